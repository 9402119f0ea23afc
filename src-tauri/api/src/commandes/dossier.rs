//! The dossier as a whole: opened, made, copied, read, imported, renewed.

use std::path::{Path, PathBuf};

use cpom_core::choix::{DecisionReprise, StatutContrat};
use cpom_core::echeancier::{self, EcheanceProposee};
use cpom_core::modele::{Dossier, Id, LigneReprise};
use cpom_core::op::Op;
use cpom_core::referentiel::{Referentiel, referentiel as reference};
use cpom_core::reprise::{self, Decision};
use cpom_core::store::backups::Cause;
use cpom_core::store::{Acces, Fichier};
use cpom_core::{echange, exemple, neuf};
use cpom_export::demande;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EcritView, RienRequest, versions, written};
use crate::edition::{LectureView, computed, read};
use crate::hote::{Hote, UsageRequest};
use crate::ouvert::{self, EtatDossierView, back_up_file, close, create, is_open, name, opened, release, state, take};
use crate::session::{self, Recent, Resultat, Session};

commandes! {
    /// What the program is doing: the open dossier, the recent ones, who works, today.
    Lecture etat: RienRequest => EtatView,
    /// Makes a new dossier, empty or the complete example, and opens it; a file agreed to be replaced is backed up first.
    Fait dossier_nouveau: NouveauRequest => EtatDossierView,
    /// Opens a dossier in place of the one that is open.
    Fait dossier_ouvrir: OuvrirRequest => EtatDossierView,
    /// Copies the open dossier, history included, to another file; work goes on in the first.
    Fait dossier_copier: CopierRequest => EcritView,
    /// Says that everything sent is in the file: every change is written when it is made.
    Lecture dossier_enregistrer: RienRequest => EtatDossierView,
    /// Closes the open dossier, backed up if it changed.
    Fait dossier_fermer: RienRequest => (),
    /// The tables asked for of the dossier or of a kept version, with every figure and finding.
    Lecture dossier_lire: LireRequest => LectureView,
    /// What the file is: title, period, format, history, integrity.
    Lecture infos: RienRequest => InfosView,
    /// The reference data shipped with the program.
    Lecture referentiel: RienRequest => Referentiel,
    /// Deadlines the law and the contract call for and the dossier does not have.
    Lecture echeances_proposees: RienRequest => Vec<EcheanceProposee>,
    /// Makes the dossier of the next contract from a former one, which is backed up and only read.
    Fait reprendre: ReprendreRequest => RepriseView,
    /// Makes a dossier of an interchange document, or of a PDF that carries one.
    Fait importer: ImporterRequest => EtatDossierView,
    /// Asks the person for a file.
    Lecture choisir_fichier: ChoisirRequest => Option<String>,
}

/// What the program is doing.
#[derive(Debug, Serialize, TS)]
pub struct EtatView {
    /// The open dossier.
    pub ouvert: Option<EtatDossierView>,
    /// Dossiers opened lately, the last first.
    pub recents: Vec<Recent>,
    /// Version of the program.
    pub version: String,
    /// Who works; empty until said.
    pub auteur: String,
    /// Today, `AAAA-MM-JJ`.
    pub aujourdhui: String,
    /// A file the system asked to open (double-click, argument): for the page to open.
    pub a_ouvrir: Option<String>,
}

/// Where a new dossier goes.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NouveauRequest {
    /// Its file.
    pub chemin: String,
    /// The complete example instead of an empty dossier.
    #[serde(default)]
    pub exemple: bool,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// What to open.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OuvrirRequest {
    /// The file.
    pub chemin: String,
    /// Without changing it.
    #[serde(default)]
    pub lecture_seule: bool,
    /// Although a note beside it says that another machine has it open.
    #[serde(default)]
    #[ts(optional)]
    pub forcer: Option<bool>,
}

/// Where to copy.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CopierRequest {
    /// The new file.
    pub chemin: String,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// What to read of the open dossier.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LireRequest {
    /// Tables wanted; all when absent.
    #[serde(default)]
    pub tables: Option<Vec<String>>,
    /// A kept version instead of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// A file to choose in the system’s dialog.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChoisirRequest {
    /// What for.
    pub usage: UsageRequest,
    /// Name proposed.
    #[serde(default)]
    pub nom_propose: Option<String>,
}

/// A renewal to make.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReprendreRequest {
    /// Last year’s file.
    pub ancien: String,
    /// The new file.
    pub nouveau: String,
    /// First year of the new contract.
    #[serde(default)]
    pub debut: Option<i32>,
    /// Decisions on actions.
    #[serde(default)]
    pub decisions: Vec<DecisionRequest>,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
    /// Whether she accepts a PDF whose data no longer match their fingerprint.
    #[serde(default)]
    pub malgre_empreinte: bool,
}

/// A decision on an action.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionRequest {
    /// Code of the action.
    pub action: String,
    /// Decision.
    pub decision: DecisionReprise,
    /// Why.
    #[serde(default)]
    pub justification: String,
}

