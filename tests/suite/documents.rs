//! Documents: golden text, same bytes for the same dossier, every kind of document on every kind of dossier,
//! embedded data.

use std::process::Command;

use cpom_core::calculs::calculer;
use cpom_core::choix::Destinataire;
use cpom_core::modele::Dossier;
use cpom_core::{echange, neuf, referentiel};
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, donnees_du_pdf, produire};
use tempfile::tempdir;

use crate::outils::{Hasard, depuis, exemple, given, jour};
use crate::poppler::{self, Order};

fn make(d: &Dossier, format: FormatDocument, document: TypeDocument) -> Vec<u8> {
    let demande = DocumentRequest { filigrane: Some("PROJET".into()), ..DocumentRequest::new(format, document) };
    produire(d, &calculer(d, jour()), &demande, jour()).unwrap()
}

fn pages(pdf: &[u8]) -> usize {
    lopdf::Document::load_mem(pdf).unwrap().get_pages().len()
}

/// The text of a PDF in the order of its content, with plain spaces.
pub fn text(pdf: &[u8]) -> String {
    let text = poppler::text(pdf, Order::Content);
    let lines = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|l| !l.is_empty());
    lines.map(|l| l + "\n").collect()
}

#[test]
fn the_text_of_the_example_is_the_golden_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/exemple-complet.txt");
    let found = text(&make(&exemple(), FormatDocument::Pdf, TypeDocument::Complet));
    // The fingerprint of the data has its own test; here it would hide what changed.
    let fingerprint = echange::empreinte(&echange::write(&given(&exemple(), false, false)).unwrap());
    assert!(found.contains(&fingerprint), "the last page carries the SHA-256 of the data");
    let found = found.replace(&fingerprint, "<empreinte>");
    if std::env::var_os("CPOM_ECRIRE").is_some() {
        std::fs::write(path, &found).unwrap();
    }
    let golden = std::fs::read_to_string(path).unwrap_or_default();
    if let Some((n, (is, was))) = found.lines().zip(golden.lines()).enumerate().find(|(_, (a, b))| a != b) {
        panic!("line {}: « {was} » became « {is} »; `make generate` if this is meant", n + 1);
    }
    assert_eq!(found.lines().count(), golden.lines().count());
}

#[test]
fn what_a_reader_expects_is_there_and_what_is_reserved_is_not() {
    let d = exemple();
    let full = text(&make(&d, FormatDocument::Pdf, TypeDocument::Complet)).replace('\n', " ");
    for expected in [
        "Les Tilleuls Domicile SAS",
        "Agence Les Tilleuls – Aubelande",
        "817 530",
        "PROJET",
        "page 2 / ",
        "IND-30",
        "ACT-18",
        "Tribunal territorialement compétent",
        "1 568 000",
    ] {
        assert!(full.contains(expected), "{expected}");
    }
    // Fall-back positions and prepared answers are reserved to the agency: only its own copy prints them.
    let theirs = text(&make(&d, FormatDocument::Pdf, TypeDocument::Reunion)).replace('\n', " ");
    let own = DocumentRequest { pour: Some(Destinataire::Interne), ..DocumentRequest::new(FormatDocument::Pdf, TypeDocument::Reunion) };
    let ours = text(&produire(&d, &calculer(&d, jour()), &own, jour()).unwrap()).replace('\n', " ");
    for reserved in ["3,48 €", "Que devient la dotation non consommée"] {
        assert!(!full.contains(reserved) && !theirs.contains(reserved), "{reserved} is in a document for the Département");
        assert!(ours.contains(reserved), "{reserved}");
    }
}

#[test]
fn each_document_has_its_size() {
    let d = exemple();
    assert_eq!(pages(&make(&d, FormatDocument::Pdf, TypeDocument::Synthese)), 2);
    assert!((4..=6).contains(&pages(&make(&d, FormatDocument::Pdf, TypeDocument::Reunion))));
    // A whole dossier that a reader can hold: eighteen fiches of a page each, thirty indicators.
    assert!(pages(&make(&d, FormatDocument::Pdf, TypeDocument::Complet)) <= 60);
    for a in &d.actions {
        assert_eq!(pages(&make(&d, FormatDocument::Pdf, TypeDocument::Fiche(a.id))), 1, "{}", a.code);
    }
}

#[test]
fn the_same_dossier_gives_the_same_bytes() {
    let d = exemple();
    for format in [FormatDocument::Pdf, FormatDocument::Docx, FormatDocument::Xlsx, FormatDocument::Ics] {
        assert!(make(&d, format, TypeDocument::Complet) == make(&d, format, TypeDocument::Complet), "{format:?}");
    }
}

#[test]
fn a_pdf_is_sound_and_gives_its_dossier_back() {
    let d = exemple();
    let t = tempdir().unwrap();
    for document in TypeDocument::SANS_ACTION {
        let pdf = make(&d, FormatDocument::Pdf, document);
        let summary = document == TypeDocument::Synthese;
        let carried = given(&d, summary, summary || document == TypeDocument::Reunion);
        assert_eq!(donnees_du_pdf(&pdf).unwrap().octets, echange::write(&carried).unwrap().as_bytes());
        let path = t.path().join("a.pdf");
        std::fs::write(&path, &pdf).unwrap();
        let out = Command::new("qpdf").arg("--check").arg(&path).output().unwrap_or_else(|e| panic!("qpdf is needed: {e}"));
        assert!(out.status.success(), "{document:?}: {}", String::from_utf8_lossy(&out.stdout));
    }
    assert!(donnees_du_pdf(b"%PDF-1.4\nrien").is_err());
}

