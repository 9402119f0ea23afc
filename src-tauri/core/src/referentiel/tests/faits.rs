//! Dated values, objectives, visas, deadlines and the catalogue.

use std::collections::BTreeSet;

use super::super::*;
use super::{data, day};

#[test]
fn parameters_apply_on_their_dates() {
    let r = data();
    let valeur = |cle, date| r.parametre(cle, date).and_then(|p| p.valeur.as_deref());
    assert_eq!(valeur("tarif_minimal", day(2025, 6, 30)), Some("24.58"));
    assert_eq!(valeur("tarif_minimal", day(2025, 1, 1)), Some("24.58"));
    assert_eq!(valeur("tarif_minimal", day(2024, 12, 31)), Some("23.50"));
    assert_eq!(valeur("tarif_minimal", day(2026, 3, 1)), Some("25.00"));
    assert_eq!(valeur("dotation_horaire", day(2022, 9, 1)), Some("3.000"));
    assert_eq!(valeur("dotation_horaire", day(2024, 7, 1)), Some("3.311"));
    assert_eq!(valeur("dotation_horaire", day(2025, 12, 31)), Some("3.384"));
    assert_eq!(valeur("dotation_horaire", day(2026, 1, 1)), Some("3.414"));
    assert_eq!(valeur("prix_hausse_max", day(2023, 7, 1)), Some("7.36"));
    assert_eq!(valeur("prix_hausse_max", day(2020, 7, 1)), Some("3.00"));
    assert_eq!(valeur("prix_hausse_max", day(2018, 7, 1)), None, "not found");
    assert_eq!(valeur("cpom_duree_max", day(2040, 1, 1)), Some("60"));
    assert_eq!(valeur("has_cycle", day(1990, 1, 1)), Some("60"));
    assert!(r.parametre("dotation_horaire", day(2022, 8, 31)).is_none());
    assert!(r.parametre("tarif_minimal", day(2021, 12, 31)).is_none());
    assert!(r.parametre("inconnu", day(2025, 1, 1)).is_none());
    assert_eq!(r.parametres_de("tarif_minimal").count(), 6);
}

#[test]
fn what_nobody_published_ships_empty() {
    let r = data();
    for (cle, date) in [
        ("tarif_minimal", day(2027, 1, 1)),
        ("dotation_horaire", day(2027, 6, 1)),
        ("coefficient_pensions", day(2027, 1, 1)),
        ("coefficient_mtp", day(2026, 4, 1)),
        ("prix_hausse_max", day(2024, 6, 1)),
        ("prix_hausse_max", day(2027, 6, 1)),
    ] {
        let ligne = r.parametre(cle, date).expect("une ligne à saisir");
        assert_eq!(ligne.valeur, None, "{cle} {date}");
    }
}

#[test]
fn an_empty_value_and_no_confidence_go_together() {
    for p in data().parametres {
        assert_eq!(p.valeur.is_none(), p.confiance == Confiance::Aucune, "{}", p.cle);
        assert_eq!(p.a_verifier, p.confiance != Confiance::Vu, "{}", p.cle);
        assert!(p.valeur.is_none() || !p.source.is_empty(), "{}", p.cle);
        if let Some(v) = &p.valeur {
            assert!(v.parse::<f64>().is_ok_and(|n| n > 0.0), "{v}");
            assert!(v.chars().all(|c| c.is_ascii_digit() || c == '.'), "{v}");
        }
    }
}

#[test]
fn periods_of_one_parameter_do_not_overlap() {
    let r = data();
    let cles: BTreeSet<_> = r.parametres.iter().map(|p| p.cle.as_str()).collect();
    for cle in cles {
        let lignes: Vec<_> = r.parametres_de(cle).collect();
        for paire in lignes.windows(2) {
            let fin = paire[0].valable_au.expect("seule la dernière ligne reste ouverte");
            let debut = paire[1].valable_du.expect("seule la première ligne n’a pas de début");
            assert!(fin < debut, "{cle}");
        }
        for l in lignes {
            assert!(l.valable_du.is_none_or(|du| l.valable_au.is_none_or(|au| du <= au)), "{cle}");
        }
    }
}

