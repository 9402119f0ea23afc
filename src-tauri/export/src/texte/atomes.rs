//! A paragraph cut where lines may end: atoms with their widths.
//!
//! An atom runs from one possible line end to the next: after a space, after a hyphen or a slash (Unicode line
//! breaking), inside a word (French hyphenation), or anywhere when nothing else fits.

use std::rc::Rc;

use cpom_core::francais::typographie::{typographier, typographier_suite};
use hypher::Lang;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::police::{Face, Polices, points};
pub use crate::bloc::couleurs::Couleur;
use crate::bloc::{Inline, SortRevision, Statut, Style, Tendance, TexteRiche};

/// Face, size and colour of a run of glyphs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fonte {
    pub face: Face,
    pub taille: f32,
    pub couleur: Couleur,
}

/// The faces and colours a paragraph draws from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Jeu {
    pub normal: Fonte,
    pub gras: Face,
    pub italique: Face,
    pub discret: Couleur,
    pub lien: Couleur,
    pub retire: Couleur,
    pub ajoute: Couleur,
}

/// A passage that one of two states of a text alone has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PassageRevise {
    pub sort: SortRevision,
    /// Rank among those of the paragraph: its brackets and its words have the same.
    pub rang: usize,
    /// Whether the words are struck out or underlined; the brackets are not.
    pub trait_droit: bool,
}

/// Stands for a mark inside the text.
const OBJET: char = '\u{FFFC}';

/// A mark between the words.
#[derive(Debug, Clone)]
pub(crate) enum ObjetTexte {
    /// Shape of a state.
    Statut(Statut),
    /// Small curve of an indicator.
    Tendance(Rc<Tendance>),
}

impl ObjetTexte {
    /// Its width, in thousandths of an em.
    pub fn largeur(&self) -> i32 {
        match self {
            Self::Statut(_) => 720,
            Self::Tendance(_) => 5_000,
        }
    }
}

/// A run of one look inside the paragraph's text.
#[derive(Debug, Clone)]
pub(crate) struct PassageTexte {
    pub fin: usize,
    pub fonte: Fonte,
    pub lien: Option<Rc<str>>,
    pub marque: Option<ObjetTexte>,
    pub revision: Option<PassageRevise>,
}

/// Form of the line end after an atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fin {
    /// A line may end here.
    Libre,
    /// A line may end here with a hyphen.
    Cesure,
    /// A line must end here.
    Force,
}

/// Part of a text between two possible line ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Atome {
    pub debut: usize,
    /// End of the words; the space after them is not part of it.
    pub fin: usize,
    pub largeur: f32,
    /// Width of the space after, if a line does not end there.
    pub espace: f32,
    pub genre: Fin,
}

/// A paragraph ready to be broken.
#[derive(Debug, Clone)]
pub(crate) struct ParagrapheCompose {
    pub texte: String,
    pub passages: Vec<PassageTexte>,
    pub atomes: Vec<Atome>,
    /// Width of a hyphen, in points.
    pub trait_union: f32,
}

/// Removes what must never reach a page: controls, direction overrides, soft hyphens.
fn neutralise(texte: &str) -> String {
    texte
        .chars()
        .filter_map(|c| match c {
            '\n' => Some('\n'),
            // Spaces no face holds: the nearest one that is held.
            '\t' | '\u{2000}'..='\u{2006}' | '\u{205F}' | '\u{3000}' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{2007}' => Some('\u{A0}'),
            '\u{2008}'..='\u{200A}' => Some('\u{202F}'),
            '\u{AD}' | '\u{FEFF}' | '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => None,
            OBJET | '\u{FFF9}'..='\u{FFFB}' => None,
            c if c.is_control() || (0xE000..=0xF8FF).contains(&(c as u32)) || c as u32 >= 0xE_0000 => None,
            c => Some(c),
        })
        .collect()
}

/// Cleans a text and applies French typography.
pub(crate) fn propre(texte: &str) -> String {
    raised(typographier(&neutralise(texte)))
}

/// Sets the letters of « 1er » above the line; a word that only ends so (« A1er ») is left alone.
fn raised(texte: String) -> String {
    const PREMIER: &str = "1er";
    if !texte.contains(PREMIER) {
        return texte;
    }
    let mut out = String::with_capacity(texte.len() + 4);
    let mut rest = texte.as_str();
    while let Some(i) = rest.find(PREMIER) {
        let before = rest[..i].chars().next_back().or_else(|| out.chars().next_back());
        let after = &rest[i + PREMIER.len()..];
        let alone = before.is_none_or(|c| !c.is_alphanumeric()) && after.chars().next().is_none_or(|c| !c.is_alphanumeric());
        out.push_str(&rest[..i]);
        out.push_str(if alone { "1ᵉʳ" } else { PREMIER });
        rest = after;
    }
    out + rest
}

