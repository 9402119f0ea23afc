//! The dossier at a glance: whether it only begins, the next thing to do, where the contract stands, three trends.
//!
//! All of it is computed from the dossier and its figures, as of the day of [`Calculs`], and nothing is stored but the day of the
//! first rereading (`dossier.relu_le`). Window and command line read the same answers. A young dossier ([`jeune`]) has all its
//! findings: the window alone keeps them quiet, since a list of what an empty file lacks helps nobody; `controler` prints them.

mod cycle;
mod prochaine;
mod tendances;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use cycle::MomentContrat;
pub use prochaine::ProchaineChose;
pub use tendances::{PointTendance, TendanceContrat};

use crate::calculs::Calculs;
use crate::choix::{StatutContrat, StatutReprise};
use crate::modele::Dossier;

/// The dossier at a glance, beside its line of time.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CoupOeil {
    /// Next useful thing to do; `None` when nothing presses.
    pub prochaine: Option<ProchaineChose>,
    /// Phases of the life of the contract, in order.
    pub moments: Vec<MomentContrat>,
    /// One French sentence on where the contract stands.
    pub position: String,
    /// Trends, in order.
    pub tendances: Vec<TendanceContrat>,
}

/// Whether a dossier only begins: a project that no version, avenant or renewal has followed, and that nobody has reread.
#[must_use]
pub fn jeune(d: &Dossier) -> bool {
    d.dossier.relu_le.is_none()
        && d.contrat.statut == StatutContrat::Projet
        && d.reprise.statut == StatutReprise::Aucune
        && d.versions.is_empty()
        && d.avenants.is_empty()
}

/// The dossier at a glance, as of the day of `c`.
#[must_use]
pub fn coup_oeil(d: &Dossier, c: &Calculs) -> CoupOeil {
    let moments = cycle::moments(d, c);
    let position = cycle::position(d, &moments);
    CoupOeil { prochaine: prochaine::prochaine(d, c), moments, position, tendances: tendances::tendances(d, c) }
}
