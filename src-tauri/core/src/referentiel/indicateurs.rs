//! The catalogue of indicators and the dictionary of raw yearly figures they are computed from.

use serde::{Deserialize, Serialize};

use super::types::Confiance;

/// Which way an indicator should move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum SensModele {
    /// Higher is better.
    Hausse,
    /// Lower is better.
    Baisse,
    /// Neither: to be kept or followed.
    Stable,
}

/// How often an indicator is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FrequenceModele {
    /// Every month.
    Mensuelle,
    /// Every quarter.
    Trimestrielle,
    /// Every year.
    Annuelle,
}

/// What an indicator serves besides the legal objectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum DomaineModele {
    /// Quality.
    Qualite,
    /// Steering.
    Pilotage,
    /// Finance.
    Finances,
}

/// An indicator of the catalogue: value = numerator ÷ denominator × factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IndicateurModele {
    /// 1 to 62.
    pub numero: u16,
    /// Heading of the catalogue.
    pub groupe: String,
    /// Name.
    pub libelle: String,
    /// What is counted above the line.
    pub numerateur: String,
    /// What is counted below; `None` for a plain count.
    pub denominateur: Option<String>,
    /// Multiplier that gives the unit.
    pub facteur: u32,
    /// Unit as printed.
    pub unite: String,
    /// Decimals shown.
    pub decimales: u8,
    /// Which way is better.
    pub sens: SensModele,
    /// How often it is measured.
    pub frequence: FrequenceModele,
    /// Where the figures come from.
    pub source: String,
    /// Legal objectives it serves, by number.
    pub objectifs: Vec<u8>,
    /// Other domains it serves.
    pub domaines: Vec<DomaineModele>,
    /// What to fix in the contract or to beware of.
    pub note: Option<String>,
    /// Published figures, never to be shown as current benchmarks.
    pub repere: Option<Repere>,
    /// Values of the fictional example.
    pub exemple: Option<ExempleFictif>,
}

/// Figures found in a public source, with the caution to print beside them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Repere {
    /// The figures, in a sentence.
    pub texte: String,
    /// Years they speak of; empty when the source does not say.
    pub annees: Vec<i32>,
    /// Who published them.
    pub source: String,
    /// How far to trust them.
    pub confiance: Confiance,
    /// The caution.
    pub avertissement: String,
}

/// Values of a fictional service, to show what the indicator looks like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ExempleFictif {
    /// The label to show beside them.
    pub mention: String,
    /// Its values.
    pub points: Vec<PointFictif>,
}

/// A value of a fictional service in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointFictif {
    /// Year.
    pub annee: i32,
    /// Decimal with a dot.
    pub valeur: String,
    /// A target rather than a measure.
    pub cible: bool,
}

/// A raw yearly figure from which indicators are computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DonneeModele {
    /// Stable code.
    pub code: String,
    /// Name.
    pub libelle: String,
    /// Unit as printed.
    pub unite: String,
    /// Heading of the entry grid.
    pub groupe: String,
}
