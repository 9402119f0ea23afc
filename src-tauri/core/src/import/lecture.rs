//! One cell of a sheet, read as the value of a field.

use serde_json::{Value as Json, json};

use super::feuille::Valeur;
use super::mots::{plat, sans_valeur};
use crate::choix::{Nature, listes};
use crate::decimal::{Decimal, RAW_MAX};
use crate::francais::lecture::{ANNEES, Unite, date as lire_date, nombre, oui_non};
use crate::modele::{ChampDef, Genre};

/// Reason for which a cell is left aside; the api turns it into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raison {
    /// A number is wanted and the cell holds none.
    PasUnNombre,
    /// A whole number is wanted.
    PasEntier,
    /// A year is wanted and the cell holds none.
    PasUneAnnee,
    /// A date is wanted and the cell holds none.
    PasUneDate,
    /// Yes or no is wanted and the cell says neither.
    PasOuiNon,
    /// None of the words of a list; they follow.
    MotInconnu(Vec<&'static str>),
    /// Larger than a field holds.
    TropGrand,
    /// A formula that failed in the sheet.
    Formule,
    /// A percentage where an amount, hours or a count are wanted.
    Pourcentage,
    /// A unit that is not the field’s: euros among hours.
    Unite,
    /// A formula whose result the program that wrote the file left to be computed.
    JamaisCalculee,
    /// Two figures, or a figure and a note, in one cell.
    PlusieursLignes,
    /// The code of the row names one row of the dossier, its label another, which follows.
    CodeContredit(String),
    /// No row of the parent table has this code or label.
    LigneInconnue,
    /// The row does not say what it is about.
    SansNom,
    /// Neither the row nor the column says the year.
    SansAnnee,
    /// Several rows of the dossier answer: more columns are needed to tell them apart.
    Ambigu,
    /// Another cell of the sheet gave this value already, differently.
    DejaDonne(String),
    /// The row names no field of the table.
    ChampInconnu,
}

/// A value read in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lu {
    /// As the field takes it.
    pub valeur: Json,
    /// Rounded to the decimals of the field.
    pub arrondi: bool,
    /// A point before three digits was taken for a sign of thousands.
    pub point: bool,
    /// A leading zero that a spreadsheet had taken away was put back.
    pub zero: bool,
}

impl Lu {
    /// A value read without rounding nor doubt.
    pub(super) fn exact(valeur: Json) -> Self {
        Self { valeur, ..Self::default() }
    }
}

fn exact(valeur: Json) -> Option<Lu> {
    Some(Lu::exact(valeur))
}

/// Text fields of one length, whose first zero spreadsheets take for nothing.
const LONGUEURS: [(&str, usize); 1] = [("code_insee", 5)];

/// The text of a cell, with the leading zero of a code of fixed length put back.
fn text(champ: &ChampDef, text: &str) -> Lu {
    let all_digits = text.bytes().all(|b| b.is_ascii_digit());
    match LONGUEURS.iter().find(|(nom, _)| *nom == champ.nom) {
        Some((_, length)) if all_digits && text.len() + 1 == *length => {
            Lu { valeur: json!(format!("0{text}")), zero: true, ..Lu::default() }
        }
        _ => Lu::exact(json!(text)),
    }
}

/// Reads a cell; `None` when it says nothing.
///
/// # Errors
/// Why it cannot be this field’s value.
pub fn lire(champ: &ChampDef, cellule: &Valeur) -> Result<Option<Lu>, Raison> {
    if cellule.est_vide() {
        return Ok(None);
    }
    match cellule {
        Valeur::Erreur(_) => return Err(Raison::Formule),
        Valeur::JamaisCalculee => return Err(Raison::JamaisCalculee),
        _ => {}
    }
    let text = cellule.texte();
    match champ.genre {
        Genre::Texte | Genre::TexteLong => Ok(Some(self::text(champ, &text))),
        Genre::Lignes => Ok(exact(json!(text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>()))),
        Genre::Montant | Genre::Heures => decimal::<2>(champ.genre, cellule, &text),
        Genre::Prix | Genre::Nombre => decimal::<4>(champ.genre, cellule, &text),
        Genre::Entier => {
            Ok(decimal::<0>(champ.genre, cellule, &text)?.map(|lu| if lu.arrondi { Err(Raison::PasEntier) } else { Ok(lu) }).transpose()?)
        }
        Genre::Annee => annee(cellule).map(|a| exact(json!(a))).ok_or(Raison::PasUneAnnee),
        Genre::Date => date(cellule).map(|d| exact(json!(d))).ok_or(Raison::PasUneDate),
        Genre::Booleen => booleen(cellule, &text).map(|b| exact(json!(b))).ok_or(Raison::PasOuiNon),
        Genre::Choix => choix(champ.choix.unwrap_or_default(), &text).map(|c| exact(json!(c))),
        Genre::Lien => Err(Raison::LigneInconnue),
        // Pictures are not read from a sheet.
        Genre::Octets => Err(Raison::ChampInconnu),
    }
}

