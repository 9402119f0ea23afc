//! Changes made in another copy of the dossier, taken one by one.
//!
//! Two people worked on two copies. What one may take of the other is the difference of the two states, row by row and field by
//! field. With the state the copies had in common, a change that the other made alone differs from one that both made, and what was
//! only done here is no difference to take; without it, every difference is a choice. Mechanism: rows are matched by origin
//! (`jumelage.rs`), never by identifier alone; a chosen change brings the rows it names (`application.rs`); the result is a whole
//! dossier, so that the order of the choices cannot matter. Nothing here writes: the caller restores the result in one step.

mod application;
mod etat;
mod jumelage;
mod ordre;
mod refus;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use application::recite;
use etat::{EtatCopie, cell, parent, position, renamed, renvois};
use jumelage::Jumelage;

pub use application::{Fusionne, NoteFusion};

use crate::modele::{Cellule, ChampDef, Dossier, Entite, Exercice, Id, TABLES, TableDef, Version};
use crate::store::common_history::{Cle, Origines};

/// Two copies of a dossier.
#[derive(Clone, Copy, Debug)]
pub struct Copies<'a> {
    /// The dossier that takes.
    pub ici: &'a Dossier,
    /// The other copy.
    pub la: &'a Dossier,
    /// The state they had in common; `None` when it is not known.
    pub commun: Option<&'a Dossier>,
    /// Origins of the rows of this dossier.
    pub origines_ici: &'a Origines,
    /// Origins of the rows of the other copy.
    pub origines_la: &'a Origines,
    /// The first identifier never given to a row here, by table.
    pub libres: &'a BTreeMap<&'static str, Id>,
}

/// Side that made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cote {
    /// The other copy alone.
    Autre,
    /// Both, each in its own way: a conflict.
    LesDeux,
    /// Not known, without a common state.
    Inconnu,
}

/// Kind of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quoi {
    /// A field has another value there.
    Champ {
        /// The field that differs.
        champ: &'static ChampDef,
        /// Value in the common state, when it is known.
        avant: Option<Cellule>,
        /// Value in this dossier.
        ici: Cellule,
        /// Value there, which may name rows of the other copy.
        la: Cellule,
    },
    /// A row is there and not here.
    Ajout,
    /// A row is here and no longer there.
    Retrait,
    /// The rows of a table stand in another order there.
    Ordre,
}

/// Reason why a change cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusFusion {
    /// A kept version stays in the file that holds its content.
    Version,
    /// The year is closed here: its figures do not change.
    AnneeClose(i32),
    /// The closing of a year is made where its figures are.
    Cloture(i32),
    /// The avenant is signed here.
    AvenantSigne,
    /// It names a row that cannot be taken: table and identifier there.
    Renvoi(Cle),
}

/// A change that may be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangementFusion {
    /// Key by which it is chosen: `actions/7/pilote`, `+actions/19`, `-actions/7`, `=actions`.
    pub cle: String,
    /// Table of the row.
    pub table: &'static TableDef,
    /// Identifier of the row here; for an added row, the one that it would take. 0 for an order.
    pub ici: Id,
    /// Identifier of the row there, when it is there.
    pub la: Option<Id>,
    /// Kind of the change, with its values.
    pub quoi: Quoi,
    /// Side that made it.
    pub cote: Cote,
    /// Rows that come or go with the row, by table.
    pub suite: Vec<(&'static TableDef, usize)>,
    /// Reason why it cannot be taken.
    pub refus: Option<RefusFusion>,
    /// Ranks of the changes that it brings along, directly.
    pub avec: Vec<usize>,
}

