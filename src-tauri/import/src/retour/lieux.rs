//! Rows of the dossier that our documents name by a heading or in the first cell of a table.

use std::collections::BTreeMap;

use cpom_core::francais::sans_accents;
use cpom_core::modele::{Action, Annexe, Article, Dossier, Entite, Id, Indicateur};

use super::LieuRetour;

/// Rows by what names them; a name that two rows have names none.
pub(super) struct LieuxNommes {
    /// Articles by their title, and by their number among those that are kept.
    articles: BTreeMap<String, Option<LieuRetour>>,
    numeros: Vec<LieuRetour>,
    annexes: BTreeMap<String, Option<LieuRetour>>,
    /// Actions and indicators by their code.
    codes: BTreeMap<String, Option<LieuRetour>>,
}

/// A name without accents, capitals nor doubled spaces.
fn flat(texte: &str) -> String {
    sans_accents(texte).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A row as a whole.
fn whole(table: &'static str, id: Id) -> LieuRetour {
    LieuRetour { table, id, champ: None }
}

fn note(names: &mut BTreeMap<String, Option<LieuRetour>>, nom: &str, lieu: LieuRetour) {
    let nom = flat(nom);
    if !nom.is_empty() {
        names.entry(nom).and_modify(|known| *known = None).or_insert(Some(lieu));
    }
}

impl LieuxNommes {
    pub(super) fn of(d: &Dossier) -> Self {
        let mut out = Self { articles: BTreeMap::new(), numeros: Vec::new(), annexes: BTreeMap::new(), codes: BTreeMap::new() };
        for a in d.articles.iter().filter(|a| !a.ecarte) {
            let lieu = whole(Article::TABLE.nom, a.id);
            note(&mut out.articles, &a.titre, lieu);
            out.numeros.push(lieu);
        }
        for a in &d.annexes {
            note(&mut out.annexes, &a.titre, whole(Annexe::TABLE.nom, a.id));
        }
        for a in &d.actions {
            note(&mut out.codes, &a.code, whole(Action::TABLE.nom, a.id));
        }
        for i in &d.indicateurs {
            note(&mut out.codes, &i.code, whole(Indicateur::TABLE.nom, i.id));
        }
        out
    }

    /// Row that a heading opens: « Article 12 Dotation », « Annexe 3 Fiches », « Fiche ACT-01 Tutorat », « IND-07 Taux ». A heading
    /// that a list numbers is the title of an article alone.
    pub(super) fn of_title(&self, titre: &str, numbered: bool) -> Option<LieuRetour> {
        let titre = flat(titre);
        let words: Vec<&str> = titre.split(' ').collect();
        let rest = || words.get(2..).unwrap_or_default().join(" ");
        match words.as_slice() {
            ["article", number, ..] => {
                let by_title = self.articles.get(&rest()).copied().flatten();
                by_title.or_else(|| self.numeros.get(number.parse::<usize>().ok()?.checked_sub(1)?).copied())
            }
            ["annexe", _, ..] => self.annexes.get(&rest()).copied().flatten(),
            ["fiche", code, ..] => self.codes.get(*code).copied().flatten(),
            _ if numbered => self.articles.get(&titre).copied().flatten(),
            // A code has a figure in it: no word of a title is taken for one.
            [code, _, ..] if code.chars().any(|c| c.is_ascii_digit()) => self.codes.get(*code).copied().flatten(),
            _ => None,
        }
    }

    /// Row whose code begins a cell: « IND-07 Taux de remplacement ».
    pub(super) fn of_cell(&self, texte: &str) -> Option<LieuRetour> {
        let texte = flat(texte);
        self.codes.get(texte.split(' ').next()?).copied().flatten()
    }
}

/// Headings above a place, from the outermost.
#[derive(Default)]
pub(super) struct Titres(Vec<(usize, String, Option<LieuRetour>)>);

impl Titres {
    /// Enters a heading of a level: those of its level and below are left.
    pub(super) fn enter(&mut self, level: usize, titre: String, lieu: Option<LieuRetour>) {
        self.0.retain(|(l, ..)| *l < level);
        self.0.push((level, titre, lieu));
    }

    /// The nearest row above, and the nearest heading.
    pub(super) fn here(&self) -> (Option<LieuRetour>, String) {
        let lieu = self.0.iter().rev().find_map(|(_, _, lieu)| *lieu);
        (lieu, self.0.last().map_or_else(String::new, |(_, titre, _)| titre.clone()))
    }
}
