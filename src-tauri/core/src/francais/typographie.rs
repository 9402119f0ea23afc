//! French typography for texts people typed: spaces before double punctuation, apostrophes, ellipses.
//!
//! Idempotent, so that it may be applied at every stage. Web and mail addresses are left alone; so are times
//! ("14:02", "7 h 00"). A group of thousands stays on the line of the group before it.

use super::{FINE, INSECABLE, MOIS};

/// A text with the spaces, apostrophes and ellipses of French typography.
#[must_use]
pub fn typographier(texte: &str) -> String {
    let mut sortie = String::with_capacity(texte.len() + 8);
    let mut reste = texte;
    while !reste.is_empty() {
        let debut_mot = reste.find(|c: char| !blanc(c)).unwrap_or(reste.len());
        let fin_mot = reste[debut_mot..].find(blanc).map_or(reste.len(), |i| debut_mot + i);
        let (blancs, mot) = (&reste[..debut_mot], &reste[debut_mot..fin_mot]);
        reste = &reste[fin_mot..];
        write_spaces(&mut sortie, blancs, mot, reste);
        if adresse(mot) {
            sortie.push_str(mot);
        } else {
            write_word(&mut sortie, mot);
        }
    }
    sortie
}

fn blanc(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | FINE | INSECABLE)
}

fn adresse(mot: &str) -> bool {
    mot.contains("://") || mot.starts_with("www.") || mot.contains('@')
}

fn ponctuation_double(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?' | '%' | '»')
}

/// Writes the blanks between two words as French wants them.
fn write_spaces(sortie: &mut String, blancs: &str, mot: &str, suite: &str) {
    if blancs.is_empty() {
        return;
    }
    if blancs.contains('\n') || sortie.is_empty() && mot.is_empty() {
        sortie.push_str(blancs);
        return;
    }
    let avant = sortie.chars().next_back();
    let premier = mot.chars().next();
    let second = mot.chars().nth(1);
    let seule = second.is_none_or(|c| !c.is_alphanumeric());
    let apres_guillemet = avant == Some('«');
    let devant_signe = avant.is_some() && premier.is_some_and(ponctuation_double) && seule;
    let milliers = avant.is_some_and(|c| c.is_ascii_digit()) && groupe_de_trois(mot) && tete_courte(sortie);
    if apres_guillemet || devant_signe || milliers {
        sortie.push(FINE);
    } else if blancs == " " && (unite_apres_nombre(sortie, mot, suite) || abrege(sortie, mot)) {
        sortie.push(INSECABLE);
    } else if avant.is_some() && premier == Some('€') {
        sortie.push(if blancs.contains(FINE) { FINE } else { INSECABLE });
    } else {
        sortie.push_str(blancs);
    }
}

/// Whether a number is followed by its unit or its month: they stay on one line.
fn unite_apres_nombre(sortie: &str, mot: &str, suite: &str) -> bool {
    let unite = mot.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '€');
    let nombre = sortie.ends_with(|c: char| c.is_ascii_digit());
    let jour = nombre || sortie.ends_with("1er");
    // "7 h 00" is left alone.
    let heure = unite == "h" && suite.trim_start().starts_with(|c: char| c.is_ascii_digit());
    nombre && !heure && matches!(unite, "h" | "ETP" | "k€" | "M€" | "km" | "ans" | "mois" | "min") || jour && MOIS.contains(&unite)
}

/// Whether an abbreviation is followed by what it introduces.
fn abrege(sortie: &str, mot: &str) -> bool {
    let debut = sortie.rfind(blanc).map_or(0, |i| i + sortie[i..].chars().next().map_or(1, char::len_utf8));
    let dernier = sortie[debut..].trim_start_matches(['(', '’']);
    let chiffre = mot.starts_with(|c: char| c.is_ascii_digit());
    let majuscule = mot.starts_with(char::is_uppercase);
    matches!(
        dernier,
        "L." | "R." | "D." | "n°" | "p." | "art." | "article" | "articles" | "d’article" | "l’article" | "annexe" | "l’annexe"
    ) && chiffre
        || matches!(dernier, "M." | "Mme" | "MM." | "Dr") && majuscule
}

/// Whether a word starts with exactly three digits, as a group of thousands does.
fn groupe_de_trois(mot: &str) -> bool {
    let chiffres = mot.bytes().take_while(u8::is_ascii_digit).count();
    chiffres == 3 && mot[3..].chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether the number just written has at most three digits in its last group (so "2025 400" stays two numbers).
fn tete_courte(sortie: &str) -> bool {
    let chiffres = sortie.bytes().rev().take_while(u8::is_ascii_digit).count();
    let avant = sortie[..sortie.len() - chiffres].chars().next_back();
    (1..=3).contains(&chiffres) && avant.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | ',' | '.' | '-'))
}

