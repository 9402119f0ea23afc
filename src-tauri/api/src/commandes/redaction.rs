//! What helps to write: contract templates, fiches to start from.

use std::path::PathBuf;

use cpom_core::choix::Choix;
use cpom_core::fiches::{self, Fiche};
use cpom_core::modele::Id;
use cpom_core::modele_partage::{self, Changement};
use cpom_core::op::Op;
use cpom_core::referentiel::referentiel as reference;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EcritView, RienRequest, written};
use crate::edition::{EditionView, change};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::note::{self, NoteJson};
use crate::ouvert::opened;
use crate::session::{Resultat, Session};

commandes! {
    /// Saves the texts of the contract as a template, in a file.
    Fait modele_enregistrer: ModeleEnregistrerRequest => EcritView,
    /// Reads a contract template and says what taking it would change.
    Lecture modele_lire: ModeleFichierRequest => ModeleView,
    /// Takes the texts of a contract template.
    Etape modele_reprendre: ModeleFichierRequest => EditionView,
    /// Fiches to start from: one’s own and those shipped.
    Lecture fiches: RienRequest => FichesView,
    /// Keeps the words of an action among one’s own fiches; one of the same title is replaced.
    Fait fiche_garder: FicheGarderRequest => FichesView,
    /// Takes a fiche out of one’s own.
    Fait fiche_oublier: FicheOublierRequest => FichesView,
    /// Writes a fiche into an objective, as a new action.
    Etape fiche_inserer: FicheInsererRequest => EditionView,
}

/// A contract template to save.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ModeleEnregistrerRequest {
    /// Its file; the person has agreed to replace an existing one.
    pub chemin: String,
    /// Its name.
    pub nom: String,
    /// The texts of a kept version instead of those of the dossier as it is.
    #[serde(default)]
    pub version: Option<Id>,
}

/// The file of a contract template.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ModeleFichierRequest {
    /// The file.
    pub chemin: String,
}

/// A contract template, and what taking it would change.
#[derive(Debug, Serialize, TS)]
pub struct ModeleView {
    /// Its name.
    pub nom: String,
    /// Text by text.
    pub changements: Vec<Changement>,
    /// Mentions it cites that the dossier does not follow.
    pub mentions_inconnues: Vec<String>,
}

/// An action whose words are to be kept for other dossiers.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheGarderRequest {
    /// The action.
    pub action: Id,
}

/// One of one’s own fiches, by its place.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheOublierRequest {
    /// Its place in the list, from 0.
    #[ts(type = "number")]
    pub rang: usize,
    /// Its title: the list must not have changed in between.
    pub intitule: String,
}

/// A fiche to write into an objective.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FicheInsererRequest {
    /// The fiche.
    pub fiche: Fiche,
    /// The objective.
    pub objectif: Id,
    /// Code of the new action; the next one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    /// Action after which it comes; last when absent.
    #[serde(default)]
    pub apres: Option<Id>,
}

/// Fiches to start from.
#[derive(Debug, Serialize, TS)]
pub struct FichesView {
    /// One’s own.
    pub miennes: Vec<Fiche>,
    /// Shipped, not official.
    pub exemples: Vec<Fiche>,
}

pub(crate) fn modele_enregistrer(session: &mut Session, _: &dyn Hote, r: ModeleEnregistrerRequest) -> Resultat<EcritView> {
    let target = PathBuf::from(&r.chemin);
    let file = opened(session)?;
    let kept = r.version.map(|id| file.version(id)).transpose()?;
    let dossier = kept.as_ref().map_or(file.dossier(), |(_, d)| d);
    let text = modele_partage::write(&modele_partage::depuis(dossier, &r.nom))?;
    cpom_core::store::staging::write_file(&target, text.as_bytes())?;
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

/// One’s own fiches; a file of them that cannot be read is refused, never replaced.
const MIENNES: NoteJson<Vec<Fiche>> = NoteJson::new("fiches.json");

fn own(hote: &dyn Hote) -> Resultat<Vec<Fiche>> {
    let Some(path) = MIENNES.path(hote) else { return Ok(Vec::new()) };
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(fiches::read(&text)?),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(e) => Err(cpom_core::Error::Fichier(path, e).into()),
    }
}

fn keep(hote: &dyn Hote, miennes: &[Fiche]) -> Resultat<()> {
    let path = MIENNES.path(hote).ok_or_else(|| Erreur::requete("il n’y a pas de dossier pour les données du programme"))?;
    Ok(note::write(&path, &fiches::write(miennes)?)?)
}

fn proposed(miennes: Vec<Fiche>) -> FichesView {
    FichesView { miennes, exemples: reference().fiches_exemples.iter().map(Fiche::from).collect() }
}

pub(crate) fn fiches(_: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<FichesView> {
    Ok(proposed(own(hote)?))
}

/// Keeps the words of an action; a fiche of the same title is replaced, as one saves a file again.
pub(crate) fn fiche_garder(session: &mut Session, hote: &dyn Hote, r: FicheGarderRequest) -> Resultat<FichesView> {
    let fiche = fiches::depuis(opened(session)?.dossier(), r.action)
        .ok_or_else(|| cpom_core::Error::LigneInconnue("actions".to_owned(), r.action))?;
    let mut miennes = own(hote)?;
    miennes.retain(|f| f.intitule.trim() != fiche.intitule.trim());
    if miennes.len() >= fiches::FICHES_MAX {
        return Err(Erreur::requete("le recueil compte déjà cinq cents fiches"));
    }
    miennes.insert(0, fiche);
    keep(hote, &miennes)?;
    Ok(proposed(miennes))
}

pub(crate) fn fiche_oublier(_: &mut Session, hote: &dyn Hote, r: FicheOublierRequest) -> Resultat<FichesView> {
    let mut miennes = own(hote)?;
    if miennes.get(r.rang).is_none_or(|f| f.intitule != r.intitule) {
        return Err(Erreur::requete("cette fiche n’est plus dans le recueil"));
    }
    miennes.remove(r.rang);
    keep(hote, &miennes)?;
    Ok(proposed(miennes))
}

pub(crate) fn fiche_inserer(session: &mut Session, hote: &dyn Hote, r: FicheInsererRequest) -> Resultat<EditionView> {
    let before = opened(session)?.dossier().clone();
    change(session, hote, |w| {
        let id = fiches::inserer(w, &before, &r.fiche, r.objectif, r.code.as_deref(), r.apres)?;
        Ok((Some(id), Op::Creer { table: "actions".to_owned(), id, objet: w.designation("actions", id)? }))
    })
}
