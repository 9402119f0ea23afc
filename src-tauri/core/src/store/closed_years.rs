//! Refuses a step that changes a figure of a closed year.
//!
//! Every edit, paste, import and scenario goes through [`super::Fichier::transact`], so this one place holds them all.
//! Undo and redo write images of states that were accepted, restoring a version is a choice about the whole dossier, and a
//! row that is removed or copied takes the figures that belong to it: none of these is refused. A step that closes or reopens the year may change its figures.

use rusqlite::Connection;
use serde_json::Value as Json;

use super::rows;
use super::write::LigneChangee;
use crate::error::{Error, Result};
use crate::modele::{Cellule, Entite, Exercice, Id, TableDef, verrou};
use crate::op::Op;

/// Refuses the lines of a step; `closed` are the rows and years of `exercices` closed before it.
///
/// # Errors
/// [`Error::ExerciceClos`] for the first line that changes a figure of a year whose row the step leaves as it was.
pub(super) fn refuse(conn: &Connection, closed: &[(Id, i32)], op: &Op, lines: &[LigneChangee]) -> Result<()> {
    // An action that is copied takes its figures along: the gesture is about the action.
    let copied = matches!(op, Op::Copier { table, .. } if verrou::figures(table).is_empty());
    if copied || matches!(op, Op::Restaurer { .. } | Op::RestaurerSauvegarde { .. }) {
        return Ok(());
    }
    // What another copy says of a closed year neither closes nor reopens it here.
    let merged = matches!(op, Op::Fusionner { .. });
    let moved = |id: Id| !merged && lines.iter().any(|l| l.table.nom == Exercice::TABLE.nom && l.id == id);
    let closed: Vec<i64> = closed.iter().filter(|(id, _)| !moved(*id)).map(|(_, annee)| i64::from(*annee)).collect();
    if closed.is_empty() {
        return Ok(());
    }
    for line in lines.iter().filter(|l| !goes_with_its_parent(l, lines)) {
        for annee in touched(conn, line)?.into_iter().flatten() {
            if closed.contains(&annee) {
                return Err(Error::ExerciceClos(i32::try_from(annee).unwrap_or_default()));
            }
        }
    }
    Ok(())
}

/// Whether a line removes a row together with the row it belongs to, as an action takes its budgets along.
fn goes_with_its_parent(line: &LigneChangee, lines: &[LigneChangee]) -> bool {
    let Some(gone) = line.avant.as_ref().filter(|_| line.apres.is_none()) else { return false };
    line.table.champs.iter().filter(|c| !c.optionnel).any(|c| {
        let parent = c.lien.zip(gone.get(c.nom).and_then(Json::as_i64));
        parent.is_some_and(|(table, id)| lines.iter().any(|l| l.apres.is_none() && l.table.nom == table && i64::from(l.id) == id))
    })
}

/// Years in which a line changes a frozen figure: the one it had the figure in, the one it has it in.
fn touched(conn: &Connection, line: &LigneChangee) -> Result<[Option<i64>; 2]> {
    let figures = verrou::figures(line.table.nom);
    if figures.is_empty() {
        return Ok([None, None]);
    }
    let names = |image: &Option<Json>, nom: &str| image.as_ref().is_some_and(|i| i.get(nom).is_some());
    let relocated = names(&line.avant, "annee") || names(&line.avant, "nature") || names(&line.apres, "annee");
    let concerned = figures.iter().any(|nom| names(&line.avant, nom) || names(&line.apres, nom));
    if !relocated && !concerned {
        return Ok([None, None]);
    }
    let now = rows::cells(conn, line.table, line.id)?;
    // Values of a side: those of the image, else those of the row as it is, which an update kept.
    let side = |image: &Option<Json>| -> Option<i64> {
        let image = image.as_ref()?;
        let value = |nom: &str| image.get(nom).cloned().or_else(|| now.as_ref().and_then(|cells| stored(line.table, cells, nom)));
        let nature = value("nature");
        if nature.as_ref().and_then(Json::as_str).is_some_and(|code| !verrou::nature_figee(code)) {
            return None;
        }
        let whole = relocated || line.avant.is_none() || line.apres.is_none();
        let filled = figures.iter().any(|nom| value(nom).is_some_and(|v| !v.is_null()));
        // An update that only changes values changes the figure even when one side is empty.
        if whole && !filled { None } else { value("annee")?.as_i64() }
    };
    Ok([side(&line.avant), side(&line.apres)])
}

/// Value of a stored row, as an image holds it; the rank comes first.
fn stored(table: &TableDef, cells: &[Cellule], nom: &str) -> Option<Json> {
    let at = table.champs.iter().position(|c| c.nom == nom)?;
    cells.get(at + 1).map(super::images::to_json)
}
