//! Checks of promises against their means, their dates and their measure. A contract that is over is not checked: nothing
//! of it can be promised otherwise.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::{Controle, Parametre, Vue, n, t};
use crate::calculs::{EtatSuivi, IndicateurCalcule, answered_objectives};
use crate::choix::{Choix, Partie, Priorite, Sens, StatutContrat};
use crate::decimal::{Montant, Nombre};
use crate::francais::{enumeration, sans_accents};
use crate::modele::{Action, BudgetAction, Dossier, Id, Indicateur};

/// Words that link the others, which say nothing of a function.
const LINKS: [&str; 13] = ["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"];

pub(super) fn check(v: &mut Vue<'_>) {
    if v.d.contrat.statut == StatutContrat::Termine {
        return;
    }
    budgets(v);
    soft_promises(v);
    let d = v.d;
    let linked: BTreeSet<Id> = d.action_indicateurs.iter().map(|l| l.indicateur_id).collect();
    for (i, computed) in d.indicateurs.iter().zip(&v.c.indicateurs) {
        if i.objectif_id.is_none() && !linked.contains(&i.id) && computed.points.iter().any(|p| p.cible.is_some()) {
            v.add(Controle::IndicateurSansObjet, "indicateurs", Some(i.id), Some("objectif_id"), vec![t(&i.code), t(&i.libelle)]);
        }
        targets(v, i, computed);
    }
    pilots(v);
    priorities(v);
}

/// Amount of a year of an action: its planned sources, else what it used; `None` when it is zero or unknown.
fn amount_of(b: &BudgetAction) -> Option<Montant> {
    let planned: Montant = [b.dotation, b.autofinancement, b.cofinancement].into_iter().flatten().sum();
    [planned, b.dotation_consommee.unwrap_or_default()].into_iter().find(|m| *m != Montant::ZERO)
}

/// Reports amounts in years before or after their action, and closed actions that still take from the grant.
fn budgets(v: &mut Vue<'_>) {
    let d = v.d;
    let mut by_action: BTreeMap<Id, Vec<&BudgetAction>> = BTreeMap::new();
    for b in &d.budgets_action {
        by_action.entry(b.action_id).or_default().push(b);
    }
    let open_steps: BTreeSet<Id> =
        d.etapes.iter().zip(&v.c.suivi.etapes).filter(|(_, state)| state.etat != EtatSuivi::Clos).map(|(e, _)| e.action_id).collect();
    let year = v.c.suivi.jour.year();
    for a in &d.actions {
        let mut still = Vec::new();
        for b in by_action.get(&a.id).into_iter().flatten() {
            let before = a.date_debut.filter(|from| b.annee < from.year()).map(|day| ("debut", day));
            let after = a.date_fin.filter(|to| b.annee > to.year()).map(|day| ("fin", day));
            match (before.or(after), amount_of(b)) {
                (Some((edge, day)), Some(amount)) => {
                    let parameters = vec![t(&a.code), t(edge), Parametre::Date(day), Parametre::Montant(amount), n(b.annee)];
                    v.add(Controle::BudgetHorsAction, "budgets_action", Some(b.id), None, parameters);
                }
                (None, _) if b.annee >= year => still.extend(b.dotation.filter(|m| *m != Montant::ZERO).map(|m| (b.annee, m))),
                _ => {}
            }
        }
        if a.statut.is_closed()
            && !open_steps.contains(&a.id)
            && let Some(last) = still.iter().map(|(annee, _)| *annee).max()
        {
            let amount = Parametre::Montant(still.iter().map(|(_, m)| *m).sum());
            let parameters = vec![t(&a.code), t(a.statut.libelle()), amount, n(last)];
            v.add(Controle::ActionCloseFinancee, "actions", Some(a.id), Some("statut"), parameters);
        }
    }
}

