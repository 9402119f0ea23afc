//! What importing a sheet would change, cell by cell, before anything is written; then the writing of it.

use serde_json::{Map, Value as Json, json};

use super::cibles::Cible;
use super::feuille::Feuille;
use super::lecteur::Lecteur;
use super::lecture::Raison;
use super::proposition::{Correspondance, FIGURE, MOT};
use crate::error::{Error, Result};
use crate::modele::{Dossier, Id, TABLES};
use crate::op::Op;
use crate::store::Ecriture;

/// Most rows one import may touch.
pub const ECRITURES_MAX: usize = 10_000;

/// A value that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Changement {
    /// Cell it comes from.
    pub adresse: String,
    /// Table.
    pub table: &'static str,
    /// What the row is called, year included.
    pub ligne: String,
    /// Field.
    pub champ: &'static str,
    /// Value of the dossier; null when it has none.
    pub avant: Json,
    /// Value of the sheet.
    pub apres: Json,
    /// Whether the row does not exist yet.
    pub nouvelle: bool,
    /// Whether the sheet has more decimals than the dossier keeps.
    pub arrondi: bool,
    /// How many other cells were added to the first.
    pub autres: usize,
}

/// A cell left aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Refuse {
    /// The cell.
    pub adresse: String,
    /// What it says.
    pub texte: String,
    /// Why.
    pub raison: Raison,
}

/// A row to write.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ecrit {
    pub table: &'static str,
    pub id: Option<Id>,
    pub valeurs: Map<String, Json>,
    /// Field to fill with the identifier of a row created just before, and its rank among them.
    pub parent: Option<(&'static str, usize)>,
}

/// A name the dossier does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NomInconnu {
    /// As the sheet writes it.
    pub nom: String,
    /// As [`Correspondance::noms`] names it.
    pub cle: String,
    /// The row it stands for, if one was chosen.
    pub ligne: Option<Id>,
}

/// Everything an import would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Values that would change, in the order of the sheet.
    pub changements: Vec<Changement>,
    /// Cells left aside.
    pub refus: Vec<Refuse>,
    /// Names the dossier does not have, each once.
    pub noms: Vec<NomInconnu>,
    /// Cells that say what the dossier says already.
    pub identiques: usize,
    /// Rows that add up others, not read.
    pub totaux: usize,
    /// Values not read because the dossier computes them.
    pub calculees: usize,
    /// Rows that would be added.
    pub lignes_creees: usize,
    pub(super) crees: Vec<Ecrit>,
    pub(super) ecrits: Vec<Ecrit>,
}

/// Reads a sheet against a dossier.
///
/// # Errors
/// A target or a field that does not exist, or more than [`ECRITURES_MAX`] rows.
pub fn planifier(d: &Dossier, f: &Feuille, c: &Correspondance) -> Result<Plan> {
    let cible = Cible::de(&c.cible).ok_or_else(|| Error::TableInconnue(c.cible.clone()))?;
    let table = TABLES.iter().find(|t| t.nom == cible.table).ok_or_else(|| Error::TableInconnue(c.cible.clone()))?;
    for colonne in &c.colonnes {
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
    let mut reader = Lecteur::new(d, f, c, cible, table);
    for row in c.entete + 1..c.fin.min(f.lignes.len()) {
        reader.ligne(row);
    }
    reader.comparer();
    if reader.plan.ecrits.len() + reader.plan.crees.len() > ECRITURES_MAX {
        return Err(Error::ValeurRefusee {
            table: table.nom.to_owned(),
            champ: String::new(),
            raison: "la feuille changerait plus de dix mille lignes".to_owned(),
        });
    }
    Ok(reader.plan)
}

impl Plan {
    /// Writes what was planned; gives the operation to record.
    ///
    /// # Errors
    /// A value its field refuses: nothing is written then.
    pub fn appliquer(&self, w: &mut Ecriture<'_>, fichier: &str) -> Result<Op> {
        let mut made: Vec<Id> = Vec::with_capacity(self.crees.len());
        let mut first: Option<(&'static str, Id)> = None;
        for e in self.crees.iter().chain(&self.ecrits) {
            let mut valeurs = e.valeurs.clone();
            if let Some((champ, rank)) = e.parent {
                let id = made.get(rank).ok_or_else(|| Error::Interne("ligne parente absente".to_owned()))?;
                valeurs.insert(champ.to_owned(), json!(id));
            }
            let id = match e.id {
                Some(id) => {
                    w.update(e.table, id, &valeurs)?;
                    id
                }
                None => w.create(e.table, &valeurs, None)?,
            };
            if made.len() < self.crees.len() {
                made.push(id);
            } else {
                first.get_or_insert((e.table, id));
            }
        }
        let (table, id) = first.or(self.crees.first().zip(made.first()).map(|(e, id)| (e.table, *id))).unwrap_or(("dossier", 1));
        Ok(Op::ImporterTableau { fichier: fichier.to_owned(), table: table.to_owned(), id, nombre: self.changements.len() })
    }
}
