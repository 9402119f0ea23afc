//! Tables without the type of their rows: what storage, comparisons and copies do alike to every table.
//!
//! Code generic over row types is compiled once for each of the eighty tables. Code on [`TableLisible`] and
//! [`TableModifiable`] is compiled once: the methods below are all that is compiled for each table. A row is named by its
//! place in display order, counted from 0. A table of one row is its row, whose identifier is 1.

use serde_json::Value as Json;

use super::entite::{Cellule, Entite, Id, TableDef};
use crate::decode;

/// Table of a snapshot, to be read.
pub trait TableLisible {
    /// Description of the table.
    fn def(&self) -> &'static TableDef;
    /// Number of rows.
    fn len(&self) -> usize;
    /// Whether it has no row.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Identifier of a row; 1 in a table of one row.
    fn id(&self, place: usize) -> Id;
    /// Values of a row in the order of [`TableDef::champs`].
    fn cellules(&self, place: usize) -> Vec<Cellule>;
    /// A row in the notation of the interchange document.
    fn json(&self, place: usize) -> Json;
    /// Whether the stored form of a row reads back to the same row.
    fn is_storable(&self, place: usize) -> bool;
}

/// Table of a snapshot whose rows may change.
pub trait TableModifiable: TableLisible {
    /// Gives a row another identifier.
    fn set_id(&mut self, place: usize, id: Id);
    /// Replaces the values of a row, which keeps its identifier.
    ///
    /// # Errors
    /// The first field whose cell does not hold its type; the row is unchanged.
    fn set_cellules(&mut self, place: usize, cellules: Vec<Cellule>) -> Result<(), &'static str>;
    /// Replaces a row by one in the notation of the interchange document, its identifier included.
    ///
    /// # Errors
    /// The refused field, empty when it is the row itself, and the reason in French; the row is unchanged.
    fn set_json(&mut self, place: usize, json: &Json) -> Result<(), (String, String)>;
    /// Adds a row with default values at the end, and gives its place. In a table of one row, the row takes these values.
    fn push(&mut self) -> usize;
    /// Removes a row. In a table of one row, the row takes default values.
    fn remove(&mut self, place: usize);
    /// Removes every row. In a table of one row, the row takes default values.
    fn clear(&mut self);
}

fn read_json<E: Entite>(json: &Json) -> Result<E, (String, String)> {
    decode::from_value(json).map_err(|refusal| refusal.of_row(&E::TABLE))
}

fn stored<E: Entite>(row: &E, cellules: Vec<Cellule>) -> Result<E, &'static str> {
    E::from_cellules(row.id(), &mut cellules.into_iter())
}

fn storable<E: Entite>(row: &E) -> bool {
    stored(row, row.cellules()).is_ok_and(|read| read == *row)
}

impl<E: Entite> TableLisible for E {
    fn def(&self) -> &'static TableDef {
        E::DEF
    }
    fn len(&self) -> usize {
        1
    }
    fn id(&self, _: usize) -> Id {
        1
    }
    fn cellules(&self, _: usize) -> Vec<Cellule> {
        Entite::cellules(self)
    }
    fn json(&self, _: usize) -> Json {
        serde_json::to_value(self).unwrap_or_default()
    }
    fn is_storable(&self, _: usize) -> bool {
        storable(self)
    }
}

impl<E: Entite> TableModifiable for E {
    fn set_id(&mut self, _: usize, id: Id) {
        Entite::set_id(self, id);
    }
    fn set_cellules(&mut self, _: usize, cellules: Vec<Cellule>) -> Result<(), &'static str> {
        *self = stored(self, cellules)?;
        Ok(())
    }
    fn set_json(&mut self, _: usize, json: &Json) -> Result<(), (String, String)> {
        *self = read_json(json)?;
        Ok(())
    }
    fn push(&mut self) -> usize {
        *self = E::default();
        0
    }
    fn remove(&mut self, _: usize) {
        *self = E::default();
    }
    fn clear(&mut self) {
        *self = E::default();
    }
}

impl<E: Entite> TableLisible for Vec<E> {
    fn def(&self) -> &'static TableDef {
        E::DEF
    }
    fn len(&self) -> usize {
        self.len()
    }
    fn id(&self, place: usize) -> Id {
        self[place].id()
    }
    fn cellules(&self, place: usize) -> Vec<Cellule> {
        self[place].cellules()
    }
    fn json(&self, place: usize) -> Json {
        serde_json::to_value(&self[place]).unwrap_or_default()
    }
    fn is_storable(&self, place: usize) -> bool {
        storable(&self[place])
    }
}

