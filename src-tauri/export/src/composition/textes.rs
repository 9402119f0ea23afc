//! Sentences and titles used in several documents.

use cpom_core::calculs::BilanStatuts;
use cpom_core::modele::Id;

use super::contexte::{Contexte, code_action};

/// Full name of the contract.
pub(super) const CPOM: &str = "Contrat pluriannuel d’objectifs et de moyens";
/// Initials of the contract.
pub(super) const SIGLE: &str = "CPOM";
/// Description of the data embedded in the document.
pub(super) const DONNEES_JOINTES: &str = "Données du dossier, au format d’échange d’Atelier CPOM";
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

/// What is lost when the contract is left out.
pub(super) const PERTE_CONTRAT: &str = "le document n’est plus le contrat : articles et mentions obligatoires n’y sont pas";
/// What is lost when the signature blocks are left out.
pub(super) const PERTE_SIGNATURES: &str = "le contrat ne peut pas être signé sur ce document";

/// Title of the meeting file.
pub(super) fn titre_reunion(ctx: &Contexte) -> String {
    format!("Dossier de réunion – {}", ctx.titre())
}

/// Title of the one-page summary.
pub(super) fn titre_synthese(ctx: &Contexte) -> String {
    format!("Synthèse – {}", ctx.titre())
}

/// Title of the yearly report.
pub(super) fn titre_bilan(ctx: &Contexte) -> String {
    let annee = ctx.annee.map(|a| format!(" {a}")).unwrap_or_default();
    format!("Bilan annuel{annee} – {}", ctx.titre())
}

/// Title of a fiche printed alone.
pub(super) fn titre_fiche(ctx: &Contexte, id: Id) -> String {
    ctx.action(id).map_or_else(|| "Fiche action".to_owned(), |a| format!("Fiche {} – {}", code_action(ctx.d, a), a.intitule))
}

/// Subject of the document, in its properties.
pub(super) fn sujet(ctx: &Contexte) -> String {
    let departement = ctx.d.departement.nom.trim();
    let parts = [ctx.gestionnaires(), departement.to_owned()];
    let who: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    if who.is_empty() { CPOM.to_owned() } else { format!("{CPOM} – {}", who.join(" et ")) }
}

/// A number with its noun: « 1 action », « 3 actions ».
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
