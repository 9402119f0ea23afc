//! Hours of intervention by year, paid hours, people accompanied.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::total::{Termes, Total};
use super::{months_between, prorata, sum, years};
use crate::choix::{CategorieFinanceur, Nature};
use crate::decimal::{Decimal, Heures, Nombre, taux};
use crate::modele::{Dossier, Financeur, HeuresFinanceur, HeuresPayees, Id};

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
    /// Hours of all financeurs: each that has hours in some year is expected, in each service.
    pub total: Total<2>,
    /// Hours that count for the grant.
    pub eligibles: Total<2>,
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
    /// Hours of all financeurs that have hours in this service in some year.
    pub total: Total<2>,
}

/// Planned hours of a year against realised ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EcartHeures {
    /// Year of the figures.
    pub annee: i32,
    /// Hours planned in the year.
    pub prevu: Total<2>,
    /// Hours realised in the year.
    pub realise: Total<2>,
    /// Realised minus planned; `None` when either lacks a term.
    pub ecart: Option<Heures>,
    /// Realised in percent of planned, one decimal; `None` when either lacks a term.
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
    pub interventions: Total<2>,
    /// All paid hours, leave and absences included: expected are interventions and each kind that has hours in some year.
    pub total: Total<2>,
    /// Paid hours minus leave and paid absences; `None` when a kind is missing.
    pub travaillees: Option<Heures>,
    /// Full-time equivalents: paid hours ÷ yearly hours of a full-time job, two decimals; `None` when a kind is missing.
    pub etp: Option<Nombre>,
    /// Hours of intervention in percent of paid hours, one decimal; `None` when a kind is missing.
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
    /// Number of people: each category that has people in some year is expected.
    pub total: Total<0>,
}

/// Count made during the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SituationCalculee {
    /// Identifier of the row.
    pub id: Id,
    /// Hours counted, all financeurs.
    pub total: Total<2>,
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
            let both = realise.complet().zip(prevu.complet());
            let (ecart, taux) = (both.map(|(r, p)| r - p), both.and_then(|(r, p)| taux(r, p, 100, 1)));
            Some(EcartHeures { annee, prevu, realise, ecart, taux })
        })
        .collect();
    let situations = d
        .situations
        .iter()
        .map(|s| SituationCalculee {
            id: s.id,
            total: find(s.annee, s.nature).map(|h| h.total).unwrap_or_default(),
            prorata_prevu: months(s).and_then(|m| {
                let planned = find(s.annee, Nature::Previsionnel)?.total.complet()?;
                Some(prorata(planned, m))
            }),
        })
        .collect();
    let moyennes = moyennes(d, &heures);
    Activite { payees: payees(d, &heures), par_service: by_service(d), publics: publics(d), heures, ecarts, situations, moyennes }
}

/// People planned: a category that no year fills in is not expected.
fn publics(d: &Dossier) -> Vec<PublicAnnee> {
    type Part = fn(&crate::modele::Public) -> Option<i32>;
    let parts: [Part; 3] = [|p| p.apa, |p| p.pch, |p| p.autres];
    let used: Vec<Part> = parts.into_iter().filter(|part| d.publics.iter().any(|p| part(p).is_some())).collect();
    let count = |n: i32| Decimal::<0>::entier(i64::from(n));
    d.publics
        .iter()
        .map(|p| PublicAnnee { id: p.id, annee: p.annee, total: Total::de(Termes::Publics, used.iter().map(|part| part(p).map(count))) })
        .collect()
}

fn moyennes(d: &Dossier, heures: &[HeuresAnnee]) -> Vec<MoyenneAnnee> {
    let realised = heures.iter().filter(|h| h.nature == Nature::Realise);
    let means = realised.map(|h| MoyenneAnnee {
        annee: h.annee,
        heures_par_personne: d
            .valeur_brute("usagers_3112", h.annee)
            .and_then(|n| taux(h.total.complet()?, Nombre::from_raw(n.raw().saturating_mul(12)), 1, 1)),
        duree_intervention: d.valeur_brute("interv", h.annee).and_then(|n| taux(h.total.complet()?, n, 60, 1)),
    });
    means.filter(|m| m.heures_par_personne.is_some() || m.duree_intervention.is_some()).collect()
}

/// Whole months covered by a count.
fn months(s: &crate::modele::Situation) -> Option<i32> {
    let (from, to) = (s.date_debut?, s.date_fin?);
    let end = to.succ_opt()?;
    let months = months_between(from, end);
    (1..=12).contains(&months).then_some(months)
}

