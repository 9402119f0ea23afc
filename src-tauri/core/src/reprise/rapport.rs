//! The report of a renewal, line by line, under the parts of the dossier in their order.

use crate::choix::Traitement;
use crate::modele::{LigneReprise, Rubrique};

/// The report being written.
pub(super) struct Rapport {
    lines: Vec<(Rubrique, LigneReprise)>,
}

impl Rapport {
    pub fn new() -> Self {
        Self { lines: Vec::new() }
    }

    pub fn into_lines(self) -> Vec<LigneReprise> {
        let mut lines = self.lines;
        lines.sort_by_key(|(rubrique, _)| *rubrique);
        let numbered = lines.into_iter().zip(1..);
        numbered.map(|((_, line), id)| LigneReprise { id, ..line }).collect()
    }

    fn line(&mut self, rubrique: Rubrique, objet: &str, traitement: Traitement, avant: &str, apres: &str) {
        // A report line is a one-line text: line breaks become spaces.
        let flat = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let (rubrique_titre, objet, avant, apres) = (rubrique.titre().to_owned(), flat(objet), flat(avant), flat(apres));
        self.lines.push((rubrique, LigneReprise { id: 0, rubrique: rubrique_titre, objet, traitement, avant, apres }));
    }

    /// Reports a thing kept as it was.
    pub fn kept(&mut self, rubrique: Rubrique, objet: &str) {
        if !objet.trim().is_empty() {
            self.line(rubrique, objet, Traitement::Garde, "", "");
        }
    }

    /// Reports a text kept as it was, with these words of the former contract.
    pub fn read_again(&mut self, rubrique: Rubrique, objet: &str, mots: &str) {
        self.line(rubrique, objet, Traitement::ARelire, mots, "");
    }

    /// Reports a thing carried over with another value.
    pub fn carried(&mut self, rubrique: Rubrique, objet: &str, avant: &str, apres: &str) {
        self.line(rubrique, objet, Traitement::Reporte, avant, apres);
    }

    /// Reports a thing emptied, unless it was empty already.
    pub fn emptied(&mut self, rubrique: Rubrique, objet: &str, avant: &str) {
        if !avant.is_empty() {
            self.line(rubrique, objet, Traitement::Vide, avant, "");
        }
    }

    /// Reports a thing left in the former dossier.
    pub fn removed(&mut self, rubrique: Rubrique, objet: &str, raison: &str) {
        self.line(rubrique, objet, Traitement::Retire, "", raison);
    }

    /// Reports a thing carried over for which a reason must be given.
    pub fn owing(&mut self, rubrique: Rubrique, objet: &str, avant: &str, apres: &str) {
        self.line(rubrique, objet, Traitement::AJustifier, avant, apres);
    }
}
