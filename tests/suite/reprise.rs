//! Renewal: what is kept, carried over, emptied, or needs a reason; the former file keeps its bytes.

use cpom_core::calculs::calculer;
use cpom_core::choix::{DecisionReprise, Nature, StatutContrat, StatutEtape, StatutReprise, Traitement};
use cpom_core::controles::{Controle, controler};
use cpom_core::modele::{BudgetAction, Dossier, Hypothese, Rubrique, Scenario};
use cpom_core::referentiel::referentiel;
use cpom_core::reprise::{Debut, Decision, OptionsReprise, reprendre};

use crate::outils::{exemple, jour};

fn renewed(decisions: Vec<Decision>) -> Dossier {
    reprendre(&exemple(), &OptionsReprise { debut: Some(Debut::Annee(2029)), decisions }).unwrap()
}

#[test]
fn identity_objectives_and_definitions_are_kept() {
    let (old, new) = (exemple(), renewed(vec![]));
    assert_eq!(new.gestionnaires, old.gestionnaires);
    assert_eq!(new.services, old.services);
    assert_eq!((&new.axes, &new.objectifs), (&old.axes, &old.objectifs));
    assert_eq!(new.articles, old.articles);
    assert_eq!(new.indicateurs.len(), old.indicateurs.len());
    for (n, o) in new.indicateurs.iter().zip(&old.indicateurs) {
        assert_eq!((&n.numerateur, &n.denominateur, n.sens), (&o.numerateur, &o.denominateur, o.sens));
    }
}

#[test]
fn the_last_closed_year_becomes_the_baseline() {
    let new = renewed(vec![]);
    assert_eq!(new.dossier.annee_reference, Some(2025));
    let c = calculer(&new, jour());
    let of = |code: &str| {
        let id = new.indicateurs.iter().find(|i| i.code == code).unwrap().id;
        c.indicateurs.iter().find(|i| i.id == id).unwrap().reference.unwrap().to_string()
    };
    for (code, value) in [
        ("IND-01", "43.8"),
        ("IND-02", "980"),
        ("IND-03", "80.4"),
        ("IND-16", "760"),
        ("IND-17", "10.4"),
        ("IND-18", "58.9"),
        ("IND-20", "24.4"),
    ] {
        assert_eq!(of(code), value, "{code}");
    }
}

#[test]
fn the_years_to_come_start_empty() {
    let new = renewed(vec![]);
    assert!(new.mesures.iter().all(|m| m.cible.is_none()));
    assert!(new.mesures.iter().filter(|m| m.annee > 2025).all(|m| m.numerateur.is_none() && m.valeur.is_none()));
    let years: std::collections::BTreeSet<_> = new.mesures.iter().map(|m| m.annee).filter(|a| *a > 2025).collect();
    assert_eq!(years.into_iter().collect::<Vec<_>>(), [2029, 2030, 2031, 2032, 2033]);
    assert!(new.tarifs.iter().filter(|t| t.annee > 2025).all(|t| t.tarif_apa.is_none() && t.prix_particuliers.is_none()));
    assert!(new.dotations.iter().all(|x| x.montant_horaire.is_none()));
    assert!(new.budgets_action.iter().all(|b| b.dotation.is_none() && b.autofinancement.is_none() && b.cofinancement.is_none()));
    assert!(new.plafonds.iter().all(|p| p.plafond.is_none()));
    assert!(new.montants_budget.iter().all(|m| m.nature == Nature::Realise && m.annee <= 2025));
    assert!(new.versements.is_empty() && new.investissements.is_empty() && new.avenants.is_empty());
    assert_eq!(new.contrat.statut, StatutContrat::Projet);
    assert_eq!((new.contrat.date_signature, new.contrat.signature_date, new.contrat.reference.as_str()), (None, None, ""));
    assert!(new.signataires.iter().all(|s| s.habilitation.is_empty()));
}

#[test]
fn the_history_is_never_lost() {
    let (old, new) = (exemple(), renewed(vec![]));
    for m in old.mesures.iter().filter(|m| m.annee <= 2025) {
        let kept = new.mesures.iter().find(|x| x.id == m.id).unwrap();
        assert_eq!((kept.numerateur, kept.denominateur, kept.valeur), (m.numerateur, m.denominateur, m.valeur));
    }
    assert_eq!(new.valeurs, old.valeurs);
    let realised = |d: &Dossier| d.heures.iter().filter(|h| h.nature == Nature::Realise).cloned().collect::<Vec<_>>();
    assert_eq!(realised(&new), realised(&old));
}

