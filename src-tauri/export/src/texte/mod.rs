//! Text: numbers, fonts and shaping, paragraphs broken into lines.

pub mod nombres;

pub(crate) mod atomes;
pub(crate) mod lignes;
pub(crate) mod police;
