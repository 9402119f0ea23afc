//! Links, outline (bookmarks) and attached files of the document.

use chrono::Datelike;
use lopdf::{Dictionary, Document as Lopdf, Object, ObjectId, Stream, StringFormat};
use md5::{Digest, Md5};

use super::{dict, int, name, real, text};
use crate::{
    bloc::{Document, Relation},
    mise_en_page::traces::{Laid, TitrePlace},
};

fn destination(laid: &Laid, pages: &[ObjectId], page: usize, y: f32) -> Option<Object> {
    let hauteur = laid.pages.get(page)?.hauteur;
    Some(Object::Array(vec![
        Object::Reference(*pages.get(page)?),
        name("XYZ"),
        Object::Null,
        real((hauteur - y + 10.0).min(hauteur)),
        Object::Null,
    ]))
}

/// Writes link annotations and hangs them on their pages; returns their objects by page.
pub(super) fn links(doc: &mut Lopdf, laid: &Laid, pages: &[ObjectId]) -> Vec<Vec<ObjectId>> {
    let mut sortie = Vec::with_capacity(pages.len());
    for (page, id) in laid.pages.iter().zip(pages) {
        let mut annotations = Vec::new();
        for lien in &page.liens {
            let [g, h, d, b] = lien.boite;
            let boite = vec![real(g), real(page.hauteur - b), real(d), real(page.hauteur - h)];
            let mut a = dict([
                ("Type", name("Annot")),
                ("Subtype", name("Link")),
                ("Rect", Object::Array(boite)),
                ("Border", Object::Array(vec![int(0), int(0), int(0)])),
                ("F", int(4)),
                ("Contents", text(&lien.texte)),
            ]);
            let cible = laid.ancres.get(&*lien.ancre).and_then(|(p, y)| destination(laid, pages, *p, *y));
            if let Some(cible) = cible {
                a.set("Dest", cible);
            }
            annotations.push(doc.add_object(a));
        }
        if let Ok(d) = doc.get_dictionary_mut(*id) {
            if annotations.is_empty() {
                d.remove(b"Annots");
            } else {
                d.set("Annots", Object::Array(annotations.iter().map(|a| Object::Reference(*a)).collect()));
            }
        }
        sortie.push(annotations);
    }
    sortie
}

/// Writes the outline from the headings; none without headings.
pub(super) fn outline(doc: &mut Lopdf, laid: &Laid, pages: &[ObjectId]) -> Option<ObjectId> {
    let titres: Vec<&TitrePlace> = laid.titres.iter().filter(|t| t.au_sommaire).collect();
    if titres.is_empty() {
        return None;
    }
    let racine = doc.new_object_id();
    let ids: Vec<ObjectId> = titres.iter().map(|_| doc.new_object_id()).collect();
    let parents = parents(&titres);
    let mut enfants: Vec<Vec<usize>> = vec![Vec::new(); titres.len()];
    let mut sommet = Vec::new();
    for (i, p) in parents.iter().enumerate() {
        match p {
            Some(p) => enfants[*p].push(i),
            None => sommet.push(i),
        }
    }
    let reference = |i: usize| Object::Reference(ids[i]);
    for freres in enfants.iter().chain(std::iter::once(&sommet)) {
        for (rang, &i) in freres.iter().enumerate() {
            let parent = parents[i].map_or(racine, |p| ids[p]);
            let mut d = dict([("Title", text(titres[i].texte.trim())), ("Parent", Object::Reference(parent))]);
            if let Some(cible) = destination(laid, pages, titres[i].page, titres[i].y) {
                d.set("Dest", cible);
            }
            if let Some(avant) = rang.checked_sub(1) {
                d.set("Prev", reference(freres[avant]));
            }
            if let Some(&suivant) = freres.get(rang + 1) {
                d.set("Next", reference(suivant));
            }
            if let (Some(&premier), Some(&dernier)) = (enfants[i].first(), enfants[i].last()) {
                d.set("First", reference(premier));
                d.set("Last", reference(dernier));
                // Closed at first: the sections, not their details.
                d.set("Count", Object::Integer(-i64::try_from(enfants[i].len()).unwrap_or(1)));
            }
            doc.objects.insert(ids[i], Object::Dictionary(d));
        }
    }
    let mut d = dict([("Type", name("Outlines")), ("Count", int(sommet.len()))]);
    if let (Some(&premier), Some(&dernier)) = (sommet.first(), sommet.last()) {
        d.set("First", reference(premier));
        d.set("Last", reference(dernier));
    }
    doc.objects.insert(racine, Object::Dictionary(d));
    Some(racine)
}

/// Parent of each heading: the nearest one above of a higher rank.
fn parents(titres: &[&TitrePlace]) -> Vec<Option<usize>> {
    let mut parents = Vec::with_capacity(titres.len());
    let mut pile: Vec<usize> = Vec::new();
    for (i, t) in titres.iter().enumerate() {
        while pile.last().is_some_and(|p| titres[*p].niveau >= t.niveau) {
            pile.pop();
        }
        parents.push(pile.last().copied());
        pile.push(i);
    }
    parents
}

/// Embeds the attached files; returns their specifications with their names, in the order of the names.
pub(super) fn attachments(doc: &mut Lopdf, document: &Document) -> Vec<(String, ObjectId)> {
    let d = document.date;
    let date = format!("D:{:04}{:02}{:02}000000Z", d.year(), d.month(), d.day());
    let mut sortie = Vec::new();
    for piece in &document.pieces_jointes {
        let params = dict([
            ("ModDate", text(&date)),
            ("Size", int(piece.octets.len())),
            ("CheckSum", Object::String(Md5::digest(&piece.octets).to_vec(), StringFormat::Hexadecimal)),
        ]);
        let entete = dict([("Type", name("EmbeddedFile")), ("Subtype", name(&piece.mime)), ("Params", Object::Dictionary(params))]);
        let flux = doc.add_object(Stream::new(entete, piece.octets.clone()));
        let ef: Dictionary = dict([("F", Object::Reference(flux)), ("UF", Object::Reference(flux))]);
        let spec = doc.add_object(dict([
            ("Type", name("Filespec")),
            ("F", text(&piece.nom)),
            ("UF", text(&piece.nom)),
            ("Desc", text(&piece.description)),
            ("AFRelationship", name(relation(piece.relation))),
            ("EF", Object::Dictionary(ef)),
        ]));
        sortie.push((piece.nom.clone(), spec));
    }
    // The order of the written keys: plain names first, then those in UTF-16.
    sortie.sort_by_cached_key(|(nom, _)| (!nom.is_ascii(), nom.encode_utf16().collect::<Vec<_>>()));
    sortie
}

fn relation(r: Relation) -> &'static str {
    match r {
        Relation::Source => "Source",
        Relation::Donnees => "Data",
        Relation::Supplement => "Supplement",
        Relation::Autre => "Unspecified",
    }
}
