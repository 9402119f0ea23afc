//! The dotation complémentaire year by year, the cost of actions, the financing plan.

use serde::Serialize;

use super::activite::Activite;
use super::contrat::Annees;
use super::{sum, years};
use crate::choix::{Nature, SourceFinancement, StatutVersement};
use crate::decimal::{Heures, Montant, Nombre, Prix, div_round, produit, taux};
use crate::modele::{BudgetAction, Dossier, Id};

/// The grant.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Dotation {
    /// Year by year.
    pub annees: Vec<DotationAnnee>,
    /// Planned over the contract.
    pub total_prevu: Montant,
    /// Acquired so far.
    pub total_acquis: Montant,
    /// Used so far.
    pub total_consomme: Montant,
}

/// The grant of a year (hours × amount per hour, rounded to the cent).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DotationAnnee {
    /// Year.
    pub annee: i32,
    /// Amount per hour.
    pub montant_horaire: Option<Prix>,
    /// Eligible hours planned.
    pub heures_prevues: Option<Heures>,
    /// Planned grant.
    pub montant_prevu: Option<Montant>,
    /// Eligible hours realised.
    pub heures_realisees: Option<Heures>,
    /// Grant acquired on realised hours.
    pub acquis: Option<Montant>,
    /// Brought from the year before.
    pub report_entrant: Option<Montant>,
    /// Acquired plus brought.
    pub disponible: Option<Montant>,
    /// Used by actions and outside them.
    pub consomme: Option<Montant>,
    /// Available minus used.
    pub report_sortant: Option<Montant>,
    /// Used in percent of available, one decimal.
    pub taux_consommation: Option<Nombre>,
    /// Advance expected: agreed share of the planned grant.
    pub acompte_attendu: Option<Montant>,
    /// Balance expected: acquired minus advance.
    pub solde_attendu: Option<Montant>,
    /// Sum of the payments made.
    pub verse: Montant,
    /// Sum of what actions plan to take from it.
    pub fleche: Montant,
}

/// Money of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MontantAnnee {
    /// Year.
    pub annee: i32,
    /// Amount.
    pub montant: Montant,
}

/// The cost of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ActionCalculee {
    /// Action.
    pub id: Id,
    /// Cost by year.
    pub couts: Vec<MontantAnnee>,
    /// Cost over all years.
    pub total: Montant,
    /// Grant planned over all years.
    pub dotation: Montant,
    /// Own money planned over all years.
    pub autofinancement: Montant,
    /// Others’ money planned over all years.
    pub cofinancement: Montant,
    /// Grant used so far.
    pub consomme: Montant,
}

/// The financing plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Plan {
    /// Year by year.
    pub annees: Vec<PlanAnnee>,
    /// Over all years.
    pub total: PlanAnnee,
    /// What the actions alone take from each source, year by year.
    pub budgets: Vec<BudgetsAnnee>,
    /// The same over all years.
    pub budgets_total: BudgetsAnnee,
}

/// The budgets of all the actions, by source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BudgetsAnnee {
    /// Year; 0 in the total.
    pub annee: i32,
    /// Grant planned.
    pub dotation: Montant,
    /// Own money planned.
    pub autofinancement: Montant,
    /// Others’ money planned.
    pub cofinancement: Montant,
    /// Grant used.
    pub dotation_consommee: Montant,
}

/// The plan of a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlanAnnee {
    /// Year; 0 in the total.
    pub annee: i32,
    /// Grant (planned amount, from hours).
    pub dotation: Montant,
    /// Own money.
    pub autofinancement: Montant,
    /// Others’ money.
    pub cofinancement: Montant,
    /// Loans.
    pub emprunt: Montant,
    /// All resources.
    pub ressources: Montant,
    /// Cost of the actions of each axis.
    pub emplois_par_axe: Vec<EmploiAxe>,
    /// Uses carried by no action.
    pub hors_actions: Montant,
    /// All uses.
    pub emplois: Montant,
}

