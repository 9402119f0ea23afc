//! Facts of law: dated values, objectives, visas, mentions, deadlines.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How far a fact can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Confiance {
    /// Read in the official text or page.
    Vu,
    /// Read in the official text, in an older wording.
    VuAncien,
    /// Read elsewhere: press, federation, law firm.
    Secondaire,
    /// General knowledge, found in no source.
    Memoire,
    /// Deduced or computed from facts that were read.
    Calcule,
    /// Nothing found: the value is empty and the user enters it.
    Aucune,
}

/// A legal or money value over a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Parametre {
    /// Stable key, shared by all the periods of one parameter.
    pub cle: String,
    /// What it is, for people.
    pub libelle: String,
    /// Decimal with a dot, such as `24.58`; `None` when the user must enter it.
    pub valeur: Option<String>,
    /// Unit as printed.
    pub unite: String,
    /// First day of validity; `None` when always.
    pub valable_du: Option<NaiveDate>,
    /// Last day of validity, included; `None` while it lasts.
    pub valable_au: Option<NaiveDate>,
    /// Where it comes from; empty when nothing was found.
    pub source: String,
    /// How far to trust it.
    pub confiance: Confiance,
    /// Prints as « à vérifier ».
    pub a_verifier: bool,
    /// Remark, possibly empty.
    pub note: String,
}

impl Parametre {
    /// Whether the period, both ends included, holds the date.
    pub fn applies_on(&self, date: NaiveDate) -> bool {
        self.valable_du.is_none_or(|du| du <= date) && self.valable_au.is_none_or(|au| date <= au)
    }
}

/// One of the six objectives of L. 314-2-2 CASF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ObjectifLegalModele {
    /// 1 to 6, in the order of the law.
    pub numero: u8,
    /// `OBJ1` to `OBJ6`.
    pub code: String,
    /// Official title.
    pub titre: String,
    /// Legal source.
    pub source: String,
    /// How far to trust it.
    pub confiance: Confiance,
    /// Prints as « à vérifier ».
    pub a_verifier: bool,
    /// First day of validity.
    pub valable_du: NaiveDate,
    /// Remark.
    pub note: String,
    /// Ideas, not official.
    pub exemples: ExemplesObjectif,
}

/// Ideas of actions and indicators for a legal objective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ExemplesObjectif {
    /// The label to show beside them.
    pub statut: String,
    /// Actions.
    pub actions: Vec<String>,
    /// Indicators, in words.
    pub indicateurs: Vec<String>,
    /// Indicators of the catalogue, by number.
    pub indicateurs_catalogue: Vec<u16>,
}

/// When a visa is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ConditionVisa {
    /// In every contract.
    Toujours,
    /// The service is not entitled to receive social-aid beneficiaries.
    NonHabilite,
    /// The service is, wholly or in part.
    Habilite,
    /// The contract carries the dotation complémentaire.
    Dotation,
    /// The contract fixes tariffs over several years.
    VoletFinancierPluriannuel,
    /// The service also gives care.
    SadMixte,
    /// Local act, printed once the user has filled it in.
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
    /// When it is printed.
    pub condition: ConditionVisa,
    /// How far to trust it.
    pub confiance: Confiance,
    /// Prints as « à vérifier ».
    pub a_verifier: bool,
    /// Remark, possibly empty.
    pub note: String,
}

/// The text that asks for a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum GroupeMentionModele {
    /// The thirteen mentions of L. 313-11-1 CASF.
    #[serde(rename = "l313_11_1")]
    L313_11_1,
    /// Those of R. 314-136-1 CASF for the dotation.
    #[serde(rename = "r314_136_1")]
    R314_136_1,
    /// Those of a mandate of general economic interest.
    #[serde(rename = "sieg")]
    Sieg,
}

/// When a mention is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ConditionMention {
    /// In every contract.
    Toujours,
    /// With the dotation complémentaire.
    Dotation,
    /// With the dotation, for a service that is not habilité.
    DotationNonHabilite,
    /// When the contract is also a mandate of general economic interest.
    Mandatement,
}

/// A mention the contract must or should hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MentionLegale {
    /// `1°`…`13°`, `D1`…, `S1`….
    pub code: String,
    /// The text that asks for it.
    pub groupe: GroupeMentionModele,
    /// Label to print.
    pub libelle: String,
    /// Legal reference.
    pub reference: String,
    /// Whether the wording was read.
    pub verifie: bool,
    /// How far to trust it.
    pub confiance: Confiance,
    /// Prints as « à vérifier ».
    pub a_verifier: bool,
    /// When it is expected.
    pub condition: ConditionMention,
    /// One sentence: what to write.
    pub aide: String,
}

/// Who must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum ActeurEcheance {
    /// The service.
    Service,
    /// The Département.
    Departement,
    /// Both parties.
    LesDeux,
    /// The State.
    Etat,
}

/// Which dossiers a deadline concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum PorteeEcheance {
    /// Services habilités à l'aide sociale.
    Habilite,
    /// Services that are not.
    NonHabilite,
    /// Every service.
    Tous,
    /// Whoever receives the dotation.
    Dotation,
    /// Whoever signed a CPOM.
    Cpom,
}

/// Where the force of a deadline comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum NatureEcheanceModele {
    /// A text binds the parties.
    Legale,
    /// The contract fixes it.
    Contractuelle,
    /// The calendar of a public authority, good to know.
    Information,
}

/// How the date of a deadline is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum CalculEcheance {
    /// A day of the calendar, counted from the financial year N.
    Annuelle {
        /// Month, 1 to 12.
        mois: u32,
        /// Day of the month.
        jour: u32,
        /// −1 the year before N, 0 in N, 1 the year after.
        annee_relative: i32,
    },
    /// A delay after an event the user dates.
    Delai {
        /// How many.
        nombre: u16,
        /// Days or months.
        unite_delai: UniteDelai,
        /// The event, in words.
        depuis: String,
    },
    /// At a part of the contract's duration.
    PartDeLaDuree {
        /// Percent of the duration.
        pourcentage: u16,
    },
    /// Every so many months.
    Periodique {
        /// Months between two occurrences.
        mois: u16,
        /// The event, in words.
        depuis: String,
    },
    /// So many months before the end of the contract.
    AvantLaFin {
        /// Months.
        mois: u16,
    },
    /// So many months after the contract begins.
    ApresLeDebut {
        /// Months.
        mois: u16,
    },
    /// A local date, entered by the user.
    Libre,
}

/// Unit of a delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum UniteDelai {
    /// Calendar days.
    Jours,
    /// Months.
    Mois,
}

/// A deadline of the budget or of the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EcheanceModele {
    /// Stable key.
    pub cle: String,
    /// What must be done.
    pub libelle: String,
    /// The rule, in words.
    pub regle: String,
    /// The rule, for the machine.
    pub calcul: CalculEcheance,
    /// No text fixes this date: it is proposed and editable.
    pub date_proposee: bool,
    /// Who must act.
    pub qui: ActeurEcheance,
    /// Which dossiers it concerns.
    pub s_applique: PorteeEcheance,
    /// Where its force comes from.
    pub nature: NatureEcheanceModele,
    /// Source.
    pub source: String,
    /// How far to trust it.
    pub confiance: Confiance,
    /// Prints as « à vérifier ».
    pub a_verifier: bool,
}
