use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cloture::{ClotureRefusee, plan};
use super::*;
use crate::calculs::calculer;
use crate::decimal::{Montant, Nombre};
use crate::exemple::exemple;
use crate::modele::{BudgetAction, Justificatif, LigneBudget, Mesure, MontantBudget, Piece};
use crate::referentiel::referentiel;

fn jour(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn read(d: &Dossier, year: i32) -> AnneeSaisie {
    annee(d, &calculer(d, jour("2027-01-15")), year)
}

fn by_table(a: &AnneeSaisie) -> BTreeMap<&'static str, usize> {
    let mut out = BTreeMap::new();
    for m in a.rubriques.iter().flat_map(|r| &r.manques) {
        *out.entry(m.table).or_insert(0) += 1;
    }
    out
}

/// Counts made apart, from the rows of the example: none of 2026 is realised but the advance, and eighteen actions run.
#[test]
fn the_year_to_close_of_the_example_lacks_all_its_realised_figures() {
    let d = exemple().unwrap();
    let a = read(&d, 2026);
    let expected = [
        ("budgets_action", 3 * 18),
        ("effectifs", 9),
        ("formations", 6),
        ("heures", 6),
        ("heures_payees", 1),
        ("mesures", 30),
        ("montants_budget", 26),
        ("tarifs", 1),
        // Fifty-six raw figures, of which the calendar gives the number of days.
        ("valeurs", 55),
        ("versements", 1),
    ];
    assert_eq!(by_table(&a), BTreeMap::from(expected));
    assert_eq!(a.manques(), 189);
    assert!(!a.close);
    // The advance that was paid and the days are expected too, and known; so is the progress of each action.
    assert_eq!(a.attendus(), 189 + 2 + 18);
    let texts = |cle| a.rubriques.iter().find(|r| r.cle == cle).unwrap().textes.len();
    assert_eq!((texts(EtapeAnnee::Bilan), texts(EtapeAnnee::Indicateurs)), (4, 0));
}

#[test]
fn a_past_year_of_the_example_lacks_what_was_never_typed() {
    let d = exemple().unwrap();
    let a = read(&d, 2025);
    assert_eq!((a.arretee, a.close), (true, false), "its accounts are said to be closed; nobody closed it");
    let known = by_table(&a);
    for table in ["heures", "heures_payees", "mesures", "montants_budget", "tarifs", "versements"] {
        assert_eq!(known.get(table), None, "{table}");
    }
    // A missed target without a cause asks for it.
    let missed = d
        .indicateurs
        .iter()
        .filter(|i| {
            let c = calculer(&d, jour("2027-01-15"));
            let point = c.indicateurs.iter().find(|x| x.id == i.id).and_then(|x| x.points.iter().find(|p| p.annee == 2025).copied());
            point.and_then(|p| p.statut).is_some_and(StatutIndicateur::manquee)
        })
        .count();
    let indicators = a.rubriques.iter().find(|r| r.cle == EtapeAnnee::Indicateurs).unwrap();
    assert!(missed > 0);
    assert_eq!(indicators.textes.len(), missed);
}

#[test]
fn a_figure_that_is_typed_or_given_by_another_table_is_no_longer_missing() {
    let mut d = exemple().unwrap();
    let before = read(&d, 2026).manques();
    let id = d.indicateurs[0].id;
    match d.mesures.iter_mut().find(|m| m.indicateur_id == id && m.annee == 2026) {
        Some(m) => m.valeur = Some(Nombre::entier(3)),
        None => d.mesures.push(Mesure { id: 9_999, indicateur_id: id, annee: 2026, valeur: Some(Nombre::entier(3)), ..Mesure::default() }),
    }
    assert_eq!(read(&d, 2026).manques(), before - 1);
    // Realised hours fill the raw figure that is read in them as well.
    d.donnees.push(crate::modele::Donnee { id: 999, code: "heures.total".to_owned(), ..Default::default() });
    d.valeurs.push(crate::modele::ValeurDonnee {
        id: 9_999,
        donnee_id: 999,
        annee: 2024,
        valeur: Some(Nombre::entier(1)),
        ..Default::default()
    });
    assert_eq!(read(&d, 2026).manques(), before);
    let planned: Vec<_> = d.heures.iter().filter(|h| h.annee == 2026 && h.nature == Nature::Previsionnel).cloned().collect();
    for (h, id) in planned.into_iter().zip(9_000..) {
        d.heures.push(crate::modele::HeuresFinanceur { id, nature: Nature::Realise, ..h });
    }
    let after = read(&d, 2026);
    assert_eq!(by_table(&after).get("heures"), None);
    assert!(after.rubriques.iter().flat_map(|r| &r.manques).all(|m| m.parent != Some(999) || m.table != "valeurs"));
}

