//! Reference values that a dossier goes by: its own before the shipped ones; and those of a year to come, computed from
//! the value of the year before and the coefficient of the law once it is known.
//!
//! The legal index is published weeks before the amount that follows from it, if this one is published at all. A value
//! computed here is only proposed: the user takes it as an own value, with its source.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::decimal::{Decimal, Nombre, produit};
use crate::francais;
use crate::modele::{Dossier, Surcharge};
use crate::referentiel::{Confiance, Parametre, Referentiel, referentiel};

/// Value that applies on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValeurReference {
    /// Figure, in the unit of its key.
    pub valeur: Nombre,
    /// Confidence in the shipped value; `None` for a value of the dossier.
    pub confiance: Option<Confiance>,
    /// Whether the value prints as « à vérifier ».
    pub a_verifier: bool,
}

/// Value that the law lets compute for a period whose value is not shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ValeurProposee {
    /// Key of the value.
    pub cle: &'static str,
    /// First day of the period.
    pub valable_du: NaiveDate,
    /// Value on the day before.
    pub base: Nombre,
    /// Coefficient that applies to it.
    pub coefficient: Nombre,
    /// Key of the coefficient.
    pub cle_coefficient: &'static str,
    /// Proposed value, rounded as the published ones are.
    pub valeur: Nombre,
}

/// Value of the user for a key on a day, as typed; `None` when there is none.
#[must_use]
pub fn own_value<'a>(d: &'a Dossier, cle: &str, day: NaiveDate) -> Option<&'a str> {
    let valid = |s: &&Surcharge| s.cle == cle && s.valable_du.is_none_or(|a| a <= day) && s.valable_au.is_none_or(|b| b >= day);
    d.surcharges.iter().filter(valid).map(|s| s.valeur.trim()).find(|valeur| !valeur.is_empty())
}

/// Value of a key on a day, the user’s before the shipped one; `None` when neither is known, or when the user’s is not a
/// number.
#[must_use]
pub fn reference(d: &Dossier, r: &Referentiel, cle: &str, day: NaiveDate) -> Option<ValeurReference> {
    if let Some(own) = own_value(d, cle, day) {
        let lu = || francais::lecture::nombre(own).filter(|lu| !lu.douteux).and_then(|lu| lu.valeur.parse().ok());
        return own.parse().ok().or_else(lu).map(|valeur| ValeurReference { valeur, confiance: None, a_verifier: false });
    }
    let shipped = r.parametre(cle, day)?;
    let valeur = shipped.valeur.as_deref()?.parse().ok()?;
    Some(ValeurReference { valeur, confiance: Some(shipped.confiance), a_verifier: shipped.a_verifier })
}

/// A value that follows from that of the year before.
struct Indexation {
    cle: &'static str,
    coefficient: &'static str,
    /// Day of the coefficient, from the first day of the period.
    jour: fn(NaiveDate) -> Option<NaiveDate>,
    decimales: u32,
}

const INDEXATIONS: [Indexation; 2] = [
    // R. 178-21 CSS: the reference amount is raised each year by the coefficient of L. 161-25 CSS; published with three
    // decimals.
    Indexation { cle: "dotation_horaire", coefficient: "coefficient_pensions", jour: Some, decimales: 3 },
    // D. 314-130-1 CASF: the minimum tariff follows the raise of the MTP on 1 April of the year before, to the cent.
    Indexation {
        cle: "tarif_minimal",
        coefficient: "coefficient_mtp",
        jour: |debut| NaiveDate::from_ymd_opt(debut.year() - 1, 4, 1),
        decimales: 2,
    },
];

/// Value of a year from that of the year before, rounded half away from zero.
#[must_use]
pub fn indexed(base: Nombre, coefficient: Nombre, decimales: u32) -> Nombre {
    // The product of two figures of four decimals is exact to eight: it is rounded once.
    let exact: Decimal<8> = produit(base, coefficient);
    exact.round_to(decimales).to()
}

