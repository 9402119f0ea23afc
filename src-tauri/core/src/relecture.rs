//! Texts of a contract that still speak of the former one.
//!
//! A renewal keeps articles, visas and preamble, since their words are worth keeping; a date, a year or a count typed in
//! them is that of the former contract. [`doubt`] finds the first one in a text, for the checks and for the report of the
//! renewal. A variable is never doubtful: it follows the data. Years of acts that outlast a contract (laws, decrees,
//! orders) are left alone. Left out on purpose: correcting the text.

use crate::francais::{EN_LETTRES, MOIS};
use crate::modele::Dossier;

/// The contract that a text is read against.
#[derive(Clone, Copy, Debug)]
pub struct ContratRelu {
    /// First year of the contract.
    pub debut: i32,
    /// Last year of the contract.
    pub fin: i32,
    /// Numbers of axes, objectives, actions and indicators of the dossier.
    pub nombres: [usize; 4],
}

impl ContratRelu {
    /// The contract of a dossier; `None` without both dates.
    #[must_use]
    pub fn of(d: &Dossier, annees: &[i32]) -> Option<Self> {
        let nombres = [d.axes.len(), d.objectifs.len(), d.actions.len(), d.indicateurs.len()];
        Some(Self { debut: *annees.first()?, fin: *annees.last()?, nombres })
    }
}

/// Nouns that follow a count, in the order of [`ContratRelu::nombres`].
const COMPTES: [&[&str]; 4] = [&["axe"], &["objectif"], &["fiche action", "fiches action", "fiche"], &["indicateur"]];

/// Acts whose date is not that of a contract.
const ACTES: [&str; 8] =
    ["loi ", "decret", "ordonnance", "arrete", "directive", "reglement", "code ", "decision de la commission europeenne"];

/// The first words of a text that belong to another contract: a year outside its period with the date around it, or a
/// count of axes, objectives, actions, indicators that is not that of the dossier, or of people.
#[must_use]
pub fn doubt(texte: &str, contrat: ContratRelu) -> Option<String> {
    clauses(texte).into_iter().find_map(|clause| {
        let folded = crate::francais::sans_accents(clause);
        let lasting =
            ACTES.iter().any(|acte| folded.starts_with(acte) || [' ', '\''].iter().any(|c| folded.contains(&format!("{c}{acte}"))));
        let mots: Vec<&str> = clause.split_whitespace().collect();
        let year = || year_outside(&mots, contrat).filter(|_| !lasting);
        year().or_else(|| other_count(&mots, contrat))
    })
}

/// The clauses of a text, without the variables: a law cited in one says nothing of the dates of the next.
fn clauses(texte: &str) -> Vec<&str> {
    let mut out = Vec::new();
    for segment in crate::variables::segments(texte) {
        if let crate::variables::Segment::Texte(t) = segment {
            out.extend(t.split([';', '\n', '(', ')']));
        }
    }
    out
}

