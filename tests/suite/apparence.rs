//! Appearance of documents: logos of every kind, colours, sections chosen; in the file, in the PDF, in Word.

use std::io::{Cursor, Read};

use base64::Engine;
use cpom_core::calculs::calculer;
use cpom_core::choix::{DocumentImprime, Partie, Theme, TypeImage};
use cpom_core::controles::{Controle, controler};
use cpom_core::modele::{Dossier, Logo, SectionImprimee};
use cpom_core::referentiel::referentiel;
use cpom_core::reprise::{Debut, OptionsReprise, reprendre};
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire, sections};

use crate::outils::{exemple, jour};

/// One picture of each kind: shapes, gradient, transparency, palette, RGB, grey, CMYK.
pub const IMAGES: [(TypeImage, &[u8]); 7] = [
    (TypeImage::Svg, include_bytes!("../golden/logos/departement.svg")),
    (TypeImage::Svg, include_bytes!("../golden/logos/gestionnaire.svg")),
    (TypeImage::Png, include_bytes!("../golden/logos/transparent.png")),
    (TypeImage::Png, include_bytes!("../golden/logos/palette.png")),
    (TypeImage::Jpeg, include_bytes!("../golden/logos/couleurs.jpg")),
    (TypeImage::Jpeg, include_bytes!("../golden/logos/gris.jpg")),
    (TypeImage::Jpeg, include_bytes!("../golden/logos/encres.jpg")),
];

/// The example with logos.
pub fn with_logos(images: &[(TypeImage, &[u8])]) -> Dossier {
    let mut d = exemple();
    d.logos = images.iter().zip(1..).map(|((genre, octets), id)| logo(id, *genre, octets)).collect();
    d
}

fn logo(id: i32, type_image: TypeImage, octets: &[u8]) -> Logo {
    let partie = if id == 1 { Partie::Departement } else { Partie::Gestionnaire };
    Logo { id, partie, type_image, contenu: base64::engine::general_purpose::STANDARD.encode(octets), ..Logo::default() }
}

fn ask(format: FormatDocument, document: TypeDocument) -> DocumentRequest {
    DocumentRequest::new(format, document)
}

fn make(d: &Dossier, demande: &DocumentRequest) -> Vec<u8> {
    produire(d, &calculer(d, jour()), demande, jour()).unwrap()
}

fn pictures(pdf: &[u8]) -> (usize, usize) {
    let pdf = lopdf::Document::load_mem(pdf).unwrap();
    let subtypes =
        pdf.objects.values().filter_map(|o| o.as_stream().ok()).filter_map(|s| s.dict.get(b"Subtype").and_then(|s| s.as_name()).ok());
    subtypes.fold((0, 0), |(i, f), s| (i + usize::from(s == b"Image"), f + usize::from(s == b"Form")))
}

/// Alternative texts of the figures.
fn alternatives(pdf: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(pdf).unwrap();
    let alts = pdf.objects.values().filter_map(|o| o.as_dict().ok()).filter_map(|d| d.get(b"Alt").ok());
    alts.filter_map(|a| lopdf::decode_text_string(a).ok()).collect()
}

#[test]
fn logos_of_every_kind_are_printed_and_said() {
    let mut d = with_logos(&IMAGES);
    d.logos[6].description = "Trois arbres".into();
    for document in [TypeDocument::Complet, TypeDocument::Bilan, TypeDocument::Reunion] {
        let pdf = make(&d, &ask(FormatDocument::Pdf, document));
        // Six pixel pictures, one with an opacity mask, the gradient with its own mask; one picture made of
        // paths.
        assert_eq!(pictures(&pdf), (8, 1), "{document:?}");
        let said = alternatives(&pdf);
        assert!(said.iter().any(|a| a.starts_with("Logo") && a.contains(d.departement.nom.trim())), "{said:?}");
        assert!(said.iter().any(|a| a == "Trois arbres"), "{said:?}");
        assert_eq!(pdf, make(&d, &ask(FormatDocument::Pdf, document)), "the same bytes");
    }
    let word = make(&d, &ask(FormatDocument::Docx, TypeDocument::Complet));
    let mut zip = zip::ZipArchive::new(Cursor::new(word)).unwrap();
    assert_eq!(zip.file_names().filter(|n| n.as_ref().is_ok_and(|n| n.starts_with("word/media/"))).count(), 7);
    let mut text = String::new();
    zip.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text.matches("<pic:pic ").count(), 7);
    assert!(text.contains("descr=\"Trois arbres\""));
}

