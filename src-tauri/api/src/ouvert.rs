//! Opening, watching, backing up and closing the open dossier.
//!
//! [`take`] makes a file the open dossier and [`close`] closes it. [`tick`] runs after every command and makes a backup
//! every [`PERIODE`] minutes of changes; [`close`] makes one when something changed since the last. Invariant: a failed
//! backup never stops the work; `surveiller` reports it to the page.

use std::path::{Path, PathBuf};

use chrono::Duration;
use cpom_core::Error;
use cpom_core::choix::Choix;
use cpom_core::modele::Dossier;
use cpom_core::op::Op;
use cpom_core::store::backups::{self, Cause};
use cpom_core::store::lock_note::{self, Note, Poste, Temoin};
use cpom_core::store::snapshots::VersionGardee;
use cpom_core::store::{Acces, Fichier, header, place};
use cpom_core::windows;
use serde::Serialize;

use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::phrases_gestes;
use crate::phrases_surete;
use crate::session::{self, ApercuSauvegardeView, AvisView, Garde, Resultat, Session, SujetAvisView};

/// Longest time, in minutes, during which changes stay without a backup.
const PERIODE: i64 = 15;

/// State of the open dossier, as the title bar of the page shows it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EtatDossierView {
    /// Path of its file.
    pub chemin: String,
    /// Name of its file, without the folder.
    pub fichier: String,
    /// Title of the dossier.
    pub titre: String,
    /// First and last year of the contract (`2024-2028`); empty when either date is missing.
    pub periode: String,
    /// Code of the contract’s state (`StatutContrat`).
    pub statut: String,
    /// Whether the file is open for reading only.
    pub lecture_seule: bool,
    /// Number of committed operations since creation.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub revision: i64,
    /// Local time of the last write.
    pub enregistre_a: String,
    /// Sentence of the step that `annuler` would undo; `None` when there is none.
    pub annuler: Option<String>,
    /// Sentence of the step that `retablir` would redo; `None` when there is none.
    pub retablir: Option<String>,
}

pub(crate) fn opened(session: &mut Session) -> Resultat<&mut Fichier> {
    session.fichier.as_mut().ok_or_else(Erreur::aucun_dossier)
}

/// Builds the state of the open dossier for the page.
pub(crate) fn state(file: &Fichier) -> Resultat<EtatDossierView> {
    let d = file.dossier();
    let years = d.contrat.date_debut.zip(d.contrat.date_fin);
    Ok(EtatDossierView {
        chemin: file.path().to_string_lossy().into_owned(),
        fichier: name(file.path()),
        titre: d.dossier.titre.clone(),
        periode: years.map(|(a, b)| format!("{}-{}", a.format("%Y"), b.format("%Y"))).unwrap_or_default(),
        statut: d.contrat.statut.code().to_owned(),
        lecture_seule: file.acces() == Acces::Lecture,
        revision: file.revision()?,
        enregistre_a: file.modifie_le()?,
        annuler: file.undoable()?.map(|e| phrases_gestes::libelle_op(&e.op)),
        retablir: file.redoable()?.map(|e| phrases_gestes::libelle_op(&e.op)),
    })
}

/// Opens a dossier. The error names the holder of a locked file; a backup is made before an upgrade of the format.
///
/// `lecture_seule` opens for reading only, a copy when the file is locked. `forcer` ignores the note of another
/// machine.
pub(crate) fn open(session: &Session, hote: &dyn Hote, path: &Path, lecture_seule: bool, forcer: bool) -> Resultat<Fichier> {
    let quand = session.contexte(hote).quand;
    let note = lock_note::read(path);
    if lecture_seule {
        return Ok(match Fichier::open(path, Acces::Lecture, &quand) {
            // The file is locked by another program: a copy of its committed content is read.
            Err(Error::Verrouille(_)) => Fichier::open_copy(path, &quand)?,
            other => other?,
        });
    }
    let away = note.as_ref().filter(|n| lock_note::elsewhere(n, &poste(session, hote)));
    if let Some(note) = away.filter(|_| !forcer) {
        return Err(Erreur::verrouille_ailleurs(&name(path), note));
    }
    Fichier::open_keeping(path, Acces::Ecriture, &quand, racine(hote.donnees()).as_deref()).map_err(|e| match (e, note) {
        (Error::Verrouille(p), Some(note)) => Erreur::verrouille_par(&name(&p), &note),
        (e, _) => e.into(),
    })
}

/// Makes `file` the open dossier, after closing the former one, and lists it among the recent dossiers.
pub(crate) fn take(session: &mut Session, hote: &dyn Hote, file: Fichier) -> Resultat<EtatDossierView> {
    let etat = state(&file)?;
    let quand = session.contexte(hote).quand;
    if !session.discrete {
        session::remember(hote, file.path(), &etat.titre, &quand);
    }
    close(session, hote);
    session.fichier = Some(file);
    watch(session, hote);
    Ok(etat)
}

