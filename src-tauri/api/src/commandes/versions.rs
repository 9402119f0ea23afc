//! Commands on named versions: list, keep, seal, restore.

use cpom_core::modele::{Dossier, Id};
use cpom_core::store::Fichier;
use cpom_core::store::snapshots::Instantane;
use serde::{Deserialize, Serialize};

use super::RienRequest;
use crate::edition::{EditionView, answer};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::session::{Resultat, Session};

commandes! {
    /// Lists every version, those kept and the rows typed by hand, the newest first.
    Lecture versions: RienRequest => Vec<VersionView>,
    /// Names a version of the dossier as it is and keeps its content; after an undo the content stays for a redo.
    Etape version_creer: VersionCreerRequest => EditionView,
    /// Seals a version: it can no longer be changed or removed.
    Fait version_sceller: VersionRequest => EditionView,
    /// Replaces the content of the dossier by that of a version; the list of versions stays.
    Etape version_restaurer: VersionRequest => EditionView,
}

/// Named version: its row, its kept content, or both.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct VersionView {
    /// Number of its kept content; `None` when nothing was kept.
    pub instantane: Option<Id>,
    /// Identifier of its row in `versions`; `None` when the row was removed.
    pub ligne: Option<Id>,
    /// Number printed in the documents, if any.
    pub numero: Option<i32>,
    /// Name of the version.
    pub nom: String,
    /// Date of the version, `AAAA-MM-JJ`; `None` when not set.
    pub date: Option<String>,
    /// Local time at which the content was kept; `None` when nothing was kept.
    pub quand: Option<String>,
    /// Name of its author; empty when unknown.
    pub auteur: String,
    /// Whether the version is sealed.
    pub scellee: bool,
    /// Whether its content or its row no longer matches the seal.
    pub alteree: bool,
    /// SHA-256 of its interchange document, in hexadecimal; empty when nothing was kept.
    pub empreinte: String,
    /// Number of steps made since; 0 when nothing was kept.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub etapes_depuis: i64,
}

/// Version to make of the dossier as it is.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct VersionCreerRequest {
    /// Name of the version; not empty.
    pub nom: String,
    /// Date of the version, `AAAA-MM-JJ`; today when absent.
    #[serde(default)]
    pub date: Option<String>,
}

/// Kept version, to seal or to restore.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct VersionRequest {
    /// Number of its kept content.
    pub instantane: Id,
}

/// Lists the versions of the open dossier.
///
/// # Errors
/// `aucun_dossier`; `fichier` when its file cannot be read.
pub fn versions(session: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<Vec<VersionView>> {
    lister(opened(session)?)
}

/// All versions of a dossier, the newest first: those with a kept content, and the rows typed by hand without one.
///
/// # Errors
/// [`Error::Sqlite`](cpom_core::Error::Sqlite) when the file cannot be read.
pub(crate) fn lister(file: &Fichier) -> Resultat<Vec<VersionView>> {
    let d = file.dossier();
    let kept = file.versions()?;
    let steps = file.historique(1)?.first().map_or(0, |e| e.id);
    let mut out: Vec<VersionView> = d
        .versions
        .iter()
        .filter(|v| !kept.iter().any(|k| k.version_id == Some(v.id)))
        .map(|v| VersionView {
            instantane: None,
            ligne: Some(v.id),
            numero: v.numero,
            nom: v.libelle.clone(),
            date: v.date.map(|d| d.to_string()),
            quand: None,
            auteur: String::new(),
            scellee: false,
            alteree: false,
            empreinte: String::new(),
            etapes_depuis: 0,
        })
        .collect();
    out.extend(kept.iter().map(|k| said(file, d, k, steps)));
    out.reverse();
    Ok(out)
}

fn said(file: &Fichier, d: &Dossier, k: &Instantane, steps: i64) -> VersionView {
    let row = d.versions.iter().find(|v| Some(v.id) == k.version_id);
    VersionView {
        instantane: Some(k.id),
        ligne: row.map(|v| v.id),
        numero: row.and_then(|v| v.numero),
        nom: file.name_of(k),
        date: row.and_then(|v| v.date).map(|d| d.to_string()),
        quand: Some(k.quand.clone()),
        auteur: k.auteur.clone(),
        scellee: k.scelle,
        alteree: file.alterees().iter().any(|a| a.id == k.id),
        empreinte: k.sha256.clone(),
        etapes_depuis: steps - k.etape,
    }
}

/// Names the dossier as it is and keeps its content.
///
/// # Errors
/// `requete` without a name or for a date that cannot be read; `lecture_seule`, `fichier` and the other codes of a file that cannot
/// be written.
pub fn version_creer(session: &mut Session, hote: &dyn Hote, r: VersionCreerRequest) -> Resultat<EditionView> {
    let nom: String = r.nom.split_whitespace().collect::<Vec<_>>().join(" ");
    if nom.is_empty() {
        return Err(Erreur::requete("le nom de la version manque"));
    }
    let date = super::day(hote, r.date.as_deref())?;
    let contexte = session.contexte(hote);
    let done = opened(session)?.name_version(&contexte, &nom, Some(date))?;
    answer(session, hote, done, |id| Some(*id), None)
}

/// Seals a kept version, which is final.
///
/// # Errors
/// `version_scellee` when it is sealed already; the codes of a file that cannot be written.
pub fn version_sceller(session: &mut Session, hote: &dyn Hote, r: VersionRequest) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let done = opened(session)?.seal_version(&contexte, r.instantane)?;
    answer(session, hote, done, |()| None, None)
}

pub(crate) fn version_restaurer(session: &mut Session, hote: &dyn Hote, r: VersionRequest) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let done = opened(session)?.restore_version(&contexte, r.instantane)?;
    answer(session, hote, done, |()| None, None)
}
