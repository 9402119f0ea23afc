//! Reads an answer: a document of ours that comes back with comments, tracked changes, changed cells or annotations.
//!
//! [`lire_retour`] recognises the file by its first bytes and lists its remarks, with who made them, when, and the row of the
//! dossier each is about. A place is the heading above the remark, or the first cell of its row in a table, as our documents
//! write them (`lieux`). Invariants: a remark whose row is not certain has its place in words and no row; the limits of the
//! crate hold for every part that is unfolded; nothing in the file is followed or executed, and the dossier is only read.

mod classeur;
mod lieux;
mod pdf;
#[cfg(test)]
mod tests;
mod word;
mod xml;

use std::path::Path;

use chrono::NaiveDateTime;
use cpom_core::choix::GenreRemarque;
use cpom_core::modele::Dossier;
use cpom_core::negociation::retour::{LieuRetour, RemarqueRetour};

use crate::archive::Archive;
use crate::limites::{RefusTableur, TAILLE_MAX};

/// Most remarks that are listed.
pub const REMARQUES_MAX: usize = 10_000;
/// Most characters of a text of a remark.
pub const TEXTE_MAX: usize = 2_000;

/// Remarks of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Retour {
    /// Remarks in the order of the file.
    pub remarques: Vec<RemarqueRetour>,
    /// Sheets whose cells could not be compared with the dossier.
    pub non_comparees: Vec<String>,
}

/// Reason why an answer was not read.
#[derive(Debug, thiserror::Error)]
pub enum RefusRetour {
    /// The system refused to read the file.
    #[error("input: {0}")]
    Fichier(#[from] std::io::Error),
    /// The file, or what it unfolds to, exceeds the limits of the crate.
    #[error("too large")]
    TropGros,
    /// A former `.doc` or `.xls`, or a file with a password.
    #[error("former or protected file")]
    AncienOuProtege,
    /// A text of OpenDocument, whose changes are written otherwise.
    #[error("OpenDocument text")]
    OpenDocument,
    /// Neither a Word document, a workbook nor a PDF.
    #[error("not a document")]
    PasUnDocument,
    /// The file is damaged; the text is the reader's message.
    #[error("damaged: {0}")]
    Endommage(String),
}

impl From<RefusTableur> for RefusRetour {
    fn from(refus: RefusTableur) -> Self {
        match refus {
            RefusTableur::Fichier(e) => Self::Fichier(e),
            RefusTableur::TropGros => Self::TropGros,
            RefusTableur::AncienOuProtege | RefusTableur::Binaire => Self::AncienOuProtege,
            RefusTableur::PasUnTableau | RefusTableur::Vide => Self::PasUnDocument,
            RefusTableur::Endommage(message) => Self::Endommage(message),
        }
    }
}

/// Lists the remarks of a file about a dossier.
///
/// # Errors
/// A [`RefusRetour`] that says why the file was not read.
pub fn lire_retour(chemin: &Path, dossier: &Dossier) -> Result<Retour, RefusRetour> {
    if std::fs::metadata(chemin)?.len() > TAILLE_MAX {
        return Err(RefusRetour::TropGros);
    }
    lire_retour_octets(&std::fs::read(chemin)?, dossier)
}

/// Lists the remarks of a file already in memory.
///
/// # Errors
/// A [`RefusRetour`] that says why the bytes were not read.
pub fn lire_retour_octets(bytes: &[u8], dossier: &Dossier) -> Result<Retour, RefusRetour> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if bytes.len() as u64 > TAILLE_MAX {
        return Err(RefusRetour::TropGros);
    }
    let read = || {
        if bytes.starts_with(b"%PDF-") {
            pdf::lire(bytes, dossier)
        } else if bytes.starts_with(b"PK\x03\x04") {
            let archive = Archive::new(bytes)?;
            if archive.has("word/document.xml") {
                word::lire(archive, dossier)
            } else if archive.has("xl/workbook.xml") {
                classeur::lire(archive, bytes, dossier)
            } else if archive.has("content.xml") {
                Err(RefusRetour::OpenDocument)
            } else {
                Err(RefusRetour::PasUnDocument)
            }
        } else if bytes.starts_with(OLE) {
            Err(RefusRetour::AncienOuProtege)
        } else {
            Err(RefusRetour::PasUnDocument)
        }
    };
    // A parser may panic on a crafted file: a panic is reported as a refusal.
    let mut retour =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_else(|_| Err(RefusRetour::Endommage(String::new())))?;
    retour.remarques.truncate(REMARQUES_MAX);
    for r in &mut retour.remarques {
        for texte in [&mut r.ou, &mut r.auteur, &mut r.avant, &mut r.apres] {
            *texte = cut(texte);
        }
    }
    Ok(retour)
}

/// A text on one line, cut to [`TEXTE_MAX`].
fn cut(texte: &str) -> String {
    let flat = texte.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(TEXTE_MAX) {
        Some((end, _)) => format!("{}…", &flat[..end]),
        None => flat,
    }
}

/// Day and time of `2026-12-12T10:15:00Z`; the zone is left aside.
fn iso_date(texte: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(texte.get(..19)?, "%Y-%m-%dT%H:%M:%S").ok()
}
