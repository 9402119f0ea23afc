//! One door for those who want a document: what to make, from which snapshot, on which date.

use chrono::NaiveDate;
use cpom_core::calculs::Calculs;
use cpom_core::echange::{self, DocumentPorte};
use cpom_core::modele::Dossier;

pub use crate::composition::TypeDocument;
pub use crate::composition::ecrire_variable;
use crate::composition::{Options, composer};
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
    let (octets, places) = pdf::with_places(&composer(dossier, calculs, &options(dossier, demande, None, None)))?;
    Ok(Apercu { octets, places })
}

fn options(dossier: &Dossier, demande: &Demande, donnees: Option<Vec<u8>>, empreinte: Option<String>) -> Options {
    Options {
        document: demande.document,
        annee: demande.annee,
        filigrane: demande.filigrane.clone(),
        date: demande.date,
        version: dossier.versions.last().and_then(|v| v.numero).map(|n| n.to_string()),
        empreinte,
        donnees,
    }
}

/// Makes a document.
///
/// # Errors
/// See [`Error`].
pub fn produire(dossier: &Dossier, calculs: &Calculs, demande: &Demande) -> Result<Vec<u8>, Error> {
    let blocks = |donnees, empreinte| composer(dossier, calculs, &options(dossier, demande, donnees, empreinte));
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
    let contenu = pdf::extract(octets)?;
    let piece = contenu.pieces.into_iter().find(|p| p.nom == PIECE).ok_or(Error::SansDonnees)?;
    Ok(DocumentPorte { octets: piece.octets, empreinte: contenu.empreinte })
}
