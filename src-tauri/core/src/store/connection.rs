//! SQLite connections: settings for untrusted files, locks, translation of errors.
//!
//! Opening, backups and salvage use this module. It checks nothing of what a file holds: see `open.rs`.

use std::fs;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::lock;
use crate::error::{Error, Result};
use crate::windows;

/// Access to open a file with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acces {
    /// Reading and writing, under an exclusive lock.
    Ecriture,
    /// Reading only; no byte of the file changes.
    Lecture,
}

/// Longest value read from a file, in bytes.
const VALEUR_MAX: i32 = 32 * 1024 * 1024;

/// The error about the file `path` that an SQLite error amounts to; other errors are returned unchanged.
pub fn translate(path: &Path, error: Error) -> Error {
    let Error::Sqlite(ref inner) = error else { return error };
    let path = path.to_owned();
    let unread = matches!(
        inner,
        rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
    );
    if unread {
        // A value that this program never writes.
        return Error::Endommage(path, "une valeur est illisible".to_owned());
    }
    match inner.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Verrouille(path),
        Some(ErrorCode::ReadOnly) if extended(inner) == Some(rusqlite::ffi::SQLITE_READONLY_DBMOVED) => Error::Deplace(path),
        Some(ErrorCode::ReadOnly) => Error::LectureSeule(path),
        Some(ErrorCode::DiskFull) => Error::DisquePlein,
        Some(ErrorCode::NotADatabase) => Error::PasUnDossier(path),
        Some(ErrorCode::DatabaseCorrupt) => Error::Endommage(path, "page illisible".to_owned()),
        Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::FileLockingProtocolFailed) => {
            let message = inner.to_string();
            Error::Fichier(path, std::io::Error::other(message))
        }
        _ => error,
    }
}

fn extended(error: &rusqlite::Error) -> Option<i32> {
    error.sqlite_error().map(|e| e.extended_code)
}

/// File system of SQLite for paths of Windows that it would otherwise cut at 1040 bytes.
const VFS_LONG: &std::ffi::CStr = c"win32-longpath";

/// Opens a connection on the file at this path. SQLite takes names such as `:memory:` or `file:a` for something else than a
/// file; a name that begins with a folder is always a file. On Windows it must be given a long path in the form without limit,
/// and by the door that does not cut it.
///
/// # Errors
/// The error of SQLite when the file cannot be opened.
pub(super) fn open_file(path: &Path, mode: OpenFlags) -> rusqlite::Result<Connection> {
    let (named, mode) = (in_folder(path), mode | OpenFlags::SQLITE_OPEN_NO_MUTEX);
    let whole = windows::unlimited(&named);
    if whole == named { Connection::open_with_flags(named, mode) } else { Connection::open_with_flags_and_vfs(whole, mode, VFS_LONG) }
}

/// The same path, beginning with a folder.
fn in_folder(path: &Path) -> std::path::PathBuf {
    if path.is_absolute() { path.to_owned() } else { Path::new(".").join(path) }
}

/// Whether another program holds the file: its lock refuses even reading, whereas an interrupted change only asks for write
/// access.
pub fn held(path: &Path) -> bool {
    lock::held(path) || held_in_sqlite(path)
}

/// Whether the lock of SQLite alone refuses reading: asked by a program that holds the other lock itself.
pub fn held_in_sqlite(path: &Path) -> bool {
    let look = || -> rusqlite::Result<i64> {
        let conn = open_file(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        conn.busy_timeout(std::time::Duration::ZERO)?;
        conn.query_row("PRAGMA schema_version", [], |r| r.get(0))
    };
    look().is_err_and(|e| matches!(e.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)))
}

/// Connects with the settings of `protect`, under an exclusive lock when writing. The content is not checked.
///
/// # Errors
/// [`Error::Verrouille`] for reading a file that is open for writing; [`Error::LectureSeule`]; [`Error::SchemaInattendu`] for
/// another journal mode; [`Error::Sqlite`] when the file cannot be
/// opened or locked.
pub fn connect(path: &Path, acces: Acces) -> Result<Connection> {
    let mode = match acces {
        Acces::Ecriture => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Acces::Lecture => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    if acces == Acces::Ecriture && (fs::metadata(path).is_ok_and(|m| m.permissions().readonly()) || !journal_allowed(path)) {
        return Err(Error::LectureSeule(path.to_owned()));
    }
    if acces == Acces::Lecture && lock::held(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    let conn = open_file(path, mode)?;
    protect(&conn)?;
    if acces == Acces::Ecriture {
        // SQLite falls back to read-only access when it may not write; an empty write transaction shows it, and in
        // exclusive mode its lock is kept until the connection closes.
        conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        if conn.is_readonly("main")? {
            return Err(Error::LectureSeule(path.to_owned()));
        }
        conn.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
        let mode: String = conn.query_row("PRAGMA journal_mode", [], |r| r.get(0))?;
        if mode != "delete" {
            // In another journal mode, part of the rows may be in a second file.
            return Err(Error::SchemaInattendu(path.to_owned(), format!("journal {mode}")));
        }
    }
    Ok(conn)
}

/// Whether the folder of a file lets this user create the rollback journal that every change needs.
#[cfg(target_os = "linux")]
fn journal_allowed(path: &Path) -> bool {
    use nix::unistd::AccessFlags;

    let named = in_folder(path);
    let whole = fs::canonicalize(&named).unwrap_or(named);
    let rights = AccessFlags::W_OK | AccessFlags::X_OK;
    whole.parent().is_none_or(|folder| nix::unistd::access(folder, rights).is_ok())
}

/// Always true: on this system a refusal is met by the first change, and said then.
#[cfg(not(target_os = "linux"))]
fn journal_allowed(_: &Path) -> bool {
    true
}

/// Hardening settings for untrusted files: no triggers, views or attached databases, bounded values.
pub(super) fn protect(conn: &Connection) -> Result<()> {
    conn.busy_timeout(std::time::Duration::ZERO)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, VALEUR_MAX)?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "mmap_size", 0)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// Reason, in French, when only indexes are damaged: every row can still be read.
pub const INDEX_ABIME: &str = "un index ne correspond plus à ses lignes";

/// Full check by SQLite, indexes compared with rows: `None` when the file is sound, else the reason in French.
///
/// # Errors
/// [`Error::Sqlite`] when the check cannot run.
pub fn defect(conn: &Connection) -> Result<Option<&'static str>> {
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
    Ok(match verdict.as_str() {
        "ok" => None,
        // The message of SQLite names trees and pages, which is no help to decide what to do.
        v if v.contains("index") => Some(INDEX_ABIME),
        _ => Some("des pages sont illisibles"),
    })
}

/// Writes a complete and compact copy to `target`, which is empty or does not exist. The copy goes through the open
/// connection, because opening the file a second time would release its lock.
///
/// # Errors
/// [`Error::Sqlite`] when the copy cannot be written.
pub fn vacuum_into(conn: &Connection, target: &Path) -> Result<()> {
    let named = windows::unlimited(&in_folder(target));
    let text = named.to_str().ok_or_else(|| Error::Introuvable(target.to_owned()))?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let copied = conn.execute("VACUUM INTO ?1", [text]);
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    copied?;
    Ok(())
}

/// Rebuilds every index of a copy from its rows, so that a damaged index is not copied.
///
/// # Errors
/// [`Error::Sqlite`] when the copy cannot be written.
pub fn reindex(copy: &Path) -> Result<()> {
    let conn = connect(copy, Acces::Ecriture)?;
    Ok(conn.execute_batch("REINDEX")?)
}
