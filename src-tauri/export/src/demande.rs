//! Request for a document, the same for the window, the command line and the tests.
//!
//! [`DocumentRequest`] is the type of the api’s request and is not converted on the way; [`produire`] makes the
//! document, [`apercu`] a preview, [`sections`] lists its parts. Invariants: what the recipient may not have
//! (`cpom_core::destinataire`) is removed from the snapshot here, before anything is computed, composed or attached; what a
//! section left out would print is not attached either.

use std::borrow::Cow;

use chrono::NaiveDate;
use cpom_core::avenant::{EtatContenu, consolide};
use cpom_core::calculs::{BilanRefuse, Calculs, calculer};
use cpom_core::choix::{Destinataire, Theme};
use cpom_core::destinataire;
use cpom_core::echange::{self, DocumentPorte};
use cpom_core::modele::{Dossier, Id};
use cpom_core::reserve::{PreparationMontree, without_sections};
use cpom_core::store::{LastChanges, Watched};
use serde::Deserialize;

use crate::composition::{self, NOM_CLASSEUR, NOM_DONNEES, Options, attach_data, attest, avenants_connus, classeur, composer};
pub use crate::composition::{ChoixSections, Section, TypeDocument, document_imprime};
pub use crate::composition::{DuFichier, EtatAvant, ecrire_variable, seance_imprimee};
use crate::{docx, ics, pdf, xlsx};

/// Format of the file to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FormatDocument {
    /// PDF/A-3a and PDF/UA-1, with the dossier’s data attached.
    #[default]
    Pdf,
    /// Word document (`.docx`).
    Docx,
    /// Excel workbook with all tables; the kind of document is ignored.
    Xlsx,
    /// Calendar of deadlines; the kind of document is ignored.
    Ics,
    /// Interchange document; the kind of document is ignored.
    Json,
}

/// Kind of document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum NomDocument {
    /// All content the Département may read, in the order of the contract and its annexes.
    #[default]
    Complet,
    /// File for a meeting, in two copies whose pages go together: that of the Département, with room for its answers, and
    /// that of the agency, with its positions.
    Reunion,
    /// Two pages for a decision-maker on the contract.
    Synthese,
    /// Report on one year of the contract.
    Bilan,
    /// Report on the whole contract, at its end.
    BilanFinal,
    /// Answer to a call for candidates.
    Candidature,
    /// An avenant as an act, to be signed.
    Avenant,
    /// For the person who would take the dossier over: the agency’s own, refused for any other recipient.
    Passation,
    /// Account of how the grant of one year was used.
    Emploi,
    /// Changes since a kept version.
    Modifications,
    /// Decisions of a meeting, for both parties: it never has the reserve, and is refused for any recipient but the Département.
    Releve,
    /// Map of the contract on a landscape page: objectives, actions, indicators and money.
    Carte,
    /// Sheet of one action.
    Fiche,
}

/// Document to make, with its appearance. Options that are absent follow the dossier.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(optional_fields = nullable))]
#[serde(deny_unknown_fields, default)]
pub struct DocumentRequest {
    /// Format of the file.
    pub format: FormatDocument,
    /// Kind of document.
    pub document: NomDocument,
    /// Identifier of the action, for a fiche.
    pub action: Option<Id>,
    /// Year of the annual report or of the compte d’emploi, one of the contract; when absent, the last closed one of these
    /// ([`cpom_core::calculs::Annees::bilan`]).
    pub annee: Option<i32>,
    /// Number of the avenant to print; when absent, the one in preparation, else the last.
    pub numero: Option<i32>,
    /// Identifier of the kept version that the modifications start from; when absent, the last one kept.
    pub depuis: Option<Id>,
    /// Identifier of the meeting that the modifications start from, as the version kept at its opening; it stands before `depuis`.
    pub depuis_seance: Option<Id>,
    /// Identifier of the meeting whose decisions are printed; when absent, the last held.
    pub seance: Option<Id>,
    /// Text printed across each page as a watermark; none when absent.
    pub filigrane: Option<String>,
    /// Recipient, which decides sections, columns, annexes and attached data. When absent, the Département, except that the
    /// interchange document is then the agency’s exact copy, of which nothing may be lost.
    pub pour: Option<Destinataire>,
    /// Set of colours; that of the dossier when absent.
    pub theme: Option<Theme>,
    /// Codes of the only sections to print, in this order, in place of the dossier’s choice.
    pub sections: Option<Vec<String>>,
    /// Codes of sections to leave out as well.
    pub sans_sections: Option<Vec<String>>,
    /// Whether the core of the complete document is printed alone: the annexes that follow it are said not to be joined, and the
    /// data carried are those of the whole document. No when absent; refused for any other document.
    pub coeur: Option<bool>,
    /// Largest size of the file, in bytes; no limit when absent. A larger file is not written.
    pub taille_max: Option<u32>,
    /// Version named on the cover and in the footers. It is set with the kept content that is printed, and a request
    /// cannot give it: no other content bears the name of a version.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub version_gardee: Option<String>,
    /// Facts of the file that the snapshot does not hold; set by whoever reads the file.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub fichier: DuFichier,
}

