//! The avenant as an act, the consolidated contract, the passation.

use cpom_core::choix::{EtatSeance, ModeSeance, NaturePosition, Partie};
use cpom_core::modele::{Avenant, Modification};

use super::*;

fn read(d: &Dossier, options: &Options) -> String {
    LectureDocument::de(&composer(d, &calculer(d, day()), options)).textes
}

fn act() -> Options {
    Options::new(TypeDocument::Avenant, day())
}

/// These words one after the other.
fn in_order(text: &str, words: &[&str]) {
    let mut rest = text;
    for w in words {
        let at = rest.find(w).unwrap_or_else(|| panic!("« {w} » is missing, or stands before: {text}"));
        rest = &rest[at + w.len()..];
    }
}

#[test]
fn the_first_avenant_of_the_example_reads_as_an_act() {
    let said = read(&exemple().unwrap(), &act());
    in_order(
        &said,
        &[
            "Avenant n° 1",
            "Entre les soussignés",
            "Vu :",
            "le contrat « Contrat pluriannuel",
            "la délibération CP-2025-11-28/12",
            "Exposé des motifs",
            "Montée en charge du répit",
            "Il est convenu ce qui suit",
            "Modification de l’article 12 – Dotation complémentaire : calcul et versement",
            "Dans l’article 12, le mot « septembre » est remplacé par le mot « juillet ».",
            "Le tableau des cibles est ainsi modifié",
            "IND-16 Heures de répit et de relayage à domicile",
            "Incidence financière",
            "ne modifie pas la dotation complémentaire, dont le montant prévu reste de 817",
            "Clauses inchangées",
            "Le présent avenant prend effet [à compléter : date d’effet].",
            "Signatures",
        ],
    );
}

#[test]
fn the_avenant_in_preparation_is_printed_unless_a_number_is_asked_for() {
    let mut d = exemple().unwrap();
    d.avenants.push(Avenant { id: 2, numero: Some(2), motif: "Hausse du montant".into(), ..Avenant::default() });
    d.modifications.push(Modification {
        id: 9,
        avenant_id: 2,
        objet: "Article 3".into(),
        champ: "public".into(),
        apres: "PCH".into(),
        ..Modification::default()
    });
    let said = read(&d, &act());
    in_order(&said, &["Avenant n° 2", "l’avenant n° 1 du 28", "Hausse du montant", "Autres modifications", "Article 3"]);
    assert!(said.contains("1 modification écrite en toutes lettres n’est pas comptée"), "{said}");
    assert!(read(&d, &Options { numero: Some(1), ..act() }).contains("Avenant n° 1"));
    // Without any avenant, the act says what it lacks.
    d.avenants.clear();
    d.modifications.clear();
    assert!(read(&d, &act()).contains("[à compléter : l’avenant"));
}

#[test]
fn an_article_that_changed_much_is_written_again() {
    let mut d = exemple().unwrap();
    let row = d.modifications.iter_mut().find(|m| m.cible_table == "articles").unwrap();
    row.valeur_avant = "\"Tout autre texte, qui ne dit rien de commun avec celui d’aujourd’hui, ni un acompte ni un solde, et rien non plus de son calcul\"".to_owned();
    let said = read(&d, &act());
    in_order(&said, &["L’article 12 est remplacé par les dispositions suivantes", "acompte de 80"]);
}

#[test]
fn the_complete_document_shows_the_states_of_the_contract() {
    let d = exemple().unwrap();
    let said = read(&d, &Options::new(TypeDocument::Complet, day()));
    in_order(&said, &["Contrat consolidé", "Contrat signé", "reconstitué", "IND-16, cible 2026", "200", "950", "Aucun montant n’a changé"]);
    // No sealed version, no section.
    let mut none = d;
    none.versions.clear();
    none.avenants.clear();
    none.modifications.clear();
    assert!(!read(&none, &Options::new(TypeDocument::Complet, day())).contains("Contrat consolidé"));
}

#[test]
fn the_passation_says_what_comes_in_order() {
    let mut d = exemple().unwrap();
    d.dossier.note_passation = "Le code de l’alarme est chez la voisine.".into();
    d.interlocuteurs[0].note = "Préfère le téléphone".into();
    let mut options = own(TypeDocument::Passation);
    options.fichier.risques = Some(vec![("FIN-19".into(), "Une action hors des six objectifs.".into())]);
    let year = d.mesures.iter().filter(|m| m.indicateur_id == 1 && m.numerateur.is_some()).max_by_key(|m| m.annee).unwrap();
    options.fichier.saisies.insert(("mesures".into(), year.id), ("Hélène".into(), "2026-02-03".into()));
    let said = read(&d, &options);
    let dates = ["30/11/2026", "10/12/2026", "12/12/2026", "15/12/2026", "31/12/2026", "28/02/2027", "30/04/2027"];
    in_order(&said, &[&["Le contrat en une page", "Les douze prochains mois"][..], &dates].concat());
    in_order(&said, &["28/02/2027", "Acompte 2027, attendu : 137", "30/04/2027"]);
    in_order(
        &said,
        &[
            "En retard ou non tenu",
            "Décision n° 8",
            "31/10/2026",
            "ACT-03",
            "ACT-07",
            "ACT-11",
            "ACT-17",
            "ENG-D-03",
            "FIN-19",
            "D’où viennent les chiffres",
            "Hélène, 03/02/2026",
            "Préfère le téléphone",
            "alarme",
        ],
    );
    // Points that are not settled, with the last word of each party, and the meetings to come.
    let seance = |id, etat, date: &str| cpom_core::modele::Seance {
        id,
        revue_id: 1,
        numero: Some(id),
        date: date.parse().ok(),
        mode: if id == 1 { ModeSeance::ParEcrit } else { ModeSeance::Reunion },
        etat,
        ..Default::default()
    };
    d.seances = vec![seance(1, EtatSeance::Close, "2026-11-10"), seance(2, EtatSeance::Prevue, "2027-01-12")];
    let position = |id, demande_id, partie, nature, texte: &str| cpom_core::modele::Position {
        id,
        demande_id,
        seance_id: 1,
        partie,
        nature,
        texte: texte.into(),
        divulguee: partie != Partie::Gestionnaire,
        ..Default::default()
    };
    d.positions = vec![
        position(1, 2, Partie::Gestionnaire, NaturePosition::Proposition, "Pas moins de 77"),
        position(2, 2, Partie::Departement, NaturePosition::Proposition, "Trop bas pour nous"),
        position(3, 4, Partie::Departement, NaturePosition::Accord, ""),
    ];
    let said = read(&d, &options);
    in_order(&said, &["12/01/2027", "Séance n° 2 du 12 janvier 2027 : prévue"]);
    let open = said.split_once("Décisions et points en cours").unwrap().1.split_once("L’argent en dix lignes").unwrap().0;
    in_order(
        open,
        &[
            "Revue à mi-parcours",
            "Séance n° 2 du 12 janvier 2027 : prévue",
            "DEM-1",
            "DEM-2",
            "Pas moins de 77 (non dite)",
            "Trop bas pour nous",
        ],
    );
    assert!(!open.contains("DEM-4"), "a settled point is not open: {open}");
    // An empty dossier says what is missing in each section.
    let empty = cpom_core::neuf::dossier(cpom_core::referentiel::referentiel());
    assert!(read(&empty, &own(TypeDocument::Passation)).matches("[à compléter").count() > 5);
}
