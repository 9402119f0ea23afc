//! Charts as plain shapes, for a window that draws them: the same drawing as on paper, in points from its top left corner.
//!
//! [`dessiner`] answers paths, words and the places of what can be pointed at. Colours are named by their role ([`TonDessin`]), so that the
//! window gives them those of its theme; widths of words are those of the faces of the paper, which the window has too.

use serde::Serialize;

use crate::bloc::Graphique;
use crate::graphique;
use crate::mise_en_page::style;
use crate::mise_en_page::traces::{EtapeTrace, Trace};
use crate::texte::atomes::Couleur;
use crate::texte::police::{Face, Polices};

/// Role of a colour in a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TonDessin {
    /// Accent of the house: titles, bars, outlines of bands.
    Accent,
    /// Ordinary words.
    Encre,
    /// Secondary words and outlines.
    Discret,
    /// Rules between rows, and outlines of boxes.
    Ligne,
    /// Ground of headers.
    Teinte,
    /// Ground of lines across.
    TeintePale,
    /// Lighter tone of the accent, the darkest of three.
    TonMoyen,
    /// Lighter tone of the accent, between the two others.
    TonDoux,
    /// Lighter tone of the accent, the lightest of three.
    TonClair,
    /// Target reached, action done.
    Atteint,
    /// Target partly reached.
    Partiel,
    /// Target missed, action late, and what is missing.
    NonAtteint,
    /// The paper itself, and words on a dark tone.
    Papier,
    /// Grey of a series, the darkest of three.
    GrisFonce,
    /// Grey of a series, between the two others.
    GrisMoyen,
    /// Grey of a series, the lightest of three.
    GrisClair,
}

impl TonDessin {
    fn of(c: Couleur) -> Self {
        match c {
            style::ACCENT | style::BANDE => Self::Accent,
            style::DISCRET => Self::Discret,
            style::LIGNE => Self::Ligne,
            style::TEINTE => Self::Teinte,
            style::TEINTE_PALE => Self::TeintePale,
            style::TON_MOYEN => Self::TonMoyen,
            style::TON_DOUX => Self::TonDoux,
            style::TON_CLAIR => Self::TonClair,
            style::ATTEINT => Self::Atteint,
            style::PARTIEL => Self::Partiel,
            style::NON_ATTEINT => Self::NonAtteint,
            Couleur::BLANC => Self::Papier,
            c if c == graphique::TONS[3] => Self::GrisFonce,
            c if c == graphique::TONS[4] => Self::GrisMoyen,
            c if c == graphique::TONS[5] => Self::GrisClair,
            _ => Self::Encre,
        }
    }
}

/// Shape of a drawing, in the order in which it is painted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "genre", rename_all = "snake_case")]
pub enum FormeDessin {
    /// A path, filled, stroked or both.
    Chemin {
        /// Commands of the path, as the attribute `d` of SVG writes them.
        d: String,
        /// Colour inside; none when it is empty.
        fond: Option<TonDessin>,
        /// Colour of the line; none without a line.
        #[serde(rename = "trait")]
        trait_: Option<TonDessin>,
        /// Thickness of the line, in points.
        epaisseur: f32,
        /// Length of dash and of gap, in points; none for a line without gaps.
        tirets: Option<(f32, f32)>,
    },
    /// Words on a baseline.
    Texte {
        /// Left of the words, in points.
        x: f32,
        /// Baseline, in points.
        y: f32,
        /// Words on one line, without a space at the end.
        mots: String,
        /// Width that the words take on paper, in points.
        largeur: f32,
        /// Size of the letters, in points.
        taille: f32,
        /// Whether they are semibold.
        gras: bool,
        /// Colour of the words.
        ton: TonDessin,
    },
}

/// Place of a thing that is drawn.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ZoneDessin {
    /// Name of the thing, such as `action-3`.
    pub cle: String,
    /// Left, in points.
    pub x: f32,
    /// Top, in points.
    pub y: f32,
    /// Width, in points.
    pub l: f32,
    /// Height, in points.
    pub h: f32,
}

/// A chart as shapes, with the places of its parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DessinView {
    /// Width, in points.
    pub largeur: f32,
    /// Height, in points.
    pub hauteur: f32,
    /// Shapes, in the order in which they are painted.
    pub formes: Vec<FormeDessin>,
    /// Places of what can be pointed at.
    pub zones: Vec<ZoneDessin>,
    /// The drawing in words.
    pub alternative: String,
}

/// Narrowest and widest drawings, in points.
const LARGEURS: (f32, f32) = (180.0, 2_400.0);

/// Draws a chart over a width in points, which is brought between 180 and 2 400; `None` when the faces cannot be read.
#[must_use]
pub fn dessiner(graphique: &Graphique, largeur: f32) -> Option<DessinView> {
    let largeur = if largeur.is_finite() { largeur.clamp(LARGEURS.0, LARGEURS.1) } else { LARGEURS.0 };
    // Shaping the words of a drawing takes longer than drawing it.
    Polices::kept(|polices| {
        let dessin = graphique::draw(polices, graphique, largeur, 1.0);
        let zones = dessin.zones.into_iter().map(|z| {
            let [x, y, l, h] = z.boite.map(rounded);
            ZoneDessin { cle: z.cle, x, y, l, h }
        });
        DessinView {
            largeur,
            hauteur: rounded(dessin.hauteur),
            zones: zones.collect(),
            formes: dessin.traces.iter().filter_map(shape).collect(),
            alternative: dessin.alternative,
        }
    })
}

