//! Proofs at renewal: those of past figures stay with them, the others stay in the former dossier.

use std::collections::{BTreeMap, BTreeSet};

use super::Periode;
use super::rapport::Rapport;
use crate::choix::NaturePiece;
use crate::modele::{Dossier, Id, Justificatif, Rubrique};
use crate::preuves::is_provable;

/// Row to which a figure belongs, and its year: what makes it the same figure in both dossiers, whatever its identifier. `None` when
/// the row is gone.
fn identity(d: &Dossier, table: &str, id: Id) -> Option<(Id, i32)> {
    match table {
        "budgets_action" => d.budgets_action.iter().find(|x| x.id == id).map(|x| (x.action_id, x.annee)),
        "mesures" => d.mesures.iter().find(|x| x.id == id).map(|x| (x.indicateur_id, x.annee)),
        "valeurs" => d.valeurs.iter().find(|x| x.id == id).map(|x| (x.donnee_id, x.annee)),
        "heures" => d.heures.iter().find(|x| x.id == id).map(|x| (x.financeur_id, x.annee)),
        "effectifs" => d.effectifs.iter().find(|x| x.id == id).map(|x| (x.emploi_id, x.annee)),
        "versements" => d.versements.iter().find(|x| x.id == id).map(|x| (x.id, x.annee)),
        "formations" => d.formations.iter().find(|x| x.id == id).map(|x| (x.id, x.annee)),
        _ => None,
    }
}

/// Whether a link proves a figure of a past year that the new dossier still has.
fn stays(ancien: &Dossier, neuf: &Dossier, p: &Periode, j: &Justificatif) -> bool {
    if !is_provable(&j.cible_table) {
        return false;
    }
    // A commitment is kept, and judged anew: its proofs are those of the years that are over.
    if j.cible_table == "engagements" {
        return j.annee.is_some_and(|a| a <= p.base) && neuf.engagements.iter().any(|e| e.id == j.cible_ligne);
    }
    let [before, after] = [ancien, neuf].map(|d| identity(d, &j.cible_table, j.cible_ligne));
    before.is_some() && before == after && before.is_some_and(|(_, annee)| annee <= p.base)
}

/// Keeps the links of past figures and the documents that they need.
pub(super) fn carry(ancien: &Dossier, neuf: &mut Dossier, p: &Periode, rapport: &mut Rapport) {
    let kept: BTreeSet<Id> = ancien.justificatifs.iter().filter(|j| stays(ancien, neuf, p, j)).map(|j| j.id).collect();
    neuf.justificatifs.retain(|j| kept.contains(&j.id));
    let mut counts: BTreeMap<Id, (usize, usize)> = BTreeMap::new();
    for j in &ancien.justificatifs {
        let (stay, all) = counts.entry(j.piece_id).or_default();
        *stay += usize::from(kept.contains(&j.id));
        *all += 1;
    }
    let of = |id: Id| counts.get(&id).copied().unwrap_or_default();
    for x in &ancien.pieces {
        match of(x.id) {
            (_, 0) if x.nature == NaturePiece::Justificatif => rapport.kept(Rubrique::Suivi, &format!("Pièce : {}", x.libelle)),
            (_, 0) => {}
            (0, _) if x.nature == NaturePiece::Justificatif => {
                rapport.removed(Rubrique::Suivi, &format!("Pièce : {}", x.libelle), "ce qu’elle prouve est dans l’ancien dossier");
            }
            (stay, all) if stay == all => rapport.kept(Rubrique::Suivi, &format!("Ce que prouve la pièce : {}", x.libelle)),
            (stay, all) => rapport.carried(
                Rubrique::Suivi,
                &format!("Ce que prouve la pièce : {}", x.libelle),
                &format!("{all} chiffres"),
                &format!("{stay}, des années passées"),
            ),
        }
    }
    neuf.pieces.retain(|x| x.nature != NaturePiece::Justificatif || of(x.id) == (0, 0) || of(x.id).0 > 0);
}
