//! Pictures made ready for a page: as many pixels as paper shows, an SVG as paths or as pixels.

mod chemins;

use cpom_core::images::Pixels;
use resvg::tiny_skia::{Pixmap, Transform};

pub(crate) use chemins::paths;

/// Most pixels of each side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CotesPixels {
    pub largeur: usize,
    pub hauteur: usize,
}

/// The same picture with no more pixels than asked, by means of whole blocks.
pub(crate) fn reduced(p: &Pixels, cotes: CotesPixels) -> Pixels {
    let pas = p.largeur.div_ceil(cotes.largeur).max(p.hauteur.div_ceil(cotes.hauteur)).max(1);
    if pas == 1 {
        return p.clone();
    }
    let (largeur, hauteur) = (p.largeur.div_ceil(pas), p.hauteur.div_ceil(pas));
    let mut rvb = Vec::with_capacity(largeur * hauteur * 3);
    let mut alpha = Vec::with_capacity(largeur * hauteur);
    for y in 0..hauteur {
        for x in 0..largeur {
            let (couleur, opacite) = block(p, (x * pas, y * pas), pas);
            rvb.extend(couleur);
            alpha.push(opacite);
        }
    }
    Pixels { largeur, hauteur, rvb, alpha: p.alpha.as_ref().map(|_| alpha) }
}

/// Mean of a block: what is more opaque counts more.
fn block(p: &Pixels, (gauche, haut): (usize, usize), pas: usize) -> ([u8; 3], u8) {
    let (mut sommes, mut poids, mut nombre) = ([0_u64; 3], 0_u64, 0_u64);
    for y in haut..(haut + pas).min(p.hauteur) {
        for x in gauche..(gauche + pas).min(p.largeur) {
            let i = y * p.largeur + x;
            let a = p.alpha.as_ref().and_then(|a| a.get(i)).map_or(255, |a| u64::from(*a));
            for (somme, v) in sommes.iter_mut().zip(p.rvb.iter().skip(3 * i)) {
                *somme += u64::from(*v) * a;
            }
            poids += a;
            nombre += 1;
        }
    }
    let octet = |v: u64| u8::try_from(v).unwrap_or(255);
    (sommes.map(|s| s.checked_div(poids).map_or(255, octet)), octet(poids / nombre.max(1)))
}

/// An SVG drawn as pixels, within the given sides.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a thousand pixels")]
pub(crate) fn pixels(tree: &usvg::Tree, cotes: CotesPixels) -> Pixels {
    let size = tree.size();
    let echelle = (cotes.largeur as f32 / size.width()).min(cotes.hauteur as f32 / size.height());
    let (l, h) = ((size.width() * echelle).ceil().max(1.0) as u32, (size.height() * echelle).ceil().max(1.0) as u32);
    let Some(mut toile) = Pixmap::new(l, h) else {
        return Pixels { largeur: 1, hauteur: 1, rvb: vec![255; 3], alpha: None };
    };
    resvg::render(tree, Transform::from_scale(echelle, echelle), &mut toile.as_mut());
    let mut rvb = Vec::with_capacity(toile.pixels().len() * 3);
    let mut alpha = Vec::with_capacity(toile.pixels().len());
    for p in toile.pixels() {
        let c = p.demultiply();
        rvb.extend(if c.alpha() == 0 { [255; 3] } else { [c.red(), c.green(), c.blue()] });
        alpha.push(c.alpha());
    }
    let alpha = Some(alpha).filter(|a| a.iter().any(|v| *v != 255));
    Pixels { largeur: l as usize, hauteur: h as usize, rvb, alpha }
}

