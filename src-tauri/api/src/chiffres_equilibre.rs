//! Figures of the balance under fixed names, for the command line and for programs that read it.

use std::collections::BTreeMap;

use cpom_core::calculs::economie::{Economie, EconomieAnnee, SommesActions};
use cpom_core::calculs::{Calculs, DotationAnnee};
use cpom_core::decimal::{Heures, Montant, Nombre, Prix, div_round};
use cpom_core::scenario::ChiffresAnnee;
use serde::Serialize;

/// All figures of the balance of a dossier.
#[derive(Debug, Serialize)]
pub struct ChiffresEquilibre {
    /// Figures of each year of the contract.
    pub economie: BTreeMap<i32, ChiffresEconomie>,
    /// Sums over the contract; null while a year lacks its balance.
    pub total: ChiffresTotal,
    /// End of each year under way, under `atterrissage_AAAA`.
    #[serde(flatten)]
    pub atterrissages: BTreeMap<String, ChiffresAtterrissage>,
    /// Reference amount less that of the contract, times the hours, in the years where both are known.
    pub marge_sous_reference: BTreeMap<i32, Montant>,
    /// Planned figures of the year asked for, and the same with the levers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<ChiffresScenario>,
}

/// Sums over the contract, in euros.
#[derive(Debug, Serialize)]
pub struct ChiffresTotal {
    solde: Option<Montant>,
    solde_prudent: Option<Montant>,
}

/// Expected end of a year: hours, grant and what remains to be paid of it.
#[derive(Debug, Serialize)]
pub struct ChiffresAtterrissage {
    heures: Heures,
    dotation: Option<Montant>,
    solde: Option<Montant>,
}

/// Figures of a year beside those with levers.
#[derive(Debug, Serialize)]
pub struct ChiffresScenario {
    /// Figures of the dossier.
    pub base: ChiffresAnnee,
    /// Figures with the levers.
    pub scenario: ChiffresAnnee,
}

/// Figures of a year.
#[derive(Debug, Serialize)]
pub struct ChiffresEconomie {
    constatee: bool,
    heures: Option<Heures>,
    dotation: Option<Montant>,
    cofinancements: Option<Montant>,
    cout_actions: Option<Montant>,
    part_sans_contrat: Option<Montant>,
    effet_plafond: Option<Montant>,
    cout_horaire_structure: Option<Prix>,
    suivi_brut: Option<Montant>,
    suivi_net: Option<Montant>,
    solde: Option<Montant>,
    solde_prudent: Option<Montant>,
    montant_equilibre: Option<Prix>,
    montant_equilibre_prudent: Option<Prix>,
    par_objectif: BTreeMap<String, ChiffresObjectif>,
    seuil_trop_percu_pct: Option<Nombre>,
    #[serde(flatten)]
    constat: Option<ChiffresConstates>,
}

/// Figures of the actions of a legal objective, in euros.
#[derive(Debug, Serialize)]
pub struct ChiffresObjectif {
    dotation: Option<Montant>,
    cofinancement: Option<Montant>,
    cout: Option<Montant>,
    part: Option<Montant>,
    solde: Option<Montant>,
}

/// Figures of a closed year alone, in euros.
#[derive(Debug, Serialize)]
pub struct ChiffresConstates {
    acompte: Option<Montant>,
    solde_du: Option<Montant>,
    disponible: Option<Montant>,
    consomme: Option<Montant>,
    non_consomme: Option<Montant>,
    /// Money to give back if the contract carried over at most this percentage of the year’s grant.
    restitution: BTreeMap<String, Option<Montant>>,
}

fn of_objective(s: &SommesActions) -> ChiffresObjectif {
    ChiffresObjectif {
        dotation: s.dotation.ou_zero(),
        cofinancement: s.cofinancement.ou_zero(),
        cout: s.cout.ou_zero(),
        part: s.part.ou_zero(),
        solde: s.solde(),
    }
}

fn closed(grant: &DotationAnnee) -> ChiffresConstates {
    let restitution = |pct: i64| {
        let (left, acquired) = grant.report_sortant.zip(grant.acquis)?;
        let kept = Montant::from_raw(div_round(i128::from(acquired.raw()) * i128::from(pct), 100));
        Some((left - kept).max(Montant::ZERO))
    };
    ChiffresConstates {
        acompte: grant.acompte_attendu,
        solde_du: grant.solde_attendu,
        disponible: grant.disponible,
        consomme: grant.consomme.complet(),
        non_consomme: grant.report_sortant,
        restitution: [0, 2, 3, 5].into_iter().map(|pct| (pct.to_string(), restitution(pct))).collect(),
    }
}

fn of_year(c: &Calculs, a: &EconomieAnnee) -> ChiffresEconomie {
    let grant = c.dotation.annees.iter().find(|g| g.annee == a.annee).filter(|_| a.constatee);
    ChiffresEconomie {
        constatee: a.constatee,
        heures: a.heures,
        dotation: a.dotation,
        cofinancements: a.actions.cofinancement.ou_zero(),
        cout_actions: a.actions.cout.complet(),
        part_sans_contrat: a.actions.part.complet(),
        effet_plafond: a.supplement.effet,
        cout_horaire_structure: a.cout_horaire_suivi,
        suivi_brut: a.suivi_brut,
        suivi_net: a.suivi_net,
        solde: a.solde,
        solde_prudent: a.solde_prudent,
        montant_equilibre: a.montant_equilibre,
        montant_equilibre_prudent: a.montant_equilibre_prudent,
        par_objectif: a
            .objectifs
            .iter()
            .map(|(n, s)| (n.map_or_else(|| "non_precise".to_owned(), |n| n.to_string()), of_objective(s)))
            .collect(),
        seuil_trop_percu_pct: a.seuil_trop_percu_pct,
        constat: grant.map(closed),
    }
}

/// Figures of the balance of a dossier.
#[must_use]
pub fn of(c: &Calculs, e: &Economie, scenario: Option<ChiffresScenario>) -> ChiffresEquilibre {
    let landing = |a: &cpom_core::calculs::economie::Atterrissage| {
        let figures = ChiffresAtterrissage { heures: a.heures, dotation: a.dotation, solde: a.solde };
        (format!("atterrissage_{}", a.annee), figures)
    };
    ChiffresEquilibre {
        economie: e.annees.iter().map(|a| (a.annee, of_year(c, a))).collect(),
        total: ChiffresTotal { solde: e.solde.complet(), solde_prudent: e.solde_prudent.complet() },
        atterrissages: e.atterrissages.iter().map(landing).collect(),
        marge_sous_reference: e.annees.iter().filter_map(|a| Some((a.annee, a.marge_reference?))).collect(),
        scenario,
    }
}
