//! Axes, objectives, actions and open decisions at renewal.

use std::collections::BTreeSet;

use super::rapport::Rapport;
use super::{OptionsReprise, Periode, date, decision_of};
use crate::calculs::Calculs;
use crate::champ;
use crate::choix::{Choix, DecisionReprise, EtatRisque, StatutAction, StatutEtape};
use crate::francais;
use crate::modele::{Action, BudgetAction, Comite, Dossier, Id, Rubrique};

/// Carries over axes, objectives and actions with their children, according to the decision on each action.
pub(super) fn carry(ancien: &Dossier, neuf: &mut Dossier, calculs: &Calculs, p: &Periode, options: &OptionsReprise, rapport: &mut Rapport) {
    for axe in &ancien.axes {
        rapport.kept(Rubrique::Objectifs, &format!("{} {}", axe.code, axe.libelle));
    }
    for o in &ancien.objectifs {
        rapport.kept(Rubrique::Objectifs, &format!("{} {}", o.code, o.libelle));
    }
    let mut kept = BTreeSet::new();
    for a in &mut neuf.actions {
        if renew(ancien, calculs, a, options, rapport) {
            kept.insert(a.id);
        }
    }
    neuf.actions.retain(|a| kept.contains(&a.id));
    neuf.action_indicateurs.retain(|l| kept.contains(&l.action_id));
    risks(ancien, neuf, &kept, rapport);
    neuf.bilans_action.clear();
    neuf.decisions_reprise.clear();
    steps(ancien, neuf, &kept, rapport);
    neuf.budgets_action = budgets(neuf, p);
    for i in &mut neuf.investissements {
        i.action_id = i.action_id.filter(|id| kept.contains(id));
    }
    let linked = neuf
        .formations
        .iter_mut()
        .map(|x| &mut x.action_id)
        .chain(neuf.moyens_organisation.iter_mut().map(|x| &mut x.action_id))
        .chain(neuf.conditions_travail.iter_mut().map(|x| &mut x.action_id))
        .chain(neuf.partages_pratiques.iter_mut().map(|x| &mut x.action_id));
    for action in linked {
        *action = action.filter(|id| kept.contains(id));
    }
}

/// A risk follows its action with its level and its owner; its date and its state belong to the former contract.
fn risks(ancien: &Dossier, neuf: &mut Dossier, kept: &BTreeSet<Id>, rapport: &mut Rapport) {
    neuf.risques.retain(|r| kept.contains(&r.action_id));
    for r in &mut neuf.risques {
        let code = ancien.actions.iter().find(|a| a.id == r.action_id).map_or("", |a| a.code.as_str());
        let (before, state) = (date(r.echeance.take()), std::mem::take(&mut r.etat));
        if !before.is_empty() || state != EtatRisque::ASurveiller {
            let before = [state.libelle(), &before].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
            rapport.carried(Rubrique::Objectifs, &format!("{code} : risque « {} »", r.risque), &before, "à surveiller, échéance à fixer");
        }
    }
}

/// Prepares one action for the new contract. Returns false when the action is not carried over.
fn renew(ancien: &Dossier, calculs: &Calculs, a: &mut Action, options: &OptionsReprise, rapport: &mut Rapport) -> bool {
    let name = format!("{} {}", a.code, a.intitule);
    let before = format!("{}, {} %", a.statut.libelle(), a.avancement_pct.unwrap_or(0));
    let (decision, reason) = decision_of(ancien, options, a.id, &a.code).unwrap_or((proposed(a.statut), ""));
    if decision.is_closed() {
        let why = if reason.is_empty() { decision.libelle().to_owned() } else { format!("{} : {reason}", decision.libelle()) };
        rapport.removed(Rubrique::Objectifs, &name, &why);
        return false;
    }
    let finished = a.statut == StatutAction::Realise;
    a.justification_requise = !finished;
    a.justification_reprise = reason.to_owned();
    a.origine =
        format!("{} ({})", a.code, if ancien.contrat.reference.is_empty() { "contrat précédent" } else { &ancien.contrat.reference });
    a.statut = StatutAction::ALancer;
    a.avancement_pct = None;
    let period = format!("{} – {}", date(a.date_debut.take()), date(a.date_fin.take()));
    if a.justification_requise && reason.trim().is_empty() {
        rapport.owing(Rubrique::Objectifs, &name, &before, "reconduite : justification obligatoire à rédiger, échéance à fixer");
    } else if a.justification_requise {
        rapport.owing(Rubrique::Objectifs, &name, &before, &format!("{} : {reason}", decision.libelle()));
    } else {
        rapport.carried(Rubrique::Objectifs, &name, &before, decision.libelle());
    }
    rapport.emptied(Rubrique::Objectifs, &format!("{} : calendrier", a.code), &period);
    if let Some(computed) = calculs.actions.iter().find(|c| c.id == a.id && !c.couts.is_empty()) {
        rapport.emptied(Rubrique::Objectifs, &format!("{} : budget", a.code), &computed.total.ecrit(francais::euros).unwrap_or_default());
    }
    let constates = ancien.budgets_action.iter().filter(|b| b.action_id == a.id);
    if constates.clone().any(|b| b.dotation_consommee.is_some() || b.autofinancement_realise.is_some() || b.cofinancement_realise.is_some())
    {
        rapport.removed(Rubrique::Objectifs, &format!("{} : dépenses constatées", a.code), "dans l’ancien dossier");
    }
    if constates.clone().any(|b| b.economie.is_some()) {
        rapport.removed(Rubrique::Objectifs, &format!("{} : économies estimées", a.code), "dans l’ancien dossier");
    }
    if let Some(part) = a.part_sans_contrat_pct {
        let objet = format!("{} : {}, {}", a.code, champ!(Action.part_sans_contrat_pct).colonne(), francais::part(part));
        rapport.kept(Rubrique::Objectifs, &objet);
    }
    if a.finance_suivi {
        rapport.kept(Rubrique::Objectifs, &format!("{} : {}", a.code, champ!(Action.finance_suivi).colonne()));
    }
    let reviews = ancien.bilans_action.iter().filter(|b| b.action_id == a.id).count();
    if reviews > 0 {
        rapport.removed(Rubrique::Objectifs, &format!("{} : bilans annuels ({reviews})", a.code), "dans l’ancien dossier");
    }
    true
}

