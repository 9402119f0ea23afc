//! The rules of the layout, on documents built for each.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{
    layout,
    style::{BAS, HAUT},
    traces::{Enfant, Laid, Role, Trace},
};
use crate::{bloc::*, texte::police::Polices};

fn document(blocs: Vec<Bloc>) -> Document {
    let mut d = Document::new("Essai", NaiveDate::from_ymd_opt(2027, 3, 12).unwrap());
    d.blocs = blocs;
    d
}

fn laid(blocs: Vec<Bloc>) -> Laid {
    layout(&Polices::load().unwrap(), &document(blocs))
}

fn words(laid: &Laid, page: usize) -> String {
    let mut s = String::new();
    for (_, t) in &laid.pages[page].contenu {
        if let Trace::Texte { mots, .. } = t {
            mots.iter().for_each(|f| s.push_str(&f.texte));
            s.push(' ');
        }
    }
    s
}

fn roles(laid: &Laid, role: Role) -> usize {
    laid.noeuds.iter().filter(|n| n.role == role && n.attache).count()
}

/// Lowest baseline of the content of a page.
fn lowest(laid: &Laid, page: usize) -> f32 {
    laid.pages[page].contenu.iter().filter_map(|(_, t)| if let Trace::Texte { y, .. } = t { Some(*y) } else { None }).fold(0.0, f32::max)
}

fn long_table(n: usize) -> Tableau {
    let colonnes = vec![Colonne::droite("N°"), Colonne::gauche("Libellé"), Colonne::decimale("Heures")];
    Tableau::new(colonnes).lignes((0..n).map(|i| Ligne::new([format!("r{i}"), format!("ligne {i}"), format!("{i},5")])))
}

#[test]
fn a_table_over_pages_keeps_its_rows_and_repeats_its_header() {
    let l = laid(vec![long_table(150).into()]);
    assert!(l.pages.len() >= 3);
    let tout: String = (0..l.pages.len()).map(|p| words(&l, p)).collect();
    for i in 0..150 {
        assert_eq!(tout.matches(&format!("r{i} ")).count(), 1, "row {i}");
    }
    assert_eq!(roles(&l, Role::Table), 1);
    assert_eq!(roles(&l, Role::TR), 151);
    assert_eq!(roles(&l, Role::THead), 1);
    assert!(l.pages[0].pagination.len() < l.pages[1].pagination.len(), "the header is drawn again");
    assert!((0..l.pages.len()).all(|p| lowest(&l, p) <= l.pages[p].hauteur - BAS));
}

#[test]
fn what_announces_rows_is_never_the_last_row_of_a_page() {
    for avant in 25..45 {
        let mut tableau = long_table(avant);
        for i in 0..12 {
            tableau = tableau
                .ligne(Ligne::section(format!("section {i}")))
                .ligne(Ligne::new([format!("o{i}"), format!("annonce {i}")]).annonce())
                .ligne(Ligne::new([format!("s{i}"), "suite".to_owned(), "1".to_owned()]))
                .ligne(Ligne::new([format!("t{i}"), "fin".to_owned(), "2".to_owned()]));
        }
        let l = laid(vec![tableau.into()]);
        assert!(l.pages.len() >= 2);
        for page in 0..l.pages.len() {
            let mots = words(&l, page);
            let derniere = mots.trim_end().rsplit(' ').take(4).collect::<String>();
            assert!(!derniere.contains("section") && !derniere.contains("annonce"), "{avant}, page {page}: {derniere}");
        }
    }
}

/// Right ends of the texts equal to `mot` on the first page.
fn right_ends(l: &Laid, mot: &str) -> Vec<f32> {
    let polices = Polices::load().unwrap();
    let textes = l.pages[0].contenu.iter().filter_map(|(_, t)| match t {
        Trace::Texte { x, fonte, mots, .. } => Some((*x, *fonte, mots)),
        _ => None,
    });
    textes
        .filter(|(_, _, mots)| mots.iter().map(|f| &*f.texte).collect::<String>().trim() == mot)
        .map(|(x, fonte, _)| x + polices.largeur(fonte.face, fonte.taille, mot))
        .collect()
}

