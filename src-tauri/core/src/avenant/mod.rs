//! Avenants: what differs between two states of a contract, as modifications that can be printed, checked and undone on a copy.
//!
//! An avenant is read from the dossier, not typed beside it: [`differences`] keeps, of a comparison, what binds the parties
//! ([`CONTRACTUEL`]); each difference knows its place ([`CibleAvenant`]), both values in the notation of the interchange document and both
//! wordings. [`reculer`] undoes modifications on a copy of a snapshot, which gives their effect on the grant ([`effet_de`]) and the
//! states whose content was not kept ([`consolide()`]). Invariant: nothing here changes a dossier; a modification that cannot be
//! undone on the copy is named, never guessed.

pub mod consolide;
mod effet;
pub(crate) mod mots;
mod recul;
#[cfg(test)]
mod tests;

pub use consolide::{
    ColonneConsolidee, Consolide, EtatContenu, LigneConsolidee, PartieConsolidee, avenants_apres, consolide, etats_scelles,
};
pub use effet::{EffetAnnee, EffetDotation, effet, effet_de};
pub use mots::valeur as valeur_ecrite;
pub use mots::{ecart, lieu, nom, nom_consolide, nombre_de_mots, valeur_de};
pub(crate) use recul::set_field;
pub use recul::{Recul, reculer};

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use crate::choix::TypeAvenant;
use crate::comparaison::{LigneComparee, Sort, Tables, comparer};
use crate::modele::{Avenant, Cellule, ChampDef, Dossier, Id, Modification, TABLES, TableDef};

/// Tables and fields that bind the parties: a change of one needs an avenant.
#[rustfmt::skip]
pub const CONTRACTUEL: &[(&str, &[&str])] = &[
    ("contrat", &["reference", "intitule", "date_debut", "date_fin", "avec_dotation", "volet_financier_pluriannuel", "preambule"]),
    ("dotation", &["base_legale", "formule", "acompte_pct", "acompte_echeance", "solde_echeance", "report_initial", "non_consomme", "report_plafond_pct", "restitution_finale", "part_cibles_pct", "seuil_cibles_pct", "resultat_max_pct"]),
    ("plafonds", &["annee", "plafond"]),
    ("axes", &["code", "libelle", "objectif_legal"]),
    ("objectifs", &["axe_id", "code", "libelle"]),
    ("actions", &["objectif_id", "code", "intitule", "objectif_legal", "date_debut", "date_fin"]),
    ("budgets_action", &["annee", "dotation", "autofinancement", "cofinancement"]),
    ("indicateurs", &["objectif_id", "code", "libelle", "objectif_legal", "unite", "sens", "numerateur", "denominateur", "facteur", "frequence", "annee_reference"]),
    ("mesures", &["annee", "cible"]),
    ("engagements", &["partie", "code", "texte", "preuve", "periodicite"]),
    ("tarifs", &["annee", "date_debut", "tarif_apa", "tarif_pch", "tarif_aide_sociale", "supplement_prevu"]),
    ("dotations", &["annee", "montant_horaire", "heures_convenues"]),
    ("visas", &["texte"]),
    ("articles", &["titre", "texte", "ecarte"]),
    ("annexes", &["titre", "texte"]),
];

/// Tables whose rows hold figures of a year: a row without a contractual figure says nothing, and one that is added is undone by
/// emptying these figures, since it may hold others.
const CHIFFRES: [&str; 5] = ["plafonds", "budgets_action", "mesures", "tarifs", "dotations"];

/// Fields of a table that bind the parties; `None` for a table that has none.
#[must_use]
pub fn contractual(table: &str) -> Option<&'static [&'static str]> {
    CONTRACTUEL.iter().find(|(t, _)| *t == table).map(|(_, champs)| *champs)
}

/// Fields of a table of figures that hold the figures, the year apart; `None` for another table.
fn figures(table: &str) -> Option<impl Iterator<Item = &'static str>> {
    let champs = contractual(table).filter(|_| CHIFFRES.contains(&table))?;
    Some(champs.iter().copied().filter(|c| !matches!(*c, "annee" | "date_debut")))
}

/// Whether the rows of a table hold figures of a year (`CHIFFRES`).
#[must_use]
pub fn is_figures(table: &str) -> bool {
    CHIFFRES.contains(&table)
}

