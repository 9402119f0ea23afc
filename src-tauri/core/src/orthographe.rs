//! French spelling of the texts people type.
//!
//! The dictionary is Hunspell’s, read by `spellbook`; its two files come from outside, since only the window needs them. A text is cut
//! into words and each is judged alone. What is not prose is passed over: figures, amounts, dates, addresses, codes, acronyms,
//! variables. A word is known when the dictionary has it, when it is a word of the trade, a word of the person, or part of a name of
//! the dossier. Nothing here changes a text.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use spellbook::Dictionary;

use crate::modele::{Cellule, Dossier, Genre, TableLisible};

/// Largest size of each file of a dictionary, in bytes.
pub const TAILLE_MAX: usize = 4 << 20;
/// Longest word that is judged or kept, in characters.
pub const LONG_MAX: usize = 60;
/// Most suggestions for a word.
const SUGGESTIONS: usize = 5;

/// Words of the trade that dictionaries lack, in lower case.
const METIER: &[&str] = &[
    "bientraitance",
    "cofinancement",
    "cofinancements",
    "intervacation",
    "intervacations",
    "cpom",
    "saad",
    "sad",
    "ssiad",
    "spasad",
    "etp",
    "gir",
    "apa",
    "pch",
    "ars",
    "finess",
    "siret",
    "siren",
    "télégestion",
    "autofinancement",
    "prorata",
    "reporting",
    "interprofessionnel",
    "aidant",
    "aidants",
    "domotique",
    "médicosocial",
    "médicosociale",
    "médicosociaux",
    "médicosociales",
    "présentiel",
    "distanciel",
    "neuro",
    "tutorat",
    "plafonnement",
    "indu",
    "indus",
    "géolocalisation",
];

