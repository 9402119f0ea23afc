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
use super::{connection, header, open};
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

/// Restores a damaged file header in `copy`; returns whether the file is a dossier. Fields with a possible value are kept;
/// the list of free pages is dropped, since nothing is written to the copy.
///
/// # Errors
/// [`Error::Fichier`], [`Error::DisquePlein`] when the copy cannot be read or written.
pub fn mend_header(copy: &Path) -> Result<bool> {
    let mut bytes = fs::read(copy).map_err(|e| Error::fichier(copy, e))?;
    if bytes.len() < 2 * PAGE {
        return Ok(false);
    }
    let damaged = bytes[..ENTETE].to_vec();
    // The format is not known any more: from the newest one on, the first whose pages are found is taken.
    for version in (1..=super::schema::version()).rev() {
        let header = sound_header(&damaged, bytes.len(), version);
        bytes[..ENTETE].copy_from_slice(&header);
        fs::write(copy, &bytes).map_err(|e| Error::fichier(copy, e))?;
        if has_our_tables(copy) || (mend(copy)? && has_our_tables(copy)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A header for a file of this size in bytes (<https://www.sqlite.org/fileformat2.html#the_database_header>).
fn sound_header(damaged: &[u8], size: usize, version: i32) -> [u8; ENTETE] {
    let number = |at: usize| u32::from_be_bytes([damaged[at], damaged[at + 1], damaged[at + 2], damaged[at + 3]]);
    let page = usize::from(u16::from_be_bytes([damaged[16], damaged[17]]));
    let page = if page.is_power_of_two() && page >= 512 && size.is_multiple_of(page) { page } else { PAGE };
    let mut out = [0; ENTETE];
    out[..16].copy_from_slice(header::MAGIC);
    out[16..18].copy_from_slice(&u16::try_from(page).unwrap_or(1).to_be_bytes());
    // Rollback journal, no reserved bytes, fixed fractions.
    out[18..24].copy_from_slice(&[1, 1, 0, 64, 32, 32]);
    let encoding = if (1..=3).contains(&number(56)) { number(56) } else { 1 };
    let pages = u32::try_from(size.div_ceil(page)).unwrap_or(u32::MAX);
    for (at, value) in [
        (24, 1),
        (28, pages),
        (40, 1),
        (44, 4),
        (56, encoding),
        (60, version.unsigned_abs()),
        (68, header::APPLICATION_ID.unsigned_abs()),
        (92, 1),
        (96, 3_045_000),
    ] {
        out[at..at + 4].copy_from_slice(&value.to_be_bytes());
    }
    out
}

/// Whether the schema can be read and has a table of the name of each singleton and of the budget.
fn has_our_tables(copy: &Path) -> bool {
    let count = |conn: rusqlite::Connection| {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('dossier', 'contrat', 'montants_budget')";
        conn.query_row(sql, [], |r| r.get::<_, i64>(0))
    };
    connection::open_file(copy, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).and_then(count).is_ok_and(|n| n == 3)
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
