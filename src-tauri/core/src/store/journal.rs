//! The history inside the file: steps, and the images of the rows they changed.
//!
//! Each change of a row adds a line with the values before and after it, as JSON objects of columns; for an update only the
//! columns that changed, and of long texts only what differs ([`images`]). Undo writes the images of before, newest first,
//! and records itself as a step; redo writes the images of after. States of the steps ([`EtatEtape`]), for two edits A and B,
//! an undo, then either a redo or another edit C:
//!
//! ```text
//!             A      B      undo B   redo B
//! edits       actif
//!             actif  actif
//! undo        actif  annule fait
//! redo        actif  actif  fait     fait
//!
//!             A      B      undo B   C
//! new edit    actif  perdu  fait     actif      B can no longer be redone
//! shortening  resume resume fait     actif      A and B are listed, their images are dropped
//! ```
//!
//! Undo takes the newest step that is `actif`, redo the oldest that is `annule`. Old steps are archived ([`folding`]).
//! Invariants: the journal holds data, never statements; column names are looked up in the model before use.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value as Json;

use super::folding::{self, EtapePliee, LignePliee};
use super::images::{self, Image, RANG, from_json, parse};
use super::schema::Formats;
use super::step_state::EtatEtape;
use super::{rows, snapshots};
use crate::error::{Error, Result};
use crate::modele::former_names::{FORMER_NAMES, FormerNames, Meaning};
use crate::modele::{Cellule, Id, TABLES, TableDef};
use crate::op::Op;

/// A step of the history, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Etape {
    /// Number of the step.
    pub id: i64,
    /// Operation that was recorded.
    pub op: Op,
    /// Local time, `AAAA-MM-JJTHH:MM:SS`.
    pub quand: String,
    /// Name of the author; may be empty.
    pub auteur: String,
    /// Whether what it did is part of the present state.
    pub en_vigueur: bool,
    /// Number of the step that it undid or redid.
    pub cible: Option<i64>,
    /// Whether its images were dropped by shortening: it is listed and can no longer be undone.
    pub allegee: bool,
}

fn columns(table: &TableDef, image: &Image) -> Result<Vec<(&'static str, Cellule)>> {
    image
        .iter()
        .map(|(nom, value)| {
            let nom = if nom == RANG { Some(RANG) } else { table.champ(nom).map(|c| c.nom) };
            nom.zip(from_json(value)).ok_or_else(|| Error::Interne("image du journal illisible".to_owned()))
        })
        .collect()
}

/// Adds a step and returns its number.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn add_step(conn: &Connection, op: &Op, quand: &str, auteur: &str, cible: Option<i64>) -> Result<i64> {
    let text = serde_json::to_string(op).map_err(|e| Error::Interne(e.to_string()))?;
    let etat = if op.est_un_fait() { EtatEtape::Fait } else { EtatEtape::Actif };
    conn.prepare_cached("INSERT INTO journal_etapes (op, quand, auteur, etat, cible) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![text, quand, auteur, etat, cible])?;
    Ok(conn.last_insert_rowid())
}

/// Adds a line to a step, or merges it into the line that the step already has for the row. Both images have whole texts;
/// the row is already changed.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn add_line(conn: &Connection, etape: i64, table: &TableDef, id: Id, avant: Option<&Json>, apres: Option<&Json>) -> Result<()> {
    let (Some(Json::Object(before)), Some(Json::Object(after))) = (avant, apres) else {
        return insert_line(conn, etape, table, id, avant.map(Json::to_string), apres.map(Json::to_string));
    };
    let (mut before, mut after) = (before.clone(), after.clone());
    let mut stmt = conn.prepare_cached(
        "SELECT id, avant, apres FROM journal_lignes WHERE etape_id = ?1 AND nom_table = ?2 AND ligne_id = ?3 ORDER BY id DESC LIMIT 1",
    )?;
    let last: Option<(i64, Option<String>, Option<String>)> =
        stmt.query_row(params![etape, table.nom, id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).optional()?;
    let Some((line, Some(old_before), Some(old_after))) = last else {
        images::tighten(&mut before, &mut after);
        return insert_line(conn, etape, table, id, Some(Json::Object(before).to_string()), Some(Json::Object(after).to_string()));
    };
    let (old_before, old_after) = (parse(&old_before)?, parse(&old_after)?);
    for (nom, value) in &old_before {
        // The value before this change is the value after the change it joins.
        let whole = match before.get(nom) {
            Some(between) => images::whole(value, Some(between))?,
            None => value.clone(),
        };
        before.insert(nom.clone(), whole);
        if let Some(value) = old_after.get(nom).filter(|_| !after.contains_key(nom)) {
            after.insert(nom.clone(), value.clone());
        }
    }
    images::tighten(&mut before, &mut after);
    conn.prepare_cached("UPDATE journal_lignes SET avant = ?2, apres = ?3 WHERE id = ?1")?.execute(params![
        line,
        Json::Object(before).to_string(),
        Json::Object(after).to_string()
    ])?;
    Ok(())
}

