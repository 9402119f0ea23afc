//! A note beside an open file: who has it, on which machine, since when.
//!
//! The lock itself is SQLite’s, and only it keeps two programs of one machine apart; the note informs the other
//! person whom to ask, and is the only sign left where locks do not travel (a folder synchronised between two
//! machines). A note is a small JSON file beside the dossier, `.~lock.NOM#`, as office programs write; it is
//! data from anybody like the rest: short, and only shown.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// Who works, where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poste {
    /// Name of the person, as she or the system gives it.
    pub qui: String,
    /// Name of the machine.
    pub ordinateur: String,
}

/// What the note says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Who has the file.
    #[serde(flatten)]
    pub poste: Poste,
    /// Since when, local time.
    pub depuis: String,
}

/// Where the note of a file lies.
#[must_use]
pub fn place(path: &Path) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".~lock.{name}#"))
}

/// What the note beside a file says, if there is one that can be read.
#[must_use]
pub fn read(path: &Path) -> Option<Note> {
    use std::io::Read;
    let mut text = String::new();
    fs::File::open(place(path)).ok()?.take(4096).read_to_string(&mut text).ok()?;
    let mut note: Note = serde_json::from_str(&text).ok()?;
    for word in [&mut note.poste.qui, &mut note.poste.ordinateur, &mut note.depuis] {
        *word = word.chars().filter(|c| !c.is_control() && !bidirectional(*c)).take(80).collect();
    }
    Some(note)
}

/// Marks that reorder what stands around them.
fn bidirectional(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a note comes from another machine: on this one the lock itself would refuse, so a note of this one is a
/// trace of a program that was cut short.
#[must_use]
pub fn elsewhere(note: &Note, poste: &Poste) -> bool {
    !note.poste.ordinateur.is_empty() && note.poste.ordinateur != poste.ordinateur
}

/// Our note, removed when this is dropped.
#[derive(Debug)]
pub struct Temoin {
    place: PathBuf,
    text: String,
}

impl Temoin {
    /// Writes the note of a file we hold.
    ///
    /// # Errors
    /// A problem of files; the file is held all the same.
    pub fn put(path: &Path, note: &Note) -> Result<Self> {
        let place = place(path);
        let text = serde_json::to_string(note).map_err(|e| Error::Interne(e.to_string()))?;
        fs::write(&place, &text).map_err(|e| Error::fichier(path, e))?;
        Ok(Self { place, text })
    }
}

impl Drop for Temoin {
    fn drop(&mut self) {
        // Another machine may have put its own since.
        if fs::read_to_string(&self.place).is_ok_and(|text| text == self.text) {
            let _ = fs::remove_file(&self.place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_tells_who_and_goes_with_its_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.cpom");
        let note = |qui: &str, ordinateur: &str| Note {
            poste: Poste { qui: qui.into(), ordinateur: ordinateur.into() },
            depuis: "2026-11-21T09:00:00".into(),
        };
        let ours = note("Marie", "PC-1");
        let temoin = Temoin::put(&path, &ours).unwrap();
        assert_eq!(read(&path), Some(ours.clone()));
        assert!(elsewhere(&ours, &Poste { qui: "Marie".into(), ordinateur: "PC-2".into() }));
        assert!(!elsewhere(&ours, &ours.poste));
        let other = Temoin::put(&path, &note("Paul", "PC-2")).unwrap();
        drop(temoin);
        assert_eq!(read(&path).unwrap().poste.qui, "Paul", "another’s note stays");
        drop(other);
        assert_eq!(read(&path), None);
    }

    #[test]
    fn a_note_is_data_from_anybody() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.cpom");
        let put = |text: &str| fs::write(place(&path), text).unwrap();
        put("{\"qui\":\"\\u202eabc\\n\",\"ordinateur\":\"x\",\"depuis\":\"y\"}");
        assert_eq!(read(&path).unwrap().poste.qui, "abc");
        for text in ["", "null", "[[[[", &format!("{{\"qui\":\"{}\"", "x".repeat(100_000))] {
            put(text);
            assert_eq!(read(&path), None);
        }
    }
}
