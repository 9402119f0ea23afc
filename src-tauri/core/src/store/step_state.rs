//! States of the steps of the journal, and their texts in the column `etat`.

use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};

/// State of a step of the journal (see the drawing at the head of `journal.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EtatEtape {
    /// In force: undo takes the newest of these.
    Actif,
    /// Undone, and can be redone.
    Annule,
    /// Undone, then another change was made: it can no longer be redone.
    Perdu,
    /// In force and never undone: creation, undo, redo, sealing, shortening.
    Fait,
    /// In force, but its row images were dropped by shortening: it can no longer be undone.
    Resume,
    /// A text this program does not write: the step is listed, never undone nor redone.
    Inconnu,
}

impl EtatEtape {
    const KNOWN: [Self; 5] = [Self::Actif, Self::Annule, Self::Perdu, Self::Fait, Self::Resume];

    /// Text of the state in the file; empty for [`Self::Inconnu`], which is never written.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Actif => "actif",
            Self::Annule => "annule",
            Self::Perdu => "perdu",
            Self::Fait => "fait",
            Self::Resume => "resume",
            Self::Inconnu => "",
        }
    }

    /// The state a stored text stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::KNOWN.into_iter().find(|etat| etat.code() == code).unwrap_or(Self::Inconnu)
    }

    /// Whether what the step did is part of the present state of the dossier.
    #[must_use]
    pub fn in_force(self) -> bool {
        matches!(self, Self::Actif | Self::Fait | Self::Resume)
    }

    /// Whether the step can be undone or redone, now or after others have been.
    #[must_use]
    pub fn reversible(self) -> bool {
        matches!(self, Self::Actif | Self::Annule)
    }
}

impl ToSql for EtatEtape {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.code().as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_comes_back_from_its_text() {
        for etat in EtatEtape::KNOWN {
            assert_eq!(EtatEtape::from_code(etat.code()), etat);
        }
        assert_eq!(["", "Actif", "suspendu"].map(EtatEtape::from_code), [EtatEtape::Inconnu; 3]);
    }
}
