//! Signatures, charts with their sentence, small lines under tables and charts.

use super::{
    block_builder::{BlockBuilder, Cadre},
    bricks::{Brick, PlaceBrique, Pose, hauteur_totale, hauteur_utile, lier},
    style::{DISCRET, Gabarit, LIGNE, MESURE},
    traces::{Contour, Role, Trace},
};
use crate::{
    bloc::{Figure, Graphique, Signature, TexteRiche},
    graphique,
    texte::{atomes::propre, lignes::LigneTexte},
};

impl BlockBuilder<'_> {
    pub(super) fn signatures(&mut self, signatures: &[Signature], cadre: Cadre) -> Vec<Brick> {
        let noeud = self.noeud(Role::Div, cadre.noeud);
        let par_rang = if signatures.len() == 3 { 3 } else { 2 };
        #[expect(clippy::cast_precision_loss, reason = "two or three")]
        let pas = (cadre.largeur + 16.0) / par_rang as f32;
        let dans = Cadre { largeur: pas - 16.0, noeud, ..cadre };
        let mut bricks: Vec<Brick> = Vec::new();
        for rang in signatures.chunks(par_rang) {
            let mut b = Brick { avant: 12.0, apres: 12.0, ..Brick::default() };
            let textes: Vec<_> = rang.iter().map(|s| self.signatory(s, dans.largeur)).collect();
            let height = |t: &Vec<(Vec<LigneTexte>, Gabarit)>| -> f32 {
                #[expect(clippy::cast_precision_loss, reason = "a few lines")]
                t.iter().map(|(l, g)| l.len() as f32 * g.interligne).sum()
            };
            b.hauteur = (textes.iter().map(height).fold(0.0, f32::max) + 90.0).max(138.0);
            let mut x = cadre.x;
            for lignes in &textes {
                let mut y = 9.0;
                for (lignes, gabarit) in lignes {
                    let p = self.noeud(Role::P, noeud);
                    y += self.push_lines(&mut b, lignes, gabarit, PlaceBrique::new(x + 10.0, y, p));
                }
                self.place_to_sign(&mut b, Cadre { x, ..dans });
                x += pas;
            }
            bricks.push(b);
        }
        bricks
    }

    /// Name and function of a signatory.
    fn signatory(&self, s: &Signature, largeur: f32) -> Vec<(Vec<LigneTexte>, Gabarit)> {
        let (fort, fin) = (Gabarit::corps().semibold(), Gabarit::cellule());
        [(&s.pour, fort), (&s.qualite, fin.coloured(DISCRET)), (&s.nom, fin)]
            .into_iter()
            .filter(|(mots, _)| !mots.is_empty())
            .map(|(mots, gabarit)| (self.lignes(&mots.into(), &gabarit, largeur - 20.0), gabarit))
            .collect()
    }

    /// The frame of one party, with room for a signature by hand.
    fn place_to_sign(&mut self, b: &mut Brick, cadre: Cadre) {
        let contour = Contour { couleur: LIGNE, epaisseur: 0.8, tirets: None };
        let (g, d) = (cadre.x, cadre.x + cadre.largeur);
        b.push_ground(Trace::polygone(&[(g, 0.0), (d, 0.0), (d, b.hauteur), (g, b.hauteur)], None, Some(contour)));
        let petit = Gabarit::cellule().coloured(DISCRET);
        let p = self.noeud(Role::P, cadre.noeud);
        let mots = "Date, signature et cachet".into();
        let lignes = self.lignes(&mots, &petit, cadre.largeur - 20.0);
        let place = PlaceBrique::new(g + 10.0, b.hauteur - 74.0, p);
        self.push_lines(b, &lignes, &petit, place);
    }

    pub(super) fn figure(&mut self, f: &Figure, cadre: Cadre) -> Vec<Brick> {
        let mut bricks = Vec::new();
        let legende = Gabarit::cellule().semibold().scaled(1.08).tight(cadre.echelle);
        if !f.legende.is_empty() {
            let p = self.noeud(Role::P, cadre.noeud);
            let lignes = self.lignes(&f.legende.as_str().into(), &legende, cadre.largeur.min(MESURE));
            let mut b = Brick { avant: 6.0, apres: 4.0, ..Brick::default() };
            b.hauteur = self.push_lines(&mut b, &lignes, &legende, PlaceBrique::new(cadre.x, 0.0, p));
            bricks.push(b);
        }
        for partie in graphique::parts(self.polices, &f.graphique, cadre.largeur, cadre.echelle, hauteur_utile(cadre.format) - 40.0) {
            bricks.push(self.dessin(f, &partie, cadre));
        }
        if let Some(note) = &f.note {
            bricks.extend(self.note(&note.as_str().into(), cadre));
        }
        if hauteur_totale(&bricks) <= hauteur_utile(cadre.format) {
            lier(&mut bricks);
        } else if let (Some(b), false) = (bricks.first_mut(), f.legende.is_empty()) {
            b.lie = true;
        }
        bricks
    }

    fn dessin(&mut self, f: &Figure, graphique: &Graphique, cadre: Cadre) -> Brick {
        let dessin = graphique::draw(self.polices, graphique, cadre.largeur, cadre.echelle);
        let noeud = self.noeud(Role::Figure, cadre.noeud);
        let alternative = f.alternative.clone().filter(|a| !a.trim().is_empty()).unwrap_or(dessin.alternative);
        self.noeuds[noeud].alternative = Some(propre(&alternative).into());
        let poses = dessin.traces.into_iter().map(|t| Pose { noeud: Some(noeud), trace: t.moved(cadre.x, 0.0) }).collect();
        let boite = [cadre.x, 0.0, cadre.x + cadre.largeur, dessin.hauteur];
        Brick { hauteur: dessin.hauteur, poses, apres: 10.0, figures: vec![(noeud, boite)], ..Brick::default() }
    }

    /// Small line under a table or a chart.
    pub(super) fn note(&mut self, note: &TexteRiche, cadre: Cadre) -> Option<Brick> {
        let gabarit = Gabarit::note().tight(cadre.echelle);
        let lignes = self.lignes(note, &gabarit, cadre.largeur.min(MESURE));
        if lignes.is_empty() {
            return None;
        }
        let p = self.noeud(Role::P, cadre.noeud);
        let mut b = Brick { apres: 12.0, ..Brick::default() };
        b.hauteur = self.push_lines(&mut b, &lignes, &gabarit, PlaceBrique::new(cadre.x, 0.0, p));
        Some(b)
    }
}