#[test]
fn a_title_and_empty_marks_end_where_whole_figures_do() {
    let tableau = Tableau::new(vec![Colonne::gauche("Poste"), Colonne::decimale("2027")])
        .ligne(Ligne::new(["a", "120"]))
        .ligne(Ligne::new(["b", "340"]))
        .ligne(Ligne::new(["c", "19,40"]))
        .ligne(Ligne::new(["d", "–"]));
    let l = laid(vec![tableau.into()]);
    let at = |mot: &str| right_ends(&l, mot)[0];
    assert!((at("2027") - at("120")).abs() < 0.5);
    assert!((at("–") - at("120")).abs() < 0.5);
    assert!(at("19,40") > at("120") + 5.0);
    assert!((at("340") - at("120")).abs() < 0.5);
}

#[test]
fn figures_followed_by_words_stay_in_a_column_of_chosen_width() {
    let mut colonnes = vec![Colonne::gauche("Poste"), Colonne::decimale("Observation")];
    colonnes[1].largeur = Largeur::Fixe(200.0);
    let tableau = Tableau::new(colonnes).lignes([Ligne::new(["Aides", "3 postes pourvus sur les cinq"])]);
    let l = laid(vec![tableau.into()]);
    let droite = l.pages[0].contenu.iter().map(|(_, t)| super::random_documents::bounds(t)[2]).fold(0.0, f32::max);
    assert!(droite <= l.pages[0].largeur - super::style::MARGE, "{droite}");
}

/// A partial sum says its extent on lines of its own: the other columns keep the room that their figures need.
#[test]
fn the_extent_of_a_partial_sum_takes_no_room_from_other_columns() {
    let years = (2024..2030).map(|a| Colonne::decimale(a.to_string()));
    let colonnes: Vec<Colonne> = std::iter::once(Colonne::gauche("Compte de résultat")).chain(years).collect();
    let amounts =
        ["1\u{A0}746\u{A0}160", "1\u{A0}849\u{A0}484,40", "1\u{A0}900\u{A0}800", "1\u{A0}958\u{A0}118", "2\u{A0}020\u{A0}560", "–"];
    let hours = ["58\u{A0}250", "59\u{A0}630", "61\u{A0}010", "62\u{A0}390", "26\u{A0}370 (5 financeurs sur 6)", "–"];
    let row = |title: &'static str, cells: [&'static str; 6]| Ligne::new(std::iter::once(title).chain(cells));
    let l = laid(vec![Tableau::new(colonnes).ligne(row("Total des produits", amounts)).ligne(row("Heures", hours)).into()]);
    let runs: Vec<String> = l.pages[0]
        .contenu
        .iter()
        .filter_map(|(_, t)| match t {
            Trace::Texte { mots, .. } => Some(mots.iter().flat_map(|f| f.texte.chars()).filter(|c| !c.is_whitespace()).collect()),
            _ => None,
        })
        .collect();
    for whole in ["2029", "1849484,40", "2020560"] {
        assert!(runs.iter().any(|run| run == whole), "{whole} is cut: {runs:?}");
    }
}

#[test]
fn the_title_of_a_section_starts_at_the_left_whatever_the_first_column_holds() {
    let colonnes = vec![Colonne::decimale("Montant"), Colonne::gauche("Poste")];
    let section =
        Ligne { genre: GenreLigne::Section, ..Ligne::new(["2 postes à pourvoir avant la fin de la première année du contrat"]) };
    let l = laid(vec![Tableau::new(colonnes).lignes([section, Ligne::new(["3,5", "Encadrement"])]).into()]);
    let x = l.pages[0].contenu.iter().find_map(|(_, t)| match t {
        Trace::Texte { x, mots, .. } if mots.iter().any(|f| f.texte.starts_with("postes")) => Some(*x),
        _ => None,
    });
    assert!((x.unwrap() - super::style::MARGE - super::style::MARGE_H).abs() < 1.0, "{x:?}");
}

#[test]
fn a_row_higher_than_a_page_goes_on_over_the_next() {
    let texte = "mot ".repeat(6000);
    let l = laid(vec![Tableau::new(vec![Colonne::gauche("A"), Colonne::gauche("B")]).ligne(Ligne::new(["a", &texte])).into()]);
    assert!(l.pages.len() >= 3);
    let n: usize = (0..l.pages.len()).map(|p| words(&l, p).matches("mot").count()).sum();
    assert_eq!(n, 6000);
    assert_eq!(roles(&l, Role::TD), 2);
}

