//! The markup of long texts: bold, italic, lists, tables, variables, written with ordinary characters.
//!
//! What for: an article is a text field like any other (searched, compared, exchanged, undone), and still
//! prints with emphasis, lists and tables. The whole grammar, of which [`lire`] is the definition:
//!
//! ```text
//! **gras**   *italique*          never one inside the other, never across a line
//! {{service.nom}}                a variable (see `variables`)
//! - élément                      a list; « – », « • » and « * » begin an item too
//! 1. élément                     a numbered list: begins at 1, each number the next one
//!   suite                        two spaces: a second line of the item above
//! | a | b |                      a table: header, then | --- | --- |, then rows of as many cells
//! \* \| \- \1. \\                a sign that means itself
//! ```
//!
//! Blocks are apart by an empty line; a new line inside a paragraph stays one. Invariants: every text is
//! legal, what is not markup is printed as words (nothing typed is ever lost or refused); `lire(ecrire(b)) == b` for
//! blocks in normal form, which is what `lire` gives; the page reads and writes the same grammar
//! (`ui/src/shared/riche/balisage.ts`), held to it by the cases of `cas.json`. Deliberately absent: headings,
//! links, colours, sizes, lists in lists, cells that span: a contract is typeset by the program.

mod ecrire;
mod ligne;

use serde::{Deserialize, Serialize};

pub use ecrire::ecrire;

/// A block of a long text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlocTexte {
    /// A paragraph of one or several lines.
    Paragraphe(SuiteMorceaux),
    /// A list of one level.
    Liste {
        /// Numbers instead of bullets.
        numerotee: bool,
        /// The items, in order.
        elements: Vec<SuiteMorceaux>,
    },
    /// A table; every row has as many cells as the header.
    Tableau {
        /// Titles of the columns.
        entete: Vec<SuiteMorceaux>,
        /// The rows under the header.
        lignes: Vec<Vec<SuiteMorceaux>>,
    },
}

/// The pieces of a line of text, in order.
pub type SuiteMorceaux = Vec<Morceau>;

/// A piece of a line: words of one look, a variable or a line break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Morceau {
    /// Words as they are printed.
    Texte(String, Marque),
    /// Name of a variable.
    Variable(String, Marque),
    /// A line break inside a block.
    Retour,
}

/// The look of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marque {
    /// Without emphasis.
    #[default]
    Aucune,
    /// In bold type.
    Gras,
    /// In italic type.
    Italique,
}

/// Spaces that do not count at the ends of a line.
const BLANCS: [char; 3] = [' ', '\t', '\r'];

/// The blocks of a text.
#[must_use]
pub fn lire(texte: &str) -> Vec<BlocTexte> {
    let lignes: Vec<&str> = texte.split('\n').collect();
    let mut lecture = LectureBalisage::default();
    let mut i = 0;
    while let Some(brute) = lignes.get(i) {
        if let Some((tableau, suite)) = tableau(&lignes[i..]) {
            lecture.clore();
            lecture.blocs.push(tableau);
            i += suite;
        } else {
            lecture.ligne(brute);
            i += 1;
        }
    }
    lecture.clore();
    lecture.blocs
}

/// A table that begins with the first of these lines, and how many lines it takes.
fn tableau(lignes: &[&str]) -> Option<(BlocTexte, usize)> {
    let entete = ligne::cellules(lignes.first()?)?;
    let regle = ligne::cellules(lignes.get(1)?)?;
    let tirets = |c: &String| c.len() >= 3 && c.bytes().all(|b| b == b'-');
    if regle.len() != entete.len() || !regle.iter().all(tirets) {
        return None;
    }
    let rows: Vec<Vec<String>> = lignes[2..].iter().map_while(|l| ligne::cellules(l)).collect();
    let taken = 2 + rows.len();
    let largeur = entete.len();
    let read = |cellules: Vec<String>| -> Vec<SuiteMorceaux> {
        let mut out: Vec<SuiteMorceaux> = cellules.iter().map(|c| ligne::morceaux(c)).collect();
        // Too many cells: the last keeps the words of those beyond; too few: empty ones.
        for beyond in out.split_off(out.len().min(largeur)) {
            if let (Some(last), false) = (out.last_mut(), beyond.is_empty()) {
                if !last.is_empty() {
                    last.push(Morceau::Texte(" ".to_owned(), Marque::Aucune));
                }
                last.extend(beyond);
                *last = ligne::fondre(std::mem::take(last));
            }
        }
        out.resize(largeur, SuiteMorceaux::new());
        out
    };
    Some((BlocTexte::Tableau { entete: read(entete), lignes: rows.into_iter().map(read).collect() }, taken))
}

/// What is being read: a paragraph or a list, line by line.
#[derive(Default)]
struct LectureBalisage<'a> {
    blocs: Vec<BlocTexte>,
    paragraphe: Vec<&'a str>,
    numerotee: bool,
    elements: Vec<Vec<&'a str>>,
}

impl<'a> LectureBalisage<'a> {
    fn ligne(&mut self, brute: &'a str) {
        let ligne = brute.trim_matches(BLANCS);
        if ligne.is_empty() {
            return self.clore();
        }
        let attendu = if self.numerotee { self.elements.len() + 1 } else { 1 };
        if let Some((numero, texte)) = ligne::element(ligne)
            && numero.is_none_or(|n| n == attendu || n == 1)
        {
            let suit = !self.elements.is_empty() && self.numerotee == numero.is_some() && numero.is_none_or(|n| n == attendu);
            if !suit {
                self.clore();
            }
            self.numerotee = numero.is_some();
            self.elements.push(vec![texte]);
            return;
        }
        if let Some(dernier) = self.elements.last_mut()
            && brute.starts_with("  ")
        {
            return dernier.push(ligne);
        }
        if !self.elements.is_empty() {
            self.clore();
        }
        self.paragraphe.push(ligne);
    }

    /// Ends the paragraph or the list under way.
    fn clore(&mut self) {
        if !self.paragraphe.is_empty() {
            self.blocs.push(BlocTexte::Paragraphe(lines(&self.paragraphe)));
        }
        if !self.elements.is_empty() {
            let elements = self.elements.iter().map(|e| lines(e)).collect();
            self.blocs.push(BlocTexte::Liste { numerotee: self.numerotee, elements });
        }
        self.paragraphe.clear();
        self.elements.clear();
        self.numerotee = false;
    }
}

fn lines(lignes: &[&str]) -> SuiteMorceaux {
    let mut out = SuiteMorceaux::new();
    for ligne in lignes {
        if !out.is_empty() {
            out.push(Morceau::Retour);
        }
        out.extend(ligne::morceaux(ligne));
    }
    out
}

#[cfg(test)]
mod tests;
