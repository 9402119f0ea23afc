//! The tables of the file, and the steps that lead to them.
//!
//! Mechanism: each past format is an SQL file under `migrations/`; a new dossier runs all of them, an
//! old one those it lacks, in one transaction. Invariants: a shipped step is never edited (a test
//! compares it with the model of its time); columns are added, never removed or given another meaning;
//! the file holds exactly the tables of its format: no trigger, view, virtual table or index of others.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use crate::error::Result;
use crate::modele::{Genre, TABLES, TableDef};

/// One step: the format it leads to and its statements.
pub struct Migration {
    /// Format after the step; formats are numbered from 1 without holes.
    pub version: i32,
    /// What it brings.
    pub nom: &'static str,
    /// The statements.
    pub sql: &'static str,
}

/// Every step, oldest first.
pub const MIGRATIONS: &[Migration] = &[
    Migration { version: 1, nom: "premier format", sql: include_str!("migrations/0001.sql") },
    Migration { version: 2, nom: "apparence des documents, versions gardées", sql: include_str!("migrations/0002.sql") },
    Migration { version: 3, nom: "historique ancien plié", sql: include_str!("migrations/0003.sql") },
];

/// The newest format.
#[must_use]
pub fn version() -> i32 {
    MIGRATIONS.last().map_or(0, |m| m.version)
}

/// Runs the steps above `from`; the caller holds the transaction.
///
/// # Errors
/// What SQLite refuses; nothing is kept then, since the caller rolls back.
pub fn migrate(conn: &Connection, from: i32, steps: &[Migration], quand: &str) -> Result<()> {
    for step in steps.iter().filter(|m| m.version > from) {
        conn.execute_batch(step.sql)?;
        conn.execute(
            "INSERT INTO migrations (id, nom, applique_le) VALUES (?1, ?2, ?3)",
            rusqlite::params![step.version, step.nom, quand],
        )?;
        conn.pragma_update(None, "user_version", step.version)?;
    }
    Ok(())
}

/// Kind, name and statement of a table, an index… of a file.
pub type Objet = (String, String, String);

