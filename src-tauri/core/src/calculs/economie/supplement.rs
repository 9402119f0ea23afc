//! Effect of the ceiling on the supplement billed above the tariff (CASF, art. R. 314-136-1).
//!
//! The supplement is counted on the hours of the financeurs for which one is billed ([`supplement_facture`]), service by
//! service, since tariffs may differ from one to another. Several tariffs in a year weigh by their days. The participation
//! that a person pays according to income is another notion and is never added here.

use chrono::NaiveDate;

use super::super::activite::{sources, supplement_facture};
use super::Renvoi;
use crate::choix::Nature;
use crate::decimal::{Heures, Montant, Prix, div_round};
use crate::modele::{Dossier, Id, Tarif};

/// Supplement of a year: its ceiling, its hours and the effect of the one on the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SupplementAnnee {
    /// Whether the year has neither ceiling nor financeur for which a supplement is billed: there is nothing to count.
    pub sans_objet: bool,
    /// Ceiling of the contract, in euros per hour.
    pub plafond: Option<Prix>,
    /// Hours by service, with the supplements of each, in the order of the services.
    pub services: Vec<SupplementService>,
    /// Hours for which a supplement is billed; `None` when those of a financeur are missing.
    pub heures: Option<Heures>,
    /// Whether the hours are a share of those of the year, because the contract covers a part of it.
    pub part_d_annee: bool,
    /// Financeurs for which the supplement is presumed from their category.
    pub presumes: Vec<Id>,
    /// Euros lost by the ceiling: hours × (free supplement − ceiling); `None` when a figure is missing.
    pub effet: Option<Montant>,
    /// Euros left under the ceiling by choice: hours × (ceiling or free supplement − supplement observed).
    pub par_choix: Option<Montant>,
    /// Euros billed above the ceiling: hours × (supplement observed − ceiling).
    pub depassement: Option<Montant>,
    /// Share of the hours of the services that the contract covers.
    part: Part,
}

/// Supplement of a service in a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SupplementService {
    /// Service of the hours; `None` for hours entered without one.
    pub service_id: Option<Id>,
    /// Hours for which a supplement is billed, in hundredths, before the share of a year covered in part.
    pub heures: Heures,
    /// Supplement that would be billed without ceiling, mean of the year.
    pub libre: Option<Prix>,
    /// Whether this is the supplement observed in the year of reference, because none is entered.
    pub libre_presume: bool,
    /// Supplement observed, mean of the year.
    pub observe: Option<Prix>,
    /// Supplement planned, mean of the year.
    pub prevu: Option<Prix>,
    /// Rows from which the free supplement is read.
    pub renvois: Vec<Renvoi>,
}

/// Share of the hours of a year: a numerator and a denominator.
pub(super) type Part = (i64, i64);

impl SupplementAnnee {
    /// Euros lost with another ceiling; `None` when a figure is missing.
    #[must_use]
    pub fn effet_avec(&self, plafond: Prix) -> Option<Montant> {
        self.somme(|s| Some((s.libre? - plafond).max(Prix::ZERO)))
    }

    /// Sum over the services of hours × an amount per hour, rounded once; `None` when a figure is missing.
    #[must_use]
    pub fn somme(&self, amount: impl Fn(&SupplementService) -> Option<Prix>) -> Option<Montant> {
        self.heures?;
        let (num, den) = self.part;
        let mut raw = 0_i128;
        for s in &self.services {
            raw += i128::from(s.heures.raw()) * i128::from(amount(s)?.raw());
        }
        let (num, den) = (i128::from(num), i128::from(den));
        // Hours and prices beyond reason are rounded before the share is taken.
        let cents =
            raw.checked_mul(num).map_or_else(|| div_round(i128::from(div_round(raw, 10_000)) * num, den), |r| div_round(r, 10_000 * den));
        Some(Montant::from_raw(cents))
    }

    /// Highest free supplement of the services; `None` when one is missing.
    #[must_use]
    pub fn libre(&self) -> Option<Prix> {
        let all: Option<Vec<Prix>> = self.services.iter().map(|s| s.libre).collect();
        all?.into_iter().max()
    }
}

/// Mean of the tariffs of a year, weighted by their days; `None` when a tariff lacks the price. A tariff holds from its date to
/// the eve of the next; the first one holds from the beginning of the year.
fn mean(rows: &[&Tarif], annee: i32, price: impl Fn(&Tarif) -> Option<Prix>) -> Option<Prix> {
    let (first, after) = (NaiveDate::from_ymd_opt(annee, 1, 1)?, NaiveDate::from_ymd_opt(annee.checked_add(1)?, 1, 1)?);
    let mut sorted: Vec<&&Tarif> = rows.iter().collect();
    sorted.sort_by_key(|t| t.date_debut);
    let (mut raw, mut days) = (0_i128, 0_i128);
    for (i, t) in sorted.iter().enumerate() {
        let from = if i == 0 { first } else { t.date_debut.unwrap_or(first).clamp(first, after) };
        let to = sorted.get(i + 1).and_then(|n| n.date_debut).unwrap_or(after).clamp(from, after);
        let length = i128::from((to - from).num_days());
        if length == 0 {
            continue;
        }
        raw += i128::from(price(t)?.raw()) * length;
        days += length;
    }
    (days > 0).then(|| Prix::from_raw(div_round(raw, days)))
}

