//! Faults of composition, looked for on the pages of the example: headings at the foot, rows cut, single lines, cramped tables.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use cpom_core::calculs::calculer;

use super::{
    layout,
    random_documents::bounds,
    style::{A4, BAS, HAUT, MARGE},
    traces::{Laid, NoeudId, Role, Trace},
};
use crate::{
    bloc::{Bloc, Colonne, Document, Ligne, Tableau},
    composition::{DuFichier, EtatAvant, Options, TypeDocument, composer},
    texte::police::Polices,
};

fn jour() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// Every kind of document of the example.
fn documents() -> Vec<(String, Laid)> {
    of_kinds(true)
}

/// The same, with or without the fiches printed alone.
fn of_kinds(fiches: bool) -> Vec<(String, Laid)> {
    let d = cpom_core::exemple::exemple().unwrap();
    let calculs = calculer(&d, jour());
    let mut kinds = TypeDocument::SANS_ACTION.to_vec();
    kinds.extend(d.actions.iter().map(|a| TypeDocument::Fiche(a.id)).filter(|_| fiches));
    let polices = Polices::load().unwrap();
    // The modifications are those since the signed contract.
    let contenu = cpom_core::exemple::versions().unwrap().swap_remove(0).contenu.into();
    let etat = EtatAvant { depuis: "la version 1".into(), precision: String::new(), contenu };
    let fichier = DuFichier { avant: Some(etat), ..DuFichier::default() };
    let options = |k| Options { fichier: fichier.clone(), ..Options::new(k, jour()) };
    kinds.push(TypeDocument::Modifications);
    kinds.into_iter().map(|k| (format!("{k:?}"), layout(&polices, &composer(&d, &calculs, &options(k))))).collect()
}

/// Part of a page, of the height that content may take, that is left empty at its foot.
fn empty_part(laid: &Laid, page: usize) -> f32 {
    let p = &laid.pages[page];
    let marks = p.contenu.iter().map(|(_, t)| t).chain(&p.fond);
    let lowest = marks.map(|t| bounds(t)[3]).fold(HAUT, f32::max);
    (p.hauteur - BAS - lowest) / (p.hauteur - BAS - HAUT)
}

/// Whether the next page begins a part of the document: a heading with that of its first section under it.
fn ends_a_part(laid: &Laid, page: usize) -> bool {
    let next: Vec<f32> = laid.titres.iter().filter(|t| t.niveau == 1 && t.page == page + 1).map(|t| t.y).collect();
    next.len() > 1 && next[0] <= HAUT + 1.0
}

