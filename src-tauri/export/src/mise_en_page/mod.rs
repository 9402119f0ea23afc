//! Layout: from blocks to pages, structure tree, headings and anchors.
//!
//! Blocks become bricks (`atelier` and the files of each kind of block), bricks are put on pages (`paginateur`),
//! then come the table of contents, whose length is known beforehand, and the running titles.

mod atelier;
mod briques;
mod cellules;
mod colonnes;
mod entete;
#[cfg(test)]
mod essais;
mod fiche;
mod figures;
mod logos;
mod objets;
mod pages;
mod paginateur;
#[cfg(test)]
mod regles;
pub(crate) mod style;
mod tableau;
mod textes;
pub(crate) mod traces;

use std::collections::BTreeSet;

use crate::{
    bloc::{Bloc, Document, Titre},
    texte::police::Polices,
};
use atelier::{Atelier, Cadre};
use briques::{Brique, Format};
pub(crate) use briques::{statut_colour, statut_shapes};
use paginateur::{Paginateur, attach, put};
use traces::{Laid, Page, Role, TitrePlace};

/// Anchors of headings are prefixed so that no name of the document meets them.
const PREFIXE: &str = "\u{1}titre-";

/// Lays a document out.
pub(crate) fn layout(polices: &Polices, document: &Document) -> Laid {
    let mut ancres = BTreeSet::new();
    collect_anchors(&document.blocs, &mut ancres);
    let mut atelier = Atelier::new(polices, ancres);
    let page = Cadre::page(Format::Portrait, 0);
    let mut laid = Laid::default();

    let mut couverture = document.couverture.as_ref().map(|c| atelier.couverture(c, page));
    let noeud_sommaire = atelier.noeud(Role::Sect, 0);
    let mut corps = atelier.blocs(&document.blocs, page);
    if let Some(mention) = &document.mention_finale {
        corps.extend(atelier.mention_finale(mention, page));
    }
    laid.noeuds = atelier.noeuds.clone();
    laid.titres = atelier.titres.clone();

    if let Some(b) = &mut couverture {
        laid.pages.push(blank_page());
        put(&mut laid, 0, 0.0, b);
    }
    let avant = laid.pages.len();
    let cadre_sommaire = page.under(noeud_sommaire);
    let mut pages_sommaire = 0;
    if document.sommaire {
        pages_sommaire = contents_length(&mut atelier, cadre_sommaire);
        attach(&mut laid, noeud_sommaire);
    }

    // Content first, on pages counted after those of the contents.
    laid.pages.extend((0..pages_sommaire).map(|_| Page::default()));
    Paginateur::new(&mut laid).place_all(&mut corps);
    if document.sommaire {
        place_contents(&mut atelier, &mut laid, cadre_sommaire, avant, pages_sommaire);
    }
    if laid.pages.is_empty() {
        laid.pages.push(blank_page());
    }
    for (i, titre) in laid.titres.iter().enumerate() {
        laid.ancres.insert(format!("{PREFIXE}{i}"), (titre.page, titre.y));
    }
    furnish(&atelier, &mut laid, document);
    laid
}

/// Page of each heading of the contents down to the third level, counted from 1, in their order: what another
/// writer of the same document may announce.
pub(crate) fn pages_of_headings(document: &Document) -> Vec<usize> {
    let Some(polices) = Polices::load() else { return Vec::new() };
    let laid = layout(&polices, document);
    laid.titres.iter().filter(|t| in_contents(t)).map(|t| t.page + 1).collect()
}

/// Whether a heading stands in the contents: details without a number do not.
fn in_contents(t: &TitrePlace) -> bool {
    t.au_sommaire && (t.niveau <= 2 || t.niveau == 3 && t.numerote)
}

/// The anchors the document itself named, with their page and height.
pub(crate) fn places(laid: &Laid) -> impl Iterator<Item = (&str, usize, f32)> {
    laid.ancres.iter().filter(|(nom, _)| !nom.starts_with(PREFIXE)).map(|(nom, (page, y))| (nom.as_str(), *page, *y))
}

