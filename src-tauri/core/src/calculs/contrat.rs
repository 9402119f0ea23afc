//! Years and duration of the contract, numbers of articles, shares of population.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{duree_en_mois, years};
use crate::choix::Nature;
use crate::decimal::{Nombre, taux};
use crate::francais::MOIS_ABREGES;
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
    /// Years that the contract covers in part.
    pub partielles: Vec<AnneePartielle>,
    /// Years that a report may be about: those of the contract that have begun.
    pub bilans: Vec<i32>,
    /// Year to fill: the one after the last closed year, within the contract; when no year is marked as closed, the last
    /// that is over.
    pub saisie: Option<i32>,
    /// Year of the report when none is asked for: the last of `bilans` that is over, of those being filled or filled, else the
    /// one under way.
    pub bilan: Option<i32>,
}

/// Year that the contract covers in part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnneePartielle {
    /// Calendar year that is cut.
    pub annee: i32,
    /// Heading of the year in tables of the contract: « 2027 (juil.–déc.) ».
    pub titre: String,
}

impl Annees {
    /// Heading of a year in tables of the contract: « 2026 », « 2027 (juil.–déc.) » when the contract covers a part of it.
    #[must_use]
    pub fn titre(&self, annee: i32) -> String {
        self.partielles.iter().find(|p| p.annee == annee).map_or_else(|| annee.to_string(), |p| p.titre.clone())
    }

    /// Years of the contract that `known` does not accept, in order: those for which a table has nothing.
    pub fn missing(&self, known: impl Fn(i32) -> bool) -> impl Iterator<Item = i32> {
        self.contrat.iter().copied().filter(move |annee| !known(*annee))
    }

    /// Reason why no report can be made about a year, or about any when it is `None`. Without a period, no year is outside it.
    #[must_use]
    pub fn bilan_refuse(&self, annee: Option<i32>) -> Option<BilanRefuse> {
        let (debut, fin) = (*self.contrat.first()?, *self.contrat.last()?);
        match annee.or(self.bilan) {
            None => Some(BilanRefuse::ContratAVenir { debut }),
            Some(annee) if !(debut..=fin).contains(&annee) => Some(BilanRefuse::HorsContrat { annee, debut, fin }),
            Some(annee) if !self.bilans.contains(&annee) => Some(BilanRefuse::AnneeAVenir { annee }),
            Some(_) => None,
        }
    }
}

/// First and last day of the contract in a year that it covers in part: the first when it is after 1 January, the last
/// when it is before 31 December.
#[must_use]
pub fn annee_incomplete(d: &Dossier, annee: i32) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let inside = |date: Option<NaiveDate>, edge: (u32, u32)| date.filter(|x| x.year() == annee && (x.month(), x.day()) != edge);
    (inside(d.contrat.date_debut, (1, 1)), inside(d.contrat.date_fin, (12, 31)))
}

/// Years that the contract covers in part, with the months that it covers.
fn partial_years(d: &Dossier, contrat: &[i32]) -> Vec<AnneePartielle> {
    let month = |day: Option<NaiveDate>, edge: usize| MOIS_ABREGES[day.map_or(edge, |day| day.month0() as usize)];
    let part = |annee: &i32| {
        let (from, to) = annee_incomplete(d, *annee);
        if from.is_none() && to.is_none() {
            return None;
        }
        let (first, last) = (month(from, 0), month(to, 11));
        let months = if first == last { first.to_owned() } else { format!("{first}–{last}") };
        Some(AnneePartielle { annee: *annee, titre: format!("{annee} ({months})") })
    };
    contrat.iter().filter_map(part).collect()
}

/// Reason why a year can have no report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BilanRefuse {
    /// The contract has not begun.
    ContratAVenir {
        /// First year of the contract.
        debut: i32,
    },
    /// The contract does not cover the year.
    HorsContrat {
        /// Year asked for.
        annee: i32,
        /// First year of the contract.
        debut: i32,
        /// Last year of the contract.
        fin: i32,
    },
    /// The year has not begun.
    AnneeAVenir {
        /// Year asked for.
        annee: i32,
    },
}

/// Figures about the contract as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ContratCalcule {
    /// Number of months from the first to the last day.
    pub duree_mois: Option<i32>,
    /// Numbers of the articles that are kept.
    pub articles: Vec<NumeroArticle>,
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

/// Calendar years that the contract covers in whole or in part, at most ten.
#[must_use]
pub fn annees_contrat(d: &Dossier) -> Vec<i32> {
    match (d.contrat.date_debut, d.contrat.date_fin) {
        // At most ten years: a contract lasts five, and a mistyped date must not make a thousand columns.
        (Some(a), Some(b)) if b >= a => (a.year()..=b.year().min(a.year() + 9)).collect(),
        _ => Vec::new(),
    }
}

pub(super) fn annees(d: &Dossier, aujourdhui: NaiveDate) -> Annees {
    let contrat = annees_contrat(d);
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
    let partielles = partial_years(d, &contrat);
    let bilans: Vec<i32> = match d.contrat.date_debut {
        Some(debut) if debut <= aujourdhui => contrat.iter().copied().filter(|a| *a <= aujourdhui.year()).collect(),
        _ => Vec::new(),
    };
    let close = d.exercices.iter().filter(|e| e.clos).map(|e| e.annee).max();
    let next = close.map_or(aujourdhui.year() - 1, |a| a.saturating_add(1));
    let saisie = match contrat.as_slice() {
        [] => close.map(|_| next),
        [first, .., last] => Some(next.clamp(*first, *last)),
        [only] => Some(*only),
    };
    let bilan =
        saisie.map(|a| if a < aujourdhui.year() { a } else { a - 1 }).filter(|a| bilans.contains(a)).or_else(|| bilans.last().copied());
    Annees { contrat, historique, toutes, reference: d.dossier.annee_reference, derniere_close, partielles, bilans, saisie, bilan }
}

pub(super) fn calculer(d: &Dossier) -> ContratCalcule {
    let duree_mois = d.contrat.date_debut.zip(d.contrat.date_fin).and_then(|(first, last)| duree_en_mois(first, last));
    let articles: Vec<NumeroArticle> =
        d.articles.iter().filter(|a| !a.ecarte).zip(1..).map(|(a, numero)| NumeroArticle { id: a.id, numero }).collect();
    ContratCalcule { duree_mois, articles }
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

    #[test]
    fn years_covered_in_part_are_headed_with_their_months() {
        let day = |a, m, j| chrono::NaiveDate::from_ymd_opt(a, m, j);
        let mut d = Dossier::default();
        (d.contrat.date_debut, d.contrat.date_fin) = (day(2027, 7, 1), day(2030, 6, 30));
        let years = annees(&d, NaiveDate::MIN);
        let titles: Vec<String> = years.contrat.iter().map(|a| years.titre(*a)).collect();
        assert_eq!(titles, ["2027 (juil.–déc.)", "2028", "2029", "2030 (janv.–juin)"]);
        (d.contrat.date_debut, d.contrat.date_fin) = (day(2027, 12, 15), day(2028, 12, 31));
        assert_eq!(annees(&d, NaiveDate::MIN).partielles.iter().map(|p| p.titre.as_str()).collect::<Vec<_>>(), ["2027 (déc.)"]);
    }

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
