//! Requests and answers about figures taken from a spreadsheet.

use cpom_core::import::Correspondance;
use cpom_core::modele::Id;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// A spreadsheet to read.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableurLire {
    /// The file.
    pub chemin: String,
}

/// A spreadsheet read.
#[derive(Debug, Serialize, TS)]
pub struct TableurLu {
    /// The file.
    pub chemin: String,
    /// Its name.
    pub fichier: String,
    /// Its sheets.
    pub feuilles: Vec<FeuilleLue>,
    /// What may be filled.
    pub cibles: Vec<CibleDite>,
    /// How the sheet that has most to give could be taken.
    pub proposition: Proposition,
}

/// A sheet.
#[derive(Debug, Serialize, TS)]
pub struct FeuilleLue {
    /// Its name.
    pub nom: String,
    /// Its rows.
    pub lignes: usize,
    /// Its columns.
    pub colonnes: usize,
    /// Its first rows, as they read.
    pub apercu: Vec<Vec<String>>,
}

/// A table that may be filled.
#[derive(Debug, Serialize, TS)]
pub struct CibleDite {
    /// The table.
    pub table: String,
    /// Field that says which row each of its rows belongs to.
    pub parent: Option<String>,
    /// The table of those rows.
    pub table_parente: Option<String>,
    /// Fields of those rows a column may say, for the rows that are added.
    pub champs_parent: Vec<String>,
    /// Fields that tell its rows apart.
    pub cles: Vec<String>,
    /// Whether its figures may come in pieces that are added up.
    pub en_pieces: bool,
    /// Fields a column may fill.
    pub champs: Vec<String>,
    /// Rows its rows may belong to.
    pub lignes: Vec<LigneNommee>,
}

/// A row by its name.
#[derive(Debug, Serialize, TS)]
pub struct LigneNommee {
    /// The row.
    pub id: Id,
    /// Its name.
    pub nom: String,
}

/// A sheet to look at again, with the header or the target chosen.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableurProposer {
    /// Rank of the sheet.
    pub feuille: usize,
    /// Row of the header; looked for when absent.
    #[serde(default)]
    pub entete: Option<usize>,
    /// Table to fill; looked for when absent.
    #[serde(default)]
    pub cible: Option<String>,
}

/// How a sheet could be taken.
#[derive(Debug, Serialize, TS)]
pub struct Proposition {
    /// The reading.
    pub correspondance: Correspondance,
    /// Whether a sheet with these headers was taken this way before.
    pub retenue: bool,
}

/// A reading to try, or to import.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TableurEssayer {
    /// The reading.
    pub correspondance: Correspondance,
}

/// What an import would do.
#[derive(Debug, Serialize, TS)]
pub struct Essai {
    /// Values that would change.
    pub changements: Vec<ChangementDit>,
    /// Names the dossier does not have.
    pub noms: Vec<NomDit>,
    /// Cells left aside.
    pub refus: Vec<RefusDit>,
    /// Cells that say what the dossier says.
    pub identiques: usize,
    /// Rows of totals, not read.
    pub totaux: usize,
    /// Rates the dossier computes, not read.
    pub calculees: usize,
    /// Rows added.
    pub lignes_creees: usize,
}

/// A name of the sheet the dossier does not have.
#[derive(Debug, Serialize, TS)]
pub struct NomDit {
    /// As the sheet writes it.
    pub nom: String,
    /// As the reading’s `noms` names it.
    pub cle: String,
    /// The row it stands for, if one was chosen.
    pub ligne: Option<Id>,
}

/// A value that would change.
#[derive(Debug, Serialize, TS)]
pub struct ChangementDit {
    /// Cell it comes from.
    pub adresse: String,
    /// Table.
    pub table: String,
    /// What the row is called.
    pub ligne: String,
    /// Field.
    pub champ: String,
    /// Value of the dossier.
    #[ts(type = "unknown")]
    pub avant: Value,
    /// Value of the sheet.
    #[ts(type = "unknown")]
    pub apres: Value,
    /// Whether the row does not exist yet.
    pub nouvelle: bool,
    /// Whether the sheet has more decimals than the dossier keeps.
    pub arrondi: bool,
    /// How many other cells were added to the first.
    pub autres: usize,
}

/// A cell left aside.
#[derive(Debug, Serialize, TS)]
pub struct RefusDit {
    /// The cell.
    pub adresse: String,
    /// What it says.
    pub texte: String,
    /// Why, in French.
    pub phrase: String,
}