impl From<DecisionRequest> for Decision {
    fn from(d: DecisionRequest) -> Self {
        Self { action: d.action, decision: d.decision, justification: d.justification }
    }
}

/// A renewal made.
#[derive(Debug, Serialize, TS)]
pub struct RepriseView {
    /// The new dossier, open.
    pub etat: EtatDossierView,
    /// What was done, line by line.
    pub rapport: Vec<LigneReprise>,
}

/// An interchange document to turn into a dossier.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImporterRequest {
    /// The document.
    pub source: String,
    /// The new file.
    pub chemin: String,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
    /// Whether she accepts a PDF whose data no longer match their fingerprint.
    #[serde(default)]
    pub malgre_empreinte: bool,
}

/// Facts about a file.
#[derive(Debug, Serialize, TS)]
pub struct InfosView {
    /// Its path.
    pub fichier: String,
    /// Title of the dossier.
    pub titre: String,
    /// Names of the bodies that run services.
    pub gestionnaires: Vec<String>,
    /// Names of the services.
    pub services: Vec<String>,
    /// Name of the Département.
    pub departement: String,
    /// First day of the contract, `AAAA-MM-JJ`.
    pub debut: Option<String>,
    /// Last day of the contract.
    pub fin: Option<String>,
    /// Where the contract stands.
    pub statut: StatutContrat,
    /// Version of the program that answers.
    pub programme: String,
    /// Format of the file.
    pub format: i32,
    /// Identity of the dossier.
    pub identifiant: String,
    /// Committed operations since creation.
    #[ts(type = "number")]
    pub revision: i64,
    /// Steps of the history.
    #[ts(type = "number")]
    pub etapes: i64,
    /// Bytes of the history.
    #[ts(type = "number")]
    pub octets_historique: i64,
    /// When it was last written, local time.
    pub modifie_le: String,
    /// Named versions.
    pub versions: usize,
    /// Sealed versions that are no longer what was sealed.
    pub versions_alterees: usize,
    /// Fiches actions.
    pub actions: usize,
    /// Indicators.
    pub indicateurs: usize,
    /// Whether the file is sound.
    pub integrite: bool,
    /// What is wrong with it, in French.
    pub defaut: Option<String>,
}