/// Uses of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EmploiAxe {
    /// Axis.
    pub axe_id: Id,
    /// Amount.
    pub montant: Montant,
}

fn cost(b: &BudgetAction) -> Montant {
    [b.dotation, b.autofinancement, b.cofinancement].into_iter().flatten().sum()
}

pub(super) fn actions(d: &Dossier) -> Vec<ActionCalculee> {
    d.actions
        .iter()
        .map(|a| {
            let budgets = || d.budgets_action.iter().filter(move |b| b.action_id == a.id);
            let couts = years(budgets().map(|b| b.annee))
                .into_iter()
                .map(|annee| MontantAnnee { annee, montant: budgets().filter(|b| b.annee == annee).map(cost).sum() })
                .collect();
            ActionCalculee {
                id: a.id,
                couts,
                total: budgets().map(cost).sum(),
                dotation: budgets().filter_map(|b| b.dotation).sum(),
                autofinancement: budgets().filter_map(|b| b.autofinancement).sum(),
                cofinancement: budgets().filter_map(|b| b.cofinancement).sum(),
                consomme: budgets().filter_map(|b| b.dotation_consommee).sum(),
            }
        })
        .collect()
}

pub(super) fn calculer(d: &Dossier, activite: &Activite, annees: &Annees) -> Dotation {
    let all = years(annees.contrat.iter().copied().chain(d.dotations.iter().map(|m| m.annee)));
    let mut out: Vec<DotationAnnee> = Vec::new();
    for annee in all {
        let previous = out.last().map_or(d.dotation.report_initial, |p| p.report_sortant);
        out.push(year(d, activite, annee, previous));
    }
    Dotation {
        total_prevu: out.iter().filter_map(|a| a.montant_prevu).sum(),
        total_acquis: out.iter().filter_map(|a| a.acquis).sum(),
        total_consomme: out.iter().filter_map(|a| a.consomme).sum(),
        annees: out,
    }
}

fn year(d: &Dossier, activite: &Activite, annee: i32, previous: Option<Montant>) -> DotationAnnee {
    let rule = d.dotations.iter().find(|m| m.annee == annee);
    let montant_horaire = rule.and_then(|r| r.montant_horaire);
    let agreed = rule.and_then(|r| r.heures_convenues);
    let heures_prevues = agreed.or_else(|| activite.total(annee, Nature::Previsionnel).map(|h| h.eligibles));
    let heures_realisees = activite.total(annee, Nature::Realise).map(|h| h.eligibles);
    let price = |heures: Option<Heures>| heures.zip(montant_horaire).map(|(h, m)| produit::<2, 4, 2>(h, m));
    let (montant_prevu, acquis) = (price(heures_prevues), price(heures_realisees));

    let budgets = || d.budgets_action.iter().filter(move |b| b.annee == annee);
    let consomme = sum(budgets().map(|b| b.dotation_consommee).chain([rule.and_then(|r| r.consomme_hors_actions)]));
    let report_entrant = acquis.map(|_| previous.unwrap_or(Montant::ZERO));
    let disponible = acquis.zip(report_entrant).map(|(a, r)| a + r);
    let report_sortant = disponible.zip(consomme).map(|(a, c)| a - c);
    let acompte_attendu = montant_prevu
        .zip(d.dotation.acompte_pct)
        .map(|(m, pct)| Montant::from_raw(div_round(i128::from(m.raw()) * i128::from(pct.raw()), 100 * i128::from(Nombre::ECHELLE))));
    DotationAnnee {
        annee,
        montant_horaire,
        heures_prevues,
        montant_prevu,
        heures_realisees,
        acquis,
        report_entrant,
        disponible,
        consomme,
        report_sortant,
        taux_consommation: consomme.zip(disponible).and_then(|(c, a)| taux(c, a, 100, 1)),
        acompte_attendu,
        solde_attendu: acquis.zip(acompte_attendu).map(|(a, b)| a - b),
        verse: d.versements.iter().filter(|v| v.annee == annee && v.statut == StatutVersement::Verse).filter_map(|v| v.montant).sum(),
        fleche: budgets().filter_map(|b| b.dotation).sum(),
    }
}

