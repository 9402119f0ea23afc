//! Word and Excel as another program reads them: LibreOffice without a window, and a reader of workbooks.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};
use cpom_core::calculs::calculer;
use cpom_core::choix::Destinataire;
use cpom_core::modele::Dossier;
use cpom_export::bloc::{Bloc, ColonnesBlocs, Document};
use cpom_export::composition::{Options, TypeDocument, attest, composer};
use cpom_export::demande::{DocumentRequest, FormatDocument, produire};
use cpom_export::{docx, pdf};
use tempfile::tempdir;

use crate::lecture::{lettres, read};
use crate::outils::{exemple, jour};
use crate::poppler::{self, Order};

/// Whether the run goes without LibreOffice, and says so.
pub fn sans_libreoffice() -> bool {
    let sans = std::env::var_os("CPOM_SANS_LIBREOFFICE").is_some_and(|v| v == "1");
    if sans {
        eprintln!("LibreOffice left out: CPOM_SANS_LIBREOFFICE=1");
    }
    sans
}

/// Converts files, with a profile of its own that computes every formula again.
fn convert(folder: &Path, to: &str, files: &[std::path::PathBuf]) {
    let profile = folder.join("profil");
    std::fs::create_dir_all(profile.join("user")).unwrap();
    std::fs::write(
        profile.join("user/registrymodifications.xcu"),
        r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#,
    )
    .unwrap();
    let out = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
        .arg(folder.join("sortie"))
        .args(files)
        .output();
    let out = out.unwrap_or_else(|e| {
        panic!("soffice (packages libreoffice-writer-nogui, libreoffice-calc-nogui) is needed: {e}; CPOM_SANS_LIBREOFFICE=1 goes without")
    });
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

/// The document without its charts, whose words are drawn by each program in its own way.
fn without_charts(blocs: Vec<Bloc>) -> Vec<Bloc> {
    let all = blocs.into_iter().filter(|b| !matches!(b, Bloc::Graphique(_)));
    all.map(|b| match b {
        Bloc::Encadre(mut e) => {
            e.blocs = without_charts(e.blocs);
            Bloc::Encadre(e)
        }
        Bloc::Fiche(mut f) => {
            f.blocs = without_charts(f.blocs);
            Bloc::Fiche(f)
        }
        Bloc::Paysage(b) => Bloc::Paysage(without_charts(b)),
        Bloc::GarderEnsemble(b) => Bloc::GarderEnsemble(without_charts(b)),
        Bloc::DeuxPages(b) => Bloc::DeuxPages(without_charts(b)),
        Bloc::AuPlusPlein(b) => Bloc::AuPlusPlein(without_charts(b)),
        Bloc::CoteACote(c) => Bloc::CoteACote(ColonnesBlocs { gauche: without_charts(c.gauche), droite: without_charts(c.droite) }),
        other => other,
    })
    .collect()
}

fn document(d: &Dossier, document: TypeDocument) -> Document {
    let mut options = Options::new(document, jour());
    options.filigrane = Some("PROJET".into());
    let mut made = composer(d, &calculer(d, jour()), &options);
    attest(&mut made, &"ab".repeat(32));
    made
}

#[test]
fn the_word_file_says_what_the_pdf_says() {
    if sans_libreoffice() {
        return;
    }
    let d = exemple();
    let t = tempdir().unwrap();
    let fiche = TypeDocument::Fiche(d.actions[2].id);
    let kinds: Vec<TypeDocument> = TypeDocument::SANS_ACTION.into_iter().chain([fiche]).collect();
    let (mut files, mut expected) = (Vec::new(), Vec::new());
    for (i, kind) in kinds.iter().copied().enumerate() {
        let mut doc = document(&d, kind);
        // Each program prints the pages of its own layout there: see `the_contents_that_libreoffice_prints_name_its_pages`.
        doc.sommaire = false;
        let whole = t.path().join(format!("entier{i}.docx"));
        std::fs::write(&whole, docx::write(&doc).unwrap()).unwrap();
        doc.blocs = without_charts(doc.blocs);
        let path = t.path().join(format!("{i}.docx"));
        std::fs::write(&path, docx::write(&doc).unwrap()).unwrap();
        files.extend([path, whole]);
        expected.push(lettres(&read(&pdf::pdf(&doc).unwrap()).lecture()));
    }
    convert(t.path(), "txt:Text (encoded):UTF8", &files);
    let text = |name: String| std::fs::read_to_string(t.path().join("sortie").join(name)).unwrap();
    for (i, expected) in expected.iter().enumerate() {
        let found = lettres(&text(format!("{i}.txt")));
        assert!(expected.len() > 500, "{:?} says next to nothing", kinds[i]);
        if let Some(at) = found.chars().zip(expected.chars()).position(|(a, b)| a != b) {
            let around = |s: &str| s.chars().skip(at.saturating_sub(50)).take(120).collect::<String>();
            panic!("{:?}: Word and PDF differ:\n  {}\n  {}", kinds[i], around(&found), around(expected));
        }
        assert_eq!(found.chars().count(), expected.chars().count(), "{:?}", kinds[i]);
        assert!(text(format!("entier{i}.txt")).len() >= text(format!("{i}.txt")).len());
    }
}

/// The contents of a Word file say the pages that the program which opens it prints, and the words of ours.
#[test]
fn the_contents_that_libreoffice_prints_name_its_pages() {
    if sans_libreoffice() {
        return;
    }
    let t = tempdir().unwrap();
    let mut files = Vec::new();
    for (name, d) in [("entier", exemple()), ("vide", Dossier::default())] {
        let path = t.path().join(format!("{name}.docx"));
        std::fs::write(&path, docx::write(&document(&d, TypeDocument::Complet)).unwrap()).unwrap();
        files.push(path);
    }
    convert(t.path(), "pdf", &files);
    for (name, least) in [("entier", 60), ("vide", 20)] {
        let printed = t.path().join(format!("sortie/{name}.pdf"));
        let text = poppler::text_of(&printed, Order::Page);
        let pages: Vec<String> = text.split('\u{C}').map(lettres).collect();
        // « Annexe 4 Annexe financière .......... 61 »
        let entry = |line: &str| {
            let (title, page) = line.split_once("....")?;
            Some((lettres(title), page.trim_start_matches('.').trim().parse::<usize>().ok()?))
        };
        let entries: Vec<(String, usize)> = text.lines().filter_map(entry).collect();
        assert!(entries.len() >= least, "{name}: {} entries", entries.len());
        for (title, page) in &entries {
            // A long title is cut in lines, between which a table may put the words of another cell.
            let begins: String = title.chars().take(24).collect();
            assert!(pages[page - 1].contains(&begins), "{name}: « {title} » is not on page {page}");
        }
    }
}

/// The workbook of the agency’s own copy, which has every sheet.
fn workbook(d: &Dossier) -> Vec<u8> {
    let demande =
        DocumentRequest { pour: Some(Destinataire::Interne), ..DocumentRequest::new(FormatDocument::Xlsx, TypeDocument::Complet) };
    produire(d, &calculer(d, jour()), &demande, jour()).unwrap()
}

/// The workbook with the results of its formulas taken out: who reads a number there has computed it.
fn without_results(xlsx: &[u8]) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut file = from.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(bytes).unwrap();
            let mut parts = text.split("</f><v>");
            let mut out = parts.next().unwrap().to_owned();
            for part in parts {
                out.push_str("</f>");
                out.push_str(part.split_once("</v>").unwrap().1);
            }
            bytes = out.into_bytes();
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    to.finish().unwrap().into_inner()
}

