//! Reads rows into the snapshot: all tables at opening, the changed tables after each operation.

use rusqlite::Connection;

use super::rows;
use crate::error::Result;
use crate::modele::Dossier;

/// The whole dossier of a file.
///
/// # Errors
/// [`Error::Sqlite`](crate::Error::Sqlite) when the statement fails; [`Error::Interne`](crate::Error::Interne) for a cell that its
/// field cannot hold.
pub fn all(conn: &Connection) -> Result<Dossier> {
    let mut dossier = Dossier::default();
    for table in dossier.tables_mut() {
        rows::read_into(conn, table)?;
    }
    Ok(dossier)
}

/// Tables read back before the commit, to replace those of the snapshot after it.
pub struct Fraiches {
    noms: Vec<&'static str>,
    lues: Dossier,
}

impl Fraiches {
    /// Reads the tables of these names.
    ///
    /// # Errors
    /// Those of [`all`].
    pub fn read(conn: &Connection, noms: &[&'static str]) -> Result<Self> {
        let mut lues = Dossier::default();
        for table in lues.tables_mut().into_iter().filter(|t| noms.contains(&t.def().nom)) {
            rows::read_into(conn, table)?;
        }
        Ok(Self { noms: noms.to_vec(), lues })
    }

    /// Replaces the tables of `dossier` by those that were read.
    pub fn replace(self, dossier: &mut Dossier) {
        dossier.take_tables(self.lues, &self.noms);
    }
}
