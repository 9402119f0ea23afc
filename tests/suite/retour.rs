//! A document of ours that comes back: what LibreOffice writes, our workbook with changed cells, our PDF with annotations.

use std::io::{Cursor, Read, Write};

use cpom_api::erreurs::Code;
use cpom_api::retour::{RetourView, retour};
use cpom_core::calculs::calculer;
use cpom_core::choix::GenreRemarque;
use cpom_core::modele::{Dossier, Id};
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire};
use lopdf::{Dictionary, Document, Object, dictionary};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::appel::Essai;
use crate::outils::{exemple, jour};

fn make(d: &Dossier, format: FormatDocument, document: TypeDocument) -> Vec<u8> {
    produire(d, &calculer(d, jour()), &DocumentRequest::new(format, document), jour()).unwrap()
}

fn action(d: &Dossier, code: &str) -> Id {
    d.actions.iter().find(|a| a.code == code).unwrap().id
}

/// Remarks of a document about the example, whose file does not change.
fn read(name: &str, bytes: &[u8]) -> RetourView {
    let mut e = Essai::with_example();
    let (dossier, chemin) = (e.path("a.cpom"), e.path(name));
    let before = std::fs::read(&dossier).unwrap();
    std::fs::write(&chemin, bytes).unwrap();
    let out = retour(e.session(), chemin.as_ref()).unwrap_or_else(|e| panic!("{e}"));
    assert!(std::fs::read(&dossier).unwrap() == before, "the dossier is only read");
    out
}

/// Kind, table and row, author, day, words before and after.
type RemarqueDite<'a> = (GenreRemarque, Option<(&'a str, Id)>, &'a str, &'a str, &'a str, &'a str);

fn told(r: &RetourView) -> Vec<RemarqueDite<'_>> {
    r.remarques
        .iter()
        .map(|x| {
            let lieu = x.lieu.as_ref().map(|l| (l.table, l.id));
            (x.genre, lieu, x.auteur.as_str(), x.date.as_deref().unwrap_or_default(), x.avant.as_str(), x.apres.as_str())
        })
        .collect()
}

#[test]
fn a_document_that_cannot_be_read_says_what_to_ask_for() {
    let mut e = Essai::with_example();
    for (name, bytes, words) in
        [("a.doc", &[0xD0, 0xCF, 0x11, 0xE0][..], ".docx"), ("a.txt", b"bonjour", "Demander"), ("b.pdf", b"%PDF-1.7", "endommag")]
    {
        let chemin = e.path(name);
        std::fs::write(&chemin, bytes).unwrap();
        let refused = retour(e.session(), chemin.as_ref()).unwrap_err();
        assert_eq!(refused.code, Code::Retour);
        assert!(refused.phrase.contains(words) && refused.phrase.contains("n’a pas changé"), "{refused}");
    }
}

/// `golden/retours/libreoffice.docx`: the contract and the fiches of the example, opened by LibreOffice, changed, saved as Word.
#[test]
fn comments_and_tracked_changes_of_libreoffice_find_their_articles_and_fiches() {
    let d = exemple();
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/retours/libreoffice.docx")).unwrap();
    let read = read("reponse.docx", &bytes);
    let article = |titre: &str| Some(("articles", d.articles.iter().find(|a| a.titre.contains(titre)).unwrap().id));
    let indicator = d.indicateurs.iter().find(|i| i.code == "IND-07").unwrap().id;
    let (grant, day) = (article("Dotation complémentaire"), "2026-12-12T10:15:00");
    assert_eq!(
        told(&read),
        [
            (GenreRemarque::Suppression, grant, "Mme Roche", day, "juillet", ""),
            (GenreRemarque::Ajout, grant, "Mme Roche", day, "", "septembre"),
            (
                GenreRemarque::Commentaire,
                article("Litiges"),
                "Mme Roche",
                day,
                "Tribunal territorialement compétent",
                "Préciser : tribunal administratif ?"
            ),
            (
                GenreRemarque::Commentaire,
                Some(("actions", action(&d, "ACT-03"))),
                "M. Lebreton",
                "2026-12-13T09:00:00",
                "Demandes tardives le vendredi",
                "Et le samedi ?"
            ),
            (
                GenreRemarque::Commentaire,
                Some(("indicateurs", indicator)),
                "Mme Roche",
                day,
                "",
                "La définition du décret est plus stricte."
            ),
        ]
    );
}

/// A workbook with the text of its parts changed.
fn rewritten(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut entry = from.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        to.start_file(&name, SimpleFileOptions::default()).unwrap();
        to.write_all(&String::from_utf8(text).map_or_else(|e| e.into_bytes(), |t| change(&name, t).into_bytes())).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn our_workbook_says_which_cells_were_changed_and_nothing_of_the_others() {
    let d = exemple();
    // The hours alone: reading every sheet of the whole example takes long without adding anything.
    let small = Dossier { contrat: d.contrat.clone(), financeurs: d.financeurs.clone(), heures: d.heures.clone(), ..Dossier::default() };
    let ours = make(&small, FormatDocument::Xlsx, TypeDocument::Complet);
    let hours = d.heures.iter().find(|h| h.annee == 2025 && h.heures.is_some_and(|x| x.raw() == 3_421_000)).expect("APA, 34 210 h");
    let theirs = rewritten(&ours, |_, t| t.replace("<v>34210</v>", "<v>34500</v>"));
    let read = read("reponse.xlsx", &theirs);
    let changed = read.remarques.iter().find(|r| r.lieu.as_ref().is_some_and(|l| (l.table, l.id) == ("heures", hours.id)));
    let r = changed.unwrap_or_else(|| panic!("{read:?}"));
    assert_eq!((r.genre, r.avant.as_str(), r.apres.as_str()), (GenreRemarque::ValeurChangee, "34210", "34500"));
    assert!(read.remarques.iter().all(|r| r.apres == "34500"), "nothing else changed: {read:?}");
}

#[test]
fn annotations_of_our_pdf_are_placed_under_their_bookmark() {
    let d = exemple();
    let id = action(&d, "ACT-03");
    let mut pdf = Document::load_mem(&make(&d, FormatDocument::Pdf, TypeDocument::Fiche(id))).unwrap();
    let page = *pdf.get_pages().values().next().unwrap();
    let note = |kind: &str, words: &str| {
        dictionary! {
            "Type" => "Annot", "Subtype" => kind, "Rect" => vec![80.into(), 300.into(), 100.into(), 320.into()],
            "T" => Object::string_literal("Mme Roche"), "Contents" => Object::string_literal(words),
            "M" => Object::string_literal("D:20261212101500+01'00'"),
        }
    };
    let mut add = |d: Dictionary| Object::Reference(pdf.add_object(d));
    let annotations =
        vec![add(note("Text", "Et le samedi ?")), add(note("StrikeOut", "")), add(note("Popup", "rien")), add(note("Highlight", ""))];
    let dictionary = pdf.get_object_mut(page).and_then(Object::as_dict_mut).unwrap();
    dictionary.set("Annots", annotations);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    let read = read("reponse.pdf", &bytes);
    let here = Some(("actions", id));
    let day = "2026-12-12T10:15:00";
    let kind = GenreRemarque::Annotation;
    assert_eq!(
        told(&read),
        [
            (kind, here, "Mme Roche", day, "", "Et le samedi ?"),
            (kind, here, "Mme Roche", day, "", "barré"),
            (kind, here, "Mme Roche", day, "", "surligné"),
        ]
    );
    assert!(read.remarques[0].ou.starts_with("page 1, Fiche ACT-03"), "{}", read.remarques[0].ou);
}