#[test]
fn every_document_is_made_of_an_empty_a_new_and_a_nasty_dossier() {
    let mut all = vec![Dossier::default(), neuf::dossier(referentiel::referentiel())];
    all.extend((1..6).map(|seed| Hasard::new(seed * 7919).dossier()));
    for (i, d) in all.iter().enumerate() {
        for document in TypeDocument::SANS_ACTION.into_iter().chain([TypeDocument::Passation]) {
            let pdf = make(d, FormatDocument::Pdf, document);
            assert!(pages(&pdf) >= 1, "{i} {document:?}");
            assert!(make(d, FormatDocument::Docx, document).starts_with(b"PK"), "{i} {document:?}");
        }
        // Beside another of them, nothing is as it was.
        for format in [FormatDocument::Pdf, FormatDocument::Docx] {
            let demande = depuis(DocumentRequest::new(format, TypeDocument::Modifications), &all[(i + 1) % all.len()]);
            let made = produire(d, &calculer(d, jour()), &demande, jour()).unwrap();
            assert!(made.starts_with(if format == FormatDocument::Pdf { b"%P" } else { b"PK" }), "{i} {format:?}");
        }
        assert!(make(d, FormatDocument::Xlsx, TypeDocument::Complet).starts_with(b"PK"));
        assert!(make(d, FormatDocument::Ics, TypeDocument::Complet).starts_with(b"BEGIN:VCALENDAR"));
    }
}

/// The core is that of the complete document, and carries the same data.
#[test]
fn the_core_is_asked_of_the_complete_document_alone() {
    let d = exemple();
    let c = calculer(&d, jour());
    let core = |document| DocumentRequest { coeur: Some(true), ..DocumentRequest::new(FormatDocument::Pdf, document) };
    for document in TypeDocument::SANS_ACTION.into_iter().filter(|x| *x != TypeDocument::Complet) {
        let said = produire(&d, &c, &core(document), jour()).unwrap_err().to_string();
        assert!(said.contains("seul le dossier complet a un cœur"), "{document:?}: {said}");
    }
    let pdf = produire(&d, &c, &core(TypeDocument::Complet), jour()).unwrap();
    assert!(pages(&pdf) <= 30, "{}", pages(&pdf));
    let carried = given(&d, false, false);
    assert_eq!(donnees_du_pdf(&pdf).unwrap().octets, echange::write(&carried).unwrap().as_bytes());
}

#[test]
fn a_report_is_about_a_year_of_the_contract() {
    let d = exemple();
    let c = calculer(&d, jour());
    let report = |d: &Dossier, annee: Option<i32>, document| {
        let demande = DocumentRequest { annee, ..DocumentRequest::new(FormatDocument::Docx, document) };
        produire(d, &calculer(d, jour()), &demande, jour()).map_err(|e| e.to_string())
    };
    assert_eq!((c.annees.bilans.as_slice(), c.annees.bilan), ([2024, 2025, 2026].as_slice(), Some(2025)));
    for annee in [None, Some(2024), Some(2026)] {
        assert!(report(&d, annee, TypeDocument::Bilan).is_ok(), "{annee:?}");
    }
    for (annee, why) in [(2023, "hors de la période du contrat, de 2024 à 2028"), (2035, "hors de la période"), (2028, "n’a pas commencé")]
    {
        let said = report(&d, Some(annee), TypeDocument::Bilan).unwrap_err();
        assert!(said.contains(why), "{said}");
        assert!(report(&d, Some(annee), TypeDocument::Complet).is_ok(), "the other documents examine any year");
    }
    let mut next = d.clone();
    next.contrat.date_debut = chrono::NaiveDate::from_ymd_opt(2029, 1, 1);
    next.contrat.date_fin = chrono::NaiveDate::from_ymd_opt(2033, 12, 31);
    let said = report(&next, None, TypeDocument::Bilan).unwrap_err();
    assert!(said.contains("hors de la période du contrat"), "{said}");
    // Without a period, no year is outside it: the document says what to complete.
    assert!(report(&neuf::dossier(referentiel::referentiel()), None, TypeDocument::Bilan).is_ok());
    // Without closed accounts, the last year that has ended.
    let mut open = d.clone();
    open.exercices.iter_mut().for_each(|e| e.clos = false);
    assert_eq!(calculer(&open, chrono::NaiveDate::from_ymd_opt(2028, 2, 1).unwrap()).annees.bilan, Some(2027));
    assert_eq!(calculer(&open, chrono::NaiveDate::from_ymd_opt(2024, 2, 1).unwrap()).annees.bilan, Some(2024), "the year under way");
    assert_eq!(calculer(&open, chrono::NaiveDate::from_ymd_opt(2040, 2, 1).unwrap()).annees.bilan, Some(2028));
}
