//! Opening, creating and copying the file, in an order that never damages it.
//!
//! Order: header, read without SQLite; lock; schema, compared with that of the format; integrity check; then, for an older
//! format, a copy and the upgrade. A file that is refused keeps its bytes. An interrupted change is first rolled back on a
//! copy, for the same reason.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::connection::{self, Acces, translate};
use super::schema::Formats;
use super::staging::{Chantier, Copie};
use super::{backups, header};
use crate::error::{Error, Result};
use crate::windows;

/// Opens an existing dossier; `racine` is the folder of the backups, `quand` the local time written with an upgrade.
///
/// # Errors
/// [`Error::Introuvable`], [`Error::PasUnDossier`], [`Error::TropRecent`], [`Error::SchemaInattendu`],
/// [`Error::Endommage`] for a file that is refused; [`Error::Verrouille`], [`Error::LectureSeule`],
/// [`Error::Fichier`] for one that cannot be accessed. The file is unchanged then, except that a completed upgrade stays.
pub fn open(formats: Formats, path: &Path, acces: Acces, quand: &str, racine: Option<&Path>) -> Result<Connection> {
    let header = header::examine(path, formats.newest())?;
    if acces == Acces::Ecriture && header.version > formats.newest() {
        return Err(Error::TropRecent(path.to_owned(), header.version, true));
    }
    if acces == Acces::Ecriture && header::pending(path) {
        rehearse(formats, path)?;
    }
    let (conn, format) = settle(formats, path, path, acces)?;
    // The row of identity is read here in the same way as later, so that a missing one is found now.
    let identite = identity(&conn).map_err(|_| Error::Endommage(path.to_owned(), "l’identité du dossier manque".to_owned()))?;
    if format == formats.newest() || acces == Acces::Lecture {
        return Ok(conn);
    }
    // Copied between two locks: reading the file while its connection is open would release the lock unnoticed.
    drop(conn);
    keep(path, format, quand, racine.map(|r| backups::folder(r, &identite)))?;
    let (conn, format) = settle(formats, path, path, acces)?;
    formats.upgrade(&conn, format, quand, |_| Ok(())).map_err(|e| translate(path, e))?;
    Ok(conn)
}

/// Identity of the file, once identity, revision and last change have the forms that this program writes.
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

/// Connects to `path` and checks it; errors name `nom`. Returns the format read through the connection, because after an
/// interrupted change the header alone may announce another one.
fn settle(formats: Formats, path: &Path, nom: &Path, acces: Acces) -> Result<(Connection, i32)> {
    let refused = |e| match translate(nom, e) {
        // Any other error of SQLite on a file it cannot read means a damaged file.
        Error::Sqlite(_) => Error::Endommage(nom.to_owned(), "contenu illisible".to_owned()),
        other => other,
    };
    let conn = connection::connect(path, acces).map_err(refused)?;
    let line: i32 = conn.pragma_query_value(None, "user_version", |r| r.get(0)).map_err(|e| refused(e.into()))?;
    let format = header::line(line).0;
    judge(&conn, formats, nom, format, acces).map_err(refused)?;
    Ok((conn, format))
}

