//! Rows of the dossier as a sheet names them: by code, by label, or by both.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value as Json};

use super::mots::plat;
use crate::modele::{Dossier, Entite, Id, Revue};
use crate::negociation::nom_revue;

/// A row as its fields.
pub(super) type LigneDossier = Map<String, Json>;

/// The rows of a table, in order.
pub(super) fn lignes(d: &Dossier, table: &str) -> Vec<LigneDossier> {
    let Some(rows) = d.table(table) else { return Vec::new() };
    let fields = |place| if let Json::Object(fields) = rows.json(place) { Some(fields) } else { None };
    (0..rows.len()).filter_map(fields).collect()
}

/// The identifier of a row.
pub(super) fn id(ligne: &LigneDossier) -> Id {
    ligne.get("id").and_then(Json::as_i64).and_then(|n| Id::try_from(n).ok()).unwrap_or(0)
}

fn text<'a>(ligne: &'a LigneDossier, champ: &str) -> &'a str {
    ligne.get(champ).and_then(Json::as_str).unwrap_or_default()
}

/// The name of a row in lists: « IND-04 Taux de… ». A code without a digit is left out beside a name.
pub(super) fn designation(ligne: &LigneDossier) -> String {
    // A review has no name of its own.
    if ligne.contains_key("type_revue")
        && let Ok(revue) = serde_json::from_value::<Revue>(Json::Object(ligne.clone()))
    {
        return nom_revue(&revue);
    }
    let named = ["libelle", "intitule", "nom", "type_versement"].iter().map(|c| text(ligne, c)).find(|t| !t.is_empty());
    let code = text(ligne, "code");
    let code = if named.is_some() && !code.contains(|c: char| c.is_ascii_digit()) { "" } else { code };
    [code, named.unwrap_or_default()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The rows of a table as lists name them, in their order.
#[must_use]
pub fn lignes_nommees(d: &Dossier, table: &str) -> Vec<(Id, String)> {
    lignes(d, table).iter().map(|l| (id(l), designation(l))).collect()
}

/// Rows of a table by the names a sheet may give them.
pub(super) struct Noms {
    par_nom: BTreeMap<String, Option<Id>>,
    designations: BTreeMap<Id, String>,
    racines: BTreeMap<Id, BTreeSet<String>>,
    /// Answers of [`Noms::trouver`]: a reading is sought under many headers, each of which asks the same cells.
    trouves: RefCell<HashMap<String, Option<Id>>>,
}

/// The words of a name that carry its meaning, without their plural.
fn racines(nom: &str) -> BTreeSet<String> {
    let flat = plat(nom);
    flat.split(' ').filter(|w| w.len() > 2).map(|w| w.trim_end_matches(['s', 'x']).to_owned()).collect()
}

impl Noms {
    pub(super) fn de(d: &Dossier, table: &str) -> Self {
        let mut noms =
            Self { par_nom: BTreeMap::new(), designations: BTreeMap::new(), racines: BTreeMap::new(), trouves: RefCell::default() };
        for ligne in lignes(d, table) {
            let id = id(&ligne);
            noms.designations.insert(id, designation(&ligne));
            let code = text(&ligne, "code");
            let mut said = vec![code.to_owned()];
            if table == Revue::TABLE.nom {
                said.push(designation(&ligne));
            }
            for champ in ["libelle", "intitule", "nom"] {
                let name = text(&ligne, champ);
                noms.racines.entry(id).or_default().extend(racines(name));
                if !name.is_empty() {
                    said.push(name.to_owned());
                    said.push(format!("{code} {name}"));
                }
            }
            let mut flat: Vec<String> = said.iter().map(|s| plat(s)).filter(|s| !s.is_empty()).collect();
            flat.sort();
            flat.dedup();
            for nom in flat {
                // A name two rows share names neither.
                noms.par_nom.entry(nom).and_modify(|i| *i = None).or_insert(Some(id));
            }
        }
        noms
    }

    /// The row of this name, flat or not.
    pub(super) fn trouver(&self, nom: &str) -> Option<Id> {
        if let Some(known) = self.trouves.borrow().get(nom) {
            return *known;
        }
        let found = self.par_nom.get(&plat(nom)).copied().flatten();
        self.trouves.borrow_mut().insert(nom.to_owned(), found);
        found
    }

    /// The one row whose name has all the words of this one: « Caisses de retraite » for « Caisses de retraite (action
    /// sociale) ». A proposal, to be read before it is followed.
    pub(super) fn proche(&self, nom: &str) -> Option<Id> {
        let wanted = racines(nom);
        let mut found = self.racines.iter().filter(|(_, has)| !wanted.is_empty() && wanted.is_subset(has)).map(|(id, _)| *id);
        let first = found.next();
        first.filter(|_| found.next().is_none())
    }

    pub(super) fn designation(&self, id: Id) -> &str {
        self.designations.get(&id).map_or("", String::as_str)
    }

    pub(super) fn est_vide(&self) -> bool {
        self.designations.is_empty()
    }

    /// The only row, when there is one.
    pub(super) fn seule(&self) -> Option<Id> {
        let mut ids = self.designations.keys();
        let first = ids.next().copied();
        first.filter(|_| ids.next().is_none())
    }
}

/// Words that begin the name of a row of totals.
const TOTAUX: [&str; 11] =
    ["total", "sous total", "s total", "ss total", "tot", "totaux", "ensemble", "somme", "cumul", "recapitulatif", "total general"];

/// Words that begin the name of a row computed from others, which is not their total.
const DERIVES: [&str; 6] = ["dont", "moyenne", "moy", "ecart", "evolution", "variation"];

fn begins(nom: &str, words: &[&str]) -> bool {
    let flat = plat(nom);
    words.iter().any(|w| flat == *w || flat.strip_prefix(w).is_some_and(|rest| rest.starts_with(' ')))
}

/// Whether a row adds up others: « Total général », « S/Total intervenants », « Cumul ».
pub(super) fn additionne(nom: &str) -> bool {
    begins(nom, &TOTAUX) || plat(nom).ends_with(" total")
}

/// Whether a name is that of a row computed from others, which is not read: the program computes them.
pub(super) fn est_un_total(nom: &str) -> bool {
    additionne(nom) || begins(nom, &DERIVES)
}
