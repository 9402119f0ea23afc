//! Checks of the proofs: expenses without any, names in a file to hand over, links that lead nowhere, files that changed.

use std::collections::BTreeMap;

use super::{Constat, Controle, Parametre, Vue, n, t};
use crate::calculs::unproved_uses;
use crate::choix::EtatFichier;
use crate::modele::{Dossier, Entite, Id, Justificatif, Piece, TableDef};
use crate::preuves::{bordereau, sans_recette};

pub(super) fn check(v: &mut Vue<'_>) {
    let d = v.d;
    let years = v.c.annees.toutes.iter().copied();
    for annee in years.filter(|a| d.is_closed(*a)).collect::<Vec<_>>() {
        let unproved = unproved_uses(d, annee);
        if !unproved.is_empty() {
            let amount = unproved.iter().filter_map(|b| b.dotation_consommee).sum();
            let parameters = vec![n(annee), count(unproved.len()), Parametre::Montant(amount)];
            v.add(Controle::DepensesSansPiece, Justificatif::TABLE.nom, None, None, parameters);
        }
        let unknown = sans_recette(d, v.c, annee);
        if unknown > 0 {
            v.add(Controle::RecetteInconnue, Piece::TABLE.nom, None, None, vec![n(annee), count(unknown)]);
        }
    }
    let proving = |p: &&Piece| p.nominative && d.justificatifs.iter().any(|j| j.piece_id == p.id);
    for p in d.pieces.iter().filter(proving) {
        v.add(Controle::PieceNominative, Piece::TABLE.nom, Some(p.id), Some("nominative"), vec![t(&p.libelle)]);
    }
    for lost in bordereau(d, v.c, None).perdus {
        let piece = d.pieces.iter().find(|p| p.id == lost.piece_id).map_or("", |p| &p.libelle);
        let table = TableDef::de(&lost.table).map_or(lost.table.as_str(), |table| table.titre);
        let parameters = vec![t(piece), t(table)];
        v.add(Controle::JustificatifPerdu, Justificatif::TABLE.nom, Some(lost.justificatif_id), Some("cible_ligne"), parameters);
    }
}

fn count(number: usize) -> Parametre {
    Parametre::Entier(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Findings on the files of the documents, from the state of each: those that changed and those that are not in their place. The
/// files are read by the caller, so these findings are not among those of [`super::controler`].
#[must_use]
pub fn fichiers_de_pieces(d: &Dossier, etats: &BTreeMap<Id, EtatFichier>) -> Vec<Constat> {
    let found = |p: &Piece| {
        let (controle, parametres) = match etats.get(&p.id)? {
            EtatFichier::Modifie => (Controle::PieceModifiee, vec![t(&p.libelle)]),
            EtatFichier::Introuvable => (Controle::PieceIntrouvable, vec![t(&p.libelle), t(&p.fichier)]),
            EtatFichier::SansFichier | EtatFichier::Present | EtatFichier::NonVerifie => return None,
        };
        Some(Constat { controle, table: Piece::TABLE.nom, id: Some(p.id), champ: Some("fichier"), parametres })
    };
    d.pieces.iter().filter_map(found).collect()
}
