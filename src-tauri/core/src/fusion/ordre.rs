//! The order of the rows of a table.

use std::collections::{BTreeSet, HashMap};

use super::etat::{EtatCopie, Lignes};
use super::{ChangementFusion, Cote, PlanFusion, Quoi, change, stays};
use crate::modele::{Id, TableDef};

impl PlanFusion {
    /// The order of a table when rows that are in both stand otherwise there.
    pub(super) fn order(&mut self, table: &'static TableDef, avant: Option<&EtatCopie>) -> Option<ChangementFusion> {
        if stays(table) {
            return None;
        }
        let mine: Vec<Id> =
            self.ici.rows(table.nom).iter().map(|r| r.0).filter(|id| self.jumelage.la((table.nom, *id)).is_some()).collect();
        let theirs: Vec<Id> = self.la.rows(table.nom).iter().filter_map(|r| self.jumelage.ici((table.nom, r.0))).collect();
        if mine == theirs {
            return None;
        }
        let cote = match avant {
            None => Cote::Inconnu,
            Some(then) => {
                let then: Vec<Id> = then.rows(table.nom).iter().map(|r| r.0).filter(|id| mine.contains(id)).collect();
                let known = |order: &[Id]| order.iter().copied().filter(|id| then.contains(id)).collect::<Vec<_>>();
                if known(&theirs) == then && known(&mine) != then {
                    self.faits_ici += 1;
                    return None;
                }
                if known(&mine) == then { Cote::Autre } else { Cote::LesDeux }
            }
        };
        Some(change(format!("={}", table.nom), table, 0, None, Quoi::Ordre, cote))
    }

    /// Puts the rows of a table in order: those of this dossier as they stood, or as they stand there when `taken`; the others after
    /// the row that they follow.
    pub(super) fn arrange(&self, table: &'static TableDef, rows: Lignes, taken: bool, places: &dyn Fn(Id) -> Option<Id>) -> Lignes {
        let mine: Vec<Id> = self.ici.rows(table.nom).iter().map(|r| r.0).collect();
        let theirs: Vec<Id> = self.la.rows(table.nom).iter().filter_map(|r| places(r.0)).collect();
        let (first, second) = if taken { (theirs, mine) } else { (mine, theirs) };
        let present: BTreeSet<Id> = rows.iter().map(|r| r.0).collect();
        let mut order: Vec<Id> = first.into_iter().filter(|id| present.contains(id)).collect();
        let known: BTreeSet<Id> = order.iter().copied().collect();
        let mut previous = None;
        for id in second.into_iter().filter(|id| present.contains(id)) {
            if !known.contains(&id) {
                let at = previous.and_then(|p| order.iter().position(|o| *o == p)).map_or(0, |i| i + 1);
                order.insert(at, id);
            }
            previous = Some(id);
        }
        let rank: HashMap<Id, usize> = order.into_iter().enumerate().map(|(i, id)| (id, i)).collect();
        let mut out = rows;
        out.sort_by_key(|r| rank.get(&r.0).copied().unwrap_or(usize::MAX));
        out
    }
}