#[test]
fn each_sheet_has_its_page() {
    let fiche = |i: usize, n: usize| {
        Bloc::Fiche(FicheAction {
            niveau: 2,
            ancre: Some(format!("f{i}")),
            bandeau: Bandeau { numero: format!("Fiche {i}"), titre: "Titre".into(), ..Bandeau::default() },
            blocs: vec![Bloc::paragraphe("Une phrase de dix mots au moins pour cette fiche. ".repeat(n)), long_table(10).into()],
        })
    };
    let l = laid(vec![fiche(1, 5), fiche(2, 74), Bloc::paragraphe("Après"), fiche(3, 1)]);
    assert_eq!(l.pages.len(), 4, "the second is set tighter, what follows starts a page");
    for (i, page) in [(1, 0), (2, 1), (3, 3)] {
        assert_eq!(l.ancres[&format!("f{i}")].0, page);
    }
    assert!(words(&l, 2).starts_with("Après"));
}

#[test]
fn a_heading_without_a_word_is_named() {
    for vide in ["", " ", "\u{202F}", "\n"] {
        let titre = |niveau, texte: &str| -> Bloc { Bloc::titre(niveau, texte).into() };
        let l =
            laid(vec![titre(1, "Un"), titre(2, vide), titre(3, "Trois"), Bloc::titre(3, vide).numero("7").into(), Bloc::paragraphe("a")]);
        assert!(words(&l, 0).contains("Sans titre"), "{vide:?}");
        assert_eq!(words(&l, 0).matches("Sans").count(), 1, "a number is enough");
        for niveau in 1..=2 {
            assert_eq!(roles(&l, Role::Titre(niveau)), 1, "{vide:?}");
        }
        assert_eq!(roles(&l, Role::Titre(3)), 2, "{vide:?}");
    }
}

#[test]
fn headings_are_never_alone_and_levels_never_skip() {
    for n in 20..60 {
        let mut blocs: Vec<Bloc> = (0..n).map(|i| Bloc::paragraphe(format!("Paragraphe {i}"))).collect();
        blocs.push(Bloc::titre(1, "Section").into());
        blocs.push(Bloc::titre(4, "Sujet").into());
        blocs.push(Bloc::paragraphe("Suite ".repeat(60)));
        let l = laid(blocs);
        let page = l.titres.last().unwrap().page;
        assert!(words(&l, page).matches("Suite").count() >= 20, "{n}");
        assert!(l.noeuds.iter().any(|n| n.role == Role::Titre(2)), "a level 4 right under a level 1 reads as level 2");
    }
}

#[test]
fn headings_of_one_level_have_one_rank() {
    let blocs =
        [(1, "Section"), (3, "Un"), (3, "Deux"), (4, "Détail"), (3, "Trois"), (2, "Partie"), (3, "Quatre"), (1, "Suite"), (2, "Fin")];
    let l = laid(blocs.into_iter().map(|(n, t)| Bloc::titre(n, t).into()).collect());
    let ranks: Vec<u8> = l.noeuds.iter().filter_map(|n| if let Role::Titre(tag) = n.role { Some(tag) } else { None }).collect();
    assert_eq!(ranks, [1, 2, 2, 3, 2, 2, 3, 1, 2]);
}

#[test]
fn contents_point_at_the_right_pages() {
    let mut blocs = Vec::new();
    for i in 0..90 {
        blocs.push(Bloc::titre(1, format!("Section {i}")).into());
        blocs.push(Bloc::SautDePage);
    }
    let mut d = document(blocs);
    d.sommaire = true;
    d.couverture = Some(PageDeGarde { titre: "T".into(), ..PageDeGarde::default() });
    let l = layout(&Polices::load().unwrap(), &d);
    assert_eq!(l.pages.len(), l.titres.last().unwrap().page + 1);
    let sommaire: String = (1..l.titres[0].page).map(|p| words(&l, p)).collect();
    for t in &l.titres {
        assert!(sommaire.contains(&format!("{}\u{A0} {} ", t.texte, t.page + 1)), "{}", t.texte);
    }
    assert_eq!(roles(&l, Role::Toci), 90);
    assert!(l.pages[1].liens.iter().all(|k| l.ancres.contains_key(&*k.ancre)));
}

