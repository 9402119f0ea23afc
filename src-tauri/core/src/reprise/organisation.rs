//! Organisational means, working life and shared practices at renewal.

use super::rapport::Rapport;
use super::{Periode, date};
use crate::choix::{Choix, StatutEtape};
use crate::modele::{Dossier, Rubrique};

/// Means come along as they are; measures that are not done start again without a date; practices are history.
pub(super) fn carry(neuf: &mut Dossier, p: &Periode, rapport: &mut Rapport) {
    for m in &neuf.moyens_organisation {
        rapport.kept(Rubrique::Moyens, &format!("{} ({}, à relire)", m.intitule, m.nature.libelle()));
    }
    for c in &mut neuf.conditions_travail {
        let objet = format!("Condition de travail : {} ({})", c.mesure, c.domaine.libelle());
        let before = [c.etat.libelle().to_owned(), date(c.echeance.take())];
        let before = before.iter().filter(|t| !t.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ");
        if c.etat.is_closed() {
            rapport.removed(Rubrique::Moyens, &objet, &format!("{before}, dans l’ancien dossier"));
        } else {
            rapport.carried(Rubrique::Moyens, &objet, &before, "échéance à fixer");
        }
    }
    neuf.conditions_travail.retain(|c| !c.etat.is_closed());
    for c in &mut neuf.conditions_travail {
        c.etat = StatutEtape::AVenir;
        c.resultat.clear();
    }
    let (past, later): (Vec<_>, Vec<_>) = std::mem::take(&mut neuf.partages_pratiques).into_iter().partition(|x| x.annee <= p.base);
    for x in &past {
        rapport.kept(Rubrique::Moyens, &format!("Bonne pratique {} : {}", x.annee, x.pratique));
    }
    for x in &later {
        rapport.removed(Rubrique::Moyens, &format!("Bonne pratique {} : {}", x.annee, x.pratique), "dans l’ancien dossier");
    }
    neuf.partages_pratiques = past;
}
