//! The line of time on paper: its picture once, each of its days in one row, from the facts of the window.

use cpom_core::annexes::{PartieEcrite, SAVOIR, annexe};
use cpom_core::choix::Choix;

use super::*;
use crate::bloc::Graphique;

/// The blocks of a document, those inside others included, in order.
fn deep(blocs: &[Bloc]) -> Vec<&Bloc> {
    fn inside(b: &Bloc) -> Vec<&Bloc> {
        match b {
            Bloc::GarderEnsemble(x) | Bloc::DeuxPages(x) | Bloc::AuPlusPlein(x) | Bloc::Paysage(x) => deep(x),
            _ => Vec::new(),
        }
    }
    blocs.iter().flat_map(|b| std::iter::once(b).chain(inside(b))).collect()
}

/// Days of the window’s line and deadlines, each in one row of the complete document with its state in words.
#[test]
fn the_line_of_time_prints_whole_and_once() {
    let d = exemple().unwrap();
    let c = calculer(&d, day());
    let line = cpom_core::calculs::frise(&d, &c).unwrap();
    let figures = |doc: &Document| -> Vec<bool> {
        let of = |b: &&Bloc| match b {
            Bloc::Graphique(f) => match &f.graphique {
                // The actions have their calendar.
                Graphique::Frise(line) => Some(f.en_tableau).filter(|_| line.actions.is_empty()),
                _ => None,
            },
            _ => None,
        };
        deep(&doc.blocs).iter().filter_map(of).collect()
    };
    let doc = document(&d, TypeDocument::Complet);
    assert_eq!(figures(&doc), [false], "drawn on the first pages");
    assert!(LectureDocument::de(&doc).textes.contains("« Ligne du temps »."), "the first pages say where it stands");

    let blocs = deep(&doc.blocs);
    let at = blocs.iter().position(|b| matches!(b, Bloc::Titre(t) if t.texte == "Ligne du temps")).unwrap();
    let Bloc::Tableau(table) = blocs[at + 1] else { panic!("no table under the heading") };
    let said: Vec<(String, String)> = table
        .lignes
        .iter()
        .map(|l| {
            let Some(Inline::Statut { mot, statut }) = l.cellules[4].0.first() else { panic!("{l:?}") };
            (l.cellules[0].brut(), mot.clone().unwrap_or_else(|| statut.mot().to_owned()))
        })
        .collect();
    // A day that a deadline names in the same words has the row of that deadline.
    let named = |r: &&cpom_core::calculs::RepereFrise| d.echeances.iter().any(|e| e.date == Some(r.date) && e.libelle == r.libelle);
    let days: Vec<_> = line.reperes.iter().filter(|r| r.table != "echeances" && !named(r)).collect();
    for r in &days {
        let row = (format::courte(Some(r.date)), r.etat.libelle().to_owned());
        assert!(said.contains(&row), "{row:?}: {said:?}");
    }
    let rows = |nom: &str| table.lignes.iter().filter(|l| l.cellules[1].brut() == nom).count();
    for e in &d.echeances {
        let same = d.echeances.iter().filter(|x| x.libelle == e.libelle).count();
        assert!(rows(&e.libelle) >= same, "{}", e.libelle);
    }
    assert_eq!(table.lignes.len(), days.len() + d.echeances.len(), "once");
    assert!(said.iter().any(|(_, state)| state == "en retard"));

    // A print without the follow-up has no sentence about it; one without the first pages has the picture there.
    let without = |code: String| {
        let sections = ChoixSections { sans: vec![code], ..ChoixSections::default() };
        composer(&d, &c, &Options { sections, ..Options::new(TypeDocument::Complet, day()) })
    };
    let cut = without(annexe(&d, PartieEcrite::Suivi.code()).unwrap().code);
    assert_eq!(figures(&cut), [false]);
    assert!(!LectureDocument::de(&cut).textes.contains("« Ligne du temps »."));
    assert_eq!(figures(&without(SAVOIR.to_owned())), [true]);
}
