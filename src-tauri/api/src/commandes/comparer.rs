//! Two states of a dossier compared.

use std::path::Path;

use cpom_core::Error;
use cpom_core::modele::{Dossier, Id};
use cpom_core::store::{Acces, Fichier};
use serde::Deserialize;
use ts_rs::TS;

use crate::comparaison::{ComparaisonView, comparaison};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{is_open, name, opened};
use crate::session::{Resultat, Session};

commandes! {
    /// What differs between two kept versions, one and the dossier as it is, or another file and one of these.
    Lecture comparer: ComparerRequest => ComparaisonView,
}

/// Two states to compare.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComparerRequest {
    /// The first: a kept version (of the other file, when one is named), or the dossier as it is.
    #[serde(default)]
    pub avant: Option<Id>,
    /// The second: a kept version, or the dossier as it is.
    #[serde(default)]
    pub apres: Option<Id>,
    /// Another file, only read, as the first instead.
    #[serde(default)]
    pub fichier: Option<String>,
}

/// How the dossier as it is now is called.
const MAINTENANT: &str = "le dossier d’aujourd’hui";

/// Compares two states; the first may be in another file.
///
/// # Errors
/// No dossier is open, a version cannot be read, or the other file cannot.
pub fn comparer(session: &mut Session, hote: &dyn Hote, r: ComparerRequest) -> Resultat<ComparaisonView> {
    let other = r.fichier.map(|chemin| elsewhere(session, hote, Path::new(&chemin), r.avant)).transpose()?;
    let file = opened(session)?;
    let before = other.map_or_else(|| state(file, r.avant), Ok)?;
    let after = state(file, r.apres)?;
    Ok(ComparaisonView { avant: before.0, apres: after.0, ..comparaison(&before.1, &after.1, hote.maintenant().date()) })
}

/// A state of another file and its name; held elsewhere, what is committed is read.
fn elsewhere(session: &Session, hote: &dyn Hote, path: &Path, version: Option<Id>) -> Resultat<(String, Dossier)> {
    if is_open(session, path) {
        // Opening it a second time would let go of its lock unseen.
        return Err(Erreur::deja_ouvert());
    }
    let quand = session.contexte(hote).quand;
    let file = match Fichier::open(path, Acces::Lecture, &quand) {
        Err(Error::Verrouille(_)) => Fichier::open_copy(path, &quand)?,
        other => other?,
    };
    match version {
        Some(_) => state(&file, version),
        None => Ok((format!("«\u{202F}{}\u{202F}»", name(path)), file.into_dossier())),
    }
}

/// A state and its name: a kept version, or the dossier as it is.
fn state(file: &Fichier, version: Option<Id>) -> Resultat<(String, Dossier)> {
    let Some(id) = version else { return Ok((MAINTENANT.to_owned(), file.dossier().clone())) };
    let (kept, dossier) = file.version(id)?;
    Ok((format!("«\u{202F}{}\u{202F}»", file.name_of(&kept)), dossier))
}
