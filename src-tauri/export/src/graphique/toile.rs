//! Canvas of the charts: words and shapes in points, from the top left corner of the chart.

use std::borrow::Cow;

use crate::{
    bloc::contrast_with_white,
    mise_en_page::{
        style::{ACCENT, DISCRET, ENCRE, Gabarit, LIGNE, TON_CLAIR, TON_MOYEN},
        traces::{Contour, Trace},
    },
    texte::{
        atomes::{Couleur, Fonte, ParagrapheCompose, propre},
        lignes::ContenuLigne,
        police::{Face, Polices},
    },
};

/// Point of a text that the coordinates give.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Ancrage {
    Gauche,
    Centre,
    Droite,
}

/// Setting of a text of a chart.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mots {
    pub taille: f32,
    pub gras: bool,
    pub couleur: Couleur,
    pub ancrage: Ancrage,
}

impl Mots {
    /// Small muted words.
    pub fn discrets(ancrage: Ancrage) -> Self {
        Self { taille: 8.0, gras: false, couleur: DISCRET, ancrage }
    }

    /// Semibold words in ink.
    pub fn forts(ancrage: Ancrage) -> Self {
        Self { taille: 8.0, gras: true, couleur: ENCRE, ancrage }
    }
}

/// Place of a thing of the drawing: left, top, width and height.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ZoneDessinee {
    /// Name of the thing, such as `action-3`.
    pub cle: String,
    pub boite: [f32; 4],
}

/// A drawing being made.
pub(crate) struct Toile<'a> {
    polices: &'a Polices,
    pub largeur: f32,
    pub echelle: f32,
    pub traces: Vec<Trace>,
    pub zones: Vec<ZoneDessinee>,
}

impl<'a> Toile<'a> {
    /// A drawing without marks, of a given width in points.
    pub fn new(polices: &'a Polices, largeur: f32, echelle: f32) -> Self {
        Self { polices, largeur, echelle, traces: Vec::new(), zones: Vec::new() }
    }

    fn face(gras: bool) -> Face {
        if gras { Face::SansGras } else { Face::Sans }
    }

    /// Width of words, in points.
    pub fn mesure(&self, texte: &str, mots: Mots) -> f32 {
        propre(texte).split_inclusive(' ').map(|m| self.polices.largeur(Self::face(mots.gras), mots.taille, m)).sum()
    }

    /// Writes words on a baseline, inside the drawing: too long for it, they are cut short.
    pub fn texte(&mut self, x: f32, y: f32, texte: &str, mots: Mots) {
        let texte = &self.shortened(texte, mots);
        let largeur = self.mesure(texte, mots);
        let x = match mots.ancrage {
            Ancrage::Gauche => x,
            Ancrage::Centre => x - largeur / 2.0,
            Ancrage::Droite => x - largeur,
        };
        let x = x.min(self.largeur - largeur).max(0.0);
        let fonte = Fonte { face: Self::face(mots.gras), taille: mots.taille, couleur: mots.couleur };
        // A space ends each text, so that extracted labels do not stick together.
        let formes = format!("{} ", propre(texte)).split_inclusive(' ').map(|m| self.polices.shape(fonte.face, m)).collect();
        self.traces.push(Trace::Texte { x, y, fonte, mots: formes });
    }

