//! Changes that the import of a sheet would make, cell by cell, before anything is written; then the writing of them.

use serde_json::{Map, Value as Json, json};

use super::doutes::DouteImport;
use super::lecture::Raison;
use crate::error::{Error, Result};
use crate::modele::Id;
use crate::op::Op;
use crate::store::Ecriture;

/// A value that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangementImporte {
    /// Cell it comes from.
    pub adresse: String,
    /// Table the value belongs to.
    pub table: &'static str,
    /// Row the value belongs to; `None` for one that does not exist yet.
    pub id: Option<Id>,
    /// Name of the row, year included.
    pub ligne: String,
    /// Field the value belongs to.
    pub champ: &'static str,
    /// Value of the dossier; null when it has none.
    pub avant: Json,
    /// Value of the sheet.
    pub apres: Json,
    /// Whether the row does not exist yet.
    pub nouvelle: bool,
    /// Whether the sheet has more decimals than the dossier keeps.
    pub arrondi: bool,
    /// Number of other cells added to the first.
    pub autres: usize,
    /// Whether a doubt keeps it from being written.
    pub douteux: bool,
    /// Closed year whose figure it would change: the import is refused unless the year is reopened, or its values left aside.
    pub close: Option<i32>,
    /// Whether it is left aside with its closed year, as [`super::Correspondance::sans_annees_closes`] asks.
    pub laisse: bool,
}

impl ChangementImporte {
    /// Whether it is written: neither retained by a doubt nor left aside.
    #[must_use]
    pub fn est_pris(&self) -> bool {
        !self.douteux && !self.laisse
    }
}

/// A cell that is left aside, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refuse {
    /// Address of the cell in the sheet.
    pub adresse: String,
    /// Text of the cell, as the sheet shows it.
    pub texte: String,
    /// Reason for which the cell is left aside.
    pub raison: Raison,
}

/// A row to add or to change.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct EcritImport {
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
    /// As [`super::Correspondance::noms`] names it.
    pub cle: String,
    /// The row it stands for, if one was chosen.
    pub ligne: Option<Id>,
}

/// Effects of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanImport {
    /// Values that would change, in the order of the sheet.
    pub changements: Vec<ChangementImporte>,
    /// Cells left aside, in the order of the sheet.
    pub refus: Vec<Refuse>,
    /// Doubts, in the order they were found.
    pub doutes: Vec<DouteImport>,
    /// Names the dossier does not have, each once.
    pub noms: Vec<NomInconnu>,
    /// Cells whose value the dossier has already.
    pub identiques: usize,
    /// Rows that add up others, not read.
    pub totaux: usize,
    /// Values not read because the dossier computes them.
    pub calculees: usize,
    /// Rows that would be added.
    pub lignes_creees: usize,
    pub(super) crees: Vec<EcritImport>,
    pub(super) ecrits: Vec<EcritImport>,
}

impl PlanImport {
    /// Whether nothing would be written: the sheet says what the dossier says, or every value waits for a confirmation or is
    /// left aside.
    #[must_use]
    pub fn est_vide(&self) -> bool {
        !self.changements.iter().any(ChangementImporte::est_pris)
    }

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
        Ok(Op::ImporterTableau {
            fichier: fichier.to_owned(),
            table: table.to_owned(),
            id,
            nombre: self.changements.iter().filter(|c| c.est_pris()).count(),
        })
    }
}
