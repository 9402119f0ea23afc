//! Hours of intervention by year, paid hours, people accompanied.

use chrono::Datelike;
use serde::Serialize;

use super::{sum, years};
use crate::choix::Nature;
use crate::decimal::{Heures, Nombre, div_round, taux};
use crate::modele::{Dossier, Entier, Id};

/// Hours of intervention, paid hours and people accompanied, by year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Activite {
    /// Hours of intervention by year and nature, in order.
    pub heures: Vec<HeuresAnnee>,
    /// Hours of intervention by year, nature and service; those that name no service form an item without service.
    pub par_service: Vec<HeuresService>,
    /// Planned hours against realised ones, for years that have both.
    pub ecarts: Vec<EcartHeures>,
    /// Hours paid to field staff, by year and nature.
    pub payees: Vec<PayeesAnnee>,
    /// People planned on 31 December, by year.
    pub publics: Vec<PublicAnnee>,
    /// Counts made during the year.
    pub situations: Vec<SituationCalculee>,
    /// Averages, for years in which people and interventions are counted.
    pub moyennes: Vec<MoyenneAnnee>,
}

/// Averages of a year, with one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MoyenneAnnee {
    /// Year of the figures.
    pub annee: i32,
    /// Hours per person accompanied on 31 December and per month.
    pub heures_par_personne: Option<Nombre>,
    /// Average duration of an intervention, in minutes.
    pub duree_intervention: Option<Nombre>,
}

/// Hours of intervention of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HeuresAnnee {
    /// Year of the figures.
    pub annee: i32,
    /// Whether the hours are realised, planned or provisional.
    pub nature: Nature,
    /// Hours of all financeurs.
    pub total: Heures,
    /// Hours that count for the grant.
    pub eligibles: Heures,
}

/// Hours of intervention of a year in one service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HeuresService {
    /// Year of the figures.
    pub annee: i32,
    /// Whether the hours are realised, planned or provisional.
    pub nature: Nature,
    /// Service of the hours; `None` for hours entered without a service.
    pub service_id: Option<Id>,
    /// Hours of all financeurs.
    pub total: Heures,
}

/// Planned hours of a year against realised ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EcartHeures {
    /// Year of the figures.
    pub annee: i32,
    /// Hours planned in the year.
    pub prevu: Heures,
    /// Hours realised in the year.
    pub realise: Heures,
    /// Realised minus planned.
    pub ecart: Heures,
    /// Realised in percent of planned, one decimal.
    pub taux: Option<Nombre>,
}

/// Hours paid to field staff in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PayeesAnnee {
    /// Year of the figures.
    pub annee: i32,
    /// Whether the hours are realised or planned.
    pub nature: Nature,
    /// Hours of intervention of the year, from the activity table.
    pub interventions: Heures,
    /// All paid hours, leave and absences included.
    pub total: Heures,
    /// Paid hours minus leave and paid absences.
    pub travaillees: Heures,
    /// Full-time equivalents: paid hours ÷ yearly hours of a full-time job, two decimals.
    pub etp: Option<Nombre>,
    /// Hours of intervention in percent of paid hours, one decimal.
    pub taux_presence: Option<Nombre>,
}

/// People planned on 31 December of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PublicAnnee {
    /// Identifier of the row.
    pub id: Id,
    /// Year of the figures.
    pub annee: i32,
    /// Number of people, all categories.
    pub total: Entier,
}

/// Count made during the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SituationCalculee {
    /// Identifier of the row.
    pub id: Id,
    /// Hours counted that are eligible for the grant.
    pub total: Heures,
    /// Planned hours of the year × months counted ÷ 12, rounded to the hour.
    pub prorata_prevu: Option<Heures>,
}

impl Activite {
    /// Hours of a year and nature; `None` when none are entered.
    #[must_use]
    pub fn total(&self, annee: i32, nature: Nature) -> Option<&HeuresAnnee> {
        self.heures.iter().find(|h| h.annee == annee && h.nature == nature)
    }
}

