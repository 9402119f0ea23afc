//! Material to write with: the contract template, example sheets, suggestions, points to check.

use serde::{Deserialize, Serialize};

use super::types::Confiance;

/// A list of suggestions for a free-text field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ListeValeurs {
    /// Stable key of the list.
    pub liste: String,
    /// Name of the list.
    pub libelle: String,
    /// The list itself is to be checked.
    pub a_verifier: bool,
    /// Remark, possibly empty.
    pub note: String,
    /// Its values, in the order to show.
    pub valeurs: Vec<ValeurSuggeree>,
}

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ValeurSuggeree {
    /// Stable code.
    pub code: String,
    /// What people read.
    pub libelle: String,
    /// For a funder of hours: whether its hours count for the dotation by default.
    #[serde(default)]
    pub compte_dotation: Option<bool>,
}

/// Side of the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CoteBudget {
    /// Costs.
    Charges,
    /// Income.
    Produits,
}

/// A budget group (I, II, III) and its usual lines; every label can be edited in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GroupeBudgetModele {
    /// Costs or income.
    pub nature: CoteBudget,
    /// `I`, `II` or `III`.
    pub groupe: String,
    /// Label of the group.
    pub libelle: String,
    /// How far to trust the label.
    pub confiance: Confiance,
    /// Prints as « à vérifier ».
    pub a_verifier: bool,
    /// Usual lines, as suggestions.
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
    /// What it is worth, to show before use.
    pub avertissement: String,
    /// The clause that names the parties.
    pub parties: String,
    /// Preamble.
    pub preambule: String,
    /// Articles, in order.
    pub articles: Vec<ArticleModele>,
    /// Annexes, in order.
    pub annexes: Vec<AnnexeModele>,
    /// The line above the signatures.
    pub signature: String,
    /// Every variable the texts of the template and the visas may hold.
    pub variables: Vec<VariableModele>,
}

/// An article of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ArticleModele {
    /// Its number in the template, from 1.
    pub numero: u16,
    /// Title.
    pub titre: String,
    /// May be left out of a contract.
    pub optionnel: bool,
    /// Codes of the mentions it covers.
    pub mentions: Vec<String>,
    /// Text with variables and gaps to fill.
    pub texte: String,
    /// Advice to whoever adapts it; never printed.
    pub conseil: String,
}

/// An annexe of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnnexeModele {
    /// Its number, from 1.
    pub numero: u16,
    /// Title.
    pub titre: String,
    /// What it holds.
    pub contenu: String,
}

/// A variable of the template, written `{{cle}}` in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VariableModele {
    /// Dotted key.
    pub cle: String,
    /// What it becomes.
    pub libelle: String,
}

/// An example action sheet, not official.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FicheExemple {
    /// `FE-01`….
    pub code: String,
    /// The label to show beside it.
    pub statut: String,
    /// Legal objective, by number.
    pub objectif_legal: u8,
    /// Title.
    pub intitule: String,
    /// The finding it starts from.
    pub constat: String,
    /// What is done.
    pub description: String,
    /// Who benefits.
    pub public_cible: String,
    /// Function of the person in charge.
    pub pilote: String,
    /// Partners.
    pub partenaires: Vec<String>,
    /// Steps, in order.
    pub etapes: Vec<String>,
    /// Means.
    pub moyens: MoyensFiche,
    /// Indicators of the catalogue, by number.
    pub indicateurs: Vec<u16>,
    /// Risks and what is done about them.
    pub risques: Vec<RisqueFiche>,
}

/// Means of an example action sheet, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MoyensFiche {
    /// People and time.
    pub humains: String,
    /// Equipment.
    pub materiels: String,
    /// Organisation.
    pub organisationnels: String,
    /// What costs money.
    pub financiers: String,
}

/// A risk and its remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RisqueFiche {
    /// The risk.
    pub risque: String,
    /// The remedy.
    pub mesure: String,
}

/// Something the user must check before relying on the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointAVerifier {
    /// Stable key.
    pub cle: String,
    /// What.
    pub libelle: String,
    /// Why, and what to do.
    pub detail: String,
}
