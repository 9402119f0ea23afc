//! French dates, numbers, years and yes or no, as people and spreadsheets write them.
//!
//! The page reads what is typed by the same rules (`ui/src/shared/format.ts`); both are held to `cases.json`. One rule
//! for every date and year: years are between 1900 and 2200, and two digits are a year of this century.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{MOIS, sans_accents};

/// Years a date or a field may have.
pub const ANNEES: RangeInclusive<i32> = 1900..=2200;

/// Day meant by a month alone: the first for what begins in it, the last for what ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BordDuMois {
    /// The first day of the month.
    Premier,
    /// The last day of the month.
    Dernier,
}

/// A day: « 12/03/2027 », « 1/4/27 », « 12 mars 2027 », « 2027-03-12 »; with an edge, a month too: « 03/2027 », « mars 2027 ».
/// `None` when it is not one, or no such day exists.
#[must_use]
pub fn date(text: &str, bord: Option<BordDuMois>) -> Option<NaiveDate> {
    let text = sans_accents(text).split_whitespace().collect::<Vec<_>>().join(" ").replace(". ", " ");
    let spaced: Vec<&str> = text.split(' ').collect();
    let parts: Vec<&str> = text.split([' ', '/', '.', '-']).collect();
    match parts.as_slice() {
        [y, m, d] if text.split('-').count() == 3 && y.len() == 4 => day(digits(y, 4)?, digits(m, 2)?, digits(d, 2)?),
        [d, m, y] if digits(m, 2).is_some() => day(short_year(y)?, digits(m, 2)?, digits(d, 2)?),
        [d, m, y] if spaced.len() == 3 => day(short_year(y)?, mois(m)?, digits(d.strip_suffix("er").unwrap_or(d), 2)?),
        [m, y] if y.len() == 4 => {
            let month = digits(m, 2).or_else(|| mois(m).filter(|_| spaced.len() == 2))?;
            let first = day(digits(y, 4)?, month, 1)?;
            match bord? {
                BordDuMois::Premier => Some(first),
                BordDuMois::Dernier => first.checked_add_months(chrono::Months::new(1))?.pred_opt(),
            }
        }
        _ => None,
    }
}

fn day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|y| ANNEES.contains(y))?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A number of one to `most` digits.
fn digits(text: &str, most: usize) -> Option<u32> {
    let all = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    all.then(|| text.parse().ok()).flatten()
}

/// A year of four digits, or of two in this century.
fn short_year(text: &str) -> Option<u32> {
    match text.len() {
        2 => digits(text, 2).map(|y| 2000 + y),
        4 => digits(text, 4),
        _ => None,
    }
}

/// A year that stands alone after a month: « 2025 », « 25 ».
#[must_use]
pub fn annee(text: &str) -> Option<i32> {
    short_year(text).and_then(|y| i32::try_from(y).ok()).filter(|y| ANNEES.contains(y))
}

/// Names of the months as words are compared.
static MOIS_SANS_ACCENTS: LazyLock<Vec<String>> = LazyLock::new(|| MOIS.iter().map(|name| sans_accents(name)).collect());

/// The month, 1 to 12, that a word names: « mars », « févr », « sept. », a beginning of three letters or more that
/// names one month; « jun » and « jul », which spreadsheets write.
#[must_use]
pub fn mois(word: &str) -> Option<u32> {
    let flat = sans_accents(word);
    let start = match flat.trim_end_matches('.') {
        "jun" => "juin",
        "jul" => "juillet",
        other => other,
    };
    if start.chars().count() < 3 {
        return None;
    }
    let mut found = (1..).zip(MOIS_SANS_ACCENTS.iter()).filter(|(_, name)| name.starts_with(start));
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}

/// « oui » or « non », or what stands for them.
#[must_use]
pub fn oui_non(text: &str) -> Option<bool> {
    match sans_accents(text).trim() {
        "oui" | "o" | "vrai" | "1" | "x" => Some(true),
        "non" | "n" | "faux" | "0" => Some(false),
        _ => None,
    }
}

/// Unit written after a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unite {
    /// « € », « euros », « EUR ».
    Euros,
    /// Euros per hour, « €/h ».
    EurosParHeure,
    /// Per cent, « % ».
    PourCent,
    /// « h », « heures ».
    Heures,
    /// Full-time equivalents, « ETP ».
    Etp,
    /// Years of a duration, « ans ».
    Ans,
}

/// Units as they are written, the longest of those that end alike first.
const UNITES: [(&str, Unite); 10] = [
    ("€/h", Unite::EurosParHeure),
    ("€", Unite::Euros),
    ("euros", Unite::Euros),
    ("euro", Unite::Euros),
    ("eur", Unite::Euros),
    ("%", Unite::PourCent),
    ("heures", Unite::Heures),
    ("h", Unite::Heures),
    ("etp", Unite::Etp),
    ("ans", Unite::Ans),
];

/// A number read in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NombreLu {
    /// Plain notation: a point as decimal sign, « - » before a loss, no other sign.
    pub valeur: String,
    /// Unit written after it.
    pub unite: Option<Unite>,
    /// « 33.000 »: one point before three digits may group thousands or be decimal. `valeur` takes it for thousands.
    pub douteux: bool,
}