#[test]
fn unfinished_actions_come_along_and_owe_their_reason() {
    let mut old = exemple();
    old.decisions_reprise.clear();
    let new = reprendre(&old, &OptionsReprise { debut: Some(Debut::Annee(2029)), decisions: vec![] }).unwrap();
    // Of eighteen actions, the finished one becomes daily work.
    assert_eq!(new.actions.len(), 17);
    assert!(new.actions.iter().all(|a| a.justification_requise && a.justification_reprise.is_empty() && a.date_fin.is_none()));
    assert!(new.actions.iter().all(|a| a.origine.starts_with(&a.code)));
    let c = calculer(&new, jour());
    let owed = controler(&new, &c, referentiel()).into_iter().filter(|x| x.controle == Controle::JustificationDue).count();
    assert_eq!(owed, 17);
    assert_eq!(new.lignes_reprise.iter().filter(|l| l.traitement == Traitement::AJustifier).count(), 17);
}

#[test]
fn the_closed_steps_of_a_kept_action_stay_behind_and_the_report_counts_them() {
    let mut old = exemple();
    let kept: Vec<_> = renewed(vec![]).actions.iter().map(|a| a.id).collect();
    let open = old.etapes.iter_mut().find(|e| kept.contains(&e.action_id) && !e.statut.is_closed()).unwrap();
    (open.statut, open.libelle) = (StatutEtape::Abandonne, "Étape laissée".into());
    let given_up = old.etapes.iter().filter(|e| kept.contains(&e.action_id) && e.statut == StatutEtape::Abandonne).count();
    let new = reprendre(&old, &OptionsReprise { debut: Some(Debut::Annee(2029)), decisions: vec![] }).unwrap();
    assert!(!new.etapes.iter().any(|e| e.libelle == "Étape laissée"));
    let said = format!("Étapes abandonnées ({given_up})");
    assert!(new.lignes_reprise.iter().any(|l| l.objet == said && l.traitement == Traitement::Retire), "{said}");
}

#[test]
fn decisions_already_prepared_are_followed() {
    let new = renewed(vec![]);
    // The example decides on its renewal: two actions become daily work.
    assert_eq!(new.actions.len(), 16);
    assert!(!new.actions.iter().any(|a| a.code == "ACT-05" || a.code == "ACT-09"));
    let a = new.actions.iter().find(|a| a.code == "ACT-01").unwrap();
    assert_eq!(a.justification_reprise, "Cibler les binômes de plus de 6 mois");
}

/// Rows that belong to a row left behind are left with it, in every table: no reference of the new dossier is lost.
#[test]
fn what_belongs_to_a_row_left_behind_does_not_come_along() {
    use cpom_core::choix::StatutAction;
    let mut renewed = 0;
    for seed in 1..60 {
        let mut old = crate::outils::Hasard::new(seed * 7919).dossier();
        for (a, i) in old.actions.iter_mut().zip(0..) {
            a.statut = if i % 2 == 0 { StatutAction::Abandonne } else { StatutAction::EnCours };
        }
        old.decisions_reprise.clear();
        old.exercices = vec![cpom_core::modele::Exercice { id: 1, annee: 2025, clos: true, ..Default::default() }];
        old.contrat.date_fin = chrono::NaiveDate::from_ymd_opt(2028, 12, 31);
        match reprendre(&old, &OptionsReprise::default()) {
            Ok(_) => renewed += 1,
            Err(cpom_core::Error::Reprise(_)) => {}
            Err(e) => panic!("seed {seed}: {e}"),
        }
    }
    assert!(renewed > 20, "{renewed}");
}

#[test]
fn the_users_decisions_come_first() {
    let decision = |action: &str, decision| Decision { action: action.into(), decision, justification: "Choix du comité".into() };
    let new = renewed(vec![decision("ACT-01", DecisionReprise::Abandonnee), decision("ACT-05", DecisionReprise::Reconduite)]);
    assert!(!new.actions.iter().any(|a| a.code == "ACT-01"));
    assert!(new.actions.iter().any(|a| a.code == "ACT-05"));
    let unknown = reprendre(&exemple(), &OptionsReprise { debut: None, decisions: vec![decision("ACT-99", DecisionReprise::Reconduite)] });
    assert!(unknown.is_err());
}

