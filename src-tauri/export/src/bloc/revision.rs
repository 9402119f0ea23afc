//! A text beside its former wording: what was removed and what was added, passage by passage.
//!
//! Word writes it whole, with tracked changes; the PDF says each change in words and shortens what did not change
//! (module `abrege`). Invariant: the passages without those added are the former text, without those removed the new one.

use cpom_core::comparaison::{Mot, comparer_paragraphes};
use cpom_core::francais::typographie::typographier;

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
    /// Bullet of a list without order.
    Puce,
    /// A number, from 1.
    Numero(usize),
}

/// Paragraph of one state of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alinea {
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
    /// Whether it is set in the serif, as the articles of a contract.
    pub contrat: bool,
    /// Paragraphs of both texts, in order.
    pub paragraphes: Vec<ParagrapheRevise>,
}

impl TexteRevise {
    /// Compares the paragraphs of two states of a text, in French typography.
    #[must_use]
    pub fn new(contrat: bool, avant: &[Alinea], apres: &[Alinea]) -> Self {
        let whole = |lignes: &[Alinea]| {
            let all: Vec<String> = lignes.iter().map(|l| typographier(l.texte.trim()).replace('\n', &RETOUR.to_string())).collect();
            all.join("\n")
        };
        let mots = comparer_paragraphes(&whole(avant), &whole(apres));
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
        Self { contrat, paragraphes }
    }

    /// Whether both texts have the same words.
    #[must_use]
    pub fn inchange(&self) -> bool {
        self.paragraphes.iter().all(|p| p.fin.is_none() && p.passages.iter().all(|m| matches!(m, Mot::Egal(_))))
    }
}

impl ParagrapheRevise {
    /// Whether both texts have these words.
    pub(super) fn common(&self) -> bool {
        self.passages.iter().all(|m| matches!(m, Mot::Egal(_)))
    }

    /// Whether only one of the two texts has this paragraph.
    pub(super) fn only(&self, sort: SortRevision) -> bool {
        !self.passages.is_empty()
            && self.passages.iter().all(|m| match m {
                Mot::Egal(_) => false,
                Mot::Retire(_) => sort == SortRevision::Retire,
                Mot::Ajoute(_) => sort == SortRevision::Ajoute,
            })
    }
}
