//! Tauri command `appel`, the only one: it takes the name of a command of the api and its arguments.

use std::sync::{Mutex, PoisonError};

use cpom_api::{Erreur, Session, call, call_partage};
use serde_json::Value;
use tauri::{AppHandle, Manager, State};

use crate::fenetre;
use crate::native::{Machine, Opener};

/// Session shared by the calls; a panic during a call does not block the later ones.
#[derive(Default)]
pub struct Partage(pub Mutex<Session>);

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
            let answer = call_partage(&partage.0, &hote, &commande, arguments);
            let session = partage.0.lock().unwrap_or_else(PoisonError::into_inner);
            let title = session.fichier.as_ref().map(|f| f.dossier().dossier.titre.clone());
            drop(session);
            if let Some(window) = app.get_webview_window(fenetre::NOM) {
                let _ = window.set_title(
                    &title.filter(|t| !t.is_empty()).map_or_else(|| "Atelier CPOM".to_owned(), |t| format!("{t} – Atelier CPOM")),
                );
            }
            answer
        }
    }
}