fn insert_line(conn: &Connection, etape: i64, table: &TableDef, id: Id, avant: Option<String>, apres: Option<String>) -> Result<()> {
    conn.prepare_cached("INSERT INTO journal_lignes (etape_id, nom_table, ligne_id, avant, apres) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![etape, table.nom, id, avant, apres])?;
    Ok(())
}

/// The newest step that is not archived.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn last_step(conn: &Connection) -> Result<Option<Etape>> {
    steps_where(conn, "ORDER BY id DESC LIMIT 1", &[]).map(|mut s| s.pop())
}

/// The step that undo takes: the newest that is `actif`, archived or not.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn undoable(conn: &Connection) -> Result<Option<Etape>> {
    if let Some(step) = steps_where(conn, "WHERE etat = ?1 ORDER BY id DESC LIMIT 1", &[&EtatEtape::Actif])?.pop() {
        return Ok(Some(step));
    }
    Ok(folding::newest(conn, i64::MAX, 1, |e| e.etat() == EtatEtape::Actif)?.pop().map(step_of))
}

/// The step that redo takes: the oldest that is `annule`.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn redoable(conn: &Connection) -> Result<Option<Etape>> {
    steps_where(conn, "WHERE etat = ?1 ORDER BY id LIMIT 1", &[&EtatEtape::Annule]).map(|mut s| s.pop())
}

/// Steps with a number below `avant`, newest first, at most `limit`.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn before(conn: &Connection, avant: i64, limit: i64) -> Result<Vec<Etape>> {
    let mut steps = steps_where(conn, "WHERE id < ?1 ORDER BY id DESC LIMIT ?2", &[&avant, &limit])?;
    let missing = usize::try_from(limit).unwrap_or(0).saturating_sub(steps.len());
    if missing > 0 {
        steps.extend(folding::newest(conn, avant, missing, |_| true)?.into_iter().map(step_of));
    }
    Ok(steps)
}

/// The step of this number, archived or not.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn one(conn: &Connection, id: i64) -> Result<Option<Etape>> {
    if let Some(step) = steps_where(conn, "WHERE id = ?1", &[&id])?.pop() {
        return Ok(Some(step));
    }
    Ok(folding::one(conn, id)?.map(step_of))
}

/// Numbers of the steps that changed a table, or one row of it, and of the steps that undid or redid them.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn touching(conn: &Connection, table: &TableDef, id: Option<Id>) -> Result<BTreeSet<i64>> {
    let mut stmt = conn.prepare_cached(
        "WITH changed AS (SELECT DISTINCT etape_id FROM journal_lignes \
         WHERE nom_table = ?1 AND (?2 IS NULL OR ligne_id = ?2) AND coalesce(avant, apres) IS NOT NULL) \
         SELECT etape_id FROM changed UNION SELECT id FROM journal_etapes WHERE cible IN (SELECT etape_id FROM changed)",
    )?;
    let ids = stmt.query_map(params![table.nom, id], |r| r.get(0))?;
    let mut out: BTreeSet<i64> = ids.collect::<std::result::Result<_, _>>()?;
    let mine = |l: &LignePliee| l.nom_table == table.nom && id.is_none_or(|id| l.ligne_id == i64::from(id)) && l.has_image();
    folding::each(conn, |e| {
        if e.lignes.iter().any(mine) || e.cible.is_some_and(|cible| out.contains(&cible)) {
            out.insert(e.id);
        }
    })?;
    Ok(out)
}

