//! Dotation complémentaire year by year, cost of the actions, financing plan.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::activite::Activite;
use super::contrat::Annees;
use super::{sum, years};
use crate::choix::{Nature, SourceFinancement, StatutVersement};
use crate::decimal::{Heures, Montant, Nombre, Prix, div_round, produit, taux};
use crate::modele::{BudgetAction, Dossier, Id};

/// Dotation complémentaire over the contract.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Dotation {
    /// Figures of each year.
    pub annees: Vec<DotationAnnee>,
    /// Sum of the planned amounts of all years, in euros.
    pub total_prevu: Montant,
    /// Sum of the amounts acquired so far, in euros; `None` as long as a year is [`DotationAnnee::a_confirmer`].
    pub total_acquis: Option<Montant>,
    /// Sum of the amounts used so far, in euros.
    pub total_consomme: Montant,
}

/// Dotation of a year: hours × amount per hour, rounded to the cent. Only hours given in the part of the year covered
/// by the contract count (CSS, art. R. 178-21); the activity table has whole years, so a year covered in part needs the
/// hours recognised by the Département.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DotationAnnee {
    /// Calendar year of the dotation.
    pub annee: i32,
    /// Amount per hour, in euros.
    pub montant_horaire: Option<Prix>,
    /// Eligible hours planned for the year.
    pub heures_prevues: Option<Heures>,
    /// Planned dotation, in euros.
    pub montant_prevu: Option<Montant>,
    /// Eligible hours realised in the calendar year, from the activity table.
    pub heures_realisees: Option<Heures>,
    /// Hours recognised by the Département for the balance, as entered.
    pub heures_retenues: Option<Heures>,
    /// Hours on which the acquired dotation is computed: the recognised ones, otherwise the realised ones when the
    /// contract covers the whole year.
    pub heures_constatees: Option<Heures>,
    /// Whether the acquired dotation is unknown because the contract covers part of the year (CSS, art. R. 178-21),
    /// hours are realised and no recognised hours are entered.
    pub a_confirmer: bool,
    /// Dotation acquired on `heures_constatees`, in euros.
    pub acquis: Option<Montant>,
    /// Amount left by the year before, in euros; `None` when that year’s remainder is unknown.
    pub report_entrant: Option<Montant>,
    /// Acquired dotation plus the amount left by the year before, in euros.
    pub disponible: Option<Montant>,
    /// Amount used by the actions and outside them, in euros.
    pub consomme: Option<Montant>,
    /// Amount left for the next year: available minus used, in euros.
    pub report_sortant: Option<Montant>,
    /// Amount used in percent of the amount available, one decimal.
    pub taux_consommation: Option<Nombre>,
    /// Advance expected: agreed share of the planned dotation, in euros.
    pub acompte_attendu: Option<Montant>,
    /// Balance expected: acquired dotation minus advance, in euros.
    pub solde_attendu: Option<Montant>,
    /// Sum of the payments received, in euros.
    pub verse: Montant,
    /// Sum of the amounts that actions plan to take from the dotation, in euros.
    pub fleche: Montant,
}

/// Amount of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MontantAnnee {
    /// Calendar year of the amount.
    pub annee: i32,
    /// Amount in euros, exact to the cent.
    pub montant: Montant,
}

/// Cost and funding of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ActionCalculee {
    /// Identifier of the action.
    pub id: Id,
    /// Cost of each year of its budget.
    pub couts: Vec<MontantAnnee>,
    /// Cost over all years, in euros.
    pub total: Montant,
    /// Dotation planned over all years, in euros.
    pub dotation: Montant,
    /// Own money planned over all years, in euros.
    pub autofinancement: Montant,
    /// Other parties’ money planned over all years, in euros.
    pub cofinancement: Montant,
    /// Dotation used so far, in euros.
    pub consomme: Montant,
}

/// Financing plan of the contract.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Plan {
    /// Resources and uses of each year.
    pub annees: Vec<PlanAnnee>,
    /// Resources and uses over all years.
    pub total: PlanAnnee,
    /// Amounts that the actions take from each source, by year.
    pub budgets: Vec<BudgetsAnnee>,
    /// Amounts that the actions take from each source, over all years.
    pub budgets_total: BudgetsAnnee,
}

/// Sums of the budgets of the actions, by source of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BudgetsAnnee {
    /// Calendar year; 0 in the total.
    pub annee: i32,
    /// Dotation planned, in euros.
    pub dotation: Montant,
    /// Own money planned, in euros.
    pub autofinancement: Montant,
    /// Other parties’ money planned, in euros.
    pub cofinancement: Montant,
    /// Dotation used, in euros.
    pub dotation_consommee: Montant,
}

/// Resources and uses of a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlanAnnee {
    /// Calendar year; 0 in the total.
    pub annee: i32,
    /// Planned dotation, computed from hours, in euros.
    pub dotation: Montant,
    /// Own money, in euros.
    pub autofinancement: Montant,
    /// Other parties’ money, in euros.
    pub cofinancement: Montant,
    /// Loans taken, in euros.
    pub emprunt: Montant,
    /// Sum of the resources, in euros.
    pub ressources: Montant,
    /// Cost of the actions, by axis.
    pub emplois_par_axe: Vec<EmploiAxe>,
    /// Uses that belong to no action, in euros.
    pub hors_actions: Montant,
    /// Sum of the uses, in euros.
    pub emplois: Montant,
}

/// Cost of the actions of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EmploiAxe {
    /// Identifier of the axis.
    pub axe_id: Id,
    /// Cost in the year, in euros.
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
    // Amount left for the next year; `None` once the remainder of a year with a dotation is unknown.
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

/// First and last day of the contract in a year that it covers in part: the first when it is after 1 January, the last
/// when it is before 31 December.
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

/// Sums of the budgets of the actions that `kept` selects.
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

    /// Example dossier in which the Département has recognised no hours yet.
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
        // The remainder of the first year is unknown, so the second has its own dotation and no report.
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
