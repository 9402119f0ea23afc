//! The `.cpom` file: one SQLite database. This folder holds all the SQL of the program and the only way to write.
//!
//! [`Fichier`] holds the open connection and a snapshot of the dossier. [`Fichier::transact`] runs one operation as one
//! transaction and one step of the journal, and returns the tables it changed. Invariants: nothing is written outside
//! `transact` (creation apart); an operation that changes nothing leaves no trace; the snapshot is refreshed with every
//! commit. See [`open`] for how a file is checked, [`journal`] for undo.

pub mod backups;
mod bin;
mod closed_years;
pub mod common_history;
pub mod connection;
pub mod folding;
#[cfg(test)]
mod growth;
pub mod header;
mod history;
pub mod images;
pub mod journal;
mod last_changes;
pub mod lock;
pub mod lock_note;
mod numbering;
pub mod open;
pub mod place;
pub mod proof_files;
pub mod pruning;
mod read_back;
mod restoring;
mod row_copy;
pub mod row_history;
pub mod rows;
pub mod salvage;
pub mod schema;
mod schema_repair;
pub mod snapshots;
pub mod staging;
pub mod staging_folder;
pub mod step_state;
pub mod structure;
mod versions;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rusqlite::Connection;

pub use bin::{LigneRendue, LigneSupprimee};
pub use connection::Acces;
pub use history::{Changement, Lieu};
pub use last_changes::{LastChange, LastChanges, Watched};
use schema::{FORMATS, Formats};
use step_state::EtatEtape;
pub use write::{Ecriture, fields};

use crate::error::{Error, Result};
use crate::modele::{Dossier, Id};
use crate::op::Op;

/// Time and author of an operation; the core reads no clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContexteEcriture {
    /// Local time, `AAAA-MM-JJTHH:MM:SS`.
    pub quand: String,
    /// Name of the author; empty when it was not given.
    pub auteur: String,
}

/// Result of a committed operation.
#[derive(Debug, PartialEq, Eq)]
pub struct Fait<T> {
    /// Value returned by the operation.
    pub valeur: T,
    /// Revision of the file after the operation.
    pub revision: i64,
    /// Names of the tables it changed, sorted.
    pub tables: Vec<&'static str>,
}

/// Longest time, in seconds, between two edits of the same fields that are recorded as one step.
const ABSORBE: i64 = 5;

/// Most archives of old history made by one edit, so that no edit waits for a long history.
const ARCHIVES_PER_EDIT: usize = 4;

/// An open dossier.
#[derive(Debug)]
pub struct Fichier {
    conn: Connection,
    path: PathBuf,
    acces: Acces,
    /// Formats that the file may have.
    formats: Formats,
    dossier: Dossier,
    /// Number of the last step when the file was opened; an edit never joins a step up to it.
    seuil: i64,
    /// Sealed versions found altered when the file was opened.
    alterees: Vec<snapshots::Instantane>,
    /// Contents of versions that were read, by identifier of their snapshot; they never change.
    contenus: Mutex<BTreeMap<Id, Arc<Dossier>>>,
    /// Number of steps per archive of old history.
    paquet: i64,
    /// Lock of a file open for writing.
    lock: Option<lock::FileLock>,
    /// Device and inode of the file, to notice that another file took its name.
    place: Option<place::Place>,
    /// The temporary copy that is read instead of the file, when there is one; removed with this value.
    _copy: Option<staging::Copie>,
}

impl Fichier {
    /// Opens a file. A file of an older format is copied, then upgraded; opened read-only, only a temporary copy is.
    ///
    /// # Errors
    /// Those of [`open::open`]; [`Error::Endommage`] for a stored value that its field cannot hold.
    pub fn open(path: &Path, acces: Acces, quand: &str) -> Result<Self> {
        Self::open_keeping(path, acces, quand, None)
    }

