//! The two copies of the meeting file turn together: each heading of the common part is on the same page of both.

use cpom_core::destinataire;
use cpom_core::modele::{Question, Revue};
use cpom_core::reserve::PreparationMontree;
use serde_json::Value;

use super::*;

/// Headings of the meeting file for a recipient, each with its page, and the number of pages.
fn copy(d: &Dossier, pour: Destinataire) -> (Vec<(String, usize)>, usize) {
    let montree = PreparationMontree { messages: false, demandes: true };
    let given = destinataire::pour(d, pour, montree);
    let options = Options { pour, ..Options::new(TypeDocument::Reunion, day()) };
    let laid = layout(&Polices::load().unwrap(), &composer(&given, &calculer(&given, day()), &options));
    (laid.titres.iter().map(|t| (t.texte.clone(), t.page)).collect(), laid.pages.len())
}

fn assert_turn_together(nom: &str, d: &Dossier) {
    let (theirs, pages) = copy(d, Destinataire::Departement);
    let (ours, own_pages) = copy(d, Destinataire::Interne);
    assert!(ours.len() >= theirs.len() && own_pages >= pages, "{nom}");
    for (a, b) in theirs.iter().zip(&ours) {
        assert_eq!(a, b, "{nom}");
    }
    // What is ours alone begins on the page after the last one that both have.
    if let Some((titre, page)) = ours.get(theirs.len()) {
        assert_eq!((titre.as_str(), *page), ("Réserve du service", pages), "{nom}");
    }
}

/// A generator of its own: the same dossiers on every run.
struct Des(u64);

impl Des {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

/// The example with some figures, texts and rows taken out, and other texts as long as one likes.
fn shaken(seed: u64) -> Dossier {
    let mut des = Des(seed * 2 + 1);
    let mut root = serde_json::to_value(exemple().unwrap()).unwrap();
    for table in cpom_core::modele::TABLES.iter().filter(|t| !t.unique) {
        let Some(rows) = root[table.nom].as_array_mut() else { continue };
        for row in rows {
            for champ in table.champs.iter().filter(|c| c.lien.is_none()) {
                let cell = &mut row[champ.nom];
                match champ.genre {
                    Genre::Texte | Genre::TexteLong if des.below(4) == 0 => {
                        let words = usize::try_from(des.below(60)).unwrap();
                        *cell = Value::from("mot anticonstitutionnel ".repeat(words));
                    }
                    Genre::Montant | Genre::Heures | Genre::Prix | Genre::Nombre if champ.optionnel && des.below(3) == 0 => {
                        *cell = Value::Null;
                    }
                    _ => {}
                }
            }
        }
    }
    for table in ["mesures", "heures", "dotations", "decisions", "echeances", "mesures_provisoires", "bilans_action"] {
        root[table].as_array_mut().unwrap().retain(|_| des.below(3) != 0);
    }
    serde_json::from_value(root).unwrap()
}

#[test]
fn each_heading_is_on_the_same_page_of_both_copies() {
    let example = exemple().unwrap();
    assert_turn_together("example", &example);
    assert_turn_together("empty", &Dossier::default());
    assert_turn_together("new", &cpom_core::neuf::dossier(cpom_core::referentiel::referentiel()));
    for seed in 1..24 {
        assert_turn_together(&format!("seed {seed}"), &shaken(seed));
    }
}

/// The reserve of any length changes no page of the common part, and its words stay in it.
#[test]
fn a_long_reserve_moves_nothing_of_the_common_part() {
    let mut d = exemple().unwrap();
    let before = copy(&d, Destinataire::Departement);
    for demande in &mut d.demandes {
        demande.position_repli = "Céder un peu, puis encore un peu. ".repeat(200);
    }
    let revue_id = d.revues[0].id;
    d.questions =
        (1..60).map(|id| Question { id, revue_id, question: "Pourquoi ? ".repeat(40), reponse: "Parce que. ".repeat(90) }).collect();
    assert_turn_together("long", &d);
    assert_eq!(copy(&d, Destinataire::Departement), before);
    let said = LectureDocument::de(&composer(&d, &calculer(&d, day()), &own(TypeDocument::Reunion))).textes;
    assert!(said.matches("Céder un peu").count() >= 200, "the whole position is in the agency’s part");
}

/// The order that the dossier records puts nothing of the reserve before the common part.
#[test]
fn the_reserve_comes_last_in_any_order() {
    let mut d = exemple().unwrap();
    let mut codes: Vec<String> = reunion::sections(Destinataire::Interne).into_iter().map(|s| s.code).collect();
    codes.reverse();
    d.sections_imprimees = (1..)
        .zip(codes)
        .map(|(id, section)| cpom_core::modele::SectionImprimee {
            id,
            document: cpom_core::choix::DocumentImprime::Reunion,
            section,
            ..Default::default()
        })
        .collect();
    assert_turn_together("reversed", &d);
}

#[test]
fn the_year_under_way_is_told_in_both_copies() {
    let d = exemple().unwrap();
    for options in [Options::new(TypeDocument::Reunion, day()), own(TypeDocument::Reunion)] {
        let said = LectureDocument::de(&composer(&d, &calculer(&d, day()), &options)).textes;
        for words in ["Année 2026 en cours", "45 455", "Atterrissage", "Valeur provisoire"] {
            assert!(said.contains(words), "{words}");
        }
    }
    let mut none = d.clone();
    none.situations.clear();
    none.mesures_provisoires.clear();
    let said = LectureDocument::de(&document(&none, TypeDocument::Reunion)).textes;
    assert!(!said.contains("en cours\n") || !said.contains("Atterrissage"));
}

#[test]
fn who_is_no_party_to_the_negotiation_reads_no_demand() {
    let mut d = exemple().unwrap();
    d.revues.push(Revue { id: 50, ..Revue::default() });
    for pour in [Destinataire::Ars, Destinataire::Conseil] {
        let (titres, _) = copy(&d, pour);
        assert!(titres.iter().all(|(t, _)| t != "Demandes"), "{pour:?}");
    }
    assert!(copy(&d, Destinataire::Departement).0.iter().any(|(t, _)| t == "Demandes"));
}
