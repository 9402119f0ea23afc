//! Services of the machine that commands need: clock, file dialogs, data folder of the program, user and computer name.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use cpom_core::store::lock_note::Poste;
use serde::Deserialize;

/// Purpose of a file dialog; the host derives its title, its filter and whether it opens or saves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum UsageRequest {
    /// Open a dossier (`.cpom`).
    Ouvrir,
    /// Choose the file of a new dossier.
    Nouveau,
    /// Save a copy of the open dossier.
    Copie,
    /// Save a document as PDF.
    Pdf,
    /// Save a document as Word.
    Docx,
    /// Save a document as an Excel workbook.
    Xlsx,
    /// Save the calendar of deadlines (`.ics`).
    Ics,
    /// Save an interchange document (JSON).
    Json,
    /// Save a picture of figures (PNG).
    Image,
    /// Open the former dossier of a renewal: a dossier, a PDF with its data, or an interchange document.
    RepriseAncien,
    /// Choose the file of the renewed dossier.
    RepriseNouveau,
    /// Open an interchange document, or a PDF with its data.
    Import,
    /// Save a contract template.
    ModeleNouveau,
    /// Open a contract template.
    ModeleOuvrir,
    /// Open a spreadsheet whose figures are to be imported.
    Tableur,
    /// Open a document of ours that came back: Word, Excel or PDF.
    Retour,
    /// Open a file of any kind, to be joined as a proof.
    Piece,
    /// Choose the folder of a package of documents and proofs, which is made.
    Paquet,
}

/// Services of the machine, given to every command. The window implements it with dialogs, the command line and the
/// tests use [`HoteSansFenetre`].
pub trait Hote {
    /// Current local date and time.
    fn maintenant(&self) -> NaiveDateTime;
    /// Shows a file dialog and returns the chosen path; `None` when the user cancels.
    fn choisir(&self, usage: UsageRequest, nom_propose: Option<&str>) -> Option<PathBuf>;
    /// Whether a command may read or write the file at this path. A host that shows a page answers for the paths that the user
    /// gave it: by a dialog, a drop, an argument. Other hosts answer for all.
    fn is_given(&self, path: &Path) -> bool;
    /// Folder for the program’s own data (settings, backups); `None` when the machine has none.
    fn donnees(&self) -> Option<PathBuf>;
    /// Folder where former programs kept their data, from which they are still read; `None` where it did not change.
    fn anciennes_donnees(&self) -> Option<PathBuf>;
    /// Name of the user and of the computer, written in the note beside an open file.
    fn poste(&self) -> Poste;
}

/// Function that returns the local date and time.
pub type Horloge = Box<dyn Fn() -> NaiveDateTime + Send + Sync>;
/// Function that answers a file dialog: purpose and proposed name in, path out; `None` cancels.
pub type Dialogue = Box<dyn Fn(UsageRequest, Option<&str>) -> Option<PathBuf> + Send + Sync>;

/// Host without a window, built from plain values: used by the command line and the tests.
pub struct HoteSansFenetre {
    /// Source of the local date and time.
    pub horloge: Horloge,
    /// Function that answers file dialogs.
    pub reponse: Dialogue,
    /// Folder of the files that commands may read or write; `None` for all.
    pub territoire: Option<PathBuf>,
    /// Folder for the program’s own data; `None` for no folder.
    pub donnees: Option<PathBuf>,
    /// Folder where former programs kept their data.
    pub anciennes_donnees: Option<PathBuf>,
    /// Name of the user and of the computer.
    pub poste: Poste,
}

impl HoteSansFenetre {
    /// Host with this clock, which cancels every dialog, has no data folder and no user name.
    pub fn new(horloge: impl Fn() -> NaiveDateTime + Send + Sync + 'static) -> Self {
        Self {
            horloge: Box::new(horloge),
            reponse: Box::new(|_, _| None),
            territoire: None,
            donnees: None,
            anciennes_donnees: None,
            poste: Poste::default(),
        }
    }
}

impl Hote for HoteSansFenetre {
    fn maintenant(&self) -> NaiveDateTime {
        (self.horloge)()
    }

    fn choisir(&self, usage: UsageRequest, nom_propose: Option<&str>) -> Option<PathBuf> {
        (self.reponse)(usage, nom_propose)
    }

    fn is_given(&self, path: &Path) -> bool {
        self.territoire.as_ref().is_none_or(|folder| path.starts_with(folder))
    }

    fn donnees(&self) -> Option<PathBuf> {
        self.donnees.clone()
    }

    fn anciennes_donnees(&self) -> Option<PathBuf> {
        self.anciennes_donnees.clone()
    }

    fn poste(&self) -> Poste {
        self.poste.clone()
    }
}
