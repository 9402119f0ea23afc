use std::io::Write;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;
use cpom_core::import::Valeur;
use zip::write::SimpleFileOptions;

fn texte(t: &str) -> Valeur {
    Valeur::Texte(t.to_owned())
}

fn rows(bytes: &[u8]) -> Vec<Vec<Valeur>> {
    lire_octets(bytes, "essai").unwrap().remove(0).lignes
}

#[test]
fn a_workbook_gives_figures_percentages_days_and_durations() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Heures").unwrap();
    sheet.write(1, 0, "Financeur").unwrap();
    sheet.write(1, 2, 33460.5).unwrap();
    sheet.write_with_format(1, 3, 0.438, &Format::new().set_num_format("0.0%")).unwrap();
    sheet.write_with_format(1, 4, 43.8, &Format::new().set_num_format("0.0\"\u{202F}%\"")).unwrap();
    let day = ExcelDateTime::from_ymd(2025, 1, 31).unwrap();
    sheet.write_with_format(1, 5, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write_with_format(1, 6, 1520.5 / 24.0, &Format::new().set_num_format("[h]:mm")).unwrap();
    sheet.write(1, 7, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    sheet.write(1, 8, true).unwrap();
    sheet.write(1, 9, Formula::new("=1+1").set_result("2")).unwrap();
    book.add_worksheet().set_name("Cachée").unwrap().set_hidden(true).write(0, 0, "secret").unwrap();
    let sheets = lire_octets(&book.save_to_buffer().unwrap(), "x").unwrap();
    assert_eq!(sheets.len(), 1, "hidden and empty sheets are left out");
    let f = &sheets[0];
    assert_eq!(f.nom, "Heures");
    assert!(f.ligne_vide(0));
    assert_eq!(f.cellule(1, 1), &Valeur::Vide);
    assert_eq!(f.cellule(1, 2), &Valeur::Nombre(33460.5));
    assert_eq!(f.cellule(1, 3), &Valeur::Pourcentage(43.8));
    assert_eq!(f.cellule(1, 4), &Valeur::Nombre(43.8), "a quoted sign is only a word");
    assert_eq!(f.cellule(1, 5).texte(), "31/01/2025");
    assert_eq!(f.cellule(1, 6), &Valeur::Nombre(1520.5));
    assert_eq!(f.cellule(1, 7), &Valeur::Erreur("#DIV/0!".into()));
    assert_eq!(f.cellule(1, 8), &Valeur::Booleen(true));
    assert_eq!(f.cellule(1, 9), &Valeur::Nombre(2.0));
}

#[test]
fn files_of_libreoffice_read_alike_in_both_formats() {
    let ods = rows(include_bytes!("../essais/libreoffice.ods"));
    let xlsx = rows(include_bytes!("../essais/libreoffice.xlsx"));
    assert_eq!(ods, xlsx);
    assert_eq!(ods[0][1], Valeur::Nombre(2024.0));
    assert_eq!(ods[1][..3], [texte("APA"), Valeur::Nombre(33460.5), Valeur::Pourcentage(43.8)]);
    assert_eq!(ods[1][3].texte(), "31/01/2025");
    assert_eq!(ods[1][4], Valeur::Nombre(1520.5));
    assert!(ods[2].is_empty() && ods[4].is_empty());
    assert_eq!(ods[5][0], texte("PCH"), "rows keep their place");
}

#[test]
fn delimited_text_in_the_usual_encodings_and_signs() {
    let wanted = vec![vec![texte("Année"), texte("Réalisé")], vec![texte("2024"), texte("1 234,56 €")]];
    let plain = "Année;Réalisé\r\n2024;1 234,56 €\r\n";
    assert_eq!(rows(plain.as_bytes()), wanted);
    assert_eq!(rows(format!("\u{FEFF}{plain}").as_bytes()), wanted);
    assert_eq!(rows(&encoding_rs::WINDOWS_1252.encode(plain).0), wanted);
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(plain.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(rows(&utf16), wanted);
    assert_eq!(rows("sep=;\nAnnée;Réalisé\n2024;1 234,56 €".as_bytes()), wanted);
    assert_eq!(rows("Année,Réalisé\n2024,\"1 234,56 €\"\n".as_bytes()), wanted);
    // Decimal commas are not taken for separators.
    assert_eq!(rows(b"a;b\n1,5;2,5\n3,5;4,5\n")[1], [texte("1,5"), texte("2,5")]);
    // Blank lines, and line breaks inside quotes.
    assert_eq!(rows(b"a;b\n\n1;2\n")[2], [texte("1"), texte("2")]);
    assert_eq!(rows("a;\"deux\nlignes\"\n1;2\n".as_bytes())[1], [texte("1"), texte("2")]);
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet of OpenDocument with these rows.
fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"F\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = b"<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest),
    ])
}

fn refused(bytes: &[u8]) -> RefusTableur {
    lire_octets(bytes, "x").unwrap_err()
}