/// Whether a unit written after a figure is that of its field; a plain number has any unit.
#[must_use]
pub fn unite_admise(genre: Genre, unite: Unite) -> bool {
    match genre {
        Genre::Nombre => true,
        Genre::Montant => unite == Unite::Euros,
        Genre::Prix => matches!(unite, Unite::Euros | Unite::EurosParHeure),
        Genre::Heures => unite == Unite::Heures,
        Genre::Entier => unite == Unite::Ans,
        _ => false,
    }
}

/// A figure written in a text, in plain notation, and whether its point may group thousands.
fn written(genre: Genre, text: &str) -> Result<(String, bool), Raison> {
    let Some(lu) = nombre(text) else {
        return Err(if text.trim().lines().count() > 1 { Raison::PlusieursLignes } else { Raison::PasUnNombre });
    };
    match lu.unite.filter(|u| !unite_admise(genre, *u)) {
        Some(Unite::PourCent) => Err(Raison::Pourcentage),
        Some(_) => Err(Raison::Unite),
        None => Ok((lu.valeur, lu.douteux)),
    }
}

fn decimal<const N: u32>(genre: Genre, cellule: &Valeur, text: &str) -> Result<Option<Lu>, Raison> {
    let (written, point) = match cellule {
        // Twelve significant digits: what a binary fraction adds beyond them is noise.
        Valeur::Nombre(n) => (significant(*n).ok_or(Raison::TropGrand)?, false),
        Valeur::Pourcentage(n) if unite_admise(genre, Unite::PourCent) => (significant(*n).ok_or(Raison::TropGrand)?, false),
        Valeur::Pourcentage(_) => return Err(Raison::Pourcentage),
        Valeur::Texte(t) if sans_valeur(t) => return Ok(None),
        Valeur::Texte(t) => written(genre, t)?,
        _ => written(genre, text)?,
    };
    let (negative, body) = written.strip_prefix('-').map_or((false, written.as_str()), |b| (true, b));
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    let whole: i128 = whole.parse().map_err(|_| Raison::TropGrand)?;
    let places = fraction.len().min(12);
    let part: i128 = fraction.get(..places).filter(|f| !f.is_empty()).map_or(Ok(0), str::parse).map_err(|_| Raison::PasUnNombre)?;
    let scale = 10_i128.pow(u32::try_from(places).unwrap_or(0));
    let exact_units = (whole * scale + part) * i128::from(Decimal::<N>::ECHELLE);
    if whole > i128::from(RAW_MAX) || exact_units / scale > i128::from(RAW_MAX) {
        return Err(Raison::TropGrand);
    }
    let rounded = crate::decimal::div_round(exact_units, scale);
    let value = Decimal::<N>::try_from_raw(if negative { -rounded } else { rounded }).ok_or(Raison::TropGrand)?;
    let valeur = serde_json::to_value(value).map_err(|_| Raison::PasUnNombre)?;
    Ok(Some(Lu { valeur, arrondi: i128::from(rounded) * scale != exact_units, point, zero: false }))
}

/// Plain notation with at most twelve significant digits.
fn significant(n: f64) -> Option<String> {
    if !n.is_finite() || n.abs() >= 1e15 {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)]
    let magnitude = if n == 0.0 { 0 } else { n.abs().log10().floor() as i32 };
    let decimals = usize::try_from((11 - magnitude).clamp(0, 12)).unwrap_or(0);
    let text = format!("{n:.decimals$}");
    Some(if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text })
}

/// A year as a field takes it: a number of four digits, a date, or the only year in a text (« Exercice 2024 »).
#[must_use]
pub fn annee(cellule: &Valeur) -> Option<i32> {
    use chrono::Datelike;
    let found = match cellule {
        #[allow(clippy::cast_possible_truncation)]
        Valeur::Nombre(n) if n.fract() == 0.0 && n.abs() < 10_000.0 => Some(*n as i32),
        Valeur::Date(d) => Some(d.year()),
        Valeur::Texte(t) => annee_du_texte(t),
        _ => None,
    };
    found.filter(|a| ANNEES.contains(a))
}

