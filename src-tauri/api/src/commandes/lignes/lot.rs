//! Batch of changes made as one step, and the sentence of that step.

use cpom_core::modele::Id;
use cpom_core::op::{Geste, Op};
use cpom_core::store::Ecriture;
use serde_json::{Map, Value};

use super::{LotRequest, OperationRequest};
use crate::edition::{EditionView, change};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::session::{Resultat, Session};

/// Greatest number of operations in a batch.
const LOT_MAX: usize = 10_000;

pub(crate) fn lot(session: &mut Session, hote: &dyn Hote, r: LotRequest) -> Resultat<EditionView> {
    let nombre = r.operations.len();
    if !(1..=LOT_MAX).contains(&nombre) {
        return Err(Erreur::requete("un lot compte de une à dix mille opérations"));
    }
    change(session, hote, |w| {
        let mut batch = GroupeOperations::default();
        let mut created = None;
        let mut ids: Vec<Option<Id>> = Vec::new();
        for operation in &r.operations {
            let mut made = None;
            match operation {
                OperationRequest::Creer { table, valeurs, apres } => {
                    let id = w.create(table, &resolved(valeurs, &ids)?, *apres)?;
                    created = Some(id);
                    made = created;
                    batch.note(w, Geste::Creer, table, id)?;
                }
                OperationRequest::Modifier { table, id, champs } => {
                    batch.note(w, Geste::Modifier, table, *id)?;
                    w.update(table, *id, &resolved(champs, &ids)?)?;
                }
                OperationRequest::Supprimer { table, id } => {
                    batch.note(w, Geste::Supprimer, table, *id)?;
                    w.delete(table, *id)?;
                }
                OperationRequest::Deplacer { table, id, avant } => {
                    batch.note(w, Geste::Modifier, table, *id)?;
                    w.move_before(table, *id, *avant)?;
                }
                OperationRequest::Copier { table, id, valeurs, apres } => {
                    let copie = w.copy(table, *id, &resolved(valeurs, &ids)?, *apres)?;
                    created = Some(copie);
                    made = created;
                    batch.note(w, Geste::Creer, table, copie)?;
                }
            }
            ids.push(made);
        }
        let op = match gesture(w, &r.operations, created)? {
            Some(one) => one,
            None => batch.op(w, nombre)?,
        };
        Ok((created, op))
    })
}

/// Replaces `{"cree": n}` in the values by the identifier of the row that operation `n` of the batch created, from 0.
/// So a row and the rows that belong to it can be created in one step.
fn resolved(valeurs: &Map<String, Value>, ids: &[Option<Id>]) -> cpom_core::Result<Map<String, Value>> {
    let value = |(champ, value): (&String, &Value)| {
        let Some(rang) = value.as_object().and_then(|o| o.get("cree")) else { return Ok((champ.clone(), value.clone())) };
        let made = rang.as_u64().and_then(|n| usize::try_from(n).ok()).and_then(|n| ids.get(n).copied().flatten());
        let id = made.ok_or_else(|| cpom_core::Error::ValeurRefusee {
            table: String::new(),
            champ: champ.clone(),
            raison: "la ligne citée n’a pas été créée par le lot".to_owned(),
        })?;
        Ok((champ.clone(), Value::from(id)))
    };
    valeurs.iter().map(value).collect()
}

/// Operation recorded for a batch that contains a move or a copy: the batch is named after it. `None` otherwise.
fn gesture(w: &Ecriture<'_>, operations: &[OperationRequest], copie: Option<Id>) -> cpom_core::Result<Option<Op>> {
    for operation in operations {
        match operation {
            OperationRequest::Deplacer { table, id, .. } => {
                return Ok(Some(Op::Deplacer { table: table.clone(), id: *id, objet: w.designation(table, *id)? }));
            }
            OperationRequest::Copier { table, id, .. } => {
                return Ok(Some(Op::Copier { table: table.clone(), id: copie.unwrap_or(*id), objet: w.designation(table, *id)? }));
            }
            _ => {}
        }
    }
    Ok(None)
}

/// Collects what the operations of a batch have in common, to name the step.
#[derive(Default)]
struct GroupeOperations {
    first: Option<(String, Id)>,
    tables: std::collections::BTreeSet<String>,
    gestes: Vec<Geste>,
    parents: Vec<Option<(&'static str, Id)>>,
}

impl GroupeOperations {
    fn note(&mut self, w: &Ecriture<'_>, geste: Geste, table: &str, id: Id) -> cpom_core::Result<()> {
        let parent = w.parent(table, id)?;
        self.first.get_or_insert_with(|| (table.to_owned(), id));
        self.tables.insert(table.to_owned());
        if !self.gestes.contains(&geste) {
            self.gestes.push(geste);
        }
        if !self.parents.contains(&parent) {
            self.parents.push(parent);
        }
        Ok(())
    }

    fn op(self, w: &Ecriture<'_>, nombre: usize) -> cpom_core::Result<Op> {
        let (table, id) = self.first.unwrap_or_default();
        let geste = match (self.gestes.as_slice(), self.tables.len()) {
            ([one], 1) => Some(*one),
            _ => None,
        };
        let objet = match self.parents.as_slice() {
            // The batch may have deleted the parent itself.
            [Some((parent, of))] if geste.is_some() => w.designation(parent, *of).unwrap_or_default(),
            _ => String::new(),
        };
        Ok(Op::Lot { table, id, nombre, geste, objet })
    }
}
