//! Tables with years as columns.

use cpom_core::calculs::{AnneePartielle, Annees, Calculs};
use cpom_core::choix::Nature;

use crate::bloc::{Bloc, Colonne, GenreLigne, Ligne, Tableau, TexteRiche};

/// Mark of a cell that nobody filled in: an empty cell is not zero, so it is shown.
pub(super) fn vide() -> TexteRiche {
    TexteRiche::new().discret("–")
}

/// A cell, or the mark of an empty one.
pub(super) fn cellule(texte: Option<String>) -> TexteRiche {
    texte.filter(|t| !t.is_empty()).map_or_else(vide, TexteRiche::from)
}

/// Maximum number of years side by side on an upright page.
const COLONNES_MAX: usize = 7;

/// The years, and natures, that a table shows as columns.
#[derive(Debug, Clone)]
pub(super) struct Grille {
    tete: String,
    avant: Vec<Colonne>,
    /// Whether a header above the years names their nature even when there is only one nature.
    nommee: bool,
    /// Years headed with the months that the contract covers.
    partielles: Vec<AnneePartielle>,
    pub colonnes: Vec<(i32, Nature)>,
}

impl Grille {
    /// Years of one nature as columns, without a header that names it.
    pub(super) fn annees(tete: &str, annees: impl IntoIterator<Item = i32>) -> Self {
        Self::new(tete, annees.into_iter().map(|a| (a, Nature::Realise)))
    }

    /// Columns in the given order.
    pub(super) fn new(tete: &str, colonnes: impl IntoIterator<Item = (i32, Nature)>) -> Self {
        Self { tete: tete.to_owned(), avant: Vec::new(), nommee: false, partielles: Vec::new(), colonnes: colonnes.into_iter().collect() }
    }

    /// Realised years, then planned years, among those for which `holds` is true.
    pub(super) fn natures(tete: &str, c: &Calculs, holds: impl Fn(i32, Nature) -> bool) -> Self {
        let mut colonnes = Vec::new();
        for nature in [Nature::Realise, Nature::Previsionnel, Nature::Provisoire] {
            colonnes.extend(c.annees.toutes.iter().filter(|a| holds(**a, nature)).map(|a| (*a, nature)));
        }
        Self::new(tete, colonnes)
    }

    /// Adds the years of the contract that no column shows, as planned years: they are to be filled in. A grid without any
    /// column stays so.
    pub(super) fn avec_contrat(mut self, annees: &Annees) -> Self {
        if !self.is_empty() {
            let missing = annees.missing(|a| self.colonnes.iter().any(|c| c.0 == a)).map(|a| (a, Nature::Previsionnel));
            let missing: Vec<(i32, Nature)> = missing.collect();
            self.colonnes.extend(missing);
            self.colonnes.sort_by_key(|(annee, nature)| (*nature, *annee));
        }
        self
    }

    /// Heads the years that the contract covers in part with their months: the figures are those of that part.
    pub(super) fn du_contrat(mut self, annees: &Annees) -> Self {
        self.partielles = annees.partielles.clone();
        self
    }

    /// Adds a text column between the label and the years.
    pub(super) fn avec(mut self, colonne: Colonne) -> Self {
        self.avant.push(colonne);
        self
    }

    /// One table, or one table per nature when a page cannot hold all the years side by side.
    pub(super) fn coupee(self) -> Vec<Self> {
        if self.colonnes.len() <= COLONNES_MAX {
            return vec![self];
        }
        let part = |nature: Nature| {
            let colonnes: Vec<_> = self.colonnes.iter().copied().filter(|c| c.1 == nature).collect();
            Self { nommee: true, colonnes, ..self.clone() }
        };
        [Nature::Realise, Nature::Previsionnel, Nature::Provisoire].map(part).into_iter().filter(|g| !g.is_empty()).collect()
    }

    /// Whether there is no year to show.
    pub(super) fn is_empty(&self) -> bool {
        self.colonnes.is_empty()
    }

    /// The table without rows.
    pub(super) fn tableau(&self) -> Tableau {
        let mut colonnes = vec![Colonne::gauche(self.tete.as_str()).souple(1.0)];
        colonnes.extend(self.avant.iter().cloned());
        let mixed = self.nommee || self.colonnes.iter().any(|c| Some(c.1) != self.colonnes.first().map(|f| f.1));
        for (annee, nature) in &self.colonnes {
            let titre = self.partielles.iter().find(|p| p.annee == *annee).map_or_else(|| annee.to_string(), |p| p.titre.clone());
            let colonne = Colonne::decimale(titre);
            colonnes.push(if mixed { colonne.groupe(nature_titre(*nature)) } else { colonne });
        }
        Tableau::new(colonnes).entete_de_ligne().serre()
    }

    /// A row of figures, one per year.
    pub(super) fn ligne(&self, libelle: impl Into<TexteRiche>, valeur: impl Fn(i32, Nature) -> Option<String>) -> Ligne {
        self.ligne_avec(libelle, Vec::new(), valeur)
    }

    /// A row of figures, with the cells of the extra columns.
    pub(super) fn ligne_avec(
        &self,
        libelle: impl Into<TexteRiche>,
        avant: Vec<TexteRiche>,
        valeur: impl Fn(i32, Nature) -> Option<String>,
    ) -> Ligne {
        let mut cellules = vec![libelle.into()];
        cellules.extend(avant);
        cellules.resize(1 + self.avant.len(), TexteRiche::new());
        cellules.extend(self.colonnes.iter().map(|(annee, nature)| cellule(valeur(*annee, *nature))));
        Ligne { cellules, ..Ligne::default() }
    }

    /// A subtotal row inside the table.
    pub(super) fn sous_total(&self, libelle: impl Into<TexteRiche>, valeur: impl Fn(i32, Nature) -> Option<String>) -> Ligne {
        Ligne { genre: GenreLigne::SousTotal, ..self.ligne(libelle, valeur) }
    }

    /// A total row at the end of the table.
    pub(super) fn total(&self, libelle: impl Into<TexteRiche>, valeur: impl Fn(i32, Nature) -> Option<String>) -> Ligne {
        Ligne { genre: GenreLigne::Total, ..self.ligne(libelle, valeur) }
    }
}

/// Note under a table whose figures are those of whole years, when the contract covers some of these in part: « Le contrat
/// couvre en partie 2027 (juil.–déc.) ; les chiffres sont ceux de l’année entière. »
pub(super) fn annees_entieres(annees: &Annees) -> Option<String> {
    let parts: Vec<&str> = annees.partielles.iter().map(|p| p.titre.as_str()).collect();
    let listed = super::format::enumeration(&parts);
    (!parts.is_empty()).then(|| format!("Le contrat couvre en partie {listed} ; les chiffres sont ceux de l’année entière."))
}

/// Title of the columns of a nature.
pub(super) fn nature_titre(nature: Nature) -> &'static str {
    match nature {
        Nature::Realise => "Réalisé",
        Nature::Previsionnel => "Prévu",
        Nature::Provisoire => "Provisoire",
    }
}

/// The table as a block; `None` when it has no row.
pub(super) fn non_vide(tableau: Tableau) -> Option<Bloc> {
    (!tableau.lignes.is_empty()).then(|| tableau.into())
}

/// Whether a row has a value besides its label.
pub(super) fn remplie(ligne: &Ligne) -> bool {
    ligne.cellules.iter().skip(1).any(|c| *c != vide() && !c.is_empty())
}
