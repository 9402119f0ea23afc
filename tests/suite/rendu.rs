//! Compares pages of the example, drawn small and in grey, with stored pictures, within a tolerance.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use cpom_core::calculs::calculer;
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire};
use tempfile::tempdir;

use crate::lecture::{PdfLu, lettres, read};
use crate::outils::{exemple, jour};

/// Dots per inch: enough to see a line move, and small enough for the repository.
const FINESSE: &str = "45";
/// Side, in pixels, of the squares whose mean greys are compared: another version of the drawing tools changes
/// pixels inside a square.
const CARRE: usize = 6;
/// Difference of grey from which a square counts as different. The next constant is the share of such squares
/// allowed.
const ECART: f64 = 26.0;
const PART: f64 = 0.004;

/// A page in grey.
struct ImageGrise {
    largeur: usize,
    hauteur: usize,
    gris: Vec<u8>,
}

/// Page of a document that is compared.
enum PageChoisie {
    Rang(usize),
    /// The first page after the table of contents that holds this text.
    Dit(&'static str),
    Paysage,
    Derniere,
}

const PAGES: &[(&str, &str, PageChoisie)] = &[
    ("complet", "couverture", PageChoisie::Rang(0)),
    ("complet", "savoir", PageChoisie::Rang(1)),
    ("complet", "sommaire", PageChoisie::Rang(3)),
    ("complet", "article", PageChoisie::Dit("Article 11")),
    ("complet", "signatures", PageChoisie::Dit("Date, signature et cachet")),
    ("complet", "tableau", PageChoisie::Dit("Plan de financement")),
    ("complet", "graphique", PageChoisie::Dit("Profil des personnes accompagnées")),
    ("complet", "fiche", PageChoisie::Dit("Fiche ACT-03")),
    ("complet", "paysage", PageChoisie::Paysage),
    ("complet", "derniere", PageChoisie::Derniere),
    ("reunion", "1", PageChoisie::Rang(0)),
    ("reunion", "derniere", PageChoisie::Derniere),
    ("synthese", "1", PageChoisie::Rang(0)),
    ("synthese", "2", PageChoisie::Rang(1)),
    ("bilan", "2", PageChoisie::Rang(1)),
    ("carte", "1", PageChoisie::Rang(0)),
    ("fiche", "1", PageChoisie::Rang(0)),
];

fn find(lu: &PdfLu, choix: &PageChoisie) -> usize {
    let after_contents = if lu.pages.len() > 20 { 5 } else { 0 };
    match choix {
        PageChoisie::Rang(n) => *n,
        PageChoisie::Derniere => lu.pages.len() - 1,
        PageChoisie::Paysage => lu.pages.iter().position(|p| p.paysage).expect("a landscape page"),
        PageChoisie::Dit(words) => {
            let words = lettres(words);
            (after_contents..lu.pages.len())
                .find(|&i| lettres(&lu.page(i)).contains(&words))
                .unwrap_or_else(|| panic!("no page says {words}"))
        }
    }
}

/// A page drawn by pdftoppm.
fn draw(pdf: &Path, page: usize) -> ImageGrise {
    let n = (page + 1).to_string();
    let out = Command::new("pdftoppm").args(["-r", FINESSE, "-gray", "-f", &n, "-l", &n]).arg(pdf).output();
    let out = out.unwrap_or_else(|e| panic!("pdftoppm (package poppler-utils) is needed: {e}")).stdout;
    // PGM header: P5, width, height, 255, then the greys.
    let mut words = out.split(|b| b.is_ascii_whitespace());
    assert_eq!(words.next(), Some(b"P5".as_slice()));
    let mut number = || std::str::from_utf8(words.next().unwrap()).unwrap().parse::<usize>().unwrap();
    let (largeur, hauteur, _) = (number(), number(), number());
    let gris = out[out.len() - largeur * hauteur..].to_vec();
    ImageGrise { largeur, hauteur, gris }
}

fn write_png(path: &Path, i: &ImageGrise) {
    let mut encoder = png::Encoder::new(File::create(path).unwrap(), u32::try_from(i.largeur).unwrap(), u32::try_from(i.hauteur).unwrap());
    encoder.set_color(png::ColorType::Grayscale);
    // Sixteen greys are enough for the comparison, and halve the size.
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::High);
    let rows = i.gris.chunks(i.largeur).flat_map(|row| row.chunks(2).map(|p| (p[0] & 0xF0) | (p.get(1).copied().unwrap_or(0) >> 4)));
    encoder.write_header().unwrap().write_image_data(&rows.collect::<Vec<u8>>()).unwrap();
}

