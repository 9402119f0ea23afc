//! A text beside its former wording as ordinary blocks: each change is said in words, what did not change is shortened.

use cpom_core::comparaison::Mot;

use super::{
    Bloc, ElementListe, GenreParagraphe, Inline, Liste, MarqueListe, Paragraphe, ParagrapheRevise, SortRevision, Style, TexteRevise,
    TexteRiche,
};

/// Words kept on each side of a change where what did not change is shortened.
const AUTOUR: usize = 14;
/// Stands for words that are left out because they did not change.
const ABREGE: &str = "[…]";

impl TexteRevise {
    /// The blocks that say each change in words, what did not change shortened.
    #[must_use]
    pub fn abrege(&self) -> Vec<Bloc> {
        let mut out: Vec<Bloc> = Vec::new();
        let mut skipped = false;
        for (i, p) in self.paragraphes.iter().enumerate() {
            if !self.says(i) {
                skipped |= !p.passages.is_empty();
                continue;
            }
            if std::mem::take(&mut skipped) {
                out.push(self.paragraph(TexteRiche::new().discret(ABREGE)));
            }
            let mut texte = shortened(p);
            if let Some(sort) = p.fin.filter(|sort| self.split_at(i, *sort)) {
                texte = spaced(texte);
                texte.0.push(Inline::Revision { sort, texte: "alinéa".to_owned() });
            }
            match (p.marque, out.last_mut()) {
                (Some(MarqueListe::Puce), Some(Bloc::Liste(l))) => l.elements.push(ElementListe { texte, sous: None }),
                (Some(MarqueListe::Puce), _) => {
                    let elements = vec![ElementListe { texte, sous: None }];
                    out.push(Liste { numerotee: false, contrat: self.contrat, elements }.into());
                }
                (Some(MarqueListe::Numero(n)), _) => out.push(self.paragraph(TexteRiche::new().et(format!("{n}. ")).puis(texte))),
                (None, _) => out.push(self.paragraph(texte)),
            }
        }
        if skipped {
            out.push(self.paragraph(TexteRiche::new().discret(ABREGE)));
        }
        out
    }

    /// Whether a paragraph changed, or continues one that was cut there.
    fn says(&self, i: usize) -> bool {
        let p = &self.paragraphes[i];
        let cut = |at: usize| self.paragraphes[at].fin.is_some_and(|sort| self.split_at(at, sort));
        !p.passages.is_empty() && (!p.common() || cut(i) || i.checked_sub(1).is_some_and(cut))
    }

    /// Whether the end of a paragraph is the change: neither it nor the next is a paragraph that one text alone has.
    fn split_at(&self, i: usize, sort: SortRevision) -> bool {
        !self.paragraphes[i].only(sort) && self.paragraphes.get(i + 1).is_some_and(|next| !next.only(sort))
    }

    fn paragraph(&self, texte: TexteRiche) -> Bloc {
        let genre = if self.contrat { GenreParagraphe::Contrat } else { GenreParagraphe::Corps };
        Paragraphe { texte, genre, ancre: None }.into()
    }
}

/// The text with a space at its end, unless it has one.
fn spaced(texte: TexteRiche) -> TexteRiche {
    let ends = matches!(texte.0.last(), Some(Inline::Texte { texte, .. }) if texte.ends_with(char::is_whitespace));
    if ends || texte.0.is_empty() { texte } else { texte.et(" ") }
}

/// The passages of a paragraph in words; long common ones keep a few words beside the changes.
fn shortened(p: &ParagrapheRevise) -> TexteRiche {
    let mut out = TexteRiche::new();
    let last = p.passages.len().saturating_sub(1);
    for (i, mot) in p.passages.iter().enumerate() {
        let (sort, words) = match mot {
            Mot::Egal(same) => {
                for (texte, style) in around(same, i > 0, i < last) {
                    out = out.style(texte, style);
                }
                continue;
            }
            Mot::Retire(t) => (SortRevision::Retire, t),
            Mot::Ajoute(t) => (SortRevision::Ajoute, t),
        };
        let bare = words.trim();
        // A replacement is two passages that nothing parts.
        if bare.is_empty() || words.starts_with(char::is_whitespace) || matches!(out.0.last(), Some(Inline::Revision { .. })) {
            out = spaced(out);
        }
        if !bare.is_empty() {
            out.0.push(Inline::Revision { sort, texte: bare.to_owned() });
        }
        if words.ends_with(char::is_whitespace) {
            out = spaced(out);
        }
    }
    out
}

