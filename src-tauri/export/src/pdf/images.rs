//! Pictures in the file: pixels with their opacity, JPEG as they were given, an SVG as the page's own paths.
//!
//! Each picture is written once and drawn in the unit square, whatever it is made of. An SVG of more than plain paths
//! (gradients, masks, transparency) becomes pixels, fine enough for any printer.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use cpom_core::images::{ContenuImage, Image, Pixels};
use lopdf::{Dictionary, Document as Lopdf, Object, ObjectId, Stream};

use super::{PdfError, dict, int, name};
use crate::image::{self, CotesPixels};
use crate::mise_en_page::traces::{Laid, Page, Trace};

/// Pixels of the longest side of a picture in the file: 400 to the inch at the size logos have.
const COTE: CotesPixels = CotesPixels { largeur: 1000, hauteur: 400 };

/// The pictures a document draws, each once.
#[derive(Default)]
pub(super) struct Images {
    images: Vec<Arc<Image>>,
    /// Images of each page that has some, by the rank of the page.
    pages: BTreeMap<usize, BTreeSet<usize>>,
}

impl Images {
    /// Remembers the pictures of a page, in the order they are met.
    pub fn note(&mut self, page: &Page) {
        for (_, trace) in &page.contenu {
            if let Trace::Image { image, .. } = trace {
                let rang = self.rank(image).unwrap_or_else(|| {
                    self.images.push(Arc::clone(image));
                    self.images.len() - 1
                });
                self.pages.entry(page.rang).or_default().insert(rang);
            }
        }
    }

    fn rank(&self, image: &Arc<Image>) -> Option<usize> {
        self.images.iter().position(|i| Arc::ptr_eq(i, image) || i == image)
    }

    /// Name of a picture in the pages' resources.
    pub fn nom(&self, image: &Arc<Image>) -> Option<String> {
        self.rank(image).map(|i| format!("Logo{}", i + 1))
    }

    /// Writes the pictures, and names them on the pages that draw them.
    pub fn write(&self, doc: &mut Lopdf, laid: &Laid, pages: &[ObjectId]) -> Result<(), PdfError> {
        let ids: Vec<ObjectId> = self.images.iter().map(|i| write_image(doc, i)).collect();
        for (page, id) in laid.pages.iter().zip(pages) {
            let Some(rangs) = self.pages.get(&page.rang) else { continue };
            let objets: Dictionary = rangs.iter().map(|r| (format!("Logo{}", r + 1), Object::Reference(ids[*r]))).collect();
            resources(doc, *id)?.set("XObject", Object::Dictionary(objets));
        }
        Ok(())
    }
}

/// The resources of a page, wherever they stand.
fn resources(doc: &mut Lopdf, page: ObjectId) -> Result<&mut Dictionary, PdfError> {
    let ailleurs = doc.get_dictionary(page)?.get(b"Resources").and_then(Object::as_reference).ok();
    match ailleurs {
        Some(id) => Ok(doc.get_dictionary_mut(id)?),
        None => Ok(doc.get_dictionary_mut(page)?.get_mut(b"Resources")?.as_dict_mut()?),
    }
}

fn write_image(doc: &mut Lopdf, image: &Image) -> ObjectId {
    match &image.contenu {
        ContenuImage::Jpeg { largeur, hauteur, gris } => {
            let mut entete = header(*largeur, *hauteur, if *gris { "DeviceGray" } else { "DeviceRGB" });
            entete.set("Filter", name("DCTDecode"));
            doc.add_object(Stream::new(entete, image.octets.clone()))
        }
        ContenuImage::Pixels(p) => write_pixels(doc, &image::reduced(p, COTE)),
        ContenuImage::Vecteurs(tree) => match image::paths(tree) {
            Some(traces) => {
                let (l, h) = (tree.size().width(), tree.size().height());
                let matrice = [1.0 / l, 0.0, 0.0, 1.0 / h, 0.0, 0.0].map(Object::Real).to_vec();
                let boite = [0.0, 0.0, l, h].map(Object::Real).to_vec();
                let entete = dict([
                    ("Type", name("XObject")),
                    ("Subtype", name("Form")),
                    ("BBox", Object::Array(boite)),
                    ("Matrix", Object::Array(matrice)),
                    ("Resources", Object::Dictionary(Dictionary::new())),
                ]);
                doc.add_object(Stream::new(entete, traces))
            }
            None => write_pixels(doc, &image::pixels(tree, COTE)),
        },
    }
}

fn write_pixels(doc: &mut Lopdf, p: &Pixels) -> ObjectId {
    let mut entete = header(p.largeur, p.hauteur, "DeviceRGB");
    if let Some(alpha) = &p.alpha {
        let masque = doc.add_object(Stream::new(header(p.largeur, p.hauteur, "DeviceGray"), alpha.clone()));
        entete.set("SMask", Object::Reference(masque));
    }
    doc.add_object(Stream::new(entete, p.rvb.clone()))
}

fn header(largeur: usize, hauteur: usize, couleurs: &str) -> Dictionary {
    dict([
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", int(largeur)),
        ("Height", int(hauteur)),
        ("ColorSpace", name(couleurs)),
        ("BitsPerComponent", int(8)),
    ])
}
