//! The `.cpom` file: one SQLite database, the only place with SQL, and the only way to write.
//!
//! What for: the manager trusts the file as she trusts paper. Mechanism: [`Fichier`] holds the open
//! file and a snapshot of it; [`Fichier::transact`] runs one operation as one transaction and one step
//! of the journal, and gives the tables it touched. Invariants: nothing is written outside `transact`
//! (creation apart); an operation that changes nothing leaves no trace; the snapshot follows every
//! commit. Where to look next: [`open`] for how a file is judged, [`journal`] for undo.

pub mod backups;
pub mod connection;
pub mod folding;
#[cfg(test)]
mod growth;
pub mod header;
mod history;
pub mod images;
pub mod journal;
pub mod lock_note;
mod numbering;
pub mod open;
pub mod place;
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
pub mod step_state;
pub mod structure;
mod versions;
mod write;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use connection::Acces;
pub use history::{Changement, Lieu};
use schema::{FORMATS, Formats};
use step_state::EtatEtape;
pub use write::Ecriture;

use crate::error::{Error, Result};
use crate::modele::{Dossier, Entite, Regard};
use crate::op::Op;

/// What an operation needs from outside: the time and the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContexteEcriture {
    /// Local time, `AAAA-MM-JJTHH:MM:SS`.
    pub quand: String,
    /// Who works; empty when nobody said.
    pub auteur: String,
}

/// What a committed operation did.
#[derive(Debug, PartialEq, Eq)]
pub struct Fait<T> {
    /// What the operation gave.
    pub valeur: T,
    /// Revision after it.
    pub revision: i64,
    /// Tables it touched, sorted.
    pub tables: Vec<&'static str>,
}

/// Edits of the same fields closer than this are one step, in seconds.
const ABSORBE: i64 = 5;

/// An open dossier.
#[derive(Debug)]
pub struct Fichier {
    conn: Connection,
    path: PathBuf,
    acces: Acces,
    /// The formats it may have been of.
    formats: Formats,
    dossier: Dossier,
    /// Last step when the file was opened: what was done before is never added to.
    seuil: i64,
    /// Sealed versions that are no longer what was sealed, as found when the file was opened.
    alterees: Vec<snapshots::Instantane>,
    /// Steps folded together.
    paquet: i64,
    /// What the system calls the file, to tell whether another took its name.
    place: Option<place::Place>,
    /// The copy that is read, when the file itself is held elsewhere; removed when this is dropped.
    _copie: Option<staging::Copie>,
}

impl Fichier {
    /// Opens a file. One of an older format is copied, then upgraded; when only read, its copy is.
    ///
    /// # Errors
    /// See [`open::open`]; also a value its field cannot hold.
    pub fn open(path: &Path, acces: Acces, quand: &str) -> Result<Self> {
        Self::open_keeping(path, acces, quand, None)
    }

    /// The same, the copy made before an upgrade going among the backups of `racine` instead of beside the file.
    ///
    /// # Errors
    /// See [`Self::open`].
    pub fn open_keeping(path: &Path, acces: Acces, quand: &str, racine: Option<&Path>) -> Result<Self> {
        Self::open_in(FORMATS, path, acces, quand, racine)
    }

    /// The same, through other formats than those of the program.
    fn open_in(formats: Formats, path: &Path, acces: Acces, quand: &str, racine: Option<&Path>) -> Result<Self> {
        let newest = formats.newest();
        if acces == Acces::Lecture && (header::pending(path) || header::examine(path, newest)?.version < newest) {
            // A change was cut short, or the format is older; reading must not write, so a copy is put right.
            if connection::held(path) {
                return Err(Error::Verrouille(path.to_owned()));
            }
            return Self::open_copy_in(formats, path, quand);
        }
        Self::with(formats, open::open(formats, path, acces, quand, racine)?, path, acces, None)
    }

    /// Opens for reading a copy of a file held elsewhere: what was committed when the copy was made.
    ///
    /// # Errors
    /// [`Error::Verrouille`] while a change is being written; see [`open::open`].
    pub fn open_copy(path: &Path, quand: &str) -> Result<Self> {
        Self::open_copy_in(FORMATS, path, quand)
    }

    fn open_copy_in(formats: Formats, path: &Path, quand: &str) -> Result<Self> {
        let copie = open::copy_aside(formats, path)?;
        let conn = open::open(formats, copie.path(), Acces::Lecture, quand, None).map_err(|e| open::about(e, path))?;
        Self::with(formats, conn, path, Acces::Lecture, Some(copie))
    }

