//! French writing: figures and dates (`1 234,56 €`, `12 mars 2027`), lists (« a, b et c »), typography, accents.
//!
//! Every document, sentence and report formats here; the page follows the same rules in `ui/src/shared/format.ts`.
//! Thousands are parted by U+202F, the percent sign is joined by U+202F, other units by U+00A0, the decimal sign is a
//! comma. [`typographie`] sets the spaces of texts people typed, [`lecture`] reads the dates and numbers they write.

pub mod lecture;
pub mod typographie;

use chrono::{Datelike, NaiveDate};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use crate::decimal::{Decimal, Heures, Montant, Nombre, Prix};

/// Narrow no-break space.
pub const FINE: char = '\u{202F}';
/// No-break space, of full width.
pub const INSECABLE: char = '\u{A0}';

/// The months, in order.
pub const MOIS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// The months in order, as headings abridge them.
pub const MOIS_ABREGES: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

/// The whole numbers from one to twenty, in words.
pub const EN_LETTRES: [&str; 20] = [
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze",
    "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
];

/// A whole number with parted thousands.
#[must_use]
pub fn entier(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    if value < 0 {
        out.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        // Four digits stay together only in years, which never come here as figures.
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(FINE);
        }
        out.push(digit);
    }
    out
}

/// A number counted in units of 10⁻ⁿ, written with its n decimals: `unites(123456, 2)` is « 1 234,56 ».
#[must_use]
pub fn unites(raw: i64, decimales: u32) -> String {
    if decimales == 0 {
        return entier(raw);
    }
    let scale = 10_u64.saturating_pow(decimales);
    let size = raw.unsigned_abs();
    let sign = if raw < 0 { "−" } else { "" };
    let whole = entier(i64::try_from(size / scale).unwrap_or(i64::MAX));
    format!("{sign}{whole},{:0width$}", size % scale, width = decimales as usize)
}

/// A decimal rounded at `decimales` digits, all of them written.
#[must_use]
pub fn decimal<const N: u32>(value: Decimal<N>, decimales: u32) -> String {
    let decimales = decimales.min(N);
    unites(value.round_to(decimales).raw() / 10_i64.pow(N - decimales), decimales)
}

/// A decimal with no more digits than it has.
#[must_use]
pub fn court<const N: u32>(value: Decimal<N>) -> String {
    let needed = (0..=N).find(|d| value.round_to(*d) == value).unwrap_or(N);
    decimal(value, needed)
}

/// Euros; cents are written when there are some.
#[must_use]
pub fn euros(value: Montant) -> String {
    let decimales = if value.raw() % Montant::ECHELLE == 0 { 0 } else { 2 };
    format!("{}{INSECABLE}€", decimal(value, decimales))
}

/// Euros per hour: two decimals, or as many as it has beyond.
#[must_use]
pub fn prix(value: Prix) -> String {
    format!("{}{INSECABLE}€/h", prix_nu(value))
}

/// The same without its unit, for a column that says it.
#[must_use]
pub fn prix_nu(value: Prix) -> String {
    decimal(value, (2..=4).find(|d| value.round_to(*d) == value).unwrap_or(4))
}

/// Hours; hundredths are written when there are some.
#[must_use]
pub fn heures(value: Heures) -> String {
    format!("{}{INSECABLE}h", court(value))
}

/// A value with its unit, joined as typography wants.
#[must_use]
pub fn avec_unite(value: Nombre, decimales: u32, unite: &str) -> String {
    match unite {
        "" => decimal(value, decimales),
        "%" | "‰" => format!("{}{FINE}{unite}", decimal(value, decimales)),
        _ => format!("{}{INSECABLE}{unite}", decimal(value, decimales)),
    }
}

/// A percentage with its sign; decimals are written when there are some.
#[must_use]
pub fn part(value: Nombre) -> String {
    avec_unite(value, if value.round_to(0) == value { 0 } else { 2 }, "%")
}

/// A date in words: « 12 mars 2027 », « 1er avril 2027 ».
#[must_use]
pub fn date(value: NaiveDate) -> String {
    let day = if value.day() == 1 { "1er".to_owned() } else { value.day().to_string() };
    let month = MOIS.get(value.month0() as usize).copied().unwrap_or_default();
    format!("{day}{INSECABLE}{month} {}", value.year())
}

/// A date in figures: « 12/03/2027 ».
#[must_use]
pub fn date_courte(value: NaiveDate) -> String {
    value.format("%d/%m/%Y").to_string()
}

