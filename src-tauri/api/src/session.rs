//! The open dossier, and what the machine around it gives.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use cpom_core::store::temoin::Poste;
use cpom_core::store::{Contexte, Fichier};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commandes::Recent;

/// What a file dialog is for; the host derives title, filter and kind from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Usage {
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
    fn choisir(&self, usage: Usage, nom_propose: Option<&str>) -> Option<PathBuf>;
    /// Folder of the program’s own data, if there is one.
    fn donnees(&self) -> Option<PathBuf>;
    /// Who works on which machine, for the note beside an open file.
    fn poste(&self) -> Poste;
}

/// Reads the local time.
pub type Horloge = Box<dyn Fn() -> NaiveDateTime + Send + Sync>;
/// Answers a dialog.
pub type Reponse = Box<dyn Fn(Usage, Option<&str>) -> Option<PathBuf> + Send + Sync>;

/// A host without a window, made of what it is given: that of the command line and of the tests.
pub struct HoteSansFenetre {
    /// Its clock.
    pub horloge: Horloge,
    /// Its answers to dialogs.
    pub reponse: Reponse,
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

    fn choisir(&self, usage: Usage, nom_propose: Option<&str>) -> Option<PathBuf> {
        (self.reponse)(usage, nom_propose)
    }

    fn donnees(&self) -> Option<PathBuf> {
        self.donnees.clone()
    }

    fn poste(&self) -> Poste {
        self.poste.clone()
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
    pub tableur: Option<crate::tableur::Tableur>,
    /// What keeps the open file safe.
    pub garde: crate::surete::Garde,
}

impl Session {
    /// Time and author, for the core.
    #[must_use]
    pub fn contexte(&self, hote: &dyn Hote) -> Contexte {
        let auteur = self.auteur.get_or_init(|| reglages(hote).auteur).clone();
        Contexte { quand: hote.maintenant().format("%Y-%m-%dT%H:%M:%S").to_string(), auteur }
    }

    /// Says who works, from now on and the next times; a name that cannot be kept holds until closing.
    pub fn nommer(&mut self, hote: &dyn Hote, auteur: String) {
        write_settings(hote, &Reglages { auteur: auteur.clone() });
        self.auteur = OnceCell::from(auteur);
    }
}

/// Settings of the program, in its own folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reglages {
    /// Name written with each step.
    pub auteur: String,
}

/// The settings; those that cannot be read are the usual ones.
#[must_use]
pub fn reglages(hote: &dyn Hote) -> Reglages {
    let read = || serde_json::from_str(&std::fs::read_to_string(hote.donnees()?.join("reglages.json")).ok()?).ok();
    read().unwrap_or_default()
}

fn write_settings(hote: &dyn Hote, reglages: &Reglages) {
    let Some(folder) = hote.donnees() else { return };
    let _ = std::fs::create_dir_all(&folder);
    if let Ok(text) = serde_json::to_string_pretty(reglages) {
        let _ = cpom_core::store::open::write_file(&folder.join("reglages.json"), text.as_bytes());
    }
}

/// The list of recent dossiers, in the program’s own folder; a list that cannot be read is empty.
#[must_use]
pub fn recents(hote: &dyn Hote) -> Vec<Recent> {
    let read = || -> Option<Vec<Recent>> {
        let text = std::fs::read_to_string(hote.donnees()?.join("recents.json")).ok()?;
        serde_json::from_str(&text).ok()
    };
    let mut list = read().unwrap_or_default();
    for r in &mut list {
        r.present = Path::new(&r.chemin).is_file();
    }
    list
}

/// Puts a dossier first in the list. Losing the list loses no data: problems are silent.
pub fn remember(hote: &dyn Hote, chemin: &Path, titre: &str, quand: &str) {
    let Some(folder) = hote.donnees() else { return };
    let chemin = std::path::absolute(chemin).unwrap_or_else(|_| chemin.to_owned()).to_string_lossy().into_owned();
    let mut list = recents(hote);
    list.retain(|r| r.chemin != chemin);
    list.insert(0, Recent { chemin, titre: titre.to_owned(), vu_le: quand.to_owned(), present: true });
    list.truncate(RECENTS);
    let _ = std::fs::create_dir_all(&folder);
    if let Ok(text) = serde_json::to_string_pretty(&list) {
        let _ = cpom_core::store::open::write_file(&folder.join("recents.json"), text.as_bytes());
    }
}
