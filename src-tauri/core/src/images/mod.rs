//! Pictures given by the user: read and measured before they are printed, or refused with the reason.
//!
//! The file of a logo is untrusted. Mechanism: PNG and JPEG are decoded by libraries under limits; an SVG is measured
//! before it is parsed (`svg`). Invariants: reading opens no file and no address; a small file never takes much
//! memory; what cannot be read is a [`RefusImage`], which a check turns into a finding, never an error of the export.

mod svg;
#[cfg(test)]
mod tests;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Cursor;
use std::sync::Mutex;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::choix::TypeImage;
use crate::echange;
use crate::modele::Logo;

/// Greatest number of pixels of a picture: more than any page shows of a logo.
pub const PIXELS_MAX: usize = 6_000_000;
/// Longest side of a picture, in pixels.
const COTE_MAX: usize = 10_000;
/// Greatest ratio between the sides of a picture.
const ALLONGEMENT_MAX: f32 = 40.0;
/// Greatest number of logos on one page.
pub const LOGOS_MAX: usize = 8;

/// Reason why a picture is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusImage {
    /// The file holds no bytes.
    Vide,
    /// The file is damaged, or is not a picture of the stated kind.
    Illisible,
    /// More pixels than the program decodes.
    TropDePixels,
    /// More shapes than the program draws.
    TropDeTraces,
    /// Far too long or too high.
    TropAllongee,
    /// An SVG with words, pictures, patterns or effects, which only other programs draw.
    AutresContenus,
}

impl RefusImage {
    /// Reason of the refusal, and what to do, in French.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Vide => "aucune image n’est choisie",
            Self::Illisible => "l’image est abîmée, ou n’est ni un PNG, ni un JPEG, ni un SVG",
            Self::TropDePixels => "l’image dépasse 6 millions de pixels\u{202F}: la réduire",
            Self::TropDeTraces => "le dessin SVG a trop de tracés\u{202F}: le simplifier ou l’enregistrer en PNG",
            Self::TropAllongee => "l’image est beaucoup trop longue ou trop haute pour un logo",
            Self::AutresContenus => {
                "le dessin SVG contient du texte, une image, un motif ou un effet\u{202F}: l’enregistrer en tracés simples ou en PNG"
            }
        }
    }
}

/// Decoded pixels, eight bits each, without the colours of what is transparent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width, in pixels.
    pub largeur: usize,
    /// Height, in pixels.
    pub hauteur: usize,
    /// Red, green, blue of each pixel, row by row.
    pub rvb: Vec<u8>,
    /// Opacity of each pixel, where some are not opaque.
    pub alpha: Option<Vec<u8>>,
}

/// Content of a picture: pixels or vector paths.
#[derive(Clone, Debug)]
pub enum ContenuImage {
    /// Decoded pixels of a PNG.
    Pixels(Pixels),
    /// A JPEG of one grey component or of three colours, proved readable, kept as it was given.
    Jpeg {
        /// Width, in pixels of the file.
        largeur: usize,
        /// Height, in pixels of the file.
        hauteur: usize,
        /// Whether it has one grey component instead of three colours.
        gris: bool,
    },
    /// Shapes of an SVG, parsed.
    Vecteurs(Box<usvg::Tree>),
}

/// A picture that can be printed.
#[derive(Clone, Debug)]
pub struct Image {
    /// The file, as it was given.
    pub octets: Vec<u8>,
    /// The kind of the file, by its first bytes.
    pub type_image: TypeImage,
    /// Content read from the file.
    pub contenu: ContenuImage,
}

/// Two pictures are equal when their files are.
impl PartialEq for Image {
    fn eq(&self, other: &Self) -> bool {
        self.type_image == other.type_image && self.octets == other.octets
    }
}

impl Image {
    /// Width over height.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
    pub fn proportion(&self) -> f32 {
        match &self.contenu {
            ContenuImage::Pixels(p) => p.largeur as f32 / p.hauteur as f32,
            ContenuImage::Jpeg { largeur, hauteur, .. } => *largeur as f32 / *hauteur as f32,
            ContenuImage::Vecteurs(tree) => tree.size().width() / tree.size().height(),
        }
    }
}

/// Reads the picture of a logo.
///
/// # Errors
/// [`RefusImage`]: why it cannot be printed.
pub fn logo(logo: &Logo) -> Result<Image, RefusImage> {
    if logo.contenu.is_empty() {
        return Err(RefusImage::Vide);
    }
    lire(logo.type_image, echange::octets(&logo.contenu).map_err(|_| RefusImage::Illisible)?)
}