    fn with(formats: Formats, conn: Connection, path: &Path, acces: Acces, copie: Option<staging::Copie>) -> Result<Self> {
        let dossier = read_back::all(&conn).map_err(|e| damaged(path, e))?;
        let seuil = journal::last_step(&conn).map_err(|e| damaged(path, e))?.map_or(0, |e| e.id);
        let alterees = snapshots::altered(&conn, formats, &dossier).map_err(|e| damaged(path, e))?;
        let place = place::of(path);
        Ok(Self { conn, path: path.to_owned(), acces, formats, dossier, seuil, alterees, paquet: folding::PAQUET, place, _copie: copie })
    }

    /// Creates a file that holds `dossier`, as one step `op`, and opens it.
    ///
    /// # Errors
    /// [`Error::ExisteDeja`] unless `ecraser`; a problem of files; the target is untouched then.
    pub fn create(path: &Path, ecraser: bool, dossier: &Dossier, op: &Op, contexte: &ContexteEcriture) -> Result<Self> {
        let chantier = staging::Chantier::begin(path, ecraser)?;
        let conn = open::create(FORMATS, chantier.path(), &contexte.quand)?;
        let (acces, dossier_vide, alterees, place) = (Acces::Ecriture, Dossier::default(), Vec::new(), place::of(path));
        let mut file = Self {
            conn,
            path: path.to_owned(),
            acces,
            formats: FORMATS,
            dossier: dossier_vide,
            seuil: 0,
            alterees,
            paquet: folding::PAQUET,
            place,
            _copie: None,
        };
        file.fill(dossier, op, contexte).map_err(|e| connection::translate(path, e))?;
        drop(file);
        chantier.finish()?;
        Self::open(path, Acces::Ecriture, &contexte.quand)
    }

    /// Writes the first content; it is the ground that undo never goes below.
    fn fill(&mut self, dossier: &Dossier, op: &Op, contexte: &ContexteEcriture) -> Result<()> {
        self.conn.execute_batch("BEGIN IMMEDIATE")?;
        dossier.regarder(&mut Remplissage { conn: &self.conn })?;
        let step = journal::add_step(&self.conn, op, &contexte.quand, &contexte.auteur, None)?;
        journal::set_state(&self.conn, step, EtatEtape::Fait)?;
        self.conn.execute_batch("COMMIT")?;
        Ok(())
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How it is open.
    #[must_use]
    pub fn acces(&self) -> Acces {
        self.acces
    }

    /// Everything it holds.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Everything it holds; the file is closed.
    #[must_use]
    pub fn into_dossier(self) -> Dossier {
        self.dossier
    }

    /// Number of committed operations since creation.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn revision(&self) -> Result<i64> {
        self.one("SELECT revision FROM fichier")
    }