impl DocumentRequest {
    /// Request with the choices of the dossier, without watermark.
    #[must_use]
    pub fn new(format: FormatDocument, document: TypeDocument) -> Self {
        let (document, action) = match document {
            TypeDocument::Complet => (NomDocument::Complet, None),
            TypeDocument::Reunion => (NomDocument::Reunion, None),
            TypeDocument::Synthese => (NomDocument::Synthese, None),
            TypeDocument::Bilan => (NomDocument::Bilan, None),
            TypeDocument::BilanFinal => (NomDocument::BilanFinal, None),
            TypeDocument::Candidature => (NomDocument::Candidature, None),
            TypeDocument::Avenant => (NomDocument::Avenant, None),
            TypeDocument::Passation => (NomDocument::Passation, None),
            TypeDocument::Emploi => (NomDocument::Emploi, None),
            TypeDocument::Modifications => (NomDocument::Modifications, None),
            TypeDocument::Releve => (NomDocument::Releve, None),
            TypeDocument::Carte => (NomDocument::Carte, None),
            TypeDocument::Fiche(action) => (NomDocument::Fiche, Some(action)),
        };
        Self { format, document, action, ..Self::default() }
    }

    fn type_document(&self) -> Result<TypeDocument, DocumentError> {
        Ok(match self.document {
            NomDocument::Complet => TypeDocument::Complet,
            NomDocument::Reunion => TypeDocument::Reunion,
            NomDocument::Synthese => TypeDocument::Synthese,
            NomDocument::Bilan => TypeDocument::Bilan,
            NomDocument::BilanFinal => TypeDocument::BilanFinal,
            NomDocument::Candidature => TypeDocument::Candidature,
            NomDocument::Avenant => TypeDocument::Avenant,
            NomDocument::Passation => TypeDocument::Passation,
            NomDocument::Emploi => TypeDocument::Emploi,
            NomDocument::Modifications => TypeDocument::Modifications,
            NomDocument::Releve => TypeDocument::Releve,
            NomDocument::Carte => TypeDocument::Carte,
            NomDocument::Fiche => TypeDocument::Fiche(self.action.ok_or(DocumentError::SansAction)?),
        })
    }

    fn choix_sections(&self) -> ChoixSections {
        ChoixSections {
            seulement: self.sections.clone(),
            sans: self.sans_sections.clone().unwrap_or_default(),
            coeur: self.coeur == Some(true),
        }
    }

    /// Recipient of the document: the Département, unless another is asked for or the file is the agency’s exact copy.
    #[must_use]
    pub fn destinataire(&self) -> Destinataire {
        let own = if self.format == FormatDocument::Json || self.passation() { Destinataire::Interne } else { Destinataire::Departement };
        self.pour.unwrap_or(own)
    }

    /// Whether the document is the passation; the other formats hold the dossier, whatever the kind of document.
    fn passation(&self) -> bool {
        self.document == NomDocument::Passation && matches!(self.format, FormatDocument::Pdf | FormatDocument::Docx)
    }

    /// Whether the sections are those of a report, which print parts of several annexes of the whole dossier.
    fn reports(&self) -> bool {
        matches!(self.document, NomDocument::Bilan | NomDocument::BilanFinal | NomDocument::Candidature | NomDocument::Emploi)
    }

