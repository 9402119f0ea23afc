//! Documents: written, looked at, their sections, the variables their texts may quote.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use chrono::NaiveDate;
use cpom_core::modele::{Dossier, Id};
use cpom_core::referentiel::referentiel as reference;
use cpom_core::variables::{self, Resolution};
use cpom_export::demande::{self, DocumentRequest, Section};
use cpom_export::pdf::Places;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EcritView, RienRequest, written};
use crate::edition::computed;
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::phrases;
use crate::session::{Resultat, Session};

commandes! {
    /// Writes a document in a file, which is replaced.
    Fait exporter: ExporterRequest => EcritView,
    /// The sections a document may print, in the order chosen, with what is lost without each.
    Lecture sections_document: ApercuRequest => Vec<Section>,
    /// A document as a PDF to look at, with the place of each row in it; edits do not wait for it.
    Lecture apercu: ApercuRequest => ApercuView,
    /// Variables that may be inserted in a text, with their present values.
    Lecture variables: RienRequest => Vec<VariableView>,
}

/// A document to write in a file.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExporterRequest {
    /// Its file; an existing one is replaced.
    pub chemin: String,
    /// What to make.
    pub demande: DocumentRequest,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// A document to look at, or to choose sections in.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ApercuRequest {
    /// What is looked at; the format does not count.
    pub demande: DocumentRequest,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// A preview.
#[derive(Debug, Serialize, TS)]
pub struct ApercuView {
    /// Revision shown.
    #[ts(type = "number")]
    pub revision: i64,
    /// The PDF, in base64.
    pub pdf: String,
    /// Where rows and sections stand in it, and how large its pages are.
    #[serde(flatten)]
    pub places: Places,
}

/// A variable that may be inserted in a text.
#[derive(Debug, Serialize, TS)]
pub struct VariableView {
    /// Its name, without braces.
    pub nom: String,
    /// Where it belongs, in French.
    pub groupe: String,
    /// What it is, in French.
    pub libelle: String,
    /// Its present value, as it prints; none yet when absent.
    pub valeur: Option<String>,
}

/// Writes a document in a file.
///
/// # Errors
/// No dossier is open, the document cannot be made, or the file cannot be written.
pub fn exporter(session: &mut Session, hote: &dyn Hote, r: ExporterRequest) -> Resultat<EcritView> {
    let file = opened(session)?;
    let dossier = &*file.etat(r.version)?;
    let date = printed_on(dossier, hote);
    let bytes = demande::produire(dossier, &computed(dossier, hote), &r.demande, date).map_err(unmade)?;
    let target = PathBuf::from(&r.chemin);
    cpom_core::store::staging::write_file(&target, &bytes)?;
    Ok(written(&target))
}

/// The date printed on a document: that of the dossier’s edition, else today. What is late is judged today in any case,
/// as in the window and in the findings.
fn printed_on(dossier: &Dossier, hote: &dyn Hote) -> NaiveDate {
    dossier.dossier.date_edition.unwrap_or_else(|| hote.maintenant().date())
}

/// A document that could not be made; what the dossier’s data refuse keeps its own code.
fn unmade(why: demande::DocumentError) -> Erreur {
    match why {
        demande::DocumentError::Donnees(e) => e.into(),
        other => Erreur::export(&other.to_string()),
    }
}

pub(crate) fn sections_document(session: &mut Session, hote: &dyn Hote, r: ApercuRequest) -> Resultat<Vec<Section>> {
    let file = opened(session)?;
    let dossier = &*file.etat(r.version)?;
    let date = printed_on(dossier, hote);
    demande::sections(dossier, &computed(dossier, hote), &r.demande, date).map_err(unmade)
}

/// What a preview is made of: taken under the lock, composed outside.
struct ApercuPret {
    revision: i64,
    dossier: Dossier,
}

/// Takes the snapshot a preview shows.
fn ready(session: &mut Session, r: &ApercuRequest) -> Resultat<ApercuPret> {
    let file = opened(session)?;
    let dossier = file.etat(r.version)?.into_owned();
    Ok(ApercuPret { revision: file.revision()?, dossier })
}

fn composed(pret: &ApercuPret, hote: &dyn Hote, r: &ApercuRequest) -> Resultat<ApercuView> {
    let date = printed_on(&pret.dossier, hote);
    let (octets, places) = demande::apercu(&pret.dossier, &computed(&pret.dossier, hote), &r.demande, date).map_err(unmade)?;
    Ok(ApercuView { revision: pret.revision, pdf: base64::engine::general_purpose::STANDARD.encode(octets), places })
}

pub(crate) fn apercu(session: &mut Session, hote: &dyn Hote, r: ApercuRequest) -> Resultat<ApercuView> {
    composed(&ready(session, &r)?, hote, &r)
}

/// The same, holding the session only for the time of a copy: edits do not wait for a page to be set.
///
/// # Errors
/// As `apercu`.
pub(crate) fn apercu_partage(session: &Mutex<Session>, hote: &dyn Hote, r: &ApercuRequest) -> Resultat<ApercuView> {
    let pret = ready(&mut session.lock().unwrap_or_else(PoisonError::into_inner), r)?;
    composed(&pret, hote, r)
}

pub(crate) fn variables(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<Vec<VariableView>> {
    let d = opened(session)?.dossier();
    let c = computed(d, hote);
    let said = |v: variables::Connue| VariableView {
        groupe: phrases::groupe_de_variable(&v.nom).to_owned(),
        libelle: phrases::variable(&v),
        valeur: match variables::resoudre(&v.nom, d, &c) {
            Resolution::Valeur(valeur) => Some(demande::ecrire_variable(&v.nom, &valeur)),
            Resolution::Vide | Resolution::Inconnue => None,
        },
        nom: v.nom,
    };
    Ok(variables::connues(d, &c, reference()).into_iter().map(said).collect())
}
