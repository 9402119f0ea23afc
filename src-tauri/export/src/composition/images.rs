//! Pictures that stand beside the figures of a screen, from the snapshot: the charts of the documents, with one category for each year.
//!
//! [`image`] answers a figure for [`crate::dessin`]. Years run from the first to the last known one: one without a figure is a gap that is
//! said, a partial sum is labelled, a year that the contract covers in part bears its months, and what was counted within a year is
//! not drawn, since it does not cover it. Some are the agency’s own (the balance): no document prints them from here.

use chrono::NaiveDate;
use cpom_core::calculs::economie::economie;
use cpom_core::calculs::{Calculs, Total, tarif_apa};
use cpom_core::choix::{CategorieEmploi, Choix, Nature};
use cpom_core::decimal::Decimal;
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Dossier, Id};
use serde::Deserialize;

use super::contexte::Contexte;
use super::{Options, TypeDocument, format, graphiques, heures};
use crate::bloc::{Barres, Figure, Serie};

/// Picture beside figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ImageChiffree {
    /// Hours by financeur.
    Heures,
    /// Cost of an hour beside what an hour brings and the tariff.
    Cout,
    /// Grant planned, acquired and used.
    Dotation,
    /// Amount per hour of the contract beside the one at which it balances.
    Equilibre,
    /// Full-time equivalents by family of jobs.
    Effectifs,
    /// History and target of an indicator.
    Indicateur,
}

/// The picture of a dossier; `None` when no figure is known. `indicateur` is the one drawn, for [`ImageChiffree::Indicateur`].
#[must_use]
pub fn image(dossier: &Dossier, calculs: &Calculs, image: ImageChiffree, indicateur: Option<Id>, jour: NaiveDate) -> Option<Figure> {
    let options = Options::new(TypeDocument::Complet, jour);
    let ctx = &Contexte::new(dossier, calculs, &options);
    match image {
        ImageChiffree::Heures => hours(ctx),
        ImageChiffree::Cout => cost(ctx),
        ImageChiffree::Dotation => grant(ctx),
        ImageChiffree::Equilibre => balance(ctx),
        ImageChiffree::Effectifs => staff(ctx),
        ImageChiffree::Indicateur => {
            let i = dossier.indicateurs.iter().find(|i| Some(i.id) == indicateur)?;
            let c = calculs.indicateurs.iter().find(|c| c.id == i.id)?;
            Some(Figure { legende: majuscule(&graphiques::phrase(i, c)), ..graphiques::figure_courbe(i, c)? })
        }
    }
}

/// A year of a picture: what is known of it, observed or planned.
type AnneeDessinee = (i32, Option<Nature>);

/// Years from the first to the last known one, each observed where it is known so, else planned.
fn years(ctx: &Contexte, known: impl Fn(i32, Nature) -> bool) -> Vec<AnneeDessinee> {
    let best = |annee: i32| [Nature::Realise, Nature::Previsionnel].into_iter().find(|n| known(annee, *n));
    let all = || ctx.c.annees.toutes.iter().copied().filter(|a| best(*a).is_some());
    let Some((first, last)) = all().min().zip(all().max()) else { return Vec::new() };
    (first..=last).map(|a| (a, best(a))).collect()
}

/// A value of a picture, with whether it lacks a term.
type ValeurDessinee = (Option<f64>, bool);

fn of_total<const N: u32>(t: Total<N>) -> ValeurDessinee {
    (t.somme().map(format::approx), t.partiel())
}

fn of_figure<const N: u32>(v: Option<Decimal<N>>) -> ValeurDessinee {
    (v.map(format::approx), false)
}

