//! Removed rows, and their return without undoing what was done since.
//!
//! The journal keeps the image of each row that a step removed; a row is in the bin while such a step is in force and the row is
//! absent. Nothing else is stored: shortening the history empties the bin of what it drops.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::images::{self, Image, RANG};
use super::journal::{self, Etape, LigneJournal};
use super::step_state::EtatEtape;
use super::write::Ecriture;
use super::{ContexteEcriture, Fait, Fichier, folding, rows};
use crate::error::{Error, Result};
use crate::modele::{Cellule, Id, TableDef};
use crate::op::Op;

/// A row: name of its table, identifier.
type Cle = (&'static str, Id);

/// Rows that one step removed, with their last values.
type Retirees = BTreeMap<Cle, (&'static TableDef, Image)>;

/// A row that was removed, with the rows that went with it.
#[derive(Clone, Debug)]
pub struct LigneSupprimee {
    /// Step that removed it.
    pub etape: Etape,
    /// Table of the row.
    pub table: &'static TableDef,
    /// Identifier of the row.
    pub id: Id,
    /// Its last values, whole.
    pub image: Image,
    /// Number of rows that belonged to it and went with it.
    pub suite: usize,
}

/// A removed row that was put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneRendue {
    /// Name of the row.
    pub objet: String,
    /// Number of rows put back with it.
    pub suite: usize,
    /// Number of rows that had gone with it and stay removed, because another row they belong to was removed since.
    pub laissees: usize,
    /// Number of references left empty, because the row they named was removed as well.
    pub liens_vides: usize,
}

impl Fichier {
    /// Rows that were removed and can be put back, those removed last first, at most `limit`.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn supprimees(&self, limit: usize) -> Result<Vec<LigneSupprimee>> {
        self.on_file(self.removed(limit))
    }

    fn removed(&self, limit: usize) -> Result<Vec<LigneSupprimee>> {
        let mut seen = BTreeSet::new();
        let mut out = Vec::new();
        for (etape, lines) in steps(self)? {
            let gone = gone(&lines);
            let mut absent = BTreeSet::new();
            for (cle, (table, _)) in &gone {
                if !seen.contains(cle) && rows::cells(&self.conn, table, cle.1)?.is_none() {
                    absent.insert(*cle);
                }
            }
            seen.extend(absent.iter().copied());
            // A row is listed under the row that it went with.
            for cle in absent.iter().filter(|cle| owners(&gone[*cle]).all(|owner| !gone.contains_key(&owner))) {
                let suite = family(&gone, *cle).into_iter().filter(|c| c != cle && absent.contains(c)).count();
                let (table, image) = gone[cle].clone();
                out.push(LigneSupprimee { etape: etape.clone(), table, id: cle.1, image, suite });
                if out.len() == limit {
                    return Ok(out);
                }
            }
        }
        Ok(out)
    }

    /// Puts back a row that the step `etape` removed, with the rows that went with it and the references to them, as one step.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::LigneInconnue`] when the step did not remove the row or its values are no longer kept;
    /// [`Error::LignePresente`] when it is there again; [`Error::ParentSupprime`] when the row it belongs to was removed as well;
    /// those of [`Fichier::transact`].
    pub fn rendre(&mut self, contexte: &ContexteEcriture, etape: i64, table: &str, id: Id) -> Result<Fait<LigneRendue>> {
        let table = rows::table(table)?;
        let known = self.on_file(journal::one(&self.conn, etape))?.is_some_and(|e| e.en_vigueur);
        let lines = if known { self.on_file(journal::lines(&self.conn, self.formats, etape))? } else { Vec::new() };
        self.transact(contexte, |w| {
            let done = w.put_back(&lines, (table.nom, id))?;
            let op = Op::Rendre { table: table.nom.to_owned(), id, objet: done.objet.clone() };
            Ok((done, op))
        })
    }
}

/// Steps in force that removed rows, newest first, with their lines. A step whose images cannot be read is left out.
fn steps(file: &Fichier) -> Result<Vec<(Etape, Vec<LigneJournal>)>> {
    let mut out = Vec::new();
    for id in removing(&file.conn)? {
        if let (Some(step), Ok(lines)) = (journal::one(&file.conn, id)?, journal::lines(&file.conn, file.formats, id)) {
            out.push((step, lines));
        }
    }
    let mut folded = Vec::new();
    folding::each(&file.conn, |e| {
        if e.etat() == EtatEtape::Actif && e.lignes.iter().any(|l| l.avant.is_some() && l.apres.is_none()) {
            let lines: Result<Vec<_>> = e.lignes.iter().map(|l| LigneJournal::of(file.formats, l)).collect();
            folded.extend(lines.ok().map(|lines| (journal::step_of(e), lines)));
        }
    })?;
    out.extend(folded.into_iter().rev());
    Ok(out)
}

/// Numbers of the steps of the tables that are in force and removed a row, newest first.
fn removing(conn: &Connection) -> Result<Vec<i64>> {
    let mut stmt = conn.prepare_cached(
        "SELECT id FROM journal_etapes WHERE etat = ?1 AND id IN \
         (SELECT etape_id FROM journal_lignes WHERE avant IS NOT NULL AND apres IS NULL) ORDER BY id DESC",
    )?;
    let ids = stmt.query_map([EtatEtape::Actif], |r| r.get(0))?;
    Ok(ids.collect::<std::result::Result<_, _>>()?)
}