/// Parts of a common passage that are printed: its ends beside changes, and a mark between them when words are left out.
fn around(same: &str, after_change: bool, before_change: bool) -> Vec<(&str, Style)> {
    let words: Vec<usize> = same
        .split_inclusive(char::is_whitespace)
        .scan(0, |end, w| {
            *end += w.len();
            Some(*end)
        })
        .collect();
    let kept = AUTOUR * (usize::from(after_change) + usize::from(before_change));
    // Two or three words are no longer than the mark that would replace them.
    if words.len() <= kept + 3 {
        return vec![(same, Style::Normal)];
    }
    let mut out = Vec::new();
    if after_change {
        out.push((&same[..words[AUTOUR - 1]], Style::Normal));
    }
    out.push((ABREGE, Style::Discret));
    if before_change {
        out.push((" ", Style::Normal));
        out.push((&same[words[words.len() - 1 - AUTOUR]..], Style::Normal));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bloc::Alinea;

    fn lignes(textes: &[&str]) -> Vec<Alinea> {
        textes.iter().map(|t| Alinea { texte: (*t).to_owned(), marque: None }).collect()
    }

    fn revised(avant: &[&str], apres: &[&str]) -> TexteRevise {
        TexteRevise::new(true, &lignes(avant), &lignes(apres))
    }

    /// One of the two texts, read back from the passages.
    fn side(t: &TexteRevise, kept: SortRevision) -> String {
        let mut out = String::new();
        for (i, p) in t.paragraphes.iter().enumerate() {
            for m in &p.passages {
                match (m, kept) {
                    (Mot::Egal(t), _) | (Mot::Retire(t), SortRevision::Retire) | (Mot::Ajoute(t), SortRevision::Ajoute) => out.push_str(t),
                    _ => {}
                }
            }
            if i + 1 < t.paragraphes.len() && p.fin.is_none_or(|f| f == kept) {
                out.push('\n');
            }
        }
        out
    }

    fn said(t: &TexteRevise) -> Vec<String> {
        t.abrege()
            .iter()
            .map(|b| match b {
                Bloc::Paragraphe(p) => p.texte.brut(),
                Bloc::Liste(l) => l.elements.iter().map(|e| format!("• {}", e.texte.brut())).collect::<Vec<_>>().join(" / "),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn both_texts_come_back_and_each_change_is_said_in_words() {
        for (avant, apres, expected) in [
            (
                &["Le solde est versé en septembre."][..],
                &["Le solde est versé en juillet."][..],
                &["Le solde est versé en [supprimé\u{202F}: septembre] [ajouté\u{202F}: juillet]."][..],
            ),
            (&["Un."], &["Un.", "Deux."], &["[…]", "[ajouté\u{202F}: Deux.]"]),
            (&["Un.", "Deux.", "Trois."], &["Un.", "Trois."], &["[…]", "[supprimé\u{202F}: Deux.]", "[…]"]),
            (&["Un texte entier"], &["Un texte", "entier"], &["Un texte [supprimé\u{202F}: entier]", "[ajouté\u{202F}: entier]"]),
            (&[], &["Neuf"], &["[ajouté\u{202F}: Neuf]"]),
            (&["Vieux", "mot"], &[], &["[supprimé\u{202F}: Vieux]", "[supprimé\u{202F}: mot]"]),
            (&["Même"], &["Même"], &["[…]"]),
        ] {
            let t = revised(avant, apres);
            assert_eq!((side(&t, SortRevision::Retire), side(&t, SortRevision::Ajoute)), (avant.join("\n"), apres.join("\n")));
            assert_eq!(said(&t), expected, "{avant:?} → {apres:?}");
            assert_eq!(t.inchange(), avant == apres);
        }
    }

    #[test]
    fn what_did_not_change_is_shortened_and_what_changed_never_is() {
        let long = |fin: &str| format!("{}le solde est versé en {fin} {}fin.", "mot ".repeat(60), "suite ".repeat(60));
        let t = revised(&["Inchangé.", &long("mars"), "Inchangé aussi."], &["Inchangé.", &long("mai"), "Inchangé aussi."]);
        let said = said(&t);
        assert_eq!((said.len(), said[0].as_str(), said[2].as_str()), (3, "[…]", "[…]"));
        assert!(
            said[1].starts_with("[…] mot ") && said[1].ends_with("suite […]") && said[1].split_whitespace().count() < 40,
            "{}",
            said[1]
        );
        assert!(said[1].contains("[supprimé\u{202F}: mars] [ajouté\u{202F}: mai]"));
    }

    #[test]
    fn items_of_lists_keep_their_marks() {
        let items = |textes: &[&str]| -> Vec<Alinea> {
            (1..).zip(textes).map(|(n, t)| Alinea { texte: (*t).to_owned(), marque: Some(MarqueListe::Numero(n)) }).collect()
        };
        let t = TexteRevise::new(false, &items(&["a", "b"]), &items(&["a", "neuf", "b"]));
        let marks: Vec<_> = t.paragraphes.iter().map(|p| p.marque).collect();
        assert_eq!(marks, [1, 2, 3].map(|n| Some(MarqueListe::Numero(n))));
        assert_eq!(said(&t)[1], "2. [ajouté\u{202F}: neuf]");
    }
}
