//! Place that a demand names, as a sheet writes it: one cell for the table, the row and the field.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::mots::plat;
use crate::modele::Dossier;
use crate::negociation::{self, CiblePoint, mots};

/// Field whose column holds the place in words.
pub(super) const CHAMP: &str = "cible_champ";

/// Values of the three fields of a place.
pub(super) type PlaceVisee = [(&'static str, Json); 3];

/// Places by their flat words; words that two places share name none.
pub(super) struct PlacesVisees(BTreeMap<String, Option<PlaceVisee>>);

impl PlacesVisees {
    /// Those that an agreement may write, and those that the demands of the dossier name.
    pub(super) fn of(d: &Dossier) -> Self {
        let mut out: BTreeMap<String, Option<PlaceVisee>> = BTreeMap::new();
        let mut note = |words: &str, place: PlaceVisee| {
            let said = out.entry(plat(words)).or_insert_with(|| Some(place.clone()));
            if said.as_ref().is_some_and(|known| *known != place) {
                *said = None;
            }
        };
        let cell = |c: &CiblePoint| place(c.table.nom, c.id, c.champ.nom);
        let cells = negociation::cibles(d);
        for (c, words) in cells.iter().zip(mots::places(d, &cells)) {
            note(&words, cell(c));
        }
        for point in &d.demandes {
            let words = mots::visee(d, point);
            if let Some(ligne) = point.cible_ligne.filter(|_| !words.is_empty()) {
                note(&words, place(&point.cible_table, ligne, &point.cible_champ));
            }
        }
        Self(out)
    }

    /// The place of these words.
    pub(super) fn find(&self, words: &str) -> Option<PlaceVisee> {
        self.0.get(&plat(words)).cloned().flatten()
    }
}

fn place(table: &str, ligne: i32, champ: &str) -> PlaceVisee {
    [("cible_table", json!(table)), ("cible_ligne", json!(ligne)), (CHAMP, json!(champ))]
}