/// Narrow spaces, then two columns, spare the page that a few last lines would take.
#[test]
fn the_contents_take_no_page_for_a_few_lines() {
    let polices = Polices::load().unwrap();
    let last_page = |n: usize| {
        let mut d = document((0..n).map(|i| Bloc::titre(2, format!("Partie {i}")).into()).collect());
        d.sommaire = true;
        let l = layout(&polices, &d);
        (l.titres[0].page, l.pages[l.titres[0].page - 1].liens.len())
    };
    let lengths: Vec<(usize, usize)> = [40, 60, 90, 110].map(last_page).to_vec();
    assert!(lengths.iter().all(|(pages, _)| *pages == 1), "{lengths:?}");
    let over: Vec<(usize, usize)> = (130..150).step_by(5).map(last_page).collect();
    let first_of_two = over.iter().find(|(pages, _)| *pages == 2).unwrap();
    assert!(first_of_two.1 >= 3, "{over:?}");
}

/// In two columns, each heading is listed once, in order down the left column then the right one, its page beside it, and
/// numbered details stand side by side by their numbers.
#[test]
fn contents_in_two_columns_read_down_one_then_the_other() {
    let mut d = document(
        (0..60)
            .flat_map(|i| {
                let codes = (0..2).map(move |n| Bloc::titre(3, "Un indicateur").numero(format!("IND-{i}-{n}")).into());
                std::iter::once(Bloc::titre(2, format!("Partie {i}")).into()).chain(codes).collect::<Vec<Bloc>>()
            })
            .collect(),
    );
    d.sommaire = true;
    let l = layout(&Polices::load().unwrap(), &d);
    assert_eq!(roles(&l, Role::Toci), 180);
    let found = words(&l, 0);
    let at = |mot: &str| found.find(mot).unwrap_or_else(|| panic!("{mot}: {found}"));
    assert!((1..60).all(|i| at(&format!("Partie {i}\u{A0}")) > at(&format!("Partie {}\u{A0}", i - 1))), "{found}");
    assert!(!found.contains("indicateur") && found.contains("IND-59-1"));
    let x = |mot: &str| {
        let texts = l.pages[0].contenu.iter().find_map(|(_, t)| match t {
            Trace::Texte { x, y, mots, .. } if mots.iter().map(|f| &*f.texte).collect::<String>().starts_with(mot) => Some((*x, *y)),
            _ => None,
        });
        texts.unwrap()
    };
    assert!(x("Partie 59").0 > x("Partie 0").0 + 200.0);
    assert!((x("IND-0-0").1 - x("IND-0-1").1).abs() < 0.1 && x("IND-0-1").0 > x("IND-0-0").0);
}

#[test]
fn the_structure_tree_holds_each_marked_sequence_once() {
    let l = laid(vec![
        Bloc::titre(1, "T").ancre("t").into(),
        Bloc::paragraphe(TexteRiche::new().et("voir ").lien("ici", "t").et(" et ").lien("nulle part", "absente").statut(Statut::Partiel)),
        long_table(80).into(),
    ]);
    for (p, page) in l.pages.iter().enumerate() {
        for (m, noeud) in page.sequences.iter().enumerate() {
            let n =
                l.noeuds[*noeud].enfants.iter().filter(|e| matches!(e, Enfant::Contenu { page, mcid } if *page == p && *mcid == m)).count();
            assert_eq!(n, 1);
        }
        // Marks of one sequence follow each other.
        let mut vus = Vec::new();
        for (m, _) in &page.contenu {
            if vus.last() != Some(m) {
                assert!(!vus.contains(m));
                vus.push(*m);
            }
        }
    }
    assert_eq!(roles(&l, Role::Link), 1, "a link to nowhere is plain text");
}

