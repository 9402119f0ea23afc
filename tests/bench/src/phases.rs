//! Time and memory of each phase of one PDF, in this process: median time of several warm runs, and peak memory
//! at the end of each phase of the first, cold run.

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use cpom_core::calculs::calculer;
use cpom_core::echange;
use cpom_core::store::{Acces, Fichier};
use cpom_export::composition::{Options, TypeDocument, attach_data, composer};
use cpom_export::pdf;

use crate::contenu::jour;
use crate::mesure::{median, ms};

const FOIS: usize = 15;

/// A phase: name, milliseconds, peak memory at its end in MiB.
type PhaseMesuree = (String, f64, f64);

/// Prints one line per phase: name, milliseconds, MiB, separated by tabs.
pub fn run(path: &Path) -> Result<(), Box<dyn Error>> {
    let premier = once(path)?;
    let mut durees: Vec<Vec<f64>> = vec![Vec::new(); premier.len()];
    for _ in 0..FOIS {
        for (durees, (_, duree, _)) in durees.iter_mut().zip(once(path)?) {
            durees.push(duree);
        }
    }
    for ((nom, _, pic), durees) in premier.iter().zip(&durees) {
        println!("{nom}\t{:.2}\t{pic:.1}", median(durees));
    }
    Ok(())
}

/// Peak memory of this process in MiB; 0 where the system does not report it.
fn peak() -> f64 {
    let etat = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ligne = etat.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    ligne.and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok()).map_or(f64::NAN, |kio| kio / 1024.0)
}

fn once(path: &Path) -> Result<Vec<PhaseMesuree>, Box<dyn Error>> {
    let mut phases = Vec::new();
    let mut debut = Instant::now();
    let mut lap = |nom: &str| {
        phases.push((nom.to_owned(), ms(debut.elapsed()), peak()));
        debut = Instant::now();
    };
    let file = Fichier::open(path, Acces::Lecture, "2026-11-21T09:00:00")?;
    lap("ouverture du dossier");
    let dossier = file.dossier();
    let calculs = calculer(dossier, jour());
    lap("calculs");
    let json = echange::write(dossier)?;
    lap("données jointes");
    let mut document = composer(dossier, &calculs, &Options::new(TypeDocument::Complet, jour()));
    attach_data(&mut document, json);
    lap("composition");
    let (bytes, _) = pdf::pdf_with(&document, &mut |phase| lap(phase.nom()))?;
    if !bytes.starts_with(b"%PDF") {
        return Err("not a PDF".into());
    }
    Ok(phases)
}
