//! Words of headers and names, compared without case, accents nor punctuation.

use serde_json::Value as Json;

use crate::francais::sans_accents;

/// « Numérateur (n) » → « numerateur n ».
#[must_use]
pub fn plat(text: &str) -> String {
    let out: String = sans_accents(text).chars().map(|c| if c.is_alphanumeric() || matches!(c, '%' | '€') { c } else { ' ' }).collect();
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether every word of `cherche` stands in `dans`, both already flat.
#[must_use]
pub fn contient(dans: &str, cherche: &str) -> bool {
    let words: Vec<&str> = dans.split(' ').collect();
    cherche.split(' ').all(|w| words.contains(&w))
}

/// Whether a cell states that there is no value: « n.c. », « néant », a dash.
#[must_use]
pub fn sans_valeur(text: &str) -> bool {
    let flat = plat(text);
    flat.is_empty()
        || ["nc", "n c", "nd", "n d", "na", "n a", "so", "s o", "ns", "neant", "non connu", "non renseigne"].contains(&flat.as_str())
}

/// A value as keys compare it: texts flat, nothing as an empty text.
pub(super) fn key_text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => plat(text),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_what_hands_add() {
        assert_eq!(plat("  Numérateur\u{A0}(n) "), "numerateur n");
        assert_eq!(plat("Cœur d’Œuvre"), "coeur d oeuvre");
        assert_eq!(plat("Re\u{301}alise\u{301}"), "realise");
        assert!(contient("heures realisees apa", "apa heures"));
        assert!(!contient("heures", "heure"));
    }

    #[test]
    fn cells_without_a_value_are_told_from_zero() {
        assert!(sans_valeur("n.c.") && sans_valeur(" - ") && sans_valeur("ND") && !sans_valeur("0"));
    }
}
