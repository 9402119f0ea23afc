//! Balance of the contract: what it brings and costs to the service beside its absence, by year and over its length.
//!
//! Money of the contract (grant, cofinancing of the actions, charges they spare) against what it makes the service spend or lose:
//! the actions, less the part that would be done anyway; the supplement lost under the ceiling; the follow-up that no action
//! pays. This is not the result of the accounts, which [`super::BudgetAnnee`] holds.
//!
//! The balance rests on fields that the agency keeps to itself ([`crate::reserve`]), so it is no part of [`Calculs`], on
//! which documents for the Département rest: [`economie`] computes it apart. A year is « constatée » when its accounts are
//! closed and its hours realised, else « prévue ». Each amount is rounded to the cent, then added. A missing figure makes the
//! balance missing, and [`EconomieAnnee::manques`] names it.
//!
//! Modules: `supplement` (effect of the ceiling), `charge` (time of the follow-up), `reversements` (money that the
//! Département may take back), `atterrissage` (end of the year from a count), `dire` (French sentences, formulas and
//! assumptions, for window, documents and command line alike).

mod atterrissage;
mod charge;
mod dire;
mod reversements;
mod supplement;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;

use super::action_budgets::{ActionBudgets, PartBudget, actions_by_objective};
use super::dotation::DotationAnnee;
use super::references::{ValeurReference, reference};
use super::total::{Termes, Total};
use super::{Calculs, sum};
use crate::choix::Nature;
use crate::decimal::{Heures, Montant, Nombre, Prix, div_round, produit};
use crate::modele::{Action, BudgetAction, Dossier, Id};
use crate::referentiel::referentiel;

pub use atterrissage::{Atterrissage, atterrissages};
pub use charge::{ChargeSuivi, TempsIndicateur, releves_par_an};
pub use dire::{
    BarreEquilibre, Concession, Explication, HypotheseRetenue, LigneAnnees, Manque, PlafondEssaye, RenvoiNomme, ReversementDit,
    alternative, au_centime_superieur, compte, concessions, hypotheses, lignes, lignes_annees, marge_reference, nom_objectif, phrase,
    phrase_total, plafonds_essayes, precision, reversement, seuil_trop_percu,
};
pub use reversements::Reversement;
pub(crate) use supplement::mean_price;
pub use supplement::{SupplementAnnee, SupplementService};

/// Place of the dossier: a table, and when they are known a row and a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Renvoi {
    /// Name of the table.
    pub table: &'static str,
    /// Identifier of the row; `None` for the table.
    pub id: Option<Id>,
    /// Name of the field; `None` for the row.
    pub champ: Option<&'static str>,
}

impl Renvoi {
    /// A field of a row.
    #[must_use]
    pub const fn champ(table: &'static str, id: Id, champ: &'static str) -> Self {
        Self { table, id: Some(id), champ: Some(champ) }
    }

    /// A table as a whole.
    #[must_use]
    pub const fn table(table: &'static str) -> Self {
        Self { table, id: None, champ: None }
    }
}

/// Balance of the contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Economie {
    /// Balance of each year of the contract.
    pub annees: Vec<EconomieAnnee>,
    /// Whether the contract has no grant at all: the balance is then that of the costs alone and is not computed.
    pub sans_dotation: bool,
    /// Balance over the contract, in euros: that of each year is expected.
    pub solde: Total<2>,
    /// Prudent balance over the contract, in euros.
    pub solde_prudent: Total<2>,
    /// Effect of the ceiling over the contract, in euros.
    pub effet_plafond: Total<2>,
    /// Time of the follow-up.
    pub charge: ChargeSuivi,
    /// End of the years under way, from their last counts.
    pub atterrissages: Vec<Atterrissage>,
    /// Money that the Département may take back, by year then motive.
    pub reversements: Vec<Reversement>,
}

