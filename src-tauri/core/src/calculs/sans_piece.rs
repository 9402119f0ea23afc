//! Uses of the grant that a document proves, and those that none does.
//!
//! A document proves a row as soon as a link names it ([`crate::modele::Justificatif`]), whether its file is there or not: files
//! are not read here.

use std::collections::BTreeSet;

use crate::decimal::Montant;
use crate::modele::{BudgetAction, Dossier, Entite, Id};

/// Identifiers of the rows of a table that a document proves. A row that is gone may be among them.
#[must_use]
pub fn proved_rows(d: &Dossier, table: &str) -> BTreeSet<Id> {
    d.justificatifs.iter().filter(|j| j.cible_table == table).map(|j| j.cible_ligne).collect()
}

/// Uses of the grant above zero, in a year.
pub fn uses(d: &Dossier, annee: i32) -> impl Iterator<Item = &BudgetAction> {
    d.budgets_action.iter().filter(move |b| b.annee == annee && b.dotation_consommee.is_some_and(|m| m > Montant::ZERO))
}

/// Those that no document proves.
#[must_use]
pub fn unproved_uses(d: &Dossier, annee: i32) -> Vec<&BudgetAction> {
    let proved = proved_rows(d, BudgetAction::TABLE.nom);
    uses(d, annee).filter(|b| !proved.contains(&b.id)).collect()
}
