//! Names, values and gaps.

use super::*;
use crate::calculs::calculer;
use crate::exemple::exemple;
use crate::referentiel::referentiel;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn words(text: &str) -> Resolution {
    Resolution::Valeur(ValeurVariable::Texte(text.to_owned()))
}

#[test]
fn a_text_is_cut_without_losing_a_character() {
    use Segment::{Texte, Variable};
    assert_eq!(segments("a {{ service.nom }}b"), [Texte("a "), Variable("service.nom"), Texte("b")]);
    assert_eq!(segments("{{x}}{{y}}"), [Variable("x"), Variable("y")]);
    assert!(segments("").is_empty());
    for text in ["{{", "}}", "{{}}", "{{ }}", "a {{b\nc}} d", "{{{", "é{{é", "{ {x} }"] {
        assert_eq!(segments(text), [Texte(text)], "{text}");
    }
    assert_eq!(segments("{{a {{b}}"), [Texte("{{a "), Variable("b")]);
    assert_eq!(segments("{{{x}}}"), [Texte("{"), Variable("x"), Texte("}")]);
}

#[test]
fn every_name_of_the_template_is_known() {
    let empty = Dossier::default();
    let nothing = calculer(&empty, day());
    let full = exemple().unwrap();
    let figures = calculer(&full, day());
    let shipped = referentiel();
    assert!(!shipped.modele_contrat.variables.is_empty());
    for variable in shipped.modele_contrat.toutes_les_variables() {
        assert_eq!(resoudre(&variable.cle, &empty, &nothing), Resolution::Vide, "{}", variable.cle);
        assert_ne!(resoudre(&variable.cle, &full, &figures), Resolution::Inconnue, "{}", variable.cle);
    }
    let new = crate::neuf::dossier(shipped);
    let figures_of_new = calculer(&new, day());
    let template = &shipped.modele_contrat;
    let texts = [&template.parties, &template.preambule, &template.signature];
    let all = template.articles.iter().map(|a| &a.texte).chain(shipped.visas.iter().map(|v| &v.texte)).chain(texts);
    for text in all {
        for segment in segments(text) {
            if let Segment::Variable(nom) = segment {
                // A reference names a row: those of the dossier that the template has just filled.
                assert_ne!(resoudre(nom, &new, &figures_of_new), Resolution::Inconnue, "{nom}");
            }
        }
    }
}

#[test]
fn figures_are_found_by_code_and_year() {
    let d = exemple().unwrap();
    let c = calculer(&d, day());
    let number = |valeur: &str, decimales, unite: &str| {
        Resolution::Valeur(ValeurVariable::Nombre { valeur: valeur.parse().unwrap(), decimales, unite: unite.to_owned() })
    };
    assert_eq!(resoudre("indicateur.IND-01.2023", &d, &c), number("40.3", 1, "%"));
    assert_eq!(resoudre("indicateur.IND-01.reference", &d, &c), number("40.3", 1, "%"));
    assert_eq!(resoudre("indicateur.IND-01.2028.cible", &d, &c), number("47", 1, "%"));
    assert_eq!(resoudre("indicateur.IND-01.2028", &d, &c), Resolution::Vide);
    assert_eq!(resoudre("donnee.file_active.2021", &d, &c), number("312", 0, "personnes"));
    assert_eq!(resoudre("heures.APA.2024", &d, &c), Resolution::Valeur(ValeurVariable::Heures(Heures::entier(33_460))));
    assert_eq!(resoudre("heures.total.2021", &d, &c), Resolution::Valeur(ValeurVariable::Heures(Heures::entier(55_000))));
    assert_eq!(resoudre("tarif.2026", &d, &c), Resolution::Valeur(ValeurVariable::Prix(Prix::entier(25))));
    assert_eq!(resoudre("dotation.2024.acquis", &d, &c), Resolution::Valeur(ValeurVariable::Montant(Montant::entier(146_240))));
    assert_eq!(resoudre("contrat.duree", &d, &c), number("5", 0, "ans"));
    assert_eq!(resoudre("diagnostic.annee", &d, &c), words("2023"));
    for nom in ["", "service", "service.x", "indicateur.IND-99.2023", "indicateur.IND-01", "tarif.26", "tarif.2026.x", "donnee.km.x"] {
        assert_eq!(resoudre(nom, &d, &c), Resolution::Inconnue, "{nom}");
    }
}

#[test]
fn several_services_are_joined() {
    let mut d = exemple().unwrap();
    let mut other = d.services[0].clone();
    other.id = 2;
    "Agence B".clone_into(&mut other.nom);
    other.autorisation_date = NaiveDate::from_ymd_opt(2020, 1, 1);
    other.communes_desservies = Some(3);
    let first = d.services[0].clone();
    d.services.push(other);
    let c = calculer(&d, day());
    assert_eq!(resoudre("service.nom", &d, &c), words(&format!("{} et Agence B", first.nom)));
    // Two services with the same value: it is said once.
    assert_eq!(resoudre("service.amplitude", &d, &c), words(&first.amplitude_intervention));
    assert_eq!(resoudre("service.communes_nombre", &d, &c), Resolution::Valeur(ValeurVariable::Entier(40)));
    let dates = [first.autorisation_date, NaiveDate::from_ymd_opt(2020, 1, 1)].map(|d| ValeurVariable::Date(d.unwrap()));
    assert_eq!(resoudre("service.autorisation_date", &d, &c), Resolution::Valeur(ValeurVariable::Liste(dates.to_vec())));
}