/// Values that can be computed for the periods whose value is not shipped, where the dossier has none of its own.
pub(super) fn proposals(d: &Dossier) -> Vec<ValeurProposee> {
    let r = referentiel();
    let of = |index: &'static Indexation, p: &Parametre| {
        let valable_du = p.valable_du.filter(|_| p.valeur.is_none())?;
        if own_value(d, index.cle, valable_du).is_some() {
            return None;
        }
        let base = reference(d, r, index.cle, valable_du.pred_opt()?)?.valeur;
        let coefficient = reference(d, r, index.coefficient, (index.jour)(valable_du)?)?.valeur;
        let valeur = indexed(base, coefficient, index.decimales);
        Some(ValeurProposee { cle: index.cle, valable_du, base, coefficient, cle_coefficient: index.coefficient, valeur })
    };
    INDEXATIONS.iter().flat_map(|index| r.parametres_de(index.cle).filter_map(move |p| of(index, p))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn n(text: &str) -> Nombre {
        text.parse().unwrap()
    }

    fn own(cle: &str, du: &str, valeur: &str) -> Surcharge {
        Surcharge { cle: cle.into(), valable_du: Some(day(du)), valeur: valeur.into(), ..Surcharge::default() }
    }

    /// Each shipped amount of the reference follows from the one before by the shipped coefficient of its year.
    #[test]
    fn shipped_amounts_follow_from_one_another() {
        let r = referentiel();
        let d = Dossier::default();
        let mut checked = 0;
        for index in &INDEXATIONS {
            for p in r.parametres_de(index.cle) {
                let (Some(du), Some(valeur)) = (p.valable_du, &p.valeur) else { continue };
                let Some(coefficient) = (index.jour)(du).and_then(|jour| reference(&d, r, index.coefficient, jour)) else { continue };
                let base = reference(&d, r, index.cle, du.pred_opt().unwrap()).unwrap().valeur;
                assert_eq!(indexed(base, coefficient.valeur, index.decimales), n(valeur), "{} {du}", index.cle);
                checked += 1;
            }
        }
        // The grant from 2023 to 2026, the tariff of 2025 and 2026.
        assert_eq!(checked, 6);
    }

    #[test]
    fn a_value_is_proposed_once_its_coefficient_is_typed() {
        let mut d = Dossier::default();
        assert_eq!(proposals(&d), [], "nobody knows the coefficients of 2027");
        d.surcharges.push(own("coefficient_pensions", "2027-01-01", "1,008"));
        let grant = proposals(&d);
        assert_eq!(grant.len(), 1);
        assert_eq!((grant[0].cle, grant[0].base, grant[0].coefficient), ("dotation_horaire", n("3.414"), n("1.008")));
        assert_eq!(grant[0].valeur, n("3.441"));
        for (coefficient, tariff) in [("1.009", "25.23"), ("1.008", "25.20")] {
            d.surcharges = vec![own("coefficient_mtp", "2026-04-01", coefficient)];
            assert_eq!(proposals(&d).iter().map(|p| (p.cle, p.valeur)).collect::<Vec<_>>(), [("tarif_minimal", n(tariff))]);
        }
        // The base is the user’s own value where there is one; a value already typed is not proposed again.
        d.surcharges.push(own("tarif_minimal", "2026-01-01", "24.60"));
        d.surcharges[1].valable_au = Some(day("2026-12-31"));
        assert_eq!(proposals(&d)[0].valeur, n("24.80"));
        d.surcharges.push(own("tarif_minimal", "2027-01-01", "25.30"));
        assert_eq!(proposals(&d), []);
    }

    #[test]
    fn the_value_of_the_user_comes_first_and_an_unreadable_one_is_no_value() {
        let r = referentiel();
        let mut d = Dossier::default();
        let on = |d: &Dossier| reference(d, r, "dotation_horaire", day("2026-06-01"));
        assert_eq!(on(&d).unwrap(), ValeurReference { valeur: n("3.414"), confiance: Some(Confiance::Calcule), a_verifier: true });
        d.surcharges.push(own("dotation_horaire", "2026-01-01", "  "));
        assert_eq!(on(&d).unwrap().valeur, n("3.414"), "an empty row replaces nothing");
        d.surcharges.push(own("dotation_horaire", "2026-01-01", "3,42"));
        assert_eq!(on(&d).unwrap(), ValeurReference { valeur: n("3.42"), confiance: None, a_verifier: false });
        d.surcharges[1].valeur = "à demander".into();
        assert_eq!(on(&d), None);
    }
}
