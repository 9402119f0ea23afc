//! Annotations of a PDF, placed under the bookmark they stand below.

use chrono::NaiveDateTime;
use cpom_core::modele::Dossier;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, decode_text_string};

use super::lieux::{LieuxNommes, Titres};
use super::{GenreRemarque, REMARQUES_MAX, RefusRetour, RemarqueRetour, Retour};
use crate::limites::DEPLIE_MAX;

/// Most pages, and most bookmarks, that are read.
const PAGES_MAX: usize = 5_000;
const SIGNETS_MAX: usize = 10_000;
/// Deepest bookmark: its children may be its parents.
const PROFONDEUR_MAX: usize = 16;

/// Kinds of annotations that say something, with the word for those that may say it without text.
const GENRES: [(&[u8], &str); 9] = [
    (b"Text", ""),
    (b"FreeText", ""),
    (b"Highlight", "surligné"),
    (b"Underline", "souligné"),
    (b"Squiggly", "souligné"),
    (b"StrikeOut", "barré"),
    (b"Caret", "insertion"),
    (b"Ink", "tracé à la main"),
    (b"Stamp", "tampon"),
];

pub(super) fn lire(bytes: &[u8], dossier: &Dossier) -> Result<Retour, RefusRetour> {
    let limit = usize::try_from(DEPLIE_MAX).unwrap_or(usize::MAX);
    let options = LoadOptions { max_decompressed_size: Some(limit), ..LoadOptions::default() };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|e| RefusRetour::Endommage(e.to_string()))?;
    if doc.is_encrypted() {
        return Err(RefusRetour::AncienOuProtege);
    }
    let pages: Vec<ObjectId> = doc.get_pages().into_values().collect();
    if pages.len() > PAGES_MAX {
        return Err(RefusRetour::TropGros);
    }
    let lieux = LieuxNommes::of(dossier);
    let signets = signets(&doc, &pages);
    let mut out = Retour::default();
    for (i, page) in pages.iter().enumerate() {
        let Some(Object::Array(annotations)) = doc.get_dictionary(*page).ok().and_then(|d| get(&doc, d, b"Annots")) else { continue };
        for a in annotations.iter().filter_map(|o| resolve(&doc, o)?.as_dict().ok()) {
            if out.remarques.len() >= REMARQUES_MAX {
                return Ok(out);
            }
            let Some((auteur, date, texte)) = read(&doc, a) else { continue };
            let (lieu, titre) = above(&signets, &lieux, i, top(&doc, a));
            let ou = if titre.is_empty() { format!("page {}", i + 1) } else { format!("page {}, {titre}", i + 1) };
            out.remarques.push(RemarqueRetour {
                lieu,
                ou,
                genre: GenreRemarque::Annotation,
                auteur,
                date,
                avant: String::new(),
                apres: texte,
                valeur: None,
            });
        }
    }
    Ok(out)
}

fn resolve<'d>(doc: &'d Document, o: &'d Object) -> Option<&'d Object> {
    doc.dereference(o).ok().map(|(_, o)| o)
}

fn get<'d>(doc: &'d Document, d: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    resolve(doc, d.get(key).ok()?)
}

fn text(doc: &Document, d: &Dictionary, key: &[u8]) -> Option<String> {
    get(doc, d, key).and_then(|o| decode_text_string(o).ok())
}

/// Author, day and words of an annotation; `None` for one that says nothing to a reader: links, fields, empty notes.
fn read(doc: &Document, a: &Dictionary) -> Option<(String, Option<NaiveDateTime>, String)> {
    let kind = get(doc, a, b"Subtype")?.as_name().ok()?;
    let (_, word) = GENRES.iter().find(|(nom, _)| *nom == kind)?;
    let said = text(doc, a, b"Contents").unwrap_or_default();
    let said = if said.trim().is_empty() { (*word).to_owned() } else { said };
    let date = text(doc, a, b"M").or_else(|| text(doc, a, b"CreationDate")).and_then(|t| pdf_date(&t));
    (!said.is_empty()).then(|| (text(doc, a, b"T").unwrap_or_default(), date, said))
}

