//! Checks of organisational means, working life, shared practices and effects of training.

use super::{Controle, Parametre, Vue, n, t};
use crate::calculs::EtatSuivi;
use crate::choix::{Choix, DomaineTravail, Nature, StatutEtape};

pub(super) fn check(v: &mut Vue<'_>) {
    means(v);
    working_life(v);
    practices(v);
    training(v);
}

/// Reports means without a place, an owner or a date, and a plan of actions without any organisational means.
fn means(v: &mut Vue<'_>) {
    let d = v.d;
    if d.moyens_organisation.is_empty() && !d.actions.is_empty() {
        v.add(Controle::AucunMoyenOrganisation, "moyens_organisation", None, None, vec![]);
    }
    for m in &d.moyens_organisation {
        for (champ, missing) in
            [("lieu", m.lieu.trim().is_empty()), ("responsable", m.responsable.trim().is_empty()), ("date", m.date.is_none())]
        {
            if missing {
                v.add(Controle::MoyenIncomplet, "moyens_organisation", Some(m.id), Some(champ), vec![t(&m.intitule), t(champ)]);
            }
        }
    }
}

fn working_life(v: &mut Vue<'_>) {
    let d = v.d;
    if !d.actions.is_empty() {
        let absent = |domaine: &&DomaineTravail| !d.conditions_travail.iter().any(|c| c.domaine == **domaine);
        let missing: Vec<&str> = DomaineTravail::TOUS.iter().filter(absent).map(|x| x.libelle()).collect();
        if !missing.is_empty() {
            v.add(Controle::ConditionsAbsentes, "conditions_travail", None, None, vec![t(&missing.join(", "))]);
        }
    }
    for c in &d.conditions_travail {
        let state = v.c.suivi.condition_travail(c.id);
        for (champ, missing) in
            [("responsable", c.responsable.trim().is_empty()), ("echeance", state != EtatSuivi::Clos && c.echeance.is_none())]
        {
            if missing {
                v.add(Controle::ConditionIncomplete, "conditions_travail", Some(c.id), Some(champ), vec![t(&c.mesure), t(champ)]);
            }
        }
        if state == EtatSuivi::EnRetard {
            let parameters = std::iter::once(t(&c.mesure)).chain(c.echeance.map(Parametre::Date)).collect();
            v.add(Controle::ConditionEnRetard, "conditions_travail", Some(c.id), Some("etat"), parameters);
        }
        if c.etat == StatutEtape::Fait && c.resultat.trim().is_empty() {
            v.add(Controle::ConditionSansResultat, "conditions_travail", Some(c.id), Some("resultat"), vec![t(&c.mesure)]);
        }
    }
}

fn practices(v: &mut Vue<'_>) {
    let closed = v.c.annees.derniere_close;
    for p in &v.d.partages_pratiques {
        let name = || vec![t(&p.pratique), n(p.annee)];
        if p.avec.trim().is_empty() {
            v.add(Controle::PartageSansPartenaire, "partages_pratiques", Some(p.id), Some("avec"), name());
        }
        if p.suite.trim().is_empty() && closed.is_some_and(|year| p.annee <= year) {
            v.add(Controle::PartageSansSuite, "partages_pratiques", Some(p.id), Some("suite"), name());
        }
    }
}

/// Reports the last closed year when no course in it has any effect entered; for a course with some effect entered,
/// reports each missing part.
fn training(v: &mut Vue<'_>) {
    let d = v.d;
    let begun = |f: &crate::modele::Formation| ![&f.effet_attendu, &f.effet_observe, &f.effet_mesure].iter().all(|x| x.trim().is_empty());
    let given = |f: &&crate::modele::Formation| f.nature == Nature::Realise;
    if let Some(annee) = v.c.annees.derniere_close {
        let mut courses = d.formations.iter().filter(given).filter(|f| f.annee == annee).peekable();
        if courses.peek().is_some() && !courses.any(begun) {
            v.add(Controle::EffetsNonDits, "formations", None, None, vec![n(annee)]);
        }
    }
    for f in d.formations.iter().filter(given).filter(|f| begun(f)) {
        for (champ, text) in [("effet_attendu", &f.effet_attendu), ("effet_observe", &f.effet_observe), ("effet_mesure", &f.effet_mesure)] {
            if text.trim().is_empty() {
                let parameters = vec![t(&f.intitule), n(f.annee), t(champ)];
                v.add(Controle::EffetIncomplet, "formations", Some(f.id), Some(champ), parameters);
            }
        }
    }
}
