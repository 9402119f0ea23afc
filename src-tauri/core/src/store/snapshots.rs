//! Named versions: what the dossier was when it was sent or signed, kept whole beside its rows.
//!
//! Mechanism: a snapshot is the interchange document of the dossier, compressed, with its SHA-256. It
//! lives outside the journal: undoing the step that named a version takes its row of `versions` away,
//! never what was kept. Sealing is for ever: the row and the snapshot of a sealed version cannot be
//! changed or removed, undo goes round them, and [`altered`] tells when other hands did. The digest
//! guards against accidents and clumsy changes, not against someone who computes it again.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension, params};

use super::schema::Formats;
use super::{ContexteEcriture, header};
use crate::echange;
use crate::error::{Error, Result};
use crate::modele::{Dossier, Entite, Id, TableDef, Version};

/// A kept version, its content apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instantane {
    /// Its number in the file.
    pub id: Id,
    /// Its row of `versions`, which may be gone.
    pub version_id: Option<Id>,
    /// Its name when it was made or sealed.
    pub nom: String,
    /// When, local time.
    pub quand: String,
    /// By whom.
    pub auteur: String,
    /// The step of the history after which it was taken.
    pub etape: i64,
    /// Whether it is sealed.
    pub scelle: bool,
    /// Length of its document, in bytes.
    pub taille: i64,
    /// Digest of its document, in hexadecimal.
    pub sha256: String,
}

const COLONNES: &str = "id, version_id, nom, quand, auteur, etape, scelle, taille, sha256";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Instantane> {
    Ok(Instantane {
        id: row.get(0)?,
        version_id: row.get(1)?,
        nom: row.get(2)?,
        quand: row.get(3)?,
        auteur: row.get(4)?,
        etape: row.get(5)?,
        scelle: row.get(6)?,
        taille: row.get(7)?,
        sha256: row.get(8)?,
    })
}

/// Every kept version, oldest first.
///
/// # Errors
/// What SQLite refuses.
pub fn all(conn: &Connection) -> Result<Vec<Instantane>> {
    let mut stmt = conn.prepare_cached(&format!("SELECT {COLONNES} FROM instantanes ORDER BY id"))?;
    let rows = stmt.query_map([], read)?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// One kept version.
///
/// # Errors
/// [`Error::LigneInconnue`].
pub fn one(conn: &Connection, id: Id) -> Result<Instantane> {
    let mut stmt = conn.prepare_cached(&format!("SELECT {COLONNES} FROM instantanes WHERE id = ?1"))?;
    stmt.query_row([id], read).optional()?.ok_or_else(|| Error::LigneInconnue("instantanes".to_owned(), id))
}

/// Keeps a snapshot; gives its number.
///
/// # Errors
/// What SQLite refuses.
pub fn add(conn: &Connection, version_id: Id, nom: &str, etape: i64, dossier: &Dossier, contexte: &ContexteEcriture) -> Result<Id> {
    let document = echange::write(dossier)?;
    let unpacked = |e: std::io::Error| Error::Interne(e.to_string());
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(document.as_bytes()).map_err(unpacked)?;
    let packed = encoder.finish().map_err(unpacked)?;
    let taille = i64::try_from(document.len()).unwrap_or(i64::MAX);
    conn.prepare_cached(
        "INSERT INTO instantanes (version_id, nom, quand, auteur, etape, scelle, taille, sha256, contenu) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8)",
    )?
    .execute(params![version_id, nom, contexte.quand, contexte.auteur, etape, taille, echange::empreinte(&document), packed])?;
    Id::try_from(conn.last_insert_rowid()).map_err(|_| Error::Interne("trop de versions".to_owned()))
}

/// The document of a version, its digest computed again.
///
/// # Errors
/// [`Error::VersionAlteree`] when it is not what was kept.
pub fn document(conn: &Connection, kept: &Instantane) -> Result<String> {
    let altered = || Error::VersionAlteree(kept.nom.clone());
    let packed: Vec<u8> = conn.query_row("SELECT contenu FROM instantanes WHERE id = ?1", [kept.id], |r| r.get(0))?;
    let size = u64::try_from(kept.taille).ok().filter(|t| *t <= echange::TAILLE_MAX as u64).ok_or_else(altered)?;
    let mut text = String::new();
    // One byte more than it should be is enough to know: a crafted content never unpacks further.
    ZlibDecoder::new(packed.as_slice()).take(size + 1).read_to_string(&mut text).map_err(|_| altered())?;
    if text.len() as u64 != size || echange::empreinte(&text) != kept.sha256 {
        return Err(altered());
    }
    Ok(text)
}

/// The dossier of a version. Its document may be of an older format: fields it lacks are at their defaults.
///
/// # Errors
/// [`Error::EchangeTropRecent`] for a document that a newer program kept; [`Error::VersionAlteree`] when it does not match
/// its digest or cannot be read.
pub fn dossier(conn: &Connection, formats: Formats, kept: &Instantane) -> Result<Dossier> {
    echange::read_named(&document(conn, kept)?, formats.names).map_err(|e| match e {
        newer @ Error::EchangeTropRecent { .. } => newer,
        _ => Error::VersionAlteree(kept.nom.clone()),
    })
}

/// Whether a row is that of a sealed version.
///
/// # Errors
/// What SQLite refuses.
pub fn is_sealed(conn: &Connection, table: &TableDef, id: Id) -> Result<bool> {
    if table.nom != Version::TABLE.nom {
        return Ok(false);
    }
    let mut stmt = conn.prepare_cached("SELECT 1 FROM instantanes WHERE version_id = ?1 AND scelle = 1")?;
    Ok(stmt.exists([id])?)
}

/// Seals a version under the name its row has now.
///
/// # Errors
/// What SQLite refuses.
pub fn seal(conn: &Connection, id: Id, nom: &str) -> Result<()> {
    conn.prepare_cached("UPDATE instantanes SET scelle = 1, nom = ?2 WHERE id = ?1")?.execute(params![id, nom])?;
    Ok(())
}

/// Sealed versions that are no longer what was sealed: document, digest, or their row.
///
/// # Errors
/// What SQLite refuses.
pub fn altered(conn: &Connection, formats: Formats, now: &Dossier) -> Result<Vec<Instantane>> {
    let line: i32 = conn.pragma_query_value(None, "user_version", |r| r.get(0))?;
    let newer_file = header::line(line).0 > formats.newest();
    let mut out = Vec::new();
    for kept in all(conn)?.into_iter().filter(|k| k.scelle) {
        let sound = match dossier(conn, formats, &kept) {
            Ok(then) => same_row(&then, now, &kept),
            Err(Error::VersionAlteree(_)) => false,
            // Kept by the newer program that wrote this file: its digest matches, its content cannot be read here.
            Err(Error::EchangeTropRecent { .. }) => newer_file,
            Err(other) => return Err(other),
        };
        if !sound {
            out.push(kept);
        }
    }
    Ok(out)
}

/// Whether the row of a version still says what it said: its state changes when it is sealed.
fn same_row(then: &Dossier, now: &Dossier, kept: &Instantane) -> bool {
    let row = |d: &Dossier| d.versions.iter().find(|v| Some(v.id) == kept.version_id).map(|v| (v.numero, v.date, v.libelle.clone()));
    let Some(is) = row(now) else { return false };
    // The name and date may have been corrected between making and sealing; the seal keeps the name.
    row(then).is_some() && is.2 == kept.nom
}
