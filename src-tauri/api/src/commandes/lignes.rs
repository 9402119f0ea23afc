//! Commands on rows: create, change, remove, move, alone or in a batch; undo and redo.

use cpom_core::calculs::rupture_proposee;
use cpom_core::modele::{Entite, Id, Indicateur};
use cpom_core::op::Op;
use cpom_core::store::Fichier;
use cpom_core::store::journal::Etape;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::RienRequest;
use crate::edition::{CalculsEssayesView, EditionView, LieuView, answer, answer_with_figures, change};
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::session::{Resultat, Session};

mod essai;
mod lot;
mod selection;

pub(crate) use essai::lot_essayer;
pub(crate) use lot::lot;
pub(crate) use selection::selection_sommer;
pub use selection::{SelectionRequest, SelectionView};

commandes! {
    /// Adds a row to a table, after another or at the end.
    Etape ligne_creer: LigneCreerRequest => EditionView,
    /// Changes fields of a row; edits of the same fields within five seconds are one step.
    Etape ligne_modifier: LigneModifierRequest => EditionView,
    /// Removes a row and the rows that belong to it.
    Etape ligne_supprimer: LigneSupprimerRequest => EditionView,
    /// Moves a row within its table.
    Etape ligne_deplacer: LigneDeplacerRequest => EditionView,
    /// Makes several changes: all of them as one step, or none.
    Etape lot: LotRequest => EditionView,
    /// Computes the figures as if these rows were added or changed; writes nothing.
    Lecture lot_essayer: LotRequest => CalculsEssayesView,
    /// Adds the figures of cells selected in a sheet, and says how many have one.
    Lecture selection_sommer: SelectionRequest => SelectionView,
    /// Undoes the last step in force; `retablir` does it again.
    Fait annuler: RienRequest => EditionView,
    /// Does the last undone step again.
    Fait retablir: RienRequest => EditionView,
}

/// Row to create in a table.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LigneCreerRequest {
    /// Name of the table.
    pub table: String,
    /// Values by field; the other fields take their defaults.
    #[cfg_attr(feature = "ts", ts(type = "Record<string, unknown>"))]
    pub valeurs: Map<String, Value>,
    /// Row after which it comes; last of its table when absent.
    #[serde(default)]
    pub apres: Option<Id>,
}

/// Fields of a row to change.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LigneModifierRequest {
    /// Name of the table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
    /// New values by field; the other fields stay.
    #[cfg_attr(feature = "ts", ts(type = "Record<string, unknown>"))]
    pub champs: Map<String, Value>,
}

/// Row to remove, with the rows that belong to it.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LigneSupprimerRequest {
    /// Name of the table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
}

/// Row to move within its table.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LigneDeplacerRequest {
    /// Name of the table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
    /// Row before which it comes; last of its table when absent.
    #[serde(default)]
    pub avant: Option<Id>,
}

/// One operation of a batch.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "geste", rename_all = "snake_case", deny_unknown_fields)]
pub enum OperationRequest {
    /// Creates a row in a table.
    Creer {
        /// Name of the table.
        table: String,
        /// Values by field; `{"cree": n}` stands for the row made by operation `n` of the batch, from 0.
        #[cfg_attr(feature = "ts", ts(type = "Record<string, unknown>"))]
        valeurs: Map<String, Value>,
        /// Row after which it comes; last of its table when absent.
        #[serde(default)]
        apres: Option<Id>,
    },
    /// Changes fields of a row.
    Modifier {
        /// Name of the table.
        table: String,
        /// Identifier of the row.
        id: Id,
        /// New values by field; `{"cree": n}` as for a creation.
        #[cfg_attr(feature = "ts", ts(type = "Record<string, unknown>"))]
        champs: Map<String, Value>,
    },
    /// Removes a row and the rows that belong to it.
    Supprimer {
        /// Name of the table.
        table: String,
        /// Identifier of the row.
        id: Id,
    },
    /// Moves a row within its table.
    Deplacer {
        /// Name of the table.
        table: String,
        /// Identifier of the row.
        id: Id,
        /// Row before which it comes; last of its table when absent.
        #[serde(default)]
        avant: Option<Id>,
    },
    /// Copies a row with the rows that belong to it.
    Copier {
        /// Name of the table.
        table: String,
        /// Identifier of the row to copy.
        id: Id,
        /// Values that replace those of the row; a code left out becomes the next free one.
        #[cfg_attr(feature = "ts", ts(type = "Record<string, unknown>"))]
        valeurs: Map<String, Value>,
        /// Row after which the copy comes; last of its table when absent.
        #[serde(default)]
        apres: Option<Id>,
    },
}

