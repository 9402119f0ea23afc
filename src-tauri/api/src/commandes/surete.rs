//! What keeps a dossier safe around its file: notices, backups, salvage.
//!
//! Invariant: a restoration that cannot keep « where you were » does not begin.

use std::path::{Path, PathBuf};

use cpom_core::Error;
use cpom_core::op::Op;
use cpom_core::store::backups::{self, Cause};
use cpom_core::store::salvage;
use cpom_core::store::{Acces, Fichier};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RienRequest;
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{EtatDossierView, back_up_file, back_up_now, close, is_open, name, open, opened, racine, release, state, take};
use crate::phrases_surete as phrases;
use crate::session::{ApercuSauvegardeView, AvisView, Resultat, Session, SujetAvisView};

commandes! {
    /// What is to be known about the open file: moved, read alone, on a network, a copy in conflict, a backup that failed.
    Lecture surveiller: RienRequest => SurveillanceView,
    /// The backups of a dossier on this machine, the newest first.
    Lecture sauvegardes: LireSauvegardesRequest => SauvegardesView,
    /// Looks at a backup in place of the open dossier, which is closed.
    Fait sauvegarde_apercu: VoirSauvegardeRequest => EtatDossierView,
    /// Puts a backup back, as one step of the dossier after a backup of what it was; or copies it into a new file.
    Fait sauvegarde_restaurer: RestaurerSauvegardeRequest => EtatDossierView,
    /// Reads every row that can be read of a damaged file into a new one; the damaged file is never replaced.
    Fait recuperer: RecupererRequest => RecuperationView,
}

/// What is to be known about the open file.
#[derive(Debug, Serialize, TS)]
pub struct SurveillanceView {
    /// Notices, the gravest first.
    pub avis: Vec<AvisView>,
    /// The backup being looked at instead of the dossier.
    pub apercu: Option<ApercuSauvegardeView>,
}

/// Whose backups to list.
#[derive(Debug, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LireSauvegardesRequest {
    /// A dossier that is not open (damaged, say); the open one when absent.
    #[serde(default)]
    pub chemin: Option<String>,
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SauvegardeView {
    /// Its name.
    pub nom: String,
    /// When it was made, local time.
    pub quand: String,
    /// Why, in French.
    pub cause: String,
    /// Its size.
    #[ts(type = "number")]
    pub octets: u64,
    /// Title of the dossier then; empty when the backup cannot be read.
    pub titre: String,
    /// Steps of its history.
    #[ts(type = "number")]
    pub etapes: i64,
    /// Whether its first page could be read.
    pub lisible: bool,
}

/// Backups of a dossier.
#[derive(Debug, Serialize, TS)]
pub struct SauvegardesView {
    /// Newest first.
    pub liste: Vec<SauvegardeView>,
    /// The folder they are in.
    pub repertoire: Option<String>,
}

/// A backup to look at.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct VoirSauvegardeRequest {
    /// Its name in the list.
    pub nom: String,
    /// The dossier, when it is not open.
    #[serde(default)]
    pub chemin: Option<String>,
}

/// A backup to put back.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestaurerSauvegardeRequest {
    /// Its name in the list.
    pub nom: String,
    /// The dossier, when it is not open.
    #[serde(default)]
    pub chemin: Option<String>,
    /// A new file to put it in; in the dossier itself, as one step of its history, when absent.
    #[serde(default)]
    pub vers: Option<String>,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// A damaged file to salvage.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecupererRequest {
    /// The damaged file, only read.
    pub chemin: String,
    /// The new file.
    pub vers: String,
    /// Whether the person agreed to replace a file of this name.
    #[serde(default)]
    pub ecraser: bool,
}

/// What became of the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TableRecupereeView {
    /// Table.
    pub table: String,
    /// Rows read and kept.
    pub lues: usize,
    /// Of these, rows with a field emptied.
    pub incompletes: usize,
    /// Rows left out: what they belong to is lost.
    pub ecartees: usize,
    /// Rows that could not be read, at most.
    pub illisibles: usize,
    /// Whether nothing tells how many more there were.
    pub fin_perdue: bool,
}

