//! Faults of composition, looked for on the pages of the example: headings at the foot, rows cut, single lines, cramped tables.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use cpom_core::calculs::calculer;
use cpom_core::choix::CategorieService;
use cpom_core::demarrage::{ReponsesDemarrage, ServiceRepondu, preparer};
use cpom_core::modele::Dossier;
use cpom_core::referentiel::referentiel;
use cpom_core::reprise::{Debut, OptionsReprise, reprendre};

use super::{
    layout,
    random_documents::bounds,
    style::{A4, BAS, HAUT, MARGE},
    traces::{Laid, NoeudId, Role, Trace},
};
use crate::{
    bloc::{Bloc, Colonne, Document, Ligne, Tableau},
    composition::{ChoixSections, DuFichier, EtatAvant, Options, TypeDocument, composer},
    texte::police::Polices,
};

fn jour() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// A document laid out, with its name.
type Mis = (String, Laid);

fn laid(polices: &Polices, d: &Dossier, options: &Options) -> Laid {
    layout(polices, &composer(d, &calculer(d, jour()), options))
}

/// Every kind of document of the example, its core alone, and the fiche of each action printed alone.
fn of_the_example(polices: &Polices) -> Vec<Mis> {
    let d = cpom_core::exemple::exemple().unwrap();
    // The modifications are those since the signed contract.
    let contenu = cpom_core::exemple::versions().unwrap().swap_remove(0).contenu.into();
    let etat = EtatAvant { depuis: "la version 1".into(), precision: String::new(), contenu };
    let fichier = DuFichier { avant: Some(etat), ..DuFichier::default() };
    let kinds = TypeDocument::SANS_ACTION.into_iter().chain([TypeDocument::Modifications]);
    let kinds = kinds.chain(d.actions.iter().map(|a| TypeDocument::Fiche(a.id)));
    let calculs = calculer(&d, jour());
    let mut out: Vec<Mis> = kinds
        .map(|k| {
            let options = Options { fichier: fichier.clone(), ..Options::new(k, jour()) };
            (format!("{k:?}"), layout(polices, &composer(&d, &calculs, &options)))
        })
        .collect();
    let coeur =
        Options { sections: ChoixSections { coeur: true, ..ChoixSections::default() }, ..Options::new(TypeDocument::Complet, jour()) };
    out.push(("Coeur".to_owned(), laid(polices, &d, &coeur)));
    out
}

