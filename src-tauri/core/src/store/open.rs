//! Opening, creating and copying the file, in the order that never harms it.
//!
//! Header first, by ourselves; then the lock; then the schema, compared with the known ones; then
//! SQLite's own check; then, if the format is older, a copy and the upgrade. Whatever is refused is
//! left as it was, byte for byte. A change cut short is undone on a copy first, for the same reason.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::schema::Formats;
pub use super::staging::{Chantier, Copie, write_file};
use super::{backups, header, schema_repair};
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

/// Opens an existing dossier.
///
/// # Errors
/// See [`Error`]; the file is untouched whenever this fails, except that a completed upgrade stays.
pub fn open(formats: Formats, path: &Path, acces: Acces, quand: &str, racine: Option<&Path>) -> Result<Connection> {
    let header = header::examine(path, formats.newest())?;
    if acces == Acces::Ecriture && header.version > formats.newest() {
        return Err(Error::TropRecent(path.to_owned(), header.version, true));
    }
    if acces == Acces::Ecriture && header::pending(path) {
        rehearse(formats, path)?;
    }
    let (conn, format) = settle(formats, path, path, acces)?;
    // The row that says what the file is, read as everything that asks for it will.
    let identite = identity(&conn).map_err(|_| Error::Endommage(path.to_owned(), "l’identité du dossier manque".to_owned()))?;
    if format == formats.newest() || acces == Acces::Lecture {
        return Ok(conn);
    }
    // Copied between two locks: reading the file beside its connection would let go of the lock unseen.
    drop(conn);
    keep(path, format, quand, racine.map(|r| backups::folder(r, &identite)))?;
    let (conn, format) = settle(formats, path, path, acces)?;
    formats.upgrade(&conn, format, quand, |_| Ok(())).map_err(|e| translate(path, e))?;
    Ok(conn)
}

/// Identity, revision and last change of the file, of the shapes this program gives them.
fn identity(conn: &Connection) -> Result<String> {
    let (dossier, revision, modifie): (String, i64, String) =
        conn.query_row("SELECT dossier, revision, modifie_le FROM fichier", [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    let plain = |text: &str| text.len() <= 64 && !text.contains(char::is_control);
    if plain(&dossier) && plain(&modifie) && (0..i64::MAX / 2).contains(&revision) {
        Ok(dossier)
    } else {
        Err(Error::Interne("identité".to_owned()))
    }
}

/// Connects to `path` and judges it, speaking of it as `nom`; gives its format, which a change cut short may
/// have announced wrongly in the header.
fn settle(formats: Formats, path: &Path, nom: &Path, acces: Acces) -> Result<(Connection, i32)> {
    let refused = |e| match translate(nom, e) {
        // Whatever SQLite finds wrong with a file it cannot read, the person meets a damaged file.
        Error::Sqlite(_) => Error::Endommage(nom.to_owned(), "contenu illisible".to_owned()),
        other => other,
    };
    let conn = connect(path, acces).map_err(refused)?;
    let line: i32 = conn.pragma_query_value(None, "user_version", |r| r.get(0)).map_err(|e| refused(e.into()))?;
    let format = header::line(line).0;
    judge(&conn, formats, nom, format, acces).map_err(refused)?;
    Ok((conn, format))
}

/// A change was cut short: undoes it and judges the file on a copy first, so that a file that will be refused
/// keeps its bytes, and its journal.
fn rehearse(formats: Formats, path: &Path) -> Result<()> {
    if held(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    let copie = Copie::begin(path)?;
    settle(formats, copie.path(), path, Acces::Ecriture).map(|_| ())
}

/// Whether another program holds the file: a lock refuses reading, a change cut short only asks for writing.
pub fn held(path: &Path) -> bool {
    let look = || -> rusqlite::Result<i64> {
        let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        conn.busy_timeout(std::time::Duration::ZERO)?;
        conn.query_row("PRAGMA schema_version", [], |r| r.get(0))
    };
    look().is_err_and(|e| matches!(e.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)))
}

/// Connects under the settings of [`protect`], alone when for writing; nothing is judged yet.
///
/// # Errors
/// What SQLite refuses.
pub fn connect(path: &Path, acces: Acces) -> Result<Connection> {
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

/// Connects to a copy of a damaged file, unjudged, for salvage alone; what was cut short is undone if it can be, and
/// the pages that name the tables are put back if they are lost and can be.
///
/// # Errors
/// What SQLite refuses.
pub fn connect_damaged(copy: &Path) -> Result<Connection> {
    if connect(copy, Acces::Ecriture).is_err() {
        let _ = fs::remove_file(header::journal(copy));
    }
    let look = || -> Result<Connection> {
        let conn = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        protect(&conn)?;
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0))?;
        Ok(conn)
    };
    look().or_else(|e| if schema_repair::mend(copy)? { look() } else { Err(e) })
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

/// What is wrong with a file whose rows can all be read: only its indexes are damaged.
pub const INDEX_ABIME: &str = "un index ne correspond plus à ses lignes";

/// SQLite's full check: `None` if the file is sound, else what is wrong. It also lays the indexes beside the rows.
///
/// # Errors
/// What SQLite refuses.
pub fn defect(conn: &Connection) -> Result<Option<&'static str>> {
    let verdict: String = conn.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0))?;
    Ok(match verdict.as_str() {
        "ok" => None,
        // SQLite’s own words name trees and pages: they help nobody decide what to do.
        v if v.contains("index") => Some(INDEX_ABIME),
        _ => Some("des pages sont illisibles"),
    })
}

