//! The write handle of an operation: each change of a row is recorded for the journal.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::{Map, Value as Json};

use super::rows::table;
use super::{images, numbering, rows, snapshots};
use crate::designation::designer;
use crate::echange::texte_correct;
use crate::error::{Error, Result};
use crate::modele::{self, Cellule, Genre, Id, TABLES, TableDef};

/// A change of one row, images with whole texts.
pub(super) struct LigneChangee {
    pub table: &'static TableDef,
    pub id: Id,
    pub avant: Option<Json>,
    pub apres: Option<Json>,
}

/// Values of a row by the names of its fields, from a `json!` object; none from any other value.
#[must_use]
pub fn fields(values: Json) -> Map<String, Json> {
    if let Json::Object(map) = values { map } else { Map::new() }
}

/// Write handle for one transaction; only [`super::Fichier::transact`] creates one.
pub struct Ecriture<'a> {
    pub(super) conn: &'a Connection,
    lines: Vec<LigneChangee>,
    touched: BTreeSet<&'static str>,
}

impl<'a> Ecriture<'a> {
    pub(super) fn new(conn: &'a Connection) -> Self {
        Self { conn, lines: Vec::new(), touched: BTreeSet::new() }
    }

    pub(super) fn into_parts(self) -> (Vec<LigneChangee>, BTreeSet<&'static str>) {
        (self.lines, self.touched)
    }

    /// Reports a table as changed although none of its rows may be: what is shown of them changes.
    pub(super) fn touch(&mut self, nom: &str) -> Result<()> {
        self.touched.insert(table(nom)?.nom);
        Ok(())
    }

    pub(super) fn remember(&mut self, table: &'static TableDef, id: Id, avant: Option<Json>, apres: Option<Json>) {
        self.touched.insert(table.nom);
        self.lines.push(LigneChangee { table, id, avant, apres });
    }

