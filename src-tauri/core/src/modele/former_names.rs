//! Names that columns had in past formats and no longer have.
//!
//! What for: old documents and the history of a dossier name columns as they were called when they were written: row
//! images of the journal, kept versions, interchange documents, damaged files being salvaged. Mechanism: one list,
//! [`FORMER_NAMES`], which every reader of such data asks. Invariants: a name is added in the commit of the migration that
//! renames or removes its column, and never leaves the list; a column never takes a name of the list again, since an old
//! image would then be read as the new column (a test holds both).

use super::TableDef;

/// A column that has another name now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Table.
    pub table: &'static str,
    /// Name before.
    pub from: &'static str,
    /// Name after, which a later format may have changed again.
    pub to: &'static str,
}

/// A column that is no more: what old data say of it is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retired {
    /// Table.
    pub table: &'static str,
    /// Its last name.
    pub column: &'static str,
}

/// Former names of columns.
#[derive(Clone, Copy, Debug)]
pub struct FormerNames {
    /// Columns renamed.
    pub renamed: &'static [Renamed],
    /// Columns removed.
    pub retired: &'static [Retired],
}

/// The names of every past format.
pub const FORMER_NAMES: FormerNames = FormerNames { renamed: &[], retired: &[] };

/// What a name stands for today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// This field of the model.
    Field(&'static str),
    /// A column that was removed.
    Removed,
    /// Nothing that this program knows.
    Unknown,
}

impl FormerNames {
    /// What a name found in data of a table stands for today.
    #[must_use]
    pub fn meaning(self, table: &TableDef, name: &str) -> Meaning {
        let mut name = name;
        // A column is renamed at most as often as the list is long.
        for _ in 0..=self.renamed.len() {
            if let Some(champ) = table.champ(name) {
                return Meaning::Field(champ.nom);
            }
            if self.retired.iter().any(|r| r.table == table.nom && r.column == name) {
                return Meaning::Removed;
            }
            match self.renamed.iter().find(|r| r.table == table.nom && r.from == name) {
                Some(renamed) => name = renamed.to,
                None => return Meaning::Unknown,
            }
        }
        Meaning::Unknown
    }

    /// The names a field of today had, its own left out.
    pub fn of_field(self, table: &TableDef, field: &'static str) -> impl Iterator<Item = &'static str> {
        let mine = move |r: &&Renamed| r.table == table.nom && self.meaning(table, r.from) == Meaning::Field(field);
        self.renamed.iter().filter(mine).map(|r| r.from)
    }

    /// Every former name, with its table.
    pub fn all(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.renamed.iter().map(|r| (r.table, r.from)).chain(self.retired.iter().map(|r| (r.table, r.column)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::TABLES;

    const NAMES: FormerNames = FormerNames {
        renamed: &[
            Renamed { table: "actions", from: "titre", to: "libelle_court" },
            Renamed { table: "actions", from: "libelle_court", to: "intitule" },
            Renamed { table: "actions", from: "animateur", to: "meneur" },
            Renamed { table: "axes", from: "nom", to: "nom" },
        ],
        retired: &[Retired { table: "actions", column: "meneur" }],
    };

    fn actions() -> &'static TableDef {
        TABLES.iter().find(|t| t.nom == "actions").unwrap()
    }

    #[test]
    fn a_name_is_followed_to_today() {
        for (name, meaning) in [
            ("intitule", Meaning::Field("intitule")),
            ("libelle_court", Meaning::Field("intitule")),
            ("titre", Meaning::Field("intitule")),
            ("meneur", Meaning::Removed),
            ("animateur", Meaning::Removed),
            ("couleur", Meaning::Unknown),
        ] {
            assert_eq!(NAMES.meaning(actions(), name), meaning, "{name}");
        }
        assert_eq!(NAMES.of_field(actions(), "intitule").collect::<Vec<_>>(), ["titre", "libelle_court"]);
        assert_eq!(NAMES.of_field(actions(), "code").count(), 0);
        // A list that goes in circles ends all the same.
        let axes = TABLES.iter().find(|t| t.nom == "axes").unwrap();
        assert_eq!(NAMES.meaning(axes, "nom"), Meaning::Unknown);
    }

    /// A former name leads to a field of today or to nothing, and no field bears one again.
    #[test]
    fn no_field_bears_a_former_name() {
        for (table, name) in FORMER_NAMES.all() {
            let table = TABLES.iter().find(|t| t.nom == table).unwrap();
            assert!(table.champ(name).is_none(), "{}.{name} is a former name and a field", table.nom);
            assert_ne!(FORMER_NAMES.meaning(table, name), Meaning::Unknown, "{}.{name} leads nowhere", table.nom);
        }
    }
}
