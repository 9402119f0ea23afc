//! Order, numbers and gaps of the proofs, on the example.

use std::collections::BTreeMap;

use super::*;
use crate::calculs::{Calculs, calculer};
use crate::choix::EtatFichier;
use crate::controles::{Constat, Controle, controler, fichiers_de_pieces};
use crate::exemple::exemple;
use crate::modele::{Dossier, Justificatif, Piece};
use crate::referentiel::referentiel;

fn computed(d: &Dossier) -> Calculs {
    calculer(d, "2026-11-21".parse().unwrap())
}

fn piece(d: &mut Dossier, libelle: &str) -> i32 {
    let id = d.pieces.iter().map(|p| p.id).max().unwrap_or(0) + 1;
    d.pieces.push(Piece { id, libelle: libelle.into(), ..Piece::default() });
    id
}

fn link(d: &mut Dossier, piece_id: i32, table: &str, ligne: i32) {
    let id = d.justificatifs.iter().map(|p| p.id).max().unwrap_or(0) + 1;
    d.justificatifs.push(Justificatif { id, piece_id, cible_table: table.into(), cible_ligne: ligne, ..Justificatif::default() });
}

/// Identifier of the budget of an action in a year.
fn budget(d: &Dossier, code: &str, annee: i32) -> i32 {
    let action = d.actions.iter().find(|a| a.code == code).unwrap().id;
    d.budgets_action.iter().find(|b| b.action_id == action && b.annee == annee).unwrap().id
}

fn found(d: &Dossier, controle: Controle) -> Vec<Constat> {
    controler(d, &computed(d), referentiel()).into_iter().filter(|c| c.controle == controle).collect()
}

#[test]
fn numbers_follow_the_order_of_the_list_and_a_document_has_one() {
    let mut d = exemple().unwrap();
    let (last, first, shared) = (piece(&mut d, "Facture tardive"), piece(&mut d, "Attestation"), piece(&mut d, "Export de paie"));
    let engagement = d.engagements[0].id;
    link(&mut d, last, "engagements", engagement);
    let outside = d.actions.iter().find(|a| a.objectif_legal == Some(0)).unwrap().code.clone();
    let rows = [budget(&d, &outside, 2025), budget(&d, "ACT-02", 2025), budget(&d, "ACT-01", 2025), budget(&d, "ACT-01", 2024)];
    link(&mut d, shared, "budgets_action", rows[0]);
    link(&mut d, shared, "budgets_action", rows[1]);
    link(&mut d, first, "budgets_action", rows[2]);
    link(&mut d, last, "budgets_action", rows[3]);
    let c = computed(&d);
    let list = bordereau(&d, &c, Some(2025));
    let read: Vec<(u32, &str, i32)> = list.lignes.iter().map(|l| (l.numero, l.chiffre.table, l.chiffre.id)).collect();
    assert_eq!(
        read,
        [(1, "budgets_action", rows[2]), (2, "budgets_action", rows[1]), (2, "budgets_action", rows[0]), (3, "engagements", engagement),]
    );
    assert_eq!(list.numeros_de("budgets_action", rows[0]), "P-02");
    assert_eq!((list.numero(last), list.numero(99)), (Some(3), None));
    assert_eq!(list.pieces(), [(1, first), (2, shared), (3, last)]);
    let all = bordereau(&d, &c, None);
    assert_eq!(all.lignes.len(), 5);
    assert_eq!(all.numero(last), Some(1), "the expense of 2024 comes before that of 2025 of the same action");
    assert!(all.lignes[0].chiffre.objet.starts_with("ACT-01 ") && all.lignes[0].chiffre.objet.ends_with("dépense 2024"));
}

#[test]
fn each_kind_of_figure_has_its_name_and_its_value() {
    let mut d = exemple().unwrap();
    let p = piece(&mut d, "Preuve");
    let rows: BTreeMap<&str, i32> = BTreeMap::from([
        ("budgets_action", budget(&d, "ACT-01", 2025)),
        ("mesures", d.mesures.iter().find(|m| m.annee == 2025).unwrap().id),
        ("valeurs", d.valeurs.iter().find(|v| v.annee == 2025 && v.valeur.is_some()).unwrap().id),
        ("heures", d.heures.iter().find(|h| h.annee == 2025).unwrap().id),
        ("versements", d.versements.iter().find(|v| v.annee == 2025).unwrap().id),
        ("effectifs", d.effectifs.iter().find(|e| e.annee == 2025).unwrap().id),
        ("formations", d.formations[0].id),
        ("engagements", d.engagements[0].id),
    ]);
    let c = computed(&d);
    for table in PROUVABLES {
        let said = prouve(&d, &c, table, rows[table], Some(2025)).unwrap_or_else(|| panic!("{table}"));
        assert!(said.valeur.is_some_and(|v| !v.is_empty()) && said.objet.len() > 6, "{table}");
        let def = crate::modele::TableDef::de(table).unwrap();
        assert!(def.champ(said.champ).is_some(), "{table}.{}", said.champ);
        link(&mut d, p, table, rows[table]);
    }
    assert_eq!(bordereau(&d, &c, None).lignes.len(), PROUVABLES.len());
    assert_eq!(prouve(&d, &c, "actions", 1, None), None, "a table that no document proves");
}

