//! Writes a laid out document as PDF 1.7, PDF/A-3a and PDF/UA-1.
//!
//! `feuilles` writes pages while others are laid out, through `content_writer`; printpdf makes the document, its pages and fonts
//! (`operations`, `fontes`);
//! `structure`, `navigation` and `metadonnees` add to its lopdf document what it does not write: tags, links, outline, attached files, XMP;
//! `sortie` serialises with object streams. Nothing depends on time or on hash order.

mod content_writer;
mod extraction;
mod feuilles;
mod fontes;
mod images;
mod metadonnees;
mod navigation;
mod operations;
mod sortie;
mod structure;
#[cfg(test)]
mod tests;

pub use extraction::{ContenuPdf, extract};

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use crate::{
    bloc::Document,
    mise_en_page::{self, traces::Laid},
    texte::police::Polices,
};
use feuilles::Feuilles;
use fontes::FonteReduite;
use images::Images;

/// Reason why a PDF could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face shipped with the program cannot be read.
    #[error("font cannot be read")]
    Font,
    /// A face cannot be reduced to the glyphs in use.
    #[error("font cannot be subset: {0}")]
    Subset(String),
    /// The document's objects are not what was expected.
    #[error("pdf objects: {0}")]
    Pdf(#[from] lopdf::Error),
    /// A stream cannot be compressed.
    #[error("compression: {0}")]
    Io(#[from] std::io::Error),
    /// The bytes are not a PDF that can be read.
    #[error("not a readable pdf: {0}")]
    Unreadable(String),
}

/// A phase of the export, reported when it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The faces are read.
    Polices,
    /// Every line has its place, its page is written and compressed.
    MiseEnPage,
    /// The faces hold only the glyphs in use.
    Reduction,
    /// Pages, fonts and pictures are in the document.
    Pages,
    /// Tags, links, outline, attached files and metadata are added.
    Structure,
    /// The file is compressed and serialised.
    Ecriture,
}

impl Phase {
    /// Name of the operation, in French.
    #[must_use]
    pub fn nom(self) -> &'static str {
        match self {
            Self::Polices => "lecture des polices",
            Self::MiseEnPage => "mise en page et pages",
            Self::Reduction => "réduction des polices",
            Self::Pages => "assemblage des pages",
            Self::Structure => "balisage et métadonnées",
            Self::Ecriture => "compression et fichier",
        }
    }
}

/// Place of an anchor in the document.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RepereApercu {
    /// Name of the anchor: `article-3`, `action-12`, `dotation`…
    pub ancre: String,
    /// Number of the page, from 1.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub page: usize,
    /// Points from the top of the page.
    pub y: f32,
}

/// Places and sizes that the preview needs before it opens the document.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Places {
    /// Places of the anchors.
    pub reperes: Vec<RepereApercu>,
    /// Width and height of each page, in points.
    pub pages: Vec<(f32, f32)>,
}

/// Lays a document out and writes it.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PdfError> {
    Ok(pdf_with(document, &mut |_| {})?.0)
}

/// The same, and where each anchor stands.
pub fn with_places(document: &Document) -> Result<(Vec<u8>, Places), PdfError> {
    pdf_with(document, &mut |_| {})
}

/// The same, telling each phase when it is done: nothing here has a clock, a measure does.
pub fn pdf_with(document: &Document, done: &mut dyn FnMut(Phase)) -> Result<(Vec<u8>, Places), PdfError> {
    Pages::of(document, done)?.finish(document, done)
}

/// Pages of a document, to which its attached files are not yet added.
pub struct Pages {
    laid: Laid,
    images: Images,
    contenus: Vec<Vec<u8>>,
    fontes: Vec<FonteReduite>,
}

impl Pages {
    /// Lays a document out and writes its pages.
    pub fn of(document: &Document, done: &mut dyn FnMut(Phase)) -> Result<Self, PdfError> {
        let made = Polices::kept(|polices| {
            done(Phase::Polices);
            let Feuilles { laid, glyphes, images, contenus } = feuilles::write(polices, document)?;
            done(Phase::MiseEnPage);
            let fontes = glyphes.subset(polices)?;
            done(Phase::Reduction);
            Ok(Self { laid, images, contenus, fontes })
        });
        made.ok_or(PdfError::Font)?
    }

    /// Adds tags, links, outline, the files attached to the document, and metadata; gives the file and where each anchor stands.
    pub fn finish(self, document: &Document, done: &mut dyn FnMut(Phase)) -> Result<(Vec<u8>, Places), PdfError> {
        let Self { laid, images, contenus, fontes } = self;
        let mut sortie = operations::write(document, &laid, &fontes, contenus)?;
        sortie.version = "1.7".to_owned();
        let pages: Vec<ObjectId> = sortie.get_pages().into_values().collect();
        fontes::fix(&mut sortie, &fontes);
        images.write(&mut sortie, &laid, &pages)?;
        done(Phase::Pages);
        let annotations = navigation::links(&mut sortie, &laid, &pages);
        let mut ecrits = sortie::Ecrits::default();
        let racine = structure::write(&mut sortie, &laid, &pages, &annotations, &mut ecrits)?;
        let signets = navigation::outline(&mut sortie, &laid, &pages);
        let fichiers = navigation::attachments(&mut sortie, document);
        metadonnees::write(&mut sortie, document, racine, signets, fichiers)?;
        done(Phase::Structure);
        let reperes =
            mise_en_page::places(&laid).map(|(ancre, page, y)| RepereApercu { ancre: ancre.to_owned(), page: page + 1, y }).collect();
        let places = Places { reperes, pages: laid.pages.iter().map(|p| (p.largeur, p.hauteur)).collect() };
        drop(laid);
        let octets = sortie::serialize(sortie, ecrits)?;
        done(Phase::Ecriture);
        Ok((octets, places))
    }
}

/// A text string: ASCII as it is, anything else in UTF-16 with its mark.
fn text(texte: &str) -> Object {
    if texte.is_ascii() {
        return Object::String(texte.as_bytes().to_vec(), StringFormat::Literal);
    }
    let octets = [0xFE, 0xFF].into_iter().chain(texte.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    Object::String(octets, StringFormat::Hexadecimal)
}

fn name(nom: &str) -> Object {
    Object::Name(nom.as_bytes().to_vec())
}

fn dict<const N: usize>(entrees: [(&str, Object); N]) -> Dictionary {
    entrees.into_iter().collect()
}

/// Rounded to a hundredth of a point: precise enough for paper, short in the file.
fn real(valeur: f32) -> Object {
    Object::Real(round(valeur))
}

fn round(valeur: f32) -> f32 {
    (valeur * 100.0).round() / 100.0
}

fn int(valeur: usize) -> Object {
    Object::Integer(i64::try_from(valeur).unwrap_or(i64::MAX))
}
