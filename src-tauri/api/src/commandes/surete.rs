//! Commands on the safety of the file: notices, backups, salvage.
//!
//! Invariant: a restoration starts only after the present state has been backed up.

use std::path::{Path, PathBuf};

use cpom_core::Error;
use cpom_core::op::Op;
use cpom_core::store::backups::{self, Cause};
use cpom_core::store::salvage;
use cpom_core::store::{Acces, Fichier};
use serde::{Deserialize, Serialize};

use super::RienRequest;
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{EtatDossierView, back_up_now, close, is_open, name, open, opened, racines, release, replacing, state, take};
use crate::phrases_surete as phrases;
use crate::session::{ApercuSauvegardeView, AvisView, Resultat, Session, SujetAvisView};

commandes! {
    /// Notices about the open file: moved, read-only, on a network, a copy in conflict, a failed backup.
    Lecture surveiller: RienRequest => SurveillanceView,
    /// Lists the backups of a dossier on this machine, the newest first.
    Lecture sauvegardes: LireSauvegardesRequest => SauvegardesView,
    /// Opens a backup for reading in place of the open dossier, which is closed.
    Fait sauvegarde_apercu: VoirSauvegardeRequest => EtatDossierView,
    /// Restores a backup, as one step of the dossier after a backup of its present state; or copies it into a new file.
    Fait sauvegarde_restaurer: RestaurerSauvegardeRequest => EtatDossierView,
    /// Copies every readable row of a damaged file into a new file; the damaged file is never replaced.
    Fait recuperer: RecupererRequest => RecuperationView,
}

/// Safety of the open file, to be shown by the page.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SurveillanceView {
    /// Notices, the most serious first.
    pub avis: Vec<AvisView>,
    /// Backup shown in place of the dossier, if any.
    pub apercu: Option<ApercuSauvegardeView>,
}

/// Dossier whose backups to list.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LireSauvegardesRequest {
    /// Path of a dossier that is not open (a damaged one, for example); the open dossier when absent.
    #[serde(default)]
    pub chemin: Option<String>,
}

/// Backup of a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SauvegardeView {
    /// Name of its file, by which other commands refer to it.
    pub nom: String,
    /// Local time at which it was made.
    pub quand: String,
    /// Cause of the backup, in French.
    pub cause: String,
    /// Origin in French, when it is another dossier that was at this place, or this dossier at another place.
    pub origine: Option<String>,
    /// Size of its file in bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub octets: u64,
    /// Title of the dossier at that time; empty when the backup cannot be read.
    pub titre: String,
    /// Number of steps in its history; 0 when the backup cannot be read.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub etapes: i64,
    /// Whether its title and history could be read.
    pub lisible: bool,
}

/// Backups of a dossier on this machine.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SauvegardesView {
    /// Backups, the newest first.
    pub liste: Vec<SauvegardeView>,
    /// Folder that holds them; `None` when there is none yet.
    pub repertoire: Option<String>,
}

/// Backup to show.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct VoirSauvegardeRequest {
    /// Name of the backup, as in the list.
    pub nom: String,
    /// Path of its dossier, when that dossier is not open.
    #[serde(default)]
    pub chemin: Option<String>,
}

/// Backup to restore.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RestaurerSauvegardeRequest {
    /// Name of the backup, as in the list.
    pub nom: String,
    /// Path of its dossier, when that dossier is not open.
    #[serde(default)]
    pub chemin: Option<String>,
    /// Path of a new file for its content; when absent, the dossier itself is restored, as one step of its history.
    #[serde(default)]
    pub vers: Option<String>,
    /// Whether the user agreed to replace an existing file of the name `vers`.
    #[serde(default)]
    pub ecraser: bool,
}

/// Damaged file to salvage.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RecupererRequest {
    /// Path of the damaged file, which is only read.
    pub chemin: String,
    /// Path of the new file.
    pub vers: String,
    /// Whether the user agreed to replace an existing file of the name `vers`.
    #[serde(default)]
    pub ecraser: bool,
}

/// Number of rows of a table that were salvaged or lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TableRecupereeView {
    /// Name of the table.
    pub table: String,
    /// Number of rows read and kept.
    pub lues: usize,
    /// Number of kept rows in which a field was emptied.
    pub incompletes: usize,
    /// Number of rows left out because the row they belong to is lost.
    pub ecartees: usize,
    /// Greatest number of rows that could not be read.
    pub illisibles: usize,
    /// Whether the end of the table is lost, so that the number of lost rows is unknown.
    pub fin_perdue: bool,
}

/// Result of a salvage.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RecuperationView {
    /// State of the new dossier, which is now open.
    pub etat: EtatDossierView,
    /// French sentence on how much was read and how much was lost.
    pub phrase: String,
    /// Counts by table; tables without rows are left out.
    pub tables: Vec<TableRecupereeView>,
}

