//! Budgets of the actions: the cost and the funding of each, and the sums of any of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::contrat::annees_contrat;
use super::total::{Termes, Total};
use super::{sum, years};
use crate::choix::StatutAction;
use crate::decimal::Montant;
use crate::modele::{Action, BudgetAction, Dossier, Id, Indicateur};

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
    /// Cost of each year in which a source of money is entered.
    pub couts: Vec<MontantAnnee>,
    /// Cost over all years, in euros.
    pub total: Total<2>,
    /// Dotation planned over all years, in euros.
    pub dotation: Total<2>,
    /// Own money planned over all years, in euros.
    pub autofinancement: Total<2>,
    /// Other parties’ money planned over all years, in euros.
    pub cofinancement: Total<2>,
    /// Dotation used so far, in euros.
    pub consomme: Total<2>,
    /// Own money spent so far, in euros.
    pub autofinancement_realise: Total<2>,
    /// Other parties’ money received so far, in euros.
    pub cofinancement_realise: Total<2>,
}

impl ActionCalculee {
    /// Figure over all years.
    #[must_use]
    pub const fn part(&self, part: PartBudget) -> Total<2> {
        match part {
            PartBudget::Cout => self.total,
            PartBudget::Dotation => self.dotation,
            PartBudget::Autofinancement => self.autofinancement,
            PartBudget::Cofinancement => self.cofinancement,
            PartBudget::Consomme => self.consomme,
            PartBudget::AutofinancementRealise => self.autofinancement_realise,
            PartBudget::CofinancementRealise => self.cofinancement_realise,
        }
    }
}

/// Figure in the budget of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartBudget {
    /// Sum of the three sources of money.
    Cout,
    /// Dotation planned.
    Dotation,
    /// Own money planned.
    Autofinancement,
    /// Other parties’ money planned.
    Cofinancement,
    /// Dotation used so far.
    Consomme,
    /// Own money spent so far.
    AutofinancementRealise,
    /// Other parties’ money received so far.
    CofinancementRealise,
}

impl PartBudget {
    /// Figure of a row; an empty source beside another that is filled in means that nothing is taken from it.
    #[must_use]
    pub fn lire(self, b: &BudgetAction) -> Option<Montant> {
        match self {
            Self::Cout => sum([b.dotation, b.autofinancement, b.cofinancement].into_iter()),
            Self::Dotation => b.dotation,
            Self::Autofinancement => b.autofinancement,
            Self::Cofinancement => b.cofinancement,
            Self::Consomme => b.dotation_consommee,
            Self::AutofinancementRealise => b.autofinancement_realise,
            Self::CofinancementRealise => b.cofinancement_realise,
        }
    }

    /// Plan that a realised figure carries out; `None` for a plan.
    #[must_use]
    pub const fn planned(self) -> Option<Self> {
        match self {
            Self::Consomme => Some(Self::Dotation),
            Self::AutofinancementRealise => Some(Self::Autofinancement),
            Self::CofinancementRealise => Some(Self::Cofinancement),
            Self::Cout | Self::Dotation | Self::Autofinancement | Self::Cofinancement => None,
        }
    }

    /// Figures of what happened.
    const REALISES: [Self; 3] = [Self::Consomme, Self::AutofinancementRealise, Self::CofinancementRealise];
}

fn cost(b: &BudgetAction) -> Option<Montant> {
    PartBudget::Cout.lire(b)
}

/// Number of the objective of article L. 314-2-2 that each action answers: its own, else that of its axis; 0 outside the six.
/// An action is absent when neither says it.
#[must_use]
pub fn answered_objectives(d: &Dossier) -> BTreeMap<Id, i32> {
    let axes: BTreeMap<Id, Option<i32>> = d.axes.iter().map(|x| (x.id, x.objectif_legal)).collect();
    let of_axis: BTreeMap<Id, Option<i32>> = d.objectifs.iter().map(|o| (o.id, axes.get(&o.axe_id).copied().flatten())).collect();
    let answered = |a: &Action| a.objectif_legal.or_else(|| of_axis.get(&a.objectif_id).copied().flatten());
    d.actions.iter().filter_map(|a| answered(a).map(|numero| (a.id, numero))).collect()
}

/// The same for an indicator: its own, else that of the axis of its objective; `None` when neither says it.
#[must_use]
pub fn objective_measured(d: &Dossier, i: &Indicateur) -> Option<i32> {
    i.objectif_legal.or_else(|| {
        let objectif = d.objectifs.iter().find(|o| Some(o.id) == i.objectif_id)?;
        d.axes.iter().find(|a| a.id == objectif.axe_id)?.objectif_legal
    })
}

/// Actions by the objective that they answer ([`answered_objectives`]): 1 to 6, then 0 for those outside of them, then `None` for
/// those that do not say it. An objective without action is absent.
#[must_use]
pub fn actions_by_objective(d: &Dossier) -> Vec<(Option<i32>, Vec<&Action>)> {
    let answered = answered_objectives(d);
    let mut groups: BTreeMap<_, (Option<i32>, Vec<&Action>)> = BTreeMap::new();
    for action in &d.actions {
        let number = answered.get(&action.id).copied();
        let rank = (number.is_none(), number == Some(0), number);
        groups.entry(rank).or_insert((number, Vec::new())).1.push(action);
    }
    groups.into_values().collect()
}

/// Budgets of the actions of a dossier, read once for many sums.
pub struct ActionBudgets<'a> {
    actions: BTreeMap<Id, &'a Action>,
    by_action: BTreeMap<Id, Vec<&'a BudgetAction>>,
    /// Years in which each realised figure is entered.
    realised: BTreeSet<(PartBudget, i32)>,
    /// Years in which an action has an amount.
    budgeted: BTreeSet<i32>,
    /// Years of the contract.
    contrat: Vec<i32>,
}