#[test]
fn a_picture_that_cannot_be_read_is_a_finding_and_nothing_else() {
    let mut d = with_logos(&IMAGES[..1]);
    d.logos.push(logo(2, TypeImage::Png, b"\x89PNG et puis rien"));
    d.logos.push(logo(3, TypeImage::Svg, b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>CPOM</text></svg>"));
    d.presentation.couleur = "vert".into();
    let found = controler(&d, &calculer(&d, jour()), referentiel());
    let of = |c: Controle| found.iter().filter(|x| x.controle == c).map(|x| x.id).collect::<Vec<_>>();
    assert_eq!(of(Controle::LogoEcarte), [Some(2), Some(3)]);
    assert_eq!(of(Controle::CouleurIncorrecte), [Some(1)]);
    for format in [FormatDocument::Pdf, FormatDocument::Docx] {
        assert!(!make(&d, &ask(format, TypeDocument::Complet)).is_empty());
    }
    assert_eq!(pictures(&make(&d, &ask(FormatDocument::Pdf, TypeDocument::Complet))), (0, 1));
}

#[test]
fn colours_change_the_pages_and_nothing_they_say() {
    let d = exemple();
    let blue = ask(FormatDocument::Pdf, TypeDocument::Complet);
    let ink = DocumentRequest { theme: Some(Theme::Encre), ..blue.clone() };
    let mut own = d.clone();
    own.presentation.couleur = "#E4007C".into();
    let all = [make(&d, &blue), make(&d, &ink), make(&own, &blue)];
    let accents = ["0.122 0.306 0.475 rg", "0.106 0.122 0.153 rg"];
    // The last page prints the SHA-256 of the data, which contain the colour.
    let content = |pdf: &[u8]| -> String {
        let pdf = lopdf::Document::load_mem(pdf).unwrap();
        let pages = pdf.get_pages();
        pages.values().take(pages.len() - 1).map(|p| String::from_utf8_lossy(&pdf.get_page_content(*p)).into_owned()).collect()
    };
    let texts = all.each_ref().map(|pdf| content(pdf));
    assert!(texts[0].contains(accents[0]) && !texts[1].contains(accents[0]) && !texts[2].contains(accents[0]));
    assert!(texts[1].contains(accents[1]));
    let words = |s: &str| s.lines().filter(|l| l.ends_with("TJ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&texts[0]), words(&texts[1]));
    assert_eq!(words(&texts[0]), words(&texts[2]));
}

fn codes(d: &Dossier, document: TypeDocument) -> Vec<String> {
    let all = sections(d, &calculer(d, jour()), &ask(FormatDocument::Pdf, document), jour()).unwrap();
    all.into_iter().filter(|s| !s.ecartee).map(|s| s.code).collect()
}

/// The headings of the outline of a document.
fn outline(pdf: &[u8]) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(pdf).unwrap();
    let titles = pdf.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| d.has(b"Dest") && d.has(b"Parent"));
    titles.filter_map(|d| lopdf::decode_text_string(d.get(b"Title").ok()?).ok()).collect()
}

#[test]
fn sections_left_out_and_moved_renumber_the_rest() {
    let mut d = exemple();
    let all = codes(&d, TypeDocument::Complet);
    assert_eq!(all[..3], ["savoir", "contrat", "signatures"]);
    assert!(all.len() > 6, "{all:?}");
    let row = |section: &str, ecartee| SectionImprimee {
        document: DocumentImprime::Complet,
        section: section.into(),
        ecartee,
        ..SectionImprimee::default()
    };
    // The consolidated contract, which stands after the annexes, is none of them.
    assert_eq!(all.last().map(String::as_str), Some("consolide"));
    let last = &all[all.len() - 2];
    d.sections_imprimees = vec![row(last, false), row("contrat", false), row("identite", true)];
    d.sections_imprimees.iter_mut().zip(1..).for_each(|(s, id)| s.id = id);
    let chosen = codes(&d, TypeDocument::Complet);
    assert_eq!(chosen[..3], ["savoir", last.as_str(), "contrat"]);
    assert!(!chosen.contains(&"identite".to_owned()) && chosen.len() == all.len() - 1);
    let titles = outline(&make(&d, &ask(FormatDocument::Pdf, TypeDocument::Complet)));
    let annexes = titles.iter().filter(|t| t.starts_with("Annexe ")).count();
    assert_eq!(annexes, all.len() - 6, "{titles:?}");
    let name = &sections(&d, &calculer(&d, jour()), &ask(FormatDocument::Pdf, TypeDocument::Complet), jour()).unwrap()[1].nom;
    assert!(titles.iter().any(|t| t.starts_with("Annexe 1") && t.contains(name.as_str())), "{name}: {titles:?}");
    // A renewal keeps logos and colours.
    d.logos = with_logos(&IMAGES[..2]).logos;
    d.presentation.theme = Theme::Encre;
    let new = reprendre(&d, &OptionsReprise { debut: Some(Debut::Annee(2029)), decisions: vec![] }).unwrap();
    assert_eq!((&new.logos, &new.presentation, &new.sections_imprimees), (&d.logos, &d.presentation, &d.sections_imprimees));
}

#[test]
fn what_is_asked_once_prints_once_and_what_does_not_exist_is_refused() {
    let d = exemple();
    let list = |c: &[&str]| Some(c.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>());
    let without = |code: &str, document| DocumentRequest { sans_sections: list(&[code]), ..ask(FormatDocument::Pdf, document) };
    let only = DocumentRequest { sections: list(&["indicateurs", "synthese"]), ..ask(FormatDocument::Pdf, TypeDocument::Bilan) };
    let titles = outline(&make(&d, &only));
    assert!(titles.iter().any(|t| t.starts_with('1') && t.ends_with("Indicateurs")), "{titles:?}");
    assert!(titles.iter().any(|t| t.starts_with('2') && t.ends_with("Synthèse")) && titles.len() < 8, "{titles:?}");
    for document in TypeDocument::SANS_ACTION {
        for code in codes(&d, document) {
            assert!(!make(&d, &without(&code, document)).is_empty(), "{document:?} without {code}");
        }
        let unknown = without("rien", document);
        let why = produire(&d, &calculer(&d, jour()), &unknown, jour()).unwrap_err().to_string();
        assert!(why.contains("«\u{202F}rien\u{202F}»"), "{why}");
    }
}
