//! Runs a command by its name: parses the request, runs the body, serializes the answer.

use std::panic::UnwindSafe;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde_json::Value;

use crate::commandes::{RienRequest, all, apercu_partage, pieces_verifier_partage, read, write};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert;
use crate::session::Session;

/// Runs a command. A panic inside becomes an error with code `interne`; the dossier keeps the state of its last
/// committed operation.
///
/// # Errors
/// `requete` when the command or a parameter is unknown or has the wrong type; otherwise the error of the command.
pub fn call(session: &mut Session, hote: &dyn Hote, commande: &str, arguments: Value) -> Result<Value, Erreur> {
    guarded(std::panic::AssertUnwindSafe(|| {
        let known = all().find(|c| c.nom == commande);
        let known = known.ok_or_else(|| Erreur::requete(&format!("commande inconnue : {commande}")))?;
        if let Some(path) = paths(&arguments).find(|path| !ouvert::is_known(session, hote, path)) {
            return Err(Erreur::chemin_inconnu(path));
        }
        let open = ouvert::OpenBefore::of(session);
        let answer = (known.run)(session, hote, arguments);
        match &answer {
            Ok(_) => ouvert::tick(session, hote),
            Err(_) => open.keep(session, hote),
        }
        answer
    }))
}

/// Runs a command on a session shared between threads. The lock is held during the command, except for `apercu` and
/// `pieces_verifier`, which hold it only to copy what they read: a page or large files are not waited for by edits.
///
/// # Errors
/// As [`call`].
pub fn call_partage(session: &Mutex<Session>, hote: &dyn Hote, commande: &str, arguments: Value) -> Result<Value, Erreur> {
    if commande == "apercu" {
        let body = || apercu_partage(session, hote, &read(&arguments)?).and_then(write);
        return guarded(std::panic::AssertUnwindSafe(body));
    }
    if commande == "pieces_verifier" {
        let body = || read(&arguments).and_then(|_: RienRequest| pieces_verifier_partage(session)).and_then(write);
        return guarded(std::panic::AssertUnwindSafe(body));
    }
    call(&mut session.lock().unwrap_or_else(PoisonError::into_inner), hote, commande, arguments)
}

/// Parameters of commands that hold the path of a file to read or to write.
pub const CHEMINS: [&str; 6] = ["chemin", "vers", "ancien", "nouveau", "source", "fichier"];

/// Paths of files among the parameters of a command.
fn paths(arguments: &Value) -> impl Iterator<Item = &Path> {
    CHEMINS.iter().filter_map(|nom| arguments.get(nom)?.as_str()).map(Path::new)
}

/// Runs `body` and turns a panic into an error with its message.
fn guarded(body: impl FnOnce() -> Result<Value, Erreur> + UnwindSafe) -> Result<Value, Erreur> {
    std::panic::catch_unwind(body).unwrap_or_else(|panic| {
        let message =
            panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned())).unwrap_or_default();
        Err(Erreur::interne(&message))
    })
}