/// Schema equal to the one of its format, and SQLite's own check: the quick one where nothing will be written, since rows
/// can be read beside a damaged index.
fn judge(conn: &Connection, formats: Formats, path: &Path, format: i32, acces: Acces) -> Result<()> {
    let odd = if format > formats.newest() { formats.surprise_of_the_future(conn)? } else { formats.surprise(conn, format)? };
    if let Some(odd) = odd {
        return Err(Error::SchemaInattendu(path.to_owned(), odd));
    }
    let wrong = if acces == Acces::Ecriture {
        defect(conn)?
    } else {
        let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |r| r.get(0))?;
        (verdict != "ok").then_some("des pages sont illisibles")
    };
    if let Some(wrong) = wrong {
        return Err(Error::Endommage(path.to_owned(), wrong.to_owned()));
    }
    let orphan = conn.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if orphan {
        return Err(Error::Endommage(path.to_owned(), "une ligne renvoie à une autre qui n’existe pas".to_owned()));
    }
    Ok(())
}

/// Copies a file of an older format, byte for byte, among its backups, or beside itself without a folder for them.
fn keep(path: &Path, from: i32, quand: &str, folder: Option<PathBuf>) -> Result<()> {
    let moment = chrono::NaiveDateTime::parse_from_str(quand, "%Y-%m-%dT%H:%M:%S").ok();
    let copy = match folder.as_deref().zip(moment) {
        Some((folder, moment)) => backups::free_name(folder, backups::Cause::MiseANiveau, moment)?,
        None => path.with_extension(format!("format-{from}.cpom")),
    };
    if !copy.exists() {
        let chantier = Chantier::begin(&copy, false)?;
        fs::copy(path, chantier.path()).map_err(|e| Error::fichier(&copy, e))?;
        chantier.finish()?;
    }
    if let Some(folder) = folder {
        backups::remember_place(&folder, path);
    }
    Ok(())
}

/// Writes a whole and compact copy to a path that is empty or does not exist. Through the connection: opening the
/// file a second time would let go of its lock.
///
/// # Errors
/// What SQLite refuses.
pub fn vacuum_into(conn: &Connection, target: &Path) -> Result<()> {
    let text = target.to_str().ok_or_else(|| Error::Introuvable(target.to_owned()))?;
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    let copied = conn.execute("VACUUM INTO ?1", [text]);
    conn.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    copied?;
    Ok(())
}

/// Makes every index of a copy anew from its rows: a damaged index must not follow.
///
/// # Errors
/// What SQLite refuses.
pub fn reindex(copy: &Path) -> Result<()> {
    let conn = connect(copy, Acces::Ecriture)?;
    Ok(conn.execute_batch("REINDEX")?)
}

/// The same error, about the file the person knows instead of a copy of it.
pub fn about(error: Error, path: &Path) -> Error {
    let path = path.to_owned();
    match error {
        Error::PasUnDossier(_) => Error::PasUnDossier(path),
        Error::Endommage(_, why) => Error::Endommage(path, why),
        Error::TropRecent(_, format, lisible) => Error::TropRecent(path, format, lisible),
        Error::SchemaInattendu(_, what) => Error::SchemaInattendu(path, what),
        Error::Verrouille(_) => Error::Verrouille(path),
        Error::LectureSeule(_) => Error::LectureSeule(path),
        Error::Fichier(_, e) => Error::Fichier(path, e),
        other => other,
    }
}

/// Copies a file into the system’s folder for temporary files, to read it: held elsewhere, with a change cut
/// short, or of an older format. The copy alone is put right.
///
/// # Errors
/// [`Error::Verrouille`] while a change is being written: the copy would be torn.
pub fn copy_aside(formats: Formats, path: &Path) -> Result<Copie> {
    let header = header::examine(path, formats.newest())?;
    let before = header::pending(path);
    if before && held(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    let copie = Copie::begin(path)?;
    if !before && header::pending(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    if before || header.version < formats.newest() {
        let (conn, format) = settle(formats, copie.path(), path, Acces::Ecriture)?;
        if format < formats.newest() {
            formats.upgrade(&conn, format, "", |_| Ok(())).map_err(|e| translate(path, e))?;
        }
    }
    Ok(copie)
}

/// Creates the tables of a new file at an empty path, and opens it alone.
///
/// # Errors
/// What SQLite refuses.
pub fn create(formats: Formats, path: &Path, quand: &str) -> Result<Connection> {
    let build = || -> Result<Connection> {
        let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        protect(&conn)?;
        conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        conn.pragma_update(None, "application_id", header::APPLICATION_ID)?;
        formats.upgrade(&conn, 0, quand, |conn| {
            let row = "INSERT INTO fichier (id, dossier, revision, cree_le, modifie_le) VALUES (1, lower(hex(randomblob(16))), 0, ?1, ?1)";
            conn.execute(row, [quand])?;
            Ok(())
        })?;
        Ok(conn)
    };
    build().map_err(|e| translate(path, e))
}
