//! Values, gaps, progress and statuses of indicators.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::contrat::Annees;
use super::formule::{Formule, NamedFigures, Releve};
use super::years;
use crate::champ;
use crate::choix::{Sens, StatutIndicateur};
use crate::decimal::{Nombre, quotient, taux};
use crate::francais::plain_words;
use crate::modele::{Dossier, Id, Indicateur, Mesure, MesureProvisoire};

/// Count that is typed, computed by a formula from figures entered elsewhere, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CompteIndicateur {
    /// Count used: the typed one, otherwise the computed one.
    pub valeur: Option<Nombre>,
    /// Count as typed.
    pub saisi: Option<Nombre>,
    /// Count as the formula gives it; `None` without a formula, or while a figure of it is missing.
    pub calcule: Option<Nombre>,
}

impl CompteIndicateur {
    pub(super) fn new(saisi: Option<Nombre>, calcule: Option<Nombre>) -> Self {
        Self { valeur: saisi.or(calcule), saisi, calcule }
    }

    /// Typed count and computed count, when they differ.
    #[must_use]
    pub fn divergence(&self) -> Option<(Nombre, Nombre)> {
        self.saisi.zip(self.calcule).filter(|(a, b)| a != b)
    }
}

/// Computed values of an indicator in a count made during a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ProvisoireCalculee {
    /// Identifier of the row.
    pub id: Id,
    /// Numerator of the count.
    pub numerateur: CompteIndicateur,
    /// Denominator of the count.
    pub denominateur: CompteIndicateur,
    /// Value, rounded to the decimals of the indicator.
    pub valeur: Option<Nombre>,
    /// Whether the value itself was typed, in place of counts.
    pub valeur_saisie: bool,
}

/// Computed values of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IndicateurCalcule {
    /// Identifier of the indicator.
    pub id: Id,
    /// Year of its baseline: its own, otherwise that of the dossier.
    pub reference_annee: Option<i32>,
    /// Value in the year of the baseline; `None` when it is unknown.
    pub reference: Option<Nombre>,
    /// First year counted with a changed definition, if any; years before and after it are not compared.
    pub rupture_annee: Option<i32>,
    /// Tables from which the formula of the numerator takes its figures, in words; empty without a formula.
    pub source_numerateur: String,
    /// Tables from which the formula of the denominator takes its figures, in words; empty without a formula.
    pub source_denominateur: String,
    /// Values of each year that has a figure or a target, in order.
    pub points: Vec<PointIndicateur>,
}

/// Computed values of an indicator in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointIndicateur {
    /// Year of the figures and of the target.
    pub annee: i32,
    /// Numerator of the year.
    pub numerateur: CompteIndicateur,
    /// Denominator of the year.
    pub denominateur: CompteIndicateur,
    /// Value, rounded to the decimals of the indicator.
    pub valeur: Option<Nombre>,
    /// Whether the value itself was typed, in place of counts.
    pub valeur_saisie: bool,
    /// Value that the counts of the formulas give, when the value was typed.
    pub valeur_calculee: Option<Nombre>,
    /// Target of the year: as typed, otherwise as the planned figures give it.
    pub cible: Option<Nombre>,
    /// Target that the formulas give from planned figures, in a year of the contract.
    pub cible_calculee: Option<Nombre>,
    /// Value minus target, in the unit of the indicator.
    pub ecart: Option<Nombre>,
    /// (value − baseline) ÷ (target − baseline), in percent with one decimal; `None` across a change of definition.
    pub progression: Option<Nombre>,
    /// Whether the definition changed between this year and the baseline.
    pub hors_serie: bool,
    /// Status against the target; `None` without a target.
    pub statut: Option<StatutIndicateur>,
    /// Whether the denominator is so small that one case changes the value by more than two points.
    pub petits_nombres: bool,
}

impl StatutIndicateur {
    /// Whether the target is missed, in part or wholly: its cause and its remedy are then to be said.
    #[must_use]
    pub fn manquee(self) -> bool {
        matches!(self, Self::PartiellementAtteint | Self::NonAtteint)
    }
}

