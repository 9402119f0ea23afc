//! Commands on the dossier as a whole: state, creation, opening, copy, reading, import, renewal.

use std::path::{Path, PathBuf};

use cpom_core::calculs::{FormulesCatalogue, Frise, frise};
use cpom_core::choix::{DecisionReprise, StatutContrat};
use cpom_core::demarrage::{self, PlanDemarrage, ReponsesDemarrage};
use cpom_core::echeancier::{self, EcheanceProposee};
use cpom_core::ensemble::{CoupOeil, coup_oeil};
use cpom_core::modele::{Dossier, Id, LigneReprise};
use cpom_core::op::Op;
use cpom_core::preuves::chemins::rebased;
use cpom_core::referentiel::{Referentiel, referentiel as reference};
use cpom_core::reprise::{self, Decision};
use cpom_core::store::backups::Cause;
use cpom_core::store::{Acces, Fichier, place};
use cpom_core::{echange, exemple, neuf};
use cpom_export::demande;
use serde::{Deserialize, Serialize};

use super::pieces::folder_of;
use super::{EcritView, RienRequest, versions, written};
use crate::edition::{LectureView, computed, read, read_whole};
use crate::erreurs::Erreur;
use crate::hote::{Hote, UsageRequest};
use crate::ouvert::{
    self, EtatDossierView, back_up_file, close, create, create_with_versions, is_open, name, opened, release, state, take,
};
use crate::session::{self, Recent, Resultat, Session};

commandes! {
    /// State of the program: the open dossier, the recent ones, the user, today’s date.
    Lecture etat: RienRequest => EtatView,
    /// Version and licence of the program, and the places of its files on this machine.
    Lecture a_propos: RienRequest => AProposView,
    /// Makes a new dossier, empty or the complete example, and opens it; a file agreed to be replaced is backed up first.
    Fait dossier_nouveau: NouveauRequest => EtatDossierView,
    /// Says what answers to the five questions would lay out in a new dossier, and which answers cannot be.
    Lecture demarrage_lire: DemarrageRequest => PlanDemarrage,
    /// Makes a new dossier laid out from answers to the five questions, and opens it; undoing its first step leaves it empty.
    Fait dossier_demarrer: DemarrerRequest => EtatDossierView,
    /// Opens a dossier in place of the one that is open.
    Fait dossier_ouvrir: OuvrirRequest => EtatDossierView,
    /// Copies the open dossier, history included, to another file; work goes on in the first.
    Fait dossier_copier: CopierRequest => EcritView,
    /// Answers when all changes are in the file, which is at once: every change is written when it is made.
    Lecture dossier_enregistrer: RienRequest => EtatDossierView,
    /// Closes the open dossier, backed up if it changed.
    Fait dossier_fermer: RienRequest => (),
    /// Reads the tables asked for, of the dossier or of a kept version, with all figures and findings.
    Lecture dossier_lire: LireRequest => LectureView,
    /// Reads the line of time of the contract, as of today; null when there is no date to draw.
    Lecture frise_lire: FriseRequest => Option<Frise>,
    /// Reads the dossier at a glance: the next thing to do, the phases of the contract, its trends.
    Lecture coup_oeil_lire: FriseRequest => CoupOeil,
    /// Facts about the open file: title, period, format, history, integrity.
    Lecture infos: RienRequest => InfosView,
    /// Reads the reference data shipped with the program.
    Lecture referentiel: RienRequest => Referentiel,
    /// Proposes the deadlines that the law and the contract call for and the dossier does not have.
    Lecture echeances_proposees: RienRequest => Vec<EcheanceProposee>,
    /// Lists the formulas of the catalogue of indicators that the figures of the dossier can compute.
    Lecture formules_catalogue: RienRequest => Vec<FormulesCatalogue>,
    /// Makes the dossier of the next contract from a former one, which is backed up and only read.
    Fait reprendre: ReprendreRequest => RepriseView,
    /// Makes a dossier from an interchange document, or from a PDF that carries one.
    Fait importer: ImporterRequest => EtatDossierView,
    /// Shows a file dialog and answers the path chosen.
    Lecture choisir_fichier: ChoisirRequest => Option<String>,
}

