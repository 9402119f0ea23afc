//! Copies of rows with what belongs to them.

use serde_json::{Map, Value as Json};

use super::write::{Ecriture, table};
use crate::codes;
use crate::error::{Error, Result};
use crate::modele::{self, Cellule, Entite, Id, TABLES, Visiteur};

/// What happened to a row stays with it: its reviews, the decisions taken on it.
const PROPRES: [&str; 2] = ["bilans_action", "decisions_reprise"];

impl Ecriture<'_> {
    /// Copies a row, with the rows that belong to it, after `apres` or last. `valeurs` replace some of its own;
    /// a code that is not among them becomes the next free one ([`codes`]).
    ///
    /// # Errors
    /// As `create`.
    pub fn copy(&mut self, nom: &str, id: Id, valeurs: &Map<String, Json>, apres: Option<Id>) -> Result<Id> {
        let def = table(nom)?;
        let mut all = self.values(nom, id)?;
        if def.champ("code").is_some() && !valeurs.contains_key("code") {
            let was = all.remove("code");
            // A row copied among other sisters takes the code of a new one there.
            let moved = codes::group_field(nom).is_some_and(|champ| valeurs.get(champ).is_some_and(|to| all.get(champ) != Some(to)));
            let code = match was.as_ref().and_then(Json::as_str).unwrap_or_default() {
                _ if moved => self.proposed_code(nom, valeurs)?.unwrap_or_default(),
                was => self.next_code(nom, was)?,
            };
            all.insert("code".to_owned(), Json::from(code));
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

    /// The code after the greatest of its kind in the table.
    fn next_code(&self, nom: &str, code: &str) -> Result<String> {
        let used = self.texts(table(nom)?, "code")?;
        Ok(codes::next(code, used.iter().map(String::as_str)))
    }

    /// The code of a row about to be made with these values; `None` for tables whose rows are not numbered, and when
    /// the values hold a code, even an empty one.
    pub(super) fn proposed_code(&self, nom: &str, valeurs: &Map<String, Json>) -> Result<Option<String>> {
        if valeurs.contains_key("code") || codes::usual(nom, ("", 0)).is_none() {
            return Ok(None);
        }
        let group = codes::group_field(nom);
        let wanted = group.and_then(|champ| valeurs.get(champ));
        let mut sisters = Vec::new();
        for id in self.ids(table(nom)?)? {
            let row = self.values(nom, id)?;
            if group.is_none_or(|champ| row.get(champ) == wanted) {
                sisters.push(row.get("code").and_then(Json::as_str).unwrap_or_default().to_owned());
            }
        }
        let usual = match wanted {
            Some(Json::Number(axe)) => {
                let ids = self.ids(table("axes")?)?;
                let place = ids.iter().position(|id| Some(i64::from(*id)) == axe.as_i64());
                let code = match place {
                    Some(at) => self.texts(table("axes")?, "code")?.swap_remove(at),
                    None => String::new(),
                };
                codes::usual(nom, (&code, place.map_or(0, |at| at + 1)))
            }
            other => codes::usual(nom, (other.and_then(Json::as_str).unwrap_or_default(), 0)),
        };
        let used = self.texts(table(nom)?, "code")?;
        let [sisters, used] = [&sisters, &used].map(|list| list.iter().map(String::as_str).collect::<Vec<_>>());
        Ok(usual.map(|usual| codes::proposed(&sisters, &used, &usual)))
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