/// Balance of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct EconomieAnnee {
    /// Calendar year of the balance.
    pub annee: i32,
    /// Whether its accounts are closed and its hours realised.
    pub constatee: bool,
    /// Hours of the balance: recognised or realised, else agreed or planned.
    pub heures: Option<Heures>,
    /// Amount per hour of the contract.
    pub montant_horaire: Option<Prix>,
    /// Grant of the year, in euros.
    pub dotation: Option<Montant>,
    /// Sums of the actions.
    pub actions: SommesActions,
    /// Whether own money or cofinancing of a closed year is the planned one, because the realised one is not entered.
    pub prevu_non_constate: bool,
    /// Sums of the actions by legal objective ([`actions_by_objective`]): 1 to 6, then 0 for those outside of them, then `None` for
    /// those that do not say it.
    pub objectifs: Vec<(Option<i32>, SommesActions)>,
    /// Supplement and its ceiling.
    pub supplement: SupplementAnnee,
    /// Cost of an hour of follow-up, in euros.
    pub cout_horaire_suivi: Option<Prix>,
    /// Cost of the follow-up, in euros.
    pub suivi_brut: Option<Montant>,
    /// Cost of the actions that pay the follow-up, without their cofinancing, in euros.
    pub suivi_paye: Total<2>,
    /// Cost of the follow-up that these actions do not pay, in euros.
    pub suivi_net: Option<Montant>,
    /// Balance, in euros: positive when the contract brings money.
    pub solde: Option<Montant>,
    /// Balance if nothing were done without the contract and nothing were spared, in euros.
    pub solde_prudent: Option<Montant>,
    /// Amount per hour at which the balance would be nil, four decimals.
    pub montant_equilibre: Option<Prix>,
    /// The same for the prudent balance.
    pub montant_equilibre_prudent: Option<Prix>,
    /// Fall of the hours, in percent, beyond which the advance exceeds the grant; two decimals.
    pub seuil_trop_percu_pct: Option<Nombre>,
    /// Reference amount per hour paid back to the Département.
    pub reference: Option<ValeurReference>,
    /// (reference amount − amount of the contract) × hours, in euros: negative when the Département bears the excess.
    pub marge_reference: Option<Montant>,
    /// Figures that the balance lacks, the most useful first; empty when it is known.
    pub manques: Vec<Manque>,
}

/// Sums of some actions in a year. Each action that has a budget in the dossier is expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SommesActions {
    /// Grant: used in a closed year, else planned.
    pub dotation: Total<2>,
    /// Own money of the service.
    pub autofinancement: Total<2>,
    /// Money of other parties.
    pub cofinancement: Total<2>,
    /// Sum of the three.
    pub cout: Total<2>,
    /// Part of the cost that the service would bear without the contract.
    pub part: Total<2>,
    /// Charges spared, where they are entered.
    pub economie: Option<Montant>,
}

impl SommesActions {
    /// Grant + cofinancing − cost + part borne anyway + charges spared; `None` when a term is missing, zero when no cost is expected.
    #[must_use]
    pub fn solde(&self) -> Option<Montant> {
        if self.cout.attendus() == 0 {
            return Some(Montant::ZERO);
        }
        Some(
            self.dotation.ou_zero()? + self.cofinancement.ou_zero()? - self.cout.complet()?
                + self.part.complet()?
                + self.economie.unwrap_or_default(),
        )
    }
}

/// Balance of a dossier.
#[must_use]
pub fn economie(d: &Dossier, c: &Calculs) -> Economie {
    let budgets = ActionBudgets::of(d);
    let by_objective = actions_by_objective(d);
    let charge = charge::calculer(d);
    let years = c.annees.contrat.iter().filter_map(|annee| c.dotation.annees.iter().find(|x| x.annee == *annee));
    let annees: Vec<EconomieAnnee> = years.map(|grant| year(d, c, &budgets, &by_objective, &charge, grant)).collect();
    let over = |of: fn(&EconomieAnnee) -> Option<Montant>| Total::de(Termes::Annees, annees.iter().map(of));
    let atterrissages = atterrissages(d, c);
    Economie {
        sans_dotation: d.contrat.avec_dotation == Some(false),
        solde: over(|a| a.solde),
        solde_prudent: over(|a| a.solde_prudent),
        effet_plafond: over(|a| a.supplement.effet),
        reversements: reversements::calculer(d, c, &budgets, &by_objective, &annees, &atterrissages),
        atterrissages,
        charge,
        annees,
    }
}

