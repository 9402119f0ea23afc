//! Layout: from blocks to pages, structure tree, headings and anchors.
//!
//! Blocks become bricks (`block_builder` and the files of each kind of block), bricks are put on pages (`paginateur`),
//! then come the table of contents, whose pages move the others, and the feet, which count the pages.

mod block_builder;
mod bricks;
mod cellules;
mod colonnes;
mod coupe;
mod entete;
mod fiche;
mod figures;
#[cfg(test)]
mod invariants;
mod logos;
mod objets;
mod pages;
mod paginateur;
pub(crate) mod places;
#[cfg(test)]
mod random_documents;
pub(crate) mod style;
mod tableau;
#[cfg(test)]
mod tests;
mod textes;
pub(crate) mod traces;

use std::collections::BTreeSet;

use crate::{
    bloc::{Bloc, Document, Titre},
    texte::police::Polices,
};
use block_builder::{BlockBuilder, Cadre};
use bricks::{Brick, FormatFeuille};
pub(crate) use bricks::{statut_colour, statut_shapes};
use pages::EcartsSommaire;
use paginateur::{Paginateur, attach, put};
use traces::{Laid, Noeud, Page, Role, TitrePlace};

/// Room on top of a page that logos may take above its heading.
const SOUS_LOGOS: f32 = 90.0;

/// Anchors of headings are prefixed so that no name of the document meets them.
const PREFIXE: &str = "\u{1}titre-";

/// Receives each complete page, before its foot is drawn.
pub(crate) trait PageSink {
    /// Receives a page on which nothing more is placed, and the nodes its marks belong to; the marks may be dropped.
    fn page(&mut self, page: &mut Page, noeuds: &[Noeud]);
}

/// Leaves the marks on their pages.
#[cfg(test)]
struct KeepMarks;

#[cfg(test)]
impl PageSink for KeepMarks {
    fn page(&mut self, _: &mut Page, _: &[Noeud]) {}
}

/// Drops the marks of complete pages: only where things stand is kept.
struct DropMarks;

impl PageSink for DropMarks {
    fn page(&mut self, page: &mut Page, _: &[Noeud]) {
        page.forget_marks();
    }
}

/// Lays a document out, its marks on its pages.
#[cfg(test)]
pub(crate) fn layout(polices: &Polices, document: &Document) -> Laid {
    layout_into(polices, document, &mut KeepMarks)
}

/// Lays a document out; each page goes to `sink` when it is complete, its foot remains on it.
///
/// Blocks become bricks and bricks stand on pages one after the other, so that of a long document little more is held
/// than its structure.
pub(crate) fn layout_into(polices: &Polices, document: &Document, sink: &mut dyn PageSink) -> Laid {
    let mut ancres = BTreeSet::new();
    collect_anchors(&document.blocs, &mut ancres);
    let mut builder = BlockBuilder::new(polices, ancres);
    let page = Cadre::page(FormatFeuille::Portrait, 0);
    let mut run = LayoutRun { document, sink, laid: Laid::default(), paginateur: Paginateur::new(), faites: 0, section: String::new() };

    if let Some(c) = &document.couverture {
        let mut couverture = builder.couverture(c, page);
        run.exchange(&mut builder);
        run.laid.pages.push(blank_page());
        put(&mut run.laid, 0, 0.0, &mut couverture);
        run.exchange(&mut builder);
    }
    let (ouverture, suite) = document.blocs.split_at(document.avant_sommaire.min(document.blocs.len()));
    if document.sommaire && !ouverture.is_empty() {
        let mut reste = builder.blocs_as_they_come(ouverture, page, &mut |builder, bricks| run.place(builder, bricks));
        run.place(&mut builder, &mut reste);
        run.exchange(&mut builder);
        // What follows the contents starts a page.
        run.paginateur.close(&mut run.laid);
        run.finish(&builder, run.laid.pages.len());
        run.exchange(&mut builder);
    }
    let suite = if document.sommaire { suite } else { &document.blocs };
    let avant = run.laid.pages.len();
    let sommaire = builder.noeud(Role::Sect, 0);
    if document.sommaire {
        run.exchange(&mut builder);
        attach(&mut run.laid, sommaire);
        run.exchange(&mut builder);
    }
    let mut reste = builder.blocs_as_they_come(suite, page, &mut |builder, bricks| run.place(builder, bricks));
    if let Some(mention) = &document.mention_finale {
        // The closing lines stand under the end of the last block.
        if let Some(b) = reste.last_mut().filter(|b| b.format == page.format) {
            b.lie = true;
        }
        reste.extend(builder.mention_finale(mention, page));
    }
    run.place(&mut builder, &mut reste);
    run.exchange(&mut builder);
    run.paginateur.close(&mut run.laid);
    run.finish(&builder, run.laid.pages.len());
    if document.sommaire {
        run.contents(&mut builder, page.under(sommaire), avant);
    }
    if run.laid.pages.is_empty() {
        run.laid.pages.push(blank_page());
        run.finish(&builder, 1);
    }
    let mut laid = run.laid;
    for (i, titre) in laid.titres.iter().enumerate() {
        laid.ancres.insert(format!("{PREFIXE}{i}"), (titre.page, titre.y));
    }
    let total = laid.pages.len();
    for (i, page) in laid.pages.iter_mut().enumerate().skip(usize::from(document.couverture.is_some())) {
        builder.foot(page, document, i + 1, total);
    }
    laid
}

/// Places bricks on pages as they are built, and passes on the pages that are complete.
struct LayoutRun<'d> {
    document: &'d Document,
    sink: &'d mut dyn PageSink,
    laid: Laid,
    paginateur: Paginateur,
    /// Number of pages passed on.
    faites: usize,
    /// The section that goes on.
    section: String,
}

