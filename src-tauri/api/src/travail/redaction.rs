//! Bodies of the commands that help to write: variables, preview, contract templates, fiches to start from.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use cpom_core::calculs::calculer;
use cpom_core::choix::Choix;
use cpom_core::fiches::{self, Fiche};
use cpom_core::modele::Dossier;
use cpom_core::modele_partage;
use cpom_core::op::Op;
use cpom_core::referentiel::referentiel as reference;
use cpom_core::variables::{self, Resolution};
use cpom_export::demande;

use super::{Resultat, answer, change, computed, opened, printed_on, unmade, written};
use crate::commandes::*;
use crate::erreurs::Erreur;
use crate::phrases;
use crate::session::{Hote, Session};

pub fn variables(session: &mut Session, hote: &dyn Hote, _: Rien) -> Resultat<Vec<VariableDite>> {
    let d = opened(session)?.dossier();
    let c = computed(d, hote);
    let said = |v: variables::Connue| VariableDite {
        groupe: phrases::groupe_de_variable(&v.nom).to_owned(),
        libelle: phrases::variable(&v),
        valeur: match variables::resoudre(&v.nom, d, &c) {
            Resolution::Valeur(valeur) => Some(demande::ecrire_variable(&v.nom, &valeur)),
            Resolution::Vide | Resolution::Inconnue => None,
        },
        nom: v.nom,
    };
    Ok(variables::connues(d, &c, reference()).into_iter().map(said).collect())
}

/// What a preview is made of: taken under the lock, composed outside.
pub struct ApercuPret {
    revision: i64,
    dossier: Dossier,
}

/// Takes the snapshot a preview shows.
fn ready(session: &mut Session, r: &ApercuRequest) -> Resultat<ApercuPret> {
    let file = opened(session)?;
    let dossier = file.etat(r.version)?.into_owned();
    Ok(ApercuPret { revision: file.revision()?, dossier })
}

fn composed(pret: &ApercuPret, hote: &dyn Hote, r: &ApercuRequest) -> Resultat<ApercuView> {
    let date = printed_on(&pret.dossier, hote);
    let (octets, places) = demande::apercu(&pret.dossier, &calculer(&pret.dossier, date), &r.demande, date).map_err(unmade)?;
    Ok(ApercuView { revision: pret.revision, pdf: base64::engine::general_purpose::STANDARD.encode(octets), places })
}

pub fn apercu(session: &mut Session, hote: &dyn Hote, r: ApercuRequest) -> Resultat<ApercuView> {
    composed(&ready(session, &r)?, hote, &r)
}

/// The same, holding the session only for the time of a copy: edits do not wait for a page to be set.
///
/// # Errors
/// As `apercu`.
pub fn apercu_partage(session: &Mutex<Session>, hote: &dyn Hote, r: &ApercuRequest) -> Resultat<ApercuView> {
    let pret = ready(&mut session.lock().unwrap_or_else(PoisonError::into_inner), r)?;
    composed(&pret, hote, r)
}

pub fn modele_enregistrer(session: &mut Session, _: &dyn Hote, r: ModeleEnregistrer) -> Resultat<Ecrit> {
    let target = PathBuf::from(&r.chemin);
    let file = opened(session)?;
    let kept = r.version.map(|id| file.version(id)).transpose()?;
    let dossier = kept.as_ref().map_or(file.dossier(), |(_, d)| d);
    let text = modele_partage::write(&modele_partage::depuis(dossier, &r.nom))?;
    cpom_core::store::open::write_file(&target, text.as_bytes())?;
    Ok(written(&target))
}

pub fn modele_lire(session: &mut Session, _: &dyn Hote, r: ModeleFichier) -> Resultat<ModeleLu> {
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
    Ok(ModeleLu { changements: modele_partage::comparer(d, &m), mentions_inconnues: unknown, nom: m.nom })
}

pub fn modele_reprendre(session: &mut Session, hote: &dyn Hote, r: ModeleFichier) -> Resultat<Reponse> {
    let m = modele_partage::read_file(&PathBuf::from(&r.chemin))?;
    let before = opened(session)?.dossier().clone();
    change(session, hote, |w| {
        modele_partage::appliquer(w, &before, &m)?;
        Ok((None, Op::ReprendreModele { nom: m.nom.clone() }))
    })
}

/// The file of one’s own fiches, in the program’s own folder.
fn own_path(hote: &dyn Hote) -> Resultat<PathBuf> {
    let folder = hote.donnees().ok_or_else(|| Erreur::requete("il n’y a pas de dossier pour les données du programme"))?;
    Ok(folder.join("fiches.json"))
}

fn own(hote: &dyn Hote) -> Resultat<Vec<Fiche>> {
    let Ok(path) = own_path(hote) else { return Ok(Vec::new()) };
    match std::fs::read_to_string(&path) {
        Ok(text) => Ok(fiches::read(&text)?),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(e) => Err(cpom_core::Error::Fichier(path, e).into()),
    }
}

fn keep(hote: &dyn Hote, miennes: &[Fiche]) -> Resultat<()> {
    let path = own_path(hote)?;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| cpom_core::Error::Fichier(folder.to_owned(), e))?;
    }
    Ok(cpom_core::store::open::write_file(&path, fiches::write(miennes)?.as_bytes())?)
}

fn proposed(miennes: Vec<Fiche>) -> FichesProposees {
    FichesProposees { miennes, exemples: reference().fiches_exemples.iter().map(Fiche::from).collect() }
}

pub fn fiches(_: &mut Session, hote: &dyn Hote, _: Rien) -> Resultat<FichesProposees> {
    Ok(proposed(own(hote)?))
}

/// Keeps the words of an action; a fiche of the same title is replaced, as one saves a file again.
pub fn fiche_garder(session: &mut Session, hote: &dyn Hote, r: FicheGarder) -> Resultat<FichesProposees> {
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

pub fn fiche_oublier(_: &mut Session, hote: &dyn Hote, r: FicheOublier) -> Resultat<FichesProposees> {
    let mut miennes = own(hote)?;
    if miennes.get(r.rang).is_none_or(|f| f.intitule != r.intitule) {
        return Err(Erreur::requete("cette fiche n’est plus dans le recueil"));
    }
    miennes.remove(r.rang);
    keep(hote, &miennes)?;
    Ok(proposed(miennes))
}

pub fn fiche_inserer(session: &mut Session, hote: &dyn Hote, r: FicheInserer) -> Resultat<Reponse> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let before = file.dossier().clone();
    let done = file.transact(&contexte, |w| {
        let id = fiches::inserer(w, &before, &r.fiche, r.objectif, &r.code, r.apres)?;
        Ok((Some(id), Op::Creer { table: "actions".to_owned(), id, objet: w.designation("actions", id)? }))
    })?;
    answer(file, done, |id| *id, None)
}
