//! Reading of a sheet: its header, its target, the content of each column. Proposed by the program, corrected by the user.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::choix::Nature;
use crate::modele::Id;

/// Column that says which field the figures of its row are.
pub const MOT: &str = "@champ";
/// Column of figures whose field is said by the row.
pub const FIGURE: &str = "@valeur";

/// Content of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)]
pub struct ColonneLue {
    /// Field; empty when the column is left aside; [`MOT`] or [`FIGURE`] when rows name the field;
    /// « emploi_id.categorie » when it describes the rows that are added to the parent table.
    pub champ: String,
    /// Year of its figures, when its header says it.
    pub annee: Option<i32>,
    /// Nature of its figures, when its header says it.
    pub nature: Option<Nature>,
    /// Row its figures belong to, when its header names it.
    pub ligne: Option<Id>,
}

/// Reading of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Correspondance {
    /// Rank of the sheet in the file.
    pub feuille: usize,
    /// Table it fills.
    pub cible: String,
    /// Row of the header, the first being 0.
    pub entete: usize,
    /// Whether the row above completes the header (years over « réalisé », « prévu »).
    pub double: bool,
    /// First row after the table.
    pub fin: usize,
    /// Content of each column.
    pub colonnes: Vec<ColonneLue>,
    /// Year of the figures, where nothing else says it.
    pub annee: Option<i32>,
    /// Nature of the figures, where nothing else says it.
    pub nature: Option<Nature>,
    /// Whether rows the dossier does not have are added (a funder, a job, an indicator).
    pub creer: bool,
    /// Whether cells that give the same figure are added: months, employees.
    #[serde(default)]
    pub additionner: bool,
    /// Rows of the dossier that names it does not have stand for; the names are flat.
    #[serde(default)]
    pub noms: BTreeMap<String, Id>,
    /// Doubts that were confirmed, by [`super::DouteImport::cle`]: the values they retained are written.
    #[serde(default)]
    pub confirmes: BTreeSet<String>,
    /// Whether values that would change a figure of a closed year are left aside; otherwise such an import is refused.
    #[serde(default)]
    pub sans_annees_closes: bool,
}
