//! Three small trends of the contract: hours against plan, grant used, targets reached.
//!
//! A year is drawn from a complete figure alone; a year that has begun and lacks its figure is a hole, named in words. A year to
//! come is neither.

use serde::Serialize;

use crate::calculs::{Calculs, Total};
use crate::choix::{GenreTendance, Nature};
use crate::decimal::{Nombre, taux};
use crate::francais::{avec_unite, enumeration};
use crate::modele::Dossier;

/// Trend of the years of the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TendanceContrat {
    /// Figure that the trend follows.
    pub genre: GenreTendance,
    /// Years of the contract, in order.
    pub points: Vec<PointTendance>,
    /// One French sentence on the last year known, with its figures.
    pub phrase: String,
    /// Years that have begun and whose figure is missing or partial, in words; empty when there is none.
    pub manque: String,
}

/// Year of a trend.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointTendance {
    /// Calendar year of the figures.
    pub annee: i32,
    /// Figure of the year: hours, or a percentage; `None` when it is missing or partial.
    pub valeur: Option<Nombre>,
    /// Figure planned for the year, for hours.
    pub prevu: Option<Nombre>,
}

/// The trends of a dossier whose contract has years, as of the day of `c`.
pub(super) fn tendances(d: &Dossier, c: &Calculs) -> Vec<TendanceContrat> {
    if c.annees.contrat.is_empty() {
        return Vec::new();
    }
    let mut out = vec![hours(c)];
    if d.contrat.avec_dotation != Some(false) {
        out.push(grant(c));
    }
    out.push(targets(c));
    out
}

/// Years over, or under way with a partial figure, that lack their figure.
fn holes(c: &Calculs, points: &[PointTendance], partial: &[String]) -> String {
    let of_day = chrono::Datelike::year(&c.suivi.jour);
    let missing = points.iter().filter(|p| p.valeur.is_none() && p.annee < of_day).map(|p| p.annee);
    let said: Vec<String> = missing
        .map(|annee| partial.iter().find(|p| p.starts_with(&annee.to_string())).cloned().unwrap_or_else(|| c.annees.titre(annee)))
        .collect();
    match said.len() {
        0 => String::new(),
        1 => format!("Manque {}.", said[0]),
        _ => format!("Manquent {}.", enumeration(&said)),
    }
}

fn hours(c: &Calculs) -> TendanceContrat {
    let of = |annee: i32, nature: Nature| -> Option<Total<2>> {
        c.activite.heures.iter().find(|h| h.annee == annee && h.nature == nature).map(|h| h.total)
    };
    let complete = |annee, nature| of(annee, nature).and_then(Total::complet).map(|h| h.to::<4>());
    let points: Vec<PointTendance> = c
        .annees
        .contrat
        .iter()
        .map(|annee| PointTendance {
            annee: *annee,
            valeur: complete(*annee, Nature::Realise),
            prevu: complete(*annee, Nature::Previsionnel),
        })
        .collect();
    let partial: Vec<String> = c
        .annees
        .contrat
        .iter()
        .filter_map(|annee| Some(format!("{} ({})", c.annees.titre(*annee), of(*annee, Nature::Realise)?.etendue()?)))
        .collect();
    let phrase = points.iter().rev().find_map(|p| Some((p, p.valeur?))).map_or_else(
        || "Aucune heure réalisée pour une année du contrat.".to_owned(),
        |(p, valeur)| {
            let share = p.prevu.and_then(|prevu| taux(valeur, prevu, 100, 1));
            let against =
                share.map(|x| format!(", {} du prévu", avec_unite(x, 1, "%"))).unwrap_or_else(|| ", sans prévision complète".to_owned());
            format!("{} en {}{against}.", avec_unite(valeur, 0, "h"), c.annees.titre(p.annee))
        },
    );
    TendanceContrat { genre: GenreTendance::Heures, manque: holes(c, &points, &partial), points, phrase }
}

fn grant(c: &Calculs) -> TendanceContrat {
    let of = |annee: i32| c.dotation.annees.iter().find(|x| x.annee == annee);
    let points: Vec<PointTendance> = c
        .annees
        .contrat
        .iter()
        .map(|annee| PointTendance { annee: *annee, valeur: of(*annee).and_then(|x| x.taux_consommation), prevu: None })
        .collect();
    let phrase = points.iter().rev().find_map(|p| Some((p, p.valeur?))).map_or_else(
        || "La part utilisée de la dotation n’est connue pour aucune année.".to_owned(),
        |(p, valeur)| format!("{} de la dotation disponible utilisés en {}.", avec_unite(valeur, 1, "%"), c.annees.titre(p.annee)),
    );
    TendanceContrat { genre: GenreTendance::Dotation, manque: holes(c, &points, &[]), points, phrase }
}

fn targets(c: &Calculs) -> TendanceContrat {
    let of = |annee: i32| c.bilans_indicateurs.iter().find(|b| b.annee == annee && b.total > 0);
    let whole = |n: i32| Nombre::entier(i64::from(n));
    let share = |annee: i32| of(annee).and_then(|b| taux(whole(b.atteint), whole(b.total), 100, 1));
    let points: Vec<PointTendance> =
        c.annees.contrat.iter().map(|annee| PointTendance { annee: *annee, valeur: share(*annee), prevu: None }).collect();
    let phrase = points.iter().rev().find_map(|p| p.valeur.and_then(|_| of(p.annee))).map_or_else(
        || "Aucune cible n’est encore jugée.".to_owned(),
        |b| match b.atteint {
            0 => format!("Aucune cible atteinte sur {} jugées en {}.", b.total, c.annees.titre(b.annee)),
            1 => format!("Une cible atteinte sur {} en {}.", b.total, c.annees.titre(b.annee)),
            n => format!("{n} cibles atteintes sur {} en {}.", b.total, c.annees.titre(b.annee)),
        },
    );
    TendanceContrat { genre: GenreTendance::Cibles, manque: holes(c, &points, &[]), points, phrase }
}
