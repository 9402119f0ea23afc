//! Parts of an Office archive, unfolded within the limits, and their texts.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::RefusRetour;
use crate::DEPLIE_MAX;

/// Most entries of an archive.
const ENTREES_MAX: usize = 5_000;

/// An Office archive and what it may still unfold.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Rank of each entry by its path.
    entrees: BTreeMap<String, usize>,
    reste: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, RefusRetour> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > ENTREES_MAX {
            return Err(RefusRetour::TropGros);
        }
        let mut entrees = BTreeMap::new();
        for i in 0..zip.len() {
            let entry = zip.by_index(i).map_err(|e| match e {
                zip::result::ZipError::UnsupportedArchive(_) => RefusRetour::AncienOuProtege,
                other => damaged(other),
            })?;
            if let Ok(name) = entry.name() {
                entrees.insert(name.replace('\\', "/"), i);
            }
        }
        Ok(Self { zip, entrees, reste: DEPLIE_MAX })
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.entrees.contains_key(path)
    }

    /// Text of a part; `None` when there is none.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, RefusRetour> {
        let Some(rank) = self.entrees.get(path) else { return Ok(None) };
        let entry = self.zip.by_index(*rank).map_err(damaged)?;
        let mut bytes = Vec::new();
        entry.take(self.reste + 1).read_to_end(&mut bytes).map_err(damaged)?;
        self.reste = self.reste.checked_sub(bytes.len() as u64).ok_or(RefusRetour::TropGros)?;
        String::from_utf8(bytes).map(Some).map_err(damaged)
    }

    /// Paths of the parts that begin and end so.
    pub(super) fn paths(&self, start: &str, end: &str) -> Vec<String> {
        self.entrees.keys().filter(|p| p.starts_with(start) && p.ends_with(end)).cloned().collect()
    }
}

pub(super) fn damaged(e: impl std::fmt::Display) -> RefusRetour {
    RefusRetour::Endommage(e.to_string())
}

/// Text of a reference such as `amp` or `#233`; nothing for one that XML does not define.
pub(super) fn reference(nom: &str) -> String {
    quick_xml::escape::unescape(&format!("&{nom};")).map(std::borrow::Cow::into_owned).unwrap_or_default()
}
