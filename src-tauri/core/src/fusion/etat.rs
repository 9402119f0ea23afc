//! The rows of a dossier by table and identifier, with the rows that each names.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::annexes::PREFIXE_ID;
use crate::modele::{Cellule, Dossier, Genre, Id, TABLES, TableDef};
use crate::store::common_history::Cle;
use crate::variables::with_references;

/// Rows of one table, in order.
pub(super) type Lignes = Vec<(Id, Vec<Cellule>)>;

/// Rows of a dossier.
#[derive(Clone, Debug, Default)]
pub(super) struct EtatCopie {
    tables: BTreeMap<&'static str, Lignes>,
    places: HashMap<Cle, usize>,
}

impl EtatCopie {
    pub fn of(d: &Dossier) -> Self {
        let mut out = Self::default();
        for rows in d.tables() {
            let nom = rows.def().nom;
            out.places.extend(rows.ids().enumerate().map(|(i, id)| ((nom, id), i)));
            out.tables.insert(nom, rows.rows().collect());
        }
        out
    }

    pub fn rows(&self, table: &str) -> &[(Id, Vec<Cellule>)] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    pub fn cells(&self, cle: Cle) -> Option<&Vec<Cellule>> {
        self.places.get(&cle).and_then(|i| self.rows(cle.0).get(*i)).map(|(_, cells)| cells)
    }

    pub fn has(&self, cle: Cle) -> bool {
        self.places.contains_key(&cle)
    }

    /// Every row, parents before children.
    pub fn all(&self) -> impl Iterator<Item = (&'static TableDef, Id, &Vec<Cellule>)> {
        TABLES.iter().flat_map(|table| self.rows(table.nom).iter().map(move |(id, cells)| (table, *id, cells)))
    }

    /// These rows, and those that cannot be without one of them.
    pub fn with_dependants(&self, rows: impl IntoIterator<Item = Cle>) -> BTreeSet<Cle> {
        let mut out: BTreeSet<Cle> = rows.into_iter().collect();
        // Parents stand before children, so one pass reaches every one of them.
        for (table, id, cells) in self.all() {
            if renvois(table, cells).iter().any(|r| r.requis && out.contains(&r.vers)) {
                out.insert((table.nom, id));
            }
        }
        out
    }

    /// Changes a cell of a row.
    pub fn set(&mut self, cle: Cle, champ: &str, cell: Cellule) {
        let at = TableDef::de(cle.0).and_then(|t| position(t, champ));
        let place = self.places.get(&cle).copied();
        if let (Some(at), Some(rows), Some(i)) = (at, self.tables.get_mut(cle.0), place) {
            rows[i].1[at] = cell;
        }
    }

    /// Replaces the rows of a table.
    pub fn replace(&mut self, table: &'static str, rows: Lignes) {
        self.places.retain(|(t, _), _| *t != table);
        self.places.extend(rows.iter().enumerate().map(|(i, (id, _))| ((table, *id), i)));
        self.tables.insert(table, rows);
    }

    /// The dossier of these rows; `None` when a cell cannot hold its value.
    pub fn dossier(&self) -> Option<Dossier> {
        let mut out = Dossier::default();
        for table in out.tables_mut() {
            table.fill(self.rows(table.def().nom).iter().cloned()).ok()?;
        }
        Some(out)
    }
}

/// Rank of a field in its table.
pub(super) fn position(table: &TableDef, champ: &str) -> Option<usize> {
    table.champs.iter().position(|c| c.nom == champ)
}

/// Cell of a field in the cells of a row.
pub(super) fn cell<'a>(table: &TableDef, cells: &'a [Cellule], champ: &str) -> Option<&'a Cellule> {
    position(table, champ).and_then(|at| cells.get(at))
}

/// A row named by a cell of another.
pub(super) struct RenvoiLigne {
    /// Rank of the cell.
    pub at: usize,
    /// The row it names.
    pub vers: Cle,
    /// Whether the row that names it cannot be without it.
    pub requis: bool,
}

/// Rows that a row names: by its references, and by a table with an identifier (a proof, a demand, a modification).
pub(super) fn renvois(table: &'static TableDef, cells: &[Cellule]) -> Vec<RenvoiLigne> {
    let mut out = Vec::new();
    for (at, (champ, cell)) in table.champs.iter().zip(cells).enumerate() {
        let Cellule::Entier(id) = cell else { continue };
        let lien = champ.lien.or_else(|| (champ.nom == "cible_ligne").then(|| aimed(table, cells)).flatten());
        let vers = lien.and_then(TableDef::de).zip(Id::try_from(*id).ok());
        out.extend(vers.map(|(t, id)| RenvoiLigne { at, vers: (t.nom, id), requis: champ.lien.is_some() && !champ.optionnel }));
    }
    out
}

/// Table of the row that a proof, a demand or a modification names.
fn aimed<'a>(table: &TableDef, cells: &'a [Cellule]) -> Option<&'a str> {
    match cell(table, cells, "cible_table") {
        Some(Cellule::Texte(t)) if !t.is_empty() => Some(t),
        _ => None,
    }
}

/// The parent of a row: the row of its first required reference.
pub(super) fn parent(table: &'static TableDef, cells: &[Cellule]) -> Option<Cle> {
    let at = position(table, table.parent?)?;
    renvois(table, cells).into_iter().find(|r| r.at == at).map(|r| r.vers)
}

/// Cells with the rows that they name, and those that their texts name by their number, given other identifiers. `None` empties an
/// optional reference; a text keeps what it said.
pub(super) fn renamed(table: &'static TableDef, cells: &[Cellule], other: &dyn Fn(Cle) -> Option<i64>) -> Vec<Cellule> {
    let mut out = cells.to_vec();
    for r in renvois(table, cells) {
        let known = other(r.vers);
        let kept = table.champs[r.at].lien.is_none();
        match known {
            Some(id) => out[r.at] = Cellule::Entier(id),
            None if kept => {}
            None => out[r.at] = Cellule::Nul,
        }
    }
    let cited = |tete: &str, cle: &str| {
        let id = cle.strip_prefix(PREFIXE_ID)?.parse().ok()?;
        let table = TableDef::de(if tete == "article" { "articles" } else { "annexes" })?;
        other((table.nom, id)).filter(|id| *id > 0).map(|id| format!("{PREFIXE_ID}{id}"))
    };
    for (champ, cell) in table.champs.iter().zip(&mut out) {
        if let (Genre::Texte | Genre::TexteLong | Genre::Lignes, Cellule::Texte(text)) = (champ.genre, &mut *cell)
            && text.contains("{{")
        {
            *text = with_references(text, &cited);
        }
    }
    out
}