/// A financeur in a service, or without one.
pub(super) type Source = (Id, Option<Id>);

/// Hours expected in a year of a nature, with those known.
///
/// A financeur is expected when it has hours in some year, realised or not. In a year counted by service, it is expected in
/// each service in which it has hours in some year; in a year counted as a whole, once.
pub(super) fn sources(d: &Dossier, annee: i32, nature: Nature) -> BTreeMap<Source, Option<Heures>> {
    let known = |h: &&HeuresFinanceur| h.heures.is_some();
    let all: BTreeSet<Source> = d.heures.iter().filter(known).map(|h| (h.financeur_id, h.service_id)).collect();
    let mut out: BTreeMap<Source, Option<Heures>> = BTreeMap::new();
    for h in d.heures.iter().filter(|h| known(h) && h.annee == annee && h.nature == nature) {
        let hours = out.entry((h.financeur_id, h.service_id)).or_default();
        *hours = sum([*hours, h.heures].into_iter());
    }
    let by_service = out.keys().any(|(_, service)| service.is_some());
    for (financeur, service) in &all {
        let served = all.iter().any(|(f, s)| f == financeur && s.is_some());
        if by_service && (service.is_some() || !served) {
            out.entry((*financeur, *service)).or_default();
        } else if !by_service {
            out.entry((*financeur, None)).or_default();
        }
    }
    out
}

fn hours_of<'a>(of: impl Iterator<Item = (&'a Source, &'a Option<Heures>)> + Clone) -> Total<2> {
    let termes = if of.clone().all(|((_, service), _)| service.is_none()) { Termes::Financeurs } else { Termes::Lignes };
    Total::de(termes, of.map(|(_, hours)| *hours))
}

/// Hours of a financeur in a year of a nature, over the services in which it is expected.
#[must_use]
pub fn heures_financeur(d: &Dossier, financeur: Id, annee: i32, nature: Nature) -> Total<2> {
    hours_of(sources(d, annee, nature).iter().filter(|((f, _), _)| *f == financeur))
}

/// Whether a supplement above the tariff is billed for the hours of a financeur (CASF, art. R. 314-136-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SupplementFacture {
    /// Whether it is billed.
    pub facture: bool,
    /// Whether this is presumed from the category of the financeur, because the dossier does not say: an assumption to show.
    pub presume: bool,
}

/// Whether a supplement above the tariff is billed for the hours of a financeur. Where the dossier does not say, it is
/// presumed for APA and PCH alone: these are the tariffs above which the law lets a service bill, and an unknown taken for a
/// « no » would hide the effect of the ceiling.
#[must_use]
pub fn supplement_facture(financeur: &Financeur) -> SupplementFacture {
    let tariff = matches!(financeur.categorie, CategorieFinanceur::Apa | CategorieFinanceur::Pch);
    SupplementFacture { facture: financeur.supplement.unwrap_or(tariff), presume: financeur.supplement.is_none() }
}

/// Hours of each financeur in each year and nature that has some: [`heures_financeur`] for many of them.
pub(super) fn by_financeur(d: &Dossier) -> BTreeMap<(Id, i32, Nature), Total<2>> {
    let mut out = BTreeMap::new();
    for (annee, nature) in natures(d) {
        let sources = sources(d, annee, nature);
        for f in &d.financeurs {
            out.insert((f.id, annee, nature), hours_of(sources.iter().filter(|((id, _), _)| *id == f.id)));
        }
    }
    out
}

fn natures(d: &Dossier) -> impl Iterator<Item = (i32, Nature)> {
    let known: BTreeSet<(i32, Nature)> = d.heures.iter().filter(|h| h.heures.is_some()).map(|h| (h.annee, h.nature)).collect();
    known.into_iter()
}

fn totals(d: &Dossier) -> Vec<HeuresAnnee> {
    let counts = |id: &Id| d.financeurs.iter().any(|f| f.id == *id && f.compte_dotation);
    natures(d)
        .map(|(annee, nature)| {
            let sources = sources(d, annee, nature);
            let eligibles = hours_of(sources.iter().filter(|((financeur, _), _)| counts(financeur)));
            HeuresAnnee { annee, nature, total: hours_of(sources.iter()), eligibles }
        })
        .collect()
}

