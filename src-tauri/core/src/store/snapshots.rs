//! Named versions: what the dossier was when it was sent or signed, kept complete beside its rows.
//!
//! A snapshot is the interchange document of the dossier, compressed, with its SHA-256. It is outside the journal: undoing
//! the step that named a version removes its row of `versions`, never the snapshot. Sealing is final: the row and the snapshot
//! of a sealed version cannot be changed or removed, undo leaves them alone, and [`altered`] finds those that were changed by
//! other means. The digest detects accidents and clumsy changes, not someone who computes it again.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension, params};

use super::schema::Formats;
use super::{ContexteEcriture, header};
use crate::choix::EtatVersion;
use crate::echange;
use crate::error::{Error, Result};
use crate::modele::{Dossier, Entite, Id, TableDef, Version};

/// A snapshot, its content apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instantane {
    /// Identifier of the snapshot.
    pub id: Id,
    /// Identifier of its row of `versions`, which may have been removed.
    pub version_id: Option<Id>,
    /// Name of the version when it was made or sealed.
    pub nom: String,
    /// Local time when it was made.
    pub quand: String,
    /// Name of the author; may be empty.
    pub auteur: String,
    /// Number of the step of the history that made it.
    pub etape: i64,
    /// Whether the version is sealed.
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

/// Every snapshot, oldest first.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn all(conn: &Connection) -> Result<Vec<Instantane>> {
    let mut stmt = conn.prepare_cached(&format!("SELECT {COLONNES} FROM instantanes ORDER BY id"))?;
    let rows = stmt.query_map([], read)?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The snapshot of this identifier.
///
/// # Errors
/// [`Error::LigneInconnue`].
pub fn one(conn: &Connection, id: Id) -> Result<Instantane> {
    let mut stmt = conn.prepare_cached(&format!("SELECT {COLONNES} FROM instantanes WHERE id = ?1"))?;
    stmt.query_row([id], read).optional()?.ok_or_else(|| Error::LigneInconnue("instantanes".to_owned(), id))
}

/// Adds a snapshot of `dossier` and returns its identifier.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
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

/// Content of a version of a dossier that is made with its versions.
#[derive(Clone, Debug, PartialEq)]
pub struct VersionGardee {
    /// Identifier of its row of `versions`.
    pub version: Id,
    /// Local time at which it is said to have been kept, `AAAA-MM-JJTHH:MM:SS`.
    pub quand: String,
    /// The dossier it holds, which has that row.
    pub contenu: Dossier,
}

/// Adds the contents of the versions of a new dossier; those that its rows say sealed are sealed.
///
/// # Errors
/// [`Error::LigneInconnue`] for a version that the dossier does not list; [`Error::Sqlite`] when the statement fails.
pub fn add_kept(conn: &Connection, dossier: &Dossier, gardees: &[VersionGardee], etape: i64, auteur: &str) -> Result<()> {
    for kept in gardees {
        let unknown = || Error::LigneInconnue(Version::TABLE.nom.to_owned(), kept.version);
        let row = dossier.versions.iter().find(|v| v.id == kept.version).ok_or_else(unknown)?;
        let contexte = ContexteEcriture { quand: kept.quand.clone(), auteur: auteur.to_owned() };
        let id = add(conn, row.id, &row.libelle, etape, &kept.contenu, &contexte)?;
        if row.etat == EtatVersion::Fige {
            seal(conn, id, &row.libelle)?;
        }
    }
    Ok(())
}

/// The document of a snapshot, after its digest was checked.
///
/// # Errors
/// [`Error::VersionAlteree`] when length or digest do not match.
pub fn document(conn: &Connection, kept: &Instantane) -> Result<String> {
    let altered = || Error::VersionAlteree(kept.nom.clone());
    let packed: Vec<u8> = conn.query_row("SELECT contenu FROM instantanes WHERE id = ?1", [kept.id], |r| r.get(0))?;
    let size = u64::try_from(kept.taille).ok().filter(|t| *t <= echange::TAILLE_MAX as u64).ok_or_else(altered)?;
    let mut text = String::new();
    // Reading stops one byte after the announced size, which is enough to refuse a crafted content.
    ZlibDecoder::new(packed.as_slice()).take(size + 1).read_to_string(&mut text).map_err(|_| altered())?;
    if text.len() as u64 != size || echange::empreinte(&text) != kept.sha256 {
        return Err(altered());
    }
    Ok(text)
}

/// The dossier of a snapshot. Its document may be of an older format: fields it lacks are at their defaults.
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

/// Whether a row is the row of `versions` of a sealed version.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn is_sealed(conn: &Connection, table: &TableDef, id: Id) -> Result<bool> {
    if table.nom != Version::TABLE.nom {
        return Ok(false);
    }
    let mut stmt = conn.prepare_cached("SELECT 1 FROM instantanes WHERE version_id = ?1 AND scelle = 1")?;
    Ok(stmt.exists([id])?)
}

/// Seals a version under the name that its row has now.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn seal(conn: &Connection, id: Id, nom: &str) -> Result<()> {
    conn.prepare_cached("UPDATE instantanes SET scelle = 1, nom = ?2 WHERE id = ?1")?.execute(params![id, nom])?;
    Ok(())
}

/// Sealed versions whose document, digest or row no longer match what was sealed.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
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

/// Whether the row of a sealed version still has the name it was sealed under.
fn same_row(then: &Dossier, now: &Dossier, kept: &Instantane) -> bool {
    let row = |d: &Dossier| d.versions.iter().find(|v| Some(v.id) == kept.version_id).map(|v| (v.numero, v.date, v.libelle.clone()));
    let Some(is) = row(now) else { return false };
    // Name and date may have been corrected between naming and sealing; the seal records the name.
    row(then).is_some() && is.2 == kept.nom
}
