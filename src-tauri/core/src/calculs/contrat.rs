//! Years, duration, numbering, shares of population.

use chrono::Datelike;
use serde::Serialize;

use super::years;
use crate::choix::Nature;
use crate::decimal::{Nombre, taux};
use crate::modele::{Dossier, Id};

/// The years for which the dossier has figures or a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Annees {
    /// Years of the contract.
    pub contrat: Vec<i32>,
    /// Years before the contract that have figures.
    pub historique: Vec<i32>,
    /// All of them, in order, without holes inside the contract.
    pub toutes: Vec<i32>,
    /// Année de référence of the contract.
    pub reference: Option<i32>,
    /// Last year whose accounts are closed or, when none is said to be, last year with realised figures.
    pub derniere_close: Option<i32>,
}

/// Figures of the contract as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ContratCalcule {
    /// Months from the first to the last day.
    pub duree_mois: Option<i32>,
    /// Number of each article kept.
    pub articles: Vec<NumeroArticle>,
    /// Mentions no kept article carries.
    pub mentions_non_couvertes: Vec<Id>,
}

/// An article’s number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NumeroArticle {
    /// Identifier of the article.
    pub id: Id,
    /// Its place among the articles kept, from 1.
    pub numero: i32,
}

/// Shares of population, in percent with one decimal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DepartementCalcule {
    /// Share of people aged 60 and over, in percent.
    pub part_60_ans_et_plus: Option<Nombre>,
    /// Share of people aged 75 and over, in percent.
    pub part_75_ans_et_plus: Option<Nombre>,
}

pub(super) fn annees(d: &Dossier) -> Annees {
    let contrat: Vec<i32> = match (d.contrat.date_debut, d.contrat.date_fin) {
        // Nobody signs for more than a few years: a slip of the keyboard must not make a thousand columns.
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
    Annees { contrat, historique, toutes, reference: d.dossier.annee_reference, derniere_close }
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
