//! Restores the pages that hold the schema in a copy of a damaged file.
//!
//! Without the schema no table can be found, so one lost page would lose the whole dossier. In every file created by this
//! program these pages are the same, at the same place: tables are created first, in one order. The pages of a new file thus
//! replace the lost ones, provided that most of them are present and equal byte for byte. A file written otherwise (copied,
//! backed up, upgraded) has them elsewhere; nothing is restored then.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::schema::{FORMATS, Formats};
use super::staging::Chantier;
use super::{header, open};
use crate::error::{Error, Result};

/// Size of a page, as SQLite chooses it for a new file.
const PAGE: usize = 4096;
/// Size of the file header at the beginning of the first page.
const ENTETE: usize = 100;

/// Restores the lost pages of `copy`; returns whether there were any.
///
/// # Errors
/// [`Error::Fichier`], [`Error::DisquePlein`] when the copy or the model file cannot be read or written.
pub fn mend(copy: &Path) -> Result<bool> {
    let mut bytes = fs::read(copy).map_err(|e| Error::fichier(copy, e))?;
    let Ok(header) = header::parse(&bytes[..bytes.len().min(ENTETE)]) else { return Ok(false) };
    let (model, pages) = model(FORMATS.up_to(header.version))?;
    let lost: Vec<usize> = pages.iter().copied().filter(|n| page(&bytes, *n) != page(&model, *n)).collect();
    if lost.is_empty() || lost.len() * 2 >= pages.len() {
        return Ok(false);
    }
    for n in &lost {
        let from = place(*n);
        let Some(there) = bytes.get_mut(from.clone()) else { return Ok(false) };
        there.copy_from_slice(&model[from]);
    }
    fs::write(copy, &bytes).map_err(|e| Error::fichier(copy, e))?;
    Ok(true)
}

/// Bytes of a page, the file header left out.
fn place(n: usize) -> std::ops::Range<usize> {
    (n * PAGE).max(ENTETE)..(n + 1) * PAGE
}

fn page(bytes: &[u8], n: usize) -> Option<&[u8]> {
    bytes.get(place(n))
}

/// A new file, and the numbers of its pages that hold the schema: those that are in use (migrations leave free pages,
/// which rows take later) and where no table begins, since no table of a new file fills a second page.
fn model(formats: Formats) -> Result<(Vec<u8>, Vec<usize>)> {
    let staged = Chantier::begin(&std::env::temp_dir().join("modele.cpom"), true)?;
    let conn = open::create(formats, staged.path(), "")?;
    let roots = {
        let mut stmt = conn.prepare("SELECT rootpage FROM sqlite_schema WHERE rootpage > 1")?;
        let found = stmt.query_map([], |r| r.get::<_, u32>(0))?;
        found.collect::<std::result::Result<BTreeSet<u32>, _>>()?
    };
    // Closed before the file is read: its lock is not needed any more.
    drop(conn);
    let bytes = fs::read(staged.path()).map_err(|e| Error::fichier(staged.path(), e))?;
    let free = free_pages(&bytes);
    let named = |n: &usize| u32::try_from(n + 1).is_ok_and(|number| !roots.contains(&number) && !free.contains(&number));
    let pages = (0..bytes.len() / PAGE).filter(named).collect();
    Ok((bytes, pages))
}

/// Numbers of the pages that no table uses (<https://www.sqlite.org/fileformat2.html#the_freelist>).
fn free_pages(bytes: &[u8]) -> BTreeSet<u32> {
    let number = |at: usize| bytes.get(at..at + 4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
    let mut out = BTreeSet::new();
    let mut trunk = number(32);
    while trunk != 0 && out.insert(trunk) {
        let at = (trunk as usize - 1) * PAGE;
        out.extend((0..number(at + 4).min(1024) as usize).map(|i| number(at + 8 + i * 4)));
        trunk = number(at);
    }
    out
}