#[test]
fn blocks_kept_together_stay_on_one_page() {
    for n in 25..50 {
        let mut blocs: Vec<Bloc> = (0..n).map(|i| Bloc::paragraphe(format!("Paragraphe {i}"))).collect();
        blocs.push(Bloc::GarderEnsemble((0..8).map(|i| Bloc::paragraphe(format!("Bloc{i}."))).collect()));
        let l = laid(blocs);
        let pages: Vec<usize> = (0..l.pages.len()).filter(|p| words(&l, *p).contains("Bloc")).collect();
        assert_eq!(pages.len(), 1, "{n}");
    }
}

/// A heading, and the few lines that introduce what stands below them, never end a page; a heading that follows is no such thing.
#[test]
fn a_short_introduction_stays_with_what_it_announces() {
    let mut torn = 0;
    for n in 20..48 {
        let mut blocs: Vec<Bloc> = (0..n).map(|i| Bloc::paragraphe(format!("Paragraphe {i}"))).collect();
        blocs.extend([Bloc::titre(2, "Annonce").into(), Bloc::paragraphe("Introduction."), long_table(30).into()]);
        let l = laid(blocs);
        let page = |mot: &str| (0..l.pages.len()).find(|p| words(&l, *p).contains(mot)).unwrap();
        let table = (0..l.pages.len()).find(|p| l.pages[*p].sequences.iter().any(|s| l.noeuds[*s].role == Role::TD)).unwrap();
        assert_eq!((page("Annonce"), page("Introduction")), (table, table), "{n}");
        torn += usize::from(table > 0);
    }
    assert!((1..28).contains(&torn), "both cases are looked at");
    // What is kept together opens with its own heading: it is announced by nothing.
    let mut blocs: Vec<Bloc> = (0..26).map(|i| Bloc::paragraphe(format!("Paragraphe {i}"))).collect();
    blocs.extend([Bloc::titre(2, "Article").into(), Bloc::paragraphe("Une phrase.")]);
    let suite = (0..14).map(|i| Bloc::paragraphe(format!("Suite{i}")));
    blocs.push(Bloc::GarderEnsemble(std::iter::once(Bloc::titre(2, "Annexes").into()).chain(suite).collect()));
    let l = laid(blocs);
    assert!(words(&l, 0).contains("Une phrase") && words(&l, 1).starts_with("Annexes"), "{}", words(&l, 1));
}

/// A piece a little too high for the rest of a page stands there all the same: spaces become narrower, words keep their size and do
/// not touch.
#[test]
fn a_page_makes_a_little_room_for_one_more_piece() {
    let laid_with = |last: usize| {
        let mut blocs: Vec<Bloc> = (0..20).map(|i| Bloc::paragraphe(format!("Paragraphe {i}"))).collect();
        blocs.push(Bloc::GarderEnsemble((0..last).map(|i| Bloc::paragraphe(format!("Dernier{i}"))).collect()));
        laid(blocs)
    };
    // Twenty-one points a paragraph: thirty-three stand on a page at natural spaces.
    let fitting: Vec<usize> = (8..22).filter(|n| laid_with(*n).pages.len() == 1).collect();
    let most = *fitting.last().unwrap();
    assert_eq!(fitting, (8..=most).collect::<Vec<_>>());
    let pitch = |l: &Laid| -> Vec<f32> {
        let ys: Vec<f32> =
            l.pages[0].contenu.iter().filter_map(|(_, t)| if let Trace::Texte { y, .. } = t { Some(*y) } else { None }).collect();
        ys.windows(2).map(|w| w[1] - w[0]).filter(|d| *d > 1.0).collect()
    };
    let (loose, tight) = (laid_with(8), laid_with(most));
    let least = |l: &Laid| pitch(l).into_iter().fold(f32::MAX, f32::min);
    assert!((least(&loose) - 21.0).abs() < 0.1, "{}", least(&loose));
    assert!((18.9..20.9).contains(&least(&tight)), "{}", least(&tight));
    assert!(lowest(&tight, 0) <= tight.pages[0].hauteur - BAS + 0.5);
}

