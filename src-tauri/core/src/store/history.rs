//! The history of an open dossier: its steps, what each changed, where it happened; shortening it.

use std::collections::BTreeSet;

use super::images::{Image, RANG};
use super::journal::{self, Etape};
use super::pruning::{self, Allegement};
use super::row_history::{self, Passage};
use super::{ContexteEcriture, Fichier, connection, rows};
use crate::error::Result;
use crate::modele::{Id, TableDef};
use crate::op::Op;

/// A row a step changed; long texts are pieces, see [`super::images`].
#[derive(Clone, Debug)]
pub struct Changement {
    /// Table.
    pub table: &'static TableDef,
    /// Row.
    pub id: Id,
    /// Before; absent when the row was added.
    pub avant: Option<Image>,
    /// After; absent when it was removed.
    pub apres: Option<Image>,
}

/// A place in the dossier as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lieu {
    /// Table.
    pub table: &'static str,
    /// Row.
    pub id: Id,
    /// Field, when one changed.
    pub champ: Option<String>,
}

impl Fichier {
    /// The newest steps, newest first.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn historique(&self, limit: i64) -> Result<Vec<Etape>> {
        self.historique_avant(i64::MAX, limit)
    }

    /// Steps older than the step `avant`, newest first.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn historique_avant(&self, avant: i64, limit: i64) -> Result<Vec<Etape>> {
        self.told(journal::before(&self.conn, avant, limit))
    }

    /// A step.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn etape(&self, id: i64) -> Result<Option<Etape>> {
        self.told(journal::one(&self.conn, id))
    }

    /// Numbers of the steps that touched some tables, or some rows of them.
    ///
    /// # Errors
    /// An unknown table, or what SQLite refuses.
    pub fn etapes_de(&self, places: &[(&str, Option<Id>)]) -> Result<BTreeSet<i64>> {
        let mut out = BTreeSet::new();
        for (nom, id) in places {
            let table = rows::table(nom)?;
            out.append(&mut self.told(journal::touching(&self.conn, table, *id))?);
        }
        for step in self.told(journal::shortened(&self.conn))? {
            let mine = step.op.lieu().is_some_and(|(t, i)| places.iter().any(|(nom, id)| *nom == t && id.is_none_or(|id| id == i)));
            if mine {
                out.insert(step.id);
            }
        }
        Ok(out)
    }

    /// What a step changed, at most `limit` rows; for an undo or a redo, what the step it speaks of did.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn changements(&self, etape: &Etape, limit: usize) -> Result<Vec<Changement>> {
        let lines = self.told(journal::lines(&self.conn, self.formats, etape.cible.unwrap_or(etape.id)))?;
        let undo = matches!(etape.op, Op::Annuler { .. });
        let changed = lines.into_iter().filter(|l| l.avant.is_some() || l.apres.is_some()).take(limit).map(|l| {
            let (avant, apres) = if undo { (l.apres, l.avant) } else { (l.avant, l.apres) };
            Changement { table: l.table, id: l.id, avant, apres }
        });
        Ok(changed.collect())
    }

    /// What happened to a row, newest first.
    ///
    /// # Errors
    /// An unknown table, or what SQLite refuses.
    pub fn chronique(&self, table: &str, id: Id) -> Result<Vec<Passage>> {
        self.told(row_history::of_row(&self.conn, self.formats, rows::table(table)?, id))
    }

    /// Where a step shows now: its row; else, since that row is gone, the row it belonged to, or its neighbour.
    ///
    /// # Errors
    /// What SQLite refuses.
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
        Ok(self.told(rows::cells(&self.conn, table, id))?.is_some())
    }

    /// The parent of a row that is gone, or the row nearest to its place.
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
        let nearest = self.told(rows::ranks(&self.conn, gone.table))?.into_iter().min_by_key(|(_, rang)| (rang - place).abs());
        Ok(nearest.map(|(id, _)| Lieu { table: gone.table.nom, id, champ: None }))
    }

    /// Bytes the history takes in the file.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn taille_historique(&self) -> Result<i64> {
        self.told(pruning::size(&self.conn))
    }

    /// What shortening the history before a day (`AAAA-MM-JJ`) would take.
    ///
    /// # Errors
    /// What SQLite refuses.
    pub fn weigh_pruning(&self, jour: &str) -> Result<Allegement> {
        self.told(pruning::weigh(&self.conn, jour))
    }

    /// Shortens the history before a day: its old steps can no longer be undone. The dossier and its
    /// versions stay; the file gives back the room.
    ///
    /// # Errors
    /// What SQLite refuses; nothing is shortened then.
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
        self.conn.set_limit(rusqlite::limits::Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        // The history is shortened already: room that could not be given back harms nothing, unless the
        // disk itself fails.
        match vacuumed.map_err(|e| connection::translate(&self.path, e.into())) {
            Ok(()) | Err(crate::error::Error::DisquePlein) => Ok(weight),
            Err(other) => Err(other),
        }
    }
}
