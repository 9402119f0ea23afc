//! Spreadsheets and delimited text read into plain tables.
//!
//! What for: agencies keep last year's hours, staff and indicators in Excel, LibreOffice or CSV. Mechanism:
//! [`lire`] looks at the first bytes, never at the name alone, and gives [`Feuille`]s the core understands;
//! what they mean is decided there (`cpom_core::import`). Invariants: a file is read within limits that are
//! checked before memory is taken (size, decompressed size, cells); formulas are never computed, macros and
//! links never followed. Deliberately absent: the former binary `.xls`, whose reader cannot be bounded.

mod classeur;
mod ods;
#[cfg(test)]
mod tests;
mod texte;

use std::path::Path;

use cpom_core::import::Feuille;

/// Largest file read, in bytes.
pub const TAILLE_MAX: u64 = 20 << 20;
/// Most bytes a compressed file may unfold to.
pub const DEPLIE_MAX: u64 = 200 << 20;
/// Most cells of a sheet, empty ones between others included.
pub const CELLULES_MAX: usize = 1_000_000;
/// Most rows of a sheet.
pub const LIGNES_MAX: usize = 100_000;
/// Most columns of a sheet.
pub const COLONNES_MAX: usize = 2_000;
/// Most sheets of a file.
pub const FEUILLES_MAX: usize = 200;

/// Why a file was not read; nothing is ever written here.
#[derive(Debug, thiserror::Error)]
pub enum Refus {
    /// The system would not let it be read.
    #[error("input: {0}")]
    Fichier(#[from] std::io::Error),
    /// More than [`TAILLE_MAX`], or unfolds to more than [`DEPLIE_MAX`], or has too many cells or sheets.
    #[error("too large")]
    TropGros,
    /// A former `.xls`, or a workbook under a password: both are the same container.
    #[error("former or protected workbook")]
    AncienOuProtege,
    /// Neither a workbook nor text.
    #[error("not a table")]
    PasUnTableau,
    /// A damaged workbook.
    #[error("damaged: {0}")]
    Endommage(String),
    /// No cell is filled.
    #[error("empty")]
    Vide,
}

/// Reads the sheets of a file, empty ones left out.
///
/// # Errors
/// [`Refus`].
pub fn lire(chemin: &Path) -> Result<Vec<Feuille>, Refus> {
    let size = std::fs::metadata(chemin)?.len();
    if size > TAILLE_MAX {
        return Err(Refus::TropGros);
    }
    let bytes = std::fs::read(chemin)?;
    let name = chemin.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    lire_octets(&bytes, &name)
}

/// Reads the sheets of a file already in memory; `nom` names the sheet of delimited text.
///
/// # Errors
/// [`Refus`].
pub fn lire_octets(bytes: &[u8], nom: &str) -> Result<Vec<Feuille>, Refus> {
    if bytes.len() as u64 > TAILLE_MAX {
        return Err(Refus::TropGros);
    }
    // A reader of hostile files may fail in ways it did not foresee: that too is a refusal.
    let read = std::panic::catch_unwind(|| sorte(bytes, nom)).unwrap_or_else(|_| Err(Refus::Endommage(String::new())));
    let sheets: Vec<Feuille> = read?.into_iter().map(trimmed).filter(|f| !f.lignes.is_empty()).collect();
    if sheets.is_empty() { Err(Refus::Vide) } else { Ok(sheets) }
}

fn sorte(bytes: &[u8], nom: &str) -> Result<Vec<Feuille>, Refus> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if bytes.starts_with(b"PK\x03\x04") {
        classeur::lire(bytes)
    } else if bytes.starts_with(OLE) {
        Err(Refus::AncienOuProtege)
    } else {
        Ok(vec![texte::lire(bytes, nom)?])
    }
}

/// Without the empty rows and cells at the ends.
fn trimmed(mut f: Feuille) -> Feuille {
    for row in &mut f.lignes {
        let kept = row.iter().rposition(|v| !v.est_vide()).map_or(0, |i| i + 1);
        row.truncate(kept);
    }
    let kept = f.lignes.iter().rposition(|l| !l.is_empty()).map_or(0, |i| i + 1);
    f.lignes.truncate(kept);
    f
}
