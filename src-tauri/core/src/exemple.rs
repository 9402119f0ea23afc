//! The complete, fictional dossier that ships with the program, and what its versions hold.
//!
//! The interchange document of the example has no contents of versions, as any other. They are written as changes that lead from
//! the example back to each of them (`exemple/versions.json`), so that a row of the example is written once.

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::echange;
use crate::error::{Error, Result};
use crate::modele::{Dossier, Id};
use crate::store::snapshots::VersionGardee;

/// Interchange document of the example.
pub const TEXTE: &str = include_str!("../exemple/exemple.json");
/// Changes from the example back to each of its versions.
const VERSIONS: &str = include_str!("../exemple/versions.json");

/// Reads the example.
///
/// # Errors
/// [`Error::Echange`] if the embedded document is invalid, which the tests exclude.
pub fn exemple() -> Result<Dossier> {
    echange::read(TEXTE)
}

/// A version of the example.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionExemple {
    version: Id,
    quand: String,
    changements: Vec<ChangementExemple>,
}

/// Change of the rows of a table that meet every condition given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChangementExemple {
    table: String,
    /// Only these rows.
    #[serde(default)]
    ids: Option<Vec<Id>>,
    /// Not these rows.
    #[serde(default)]
    sauf: Vec<Id>,
    /// Only rows of this year and of later ones.
    #[serde(default)]
    depuis: Option<i64>,
    /// Only rows of this nature.
    #[serde(default)]
    nature: Option<String>,
    /// Removes the rows.
    #[serde(default)]
    retirer: bool,
    /// Gives these values to fields.
    #[serde(default)]
    ecrire: Map<String, Json>,
    /// Replaces words in fields of text: those of the example, then those of the version.
    #[serde(default)]
    remplacer: Map<String, Json>,
}

impl ChangementExemple {
    fn concerns(&self, row: &Map<String, Json>) -> bool {
        let id = row.get("id").and_then(Json::as_i64).unwrap_or_default();
        let listed = |ids: &[Id]| ids.iter().any(|i| i64::from(*i) == id);
        self.ids.as_ref().is_none_or(|ids| listed(ids))
            && !listed(&self.sauf)
            && self.depuis.is_none_or(|from| row.get("annee").and_then(Json::as_i64).is_some_and(|a| a >= from))
            && self.nature.as_deref().is_none_or(|n| row.get("nature").and_then(Json::as_str) == Some(n))
    }

    /// Changes a row; the name of a field that it does not have, or whose text lacks the words to replace, otherwise.
    fn write(&self, row: &mut Map<String, Json>) -> std::result::Result<(), String> {
        for (champ, value) in &self.ecrire {
            *row.get_mut(champ).ok_or_else(|| champ.clone())? = value.clone();
        }
        for (champ, words) in &self.remplacer {
            let text = row.get(champ).and_then(Json::as_str).ok_or_else(|| champ.clone())?;
            let pair = words.get(0).and_then(Json::as_str).zip(words.get(1).and_then(Json::as_str));
            let (now, then) = pair.filter(|(now, _)| text.contains(now)).ok_or_else(|| champ.clone())?;
            let former = text.replace(now, then);
            row.insert(champ.clone(), Json::from(former));
        }
        Ok(())
    }
}

/// The contents of the versions of the example, oldest first.
///
/// # Errors
/// [`Error::Echange`] if the embedded data are invalid, which the tests exclude.
pub fn versions() -> Result<Vec<VersionGardee>> {
    let wrong = |why: &str| Error::echange("versions.json", why);
    let listed: Vec<VersionExemple> = serde_json::from_str(VERSIONS).map_err(|e| wrong(&e.to_string()))?;
    let document: Json = serde_json::from_str(&echange::write(&exemple()?)?).map_err(|e| wrong(&e.to_string()))?;
    let content = |v: &VersionExemple| -> Result<Dossier> {
        let mut document = document.clone();
        for change in &v.changements {
            let table = document.get_mut("contenu").and_then(|c| c.get_mut(&change.table)).ok_or_else(|| wrong(&change.table))?;
            match table {
                Json::Array(rows) if change.retirer => rows.retain(|row| !row.as_object().is_some_and(|row| change.concerns(row))),
                Json::Array(rows) => {
                    let mut chosen = rows.iter_mut().filter_map(Json::as_object_mut).filter(|row| change.concerns(row));
                    chosen.try_for_each(|row| change.write(row)).map_err(|champ| wrong(&champ))?;
                }
                Json::Object(row) => change.write(row).map_err(|champ| wrong(&champ))?,
                _ => return Err(wrong(&change.table)),
            }
        }
        echange::read(&document.to_string())
    };
    listed.iter().map(|v| Ok(VersionGardee { version: v.version, quand: v.quand.clone(), contenu: content(v)? })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculs::calculer;
    use crate::decimal::{Montant, Nombre};

    #[test]
    fn each_version_of_the_example_has_a_content() {
        let d = exemple().unwrap();
        let versions = versions().unwrap();
        assert_eq!(versions.iter().map(|v| v.version).collect::<Vec<_>>(), d.versions.iter().map(|v| v.id).collect::<Vec<_>>());
        for v in &versions {
            assert_eq!(v.contenu.versions.last().map(|row| row.id), Some(v.version), "a version lists itself last");
            assert_eq!(Some(v.quand[..10].to_owned()), v.contenu.versions.last().and_then(|row| row.date).map(|d| d.to_string()));
        }
        assert_eq!(versions[2].contenu, d);
    }

    #[test]
    fn the_signed_contract_has_its_first_target_and_the_same_grant() {
        let versions = versions().unwrap();
        let target = |d: &Dossier| d.mesures.iter().find(|m| m.id == 126).unwrap().cible;
        assert_eq!(versions.iter().map(|v| target(&v.contenu)).collect::<Vec<_>>(), [1200, 950, 950].map(|n| Some(Nombre::entier(n))));
        for v in &versions {
            let day = v.quand[..10].parse().unwrap();
            let total = calculer(&v.contenu, day).dotation.total_prevu.complet();
            assert_eq!(total, Some(Montant::entier(817_530)), "{}", v.quand);
            assert!(
                v.contenu
                    .heures
                    .iter()
                    .all(|h| h.nature != crate::choix::Nature::Realise
                        || h.annee <= i32::from(day > "2024-06-30".parse().unwrap()) * 3 + 2023)
            );
        }
    }
}
