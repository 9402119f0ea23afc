//! Proofs of the figures: which rows a document may prove, in which order and under which number they are listed, and what has
//! none.
//!
//! A link (`justificatifs`) names a row by its table and its identifier, so the row may be gone: it is listed
//! ([`Bordereau::perdus`]), never an error. Numbers P-01… follow from the order of a list and are never stored: they are stable
//! within one document, and the same in every document about one year. No file is read here: [`chemins`] only compares texts,
//! and the states of files are parameters of the checks that need them.

mod bordereau;
pub mod chemins;
mod cibles;
mod manques;

pub use bordereau::{Bordereau, LienPerdu, LigneBordereau, bordereau, numero};
pub use cibles::{ChiffreProuve, PROUVABLES, is_provable, prouve, recette};
pub use manques::{SansPreuve, sans_preuve, sans_recette};

#[cfg(test)]
mod tests;
