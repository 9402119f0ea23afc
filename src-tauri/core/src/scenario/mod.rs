//! Scenarios: levers applied to a copy of the dossier, on which everything is computed again.
//!
//! [`appliquer`] changes planned rows of the years that are not closed, never the dossier it is given: hours, tariffs, amount per
//! hour, ceiling, then what follows from them in the planned account. A budget line moves by the difference that its source makes
//! (its hours × its tariff after, less before), so that a line typed otherwise keeps its own amount, and no lever leaves the copy
//! equal to the dossier. The advance stays the one already paid or agreed.

pub mod mots;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::calculs::economie::{Economie, economie, mean_price};
use crate::calculs::{Calculs, Formule, activite, annees_contrat, budget, calculer, dotation_prevue, effectifs, recette};
use crate::choix::{CleHypothese, Groupe, Nature, RoleLigne, SensBudget, StatutAction};
use crate::decimal::{Heures, Montant, Nombre, Prix, div_round};
use crate::modele::{Dossier, Hypothese, Id, LigneBudget, MontantHoraire, Plafond, Scenario, Tarif};

/// One percent in the raw units of a percentage, times one hundred: the scale of a factor.
const ENTIER: i128 = 100 * Nombre::ECHELLE as i128;

/// Levers of a year, the last of a kind prevailing.
#[derive(Debug, Default)]
struct Leviers {
    valeurs: BTreeMap<CleHypothese, Nombre>,
    financeurs: BTreeMap<Id, Nombre>,
    ecartees: BTreeSet<Id>,
}

impl Leviers {
    fn of(hypotheses: &[Hypothese], annee: i32) -> Self {
        let mut out = Self::default();
        for h in hypotheses.iter().filter(|h| h.annee.is_none_or(|a| a == annee)) {
            match (h.cle, h.valeur, h.financeur_id, h.action_id) {
                (CleHypothese::ActionEcartee, _, _, Some(action)) => {
                    out.ecartees.insert(action);
                }
                (CleHypothese::HeuresFinanceurPct, Some(v), Some(financeur), _) => {
                    out.financeurs.insert(financeur, v);
                }
                (CleHypothese::ActionEcartee | CleHypothese::HeuresFinanceurPct, ..) | (_, None, ..) => {}
                (cle, Some(v), ..) => {
                    out.valeurs.insert(cle, v);
                }
            }
        }
        out
    }

    fn get(&self, cle: CleHypothese) -> Option<Nombre> {
        self.valeurs.get(&cle).copied()
    }

    fn moves_hours(&self) -> bool {
        !self.financeurs.is_empty() || [CleHypothese::HeuresPct, CleHypothese::EtpVacants].iter().any(|c| self.valeurs.contains_key(c))
    }

    fn is_empty(&self) -> bool {
        self.valeurs.is_empty() && self.financeurs.is_empty() && self.ecartees.is_empty()
    }
}

/// Whether a lever is a figure of the dossier, which applying the scenario writes. The others are assumptions on the account
/// alone.
#[must_use]
pub const fn is_written(cle: CleHypothese) -> bool {
    !matches!(cle, CleHypothese::EtpVacants | CleHypothese::SalairesPct | CleHypothese::AjustementPct)
}

/// Years that a scenario may change: those of the contract that are not closed.
#[must_use]
pub fn open_years(d: &Dossier) -> Vec<i32> {
    annees_contrat(d).into_iter().filter(|a| !d.is_closed(*a)).collect()
}

/// Greatest number of kept scenarios that are set side by side.
pub const SCENARIOS_COMPARES: usize = 4;

/// Levers of a kept scenario.
#[must_use]
pub fn levers_of(d: &Dossier, scenario: Id) -> Vec<Hypothese> {
    d.hypotheses.iter().filter(|h| h.scenario_id == scenario).cloned().collect()
}

