//! List of proofs: each proved figure in order, with the number of the document that proves it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cibles::{ChiffreProuve, Cibles};
use crate::calculs::Calculs;
use crate::modele::{Dossier, Id, Piece};

/// Proved figure, with the document that proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LigneBordereau {
    /// Number of the document in this list, from 1: the same on each line of one document.
    pub numero: u32,
    /// Identifier of the document.
    pub piece_id: Id,
    /// Identifier of the link.
    pub justificatif_id: Id,
    /// Figure that is proved.
    pub chiffre: ChiffreProuve,
    /// Date of the document, else the day on which it was extracted.
    pub date: Option<NaiveDate>,
    /// Place in the document; may be empty.
    pub page: String,
}

/// Link whose row is gone, or whose table no document proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LienPerdu {
    /// Identifier of the link.
    pub justificatif_id: Id,
    /// Identifier of the document.
    pub piece_id: Id,
    /// Year that the link says, if any.
    pub annee: Option<i32>,
    /// Name of the table, as the link says it.
    pub table: String,
    /// Identifier of the row, as the link says it.
    pub ligne: Id,
}

/// Proofs of a year, or of the whole dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bordereau {
    /// Lines in order: legal objective, kind of figure, action or indicator, year, date.
    pub lignes: Vec<LigneBordereau>,
    /// Links that lead to no row any more.
    pub perdus: Vec<LienPerdu>,
}

/// Printed form of a number: « P-07 ».
#[must_use]
pub fn numero(n: u32) -> String {
    format!("P-{n:02}")
}

/// Date printed for a document.
pub(super) fn date_of(p: &Piece) -> Option<NaiveDate> {
    p.date.or(p.extraite_le)
}

impl Bordereau {
    /// Number of a document in this list; `None` when it proves nothing here.
    #[must_use]
    pub fn numero(&self, piece: Id) -> Option<u32> {
        self.lignes.iter().find(|l| l.piece_id == piece).map(|l| l.numero)
    }

    /// Documents of the list, by number.
    #[must_use]
    pub fn pieces(&self) -> Vec<(u32, Id)> {
        let numbers: BTreeMap<u32, Id> = self.lignes.iter().map(|l| (l.numero, l.piece_id)).collect();
        numbers.into_iter().collect()
    }

    /// Numbers of the documents that prove a row, in order: « P-01, P-04 »; empty without any.
    #[must_use]
    pub fn numeros_de(&self, table: &str, id: Id) -> String {
        let mut numbers: Vec<u32> =
            self.lignes.iter().filter(|l| l.chiffre.table == table && l.chiffre.id == id).map(|l| l.numero).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(numero).collect::<Vec<_>>().join(", ")
    }
}

/// Proofs of the figures of a year, or of all years; those of a commitment without a year are in each year.
#[must_use]
pub fn bordereau(d: &Dossier, c: &Calculs, annee: Option<i32>) -> Bordereau {
    let cibles = Cibles::of(d, c);
    let mut out = Bordereau::default();
    let mut lines = Vec::new();
    for (rank, j) in d.justificatifs.iter().enumerate() {
        let Some((piece_rank, piece)) = d.pieces.iter().enumerate().find(|(_, p)| p.id == j.piece_id) else { continue };
        let of_year = |year: Option<i32>| annee.is_none() || year.is_none() || year == annee;
        match cibles.prouve(&j.cible_table, j.cible_ligne, j.annee) {
            Some(chiffre) if of_year(chiffre.annee) => {
                let date = date_of(piece);
                let order = (chiffre.place, chiffre.annee, date.is_none(), date, piece_rank, rank);
                let page = j.page.trim().to_owned();
                lines.push((order, LigneBordereau { numero: 0, piece_id: piece.id, justificatif_id: j.id, chiffre, date, page }));
            }
            Some(_) => {}
            None if of_year(j.annee) => out.perdus.push(LienPerdu {
                justificatif_id: j.id,
                piece_id: piece.id,
                annee: j.annee,
                table: j.cible_table.clone(),
                ligne: j.cible_ligne,
            }),
            None => {}
        }
    }
    lines.sort_by_key(|(order, _)| *order);
    let mut numbers: BTreeMap<Id, u32> = BTreeMap::new();
    for (_, line) in lines {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
        let numero = *numbers.entry(line.piece_id).or_insert(next);
        out.lignes.push(LigneBordereau { numero, ..line });
    }
    out
}