/// State of the program, read by the page when it starts.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EtatView {
    /// State of the open dossier, if one is open.
    pub ouvert: Option<EtatDossierView>,
    /// Dossiers opened recently, the most recent first.
    pub recents: Vec<Recent>,
    /// Version of the program (`1.2.3`).
    pub version: String,
    /// Name of the user; empty until `auteur_definir`.
    pub auteur: String,
    /// Local date, `AAAA-MM-JJ`.
    pub aujourdhui: String,
    /// File that the system asked to open (double-click, argument); given once, for the page to open.
    pub a_ouvrir: Option<String>,
}

/// The program and the places of its files, as the window shows them and a person copies them for support.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AProposView {
    /// Version of the program (`1.2.3`).
    pub version: String,
    /// Licence of the program, by its SPDX name.
    pub licence: String,
    /// System and processor for which the program was built (`windows x86_64`).
    pub systeme: String,
    /// Path of the open dossier, if one is open.
    pub dossier: Option<String>,
    /// Folder of the settings and of the backups; `None` when the machine has none.
    pub donnees: Option<String>,
    /// Folder of the backups of all dossiers; `None` when the machine has none.
    pub sauvegardes: Option<String>,
}

/// File and content of a new dossier.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct NouveauRequest {
    /// Path of its file.
    pub chemin: String,
    /// Whether to start from the complete example instead of an empty dossier.
    #[serde(default)]
    pub exemple: bool,
    /// Whether the user agreed to replace an existing file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// Answers to the five questions.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DemarrageRequest {
    /// The answers; each may be empty.
    pub reponses: ReponsesDemarrage,
}

/// File and answers of a new dossier.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DemarrerRequest {
    /// Path of its file.
    pub chemin: String,
    /// The answers; each may be empty.
    pub reponses: ReponsesDemarrage,
    /// Whether the user agreed to replace an existing file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// Dossier to open.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OuvrirRequest {
    /// Path of its file.
    pub chemin: String,
    /// Whether to open it for reading only.
    #[serde(default)]
    pub lecture_seule: bool,
    /// Whether to open it although a note beside it says that another machine has it open.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub forcer: Option<bool>,
}

/// Copy to make of the open dossier.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CopierRequest {
    /// Path of the new file.
    pub chemin: String,
    /// Whether the user agreed to replace an existing file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// Part of the open dossier to read.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LireRequest {
    /// Names of the tables to read; all when absent.
    #[serde(default)]
    pub tables: Option<Vec<String>>,
    /// Identifier of a kept version; the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
}

/// State of the dossier whose line of time is drawn, or that is seen at a glance.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FriseRequest {
    /// Identifier of a kept version; the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
}

/// File dialog to show.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ChoisirRequest {
    /// Purpose of the file, which sets title, filter and kind of dialog.
    pub usage: UsageRequest,
    /// Name proposed in the dialog.
    #[serde(default)]
    pub nom_propose: Option<String>,
}

/// Renewal to make.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ReprendreRequest {
    /// Path of the former dossier: a dossier, a PDF with its data, or an interchange document.
    pub ancien: String,
    /// Path of the new dossier.
    pub nouveau: String,
    /// First year of the new contract; when absent, the year after the end of the former one.
    #[serde(default)]
    pub debut: Option<reprise::Debut>,
    /// Decisions on actions of the former dossier; they replace those it holds.
    #[serde(default)]
    pub decisions: Vec<DecisionRequest>,
    /// Whether the user agreed to replace an existing file of this name.
    #[serde(default)]
    pub ecraser: bool,
    /// Whether the user accepts a PDF whose data no longer match their SHA-256.
    #[serde(default)]
    pub malgre_empreinte: bool,
}

