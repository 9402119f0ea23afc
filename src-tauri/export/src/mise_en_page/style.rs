//! Measures and text styles of the paper; colours are those of [`crate::bloc::couleurs`].

use crate::texte::{
    atomes::{Fonte, Jeu},
    police::Face,
};

pub(crate) use crate::bloc::couleurs::*;

/// Width and height of A4, in points.
pub(crate) const A4: (f32, f32) = (595.276, 841.89);
/// Left and right margins.
pub(crate) const MARGE: f32 = 62.4;
/// Top of the content.
pub(crate) const HAUT: f32 = 74.0;
/// Room under the content.
pub(crate) const BAS: f32 = 66.0;
/// Left and right margins of a cell of a table, in points.
pub(crate) const MARGE_H: f32 = 5.0;
/// Least leading, for one point of size.
const INTERLIGNE_MIN: f32 = 1.16;
/// Longest line of running text that is easy to read.
pub(crate) const MESURE: f32 = 440.0;

/// Size, leading and space after of a kind of text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gabarit {
    pub jeu: Jeu,
    pub interligne: f32,
    pub apres: f32,
}

impl Gabarit {
    fn new(face: Face, taille: f32, interligne: f32, apres: f32, couleur: Couleur) -> Self {
        let (gras, italique) = match face {
            Face::Serif | Face::SerifGras | Face::SerifItalique => (Face::SerifGras, Face::SerifItalique),
            _ => (Face::SansGras, Face::SansItalique),
        };
        let jeu = Jeu {
            normal: Fonte { face, taille, couleur },
            gras,
            italique,
            discret: DISCRET,
            lien: ACCENT,
            retire: NON_ATTEINT,
            ajoute: ATTEINT,
        };
        Self { jeu, interligne, apres }
    }

    /// The same with its lines and spaces closer: letters keep their size, so that an element has one size in a document.
    pub fn tight(mut self, echelle: f32) -> Self {
        self.interligne = (self.interligne * echelle).max(self.jeu.normal.taille * INTERLIGNE_MIN);
        self.apres *= echelle * echelle;
        self
    }

    /// The same in another size.
    pub fn scaled(mut self, echelle: f32) -> Self {
        self.jeu.normal.taille *= echelle;
        self.interligne *= echelle;
        self.apres *= echelle * echelle;
        self
    }

    /// The same in another colour.
    pub fn coloured(mut self, couleur: Couleur) -> Self {
        self.jeu.normal.couleur = couleur;
        self
    }

    /// The same in semibold.
    pub fn semibold(mut self) -> Self {
        self.jeu.normal.face = self.jeu.gras;
        self
    }

    /// Baseline under the top of a line.
    pub fn base(&self) -> f32 {
        self.interligne / 2.0 + self.jeu.normal.taille * 0.335
    }

    pub fn corps() -> Self {
        Self::new(Face::Sans, 10.0, 14.5, 6.5, ENCRE)
    }

    pub fn contrat() -> Self {
        Self::new(Face::Serif, 9.8, 15.0, 7.0, ENCRE)
    }

    pub fn chapeau() -> Self {
        Self::new(Face::Sans, 11.5, 16.5, 9.0, DISCRET)
    }

    pub fn note() -> Self {
        Self::new(Face::Sans, 8.0, 10.5, 5.0, DISCRET)
    }

    pub fn cellule() -> Self {
        Self::new(Face::Sans, 8.6, 11.5, 0.0, ENCRE)
    }

    pub fn serre() -> Self {
        Self { apres: 3.0, ..Self::cellule() }
    }

    /// Lines of contents in two columns.
    pub fn sommaire_serre() -> Self {
        Self::new(Face::Sans, 8.1, 10.2, 0.0, ENCRE)
    }

    pub fn libelle() -> Self {
        Self::new(Face::Sans, 8.0, 11.0, 0.0, DISCRET)
    }

    pub fn titre(niveau: u8) -> Self {
        match niveau {
            1 => Self::new(Face::SansGras, 18.0, 23.0, 12.0, ENCRE),
            2 => Self::new(Face::SansGras, 13.5, 18.0, 5.0, ACCENT),
            3 => Self::new(Face::SansGras, 11.0, 15.0, 4.5, ENCRE),
            _ => Self::new(Face::SansGras, 10.0, 14.5, 3.0, DISCRET),
        }
    }

    /// Space kept above a heading.
    pub fn avant_titre(niveau: u8) -> f32 {
        match niveau {
            1 => 30.0,
            2 => 16.0,
            3 => 12.0,
            _ => 9.0,
        }
    }
}
