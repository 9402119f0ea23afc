//! The colours of a document before its palette: what the layout draws with and [`super::Palette`] replaces.

/// A colour: red, green, blue, in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Couleur(pub u8, pub u8, pub u8);

impl Couleur {
    /// The paper itself, and words on a dark ground.
    pub const BLANC: Self = Self(255, 255, 255);
}

/// Titles, rules and marks.
pub(crate) const ACCENT: Couleur = Couleur(0x1F, 0x4E, 0x79);
/// The accent where no word is read: an agency's own colour stands there undarkened.
pub(crate) const BANDE: Couleur = Couleur(0x1F, 0x4E, 0x78);
/// Colour of ordinary words.
pub(crate) const ENCRE: Couleur = Couleur(0x1B, 0x1F, 0x27);
/// Colour of secondary words.
pub(crate) const DISCRET: Couleur = Couleur(0x5B, 0x64, 0x72);
/// Colour of thin lines.
pub(crate) const LIGNE: Couleur = Couleur(0xD9, 0xD6, 0xCE);
/// Grounds behind headers and frames.
pub(crate) const TEINTE: Couleur = Couleur(0xEC, 0xF0, 0xF5);
pub(crate) const TEINTE_PALE: Couleur = Couleur(0xF5, 0xF7, 0xFA);
/// Lighter tones of the accent, in charts.
pub(crate) const TON_MOYEN: Couleur = Couleur(0x86, 0xAC, 0xD2);
pub(crate) const TON_DOUX: Couleur = Couleur(0xB5, 0xCB, 0xE2);
pub(crate) const TON_CLAIR: Couleur = Couleur(0xD3, 0xDF, 0xEC);
/// The word across a page.
pub(crate) const FILIGRANE: Couleur = Couleur(0xEF, 0xEF, 0xEC);
/// States of targets and actions.
pub(crate) const ATTEINT: Couleur = Couleur(0x1D, 0x6B, 0x3A);
pub(crate) const PARTIEL: Couleur = Couleur(0x8A, 0x5A, 0x00);
pub(crate) const NON_ATTEINT: Couleur = Couleur(0xA3, 0x26, 0x2A);