/// Numbers of targets of a year by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BilanStatuts {
    /// Year of the targets.
    pub annee: i32,
    /// Number of targets reached.
    pub atteint: i32,
    /// Number of targets partly reached.
    pub partiellement_atteint: i32,
    /// Number of targets missed.
    pub non_atteint: i32,
    /// Number of targets judged: the sum of the three others.
    pub total: i32,
}

/// A change of definition that nobody has marked yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RuptureProposee {
    /// Indicator whose definition changed.
    pub indicateur: Id,
    /// Field that changed.
    pub champ: &'static str,
    /// First year that the new definition can count: the one after the last measured year.
    pub annee: i32,
}

/// The break to propose for an indicator that was `avant` before an edit of `d`, whose figures are `calcules`. `None` when
/// what is measured did not change, when no year is measured yet, and when a later year is marked already. A definition
/// that is written for the first time, or written again with other spaces, capitals or accents, has not changed.
#[must_use]
pub fn rupture_proposee(d: &Dossier, calcules: &[IndicateurCalcule], avant: &Indicateur) -> Option<RuptureProposee> {
    let apres = d.indicateurs.iter().find(|i| i.id == avant.id)?;
    let facteur = |i: &Indicateur| i.facteur.map(|f| f.to_string()).unwrap_or_default();
    let changed = [
        (champ!(Indicateur.numerateur), plain_words(&avant.numerateur), plain_words(&apres.numerateur)),
        (champ!(Indicateur.denominateur), plain_words(&avant.denominateur), plain_words(&apres.denominateur)),
        (champ!(Indicateur.unite), plain_words(&avant.unite), plain_words(&apres.unite)),
        (champ!(Indicateur.facteur), facteur(avant), facteur(apres)),
        (champ!(Indicateur.source), plain_words(&avant.source), plain_words(&apres.source)),
        (champ!(Indicateur.formule_numerateur), plain_words(&avant.formule_numerateur), plain_words(&apres.formule_numerateur)),
        (champ!(Indicateur.formule_denominateur), plain_words(&avant.formule_denominateur), plain_words(&apres.formule_denominateur)),
    ];
    let (champ, ..) = changed.into_iter().find(|(_, a, b)| !a.is_empty() && a != b)?;
    let points = &calcules.iter().find(|c| c.id == apres.id)?.points;
    // A value that is computed follows the new calculation in every year; its words and its source say what was counted.
    let computed_anew = [
        champ!(Indicateur.unite).nom,
        champ!(Indicateur.facteur).nom,
        champ!(Indicateur.formule_numerateur).nom,
        champ!(Indicateur.formule_denominateur).nom,
    ];
    let typed = |p: &&PointIndicateur| p.valeur_saisie || p.numerateur.saisi.is_some() || p.denominateur.saisi.is_some();
    let measured = |p: &&PointIndicateur| p.valeur.is_some() && (!computed_anew.contains(&champ.nom) || typed(p));
    let last = points.iter().filter(measured).map(|p| p.annee).max()?;
    let marked = apres.rupture_annee.is_some_and(|r| r > last);
    (!marked).then_some(RuptureProposee { indicateur: apres.id, champ: champ.nom, annee: last + 1 })
}

impl IndicateurCalcule {
    /// Whether the definition is the same in two years.
    #[must_use]
    pub fn comparables(&self, a: i32, b: i32) -> bool {
        same_series(self.rupture_annee, a, b)
    }

    /// Last year with a value.
    #[must_use]
    pub fn last_value(&self) -> Option<&PointIndicateur> {
        self.points.iter().rev().find(|p| p.valeur.is_some())
    }

    /// Last year with a target.
    #[must_use]
    pub fn last_target(&self) -> Option<&PointIndicateur> {
        self.points.iter().rev().find(|p| p.cible.is_some())
    }

    /// Last value known, judged against another target than that of its year; `None` when no value is known.
    #[must_use]
    pub fn juger(&self, d: &Dossier, i: &Indicateur, cible: Nombre) -> Option<(i32, Nombre, StatutIndicateur)> {
        let last = self.last_value()?;
        let valeur = last.valeur?;
        let baseline = self.reference.filter(|_| !last.hors_serie);
        let progression = baseline.and_then(|r| taux(valeur - r, cible - r, 100, 1));
        let judged = match judge(i.sens, valeur, cible, progression, partial_threshold(d)) {
            StatutIndicateur::NonAtteint if last.hors_serie => StatutIndicateur::AApprecier,
            judged => judged,
        };
        Some((last.annee, valeur, judged))
    }