/// Place that a modification changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CibleAvenant {
    /// Table of the row.
    pub table: String,
    /// Identifier of the row.
    pub ligne: Id,
    /// Name of the field; empty when the row is added or removed.
    pub champ: String,
}

impl CibleAvenant {
    /// Place of a modification; `None` for one that is written in words alone.
    #[must_use]
    pub fn of(m: &Modification) -> Option<Self> {
        let ligne = m.cible_ligne.filter(|_| TableDef::de(&m.cible_table).is_some())?;
        Some(Self { table: m.cible_table.clone(), ligne, champ: m.cible_champ.clone() })
    }
}

/// Difference between two states that binds the parties.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Table of the row.
    pub table: &'static TableDef,
    /// Whether the row was added, removed or changed; never moved.
    pub sort: Sort,
    /// The difference as a row of `modifications`: words, place and values, without identifier nor avenant.
    pub modification: Modification,
}

impl Difference {
    /// Place of the difference.
    #[must_use]
    pub fn cible(&self) -> CibleAvenant {
        let m = &self.modification;
        CibleAvenant { table: m.cible_table.clone(), ligne: m.cible_ligne.unwrap_or_default(), champ: m.cible_champ.clone() }
    }
}

/// The differences that bind the parties, in the order of the tables, then of the rows; those that go with a row that is added or
/// removed follow it.
#[must_use]
pub fn differences(avant: &Dossier, apres: &Dossier) -> Vec<Difference> {
    // Each change of the dossier asks for this, and most rows of a dossier are in no such table.
    let compared = compared();
    let tables = |d: &Dossier| Tables::among(d, |table| compared.contains(table));
    let etats = Etats { avant, apres, tables: (tables(avant), tables(apres)) };
    let mut out = Vec::new();
    for line in comparer(&etats.tables.0, &etats.tables.1) {
        match line.sort {
            Sort::Deplacee => {}
            Sort::Modifiee => out.extend(changed(&etats, &line)),
            Sort::Ajoutee | Sort::Retiree => {
                let added = line.sort == Sort::Ajoutee;
                let there = if added { &etats.tables.1 } else { &etats.tables.0 };
                let rows = std::iter::once((line.table, line.id)).chain(there.enfants(line.table, line.id));
                out.extend(rows.filter_map(|(table, id)| whole(&etats, table, id, line.sort)));
            }
        }
    }
    out
}

/// Contractual tables, and those that their rows name: the words of a difference are made of both.
fn compared() -> BTreeSet<&'static str> {
    let mut out: BTreeSet<&'static str> = CONTRACTUEL.iter().map(|(table, _)| *table).collect();
    // A table refers to earlier ones alone, so that one pass from the last gathers them all.
    for table in TABLES.iter().rev() {
        if out.contains(table.nom) {
            out.extend(table.champs.iter().filter_map(|c| c.lien));
        }
    }
    out
}

/// Two states of a dossier, with their cells.
struct Etats<'a> {
    avant: &'a Dossier,
    apres: &'a Dossier,
    tables: (Tables, Tables),
}

/// Fields of a row that changed and bind the parties.
fn changed(etats: &Etats<'_>, line: &LigneComparee) -> Vec<Difference> {
    let Some(champs) = contractual(line.table.nom) else { return Vec::new() };
    let mine: Vec<_> = line.champs.iter().filter(|c| champs.contains(&c.champ.nom)).collect();
    if mine.is_empty() {
        return Vec::new();
    }
    let (was, is) = (json_row(etats.avant, line.table.nom, line.id), json_row(etats.apres, line.table.nom, line.id));
    let value = |row: &Option<Map<String, Json>>, champ: &ChampDef| {
        row.as_ref().and_then(|r| r.get(champ.nom)).map_or_else(String::new, Json::to_string)
    };
    let modification = |c: &crate::comparaison::ChampCompare| {
        let said = mots::field(etats, line, c);
        Modification {
            valeur_avant: value(&was, c.champ),
            valeur_apres: value(&is, c.champ),
            cible_champ: c.champ.nom.to_owned(),
            ..targeted(said, line.table, line.id)
        }
    };
    mine.into_iter().map(|c| Difference { table: line.table, sort: Sort::Modifiee, modification: modification(c) }).collect()
}

fn targeted(said: Modification, table: &TableDef, id: Id) -> Modification {
    Modification { cible_table: table.nom.to_owned(), cible_ligne: Some(id), ..said }
}

