//! What follows from the data: totals, rates, gaps, statuses. Never stored, always computed anew.
//!
//! What for: both parties must find the same figures in every table, chart and sentence; here is the
//! only place that computes them. Mechanism: [`calculer`] reads a snapshot and a date and gives
//! [`Calculs`]; each submodule is one table of the financial annex or of the follow-up. Invariants:
//! money is added in cents, each line rounded before the sum; a missing figure is `None`, never zero;
//! rates are rounded where they are shown, at the decimals of their definition. Pure: same snapshot and
//! date, same figures.

mod activite;
mod attendus;
mod budget;
mod contrat;
mod dotation;
mod formule;
mod indicateurs;
mod moyens;
mod suivi;

use chrono::NaiveDate;
use serde::Serialize;

pub use crate::choix::StatutIndicateur;
pub use activite::{Activite, EcartHeures, HeuresAnnee, HeuresService, MoyenneAnnee, PayeesAnnee, PublicAnnee, SituationCalculee};
pub use attendus::{Attendu, attendus};
pub use budget::{BudgetAnnee, GroupeTotal};
pub use contrat::{Annees, ContratCalcule, DepartementCalcule, NumeroArticle};
pub use dotation::{ActionCalculee, BudgetsAnnee, Dotation, DotationAnnee, EmploiAxe, MontantAnnee, Plan, PlanAnnee, annee_incomplete};
pub use formule::{Formule, evaluer};
pub use indicateurs::{BilanStatuts, IndicateurCalcule, PointIndicateur, RuptureProposee, rupture_proposee, valeur};
pub use moyens::{AmortissementAnnuel, EffectifsAnnee, FormationAnnee, HeuresFormation, InvestissementAnnee};
pub use suivi::{ActionSuivie, EtatSuivi, LigneSuivie, MotifRetard, Suivi};

use crate::codes::{self, Numerotation};
use crate::modele::Dossier;

/// Everything computed from a snapshot.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Calculs {
    /// The years the dossier speaks of.
    pub annees: Annees,
    /// The contract as a whole.
    pub contrat: ContratCalcule,
    /// The Département.
    pub departement: DepartementCalcule,
    /// Hours and people.
    pub activite: Activite,
    /// One per indicator, in display order.
    pub indicateurs: Vec<IndicateurCalcule>,
    /// Statuses counted, for each year that has targets and actuals.
    pub bilans_indicateurs: Vec<BilanStatuts>,
    /// The dotation complémentaire.
    pub dotation: Dotation,
    /// One per fiche action, in display order.
    pub actions: Vec<ActionCalculee>,
    /// The financing plan.
    pub plan: Plan,
    /// One per year and nature, in order.
    pub budget: Vec<BudgetAnnee>,
    /// Investments by year.
    pub investissements: Vec<InvestissementAnnee>,
    /// Yearly depreciation of each investment.
    pub amortissements: Vec<AmortissementAnnuel>,
    /// Staff by year and nature.
    pub effectifs: Vec<EffectifsAnnee>,
    /// Training by year and nature.
    pub formations: Vec<FormationAnnee>,
    /// Hours of each training line.
    pub heures_formation: Vec<HeuresFormation>,
    /// What is late and what comes next.
    pub suivi: Suivi,
    /// Codes that follow from the place of rows.
    pub numerotation: Numerotation,
}

/// Computes everything. `aujourdhui` is the day of every judgement on dates: years under way or to come, what is late,
/// what comes next.
#[must_use]
pub fn calculer(dossier: &Dossier, aujourdhui: NaiveDate) -> Calculs {
    let annees = contrat::annees(dossier);
    let activite = activite::calculer(dossier);
    let indicateurs = indicateurs::calculer(dossier, aujourdhui);
    let actions = dotation::actions(dossier);
    let dotation = dotation::calculer(dossier, &activite, &annees);
    let suivi = suivi::calculer(dossier, aujourdhui);
    let bilans_indicateurs = indicateurs::bilans(&indicateurs);
    Calculs {
        numerotation: codes::numerotation(dossier),
        contrat: contrat::calculer(dossier),
        departement: contrat::departement(dossier),
        bilans_indicateurs,
        plan: dotation::plan(dossier, &annees),
        budget: budget::calculer(dossier, &activite),
        investissements: moyens::investissements(dossier),
        amortissements: moyens::amortissements(dossier),
        effectifs: moyens::effectifs(dossier),
        formations: moyens::formations(dossier),
        heures_formation: moyens::heures_formation(dossier),
        annees,
        activite,
        indicateurs,
        dotation,
        actions,
        suivi,
    }
}

/// The distinct years of some rows, in order.
fn years(of: impl Iterator<Item = i32>) -> Vec<i32> {
    let set: std::collections::BTreeSet<i32> = of.collect();
    set.into_iter().collect()
}

/// The sum of what is filled in; `None` when nothing is.
fn sum<T: std::iter::Sum>(of: impl Iterator<Item = Option<T>>) -> Option<T> {
    let filled: Vec<T> = of.flatten().collect();
    if filled.is_empty() { None } else { Some(filled.into_iter().sum()) }
}
