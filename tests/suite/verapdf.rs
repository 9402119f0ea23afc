//! Every kind of document is PDF/A-3a and PDF/UA-1 according to veraPDF (`tests/verapdf/installer.sh` installs
//! it in `target/`).

use std::path::{Path, PathBuf};
use std::process::Command;

use cpom_core::calculs::calculer;
use cpom_core::choix::Theme;
use cpom_core::modele::Dossier;
use cpom_core::{neuf, referentiel};
use cpom_export::demande::{DocumentError, DocumentRequest, FormatDocument, TypeDocument, produire};
use tempfile::tempdir;

use crate::apparence::{IMAGES, with_logos};
use crate::outils::{Hasard, depuis, exemple, jour, penible};

const PROFILS: &str = "3a,ua1";
/// A file broken on purpose, which the engine must refuse: otherwise its verdicts mean nothing.
const CASSE: &str = "casse.pdf";

/// Class path of the engine; `None` when the run goes without it.
fn classpath() -> Option<String> {
    if std::env::var_os("CPOM_SANS_VERAPDF").is_some_and(|v| v == "1") {
        return None;
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/verapdf/classpath");
    let found = std::fs::read_to_string(file);
    let found = found.unwrap_or_else(|_| panic!("run tests/verapdf/installer.sh, or set CPOM_SANS_VERAPDF=1 to go without PDF validation"));
    Some(found.trim().to_owned())
}

/// Every kind of document of a dossier, with the fiche of its first action.
fn kinds(d: &Dossier) -> Vec<(&'static str, TypeDocument)> {
    vec![
        ("complet", TypeDocument::Complet),
        ("reunion", TypeDocument::Reunion),
        ("synthese", TypeDocument::Synthese),
        ("bilan", TypeDocument::Bilan),
        ("bilan_final", TypeDocument::BilanFinal),
        ("candidature", TypeDocument::Candidature),
        ("avenant", TypeDocument::Avenant),
        ("passation", TypeDocument::Passation),
        ("emploi", TypeDocument::Emploi),
        ("carte", TypeDocument::Carte),
        ("fiche", TypeDocument::Fiche(d.actions.first().map_or(1, |a| a.id))),
    ]
}

fn asked(d: &Dossier, document: TypeDocument, filigrane: Option<&str>) -> Result<Vec<u8>, DocumentError> {
    let (format, filigrane) = (FormatDocument::Pdf, filigrane.map(str::to_owned));
    let demande = DocumentRequest { filigrane, ..DocumentRequest::new(format, document) };
    produire(d, &calculer(d, jour()), &demande, jour())
}

fn make(d: &Dossier, document: TypeDocument, filigrane: Option<&str>) -> Vec<u8> {
    asked(d, document, filigrane).unwrap()
}

fn write_all(folder: &Path) -> Vec<PathBuf> {
    let mut dossiers = vec![
        ("exemple".to_owned(), exemple()),
        ("vide".to_owned(), Dossier::default()),
        ("neuf".to_owned(), neuf::dossier(referentiel::referentiel())),
        ("logos".to_owned(), in_colour()),
    ];
    dossiers.push(("penible".to_owned(), penible(120)));
    dossiers.extend([1, 2, 16, 17].map(|seed| (format!("hasard{seed}"), Hasard::new(seed * 104_729).dossier())));
    let mut files = Vec::new();
    for (i, (nom, d)) in dossiers.iter().enumerate() {
        for (kind, document) in kinds(d) {
            let filigrane = (i % 2 == 0).then_some("PROJET");
            let path = folder.join(format!("{nom}-{kind}.pdf"));
            match asked(d, document, filigrane) {
                Ok(pdf) => std::fs::write(&path, pdf).unwrap(),
                // A contract drawn at random may not have begun: it has no report yet.
                Err(DocumentError::Bilan(_)) if nom.starts_with("hasard") => continue,
                Err(e) => panic!("{nom}-{kind}: {e:?}"),
            }
            files.push(path);
        }
    }
    let meeting = crate::releve::en_seance(exemple());
    let path = folder.join("seance-releve.pdf");
    std::fs::write(&path, make(&meeting, TypeDocument::Releve, None)).unwrap();
    files.push(path);
    // What changed from one of them to another: nearly all, with every kind of mark.
    for (was, is) in [(1, 0), (0, 4), (5, 6)] {
        let ((before, former), (after, d)) = (&dossiers[was], &dossiers[is]);
        let demande = depuis(DocumentRequest::new(FormatDocument::Pdf, TypeDocument::Modifications), former);
        let path = folder.join(format!("{after}-depuis-{before}.pdf"));
        std::fs::write(&path, produire(d, &calculer(d, jour()), &demande, jour()).unwrap()).unwrap();
        files.push(path);
    }
    files
}

/// Logos of every kind, with a theme and a colour.
fn in_colour() -> Dossier {
    let mut d = with_logos(&IMAGES);
    d.presentation.theme = Theme::Encre;
    d.presentation.couleur = "#FFD500".into();
    d
}

/// Writes a document that does not state its language.
fn write_broken(folder: &Path) -> PathBuf {
    let mut pdf = lopdf::Document::load_mem(&make(&exemple(), TypeDocument::Synthese, None)).unwrap();
    pdf.catalog_mut().unwrap().remove(b"Lang").unwrap();
    let path = folder.join(CASSE);
    pdf.save(&path).unwrap();
    path
}

/// Two thousand indicators: qpdf checks every kind of document, veraPDF the short ones. The complete document
/// has a thousand pages, which take veraPDF minutes: `CPOM_VERAPDF_LONG=1` includes it; every run checks a
/// shorter one of the same dossier.
#[test]
fn two_thousand_indicators_fit() {
    let t = tempdir().unwrap();
    let d = penible(2000);
    let long = std::env::var_os("CPOM_VERAPDF_LONG").is_some_and(|v| v == "1");
    let mut files = Vec::new();
    for (kind, document) in kinds(&d) {
        let path = t.path().join(format!("{kind}.pdf"));
        std::fs::write(&path, make(&d, document, Some("PROJET"))).unwrap();
        let out = Command::new("qpdf").arg("--check").arg(&path).output().unwrap_or_else(|e| panic!("qpdf is needed: {e}"));
        assert!(out.status.success(), "{kind}: {}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
        if long || !matches!(document, TypeDocument::Complet | TypeDocument::Bilan | TypeDocument::BilanFinal | TypeDocument::Candidature) {
            files.push(path);
        }
    }
    let Some(classpath) = classpath() else { return };
    let out = Command::new("java").args(["-cp", &classpath, "VeraCheck", PROFILS]).args(&files).output();
    let out = out.unwrap_or_else(|e| panic!("java (package default-jre-headless) is needed: {e}"));
    let report = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success() && report.trim().is_empty(), "{report}{}", String::from_utf8_lossy(&out.stderr));
}

#[test]
fn every_document_is_pdf_a_3a_and_pdf_ua_1() {
    let Some(classpath) = classpath() else {
        eprintln!("PDF validation left out: CPOM_SANS_VERAPDF=1");
        return;
    };
    let t = tempdir().unwrap();
    let mut files = write_all(t.path());
    for file in &files {
        let out = Command::new("qpdf").arg("--check").arg(file).output().unwrap_or_else(|e| panic!("qpdf is needed: {e}"));
        assert!(out.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&out.stdout));
    }
    files.push(write_broken(t.path()));
    let out = Command::new("java").args(["-cp", &classpath, "VeraCheck", PROFILS]).args(&files).output();
    let out = out.unwrap_or_else(|e| panic!("java (package default-jre-headless) is needed: {e}"));
    let report = String::from_utf8_lossy(&out.stdout).replace(&format!("{}/", t.path().display()), "");
    let (broken, rules): (Vec<&str>, Vec<&str>) = report.lines().partition(|l| l.starts_with(CASSE));
    assert!(rules.is_empty(), "{} broken rules:\n{}", rules.len(), rules.join("\n"));
    let seen = broken.iter().any(|l| l.contains("\tua1\t7.2-"));
    assert!(seen && out.status.code() == Some(1), "the engine judges nothing: {report}{}", String::from_utf8_lossy(&out.stderr));
}
