//! One door for those who want a document: what to make, from which snapshot, on which date.

use chrono::NaiveDate;
use cpom_core::calculs::Calculs;
use cpom_core::choix::Theme;
use cpom_core::echange::{self, DocumentPorte};
use cpom_core::modele::Dossier;

pub use crate::composition::ecrire_variable;
use crate::composition::{self, Options, composer};
pub use crate::composition::{ChoixSections, Section, TypeDocument, document_imprime};
use crate::{docx, ics, pdf, xlsx};

/// Name of the interchange document inside a PDF.
pub const PIECE: &str = "dossier.json";

/// Format of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatDocument {
    /// PDF/A-3a and PDF/UA-1, with the dossier’s data inside.
    Pdf,
    /// Word.
    Docx,
    /// Excel: the tables, whatever the document.
    Xlsx,
    /// Calendar of deadlines.
    Ics,
}

/// What to make.
#[derive(Clone, Debug)]
pub struct Demande {
    /// Format.
    pub format: FormatDocument,
    /// Document.
    pub document: TypeDocument,
    /// Year, for the annual report; the last closed one when absent.
    pub annee: Option<i32>,
    /// Watermark.
    pub filigrane: Option<String>,
    /// Date printed.
    pub date: NaiveDate,
    /// What a PDF carries inside.
    pub donnees: DonneesJointes,
    /// What is chosen now about its looks and its content.
    pub apparence: Apparence,
}

impl Demande {
    /// A document as the dossier wants it, without watermark, carrying everything.
    #[must_use]
    pub fn new(format: FormatDocument, document: TypeDocument, date: NaiveDate) -> Self {
        let (donnees, apparence) = (DonneesJointes::default(), Apparence::default());
        Self { format, document, annee: None, filigrane: None, date, donnees, apparence }
    }
}

/// Choices made at the time of printing; the dossier's own where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apparence {
    /// Colours.
    pub theme: Option<Theme>,
    /// Sections and their order.
    pub sections: ChoixSections,
    /// Version named on the cover and in the footers.
    pub version: VersionImprimee,
}

/// Which version of the dossier is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VersionImprimee {
    /// The last one, if there is one.
    #[default]
    Derniere,
    /// The one of this number.
    Numero(i32),
    /// None.
    Aucune,
}

impl VersionImprimee {
    /// What a number of the command line or the window stands for; 0 names none.
    #[must_use]
    pub fn from_numero(numero: Option<i32>) -> Self {
        match numero {
            None => Self::Derniere,
            Some(0) => Self::Aucune,
            Some(n) => Self::Numero(n),
        }
    }

    /// The words printed: « version 3 – avant la réunion ».
    fn mots(self, dossier: &Dossier) -> Result<Option<String>, Error> {
        let version = match self {
            Self::Aucune => None,
            Self::Derniere => dossier.versions.last(),
            Self::Numero(n) => Some(dossier.versions.iter().find(|v| v.numero == Some(n)).ok_or(Error::VersionInconnue(n))?),
        };
        Ok(version.and_then(|v| {
            let parts = [v.numero.map(|n| format!("version {n}")).unwrap_or_default(), v.libelle.trim().to_owned()];
            let mots = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" – ");
            Some(mots).filter(|m| !m.is_empty())
        }))
    }
}

/// The data a PDF carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DonneesJointes {
    /// Everything: imported again, the dossier is exactly the same. For the agency itself.
    #[default]
    Completes,
    /// All but what the agency prepares for itself: fall-back positions, expected questions and answers.
    /// For the Département.
    SansReserve,
}

/// The dossier without what the agency keeps to itself.
#[must_use]
pub fn sans_reserve(dossier: &Dossier) -> Dossier {
    let mut d = dossier.clone();
    d.questions.clear();
    for x in &mut d.demandes {
        x.position_repli.clear();
        x.impact_repli = None;
    }
    d
}

