//! Archives of old history: steps and their images compressed by the hundred, one archive per row of `journal_paquets`.
//!
//! A contract lasts five years and tens of thousands of edits; uncompressed they would be twenty times larger than the
//! dossier, and would be read at each opening. Once enough newer steps follow them, the oldest steps are moved to an archive,
//! inside the transaction of the edit that made them old. Readers look here for steps that the tables no longer have; an undo
//! that reaches an archived step restores it to the tables first. Invariants: archived steps are older than all others; no
//! other step refers to an archived one; no archived step can be redone; the identifiers they used are never given again
//! (`journal_identifiants`).

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::step_state::EtatEtape;
use crate::error::{Error, Result};
use crate::op::Op;

/// Number of steps per archive, and minimum number of steps kept out of archives.
pub const PAQUET: i64 = 256;

/// Largest uncompressed size of an archive, in bytes; above what one step can hold.
const DEPLIE_MAX: u64 = 256 << 20;

/// Largest size of the images put in one archive, in bytes: escaped as JSON inside JSON, they stay under [`DEPLIE_MAX`].
const IMAGES_MAX: i64 = 32 << 20;

/// A step as stored, in the tables or in an archive.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct EtapePliee {
    /// Number of the step.
    pub id: i64,
    /// Operation as JSON text.
    pub op: String,
    /// Local time of the step.
    pub quand: String,
    /// Name of the author; may be empty.
    pub auteur: String,
    /// Text of the state: see [`EtatEtape`].
    pub etat: String,
    /// Number of the step that it undid or redid.
    pub cible: Option<i64>,
    /// Lines of the step, in order.
    pub lignes: Vec<LignePliee>,
}

impl EtapePliee {
    /// Operation of the step: see [`op`].
    #[must_use]
    pub fn op(&self) -> Op {
        op(&self.op)
    }

    /// State of the step.
    #[must_use]
    pub fn etat(&self) -> EtatEtape {
        EtatEtape::from_code(&self.etat)
    }
}

/// A line of a step as stored: one changed row.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct LignePliee {
    /// Number of the line.
    pub id: i64,
    /// Name of the table.
    pub nom_table: String,
    /// Identifier of the row.
    pub ligne_id: i64,
    /// Image of the row before, as JSON text; absent when the row was added.
    pub avant: Option<String>,
    /// Image of the row after, as JSON text; absent when the row was removed.
    pub apres: Option<String>,
}

impl LignePliee {
    /// Whether the line holds an image; one without only records that the identifier is used.
    #[must_use]
    pub fn has_image(&self) -> bool {
        self.avant.is_some() || self.apres.is_some()
    }
}

/// The operation a stored text stands for; [`Op::Inconnue`] when it cannot be read, because an operation is only shown.
#[must_use]
pub fn op(stored: &str) -> Op {
    serde_json::from_str(stored).unwrap_or(Op::Inconnue)
}

fn unreadable<E>(_: E) -> Error {
    Error::Interne("paquet du journal illisible".to_owned())
}

/// Archives the oldest steps as long as `paquet` newer ones follow them, making at most `folds` archives.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn fold(conn: &Connection, paquet: i64, folds: usize) -> Result<()> {
    for _ in 0..folds {
        let first: Option<i64> = conn.prepare_cached("SELECT min(id) FROM journal_etapes")?.query_row([], |r| r.get(0))?;
        let last: Option<i64> = conn.prepare_cached("SELECT max(id) FROM journal_etapes")?.query_row([], |r| r.get(0))?;
        let enough = |until: &i64| last.is_some_and(|last| last.saturating_sub(*until) >= paquet);
        let Some(from) = first.map(|first| first.saturating_add(paquet - 1)).filter(enough) else { return Ok(()) };
        let Some(until) = cut(conn, from)?.filter(enough) else { return Ok(()) };
        if images_until(conn, until)? > IMAGES_MAX {
            return Ok(());
        }
        fold_until(conn, until)?;
    }
    Ok(())
}

