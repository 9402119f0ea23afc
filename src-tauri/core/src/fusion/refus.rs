//! Changes that cannot be taken, and why.

use std::collections::BTreeSet;

use super::etat::{cell, parent, renvois};
use super::{Copies, PlanFusion, Quoi, RefusFusion, is_year, stays};
use crate::choix::StatutDocument;
use crate::modele::{Avenant, Cellule, Entite, Id, TableDef, Version, verrou};
use crate::store::common_history::Cle;

/// Fields that say that a year is closed.
const CLOTURE: [&str; 4] = ["clos", "clos_le", "manques", "version_id"];

impl PlanFusion {
    pub(super) fn refuse(&mut self, copies: &Copies<'_>, locked: &BTreeSet<i32>) {
        let signed: BTreeSet<Id> = copies.ici.avenants.iter().filter(|a| a.statut == StatutDocument::Signe).map(|a| a.id).collect();
        let refus: Vec<Option<RefusFusion>> = (0..self.changements.len()).map(|at| self.reason(at, locked, &signed)).collect();
        for (c, refus) in self.changements.iter_mut().zip(refus) {
            c.refus = refus;
        }
        let members: Vec<(Cle, usize)> = self.apports.iter().map(|(cle, at)| (*cle, *at)).collect();
        for (cle, at) in members {
            let (Some(table), Some(cells)) = (TableDef::de(cle.0), self.la.cells(cle)) else { continue };
            let Some(annee) = frozen(table, cells, locked, true) else { continue };
            if self.changements[at].la == Some(cle.1) && self.changements[at].table.nom == cle.0 {
                self.changements[at].refus.get_or_insert(RefusFusion::AnneeClose(annee));
            } else {
                self.ecartees.insert(cle, RefusFusion::AnneeClose(annee));
            }
        }
    }

    fn reason(&self, at: usize, locked: &BTreeSet<i32>, signed: &BTreeSet<Id>) -> Option<RefusFusion> {
        let c = &self.changements[at];
        let mine = self.ici.cells((c.table.nom, c.ici));
        let theirs = c.la.and_then(|la| self.la.cells((c.table.nom, la)));
        if stays(c.table) {
            return Some(RefusFusion::Version);
        }
        if self.is_signed(c.table, if c.quoi == Quoi::Ajout { None } else { mine }, c.ici, signed)
            || (c.quoi == Quoi::Ajout && self.goes_under_signed(c.table, theirs, signed))
        {
            return Some(RefusFusion::AvenantSigne);
        }
        match &c.quoi {
            Quoi::Champ { champ, la, .. } => {
                if is_year(c.table) {
                    let annee = mine.and_then(|m| year(c.table, m));
                    if let Some(annee) = annee.filter(|a| locked.contains(a)) {
                        return Some(RefusFusion::AnneeClose(annee));
                    }
                    let closed = theirs.and_then(|t| cell(c.table, t, "clos_le")).is_some_and(|v| *v != Cellule::Nul);
                    if let Some(annee) = annee.filter(|_| closed && CLOTURE.contains(&champ.nom)) {
                        return Some(RefusFusion::Cloture(annee));
                    }
                }
                if champ.lien == Some(Version::TABLE.nom)
                    && let Cellule::Entier(id) = la
                    && Id::try_from(*id).ok().and_then(|id| self.jumelage.ici((Version::TABLE.nom, id))).is_none()
                {
                    return Some(RefusFusion::Version);
                }
                let concerned = verrou::figures(c.table.nom).contains(&champ.nom) || ["annee", "nature"].contains(&champ.nom);
                let sides = [mine, theirs].into_iter().flatten();
                concerned.then(|| sides.filter_map(|cells| frozen(c.table, cells, locked, false)).next())?.map(RefusFusion::AnneeClose)
            }
            Quoi::Retrait if is_year(c.table) => {
                mine.and_then(|m| year(c.table, m)).filter(|a| locked.contains(a)).map(RefusFusion::AnneeClose)
            }
            Quoi::Retrait => mine.and_then(|m| frozen(c.table, m, locked, true)).map(RefusFusion::AnneeClose),
            Quoi::Ajout | Quoi::Ordre => None,
        }
    }

