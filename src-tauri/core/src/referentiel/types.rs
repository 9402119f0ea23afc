//! Facts of law: dated values, objectives, visas, mentions, deadlines.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Degree of confidence in a fact of the reference data, from its source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Confiance {
    /// Read in the official text or page.
    Vu,
    /// Read in an earlier wording of the official text.
    VuAncien,
    /// Read in a secondary source: press, federation, law firm.
    Secondaire,
    /// Common knowledge of the trade, found in no source.
    Memoire,
    /// Deduced or computed from facts that were read.
    Calcule,
    /// No source found: the value is empty and the user enters it.
    #[default]
    Aucune,
}

/// A legal or money value over a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Parametre {
    /// Stable key, shared by all the periods of one parameter.
    pub cle: String,
    /// Name of the parameter, in French.
    pub libelle: String,
    /// Decimal with a point, such as `24.58`; `None` when the user must enter it.
    pub valeur: Option<String>,
    /// Unit as printed.
    pub unite: String,
    /// First day of validity; `None` when it has no beginning.
    pub valable_du: Option<NaiveDate>,
    /// Last day of validity, included; `None` when it still applies.
    pub valable_au: Option<NaiveDate>,
    /// Text or page that gives the value; empty when none was found.
    pub source: String,
    /// Degree of confidence in the value.
    pub confiance: Confiance,
    /// True when the value prints as « à vérifier ».
    pub a_verifier: bool,
    /// Remark on the value; may be empty.
    pub note: String,
}

impl Parametre {
    /// Whether the date falls in the period, whose first and last days are included.
    pub fn applies_on(&self, date: NaiveDate) -> bool {
        self.valable_du.is_none_or(|du| du <= date) && self.valable_au.is_none_or(|au| date <= au)
    }
}

/// One of the six objectives of L. 314-2-2 CASF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ObjectifLegalModele {
    /// Number, 1 to 6, in the order of the law.
    pub numero: u8,
    /// Code, `OBJ1` to `OBJ6`.
    pub code: String,
    /// Title in the official text.
    pub titre: String,
    /// Article of law.
    pub source: String,
    /// Degree of confidence in the wording.
    pub confiance: Confiance,
    /// True when the wording prints as « à vérifier ».
    pub a_verifier: bool,
    /// First day of validity.
    pub valable_du: NaiveDate,
    /// Remark on the objective.
    pub note: String,
    /// Ideas of actions and indicators, not official.
    pub exemples: ExemplesObjectif,
}

/// Ideas of actions and indicators for a legal objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ExemplesObjectif {
    /// Label to show beside the ideas: they are not official.
    pub statut: String,
    /// Ideas of actions, in words.
    pub actions: Vec<String>,
    /// Ideas of indicators, in words.
    pub indicateurs: Vec<String>,
    /// Numbers, in the catalogue, of suitable indicators.
    pub indicateurs_catalogue: Vec<u16>,
}

/// Condition under which a visa is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ConditionVisa {
    /// Printed in every contract.
    Toujours,
    /// The service is not habilité à l'aide sociale.
    NonHabilite,
    /// The service is habilité à l'aide sociale, wholly or in part.
    Habilite,
    /// The contract carries the dotation complémentaire.
    Dotation,
    /// The contract fixes tariffs over several years.
    VoletFinancierPluriannuel,
    /// The service also gives nursing care (SAD mixte).
    SadMixte,
    /// A local act, printed once the user has filled it in.
    ACompleter,
}

/// A visa of the contract, printed after the word « Vu ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VisaModele {
    /// Printing order, from 1.
    pub ordre: u16,
    /// Text with variables.
    pub texte: String,
    /// Condition under which it is printed.
    pub condition: ConditionVisa,
    /// Degree of confidence in the wording.
    pub confiance: Confiance,
    /// True when the visa prints as « à vérifier ».
    pub a_verifier: bool,
    /// Remark on the visa; may be empty.
    pub note: String,
}

/// Text of law that requires a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum GroupeMentionModele {
    /// The thirteen mentions of L. 313-11-1 CASF.
    #[serde(rename = "l313_11_1")]
    L313_11_1,
    /// The mentions of R. 314-136-1 CASF for the dotation.
    #[serde(rename = "r314_136_1")]
    R314_136_1,
    /// The mentions of a mandate of general economic interest.
    #[serde(rename = "sieg")]
    Sieg,
}

/// Condition under which a mention is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ConditionMention {
    /// Expected in every contract.
    Toujours,
    /// Expected with the dotation complémentaire.
    Dotation,
    /// Expected with the dotation, for a service that is not habilité.
    DotationNonHabilite,
    /// Expected when the contract is also a mandate of general economic interest.
    Mandatement,
}

/// A mention the contract must or should hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MentionLegale {
    /// Code: `1°`…`13°`, `D1`…, `S1`….
    pub code: String,
    /// Text of law that requires the mention.
    pub groupe: GroupeMentionModele,
    /// Name of the mention, as printed.
    pub libelle: String,
    /// Article of law.
    pub reference: String,
    /// Whether the wording was read in the official text.
    pub verifie: bool,
    /// Degree of confidence in the wording.
    pub confiance: Confiance,
    /// True when the mention prints as « à vérifier ».
    pub a_verifier: bool,
    /// Condition under which it is expected.
    pub condition: ConditionMention,
    /// One French sentence that says what to write.
    pub aide: String,
}

