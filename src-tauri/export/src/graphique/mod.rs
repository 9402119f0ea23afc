//! Charts as vectors: the data and, for each kind, the shapes.
//!
//! Drawings are legible in black and white: tones differ in lightness, lines in dash, and values are written
//! beside what they measure.

mod barres;
mod courbe;
mod donnees;
mod echelle;
mod gantt;
mod toile;

pub use donnees::{Barres, Courbe, Gantt, Graphique, LigneGantt, Serie};

use crate::{mise_en_page::traces::Trace, texte::police::Polices};
use toile::Toile;

/// A drawn chart: from the top left corner of its box.
pub(crate) struct Dessin {
    pub hauteur: f32,
    pub traces: Vec<Trace>,
    /// What the drawing shows, in words.
    pub alternative: String,
}

/// Draws a chart over a width.
pub(crate) fn draw(polices: &Polices, graphique: &Graphique, largeur: f32, echelle: f32) -> Dessin {
    let mut toile = Toile::new(polices, largeur, echelle);
    let (hauteur, alternative) = match graphique {
        Graphique::Courbe(c) => (courbe::draw(&mut toile, c), courbe::alternative(c)),
        Graphique::Barres(b) => (barres::draw(&mut toile, b), barres::alternative(b)),
        Graphique::Gantt(g) => (gantt::draw(&mut toile, g), gantt::alternative(g)),
    };
    Dessin {
        hauteur,
        traces: toile.traces,
        alternative,
    }
}

/// Cuts a chart that would not fit a height.
pub(crate) fn parts(
    polices: &Polices,
    graphique: &Graphique,
    largeur: f32,
    echelle: f32,
    hauteur: f32,
) -> Vec<Graphique> {
    match graphique {
        Graphique::Gantt(g) => gantt::parts(&Toile::new(polices, largeur, echelle), g, hauteur)
            .into_iter()
            .map(Graphique::Gantt)
            .collect(),
        autre => vec![autre.clone()],
    }
}