/// A word without the punctuation around it.
fn bare(mot: &str) -> &str {
    mot.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Units after which a number of four digits is no year.
const UNITES: [&str; 8] = ["h", "heures", "heure", "€", "euros", "personnes", "km", "etp"];

/// The years that a word holds: « 2028 », « 2024-2028 », « 30/06/2028 », « 2028-06-30 », and not « 2016-SAD-112 ».
fn years(mot: &str) -> Vec<i32> {
    let parts: Vec<&str> = bare(mot).split(['-', '–', '/', '.']).collect();
    if parts.iter().any(|p| p.is_empty() || !p.bytes().all(|b| b.is_ascii_digit())) {
        return Vec::new();
    }
    parts.iter().filter(|p| p.len() == 4).filter_map(|p| p.parse().ok()).filter(|y| (1990..=2099).contains(y)).collect()
}

fn year_outside(mots: &[&str], contrat: ContratRelu) -> Option<String> {
    let fold = crate::francais::sans_accents;
    mots.iter().enumerate().find_map(|(i, mot)| {
        let unit = mots.get(i + 1).is_some_and(|next| UNITES.contains(&fold(bare(next)).as_str()) || next.starts_with('€'));
        let outside = years(mot).into_iter().any(|y| !(contrat.debut..=contrat.fin).contains(&y));
        if unit || !outside {
            return None;
        }
        // The day and the month before the year belong to the date.
        let month = i.checked_sub(1).filter(|m| MOIS.iter().any(|month| fold(month) == fold(mots[*m])));
        let first = month.map_or(i, |m| m.checked_sub(1).filter(|d| bare(mots[*d]).starts_with(|c: char| c.is_ascii_digit())).unwrap_or(m));
        Some(bare(&mots[first..=i].join(" ")).to_owned())
    })
}

/// A typed count that is not that of the dossier. People are never counted twice the same: any count of them is doubtful.
fn other_count(mots: &[&str], contrat: ContratRelu) -> Option<String> {
    mots.iter().enumerate().find_map(|(i, mot)| {
        let n = number(mot)?;
        let after = crate::francais::sans_accents(&mots[i + 1..mots.len().min(i + 3)].join(" "));
        let said = |count: usize| bare(&mots[i..mots.len().min(i + 1 + count)].join(" ")).to_owned();
        if after.starts_with("personnes") && n >= 20 {
            return Some(said(1));
        }
        let counted = COMPTES.iter().zip(contrat.nombres).find(|(nouns, _)| nouns.iter().any(|noun| after.starts_with(noun)));
        counted.filter(|(_, has)| *has != n).map(|(nouns, _)| said(if nouns[0].contains(' ') { 2 } else { 1 }))
    })
}

/// A whole number in figures, or in words up to twenty; one is not a count.
fn number(mot: &str) -> Option<usize> {
    let folded = crate::francais::sans_accents(bare(mot));
    let written = EN_LETTRES.iter().position(|m| *m == folded).map(|i| i + 1).or_else(|| folded.parse().ok());
    written.filter(|n| *n > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_counts_of_another_contract_are_found_and_lasting_acts_are_not() {
        let contrat = ContratRelu { debut: 2029, fin: 2033, nombres: [6, 12, 16, 30] };
        let of = |texte: &str| doubt(texte, contrat);
        for (texte, found) in [
            ("Du 1er janvier 2024 au 31 décembre 2028.", "1er janvier 2024"),
            ("Demande au plus tard le 30\u{A0}juin 2028.", "30 juin 2028"),
            ("Comité du 30/06/2028", "30/06/2028"),
            ("Cible de décembre 2028.", "décembre 2028"),
            ("Le plan 2024-2028", "2024-2028"),
            ("Délibération n° CP-2023-11-24/07 du 24 novembre 2023 (fictive)", "24 novembre 2023"),
            ("Loi n° 2015-1776 du 28 décembre 2015 ; convention du 3 mai 2022", "3 mai 2022"),
            ("Six axes, douze objectifs et dix-huit fiches actions", "dix-huit fiches actions"),
            ("30 indicateurs et 5 axes.", "5 axes"),
            ("255 personnes la première année", "255 personnes"),
        ] {
            assert_eq!(of(texte).as_deref(), Some(found), "{texte}");
        }
        for texte in [
            "",
            "Du {{contrat.date_debut}} au {{contrat.date_fin}}.",
            "Du 1er janvier 2029 au 31 décembre 2033, réunion le 12/03/2030.",
            "Loi n° 2021-1754 du 23 décembre 2021 de financement de la sécurité sociale pour 2022, notamment son article 44",
            "Autorisation : arrêté n° 2016-SAD-112 du 1er juillet 2016",
            "Code de l’action sociale et des familles, articles L. 313-11 et R. 314-136-1",
            "Six axes, 12 objectifs et seize fiches actions, deux personnes référentes",
            "2000 heures, 1995 €, n° 2016-SAD-112",
        ] {
            assert_eq!(of(texte), None, "{texte}");
        }
    }
}
