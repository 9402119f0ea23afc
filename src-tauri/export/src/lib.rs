//! A dossier’s snapshot composed into blocks and written as PDF, Word, Excel and calendar.
//!
//! `bloc` describes the content of a document, `mise_en_page` places each line, `pdf` writes the file.
//! All functions are pure: the same document gives the same bytes; no clock, no file, no network.

pub mod bloc;
pub mod composition;
pub mod demande;
pub mod dessin;
pub mod docx;
pub mod graphique;
pub mod ics;
mod image;
mod mise_en_page;
pub mod pdf;
pub mod texte;
pub mod xlsx;