    /// Computed values of a year; `None` for a year without figure or target.
    #[must_use]
    pub fn point(&self, annee: i32) -> Option<&PointIndicateur> {
        self.points.iter().find(|p| p.annee == annee)
    }
}

/// Whether an indicator is a plain count: nothing divides its numerator.
#[must_use]
pub fn sans_denominateur(i: &Indicateur) -> bool {
    i.denominateur.trim().is_empty() && i.formule_denominateur.trim().is_empty()
}

/// Numerator ÷ denominator × factor, or numerator × factor for a plain count. `None` when a count is missing or the
/// denominator is zero.
fn rate(i: &Indicateur, numerateur: Option<Nombre>, denominateur: Option<Nombre>) -> Option<Nombre> {
    let denominateur = denominateur.or_else(|| sans_denominateur(i).then(|| Nombre::entier(1)))?;
    taux(numerateur?, denominateur, i64::from(i.facteur.unwrap_or(1)), u32::try_from(i.decimales).unwrap_or(0))
}

/// Value of an indicator from its counts and the value typed in their place, and whether it is the latter. What was typed
/// comes first: both counts, else the value, else the counts with those that are computed.
fn resultat(i: &Indicateur, n: CompteIndicateur, d: CompteIndicateur, saisie: Option<Nombre>) -> (Option<Nombre>, bool) {
    let typed = n.saisi.is_some() && (d.saisi.is_some() || sans_denominateur(i));
    match saisie.filter(|_| !typed) {
        Some(v) => (Some(v.round_to(u32::try_from(i.decimales).unwrap_or(0))), true),
        None => (rate(i, n.valeur, d.valeur), false),
    }
}

/// Formulas of an indicator that can be computed.
struct Formules {
    numerateur: Option<Formule>,
    denominateur: Option<Formule>,
}

impl Formules {
    fn new(i: &Indicateur) -> Self {
        let parse = |text: &str| Formule::parse(text).ok();
        Self { numerateur: parse(&i.formule_numerateur), denominateur: parse(&i.formule_denominateur) }
    }

    /// Both counts of a period, as far as they can be computed.
    fn counts(&self, figures: &NamedFigures<'_>, releve: Releve) -> (Option<Nombre>, Option<Nombre>) {
        let of = |formule: &Option<Formule>| formule.as_ref().and_then(|f| figures.evaluer(f, releve));
        (of(&self.numerateur), of(&self.denominateur))
    }

    fn written(&self) -> bool {
        self.numerateur.is_some() || self.denominateur.is_some()
    }
}

/// Whether the definition did not change between two years.
fn same_series(rupture: Option<i32>, a: i32, b: i32) -> bool {
    rupture.is_none_or(|r| (a < r) == (b < r))
}

/// Progress from which a target that is not reached is partly reached, in percent: that of the contract, otherwise half.
#[must_use]
pub fn partial_threshold(d: &Dossier) -> Nombre {
    d.dossier.seuil_partiel.unwrap_or(Nombre::entier(50))
}