pub(crate) fn surveiller(session: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<SurveillanceView> {
    let file = opened(session)?;
    let mut avis = Vec::new();
    if !file.present() {
        let phrase = Erreur::from(Error::Deplace(file.path().to_owned())).phrase;
        avis.push(AvisView { sujet: SujetAvisView::Deplace, phrase, autre: None });
    }
    if session.garde.echec {
        avis.push(AvisView { sujet: SujetAvisView::SauvegardeEchouee, phrase: phrases::AVIS_SAUVEGARDE.to_owned(), autre: None });
    }
    avis.extend(session.garde.avis.iter().cloned());
    Ok(SurveillanceView { avis, apercu: session.garde.apercu.clone() })
}

/// Backups of a dossier on this machine.
struct BackupList {
    /// Folders of its own backups: the one where they are made now, then that of former programs, as far as they exist.
    own: Vec<PathBuf>,
    /// Its backups and those of the dossiers that it replaced at its place, the newest first.
    list: Vec<backups::Sauvegarde>,
    /// Path of the dossier.
    path: PathBuf,
}

impl BackupList {
    /// Finds the backups by the identity of the dossier, when it can be read, and by its place, in each of the folders that hold
    /// backups.
    fn find(racines: &[PathBuf], path: &Path, identity: Option<&str>) -> Self {
        let mut folders: Vec<PathBuf> = racines.iter().flat_map(|racine| backups::folders_of_place(racine, path)).collect();
        // A dossier has a folder of the same name in each of them.
        let each = |named: &Path| -> Vec<PathBuf> {
            let name = named.file_name().unwrap_or_default();
            racines.iter().map(|r| r.join(name)).filter(|f| f.is_dir()).collect()
        };
        let mut own = identity.map(|i| each(&backups::folder(Path::new(""), i))).unwrap_or_default();
        if own.is_empty() {
            // Several dossiers may have been there: the one with the newest backup is taken.
            let newest = |f: &&PathBuf| backups::list(f).first().map(|s| s.quand);
            own = folders.iter().rev().max_by_key(newest).map(|f| each(f)).unwrap_or_default();
        }
        folders.retain(|f| !own.contains(f));
        let mut list: Vec<backups::Sauvegarde> = own.iter().flat_map(|f| backups::list(f)).collect();
        list.extend(folders.iter().flat_map(|f| backups::list(f)).filter(|s| s.is_of_place(path)));
        list.sort_by(|a, b| (b.quand, &b.path).cmp(&(a.quand, &a.path)));
        Self { own, list, path: path.to_owned() }
    }

    /// Whether the backup is that of a dossier which another one replaced.
    fn is_replaced(&self, s: &backups::Sauvegarde) -> bool {
        !self.own.iter().any(|own| s.path.parent() == Some(own))
    }
}

fn kept(session: &Session, hote: &dyn Hote, chemin: Option<&str>) -> Resultat<BackupList> {
    let racines = racines(hote);
    if racines.is_empty() {
        return Ok(BackupList { own: Vec::new(), list: Vec::new(), path: PathBuf::new() });
    }
    // The open dossier is not opened a second time: its identity is known.
    let chemin = chemin.map(Path::new).filter(|c| !is_open(session, c));
    match (chemin, &session.fichier) {
        (Some(path), _) => {
            let file = Fichier::open(path, Acces::Lecture, "").or_else(|_| Fichier::open_copy(path, "")).ok();
            let identity = file.and_then(|f| f.identite().ok());
            Ok(BackupList::find(&racines, path, identity.as_deref()))
        }
        (None, Some(file)) => Ok(BackupList::find(&racines, file.path(), Some(&file.identite()?))),
        (None, None) => Err(Erreur::aucun_dossier()),
    }
}

/// Describes a backup for the page.
fn dite(kept: &BackupList, s: &backups::Sauvegarde) -> SauvegardeView {
    let known = backups::describe(&s.path);
    let origine = match (kept.is_replaced(s), s.is_of_place(&kept.path)) {
        (true, _) => Some(phrases::SAUVEGARDE_REMPLACEE),
        (false, false) => Some(phrases::SAUVEGARDE_AILLEURS),
        (false, true) => None,
    };
    let (titre, etapes) = known.clone().unwrap_or_default();
    SauvegardeView {
        nom: name(&s.path),
        quand: s.quand.format("%Y-%m-%dT%H:%M:%S").to_string(),
        cause: phrases::cause(s.cause).to_owned(),
        origine: origine.map(str::to_owned),
        octets: s.octets,
        titre,
        etapes,
        lisible: known.is_some(),
    }
}

/// Lists the backups of a dossier.
///
/// # Errors
/// `aucun_dossier` when `chemin` is absent and no dossier is open.
pub fn sauvegardes(session: &mut Session, hote: &dyn Hote, r: LireSauvegardesRequest) -> Resultat<SauvegardesView> {
    let kept = kept(session, hote, r.chemin.as_deref())?;
    Ok(SauvegardesView {
        liste: kept.list.iter().map(|s| dite(&kept, s)).collect(),
        repertoire: kept.own.first().map(|f| f.to_string_lossy().into_owned()),
    })
}

/// Finds a backup by its name in the list. The name is compared, never used as a path.
fn find(session: &Session, hote: &dyn Hote, nom: &str, chemin: Option<&str>) -> Resultat<backups::Sauvegarde> {
    let found = kept(session, hote, chemin)?.list.into_iter().find(|s| name(&s.path) == nom);
    found.ok_or_else(|| Error::Introuvable(PathBuf::from(nom)).into())
}

pub(crate) fn sauvegarde_apercu(session: &mut Session, hote: &dyn Hote, r: VoirSauvegardeRequest) -> Resultat<EtatDossierView> {
    let found = find(session, hote, &r.nom, r.chemin.as_deref())?;
    let file = Fichier::open(&found.path, Acces::Lecture, &session.contexte(hote).quand)?;
    let origine = match (r.chemin, &session.garde.apercu, &session.fichier) {
        (Some(chemin), _, _) => chemin,
        (None, Some(apercu), _) => apercu.origine.clone(),
        (None, None, Some(open)) => open.path().to_string_lossy().into_owned(),
        (None, None, None) => return Err(Erreur::aucun_dossier()),
    };
    close(session, hote);
    let restaurable = Fichier::open(Path::new(&origine), Acces::Lecture, "").is_ok();
    session.fichier = Some(file);
    session.garde.apercu =
        Some(ApercuSauvegardeView { nom: r.nom, quand: found.quand.format("%Y-%m-%dT%H:%M:%S").to_string(), origine, restaurable });
    state(opened(session)?)
}

/// Restores a backup into its dossier, or copies it into a new file.
///
/// # Errors
/// `introuvable` when the list has no such backup; `lecture_seule`, `existe_deja` or the code of the refusal when the
/// target cannot be written.
pub fn sauvegarde_restaurer(session: &mut Session, hote: &dyn Hote, r: RestaurerSauvegardeRequest) -> Resultat<EtatDossierView> {
    let found = find(session, hote, &r.nom, r.chemin.as_deref())?;
    let quand = session.contexte(hote).quand;
    let saved = Fichier::open(&found.path, Acces::Lecture, &quand)?;
    if let Some(vers) = r.vers {
        let target = PathBuf::from(vers);
        if r.ecraser {
            replacing(session, hote, &target)?;
        }
        saved.copy_to(&target, r.ecraser)?;
        let file = Fichier::open(&target, Acces::Ecriture, &quand)?;
        return take(session, hote, file);
    }
    let origine = session.garde.apercu.as_ref().map(|a| a.origine.clone()).or(r.chemin);
    if let Some(origine) = origine {
        let path = PathBuf::from(origine);
        release(session, hote, &path);
        let file = open(session, hote, &path, false, false)?;
        take(session, hote, file)?;
    }
    restore_here(session, hote, &saved, &found)
}

/// Replaces the content of the open dossier by that of a backup, as one step, after a backup of its present state.
fn restore_here(session: &mut Session, hote: &dyn Hote, saved: &Fichier, found: &backups::Sauvegarde) -> Resultat<EtatDossierView> {
    let contexte = session.contexte(hote);
    if opened(session)?.acces() == Acces::Lecture {
        return Err(Error::LectureSeule(opened(session)?.path().to_owned()).into());
    }
    back_up_now(session, hote, Cause::Restauration)?;
    let file = opened(session)?;
    let op = Op::RestaurerSauvegarde { quand: found.quand.format("%Y-%m-%dT%H:%M:%S").to_string() };
    file.transact(&contexte, |w| w.restore(saved.dossier()).map(|()| ((), op)))?;
    state(file)
}

/// Copies every readable row of a damaged file into a new file, and opens it.
///
/// # Errors
/// `endommage` or `pas_un_dossier` when nothing can be read; `existe_deja` when the new file exists and was not to be
/// replaced, or is the damaged file.
pub fn recuperer(session: &mut Session, hote: &dyn Hote, r: RecupererRequest) -> Resultat<RecuperationView> {
    let (source, target) = (PathBuf::from(&r.chemin), PathBuf::from(&r.vers));
    release(session, hote, &source);
    let (dossier, comptes) = salvage::read(&source)?;
    if same(&source, &target) {
        // The damaged file is never replaced, even when `ecraser` is true.
        return Err(Error::ExisteDeja(target).into());
    }
    if r.ecraser {
        replacing(session, hote, &target)?;
    }
    let op = Op::Recuperer { origine: name(&source) };
    let file = Fichier::create(&target, r.ecraser, &dossier, &op, &session.contexte(hote))?;
    let etat = take(session, hote, file)?;
    Ok(RecuperationView { etat, phrase: phrases::recuperation(&comptes), tables: tables(&comptes) })
}

fn same(a: &Path, b: &Path) -> bool {
    cpom_core::store::place::is_same(a, b)
}

/// Counts of the tables in which a row was read or lost.
fn tables(comptes: &[salvage::Compte]) -> Vec<TableRecupereeView> {
    comptes
        .iter()
        .filter(|c| c.lues + c.ecartees + c.illisibles > 0)
        .map(|c| TableRecupereeView {
            table: c.table.to_owned(),
            lues: c.lues,
            incompletes: c.incompletes,
            ecartees: c.ecartees,
            illisibles: c.illisibles,
            fin_perdue: c.fin_perdue,
        })
        .collect()
}
