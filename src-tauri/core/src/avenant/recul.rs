//! Undoes modifications on a copy of a snapshot, the last first.

use serde_json::Value as Json;

use super::{CibleAvenant, figures};
use crate::modele::{Dossier, Entite, Id, Modification, Parcours};
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
    let mut pose = LigneDefaite { table, id, geste, fait: false };
    let Ok(()) = d.parcourir(&mut pose);
    pose.fait
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

struct LigneDefaite<'a> {
    table: &'a str,
    id: Id,
    geste: Defaire,
    fait: bool,
}

impl Parcours for LigneDefaite<'_> {
    type Erreur = std::convert::Infallible;

    fn table<E: Entite>(&mut self, rows: &mut Vec<E>) -> Result<(), Self::Erreur> {
        if E::TABLE.nom != self.table {
            return Ok(());
        }
        let at = rows.iter().position(|r| E::TABLE.unique || r.id() == self.id);
        self.fait = match (&self.geste, at) {
            (Defaire::Champ(champ, value), Some(at)) => with_fields(&rows[at], [(champ.as_str(), value.clone())]).map(|row| rows[at] = row),
            (Defaire::Retirer, Some(at)) => match figures(E::TABLE.nom) {
                Some(champs) => with_fields(&rows[at], champs.map(|c| (c, Json::Null))).map(|row| rows[at] = row),
                None => {
                    rows.remove(at);
                    Some(())
                }
            },
            (Defaire::Ajouter(row), None) if !E::TABLE.unique => serde_json::from_value::<E>(row.clone()).ok().map(|mut row| {
                row.set_id(self.id);
                rows.push(row);
            }),
            _ => None,
        }
        .is_some();
        Ok(())
    }
}

/// The row with other values in these fields; `None` when its type refuses one.
fn with_fields<'a, E: Entite>(row: &E, values: impl IntoIterator<Item = (&'a str, Json)>) -> Option<E> {
    let mut json = serde_json::to_value(row).ok()?;
    let fields = json.as_object_mut()?;
    for (champ, value) in values {
        *fields.get_mut(champ)? = value;
    }
    let mut row: E = serde_json::from_value(json).ok()?;
    let id = row.id();
    row.set_id(id);
    Some(row)
}