impl Economie {
    /// Balance of a year; `None` when the contract does not have it.
    #[must_use]
    pub fn annee(&self, annee: i32) -> Option<&EconomieAnnee> {
        self.annees.iter().find(|a| a.annee == annee)
    }
}

/// Sums of the budgets of some actions, in a year.
fn sums<'a>(budgets: &ActionBudgets<'_>, annee: i32, constatee: bool, actions: impl Iterator<Item = &'a Action>) -> (SommesActions, bool) {
    let mut assumed = false;
    let mut terms: [Vec<Total<2>>; 5] = Default::default();
    let mut economies = Vec::new();
    for action in actions {
        let one = |part| budgets.total(&[action.id], Some(annee), part);
        let planned = one(PartBudget::Dotation);
        let x = match constatee.then(|| one(PartBudget::Consomme)) {
            None => planned,
            // A use is expected of each action that planned one, even when none of the year is entered.
            Some(used) if used.attendus() == 0 && planned.somme().is_some_and(|m| m > Montant::ZERO) => Total::de(Termes::Annees, [None]),
            Some(used) => used,
        };
        let rows: Vec<&BudgetAction> = budgets.rows(action.id).iter().copied().filter(|b| b.annee == annee).collect();
        let realised = |part: PartBudget, read: fn(&BudgetAction) -> Option<Montant>| {
            let planned = one(part);
            let entered = sum(rows.iter().map(|b| read(b))).filter(|_| constatee);
            (entered.map_or(planned, |m| Total::de(Termes::Annees, [Some(m)])), entered.is_none() && planned.somme().is_some())
        };
        let (af, presumed_af) = realised(PartBudget::Autofinancement, |b| b.autofinancement_realise);
        let (cf, presumed_cf) = realised(PartBudget::Cofinancement, |b| b.cofinancement_realise);
        assumed |= constatee && (presumed_af || presumed_cf);
        let cout = x.avec(af).avec(cf);
        let part = cout.complet().map(|m| action.part_sans_contrat_pct.map_or(Montant::ZERO, |pct| charge::percent(m, pct)));
        let part = if cout.attendus() == 0 { Total::default() } else { Total::de(Termes::Annees, [part]) };
        for (list, term) in terms.iter_mut().zip([x, af, cf, cout, part]) {
            list.push(term);
        }
        economies.extend(rows.iter().map(|b| b.economie));
    }
    let [dotation, autofinancement, cofinancement, cout, part] = terms.map(|list| Total::des(Termes::Actions, list));
    (SommesActions { dotation, autofinancement, cofinancement, cout, part, economie: sum(economies.into_iter()) }, assumed)
}

/// Hours of the balance ÷ eligible hours of the activity table: the share of the year that the contract covers.
fn part_of_year(heures: Option<Heures>, table: Option<Heures>, whole: bool) -> Option<supplement::Part> {
    if whole {
        return Some((1, 1));
    }
    heures.zip(table).filter(|(_, t)| t.raw() > 0).map(|(h, t)| (h.raw(), t.raw()))
}

