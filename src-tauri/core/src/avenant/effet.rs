//! Effect of modifications on the grant, year by year.

use chrono::NaiveDate;
use serde::Serialize;

use super::{modifications_after, modifications_of, reculer};
use crate::calculs::{Dotation, Total, calculer};
use crate::decimal::Montant;
use crate::modele::{Dossier, Id};

/// Planned grant of a year in both states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EffetAnnee {
    /// Calendar year of the row.
    pub annee: i32,
    /// Grant before, in euros; `None` when a figure is missing.
    pub avant: Option<Montant>,
    /// Grant after, in euros; `None` when a figure is missing.
    pub apres: Option<Montant>,
    /// Grant after minus grant before, in euros; `None` when either is unknown.
    pub ecart: Option<Montant>,
}

/// Planned grant in both states, computed on the same hours.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EffetDotation {
    /// Figures of each year that has a grant in either state.
    pub annees: Vec<EffetAnnee>,
    /// Sum before, in euros.
    pub avant: Total<2>,
    /// Sum after, in euros.
    pub apres: Total<2>,
    /// Sum after minus sum before, in euros; `None` when either is partial.
    pub ecart: Option<Montant>,
    /// Whether both states have the same grant: nothing it follows from differs, or each year is known and equal.
    pub inchangee: bool,
    /// Number of modifications that the computation could not undo: the effect then leaves them out.
    pub laissees: usize,
}

/// Terms of the contract from which the grant follows, beside the hours, which are the same in both states.
fn terms(d: &Dossier) -> impl PartialEq + use<> {
    let rows: Vec<_> = d.dotations.iter().map(|m| (m.annee, m.montant_horaire, m.heures_convenues)).collect();
    let rows: Vec<_> = rows.into_iter().filter(|r| r.1.is_some() || r.2.is_some()).collect();
    (rows, d.contrat.date_debut, d.contrat.date_fin)
}

/// Planned grant of both states; judgements are those of the day `jour`.
#[must_use]
pub fn effet(avant: &Dossier, apres: &Dossier, jour: NaiveDate) -> EffetDotation {
    let (was, is) = (calculer(avant, jour).dotation, calculer(apres, jour).dotation);
    let of = |d: &Dotation, annee: i32| d.annees.iter().find(|a| a.annee == annee).and_then(|a| a.montant_prevu);
    let mut years: Vec<i32> = was.annees.iter().chain(&is.annees).map(|a| a.annee).collect();
    years.sort_unstable();
    years.dedup();
    let gap = |a: Option<Montant>, b: Option<Montant>| Some(b? - a?);
    let annees = years.into_iter().map(|annee| {
        let (avant, apres) = (of(&was, annee), of(&is, annee));
        EffetAnnee { annee, avant, apres, ecart: gap(avant, apres) }
    });
    let annees: Vec<EffetAnnee> = annees.collect();
    EffetDotation {
        inchangee: terms(avant) == terms(apres) || annees.iter().all(|a| a.ecart == Some(Montant::ZERO)),
        annees,
        avant: was.total_prevu,
        apres: is.total_prevu,
        ecart: gap(was.total_prevu.complet(), is.total_prevu.complet()),
        laissees: 0,
    }
}

/// Effect of an avenant of the dossier: the state that it gives, without the avenants that follow it, beside the same state
/// without its modifications. The hours are those of today on both sides.
#[must_use]
pub fn effet_de(d: &Dossier, avenant: Id, jour: NaiveDate) -> EffetDotation {
    let apres = reculer(d, &modifications_after(d, avenant));
    let avant = reculer(&apres.dossier, &modifications_of(d, avenant));
    EffetDotation { laissees: apres.laissees.len() + avant.laissees.len(), ..effet(&avant.dossier, &apres.dossier, jour) }
}
