//! Operating account by functional group, from the budget lines.

use serde::Serialize;

use super::activite::Activite;
use super::{sum, years};
use crate::choix::{Groupe, Nature, SensBudget};
use crate::decimal::{Heures, Montant, Nombre, quotient, taux};
use crate::modele::{Dossier, LigneBudget};

/// Operating account of a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct BudgetAnnee {
    /// Year of the figures.
    pub annee: i32,
    /// Whether the account is realised or planned.
    pub nature: Nature,
    /// Hours of intervention of that year and nature.
    pub heures: Option<Heures>,
    /// Totals of the groups that have lines.
    pub groupes: Vec<GroupeTotal>,
    /// Sum of the charges, in euros.
    pub charges: Montant,
    /// Sum of the products, in euros.
    pub produits: Montant,
    /// Products minus charges, in euros.
    pub resultat: Montant,
    /// Result in percent of the products, two decimals.
    pub resultat_pct: Option<Nombre>,
    /// Charges per hour of intervention, in euros, two decimals.
    pub cout_horaire: Option<Montant>,
    /// Products per hour of intervention, in euros, two decimals.
    pub produit_horaire: Option<Montant>,
}

/// Total of a functional group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GroupeTotal {
    /// Side of the account: charges or products.
    pub sens: SensBudget,
    /// Groupe fonctionnel (I, II or III).
    pub groupe: Groupe,
    /// Sum of the lines, in euros.
    pub total: Montant,
}

pub(super) fn calculer(d: &Dossier, activite: &Activite) -> Vec<BudgetAnnee> {
    let mut out = Vec::new();
    for nature in [Nature::Realise, Nature::Previsionnel] {
        for annee in years(d.montants_budget.iter().filter(|m| m.nature == nature && m.montant.is_some()).map(|m| m.annee)) {
            out.push(year(d, activite, annee, nature));
        }
    }
    out
}

fn year(d: &Dossier, activite: &Activite, annee: i32, nature: Nature) -> BudgetAnnee {
    let amount = |l: &LigneBudget| {
        sum(d.montants_budget.iter().filter(|m| m.ligne_id == l.id && m.annee == annee && m.nature == nature).map(|m| m.montant))
    };
    let mut groupes = Vec::new();
    for sens in [SensBudget::Charge, SensBudget::Produit] {
        for groupe in [Groupe::I, Groupe::II, Groupe::III] {
            let lines = d.lignes_budget.iter().filter(|l| l.sens == sens && l.groupe == groupe);
            if let Some(total) = sum(lines.map(amount)) {
                groupes.push(GroupeTotal { sens, groupe, total });
            }
        }
    }
    let side = |sens| groupes.iter().filter(|g| g.sens == sens).map(|g| g.total).sum::<Montant>();
    let (charges, produits) = (side(SensBudget::Charge), side(SensBudget::Produit));
    let resultat = produits - charges;
    let heures = activite.total(annee, nature).map(|h| h.total);
    let per_hour = |m: Montant| heures.and_then(|h| quotient::<2, 2, 2>(m, h, 1));
    BudgetAnnee {
        annee,
        nature,
        heures,
        groupes,
        charges,
        produits,
        resultat,
        resultat_pct: taux(resultat, produits, 100, 2),
        cout_horaire: per_hour(charges),
        produit_horaire: per_hour(produits),
    }
}