    /// Whether this is a copy for the agency itself, with its reserve.
    fn interne(&self) -> bool {
        self.destinataire() == Destinataire::Interne
    }

    /// Parts of a review in preparation that the file puts to the Département: the demands in the copy made for a meeting,
    /// the demands and the messages in a summary; the calendar has its date.
    fn preparation(&self, ecartees: &[String]) -> PreparationMontree {
        let printed = |code: &str| ecartees.iter().all(|e| e != code);
        match (self.format, self.document) {
            (FormatDocument::Ics, _) => PreparationMontree { messages: true, demandes: true },
            (FormatDocument::Xlsx | FormatDocument::Json, _) => PreparationMontree::default(),
            (_, NomDocument::Reunion) => PreparationMontree { messages: false, demandes: printed("demandes") },
            // The points of a meeting are those that were put to the Département.
            (_, NomDocument::Releve) => PreparationMontree { messages: false, demandes: true },
            (_, NomDocument::Synthese) => PreparationMontree { messages: printed("messages"), demandes: printed("demandes") },
            (
                _,
                NomDocument::Complet
                | NomDocument::Bilan
                | NomDocument::BilanFinal
                | NomDocument::Candidature
                | NomDocument::Avenant
                | NomDocument::Passation
                | NomDocument::Emploi
                | NomDocument::Modifications
                | NomDocument::Carte
                | NomDocument::Fiche,
            ) => PreparationMontree::default(),
        }
    }

    /// Copy of the dossier without what the recipient may not have, for a document that leaves out these sections.
    fn shared<'a>(&self, dossier: &'a Dossier, ecartees: &[String]) -> Cow<'a, Dossier> {
        match self.destinataire() {
            Destinataire::Interne => Cow::Borrowed(dossier),
            other => Cow::Owned(destinataire::pour(dossier, other, self.preparation(ecartees))),
        }
    }

    /// Figures of the snapshot that is printed: names, demands and dates that the recipient does not have are in none of
    /// them. Those of the Département are the same as the agency’s.
    fn figures<'a>(&self, printed: &Dossier, calculs: &'a Calculs) -> Cow<'a, Calculs> {
        match self.destinataire() {
            Destinataire::Interne | Destinataire::Departement => Cow::Borrowed(calculs),
            Destinataire::Ars | Destinataire::Conseil => Cow::Owned(calculer(printed, calculs.suivi.jour)),
        }
    }

    /// Snapshot that is printed.
    fn printed<'a>(&self, dossier: &'a Dossier) -> Cow<'a, Dossier> {
        self.shared(dossier, &[])
    }

    /// Snapshot attached to the file as data, or written as the file itself: a copy that is handed over does not
    /// carry what the sections left out would have printed.
    fn carried<'a>(&self, dossier: &'a Dossier, calculs: &Calculs, date: NaiveDate) -> Result<Cow<'a, Dossier>, DocumentError> {
        if self.interne() {
            return Ok(Cow::Borrowed(dossier));
        }
        let ecartees: Vec<String> = sections(dossier, calculs, self, date)?.into_iter().filter(|s| s.ecartee).map(|s| s.code).collect();
        let shared = self.shared(dossier, &ecartees);
        Ok(if ecartees.is_empty() { shared } else { Cow::Owned(without_sections(&shared, self.reports(), &ecartees)) })
    }

    /// Whether the document prints the states of the contract, which [`Self::with_states`] gives.
    #[must_use]
    pub fn prints_states(&self) -> bool {
        self.document == NomDocument::Complet && matches!(self.format, FormatDocument::Pdf | FormatDocument::Docx)
    }

    /// Whether the document prints findings and authors ([`DuFichier`]).
    #[must_use]
    pub fn prints_history(&self) -> bool {
        self.passation()
    }

    /// Whether the document is the relevé of a meeting, which needs the state before that meeting.
    #[must_use]
    pub fn prints_meeting(&self) -> bool {
        self.document == NomDocument::Releve && matches!(self.format, FormatDocument::Pdf | FormatDocument::Docx)
    }

    /// Whether the document lists the changes since a former state, which [`Self::since`] gives.
    #[must_use]
    pub fn prints_changes(&self) -> bool {
        self.document == NomDocument::Modifications && matches!(self.format, FormatDocument::Pdf | FormatDocument::Docx)
    }

    /// The same request with the state to which the dossier is compared, without what the recipient may not have.
    #[must_use]
    pub fn since(mut self, etat: EtatAvant) -> Self {
        let contenu = std::sync::Arc::new(self.printed(&etat.contenu).into_owned());
        self.fichier.avant = Some(EtatAvant { contenu, ..etat });
        self
    }

    /// The same request with the states of the contract: `contenus` are those of its sealed versions, `present` the name of the
    /// state that is printed. What the recipient may not have is taken out of each before they are compared.
    #[must_use]
    pub fn with_states(mut self, dossier: &Dossier, contenus: Vec<EtatContenu>, present: &str, jour: NaiveDate) -> Self {
        let given = contenus.into_iter().map(|e| EtatContenu { contenu: std::sync::Arc::new(self.printed(&e.contenu).into_owned()), ..e });
        let given: Vec<EtatContenu> = given.collect();
        self.fichier.consolide = Some(consolide(&self.printed(dossier), &given, present, jour));
        self
    }

    /// The same request for the content kept with a version: the pages bear its number and its name.
    #[must_use]
    pub fn of_version(self, numero: Option<i32>, nom: &str) -> Self {
        let parts = [numero.map(|n| format!("version {n}")).unwrap_or_default(), nom.trim().to_owned()];
        let mots = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" – ");
        Self { version_gardee: Some(mots).filter(|m| !m.is_empty()), ..self }
    }

    fn options(&self, date: NaiveDate) -> Result<Options, DocumentError> {
        Ok(Options {
            annee: self.annee,
            numero: self.numero,
            seance: self.seance,
            fichier: self.fichier.clone(),
            filigrane: self.filigrane.clone(),
            pour: self.destinataire(),
            version: self.version_gardee.clone(),
            sections: self.choix_sections(),
            theme: self.theme,
            ..Options::new(self.type_document()?, date)
        })
    }
}

