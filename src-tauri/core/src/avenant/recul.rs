//! Undoes modifications on a copy of a snapshot, the last first.

use serde_json::Value as Json;

use super::{CibleAvenant, figures};
use crate::modele::{Dossier, Id, Modification, TableModifiable};
use crate::reserve::remove_orphans;

/// Copy of a dossier on which modifications were undone.
#[derive(Clone, Debug, PartialEq)]
pub struct Recul {
    /// Copy without the modifications.
    pub dossier: Dossier,
    /// Modifications that could not be undone: written in words alone, about a row that is gone, or unreadable.
    pub laissees: Vec<Id>,
}

/// A copy of the dossier without these modifications, given in the order in which they were made.
#[must_use]
pub fn reculer(d: &Dossier, modifications: &[&Modification]) -> Recul {
    let mut out = Recul { dossier: d.clone(), laissees: Vec::new() };
    for m in modifications.iter().rev() {
        if !undone(&mut out.dossier, m) {
            out.laissees.push(m.id);
        }
    }
    out.laissees.reverse();
    remove_orphans(&mut out.dossier);
    out
}

fn undone(d: &mut Dossier, m: &Modification) -> bool {
    let Some(cible) = CibleAvenant::of(m) else { return false };
    let read = |text: &str| serde_json::from_str::<Json>(text).ok();
    let geste = match (cible.champ.is_empty(), m.valeur_avant.is_empty()) {
        (false, _) => read(&m.valeur_avant).map(|value| Defaire::Champ(cible.champ.clone(), value)),
        (true, true) => Some(Defaire::Retirer),
        (true, false) => read(&m.valeur_avant).map(Defaire::Ajouter),
    };
    geste.is_some_and(|geste| applied(d, &cible.table, cible.ligne, geste))
}

/// Puts a value, in the notation of the interchange document, in a field of a row of a copy; `false` when there is no such row
/// or field, or when its type refuses the value.
pub(crate) fn set_field(d: &mut Dossier, table: &str, id: Id, champ: &str, valeur: Json) -> bool {
    applied(d, table, id, Defaire::Champ(champ.to_owned(), valeur))
}

fn applied(d: &mut Dossier, table: &str, id: Id, geste: Defaire) -> bool {
    d.table_mut(table).is_some_and(|rows| change(rows, id, geste).is_some())
}

/// Change of a row of the copy.
enum Defaire {
    /// A field takes a value.
    Champ(String, Json),
    /// The row goes, or its figures when it holds others.
    Retirer,
    /// The row comes back.
    Ajouter(Json),
}

/// Applies a change to a row; `None` when there is no such row or field, or when its type refuses the value.
fn change(rows: &mut dyn TableModifiable, id: Id, geste: Defaire) -> Option<()> {
    let table = rows.def();
    match (geste, rows.place(id)) {
        (Defaire::Champ(champ, value), Some(at)) => rows.set_values(at, [(champ, value)]).ok(),
        (Defaire::Retirer, Some(at)) => match figures(table.nom) {
            Some(champs) => rows.set_values(at, champs.map(|c| (c.to_owned(), Json::Null))).ok(),
            None => {
                rows.remove(at);
                Some(())
            }
        },
        (Defaire::Ajouter(row), None) if !table.unique => {
            let at = rows.push();
            if rows.set_json(at, &row).is_err() {
                rows.remove(at);
                return None;
            }
            rows.set_id(at, id);
            Some(())
        }
        _ => None,
    }
}
