//! Backups and salvage from the command line.

use std::path::Path;

use cpom_api::{Erreur, surete};
use cpom_core::Error;
use cpom_core::op::Op;
use cpom_core::store::{Fichier, recuperation, sauvegardes};

use crate::cli::{Resultat, contexte, open};
use crate::cli_texte;

/// Lists the backups of a dossier, or copies one of them to a new file.
pub(crate) fn backups(path: &Path, restaurer: Option<&[String]>, json: bool) -> Resultat<u8> {
    let folder = surete::racine(crate::lieux::donnees()).and_then(|racine| surete::folder_of(path, &racine));
    let list = folder.as_deref().map(sauvegardes::list).unwrap_or_default();
    let Some([number, target]) = restaurer else {
        if list.is_empty() && !path.exists() {
            return Err(Error::Introuvable(path.to_owned()).into());
        }
        print!("{}", cli_texte::sauvegardes(&list.iter().map(surete::dite).collect::<Vec<_>>(), json));
        return Ok(0);
    };
    let chosen = number.parse::<usize>().ok().and_then(|n| list.get(n.checked_sub(1)?));
    let chosen = chosen.ok_or_else(|| Erreur::requete(&format!("la sauvegarde numéro {number} n’existe pas")))?;
    open(&chosen.path)?.copy_to(Path::new(target), false)?;
    println!("{target}");
    Ok(0)
}

/// Salvages a damaged dossier into a new file.
pub(crate) fn salvage(dommage: &Path, vers: &Path) -> Resultat<u8> {
    if vers.exists() {
        return Err(Error::ExisteDeja(vers.to_owned()).into());
    }
    let (dossier, comptes) = recuperation::read(dommage)?;
    let origine = dommage.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Fichier::create(vers, false, &dossier, &Op::Recuperer { origine }, &contexte())?;
    print!("{}", cli_texte::recuperation(&comptes));
    println!("{}", vers.display());
    Ok(0)
}
