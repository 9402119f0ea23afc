//! Figures that closing a year freezes.
//!
//! A year that was closed by the act of closing is what was reported: its figures change again only once it is reopened. A year
//! whose accounts are only said to be closed, as older files say of past years, is not frozen: nothing said that its figures
//! would stop changing, and no version of them was kept ([`Exercice::is_locked`]). Texts stay open, since the
//! report is often written after the closing, and so do the payments and the hours recognised of a closed year, which come
//! later. Mechanism: [`FIGURES`] names the frozen fields of each table that has a year; in a table whose rows are
//! realised or planned, planned rows stay open. The store refuses a step that changes one (`store/closed_years.rs`); the page
//! reads the same list.

use crate::choix::{Choix, Nature};
use crate::modele::Exercice;

/// Tables that have a year, with the fields that closing it freezes.
pub const FIGURES: &[(&str, &[&str])] = &[
    ("plafonds", &["plafond"]),
    ("valeurs", &["valeur"]),
    ("heures_payees", &["conges_payes", "trajets_intervacations", "formation", "temps_collectifs", "absences_remunerees", "autres"]),
    (
        "budgets_action",
        &["dotation", "autofinancement", "cofinancement", "dotation_consommee", "autofinancement_realise", "cofinancement_realise"],
    ),
    ("mesures", &["numerateur", "denominateur", "valeur", "cible"]),
    ("heures", &["heures"]),
    (
        "tarifs",
        &[
            "tarif_apa",
            "tarif_pch",
            "tarif_aide_sociale",
            "supplement_observe",
            "supplement_prevu",
            "prix_caisses_retraite",
            "prix_mutuelles",
            "prix_particuliers",
        ],
    ),
    ("dotations", &["montant_horaire", "heures_convenues", "consomme_hors_actions"]),
    ("montants_budget", &["montant"]),
    ("effectifs", &["etp"]),
    ("formations", &["duree_heures", "stagiaires", "cout_pedagogique"]),
];

impl Exercice {
    /// Whether the year was closed by the act of closing, which dates it.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.clos && self.clos_le.is_some()
    }
}

/// Fields of a table that closing a year freezes; none for a table that no closing concerns.
#[must_use]
pub fn figures(table: &str) -> &'static [&'static str] {
    FIGURES.iter().find(|(nom, _)| *nom == table).map_or(&[], |(_, champs)| champs)
}

/// Whether rows of a nature, given by its code, are frozen with their year: all but planned ones.
#[must_use]
pub fn nature_figee(code: &str) -> bool {
    code != Nature::Previsionnel.code()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::TableDef;

    #[test]
    fn every_frozen_field_is_a_field_of_a_table_with_a_year() {
        for (nom, champs) in FIGURES {
            let table = TableDef::de(nom).unwrap_or_else(|| panic!("{nom}"));
            assert!(table.champ("annee").is_some(), "{nom}");
            for champ in *champs {
                assert!(table.champ(champ).is_some_and(|c| c.optionnel), "{nom}.{champ}");
            }
        }
    }
}