    /// The words that fit on one line of the drawing; the text alternative has them all.
    fn shortened<'t>(&self, texte: &'t str, mots: Mots) -> Cow<'t, str> {
        let mut garde = texte.chars().count();
        let mut court = Cow::Borrowed(texte);
        while garde > 1 && self.mesure(&court, mots) > self.largeur {
            garde = garde * 9 / 10;
            court = Cow::Owned(format!("{}…", texte.chars().take(garde).collect::<String>().trim_end()));
        }
        court
    }

    /// Writes words over several lines; returns the height used.
    pub fn paragraphe(&mut self, (x, y): (f32, f32), largeur: f32, texte: &str, mots: Mots) -> f32 {
        let mut gabarit = Gabarit::cellule().coloured(mots.couleur);
        gabarit.jeu.normal.taille = mots.taille;
        gabarit.jeu.normal.face = Self::face(mots.gras);
        gabarit.interligne = mots.taille * 1.25;
        let lignes = ParagrapheCompose::new(self.polices, &texte.into(), &gabarit.jeu).lignes(self.polices, largeur);
        let mut bas = y;
        for ligne in &lignes {
            let dx = match mots.ancrage {
                Ancrage::Gauche => 0.0,
                Ancrage::Centre => (largeur - ligne.largeur) / 2.0,
                Ancrage::Droite => largeur - ligne.largeur,
            };
            for m in &ligne.morceaux {
                if let ContenuLigne::Mots(formes) = &m.contenu {
                    self.traces.push(Trace::Texte { x: x + dx + m.x, y: bas + gabarit.base(), fonte: m.fonte, mots: formes.clone() });
                }
            }
            bas += gabarit.interligne;
        }
        bas - y
    }

    /// Height [`Self::paragraphe`] would use.
    pub fn hauteur(&self, largeur: f32, texte: &str, mots: Mots) -> f32 {
        Toile::new(self.polices, self.largeur, self.echelle).paragraphe((0.0, 0.0), largeur, texte, mots)
    }

    /// The words over at most `max` lines of a width; the last one is cut short when there are more.
    pub fn lignes(&self, texte: &str, largeur: f32, max: usize, mots: Mots) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let mut words = texte.split_whitespace().peekable();
        while let Some(word) = words.peek() {
            let longer = out.last().map(|line| format!("{line} {word}")).filter(|line| self.mesure(line, mots) <= largeur);
            match longer {
                Some(line) => {
                    out.pop();
                    out.push(line);
                }
                None if out.len() < max => out.push((*word).to_owned()),
                None => break,
            }
            words.next();
        }
        let rest: Vec<&str> = words.collect();
        if let Some(line) = out.last_mut() {
            let whole = std::iter::once(line.as_str()).chain(rest).collect::<Vec<_>>().join(" ");
            *line = self.fitted(&whole, largeur, mots);
        }
        out
    }

    /// Words cut short, with an ellipsis, to fit a width.
    pub fn fitted(&self, texte: &str, largeur: f32, mots: Mots) -> String {
        if self.mesure(texte, mots) <= largeur {
            return texte.to_owned();
        }
        let letters: Vec<char> = texte.chars().collect();
        let cut = |n: usize| format!("{}…", letters[..n].iter().collect::<String>().trim_end());
        // By halves: the width grows with the number of letters.
        let (mut low, mut high) = (0, letters.len());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if self.mesure(&cut(middle), mots) <= largeur { low = middle } else { high = middle }
        }
        cut(low)
    }

    /// Names a place of the drawing.
    pub fn zone(&mut self, cle: String, boite: [f32; 4]) {
        self.zones.push(ZoneDessinee { cle, boite });
    }

    /// Adds a mark to the drawing.
    pub fn push(&mut self, trace: Trace) {
        self.traces.push(trace);
    }

    /// Adds a thin straight line.
    pub fn filet(&mut self, de: (f32, f32), a: (f32, f32)) {
        self.traces.push(Trace::trait_droit(de, a, LIGNE, 0.6));
    }

    /// Adds a dashed line through points.
    pub fn tirets(&mut self, points: &[(f32, f32)], couleur: Couleur, epaisseur: f32, motif: (f32, f32)) {
        self.traces.push(Trace::ligne_brisee(points, Contour { couleur, epaisseur, tirets: Some(motif) }));
    }

    /// Part of a series: from the fourth on, tones come back, and stripes tell them apart without colour.
    pub fn serie(&mut self, rang: usize, [x, y, l, h]: [f32; 4]) {
        let ton = TONS[rang % TONS.len()];
        let coins = [(x, y), (x + l, y), (x + l, y + h), (x, y + h)];
        // An outline sets a light ground apart from the paper.
        let contour = (contrast_with_white(ton) < CONTRASTE_FORMES).then_some(Contour { couleur: DISCRET, epaisseur: 0.6, tirets: None });
        self.push(Trace::polygone(&coins, Some(ton), contour));
        if rang % TONS.len() < 3 {
            return;
        }
        let raies = encre_sur(ton);
        let mut depart = PAS_DES_RAIES;
        while depart < l + h {
            // From the left or the bottom edge up to the top or the right one.
            let de = (x + (depart - h).max(0.0), y + depart.min(h));
            let a = (x + depart.min(l), y + (depart - l).max(0.0));
            self.traces.push(Trace::trait_droit(de, a, raies, 0.5));
            depart += PAS_DES_RAIES;
        }
    }

    /// Filled rectangle.
    pub fn rect(&mut self, x: f32, y: f32, l: f32, h: f32, couleur: Couleur) {
        self.traces.push(Trace::rect(x, y, l, h, couleur));
    }

    /// Adds a diamond around (x, y).
    pub fn losange(&mut self, x: f32, y: f32, r: f32, remplissage: Option<Couleur>, couleur: Couleur) {
        let contour = Contour { couleur, epaisseur: 1.0, tirets: None };
        self.traces.push(Trace::polygone(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], remplissage, Some(contour)));
    }

    /// Says that there is nothing to draw; returns the height used.
    pub fn vide(&mut self) -> f32 {
        self.texte(0.0, 16.0, "Aucune donnée à représenter", Mots::discrets(Ancrage::Gauche));
        26.0
    }
}

/// Tones of series, dark and light in turn, distinct without colour.
pub(crate) const TONS: [Couleur; 6] =
    [ACCENT, TON_MOYEN, TON_CLAIR, Couleur(0x4B, 0x50, 0x59), Couleur(0xA3, 0xA9, 0xB1), Couleur(0xE3, 0xDF, 0xD6)];

/// Contrast with the paper from which a shape needs no outline (WCAG 1.4.11).
const CONTRASTE_FORMES: f32 = 3.0;

/// From one stripe to the next, along an edge.
const PAS_DES_RAIES: f32 = 4.0;

/// Ink that reads on a tone.
pub(crate) fn encre_sur(ton: Couleur) -> Couleur {
    let clarte = 0.299 * f32::from(ton.0) + 0.587 * f32::from(ton.1) + 0.114 * f32::from(ton.2);
    if clarte < 130.0 { Couleur::BLANC } else { ENCRE }
}

/// Longest unit printed beside each figure; a longer one is printed once, under the axis.
const UNITE_COURTE: usize = 4;

/// The unit to print beside each figure, or, when it is too long, a line to print once above the chart.
pub(crate) fn unite(unite: &str) -> (&str, Option<String>) {
    let unite = unite.trim();
    if unite.chars().count() > UNITE_COURTE { ("", Some(format!("en {unite}"))) } else { (unite, None) }
}

/// A number with its unit.
pub(crate) fn valeur(v: f64, decimales: u8, unite: &str) -> String {
    let nombre = crate::texte::nombres::decimal(v, decimales);
    if unite.is_empty() { nombre } else { format!("{nombre}\u{A0}{unite}") }
}
