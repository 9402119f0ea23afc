//! Worth of what is proposed and agreed: of one value, and of the agreements together.
//!
//! One value is worth what [`impact`] computes. Agreements are worth what they make one after the other on a copy of the snapshot,
//! so that two that bear on the same amount (an amount per hour and its hours) are not counted twice. The worth of a ceiling rests
//! on a field of the reserve ([`rests_on_reserve`]): it is never shown to the other party.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::mots::{ValeurPoint, convenue};
use super::{CiblePoint, accord, cible};
use crate::avenant::set_field;
use crate::calculs::concession::{AutreEffet, CelluleVisee, Impact, impact};
use crate::calculs::economie::{Economie, economie};
use crate::calculs::{Calculs, calculer};
use crate::choix::Choix;
use crate::decimal::Montant;
use crate::francais;
use crate::modele::{Demande, Dossier, Entite, Genre, Indicateur, Mesure, Plafond};

/// Snapshot with its figures, on which worths are computed.
#[derive(Debug)]
pub struct Chiffrage {
    /// Figures of the snapshot.
    pub calculs: Calculs,
    /// Balance of the contract.
    pub economie: Economie,
}

impl Chiffrage {
    /// Figures of a snapshot on a day.
    #[must_use]
    pub fn of(d: &Dossier, jour: NaiveDate) -> Self {
        let calculs = calculer(d, jour);
        let economie = economie(d, &calculs);
        Self { calculs, economie }
    }
}

/// Whether the worth of a cell is computed from what the agency keeps to itself: the supplement that it would bill without a ceiling.
#[must_use]
pub fn rests_on_reserve(cible: &CiblePoint) -> bool {
    cible.table.nom == Plafond::TABLE.nom
}

/// Worth of a value in a cell; `None` when it is not computed, or a figure is missing.
#[must_use]
pub fn valoir(d: &Dossier, chiffres: &Chiffrage, cible: &CiblePoint, valeur: ValeurPoint) -> Option<Impact> {
    worth(d, &chiffres.calculs, &chiffres.economie, cible, valeur)
}

/// The same with figures that are already computed.
#[must_use]
pub fn worth(d: &Dossier, c: &Calculs, e: &Economie, cible: &CiblePoint, valeur: ValeurPoint) -> Option<Impact> {
    let ValeurPoint::Nombre(valeur) = valeur else { return None };
    let visee = CelluleVisee { table: cible.table.nom, id: cible.id, champ: cible.champ.nom };
    impact(d, c, e, visee, valeur)
}

/// Worth in euros, with its sign and its year: « +2 520 € en 2027 »; empty when the effect is of another kind.
#[must_use]
pub fn euros(impact: &Impact) -> String {
    if impact.euros == Montant::ZERO && !impact.autres.is_empty() {
        return String::new();
    }
    yearly(impact.euros, impact.annee)
}

fn yearly(euros: Montant, annee: Option<i32>) -> String {
    let annee = annee.map(|a| format!(" en {a}")).unwrap_or_default();
    format!("{}{annee}", crate::dire::signe(Genre::Montant, euros.raw()))
}

/// Effects that are not euros for the service, in French.
#[must_use]
pub fn autres(d: &Dossier, cible: &CiblePoint, impact: &Impact) -> Vec<String> {
    let indicateur = || {
        let of = d.mesures.iter().find(|m| cible.table.nom == Mesure::TABLE.nom && m.id == cible.id)?.indicateur_id;
        d.indicateurs.iter().find(|i: &&Indicateur| i.id == of)
    };
    let said = |autre: &AutreEffet| match autre {
        AutreEffet::Tresorerie(m) if m.raw() < 0 => format!("{} reçus plus tard", francais::euros(Montant::ZERO - *m)),
        AutreEffet::Tresorerie(m) => format!("{} reçus plus tôt", francais::euros(*m)),
        AutreEffet::SeuilTropPercu(n) => format!("trop-perçu dès {} d’heures en moins", francais::part(*n)),
        AutreEffet::Statut { annee, valeur, statut } => {
            let value = indicateur().map_or_else(
                || francais::court(*valeur),
                |i| francais::avec_unite(*valeur, u32::try_from(i.decimales).unwrap_or_default(), &i.unite),
            );
            format!("{value} en {annee}\u{202F}: {} avec cette cible", statut.libelle())
        }
    };
    impact.autres.iter().map(said).collect()
}

/// Worth of the agreements together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EffetAccords {
    /// Euros for the service by year; `None` for those of no year.
    pub annees: BTreeMap<Option<i32>, Montant>,
    /// Agreements on a figure whose worth in euros is not computed, or is not shown.
    pub sans_calcul: usize,
}

impl EffetAccords {
    /// Euros of each year, as [`euros`] says those of one value.
    #[must_use]
    pub fn sums(&self) -> Vec<String> {
        self.annees.iter().map(|(annee, m)| yearly(*m, *annee)).collect()
    }
}

/// Worth of the agreements on these points, as they stand in `d`; `avant` is the dossier before they were written (`d` itself while
/// the meeting is open). `partage` leaves out what rests on the reserve.
#[must_use]
pub fn accords(d: &Dossier, avant: &Dossier, chiffres: &Chiffrage, jour: NaiveDate, points: &[&Demande], partage: bool) -> EffetAccords {
    let mut out = EffetAccords::default();
    let mut copy: Option<(Dossier, Chiffrage)> = None;
    for point in points {
        let Some((_, issue)) = accord(d, point) else { continue };
        let Some(cible) = cible(avant, point).cellule() else { continue };
        let Some((_, value)) = convenue(&cible, issue) else { continue };
        let (state, figures) = copy.as_ref().map_or((avant, chiffres), |(state, figures)| (state, figures));
        let worth = ValeurPoint::of(issue).and_then(|v| valoir(state, figures, &cible, v));
        match worth {
            // An effect of another kind stands beside the point.
            Some(worth) if worth.euros == Montant::ZERO => {}
            Some(_) if partage && rests_on_reserve(&cible) => out.sans_calcul += 1,
            Some(worth) => {
                let sum = out.annees.entry(worth.annee).or_default();
                *sum += worth.euros;
                let mut next = state.clone();
                set_field(&mut next, cible.table.nom, cible.id, cible.champ.nom, value);
                let figures = Chiffrage::of(&next, jour);
                copy = Some((next, figures));
            }
            None if matches!(cible.champ.genre, Genre::Montant | Genre::Prix | Genre::Heures) => out.sans_calcul += 1,
            None => {}
        }
    }
    out
}