#[test]
fn six_objectives_in_the_order_of_the_law() {
    let r = data();
    let numeros: Vec<_> = r.objectifs_legaux.iter().map(|o| o.numero).collect();
    assert_eq!(numeros, [1, 2, 3, 4, 5, 6]);
    for o in &r.objectifs_legaux {
        assert_eq!(o.code, format!("OBJ{}", o.numero));
        assert_eq!(o.exemples.statut, "exemples non officiels");
        assert!(
            o.exemples.indicateurs_catalogue.iter().all(|n| { r.indicateur(*n).is_some_and(|i| i.objectifs.contains(&o.numero)) }),
            "{}",
            o.code
        );
        assert!(r.objectif_legal(o.numero).is_some());
    }
}

#[test]
fn visas_are_fifteen_in_order() {
    let ordres: Vec<_> = data().visas.iter().map(|v| v.ordre).collect();
    assert_eq!(ordres, (1..=15).collect::<Vec<_>>());
}

#[test]
fn the_catalogue_numbers_sixty_nine_indicators() {
    let r = data();
    let numeros: Vec<_> = r.indicateurs.iter().map(|i| i.numero).collect();
    assert_eq!(numeros, (1..=69).collect::<Vec<_>>());
    let groupes: BTreeSet<_> = r.indicateurs.iter().map(|i| i.groupe.as_str()).collect();
    assert_eq!(groupes.len(), 7);
    let libelles: BTreeSet<_> = r.indicateurs.iter().map(|i| i.libelle.as_str()).collect();
    assert_eq!(libelles.len(), 69);
    for i in &r.indicateurs {
        assert!(!i.objectifs.is_empty() || !i.domaines.is_empty(), "{}", i.numero);
        assert!(i.objectifs.iter().all(|o| (1..=6).contains(o)), "{}", i.numero);
        assert!(i.denominateur.is_some() || i.facteur == 1, "{}", i.numero);
    }
    for objectif in 1..=6 {
        assert!(r.catalogue_de(objectif).count() >= 3, "{objectif}");
    }
    assert!(r.indicateur(70).is_none());
}

#[test]
fn the_factor_gives_the_unit() {
    for i in data().indicateurs {
        let attendu = match i.unite.as_str() {
            "%" => 100,
            "‰" | "jours perdus pour 1\u{202f}000 heures" => 1000,
            "accidents par million d’heures" => 1_000_000,
            u if u.ends_with("pour 10 ETP") => 10,
            // Numerator in hours, value in minutes.
            "min" => 60,
            _ => 1,
        };
        assert_eq!(i.facteur, attendu, "{} {}", i.numero, i.libelle);
    }
}

#[test]
fn deadlines_that_are_fixed_are_days_of_the_calendar() {
    let r = data();
    for e in &r.echeances {
        if let CalculEcheance::Annuelle { mois, jour, annee_relative } = e.calcul {
            assert!(NaiveDate::from_ymd_opt(2026 + annee_relative, mois, jour).is_some(), "{}", e.cle);
        }
        assert!(e.nature != NatureEcheanceModele::Legale || !e.date_proposee, "{}", e.cle);
        assert!(e.nature != NatureEcheanceModele::Contractuelle || e.a_verifier, "{}", e.cle);
    }
    let legales: BTreeSet<_> = r.echeances.iter().filter(|e| e.nature == NatureEcheanceModele::Legale).map(|e| e.cle.as_str()).collect();
    let attendues = [
        "propositions_budgetaires",
        "estimation_heures_cnsa",
        "compte_administratif",
        "contrat_apres_appel",
        "motivation_refus",
        "evaluation_has",
        "duree_maximale",
    ];
    assert_eq!(legales, BTreeSet::from(attendues));
    assert_eq!(
        r.echeance("propositions_budgetaires").map(|e| e.calcul.clone()),
        Some(CalculEcheance::Annuelle { mois: 10, jour: 31, annee_relative: -1 })
    );
    assert_eq!(
        r.echeance("compte_administratif").map(|e| e.calcul.clone()),
        Some(CalculEcheance::Annuelle { mois: 4, jour: 30, annee_relative: 1 })
    );
}
