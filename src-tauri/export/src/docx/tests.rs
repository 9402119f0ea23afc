//! The package is well-formed whatever the blocks, and has the styles, links and headers that readers need.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use chrono::NaiveDate;

use super::{format::Format, tableau::widths, write};
use crate::bloc::*;

fn document(blocs: Vec<Bloc>) -> Document {
    Document { blocs, ..Document::new("CPOM", NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()) }
}

fn revised(avant: &[&str], apres: &[&str]) -> TexteRevise {
    let lines = |t: &[&str]| t.iter().map(|t| Alinea { texte: (*t).to_owned(), marque: Some(MarqueListe::Puce) }).collect::<Vec<_>>();
    TexteRevise::new(true, &lines(avant), &lines(apres))
}

/// One of each block, with texts that try to break out of the XML.
fn complete() -> Document {
    let rude = "a < b & \"c\" \u{0}\u{b}\u{FFFE}\u{1F}]]> fin";
    let tableau = Tableau::new(vec![
        Colonne::gauche("Poste").souple(1.0),
        Colonne::decimale("2024").groupe("Réalisé"),
        Colonne::decimale("2025").groupe("Réalisé"),
    ])
    .legende(rude)
    .ligne(Ligne::section("Charges"))
    .ligne(Ligne { ancre: Some("ligne".into()), ..Ligne::new([rude, "1,25", "12", "de trop"]) })
    .ligne(Ligne::total(["Total"]));
    let fiche = FicheAction {
        niveau: 2,
        ancre: Some("fiche".into()),
        bandeau: Bandeau {
            numero: "Fiche 1".into(),
            titre: rude.into(),
            champs: vec![
                ChampBandeau { libelle: "Axe", valeur: "Axe 1".into(), part: 2 },
                ChampBandeau { libelle: "Statut", valeur: Statut::Partiel.into(), part: 1 },
            ],
        },
        blocs: vec![Bloc::paragraphe("corps")],
    };
    let courbe = Courbe {
        nom: "Heures".into(),
        unite: "h".into(),
        decimales: 1,
        mesures: vec![(2024, 1.5)],
        cibles: vec![(2025, 2.0)],
        reference: None,
        rupture: None,
    };
    let mut d = document(vec![
        Bloc::titre(1, rude).numero("1").ancre("parties").into(),
        Bloc::paragraphe(TexteRiche::new().et("voir ").lien("la fiche", "fiche").et(" et ").lien("rien", "absente").lien("ligne", "ligne")),
        Bloc::Liste(Liste {
            numerotee: true,
            contrat: true,
            elements: vec![ElementListe { texte: rude.into(), sous: Some(Liste::puces(["b"])) }],
        }),
        Bloc::numeros(["un"]),
        tableau.clone().into(),
        tableau.into(),
        Bloc::ChiffresCles(vec![ChiffreCle::new("12", rude)]),
        Bloc::encadre(Ton::Attention, vec![Bloc::puces([rude])]),
        Figure { alternative: Some(rude.into()), ..Figure::new(rude, courbe) }.into(),
        Bloc::BlocSignatures(vec![Signature { pour: rude.into(), ..Signature::default() }]),
        Definitions::new().paire(rude, rude).cote_a_cote().into(),
        Bloc::SautDePage,
        Bloc::Espace(12.0),
        Bloc::Fiche(fiche),
        Bloc::Paysage(vec![
            Bloc::titre(3, "large").ancre("parties").into(),
            Bloc::GarderEnsemble(vec![Bloc::note("n"), Bloc::contrat("c")]),
        ]),
        revised(&[rude, "b"], &["c", rude]).into(),
        Bloc::chapeau("fin"),
    ]);
    d.couverture = Some(PageDeGarde {
        surtitre: rude.into(),
        titre: rude.into(),
        avis: Some(rude.into()),
        bandeau_libre: Some(rude.into()),
        ..PageDeGarde::default()
    });
    d.sommaire = true;
    d.filigrane = Some(rude.into());
    d.auteur = rude.into();
    d.entete = rude.into();
    d.version = Some(rude.into());
    d.mention_finale = Some(MentionFinale { version: rude.into(), date: "x".into(), empreinte: Some("ab".into()) });
    d
}

fn parts(d: &Document) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(write(d).unwrap())).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut f = archive.by_index(i).unwrap();
            let mut s = String::new();
            f.read_to_string(&mut s).unwrap();
            (f.name().unwrap().into_owned(), s)
        })
        .collect()
}

fn part(d: &Document, nom: &str) -> String {
    parts(d).into_iter().find(|p| p.0 == nom).unwrap().1
}

