//! Figures and facts of a page: key figures, label and value pairs.

use super::{
    block_builder::{BlockBuilder, Cadre},
    bricks::{Brick, PlaceBrique, Pose},
    style::{ACCENT, DISCRET, Gabarit, LIGNE, MESURE},
    traces::{Role, Trace},
};
use crate::bloc::{ChiffreCle, Definitions, TexteRiche};

/// Space between two pairs side by side, and between a label and its value.
const GOUTTIERE: f32 = 18.0;
const ESPACE_ETIQUETTE: f32 = 12.0;

impl BlockBuilder<'_> {
    pub(super) fn chiffres_cles(&mut self, chiffres: &[ChiffreCle], cadre: Cadre) -> Vec<Brick> {
        let par_rang = match chiffres.len() {
            0 => return Vec::new(),
            n @ 1..=4 => n.max(2),
            5 | 6 | 9 => 3,
            _ => 4,
        };
        let noeud = self.noeud(Role::Div, cadre.noeud);
        chiffres.chunks(par_rang).map(|rang| self.rang_de_chiffres(rang, par_rang, cadre.under(noeud))).collect()
    }

    fn rang_de_chiffres(&mut self, rang: &[ChiffreCle], par_rang: usize, cadre: Cadre) -> Brick {
        #[expect(clippy::cast_precision_loss, reason = "at most four columns")]
        let pas = cadre.largeur / par_rang as f32;
        let mut b = Brick { avant: 6.0, apres: 12.0, ..Brick::default() };
        let mut bas = 0.0_f32;
        let mut x = cadre.x;
        for chiffre in rang {
            let interieur = pas - 14.0;
            let mut y = 9.0;
            let noeud = self.noeud(Role::P, cadre.noeud);
            let grand = self.fitted(&chiffre.valeur, interieur, cadre.echelle);
            let libelle = Gabarit::cellule().tight(cadre.echelle);
            let detail = Gabarit::note().tight(cadre.echelle);
            for (texte, gabarit) in [(Some(&chiffre.valeur), grand), (Some(&chiffre.libelle), libelle), (chiffre.detail.as_ref(), detail)] {
                let Some(texte) = texte else { continue };
                // The space keeps the parts apart when the text is extracted.
                let lignes = self.lignes(&format!("{texte}\u{A0}").into(), &gabarit, interieur + 3.0);
                y += self.push_lines(&mut b, &lignes, &gabarit, PlaceBrique::new(x + 10.0, y, noeud));
            }
            bas = bas.max(y + 8.0);
            x += pas;
        }
        let mut x = cadre.x;
        for _ in rang {
            b.push_ground(Trace::rect(x, 9.0, 2.0, bas - 17.0, ACCENT));
            x += pas;
        }
        b.hauteur = bas;
        b
    }

    /// The style of a key figure, smaller when its words are many.
    fn fitted(&self, valeur: &str, largeur: f32, echelle: f32) -> Gabarit {
        let mut gabarit = Gabarit::titre(1).tight(echelle).coloured(ACCENT);
        gabarit.interligne = 25.0 * echelle;
        for _ in 0..12 {
            if self.paragraphe(&valeur.into(), &gabarit).largeur_naturelle() <= largeur {
                break;
            }
            gabarit.jeu.normal.taille *= 0.93;
        }
        gabarit
    }

    pub(super) fn definitions(&mut self, d: &Definitions, cadre: Cadre) -> Vec<Brick> {
        let noeud = self.noeud(Role::L, cadre.noeud);
        let dans = cadre.under(noeud);
        let mut bricks = Vec::new();
        if d.deux_colonnes {
            let etiquette = self.etiquette(&d.paires, demi(dans).0 * 0.40, 96.0, dans);
            for rang in d.paires.chunks(2) {
                bricks.extend(self.rang_de_paires(rang, etiquette, dans));
            }
        } else {
            let etiquette = self.etiquette(&d.paires, dans.largeur * 0.27, 128.0, dans);
            for paire in &d.paires {
                bricks.extend(self.paire(paire, etiquette, dans));
            }
        }
        if let Some(b) = bricks.first_mut() {
            b.avant = 8.0 * cadre.echelle;
            b.poses.insert(0, Pose { noeud: None, trace: rule(cadre, 0.0) });
        }
        if let Some(b) = bricks.last_mut() {
            b.apres = 12.0 * cadre.echelle;
        }
        bricks
    }

    /// Room of the labels of a list of pairs: that of the longest, no more than the two bounds.
    fn etiquette(&self, paires: &[(String, TexteRiche)], part: f32, most: f32, cadre: Cadre) -> f32 {
        let petit = Gabarit::cellule().tight(cadre.echelle);
        let width = |libelle: &str| self.paragraphe(&libelle.into(), &petit).largeur_naturelle();
        let longest = paires.iter().map(|(libelle, _)| width(libelle)).fold(0.0, f32::max);
        (longest + ESPACE_ETIQUETTE).min(part).min(most)
    }

    /// One pair over the width: label on the left, value on the right, cut between lines when long.
    fn paire(&mut self, (libelle, valeur): &(String, TexteRiche), colonne: f32, cadre: Cadre) -> Vec<Brick> {
        let (petit, corps) = (Gabarit::cellule().tight(cadre.echelle).coloured(DISCRET), valeur_style(cadre.echelle));
        let li = self.noeud(Role::LI, cadre.noeud);
        let (lbl, corps_li) = (self.noeud(Role::Lbl, li), self.noeud(Role::LBody, li));
        let etiquette = self.lignes(&format!("{libelle}\u{A0}").into(), &petit, colonne - 8.0);
        let lignes = self.lignes(valeur, &corps, (cadre.largeur - colonne).min(MESURE));
        let tete = lignes.len().min(etiquette.len().max(if lignes.len() <= 4 { lignes.len() } else { 2 }));
        let mut b = Brick { attacher: vec![lbl, corps_li], ..Brick::default() };
        let hl = self.push_lines(&mut b, &etiquette, &petit, PlaceBrique::new(cadre.x, 2.8, lbl));
        let hv = self.push_lines(&mut b, &lignes[..tete], &corps, PlaceBrique::new(cadre.x + colonne, 2.0, corps_li));
        b.hauteur = 2.0 + (hl + 0.8).max(hv);
        let mut bricks = vec![b];
        bricks.extend(self.line_bricks(&lignes[tete..], &corps, PlaceBrique::new(cadre.x + colonne, 0.0, corps_li)));
        if let Some(b) = bricks.last_mut() {
            b.hauteur += 2.4;
            b.apres = 0.0;
            b.push_ground(rule(cadre, b.hauteur));
        }
        bricks
    }

    /// Two pairs side by side; a long value takes the whole width.
    fn rang_de_paires(&mut self, rang: &[(String, TexteRiche)], colonne: f32, cadre: Cadre) -> Vec<Brick> {
        let (demi, gouttiere) = demi(cadre);
        let corps = valeur_style(cadre.echelle);
        let petit = Gabarit::cellule().tight(cadre.echelle).coloured(DISCRET);
        let long = rang.iter().any(|(_, v)| self.lignes(v, &corps, demi - colonne).len() > 5);
        if long || rang.len() == 1 {
            return rang.iter().flat_map(|p| self.paire(p, colonne.max(cadre.largeur * 0.2), cadre)).collect();
        }
        let mut b = Brick::default();
        let mut x = cadre.x;
        for (libelle, valeur) in rang {
            let li = self.noeud(Role::LI, cadre.noeud);
            let (lbl, corps_li) = (self.noeud(Role::Lbl, li), self.noeud(Role::LBody, li));
            b.attacher.extend([lbl, corps_li]);
            let etiquette = self.lignes(&format!("{libelle}\u{A0}").into(), &petit, colonne - 6.0);
            let lignes = self.lignes(valeur, &corps, demi - colonne);
            let hl = self.push_lines(&mut b, &etiquette, &petit, PlaceBrique::new(x, 2.8, lbl));
            let hv = self.push_lines(&mut b, &lignes, &corps, PlaceBrique::new(x + colonne, 2.0, corps_li));
            b.hauteur = b.hauteur.max(2.0 + (hl + 0.8).max(hv) + 2.4);
            x += demi + gouttiere;
        }
        let h = b.hauteur;
        b.push_ground(rule(Cadre { largeur: demi, ..cadre }, h));
        b.push_ground(rule(Cadre { x: cadre.x + demi + gouttiere, largeur: demi, ..cadre }, h));
        vec![b]
    }
}

/// Width of one of two pairs side by side, and the space between them.
fn demi(cadre: Cadre) -> (f32, f32) {
    ((cadre.largeur - GOUTTIERE) / 2.0, GOUTTIERE)
}

fn valeur_style(echelle: f32) -> Gabarit {
    let mut gabarit = Gabarit::corps();
    gabarit.jeu.normal.taille = 9.2;
    gabarit.interligne = 12.6;
    gabarit.tight(echelle)
}

fn rule(cadre: Cadre, y: f32) -> Trace {
    Trace::trait_droit((cadre.x, y), (cadre.x + cadre.largeur, y), LIGNE, 0.6)
}
