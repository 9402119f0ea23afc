//! Computed figures that a comparison begins with: the grant, the budget, the hours.

use std::collections::BTreeMap;

use crate::calculs::Calculs;
use crate::choix::{Choix, Nature};
use crate::modele::Genre;

/// A computed figure.
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
    /// What it is counted in.
    #[must_use]
    pub fn genre(self) -> Genre {
        if self == Self::Heures { Genre::Heures } else { Genre::Montant }
    }
}

/// A computed figure that changed; values in its smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// Which.
    pub grandeur: Grandeur,
    /// Year, unless it is of the whole contract.
    pub annee: Option<i32>,
    /// Realised, planned or provisional, where the figure has that distinction.
    pub nature: Option<Nature>,
    /// Before.
    pub avant: Option<i64>,
    /// After.
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

/// The computed figures that differ, in order.
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
