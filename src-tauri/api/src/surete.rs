//! What keeps a dossier safe around its file: who holds it, its backups, what is wrong with its place, salvage.
//!
//! Mechanism: [`tick`] runs after every command and makes a backup after a while of changes; [`close`] makes one
//! when something changed since the last. Invariants: a backup that fails never stops the work, it is told; a
//! restoration that cannot keep « where you were » does not begin.

use std::path::{Path, PathBuf};

use chrono::{Duration, NaiveDateTime};
use cpom_core::Error;
use cpom_core::op::Op;
use cpom_core::store::recuperation;
use cpom_core::store::sauvegardes::{self, Cause};
use cpom_core::store::temoin::{self, Note, Poste, Temoin};
use cpom_core::store::{Acces, Fichier, lieu};

use crate::commandes::*;
use crate::erreurs::Erreur;
use crate::phrases_surete as phrases;
use crate::session::{Hote, Session};
use crate::travail::{is_open, opened, release, state, take};

type Resultat<T> = Result<T, Erreur>;

/// Changes are backed up at least this often, in minutes.
const PERIODE: i64 = 15;

/// What the session knows of the safety of its open file.
#[derive(Debug, Default)]
pub struct Garde {
    /// Our note beside the file.
    temoin: Option<Temoin>,
    /// Revision of the last backup, or at opening.
    revision: i64,
    /// When that was.
    depuis: Option<NaiveDateTime>,
    /// Whether the last backup failed.
    echec: bool,
    /// Notices of the opening, which do not change.
    avis: Vec<Avis>,
    /// The backup looked at.
    apercu: Option<ApercuSauvegarde>,
}

/// The folder of all backups.
#[must_use]
pub fn racine(donnees: Option<PathBuf>) -> Option<PathBuf> {
    Some(donnees?.join("sauvegardes"))
}

fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn poste(session: &Session, hote: &dyn Hote) -> Poste {
    let mut poste = hote.poste();
    let auteur = session.contexte(hote).auteur;
    if !auteur.is_empty() {
        poste.qui = auteur;
    }
    poste
}

/// Opens a dossier for the session: says who holds it, backs up what an upgrade will change.
pub fn open(session: &Session, hote: &dyn Hote, path: &Path, r: &Ouvrir) -> Resultat<Fichier> {
    let quand = session.contexte(hote).quand;
    let note = temoin::read(path);
    if r.lecture_seule {
        return Ok(match Fichier::open(path, Acces::Lecture, &quand) {
            // Someone else works on it: what is committed can still be read.
            Err(Error::Verrouille(_)) => Fichier::open_copy(path, &quand)?,
            other => other?,
        });
    }
    let away = note.as_ref().filter(|n| temoin::elsewhere(n, &poste(session, hote)));
    if let Some(note) = away.filter(|_| r.forcer != Some(true)) {
        return Err(Erreur::verrouille_ailleurs(&name(path), note));
    }
    Fichier::open_keeping(path, Acces::Ecriture, &quand, racine(hote.donnees()).as_deref()).map_err(|e| match (e, note) {
        (Error::Verrouille(p), Some(note)) => Erreur::verrouille_par(&name(&p), &note),
        (e, _) => e.into(),
    })
}

/// Begins to watch over the file the session has just taken.
pub fn watch(session: &mut Session, hote: &dyn Hote) {
    let Some(file) = &session.fichier else { return };
    let mut garde = Garde { revision: file.revision().unwrap_or(0), depuis: Some(hote.maintenant()), ..Garde::default() };
    let writes = file.acces() == Acces::Ecriture;
    if writes {
        let note = Note { poste: poste(session, hote), depuis: session.contexte(hote).quand };
        // A place that takes no note takes our changes all the same.
        garde.temoin = Temoin::put(file.path(), &note).ok();
    }
    garde.avis = notices(file, writes);
    session.garde = garde;
}