/// Tariffs of a service in a year: its own, otherwise those that name no service.
fn tariffs(d: &Dossier, service: Option<Id>, annee: i32) -> Vec<&Tarif> {
    let of = |service| d.tarifs.iter().filter(|t| t.annee == annee && t.service_id == service).collect::<Vec<_>>();
    let own = of(service);
    if own.is_empty() && service.is_some() { of(None) } else { own }
}

/// Mean of a price over a year in a service.
pub(crate) fn mean_price(d: &Dossier, service: Option<Id>, annee: i32, price: impl Fn(&Tarif) -> Option<Prix>) -> Option<Prix> {
    mean(&tariffs(d, service, annee), annee, price)
}

fn of_service(d: &Dossier, service_id: Option<Id>, heures: Heures, annee: i32) -> SupplementService {
    let rows = tariffs(d, service_id, annee);
    let usual = d.dossier.annee_reference.and_then(|a| mean_price(d, service_id, a, |t| t.supplement_observe));
    let renvois = rows.iter().map(|t| Renvoi::champ("tarifs", t.id, "supplement_libre")).collect();
    SupplementService {
        service_id,
        heures,
        libre: if rows.is_empty() { usual } else { mean(&rows, annee, |t| t.supplement_libre.or(usual)) },
        libre_presume: rows.is_empty() || rows.iter().any(|t| t.supplement_libre.is_none()),
        observe: mean(&rows, annee, |t| t.supplement_observe),
        prevu: mean(&rows, annee, |t| t.supplement_prevu),
        renvois,
    }
}

/// Supplement of a year. `heures` are the eligible hours of the balance, `part` the share of the hours of the year that the
/// contract covers, `None` when it is unknown.
pub(super) fn of_year(d: &Dossier, annee: i32, nature: Nature, heures: Option<Heures>, part: Option<Part>) -> SupplementAnnee {
    let billed: Vec<_> = d.financeurs.iter().filter(|f| supplement_facture(f).facture).collect();
    let plafond = d.plafonds.iter().find(|p| p.annee == annee).and_then(|p| p.plafond);
    // A contract without any ceiling has none; one that lacks the ceiling of a year lacks a figure.
    let capped = d.plafonds.iter().any(|p| p.plafond.is_some());
    let mut out = SupplementAnnee {
        sans_objet: billed.is_empty() || !capped,
        plafond,
        presumes: billed.iter().filter(|f| supplement_facture(f).presume).map(|f| f.id).collect(),
        part_d_annee: part.is_none_or(|(num, den)| num != den),
        ..SupplementAnnee::default()
    };
    if out.sans_objet {
        out.effet = Some(Montant::ZERO);
    }
    if billed.is_empty() {
        return out;
    }
    let sources = sources(d, annee, nature);
    let mine: Vec<_> = sources.iter().filter(|((f, _), _)| billed.iter().any(|b| b.id == *f)).collect();
    let table: Option<Vec<(Option<Id>, Heures)>> = mine.iter().map(|((_, service), hours)| hours.map(|h| (*service, h))).collect();
    let same = d.financeurs.iter().all(|f| supplement_facture(f).facture == f.compte_dotation);
    let (rows, part) = match (table.filter(|rows| !rows.is_empty()), part, heures) {
        (Some(rows), Some(part), _) => (rows, part),
        // The hours agreed or recognised are those of the same financeurs.
        (None, _, Some(hours)) if same && mine.iter().all(|(_, h)| h.is_none()) => (vec![(None, hours)], (1, 1)),
        _ => return out,
    };
    for (service, hours) in rows {
        match out.services.iter_mut().find(|s| s.service_id == service) {
            Some(s) => s.heures += hours,
            None => out.services.push(of_service(d, service, hours, annee)),
        }
    }
    out.part = part;
    let all: Heures = out.services.iter().map(|s| s.heures).sum();
    out.heures = Some(Heures::from_raw(div_round(i128::from(all.raw()) * i128::from(part.0), i128::from(part.1))));
    if let (Some(ceiling), false) = (plafond, out.sans_objet) {
        out.effet = out.effet_avec(ceiling);
        out.par_choix = out.somme(|s| Some((s.libre?.min(ceiling) - s.observe?).max(Prix::ZERO)));
        out.depassement = out.somme(|s| Some((s.observe? - ceiling).max(Prix::ZERO)));
    }
    out
}
