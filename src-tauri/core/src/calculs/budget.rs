//! Operating account by functional group, from the budget lines.

use serde::Serialize;

use super::activite::Activite;
use super::total::{Termes, Total};
use super::{sum, years};
use crate::choix::{Groupe, Nature, SensBudget};
use crate::decimal::{Montant, Nombre, quotient, taux};
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
    pub heures: Total<2>,
    /// Totals of the groups that have lines.
    pub groupes: Vec<GroupeTotal>,
    /// Sum of the charges, in euros: every line of charges is expected in an account that has an amount.
    pub charges: Total<2>,
    /// Sum of the products, in euros: every line of products is expected in an account that has an amount.
    pub produits: Total<2>,
    /// Products minus charges, in euros; `None` when a line lacks its amount.
    pub resultat: Option<Montant>,
    /// Result in percent of the products, two decimals.
    pub resultat_pct: Option<Nombre>,
    /// Charges per hour of intervention, in euros, two decimals; `None` when charges or hours lack a term.
    pub cout_horaire: Option<Montant>,
    /// Products per hour of intervention, in euros, two decimals; `None` when products or hours lack a term.
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
    /// Sum of the lines, in euros: all are expected.
    pub total: Total<2>,
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
    let total = |sens: SensBudget, groupe: Option<Groupe>| {
        let lines = d.lignes_budget.iter().filter(|l| l.sens == sens && groupe.is_none_or(|g| l.groupe == g));
        Total::de(Termes::Lignes, lines.map(amount))
    };
    let mut groupes = Vec::new();
    for sens in [SensBudget::Charge, SensBudget::Produit] {
        for groupe in [Groupe::I, Groupe::II, Groupe::III] {
            let total = total(sens, Some(groupe));
            if total.attendus() > 0 {
                groupes.push(GroupeTotal { sens, groupe, total });
            }
        }
    }
    let (charges, produits) = (total(SensBudget::Charge, None), total(SensBudget::Produit, None));
    let resultat = produits.complet().zip(charges.complet()).map(|(p, c)| p - c);
    let heures = activite.total(annee, nature).map(|h| h.total).unwrap_or_default();
    let per_hour = |m: Total<2>| m.complet().zip(heures.complet()).and_then(|(m, h)| quotient::<2, 2, 2>(m, h, 1));
    BudgetAnnee {
        annee,
        nature,
        heures,
        groupes,
        charges,
        produits,
        resultat,
        resultat_pct: resultat.zip(produits.complet()).and_then(|(r, p)| taux(r, p, 100, 2)),
        cout_horaire: per_hour(charges),
        produit_horaire: per_hour(produits),
    }
}
