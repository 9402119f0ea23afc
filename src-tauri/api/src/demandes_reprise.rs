//! Requests and answers about a dossier made from another: renewal, import of a document.

use cpom_core::modele::LigneReprise;
use cpom_core::reprise::Decision;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commandes::EtatDossier;

/// A renewal to make.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reprendre {
    /// Last year’s file.
    pub ancien: String,
    /// The new file.
    pub nouveau: String,
    /// First year of the new contract.
    #[serde(default)]
    pub debut: Option<i32>,
    /// Decisions on actions.
    #[serde(default)]
    pub decisions: Vec<DecisionDite>,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
    /// Whether she accepts a PDF whose data no longer match their fingerprint.
    #[serde(default)]
    pub malgre_empreinte: bool,
}

/// A decision on an action.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionDite {
    /// Code of the action.
    pub action: String,
    /// Decision.
    pub decision: cpom_core::choix::DecisionReprise,
    /// Why.
    #[serde(default)]
    pub justification: String,
}

impl From<DecisionDite> for Decision {
    fn from(d: DecisionDite) -> Self {
        Self { action: d.action, decision: d.decision, justification: d.justification }
    }
}

/// A renewal made.
#[derive(Debug, Serialize, TS)]
pub struct RepriseFaite {
    /// The new dossier, open.
    pub etat: EtatDossier,
    /// What was done, line by line.
    pub rapport: Vec<LigneReprise>,
}

/// An interchange document to turn into a dossier.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Importer {
    /// The document.
    pub source: String,
    /// The new file.
    pub chemin: String,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
    /// Whether she accepts a PDF whose data no longer match their fingerprint.
    #[serde(default)]
    pub malgre_empreinte: bool,
}