/// The complete document and the candidature of dossiers with holes: the renewal of the example, an empty one, an association with
/// two services and a third signatory that answered five questions.
fn of_other_dossiers(polices: &Polices) -> Vec<Mis> {
    let renewal = OptionsReprise { debut: Some(Debut::Annee(2029)), decisions: Vec::new() };
    let service = |nom: &str| ServiceRepondu { nom: nom.into(), categorie: CategorieService::SadMixte, ..ServiceRepondu::default() };
    let answers = ReponsesDemarrage {
        gestionnaire: "Association intercommunale d’aide et de soins à domicile du Haut-Pays d’Ornemont".into(),
        departement: "Département de la Haute-Ornemont".into(),
        ars: "Agence régionale de santé du Grand Plateau".into(),
        services: vec![service("SAD mixte du Haut-Pays (aide et soins)"), service("SAD mixte de la Vallée & du Lac")],
        debut: NaiveDate::from_ymd_opt(2027, 7, 1),
        fin: NaiveDate::from_ymd_opt(2030, 6, 30),
        objectifs: vec![1, 3, 5],
        ..ReponsesDemarrage::default()
    };
    let begun = |answers: &ReponsesDemarrage| preparer(referentiel(), answers, jour()).dossier;
    let dossiers = [
        ("renouvellement", reprendre(&cpom_core::exemple::exemple().unwrap(), &renewal).unwrap()),
        ("vide", begun(&ReponsesDemarrage::default())),
        ("association", begun(&answers)),
    ];
    let kinds = [TypeDocument::Complet, TypeDocument::Candidature];
    let of = |(nom, d): &(&str, Dossier)| kinds.map(|k| (format!("{nom}, {k:?}"), laid(polices, d, &Options::new(k, jour()))));
    dossiers.iter().flat_map(of).collect()
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

/// Every rule below, on every document: each is laid out once for all of them, since that is what takes time.
#[test]
fn documents_have_no_fault_of_composition() {
    let polices = Polices::load().unwrap();
    let mut found = Vec::new();
    let mut seen = 0;
    for (name, laid) in of_the_example(&polices).into_iter().chain(of_other_dossiers(&polices)) {
        for rule in [pages_are_filled, elements_have_one_size, headings_stand_with_what_they_announce, no_line_is_alone, margins_are_kept] {
            found.extend(rule(&name, &laid).into_iter().map(|fault| format!("{name}: {fault}")));
        }
        seen += laid.pages.len();
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(seen > 200, "{seen} pages looked at");
}

/// Blank paper: no page is left empty for more than a third, but a cover, the contents and the page before them, the end of a part,
/// the page before the sheet of an action, which has its own, before a piece that is kept whole and takes most of the next page, or
/// before pages turned the other way, a page to be signed and the last one.
fn pages_are_filled(name: &str, laid: &Laid) -> Vec<String> {
    // A fiche printed alone has its page, whatever it holds.
    if name.starts_with("Fiche") {
        return Vec::new();
    }
    let contents =
        |page: usize| laid.pages.len() > page && lines(laid, page).iter().any(|(n, _)| above(laid, *n, |r| r == Role::Toci).is_some());
    let fault = |page: usize| {
        let empty = empty_part(laid, page);
        let cover = page == 0 && laid.pages.len() > 5;
        let sheet = laid.titres.iter().find(|t| t.page == page + 1).is_some_and(|t| t.texte.starts_with("Fiche"));
        let turns =
            laid.pages.get(page + 1).is_some_and(|p| (p.largeur < p.hauteur) != (laid.pages[page].largeur < laid.pages[page].hauteur));
        let ends = page + 1 == laid.pages.len() || ends_a_part(laid, page) || contents(page + 1);
        let allowed = cover || sheet || turns || ends || contents(page) || signed(laid, page) || before_a_whole_piece(laid, page);
        (empty > 1.0 / 3.0 && !allowed).then(|| format!("page {}: {:.0} % of it is empty", page + 1, empty * 100.0))
    };
    (0..laid.pages.len()).filter_map(fault).collect()
}

/// Whether the first table or chart of the next page begins and ends there, and takes most of it: an account, a calendar.
fn before_a_whole_piece(laid: &Laid, page: usize) -> bool {
    let piece = |node: NoeudId| above(laid, node, |r| matches!(r, Role::Table | Role::Figure));
    let marks = |page: usize| laid.pages[page].contenu.iter().map(move |(mcid, t)| (laid.pages[page].sequences[*mcid], t));
    let Some(first) = marks(page + 1).find_map(|(node, _)| piece(node)) else { return false };
    let on = |page: usize| page < laid.pages.len() && marks(page).any(|(node, _)| piece(node) == Some(first));
    let extent = marks(page + 1).filter(|(node, _)| piece(*node) == Some(first)).map(|(_, t)| bounds(t));
    let (top, bottom) = extent.fold((f32::MAX, 0.0_f32), |(top, bottom), b| (top.min(b[1]), bottom.max(b[3])));
    let useful = laid.pages[page + 1].hauteur - HAUT - BAS;
    !on(page) && !on(page + 2) && bottom - top > useful * 0.6
}

/// Letters: none under 8 points; cells of tables, captions and headings of one level have one size in a document.
fn elements_have_one_size(_: &str, laid: &Laid) -> Vec<String> {
    // Charts write names and figures.
    let fault = |(element, sizes): (String, BTreeSet<u32>)| {
        let most = if element == "Figure" { 2 } else { 1 };
        (sizes.len() > most || sizes.first().is_some_and(|s| *s < 800)).then(|| format!("{element} in {sizes:?} hundredths of a point"))
    };
    sizes(laid).into_iter().filter_map(fault).collect()
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

/// No heading, caption or header row ends a page, nor does a heading with a few lines that introduce the table or the chart of the
/// next page.
fn headings_stand_with_what_they_announce(_: &str, laid: &Laid) -> Vec<String> {
    let mut out = Vec::new();
    for page in 0..laid.pages.len() {
        let all = lines(laid, page);
        // The lowest line, wherever it stands in the order.
        let Some(&(node, lowest)) = all.iter().max_by_key(|l| l.1) else { continue };
        let last = |role| matches!(role, Role::Titre(_) | Role::Caption | Role::THead);
        let cover = page == 0 && laid.pages.len() > 20;
        if !cover && above(laid, node, last).is_some() {
            out.push(format!("page {} ends with {:?}", page + 1, laid.noeuds[node].role));
        }
        let heading = all.iter().filter(|(n, _)| above(laid, *n, |r| matches!(r, Role::Titre(_))).is_some()).map(|l| l.1).max();
        let below: BTreeSet<i32> = all.iter().map(|l| l.1).filter(|y| heading.is_some_and(|h| *y > h)).collect();
        let words = |(n, _): &&(NoeudId, i32)| above(laid, *n, |r| r == Role::P).is_some();
        let introduces = all.iter().filter(|l| below.contains(&l.1)).all(|l| words(&l));
        let shown = |role| matches!(role, Role::Table | Role::Figure);
        let next = laid.pages.get(page + 1).and_then(|p| p.sequences.first()).is_some_and(|n| above(laid, *n, shown).is_some());
        if !cover && heading.is_some() && lowest - heading.unwrap_or(0) < 60 && below.len() <= 3 && introduces && next {
            out.push(format!("page {}: a heading and its introduction are apart from what they announce", page + 1));
        }
        let heights: BTreeSet<i32> = all.iter().map(|l| l.1).collect();
        let drawn = laid.pages[page].contenu.iter().any(|(_, t)| !matches!(t, Trace::Texte { .. }));
        if !drawn && heights.len() == 1 {
            out.push(format!("page {} holds a single line", page + 1));
        }
    }
    out
}

/// No line of a paragraph is alone on a page, and rows are whole.
fn no_line_is_alone(_: &str, laid: &Laid) -> Vec<String> {
    let mut paragraphs: BTreeMap<NoeudId, BTreeMap<usize, BTreeSet<i32>>> = BTreeMap::new();
    let mut rows: BTreeMap<NoeudId, BTreeSet<usize>> = BTreeMap::new();
    for page in 0..laid.pages.len() {
        for (node, y) in lines(laid, page) {
            if let Some(p) = above(laid, node, |r| r == Role::P) {
                paragraphs.entry(p).or_default().entry(page).or_default().insert(y);
            }
            if let Some(tr) = above(laid, node, |r| r == Role::TR) {
                rows.entry(tr).or_default().insert(page);
            }
        }
    }
    let alone = paragraphs.values().filter(|p| p.len() > 1).flatten().filter(|(_, lines)| lines.len() == 1);
    let cut = rows.values().filter(|pages| pages.len() > 1).filter_map(BTreeSet::first);
    alone
        .map(|(page, _)| format!("a line of a paragraph is alone on page {}", page + 1))
        .chain(cut.map(|page| format!("a row is cut after page {}", page + 1)))
        .collect()
}

/// Words stand inside the margins.
fn margins_are_kept(_: &str, laid: &Laid) -> Vec<String> {
    let mut out = Vec::new();
    for (i, page) in laid.pages.iter().enumerate() {
        for (_, trace) in &page.contenu {
            let Trace::Texte { x, y, fonte, mots } = trace else { continue };
            let end = x + mots.iter().map(|m| crate::texte::police::points(m.largeur, fonte.taille)).sum::<f32>();
            if *x < MARGE - 1.0 || end > page.largeur - MARGE + 6.0 || *y < HAUT - 12.0 || *y > page.hauteur - BAS + 2.0 {
                out.push(format!("page {}: words from {x} to {end}, at {y}", i + 1));
            }
        }
    }
    out
}

/// One page says who, for how long, how much, whether it works and what is wanted: a reader may stop there.
#[test]
fn the_first_page_of_what_has_to_be_known_answers_five_questions() {
    let d = cpom_core::exemple::exemple().unwrap();
    let l = laid(&Polices::load().unwrap(), &d, &Options::new(TypeDocument::Synthese, jour()));
    let texts = l.pages[0].contenu.iter().filter_map(|(_, t)| if let Trace::Texte { mots, .. } = t { Some(mots) } else { None });
    let said: String =
        texts.flatten().map(|f| &*f.texte).filter(|m| *m != "\u{AD}").collect::<String>().replace(['\u{A0}', '\u{202F}'], " ");
    for words in ["Les Tilleuls Domicile", "31/12/2028", "817 530", "cibles atteintes sur 30", "en retard", "Attendu"] {
        assert!(said.contains(words), "{words}: {said}");
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
