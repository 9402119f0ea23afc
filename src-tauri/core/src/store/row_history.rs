//! Successive states of one row: the whole row before and after each step that changed it.
//!
//! The journal stores changes relative to the former values. The states are therefore computed backwards from the present
//! row, step by step, undo and redo included, since they changed the row too. The list ends where history was shortened.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::images::{self, Image};
use super::journal::{self, LigneJournal};
use super::schema::Formats;
use super::{folding, rows};
use crate::error::Result;
use crate::modele::{Id, TableDef};
use crate::op::Op;

/// A step that changed the row.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Number of the step.
    pub etape: i64,
    /// The row before the step; absent when it did not exist.
    pub avant: Option<Image>,
    /// The row after the step; absent when it no longer existed.
    pub apres: Option<Image>,
}

/// A step that wrote the lines of the step `lignes_de` to the row, backwards when it was an undo.
struct Evenement {
    etape: i64,
    lignes_de: i64,
    undo: bool,
}

/// Lines of a row, by step.
type Lignes = BTreeMap<i64, Vec<LigneJournal>>;

/// Whether an operation undid the step it refers to.
fn is_undo(op: Op) -> bool {
    matches!(op, Op::Annuler { .. })
}

/// The steps that changed the row, newest first; the lines of archived steps are added to `seen`.
fn events(conn: &Connection, formats: Formats, table: &TableDef, id: Id, seen: &mut Lignes) -> Result<Vec<Evenement>> {
    let mut out = Vec::new();
    // Oldest first: a step comes after the step it refers to.
    folding::each(conn, |e| {
        if let Some(cible) = e.cible.filter(|cible| seen.contains_key(cible)) {
            out.push(Evenement { etape: e.id, lignes_de: cible, undo: is_undo(e.op()) });
        }
        let mine: Vec<_> =
            e.lignes.into_iter().filter(|l| l.nom_table == table.nom && l.ligne_id == i64::from(id) && l.has_image()).collect();
        if !mine.is_empty() {
            out.push(Evenement { etape: e.id, lignes_de: e.id, undo: false });
            seen.insert(e.id, mine.iter().filter_map(|l| LigneJournal::of(formats, l).ok()).collect());
        }
    })?;
    let mut stmt = conn.prepare_cached(
        "WITH changed AS (SELECT DISTINCT etape_id FROM journal_lignes WHERE nom_table = ?1 AND ligne_id = ?2 AND coalesce(avant, apres) IS NOT NULL) \
         SELECT etape_id, etape_id, NULL FROM changed \
         UNION ALL SELECT e.id, e.cible, e.op FROM journal_etapes e WHERE e.cible IN (SELECT etape_id FROM changed) \
         ORDER BY 1",
    )?;
    let rows = stmt.query_map(params![table.nom, id], |r| {
        let op: Option<String> = r.get(2)?;
        Ok(Evenement { etape: r.get(0)?, lignes_de: r.get(1)?, undo: op.is_some_and(|op| is_undo(folding::op(&op))) })
    })?;
    for event in rows {
        out.push(event?);
    }
    out.reverse();
    Ok(out)
}

/// The row before a line was written: from after to before, or from before to after when the step was an undo.
pub(super) fn back(state: Option<Image>, line: &LigneJournal, undo: bool) -> Result<Option<Image>> {
    let (to, from) = if undo { (&line.apres, &line.avant) } else { (&line.avant, &line.apres) };
    let Some(to) = to else { return Ok(None) };
    match (from, state) {
        (Some(_), Some(mut row)) => {
            images::lay(&mut row, to)?;
            Ok(Some(row))
        }
        _ => Ok(Some(to.clone())),
    }
}

/// Steps that changed a row, newest first.
///
/// # Errors
/// [`crate::Error::Sqlite`] when the statement fails; [`crate::Error::Interne`] for an image that cannot be read.
pub fn of_row(conn: &Connection, formats: Formats, table: &'static TableDef, id: Id) -> Result<Vec<Passage>> {
    let mut state = rows::cells(conn, table, id)?.map(|cells| images::row(table, &cells));
    let mut out = Vec::new();
    let mut seen = Lignes::new();
    for event in events(conn, formats, table, id, &mut seen)? {
        if let std::collections::btree_map::Entry::Vacant(v) = seen.entry(event.lignes_de) {
            let mine = journal::lines(conn, formats, event.lignes_de)?.into_iter().filter(|l| l.table.nom == table.nom && l.id == id);
            v.insert(mine.collect());
        }
        let lines = seen.get(&event.lignes_de).map(Vec::as_slice).unwrap_or_default();
        let after = state.clone();
        // Reverting an undo writes the lines in order, reverting anything else in reverse order.
        let order: Vec<&LigneJournal> = if event.undo { lines.iter().collect() } else { lines.iter().rev().collect() };
        for line in order {
            state = back(state, line, event.undo)?;
        }
        if state != after {
            out.push(Passage { etape: event.etape, avant: state.clone(), apres: after });
        }
    }
    Ok(out)
}
