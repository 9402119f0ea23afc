//! The content of a document as typed blocks, before any layout.
//!
//! The composition builds a [`Document`] out of a dossier; `mise_en_page` lays it out and `pdf` writes it.
//! Nothing here depends on fonts, sizes or PDF. Texts are plain French: the layout applies
//! [`cpom_core::francais::typographie::typographier`] to every one of them, so callers need not care about spaces.
//! A line feed inside a text is a forced line break.

use std::borrow::Cow;

use chrono::NaiveDate;
use cpom_core::choix::{Choix, StatutAction, StatutIndicateur};

/// A whole document, ready to be laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title, shown by readers instead of the file name.
    pub titre: String,
    /// Second line of the title.
    pub sous_titre: Option<String>,
    /// Author, in the document's properties.
    pub auteur: String,
    /// Subject, in the document's properties.
    pub sujet: String,
    /// Language tag; `fr-FR` by default.
    pub langue: String,
    /// Date printed in the footer and stored as creation date.
    pub date: NaiveDate,
    /// Version printed in the footer ("Version 3").
    pub version: Option<String>,
    /// For whom the copy is, in the footer ("Exemplaire pour le Département").
    pub exemplaire: Option<String>,
    /// Running header, on the left: the dossier's name.
    pub entete: String,
    /// Word printed very light across each page ("PROJET").
    pub filigrane: Option<String>,
    /// Colours that replace those of the layout.
    pub palette: Palette,
    /// Cover page; none starts the document with its content.
    pub couverture: Option<PageDeGarde>,
    /// Whether a clickable table of contents follows the cover.
    pub sommaire: bool,
    /// Number of blocks that stand between the cover and the contents.
    pub avant_sommaire: usize,
    /// The content, in order.
    pub blocs: Vec<Bloc>,
    /// Files carried inside the PDF.
    pub pieces_jointes: Vec<PieceJointe>,
    /// SHA-256 of the dossier carried, recorded in the PDF's metadata.
    pub empreinte: Option<String>,
    /// Last lines of the document: version, date, fingerprint of the data.
    pub mention_finale: Option<MentionFinale>,
}

impl Document {
    /// An empty document with a title and a date; everything else is set field by field.
    pub fn new(titre: impl Into<String>, date: NaiveDate) -> Self {
        let titre = titre.into();
        Self {
            entete: titre.clone(),
            titre,
            sous_titre: None,
            auteur: String::new(),
            sujet: String::new(),
            langue: "fr-FR".to_owned(),
            date,
            version: None,
            exemplaire: None,
            filigrane: None,
            palette: Palette::default(),
            couverture: None,
            sommaire: false,
            avant_sommaire: 0,
            blocs: Vec::new(),
            pieces_jointes: Vec::new(),
            empreinte: None,
            mention_finale: None,
        }
    }
}

impl Document {
    /// Words at the left of the footer: for whom the copy is, version, date.
    pub fn pied(&self) -> String {
        let date = cpom_core::francais::date(self.date);
        [self.exemplaire.as_deref(), self.version.as_deref(), Some(&date)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// The texts of a cover page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageDeGarde {
    /// Logos of the parties, in a row on top.
    pub logos: Vec<LogoImprime>,
    /// Small line above the title ("Contrat pluriannuel d’objectifs et de moyens").
    pub surtitre: String,
    /// Large title in the middle of the page.
    pub titre: String,
    /// Years covered: "2027 – 2031".
    pub periode: Option<String>,
    /// The parties: role ("Le Département") and name.
    pub parties: Vec<(String, String)>,
    /// Reference of the dossier.
    pub reference: Option<String>,
    /// Version, date, state, in one line.
    pub etat: Option<String>,
    /// Words inside the band kept free for a stamp; `None` prints no band.
    pub bandeau_libre: Option<String>,
    /// Notice in a frame ("Données fictives").
    pub avis: Option<String>,
    /// Warning for the cover, when the document lacks a section it should have.
    pub extrait: Option<String>,
}

/// A file carried inside the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PieceJointe {
    /// Name of the file inside the document.
    pub nom: String,
    /// Media type, such as `application/json`.
    pub mime: String,
    /// Relation of the file to the document.
    pub relation: Relation,
    /// Description shown by readers.
    pub description: String,
    /// Bytes of the file, as they are attached.
    pub octets: Vec<u8>,
}

/// Relation of an embedded file to the document (`AFRelationship`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The data the document was made from.
    Source,
    /// The data behind a figure of the document.
    Donnees,
    /// A complement of the document (PDF/A relationship `Supplement`).
    Supplement,
    /// Any other relationship with the document.
    Autre,
}