/// Whether a step up to `until` is undone and can be redone.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn redo_pending(conn: &Connection, until: i64) -> Result<bool> {
    Ok(conn.prepare_cached("SELECT 1 FROM journal_etapes WHERE id <= ?1 AND etat = ?2")?.exists(params![until, EtatEtape::Annule])?)
}

fn images_until(conn: &Connection, until: i64) -> Result<i64> {
    let sql = "SELECT coalesce(sum(coalesce(length(avant), 0) + coalesce(length(apres), 0)), 0) FROM journal_lignes WHERE etape_id <= ?1";
    Ok(conn.prepare_cached(sql)?.query_row([until], |r| r.get(0))?)
}

/// The first step at or above `from` such that no later step refers to it or to an earlier one; `None` while a step can be
/// redone.
fn cut(conn: &Connection, from: i64) -> Result<Option<i64>> {
    if redo_pending(conn, i64::MAX)? {
        return Ok(None);
    }
    let mut until = from;
    loop {
        let speaks: Option<i64> =
            conn.prepare_cached("SELECT max(id) FROM journal_etapes WHERE cible <= ?1")?.query_row([until], |r| r.get(0))?;
        match speaks {
            Some(higher) if higher > until => until = higher,
            _ => return Ok(Some(until)),
        }
    }
}

fn fold_until(conn: &Connection, until: i64) -> Result<()> {
    let steps = unfolded(conn, until)?;
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else { return Ok(()) };
    let text = serde_json::to_vec(&steps).map_err(unreadable)?;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&text).map_err(unreadable)?;
    let packed = encoder.finish().map_err(unreadable)?;
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    conn.prepare_cached("INSERT INTO journal_paquets (id, derniere, etapes, taille, contenu) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![first.id, last.id, number(steps.len()), number(text.len()), packed])?;
    conn.prepare_cached(
        "INSERT INTO journal_identifiants (nom_table, dernier) \
         SELECT nom_table, max(ligne_id) FROM journal_lignes WHERE etape_id <= ?1 GROUP BY nom_table \
         ON CONFLICT (nom_table) DO UPDATE SET dernier = max(dernier, excluded.dernier)",
    )?
    .execute([until])?;
    conn.prepare_cached("DELETE FROM journal_lignes WHERE etape_id <= ?1")?.execute([until])?;
    conn.prepare_cached("DELETE FROM journal_etapes WHERE id <= ?1")?.execute([until])?;
    Ok(())
}

/// Steps up to `until` that are not archived, oldest first.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn unfolded(conn: &Connection, until: i64) -> Result<Vec<EtapePliee>> {
    let mut steps = conn.prepare_cached("SELECT id, op, quand, auteur, etat, cible FROM journal_etapes WHERE id <= ?1 ORDER BY id")?;
    let mut lines =
        conn.prepare_cached("SELECT id, nom_table, ligne_id, avant, apres FROM journal_lignes WHERE etape_id = ?1 ORDER BY id")?;
    let mut out = Vec::new();
    let mut rows = steps.query([until])?;
    while let Some(r) = rows.next()? {
        let id: i64 = r.get(0)?;
        let lignes = lines.query_map([id], |l| {
            Ok(LignePliee { id: l.get(0)?, nom_table: l.get(1)?, ligne_id: l.get(2)?, avant: l.get(3)?, apres: l.get(4)? })
        })?;
        let lignes = lignes.collect::<std::result::Result<_, _>>()?;
        out.push(EtapePliee { id, op: r.get(1)?, quand: r.get(2)?, auteur: r.get(3)?, etat: r.get(4)?, cible: r.get(5)?, lignes });
    }
    Ok(out)
}

/// Moves back to the tables every archive that holds a step at or above `from`.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails; [`Error::Interne`] for an archive that cannot be read.
pub fn unfold_from(conn: &Connection, from: i64) -> Result<()> {
    for pli in all(conn)?.into_iter().filter(|pli| pli.derniere >= from) {
        let steps = read(conn, pli.id)?;
        conn.prepare_cached("DELETE FROM journal_paquets WHERE id = ?1")?.execute([pli.id])?;
        let mut step =
            conn.prepare_cached("INSERT INTO journal_etapes (id, op, quand, auteur, etat, cible) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        let mut line = conn.prepare_cached(
            "INSERT INTO journal_lignes (id, etape_id, nom_table, ligne_id, avant, apres) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for e in steps {
            step.execute(params![e.id, e.op, e.quand, e.auteur, e.etat, e.cible])?;
            for l in e.lignes {
                line.execute(params![l.id, e.id, l.nom_table, l.ligne_id, l.avant, l.apres])?;
            }
        }
    }
    Ok(())
}

