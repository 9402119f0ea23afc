//! The modifications since a version: accepted and refused by LibreOffice, heard in the PDF, asked of the commands.

use std::io::{Cursor, Read};

use cpom_core::calculs::calculer;
use cpom_core::francais::typographie::typographier;
use cpom_core::modele::{Article, Dossier};
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire};
use serde_json::{Value, json};
use tempfile::tempdir;
use zip::ZipArchive;

use crate::appel::Essai;
use crate::bureau::sans_libreoffice;
use crate::lecture::{lettres, read};
use crate::libreoffice;
use crate::outils::{depuis, exemple, jour};

/// The former dossier and today’s, with texts that changed in every way.
fn states() -> (Dossier, Dossier) {
    let mut avant = exemple();
    let article = |id, titre: &str, texte: &str| Article { id, titre: titre.into(), texte: texte.into(), ..Article::default() };
    avant.articles = vec![
        article(1, "Objet", "Le contrat fixe les objectifs du service.\n\nIl dure cinq ans."),
        article(
            2,
            "Versement",
            "L’acompte est versé en mars : 80 %.\n\nLe solde suit le bilan :\n\n- au plus tard en septembre ;\n- après le comité de suivi.",
        ),
        article(3, "Contrôle", "Le Département contrôle le service une fois par an."),
        article(4, "Litiges", "Les parties se concilient.\nÀ défaut, le tribunal est saisi."),
    ];
    avant.actions[0].description = "Former les aides à domicile au repérage des fragilités.".into();
    let mut d = avant.clone();
    d.articles = vec![
        article(1, "Objet du contrat", "Le contrat fixe les objectifs du service.\n\nIl peut être revu chaque année.\n\nIl dure cinq ans."),
        article(
            2,
            "Versement",
            "Une avance est versée en mai : 75 %.\n\nLe solde suit le bilan :\n\n- au plus tard en juillet ;\n- après le comité de suivi ;\n- sur présentation des pièces.",
        ),
        article(4, "Litiges", "Les parties se concilient en deux mois.\nÀ défaut, le tribunal administratif est saisi."),
        article(9, "Données", "Le service transmet ses données.\n\nElles restent anonymes."),
    ];
    d.actions[0].description = "Former toutes les aides à domicile au repérage et à l’alerte.".into();
    (avant, d)
}