/// Words that lose their last vowel before another word.
const ELISIONS: [&str; 16] =
    ["l", "d", "j", "qu", "n", "s", "c", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu", "entr"];

/// Tables whose short texts are names: those of bodies, places and people.
const NOMS: [&str; 9] =
    ["gestionnaires", "services", "communes", "interlocuteurs", "signataires", "departement", "participants", "financeurs", "emplois"];

/// A dictionary that judges words.
#[derive(Debug)]
pub struct Correcteur {
    dictionnaire: Dictionary,
}

/// Words that are known beside the dictionary, in lower case.
#[derive(Clone, Debug, Default)]
pub struct MotsConnus(BTreeSet<String>);

impl MotsConnus {
    /// The names of a dossier and the words of a person.
    #[must_use]
    pub fn of(dossier: Option<&Dossier>, miens: &[String]) -> Self {
        let mut out = Self(miens.iter().map(|m| folded(m)).collect());
        if let Some(d) = dossier {
            let tables = d.tables().into_iter().filter(|t| NOMS.contains(&t.def().nom));
            tables.for_each(|t| out.learn(t));
        }
        out
    }

    fn has(&self, mot: &str) -> bool {
        let mot = folded(mot);
        METIER.contains(&mot.as_str()) || self.0.contains(&mot)
    }
}

impl MotsConnus {
    /// Adds the words of the short texts of a table.
    fn learn(&mut self, rows: &dyn TableLisible) {
        for (_, cells) in rows.rows() {
            for (champ, cell) in rows.def().champs.iter().zip(cells) {
                if let (Genre::Texte, Cellule::Texte(text)) = (champ.genre, cell) {
                    self.0.extend(mots(&text).into_iter().flat_map(|r| pieces(&text[r])).map(|m| folded(&m)));
                }
            }
        }
    }
}

/// A word as it is compared: lower case, straight apostrophes.
fn folded(mot: &str) -> String {
    mot.trim().replace('’', "'").to_lowercase()
}

impl Correcteur {
    /// Reads a dictionary from the contents of its two files.
    ///
    /// # Errors
    /// The reason, for files that are too large or that are no dictionary.
    pub fn new(aff: &str, dic: &str) -> Result<Self, String> {
        if aff.len() > TAILLE_MAX || dic.len() > TAILLE_MAX {
            return Err("dictionnaire trop gros".to_owned());
        }
        let dictionnaire = Dictionary::new(aff, dic).map_err(|e| e.to_string())?;
        Ok(Self { dictionnaire })
    }

    /// Words of a text that are not known, as ranges of bytes.
    #[must_use]
    pub fn fautes(&self, texte: &str, connus: &MotsConnus) -> Vec<Range<usize>> {
        let mut seen: HashMap<&str, bool> = HashMap::new();
        let unknown = |r: &Range<usize>| !*seen.entry(&texte[r.clone()]).or_insert_with(|| self.known(&texte[r.clone()], connus));
        mots(texte).into_iter().filter(unknown).collect()
    }

    /// Whether a word is known, whole, or by its parts.
    fn known(&self, mot: &str, connus: &MotsConnus) -> bool {
        let straight = mot.replace('’', "'");
        if connus.has(&straight) || self.dictionnaire.check(&straight) {
            return true;
        }
        let parts = pieces(&straight);
        let cut = parts.len() > 1 || parts.iter().any(|p| *p != straight);
        cut && parts.iter().all(|p| is_code(p) || connus.has(p) || self.dictionnaire.check(p))
    }

    /// Words near an unknown one, the likeliest first, written with its apostrophe.
    #[must_use]
    pub fn suggestions(&self, mot: &str) -> Vec<String> {
        if mot.chars().count() > LONG_MAX {
            return Vec::new();
        }
        let straight = mot.replace('’', "'");
        // A mistake after an elision is looked for in the word alone.
        let (head, tail) = straight.split_once('\'').filter(|(h, _)| is_elision(h)).map_or(("", straight.as_str()), |(h, t)| (h, t));
        let mut out = Vec::new();
        self.dictionnaire.suggest(tail, &mut out);
        out.truncate(SUGGESTIONS);
        let whole = |word: String| if head.is_empty() { word } else { format!("{head}'{word}") };
        out.into_iter().map(|word| whole(word).replace('\'', "’")).collect()
    }
}

fn is_elision(head: &str) -> bool {
    ELISIONS.contains(&head.to_lowercase().as_str())
}

/// Whether a part of a word is an acronym, or holds a figure.
fn is_code(part: &str) -> bool {
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    part.chars().any(|c| c.is_ascii_digit()) || letters < 2 || !part.chars().any(char::is_lowercase)
}

/// Parts of a word: what follows an elision, then what stands between hyphens.
fn pieces(mot: &str) -> Vec<String> {
    let straight = mot.replace('’', "'");
    let rest = straight.split_once('\'').filter(|(h, _)| is_elision(h)).map_or(straight.as_str(), |(_, rest)| rest);
    rest.split(['-', '\'']).filter(|p| !p.is_empty()).map(str::to_owned).collect()
}

/// Words of a text that are to be judged, as ranges of bytes.
fn mots(texte: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < texte.len() {
        let rest = &texte[at..];
        if rest.starts_with("{{") {
            at += rest.find("}}").map_or(rest.len(), |end| end + 2);
            continue;
        }
        let mut chars = rest.char_indices();
        let first = chars.next().map_or(' ', |(_, c)| c);
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        // A stretch without spaces: an address or a code is passed over whole.
        let end =
            rest.char_indices().find(|(i, c)| c.is_whitespace() || (*i > 0 && rest[*i..].starts_with("{{"))).map_or(rest.len(), |(i, _)| i);
        let stretch = &rest[..end];
        if !is_address(stretch) {
            out.extend(words_of(stretch).into_iter().map(|r| r.start + at..r.end + at));
        }
        at += end;
    }
    out
}

/// Whether a stretch is an address of the web, of a person or of a file.
fn is_address(stretch: &str) -> bool {
    let inner = stretch.trim_matches(|c: char| !c.is_alphanumeric());
    let domain = |t: &str| {
        let mut parts = t.rsplit('.');
        let last = parts.next().unwrap_or_default();
        parts.next().is_some_and(|p| p.chars().all(char::is_alphanumeric) && !p.is_empty())
            && (2..=5).contains(&last.len())
            && last.chars().all(|c| c.is_ascii_lowercase())
    };
    stretch.contains("://") || stretch.contains('@') || stretch.contains('\\') || inner.starts_with("www.") || domain(inner)
}

/// Words of a stretch without spaces.
fn words_of(stretch: &str) -> Vec<Range<usize>> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | '-' | '\u{2011}' | '_' | '\u{AD}') || is_mark(c);
    let mut out = Vec::new();
    let mut start = None;
    for (i, c) in stretch.char_indices().chain([(stretch.len(), ' ')]) {
        match (inside(c), start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                out.extend(trimmed(stretch, from..i));
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Whether a sign is an accent that stands after its letter.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

/// A word without the signs around it; `None` for what is no word of prose.
fn trimmed(text: &str, r: Range<usize>) -> Option<Range<usize>> {
    let edge = |c: char| !c.is_alphanumeric() && !is_mark(c);
    let word = text[r.clone()].trim_start_matches(edge);
    let start = r.end - word.len();
    let word = word.trim_end_matches(edge);
    // « (s) » and the like leave a letter alone, a list its mark.
    let long = word.chars().count();
    let prose = word.chars().any(char::is_alphabetic) && !word.contains('_') && !word.chars().any(|c| c.is_ascii_digit());
    (prose && (2..=LONG_MAX).contains(&long) && !is_code(word)).then(|| start..start + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        mots(text).into_iter().map(|r| &text[r]).collect()
    }

    /// A dictionary of a few words, which follows the rules of the real one.
    fn petit() -> Correcteur {
        let aff = "SET UTF-8\nTRY esatniru\nWORDCHARS -'\nREP 1\nREP f ph\nSFX S Y 1\nSFX S 0 s .\n";
        let dic = "9\nagence/S\nheure/S\naujourd'hui\navril\nporte\nmonnaie/S\ndomicile/S\nphare/S\nville/S\n";
        Correcteur::new(aff, dic).unwrap()
    }

    #[test]
    fn what_is_not_prose_is_passed_over() {
        for text in [
            "1 234,56 €",
            "12/03/2027",
            "ACT-01",
            "IND-04b",
            "APA, PCH et SAD",
            "https://exemple.fr/page",
            "contact@agence.fr",
            "www.agence.fr",
            "C:\\dossiers\\a.cpom",
            "{{service.nom}}",
            "2ème",
            "h_binome",
            "a)",
            "n° 3",
            "exemple.fr",
        ] {
            let words: Vec<&str> = found(text).into_iter().filter(|w| *w != "et").collect();
            assert!(words.is_empty(), "{text}: {words:?}");
        }
        assert_eq!(found("L’agence {{service.nom}}, « ouverte\u{202F}» (aujourd’hui)."), ["L’agence", "ouverte", "aujourd’hui"]);
        assert_eq!(found("porte-monnaie ; d'été…"), ["porte-monnaie", "d'été"]);
    }

    #[test]
    fn a_word_is_known_whole_or_by_its_parts() {
        let c = petit();
        let connus = MotsConnus::of(None, &["Plougastel".to_owned()]);
        let wrong = |text: &str| -> Vec<String> { c.fautes(text, &connus).into_iter().map(|r| text[r].to_owned()).collect() };
        assert_eq!(wrong("L’agence d'avril, aujourd’hui porte-monnaie Plougastel AGENCE Agences bientraitance"), Vec::<String>::new());
        assert_eq!(wrong("L’agense et les heurs"), ["L’agense", "et", "les", "heurs"]);
        assert_eq!(wrong("l’ACT porte-ACT"), Vec::<String>::new());
    }

    #[test]
    fn names_of_the_dossier_are_known() {
        let d = crate::exemple::exemple().unwrap();
        let nom = d.gestionnaires[0].raison_sociale.clone();
        let c = petit();
        let names = MotsConnus::of(Some(&d), &[]);
        assert!(c.fautes(&nom, &names).is_empty(), "{nom}");
        assert!(d.communes.iter().all(|x| c.fautes(&x.nom, &names).is_empty()));
        assert!(!c.fautes("zzyx", &names).is_empty());
    }

    #[test]
    fn suggestions_keep_the_apostrophe() {
        let c = petit();
        assert_eq!(c.suggestions("agense").first().map(String::as_str), Some("agence"));
        assert_eq!(c.suggestions("l'agense").first().map(String::as_str), Some("l’agence"));
        assert!(c.suggestions(&"a".repeat(500)).is_empty());
    }

    #[test]
    fn files_that_are_no_dictionary_are_refused() {
        assert!(Correcteur::new("", &"x".repeat(TAILLE_MAX + 1)).is_err());
        assert!(Correcteur::new("SFX A Y", "").is_err());
    }
}