/// The closing lines of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MentionFinale {
    /// "Document établi avec Atelier CPOM 0.1.0, version 3".
    pub version: String,
    /// Date as it is printed.
    pub date: String,
    /// SHA-256 of the embedded data, in hexadecimal.
    pub empreinte: Option<String>,
}

/// Style of a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// The ordinary style of the block.
    #[default]
    Normal,
    /// Semibold words.
    Gras,
    /// Words set in italics.
    Italique,
    /// Muted ink: units, remarks, missing values.
    Discret,
}

/// State of an objective or an action, printed as a shape and a word, never as colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Statut {
    /// Printed ● and « atteint ».
    Atteint,
    /// ◐ partiellement atteint.
    Partiel,
    /// Printed ○ and « non atteint ».
    NonAtteint,
    /// Printed – and « en cours ».
    EnCours,
    /// Printed · and « à venir ».
    AVenir,
}

impl From<StatutAction> for Statut {
    fn from(s: StatutAction) -> Self {
        match s {
            StatutAction::ALancer | StatutAction::Reporte => Self::AVenir,
            StatutAction::EnCours => Self::EnCours,
            StatutAction::Realise => Self::Atteint,
            StatutAction::EnRetard | StatutAction::Abandonne => Self::NonAtteint,
        }
    }
}

impl Statut {
    /// The shape of an indicator’s status; `None` for one that has none.
    pub fn of_indicator(s: StatutIndicateur) -> Option<Self> {
        match s {
            StatutIndicateur::Atteint => Some(Self::Atteint),
            StatutIndicateur::PartiellementAtteint => Some(Self::Partiel),
            StatutIndicateur::NonAtteint => Some(Self::NonAtteint),
            StatutIndicateur::EnCours => Some(Self::EnCours),
            StatutIndicateur::AVenir => Some(Self::AVenir),
            StatutIndicateur::NonRenseigne | StatutIndicateur::AApprecier => None,
        }
    }

    /// The word printed after the shape.
    pub fn mot(self) -> &'static str {
        match self {
            Self::Atteint => StatutIndicateur::Atteint,
            Self::Partiel => StatutIndicateur::PartiellementAtteint,
            Self::NonAtteint => StatutIndicateur::NonAtteint,
            Self::EnCours => StatutIndicateur::EnCours,
            Self::AVenir => StatutIndicateur::AVenir,
        }
        .libelle()
    }
}

/// A piece of a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words of one style.
    Texte {
        /// The words, line feeds included.
        texte: String,
        /// Style of the words.
        style: Style,
    },
    /// Text that leads to an anchor of the document.
    Lien {
        /// Words of the text.
        texte: String,
        /// The anchor's name; an unknown one prints as plain text.
        ancre: String,
    },
    /// Words that cite a numbered heading, « annexe 3 »: Word keeps them up to date, other writers print them as they are.
    Renvoi {
        /// Words of the reference, its number included.
        texte: String,
        /// Anchor of the heading; an unknown one prints as plain text.
        ancre: String,
        /// Style of the words.
        style: Style,
    },
    /// A status: shape and word. `mot` replaces the usual word.
    Statut {
        /// State that gives the shape and the colour.
        statut: Statut,
        /// The word, when it is not [`Statut::mot`].
        mot: Option<String>,
    },
    /// A small curve between words. It repeats figures that stand beside it, so that it is decoration for who does not see it;
    /// Word has no such mark and prints the figures alone.
    Tendance(Tendance),
    /// Words that one of two states of a text alone has, said between brackets, struck out or underlined.
    Revision {
        /// State that alone has them.
        sort: SortRevision,
        /// Words of the passage.
        texte: String,
    },
}

/// Rich text: a sequence of runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TexteRiche(pub Vec<Inline>);

