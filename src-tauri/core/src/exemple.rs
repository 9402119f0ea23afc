//! The complete, fictional dossier that ships with the program.

use crate::echange;
use crate::error::Result;
use crate::modele::Dossier;

/// Its interchange document.
pub const TEXTE: &str = include_str!("../exemple/exemple.json");

/// The example.
///
/// # Errors
/// None in a program whose tests passed: the document is part of it.
pub fn exemple() -> Result<Dossier> {
    echange::read(TEXTE)
}
