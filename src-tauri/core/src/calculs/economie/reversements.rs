//! Money that the Département may take back, by year and motive.
//!
//! Motives overlap (a euro outside the six objectives may also lack its proof), so they are not added up. Money that the rule of the
//! contract already gives back for a year is carried over no more, and a restitution that was paid settles what it pays: nothing
//! is claimed twice.

use serde::Serialize;

use super::super::action_budgets::PartBudget;
use super::super::dotation::DotationAnnee;
use super::super::total::{Termes, Total};
use super::super::{ActionBudgets, Calculs, unproved_uses};
use super::EconomieAnnee;
use super::atterrissage::Atterrissage;
use super::charge::percent;
use crate::choix::{DegreReversement, MotifReversement, Nature, NonConsomme, StatutVersement, TypeVersement};
use crate::decimal::{Montant, Nombre, div_round};
use crate::modele::{Action, Dossier, Id};

/// Money that the Département may take back for a motive and a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Reversement {
    /// Calendar year of the claim.
    pub annee: i32,
    /// Motive of the claim.
    pub motif: MotifReversement,
    /// Likelihood of the claim.
    pub degre: DegreReversement,
    /// Amount, in euros; `None` when a figure is missing.
    pub montant: Option<Montant>,
    /// Figures of the formula: base, then limit; their meaning depends on the motive.
    pub base: Option<Montant>,
    /// Amount up to which nothing is taken back.
    pub limite: Option<Montant>,
    /// Part of the judged targets that are reached, in percent with two decimals; only for targets.
    pub score: Option<Nombre>,
    /// Whether the amount rests on the expected end of the year.
    pub atterrissage: bool,
}

impl Reversement {
    fn new(annee: i32, motif: MotifReversement, degre: DegreReversement, montant: Option<Montant>) -> Self {
        Self { annee, motif, degre, montant, base: None, limite: None, score: None, atterrissage: false }
    }

    fn from(self, base: Option<Montant>, limite: Option<Montant>) -> Self {
        Self { base, limite, ..self }
    }
}

/// Money given back for a year, and money received without it. A restitution counts as given back whatever its sign.
fn payments(d: &Dossier, annee: i32) -> (Total<2>, Montant) {
    let paid = || d.versements.iter().filter(move |v| v.annee == annee && v.statut == StatutVersement::Verse);
    let back = |v: &&crate::modele::Versement| v.type_versement == TypeVersement::Restitution;
    let received = Total::de(Termes::Versements, paid().filter(|v| !back(v)).map(|v| v.montant));
    (received, paid().filter(back).filter_map(|v| v.montant).map(|m| m.abs()).sum())
}

/// Rows of the years that are closed or have a landing. `by_objective` holds the actions by legal objective.
pub(super) fn calculer(
    d: &Dossier,
    c: &Calculs,
    budgets: &ActionBudgets<'_>,
    by_objective: &[(Option<i32>, Vec<&Action>)],
    annees: &[EconomieAnnee],
    atterrissages: &[Atterrissage],
) -> Vec<Reversement> {
    if d.contrat.avec_dotation == Some(false) {
        return Vec::new();
    }
    let mut out = Vec::new();
    // Sum that the rule of the contract gave back for the years before: it is no longer available.
    let mut given = Montant::ZERO;
    let last = c.annees.contrat.last().copied();
    let outside_ids: Vec<Id> = by_objective.iter().filter(|(n, _)| *n == Some(0)).flat_map(|(_, of)| of).map(|a| a.id).collect();
    for year in annees {
        let Some(grant) = c.dotation.annees.iter().find(|g| g.annee == year.annee) else { continue };
        let landing = atterrissages.iter().find(|a| a.annee == year.annee);
        let closed = d.is_closed(year.annee);
        if !closed && landing.is_none() {
            continue;
        }
        let (received, returned) = payments(d, year.annee);
        let over = overpaid(grant, closed, landing, received);
        let left = closed.then(|| unspent(d, grant, Some(year.annee) == last, given));
        // What was given back settles the overpayment first, then the unspent money.
        let settled = |due: Option<Montant>, paid: Montant| due.map(|m| (m - paid).max(Montant::ZERO));
        let rest = (returned - over.montant.unwrap_or_default()).max(Montant::ZERO);
        out.push(Reversement { montant: settled(over.montant, returned), ..over });
        if let Some(left) = left {
            given += left.montant.unwrap_or_default();
            out.push(Reversement { montant: settled(left.montant, rest), ..left });
        }
        out.extend(ceiling(year));
        if closed {
            out.push(outside(budgets, &outside_ids, year.annee));
            out.push(unproved(d, budgets, year.annee));
            out.extend(targets(d, c, grant));
            out.extend(excess(d, c, grant));
        }
    }
    out
}

