//! Copies of rows with what belongs to them.

use serde_json::{Map, Value as Json};

use super::write::{Ecriture, table};
use crate::error::{Error, Result};
use crate::modele::{self, Cellule, Entite, Id, TABLES, Visiteur};

/// What happened to a row stays with it: its reviews, the decisions taken on it.
const PROPRES: [&str; 2] = ["bilans_action", "decisions_reprise"];

impl Ecriture<'_> {
    /// Copies a row, with the rows that belong to it, after `apres` or last. `valeurs` replace some of its own;
    /// a code that is not among them becomes the next free one.
    ///
    /// # Errors
    /// As `create`.
    pub fn copy(&mut self, nom: &str, id: Id, valeurs: &Map<String, Json>, apres: Option<Id>) -> Result<Id> {
        let def = table(nom)?;
        let mut all = self.values(nom, id)?;
        if def.champ("code").is_some() && !valeurs.contains_key("code") {
            let code = all.get("code").and_then(Json::as_str).unwrap_or_default().to_owned();
            all.insert("code".to_owned(), Json::from(self.next_code(nom, &code)?));
        }
        all.extend(valeurs.clone());
        let copie = self.create(nom, &all, apres)?;
        for other in TABLES.iter().filter(|t| !PROPRES.contains(&t.nom)) {
            for champ in other.champs.iter().filter(|c| c.lien == Some(def.nom) && !c.optionnel) {
                for child in self.referring(other, champ.nom, id)? {
                    let parent = Map::from_iter([(champ.nom.to_owned(), Json::from(copie))]);
                    self.copy(other.nom, child, &parent, None)?;
                }
            }
        }
        Ok(copie)
    }

    /// « ACT-12 » gives the number after the greatest of its kind, « ACT-19 »; a code without a number stays.
    fn next_code(&self, nom: &str, code: &str) -> Result<String> {
        let tete = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let largeur = code.len() - tete.len();
        if largeur == 0 || largeur > 9 {
            return Ok(code.to_owned());
        }
        let used = self.texts(table(nom)?, "code")?;
        let numbers = used.iter().filter_map(|c| c.strip_prefix(tete)?.parse::<u64>().ok());
        let next = numbers.max().unwrap_or(0).saturating_add(1);
        Ok(format!("{tete}{next:0largeur$}"))
    }
}

/// The values of a row, as they are given to `create`.
pub(super) struct Valeurs<'a>(pub &'a [Cellule], pub Id);

impl Visiteur for Valeurs<'_> {
    type Sortie = Result<Map<String, Json>>;

    fn visite<E: Entite>(self) -> Self::Sortie {
        let row = E::from_cellules(self.1, &mut self.0.iter().cloned()).map_err(|c| Error::Interne(format!("{c} illisible")))?;
        match serde_json::to_value(&row) {
            Ok(Json::Object(mut all)) => {
                all.remove("id");
                Ok(all)
            }
            _ => Err(Error::Interne("ligne illisible".to_owned())),
        }
    }
}

/// As [`Valeurs`], for a table known by its name.
pub(super) fn valeurs(nom: &str, cells: &[Cellule], id: Id) -> Result<Map<String, Json>> {
    modele::visite(nom, Valeurs(cells, id)).unwrap_or_else(|| Err(Error::TableInconnue(nom.to_owned())))
}
