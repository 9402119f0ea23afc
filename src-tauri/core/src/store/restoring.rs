//! Restores a former state through the write handle, as one step that undo reverts.
//!
//! Rows keep their identifiers. The list of named versions is unchanged: what was sent or signed remains recorded. A reference to
//! a version that was removed since becomes empty.

use super::write::Ecriture;
use super::{images, rows};
use crate::error::Result;
use crate::modele::{Cellule, Dossier, Entite, Id, TableDef, Version};

impl Ecriture<'_> {
    /// Restores the rows, values and order of `former`; the list of versions is unchanged.
    ///
    /// # Errors
    /// [`crate::Error::Sqlite`] when a row cannot be written.
    pub fn restore(&mut self, former: &Dossier) -> Result<()> {
        let versions: Vec<Id> = rows::ranks(self.conn, &Version::TABLE)?.into_iter().map(|(id, _)| id).collect();
        let gone = |cell: &Cellule| matches!(cell, Cellule::Entier(id) if !versions.iter().any(|v| i64::from(*v) == *id));
        for table in former.tables().into_iter().filter(|t| t.def().nom != Version::TABLE.nom) {
            let (mut rows, table): (Vec<_>, _) = (table.rows().collect(), table.def());
            for (i, _) in table.champs.iter().enumerate().filter(|(_, c)| c.lien == Some(Version::TABLE.nom)) {
                for (_, cells) in rows.iter_mut().filter(|(_, cells)| gone(&cells[i])) {
                    cells[i] = Cellule::Nul;
                }
            }
            self.restore_table(table, &rows)?;
        }
        Ok(())
    }

    fn restore_table(&mut self, table: &'static TableDef, wanted: &[(Id, Vec<Cellule>)]) -> Result<()> {
        let now = rows::ranks(self.conn, table)?;
        for (id, _) in &now {
            if !wanted.iter().any(|(w, _)| w == id) {
                let cells = self.cells(table, *id)?;
                rows::delete(self.conn, table, *id)?;
                self.remember(table, *id, Some(images::image(table, &cells)), None);
            }
        }
        // Ranks are kept when the order is the same, so that the step records only what changed.
        let same_order = now.iter().map(|(id, _)| *id).eq(wanted.iter().map(|(id, _)| *id));
        for (i, (id, cells)) in wanted.iter().enumerate() {
            let fresh = i64::try_from(i + 1).unwrap_or(i64::MAX / rows::PAS) * rows::PAS;
            let Some(before) = rows::cells(self.conn, table, *id)? else {
                let all: Vec<Cellule> = std::iter::once(Cellule::Entier(fresh)).chain(cells.iter().cloned()).collect();
                rows::insert(self.conn, table, *id, &all)?;
                self.remember(table, *id, None, Some(images::image(table, &all)));
                continue;
            };
            let names = std::iter::once(images::RANG).chain(table.champs.iter().map(|c| c.nom));
            let rang = if same_order { before[0].clone() } else { Cellule::Entier(fresh) };
            let after = std::iter::once(rang).chain(cells.iter().cloned());
            let changed: Vec<_> = names.zip(&before).zip(after).filter(|((_, was), is)| *was != is).collect();
            let old: Vec<_> = changed.iter().map(|((nom, was), _)| (*nom, (*was).clone())).collect();
            let new: Vec<_> = changed.into_iter().map(|((nom, _), is)| (nom, is)).collect();
            self.set(table, *id, &old, new)?;
        }
        Ok(())
    }
}
