//! Logos in a row: on the cover, or on top of a document without one.

use std::sync::Arc;

use super::{
    block_builder::{BlockBuilder, Cadre},
    bricks::{Brick, Pose},
    traces::{Role, Trace},
};
use crate::{
    bloc::{LogoImprime, logo_places},
    texte::atomes::propre,
};

/// Height of a row in the flow of a document.
const HAUTEUR: f32 = 44.0;

impl BlockBuilder<'_> {
    pub(super) fn logos(&mut self, logos: &[LogoImprime], cadre: Cadre) -> Vec<Brick> {
        let mut b = Brick { apres: 16.0, lie: true, saut: true, ..Brick::default() };
        b.hauteur = self.logo_row(&mut b, logos, cadre, 0.0, HAUTEUR);
        if logos.is_empty() { Vec::new() } else { vec![b] }
    }

    /// Puts logos into a brick, each a figure of its own; returns the height of their rows.
    pub(super) fn logo_row(&mut self, b: &mut Brick, logos: &[LogoImprime], cadre: Cadre, y: f32, hauteur: f32) -> f32 {
        if logos.is_empty() {
            return 0.0;
        }
        let (places, total) = logo_places(logos, cadre.largeur, hauteur);
        for (logo, [dx, dy, l, h]) in logos.iter().zip(places) {
            let noeud = self.noeud(Role::Figure, cadre.noeud);
            self.noeuds[noeud].alternative = Some(propre(&logo.alternative).into());
            let (x, y) = (cadre.x + dx, y + dy);
            b.poses.push(Pose { noeud: Some(noeud), trace: Trace::Image { x, y, l, h, image: Arc::clone(&logo.image) } });
            b.figures.push((noeud, [x, y, x + l, y + h]));
        }
        total
    }
}
