//! Time that the follow-up of the contract takes, and its cost.
//!
//! An indicator takes its minutes at each return, as many times a year as its frequency says; minutes that are not entered are
//! estimated from the words of its source (`referentiel/charge.json`). A document or a meeting (`rendus`) takes its hours.

use crate::choix::{CategorieEmploi, Frequence, Nature, RoleLigne};
use crate::decimal::{Decimal, Heures, Montant, Nombre, Prix, div_round};
use crate::francais::sans_accents;
use crate::modele::{Dossier, Id, Indicateur};
use crate::referentiel::referentiel;

use super::super::moyens::EffectifsAnnee;
use super::super::sum;
use super::super::total::{Termes, Total};

/// Time of the follow-up in a year of the contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChargeSuivi {
    /// Time of each indicator, in display order.
    pub indicateurs: Vec<TempsIndicateur>,
    /// Minutes of all indicators in a year.
    pub minutes: i64,
    /// Hours of the documents and meetings in a year: those of each are expected.
    pub rendus: Total<2>,
}

/// Time of an indicator in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TempsIndicateur {
    /// Identifier of the indicator.
    pub id: Id,
    /// Minutes of one return.
    pub minutes: i64,
    /// Whether the minutes are estimated from the source.
    pub estime: bool,
    /// Number of returns in a year.
    pub releves: i64,
}

/// Number of returns that a frequency asks for in a year.
#[must_use]
pub const fn releves_par_an(frequence: Frequence) -> i64 {
    match frequence {
        Frequence::Annuelle => 1,
        Frequence::Semestrielle => 2,
        Frequence::Trimestrielle => 4,
        Frequence::Mensuelle => 12,
    }
}

/// Minutes of one return of an indicator, and whether they are estimated.
fn minutes(i: &Indicateur) -> (i64, bool) {
    if let Some(typed) = i.minutes_releve {
        return (i64::from(typed), false);
    }
    let source = sans_accents(&i.source);
    let charge = &referentiel().charge;
    let found = charge.releves.iter().find(|r| r.mots.iter().any(|mot| source.contains(mot.as_str())));
    (i64::from(found.map_or(charge.minutes_sinon, |r| r.minutes)), true)
}

pub(super) fn calculer(d: &Dossier) -> ChargeSuivi {
    let indicateurs: Vec<TempsIndicateur> = d
        .indicateurs
        .iter()
        .map(|i| {
            let (minutes, estime) = minutes(i);
            TempsIndicateur { id: i.id, minutes, estime, releves: releves_par_an(i.frequence) }
        })
        .collect();
    let rendus = d.rendus.iter().map(|r| {
        let (heures, fois) = r.heures.zip(r.fois_par_an)?;
        Some(Heures::from_raw(heures.raw().saturating_mul(i64::from(fois))))
    });
    ChargeSuivi {
        minutes: indicateurs.iter().map(|i| i.minutes.saturating_mul(i.releves)).sum(),
        rendus: Total::de(Termes::Rendus, rendus),
        indicateurs,
    }
}

impl ChargeSuivi {
    /// Minutes of a year in units of 1 ÷ 6 000 hour, so that nothing is rounded before the cost; `None` when a term is missing.
    fn exact(&self) -> Option<i128> {
        let rendus = self.rendus.ou_zero()?;
        Some(100 * i128::from(self.minutes) + 60 * i128::from(rendus.raw()))
    }

    /// Hours of a year, rounded to the hundredth; `None` when those of a document or meeting are missing.
    #[must_use]
    pub fn heures(&self) -> Option<Heures> {
        self.exact().map(|x| Heures::from_raw(div_round(x, 60)))
    }

    /// Hours of the indicators in a year, rounded to the hundredth.
    #[must_use]
    pub fn heures_indicateurs(&self) -> Heures {
        Heures::from_raw(div_round(100 * i128::from(self.minutes), 60))
    }

    /// Cost of a year at a price per hour, rounded once.
    #[must_use]
    pub fn cout(&self, horaire: Option<Prix>) -> Option<Montant> {
        let hours = self.exact()?;
        if hours == 0 {
            return Some(Montant::ZERO);
        }
        Some(Montant::from_raw(div_round(hours * i128::from(horaire?.raw()), 6_000 * 100)))
    }
}

/// Cost of an hour of structure in a year: as entered, otherwise the budget lines of the structure ÷ hours of its jobs, rounded to
/// the cent; `None` when a figure is missing.
pub(super) fn cout_horaire(d: &Dossier, effectifs: &[EffectifsAnnee], annee: i32, nature: Nature) -> Option<Prix> {
    if let Some(typed) = d.dossier.cout_horaire_suivi {
        return Some(typed);
    }
    let lines = d.lignes_budget.iter().filter(|l| l.role == RoleLigne::Structure);
    let amount = |line: Id| {
        sum(d.montants_budget.iter().filter(|m| m.ligne_id == line && m.annee == annee && m.nature == nature).map(|m| m.montant))
    };
    let cost = Total::<2>::de(Termes::Lignes, lines.map(|l| amount(l.id))).complet()?;
    let staff = effectifs.iter().find(|e| e.annee == annee && e.nature == nature)?.structure.complet()?;
    let hours = i128::from(staff.raw()) * i128::from(d.dossier.heures_par_etp?.raw());
    (hours > 0).then(|| Montant::from_raw(div_round(i128::from(cost.raw()) * 1_000_000, hours)).to())
}

/// Whether the dossier has jobs of structure.
pub(super) fn has_structure(d: &Dossier) -> bool {
    d.emplois.iter().any(|e| e.categorie == CategorieEmploi::Structure)
}

/// Percentage of an amount, rounded to the cent.
pub(super) fn percent(amount: Montant, pct: Nombre) -> Montant {
    Decimal::from_raw(div_round(i128::from(amount.raw()) * i128::from(pct.raw()), 100 * i128::from(Nombre::ECHELLE)))
}