/// Years guessed among numbers and words of a header: narrower than what a field takes, since an amount of four digits
/// (« 1950 h ») is no year.
const ANNEES_DES_ENTETES: std::ops::RangeInclusive<i32> = 1990..=2100;

/// The year a cell of a header is.
#[must_use]
pub fn annee_d_entete(cellule: &Valeur) -> Option<i32> {
    annee(cellule).filter(|a| ANNEES_DES_ENTETES.contains(a))
}

/// The only year in a text.
#[must_use]
pub fn annee_du_texte(text: &str) -> Option<i32> {
    let mut years = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|d| d.len() == 4)
        .filter_map(|d| d.parse().ok())
        .filter(|a| ANNEES_DES_ENTETES.contains(a));
    let first = years.next()?;
    years.all(|a| a == first).then_some(first)
}

fn date(cellule: &Valeur) -> Option<String> {
    let day = match cellule {
        Valeur::Date(d) => Some(*d),
        Valeur::Texte(t) => lire_date(t, None),
        _ => None,
    };
    day.map(|d| d.format("%Y-%m-%d").to_string())
}

fn booleen(cellule: &Valeur, text: &str) -> Option<bool> {
    if let Valeur::Booleen(yes) = cellule { Some(*yes) } else { oui_non(text) }
}

/// Words people use for those of a closed list: list, flat word, code.
const SYNONYMES: &[(&str, &str, &str)] = &[
    ("groupe", "1", "I"),
    ("groupe", "2", "II"),
    ("groupe", "3", "III"),
    ("groupe", "groupe 1", "I"),
    ("groupe", "groupe 2", "II"),
    ("groupe", "groupe 3", "III"),
    ("sens_budget", "depense", "charge"),
    ("sens_budget", "depenses", "charge"),
    ("sens_budget", "recette", "produit"),
    ("sens_budget", "recettes", "produit"),
];

/// The code of a word of a closed list.
fn choix(liste: &str, text: &str) -> Result<String, Raison> {
    let flat = plat(text);
    if liste == "nature"
        && let Some(nature) = nature(&flat)
    {
        return Ok(crate::choix::Choix::code(nature).to_owned());
    }
    if let Some((.., code)) = SYNONYMES.iter().find(|(l, mot, _)| *l == liste && *mot == flat) {
        return Ok((*code).to_owned());
    }
    let values = listes().into_iter().find(|l| l.nom == liste).map(|l| l.valeurs).unwrap_or_default();
    values
        .iter()
        .find(|(code, mot)| plat(code) == flat || plat(mot) == flat)
        .map(|(code, _)| (*code).to_owned())
        .ok_or_else(|| Raison::MotInconnu(values.iter().map(|v| v.1).collect()))
}