pub(super) fn plan(d: &Dossier, annees: &Annees) -> Plan {
    let all =
        years(annees.contrat.iter().copied().chain(d.budgets_action.iter().map(|b| b.annee)).chain(d.financements.iter().map(|f| f.annee)));
    let annees: Vec<PlanAnnee> = all.into_iter().map(|annee| plan_year(d, annee)).collect();
    let mut total = PlanAnnee::default();
    for p in &annees {
        total.dotation += p.dotation;
        total.autofinancement += p.autofinancement;
        total.cofinancement += p.cofinancement;
        total.emprunt += p.emprunt;
        total.ressources += p.ressources;
        total.hors_actions += p.hors_actions;
        total.emplois += p.emplois;
    }
    total.emplois_par_axe = d
        .axes
        .iter()
        .map(|axe| EmploiAxe {
            axe_id: axe.id,
            montant: annees.iter().flat_map(|p| &p.emplois_par_axe).filter(|e| e.axe_id == axe.id).map(|e| e.montant).sum(),
        })
        .collect();
    let years_budgeted = years(d.budgets_action.iter().map(|b| b.annee));
    let budgets = years_budgeted.into_iter().map(|annee| budgets_of(d, annee, |b| b.annee == annee)).collect();
    Plan { annees, total, budgets, budgets_total: budgets_of(d, 0, |_| true) }
}

/// Sums the budgets of actions that `kept` keeps.
fn budgets_of(d: &Dossier, annee: i32, kept: impl Fn(&BudgetAction) -> bool) -> BudgetsAnnee {
    let mut out = BudgetsAnnee { annee, ..BudgetsAnnee::default() };
    for b in d.budgets_action.iter().filter(|b| kept(b)) {
        out.dotation += b.dotation.unwrap_or_default();
        out.autofinancement += b.autofinancement.unwrap_or_default();
        out.cofinancement += b.cofinancement.unwrap_or_default();
        out.dotation_consommee += b.dotation_consommee.unwrap_or_default();
    }
    out
}

fn plan_year(d: &Dossier, annee: i32) -> PlanAnnee {
    let budgets = || d.budgets_action.iter().filter(move |b| b.annee == annee);
    let outside =
        |source| d.financements.iter().filter(move |f| f.annee == annee && f.source == source).filter_map(|f| f.montant).sum::<Montant>();
    let dotation = budgets().filter_map(|b| b.dotation).sum::<Montant>() + outside(SourceFinancement::Dotation);
    let autofinancement = budgets().filter_map(|b| b.autofinancement).sum::<Montant>() + outside(SourceFinancement::Autofinancement);
    let cofinancement = budgets().filter_map(|b| b.cofinancement).sum::<Montant>() + outside(SourceFinancement::Cofinancement);
    let emprunt = outside(SourceFinancement::Emprunt);
    let axis_of = |action: Id| {
        let objectif = d.actions.iter().find(|a| a.id == action)?.objectif_id;
        d.objectifs.iter().find(|o| o.id == objectif).map(|o| o.axe_id)
    };
    let emplois_par_axe: Vec<EmploiAxe> = d
        .axes
        .iter()
        .map(|axe| EmploiAxe { axe_id: axe.id, montant: budgets().filter(|b| axis_of(b.action_id) == Some(axe.id)).map(cost).sum() })
        .collect();
    let hors_actions = d.financements.iter().filter(|f| f.annee == annee).filter_map(|f| f.montant).sum::<Montant>();
    PlanAnnee {
        annee,
        dotation,
        autofinancement,
        cofinancement,
        emprunt,
        ressources: dotation + autofinancement + cofinancement + emprunt,
        emplois: emplois_par_axe.iter().map(|e| e.montant).sum::<Montant>() + hors_actions,
        emplois_par_axe,
        hors_actions,
    }
}
