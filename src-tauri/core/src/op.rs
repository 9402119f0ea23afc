//! What a user can do to a dossier, named once.
//!
//! An [`Op`] is recorded with each step of the journal; it says what the step was, not how to undo it
//! (the row images do). Sentences are made from it by the api. Adding a variant: add it here, give it a
//! label in the api, nothing else.

use serde::{Deserialize, Serialize};

use crate::modele::Id;

/// An operation, as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Op {
    /// A new dossier, empty but for the reference lists.
    Nouveau,
    /// A dossier made of an interchange document.
    Importer,
    /// A dossier made by renewing another.
    Reprendre {
        /// Title of the former dossier.
        origine: String,
    },
    /// A row was added.
    Creer {
        /// Table.
        table: String,
        /// Row.
        id: Id,
    },
    /// Fields of a row were changed.
    Modifier {
        /// Table.
        table: String,
        /// Row.
        id: Id,
        /// Fields.
        champs: Vec<String>,
        /// What the row is called.
        objet: String,
    },
    /// A row was removed, with what belongs to it.
    Supprimer {
        /// Table.
        table: String,
        /// Row.
        id: Id,
        /// What the row was called.
        objet: String,
    },
    /// A row was moved among its neighbours.
    Deplacer {
        /// Table.
        table: String,
        /// Row.
        id: Id,
        /// What the row is called.
        objet: String,
    },
    /// A row was copied, with what belongs to it.
    Copier {
        /// Table.
        table: String,
        /// The copy.
        id: Id,
        /// What the row is called.
        objet: String,
    },
    /// The contract took the texts of a shared template.
    ReprendreModele {
        /// Name of the template.
        nom: String,
    },
    /// Several rows were changed at once (a block pasted into a grid).
    Lot {
        /// Table of the first.
        table: String,
        /// Row of the first.
        id: Id,
        /// How many operations.
        nombre: usize,
    },
    /// Values were taken from a sheet of a file.
    ImporterTableau {
        /// Name of the file.
        fichier: String,
        /// Table of the first.
        table: String,
        /// Row of the first.
        id: Id,
        /// How many values.
        nombre: usize,
    },
    /// A step was undone.
    Annuler {
        /// The step.
        etape: i64,
    },
    /// An undone step was done again.
    Retablir {
        /// The step.
        etape: i64,
    },
}

impl Op {
    /// Table and row the operation is about, when it is about one.
    #[must_use]
    pub fn lieu(&self) -> Option<(&str, Id)> {
        match self {
            Self::Creer { table, id }
            | Self::Modifier { table, id, .. }
            | Self::Supprimer { table, id, .. }
            | Self::Deplacer { table, id, .. }
            | Self::Copier { table, id, .. }
            | Self::Lot { table, id, .. }
            | Self::ImporterTableau { table, id, .. } => Some((table, *id)),
            Self::ReprendreModele { .. } => Some(("contrat", 1)),
            _ => None,
        }
    }

    /// Whether `next`, coming soon after, belongs to the same step: the same fields of the same row.
    #[must_use]
    pub fn absorbe(&self, next: &Self) -> bool {
        match (self, next) {
            (Self::Modifier { table: t, id: i, champs: c, .. }, Self::Modifier { table, id, champs, .. }) => {
                t == table && i == id && c == champs
            }
            _ => false,
        }
    }
}
