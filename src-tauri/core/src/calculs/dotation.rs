//! Dotation complémentaire year by year, cost of the actions, financing plan.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::action_budgets::{ActionBudgets, PartBudget};
use super::activite::Activite;
use super::contrat::{Annees, annee_incomplete};
use super::total::{Termes, Total};
use super::{months_between, prorata, years};
use crate::choix::{Nature, SourceFinancement, StatutVersement};
use crate::decimal::{Heures, Montant, Nombre, Prix, div_round, produit, taux};
use crate::modele::{Action, Dossier, Financement, Id};

/// Dotation complémentaire over the contract.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Dotation {
    /// Figures of each year.
    pub annees: Vec<DotationAnnee>,
    /// Sum of the planned amounts, in euros: every year of the contract is expected.
    pub total_prevu: Total<2>,
    /// Sum of the amounts acquired so far, in euros: expected are the closed years of the contract and those with
    /// realised hours.
    pub total_acquis: Total<2>,
    /// Sum of the amounts used so far, in euros: expected are the closed years with an acquired dotation and those in
    /// which a use is entered.
    pub total_consomme: Total<2>,
    /// Sum of the payments received, in euros.
    pub total_verse: Total<2>,
    /// Sum of the amounts that actions plan to take from the dotation, in euros: expected are the years in which an action
    /// has a budget, and those of the contract in which none has.
    pub total_fleche: Total<2>,
}

/// Dotation of a year: hours × amount per hour, rounded to the cent. Only hours given in the part of the year covered
/// by the contract count (CSS, art. R. 178-21); the activity table has whole years, so a year covered in part needs the
/// hours recognised by the Département, and plans its share of the months.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DotationAnnee {
    /// Calendar year of the dotation.
    pub annee: i32,
    /// Amount per hour, in euros.
    pub montant_horaire: Option<Prix>,
    /// Eligible hours planned: those agreed, otherwise those of the activity table when none is missing. In a year that
    /// the contract covers in part, those of the table × months covered ÷ 12, rounded to the hour.
    pub heures_prevues: Option<Heures>,
    /// Whether `heures_prevues` is such a share of the year.
    pub au_prorata: bool,
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
    /// Amount used by the actions and outside them, in euros. Expected of every action that plans to take from the
    /// dotation, in a year in which a use is entered.
    pub consomme: Total<2>,
    /// Amount left for the next year: available minus used, in euros.
    pub report_sortant: Option<Montant>,
    /// Amount used in percent of the amount available, one decimal.
    pub taux_consommation: Option<Nombre>,
    /// Advance expected: agreed share of the planned dotation, in euros.
    pub acompte_attendu: Option<Montant>,
    /// Balance expected: acquired dotation minus advance, in euros.
    pub solde_attendu: Option<Montant>,
    /// Sum of the payments received, in euros.
    pub verse: Total<2>,
    /// Sum of the amounts that actions plan to take from the dotation, in euros ([`ActionBudgets::total`]).
    pub fleche: Total<2>,
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
    pub dotation: Total<2>,
    /// Own money planned, in euros.
    pub autofinancement: Total<2>,
    /// Other parties’ money planned, in euros.
    pub cofinancement: Total<2>,
    /// Dotation used, in euros.
    pub dotation_consommee: Total<2>,
    /// Own money spent, in euros.
    pub autofinancement_realise: Total<2>,
    /// Other parties’ money received, in euros.
    pub cofinancement_realise: Total<2>,
}

/// Resources and uses of a year. A source from which nothing is taken has no figure.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlanAnnee {
    /// Calendar year; 0 in the total.
    pub annee: i32,
    /// Amounts that the actions take from the dotation, and those taken outside them, in euros.
    pub dotation: Total<2>,
    /// Own money, in euros.
    pub autofinancement: Total<2>,
    /// Other parties’ money, in euros.
    pub cofinancement: Total<2>,
    /// Loans taken, in euros.
    pub emprunt: Total<2>,
    /// Sum of the resources, in euros.
    pub ressources: Total<2>,
    /// Cost of the actions, by axis.
    pub emplois_par_axe: Vec<EmploiAxe>,
    /// Uses that belong to no action, in euros.
    pub hors_actions: Total<2>,
    /// Sum of the uses, in euros.
    pub emplois: Total<2>,
}

/// Cost of the actions of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EmploiAxe {
    /// Identifier of the axis.
    pub axe_id: Id,
    /// Cost in the year, in euros.
    pub montant: Total<2>,
}