/// Decision on an action of the former dossier.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DecisionRequest {
    /// Code of the action (`1.2`).
    pub action: String,
    /// Whether the action is carried over, and how.
    pub decision: DecisionReprise,
    /// Reason of the decision, kept in the new dossier.
    #[serde(default)]
    pub justification: String,
}

impl From<DecisionRequest> for Decision {
    fn from(d: DecisionRequest) -> Self {
        Self { action: d.action, decision: d.decision, justification: d.justification }
    }
}

/// Result of a renewal.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RepriseView {
    /// State of the new dossier, which is now open.
    pub etat: EtatDossierView,
    /// Report of the renewal: a line for each item kept, carried over, emptied or removed.
    pub rapport: Vec<LigneReprise>,
}

/// Interchange document to turn into a dossier.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ImporterRequest {
    /// Path of the document, or of a PDF that carries one.
    pub source: String,
    /// Path of the new dossier.
    pub chemin: String,
    /// Whether the user agreed to replace an existing file of this name.
    #[serde(default)]
    pub ecraser: bool,
    /// Whether the user accepts a PDF whose data no longer match their SHA-256.
    #[serde(default)]
    pub malgre_empreinte: bool,
}

/// Facts about the open file and its dossier.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InfosView {
    /// Path of the file.
    pub fichier: String,
    /// Title of the dossier.
    pub titre: String,
    /// Names of the bodies that run services.
    pub gestionnaires: Vec<String>,
    /// Names of the services.
    pub services: Vec<String>,
    /// Name of the Département.
    pub departement: String,
    /// First day of the contract, `AAAA-MM-JJ`; `None` when not set.
    pub debut: Option<String>,
    /// Last day of the contract, `AAAA-MM-JJ`; `None` when not set.
    pub fin: Option<String>,
    /// State of the contract.
    pub statut: StatutContrat,
    /// Version of the running program.
    pub programme: String,
    /// Number of the format of the file.
    pub format: i32,
    /// Identifier of the dossier, kept by its copies and backups.
    pub identifiant: String,
    /// Number of committed operations since creation.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub revision: i64,
    /// Number of steps in the history.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub etapes: i64,
    /// Size of the history in bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub octets_historique: i64,
    /// Local time of the last write.
    pub modifie_le: String,
    /// Number of named versions, kept or typed by hand.
    pub versions: usize,
    /// Number of sealed versions whose content or row no longer matches the seal.
    pub versions_alterees: usize,
    /// Number of actions.
    pub actions: usize,
    /// Number of indicators.
    pub indicateurs: usize,
    /// Whether the integrity check of the file found no fault.
    pub integrite: bool,
    /// Fault found by the integrity check, in French; `None` when there is none.
    pub defaut: Option<String>,
}

