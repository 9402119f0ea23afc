//! A note beside an open file: who has it open, on which machine, since when.
//!
//! Only the lock of SQLite keeps two programs of one machine apart. The note says whom to ask, and is the only sign where
//! locks are not shared (a folder synchronised between two machines). It is a small JSON file beside the dossier,
//! `.~lock.NOM#`, named as office programs do; it is untrusted data: short, and only shown.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A person and a machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poste {
    /// Name of the person, typed or given by the system.
    pub qui: String,
    /// Name of the machine.
    pub ordinateur: String,
}

/// Content of the note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Person and machine that have the file open.
    #[serde(flatten)]
    pub poste: Poste,
    /// Local time of the opening.
    pub depuis: String,
}

/// Path of the note of a file.
#[must_use]
pub fn place(path: &Path) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".~lock.{name}#"))
}

/// The note beside a file; `None` when there is none that can be read.
#[must_use]
pub fn read(path: &Path) -> Option<Note> {
    use std::io::Read;
    let mut text = String::new();
    // A link or a pipe of this name is not a note.
    fs::symlink_metadata(place(path)).ok().filter(fs::Metadata::is_file)?;
    fs::File::open(place(path)).ok()?.take(4096).read_to_string(&mut text).ok()?;
    let mut note: Note = serde_json::from_str(&text).ok()?;
    for word in [&mut note.poste.qui, &mut note.poste.ordinateur, &mut note.depuis] {
        *word = word.chars().filter(|c| !c.is_control() && !bidirectional(*c)).take(80).collect();
    }
    Some(note)
}

/// Unicode marks that reorder the text around them.
fn bidirectional(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a note comes from another machine. On this machine the lock decides, so its own note without a lock was left by
/// a program that was interrupted.
#[must_use]
pub fn elsewhere(note: &Note, poste: &Poste) -> bool {
    !note.poste.ordinateur.is_empty() && note.poste.ordinateur != poste.ordinateur
}

/// The note that this program wrote; removed when dropped.
#[derive(Debug)]
pub struct Temoin {
    place: PathBuf,
    text: String,
}

impl Temoin {
    /// Writes the note of a file that this program has open.
    ///
    /// # Errors
    /// [`Error::PasUnFichier`], [`Error::Fichier`], [`Error::DisquePlein`]; the file stays open all the same.
    pub fn put(path: &Path, note: &Note) -> Result<Self> {
        let place = place(path);
        let text = serde_json::to_string(note).map_err(|e| Error::Interne(e.to_string()))?;
        // Writing through a link would replace another file.
        if fs::symlink_metadata(&place).is_ok_and(|m| !m.is_file()) {
            return Err(Error::PasUnFichier(place));
        }
        fs::write(&place, &text).map_err(|e| Error::fichier(path, e))?;
        Ok(Self { place, text })
    }
}

impl Drop for Temoin {
    fn drop(&mut self) {
        // Another machine may have replaced it by its own.
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