#[test]
fn an_unused_line_is_not_asked_for_unless_nothing_is_used() {
    let mut d = Dossier {
        lignes_budget: vec![LigneBudget { id: 1, ..LigneBudget::default() }, LigneBudget { id: 2, ..LigneBudget::default() }],
        ..Dossier::default()
    };
    assert_eq!(by_table(&read(&d, 2026)).get("montants_budget"), Some(&2));
    d.montants_budget =
        vec![MontantBudget { id: 1, ligne_id: 2, annee: 2025, montant: Some(Montant::entier(1)), ..MontantBudget::default() }];
    let lacking = read(&d, 2026);
    let lines: Vec<_> = lacking.rubriques.iter().flat_map(|r| &r.manques).filter(|m| m.table == "montants_budget").collect();
    assert_eq!(lines.iter().map(|m| m.parent).collect::<Vec<_>>(), [Some(2)]);
    // A year with a zero typed is known; a year without a row is not.
    d.montants_budget.push(MontantBudget {
        id: 2,
        ligne_id: 2,
        annee: 2026,
        montant: Some(Montant::default()),
        ..MontantBudget::default()
    });
    assert_eq!(by_table(&read(&d, 2026)).get("montants_budget"), None);
}

#[test]
fn closing_is_planned_from_the_rows_and_writes_nothing() {
    let d = exemple().unwrap();
    let at = |day: &str| plan(&d, &calculer(&d, jour(day)), referentiel(), 2026, jour(day)).unwrap();
    let early = at("2026-11-21");
    assert!(early.avant_la_fin);
    let p = at("2027-01-15");
    assert!(!p.avant_la_fin);
    // Fourteen open steps are dated 2026 or before; four are late already.
    assert_eq!(p.etapes.len(), 10);
    assert!(p.bilan);
    let of_contract: Vec<i32> = p.bilans_action.clone();
    assert!(of_contract.iter().all(|id| d.bilans_action.iter().all(|b| b.action_id != *id || b.annee != 2026)));
    assert!(p.echeances.iter().all(|e| e.date.is_some_and(|x| x.year() == 2027)));
    assert!(p.recettes.is_empty());
}

#[test]
fn a_year_that_cannot_be_closed_says_why() {
    let mut d = exemple().unwrap();
    d.exercices.iter_mut().find(|e| e.annee == 2025).unwrap().clos_le = Some(jour("2026-03-12"));
    let c = calculer(&d, jour("2026-11-21"));
    let why = |year| plan(&d, &c, referentiel(), year, jour("2026-11-21")).unwrap_err();
    assert_eq!(why(2025), ClotureRefusee::DejaClos);
    assert!(plan(&d, &c, referentiel(), 2024, jour("2026-11-21")).is_ok(), "said to be closed, and still to close");
    assert_eq!(why(2027), ClotureRefusee::AVenir);
    assert_eq!(why(1990), ClotureRefusee::Inconnue);
}

#[test]
fn a_proof_whose_extraction_is_described_is_asked_for_again_once() {
    let mut d = exemple().unwrap();
    let row = d.budgets_action.iter().find(|b: &&BudgetAction| b.annee == 2026).unwrap().id;
    let proof = |id, logiciel: &str| Piece {
        id,
        libelle: "Grand livre".to_owned(),
        logiciel: logiciel.to_owned(),
        nature: crate::choix::NaturePiece::Justificatif,
        ..Piece::default()
    };
    d.pieces.extend([proof(101, "Compta"), proof(102, "")]);
    let link = |id, piece_id, annee| Justificatif {
        id,
        piece_id,
        annee: Some(annee),
        cible_table: "budgets_action".to_owned(),
        cible_ligne: row,
        ..Justificatif::default()
    };
    d.justificatifs = vec![link(1, 101, 2026), link(2, 102, 2026)];
    let day = jour("2027-01-15");
    let recipes = |d: &Dossier| plan(d, &calculer(d, day), referentiel(), 2026, day).unwrap().recettes;
    assert_eq!(recipes(&d), [101]);
    d.pieces.push(proof(103, "Compta"));
    d.justificatifs.push(link(3, 103, 2027));
    assert!(recipes(&d).is_empty());
}