/// Steps whose images were dropped by shortening.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn shortened(conn: &Connection) -> Result<Vec<Etape>> {
    let mut steps = steps_where(conn, "WHERE etat = ?1", &[&EtatEtape::Resume])?;
    folding::each(conn, |e| {
        if e.etat() == EtatEtape::Resume {
            steps.push(step_of(e));
        }
    })?;
    Ok(steps)
}

/// Number of steps, archived ones included.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn count(conn: &Connection) -> Result<i64> {
    let unfolded: i64 = conn.query_row("SELECT count(*) FROM journal_etapes", [], |r| r.get(0))?;
    Ok(unfolded.saturating_add(folding::count(conn)?))
}

/// A stored text made safe to show: one line, at most 200 characters.
fn shown(text: String) -> String {
    if text.len() <= 200 && !text.contains(char::is_control) { text } else { text.chars().filter(|c| !c.is_control()).take(200).collect() }
}

fn steps_where(conn: &Connection, tail: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<Etape>> {
    let mut stmt = conn.prepare_cached(&format!("SELECT id, op, quand, auteur, etat, cible FROM journal_etapes {tail}"))?;
    let mut rows = stmt.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        // A damaged text is shown as far as it can be: one step never hides the others.
        let text = |i| row.get_ref(i).ok().and_then(|v| v.as_bytes().ok()).map(String::from_utf8_lossy).unwrap_or_default().into_owned();
        let (id, op, quand) = (row.get(0)?, text(1), text(2));
        let (auteur, etat, cible) = (text(3), text(4), row.get(5).unwrap_or_default());
        out.push(step_of(EtapePliee { id, op, quand, auteur, etat, cible, lignes: Vec::new() }));
    }
    Ok(out)
}

/// The step that a stored one stands for.
pub fn step_of(stored: EtapePliee) -> Etape {
    let (mut op, etat) = (stored.op(), stored.etat());
    rename_fields(FORMER_NAMES, &mut op);
    let EtapePliee { id, quand, auteur, cible, .. } = stored;
    let (en_vigueur, allegee) = (etat.in_force(), etat == EtatEtape::Resume);
    Etape { id, op, quand: shown(quand), auteur: shown(auteur), en_vigueur, cible, allegee }
}

/// Replaces the field names of an operation by those of today; fields removed since are left out.
fn rename_fields(names: FormerNames, op: &mut Op) {
    let Op::Modifier { table, champs, .. } = op else { return };
    let Some(table) = TABLES.iter().find(|t| t.nom == *table) else { return };
    champs.retain_mut(|champ| match names.meaning(table, champ) {
        Meaning::Field(field) => {
            field.clone_into(champ);
            true
        }
        Meaning::Removed => false,
        Meaning::Unknown => true,
    });
}

/// Marks as `perdu` the steps that could be redone, because another change was made.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn forget_redo(conn: &Connection) -> Result<()> {
    conn.prepare_cached("UPDATE journal_etapes SET etat = ?1 WHERE etat = ?2")?.execute([EtatEtape::Perdu, EtatEtape::Annule])?;
    Ok(())
}

/// Sets the state of a step, which must not be archived.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn set_state(conn: &Connection, etape: i64, etat: EtatEtape) -> Result<()> {
    conn.prepare_cached("UPDATE journal_etapes SET etat = ?2 WHERE id = ?1")?.execute(params![etape, etat])?;
    Ok(())
}

/// A line of the journal in the names of today’s model.
pub struct LigneJournal {
    /// Table of the row.
    pub table: &'static TableDef,
    /// Identifier of the row.
    pub id: Id,
    /// Image of before; absent when the row was added.
    pub avant: Option<Image>,
    /// Image of after; absent when the row was removed.
    pub apres: Option<Image>,
}

impl LigneJournal {
    /// Reads a stored line. The image of a whole row gets the columns that its table did not have yet, at their defaults.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::Interne`] for a row id out of range or an image that is not a JSON object.
    pub fn of(formats: Formats, stored: &LignePliee) -> Result<Self> {
        let id = Id::try_from(stored.ligne_id).map_err(|_| Error::Interne("image du journal illisible".to_owned()))?;
        let table = TABLES.iter().find(|t| t.nom == stored.nom_table).ok_or_else(|| Error::TableInconnue(stored.nom_table.clone()))?;
        let read = |image: &Option<String>| image.as_deref().map(|text| images::read(formats.names, table, text)).transpose();
        let (mut avant, mut apres) = (read(&stored.avant)?, read(&stored.apres)?);
        if let (Some(whole), None) | (None, Some(whole)) = (&mut avant, &mut apres) {
            formats.complete(table, whole)?;
        }
        Ok(Self { table, id, avant, apres })
    }
}

