//! The last state that two files of one dossier had in common, and the origin of their rows.
//!
//! A copy of a file keeps its identity and its history, so the two histories begin with the same steps. The common state is the
//! present one led back over the steps that come after them, in memory; nothing is written. A step that was joined by later
//! edits in one file differs from its twin and counts as later. When the history was shortened beyond that point, the last version that
//! both files keep with the same content stands for it. Rows are known by their origin, the step that added them: two
//! copies give the same identifier to different rows.

use std::collections::{BTreeMap, BTreeSet};

use super::folding::{self, EtapePliee, LignePliee};
use super::images::{self, Image, RANG};
use super::journal::LigneJournal;
use super::row_history::back;
use super::step_state::EtatEtape;
use super::{Fichier, rows};
use crate::error::Result;
use crate::modele::{Cellule, Dossier, Id, TABLES, TableDef};
use crate::op::Op;

/// A row: name of its table, identifier.
pub type Cle = (&'static str, Id);

/// Rows of a file by their origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origines {
    /// Identity of the file, which its copies share.
    identite: String,
    /// Origins of the rows that a step added.
    lignes: BTreeMap<Cle, String>,
    /// Rows that a merge brought.
    fusionnees: BTreeSet<Cle>,
}

impl Origines {
    /// Those of a file whose rows were all there from the beginning.
    #[cfg(test)]
    pub(crate) fn of_identity(identite: &str) -> Self {
        Self { identite: identite.to_owned(), ..Self::default() }
    }

    /// Rows that a merge brought.
    pub fn fusionnees(&self) -> impl Iterator<Item = Cle> + '_ {
        self.fusionnees.iter().copied()
    }

    /// Origin of a row: the same in every copy that has it, whatever its identifier there.
    #[must_use]
    pub fn of(&self, cle: Cle) -> String {
        self.lignes.get(&cle).cloned().unwrap_or_else(|| format!("{}:0:{}:{}", self.identite, cle.0, cle.1))
    }
}

/// The state that two files had in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Commun {
    /// The state before either changed, or a version that both keep.
    Connu(Box<Dossier>),
    /// The files have not the same identity: one is no copy of the other.
    Etranger,
    /// The histories were shortened beyond it, and no kept version stands for it.
    Oublie,
}

impl Fichier {
    /// Origins of the rows of this file.
    ///
    /// # Errors
    /// A read that fails: [`crate::Error::Endommage`], [`crate::Error::Fichier`] or [`crate::Error::Sqlite`].
    pub fn origines(&self) -> Result<Origines> {
        let identite = self.identite()?;
        let steps = self.on_file(steps(&self.conn))?;
        let (mut lignes, mut fusionnees) = (BTreeMap::new(), BTreeSet::new());
        for step in &steps {
            let taken = match step.op() {
                // A merge that is not in force leaves no row; one that is gives its rows the origin they had.
                Op::Fusionner { lignes, .. } => lignes,
                _ => Vec::new(),
            };
            for line in step.lignes.iter().filter(|l| l.avant.is_none() && l.apres.is_some()) {
                let Some((table, id)) = row(line) else { continue };
                let known = taken.iter().find(|l| l.table == table && l.id == id).map(|l| l.origine.clone());
                if known.is_some() {
                    fusionnees.insert((table, id));
                }
                // Two copies may number a step alike, in one second: they differ by what they wrote.
                let written = || crate::echange::empreinte(line.apres.as_deref().unwrap_or_default());
                let own = || format!("{identite}:{}:{}:{}:{table}:{id}:{:.12}", step.id, step.quand, step.auteur, written());
                lignes.entry((table, id)).or_insert_with(|| known.unwrap_or_else(own));
            }
        }
        Ok(Origines { identite, lignes, fusionnees })
    }

    /// The first identifier never given to a row, by table.
    ///
    /// # Errors
    /// A read that fails: [`crate::Error::Endommage`], [`crate::Error::Fichier`] or [`crate::Error::Sqlite`];
    /// [`crate::Error::ValeurRefusee`] for a table whose last identifier is taken.
    pub fn identifiants_libres(&self) -> Result<BTreeMap<&'static str, Id>> {
        let free = TABLES.iter().map(|table| Ok((table.nom, rows::next_id(&self.conn, table)?)));
        self.on_file(free.collect())
    }

    /// The state that this file and another had in common.
    ///
    /// # Errors
    /// A read that fails: [`crate::Error::Endommage`], [`crate::Error::Fichier`] or [`crate::Error::Sqlite`].
    pub fn commun(&self, autre: &Self) -> Result<Commun> {
        if self.identite()? != autre.identite()? {
            return Ok(Commun::Etranger);
        }
        let (mine, theirs) = (self.on_file(steps(&self.conn))?, autre.on_file(steps(&autre.conn))?);
        let shared = mine.iter().zip(&theirs).take_while(|(a, b)| twins(a, b)).count();
        for (file, steps) in [(self, &mine), (autre, &theirs)] {
            if let Some(then) = file.on_file(before(file, &steps[..shared], &steps[shared..]))? {
                return Ok(Commun::Connu(Box::new(then)));
            }
        }
        let (kept, known) = (self.versions()?, autre.versions()?);
        for version in kept.iter().rev().filter(|v| known.iter().any(|k| k.sha256 == v.sha256 && k.taille == v.taille)) {
            if let Ok((_, then)) = self.version(version.id) {
                return Ok(Commun::Connu(Box::new(then)));
            }
        }
        Ok(Commun::Oublie)
    }
}

