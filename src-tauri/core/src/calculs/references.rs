//! National values that apply in a dossier: the user’s own, otherwise those shipped.

use chrono::NaiveDate;
use serde::Serialize;

use crate::decimal::Prix;
use crate::modele::{Dossier, Surcharge};
use crate::referentiel::{Confiance, Referentiel};

/// National price that applies on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PrixReference {
    /// The price, in euros per hour.
    pub valeur: Prix,
    /// Degree of confidence in the shipped value; `None` for the user’s own.
    pub confiance: Option<Confiance>,
}

/// Row of the user’s own values for a reference that applies on a day; `None` when there is none.
#[must_use]
pub fn own_value<'a>(d: &'a Dossier, cle: &str, day: NaiveDate) -> Option<&'a Surcharge> {
    let valid = |s: &&Surcharge| s.cle == cle && s.valable_du.is_none_or(|a| a <= day) && s.valable_au.is_none_or(|b| b >= day);
    d.surcharges.iter().find(valid)
}

/// National price on a day: the user’s own, otherwise the shipped one; `None` when neither is known.
#[must_use]
pub fn reference_price(d: &Dossier, r: &Referentiel, cle: &str, day: NaiveDate) -> Option<PrixReference> {
    let price = |text: &str, confiance| text.parse().ok().map(|valeur| PrixReference { valeur, confiance });
    if let Some(own) = own_value(d, cle, day) {
        return price(&own.valeur, None);
    }
    let shipped = r.parametre(cle, day)?;
    price(shipped.valeur.as_deref()?, Some(shipped.confiance))
}
