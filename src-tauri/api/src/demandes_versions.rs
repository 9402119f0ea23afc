//! Requests and answers about history and named versions.

use cpom_core::modele::Id;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::commandes::Lieu;

/// A row, or one of its fields.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Table.
    pub table: String,
    /// Row.
    pub id: Id,
    /// Field; the row and what belongs to it when absent.
    #[serde(default)]
    pub champ: Option<String>,
}

/// Which history to read.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LireHistorique {
    /// At most so many steps.
    pub limite: i32,
    /// Only steps older than this one.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub avant: Option<i64>,
    /// Only steps that touched these tables.
    #[serde(default)]
    pub tables: Option<Vec<String>>,
    /// Only steps that touched this place; their values are then given whole.
    #[serde(default)]
    pub lieu: Option<Place>,
    /// Only steps whose sentence or author holds these words, whatever the case and accents.
    #[serde(default)]
    pub texte: Option<String>,
    /// Only steps of this author.
    #[serde(default)]
    pub auteur: Option<String>,
}

/// A step of the history.
#[derive(Debug, Serialize, TS)]
pub struct EtapeDite {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// When, local time.
    pub quand: String,
    /// By whom.
    pub auteur: String,
    /// What, in French.
    pub libelle: String,
    /// Whether it is in force.
    pub en_vigueur: bool,
    /// Whether the history was shortened since: the step is told, its values are not kept.
    pub allegee: bool,
    /// Where.
    pub lieu: Option<Lieu>,
    /// What changed, the first values.
    pub changements: Vec<EffetDit>,
    /// How many more values changed.
    pub autres: usize,
}

/// A value that changed.
#[derive(Debug, Serialize, TS)]
pub struct EffetDit {
    /// Where.
    pub lieu: Lieu,
    /// What the row is called.
    pub objet: String,
    /// What the field is called; empty when the row itself was added or removed.
    pub champ: String,
    /// Before, in French.
    pub avant: Option<String>,
    /// After, in French.
    pub apres: Option<String>,
    /// The value before, as the field takes it back; only when one place was asked for.
    #[ts(type = "unknown")]
    pub valeur: Option<Value>,
}

/// How far to shorten the history.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AllegerHistorique {
    /// Steps older than this day, `AAAA-MM-JJ`, can no longer be undone.
    pub avant: String,
    /// Only say what it would take.
    #[serde(default)]
    pub essai: bool,
}

/// What shortening took, or would take.
#[derive(Debug, Serialize, TS)]
pub struct AllegementDit {
    /// Steps that can no longer be undone.
    #[ts(type = "number")]
    pub etapes: i64,
    /// Bytes let go.
    #[ts(type = "number")]
    pub octets: i64,
    /// Bytes of the whole history, after.
    #[ts(type = "number")]
    pub reste: i64,
    /// The sentence that says it.
    pub phrase: String,
}

/// Who works.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DefinirAuteur {
    /// The name written with each step; empty for none.
    pub nom: String,
}

/// A named version: its row, its kept content, or both.
#[derive(Debug, Serialize, TS)]
pub struct VersionDite {
    /// Number of its kept content; nothing was kept when absent.
    pub instantane: Option<Id>,
    /// Its row of `versions`; taken away since when absent.
    pub ligne: Option<Id>,
    /// Number printed in the documents.
    pub numero: Option<i32>,
    /// Its name.
    pub nom: String,
    /// Its date, `AAAA-MM-JJ`.
    pub date: Option<String>,
    /// When it was kept, local time.
    pub quand: Option<String>,
    /// By whom.
    pub auteur: String,
    /// Whether it is sealed.
    pub scellee: bool,
    /// Whether it is no longer what was sealed.
    pub alteree: bool,
    /// Digest of its document, in hexadecimal.
    pub empreinte: String,
    /// Steps done since.
    #[ts(type = "number")]
    pub etapes_depuis: i64,
}

/// A version to make of the dossier as it is.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VersionCreer {
    /// Its name.
    pub nom: String,
    /// Its date, `AAAA-MM-JJ`; today when absent.
    #[serde(default)]
    pub date: Option<String>,
}

/// A kept version.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VersionChoisie {
    /// Number of its content.
    pub instantane: Id,
}

/// Two states to compare.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Comparer {
    /// The first: a kept version, or the dossier as it is.
    #[serde(default)]
    pub avant: Option<Id>,
    /// The second: a kept version, or the dossier as it is.
    #[serde(default)]
    pub apres: Option<Id>,
    /// Another file, only read, as the first instead.
    #[serde(default)]
    pub fichier: Option<String>,
}

/// What differs between two states, to read before a meeting.
#[derive(Debug, Default, Serialize, TS)]
pub struct ComparaisonDite {
    /// What the first state is called.
    pub avant: String,
    /// What the second is called.
    pub apres: String,
    /// How many rows differ.
    pub nombre: usize,
    /// Computed figures that changed.
    pub totaux: Vec<TotalDit>,
    /// Rows that differ, by part of the dossier.
    pub rubriques: Vec<RubriqueComparee>,
}

/// A computed figure that changed.
#[derive(Debug, Serialize, TS)]
pub struct TotalDit {
    /// What it is.
    pub libelle: String,
    /// Before.
    pub avant: String,
    /// After.
    pub apres: String,
    /// Difference, signed.
    pub ecart: String,
}

/// A part of the dossier in a comparison.
#[derive(Debug, Serialize, TS)]
pub struct RubriqueComparee {
    /// Its title.
    pub titre: String,
    /// Its rows.
    pub lignes: Vec<LigneDite>,
}

/// A row that differs.
#[derive(Debug, Serialize, TS)]
pub struct LigneDite {
    /// What happened: `ajoutee`, `retiree`, `modifiee`, `deplacee`.
    pub sort: String,
    /// What happened, in a word.
    pub mot: String,
    /// What it is called.
    pub nom: String,
    /// Where it is.
    pub lieu: Lieu,
    /// What came or went with it, in a sentence; empty when nothing did.
    pub suite: String,
    /// Its fields.
    pub champs: Vec<ChampDit>,
}

/// A field that differs.
#[derive(Debug, Serialize, TS)]
pub struct ChampDit {
    /// What it is called.
    pub libelle: String,
    /// Before, in French; absent when the row was added.
    pub avant: Option<String>,
    /// After; absent when the row was removed.
    pub apres: Option<String>,
    /// Difference of two figures, signed.
    pub ecart: Option<String>,
    /// Two texts word by word, instead of before and after.
    pub mots: Option<Vec<MotDit>>,
}

/// A stretch of a compared text.
#[derive(Debug, Serialize, TS)]
pub struct MotDit {
    /// `egal`, `retire` or `ajoute`.
    pub sort: String,
    /// The text.
    pub texte: String,
}
