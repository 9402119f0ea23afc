//! Colours of a document: the layout draws with [`couleurs`], the palette maps each of them to the colour printed.
//!
//! The PDF looks a colour up at each change, Word once over its written parts. Tones keep their lightness whatever the
//! hue, so that series of a chart stay distinct in grey prints and words on a tone stay legible.

use cpom_core::choix::Theme;
use cpom_core::modele::Presentation;

use super::couleurs::{self, Couleur};

/// Contrast with white that text keeps.
const CONTRASTE: f32 = 4.5;
/// Contrast an accent aims at when it must be darkened: a little above, since rounding takes some.
const CONTRASTE_VISE: f32 = 4.6;

/// Tones the layout uses, with the luminance each keeps: the accent comes first and has its own.
const TONS: [(Couleur, f32); 5] = [
    (couleurs::TON_MOYEN, 0.392),
    (couleurs::TON_DOUX, 0.580),
    (couleurs::TON_CLAIR, 0.727),
    (couleurs::TEINTE, 0.867),
    (couleurs::TEINTE_PALE, 0.928),
];

/// The colour printed for each colour of the layout; those without an entry stay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette(Vec<(Couleur, Couleur)>);

impl Palette {
    /// The colours chosen for a dossier; `theme` replaces its own.
    #[must_use]
    pub fn new(presentation: &Presentation, theme: Option<Theme>) -> Self {
        let theme = theme.unwrap_or(presentation.theme);
        let propre = presentation.rvb().map(|[r, v, b]| darkened(Couleur(r, v, b)));
        let mut table: Vec<_> = presentation.rvb().map(|[r, v, b]| (couleurs::BANDE, Couleur(r, v, b))).into_iter().collect();
        match (theme, propre) {
            (Theme::Bleu, None) => {}
            (Theme::Bleu, Some(accent)) => {
                table.push((couleurs::ACCENT, accent));
                table.extend(TONS.map(|(ton, clarte)| (ton, tinted(accent, clarte))));
            }
            // Greys and ink; an agency's own colour only where titles and rules are.
            (Theme::Encre, accent) => {
                if accent.is_none() {
                    table.push((couleurs::BANDE, couleurs::ENCRE));
                }
                table.push((couleurs::ACCENT, accent.unwrap_or(couleurs::ENCRE)));
                table.extend(TONS.map(|(ton, clarte)| (ton, tinted(couleurs::DISCRET, clarte))));
                table.extend([couleurs::ATTEINT, couleurs::PARTIEL, couleurs::NON_ATTEINT].map(|statut| (statut, couleurs::ENCRE)));
            }
        }
        Self(table)
    }

    /// Colour that replaces a tone of the layout.
    pub(crate) fn ton(&self, couleur: Couleur) -> Couleur {
        self.0.iter().find(|(de, _)| *de == couleur).map_or(couleur, |(_, a)| *a)
    }

    /// The same in the attributes of an XML text. Words never hold these: their quotes are escaped.
    pub(crate) fn attributs(&self, mut xml: String) -> String {
        let hex = |c: Couleur| format!("=\"{:02X}{:02X}{:02X}\"", c.0, c.1, c.2);
        // Through marks no document holds, so that a colour already replaced is not replaced again.
        let marque = |i: usize| format!("=\"\u{1}{i}\"");
        for (i, (de, _)) in self.0.iter().enumerate() {
            xml = xml.replace(&hex(*de), &marque(i));
        }
        for (i, (_, a)) in self.0.iter().enumerate() {
            xml = xml.replace(&marque(i), &hex(*a));
        }
        xml
    }
}

