use proptest::prelude::*;

use super::*;
use crate::calculs::calculer;
use crate::exemple::exemple;

fn of(d: &Dossier) -> Carte {
    carte(d, &calculer(d, "2026-11-21".parse().unwrap()))
}

fn kinds(m: &Carte, genre: GenreTrou) -> Vec<(&'static str, Id)> {
    m.trous.iter().filter(|t| t.genre == genre).map(|t| (t.table, t.id)).collect()
}

/// Known amounts of a list of totals.
fn known(of: impl IntoIterator<Item = Total<2>>) -> Montant {
    of.into_iter().filter_map(Total::somme).sum()
}

#[test]
fn the_map_of_the_example_follows_its_plan() {
    let d = exemple().unwrap();
    let m = of(&d);
    assert_eq!((m.axes.len(), m.objectifs().count(), m.actions().count()), (6, 12, 18));
    let first = m.actions().next().unwrap();
    assert_eq!((first.code.as_str(), first.montant.complet()), ("ACT-01", Some(Montant::entier(103_800))));
    assert_eq!(first.sources.iter().map(|s| s.montant).collect::<Vec<_>>(), [Montant::entier(90_800), Montant::entier(13_000)]);
    assert_eq!(first.indicateurs.iter().map(|i| i.id).collect::<Vec<_>>(), [1, 2]);
    assert!(first.indicateurs.iter().all(|i| i.annee.is_some() && i.statut.is_some()));
    let state = |id| m.actions().find(|a| a.id == id).unwrap().statut;
    assert_eq!((state(3), state(5)), (StatutAction::EnRetard, StatutAction::Realise));
    // An indicator that measures several actions stands under each.
    assert_eq!(m.actions().filter(|a| a.indicateurs.iter().any(|i| i.id == 22)).count(), 3);
    assert!(m.sans_action.is_empty() && m.hors_actions.is_empty() && !m.vide());
    assert_eq!(m.sources.iter().map(|s| s.source).collect::<Vec<_>>(), SourceFinancement::TOUS[..3]);
}

#[test]
fn a_budget_that_is_not_entered_is_missing_and_a_typed_zero_is_not() {
    let mut d = exemple().unwrap();
    d.budgets_action.retain(|b| b.action_id != 2);
    for b in d.budgets_action.iter_mut().filter(|b| b.action_id == 3) {
        (b.dotation, b.autofinancement, b.cofinancement) = (Some(Montant::ZERO), None, None);
    }
    let m = of(&d);
    let action = |id| m.actions().find(|a| a.id == id).unwrap();
    assert_eq!((action(2).montant.somme(), action(2).sources.len()), (None, 0));
    assert_eq!((action(3).montant.complet(), action(3).sources.len()), (Some(Montant::ZERO), 0));
    assert_eq!(kinds(&m, GenreTrou::ActionSansBudget), [("actions", 2)]);
    let objectif = &m.axes[0].objectifs[0];
    assert_eq!(objectif.montant.etendue().as_deref(), Some("1 action sur 2"));
    assert_eq!(m.axes[0].montant.etendue().as_deref(), Some("2 actions sur 3"));
}

#[test]
fn each_gap_is_named_once_with_its_row() {
    let mut d = exemple().unwrap();
    assert_eq!(of(&d).trous.iter().filter(|t| t.table != "dotation").count(), 0, "{:?}", of(&d).trous);
    d.objectifs.push(Objectif { id: 90, axe_id: 1, ..Objectif::default() });
    d.axes.push(Axe { id: 91, ..Axe::default() });
    d.actions.push(Action { id: 92, objectif_id: 1, intitule: "Nue".into(), ..Action::default() });
    d.indicateurs.push(Indicateur { id: 93, code: "IND-93".into(), libelle: "Seul".into(), ..Indicateur::default() });
    d.financements.push(Financement { id: 94, annee: 2026, montant: Some(Montant::entier(5_000)), ..Financement::default() });
    let m = of(&d);
    assert_eq!(kinds(&m, GenreTrou::ObjectifSansAction), [("objectifs", 90)]);
    assert_eq!(kinds(&m, GenreTrou::AxeSansObjectif), [("axes", 91)]);
    for genre in [GenreTrou::ActionSansIndicateur, GenreTrou::ActionSansBudget, GenreTrou::ActionSansMoyens] {
        assert_eq!(kinds(&m, genre), [("actions", 92)], "{genre:?}");
    }
    assert_eq!(kinds(&m, GenreTrou::IndicateurSansAction), [("indicateurs", 93)]);
    assert!(kinds(&m, GenreTrou::EurosSansAction).contains(&("financements", 94)));
    let money = m.trous.iter().find(|t| t.table == "financements").unwrap();
    assert_eq!((money.nom.as_str(), money.montant), ("Dotation complémentaire (2026)", Some(Montant::entier(5_000))));
    assert_eq!(m.trous.iter().find(|t| t.id == 90).unwrap().nom, "Objectif sans titre");
    // Given up, an action has no gap and its cost is expected no more.
    d.actions.last_mut().unwrap().statut = StatutAction::Abandonne;
    let m = of(&d);
    assert!(m.trous.iter().all(|t| t.id != 92));
    assert!(m.axes[0].objectifs[0].montant.complet().is_some());
}

