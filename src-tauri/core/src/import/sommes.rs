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

/// The month a cell names, 1 to 12, and its year when it says it: « janv. 25 », « 01/2025 », a date.
pub(super) fn mois(cellule: &Valeur) -> Option<(u32, Option<i32>)> {
    if let Valeur::Date(d) = cellule {
        return Some((d.month(), Some(d.year())));
    }
    let Valeur::Texte(text) = cellule else { return None };
    let flat = plat(text);
    let (first, rest) = flat.split_once(' ').unwrap_or((&flat, ""));
    let year = annee_du_texte(rest).or_else(|| francais::annee(rest));
    if !rest.is_empty() && year.is_none() {
        return None;
    }
    let named = francais::mois(first);
    // « 01/2025 »: only with its year is a number a month.
    named.or_else(|| first.parse().ok().filter(|n| (1..=12).contains(n) && year.is_some())).map(|m| (m, year))
}

/// Makes the columns of months columns of figures, and leaves their total aside.
pub(super) fn colonnes_de_mois(f: &FeuilleLue, cible: &Cible, entete: usize, headers: &[String], colonnes: &mut [ColonneLue]) -> bool {
    if cible.pieces != Pieces::Mois {
        return false;
    }
    let months: Vec<_> = (0..colonnes.len()).map(|c| mois(f.cellule(entete, c))).collect();
    if months.iter().flatten().collect::<BTreeSet<_>>().len() < MOINS {
        return false;
    }
    for ((colonne, month), header) in colonnes.iter_mut().zip(&months).zip(headers) {
        match month {
            Some((_, annee)) => *colonne = ColonneLue { champ: cible.chiffre.to_owned(), annee: *annee, ..ColonneLue::default() },
            None if est_un_total(header) => *colonne = ColonneLue::default(),
            None => {}
        }
    }
    true
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
                other.extend(mois(cell).filter(|_| cible.pieces == Pieces::Mois).map(|m| m.0.to_string()));
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
        assert_eq!(mois(&Valeur::Date(chrono::NaiveDate::from_ymd_opt(2025, 6, 1).unwrap())), Some((6, Some(2025))));
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(ajouter(&json!(0.1), &json!(0.2)), Some(json!(0.3)));
        assert_eq!(ajouter(&json!(31200), &json!(12240.5)), Some(json!(43440.5)));
        assert_eq!(ajouter(&json!(-5), &json!(5)), Some(json!(0)));
        assert_eq!(ajouter(&json!("texte"), &json!(1)), None);
    }
}
