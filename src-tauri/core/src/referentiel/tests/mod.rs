//! Checks the shipped files against what the program expects of them.

// The message of a failed `expect` is the message of the test.
#![allow(clippy::expect_used)]

mod faits;
mod modeles;

use std::collections::{BTreeMap, BTreeSet};

use super::*;

fn data() -> Referentiel {
    Referentiel::read().expect("les fichiers embarqués se lisent")
}

fn day(annee: i32, mois: u32, jour: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(annee, mois, jour).expect("une date du calendrier")
}

/// Every string of a JSON value; keys are left out.
fn texts(valeur: &serde_json::Value, out: &mut Vec<String>) {
    match valeur {
        serde_json::Value::String(s) => out.push(s.clone()),
        serde_json::Value::Array(a) => a.iter().for_each(|v| texts(v, out)),
        serde_json::Value::Object(o) => o.values().for_each(|v| texts(v, out)),
        _ => {}
    }
}

fn all_texts() -> Vec<String> {
    let mut out = Vec::new();
    texts(&serde_json::to_value(data()).expect("du JSON"), &mut out);
    out
}

#[test]
fn the_shared_copy_is_the_files_and_json_round_trips() {
    let lu = data();
    assert_eq!(referentiel(), &lu);
    assert!(!lu.parametres.is_empty() && !lu.modele_contrat.articles.is_empty());
    let texte = serde_json::to_string(&lu).expect("du JSON");
    assert_eq!(serde_json::from_str::<Referentiel>(&texte).ok(), Some(lu));
}

#[test]
fn an_unknown_field_or_a_bad_date_names_its_file() {
    let bon = serde_json::to_value(&data().parametres).expect("du JSON");
    let parses = |v: &serde_json::Value| parse::<Vec<Parametre>>("parametres.json", &v.to_string());
    assert!(parses(&bon).is_ok());
    for (champ, valeur) in [("inconnu", "x"), ("valable_du", "2025-02-30")] {
        let mut faux = bon.clone();
        faux[0][champ] = valeur.into();
        let erreur = parses(&faux).expect_err("refusé");
        assert_eq!(erreur.fichier, "parametres.json");
        assert!(erreur.to_string().starts_with("parametres.json: "));
    }
}

#[test]
fn whatever_was_not_read_is_to_be_checked() {
    let r = data();
    let mut lignes: Vec<(String, Confiance, bool)> = Vec::new();
    lignes.extend(r.objectifs_legaux.iter().map(|x| (x.code.clone(), x.confiance, x.a_verifier)));
    lignes.extend(r.visas.iter().map(|x| (x.texte.clone(), x.confiance, x.a_verifier)));
    lignes.extend(r.mentions.iter().map(|x| (x.code.clone(), x.confiance, x.a_verifier)));
    lignes.extend(r.echeances.iter().map(|x| (x.cle.clone(), x.confiance, x.a_verifier)));
    lignes.extend(r.groupes_budget.iter().map(|x| (x.libelle.clone(), x.confiance, x.a_verifier)));
    for (nom, confiance, a_verifier) in lignes {
        assert!(a_verifier || confiance == Confiance::Vu, "{nom}");
    }
    for m in &r.mentions {
        assert!(m.verifie || m.a_verifier, "{}", m.code);
    }
    for i in r.indicateurs.iter().filter_map(|i| i.repere.as_ref()) {
        assert!(!i.avertissement.is_empty() && !i.source.is_empty());
    }
}

#[test]
fn keys_are_unique_and_plain() {
    let r = data();
    let mut espaces: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |espace: &str, cle: &str| espaces.entry(espace.to_owned()).or_default().push(cle.to_owned());
    r.donnees.iter().for_each(|x| add("donnees", &x.code));
    r.echeances.iter().for_each(|x| add("echeances", &x.cle));
    r.a_verifier.iter().for_each(|x| add("a_verifier", &x.cle));
    r.enumerations.iter().for_each(|x| add("listes", &x.liste));
    for e in &r.enumerations {
        e.valeurs.iter().for_each(|v| add(&e.liste, &v.code));
    }
    for (espace, cles) in &espaces {
        assert_eq!(cles.iter().collect::<BTreeSet<_>>().len(), cles.len(), "{espace}");
        for cle in cles {
            assert!(cle.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{espace}/{cle}");
        }
    }
    assert_eq!(r.donnees.len(), 56);
    assert!(r.donnee("h_dimfer").is_some_and(|d| d.unite == "h"));
}

#[test]
fn texts_follow_french_typography() {
    for t in all_texts() {
        assert!(!t.contains('\'') && !t.contains('"') && !t.contains("  "), "{t}");
        assert_eq!(t, t.trim(), "{t}");
        for signe in [';', ':', '!', '?', '%', '‰', '€', '»'] {
            assert!(!t.contains(&format!(" {signe}")), "espace sécable : {t}");
        }
        assert!(!t.contains("« "), "{t}");
        for (i, _) in t.match_indices(['!', '?', ';']) {
            assert!(t[..i].ends_with('\u{202f}'), "{t}");
        }
        assert!(!t.contains('!'), "{t}");
        assert!(!t.contains("oeuvre") && !t.contains("http"), "{t}");
    }
}
