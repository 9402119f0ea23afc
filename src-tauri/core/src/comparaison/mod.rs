//! Differences between two states of a dossier, row by row.
//!
//! Users need to know before a meeting what changed since the version that was sent. Mechanism: rows are matched by
//! identifier, which is never used again for another object; a row is added, removed, changed or moved. Rows added or
//! removed together with the row they belong to are counted under that row, so that an added action is one entry. Left
//! out on purpose: French sentences, which the api writes.

mod mots;
mod totaux;

use std::collections::{BTreeMap, BTreeSet};

pub use mots::{Mot, comparer as comparer_textes, comparer_paragraphes};
pub use totaux::{Grandeur, TotalCompare, ValeurTotal, comparer as comparer_totaux};

use crate::modele::{Cellule, ChampDef, Dossier, Id, TABLES, TableDef};

/// Change of a row between the two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// The row exists only in the second state.
    Ajoutee,
    /// The row exists only in the first state.
    Retiree,
    /// Some fields of the row changed.
    Modifiee,
    /// Only its place among its neighbours changed.
    Deplacee,
}

/// A field whose value differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChampCompare {
    /// Definition of the field, with its kind.
    pub champ: &'static ChampDef,
    /// Value in the first state; `Vide` for an added row.
    pub avant: Cellule,
    /// Value in the second state; `Vide` for a removed row.
    pub apres: Cellule,
}

/// A row that differs between the two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneComparee {
    /// Table of the row.
    pub table: &'static TableDef,
    /// Identifier of the row.
    pub id: Id,
    /// Whether it was added, removed, changed or moved.
    pub sort: Sort,
    /// Fields that changed; for an added or removed row, the fields that are filled in.
    pub champs: Vec<ChampCompare>,
    /// Rows added or removed with it: table and number of rows.
    pub suite: Vec<(&'static TableDef, usize)>,
}

type LignesTable = Vec<(Id, Vec<Cellule>)>;