/// Many short items stand in two columns, read down one then the other; long ones, few ones and those of an article do not.
#[test]
fn a_list_of_short_items_takes_two_columns() {
    let places = |items: &[&str]| -> Vec<(f32, f32)> {
        let l = laid(vec![Bloc::puces(items.iter().copied())]);
        let texts = l.pages[0].contenu.iter().filter_map(|(_, t)| match t {
            Trace::Texte { x, y, mots, .. } if !mots.iter().any(|m| m.texte.starts_with('•')) => Some((*x, *y)),
            _ => None,
        });
        texts.collect()
    };
    let short = places(&["un", "deux", "trois", "quatre", "cinq"]);
    assert_eq!(short.len(), 5);
    assert!(short[3].0 > short[0].0 + 100.0 && (short[3].1 - short[0].1).abs() < 0.1 && short[2].1 > short[1].1, "{short:?}");
    let long = "un élément qui prend bien plus que la moitié de la largeur d’une page de papier, et de loin";
    for items in [&["un", "deux", "trois"][..], &["un", "deux", "trois", long, "cinq"]] {
        let x: Vec<f32> = places(items).into_iter().map(|p| p.0).collect();
        assert!(x.iter().all(|at| (at - x[0]).abs() < 0.1), "{x:?}");
    }
}

#[test]
fn landscape_blocks_have_their_own_pages() {
    let l = laid(vec![Bloc::paragraphe("a"), Bloc::Paysage(vec![long_table(60).into()]), Bloc::paragraphe("b")]);
    let larges: Vec<bool> = l.pages.iter().map(|p| p.largeur > p.hauteur).collect();
    assert_eq!((larges.first(), larges.last()), (Some(&false), Some(&false)));
    assert!(larges.iter().filter(|l| **l).count() >= 2);
}

#[test]
fn what_announces_landscape_blocks_turns_with_them() {
    let l = laid(vec![
        Bloc::paragraphe("a"),
        Bloc::titre(2, "Titre").into(),
        Bloc::Paysage(vec![long_table(3).into(), Bloc::titre(2, "Dernier").into()]),
        Bloc::paragraphe("b"),
    ]);
    let paysage = |p: usize| l.pages[p].largeur > l.pages[p].hauteur;
    assert!(!paysage(0) && paysage(1) && words(&l, 1).starts_with("Titre"));
    assert!(!paysage(l.pages.len() - 1) && words(&l, l.pages.len() - 1).trim() == "b");
}

#[test]
fn a_piece_higher_than_a_page_is_cut_between_lines() {
    let long = "ligne\n".repeat(130);
    let signature = |nom: &str| Signature { pour: nom.into(), qualite: long.clone(), nom: "N".into() };
    let l = laid(vec![
        Bloc::BlocSignatures(vec![signature("A"), signature("B")]),
        Bloc::ChiffresCles(vec![ChiffreCle::new("1", long.as_str())]),
    ]);
    assert!(l.pages.len() >= 4);
    let n: usize = (0..l.pages.len()).map(|p| words(&l, p).matches("ligne").count()).sum();
    assert_eq!(n, 3 * 130);
    assert!((0..l.pages.len()).all(|p| lowest(&l, p) <= l.pages[p].hauteur - BAS));
}

#[test]
fn empty_things_do_no_harm() {
    let l = laid(vec![
        Bloc::paragraphe(""),
        Bloc::puces(Vec::<String>::new()),
        Bloc::puces([""]),
        Tableau::default().into(),
        Tableau::new(vec![Colonne::default()]).ligne(Ligne::default()).into(),
        Bloc::ChiffresCles(vec![]),
        Bloc::encadre(Ton::Info, vec![]),
        Definitions::new().into(),
        Definitions::new().paire("", "").cote_a_cote().into(),
        Bloc::BlocSignatures(vec![]),
        Figure::new("", Courbe::default()).into(),
        Figure::new("", Graphique::Barres(Barres::default())).into(),
        Figure::new("", Graphique::Gantt(Gantt::default())).into(),
        Bloc::Paysage(vec![]),
        Bloc::GarderEnsemble(vec![]),
        Bloc::titre(0, "").into(),
    ]);
    assert!(!l.pages.is_empty());
    assert_eq!(laid(vec![]).pages.len(), 1);
}

