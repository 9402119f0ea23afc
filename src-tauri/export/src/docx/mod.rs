//! The document as a Word file, written from the same blocks as the PDF.
//!
//! The other party annotates and sends back; so everything is native: styles, headings, tables whose header rows come
//! back on each page, a contents field, links between sheets and tables. Mechanism: `corps` turns blocks into
//! WordprocessingML, `tableau` and `objets` do what is set in cells, `pages` what surrounds the body, `styles` holds
//! the fixed parts; this file puts the package together. Invariants: every text goes once through the French
//! typography; the same document gives the same bytes (no clock, no hash order). Charts and calendar are charts of the
//! reader’s own program (`graphiques`), with the words read by who does not see them; the line of time is a list. Spaces come from styles and
//! paragraphs: an empty paragraph stands only where the format asks for one, between two tables and at the end of a section.

mod corps;
mod couleurs;
mod format;
mod graphiques;
mod logos;
mod objets;
mod pages;
mod revisions;
mod styles;
mod tableau;
mod texte_revise;
mod xml;

#[cfg(test)]
mod tests;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::bloc::Document;
use crate::mise_en_page;
use corps::{Cadre, Corps};
use format::Format;
use logos::Medias;
use styles::ESPACES;
use xml::{Element, Xml, el};

/// Reason why a Word file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WordError {
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
/// [`WordError`] if the package cannot be assembled in memory.
pub fn write(document: &Document) -> Result<Vec<u8>, WordError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let medias = Medias::new(document);
    let textes = parts(document, &medias)?.into_iter().map(|(nom, contenu)| (nom, document.palette.attributs(contenu).into_bytes()));
    for (nom, contenu) in textes.chain(medias.files()) {
        // A fixed date, and one system whatever the machine: the same document must give the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .system(System::Unix);
        zip.start_file(nom, options)?;
        zip.write_all(&contenu)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The files of the package, in order.
fn parts(d: &Document, medias: &Medias) -> Result<Vec<(String, String)>, WordError> {
    let (corps, listes, graphiques) = body(d, medias);
    let mut fichiers: Vec<(String, Element)> = [
        ("[Content_Types].xml", content_types(graphiques.len())),
        ("_rels/.rels", root_relations()),
        ("docProps/core.xml", core_properties(d)),
        ("docProps/app.xml", app_properties()),
        ("word/document.xml", corps),
        ("word/_rels/document.xml.rels", relations(medias, graphiques.len())),
        ("word/styles.xml", styles::styles(&d.langue)),
        ("word/numbering.xml", styles::numbering(listes)),
        ("word/settings.xml", styles::settings(&d.langue, d.sommaire)),
    ]
    .into_iter()
    .map(|(nom, racine)| (nom.to_owned(), racine))
    .collect();
    for (nom, format) in TITRES_COURANTS {
        fichiers.push((format!("word/entete-{nom}.xml"), pages::entete(d, format)));
        fichiers.push((format!("word/pied-{nom}.xml"), pages::pied(d, format)));
    }
    fichiers.extend((1..).zip(graphiques).map(|(i, racine)| (format!("word/{}", graphiques::name(i)), racine)));
    fichiers.into_iter().map(|(nom, racine)| Ok((nom, xml::write(&racine)?))).collect()
}

/// Running titles: those of the cover are empty but for the watermark.
const TITRES_COURANTS: [(&str, Option<Format>); 3] =
    [("portrait", Some(Format::Portrait)), ("paysage", Some(Format::Paysage)), ("couverture", None)];

/// `document.xml`, the number of numbered lists it uses, and its charts.
fn body(d: &Document, medias: &Medias) -> (Element, usize, Vec<Element>) {
    let mut corps = Corps::new(d, medias);
    let (ouverture, suite) = d.blocs.split_at(if d.sommaire { d.avant_sommaire.min(d.blocs.len()) } else { 0 });
    corps.blocs(ouverture, Cadre::default());
    let ouverture = corps.before_contents();
    corps.blocs(suite, Cadre::default());
    if let Some(mention) = &d.mention_finale {
        corps.start();
        corps.xml.push(pages::mention_finale(mention));
    } else {
        corps.end();
    }
    let mut s = Xml::new();
    if let Some(c) = &d.couverture {
        s.push(pages::couverture(c, medias));
    }
    s.push(ouverture);
    if d.sommaire {
        // Both writers list the same headings; should they not, no page is better than a wrong one.
        let pages = mise_en_page::pages_of_headings(d);
        s.push(pages::sommaire(&corps.entrees, if pages.len() == corps.entrees.len() { &pages } else { &[] }));
    }
    s.push(std::mem::take(&mut corps.xml));
    s.push(corps.last_section());
    let racine = ESPACES.iter().fold(el("w:document"), |e, (nom, uri)| e.at(nom, uri));
    (racine.with(el("w:body").with(s)), corps.listes, corps.graphiques)
}

fn content_types(graphiques: usize) -> Element {
    let defaut = |extension: &str, genre: &str| el("Default").at("Extension", extension).at("ContentType", genre);
    let partie = |nom: String, genre: String| el("Override").at("PartName", nom).at("ContentType", genre);
    let mut s = el("Types")
        .at("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .with(defaut("rels", "application/vnd.openxmlformats-package.relationships+xml"))
        .with(defaut("xml", "application/xml"))
        .with(defaut("png", "image/png"))
        .with(defaut("jpeg", "image/jpeg"))
        .with(partie("/word/document.xml".to_owned(), format!("{TYPE}.document.main+xml")));
    for nom in ["styles", "numbering", "settings"] {
        s = s.with(partie(format!("/word/{nom}.xml"), format!("{TYPE}.{nom}+xml")));
    }
    for (nom, _) in TITRES_COURANTS {
        s = s.with(partie(format!("/word/entete-{nom}.xml"), format!("{TYPE}.header+xml")));
        s = s.with(partie(format!("/word/pied-{nom}.xml"), format!("{TYPE}.footer+xml")));
    }
    for i in 1..=graphiques {
        s = s.with(partie(format!("/word/{}", graphiques::name(i)), graphiques::TYPE.to_owned()));
    }
    for (nom, genre) in [
        ("core", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("app", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ] {
        s = s.with(partie(format!("/docProps/{nom}.xml"), genre.to_owned()));
    }
    s
}

/// Relations of a part: identifier, kind, target.
fn relationships(relations: impl IntoIterator<Item = (String, String, String)>) -> Element {
    let relations: Xml =
        relations.into_iter().map(|(id, genre, cible)| el("Relationship").at("Id", id).at("Type", genre).at("Target", cible)).collect();
    el("Relationships").at("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships").with(relations)
}

fn root_relations() -> Element {
    let noyau = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relationships(
        [
            ("rId1", format!("{RELATION}/officeDocument"), "word/document.xml"),
            ("rId2", noyau.to_owned(), "docProps/core.xml"),
            ("rId3", format!("{RELATION}/extended-properties"), "docProps/app.xml"),
        ]
        .map(|(id, genre, cible)| (id.to_owned(), genre, cible.to_owned())),
    )
}

fn relations(medias: &Medias, graphiques: usize) -> Element {
    let of = |id: String, genre: &str, cible: String| (id, format!("{RELATION}/{genre}"), cible);
    let mut all: Vec<(String, String, String)> =
        ["styles", "numbering", "settings"].map(|nom| of(format!("rId-{nom}"), nom, format!("{nom}.xml"))).to_vec();
    for (nom, _) in TITRES_COURANTS {
        all.push(of(format!("rId-entete-{nom}"), "header", format!("entete-{nom}.xml")));
        all.push(of(format!("rId-pied-{nom}"), "footer", format!("pied-{nom}.xml")));
    }
    all.extend(medias.relations().into_iter().map(|(id, cible)| of(id, "image", cible)));
    all.extend((1..=graphiques).map(|i| of(graphiques::relation(i), "chart", graphiques::name(i))));
    relationships(all)
}

fn core_properties(d: &Document) -> Element {
    let date = d.date.format("%Y-%m-%dT00:00:00Z").to_string();
    let sujet = if d.sujet.is_empty() { d.sous_titre.as_deref().unwrap_or_default() } else { &d.sujet };
    let mut s = el("cp:coreProperties")
        .at("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .at("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .at("xmlns:dcterms", "http://purl.org/dc/terms/")
        .at("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    for (nom, mots) in
        [("dc:title", d.titre.as_str()), ("dc:subject", sujet), ("dc:creator", d.auteur.as_str()), ("dc:language", d.langue.as_str())]
    {
        s = s.with(el(nom).with(Xml::words(xml::ligne(mots))));
    }
    for nom in ["dcterms:created", "dcterms:modified"] {
        s = s.with(el(nom).at("xsi:type", "dcterms:W3CDTF").with(Xml::words(date.as_str())));
    }
    s
}

fn app_properties() -> Element {
    el("Properties")
        .at("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .with(el("Application").with(Xml::words("Atelier CPOM")))
}
