//! Reference data shipped with the program: dated legal values, the six legal objectives, visas, mandatory mentions,
//! deadlines, the catalogue of indicators, lists of suggestions, the neutral contract template and example fiches.
//!
//! The data are in `core/referentiel/*.json`, embedded at build time and parsed once. Each fact has its source and a
//! [`Confiance`]; a fact that was not read in an official text is marked `a_verifier`, and a value without a source is
//! empty rather than guessed.
//!
//! Left out on purpose: the user’s own values, which a dossier keeps beside the shipped ones without changing them; and
//! any computation on these values, which are decimals kept as text so that each rule parses them in its own unit
//! (cents, hundredths).
//!
//! Types: `types` (facts of law), `indicateurs` (catalogue, raw figures), `modeles` (template, fiches, suggestions).

mod indicateurs;
mod modeles;
#[cfg(test)]
mod tests;
mod types;

use std::fmt;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use indicateurs::*;
pub use modeles::*;
pub use types::*;

/// Beginning of a gap to be filled by hand in every shipped text: `[à compléter]` or `[à compléter : …]`.
pub const A_COMPLETER: &str = "[à compléter";

/// All reference data, a field per file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Referentiel {
    /// Dated legal and money values.
    pub parametres: Vec<Parametre>,
    /// The six objectives of L. 314-2-2 CASF.
    pub objectifs_legaux: Vec<ObjectifLegalModele>,
    /// The visas of the contract, in printing order.
    pub visas: Vec<VisaModele>,
    /// The mentions a contract must or should hold.
    pub mentions: Vec<MentionLegale>,
    /// Deadlines of the budget and of the contract.
    pub echeances: Vec<EcheanceModele>,
    /// The catalogue of indicators.
    pub indicateurs: Vec<IndicateurModele>,
    /// The dictionary of yearly raw figures.
    pub donnees: Vec<DonneeModele>,
    /// Suggestions for free-text fields.
    pub enumerations: Vec<ListeValeurs>,
    /// Budget groups with their usual lines.
    pub groupes_budget: Vec<GroupeBudgetModele>,
    /// The neutral contract template.
    pub modele_contrat: ModeleContrat,
    /// Example action sheets, not official.
    pub fiches_exemples: Vec<FicheExemple>,
    /// Verbs, in the infinitive, that promise nothing that can be verified unless an indicator measures it.
    pub verbes_mous: Vec<String>,
    /// Usual time of the return of an indicator.
    pub charge: ChargeModele,
    /// Content with which five answers begin a dossier.
    pub demarrage: DemarrageModele,
    /// Facts the user must check before relying on them.
    pub a_verifier: Vec<PointAVerifier>,
}

/// A shipped file that does not have the expected form. It is a packaging mistake, never a mistake of the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FichierIllisible {
    /// Name of the file in `core/referentiel`.
    pub fichier: &'static str,
    /// Message of the parser.
    pub detail: String,
}

impl fmt::Display for FichierIllisible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.fichier, self.detail)
    }
}

impl std::error::Error for FichierIllisible {}

/// Embeds the text of one file, with its name for the error.
macro_rules! fichier {
    ($nom:literal) => {
        parse($nom, include_str!(concat!("../../referentiel/", $nom)))
    };
}

fn parse<T: DeserializeOwned>(fichier: &'static str, texte: &str) -> Result<T, FichierIllisible> {
    serde_json::from_str(texte).map_err(|erreur| FichierIllisible { fichier, detail: erreur.to_string() })
}

/// Shared reference data, parsed on first use.
///
/// The files are embedded in the program and the tests call [`Referentiel::read`] on the same bytes, so no tested build
/// fails here. In an untested build with a broken file, the data would be empty instead of stopping the window: every
/// lookup handles an unknown key.
pub fn referentiel() -> &'static Referentiel {
    static REFERENTIEL: OnceLock<Referentiel> = OnceLock::new();
    REFERENTIEL.get_or_init(|| Referentiel::read().unwrap_or_default())
}

impl Referentiel {
    /// Parses the embedded files. [`referentiel`] returns a shared copy; this function returns the error.
    ///
    /// # Errors
    /// [`FichierIllisible`] with the first file that does not have the expected form.
    pub fn read() -> Result<Self, FichierIllisible> {
        Ok(Self {
            parametres: fichier!("parametres.json")?,
            objectifs_legaux: fichier!("objectifs_legaux.json")?,
            visas: fichier!("visas.json")?,
            mentions: fichier!("mentions.json")?,
            echeances: fichier!("echeances.json")?,
            indicateurs: fichier!("indicateurs.json")?,
            donnees: fichier!("donnees.json")?,
            enumerations: fichier!("enumerations.json")?,
            groupes_budget: fichier!("groupes_budget.json")?,
            modele_contrat: fichier!("modele_contrat.json")?,
            fiches_exemples: fichier!("fiches_exemples.json")?,
            verbes_mous: fichier!("verbes_mous.json")?,
            charge: fichier!("charge.json")?,
            demarrage: fichier!("demarrage.json")?,
            a_verifier: fichier!("a_verifier.json")?,
        })
    }

    /// Row of a parameter that applies on a date. Its `valeur` is `None` when no source gives the value.
    pub fn parametre(&self, cle: &str, date: NaiveDate) -> Option<&Parametre> {
        self.parametres.iter().find(|p| p.cle == cle && p.applies_on(date))
    }

    /// All rows of a parameter, oldest first.
    pub fn parametres_de<'a>(&'a self, cle: &'a str) -> impl Iterator<Item = &'a Parametre> + 'a {
        self.parametres.iter().filter(move |p| p.cle == cle)
    }

    /// Indicators of the catalogue that serve a legal objective.
    pub fn catalogue_de(&self, objectif: u8) -> impl Iterator<Item = &IndicateurModele> + '_ {
        self.indicateurs.iter().filter(move |i| i.objectifs.contains(&objectif))
    }

    /// Indicator of the catalogue with this number.
    pub fn indicateur(&self, numero: u16) -> Option<&IndicateurModele> {
        self.indicateurs.iter().find(|i| i.numero == numero)
    }

    /// Mention with this code: `1°` to `13°`, `D1`… for the dotation, `S1`… for the SIEG.
    pub fn mention(&self, code: &str) -> Option<&MentionLegale> {
        self.mentions.iter().find(|m| m.code == code)
    }

    /// Legal objective with this number (1 to 6).
    pub fn objectif_legal(&self, numero: u8) -> Option<&ObjectifLegalModele> {
        self.objectifs_legaux.iter().find(|o| o.numero == numero)
    }

    /// Deadline with this key.
    pub fn echeance(&self, cle: &str) -> Option<&EcheanceModele> {
        self.echeances.iter().find(|e| e.cle == cle)
    }

    /// Raw figure of the dictionary with this code.
    pub fn donnee(&self, code: &str) -> Option<&DonneeModele> {
        self.donnees.iter().find(|d| d.code == code)
    }

    /// Suggestions of a list; empty when the list does not exist.
    pub fn valeurs(&self, liste: &str) -> &[ValeurSuggeree] {
        self.enumerations.iter().find(|e| e.liste == liste).map_or(&[], |e| e.valeurs.as_slice())
    }
}