/// Rows that a step removed and had not added itself.
fn gone(lines: &[LigneJournal]) -> Retirees {
    let mut added = BTreeSet::new();
    let mut out = Retirees::new();
    for line in lines {
        let cle = (line.table.nom, line.id);
        match (&line.avant, &line.apres) {
            (None, Some(_)) => {
                added.insert(cle);
                out.remove(&cle);
            }
            (Some(image), None) if !added.contains(&cle) => {
                out.insert(cle, (line.table, image.clone()));
            }
            _ => {}
        }
    }
    out
}

/// Rows that a row cannot be without: those its required references name.
fn owners(row: &(&'static TableDef, Image)) -> impl Iterator<Item = Cle> {
    let (table, image) = row;
    table.champs.iter().filter(|c| !c.optionnel).filter_map(|c| named(c.lien?, image.get(c.nom)?))
}

fn named(table: &'static str, value: &serde_json::Value) -> Option<Cle> {
    Some((table, Id::try_from(value.as_i64()?).ok()?))
}

/// A removed row and those that went with it, owners first.
fn family(gone: &Retirees, root: Cle) -> Vec<Cle> {
    let mut out = vec![root];
    let mut next = 0;
    while let Some(owner) = out.get(next).copied() {
        next += 1;
        let children = gone.iter().filter(|(cle, row)| !out.contains(cle) && owners(row).any(|o| o == owner));
        let children: Vec<Cle> = children.map(|(cle, _)| *cle).collect();
        out.extend(children);
    }
    out
}

impl Ecriture<'_> {
    /// Adds again the rows of a family that a step removed, and sets again the references it emptied.
    fn put_back(&mut self, lines: &[LigneJournal], root: Cle) -> Result<LigneRendue> {
        let gone = gone(lines);
        let unknown = || Error::LigneInconnue(root.0.to_owned(), root.1);
        if !gone.contains_key(&root) {
            return Err(unknown());
        }
        if self.exists(root)? {
            return Err(Error::LignePresente(self.designation(root.0, root.1)?));
        }
        let family = family(&gone, root);
        let back = self.coming_back(&gone, &family)?;
        let (mut laissees, mut liens_vides) = (0, 0);
        for cle in family {
            if !back.contains(&cle) {
                laissees += usize::from(!self.exists(cle)?);
                continue;
            }
            let (table, image) = &gone[&cle];
            let mut cells = vec![image.get(RANG).and_then(images::from_json).ok_or_else(unknown)?];
            for champ in table.champs {
                let mut cell = image.get(champ.nom).and_then(images::from_json).ok_or_else(unknown)?;
                if let Some(of) = champ.lien.and_then(|lien| named(lien, &images::to_json(&cell)))
                    && !back.contains(&of)
                    && !self.exists(of)?
                {
                    liens_vides += 1;
                    cell = Cellule::Nul;
                }
                cells.push(cell);
            }
            rows::insert(self.conn, table, cle.1, &cells)?;
            self.remember(table, cle.1, None, Some(images::image(table, &cells)));
        }
        for line in lines {
            self.refer_again(line, &back)?;
        }
        Ok(LigneRendue { objet: self.designation(root.0, root.1)?, suite: back.len() - 1, laissees, liens_vides })
    }

    /// Rows of a removed family, its root first, that can be added again: absent, and whose owners are there or come back as well.
    fn coming_back(&self, gone: &Retirees, family: &[Cle]) -> Result<BTreeSet<Cle>> {
        let root = family[0];
        let mut back = BTreeSet::new();
        for cle in family {
            if !self.exists(*cle)? {
                back.insert(*cle);
            }
        }
        loop {
            let mut orphan = None;
            for cle in &back {
                for owner in owners(&gone[cle]) {
                    if !back.contains(&owner) && !self.exists(owner)? {
                        orphan = Some((*cle, owner));
                    }
                }
            }
            match orphan {
                None => return Ok(back),
                Some((cle, owner)) if cle == root => return Err(Error::ParentSupprime(owner.0.to_owned())),
                Some((cle, _)) => back.remove(&cle),
            };
        }
    }

    fn exists(&self, (table, id): Cle) -> Result<bool> {
        Ok(rows::cells(self.conn, rows::table(table)?, id)?.is_some())
    }

    /// Sets again the references of a row to rows that are back, where they are still empty.
    fn refer_again(&mut self, line: &LigneJournal, back: &BTreeSet<Cle>) -> Result<()> {
        let (Some(avant), Some(apres)) = (&line.avant, &line.apres) else { return Ok(()) };
        let Some(now) = rows::cells(self.conn, line.table, line.id)? else { return Ok(()) };
        for (champ, cell) in line.table.champs.iter().zip(&now[1..]) {
            let emptied = apres.get(champ.nom).is_some_and(serde_json::Value::is_null) && *cell == Cellule::Nul;
            let was = champ.lien.zip(avant.get(champ.nom)).and_then(|(lien, value)| named(lien, value));
            if let Some((_, id)) = was.filter(|cle| emptied && back.contains(cle)) {
                let value = Cellule::Entier(i64::from(id));
                self.set(line.table, line.id, &[(champ.nom, Cellule::Nul)], vec![(champ.nom, value)])?;
            }
        }
        Ok(())
    }
}
