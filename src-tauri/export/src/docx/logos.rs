//! Logos in the package: each picture once, drawn in line with the text; an SVG as the pixels every program shows.

use std::sync::Arc;

use cpom_core::choix::TypeImage;
use cpom_core::images::{Contenu, Image};

use super::corps::twips;
use super::{RELATION, xml};
use crate::bloc::{Bloc, Document, Logo, logo_places};
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

    /// Relations of the main part with them.
    pub fn relations(&self) -> String {
        let relation = |(i, image): (usize, &Arc<Image>)| {
            format!("<Relationship Id=\"rId-logo-{}\" Type=\"{RELATION}/image\" Target=\"{}\"/>", i + 1, name(i, image))
        };
        self.0.iter().enumerate().map(relation).collect()
    }

    /// A row of logos over a width: the first on the left, the last on the right.
    pub fn paragraph(&self, logos: &[Logo], largeur: f32, hauteur: f32, apres: u32) -> String {
        if logos.is_empty() {
            return String::new();
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
        let mut sortie = String::new();
        for (_, rang) in &rangs {
            let (mut onglets, mut suite) = (String::new(), String::new());
            for (n, i) in rang.iter().enumerate() {
                let [x, _, l, h] = places[*i];
                if n > 0 {
                    let (sens, ou) = if n + 1 == rang.len() { ("right", largeur) } else { ("center", x + l / 2.0) };
                    onglets.push_str(&format!("<w:tab w:val=\"{sens}\" w:pos=\"{}\"/>", twips(ou)));
                    suite.push_str("<w:r><w:tab/></w:r>");
                }
                suite.push_str(&self.drawing(&logos[*i], *i, (l, h)));
            }
            let onglets = if onglets.is_empty() { onglets } else { format!("<w:tabs>{onglets}</w:tabs>") };
            sortie.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/>{onglets}<w:spacing w:before=\"0\" w:after=\"{apres}\" w:line=\"240\" \
                 w:lineRule=\"auto\"/><w:textAlignment w:val=\"center\"/></w:pPr>{suite}</w:p>"
            ));
        }
        sortie
    }

    fn drawing(&self, logo: &Logo, rang: usize, (l, h): (f32, f32)) -> String {
        let Some(media) = self.0.iter().position(|i| *i == logo.image) else { return String::new() };
        #[expect(clippy::cast_possible_truncation, reason = "a logo on a page")]
        let (cx, cy) = ((l * EMU) as i64, (h * EMU) as i64);
        let (id, dit) = (rang + 1, xml::ligne(&logo.alternative));
        format!(
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/>\
             <wp:docPr id=\"{id}\" name=\"Logo {id}\" descr=\"{dit}\"/><a:graphic xmlns:a=\"{DESSIN}/main\"><a:graphicData uri=\"{DESSIN}/picture\">\
             <pic:pic xmlns:pic=\"{DESSIN}/picture\"><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"Logo {id}\" descr=\"{dit}\"/><pic:cNvPicPr/>\
             </pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId-logo-{}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
             <a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
             </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
            media + 1
        )
    }
}

const DESSIN: &str = "http://schemas.openxmlformats.org/drawingml/2006";

fn name(rang: usize, image: &Image) -> String {
    let genre = if matches!(image.contenu, Contenu::Jpeg { .. }) { "jpeg" } else { "png" };
    format!("media/logo-{}.{genre}", rang + 1)
}

fn bytes(image: &Image) -> Option<Vec<u8>> {
    match &image.contenu {
        Contenu::Jpeg { .. } => Some(image.octets.clone()),
        Contenu::Pixels(_) if image.type_image == TypeImage::Png => Some(image.octets.clone()),
        Contenu::Pixels(p) => image::png(&image::reduced(p, COTES)),
        Contenu::Vecteurs(tree) => image::png(&image::pixels(tree, COTES)),
    }
}
