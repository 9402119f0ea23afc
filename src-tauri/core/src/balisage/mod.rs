//! Markup of long texts: bold, italic, lists, tables and variables, written with ordinary characters.
//!
//! An article stays a text field like any other (searched, compared, exchanged, undone), and is printed with emphasis,
//! lists and tables. [`lire`] defines the whole grammar:
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
//! Blocks are separated by an empty line; a line break inside a paragraph is kept. Invariants: every text is valid, and
//! what is not markup is printed as it is, so that nothing typed is lost or refused; `lire(ecrire(b)) == b` for blocks
//! in normal form, which is the form `lire` returns; the page implements the same grammar
//! (`ui/src/shared/riche/balisage.ts`), tested against the same cases (`cas.json`). Left out on purpose: headings,
//! links, colours, sizes, nested lists, merged cells, since the program typesets the contract.

mod ecrire;
mod ligne;

use serde::{Deserialize, Serialize};

pub use ecrire::ecrire;

/// Block of a long text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlocTexte {
    /// Paragraph of one or several lines.
    Paragraphe(SuiteMorceaux),
    /// List of one level, without nesting.
    Liste {
        /// Whether items have numbers instead of bullets.
        numerotee: bool,
        /// Items, in order.
        elements: Vec<SuiteMorceaux>,
    },
    /// Table; every row has as many cells as the header.
    Tableau {
        /// Titles of the columns.
        entete: Vec<SuiteMorceaux>,
        /// Rows under the header.
        lignes: Vec<Vec<SuiteMorceaux>>,
    },
}

/// Pieces of a text in order, line breaks included.
pub type SuiteMorceaux = Vec<Morceau>;

/// Piece of a text: words of one style, a variable or a line break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Morceau {
    /// Words as printed, escapes resolved.
    Texte(String, Marque),
    /// Name of a variable, without braces.
    Variable(String, Marque),
    /// Line break inside a block.
    Retour,
}

/// Style of words or of a variable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marque {
    /// Regular type, without emphasis.
    #[default]
    Aucune,
    /// In bold type, for emphasis.
    Gras,
    /// In italic type.
    Italique,
}

/// Spaces ignored at both ends of a line.
const BLANCS: [char; 3] = [' ', '\t', '\r'];

/// Parses a text into blocks; every text is valid.
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

/// Table that begins with the first of these lines, and the number of lines it takes; `None` when they are no table.
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
        // The last cell takes the text of cells in excess; missing cells are empty.
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

/// State of the parser: the paragraph or list being read, line by line.
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

    /// Ends the current paragraph or list.
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
