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
fn regrouper(mots: Vec<Mot>) -> Vec<Mot> {
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

/// Likeness of two paragraphs from which they are one paragraph written again, in hundredths.
const RESSEMBLANCE: usize = 35;
/// Most pairs of paragraphs that are compared with one another; beyond, words are compared through the whole text.
const PAIRES: usize = 40_000;

/// The pieces of two texts of several paragraphs, separated by line feeds. Paragraphs are matched first, the most alike with one
/// another, then the words of those that are matched: one that was added or removed is whole.
#[must_use]
pub fn comparer_paragraphes(avant: &str, apres: &str) -> Vec<Mot> {
    let (before, after): (Vec<&str>, Vec<&str>) = (avant.split('\n').collect(), apres.split('\n').collect());
    if avant.is_empty() || apres.is_empty() || before.len() * after.len() > PAIRES {
        return regrouper(comparer(avant, apres));
    }
    let steps = matched(&before, &after);
    let last = steps.iter().rposition(|s| matches!(s, (Some(_), Some(_))));
    let Some(last) = last else { return vec![Mot::Retire(avant.to_owned()), Mot::Ajoute(apres.to_owned())] };
    let mut out = Vec::new();
    // The end of a paragraph belongs to it, but those after the last matched one come with the end of the one before them.
    for (at, step) in steps.iter().enumerate() {
        let alone = |line: &str| if at > last { format!("\n{line}") } else { format!("{line}\n") };
        match *step {
            (Some(b), Some(a)) => {
                for mot in regrouper(comparer(before[b], after[a])) {
                    add(&mut out, mot);
                }
                if at < last {
                    add(&mut out, Mot::Egal("\n".to_owned()));
                }
            }
            (Some(b), None) => add(&mut out, Mot::Retire(alone(before[b]))),
            (None, Some(a)) => add(&mut out, Mot::Ajoute(alone(after[a]))),
            (None, None) => {}
        }
    }
    out
}

/// Paragraphs of both texts in reading order, those that are one paragraph together.
fn matched(before: &[&str], after: &[&str]) -> Vec<(Option<usize>, Option<usize>)> {
    let words = |t: &str| {
        let mut all: Vec<String> = t.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
        all.sort_unstable();
        all
    };
    let sides = (before.iter().map(|t| words(t)).collect::<Vec<_>>(), after.iter().map(|t| words(t)).collect::<Vec<_>>());
    let (n, m) = (before.len(), after.len());
    // best[b][a]: most likeness that the paragraphs from b and from a on can have.
    let mut best = vec![vec![0_usize; m + 1]; n + 1];
    let mut alike = vec![vec![0_usize; m]; n];
    for b in (0..n).rev() {
        for a in (0..m).rev() {
            let likeness = if before[b] == after[a] { 101 } else { likeness(&sides.0[b], &sides.1[a]) };
            alike[b][a] = if likeness >= RESSEMBLANCE { likeness } else { 0 };
            let paired = if alike[b][a] > 0 { alike[b][a] + best[b + 1][a + 1] } else { 0 };
            best[b][a] = paired.max(best[b + 1][a]).max(best[b][a + 1]);
        }
    }
    let (mut b, mut a) = (0, 0);
    let mut out = Vec::new();
    while b < n || a < m {
        if b < n && a < m && alike[b][a] > 0 && best[b][a] == alike[b][a] + best[b + 1][a + 1] {
            out.push((Some(b), Some(a)));
            (b, a) = (b + 1, a + 1);
        } else if b < n && (a == m || best[b][a] == best[b + 1][a]) {
            out.push((Some(b), None));
            b += 1;
        } else {
            out.push((None, Some(a)));
            a += 1;
        }
    }
    out
}

/// Share of words that two sorted lists have in common, in hundredths.
fn likeness(a: &[String], b: &[String]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, common) = (i + 1, j + 1, common + 1),
        }
    }
    (200 * common).checked_div(a.len() + b.len()).unwrap_or(0)
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
    fn a_paragraph_that_comes_or_goes_is_whole() {
        let shown = |a: &str, b: &str| {
            let mots = comparer_paragraphes(a, b);
            assert_eq!(both(mots.clone()), (a.to_owned(), b.to_owned()));
            let shown = |m: &Mot| match m {
                Mot::Egal(t) => t.clone(),
                Mot::Retire(t) => format!("[-{t}-]"),
                Mot::Ajoute(t) => format!("{{+{t}+}}"),
            };
            mots.iter().map(shown).collect::<String>()
        };
        for (a, b, expected) in [
            ("Versé en mars.\nAncien.", "Versé en mai.\nNeuf.\nAncien.", "Versé en [-mars-]{+mai+}.\n{+Neuf.\n+}Ancien."),
            ("Un.", "Un.\nDeux.", "Un.{+\nDeux.+}"),
            ("Un.\nDeux.", "Deux.", "[-Un.\n-]Deux."),
            ("Rien de commun ici", "Tout autre chose", "[-Rien de commun ici-]{+Tout autre chose+}"),
            ("", "Neuf\net fin", "{+Neuf\net fin+}"),
            ("a b c\nd e f", "d e f\na b c", "[-a b c\n-]d e f{+\na b c+}"),
        ] {
            assert_eq!(shown(a, b), expected, "{a:?} → {b:?}");
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