impl ParagrapheCompose {
    /// Prepares rich text set in `jeu`.
    pub fn new(polices: &Polices, texte: &TexteRiche, jeu: &Jeu) -> Self {
        let mut p = Self { texte: String::new(), passages: Vec::new(), atomes: Vec::new(), trait_union: 0.0 };
        for (rang, inline) in texte.sans_renvois().0.iter().enumerate() {
            match inline {
                Inline::Revision { sort, texte } => {
                    let couleur = if *sort == SortRevision::Retire { jeu.retire } else { jeu.ajoute };
                    let fonte = Fonte { couleur, ..jeu.normal };
                    for (mots, trait_droit) in [(sort.ouverture().as_str(), false), (texte, true), ("]", false)] {
                        p.push(mots, fonte, None, None);
                        if let Some(passage) = p.passages.last_mut() {
                            passage.revision = Some(PassageRevise { sort: *sort, rang, trait_droit });
                        }
                    }
                }
                Inline::Texte { texte, style } | Inline::Renvoi { texte, style, .. } => p.push(texte, p.fonte(jeu, *style), None, None),
                Inline::Lien { texte, ancre } => {
                    let fonte = Fonte { couleur: jeu.lien, ..jeu.normal };
                    p.push(texte, fonte, Some(Rc::from(ancre.as_str())), None);
                }
                Inline::Statut { statut, mot } => {
                    p.push(&OBJET.to_string(), jeu.normal, None, Some(ObjetTexte::Statut(*statut)));
                    p.push(&format!("\u{A0}{}", mot.as_deref().unwrap_or(statut.mot())), jeu.normal, None, None);
                }
                Inline::Tendance(t) => p.push(&OBJET.to_string(), jeu.normal, None, Some(ObjetTexte::Tendance(Rc::new(t.clone())))),
            }
        }
        p.trait_union = polices.largeur(jeu.normal.face, jeu.normal.taille, "-");
        p.cut(polices);
        p
    }

    fn fonte(&self, jeu: &Jeu, style: Style) -> Fonte {
        match style {
            Style::Normal => jeu.normal,
            Style::Gras => Fonte { face: jeu.gras, ..jeu.normal },
            Style::Italique => Fonte { face: jeu.italique, ..jeu.normal },
            Style::Discret => Fonte { couleur: jeu.discret, ..jeu.normal },
        }
    }

    fn push(&mut self, texte: &str, fonte: Fonte, lien: Option<Rc<str>>, marque: Option<ObjetTexte>) {
        if marque.is_some() {
            self.texte.push(OBJET);
        } else {
            let net = neutralise(texte);
            let net = raised(if self.texte.is_empty() { typographier(&net) } else { typographier_suite(&net) });
            self.texte.push_str(&net);
        }
        self.passages.push(PassageTexte { fin: self.texte.len(), fonte, lien, marque, revision: None });
    }

    /// The passage a byte belongs to.
    pub fn passage_at(&self, octet: usize) -> usize {
        self.passages.partition_point(|p| p.fin <= octet).min(self.passages.len().saturating_sub(1))
    }

    fn cut(&mut self, polices: &Polices) {
        if self.texte.is_empty() {
            return;
        }
        let texte = std::mem::take(&mut self.texte);
        let dernier_mot = texte.trim_end().rfind(' ').map_or(0, |i| i + 1);
        let mut atomes = Vec::new();
        let mut debut = 0;
        for (fin, genre) in linebreaks(&texte) {
            let segment = &texte[debut..fin];
            let mots = segment.trim_end_matches([' ', '\n', '\r', '\u{B}', '\u{C}', '\u{85}']);
            let force = genre == BreakOpportunity::Mandatory && fin < texte.len() || segment.ends_with('\n');
            let espaces = segment[mots.len()..].bytes().filter(|&b| b == b' ').count();
            let segment = SegmentTexte { debut, fin: debut + mots.len(), espaces, force };
            self.push_atoms(polices, &texte, &segment, debut < dernier_mot, &mut atomes);
            debut = fin;
        }
        self.texte = texte;
        self.atomes = atomes;
    }

