//! Computed figures: totals, rates, gaps, statuses. They are never stored, always computed anew.
//!
//! Both parties must find the same figures in every table, chart and sentence, so this module is the only place that
//! computes them. [`calculer`] reads a snapshot and a date and returns [`Calculs`]; each submodule is one table of the
//! financial annex or of the follow-up. Invariants: money is added in cents, each line rounded before the sum; a
//! missing figure is `None`, never zero, and a sum with a missing term is a partial [`Total`]; rates are rounded where they
//! are shown, at the decimals of their definition. The functions are pure: same snapshot and date, same figures.

mod action_budgets;
mod activite;
mod attendus;
mod budget;
pub mod concession;
mod contrat;
mod donnees;
mod dotation;
pub mod economie;
mod formule;
mod frise;
mod indicateurs;
mod moyens;
mod recettes;
mod references;
mod sans_piece;
mod suivi;
mod total;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

pub use crate::choix::StatutIndicateur;
pub use action_budgets::{
    ActionBudgets, ActionCalculee, MontantAnnee, PartBudget, actions_by_objective, answered_objectives, objective_measured,
};
pub use activite::{
    Activite, EcartHeures, HeuresAnnee, HeuresService, MoyenneAnnee, PayeesAnnee, PublicAnnee, SituationCalculee, SupplementFacture,
    heures_financeur, supplement_facture,
};
pub use attendus::{Attendu, attendus};
pub use budget::{BudgetAnnee, GroupeTotal};
pub use contrat::{
    AnneePartielle, Annees, BilanRefuse, ContratCalcule, DepartementCalcule, NumeroArticle, annee_incomplete, annees_contrat,
};
pub use donnees::{DonneeCalculee, PointDonnee};
pub use dotation::{BudgetsAnnee, Dotation, DotationAnnee, EmploiAxe, Plan, PlanAnnee, dotation_prevue};
pub use formule::{Formule, FormulesCatalogue, NamedFigures, Releve};
pub use frise::{ActionFrise, Frise, PhaseFrise, RepereFrise, frise};
pub use indicateurs::{
    BilanStatuts, CompteIndicateur, IndicateurCalcule, PointIndicateur, ProvisoireCalculee, RuptureProposee, partial_threshold,
    rupture_proposee, sans_denominateur,
};
pub use moyens::{
    AmortissementAnnuel, EffectifsAnnee, FormationAnnee, HeuresFormation, InvestissementAnnee, investment_source, is_unfunded,
};
pub use recettes::{recette, tarif_apa};
pub use references::{ValeurProposee, ValeurReference, indexed, own_value, reference};
pub use sans_piece::{proved_rows, unproved_uses, uses};
pub use suivi::{ActionSuivie, EtatSuivi, LigneSuivie, MotifRetard, Suivi};
pub use total::{Termes, Total};

use crate::codes::{self, Numerotation};
use crate::decimal::{Heures, Nombre, div_round};
use crate::modele::{Dossier, Id, SignataireResolu};

/// All figures computed from a snapshot.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Calculs {
    /// Years of the contract and of the figures.
    pub annees: Annees,
    /// Duration, numbers of articles.
    pub contrat: ContratCalcule,
    /// Signatories, with what their parties say.
    pub signataires: Vec<SignataireResolu>,
    /// Shares of the Département’s population.
    pub departement: DepartementCalcule,
    /// Hours of intervention, paid hours, people accompanied.
    pub activite: Activite,
    /// Values and statuses, one item per indicator, in display order.
    pub indicateurs: Vec<IndicateurCalcule>,
    /// Values of indicators in counts made during a year, one item per row.
    pub provisoires: Vec<ProvisoireCalculee>,
    /// Raw figures that another table holds, with their values.
    pub donnees: Vec<DonneeCalculee>,
    /// Numbers of targets by status, for each year with at least one judged target.
    pub bilans_indicateurs: Vec<BilanStatuts>,
    /// Dotation complémentaire year by year.
    pub dotation: Dotation,
    /// Cost and funding, one item per action, in display order.
    pub actions: Vec<ActionCalculee>,
    /// Financing plan of the contract.
    pub plan: Plan,
    /// Operating account, one item per year and nature, in order.
    pub budget: Vec<BudgetAnnee>,
    /// Investments by year and source of money.
    pub investissements: Vec<InvestissementAnnee>,
    /// Yearly depreciation, one item per investment.
    pub amortissements: Vec<AmortissementAnnuel>,
    /// Staff by year and nature, in full-time equivalents.
    pub effectifs: Vec<EffectifsAnnee>,
    /// Training by year and nature.
    pub formations: Vec<FormationAnnee>,
    /// Hours, one item per training line.
    pub heures_formation: Vec<HeuresFormation>,
    /// Lateness and next dates, as of the day of the computation.
    pub suivi: Suivi,
    /// Codes that follow from the place of rows.
    pub numerotation: Numerotation,
    /// Reference values that can be computed, where neither the program nor the dossier has one.
    pub references: Vec<ValeurProposee>,
}

