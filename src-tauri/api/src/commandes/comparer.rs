//! Command that compares two states of a dossier.

use std::path::Path;

use cpom_core::Error;
use cpom_core::modele::{Dossier, Id};
use cpom_core::store::{Acces, Fichier};
use serde::Deserialize;

use crate::comparaison::{ComparaisonView, comparaison};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{is_open, name, opened};
use crate::session::{Resultat, Session};

commandes! {
    /// Compares two kept versions, one with the dossier as it is, or another file with one of these.
    Lecture comparer: ComparerRequest => ComparaisonView,
}

/// Two states to compare.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ComparerRequest {
    /// Version of the first state, in the other file when `fichier` is given; its dossier as it is when absent.
    #[serde(default)]
    pub avant: Option<Id>,
    /// Version of the second state, in the open dossier; the dossier as it is when absent.
    #[serde(default)]
    pub apres: Option<Id>,
    /// Path of another file, only read, for the first state.
    #[serde(default)]
    pub fichier: Option<String>,
}

/// Name of the present state of the open dossier.
const MAINTENANT: &str = "le dossier d’aujourd’hui";

/// Compares two states; the first may be in another file.
///
/// # Errors
/// `aucun_dossier`; `version_alteree` when a kept version cannot be read; the codes of opening for the other file.
pub fn comparer(session: &mut Session, hote: &dyn Hote, r: ComparerRequest) -> Resultat<ComparaisonView> {
    let other = r.fichier.map(|chemin| elsewhere_at(session, hote, Path::new(&chemin), r.avant)).transpose()?;
    let file = opened(session)?;
    let before = other.map_or_else(|| state(file, r.avant), Ok)?;
    let after = state(file, r.apres)?;
    Ok(ComparaisonView { avant: before.0, apres: after.0, ..comparaison(&before.1, &after.1, hote.maintenant().date()) })
}

/// State of another file and its name.
fn elsewhere_at(session: &Session, hote: &dyn Hote, path: &Path, version: Option<Id>) -> Resultat<(String, Dossier)> {
    let file = elsewhere(session, hote, path)?;
    match version {
        Some(_) => state(&file, version),
        None => Ok((format!("«\u{202F}{}\u{202F}»", name(path)), file.into_dossier())),
    }
}

/// Another file, opened to be read. When it is locked, its committed content is read.
pub(crate) fn elsewhere(session: &Session, hote: &dyn Hote, path: &Path) -> Resultat<Fichier> {
    if is_open(session, path) {
        // Opening it a second time in this process would drop its lock.
        return Err(Erreur::deja_ouvert());
    }
    let quand = session.contexte(hote).quand;
    match Fichier::open(path, Acces::Lecture, &quand) {
        Err(Error::Verrouille(_)) => Ok(Fichier::open_copy(path, &quand)?),
        other => Ok(other?),
    }
}

/// State of a file and its name: a kept version, or the dossier as it is.
fn state(file: &Fichier, version: Option<Id>) -> Resultat<(String, Dossier)> {
    let Some(id) = version else { return Ok((MAINTENANT.to_owned(), file.dossier().clone())) };
    let (kept, dossier) = file.version(id)?;
    Ok((format!("«\u{202F}{}\u{202F}»", file.name_of(&kept)), dossier))
}
