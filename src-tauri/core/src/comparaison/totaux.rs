//! Computed totals at the head of a comparison: grant, budget, hours.

use std::collections::BTreeMap;

use crate::calculs::Calculs;
use crate::choix::{Choix, Nature};
use crate::modele::Genre;

/// A computed total that comparisons report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grandeur {
    /// Grant planned over the contract.
    DotationTotale,
    /// Grant planned for a year.
    Dotation,
    /// Resources of the financing plan over the contract.
    Ressources,
    /// Charges of a year’s budget.
    Charges,
    /// Products of a year’s budget.
    Produits,
    /// Result of a year’s budget.
    Resultat,
    /// Hours of intervention of a year.
    Heures,
}

impl Grandeur {
    /// Unit of the total, as a kind of field.
    #[must_use]
    pub fn genre(self) -> Genre {
        if self == Self::Heures { Genre::Heures } else { Genre::Montant }
    }
}

/// A computed total that changed. Values are integers of its smallest unit (cents, hundredths of an hour).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Total that changed.
    pub grandeur: Grandeur,
    /// Year of the total; `None` when it covers the whole contract.
    pub annee: Option<i32>,
    /// Realised, planned or provisional; `None` for a total without this distinction.
    pub nature: Option<Nature>,
    /// Value in the first state.
    pub avant: Option<i64>,
    /// Value in the second state.
    pub apres: Option<i64>,
}

type Cle = (Grandeur, Option<i32>, Option<&'static str>);

fn collect(c: &Calculs) -> BTreeMap<Cle, (i64, Option<Nature>)> {
    let mut out = BTreeMap::new();
    let mut put = |g: Grandeur, annee: Option<i32>, nature: Option<Nature>, value: i64| {
        out.insert((g, annee, nature.map(Choix::code)), (value, nature));
    };
    put(Grandeur::DotationTotale, None, None, c.dotation.total_prevu.raw());
    put(Grandeur::Ressources, None, None, c.plan.total.ressources.raw());
    for d in &c.dotation.annees {
        if let Some(m) = d.montant_prevu {
            put(Grandeur::Dotation, Some(d.annee), None, m.raw());
        }
    }
    for b in &c.budget {
        put(Grandeur::Charges, Some(b.annee), Some(b.nature), b.charges.raw());
        put(Grandeur::Produits, Some(b.annee), Some(b.nature), b.produits.raw());
        put(Grandeur::Resultat, Some(b.annee), Some(b.nature), b.resultat.raw());
    }
    for h in &c.activite.heures {
        put(Grandeur::Heures, Some(h.annee), Some(h.nature), h.total.raw());
    }
    out
}

/// The totals that differ, in the order of [`Grandeur`], then by year.
#[must_use]
pub fn comparer(avant: &Calculs, apres: &Calculs) -> Vec<Total> {
    let (before, after) = (collect(avant), collect(apres));
    let keys: std::collections::BTreeSet<Cle> = before.keys().chain(after.keys()).copied().collect();
    keys.into_iter()
        .filter_map(|key| {
            let (was, is) = (before.get(&key), after.get(&key));
            let nature = was.or(is).and_then(|v| v.1);
            let (was, is) = (was.map(|v| v.0), is.map(|v| v.0));
            (was != is).then_some(Total { grandeur: key.0, annee: key.1, nature, avant: was, apres: is })
        })
        .collect()
}