pub(super) fn calculer(d: &Dossier, activite: &Activite, budgets: &ActionBudgets<'_>, annees: &Annees) -> Dotation {
    let all = years(annees.contrat.iter().copied().chain(d.dotations.iter().map(|m| m.annee)));
    let mut out: Vec<DotationAnnee> = Vec::new();
    // Amount left for the next year; `None` once the remainder of a year with a dotation is unknown. A year has none when it
    // has no amount per hour and no action takes from it.
    let mut left = d.dotation.report_initial;
    for annee in all {
        let computed = year(d, activite, budgets, annee, left);
        let taken = [computed.fleche, computed.consomme].into_iter().filter_map(Total::somme).any(|m| m != Montant::ZERO);
        if computed.montant_horaire.is_some() || taken {
            left = computed.report_sortant;
        }
        out.push(computed);
    }
    let of_contract = |a: &DotationAnnee| annees.contrat.is_empty() || annees.contrat.contains(&a.annee);
    let closed = |a: &DotationAnnee| of_contract(a) && annees.derniere_close.is_some_and(|last| a.annee <= last);
    let planned = out.iter().filter(|a| of_contract(a) || a.montant_prevu.is_some());
    let acquired = out.iter().filter(|a| closed(a) || a.acquis.is_some() || a.a_confirmer);
    let used = out.iter().map(|a| match a.consomme.attendus() {
        0 if closed(a) && a.acquis.is_some() => Total::de(Termes::Annees, [None]),
        _ => a.consomme,
    });
    let planned_uses = out.iter().map(|a| match a.fleche.attendus() {
        0 if of_contract(a) && !budgets.is_budgeted(a.annee) => Total::de(Termes::Annees, [None]),
        _ => a.fleche,
    });
    Dotation {
        total_prevu: Total::de(Termes::Annees, planned.map(|a| a.montant_prevu)),
        total_acquis: Total::de(Termes::Annees, acquired.map(|a| a.acquis)),
        total_consomme: Total::des(Termes::Annees, used),
        total_verse: out.iter().map(|a| a.verse).fold(Total::default(), Total::avec),
        total_fleche: Total::des(Termes::Annees, planned_uses),
        annees: out,
    }
}

/// Sum of the payments received in a year: the amount of each is expected.
fn paid(d: &Dossier, annee: i32) -> Total<2> {
    let received = |v: &&crate::modele::Versement| v.statut == StatutVersement::Verse && v.annee == annee;
    Total::de(Termes::Versements, d.versements.iter().filter(received).map(|v| v.montant))
}

/// Months that the contract covers in a year that it covers in part; `None` when it covers all of it, or begins or ends
/// within a month.
fn months_covered(d: &Dossier, annee: i32) -> Option<i32> {
    let (from, to) = annee_incomplete(d, annee);
    if (from, to) == (None, None) {
        return None;
    }
    let first = from.or_else(|| NaiveDate::from_ymd_opt(annee, 1, 1)).filter(|day| day.day() == 1)?;
    let after = to.or_else(|| NaiveDate::from_ymd_opt(annee, 12, 31))?.succ_opt().filter(|day| day.day() == 1)?;
    Some(months_between(first, after)).filter(|months| (1..12).contains(months))
}

/// Eligible hours planned in a year, with the grant on them ([`DotationAnnee::heures_prevues`]).
fn planned(d: &Dossier, annee: i32, eligible: Option<Heures>) -> (Option<Heures>, Option<Montant>) {
    let rule = d.dotations.iter().find(|m| m.annee == annee);
    let share = |hours| match annee_incomplete(d, annee) {
        (None, None) => Some(hours),
        _ => months_covered(d, annee).map(|months| prorata(hours, months)),
    };
    let hours = rule.and_then(|r| r.heures_convenues).or_else(|| eligible.and_then(share));
    let amount = rule.and_then(|r| r.montant_horaire);
    (hours, hours.zip(amount).map(|(h, m)| produit::<2, 4, 2>(h, m)))
}

/// Planned dotation of a year, in euros; `None` when its hours or its amount per hour are missing.
#[must_use]
pub fn dotation_prevue(d: &Dossier, activite: &Activite, annee: i32) -> Option<Montant> {
    planned(d, annee, activite.total(annee, Nature::Previsionnel).and_then(|h| h.eligibles.complet())).1
}