/// Words of a text as they are compared: lower case, no accents.
fn words(text: &str) -> Vec<String> {
    let plain = sans_accents(text);
    plain.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Reports objectives, and commitments of the service, that hold a soft verb and that no indicator measures.
fn soft_promises(v: &mut Vue<'_>) {
    let (d, r) = (v.d, v.r);
    let verbs: BTreeMap<String, &str> = r.verbes_mous.iter().map(|verb| (sans_accents(verb), verb.as_str())).collect();
    let soft = |text: &str| words(text).iter().find_map(|w| verbs.get(w).copied()).map(promised);
    let objective_of: BTreeMap<Id, Id> = d.actions.iter().map(|a| (a.id, a.objectif_id)).collect();
    let by_actions = d.action_indicateurs.iter().filter_map(|l| objective_of.get(&l.action_id).copied());
    let measured: BTreeSet<Id> = d.indicateurs.iter().filter_map(|i| i.objectif_id).chain(by_actions).collect();
    for o in d.objectifs.iter().filter(|o| !measured.contains(&o.id)) {
        if let Some(verb) = soft(&o.libelle) {
            v.add(Controle::PromesseSansMesure, "objectifs", Some(o.id), Some("libelle"), vec![t(&o.code), Parametre::Texte(verb)]);
        }
    }
    let codes: BTreeSet<String> = d.indicateurs.iter().map(|i| sans_accents(i.code.trim())).filter(|c| !c.is_empty()).collect();
    for e in d.engagements.iter().filter(|e| e.partie == Partie::Gestionnaire) {
        if !words(&e.preuve).iter().any(|w| codes.contains(w))
            && let Some(verb) = soft(&e.texte)
        {
            v.add(Controle::PromesseSansMesure, "engagements", Some(e.id), Some("preuve"), vec![t(&e.code), Parametre::Texte(verb)]);
        }
    }
}

/// A verb after « promet »: « de « favoriser » », « d’« améliorer » ».
fn promised(verb: &str) -> String {
    let vowel = sans_accents(verb).starts_with(['a', 'e', 'i', 'o', 'u', 'h']);
    if vowel { format!("d’« {verb} »") } else { format!("de « {verb} »") }
}

/// Whether a value is at a target or beyond it; `None` when only a judgement can say it.
fn reached(sens: Sens, value: Nombre, target: Nombre) -> Option<bool> {
    match sens {
        Sens::Hausse => Some(value >= target),
        Sens::Baisse => Some(value <= target),
        Sens::Stable => None,
    }
}

/// Reports targets that go backwards from one year of the contract to the next, and the furthest target that the last value
/// reaches already.
fn targets(v: &mut Vue<'_>, i: &Indicateur, computed: &IndicateurCalcule) {
    let (d, contract) = (v.d, &v.c.annees.contrat);
    let agreed = computed.points.iter().filter(|p| contract.contains(&p.annee));
    let agreed: Vec<(i32, Nombre)> = agreed.filter_map(|p| p.cible.map(|target| (p.annee, target))).collect();
    let mut found = Vec::new();
    for pair in agreed.windows(2) {
        let [(before, first), (annee, next)] = pair else { continue };
        if computed.comparables(*before, *annee) && reached(i.sens, *next, *first) == Some(false) {
            let parameters = vec![t(&i.code), n(*annee), Parametre::Nombre(*first), Parametre::Nombre(*next)];
            found.push((Controle::CibleEnRecul, *annee, parameters));
        }
    }
    let last = computed.last_value().and_then(|p| Some((p.annee, p.valeur?)));
    if let Some((year, value)) = last {
        let already = |(annee, target): &&(i32, Nombre)| {
            *annee > year && computed.comparables(year, *annee) && reached(i.sens, value, *target) == Some(true)
        };
        if let Some((annee, target)) = agreed.iter().rev().find(already) {
            let parameters = vec![t(&i.code), n(year), Parametre::Nombre(value), n(*annee), Parametre::Nombre(*target)];
            found.push((Controle::CibleDejaAtteinte, *annee, parameters));
        }
    }
    for (controle, annee, parameters) in found {
        // A target that is only computed has no row of its own: its indicator is shown.
        match d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == annee) {
            Some(m) => v.add(controle, "mesures", Some(m.id), Some("cible"), parameters),
            None => v.add(controle, "indicateurs", Some(i.id), None, parameters),
        }
    }
}

/// Words of a function as two spellings share them: no linking word, no mark of number or gender.
fn function_words(text: &str) -> BTreeSet<String> {
    let root = |word: &str| {
        let single = word.strip_suffix(['s', 'x']).unwrap_or(word);
        let neutral = single.strip_suffix("trice").map(|root| format!("{root}teur"));
        let neutral = neutral.or_else(|| single.strip_suffix("euse").map(|root| format!("{root}eur")));
        neutral.unwrap_or_else(|| single.strip_suffix('e').unwrap_or(single).to_owned())
    };
    words(text).iter().flat_map(|w| w.split('-')).filter(|w| !LINKS.contains(w)).map(root).filter(|w| !w.is_empty()).collect()
}