#[test]
fn blocks_before_the_contents_stand_there_and_the_contents_say_their_page() {
    let section = |titre: &str| -> Bloc { Bloc::titre(1, titre).ancre(titre).into() };
    let long: Vec<Bloc> = std::iter::once(section("Savoir")).chain((0..50).map(|i| Bloc::paragraphe(format!("phrase {i}")))).collect();
    let mut d = document(vec![Bloc::GarderEnsemble(long), Bloc::paragraphe("sans titre"), section("Contrat")]);
    (d.sommaire, d.avant_sommaire) = (true, 1);
    d.couverture = Some(PageDeGarde::default());
    let l = layout(&Polices::load().unwrap(), &d);
    let page = |mot: &str| (0..l.pages.len()).find(|p| words(&l, *p).contains(mot)).unwrap();
    assert_eq!((page("phrase 0"), page("phrase 49"), page("Sommaire"), page("sans titre")), (1, 2, 3, 4));
    assert!(!words(&l, 2).contains("sans titre"), "what follows the contents starts a page");
    let contents: Vec<String> = words(&l, 3).split_whitespace().map(str::to_owned).collect();
    let after = |mot: &str| contents.iter().position(|m| m == mot).map(|i| contents[i + 1].clone()).unwrap();
    assert_eq!((after("Savoir").as_str(), after("Contrat").as_str()), ("2", "6"));
    assert_eq!((l.ancres["Savoir"].0, l.ancres["Contrat"].0), (1, 5));
    // Without contents, nothing is put apart.
    d.sommaire = false;
    assert_eq!(layout(&Polices::load().unwrap(), &d).pages.len(), 4);
}

#[test]
fn two_columns_stand_beside_each_other_and_read_one_after_the_other() {
    let phrase = |mot: &str| Bloc::paragraphe(format!("{mot} ").repeat(40));
    let l = laid(vec![Bloc::CoteACote(ColonnesBlocs { gauche: vec![phrase("gauche")], droite: vec![phrase("droite")] })]);
    let of = |mot: &str| -> Vec<(f32, f32)> {
        let texts = l.pages[0].contenu.iter().filter_map(|(_, t)| match t {
            Trace::Texte { x, y, mots, .. } if mots.iter().any(|f| f.texte.contains(mot)) => Some((*x, *y)),
            _ => None,
        });
        texts.collect()
    };
    let (gauche, droite) = (of("gauche"), of("droite"));
    assert!((gauche[0].1 - droite[0].1).abs() < 0.1 && gauche.iter().all(|g| g.0 < droite[0].0));
    let all = words(&l, 0);
    assert!(all.rfind("gauche") < all.find("droite"), "{all}");
    // One column alone takes the width; columns higher than a page stand one below the other.
    let one = laid(vec![Bloc::CoteACote(ColonnesBlocs { gauche: vec![phrase("gauche")], droite: vec![] })]);
    assert!(lowest(&one, 0) < lowest(&l, 0));
    let high: Vec<Bloc> = (0..80).map(|_| Bloc::paragraphe("mot")).collect();
    let l = laid(vec![Bloc::CoteACote(ColonnesBlocs { gauche: high.clone(), droite: high })]);
    assert!(l.pages.len() > 3 && (0..l.pages.len()).all(|p| lowest(&l, p) <= l.pages[p].hauteur - BAS + 1.0));
}

#[test]
fn a_short_section_shares_a_page_and_a_long_one_starts_its_own() {
    let section = |titre: &str, n: usize| {
        let lignes = (0..n).map(|i| Bloc::paragraphe(format!("{titre}{i}")));
        let tete = Bloc::titre(1, titre);
        let tete = if titre == "c" { tete } else { tete.a_la_suite() };
        Bloc::GarderEnsemble(std::iter::once(tete.into()).chain(lignes).collect())
    };
    let l = laid(vec![section("a", 3), section("b", 3), section("c", 50), section("d", 2)]);
    let page = |mot: &str| (0..l.pages.len()).find(|p| words(&l, *p).contains(mot)).unwrap();
    assert_eq!((page("a2"), page("b0"), page("c0")), (0, 0, 1));
    assert_eq!(page("d0"), page("c49"), "what is left of the last page is used");
    let l = laid(vec![section("a", 3), Bloc::SautDePage, section("b", 3)]);
    assert_eq!(l.pages.len(), 2, "a page break that is asked for stays");
    // A long section begins in what is left when that is more than a quarter of a page, and not in less.
    assert_eq!(laid(vec![section("a", 3), section("b", 40)]).pages.len(), 2);
    let l = laid(vec![section("a", 26), section("b", 40)]);
    assert!((0..l.pages.len()).find(|p| words(&l, *p).contains("b0")) > (0..l.pages.len()).find(|p| words(&l, *p).contains("a25")));
}

