//! Colours of a Word file, as six hexadecimal digits: those of [`crate::bloc::couleurs`], which the palette replaces once
//! the parts are written.

pub(super) const ACCENT: &str = "1F4E79";
pub(super) const ENCRE: &str = "1B1F27";
pub(super) const DISCRET: &str = "5B6472";
pub(super) const PARTIEL: &str = "8A5A00";
pub(super) const TEINTE: &str = "ECF0F5";
/// Colour of thin lines.
pub(super) const FILET: &str = "D9D6CE";
