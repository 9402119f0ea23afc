//! Reads spreadsheets and delimited text into plain tables, and the remarks of documents that come back (`retour`).
//!
//! Agencies keep last year's hours, staff and indicators in Excel, LibreOffice or CSV. Mechanism: [`lire`] recognises a
//! file by its first bytes, never by its name alone, and returns [`FeuilleLue`]s; the core decides what they mean
//! (`cpom_core::import`). Invariants: limits are checked before memory is allocated (size, decompressed size, cells);
//! formulas are never computed, macros and links never followed. Deliberately absent: the binary `.xls` and `.xlsb`, whose
//! readers allocate the whole rectangle between the first and the last cell, which one cell in the far corner makes too
//! large; they are refused with the format to save in.

mod classeur;
mod marks;
mod ods;
mod retour;
#[cfg(test)]
mod tests;
mod texte;

use std::path::Path;

use cpom_core::import::FeuilleLue;

pub use retour::{LieuRetour, REMARQUES_MAX, RefusRetour, RemarqueRetour, Retour, lire_retour, lire_retour_octets};

/// Maximum size of a file, in bytes.
pub const TAILLE_MAX: u64 = 20 << 20;
/// Maximum size of a file once decompressed, in bytes.
pub const DEPLIE_MAX: u64 = 200 << 20;
/// Maximum number of cells of a sheet, counting the empty cells between filled ones.
pub const CELLULES_MAX: usize = 1_000_000;
/// Maximum number of rows of a sheet.
pub const LIGNES_MAX: usize = 100_000;
/// Maximum number of columns of a sheet.
pub const COLONNES_MAX: usize = 2_000;
/// Maximum number of sheets of a file.
pub const FEUILLES_MAX: usize = 200;

/// Reason why a file was not read. The file itself is never written.
#[derive(Debug, thiserror::Error)]
pub enum RefusTableur {
    /// The system refused to read the file.
    #[error("input: {0}")]
    Fichier(#[from] std::io::Error),
    /// The file exceeds [`TAILLE_MAX`] or [`DEPLIE_MAX`], or has too many cells or sheets.
    #[error("too large")]
    TropGros,
    /// A former `.xls`, or a workbook with a password: both use the same container.
    #[error("former or protected workbook")]
    AncienOuProtege,
    /// A binary workbook (`.xlsb`): nothing bounds what its reader allocates.
    #[error("binary workbook")]
    Binaire,
    /// The file is neither a workbook nor text.
    #[error("not a table")]
    PasUnTableau,
    /// The workbook is damaged; the text is the reader's message.
    #[error("damaged: {0}")]
    Endommage(String),
    /// The file has no filled cell.
    #[error("empty")]
    Vide,
}

/// Reads the sheets of a file; empty sheets are left out.
///
/// # Errors
/// A [`RefusTableur`] that says why the file was not read.
pub fn lire(chemin: &Path) -> Result<Vec<FeuilleLue>, RefusTableur> {
    let size = std::fs::metadata(chemin)?.len();
    if size > TAILLE_MAX {
        return Err(RefusTableur::TropGros);
    }
    let bytes = std::fs::read(chemin)?;
    let name = chemin.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    lire_octets(&bytes, &name)
}

/// Reads the sheets of a file already in memory; `nom` names the sheet of a delimited text.
///
/// # Errors
/// A [`RefusTableur`] that says why the bytes were not read.
pub fn lire_octets(bytes: &[u8], nom: &str) -> Result<Vec<FeuilleLue>, RefusTableur> {
    if bytes.len() as u64 > TAILLE_MAX {
        return Err(RefusTableur::TropGros);
    }
    // The parser may panic on a crafted file: a panic is reported as a refusal.
    let read = std::panic::catch_unwind(|| sorte(bytes, nom)).unwrap_or_else(|_| Err(RefusTableur::Endommage(String::new())));
    let sheets: Vec<FeuilleLue> = read?.into_iter().map(trimmed).filter(|f| !f.lignes.is_empty()).collect();
    if sheets.is_empty() { Err(RefusTableur::Vide) } else { Ok(sheets) }
}

fn sorte(bytes: &[u8], nom: &str) -> Result<Vec<FeuilleLue>, RefusTableur> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if bytes.starts_with(b"PK\x03\x04") {
        classeur::lire(bytes)
    } else if bytes.starts_with(OLE) {
        Err(RefusTableur::AncienOuProtege)
    } else {
        Ok(vec![texte::lire(bytes, nom)?])
    }
}

/// Removes the empty rows and cells at the end of a sheet.
fn trimmed(mut f: FeuilleLue) -> FeuilleLue {
    for row in &mut f.lignes {
        let kept = row.iter().rposition(|v| !v.est_vide()).map_or(0, |i| i + 1);
        row.truncate(kept);
    }
    let kept = f.lignes.iter().rposition(|l| !l.is_empty()).map_or(0, |i| i + 1);
    f.lignes.truncate(kept);
    f
}