/// A damaged file, salvaged.
#[derive(Debug, Serialize, TS)]
pub struct RecuperationView {
    /// The new dossier, open.
    pub etat: EtatDossierView,
    /// One sentence: how much was read and how much was not.
    pub phrase: String,
    /// Table by table, those with rows.
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

/// The folder of the backups of a dossier: by its identity, or by its place when it can no longer tell.
fn folder_of(path: &Path, racine: &Path) -> Option<PathBuf> {
    let by_identity = || {
        let file = Fichier::open(path, Acces::Lecture, "").or_else(|_| Fichier::open_copy(path, "")).ok()?;
        Some(backups::folder(racine, &file.identite().ok()?))
    };
    by_identity().filter(|f| f.is_dir()).or_else(|| backups::folder_of_place(racine, path))
}

fn folder(session: &Session, hote: &dyn Hote, chemin: Option<&str>) -> Resultat<Option<PathBuf>> {
    let Some(racine) = racine(hote.donnees()) else { return Ok(None) };
    // The open file tells by itself: it must not be opened a second time.
    let chemin = chemin.filter(|c| !is_open(session, Path::new(c)));
    match (chemin, &session.fichier) {
        (Some(chemin), _) => Ok(folder_of(Path::new(chemin), &racine)),
        (None, Some(file)) => Ok(Some(backups::folder(&racine, &file.identite()?))),
        (None, None) => Err(Erreur::aucun_dossier()),
    }
}

/// A backup, told.
fn dite(s: &backups::Sauvegarde) -> SauvegardeView {
    let known = backups::describe(&s.path);
    let (titre, etapes) = known.clone().unwrap_or_default();
    SauvegardeView {
        nom: name(&s.path),
        quand: s.quand.format("%Y-%m-%dT%H:%M:%S").to_string(),
        cause: phrases::cause(s.cause).to_owned(),
        octets: s.octets,
        titre,
        etapes,
        lisible: known.is_some(),
    }
}

/// Lists the backups of a dossier.
///
/// # Errors
/// No dossier is named or open.
pub fn sauvegardes(session: &mut Session, hote: &dyn Hote, r: LireSauvegardesRequest) -> Resultat<SauvegardesView> {
    let folder = folder(session, hote, r.chemin.as_deref())?;
    let liste = folder.as_deref().map(backups::list).unwrap_or_default();
    Ok(SauvegardesView {
        liste: liste.iter().map(dite).collect(),
        repertoire: folder.filter(|f| f.is_dir()).map(|f| f.to_string_lossy().into_owned()),
    })
}

/// A backup by its name in the list: a name is looked up, never made into a path.
fn find(session: &Session, hote: &dyn Hote, nom: &str, chemin: Option<&str>) -> Resultat<backups::Sauvegarde> {
    let folder = folder(session, hote, chemin)?.unwrap_or_default();
    let found = backups::list(&folder).into_iter().find(|s| name(&s.path) == nom);
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

/// Puts a backup back, or copies it into a new file.
///
/// # Errors
/// The backup does not exist, or its target cannot be written.
pub fn sauvegarde_restaurer(session: &mut Session, hote: &dyn Hote, r: RestaurerSauvegardeRequest) -> Resultat<EtatDossierView> {
    let found = find(session, hote, &r.nom, r.chemin.as_deref())?;
    let quand = session.contexte(hote).quand;
    let saved = Fichier::open(&found.path, Acces::Lecture, &quand)?;
    if let Some(vers) = r.vers {
        let target = PathBuf::from(vers);
        if r.ecraser {
            release(session, hote, &target);
            back_up_file(&target, hote, Cause::Remplacement);
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

/// Puts the open dossier back as a backup holds it: backed up first, one step of its history.
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

/// Salvages a damaged file into a new one.
///
/// # Errors
/// Nothing of the file can be read, or the new one cannot be written.
pub fn recuperer(session: &mut Session, hote: &dyn Hote, r: RecupererRequest) -> Resultat<RecuperationView> {
    let (source, target) = (PathBuf::from(&r.chemin), PathBuf::from(&r.vers));
    release(session, hote, &source);
    let (dossier, comptes) = salvage::read(&source)?;
    if same(&source, &target) {
        // The damaged file is never replaced, whatever was agreed.
        return Err(Error::ExisteDeja(target).into());
    }
    if r.ecraser {
        release(session, hote, &target);
        back_up_file(&target, hote, Cause::Remplacement);
    }
    let op = Op::Recuperer { origine: name(&source) };
    let file = Fichier::create(&target, r.ecraser, &dossier, &op, &session.contexte(hote))?;
    let etat = take(session, hote, file)?;
    Ok(RecuperationView { etat, phrase: phrases::recuperation(&comptes), tables: tables(&comptes) })
}

fn same(a: &Path, b: &Path) -> bool {
    std::fs::canonicalize(a).is_ok_and(|a| std::fs::canonicalize(b).is_ok_and(|b| a == b))
}

/// The tables of a salvage that had something.
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