fn notices(file: &Fichier, writes: bool) -> Vec<Avis> {
    let avis = |sujet, phrase: String| Avis { sujet, phrase, autre: None };
    let mut out = Vec::new();
    if file.format().is_ok_and(|f| f > cpom_core::store::schema::version()) {
        out.push(avis(SujetAvis::FormatRecent, phrases::AVIS_FORMAT.to_owned()));
    } else if !writes && std::fs::metadata(file.path()).is_ok_and(|m| m.permissions().readonly()) {
        out.push(avis(SujetAvis::LectureSeule, phrases::AVIS_LECTURE.to_owned()));
    }
    if lieu::on_network(file.path()) {
        out.push(avis(SujetAvis::Reseau, phrases::AVIS_RESEAU.to_owned()));
    }
    for other in lieu::conflict_copies(file.path()).into_iter().take(3) {
        let phrase = phrases::avis_conflit(&name(&other));
        out.push(Avis { sujet: SujetAvis::CopieConflit, phrase, autre: Some(other.to_string_lossy().into_owned()) });
    }
    out
}

/// Closes the open dossier, backed up if it changed.
pub fn close(session: &mut Session, hote: &dyn Hote) {
    back_up(session, hote, Cause::Fermeture);
    session.fichier = None;
    session.garde = Garde::default();
}

/// After a command: a backup once changes are old enough.
pub fn tick(session: &mut Session, hote: &dyn Hote) {
    let old = session.garde.depuis.is_some_and(|since| hote.maintenant() - since >= Duration::minutes(PERIODE));
    if old {
        back_up(session, hote, Cause::Periode);
    }
}

/// Backs up the open dossier if it changed since the last time; a failure is remembered, and told.
fn back_up(session: &mut Session, hote: &dyn Hote, cause: Cause) {
    let (Some(file), Some(racine)) = (&session.fichier, racine(hote.donnees())) else { return };
    let Ok(revision) = file.revision() else { return };
    if file.acces() == Acces::Lecture || revision == session.garde.revision {
        return;
    }
    let now = hote.maintenant();
    session.garde.echec = sauvegardes::make(file, &racine, cause, now).is_err();
    session.garde.depuis = Some(now);
    if !session.garde.echec {
        session.garde.revision = revision;
    }
}

/// Backs up the open dossier before what cannot be undone, or does not let it begin.
pub fn back_up_now(session: &mut Session, hote: &dyn Hote, cause: Cause) -> Resultat<()> {
    let now = hote.maintenant();
    if let Some(racine) = racine(hote.donnees()) {
        sauvegardes::make(opened(session)?, &racine, cause, now)?;
    }
    Ok(())
}

/// Backs up a dossier that is about to be renewed, or replaced by another of its name; what is no dossier is left.
pub fn back_up_file(path: &Path, hote: &dyn Hote, cause: Cause) {
    let Some(racine) = racine(hote.donnees()) else { return };
    if let Ok(file) = Fichier::open(path, Acces::Lecture, "") {
        let _ = sauvegardes::make(&file, &racine, cause, hote.maintenant());
    }
}

pub(crate) fn surveiller(session: &mut Session, _: &dyn Hote, _: Rien) -> Resultat<Surveillance> {
    let file = opened(session)?;
    let mut avis = Vec::new();
    if !file.present() {
        let phrase = Erreur::from(Error::Deplace(file.path().to_owned())).phrase;
        avis.push(Avis { sujet: SujetAvis::Deplace, phrase, autre: None });
    }
    if session.garde.echec {
        avis.push(Avis { sujet: SujetAvis::SauvegardeEchouee, phrase: phrases::AVIS_SAUVEGARDE.to_owned(), autre: None });
    }
    avis.extend(session.garde.avis.iter().cloned());
    Ok(Surveillance { avis, apercu: session.garde.apercu.clone() })
}

/// The folder of the backups of a dossier: by its identity, or by its place when it can no longer tell.
#[must_use]
pub fn folder_of(path: &Path, racine: &Path) -> Option<PathBuf> {
    let by_identity = || {
        let file = Fichier::open(path, Acces::Lecture, "").or_else(|_| Fichier::open_copy(path, "")).ok()?;
        Some(sauvegardes::folder(racine, &file.identite().ok()?))
    };
    by_identity().filter(|f| f.is_dir()).or_else(|| sauvegardes::folder_of_place(racine, path))
}

