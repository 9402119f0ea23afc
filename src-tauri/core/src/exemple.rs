//! The complete, fictional dossier that ships with the program.

use crate::echange;
use crate::error::Result;
use crate::modele::Dossier;

/// Interchange document of the example.
pub const TEXTE: &str = include_str!("../exemple/exemple.json");

/// Reads the example.
///
/// # Errors
/// [`Error::Echange`](crate::Error::Echange) if the embedded document is invalid, which the tests exclude.
pub fn exemple() -> Result<Dossier> {
    echange::read(TEXTE)
}