/// Kept scenario with its balance.
pub struct ScenarioGarde<'a> {
    /// Row of the dossier.
    pub scenario: &'a Scenario,
    /// Levers, each as a French phrase.
    pub leviers: Vec<String>,
    /// Balance of the copy on which the levers are applied.
    pub economie: Economie,
}

/// The first [`SCENARIOS_COMPARES`] kept scenarios, each computed on a copy; judgements are those of the day `jour`.
pub fn kept_scenarios(d: &Dossier, jour: NaiveDate) -> impl Iterator<Item = ScenarioGarde<'_>> {
    d.scenarios.iter().take(SCENARIOS_COMPARES).map(move |scenario| {
        let levers = levers_of(d, scenario.id);
        let copy = appliquer(d, &levers);
        let economie = economie(&copy, &calculer(&copy, jour));
        ScenarioGarde { scenario, leviers: levers.iter().map(|h| mots::levier(d, h)).collect(), economie }
    })
}

/// A copy of the dossier with the levers applied.
#[must_use]
pub fn appliquer(d: &Dossier, hypotheses: &[Hypothese]) -> Dossier {
    let mut out = d.clone();
    for annee in open_years(d) {
        let levers = Leviers::of(hypotheses, annee);
        if !levers.is_empty() {
            apply(d, &mut out, annee, &levers);
        }
    }
    out
}

/// Value × fractions, rounded once; where the product is beyond 128 bits, rounded at each fraction.
fn times(value: i64, fractions: &[(i128, i128)]) -> i64 {
    let whole = || {
        let (mut num, mut den) = (i128::from(value), 1_i128);
        for (n, d) in fractions {
            (num, den) = (num.checked_mul(*n)?, den.checked_mul(*d)?);
        }
        num.checked_mul(2).map(|_| div_round(num, den))
    };
    whole().unwrap_or_else(|| fractions.iter().fold(value, |v, (n, d)| div_round(i128::from(v).saturating_mul(*n), *d)))
}

/// Factor of a percentage of variation: 1 + pct ÷ 100, never below zero.
fn plus(pct: Option<Nombre>) -> (i128, i128) {
    ((ENTIER + i128::from(pct.unwrap_or_default().raw())).max(0), ENTIER)
}

fn planned_total(d: &Dossier, annee: i32) -> i128 {
    d.heures
        .iter()
        .filter(|h| h.annee == annee && h.nature == Nature::Previsionnel)
        .filter_map(|h| h.heures)
        .map(|h| i128::from(h.raw()))
        .sum()
}

fn apply(d: &Dossier, out: &mut Dossier, annee: i32, levers: &Leviers) {
    let before = planned_total(d, annee);
    if levers.moves_hours() {
        hours(d, out, annee, levers);
    }
    prices(out, annee, levers);
    if let Some(pct) = levers.get(CleHypothese::AcomptePct) {
        out.dotation.acompte_pct = Some(pct);
    }
    let lost = discard(out, annee, &levers.ecartees);
    let variation = (planned_total(out, annee) - before, before);
    account(d, out, annee, levers, variation, lost);
}

