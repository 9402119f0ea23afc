//! State that the program keeps between two commands.
//!
//! No command runs here: `ouvert` opens and closes the dossier, `edition` changes and reads it, `commandes` holds the
//! bodies of the commands, `appel` runs one by its name.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use cpom_core::import::FeuilleLue;
use cpom_core::orthographe::Correcteur;
use cpom_core::store::lock_note::Temoin;
use cpom_core::store::{ContexteEcriture, Fichier};
use cpom_core::windows;
use cpom_import::Retour;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::note::NoteJson;
use crate::presence::{self, Recherche};

/// Result of a command: its answer, or an error with a code and a French sentence.
pub type Resultat<T> = Result<T, Erreur>;

/// Dossier opened recently, kept in `recents.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Recent {
    /// Absolute path of its file.
    pub chemin: String,
    /// Title of the dossier when it was last opened.
    pub titre: String,
    /// Local time of the last opening, `AAAA-MM-JJTHH:MM:SS`.
    pub vu_le: String,
    /// Whether the file still exists, as far as its place answered at once; computed at each reading.
    #[serde(default)]
    pub present: bool,
}

/// Subject of a notice about the open file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SujetAvisView {
    /// The file is no longer in its place; the user must save a copy.
    Deplace,
    /// The format is newer than the program; the file is open for reading only.
    FormatRecent,
    /// The file or its medium cannot be written.
    LectureSeule,
    /// The file lies on a network share.
    Reseau,
    /// Another dossier in the same folder has the name of a conflict copy.
    CopieConflit,
    /// The last automatic backup failed.
    SauvegardeEchouee,
    /// The clock of the machine is behind the last change of the dossier.
    Horloge,
}

/// Notice about the open file, shown above the screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AvisView {
    /// Subject, on which the page acts.
    pub sujet: SujetAvisView,
    /// French sentence to show.
    pub phrase: String,
    /// Path of the other file; only for a copy in conflict.
    pub autre: Option<String>,
}

/// Backup shown in place of the open dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ApercuSauvegardeView {
    /// File name of the backup, for `sauvegarde_restaurer`.
    pub nom: String,
    /// Local time at which it was made, `AAAA-MM-JJTHH:MM:SS`.
    pub quand: String,
    /// Path of the dossier it is a backup of.
    pub origine: String,
    /// Whether the dossier at `origine` can be opened, so that the backup can be restored into it.
    pub restaurable: bool,
}

/// Safety state of the open file: its lock note, its backups, its notices.
#[derive(Debug, Default)]
pub struct Garde {
    /// Our lock note beside the file; `None` when read-only or when the folder refuses it.
    pub(crate) temoin: Option<Temoin>,
    /// Revision at the last backup, or at opening.
    pub(crate) revision: i64,
    /// Local time of the last backup, or of the opening.
    pub(crate) depuis: Option<NaiveDateTime>,
    /// Whether the last automatic backup failed.
    pub(crate) echec: bool,
    /// Notices computed at opening, constant until closing.
    pub(crate) avis: Vec<AvisView>,
    /// Backup shown in place of the dossier, if any.
    pub(crate) apercu: Option<ApercuSauvegardeView>,
}

/// Spreadsheet read by `tableur_lire`, kept until another is read.
#[derive(Debug)]
pub struct Tableur {
    pub(crate) chemin: PathBuf,
    pub(crate) feuilles: Vec<FeuilleLue>,
}

impl Tableur {
    pub(crate) fn nom(&self) -> String {
        self.chemin.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
    }
}

/// Document that came back, read by `retour_lire` and kept until another is read.
#[derive(Debug)]
pub struct RetourGarde {
    /// Name of the file, without its folder.
    pub(crate) fichier: String,
    /// Identity of the dossier whose rows the remarks name.
    pub(crate) dossier: String,
    pub(crate) lu: Retour,
}

/// Reading that the page holds, so that answers to changes say only what differs from it.
#[derive(Debug, Default)]
pub(crate) struct DerniereLecture {
    /// Number of the reading, never given twice in a session.
    pub(crate) numero: u64,
    /// Revision of the file at the reading.
    pub(crate) revision: i64,
    /// The reading itself; `None` before the first of a dossier.
    pub(crate) lecture: Option<Value>,
}

