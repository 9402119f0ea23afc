//! The history inside the file: steps, and the images of the rows they changed.
//!
//! Mechanism: each change of a row leaves a line with what was before and what is after, as JSON
//! objects of columns; for an update only the columns that changed. Undo writes the images of before,
//! newest first, as a step of its own; redo writes the images of after. States of a step: `actif`,
//! `annule` (may be redone), `perdu` (undone, then something else was done). Invariants: the journal
//! holds data, never statements; column names are looked up in the model before use.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value as Json};

use super::rows;
use crate::error::{Error, Result};
use crate::modele::{Cellule, Id, TABLES, TableDef};
use crate::op::Op;

/// A step of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Etape {
    /// Its number.
    pub id: i64,
    /// What was done.
    pub op: Op,
    /// When, local time `AAAA-MM-JJTHH:MM:SS`.
    pub quand: String,
    /// By whom.
    pub auteur: String,
    /// Whether it is in force.
    pub en_vigueur: bool,
}

/// The column that orders rows, journaled like a field.
const RANG: &str = "rang";

fn to_json(cell: &Cellule) -> Json {
    match cell {
        Cellule::Nul => Json::Null,
        Cellule::Entier(v) => Json::from(*v),
        Cellule::Texte(t) => Json::from(t.as_str()),
    }
}

fn from_json(value: &Json) -> Option<Cellule> {
    match value {
        Json::Null => Some(Cellule::Nul),
        Json::Number(n) => n.as_i64().map(Cellule::Entier),
        Json::String(t) => Some(Cellule::Texte(t.clone())),
        _ => None,
    }
}

/// Image of a row: every column.
pub fn image(table: &TableDef, cells: &[Cellule]) -> Json {
    let names = std::iter::once(RANG).chain(table.champs.iter().map(|c| c.nom));
    Json::Object(names.zip(cells).map(|(n, c)| (n.to_owned(), to_json(c))).collect())
}