/// Whether a path is the open dossier, under any of its names (links, mounts). Its file must not be opened a second time in
/// this process: POSIX drops the lock of SQLite when any handle on the file is closed.
pub(crate) fn is_open(session: &Session, path: &Path) -> bool {
    session.fichier.as_ref().is_some_and(|f| place::is_same(f.path(), path))
}

/// Whether a command may read or write the file at `path`: the user gave it to the host, or the program gave it to the page (the
/// open dossier, one opened recently, a copy in conflict, the dossier of the backup shown).
pub(crate) fn is_known(session: &Session, hote: &dyn Hote, path: &Path) -> bool {
    let listed = |known: &str| windows::is_same_spelling(Path::new(known), path);
    hote.is_given(path)
        || session.fichier.as_ref().is_some_and(|f| windows::is_same_spelling(f.path(), path))
        || session.garde.avis.iter().filter_map(|a| a.autre.as_deref()).any(listed)
        || session.garde.apercu.as_ref().is_some_and(|a| listed(&a.origine))
        || session::is_recent(hote, path)
}

/// Closes the open dossier when it is the file about to be written or opened, since our own lock would refuse it.
pub(crate) fn release(session: &mut Session, hote: &dyn Hote, path: &Path) {
    if is_open(session, path) {
        close(session, hote);
    }
}

pub(crate) fn create(
    session: &mut Session,
    hote: &dyn Hote,
    path: &str,
    ecraser: bool,
    dossier: &Dossier,
    op: &Op,
) -> Resultat<EtatDossierView> {
    create_with_versions(session, hote, path, ecraser, (dossier, &[]), op)
}

/// [`create`], with the contents of the versions of the dossier.
pub(crate) fn create_with_versions(
    session: &mut Session,
    hote: &dyn Hote,
    path: &str,
    ecraser: bool,
    (dossier, gardees): (&Dossier, &[VersionGardee]),
    op: &Op,
) -> Resultat<EtatDossierView> {
    let path = PathBuf::from(path);
    if ecraser {
        replacing(session, hote, &path)?;
    }
    let file = Fichier::create_with_versions(&path, ecraser, dossier, gardees, op, &session.contexte(hote))?;
    take(session, hote, file)
}

/// Prepares the replacement of the file at `path`, as the user agreed: closes it when it is the open dossier, and backs it up.
///
/// # Errors
/// Those of [`back_up_file`]: the replacement must not begin.
pub(crate) fn replacing(session: &mut Session, hote: &dyn Hote, path: &Path) -> Resultat<()> {
    release(session, hote, path);
    back_up_file(path, hote, Cause::Remplacement)
}

/// The dossier that was open before a command, to be opened again when the command fails after closing it: the page goes on
/// with the dossier it shows.
#[derive(Debug)]
pub(crate) struct OpenBefore(Option<(PathBuf, Acces, Option<ApercuSauvegardeView>)>);

impl OpenBefore {
    /// Reads the state before the command.
    pub(crate) fn of(session: &Session) -> Self {
        Self(session.fichier.as_ref().map(|f| (f.path().to_owned(), f.acces(), session.garde.apercu.clone())))
    }

    /// Opens the dossier again when none is open any more. A failure leaves none open: the file is gone or held by another
    /// program, and the next command says so.
    pub(crate) fn keep(self, session: &mut Session, hote: &dyn Hote) {
        let (Some((path, acces, apercu)), None) = (self.0, &session.fichier) else { return };
        if let Ok(file) = open(session, hote, &path, acces == Acces::Lecture, true) {
            session.fichier = Some(file);
            watch(session, hote);
            session.garde.apercu = apercu;
        }
    }
}

/// Starts the safety state of the file just opened: lock note, revision of reference, notices.
pub(crate) fn watch(session: &mut Session, hote: &dyn Hote) {
    let Some(file) = &session.fichier else { return };
    let mut garde = Garde { revision: file.revision().unwrap_or(0), depuis: Some(hote.maintenant()), ..Garde::default() };
    let writes = file.acces() == Acces::Ecriture;
    if writes {
        let note = Note { poste: poste(session, hote), depuis: session.contexte(hote).quand };
        // A folder that refuses the note does not prevent working on the dossier.
        garde.temoin = Temoin::put(file.path(), &note).ok();
    }
    garde.avis = notices(file, writes);
    garde.avis.extend(clock_behind(file, hote));
    // The last state has no backup: the one of the last closing failed, or the file comes from elsewhere.
    let unsaved = writes && file.etapes().is_ok_and(|n| n > 1) && !backed_up(file, hote);
    session.garde = garde;
    if unsaved {
        session.garde.revision = -1;
        back_up(session, hote, Cause::Fermeture);
    }
}

/// Whether a backup was made since the last change of a file.
fn backed_up(file: &Fichier, hote: &dyn Hote) -> bool {
    let (Some(racine), Ok(identite), Ok(changed)) = (racine(hote.donnees()), file.identite(), file.modifie_le()) else { return true };
    let changed = chrono::NaiveDateTime::parse_from_str(&changed, "%Y-%m-%dT%H:%M:%S").ok();
    let newest = backups::list(&backups::folder(&racine, &identite)).into_iter().map(|s| s.quand).max();
    changed.is_none_or(|changed| newest.is_some_and(|newest| newest >= changed))
}

