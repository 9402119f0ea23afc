use super::*;
use crate::exemple::exemple;

#[test]
fn a_price_is_rounded_up_to_the_cent() {
    let up = |text: &str| au_centime_superieur(text.parse().unwrap()).to_string();
    assert_eq!([up("4.4158"), up("4.42"), up("4.4201"), up("-0.125"), up("0")], ["4.42", "4.42", "4.43", "-0.12", "0"]);
}

#[test]
fn the_example_rests_on_four_assumptions_and_lacks_nothing() {
    let d = exemple().unwrap();
    let e = economie(&d, &crate::calculs::calculer(&d, "2026-11-21".parse().unwrap()));
    let year = e.annee(2027).unwrap();
    assert_eq!(compte(hypotheses(&d, &e, year).len()), "4 hypothèses");
    assert!(year.manques.is_empty());
    let text = phrase(&e, year).replace(['\u{202F}', '\u{A0}'], " ");
    assert_eq!(
        text,
        "En 2027, le contrat coûte 51 198 € au service, soit 1,02 € par heure éligible. Il s’équilibrerait à 4,42 € de l’heure ; \
         le contrat prévoit 3,40 €."
    );
}
