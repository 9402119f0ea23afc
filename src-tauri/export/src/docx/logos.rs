//! Logos in the package: each picture once, drawn in line with the text; an SVG as the pixels every program shows.

use std::sync::Arc;

use cpom_core::choix::TypeImage;
use cpom_core::images::{ContenuImage, Image};

use super::xml::{self, Element, Xml, el, tab, twips, val};
use crate::bloc::{Bloc, Document, LogoImprime, logo_places};
use crate::image::{self, CotesPixels};

/// Pixels of the longest sides of a picture.
const COTES: CotesPixels = CotesPixels { largeur: 1000, hauteur: 400 };
/// English metric units in a point.
const EMU: f32 = 12_700.0;

/// The pictures of a package.
pub(super) struct Medias(Vec<Arc<Image>>);

impl Medias {
    /// The pictures of a document: those of its cover and of its rows of logos.
    pub fn new(d: &Document) -> Self {
        let mut images: Vec<Arc<Image>> = Vec::new();
        let rangs = d.blocs.iter().filter_map(|b| if let Bloc::Logos(l) = b { Some(l) } else { None });
        for logo in d.couverture.iter().map(|c| &c.logos).chain(rangs).flatten() {
            if !images.contains(&logo.image) {
                images.push(Arc::clone(&logo.image));
            }
        }
        Self(images)
    }

    /// Names and bytes of the files.
    pub fn files(&self) -> Vec<(String, Vec<u8>)> {
        let file = |(i, image): (usize, &Arc<Image>)| Some((format!("word/{}", name(i, image)), bytes(image)?));
        self.0.iter().enumerate().filter_map(file).collect()
    }

    /// Identifiers and targets of the relations of the main part with them.
    pub fn relations(&self) -> Vec<(String, String)> {
        self.0.iter().enumerate().map(|(i, image)| (format!("rId-logo-{}", i + 1), name(i, image))).collect()
    }

    /// A row of logos over a width: the first on the left, the last on the right.
    pub fn paragraph(&self, logos: &[LogoImprime], largeur: f32, hauteur: f32, apres: u32) -> Xml {
        if logos.is_empty() {
            return Xml::new();
        }
        let (places, _) = logo_places(logos, largeur, hauteur);
        let mut rangs: Vec<(f32, Vec<usize>)> = Vec::new();
        for (i, [_, y, _, h]) in places.iter().enumerate() {
            let milieu = y + h / 2.0;
            match rangs.last_mut() {
                Some((m, rang)) if (*m - milieu).abs() < 1.0 => rang.push(i),
                _ => rangs.push((milieu, vec![i])),
            }
        }
        let mut sortie = Xml::new();
        for (_, rang) in &rangs {
            let (mut onglets, mut suite) = (Xml::new(), Xml::new());
            for (n, i) in rang.iter().enumerate() {
                let [x, _, l, h] = places[*i];
                if n > 0 {
                    let (sens, ou) = if n + 1 == rang.len() { ("right", largeur) } else { ("center", x + l / 2.0) };
                    onglets.push(val("w:tab", sens).at("w:pos", twips(ou)));
                    suite.push(tab());
                }
                suite.push(self.drawing(&logos[*i], *i, (l, h)));
            }
            let onglets = (!onglets.is_empty()).then(|| el("w:tabs").with(onglets));
            let espace = el("w:spacing").at("w:before", 0).at("w:after", apres).at("w:line", 240).at("w:lineRule", "auto");
            let props = el("w:pPr").with(val("w:pStyle", "Normal")).with(onglets).with(espace).with(val("w:textAlignment", "center"));
            sortie.push(el("w:p").with(props).with(suite));
        }
        sortie
    }

    /// A picture of `l` by `h` points in line with the text; none if the package does not hold it.
    fn drawing(&self, logo: &LogoImprime, rang: usize, (l, h): (f32, f32)) -> Option<Element> {
        let media = self.0.iter().position(|i| *i == logo.image)?;
        #[expect(clippy::cast_possible_truncation, reason = "a logo on a page")]
        let (cx, cy) = ((l * EMU) as i64, (h * EMU) as i64);
        let id = rang + 1;
        let nomme = |nom| el(nom).at("id", id).at("name", format!("Logo {id}")).at("descr", xml::ligne(&logo.alternative));
        let taille = |nom| el(nom).at("cx", cx).at("cy", cy);
        let cadre = el("a:xfrm").with(el("a:off").at("x", 0).at("y", 0)).with(taille("a:ext"));
        let picture = el("pic:pic")
            .at("xmlns:pic", format!("{DESSIN}/picture"))
            .with(el("pic:nvPicPr").with(nomme("pic:cNvPr")).with(el("pic:cNvPicPr")))
            .with(
                el("pic:blipFill")
                    .with(el("a:blip").at("r:embed", format!("rId-logo-{}", media + 1)))
                    .with(el("a:stretch").with(el("a:fillRect"))),
            )
            .with(el("pic:spPr").with(cadre).with(el("a:prstGeom").at("prst", "rect").with(el("a:avLst"))));
        let graphic = el("a:graphic")
            .at("xmlns:a", format!("{DESSIN}/main"))
            .with(el("a:graphicData").at("uri", format!("{DESSIN}/picture")).with(picture));
        let inline = el("wp:inline")
            .at("distT", 0)
            .at("distB", 0)
            .at("distL", 0)
            .at("distR", 0)
            .with(taille("wp:extent"))
            .with(nomme("wp:docPr"))
            .with(graphic);
        Some(el("w:r").with(el("w:drawing").with(inline)))
    }
}

const DESSIN: &str = "http://schemas.openxmlformats.org/drawingml/2006";

fn name(rang: usize, image: &Image) -> String {
    let genre = if matches!(image.contenu, ContenuImage::Jpeg { .. }) { "jpeg" } else { "png" };
    format!("media/logo-{}.{genre}", rang + 1)
}

fn bytes(image: &Image) -> Option<Vec<u8>> {
    match &image.contenu {
        ContenuImage::Jpeg { .. } => Some(image.octets.clone()),
        ContenuImage::Pixels(_) if image.type_image == TypeImage::Png => Some(image.octets.clone()),
        ContenuImage::Pixels(p) => image::png(&image::reduced(p, COTES)),
        ContenuImage::Vecteurs(tree) => image::png(&image::pixels(tree, COTES)),
    }
}