fn blank_page() -> Page {
    Page { largeur: style::A4.0, hauteur: style::A4.1, ..Page::default() }
}

/// Number of pages the table of contents takes.
fn contents_length(atelier: &mut Atelier, cadre: Cadre) -> usize {
    let repere = atelier.mark();
    let titres = atelier.titres.clone();
    let mut briques = contents(atelier, &titres, cadre);
    let mut essai = Laid { noeuds: atelier.noeuds.clone(), ..Laid::default() };
    atelier.rewind(&repere);
    Paginateur::new(&mut essai).place_all(&mut briques);
    essai.pages.len()
}

fn contents(atelier: &mut Atelier, titres: &[TitrePlace], cadre: Cadre) -> Vec<Brique> {
    let niveau = std::mem::replace(&mut atelier.dernier_niveau, 0);
    let repere = atelier.titres.len();
    let mut briques = atelier.titre(&Titre { au_sommaire: false, ..Bloc::titre(1, "Sommaire") }, cadre);
    // The heading of the contents is no heading of the document's outline.
    atelier.titres.truncate(repere);
    briques.iter_mut().for_each(|b| b.titre = None);
    atelier.dernier_niveau = niveau;
    let ancres: Vec<String> = (0..titres.len()).map(|i| format!("{PREFIXE}{i}")).collect();
    briques.extend(atelier.sommaire(titres, &ancres, cadre));
    briques
}

/// Puts the contents, now that pages are known, on the pages kept for them.
fn place_contents(atelier: &mut Atelier, laid: &mut Laid, cadre: Cadre, avant: usize, pages: usize) {
    let titres = laid.titres.clone();
    // Nodes made after the content was placed go at the end of the arena.
    atelier.noeuds = std::mem::take(&mut laid.noeuds);
    let mut briques = contents(atelier, &titres, cadre);
    laid.noeuds = std::mem::take(&mut atelier.noeuds);
    let suite = laid.pages.split_off(avant + pages);
    laid.pages.truncate(avant);
    Paginateur::new(laid).place_all(&mut briques);
    laid.pages.resize(avant + pages, blank_page());
    laid.pages.extend(suite);
}

fn furnish(atelier: &Atelier, laid: &mut Laid, document: &Document) {
    let total = laid.pages.len();
    let sections: Vec<(usize, String)> = laid.titres.iter().filter(|t| t.niveau == 1).map(|t| (t.page, t.texte.clone())).collect();
    for (i, page) in laid.pages.iter_mut().enumerate() {
        if let Some(mot) = document.filigrane.as_deref().filter(|m| !m.trim().is_empty()) {
            atelier.watermark(page, mot);
        }
        if i == 0 && document.couverture.is_some() {
            continue;
        }
        // The section that starts first on the page, else the one that goes on.
        let debut = sections.iter().find(|s| s.0 == i);
        let section = debut.or_else(|| sections.iter().rev().find(|s| s.0 < i)).map_or("", |s| s.1.as_str());
        atelier.furnish(page, document, section, i + 1, total);
    }
}

fn collect_anchors(blocs: &[Bloc], ancres: &mut BTreeSet<String>) {
    for bloc in blocs {
        match bloc {
            Bloc::Titre(t) => ancres.extend(t.ancre.clone()),
            Bloc::Paragraphe(p) => ancres.extend(p.ancre.clone()),
            Bloc::Tableau(t) => ancres.extend(t.lignes.iter().filter_map(|l| l.ancre.clone())),
            Bloc::Fiche(f) => {
                ancres.extend(f.ancre.clone());
                collect_anchors(&f.blocs, ancres);
            }
            Bloc::Encadre(e) => collect_anchors(&e.blocs, ancres),
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) => collect_anchors(b, ancres),
            _ => {}
        }
    }
}