fn year(
    d: &Dossier,
    c: &Calculs,
    budgets: &ActionBudgets<'_>,
    by_objective: &[(Option<i32>, Vec<&Action>)],
    charge: &ChargeSuivi,
    grant: &DotationAnnee,
) -> EconomieAnnee {
    let annee = grant.annee;
    let constatee = d.is_closed(annee) && grant.heures_realisees.is_some();
    let nature = if constatee { Nature::Realise } else { Nature::Previsionnel };
    let (heures, dotation) = if constatee { (grant.heures_constatees, grant.acquis) } else { (grant.heures_prevues, grant.montant_prevu) };
    let (actions, prevu_non_constate) = sums(budgets, annee, constatee, d.actions.iter());
    let of_objective = |of: &[&Action]| sums(budgets, annee, constatee, of.iter().copied()).0;
    let objectifs = by_objective.iter().map(|(n, of)| (*n, of_objective(of))).collect();

    let whole = super::annee_incomplete(d, annee) == (None, None);
    let table = c.activite.total(annee, nature).and_then(|h| h.eligibles.complet());
    let supplement = supplement::of_year(d, annee, nature, heures, part_of_year(heures, table, whole));

    let cout_horaire_suivi = charge::cout_horaire(d, &c.effectifs, annee, nature);
    let suivi_brut = charge.cout(cout_horaire_suivi);
    let (payers, _) = sums(budgets, annee, constatee, d.actions.iter().filter(|a| a.finance_suivi));
    let paid = payers.cout.ou_zero().map(|m| m - payers.cofinancement.somme().unwrap_or_default());
    let suivi_net = match suivi_brut {
        Some(Montant::ZERO) => Some(Montant::ZERO),
        brut => brut.zip(paid).map(|(brut, paid)| (brut - paid).max(Montant::ZERO)),
    };

    // What the contract costs, without its grant.
    let charges = || {
        let supported = actions.cout.complet()? - actions.part.complet()?;
        let brought = actions.cofinancement.ou_zero()? + actions.economie.unwrap_or_default();
        Some(supported + supplement.effet? + suivi_net? - brought)
    };
    let anyway = || Some(actions.part.complet()? + actions.economie.unwrap_or_default());
    let with_grant = d.contrat.avec_dotation != Some(false);
    let charges = charges().filter(|_| with_grant);
    let prudent = charges.zip(anyway()).map(|(c, part)| c + part);
    let montant_horaire = grant.montant_horaire;
    let balance = |charges: Option<Montant>| dotation.zip(charges).map(|(d, c)| d - c);
    let breakeven = |charges: Option<Montant>| {
        let hours = i128::from(heures.filter(|h| h.raw() > 0)?.raw());
        let raw = match (montant_horaire, dotation) {
            (Some(m), Some(grant)) => i128::from(m.raw()) * hours - i128::from((grant - charges?).raw()) * 10_000,
            _ => i128::from(charges?.raw()) * 10_000,
        };
        Some(Prix::from_raw(div_round(raw, hours)))
    };
    let day = NaiveDate::from_ymd_opt(annee, 1, 1);
    let reference = day.and_then(|day| reference(d, referentiel(), "dotation_horaire", day));
    let mut out = EconomieAnnee {
        annee,
        constatee,
        heures,
        montant_horaire,
        dotation,
        prevu_non_constate,
        objectifs,
        cout_horaire_suivi,
        suivi_brut,
        suivi_paye: payers.cout,
        suivi_net,
        solde: balance(charges),
        solde_prudent: balance(prudent),
        montant_equilibre: breakeven(charges),
        montant_equilibre_prudent: breakeven(prudent),
        seuil_trop_percu_pct: overpayment(grant),
        marge_reference: reference
            .zip(montant_horaire)
            .zip(heures)
            .map(|((reference, m), h)| produit::<2, 4, 2>(h, Prix::from_raw(reference.valeur.raw() - m.raw()))),
        reference,
        actions,
        supplement,
        manques: Vec::new(),
    };
    out.manques = dire::manques(d, charge, &out);
    out
}

/// Fall of the planned hours, in percent with two decimals, beyond which the advance exceeds the grant.
fn overpayment(grant: &DotationAnnee) -> Option<Nombre> {
    let ((advance, price), hours) = grant.acompte_attendu.zip(grant.montant_horaire).zip(grant.heures_prevues)?;
    let whole = i128::from(price.raw()) * i128::from(hours.raw());
    if whole <= 0 {
        return None;
    }
    // advance ÷ (price × hours), in hundredths of a percent: cents × 10 000 ÷ (ten-thousandths × hundredths).
    let spent = div_round(i128::from(advance.raw()) * 10_000 * 10_000, whole);
    Some(Nombre::from_raw((10_000 - spent) * 100))
}