#[test]
fn a_link_whose_row_is_gone_is_told() {
    let mut d = exemple().unwrap();
    let p = piece(&mut d, "Facture du tutorat");
    let row = budget(&d, "ACT-01", 2025);
    link(&mut d, p, "budgets_action", row);
    assert!(found(&d, Controle::JustificatifPerdu).is_empty());
    d.budgets_action.retain(|b| b.id != row);
    link(&mut d, p, "n’importe quoi", 12);
    let list = bordereau(&d, &computed(&d), Some(2025));
    assert_eq!((list.lignes.len(), list.perdus.len()), (0, 2));
    let told = found(&d, Controle::JustificatifPerdu);
    assert_eq!(told.iter().map(|c| c.id).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

#[test]
fn what_has_no_proof_is_counted_with_its_amount() {
    let mut d = exemple().unwrap();
    let of = |d: &Dossier, table: &str| {
        let all = sans_preuve(d, &computed(d), 2025);
        let one = all.into_iter().find(|s| s.table == table).unwrap();
        (one.sans.len(), one.attendus, one.montant.map(|m| m.to_string()))
    };
    assert_eq!(of(&d, "budgets_action"), (18, 18, Some("153950".into())));
    let told =
        |d: &Dossier| -> Vec<String> { found(d, Controle::DepensesSansPiece).into_iter().map(|c| format!("{:?}", c.parametres)).collect() };
    let closed = d.exercices.iter().filter(|e| e.clos).count();
    assert!(told(&d).len() <= closed && told(&d).iter().any(|p| p.contains("2025")), "once a year, not once an expense");
    let (p, row) = (piece(&mut d, "Facture"), budget(&d, "ACT-01", 2025));
    link(&mut d, p, "budgets_action", row);
    let used = d.budgets_action.iter().find(|b| b.id == row).unwrap().dotation_consommee.unwrap();
    let left: crate::decimal::Montant = "153950".parse::<crate::decimal::Montant>().unwrap() - used;
    assert_eq!(of(&d, "budgets_action"), (17, 18, Some(left.to_string())));
    for b in d.budgets_action.iter().filter(|b| b.annee == 2025).map(|b| b.id).collect::<Vec<_>>() {
        link(&mut d, p, "budgets_action", b);
    }
    assert_eq!(of(&d, "budgets_action").0, 0);
    assert!(told(&d).iter().all(|p| !p.contains("2025")));
    // An expense of nothing needs no proof; nor does a year without any.
    assert!(sans_preuve(&d, &computed(&d), 2050).is_empty());
}

#[test]
fn a_figure_that_formulas_alone_compute_is_proved_by_what_they_read() {
    let mut d = exemple().unwrap();
    let c = computed(&d);
    let computed_too = |m: &&mut crate::modele::Mesure| {
        let of = c.indicateurs.iter().find(|i| i.id == m.indicateur_id).and_then(|i| i.point(2025));
        m.annee == 2025 && of.is_some_and(|p| p.numerateur.calcule.is_some() && p.denominateur.calcule.is_some())
    };
    let m = d.mesures.iter_mut().find(computed_too).unwrap();
    let id = m.id;
    let asks = |d: &Dossier| {
        let all = sans_preuve(d, &computed(d), 2025);
        all.iter().any(|s| s.table == "mesures" && s.sans.iter().any(|x| x.id == id))
    };
    (m.numerateur, m.denominateur, m.valeur) = (None, None, None);
    assert!(!asks(&d));
    d.mesures.iter_mut().find(|m| m.id == id).unwrap().numerateur = Some(crate::decimal::Nombre::entier(1));
    assert!(asks(&d));
}

#[test]
fn a_document_with_names_is_told_once_it_proves_something() {
    let mut d = exemple().unwrap();
    let (p, row) = (piece(&mut d, "Planning"), budget(&d, "ACT-01", 2025));
    d.pieces.last_mut().unwrap().nominative = true;
    assert!(found(&d, Controle::PieceNominative).is_empty());
    link(&mut d, p, "budgets_action", row);
    assert_eq!(found(&d, Controle::PieceNominative).iter().map(|c| c.id).collect::<Vec<_>>(), [Some(p)]);
}

#[test]
fn a_figure_whose_extraction_is_unknown_is_counted_once() {
    let mut d = exemple().unwrap();
    let (a, b) = (piece(&mut d, "Export"), piece(&mut d, "Autre export"));
    let m = d.mesures.iter().find(|m| m.annee == 2025).unwrap().id;
    let row = budget(&d, "ACT-01", 2025);
    link(&mut d, a, "mesures", m);
    link(&mut d, b, "mesures", m);
    link(&mut d, a, "budgets_action", row);
    let count = |d: &Dossier| sans_recette(d, &computed(d), 2025);
    assert_eq!(count(&d), 1, "money is not extracted");
    assert_eq!(found(&d, Controle::RecetteInconnue).len(), 1);
    d.pieces.last_mut().unwrap().rapport = "Heures par plan d’aide".into();
    assert_eq!(count(&d), 0);
    assert_eq!(recette(d.pieces.last().unwrap()), "Heures par plan d’aide");
}

#[test]
fn the_states_of_files_become_findings() {
    let mut d = exemple().unwrap();
    let ids = ["a", "b", "c", "d"].map(|nom| piece(&mut d, nom));
    let states = [EtatFichier::Present, EtatFichier::Modifie, EtatFichier::Introuvable, EtatFichier::NonVerifie];
    let found = fichiers_de_pieces(&d, &ids.into_iter().zip(states).collect());
    let read: Vec<_> = found.iter().map(|c| (c.controle, c.id)).collect();
    assert_eq!(read, [(Controle::PieceModifiee, Some(ids[1])), (Controle::PieceIntrouvable, Some(ids[2]))]);
}
