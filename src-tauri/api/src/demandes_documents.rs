//! Requests and answers about what is written and printed: documents, preview, variables, templates, kept fiches.

use cpom_core::choix::Theme;
use cpom_core::fiches::Fiche;
use cpom_core::modele::Id;
use cpom_core::modele_partage::Changement;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::session::Format;

/// A document to write.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Exporter {
    /// Its format.
    pub format: Format,
    /// Its file; an existing one is replaced.
    pub chemin: String,
    /// Which document: `complet`, `reunion`, `synthese`, `bilan`, `fiche`.
    #[serde(default)]
    pub document: Option<String>,
    /// Year, for the annual report.
    #[serde(default)]
    pub annee: Option<i32>,
    /// Action, for a fiche.
    #[serde(default)]
    pub action: Option<Id>,
    /// Watermark.
    #[serde(default)]
    pub filigrane: Option<String>,
    /// Whether the data inside a PDF leave out what the agency keeps to itself (fall-back positions,
    /// expected questions).
    #[serde(default)]
    pub sans_reserve: bool,
    /// Colours, in place of the dossier’s.
    #[serde(default)]
    #[ts(optional)]
    pub theme: Option<Theme>,
    /// Only these sections, in this order, in place of the dossier’s choice.
    #[serde(default)]
    #[ts(optional)]
    pub sections: Option<Vec<String>>,
    /// Sections left out besides.
    #[serde(default)]
    #[ts(optional)]
    pub sans_sections: Option<Vec<String>>,
    /// Number of the version named; 0 for none, the last one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub version_imprimee: Option<i32>,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// The sections of a document to ask for.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LireSections {
    /// Which document: `complet`, `reunion`, `synthese`, `bilan`.
    pub document: String,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// A section of a document, in the order it prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SectionDite {
    /// Stable code.
    pub code: String,
    /// Name.
    pub nom: String,
    /// What is lost without it, when it is more than its own content.
    pub perte: Option<String>,
    /// Whether it is left out.
    pub ecartee: bool,
}

/// A preview to compose: a PDF to look at.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Apercevoir {
    /// Which document, as in an export.
    #[serde(default)]
    pub document: Option<String>,
    /// Year, for the annual report.
    #[serde(default)]
    pub annee: Option<i32>,
    /// Action, for a fiche.
    #[serde(default)]
    pub action: Option<Id>,
    /// Watermark.
    #[serde(default)]
    pub filigrane: Option<String>,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
    /// Number of the version the pages name, as in an export.
    #[serde(default)]
    pub version_imprimee: Option<i32>,
}

/// A preview.
#[derive(Debug, Serialize, TS)]
pub struct Apercu {
    /// Revision shown.
    #[ts(type = "number")]
    pub revision: i64,
    /// The PDF, in base64.
    pub pdf: String,
    /// Width and height of each page, in points.
    pub pages: Vec<(f32, f32)>,
    /// Where rows and sections stand.
    pub reperes: Vec<RepereApercu>,
}

/// A preview, as the maker of documents gives it.
#[derive(Debug)]
pub struct ApercuBrut {
    /// The PDF.
    pub octets: Vec<u8>,
    /// Width and height of each page, in points.
    pub pages: Vec<(f32, f32)>,
    /// Where rows and sections stand.
    pub reperes: Vec<RepereApercu>,
}

/// Where a row or a section stands in a preview.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RepereApercu {
    /// Its name: `article-3`, `action-12`, `dotation`…
    pub ancre: String,
    /// Page, from 1.
    #[ts(type = "number")]
    pub page: usize,
    /// Points from the top of the page.
    pub y: f32,
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