/// Payments received beyond the grant acquired; from the expected end of the year while its accounts are open.
fn overpaid(grant: &DotationAnnee, closed: bool, landing: Option<&Atterrissage>, received: Total<2>) -> Reversement {
    let degre = if closed { DegreReversement::Certain } else { DegreReversement::Probable };
    let acquired = if closed { grant.acquis } else { landing.and_then(|l| l.dotation) };
    let paid = received.ou_zero();
    let montant = paid.zip(acquired).map(|(p, a)| (p - a).max(Montant::ZERO));
    let row = Reversement::new(grant.annee, MotifReversement::TropPercu, degre, montant).from(paid, acquired);
    Reversement { atterrissage: !closed, ..row }
}

/// Money available and not spent that the contract does not let the service carry over.
fn unspent(d: &Dossier, grant: &DotationAnnee, last: bool, given: Montant) -> Reversement {
    let rule = &d.dotation;
    let left = grant.report_sortant.map(|m| (m - given).max(Montant::ZERO));
    let ended = last && rule.restitution_finale;
    let kept = match (ended, rule.non_consomme) {
        (true, _) | (_, NonConsomme::Restitution) => Some(Montant::ZERO),
        (_, NonConsomme::ReportPlafonne) => grant.acquis.zip(rule.report_plafond_pct).map(|(m, pct)| percent(m, pct)),
        (_, NonConsomme::Report | NonConsomme::NonPrevu) => left,
    };
    let montant = left.zip(kept).map(|(left, kept)| (left - kept).max(Montant::ZERO));
    Reversement::new(grant.annee, MotifReversement::NonConsomme, DegreReversement::Certain, montant).from(left, kept)
}

/// Supplement billed above the ceiling, when it is observed.
fn ceiling(year: &EconomieAnnee) -> Option<Reversement> {
    let montant = year.supplement.depassement?;
    Some(Reversement::new(year.annee, MotifReversement::PlafondDepasse, DegreReversement::Probable, Some(montant)))
}

/// Grant used by the actions that answer none of the six objectives; one that does not say its objective is not counted.
fn outside(budgets: &ActionBudgets<'_>, ids: &[Id], annee: i32) -> Reversement {
    let used = budgets.total(ids, Some(annee), PartBudget::Consomme);
    let montant = used.ou_zero();
    Reversement::new(annee, MotifReversement::HorsObjectifs, DegreReversement::ASurveiller, montant)
}

/// Grant used by the actions that no document proves; unknown while a use that is expected is missing.
fn unproved(d: &Dossier, budgets: &ActionBudgets<'_>, annee: i32) -> Reversement {
    let known = budgets.total_of_all(Some(annee), PartBudget::Consomme).ou_zero();
    let montant = known.map(|_| unproved_uses(d, annee).into_iter().filter_map(|b| b.dotation_consommee).sum());
    Reversement::new(annee, MotifReversement::SansPiece, DegreReversement::ASurveiller, montant)
}

/// Part of the grant that depends on targets, when too few of them are reached: grant × part × (1 − score).
fn targets(d: &Dossier, c: &Calculs, grant: &DotationAnnee) -> Option<Reversement> {
    let (part, threshold) = d.dotation.part_cibles_pct.zip(d.dotation.seuil_cibles_pct)?;
    let judged = c.bilans_indicateurs.iter().find(|b| b.annee == grant.annee);
    // Twice the score: a target partly reached counts for half.
    let twice = judged.map(|b| (i128::from(2 * b.atteint + b.partiellement_atteint), i128::from(2 * b.total)));
    let score = twice.map(|(n, of)| Nombre::from_raw(div_round(n * 10_000, of) * 100));
    let reached = twice.map(|(n, of)| n * 100 * i128::from(Nombre::ECHELLE) >= of * i128::from(threshold.raw()));
    let montant = twice.zip(reached).zip(grant.acquis).map(|(((n, of), reached), acquired)| {
        if reached {
            return Montant::ZERO;
        }
        let raw = i128::from(acquired.raw()) * i128::from(part.raw()) * (of - n);
        Montant::from_raw(div_round(raw, 100 * i128::from(Nombre::ECHELLE) * of))
    });
    let row = Reversement::new(grant.annee, MotifReversement::Cibles, DegreReversement::Probable, montant);
    Some(Reversement { score, base: grant.acquis, ..row })
}

/// Result of the accounts above what the contract admits, at most the grant.
fn excess(d: &Dossier, c: &Calculs, grant: &DotationAnnee) -> Option<Reversement> {
    let pct = d.dotation.resultat_max_pct?;
    let account = c.budget.iter().find(|b| b.annee == grant.annee && b.nature == Nature::Realise);
    let resultat = account.and_then(|b| b.resultat);
    let limite = account.and_then(|b| b.produits.complet()).map(|p| percent(p, pct));
    let montant = resultat
        .zip(limite)
        .zip(grant.acquis)
        .map(|((r, limit), acquired)| (r - limit).max(Montant::ZERO).min(acquired.max(Montant::ZERO)));
    Some(Reversement::new(grant.annee, MotifReversement::Surcompensation, DegreReversement::Probable, montant).from(resultat, limite))
}
