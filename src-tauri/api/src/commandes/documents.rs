//! Commands on documents: export, preview, sections, variables of texts.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use chrono::NaiveDate;
use cpom_core::avenant::EtatContenu;
use cpom_core::calculs::Calculs;
use cpom_core::controles::{Constat, Severite, controler};
use cpom_core::francais;
use cpom_core::modele::mots::minuscule;
use cpom_core::modele::{Dossier, Id, Seance};
use cpom_core::negociation::nom;
use cpom_core::referentiel::referentiel as reference;
use cpom_core::store::Fichier;
use cpom_core::variables::{self, Resolution};
use cpom_export::demande::{self, DocumentRequest, DuFichier, EtatAvant, FormatDocument, Section};
use cpom_export::pdf::Places;
use serde::{Deserialize, Serialize};

use super::{EcritView, written};
use crate::edition::computed;
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::phrases;
use crate::session::{Resultat, Session};

commandes! {
    /// Writes a document to a file, which is replaced.
    Fait exporter: ExporterRequest => EcritView,
    /// Lists the sections a document may print, in the order chosen, with the effect of leaving each out.
    Lecture sections_document: ApercuRequest => Vec<Section>,
    /// Makes a document as a PDF to show, with the place of each row in it; edits do not wait for it.
    Lecture apercu: ApercuRequest => ApercuView,
    /// Lists the variables that may be inserted in a text, with their values in the dossier or in a kept version.
    Lecture variables: VariablesRequest => Vec<VariableView>,
}

/// Document to write to a file.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ExporterRequest {
    /// Path of the file; an existing one is replaced.
    pub chemin: String,
    /// Document, format and choices.
    pub demande: DocumentRequest,
    /// Identifier of a kept version to print; the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
}

/// Document to preview, or whose sections to list.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ApercuRequest {
    /// Document and choices; the format is ignored.
    pub demande: DocumentRequest,
    /// Identifier of a kept version to print; the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
}

/// Preview of a document.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ApercuView {
    /// Revision of the dossier that is shown.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub revision: i64,
    /// Bytes of the PDF, in base64.
    pub pdf: String,
    /// Places of rows and sections in the PDF, and sizes of its pages.
    #[serde(flatten)]
    pub places: Places,
}

/// Variable that may be inserted in a text.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VariableView {
    /// Name of the variable, without braces.
    pub nom: String,
    /// Group of the variable in the menu, in French.
    pub groupe: String,
    /// Meaning of the variable, in French.
    pub libelle: String,
    /// Present value as it prints; `None` when the dossier has none yet.
    pub valeur: Option<String>,
}

/// Writes a document to a file.
///
/// # Errors
/// `aucun_dossier`; `export` when the document cannot be made; `fichier` and the other codes of a file that cannot be
/// written.
pub fn exporter(session: &mut Session, hote: &dyn Hote, r: ExporterRequest) -> Resultat<EcritView> {
    let file = opened(session)?;
    let source = file.path().to_owned();
    let (dossier, demande) = printed(file, r.version, r.demande)?;
    let demande = of_file(file, hote, &dossier, r.version, demande)?;
    let made = match demande.format {
        FormatDocument::Json => demande::donnees(&dossier, &demande),
        FormatDocument::Ics => {
            // An old version keeps the order it has among later ones: a diary does not take it for an update.
            let until = r.version.map(|id| file.version(id)).transpose()?.map(|(kept, _)| kept.etape);
            let changes = file.last_changes(demande::MONTRES_AU_CALENDRIER, until)?;
            Ok(demande::calendrier(&dossier, &computed(&dossier, hote), &demande, &changes, printed_on(&dossier, hote)))
        }
        _ => demande::produire(&dossier, &computed(&dossier, hote), &demande, printed_on(&dossier, hote)),
    };
    let bytes = made.and_then(|bytes| demande::sized(&demande, bytes)).map_err(unmade)?;
    let target = PathBuf::from(&r.chemin);
    cpom_core::store::staging::write_document(&target, &bytes, &source)?;
    Ok(written(&target))
}

/// Content to print: the dossier as it is, or a kept version, whose pages then bear its number and its name.
pub(super) fn printed(file: &Fichier, version: Option<Id>, demande: DocumentRequest) -> Resultat<(Cow<'_, Dossier>, DocumentRequest)> {
    let Some(id) = version else { return Ok((Cow::Borrowed(file.dossier()), demande)) };
    let (kept, dossier) = file.version(id)?;
    let numero = dossier.versions.iter().find(|v| Some(v.id) == kept.version_id).and_then(|v| v.numero);
    let demande = demande.of_version(numero, &file.name_of(&kept));
    Ok((Cow::Owned(dossier), demande))
}

