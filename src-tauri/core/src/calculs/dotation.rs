//! The dotation complémentaire year by year, the cost of actions, the financing plan.

use chrono::{Datelike, NaiveDate};
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
    /// Acquired so far; `None` as long as a year is [`DotationAnnee::a_confirmer`].
    pub total_acquis: Option<Montant>,
    /// Used so far.
    pub total_consomme: Montant,
}

/// The grant of a year (hours × amount per hour, rounded to the cent). Only hours given in the part of the year the
/// contract covers count (CSS, art. R. 178-21); the activity table knows whole years, so a year covered in part
/// needs the hours recognised by the Département.
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
    /// Eligible hours realised in the calendar year, as the activity table has them.
    pub heures_realisees: Option<Heures>,
    /// Hours recognised by the Département for the balance, as entered.
    pub heures_retenues: Option<Heures>,
    /// Hours the acquired grant is computed on: those recognised, else those realised when the contract covers the
    /// whole year.
    pub heures_constatees: Option<Heures>,
    /// The contract covers a part of the year only (CSS, art. R. 178-21), hours are realised and nobody entered those
    /// recognised: the acquired grant is not known yet.
    pub a_confirmer: bool,
    /// Grant acquired on `heures_constatees`.
    pub acquis: Option<Montant>,
    /// Brought from the year before; `None` when what the year before leaves is not known.
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
    // What is left for the next year; `None` when a year with a grant does not say what it leaves.
    let mut left = Some(d.dotation.report_initial.unwrap_or(Montant::ZERO));
    for annee in all {
        let computed = year(d, activite, annee, left);
        if computed.montant_horaire.is_some() {
            left = computed.report_sortant;
        }
        out.push(computed);
    }
    let sure = out.iter().all(|a| !a.a_confirmer);
    Dotation {
        total_prevu: out.iter().filter_map(|a| a.montant_prevu).sum(),
        total_acquis: sure.then(|| out.iter().filter_map(|a| a.acquis).sum()),
        total_consomme: out.iter().filter_map(|a| a.consomme).sum(),
        annees: out,
    }
}

/// The days on which the contract begins and ends, when they leave out a part of the year: it then begins after
/// 1 January, or ends before 31 December.
#[must_use]
pub fn annee_incomplete(d: &Dossier, annee: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let inside = |date: Option<NaiveDate>, edge: (u32, u32)| date.filter(|x| x.year() == annee && (x.month(), x.day()) != edge);
    (inside(d.contrat.date_debut, (1, 1)), inside(d.contrat.date_fin, (12, 31)))
}

fn year(d: &Dossier, activite: &Activite, annee: i32, left: Option<Montant>) -> DotationAnnee {
    let rule = d.dotations.iter().find(|m| m.annee == annee);
    let montant_horaire = rule.and_then(|r| r.montant_horaire);
    let agreed = rule.and_then(|r| r.heures_convenues);
    let heures_prevues = agreed.or_else(|| activite.total(annee, Nature::Previsionnel).map(|h| h.eligibles));
    let heures_realisees = activite.total(annee, Nature::Realise).map(|h| h.eligibles);
    let heures_retenues = rule.and_then(|r| r.heures_retenues);
    let whole = annee_incomplete(d, annee) == (None, None);
    let heures_constatees = heures_retenues.or(heures_realisees.filter(|_| whole));
    let price = |heures: Option<Heures>| heures.zip(montant_horaire).map(|(h, m)| produit::<2, 4, 2>(h, m));
    let (montant_prevu, acquis) = (price(heures_prevues), price(heures_constatees));
    let a_confirmer = acquis.is_none() && price(heures_realisees).is_some();

    let budgets = || d.budgets_action.iter().filter(move |b| b.annee == annee);
    let consomme = sum(budgets().map(|b| b.dotation_consommee).chain([rule.and_then(|r| r.consomme_hors_actions)]));
    let report_entrant = acquis.and(left);
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
        heures_retenues,
        heures_constatees,
        a_confirmer,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exemple::exemple;

    fn grant(d: &Dossier) -> Dotation {
        crate::calculs::calculer(d, NaiveDate::MIN).dotation
    }

    /// The example, whose Département has recognised no hours yet.
    fn unrecognised() -> Dossier {
        let mut d = exemple().unwrap();
        for rule in &mut d.dotations {
            rule.heures_retenues = None;
        }
        d
    }

    fn day(annee: i32, mois: u32, jour: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(annee, mois, jour)
    }

    #[test]
    fn a_year_covered_in_part_waits_for_the_hours_recognised() {
        let mut d = unrecognised();
        let whole = grant(&d);
        d.contrat.date_debut = day(2024, 7, 1);
        let part = grant(&d);
        let first = &part.annees[0];
        assert_eq!((first.heures_realisees, first.heures_constatees), (whole.annees[0].heures_realisees, None));
        assert!(first.a_confirmer && first.acquis.is_none() && first.solde_attendu.is_none());
        // What the first year leaves is not known: the second has its own grant, and no sum with it.
        assert_eq!((part.annees[1].acquis, part.annees[1].report_entrant), (whole.annees[1].acquis, None));
        assert_eq!((part.annees[1].disponible, part.total_acquis), (None, None));

        d.dotations[0].heures_retenues = Some(Heures::entier(20_000));
        let said = grant(&d);
        assert!(!said.annees[0].a_confirmer);
        assert_eq!(said.annees[0].acquis, Some(Montant::entier(64_000)));
        assert_eq!(said.annees[1].report_entrant, said.annees[0].report_sortant);
        assert_eq!(said.total_acquis, Some(Montant::entier(64_000) + whole.annees[1].acquis.unwrap()));
    }

    #[test]
    fn hours_recognised_replace_those_realised_in_a_whole_year() {
        let mut d = unrecognised();
        let before = grant(&d).annees[1].clone();
        d.dotations[1].heures_retenues = before.heures_realisees.map(|h| h - Heures::entier(100));
        let after = grant(&d).annees[1].clone();
        assert_eq!(after.heures_realisees, before.heures_realisees);
        assert_eq!(before.acquis.unwrap() - after.acquis.unwrap(), Montant::entier(330));
    }

    #[test]
    fn a_contract_that_ends_within_the_year_does_not_cover_it() {
        let mut d = unrecognised();
        assert_eq!(annee_incomplete(&d, 2028), (None, None));
        d.contrat.date_fin = day(2025, 6, 30);
        assert_eq!(annee_incomplete(&d, 2025), (None, day(2025, 6, 30)));
        let year = grant(&d).annees.into_iter().find(|a| a.annee == 2025).unwrap();
        assert!(year.a_confirmer && year.acquis.is_none());
    }

    #[test]
    fn a_report_survives_years_without_a_grant_and_is_unknown_after_a_year_that_does_not_say_its_use() {
        let mut d = unrecognised();
        d.dotation.report_initial = Some(Montant::entier(1_000));
        d.dotations[0].montant_horaire = None;
        assert_eq!(grant(&d).annees[1].report_entrant, Some(Montant::entier(1_000)));
        d.dotations[0].montant_horaire = d.dotations[1].montant_horaire;
        for b in d.budgets_action.iter_mut().filter(|b| b.annee == 2024) {
            b.dotation_consommee = None;
        }
        assert_eq!(grant(&d).annees[1].report_entrant, None);
    }
}