    /// [`Self::open`], with the copy made before an upgrade kept among the backups under `racine` instead of beside the
    /// file.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn open_keeping(path: &Path, acces: Acces, quand: &str, racine: Option<&Path>) -> Result<Self> {
        Self::open_in(FORMATS, path, acces, quand, racine)
    }

    /// [`Self::open_keeping`] through given formats; tests lead files through formats of their own.
    fn open_in(formats: Formats, path: &Path, acces: Acces, quand: &str, racine: Option<&Path>) -> Result<Self> {
        let newest = formats.newest();
        if acces == Acces::Lecture && (header::pending(path) || header::examine(path, newest)?.version < newest) {
            // An interrupted change is rolled back, or an older format upgraded, on a copy: reading must not write.
            if connection::held(path) {
                return Err(Error::Verrouille(path.to_owned()));
            }
            return Self::open_copy_in(formats, path, quand);
        }
        let lock = match acces {
            Acces::Ecriture => {
                header::examine(path, newest)?;
                lock::FileLock::take(path)?
            }
            Acces::Lecture => None,
        };
        let mut file = Self::with(formats, open::open(formats, path, acces, quand, racine)?, path, acces, None)?;
        file.lock = lock;
        file.note_written();
        Ok(file)
    }

    /// Opens read-only a temporary copy of a file that another program holds: its last committed state.
    ///
    /// # Errors
    /// [`Error::Verrouille`] while a change is being written; those of [`open::open`].
    pub fn open_copy(path: &Path, quand: &str) -> Result<Self> {
        Self::open_copy_in(FORMATS, path, quand)
    }

    fn open_copy_in(formats: Formats, path: &Path, quand: &str) -> Result<Self> {
        let copy = open::copy_aside(formats, path)?;
        let conn = open::open(formats, copy.path(), Acces::Lecture, quand, None).map_err(|e| open::about(e, path))?;
        Self::with(formats, conn, path, Acces::Lecture, Some(copy))
    }

    fn with(formats: Formats, conn: Connection, path: &Path, acces: Acces, copy: Option<staging::Copie>) -> Result<Self> {
        let dossier = read_back::all(&conn).map_err(|e| damaged(path, e))?;
        let seuil = journal::last_step(&conn).map_err(|e| damaged(path, e))?.map_or(0, |e| e.id);
        let alterees = snapshots::altered(&conn, formats, &dossier).map_err(|e| damaged(path, e))?;
        let place = place::of(path);
        Ok(Self {
            conn,
            path: path.to_owned(),
            acces,
            formats,
            dossier,
            seuil,
            alterees,
            contenus: Mutex::default(),
            paquet: folding::PAQUET,
            lock: None,
            place,
            _copy: copy,
        })
    }

    /// Creates a file that holds `dossier`, recorded as one step `op`, and opens it.
    ///
    /// # Errors
    /// [`Error::ExisteDeja`] unless `ecraser`; [`Error::Fichier`], [`Error::DisquePlein`] when it cannot be written. The
    /// target is unchanged then.
    pub fn create(path: &Path, ecraser: bool, dossier: &Dossier, op: &Op, contexte: &ContexteEcriture) -> Result<Self> {
        Self::create_with_versions(path, ecraser, dossier, &[], op, contexte)
    }

    /// [`Self::create`], with the contents of versions that the dossier lists; those that its rows say sealed are.
    ///
    /// # Errors
    /// Those of [`Self::create`].
    pub fn create_with_versions(
        path: &Path,
        ecraser: bool,
        dossier: &Dossier,
        gardees: &[snapshots::VersionGardee],
        op: &Op,
        contexte: &ContexteEcriture,
    ) -> Result<Self> {
        let staged = staging::Chantier::begin(path, ecraser)?;
        let conn = open::create(FORMATS, staged.path(), &contexte.quand)?;
        let (acces, dossier_vide, alterees, place) = (Acces::Ecriture, Dossier::default(), Vec::new(), place::of(path));
        let mut file = Self {
            conn,
            path: path.to_owned(),
            acces,
            formats: FORMATS,
            dossier: dossier_vide,
            seuil: 0,
            alterees,
            contenus: Mutex::default(),
            paquet: folding::PAQUET,
            lock: None,
            place,
            _copy: None,
        };
        file.fill(dossier, gardees, op, contexte).map_err(|e| connection::translate(path, e))?;
        drop(file);
        staged.finish()?;
        Self::open(path, Acces::Ecriture, &contexte.quand)
    }

    /// Writes the first content as a step that is never undone.
    fn fill(&mut self, dossier: &Dossier, gardees: &[snapshots::VersionGardee], op: &Op, contexte: &ContexteEcriture) -> Result<()> {
        self.conn.execute_batch("BEGIN IMMEDIATE")?;
        write_all(&self.conn, dossier)?;
        let step = journal::add_step(&self.conn, op, &contexte.quand, &contexte.auteur, None)?;
        journal::set_state(&self.conn, step, EtatEtape::Fait)?;
        snapshots::add_kept(&self.conn, dossier, gardees, step, &contexte.auteur)?;
        self.conn.execute_batch("COMMIT")?;
        Ok(())
    }

    /// Path the file was opened at.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Access the file is open with.
    #[must_use]
    pub fn acces(&self) -> Acces {
        self.acces
    }

    /// Snapshot of the dossier, as last committed.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Snapshot of the dossier; the file is closed.
    #[must_use]
    pub fn into_dossier(self) -> Dossier {
        self.dossier
    }

    /// Number of committed operations since creation.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn revision(&self) -> Result<i64> {
        self.one("SELECT revision FROM fichier")
    }

    /// Identity given at creation: 32 hexadecimal digits.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn identite(&self) -> Result<String> {
        self.one("SELECT dossier FROM fichier")
    }

    /// When it was last changed, local time.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn modifie_le(&self) -> Result<String> {
        self.one("SELECT modifie_le FROM fichier")
    }

    /// Format number of the file.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn format(&self) -> Result<i32> {
        Ok(header::line(self.one("PRAGMA user_version")?).0)
    }

    /// Number of steps of the history.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn etapes(&self) -> Result<i64> {
        self.on_file(journal::count(&self.conn))
    }

    /// The step that [`Self::undo`] would undo; `None` when there is none or the file is open read-only.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn undoable(&self) -> Result<Option<journal::Etape>> {
        if self.acces == Acces::Lecture { Ok(None) } else { self.on_file(journal::undoable(&self.conn)) }
    }

    /// The step that [`Self::redo`] would redo; `None` when there is none or the file is open read-only.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn redoable(&self) -> Result<Option<journal::Etape>> {
        if self.acces == Acces::Lecture { Ok(None) } else { self.on_file(journal::redoable(&self.conn)) }
    }

    fn one<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<T> {
        self.on_file(self.conn.query_row(sql, [], |r| r.get(0)).map_err(Error::from))
    }

    /// The result with SQLite errors translated into errors about this file.
    fn on_file<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|e| connection::translate(&self.path, e))
    }

    /// Full check of the file by SQLite: `None` when it is sound, else the reason in French.
    ///
    /// # Errors
    /// [`Error::Fichier`] when the file cannot be read.
    pub fn integrity(&self) -> Result<Option<&'static str>> {
        match self.on_file(connection::defect(&self.conn)) {
            Err(Error::Endommage(..)) => Ok(Some("des pages sont illisibles")),
            verdict => verdict,
        }
    }

    /// Writes a complete and compact copy of the file, history included.
    ///
    /// # Errors
    /// [`Error::ExisteDeja`] unless `ecraser`, and always when `target` is the file itself; [`Error::Fichier`],
    /// [`Error::DisquePlein`] when the copy cannot be written.
    pub fn copy_to(&self, target: &Path, ecraser: bool) -> Result<()> {
        if place::is_same(target, &self.path) {
            return Err(Error::ExisteDeja(target.to_owned()));
        }
        let staged = staging::Chantier::begin(target, ecraser)?.like(&self.path);
        let copied = connection::vacuum_into(&self.conn, staged.path()).and_then(|()| connection::reindex(staged.path()));
        copied.map_err(|e| connection::translate(target, e))?;
        staged.finish()
    }

    /// Archives old history by `etapes` steps from now on, instead of [`folding::PAQUET`].
    pub fn fold_by(&mut self, etapes: i64) {
        self.paquet = etapes.max(1);
    }

    /// Runs one operation as one transaction and one step of the history.
    ///
    /// # Errors
    /// Those of `change`; [`Error::LectureSeule`]; [`Error::Deplace`] when the file is no longer in its place;
    /// [`Error::ModifieAilleurs`] when another program wrote it; [`Error::Fichier`], [`Error::DisquePlein`] when it cannot be
    /// written. Nothing is written then.
    pub fn transact<T>(
        &mut self,
        contexte: &ContexteEcriture,
        change: impl FnOnce(&mut Ecriture<'_>) -> Result<(T, Op)>,
    ) -> Result<Fait<T>> {
        self.step(contexte, change, |_, _, _| Ok(()))
    }

    /// [`Self::transact`], with `after` called inside the transaction with the number of the step and the value returned.
    fn step<T>(
        &mut self,
        contexte: &ContexteEcriture,
        change: impl FnOnce(&mut Ecriture<'_>) -> Result<(T, Op)>,
        after: impl FnOnce(&Connection, i64, &mut T) -> Result<()>,
    ) -> Result<Fait<T>> {
        let (seuil, paquet) = (self.seuil, self.paquet);
        let closed: Vec<(Id, i32)> = self.dossier.exercices.iter().filter(|e| e.is_locked()).map(|e| (e.id, e.annee)).collect();
        self.atomically(contexte, |conn| {
            let mut writing = Ecriture::new(conn);
            let (mut valeur, op) = change(&mut writing)?;
            let (lines, touched) = writing.into_parts();
            closed_years::refuse(conn, &closed, &op, &lines)?;
            if lines.is_empty() && !op.est_un_fait() {
                return Ok((valeur, touched));
            }
            let step = match absorbing(conn, seuil, &op, contexte)? {
                Some(last) => last,
                None => journal::add_step(conn, &op, &contexte.quand, &contexte.auteur, None)?,
            };
            journal::forget_redo(conn)?;
            for line in &lines {
                journal::add_line(conn, step, line.table, line.id, line.avant.as_ref(), line.apres.as_ref())?;
            }
            after(conn, step, &mut valeur)?;
            folding::fold(conn, paquet, ARCHIVES_PER_EDIT)?;
            Ok((valeur, touched))
        })
    }

    /// Undoes the newest step in force and returns it.
    ///
    /// # Errors
    /// [`Error::RienAAnnuler`]; [`Error::Historique`] when its images cannot be written back; those of
    /// [`Self::transact`].
    pub fn undo(&mut self, contexte: &ContexteEcriture) -> Result<Fait<journal::Etape>> {
        self.replay(contexte, true)
    }

    /// Redoes the step undone last and returns it.
    ///
    /// # Errors
    /// Those of [`Self::undo`].
    pub fn redo(&mut self, contexte: &ContexteEcriture) -> Result<Fait<journal::Etape>> {
        self.replay(contexte, false)
    }

    fn replay(&mut self, contexte: &ContexteEcriture, undo: bool) -> Result<Fait<journal::Etape>> {
        let path = self.path.clone();
        let unreadable = |e| match e {
            // The images were not written by this program, or by a newer one: the transaction is rolled back.
            Error::Interne(_) | Error::TableInconnue(_) => Error::Historique(path.clone()),
            Error::Sqlite(inner) if inner.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => {
                Error::Historique(path.clone())
            }
            other => other,
        };
        self.replay_step(contexte, undo).map_err(unreadable)
    }

    fn replay_step(&mut self, contexte: &ContexteEcriture, undo: bool) -> Result<Fait<journal::Etape>> {
        let formats = self.formats;
        self.atomically(contexte, |conn| {
            let found = if undo { journal::undoable(conn)? } else { journal::redoable(conn)? };
            let step = found.ok_or(Error::RienAAnnuler)?;
            let touched = journal::replay(conn, formats, step.id, undo)?;
            let (etat, op) = match undo {
                true => (EtatEtape::Annule, Op::Annuler { etape: step.id }),
                false => (EtatEtape::Actif, Op::Retablir { etape: step.id }),
            };
            journal::set_state(conn, step.id, etat)?;
            journal::add_step(conn, &op, &contexte.quand, &contexte.auteur, Some(step.id))?;
            Ok((step, touched.into_iter().collect()))
        })
    }

    /// Runs `body` in a transaction: begin, change, raise the revision, read back, commit, refresh the snapshot.
    fn atomically<T>(
        &mut self,
        contexte: &ContexteEcriture,
        body: impl FnOnce(&Connection) -> Result<(T, BTreeSet<&'static str>)>,
    ) -> Result<Fait<T>> {
        if self.acces == Acces::Lecture {
            return Err(Error::LectureSeule(self.path.clone()));
        }
        if !self.present() {
            return Err(Error::Deplace(self.path.clone()));
        }
        if self.lock.as_ref().is_some_and(|lock| !lock.unchanged()) {
            return Err(Error::ModifieAilleurs(self.path.clone()));
        }
        let path = self.path.clone();
        let dossier = &mut self.dossier;
        let conn = &self.conn;
        let run = || -> Result<Fait<T>> {
            conn.execute_batch("BEGIN IMMEDIATE")?;
            let (valeur, touched) = body(conn)?;
            if !touched.is_empty() {
                conn.prepare_cached("UPDATE fichier SET revision = revision + 1, modifie_le = ?1")?.execute([&contexte.quand])?;
            }
            let revision = conn.query_row("SELECT revision FROM fichier", [], |r| r.get(0))?;
            let tables: Vec<&'static str> = touched.into_iter().collect();
            // Read before the commit: a value that its field cannot hold is never committed, and nothing can fail after.
            let fresh = read_back::Fraiches::read(conn, &tables)?;
            conn.execute_batch("COMMIT")?;
            fresh.replace(dossier);
            Ok(Fait { valeur, revision, tables })
        };
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run))
            .unwrap_or_else(|_| Err(Error::Interne("une opération s’est interrompue".to_owned())));
        if done.is_err() && !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        match (&done, &mut self.lock) {
            (Ok(_), _) => self.note_written(),
            (Err(_), Some(lock)) => lock.forget(),
            (Err(_), None) => {}
        }
        done.map_err(|e| connection::translate(&path, e))
    }

    /// Notes the state of the file after this program wrote it, to notice another writer before the next transaction.
    fn note_written(&mut self) {
        if let Some(lock) = &mut self.lock {
            lock.note();
        }
    }

    /// Whether the file is still the one that was opened, at the same path.
    #[must_use]
    pub fn present(&self) -> bool {
        self._copy.is_some() || place::same(&self.path, self.place)
    }
}

