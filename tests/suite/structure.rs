//! The structure that a screen reader uses: outline of the example, names and scopes, one reading order.

use cpom_core::calculs::calculer;
use cpom_core::modele::Dossier;
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire};

use crate::lecture::{ElementPdf, EnfantLu, PdfLu, lettres, read};
use crate::outils::{Hasard, exemple, jour, penible};
use crate::poppler::{self, Order};

fn make(d: &Dossier, document: TypeDocument) -> Vec<u8> {
    let filigrane = Some("PROJET".into());
    let demande = DocumentRequest { filigrane, ..DocumentRequest::new(FormatDocument::Pdf, document) };
    produire(d, &calculer(d, jour()), &demande, jour()).unwrap()
}

fn kinds(d: &Dossier) -> Vec<TypeDocument> {
    let fiche = TypeDocument::Fiche(d.actions.first().map_or(1, |a| a.id));
    TypeDocument::SANS_ACTION.into_iter().chain([TypeDocument::Passation, fiche]).collect()
}

/// One line per heading, table, list and figure; identical neighbours are counted.
fn outline(lu: &PdfLu, e: &ElementPdf, depth: usize, out: &mut Vec<String>) {
    let indent = "  ".repeat(depth);
    let children: Vec<&ElementPdf> = e.elements().collect();
    let of = |role: &str| e.tous().into_iter().filter(|x| x.role == role).count();
    let scope = |s: &str| e.tous().into_iter().filter(|x| x.portee.as_deref() == Some(s)).count();
    let line = match e.role.as_str() {
        "H1" | "H2" | "H3" | "H4" => format!("{} {}", e.role, lu.texte(e)),
        "Figure" => format!("Figure « {} »", e.alternative.as_deref().unwrap_or_default()),
        "Table" => {
            let caption = children.iter().find(|c| c.role == "Caption").map(|c| format!(" « {} »", lu.texte(c))).unwrap_or_default();
            format!("Table {} TR, TH {} Column {} Row, {} TD{caption}", of("TR"), scope("Column"), scope("Row"), of("TD"))
        }
        "L" => format!("L {} LI", of("LI")),
        "TOC" => format!("TOC {} TOCI", of("TOCI")),
        role => role.to_owned(),
    };
    let leaf = !matches!(e.role.as_str(), "Document" | "Sect" | "Div" | "");
    if !e.role.is_empty() {
        out.push(format!("{indent}{line}"));
    }
    if !leaf {
        let deeper = if e.role.is_empty() { depth } else { depth + 1 };
        children.iter().for_each(|c| outline(lu, c, deeper, out));
    }
}

/// Identical consecutive lines become one line with their number.
fn counted(lines: &[String]) -> String {
    let mut out = String::new();
    for group in lines.chunk_by(|a, b| a == b && a.trim() == "P") {
        out.push_str(&group[0]);
        if group.len() > 1 {
            out.push_str(&format!(" × {}", group.len()));
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_outline_of_the_example_is_the_golden_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/exemple-structure.txt");
    let lu = read(&make(&exemple(), TypeDocument::Complet));
    let mut lines = Vec::new();
    outline(&lu, &lu.racine, 0, &mut lines);
    let found = counted(&lines);
    if std::env::var_os("CPOM_ECRIRE").is_some() {
        std::fs::write(path, &found).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    if let Some((n, (is, was))) = found.lines().zip(golden.lines()).enumerate().find(|(_, (a, b))| a != b) {
        panic!("line {}: « {was} » became « {is} »; `make generate` if this is meant", n + 1);
    }
    assert_eq!(found.lines().count(), golden.lines().count(), "`make generate` if this is meant");
}

#[test]
fn tables_have_scopes_figures_have_words_headings_do_not_skip() {
    let d = exemple();
    for document in kinds(&d) {
        let lu = read(&make(&d, document));
        let mut level = 0;
        for e in lu.racine.tous() {
            match e.role.as_str() {
                "TH" => assert!(e.portee.is_some(), "{document:?}: a header cell without scope: {}", lu.texte(e)),
                "Figure" => assert!(e.alternative.as_ref().is_some_and(|a| a.len() > 20), "{document:?}: a figure without words"),
                "Table" => assert!(e.tous().iter().any(|x| x.portee.as_deref() == Some("Column")), "{document:?}: {}", lu.texte(e)),
                role if role.len() == 2 && role.starts_with('H') => {
                    let n: usize = role[1..].parse().unwrap();
                    assert!(n <= level + 1, "{document:?}: {role} after H{level}: {}", lu.texte(e));
                    level = n;
                }
                _ => {}
            }
        }
        assert!(level > 0, "{document:?} has no heading");
    }
}

/// Checks that the structure tree, the drawn pages and pdftotext give the same text in the same order.
fn assert_one_order(name: &str, pdf: &[u8]) {
    let lu = read(pdf);
    assert_same(&format!("{name}: tree and pages"), &lettres(&lu.lecture()), &lettres(&lu.contenu()));
    let found = poppler::text(pdf, Order::Content);
    for (i, page) in found.split('\u{C}').take(lu.pages.len()).enumerate() {
        assert_same(&format!("{name}, page {}: pdftotext and pages", i + 1), &lettres(page), &lettres(&lu.page(i)));
    }
}

fn assert_same(what: &str, a: &str, b: &str) {
    if let Some(i) = a.chars().zip(b.chars()).position(|(x, y)| x != y) {
        let around = |s: &str| s.chars().skip(i.saturating_sub(40)).take(100).collect::<String>();
        panic!("{what} differ:\n  {}\n  {}", around(a), around(b));
    }
    assert_eq!(a.chars().count(), b.chars().count(), "{what} differ at the end");
}

#[test]
fn the_tree_the_pages_and_the_extracted_text_have_one_order() {
    let d = exemple();
    for document in kinds(&d) {
        assert_one_order(&format!("{document:?}"), &make(&d, document));
    }
}

/// The hostile dossier has characters that no font has: its words are still in the text, at their place.
#[test]
fn the_nasty_dossier_keeps_its_words() {
    let d = penible(40);
    for document in kinds(&d) {
        let pdf = make(&d, document);
        let lu = read(&pdf);
        assert_same(&format!("{document:?}"), &lettres(&lu.lecture()), &lettres(&lu.contenu()));
        if document == TypeDocument::Complet {
            for expected in ["שלום", "😀", "anticonstitutionnellement"] {
                assert!(lu.lecture().replace('\u{AD}', "").contains(expected), "{expected} is lost");
            }
        }
    }
    for seed in 1..4 {
        let lu = read(&make(&Hasard::new(seed * 31_337).dossier(), TypeDocument::Complet));
        assert_same("random dossier", &lettres(&lu.lecture()), &lettres(&lu.contenu()));
    }
}

#[test]
fn every_content_of_a_page_is_in_the_tree_once() {
    let lu = read(&make(&exemple(), TypeDocument::Complet));
    let mut seen: Vec<(usize, i64)> = lu
        .racine
        .tous()
        .into_iter()
        .flat_map(|e| &e.enfants)
        .filter_map(|e| if let EnfantLu::Contenu(p, m) = e { Some((*p, *m)) } else { None })
        .collect();
    let n = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(n, seen.len(), "a sequence is read twice");
    for (p, page) in lu.pages.iter().enumerate() {
        for (mcid, text) in &page.textes {
            let Some(mcid) = mcid else { continue };
            assert!(seen.binary_search(&(p, *mcid)).is_ok(), "page {}: « {text} » is in no element", p + 1);
        }
    }
}