    /// Identity given at creation: 32 hexadecimal digits.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn identite(&self) -> Result<String> {
        self.one("SELECT dossier FROM fichier")
    }

    /// When it was last changed, local time.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn modifie_le(&self) -> Result<String> {
        self.one("SELECT modifie_le FROM fichier")
    }

    /// Format of the file.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn format(&self) -> Result<i32> {
        Ok(header::line(self.one("PRAGMA user_version")?).0)
    }

    /// Number of steps.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn etapes(&self) -> Result<i64> {
        self.told(journal::count(&self.conn))
    }

    /// The step an undo would undo.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn undoable(&self) -> Result<Option<journal::Etape>> {
        if self.acces == Acces::Lecture { Ok(None) } else { self.told(journal::undoable(&self.conn)) }
    }

    /// The step a redo would redo.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn redoable(&self) -> Result<Option<journal::Etape>> {
        if self.acces == Acces::Lecture { Ok(None) } else { self.told(journal::redoable(&self.conn)) }
    }

    fn one<T: rusqlite::types::FromSql>(&self, sql: &str) -> Result<T> {
        self.told(self.conn.query_row(sql, [], |r| r.get(0)).map_err(Error::from))
    }

    /// What SQLite says, told about this file.
    fn told<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|e| connection::translate(&self.path, e))
    }

    /// SQLite’s full check of the file as it is now: `None` if it is sound, else what is wrong.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn integrity(&self) -> Result<Option<&'static str>> {
        match self.told(connection::defect(&self.conn)) {
            Err(Error::Endommage(..)) => Ok(Some("des pages sont illisibles")),
            verdict => verdict,
        }
    }

    /// Writes a copy of the file, whole and compact.
    ///
    /// # Errors
    /// [`Error::ExisteDeja`] unless `ecraser`; the file itself is refused as its own copy.
    pub fn copy_to(&self, target: &Path, ecraser: bool) -> Result<()> {
        let same = std::fs::canonicalize(target).is_ok_and(|t| std::fs::canonicalize(&self.path).is_ok_and(|p| p == t));
        if same {
            return Err(Error::ExisteDeja(target.to_owned()));
        }
        let chantier = staging::Chantier::begin(target, ecraser)?;
        let copied = connection::vacuum_into(&self.conn, chantier.path()).and_then(|()| connection::reindex(chantier.path()));
        copied.map_err(|e| connection::translate(target, e))?;
        chantier.finish()
    }

    /// Folds old history by so many steps from now on, instead of [`folding::PAQUET`].
    pub fn fold_by(&mut self, etapes: i64) {
        self.paquet = etapes.max(1);
    }

    /// Runs one operation: one transaction, one step of the history, one undo.
    ///
    /// # Errors
    /// Those of `change` and of the file; nothing is written then.
    pub fn transact<T>(
        &mut self,
        contexte: &ContexteEcriture,
        change: impl FnOnce(&mut Ecriture<'_>) -> Result<(T, Op)>,
    ) -> Result<Fait<T>> {
        self.step(contexte, change, |_, _, _| Ok(()))
    }

    /// [`Self::transact`], then `after` inside the same transaction, with the step and what was given.
    fn step<T>(
        &mut self,
        contexte: &ContexteEcriture,
        change: impl FnOnce(&mut Ecriture<'_>) -> Result<(T, Op)>,
        after: impl FnOnce(&Connection, i64, &mut T) -> Result<()>,
    ) -> Result<Fait<T>> {
        let (seuil, paquet) = (self.seuil, self.paquet);
        self.atomically(contexte, |conn| {
            let mut writing = Ecriture::new(conn);
            let (mut valeur, op) = change(&mut writing)?;
            let (lines, touched) = writing.into_parts();
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
            folding::fold(conn, paquet, 4)?;
            Ok((valeur, touched))
        })
    }

    /// Undoes the newest step in force; gives it.
    ///
    /// # Errors
    /// [`Error::RienAAnnuler`], or those of the file.
    pub fn undo(&mut self, contexte: &ContexteEcriture) -> Result<Fait<journal::Etape>> {
        self.replay(contexte, true)
    }

    /// Redoes the step undone last; gives it.
    ///
    /// # Errors
    /// [`Error::RienAAnnuler`], or those of the file.
    pub fn redo(&mut self, contexte: &ContexteEcriture) -> Result<Fait<journal::Etape>> {
        self.replay(contexte, false)
    }

    fn replay(&mut self, contexte: &ContexteEcriture, undo: bool) -> Result<Fait<journal::Etape>> {
        let path = self.path.clone();
        let unreadable = |e| match e {
            // The images were made by others, or by a program that knew more: nothing of them is kept.
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

    /// The one transaction: begin, change, count the revision, read back, commit, refresh the snapshot.
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
            // Read before the commit: what a field cannot hold never gets in, and nothing can fail after it.
            let mut fresh = read_back::Fraiches::read(dossier, conn, &tables)?;
            conn.execute_batch("COMMIT")?;
            fresh.replace(dossier);
            Ok(Fait { valeur, revision, tables })
        };
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run))
            .unwrap_or_else(|_| Err(Error::Interne("une opération s’est interrompue".to_owned())));
        if done.is_err() && !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        done.map_err(|e| connection::translate(&path, e))
    }

    /// Whether the file is still where it was opened, and the same.
    #[must_use]
    pub fn present(&self) -> bool {
        self._copie.is_some() || place::same(&self.path, self.place)
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
struct Remplissage<'a> {
    conn: &'a Connection,
}

impl Regard for Remplissage<'_> {
    type Erreur = Error;

    fn table<E: Entite>(&mut self, from: &[E]) -> Result<()> {
        for (i, row) in from.iter().enumerate() {
            let rang = i64::try_from(i + 1).unwrap_or(i64::MAX / rows::PAS) * rows::PAS;
            let id = if E::TABLE.unique { 1 } else { row.id() };
            let mut cells = vec![crate::modele::Cellule::Entier(rang)];
            cells.extend(row.cellules());
            rows::insert(self.conn, &E::TABLE, id, &cells)?;
        }
        Ok(())
    }
}
