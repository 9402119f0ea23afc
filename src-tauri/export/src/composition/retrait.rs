//! Columns whose content was taken out for a recipient: a column of dashes would say that something is missing.

use cpom_core::destinataire::is_personal;
use cpom_core::modele::TABLES;

use crate::bloc::{Bloc, Tableau};

/// Removes from each table the columns of names of persons that say nothing any more.
pub(super) fn without_personal_columns(blocs: &mut [Bloc]) {
    let titles: Vec<&str> = TABLES
        .iter()
        .flat_map(|t| t.champs.iter().filter(|c| is_personal(t.nom, c.nom)).map(cpom_core::modele::ChampDef::colonne))
        .collect();
    walk(blocs, &titles);
}

fn walk(blocs: &mut [Bloc], titles: &[&str]) {
    for bloc in blocs {
        match bloc {
            Bloc::Tableau(t) => narrow(t, titles),
            Bloc::Encadre(e) => walk(&mut e.blocs, titles),
            Bloc::Fiche(f) => walk(&mut f.blocs, titles),
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => walk(b, titles),
            Bloc::CoteACote(c) => {
                walk(&mut c.gauche, titles);
                walk(&mut c.droite, titles);
            }
            _ => {}
        }
    }
}

fn narrow(t: &mut Tableau, titles: &[&str]) {
    let silent = |i: usize| t.lignes.iter().filter_map(|l| l.cellules.get(i)).all(|c| matches!(c.brut().trim(), "" | "–"));
    let gone = |i: usize| i > 0 && titles.contains(&t.colonnes[i].titre.brut().as_str()) && silent(i);
    for i in (0..t.colonnes.len()).rev().filter(|i| gone(*i)).collect::<Vec<_>>() {
        t.colonnes.remove(i);
        for ligne in t.lignes.iter_mut().filter(|l| l.cellules.len() > i) {
            ligne.cellules.remove(i);
        }
    }
}
