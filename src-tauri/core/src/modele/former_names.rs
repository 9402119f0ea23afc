//! Names that columns had in past formats and no longer have.
//!
//! Old data name columns as they were called when written: row images of the journal, kept versions, interchange
//! documents, damaged files being salvaged. Every reader of such data looks names up in one list, [`FORMER_NAMES`].
//! Invariants: a name is added in the commit of the migration that renames or removes its column, and never leaves the
//! list; no column takes a name of the list again, since an old image would then be read as the new column (a test
//! verifies both).

use super::TableDef;

/// Column that was renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Name of its table.
    pub table: &'static str,
    /// Name before the change.
    pub from: &'static str,
    /// Name after the change, which a later format may have changed again.
    pub to: &'static str,
}

/// Column that was removed; its values in old data are ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retired {
    /// Name of its table.
    pub table: &'static str,
    /// Last name of the column.
    pub column: &'static str,
}

/// Lists of renamed and removed columns.
#[derive(Clone, Copy, Debug)]
pub struct FormerNames {
    /// Columns renamed, in any order.
    pub renamed: &'static [Renamed],
    /// Columns removed, by their last name.
    pub retired: &'static [Retired],
}

/// Former names of all past formats; no column was renamed or removed yet.
pub const FORMER_NAMES: FormerNames = FormerNames { renamed: &[], retired: &[] };

/// Present meaning of a name found in old data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Name of a field of today’s model.
    Field(&'static str),
    /// Name of a column that was removed.
    Removed,
    /// Unknown name, from no format of this program.
    Unknown,
}

impl FormerNames {
    /// Present meaning of a name found in old data of a table.
    #[must_use]
    pub fn meaning(self, table: &TableDef, name: &str) -> Meaning {
        let mut name = name;
        // The bound ends the loop even if the list has a cycle.
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

    /// Former names of a present field, without its own name.
    pub fn of_field(self, table: &TableDef, field: &'static str) -> impl Iterator<Item = &'static str> {
        let mine = move |r: &&Renamed| r.table == table.nom && self.meaning(table, r.from) == Meaning::Field(field);
        self.renamed.iter().filter(mine).map(|r| r.from)
    }

    /// All former names, each with its table.
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
        // A list with a cycle must not loop for ever.
        let axes = TABLES.iter().find(|t| t.nom == "axes").unwrap();
        assert_eq!(NAMES.meaning(axes, "nom"), Meaning::Unknown);
    }

    /// Verifies that a former name leads to a present field or to none, and that no field has one again.
    #[test]
    fn no_field_bears_a_former_name() {
        for (table, name) in FORMER_NAMES.all() {
            let table = TABLES.iter().find(|t| t.nom == table).unwrap();
            assert!(table.champ(name).is_none(), "{}.{name} is a former name and a field", table.nom);
            assert_ne!(FORMER_NAMES.meaning(table, name), Meaning::Unknown, "{}.{name} leads nowhere", table.nom);
        }
    }
}