pub(super) fn calculer(d: &Dossier) -> Activite {
    let heures = totals(d);
    let find = |annee, nature| heures.iter().find(|h: &&HeuresAnnee| h.annee == annee && h.nature == nature);
    let ecarts = years(heures.iter().map(|h| h.annee))
        .into_iter()
        .filter_map(|annee| {
            let prevu = find(annee, Nature::Previsionnel)?.total;
            let realise = find(annee, Nature::Realise)?.total;
            Some(EcartHeures { annee, prevu, realise, ecart: realise - prevu, taux: taux(realise, prevu, 100, 1) })
        })
        .collect();
    let publics = d
        .publics
        .iter()
        .map(|p| PublicAnnee { id: p.id, annee: p.annee, total: [p.apa, p.pch, p.autres].into_iter().flatten().sum() })
        .collect();
    let situations = d
        .situations
        .iter()
        .map(|s| SituationCalculee {
            id: s.id,
            total: find(s.annee, s.nature).map_or(Heures::ZERO, |h| h.total),
            prorata_prevu: months(s).and_then(|m| {
                let planned = find(s.annee, Nature::Previsionnel)?.total;
                let raw = div_round(i128::from(planned.raw()) * i128::from(m), 12);
                Some(Heures::from_raw(raw).round_to(0))
            }),
        })
        .collect();
    let moyennes = moyennes(d, &heures);
    Activite { payees: payees(d, &heures), par_service: by_service(d), heures, ecarts, publics, situations, moyennes }
}

fn moyennes(d: &Dossier, heures: &[HeuresAnnee]) -> Vec<MoyenneAnnee> {
    let realised = heures.iter().filter(|h| h.nature == Nature::Realise);
    let means = realised.map(|h| MoyenneAnnee {
        annee: h.annee,
        heures_par_personne: d
            .valeur_brute("usagers_3112", h.annee)
            .and_then(|n| taux(h.total, Nombre::from_raw(n.raw().saturating_mul(12)), 1, 1)),
        duree_intervention: d.valeur_brute("interv", h.annee).and_then(|n| taux(h.total, n, 60, 1)),
    });
    means.filter(|m| m.heures_par_personne.is_some() || m.duree_intervention.is_some()).collect()
}

/// Whole months covered by a count.
fn months(s: &crate::modele::Situation) -> Option<i32> {
    let (from, to) = (s.date_debut?, s.date_fin?);
    let end = to.succ_opt()?;
    let months = (end.year() - from.year()) * 12 + end.month() as i32 - from.month() as i32;
    (1..=12).contains(&months).then_some(months)
}

fn totals(d: &Dossier) -> Vec<HeuresAnnee> {
    let mut out = Vec::new();
    for annee in years(d.heures.iter().map(|h| h.annee)) {
        for nature in [Nature::Realise, Nature::Previsionnel, Nature::Provisoire] {
            let of_year = || d.heures.iter().filter(move |h| h.annee == annee && h.nature == nature);
            let Some(total) = sum(of_year().map(|h| h.heures)) else { continue };
            let counts = |id: Id| d.financeurs.iter().any(|f| f.id == id && f.compte_dotation);
            let eligibles = of_year().filter(|h| counts(h.financeur_id)).filter_map(|h| h.heures).sum();
            out.push(HeuresAnnee { annee, nature, total, eligibles });
        }
    }
    out
}

fn by_service(d: &Dossier) -> Vec<HeuresService> {
    let mut out: Vec<HeuresService> = Vec::new();
    for h in &d.heures {
        let Some(heures) = h.heures else { continue };
        let same = |o: &&mut HeuresService| (o.annee, o.nature, o.service_id) == (h.annee, h.nature, h.service_id);
        match out.iter_mut().find(same) {
            Some(found) => found.total += heures,
            None => out.push(HeuresService { annee: h.annee, nature: h.nature, service_id: h.service_id, total: heures }),
        }
    }
    out
}

fn payees(d: &Dossier, heures: &[HeuresAnnee]) -> Vec<PayeesAnnee> {
    d.heures_payees
        .iter()
        .map(|p| {
            let interventions = heures.iter().find(|h| h.annee == p.annee && h.nature == p.nature).map_or(Heures::ZERO, |h| h.total);
            let parts = [p.conges_payes, p.trajets_intervacations, p.formation, p.temps_collectifs, p.absences_remunerees, p.autres];
            let total = interventions + parts.into_iter().flatten().sum();
            let away: Heures = [p.conges_payes, p.absences_remunerees].into_iter().flatten().sum();
            let etp = d.dossier.heures_par_etp.and_then(|one| taux(total, one, 1, 2));
            let taux_presence = taux(interventions, total, 100, 1);
            PayeesAnnee { annee: p.annee, nature: p.nature, interventions, total, travaillees: total - away, etp, taux_presence }
        })
        .collect()
}
