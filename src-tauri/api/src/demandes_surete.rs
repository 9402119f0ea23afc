//! Requests and answers about the safety of the file: backups, notices, salvage.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commandes::EtatDossier;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SujetAvis {
    /// The file is no longer in its place: a copy must be saved.
    Deplace,
    /// The format is newer: it can only be read.
    FormatRecent,
    /// The file or its medium cannot be written.
    LectureSeule,
    /// The file lies on a share of the network.
    Reseau,
    /// Another dossier beside it looks like a copy in conflict.
    CopieConflit,
    /// The last automatic backup failed.
    SauvegardeEchouee,
}

/// Something to know about the open file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Avis {
    /// What it is about.
    pub sujet: SujetAvis,
    /// The sentence.
    pub phrase: String,
    /// The other file, for a copy in conflict.
    pub autre: Option<String>,
}

/// A backup being looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ApercuSauvegarde {
    /// Its name, for [`RestaurerSauvegarde`].
    pub nom: String,
    /// When it was made, local time.
    pub quand: String,
    /// The dossier it is a backup of.
    pub origine: String,
    /// Whether that dossier can still be opened and put back as the backup holds it.
    pub restaurable: bool,
}

/// What is to be known about the open file.
#[derive(Debug, Serialize, TS)]
pub struct Surveillance {
    /// Notices, the gravest first.
    pub avis: Vec<Avis>,
    /// The backup being looked at instead of the dossier.
    pub apercu: Option<ApercuSauvegarde>,
}

/// Whose backups to list.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LireSauvegardes {
    /// A dossier that is not open (damaged, say); the open one when absent.
    #[serde(default)]
    pub chemin: Option<String>,
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SauvegardeDite {
    /// Its name.
    pub nom: String,
    /// When it was made, local time.
    pub quand: String,
    /// Why, in French.
    pub cause: String,
    /// Its size.
    #[ts(type = "number")]
    pub octets: u64,
    /// Title of the dossier then; empty when the backup cannot be read.
    pub titre: String,
    /// Steps of its history.
    #[ts(type = "number")]
    pub etapes: i64,
    /// Whether its first page could be read.
    pub lisible: bool,
}

/// Backups of a dossier.
#[derive(Debug, Serialize, TS)]
pub struct Sauvegardes {
    /// Newest first.
    pub liste: Vec<SauvegardeDite>,
    /// The folder they are in.
    pub repertoire: Option<String>,
}

/// A backup to look at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoirSauvegarde {
    /// Its name in the list.
    pub nom: String,
    /// The dossier, when it is not open.
    #[serde(default)]
    pub chemin: Option<String>,
}

/// A backup to put back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestaurerSauvegarde {
    /// Its name in the list.
    pub nom: String,
    /// The dossier, when it is not open.
    #[serde(default)]
    pub chemin: Option<String>,
    /// A new file to put it in; in the dossier itself, as one step of its history, when absent.
    #[serde(default)]
    pub vers: Option<String>,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// A damaged file to salvage.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Recuperer {
    /// The damaged file, only read.
    pub chemin: String,
    /// The new file.
    pub vers: String,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// What became of the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TableRecuperee {
    /// Table.
    pub table: String,
    /// Rows read and kept.
    pub lues: usize,
    /// Of these, rows with a field emptied.
    pub incompletes: usize,
    /// Rows left out: what they belong to is lost.
    pub ecartees: usize,
    /// Rows that could not be read, at most.
    pub illisibles: usize,
    /// Whether nothing tells how many more there were.
    pub fin_perdue: bool,
}

/// A damaged file, salvaged.
#[derive(Debug, Serialize, TS)]
pub struct Recuperation {
    /// The new dossier, open.
    pub etat: EtatDossier,
    /// One sentence: how much was read and how much was not.
    pub phrase: String,
    /// Table by table, those with rows.
    pub tables: Vec<TableRecuperee>,
}
