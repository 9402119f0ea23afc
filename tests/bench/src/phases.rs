//! Where the time of one PDF goes, in this process, warm: the middle of several runs.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use cpom_core::calculs::calculer;
use cpom_core::echange;
use cpom_core::store::{Acces, Fichier};
use cpom_export::composition::{Options, TypeDocument, composer};
use cpom_export::pdf;

use crate::contenu::jour;
use crate::mesure::{median, ms};

const FOIS: usize = 15;

/// One line per phase: name, a tab, milliseconds.
pub fn run(path: &Path) -> Result<(), Box<dyn Error>> {
    let mut phases: Vec<(String, Vec<f64>)> = Vec::new();
    for _ in 0..FOIS {
        for (i, (nom, duree)) in once(path)?.into_iter().enumerate() {
            match phases.get_mut(i) {
                Some(phase) => phase.1.push(duree),
                None => phases.push((nom, vec![duree])),
            }
        }
    }
    for (nom, durees) in &phases {
        println!("{nom}\t{:.2}", median(durees));
    }
    Ok(())
}

fn once(path: &Path) -> Result<Vec<(String, f64)>, Box<dyn Error>> {
    let mut phases = Vec::new();
    let mut debut = Instant::now();
    let mut lap = |nom: &str| {
        phases.push((nom.to_owned(), ms(debut.elapsed())));
        debut = Instant::now();
    };
    let file = Fichier::open(path, Acces::Lecture, "2026-11-21T09:00:00")?;
    lap("ouverture du dossier");
    let dossier = file.dossier();
    let calculs = calculer(dossier, jour());
    lap("calculs");
    let json = echange::write(dossier)?;
    let mut options = Options::new(TypeDocument::Complet, jour());
    options.empreinte = Some(echange::empreinte(&json));
    options.donnees = Some(json.into_bytes());
    lap("données jointes");
    let document = composer(dossier, &calculs, &options);
    lap("composition");
    let (bytes, _) = pdf::pdf_with(&document, &mut |phase| lap(phase.nom()))?;
    if !bytes.starts_with(b"%PDF") {
        return Err("not a PDF".into());
    }
    Ok(phases)
}