/// Image of some columns.
pub fn image_of(changes: &[(&'static str, Cellule)]) -> Json {
    Json::Object(changes.iter().map(|(n, c)| ((*n).to_owned(), to_json(c))).collect())
}

fn columns(table: &TableDef, image: &Map<String, Json>) -> Result<Vec<(&'static str, Cellule)>> {
    image
        .iter()
        .map(|(nom, value)| {
            let nom = if nom == RANG { Some(RANG) } else { table.champ(nom).map(|c| c.nom) };
            nom.zip(from_json(value)).ok_or_else(|| Error::Interne("image du journal illisible".to_owned()))
        })
        .collect()
}

/// Adds a step and gives its number.
///
/// # Errors
/// What SQLite refuses.
pub fn add_step(conn: &Connection, op: &Op, quand: &str, auteur: &str, cible: Option<i64>) -> Result<i64> {
    let text = serde_json::to_string(op).map_err(|e| Error::Interne(e.to_string()))?;
    // Undo and redo are facts of the history, not things to undo in turn.
    let etat = if cible.is_some() { "fait" } else { "actif" };
    conn.prepare_cached("INSERT INTO journal_etapes (op, quand, auteur, etat, cible) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![text, quand, auteur, etat, cible])?;
    Ok(conn.last_insert_rowid())
}

/// Adds a line to a step, or folds it into the line the step already has for that row and those columns.
///
/// # Errors
/// What SQLite refuses.
pub fn add_line(conn: &Connection, etape: i64, table: &TableDef, id: Id, avant: Option<&Json>, apres: Option<&Json>) -> Result<()> {
    if let (Some(Json::Object(before)), Some(Json::Object(after))) = (avant, apres) {
        let mut stmt = conn.prepare_cached(
            "SELECT id, avant, apres FROM journal_lignes WHERE etape_id = ?1 AND nom_table = ?2 AND ligne_id = ?3 ORDER BY id DESC LIMIT 1",
        )?;
        let last: Option<(i64, Option<String>, Option<String>)> =
            stmt.query_row(params![etape, table.nom, id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).optional()?;
        if let Some((line, Some(old_before), Some(old_after))) = last {
            let (mut b, mut a) = (parse(&old_before)?, parse(&old_after)?);
            for (k, v) in before {
                b.entry(k.clone()).or_insert_with(|| v.clone());
            }
            a.extend(after.clone());
            conn.prepare_cached("UPDATE journal_lignes SET avant = ?2, apres = ?3 WHERE id = ?1")?.execute(params![
                line,
                Json::Object(b).to_string(),
                Json::Object(a).to_string()
            ])?;
            return Ok(());
        }
    }
    conn.prepare_cached("INSERT INTO journal_lignes (etape_id, nom_table, ligne_id, avant, apres) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![etape, table.nom, id, avant.map(Json::to_string), apres.map(Json::to_string)])?;
    Ok(())
}

fn parse(text: &str) -> Result<Map<String, Json>> {
    serde_json::from_str(text).map_err(|_| Error::Interne("image du journal illisible".to_owned()))
}

/// The newest step, if it is one that may absorb a following edit.
///
/// # Errors
/// What SQLite refuses.
pub fn last_step(conn: &Connection) -> Result<Option<Etape>> {
    steps_where(conn, "ORDER BY id DESC LIMIT 1", &[]).map(|mut s| s.pop())
}

/// The step an undo would undo: the newest in force.
///
/// # Errors
/// What SQLite refuses.
pub fn undoable(conn: &Connection) -> Result<Option<Etape>> {
    steps_where(conn, "WHERE etat = 'actif' ORDER BY id DESC LIMIT 1", &[]).map(|mut s| s.pop())
}

/// The step a redo would redo: the oldest of those undone since the last change.
///
/// # Errors
/// What SQLite refuses.
pub fn redoable(conn: &Connection) -> Result<Option<Etape>> {
    steps_where(conn, "WHERE etat = 'annule' ORDER BY id LIMIT 1", &[]).map(|mut s| s.pop())
}

/// The newest steps, newest first.
///
/// # Errors
/// What SQLite refuses.
pub fn recent(conn: &Connection, limit: i64) -> Result<Vec<Etape>> {
    steps_where(conn, "ORDER BY id DESC LIMIT ?1", &[&limit])
}

/// How many steps there are.
///
/// # Errors
/// What SQLite refuses.
pub fn count(conn: &Connection) -> Result<i64> {
    Ok(conn.query_row("SELECT count(*) FROM journal_etapes", [], |r| r.get(0))?)
}

fn steps_where(conn: &Connection, tail: &str, params: &[&dyn rusqlite::ToSql]) -> Result<Vec<Etape>> {
    let mut stmt = conn.prepare_cached(&format!("SELECT id, op, quand, auteur, etat FROM journal_etapes {tail}"))?;
    let mut rows = stmt.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(1)?;
        let op = serde_json::from_str(&text).map_err(|_| Error::Interne("étape du journal illisible".to_owned()))?;
        let etat: String = row.get(4)?;
        out.push(Etape { id: row.get(0)?, op, quand: row.get(2)?, auteur: row.get(3)?, en_vigueur: etat == "actif" || etat == "fait" });
    }
    Ok(out)
}

/// Steps that could be redone no longer can: something else was done.
///
/// # Errors
/// What SQLite refuses.
pub fn forget_redo(conn: &Connection) -> Result<()> {
    conn.prepare_cached("UPDATE journal_etapes SET etat = 'perdu' WHERE etat = 'annule'")?.execute([])?;
    Ok(())
}

/// Marks a step undone or in force again.
///
/// # Errors
/// What SQLite refuses.
pub fn set_active(conn: &Connection, etape: i64, active: bool) -> Result<()> {
    let etat = if active { "actif" } else { "annule" };
    conn.prepare_cached("UPDATE journal_etapes SET etat = ?2 WHERE id = ?1")?.execute(params![etape, etat])?;
    Ok(())
}

/// A line as read back.
struct Ligne {
    table: &'static TableDef,
    id: Id,
    avant: Option<String>,
    apres: Option<String>,
}

fn lines(conn: &Connection, etape: i64) -> Result<Vec<Ligne>> {
    let mut stmt = conn.prepare_cached("SELECT nom_table, ligne_id, avant, apres FROM journal_lignes WHERE etape_id = ?1 ORDER BY id")?;
    let mut rows = stmt.query([etape])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let nom: String = row.get(0)?;
        let table = TABLES.iter().find(|t| t.nom == nom).ok_or(Error::TableInconnue(nom))?;
        out.push(Ligne { table, id: row.get(1)?, avant: row.get(2)?, apres: row.get(3)? });
    }
    Ok(out)
}

/// Writes the images of before (undo, newest first) or after (redo, oldest first) of a step; gives the
/// tables touched. References are checked at commit, so the order inside the step does not matter to them.
///
/// # Errors
/// What SQLite refuses, or an image that cannot be read.
pub fn replay(conn: &Connection, etape: i64, undo: bool) -> Result<Vec<&'static str>> {
    let mut lines = lines(conn, etape)?;
    if undo {
        lines.reverse();
    }
    let mut touched = Vec::new();
    for line in &lines {
        let (from, to) = if undo { (&line.apres, &line.avant) } else { (&line.avant, &line.apres) };
        match (from, to) {
            (Some(_), Some(to)) => rows::update(conn, line.table, line.id, &columns(line.table, &parse(to)?)?)?,
            (None, Some(to)) => restore(conn, line.table, line.id, &parse(to)?)?,
            (Some(_), None) => rows::delete(conn, line.table, line.id)?,
            (None, None) => {}
        }
        if !touched.contains(&line.table.nom) {
            touched.push(line.table.nom);
        }
    }
    Ok(touched)
}

fn restore(conn: &Connection, table: &'static TableDef, id: Id, image: &Map<String, Json>) -> Result<()> {
    let cells: Option<Vec<Cellule>> =
        std::iter::once(RANG).chain(table.champs.iter().map(|c| c.nom)).map(|nom| image.get(nom).and_then(from_json)).collect();
    let cells = cells.ok_or_else(|| Error::Interne("image du journal incomplète".to_owned()))?;
    rows::insert(conn, table, id, &cells)
}
