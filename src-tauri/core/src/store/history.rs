//! History of an open dossier: its steps, the rows each changed, where they are now; shortening.

use std::collections::BTreeSet;

use super::images::{Image, RANG};
use super::journal::{self, Etape};
use super::pruning::{self, Allegement};
use super::row_history::{self, Passage};
use super::{ContexteEcriture, Fichier, connection, rows};
use crate::error::{Error, Result};
use crate::modele::{Id, TableDef};
use crate::op::Op;

/// A row changed by a step; long texts are pieces (see [`super::images`]).
#[derive(Clone, Debug)]
pub struct Changement {
    /// Table of the row.
    pub table: &'static TableDef,
    /// Identifier of the row.
    pub id: Id,
    /// Values before; absent when the row was added.
    pub avant: Option<Image>,
    /// Values after; absent when the row was removed.
    pub apres: Option<Image>,
}

/// A place in the present state of the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lieu {
    /// Name of the table.
    pub table: &'static str,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field that changed, if one did.
    pub champ: Option<String>,
}

impl Fichier {
    /// The newest steps, newest first, at most `limit`.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn historique(&self, limit: i64) -> Result<Vec<Etape>> {
        self.historique_avant(i64::MAX, limit)
    }

    /// Steps older than the step `avant`, newest first, at most `limit`.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn historique_avant(&self, avant: i64, limit: i64) -> Result<Vec<Etape>> {
        self.on_file(journal::before(&self.conn, avant, limit))
    }

    /// The step of this number.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn etape(&self, id: i64) -> Result<Option<Etape>> {
        self.on_file(journal::one(&self.conn, id))
    }

    /// Numbers of the steps that changed the given tables, or the given rows of them.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; a read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn etapes_de(&self, places: &[(&str, Option<Id>)]) -> Result<BTreeSet<i64>> {
        let mut out = BTreeSet::new();
        for (nom, id) in places {
            let table = rows::table(nom)?;
            out.append(&mut self.on_file(journal::touching(&self.conn, table, *id))?);
        }
        for step in self.on_file(journal::shortened(&self.conn))? {
            let mine = step.op.lieu().is_some_and(|(t, i)| places.iter().any(|(nom, id)| *nom == t && id.is_none_or(|id| id == i)));
            if mine {
                out.insert(step.id);
            }
        }
        Ok(out)
    }

    /// Rows changed by a step, at most `limit`; for an undo or a redo, those of the step it refers to.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn changements(&self, etape: &Etape, limit: usize) -> Result<Vec<Changement>> {
        let lines = self.on_file(journal::lines(&self.conn, self.formats, etape.cible.unwrap_or(etape.id)))?;
        let undo = matches!(etape.op, Op::Annuler { .. });
        let changed = lines.into_iter().filter(|l| l.avant.is_some() || l.apres.is_some()).take(limit).map(|l| {
            let (avant, apres) = if undo { (l.apres, l.avant) } else { (l.avant, l.apres) };
            Changement { table: l.table, id: l.id, avant, apres }
        });
        Ok(changed.collect())
    }

    /// Successive states of a row, newest first.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::Interne`] for an image that cannot be read; a read that fails:
    /// [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn chronique(&self, table: &str, id: Id) -> Result<Vec<Passage>> {
        self.on_file(row_history::of_row(&self.conn, self.formats, rows::table(table)?, id))
    }

    /// Place where the effect of a step is seen now: its row; if that row no longer exists, its parent row or its nearest neighbour.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn lieu(&self, etape: &Etape) -> Result<Option<Lieu>> {
        let field = |image: Option<&Image>| image.and_then(|i| i.keys().find(|k| *k != RANG).cloned());
        let changes = self.changements(etape, 200)?;
        let named = etape.op.lieu();
        let mut ordered: Vec<&Changement> = changes.iter().collect();
        ordered.sort_by_key(|c| named != Some((c.table.nom, c.id)));
        for c in &ordered {
            if self.there(c.table, c.id)? {
                let changed = c.avant.is_some() && c.apres.is_some();
                return Ok(Some(Lieu { table: c.table.nom, id: c.id, champ: field(c.apres.as_ref()).filter(|_| changed) }));
            }
        }
        for c in &ordered {
            if let Some(lieu) = self.near(c)? {
                return Ok(Some(lieu));
            }
        }
        Ok(None)
    }

    fn there(&self, table: &TableDef, id: Id) -> Result<bool> {
        Ok(self.on_file(rows::cells(&self.conn, table, id))?.is_some())
    }

    /// The parent of a row that no longer exists, or the row with the nearest rank.
    fn near(&self, gone: &Changement) -> Result<Option<Lieu>> {
        let Some(image) = gone.avant.as_ref().or(gone.apres.as_ref()) else { return Ok(None) };
        if let Some(champ) = gone.table.parent.and_then(|p| gone.table.champ(p))
            && let Some(parent) = champ.lien.map(rows::table).transpose()?
            && let Some(id) = image.get(champ.nom).and_then(serde_json::Value::as_i64).and_then(|id| Id::try_from(id).ok())
            && self.there(parent, id)?
        {
            return Ok(Some(Lieu { table: parent.nom, id, champ: None }));
        }
        let place = image.get(RANG).and_then(serde_json::Value::as_i64).unwrap_or_default();
        let nearest = self.on_file(rows::ranks(&self.conn, gone.table))?.into_iter().min_by_key(|(_, rang)| (rang - place).abs());
        Ok(nearest.map(|(id, _)| Lieu { table: gone.table.nom, id, champ: None }))
    }

    /// Size of the history in the file, in bytes.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn taille_historique(&self) -> Result<i64> {
        self.on_file(pruning::size(&self.conn))
    }

    /// Effects that shortening the history before a day (`AAAA-MM-JJ`) would have.
    ///
    /// # Errors
    /// A read that fails: [`Error::Endommage`], [`Error::Fichier`] or [`Error::Sqlite`].
    pub fn weigh_pruning(&self, jour: &str) -> Result<Allegement> {
        self.on_file(pruning::weigh(&self.conn, jour))
    }

    /// Shortens the history before a day (`AAAA-MM-JJ`): its steps can no longer be undone. The dossier and its versions are
    /// unchanged; the file becomes smaller.
    ///
    /// # Errors
    /// Those of [`Fichier::transact`]; nothing is shortened then.
    pub fn prune(&mut self, contexte: &ContexteEcriture, jour: &str) -> Result<Allegement> {
        let weight = self.weigh_pruning(jour)?;
        if weight.octets == 0 {
            return Ok(weight);
        }
        let paquet = self.paquet;
        self.atomically(contexte, |conn| {
            let op = Op::Alleger { etapes: weight.etapes };
            let fact = journal::add_step(conn, &op, &contexte.quand, &contexte.auteur, None)?;
            pruning::shorten(conn, weight.jusqua, fact, paquet)?;
            Ok(((), BTreeSet::new()))
        })?;
        self.conn.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_ATTACHED, 1)?;
        let vacuumed = self.conn.execute_batch("VACUUM");
        self.note_written();
        self.conn.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        // The history is already shortened: a full disk only leaves the file at its former size.
        match vacuumed.map_err(|e| connection::translate(&self.path, e.into())) {
            Ok(()) | Err(Error::DisquePlein) => Ok(weight),
            Err(other) => Err(other),
        }
    }
}
