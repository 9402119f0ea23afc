//! A folder written completely or not at all.
//!
//! It is filled under a temporary name beside its place, then renamed. A place that holds anything is refused, so that nothing is
//! ever replaced.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::windows;

/// A folder being written under a temporary name; removed with all it holds unless [`Self::finish`] puts it in place.
#[derive(Debug)]
pub struct ChantierRepertoire {
    temporary: PathBuf,
    target: PathBuf,
    done: bool,
}

/// Whether a path is a folder that holds nothing.
fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

impl ChantierRepertoire {
    /// Makes a folder under a temporary name beside `target`, which must not exist, or be an empty folder.
    ///
    /// # Errors
    /// [`Error::NomImpossible`]; [`Error::ExisteDeja`] when the place holds something; [`Error::Fichier`] when the folder around it is
    /// missing or refuses.
    pub fn begin(target: &Path) -> Result<Self> {
        if let Some(fault) = windows::refused_name(target) {
            return Err(Error::NomImpossible(target.to_owned(), fault));
        }
        if target.symlink_metadata().is_ok() && !is_empty_folder(target) {
            return Err(Error::ExisteDeja(target.to_owned()));
        }
        let name = target.file_name().ok_or_else(|| Error::Introuvable(target.to_owned()))?.to_string_lossy().into_owned();
        let at = |e| Error::Fichier(target.to_owned(), e);
        for n in 0..100 {
            let temporary = target.with_file_name(format!(".{name}.{}-{n}.tmp", std::process::id()));
            match fs::create_dir(&temporary) {
                Ok(()) => return Ok(Self { temporary, target: target.to_owned(), done: false }),
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(at(e)),
            }
        }
        Err(at(std::io::ErrorKind::AlreadyExists.into()))
    }

    /// Path of the temporary folder to fill.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// Renames the folder to its place.
    ///
    /// # Errors
    /// [`Error::ExisteDeja`] when something was put there meanwhile; [`Error::Fichier`].
    pub fn finish(mut self) -> Result<()> {
        let at = |e| Error::Fichier(self.target.clone(), e);
        // An empty folder alone is removed: the system refuses to remove any other.
        if self.target.symlink_metadata().is_ok() {
            fs::remove_dir(&self.target).map_err(|_| Error::ExisteDeja(self.target.clone()))?;
        }
        windows::patiently(|| fs::rename(&self.temporary, &self.target)).map_err(at)?;
        self.done = true;
        Ok(())
    }
}

impl Drop for ChantierRepertoire {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_dir_all(&self.temporary);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_put_in_place_whole_or_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("Paquet 2025");
        let staged = ChantierRepertoire::begin(&target).unwrap();
        fs::write(staged.path().join("a"), "a").unwrap();
        drop(staged);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
        fs::create_dir(&target).unwrap();
        let staged = ChantierRepertoire::begin(&target).unwrap();
        fs::write(staged.path().join("a"), "a").unwrap();
        staged.finish().unwrap();
        assert_eq!(fs::read_to_string(target.join("a")).unwrap(), "a");
        assert!(matches!(ChantierRepertoire::begin(&target), Err(Error::ExisteDeja(_))));
        assert!(matches!(ChantierRepertoire::begin(&place.path().join("absent").join("b")), Err(Error::Fichier(..))));
        let staged = ChantierRepertoire::begin(&place.path().join("b")).unwrap();
        fs::write(place.path().join("b"), "d’un autre").unwrap();
        assert!(matches!(staged.finish(), Err(Error::ExisteDeja(_))));
        assert_eq!(fs::read_to_string(place.path().join("b")).unwrap(), "d’un autre");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 2);
    }
}
