//! Last step of the history that changed each row, for files that are read again by another program.
//!
//! A diary replaces an event only by one that is newer. The number of the last step that changed the row gives that order: an
//! undo and a redo are steps of their own, so it never goes back. A shortened history does not name the rows it let go of: the
//! last shortened step then stands for each of them, and the first step for the rows that nothing changed since. Reads the
//! journal once; writes nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use rusqlite::Connection;

use super::folding::{self, EtapePliee, LignePliee};
use super::images::Image;
use super::journal::LigneJournal;
use super::schema::Formats;
use super::step_state::EtatEtape;
use super::{Fichier, backups};
use crate::error::Result;
use crate::modele::Id;

/// Fields whose changes count, by table.
pub type Watched = [(&'static str, &'static [&'static str])];

/// Step that changed a row last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct LastChange {
    /// Number of the step; 0 when there is no history.
    pub etape: i64,
    /// Local time of the step, or of an earlier one when a clock was set back; absent when there is no history.
    pub quand: Option<NaiveDateTime>,
}

impl LastChange {
    /// The later of both, number and time each for itself.
    #[must_use]
    pub fn later(self, other: Self) -> Self {
        Self { etape: self.etape.max(other.etape), quand: self.quand.max(other.quand) }
    }
}

/// Last changes of the rows of a file. The default has neither file nor history.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastChanges {
    identite: String,
    /// Change of the rows that no step of the history names.
    origine: LastChange,
    rows: BTreeMap<(&'static str, Id), LastChange>,
    /// Authors of the steps that stand for a row; one that gave no name has none.
    auteurs: BTreeMap<i64, String>,
}

impl LastChanges {
    /// Author of a step that stands for a row; empty when it gave no name.
    #[must_use]
    pub fn auteur(&self, etape: i64) -> &str {
        self.auteurs.get(&etape).map_or("", String::as_str)
    }

    /// Identity of the file, 32 or 64 hexadecimal digits; empty when there is no file.
    #[must_use]
    pub fn identite(&self) -> &str {
        &self.identite
    }

    /// Last change of a row.
    #[must_use]
    pub fn of_row(&self, table: &str, id: Id) -> LastChange {
        self.rows.iter().find(|((t, i), _)| (*t, *i) == (table, id)).map_or(self.origine, |(_, change)| self.origine.later(*change))
    }

    /// Last change of any row of a table, of those removed too.
    #[must_use]
    pub fn of_table(&self, table: &str) -> LastChange {
        self.rows.iter().filter(|((t, _), _)| *t == table).fold(self.origine, |last, (_, change)| last.later(*change))
    }
}

/// A reading of the history, oldest step first.
struct HistoryReading<'a> {
    formats: Formats,
    watched: &'a Watched,
    until: i64,
    /// Rows that each step changed, for the steps that undo or redo it.
    touched: BTreeMap<i64, BTreeSet<(&'static str, Id)>>,
    /// Steps whose rows are no longer known.
    shortened: BTreeSet<i64>,
    found: LastChanges,
}

impl HistoryReading<'_> {
    /// The row that a line changed, when it changed a watched field of it.
    fn row(&self, line: &LignePliee) -> Option<(&'static str, Id)> {
        let (table, champs) = self.watched.iter().find(|(table, _)| *table == line.nom_table)?;
        // A line that cannot be read is left to the readers of the history, which say so.
        let read = LigneJournal::of(self.formats, line).ok()?;
        let changed = |image: &Image| champs.iter().any(|c| image.contains_key(*c));
        [&read.avant, &read.apres].into_iter().flatten().any(changed).then_some((*table, read.id))
    }

    fn step(&mut self, step: &EtapePliee) {
        if step.id > self.until {
            return;
        }
        let change = LastChange { etape: step.id, quand: NaiveDateTime::parse_from_str(&step.quand, "%Y-%m-%dT%H:%M:%S").ok() };
        let shortened = step.etat() == EtatEtape::Resume || step.cible.is_some_and(|cible| self.shortened.contains(&cible));
        if shortened {
            self.shortened.insert(step.id);
        }
        if shortened || self.found.origine.etape == 0 {
            self.found.origine = self.found.origine.later(change);
        }
        let mut rows: BTreeSet<_> = step.lignes.iter().filter_map(|line| self.row(line)).collect();
        if let Some(before) = step.cible.and_then(|cible| self.touched.get(&cible)) {
            rows.extend(before.iter().copied());
        }
        for row in &rows {
            let last = self.found.rows.entry(*row).or_default();
            *last = last.later(change);
        }
        if !step.auteur.is_empty() && (!rows.is_empty() || self.found.origine.etape == step.id) {
            self.found.auteurs.insert(step.id, step.auteur.clone());
        }
        if !rows.is_empty() {
            self.touched.insert(step.id, rows);
        }
    }
}

fn read(conn: &Connection, mut reading: HistoryReading<'_>) -> Result<LastChanges> {
    folding::each(conn, |step| reading.step(&step))?;
    folding::unfolded(conn, i64::MAX)?.iter().for_each(|step| reading.step(step));
    Ok(reading.found)
}

impl Fichier {
    /// Last changes of the watched fields of the file, up to the step `until` when a kept version is read.
    ///
    /// # Errors
    /// A read that fails: [`crate::Error::Endommage`], [`crate::Error::Fichier`] or [`crate::Error::Sqlite`].
    pub fn last_changes(&self, watched: &Watched, until: Option<i64>) -> Result<LastChanges> {
        let found = LastChanges { identite: backups::name_of(&self.identite()?), ..LastChanges::default() };
        let (until, touched, shortened) = (until.unwrap_or(i64::MAX), BTreeMap::new(), BTreeSet::new());
        let reading = HistoryReading { formats: self.formats, watched, until, touched, shortened, found };
        self.on_file(read(&self.conn, reading))
    }
}
