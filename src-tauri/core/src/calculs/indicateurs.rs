//! Values, gaps, progress and statuses of indicators.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::years;
use crate::champ;
use crate::choix::{Sens, StatutIndicateur};
use crate::decimal::{Nombre, quotient, taux};
use crate::francais::sans_accents;
use crate::modele::{Dossier, Id, Indicateur, Mesure};

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
    /// Values of each year that has a figure or a target, in order.
    pub points: Vec<PointIndicateur>,
}

/// Computed values of an indicator in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointIndicateur {
    /// Year of the figures and of the target.
    pub annee: i32,
    /// Value, rounded to the decimals of the indicator.
    pub valeur: Option<Nombre>,
    /// Target of the year, as entered.
    pub cible: Option<Nombre>,
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
    let words = |text: &str| sans_accents(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let facteur = |i: &Indicateur| i.facteur.map(|f| f.to_string()).unwrap_or_default();
    let changed = [
        (champ!(Indicateur.numerateur), words(&avant.numerateur), words(&apres.numerateur)),
        (champ!(Indicateur.denominateur), words(&avant.denominateur), words(&apres.denominateur)),
        (champ!(Indicateur.unite), words(&avant.unite), words(&apres.unite)),
        (champ!(Indicateur.facteur), facteur(avant), facteur(apres)),
        (champ!(Indicateur.source), words(&avant.source), words(&apres.source)),
        (champ!(Indicateur.formule_numerateur), words(&avant.formule_numerateur), words(&apres.formule_numerateur)),
        (champ!(Indicateur.formule_denominateur), words(&avant.formule_denominateur), words(&apres.formule_denominateur)),
    ];
    let (champ, ..) = changed.into_iter().find(|(_, a, b)| !a.is_empty() && a != b)?;
    let points = &calcules.iter().find(|c| c.id == apres.id)?.points;
    let last = points.iter().filter(|p| p.valeur.is_some()).map(|p| p.annee).max()?;
    let marked = apres.rupture_annee.is_some_and(|r| r > last);
    (!marked).then_some(RuptureProposee { indicateur: apres.id, champ: champ.nom, annee: last + 1 })
}

impl IndicateurCalcule {
    /// Whether the definition is the same in two years.
    #[must_use]
    pub fn comparables(&self, a: i32, b: i32) -> bool {
        same_series(self.rupture_annee, a, b)
    }

    /// Computed values of a year; `None` for a year without figure or target.
    #[must_use]
    pub fn point(&self, annee: i32) -> Option<&PointIndicateur> {
        self.points.iter().find(|p| p.annee == annee)
    }
}

/// Value of a measure: numerator ÷ denominator × factor, or the value typed in when the counts are unknown. A zero
/// denominator has no value.
#[must_use]
pub fn valeur(i: &Indicateur, numerateur: Option<Nombre>, denominateur: Option<Nombre>, saisie: Option<Nombre>) -> Option<Nombre> {
    let facteur = i64::from(i.facteur.unwrap_or(1));
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    match (numerateur, denominateur) {
        (Some(n), Some(d)) => taux(n, d, facteur, decimales),
        // A plain count: no denominator is defined.
        (Some(n), None) if i.denominateur.is_empty() => taux(n, Nombre::entier(1), facteur, decimales),
        _ => saisie.map(|v| v.round_to(decimales)),
    }
}

/// Whether the definition did not change between two years.
fn same_series(rupture: Option<i32>, a: i32, b: i32) -> bool {
    rupture.is_none_or(|r| (a < r) == (b < r))
}

pub(super) fn calculer(d: &Dossier, aujourdhui: NaiveDate) -> Vec<IndicateurCalcule> {
    let default_threshold = Nombre::entier(50);
    let seuil = d.dossier.seuil_partiel.unwrap_or(default_threshold);
    d.indicateurs
        .iter()
        .map(|i| {
            let mesures: Vec<&Mesure> = d.mesures.iter().filter(|m| m.indicateur_id == i.id).collect();
            let value = |m: &Mesure| valeur(i, m.numerateur, m.denominateur, m.valeur);
            let reference_annee = i.annee_reference.or(d.dossier.annee_reference);
            let reference = mesures.iter().find(|m| Some(m.annee) == reference_annee).and_then(|m| value(m));
            let points = years(mesures.iter().map(|m| m.annee))
                .into_iter()
                .filter_map(|annee| mesures.iter().find(|m| m.annee == annee))
                .map(|m| {
                    let hors_serie = reference_annee.is_some_and(|a| !same_series(i.rupture_annee, a, m.annee));
                    let reference = if hors_serie { Reference::AutreDefinition } else { Reference::Comparable(reference) };
                    point(i, m, value(m), reference, seuil, aujourdhui)
                })
                .collect();
            IndicateurCalcule { id: i.id, reference_annee, reference, rupture_annee: i.rupture_annee, points }
        })
        .collect()
}

/// Baseline with which a year is compared.
#[derive(Clone, Copy)]
enum Reference {
    /// Baseline with the definition of the year; `None` when its value is unknown.
    Comparable(Option<Nombre>),
    /// The baseline was counted with another definition.
    AutreDefinition,
}

fn point(
    i: &Indicateur,
    m: &Mesure,
    valeur: Option<Nombre>,
    reference: Reference,
    seuil: Nombre,
    aujourdhui: NaiveDate,
) -> PointIndicateur {
    let ecart = valeur.zip(m.cible).map(|(v, c)| v - c);
    let (baseline, hors_serie) = match reference {
        Reference::Comparable(value) => (value, false),
        Reference::AutreDefinition => (None, true),
    };
    let progression = valeur.zip(m.cible).zip(baseline).and_then(|((v, c), r)| taux(v - r, c - r, 100, 1));
    let statut = match (m.cible, valeur) {
        (None, _) => None,
        (Some(_), None) => Some(match m.annee.cmp(&aujourdhui.year()) {
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
    PointIndicateur { annee: m.annee, valeur, cible: m.cible, ecart, progression, hors_serie, statut, petits_nombres: small(i, m) }
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
fn small(i: &Indicateur, m: &Mesure) -> bool {
    let facteur = i.facteur.unwrap_or(1);
    match m.denominateur {
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

    fn points(d: &Dossier) -> Vec<(Option<Nombre>, Option<StatutIndicateur>, bool)> {
        let computed = calculer(d, NaiveDate::MIN);
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
            rupture_proposee(d, &calculer(d, "2026-11-21".parse().unwrap()), avant).map(|r| (r.indicateur, r.champ, r.annee))
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