/// Bars of some years. Nothing when no bar is known.
fn bars(ctx: &Contexte, barres: Barres, years: &[AnneeDessinee], series: Vec<(String, Vec<ValeurDessinee>)>) -> Option<Figure> {
    let series: Vec<_> = series.into_iter().filter(|(_, values)| values.iter().any(|v| v.0.is_some())).collect();
    if series.is_empty() {
        return None;
    }
    let of = |i: usize| series.iter().filter_map(move |(_, values)| values.get(i));
    let known = |i: usize| of(i).any(|v| v.0.is_some());
    // A part of a stacked bar that is absent in a year and known in others makes the bar a part of the whole.
    let partial = |i: usize| known(i) && of(i).any(|v| v.1);
    let categories = years.iter().enumerate().map(|(i, (annee, nature))| {
        let mut words = ctx.c.annees.titre(*annee);
        if *nature == Some(Nature::Previsionnel) {
            words.push_str(" prévu");
        }
        match (known(i), partial(i)) {
            (false, _) => format!("{words} (sans chiffre)"),
            (true, true) => format!("{words} (partiel)"),
            (true, false) => words,
        }
    });
    let mut out = Barres { categories: categories.collect(), ..barres };
    out.series = series.iter().map(|(nom, values)| Serie::new(nom.clone(), values.iter().map(|v| v.0))).collect();
    let gaps: Vec<String> = years.iter().enumerate().filter(|(i, _)| !known(*i)).map(|(_, (a, _))| a.to_string()).collect();
    let note = (!gaps.is_empty()).then(|| format!("Sans chiffre : {}.", format::enumeration(&gaps)));
    Some(Figure { note, ..Figure::new(out.nom.clone(), out) })
}

/// Adds a sentence to the note of a figure.
fn noted(figure: Figure, words: Option<String>) -> Figure {
    let note: Vec<String> = figure.note.into_iter().chain(words).collect();
    Figure { note: (!note.is_empty()).then(|| note.join(" ")), ..figure }
}

fn hours(ctx: &Contexte) -> Option<Figure> {
    let years = years(ctx, |a, n| ctx.c.activite.total(a, n).is_some());
    let of: Vec<(i32, Nature)> = years.iter().map(|(a, n)| (*a, n.unwrap_or_default())).collect();
    let series = heures::series(ctx, &of).into_iter().map(|(nom, totals)| (nom, totals.into_iter().map(of_total).collect()));
    let barres = Barres { empilees: true, nom: "Heures d’intervention par financeur".into(), unite: "h".into(), ..Barres::default() };
    let within: Vec<String> = years
        .iter()
        .filter(|(a, n)| *n != Some(Nature::Realise) && ctx.c.activite.total(*a, Nature::Provisoire).is_some())
        .map(|(a, _)| a.to_string())
        .collect();
    let within = (!within.is_empty()).then(|| {
        format!("Ce qui est compté en cours d’année {} n’est pas dessiné : cela ne couvre pas l’année.", format::enumeration(&within))
    });
    Some(noted(bars(ctx, barres, &years, series.collect())?, within))
}

fn cost(ctx: &Contexte) -> Option<Figure> {
    let account = |a: i32, n: Nature| ctx.c.budget.iter().find(|b| b.annee == a && b.nature == n);
    let years = years(ctx, |a, n| account(a, n).is_some_and(|b| b.cout_horaire.or(b.produit_horaire).is_some()));
    let of = |y: &AnneeDessinee| y.1.and_then(|n| account(y.0, n));
    let series = vec![
        ("Coût d’une heure".to_owned(), years.iter().map(|y| of_figure(of(y).and_then(|b| b.cout_horaire))).collect()),
        ("Ce qu’une heure rapporte".to_owned(), years.iter().map(|y| of_figure(of(y).and_then(|b| b.produit_horaire))).collect()),
        ("Tarif APA".to_owned(), years.iter().map(|y| of_figure(tarif_apa(ctx.d, y.0))).collect()),
    ];
    let barres = Barres { nom: "Coût d’une heure et ce qui la paie".into(), unite: "€".into(), decimales: 2, ..Barres::default() };
    let figure = bars(ctx, barres, &years, series)?;
    let words = "L’heure est à l’équilibre quand elle rapporte ce qu’elle coûte.".to_owned();
    Some(noted(figure, Some(words)))
}