pub(super) fn calculer(d: &Dossier, figures: &NamedFigures<'_>, annees: &Annees, aujourdhui: NaiveDate) -> Vec<IndicateurCalcule> {
    let seuil = partial_threshold(d);
    let mut mesures: HashMap<(Id, i32), &Mesure> = HashMap::new();
    for m in &d.mesures {
        mesures.entry((m.indicateur_id, m.annee)).or_insert(m);
    }
    let of = |i: &Indicateur| {
        let formules = Formules::new(i);
        let typed = d.mesures.iter().filter(|m| m.indicateur_id == i.id).map(|m| m.annee);
        let computed = annees.toutes.iter().copied().filter(|_| formules.written());
        let years = years(typed.chain(computed).chain(i.annee_reference.or(d.dossier.annee_reference)));
        let figures_of = |annee: i32| Figures::new(i, mesures.get(&(i.id, annee)).copied(), &formules, figures, annees, annee);
        let all: Vec<Figures<'_>> = years.into_iter().map(figures_of).collect();
        let reference_annee = i.annee_reference.or(d.dossier.annee_reference);
        let reference = all.iter().find(|f| Some(f.annee) == reference_annee).and_then(|f| f.valeur);
        let points = all.iter().filter(|f| f.mesure.is_some() || f.some()).map(|f| {
            let hors_serie = reference_annee.is_some_and(|a| !same_series(i.rupture_annee, a, f.annee));
            let reference = if hors_serie { Reference::AutreDefinition } else { Reference::Comparable(reference) };
            point(i, f, reference, seuil, aujourdhui)
        });
        let source = |formule: &Option<Formule>| formule.as_ref().map(|f| figures.source(f)).unwrap_or_default();
        IndicateurCalcule {
            id: i.id,
            reference_annee,
            reference,
            rupture_annee: i.rupture_annee,
            source_numerateur: source(&formules.numerateur),
            source_denominateur: source(&formules.denominateur),
            points: points.collect(),
        }
    };
    d.indicateurs.iter().map(of).collect()
}

/// Counts made during a year, one item per row whose situation and indicator exist.
pub(super) fn provisoires(d: &Dossier, figures: &NamedFigures<'_>) -> Vec<ProvisoireCalculee> {
    let of = |m: &MesureProvisoire| {
        let i = d.indicateurs.iter().find(|i| i.id == m.indicateur_id)?;
        let s = d.situations.iter().find(|s| s.id == m.situation_id)?;
        let (n, den) = Formules::new(i).counts(figures, Releve::EnCours(s.annee, s.nature));
        let (numerateur, denominateur) = (CompteIndicateur::new(m.numerateur, n), CompteIndicateur::new(m.denominateur, den));
        let (valeur, valeur_saisie) = resultat(i, numerateur, denominateur, m.valeur);
        Some(ProvisoireCalculee { id: m.id, numerateur, denominateur, valeur, valeur_saisie })
    };
    d.mesures_provisoires.iter().filter_map(of).collect()
}

/// Figures of an indicator in a year, before any judgement.
struct Figures<'a> {
    annee: i32,
    mesure: Option<&'a Mesure>,
    numerateur: CompteIndicateur,
    denominateur: CompteIndicateur,
    valeur: Option<Nombre>,
    valeur_saisie: bool,
    valeur_calculee: Option<Nombre>,
    cible_calculee: Option<Nombre>,
}

impl<'a> Figures<'a> {
    fn new(
        i: &Indicateur,
        mesure: Option<&'a Mesure>,
        formules: &Formules,
        figures: &NamedFigures<'_>,
        annees: &Annees,
        annee: i32,
    ) -> Self {
        let (n, d) = formules.counts(figures, Releve::Realise(annee));
        let numerateur = CompteIndicateur::new(mesure.and_then(|m| m.numerateur), n);
        let denominateur = CompteIndicateur::new(mesure.and_then(|m| m.denominateur), d);
        let (valeur, valeur_saisie) = resultat(i, numerateur, denominateur, mesure.and_then(|m| m.valeur));
        let planned = || {
            let (n, d) = formules.counts(figures, Releve::Prevu(annee));
            rate(i, n, d)
        };
        Self {
            annee,
            mesure,
            numerateur,
            denominateur,
            valeur,
            valeur_saisie,
            valeur_calculee: rate(i, n, d).filter(|_| valeur_saisie),
            // A target is agreed for the years of the contract only.
            cible_calculee: if annees.contrat.contains(&annee) { planned() } else { None },
        }
    }

    fn some(&self) -> bool {
        [self.numerateur.valeur, self.denominateur.valeur, self.valeur, self.cible_calculee].iter().any(Option::is_some)
    }
}

/// Baseline with which a year is compared.
#[derive(Clone, Copy)]
enum Reference {
    /// Baseline with the definition of the year; `None` when its value is unknown.
    Comparable(Option<Nombre>),
    /// The baseline was counted with another definition.
    AutreDefinition,
}