#[test]
fn hostile_files_are_refused_before_memory_is_taken() {
    let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>";
    assert_eq!(lire_octets(&ods(&format!("<table:table-row>{cell}</table:table-row>")), "x").unwrap()[0].lignes, [[Valeur::Nombre(1.0)]]);
    // A cell repeated over the whole sheet, in either direction, or far from the corner.
    let wide = cell.replace("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"16384\"");
    assert!(matches!(refused(&ods(&format!("<table:table-row>{wide}</table:table-row>"))), RefusTableur::TropGros));
    assert!(matches!(
        refused(&ods(&format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>"))),
        RefusTableur::TropGros
    ));
    let far = format!(
        "<table:table-row table:number-rows-repeated=\"900000\"><table:table-cell/></table:table-row><table:table-row>{cell}</table:table-row>"
    );
    assert!(matches!(refused(&ods(&far)), RefusTableur::TropGros));
    let many = format!(
        "<table:table-row>{}</table:table-row>",
        cell.replace("<table:table-cell", "<table:table-cell table:number-columns-repeated=\"1900\"")
    )
    .repeat(600);
    assert!(matches!(refused(&ods(&many)), RefusTableur::TropGros));
    // A decompression bomb: a small file that expands to 210 MiB.
    let zeros = vec![b' '; 210 << 20];
    assert!(matches!(refused(&archive(&[("content.xml", &zeros)])), RefusTableur::TropGros));
    // A single cell in the far corner of an Excel sheet.
    let mut book = Workbook::new();
    book.add_worksheet().write(1_048_575, 16_383, 1).unwrap();
    assert!(matches!(refused(&book.save_to_buffer().unwrap()), RefusTableur::TropGros));
}

#[test]
fn what_is_not_a_table_is_refused() {
    assert!(matches!(refused(&[0xD0, 0xCF, 0x11, 0xE0, 0, 0]), RefusTableur::AncienOuProtege));
    assert!(matches!(refused(b"%PDF-1.7\n"), RefusTableur::PasUnTableau));
    assert!(matches!(refused(b"{\"a\": 1}"), RefusTableur::PasUnTableau));
    assert!(matches!(refused(b"\x89PNG\r\n\x1a\n\0\0"), RefusTableur::PasUnTableau));
    assert!(matches!(refused(b""), RefusTableur::Vide));
    assert!(matches!(refused(b";;\n;;\n"), RefusTableur::Vide));
    assert!(matches!(refused(&archive(&[("lisez-moi.txt", b"rien")])), RefusTableur::PasUnTableau));
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "a").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    for cut in [40, bytes.len() / 3, bytes.len() / 2, bytes.len() - 30] {
        assert!(matches!(refused(&bytes[..cut]), RefusTableur::Endommage(_)), "{cut}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gros.csv");
    std::fs::File::create(&path).unwrap().set_len(TAILLE_MAX + 1).unwrap();
    assert!(matches!(lire(&path), Err(RefusTableur::TropGros)));
}

#[test]
fn hidden_parts_and_formulas_never_computed_are_marked() {
    let book = |computed: &str| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Emploi").unwrap();
        sheet.write(1, 1, 3).unwrap();
        sheet.write(2, 1, Formula::new("=1+2").set_result("0")).unwrap();
        sheet.write(3, 1, Formula::new("=1+1").set_result(computed)).unwrap();
        sheet.set_row_hidden(1).unwrap();
        sheet.set_column_hidden(2).unwrap();
        lire_octets(&book.save_to_buffer().unwrap(), "x").unwrap().remove(0)
    };
    let f = book("0");
    assert_eq!(f.lignes_masquees.iter().collect::<Vec<_>>(), [&1]);
    assert_eq!(f.colonnes_masquees.iter().collect::<Vec<_>>(), [&2]);
    assert_eq!((f.cellule(2, 1), f.cellule(3, 1)), (&Valeur::JamaisCalculee, &Valeur::JamaisCalculee));
    // Another result than 0 shows that the formulas were computed.
    assert_eq!(book("2").cellule(2, 1), &Valeur::Nombre(0.0));
    let hidden = ods("<table:table-column table:visibility=\"collapse\"/><table:table-row table:visibility=\"filter\"><table:table-cell \
         office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell></table:table-row>");
    let f = lire_octets(&hidden, "x").unwrap().remove(0);
    assert_eq!((f.lignes_masquees.len(), f.colonnes_masquees.len()), (1, 1));
}

#[test]
fn a_quote_left_open_does_not_take_the_rest_of_the_file() {
    let f = lire_octets("Ligne;2027\nAssurances;\"écran 24 pouces\nLoyers;9 000\n".as_bytes(), "x").unwrap().remove(0);
    assert_eq!(f.lignes.len(), 3);
    assert_eq!(f.remarques, [cpom_core::import::Remarque::GuillemetOuvert(2)]);
    let sound = lire_octets("a;\"deux \"\"mots\"\"\nlignes\"\n1;24\"\n".as_bytes(), "x").unwrap().remove(0);
    assert!(sound.remarques.is_empty(), "a quotation mark inside a cell opens nothing");
}

#[test]
fn the_character_set_is_the_one_that_makes_french_words() {
    let wanted = [[texte("Prévention à domicile"), texte("Œuvre"), texte("ça")]];
    let mac = encoding_rs::MACINTOSH.decode(b"Pr\x8evention \x88 domicile;\xceuvre;\x8da").0.into_owned();
    assert!(mac.starts_with("Prévention à"), "the bytes of the test are those of a Mac");
    let f = lire_octets(b"Pr\x8evention \x88 domicile;\xceuvre;\x8da", "x").unwrap().remove(0);
    assert_eq!((f.lignes.as_slice(), f.remarques.len()), (wanted.map(Vec::from).as_slice(), 1));
    let f = lire_octets(b"Pr\x82vention \x85 domicile;\x87a", "x").unwrap().remove(0);
    assert_eq!((f.cellule(0, 0), f.remarques.len()), (&texte("Prévention à domicile"), 1));
    let windows = encoding_rs::WINDOWS_1252.encode("Prévention à domicile;élève;œuvre;12 €").0.into_owned();
    assert!(lire_octets(&windows, "x").unwrap()[0].remarques.is_empty());
}

#[test]
fn a_binary_workbook_is_refused_for_what_it_is() {
    assert!(matches!(refused(&archive(&[("xl/workbook.bin", b"x"), ("[Content_Types].xml", b"x")])), RefusTableur::Binaire));
}
