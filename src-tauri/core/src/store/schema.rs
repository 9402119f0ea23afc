//! The tables of the file, and the migrations that lead to them.
//!
//! Each past format is an SQL file under `migrations/`. A new dossier runs all of them, an old one those it lacks, in one
//! transaction ([`Formats::upgrade`]). A new file is not created from the model in one go, because the files of one format
//! would then be laid out in two ways: page repair (`schema_repair.rs`) needs the pages of a new file of any past format, and
//! the migrations would only run on old files. Invariants: a shipped migration is never edited; the structure after the last
//! one is that of the model (a test compares them); the file holds exactly the tables of its format.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::images::{self, Image, RANG};
use super::structure::{Column, Structure, Surprise};
use crate::error::{Error, Result};
use crate::modele::{Cellule, ChampDef, FORMER_NAMES, FormerNames, Genre, TABLES, TableDef, defaults};

/// One migration: the format it leads to and its statements.
#[derive(Debug)]
pub struct Migration {
    /// Format after the migration; formats are numbered from 1 without gaps.
    pub version: i32,
    /// Lowest format whose programs can read a file of this one without writing it (see `header.rs`).
    pub reader: i32,
    /// Summary of the migration, in French.
    pub nom: &'static str,
    /// SQL statements of the migration.
    pub sql: &'static str,
    /// Sum of the schema of a new file of this format ([`schema_sum`]): a file that has it needs no other comparison. Empty
    /// where none is known.
    pub somme: &'static str,
}

/// Every migration, oldest first.
///
/// To give the file a new format:
///
/// 1. Change the model (`core/src/modele/`): the new field or table, one line or block of `entites!`; raise
///    [`VERSION`](crate::echange::VERSION) of the interchange document, once a format.
/// 2. Write `migrations/000N.sql`, without comments inside a statement, and add it to this list with what it brings.
///    `reader` is the lowest format whose programs may still read the file: that of the step before as long as columns
///    and tables are only added, N as soon as a column is renamed, removed or given other values or codes.
///    - *A column is added*: `ALTER TABLE t ADD COLUMN c TEXT NOT NULL DEFAULT ''`. `cargo test -p cpom-core schema::`
///      prints the line to write for every column that is missing. A reference added to an existing table is optional.
///      A value other than the default given to existing rows is lost for a row whose deletion is undone later.
///    - *A table is added*: the `CREATE TABLE` and `CREATE INDEX` the same test prints; a table of one row also needs its
///      row: `INSERT INTO t (id, rang, …) SELECT 1, 65536, … FROM fichier`.
///    - *A column is renamed or removed*: `ALTER TABLE t RENAME COLUMN a TO b`, `ALTER TABLE t DROP COLUMN a`; and in the
///      same commit a line of `FORMER_NAMES` (`core/src/modele/former_names.rs`), so that the history, the kept versions
///      and old documents still say what they said. A name is never used again.
///    - *A column is widened* (null accepted, another type, another CHECK), which `ALTER TABLE` cannot do: the table is
///      rebuilt, in this order: `CREATE TABLE t_2 (…)` as the model has it, `INSERT INTO t_2 (columns…) SELECT columns…
///      FROM t`, `DROP TABLE t`, `ALTER TABLE t_2 RENAME TO t`, then its indexes again. Never rename `t` away first: SQLite
///      would make the tables that refer to it follow the old one. Foreign keys are off while steps run, checked after.
///    - *Another unit or meaning*: a new column with another name, filled from the old one, and the old one removed.
///    - A table is never renamed or removed: leave it out of the screens.
///    - `somme`: what `cargo test -p cpom-core schema::` says it is.
/// 3. Keep a file of the format you leave: `tests/golden/format-(N-1).cpom`, made by the program before your change
///    (`tests/README.md`). `tests/suite/fichier.rs` opens every file of that name.
/// 4. Prove it: `cargo test -p cpom-core store:: && cargo test -p cpom-tests --test suite fichier::`. The first compares the
///    structure after the steps with the model; the second upgrades the kept file of every past format, undoes it to its
///    beginning and does it again to its end.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        reader: 1,
        nom: "premier format",
        sql: include_str!("migrations/0001.sql"),
        somme: "12cc1ce619a3aabf5fb05042005c2c8e93b4705ca617aa274e9fee0f9dea102c",
    },
    Migration {
        version: 2,
        reader: 2,
        nom: "apparence des documents, versions gardées",
        sql: include_str!("migrations/0002.sql"),
        somme: "663d041e46543e33328433d0a9ca2f579f6559d1becdd89610ee4f7d29f5be6a",
    },
    Migration {
        version: 3,
        reader: 3,
        nom: "historique ancien plié",
        sql: include_str!("migrations/0003.sql"),
        somme: "8702c21004921e9a7018f4def3d12e36fe8611e579916e1090bf9240133a06a3",
    },
    Migration {
        version: 4,
        reader: 4,
        nom: "organisation, conditions de travail, suivi des risques, heures retenues",
        sql: include_str!("migrations/0004.sql"),
        somme: "66b47c26fcceec24a48d6d4628a708c3185b6fc4f5f93f93c070e92e47312e00",
    },
    Migration {
        version: 5,
        reader: 5,
        nom: "équilibre du contrat, scénarios, charge du suivi, clôtures, avenants, justificatifs, séances",
        sql: include_str!("migrations/0005.sql"),
        somme: "ed0abb311ca93921547755f0dacb76adfbc1d6286ecb4a3e3099f4725c5c1e04",
    },
];