fn year(d: &Dossier, activite: &Activite, budgets: &ActionBudgets<'_>, annee: i32, left: Option<Montant>) -> DotationAnnee {
    let rule = d.dotations.iter().find(|m| m.annee == annee);
    let montant_horaire = rule.and_then(|r| r.montant_horaire);
    let whole = annee_incomplete(d, annee) == (None, None);
    let agreed = rule.and_then(|r| r.heures_convenues);
    let eligible = |nature| activite.total(annee, nature).and_then(|h| h.eligibles.complet());
    let (heures_prevues, montant_prevu) = planned(d, annee, eligible(Nature::Previsionnel));
    let heures_realisees = eligible(Nature::Realise);
    let heures_retenues = rule.and_then(|r| r.heures_retenues);
    let heures_constatees = heures_retenues.or(heures_realisees.filter(|_| whole));
    let price = |heures: Option<Heures>| heures.zip(montant_horaire).map(|(h, m)| produit::<2, 4, 2>(h, m));
    let acquis = price(heures_constatees);
    let a_confirmer = acquis.is_none() && price(heures_realisees).is_some();

    let outside = rule.and_then(|r| r.consomme_hors_actions);
    let consomme = budgets.total_of_all(Some(annee), PartBudget::Consomme).avec(Total::de(Termes::Lignes, outside.map(Some)));
    let report_entrant = acquis.and(left);
    let disponible = acquis.zip(report_entrant).map(|(a, r)| a + r);
    let report_sortant = disponible.zip(consomme.complet()).map(|(a, c)| a - c);
    let acompte_attendu = montant_prevu
        .zip(d.dotation.acompte_pct)
        .map(|(m, pct)| Montant::from_raw(div_round(i128::from(m.raw()) * i128::from(pct.raw()), 100 * i128::from(Nombre::ECHELLE))));
    DotationAnnee {
        annee,
        montant_horaire,
        heures_prevues,
        au_prorata: !whole && agreed.is_none() && heures_prevues.is_some(),
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
        taux_consommation: consomme.complet().zip(disponible).and_then(|(c, a)| taux(c, a, 100, 1)),
        acompte_attendu,
        solde_attendu: acquis.zip(acompte_attendu).map(|(a, b)| a - b),
        verse: paid(d, annee),
        fleche: budgets.total_of_all(Some(annee), PartBudget::Dotation),
    }
}

pub(super) fn plan(d: &Dossier, budgets: &ActionBudgets<'_>, annees: &Annees) -> Plan {
    let all =
        years(annees.contrat.iter().copied().chain(d.budgets_action.iter().map(|b| b.annee)).chain(d.financements.iter().map(|f| f.annee)));
    let years_budgeted = years(d.budgets_action.iter().map(|b| b.annee));
    Plan {
        annees: all.into_iter().map(|annee| plan_of(d, budgets, Some(annee))).collect(),
        total: plan_of(d, budgets, None),
        budgets: years_budgeted.into_iter().map(|annee| budgets_of(budgets, Some(annee))).collect(),
        budgets_total: budgets_of(budgets, None),
    }
}

/// Sums of the budgets of the actions, in a year or in all.
fn budgets_of(budgets: &ActionBudgets<'_>, annee: Option<i32>) -> BudgetsAnnee {
    let of = |part| budgets.total_of_all(annee, part);
    BudgetsAnnee {
        annee: annee.unwrap_or_default(),
        dotation: of(PartBudget::Dotation),
        autofinancement: of(PartBudget::Autofinancement),
        cofinancement: of(PartBudget::Cofinancement),
        dotation_consommee: of(PartBudget::Consomme),
        autofinancement_realise: of(PartBudget::AutofinancementRealise),
        cofinancement_realise: of(PartBudget::CofinancementRealise),
    }
}

