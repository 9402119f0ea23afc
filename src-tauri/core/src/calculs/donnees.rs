//! Raw figures that another table of the dossier holds already: they are read there, and asked again nowhere.

use serde::Serialize;

use super::contrat::Annees;
use super::formule::{NamedFigures, Releve};
use super::years;
use crate::decimal::Nombre;
use crate::modele::{Dossier, Id};

/// Raw figure that another table holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DonneeCalculee {
    /// Identifier of the raw figure.
    pub id: Id,
    /// Table that holds it, in words: « des heures ».
    pub source: String,
    /// Values of the years for which the table gives one, in order.
    pub points: Vec<PointDonnee>,
}

/// Value that another table gives for a raw figure in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointDonnee {
    /// Year of the figure.
    pub annee: i32,
    /// Value as computed; one that is typed comes before it.
    pub valeur: Nombre,
}

impl DonneeCalculee {
    /// Value computed for a year; `None` when the table that holds it has none.
    #[must_use]
    pub fn valeur(&self, annee: i32) -> Option<Nombre> {
        self.points.iter().find(|p| p.annee == annee).map(|p| p.valeur)
    }
}

pub(super) fn calculer(d: &Dossier, figures: &NamedFigures<'_>, annees: &Annees) -> Vec<DonneeCalculee> {
    let all = years(annees.toutes.iter().copied().chain(d.valeurs.iter().map(|v| v.annee)));
    let of = |x| {
        let nom = figures.ailleurs(x)?;
        let point = |annee: &i32| figures.calculee(nom, Releve::Realise(*annee)).map(|valeur| PointDonnee { annee: *annee, valeur });
        Some(DonneeCalculee { id: x.id, source: figures.table(nom)?.to_owned(), points: all.iter().filter_map(point).collect() })
    };
    d.donnees.iter().filter_map(of).collect()
}