/// « a, b et c », without the empty ones.
#[must_use]
pub fn enumeration<T: AsRef<str>>(textes: &[T]) -> String {
    let kept: Vec<&str> = textes.iter().map(|t| t.as_ref().trim()).filter(|t| !t.is_empty()).collect();
    match kept.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., last] => format!("{} et {last}", before.join(", ")),
    }
}

/// The words of a text without accents or capitals, one space between two: texts written otherwise are the same.
#[must_use]
pub fn plain_words(text: &str) -> String {
    sans_accents(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text as searches compare it: lower case, no accents, ligatures opened, straight apostrophes, plain spaces.
#[must_use]
pub fn sans_accents(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Most letters have nothing to lose: a whole sheet is compared in this way.
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for lower in c.to_lowercase() {
            decompose_canonical(lower, |part| match part {
                'œ' => out.push_str("oe"),
                'æ' => out.push_str("ae"),
                '’' => out.push('\''),
                FINE | INSECABLE => out.push(' '),
                mark if is_combining_mark(mark) => {}
                letter => out.push(letter),
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_in_french() {
        assert_eq!(entier(0), "0");
        assert_eq!(entier(1234), "1\u{202F}234");
        assert_eq!(entier(-1_234_567), "−1\u{202F}234\u{202F}567");
        assert_eq!(entier(i64::MIN), "−9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808");
        assert_eq!(unites(123_456, 2), "1\u{202F}234,56");
        assert_eq!(unites(-5, 2), "−0,05");
        assert_eq!(euros(Montant::from_raw(12_345_650)), "123\u{202F}456,50\u{A0}€");
        assert_eq!(euros(Montant::entier(4010)), "4\u{202F}010\u{A0}€");
        assert_eq!(prix("3.2".parse().unwrap()), "3,20\u{A0}€/h");
        assert_eq!(prix("3.144".parse().unwrap()), "3,144\u{A0}€/h");
        for (raw, decimales, written) in [(123_450, 1, "12,3"), (123_500, 1, "12,4"), (-123_500, 1, "−12,4"), (-400, 1, "0,0")] {
            assert_eq!(decimal(Nombre::from_raw(raw), decimales), written);
        }
        assert_eq!(decimal(Nombre::from_raw(-4_000), 1), "−0,4");
        assert_eq!(decimal(Nombre::entier(40), 1), "40,0");
        assert_eq!(court(Heures::from_raw(1250)), "12,5");
        assert_eq!(avec_unite("98.14".parse().unwrap(), 1, "%"), "98,1\u{202F}%");
    }

    #[test]
    fn dates_are_written_as_in_french() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(date(day(2027, 3, 12)), "12\u{A0}mars 2027");
        assert_eq!(date(day(2024, 1, 1)), "1er\u{A0}janvier 2024");
        assert_eq!(date_courte(day(2024, 1, 1)), "01/01/2024");
    }

    #[test]
    fn lists_and_searches() {
        assert_eq!(enumeration(&["a", "", " b ", "c"]), "a, b et c");
        assert_eq!(enumeration(&["a"]), "a");
        assert_eq!(enumeration::<&str>(&[]), "");
        assert_eq!(sans_accents("Cœur d’Œuvre\u{A0}: ÉTÉ, Çà"), "coeur d'oeuvre : ete, ca");
        // Accents written apart from their letter, and letters French does not have.
        assert_eq!(sans_accents("Re\u{301}alise\u{301} Ångström"), "realise angstrom");
    }

    /// Letter by letter, the result is that of the decomposition of the whole text.
    #[test]
    fn each_letter_loses_its_marks_alone() {
        use unicode_normalization::UnicodeNormalization;
        let written_otherwise = ['œ', 'Œ', 'æ', 'Æ', '’', FINE, INSECABLE];
        let letters = ('\u{21}'..='\u{3000}').chain('\u{AC00}'..='\u{AC80}');
        for c in letters.filter(|c| !written_otherwise.contains(c)) {
            let text = format!("a{c}b\u{323}\u{301}");
            let whole: String = text.chars().flat_map(char::to_lowercase).nfd().filter(|c| !is_combining_mark(*c)).collect();
            // Letters that decompose into a ligature are opened like it.
            assert_eq!(sans_accents(&text), whole.replace('æ', "ae"), "{c:?}");
        }
    }
}