impl Calculs {
    /// Figures of the dossier by the names that formulas give them.
    #[must_use]
    pub fn figures<'a>(&'a self, d: &'a Dossier) -> NamedFigures<'a> {
        NamedFigures::new(d, &self.activite, &self.effectifs, &self.formations)
    }

    /// Value of a raw figure in a year: as typed, otherwise as the table that holds it gives it.
    #[must_use]
    pub fn valeur_brute(&self, d: &Dossier, donnee: Id, annee: i32) -> Option<Nombre> {
        let typed = d.valeurs.iter().find(|v| v.donnee_id == donnee && v.annee == annee).and_then(|v| v.valeur);
        typed.or_else(|| self.donnees.iter().find(|x| x.id == donnee)?.valeur(annee))
    }
}

/// Computes all figures of a snapshot. `aujourdhui` is the day of every judgement on dates: years under way or to come,
/// late rows, next rows.
#[must_use]
pub fn calculer(dossier: &Dossier, aujourdhui: NaiveDate) -> Calculs {
    let annees = contrat::annees(dossier, aujourdhui);
    let activite = activite::calculer(dossier);
    let (effectifs, formations) = (moyens::effectifs(dossier), moyens::formations(dossier));
    let figures = NamedFigures::new(dossier, &activite, &effectifs, &formations);
    let indicateurs = indicateurs::calculer(dossier, &figures, &annees, aujourdhui);
    let provisoires = indicateurs::provisoires(dossier, &figures);
    let donnees = donnees::calculer(dossier, &figures, &annees);
    let budgets = ActionBudgets::of(dossier);
    let actions = action_budgets::actions(dossier, &budgets);
    let dotation = dotation::calculer(dossier, &activite, &budgets, &annees);
    let suivi = suivi::calculer(dossier, aujourdhui);
    let bilans_indicateurs = indicateurs::bilans(&indicateurs);
    Calculs {
        numerotation: codes::numerotation(dossier),
        references: references::proposals(dossier),
        contrat: contrat::calculer(dossier),
        signataires: dossier.signataires_resolus(),
        departement: contrat::departement(dossier),
        bilans_indicateurs,
        plan: dotation::plan(dossier, &budgets, &annees),
        budget: budget::calculer(dossier, &activite),
        investissements: moyens::investissements(dossier),
        amortissements: moyens::amortissements(dossier),
        effectifs,
        formations,
        heures_formation: moyens::heures_formation(dossier),
        annees,
        activite,
        indicateurs,
        provisoires,
        donnees,
        dotation,
        actions,
        suivi,
    }
}

/// Hours alone, for a calculation that is made many times.
pub(crate) fn activite(d: &Dossier) -> Activite {
    activite::calculer(d)
}

/// Operating accounts alone, for a calculation that is made many times.
pub(crate) fn budget(d: &Dossier) -> Vec<BudgetAnnee> {
    budget::calculer(d, &activite::calculer(d))
}

/// Staff alone, for a calculation that is made many times.
pub(crate) fn effectifs(d: &Dossier) -> Vec<EffectifsAnnee> {
    moyens::effectifs(d)
}

/// Duration of a period in whole months, last day included; `None` when it ends before it begins.
#[must_use]
pub fn duree_en_mois(first: NaiveDate, last: NaiveDate) -> Option<i32> {
    let end = last.succ_opt().filter(|_| last >= first)?;
    let months = months_between(first, end);
    Some(if end.day() < first.day() { months - 1 } else { months })
}

/// Number of whole months from a day to the day after a period.
fn months_between(first: NaiveDate, after: NaiveDate) -> i32 {
    (after.year() - first.year()) * 12 + after.month() as i32 - first.month() as i32
}

/// Share of the hours of a year for a number of months, rounded to the hour.
fn prorata(hours: Heures, months: i32) -> Heures {
    Heures::from_raw(div_round(i128::from(hours.raw()) * i128::from(months), 12)).round_to(0)
}

/// Distinct years of some rows, in ascending order.
fn years(of: impl Iterator<Item = i32>) -> Vec<i32> {
    let set: std::collections::BTreeSet<i32> = of.collect();
    set.into_iter().collect()
}

/// Sum of the figures that are filled in; `None` when none is.
fn sum<T: std::iter::Sum>(of: impl Iterator<Item = Option<T>>) -> Option<T> {
    let filled: Vec<T> = of.flatten().collect();
    if filled.is_empty() { None } else { Some(filled.into_iter().sum()) }
}
