//! The cases shared with the page, the shipped texts, and random ones.

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::*;
use crate::modele::{Cellule, Dossier, Entite, Genre, Regard};

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

struct TextesVisites(Vec<String>);

impl Regard for TextesVisites {
    type Erreur = std::convert::Infallible;

    fn table<E: Entite>(&mut self, rows: &[E]) -> Result<(), Self::Erreur> {
        for row in rows {
            for (champ, cellule) in E::TABLE.champs.iter().zip(row.cellules()) {
                if let (Genre::TexteLong, Cellule::Texte(t)) = (champ.genre, cellule) {
                    self.0.push(t);
                }
            }
        }
        Ok(())
    }
}

fn texts(d: &Dossier) -> Vec<String> {
    let mut out = TextesVisites(Vec::new());
    let _ = d.regarder(&mut out);
    out.0
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