/// Changes that may be taken from another copy.
#[derive(Clone, Debug)]
pub struct PlanFusion {
    /// Changes, in the order of the tables, then of the rows.
    pub changements: Vec<ChangementFusion>,
    /// Number of differences that were made here alone, which stay as they are.
    pub faits_ici: usize,
    ici: EtatCopie,
    la: EtatCopie,
    jumelage: Jumelage,
    /// Rank of the addition that brings each row that is only there.
    apports: BTreeMap<Cle, usize>,
    /// Identifier that each row that is only there would take here.
    attribues: HashMap<Cle, Id>,
    /// Rows of an addition that are left, with the reason.
    ecartees: HashMap<Cle, RefusFusion>,
    origines_la: Origines,
    /// Rows here that a merge brought.
    taken: BTreeSet<Cle>,
    /// Codes that rows taken earlier took here, since theirs was taken: table, code there, code here.
    codes: Vec<(&'static str, String, String)>,
}

impl PlanFusion {
    /// Reads what may be taken.
    #[must_use]
    pub fn of(copies: &Copies<'_>) -> Self {
        let (ici, la) = (EtatCopie::of(copies.ici), EtatCopie::of(copies.la));
        let avant = copies.commun.map(EtatCopie::of);
        let jumelage = Jumelage::of(copies, &ici, &la, avant.as_ref());
        let attribues = attribute(copies, &ici, &la, &jumelage, avant.as_ref());
        let mut plan = Self {
            changements: Vec::new(),
            faits_ici: 0,
            ici,
            la,
            jumelage,
            apports: BTreeMap::new(),
            attribues,
            ecartees: HashMap::new(),
            origines_la: copies.origines_la.clone(),
            taken: copies.origines_ici.fusionnees().collect(),
            codes: Vec::new(),
        };
        plan.codes = plan.codes_taken(avant.as_ref());
        plan.read(avant.as_ref());
        plan.judge(copies);
        plan
    }

    fn read(&mut self, avant: Option<&EtatCopie>) {
        let wanted = avant.map(|o| self.needed(o));
        for table in TABLES {
            let mut made = self.fields(table, avant);
            made.extend(self.removals(table, avant));
            made.extend(self.order(table, avant));
            self.changements.extend(made);
            self.additions(table, avant, wanted.as_ref());
        }
    }

    /// Fields of the rows that are in both.
    fn fields(&mut self, table: &'static TableDef, avant: Option<&EtatCopie>) -> Vec<ChangementFusion> {
        let mut out = Vec::new();
        let mut ours = 0;
        for (id, mine) in self.ici.rows(table.nom) {
            let Some(there) = self.jumelage.la((table.nom, *id)) else { continue };
            let Some(theirs) = self.la.cells((table.nom, there)) else { continue };
            let mut seen = renamed(table, theirs, &|cle| self.here(cle));
            seen.iter_mut().for_each(|cell| recite(cell, &self.codes));
            if let Some(code) = self.code_here(table, *id)
                && let Some(at) = position(table, "code")
            {
                seen[at] = code;
            }
            let then = avant.and_then(|o| o.cells((table.nom, *id)));
            for (at, champ) in table.champs.iter().enumerate().filter(|(at, _)| mine[*at] != seen[*at]) {
                let cote = match then {
                    None => Cote::Inconnu,
                    Some(then) if then[at] == theirs[at] => {
                        ours += 1;
                        continue;
                    }
                    Some(then) if then[at] == mine[at] => Cote::Autre,
                    Some(_) => Cote::LesDeux,
                };
                let quoi = Quoi::Champ { champ, avant: then.map(|t| t[at].clone()), ici: mine[at].clone(), la: theirs[at].clone() };
                out.push(change(format!("{}/{id}/{}", table.nom, champ.nom), table, *id, Some(there), quoi, cote));
            }
        }
        self.faits_ici += ours;
        out
    }

    /// Codes of rows taken earlier that were given another one here, because another row had theirs.
    fn codes_taken(&self, avant: Option<&EtatCopie>) -> Vec<(&'static str, String, String)> {
        let mut out = Vec::new();
        for table in TABLES.iter().filter(|t| position(t, "code").is_some()) {
            let code = |cells: &[Cellule]| match cell(table, cells, "code") {
                Some(Cellule::Texte(code)) => code.trim().to_owned(),
                _ => String::new(),
            };
            for (id, cells) in self.ici.rows(table.nom).iter().filter(|(id, _)| avant.is_none_or(|o| !o.has((table.nom, *id)))) {
                let there = self.jumelage.la((table.nom, *id)).and_then(|la| self.la.cells((table.nom, la)));
                let (is, was) = (code(cells), there.map(|t| code(t)).unwrap_or_default());
                let held = || self.ici.rows(table.nom).iter().any(|(other, c)| other != id && code(c) == was);
                if !was.is_empty() && is != was && self.taken.contains(&(table.nom, *id)) && held() {
                    out.push((table.nom, was, is));
                }
            }
        }
        out
    }

