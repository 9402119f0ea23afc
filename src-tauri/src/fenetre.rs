//! Main window: it shows the page, and closes once the page has sent its pending edits.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, PhysicalPosition, WebviewUrl, WebviewWindowBuilder, WindowEvent};

use crate::dispatch::{self, Partage};
use crate::native::{Donnes, Reponses};

/// Label of the only window.
pub const NOM: &str = "principale";

/// Time given to the page to send its pending edits when the window closes; after it, a page that does not answer is
/// closed anyway.
const DELAI: Duration = Duration::from_secs(5);

/// Opens the window, on a file when one is given; returns when it is closed.
pub fn open(fichier: Option<PathBuf>) -> ExitCode {
    if !display() {
        return refuse(
            "Aucun écran n’est disponible\u{202F}: aucun dossier n’a été ouvert ni modifié. Lancer «\u{202F}atelier-cpom --help\u{202F}» pour les commandes sans fenêtre.",
        );
    }
    if tauri::webview_version().is_err() {
        return refuse(MOTEUR_ABSENT);
    }
    let donnes = Donnes::default();
    if let Some(fichier) = &fichier {
        donnes.add(fichier);
    }
    let partage = Partage::default();
    partage.session().a_ouvrir.clone_from(&fichier);
    let mut builder = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, args, cwd| second(app, &args, &cwd)))
        .plugin(tauri_plugin_dialog::init())
        .manage(partage)
        .manage(donnes)
        .manage(Depart::default())
        .invoke_handler(tauri::generate_handler![dispatch::appel])
        .setup(move |app| {
            // The page asks what to do with any other document.
            if let Some(fichier) = fichier.as_deref().filter(|f| f.extension().is_some_and(|e| e.eq_ignore_ascii_case("cpom"))) {
                app.state::<Partage>().begin(app.handle(), fichier);
            }
            let first = first_size(free_place(app.handle()));
            let window = WebviewWindowBuilder::new(app, NOM, WebviewUrl::default())
                .title("Atelier CPOM")
                .inner_size(first.width, first.height)
                .min_inner_size(LEAST.0, LEAST.1)
                .maximized(first.whole)
                .center()
                .build();
            // An error returned from here would end the program with an English message.
            if let Err(e) = window {
                refuse(&unopened(&e));
                std::process::exit(2);
            }
            Ok(())
        })
        .on_window_event(|window, event| match event {
            WindowEvent::CloseRequested { api, .. } => {
                api.prevent_close();
                leave(window.app_handle());
            }
            // The page decides what to do with the dropped files.
            WindowEvent::DragDrop(DragDropEvent::Drop { paths, position }) => {
                let donnes = window.state::<Donnes>();
                paths.iter().for_each(|p| donnes.add(p));
                let paths: Vec<_> = paths.iter().map(|p| p.to_string_lossy()).collect();
                let (x, y) = in_page(*position, window.scale_factor().unwrap_or(1.0));
                let _ = window.app_handle().emit("survol", serde_json::Value::Null);
                let _ = window.app_handle().emit("depot", json!({ "chemins": paths, "x": x, "y": y }));
            }
            WindowEvent::DragDrop(DragDropEvent::Over { position }) => {
                let (x, y) = in_page(*position, window.scale_factor().unwrap_or(1.0));
                let _ = window.app_handle().emit("survol", json!({ "x": x, "y": y }));
            }
            WindowEvent::DragDrop(DragDropEvent::Leave) => {
                let _ = window.app_handle().emit("survol", serde_json::Value::Null);
            }
            _ => {}
        });
    if let Some(answers) = Reponses::from_env() {
        builder = builder.manage(answers);
    }
    match builder.run(tauri::generate_context!()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => refuse(&unopened(&e)),
    }
}

/// Least size of the window, in CSS pixels.
const LEAST: (f64, f64) = (760.0, 520.0);
/// Size at which every screen has room, in CSS pixels; the tables are wider on a larger screen, up to [`LARGE`].
const EASY: (f64, f64) = (1280.0, 800.0);
/// Size beyond which the page gains nothing.
const LARGE: (f64, f64) = (1680.0, 1050.0);

/// Size of the window at its first opening, in CSS pixels.
#[derive(Debug, PartialEq)]
struct FirstSize {
    width: f64,
    height: f64,
    /// Whether the window takes the whole screen.
    whole: bool,
}

/// Room that the screen leaves to windows, in CSS pixels; that of [`EASY`] when the system does not say.
fn free_place(app: &AppHandle) -> (f64, f64) {
    let Ok(Some(screen)) = app.primary_monitor() else { return EASY };
    let (size, scale) = (screen.work_area().size, screen.scale_factor());
    if size.width == 0 || size.height == 0 || scale <= 0.0 {
        return EASY;
    }
    (f64::from(size.width) / scale, f64::from(size.height) / scale)
}