/// An archive, its content apart.
#[derive(Clone, Copy, Debug)]
pub struct Pli {
    /// Number of its first step, which is its identifier.
    pub id: i64,
    /// Number of its last step.
    pub derniere: i64,
    /// Uncompressed size, in bytes.
    pub taille: i64,
    /// Compressed size, in bytes.
    pub octets: i64,
}

/// Every archive, oldest first.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn all(conn: &Connection) -> Result<Vec<Pli>> {
    let mut stmt = conn.prepare_cached("SELECT id, derniere, taille, length(contenu) FROM journal_paquets ORDER BY id")?;
    let rows = stmt.query_map([], |r| Ok(Pli { id: r.get(0)?, derniere: r.get(1)?, taille: r.get(2)?, octets: r.get(3)? }))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The steps of the archive whose first step is `first`.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails; [`Error::Interne`] for a content that cannot be read.
pub fn read(conn: &Connection, first: i64) -> Result<Vec<EtapePliee>> {
    let (size, packed): (i64, Vec<u8>) = conn
        .prepare_cached("SELECT taille, contenu FROM journal_paquets WHERE id = ?1")?
        .query_row([first], |r| Ok((r.get(0)?, r.get(1)?)))?;
    let size = u64::try_from(size).ok().filter(|size| *size <= DEPLIE_MAX).ok_or_else(|| unreadable(()))?;
    let mut text = Vec::new();
    // Reading stops one byte after the announced size, which is enough to refuse a crafted archive.
    ZlibDecoder::new(packed.as_slice()).take(size + 1).read_to_end(&mut text).map_err(unreadable)?;
    if text.len() as u64 != size {
        return Err(unreadable(()));
    }
    serde_json::from_slice(&text).map_err(unreadable)
}

/// Calls `see` with every archived step, oldest first. An archive that cannot be read is skipped, because this only serves
/// to list steps.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn each(conn: &Connection, mut see: impl FnMut(EtapePliee)) -> Result<()> {
    for pli in all(conn)? {
        read(conn, pli.id).unwrap_or_default().into_iter().for_each(&mut see);
    }
    Ok(())
}

/// Archived steps with a number below `avant` that `wanted` accepts, newest first, at most `limit`.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn newest(conn: &Connection, avant: i64, limit: usize, wanted: impl Fn(&EtapePliee) -> bool) -> Result<Vec<EtapePliee>> {
    let mut out = Vec::new();
    for pli in all(conn)?.into_iter().rev().filter(|pli| pli.id < avant) {
        if out.len() >= limit {
            break;
        }
        let steps = read(conn, pli.id).unwrap_or_default();
        out.extend(steps.into_iter().rev().filter(|e| e.id < avant && wanted(e)));
    }
    out.truncate(limit);
    Ok(out)
}

/// The archived step of this number.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn one(conn: &Connection, id: i64) -> Result<Option<EtapePliee>> {
    let pli = all(conn)?.into_iter().rev().find(|pli| (pli.id..=pli.derniere).contains(&id));
    Ok(pli.and_then(|pli| read(conn, pli.id).ok()).and_then(|steps| steps.into_iter().find(|e| e.id == id)))
}

/// Number of archived steps.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn count(conn: &Connection) -> Result<i64> {
    Ok(conn.prepare_cached("SELECT CAST(total(etapes) AS INTEGER) FROM journal_paquets")?.query_row([], |r| r.get(0))?)
}

/// Compressed size of all archives, in bytes.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn size(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("SELECT coalesce(sum(length(contenu)), 0) FROM journal_paquets", [], |r| r.get(0))?)
}