/// Rolls back an interrupted change on a copy and checks the copy, so that a file that will be refused keeps its bytes and
/// its rollback journal.
fn rehearse(formats: Formats, path: &Path) -> Result<()> {
    if connection::held_in_sqlite(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    let copy = Copie::begin(path)?;
    settle(formats, copy.path(), path, Acces::Ecriture).map(|_| ())
}

/// Checks the schema against that of the format, then the content with SQLite: the quick check where nothing will be
/// written, since rows can be read despite a damaged index.
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

/// Copies a file of an older format, byte for byte, into `folder` (its backups), or beside itself when there is none.
fn keep(path: &Path, from: i32, quand: &str, folder: Option<PathBuf>) -> Result<()> {
    let moment = chrono::NaiveDateTime::parse_from_str(quand, "%Y-%m-%dT%H:%M:%S").ok();
    let copy = match folder.as_deref().zip(moment) {
        Some((folder, moment)) => backups::free_name(folder, backups::Cause::MiseANiveau, moment, Some(path))?,
        None => path.with_extension(format!("format-{from}.cpom")),
    };
    if !copy.exists() {
        let staged = Chantier::begin(&copy, false)?;
        fs::copy(path, staged.path()).map_err(|e| Error::fichier(&copy, e))?;
        staged.finish()?;
    }
    if let Some(folder) = folder {
        backups::remember_place(&folder, path);
    }
    Ok(())
}

/// The same error about `path`, for an error met on a temporary copy of it.
pub fn about(error: Error, path: &Path) -> Error {
    let path = path.to_owned();
    match error {
        Error::PasUnDossier(_) => Error::PasUnDossier(path),
        Error::Endommage(_, why) => Error::Endommage(path, why),
        Error::TropRecent(_, format, lisible) => Error::TropRecent(path, format, lisible),
        Error::SchemaInattendu(_, what) => Error::SchemaInattendu(path, what),
        Error::Verrouille(_) => Error::Verrouille(path),
        Error::Occupe(_) => Error::Occupe(path),
        Error::LectureSeule(_) => Error::LectureSeule(path),
        Error::Fichier(_, e) => Error::Fichier(path, e),
        other => other,
    }
}

/// Copies into the folder for temporary files a file that is held elsewhere, has an interrupted change or is of an older
/// format; only the copy is rolled back and upgraded.
///
/// A change takes some thousandths of a second to write: the copy is tried again for about a second.
///
/// # Errors
/// [`Error::Verrouille`] while a change is being written, since the copy would mix two states; those of [`open`].
pub fn copy_aside(formats: Formats, path: &Path) -> Result<Copie> {
    copied(formats, path, std::thread::sleep)
}

fn copied(formats: Formats, path: &Path, wait: impl FnMut(Duration)) -> Result<Copie> {
    windows::repeated(|| copy_once(formats, path), |e| matches!(e, Error::Verrouille(_)), wait)
}

fn copy_once(formats: Formats, path: &Path) -> Result<Copie> {
    let header = header::examine(path, formats.newest())?;
    let before = header::pending(path);
    if before && connection::held(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    let copy = Copie::begin(path)?;
    if !before && header::pending(path) {
        return Err(Error::Verrouille(path.to_owned()));
    }
    if before || header.version < formats.newest() {
        let (conn, format) = settle(formats, copy.path(), path, Acces::Ecriture)?;
        if format < formats.newest() {
            formats.upgrade(&conn, format, "", |_| Ok(())).map_err(|e| translate(path, e))?;
        }
    }
    Ok(copy)
}

/// Creates the tables of a new file in an empty file, and opens it under an exclusive lock.
///
/// # Errors
/// [`Error::Fichier`], [`Error::DisquePlein`] when the file cannot be written.
pub fn create(formats: Formats, path: &Path, quand: &str) -> Result<Connection> {
    let build = || -> Result<Connection> {
        let conn = connection::open_file(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
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

#[cfg(test)]
mod tests {
    use super::super::schema::FORMATS;
    use super::super::{ContexteEcriture, Fichier};
    use super::*;
    use crate::modele::Dossier;
    use crate::op::Op;

    #[test]
    fn a_copy_waits_for_the_change_that_is_being_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.cpom");
        let contexte = ContexteEcriture { quand: "2026-11-21T09:00:00".into(), auteur: String::new() };
        let open = Fichier::create(&path, false, &Dossier::default(), &Op::Nouveau, &contexte).unwrap();
        let journal = header::journal(&path);
        fs::write(&journal, [7; 512]).unwrap();
        let mut waits = 0;
        let refused = copied(FORMATS, &path, |_| waits += 1);
        assert!(matches!(refused, Err(Error::Verrouille(_))) && waits > 3, "{waits}");
        let mut waits = 0;
        let end = |_| {
            waits += 1;
            fs::remove_file(&journal).unwrap();
        };
        copied(FORMATS, &path, end).unwrap();
        assert_eq!(waits, 1);
        drop(open);
    }
}
