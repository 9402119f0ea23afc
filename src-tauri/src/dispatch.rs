//! Tauri command `appel`, the only one: it takes the name of a command of the api and its arguments.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use cpom_api::{Erreur, Session, call, call_partage};
use serde_json::{Value, json};
use tauri::{AppHandle, Manager, State};

use crate::fenetre;
use crate::native::{Machine, Opener};

/// State shared by the calls.
#[derive(Default)]
pub struct Partage {
    session: Mutex<Session>,
    /// Opening begun before the page asks for it.
    begun: Mutex<Option<Begun>>,
}

/// Opening of the dossier named to the program, in a session of its own: a slow place delays nothing else.
struct Begun {
    arguments: Value,
    opening: JoinHandle<(Session, Result<Value, Erreur>)>,
}

impl Partage {
    /// The session. A panic during a call does not block the later ones.
    pub fn session(&self) -> MutexGuard<'_, Session> {
        held(&self.session)
    }

    /// The session, unless a command is running.
    pub fn free_session(&self) -> Option<MutexGuard<'_, Session>> {
        self.session.try_lock().ok()
    }

    /// Begins to open a dossier while the engine of the page starts, which takes as long.
    pub fn begin(&self, app: &AppHandle, path: &Path) {
        let arguments = json!({ "chemin": path.to_string_lossy(), "lecture_seule": false, "forcer": false });
        let (asked, app) = (arguments.clone(), app.clone());
        let opening = std::thread::spawn(move || {
            let mut session = Session::default();
            let answer = call(&mut session, &Machine { app: &app }, OUVRIR, asked);
            (session, answer)
        });
        *held(&self.begun) = Some(Begun { arguments, opening });
    }

    /// The answer of the opening that was begun, whose session becomes the one of the window; none when another is asked for.
    /// The file of one that is not taken is closed at its end.
    fn taken(&self, arguments: &Value) -> Option<Result<Value, Erreur>> {
        let begun = held(&self.begun).take().filter(|b| b.arguments == *arguments)?;
        let (session, answer) = begun.opening.join().ok()?;
        *self.session() = session;
        Some(answer)
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Name of the command that opens a dossier.
const OUVRIR: &str = "dossier_ouvrir";

/// Runs a command of the api. `async`: off the main thread, so that dialogs may wait and the window stays responsive.
#[tauri::command(async)]
pub fn appel(app: AppHandle, partage: State<'_, Partage>, commande: String, arguments: Value) -> Result<Value, Erreur> {
    let hote = Machine { app: &app };
    match commande.as_str() {
        // The page has sent its pending edits, so the window may close.
        "fenetre_fermer" => {
            fenetre::close(&app);
            Ok(Value::Null)
        }
        // Some edits could not be saved, so the window stays and the user decides.
        "fenetre_retenir" => {
            fenetre::keep(&app);
            Ok(Value::Null)
        }
        // A document just written, with the program that the machine has for it, or in its folder.
        "fenetre_ouvrir" | "fenetre_montrer" => {
            let place = if commande == "fenetre_ouvrir" { Opener::Program } else { Opener::Folder };
            Ok(Value::Bool(hote.shows(arguments["chemin"].as_str().unwrap_or_default(), place)))
        }
        // A dialog may stay open for minutes, so it runs without the session.
        "choisir_fichier" => call(&mut Session::default(), &hote, &commande, arguments),
        _ => {
            let begun = if commande == OUVRIR { partage.taken(&arguments) } else { None };
            let answer = begun.unwrap_or_else(|| call_partage(&partage.session, &hote, &commande, arguments));
            let title = partage.session().fichier.as_ref().map(|f| f.dossier().dossier.titre.clone());
            if let Some(window) = app.get_webview_window(fenetre::NOM) {
                let _ = window.set_title(
                    &title.filter(|t| !t.is_empty()).map_or_else(|| "Atelier CPOM".to_owned(), |t| format!("{t} – Atelier CPOM")),
                );
            }
            answer
        }
    }
}