/// Writes one word: apostrophes, ellipsis, spaces missing before or after a sign.
fn write_word(sortie: &mut String, mot: &str) {
    // Most words hold nothing to set.
    if mot.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '’' | ',' | '/' | '(' | ')')) {
        sortie.push_str(mot);
        return;
    }
    let mot = mot.replace("...", "…");
    let lettres: Vec<char> = mot.chars().collect();
    for (i, &c) in lettres.iter().enumerate() {
        let avant = if i > 0 { lettres.get(i - 1).copied() } else { None };
        let fin = lettres[i + 1..].iter().all(|&c| matches!(c, '!' | '?' | '…' | '»' | ')' | '.' | ',' | ';'));
        match c {
            '\'' => sortie.push('’'),
            ';' | ':' | '!' | '?' if fin && avant.is_some_and(|a| a.is_alphanumeric() || matches!(a, ')' | ']' | '»' | '%')) => {
                sortie.push(FINE);
                sortie.push(c);
            }
            '%' if avant.is_some_and(|a| a.is_ascii_digit()) => {
                sortie.push(FINE);
                sortie.push(c);
            }
            '€' if avant.is_some_and(|a| a.is_ascii_digit()) => {
                sortie.push(INSECABLE);
                sortie.push(c);
            }
            '»' if avant.is_some() => {
                sortie.push(FINE);
                sortie.push(c);
            }
            '«' => {
                sortie.push(c);
                if i + 1 < lettres.len() {
                    sortie.push(FINE);
                }
            }
            _ => sortie.push(c),
        }
    }
}

/// [`typographier`] for a run that continues another one: a leading space before a sign is made narrow too.
#[must_use]
pub fn typographier_suite(texte: &str) -> String {
    let sortie = typographier(texte);
    let mut lettres = sortie.chars();
    match (lettres.next(), lettres.next(), lettres.next()) {
        (Some(' '), Some(signe), suivant) if ponctuation_double(signe) && suivant.is_none_or(|c| !c.is_alphanumeric()) => {
            format!("{FINE}{}", &sortie[1..])
        }
        _ => sortie,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules() {
        for (entree, attendu) in [
            ("l'agence", "l’agence"),
            ("Pourquoi ?", "Pourquoi\u{202F}?"),
            ("Pourquoi?", "Pourquoi\u{202F}?"),
            ("Quoi ?!", "Quoi\u{202F}?!"),
            ("Pilote : Mme X", "Pilote\u{202F}: Mme\u{A0}X"),
            ("Pilote: Mme X", "Pilote\u{202F}: Mme\u{A0}X"),
            (": suite", ": suite"),
            (" : suite", " : suite"),
            ("12%", "12\u{202F}%"),
            ("12,5 %", "12,5\u{202F}%"),
            ("3 000 €", "3\u{202F}000\u{A0}€"),
            ("3000€", "3000\u{A0}€"),
            ("« oui »", "«\u{202F}oui\u{202F}»"),
            ("«oui»", "«\u{202F}oui\u{202F}»"),
            ("un ; deux", "un\u{202F}; deux"),
            ("etc...", "etc…"),
            ("https://exemple.fr/a?b=c;d", "https://exemple.fr/a?b=c;d"),
            ("jean@exemple.fr", "jean@exemple.fr"),
            ("à 14:02", "à 14:02"),
            ("7 h 00", "7 h 00"),
            ("46,3 ETP et 12 h", "46,3\u{A0}ETP et 12\u{A0}h"),
            ("le 1er mars 2027, 12 avril", "le 1er\u{A0}mars 2027, 12\u{A0}avril"),
            ("article L. 313-11-1, Mme Nom", "article L.\u{A0}313-11-1, Mme\u{A0}Nom"),
            ("annexe 3-0, l'annexe 2", "annexe\u{A0}3-0, l’annexe\u{A0}2"),
            ("1 234 567 heures", "1\u{202F}234\u{202F}567 heures"),
            ("en 2025 400 heures", "en 2025 400 heures"),
            ("01 23 45 67 89", "01 23 45 67 89"),
            ("a\n: b", "a\n: b"),
            ("", ""),
            ("  ", "  "),
        ] {
            let une = typographier(entree);
            assert_eq!(une, attendu, "{entree:?}");
            assert_eq!(typographier(&une), une, "idempotent: {entree:?}");
        }
    }

    #[test]
    fn runs_that_start_with_a_sign_join_the_run_before() {
        // A run of rich text may start with " :" after a semibold label.
        assert_eq!(typographier_suite(" : Mme X"), "\u{202F}: Mme\u{A0}X");
        assert_eq!(typographier_suite(" ensuite"), " ensuite");
    }
}
