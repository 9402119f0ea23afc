//! Files written whole or not at all: under a temporary name beside their place, renamed when complete and on the
//! disk; and copies made aside, to be read or put right without touching the original.

use std::fs;
use std::path::{Path, PathBuf};

use super::header;
use crate::error::{Error, Result};

/// A new file under construction, removed unless it is put in place.
#[derive(Debug)]
pub struct Chantier {
    temporary: PathBuf,
    target: PathBuf,
}

impl Chantier {
    /// Reserves a temporary name beside `target`, so that putting in place is a rename.
    ///
    /// # Errors
    /// [`Error::ExisteDeja`] unless `ecraser`, or a problem of files.
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

    /// Where to write.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// Puts the finished file in place, on the disk itself.
    ///
    /// # Errors
    /// A problem of files; the target is untouched then.
    pub fn finish(self) -> Result<()> {
        let at = |e| Error::fichier(&self.target, e);
        fs::OpenOptions::new().write(true).open(&self.temporary).and_then(|f| f.sync_all()).map_err(at)?;
        fs::rename(&self.temporary, &self.target).map_err(at)?;
        if let Some(folder) = self.target.parent().filter(|p| !p.as_os_str().is_empty()) {
            // The new name itself must survive a power cut; systems without folder handles do it alone.
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

/// Writes bytes to a file in one move: all of them, or what was there before.
///
/// # Errors
/// A problem of files.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let chantier = Chantier::begin(path, true)?;
    fs::write(chantier.path(), bytes).map_err(|e| Error::fichier(path, e))?;
    chantier.finish()
}

/// A copy of a file and of its journal among the temporary files; removed when dropped.
#[derive(Debug)]
pub struct Copie(Chantier);

impl Copie {
    /// Copies the file to a temporary place beside it.
    ///
    /// # Errors
    /// A problem of files.
    pub fn begin(path: &Path) -> Result<Self> {
        let name = path.file_name().ok_or_else(|| Error::Introuvable(path.to_owned()))?;
        let copie = Self(Chantier::begin(&std::env::temp_dir().join(name), true)?);
        fs::copy(path, copie.path()).map_err(|e| Error::fichier(path, e))?;
        // What a read-only file says of itself is not to be said of its copy.
        let _ = fs::metadata(copie.path()).map(|m| writable(copie.path(), m.permissions()));
        if header::pending(path) {
            fs::copy(header::journal(path), header::journal(copie.path())).map_err(|e| Error::fichier(path, e))?;
        }
        Ok(copie)
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