/// A number as French tables write it; `None` when it is not one. Blanks and apostrophes group by three, and only on one
/// line: two figures in one cell are not a number. With a comma and a point the last is decimal and the other groups by
/// three; alone, either is decimal, except a point before exactly three digits, which is doubtful.
#[must_use]
pub fn nombre(text: &str) -> Option<NombreLu> {
    let net: String = text.trim().chars().filter(|c| !"\u{200B}\u{2060}\u{FEFF}".contains(*c)).collect();
    if net.contains(['\n', '\r', '\t', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}']) {
        return None;
    }
    let net = net.replace(['\u{2212}', '\u{2012}', '\u{2013}'], "-").to_lowercase();
    // Accountants write a loss between brackets.
    let inside = net.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let (bracketed, net) = inside.map_or((false, net.as_str()), |t| (true, t.trim()));
    let unit = UNITES.iter().find_map(|(word, unit)| Some((net.strip_suffix(word)?, *unit)));
    let net = unit.map_or(net, |u| u.0).trim();
    let (negative, body) = match (net.strip_prefix('-'), net.strip_suffix('-')) {
        // « 12- », as some software prints a loss.
        (None, Some(rest)) => (true, rest),
        (Some(rest), _) => (true, rest),
        (None, None) => (false, net),
    };
    if bracketed && negative {
        return None;
    }
    let body = body.strip_prefix('+').unwrap_or(body).trim();
    let (plain, douteux) = separators(&ungrouped(body)?)?;
    let valeur = if negative || bracketed { format!("-{plain}") } else { plain };
    Some(NombreLu { valeur, unite: unit.map(|u| u.1), douteux })
}

/// The number without the blanks and apostrophes that group its whole part by three; `None` when they stand elsewhere.
fn ungrouped(body: &str) -> Option<String> {
    let is_group = |c: char| c.is_whitespace() || c == '\'' || c == '’';
    if !body.contains(is_group) {
        return Some(body.to_owned());
    }
    let end = body.find([',', '.']).unwrap_or(body.len());
    let (whole, rest) = body.split_at_checked(end)?;
    let mut groups = whole.split(is_group);
    let first = groups.next().unwrap_or_default();
    let sound = (1..=3).contains(&first.len()) && groups.all(|g| g.len() == 3) && !rest.contains(is_group);
    sound.then(|| format!("{}{rest}", whole.replace(is_group, "")))
}

/// Whole and decimal digits of a body without blanks, and whether its only point may group thousands.
fn separators(body: &str) -> Option<(String, bool)> {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let commas = body.matches(',').count();
    let points = body.matches('.').count();
    let (group, decimal) = match (commas, points) {
        (0, 0) => return (!body.is_empty() && digits(body)).then(|| (body.to_owned(), false)),
        (1, 0) => (None, ','),
        (0, 1) => (None, '.'),
        (n, 0) if n > 1 => (Some(','), '.'),
        (0, n) if n > 1 => (Some('.'), ','),
        _ if body.rfind(',') > body.rfind('.') => (Some('.'), ','),
        _ => (Some(','), '.'),
    };
    let (whole, fraction) = body.split_once(decimal).unwrap_or((body, ""));
    if !digits(fraction) || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = match group {
        Some(sign) => {
            let mut parts = whole.split(sign);
            let first = parts.next().unwrap_or_default();
            if first.is_empty() || first.len() > 3 || !parts.all(|p| p.len() == 3 && digits(p)) {
                return None;
            }
            whole.replace(sign, "")
        }
        None => whole.to_owned(),
    };
    if !digits(&whole) {
        return None;
    }
    // « 0.125 » groups nothing, nor does « 1234.567 ».
    if group.is_none() && decimal == '.' && fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
        return Some((format!("{whole}{fraction}"), true));
    }
    let whole = if whole.is_empty() { "0" } else { whole.as_str() };
    Some((if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }, false))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Cases {
        /// Text, and the number in plain notation or null.
        nombres: Vec<(String, Option<String>)>,
        /// Text whose point may group thousands, and the number it would be then.
        points_douteux: Vec<(String, String)>,
        /// Text, `premier`, `dernier` or null, and the day or null.
        dates: Vec<(String, Option<String>, Option<String>)>,
        /// Text, and the answer or null.
        oui_non: Vec<(String, Option<bool>)>,
    }

    #[test]
    fn texts_are_read_as_the_page_reads_them() {
        let cases: Cases = serde_json::from_str(include_str!("cases.json")).unwrap();
        for (text, plain) in &cases.nombres {
            let lu = nombre(text);
            assert_eq!(lu.as_ref().map(|n| &n.valeur), plain.as_ref(), "{text:?}");
            assert!(!lu.is_some_and(|n| n.douteux), "{text:?}");
        }
        for (text, thousands) in &cases.points_douteux {
            let lu = nombre(text).unwrap();
            assert_eq!((lu.valeur.as_str(), lu.douteux), (thousands.as_str(), true), "{text:?}");
        }
        for (text, bord, day) in &cases.dates {
            let bord = bord.as_deref().map(|b| if b == "premier" { BordDuMois::Premier } else { BordDuMois::Dernier });
            assert_eq!(date(text, bord).map(|d| d.to_string()), *day, "{text:?}");
        }
        for (text, answer) in &cases.oui_non {
            assert_eq!(oui_non(text), *answer, "{text:?}");
        }
        assert!(cases.nombres.len() > 30 && cases.points_douteux.len() > 3 && cases.dates.len() > 30 && cases.oui_non.len() > 10);
    }

    #[test]
    fn months_are_named_by_their_beginning() {
        for (word, month) in [
            ("Janvier", 1),
            ("févr.", 2),
            ("fev", 2),
            ("mar", 3),
            ("avr", 4),
            ("mai", 5),
            ("jun", 6),
            ("juil", 7),
            ("août", 8),
            ("sept.", 9),
            ("DÉC", 12),
        ] {
            assert_eq!(mois(word), Some(month), "{word}");
        }
        for word in ["", "ja", "jui", "marseille", "total"] {
            assert_eq!(mois(word), None, "{word}");
        }
        assert_eq!((annee("25"), annee("2025"), annee("125"), annee("1850")), (Some(2025), Some(2025), None, None));
    }
}