/// To the hundredth of a point, so that a drawing weighs little.
fn rounded(v: f32) -> f32 {
    (v * 100.0).round() / 100.0
}

fn shape(trace: &Trace) -> Option<FormeDessin> {
    match trace {
        Trace::Texte { x, y, fonte, mots } => {
            let thousandths: i32 = mots.iter().map(|f| f.largeur).sum();
            let words: String = mots.iter().map(|f| &*f.texte).collect();
            let space = mots.last().filter(|f| f.texte.ends_with(' ')).and_then(|f| f.glyphes.last()).map_or(0, |g| g.avance);
            #[expect(clippy::cast_precision_loss, reason = "a width on paper")]
            let largeur = (thousandths - space) as f32 * fonte.taille / 1000.0;
            Some(FormeDessin::Texte {
                x: rounded(*x),
                y: rounded(*y),
                mots: words.trim_end().to_owned(),
                largeur: rounded(largeur),
                taille: fonte.taille,
                gras: matches!(fonte.face, Face::SansGras | Face::SerifGras),
                ton: TonDessin::of(fonte.couleur),
            })
        }
        Trace::Rect { x, y, l, h, couleur } => {
            let d = format!("M{} {}h{}v{}h{}Z", rounded(*x), rounded(*y), rounded(*l), rounded(*h), rounded(-*l));
            Some(FormeDessin::Chemin { d, fond: Some(TonDessin::of(*couleur)), trait_: None, epaisseur: 0.0, tirets: None })
        }
        Trace::Chemin { etapes, remplissage, contour } => Some(FormeDessin::Chemin {
            d: etapes.iter().map(command).collect(),
            fond: remplissage.map(TonDessin::of),
            trait_: contour.map(|c| TonDessin::of(c.couleur)),
            epaisseur: contour.map_or(0.0, |c| rounded(c.epaisseur)),
            tirets: contour.and_then(|c| c.tirets),
        }),
        // Charts hold no picture.
        Trace::Image { .. } => None,
    }
}

fn command(e: &EtapeTrace) -> String {
    let p = |x: f32, y: f32| format!("{} {}", rounded(x), rounded(y));
    match *e {
        EtapeTrace::Aller(x, y) => format!("M{}", p(x, y)),
        EtapeTrace::Droite(x, y) => format!("L{}", p(x, y)),
        EtapeTrace::Courbe(a, b, c, d, x, y) => format!("C{} {} {}", p(a, b), p(c, d), p(x, y)),
        EtapeTrace::Fermer => "Z".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bloc::{Barres, Serie};

    fn bars() -> Graphique {
        let series = vec![Serie::new("APA", [Some(1.0), None]), Serie::new("PCH", [Some(2.0), Some(3.0)])];
        let categories = vec!["2025".into(), "2026 (janv.–sept.)".into()];
        Barres { empilees: true, nom: "heures".into(), unite: "h".into(), categories, series, ..Barres::default() }.into()
    }

    #[test]
    fn the_shapes_are_those_of_the_paper_in_their_order() {
        let polices = Polices::load().unwrap();
        let paper = graphique::draw(&polices, &bars(), 300.0, 1.0);
        let window = dessiner(&bars(), 300.0).unwrap();
        assert_eq!((window.formes.len(), window.alternative.as_str()), (paper.traces.len(), paper.alternative.as_str()));
        assert!((window.hauteur - paper.hauteur).abs() < 0.01);
        let words: Vec<&str> =
            window.formes.iter().filter_map(|f| if let FormeDessin::Texte { mots, .. } = f { Some(mots.as_str()) } else { None }).collect();
        assert!(words.contains(&"APA") && words.iter().any(|w| w.starts_with("2026")), "{words:?}");
        let inside = |f: &FormeDessin| match f {
            FormeDessin::Texte { x, largeur, y, .. } => *x >= 0.0 && x + largeur <= 300.5 && *y <= window.hauteur,
            FormeDessin::Chemin { d, .. } => d.starts_with('M'),
        };
        assert!(window.formes.iter().all(inside), "{:?}", window.formes);
    }

    #[test]
    fn an_absurd_width_is_brought_back() {
        for (asked, given) in [(f32::NAN, 180.0), (-4.0, 180.0), (1e9, 2_400.0)] {
            assert!((dessiner(&bars(), asked).unwrap().largeur - given).abs() < f32::EPSILON);
        }
    }

    #[test]
    fn each_tone_of_a_series_has_a_role_of_its_own() {
        let mut roles: Vec<TonDessin> = Vec::new();
        for c in graphique::TONS {
            let ton = TonDessin::of(c);
            assert!(!roles.contains(&ton), "{ton:?}");
            roles.push(ton);
        }
    }
}
