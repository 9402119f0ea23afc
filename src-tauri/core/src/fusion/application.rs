//! The dossier that results from chosen changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::etat::{Lignes, cell, position, renamed, renvois};
use super::{PlanFusion, Quoi, RefusFusion, is_year};
use crate::codes;
use crate::modele::{Cellule, Dossier, Genre, Id, TABLES, TableDef};
use crate::op::LigneFusionnee;
use crate::store::common_history::Cle;

/// Remark on what was taken, to be shown with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteFusion {
    /// A row of an addition was left: its table, its identifier there, why.
    Laissee(Cle, RefusFusion),
    /// A year added here was closed there; it is open here.
    AnneeOuverte(i32),
    /// A row takes another code, since its own is taken here: table, former code, new code.
    Code(&'static TableDef, String, String),
    /// A row takes another number, since its own was given to another row here: its table, its identifiers there and here.
    Numero(&'static TableDef, Id, Id),
    /// A reference of an added row stays empty, since the row it names is not taken: row there, field.
    LienVide(Cle, &'static str),
}

/// Result of chosen changes.
#[derive(Clone, Debug)]
pub struct Fusionne {
    /// The dossier that results.
    pub dossier: Dossier,
    /// Ranks of the changes that were taken, those that came along included.
    pub pris: Vec<usize>,
    /// Ranks of those that came along with a chosen one.
    pub venus_avec: Vec<usize>,
    /// Things to know of them.
    pub notes: Vec<NoteFusion>,
    /// Rows that were added, with their origin.
    pub lignes: Vec<LigneFusionnee>,
}

/// Tables whose rows are cited in texts by their code, with the word that begins the variable.
const CITEES: [(&str, &str); 4] =
    [("indicateurs", "indicateur"), ("actions", "action"), ("donnees", "donnee"), ("engagements", "engagement")];

impl PlanFusion {
    /// The dossier with the changes of these keys, and those they bring along. Keys of changes that are not there, or that cannot be
    /// taken, are passed over.
    ///
    /// `None` when the result cannot be held by the model, which no choice leads to.
    #[must_use]
    pub fn fusionner(&self, choisis: &BTreeSet<String>) -> Option<Fusionne> {
        let (pris, venus_avec) = self.closed(choisis);
        let mut notes = Vec::new();
        let mut state = self.ici.clone();
        let coming: Vec<Cle> = self.coming(&pris, &mut notes);
        let arrived: HashMap<Cle, Id> = coming.iter().map(|cle| (*cle, self.attribues[cle])).collect();
        let place = |cle: Cle| self.jumelage.ici(cle).or_else(|| arrived.get(&cle).copied());
        let to = |cle: Cle| match place(cle) {
            Some(id) => Some(i64::from(id)),
            None if self.la.has(cle) => None,
            None => Some(i64::from(cle.1)),
        };
        // Fields first: a code that changes here may free that of an added row.
        let mut texts: Vec<(Cle, usize)> = Vec::new();
        for at in &pris {
            let c = &self.changements[*at];
            let (Quoi::Champ { champ, .. }, Some(la)) = (&c.quoi, c.la) else { continue };
            let Some(cells) = self.la.cells((c.table.nom, la)) else { continue };
            let Some(i) = position(c.table, champ.nom) else { continue };
            state.set((c.table.nom, c.ici), champ.nom, renamed(c.table, cells, &to)[i].clone());
            texts.push(((c.table.nom, c.ici), i));
        }
        let removed = pris.iter().map(|at| &self.changements[*at]).filter(|c| c.quoi == Quoi::Retrait).map(|c| (c.table.nom, c.ici));
        let gone = state.with_dependants(removed);
        let mut tables: BTreeMap<&'static str, Lignes> = BTreeMap::new();
        for table in TABLES {
            let mut rows: Lignes = state.rows(table.nom).iter().filter(|(id, _)| !gone.contains(&(table.nom, *id))).cloned().collect();
            for (_, cells) in &mut rows {
                for r in renvois(table, cells).into_iter().filter(|r| gone.contains(&r.vers) && table.champs[r.at].lien.is_some()) {
                    cells[r.at] = Cellule::Nul;
                }
            }
            tables.insert(table.nom, rows);
        }
        for cle in &coming {
            let (Some(table), Some(cells)) = (TableDef::de(cle.0), self.la.cells(*cle)) else { continue };
            let mut new = renamed(table, cells, &to);
            for (champ, (was, is)) in table.champs.iter().zip(cells.iter().zip(&new)) {
                if champ.genre == Genre::Lien && *was != Cellule::Nul && *is == Cellule::Nul {
                    notes.push(NoteFusion::LienVide(*cle, champ.nom));
                }
            }
            if is_year(table) {
                notes.extend(reopened(table, &mut new));
            }
            let id = arrived[cle];
            if id != cle.1 {
                notes.push(NoteFusion::Numero(table, cle.1, id));
            }
            texts.extend((0..new.len()).map(|i| ((cle.0, id), i)));
            tables.entry(cle.0).or_default().push((id, new));
        }
        let mut codes = self.codes.clone();
        codes.extend(self.recode(&mut tables, &arrived, &mut notes));
        for (cle, at) in texts {
            let row = tables.get_mut(cle.0).and_then(|rows| rows.iter_mut().find(|(id, _)| *id == cle.1));
            if let Some(cell) = row.and_then(|(_, cells)| cells.get_mut(at)) {
                recite(cell, &codes);
            }
        }
        for table in TABLES {
            let taken = pris.iter().any(|at| self.changements[*at].quoi == Quoi::Ordre && self.changements[*at].table.nom == table.nom);
            let rows = tables.remove(table.nom).unwrap_or_default();
            state.replace(table.nom, self.arrange(table, rows, taken, &|id| place((table.nom, id))));
        }
        let lignes =
            coming.iter().map(|cle| LigneFusionnee { table: cle.0.to_owned(), id: arrived[cle], origine: self.origines_la.of(*cle) });
        Some(Fusionne { dossier: state.dossier()?, lignes: lignes.collect(), pris, venus_avec, notes })
    }

    /// Ranks of the chosen changes with those they bring along, in order, and of the latter alone.
    fn closed(&self, choisis: &BTreeSet<String>) -> (Vec<usize>, Vec<usize>) {
        let chosen = |at: &usize| choisis.contains(&self.changements[*at].cle) && self.changements[*at].refus.is_none();
        let mut next: Vec<usize> = (0..self.changements.len()).filter(chosen).collect();
        let mut all: BTreeSet<usize> = next.iter().copied().collect();
        while let Some(at) = next.pop() {
            next.extend(self.changements[at].avec.iter().copied().filter(|with| all.insert(*with)));
        }
        let along = all.iter().copied().filter(|at| !chosen(at)).collect();
        (all.into_iter().collect(), along)
    }

    /// Rows of the other copy that come, parents before children.
    fn coming(&self, pris: &[usize], notes: &mut Vec<NoteFusion>) -> Vec<Cle> {
        let mut out = Vec::new();
        for (table, id, _) in self.la.all() {
            let cle = (table.nom, id);
            if self.apports.get(&cle).is_some_and(|at| pris.contains(at)) {
                match self.ecartees.get(&cle) {
                    Some(refus) => notes.push(NoteFusion::Laissee(cle, refus.clone())),
                    None => out.push(cle),
                }
            }
        }
        out
    }

    /// Gives added rows whose code another row has the next one; returns the codes that changed, by table.
    fn recode(
        &self,
        tables: &mut BTreeMap<&'static str, Lignes>,
        arrived: &HashMap<Cle, Id>,
        notes: &mut Vec<NoteFusion>,
    ) -> Vec<(&'static str, String, String)> {
        let mut out = Vec::new();
        for table in TABLES {
            let Some(at) = position(table, "code") else { continue };
            let new: BTreeSet<Id> = arrived.iter().filter(|((t, _), _)| *t == table.nom).map(|(_, id)| *id).collect();
            let Some(rows) = tables.get_mut(table.nom).filter(|_| !new.is_empty()) else { continue };
            let code = |cells: &[Cellule]| match &cells[at] {
                Cellule::Texte(code) => code.trim().to_owned(),
                _ => String::new(),
            };
            // Two rows that share a code there share it here as well.
            let there = |id: Id| {
                let la = self.jumelage.la((table.nom, id)).and_then(|la| self.la.cells((table.nom, la)));
                la.map(|cells| code(cells))
            };
            for i in 0..rows.len() {
                let was = code(&rows[i].1);
                let taken = |(id, cells): &(Id, Vec<Cellule>)| {
                    *id != rows[i].0 && !new.contains(id) && code(cells) == was && there(*id).as_deref() != Some(was.as_str())
                };
                if was.is_empty() || !new.contains(&rows[i].0) || !rows.iter().any(taken) {
                    continue;
                }
                let used: Vec<String> = rows.iter().map(|(_, cells)| code(cells)).collect();
                let is = codes::next(&was, used.iter().map(String::as_str));
                if is != was {
                    rows[i].1[at] = Cellule::Texte(is.clone());
                    notes.push(NoteFusion::Code(table, was.clone(), is.clone()));
                    out.push((table.nom, was, is));
                }
            }
        }
        out
    }
}

/// Opens a year that was closed in the other copy, since its closing is made here.
fn reopened(table: &TableDef, cells: &mut [Cellule]) -> Option<NoteFusion> {
    cell(table, cells, "clos_le").filter(|v| **v != Cellule::Nul)?;
    for (champ, value) in [("clos", Cellule::Entier(0)), ("clos_le", Cellule::Nul), ("manques", Cellule::Nul)] {
        cells[position(table, champ)?] = value;
    }
    match cell(table, cells, "annee") {
        Some(Cellule::Entier(annee)) => i32::try_from(*annee).ok().map(NoteFusion::AnneeOuverte),
        _ => None,
    }
}

/// Gives the variables of a text the codes that changed.
pub(super) fn recite(cell: &mut Cellule, codes: &[(&'static str, String, String)]) {
    let Cellule::Texte(text) = cell else { return };
    for (table, was, is) in codes {
        let Some((_, word)) = CITEES.iter().find(|(t, _)| t == table) else { continue };
        for end in [".", "}}"] {
            let (from, to) = (format!("{{{{{word}.{was}{end}"), format!("{{{{{word}.{is}{end}"));
            if text.contains(&from) {
                *text = text.replace(&from, &to);
            }
        }
    }
}