/// Party that must act before a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ActeurEcheance {
    /// The service, or its gestionnaire.
    Service,
    /// The Département.
    Departement,
    /// The two parties of the contract.
    LesDeux,
    /// The State, whose dates are only information.
    Etat,
}

/// Dossiers that a deadline concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PorteeEcheance {
    /// Services habilités à l'aide sociale.
    Habilite,
    /// Services without habilitation.
    NonHabilite,
    /// Every service, whatever its category.
    Tous,
    /// Services that receive the dotation.
    Dotation,
    /// Services that signed a CPOM.
    Cpom,
}

/// Origin of the binding force of a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum NatureEcheanceModele {
    /// A text of law binds the parties.
    Legale,
    /// The contract fixes it.
    Contractuelle,
    /// The calendar of a public authority, given for information.
    Information,
}

/// Rule that gives the date of a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CalculEcheance {
    /// A calendar day, placed by reference to the financial year N.
    Annuelle {
        /// Month, 1 to 12.
        mois: u32,
        /// Day of the month, 1 to 31.
        jour: u32,
        /// Year of the date: −1 for the year before N, 0 for N, 1 for the year after.
        annee_relative: i32,
    },
    /// A delay after an event whose date only the user knows.
    Delai {
        /// Length of the delay, in `unite_delai`.
        nombre: u16,
        /// Unit of the delay.
        unite_delai: UniteDelai,
        /// Event that starts the delay, in French words.
        depuis: String,
    },
    /// A date at a share of the duration of the contract.
    PartDeLaDuree {
        /// Share, in percent of the duration.
        pourcentage: u16,
    },
    /// A date that comes back at equal intervals.
    Periodique {
        /// Months between two dates.
        mois: u16,
        /// Event that starts the count, in French words.
        depuis: String,
    },
    /// A number of months before the end of the contract.
    AvantLaFin {
        /// Number of months.
        mois: u16,
    },
    /// A number of months after the contract begins.
    ApresLeDebut {
        /// Number of months.
        mois: u16,
    },
    /// A local date, entered by the user.
    Libre,
}

impl CalculEcheance {
    /// Day that a yearly rule gives for a financial year; `None` for the other rules.
    #[must_use]
    pub fn of_year(&self, annee: i32) -> Option<chrono::NaiveDate> {
        match self {
            Self::Annuelle { mois, jour, annee_relative } => {
                chrono::NaiveDate::from_ymd_opt(annee.checked_add(*annee_relative)?, *mois, *jour)
            }
            _ => None,
        }
    }
}

/// Unit of a delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum UniteDelai {
    /// Days of the calendar.
    Jours,
    /// Calendar months.
    Mois,
}

/// A deadline of the budget or of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EcheanceModele {
    /// Stable key of the deadline.
    pub cle: String,
    /// Action to be done by that date.
    pub libelle: String,
    /// The rule, in French words.
    pub regle: String,
    /// The rule, in a form that the program computes.
    pub calcul: CalculEcheance,
    /// True when no text fixes this date: it is a proposal, which the user may change.
    pub date_proposee: bool,
    /// Party that must act.
    pub qui: ActeurEcheance,
    /// Dossiers that it concerns.
    pub s_applique: PorteeEcheance,
    /// Origin of its binding force.
    pub nature: NatureEcheanceModele,
    /// Text of law or contract that sets it.
    pub source: String,
    /// Degree of confidence in the rule.
    pub confiance: Confiance,
    /// True when the rule prints as « à vérifier ».
    pub a_verifier: bool,
}

/// Content with which five answers begin a dossier: first indicators of each legal objective, steps before the signature. No
/// text of law sets either.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DemarrageModele {
    /// Day on which these choices and their sources were read.
    pub releve_le: NaiveDate,
    /// First indicators of each legal objective.
    pub indicateurs: Vec<PremiersIndicateurs>,
    /// Origin of the choice of indicators.
    pub indicateurs_source: String,
    /// Degree of confidence in that choice.
    pub indicateurs_confiance: Confiance,
    /// True when that choice is to be checked with the Département.
    pub indicateurs_a_verifier: bool,
    /// Steps before the signature, in order.
    pub retroplanning: Vec<EtapeRetroplanning>,
    /// Text that gives the times between the steps.
    pub retroplanning_source: String,
    /// Degree of confidence in these times.
    pub retroplanning_confiance: Confiance,
    /// True when these times print as « à vérifier ».
    pub retroplanning_a_verifier: bool,
}

/// First indicators of a legal objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PremiersIndicateurs {
    /// Number of the objective, 1 to 6.
    pub objectif: u8,
    /// Numbers in the catalogue.
    pub numeros: Vec<u16>,
}

/// Step of the way to the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EtapeRetroplanning {
    /// Deed of the step.
    pub libelle: String,
    /// Months before the wished day of signature.
    pub mois_avant: u16,
    /// Party that must act.
    pub qui: ActeurEcheance,
}
