//! Recognises a table by its first bytes, and reads its sheets.

use std::path::Path;

use cpom_core::import::FeuilleLue;

use crate::limites::{RefusTableur, TAILLE_MAX};
use crate::{classeur, texte};

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