impl<E: Entite> TableModifiable for Vec<E> {
    fn set_id(&mut self, place: usize, id: Id) {
        self[place].set_id(id);
    }
    fn set_cellules(&mut self, place: usize, cellules: Vec<Cellule>) -> Result<(), &'static str> {
        self[place] = stored(&self[place], cellules)?;
        Ok(())
    }
    fn set_json(&mut self, place: usize, json: &Json) -> Result<(), (String, String)> {
        self[place] = read_json(json)?;
        Ok(())
    }
    fn push(&mut self) -> usize {
        self.push(E::default());
        self.len() - 1
    }
    fn remove(&mut self, place: usize) {
        self.remove(place);
    }
    fn clear(&mut self) {
        self.clear();
    }
}

impl dyn TableLisible + '_ {
    /// Identifiers, in display order.
    pub fn ids(&self) -> impl Iterator<Item = Id> {
        (0..self.len()).map(|place| self.id(place))
    }

    /// Place of the row of this identifier; in a table of one row, that row whatever the identifier.
    #[must_use]
    pub fn place(&self, id: Id) -> Option<usize> {
        if self.def().unique { Some(0) } else { self.ids().position(|other| other == id) }
    }

    /// Identifiers and values, in display order.
    pub fn rows(&self) -> impl Iterator<Item = (Id, Vec<Cellule>)> {
        (0..self.len()).map(|place| (self.id(place), self.cellules(place)))
    }
}

impl dyn TableModifiable + '_ {
    /// Identifiers, in display order.
    #[must_use]
    pub fn ids(&self) -> Vec<Id> {
        (self as &dyn TableLisible).ids().collect()
    }

    /// Place of the row of this identifier; in a table of one row, that row whatever the identifier.
    #[must_use]
    pub fn place(&self, id: Id) -> Option<usize> {
        (self as &dyn TableLisible).place(id)
    }

    /// Adds a row of this identifier with these values.
    ///
    /// # Errors
    /// The first field whose cell does not hold its type; the row is then not added.
    pub fn push_row(&mut self, id: Id, cellules: Vec<Cellule>) -> Result<(), &'static str> {
        let place = self.push();
        self.set_id(place, id);
        self.set_cellules(place, cellules).inspect_err(|_| self.remove(place))
    }

    /// Gives other values to fields of a row, in the notation of the interchange document.
    ///
    /// # Errors
    /// Those of [`TableModifiable::set_json`]: a field that does not exist, or a value that its type refuses.
    pub fn set_values(&mut self, place: usize, values: impl IntoIterator<Item = (String, Json)>) -> Result<(), (String, String)> {
        let mut json = self.json(place);
        if let Json::Object(fields) = &mut json {
            fields.extend(values);
        }
        self.set_json(place, &json)
    }

    /// Replaces all rows.
    ///
    /// # Errors
    /// The first field whose cell does not hold its type.
    pub fn fill(&mut self, rows: impl IntoIterator<Item = (Id, Vec<Cellule>)>) -> Result<(), &'static str> {
        self.clear();
        rows.into_iter().try_for_each(|(id, cellules)| self.push_row(id, cellules))
    }

    /// Gives some fields of every row the value of a new row, where `emptied` says so.
    pub fn empty_fields(&mut self, emptied: impl Fn(&str, &Cellule) -> bool) {
        let table = self.def();
        let defaults = defaults(table);
        for place in 0..self.len() {
            let cells = table.champs.iter().zip(self.cellules(place)).zip(&defaults);
            let kept = cells.map(|((champ, cell), default)| if emptied(champ.nom, &cell) { default.clone() } else { cell });
            let kept: Vec<_> = kept.collect();
            if self.set_cellules(place, kept).is_err() {
                // The cells come from this type, so they are accepted; if not, an empty row reveals nothing.
                self.empty_row(place);
            }
        }
    }

    /// Gives a row the values of a new one; its identifier stays.
    pub fn empty_row(&mut self, place: usize) {
        // Default values are accepted by the type they come from.
        let _ = self.set_cellules(place, defaults(self.def()));
    }
}

/// Values of a new row of a table, in the order of its fields: the defaults of the Rust type. A required reference is 0,
/// which refers to no row.
#[must_use]
pub fn defaults(table: &TableDef) -> Vec<Cellule> {
    super::empty_table(table.nom).map_or_else(Vec::new, |mut rows| {
        let place = rows.push();
        rows.cellules(place)
    })
}