/// The formats that a file may have: the migrations between them and the former names of columns. It is a value rather than
/// two constants, so that tests can lead a file through formats of their own.
#[derive(Clone, Copy, Debug)]
pub struct Formats {
    /// Migrations, oldest first.
    pub steps: &'static [Migration],
    /// Former names of columns.
    pub names: FormerNames,
}

/// The formats of this program.
pub const FORMATS: Formats = Formats { steps: MIGRATIONS, names: FORMER_NAMES };

/// Number of the newest format.
#[must_use]
pub fn version() -> i32 {
    FORMATS.newest()
}

impl Formats {
    /// Number of the newest format.
    #[must_use]
    pub fn newest(self) -> i32 {
        self.steps.last().map_or(0, |m| m.version)
    }

    /// The formats up to `version`, the later ones left out.
    #[must_use]
    pub fn up_to(self, version: i32) -> Self {
        let kept = self.steps.iter().take_while(|m| m.version <= version).count();
        Self { steps: &self.steps[..kept], ..self }
    }

    /// Runs the steps above the format `from`, then `after`, in one transaction; foreign keys are off meanwhile, so that a
    /// table that others refer to can be rebuilt (<https://www.sqlite.org/lang_altertable.html#otheralter>). References
    /// and structure are checked before the commit.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when a statement fails; [`Error::Interne`] when the migrations do not lead to a sound file of the
    /// newest format. Nothing is written then.
    pub fn upgrade(self, conn: &Connection, from: i32, quand: &str, after: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        // Without effect inside a transaction, hence before it begins.
        conn.pragma_update(None, "foreign_keys", false)?;
        let done = self.run(conn, from, quand, after);
        if done.is_err() && !conn.is_autocommit() {
            let _ = conn.execute_batch("ROLLBACK");
        }
        conn.pragma_update(None, "foreign_keys", true)?;
        done
    }

    fn run(self, conn: &Connection, from: i32, quand: &str, after: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        conn.execute_batch("BEGIN EXCLUSIVE")?;
        for step in self.steps.iter().filter(|m| m.version > from) {
            conn.execute_batch(step.sql)?;
            conn.execute(
                "INSERT INTO migrations (id, nom, applique_le) VALUES (?1, ?2, ?3)",
                rusqlite::params![step.version, step.nom, quand],
            )?;
            // The compatibility line: zero above says that only programs of this format read it.
            let reader = if step.reader == step.version { 0 } else { step.reader };
            conn.pragma_update(None, "user_version", (reader << 16) | step.version)?;
        }
        after(conn)?;
        if conn.prepare("PRAGMA foreign_key_check")?.exists([])? {
            return Err(Error::Interne("mise à niveau : une ligne renvoie à une autre qui n’existe pas".to_owned()));
        }
        if let Some(odd) = self.surprise(conn, self.newest())? {
            return Err(Error::Interne(format!("mise à niveau : {odd}")));
        }
        Ok(conn.execute_batch("COMMIT")?)
    }