    /// Adds a row with the given values (the others at their defaults), after the row `apres` or last; returns its
    /// identifier. A numbered row without a given code takes the next one of its kind ([`crate::codes`]).
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::TableUnique`]; [`Error::LigneInconnue`] for `apres`; [`Error::ValeurRefusee`] for
    /// an unknown field, a value that its field cannot hold, a reference to a row that does not exist.
    pub fn create(&mut self, nom: &str, valeurs: &Map<String, Json>, apres: Option<Id>) -> Result<Id> {
        let table = table(nom)?;
        if table.unique {
            return Err(Error::TableUnique(nom.to_owned()));
        }
        let id = rows::next_id(self.conn, table)?;
        let numbered = numbering::proposed(self.conn, nom, valeurs)?.map(|code| {
            let mut all = valeurs.clone();
            all.insert("code".to_owned(), Json::from(code));
            all
        });
        let cells = self.checked(table, id, None, numbered.as_ref().unwrap_or(valeurs))?;
        let rang = self.rank_after(table, apres)?;
        let mut all = vec![Cellule::Entier(rang)];
        all.extend(cells);
        rows::insert(self.conn, table, id, &all)?;
        self.remember(table, id, None, Some(images::image(table, &all)));
        Ok(id)
    }

    /// Changes fields of a row; equal values are not recorded.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::LigneInconnue`]; [`Error::VersionScellee`]; [`Error::ValeurRefusee`] as for
    /// [`Self::create`].
    pub fn update(&mut self, nom: &str, id: Id, valeurs: &Map<String, Json>) -> Result<()> {
        let table = table(nom)?;
        self.refuse_sealed(table, id)?;
        let before = self.cells(table, id)?;
        let after = self.checked(table, id, Some(&before[1..]), valeurs)?;
        let mut old = Vec::new();
        let mut new = Vec::new();
        for ((champ, was), is) in table.champs.iter().zip(&before[1..]).zip(after) {
            if *was != is {
                old.push((champ.nom, was.clone()));
                new.push((champ.nom, is));
            }
        }
        self.set(table, id, &old, new)
    }

    pub(super) fn set(
        &mut self,
        table: &'static TableDef,
        id: Id,
        old: &[(&'static str, Cellule)],
        new: Vec<(&'static str, Cellule)>,
    ) -> Result<()> {
        if new.is_empty() {
            return Ok(());
        }
        rows::update(self.conn, table, id, &new)?;
        self.remember(table, id, Some(images::image_of(old)), Some(images::image_of(&new)));
        Ok(())
    }

    /// Removes a row, with the rows that belong to it; optional references to it are emptied.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::TableUnique`]; [`Error::LigneInconnue`]; [`Error::VersionScellee`].
    pub fn delete(&mut self, nom: &str, id: Id) -> Result<()> {
        let table = table(nom)?;
        if table.unique {
            return Err(Error::TableUnique(nom.to_owned()));
        }
        self.refuse_sealed(table, id)?;
        let cells = self.cells(table, id)?;
        for other in TABLES {
            for champ in other.champs.iter().filter(|c| c.lien == Some(table.nom)) {
                for child in rows::referring(self.conn, other, champ.nom, id)? {
                    if champ.optionnel {
                        let was = [(champ.nom, Cellule::Entier(i64::from(id)))];
                        self.set(other, child, &was, vec![(champ.nom, Cellule::Nul)])?;
                    } else {
                        self.delete(other.nom, child)?;
                    }
                }
            }
        }
        rows::delete(self.conn, table, id)?;
        self.remember(table, id, Some(images::image(table, &cells)), None);
        Ok(())
    }

    /// Moves a row just before the row `avant`, or last.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::LigneInconnue`].
    pub fn move_before(&mut self, nom: &str, id: Id, avant: Option<Id>) -> Result<()> {
        let table = table(nom)?;
        self.cells(table, id)?;
        let mut order: Vec<(Id, i64)> = rows::ranks(self.conn, table)?;
        let was = order.iter().position(|(other, _)| *other == id).ok_or_else(|| Error::LigneInconnue(nom.to_owned(), id))?;
        let moved = order.remove(was);
        let at = match avant {
            None => order.len(),
            Some(b) => order.iter().position(|(o, _)| *o == b).ok_or_else(|| Error::LigneInconnue(nom.to_owned(), b))?,
        };
        if at == was {
            return Ok(());
        }
        match between(at.checked_sub(1).map(|i| order[i].1), order.get(at).map(|o| o.1)) {
            Some(rang) => self.set_rank(table, id, moved.1, rang),
            None => {
                // No room between the neighbours: all ranks of the table are computed again.
                order.insert(at, moved);
                for (i, (row, rang)) in order.into_iter().enumerate() {
                    let fresh = i64::try_from(i + 1).unwrap_or(i64::MAX / rows::PAS) * rows::PAS;
                    self.set_rank(table, row, rang, fresh)?;
                }
                Ok(())
            }
        }
    }

    /// Name of a row as it is shown: its title, or that of its parent with its year.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::LigneInconnue`].
    pub fn designation(&self, nom: &str, id: Id) -> Result<String> {
        let table = table(nom)?;
        self.cells(table, id)?;
        let source = |t: &'static TableDef, id: Id| rows::cells(self.conn, t, id).ok()?.map(|cells| cells[1..].to_vec());
        Ok(designer(&source, table, id).court())
    }

    /// Table and identifier of the parent of a row; `None` for a table without parent.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::LigneInconnue`].
    pub fn parent(&self, nom: &str, id: Id) -> Result<Option<(&'static str, Id)>> {
        let table = table(nom)?;
        let cells = self.cells(table, id)?;
        let found = table.champs.iter().zip(&cells[1..]).find(|(c, _)| Some(c.nom) == table.parent);
        Ok(found.and_then(|(champ, cell)| match (champ.lien, cell) {
            (Some(lien), Cellule::Entier(of)) => Some((lien, Id::try_from(*of).ok()?)),
            _ => None,
        }))
    }

    /// Refuses to change or remove the row of a sealed version; moving it is allowed.
    fn refuse_sealed(&self, table: &'static TableDef, id: Id) -> Result<()> {
        if snapshots::is_sealed(self.conn, table, id)? {
            return Err(Error::VersionScellee(self.designation(table.nom, id)?));
        }
        Ok(())
    }

    /// JSON values of a row by field name, `id` left out.
    ///
    /// # Errors
    /// [`Error::TableInconnue`]; [`Error::LigneInconnue`].
    pub fn values(&self, nom: &str, id: Id) -> Result<Map<String, Json>> {
        rows::values(self.conn, nom, id)
    }

    /// The first row, in order, that has these values, in the notation of [`Self::values`]; `None` when none has. Reads the rows
    /// one by one: meant for a few searches, not for each edit.
    ///
    /// # Errors
    /// [`Error::TableInconnue`].
    pub fn find(&self, nom: &str, valeurs: &Map<String, Json>) -> Result<Option<Id>> {
        for (id, _) in rows::ranks(self.conn, table(nom)?)? {
            let row = self.values(nom, id)?;
            if valeurs.iter().all(|(champ, value)| row.get(champ) == Some(value)) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    fn set_rank(&mut self, table: &'static TableDef, id: Id, was: i64, is: i64) -> Result<()> {
        if was == is {
            return Ok(());
        }
        self.set(table, id, &[("rang", Cellule::Entier(was))], vec![("rang", Cellule::Entier(is))])
    }

    fn rank_after(&mut self, table: &'static TableDef, apres: Option<Id>) -> Result<i64> {
        let order = rows::ranks(self.conn, table)?;
        let last = order.last().map_or(0, |o| o.1).saturating_add(rows::PAS);
        let Some(after) = apres else { return Ok(last) };
        let at = order.iter().position(|o| o.0 == after).ok_or_else(|| Error::LigneInconnue(table.nom.to_owned(), after))?;
        match order.get(at + 1) {
            None => Ok(last),
            // Without room between the two, the row goes last: all ranks are not rewritten for an insertion.
            Some(next) => Ok(between(Some(order[at].1), Some(next.1)).unwrap_or(last)),
        }
    }

    pub(super) fn cells(&self, table: &'static TableDef, id: Id) -> Result<Vec<Cellule>> {
        rows::existing(self.conn, table, id)
    }

    /// The cells of a row once `valeurs` are applied to `before`, each checked against its field.
    fn checked(&self, table: &'static TableDef, id: Id, before: Option<&[Cellule]>, valeurs: &Map<String, Json>) -> Result<Vec<Cellule>> {
        let refuse = |champ: &str, raison: &str| Error::ValeurRefusee {
            table: table.nom.to_owned(),
            champ: champ.to_owned(),
            raison: raison.to_owned(),
        };
        for nom in valeurs.keys() {
            if table.champ(nom).is_none() {
                return Err(refuse(nom, "ce champ n’existe pas"));
            }
        }
        let merged = merged(table, id, before, valeurs).map_err(|(champ, raison)| refuse(&champ, &raison))?;
        for (champ, cell) in table.champs.iter().zip(&merged) {
            if let Cellule::Texte(text) = cell {
                texte_correct(champ.genre, text).map_err(|why| refuse(champ.nom, why))?;
            }
            if let (Some(lien), Cellule::Entier(target)) = (champ.lien, cell) {
                let exists = match Id::try_from(*target) {
                    Ok(target) => rows::cells(self.conn, rows::table(lien)?, target)?.is_some(),
                    Err(_) => false,
                };
                if !exists {
                    return Err(refuse(champ.nom, "la ligne choisie n’existe pas"));
                }
            }
        }
        Ok(merged)
    }
}

/// A rank strictly between two neighbours; `None` when there is no room.
fn between(low: Option<i64>, high: Option<i64>) -> Option<i64> {
    match (low, high) {
        (None, None) => Some(rows::PAS),
        (Some(low), None) => low.checked_add(rows::PAS),
        (low, Some(high)) => {
            let low = low.unwrap_or(high.saturating_sub(2 * rows::PAS));
            let middle = low.midpoint(high);
            (middle > low && middle < high).then_some(middle)
        }
    }
}

/// Applies JSON values to a row, through its type; the refused field and the reason otherwise.
fn merged(
    table: &'static TableDef,
    id: Id,
    before: Option<&[Cellule]>,
    valeurs: &Map<String, Json>,
) -> std::result::Result<Vec<Cellule>, (String, String)> {
    let mut row = modele::empty_table(table.nom).ok_or_else(|| (String::new(), "table inconnue".to_owned()))?;
    let place = row.push();
    row.set_id(place, id);
    if let Some(cells) = before {
        row.set_cellules(place, cells.to_vec()).map_err(|champ| (champ.to_owned(), "valeur illisible".to_owned()))?;
    }
    let genre = |nom: &str| table.champ(nom).map_or(Genre::Texte, |c| c.genre);
    row.set_values(place, valeurs.iter().map(|(nom, value)| (nom.clone(), tidy(genre(nom), value))))?;
    Ok(row.cellules(place))
}

/// A typed or pasted value in the form that its field stores: `\n` newlines, no control character, no blank line in a list.
fn tidy(genre: Genre, value: &Json) -> Json {
    let clean = |text: &str, lines: bool| -> String {
        // Word separates lines by a vertical tab, web pages by the separators of Unicode.
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        let text = if lines { text } else { text.replace(['\n', '\t'], " ") };
        text.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect()
    };
    match (genre, value) {
        (Genre::Texte, Json::String(t)) => Json::from(clean(t, false)),
        (Genre::TexteLong, Json::String(t)) => Json::from(clean(t, true)),
        (Genre::Lignes, Json::Array(lines)) => Json::Array(
            lines
                .iter()
                .flat_map(|l| match l {
                    Json::String(t) => {
                        clean(t, true).split('\n').map(str::trim_end).filter(|l| !l.trim().is_empty()).map(Json::from).collect()
                    }
                    other => vec![other.clone()],
                })
                .collect(),
        ),
        _ => value.clone(),
    }
}
