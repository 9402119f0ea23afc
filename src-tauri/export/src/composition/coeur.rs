//! The two parts of the complete document: the core, which is read and signed, then the annexes.
//!
//! The core holds what has to be known, the contract with its articles and its signatures, the table of indicators and the money
//! ([`cpom_core::annexes::du_coeur`]). An annex of the core keeps its number. Each part has a heading when both print.

use std::collections::BTreeMap;

use cpom_core::annexes::SAVOIR;

use super::annexes::Composee;
use super::contexte::Contexte;
use super::format;
use super::sections::{ChoixSections, Section};
use crate::bloc::{Bloc, TexteRiche};

const COEUR: &str = "Première partie – Le cœur du contrat";
const ANNEXES: &str = "Seconde partie – Les annexes";

/// Headings of the parts, by the rank of the section under which each stands; none when one part prints alone or when the
/// order of the sections was asked for.
pub(super) fn starts(ctx: &Contexte, printed: &[&Section], annexes: &[Composee], choix: &ChoixSections) -> BTreeMap<usize, Vec<Bloc>> {
    // The first pages, before the contents, are no part.
    let core = printed.iter().position(|s| s.coeur && s.code != SAVOIR);
    let others = printed.iter().position(|s| !s.coeur);
    let (Some(core), Some(others), None) = (core, others, &choix.seulement) else { return BTreeMap::new() };
    let of = |code: &str| annexes.iter().find(|a| a.section.code == code);
    let inside: Vec<&Composee> = printed.iter().filter(|s| s.coeur).filter_map(|s| of(&s.code)).collect();
    let mut phrase =
        TexteRiche::from("Le contrat et ses articles, le tableau des indicateurs et l’argent. Cette partie se lit et s’imprime seule.");
    if !inside.is_empty() {
        phrase = phrase.et(" L’");
        for (i, a) in inside.iter().enumerate() {
            phrase = phrase.et(if i == 0 { "" } else { ", l’" }).lien(format!("annexe {}", a.numero), a.ancre.clone());
        }
        phrase = phrase.et(if inside.len() > 1 { " y sont." } else { " y est." });
    }
    let after: Vec<i32> = printed.iter().filter(|s| !s.coeur).filter_map(|s| of(&s.code)).map(|a| a.numero).collect();
    let listed = named(&after);
    let rest = if ctx.d.annexes.is_empty() { String::new() } else { " Elles font partie intégrante du contrat.".to_owned() };
    let tete = |titre: &str, texte: TexteRiche| vec![Bloc::titre(1, titre).into(), Bloc::paragraphe(texte)];
    BTreeMap::from([
        (core, tete(COEUR, phrase)),
        (others, tete(ANNEXES, format!("{}.{rest}", cpom_core::modele::mots::majuscule(&listed)).into())),
    ])
}

/// Numbers of annexes in words: « annexe 4 », « annexes 1 à 3, 5 et 6 ».
pub(super) fn named(numeros: &[i32]) -> String {
    let mut runs: Vec<(i32, i32)> = Vec::new();
    for n in numeros {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *n => *last = *n,
            _ => runs.push((*n, *n)),
        }
    }
    let said: Vec<String> = runs
        .iter()
        .flat_map(|(a, b)| match b - a {
            0 => vec![a.to_string()],
            1 => vec![a.to_string(), b.to_string()],
            _ => vec![format!("{a} à {b}")],
        })
        .collect();
    match numeros {
        [] => "les autres parties du dossier".to_owned(),
        [one] => format!("annexe {one}"),
        _ => format!("annexes {}", format::enumeration(&said)),
    }
}

/// Puts the heading of a part above its first section, on the same page.
pub(super) fn head(blocs: &mut Vec<Bloc>, tete: Vec<Bloc>) {
    match blocs.first_mut() {
        Some(Bloc::Paysage(inside) | Bloc::GarderEnsemble(inside)) => return head(inside, tete),
        Some(Bloc::Titre(t)) => t.sous_partie = t.niveau == 1,
        _ => {}
    }
    blocs.splice(0..0, tete);
}

/// Warning of the cover of the core printed alone: the annexes that are not joined.
pub(super) fn alone(ctx: &Contexte) -> Option<String> {
    let missing: Vec<i32> =
        cpom_core::annexes::annexes(ctx.d).into_iter().filter(|a| ctx.non_jointes.contains(&a.code)).map(|a| a.numero).collect();
    let joined = if missing.len() == 1 { "n’est pas jointe" } else { "ne sont pas jointes" };
    let article = if missing.len() == 1 { "l’" } else { "les " };
    (!missing.is_empty()).then(|| format!("Cœur du contrat, imprimé seul : {article}{} {joined}.", named(&missing)))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn numbers_that_follow_one_another_are_said_by_their_ends() {
        for (numeros, said) in [
            (&[4][..], "annexe 4"),
            (&[1, 2], "annexes 1 et 2"),
            (&[1, 2, 3, 5, 6, 7, 9], "annexes 1 à 3, 5 à 7 et 9"),
            (&[], "les autres parties du dossier"),
        ] {
            assert_eq!(named(numeros), said);
        }
    }
}