    fn push_atoms(&self, polices: &Polices, texte: &str, s: &SegmentTexte, cesurable: bool, atomes: &mut Vec<Atome>) {
        let fonte = self.passages.get(self.passage_at(s.fin.saturating_sub(1).max(s.debut))).map(|p| p.fonte);
        let espace = fonte.map_or(0.0, |f| polices.largeur(f.face, f.taille, " ")) * if s.espaces > 0 { 1.0 } else { 0.0 };
        let mut coupes = Vec::new();
        if cesurable {
            hyphen_points(&texte[s.debut..s.fin], s.debut, &mut coupes);
        }
        coupes.push(s.fin);
        let largeurs = self.widths(polices, texte, s, &coupes);
        let mut debut = s.debut;
        for (i, (&fin, &largeur)) in coupes.iter().zip(&largeurs).enumerate() {
            let dernier = i + 1 == coupes.len();
            let genre = if !dernier {
                Fin::Cesure
            } else if s.force {
                Fin::Force
            } else {
                Fin::Libre
            };
            atomes.push(Atome { debut, fin, largeur, espace: if dernier { espace } else { 0.0 }, genre });
            debut = fin;
        }
    }

    /// Width of each part of the segment, cut at `coupes`; words are shaped whole.
    fn widths(&self, polices: &Polices, texte: &str, s: &SegmentTexte, coupes: &[usize]) -> Vec<f32> {
        let mut largeurs = vec![0.0; coupes.len()];
        let mut debut = s.debut;
        while debut < s.fin {
            let Some(passage) = self.passages.get(self.passage_at(debut)) else {
                break;
            };
            let fin = passage.fin.min(s.fin);
            let taille = passage.fonte.taille;
            if let Some(marque) = &passage.marque {
                let k = coupes.partition_point(|&c| c <= debut).min(coupes.len() - 1);
                largeurs[k] += points(marque.largeur(), taille);
            } else {
                let forme = polices.shape(passage.fonte.face, &texte[debut..fin]);
                let mut avant = 0;
                for (k, &coupe) in coupes.iter().enumerate().skip_while(|(_, c)| **c <= debut) {
                    let jusque = if coupe >= fin { forme.largeur } else { forme.largeur_avant(coupe - debut) };
                    largeurs[k] += points(jusque - avant, taille);
                    avant = jusque;
                    if coupe >= fin {
                        break;
                    }
                }
            }
            debut = fin.max(debut + 1);
        }
        largeurs
    }
}

/// Text between two break opportunities of Unicode.
struct SegmentTexte {
    debut: usize,
    fin: usize,
    espaces: usize,
    force: bool,
}

/// Adds the bytes where the words of a segment may be hyphenated: at least 6 letters, 2 left, 3 right, never capitals.
fn hyphen_points(segment: &str, base: usize, coupes: &mut Vec<usize>) {
    let mut debut = None;
    for (i, c) in segment.char_indices().chain(std::iter::once((segment.len(), ' '))) {
        if c.is_alphabetic() {
            debut.get_or_insert(i);
            continue;
        }
        let Some(d) = debut.take() else { continue };
        let mot = &segment[d..i];
        let lettres = mot.chars().count();
        if !(6..=60).contains(&lettres) || mot.chars().skip(1).any(char::is_uppercase) {
            continue;
        }
        let mut octet = d;
        let mut syllabes = hypher::hyphenate_bounded(mot, Lang::French, 2, 3).peekable();
        while let Some(syllabe) = syllabes.next() {
            octet += syllabe.len();
            if syllabes.peek().is_some() {
                coupes.push(base + octet);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphenation_respects_french_limits() {
        let points = |mot: &str| {
            let mut v = Vec::new();
            hyphen_points(mot, 0, &mut v);
            v.iter().map(|&i| &mot[..i]).map(str::to_owned).collect::<Vec<_>>()
        };
        assert!(points("maison").iter().all(|p| p.chars().count() >= 2));
        assert!(points("DÉPARTEMENT").is_empty());
        assert!(points("repas").is_empty());
        assert!(points("l’évaluation").iter().any(|p| p.ends_with("éva")));
        assert!(points("évaluation").iter().all(|p| "évaluation"[p.len()..].chars().count() >= 3));
    }

    #[test]
    fn the_first_day_of_a_month_is_raised_and_no_other_word() {
        assert_eq!(propre("du 1er janvier au 31 mai, le 1er"), "du 1ᵉʳ\u{A0}janvier au 31\u{A0}mai, le 1ᵉʳ");
        assert_eq!(propre("A1er, 11er, 1ere"), "A1er, 11er, 1ere");
    }

    #[test]
    fn controls_and_direction_overrides_never_reach_a_page() {
        assert_eq!(neutralise("a\u{202E}b\u{7}c\u{2066}d\te\nf\u{AD}"), "abcd e\nf");
    }
}
