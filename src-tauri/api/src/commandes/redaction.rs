//! Commands on texts to start from: contract templates and fiches.

use std::path::PathBuf;

use cpom_core::choix::Choix;
use cpom_core::fiches::{self, Fiche};
use cpom_core::modele::Id;
use cpom_core::modele_partage::{self, Changement};
use cpom_core::op::Op;
use cpom_core::referentiel::referentiel as reference;
use cpom_core::windows;
use serde::{Deserialize, Serialize};

use super::{EcritView, RienRequest, written};
use crate::edition::{EditionView, change};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::note::{self, NoteJson};
use crate::ouvert::opened;
use crate::phrases_surete as phrases;
use crate::session::{Resultat, Session};

commandes! {
    /// Saves the texts of the contract as a template, in a file.
    Fait modele_enregistrer: ModeleEnregistrerRequest => EcritView,
    /// Reads a contract template and lists the changes it would make.
    Lecture modele_lire: ModeleFichierRequest => ModeleView,
    /// Replaces the texts of the contract by those of a template.
    Etape modele_reprendre: ModeleFichierRequest => EditionView,
    /// Lists the fiches to start from: the user’s own and those shipped.
    Lecture fiches: RienRequest => FichesView,
    /// Adds the texts of an action to the user’s own fiches; one of the same title is replaced.
    Fait fiche_garder: FicheGarderRequest => FichesView,
    /// Removes one of the user’s own fiches.
    Fait fiche_oublier: FicheOublierRequest => FichesView,
    /// Writes a fiche into an objective, as a new action.
    Etape fiche_inserer: FicheInsererRequest => EditionView,
}

/// Contract template to save.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ModeleEnregistrerRequest {
    /// Path of its file; the user has agreed to replace an existing one.
    pub chemin: String,
    /// Name of the template, shown when it is read.
    pub nom: String,
    /// Identifier of a kept version whose texts to save; those of the dossier as it is when absent.
    #[serde(default)]
    pub version: Option<Id>,
}

/// File of a contract template.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ModeleFichierRequest {
    /// Path of the file.
    pub chemin: String,
}

/// Contract template, with the changes it would make.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ModeleView {
    /// Name of the template.
    pub nom: String,
    /// Changes it would make, text by text.
    pub changements: Vec<Changement>,
    /// Mentions it cites that the dossier does not have: « code (groupe) ».
    pub mentions_inconnues: Vec<String>,
}

/// Action whose texts to keep for other dossiers.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FicheGarderRequest {
    /// Identifier of the action.
    pub action: Id,
}

/// One of the user’s own fiches, to remove.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FicheOublierRequest {
    /// Place of the fiche in the list, from 0.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub rang: usize,
    /// Title of the fiche; the command refuses when the list has changed in between.
    pub intitule: String,
}

/// Fiche to write into an objective.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FicheInsererRequest {
    /// Texts of the fiche.
    pub fiche: Fiche,
    /// Identifier of the objective.
    pub objectif: Id,
    /// Code of the new action; the next free one when absent.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub code: Option<String>,
    /// Action after which it comes; last of the objective when absent.
    #[serde(default)]
    pub apres: Option<Id>,
}

/// Fiches to start from.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FichesView {
    /// The user’s own fiches, the latest first.
    pub miennes: Vec<Fiche>,
    /// Fiches shipped with the program as examples, without official value.
    pub exemples: Vec<Fiche>,
    /// French sentence when the user’s own fiches could not be read; `None` otherwise.
    pub avis: Option<String>,
}

pub(crate) fn modele_enregistrer(session: &mut Session, _: &dyn Hote, r: ModeleEnregistrerRequest) -> Resultat<EcritView> {
    let target = PathBuf::from(&r.chemin);
    let file = opened(session)?;
    let kept = r.version.map(|id| file.version(id)).transpose()?;
    let dossier = kept.as_ref().map_or(file.dossier(), |(_, d)| d);
    let text = modele_partage::write(&modele_partage::depuis(dossier, &r.nom))?;
    cpom_core::store::staging::write_document(&target, text.as_bytes(), file.path())?;
    Ok(written(&target))
}

pub(crate) fn modele_lire(session: &mut Session, _: &dyn Hote, r: ModeleFichierRequest) -> Resultat<ModeleView> {
    let d = opened(session)?.dossier();
    let m = modele_partage::read_file(&PathBuf::from(&r.chemin))?;
    let mut unknown: Vec<String> = m
        .articles
        .iter()
        .flat_map(|a| &a.mentions)
        .filter(|c| !d.mentions.iter().any(|x| x.groupe == c.groupe && x.code == c.code))
        .map(|c| format!("{} ({})", c.code, c.groupe.libelle()))
        .collect();
    unknown.sort();
    unknown.dedup();
    Ok(ModeleView { changements: modele_partage::comparer(d, &m), mentions_inconnues: unknown, nom: m.nom })
}

