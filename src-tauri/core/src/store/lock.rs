//! Lock of a dossier open for writing that no other handle of this process can drop.
//!
//! SQLite locks files with POSIX locks, and POSIX drops all those of a process when it closes any handle on the file: a
//! file dialog that looks at the dossier is enough. On Linux the program therefore also holds a lock of an open file
//! description, on one byte far beyond the file, through a handle of its own; it belongs to the file whatever its name (hard
//! links, mounts) and lasts until it is given back: a child process that is being started holds a copy of every handle for an
//! instant, so that closing ours would not do. On Windows the locks of SQLite already belong to their handle. On
//! other systems the lock of SQLite is alone.
//!
//! The same handle reads the change counter of the file before each transaction: a writer that takes no such lock is
//! noticed before anything is written over its changes.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use crate::error::{Error, Result};

/// Header bytes that every writer changes: change counter, number of pages, and the counter that number is valid for.
/// Layout: <https://www.sqlite.org/fileformat2.html#the_database_header>.
type Counter = [u8; 76];

/// Lock held on a file; given back with this value.
#[derive(Debug)]
pub struct FileLock {
    file: File,
    seen: Option<Counter>,
}

impl FileLock {
    /// Takes the lock. `None` when the file cannot be opened for writing: opening it gives the reason. On a file system without
    /// such locks, SQLite’s own lock decides.
    ///
    /// # Errors
    /// [`Error::Verrouille`] when another handle holds it, in this process or another.
    pub fn take(path: &Path) -> Result<Option<Self>> {
        let Ok(file) = OpenOptions::new().read(true).write(true).open(path) else { return Ok(None) };
        match ofd::lock(&file) {
            Some(false) => Err(Error::Verrouille(path.to_owned())),
            Some(true) | None => Ok(Some(Self { file, seen: None })),
        }
    }

    /// Notes the state of the file as this program wrote it.
    pub fn note(&mut self) {
        self.seen = self.read();
    }

    /// Forgets the state of the file, which a failed transaction may leave to be rolled back later.
    pub fn forget(&mut self) {
        self.seen = None;
    }

    /// Whether the file is as [`Self::note`] saw it. A read that fails says nothing: the transaction will meet it and report it.
    #[must_use]
    pub fn unchanged(&self) -> bool {
        self.seen.is_none_or(|seen| self.read().is_none_or(|now| now == seen))
    }

    fn read(&self) -> Option<Counter> {
        let mut bytes = [0; 76];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(24)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

impl Drop for FileLock {
    fn drop(&mut self) {
        ofd::unlock(&self.file);
    }
}

/// Whether a handle, of this process or another, holds the lock of the file at this path.
#[must_use]
pub fn held(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|m| m.is_file()) && File::open(path).is_ok_and(|file| ofd::held(&file))
}

/// Locks of open file descriptions.
#[cfg(target_os = "linux")]
mod ofd {
    use std::fs::File;

    use nix::fcntl::{FcntlArg, fcntl};
    use nix::libc;

    /// Byte locked: the last a file may have, far from the bytes that SQLite locks (1 GiB and after).
    const BYTE: libc::off_t = libc::off_t::MAX - 1;

    fn request(kind: libc::c_int) -> libc::flock {
        // The constants of C fit the short fields of the structure.
        #[allow(clippy::cast_possible_truncation)]
        let (l_type, l_whence) = (kind as libc::c_short, libc::SEEK_SET as libc::c_short);
        libc::flock { l_type, l_whence, l_start: BYTE, l_len: 1, l_pid: 0 }
    }

    /// Locks the byte: `Some(false)` when another holds it, `None` when the file system has no such locks.
    pub fn lock(file: &File) -> Option<bool> {
        match fcntl(file, FcntlArg::F_OFD_SETLK(&request(libc::F_WRLCK))) {
            Ok(_) => Some(true),
            Err(nix::errno::Errno::EAGAIN | nix::errno::Errno::EACCES) => Some(false),
            Err(_) => None,
        }
    }

    /// Gives the byte back for all handles of this description, copies of children included.
    pub fn unlock(file: &File) {
        // A failure leaves the lock to the last handle that is closed.
        let _ = fcntl(file, FcntlArg::F_OFD_SETLK(&request(libc::F_UNLCK)));
    }

    /// Whether another description holds the byte.
    pub fn held(file: &File) -> bool {
        let mut asked = request(libc::F_RDLCK);
        fcntl(file, FcntlArg::F_OFD_GETLK(&mut asked)).is_ok() && libc::c_int::from(asked.l_type) != libc::F_UNLCK
    }
}

/// No lock but that of SQLite.
#[cfg(not(target_os = "linux"))]
mod ofd {
    use std::fs::File;

    pub fn lock(_: &File) -> Option<bool> {
        None
    }

    pub fn unlock(_: &File) {}

    pub fn held(_: &File) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(target_os = "linux")]
    #[test]
    fn closing_another_handle_drops_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a"), folder.path().join("b"));
        std::fs::write(&path, b"x").unwrap();
        std::fs::hard_link(&path, &link).unwrap();
        assert!(!held(&path));
        let lock = FileLock::take(&path).unwrap().unwrap();
        drop(std::fs::read(&path).unwrap());
        for name in [&path, &link] {
            assert!(held(name));
            assert!(matches!(FileLock::take(name), Err(Error::Verrouille(_))));
        }
        drop(lock);
        assert!(!held(&link) && FileLock::take(&link).unwrap().is_some());
    }

    /// A child that is being started holds a copy of every handle until it runs its program.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_copy_of_the_handle_does_not_keep_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, b"x").unwrap();
        let lock = FileLock::take(&path).unwrap().unwrap();
        let copy = lock.file.try_clone().unwrap();
        assert!(held(&path));
        drop(lock);
        assert!(!held(&path) && FileLock::take(&path).unwrap().is_some());
        drop(copy);
    }

    #[test]
    fn a_foreign_write_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, [7; 200]).unwrap();
        let mut lock = FileLock::take(&path).unwrap().unwrap();
        lock.note();
        assert!(lock.unchanged());
        let mut bytes = [7; 200];
        bytes[27] = 8;
        std::fs::write(&path, bytes).unwrap();
        assert!(!lock.unchanged());
    }
}