    /// The structure of a file of a format, computed once in memory from the migrations.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when a statement fails; [`Error::Interne`] for a migration that creates more than plain tables and
    /// indexes.
    pub fn structure(self, version: i32) -> Result<Arc<Structure>> {
        static KNOWN: Mutex<BTreeMap<(usize, i32), Arc<Structure>>> = Mutex::new(BTreeMap::new());
        let key = (self.steps.as_ptr().addr(), version);
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(structure) = known.get(&key) {
            return Ok(Arc::clone(structure));
        }
        let conn = Connection::open_in_memory()?;
        conn.pragma_update(None, "foreign_keys", false)?;
        for step in self.up_to(version).steps {
            conn.execute_batch(step.sql)?;
        }
        let structure = Arc::new(Structure::read(&conn)?.map_err(Error::Interne)?);
        known.insert(key, Arc::clone(&structure));
        Ok(structure)
    }

    /// The first difference between the schema of the file and that of its format; `None` when there is none.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the statement fails.
    pub fn surprise(self, conn: &Connection, format: i32) -> Result<Option<Surprise>> {
        // The structure of a format takes all its migrations to compute: half of the time in which a dossier opens.
        let known = self.steps.iter().find(|m| m.version == format).map_or("", |m| m.somme);
        if !known.is_empty() && schema_sum(conn)? == known {
            return Ok(None);
        }
        let expected = self.structure(format)?;
        Ok(match Structure::read(conn)? {
            Ok(found) => found.surprise(&expected, Column::eq),
            Err(odd) => Some(odd),
        })
    }

    /// The first thing in the schema of a file of a future format that cannot be read safely. Unknown plain tables, columns
    /// and indexes are accepted; triggers, views, virtual tables and generated columns are not, and every known column must be
    /// present under its name: a format that renames or removes one is not readable by older programs, and its compatibility
    /// line says so.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the statement fails.
    pub fn surprise_of_the_future(self, conn: &Connection) -> Result<Option<Surprise>> {
        let mut stmt = conn.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")?;
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            let (kind, nom, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let plain = matches!(kind.as_str(), "table" | "index") && !sql.trim_start().to_ascii_uppercase().starts_with("CREATE VIRTUAL");
            if !plain {
                return Ok(Some(format!("{kind} « {} »", nom.escape_debug())));
            }
        }
        let generated = "SELECT m.name FROM sqlite_schema m, pragma_table_xinfo(m.name) x WHERE m.type = 'table' AND x.hidden <> 0 LIMIT 1";
        if let Some(nom) = rusqlite::OptionalExtension::optional(conn.query_row(generated, [], |r| r.get::<_, String>(0)))? {
            return Ok(Some(format!("table « {} » calculée", nom.escape_debug())));
        }
        let mut stmt = conn.prepare("SELECT m.name, x.name FROM sqlite_schema m, pragma_table_info(m.name) x WHERE m.type = 'table'")?;
        let found: BTreeSet<(String, String)> =
            stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?.collect::<std::result::Result<_, _>>()?;
        let ours = self.structure(self.newest())?;
        let mut columns = ours.tables.iter().flat_map(|(t, table)| table.columns.keys().map(move |c| (t.clone(), c.clone())));
        Ok(columns.find(|c| !found.contains(c)).map(|(table, colonne)| format!("« {table}.{colonne} » manque")))
    }

    /// Gives the image of a whole row the columns added to its table since it was made, at their defaults. Any other missing
    /// column stays missing: this program did not write such an image.
    ///
    /// # Errors
    /// [`Error::Sqlite`] when the statement fails.
    pub fn complete(self, table: &TableDef, image: &mut Image) -> Result<()> {
        if table.champs.iter().all(|c| image.contains_key(c.nom)) {
            return Ok(());
        }
        for (champ, default) in table.champs.iter().zip(defaults(table)) {
            if !image.contains_key(champ.nom) && self.added_later(table, champ.nom)? {
                image.insert(champ.nom.to_owned(), images::to_json(&default));
            }
        }
        Ok(())
    }

