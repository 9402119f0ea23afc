//! A sheet of any format: rows of plain values, with the addresses of spreadsheets (C12).

use std::collections::BTreeSet;

use chrono::NaiveDate;

/// Content of a cell of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Valeur {
    /// Nothing is written in the cell.
    #[default]
    Vide,
    /// A text, as it is written.
    Texte(String),
    /// A number; a duration is in hours.
    Nombre(f64),
    /// A number the sheet shows as a percentage, in points: 43.8 for 43,8 %.
    Pourcentage(f64),
    /// A day, without its hour.
    Date(NaiveDate),
    /// Yes or no, as a box or a formula gives it.
    Booleen(bool),
    /// A formula that failed (#DIV/0!).
    Erreur(String),
    /// A formula whose result is still to be computed: the program that wrote the file left a placeholder.
    JamaisCalculee,
}

impl Valeur {
    /// Whether there is nothing to read.
    #[must_use]
    pub fn est_vide(&self) -> bool {
        match self {
            Self::Vide => true,
            Self::Texte(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// As it reads in French.
    #[must_use]
    pub fn texte(&self) -> String {
        match self {
            Self::Vide => String::new(),
            Self::Texte(text) | Self::Erreur(text) => text.trim().to_owned(),
            Self::Nombre(n) => number(*n),
            Self::Pourcentage(n) => format!("{}\u{202F}%", number(*n)),
            Self::Date(date) => date.format("%d/%m/%Y").to_string(),
            Self::Booleen(yes) => if *yes { "oui" } else { "non" }.to_owned(),
            Self::JamaisCalculee => "formule".to_owned(),
        }
    }
}

/// At most six decimals, no trailing zero, a comma.
fn number(n: f64) -> String {
    let text = format!("{n:.6}");
    text.trim_end_matches('0').trim_end_matches('.').replace('.', ",")
}

/// A sheet as rows of values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeuilleLue {
    /// Its name; that of the file for delimited text.
    pub nom: String,
    /// Its rows, from the first; rows may be of unequal lengths.
    pub lignes: Vec<Vec<Valeur>>,
    /// Rows the sheet does not show: hidden by hand or by a filter.
    pub lignes_masquees: BTreeSet<usize>,
    /// Columns the sheet does not show.
    pub colonnes_masquees: BTreeSet<usize>,
    /// Difficulties met while the file was read.
    pub remarques: Vec<Remarque>,
}

/// Difficulty met while a file was read, shown before anything is taken from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remarque {
    /// A quotation mark that nothing closes, on this line (the first is 1): quotation marks were read as plain signs.
    GuillemetOuvert(usize),
    /// Accents read in this character set, which the file does not name.
    Encodage(&'static str),
}

impl FeuilleLue {
    /// A cell; empty beyond the edges.
    #[must_use]
    pub fn cellule(&self, ligne: usize, colonne: usize) -> &Valeur {
        const VIDE: &Valeur = &Valeur::Vide;
        self.lignes.get(ligne).and_then(|l| l.get(colonne)).unwrap_or(VIDE)
    }

    /// Number of columns of the longest row.
    #[must_use]
    pub fn largeur(&self) -> usize {
        self.lignes.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// Whether a row has nothing.
    #[must_use]
    pub fn ligne_vide(&self, ligne: usize) -> bool {
        self.lignes.get(ligne).is_none_or(|l| l.iter().all(Valeur::est_vide))
    }
}

/// Name of a cell as spreadsheets write it: `A1` is row 0, column 0.
#[must_use]
pub fn adresse(ligne: usize, colonne: usize) -> String {
    format!("{}{}", lettres(colonne), ligne + 1)
}

/// Name of a column: A, B, … Z, AA.
#[must_use]
pub fn lettres(colonne: usize) -> String {
    let mut out = Vec::new();
    let mut n = colonne + 1;
    while n > 0 {
        let digit = u8::try_from((n - 1) % 26).unwrap_or(0);
        out.push(char::from(b'A' + digit));
        n = (n - 1) / 26;
    }
    out.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        assert_eq!(adresse(0, 0), "A1");
        assert_eq!(adresse(11, 25), "Z12");
        assert_eq!(adresse(0, 26), "AA1");
        assert_eq!(adresse(0, 701), "ZZ1");
        assert_eq!(adresse(0, 702), "AAA1");
    }

    #[test]
    fn figures_read_in_french() {
        assert_eq!(Valeur::Nombre(0.1 + 0.2).texte(), "0,3");
        assert_eq!(Valeur::Nombre(12000.0).texte(), "12000");
        assert_eq!(Valeur::Pourcentage(43.8).texte(), "43,8\u{202F}%");
    }
}