    /// Code of a row taken earlier that another row kept from having its own.
    fn code_here(&self, table: &'static TableDef, id: Id) -> Option<Cellule> {
        let mine = self.ici.cells((table.nom, id)).and_then(|cells| cell(table, cells, "code"))?;
        let Cellule::Texte(text) = mine else { return None };
        let kept = self.taken.contains(&(table.nom, id)) && self.codes.iter().any(|(t, _, is)| *t == table.nom && is == text.trim());
        kept.then(|| mine.clone())
    }

    /// Identifier here of a row of the other copy, negative for one that is only there.
    fn here(&self, la: Cle) -> Option<i64> {
        match self.jumelage.ici(la) {
            Some(id) => Some(i64::from(id)),
            None if self.la.has(la) => Some(-i64::from(la.1)),
            // A row that is nowhere keeps its number.
            None => Some(i64::from(la.1)),
        }
    }

    /// Rows of the common state, removed here, that the other copy changed or names from something new.
    fn needed(&self, avant: &EtatCopie) -> BTreeSet<Cle> {
        let removed = |cle: Cle| avant.has(cle) && self.la.has(cle) && self.jumelage.ici(cle).is_none();
        let mut out = BTreeSet::new();
        let mut next: Vec<Cle> = Vec::new();
        for (table, id, theirs) in self.la.all() {
            let cle = (table.nom, id);
            let then = avant.cells(cle);
            if removed(cle) && then != Some(theirs) {
                next.push(cle);
            }
            let new = |at: usize| then.is_none_or(|t| t[at] != theirs[at]);
            next.extend(renvois(table, theirs).into_iter().filter(|r| new(r.at) && removed(r.vers)).map(|r| r.vers));
        }
        while let Some(cle) = next.pop() {
            if out.insert(cle)
                && let (Some(table), Some(cells)) = (TableDef::de(cle.0), self.la.cells(cle))
            {
                next.extend(renvois(table, cells).into_iter().filter(|r| r.requis && removed(r.vers)).map(|r| r.vers));
            }
        }
        out
    }

    /// Rows that are only there, each under the row that brings it.
    fn additions(&mut self, table: &'static TableDef, avant: Option<&EtatCopie>, wanted: Option<&BTreeSet<Cle>>) {
        let rows: Vec<(Id, Vec<Cellule>)> = self.la.rows(table.nom).to_vec();
        for (id, cells) in rows {
            let cle = (table.nom, id);
            if self.jumelage.ici(cle).is_some() {
                continue;
            }
            let known = avant.is_some_and(|o| o.has(cle));
            let above = parent(table, &cells).and_then(|p| self.apports.get(&p).copied());
            if known && above.is_none() && wanted.is_some_and(|w| !w.contains(&cle)) {
                self.faits_ici += 1;
                continue;
            }
            if let Some(at) = above {
                self.apports.insert(cle, at);
                count(&mut self.changements[at].suite, table);
                continue;
            }
            let cote = match (avant, known) {
                (None, _) => Cote::Inconnu,
                (Some(_), true) => Cote::LesDeux,
                (Some(_), false) => Cote::Autre,
            };
            self.apports.insert(cle, self.changements.len());
            let here = self.attribues.get(&cle).copied().unwrap_or_default();
            self.changements.push(change(format!("+{}/{id}", table.nom), table, here, Some(id), Quoi::Ajout, cote));
        }
    }

    /// Rows that are only here and that the other copy removed, each under the row it goes with.
    fn removals(&mut self, table: &'static TableDef, avant: Option<&EtatCopie>) -> Vec<ChangementFusion> {
        let gone = |cle: Cle| self.ici.has(cle) && self.jumelage.la(cle).is_none() && avant.is_none_or(|o| o.has(cle));
        let mut out = Vec::new();
        let mut ours = 0;
        for (id, cells) in self.ici.rows(table.nom) {
            let cle = (table.nom, *id);
            if self.jumelage.la(cle).is_some() {
                continue;
            }
            if !gone(cle) {
                ours += 1;
                continue;
            }
            if parent(table, cells).is_some_and(gone) {
                continue;
            }
            let mut with = self.ici.with_dependants([cle]);
            with.remove(&cle);
            let kept = |cle: &Cle| avant.is_some_and(|o| o.cells(*cle) != self.ici.cells(*cle));
            let cote = match avant {
                None => Cote::Inconnu,
                Some(_) if kept(&cle) || with.iter().any(kept) => Cote::LesDeux,
                Some(_) => Cote::Autre,
            };
            let mut made = change(format!("-{}/{id}", table.nom), table, *id, None, Quoi::Retrait, cote);
            with.iter().filter_map(|(t, _)| TableDef::de(t)).for_each(|t| count(&mut made.suite, t));
            out.push(made);
        }
        self.faits_ici += ours;
        out
    }