/// Notice of a clock that is behind the last change of the dossier by more than a day.
fn clock_behind(file: &Fichier, hote: &dyn Hote) -> Option<AvisView> {
    let changed = chrono::NaiveDateTime::parse_from_str(&file.modifie_le().ok()?, "%Y-%m-%dT%H:%M:%S").ok()?;
    let behind = changed > hote.maintenant() + Duration::days(1);
    behind.then(|| AvisView { sujet: SujetAvisView::Horloge, phrase: phrases_surete::avis_horloge(changed), autre: None })
}

fn notices(file: &Fichier, writes: bool) -> Vec<AvisView> {
    let avis = |sujet, phrase: String| AvisView { sujet, phrase, autre: None };
    let mut out = Vec::new();
    if file.format().is_ok_and(|f| f > cpom_core::store::schema::version()) {
        out.push(avis(SujetAvisView::FormatRecent, phrases_surete::AVIS_FORMAT.to_owned()));
    } else if !writes && std::fs::metadata(file.path()).is_ok_and(|m| m.permissions().readonly()) {
        out.push(avis(SujetAvisView::LectureSeule, phrases_surete::AVIS_LECTURE.to_owned()));
    }
    if place::on_network(file.path()) {
        out.push(avis(SujetAvisView::Reseau, phrases_surete::AVIS_RESEAU.to_owned()));
    }
    for other in place::conflict_copies(file.path()).into_iter().take(3) {
        let phrase = phrases_surete::avis_conflit(&name(&other));
        out.push(AvisView { sujet: SujetAvisView::CopieConflit, phrase, autre: Some(other.to_string_lossy().into_owned()) });
    }
    out
}

/// Closes the open dossier, after a backup if it changed since the last one.
pub(crate) fn close(session: &mut Session, hote: &dyn Hote) {
    back_up(session, hote, Cause::Fermeture);
    session.fichier = None;
    session.garde = Garde::default();
    session.lue.lecture = None;
}

/// Runs after each command: makes a backup when the last one is [`PERIODE`] minutes old.
pub(crate) fn tick(session: &mut Session, hote: &dyn Hote) {
    let old = session.garde.depuis.is_some_and(|since| hote.maintenant() - since >= Duration::minutes(PERIODE));
    if old {
        back_up(session, hote, Cause::Periode);
    }
}

/// Backs up the open dossier if it changed since the last backup. A failure is recorded in `Garde::echec`, not
/// returned.
pub(crate) fn back_up(session: &mut Session, hote: &dyn Hote, cause: Cause) {
    let (Some(file), Some(racine)) = (&session.fichier, racine(hote.donnees())) else { return };
    let Ok(revision) = file.revision() else { return };
    if file.acces() == Acces::Lecture || revision == session.garde.revision {
        return;
    }
    let now = hote.maintenant();
    session.garde.echec = backups::make(file, &racine, cause, now).is_err();
    session.garde.depuis = Some(now);
    if !session.garde.echec {
        session.garde.revision = revision;
    }
}

/// Backs up the open dossier before an operation that cannot be undone; an error must stop that operation.
pub(crate) fn back_up_now(session: &mut Session, hote: &dyn Hote, cause: Cause) -> Resultat<()> {
    let now = hote.maintenant();
    if let Some(racine) = racine(hote.donnees()) {
        backups::make(opened(session)?, &racine, cause, now)?;
    }
    Ok(())
}

/// Backs up the file at `path` before it is renewed or replaced. Does nothing when there is no file or no dossier there.
///
/// # Errors
/// The code of the refusal when the dossier cannot be read (damaged, held by another program, of a newer format) or its backup
/// cannot be written: what would replace it must not begin.
pub(crate) fn back_up_file(path: &Path, hote: &dyn Hote, cause: Cause) -> Resultat<()> {
    let Some(racine) = racine(hote.donnees()).filter(|_| header::is_dossier(path)) else { return Ok(()) };
    let file = Fichier::open(path, Acces::Lecture, "")?;
    backups::make(&file, &racine, cause, hote.maintenant())?;
    Ok(())
}

/// Folders that hold backups: the one where they are made, then that of former programs.
#[must_use]
pub(crate) fn racines(hote: &dyn Hote) -> Vec<PathBuf> {
    [hote.donnees(), hote.anciennes_donnees()].into_iter().filter_map(racine).collect()
}

/// Folder of the backups of all dossiers; `None` without a data folder.
#[must_use]
pub(crate) fn racine(donnees: Option<PathBuf>) -> Option<PathBuf> {
    Some(donnees?.join("sauvegardes"))
}

fn poste(session: &Session, hote: &dyn Hote) -> Poste {
    let mut poste = hote.poste();
    let auteur = session.contexte(hote).auteur;
    if !auteur.is_empty() {
        poste.qui = auteur;
    }
    poste
}

pub(crate) fn name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