impl<'a> ActionBudgets<'a> {
    /// Reads the budgets of a dossier.
    #[must_use]
    pub fn of(d: &'a Dossier) -> Self {
        let mut by_action: BTreeMap<Id, Vec<&BudgetAction>> = BTreeMap::new();
        for b in &d.budgets_action {
            by_action.entry(b.action_id).or_default().push(b);
        }
        Self {
            actions: d.actions.iter().map(|a| (a.id, a)).collect(),
            by_action,
            realised: d
                .budgets_action
                .iter()
                .flat_map(|b| PartBudget::REALISES.into_iter().filter(|part| part.lire(b).is_some()).map(|part| (part, b.annee)))
                .collect(),
            budgeted: d.budgets_action.iter().filter(|b| cost(b).is_some()).map(|b| b.annee).collect(),
            contrat: annees_contrat(d),
        }
    }

    /// Figure of the budget of some actions, in a year or over all years.
    ///
    /// Nothing is planned in a year in which an action has no amount, nor from a source that is empty; but an action without
    /// any amount at all is a missing term (unless it is given up), and so is, over all years, a year of the contract in which
    /// no action of the dossier has an amount. A realised figure (the use of the dotation, own money spent, money received) is
    /// expected of each action that plans to take from its source, in the years in which one is entered.
    #[must_use]
    pub fn total(&self, actions: &[Id], annee: Option<i32>, part: PartBudget) -> Total<2> {
        self.sum_of(actions.iter().filter_map(|id| self.actions.get(id).copied()), annee, part)
    }

    /// [`Self::total`] of all the actions.
    #[must_use]
    pub fn total_of_all(&self, annee: Option<i32>, part: PartBudget) -> Total<2> {
        self.sum_of(self.actions.values().copied(), annee, part)
    }

    fn sum_of<'b>(&self, actions: impl Iterator<Item = &'b Action>, annee: Option<i32>, part: PartBudget) -> Total<2> {
        let total = Total::des(Termes::Actions, actions.map(|a| self.of_action(a, annee, part)));
        if annee.is_some() || part.planned().is_some() || total.somme().is_none() {
            return total;
        }
        let years = self.contrat.iter().map(|annee| self.is_budgeted(*annee).then_some(Montant::ZERO));
        total.avec(Total::de(Termes::Annees, years))
    }

    /// Realised cost of an action in a year: grant used, own money spent, money received. Each source from which the plan takes
    /// is expected, and all three where nothing is planned: which of them paid is then unknown.
    #[must_use]
    pub fn realised_cost(&self, action: Id, annee: i32) -> Total<2> {
        let of = |part: PartBudget| sum(self.rows(action).iter().filter(|b| b.annee == annee).map(|b| part.lire(b)));
        let unplanned = of(PartBudget::Cout).is_none() && PartBudget::REALISES.into_iter().any(|part| of(part).is_some());
        let terms = PartBudget::REALISES.into_iter().filter_map(|part| {
            let known = of(part);
            let planned = part.planned().and_then(of).is_some_and(|m| m > Montant::ZERO);
            (known.is_some() || planned || unplanned).then_some(known)
        });
        Total::de(Termes::Montants, terms)
    }

    /// Whether an action has an amount in a year.
    pub(super) fn is_budgeted(&self, annee: i32) -> bool {
        self.budgeted.contains(&annee)
    }

    /// Rows of the budget of an action, in the order of the dossier.
    pub(super) fn rows(&self, action: Id) -> &[&'a BudgetAction] {
        self.by_action.get(&action).map_or(&[], Vec::as_slice)
    }

    /// Figure of one action ([`Self::total`]), in a year or over all years.
    fn of_action(&self, action: &Action, annee: Option<i32>, part: PartBudget) -> Total<2> {
        let rows = self.rows(action.id);
        if part.planned().is_none() && rows.iter().all(|b| cost(b).is_none()) {
            return Total::de(Termes::Annees, (action.statut != StatutAction::Abandonne).then_some(None));
        }
        let scope = years(rows.iter().map(|b| b.annee).filter(|a| annee.is_none_or(|only| only == *a)));
        let terms = scope.into_iter().filter_map(|annee| {
            let of = || rows.iter().filter(move |b| b.annee == annee);
            let known = sum(of().map(|b| part.lire(b)));
            let takes = |plan: PartBudget| of().any(|b| plan.lire(b).is_some_and(|m| m > Montant::ZERO));
            let expected = self.realised.contains(&(part, annee)) && part.planned().is_some_and(takes);
            (known.is_some() || expected).then_some(known)
        });
        Total::de(Termes::Annees, terms)
    }
}

pub(super) fn actions(d: &Dossier, budgets: &ActionBudgets<'_>) -> Vec<ActionCalculee> {
    d.actions
        .iter()
        .map(|a| {
            let rows = budgets.rows(a.id);
            let couts = years(rows.iter().map(|b| b.annee))
                .into_iter()
                .filter_map(|annee| {
                    let montant = sum(rows.iter().filter(|b| b.annee == annee).map(|b| cost(b)))?;
                    Some(MontantAnnee { annee, montant })
                })
                .collect();
            let total = |part| budgets.of_action(a, None, part);
            ActionCalculee {
                id: a.id,
                couts,
                total: total(PartBudget::Cout),
                dotation: total(PartBudget::Dotation),
                autofinancement: total(PartBudget::Autofinancement),
                cofinancement: total(PartBudget::Cofinancement),
                consomme: total(PartBudget::Consomme),
                autofinancement_realise: total(PartBudget::AutofinancementRealise),
                cofinancement_realise: total(PartBudget::CofinancementRealise),
            }
        })
        .collect()
}
