//! Texts of the cells of a sheet, worked out once: a reading is sought under many headers, each of which asks the same cells.

use std::cell::OnceCell;
use std::ops::Deref;

use super::feuille::{FeuilleLue, Valeur};
use super::lecture::annee_du_texte;
use super::mots::plat;

/// Words that begin a cell about the making of the file, whose date is not that of the figures.
const EDITION: &[&str] = &[
    "edite",
    "edition",
    "imprime",
    "impression",
    "extrait",
    "extraction",
    "genere",
    "export",
    "mis a jour",
    "mise a jour",
    "date d",
    "cree",
    "le",
];

/// A cell as it reads, and its words.
struct Textes {
    dit: String,
    plat: String,
}

/// A sheet with the texts of its rows, each row worked out when it is first asked for.
pub(super) struct Aplatie<'a> {
    feuille: &'a FeuilleLue,
    lignes: Vec<OnceCell<Vec<Textes>>>,
    annees: Vec<OnceCell<Vec<i32>>>,
}

impl Deref for Aplatie<'_> {
    type Target = FeuilleLue;

    fn deref(&self) -> &FeuilleLue {
        self.feuille
    }
}

impl<'a> Aplatie<'a> {
    pub(super) fn de(feuille: &'a FeuilleLue) -> Self {
        let rows = feuille.lignes.len();
        Self { feuille, lignes: (0..rows).map(|_| OnceCell::new()).collect(), annees: (0..rows).map(|_| OnceCell::new()).collect() }
    }

    fn ligne(&self, ligne: usize) -> &[Textes] {
        let Some(known) = self.lignes.get(ligne) else { return &[] };
        known.get_or_init(|| {
            let texts = |v: &Valeur| {
                let dit = v.texte();
                Textes { plat: plat(&dit), dit }
            };
            self.feuille.lignes.get(ligne).into_iter().flatten().map(texts).collect()
        })
    }

    /// A cell as it reads; empty beyond the edges.
    pub(super) fn texte(&self, ligne: usize, colonne: usize) -> &str {
        self.ligne(ligne).get(colonne).map_or("", |t| &t.dit)
    }

    /// The flat words of a cell; empty beyond the edges.
    pub(super) fn plat(&self, ligne: usize, colonne: usize) -> &str {
        self.ligne(ligne).get(colonne).map_or("", |t| &t.plat)
    }

    /// The flat words of the rows above one, in their order.
    pub(super) fn mots_au_dessus(&self, ligne: usize) -> impl Iterator<Item = &str> {
        (0..ligne).flat_map(|r| self.ligne(r)).map(|t| t.plat.as_str()).filter(|t| !t.is_empty())
    }

    /// The years that a row names; none when it is about the making of the file.
    pub(super) fn annees_dites(&self, ligne: usize) -> &[i32] {
        let Some(known) = self.annees.get(ligne) else { return &[] };
        known.get_or_init(|| {
            let made =
                |t: &Textes| EDITION.iter().any(|w| t.plat.strip_prefix(w).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
            let row = self.ligne(ligne);
            if row.iter().any(made) { Vec::new() } else { row.iter().filter_map(|t| annee_du_texte(&t.dit)).collect() }
        })
    }
}
