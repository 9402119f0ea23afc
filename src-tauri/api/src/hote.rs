//! What belongs to the machine: clock, dialogs, the program’s own folder, who works on it.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use cpom_core::store::lock_note::Poste;
use serde::Deserialize;
use ts_rs::TS;

/// What a file dialog is for; the host derives title, filter and kind from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UsageRequest {
    /// Open a dossier.
    Ouvrir,
    /// Create a dossier.
    Nouveau,
    /// Save a copy.
    Copie,
    /// Write a PDF.
    Pdf,
    /// Write a Word document.
    Docx,
    /// Write an Excel workbook.
    Xlsx,
    /// Write a calendar.
    Ics,
    /// Write an interchange document.
    Json,
    /// Last year’s dossier.
    RepriseAncien,
    /// The renewed dossier.
    RepriseNouveau,
    /// Read an interchange document.
    Import,
    /// Save a contract template.
    ModeleNouveau,
    /// Read a contract template.
    ModeleOuvrir,
    /// Take figures from a spreadsheet.
    Tableur,
}

/// What belongs to the machine: its clock, its dialogs, the program’s own folder, who works on it.
pub trait Hote {
    /// Local time.
    fn maintenant(&self) -> NaiveDateTime;
    /// Asks the person for a file; `None` when she cancels.
    fn choisir(&self, usage: UsageRequest, nom_propose: Option<&str>) -> Option<PathBuf>;
    /// Folder of the program’s own data, if there is one.
    fn donnees(&self) -> Option<PathBuf>;
    /// Who works on which machine, for the note beside an open file.
    fn poste(&self) -> Poste;
}

/// Reads the local time.
pub type Horloge = Box<dyn Fn() -> NaiveDateTime + Send + Sync>;
/// Answers a dialog.
pub type Dialogue = Box<dyn Fn(UsageRequest, Option<&str>) -> Option<PathBuf> + Send + Sync>;

/// A host without a window, made of what it is given: that of the command line and of the tests.
pub struct HoteSansFenetre {
    /// Its clock.
    pub horloge: Horloge,
    /// Its answers to dialogs.
    pub reponse: Dialogue,
    /// Folder of the program’s own data.
    pub donnees: Option<PathBuf>,
    /// Who works on which machine.
    pub poste: Poste,
}

impl HoteSansFenetre {
    /// A host that cancels every dialog, has no folder and names nobody.
    pub fn new(horloge: impl Fn() -> NaiveDateTime + Send + Sync + 'static) -> Self {
        Self { horloge: Box::new(horloge), reponse: Box::new(|_, _| None), donnees: None, poste: Poste::default() }
    }
}

impl Hote for HoteSansFenetre {
    fn maintenant(&self) -> NaiveDateTime {
        (self.horloge)()
    }

    fn choisir(&self, usage: UsageRequest, nom_propose: Option<&str>) -> Option<PathBuf> {
        (self.reponse)(usage, nom_propose)
    }

    fn donnees(&self) -> Option<PathBuf> {
        self.donnees.clone()
    }

    fn poste(&self) -> Poste {
        self.poste.clone()
    }
}