/// Planned hours of the year, and the hours agreed, which follow the eligible ones.
fn hours(d: &Dossier, out: &mut Dossier, annee: i32, levers: &Leviers) {
    let planned = |h: &crate::modele::HeuresFinanceur| h.annee == annee && h.nature == Nature::Previsionnel;
    let pct = plus(levers.get(CleHypothese::HeuresPct));
    let of = |financeur: Id| [pct, plus(levers.financeurs.get(&financeur).copied())];
    let total: i128 =
        d.heures.iter().filter(|h| planned(h)).filter_map(|h| Some(i128::from(times(h.heures?.raw(), &of(h.financeur_id))))).sum();
    // Hours of the vacant jobs: hours of one job of intervenant × jobs.
    let staff = effectifs(d).into_iter().find(|e| e.annee == annee && e.nature == Nature::Previsionnel);
    let jobs = staff.and_then(|e| e.intervenants.complet()).filter(|n| n.raw() > 0);
    let vacant = levers
        .get(CleHypothese::EtpVacants)
        .zip(jobs)
        .map_or(0, |(v, jobs)| i128::from(div_round(total * i128::from(v.raw()), i128::from(jobs.raw()))).clamp(0, total.max(0)));
    let kept = if total > 0 { (total - vacant, total) } else { (1, 1) };
    let factor = |financeur: Id| {
        let [a, b] = of(financeur);
        [a, b, kept]
    };
    let counts = |financeur: Id| d.financeurs.iter().any(|f| f.id == financeur && f.compte_dotation);
    let (mut was, mut is) = (0_i128, 0_i128);
    for h in out.heures.iter_mut().filter(|h| planned(h)) {
        let Some(hours) = h.heures else { continue };
        let moved = times(hours.raw(), &factor(h.financeur_id));
        if counts(h.financeur_id) {
            (was, is) = (was + i128::from(hours.raw()), is + i128::from(moved));
        }
        h.heures = Some(Heures::from_raw(moved));
    }
    let eligible = if was > 0 { (is, was) } else { pct };
    for m in out.dotations.iter_mut().filter(|m| m.annee == annee) {
        m.heures_convenues = m.heures_convenues.map(|h| Heures::from_raw(times(h.raw(), &[eligible])));
    }
}

/// Amount per hour, ceiling, supplement and tariffs of the year.
fn prices(out: &mut Dossier, annee: i32, levers: &Leviers) {
    if let Some(v) = levers.get(CleHypothese::MontantHoraire) {
        let row =
            row_of(&mut out.dotations, |m| m.annee == annee, |m| m.id, |id| MontantHoraire { id, annee, ..MontantHoraire::default() });
        row.montant_horaire = Some(v);
    }
    if let Some(v) = levers.get(CleHypothese::Plafond) {
        let former = out.plafonds.iter().find(|p| p.annee == annee).and_then(|p| p.plafond);
        let libres: Vec<Option<Prix>> = out.tarifs.iter().map(|t| free_supplement(out, t)).collect();
        let row = row_of(&mut out.plafonds, |p| p.annee == annee, |p| p.id, |id| Plafond { id, annee, ..Plafond::default() });
        row.plafond = Some(v);
        for (t, libre) in out.tarifs.iter_mut().zip(libres).filter(|(t, _)| t.annee == annee) {
            // What is billed follows the ceiling only where it is at the ceiling today.
            if t.supplement_prevu.is_some() && t.supplement_prevu == former {
                t.supplement_prevu = Some(libre.map_or(v, |libre| v.min(libre)));
            }
        }
    }
    for (cle, tariff) in [(CleHypothese::Supplement, false), (CleHypothese::Tarif, true)] {
        let Some(v) = levers.get(cle) else { continue };
        row_of(&mut out.tarifs, |t| t.annee == annee, |t| t.id, |id| Tarif { id, annee, ..Tarif::default() });
        for t in out.tarifs.iter_mut().filter(|t| t.annee == annee) {
            if tariff {
                (t.tarif_apa, t.tarif_pch) = (Some(v), Some(v));
            } else {
                t.supplement_prevu = Some(v);
            }
        }
    }
}

/// Supplement that a tariff lets bill without ceiling.
fn free_supplement(d: &Dossier, t: &Tarif) -> Option<Prix> {
    let usual = || d.dossier.annee_reference.and_then(|a| mean_price(d, t.service_id, a, |t| t.supplement_observe));
    t.supplement_libre.or_else(usual)
}

/// Row of a table that matches, added at the end when there is none.
fn row_of<T>(rows: &mut Vec<T>, is: impl Fn(&T) -> bool, id: impl Fn(&T) -> Id, new: impl Fn(Id) -> T) -> &mut T {
    let at = rows.iter().position(is).unwrap_or_else(|| {
        let next = rows.iter().map(id).max().unwrap_or_default() + 1;
        rows.push(new(next));
        rows.len() - 1
    });
    &mut rows[at]
}