fn point(i: &Indicateur, f: &Figures<'_>, reference: Reference, seuil: Nombre, aujourdhui: NaiveDate) -> PointIndicateur {
    let (annee, valeur) = (f.annee, f.valeur);
    let cible = f.mesure.and_then(|m| m.cible).or(f.cible_calculee);
    let ecart = valeur.zip(cible).map(|(v, c)| v - c);
    let (baseline, hors_serie) = match reference {
        Reference::Comparable(value) => (value, false),
        Reference::AutreDefinition => (None, true),
    };
    let progression = valeur.zip(cible).zip(baseline).and_then(|((v, c), r)| taux(v - r, c - r, 100, 1));
    let statut = match (cible, valeur) {
        (None, _) => None,
        (Some(_), None) => Some(match annee.cmp(&aujourdhui.year()) {
            std::cmp::Ordering::Less => StatutIndicateur::NonRenseigne,
            std::cmp::Ordering::Equal => StatutIndicateur::EnCours,
            std::cmp::Ordering::Greater => StatutIndicateur::AVenir,
        }),
        // Progress cannot be measured from a baseline with another definition, so the user judges.
        (Some(cible), Some(v)) => Some(match judge(i.sens, v, cible, progression, seuil) {
            StatutIndicateur::NonAtteint if hors_serie => StatutIndicateur::AApprecier,
            judged => judged,
        }),
    };
    PointIndicateur {
        annee,
        numerateur: f.numerateur,
        denominateur: f.denominateur,
        valeur,
        valeur_saisie: f.valeur_saisie,
        valeur_calculee: f.valeur_calculee,
        cible,
        cible_calculee: f.cible_calculee,
        ecart,
        progression,
        hors_serie,
        statut,
        petits_nombres: small(i, f.denominateur.valeur),
    }
}

/// Status from the rule of the contract: reached when the value is at the target or beyond in the wanted direction,
/// otherwise partly reached from the agreed progress on.
fn judge(sens: Sens, valeur: Nombre, cible: Nombre, progression: Option<Nombre>, seuil: Nombre) -> StatutIndicateur {
    let reached = match sens {
        Sens::Hausse => valeur >= cible,
        Sens::Baisse => valeur <= cible,
        Sens::Stable if valeur == cible => true,
        Sens::Stable => return StatutIndicateur::AApprecier,
    };
    if reached {
        StatutIndicateur::Atteint
    } else if progression.is_some_and(|p| p >= seuil) {
        StatutIndicateur::PartiellementAtteint
    } else {
        StatutIndicateur::NonAtteint
    }
}

/// Whether one case more or less moves the value by more than two points: a percentage of fewer than fifty cases; for
/// accident rates (per thousand or per million hours), almost always in a small agency.
fn small(i: &Indicateur, denominateur: Option<Nombre>) -> bool {
    let facteur = i.facteur.unwrap_or(1);
    match denominateur {
        Some(d) if facteur == 100 => d < Nombre::entier(50) && d > Nombre::ZERO,
        Some(d) if facteur >= 1000 => {
            quotient::<4, 4, 4>(Nombre::entier(1), d, i64::from(facteur)).is_some_and(|step| step > Nombre::entier(2))
        }
        _ => false,
    }
}

