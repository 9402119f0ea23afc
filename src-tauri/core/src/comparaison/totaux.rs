//! Computed totals at the head of a comparison: grant, budget, hours.

use std::collections::BTreeMap;

use crate::calculs::{Calculs, Total};
use crate::choix::{Choix, Nature};
use crate::decimal::{Decimal, Montant};
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

/// Value of a total, in integers of its smallest unit (cents, hundredths of an hour).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValeurTotal {
    /// Sum of the known terms.
    pub valeur: i64,
    /// Extent of a partial sum ([`Total::etendue`]); `None` when no term is missing.
    pub etendue: Option<String>,
}

/// A computed total that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalCompare {
    /// Total that changed.
    pub grandeur: Grandeur,
    /// Year of the total; `None` when it covers the whole contract.
    pub annee: Option<i32>,
    /// Realised, planned or provisional; `None` for a total without this distinction.
    pub nature: Option<Nature>,
    /// Value in the first state; `None` when nothing is known of it.
    pub avant: Option<ValeurTotal>,
    /// Value in the second state; `None` when nothing is known of it.
    pub apres: Option<ValeurTotal>,
}

impl TotalCompare {
    /// Second value minus the first; `None` when either is missing or partial.
    #[must_use]
    pub fn ecart(&self) -> Option<i64> {
        let whole = |v: &Option<ValeurTotal>| v.as_ref().filter(|v| v.etendue.is_none()).map(|v| v.valeur);
        Some(whole(&self.apres)?.saturating_sub(whole(&self.avant)?))
    }
}

type Cle = (Grandeur, Option<i32>, Option<&'static str>);

fn collect(c: &Calculs) -> BTreeMap<Cle, (ValeurTotal, Option<Nature>)> {
    let mut out = BTreeMap::new();
    let mut put = |g: Grandeur, annee: Option<i32>, nature: Option<Nature>, value: Option<ValeurTotal>| {
        if let Some(value) = value {
            out.insert((g, annee, nature.map(Choix::code)), (value, nature));
        }
    };
    let alone = |m: Option<Montant>| m.map(|m| ValeurTotal { valeur: m.raw(), etendue: None });
    put(Grandeur::DotationTotale, None, None, known(c.dotation.total_prevu));
    put(Grandeur::Ressources, None, None, known(c.plan.total.ressources));
    for d in &c.dotation.annees {
        put(Grandeur::Dotation, Some(d.annee), None, alone(d.montant_prevu));
    }
    for b in &c.budget {
        put(Grandeur::Charges, Some(b.annee), Some(b.nature), known(b.charges));
        put(Grandeur::Produits, Some(b.annee), Some(b.nature), known(b.produits));
        put(Grandeur::Resultat, Some(b.annee), Some(b.nature), alone(b.resultat));
    }
    for h in &c.activite.heures {
        put(Grandeur::Heures, Some(h.annee), Some(h.nature), known(h.total));
    }
    out
}

fn known<const N: u32>(total: Total<N>) -> Option<ValeurTotal> {
    total.somme().map(|somme: Decimal<N>| ValeurTotal { valeur: somme.raw(), etendue: total.etendue() })
}

/// The totals that differ, in the order of [`Grandeur`], then by year.
#[must_use]
pub fn comparer(avant: &Calculs, apres: &Calculs) -> Vec<TotalCompare> {
    let (before, after) = (collect(avant), collect(apres));
    let keys: std::collections::BTreeSet<Cle> = before.keys().chain(after.keys()).copied().collect();
    keys.into_iter()
        .filter_map(|key| {
            let (was, is) = (before.get(&key), after.get(&key));
            let nature = was.or(is).and_then(|v| v.1);
            let (was, is) = (was.map(|v| v.0.clone()), is.map(|v| v.0.clone()));
            (was != is).then_some(TotalCompare { grandeur: key.0, annee: key.1, nature, avant: was, apres: is })
        })
        .collect()
}
