//! A text beside its former wording: what was removed and what was added, passage by passage.
//!
//! Word writes it whole, with tracked changes; the PDF says each change in words and shortens what did not change
//! ([`TexteRevise::abrege`]). Invariant: the passages without those added are the former text, without those removed the new one.

use cpom_core::comparaison::{Mot, comparer_textes, regrouper};
use cpom_core::francais::typographie::typographier;

use super::{Bloc, ElementListe, GenreParagraphe, Inline, Liste, Paragraphe, Style, TexteRiche};

/// Words kept on each side of a change where what did not change is shortened.
const AUTOUR: usize = 14;
/// Stands for words that are left out because they did not change.
const ABREGE: &str = "[…]";
/// Line break inside a paragraph, while paragraphs are separated by line feeds.
const RETOUR: char = '\u{2028}';

/// Side on which a passage stands alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortRevision {
    /// Only in the former text.
    Retire,
    /// Only in the new text.
    Ajoute,
}

impl SortRevision {
    /// The word that says it.
    #[must_use]
    pub fn mot(self) -> &'static str {
        match self {
            Self::Retire => "supprimé",
            Self::Ajoute => "ajouté",
        }
    }

    /// The opening of a passage: « [supprimé : ».
    #[must_use]
    pub fn ouverture(self) -> String {
        format!("[{}\u{202F}: ", self.mot())
    }
}

/// Mark of an item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarqueListe {
    /// A bullet.
    Puce,
    /// A number, from 1.
    Numero(usize),
}

/// Paragraph of one state of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LigneTexte {
    /// Its words; a line feed is a line break inside it.
    pub texte: String,
    /// Its mark when it is an item of a list.
    pub marque: Option<MarqueListe>,
}

/// Paragraph of a text beside its former wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParagrapheRevise {
    /// Passages of the paragraph, in order; a line feed is a line break inside it.
    pub passages: Vec<Mot>,
    /// State that alone has the end of the paragraph; `None` when both have it.
    pub fin: Option<SortRevision>,
    /// Its mark when it is an item of a list, in the new text if that has it.
    pub marque: Option<MarqueListe>,
}

/// A text beside its former wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TexteRevise {
    /// Style of its paragraphs.
    pub genre: GenreParagraphe,
    /// Paragraphs of both texts, in order.
    pub paragraphes: Vec<ParagrapheRevise>,
}

impl TexteRevise {
    /// Compares the paragraphs of two states of a text, in French typography.
    #[must_use]
    pub fn new(genre: GenreParagraphe, avant: &[LigneTexte], apres: &[LigneTexte]) -> Self {
        let whole = |lignes: &[LigneTexte]| {
            let all: Vec<String> = lignes.iter().map(|l| typographier(l.texte.trim()).replace('\n', &RETOUR.to_string())).collect();
            all.join("\n")
        };
        let mots = regrouper(comparer_textes(&whole(avant), &whole(apres)));
        let (mut marks_before, mut marks_after) = (avant.iter().map(|l| l.marque), apres.iter().map(|l| l.marque));
        let mut paragraphes = Vec::new();
        let mut passages = Vec::new();
        for mot in &mots {
            let (fin, texte) = match mot {
                Mot::Egal(t) => (None, t),
                Mot::Retire(t) => (Some(SortRevision::Retire), t),
                Mot::Ajoute(t) => (Some(SortRevision::Ajoute), t),
            };
            for (i, part) in texte.split('\n').enumerate() {
                if i > 0 {
                    let marque = match fin {
                        None => (marks_before.next(), marks_after.next()).1,
                        Some(SortRevision::Ajoute) => marks_after.next(),
                        Some(SortRevision::Retire) => marks_before.next(),
                    };
                    paragraphes.push(ParagrapheRevise { passages: std::mem::take(&mut passages), fin, marque: marque.flatten() });
                }
                if !part.is_empty() {
                    let part = part.replace(RETOUR, "\n");
                    passages.push(match fin {
                        None => Mot::Egal(part),
                        Some(SortRevision::Retire) => Mot::Retire(part),
                        Some(SortRevision::Ajoute) => Mot::Ajoute(part),
                    });
                }
            }
        }
        let marque = marks_after.next().or(marks_before.next()).flatten();
        paragraphes.push(ParagrapheRevise { passages, fin: None, marque });
        Self { genre, paragraphes }
    }

    /// Whether both texts have the same words.
    #[must_use]
    pub fn inchange(&self) -> bool {
        self.paragraphes.iter().all(|p| p.fin.is_none() && p.passages.iter().all(|m| matches!(m, Mot::Egal(_))))
    }

