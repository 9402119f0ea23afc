//! Services of the machine for the window: clock, native dialogs, data folder of the program.

use std::collections::{BTreeSet, VecDeque};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};

use chrono::{Local, NaiveDateTime};
use cpom_api::{Hote, UsageRequest};
use cpom_core::store::lock_note::Poste;
use cpom_core::windows;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

/// Paths that the user gave to the window: by a dialog, a drop or an argument. The page may name these alone.
#[derive(Default)]
pub struct Donnes(Mutex<BTreeSet<PathBuf>>);

impl Donnes {
    /// Adds a path that the user gave.
    pub fn add(&self, path: &Path) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    }

    fn has(&self, path: &Path) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(path)
    }
}

/// Host given to the commands of the api by the window.
pub struct Machine<'a> {
    pub app: &'a AppHandle,
}

/// Way to show a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    /// In the program that the machine has for its kind.
    Program,
    /// In its folder, among the other files.
    Folder,
}

/// Kinds of documents that the program writes: no other file is ever opened.
const DOCUMENTS: [&str; 7] = ["pdf", "docx", "xlsx", "ics", "json", "cpom", "cpom-modele"];

impl Machine<'_> {
    /// Shows a document that the user gave the path of; whether the machine could be asked to.
    pub fn shows(&self, path: &str, place: Opener) -> bool {
        let path = Path::new(path);
        let ours = path.extension().is_some_and(|e| DOCUMENTS.iter().any(|d| e.eq_ignore_ascii_case(d)));
        // A package is a folder: it is shown, never opened.
        let shown = if path.is_dir() { place == Opener::Folder } else { ours && path.is_file() };
        if !shown || !self.is_given(path) {
            return false;
        }
        // Nothing opens around an automated test.
        self.app.try_state::<Reponses>().is_some() || shown_by(path, place).iter().any(|order| started(order))
    }
}

/// Orders that show a document, the first that can be started being enough: a program and its arguments.
fn shown_by(path: &Path, place: Opener) -> Vec<Vec<OsString>> {
    let folder = path.parent().unwrap_or(path);
    let order = |words: &[&OsStr]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    if cfg!(windows) {
        let mut select = OsString::from("/select,");
        select.push(path);
        return match place {
            Opener::Program => vec![order(&["explorer.exe".as_ref(), path.as_ref()])],
            Opener::Folder => vec![order(&["explorer.exe".as_ref(), &select])],
        };
    }
    if cfg!(target_os = "macos") {
        return match place {
            Opener::Program => vec![order(&["open".as_ref(), path.as_ref()])],
            Opener::Folder => vec![order(&["open".as_ref(), "-R".as_ref(), path.as_ref()])],
        };
    }
    match place {
        Opener::Program => vec![order(&["xdg-open".as_ref(), path.as_ref()])],
        // The file manager points at the document; without one that can, its folder opens.
        Opener::Folder => {
            let items = OsString::from(format!("array:string:file://{}", percent(path)));
            let manager = [
                "dbus-send".as_ref(),
                "--session".as_ref(),
                "--print-reply".as_ref(),
                "--dest=org.freedesktop.FileManager1".as_ref(),
                "/org/freedesktop/FileManager1".as_ref(),
                "org.freedesktop.FileManager1.ShowItems".as_ref(),
                items.as_os_str(),
                "string:".as_ref(),
            ];
            vec![order(&manager), order(&["xdg-open".as_ref(), folder.as_ref()])]
        }
    }
}