/// Decision proposed when none was taken: a finished action becomes daily work, an abandoned one is left out.
fn proposed(statut: StatutAction) -> DecisionReprise {
    match statut {
        StatutAction::Realise => DecisionReprise::IntegreeAuFonctionnement,
        StatutAction::Abandonne => DecisionReprise::Abandonnee,
        StatutAction::ALancer | StatutAction::EnCours | StatutAction::EnRetard | StatutAction::Reporte => DecisionReprise::ADecider,
    }
}

fn steps(ancien: &Dossier, neuf: &mut Dossier, kept: &BTreeSet<Id>, rapport: &mut Rapport) {
    neuf.etapes.retain(|e| kept.contains(&e.action_id) && !e.statut.is_closed());
    for e in &mut neuf.etapes {
        let code = ancien.actions.iter().find(|a| a.id == e.action_id).map_or("", |a| a.code.as_str());
        rapport.carried(Rubrique::Objectifs, &format!("{code} : étape « {} »", e.libelle), &date(e.echeance.take()), "échéance à fixer");
        e.statut = StatutEtape::AVenir;
    }
    let closed = |statut: StatutEtape| ancien.etapes.iter().filter(|e| kept.contains(&e.action_id) && e.statut == statut).count();
    for (closed, word) in [(closed(StatutEtape::Fait), "terminées"), (closed(StatutEtape::Abandonne), "abandonnées")] {
        if closed > 0 {
            rapport.removed(Rubrique::Objectifs, &format!("Étapes {word} ({closed})"), "dans l’ancien dossier");
        }
    }
}

/// One empty budget line per action and year: the lines are kept, the amounts are not.
fn budgets(neuf: &Dossier, p: &Periode) -> Vec<BudgetAction> {
    let mut rows = Vec::new();
    for a in &neuf.actions {
        for annee in p.annees() {
            let id = i32::try_from(rows.len()).unwrap_or(i32::MAX - 1) + 1;
            rows.push(BudgetAction { id, action_id: a.id, annee, ..BudgetAction::default() });
        }
    }
    rows
}

/// Carries over the open decisions of the committees; the committees themselves stay in the former dossier.
pub(super) fn open_decisions(ancien: &Dossier, neuf: &mut Dossier, rapport: &mut Rapport) {
    for c in &ancien.comites {
        rapport.removed(Rubrique::Suivi, &format!("Comité du {} : {}", date(c.date), c.objet), "dans l’ancien dossier");
    }
    neuf.participants.clear();
    neuf.decisions.retain(|x| !x.etat.is_closed());
    neuf.comites.clear();
    if neuf.decisions.is_empty() {
        return;
    }
    neuf.comites.push(Comite { id: 1, objet: "Décisions encore ouvertes du contrat précédent".to_owned(), ..Comite::default() });
    for x in &mut neuf.decisions {
        x.comite_id = 1;
        rapport.carried(Rubrique::Suivi, &format!("Décision : {}", x.texte), &date(x.echeance), x.etat.libelle());
    }
}
