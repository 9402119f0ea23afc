use cpom_core::calculs::calculer;
use cpom_core::carte::carte;
use cpom_core::exemple::exemple;
use cpom_core::modele::{Action, Axe, Dossier, Financement, Indicateur, Objectif};

use super::*;

fn polices() -> Polices {
    Polices::load().unwrap()
}

fn map(d: &Dossier) -> CarteDessinee {
    CarteDessinee::new(carte(d, &calculer(d, "2026-11-21".parse().unwrap())))
}

/// The example with every kind of gap.
fn with_gaps() -> Dossier {
    let mut d = exemple().unwrap();
    d.axes.push(Axe { id: 91, code: "AXE-7".into(), ..Axe::default() });
    d.objectifs.push(Objectif { id: 90, axe_id: 1, code: "OBJ-1.3".into(), libelle: "Sans suite".into() });
    d.actions.push(Action { id: 92, objectif_id: 1, code: "ACT-19".into(), intitule: "Nue".into(), ..Action::default() });
    d.indicateurs.push(Indicateur { id: 93, code: "IND-93".into(), libelle: "Seul".into(), ..Indicateur::default() });
    d.financements.push(Financement { id: 94, annee: 2026, montant: Some(Montant::entier(5_000)), ..Financement::default() });
    d
}

/// Words of a drawing with their left, right and baseline.
fn texts(polices: &Polices, t: &Toile) -> Vec<(String, f32, f32, f32)> {
    let of = |trace: &Trace| match trace {
        Trace::Texte { x, y, fonte, mots } => {
            let words: String = mots.iter().map(|f| &*f.texte).collect();
            Some((words.trim().to_owned(), *x, *x + polices.largeur(fonte.face, fonte.taille, words.trim()), *y))
        }
        _ => None,
    };
    t.traces.iter().filter_map(of).collect()
}

/// Vertical extents of the paths of the bands at the left of a column.
fn thickness(t: &Toile, x: f32) -> Vec<f32> {
    let of = |trace: &Trace| match trace {
        Trace::Chemin { etapes, remplissage: Some(c), .. } if *c == TON_DOUX || *c == ACCENT => {
            let ys: Vec<f32> = etapes
                .iter()
                .filter_map(|e| match e {
                    EtapeTrace::Aller(px, y) | EtapeTrace::Droite(px, y) | EtapeTrace::Courbe(_, _, _, _, px, y)
                        if (px - x).abs() < 0.01 =>
                    {
                        Some(*y)
                    }
                    _ => None,
                })
                .collect();
            (ys.len() == 2).then(|| (ys[0] - ys[1]).abs())
        }
        _ => None,
    };
    t.traces.iter().filter_map(of).collect()
}

#[test]
fn everything_stands_inside_with_a_place_of_its_own() {
    let polices = polices();
    for d in [exemple().unwrap(), with_gaps()] {
        let c = map(&d);
        for (largeur, aeree) in [(420.0, true), (717.0, false), (717.0, true), (1_100.0, true)] {
            let c = CarteDessinee { aeree, ..c.clone() };
            let mut t = Toile::new(&polices, largeur, 1.0);
            let hauteur = draw(&mut t, &c);
            let found = texts(&polices, &t);
            assert!(found.iter().all(|x| x.1 >= -0.01 && x.2 <= largeur + 0.5 && x.3 <= hauteur), "{largeur} {found:?}");
            let keys: Vec<&str> = t.zones.iter().map(|z| z.cle.as_str()).collect();
            for a in c.faits.actions() {
                assert!(keys.contains(&format!("action-{}", a.id).as_str()), "{}", a.code);
                assert!(a.indicateurs.iter().all(|i| keys.contains(&format!("indicateur-{}-{}", a.id, i.id).as_str())));
            }
            let mut once = keys.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), keys.len(), "{keys:?}");
            assert!(
                t.zones.iter().all(|z| z.boite[2] > 0.0 && z.boite[3] > 0.0 && z.boite[1] + z.boite[3] <= hauteur + 0.5),
                "{:?}",
                t.zones
            );
        }
    }
}