/// Kind, name and statement of everything the file’s schema holds, in a stable order.
///
/// # Errors
/// What SQLite refuses.
pub fn inventory(conn: &Connection) -> Result<Vec<Objet>> {
    let mut stmt = conn.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")?;
    let rows = stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// The schema a file of format `version` has, computed once in memory from the steps.
///
/// # Errors
/// What SQLite refuses.
pub fn expected(version: i32) -> Result<Vec<Objet>> {
    let conn = Connection::open_in_memory()?;
    for step in MIGRATIONS.iter().filter(|m| m.version <= version) {
        conn.execute_batch(step.sql)?;
    }
    inventory(&conn)
}

/// [`expected`], computed once per format.
fn known(format: i32) -> Result<Vec<Objet>> {
    static KNOWN: Mutex<BTreeMap<i32, Vec<Objet>>> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(schema) = known.get(&format) {
        return Ok(schema.clone());
    }
    let schema = expected(format)?;
    known.insert(format, schema.clone());
    Ok(schema)
}

/// What of the file’s schema is not that of its format; `None` when all is.
///
/// # Errors
/// What SQLite refuses.
pub fn surprise(conn: &Connection, format: i32) -> Result<Option<String>> {
    let (found, expected) = (inventory(conn)?, known(format)?);
    if found == expected {
        return Ok(None);
    }
    let odd = found.iter().find(|f| !expected.contains(f));
    Ok(Some(odd.map_or_else(|| "une table manque".to_owned(), |(kind, nom, _)| format!("{kind} « {} »", nom.escape_debug()))))
}

/// What of the schema of a file of a future format cannot be read safely. More plain tables, columns and indexes
/// than we know are left alone; nothing that computes is accepted, and what we know must be there.
///
/// # Errors
/// What SQLite refuses.
pub fn surprise_of_the_future(conn: &Connection) -> Result<Option<String>> {
    for (kind, nom, sql) in inventory(conn)? {
        let plain = matches!(kind.as_str(), "table" | "index") && !sql.trim_start().to_ascii_uppercase().starts_with("CREATE VIRTUAL");
        if !plain {
            return Ok(Some(format!("{kind} « {} »", nom.escape_debug())));
        }
    }
    let generated = "SELECT m.name FROM sqlite_schema m, pragma_table_xinfo(m.name) x WHERE m.type = 'table' AND x.hidden <> 0 LIMIT 1";
    if let Some(nom) = rusqlite::OptionalExtension::optional(conn.query_row(generated, [], |r| r.get::<_, String>(0)))? {
        return Ok(Some(format!("table « {} » calculée", nom.escape_debug())));
    }
    let columns = |conn: &Connection| -> Result<Vec<(String, String)>> {
        let mut stmt = conn.prepare("SELECT m.name, x.name FROM sqlite_schema m, pragma_table_info(m.name) x WHERE m.type = 'table'")?;
        let rows = stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    };
    let ours = Connection::open_in_memory()?;
    ours.execute_batch(&MIGRATIONS.iter().map(|m| m.sql).collect::<String>())?;
    let found = columns(conn)?;
    let missing = columns(&ours)?.into_iter().find(|c| !found.contains(c));
    Ok(missing.map(|(table, colonne)| format!("« {table}.{colonne} » manque")))
}

/// Tables that keep the file itself: identity, formats applied, journal, named versions.
pub const SERVICE: &str = "\
CREATE TABLE fichier (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  dossier TEXT NOT NULL,
  revision INTEGER NOT NULL,
  cree_le TEXT NOT NULL,
  modifie_le TEXT NOT NULL
) STRICT;
CREATE TABLE migrations (
  id INTEGER PRIMARY KEY,
  nom TEXT NOT NULL,
  applique_le TEXT NOT NULL
) STRICT;
CREATE TABLE journal_etapes (
  id INTEGER PRIMARY KEY,
  op TEXT NOT NULL,
  quand TEXT NOT NULL,
  auteur TEXT NOT NULL,
  etat TEXT NOT NULL,
  cible INTEGER REFERENCES journal_etapes (id)
) STRICT;
CREATE TABLE journal_lignes (
  id INTEGER PRIMARY KEY,
  etape_id INTEGER NOT NULL REFERENCES journal_etapes (id),
  nom_table TEXT NOT NULL,
  ligne_id INTEGER NOT NULL,
  avant TEXT,
  apres TEXT
) STRICT;
CREATE INDEX journal_lignes_etape ON journal_lignes (etape_id);
CREATE INDEX journal_lignes_ligne ON journal_lignes (nom_table, ligne_id);
CREATE TABLE instantanes (
  id INTEGER PRIMARY KEY,
  version_id INTEGER,
  nom TEXT NOT NULL,
  quand TEXT NOT NULL,
  auteur TEXT NOT NULL,
  etape INTEGER NOT NULL,
  scelle INTEGER NOT NULL CHECK (scelle IN (0, 1)),
  taille INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  contenu BLOB NOT NULL
) STRICT;
CREATE TABLE journal_paquets (
  id INTEGER PRIMARY KEY,
  derniere INTEGER NOT NULL,
  etapes INTEGER NOT NULL,
  taille INTEGER NOT NULL,
  contenu BLOB NOT NULL
) STRICT;
CREATE TABLE journal_identifiants (
  nom_table TEXT PRIMARY KEY NOT NULL,
  dernier INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
";

/// The statements that create every table of today’s model.
#[must_use]
pub fn sql_du_modele() -> String {
    let mut sql = String::from(SERVICE);
    for table in TABLES {
        sql.push_str(&create(table));
    }
    sql
}

fn create(table: &TableDef) -> String {
    let id = if table.unique { "id INTEGER PRIMARY KEY CHECK (id = 1)" } else { "id INTEGER PRIMARY KEY" };
    let mut lines = vec![format!("  {id}"), "  rang INTEGER NOT NULL".to_owned()];
    let mut indexes = String::new();
    for champ in table.champs {
        let kind = match champ.genre {
            Genre::Texte | Genre::TexteLong | Genre::Lignes | Genre::Date | Genre::Choix | Genre::Octets => "TEXT",
            _ => "INTEGER",
        };
        let null = if champ.optionnel { "" } else { " NOT NULL" };
        let check = if champ.genre == Genre::Booleen { format!(" CHECK ({} IN (0, 1))", champ.nom) } else { String::new() };
        // No cascade: a deletion goes through the journal row by row, so that it can be undone.
        let refers = champ.lien.map_or(String::new(), |t| format!(" REFERENCES {t} (id) DEFERRABLE INITIALLY DEFERRED"));
        if champ.lien.is_some() {
            indexes.push_str(&format!("CREATE INDEX {0}_{1} ON {0} ({1});\n", table.nom, champ.nom));
        }
        lines.push(format!("  {} {kind}{null}{check}{refers}", champ.nom));
    }
    format!("CREATE TABLE {} (\n{}\n) STRICT;\n{indexes}", table.nom, lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps, one after the other, lead to today’s model: a new field is a new step, written by hand.
    #[test]
    fn the_newest_format_is_the_model() {
        let fresh = Connection::open_in_memory().unwrap();
        fresh.execute_batch(&sql_du_modele()).unwrap();
        let (model, file) = (inventory(&fresh).unwrap(), expected(version()).unwrap());
        let differ: Vec<_> =
            model.iter().filter(|m| !file.contains(m)).chain(file.iter().filter(|f| !model.contains(f))).map(|m| &m.1).collect();
        assert!(differ.is_empty(), "{differ:?}");
    }

    #[test]
    fn formats_are_numbered_from_one() {
        for (i, step) in MIGRATIONS.iter().enumerate() {
            assert_eq!(step.version, i32::try_from(i).unwrap() + 1);
        }
    }

    #[test]
    fn steps_run_in_order_from_where_the_file_is() {
        let steps = [
            Migration {
                version: 1,
                nom: "un",
                sql: "CREATE TABLE migrations (id INTEGER PRIMARY KEY, nom TEXT NOT NULL, applique_le TEXT NOT NULL) STRICT; CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT;",
            },
            Migration { version: 2, nom: "deux", sql: "ALTER TABLE a ADD COLUMN b INTEGER;" },
        ];
        let conn = Connection::open_in_memory().unwrap();
        migrate(&conn, 0, &steps[..1], "2026-01-01").unwrap();
        conn.execute("INSERT INTO a (id) VALUES (7)", []).unwrap();
        migrate(&conn, 1, &steps, "2027-01-01").unwrap();
        let (id, b): (i64, Option<i64>) = conn.query_row("SELECT id, b FROM a", [], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
        assert_eq!((id, b), (7, None));
        let applied: i64 = conn.query_row("SELECT count(*) FROM migrations", [], |r| r.get(0)).unwrap();
        assert_eq!(applied, 2);
    }
}
