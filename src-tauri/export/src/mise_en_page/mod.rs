//! Layout: from blocks to pages, structure tree, headings and anchors.
//!
//! Blocks become bricks (`atelier` and the files of each kind of block), bricks are put on pages (`paginateur`),
//! then come the table of contents, whose pages move the others, and the feet, which count the pages.

mod atelier;
mod briques;
mod cellules;
mod colonnes;
mod coupe;
mod entete;
#[cfg(test)]
mod essais;
mod fiche;
mod figures;
#[cfg(test)]
mod hasard;
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
use traces::{Laid, Noeud, Page, Role, TitrePlace};

/// Anchors of headings are prefixed so that no name of the document meets them.
const PREFIXE: &str = "\u{1}titre-";

/// Takes the pages as they are complete, but for what stands at their foot.
pub(crate) trait Recueil {
    /// A page on which nothing more comes, and the nodes its marks belong to. The marks may go.
    fn page(&mut self, page: &mut Page, noeuds: &[Noeud]);
}

/// Leaves the marks on their pages.
#[cfg(test)]
struct Garde;

#[cfg(test)]
impl Recueil for Garde {
    fn page(&mut self, _: &mut Page, _: &[Noeud]) {}
}

/// Lets go of the marks.
struct Oubli;

impl Recueil for Oubli {
    fn page(&mut self, page: &mut Page, _: &[Noeud]) {
        page.forget_marks();
    }
}

/// Lays a document out, its marks on its pages.
#[cfg(test)]
pub(crate) fn layout(polices: &Polices, document: &Document) -> Laid {
    layout_into(polices, document, &mut Garde)
}

/// Lays a document out; each page goes to `recueil` when it is complete, what stands at its foot stays on it.
///
/// Blocks become bricks and bricks stand on pages one after the other, so that of a long document little more is held
/// than its structure.
pub(crate) fn layout_into(polices: &Polices, document: &Document, recueil: &mut dyn Recueil) -> Laid {
    let mut ancres = BTreeSet::new();
    collect_anchors(&document.blocs, &mut ancres);
    let mut atelier = Atelier::new(polices, ancres);
    let page = Cadre::page(Format::Portrait, 0);
    let mut presse = Presse { document, recueil, laid: Laid::default(), paginateur: Paginateur::new(), faites: 0, section: String::new() };

    if let Some(c) = &document.couverture {
        let mut couverture = atelier.couverture(c, page);
        presse.exchange(&mut atelier);
        presse.laid.pages.push(blank_page());
        put(&mut presse.laid, 0, 0.0, &mut couverture);
        presse.exchange(&mut atelier);
    }
    let avant = presse.laid.pages.len();
    let sommaire = atelier.noeud(Role::Sect, 0);
    if document.sommaire {
        presse.exchange(&mut atelier);
        attach(&mut presse.laid, sommaire);
        presse.exchange(&mut atelier);
    }
    let mut reste = atelier.blocs_as_they_come(&document.blocs, page, &mut |atelier, briques| presse.place(atelier, briques));
    if let Some(mention) = &document.mention_finale {
        reste.extend(atelier.mention_finale(mention, page));
    }
    presse.place(&mut atelier, &mut reste);
    presse.exchange(&mut atelier);
    presse.finish(&atelier, presse.laid.pages.len());
    if document.sommaire {
        presse.contents(&mut atelier, page.under(sommaire), avant);
    }
    if presse.laid.pages.is_empty() {
        presse.laid.pages.push(blank_page());
        presse.finish(&atelier, 1);
    }
    let mut laid = presse.laid;
    for (i, titre) in laid.titres.iter().enumerate() {
        laid.ancres.insert(format!("{PREFIXE}{i}"), (titre.page, titre.y));
    }
    let total = laid.pages.len();
    for (i, page) in laid.pages.iter_mut().enumerate().skip(usize::from(document.couverture.is_some())) {
        atelier.foot(page, document, i + 1, total);
    }
    laid
}

