//! Texts to start from: contract template, example fiches, suggestions, points to verify.

use serde::{Deserialize, Serialize};

use super::types::Confiance;

/// List of suggestions for a free-text field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ListeValeurs {
    /// Stable key of the list.
    pub liste: String,
    /// Name of the list.
    pub libelle: String,
    /// True when the list itself has to be checked.
    pub a_verifier: bool,
    /// Remark, possibly empty.
    pub note: String,
    /// Suggested values, in the order to show.
    pub valeurs: Vec<ValeurSuggeree>,
}

/// Suggested value of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ValeurSuggeree {
    /// Stable code of the value.
    pub code: String,
    /// French word shown to users.
    pub libelle: String,
    /// For a funder of hours: whether its hours count for the dotation by default.
    #[serde(default)]
    pub compte_dotation: Option<bool>,
}

/// Side of the operating account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CoteBudget {
    /// Charges of the account.
    Charges,
    /// Products of the account.
    Produits,
}

/// A budget group (I, II, III) and its usual lines; every label can be edited in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GroupeBudgetModele {
    /// Charges or products.
    pub nature: CoteBudget,
    /// Number of the group: `I`, `II` or `III`.
    pub groupe: String,
    /// Name of the group.
    pub libelle: String,
    /// Degree of confidence in the name.
    pub confiance: Confiance,
    /// True when the name prints as « à vérifier ».
    pub a_verifier: bool,
    /// Usual lines, offered as suggestions.
    pub lignes: Vec<String>,
}

/// A contract template. Paragraphs of its texts are separated by an empty line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ModeleContrat {
    /// Title of the contract.
    pub intitule: String,
    /// Name of the template.
    pub nom: String,
    /// Caution on the use of the template, shown before it is taken.
    pub avertissement: String,
    /// The clause that names the parties.
    pub parties: String,
    /// Text of the preamble.
    pub preambule: String,
    /// Articles, in order.
    pub articles: Vec<ArticleModele>,
    /// Annexes, in order.
    pub annexes: Vec<AnnexeModele>,
    /// The line above the signatures.
    pub signature: String,
    /// Every variable the texts of the template and the visas may hold.
    pub variables: Vec<VariableModele>,
    /// Other variables that a text may hold, which the template does not use.
    pub autres_variables: Vec<VariableModele>,
}

impl ModeleContrat {
    /// Every variable of the contract without a year: those of the template, then the others.
    pub fn toutes_les_variables(&self) -> impl Iterator<Item = &VariableModele> {
        self.variables.iter().chain(&self.autres_variables)
    }
}

/// An article of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ArticleModele {
    /// Number of the article in the template, from 1.
    pub numero: u16,
    /// Title of the article.
    pub titre: String,
    /// Whether a contract may leave the article out.
    pub optionnel: bool,
    /// Codes of the legal mentions that it covers.
    pub mentions: Vec<String>,
    /// Text, with variables and gaps to fill in.
    pub texte: String,
    /// Advice to the person who adapts the article; never printed.
    pub conseil: String,
}

/// An annexe of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnnexeModele {
    /// Number of the annex, from 1.
    pub numero: u16,
    /// Title of the annex.
    pub titre: String,
    /// Text of the annex.
    pub contenu: String,
}

/// A variable of the template, written `{{cle}}` in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VariableModele {
    /// Key with dots, such as `service.nom`.
    pub cle: String,
    /// Meaning of the variable, in French.
    pub libelle: String,
}

/// Example fiche action, without official value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FicheExemple {
    /// Code of the sheet: `FE-01`….
    pub code: String,
    /// Label to show beside the sheet: it is not official.
    pub statut: String,
    /// Number (1 to 6) of the legal objective.
    pub objectif_legal: u8,
    /// Title of the action.
    pub intitule: String,
    /// Statement of the diagnosis to which the action responds.
    pub constat: String,
    /// Description of the action.
    pub description: String,
    /// Public concerned by the action.
    pub public_cible: String,
    /// Function of the person in charge.
    pub pilote: String,
    /// Partners of the action.
    pub partenaires: Vec<String>,
    /// Names of the steps, in order.
    pub etapes: Vec<String>,
    /// Means of the action.
    pub moyens: MoyensFiche,
    /// Numbers, in the catalogue, of the indicators that measure the action.
    pub indicateurs: Vec<u16>,
    /// Risks, each with the measure that answers it.
    pub risques: Vec<RisqueFiche>,
}

/// Means of an example fiche, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MoyensFiche {
    /// Staff and working time.
    pub humains: String,
    /// Equipment and premises.
    pub materiels: String,
    /// Organisation of the work.
    pub organisationnels: String,
    /// Expenses of the action.
    pub financiers: String,
}

/// Risk, with the measure that answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RisqueFiche {
    /// Event that may prevent the action.
    pub risque: String,
    /// Measure that prevents or answers it.
    pub mesure: String,
}

/// Fact that the user must verify before relying on the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointAVerifier {
    /// Stable key of the point.
    pub cle: String,
    /// Fact to verify, in French.
    pub libelle: String,
    /// Reason to verify it, and the way to do so.
    pub detail: String,
}
