//! Cuts or multiplies the example to the measured sizes.

use std::collections::BTreeSet;
use std::error::Error;

use cpom_core::echange;
use cpom_core::modele::{Dossier, TABLES, TableDef};
use serde_json::{Map, Value};

/// Distance between the identifiers of two copies.
const PAS: i64 = 100_000;

fn rows<'a>(contenu: &'a mut Map<String, Value>, table: &TableDef) -> Option<&'a mut Vec<Value>> {
    contenu.get_mut(table.nom).and_then(Value::as_array_mut)
}

fn edit(dossier: &Dossier, change: impl FnOnce(&mut Map<String, Value>)) -> Result<Dossier, Box<dyn Error>> {
    let mut document: Value = serde_json::from_str(&echange::write(dossier)?)?;
    change(document["contenu"].as_object_mut().ok_or("no content")?);
    Ok(echange::read(&document.to_string())?)
}

/// Keeps the first `part` (0 to 1) of the rows of every table, then removes the rows that refer to a removed
/// row.
pub fn cut(dossier: &Dossier, part: f64) -> Result<Dossier, Box<dyn Error>> {
    edit(dossier, |contenu| {
        for table in TABLES {
            if let Some(rows) = rows(contenu, table) {
                #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
                let keep = (rows.len() as f64 * part).ceil() as usize;
                rows.truncate(keep);
            }
        }
        drop_orphans(contenu);
    })
}

fn drop_orphans(contenu: &mut Map<String, Value>) {
    // Tables come after those they refer to, so one pass is enough.
    for table in TABLES {
        for champ in table.champs {
            let Some(lien) = champ.lien else { continue };
            let known: BTreeSet<i64> = contenu[lien].as_array().into_iter().flatten().filter_map(|r| r["id"].as_i64()).collect();
            let Some(rows) = rows(contenu, table) else { continue };
            let lost = |r: &Value| r[champ.nom].as_i64().is_some_and(|id| !known.contains(&id));
            if champ.optionnel {
                rows.iter_mut().filter(|r| lost(r)).for_each(|r| r[champ.nom] = Value::Null);
            } else {
                rows.retain(|r| !lost(r));
            }
        }
    }
}

/// The same dossier with `n` times its axes, objectives, actions and indicators, and what belongs to them.
pub fn multiply(dossier: &Dossier, n: i64) -> Result<Dossier, Box<dyn Error>> {
    let mut copied: BTreeSet<&str> = BTreeSet::from(["axes", "indicateurs"]);
    for table in TABLES {
        if table.champs.iter().any(|c| !c.optionnel && c.lien.is_some_and(|l| copied.contains(l))) {
            copied.insert(table.nom);
        }
    }
    edit(dossier, |contenu| {
        for table in TABLES.iter().filter(|t| copied.contains(t.nom)) {
            let Some(rows) = rows(contenu, table) else { continue };
            let once = rows.clone();
            for copy in 1..n {
                rows.extend(once.iter().cloned().map(|mut row| {
                    let shifted = table.champs.iter().filter(|c| c.lien.is_some_and(|l| copied.contains(l))).map(|c| c.nom);
                    for nom in shifted.chain(["id"]) {
                        if let Some(id) = row[nom].as_i64() {
                            row[nom] = (id + copy * PAS).into();
                        }
                    }
                    row
                }));
            }
        }
    })
}