    /// Whether a past format had a table without a column, under any of its names.
    fn added_later(self, table: &TableDef, column: &'static str) -> Result<bool> {
        for step in self.steps {
            let then = self.structure(step.version)?;
            let Some(then) = then.tables.get(table.nom) else { continue };
            let mut names = std::iter::once(column).chain(self.names.of_field(table, column));
            if !names.any(|name| then.columns.contains_key(name)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// SHA-256 of the entries of a schema: kind, name, table and statement of each, in the order of names.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn schema_sum(conn: &Connection) -> Result<String> {
    let mut stmt = conn.prepare("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name, tbl_name, sql")?;
    let mut rows = stmt.query([])?;
    let mut text = String::new();
    while let Some(row) = rows.next()? {
        for column in 0..4 {
            text.push_str(row.get_ref(column)?.as_str().unwrap_or_default());
            text.push('\0');
        }
    }
    Ok(crate::echange::empreinte(&text))
}

/// Statements that create the tables of the file itself: identity, formats applied, journal, named versions.
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
pub fn model_sql() -> String {
    let mut sql = String::from(SERVICE);
    for table in TABLES {
        sql.push_str(&create(table));
    }
    sql
}

/// The statements that create a table of the model and its indexes.
pub(super) fn create(table: &TableDef) -> String {
    let id = if table.unique { "id INTEGER PRIMARY KEY CHECK (id = 1)" } else { "id INTEGER PRIMARY KEY" };
    let mut lines = vec![format!("  {id}"), format!("  {RANG} INTEGER NOT NULL")];
    let mut indexes = String::new();
    for (champ, default) in table.champs.iter().zip(defaults(table)) {
        if champ.lien.is_some() {
            indexes.push_str(&format!("CREATE INDEX {0}_{1} ON {0} ({1});\n", table.nom, champ.nom));
        }
        lines.push(format!("  {}", column(champ, &default)));
    }
    format!("CREATE TABLE {} (\n{}\n) STRICT;\n{indexes}", table.nom, lines.join(",\n"))
}

/// A column of the model, as `CREATE TABLE` and `ALTER TABLE … ADD COLUMN` take it.
fn column(champ: &ChampDef, default: &Cellule) -> String {
    let kind = match champ.genre {
        Genre::Texte | Genre::TexteLong | Genre::Lignes | Genre::Date | Genre::Choix | Genre::Octets => "TEXT",
        _ => "INTEGER",
    };
    let null = if champ.optionnel { "" } else { " NOT NULL" };
    let default = match default {
        // Without one: a row that does not name its parent is refused.
        Cellule::Entier(_) if champ.lien.is_some() => String::new(),
        Cellule::Nul => String::new(),
        Cellule::Entier(n) => format!(" DEFAULT {n}"),
        Cellule::Texte(t) => format!(" DEFAULT '{}'", t.replace('\'', "''")),
    };
    let check = if champ.genre == Genre::Booleen { format!(" CHECK ({} IN (0, 1))", champ.nom) } else { String::new() };
    // No cascade: a deletion goes through the journal row by row, so that it can be undone.
    let refers = champ.lien.map_or(String::new(), |t| format!(" REFERENCES {t} (id) DEFERRABLE INITIALLY DEFERRED"));
    format!("{} {kind}{null}{default}{check}{refers}", champ.nom)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a column of the file is the one of the model. The tables of the first three formats were created without
    /// defaults. Nothing is inserted without naming every column, so a default only serves `ADD COLUMN`: where the file has
    /// one, it must be the model’s; rebuilding seventy tables to have the others would bring nothing.
    fn same(file: &Column, model: &Column) -> bool {
        let mut file = file.clone();
        file.default = file.default.or_else(|| model.default.clone());
        file == *model
    }

    fn model() -> Structure {
        let fresh = Connection::open_in_memory().unwrap();
        fresh.execute_batch(&model_sql()).unwrap();
        Structure::read(&fresh).unwrap().unwrap()
    }

    /// The statements that give a file what the model has and the file lacks.
    fn missing(file: &Structure) -> String {
        let mut out = String::new();
        for table in TABLES {
            let Some(there) = file.tables.get(table.nom) else {
                out.push_str(&create(table));
                continue;
            };
            for (champ, default) in table.champs.iter().zip(defaults(table)).filter(|(c, _)| !there.columns.contains_key(c.nom)) {
                out.push_str(&format!("ALTER TABLE {} ADD COLUMN {};\n", table.nom, column(champ, &default)));
                if champ.lien.is_some() {
                    out.push_str(&format!("CREATE INDEX {0}_{1} ON {0} ({1});\n", table.nom, champ.nom));
                }
            }
        }
        out
    }

    /// The steps, one after the other, lead to today’s model: a new field is a new step, written by hand.
    #[test]
    fn the_newest_format_is_the_model() {
        let file = FORMATS.structure(version()).unwrap();
        let missing = missing(&file);
        assert!(missing.is_empty(), "the next step lacks:\n{missing}");
        assert_eq!(file.surprise(&model(), same), None);
    }

    /// The sum of a format is that of its migrations; a file laid out otherwise is compared part by part.
    #[test]
    fn the_sum_of_each_format_is_that_of_a_new_file() {
        let conn = Connection::open_in_memory().unwrap();
        let mut wrong = String::new();
        for step in MIGRATIONS {
            conn.execute_batch(step.sql).unwrap();
            let somme = schema_sum(&conn).unwrap();
            if somme != step.somme {
                wrong.push_str(&format!("format {}: somme: \"{somme}\",\n", step.version));
            }
        }
        assert!(wrong.is_empty(), "to write in `MIGRATIONS`:\n{wrong}");
        assert_eq!(FORMATS.surprise(&conn, version()).unwrap(), None);
        conn.execute_batch("CREATE TABLE intrus (id INTEGER PRIMARY KEY) STRICT").unwrap();
        assert!(FORMATS.surprise(&conn, version()).unwrap().unwrap().contains("intrus"));
    }

    /// The SQL printed for a missing column makes a table that is the model’s, whatever the order of columns.
    #[test]
    fn what_is_told_to_write_is_what_the_model_wants() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(&model_sql()).unwrap();
        conn.execute_batch(
            "ALTER TABLE actions DROP COLUMN constat; ALTER TABLE actions DROP COLUMN public_nombre; ALTER TABLE actions DROP COLUMN statut;
             ALTER TABLE dossier DROP COLUMN fictif; DROP INDEX logos_gestionnaire_id; ALTER TABLE logos DROP COLUMN gestionnaire_id;
             DROP TABLE risques;",
        )
        .unwrap();
        let missing = missing(&Structure::read(&conn).unwrap().unwrap());
        assert_eq!(missing.lines().filter(|l| l.starts_with("ALTER")).count(), 5, "{missing}");
        assert!(missing.contains("ADD COLUMN statut TEXT NOT NULL DEFAULT 'a_lancer';"), "{missing}");
        assert!(missing.contains("ADD COLUMN fictif INTEGER NOT NULL DEFAULT 0 CHECK (fictif IN (0, 1));"), "{missing}");
        conn.execute_batch(&missing).unwrap();
        assert_eq!(Structure::read(&conn).unwrap().unwrap(), model());
    }

    /// A reference added to a table that exists already must accept null: there is no row it could refer to.
    #[test]
    fn a_reference_added_later_is_optional() {
        for table in TABLES {
            for champ in table.champs.iter().filter(|c| c.lien.is_some() && !c.optionnel) {
                assert!(!FORMATS.added_later(table, champ.nom).unwrap(), "{}.{}", table.nom, champ.nom);
            }
        }
    }

    /// Formats 1 to 3 share the version 1 of the interchange document; each later format with other fields has its own.
    #[test]
    fn the_interchange_version_follows_the_fields_of_the_file() {
        let fields = |format: i32| -> BTreeSet<(&str, String)> {
            let structure = FORMATS.structure(format).unwrap();
            let columns = |t: &'static TableDef| structure.tables.get(t.nom).into_iter().flat_map(|t| t.columns.keys().cloned());
            TABLES.iter().flat_map(|t| columns(t).map(|c| (t.nom, c)).collect::<Vec<_>>()).collect()
        };
        let changes = (4..=version()).filter(|format| fields(*format) != fields(format - 1)).count();
        assert_eq!(usize::try_from(crate::echange::VERSION).unwrap(), 1 + changes, "raise echange::VERSION with the fields");
    }

    #[test]
    fn formats_are_numbered_from_one_and_say_who_reads_them() {
        for (i, step) in MIGRATIONS.iter().enumerate() {
            assert_eq!(step.version, i32::try_from(i).unwrap() + 1);
            assert!((1..=step.version).contains(&step.reader));
        }
    }
}
