//! Figures that come in pieces: a column for each month, a row for each month or each employee. They are added up.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use serde_json::Value as Json;

use super::cibles::{Cible, Pieces};
use super::correspondance::ColonneLue;
use super::feuille::{FeuilleLue, Valeur};
use super::lecture::{annee_d_entete, annee_du_texte};
use super::mots::plat;
use super::noms::est_un_total;
use crate::decimal::Nombre;
use crate::francais::lecture as francais;

/// Fewer columns of months than this are a coincidence.
const MOINS: usize = 3;

/// Months of a whole year, a bit each.
pub(super) const ANNEE_ENTIERE: u16 = 0xFFF;

/// A part of the year that a header or a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PartDAnnee {
    /// A month, 1 to 12.
    Mois(u32),
    /// A quarter, 1 to 4.
    Trimestre(u32),
    /// A half year, 1 or 2.
    Semestre(u32),
    /// A week or a day: too short to be counted in months.
    Court,
}

impl PartDAnnee {
    /// The months it covers, a bit each; none for what is shorter than a month.
    pub(super) fn mois(self) -> u16 {
        let (length, rank) = match self {
            Self::Mois(n) => (1, n),
            Self::Trimestre(n) => (3, n),
            Self::Semestre(n) => (6, n),
            Self::Court => return 0,
        };
        (((1_u32 << length) - 1) << (length * (rank - 1))) as u16 & ANNEE_ENTIERE
    }

