//! The pages that name the tables, put back in a copy of a damaged file.
//!
//! Without them nothing else can be found, so one lost page would cost the whole dossier. They are the same in every
//! file this program creates, at the same place: the tables come first, in one order. So those of a new file stand in
//! for the lost ones, provided that most are there and are the same byte for byte. A file written otherwise (a copy,
//! a backup, an upgraded file) has them elsewhere; nothing is put back then.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::schema::{FORMATS, Formats};
use super::staging::Chantier;
use super::{header, open};
use crate::error::{Error, Result};

/// Size of a page, as SQLite chooses it for a new file.
const PAGE: usize = 4096;
/// The header of the file, before what its first page holds.
const ENTETE: usize = 100;

/// Puts the lost pages back in `copy`; tells whether there were any.
///
/// # Errors
/// A problem of files.
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

/// Where a page stands, the header of the file left out.
fn place(n: usize) -> std::ops::Range<usize> {
    (n * PAGE).max(ENTETE)..(n + 1) * PAGE
}

fn page(bytes: &[u8], n: usize) -> Option<&[u8]> {
    bytes.get(place(n))
}

/// A new file, and the pages in it that name the tables: all those where no table begins, since none has rows that
/// fill a second one, and that are in use: what a step removed leaves free pages, which rows take later.
fn model(formats: Formats) -> Result<(Vec<u8>, Vec<usize>)> {
    let chantier = Chantier::begin(&std::env::temp_dir().join("modele.cpom"), true)?;
    let conn = open::create(formats, chantier.path(), "")?;
    let roots = {
        let mut stmt = conn.prepare("SELECT rootpage FROM sqlite_schema WHERE rootpage > 1")?;
        let found = stmt.query_map([], |r| r.get::<_, u32>(0))?;
        found.collect::<std::result::Result<BTreeSet<u32>, _>>()?
    };
    // Its lock would go with a second opening; it is not needed any more.
    drop(conn);
    let bytes = fs::read(chantier.path()).map_err(|e| Error::fichier(chantier.path(), e))?;
    let free = free_pages(&bytes);
    let named = |n: &usize| u32::try_from(n + 1).is_ok_and(|number| !roots.contains(&number) && !free.contains(&number));
    let pages = (0..bytes.len() / PAGE).filter(named).collect();
    Ok((bytes, pages))
}

/// Numbers of the pages no table uses (<https://www.sqlite.org/fileformat2.html#the_freelist>).
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
