//! Rooms for an answer: a frame whose height follows from its number of lines, ruled or with words.

use super::{
    block_builder::{BlockBuilder, Cadre},
    bricks::{Brick, PlaceBrique, line_words},
    style::{DISCRET, Gabarit, LIGNE},
    traces::{Contour, Role, Trace},
};
use crate::{bloc::PlaceReponse, texte::lignes::LigneTexte};

/// Height of a line written by hand, in points.
pub(crate) const PAS: f32 = 17.0;
/// Margins inside the frame.
pub(crate) const MARGE_PLACE: (f32, f32) = (10.0, 6.0);

/// Height of a room, in points.
pub(crate) fn hauteur(lignes: u8) -> f32 {
    2.0 * MARGE_PLACE.1 + Gabarit::libelle().interligne + f32::from(lignes) * PAS
}

impl BlockBuilder<'_> {
    pub(super) fn place(&mut self, p: &PlaceReponse, cadre: Cadre) -> Vec<Brick> {
        let (petit, corps) = (Gabarit::libelle().semibold().coloured(DISCRET), Gabarit::cellule());
        let h = hauteur(p.lignes);
        let mut b = Brick { hauteur: h, avant: 5.0, apres: 12.0, ..Brick::default() };
        let (g, d) = (cadre.x, cadre.x + cadre.largeur);
        let contour = Contour { couleur: LIGNE, epaisseur: 0.8, tirets: None };
        b.push_ground(Trace::polygone(&[(g, 0.0), (d, 0.0), (d, h), (g, h)], None, Some(contour)));
        let largeur = cadre.largeur - 2.0 * MARGE_PLACE.0;
        let x = g + MARGE_PLACE.0;
        let titre = self.lignes(&p.titre.as_str().into(), &petit, largeur);
        let titre = self.first(titre, &petit, largeur, 1);
        let node = self.noeud(Role::P, cadre.noeud);
        let mut y = MARGE_PLACE.1;
        y += self.push_lines(&mut b, &titre, &petit, PlaceBrique::new(x, y, node));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
        let room = ((f32::from(p.lignes) * PAS / corps.interligne) as usize).max(1);
        let lignes = self.lignes(&p.texte, &corps, largeur);
        let lignes = self.first(lignes, &corps, largeur, room);
        let mut written = 0.0;
        if !p.texte.is_empty() {
            let node = self.noeud(Role::P, cadre.noeud);
            written = self.push_lines(&mut b, &lignes, &corps, PlaceBrique::new(x, y + 2.0, node));
        }
        // The rest of the room is ruled, to write on.
        let contour = Contour { couleur: LIGNE, epaisseur: 0.6, tirets: Some((0.6, 2.6)) };
        for base in (1..=p.lignes).map(|i| f32::from(i) * PAS - 2.0).filter(|base| *base > written + 6.0) {
            b.push_ground(Trace::ligne_brisee(&[(x, y + base), (d - MARGE_PLACE.0, y + base)], contour));
        }
        vec![b]
    }

    /// The first `n` lines; the last says that more was cut.
    fn first(&self, mut lignes: Vec<LigneTexte>, gabarit: &Gabarit, largeur: f32, n: usize) -> Vec<LigneTexte> {
        if lignes.len() > n {
            lignes.truncate(n);
            if let Some(last) = lignes.last_mut() {
                let cut = format!("{}…", line_words(last));
                if let Some(line) = self.lignes(&cut.into(), gabarit, largeur + 14.0).into_iter().next() {
                    *last = line;
                }
            }
        }
        lignes
    }
}
