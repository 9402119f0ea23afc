//! Running text: headings, paragraphs, lists, framed notes.

use super::{
    block_builder::{BlockBuilder, Cadre, stacked},
    bricks::{Brick, Decor, PlaceBrique, hauteur_totale, hauteur_utile, lier, line_words},
    style::{ACCENT, DISCRET, Gabarit, MESURE, PARTIEL, TEINTE_PALE},
    traces::{ListNumbering, Role, TitrePlace, Trace},
};
use crate::{
    bloc::{ElementListe, Encadre, GenreParagraphe, Liste, Paragraphe, TexteRiche, Titre, Ton},
    texte::{
        atomes::{Couleur, propre},
        lignes::LigneTexte,
    },
};

const RETRAIT: f32 = 14.0;
/// Part of a page that is too much to leave empty: a section may begin there.
const A_LA_SUITE: f32 = 0.25;

/// Space between the two columns of a list of short items.
const COLONNES: f32 = 16.0;

/// The items of a list, of one line each, down a left column then a right one.
fn in_two(mut items: Vec<Brick>, pas: f32) -> Brick {
    let right = items.split_off(items.len().div_ceil(2));
    let apres = right.last().map_or(0.0, |b| b.apres);
    let mut b = Brick { hauteur: hauteur_totale(&items), apres, ..Brick::default() };
    stacked(&mut b, items);
    stacked(&mut b, right.into_iter().map(|b| b.aside(pas)).collect());
    b
}

