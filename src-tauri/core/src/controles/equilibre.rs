//! Checks that read the balance of the contract and the sources of the budget lines.

use chrono::Datelike;

use super::{Controle, Parametre, Vue, n, t};
use crate::calculs::economie::{au_centime_superieur, economie};
use crate::calculs::recette;
use crate::choix::{Choix, MotifReversement, NonConsomme, SensBudget};
use crate::decimal::Montant;

pub(super) fn check(v: &mut Vue<'_>) {
    lines(v);
    let e = economie(v.d, v.c);
    let with_grant = v.d.contrat.avec_dotation == Some(true);
    if with_grant && v.d.dotation.non_consomme == NonConsomme::NonPrevu {
        v.add(Controle::NonConsommeNonPrevu, "dotation", Some(1), Some("non_consomme"), vec![]);
    }
    for a in &e.atterrissages {
        if let (Some(grant), Some(paid), Some(left)) = (a.dotation, a.acompte, a.solde.filter(|m| m.is_negative())) {
            let amounts = [paid, grant, left.abs()].map(Parametre::Montant);
            let parameters = [vec![n(a.annee), Parametre::Date(a.date), Parametre::Heures(a.heures)], amounts.to_vec()].concat();
            v.add(Controle::AtterrissageSousAcompte, "situations", Some(a.situation_id), None, parameters);
        }
    }
    for r in e.reversements.iter().filter(|r| r.motif == MotifReversement::NonConsomme) {
        if let (Some(due), Some(left), Some(kept)) = (r.montant.filter(|m| *m > Montant::ZERO), r.base, r.limite) {
            let parameters = [vec![n(r.annee)], [left, kept, due].map(Parametre::Montant).to_vec()].concat();
            v.add(Controle::NonConsommeARendre, "dotation", Some(1), Some("non_consomme"), parameters);
        }
    }
    // The year that a negotiation is about: the first to come, otherwise the last of the contract.
    let next = e.annees.iter().find(|a| a.annee > v.c.suivi.jour.year()).or(e.annees.last());
    if let Some((year, cost)) = next.and_then(|a| Some((a, a.solde.filter(|m| m.is_negative())?)))
        && let Some(balanced) = year.montant_equilibre
    {
        let parameters = vec![n(year.annee), Parametre::Montant(cost.abs()), Parametre::Prix(au_centime_superieur(balanced))];
        v.add(Controle::ContratCouteux, "dotations", None, None, parameters);
    }
}

/// Reports the budget lines whose amount is not that of the hours × tariffs that feed them.
fn lines(v: &mut Vue<'_>) {
    let d = v.d;
    for line in d.lignes_budget.iter().filter(|l| l.sens == SensBudget::Produit) {
        for m in d.montants_budget.iter().filter(|m| m.ligne_id == line.id) {
            let (Some(amount), Some(computed)) = (m.montant, recette(d, line.role, m.annee, m.nature)) else { continue };
            if amount != computed {
                let amounts = [amount, computed].map(Parametre::Montant);
                let parameters = [vec![n(m.annee), t(m.nature.libelle()), t(&line.libelle)], amounts.to_vec()].concat();
                v.add(Controle::LigneDivergente, "montants_budget", Some(m.id), Some("montant"), parameters);
            }
        }
    }
}
