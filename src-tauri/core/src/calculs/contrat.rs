//! Years and duration of the contract, numbers of articles, shares of population.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::years;
use crate::choix::Nature;
use crate::decimal::{Nombre, taux};
use crate::modele::{Dossier, Id};

/// Years of the contract and years with figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Annees {
    /// Years of the contract, at most ten.
    pub contrat: Vec<i32>,
    /// Years before the contract that have figures.
    pub historique: Vec<i32>,
    /// Years of the contract and years with figures, in order.
    pub toutes: Vec<i32>,
    /// Année de référence of the contract.
    pub reference: Option<i32>,
    /// Last year whose accounts are closed; when none is marked as closed, last year with realised figures.
    pub derniere_close: Option<i32>,
    /// Year to fill: the one after the last closed year, within the contract; when no year is marked as closed, the last
    /// that is over.
    pub saisie: Option<i32>,
    /// Year of the contract whose yearly report is to be written: the last that is over, of those being filled or filled.
    pub bilan: Option<i32>,
}

/// Figures about the contract as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ContratCalcule {
    /// Number of months from the first to the last day.
    pub duree_mois: Option<i32>,
    /// Numbers of the articles that are kept.
    pub articles: Vec<NumeroArticle>,
    /// Mentions that no kept article contains.
    pub mentions_non_couvertes: Vec<Id>,
}

/// Number of an article in the printed contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NumeroArticle {
    /// Identifier of the article.
    pub id: Id,
    /// Rank among the articles kept, from 1.
    pub numero: i32,
}

/// Shares of the Département’s population, in percent with one decimal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DepartementCalcule {
    /// Share of people aged 60 and over, in percent.
    pub part_60_ans_et_plus: Option<Nombre>,
    /// Share of people aged 75 and over, in percent.
    pub part_75_ans_et_plus: Option<Nombre>,
}

pub(super) fn annees(d: &Dossier, aujourdhui: NaiveDate) -> Annees {
    let contrat: Vec<i32> = match (d.contrat.date_debut, d.contrat.date_fin) {
        // At most ten years: a contract lasts five, and a mistyped date must not make a thousand columns.
        (Some(a), Some(b)) if b >= a => (a.year()..=b.year().min(a.year() + 9)).collect(),
        _ => Vec::new(),
    };
    let realised = years(
        d.mesures
            .iter()
            .filter(|m| m.numerateur.is_some() || m.valeur.is_some())
            .map(|m| m.annee)
            .chain(d.heures.iter().filter(|h| h.nature == Nature::Realise && h.heures.is_some()).map(|h| h.annee))
            .chain(d.valeurs.iter().filter(|v| v.valeur.is_some()).map(|v| v.annee))
            .chain(d.montants_budget.iter().filter(|m| m.nature == Nature::Realise && m.montant.is_some()).map(|m| m.annee)),
    );
    let first = contrat.first().copied().unwrap_or(i32::MAX);
    let historique: Vec<i32> = realised.iter().copied().filter(|a| *a < first).collect();
    let toutes = years(historique.iter().chain(&contrat).chain(&realised).copied().chain(d.exercices.iter().map(|e| e.annee)));
    let derniere_close = d.exercices.iter().filter(|e| e.clos).map(|e| e.annee).max().or_else(|| realised.last().copied());
    let close = d.exercices.iter().filter(|e| e.clos).map(|e| e.annee).max();
    let next = close.map_or(aujourdhui.year() - 1, |a| a.saturating_add(1));
    let saisie = match contrat.as_slice() {
        [] => close.map(|_| next),
        [first, .., last] => Some(next.clamp(*first, *last)),
        [only] => Some(*only),
    };
    let bilan = saisie.map(|a| if a < aujourdhui.year() { a } else { a - 1 }).filter(|a| contrat.contains(a));
    Annees { contrat, historique, toutes, reference: d.dossier.annee_reference, derniere_close, saisie, bilan }
}

pub(super) fn calculer(d: &Dossier) -> ContratCalcule {
    let duree_mois = match (d.contrat.date_debut, d.contrat.date_fin) {
        (Some(a), Some(b)) if b >= a => b.succ_opt().map(|end| {
            let months = (end.year() - a.year()) * 12 + end.month() as i32 - a.month() as i32;
            if end.day() < a.day() { months - 1 } else { months }
        }),
        _ => None,
    };
    let articles: Vec<NumeroArticle> =
        d.articles.iter().filter(|a| !a.ecarte).zip(1..).map(|(a, numero)| NumeroArticle { id: a.id, numero }).collect();
    let kept = |id: Id| articles.iter().any(|a| a.id == id);
    let mentions_non_couvertes =
        d.mentions.iter().filter(|m| !d.couvertures.iter().any(|c| c.mention_id == m.id && kept(c.article_id))).map(|m| m.id).collect();
    ContratCalcule { duree_mois, articles, mentions_non_couvertes }
}

pub(super) fn departement(d: &Dossier) -> DepartementCalcule {
    let share = |part: Option<i32>| -> Option<Nombre> {
        let whole = Nombre::entier(i64::from(d.departement.population?));
        taux(Nombre::entier(i64::from(part?)), whole, 100, 1)
    };
    DepartementCalcule {
        part_60_ans_et_plus: share(d.departement.population_60_ans_et_plus),
        part_75_ans_et_plus: share(d.departement.population_75_ans_et_plus),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::Exercice;

    fn dossier(clos: &[i32]) -> Dossier {
        let mut d = Dossier::default();
        (d.contrat.date_debut, d.contrat.date_fin) = ("2027-01-01".parse().ok(), "2030-12-31".parse().ok());
        d.exercices = clos.iter().map(|a| Exercice { id: *a, annee: *a, clos: true, ..Exercice::default() }).collect();
        d
    }

    fn on(d: &Dossier, day: &str) -> (Option<i32>, Option<i32>) {
        let annees = annees(d, day.parse().unwrap());
        (annees.saisie, annees.bilan)
    }

    #[test]
    fn the_year_to_fill_follows_the_last_closed_one_within_the_contract() {
        assert_eq!(on(&dossier(&[]), "2026-11-28"), (Some(2027), None), "the contract has not begun");
        assert_eq!(on(&dossier(&[2024, 2025]), "2026-11-28"), (Some(2027), None));
        assert_eq!(on(&dossier(&[]), "2029-02-01"), (Some(2028), Some(2028)), "no year is marked: the last that is over");
        assert_eq!(on(&dossier(&[2027]), "2028-11-01"), (Some(2028), Some(2027)), "2028 is not over");
        assert_eq!(on(&dossier(&[2027]), "2029-01-15"), (Some(2028), Some(2028)));
        assert_eq!(on(&dossier(&[2030]), "2032-01-15"), (Some(2030), Some(2030)), "never past the end of the contract");
        let mut undated = dossier(&[]);
        undated.contrat.date_fin = None;
        assert_eq!(on(&undated, "2026-11-28"), (None, None));
    }
}