/// The request with what the file alone knows, where the document prints it.
fn of_file(file: &Fichier, hote: &dyn Hote, dossier: &Dossier, version: Option<Id>, demande: DocumentRequest) -> Resultat<DocumentRequest> {
    if demande.prints_states() {
        return Ok(with_states(&file.etats_du_contrat()?, hote, dossier, version, demande));
    }
    if demande.prints_changes() {
        return since(file, version, demande);
    }
    if demande.prints_meeting() {
        let seance = demande::seance_imprimee(dossier, demande.seance);
        let Some(kept) = seance.map(|s| at_opening(file, s)).transpose()?.flatten() else { return Ok(demande) };
        return Ok(demande.since(EtatAvant { depuis: String::new(), precision: String::new(), contenu: file.version(kept)?.1.into() }));
    }
    if !demande.prints_history() {
        return Ok(demande);
    }
    let until = version.map(|id| file.version(id)).transpose()?.map(|(kept, _)| kept.etape);
    let changes = file.last_changes(demande::SAISIS, until)?;
    let author = |table: &str, id: Id| {
        let last = changes.of_row(table, id);
        let day = last.quand.map(|q| q.date().to_string()).unwrap_or_default();
        ((table.to_owned(), id), (changes.auteur(last.etape).to_owned(), day))
    };
    let rows = dossier.mesures.iter().map(|m| ("mesures", m.id)).chain(dossier.valeurs.iter().map(|v| ("valeurs", v.id)));
    let risques = Some(at_risk(dossier, &computed(dossier, hote)));
    let fichier = DuFichier { risques, saisies: rows.map(|(table, id)| author(table, id)).collect(), ..demande.fichier };
    Ok(DocumentRequest { fichier, ..demande })
}

/// The request with the former state of the modifications: the version asked for, else the last kept but the one printed. None is
/// added when no version was kept: the document is then refused.
fn since(file: &Fichier, version: Option<Id>, demande: DocumentRequest) -> Resultat<DocumentRequest> {
    if let Some(id) = demande.depuis_seance {
        let seance = file.dossier().seances.iter().find(|s| s.id == id);
        let Some(seance) = seance else { return Err(Erreur::requete("la séance demandée n’existe pas")) };
        let Some(kept) = at_opening(file, seance)? else {
            return Err(Erreur::requete("aucune version n’a été gardée à l’ouverture de cette séance\u{202F}: en choisir une"));
        };
        let depuis = format!("la {}", minuscule(&nom(seance)));
        return Ok(demande.since(EtatAvant { depuis, precision: String::new(), contenu: file.version(kept)?.1.into() }));
    }
    let last = || Ok::<_, Erreur>(file.versions()?.iter().rev().find(|k| Some(k.id) != version).map(|k| k.id));
    let Some(id) = demande.depuis.map_or_else(last, |id| Ok(Some(id)))? else { return Ok(demande) };
    let (kept, contenu) = file.version(id)?;
    let row = file.dossier().versions.iter().find(|v| Some(v.id) == kept.version_id);
    let name = file.name_of(&kept);
    let named = format!("«\u{202F}{}\u{202F}»", name.trim());
    let day = row.and_then(|v| v.date).map(|d| format!("du {}", francais::date(d)));
    let (depuis, named) = match row.and_then(|v| v.numero) {
        Some(numero) => (format!("la version {numero}"), Some(named).filter(|_| !name.trim().is_empty())),
        None => (format!("la version {named}"), None),
    };
    let precision = named.into_iter().chain(day).collect::<Vec<_>>().join(", ");
    Ok(demande.since(EtatAvant { depuis, precision, contenu: contenu.into() }))
}

/// Identifier of the content kept at the opening of a meeting; `None` when none was.
fn at_opening(file: &Fichier, seance: &Seance) -> Resultat<Option<Id>> {
    let kept = file.versions()?;
    Ok(seance.version_id.and_then(|version| kept.iter().find(|k| k.version_id == Some(version)).map(|k| k.id)))
}

/// The request with the states of the contract; those kept after the version that is printed are not among them, since that version
/// does not list them.
fn with_states(
    contenus: &[EtatContenu],
    hote: &dyn Hote,
    dossier: &Dossier,
    version: Option<Id>,
    demande: DocumentRequest,
) -> DocumentRequest {
    let present = if version.is_some() { "Cette version" } else { "Aujourd’hui" };
    demande.with_states(dossier, contenus.to_vec(), present, hote.maintenant().date())
}

