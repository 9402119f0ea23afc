//! One command by name: read the request, run it, write the answer.

use std::panic::UnwindSafe;
use std::sync::{Mutex, PoisonError};

use cpom_core::calculs::Calculs;
use cpom_core::referentiel::Referentiel;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::commandes::*;
use crate::erreurs::Erreur;
use crate::session::{Hote, Session};
use crate::travail;

/// Runs a command. A panic inside becomes an error with its message; the dossier stays as its last
/// committed operation left it.
///
/// # Errors
/// A code, its parameters and its sentence.
pub fn call(session: &mut Session, hote: &dyn Hote, commande: &str, arguments: Value) -> Result<Value, Erreur> {
    guarded(std::panic::AssertUnwindSafe(|| {
        let answer = dispatch(session, hote, commande, arguments)?;
        crate::surete::tick(session, hote);
        Ok(answer)
    }))
}

/// Runs a command on a session that several calls share. The lock is held for the command, but for a preview,
/// which only takes a copy under it.
///
/// # Errors
/// As [`call`].
pub fn call_partage(session: &Mutex<Session>, hote: &dyn Hote, commande: &str, arguments: Value) -> Result<Value, Erreur> {
    if commande == "apercu" {
        let body = || travail::apercu_partage(session, hote, &read(arguments)?).and_then(write);
        return guarded(std::panic::AssertUnwindSafe(body));
    }
    call(&mut session.lock().unwrap_or_else(PoisonError::into_inner), hote, commande, arguments)
}

/// A panic becomes an error with its message.
fn guarded(body: impl FnOnce() -> Result<Value, Erreur> + UnwindSafe) -> Result<Value, Erreur> {
    std::panic::catch_unwind(body).unwrap_or_else(|panic| {
        let message =
            panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned())).unwrap_or_default();
        Err(Erreur::interne(&message))
    })
}

fn read<T: DeserializeOwned>(arguments: Value) -> Result<T, Erreur> {
    serde_json::from_value(arguments).map_err(|e| Erreur::requete(&e.to_string()))
}

fn write<T: Serialize>(answer: T) -> Result<Value, Erreur> {
    serde_json::to_value(answer).map_err(|e| Erreur::interne(&e.to_string()))
}

macro_rules! dispatcher {
    ($( $nom:ident : $requete:ty => $reponse:ty, )+) => {
        fn dispatch(session: &mut Session, hote: &dyn Hote, commande: &str, arguments: Value) -> Result<Value, Erreur> {
            match commande {
                $( stringify!($nom) => {
                    let answer: $reponse = travail::$nom(session, hote, read::<$requete>(arguments)?)?;
                    write(answer)
                } )+
                _ => Err(Erreur::requete(&format!("commande inconnue : {commande}"))),
            }
        }

        /// Names of all commands.
        pub const COMMANDES: &[&str] = &[$( stringify!($nom) ),+];
    };
}

avec_commandes!(dispatcher);

use crate::avec_commandes;
