//! Sheet of one action: a band on top, then blocks set tighter if that keeps the sheet on one page.

use super::{
    block_builder::{BlockBuilder, Cadre},
    bricks::{Brick, PlaceBrique, hauteur_utile},
    colonnes::{Besoin, share},
    style::{ACCENT, DISCRET, Gabarit, LIGNE, TEINTE},
    traces::{Role, Trace},
};
use crate::bloc::{Bandeau, Colonne, FicheAction};

impl BlockBuilder<'_> {
    pub(super) fn fiche(&mut self, fiche: &FicheAction, cadre: Cadre) -> Vec<Brick> {
        let fits = self.as_loose_as_fits(hauteur_utile(cadre.format), |a, echelle| a.fiche_at(fiche, Cadre { echelle, ..cadre }));
        // Two pages anyway: then comfortably.
        fits.unwrap_or_else(|| self.fiche_at(fiche, cadre))
    }

    fn fiche_at(&mut self, fiche: &FicheAction, cadre: Cadre) -> Vec<Brick> {
        let noeud = self.noeud(Role::Sect, cadre.noeud);
        let dans = cadre.under(noeud).upright();
        let mut bandeau = self.bandeau(fiche.niveau, &fiche.bandeau, dans);
        bandeau.ancres.extend(fiche.ancre.clone());
        let mut bricks = vec![bandeau];
        bricks.extend(self.blocs(&fiche.blocs, dans));
        bricks
    }

    fn bandeau(&mut self, niveau: u8, bandeau: &Bandeau, cadre: Cadre) -> Brick {
        let e = cadre.echelle;
        let niveau = niveau.clamp(1, 4);
        let (indice, noeud) = self.register_heading(niveau, Some(&bandeau.numero), &bandeau.titre, true, cadre);
        let mut b = Brick { saut: true, lie: true, apres: 13.0 * e, titre: Some(indice), ..Brick::default() };
        b.push_ground(Trace::rect(0.0, 0.0, 0.0, 0.0, TEINTE));
        let (x, largeur) = (cadre.x + 14.0, cadre.largeur - 28.0);
        let mut y = 10.0 * e;
        let numero = Gabarit::cellule().semibold().coloured(ACCENT).scaled(1.1).tight(e);
        let lignes = self.lignes(&format!("{}\u{A0}", bandeau.numero).into(), &numero, largeur);
        y += self.push_lines(&mut b, &lignes, &numero, PlaceBrique::new(x, y, noeud));
        let titre = Gabarit::titre(2).scaled(1.12).tight(e);
        let mut titre = titre.coloured(super::style::ENCRE);
        titre.interligne = 19.0 * e;
        let lignes = self.lignes(&bandeau.titre.as_str().into(), &titre, largeur);
        y += self.push_lines(&mut b, &lignes, &titre, PlaceBrique::new(x, y, noeud));
        y += 6.0 * e;
        let bas_titre = y;
        y += self.champs(&mut b, bandeau, Cadre { x, largeur, ..cadre }, y);
        b.hauteur = y + 2.0 * e;
        let h = b.hauteur;
        if let Some(pose) = b.poses.first_mut() {
            pose.trace = Trace::rect(cadre.x, 0.0, cadre.largeur, h, TEINTE);
        }
        b.poses.insert(1, super::bricks::Pose { noeud: None, trace: Trace::rect(cadre.x, 0.0, cadre.largeur, 2.4, ACCENT) });
        if y > bas_titre {
            b.push_ground(Trace::trait_droit((x, bas_titre), (x + largeur, bas_titre), LIGNE, 0.8));
        }
        b
    }

    /// The fields of the band, side by side; returns their height.
    fn champs(&mut self, b: &mut Brick, bandeau: &Bandeau, cadre: Cadre, y: f32) -> f32 {
        let e = cadre.echelle;
        let (petit, corps) = (Gabarit::libelle().tight(e).coloured(DISCRET), Gabarit::cellule().scaled(1.06).tight(e));
        let besoins: Vec<Besoin> = bandeau
            .champs
            .iter()
            .map(|c| {
                let (v, n) = (self.paragraphe(&c.valeur, &corps), self.paragraphe(&c.libelle.into(), &petit).largeur_naturelle());
                let (mot, cesure) = v.largeurs_minimales();
                let marge = 16.2 * e;
                // No field takes the band for itself, however long its words.
                let large = cadre.largeur * 0.4;
                let besoin = |l: f32| l.max(n).min(large) + marge;
                Besoin { naturel: v.largeur_naturelle().max(n) + marge, mot: besoin(mot), cesure: besoin(cesure) }
            })
            .collect();
        let colonnes: Vec<Colonne> = bandeau.champs.iter().map(|c| Colonne::gauche(c.libelle)).collect();
        let mut bas = 0.0_f32;
        let mut x = cadre.x;
        for (c, largeur) in bandeau.champs.iter().zip(share(&colonnes, &besoins, cadre.largeur)) {
            let p = self.noeud(Role::P, cadre.noeud);
            let lignes = self.lignes(&format!("{}\u{A0}", c.libelle).into(), &petit, largeur);
            let mut h = 5.0 * e;
            h += self.push_lines(b, &lignes, &petit, PlaceBrique::new(x, y + h, p));
            let lignes = self.lignes(&c.valeur, &corps, largeur - 16.0 * e);
            h += self.push_lines(b, &lignes, &corps, PlaceBrique::new(x, y + h, p));
            bas = bas.max(h + 5.0 * e);
            x += largeur;
        }
        bas
    }
}