#[test]
fn the_dotation_that_no_action_takes_is_told_once_both_sums_are_whole() {
    let mut d = exemple().unwrap();
    d.actions.truncate(1);
    d.budgets_action.retain(|b| b.action_id == 1);
    assert_eq!(of(&d).a_affecter, calculer(&d, NaiveDate::MIN).dotation.total_prevu.complet().map(|m| m - Montant::entier(90_800)));
    let year = d.dotations[0].annee;
    for r in &mut d.dotations {
        (r.heures_convenues, r.montant_horaire) = (Some(crate::decimal::Heures::entier(10_000)), "3".parse().ok());
    }
    let m = of(&d);
    assert_eq!(m.a_affecter, Some(Montant::entier(150_000 - 90_800)));
    assert!(kinds(&m, GenreTrou::EurosSansAction).contains(&("dotation", 1)));
    d.dotations.retain(|r| r.annee != year);
    assert_eq!(of(&d).a_affecter, None, "a year of the grant is missing");
}

#[test]
fn an_empty_dossier_has_an_empty_map() {
    let m = of(&Dossier::default());
    assert!(m.vide() && m.trous.is_empty() && m.total.somme().is_none());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is missing, the amounts of the map are those of the plan, and each row stands in it once.
    #[test]
    fn its_sums_are_those_of_the_plan(
        gone in proptest::collection::vec((0_usize..6, any::<prop::sample::Index>()), 0..40),
    ) {
        let mut d = exemple().unwrap();
        d.financements.push(Financement { id: 1, annee: 2025, montant: Some(Montant::entier(7_000)), ..Financement::default() });
        for (table, at) in gone {
            match table {
                0 if !d.budgets_action.is_empty() => drop(d.budgets_action.remove(at.index(d.budgets_action.len()))),
                1 if !d.budgets_action.is_empty() => {
                    let i = at.index(d.budgets_action.len());
                    d.budgets_action[i].dotation = None;
                }
                2 if !d.action_indicateurs.is_empty() => drop(d.action_indicateurs.remove(at.index(d.action_indicateurs.len()))),
                3 => {
                    let id = d.actions[at.index(d.actions.len())].id;
                    d.budgets_action.retain(|b| b.action_id != id);
                }
                4 => {
                    let i = at.index(d.actions.len());
                    d.actions[i].statut = StatutAction::Abandonne;
                }
                _ => d.financements[0].montant = None,
            }
        }
        let c = calculer(&d, "2026-11-21".parse().unwrap());
        let m = carte(&d, &c);
        let plan = &c.plan.total;
        for (axe, of_plan) in m.axes.iter().zip(&plan.emplois_par_axe) {
            prop_assert_eq!((axe.id, axe.montant), (of_plan.axe_id, of_plan.montant));
            prop_assert_eq!(known([axe.montant]), known(axe.objectifs.iter().map(|o| o.montant)));
        }
        for o in m.objectifs() {
            prop_assert_eq!(known([o.montant]), known(o.actions.iter().map(|a| a.montant)));
        }
        for a in m.actions() {
            prop_assert_eq!(known([a.montant]), a.sources.iter().map(|s| s.montant).sum::<Montant>());
            prop_assert_eq!(a.trous.contains(&GenreTrou::ActionSansBudget), a.montant.somme().is_none() && a.statut != StatutAction::Abandonne);
        }
        prop_assert_eq!(known([plan.ressources]), known(m.sources.iter().flat_map(|s| [s.actions, s.hors_actions])));
        prop_assert_eq!(m.total, plan.ressources);
        let drawn = m.actions().map(|a| a.indicateurs.len()).sum::<usize>();
        prop_assert_eq!(drawn, d.action_indicateurs.len());
        let ids: std::collections::BTreeSet<Id> = m.actions().flat_map(|a| &a.indicateurs).chain(&m.sans_action).map(|i| i.id).collect();
        prop_assert_eq!(ids.len(), d.indicateurs.len());
    }
}
