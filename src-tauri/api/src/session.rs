//! The floor of the crate: what the program holds between two commands, and the machine around it.
//!
//! Nothing here runs a command. `ouvert` opens and closes the dossier, `edition` changes and reads it, `commandes` holds what can
//! be asked, `appel` runs it by name.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use cpom_core::import::FeuilleLue;
use cpom_core::store::lock_note::Temoin;
use cpom_core::store::{ContexteEcriture, Fichier};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::note::NoteJson;

/// What a command gives.
pub type Resultat<T> = Result<T, Erreur>;

/// A dossier opened lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recent {
    /// Its file.
    pub chemin: String,
    /// Its title then.
    pub titre: String,
    /// When, local time.
    pub vu_le: String,
    /// Whether the file is still there.
    #[serde(default)]
    pub present: bool,
}

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SujetAvisView {
    /// The file is no longer in its place: a copy must be saved.
    Deplace,
    /// The format is newer: it can only be read.
    FormatRecent,
    /// The file or its medium cannot be written.
    LectureSeule,
    /// The file lies on a share of the network.
    Reseau,
    /// Another dossier beside it looks like a copy in conflict.
    CopieConflit,
    /// The last automatic backup failed.
    SauvegardeEchouee,
}

/// Something to know about the open file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AvisView {
    /// What it is about.
    pub sujet: SujetAvisView,
    /// The sentence.
    pub phrase: String,
    /// The other file, for a copy in conflict.
    pub autre: Option<String>,
}

/// A backup being looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ApercuSauvegardeView {
    /// Its name, for `sauvegarde_restaurer`.
    pub nom: String,
    /// When it was made, local time.
    pub quand: String,
    /// The dossier it is a backup of.
    pub origine: String,
    /// Whether that dossier can still be opened and put back as the backup holds it.
    pub restaurable: bool,
}

/// What the session knows of the safety of its open file.
#[derive(Debug, Default)]
pub struct Garde {
    /// Our note beside the file.
    pub(crate) temoin: Option<Temoin>,
    /// Revision of the last backup, or at opening.
    pub(crate) revision: i64,
    /// When that was.
    pub(crate) depuis: Option<NaiveDateTime>,
    /// Whether the last backup failed.
    pub(crate) echec: bool,
    /// Notices of the opening, which do not change.
    pub(crate) avis: Vec<AvisView>,
    /// The backup looked at.
    pub(crate) apercu: Option<ApercuSauvegardeView>,
}

/// A file whose figures are being taken.
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

/// Number of dossiers remembered.
const RECENTS: usize = 12;

/// What the program holds between two commands.
#[derive(Debug, Default)]
pub struct Session {
    /// The open dossier.
    pub fichier: Option<Fichier>,
    /// Who works, read once from the settings.
    auteur: OnceCell<String>,
    /// A file the system asked to open, until the page takes it.
    pub a_ouvrir: Option<PathBuf>,
    /// The spreadsheet whose figures are being taken.
    pub tableur: Option<Tableur>,
    /// What keeps the open file safe.
    pub garde: Garde,
    /// Whether what is opened stays out of the list of recent dossiers: the command line opens many for a moment.
    pub(crate) discrete: bool,
}

impl Session {
    /// A session that leaves the list of recent dossiers alone.
    #[must_use]
    pub fn discrete() -> Self {
        Self { discrete: true, ..Self::default() }
    }

    /// Time and author, for the core.
    #[must_use]
    pub fn contexte(&self, hote: &dyn Hote) -> ContexteEcriture {
        let auteur = self.auteur.get_or_init(|| REGLAGES.read(hote).auteur).clone();
        ContexteEcriture { quand: hote.maintenant().format("%Y-%m-%dT%H:%M:%S").to_string(), auteur }
    }

    /// Says who works, from now on and the next times; a name that cannot be kept holds until closing.
    pub fn nommer(&mut self, hote: &dyn Hote, auteur: String) {
        REGLAGES.write(hote, &Reglages { auteur: auteur.clone() });
        self.auteur = OnceCell::from(auteur);
    }
}

/// Settings of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Reglages {
    /// Name written with each step.
    auteur: String,
}

const REGLAGES: NoteJson<Reglages> = NoteJson::new("reglages.json");
const DERNIERS: NoteJson<Vec<Recent>> = NoteJson::new("recents.json");

/// The recent dossiers, the last first.
#[must_use]
pub(crate) fn recents(hote: &dyn Hote) -> Vec<Recent> {
    let mut list = DERNIERS.read(hote);
    for r in &mut list {
        r.present = Path::new(&r.chemin).is_file();
    }
    list
}

/// Puts a dossier first in the list.
pub(crate) fn remember(hote: &dyn Hote, chemin: &Path, titre: &str, quand: &str) {
    let chemin = std::path::absolute(chemin).unwrap_or_else(|_| chemin.to_owned()).to_string_lossy().into_owned();
    let mut list = recents(hote);
    list.retain(|r| r.chemin != chemin);
    list.insert(0, Recent { chemin, titre: titre.to_owned(), vu_le: quand.to_owned(), present: true });
    list.truncate(RECENTS);
    DERNIERS.write(hote, &list);
}
