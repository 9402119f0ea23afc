//! Author and day of the tracked changes of a document.
//!
//! The author is that of the document and the day is the day printed on it, so that the same document gives the same bytes.

use chrono::NaiveDate;

use super::xml::{self, Element, el};
use crate::bloc::{Document, SortRevision};

/// Author of the changes where the dossier names none.
const AUTEUR: &str = "Le service";

/// Author and day of the tracked changes of a document, and the number of those written.
#[derive(Debug)]
pub(super) struct Revisions {
    auteur: String,
    jour: NaiveDate,
    nombre: usize,
}

impl Revisions {
    pub fn new(d: &Document) -> Self {
        let auteur = xml::ligne(d.auteur.trim());
        Self { auteur: if auteur.is_empty() { AUTEUR.to_owned() } else { auteur }, jour: d.date, nombre: 0 }
    }

    /// The element that says who made a change and when.
    pub fn mark(&mut self, sort: SortRevision) -> Element {
        self.nombre += 1;
        let nom = if sort == SortRevision::Retire { "w:del" } else { "w:ins" };
        // The identifiers of tracked changes are apart from those of bookmarks.
        el(nom).at("w:id", 1_000_000 + self.nombre).at("w:author", &self.auteur).at("w:date", self.jour.format("%Y-%m-%dT00:00:00Z"))
    }
}
