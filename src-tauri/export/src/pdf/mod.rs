//! Writes a laid out document as PDF 1.7, PDF/A-3a and PDF/UA-1.
//!
//! printpdf writes pages, content streams and fonts (`operations`, `fontes`); `structure`, `navigation` and
//! `metadonnees` add to its lopdf document what it does not write: tags, links, outline, attached files, XMP;
//! `sortie` serialises with object streams. Nothing depends on time or on hash order.

#[cfg(test)]
mod essais;
mod extraction;
mod fontes;
mod metadonnees;
mod navigation;
mod operations;
mod sortie;
mod structure;

pub use extraction::{Contenu, extract};

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use crate::{bloc::Document, mise_en_page, texte::police::Polices};

/// Why a PDF could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
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

/// Lays a document out and writes it.
pub fn pdf(document: &Document) -> Result<Vec<u8>, Error> {
    let polices = Polices::load().ok_or(Error::Font)?;
    let laid = mise_en_page::layout(&polices, document);
    let fontes = fontes::subset(&polices, &laid)?;
    let mut sortie = operations::write(document, &laid, &fontes);
    sortie.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = sortie.get_pages().into_values().collect();
    fontes::fix(&mut sortie, &fontes);
    let annotations = navigation::links(&mut sortie, &laid, &pages);
    let racine = structure::write(&mut sortie, &laid, &pages, &annotations)?;
    let signets = navigation::outline(&mut sortie, &laid, &pages);
    let fichiers = navigation::attachments(&mut sortie, document);
    metadonnees::write(&mut sortie, document, racine, signets, fichiers)?;
    sortie::serialize(&sortie)
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