/// Resources and uses, in a year or in all. The amount of each financing outside the actions is expected.
fn plan_of(d: &Dossier, budgets: &ActionBudgets<'_>, annee: Option<i32>) -> PlanAnnee {
    let outside = |kept: &dyn Fn(&Financement) -> bool| {
        let rows = d.financements.iter().filter(|f| annee.is_none_or(|a| f.annee == a) && kept(f));
        Total::de(Termes::Lignes, rows.map(|f| f.montant))
    };
    let of_source = |source: SourceFinancement| outside(&|f| f.source == source);
    let of = |part| budgets.total_of_all(annee, part);
    let axis_of = |action: &Action| d.objectifs.iter().find(|o| o.id == action.objectif_id).map(|o| o.axe_id);
    let emplois_par_axe: Vec<EmploiAxe> = d
        .axes
        .iter()
        .map(|axe| {
            let inside: Vec<Id> = d.actions.iter().filter(|a| axis_of(a) == Some(axe.id)).map(|a| a.id).collect();
            EmploiAxe { axe_id: axe.id, montant: budgets.total(&inside, annee, PartBudget::Cout) }
        })
        .collect();
    let hors_actions = outside(&|_| true);
    // Resources and uses are the same amounts, sorted by source and by axis.
    let everything = of(PartBudget::Cout).avec(hors_actions);
    PlanAnnee {
        annee: annee.unwrap_or_default(),
        dotation: of(PartBudget::Dotation).avec(of_source(SourceFinancement::Dotation)),
        autofinancement: of(PartBudget::Autofinancement).avec(of_source(SourceFinancement::Autofinancement)),
        cofinancement: of(PartBudget::Cofinancement).avec(of_source(SourceFinancement::Cofinancement)),
        emprunt: of_source(SourceFinancement::Emprunt),
        ressources: everything,
        emplois_par_axe,
        hors_actions,
        emplois: everything,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choix::StatutAction;
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
        assert_eq!((part.annees[1].disponible, part.total_acquis.complet()), (None, None));

        d.dotations[0].heures_retenues = Some(Heures::entier(20_000));
        let said = grant(&d);
        assert!(!said.annees[0].a_confirmer);
        assert_eq!(said.annees[0].acquis, Some(Montant::entier(64_000)));
        assert_eq!(said.annees[1].report_entrant, said.annees[0].report_sortant);
        assert_eq!(said.total_acquis.complet(), Some(Montant::entier(64_000) + whole.annees[1].acquis.unwrap()));
    }

    #[test]
    fn a_year_covered_in_part_plans_its_share_of_the_months() {
        let mut d = unrecognised();
        d.contrat.date_debut = day(2024, 7, 1);
        let first = grant(&d).annees[0].clone();
        assert_eq!((first.heures_prevues, first.au_prorata), (Some(Heures::entier(22_950)), true));
        assert_eq!(first.montant_prevu, Some(Montant::entier(73_440)));
        d.dotations[0].heures_convenues = Some(Heures::entier(20_000));
        assert!(!grant(&d).annees[0].au_prorata);
        d.dotations[0].heures_convenues = None;
        d.contrat.date_debut = day(2024, 7, 15);
        assert_eq!(grant(&d).annees[0].montant_prevu, None, "within a month, the hours must be agreed");
    }

    #[test]
    fn an_action_without_a_budget_is_missing_from_the_plan_until_it_is_given_up() {
        let mut d = exemple().unwrap();
        let whole = crate::calculs::calculer(&d, NaiveDate::MIN).plan;
        d.budgets_action.retain(|b| b.action_id != 1);
        let part = crate::calculs::calculer(&d, NaiveDate::MIN).plan;
        assert_eq!(part.total.ressources.etendue().as_deref(), Some("17 actions sur 18"));
        assert_eq!(part.annees[0].emplois.complet(), None);
        d.actions[0].statut = StatutAction::Abandonne;
        let without = crate::calculs::calculer(&d, NaiveDate::MIN).plan;
        assert_eq!(without.total.ressources.complet(), part.total.ressources.somme());
        assert!(without.total.ressources.complet() < whole.total.ressources.complet());
    }

    #[test]
    fn a_year_of_the_contract_without_any_budget_is_missing_from_the_plan() {
        let mut d = exemple().unwrap();
        d.budgets_action.retain(|b| b.annee != 2028);
        let c = crate::calculs::calculer(&d, NaiveDate::MIN);
        assert_eq!(c.plan.total.ressources.etendue().as_deref(), Some("4 années sur 5"));
        assert_eq!(c.dotation.total_fleche.etendue().as_deref(), Some("4 années sur 5"));
        assert!(c.actions[0].total.complet().is_some(), "an action may end before the contract");
    }

    #[test]
    fn a_use_that_is_not_entered_leaves_the_remainder_unknown() {
        let mut d = exemple().unwrap();
        let row = d.budgets_action.iter_mut().find(|b| b.action_id == 3 && b.annee == 2025).unwrap();
        row.dotation_consommee = None;
        let year = grant(&d).annees[1].clone();
        assert_eq!(year.consomme.etendue().as_deref(), Some("17 actions sur 18"));
        assert_eq!((year.report_sortant, year.taux_consommation), (None, None));
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
        assert_eq!(grant(&d).annees[1].report_entrant, None, "the actions of 2024 take from a dotation whose amount is missing");
        let budgets = std::mem::take(&mut d.budgets_action);
        d.budgets_action = budgets.iter().filter(|b| b.annee != 2024).cloned().collect();
        assert_eq!(grant(&d).annees[1].report_entrant, Some(Montant::entier(1_000)));
        d.budgets_action = budgets;
        d.dotations[0].montant_horaire = d.dotations[1].montant_horaire;
        for b in d.budgets_action.iter_mut().filter(|b| b.annee == 2024) {
            b.dotation_consommee = None;
        }
        assert_eq!(grant(&d).annees[1].report_entrant, None);
    }
}
