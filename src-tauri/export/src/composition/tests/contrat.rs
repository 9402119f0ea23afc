//! Checks the order of a contract: parties, visas, articles, annexes, signatures.

use cpom_core::choix::Partie;
use cpom_core::modele::{Service, Signataire};

use super::*;

/// Asserts that these sentences stand in the text, in this order.
fn in_order(textes: &str, sentences: &[&str]) {
    let places: Vec<Option<usize>> = sentences.iter().map(|s| textes.find(s)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{:#?}", sentences.iter().zip(&places).collect::<Vec<_>>());
}

#[test]
fn the_contract_opens_and_closes_as_contracts_do() {
    let d = exemple().unwrap();
    let lu = LectureDocument::de(&document(&d, TypeDocument::Complet)).textes;
    in_order(
        &lu,
        &[
            "Entre les soussignés",
            "Le Département de la Loire-Verte, représenté par",
            "d’une part, et\n",
            "Les Tilleuls Domicile SAS, Société par actions simplifiée",
            "représentée par",
            "(décision de la présidente du 1er décembre 2023), ci-après « le gestionnaire », d’autre part.",
            "Vu :\n",
            "Préambule\n",
            "Il est convenu ce qui suit :\n",
            "Article 1 ",
            "Liste des annexes\n",
            "Signatures\n",
            "Fait à Aubelande, le 15 décembre 2023, en deux exemplaires originaux.",
            "Annexe 1 ",
            "Mentions obligatoires et articles qui les portent\n",
        ],
    );
}

#[test]
fn several_bodies_sign_together() {
    let mut d = exemple().unwrap();
    let mut g = d.gestionnaires[0].clone();
    (g.id, g.raison_sociale, g.forme_juridique) = (77, "Haut-Pays".to_owned(), "association".to_owned());
    d.services.push(Service { id: 78, gestionnaire_id: 77, nom: "Service du Haut-Pays".into(), ..Default::default() });
    d.gestionnaires.push(g);
    let partie = |id, role, gestionnaire_id, denomination: &str| Signataire {
        id,
        role,
        gestionnaire_id,
        denomination: denomination.to_owned(),
        ..Default::default()
    };
    d.signataires.push(partie(79, Partie::Gestionnaire, Some(77), "Haut-Pays"));
    d.signataires.push(partie(80, Partie::Ars, None, "Agence régionale de santé d’Exemplie"));
    d.contrat.exemplaires = Some(1);
    let document = document(&d, TypeDocument::Complet);
    let lu = LectureDocument::de(&document).textes;
    assert!(!lu.contains("d’une part") && !lu.contains("ci-après « le gestionnaire »"));
    for expected in [
        "Haut-Pays, association,",
        "gestionnaire du service « Service du Haut-Pays », représentée par",
        "ci-après ensemble « les gestionnaires », et\n",
        "L’Agence régionale de santé d’Exemplie, représentée par",
        "Pour l’Agence régionale de santé d’Exemplie",
        "en un exemplaire original.",
        "Gestionnaire – Haut-Pays",
        "Service du Haut-Pays\n",
    ] {
        assert!(lu.contains(expected), "{expected}");
    }
    let cover = document.couverture.unwrap().parties;
    assert_eq!(cover.iter().filter(|(role, _)| role.starts_with("Les gestionnaires")).count(), 1);
    assert!(!cover.iter().any(|(role, _)| role == "Le gestionnaire"));
}

#[test]
fn parties_typed_once_are_named_everywhere() {
    let mut d = exemple().unwrap();
    let typed = LectureDocument::de(&document(&d, TypeDocument::Complet)).textes;
    for s in &mut d.signataires {
        s.denomination.clear();
        s.representant_fonction.clear();
        s.signature_pour.clear();
        if s.role == Partie::Gestionnaire {
            s.gestionnaire_id = None;
        }
    }
    assert_eq!(LectureDocument::de(&document(&d, TypeDocument::Complet)).textes, typed);
    // The parties are the place to change a name.
    d.gestionnaires[0].raison_sociale = "Les Chênes".into();
    let renamed = LectureDocument::de(&document(&d, TypeDocument::Complet)).textes;
    in_order(&renamed, &["Le gestionnaire", "Les Chênes", "Les Chênes, Société par actions simplifiée", "Pour Les Chênes"]);
}