pub(crate) fn etat(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<EtatView> {
    Ok(EtatView {
        ouvert: session.fichier.as_ref().map(state).transpose()?,
        recents: session::recents(session, hote),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        auteur: session.contexte(hote).auteur,
        aujourdhui: hote.maintenant().format("%Y-%m-%d").to_string(),
        a_ouvrir: session.a_ouvrir.take().map(|p| p.to_string_lossy().into_owned()),
    })
}

pub(crate) fn a_propos(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<AProposView> {
    let text = |p: PathBuf| p.to_string_lossy().into_owned();
    Ok(AProposView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        licence: env!("CARGO_PKG_LICENSE").to_owned(),
        systeme: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        dossier: session.fichier.as_ref().map(|f| text(f.path().to_owned())),
        donnees: hote.donnees().map(text),
        sauvegardes: ouvert::racine(hote.donnees()).map(text),
    })
}

/// Makes a new dossier, empty or the complete example, and opens it.
///
/// # Errors
/// `existe_deja` when the file exists and `ecraser` is false; the code of the refusal when it cannot be written.
pub fn dossier_nouveau(session: &mut Session, hote: &dyn Hote, r: NouveauRequest) -> Resultat<EtatDossierView> {
    let (dossier, gardees) = if r.exemple { (exemple::exemple()?, exemple::versions()?) } else { (neuf::dossier(reference()), Vec::new()) };
    create_with_versions(session, hote, &r.chemin, r.ecraser, (&dossier, &gardees), &Op::Nouveau)
}

/// Says what answers would lay out, as of today.
///
/// # Errors
/// None: answers that cannot be are in the plan.
#[allow(clippy::unnecessary_wraps)]
pub fn demarrage_lire(_: &mut Session, hote: &dyn Hote, r: DemarrageRequest) -> Resultat<PlanDemarrage> {
    Ok(demarrage::preparer(reference(), &r.reponses, hote.maintenant().date()).plan)
}

/// Makes a new dossier and lays it out from answers, as one step that can be undone.
///
/// # Errors
/// `reponse` when an answer cannot be: nothing is made; else those of [`dossier_nouveau`] and of a change.
pub fn dossier_demarrer(session: &mut Session, hote: &dyn Hote, r: DemarrerRequest) -> Resultat<EtatDossierView> {
    let prepared = demarrage::preparer(reference(), &r.reponses, hote.maintenant().date());
    if let Some(refused) = prepared.plan.refus.first() {
        return Err(Erreur::reponse(refused.champ, &refused.phrase));
    }
    dossier_nouveau(session, hote, NouveauRequest { chemin: r.chemin, exemple: false, ecraser: r.ecraser })?;
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    file.transact(&contexte, |w| Ok(((), demarrage::write(w, &prepared)?)))?;
    let etat = state(file)?;
    if !session.discrete {
        session::remember(hote, Path::new(&etat.chemin), &etat.titre, &contexte.quand);
    }
    Ok(etat)
}

/// Opens a dossier in place of the one that is open.
///
/// # Errors
/// `introuvable`, `endommage`, `verrouille`, `trop_recent` and the other codes of a file that cannot be opened.
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
    if r.ecraser && !place::is_same(&target, file.path()) {
        back_up_file(&target, hote, Cause::Remplacement)?;
    }
    let copied = file.copy_to(&target, r.ecraser);
    if copied.is_err() && !file.present() {
        // The medium is gone: only the snapshot in memory is left, without the history.
        Fichier::create(&target, r.ecraser, file.dossier(), &Op::Recuperer { origine: name(file.path()) }, &contexte)?;
    } else {
        copied?;
    }
    Ok(written(&target))
}

