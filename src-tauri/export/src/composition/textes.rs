//! Sentences and titles used in several documents.

use cpom_core::calculs::BilanStatuts;

/// Full name of the contract.
pub(super) const CPOM: &str = "Contrat pluriannuel d’objectifs et de moyens";
/// Initials of the contract.
pub(crate) const SIGLE: &str = "CPOM";
/// Description of the data embedded in the document.
pub(super) const DONNEES_JOINTES: &str = "Données du dossier, au format d’échange d’Atelier CPOM";
/// Description of the workbook embedded in the document.
pub(super) const CLASSEUR_JOINT: &str = "Tableaux et chiffres du dossier, pour un tableur";
/// Warning printed over invented data when the dossier has none of its own.
pub(super) const FICTIF: &str = "Données fictives : personnes, structures, lieux et chiffres sont inventés.";
/// Article of law that fixes the mentions.
pub(super) const L313111: &str = "L. 313-11-1 du code de l’action sociale et des familles";
/// Article of law that fixes the six objectives.
pub(super) const L31422: &str = "L. 314-2-2 du code de l’action sociale et des familles";
/// Mark of a value or wording that was not checked in the official text.
pub(super) const A_VERIFIER: &str = "à vérifier";
/// Warning on indicators counted over few cases.
pub(super) const PETITS_NOMBRES: &str =
    "* Petits effectifs : un cas de plus ou de moins déplace la valeur de plus de deux points ; lire la tendance sur trois ans.";

/// Effect of leaving out the contract.
pub(super) const PERTE_CONTRAT: &str = "le document n’est plus le contrat : articles et mentions obligatoires n’y sont pas";
/// Effect of leaving out the signature blocks.
pub(super) const PERTE_SIGNATURES: &str = "le contrat ne peut pas être signé sur ce document";

/// A number and its noun, which agree: « 1 action », « 3 actions ».
pub(super) fn pluriel(n: usize, un: &str, plusieurs: &str) -> String {
    format!("{n} {}", if n < 2 { un } else { plusieurs })
}

/// Number of indicators by status in a year, written so that no word has to agree with a number.
pub(super) fn statuts(b: &BilanStatuts) -> String {
    format!(
        "cibles atteintes : {} sur {}, partiellement : {}, non atteintes : {}",
        b.atteint, b.total, b.partiellement_atteint, b.non_atteint
    )
}
