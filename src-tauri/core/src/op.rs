//! The list of what a user can do to a dossier.
//!
//! An [`Op`] is recorded with each step of the journal. It says what the step was, not how to undo it: the row
//! images do. The api makes sentences from it. To add a variant: add it here and give it a label in the api.

use serde::{Deserialize, Serialize};

use crate::choix::NaturePosition;
use crate::modele::Id;

/// An operation, as the journal records it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Op {
    /// A new dossier was created, empty except for the reference lists.
    Nouveau,
    /// A dossier was made from an interchange document.
    Importer,
    /// A dossier was made by renewing another one.
    Reprendre {
        /// Title of the former dossier.
        origine: String,
    },
    /// A new dossier was laid out from five answers.
    Demarrer {
        /// Title that the dossier took.
        objet: String,
    },
    /// A row was added.
    Creer {
        /// Table of the row.
        table: String,
        /// Identifier of the row.
        id: Id,
        /// Name of the row at that time; empty when it had no name yet.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objet: String,
    },
    /// Fields of a row were changed.
    Modifier {
        /// Table of the row.
        table: String,
        /// Identifier of the row.
        id: Id,
        /// Names of the changed fields.
        champs: Vec<String>,
        /// Name of the row at that time.
        objet: String,
    },
    /// A row was removed, with the rows that belong to it.
    Supprimer {
        /// Table of the row.
        table: String,
        /// Identifier of the row.
        id: Id,
        /// Name of the row when it was removed.
        objet: String,
    },
    /// A removed row was put back, with the rows that had gone with it.
    Rendre {
        /// Table of the row.
        table: String,
        /// Identifier of the row.
        id: Id,
        /// Name of the row.
        objet: String,
    },
    /// A row was moved among its neighbours.
    Deplacer {
        /// Table of the row.
        table: String,
        /// Identifier of the row.
        id: Id,
        /// Name of the row at that time.
        objet: String,
    },
    /// A row was copied, with the rows that belong to it.
    Copier {
        /// Table of the row.
        table: String,
        /// Identifier of the copy.
        id: Id,
        /// Name of the copied row.
        objet: String,
    },
    /// The contract took the texts of a shared template.
    ReprendreModele {
        /// Name of the template.
        nom: String,
    },
    /// Several rows were changed at once (a block pasted into a grid).
    Lot {
        /// Table of the first changed row.
        table: String,
        /// Identifier of the first changed row.
        id: Id,
        /// Number of operations in the batch.
        nombre: usize,
        /// Change made to the rows, when it is the same for all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        geste: Option<Geste>,
        /// Name of the row to which all changed rows belong, when there is one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objet: String,
    },
    /// The state of the dossier was named and kept. Undoing removes the row of `versions`, not the kept
    /// content.
    Nommer {
        /// Identifier of the row of `versions`.
        id: Id,
        /// Name of the version.
        objet: String,
    },
    /// A version was sealed. This is a fact, never undone.
    Sceller {
        /// Identifier of the row of `versions`.
        id: Id,
        /// Name of the version.
        objet: String,
    },
    /// The content of a kept version replaced that of the dossier.
    Restaurer {
        /// Name of the version.
        objet: String,
    },
    /// The changes that the levers of a scenario make were written in the dossier.
    AppliquerScenario {
        /// Name of the scenario; empty for levers that were not kept.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        objet: String,
    },
    /// A year was closed and the next one opened; its state was kept as a version.
    CloreExercice {
        /// Year that was closed.
        annee: i32,
    },
    /// A closed year was reopened.
    RouvrirExercice {
        /// Year that was reopened.
        annee: i32,
    },
    /// Modifications read from the difference with a version were written in an avenant, which was created when it is new.
    PreparerAvenant {
        /// Identifier of the avenant.
        id: Id,
        /// Name of the avenant at that time.
        objet: String,
    },
    /// An avenant was signed: its state, and the version of the consolidated contract that was kept with it. The sealing of that
    /// version is a step of its own, a fact.
    SignerAvenant {
        /// Identifier of the avenant.
        id: Id,
        /// Name of the avenant at that time.
        objet: String,
    },
    /// A meeting was opened, and the state before it kept as a version.
    OuvrirSeance {
        /// Identifier of the meeting.
        id: Id,
        /// Name of the meeting.
        objet: String,
    },
    /// A position was noted on a point in a meeting.
    NoterPosition {
        /// Identifier of the point.
        demande: Id,
        /// Code of the point at that time.
        objet: String,
        /// Nature of the position.
        nature: NaturePosition,
    },
    /// The end of a point was taken away in a meeting: the point is open again.
    RouvrirPoint {
        /// Identifier of the point.
        demande: Id,
        /// Code of the point at that time.
        objet: String,
    },
    /// Remarks of a document that came back were noted as positions of the other party; the meeting that holds them was opened when
    /// none was.
    NoterRetour {
        /// Identifier of the meeting.
        id: Id,
        /// Name of the document.
        objet: String,
        /// Number of remarks.
        nombre: usize,
    },
    /// A meeting was closed: minutes, decisions, agreed values.
    CloreSeance {
        /// Identifier of the meeting.
        id: Id,
        /// Name of the meeting.
        objet: String,
    },
    /// The state after a meeting was kept as a version. This is a fact, never undone: what was agreed in the room stays on record
    /// when its closing is undone.
    GarderApresSeance {
        /// Identifier of the row of `versions`.
        id: Id,
        /// Name of the version.
        objet: String,
    },
    /// A file was joined to the dossier, as the proof of a row when one is named.
    Joindre {
        /// Identifier of the row of `pieces`.
        id: Id,
        /// Name of the document.
        objet: String,
    },
    /// Old history was shortened. This is a fact, never undone.
    Alleger {
        /// Number of steps that can no longer be undone.
        etapes: i64,
    },
    /// Values were imported from a sheet of a spreadsheet.
    ImporterTableau {
        /// Name of the file.
        fichier: String,
        /// Table of the first changed row.
        table: String,
        /// Identifier of the first changed row.
        id: Id,
        /// Number of imported values.
        nombre: usize,
    },
    /// Changes made in another copy of the dossier were taken.
    Fusionner {
        /// Name of the other file.
        fichier: String,
        /// Number of changes taken.
        nombre: usize,
        /// Table of the first changed row.
        table: String,
        /// Identifier of the first changed row.
        id: Id,
        /// Rows added, with their origin, so that the same copy read again finds them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lignes: Vec<LigneFusionnee>,
    },
    /// A step was undone.
    Annuler {
        /// Number of the undone step.
        etape: i64,
    },
    /// An undone step was redone.
    Retablir {
        /// Number of the redone step.
        etape: i64,
    },
    /// The content of a backup replaced that of the dossier.
    RestaurerSauvegarde {
        /// Local time at which the backup was made.
        quand: String,
    },
    /// A dossier was made from the readable rows of a damaged file.
    Recuperer {
        /// Name of the damaged file.
        origine: String,
    },
    /// A step that this program cannot read: recorded by a newer program, or by another program.
    #[serde(other)]
    Inconnue,
}

