//! Reads spreadsheets and delimited text into plain tables, and the remarks of documents that come back (`retour`).
//!
//! Agencies keep last year's hours, staff and indicators in Excel, LibreOffice or CSV. Mechanism: [`lire`] recognises a
//! file by its first bytes, never by its name alone, and returns [`FeuilleLue`](cpom_core::import::FeuilleLue)s; the core decides what they mean
//! (`cpom_core::import`). Invariants: limits are checked before memory is allocated (size, decompressed size, cells);
//! formulas are never computed, macros and links never followed. Deliberately absent: the binary `.xls` and `.xlsb`, whose
//! readers allocate the whole rectangle between the first and the last cell, which one cell in the far corner makes too
//! large; they are refused with the format to save in.

mod archive;
mod classeur;
mod limites;
mod marks;
mod ods;
mod retour;
mod tableur;
#[cfg(test)]
mod tests;
mod texte;

pub use limites::{CELLULES_MAX, COLONNES_MAX, DEPLIE_MAX, FEUILLES_MAX, LIGNES_MAX, RefusTableur, TAILLE_MAX};
pub use retour::{REMARQUES_MAX, RefusRetour, Retour, lire_retour, lire_retour_octets};
pub use tableur::{lire, lire_octets};