impl BlockBuilder<'_> {
    /// One brick per line, first and last two lines together.
    pub fn line_bricks(&mut self, lignes: &[LigneTexte], gabarit: &Gabarit, place: PlaceBrique) -> Vec<Brick> {
        let n = lignes.len();
        lignes
            .iter()
            .enumerate()
            .map(|(i, ligne)| {
                let mut b = Brick { hauteur: gabarit.interligne, ..Brick::default() };
                self.push_lines(&mut b, std::slice::from_ref(ligne), gabarit, place);
                b.lie = i + 1 < n && (i == 0 || i + 2 == n);
                b.apres = if i + 1 == n { gabarit.apres } else { 0.0 };
                b
            })
            .collect()
    }

    pub(super) fn texte_courant(&mut self, p: &Paragraphe, cadre: Cadre) -> Vec<Brick> {
        let gabarit = match p.genre {
            GenreParagraphe::Corps => Gabarit::corps(),
            GenreParagraphe::Contrat => Gabarit::contrat(),
            GenreParagraphe::Chapeau => Gabarit::chapeau(),
            GenreParagraphe::Note => Gabarit::note(),
            GenreParagraphe::Serre => Gabarit::serre(),
        };
        let gabarit = gabarit.tight(cadre.echelle);
        let lignes = self.lignes(&p.texte, &gabarit, cadre.largeur.min(MESURE));
        if lignes.is_empty() {
            return Vec::new();
        }
        let noeud = self.noeud(Role::P, cadre.noeud);
        let mut bricks = self.line_bricks(&lignes, &gabarit, PlaceBrique::new(cadre.x, 0.0, noeud));
        if let Some(b) = bricks.first_mut() {
            b.ancres.extend(p.ancre.clone());
        }
        // What a paragraph announces stays with it.
        if let Some(b) = bricks.last_mut() {
            b.lie |= p.texte.brut().trim_end().ends_with(':');
        }
        bricks
    }

    pub(super) fn titre(&mut self, t: &Titre, cadre: Cadre) -> Vec<Brick> {
        let niveau = t.niveau.clamp(1, 4);
        let mut gabarit = Gabarit::titre(niveau).tight(cadre.echelle);
        gabarit.jeu.discret = ACCENT;
        let numero = t.numero.as_deref().filter(|n| !n.is_empty());
        let debut = numero.map_or_else(TexteRiche::new, |n| TexteRiche::new().discret(format!("{n}\u{A0} ")));
        let largeur = cadre.largeur.min(MESURE + 30.0);
        let mut mots = t.texte.as_str();
        let mut lignes = self.lignes(&debut.clone().et(mots), &gabarit, largeur);
        // A heading without a word would be none, and those below it would skip a level.
        if lignes.iter().all(|l| line_words(l).trim().is_empty()) {
            mots = "Sans titre";
            lignes = self.lignes(&debut.et(mots), &gabarit, largeur);
        }
        let (indice, noeud) = self.register_heading(niveau, numero, mots, t.au_sommaire, cadre);
        let mut b = Brick { lie: true, avant: Gabarit::avant_titre(niveau) * cadre.echelle, apres: gabarit.apres, ..Brick::default() };
        let mut y = 0.0;
        if niveau == 1 {
            b.push_ground(Trace::rect(cadre.x, 0.0, 28.0, 2.4, ACCENT));
            y = 9.0;
        }
        b.hauteur = y + self.push_lines(&mut b, &lignes, &gabarit, PlaceBrique::new(cadre.x, y, noeud));
        b.besoin = b.hauteur + [150.0, 60.0, 52.0, 46.0][usize::from(niveau) - 1];
        b.ancres.extend(t.ancre.clone());
        b.titre = Some(indice);
        // A section starts a page.
        b.saut = niveau == 1 && !t.sous_partie;
        b.souple = (t.a_la_suite && b.saut).then_some(hauteur_utile(cadre.format) * A_LA_SUITE);
        vec![b]
    }

    /// Records a heading; its structure level never skips one, and headings of one level under the same heading have one.
    pub(super) fn register_heading(
        &mut self,
        niveau: u8,
        numero: Option<&str>,
        texte: &str,
        au_sommaire: bool,
        cadre: Cadre,
    ) -> (usize, usize) {
        while self.niveaux.last().is_some_and(|open| *open >= niveau) {
            self.niveaux.pop();
        }
        self.niveaux.push(niveau);
        // At most four, the number of levels.
        let tag = u8::try_from(self.niveaux.len()).unwrap_or(niveau);
        let noeud = self.noeud(Role::Titre(tag), cadre.noeud);
        let numerote = numero.is_some_and(|n| !n.is_empty());
        let texte = match numero.filter(|n| !n.is_empty()) {
            Some(numero) => format!("{}\u{A0} {}", propre(numero), propre(texte)),
            None => propre(texte),
        };
        self.titres.push(TitrePlace { niveau, texte: texte.replace('\n', " "), page: usize::MAX, y: 0.0, au_sommaire, numerote });
        (self.titres.len() - 1, noeud)
    }

    pub(super) fn liste(&mut self, liste: &Liste, cadre: Cadre, profondeur: usize) -> Vec<Brick> {
        let gabarit = if liste.contrat { Gabarit::contrat() } else { Gabarit::corps() }.tight(cadre.echelle);
        let noeud = self.noeud(Role::L, cadre.noeud);
        self.noeuds[noeud].numerotation = Some(if liste.numerotee { ListNumbering::Chiffres } else { ListNumbering::Puces });
        let retrait = RETRAIT + if liste.numerotee { 4.0 } else { 0.0 };
        let mut dans = Cadre { x: cadre.x + retrait, largeur: (cadre.largeur.min(MESURE) - retrait).max(20.0), ..cadre };
        let columns = profondeur == 0 && self.short_items(liste, &gabarit, dans.largeur);
        if columns {
            dans.largeur = (dans.largeur - COLONNES - retrait) / 2.0;
        }
        let mut bricks = Vec::new();
        for (i, element) in liste.elements.iter().enumerate() {
            let li = self.noeud(Role::LI, noeud);
            let (lbl, corps) = (self.noeud(Role::Lbl, li), self.noeud(Role::LBody, li));
            let marque = match (liste.numerotee, profondeur) {
                (true, _) => format!("{}.", i + 1),
                (false, 0) => "•".to_owned(),
                (false, _) => "–".to_owned(),
            };
            let signe = self.lignes(&marque.into(), &gabarit.coloured(DISCRET), retrait + 30.0);
            let lignes = self.lignes(&element.texte, &gabarit, dans.largeur);
            let debut = bricks.len();
            let mut premiere = Brick::default();
            self.push_lines(&mut premiere, &signe, &gabarit, PlaceBrique::new(cadre.x + 2.0, 0.0, lbl));
            if lignes.is_empty() {
                bricks.push(Brick { hauteur: gabarit.interligne, ..premiere });
            } else {
                let mut suite = self.line_bricks(&lignes, &gabarit, PlaceBrique::new(dans.x, 0.0, corps));
                if let Some(b) = suite.first_mut() {
                    b.poses.splice(0..0, premiere.poses);
                }
                bricks.append(&mut suite);
            }
            self.close_item(&mut bricks, debut, gabarit.apres * 0.4);
            if let Some(sous) = &element.sous {
                bricks.extend(self.liste(sous, dans.under(corps), profondeur + 1));
                self.close_item(&mut bricks, debut, gabarit.apres * 0.4);
            }
        }
        if let Some(b) = bricks.last_mut() {
            b.apres = gabarit.apres;
        }
        if columns { vec![in_two(bricks, dans.largeur + COLONNES + retrait)] } else { bricks }
    }

    /// Whether the items of a list are short enough to stand in two columns, and many enough to need them.
    fn short_items(&self, liste: &Liste, gabarit: &Gabarit, largeur: f32) -> bool {
        let half = (largeur - COLONNES - RETRAIT) / 2.0 - 4.0;
        let short = |e: &ElementListe| e.sous.is_none() && self.paragraphe(&e.texte, gabarit).largeur_naturelle() <= half;
        (4..=40).contains(&liste.elements.len()) && !liste.contrat && liste.elements.iter().all(short)
    }

    fn close_item(&self, bricks: &mut [Brick], debut: usize, apres: f32) {
        if let Some(b) = bricks[debut..].last_mut() {
            b.apres = apres;
        }
    }

    pub(super) fn encadre(&mut self, e: &Encadre, cadre: Cadre) -> Vec<Brick> {
        let (mot, couleur, fond): (_, Couleur, _) = match e.ton {
            Ton::Info => ("À noter", ACCENT, TEINTE_PALE),
            Ton::Attention => ("Attention", PARTIEL, Couleur(0xFA, 0xF5, 0xEA)),
            Ton::AVerifier => ("À vérifier", DISCRET, Couleur(0xF4, 0xF3, 0xF0)),
        };
        let noeud = self.noeud(Role::Div, cadre.noeud);
        let dans = Cadre { x: cadre.x + 13.0, largeur: cadre.largeur - 26.0, noeud, ..cadre.upright() };
        let gabarit = Gabarit::cellule().tight(cadre.echelle).semibold().coloured(couleur);
        let titre = self.noeud(Role::P, noeud);
        let lignes = self.lignes(&e.titre.as_deref().unwrap_or(mot).into(), &gabarit, dans.largeur);
        let mut tete = Brick { lie: true, apres: 2.5, ..Brick::default() };
        tete.hauteur = 8.0 + self.push_lines(&mut tete, &lignes, &gabarit, PlaceBrique::new(dans.x, 8.0, titre));
        let mut bricks = vec![tete];
        bricks.extend(self.blocs(&e.blocs, dans));
        if let Some(b) = bricks.last_mut() {
            b.hauteur += 6.0;
            b.apres = 0.0;
        }
        self.decors += 1;
        let decor = Decor { id: self.decors, x: cadre.x, largeur: cadre.largeur, fond, barre: couleur };
        for b in &mut bricks {
            b.decor = Some(decor);
        }
        if let Some(b) = bricks.first_mut() {
            b.avant = 8.0;
        }
        if let Some(b) = bricks.last_mut() {
            b.apres = 12.0;
        }
        if hauteur_totale(&bricks) < hauteur_utile(cadre.format) * 0.4 {
            lier(&mut bricks);
        }
        bricks
    }
}
