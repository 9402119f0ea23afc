//! Logos: the picture, its text alternative, and its size beside others.

use std::sync::Arc;

use cpom_core::images::Image;

/// A logo and the words that stand for it.
#[derive(Debug, Clone, PartialEq)]
pub struct LogoImprime {
    /// Text read aloud in place of the picture.
    pub alternative: String,
    /// The picture, read and checked by the core.
    pub image: Arc<Image>,
}

/// Room between two logos of a row, in points.
const ECART: f32 = 22.0;
/// Surface every logo of a row aims at, for a row 64 points high: so that a long one and a square one weigh the same.
const SURFACE: f32 = 5600.0;
/// Most logos of a row.
const PAR_RANG: usize = 4;

/// A logo’s place from the top left corner of its rows: left, top, width, height.
pub(crate) type PlaceLogo = [f32; 4];

/// Places of logos over a width, in rows of a height; and the height of all rows.
#[expect(clippy::cast_precision_loss, reason = "a few logos")]
pub(crate) fn places(logos: &[LogoImprime], largeur: f32, hauteur: f32) -> (Vec<PlaceLogo>, f32) {
    let mut out = Vec::with_capacity(logos.len());
    let mut y = 0.0;
    let rangs = logos.len().div_ceil(PAR_RANG).max(1);
    for rang in logos.chunks(logos.len().div_ceil(rangs).max(1)) {
        if y > 0.0 {
            y += ECART / 2.0;
        }
        let n = rang.len() as f32;
        let part = (largeur - ECART * (n - 1.0)) / n;
        let tailles: Vec<(f32, f32)> = rang.iter().map(|l| size(l.image.proportion(), part.min(largeur * 0.45), hauteur)).collect();
        let vide = largeur - tailles.iter().map(|t| t.0).sum::<f32>();
        let pas = if rang.len() > 1 { vide / (n - 1.0) } else { 0.0 };
        let mut x = 0.0;
        for (l, h) in tailles {
            out.push([x, y + (hauteur - h) / 2.0, l, h]);
            x += l + pas;
        }
        y += hauteur;
    }
    (out, y)
}

/// Width and height of a logo of a proportion: equal surfaces, inside the room there is.
fn size(proportion: f32, largeur: f32, hauteur: f32) -> (f32, f32) {
    let surface = SURFACE * (hauteur / 64.0).powi(2);
    let h = (surface / proportion).sqrt().min(hauteur).min(largeur / proportion);
    (h * proportion, h)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cpom_core::choix::TypeImage;
    use cpom_core::images::lire;

    fn logo(l: u32, h: u32) -> LogoImprime {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {l} {h}'><path d='M0 0H{l}V{h}z'/></svg>");
        LogoImprime { alternative: "Logo".into(), image: Arc::new(lire(TypeImage::Svg, svg.into_bytes()).unwrap()) }
    }

    #[test]
    fn logos_of_a_row_weigh_the_same_and_keep_to_its_edges() {
        let (places, hauteur) = places(&[logo(10, 10), logo(30, 10)], 470.0, 64.0);
        assert!((hauteur - 64.0).abs() < 0.01);
        let [carre, long] = [places[0], places[1]];
        assert!((carre[0], carre[1]) == (0.0, 0.0) && (carre[3] - 64.0).abs() < 0.01);
        assert!((long[0] + long[2] - 470.0).abs() < 0.1, "the last stands on the right");
        assert!((long[2] / long[3] - 3.0).abs() < 0.01);
        assert!((carre[2] * carre[3] - long[2] * long[3]).abs() < 1600.0);
        assert!((long[1] + long[3] / 2.0 - 32.0).abs() < 0.1, "centred in its row");
    }

    #[test]
    fn many_logos_share_rows_without_touching() {
        let logos: Vec<LogoImprime> = (0..7).map(|i| logo(10 + 12 * i, 10)).collect();
        let (places, hauteur) = places(&logos, 470.0, 40.0);
        assert!(hauteur > 80.0 && hauteur < 110.0);
        for (i, a) in places.iter().enumerate() {
            assert!(a[0] >= 0.0 && a[0] + a[2] <= 470.1 && a[1] + a[3] <= hauteur + 0.1, "{a:?}");
            for b in &places[i + 1..] {
                assert!(a[0] + a[2] < b[0] || b[0] + b[2] < a[0] || a[1] + a[3] < b[1], "{a:?} {b:?}");
            }
        }
    }
}