/// A row that was added or removed; `None` when it holds nothing that binds the parties.
fn whole(etats: &Etats<'_>, table: &'static TableDef, id: Id, sort: Sort) -> Option<Difference> {
    let added = sort == Sort::Ajoutee;
    let (dossier, tables) = if added { (etats.apres, &etats.tables.1) } else { (etats.avant, &etats.tables.0) };
    let champs = contractual(table.nom)?;
    let cells = tables.cells(table, id)?;
    let filled = |c: &ChampDef, cell: &Cellule| match cell {
        Cellule::Nul => false,
        Cellule::Texte(t) => !t.is_empty(),
        Cellule::Entier(n) => *n != 0 || c.genre != crate::modele::Genre::Booleen,
    };
    let said: Vec<(&'static ChampDef, Cellule)> = table
        .champs
        .iter()
        .zip(cells)
        .filter(|(c, cell)| champs.contains(&c.nom) && filled(c, cell))
        .map(|(c, v)| (c, v.clone()))
        .collect();
    let tells = match figures(table.nom) {
        Some(mut figures) => figures.any(|f| said.iter().any(|(c, _)| c.nom == f)),
        None => !said.is_empty(),
    };
    if !tells {
        return None;
    }
    let row = kept(table, json_row(dossier, table.nom, id)?).to_string();
    let words = mots::row(etats, table, id, &said, added);
    let (valeur_avant, valeur_apres) = if added { (String::new(), row) } else { (row, String::new()) };
    Some(Difference { table, sort, modification: Modification { valeur_avant, valeur_apres, ..targeted(words, table, id) } })
}

/// Row as a modification keeps it: what binds the parties and the row it belongs to, nothing that is the agency’s own.
fn kept(table: &TableDef, mut row: Map<String, Json>) -> Json {
    row.retain(|champ, _| Some(champ.as_str()) == table.parent || contractual(table.nom).is_some_and(|c| c.contains(&champ.as_str())));
    Json::Object(row)
}

/// Row of a snapshot as it is in the interchange document; `None` when there is none.
fn json_row(d: &Dossier, table: &str, id: Id) -> Option<Map<String, Json>> {
    let rows = d.table(table)?;
    match rows.json(rows.place(id)?) {
        Json::Object(row) => Some(row),
        _ => None,
    }
}

/// Present value of the place that a modification changes, in the notation of the interchange document: that of the field, or of
/// the whole row; `None` when the row does not exist.
#[must_use]
pub fn present_value(d: &Dossier, cible: &CibleAvenant) -> Option<Json> {
    let row = json_row(d, &cible.table, cible.ligne)?;
    if cible.champ.is_empty() { Some(Json::Object(row)) } else { row.get(&cible.champ).cloned() }
}

/// The avenants in the order in which they bind: by number, those without one last, in the order of the dossier.
#[must_use]
pub fn in_order(d: &Dossier) -> Vec<&Avenant> {
    let mut out: Vec<&Avenant> = d.avenants.iter().collect();
    out.sort_by_key(|a| a.numero.unwrap_or(i32::MAX));
    out
}

/// Kind of an avenant that makes these changes; the mixed ones are of no particular kind.
#[must_use]
pub fn type_propose(differences: &[&Difference]) -> TypeAvenant {
    let kind = |d: &&Difference| match (d.table.nom, d.modification.cible_champ.as_str()) {
        ("contrat", "date_fin") => TypeAvenant::Prorogation,
        ("mesures" | "indicateurs" | "objectifs" | "actions" | "axes", _) => TypeAvenant::Objectifs,
        ("dotations" | "dotation" | "plafonds" | "tarifs", _) => TypeAvenant::Dotation,
        _ => TypeAvenant::Autre,
    };
    let first = differences.first().map_or(TypeAvenant::Autre, kind);
    if differences.iter().all(|d| kind(d) == first) { first } else { TypeAvenant::Autre }
}

/// Modifications of an avenant, in the order of the dossier.
#[must_use]
pub fn modifications_of(d: &Dossier, avenant: Id) -> Vec<&Modification> {
    d.modifications.iter().filter(|m| m.avenant_id == avenant).collect()
}

/// Modifications of the avenants that bind after this one, in order.
#[must_use]
pub fn modifications_after(d: &Dossier, avenant: Id) -> Vec<&Modification> {
    let later = in_order(d).into_iter().skip_while(|a| a.id != avenant).skip(1);
    later.flat_map(|a| modifications_of(d, a.id)).collect()
}