    fn meme_sorte(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// The part of the year a cell names, and its year when it says it: « janv. 25 », « 01/2025 », « T1 2026 », a date.
pub(super) fn part(cellule: &Valeur) -> Option<(PartDAnnee, Option<i32>)> {
    match cellule {
        Valeur::Date(d) => Some((PartDAnnee::Mois(d.month()), Some(d.year()))),
        Valeur::Texte(text) => {
            if let Some(day) = francais::date(text, None) {
                return Some((PartDAnnee::Mois(day.month()), Some(day.year())));
            }
            part_dite(text).filter(|(.., rest)| rest.is_empty()).map(|(part, year, _)| (part, year))
        }
        _ => None,
    }
}

/// The rank a word gives to a quarter or a half year.
fn rank(word: &str) -> Option<u32> {
    match word {
        "1" | "1er" | "1e" | "1ere" | "premier" => Some(1),
        "2" | "2e" | "2eme" | "2nd" | "second" | "deuxieme" => Some(2),
        "3" | "3e" | "3eme" | "troisieme" => Some(3),
        "4" | "4e" | "4eme" | "quatrieme" => Some(4),
        _ => None,
    }
}

/// « t1 », « s2 », « trim3 »: a word that is a part of the year by itself.
fn part_word(word: &str) -> Option<PartDAnnee> {
    let numbered = |starts: &[&str]| starts.iter().find_map(|s| word.strip_prefix(s)).and_then(rank);
    if let Some(n) = numbered(&["trimestre", "trim", "t", "q"]) {
        return Some(PartDAnnee::Trimestre(n));
    }
    match numbered(&["semestre", "s"]) {
        Some(n @ 1..=2) => Some(PartDAnnee::Semestre(n)),
        _ => None,
    }
}

/// The part of the year among the words of a text, its year, and the flat words that remain.
pub(super) fn part_dite(text: &str) -> Option<(PartDAnnee, Option<i32>, String)> {
    let flat = plat(text);
    let words: Vec<&str> = flat.split(' ').filter(|w| !w.is_empty()).collect();
    let at = |i: usize| words.get(i).copied().unwrap_or_default();
    let mut found: Option<(PartDAnnee, std::ops::Range<usize>)> = None;
    for (i, word) in words.iter().enumerate() {
        let named = match *word {
            "trimestre" | "trim" | "semestre" => {
                let (before, after) = (i.checked_sub(1).and_then(|b| rank(at(b))), rank(at(i + 1)));
                let range = if before.is_some() { i - 1..i + 1 } else { i..i + 2 };
                before.or(after).map(|n| {
                    if word.starts_with('t') { (PartDAnnee::Trimestre(n), range) } else { (PartDAnnee::Semestre(n.min(2)), range) }
                })
            }
            "semaine" | "sem" | "hebdo" | "hebdomadaire" | "jour" | "journalier" | "quotidien" => Some((PartDAnnee::Court, i..i + 1)),
            _ => part_word(word).or_else(|| francais::mois(word).map(PartDAnnee::Mois)).map(|p| (p, i..i + 1)),
        };
        // « 01/2025 »: only with its year is a number a month.
        let numbered = || {
            let month = word.parse().ok().filter(|n| (1..=12).contains(n))?;
            (words.len() == 2 && i == 0 && at(1).len() == 4).then_some((PartDAnnee::Mois(month), 0..1))
        };
        if let Some(named) = named.or_else(numbered) {
            if found.is_some() {
                return None;
            }
            found = Some(named);
        }
    }
    let (part, range) = found?;
    let mut rest: Vec<&str> = words.iter().enumerate().filter(|(i, _)| !range.contains(i)).map(|(_, w)| *w).collect();
    let year = annee_du_texte(&rest.join(" "))
        .or_else(|| rest.last().filter(|w| rest.len() == 1 && w.len() == 2).and_then(|w| francais::annee(w)));
    rest.retain(|w| year.is_none_or(|y| *w != y.to_string() && *w != format!("{:02}", y % 100)));
    Some((part, year, rest.join(" ")))
}

/// The month a cell names, 1 to 12, and its year when it says it.
#[cfg(test)]
fn mois(cellule: &Valeur) -> Option<(u32, Option<i32>)> {
    match part(cellule)? {
        (PartDAnnee::Mois(n), year) => Some((n, year)),
        _ => None,
    }
}

/// The part of the year each column of figures is, by its header.
pub(super) fn parts_des_colonnes(
    f: &FeuilleLue,
    cible: &Cible,
    entete: usize,
    headers: &[String],
) -> Vec<Option<(PartDAnnee, Option<i32>)>> {
    let about = |text: &str| {
        let (part, year, rest) = part_dite(text)?;
        (rest.is_empty() || cible.champ_dit(&rest) == Some(cible.chiffre)).then_some((part, year))
    };
    headers.iter().enumerate().map(|(c, header)| part(f.cellule(entete, c)).or_else(|| about(header))).collect()
}

/// Use made of the columns that are parts of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EnPieces {
    /// No column is a part of the year.
    Non,
    /// Columns of months, quarters or half years are added up.
    Additionnees,
    /// So many columns of months give a state, not a flow: staff of each month. None is taken.
    LaisseesDeCote(usize),
}

/// Makes the columns of months, or of quarters, columns of figures, and leaves their totals aside.
pub(super) fn colonnes_de_mois(f: &FeuilleLue, cible: &Cible, entete: usize, headers: &[String], colonnes: &mut [ColonneLue]) -> EnPieces {
    if cible.pieces == Pieces::Non {
        return EnPieces::Non;
    }
    let parts = parts_des_colonnes(f, cible, entete, headers);
    let distinct = |kind: PartDAnnee| parts.iter().flatten().filter(|p| p.0.meme_sorte(kind)).collect::<BTreeSet<_>>().len();
    let kinds = [(PartDAnnee::Mois(1), MOINS), (PartDAnnee::Trimestre(1), 2), (PartDAnnee::Semestre(1), 2)];
    let Some((kind, _)) = kinds.into_iter().find(|(kind, least)| distinct(*kind) >= *least) else { return EnPieces::Non };
    let mut taken = 0;
    for ((colonne, part), header) in colonnes.iter_mut().zip(&parts).zip(headers) {
        match part {
            // Quarters among months are their totals.
            Some((p, annee)) if p.meme_sorte(kind) && cible.pieces == Pieces::Mois => {
                *colonne = ColonneLue { champ: cible.chiffre.to_owned(), annee: *annee, ..ColonneLue::default() };
            }
            Some(_) => {
                *colonne = ColonneLue::default();
                taken += 1;
            }
            None if est_un_total(header) => *colonne = ColonneLue::default(),
            None => {}
        }
    }
    if cible.pieces == Pieces::Mois { EnPieces::Additionnees } else { EnPieces::LaisseesDeCote(taken) }
}

/// Whether several rows are pieces of one figure: they speak of the same thing, and a month or a column that fills nothing
/// (the name of an employee) distinguishes them. Rows that nothing distinguishes are one row given twice.
pub(super) fn repetees(f: &FeuilleLue, cible: &Cible, rows: std::ops::Range<usize>, colonnes: &[ColonneLue]) -> bool {
    if cible.pieces == Pieces::Non {
        return false;
    }
    let parent = cible.parent.as_ref().map_or("", |p| p.champ);
    let is_key = |c: &ColonneLue| c.champ == parent || cible.est_cle(&c.champ);
    let mut seen: BTreeMap<Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
    for row in rows.filter(|r| !f.ligne_vide(*r)) {
        let (mut key, mut other) = (Vec::new(), Vec::new());
        for (c, colonne) in colonnes.iter().enumerate() {
            let cell = f.cellule(row, c);
            if colonne.champ == "annee" {
                key.push(annee_d_entete(cell).map_or_else(String::new, |a| a.to_string()));
                other.extend(part(cell).filter(|_| cible.pieces == Pieces::Mois).map(|_| plat(&cell.texte())));
            } else if is_key(colonne) {
                key.push(plat(&cell.texte()));
            } else if colonne.champ.is_empty() {
                other.push(plat(&cell.texte()));
            }
        }
        if !key.is_empty() && !key.iter().any(|k| est_un_total(k)) {
            seen.entry(key).or_default().insert(other);
        }
    }
    seen.values().any(|others| others.len() > 1)
}

/// A figure in thousands, in units; `None` beyond what a field holds.
pub(super) fn multiplier(a: &Json, facteur: i64) -> Option<Json> {
    let read: Nombre = serde_json::from_value(a.clone()).ok()?;
    let product = read.raw().checked_mul(facteur).and_then(Nombre::try_from_raw)?;
    serde_json::to_value(product).ok()
}

/// The sum of two figures as fields write them, exactly; `None` beyond what a field holds.
pub(super) fn ajouter(a: &Json, b: &Json) -> Option<Json> {
    let read = |v: &Json| serde_json::from_value::<Nombre>(v.clone()).ok();
    let sum = read(a)?.raw().checked_add(read(b)?.raw()).and_then(Nombre::try_from_raw)?;
    serde_json::to_value(sum).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn months_are_read_as_headers_write_them() {
        let said = |t: &str| mois(&Valeur::Texte(t.to_owned()));
        for (text, month) in [
            ("Janvier", (1, None)),
            ("févr.", (2, None)),
            ("janv-25", (1, Some(2025))),
            ("Août 2025", (8, Some(2025))),
            ("12/2025", (12, Some(2025))),
        ] {
            assert_eq!(said(text), Some(month), "{text}");
        }
        for text in ["Mai des aidants", "Marseille", "3", "13/2025", "Total", "mars 125"] {
            assert_eq!(said(text), None, "{text}");
        }
        assert_eq!(said("01/01/2026"), Some((1, Some(2026))), "a day of a month");
        assert_eq!(mois(&Valeur::Date(chrono::NaiveDate::from_ymd_opt(2025, 6, 1).unwrap())), Some((6, Some(2025))));
    }

    #[test]
    fn quarters_and_half_years_are_parts_of_a_year() {
        let said = part_dite;
        for (text, wanted) in [
            ("Heures T1 2026", (PartDAnnee::Trimestre(1), Some(2026), "heures")),
            ("1er trimestre 2026", (PartDAnnee::Trimestre(1), Some(2026), "")),
            ("Trimestre 4", (PartDAnnee::Trimestre(4), None, "")),
            ("Heures 2e semestre", (PartDAnnee::Semestre(2), None, "heures")),
            ("S1 2026", (PartDAnnee::Semestre(1), Some(2026), "")),
            ("Heures par semaine", (PartDAnnee::Court, None, "heures par")),
        ] {
            assert_eq!(said(text), Some((wanted.0, wanted.1, wanted.2.to_owned())), "{text}");
        }
        assert_eq!(said("Heures"), None);
        assert_eq!((PartDAnnee::Trimestre(2).mois(), PartDAnnee::Semestre(2).mois()), (0b11_1000, 0b1111_1100_0000));
        assert_eq!((1..=4).map(|n| PartDAnnee::Trimestre(n).mois()).sum::<u16>(), ANNEE_ENTIERE);
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(ajouter(&json!(0.1), &json!(0.2)), Some(json!(0.3)));
        assert_eq!(ajouter(&json!(31200), &json!(12240.5)), Some(json!(43440.5)));
        assert_eq!(ajouter(&json!(-5), &json!(5)), Some(json!(0)));
        assert_eq!(ajouter(&json!("texte"), &json!(1)), None);
    }
}