pub(super) fn bilans(indicateurs: &[IndicateurCalcule]) -> Vec<BilanStatuts> {
    let all = || indicateurs.iter().flat_map(|i| &i.points);
    years(all().map(|p| p.annee))
        .into_iter()
        .map(|annee| {
            let count = |s| i32::try_from(all().filter(|p| p.annee == annee && p.statut == Some(s)).count()).unwrap_or(i32::MAX);
            let (atteint, partiel, non) =
                (count(StatutIndicateur::Atteint), count(StatutIndicateur::PartiellementAtteint), count(StatutIndicateur::NonAtteint));
            BilanStatuts { annee, atteint, partiellement_atteint: partiel, non_atteint: non, total: atteint + partiel + non }
        })
        .filter(|b| b.total > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Nombre {
        text.parse().unwrap()
    }

    /// Indicator with baseline 40 in 2023, then 46 with a target of 50, then 56 with a target of 60.
    fn dossier(rupture_annee: Option<i32>, annee_reference: Option<i32>) -> Dossier {
        let indicateur = Indicateur { id: 1, rupture_annee, annee_reference, ..Indicateur::default() };
        let measure = |id, annee, valeur: &str, cible: Option<&str>| Mesure {
            id,
            indicateur_id: 1,
            annee,
            valeur: Some(number(valeur)),
            cible: cible.map(number),
            ..Mesure::default()
        };
        let mut d = Dossier { indicateurs: vec![indicateur], ..Dossier::default() };
        d.dossier.annee_reference = Some(2023);
        d.mesures = vec![measure(1, 2023, "40", None), measure(2, 2024, "46", Some("50")), measure(3, 2025, "56", Some("60"))];
        d
    }

    fn computed(d: &Dossier, aujourdhui: NaiveDate) -> Vec<IndicateurCalcule> {
        crate::calculs::calculer(d, aujourdhui).indicateurs
    }

    fn points(d: &Dossier) -> Vec<(Option<Nombre>, Option<StatutIndicateur>, bool)> {
        let computed = computed(d, NaiveDate::MIN);
        computed[0].points.iter().map(|p| (p.progression, p.statut, p.hors_serie)).collect()
    }

    #[test]
    fn nothing_is_compared_across_a_change_of_definition() {
        let partly = Some(StatutIndicateur::PartiellementAtteint);
        assert_eq!(points(&dossier(None, None))[1..], [(Some(number("60")), partly, false), (Some(number("80")), partly, false)]);
        let judged = Some(StatutIndicateur::AApprecier);
        assert_eq!(points(&dossier(Some(2025), None))[1..], [(Some(number("60")), partly, false), (None, judged, true)]);
        // A baseline with the new definition is compared with later years, no longer with those before the change.
        let renewed = points(&dossier(Some(2024), Some(2024)));
        assert!(renewed[0].2 && !renewed[1].2 && !renewed[2].2);
        assert_eq!(renewed[2].0, Some(number("71.4")));
    }

    #[test]
    fn a_target_reached_stays_reached_across_the_break() {
        let mut d = dossier(Some(2025), None);
        d.mesures[2].valeur = Some(number("61"));
        assert_eq!(points(&d)[2], (None, Some(StatutIndicateur::Atteint), true));
    }

    #[test]
    fn a_definition_that_changed_after_values_asks_for_a_break() {
        let mut d = crate::exemple::exemple().unwrap();
        let avant = d.indicateurs[0].clone();
        let proposed = |d: &Dossier, avant: &Indicateur| {
            rupture_proposee(d, &computed(d, "2026-11-21".parse().unwrap()), avant).map(|r| (r.indicateur, r.champ, r.annee))
        };
        assert_eq!(proposed(&d, &avant), None, "nothing changed");
        d.indicateurs[0].responsable = "Directrice".into();
        d.indicateurs[0].source = format!("  {} ", avant.source.to_uppercase());
        assert_eq!(proposed(&d, &avant), None, "the same source, written otherwise");
        d.indicateurs[0].source = "Facturation seule".into();
        assert_eq!(proposed(&d, &avant), Some((avant.id, "source", 2026)), "2025 is the last measured year");
        d.indicateurs[0].facteur = Some(1000);
        d.indicateurs[0].source.clone_from(&avant.source);
        assert_eq!(proposed(&d, &avant), Some((avant.id, "facteur", 2026)));
        d.indicateurs[0].rupture_annee = Some(2024);
        assert!(proposed(&d, &avant).is_some(), "an earlier break does not speak of this change");
        d.indicateurs[0].rupture_annee = Some(2026);
        assert_eq!(proposed(&d, &avant), None, "marked already");
        d.indicateurs[0].rupture_annee = None;
        let empty = Indicateur { facteur: None, ..d.indicateurs[0].clone() };
        assert_eq!(proposed(&d, &empty), None, "written for the first time");
        d.mesures.retain(|m| m.indicateur_id != avant.id);
        assert_eq!(proposed(&d, &avant), None, "nothing is measured yet");
    }
}