/// Functions and names of the people of the dossier.
fn people(d: &Dossier) -> Vec<BTreeSet<String>> {
    let jobs = d.emplois.iter().map(|e| e.libelle.as_str());
    let contacts = d.interlocuteurs.iter().flat_map(|i| [i.fonction.as_str(), i.nom.as_str()]);
    let guests = d.participants.iter().flat_map(|p| p.fonctions.iter().map(String::as_str));
    let signatories =
        d.signataires.iter().flat_map(|s| [s.representant_fonction.as_str(), s.representant_nom.as_str(), s.signature_qualite.as_str()]);
    let heads = d.gestionnaires.iter().flat_map(|g| [g.representant_fonction.as_str(), g.representant_nom.as_str()]);
    let all = jobs.chain(contacts).chain(guests).chain(heads).chain(signatories);
    all.map(function_words).filter(|set| !set.is_empty()).collect()
}

/// Reports open actions led by somebody whom the dossier does not know. Without any job there is nothing to compare with, and
/// a missing name is a finding of the fiche.
fn pilots(v: &mut Vue<'_>) {
    let d = v.d;
    if d.emplois.is_empty() {
        return;
    }
    let known = people(d);
    let is_known = |a: &Action| {
        let wanted = function_words(&a.pilote);
        wanted.is_empty() || known.iter().any(|set| set.is_superset(&wanted) || set.is_subset(&wanted))
    };
    for a in d.actions.iter().filter(|a| !a.statut.is_closed() && !is_known(a)) {
        v.add(Controle::PiloteInconnu, "actions", Some(a.id), Some("pilote"), vec![t(&a.code), t(&a.pilote)]);
    }
}

