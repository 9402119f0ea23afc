//! Catalogue of indicators, and dictionary of the raw yearly figures they are computed from.

use serde::{Deserialize, Serialize};

use super::types::Confiance;
use crate::choix::{Frequence, Sens};

/// Use of an indicator besides the legal objectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DomaineModele {
    /// Quality of the service.
    Qualite,
    /// Steering of the contract.
    Pilotage,
    /// Finances of the service.
    Finances,
}

/// Indicator of the catalogue: value = numerator ÷ denominator × factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IndicateurModele {
    /// Number in the catalogue, from 1 and without holes.
    pub numero: u16,
    /// Heading of the catalogue.
    pub groupe: String,
    /// Name of the indicator.
    pub libelle: String,
    /// Definition of the numerator.
    pub numerateur: String,
    /// Definition of the denominator; `None` for a plain count.
    pub denominateur: Option<String>,
    /// Formula of the numerator over the figures of the dictionary and of other tables, where the definition says exactly
    /// them; absent elsewhere.
    #[serde(default)]
    pub formule_numerateur: Option<String>,
    /// Formula of the denominator, in the same way.
    #[serde(default)]
    pub formule_denominateur: Option<String>,
    /// Factor that gives the value its unit (100 for a percentage).
    pub facteur: u32,
    /// Unit as printed.
    pub unite: String,
    /// Number of decimals shown.
    pub decimales: u8,
    /// Direction in which it improves.
    pub sens: Sens,
    /// Frequency at which it is counted.
    pub frequence: Frequence,
    /// Document or software the figures come from.
    pub source: String,
    /// Numbers (1 to 6) of the legal objectives it serves.
    pub objectifs: Vec<u8>,
    /// Other domains it serves.
    pub domaines: Vec<DomaineModele>,
    /// Definition left to the contract, or caution on the figures.
    pub note: Option<String>,
    /// Published figures. They are never shown as current benchmarks.
    pub repere: Option<Repere>,
    /// Values of the fictional example.
    pub exemple: Option<ExempleFictif>,
}

/// Figures found in a public source, with the caution to print beside them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Repere {
    /// The figures, in one French sentence.
    pub texte: String,
    /// Years of the figures; empty when the source does not say.
    pub annees: Vec<i32>,
    /// Publisher of the figures.
    pub source: String,
    /// Degree of confidence in the figures.
    pub confiance: Confiance,
    /// Caution to print beside the figures.
    pub avertissement: String,
}

/// Values of a fictional service, to show what the indicator looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ExempleFictif {
    /// Label to show beside the values: they are fictional.
    pub mention: String,
    /// The fictional values, by year.
    pub points: Vec<PointFictif>,
}

/// The value of a fictional service in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointFictif {
    /// Year of the value.
    pub annee: i32,
    /// The value: a decimal number with a point.
    pub valeur: String,
    /// True for a target, false for a measure.
    pub cible: bool,
}

/// A raw yearly figure from which indicators are computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DonneeModele {
    /// Stable code, used in variables.
    pub code: String,
    /// Name of the figure.
    pub libelle: String,
    /// Unit as printed.
    pub unite: String,
    /// Heading of the entry grid that holds it.
    pub groupe: String,
    /// Figure of another table that is the same one, by its name in formulas; absent for a figure that is only typed.
    #[serde(default)]
    pub chiffre: Option<String>,
}

/// Usual time of the return of an indicator, from the words of its source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChargeModele {
    /// Groups of words in the order of the search: the first that matches gives the time.
    pub releves: Vec<TempsReleveModele>,
    /// Minutes when no word matches.
    pub minutes_sinon: u16,
    /// Degree of confidence in these times.
    pub confiance: Confiance,
    /// True when the times print as « à vérifier ».
    pub a_verifier: bool,
    /// Remark on the times.
    pub note: String,
}

/// Time of a return whose source has one of these words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TempsReleveModele {
    /// Words looked for in the source, without accents or capitals.
    pub mots: Vec<String>,
    /// Minutes of one return.
    pub minutes: u16,
}
