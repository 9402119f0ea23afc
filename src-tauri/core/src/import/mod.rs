//! Figures of a spreadsheet: from a sheet to a list of changes, and from there to one step of the history.
//!
//! Hours, staff, indicators and budgets are kept in spreadsheets and must not be typed again. Mechanism:
//! [`proposer`] guesses the target, the header and what each column holds; [`planifier`] reads every cell
//! against the dossier and lists what would change; [`PlanImport::appliquer`] writes exactly that list as one step.
//! Invariants: an empty cell changes nothing; a cell that cannot be read is named and left aside; what the
//! dossier computes is not taken from the sheet; what is uncertain is shown, and retained until it is confirmed (`doutes.rs`). Deliberately absent: file formats (`cpom-import`).
//! Where to look next: `cibles.rs` for what may be filled.

mod aplatie;
mod cibles;
mod comparaison;
mod correspondance;
mod doutes;
mod feuille;
mod lecteur;
mod lecture;
mod mots;
mod noms;
mod plan;
mod planification;
mod points;
mod proposition;
mod sommes;
#[cfg(test)]
mod tests;

pub use cibles::{CIBLES, Cible, Parent, Pieces, Taux};
pub use correspondance::{ColonneLue, Correspondance, FIGURE, MOT};
pub use doutes::{Doute, DouteImport};
pub use feuille::{FeuilleLue, Remarque, Valeur, adresse, lettres};
pub use lecture::Raison;
pub use mots::plat;
pub use noms::lignes_nommees;
pub use plan::{ChangementImporte, NomInconnu, PlanImport, Refuse};
pub use planification::planifier;
pub use proposition::{entetes, proposer};
