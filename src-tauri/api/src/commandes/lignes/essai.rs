//! Figures of the dossier with changes that are being typed and are not written yet.

use cpom_core::modele::{Dossier, Entite, Id, Parcours};
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
        let mut change = match operation {
            OperationRequest::Creer { table, valeurs, .. } => LigneEssayee { table, id: None, valeurs, fait: false },
            OperationRequest::Modifier { table, id, champs } => LigneEssayee { table, id: Some(*id), valeurs: champs, fait: false },
            _ => return Err(Erreur::requete("un essai ajoute ou modifie des lignes")),
        };
        dossier.parcourir(&mut change)?;
        if !change.fait {
            return Err(Erreur::requete("la ligne à essayer n’existe pas"));
        }
    }
    figures_since(&session.lue, &computed(&dossier, hote))
}

/// Adds a row (`id` absent) or changes one in a snapshot, through the type of the row; `fait` says whether it was
/// found.
struct LigneEssayee<'a> {
    table: &'a str,
    id: Option<Id>,
    valeurs: &'a Map<String, Value>,
    fait: bool,
}

impl Parcours for LigneEssayee<'_> {
    type Erreur = Erreur;

    fn table<E: Entite>(&mut self, rows: &mut Vec<E>) -> Resultat<()> {
        if E::TABLE.nom != self.table {
            return Ok(());
        }
        let place = self.id.map(|id| rows.iter().position(|row| row.id() == id));
        let neuve = E::default();
        let before = match place {
            Some(None) => return Ok(()),
            Some(Some(i)) => rows.get(i).unwrap_or(&neuve),
            None => &neuve,
        };
        let refuse = |e: serde_json::Error| Erreur::requete(&e.to_string());
        let mut json = serde_json::to_value(before).map_err(refuse)?;
        if let Value::Object(fields) = &mut json {
            fields.extend(self.valeurs.iter().map(|(k, v)| (k.clone(), v.clone())));
        }
        let mut row: E = serde_json::from_value(json).map_err(refuse)?;
        match place.flatten().and_then(|i| rows.get_mut(i)) {
            Some(slot) => *slot = row,
            None => {
                row.set_id(rows.iter().map(E::id).max().unwrap_or_default() + 1);
                rows.push(row);
            }
        }
        self.fait = true;
        Ok(())
    }
}