/// The step that an edit joins instead of making one of its own: the newest, if it was made since the file was opened
/// (`seuil` is the newest step at that time), is in force, changes the same fields for the same author, and is recent.
fn absorbing(conn: &Connection, seuil: i64, op: &Op, contexte: &ContexteEcriture) -> Result<Option<i64>> {
    let joined = journal::last_step(conn)?.filter(|last| {
        last.id > seuil
            && last.en_vigueur
            && last.op.absorbe(op)
            && last.auteur == contexte.auteur
            && seconds_between(&last.quand, &contexte.quand).is_some_and(|seconds| (0..=ABSORBE).contains(&seconds))
    });
    Ok(joined.map(|last| last.id))
}

/// Seconds from one local time to another; `None` when either cannot be read.
fn seconds_between(from: &str, to: &str) -> Option<i64> {
    let parse = |t: &str| chrono::NaiveDateTime::parse_from_str(t, "%Y-%m-%dT%H:%M:%S").ok();
    Some((parse(to)? - parse(from)?).num_seconds())
}

fn damaged(path: &Path, error: Error) -> Error {
    match error {
        Error::Interne(why) => Error::Endommage(path.to_owned(), why),
        other => connection::translate(path, other),
    }
}

/// Writes a snapshot into empty tables.
fn write_all(conn: &Connection, from: &Dossier) -> Result<()> {
    for rows in from.tables() {
        for (place, (id, cellules)) in rows.rows().enumerate() {
            let rang = i64::try_from(place + 1).unwrap_or(i64::MAX / rows::PAS) * rows::PAS;
            let cells: Vec<_> = std::iter::once(crate::modele::Cellule::Entier(rang)).chain(cellules).collect();
            rows::insert(conn, rows.def(), id, &cells)?;
        }
    }
    Ok(())
}
