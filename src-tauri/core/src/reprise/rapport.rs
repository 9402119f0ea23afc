//! The report of a renewal, line by line.

use crate::choix::Traitement;
use crate::modele::LigneReprise;

/// The report being written.
pub(super) struct Rapport {
    lines: Vec<LigneReprise>,
}

impl Rapport {
    pub fn new() -> Self {
        Self { lines: Vec::new() }
    }

    pub fn into_lines(self) -> Vec<LigneReprise> {
        self.lines
    }

    fn line(&mut self, rubrique: &str, objet: &str, traitement: Traitement, avant: &str, apres: &str) {
        let id = i32::try_from(self.lines.len()).unwrap_or(i32::MAX - 1) + 1;
        // A report line is a one-line text: line breaks become spaces.
        let flat = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        self.lines.push(LigneReprise {
            id,
            rubrique: rubrique.to_owned(),
            objet: flat(objet),
            traitement,
            avant: flat(avant),
            apres: flat(apres),
        });
    }

    /// Reports a thing kept as it was.
    pub fn kept(&mut self, rubrique: &str, objet: &str) {
        if !objet.trim().is_empty() {
            self.line(rubrique, objet, Traitement::Garde, "", "");
        }
    }

    /// Reports a thing carried over with another value.
    pub fn carried(&mut self, rubrique: &str, objet: &str, avant: &str, apres: &str) {
        self.line(rubrique, objet, Traitement::Reporte, avant, apres);
    }

    /// Reports a thing emptied, unless it was empty already.
    pub fn emptied(&mut self, rubrique: &str, objet: &str, avant: &str) {
        if !avant.is_empty() {
            self.line(rubrique, objet, Traitement::Vide, avant, "");
        }
    }

    /// Reports a thing left in the former dossier.
    pub fn removed(&mut self, rubrique: &str, objet: &str, raison: &str) {
        self.line(rubrique, objet, Traitement::Retire, "", raison);
    }

    /// Reports a thing carried over for which a reason must be given.
    pub fn owing(&mut self, rubrique: &str, objet: &str, avant: &str, apres: &str) {
        self.line(rubrique, objet, Traitement::AJustifier, avant, apres);
    }
}