/// The rows of the tables of a snapshot, by table name then identifier.
#[derive(Debug, Default)]
pub struct Tables(BTreeMap<&'static str, LignesTable>);

impl Tables {
    /// Indexes the rows of a snapshot.
    #[must_use]
    pub fn of(dossier: &Dossier) -> Self {
        Self::among(dossier, |_| true)
    }

    /// Indexes the rows of the tables whose name passes; the others are as if they were empty.
    #[must_use]
    pub fn among(dossier: &Dossier, wanted: impl Fn(&str) -> bool) -> Self {
        let tables = dossier.tables().into_iter().filter(|t| wanted(t.def().nom));
        Self(tables.map(|t| (t.def().nom, t.rows().collect())).collect())
    }

    /// Cells of a row, in the order of the fields of its table; `None` when there is no such row.
    #[must_use]
    pub fn cells(&self, table: &TableDef, id: Id) -> Option<&Vec<Cellule>> {
        self.rows(table).iter().find(|(i, _)| *i == id).map(|(_, cells)| cells)
    }

    /// Number of rows that belong to a row, directly or through another row, by table.
    #[must_use]
    pub fn enfants(&self, of: &TableDef, id: Id) -> Vec<(&'static TableDef, Id)> {
        let mut out = Vec::new();
        for table in TABLES {
            let Some(at) = table.champs.iter().position(|c| Some(c.nom) == table.parent && c.lien == Some(of.nom)) else { continue };
            let mine = self.rows(table).iter().filter(|(_, cells)| cells.get(at) == Some(&Cellule::Entier(i64::from(id))));
            for (child, _) in mine {
                out.push((table, *child));
                out.extend(self.enfants(table, *child));
            }
        }
        out
    }

    fn rows(&self, table: &TableDef) -> &[(Id, Vec<Cellule>)] {
        self.0.get(table.nom).map(Vec::as_slice).unwrap_or_default()
    }
}

/// Differences between two states, in the order of the tables, then of the rows.
#[must_use]
pub fn comparer(avant: &Tables, apres: &Tables) -> Vec<LigneComparee> {
    let mut out = Vec::new();
    // Entry under which each added or removed row is reported: its own, or that of the row it belongs to.
    let mut told: BTreeMap<(&str, Id), usize> = BTreeMap::new();
    for table in TABLES {
        let (before, after) = (avant.rows(table), apres.rows(table));
        let was: BTreeMap<Id, &Vec<Cellule>> = before.iter().map(|(id, cells)| (*id, cells)).collect();
        let is: BTreeMap<Id, &Vec<Cellule>> = after.iter().map(|(id, cells)| (*id, cells)).collect();
        let moved = displaced(before, after, &was, &is);
        for (id, cells) in before.iter().filter(|(id, _)| !is.contains_key(id)) {
            tell(&mut out, &mut told, table, *id, cells, Sort::Retiree);
        }
        for (id, cells) in after {
            let Some(old) = was.get(id) else {
                tell(&mut out, &mut told, table, *id, cells, Sort::Ajoutee);
                continue;
            };
            let changed = table.champs.iter().zip(old.iter().zip(cells)).filter(|(_, (a, b))| a != b);
            let champs: Vec<_> = changed.map(|(champ, (a, b))| ChampCompare { champ, avant: a.clone(), apres: b.clone() }).collect();
            if !champs.is_empty() || moved.contains(id) {
                let sort = if champs.is_empty() { Sort::Deplacee } else { Sort::Modifiee };
                out.push(LigneComparee { table, id: *id, sort, champs, suite: Vec::new() });
            }
        }
    }
    out
}

/// Reports an added or removed row, or counts it under the row it was added or removed with.
fn tell(
    out: &mut Vec<LigneComparee>,
    told: &mut BTreeMap<(&'static str, Id), usize>,
    table: &'static TableDef,
    id: Id,
    cells: &[Cellule],
    sort: Sort,
) {
    let parent = table.champs.iter().zip(cells).find(|(c, _)| Some(c.nom) == table.parent);
    let above = parent.and_then(|(champ, cell)| match (champ.lien, cell) {
        (Some(lien), Cellule::Entier(of)) => told.get(&(lien, Id::try_from(*of).ok()?)).copied(),
        _ => None,
    });
    if let Some(at) = above.filter(|at| out[*at].sort == sort) {
        told.insert((table.nom, id), at);
        match out[at].suite.iter_mut().find(|(t, _)| t.nom == table.nom) {
            Some((_, n)) => *n += 1,
            None => out[at].suite.push((table, 1)),
        }
        return;
    }
    told.insert((table.nom, id), out.len());
    let filled = |cell: &Cellule| !matches!(cell, Cellule::Nul) && !matches!(cell, Cellule::Texte(t) if t.is_empty());
    let champs = table.champs.iter().zip(cells).filter(|(c, cell)| Some(c.nom) != table.parent && filled(cell));
    let champs = champs.map(|(champ, cell)| match sort {
        Sort::Retiree => ChampCompare { champ, avant: cell.clone(), apres: Cellule::Nul },
        _ => ChampCompare { champ, avant: Cellule::Nul, apres: cell.clone() },
    });
    let champs = champs.collect();
    out.push(LigneComparee { table, id, sort, champs, suite: Vec::new() });
}

/// The smallest set of rows whose move explains the new order of the rows present in both states.
fn displaced(
    before: &[(Id, Vec<Cellule>)],
    after: &[(Id, Vec<Cellule>)],
    was: &BTreeMap<Id, &Vec<Cellule>>,
    is: &BTreeMap<Id, &Vec<Cellule>>,
) -> BTreeSet<Id> {
    let place: BTreeMap<Id, usize> = before.iter().filter(|(id, _)| is.contains_key(id)).enumerate().map(|(i, (id, _))| (*id, i)).collect();
    let order: Vec<(Id, usize)> = after.iter().filter(|(id, _)| was.contains_key(id)).map(|(id, _)| (*id, place[id])).collect();
    // Longest run of rows still in order (patience sorting): the others moved.
    let mut tops: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = vec![None; order.len()];
    for (i, (_, p)) in order.iter().enumerate() {
        let pile = tops.partition_point(|top| order[*top].1 < *p);
        previous[i] = pile.checked_sub(1).map(|below| tops[below]);
        if pile == tops.len() {
            tops.push(i);
        } else {
            tops[pile] = i;
        }
    }
    let mut moved: BTreeSet<Id> = order.iter().map(|(id, _)| *id).collect();
    let mut at = tops.last().copied();
    while let Some(i) = at {
        moved.remove(&order[i].0);
        at = previous[i];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exemple::exemple;
    use crate::modele::Entite;

    fn diff(a: &Dossier, b: &Dossier) -> Vec<(&'static str, Id, Sort, usize, usize)> {
        let lines = comparer(&Tables::of(a), &Tables::of(b));
        lines.into_iter().map(|l| (l.table.nom, l.id, l.sort, l.champs.len(), l.suite.iter().map(|s| s.1).sum())).collect()
    }

    #[test]
    fn the_same_dossier_differs_in_nothing() {
        let d = exemple().unwrap();
        assert!(diff(&d, &d).is_empty());
    }

    #[test]
    fn rows_are_matched_by_identifier() {
        let a = exemple().unwrap();
        let mut b = a.clone();
        b.articles[2].texte.push_str(" Et une phrase.");
        b.articles[2].titre = "Autre titre".to_owned();
        b.axes.rotate_left(1);
        let first = b.engagements.remove(0);
        assert_eq!(
            diff(&a, &b),
            [
                ("axes", a.axes[0].id, Sort::Deplacee, 0, 0),
                ("engagements", first.id, Sort::Retiree, diff_fields(&a, first.id), 0),
                ("articles", b.articles[2].id, Sort::Modifiee, 2, 0),
            ]
        );
    }

    fn diff_fields(d: &Dossier, id: Id) -> usize {
        let row = d.engagements.iter().find(|e| e.id == id).unwrap();
        row.cellules().iter().filter(|c| !matches!(c, Cellule::Nul) && **c != Cellule::Texte(String::new())).count()
    }

    #[test]
    fn what_goes_with_a_row_is_told_under_it() {
        let a = exemple().unwrap();
        let mut b = a.clone();
        let id = b.actions.remove(0).id;
        let mut gone = 0;
        macro_rules! forget {
            ($($t:ident),+) => { $( let n = b.$t.len(); b.$t.retain(|r| r.action_id != id); gone += n - b.$t.len(); )+ };
        }
        forget!(etapes, budgets_action, risques, bilans_action, action_indicateurs, decisions_reprise);
        assert!(gone > 3);
        let told: Vec<_> = diff(&a, &b).into_iter().map(|l| (l.0, l.1, l.2, l.4)).collect();
        assert_eq!(told, [("actions", id, Sort::Retiree, gone)]);
        let back: Vec<_> = diff(&b, &a).into_iter().map(|l| (l.0, l.1, l.2, l.4)).collect();
        assert_eq!(back, [("actions", id, Sort::Ajoutee, gone)]);
    }
}