pub(crate) fn modele_reprendre(session: &mut Session, hote: &dyn Hote, r: ModeleFichierRequest) -> Resultat<EditionView> {
    let m = modele_partage::read_file(&PathBuf::from(&r.chemin))?;
    let before = opened(session)?.dossier().clone();
    change(session, hote, |w| {
        modele_partage::appliquer(w, &before, &m)?;
        Ok((None, Op::ReprendreModele { nom: m.nom.clone() }))
    })
}

/// The user’s own fiches.
const MIENNES: NoteJson<Vec<Fiche>> = NoteJson::new("fiches.json");

/// Reads the user’s own fiches. A damaged file is renamed, so that it is neither lost nor in the way; the sentence names it.
///
/// # Errors
/// `echange_trop_recent` for the file of a newer program, which is not touched; `fichier` when it cannot be read or renamed.
fn own(hote: &dyn Hote) -> Resultat<(Vec<Fiche>, Option<String>)> {
    let Some(path) = MIENNES.path_to_read(hote) else { return Ok((Vec::new(), None)) };
    let read = match std::fs::read_to_string(&path) {
        Ok(text) => fiches::read(&text),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok((Vec::new(), None)),
        Err(e) if e.kind() == std::io::ErrorKind::InvalidData => Err(cpom_core::Error::echange("", "ce n’est pas un texte")),
        Err(e) => return Err(cpom_core::Error::fichier(&path, e).into()),
    };
    match read {
        Ok(miennes) => Ok((miennes, None)),
        Err(e @ cpom_core::Error::EchangeTropRecent { .. }) => Err(e.into()),
        Err(_) => {
            let aside = path.with_file_name(format!("fiches-illisible-{}.json", hote.maintenant().format("%Y-%m-%d-%H%M%S")));
            windows::patiently(|| std::fs::rename(&path, &aside)).map_err(|e| cpom_core::Error::fichier(&path, e))?;
            Ok((Vec::new(), Some(phrases::fiches_illisibles(&aside))))
        }
    }
}

fn keep(hote: &dyn Hote, miennes: &[Fiche]) -> Resultat<()> {
    let path = MIENNES.path(hote).ok_or_else(|| Erreur::requete("il n’y a pas de dossier pour les données du programme"))?;
    Ok(note::write(&path, &fiches::write(miennes)?)?)
}

fn proposed(miennes: Vec<Fiche>, avis: Option<String>) -> FichesView {
    FichesView { miennes, exemples: reference().fiches_exemples.iter().map(Fiche::from).collect(), avis }
}

/// Lists the fiches to start from. Those shipped are there even when the user’s own cannot be read.
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn fiches(_: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<FichesView> {
    let (miennes, avis) = own(hote).unwrap_or_else(|e| (Vec::new(), Some(e.phrase)));
    Ok(proposed(miennes, avis))
}

/// Adds the texts of an action to the user’s own fiches; a fiche of the same title is replaced, as when a file is saved
/// again.
pub(crate) fn fiche_garder(session: &mut Session, hote: &dyn Hote, r: FicheGarderRequest) -> Resultat<FichesView> {
    let fiche = fiches::depuis(opened(session)?.dossier(), r.action)
        .ok_or_else(|| cpom_core::Error::LigneInconnue("actions".to_owned(), r.action))?;
    let (mut miennes, avis) = own(hote)?;
    miennes.retain(|f| f.intitule.trim() != fiche.intitule.trim());
    if miennes.len() >= fiches::FICHES_MAX {
        return Err(Erreur::requete("le recueil compte déjà cinq cents fiches"));
    }
    miennes.insert(0, fiche);
    keep(hote, &miennes)?;
    Ok(proposed(miennes, avis))
}

pub(crate) fn fiche_oublier(_: &mut Session, hote: &dyn Hote, r: FicheOublierRequest) -> Resultat<FichesView> {
    let (mut miennes, avis) = own(hote)?;
    if miennes.get(r.rang).is_none_or(|f| f.intitule != r.intitule) {
        return Err(Erreur::requete("cette fiche n’est plus dans le recueil"));
    }
    miennes.remove(r.rang);
    keep(hote, &miennes)?;
    Ok(proposed(miennes, avis))
}

pub(crate) fn fiche_inserer(session: &mut Session, hote: &dyn Hote, r: FicheInsererRequest) -> Resultat<EditionView> {
    let before = opened(session)?.dossier().clone();
    change(session, hote, |w| {
        let id = fiches::inserer(w, &before, &r.fiche, r.objectif, r.code.as_deref(), r.apres)?;
        Ok((Some(id), Op::Creer { table: "actions".to_owned(), id, objet: w.designation("actions", id)? }))
    })
}
