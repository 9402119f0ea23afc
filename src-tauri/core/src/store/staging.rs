//! Files written completely or not at all, and temporary copies.
//!
//! A new file is written under a temporary name beside its place, flushed to the disk, then renamed. Copies are read or
//! repaired without touching the original.

use std::fs;
use std::path::{Path, PathBuf};

use super::header;
use crate::error::{Error, Result};

/// A file being written under a temporary name; removed unless [`Self::finish`] puts it in place.
#[derive(Debug)]
pub struct Chantier {
    temporary: PathBuf,
    target: PathBuf,
}

impl Chantier {
    /// Reserves a temporary name beside `target`, so that putting in place is a rename.
    ///
    /// # Errors
    /// [`Error::ExisteDeja`] unless `ecraser`; [`Error::Fichier`] when the folder is missing or refuses a new file.
    pub fn begin(target: &Path, ecraser: bool) -> Result<Self> {
        if !ecraser && target.exists() {
            return Err(Error::ExisteDeja(target.to_owned()));
        }
        let name = target.file_name().ok_or_else(|| Error::Introuvable(target.to_owned()))?.to_string_lossy();
        for n in 0..100 {
            let temporary = target.with_file_name(format!(".{name}.{}-{n}.tmp", std::process::id()));
            match fs::OpenOptions::new().write(true).create_new(true).open(&temporary) {
                Ok(_) => return Ok(Self { temporary, target: target.to_owned() }),
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {}
                // It is the folder that is missing, not the file.
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Err(Error::Fichier(target.to_owned(), e)),
                Err(e) => return Err(Error::fichier(target, e)),
            }
        }
        Err(Error::Fichier(target.to_owned(), std::io::ErrorKind::AlreadyExists.into()))
    }

    /// Path of the temporary file to write.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// Flushes the file to the disk and renames it to its place.
    ///
    /// # Errors
    /// [`Error::Fichier`], [`Error::DisquePlein`]; the target is unchanged then.
    pub fn finish(self) -> Result<()> {
        let at = |e| Error::fichier(&self.target, e);
        fs::OpenOptions::new().write(true).open(&self.temporary).and_then(|f| f.sync_all()).map_err(at)?;
        fs::rename(&self.temporary, &self.target).map_err(at)?;
        if let Some(folder) = self.target.parent().filter(|p| !p.as_os_str().is_empty()) {
            // The folder is flushed too, so that the new name survives a power cut; Windows gives no folder handle and needs
            // none.
            if let Ok(folder) = fs::File::open(folder) {
                let _ = folder.sync_all();
            }
        }
        Ok(())
    }
}

impl Drop for Chantier {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.temporary);
    }
}

/// Replaces a file by `bytes`; after a failure the former content is intact.
///
/// # Errors
/// [`Error::Fichier`], [`Error::DisquePlein`].
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let staged = Chantier::begin(path, true)?;
    fs::write(staged.path(), bytes).map_err(|e| Error::fichier(path, e))?;
    staged.finish()
}

/// A copy of a file and of its rollback journal among the temporary files; removed when dropped.
#[derive(Debug)]
pub struct Copie(Chantier);

impl Copie {
    /// Copies the file, and its rollback journal when a change is pending, to the folder for temporary files.
    ///
    /// # Errors
    /// [`Error::Fichier`], [`Error::DisquePlein`].
    pub fn begin(path: &Path) -> Result<Self> {
        let name = path.file_name().ok_or_else(|| Error::Introuvable(path.to_owned()))?;
        let copy = Self(Chantier::begin(&std::env::temp_dir().join(name), true)?);
        fs::copy(path, copy.path()).map_err(|e| Error::fichier(path, e))?;
        // The copy of a read-only file must be writable.
        let _ = fs::metadata(copy.path()).map(|m| writable(copy.path(), m.permissions()));
        if header::pending(path) {
            fs::copy(header::journal(path), header::journal(copy.path())).map_err(|e| Error::fichier(path, e))?;
        }
        Ok(copy)
    }

    /// Path of the temporary file.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Copie {
    fn drop(&mut self) {
        let _ = fs::remove_file(header::journal(self.0.path()));
    }
}

#[allow(clippy::permissions_set_readonly_false, reason = "a temporary copy, in a folder of its owner")]
fn writable(path: &Path, mut rights: fs::Permissions) {
    rights.set_readonly(false);
    let _ = fs::set_permissions(path, rights);
}
