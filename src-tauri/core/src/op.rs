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
        /// What the row was called then; empty when it had no name yet.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objet: String,
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
        /// What was done to them, when it was the same for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        geste: Option<Geste>,
        /// What the row is called that they all belong to, when it is one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objet: String,
    },
    /// The state of the dossier was named and kept; undoing takes its row away, not what was kept.
    Nommer {
        /// Row of `versions`.
        id: Id,
        /// Its name.
        objet: String,
    },
    /// A version was sealed: a fact, never undone.
    Sceller {
        /// Row of `versions`.
        id: Id,
        /// Its name.
        objet: String,
    },
    /// The dossier was made what it was in a kept version.
    Restaurer {
        /// Name of the version.
        objet: String,
    },
    /// Old history was shortened: a fact, never undone.
    Alleger {
        /// How many steps can no longer be undone.
        etapes: i64,
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
    /// The dossier was put back as a backup held it.
    RestaurerSauvegarde {
        /// When the backup was made, local time.
        quand: String,
    },
    /// A dossier made of what could be read of a damaged file.
    Recuperer {
        /// Name of that file.
        origine: String,
    },
    /// A step this program cannot read: of a newer program, or of a file made by others.
    #[serde(other)]
    Inconnue,
}

/// What a batch did to its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Geste {
    /// Added them.
    Creer,
    /// Changed them.
    Modifier,
    /// Removed them.
    Supprimer,
}

impl Op {
    /// Whether it is a fact of the history rather than something to undo in turn.
    #[must_use]
    pub fn est_un_fait(&self) -> bool {
        matches!(self, Self::Annuler { .. } | Self::Retablir { .. } | Self::Sceller { .. } | Self::Alleger { .. })
    }

    /// Table and row the operation is about, when it is about one.
    #[must_use]
    pub fn lieu(&self) -> Option<(&str, Id)> {
        match self {
            Self::Creer { table, id, .. }
            | Self::Modifier { table, id, .. }
            | Self::Supprimer { table, id, .. }
            | Self::Deplacer { table, id, .. }
            | Self::Copier { table, id, .. }
            | Self::Lot { table, id, .. }
            | Self::ImporterTableau { table, id, .. } => Some((table, *id)),
            Self::ReprendreModele { .. } => Some(("contrat", 1)),
            Self::Nommer { id, .. } | Self::Sceller { id, .. } => Some(("versions", *id)),
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
