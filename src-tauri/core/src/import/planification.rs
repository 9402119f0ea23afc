//! From a sheet and the way it is read to the list of what would change.

use super::cibles::Cible;
use super::comparaison::compare;
use super::correspondance::{Correspondance, FIGURE, MOT};
use super::feuille::FeuilleLue;
use super::lecteur::LecteurFeuille;
use super::plan::PlanImport;
use crate::error::{Error, Result};
use crate::modele::{Dossier, TABLES};

/// Most rows one import may touch.
pub const ECRITURES_MAX: usize = 10_000;

/// Reads a sheet against a dossier.
///
/// # Errors
/// A target or a field that does not exist, or more than `ECRITURES_MAX` rows.
pub fn planifier(dossier: &Dossier, feuille: &FeuilleLue, correspondance: &Correspondance) -> Result<PlanImport> {
    let cible = Cible::de(&correspondance.cible).ok_or_else(|| Error::TableInconnue(correspondance.cible.clone()))?;
    let table = TABLES.iter().find(|t| t.nom == cible.table).ok_or_else(|| Error::TableInconnue(correspondance.cible.clone()))?;
    for colonne in &correspondance.colonnes {
        let known = ["", MOT, FIGURE].contains(&colonne.champ.as_str())
            || table.champ(&colonne.champ).is_some()
            || cible.champ_du_parent(&colonne.champ).is_some();
        if !known {
            return Err(Error::ValeurRefusee {
                table: table.nom.to_owned(),
                champ: colonne.champ.clone(),
                raison: "ce champ n’existe pas".to_owned(),
            });
        }
    }
    let mut reader = LecteurFeuille::new(dossier, feuille, correspondance, cible, table);
    reader.lire();
    let plan = compare(reader);
    if plan.ecrits.len() + plan.crees.len() > ECRITURES_MAX {
        return Err(Error::ValeurRefusee {
            table: table.nom.to_owned(),
            champ: String::new(),
            raison: "la feuille changerait plus de dix mille lignes".to_owned(),
        });
    }
    Ok(plan)
}