    /// The blocks that say each change in words, what did not change shortened.
    #[must_use]
    pub fn abrege(&self) -> Vec<Bloc> {
        let mut out: Vec<Bloc> = Vec::new();
        let mut skipped = false;
        for (i, p) in self.paragraphes.iter().enumerate() {
            if p.passages.is_empty() && p.fin.is_some() {
                continue;
            }
            let changed = p.fin.is_some() || !p.all(|m| matches!(m, Mot::Egal(_)));
            if !changed {
                skipped = true;
                continue;
            }
            if std::mem::take(&mut skipped) {
                out.push(self.paragraph(TexteRiche::new().discret(ABREGE)));
            }
            let mut texte = p.shortened();
            if let Some(sort) = p.fin.filter(|sort| !p.only(*sort) && self.paragraphes.get(i + 1).is_none_or(|next| !next.only(*sort))) {
                texte = texte.et(" ");
                texte.0.push(Inline::Revision { sort, texte: "alinéa".to_owned() });
            }
            match (p.marque, out.last_mut()) {
                (Some(MarqueListe::Puce), Some(Bloc::Liste(l))) => l.elements.push(ElementListe { texte, sous: None }),
                (Some(MarqueListe::Puce), _) => {
                    let contrat = self.genre == GenreParagraphe::Contrat;
                    out.push(Liste { numerotee: false, contrat, elements: vec![ElementListe { texte, sous: None }] }.into());
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

    fn paragraph(&self, texte: TexteRiche) -> Bloc {
        Paragraphe { texte, genre: self.genre, ancre: None }.into()
    }
}

impl ParagrapheRevise {
    fn all(&self, is: impl Fn(&Mot) -> bool) -> bool {
        self.passages.iter().all(is)
    }

    /// Whether only one of the two texts has this paragraph.
    fn only(&self, sort: SortRevision) -> bool {
        !self.passages.is_empty()
            && self.all(|m| match m {
                Mot::Egal(_) => false,
                Mot::Retire(_) => sort == SortRevision::Retire,
                Mot::Ajoute(_) => sort == SortRevision::Ajoute,
            })
    }

    /// The passages in words; long common ones keep a few words beside the changes.
    fn shortened(&self) -> TexteRiche {
        let mut out = TexteRiche::new();
        let last = self.passages.len().saturating_sub(1);
        for (i, mot) in self.passages.iter().enumerate() {
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
            if bare.is_empty() {
                out = out.et(words.as_str());
                continue;
            }
            // A replacement is two passages that nothing parts.
            let beside = matches!(out.0.last(), Some(Inline::Revision { .. }));
            let lead = &words[..words.len() - words.trim_start().len()];
            let tail = &words[words.trim_end().len()..];
            if beside || !lead.is_empty() {
                out = out.et(if lead.is_empty() { " " } else { lead });
            }
            out.0.push(Inline::Revision { sort, texte: bare.to_owned() });
            if !tail.is_empty() {
                out = out.et(tail);
            }
        }
        out
    }
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

    fn lignes(textes: &[&str]) -> Vec<LigneTexte> {
        textes.iter().map(|t| LigneTexte { texte: (*t).to_owned(), marque: None }).collect()
    }

    fn revised(avant: &[&str], apres: &[&str]) -> TexteRevise {
        TexteRevise::new(GenreParagraphe::Contrat, &lignes(avant), &lignes(apres))
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
            (&["Un."], &["Un.", "Deux."], &["Un.", "[ajouté\u{202F}: Deux.]"]),
            (&["Un.", "Deux.", "Trois."], &["Un.", "Trois."], &["[…]", "[supprimé\u{202F}: Deux.]", "[…]"]),
            (&["Un texte entier"], &["Un texte", "entier"], &["Un texte [ajouté\u{202F}: alinéa]", "entier"]),
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
        let items = |textes: &[&str]| -> Vec<LigneTexte> {
            (1..).zip(textes).map(|(n, t)| LigneTexte { texte: (*t).to_owned(), marque: Some(MarqueListe::Numero(n)) }).collect()
        };
        let t = TexteRevise::new(GenreParagraphe::Corps, &items(&["a", "b"]), &items(&["a", "neuf", "b"]));
        let marks: Vec<_> = t.paragraphes.iter().map(|p| p.marque).collect();
        assert_eq!(marks, [1, 2, 3].map(|n| Some(MarqueListe::Numero(n))));
        assert_eq!(said(&t)[1], "2. [ajouté\u{202F}: neuf]");
    }
}