fn by_service(d: &Dossier) -> Vec<HeuresService> {
    natures(d)
        .flat_map(|(annee, nature)| {
            let sources = sources(d, annee, nature);
            let services: BTreeSet<Option<Id>> = sources.keys().map(|(_, service)| *service).collect();
            let of = |service_id| {
                let inside = sources.iter().filter(move |((_, service), _)| *service == service_id);
                Total::de(Termes::Financeurs, inside.map(|(_, hours)| *hours))
            };
            let all = services.into_iter().map(|service_id| HeuresService { annee, nature, service_id, total: of(service_id) });
            all.filter(|h| h.total.somme().is_some()).collect::<Vec<_>>()
        })
        .collect()
}

fn payees(d: &Dossier, heures: &[HeuresAnnee]) -> Vec<PayeesAnnee> {
    type Part = fn(&HeuresPayees) -> Option<Heures>;
    let parts: [Part; 6] = [
        |p| p.conges_payes,
        |p| p.trajets_intervacations,
        |p| p.formation,
        |p| p.temps_collectifs,
        |p| p.absences_remunerees,
        |p| p.autres,
    ];
    d.heures_payees
        .iter()
        .map(|p| {
            let used = |part: &Part| d.heures_payees.iter().any(|other| part(other).is_some());
            let interventions = heures.iter().find(|h| h.annee == p.annee && h.nature == p.nature).map(|h| h.total).unwrap_or_default();
            let kinds = std::iter::once(interventions.complet()).chain(parts.iter().filter(|part| used(part)).map(|part| part(p)));
            let total = Total::de(Termes::Postes, kinds);
            let away: Heures = [p.conges_payes, p.absences_remunerees].into_iter().flatten().sum();
            let paid = total.complet();
            PayeesAnnee {
                annee: p.annee,
                nature: p.nature,
                interventions,
                total,
                travaillees: paid.map(|paid| paid - away),
                etp: paid.zip(d.dossier.heures_par_etp).and_then(|(paid, one)| taux(paid, one, 1, 2)),
                taux_presence: interventions.complet().zip(paid).and_then(|(hours, paid)| taux(hours, paid, 100, 1)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::Financeur;

    fn hours(rows: &[(Id, Option<Id>, i32, Option<i64>)]) -> Activite {
        let mut d = Dossier {
            financeurs: [1, 2].map(|id| Financeur { id, compte_dotation: id == 1, ..Financeur::default() }).to_vec(),
            ..Dossier::default()
        };
        d.heures = rows
            .iter()
            .zip(1..)
            .map(|((financeur_id, service_id, annee, heures), id)| HeuresFinanceur {
                id,
                financeur_id: *financeur_id,
                service_id: *service_id,
                annee: *annee,
                nature: Nature::Realise,
                heures: heures.map(Heures::entier),
            })
            .collect();
        calculer(&d)
    }

    fn extent(a: &Activite, annee: i32) -> (Option<Heures>, Option<String>) {
        let total = a.total(annee, Nature::Realise).unwrap().total;
        (total.somme(), total.etendue())
    }

    #[test]
    fn a_financeur_that_has_hours_in_some_year_is_expected_in_each() {
        let a = hours(&[(1, None, 2024, Some(10)), (2, None, 2024, Some(5)), (1, None, 2025, Some(12)), (2, None, 2025, None)]);
        assert_eq!(extent(&a, 2024), (Some(Heures::entier(15)), None));
        assert_eq!(extent(&a, 2025), (Some(Heures::entier(12)), Some("1 financeur sur 2".to_owned())));
        assert_eq!(a.total(2025, Nature::Realise).unwrap().eligibles.complet(), Some(Heures::entier(12)));
        let never = hours(&[(1, None, 2024, Some(10)), (2, None, 2024, None)]);
        assert_eq!(extent(&never, 2024), (Some(Heures::entier(10)), None));
    }

    #[test]
    fn years_counted_by_service_and_as_a_whole_stand_side_by_side() {
        let a =
            hours(&[(1, None, 2023, Some(30)), (1, Some(7), 2024, Some(10)), (1, Some(8), 2024, Some(20)), (1, Some(7), 2025, Some(11))]);
        assert_eq!(extent(&a, 2023), (Some(Heures::entier(30)), None));
        assert_eq!(extent(&a, 2024), (Some(Heures::entier(30)), None));
        assert_eq!(extent(&a, 2025), (Some(Heures::entier(11)), Some("1 ligne sur 2".to_owned())));
        let seven = a.par_service.iter().find(|h| h.annee == 2025 && h.service_id == Some(7)).unwrap();
        assert_eq!(seven.total.complet(), Some(Heures::entier(11)), "the service lacks nothing of its own");
    }
}
