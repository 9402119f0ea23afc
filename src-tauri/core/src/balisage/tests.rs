//! The cases shared with the page, the shipped texts, and random ones.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::*;
use crate::modele::{Cellule, Dossier, Genre};

/// A text, its blocks, and the same once written again when that differs.
#[derive(Deserialize, Serialize)]
struct Cas {
    texte: String,
    blocs: Vec<BlocTexte>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    normal: Option<String>,
}

#[test]
fn the_cases_shared_with_the_page_hold() {
    let cas: Vec<Cas> = serde_json::from_str(include_str!("cas.json")).unwrap();
    assert!(cas.len() > 20);
    for c in cas {
        assert_eq!(lire(&c.texte), c.blocs, "{:?} reads as {}", c.texte, serde_json::to_string(&lire(&c.texte)).unwrap());
        assert_eq!(ecrire(&c.blocs), c.normal.unwrap_or(c.texte));
    }
}

fn texts(d: &Dossier) -> Vec<String> {
    let mut out = Vec::new();
    for rows in d.tables() {
        for (_, cells) in rows.rows() {
            out.extend(rows.def().champs.iter().zip(cells).filter_map(|(champ, cell)| match (champ.genre, cell) {
                (Genre::TexteLong, Cellule::Texte(t)) => Some(t),
                _ => None,
            }));
        }
    }
    out
}

#[test]
fn every_shipped_text_is_already_in_normal_form() {
    let mut all = texts(&crate::exemple::exemple().unwrap());
    let reference = crate::referentiel::referentiel();
    all.extend(texts(&crate::neuf::dossier(reference)));
    all.push(reference.modele_contrat.parties.clone());
    all.retain(|t| !t.is_empty());
    assert!(all.len() > 300, "{}", all.len());
    for t in all {
        assert_eq!(ecrire(&lire(&t)), t);
    }
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("*".to_owned()),
        Just("**".to_owned()),
        Just("\\".to_owned()),
        Just("|".to_owned()),
        Just("| a | b |\n| --- | --- |\n| c | d |".to_owned()),
        Just("| --- |".to_owned()),
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\n  ".to_owned()),
        Just(" ".to_owned()),
        Just("\t".to_owned()),
        Just("- ".to_owned()),
        Just("• ".to_owned()),
        Just("1. ".to_owned()),
        Just("2. ".to_owned()),
        Just("{{service.nom}}".to_owned()),
        Just("{{".to_owned()),
        Just("}}".to_owned()),
        Just("a".to_owned()),
        Just("été".to_owned()),
        "[a-z*|{}. -]{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn reading_what_was_written_gives_the_same_blocks(pieces in proptest::collection::vec(piece(), 0..14)) {
        let texte: String = pieces.concat();
        let blocs = lire(&texte);
        let normal = ecrire(&blocs);
        prop_assert_eq!(lire(&normal), blocs, "{:?} written as {:?}", texte, normal);
        prop_assert_eq!(ecrire(&lire(&normal)), normal);
    }

    #[test]
    fn no_letter_is_lost(pieces in proptest::collection::vec(piece(), 0..14)) {
        let texte: String = pieces.concat();
        let letters = |t: &str| t.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(letters(&ecrire(&lire(&texte))), letters(&texte));
    }
}
