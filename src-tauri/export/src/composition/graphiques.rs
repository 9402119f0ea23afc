//! Charts of the data of the tables beside them, each with a sentence that says what it shows.

use cpom_core::calculs::{IndicateurCalcule, Total};
use cpom_core::designation::avec_code;
use cpom_core::modele::Indicateur;

use super::format::{approx, avec_unite, nombre};
use crate::bloc::{Barres, Bloc, Courbe, Figure, Serie};

/// Stacked bars, one per year; `None` when no bar is known.
pub(super) fn empilees<'s, const N: u32>(
    legende: &str,
    unite: &str,
    annees: Vec<String>,
    series: impl Iterator<Item = (&'s str, Vec<Total<N>>)>,
) -> Option<Bloc> {
    barres(true, legende, unite, annees, series)
}

/// Bars side by side, one group per year.
pub(super) fn cote_a_cote<'s, const N: u32>(
    legende: &str,
    unite: &str,
    annees: Vec<String>,
    series: impl Iterator<Item = (&'s str, Vec<Total<N>>)>,
) -> Option<Bloc> {
    barres(false, legende, unite, annees, series)
}

/// The bars. A year in which a bar, or a part of a stacked bar, lacks a term is labelled « partiel »; a bar of which nothing
/// is known is not drawn.
fn barres<'s, const N: u32>(
    empilees: bool,
    legende: &str,
    unite: &str,
    annees: Vec<String>,
    series: impl Iterator<Item = (&'s str, Vec<Total<N>>)>,
) -> Option<Bloc> {
    let series: Vec<(&str, Vec<Total<N>>)> = series.filter(|(_, totaux)| totaux.iter().any(|t| t.somme().is_some())).collect();
    if series.is_empty() || annees.is_empty() {
        return None;
    }
    let of = |i: usize| series.iter().filter_map(move |(_, totaux)| totaux.get(i).copied());
    let partial = |i: usize| {
        let lacking = |t: Total<N>| t.partiel() || (empilees && t.manquants() > 0);
        of(i).any(|t| t.somme().is_some()) && of(i).any(lacking)
    };
    let categories = annees.into_iter().enumerate().map(|(i, annee)| if partial(i) { format!("{annee} (partiel)") } else { annee });
    let barres = Barres {
        empilees,
        nom: legende.to_owned(),
        unite: unite.to_owned(),
        decimales: 0,
        categories: categories.collect(),
        series: series.iter().map(|(nom, totaux)| Serie::new(*nom, totaux.iter().map(|t| t.somme().map(approx)))).collect(),
    };
    // The table beside it has the figures: the words of the picture say what it shows.
    let genre = if empilees { "Barres empilées" } else { "Barres côte à côte" };
    let names: Vec<&str> = barres.series.iter().map(|s| s.nom.as_str()).collect();
    let span = barres.categories.first().zip(barres.categories.last()).map(|(a, b)| format!(", de {a} à {b}")).unwrap_or_default();
    let alternative = format!("{genre} : {legende}{span}. Séries : {}. Les chiffres sont dans le tableau voisin.", names.join(", "));
    Some(Figure { alternative: Some(alternative), ..Figure::new(legende, barres) }.into())
}

/// Curve of the values and targets of an indicator; `None` with fewer than two figures.
pub(super) fn courbe(i: &Indicateur, c: &IndicateurCalcule) -> Option<Bloc> {
    figure_courbe(i, c).map(Bloc::from)
}

/// The same, as a figure.
pub(super) fn figure_courbe(i: &Indicateur, c: &IndicateurCalcule) -> Option<Figure> {
    let mesures: Vec<(i32, f64)> = c.points.iter().filter_map(|p| p.valeur.map(|v| (p.annee, approx(v)))).collect();
    let cibles: Vec<(i32, f64)> = c.points.iter().filter_map(|p| p.cible.map(|v| (p.annee, approx(v)))).collect();
    if mesures.len() + cibles.len() < 2 {
        return None;
    }
    let decimales = u8::try_from(i.decimales).unwrap_or(0);
    let reference = c.reference.and(c.reference_annee);
    let name = avec_code(&i.code, &i.libelle);
    let years = mesures.iter().chain(&cibles).map(|p| p.0);
    let span = years.clone().min().zip(years.max()).map(|(a, b)| format!(", de {a} à {b}")).unwrap_or_default();
    // The figures of every year are in tables: the words of the picture say what it shows.
    let alternative = Some(format!("Courbe de l’indicateur {name}{span}. {}.", phrase(i, c)));
    let courbe = Courbe { nom: i.libelle.clone(), unite: i.unite.clone(), decimales, mesures, cibles, reference, rupture: i.rupture_annee };
    Some(Figure { alternative, ..Figure::new("", courbe) })
}

/// Sentence of the curve: « 4,8 % en 2025 pour une cible de 4,7 % », « … 5,0 % visés en 2028 ».
pub(super) fn phrase(i: &Indicateur, c: &IndicateurCalcule) -> String {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let dit = |v| avec_unite(&nombre(v, decimales), &i.unite);
    let last = c.last_value().and_then(|p| Some((p, p.valeur?)));
    let target = c.last_target().and_then(|p| Some((p.annee, p.cible?)));
    let mut parts = Vec::new();
    if let Some((point, v)) = last {
        parts.push(match point.cible {
            Some(cible) => format!("{} en {} pour une cible de {}", dit(v), point.annee, dit(cible)),
            None => format!("{} en {}", dit(v), point.annee),
        });
    }
    if let Some((annee, v)) = target.filter(|t| last.is_none_or(|l| l.0.annee != t.0)) {
        parts.push(format!("cible {annee} : {}", dit(v)));
    }
    parts.join(" ; ")
}
