//! Reads delimited text: finds the encoding and the separator, then the rows.

use cpom_core::import::{FeuilleLue, Remarque, Valeur};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::limites::{CELLULES_MAX, COLONNES_MAX, LIGNES_MAX, RefusTableur};

/// Number of rows examined to find the separator.
const ECHANTILLON: usize = 40;

pub(crate) fn lire(bytes: &[u8], nom: &str) -> Result<FeuilleLue, RefusTableur> {
    let (text, charset) = decode(bytes)?;
    let (text, separator) = separator(&text);
    let mut remarques: Vec<Remarque> = charset.map(Remarque::Encodage).into_iter().collect();
    let open = open_quote(text, separator);
    remarques.extend(open.map(Remarque::GuillemetOuvert));
    // A quotation mark that nothing closes would take the rest of the file for one cell.
    let quoting = open.is_none();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).quoting(quoting).from_reader(text.as_bytes());
    let mut lignes = Vec::new();
    let mut cells = 0;
    let several_lines = quoting && text_has_quoted_lines(text);
    for record in reader.records() {
        let record = record.map_err(|e| RefusTableur::Endommage(e.to_string()))?;
        // The reader skips blank lines and reports the position before them; row addresses must count them.
        let line = record.position().map_or(lignes.len(), |p| usize::try_from(p.line()).unwrap_or(1).saturating_sub(1));
        let line = (line + blank_lines(text, record.position())).max(lignes.len());
        if line >= LIGNES_MAX || record.len() > COLONNES_MAX {
            return Err(RefusTableur::TropGros);
        }
        cells += record.len();
        if cells > CELLULES_MAX {
            return Err(RefusTableur::TropGros);
        }
        // A line break inside quotes moves the position ahead; such a table keeps one row per record.
        if line > lignes.len() && !several_lines {
            lignes.resize(line, Vec::new());
        }
        lignes.push(record.iter().map(|t| if t.trim().is_empty() { Valeur::Vide } else { Valeur::Texte(t.to_owned()) }).collect());
    }
    Ok(FeuilleLue { nom: nom.to_owned(), lignes, remarques, ..FeuilleLue::default() })
}

/// The line, from 1, of a quotation mark that begins a cell and that nothing closes.
fn open_quote(text: &str, separator: u8) -> Option<usize> {
    let (mut line, mut opened, mut quoted, mut at_start) = (1, 1, false, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += usize::from(byte == b'\n');
        match byte {
            b'"' if quoted && bytes.peek() == Some(&b'"') => drop(bytes.next()),
            b'"' if quoted => quoted = false,
            b'"' if at_start => (quoted, opened) = (true, line),
            _ => {}
        }
        at_start = !quoted && (byte == separator || byte == b'\n');
    }
    quoted.then_some(opened)
}

/// Number of blank lines between the position of a record and its first cell.
fn blank_lines(text: &str, place: Option<&csv::Position>) -> usize {
    let start = place.and_then(|p| usize::try_from(p.byte()).ok()).unwrap_or(0);
    let rest = text.get(start..).unwrap_or_default();
    rest.bytes().take_while(|b| matches!(b, b'\n' | b'\r')).filter(|b| *b == b'\n').count()
}

fn text_has_quoted_lines(text: &str) -> bool {
    let mut quoted = false;
    text.bytes().any(|b| {
        if b == b'"' {
            quoted = !quoted;
        }
        quoted && b == b'\n'
    })
}

/// Decodes by the byte order mark, else as UTF-8 when valid, else in the character set that makes most French words. The
/// name of that set is given when it is not Windows-1252, which Excel writes here.
fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), RefusTableur> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let utf8 = marked.is_none() && std::str::from_utf8(bytes).is_ok();
    let (text, charset) = match marked.or(utf8.then_some(UTF_8)) {
        Some(known) if [UTF_8, UTF_16LE, UTF_16BE].contains(&known) => (known.decode(bytes).0.into_owned(), None),
        Some(_) => return Err(RefusTableur::PasUnTableau),
        None => guessed(bytes),
    };
    // A control character that no table contains marks pictures, programs and other binary files.
    let strange = text.chars().take(4096).filter(|c| c.is_control() && !['\n', '\r', '\t', '\u{B}', '\u{C}'].contains(c)).count();
    if strange > 0 || text.starts_with("%PDF") || text.trim_start().starts_with(['{', '<']) {
        return Err(RefusTableur::PasUnTableau);
    }
    Ok((text, charset))
}

/// Letters and signs of French texts outside ASCII.
const FRANCAIS: &str = "àâäçéèêëîïôöùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛŒ°€«»’–…\u{A0}";

/// The reading in the character set whose letters are most often French: Windows, the first in a tie, then the Mac and DOS.
fn guessed(bytes: &[u8]) -> (String, Option<&'static str>) {
    let dos = || oem_cp::decode_string_complete_table(bytes, &oem_cp::code_table::DECODING_TABLE_CP850);
    let readings = [
        (WINDOWS_1252.decode(bytes).0.into_owned(), None),
        (MACINTOSH.decode(bytes).0.into_owned(), Some("Mac (MacRoman)")),
        (dos(), Some("DOS (page 850)")),
    ];
    // Capital letters with accents are rare, and what one set takes for them is often a small letter of another.
    let french = |text: &str| text.chars().filter(|c| FRANCAIS.contains(*c)).map(|c| if c.is_uppercase() { 1 } else { 2 }).sum::<usize>();
    let best = readings.into_iter().rev().max_by_key(|(text, _)| french(text));
    best.unwrap_or_default()
}

/// The sign that splits most lines into the same number of cells, at least two; `;` when none does.
fn separator(text: &str) -> (&str, u8) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(sign) = first.trim_end().strip_prefix("sep=").and_then(|s| s.bytes().next()) {
        return (text.get(first.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']), sign);
    }
    let score = |sign: u8| -> usize {
        let counts = counts(text, sign);
        let mut seen = std::collections::BTreeMap::<usize, usize>::new();
        for n in counts.into_iter().filter(|n| *n > 0) {
            *seen.entry(n).or_default() += 1;
        }
        seen.values().copied().max().unwrap_or(0)
    };
    // A comma is also the decimal sign, so it must split more lines than the other signs.
    let mut best = (b';', score(b';'));
    for sign in [b'\t', b',', b'|'] {
        let found = score(sign);
        if found > best.1 {
            best = (sign, found);
        }
    }
    (text, best.0)
}

/// Number of occurrences of a sign outside quotes, line by line.
fn counts(text: &str, sign: u8) -> Vec<usize> {
    let mut out = Vec::new();
    let (mut quoted, mut n) = (false, 0);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                out.push(n);
                n = 0;
                if out.len() >= ECHANTILLON {
                    return out;
                }
            }
            b if b == sign && !quoted => n += 1,
            _ => {}
        }
    }
    out.push(n);
    out
}