#[test]
fn the_report_tells_everything() {
    let new = renewed(vec![]);
    assert_eq!(new.reprise.statut, StatutReprise::Reprise);
    let has = |rubrique: &str, objet: &str, traitement| {
        new.lignes_reprise.iter().any(|l| l.rubrique == rubrique && l.objet.starts_with(objet) && l.traitement == traitement)
    };
    assert!(has("Indicateurs", "IND-01 : valeur de référence", Traitement::Reporte));
    assert!(has("Indicateurs", "IND-01 : cibles", Traitement::Vide));
    assert!(has("Objectifs et actions", "ACT-05", Traitement::Retire));
    assert!(has("Moyens", "Tarifs 2027", Traitement::Vide));
    assert!(has("Moyens", "Montant horaire 2026", Traitement::Vide));
    assert!(has("Parties", "Les Tilleuls Domicile SAS", Traitement::Garde));
    let mut parts: Vec<&str> = new.lignes_reprise.iter().map(|l| l.rubrique.as_str()).collect();
    parts.dedup();
    let known: Vec<&str> = Rubrique::TOUTES.iter().map(|r| r.titre()).filter(|t| parts.contains(t)).collect();
    assert_eq!(parts, known, "each part once, in the order and under the title of the window");
    let line = new.lignes_reprise.iter().find(|l| l.objet == "IND-01 : valeur de référence").unwrap();
    assert_eq!((line.avant.as_str(), line.apres.as_str()), ("40,3\u{202F}% (2023)", "43,8\u{202F}% (2025)"));
}

#[test]
fn open_decisions_head_the_new_follow_up() {
    let new = renewed(vec![]);
    assert_eq!(new.comites.len(), 1);
    assert!(new.decisions.iter().any(|x| x.texte.starts_with("Réunir la commission mixte")));
}

#[test]
fn a_renewal_that_cannot_be_made_says_why() {
    assert!(reprendre(&Dossier::default(), &OptionsReprise::default()).is_err());
    assert!(reprendre(&exemple(), &OptionsReprise { debut: Some(Debut::Annee(2020)), decisions: vec![] }).is_err());
    let next = reprendre(&exemple(), &OptionsReprise::default()).unwrap();
    assert_eq!(next.contrat.intitule, "Contrat pluriannuel d’objectifs et de moyens 2029-2033");
}

#[test]
fn a_renewed_dossier_can_be_renewed() {
    let mut new = renewed(vec![]);
    for m in &mut new.mesures {
        if m.annee == 2029 {
            m.valeur = Some(cpom_core::decimal::Nombre::entier(50));
        }
    }
    let again = reprendre(&new, &OptionsReprise::default()).unwrap();
    assert_eq!(again.contrat.intitule, "Contrat pluriannuel d’objectifs et de moyens 2034-2038");
}

/// A contract that ends within a year is followed the day after, for as many years.
#[test]
fn a_contract_from_july_is_followed_in_july() {
    let mut old = exemple();
    let day = |text: &str| text.parse().ok();
    (old.contrat.date_debut, old.contrat.date_fin) = (day("2023-07-01"), day("2028-06-30"));
    let days = |debut: Option<Debut>| {
        let new = reprendre(&old, &OptionsReprise { debut, decisions: vec![] }).unwrap();
        (new.contrat.date_debut, new.contrat.date_fin)
    };
    assert_eq!(days(None), (day("2028-07-01"), day("2033-06-30")));
    assert_eq!(days(Some(Debut::Annee(2028))), (day("2028-07-01"), day("2033-06-30")));
    assert_eq!(days(Some(Debut::Annee(2029))), (day("2029-01-01"), day("2033-12-31")));
    assert_eq!(days(Some(Debut::Jour(day("2028-09-01").unwrap()))), (day("2028-09-01"), day("2033-08-31")));
}

/// A text with words of the former contract is a finding, once, and a line of the report to read again.
#[test]
fn texts_of_the_former_contract_are_to_be_read_again() {
    let mut old = exemple();
    old.articles[17].texte = "1er janvier 2024 au 31 décembre 2028 ; demande au plus tard le 30 juin 2028.".into();
    old.articles[4].texte = "Six axes, douze objectifs et dix-huit fiches actions.".into();
    old.contrat.preambule = "Le contrat 2024-2028.".into();
    let new = reprendre(&old, &OptionsReprise { debut: Some(Debut::Annee(2029)), decisions: vec![] }).unwrap();
    let found = controler(&new, &calculer(&new, jour()), referentiel());
    let doubts: Vec<_> = found.iter().filter(|c| c.controle == Controle::TexteARelire).map(|c| (c.table, c.id)).collect();
    assert_eq!(doubts, [("contrat", Some(1)), ("visas", Some(11)), ("articles", Some(5)), ("articles", Some(18))]);
    let again: Vec<_> = new.lignes_reprise.iter().filter(|l| l.traitement == Traitement::ARelire).collect();
    assert_eq!(again.len(), doubts.len());
    assert!(again.iter().any(|l| l.objet.starts_with("Article : Durée") && l.avant == "1er janvier 2024"));
    // The example itself, and a contract that is no renewal, have no such finding.
    for d in [exemple(), old] {
        let found = controler(&d, &calculer(&d, jour()), referentiel());
        assert!(found.iter().all(|c| c.controle != Controle::TexteARelire));
    }
}