/// Every step with its lines, oldest first.
fn steps(conn: &rusqlite::Connection) -> Result<Vec<EtapePliee>> {
    let mut out = Vec::new();
    folding::each(conn, |step| out.push(step))?;
    out.extend(folding::unfolded(conn, i64::MAX)?);
    Ok(out)
}

fn row(line: &LignePliee) -> Option<Cle> {
    Some((TableDef::de(&line.nom_table)?.nom, Id::try_from(line.ligne_id).ok()?))
}

/// Whether two steps are the same one. Whether it is in force may have changed since; its images may have been dropped in one.
fn twins(a: &EtapePliee, b: &EtapePliee) -> bool {
    let dropped = |e: &EtapePliee| e.etat() == EtatEtape::Resume;
    let line = |l: &LignePliee| (l.nom_table.clone(), l.ligne_id, l.avant.clone(), l.apres.clone());
    (a.id, &a.op, &a.quand, &a.auteur, a.cible) == (b.id, &b.op, &b.quand, &b.auteur, b.cible)
        && (dropped(a) || dropped(b) || a.lignes.iter().map(line).eq(b.lignes.iter().map(line)))
}

/// State of a file before its `later` steps; `None` when the images of one of them were dropped or cannot be read.
fn before(file: &Fichier, shared: &[EtapePliee], later: &[EtapePliee]) -> Result<Option<Dossier>> {
    let find = |id: i64| shared.iter().chain(later).find(|e| e.id == id);
    let mut state = Rows::read(file)?;
    for step in later.iter().rev() {
        let undo = matches!(step.op(), Op::Annuler { .. });
        let Some(source) = step.cible.map_or(Some(step), find) else { return Ok(None) };
        if [step, source].iter().any(|e| e.etat() == EtatEtape::Resume) || step.op() == Op::Inconnue {
            return Ok(None);
        }
        let read: Result<Vec<LigneJournal>> = source.lignes.iter().map(|l| LigneJournal::of(file.formats, l)).collect();
        let Ok(mut lines) = read else { return Ok(None) };
        if !undo {
            lines.reverse();
        }
        for line in lines {
            let cle = (line.table.nom, line.id);
            match back(state.0.remove(&cle), &line, undo) {
                Ok(Some(row)) => drop(state.0.insert(cle, row)),
                Ok(None) => {}
                Err(_) => return Ok(None),
            }
        }
    }
    Ok(state.into_dossier())
}

/// The rows of every table, as images.
struct Rows(BTreeMap<Cle, Image>);

impl Rows {
    fn read(file: &Fichier) -> Result<Self> {
        let mut out = BTreeMap::new();
        for table in TABLES {
            for (id, _) in rows::ranks(&file.conn, table)? {
                if let Some(cells) = rows::cells(&file.conn, table, id)? {
                    out.insert((table.nom, id), images::row(table, &cells));
                }
            }
        }
        Ok(Self(out))
    }

    /// The dossier they make; `None` when a cell cannot hold its value.
    fn into_dossier(self) -> Option<Dossier> {
        let mut dossier = Dossier::default();
        for rows in dossier.tables_mut() {
            let table = rows.def();
            let mut found: Vec<(i64, Id, &Image)> = Vec::new();
            for ((_, id), image) in self.0.range((table.nom, Id::MIN)..=(table.nom, Id::MAX)) {
                found.push((image.get(RANG).and_then(serde_json::Value::as_i64)?, *id, image));
            }
            found.sort_by_key(|(rang, id, _)| (*rang, *id));
            rows.clear();
            for (_, id, image) in found {
                let cells: Option<Vec<Cellule>> = table.champs.iter().map(|c| image.get(c.nom).and_then(images::from_json)).collect();
                rows.push_row(id, cells?).ok()?;
            }
        }
        Some(dossier)
    }
}
