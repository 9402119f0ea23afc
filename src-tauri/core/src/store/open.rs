//! Opening, creating and copying the file, in the order that never harms it.
//!
//! Header first, by ourselves; then the lock; then the schema, compared with the known ones; then
//! SQLite's own check; then, if the format is older, a copy and the upgrade. Whatever is refused is
//! left as it was, byte for byte. A change cut short is undone on a copy first, for the same reason.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::connection::{self, Acces, translate};
use super::schema::Formats;
use super::staging::{Chantier, Copie};
use super::{backups, header};
use crate::error::{Error, Result};

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
    let conn = connection::connect(path, acces).map_err(refused)?;
    let line: i32 = conn.pragma_query_value(None, "user_version", |r| r.get(0)).map_err(|e| refused(e.into()))?;
    let format = header::line(line).0;
    judge(&conn, formats, nom, format, acces).map_err(refused)?;
    Ok((conn, format))
}

/// A change was cut short: undoes it and judges the file on a copy first, so that a file that will be refused
/// keeps its bytes, and its journal.
fn rehearse(formats: Formats, path: &Path) -> Result<()> {
    if connection::held(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    let copie = Copie::begin(path)?;
    settle(formats, copie.path(), path, Acces::Ecriture).map(|_| ())
}

/// Schema equal to the one of its format, and SQLite's own check: the quick one where nothing will be written, since rows
/// can be read beside a damaged index.
fn judge(conn: &Connection, formats: Formats, path: &Path, format: i32, acces: Acces) -> Result<()> {
    let odd = if format > formats.newest() { formats.surprise_of_the_future(conn)? } else { formats.surprise(conn, format)? };
    if let Some(odd) = odd {
        return Err(Error::SchemaInattendu(path.to_owned(), odd));
    }
    let wrong = if acces == Acces::Ecriture {
        connection::defect(conn)?
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
    if before && connection::held(path) {
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
        connection::protect(&conn)?;
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
