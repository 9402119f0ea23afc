//! The document as a Word file, written from the same blocks as the PDF.
//!
//! What for: the other party annotates and sends back; so everything is native: styles, headings, tables whose header
//! rows come back on each page, a contents field, links between sheets and tables. Mechanism: `corps` turns blocks into
//! WordprocessingML, `tableau` and `objets` do what is set in cells, `pages` what surrounds the body, `styles` holds
//! the fixed parts; this file puts the package together. Invariants: every text goes once through the French
//! typography; the same document gives the same bytes (no clock, no hash order). Deliberately absent: drawings; a chart
//! is its sentence and the table of its figures, which a reader can check and change.

mod corps;
mod logos;
mod objets;
mod pages;
mod styles;
mod tableau;
mod xml;

#[cfg(test)]
mod tests;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::bloc::Document;
use crate::mise_en_page;
use corps::{Cadre, Corps};
use logos::Medias;
use pages::Format;
use styles::{ESPACES, PROLOGUE};

/// Why a Word file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The package could not be assembled.
    #[error("Word package: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// Writing into it failed.
    #[error("Word package: {0}")]
    Ecriture(#[from] std::io::Error),
}

const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Writes a document as a Word file.
///
/// # Errors
/// [`Error`] if the package cannot be assembled in memory.
pub fn write(document: &Document) -> Result<Vec<u8>, Error> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let medias = Medias::new(document);
    let textes = parts(document, &medias).into_iter().map(|(nom, contenu)| (nom, document.palette.attributs(contenu).into_bytes()));
    for (nom, contenu) in textes.chain(medias.files()) {
        // A fixed date: the same document must give the same bytes.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
        zip.start_file(nom, options)?;
        zip.write_all(&contenu)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The files of the package, in order.
fn parts(d: &Document, medias: &Medias) -> Vec<(String, String)> {
    let (corps, listes) = body(d, medias);
    let mut fichiers = vec![
        ("[Content_Types].xml".to_owned(), content_types()),
        ("_rels/.rels".to_owned(), root_relations()),
        ("docProps/core.xml".to_owned(), core_properties(d)),
        ("docProps/app.xml".to_owned(), app_properties()),
        ("word/document.xml".to_owned(), corps),
        ("word/_rels/document.xml.rels".to_owned(), relations(medias)),
        ("word/styles.xml".to_owned(), styles::styles(&d.langue)),
        ("word/numbering.xml".to_owned(), styles::numbering(listes)),
        ("word/settings.xml".to_owned(), styles::settings(&d.langue)),
    ];
    for (nom, format) in TITRES_COURANTS {
        fichiers.push((format!("word/entete-{nom}.xml"), pages::entete(d, format)));
        fichiers.push((format!("word/pied-{nom}.xml"), pages::pied(d, format)));
    }
    fichiers
}

/// Running titles: those of the cover are empty but for the watermark.
const TITRES_COURANTS: [(&str, Option<Format>); 3] =
    [("portrait", Some(Format::Portrait)), ("paysage", Some(Format::Paysage)), ("couverture", None)];

/// `document.xml`, and the number of numbered lists it uses.
fn body(d: &Document, medias: &Medias) -> (String, usize) {
    let mut corps = Corps::new(&d.blocs, d.couverture.is_some(), d.couverture.is_some() || d.sommaire, medias);
    corps.blocs(&d.blocs, Cadre::default());
    if let Some(mention) = &d.mention_finale {
        corps.start();
        corps.xml.push_str(&pages::mention_finale(mention));
    }
    let mut s = format!("{PROLOGUE}<w:document {ESPACES}><w:body>");
    if let Some(c) = &d.couverture {
        s.push_str(&pages::couverture(c, medias));
    }
    if d.sommaire {
        // Both writers list the same headings; should they not, no page is better than a wrong one.
        let pages = mise_en_page::pages_of_headings(d);
        s.push_str(&pages::sommaire(&corps.entrees, if pages.len() == corps.entrees.len() { &pages } else { &[] }));
    }
    s.push_str(&corps.xml);
    s.push_str(&corps.last_section());
    s.push_str("</w:body></w:document>");
    (s, corps.listes)
}

fn content_types() -> String {
    let mut s = format!(
        "{PROLOGUE}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{TYPE}.document.main+xml\"/>"
    );
    for partie in ["styles", "numbering", "settings"] {
        s.push_str(&format!("<Override PartName=\"/word/{partie}.xml\" ContentType=\"{TYPE}.{partie}+xml\"/>"));
    }
    for (nom, _) in TITRES_COURANTS {
        s.push_str(&format!("<Override PartName=\"/word/entete-{nom}.xml\" ContentType=\"{TYPE}.header+xml\"/>"));
        s.push_str(&format!("<Override PartName=\"/word/pied-{nom}.xml\" ContentType=\"{TYPE}.footer+xml\"/>"));
    }
    s.push_str(
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
         <Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>",
    );
    s
}

fn root_relations() -> String {
    format!(
        "{PROLOGUE}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATION}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{RELATION}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn relations(medias: &Medias) -> String {
    let mut s = format!("{PROLOGUE}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for partie in ["styles", "numbering", "settings"] {
        s.push_str(&format!("<Relationship Id=\"rId-{partie}\" Type=\"{RELATION}/{partie}\" Target=\"{partie}.xml\"/>"));
    }
    for (nom, _) in TITRES_COURANTS {
        s.push_str(&format!("<Relationship Id=\"rId-entete-{nom}\" Type=\"{RELATION}/header\" Target=\"entete-{nom}.xml\"/>"));
        s.push_str(&format!("<Relationship Id=\"rId-pied-{nom}\" Type=\"{RELATION}/footer\" Target=\"pied-{nom}.xml\"/>"));
    }
    s.push_str(&medias.relations());
    s.push_str("</Relationships>");
    s
}

fn core_properties(d: &Document) -> String {
    let date = d.date.format("%Y-%m-%dT00:00:00Z");
    let sujet = if d.sujet.is_empty() { d.sous_titre.as_deref().unwrap_or_default() } else { &d.sujet };
    format!(
        "{PROLOGUE}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{}</dc:creator><dc:language>{}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:modified></cp:coreProperties>",
        xml::ligne(&d.titre),
        xml::ligne(sujet),
        xml::ligne(&d.auteur),
        xml::ligne(&d.langue),
    )
}

fn app_properties() -> String {
    format!(
        "{PROLOGUE}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Atelier CPOM</Application></Properties>"
    )
}