/// Lines of a step, archived or not, in the order they were written.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails; [`Error::Interne`] or [`Error::TableInconnue`] for a line that cannot be read.
pub fn lines(conn: &Connection, formats: Formats, etape: i64) -> Result<Vec<LigneJournal>> {
    let mut stmt =
        conn.prepare_cached("SELECT id, nom_table, ligne_id, avant, apres FROM journal_lignes WHERE etape_id = ?1 ORDER BY id")?;
    let mut rows = stmt.query([etape])?;
    let mut out = Vec::new();
    while let Some(l) = rows.next()? {
        let stored = LignePliee { id: l.get(0)?, nom_table: l.get(1)?, ligne_id: l.get(2)?, avant: l.get(3)?, apres: l.get(4)? };
        out.push(LigneJournal::of(formats, &stored)?);
    }
    if out.is_empty()
        && let Some(step) = folding::one(conn, etape)?
    {
        out = step.lignes.iter().map(|l| LigneJournal::of(formats, l)).collect::<Result<_>>()?;
    }
    Ok(out)
}

/// Writes the images of before (undo, newest first) or after (redo, oldest first) of a step; returns the tables changed.
/// References are checked at the commit, so the order inside the step does not matter to them.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails; [`Error::Interne`] for an image that cannot be read.
pub fn replay(conn: &Connection, formats: Formats, etape: i64, undo: bool) -> Result<Vec<&'static str>> {
    folding::unfold_from(conn, etape)?;
    let mut lines = lines(conn, formats, etape)?;
    if undo {
        lines.reverse();
    }
    let mut touched = Vec::new();
    for line in &lines {
        if stays(conn, line)? {
            continue;
        }
        if line.table.unique && (line.avant.is_none() || line.apres.is_none()) {
            // This program never adds or removes the row of such a table.
            return Err(Error::Interne("image du journal impossible".to_owned()));
        }
        let (from, to) = if undo { (&line.apres, &line.avant) } else { (&line.avant, &line.apres) };
        match (from, to) {
            (Some(_), Some(to)) => change(conn, line.table, line.id, to)?,
            (None, Some(to)) => restore(conn, line.table, line.id, to)?,
            (Some(_), None) => rows::delete(conn, line.table, line.id)?,
            (None, None) => {}
        }
        if !touched.contains(&line.table.nom) {
            touched.push(line.table.nom);
        }
    }
    Ok(touched)
}

/// Whether undo leaves the row alone: it belongs to a sealed version, and the line changes more than its rank.
fn stays(conn: &Connection, line: &LigneJournal) -> Result<bool> {
    if !snapshots::is_sealed(conn, line.table, line.id)? {
        return Ok(false);
    }
    let moved = |image: &Option<Image>| image.as_ref().is_some_and(|i| i.keys().all(|k| k == RANG));
    Ok(!(moved(&line.avant) && moved(&line.apres)))
}

fn change(conn: &Connection, table: &'static TableDef, id: Id, image: &Image) -> Result<()> {
    let mut image = image.clone();
    if image.values().any(|v| images::piece(v).is_some()) {
        let now = rows::cells(conn, table, id)?.map(|cells| images::row(table, &cells)).unwrap_or_default();
        for (nom, value) in &mut image {
            *value = images::whole(value, now.get(nom))?;
        }
    }
    rows::update(conn, table, id, &columns(table, &image)?)
}

fn restore(conn: &Connection, table: &'static TableDef, id: Id, image: &Image) -> Result<()> {
    let cells: Option<Vec<Cellule>> =
        std::iter::once(RANG).chain(table.champs.iter().map(|c| c.nom)).map(|nom| image.get(nom).and_then(from_json)).collect();
    let cells = cells.ok_or_else(|| Error::Interne("image du journal incomplète".to_owned()))?;
    rows::insert(conn, table, id, &cells)
}