impl LayoutRun<'_> {
    /// Swaps nodes and headings between the builder and the pages, which both complete them.
    fn exchange(&mut self, builder: &mut BlockBuilder) {
        std::mem::swap(&mut self.laid.noeuds, &mut builder.noeuds);
        std::mem::swap(&mut self.laid.titres, &mut builder.titres);
    }

    fn place(&mut self, builder: &mut BlockBuilder, bricks: &mut Vec<Brick>) {
        self.exchange(builder);
        self.paginateur.place_all(&mut self.laid, bricks);
        self.finish(builder, self.laid.pages.len().saturating_sub(1));
        self.exchange(builder);
        builder.libre = Some(self.paginateur.left());
    }

    /// Passes on the pages before `fin` not yet passed on.
    fn finish(&mut self, builder: &BlockBuilder, fin: usize) {
        while self.faites < fin {
            self.finish_page(builder, self.faites, self.faites);
            self.faites += 1;
        }
    }

    fn finish_page(&mut self, builder: &BlockBuilder, i: usize, rang: usize) {
        let page = &mut self.laid.pages[i];
        page.rang = rang;
        if let Some(mot) = self.document.filigrane.as_deref().filter(|m| !m.trim().is_empty()) {
            builder.watermark(page, mot);
        }
        // The section that starts on top of the page, else the one that goes on.
        let ici = || self.laid.titres.iter().filter(|t| t.niveau == 1 && t.page == i);
        if i > 0 || self.document.couverture.is_none() {
            let first = ici().next().filter(|t| self.section.is_empty() || t.y <= style::HAUT + SOUS_LOGOS);
            let section = first.map_or(self.section.as_str(), |t| t.texte.as_str());
            builder.head(page, self.document, section);
        }
        if let Some(derniere) = ici().next_back() {
            self.section.clone_from(&derniere.texte);
        }
        self.sink.page(page, &self.laid.noeuds);
    }

    /// Puts the contents, now that the pages of the headings are known, on pages of their own after the first `avant`.
    fn contents(&mut self, builder: &mut BlockBuilder, cadre: Cadre, avant: usize) {
        let (pages, ecarts) = contents_length(builder.polices, &self.laid.titres);
        for titre in self.laid.titres.iter_mut().filter(|t| t.page >= avant) {
            titre.page = titre.page.saturating_add(pages);
        }
        self.laid.ancres.values_mut().filter(|a| a.0 >= avant).for_each(|a| a.0 += pages);
        self.laid.noeuds.iter_mut().for_each(|n| n.shift(avant, pages));
        let titres = self.laid.titres.clone();
        self.exchange(builder);
        let mut bricks = contents(builder, &titres, ecarts, cadre);
        self.exchange(builder);
        let suite = self.laid.pages.split_off(avant);
        let mut paginateur = Paginateur::new();
        paginateur.place_all(&mut self.laid, &mut bricks);
        paginateur.close(&mut self.laid);
        self.laid.pages.resize(avant + pages, blank_page());
        self.section.clear();
        for i in 0..pages {
            self.finish_page(builder, avant + i, self.faites + i);
        }
        self.laid.pages.extend(suite);
    }
}

/// Page of each heading of the contents down to the third level, counted from 1, in their order: what another
/// writer of the same document may announce.
pub(crate) fn pages_of_headings(document: &Document) -> Vec<usize> {
    let laid = Polices::kept(|polices| layout_into(polices, document, &mut DropMarks)).unwrap_or_default();
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

/// Number of pages the table of contents takes, and its spaces: narrow ones when they spare a page.
fn contents_length(polices: &Polices, titres: &[TitrePlace]) -> (usize, EcartsSommaire) {
    let length = |ecarts| {
        let mut builder = BlockBuilder::new(polices, BTreeSet::new());
        let mut bricks = contents(&mut builder, titres, ecarts, Cadre::page(FormatFeuille::Portrait, 0));
        // Where its lines stand is of no use here: the page is not closed.
        let mut essai = Laid { noeuds: builder.noeuds, ..Laid::default() };
        Paginateur::new().place_all(&mut essai, &mut bricks);
        essai.pages.len()
    };
    let mut kept = (length(EcartsSommaire::LARGES), EcartsSommaire::LARGES);
    for ecarts in [EcartsSommaire::SERRES, EcartsSommaire::COLONNES] {
        let pages = if kept.0 > 1 { length(ecarts) } else { kept.0 };
        if pages < kept.0 {
            kept = (pages, ecarts);
        }
    }
    kept
}

fn contents(builder: &mut BlockBuilder, titres: &[TitrePlace], ecarts: EcartsSommaire, cadre: Cadre) -> Vec<Brick> {
    let niveaux = std::mem::take(&mut builder.niveaux);
    let repere = builder.titres.len();
    let mut bricks = builder.titre(&Titre { au_sommaire: false, ..Bloc::titre(1, "Sommaire") }, cadre);
    // The heading of the contents is no heading of the document's outline.
    builder.titres.truncate(repere);
    bricks.iter_mut().for_each(|b| b.titre = None);
    builder.niveaux = niveaux;
    let ancres: Vec<String> = (0..titres.len()).map(|i| format!("{PREFIXE}{i}")).collect();
    let place = bricks::hauteur_utile(FormatFeuille::Portrait) - bricks::hauteur_totale(&bricks) - bricks.last().map_or(0.0, |b| b.apres);
    bricks.extend(builder.sommaire(titres, &ancres, ecarts, cadre, place));
    bricks
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
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => collect_anchors(b, ancres),
            Bloc::CoteACote(c) => c.toutes().into_iter().for_each(|b| collect_anchors(b, ancres)),
            _ => {}
        }
    }
}