    /// Whether a row is a signed avenant, or a modification of one.
    fn is_signed(&self, table: &'static TableDef, cells: Option<&Vec<Cellule>>, id: Id, signed: &BTreeSet<Id>) -> bool {
        let Some(cells) = cells else { return false };
        (table.nom == Avenant::TABLE.nom && signed.contains(&id))
            || parent(table, cells).is_some_and(|p| p.0 == Avenant::TABLE.nom && signed.contains(&p.1))
    }

    /// Whether a row of the other copy belongs to an avenant that is signed here.
    fn goes_under_signed(&self, table: &'static TableDef, cells: Option<&Vec<Cellule>>, signed: &BTreeSet<Id>) -> bool {
        let above = cells.and_then(|cells| parent(table, cells)).filter(|p| p.0 == Avenant::TABLE.nom);
        above.and_then(|p| self.jumelage.ici(p)).is_some_and(|id| signed.contains(&id))
    }

    /// Refuses what names, without being able to do otherwise, a row that cannot be taken.
    pub(super) fn refuse_what_depends(&mut self) {
        let mut again = true;
        while again {
            again = false;
            for at in 0..self.changements.len() {
                if self.changements[at].refus.is_none()
                    && let Some(cle) = self.missing(at)
                {
                    self.changements[at].refus = Some(RefusFusion::Renvoi(cle));
                    again = true;
                }
            }
            again |= self.leave_members();
        }
        let refused: Vec<bool> = self.changements.iter().map(|c| c.refus.is_some()).collect();
        for c in &mut self.changements {
            c.avec.retain(|at| !refused[*at]);
        }
    }

    /// A row that a change needs and that cannot be taken.
    fn missing(&self, at: usize) -> Option<Cle> {
        let c = &self.changements[at];
        let la = c.la?;
        let cells = self.la.cells((c.table.nom, la))?;
        let needed = renvois(c.table, cells).into_iter().filter(|r| match &c.quoi {
            Quoi::Champ { champ, .. } => c.table.champs[r.at].nom == champ.nom,
            Quoi::Ajout => r.requis,
            Quoi::Retrait | Quoi::Ordre => false,
        });
        needed.map(|r| r.vers).find(|vers| self.unreachable(*vers))
    }

    /// Whether a row of the other copy is not here and cannot come.
    fn unreachable(&self, vers: Cle) -> bool {
        self.jumelage.ici(vers).is_none()
            && self.la.has(vers)
            && (self.ecartees.contains_key(&vers) || self.apports.get(&vers).is_none_or(|to| self.changements[*to].refus.is_some()))
    }

    /// Leaves the rows of an addition that need one that cannot come; says whether there was one more.
    fn leave_members(&mut self) -> bool {
        let mut left = Vec::new();
        for (cle, at) in self.apports.iter().filter(|(cle, at)| {
            !self.ecartees.contains_key(*cle) && self.changements[**at].la.map(|la| (self.changements[**at].table.nom, la)) != Some(**cle)
        }) {
            let (Some(table), Some(cells)) = (TableDef::de(cle.0), self.la.cells(*cle)) else { continue };
            // The refusal of the row that brings it is listed there.
            let own = self.changements[*at].refus.is_some();
            let lacks = renvois(table, cells).into_iter().filter(|r| r.requis).map(|r| r.vers).find(|v| self.unreachable(*v));
            left.extend(lacks.filter(|_| !own).map(|vers| (*cle, RefusFusion::Renvoi(vers))));
        }
        let found = !left.is_empty();
        self.ecartees.extend(left);
        found
    }
}

/// Year of a row; `None` when it has none.
fn year(table: &TableDef, cells: &[Cellule]) -> Option<i32> {
    match cell(table, cells, "annee") {
        Some(Cellule::Entier(annee)) => i32::try_from(*annee).ok(),
        _ => None,
    }
}

/// The closed year whose figures a row holds; `filled` asks for a figure that is filled in.
fn frozen(table: &TableDef, cells: &[Cellule], locked: &BTreeSet<i32>, filled: bool) -> Option<i32> {
    let figures = verrou::figures(table.nom);
    let annee = year(table, cells).filter(|a| locked.contains(a) && !figures.is_empty())?;
    let open = matches!(cell(table, cells, "nature"), Some(Cellule::Texte(code)) if !verrou::nature_figee(code));
    let held = figures.iter().any(|nom| cell(table, cells, nom).is_some_and(|v| *v != Cellule::Nul));
    (!open && (held || !filled)).then_some(annee)
}