impl DerniereLecture {
    /// Puts a reading in place of the former one, and answers its number.
    pub(crate) fn replace(&mut self, revision: i64, lecture: Value) -> u64 {
        *self = Self { numero: self.numero + 1, revision, lecture: Some(lecture) };
        self.numero
    }
}

/// Greatest number of recent dossiers kept.
const RECENTS: usize = 12;

/// State that the program keeps between two commands.
#[derive(Debug, Default)]
pub struct Session {
    /// The open dossier, if any.
    pub fichier: Option<Fichier>,
    /// Name of the user, read once from the settings.
    auteur: OnceCell<String>,
    /// File that the system asked to open (double-click, argument), until `etat` gives it to the page.
    pub a_ouvrir: Option<PathBuf>,
    /// Spreadsheet being imported, if any.
    pub tableur: Option<Tableur>,
    /// Document that came back, if any.
    pub retour: Option<RetourGarde>,
    /// Dictionary that judges the spelling, once the page gave it.
    pub(crate) correcteur: Option<Correcteur>,
    /// Safety state of the open file.
    pub garde: Garde,
    /// Last whole reading of the open dossier, brought up to date by each change since.
    pub(crate) lue: DerniereLecture,
    /// Whether opened files stay out of the list of recent dossiers; true for the command line, which opens a file per
    /// run.
    pub(crate) discrete: bool,
    /// Recent dossiers whose place has not answered yet.
    pub(crate) recherche: Recherche,
}

impl Session {
    /// Session that leaves the list of recent dossiers unchanged.
    #[must_use]
    pub fn discrete() -> Self {
        Self { discrete: true, ..Self::default() }
    }

    /// Local time and author to record with a change.
    #[must_use]
    pub fn contexte(&self, hote: &dyn Hote) -> ContexteEcriture {
        let auteur = self.auteur.get_or_init(|| REGLAGES.read(hote).auteur).clone();
        ContexteEcriture { quand: hote.maintenant().format("%Y-%m-%dT%H:%M:%S").to_string(), auteur }
    }

    /// Sets the name of the user and saves it in the settings. When it cannot be saved, it applies until the program
    /// stops.
    pub fn nommer(&mut self, hote: &dyn Hote, auteur: String) {
        REGLAGES.write(hote, &Reglages { auteur: auteur.clone() });
        self.auteur = OnceCell::from(auteur);
    }
}

/// Settings of the program, kept in `reglages.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Reglages {
    /// Name of the user, recorded with each step.
    auteur: String,
}

const REGLAGES: NoteJson<Reglages> = NoteJson::new("reglages.json");
const DERNIERS: NoteJson<Vec<Recent>> = NoteJson::new("recents.json");

/// Recent dossiers, the most recent first, each looked for on the disk. One whose place does not answer at once is offered as
/// if it were there: opening it will say what happened.
#[must_use]
pub(crate) fn recents(session: &Session, hote: &dyn Hote) -> Vec<Recent> {
    let mut list = DERNIERS.read(hote);
    let paths = list.iter().map(|r| PathBuf::from(&r.chemin)).collect();
    let found = session.recherche.look(paths, presence::PATIENCE, Path::is_file);
    for (r, found) in list.iter_mut().zip(found) {
        r.present = found.unwrap_or(true);
    }
    list
}

/// Whether a path is that of a recent dossier; no file is looked for.
pub(crate) fn is_recent(hote: &dyn Hote, chemin: &Path) -> bool {
    DERNIERS.read(hote).iter().any(|r| windows::is_same_spelling(Path::new(&r.chemin), chemin))
}

/// Puts a dossier first in the list of recent ones and saves the list.
pub(crate) fn remember(hote: &dyn Hote, chemin: &Path, titre: &str, quand: &str) {
    let chemin = std::path::absolute(chemin).unwrap_or_else(|_| chemin.to_owned());
    let mut list = DERNIERS.read(hote);
    list.retain(|r| !windows::is_same_spelling(Path::new(&r.chemin), &chemin));
    let chemin = chemin.to_string_lossy().into_owned();
    list.insert(0, Recent { chemin, titre: titre.to_owned(), vu_le: quand.to_owned(), present: true });
    list.truncate(RECENTS);
    DERNIERS.write(hote, &list);
}