/// Relative luminance, as WCAG defines it.
fn luminance(c: Couleur) -> f32 {
    let part = |v: u8| {
        let s = f32::from(v) / 255.0;
        if s <= 0.039_28 { s / 12.92 } else { ((s + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(c.0) + 0.7152 * part(c.1) + 0.0722 * part(c.2)
}

/// Contrast with white.
pub(crate) fn contrast_with_white(c: Couleur) -> f32 {
    1.05 / (luminance(c) + 0.05)
}

/// A mix of a colour with another: 0 is all of the first.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
fn mix(a: Couleur, b: Couleur, part: f32) -> Couleur {
    let of = |x: u8, y: u8| (f32::from(x) + (f32::from(y) - f32::from(x)) * part).round() as u8;
    Couleur(of(a.0, b.0), of(a.1, b.1), of(a.2, b.2))
}

/// The smallest mix for which a condition holds, by halves.
fn least(de: Couleur, vers: Couleur, holds: impl Fn(Couleur) -> bool) -> Couleur {
    let (mut bas, mut haut) = (0.0_f32, 1.0_f32);
    for _ in 0..12 {
        let milieu = f32::midpoint(bas, haut);
        if holds(mix(de, vers, milieu)) { haut = milieu } else { bas = milieu }
    }
    mix(de, vers, haut)
}

/// The colour itself, or as much darker as text needs to be read on white.
fn darkened(c: Couleur) -> Couleur {
    if contrast_with_white(c) >= CONTRASTE { c } else { least(c, Couleur(0, 0, 0), |c| contrast_with_white(c) >= CONTRASTE_VISE) }
}

/// A tint of the colour with a luminance.
fn tinted(accent: Couleur, clarte: f32) -> Couleur {
    // A vivid hue is calmed first: a tint is a ground, not a signal.
    let gris = luminance(accent).sqrt() * 255.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
    let gris = gris as u8;
    let calme = mix(accent, Couleur(gris, gris, gris), 0.25);
    least(calme, Couleur::BLANC, |c| luminance(c) >= clarte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(couleur: &str, theme: Theme) -> Palette {
        Palette::new(&Presentation { couleur: couleur.into(), theme, ..Presentation::default() }, None)
    }

    #[test]
    fn any_colour_reads_on_white_and_keeps_the_steps_of_lightness() {
        for couleur in ["#FFFF00", "#00FF00", "#FF00FF", "#FFFFFF", "#000000", "#FF6600", "#1F4E79", "#8A0303"] {
            for theme in [Theme::Bleu, Theme::Encre] {
                let p = of(couleur, theme);
                assert!(contrast_with_white(p.ton(couleurs::ACCENT)) >= CONTRASTE, "{couleur} {theme:?}");
                let clartes: Vec<f32> = TONS.iter().map(|(ton, _)| luminance(p.ton(*ton))).collect();
                for ((_, voulue), est) in TONS.iter().zip(&clartes) {
                    assert!((voulue - est).abs() < 0.03, "{couleur} {theme:?}: {est} for {voulue}");
                }
                // Ink on every tint but the middle one, white on the accent.
                assert!(TONS[1..].iter().all(|(t, _)| (luminance(p.ton(*t)) + 0.05) / (luminance(couleurs::ENCRE) + 0.05) > CONTRASTE));
            }
        }
    }

    #[test]
    fn the_house_keeps_its_own_tones() {
        let p = of("", Theme::Bleu);
        assert_eq!(p, Palette::default());
        assert_eq!(p.ton(couleurs::ACCENT), couleurs::ACCENT);
        for (ton, clarte) in TONS {
            assert!((luminance(ton) - clarte).abs() < 0.01, "{ton:?} {}", luminance(ton));
        }
        assert_eq!(of("#1F4E79", Theme::Bleu).ton(couleurs::ACCENT), couleurs::ACCENT);
    }

    #[test]
    fn ink_has_no_hue_but_the_agencys_own() {
        let p = of("", Theme::Encre);
        for ton in [couleurs::ACCENT, couleurs::ATTEINT, couleurs::NON_ATTEINT, couleurs::TEINTE, couleurs::TON_MOYEN] {
            let Couleur(r, _, b) = p.ton(ton);
            assert!(r.abs_diff(b) < 26, "{ton:?}");
        }
        assert_eq!(of("#8A0303", Theme::Encre).ton(couleurs::ACCENT), Couleur(0x8A, 3, 3));
        assert_eq!(of("#8A0303", Theme::Encre).ton(couleurs::TEINTE), p.ton(couleurs::TEINTE));
    }

    #[test]
    fn attributes_of_xml_follow_and_words_do_not() {
        let p = of("#8A0303", Theme::Bleu);
        assert_eq!(p.attributs("<w:color w:val=\"1F4E79\"/><w:t>1F4E79</w:t>".into()), "<w:color w:val=\"8A0303\"/><w:t>1F4E79</w:t>");
    }
}