fn grant(ctx: &Contexte) -> Option<Figure> {
    let rows = &ctx.c.dotation.annees;
    let known =
        |a: i32, _: Nature| rows.iter().any(|d| d.annee == a && (d.montant_prevu.or(d.acquis).is_some() || d.consomme.somme().is_some()));
    // Planned and observed amounts stand side by side: no year is one or the other.
    let years: Vec<AnneeDessinee> = years(ctx, known).into_iter().map(|(a, n)| (a, n.map(|_| Nature::Realise))).collect();
    let of = |y: &AnneeDessinee| rows.iter().find(|d| d.annee == y.0);
    let series = vec![
        ("Prévue".to_owned(), years.iter().map(|y| of_figure(of(y).and_then(|d| d.montant_prevu))).collect()),
        ("Acquise".to_owned(), years.iter().map(|y| of_figure(of(y).and_then(|d| d.acquis))).collect()),
        ("Consommée".to_owned(), years.iter().map(|y| of(y).map_or((None, false), |d| of_total(d.consomme))).collect()),
    ];
    let barres = Barres { nom: "Dotation prévue, acquise et consommée".into(), unite: "€".into(), ..Barres::default() };
    let pending: Vec<String> = rows.iter().filter(|d| d.a_confirmer).map(|d| ctx.c.annees.titre(d.annee)).collect();
    let pending = (!pending.is_empty()).then(|| format!("Acquise à confirmer : {}.", format::enumeration(&pending)));
    Some(noted(bars(ctx, barres, &years, series)?, pending))
}

fn balance(ctx: &Contexte) -> Option<Figure> {
    let all = economie(ctx.d, ctx.c);
    let years: Vec<AnneeDessinee> = all.annees.iter().map(|e| (e.annee, Some(Nature::Realise))).collect();
    let of = |f: &dyn Fn(&cpom_core::calculs::economie::EconomieAnnee) -> ValeurDessinee| all.annees.iter().map(f).collect::<Vec<_>>();
    let series = vec![
        ("Montant du contrat".to_owned(), of(&|e| of_figure(e.montant_horaire))),
        ("Montant d’équilibre".to_owned(), of(&|e| of_figure(e.montant_equilibre))),
        ("Équilibre prudent".to_owned(), of(&|e| of_figure(e.montant_equilibre_prudent))),
    ];
    let barres =
        Barres {
            nom: "Montant par heure, et celui qui équilibre le contrat".into(), unite: "€".into(), decimales: 2, ..Barres::default()
        };
    bars(ctx, barres, &years, series)
}

fn staff(ctx: &Contexte) -> Option<Figure> {
    let row = |a: i32, n: Nature| ctx.c.effectifs.iter().find(|e| e.annee == a && e.nature == n);
    let years = years(ctx, |a, n| row(a, n).is_some_and(|e| e.total.somme().is_some()));
    let series = CategorieEmploi::TOUS.iter().map(|categorie| {
        let of = |y: &AnneeDessinee| {
            y.1.and_then(|n| row(y.0, n)).map_or((None, false), |e| {
                of_total(match categorie {
                    CategorieEmploi::Intervenant => e.intervenants,
                    CategorieEmploi::Soignant => e.soignants,
                    CategorieEmploi::Structure => e.structure,
                })
            })
        };
        (majuscule(categorie.libelle()), years.iter().map(of).collect())
    });
    let barres = Barres { empilees: true, nom: "Équivalents temps plein".into(), unite: "ETP".into(), decimales: 1, ..Barres::default() };
    bars(ctx, barres, &years, series.collect())
}

#[cfg(test)]
mod tests {
    use cpom_core::calculs::calculer;
    use cpom_core::exemple::exemple;

    use super::*;
    use crate::bloc::Graphique;