/// Nine tenths of a large screen; all of a screen on which that would be less than [`EASY`], as on a small laptop.
fn first_size((width, height): (f64, f64)) -> FirstSize {
    // Nine tenths leave room for the frame and the title.
    let fit = |place: f64, least: f64, large: f64| (place * 0.9).clamp(least, large).round();
    FirstSize {
        width: fit(width, LEAST.0, LARGE.0),
        height: fit(height, LEAST.1, LARGE.1),
        whole: width * 0.9 < EASY.0 || height * 0.9 < EASY.1,
    }
}

/// Place of a dragged file in CSS pixels of the page. Windows gives pixels of the screen; WebKit gives those of the page, under
/// the same type.
fn in_page(position: PhysicalPosition<f64>, scale: f64) -> (f64, f64) {
    if cfg!(windows) { (position.x / scale, position.y / scale) } else { (position.x, position.y) }
}

/// Sentence of a computer that lacks the page engine; Linux installs it with the program.
const MOTEUR_ABSENT: &str = "La fenêtre ne peut pas s’ouvrir\u{202F}: il manque à cet ordinateur «\u{202F}Microsoft Edge WebView2 Runtime\u{202F}», un composant gratuit de Microsoft. Aucun dossier n’a été ouvert ni modifié. Demander à la personne qui s’occupe des ordinateurs d’installer sa version autonome (x64), puis ouvrir Atelier CPOM.";

fn unopened(e: &tauri::Error) -> String {
    format!("La fenêtre n’a pas pu s’ouvrir ({e})\u{202F}; aucun dossier n’a été modifié. Réessayer, ou utiliser la ligne de commande.")
}

/// Says why no window opens; returns the exit code. On Windows nobody reads the error output of this program, so a message
/// box says it too.
fn refuse(phrase: &str) -> ExitCode {
    eprintln!("{phrase}");
    #[cfg(windows)]
    rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Atelier CPOM").set_description(phrase).show();
    ExitCode::from(2)
}

/// Whether a closing was requested and the page has not answered yet.
#[derive(Default)]
struct Depart(AtomicBool);

/// Asks the page to send its pending edits, and closes the window after [`DELAI`] without an answer.
fn leave(app: &AppHandle) {
    app.state::<Depart>().0.store(true, Ordering::SeqCst);
    if app.emit("fermeture", ()).is_err() {
        close(app);
        return;
    }
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(DELAI);
        if app.state::<Depart>().0.load(Ordering::SeqCst) {
            close(&app);
        }
    });
}

/// Cancels the closing, at the request of the page.
pub fn keep(app: &AppHandle) {
    app.state::<Depart>().0.store(false, Ordering::SeqCst);
}

/// Closes the window, after the dossier so that changes are backed up. The window also closes when a command does not
/// end: its committed changes are in the file.
pub fn close(app: &AppHandle) {
    if let Some(mut session) = app.state::<Partage>().free_session() {
        let _ = cpom_api::call(&mut session, &crate::native::Machine { app }, "dossier_fermer", serde_json::json!({}));
    }
    if let Some(window) = app.get_webview_window(NOM) {
        let _ = window.destroy();
    }
}

/// Handles a second start of the program: its file opens in this window.
fn second(app: &AppHandle, args: &[String], cwd: &str) {
    if let Some(window) = app.get_webview_window(NOM) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    if let Some(file) = args.iter().skip(1).find(|a| !a.starts_with('-')) {
        let path = PathBuf::from(cwd).join(file);
        app.state::<Donnes>().add(&path);
        let _ = app.emit("ouvrir", path.to_string_lossy());
    }
}

/// Whether a display is available; checked before Tauri, which would panic without one.
#[cfg(target_os = "linux")]
fn display() -> bool {
    gtk::init().is_ok()
}

#[cfg(not(target_os = "linux"))]
fn display() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_size_fits_the_screen() {
        // A laptop of 1366 × 768 at 100 % and at 125 %, with the bar of the system: all of the screen.
        for place in [(1366.0, 728.0), (1093.0, 582.0), (1280.0, 680.0)] {
            let first = first_size(place);
            assert!(first.whole && first.width <= place.0 && first.height <= place.1, "{first:?}");
        }
        assert_eq!(first_size((1920.0, 1040.0)), FirstSize { width: 1680.0, height: 936.0, whole: false });
        assert_eq!(first_size((1536.0, 912.0)), FirstSize { width: 1382.0, height: 821.0, whole: false });
        assert_eq!(first_size((3840.0, 2100.0)), FirstSize { width: 1680.0, height: 1050.0, whole: false });
        // Smaller than what the page can be shown on: the least it needs.
        assert_eq!(first_size((640.0, 400.0)), FirstSize { width: 760.0, height: 520.0, whole: true });
    }
}