/// Families of findings that put a promise at risk: money, promises, follow-up, indicators, avenants.
const FAMILLES_A_RISQUE: [&str; 6] = ["FIN", "EQU", "PRO", "SUI", "ENG", "AVE"];

/// Blocking findings and warnings of these families, with their sentences.
fn at_risk(dossier: &Dossier, calculs: &Calculs) -> Vec<(String, String)> {
    let grave = |c: &Constat| matches!(c.controle.severite(), Severite::Bloquant | Severite::Avertissement);
    let mine = |c: &Constat| FAMILLES_A_RISQUE.iter().any(|f| c.controle.code().starts_with(f));
    let found = controler(dossier, calculs, reference()).into_iter().filter(|c| grave(c) && mine(c));
    found.map(|c| (c.controle.code().to_owned(), phrases::constat(&c))).collect()
}

/// Date printed on a document: the date of edition of the dossier, otherwise today. Lateness is always judged as of
/// today, as in the window and in the findings.
pub(super) fn printed_on(dossier: &Dossier, hote: &dyn Hote) -> NaiveDate {
    dossier.dossier.date_edition.unwrap_or_else(|| hote.maintenant().date())
}

/// Turns the failure of a document into an error; a failure caused by the dossier’s data keeps its own code.
pub(super) fn unmade(why: demande::DocumentError) -> Erreur {
    match why {
        demande::DocumentError::Donnees(e) => e.into(),
        other => Erreur::export(&other.to_string()),
    }
}

pub(crate) fn sections_document(session: &mut Session, hote: &dyn Hote, r: ApercuRequest) -> Resultat<Vec<Section>> {
    let file = opened(session)?;
    let dossier = &*file.etat(r.version)?;
    let date = printed_on(dossier, hote);
    let demande =
        if r.demande.prints_states() { with_states(&file.etats_du_contrat()?, hote, dossier, r.version, r.demande) } else { r.demande };
    demande::sections(dossier, &computed(dossier, hote), &demande, date).map_err(unmade)
}

/// Snapshot to preview: copied while the session is locked, composed after.
struct ApercuPret {
    revision: i64,
    dossier: Dossier,
    demande: DocumentRequest,
    /// Contents of the sealed versions, compared outside the lock.
    etats: Vec<EtatContenu>,
    version: Option<Id>,
}

/// Copies the snapshot to preview.
fn ready(session: &mut Session, hote: &dyn Hote, r: &ApercuRequest) -> Resultat<ApercuPret> {
    let file = opened(session)?;
    let (dossier, demande) = printed(file, r.version, r.demande.clone())?;
    let etats = if demande.prints_states() { file.etats_du_contrat()? } else { Vec::new() };
    let demande = if demande.prints_history() || demande.prints_changes() || demande.prints_meeting() {
        of_file(file, hote, &dossier, r.version, demande)?
    } else {
        demande
    };
    Ok(ApercuPret { revision: file.revision()?, dossier: dossier.into_owned(), demande, etats, version: r.version })
}

fn composed(pret: &ApercuPret, hote: &dyn Hote) -> Resultat<ApercuView> {
    let date = printed_on(&pret.dossier, hote);
    let asked = pret.demande.clone();
    let asked = if asked.prints_states() { with_states(&pret.etats, hote, &pret.dossier, pret.version, asked) } else { asked };
    let (octets, places) = demande::apercu(&pret.dossier, &computed(&pret.dossier, hote), &asked, date).map_err(unmade)?;
    Ok(ApercuView { revision: pret.revision, pdf: base64::engine::general_purpose::STANDARD.encode(octets), places })
}

pub(crate) fn apercu(session: &mut Session, hote: &dyn Hote, r: ApercuRequest) -> Resultat<ApercuView> {
    composed(&ready(session, hote, &r)?, hote)
}

/// Makes a preview while holding the session only for the copy of the dossier, so that edits do not wait for the
/// layout.
///
/// # Errors
/// Those of `exporter`, but for writing the file.
pub(crate) fn apercu_partage(session: &Mutex<Session>, hote: &dyn Hote, r: &ApercuRequest) -> Resultat<ApercuView> {
    let pret = ready(&mut session.lock().unwrap_or_else(PoisonError::into_inner), hote, r)?;
    composed(&pret, hote)
}

/// Variables to read.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct VariablesRequest {
    /// Identifier of a kept version, whose values they take; the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
}

pub(crate) fn variables(session: &mut Session, hote: &dyn Hote, r: VariablesRequest) -> Resultat<Vec<VariableView>> {
    let d = &*opened(session)?.etat(r.version)?;
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
