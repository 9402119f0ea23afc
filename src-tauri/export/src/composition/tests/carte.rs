//! The map on paper: its picture and its table.

use cpom_core::calculs::calculer;
use cpom_core::exemple::exemple;
use cpom_core::modele::{Action, Dossier, Financement};

use super::super::{Options, TypeDocument, composer};
use super::LectureDocument;
use crate::bloc::{Bloc, Document, Graphique};

fn made(d: &Dossier) -> Document {
    let day = "2026-11-21".parse().unwrap();
    composer(d, &calculer(d, day), &Options::new(TypeDocument::Carte, day))
}

#[test]
fn the_table_says_all_that_the_picture_shows() {
    let mut d = exemple().unwrap();
    d.actions.push(Action { id: 92, objectif_id: 1, code: "ACT-19".into(), intitule: "Nue".into(), ..Action::default() });
    d.financements.push(Financement { id: 94, annee: 2026, libelle: "Don".into(), ..Financement::default() });
    let document = made(&d);
    let Bloc::Paysage(first) = &document.blocs[0] else { panic!("{:?}", document.blocs[0]) };
    assert!(matches!(&first[1], Bloc::Graphique(f) if matches!(f.graphique, Graphique::Carte(_)) && f.en_tableau));
    let said = LectureDocument::de(&document).textes;
    for words in d.actions.iter().map(|a| &a.intitule).chain(d.indicateurs.iter().map(|i| &i.libelle)) {
        assert!(said.contains(words.as_str()), "{words}");
    }
    for words in ["Action sans indicateur", "Action sans budget", "Action sans moyens décrits", "Don (2026)", "[à compléter]"] {
        assert!(said.contains(words), "{words}");
    }
    assert!(said.contains("(2 actions sur 3)"), "{said}");
}

#[test]
fn an_empty_dossier_says_what_to_write() {
    let said = LectureDocument::de(&made(&Dossier::default())).textes;
    assert!(said.contains("[à compléter : les axes, les objectifs et les actions du contrat]"), "{said}");
}
