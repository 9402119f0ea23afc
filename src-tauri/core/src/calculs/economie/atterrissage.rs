//! End of a year under way, as its last count lets it be expected.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::super::{Calculs, annee_incomplete, months_between};
use crate::decimal::{Heures, Montant, div_round};
use crate::modele::{Dossier, Id, Situation};

/// End of a year from its last count: eligible hours of the count, spread over the part of the year that the contract covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Atterrissage {
    /// Calendar year under way.
    pub annee: i32,
    /// Count on which it rests.
    pub situation_id: Id,
    /// Last day counted.
    pub date: NaiveDate,
    /// Eligible hours counted.
    pub comptees: Heures,
    /// Eligible hours expected over the year.
    pub heures: Heures,
    /// Grant on these hours, in euros.
    pub dotation: Option<Montant>,
    /// Money already paid for the year, else the advance expected, in euros.
    pub acompte: Option<Montant>,
    /// Grant minus what is paid, in euros: negative when money is to be given back.
    pub solde: Option<Montant>,
}

/// Whether a period is made of whole months.
fn whole_months(from: NaiveDate, after: NaiveDate) -> bool {
    from.day() == 1 && after.day() == 1
}

/// Factor from the count to the part of the year that the contract covers: months when both are whole and begin together, else
/// days.
fn factor(d: &Dossier, s: &Situation) -> Option<(i64, i64)> {
    let (from, after) = (s.date_debut?, s.date_fin?.succ_opt()?);
    let (begins, ends) = annee_incomplete(d, s.annee);
    let first = begins.or_else(|| NaiveDate::from_ymd_opt(s.annee, 1, 1))?;
    let end = match ends {
        Some(last) => last.succ_opt()?,
        None => NaiveDate::from_ymd_opt(s.annee + 1, 1, 1)?,
    };
    if after <= from || end <= first {
        return None;
    }
    let months = whole_months(from, after) && whole_months(first, end) && from == first;
    let length = |a: NaiveDate, b: NaiveDate| if months { i64::from(months_between(a, b)) } else { (b - a).num_days() };
    Some((length(first, end), length(from, after)))
}

/// End of each year under way that has a count, in order. It reads nothing of the reserve: it may be shown to the Département.
#[must_use]
pub fn atterrissages(d: &Dossier, c: &Calculs) -> Vec<Atterrissage> {
    let of = |annee: &i32| {
        if d.is_closed(*annee) {
            return None;
        }
        let grant = c.dotation.annees.iter().find(|x| x.annee == *annee)?;
        let last = d.situations.iter().filter(|s| s.annee == *annee && s.date_fin.is_some()).max_by_key(|s| s.date_fin)?;
        let comptees = c.activite.total(*annee, last.nature)?.eligibles.complet()?;
        let (num, den) = factor(d, last)?;
        let exact = i128::from(comptees.raw()) * i128::from(num);
        let dotation = grant.montant_horaire.map(|m| Montant::from_raw(div_round(exact * i128::from(m.raw()), 10_000 * i128::from(den))));
        let acompte = if grant.verse.attendus() > 0 { grant.verse.complet() } else { grant.acompte_attendu };
        Some(Atterrissage {
            annee: *annee,
            situation_id: last.id,
            date: last.date_fin?,
            comptees,
            heures: Heures::from_raw(div_round(exact, i128::from(den))),
            dotation,
            acompte,
            solde: dotation.zip(acompte).map(|(d, a)| d - a),
        })
    };
    c.annees.contrat.iter().filter_map(of).collect()
}
