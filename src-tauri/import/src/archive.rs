//! Parts of an Office archive, unfolded within the limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::limites::{DEPLIE_MAX, RefusTableur};

/// Most entries of an archive.
const ENTREES_MAX: usize = 5_000;

/// An Office archive, and the bytes that it may still unfold.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Rank of each entry by its path; some programs write paths with backslashes.
    entrees: BTreeMap<String, usize>,
    reste: u64,
}

impl<'a> Archive<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, RefusTableur> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > ENTREES_MAX {
            return Err(RefusTableur::TropGros);
        }
        let mut entrees = BTreeMap::new();
        for i in 0..zip.len() {
            let entry = zip.by_index(i).map_err(|e| match e {
                zip::result::ZipError::UnsupportedArchive(_) => RefusTableur::AncienOuProtege,
                other => damaged(other),
            })?;
            if let Ok(name) = entry.name() {
                entrees.insert(name.replace('\\', "/"), i);
            }
        }
        Ok(Self { zip, entrees, reste: DEPLIE_MAX })
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.entrees.contains_key(path)
    }

    /// Text of a part; `None` when there is none.
    pub(crate) fn part(&mut self, path: &str) -> Result<Option<String>, RefusTableur> {
        let Some(rank) = self.entrees.get(path) else { return Ok(None) };
        let entry = self.zip.by_index(*rank).map_err(damaged)?;
        let mut bytes = Vec::new();
        entry.take(self.reste + 1).read_to_end(&mut bytes).map_err(damaged)?;
        self.spend(bytes.len() as u64)?;
        String::from_utf8(bytes).map(Some).map_err(damaged)
    }

    /// Unfolds every entry without keeping it, to measure its true size: the declared one may be false.
    pub(crate) fn measure(&mut self) -> Result<(), RefusTableur> {
        for i in 0..self.zip.len() {
            let entry = self.zip.by_index(i).map_err(damaged)?;
            let unfolded = std::io::copy(&mut entry.take(self.reste + 1), &mut std::io::sink()).map_err(damaged)?;
            self.spend(unfolded)?;
        }
        Ok(())
    }

    /// Paths of the parts that begin and end so.
    pub(crate) fn paths(&self, start: &str, end: &str) -> Vec<String> {
        self.entrees.keys().filter(|p| p.starts_with(start) && p.ends_with(end)).cloned().collect()
    }

    fn spend(&mut self, bytes: u64) -> Result<(), RefusTableur> {
        self.reste = self.reste.checked_sub(bytes).ok_or(RefusTableur::TropGros)?;
        Ok(())
    }
}

pub(crate) fn damaged(e: impl std::fmt::Display) -> RefusTableur {
    RefusTableur::Endommage(e.to_string())
}