pub(crate) fn etat(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<EtatView> {
    Ok(EtatView {
        ouvert: session.fichier.as_ref().map(state).transpose()?,
        recents: session::recents(hote),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        auteur: session.contexte(hote).auteur,
        aujourdhui: hote.maintenant().format("%Y-%m-%d").to_string(),
        a_ouvrir: session.a_ouvrir.take().map(|p| p.to_string_lossy().into_owned()),
    })
}

/// Makes a new dossier and opens it.
///
/// # Errors
/// The file exists, or cannot be written.
pub fn dossier_nouveau(session: &mut Session, hote: &dyn Hote, r: NouveauRequest) -> Resultat<EtatDossierView> {
    let dossier = if r.exemple { exemple::exemple()? } else { neuf::dossier(reference()) };
    create(session, hote, &r.chemin, r.ecraser, &dossier, &Op::Nouveau)
}

/// Opens a dossier.
///
/// # Errors
/// Those of opening a file: absent, damaged, held elsewhere, too new.
pub fn dossier_ouvrir(session: &mut Session, hote: &dyn Hote, r: OuvrirRequest) -> Resultat<EtatDossierView> {
    let path = PathBuf::from(&r.chemin);
    release(session, hote, &path);
    let file = ouvert::open(session, hote, &path, r.lecture_seule, r.forcer == Some(true))?;
    take(session, hote, file)
}

pub(crate) fn dossier_copier(session: &mut Session, hote: &dyn Hote, r: CopierRequest) -> Resultat<EcritView> {
    let target = PathBuf::from(&r.chemin);
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let copied = file.copy_to(&target, r.ecraser);
    if copied.is_err() && !file.present() {
        // The medium is gone: what is in memory is all there is, without its history.
        Fichier::create(&target, r.ecraser, file.dossier(), &Op::Recuperer { origine: name(file.path()) }, &contexte)?;
    } else {
        copied?;
    }
    Ok(written(&target))
}

/// Every edit is on the disk already; this says so, after the page has sent its pending edits.
pub(crate) fn dossier_enregistrer(session: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<EtatDossierView> {
    state(opened(session)?)
}

pub(crate) fn dossier_fermer(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<()> {
    close(session, hote);
    Ok(())
}

/// Reads tables, figures and findings.
///
/// # Errors
/// No dossier is open, or the version asked for was not kept.
pub fn dossier_lire(session: &mut Session, hote: &dyn Hote, r: LireRequest) -> Resultat<LectureView> {
    let file = opened(session)?;
    let dossier = file.etat(r.version)?;
    read(file, hote, &dossier, r.tables.as_deref())
}

/// Says what the open file is.
///
/// # Errors
/// No dossier is open, or its file cannot be read.
pub fn infos(session: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<InfosView> {
    let file = opened(session)?;
    let (d, fault) = (file.dossier(), file.integrity()?);
    Ok(InfosView {
        fichier: file.path().display().to_string(),
        titre: d.dossier.titre.clone(),
        gestionnaires: d.gestionnaires.iter().map(|g| g.raison_sociale.clone()).collect(),
        services: d.services.iter().map(|s| s.nom.clone()).collect(),
        departement: d.departement.nom.clone(),
        debut: d.contrat.date_debut.map(|d| d.to_string()),
        fin: d.contrat.date_fin.map(|d| d.to_string()),
        statut: d.contrat.statut,
        programme: env!("CARGO_PKG_VERSION").to_owned(),
        format: file.format()?,
        identifiant: file.identite()?,
        revision: file.revision()?,
        etapes: file.etapes()?,
        octets_historique: file.taille_historique()?,
        modifie_le: file.modifie_le()?,
        versions: versions::lister(file)?.len(),
        versions_alterees: file.alterees().len(),
        actions: d.actions.len(),
        indicateurs: d.indicateurs.len(),
        integrite: fault.is_none(),
        defaut: fault.map(str::to_owned),
    })
}

#[allow(clippy::unnecessary_wraps)]
pub(crate) fn referentiel(_: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<Referentiel> {
    Ok(reference().clone())
}

/// Deadlines the law and the contract call for and the dossier does not have.
pub(crate) fn echeances_proposees(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<Vec<EcheanceProposee>> {
    let d = opened(session)?.dossier();
    Ok(echeancier::proposer(d, &computed(d, hote), reference(), hote.maintenant().date()))
}

/// Makes the dossier of the next contract from a former one, backed up first.
///
/// # Errors
/// The former one cannot be read or renewed, or the new file cannot be written.
pub fn reprendre(session: &mut Session, hote: &dyn Hote, r: ReprendreRequest) -> Resultat<RepriseView> {
    let ancien = PathBuf::from(&r.ancien);
    release(session, hote, &ancien);
    back_up_file(&ancien, hote, Cause::Reprise);
    let contexte = session.contexte(hote);
    let old = lire_ancien(&ancien, &contexte.quand, r.malgre_empreinte)?;
    let options = reprise::OptionsReprise { debut: r.debut, decisions: r.decisions.into_iter().map(Into::into).collect() };
    let dossier = reprise::reprendre(&old, &options)?;
    let op = Op::Reprendre { origine: old.dossier.titre.clone() };
    let etat = create(session, hote, &r.nouveau, r.ecraser, &dossier, &op)?;
    Ok(RepriseView { etat, rapport: dossier.lignes_reprise })
}

/// Last year’s dossier, only read: a dossier’s file, a PDF that carries its data, or an interchange document.
///
/// # Errors
/// Those of opening a dossier, or of reading its document.
fn lire_ancien(path: &Path, quand: &str, malgre_empreinte: bool) -> Resultat<Dossier> {
    if echange::is_pdf(path) {
        return from_pdf(path, malgre_empreinte);
    }
    if echange::is_json(path) {
        return Ok(echange::read_file(path)?);
    }
    Ok(Fichier::open(path, Acces::Lecture, quand)?.dossier().clone())
}

/// The dossier of an interchange document, or of a PDF that carries one.
///
/// # Errors
/// Those of reading the document.
fn lire_document(path: &Path, malgre_empreinte: bool) -> Resultat<Dossier> {
    if echange::is_pdf(path) { from_pdf(path, malgre_empreinte) } else { Ok(echange::read_file(path)?) }
}

/// Largest PDF read, in bytes: many times a dossier with its annexes.
const PDF_MAX: u64 = 256 * 1024 * 1024;

fn from_pdf(path: &Path, malgre_empreinte: bool) -> Resultat<Dossier> {
    if std::fs::metadata(path).is_ok_and(|m| m.len() > PDF_MAX) {
        return Err(cpom_core::Error::echange("", "le PDF dépasse 256 Mo").into());
    }
    let bytes = std::fs::read(path).map_err(|e| cpom_core::Error::Fichier(path.to_owned(), e))?;
    let carried = demande::donnees_du_pdf(&bytes).map_err(|why| cpom_core::Error::echange("", &why.to_string()))?;
    Ok(carried.read(malgre_empreinte)?)
}

/// Makes a dossier of an interchange document.
///
/// # Errors
/// The document cannot be read, or the file cannot be written.
pub fn importer(session: &mut Session, hote: &dyn Hote, r: ImporterRequest) -> Resultat<EtatDossierView> {
    let source = PathBuf::from(&r.source);
    if is_open(session, &source) {
        return Err(cpom_core::Error::echange("", "c’est le dossier ouvert, pas un document d’échange").into());
    }
    let dossier = lire_document(&source, r.malgre_empreinte)?;
    create(session, hote, &r.chemin, r.ecraser, &dossier, &Op::Importer)
}

#[allow(clippy::unnecessary_wraps)]
pub(crate) fn choisir_fichier(_: &mut Session, hote: &dyn Hote, r: ChoisirRequest) -> Resultat<Option<String>> {
    Ok(hote.choisir(r.usage, r.nom_propose.as_deref()).map(|p| p.to_string_lossy().into_owned()))
}