/// Puts bricks on pages as they come, and hands over the pages that are complete.
struct Presse<'d> {
    document: &'d Document,
    recueil: &'d mut dyn Recueil,
    laid: Laid,
    paginateur: Paginateur,
    /// Pages handed over.
    faites: usize,
    /// The section that goes on.
    section: String,
}

impl Presse<'_> {
    /// Nodes and headings go from those who make them to those who place them, and back.
    fn exchange(&mut self, atelier: &mut Atelier) {
        std::mem::swap(&mut self.laid.noeuds, &mut atelier.noeuds);
        std::mem::swap(&mut self.laid.titres, &mut atelier.titres);
    }

    fn place(&mut self, atelier: &mut Atelier, briques: &mut Vec<Brique>) {
        self.exchange(atelier);
        self.paginateur.place_all(&mut self.laid, briques);
        briques.clear();
        self.finish(atelier, self.laid.pages.len().saturating_sub(1));
        self.exchange(atelier);
    }

    /// Hands over the pages before `fin` that were not.
    fn finish(&mut self, atelier: &Atelier, fin: usize) {
        while self.faites < fin {
            self.finish_page(atelier, self.faites, self.faites);
            self.faites += 1;
        }
    }

    fn finish_page(&mut self, atelier: &Atelier, i: usize, rang: usize) {
        let page = &mut self.laid.pages[i];
        page.rang = rang;
        if let Some(mot) = self.document.filigrane.as_deref().filter(|m| !m.trim().is_empty()) {
            atelier.watermark(page, mot);
        }
        // The section that starts first on the page, else the one that goes on.
        let ici = || self.laid.titres.iter().filter(|t| t.niveau == 1 && t.page == i);
        if i > 0 || self.document.couverture.is_none() {
            let section = ici().next().map_or(self.section.as_str(), |t| t.texte.as_str());
            atelier.head(page, self.document, section);
        }
        if let Some(derniere) = ici().next_back() {
            self.section.clone_from(&derniere.texte);
        }
        self.recueil.page(page, &self.laid.noeuds);
    }

    /// Puts the contents, now that the pages of the headings are known, on pages of their own after the first `avant`.
    fn contents(&mut self, atelier: &mut Atelier, cadre: Cadre, avant: usize) {
        let pages = contents_length(atelier.polices, &self.laid.titres);
        for titre in self.laid.titres.iter_mut().filter(|t| t.page >= avant) {
            titre.page = titre.page.saturating_add(pages);
        }
        self.laid.ancres.values_mut().filter(|a| a.0 >= avant).for_each(|a| a.0 += pages);
        self.laid.noeuds.iter_mut().for_each(|n| n.shift(avant, pages));
        let titres = self.laid.titres.clone();
        self.exchange(atelier);
        let mut briques = contents(atelier, &titres, cadre);
        self.exchange(atelier);
        let suite = self.laid.pages.split_off(avant);
        Paginateur::new().place_all(&mut self.laid, &mut briques);
        self.laid.pages.resize(avant + pages, blank_page());
        self.section.clear();
        for i in 0..pages {
            self.finish_page(atelier, avant + i, self.faites + i);
        }
        self.laid.pages.extend(suite);
    }
}

/// Page of each heading of the contents down to the third level, counted from 1, in their order: what another
/// writer of the same document may announce.
pub(crate) fn pages_of_headings(document: &Document) -> Vec<usize> {
    let Some(polices) = Polices::load() else { return Vec::new() };
    let laid = layout_into(&polices, document, &mut Oubli);
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
fn contents_length(polices: &Polices, titres: &[TitrePlace]) -> usize {
    let mut atelier = Atelier::new(polices, BTreeSet::new());
    let mut briques = contents(&mut atelier, titres, Cadre::page(Format::Portrait, 0));
    let mut essai = Laid { noeuds: atelier.noeuds, ..Laid::default() };
    Paginateur::new().place_all(&mut essai, &mut briques);
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
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DemiPage(b) => collect_anchors(b, ancres),
            _ => {}
        }
    }
}