/// Whether a logo can be printed. Checks run after each change, so the results for the last pictures are cached.
#[must_use]
pub fn refus_du_logo(x: &Logo) -> Option<RefusImage> {
    static CONNUS: Mutex<Vec<(u64, Option<RefusImage>)>> = Mutex::new(Vec::new());
    let mut hasher = DefaultHasher::new();
    (x.type_image, &x.contenu).hash(&mut hasher);
    let key = hasher.finish();
    let known = CONNUS.lock().ok().and_then(|k| k.iter().find(|c| c.0 == key).map(|c| c.1));
    known.unwrap_or_else(|| {
        let verdict = logo(x).err();
        if let Ok(mut k) = CONNUS.lock() {
            k.truncate(2 * LOGOS_MAX - 1);
            k.insert(0, (key, verdict));
        }
        verdict
    })
}

/// Reads a picture of a kind.
///
/// # Errors
/// [`RefusImage`]: why it cannot be printed.
pub fn lire(type_image: TypeImage, octets: Vec<u8>) -> Result<Image, RefusImage> {
    let contenu = match type_image {
        TypeImage::Png => ContenuImage::Pixels(png(&octets)?),
        TypeImage::Jpeg => jpeg(&octets)?,
        TypeImage::Svg => ContenuImage::Vecteurs(Box::new(svg::lire(&octets)?)),
    };
    let image = Image { octets, type_image, contenu };
    let p = image.proportion();
    if p.is_finite() && (1.0 / ALLONGEMENT_MAX..=ALLONGEMENT_MAX).contains(&p) { Ok(image) } else { Err(RefusImage::TropAllongee) }
}

/// Refuses sizes before any pixel is made.
fn mesurer(largeur: usize, hauteur: usize) -> Result<(), RefusImage> {
    match largeur.checked_mul(hauteur) {
        Some(0) => Err(RefusImage::Illisible),
        Some(n) if n <= PIXELS_MAX && largeur <= COTE_MAX && hauteur <= COTE_MAX => Ok(()),
        _ => Err(RefusImage::TropDePixels),
    }
}

fn png(octets: &[u8]) -> Result<Pixels, RefusImage> {
    let limits = png::Limits { bytes: 8 * PIXELS_MAX };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(octets), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().map_err(|_| RefusImage::Illisible)?;
    let (largeur, hauteur) = (reader.info().width as usize, reader.info().height as usize);
    mesurer(largeur, hauteur)?;
    let mut brut = vec![0; reader.output_buffer_size().ok_or(RefusImage::TropDePixels)?];
    let info = reader.next_frame(&mut brut).map_err(|_| RefusImage::Illisible)?;
    brut.truncate(info.buffer_size());
    let (pas, gris) = match info.color_type {
        png::ColorType::Grayscale => (1, true),
        png::ColorType::GrayscaleAlpha => (2, true),
        png::ColorType::Rgb => (3, false),
        png::ColorType::Rgba => (4, false),
        png::ColorType::Indexed => return Err(RefusImage::Illisible),
    };
    let opaque = pas % 2 == 1;
    let mut rvb = Vec::with_capacity(largeur * hauteur * 3);
    let mut alpha = Vec::with_capacity(if opaque { 0 } else { largeur * hauteur });
    for p in brut.chunks_exact(pas) {
        let a = if opaque { 255 } else { p[pas - 1] };
        let couleur = if gris { [p[0]; 3] } else { [p[0], p[1], p[2]] };
        rvb.extend(if a == 0 { [255; 3] } else { couleur });
        if !opaque {
            alpha.push(a);
        }
    }
    let alpha = Some(alpha).filter(|a| a.iter().any(|v| *v != 255));
    Ok(Pixels { largeur, hauteur, rvb, alpha })
}

/// A JPEG in four inks becomes pixels: its colours mean nothing on a page of light.
fn jpeg(octets: &[u8]) -> Result<ContenuImage, RefusImage> {
    // Strict: a file cut short is refused, not printed as far as it goes.
    let options = DecoderOptions::default().set_strict_mode(true).set_max_width(COTE_MAX).set_max_height(COTE_MAX);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(octets), options);
    decoder.decode_headers().map_err(|_| RefusImage::Illisible)?;
    let info = decoder.info().ok_or(RefusImage::Illisible)?;
    let (largeur, hauteur) = (usize::from(info.width), usize::from(info.height));
    mesurer(largeur, hauteur)?;
    let encres = matches!(decoder.input_colorspace(), Some(ColorSpace::CMYK | ColorSpace::YCCK));
    let gris = info.components == 1;
    if !encres && !matches!(info.components, 1 | 3) {
        return Err(RefusImage::Illisible);
    }
    let sortie = if gris { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(sortie));
    let mut rvb = vec![0; decoder.output_buffer_size().ok_or(RefusImage::Illisible)?];
    decoder.decode_into(&mut rvb).map_err(|_| RefusImage::Illisible)?;
    Ok(if encres {
        ContenuImage::Pixels(Pixels { largeur, hauteur, rvb, alpha: None })
    } else {
        ContenuImage::Jpeg { largeur, hauteur, gris }
    })
}
