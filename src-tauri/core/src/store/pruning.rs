//! Shortening very old history, when someone asks for it.
//!
//! What goes: the images of the rows, for the steps older than a day. What stays: the dossier, every
//! named version, and the old steps themselves with their sentence, date and author; they can no longer
//! be undone, so the ground of undo moves up. Invariants: a step that a later undo or redo refers to
//! keeps its images, and so do all after it; identifiers that only the journal remembered stay taken.

use rusqlite::{Connection, params};

use super::step_state::EtatEtape;
use super::{folding, journal};
use crate::error::Result;

/// What a shortening takes, or would take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allegement {
    /// Steps that can no longer be undone.
    pub etapes: i64,
    /// Bytes of images let go.
    pub octets: i64,
    /// The last of these steps; 0 when there is none.
    pub jusqua: i64,
}

/// Bytes the journal holds.
///
/// # Errors
/// What SQLite refuses.
pub fn size(conn: &Connection) -> Result<i64> {
    let steps: i64 =
        conn.query_row("SELECT coalesce(sum(length(op) + length(quand) + length(auteur)), 0) FROM journal_etapes", [], |r| r.get(0))?;
    let images: i64 = conn.query_row(&format!("SELECT coalesce(sum({IMAGES}), 0) FROM journal_lignes"), [], |r| r.get(0))?;
    Ok(steps + images + folding::size(conn)?)
}

const IMAGES: &str = "length(CAST(coalesce(avant, '') AS BLOB)) + length(CAST(coalesce(apres, '') AS BLOB))";

/// What matters of a step here.
struct Pesee {
    id: i64,
    cible: Option<i64>,
    quand: String,
    /// Whether it could still be undone or done again.
    annulable: bool,
    /// What its images take in the file.
    octets: i64,
}

impl Pesee {
    fn new(id: i64, cible: Option<i64>, quand: String, etat: EtatEtape, octets: i64) -> Self {
        Self { id, cible, quand, annulable: etat.reversible(), octets }
    }
}

/// Every step, folded or not, in order.
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

/// What shortening before `jour` (`AAAA-MM-JJ`, that day kept) would take.
///
/// # Errors
/// What SQLite refuses.
pub fn weigh(conn: &Connection, jour: &str) -> Result<Allegement> {
    let steps = steps(conn)?;
    // The first step to keep decides: clocks may have gone back.
    let first = steps.iter().find(|e| e.quand.as_str() >= jour).map(|e| e.id - 1);
    let mut until = first.or(steps.last().map(|e| e.id)).unwrap_or(0);
    while let Some(kept) = steps.iter().filter(|e| e.id > until).filter_map(|e| e.cible).filter(|cible| *cible <= until).min() {
        until = kept - 1;
    }
    let old = || steps.iter().filter(|e| e.id <= until);
    let etapes = i64::try_from(old().filter(|e| e.annulable).count()).unwrap_or(i64::MAX);
    Ok(Allegement { etapes, octets: old().map(|e| e.octets).sum(), jusqua: until })
}

/// Lets go of the images of the steps up to one; the caller holds the transaction and adds the step
/// that says so, whose lines will keep the identifiers taken.
///
/// # Errors
/// What SQLite refuses.
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
