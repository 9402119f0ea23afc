//! Files written completely or not at all, and temporary copies.
//!
//! A new file is written under a temporary name beside its place, flushed to the disk, then renamed. Copies are read or
//! repaired without touching the original.

use std::fs;
use std::path::{Path, PathBuf};

use super::{header, lock};
use crate::error::{Error, Result};
use crate::windows;

/// Longest name of a file, in bytes: what systems accept, less the suffix of a rollback journal.
const NAME_MAX: usize = 247;
/// Longest part of a name repeated in the name of its temporary file, in bytes.
const NAME_KEPT: usize = 200;

/// Beginning of the names of the temporary files of `name`.
fn prefix(name: &str) -> String {
    format!(".{}.", &name[..name.floor_char_boundary(NAME_KEPT)])
}

/// A file being written under a temporary name; removed unless [`Self::finish`] puts it in place.
#[derive(Debug)]
pub struct Chantier {
    temporary: PathBuf,
    target: PathBuf,
    /// Permissions of the file that is replaced.
    rights: Option<fs::Permissions>,
}

impl Chantier {
    /// Reserves a temporary name beside `target`, so that putting in place is a rename.
    ///
    /// # Errors
    /// [`Error::NomImpossible`]; [`Error::ExisteDeja`] unless `ecraser`; [`Error::PasUnFichier`] when the place is a folder, a pipe or a device;
    /// [`Error::Verrouille`] when the file to replace is a dossier open for writing; [`Error::Fichier`] when it is protected,
    /// when the folder is missing or refuses a new file.
    pub fn begin(target: &Path, ecraser: bool) -> Result<Self> {
        // Through a symbolic link the file it leads to is replaced, never the link.
        let linked = fs::symlink_metadata(target).is_ok_and(|m| m.is_symlink());
        let target = &if linked { fs::canonicalize(target).map_err(|e| Error::Fichier(target.to_owned(), e))? } else { target.to_owned() };
        if let Some(fault) = windows::refused_name(target) {
            return Err(Error::NomImpossible(target.to_owned(), fault));
        }
        let former = fs::metadata(target).ok();
        if former.as_ref().is_some_and(|m| !m.is_file()) {
            return Err(Error::PasUnFichier(target.to_owned()));
        }
        if !ecraser && former.is_some() {
            return Err(Error::ExisteDeja(target.to_owned()));
        }
        if former.as_ref().is_some_and(|m| m.permissions().readonly()) {
            return Err(Error::Fichier(target.to_owned(), std::io::ErrorKind::PermissionDenied.into()));
        }
        if former.is_some() && lock::held(target) {
            return Err(Error::Verrouille(target.to_owned()));
        }
        let rights = former.map(|m| m.permissions());
        let name = target.file_name().ok_or_else(|| Error::Introuvable(target.to_owned()))?.to_string_lossy();
        if name.len() > NAME_MAX {
            return Err(Error::Fichier(target.to_owned(), std::io::ErrorKind::InvalidFilename.into()));
        }
        if let Some(folder) = target.parent() {
            sweep(folder, &name);
        }
        for n in 0..100 {
            let temporary = target.with_file_name(format!("{}{}-{n}.tmp", prefix(&name), std::process::id()));
            match fs::OpenOptions::new().write(true).create_new(true).open(&temporary) {
                Ok(_) => return Ok(Self { temporary, target: target.to_owned(), rights }),
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

    /// Gives a new file the permissions of the dossier it comes from, so that a private dossier has private copies. A file that
    /// is replaced keeps its own.
    #[must_use]
    pub fn like(mut self, source: &Path) -> Self {
        self.rights = self.rights.take().or_else(|| private(source));
        self
    }

    /// Flushes the file to the disk and renames it to its place. On Windows a program that reads the new file or the former
    /// one for a moment (an antivirus, an indexer) is waited for.
    ///
    /// # Errors
    /// [`Error::Occupe`] when another program has the file to replace open; [`Error::Fichier`], [`Error::DisquePlein`]; the target
    /// is unchanged then.
    pub fn finish(self) -> Result<()> {
        let at = |e| Error::fichier(&self.target, e);
        windows::patiently(|| fs::OpenOptions::new().write(true).open(&self.temporary)).and_then(|f| f.sync_all()).map_err(at)?;
        if let Some(rights) = &self.rights {
            fs::set_permissions(&self.temporary, rights.clone()).map_err(at)?;
        }
        windows::patiently(|| fs::rename(&self.temporary, &self.target)).map_err(|e| {
            let held = self.target.is_file() && windows::is_replacement_held(&e);
            if held { Error::Occupe(self.target.clone()) } else { at(e) }
        })?;
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
        let _ = windows::patiently(|| fs::remove_file(&self.temporary));
    }
}

/// Removes the temporary files that programs which were killed left for `name` in a folder: those of processes that no
/// longer run. A removal that fails is ignored.
pub fn sweep(folder: &Path, name: &str) {
    let prefix = prefix(name);
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for entry in fs::read_dir(here).into_iter().flatten().flatten() {
        let found = entry.file_name();
        let owner = found
            .to_str()
            .and_then(|n| n.strip_prefix(&prefix))
            .and_then(|n| n.strip_suffix("-journal").unwrap_or(n).strip_suffix(".tmp"))
            .and_then(|n| n.split_once('-'))
            .and_then(|(process, rank)| rank.parse::<u32>().ok().and(process.parse::<u32>().ok()));
        if owner.is_some_and(|process| process != std::process::id() && gone(process, &entry)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether the process that wrote a temporary file has ended. Where the system does not list processes, a file of the day
/// before is taken for abandoned.
fn gone(process: u32, entry: &fs::DirEntry) -> bool {
    let listed = Path::new("/proc/self").exists();
    let day = std::time::Duration::from_secs(86_400);
    let old = || entry.metadata().and_then(|m| m.modified()).is_ok_and(|t| t.elapsed().is_ok_and(|age| age > day));
    if listed { !Path::new("/proc").join(process.to_string()).exists() } else { old() }
}

/// Permissions of a file that only its owner may read; `None` for any other.
#[cfg(unix)]
fn private(source: &Path) -> Option<fs::Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(source).ok()?.permissions().mode() & 0o777;
    (mode & 0o077 == 0).then(|| fs::Permissions::from_mode(mode | 0o600))
}

/// Always `None`: on this system a new file takes the permissions of its folder.
#[cfg(not(unix))]
fn private(_: &Path) -> Option<fs::Permissions> {
    None
}

/// Writes a document made from the dossier at `source`: a dossier is never replaced, and that of a private dossier is private.
///
/// # Errors
/// [`Error::EstUnDossier`]; those of [`write_file`].
pub fn write_document(path: &Path, bytes: &[u8], source: &Path) -> Result<()> {
    if header::is_dossier(path) {
        return Err(Error::EstUnDossier(path.to_owned()));
    }
    write_staged(Chantier::begin(path, true)?.like(source), path, bytes)
}

/// Replaces a file by `bytes`; after a failure the former content is intact.
///
/// # Errors
/// [`Error::Fichier`], [`Error::DisquePlein`].
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    write_staged(Chantier::begin(path, true)?, path, bytes)
}

fn write_staged(staged: Chantier, path: &Path, bytes: &[u8]) -> Result<()> {
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
        let folder = std::env::temp_dir();
        let temporary = |e| match e {
            Error::Fichier(_, e) => Error::Temporaire(folder.clone(), e),
            Error::DisquePlein => Error::Temporaire(folder.clone(), std::io::ErrorKind::StorageFull.into()),
            other => other,
        };
        let copy = Self(Chantier::begin(&folder.join(name), true).map_err(temporary)?);
        fs::copy(path, copy.path()).map_err(|e| match Error::fichier(path, e) {
            Error::DisquePlein => temporary(Error::DisquePlein),
            other => other,
        })?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_name_is_never_longer_than_names_may_be() {
        // 255 bytes on Linux, 255 UTF-16 units on Windows, which are fewer than the bytes.
        for letter in ["x", "é", "€", "😀"] {
            let name: String = letter.repeat(NAME_MAX).chars().take(NAME_MAX / letter.len()).collect();
            let longest = format!("{}{}-99.tmp-journal", prefix(&name), u32::MAX);
            assert!(longest.len() <= 255, "{} bytes", longest.len());
        }
    }

    #[test]
    fn a_file_put_in_place_leaves_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join(format!("{}.json", "é".repeat(120)));
        for content in ["un", "deux"] {
            write_file(&target, content.as_bytes()).unwrap();
            assert_eq!(fs::read_to_string(&target).unwrap(), content);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