/// Empties the planned budgets of the actions left out, and answers the cofinancing that leaves with them. An action without
/// any budget left is given up: its amounts are not missing.
fn discard(out: &mut Dossier, annee: i32, ecartees: &BTreeSet<Id>) -> Montant {
    let mut lost = Montant::ZERO;
    for b in out.budgets_action.iter_mut().filter(|b| b.annee == annee && ecartees.contains(&b.action_id)) {
        lost += b.cofinancement.unwrap_or_default();
        (b.dotation, b.autofinancement, b.cofinancement, b.economie) = (None, None, None, None);
    }
    for action in out.actions.iter_mut().filter(|a| ecartees.contains(&a.id)) {
        let budgets = || out.budgets_action.iter().filter(|b| b.action_id == action.id);
        if budgets().any(|b| b.annee == annee) && budgets().all(|b| (b.dotation, b.autofinancement, b.cofinancement) == (None, None, None))
        {
            action.statut = StatutAction::Abandonne;
        }
    }
    lost
}

/// Part of a charge that follows the hours: as entered, otherwise all of groups I and II and none of group III.
#[must_use]
pub fn part_variable(line: &LigneBudget) -> Nombre {
    let usual = if line.groupe == Groupe::III { Nombre::ZERO } else { Nombre::entier(100) };
    line.part_variable_pct.unwrap_or(usual)
}

/// Planned account of the year: income by its sources, charges by the variation of hours and of wages.
fn account(d: &Dossier, out: &mut Dossier, annee: i32, levers: &Leviers, (moved, of): (i128, i128), lost: Montant) {
    let mut sources: BTreeMap<Id, Option<Montant>> = BTreeMap::new();
    let grants = (dotation_prevue(d, &activite(d), annee), dotation_prevue(out, &activite(out), annee));
    let gap = |before: Option<Montant>, after: Option<Montant>| match (before, after) {
        (Some(b), Some(a)) => Some(a - b),
        (None, None) => Some(Montant::ZERO),
        // The line follows something that is known on one side alone: its amount is no longer known.
        _ => None,
    };
    for line in d.lignes_budget.iter().filter(|l| l.sens == SensBudget::Produit) {
        let delta = match line.role {
            RoleLigne::Dotation => gap(grants.0, grants.1),
            RoleLigne::Cofinancements => Some(Montant::ZERO - lost),
            role => {
                let of = |x: &Dossier| recette(x, role, annee, Nature::Previsionnel);
                let fed = recette(d, role, annee, Nature::Previsionnel).is_none()
                    && follows_hours(role)
                    && (moved != 0 || changes_price(levers, role));
                if fed { None } else { gap(of(d), of(out)) }
            }
        };
        sources.insert(line.id, delta);
    }
    let wages = plus(levers.get(CleHypothese::SalairesPct));
    let adjusted = i128::from(levers.get(CleHypothese::AjustementPct).unwrap_or(Nombre::entier(100)).raw()).clamp(0, ENTIER);
    for m in out.montants_budget.iter_mut().filter(|m| m.annee == annee && m.nature == Nature::Previsionnel) {
        let (Some(amount), Some(line)) = (m.montant, d.lignes_budget.iter().find(|l| l.id == m.ligne_id)) else { continue };
        m.montant = match line.sens {
            SensBudget::Produit => sources.get(&line.id).copied().flatten().map(|delta| amount + delta),
            SensBudget::Charge => {
                let follows = i128::from(part_variable(line).raw()).clamp(0, ENTIER);
                let share = if line.groupe == Groupe::II { adjusted } else { ENTIER };
                let mut factors = Vec::new();
                if of > 0 && moved != 0 {
                    factors.push((of * ENTIER * ENTIER + moved * follows * share, of * ENTIER * ENTIER));
                }
                if line.role == RoleLigne::Salaires {
                    factors.push(wages);
                }
                Some(Montant::from_raw(times(amount.raw(), &factors)))
            }
        };
    }
}

