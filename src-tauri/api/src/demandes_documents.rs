//! Requests and answers about what is written and printed: documents, preview, variables, templates, kept fiches.

use cpom_core::fiches::Fiche;
use cpom_core::modele::Id;
use cpom_core::modele_partage::Changement;
use cpom_export::demande::DocumentRequest;
use cpom_export::pdf::Places;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A document to write in a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExporterRequest {
    /// Its file; an existing one is replaced.
    pub chemin: String,
    /// What to make.
    pub demande: DocumentRequest,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// A document to look at, or to choose sections in.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApercuRequest {
    /// What is looked at; the format does not count.
    pub demande: DocumentRequest,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// A preview.
#[derive(Debug, Serialize, TS)]
pub struct ApercuView {
    /// Revision shown.
    #[ts(type = "number")]
    pub revision: i64,
    /// The PDF, in base64.
    pub pdf: String,
    /// Where rows and sections stand in it, and how large its pages are.
    #[serde(flatten)]
    pub places: Places,
}

/// A variable that may be inserted in a text.
#[derive(Debug, Serialize, TS)]
pub struct VariableDite {
    /// Its name, without braces.
    pub nom: String,
    /// Where it belongs, in French.
    pub groupe: String,
    /// What it is, in French.
    pub libelle: String,
    /// Its present value, as it prints; none yet when absent.
    pub valeur: Option<String>,
}

/// A contract template to save.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ModeleEnregistrer {
    /// Its file; the person has agreed to replace an existing one.
    pub chemin: String,
    /// Its name.
    pub nom: String,
    /// The texts of a kept version instead of those of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// The file of a contract template.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ModeleFichier {
    /// The file.
    pub chemin: String,
}

/// A contract template, and what taking it would change.
#[derive(Debug, Serialize, TS)]
pub struct ModeleLu {
    /// Its name.
    pub nom: String,
    /// Text by text.
    pub changements: Vec<Changement>,
    /// Mentions it cites that the dossier does not follow.
    pub mentions_inconnues: Vec<String>,
}

/// An action whose words are to be kept for other dossiers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheGarder {
    /// The action.
    pub action: Id,
}

/// One of one’s own fiches, by its place.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheOublier {
    /// Its place in the list, from 0.
    #[ts(type = "number")]
    pub rang: usize,
    /// Its title: the list must not have changed in between.
    pub intitule: String,
}

/// A fiche to write into an objective.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheInserer {
    /// The fiche.
    pub fiche: Fiche,
    /// The objective.
    pub objectif: Id,
    /// Code of the new action.
    pub code: String,
    /// Action after which it comes; last when absent.
    #[serde(default)]
    pub apres: Option<Id>,
}

/// Fiches to start from.
#[derive(Debug, Serialize, TS)]
pub struct FichesProposees {
    /// One’s own.
    pub miennes: Vec<Fiche>,
    /// Shipped, not official.
    pub exemples: Vec<Fiche>,
}