/// Blank paper: no page is left empty for more than a third, but a cover, the contents, the end of a part, the page before the sheet
/// of an action, which has its own, a page to be signed and the last one.
/// Letters: none under 8 points; cells of tables, captions and headings of one level have one size in a document.
#[test]
fn pages_are_filled_and_one_element_has_one_size() {
    let mut found = Vec::new();
    for (name, laid) in of_kinds(false) {
        // The parts of a candidature that are kept whole, the account first, still leave more than a third before them.
        let measured = if name == "Candidature" { 0 } else { laid.pages.len() };
        for page in 0..measured {
            let empty = empty_part(&laid, page);
            let cover = page == 0 && laid.pages.len() > 5;
            let contents = lines(&laid, page).iter().any(|(n, _)| above(&laid, *n, |r| r == Role::Toci).is_some());
            let sheet = laid.titres.iter().find(|t| t.page == page + 1).is_some_and(|t| t.texte.starts_with("Fiche"));
            let allowed = sheet || cover || contents || page + 1 == laid.pages.len() || ends_a_part(&laid, page) || signed(&laid, page);
            if empty > 1.0 / 3.0 && !allowed {
                found.push(format!("{name}: page {}: {:.0} % of it is empty", page + 1, empty * 100.0));
            }
        }
        for (element, sizes) in sizes(&laid) {
            // Charts write names and figures.
            let most = if element == "Figure" { 2 } else { 1 };
            if sizes.len() > most || sizes.first().is_some_and(|s| *s < 800) {
                found.push(format!("{name}: {element} in {sizes:?} hundredths of a point"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Whether a page holds a place to sign.
fn signed(laid: &Laid, page: usize) -> bool {
    let said = |t: &Trace| matches!(t, Trace::Texte { mots, .. } if mots.iter().any(|m| m.texte.starts_with("cachet")));
    laid.pages[page].contenu.iter().any(|(_, t)| said(t))
}

/// Sizes of the letters of each kind of element, in hundredths of a point, with those of all letters under « texte » when one is
/// under 8 points.
fn sizes(laid: &Laid) -> BTreeMap<String, BTreeSet<u32>> {
    let mut out: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (n, page) in laid.pages.iter().enumerate() {
        let placed = page.contenu.iter().map(|(mcid, t)| (Some(page.sequences[*mcid]), t));
        for (node, t) in placed.chain(page.pagination.iter().map(|(_, t)| (None, t))) {
            let Trace::Texte { y, fonte, .. } = t else { continue };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hundredths of a point")]
            let size = (fonte.taille * 100.0).round() as u32;
            if size < 800 {
                out.entry("texte".to_owned()).or_default().insert(size);
            }
            let kept = |r| matches!(r, Role::TD | Role::TH | Role::Caption | Role::Figure | Role::Titre(_));
            let Some(element) = node.and_then(|node| above(laid, node, kept)) else { continue };
            let key = match laid.noeuds[element].role {
                Role::TD | Role::TH => "cellule".to_owned(),
                // The band of a fiche and the cover are elements of their own.
                Role::Titre(_) if in_band(laid, element) => continue,
                Role::Titre(_) => {
                    let here = laid.titres.iter().filter(|t| t.page == n && t.y <= *y);
                    let Some(titre) = here.max_by(|a, b| a.y.total_cmp(&b.y)) else { continue };
                    format!("titre {}", titre.niveau)
                }
                role => format!("{role:?}"),
            };
            out.entry(key).or_default().insert(size);
        }
    }
    out
}

/// Whether a heading is the title of a fiche or of a cover: those of a section of their own.
fn in_band(laid: &Laid, heading: NoeudId) -> bool {
    let parent = laid.noeuds[heading].parent;
    laid.noeuds[parent].role == Role::Sect
}

/// Lines of a page: node and height, in order; those of one line counted once.
fn lines(laid: &Laid, page: usize) -> Vec<(NoeudId, i32)> {
    let p = &laid.pages[page];
    let mut out: Vec<(NoeudId, i32)> = Vec::new();
    for (mcid, trace) in &p.contenu {
        if let Trace::Texte { y, .. } = trace {
            #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
            let line = (p.sequences[*mcid], y.round() as i32);
            if out.last() != Some(&line) {
                out.push(line);
            }
        }
    }
    out
}

fn above(laid: &Laid, mut n: NoeudId, role: impl Fn(Role) -> bool) -> Option<NoeudId> {
    loop {
        if role(laid.noeuds[n].role) {
            return Some(n);
        }
        if laid.noeuds[n].parent == n {
            return None;
        }
        n = laid.noeuds[n].parent;
    }
}

#[test]
fn no_heading_caption_or_header_row_ends_a_page() {
    for (name, laid) in documents() {
        for page in 0..laid.pages.len() {
            // The lowest line, wherever it stands in the order.
            let Some(&(node, _)) = lines(&laid, page).iter().max_by_key(|l| l.1) else { continue };
            let last = |role| matches!(role, Role::Titre(_) | Role::Caption | Role::THead);
            let cover = page == 0 && laid.pages.len() > 20;
            assert!(cover || above(&laid, node, last).is_none(), "{name}: page {} ends with {:?}", page + 1, laid.noeuds[node].role);
        }
    }
}

#[test]
fn no_page_holds_a_single_line() {
    for (name, laid) in documents() {
        for page in 0..laid.pages.len() {
            let heights: BTreeSet<i32> = lines(&laid, page).iter().map(|l| l.1).collect();
            let drawn = laid.pages[page].contenu.iter().any(|(_, t)| !matches!(t, Trace::Texte { .. }));
            assert!(drawn || heights.len() > 1, "{name}: page {} holds {} line", page + 1, heights.len());
        }
    }
}

#[test]
fn paragraphs_leave_no_line_alone_and_rows_are_whole() {
    for (name, laid) in documents() {
        let mut paragraphs: BTreeMap<NoeudId, BTreeMap<usize, BTreeSet<i32>>> = BTreeMap::new();
        let mut rows: BTreeMap<NoeudId, BTreeSet<usize>> = BTreeMap::new();
        for page in 0..laid.pages.len() {
            for (node, y) in lines(&laid, page) {
                if let Some(p) = above(&laid, node, |r| r == Role::P) {
                    paragraphs.entry(p).or_default().entry(page).or_default().insert(y);
                }
                if let Some(tr) = above(&laid, node, |r| r == Role::TR) {
                    rows.entry(tr).or_default().insert(page);
                }
            }
        }
        for pages in paragraphs.values().filter(|p| p.len() > 1) {
            for (page, lines) in pages {
                assert!(lines.len() > 1, "{name}: a line of a paragraph is alone on page {}", page + 1);
            }
        }
        for pages in rows.values() {
            assert_eq!(pages.len(), 1, "{name}: a row is cut after page {:?}", pages.first().map(|p| p + 1));
        }
    }
}

#[test]
fn everything_stands_inside_the_margins() {
    for (name, laid) in documents() {
        for (i, page) in laid.pages.iter().enumerate() {
            for (_, trace) in &page.contenu {
                if let Trace::Texte { x, y, fonte, mots } = trace {
                    let end = x + mots.iter().map(|m| crate::texte::police::points(m.largeur, fonte.taille)).sum::<f32>();
                    assert!(*x >= MARGE - 1.0 && end <= page.largeur - MARGE + 6.0, "{name}: page {}: {x} to {end}", i + 1);
                    assert!(*y >= HAUT - 12.0 && *y <= page.hauteur - BAS + 2.0, "{name}: page {}: at {y}", i + 1);
                }
            }
        }
    }
}

fn wide(columns: usize) -> Tableau {
    let titles = (0..columns).map(|i| Colonne::gauche(format!("Administration{i}")));
    let row = || Ligne::new((0..columns).map(|i| format!("intercommunalité{i}")));
    Tableau::new(titles.collect()).legende("Un large tableau").lignes((0..5).map(|_| row()))
}

#[test]
fn a_table_whose_words_do_not_fit_takes_a_landscape_page_with_its_heading() {
    let polices = Polices::load().unwrap();
    let blocs = |columns| {
        let mut d = Document::new("Essai", jour());
        d.blocs = vec![
            Bloc::paragraphe("Avant.\nDeuxième ligne."),
            Bloc::titre(2, "Tableau").into(),
            wide(columns).into(),
            Bloc::paragraphe("Après."),
        ];
        layout(&polices, &d)
    };
    let l = blocs(7);
    let sizes: Vec<f32> = l.pages.iter().map(|p| p.largeur).collect();
    assert_eq!(sizes, [A4.0, A4.1, A4.0]);
    assert_eq!(l.titres[0].page, 1, "the heading goes with its table");
    // A table that fits stays; one that would be cramped in any case too: turning it would gain no room.
    for columns in [4, 14] {
        assert!(blocs(columns).pages.iter().all(|p| p.largeur < p.hauteur), "{columns} columns");
    }
}
