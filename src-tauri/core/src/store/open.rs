//! Opening, creating and copying the file, in the order that never harms it.
//!
//! Header first, by ourselves; then the lock; then the schema, compared with the known ones; then
//! SQLite's own check; then, if the format is older, a copy and the upgrade. Whatever is refused is
//! left as it was, byte for byte.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::{header, schema};
use crate::error::{Error, Result};

/// How to open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Acces {
    /// Alone, for writing.
    Ecriture,
    /// Without changing a byte.
    Lecture,
}

/// Longest value read from a file, in bytes.
const VALEUR_MAX: i32 = 32 * 1024 * 1024;

/// Turns what SQLite says into what it means for the file.
pub fn translate(path: &Path, error: Error) -> Error {
    let Error::Sqlite(ref inner) = error else { return error };
    let path = path.to_owned();
    match inner.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Verrouille(path),
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

/// Opens an existing dossier.
///
/// # Errors
/// See [`Error`]; the file is untouched whenever this fails, except that a completed upgrade stays.
pub fn open(path: &Path, acces: Acces, quand: &str) -> Result<Connection> {
    let header = header::examine(path, schema::version())?;
    let conn = connect(path, acces).map_err(|e| translate(path, e))?;
    judge(&conn, path, header.version).map_err(|e| translate(path, e))?;
    if header.version < schema::version() {
        upgrade(&conn, path, acces, header.version, quand).map_err(|e| translate(path, e))?;
    }
    Ok(conn)
}

fn connect(path: &Path, acces: Acces) -> Result<Connection> {
    let mode = match acces {
        Acces::Ecriture => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Acces::Lecture => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    if acces == Acces::Ecriture && fs::metadata(path).is_ok_and(|m| m.permissions().readonly()) {
        return Err(Error::LectureSeule(path.to_owned()));
    }
    let conn = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    protect(&conn)?;
    if acces == Acces::Ecriture {
        // SQLite falls back to reading when it may not write; an empty write transaction tells, and in
        // exclusive mode its lock stays until the connection closes.
        conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        if conn.is_readonly("main")? {
            return Err(Error::LectureSeule(path.to_owned()));
        }
        conn.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
        let mode: String = conn.query_row("PRAGMA journal_mode", [], |r| r.get(0))?;
        if mode != "delete" {
            // A file put in another mode by other hands may have part of its rows beside it.
            return Err(Error::SchemaInattendu(path.to_owned(), format!("journal {mode}")));
        }
    }
    Ok(conn)
}

/// Settings that make a file from anybody mere data.
fn protect(conn: &Connection) -> Result<()> {
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

/// Schema equal to the one of its format, and SQLite's own check.
fn judge(conn: &Connection, path: &Path, version: i32) -> Result<()> {
    let found = schema::inventory(conn)?;
    let expected = schema::expected(version)?;
    if found != expected {
        let odd = found
            .iter()
            .find(|f| !expected.contains(f))
            .map_or_else(|| "une table manque".to_owned(), |(kind, nom, _)| format!("{kind} « {} »", nom.escape_debug()));
        return Err(Error::SchemaInattendu(path.to_owned(), odd));
    }
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
    if verdict != "ok" {
        // SQLite’s own words name trees and pages: they help nobody decide what to do.
        return Err(Error::Endommage(path.to_owned(), "des pages sont illisibles".to_owned()));
    }
    let orphan = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if orphan {
        return Err(Error::Endommage(path.to_owned(), "une ligne renvoie à une autre qui n’existe pas".to_owned()));
    }
    Ok(())
}

/// Copies the file beside itself, then runs the steps it lacks in one transaction.
fn upgrade(conn: &Connection, path: &Path, acces: Acces, from: i32, quand: &str) -> Result<()> {
    if acces == Acces::Lecture {
        return Err(Error::LectureSeule(path.to_owned()));
    }
    let copy = path.with_extension(format!("format-{from}.cpom"));
    if !copy.exists() {
        fs::copy(path, &copy).map_err(|e| Error::Fichier(copy.clone(), e))?;
    }
    conn.execute_batch("BEGIN EXCLUSIVE")?;
    let done = schema::migrate(conn, from, schema::MIGRATIONS, quand).and_then(|()| Ok(conn.execute_batch("COMMIT")?));
    if done.is_err() {
        let _ = conn.execute_batch("ROLLBACK");
    }
    done
}

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
                Err(e) => return Err(Error::Fichier(target.to_owned(), e)),
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
        let at = |e| Error::Fichier(self.target.clone(), e);
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
    fs::write(chantier.path(), bytes).map_err(|e| match e.kind() {
        std::io::ErrorKind::StorageFull => Error::DisquePlein,
        _ => Error::Fichier(path.to_owned(), e),
    })?;
    chantier.finish()
}

/// Copies a file held elsewhere into the system’s folder for temporary files.
///
/// # Errors
/// [`Error::Verrouille`] while a change is being written: the copy would be torn.
pub fn copy_aside(path: &Path) -> Result<Chantier> {
    header::examine(path, schema::version())?;
    let name = path.file_name().ok_or_else(|| Error::Introuvable(path.to_owned()))?;
    let chantier = Chantier::begin(&std::env::temp_dir().join(name), true)?;
    let before = being_written(path);
    fs::copy(path, chantier.path()).map_err(|e| Error::Fichier(path.to_owned(), e))?;
    if before || being_written(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    Ok(chantier)
}

/// Whether a rollback journal lies beside the file: one that is empty or whose header is zeroed is at rest.
fn being_written(path: &Path) -> bool {
    use std::io::Read;
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    let mut start = [0_u8; 8];
    fs::File::open(journal).and_then(|mut f| f.read_exact(&mut start)).is_ok() && start != [0; 8]
}

/// Creates the tables of a new file at an empty path, and opens it alone.
///
/// # Errors
/// What SQLite refuses.
pub fn create(path: &Path, quand: &str) -> Result<Connection> {
    let build = || -> Result<Connection> {
        let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        protect(&conn)?;
        conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        conn.pragma_update(None, "application_id", header::APPLICATION_ID)?;
        conn.execute_batch("BEGIN EXCLUSIVE")?;
        schema::migrate(&conn, 0, schema::MIGRATIONS, quand)?;
        conn.execute(
            "INSERT INTO fichier (id, dossier, revision, cree_le, modifie_le) VALUES (1, lower(hex(randomblob(16))), 0, ?1, ?1)",
            [quand],
        )?;
        conn.execute_batch("COMMIT")?;
        Ok(conn)
    };
    build().map_err(|e| translate(path, e))
}