fn body(d: &Document) -> String {
    part(d, "word/document.xml")
}

/// Values of an attribute written as `debut"…"`.
fn values<'a>(xml: &'a str, debut: &'a str) -> Vec<&'a str> {
    xml.split(debut).skip(1).filter_map(|s| s.split('"').next()).collect()
}

/// Fails unless every element is closed in order and no forbidden character is left.
fn assert_well_formed(nom: &str, xml: &str) {
    assert!(xml.chars().all(|c| matches!(c, '\n' | '\t') || (!c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}'))), "{nom}");
    let mut ouverts = Vec::new();
    for morceau in xml.split('<').skip(1) {
        let (balise, texte) = morceau.split_once('>').unwrap_or_else(|| panic!("{nom}: {morceau}"));
        assert!(balise.matches('"').count().is_multiple_of(2), "{nom}: <{balise}>");
        for entite in balise.split('&').skip(1).chain(texte.split('&').skip(1)) {
            assert!(["amp;", "lt;", "gt;", "quot;", "apos;", "#9;"].iter().any(|e| entite.starts_with(e)), "{nom}: &{entite}");
        }
        if let Some(nom_ferme) = balise.strip_prefix('/') {
            assert_eq!(ouverts.pop(), Some(nom_ferme), "{nom}");
        } else if !balise.ends_with('/') && !balise.starts_with('?') {
            ouverts.push(balise.split(' ').next().unwrap());
        }
    }
    assert!(ouverts.is_empty(), "{nom}: {ouverts:?}");
}

#[test]
fn every_part_is_well_formed_and_declared() {
    let d = complete();
    let fichiers = parts(&d);
    let types = &fichiers[0].1;
    for (nom, xml) in &fichiers {
        assert_well_formed(nom, xml);
        assert!(nom.ends_with(".rels") || nom == "[Content_Types].xml" || types.contains(&format!("\"/{nom}\"")), "{nom}");
    }
    let relations = part(&d, "word/_rels/document.xml.rels");
    for id in values(&body(&d), "r:id=\"") {
        assert!(relations.contains(&format!("Id=\"{id}\"")), "{id}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert_eq!(write(&complete()).unwrap(), write(&complete()).unwrap());
    assert_ne!(write(&complete()).unwrap(), write(&document(Vec::new())).unwrap());
}

#[test]
fn an_empty_document_opens() {
    let xml = body(&document(Vec::new()));
    assert_well_formed("document", &xml);
    assert_eq!(xml.matches("<w:sectPr>").count(), 1);
}

#[test]
fn typography_is_that_of_the_pdf() {
    let xml = body(&document(vec![
        Bloc::paragraphe("Pourquoi ? L'agence"),
        Bloc::paragraphe(TexteRiche::new().gras("Pilote").et(" : Mme X")),
        Bloc::paragraphe(Statut::NonAtteint),
    ]));
    assert!(xml.contains("Pourquoi\u{202F}? L’agence"));
    assert!(xml.contains(">\u{202F}: Mme"), "{xml}");
    assert!(xml.contains("○") && xml.contains("\u{A0}non atteint"));
}

#[test]
fn headings_contents_and_links_meet() {
    let xml = body(&complete());
    let signets = values(&xml, "w:name=\"");
    let uniques: BTreeSet<_> = signets.iter().collect();
    assert_eq!(uniques.len(), signets.len(), "a name is given once");
    let liens = values(&xml, "w:anchor=\"");
    // Two headings in the contents (a detail without a number is none, as in the PDF), the sheet and the row.
    assert_eq!(liens.len(), 4);
    assert_eq!(xml.matches("PAGEREF _Toc").count(), 2, "each with its page");
    assert!(liens.iter().all(|l| signets.contains(l)), "{liens:?} {signets:?}");
    assert!(signets.iter().all(|s| s.len() <= 40 && s.starts_with('_')));
    let ids = values(&xml, "w:bookmarkStart w:id=\"");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    // A contents list that a reader makes anew takes headings of these styles and no other: those of ours.
    let of = |style: &str| xml.matches(&format!("<w:pStyle w:val=\"{style}\"/>")).count();
    assert_eq!(of("Heading1") + of("Heading2") + of("Heading3"), 2);
    for style in ["Heading1", "Heading2", "Intertitre3", "TOC1", "TOC2", "Contrat", "Title", "Caption"] {
        assert!(xml.contains(&format!("<w:pStyle w:val=\"{style}\"/>")), "{style}");
    }
    // Word computes the pages when it opens a document that has a contents list, and asks nothing for another.
    let settings = |d: &Document| part(d, "word/settings.xml");
    assert!(settings(&complete()).contains("<w:updateFields w:val=\"true\"/><w:compat>"));
    assert!(!settings(&Document { sommaire: false, ..complete() }).contains("updateFields"));
}

#[test]
fn every_style_used_exists() {
    let d = complete();
    let styles = part(&d, "word/styles.xml");
    let connus = values(&styles, "w:styleId=\"");
    for (nom, xml) in parts(&d).iter().filter(|p| p.0.starts_with("word/")) {
        for debut in ["w:pStyle w:val=\"", "w:rStyle w:val=\"", "w:tblStyle w:val=\"", "w:basedOn w:val=\""] {
            for style in values(xml, debut) {
                assert!(connus.contains(&style), "{nom}: {style}");
            }
        }
    }
}

#[test]
fn tables_repeat_their_header_and_never_touch() {
    let xml = body(&complete());
    // Two tables with two header rows each.
    assert_eq!(xml.matches("<w:tblHeader/>").count(), 4);
    assert_eq!(xml.matches("<w:tr>").count(), xml.matches("<w:cantSplit/>").count());
    assert!(!xml.contains("</w:tbl><w:tbl>"));
    assert!(!xml.contains("</w:tbl></w:tc>") && !xml.contains("</w:tcPr></w:tc>"), "a cell ends with a paragraph");
    assert!(xml.contains(">12</w:t>") && xml.contains(">de trop</w:t>"), "cells beyond the columns are not lost");
    for table in xml.split("<w:tbl>").skip(1) {
        let grille = table.matches("<w:gridCol").count();
        for ligne in table.split("</w:tbl>").next().unwrap().split("<w:tr>").skip(1) {
            let etendues: usize = values(ligne, "w:gridSpan w:val=\"").iter().map(|v| v.parse::<usize>().unwrap() - 1).sum();
            assert_eq!(ligne.matches("<w:tc>").count() + etendues, grille);
        }
    }
}

/// Number of paragraphs without a run that stand in the body, outside cells.
fn empty_paragraphs(xml: &str) -> usize {
    xml.split("<w:p>").skip(1).filter(|p| !p.split("</w:p>").next().unwrap().contains("<w:r>")).count()
}

#[test]
fn spaces_are_no_empty_paragraphs() {
    let p = |mot: &str| Bloc::paragraphe(mot);
    let t = || Bloc::from(Tableau::new(vec![Colonne::gauche("x")]).ligne(Ligne::new(["y"])));
    let xml = body(&document(vec![p("a"), Bloc::Espace(30.0), p("b"), t(), p("c"), Bloc::encadre(Ton::Info, vec![p("d")]), p("e")]));
    assert_eq!(empty_paragraphs(&xml), 0, "{xml}");
    assert!(xml.contains("<w:spacing w:before=\"600\"/>"), "the space wanted stands above its paragraph");
    // Two tables need a paragraph between them, and the body another after its last one.
    assert_eq!(empty_paragraphs(&body(&document(vec![t(), t()]))), 2);
    // A heading that has more space of its own keeps it.
    let xml = body(&document(vec![t(), Bloc::titre(2, "Suite").into()]));
    assert!(xml.contains("<w:pStyle w:val=\"Heading2\"/><w:keepNext/></w:pPr>"), "{xml}");
}

#[test]
fn articles_are_numbered_by_their_list_and_cited_by_fields() {
    let article = |n: u32| Bloc::titre(2, format!("Titre {n}")).numero(format!("Article {n}")).ancre(format!("article-{n}"));
    let cite = |texte: &str, ancre: &str| Inline::Renvoi { texte: texte.into(), ancre: ancre.into(), style: Style::Normal };
    let xml = body(&document(vec![
        article(1).into(),
        Bloc::contrat(TexteRiche(vec![cite("article\u{A0}2", "article-2"), cite("annexe\u{A0}3", "annexe-9"), cite("rien", "absent")])),
        article(2).into(),
        Bloc::titre(1, "Finances").numero("Annexe 3").ancre("annexe-9").into(),
        article(7).into(),
    ]));
    assert_eq!(xml.matches("<w:numId w:val=\"9000\"/>").count(), 2, "the seventh after the second is no member of the list");
    assert!(!xml.contains(">Article 1") && !xml.contains(">Article 2") && xml.contains(">Article 7<"), "{xml}");
    let fields: Vec<&str> = xml.split("REF _Ref").skip(1).map(|s| s.split('<').next().unwrap()).collect();
    let signets = values(&xml, "w:name=\"");
    assert_eq!(fields.len(), 2, "{fields:?}");
    for (field, texte) in fields.iter().zip(["article\u{A0}2", "annexe\u{A0}3"]) {
        let name = format!("_Ref{}", field.split(' ').next().unwrap());
        assert!(signets.contains(&name.as_str()) && xml.contains(&format!(">{texte}</w:t>")), "{name}");
    }
    assert!(fields[0].contains("\\r") && !fields[1].contains("\\r"));
    let start = xml.find("n\"/><w:r>").unwrap();
    assert!(xml[start..].contains(">Annexe 3</w:t></w:r><w:bookmarkEnd"), "the bookmark holds the number alone");
}

#[test]
fn charts_are_parts_with_words_and_without_invented_zeros() {
    let barres = Barres {
        categories: vec!["2024".into(), "2025".into()],
        series: vec![Serie::new("Prévue", [Some(1.0), None])],
        ..Barres::default()
    };
    let row = |n: i32| LigneGantt {
        libelle: format!("Action {n}"),
        periode: NaiveDate::from_ymd_opt(2024, 7, 1).zip(NaiveDate::from_ymd_opt(2025, 12, 31)),
        bord: BordGantt::FinAFixer,
        statut: Some(Statut::NonAtteint),
        mot: "en retard".into(),
        ..LigneGantt::default()
    };
    let gantt = Gantt { debut: 2024, fin: 2028, lignes: (0..30).map(row).collect(), repere: None };
    let d = document(vec![Figure::new("Dotation", barres).into(), Figure::new("Calendrier", Graphique::from(gantt)).into()]);
    let fichiers = parts(&d);
    let charts: Vec<&(String, String)> = fichiers.iter().filter(|p| p.0.starts_with("word/charts/")).collect();
    assert_eq!(charts.len(), 3, "a long calendar takes two");
    for (nom, xml) in &charts {
        assert_well_formed(nom, xml);
        assert!(xml.contains("<c:dispBlanksAs val=\"gap\"/>"));
    }
    assert!(charts[0].1.contains("<c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>1</c:v></c:pt></c:numLit>"), "{}", charts[0].1);
    assert!(charts[1].1.contains("Action 0 (en retard, fin à fixer)") && charts[1].1.contains("<c:min val=\"2024\"/>"));
    // Where there are more charts than LibreOffice holds, curves leave their sentence.
    let curve = Courbe { mesures: vec![(2024, 1.5)], ..Courbe::default() };
    let of = |n: usize| document(vec![Figure::new("La courbe", curve.clone()).into(); n]);
    let drawn = |d: &Document| parts(d).iter().filter(|p| p.0.starts_with("word/charts/")).count();
    assert_eq!((drawn(&of(18)), drawn(&of(19))), (18, 0));
    assert_eq!(body(&of(19)).matches("La courbe").count(), 19);
    let xml = body(&d);
    assert_eq!(values(&xml, "descr=\"").iter().filter(|a| !a.is_empty()).count(), 3);
    assert!(!xml.contains("<w:tbl>"), "no table repeats the figures");
}

#[test]
fn the_line_of_time_is_written_in_words() {
    let d = cpom_core::exemple::exemple().unwrap();
    let c = cpom_core::calculs::calculer(&d, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap());
    let f = cpom_core::calculs::frise(&d, &c).unwrap();
    let told = document(vec![Figure { en_tableau: true, ..Figure::new("La frise", f.clone()) }.into()]);
    let xml = body(&told);
    assert!(xml.contains("La frise") && !xml.contains("En retard"), "the table below says it: {xml}");
    let d = document(vec![Figure::new("La frise", f).into()]);
    assert!(parts(&d).iter().all(|p| !p.0.starts_with("word/charts/")));
    let xml = body(&d);
    for words in [
        "La frise",
        "2026\u{202F}: en cours",
        "En retard\u{202F}: Réunir la commission mixte",
        "Revue à mi-parcours, 10\u{A0}décembre 2026",
    ] {
        assert!(xml.contains(words), "{words}: {xml}");
    }
}

#[test]
fn what_stands_before_the_contents_is_written_before_them() {
    let mut d = document(vec![Bloc::titre(1, "Savoir").into(), Bloc::titre(1, "Contrat").into(), Bloc::paragraphe("suite")]);
    (d.sommaire, d.avant_sommaire) = (true, 1);
    let xml = body(&d);
    let at = |mot: &str| xml.rfind(&format!(">{mot}</w:t>")).unwrap_or_else(|| panic!("{mot}"));
    let heading = xml.find(">Savoir</w:t>").unwrap();
    assert!(heading < at("Sommaire") && at("Sommaire") < at("Contrat"));
}

#[test]
fn sections_follow_the_pages_wanted() {
    let p = |mot: &str| Bloc::paragraphe(mot);
    let sections = |d: &Document| {
        let xml = body(d);
        xml.split("<w:sectPr>").skip(1).map(|s| s.contains("landscape")).collect::<Vec<_>>()
    };
    assert_eq!(sections(&document(vec![p("a"), Bloc::Paysage(vec![p("b"), Bloc::Paysage(vec![p("c")])]), p("d")])), [false, true, false]);
    assert_eq!(sections(&document(vec![p("a"), Bloc::Paysage(vec![p("b")])])), [false, true], "no empty page at the end");
    assert_eq!(sections(&document(vec![Bloc::Paysage(vec![p("b")]), p("d")])), [true, false], "no empty page at the start");
    assert_eq!(sections(&document(vec![Bloc::Paysage(vec![p("a")]), Bloc::Paysage(vec![p("b")])])), [true, true]);
    let xml = body(&complete());
    assert_eq!(xml.matches("<w:titlePg/>").count(), 1);
    assert!(!body(&document(vec![p("a")])).contains("titlePg"));
}

#[test]
fn page_breaks_never_leave_a_blank_page() {
    let xml = body(&document(vec![
        Bloc::SautDePage,
        Bloc::paragraphe("a"),
        Bloc::SautDePage,
        Bloc::SautDePage,
        Bloc::paragraphe("b"),
        Bloc::SautDePage,
    ]));
    assert_eq!(xml.matches("<w:pageBreakBefore/>").count(), 1);
    // A table cannot carry the break: the paragraph before it does.
    let xml = body(&document(vec![Bloc::paragraphe("a"), Bloc::SautDePage, Tableau::new(vec![Colonne::gauche("x")]).into()]));
    assert!(xml.find("<w:pageBreakBefore/>").unwrap() < xml.find("<w:tbl>").unwrap());
}

#[test]
fn each_numbered_list_starts_at_one() {
    let d = document(vec![Bloc::numeros(["a", "b"]), Bloc::numeros(["c"]), Bloc::puces(["d"])]);
    assert_eq!(values(&body(&d), "w:numId w:val=\""), ["2", "2", "3", "1"]);
    let numeros = part(&d, "word/numbering.xml");
    assert_eq!(values(&numeros, "w:num w:numId=\""), ["1", "2", "3", "9000"]);
}

#[test]
fn columns_fill_the_line_and_commas_stand_below_each_other() {
    for format in [Format::Portrait, Format::Paysage] {
        for n in 1..14 {
            let mut colonnes = vec![Colonne::gauche("Un titre de colonne assez long")];
            colonnes.extend((1..n).map(|i| if i % 3 == 0 { Colonne::gauche("x").souple(2.0) } else { Colonne::decimale("1 234 567,89") }));
            let t = Tableau::new(colonnes).ligne(Ligne::new(vec!["anticonstitutionnellement"; n]));
            let largeurs = widths(&t, format);
            let ecart = largeurs.iter().sum::<u32>().abs_diff(super::xml::twips(format.width()));
            assert!(ecart <= u32::try_from(n).unwrap() && largeurs.iter().all(|l| *l > 60), "{n}: {largeurs:?}");
        }
    }
    let t = Tableau::new(vec![Colonne::decimale("x")]).lignes(["1,25", "7", "−3,5", "texte"].map(|c| Ligne::new([c])));
    let xml = body(&document(vec![t.into()]));
    assert_eq!(values(&xml, "<w:ind w:left=\"0\" w:right=\""), ["215", "86"]);
}

#[test]
fn each_tracked_change_has_its_author_its_day_and_its_number() {
    let mut d = document(vec![revised(&["Versé en mars.", "Ancien."], &["Versé en mai.", "Neuf.", "Ancien."]).into()]);
    d.auteur = "Les Tilleuls & Cie".into();
    let xml = body(&d);
    assert!(xml.contains("<w:delText xml:space=\"preserve\">mars</w:delText>") && xml.contains("<w:t xml:space=\"preserve\">mai</w:t>"));
    let changes = xml.matches("<w:ins ").count() + xml.matches("<w:del ").count();
    // The end of the new paragraph is a change of its own.
    assert!(changes >= 4 && xml.contains("<w:rPr><w:ins "), "{xml}");
    assert_eq!(xml.matches("w:author=\"Les Tilleuls &amp; Cie\" w:date=\"2026-11-21T00:00:00Z\"").count(), changes);
    let ids: BTreeSet<&str> = values(&xml, "w:id=\"").into_iter().filter(|id| id.len() > 6).collect();
    assert_eq!(ids.len(), changes);
}
