//! Figures of the dossier with changes that are being typed and are not written yet.

use cpom_core::modele::{Dossier, Id, TableModifiable};
use serde_json::{Map, Value};

use super::{LotRequest, OperationRequest};
use crate::edition::{CalculsEssayesView, computed, figures_since};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::session::{Resultat, Session};

/// Computes the figures as if these rows were added or changed, on a copy of the snapshot. Removals, moves and copies
/// are refused.
pub(crate) fn lot_essayer(session: &mut Session, hote: &dyn Hote, r: LotRequest) -> Resultat<CalculsEssayesView> {
    let mut dossier: Dossier = opened(session)?.dossier().clone();
    for operation in &r.operations {
        let (table, id, valeurs) = match operation {
            OperationRequest::Creer { table, valeurs, .. } => (table, None, valeurs),
            OperationRequest::Modifier { table, id, champs } => (table, Some(*id), champs),
            _ => return Err(Erreur::requete("un essai ajoute ou modifie des lignes")),
        };
        let missing = || Erreur::requete("la ligne à essayer n’existe pas");
        tried(dossier.table_mut(table).ok_or_else(missing)?, id, valeurs)?.ok_or_else(missing)?;
    }
    figures_since(&session.lue, &computed(&dossier, hote))
}

/// Adds a row (`id` absent) or changes one in a snapshot, through the type of the row; `None` when there is no such row.
fn tried(rows: &mut dyn TableModifiable, id: Option<Id>, valeurs: &Map<String, Value>) -> Resultat<Option<()>> {
    let place = match id {
        Some(id) => rows.place(id),
        None => {
            let next = rows.ids().into_iter().max().unwrap_or_default() + 1;
            let place = rows.push();
            rows.set_id(place, next);
            Some(place)
        }
    };
    let Some(place) = place else { return Ok(None) };
    rows.set_values(place, valeurs.clone()).map_err(|(champ, raison)| Erreur::requete(&format!("{champ}\u{202F}: {raison}")))?;
    Ok(Some(()))
}