/// Pixels as a PNG file; `None` if they cannot be written.
pub(crate) fn png(p: &Pixels) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, u32::try_from(p.largeur).ok()?, u32::try_from(p.hauteur).ok()?);
    let donnees = match &p.alpha {
        None => p.rvb.clone(),
        Some(alpha) => p.rvb.chunks_exact(3).zip(alpha).flat_map(|(c, a)| [c[0], c[1], c[2], *a]).collect(),
    };
    encoder.set_color(if p.alpha.is_some() { png::ColorType::Rgba } else { png::ColorType::Rgb });
    encoder.write_header().ok()?.write_image_data(&donnees).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cpom_core::choix::TypeImage;
    use cpom_core::images::{ContenuImage, lire};

    fn tree(dedans: &str) -> usvg::Tree {
        let svg = format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{dedans}</svg>");
        match lire(TypeImage::Svg, svg.into_bytes()).unwrap().contenu {
            ContenuImage::Vecteurs(t) => *t,
            autre => panic!("{autre:?}"),
        }
    }

    #[test]
    fn means_of_blocks_ignore_what_is_not_seen() {
        let p = Pixels { largeur: 4, hauteur: 1, rvb: [[200, 0, 0], [0, 9, 9], [10, 10, 10], [20, 20, 20]].concat(), alpha: None };
        let half = reduced(&p, CotesPixels { largeur: 2, hauteur: 9 });
        assert_eq!((half.largeur, half.hauteur, half.rvb.as_slice()), (2, 1, &[100, 4, 4, 15, 15, 15][..]));
        let veiled = reduced(&Pixels { alpha: Some(vec![255, 0, 0, 0]), ..p.clone() }, CotesPixels { largeur: 2, hauteur: 9 });
        assert_eq!((veiled.rvb.as_slice(), veiled.alpha.as_deref()), (&[200, 0, 0, 255, 255, 255][..], Some(&[127, 0][..])));
        assert_eq!(reduced(&p, CotesPixels { largeur: 4, hauteur: 1 }), p);
    }

    #[test]
    fn plain_shapes_become_paths_and_the_rest_pixels() {
        let plain = paths(&tree("<g transform='translate(2 3) scale(2)'><rect width='4' height='5' fill='#f00'/></g>")).unwrap();
        let text = String::from_utf8(plain).unwrap();
        assert!(text.contains("1 0 0 rg") && text.contains("2 0 0 2 2 3 cm") && text.ends_with("Q\n"), "{text}");
        assert_eq!(text.matches("q\n").count(), text.matches("Q\n").count());
        for dedans in [
            "<rect width='9' height='9' fill-opacity='0.5'/>",
            "<g opacity='0.5'><rect width='9' height='9'/></g>",
            "<linearGradient id='a'><stop offset='0'/><stop offset='1' stop-color='red'/></linearGradient><rect width='9' height='9' fill='url(#a)'/>",
        ] {
            let t = tree(dedans);
            assert_eq!(paths(&t), None, "{dedans}");
            let p = pixels(&t, CotesPixels { largeur: 80, hauteur: 80 });
            assert_eq!((p.largeur, p.hauteur), (80, 40));
            assert!(p.alpha.is_some_and(|a| a.contains(&0) && a.iter().any(|v| *v > 0)));
        }
    }

    #[test]
    fn a_clip_of_one_path_stays_a_clip() {
        let t = tree(
            "<clipPath id='c'><rect width='5' height='5'/></clipPath><g clip-path='url(#c)'><circle r='9' stroke='#00f' stroke-dasharray='2 1'/></g>",
        );
        let text = String::from_utf8(paths(&t).unwrap()).unwrap();
        assert!(text.contains("W n") && text.contains("[2 1] 0 d") && text.contains("0 0 1 RG"), "{text}");
    }

    #[test]
    fn pixels_make_a_png_that_reads_back() {
        let p = Pixels { largeur: 1, hauteur: 2, rvb: vec![1, 2, 3, 4, 5, 6], alpha: Some(vec![9, 255]) };
        let ContenuImage::Pixels(back) = lire(TypeImage::Png, png(&p).unwrap()).unwrap().contenu else { panic!() };
        assert_eq!(back, p);
    }
}
