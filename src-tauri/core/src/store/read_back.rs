//! Reads rows into the snapshot: all tables at opening, the changed tables after each operation.

use std::any::Any;
use std::collections::BTreeMap;

use rusqlite::Connection;

use super::rows;
use crate::error::{Error, Result};
use crate::modele::{Dossier, Entite, Parcours};

/// The whole dossier of a file.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails; [`Error::Interne`] for a cell that its field cannot hold.
pub fn all(conn: &Connection) -> Result<Dossier> {
    struct Tout<'a>(&'a Connection);
    impl Parcours for Tout<'_> {
        type Erreur = Error;
        fn table<E: Entite>(&mut self, into: &mut Vec<E>) -> Result<()> {
            *into = rows::all(self.0)?;
            Ok(())
        }
    }
    let mut dossier = Dossier::default();
    dossier.parcourir(&mut Tout(conn))?;
    Ok(dossier)
}

/// Tables read back before the commit, to replace those of the snapshot after it.
pub struct Fraiches(BTreeMap<&'static str, Box<dyn Any>>);

impl Fraiches {
    /// Reads the tables of these names.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the statement fails; [`Error::Interne`] for a cell that its field cannot hold.
    pub fn read(dossier: &Dossier, conn: &Connection, tables: &[&'static str]) -> Result<Self> {
        struct Lecture<'a>(&'a Connection, &'a [&'static str], BTreeMap<&'static str, Box<dyn Any>>);
        impl crate::modele::Regard for Lecture<'_> {
            type Erreur = Error;
            fn table<E: Entite>(&mut self, _: &[E]) -> Result<()> {
                if self.1.contains(&E::TABLE.nom) {
                    self.2.insert(E::TABLE.nom, Box::new(rows::all::<E>(self.0)?));
                }
                Ok(())
            }
        }
        let mut lecture = Lecture(conn, tables, BTreeMap::new());
        dossier.regarder(&mut lecture)?;
        Ok(Self(lecture.2))
    }

    /// Replaces the tables of `dossier` by those that were read.
    pub fn replace(&mut self, dossier: &mut Dossier) {
        let Ok(()) = dossier.parcourir(self);
    }
}

impl Parcours for Fraiches {
    type Erreur = std::convert::Infallible;

    fn table<E: Entite>(&mut self, into: &mut Vec<E>) -> std::result::Result<(), Self::Erreur> {
        if let Some(rows) = self.0.remove(E::TABLE.nom).and_then(|rows| rows.downcast::<Vec<E>>().ok()) {
            *into = *rows;
        }
        Ok(())
    }
}
