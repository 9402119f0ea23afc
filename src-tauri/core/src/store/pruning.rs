//! Shortening of very old history, on request.
//!
//! The images of the rows are dropped for the steps older than a day. The dossier, the named versions and the old steps with
//! their sentence, date and author are kept; these steps can no longer be undone. Invariants: a step that a later undo or
//! redo refers to keeps its images, and so do all steps after it; identifiers that only the journal remembers are never given
//! again.

use rusqlite::{Connection, params};

use super::step_state::EtatEtape;
use super::{folding, journal};
use crate::error::Result;

/// Parts that a shortening removes, or would remove.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allegement {
    /// Number of steps that can no longer be undone.
    pub etapes: i64,
    /// Size of the dropped images, in bytes.
    pub octets: i64,
    /// Number of the last of these steps; 0 when there is none.
    pub jusqua: i64,
}

/// Size of the journal in the file, archives included, in bytes.
///
/// # Errors
/// [`crate::Error::Sqlite`] when the statement fails.
pub fn size(conn: &Connection) -> Result<i64> {
    let steps: i64 =
        conn.query_row("SELECT coalesce(sum(length(op) + length(quand) + length(auteur)), 0) FROM journal_etapes", [], |r| r.get(0))?;
    let images: i64 = conn.query_row(&format!("SELECT coalesce(sum({IMAGES}), 0) FROM journal_lignes"), [], |r| r.get(0))?;
    Ok(steps + images + folding::size(conn)?)
}

const IMAGES: &str = "length(CAST(coalesce(avant, '') AS BLOB)) + length(CAST(coalesce(apres, '') AS BLOB))";

/// A step, with what a shortening needs to know of it.
struct Pesee {
    id: i64,
    cible: Option<i64>,
    quand: String,
    /// Whether it could still be undone or redone.
    annulable: bool,
    /// Size of its images in the file, in bytes; an estimate for an archived step.
    octets: i64,
}

impl Pesee {
    fn new(id: i64, cible: Option<i64>, quand: String, etat: EtatEtape, octets: i64) -> Self {
        Self { id, cible, quand, annulable: etat.reversible(), octets }
    }
}

/// Every step, archived or not, oldest first.
fn steps(conn: &Connection) -> Result<Vec<Pesee>> {
    let mut out = Vec::new();
    for pli in folding::all(conn)? {
        for e in folding::read(conn, pli.id).unwrap_or_default() {
            let images: usize = e.lignes.iter().flat_map(|l| [&l.avant, &l.apres]).flatten().map(String::len).sum();
            let share = i64::try_from(images).unwrap_or(0).saturating_mul(pli.octets) / pli.taille.max(1);
            let etat = e.etat();
            out.push(Pesee::new(e.id, e.cible, e.quand, etat, share));
        }
    }
    let mut stmt = conn.prepare(&format!(
        "SELECT id, cible, quand, etat, coalesce((SELECT sum({IMAGES}) FROM journal_lignes WHERE etape_id = e.id), 0) FROM journal_etapes e ORDER BY id"
    ))?;
    let rows = stmt.query_map([], |r| {
        let etat: String = r.get(3)?;
        Ok(Pesee::new(r.get(0)?, r.get(1)?, r.get(2)?, EtatEtape::from_code(&etat), r.get(4)?))
    })?;
    for row in rows {
        out.push(row?);
    }
    Ok(out)
}

/// Parts that shortening the history before `jour` (`AAAA-MM-JJ`, that day kept) would remove.
///
/// # Errors
/// [`crate::Error::Sqlite`] when the statement fails.
pub fn weigh(conn: &Connection, jour: &str) -> Result<Allegement> {
    let steps = steps(conn)?;
    // The limit is the first step to keep, not the last one to drop: a clock may have been set back.
    let first = steps.iter().find(|e| e.quand.as_str() >= jour).map(|e| e.id - 1);
    let mut until = first.or(steps.last().map(|e| e.id)).unwrap_or(0);
    while let Some(kept) = steps.iter().filter(|e| e.id > until).filter_map(|e| e.cible).filter(|cible| *cible <= until).min() {
        until = kept - 1;
    }
    let old = || steps.iter().filter(|e| e.id <= until);
    let etapes = i64::try_from(old().filter(|e| e.annulable).count()).unwrap_or(i64::MAX);
    Ok(Allegement { etapes, octets: old().map(|e| e.octets).sum(), jusqua: until })
}

/// Drops the images of the steps up to `until`. The caller holds the transaction and has added the step `fact` that records
/// the shortening; its lines keep the identifiers used.
///
/// # Errors
/// [`crate::Error::Sqlite`] when the statement fails.
pub fn shorten(conn: &Connection, until: i64, fact: i64, paquet: i64) -> Result<()> {
    folding::unfold_from(conn, 0)?;
    if folding::redo_pending(conn, until)? {
        journal::forget_redo(conn)?;
    }
    conn.execute(
        "UPDATE journal_etapes SET etat = ?2 WHERE id <= ?1 AND etat IN (?3, ?4)",
        params![until, EtatEtape::Resume, EtatEtape::Actif, EtatEtape::Perdu],
    )?;
    conn.execute(
        "INSERT INTO journal_lignes (etape_id, nom_table, ligne_id) \
         SELECT ?2, nom_table, max(ligne_id) FROM journal_lignes WHERE etape_id <= ?1 GROUP BY nom_table",
        params![until, fact],
    )?;
    conn.execute("DELETE FROM journal_lignes WHERE etape_id <= ?1", [until])?;
    folding::fold(conn, paquet, usize::MAX)
}
