//! The open dossier, and what the machine around it gives.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use cpom_core::calculs::Calculs;
use cpom_core::echange::DocumentPorte;
use cpom_core::modele::Dossier;
use cpom_core::store::temoin::Poste;
use cpom_core::store::{Contexte, Fichier};
use cpom_core::variables::ValeurVariable;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commandes::{Apercevoir, ApercuBrut, Exporter, Recent, SectionDite};

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

/// Format of an exported document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// PDF.
    Pdf,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// Calendar.
    Ics,
    /// Interchange.
    Json,
}

/// What belongs to the machine: the clock, dialogs, the makers of documents, a place for settings.
pub trait Hote {
    /// Local time.
    fn maintenant(&self) -> NaiveDateTime;
    /// Asks the person for a file; `None` when she cancels.
    fn choisir(&self, usage: Usage, nom_propose: Option<&str>) -> Option<PathBuf>;
    /// Makes a document; the message says in French why it could not.
    ///
    /// # Errors
    /// What the maker of documents says.
    fn composer(&self, dossier: &Dossier, calculs: &Calculs, demande: &Exporter, date: NaiveDate) -> Result<Vec<u8>, String>;
    /// Makes a PDF to look at, with the place of each row and section in it.
    ///
    /// # Errors
    /// What the maker of documents says.
    fn apercu(&self, dossier: &Dossier, calculs: &Calculs, demande: &Apercevoir, date: NaiveDate) -> Result<ApercuBrut, String>;
    /// The value of a variable, as documents print it.
    fn ecrire_variable(&self, nom: &str, valeur: &ValeurVariable) -> String;
    /// The sections a document may print, in the order chosen; none for what is no such document.
    fn sections(&self, dossier: &Dossier, calculs: &Calculs, document: &str, date: NaiveDate) -> Vec<SectionDite>;
    /// The interchange document a PDF carries; the message says in French why there is none.
    ///
    /// # Errors
    /// The PDF cannot be read, or carries no dossier.
    fn donnees_du_pdf(&self, octets: &[u8]) -> Result<DocumentPorte, String>;
    /// Folder of the program’s own data, if there is one.
    fn donnees(&self) -> Option<PathBuf>;
    /// Who works on which machine, for the note beside an open file.
    fn poste(&self) -> Poste {
        Poste::default()
    }
    /// Called after a dossier was opened, closed or renamed, so that the window can follow.
    fn changement(&self) {}
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
