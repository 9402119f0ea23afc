//! Compares two texts word by word.

use imara_diff::{Algorithm, Diff, InternedInput};

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mot {
    /// Text present in both.
    Egal(String),
    /// Only in the first.
    Retire(String),
    /// Only in the second.
    Ajoute(String),
}

/// Cuts a text into words, runs of spaces, and single signs.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| if c.is_alphanumeric() { 0 } else { 1 + u8::from(c.is_whitespace()) };
    let mut out = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let now = kind(c);
        if at > start && (last != Some(now) || now == 1) {
            out.push(&text[start..at]);
            start = at;
        }
        last = Some(now);
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

/// Pieces of the two texts in reading order: present in both, only in the first, only in the second.
#[must_use]
pub fn comparer(avant: &str, apres: &str) -> Vec<Mot> {
    let (before, after) = (tokens(avant), tokens(apres));
    let mut input = InternedInput::default();
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let mut out = Vec::new();
    let (mut b, mut a) = (0, 0);
    for hunk in diff.hunks() {
        let (b0, b1) = (hunk.before.start as usize, hunk.before.end as usize);
        let (a0, a1) = (hunk.after.start as usize, hunk.after.end as usize);
        let same = before[b..b0].concat();
        bridge(&mut out, same);
        add(&mut out, Mot::Retire(before[b0..b1].concat()));
        add(&mut out, Mot::Ajoute(after[a0..a1].concat()));
        (b, a) = (b1, a1);
    }
    debug_assert_eq!(before[b..], after[a..]);
    add(&mut out, Mot::Egal(before[b..].concat()));
    out
}

/// Most words common to both that a group of changes takes in ([`regrouper`]).
const ENTRE_DEUX: usize = 2;

/// The same pieces with changes that are only a few common words apart joined into one: a sentence written again reads as one
/// replacement instead of many. Both texts still come back; no change goes over the end of a line.
#[must_use]
pub fn regrouper(mots: Vec<Mot>) -> Vec<Mot> {
    let mut out = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let flush = |out: &mut Vec<Mot>, removed: &mut String, added: &mut String| {
        add(out, Mot::Retire(std::mem::take(removed)));
        add(out, Mot::Ajoute(std::mem::take(added)));
    };
    let mut rest = mots.into_iter().peekable();
    while let Some(mot) = rest.next() {
        match mot {
            Mot::Retire(t) => removed.push_str(&t),
            Mot::Ajoute(t) => added.push_str(&t),
            Mot::Egal(t) => {
                let between = (!removed.is_empty() || !added.is_empty()) && rest.peek().is_some();
                if between && !t.contains('\n') && t.split_whitespace().count() <= ENTRE_DEUX {
                    removed.push_str(&t);
                    added.push_str(&t);
                } else {
                    flush(&mut out, &mut removed, &mut added);
                    add(&mut out, Mot::Egal(t));
                }
            }
        }
    }
    flush(&mut out, &mut removed, &mut added);
    out
}

/// Adds a text common to both that stands between two changes. A single space is counted as changed on both
/// sides, so that a group of replaced words reads as one replacement.
fn bridge(out: &mut Vec<Mot>, same: String) {
    let replaced = matches!(out.as_slice(), [.., Mot::Retire(_), Mot::Ajoute(_)]);
    if !replaced || same.contains('\n') || !same.chars().all(char::is_whitespace) {
        return add(out, Mot::Egal(same));
    }
    let n = out.len();
    if let [Mot::Retire(removed), Mot::Ajoute(added)] = &mut out[n - 2..] {
        removed.push_str(&same);
        added.push_str(&same);
    }
}

/// Adds a piece, merged with the last piece of the same kind.
fn add(out: &mut Vec<Mot>, mot: Mot) {
    let n = out.len();
    match (&mut out[n.saturating_sub(2)..], mot) {
        (_, Mot::Egal(t) | Mot::Retire(t) | Mot::Ajoute(t)) if t.is_empty() => {}
        ([Mot::Retire(removed), Mot::Ajoute(_)] | [.., Mot::Retire(removed)], Mot::Retire(t)) => removed.push_str(&t),
        ([.., Mot::Ajoute(added)], Mot::Ajoute(t)) => added.push_str(&t),
        (_, mot) => out.push(mot),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(a: &str, b: &str) -> String {
        comparer(a, b)
            .into_iter()
            .map(|m| match m {
                Mot::Egal(t) => t,
                Mot::Retire(t) => format!("[-{t}-]"),
                Mot::Ajoute(t) => format!("{{+{t}+}}"),
            })
            .collect()
    }

    #[test]
    fn words_are_compared_not_lines_nor_letters() {
        for (a, b, expected) in [
            ("", "", ""),
            ("", "Un texte", "{+Un texte+}"),
            ("Le service intervient.", "Le service intervient.", "Le service intervient."),
            ("L’agence forme dix aides.", "L’agence forme douze aides.", "L’agence forme [-dix-]{+douze+} aides."),
            ("tous les ans", "chaque semestre échu", "[-tous les ans-]{+chaque semestre échu+}"),
            ("avant le 30 avril", "avant le 30 avril 2027", "avant le 30 avril{+ 2027+}"),
        ] {
            assert_eq!(shown(a, b), expected);
        }
    }

    fn both(mots: Vec<Mot>) -> (String, String) {
        let (mut first, mut second) = (String::new(), String::new());
        for m in mots {
            match m {
                Mot::Egal(t) => {
                    first.push_str(&t);
                    second.push_str(&t);
                }
                Mot::Retire(t) => first.push_str(&t),
                Mot::Ajoute(t) => second.push_str(&t),
            }
        }
        (first, second)
    }

    #[test]
    fn both_texts_come_back() {
        let (a, b) = ("Une clause. Deux\nclauses, l’été !", "Deux clauses,\nune clause : l’hiver ?");
        for mots in [comparer(a, b), regrouper(comparer(a, b))] {
            let (first, second) = both(mots);
            assert_eq!((first.as_str(), second.as_str()), (a, b));
        }
    }

    #[test]
    fn changes_a_few_words_apart_are_one_and_others_are_not() {
        let grouped = |a: &str, b: &str| {
            let shown = |m: &Mot| match m {
                Mot::Egal(t) => t.clone(),
                Mot::Retire(t) => format!("[-{t}-]"),
                Mot::Ajoute(t) => format!("{{+{t}+}}"),
            };
            regrouper(comparer(a, b)).iter().map(shown).collect::<String>()
        };
        for (a, b, expected) in [
            ("un acompte de mars", "une avance de mai", "[-un acompte de mars-]{+une avance de mai+}"),
            (
                "mars, puis avril, et enfin le mois de mai",
                "juin, puis avril, et enfin le mois de juillet",
                "[-mars-]{+juin+}, puis avril, et enfin le mois de [-mai-]{+juillet+}",
            ),
            ("le solde\nle report", "un solde\nun report", "[-le-]{+un+} solde\n[-le-]{+un+} report"),
        ] {
            assert_eq!(grouped(a, b), expected);
        }
    }
}
