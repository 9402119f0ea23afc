//! All commands, a file per subject: requests, answers, bodies and the line of each command.
//!
//! A subject lists its commands with `commandes!`, which writes a table of [`CommandeDef`]; [`all`] joins the tables.
//! [`crate::appel`] runs a command by name; `generation.rs` writes its types and its line in `api.ts`.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::session::{Resultat, Session};

/// Effect of a command on the dossier and on files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effet {
    /// Reads only; changes nothing.
    Lecture,
    /// Changes the dossier by one step, which `annuler` undoes.
    Etape,
    /// Changes a file, the settings, or which dossier is open; `annuler` does not undo it.
    Fait,
}

/// Description of one command.
pub struct CommandeDef {
    /// Name by which it is called.
    pub nom: &'static str,
    /// One sentence on what it does, repeated in `api.ts`.
    pub doc: &'static str,
    /// Effect on the dossier and on files.
    pub effet: Effet,
    pub(crate) run: fn(&mut Session, &dyn Hote, Value) -> Resultat<Value>,
    /// TypeScript names of its request and of its answer.
    #[cfg(feature = "ts")]
    pub(crate) types: fn(&ts_rs::Config) -> (String, String),
    #[cfg(feature = "ts")]
    pub(crate) declare: fn(&mut crate::declarations::Declarations<'_>),
}

/// Writes the `COMMANDES` table of a subject: for each command, its line, its effect, its name, its request and its
/// answer.
macro_rules! commandes {
    ($( $(#[doc = $doc:literal])+ $effet:ident $nom:ident: $requete:ty => $reponse:ty, )+) => {
        pub(crate) const COMMANDES: &[super::CommandeDef] = &[ $( super::CommandeDef {
            nom: stringify!($nom),
            doc: concat!($($doc),+),
            effet: super::Effet::$effet,
            run: |session, hote, arguments| {
                let answer: $reponse = $nom(session, hote, super::read::<$requete>(&arguments)?)?;
                super::write(answer)
            },
            #[cfg(feature = "ts")]
            types: |config| (<$requete as ts_rs::TS>::name(config), <$reponse as ts_rs::TS>::name(config)),
            #[cfg(feature = "ts")]
            declare: |d| {
                ts_rs::TypeVisitor::visit::<$requete>(d);
                ts_rs::TypeVisitor::visit::<$reponse>(d);
            },
        } ),+ ];
    };
}

mod annee;
mod avenants;
mod comparer;
mod corbeille;
mod dessins;
mod documents;
mod dossier;
mod equilibre;
mod fusion;
mod histoire;
mod lignes;
mod orthographe;
mod paquet;
mod pieces;
mod redaction;
mod retour;
mod seances;
mod surete;
mod tableur;
mod versions;

pub use annee::*;
pub use avenants::*;
pub use comparer::*;
pub use corbeille::*;
pub use dessins::*;
pub use documents::*;
pub use dossier::*;
pub use equilibre::*;
pub use fusion::*;
pub use histoire::*;
pub use lignes::*;
pub use orthographe::*;
pub use paquet::*;
pub use pieces::*;
pub use redaction::*;
pub use retour::*;
pub use seances::*;
pub use surete::*;
pub use tableur::*;
pub use versions::*;

pub use crate::comparaison::{ChampComparaisonView, ComparaisonView, LigneComparaisonView, MotView, RubriqueComparaisonView, TotalView};
pub use crate::ecart::{Coupe, Ecart};
pub use crate::edition::{CalculsEssayesView, ConstatView, EcartView, EditionView, LectureView, LieuView, PartieView};
pub use crate::fusion::{ApercuFusionView, ChoixFusionView, FusionView, LigneFusionView, RefusFusionView, RubriqueFusionView};
pub use crate::ouvert::EtatDossierView;
pub use crate::session::{ApercuSauvegardeView, AvisView, Recent, SujetAvisView};
pub use cpom_export::demande::{DocumentRequest, FormatDocument, NomDocument, Section};

/// All commands, subject by subject.
pub fn all() -> impl Iterator<Item = &'static CommandeDef> {
    [
        dossier::COMMANDES,
        annee::COMMANDES,
        lignes::COMMANDES,
        orthographe::COMMANDES,
        documents::COMMANDES,
        dessins::COMMANDES,
        pieces::COMMANDES,
        paquet::COMMANDES,
        redaction::COMMANDES,
        histoire::COMMANDES,
        corbeille::COMMANDES,
        versions::COMMANDES,
        avenants::COMMANDES,
        seances::COMMANDES,
        retour::COMMANDES,
        comparer::COMMANDES,
        tableur::COMMANDES,
        equilibre::COMMANDES,
        fusion::COMMANDES,
        surete::COMMANDES,
    ]
    .into_iter()
    .flatten()
}

/// Day of a request, `AAAA-MM-JJ`; today when it is absent or empty.
fn day(hote: &dyn Hote, date: Option<&str>) -> Resultat<chrono::NaiveDate> {
    match date.filter(|d| !d.is_empty()) {
        None => Ok(hote.maintenant().date()),
        Some(d) => chrono::NaiveDate::parse_from_str(d, "%Y-%m-%d").map_err(|_| Erreur::requete("date attendue\u{202F}: AAAA-MM-JJ")),
    }
}

/// Request of a command that takes no parameter.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", ts(type = "Record<string, never>"))]
pub struct RienRequest {}

/// Answer of a command that wrote a file.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EcritView {
    /// Path of the written file.
    pub chemin: String,
    /// Size of the file in bytes; 0 when it cannot be read back.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub octets: u64,
}

fn written(path: &std::path::Path) -> EcritView {
    EcritView { chemin: path.to_string_lossy().into_owned(), octets: std::fs::metadata(path).map_or(0, |m| m.len()) }
}

pub(crate) fn read<T: DeserializeOwned>(arguments: &Value) -> Resultat<T> {
    cpom_core::decode::explained(arguments).map_err(|why| Erreur::requete(&why))
}

pub(crate) fn write<T: Serialize>(answer: T) -> Resultat<Value> {
    serde_json::to_value(answer).map_err(|e| Erreur::interne(&e.to_string()))
}