#[test]
fn a_code_may_hold_points() {
    assert_eq!(coded("A.1.2.2024.cible"), Some(("A.1.2", 2024, "cible")));
    assert_eq!(coded("A"), None);
    assert_eq!(coded("A.20x4"), None);
}

#[test]
fn references_and_counts_follow_the_dossier() {
    let mut d = exemple().unwrap();
    let of = |d: &Dossier, nom: &str| resoudre(nom, d, &calculer(d, day()));
    assert_eq!(of(&d, "annexe.finances"), words("annexe\u{A0}4"));
    assert_eq!(of(&d, "annexe.finances.numero"), words("4"));
    assert_eq!(of(&d, "annexe.id-4"), words("annexe\u{A0}4"));
    assert_eq!(of(&d, "article.id-3"), words("article\u{A0}3"));
    assert_eq!(of(&d, "contrat.derniere_annee"), words("2028"));
    assert_eq!(of(&d, "service.communes_prioritaires"), Resolution::Valeur(ValeurVariable::Entier(14)));
    assert_eq!(of(&d, "actions.nombre.lettres"), of(&d, "actions.nombre"));
    assert_eq!(of(&d, "indicateur.IND-21.cible_finale"), of(&d, "indicateur.IND-21.2028.cible"));
    d.articles[0].ecarte = true;
    assert_eq!(of(&d, "article.id-3"), words("article\u{A0}2"));
    assert_eq!(of(&d, "article.id-1"), Resolution::Vide, "an article left out has no number");
    for nom in ["article.id-99", "article.3", "annexe.4", "annexe.nulle", "annexe.finances.page", "actions.nombre.chiffres"] {
        assert_eq!(of(&d, nom), Resolution::Inconnue, "{nom}");
    }
    let known = connues(&d, &calculer(&d, day()), referentiel());
    for nom in ["annexe.finances", "annexe.references.numero", "article.id-3", "indicateur.IND-21.cible_finale"] {
        assert!(known.iter().any(|v| v.nom == nom), "{nom}");
    }
    assert!(known.iter().all(|v| v.nom != "article.id-1"));
}

#[test]
fn the_template_cites_the_articles_and_annexes_it_means() {
    let d = crate::neuf::dossier(referentiel());
    let c = calculer(&d, day());
    let cited = |article: usize, nom: &str| {
        assert!(d.articles[article - 1].texte.contains(&format!("{{{{{nom}}}}}")), "{article}: {nom}");
        resoudre(nom, &d, &c)
    };
    assert_eq!(cited(1, "article.id-4"), words("article\u{A0}4"));
    assert_eq!(d.articles[3].titre, "Personnes accompagnées");
    assert_eq!(cited(4, "article.id-22"), words("article\u{A0}22"));
    assert_eq!(d.articles[21].titre, "Révision et avenants");
    for (article, nom, numero) in [(2, "identite", 1), (3, "diagnostic", 2), (6, "fiches", 3), (6, "indicateurs", 4), (13, "finances", 5)] {
        assert_eq!(cited(article, &format!("annexe.{nom}")), words(&format!("annexe\u{A0}{numero}")));
    }
    for (article, nom, numero) in [(7, "effectifs", 6), (5, "territoire", 7), (18, "trame", 8), (22, "pieces", 9)] {
        assert_eq!(cited(article, &format!("annexe.{nom}")), words(&format!("annexe\u{A0}{numero}")));
    }
    assert!(d.articles.iter().all(|a| !a.texte.contains("annexe 1") && !a.texte.contains("l’annexe")), "typed numbers");
}

#[test]
fn references_are_given_other_keys_and_the_rest_stays() {
    let autre = |tete: &str, cle: &str| (tete == "article" && cle == "id-3").then(|| "rang-1".to_owned());
    let text = "a {{article.id-3}} {{ article.id-3.numero }} {{article.id-4}} {{annexe.id-3}} {{ service.nom }} {{ {{x";
    let expected = "a {{article.rang-1}} {{article.rang-1.numero}} {{article.id-4}} {{annexe.id-3}} {{ service.nom }} {{ {{x";
    assert_eq!(with_references(text, &autre), expected);
}

#[test]
fn people_not_planned_yet_are_not_zero() {
    let mut d = exemple().unwrap();
    let of = |d: &Dossier| resoudre("personnes.premiere_annee", d, &calculer(d, day()));
    assert_eq!(of(&d), Resolution::Valeur(ValeurVariable::Entier(255)));
    d.publics[0].autres = None;
    assert_eq!(of(&d), Resolution::Vide, "a sum that lacks a term is no figure");
    (d.publics[0].apa, d.publics[0].pch) = (None, None);
    assert_eq!(of(&d), Resolution::Vide);
}
