//! Copies rows with the rows that belong to them.

use serde_json::{Map, Value as Json};

use super::rows::table;
use super::write::Ecriture;
use super::{numbering, rows};
use crate::codes;
use crate::error::Result;
use crate::modele::{Id, TABLES};

/// Tables whose rows are not copied with their parent: reviews, decisions and what was said in a meeting belong to the original only.
const PROPRES: [&str; 4] = ["bilans_action", "decisions_reprise", "seances", "positions"];

impl Ecriture<'_> {
    /// Copies a row, with the rows that belong to it, after the row `apres` or last; returns the identifier of the copy.
    /// `valeurs` replace values of the row; a code that is not among them becomes the next free one ([`codes`]).
    ///
    /// # Errors
    /// Those of [`Self::create`].
    pub fn copy(&mut self, nom: &str, id: Id, valeurs: &Map<String, Json>, apres: Option<Id>) -> Result<Id> {
        let def = table(nom)?;
        let mut all = self.values(nom, id)?;
        if def.champ("code").is_some() && !valeurs.contains_key("code") {
            let was = all.remove("code");
            // A row copied under another parent takes the code of a new row there.
            let moved = codes::group_field(nom).is_some_and(|champ| valeurs.get(champ).is_some_and(|to| all.get(champ) != Some(to)));
            let code = match was.as_ref().and_then(Json::as_str).unwrap_or_default() {
                _ if moved => numbering::proposed(self.conn, nom, valeurs)?.unwrap_or_default(),
                was => numbering::next(self.conn, nom, was)?,
            };
            all.insert("code".to_owned(), Json::from(code));
        }
        all.extend(valeurs.clone());
        let copy = self.create(nom, &all, apres)?;
        for other in TABLES.iter().filter(|t| !PROPRES.contains(&t.nom)) {
            for champ in other.champs.iter().filter(|c| c.lien == Some(def.nom) && !c.optionnel) {
                for child in rows::referring(self.conn, other, champ.nom, id)? {
                    let parent = Map::from_iter([(champ.nom.to_owned(), Json::from(copy))]);
                    self.copy(other.nom, child, &parent, None)?;
                }
            }
        }
        Ok(copy)
    }
}
