//! Pairs of rows: those of one copy that are rows of the other.
//!
//! A row of the common state is the same row in both. A row added since is the same when both have its origin: it was taken
//! from one into the other. Without a common state, rows of one identifier are taken for the same, as the comparison does, unless
//! nothing they hold agrees.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Copies;
use super::etat::EtatCopie;
use crate::modele::{Cellule, Entite, Genre, Id, TableDef, Version, defaults};
use crate::store::common_history::Cle;

/// Rows of the other copy and of this one that are the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Jumelage {
    vers_ici: HashMap<Cle, Id>,
    vers_la: HashMap<Cle, Id>,
}

impl Jumelage {
    pub fn of(copies: &Copies<'_>, ici: &EtatCopie, la: &EtatCopie, avant: Option<&EtatCopie>) -> Self {
        let mut out = Self::default();
        for (table, id, _) in la.all() {
            let cle = (table.nom, id);
            if ici.has(cle) && (table.unique || avant.is_some_and(|o| o.has(cle))) {
                out.pair(cle, id);
            }
        }
        let mut known: BTreeMap<(&str, String), Id> = BTreeMap::new();
        for (table, id, _) in ici.all().filter(|(t, id, _)| !out.vers_la.contains_key(&(t.nom, *id))) {
            known.insert((table.nom, copies.origines_ici.of((table.nom, id))), id);
        }
        for (table, id, _) in la.all() {
            let cle = (table.nom, id);
            if !out.vers_ici.contains_key(&cle)
                && let Some(here) = known.remove(&(table.nom, copies.origines_la.of(cle)))
            {
                out.pair(cle, here);
            }
        }
        if avant.is_none() {
            let free: BTreeSet<Cle> = ici.all().map(|(t, id, _)| (t.nom, id)).filter(|cle| !out.vers_la.contains_key(cle)).collect();
            for (table, id, cells) in la.all() {
                let cle = (table.nom, id);
                if !out.vers_ici.contains_key(&cle)
                    && free.contains(&cle)
                    && ici.cells(cle).is_some_and(|mine| table.nom == Version::TABLE.nom || agree(table, mine, cells))
                {
                    out.pair(cle, id);
                }
            }
        }
        out
    }

    fn pair(&mut self, la: Cle, ici: Id) {
        self.vers_ici.insert(la, ici);
        self.vers_la.insert((la.0, ici), la.1);
    }

    /// Identifier here of a row of the other copy; `None` when it is not here.
    pub fn ici(&self, la: Cle) -> Option<Id> {
        self.vers_ici.get(&la).copied()
    }

    /// Identifier in the other copy of a row of this one.
    pub fn la(&self, ici: Cle) -> Option<Id> {
        self.vers_la.get(&ici).copied()
    }
}

/// Whether two rows of one identifier can be one row: some value is filled in on both sides and alike, codes apart, or nothing is
/// filled in on both.
fn agree(table: &'static TableDef, a: &[Cellule], b: &[Cellule]) -> bool {
    let empty = defaults(table);
    let mut filled = false;
    for ((champ, none), (x, y)) in table.champs.iter().zip(&empty).zip(a.iter().zip(b)) {
        if champ.nom == "code" || x == none || y == none {
            continue;
        }
        // A reference alone says little: the measures of two years belong to one indicator.
        let weak = champ.genre == Genre::Lien || champ.genre == Genre::Choix;
        filled |= !weak;
        let same = match (x, y) {
            (Cellule::Texte(x), Cellule::Texte(y)) if matches!(champ.genre, Genre::Texte | Genre::TexteLong) => alike(x, y),
            _ => x == y,
        };
        if same && !weak {
            return true;
        }
    }
    !filled
}

/// Whether two texts share at least a third of their words.
fn alike(a: &str, b: &str) -> bool {
    let words = |t: &str| -> BTreeSet<String> {
        t.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    a == b || (3 * x.intersection(&y).count() >= x.len().max(y.len()) && !x.is_empty() && !y.is_empty())
}