impl TypeDocument {
    /// The document a name of the command line or the window stands for; a fiche needs its action.
    #[must_use]
    pub fn from_nom(nom: &str, action: Option<cpom_core::modele::Id>) -> Option<Self> {
        match nom {
            "complet" => Some(Self::Complet),
            "reunion" => Some(Self::Reunion),
            "synthese" => Some(Self::Synthese),
            "bilan" => Some(Self::Bilan),
            "fiche" => action.map(Self::Fiche),
            _ => None,
        }
    }
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The data could not be written down.
    #[error("{0}")]
    Donnees(#[from] cpom_core::Error),
    /// The PDF could not be made or read.
    #[error("{0}")]
    Pdf(#[from] pdf::Error),
    /// The Word document could not be made.
    #[error("{0}")]
    Docx(#[from] docx::Error),
    /// The workbook could not be made.
    #[error("{0}")]
    Xlsx(#[from] xlsx::Error),
    /// The PDF carries no dossier.
    #[error("ce PDF ne contient pas les données d’un dossier")]
    SansDonnees,
    /// A section chosen that the document does not have.
    #[error("la section «\u{202F}{code}\u{202F}» n’existe pas dans ce document, qui peut imprimer\u{202F}: {connues}")]
    SectionInconnue {
        /// What was asked.
        code: String,
        /// What there is.
        connues: String,
    },
    /// A version chosen that the dossier does not have.
    #[error("le dossier n’a pas de version {0}")]
    VersionInconnue(i32),
}

/// The sections a document may print, in the order chosen, with what is lost without each.
#[must_use]
pub fn sections(dossier: &Dossier, calculs: &Calculs, demande: &Demande) -> Vec<Section> {
    let sections = demande.apparence.sections.clone();
    let options = Options { annee: demande.annee, sections, ..Options::new(demande.document, demande.date) };
    composition::sections(dossier, calculs, &options)
}

/// Refuses sections that the document does not have.
fn known_sections(dossier: &Dossier, calculs: &Calculs, demande: &Demande) -> Result<(), Error> {
    if demande.apparence.sections == ChoixSections::default() {
        return Ok(());
    }
    let sections = sections(dossier, calculs, demande);
    match demande.apparence.sections.inconnue(&sections) {
        None => Ok(()),
        Some(code) => {
            let connues = sections.iter().map(|s| s.code.as_str()).collect::<Vec<_>>().join(", ");
            Err(Error::SectionInconnue { code: code.to_owned(), connues })
        }
    }
}

/// A PDF to look at, not to keep: it carries no data, and comes with the place of each anchor.
#[derive(Clone, Debug, PartialEq)]
pub struct Apercu {
    /// The PDF.
    pub octets: Vec<u8>,
    /// Where rows and sections stand in it, and how large its pages are.
    pub places: pdf::Places,
}

/// Composes a preview.
///
/// # Errors
/// [`Error::Pdf`].
pub fn apercu(dossier: &Dossier, calculs: &Calculs, demande: &Demande) -> Result<Apercu, Error> {
    let (octets, places) = pdf::with_places(&composer(dossier, calculs, &options(dossier, demande)?))?;
    Ok(Apercu { octets, places })
}

fn options(dossier: &Dossier, demande: &Demande) -> Result<Options, Error> {
    Ok(Options {
        annee: demande.annee,
        filigrane: demande.filigrane.clone(),
        version: demande.apparence.version.mots(dossier)?,
        sections: demande.apparence.sections.clone(),
        theme: demande.apparence.theme,
        ..Options::new(demande.document, demande.date)
    })
}

/// Makes a document.
///
/// # Errors
/// See [`Error`].
pub fn produire(dossier: &Dossier, calculs: &Calculs, demande: &Demande) -> Result<Vec<u8>, Error> {
    known_sections(dossier, calculs, demande)?;
    let options = options(dossier, demande)?;
    let blocks =
        |donnees: Option<Vec<u8>>, empreinte: Option<String>| composer(dossier, calculs, &Options { empreinte, donnees, ..options });
    match demande.format {
        FormatDocument::Pdf => {
            let json = match demande.donnees {
                DonneesJointes::Completes => echange::write(dossier)?,
                DonneesJointes::SansReserve => echange::write(&sans_reserve(dossier))?,
            };
            let empreinte = echange::empreinte(&json);
            Ok(pdf::pdf(&blocks(Some(json.into_bytes()), Some(empreinte)))?)
        }
        FormatDocument::Docx => {
            let empreinte = echange::empreinte(&echange::write(dossier)?);
            Ok(docx::write(&blocks(None, Some(empreinte)))?)
        }
        FormatDocument::Xlsx => Ok(xlsx::write(dossier, calculs, demande.date)?),
        FormatDocument::Ics => Ok(ics::write(dossier, demande.date).into_bytes()),
    }
}

/// The interchange document a PDF made here carries, with the fingerprint the PDF recorded for it.
///
/// # Errors
/// [`Error::Pdf`] or [`Error::SansDonnees`].
pub fn donnees_du_pdf(octets: &[u8]) -> Result<DocumentPorte, Error> {
    // The reader is not ours and the bytes come from anybody: its panics become refusals.
    let read = std::panic::catch_unwind(|| pdf::extract(octets));
    let contenu = read.unwrap_or_else(|_| Err(pdf::Error::Unreadable("interrompu".to_owned())))?;
    let piece = contenu.pieces.into_iter().find(|p| p.nom == PIECE).ok_or(Error::SansDonnees)?;
    Ok(DocumentPorte { octets: piece.octets, empreinte: contenu.empreinte })
}