/// Reason why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The data could not be serialized.
    #[error("{0}")]
    Donnees(#[from] cpom_core::Error),
    /// The PDF could not be made or read.
    #[error("{0}")]
    Pdf(#[from] pdf::PdfError),
    /// The Word document could not be made.
    #[error("{0}")]
    Docx(#[from] docx::WordError),
    /// The workbook could not be made.
    #[error("{0}")]
    Xlsx(#[from] xlsx::ExcelError),
    /// The PDF carries no dossier.
    #[error("ce PDF ne contient pas les données d’un dossier")]
    SansDonnees,
    /// The document has no section with this code.
    #[error("la section «\u{202F}{code}\u{202F}» n’existe pas dans ce document, qui peut imprimer\u{202F}: {connues}")]
    SectionInconnue {
        /// Code in the request.
        code: String,
        /// Codes of the document’s sections.
        connues: String,
    },
    /// The report is asked for a year that can have none.
    #[error("{}", refused_year(.0))]
    Bilan(BilanRefuse),
    /// The passation is asked for somebody else than the agency.
    #[error("le dossier de passation reste dans l’agence\u{202F}: il ne s’imprime pour aucun autre destinataire")]
    PassationRemise,
    /// The relevé is asked for somebody else than both parties.
    #[error(
        "le relevé de décisions est le même pour les deux parties\u{202F}: il s’imprime pour le Département, sans la réserve du service"
    )]
    ReleveAutre,
    /// The core is asked of a document that has none.
    #[error("seul le dossier complet a un cœur à imprimer\u{202F}: choisir ce document, ou ne pas demander son cœur")]
    SansCoeur,
    /// The dossier has no meeting, or not the one asked for.
    #[error("la séance demandée n’existe pas\u{202F}: le relevé de décisions est celui d’une séance du dossier")]
    SeanceInconnue,
    /// The dossier has no avenant of this number.
    #[error("le dossier n’a pas d’avenant n° {numero}\u{202F}; {connus}")]
    AvenantInconnu {
        /// Number in the request.
        numero: i32,
        /// Sentence on the avenants of the dossier.
        connus: String,
    },
    /// The request for modifications has no former state.
    #[error("aucune version n’est gardée\u{202F}: il n’y a rien à quoi comparer le dossier. En garder une dans «\u{202F}Versions\u{202F}»")]
    SansVersion,
    /// The request for a fiche names no action.
    #[error("la fiche à composer n’est pas désignée")]
    SansAction,
    /// The file is larger than the request allows.
    #[error("le fichier pèserait {}, plus que les {} demandés\u{202F}: écarter une section ou un logo", megaoctets(*.octets), megaoctets(*.max))]
    TropGros {
        /// Size of the file, in bytes.
        octets: u64,
        /// Largest size allowed, in bytes.
        max: u64,
    },
}

/// A size in megabytes of a million bytes, as mail programs count, with two decimals.
fn megaoctets(octets: u64) -> String {
    let hundredths = octets.div_ceil(10_000);
    format!("{},{:02}\u{202F}Mo", hundredths / 100, hundredths % 100)
}

/// Bytes of a document that fit the size asked for.
///
/// # Errors
/// [`DocumentError::TropGros`] when they do not.
pub fn sized(request: &DocumentRequest, bytes: Vec<u8>) -> Result<Vec<u8>, DocumentError> {
    let octets = bytes.len() as u64;
    match request.taille_max {
        Some(max) if octets > u64::from(max) => Err(DocumentError::TropGros { octets, max: u64::from(max) }),
        _ => Ok(bytes),
    }
}

fn refused_year(why: &BilanRefuse) -> String {
    match why {
        BilanRefuse::ContratAVenir { debut } => {
            format!(
                "le contrat commence en {debut} et aucune de ses années n’a de bilan\u{202F}: l’année en cours est hors de la période du contrat"
            )
        }
        BilanRefuse::HorsContrat { annee, debut, fin } => {
            format!("l’année {annee} est hors de la période du contrat, de {debut} à {fin}")
        }
        BilanRefuse::AnneeAVenir { annee } => format!("l’année {annee} n’a pas commencé\u{202F}: elle n’a pas encore de bilan"),
    }
}

/// Refuses the core of a document that has none, an avenant or a meeting that the dossier does not have, modifications since nothing, a passation for somebody else than the
/// agency, and a relevé for somebody else than both parties.
fn printable(dossier: &Dossier, request: &DocumentRequest) -> Result<(), DocumentError> {
    if request.prints_meeting() {
        if request.destinataire() != Destinataire::Departement {
            return Err(DocumentError::ReleveAutre);
        }
        if seance_imprimee(dossier, request.seance).is_none() {
            return Err(DocumentError::SeanceInconnue);
        }
    }
    if request.coeur == Some(true) && request.document != NomDocument::Complet {
        return Err(DocumentError::SansCoeur);
    }
    if request.prints_changes() && request.fichier.avant.is_none() {
        return Err(DocumentError::SansVersion);
    }
    if request.passation() && !request.interne() {
        return Err(DocumentError::PassationRemise);
    }
    let known = avenants_connus(dossier);
    match request.numero.filter(|n| request.document == NomDocument::Avenant && !known.contains(n)) {
        None => Ok(()),
        Some(numero) => {
            let listed = known.iter().map(|n| format!("n° {n}")).collect::<Vec<_>>();
            let connus = match listed.as_slice() {
                [] => "il n’en a aucun".to_owned(),
                [one] => format!("il a l’avenant {one}"),
                several => format!("il a les avenants {}", cpom_core::francais::enumeration(several)),
            };
            Err(DocumentError::AvenantInconnu { numero, connus })
        }
    }
}

/// Refuses a report about a contract that has not begun, or about a year that the contract does not cover, or that has not begun.
fn reported_year(calculs: &Calculs, request: &DocumentRequest) -> Result<(), DocumentError> {
    let refused = match request.document {
        NomDocument::Bilan | NomDocument::Emploi => calculs.annees.bilan_refuse(request.annee),
        NomDocument::BilanFinal => calculs.annees.bilan_refuse(None),
        _ => None,
    };
    refused.map_or(Ok(()), |why| Err(DocumentError::Bilan(why)))
}

/// Year that a yearly report or a compte d’emploi is about; `None` when no year has figures.
#[must_use]
pub fn annee_examinee(calculs: &Calculs, request: &DocumentRequest) -> Option<i32> {
    request.annee.or(calculs.annees.bilan).or(calculs.annees.derniere_close)
}

/// Lists the sections that a document may print, in the order chosen, with the effect of leaving each out. A fiche has
/// none.
///
/// # Errors
/// [`DocumentError::SansAction`] for a fiche without action.
pub fn sections(dossier: &Dossier, calculs: &Calculs, request: &DocumentRequest, date: NaiveDate) -> Result<Vec<Section>, DocumentError> {
    let (options, printed) = (request.options(date)?, request.printed(dossier));
    Ok(composition::sections(&printed, &request.figures(&printed, calculs), &options))
}

/// Lists the effect of leaving out the sections that the request leaves out, one sentence each; harmless omissions are
/// not listed.
///
/// # Errors
/// Those of [`sections`].
pub fn pertes(dossier: &Dossier, calculs: &Calculs, request: &DocumentRequest, date: NaiveDate) -> Result<Vec<String>, DocumentError> {
    if request.choix_sections() == ChoixSections::default() && dossier.sections_imprimees.iter().all(|s| !s.ecartee) {
        return Ok(Vec::new());
    }
    let lost = |s: Section| {
        let perte = s.perte.filter(|_| s.ecartee)?;
        Some(format!("Imprimé sans «\u{202F}{}\u{202F}»\u{202F}: {}.", s.nom, perte.replace(" :", "\u{202F}:")))
    };
    Ok(sections(dossier, calculs, request, date)?.into_iter().filter_map(lost).collect())
}

/// Refuses codes of sections that the document does not have.
fn known_sections(dossier: &Dossier, calculs: &Calculs, request: &DocumentRequest, date: NaiveDate) -> Result<(), DocumentError> {
    let choix = request.choix_sections();
    if choix == ChoixSections::default() {
        return Ok(());
    }
    let sections = sections(dossier, calculs, request, date)?;
    match choix.inconnue(&sections) {
        None => Ok(()),
        Some(code) => {
            let connues = sections.iter().map(|s| s.code.as_str()).collect::<Vec<_>>().join(", ");
            Err(DocumentError::SectionInconnue { code: code.to_owned(), connues })
        }
    }
}

/// Composes a PDF to show on the screen: no data are attached, and the place of each anchor is returned with it.
///
/// # Errors
/// [`DocumentError::Pdf`], [`DocumentError::SansAction`], [`DocumentError::Bilan`].
pub fn apercu(
    dossier: &Dossier,
    calculs: &Calculs,
    request: &DocumentRequest,
    date: NaiveDate,
) -> Result<(Vec<u8>, pdf::Places), DocumentError> {
    reported_year(calculs, request)?;
    printable(dossier, request)?;
    let printed = request.printed(dossier);
    Ok(pdf::with_places(&composer(&printed, &request.figures(&printed, calculs), &request.options(date)?))?)
}

/// Makes the bytes of a document. `date` is printed as the date of edition. A calendar made here has no history: its events
/// are never updates (see [`calendrier`]).
///
/// # Errors
/// Those of [`DocumentError`], by cause.
pub fn produire(dossier: &Dossier, calculs: &Calculs, request: &DocumentRequest, date: NaiveDate) -> Result<Vec<u8>, DocumentError> {
    let date = dossier.dossier.date_edition.unwrap_or(date);
    let printed = request.printed(dossier);
    let figures = request.figures(&printed, calculs);
    match request.format {
        FormatDocument::Xlsx => return Ok(xlsx::write(&printed, &figures, request.destinataire(), request.annee, date)?),
        FormatDocument::Ics => return Ok(calendrier(dossier, calculs, request, &LastChanges::default(), date)),
        FormatDocument::Json => return donnees(dossier, request),
        FormatDocument::Pdf | FormatDocument::Docx => {}
    }
    reported_year(calculs, request)?;
    printable(dossier, request)?;
    known_sections(dossier, calculs, request, date)?;
    let options = request.options(date)?;
    std::thread::scope(|s| {
        let data = s.spawn(|| -> Result<_, DocumentError> {
            let carried = request.carried(dossier, calculs, date)?;
            let json = echange::write(&carried)?;
            Ok((carried, json))
        });
        let mut document = composer(&printed, &figures, &options);
        let (carried, json) = joined(data)?;
        if request.format == FormatDocument::Docx {
            attest(&mut document, &echange::empreinte(&json));
            return Ok(docx::write(&document)?);
        }
        attach_data(&mut document, json);
        // The workbook holds what the data hold: figures of a section left out are computed for no sheet. It is made while the pages are.
        let workbook = move || xlsx::write(&carried, &calculer(&carried, calculs.suivi.jour), request.destinataire(), request.annee, date);
        let workbook = (request.document == NomDocument::Complet).then(|| s.spawn(workbook));
        let pages = pdf::Pages::of(&document, &mut |_| {})?;
        if let Some(workbook) = workbook {
            document.pieces_jointes.push(classeur(joined(workbook)?));
        }
        Ok(pages.finish(&document, &mut |_| {})?.0)
    })
}

/// Waits for a thread and gives its value; its panic goes on in this thread.
fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Fields whose last author the passation names: counted figures.
pub const SAISIS: &Watched = &[("mesures", &["numerateur", "denominateur", "valeur"]), ("valeurs", &["valeur"])];

/// Fields whose last changes the calendar needs: those that its events show.
pub const MONTRES_AU_CALENDRIER: &Watched = ics::SHOWN;

/// Makes the calendar with what the file says of the last change of each row ([`MONTRES_AU_CALENDRIER`]), so that a date
/// that was moved replaces the former one in a diary. `date` is the date of edition.
#[must_use]
pub fn calendrier(dossier: &Dossier, calculs: &Calculs, request: &DocumentRequest, changes: &LastChanges, date: NaiveDate) -> Vec<u8> {
    let date = dossier.dossier.date_edition.unwrap_or(date);
    let printed = request.printed(dossier);
    ics::write(&printed, &request.figures(&printed, calculs), changes, date).into_bytes()
}

/// Makes the interchange document, which needs no computed figure: a dossier of any size can be copied out.
///
/// # Errors
/// [`DocumentError::Donnees`] when a value cannot be written.
pub fn donnees(dossier: &Dossier, request: &DocumentRequest) -> Result<Vec<u8>, DocumentError> {
    Ok(echange::write(&request.printed(dossier))?.into_bytes())
}

/// Reads the workbook attached to a PDF made here; `None` when it has none.
///
/// # Errors
/// [`DocumentError::Pdf`] when the PDF cannot be read.
pub fn classeur_du_pdf(octets: &[u8]) -> Result<Option<Vec<u8>>, DocumentError> {
    Ok(attached(octets)?.pieces.into_iter().find(|p| p.nom == NOM_CLASSEUR).map(|p| p.octets))
}

/// Reads the files attached to a PDF of any origin.
fn attached(octets: &[u8]) -> Result<pdf::ContenuPdf, DocumentError> {
    // The library that reads PDF may panic on a crafted file: a panic is reported as a refusal.
    let read = std::panic::catch_unwind(|| pdf::extract(octets));
    Ok(read.unwrap_or_else(|_| Err(pdf::PdfError::Unreadable("interrompu".to_owned())))?)
}

/// Reads the interchange document attached to a PDF made here, with the SHA-256 that the PDF records for it.
///
/// # Errors
/// [`DocumentError::Pdf`] when the PDF cannot be read, [`DocumentError::SansDonnees`] when nothing is attached.
pub fn donnees_du_pdf(octets: &[u8]) -> Result<DocumentPorte, DocumentError> {
    let contenu = attached(octets)?;
    let piece = contenu.pieces.into_iter().find(|p| p.nom == NOM_DONNEES).ok_or(DocumentError::SansDonnees)?;
    Ok(DocumentPorte { octets: piece.octets, empreinte: contenu.empreinte })
}