/// Path as the address of a file: any byte but plain letters, digits and a few signs is written by its number.
fn percent(path: &Path) -> String {
    path.as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => char::from(*b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Runs an order to its end; whether it succeeded. The file manager of Windows answers another code than zero when all is well.
fn started(order: &[OsString]) -> bool {
    let [program, arguments @ ..] = order else { return false };
    let done = std::process::Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    done.is_ok_and(|status| cfg!(windows) || status.success())
}

impl Hote for Machine<'_> {
    fn maintenant(&self) -> NaiveDateTime {
        Local::now().naive_local()
    }

    fn choisir(&self, usage: UsageRequest, nom_propose: Option<&str>) -> Option<PathBuf> {
        chosen(self.app, usage, nom_propose).inspect(|path| self.app.state::<Donnes>().add(path))
    }

    fn is_given(&self, path: &Path) -> bool {
        self.app.state::<Donnes>().has(path)
    }

    fn donnees(&self) -> Option<PathBuf> {
        crate::lieux::donnees()
    }

    fn anciennes_donnees(&self) -> Option<PathBuf> {
        crate::lieux::anciennes_donnees()
    }

    fn poste(&self) -> Poste {
        poste()
    }
}

/// Answer to a dialog: prepared when a test drives the window, else the person’s.
fn chosen(app: &AppHandle, usage: UsageRequest, nom_propose: Option<&str>) -> Option<PathBuf> {
    match app.try_state::<Reponses>() {
        Some(answers) => answers.next(),
        None => dialogue(app, usage, nom_propose),
    }
}

/// Shows the system’s file dialog and waits for its answer.
fn dialogue(app: &AppHandle, usage: UsageRequest, nom_propose: Option<&str>) -> Option<PathBuf> {
    let (filter, extensions) = accepted(usage);
    let mut dialog = app.dialog().file().set_title(title(usage));
    // A proof is a file of any kind, a package is a folder.
    if !extensions.is_empty() {
        dialog = dialog.add_filter(filter, extensions);
    }
    if let Some(window) = app.get_webview_window(crate::fenetre::NOM) {
        dialog = dialog.set_parent(&window);
    }
    if let Some(name) = nom_propose {
        dialog = dialog.set_file_name(extensions.first().map_or_else(|| windows::plain_name(name), |e| file_name(name, e)));
    }
    let opens = matches!(
        usage,
        UsageRequest::Ouvrir
            | UsageRequest::RepriseAncien
            | UsageRequest::Import
            | UsageRequest::ModeleOuvrir
            | UsageRequest::Tableur
            | UsageRequest::Retour
            | UsageRequest::Piece
    );
    let chosen = if opens { dialog.blocking_pick_file() } else { dialog.blocking_save_file() };
    let path = chosen?.into_path().ok()?;
    let missing = extensions.first().filter(|_| !opens && path.extension().is_none());
    Some(missing.map_or_else(|| path.clone(), |e| with_extension(&path, e)))
}

/// Name of the accepted files in a dialog, and their extensions; the first is added to a name without one. No extension accepts any
/// file.
fn accepted(usage: UsageRequest) -> (&'static str, &'static [&'static str]) {
    match usage {
        UsageRequest::Ouvrir | UsageRequest::Nouveau | UsageRequest::Copie | UsageRequest::RepriseNouveau => ("Dossier CPOM", &["cpom"]),
        UsageRequest::RepriseAncien => ("Dossier CPOM ou PDF d’un dossier", &["cpom", "pdf"]),
        UsageRequest::Import => ("Document d’échange", &["json", "pdf"]),
        UsageRequest::Tableur => {
            ("Tableau (Excel, LibreOffice, CSV, PDF d’un dossier)", &["xlsx", "ods", "csv", "xlsm", "txt", "tsv", "pdf"])
        }
        UsageRequest::Retour => ("Réponse (Word, Excel, PDF)", &["docx", "xlsx", "xlsm", "docm", "pdf"]),
        UsageRequest::Pdf => ("PDF", &["pdf"]),
        UsageRequest::Docx => ("Word", &["docx"]),
        UsageRequest::Xlsx => ("Excel", &["xlsx"]),
        UsageRequest::Ics => ("Calendrier", &["ics"]),
        UsageRequest::Json => ("Document d’échange", &["json"]),
        UsageRequest::Image => ("Image", &["png"]),
        UsageRequest::ModeleNouveau | UsageRequest::ModeleOuvrir => ("Modèle de contrat", &["cpom-modele"]),
        UsageRequest::Piece | UsageRequest::Paquet => ("", &[]),
    }
}

/// Name of the user and of the computer, from the system.
fn poste() -> Poste {
    let first = |names: &[&str]| names.iter().find_map(|n| std::env::var(n).ok()).unwrap_or_default();
    let mut ordinateur = first(&["COMPUTERNAME", "HOSTNAME"]);
    if ordinateur.is_empty() {
        let said = std::fs::read_to_string("/proc/sys/kernel/hostname").or_else(|_| std::fs::read_to_string("/etc/hostname"));
        ordinateur = said.unwrap_or_default().trim().to_owned();
    }
    Poste { qui: first(&["USERNAME", "USER", "LOGNAME"]), ordinateur }
}

/// Title as a file name: one that every system accepts, with the extension at the end.
fn file_name(name: &str, extension: &str) -> String {
    let end = format!(".{extension}");
    let name = windows::plain_name(name);
    let short: String = name.trim_end_matches(&end).chars().take(80).collect();
    // What is cut may have ended on a space.
    let name = windows::plain_name(&short);
    format!("{}{end}", if name.is_empty() { "dossier" } else { &name })
}

/// Path with the extension that the dialog did not add. The dialog did not ask about replacing a file of that name, so
/// an existing file is left and a free name is chosen.
fn with_extension(path: &Path, extension: &str) -> PathBuf {
    let stem = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut target = path.with_file_name(format!("{stem}.{extension}"));
    let mut n = 2;
    while target.exists() {
        target = path.with_file_name(format!("{stem} ({n}).{extension}"));
        n += 1;
    }
    target
}

fn title(usage: UsageRequest) -> &'static str {
    match usage {
        UsageRequest::Ouvrir => "Ouvrir un dossier",
        UsageRequest::Nouveau => "Créer un dossier",
        UsageRequest::Copie => "Enregistrer une copie",
        UsageRequest::Pdf => "Exporter le PDF",
        UsageRequest::Docx => "Exporter le document Word",
        UsageRequest::Xlsx => "Exporter le classeur Excel",
        UsageRequest::Ics => "Exporter le calendrier",
        UsageRequest::Json => "Exporter les données",
        UsageRequest::Image => "Enregistrer l’image",
        UsageRequest::RepriseAncien => "Choisir le dossier à renouveler",
        UsageRequest::RepriseNouveau => "Enregistrer le nouveau dossier",
        UsageRequest::Import => "Importer des données",
        UsageRequest::ModeleNouveau => "Enregistrer comme modèle de contrat",
        UsageRequest::ModeleOuvrir => "Choisir un modèle de contrat",
        UsageRequest::Tableur => "Importer un tableau",
        UsageRequest::Retour => "Relire leur réponse",
        UsageRequest::Piece => "Joindre un fichier",
        UsageRequest::Paquet => "Nommer le répertoire du paquet",
    }
}

/// Prepared answers to dialogs, used only when an automated test drives the window.
pub struct Reponses(Mutex<VecDeque<String>>);

impl Reponses {
    /// Reads the answers from the environment, one per line, an empty line for a cancelled dialog; `None` outside
    /// automation.
    pub fn from_env() -> Option<Self> {
        let driven = std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|v| v == "true");
        let text = std::env::var("ATELIER_CPOM_DIALOGUES").ok().filter(|_| driven)?;
        Some(Self(Mutex::new(text.lines().map(str::to_owned).collect())))
    }

    fn next(&self) -> Option<PathBuf> {
        let mut answers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        answers.pop_front().filter(|a| !a.is_empty()).map(PathBuf::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(file_name("CPOM 2024/2028 : agence « A »?", "pdf"), "CPOM 2024 2028 agence « A ».pdf");
        assert_eq!(file_name("dossier.cpom", "cpom"), "dossier.cpom");
        assert_eq!(file_name("  ", "json"), "dossier.json");
        assert_eq!(file_name("Aux", "cpom"), "_Aux.cpom");
        assert_eq!(file_name("nul.cpom", "cpom"), "_nul.cpom");
        assert_eq!(file_name("Contrat 2026.", "pdf"), "Contrat 2026.pdf");
        assert_eq!(file_name(&"x".repeat(300), "pdf").len(), 84);
    }

    #[test]
    fn a_document_is_one_argument_whatever_its_name() {
        let path = Path::new("/tmp/à moi; rm -rf/CPOM « 2027 ».pdf");
        for place in [Opener::Program, Opener::Folder] {
            for order in shown_by(path, place) {
                let moi = ["à moi; rm -rf", "%C3%A0%20moi%3B%20rm%20-rf"];
                let named = order.iter().filter(|w| moi.iter().any(|m| w.to_string_lossy().contains(m))).count();
                assert_eq!(named, 1, "{order:?}");
            }
        }
        assert_eq!(percent(Path::new("/a,b/ç.pdf")), "/a%2Cb/%C3%A7.pdf");
    }

    #[test]
    fn an_extension_added_after_the_dialog_never_replaces_a_file() {
        let folder = std::env::temp_dir().join(format!("atelier-cpom-natif-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let asked = folder.join("a");
        assert_eq!(with_extension(&asked, "pdf"), folder.join("a.pdf"));
        std::fs::write(folder.join("a.pdf"), "précieux").unwrap();
        assert_eq!(with_extension(&asked, "pdf"), folder.join("a (2).pdf"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
