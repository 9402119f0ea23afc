//! Day meant by a month alone, for each field that holds a date.
//!
//! « 03/2027 » typed as the start of an action means 1 March, as its end 31 March; as the day of a meeting it is not a
//! date. The page reads this table by table and field, and never guesses from a name.

use serde::Serialize;

/// Day of the month that a month alone stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BordDuMois {
    /// First day, for a field that says when something begins.
    Premier,
    /// Last day, for a field that says when something ends or is due.
    Dernier,
}

use BordDuMois::{Dernier, Premier};

/// All dates of the model: table, field, day; `None` where the user must give the day.
const BORDS: &[(&str, &str, Option<BordDuMois>)] = &[
    ("dossier", "date_edition", None),
    ("dossier", "relu_le", None),
    ("departement", "aac_date_publication", None),
    ("departement", "aac_date_limite", Some(Dernier)),
    ("departement", "aac_date_candidature", None),
    ("departement", "aac_date_notification", None),
    ("contrat", "date_debut", Some(Premier)),
    ("contrat", "date_fin", Some(Dernier)),
    ("contrat", "date_signature", None),
    ("contrat", "signature_date", None),
    ("diagnostic", "date", None),
    ("exercices", "clos_le", None),
    ("services", "autorisation_date", None),
    ("services", "autorisation_echeance", Some(Dernier)),
    ("services", "habilitation_date", None),
    ("actions", "date_debut", Some(Premier)),
    ("actions", "date_fin", Some(Dernier)),
    ("etapes", "echeance", Some(Dernier)),
    ("moyens_organisation", "date", None),
    ("conditions_travail", "echeance", Some(Dernier)),
    ("risques", "echeance", Some(Dernier)),
    ("situations", "date_debut", Some(Premier)),
    ("situations", "date_fin", Some(Dernier)),
    ("tarifs", "date_debut", Some(Premier)),
    ("versements", "date", None),
    ("avenants", "date", None),
    ("avenants", "date_effet", Some(Premier)),
    ("bilans_annuels", "date_transmission", None),
    ("bilans_annuels", "emploi_transmis_le", None),
    ("echeances", "date", Some(Dernier)),
    ("comites", "date", None),
    ("decisions", "echeance", Some(Dernier)),
    ("revues", "date_reunion", None),
    ("seances", "date", None),
    ("demandes", "echeance", Some(Dernier)),
    ("positions", "jour", None),
    ("versions", "date", None),
    ("pieces", "date", None),
    ("pieces", "extraite_le", None),
    ("pieces", "validite", Some(Dernier)),
    ("surcharges", "valable_du", Some(Premier)),
    ("surcharges", "valable_au", Some(Dernier)),
];

/// Day that a month alone stands for in a field; `None` where it is not a date. Evaluated at compile time, for
/// [`crate::modele::ChampDef::bord`].
#[must_use]
pub const fn bord_du_mois(table: &str, champ: &str) -> Option<BordDuMois> {
    let mut i = 0;
    while i < BORDS.len() {
        let (t, c, bord) = BORDS[i];
        if same(t, table) && same(c, champ) {
            return bord;
        }
        i += 1;
    }
    None
}

/// Equality of two texts; `==` is not available at compile time.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::modele::{Genre, TABLES};

    #[test]
    fn every_date_of_the_model_says_its_edge_and_nothing_else_does() {
        let dates: BTreeSet<_> =
            TABLES.iter().flat_map(|t| t.champs.iter().filter(|c| c.genre == Genre::Date).map(|c| (t.nom, c.nom))).collect();
        let listed: BTreeSet<_> = BORDS.iter().map(|(t, c, _)| (*t, *c)).collect();
        assert_eq!(listed.len(), BORDS.len(), "a field is listed twice");
        assert_eq!(listed, dates, "a date without a line here, or a line without a date");
    }

    #[test]
    fn a_start_is_the_first_day_an_end_the_last_and_a_meeting_needs_a_day() {
        assert_eq!(bord_du_mois("actions", "date_debut"), Some(Premier));
        assert_eq!(bord_du_mois("actions", "date_fin"), Some(Dernier));
        assert_eq!(bord_du_mois("revues", "date_reunion"), None);
        assert_eq!(bord_du_mois("actions", "pilote"), None);
    }
}