#[test]
fn a_band_is_as_wide_as_its_euros_and_an_unknown_amount_has_none() {
    let polices = polices();
    let mut d = exemple().unwrap();
    d.budgets_action.retain(|b| b.action_id != 2);
    let c = map(&d);
    let mut t = Toile::new(&polices, 717.0, 1.0);
    draw(&mut t, &c);
    let col = ColonnesCarte::new(717.0);
    let wide = thickness(&t, col.actions.0);
    assert_eq!(wide.len(), 17, "the action without a budget has no band");
    let amounts: Vec<f64> = c.faits.actions().filter_map(|a| a.montant.somme()).map(|m| m.raw() as f64).collect();
    for (w, m) in wide.iter().zip(&amounts) {
        let expected = (f64::from(wide[0]) * m / amounts[0]) as f32;
        assert!((w - expected).abs() < 0.02, "{w} for {m}");
    }
    // What leaves the actions reaches the sources; a band too thin to be seen is drawn a little thicker.
    let reached = thickness(&t, col.sources.0);
    assert_eq!(reached.len(), c.faits.actions().map(|a| a.sources.len()).sum::<usize>());
    let more = reached.iter().sum::<f32>() - wide.iter().sum::<f32>();
    let thin = reached.iter().filter(|w| **w < MINIMUM + 0.01).count();
    assert!((-0.1..=thin as f32 * MINIMUM + 0.1).contains(&more), "{more} {thin}");
    assert!(texts(&polices, &t).iter().any(|x| x.0 == "sans budget"));
    assert!(!texts(&polices, &t).iter().any(|x| x.0 == "0 €"));
}

#[test]
fn gaps_are_said_in_words() {
    let polices = polices();
    let c = map(&with_gaps());
    let mut t = Toile::new(&polices, 900.0, 1.0);
    draw(&mut t, &c);
    let found = texts(&polices, &t);
    for words in ["aucune action", "aucun objectif", "aucun indicateur", "sans budget", "sans moyens", "Sans action", "ce qui manque"] {
        assert!(found.iter().any(|x| x.0 == words), "{words}: {found:?}");
    }
    let said = alternative(&c);
    for words in ["Objectif sans action : OBJ-1.3 Sans suite", "Action sans budget : ACT-19 Nue", "Indicateur sans action : IND-93 Seul"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(said.contains("(18 actions sur 19)"), "{said}");
}

#[test]
fn a_page_takes_the_form_that_fits_and_the_rest_goes_on() {
    let polices = polices();
    let mut d = exemple().unwrap();
    let c = map(&d);
    assert!(parts(&polices, &c, 717.0, 2_000.0)[0].aeree);
    let close = parts(&polices, &c, 717.0, 415.0);
    assert_eq!((close.len(), close[0].aeree), (1, false), "the example holds on one page");
    let row = d.actions[0].clone();
    d.actions.extend((100..160).map(|id| Action { id, code: format!("ACT-{id}"), objectif_id: 1 + id % 12, ..row.clone() }));
    let whole = map(&d);
    let cut = parts(&polices, &whole, 717.0, 415.0);
    assert!(cut.len() > 1);
    let shown: Vec<i32> = cut.iter().flat_map(|c| c.faits.actions().map(|a| a.id)).collect();
    assert_eq!(shown, whole.faits.actions().map(|a| a.id).collect::<Vec<_>>());
    let mut heights = cut.iter().map(|c| draw(&mut Toile::new(&polices, 717.0, 1.0), c));
    assert!(heights.all(|h| h <= 415.0));
    let none = CarteDessinee::new(carte(&Dossier::default(), &calculer(&Dossier::default(), "2026-11-21".parse().unwrap())));
    assert!(parts(&polices, &none, 717.0, 415.0).len() == 1 && alternative(&none).starts_with("Aucune donnée"));
}