type Cells = BTreeMap<(u32, u32), Data>;
type PlacesFormules = BTreeMap<String, Vec<(u32, u32)>>;

/// Values by sheet, and where the formulas are.
fn cells(xlsx: &[u8]) -> (Vec<String>, BTreeMap<String, Cells>, PlacesFormules) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(xlsx)).unwrap();
    let (mut values, mut formulas) = (BTreeMap::new(), BTreeMap::new());
    let names = book.sheet_names();
    for name in &names {
        let range = book.worksheet_range(name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let place = |(r, c, v): (usize, usize, &Data)| ((top + u32::try_from(r).unwrap(), left + u32::try_from(c).unwrap()), v.clone());
        values.insert(name.clone(), range.used_cells().map(place).collect());
        let range = book.worksheet_formula(name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let places = range.used_cells().filter(|c| !c.2.is_empty());
        let places = places.map(|(r, c, _)| (top + u32::try_from(r).unwrap(), left + u32::try_from(c).unwrap()));
        formulas.insert(name.clone(), places.collect());
    }
    (names, values, formulas)
}

#[test]
fn libreoffice_computes_the_totals_the_core_computed() {
    if sans_libreoffice() {
        return;
    }
    let workbooks = [("entier", workbook(&exemple())), ("troue", workbook(&crate::trous::troue()))];
    let t = tempdir().unwrap();
    let path = |name: &str| t.path().join(format!("{name}.xlsx"));
    for (name, xlsx) in &workbooks {
        std::fs::write(path(name), without_results(xlsx)).unwrap();
    }
    convert(t.path(), "xlsx:Calc MS Excel 2007 XML", &workbooks.iter().map(|w| path(w.0)).collect::<Vec<_>>());
    // A figure; `None` for an empty cell, which a missing figure leaves.
    let figure = |value: Option<&Data>| match value {
        Some(Data::Float(n)) => Some(*n),
        #[expect(clippy::cast_precision_loss, reason = "figures of a dossier")]
        Some(Data::Int(n)) => Some(*n as f64),
        None | Some(Data::Empty | Data::String(_)) => None,
        Some(other) => panic!("{other:?}"),
    };
    // The word of a status or of a partial sum; empty for a figure.
    let word = |value: Option<&Data>| match value {
        Some(Data::String(text)) => text.replace('\u{202F}', " "),
        _ => String::new(),
    };
    for (name, xlsx) in &workbooks {
        let (names, ours, formulas) = cells(xlsx);
        let (their_names, theirs, _) = cells(&std::fs::read(t.path().join(format!("sortie/{name}.xlsx"))).unwrap());
        assert_eq!(names, their_names);
        let (mut compared, mut missing, mut words) = (0, 0, 0);
        for (sheet, places) in &formulas {
            for place in places {
                let (said, found) = (word(ours[sheet].get(place)), word(theirs[sheet].get(place)));
                assert_eq!(said, found, "{name}, {sheet} {place:?}");
                words += usize::from(!said.is_empty());
                let (a, b) = (figure(ours[sheet].get(place)), figure(theirs[sheet].get(place)));
                match (a, b) {
                    (Some(a), Some(b)) => {
                        assert!((a - b).abs() <= 1e-6 * a.abs().max(1.0), "{sheet} {place:?}: the core says {a}, LibreOffice {b}");
                    }
                    (None, None) => missing += 1,
                    (a, b) => panic!("{name}, {sheet} {place:?}: the core says {a:?}, LibreOffice {b:?}"),
                }
                compared += 1;
            }
        }
        assert!(formulas["Équilibre"].len() > 40, "{} formulas of the balance only", formulas["Équilibre"].len());
        assert!(compared > 1000, "{compared} formulas only");
        assert!(words > 150, "{words} words only");
        assert!(*name == "entier" || missing > 100, "{missing} missing figures only");
    }
}

/// A count of the sheet of indicators replaced by another number, as someone types over it.
fn with_count(xlsx: &[u8], place: &str, value: &str) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut done = 0;
    for i in 0..from.len() {
        let mut file = from.by_index(i).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if let Ok(text) = std::str::from_utf8(&bytes)
            && text.contains("<f>ROUND(E")
            && let Some(at) = text.find(&format!("<c r=\"{place}\""))
        {
            let start = at + text[at..].find("<v>").unwrap() + 3;
            let end = start + text[start..].find("</v>").unwrap();
            bytes = format!("{}{value}{}", &text[..start], &text[end..]).into_bytes();
            done += 1;
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(&bytes).unwrap();
    }
    assert_eq!(done, 1, "one sheet has the counts");
    to.finish().unwrap().into_inner()
}

#[test]
fn a_status_follows_a_value_that_is_changed() {
    if sans_libreoffice() {
        return;
    }
    let xlsx = workbook(&exemple());
    let (_, ours, formulas) = cells(&xlsx);
    let indicators = &ours["Indicateurs"];
    // A reached target to be raised, with its value made of counts.
    let is = |place: &(u32, u32), word: &str| matches!(indicators.get(place), Some(Data::String(t)) if t == word);
    let row = formulas["Indicateurs"]
        .iter()
        .find(|p| p.1 == 12 && is(p, "atteint") && is(&(p.0, 15), "à la hausse") && formulas["Indicateurs"].contains(&(p.0, 7)))
        .unwrap()
        .0;
    let t = tempdir().unwrap();
    let path = t.path().join("change.xlsx");
    std::fs::write(&path, with_count(&without_results(&xlsx), &format!("E{}", row + 1), "0")).unwrap();
    convert(t.path(), "xlsx:Calc MS Excel 2007 XML", &[path]);
    let (_, theirs, _) = cells(&std::fs::read(t.path().join("sortie/change.xlsx")).unwrap());
    assert_eq!(theirs["Indicateurs"].get(&(row, 12)), Some(&Data::String("non atteint".to_owned())));
    // The board reads the same value.
    let (code, year) = (&indicators[&(row, 0)], &indicators[&(row, 2)]);
    let Data::Float(year) = year else { panic!("{year:?}") };
    let board = &theirs["Tableau de bord"];
    let line = board.iter().find(|(at, v)| at.1 == 0 && *v == code).unwrap().0.0;
    let heading = format!("{year}\nStatut");
    let column = board.iter().find(|(_, v)| matches!(v, Data::String(t) if *t == heading)).unwrap().0.1;
    assert_eq!(board.get(&(line, column)), Some(&Data::String("non atteint".to_owned())));
}

#[test]
fn another_reader_finds_sheets_numbers_and_dates() {
    let d = exemple();
    let (names, values, _) = cells(&workbook(&d));
    for expected in ["Indicateurs", "Dotation", "Heures", "Échéances"] {
        assert!(names.iter().any(|n| n.contains(expected)), "{expected} is not among {names:?}");
    }
    let all = || values.values().flat_map(BTreeMap::values);
    assert!(all().any(|v| matches!(v, Data::Float(n) if (n - 817_530.0).abs() < 0.005)), "the dotation is a number");
    assert!(all().any(|v| matches!(v, Data::DateTime(_))), "dates are dates");
    assert!(all().all(|v| !matches!(v, Data::Error(_))), "no cell is an error");
    for a in &d.actions {
        assert!(all().any(|v| matches!(v, Data::String(s) if s.contains(&a.code))), "{} is in no cell", a.code);
    }
}