impl TexteRiche {
    /// A text without words, to be completed.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a run in the given style.
    pub fn style(mut self, texte: impl Into<String>, style: Style) -> Self {
        self.0.push(Inline::Texte { texte: texte.into(), style });
        self
    }

    /// Adds another text at the end.
    pub fn puis(mut self, autre: Self) -> Self {
        self.0.extend(autre.0);
        self
    }

    /// Adds words in the ordinary style.
    pub fn et(self, texte: impl Into<String>) -> Self {
        self.style(texte, Style::Normal)
    }

    /// Adds semibold text.
    pub fn gras(self, texte: impl Into<String>) -> Self {
        self.style(texte, Style::Gras)
    }

    /// Adds words in italic.
    pub fn italique(self, texte: impl Into<String>) -> Self {
        self.style(texte, Style::Italique)
    }

    /// Adds words in the muted colour.
    pub fn discret(self, texte: impl Into<String>) -> Self {
        self.style(texte, Style::Discret)
    }

    /// Adds a link to an anchor.
    pub fn lien(mut self, texte: impl Into<String>, ancre: impl Into<String>) -> Self {
        self.0.push(Inline::Lien { texte: texte.into(), ancre: ancre.into() });
        self
    }

    /// Adds a status with its usual word.
    pub fn statut(mut self, statut: Statut) -> Self {
        self.0.push(Inline::Statut { statut, mot: None });
        self
    }

    /// The same with references as plain words, joined to those around them.
    #[must_use]
    pub fn sans_renvois(&self) -> Cow<'_, Self> {
        if !self.0.iter().any(|i| matches!(i, Inline::Renvoi { .. })) {
            return Cow::Borrowed(self);
        }
        let mut out: Vec<Inline> = Vec::new();
        for inline in &self.0 {
            let (texte, style) = match inline {
                Inline::Texte { texte, style } | Inline::Renvoi { texte, style, .. } => (texte, *style),
                other => {
                    out.push(other.clone());
                    continue;
                }
            };
            match out.last_mut() {
                Some(Inline::Texte { texte: before, style: s }) if *s == style => before.push_str(texte),
                _ => out.push(Inline::Texte { texte: texte.clone(), style }),
            }
        }
        Cow::Owned(Self(out))
    }

    /// Whether nothing would be printed.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|i| match i {
            Inline::Texte { texte, .. } | Inline::Lien { texte, .. } | Inline::Renvoi { texte, .. } => texte.is_empty(),
            Inline::Revision { .. } | Inline::Statut { .. } | Inline::Tendance(_) => false,
        })
    }

    /// The words without their look.
    pub fn brut(&self) -> String {
        let mut out = String::new();
        for inline in &self.0 {
            match inline {
                Inline::Texte { texte, .. } | Inline::Lien { texte, .. } | Inline::Renvoi { texte, .. } => out.push_str(texte),
                Inline::Statut { statut, mot } => out.push_str(mot.as_deref().unwrap_or(statut.mot())),
                Inline::Revision { sort, texte } => out.extend([&sort.ouverture(), texte.as_str(), "]"]),
                Inline::Tendance(_) => {}
            }
        }
        out
    }
}

impl From<&str> for TexteRiche {
    fn from(texte: &str) -> Self {
        Self::new().et(texte)
    }
}

impl From<String> for TexteRiche {
    fn from(texte: String) -> Self {
        Self::new().et(texte)
    }
}

impl From<&String> for TexteRiche {
    fn from(texte: &String) -> Self {
        Self::new().et(texte.as_str())
    }
}

impl From<Statut> for TexteRiche {
    fn from(statut: Statut) -> Self {
        Self::new().statut(statut)
    }
}

mod abrege;
mod blocs;
pub mod couleurs;
mod graphique;
mod logo;
mod palette;
mod revision;
mod tableau;
pub use blocs::*;
pub use graphique::{Barres, BordGantt, CarteDessinee, Courbe, Gantt, Graphique, LigneGantt, Serie, Tendance};
pub use logo::LogoImprime;
pub(crate) use logo::places as logo_places;
pub use palette::Palette;
pub(crate) use palette::contrast_with_white;
pub use revision::{Alinea, MarqueListe, ParagrapheRevise, SortRevision, TexteRevise};
pub use tableau::*;