/// Operations that succeed or fail together, and are undone together.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LotRequest {
    /// Operations in order, from 1 to 10 000.
    pub operations: Vec<OperationRequest>,
}

pub(crate) fn ligne_creer(session: &mut Session, hote: &dyn Hote, r: LigneCreerRequest) -> Resultat<EditionView> {
    change(session, hote, |w| {
        let id = w.create(&r.table, &r.valeurs, r.apres)?;
        Ok((Some(id), Op::Creer { table: r.table.clone(), id, objet: w.designation(&r.table, id)? }))
    })
}

pub(crate) fn ligne_modifier(session: &mut Session, hote: &dyn Hote, r: LigneModifierRequest) -> Resultat<EditionView> {
    let indicator = (r.table == Indicateur::TABLE.nom).then(|| opened(session)).transpose()?;
    let avant = indicator.and_then(|file| file.dossier().indicateurs.iter().find(|i| i.id == r.id).cloned());
    let contexte = session.contexte(hote);
    let done = opened(session)?.transact(&contexte, |w| {
        let objet = w.designation(&r.table, r.id)?;
        w.update(&r.table, r.id, &r.champs)?;
        Ok(((), Op::Modifier { table: r.table.clone(), id: r.id, champs: r.champs.keys().cloned().collect(), objet }))
    })?;
    let (mut answer, calculs) = answer_with_figures(session, hote, done, |()| None, None)?;
    if let Some(avant) = avant {
        answer.rupture = rupture_proposee(opened(session)?.dossier(), &calculs.indicateurs, &avant);
    }
    Ok(answer)
}

pub(crate) fn ligne_supprimer(session: &mut Session, hote: &dyn Hote, r: LigneSupprimerRequest) -> Resultat<EditionView> {
    change(session, hote, |w| {
        let objet = w.designation(&r.table, r.id)?;
        w.delete(&r.table, r.id)?;
        Ok((None, Op::Supprimer { table: r.table.clone(), id: r.id, objet }))
    })
}

pub(crate) fn ligne_deplacer(session: &mut Session, hote: &dyn Hote, r: LigneDeplacerRequest) -> Resultat<EditionView> {
    change(session, hote, |w| {
        let objet = w.designation(&r.table, r.id)?;
        w.move_before(&r.table, r.id, r.avant)?;
        Ok((None, Op::Deplacer { table: r.table.clone(), id: r.id, objet }))
    })
}

/// Place where the undone or redone step shows in the dossier as it is now.
fn place_now(file: &Fichier, step: &Etape) -> Resultat<Option<LieuView>> {
    let found = file.lieu(step)?;
    Ok(found.map(|l| LieuView { table: l.table.to_owned(), id: l.id, champ: l.champ }))
}

pub(crate) fn annuler(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.undo(&contexte)?;
    let lieu = place_now(file, &done.valeur)?;
    answer(session, hote, done, |_| None, lieu)
}

pub(crate) fn retablir(session: &mut Session, hote: &dyn Hote, _: RienRequest) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.redo(&contexte)?;
    let lieu = place_now(file, &done.valeur)?;
    answer(session, hote, done, |_| None, lieu)
}