/// A row that was taken from another copy of the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LigneFusionnee {
    /// Table of the row.
    pub table: String,
    /// Identifier of the row in this file.
    pub id: Id,
    /// The step that added it, in the copy where it was made ([`crate::store::common_history::Origines`]).
    pub origine: String,
}

/// Change that a batch made to all of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Geste {
    /// Rows were added.
    Creer,
    /// Rows were changed.
    Modifier,
    /// Rows were removed.
    Supprimer,
}

impl Op {
    /// Whether the operation is a fact of the history, which undo skips.
    #[must_use]
    pub fn est_un_fait(&self) -> bool {
        matches!(
            self,
            Self::Annuler { .. } | Self::Retablir { .. } | Self::Sceller { .. } | Self::Alleger { .. } | Self::GarderApresSeance { .. }
        )
    }

    /// Table and identifier of the row that the operation is about, if it is about one row.
    #[must_use]
    pub fn lieu(&self) -> Option<(&str, Id)> {
        match self {
            Self::Creer { table, id, .. }
            | Self::Modifier { table, id, .. }
            | Self::Supprimer { table, id, .. }
            | Self::Rendre { table, id, .. }
            | Self::Deplacer { table, id, .. }
            | Self::Copier { table, id, .. }
            | Self::Lot { table, id, .. }
            | Self::ImporterTableau { table, id, .. }
            | Self::Fusionner { table, id, .. } => Some((table, *id)),
            Self::ReprendreModele { .. } => Some(("contrat", 1)),
            Self::PreparerAvenant { id, .. } | Self::SignerAvenant { id, .. } => Some(("avenants", *id)),
            Self::Nommer { id, .. } | Self::Sceller { id, .. } | Self::GarderApresSeance { id, .. } => Some(("versions", *id)),
            Self::OuvrirSeance { id, .. } | Self::NoterRetour { id, .. } | Self::CloreSeance { id, .. } => Some(("seances", *id)),
            Self::NoterPosition { demande, .. } | Self::RouvrirPoint { demande, .. } => Some(("demandes", *demande)),
            Self::Joindre { id, .. } => Some(("pieces", *id)),
            _ => None,
        }
    }

    /// Whether `next`, recorded soon after, joins the same step: it changes the same fields of the same row.
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