fn follows_hours(role: RoleLigne) -> bool {
    use RoleLigne as R;
    matches!(role, R::TarifApa | R::TarifPch | R::AideSociale | R::Supplement | R::Caisses | R::Mutuelles | R::Particuliers)
}

/// Whether a lever changes the price of the hours that feed a line.
fn changes_price(levers: &Leviers, role: RoleLigne) -> bool {
    let any = |keys: &[CleHypothese]| keys.iter().any(|c| levers.get(*c).is_some());
    match role {
        RoleLigne::TarifApa | RoleLigne::TarifPch | RoleLigne::AideSociale => any(&[CleHypothese::Tarif]),
        RoleLigne::Supplement => any(&[CleHypothese::Supplement, CleHypothese::Plafond]),
        _ => false,
    }
}

/// Figures of a year beside which a scenario is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChiffresAnnee {
    /// Calendar year of the figures.
    pub annee: i32,
    /// Planned hours of all financeurs; those realised in a closed year.
    pub heures: Option<Heures>,
    /// Hours that count for the grant.
    pub eligibles: Option<Heures>,
    /// Grant, in euros.
    pub dotation: Option<Montant>,
    /// Products of the account, in euros.
    pub produits: Option<Montant>,
    /// Charges of the account, in euros.
    pub charges: Option<Montant>,
    /// Result of the account, in euros.
    pub resultat: Option<Montant>,
    /// Advance, or money already paid, beyond the grant, in euros.
    pub trop_percu: Option<Montant>,
    /// Balance of the contract, in euros.
    pub solde: Option<Montant>,
    /// Prudent balance, in euros.
    pub solde_prudent: Option<Montant>,
    /// Amount per hour at which the contract balances.
    pub montant_equilibre: Option<Prix>,
}

/// Figures of a year. `paid` is the money already received for it, or the advance agreed: it stays when the grant falls.
#[must_use]
pub fn chiffres(c: &Calculs, e: &Economie, annee: i32, paid: Option<Montant>) -> ChiffresAnnee {
    let year = e.annee(annee);
    let nature = if year.is_some_and(|a| a.constatee) { Nature::Realise } else { Nature::Previsionnel };
    let account = c.budget.iter().find(|b| b.annee == annee && b.nature == nature);
    let dotation = year.and_then(|a| a.dotation);
    ChiffresAnnee {
        annee,
        heures: c.activite.total(annee, nature).and_then(|h| h.total.complet()),
        eligibles: year.and_then(|a| a.heures),
        dotation,
        produits: account.and_then(|b| b.produits.complet()),
        charges: account.and_then(|b| b.charges.complet()),
        resultat: account.and_then(|b| b.resultat),
        trop_percu: paid.zip(dotation).map(|(p, d)| (p - d).max(Montant::ZERO)),
        solde: year.and_then(|a| a.solde),
        solde_prudent: year.and_then(|a| a.solde_prudent),
        montant_equilibre: year.and_then(|a| a.montant_equilibre),
    }
}

/// Money received for a year, otherwise its advance: the agreed share of the grant planned in the dossier, or another share.
#[must_use]
pub fn verse_ou_acompte(d: &Dossier, c: &Calculs, annee: i32, acompte_pct: Option<Nombre>) -> Option<Montant> {
    let grant = c.dotation.annees.iter().find(|g| g.annee == annee)?;
    if grant.verse.attendus() > 0 {
        return grant.verse.complet();
    }
    let pct = acompte_pct.or(d.dotation.acompte_pct)?;
    Some(Montant::from_raw(div_round(i128::from(grant.montant_prevu?.raw()) * i128::from(pct.raw()), ENTIER)))
}

/// Variations of the hours of a year at which something turns, in percent with two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Bascules {
    /// Variation at which the result of the account is nil; `None` when it is not within 50 % either way, or is unknown.
    pub resultat_nul: Option<Nombre>,
    /// Fall beyond which the advance exceeds the grant.
    pub trop_percu: Option<Nombre>,
}

