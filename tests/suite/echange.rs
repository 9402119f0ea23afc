//! The interchange document: writing and reading are exact inverses, the committed schema is current, refusals
//! are clear.

use cpom_api::Erreur;
use cpom_api::erreurs::Code;
use cpom_core::echange::{VERSION, empreinte, read, schema, write};
use cpom_core::exemple::TEXTE;
use proptest::prelude::*;
use tempfile::tempdir;

use crate::outils::{Hasard, exemple, nouveau};

#[test]
fn the_example_is_written_as_it_was_read() {
    let text = write(&exemple()).unwrap();
    if std::env::var_os("CPOM_ECRIRE").is_some() {
        // A new field or table comes into every row; the programs read it once built again.
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/core/exemple/exemple.json"), &text).unwrap();
    }
    assert_eq!(text, TEXTE);
    assert_eq!(empreinte("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/core/schema/dossier.schema.json");
    let text = schema().unwrap();
    if std::env::var_os("CPOM_ECRIRE").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, &text).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap_or_default() == text, "the schema is out of date: run `make generate`");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn write_then_read_is_the_same_dossier(seed in any::<u64>()) {
        let d = Hasard::new(seed).dossier();
        let text = write(&d).unwrap();
        let back = read(&text).unwrap();
        prop_assert_eq!(&back, &d);
        prop_assert_eq!(write(&back).unwrap(), text);
    }

    #[test]
    fn save_then_open_is_the_same_dossier(seed in any::<u64>()) {
        let d = Hasard::new(seed).dossier();
        let t = tempdir().unwrap();
        let (_, file) = nouveau(t.path(), "a.cpom", &d);
        prop_assert_eq!(file.dossier(), &d);
    }
}

#[test]
fn a_document_written_by_hand_may_leave_out_what_is_empty() {
    let text = r#"{"format":"atelier-cpom/dossier","version":1,"contenu":{
        "contrat":{"intitule":"CPOM","date_debut":"2027-01-01"},
        "gestionnaires":[{"id":7,"raison_sociale":"Association du Val"}],
        "services":[{"gestionnaire_id":7,"nom":"Service A"},{"gestionnaire_id":7,"nom":"Service B"}]}}"#;
    let d = read(text).unwrap();
    assert_eq!(d.services.iter().map(|s| (s.id, s.nom.as_str())).collect::<Vec<_>>(), [(1, "Service A"), (2, "Service B")]);
    assert_eq!(d.contrat.exemplaires, None, "empty stays empty");
}

/// Braces and commas inside texts are no rows: what was written is read again.
#[test]
fn braces_in_texts_are_not_counted_as_rows() {
    let mut d = crate::outils::exemple();
    for article in &mut d.articles {
        article.texte = format!("\\\"{{{}", "{,\"".repeat(60_000));
    }
    assert!(d.articles.len() * 60_000 > cpom_core::echange::LIGNES_MAX);
    assert_eq!(read(&cpom_core::echange::write(&d).unwrap()).unwrap(), d);
}

#[test]
fn what_cannot_be_imported_is_refused_with_its_place() {
    let around = |contents: &str| format!(r#"{{"format":"atelier-cpom/dossier","version":1,"contenu":{contents}}}"#);
    let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    for (text, expected) in [
        ("".to_owned(), "incomplet"),
        ("{".to_owned(), "incomplet"),
        ("bonjour".to_owned(), "JSON correct"),
        ("{}".to_owned(), "n’est pas un document"),
        (r#"{"format":"autre","version":1,"contenu":{}}"#.to_owned(), "n’est pas un document"),
        (around(r#"{"actionz":[]}"#), "champ inconnu"),
        (around(r#"{"actions":[{"id":1,"objectif_id":4}]}"#), "actions[0].objectif_id"),
        (around(r#"{"axes":[{"id":1},{"id":1}]}"#), "répété"),
        (around(r#"{"axes":[{"id":-3}]}"#), "négatif"),
        (around(r#"{"dossier":{"titre":"a\u0000b"}}"#), "caractère de contrôle"),
        (around(r#"{"versements":[{"annee":2024,"montant":1.234}]}"#), "versements[0].montant"),
        (around(r#"{"versements":[{"annee":2024,"montant":1e300}]}"#), "trop grand"),
        (around(r#"{"contrat":{"date_debut":"31/12/2024"}}"#), "contrat.date_debut"),
        (around(r#"{"contrat":{"statut":"perdu"}}"#), "valeur inconnue"),
        (around(r#"{"contrat":{"statut":"perdu"}}"#), "valeurs possibles\u{202F}: projet, transmis, en_cours, termine"),
        (
            around(r#"{"axes":[{"libelle":3}]}"#),
            "axes[0].libelle\u{202F}»\u{202F}: type incorrect\u{202F}: il faut ici un texte, et non un nombre",
        ),
        (around(r#"{"axes":[{"libelle":"a","libelle":"b"}]}"#), "champ répété «\u{202F}libelle\u{202F}»"),
        (around(r#"{"axes":{}}"#), "il faut ici une liste, et non un objet"),
        (around(r#"{"versements":[{"annee":2024.5}]}"#), "il faut ici une année (nombre entier), et non 2024.5"),
        (around(r#"{"contrat":{"date_debut":"31/12/2024"}}"#), "n’est pas une date possible de la forme AAAA-MM-JJ"),
        (around(r#"{"versements":[{"annee":2024,"montant":1.234}]}"#), "nombre de plus de 2 décimales"),
        (format!("{} fin", around("{}")), "du texte suit la fin du document"),
        (around(&deep), "JSON correct"),
    ] {
        let error = Erreur::from(read(&text).unwrap_err());
        assert_eq!(error.code, Code::Echange, "{text:.60}");
        assert!(error.phrase.contains(expected), "{:.60} → {}", text, error.phrase);
        for english in ["expected", "invalid", "unknown", "missing", "duplicate", "at line"] {
            assert!(!error.phrase.contains(english), "{}", error.phrase);
        }
    }
}

/// The version is judged before the fields: what a newer program added is not called an unknown field.
#[test]
fn a_document_of_a_newer_version_is_said_to_be_too_recent() {
    let document = |version: u32| format!(r#"{{"format":"atelier-cpom/dossier","version":{version},"contenu":{{"nouveautes":[]}}}}"#);
    for (version, code) in [(VERSION + 1, Code::EchangeTropRecent), (VERSION, Code::Echange), (1, Code::Echange)] {
        assert_eq!(Erreur::from(read(&document(version)).unwrap_err()).code, code, "version {version}");
    }
}

/// A document of version 1 gives the same dossier, and is written in today’s version.
#[test]
fn a_document_of_every_earlier_version_is_read() {
    for version in 1..VERSION {
        let earlier = TEXTE.replacen(&format!("\"version\": {VERSION}"), &format!("\"version\": {version}"), 1);
        assert_ne!(earlier, TEXTE);
        assert_eq!(write(&read(&earlier).unwrap()).unwrap(), TEXTE, "version {version}");
    }
    let golden = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/formats-1-et-2.json")).unwrap();
    assert!(golden.contains("\"version\": 1") && write(&read(&golden).unwrap()).unwrap().contains(&format!("\"version\": {VERSION}")));
}