/// Rules and assumptions of the balance come along, to be negotiated again; what happened under the former contract and its
/// what-ifs stay behind. The report names each.
#[test]
fn the_rules_of_the_balance_come_along_and_its_suppositions_stay() {
    let mut old = exemple();
    let x = &mut old.dotation;
    (x.report_plafond_pct, x.part_cibles_pct) = ("2".parse().ok(), "10".parse().ok());
    old.dossier.cout_horaire_suivi = "31.5".parse().ok();
    old.indicateurs[0].minutes_releve = Some(90);
    let action = old.actions.iter().find(|a| a.code == "ACT-04").unwrap().id;
    let budget = old.budgets_action.iter_mut().find(|b| b.action_id == action && b.annee == 2025).unwrap();
    (budget.autofinancement_realise, budget.cofinancement_realise) = ("1200".parse().ok(), "0".parse().ok());
    budget.economie = "800".parse().ok();
    old.scenarios.push(Scenario { id: 1, libelle: "Un quart des heures en moins".into(), ..Scenario::default() });
    old.hypotheses.push(Hypothese { id: 1, scenario_id: 1, action_id: Some(action), ..Hypothese::default() });
    let new = reprendre(&old, &OptionsReprise { debut: Some(Debut::Annee(2029)), decisions: vec![] }).unwrap();

    assert_eq!((&new.scenarios, &new.hypotheses), (&vec![], &vec![]));
    let realised = |d: &Dossier| {
        let of = |b: &BudgetAction| b.autofinancement_realise.or(b.cofinancement_realise).or(b.economie).is_some();
        d.budgets_action.iter().any(of)
    };
    assert!(realised(&old) && !realised(&new));
    assert!(new.dotations.iter().all(|x| x.heures_retenues.is_none()));
    assert!(new.tarifs.iter().all(|t| t.supplement_libre.is_none() == (t.annee != 2024 && t.annee != 2025)), "history alone");

    let (was, is) = (&old.dotation, &new.dotation);
    assert_eq!((is.non_consomme, is.report_plafond_pct), (was.non_consomme, was.report_plafond_pct));
    assert_eq!((is.restitution_finale, is.part_cibles_pct), (true, was.part_cibles_pct));
    assert_eq!(new.dossier.cout_horaire_suivi, old.dossier.cout_horaire_suivi);
    assert_eq!((&new.rendus, &new.lignes_budget, &new.financeurs), (&old.rendus, &old.lignes_budget, &old.financeurs));
    assert_eq!(new.indicateurs[0].minutes_releve, Some(90));
    let kept = new.actions.iter().find(|a| a.id == action).unwrap();
    assert_eq!(kept.part_sans_contrat_pct, "20".parse().ok());
    assert!(new.actions.iter().any(|a| a.finance_suivi));

    let told = |traitement: Traitement, start: &str| {
        let found = new.lignes_reprise.iter().any(|l| l.traitement == traitement && l.objet.starts_with(start));
        assert!(found, "{traitement:?} {start}");
    };
    told(Traitement::Garde, "Ce que devient la dotation non consommée : reportée en entier (à renégocier)");
    told(Traitement::Garde, "Report au plus : 2\u{202F}% (à renégocier)");
    told(Traitement::Garde, "Le solde non consommé est rendu en fin de contrat : oui");
    told(Traitement::Garde, "Coût d’une heure de suivi du contrat : 31,50");
    told(Traitement::Garde, "Rendu du suivi : Comité de suivi");
    told(Traitement::Garde, "ACT-04 : Part sans contrat, 20\u{202F}%");
    told(Traitement::Garde, "ACT-18 : Paie le suivi");
    told(Traitement::Garde, "IND-01 : temps d’un relevé, 90 min");
    told(Traitement::Garde, "Ligne du budget : Indemnités kilométriques, part qui suit les heures 100");
    told(Traitement::Garde, "Ligne du budget : Tarification APA (heures d’APA au tarif)");
    told(Traitement::Garde, "APA à domicile (Département), Supplément facturé : oui");
    told(Traitement::Garde, "Particuliers sans prise en charge, Supplément facturé : non");
    told(Traitement::Garde, "Supplément que vous factureriez sans plafond 2025");
    told(Traitement::Vide, "Supplément que vous factureriez sans plafond 2027");
    told(Traitement::Retire, "ACT-04 : dépenses constatées");
    told(Traitement::Retire, "ACT-04 : économies estimées");
    told(Traitement::Retire, "Scénario : Un quart des heures en moins");
}