/// Reports the priorities of the call whose actions receive nothing of the grant in years of the contract in which other
/// actions do. A priority without any action is a finding of the objectives.
fn priorities(v: &mut Vue<'_>) {
    let (d, c) = (v.d, v.c);
    if d.contrat.avec_dotation != Some(true) {
        return;
    }
    let answered = answered_objectives(d);
    let mut granted: BTreeMap<i32, BTreeSet<i32>> = BTreeMap::new();
    for b in d.budgets_action.iter().filter(|b| b.dotation.is_some_and(|m| m != Montant::ZERO)) {
        granted.entry(b.annee).or_default().extend(answered.get(&b.action_id));
    }
    let served: BTreeSet<i32> = answered.values().copied().collect();
    for o in d.objectifs_legaux.iter().filter(|o| o.priorite == Priorite::Prioritaire && served.contains(&o.numero)) {
        let years = c.annees.contrat.iter().filter(|a| granted.get(a).is_some_and(|numbers| !numbers.contains(&o.numero)));
        let years: Vec<String> = years.map(ToString::to_string).collect();
        if !years.is_empty() {
            let parameters = vec![n(o.numero), t(&enumeration(&years))];
            v.add(Controle::PrioriteSansDotation, "objectifs_legaux", Some(o.id), Some("priorite"), parameters);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculs::calculer;
    use crate::choix::StatutAction;
    use crate::controles::{Constat, controler};
    use crate::exemple::exemple;
    use crate::referentiel::referentiel;

    type Change = fn(&mut Dossier);

    fn found(d: &Dossier) -> Vec<Constat> {
        controler(d, &calculer(d, "2026-11-21".parse().unwrap()), referentiel())
    }

    fn of(d: &Dossier, controle: Controle) -> Vec<Constat> {
        found(d).into_iter().filter(|c| c.controle == controle).collect()
    }

    fn changed(change: Change) -> Dossier {
        let mut d = exemple().unwrap();
        change(&mut d);
        d
    }

    /// Number of findings of a check before and after a change of the example.
    fn counts(controle: Controle, change: Change) -> (usize, usize) {
        (of(&exemple().unwrap(), controle).len(), of(&changed(change), controle).len())
    }

    fn euros(amount: i64) -> Parametre {
        Parametre::Montant(Montant::entier(amount))
    }

    #[test]
    fn an_amount_outside_the_years_of_its_action_is_found_once_for_its_row() {
        let d = exemple().unwrap();
        let rows = of(&d, Controle::BudgetHorsAction);
        let said: Vec<_> = rows.iter().map(|c| (&c.parametres[0], &c.parametres[1], &c.parametres[3], &c.parametres[4])).collect();
        let expected =
            [("ACT-02", 6_800, 2028), ("ACT-09", 5_900, 2027), ("ACT-09", 5_800, 2028), ("ACT-14", 5_000, 2028), ("ACT-16", 3_800, 2028)];
        let expected = expected.map(|(code, amount, year)| (t(code), t("fin"), euros(amount), n(year)));
        assert_eq!(said, expected.iter().map(|(a, b, c, d)| (a, b, c, d)).collect::<Vec<_>>());
        // Zero is no amount, an action without dates has no years, and an end on the last day of the year is in that year.
        let ended = |id: Id, day: &str| {
            let mut d = exemple().unwrap();
            d.actions.iter_mut().find(|a| a.id == id).unwrap().date_fin = day.parse().ok();
            of(&d, Controle::BudgetHorsAction).len()
        };
        assert_eq!((ended(9, "2028-01-01"), ended(9, ""), ended(9, "2027-12-31"), ended(9, "2025-06-30")), (3, 3, 4, 6));
        assert_eq!(
            counts(Controle::BudgetHorsAction, |d| d.budgets_action.iter_mut().for_each(|b| {
                (b.dotation, b.autofinancement, b.cofinancement) = (Some(Montant::ZERO), None, Some(Montant::ZERO));
            })),
            (5, 0)
        );
        let late = changed(|d| d.actions[0].date_debut = "2025-02-01".parse().ok());
        let early: Vec<_> = of(&late, Controle::BudgetHorsAction).into_iter().filter(|c| c.parametres[1] == t("debut")).collect();
        assert_eq!((early.len(), &early[0].parametres[0], &early[0].parametres[4]), (1, &t("ACT-01"), &n(2024)));
    }

    #[test]
    fn a_renewal_leaves_no_amount_outside_its_action() {
        let d = crate::reprise::reprendre(&exemple().unwrap(), &crate::reprise::OptionsReprise::default()).unwrap();
        assert!(!d.actions.is_empty() && of(&d, Controle::BudgetHorsAction).is_empty());
        assert!(of(&d, Controle::ActionCloseFinancee).is_empty());
    }

    #[test]
    fn a_closed_action_takes_nothing_more_unless_a_step_is_to_come() {
        let d = exemple().unwrap();
        let rows = of(&d, Controle::ActionCloseFinancee);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].parametres, [t("ACT-05"), t("réalisée"), euros(24_900), n(2028)]);
        let left: Change = |d| {
            let step = d.etapes.iter_mut().find(|e| e.action_id == 5).unwrap();
            (step.statut, step.echeance) = (crate::choix::StatutEtape::AVenir, "2027-06-30".parse().ok());
        };
        assert_eq!(counts(Controle::ActionCloseFinancee, left), (1, 0));
        assert_eq!(counts(Controle::ActionCloseFinancee, |d| d.actions[4].statut = StatutAction::EnCours), (1, 0));
        assert_eq!(counts(Controle::ActionCloseFinancee, |d| d.actions[5].statut = StatutAction::Abandonne), (1, 2));
        assert_eq!(counts(Controle::ActionCloseFinancee, |d| d.budgets_action.retain(|b| b.action_id != 5 || b.annee < 2026)), (1, 0));
        // The years after its end are findings of their rows, not of the action a second time.
        let over = changed(|d| d.actions[4].date_fin = "2025-12-31".parse().ok());
        assert_eq!((of(&over, Controle::ActionCloseFinancee).len(), of(&over, Controle::BudgetHorsAction).len()), (0, 8));
    }

    #[test]
    fn a_soft_verb_is_a_fault_only_where_no_indicator_measures_it() {
        // Six objectives of the example hold such a verb, and each is measured.
        let unmeasured: Change = |d| {
            d.indicateurs.iter_mut().for_each(|i| i.objectif_id = None);
            d.action_indicateurs.clear();
        };
        let spoilt = changed(unmeasured);
        let rows = of(&spoilt, Controle::PromesseSansMesure);
        assert_eq!(of(&exemple().unwrap(), Controle::PromesseSansMesure).len(), 0);
        let said: Vec<_> = rows.iter().map(|c| c.parametres.clone()).collect();
        assert!(
            said.contains(&vec![t("OBJ-1.1"), t("de « sécuriser »")]) && said.contains(&vec![t("OBJ-1.2"), t("de « fluidifier »")]),
            "{said:?}"
        );
        // Its own indicator is enough, or one of its actions.
        let own: Change = |d| d.action_indicateurs.clear();
        assert_eq!(counts(Controle::PromesseSansMesure, own), (0, 0));
        let by_actions: Change = |d| d.indicateurs.iter_mut().for_each(|i| i.objectif_id = None);
        assert_eq!(counts(Controle::PromesseSansMesure, by_actions), (0, 0));
        let promise: Change = |d| d.engagements[0].texte = "Améliorer et faciliter l’accueil".into();
        assert_eq!(counts(Controle::PromesseSansMesure, promise), (0, 0), "its proof names an indicator");
        let vague: Change = |d| {
            d.engagements[0].texte = "Améliorer et faciliter l’accueil".into();
            d.engagements[0].preuve = "Planning, IND-99".into();
        };
        let rows = of(&changed(vague), Controle::PromesseSansMesure);
        assert_eq!(rows.iter().map(|c| c.parametres.clone()).collect::<Vec<_>>(), [vec![t("ENG-S-01"), t("d’« améliorer »")]]);
        let theirs: Change =
            |d| d.engagements.iter_mut().filter(|e| e.partie == Partie::Departement).for_each(|e| e.texte = "Veiller à tout".into());
        assert_eq!(counts(Controle::PromesseSansMesure, theirs), (0, 0));
    }

    #[test]
    fn an_indicator_with_a_target_serves_an_action_or_an_objective() {
        let alone: Change = |d| {
            let id = d.indicateurs[2].id;
            d.indicateurs[2].objectif_id = None;
            d.action_indicateurs.retain(|l| l.indicateur_id != id);
        };
        assert_eq!(counts(Controle::IndicateurSansObjet, alone), (0, 1));
        assert_eq!(counts(Controle::IndicateurSansObjet, |d| d.action_indicateurs.clear()), (0, 0));
        assert_eq!(counts(Controle::IndicateurSansObjet, |d| d.indicateurs[2].objectif_id = None), (0, 0));
        let without_target: Change = |d| {
            let id = d.indicateurs[2].id;
            d.indicateurs[2].objectif_id = None;
            d.action_indicateurs.retain(|l| l.indicateur_id != id);
            d.mesures.iter_mut().filter(|m| m.indicateur_id == id).for_each(|m| m.cible = None);
        };
        assert_eq!(counts(Controle::IndicateurSansObjet, without_target), (0, 0));
    }

    /// Sets the target of an indicator in a year.
    fn set(d: &mut Dossier, code: &str, annee: i32, cible: &str) {
        let id = d.indicateurs.iter().find(|i| i.code == code).unwrap().id;
        d.mesures.iter_mut().find(|m| m.indicateur_id == id && m.annee == annee).unwrap().cible = cible.parse().ok();
    }

    #[test]
    fn a_target_does_not_recede_in_the_wanted_direction() {
        let up = changed(|d| set(d, "IND-01", 2028, "45.9"));
        let rows = of(&up, Controle::CibleEnRecul);
        let nombre = |text: &str| Parametre::Nombre(text.parse().unwrap());
        assert_eq!(
            rows.iter().map(|c| c.parametres.clone()).collect::<Vec<_>>(),
            [vec![t("IND-01"), n(2028), nombre("46"), nombre("45.9")]]
        );
        assert_eq!((rows[0].table, rows[0].champ), ("mesures", Some("cible")));
        assert_eq!(counts(Controle::CibleEnRecul, |d| set(d, "IND-01", 2028, "46")), (0, 0), "the same target");
        assert_eq!(counts(Controle::CibleEnRecul, |d| set(d, "IND-17", 2028, "9.3")), (0, 1));
        assert_eq!(counts(Controle::CibleEnRecul, |d| set(d, "IND-17", 2028, "9.1")), (0, 0));
        let broken: Change = |d| {
            set(d, "IND-17", 2028, "9.3");
            d.indicateurs.iter_mut().find(|i| i.code == "IND-17").unwrap().rupture_annee = Some(2028);
        };
        assert_eq!(counts(Controle::CibleEnRecul, broken), (0, 0), "another definition");
        let stable: Change = |d| {
            set(d, "IND-17", 2028, "9.3");
            d.indicateurs.iter_mut().find(|i| i.code == "IND-17").unwrap().sens = Sens::Stable;
        };
        assert_eq!(counts(Controle::CibleEnRecul, stable), (0, 0));
    }

    #[test]
    fn a_target_that_the_last_value_reaches_is_told_once_with_the_furthest_year() {
        let told = |change: Change| of(&changed(change), Controle::CibleDejaAtteinte).into_iter().map(|c| c.parametres).collect::<Vec<_>>();
        let nombre = |text: &str| Parametre::Nombre(text.parse().unwrap());
        let found = |code: &str, value: &str, year: i32, target: &str| vec![t(code), n(2025), nombre(value), n(year), nombre(target)];
        // The satisfaction of 2025 is already the one wanted for 2026.
        let satisfaction = found("IND-29", "91", 2026, "91");
        assert_eq!(told(|_| {}), std::slice::from_ref(&satisfaction));
        let easy: Change = |d| {
            set(d, "IND-25", 2026, "76");
            set(d, "IND-25", 2027, "76.4");
        };
        assert_eq!(told(easy), [found("IND-25", "76.5", 2027, "76.4"), satisfaction.clone()]);
        assert_eq!(told(|d| set(d, "IND-25", 2025, "70")), [satisfaction], "the year of the value itself");
        assert!(told(|d| set(d, "IND-29", 2026, "91.1")).is_empty());
    }

    #[test]
    fn the_person_in_charge_is_one_of_the_staff_or_of_the_people_met() {
        let named = |pilote: &str| {
            let mut d = exemple().unwrap();
            d.actions[0].pilote = pilote.into();
            of(&d, Controle::PiloteInconnu).len()
        };
        for known in
            ["", "Responsables de secteur", "RESPONSABLE", "Référent qualité et CPOM", "Responsable d’agence et responsable de secteur"]
        {
            assert_eq!(named(known), 0, "{known}");
        }
        for unknown in ["Ergothérapeute", "Responsable informatique"] {
            assert_eq!(named(unknown), 1, "{unknown}");
        }
        assert_eq!(
            counts(Controle::PiloteInconnu, |d| d.actions.iter_mut().for_each(|a| {
                (a.pilote, a.statut) = ("Ergothérapeute".into(), StatutAction::Realise);
            })),
            (0, 0),
            "what is done needs nobody"
        );
        assert_eq!(
            counts(Controle::PiloteInconnu, |d| {
                d.emplois.clear();
                d.actions[0].pilote = "Ergothérapeute".into();
            }),
            (0, 0),
            "no job to compare with"
        );
    }

    #[test]
    fn a_priority_receives_something_each_year_in_which_actions_do() {
        let answers = |d: &Dossier, numero: i32| -> BTreeSet<Id> {
            answered_objectives(d).into_iter().filter(|(_, n)| *n == numero).map(|(id, _)| id).collect()
        };
        let dry = |years: &[i32], numero: i32| {
            let mut d = exemple().unwrap();
            let actions = answers(&d, numero);
            for b in d.budgets_action.iter_mut().filter(|b| actions.contains(&b.action_id) && years.contains(&b.annee)) {
                b.dotation = Some(Montant::ZERO);
            }
            of(&d, Controle::PrioriteSansDotation).into_iter().map(|c| c.parametres).collect::<Vec<_>>()
        };
        assert_eq!(dry(&[], 1), Vec::<Vec<Parametre>>::new());
        assert_eq!(dry(&[2027], 1), [vec![n(1), t("2027")]]);
        assert_eq!(dry(&[2026, 2028], 5), [vec![n(5), t("2026 et 2028")]]);
        assert_eq!(dry(&[2027], 4), Vec::<Vec<Parametre>>::new(), "it is no priority");
        assert_eq!(counts(Controle::PrioriteSansDotation, |d| d.budgets_action.clear()), (0, 0), "nothing is planned yet");
        assert_eq!(
            counts(Controle::PrioriteSansDotation, |d| {
                d.contrat.avec_dotation = Some(false);
                d.budgets_action.retain(|b| b.action_id != 1);
            }),
            (0, 0)
        );
    }

    #[test]
    fn a_contract_that_is_over_promises_nothing() {
        let over = changed(|d| {
            d.contrat.statut = StatutContrat::Termine;
            d.actions[0].pilote = "Ergothérapeute".into();
            set(d, "IND-01", 2028, "45.9");
        });
        assert!(found(&over).iter().all(|c| !c.controle.code().starts_with("PRO-")));
        assert!(found(&exemple().unwrap()).iter().any(|c| c.controle.code().starts_with("PRO-")));
    }
}