/// Greatest variation tried, in percent.
const EXTREME: i64 = 50;

/// Variations of the hours of a year at which the result and the advance turn, the other levers staying. The result is found by
/// bisection, to the hundredth of a point.
#[must_use]
pub fn bascules(d: &Dossier, hypotheses: &[Hypothese], annee: i32, paid: Option<Montant>) -> Bascules {
    if !open_years(d).contains(&annee) {
        return Bascules::default();
    }
    let d = money_alone(d);
    let with = |raw: i64| {
        let kept = hypotheses.iter().filter(|h| h.cle != CleHypothese::HeuresPct || h.annee.is_some_and(|a| a != annee));
        let mut levers: Vec<Hypothese> = kept.cloned().collect();
        levers.push(Hypothese {
            cle: CleHypothese::HeuresPct,
            annee: Some(annee),
            valeur: Some(Nombre::from_raw(raw)),
            ..Hypothese::default()
        });
        appliquer(&d, &levers)
    };
    let result = |raw: i64| budget(&with(raw)).into_iter().find(|b| b.annee == annee && b.nature == Nature::Previsionnel)?.resultat;
    let search = || {
        let start = result(0)?;
        if start == Montant::ZERO {
            return Some(Nombre::ZERO);
        }
        let turned = |m: Montant| m == Montant::ZERO || m.is_negative() != start.is_negative();
        // Hours are tried towards the loss when there is a profit, and the other way.
        for sign in if start.is_negative() { [1, -1] } else { [-1, 1] } {
            let (mut near, mut far) = (0_i64, EXTREME * Nombre::ECHELLE);
            if !turned(result(sign * far)?) {
                continue;
            }
            while far - near > 1 {
                let middle = i64::midpoint(near, far);
                if turned(result(sign * middle)?) { far = middle } else { near = middle }
            }
            return Some(Nombre::from_raw(sign * near).round_to(2));
        }
        None
    };
    let base = with(0);
    let grant = dotation_prevue(&base, &activite(&base), annee);
    let trop_percu = paid
        .zip(grant)
        .filter(|(_, g)| *g > Montant::ZERO)
        .map(|(p, g)| Nombre::from_raw(div_round(i128::from((p - g).raw()) * 1_000_000, i128::from(g.raw()))).round_to(2));
    Bascules { resultat_nul: search(), trop_percu }
}

/// Copy of the dossier with the tables that the money of a year needs, so that trying it many times is quick.
fn money_alone(d: &Dossier) -> Dossier {
    Dossier {
        dossier: d.dossier.clone(),
        contrat: d.contrat.clone(),
        dotation: d.dotation.clone(),
        exercices: d.exercices.clone(),
        plafonds: d.plafonds.clone(),
        financeurs: d.financeurs.clone(),
        heures: d.heures.clone(),
        tarifs: d.tarifs.clone(),
        dotations: d.dotations.clone(),
        lignes_budget: d.lignes_budget.clone(),
        montants_budget: d.montants_budget.clone(),
        emplois: d.emplois.clone(),
        effectifs: d.effectifs.clone(),
        budgets_action: d.budgets_action.clone(),
        ..Dossier::default()
    }
}

/// Indicators whose counts follow the hours and whose target of a year comes from planned figures: a scenario that moves hours moves
/// that target. Their values are not guessed.
#[must_use]
pub fn cibles_touchees(d: &Dossier, c: &Calculs, annee: i32) -> Vec<Id> {
    let figures = c.figures(d);
    let follows = |text: &str| Formule::parse(text).is_ok_and(|f| figures.reads_hours(&f));
    d.indicateurs
        .iter()
        .filter(|i| follows(&i.formule_numerateur) || follows(&i.formule_denominateur))
        .filter(|i| {
            let point = c.indicateurs.iter().find(|x| x.id == i.id).and_then(|x| x.point(annee));
            point.is_some_and(|p| p.cible_calculee.is_some() || p.cible.is_some())
        })
        .map(|i| i.id)
        .collect()
}