/// Answers the state of the dossier. Nothing is left to write: the page calls this after it has sent its pending edits.
pub(crate) fn dossier_enregistrer(session: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<EtatDossierView> {
    state(opened(session)?)
}

pub(crate) fn dossier_fermer(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<()> {
    close(session, hote);
    Ok(())
}

/// Reads the tables asked for, with all figures and findings.
///
/// # Errors
/// `aucun_dossier`; `version_alteree` when the kept version no longer matches its SHA-256.
pub fn dossier_lire(session: &mut Session, hote: &dyn Hote, r: LireRequest) -> Resultat<LectureView> {
    if r.tables.is_none() && r.version.is_none() {
        return read_whole(session, hote);
    }
    let file = opened(session)?;
    let dossier = file.etat(r.version)?;
    read(file, hote, &dossier, r.tables.as_deref())
}

/// The line of time of the open dossier, or of a kept version of it.
pub(crate) fn frise_lire(session: &mut Session, hote: &dyn Hote, r: FriseRequest) -> Resultat<Option<Frise>> {
    let dossier = opened(session)?.etat(r.version)?;
    Ok(frise(&dossier, &computed(&dossier, hote)))
}

/// The open dossier at a glance, or a kept version of it.
pub(crate) fn coup_oeil_lire(session: &mut Session, hote: &dyn Hote, r: FriseRequest) -> Resultat<CoupOeil> {
    let dossier = opened(session)?.etat(r.version)?;
    Ok(coup_oeil(&dossier, &computed(&dossier, hote)))
}

/// Collects the facts about the open file, with a check of its integrity.
///
/// # Errors
/// `aucun_dossier`; `fichier` or `endommage` when the file cannot be read.
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

/// Proposes the deadlines that the law and the contract call for and the dossier does not have.
pub(crate) fn echeances_proposees(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<Vec<EcheanceProposee>> {
    let d = opened(session)?.dossier();
    Ok(echeancier::proposer(d, &computed(d, hote), reference(), hote.maintenant().date()))
}

/// Lists the formulas of the catalogue whose figures the dossier has.
pub(crate) fn formules_catalogue(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<Vec<FormulesCatalogue>> {
    let d = opened(session)?.dossier();
    Ok(computed(d, hote).figures(d).catalogue())
}

/// Makes the dossier of the next contract from a former one, which is backed up first.
///
/// # Errors
/// The codes of opening for a former dossier that cannot be read, `reprise` when it cannot be renewed, `existe_deja` or
/// the code of the refusal when the new file cannot be written.
pub fn reprendre(session: &mut Session, hote: &dyn Hote, r: ReprendreRequest) -> Resultat<RepriseView> {
    let ancien = PathBuf::from(&r.ancien);
    release(session, hote, &ancien);
    back_up_file(&ancien, hote, Cause::Reprise)?;
    let contexte = session.contexte(hote);
    let old = lire_ancien(&ancien, &contexte.quand, r.malgre_empreinte)?;
    let options = reprise::OptionsReprise { debut: r.debut, decisions: r.decisions.into_iter().map(Into::into).collect() };
    let mut dossier = reprise::reprendre(&old, &options)?;
    // The files of the proofs stay where they are, seen from the folder of the new dossier.
    let [from, to] = [&ancien, &PathBuf::from(&r.nouveau)].map(|p| folder_of(p));
    for piece in &mut dossier.pieces {
        if let Some(text) = rebased(&piece.fichier, &from, &to) {
            piece.fichier = text;
        }
    }
    let op = Op::Reprendre { origine: old.dossier.titre.clone() };
    let etat = create(session, hote, &r.nouveau, r.ecraser, &dossier, &op)?;
    Ok(RepriseView { etat, rapport: dossier.lignes_reprise })
}

/// Reads the former dossier of a renewal: a dossier, a PDF that carries its data, or an interchange document.
///
/// # Errors
/// The codes of opening a dossier, or of reading its document.
fn lire_ancien(path: &Path, quand: &str, malgre_empreinte: bool) -> Resultat<Dossier> {
    if echange::is_pdf(path) {
        return from_pdf(path, malgre_empreinte);
    }
    if echange::is_json(path) {
        return Ok(echange::read_file(path)?);
    }
    Ok(Fichier::open(path, Acces::Lecture, quand)?.dossier().clone())
}

/// Reads the dossier of an interchange document, or of a PDF that carries one.
///
/// # Errors
/// `echange`, `echange_trop_recent`, or `empreinte` when the data of a PDF were changed and `malgre_empreinte` is
/// false.
fn lire_document(path: &Path, malgre_empreinte: bool) -> Resultat<Dossier> {
    if echange::is_pdf(path) { from_pdf(path, malgre_empreinte) } else { Ok(echange::read_file(path)?) }
}

/// Largest PDF read, in bytes; a dossier printed with its annexes weighs far less.
const PDF_MAX: u64 = 256 * 1024 * 1024;

fn from_pdf(path: &Path, malgre_empreinte: bool) -> Resultat<Dossier> {
    if std::fs::metadata(path).is_ok_and(|m| m.len() > PDF_MAX) {
        return Err(cpom_core::Error::echange("", "le PDF dépasse 256 Mo").into());
    }
    let bytes = std::fs::read(path).map_err(|e| cpom_core::Error::fichier(path, e))?;
    let carried = demande::donnees_du_pdf(&bytes).map_err(|why| cpom_core::Error::echange("", &why.to_string()))?;
    Ok(carried.read(malgre_empreinte)?)
}

/// Makes a dossier from an interchange document, or from a PDF that carries one.
///
/// # Errors
/// `echange` and the other codes of a document that cannot be read; `existe_deja` or the code of the refusal when the
/// file cannot be written.
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
