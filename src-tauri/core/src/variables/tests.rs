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
    // A name is read up to its greatest length and no further: braces that are never closed cost linear time.
    let (longest, longer) = ("n".repeat(super::NOM_MAX), "n".repeat(super::NOM_MAX + 1));
    assert_eq!(segments(&format!("{{{{{longest}}}}}")), [Variable(&longest)]);
    let text = format!("{{{{{longer}}}}}");
    assert_eq!(segments(&text), [Texte(&text)]);
    assert_eq!(segments("{{é}}"), [Variable("é")]);
    assert_eq!(segments(&"{{".repeat(100_000)).len(), 1);
}

#[test]
fn every_name_of_the_template_is_known() {
    let empty = Dossier::default();
    let nothing = calculer(&empty, day());
    let full = exemple().unwrap();
    let figures = calculer(&full, day());
    let shipped = referentiel();
    assert!(!shipped.modele_contrat.variables.is_empty());
    for variable in &shipped.modele_contrat.variables {
        assert_eq!(resoudre(&variable.cle, &empty, &nothing), Resolution::Vide, "{}", variable.cle);
        assert_ne!(resoudre(&variable.cle, &full, &figures), Resolution::Inconnue, "{}", variable.cle);
    }
    let template = &shipped.modele_contrat;
    let texts = [&template.parties, &template.preambule, &template.signature];
    let all = template.articles.iter().map(|a| &a.texte).chain(shipped.visas.iter().map(|v| &v.texte)).chain(texts);
    for text in all {
        for segment in segments(text) {
            if let Segment::Variable(nom) = segment {
                assert_ne!(resoudre(nom, &empty, &nothing), Resolution::Inconnue, "{nom}");
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