fn folder(session: &Session, hote: &dyn Hote, chemin: Option<&str>) -> Resultat<Option<PathBuf>> {
    let Some(racine) = racine(hote.donnees()) else { return Ok(None) };
    // The open file tells by itself: it must not be opened a second time.
    let chemin = chemin.filter(|c| !is_open(session, Path::new(c)));
    match (chemin, &session.fichier) {
        (Some(chemin), _) => Ok(folder_of(Path::new(chemin), &racine)),
        (None, Some(file)) => Ok(Some(sauvegardes::folder(&racine, &file.identite()?))),
        (None, None) => Err(Erreur::aucun_dossier()),
    }
}

/// A backup, told.
#[must_use]
pub fn dite(s: &sauvegardes::Sauvegarde) -> SauvegardeDite {
    let known = sauvegardes::describe(&s.path);
    let (titre, etapes) = known.clone().unwrap_or_default();
    SauvegardeDite {
        nom: name(&s.path),
        quand: s.quand.format("%Y-%m-%dT%H:%M:%S").to_string(),
        cause: phrases::cause(s.cause).to_owned(),
        octets: s.octets,
        titre,
        etapes,
        lisible: known.is_some(),
    }
}

pub(crate) fn sauvegardes(session: &mut Session, hote: &dyn Hote, r: LireSauvegardes) -> Resultat<Sauvegardes> {
    let folder = folder(session, hote, r.chemin.as_deref())?;
    let liste = folder.as_deref().map(sauvegardes::list).unwrap_or_default();
    Ok(Sauvegardes {
        liste: liste.iter().map(dite).collect(),
        repertoire: folder.filter(|f| f.is_dir()).map(|f| f.to_string_lossy().into_owned()),
    })
}

/// A backup by its name in the list: a name is looked up, never made into a path.
fn find(session: &Session, hote: &dyn Hote, nom: &str, chemin: Option<&str>) -> Resultat<sauvegardes::Sauvegarde> {
    let folder = folder(session, hote, chemin)?.unwrap_or_default();
    let found = sauvegardes::list(&folder).into_iter().find(|s| name(&s.path) == nom);
    found.ok_or_else(|| Error::Introuvable(PathBuf::from(nom)).into())
}

pub(crate) fn sauvegarde_apercu(session: &mut Session, hote: &dyn Hote, r: VoirSauvegarde) -> Resultat<EtatDossier> {
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
        Some(ApercuSauvegarde { nom: r.nom, quand: found.quand.format("%Y-%m-%dT%H:%M:%S").to_string(), origine, restaurable });
    state(opened(session)?)
}

pub(crate) fn sauvegarde_restaurer(session: &mut Session, hote: &dyn Hote, r: RestaurerSauvegarde) -> Resultat<EtatDossier> {
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
        let file = open(session, hote, &path, &Ouvrir { chemin: String::new(), lecture_seule: false, forcer: None })?;
        take(session, hote, file)?;
    }
    restore_here(session, hote, &saved, &found)
}

/// Puts the open dossier back as a backup holds it: backed up first, one step of its history.
fn restore_here(session: &mut Session, hote: &dyn Hote, saved: &Fichier, found: &sauvegardes::Sauvegarde) -> Resultat<EtatDossier> {
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

pub(crate) fn recuperer(session: &mut Session, hote: &dyn Hote, r: Recuperer) -> Resultat<Recuperation> {
    let (source, target) = (PathBuf::from(&r.chemin), PathBuf::from(&r.vers));
    release(session, hote, &source);
    let (dossier, comptes) = recuperation::read(&source)?;
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
    Ok(Recuperation { etat, phrase: phrases::recuperation(&comptes), tables: tables(&comptes) })
}

fn same(a: &Path, b: &Path) -> bool {
    std::fs::canonicalize(a).is_ok_and(|a| std::fs::canonicalize(b).is_ok_and(|b| a == b))
}

/// The tables of a salvage that had something.
#[must_use]
pub fn tables(comptes: &[recuperation::Compte]) -> Vec<TableRecuperee> {
    comptes
        .iter()
        .filter(|c| c.lues + c.ecartees + c.illisibles > 0)
        .map(|c| TableRecuperee {
            table: c.table.to_owned(),
            lues: c.lues,
            incompletes: c.incompletes,
            ecartees: c.ecartees,
            illisibles: c.illisibles,
            fin_perdue: c.fin_perdue,
        })
        .collect()
}
