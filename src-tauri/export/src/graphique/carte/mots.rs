//! The map in words: amounts, and the sentences that say what the drawing shows.

use cpom_core::calculs::Total;
use cpom_core::choix::{Choix, GenreTrou};
use cpom_core::decimal::Montant;
use cpom_core::francais::{date, decimal};
use cpom_core::modele::mots::majuscule;

use crate::bloc::CarteDessinee;

/// An amount in whole euros.
pub(super) fn euros(montant: Montant) -> String {
    format!("{}\u{A0}€", decimal(montant, 0))
}

/// A sum in whole euros with its extent when it is partial; `None` when nothing is known.
pub(super) fn amount(total: &Total<2>) -> Option<String> {
    total.ecrit(euros)
}

fn counted(n: usize, un: &str, plusieurs: &str) -> String {
    format!("{n} {}", if n < 2 { un } else { plusieurs })
}

/// The map in words, a sentence each: how much of each, its money, what is missing.
pub(crate) fn sentences(c: &CarteDessinee) -> Vec<String> {
    let f = &c.faits;
    let actions = f.actions().count();
    let mut out = vec![format!(
        "Carte du contrat au {} : {}, {}, {}.",
        date(f.jour),
        counted(f.axes.len(), "axe", "axes"),
        counted(f.objectifs().count(), "objectif", "objectifs"),
        counted(actions, "action", "actions"),
    )];
    let sources: Vec<String> =
        f.sources.iter().filter_map(|s| Some(format!("{} {}", s.source.libelle(), amount(&s.actions.avec(s.hors_actions))?))).collect();
    if let (Some(total), false) = (amount(&f.total), c.partie.is_some()) {
        out.push(format!("Budget de toutes les années : {total}, dont {}.", sources.join(", ")));
    }
    for genre in GenreTrou::TOUS {
        let rows: Vec<&str> = f.trous.iter().filter(|x| x.genre == *genre).map(|x| x.nom.as_str()).collect();
        if !rows.is_empty() && c.partie.is_none() {
            out.push(format!("{} : {}.", majuscule(genre.libelle()), rows.join(" ; ")));
        }
    }
    out
}

/// Description of the drawing.
pub(crate) fn alternative(c: &CarteDessinee) -> String {
    if c.faits.vide() { "Aucune donnée à représenter".to_owned() } else { sentences(c).join(" ") }
}