/// Lines under the heading that begins so, until the next heading; marks of lists are left out.
fn under(text: &str, heading: &str, headings: &[String]) -> Vec<String> {
    // Headings are found whatever their spaces; the lines below them are compared to the letter.
    let plain = |l: &str| l.replace(['\u{A0}', '\u{202F}'], " ");
    let mut lines = text.lines().skip_while(|l| !plain(l).starts_with(heading));
    assert!(lines.next().is_some(), "« {heading} » is missing: {text}");
    let mine = lines.take_while(|l| !headings.iter().any(|h| plain(l).starts_with(h.as_str())) && !l.starts_with("Document établi"));
    mine.map(|l| l.trim().trim_start_matches(['•', '\t']).trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

/// The lines of an article as they print.
fn printed(titre: &str, texte: &str) -> Vec<String> {
    let lines = std::iter::once(titre).chain(texte.lines()).map(|l| typographier(l.trim().trim_start_matches("- ")));
    lines.filter(|l| !l.is_empty()).collect()
}

/// A change as LibreOffice counts them: a run of letters and ends of paragraphs that were added, or removed, together.
#[derive(Clone, Copy, PartialEq)]
enum SortLu {
    Garde,
    Ajoute,
    Retire,
}

/// Letters and ends of paragraphs of a Word document, each with what becomes of it and the rank of its change.
fn letters(docx: &[u8]) -> (Vec<(char, SortLu, usize)>, usize) {
    let mut zip = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut out: Vec<(char, SortLu, usize)> = Vec::new();
    let (mut run, mut mark, mut text, mut in_properties) = (SortLu::Garde, SortLu::Garde, false, false);
    for piece in xml.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap();
        let (name, empty) = (tag.split([' ', '/']).next().unwrap(), tag.ends_with('/'));
        match name {
            "w:p" => mark = SortLu::Garde,
            "w:pPr" => in_properties = true,
            "w:ins" if empty && in_properties => mark = SortLu::Ajoute,
            "w:del" if empty && in_properties => mark = SortLu::Retire,
            "w:ins" => run = SortLu::Ajoute,
            "w:del" => run = SortLu::Retire,
            "w:t" | "w:delText" => text = !empty,
            "w:tab" if !in_properties => out.push((' ', run, 0)),
            "w:br" => out.push(('\n', run, 0)),
            // A closing tag has no name before its slash.
            "" => match tag {
                "/w:pPr" => in_properties = false,
                "/w:ins" | "/w:del" => run = SortLu::Garde,
                "/w:t" | "/w:delText" => text = false,
                "/w:p" => out.push(('\n', mark, 0)),
                _ => {}
            },
            _ => {}
        }
        if text {
            let plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
            out.extend(plain.chars().map(|c| (c, run, 0)));
        }
    }
    let (mut last, mut changes) = (SortLu::Garde, 0);
    for (_, sort, rank) in &mut out {
        if *sort != last && *sort != SortLu::Garde {
            changes += 1;
        }
        last = *sort;
        *rank = changes;
    }
    (out, changes)
}

/// The text once each change is accepted or rejected by its rank, from 1: its lines, without spaces nor empty ones.
fn settled(letters: &[(char, SortLu, usize)], accepted: impl Fn(usize) -> bool) -> Vec<String> {
    let kept = letters.iter().filter(|(_, sort, rank)| match sort {
        SortLu::Garde => true,
        SortLu::Ajoute => accepted(*rank),
        SortLu::Retire => !accepted(*rank),
    });
    lines(&kept.map(|(c, ..)| *c).collect::<String>())
}

/// Lines of a text without spaces, marks of lists nor empty lines.
fn lines(text: &str) -> Vec<String> {
    let flat = |l: &str| {
        l.chars().filter(|c| !c.is_whitespace() && !matches!(c, '•' | '\u{2011}' | '-' | '\u{AD}' | '\u{FEFF}')).collect::<String>()
    };
    text.lines().map(flat).filter(|l| !l.is_empty()).collect()
}

#[test]
fn libreoffice_accepts_and_rejects_each_change_and_its_own_come_back() {
    if sans_libreoffice() {
        return;
    }
    let (avant, d) = states();
    let t = tempdir().unwrap();
    let demande = depuis(DocumentRequest::new(FormatDocument::Docx, TypeDocument::Modifications), &avant);
    let docx = produire(&d, &calculer(&d, jour()), &demande, jour()).unwrap();
    std::fs::write(t.path().join("modifications.docx"), &docx).unwrap();
    crate::retour::prepare(t.path());
    libreoffice::run(t.path());
    let said = |name: &str| std::fs::read_to_string(t.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    let counts = |name: &str| said(name).split_whitespace().map(|n| n.parse().unwrap()).collect::<Vec<usize>>();

    // All at once: today’s texts, or the former ones.
    let (accepted, rejected) = (said("Accept.txt"), said("Reject.txt"));
    let changes = counts("Accept.nombre")[0];
    assert!(changes > 10 && counts("Accept.nombre")[1] == 0 && counts("Reject.nombre")[1] == 0, "{changes} changes");
    let action = format!("Action {}", d.actions[0].code);
    let headings: Vec<String> = ["Article 1 ", "Article 2 ", "Article 3 ", "Article 4 ", &action].map(str::to_owned).to_vec();
    let find = |d: &Dossier, id: i32| d.articles.iter().find(|a| a.id == id).cloned();
    // The title of an article is under its heading where it changed, came or went.
    for (heading, id, titled) in [
        ("Article 1 – Objet du contrat", 1, true),
        ("Article 2 – Versement", 2, false),
        ("Article 3 – Contrôle (supprimé)", 3, true),
        ("Article 3 – Litiges (ancien article 4)", 4, false),
        ("Article 4 – Données (ajouté)", 9, true),
    ] {
        for (text, state) in [(&accepted, &d), (&rejected, &avant)] {
            let expected = find(state, id).map_or_else(Vec::new, |a| printed(if titled { &a.titre } else { "" }, &a.texte));
            assert_eq!(under(text, heading, &headings), expected, "{heading}");
        }
    }
    assert_eq!(under(&accepted, &action, &headings), [d.actions[0].description.clone()]);
    assert_eq!(under(&rejected, &action, &headings), [avant.actions[0].description.clone()]);

    // One by one: every second change accepted, the others rejected, then the other way round.
    let (letters, own) = letters(&docx);
    assert_eq!(own, changes, "LibreOffice sees the changes that were written");
    for first in [0, 1] {
        let name = format!("UnSurDeux{first}");
        assert_eq!(counts(&format!("{name}.nombre")), (0..=changes).rev().collect::<Vec<_>>(), "each is settled alone");
        assert_eq!(lines(&said(&format!("{name}.txt"))), settled(&letters, |rank| (rank - 1 + first) % 2 == 0), "{name}");
    }

    crate::retour::comes_back(&std::fs::read(t.path().join("reponse.docx")).unwrap());
}

#[test]
fn a_screen_reader_hears_what_was_removed_and_what_was_added() {
    let (avant, d) = states();
    let demande = depuis(DocumentRequest::new(FormatDocument::Pdf, TypeDocument::Modifications), &avant);
    let pdf = produire(&d, &calculer(&d, jour()), &demande, jour()).unwrap();
    let lu = read(&pdf);
    assert_eq!(lettres(&lu.lecture()), lettres(&lu.contenu()), "one order in the tree and on the pages");
    let all = lu.racine.tous();
    for (role, opening, example) in [("Del", "[supprimé", "septembre"), ("Ins", "[ajouté", "juillet")] {
        let passages: Vec<String> = all.iter().filter(|e| e.role == role).map(|e| lu.texte(e)).collect();
        assert!(passages.len() > 3, "{role}: {passages:?}");
        assert!(passages.iter().all(|p| p.starts_with(opening) && p.ends_with(']')), "{role}: {passages:?}");
        assert!(passages.iter().any(|p| p.contains(example)), "{role}: {passages:?}");
    }
    let doc = lopdf::Document::load_mem(&pdf).unwrap();
    let root = doc.catalog().unwrap().get(b"StructTreeRoot").and_then(|o| doc.dereference(o)).unwrap().1.as_dict().unwrap();
    let roles = root.get(b"RoleMap").unwrap().as_dict().unwrap();
    assert!([b"Del", b"Ins"].iter().all(|r| roles.get(*r).unwrap().as_name().unwrap() == b"Span"));
}

#[test]
fn modifications_are_those_since_the_version_asked_for_else_the_last() {
    let mut e = Essai::with_example();
    let listed = e.ok("versions", json!({}));
    let kept = |numero: i64| listed.as_array().unwrap().iter().find(|v| v["numero"] == numero).unwrap()["instantane"].clone();
    let mut text = |demande: Value, version: Value| {
        let path = e.path("m.pdf");
        e.ok("exporter", json!({"demande": demande, "chemin": path, "version": version}));
        crate::documents::text(&std::fs::read(path).unwrap()).replace('\n', " ")
    };
    let last = text(json!({"document": "modifications"}), Value::Null);
    assert!(last.contains("Modifications depuis la version 3") && last.contains("Rien n’a changé depuis la version 3."), "{last}");
    let first = text(json!({"document": "modifications", "depuis": kept(1)}), Value::Null);
    assert!(first.contains("Modifications depuis la version 1") && first.contains("[supprimé : septembre] [ajouté : juillet]"), "{first}");
    // From one version to another: the pages name both.
    let between = text(json!({"document": "modifications", "depuis": kept(1)}), kept(2));
    assert!(between.contains("et la version 2") && between.contains("septembre"), "{between}");
    assert_eq!(
        e.refused("exporter", json!({"demande": {"document": "modifications", "depuis": 99}, "chemin": e.path("x.pdf")})),
        cpom_api::erreurs::Code::LigneInconnue
    );
}

#[test]
fn nothing_is_told_where_no_version_was_kept() {
    let mut e = Essai::with_example();
    let (json, other) = (e.path("x.json"), e.path("sans.cpom"));
    e.ok("exporter", json!({"demande": {"format": "json"}, "chemin": json}));
    e.ok("importer", json!({"source": json, "chemin": other}));
    let asked = json!({"demande": {"document": "modifications"}, "chemin": e.path("m.pdf")});
    assert_eq!(e.refused("exporter", asked), cpom_api::erreurs::Code::Export);
}
