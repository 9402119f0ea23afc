//! Checks of axes, objectives and fiches actions.

use std::collections::BTreeSet;

use super::{Controle, Parametre, Vue, t};
use crate::calculs::{EtatSuivi, MotifRetard};
use crate::choix::{NiveauRisque, Priorite};
use crate::modele::Action;

pub(super) fn check(v: &mut Vue<'_>) {
    codes(v);
    let d = v.d;
    for axe in &d.axes {
        if !d.objectifs.iter().any(|o| o.axe_id == axe.id) {
            v.add(Controle::BrancheVide, "axes", Some(axe.id), None, vec![t(&axe.code), t(&axe.libelle)]);
        }
    }
    for o in &d.objectifs {
        if !d.actions.iter().any(|a| a.objectif_id == o.id) {
            v.add(Controle::BrancheVide, "objectifs", Some(o.id), None, vec![t(&o.code), t(&o.libelle)]);
        }
    }
    if d.axes.is_empty() {
        v.add(Controle::BrancheVide, "axes", None, None, vec![t("Objectifs et actions"), t("aucun axe")]);
    }
    for a in &d.actions {
        action(v, a);
    }
    legal_objectives(v);
}

fn codes(v: &mut Vue<'_>) {
    let d = v.d;
    let lists: [(&'static str, Vec<(i32, &str)>); 4] = [
        ("axes", d.axes.iter().map(|x| (x.id, x.code.as_str())).collect()),
        ("objectifs", d.objectifs.iter().map(|x| (x.id, x.code.as_str())).collect()),
        ("actions", d.actions.iter().map(|x| (x.id, x.code.as_str())).collect()),
        ("indicateurs", d.indicateurs.iter().map(|x| (x.id, x.code.as_str())).collect()),
    ];
    for (table, rows) in lists {
        let mut seen = BTreeSet::new();
        for (id, code) in rows {
            if !code.is_empty() && !seen.insert(code) {
                v.add(Controle::CodeEnDouble, table, Some(id), Some("code"), vec![t(code)]);
            }
        }
    }
}

fn action(v: &mut Vue<'_>, a: &Action) {
    let d = v.d;
    let name = || vec![t(&a.code), t(&a.intitule)];
    for (champ, value) in [
        ("intitule", &a.intitule),
        ("constat", &a.constat),
        ("description", &a.description),
        ("pilote", &a.pilote),
        ("public_cible", &a.public_cible),
    ] {
        if value.is_empty() {
            v.add(Controle::FicheIncomplete, "actions", Some(a.id), Some(champ), vec![t(&a.code), t(champ)]);
        }
    }
    if a.date_fin.is_none() {
        v.add(Controle::FicheIncomplete, "actions", Some(a.id), Some("date_fin"), vec![t(&a.code), t("date_fin")]);
    }
    if !d.action_indicateurs.iter().any(|l| l.action_id == a.id) {
        v.add(Controle::ActionSansIndicateur, "actions", Some(a.id), None, name());
    }
    let costed = |b: &crate::modele::BudgetAction| b.dotation.is_some() || b.autofinancement.is_some() || b.cofinancement.is_some();
    if !d.budgets_action.iter().any(|b| b.action_id == a.id && costed(b)) {
        v.add(Controle::ActionSansBudget, "actions", Some(a.id), None, name());
    }
    let outside = a.date_debut.zip(a.date_fin).is_some_and(|(from, to)| to < from)
        || a.date_fin.zip(d.contrat.date_fin).is_some_and(|(to, end)| to > end);
    if outside {
        v.add(Controle::ActionHorsPeriode, "actions", Some(a.id), Some("date_fin"), name());
    }
    if a.justification_requise && a.justification_reprise.trim().is_empty() {
        v.add(Controle::JustificationDue, "actions", Some(a.id), Some("justification_reprise"), name());
    }
    late(v, a);
}

/// Reports a late fiche or its late steps, as judged by [`crate::calculs::Suivi`].
fn late(v: &mut Vue<'_>, a: &Action) {
    let (d, suivi) = (v.d, &v.c.suivi);
    if let Some((motif, row)) = suivi.action(a.id).and_then(|row| row.motif.map(|motif| (motif, row))) {
        let why = match motif {
            MotifRetard::Fin => "fin",
            MotifRetard::Etape => "etape",
            MotifRetard::Statut => "statut",
        };
        let mut parameters = vec![t(&a.code), t(&a.intitule), t(why)];
        parameters.extend(row.depuis.map(Parametre::Date));
        v.add(Controle::ActionEnRetard, "actions", Some(a.id), Some("statut"), parameters);
    }
    for e in d.etapes.iter().filter(|e| e.action_id == a.id && suivi.etape(e.id) == EtatSuivi::EnRetard) {
        let mut parameters = vec![t(&a.code), t(&e.libelle)];
        parameters.extend(e.echeance.map(Parametre::Date));
        v.add(Controle::EtapeEnRetard, "etapes", Some(e.id), Some("statut"), parameters);
    }
    risks(v, a);
}

/// Reports risks whose date has passed, and high risks without a person in charge or a date.
fn risks(v: &mut Vue<'_>, a: &Action) {
    let (d, suivi) = (v.d, &v.c.suivi);
    for r in d.risques.iter().filter(|r| r.action_id == a.id && suivi.risque(r.id) != EtatSuivi::Clos) {
        if let Some(date) = r.echeance.filter(|_| suivi.risque(r.id) == EtatSuivi::EnRetard) {
            v.add(Controle::RisqueEchu, "risques", Some(r.id), Some("etat"), vec![t(&a.code), t(&r.risque), Parametre::Date(date)]);
        }
        for (champ, missing) in [("responsable", r.responsable.trim().is_empty()), ("echeance", r.echeance.is_none())] {
            if missing && r.niveau == NiveauRisque::Eleve {
                v.add(Controle::RisqueSansSuivi, "risques", Some(r.id), Some(champ), vec![t(&a.code), t(&r.risque), t(champ)]);
            }
        }
    }
}

/// Reports the legal objectives kept by the call that no axis or action serves.
fn legal_objectives(v: &mut Vue<'_>) {
    let d = v.d;
    for o in d.objectifs_legaux.iter().filter(|o| matches!(o.priorite, Priorite::Prioritaire | Priorite::Complementaire)) {
        let answered =
            d.axes.iter().any(|a| a.objectif_legal == Some(o.numero)) || d.actions.iter().any(|a| a.objectif_legal == Some(o.numero));
        if !answered {
            v.add(Controle::ObjectifSansAction, "objectifs_legaux", Some(o.id), None, vec![super::n(o.numero), t(&o.libelle)]);
        }
    }
}