/// Realised, planned or provisional, in the words of headers; `flat` is already flat.
#[must_use]
pub fn nature(flat: &str) -> Option<Nature> {
    let has = |words: &[&str]| flat.split(' ').any(|w| words.contains(&w));
    if has(&["provisoire", "provisoires"]) {
        Some(Nature::Provisoire)
    } else if has(&[
        "prevu",
        "prevue",
        "prevus",
        "prevues",
        "previsionnel",
        "previsionnelle",
        "previsionnels",
        "previsionnelles",
        "prevision",
        "previsions",
        "bp",
    ]) {
        Some(Nature::Previsionnel)
    } else if has(&[
        "realise",
        "realisee",
        "realises",
        "realisees",
        "reel",
        "reelle",
        "reels",
        "reelles",
        "constate",
        "constatee",
        "ca",
        "execute",
        "executee",
    ]) {
        Some(Nature::Realise)
    } else if has(&["budget", "budgete", "budgetee"]) {
        // Alone beside what was done, a budget is what was planned.
        Some(Nature::Previsionnel)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::TABLES;

    fn champ(table: &str, nom: &str) -> ChampDef {
        *TABLES.iter().find(|t| t.nom == table).unwrap().champ(nom).unwrap()
    }

    fn texte(t: &str) -> Valeur {
        Valeur::Texte(t.to_owned())
    }

    #[test]
    fn figures_keep_the_decimals_of_their_field() {
        let heures = champ("heures", "heures");
        let lu = |v: &Valeur| lire(&heures, v).unwrap().unwrap();
        assert_eq!(lu(&texte("1\u{202F}234,56 h")), Lu::exact(json!(1234.56)));
        assert_eq!(lu(&Valeur::Nombre(0.1 + 0.2)), Lu::exact(json!(0.3)));
        assert_eq!(lu(&Valeur::Nombre(1234.5678)), Lu { valeur: json!(1234.57), arrondi: true, ..Lu::default() });
        assert_eq!(lu(&Valeur::Nombre(31200.0)).valeur, json!(31200));
        assert_eq!(lire(&heures, &Valeur::Pourcentage(12.0)), Err(Raison::Pourcentage));
        assert_eq!(lire(&heures, &texte("beaucoup")), Err(Raison::PasUnNombre));
        assert_eq!(lire(&heures, &texte("n.c.")), Ok(None));
        assert_eq!(lire(&heures, &Valeur::Nombre(1e14)), Err(Raison::TropGrand));
        assert_eq!(lire(&heures, &Valeur::Erreur("#DIV/0!".into())), Err(Raison::Formule));
        let cible = champ("mesures", "cible");
        assert_eq!(lire(&cible, &Valeur::Pourcentage(43.8)).unwrap().unwrap().valeur, json!(43.8));
        assert_eq!(lire(&champ("formations", "stagiaires"), &Valeur::Nombre(2.5)), Err(Raison::PasEntier));
        assert_eq!(lire(&champ("formations", "stagiaires"), &texte("12")).unwrap().unwrap().valeur, json!(12));
    }

    #[test]
    fn a_unit_that_is_not_the_field_s_is_refused_as_the_page_refuses_it() {
        let cases: Json = serde_json::from_str(include_str!("../francais/cases.json")).unwrap();
        let units = cases["unites"].as_array().unwrap();
        assert!(units.len() > 10);
        for case in units {
            let (genre, text, fits) = (case[0].as_str().unwrap(), case[1].as_str().unwrap(), case[2].as_bool().unwrap());
            let field = match genre {
                "heures" => champ("heures", "heures"),
                "montant" => champ("montants_budget", "montant"),
                "prix" => champ("tarifs", "tarif_apa"),
                "entier" => champ("formations", "stagiaires"),
                _ => champ("mesures", "valeur"),
            };
            let read = lire(&field, &texte(text));
            // The page refuses a point before three digits; an import takes it for thousands, with a doubt.
            assert_eq!(read.as_ref().is_ok_and(|lu| !lu.as_ref().unwrap().point), fits, "{genre} {text}: {read:?}");
        }
    }

    #[test]
    fn two_lines_are_no_figure_and_a_code_gets_its_zero_back() {
        let heures = champ("heures", "heures");
        assert_eq!(lire(&heures, &texte("12 000\n13 000")), Err(Raison::PlusieursLignes));
        assert_eq!(lire(&heures, &Valeur::JamaisCalculee), Err(Raison::JamaisCalculee));
        let insee = champ("communes", "code_insee");
        let lu = |v: Valeur| lire(&insee, &v).unwrap().unwrap();
        assert_eq!(lu(Valeur::Nombre(1065.0)), Lu { valeur: json!("01065"), zero: true, ..Lu::default() });
        assert_eq!(lu(texte("2A001")), Lu::exact(json!("2A001")));
        assert_eq!(lu(texte("33063")), Lu::exact(json!("33063")));
    }

    #[test]
    fn words_years_and_days_are_read() {
        assert_eq!(annee(&texte("Exercice 2024")), Some(2024));
        assert_eq!(annee(&texte("2024-2025")), None);
        assert_eq!(annee(&Valeur::Nombre(2024.0)), Some(2024));
        assert_eq!(annee(&Valeur::Nombre(31200.0)), None);
        assert_eq!(nature("budget previsionnel 2025"), Some(Nature::Previsionnel));
        assert_eq!(lire(&champ("heures", "nature"), &texte("Réel")).unwrap().unwrap().valeur, json!("realise"));
        for day in ["12/03/2027", "12/3/27", "12 mars 2027", "2027-03-12"] {
            assert_eq!(lire(&champ("versements", "date"), &texte(day)).unwrap().unwrap().valeur, json!("2027-03-12"));
        }
        assert_eq!(lire(&champ("versements", "date"), &texte("03/2027")), Err(Raison::PasUneDate));
        assert!(matches!(lire(&champ("mesures", "statut"), &texte("sûre")), Err(Raison::MotInconnu(_))));
    }
}