    fn day() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    fn drawn(d: &Dossier, what: ImageChiffree) -> Option<(Figure, Barres)> {
        let figure = image(d, &calculer(d, day()), what, None, day())?;
        let Graphique::Barres(b) = figure.graphique.clone() else { panic!("{what:?}") };
        Some((figure, b))
    }

    const ALL: [ImageChiffree; 5] =
        [ImageChiffree::Heures, ImageChiffree::Cout, ImageChiffree::Dotation, ImageChiffree::Equilibre, ImageChiffree::Effectifs];

    #[test]
    fn each_picture_has_the_figures_of_its_table() {
        let d = exemple().unwrap();
        let c = calculer(&d, day());
        for what in ALL {
            let (figure, b) = drawn(&d, what).unwrap();
            assert!(!figure.legende.is_empty() && b.series.iter().all(|s| s.valeurs.len() == b.categories.len()), "{what:?}");
        }
        let (_, hours) = drawn(&d, ImageChiffree::Heures).unwrap();
        let at = hours.categories.iter().position(|c| c == "2025").unwrap();
        let total: f64 = hours.series.iter().filter_map(|s| s.valeurs[at]).sum();
        let expected = format::approx(c.activite.total(2025, Nature::Realise).unwrap().total.complet().unwrap());
        assert!((total - expected).abs() < 0.01, "{total} {expected}");
        let (_, cost) = drawn(&d, ImageChiffree::Cout).unwrap();
        let at = cost.categories.iter().position(|c| c == "2025").unwrap();
        let expected = c.budget.iter().find(|b| b.annee == 2025 && b.nature == Nature::Realise).unwrap().cout_horaire.map(format::approx);
        assert_eq!(cost.series[0].valeurs[at], expected);
        let curve = image(&d, &c, ImageChiffree::Indicateur, Some(d.indicateurs[0].id), day()).unwrap();
        assert!(matches!(curve.graphique, Graphique::Courbe(_)) && !curve.legende.is_empty());
        assert!(image(&d, &c, ImageChiffree::Indicateur, Some(9_999), day()).is_none());
    }

    #[test]
    fn a_year_without_a_figure_is_a_gap_that_is_said_and_a_part_of_a_year_is_never_the_year() {
        let mut d = exemple().unwrap();
        d.heures.retain(|h| h.annee != 2025);
        for h in d.heures.iter_mut().filter(|h| h.annee == 2026) {
            h.nature = Nature::Provisoire;
        }
        let (figure, b) = drawn(&d, ImageChiffree::Heures).unwrap();
        for annee in ["2025", "2026"] {
            let at = b.categories.iter().position(|c| c.starts_with(annee)).unwrap();
            assert!(b.categories[at].ends_with("(sans chiffre)") && b.series.iter().all(|s| s.valeurs[at].is_none()), "{b:?}");
        }
        let note = figure.note.unwrap();
        assert!(note.contains("Sans chiffre : 2025 et 2026.") && note.contains("en cours d’année 2026"), "{note}");
        let mut d = exemple().unwrap();
        d.contrat.date_debut = "2024-07-01".parse().ok();
        let (_, b) = drawn(&d, ImageChiffree::Dotation).unwrap();
        assert!(b.categories.iter().any(|c| c.starts_with("2024 (juil.")), "{:?}", b.categories);
        let mut d = exemple().unwrap();
        let row = d.effectifs.iter_mut().find(|e| e.annee == 2025 && e.nature == Nature::Realise).unwrap();
        row.etp = None;
        let (_, b) = drawn(&d, ImageChiffree::Effectifs).unwrap();
        assert!(b.categories.contains(&"2025 (partiel)".to_owned()), "{:?}", b.categories);
    }

    #[test]
    fn an_empty_dossier_has_no_picture() {
        assert!(ALL.into_iter().all(|what| drawn(&Dossier::default(), what).is_none()));
    }
}
