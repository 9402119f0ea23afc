//! Shortening very old history, when someone asks for it.
//!
//! What goes: the images of the rows, for the steps older than a day. What stays: the dossier, every
//! named version, and the old steps themselves with their sentence, date and author; they can no longer
//! be undone, so the ground of undo moves up. Invariants: a step that a later undo or redo speaks of
//! keeps its images, and so do all after it; identifiers that only the journal remembered stay taken.

use rusqlite::{Connection, OptionalExtension, params};

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
    Ok(steps + images_until(conn, i64::MAX)?)
}

fn images_until(conn: &Connection, etape: i64) -> Result<i64> {
    let sql = "SELECT coalesce(sum(length(CAST(coalesce(avant, '') AS BLOB)) + length(CAST(coalesce(apres, '') AS BLOB))), 0) \
               FROM journal_lignes WHERE etape_id <= ?1";
    Ok(conn.query_row(sql, [etape], |r| r.get(0))?)
}

/// What shortening before `jour` (`AAAA-MM-JJ`, that day kept) would take.
///
/// # Errors
/// What SQLite refuses.
pub fn weigh(conn: &Connection, jour: &str) -> Result<Allegement> {
    // The first step to keep decides: clocks may have gone back.
    let first: Option<i64> = conn.query_row("SELECT min(id) FROM journal_etapes WHERE quand >= ?1", [jour], |r| r.get(0))?;
    let last: i64 = conn.query_row("SELECT coalesce(max(id), 0) FROM journal_etapes", [], |r| r.get(0))?;
    let mut until = first.map_or(last, |id| id - 1);
    while let Some(kept) = conn
        .query_row("SELECT min(cible) FROM journal_etapes WHERE id > ?1 AND cible <= ?1", [until], |r| r.get::<_, Option<i64>>(0))
        .optional()?
        .flatten()
    {
        until = kept - 1;
    }
    let etapes =
        conn.query_row("SELECT count(*) FROM journal_etapes WHERE id <= ?1 AND etat IN ('actif', 'annule')", [until], |r| r.get(0))?;
    Ok(Allegement { etapes, octets: images_until(conn, until)?, jusqua: until })
}

/// Lets go of the images of the steps up to one; the caller holds the transaction and adds the step
/// that says so, whose lines will keep the identifiers taken.
///
/// # Errors
/// What SQLite refuses.
pub fn shorten(conn: &Connection, until: i64, fact: i64) -> Result<()> {
    let pending: bool = conn.prepare("SELECT 1 FROM journal_etapes WHERE id <= ?1 AND etat = 'annule'")?.exists([until])?;
    if pending {
        super::journal::forget_redo(conn)?;
    }
    conn.execute("UPDATE journal_etapes SET etat = 'resume' WHERE id <= ?1 AND etat IN ('actif', 'perdu')", [until])?;
    conn.execute(
        "INSERT INTO journal_lignes (etape_id, nom_table, ligne_id) \
         SELECT ?2, nom_table, max(ligne_id) FROM journal_lignes WHERE etape_id <= ?1 GROUP BY nom_table",
        params![until, fact],
    )?;
    conn.execute("DELETE FROM journal_lignes WHERE etape_id <= ?1", [until])?;
    Ok(())
}
