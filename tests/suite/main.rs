//! Tests across crates; see `tests/README.md`.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

mod annee;
mod annulation;
mod apparence;
mod appel;
mod appel_versions;
mod avenants;
mod bureau;
mod calendrier;
mod composants;
mod corbeille;
mod documents;
mod echange;
mod economie;
mod empreinte;
mod epreuve;
mod exemple;
mod fichier;
mod fleches;
mod fusion;
mod hostile;
mod jugements;
mod lecture;
mod libreoffice;
mod line_ends;
mod modifications;
mod modules;
mod noms;
mod outils;
mod ouverture;
mod pieces;
mod poppler;
mod redaction;
mod releve;
mod rendu;
mod reprise;
mod reserve;
mod retour;
mod sauvegardes;
mod seance;
mod structure;
mod tableur;
mod trous;
mod verapdf;
mod versions;
mod vie;
mod words;

#[test]
fn every_module_of_the_folder_is_listed() {
    let main = include_str!("main.rs");
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/suite")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || main.contains(&format!("mod {module};")), "{name} is not listed in main.rs");
    }
}