fn read_png(path: &Path) -> Option<ImageGrise> {
    let mut decoder = png::Decoder::new(std::io::BufReader::new(File::open(path).ok()?));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().unwrap();
    let mut gris = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut gris).unwrap();
    assert_eq!(info.color_type, png::ColorType::Grayscale);
    gris.truncate(info.buffer_size());
    Some(ImageGrise { largeur: info.width as usize, hauteur: info.height as usize, gris })
}

impl ImageGrise {
    /// Mean grey of each square.
    fn squares(&self) -> Vec<f64> {
        let (w, h) = (self.largeur.div_ceil(CARRE), self.hauteur.div_ceil(CARRE));
        let mut sums = vec![(0.0, 0.0); w * h];
        for (i, g) in self.gris.iter().enumerate() {
            let square = &mut sums[i / self.largeur / CARRE * w + i % self.largeur / CARRE];
            // The stored greys are sixteenths: both sides are compared so.
            *square = (square.0 + f64::from(g & 0xF0), square.1 + 1.0);
        }
        sums.into_iter().map(|(sum, n)| sum / n).collect()
    }

    /// The share of squares that differ.
    fn distance(&self, other: &Self) -> f64 {
        if (self.largeur, self.hauteur) != (other.largeur, other.hauteur) {
            return 1.0;
        }
        let (a, b) = (self.squares(), other.squares());
        let far = a.iter().zip(&b).filter(|(x, y)| (*x - *y).abs() > ECART).count();
        far as f64 / a.len() as f64
    }

    fn difference(&self, other: &Self) -> Self {
        let gris = self.gris.iter().zip(other.gris.iter().chain(std::iter::repeat(&255))).map(|(a, b)| 255 - a.abs_diff(*b)).collect();
        Self { gris, ..*self }
    }
}

fn make(document: &str) -> Vec<u8> {
    let d = exemple();
    let document = match document {
        "complet" => TypeDocument::Complet,
        "reunion" => TypeDocument::Reunion,
        "synthese" => TypeDocument::Synthese,
        "bilan" => TypeDocument::Bilan,
        "carte" => TypeDocument::Carte,
        _ => TypeDocument::Fiche(d.actions[0].id),
    };
    let filigrane = matches!(document, TypeDocument::Complet).then(|| "PROJET".to_owned());
    let demande = DocumentRequest { filigrane, ..DocumentRequest::new(FormatDocument::Pdf, document) };
    produire(&d, &calculer(&d, jour()), &demande, jour()).unwrap()
}

#[test]
fn the_pages_of_the_example_look_as_stored() {
    let stored = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/pages"));
    let seen = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/rendu"));
    let t = tempdir().unwrap();
    let mut wrong = Vec::new();
    for group in PAGES.chunk_by(|a, b| a.0 == b.0) {
        let pdf = make(group[0].0);
        let lu = read(&pdf);
        let path = t.path().join("a.pdf");
        std::fs::write(&path, &pdf).unwrap();
        for (document, nom, choix) in group {
            let page = find(&lu, choix);
            let image = draw(&path, page);
            let name = format!("{document}-{nom}");
            let golden = stored.join(format!("{name}.png"));
            if std::env::var_os("CPOM_ECRIRE").is_some() {
                std::fs::create_dir_all(&stored).unwrap();
                // A picture that still matches is left as it is, so that the repository changes only when a
                // page changes.
                if read_png(&golden).is_none_or(|g| g.distance(&image) > 0.0) {
                    write_png(&golden, &image);
                }
            }
            let Some(expected) = read_png(&golden) else {
                wrong.push(format!("{name}: no stored picture"));
                continue;
            };
            let distance = expected.distance(&image);
            if distance > PART {
                std::fs::create_dir_all(&seen).unwrap();
                write_png(&seen.join(format!("{name}-attendu.png")), &expected);
                write_png(&seen.join(format!("{name}-obtenu.png")), &image);
                write_png(&seen.join(format!("{name}-difference.png")), &image.difference(&expected));
                wrong.push(format!("{name} (page {}): {:.1} % of it differs", page + 1, distance * 100.0));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\nsee target/rendu/; `make generate` if this is meant", wrong.join("\n"));
}

/// The comparison detects a line of text that moved, and tolerates the smoothing of another drawing program.
#[test]
fn the_comparison_sees_what_matters() {
    let blank = || ImageGrise { largeur: 120, hauteur: 170, gris: vec![255; 120 * 170] };
    let with_line = |top: usize, grey: u8| {
        let mut i = blank();
        (top..top + 4).for_each(|y| (10..100).for_each(|x| i.gris[y * 120 + x] = grey));
        i
    };
    assert!(with_line(60, 90).distance(&blank()) > PART, "a line that is gone");
    assert!(with_line(60, 90).distance(&with_line(68, 90)) > PART, "a line that moved");
    assert!(with_line(60, 90).distance(&with_line(60, 110)) <= PART, "greys of another drawing");
}
