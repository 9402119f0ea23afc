use std::io::{Cursor, Write};

use cpom_core::exemple::exemple;
use cpom_core::modele::Id;
use rust_xlsxwriter::{Note, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn word(body: &str, comments: &str) -> Vec<u8> {
    let ns = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    zipped(&[
        ("word/document.xml", &format!("<w:document {ns}><w:body>{body}</w:body></w:document>")),
        ("word/comments.xml", &format!("<w:comments {ns}>{comments}</w:comments>")),
    ])
}

fn title(style: &str, numbered: bool, text: &str) -> String {
    let list = if numbered { "<w:numPr><w:ilvl w:val=\"0\"/></w:numPr>" } else { "" };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{list}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// Kind, row, words before and after.
type RemarqueLue = (GenreRemarque, Option<(&'static str, Id)>, String, String);

fn told(bytes: &[u8]) -> Vec<RemarqueLue> {
    let read = lire_retour_octets(bytes, &exemple().unwrap()).unwrap();
    read.remarques.into_iter().map(|r| (r.genre, r.lieu.map(|l| (l.table, l.id)), r.avant, r.apres)).collect()
}

#[test]
fn a_change_cut_in_pieces_is_one_and_a_heading_is_read_as_it_was() {
    let ins = |who: &str, t: &str| format!("<w:ins w:author=\"{who}\" w:date=\"2026-12-12T10:15:00Z\"><w:r><w:t>{t}</w:t></w:r></w:ins>");
    let heading = "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/><w:numPr/></w:pPr><w:r><w:t>Liti</w:t></w:r>\
         <w:del w:author=\"A\" w:date=\"2026-12-12T10:15:00Z\"><w:r><w:delText>ges</w:delText></w:r></w:del></w:p>";
    let body = format!(
        "{heading}<w:p><w:r><w:t>Tribunal </w:t></w:r>{}{}<w:r><w:t xml:space=\"preserve\"> puis </w:t></w:r>{}{}</w:p>",
        ins("A", "admi"),
        ins("A", "nistratif &amp; civil"),
        ins("A", "un"),
        ins("B", "deux"),
    );
    let d = exemple().unwrap();
    let litiges = d.articles.iter().find(|a| a.titre == "Litiges").unwrap().id;
    let here = Some(("articles", litiges));
    let read = told(&word(&body, ""));
    let words: Vec<(&str, &str)> = read.iter().map(|r| (r.2.as_str(), r.3.as_str())).collect();
    assert_eq!(words, [("ges", ""), ("", "administratif & civil"), ("", "un"), ("", "deux")]);
    assert!(read.iter().all(|r| r.1 == here), "{read:?}");
}

#[test]
fn what_a_heading_does_not_name_for_certain_has_no_row() {
    let comment = |id: u32| format!("<w:comment w:id=\"{id}\" w:author=\"A\"><w:p><w:r><w:t>note {id}</w:t></w:r></w:p></w:comment>");
    let about = |id: u32| {
        format!(
            "<w:p><w:commentRangeStart w:id=\"{id}\"/><w:r><w:t>mots</w:t></w:r><w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r></w:p>"
        )
    };
    let d = exemple().unwrap();
    let people = d.articles.iter().find(|a| a.titre == "Personnes accompagnées").unwrap().id;
    let body = [
        about(0),
        title("Heading2", true, "Personnes accompagnées"),
        about(1),
        // The same words open a part of the diagnosis, which no list numbers.
        title("Heading1", false, "Annexe 2 Diagnostic"),
        title("Heading2", false, "Personnes accompagnées"),
        about(2),
        title("Heading2", false, "Fiche ACT-03\u{2002}Un autre intitulé"),
        title("Heading3", false, "Budget"),
        about(3),
        title("Heading2", false, "Signatures"),
        about(4),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Indicateur</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Cible</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>IND-07 Taux</w:t></w:r></w:p></w:tc><w:tc>"
            .to_owned()
            + &about(5)
            + "</w:tc></w:tr></w:tbl>",
        // A comment that nothing refers to is not one of the document.
    ]
    .concat();
    let comments: String = (0..7).map(comment).collect();
    let bytes = word(&body, &comments);
    let read = told(&bytes);
    let id = |code: &str| {
        d.actions
            .iter()
            .find(|a| a.code == code)
            .map(|a| a.id)
            .or_else(|| d.indicateurs.iter().find(|i| i.code == code).map(|i| i.id))
            .unwrap()
    };
    let places: Vec<_> = read.iter().map(|r| r.1).collect();
    assert_eq!(
        places,
        [None, Some(("articles", people)), None, Some(("actions", id("ACT-03"))), None, Some(("indicateurs", id("IND-07")))]
    );
    assert!(read.iter().all(|r| r.2 == "mots" && r.3.starts_with("note")), "{read:?}");
    let words = lire_retour_octets(&bytes, &d).unwrap().remarques.remove(5).ou;
    assert!(words.contains("IND-07 Taux") && words.contains("Cible"), "{words}");
}

#[test]
fn former_properties_and_formatting_are_no_remarks() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/><w:rPr><w:ins w:author=\"A\"/></w:rPr><w:pPrChange w:author=\"A\"><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr></w:pPrChange></w:pPr>\
         <w:r><w:rPr><w:rPrChange w:author=\"A\"><w:rPr/></w:rPrChange></w:rPr><w:t>Texte</w:t></w:r></w:p>";
    assert!(told(&word(body, "")).is_empty());
}

#[test]
fn notes_of_a_workbook_are_placed_by_the_code_of_their_row() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Suivi").unwrap();
    sheet.write(0, 0, "Indicateur").unwrap();
    sheet.write(1, 0, "IND-07 Taux").unwrap();
    sheet.write(1, 1, 3).unwrap();
    sheet.insert_note(1, 1, &Note::new("À revoir").set_author("Mme Roche")).unwrap();
    sheet.insert_note(0, 1, &Note::new("En général").set_author("M. Lebreton")).unwrap();
    let d = exemple().unwrap();
    let read = lire_retour_octets(&book.save_to_buffer().unwrap(), &d).unwrap();
    let known = d.indicateurs.iter().find(|i| i.code == "IND-07").unwrap().id;
    let told: Vec<_> = read.remarques.iter().map(|r| (r.lieu.map(|l| (l.table, l.id)), r.auteur.as_str(), r.apres.as_str())).collect();
    assert_eq!(told, [(None, "M. Lebreton", "En général"), (Some(("indicateurs", known)), "Mme Roche", "À revoir")]);
    assert!(read.remarques[1].ou.contains("Suivi") && read.remarques[1].ou.contains("B2"), "{}", read.remarques[1].ou);
    assert_eq!(read.non_comparees, ["Suivi"], "a sheet that says nothing of the dossier is named");
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let d = exemple().unwrap();
    let of = |bytes: &[u8]| lire_retour_octets(bytes, &d).unwrap_err();
    assert!(matches!(of(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]), RefusRetour::AncienOuProtege));
    assert!(matches!(of(b"du texte"), RefusRetour::PasUnDocument));
    assert!(matches!(of(&zipped(&[("content.xml", "<a/>")])), RefusRetour::OpenDocument));
    assert!(matches!(of(&zipped(&[("autre.xml", "<a/>")])), RefusRetour::PasUnDocument));
    assert!(matches!(of(b"%PDF-1.7\nrien"), RefusRetour::Endommage(_)));
    assert!(matches!(of(b"PK\x03\x04"), RefusRetour::Endommage(_)));
    assert!(matches!(of(&zipped(&[("word/document.xml", "<w:p><w:r></w:p>")])), RefusRetour::Endommage(_)));
    assert!(matches!(of(&vec![b' '; 21 << 20]), RefusRetour::TropGros));
    // What never ends in depth or in number is bounded.
    let deep = "<w:ins w:author=\"A\">".repeat(20_000) + &"</w:ins>".repeat(20_000);
    assert!(lire_retour_octets(&word(&deep, ""), &d).unwrap().remarques.is_empty());
    let many = "<w:p><w:ins w:author=\"A\"><w:r><w:t>x</w:t></w:r></w:ins></w:p>".repeat(REMARQUES_MAX + 10);
    assert_eq!(lire_retour_octets(&word(&many, ""), &d).unwrap().remarques.len(), REMARQUES_MAX);
}