    /// The changes that each brings along, and those that cannot be taken.
    fn judge(&mut self, copies: &Copies<'_>) {
        let locked: BTreeSet<i32> = copies.ici.exercices.iter().filter(|e| e.is_locked()).map(|e| e.annee).collect();
        self.refuse(copies, &locked);
        let ranks: HashMap<String, usize> = self.changements.iter().enumerate().map(|(i, c)| (c.cle.clone(), i)).collect();
        let mut avec: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); self.changements.len()];
        for (cle, at) in &self.apports {
            if self.ecartees.contains_key(cle) {
                continue;
            }
            let (Some(table), Some(cells)) = (TableDef::de(cle.0), self.la.cells(*cle)) else { continue };
            avec[*at].extend(renvois(table, cells).iter().filter_map(|r| self.apports.get(&r.vers)).filter(|to| *to != at));
        }
        for (at, c) in self.changements.iter().enumerate() {
            match &c.quoi {
                Quoi::Champ { champ, .. } => {
                    let cells = c.la.and_then(|la| self.la.cells((c.table.nom, la)));
                    let named = cells.map(|cells| renvois(c.table, cells)).unwrap_or_default();
                    let mine = named.iter().filter(|r| c.table.champs[r.at].nom == champ.nom);
                    avec[at].extend(mine.filter_map(|r| self.apports.get(&r.vers)));
                }
                Quoi::Retrait => {
                    // A row of the other copy that was moved elsewhere does not go with the one it belonged to.
                    for (table, id, cells) in self.ici.all().filter(|(t, id, _)| self.jumelage.la((t.nom, *id)).is_some()) {
                        let held = renvois(table, cells).into_iter().filter(|r| r.requis && r.vers == (c.table.nom, c.ici));
                        avec[at].extend(held.filter_map(|r| ranks.get(&format!("{}/{id}/{}", table.nom, table.champs[r.at].nom))));
                    }
                }
                Quoi::Ajout | Quoi::Ordre => {}
            }
        }
        for (c, with) in self.changements.iter_mut().zip(avec) {
            c.avec = with.into_iter().collect();
        }
        self.refuse_what_depends();
    }
}

fn change(cle: String, table: &'static TableDef, ici: Id, la: Option<Id>, quoi: Quoi, cote: Cote) -> ChangementFusion {
    ChangementFusion { cle, table, ici, la, quoi, cote, suite: Vec::new(), refus: None, avec: Vec::new() }
}

fn count(suite: &mut Vec<(&'static TableDef, usize)>, table: &'static TableDef) {
    match suite.iter_mut().find(|(t, _)| t.nom == table.nom) {
        Some((_, n)) => *n += 1,
        None => suite.push((table, 1)),
    }
}

/// Identifiers of the rows that are only there: their own where no row here ever had it, else the next ones.
fn attribute(copies: &Copies<'_>, ici: &EtatCopie, la: &EtatCopie, jumelage: &Jumelage, avant: Option<&EtatCopie>) -> HashMap<Cle, Id> {
    let mut out = HashMap::new();
    for table in TABLES {
        let free = copies.libres.get(table.nom).copied().unwrap_or(1);
        let only = || la.rows(table.nom).iter().map(|(id, _)| (table.nom, *id)).filter(|cle| jumelage.ici(*cle).is_none());
        // A row that was here under this number and was removed takes it again.
        let own = |cle: Cle| cle.1 >= free || (!ici.has(cle) && avant.is_none_or(|o| o.has(cle)));
        out.extend(only().filter(|cle| own(*cle)).map(|cle| (cle, cle.1)));
        let highest = only().filter(|cle| own(*cle)).map(|cle| cle.1).max().unwrap_or_default();
        let mut next = free.max(highest.saturating_add(1));
        for cle in only().filter(|cle| !own(*cle)) {
            out.insert(cle, next);
            next = next.saturating_add(1);
        }
    }
    out
}

/// Whether the rows of a table are never taken.
fn stays(table: &TableDef) -> bool {
    table.nom == Version::TABLE.nom
}

/// Whether a table is that of the years.
fn is_year(table: &TableDef) -> bool {
    table.nom == Exercice::TABLE.nom
}
