//! Time of the figures with and without the balance of the contract, and of a lever that is typed, on the example and on a large
//! dossier.

use std::error::Error;

use cpom_core::calculs::calculer;
use cpom_core::calculs::economie::{economie, lignes};
use cpom_core::choix::CleHypothese;
use cpom_core::controles::controler;
use cpom_core::decimal::Nombre;
use cpom_core::exemple::exemple;
use cpom_core::modele::{Dossier, Hypothese};
use cpom_core::referentiel::referentiel;
use cpom_core::scenario::{appliquer, bascules, chiffres, verse_ou_acompte};

use crate::contenu::jour;
use crate::dossiers;
use crate::mesure::{median, time};

const TOURS: usize = 31;
const ANNEE: i32 = 2027;

/// Prints one line per figure: dossier, operation, milliseconds, separated by tabs.
pub fn run() -> Result<(), Box<dyn Error>> {
    let base = exemple()?;
    let large = dossiers::multiply(&base, 28)?;
    for (nom, d) in [("exemple", &base), ("grand", &large)] {
        println!("{nom}\tactions\t{}", d.actions.len());
        println!("{nom}\tindicateurs\t{}", d.indicateurs.len());
        for (operation, run) in OPERATIONS {
            let times: Vec<f64> = (0..TOURS).map(|_| time(|| run(d)).0).collect();
            println!("{nom}\t{operation}\t{:.3}", median(&times));
        }
    }
    Ok(())
}

type OperationMesuree = (&'static str, fn(&Dossier) -> usize);

const OPERATIONS: [OperationMesuree; 4] = [
    ("chiffres", |d| calculer(d, jour()).actions.len()),
    ("chiffres et équilibre", |d| economie(d, &calculer(d, jour())).annees.len()),
    ("chiffres et points à voir", |d| controler(d, &calculer(d, jour()), referentiel()).len()),
    ("levier tapé", typed),
];

/// Work behind a lever that is typed: the dossier and its copy computed, the rows explained, the points where something turns.
fn typed(d: &Dossier) -> usize {
    let valeur = Some(Nombre::entier(-5));
    let levers = [Hypothese { cle: CleHypothese::HeuresPct, annee: Some(ANNEE), valeur, ..Hypothese::default() }];
    let figures = calculer(d, jour());
    let before = economie(d, &figures);
    let paid = verse_ou_acompte(d, &figures, ANNEE, None);
    let copy = appliquer(d, &levers);
    let after = calculer(&copy, jour());
    let balance = economie(&copy, &after);
    let rows = balance.annee(ANNEE).map_or(0, |a| lignes(&copy, &balance, a).len());
    let turned = bascules(d, &levers, ANNEE, paid);
    let kept = chiffres(&after, &balance, ANNEE, paid);
    rows + before.annees.len() + usize::from(turned.resultat_nul.is_some()) + usize::from(kept.solde.is_some())
}