#[test]
fn a_fiche_that_is_set_closer_keeps_the_size_of_its_letters() {
    let fiche = |n: usize| {
        let blocs = (0..n).map(|i| Bloc::paragraphe(format!("phrase {i}"))).collect();
        Bloc::Fiche(FicheAction { niveau: 1, ancre: None, bandeau: Bandeau { titre: "Fiche".into(), ..Bandeau::default() }, blocs })
    };
    let sizes = |l: &Laid| -> Vec<f32> {
        let texts =
            l.pages[0].contenu.iter().filter_map(|(_, t)| if let Trace::Texte { fonte, .. } = t { Some(fonte.taille) } else { None });
        texts.collect()
    };
    let (loose, tight) = (laid(vec![fiche(4)]), laid(vec![fiche(32)]));
    assert_eq!(tight.pages.len(), 1);
    let of = |l: &Laid| sizes(l).into_iter().fold((f32::MAX, 0.0_f32), |(a, b), t| (a.min(t), b.max(t)));
    assert_eq!(of(&loose), of(&tight));
    assert!(of(&tight).0 >= 8.0);
}

#[test]
fn a_long_calendar_is_cut_into_figures() {
    let ligne = LigneGantt { libelle: "Action".into(), ..LigneGantt::default() };
    let g = Gantt { debut: 2027, fin: 2031, lignes: vec![ligne; 100], repere: None };
    let l = laid(vec![Figure::new("Calendrier", Graphique::Gantt(g)).into()]);
    assert!(roles(&l, Role::Figure) >= 2);
    assert!((0..l.pages.len()).all(|p| lowest(&l, p) <= l.pages[p].hauteur - BAS + 1.0 && l.pages[p].contenu.len() > 1));
    assert!(l.noeuds.iter().filter(|n| n.role == Role::Figure).all(|n| n.boite.is_some() && n.alternative.is_some()));
}

#[test]
fn a_header_higher_than_a_page_runs_on() {
    let titre = "mot ".repeat(60);
    let colonnes: Vec<_> =
        (0..6).map(|i| if i == 2 { Colonne::decimale("a\n".repeat(90)) } else { Colonne::gauche(titre.as_str()) }).collect();
    let l = laid(vec![Tableau::new(colonnes).ligne(Ligne::new(vec!["1,5"; 6])).into()]);
    assert!(l.pages.len() > 1);
    for p in 0..l.pages.len() {
        assert!(lowest(&l, p) <= l.pages[p].hauteur - BAS + 1.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_words_lay_out_inside_the_page(a in "\\PC{0,200}", b in "[a-zéA-Z0-9 ,\\-\n]{0,400}", n in 1_usize..6) {
        let cellules: Vec<String> = (0..n).map(|i| if i % 2 == 0 { a.clone() } else { b.clone() }).collect();
        let colonnes = (0..n).map(|i| if i % 3 == 2 { Colonne::decimale(b.as_str()) } else { Colonne::gauche(a.as_str()) }).collect();
        let l = laid(vec![
            Bloc::titre(2, a.as_str()).into(),
            Bloc::paragraphe(b.as_str()),
            Tableau::new(colonnes).ligne(Ligne::new(cellules)).into(),
            Definitions::new().paire(a.as_str(), b.as_str()).cote_a_cote().into(),
            Bloc::puces([a.as_str(), b.as_str()]),
        ]);
        for p in 0..l.pages.len() {
            prop_assert!(lowest(&l, p) <= l.pages[p].hauteur - BAS + 1.0);
            for (_, t) in &l.pages[p].contenu {
                if let Trace::Texte { y, .. } = t {
                    prop_assert!(*y >= HAUT);
                }
            }
        }
    }
}
