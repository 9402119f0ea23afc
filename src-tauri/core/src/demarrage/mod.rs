//! A new dossier laid out from five answers: who, which services, from when to when, who pays, which legal objectives.
//!
//! Every answer may be left out: what follows from it is then left as in an empty dossier ([`crate::neuf`]). Mechanism:
//! [`preparer`] makes the content on a copy, with what is said of it; [`write()`] writes what differs as one step, so that one undo
//! gives the empty dossier back. Invariants: no figure is invented, so that targets, hours and amounts stay empty; an answer that
//! cannot be is refused with its sentence ([`RefusReponse`]), and one that is only unusual gives a remark (`remarques`). The rows of the
//! years, the signatories and the deadlines are ordinary rows, which the user changes as any other.

mod dire;
mod lignes;
mod reponses;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;

pub use reponses::{RefusReponse, ReponsesDemarrage, ServiceRepondu, lire, verifier};

use crate::calculs::annees_contrat;
use crate::error::Result;
use crate::modele::Dossier;
use crate::neuf;
use crate::op::Op;
use crate::referentiel::Referentiel;
use crate::store::Ecriture;

/// Result of five answers: the content of the dossier, and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Demarrage {
    /// Content that the new dossier takes.
    pub dossier: Dossier,
    /// Description of that content.
    pub plan: PlanDemarrage,
}

/// Description of what five answers lay out, before anything is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlanDemarrage {
    /// Title of the dossier.
    pub titre: String,
    /// One French sentence that says what is laid out.
    pub phrase: String,
    /// Years of the contract, in order, as tables are headed: « 2027 (juil.–déc.) » for a part of a year.
    pub annees: Vec<String>,
    /// Names of the indicators, in order; none has a target.
    pub indicateurs: Vec<String>,
    /// Steps before the signature that are still to come, with their days.
    pub retroplanning: Vec<EtapeDatee>,
    /// Number of deadlines of the contract.
    pub echeances: usize,
    /// Unusual answers and facts to verify, one French sentence each.
    pub remarques: Vec<String>,
    /// Answers that cannot be; nothing is made as long as there is one.
    pub refus: Vec<RefusReponse>,
}

/// Step before the signature, with its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EtapeDatee {
    /// Day of the step.
    pub date: NaiveDate,
    /// Deed of the step.
    pub libelle: String,
}

/// The content and the description that answers give, as of `aujourdhui`. An answer that is refused counts as left out.
#[must_use]
pub fn preparer(r: &Referentiel, reponses: &ReponsesDemarrage, aujourdhui: NaiveDate) -> Demarrage {
    let refus = verifier(r, reponses);
    let kept = reponses.without(&refus);
    let mut d = neuf::dossier(r);
    lignes::parties(&mut d, r, &kept);
    lignes::periode(&mut d, &kept);
    lignes::financeurs(&mut d, &kept);
    lignes::visas(&mut d, r);
    let indicateurs = lignes::objectifs(&mut d, r, &kept);
    lignes::annees(&mut d);
    let retroplanning = lignes::retroplanning(&mut d, r, kept.signature, aujourdhui);
    let echeances = lignes::echeances(&mut d, r, aujourdhui);
    d.dossier.titre = dire::titre(&d, &kept);
    let calculs = crate::calculs::calculer(&d, aujourdhui);
    let mut plan = PlanDemarrage {
        titre: d.dossier.titre.clone(),
        annees: annees_contrat(&d).into_iter().map(|annee| calculs.annees.titre(annee)).collect(),
        indicateurs,
        retroplanning,
        echeances,
        refus,
        ..PlanDemarrage::default()
    };
    plan.remarques = dire::remarques(&d, &calculs, r, &kept, &plan, aujourdhui);
    plan.phrase = dire::phrase(&d, &kept, &plan);
    Demarrage { dossier: d, plan }
}

/// Writes the content in a dossier that was just created.
///
/// # Errors
/// Those of [`Ecriture::restore`].
pub fn write(w: &mut Ecriture<'_>, demarrage: &Demarrage) -> Result<Op> {
    w.restore(&demarrage.dossier)?;
    Ok(Op::Demarrer { objet: demarrage.plan.titre.clone() })
}