/// Day and time of `D:20261212101500+01'00'`.
fn pdf_date(text: &str) -> Option<NaiveDateTime> {
    let digits: String = text.trim_start_matches("D:").chars().take_while(char::is_ascii_digit).take(14).collect();
    NaiveDateTime::parse_from_str(&format!("{digits:0<14}"), "%Y%m%d%H%M%S").ok()
}

/// Upper edge of an annotation on its page; the top of the page when it has none.
fn top(doc: &Document, a: &Dictionary) -> f32 {
    let edges = get(doc, a, b"Rect").and_then(|o| o.as_array().ok());
    let at = |i: usize| edges.and_then(|r| r.get(i)).and_then(|o| resolve(doc, o)).and_then(|o| o.as_float().ok());
    at(1).zip(at(3)).map_or(f32::MAX, |(a, b)| a.max(b))
}

/// A bookmark: its depth from 1, its title, its page, its height on the page.
struct Signet {
    niveau: usize,
    titre: String,
    page: usize,
    haut: f32,
}

/// Bookmarks in the order of the pages.
fn signets(doc: &Document, pages: &[ObjectId]) -> Vec<Signet> {
    let mut out = Vec::new();
    let root = doc.catalog().ok().and_then(|c| get(doc, c, b"Outlines")).and_then(|o| o.as_dict().ok());
    let mut seen = 0;
    if let Some(root) = root {
        children(doc, pages, root, 1, &mut seen, &mut out);
    }
    // From the top of a page down; a stable sort keeps a heading before those under it.
    out.sort_by(|a, b| a.page.cmp(&b.page).then(b.haut.total_cmp(&a.haut)));
    out
}

fn children(doc: &Document, pages: &[ObjectId], of: &Dictionary, niveau: usize, seen: &mut usize, out: &mut Vec<Signet>) {
    let mut next = get(doc, of, b"First").and_then(|o| o.as_dict().ok());
    while let Some(d) = next {
        *seen += 1;
        if *seen > SIGNETS_MAX || niveau > PROFONDEUR_MAX {
            return;
        }
        if let Some((page, haut)) = destination(doc, pages, d) {
            let titre = text(doc, d, b"Title").unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
            out.push(Signet { niveau, titre, page, haut });
        }
        children(doc, pages, d, niveau + 1, seen, out);
        next = get(doc, d, b"Next").and_then(|o| o.as_dict().ok());
    }
}

/// Page and height that a bookmark leads to, directly or by an action.
fn destination(doc: &Document, pages: &[ObjectId], d: &Dictionary) -> Option<(usize, f32)> {
    let direct = get(doc, d, b"Dest").and_then(|o| o.as_array().ok());
    let by_action = || get(doc, d, b"A").and_then(|o| o.as_dict().ok()).and_then(|a| get(doc, a, b"D")).and_then(|o| o.as_array().ok());
    let dest = direct.or_else(by_action)?;
    let page = dest.first()?.as_reference().ok()?;
    let height = match dest.get(1).and_then(|o| o.as_name().ok()) {
        Some(b"XYZ") => dest.get(3),
        Some(b"FitH" | b"FitBH") => dest.get(2),
        _ => None,
    };
    let height = height.and_then(|o| resolve(doc, o)).and_then(|o| o.as_float().ok());
    Some((pages.iter().position(|p| *p == page)?, height.unwrap_or(f32::MAX)))
}

/// The nearest row and heading above a place.
fn above(signets: &[Signet], lieux: &LieuxNommes, page: usize, haut: f32) -> (Option<super::LieuRetour>, String) {
    /// Points by which a note may stand above the heading beside which it was put.
    const JEU: f32 = 12.0;
    let mut titres = Titres::default();
    for s in signets.iter().take_while(|s| s.page < page || s.page == page && s.haut >= haut - JEU) {
        titres.enter(s.niveau, s.titre.clone(), lieux.of_title(&s.titre, false));
    }
    titres.here()
}
