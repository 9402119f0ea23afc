//! The structure of a database: its tables, columns and indexes, to compare two schemas.
//!
//! One table can be written in several ways: `ALTER TABLE` appends a new column to the stored statement and may quote a name,
//! and its output depends on the release of SQLite, so comparing texts would refuse a file upgraded by another release. The
//! statements in `sqlite_schema` are therefore read by a grammar of exactly what the tables of a dossier use, and columns are
//! compared by name in any order. The pragmas of SQLite do not suffice: they give neither CHECK constraints, nor deferred
//! references, nor collations and conflict clauses of a column. A test compares this reading with the pragmas where they
//! overlap. Invariant: nothing is skipped. A statement with anything else in it (a constraint, a clause, a comment) is not
//! read, and its file is refused.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::error::Result;

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Declared type, `TEXT` or `INTEGER`.
    pub kind: String,
    /// Whether the column is the primary key.
    pub primary_key: bool,
    /// Whether the column refuses null.
    pub not_null: bool,
    /// Literal of the default value, as SQL writes it.
    pub default: Option<String>,
    /// Words of the CHECK constraint.
    check: Option<Vec<Word>>,
    /// Reference to another table, if the column is one.
    pub refers: Option<Refers>,
}

/// A reference to a row of another table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refers {
    /// Name of the table.
    pub table: String,
    /// Name of the column.
    pub column: String,
    /// Whether the reference is only checked at the end of the transaction.
    pub deferred: bool,
}

/// A table of a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Columns of the table by name.
    pub columns: BTreeMap<String, Column>,
    /// Whether the table is STRICT.
    pub strict: bool,
    /// Whether the table is WITHOUT ROWID.
    pub without_rowid: bool,
}

/// An index of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// Name of the table.
    pub table: String,
    /// Names of the columns, in order.
    pub columns: Vec<String>,
}

/// The tables and indexes of a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Tables of the schema by name.
    pub tables: BTreeMap<String, Table>,
    /// Indexes of the schema by name.
    pub indexes: BTreeMap<String, Index>,
}

/// Unexpected parts of a schema, in French: « table « intrus » », « colonne « actions.intrus » ».
pub type Surprise = String;

impl Structure {
    /// Reads the schema of a database; the inner error names the first entry that is not a plain table or index.
    ///
    /// # Errors
    /// [`crate::Error::Sqlite`] when the statement fails.
    pub fn read(conn: &Connection) -> Result<std::result::Result<Self, Surprise>> {
        let mut stmt = conn.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")?;
        let mut rows = stmt.query([])?;
        let mut out = Self::default();
        while let Some(row) = rows.next()? {
            let (kind, name, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let read = match (kind.as_str(), Statement::parse(&sql)) {
                ("table", Some(Statement::Table(of, table))) if of == name => out.tables.insert(of, table).is_none(),
                ("index", Some(Statement::Index(of, index))) if of == name => out.indexes.insert(of, index).is_none(),
                _ => false,
            };
            if !read {
                return Ok(Err(described(&kind, &name)));
            }
        }
        Ok(Ok(out))
    }

    /// The first difference from `expected`; `None` when there is none. `same` compares two columns.
    #[must_use]
    pub fn surprise(&self, expected: &Self, same: impl Fn(&Column, &Column) -> bool) -> Option<Surprise> {
        for (name, table) in &self.tables {
            let Some(wanted) = expected.tables.get(name) else { return Some(described("table", name)) };
            if (table.strict, table.without_rowid) != (wanted.strict, wanted.without_rowid) {
                return Some(described("table", name));
            }
            for (column, found) in &table.columns {
                if !wanted.columns.get(column).is_some_and(|wanted| same(found, wanted)) {
                    return Some(described("colonne", &format!("{name}.{column}")));
                }
            }
            if let Some(missing) = wanted.columns.keys().find(|c| !table.columns.contains_key(*c)) {
                return Some(format!("« {name}.{missing} » manque"));
            }
        }
        for (name, index) in &self.indexes {
            if expected.indexes.get(name) != Some(index) {
                return Some(described("index", name));
            }
        }
        let missing = expected.tables.keys().find(|t| !self.tables.contains_key(*t));
        missing.or_else(|| expected.indexes.keys().find(|i| !self.indexes.contains_key(*i))).map(|name| format!("« {name} » manque"))
    }
}

fn described(kind: &str, name: &str) -> Surprise {
    format!("{kind} « {} »", name.escape_debug())
}

/// A token of an SQL statement.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    /// An unquoted keyword or name.
    Bare(String),
    /// A name between double quotes: never a keyword.
    Quoted(String),
    /// A whole number.
    Number(String),
    /// A text between single quotes, as written.
    Text(String),
    /// A parenthesis, a comma or an equals sign.
    Sign(char),
}

/// Splits a statement into tokens; `None` at the first character that the tables of a dossier do not use (a comment, an
/// operator).
fn words(sql: &str) -> Option<Vec<Word>> {
    let mut out = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let len = match first {
            ' ' | '\n' | '\t' | '\r' => 1,
            '(' | ')' | ',' | '=' => {
                out.push(Word::Sign(first));
                1
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
                out.push(Word::Bare(rest[..len].to_owned()));
                len
            }
            '0'..='9' | '-' => {
                let digits = &rest[usize::from(first == '-')..];
                let len = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
                let glued = digits[len..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.');
                if len == 0 || glued {
                    return None;
                }
                let whole = rest.len() - digits.len() + len;
                out.push(Word::Number(rest[..whole].to_owned()));
                whole
            }
            '"' | '\'' => {
                let (text, len) = quoted(rest, first)?;
                out.push(if first == '"' { Word::Quoted(text) } else { Word::Text(rest[..len].to_owned()) });
                len
            }
            _ => return None,
        };
        rest = &rest[len..];
    }
    Some(out)
}

/// The text between two quotes, doubled quotes reduced to one, and the length with the quotes.
fn quoted(text: &str, quote: char) -> Option<(String, usize)> {
    let mut out = String::new();
    let mut signs = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = signs.next() {
        if c != quote {
            out.push(c);
        } else if signs.peek().is_some_and(|(_, next)| *next == quote) {
            signs.next();
            out.push(c);
        } else {
            return Some((out, at + 1));
        }
    }
    None
}

/// A statement of `sqlite_schema`, with the name it creates.
enum Statement {
    Table(String, Table),
    Index(String, Index),
}

impl Statement {
    /// Parses a statement; `None` when it holds anything that the tables of a dossier do not use.
    fn parse(sql: &str) -> Option<Self> {
        let words = words(sql)?;
        let mut p = Parser { words: &words };
        p.keyword("CREATE").then_some(())?;
        let out = if p.keyword("TABLE") {
            let name = p.name()?;
            Self::Table(name, p.table()?)
        } else {
            p.keyword("INDEX").then_some(())?;
            let name = p.name()?;
            p.keyword("ON").then_some(())?;
            Self::Index(name, Index { table: p.name()?, columns: p.names()? })
        };
        p.words.is_empty().then_some(out)
    }
}

struct Parser<'a> {
    words: &'a [Word],
}

impl Parser<'_> {
    fn next(&mut self) -> Option<Word> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first.clone())
    }

    fn keyword(&mut self, keyword: &str) -> bool {
        let found = matches!(self.words.first(), Some(Word::Bare(w)) if w.eq_ignore_ascii_case(keyword));
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    fn sign(&mut self, sign: char) -> bool {
        let found = self.words.first() == Some(&Word::Sign(sign));
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    fn name(&mut self) -> Option<String> {
        match self.next()? {
            Word::Bare(name) | Word::Quoted(name) => Some(name),
            _ => None,
        }
    }

    /// Parses `(name, name…)`.
    fn names(&mut self) -> Option<Vec<String>> {
        self.sign('(').then_some(())?;
        let mut out = vec![self.name()?];
        while self.sign(',') {
            out.push(self.name()?);
        }
        self.sign(')').then_some(out)
    }

    fn table(&mut self) -> Option<Table> {
        let mut table = Table::default();
        self.sign('(').then_some(())?;
        loop {
            let (name, column) = (self.name()?, self.column()?);
            if table.columns.insert(name, column).is_some() {
                return None;
            }
            if self.sign(')') {
                break;
            }
            self.sign(',').then_some(())?;
        }
        while !self.words.is_empty() {
            if self.keyword("STRICT") {
                table.strict = true;
            } else {
                (self.keyword("WITHOUT") && self.keyword("ROWID")).then_some(())?;
                table.without_rowid = true;
            }
            if !self.words.is_empty() {
                self.sign(',').then_some(())?;
            }
        }
        Some(table)
    }

    /// Parses a type, then clauses, each at most once.
    fn column(&mut self) -> Option<Column> {
        let Word::Bare(kind) = self.next()? else { return None };
        let mut c = Column { kind, ..Column::default() };
        while !matches!(self.words.first(), None | Some(Word::Sign(_))) {
            let fresh = if self.keyword("PRIMARY") {
                self.keyword("KEY").then_some(())?;
                !std::mem::replace(&mut c.primary_key, true)
            } else if self.keyword("NOT") {
                self.keyword("NULL").then_some(())?;
                !std::mem::replace(&mut c.not_null, true)
            } else if self.keyword("DEFAULT") {
                let (Word::Number(literal) | Word::Text(literal)) = self.next()? else { return None };
                c.default.replace(literal).is_none()
            } else if self.keyword("CHECK") {
                let words = self.parenthesis()?;
                c.check.replace(words).is_none()
            } else {
                self.keyword("REFERENCES").then_some(())?;
                let table = self.name()?;
                let [column] = <[String; 1]>::try_from(self.names()?).ok()?;
                let deferred = self.keyword("DEFERRABLE");
                if deferred {
                    (self.keyword("INITIALLY") && self.keyword("DEFERRED")).then_some(())?;
                }
                c.refers.replace(Refers { table, column, deferred }).is_none()
            };
            fresh.then_some(())?;
        }
        Some(c)
    }

    /// The tokens between two parentheses; a quoted name becomes a bare one.
    fn parenthesis(&mut self) -> Option<Vec<Word>> {
        self.sign('(').then_some(())?;
        let mut out = Vec::new();
        let mut depth = 1;
        loop {
            let word = self.next()?;
            match word {
                Word::Sign('(') => depth += 1,
                Word::Sign(')') => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(out);
            }
            out.push(match word {
                Word::Quoted(name) => Word::Bare(name),
                other => other,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::schema;

    fn of(sql: &str) -> std::result::Result<Structure, Surprise> {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(sql).unwrap();
        Structure::read(&conn).unwrap()
    }

    const A: &str = "CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE a (id INTEGER PRIMARY KEY CHECK (id = 1), t TEXT NOT NULL DEFAULT 'l''eau', n INTEGER CHECK (n IN (0, 1)),
        b_id INTEGER REFERENCES b (id) DEFERRABLE INITIALLY DEFERRED) STRICT; CREATE INDEX a_b_id ON a (b_id);";

    #[test]
    fn the_same_table_written_otherwise_is_the_same() {
        let written = of(A).unwrap();
        for other in [
            "CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT;
             CREATE TABLE a_2 (\"id\" INTEGER check(\"id\"=1) primary key, n INTEGER CHECK(n IN(0,1)), t TEXT DEFAULT 'l''eau' NOT NULL) STRICT;
             ALTER TABLE a_2 ADD COLUMN b_id INTEGER REFERENCES \"b\"(\"id\") DEFERRABLE INITIALLY DEFERRED;
             ALTER TABLE a_2 RENAME TO a; CREATE INDEX a_b_id ON a(b_id);",
            "CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT;
             CREATE TABLE a (id INTEGER PRIMARY KEY CHECK (id = 1), m INTEGER CHECK (m IN (0, 1)), b_id INTEGER REFERENCES b (id) DEFERRABLE INITIALLY DEFERRED, x TEXT) STRICT;
             ALTER TABLE a RENAME COLUMN m TO n; ALTER TABLE a DROP COLUMN x; ALTER TABLE a ADD COLUMN t TEXT NOT NULL DEFAULT 'l''eau';
             CREATE INDEX a_b_id ON a (b_id);",
        ] {
            assert_eq!(of(other).unwrap(), written, "{other}");
        }
    }

    #[test]
    fn whatever_differs_is_named() {
        let sound = of(A).unwrap();
        for (from, to, expected) in [
            ("n IN (0, 1)", "n IN (0, 1, 2)", "colonne « a.n »"),
            ("'l''eau'", "'leau'", "colonne « a.t »"),
            (" DEFAULT 'l''eau'", "", "colonne « a.t »"),
            ("t TEXT NOT NULL", "t TEXT", "colonne « a.t »"),
            ("n INTEGER", "n ANY", "colonne « a.n »"),
            (" DEFERRABLE INITIALLY DEFERRED", "", "colonne « a.b_id »"),
            ("DEFERRED) STRICT", "DEFERRED)", "table « a »"),
            (", n INTEGER CHECK (n IN (0, 1))", "", "« a.n » manque"),
            ("CREATE INDEX a_b_id ON a (b_id)", "CREATE INDEX a_b_id ON a (b_id, n)", "index « a_b_id »"),
            ("CREATE INDEX a_b_id ON a (b_id);", "", "« a_b_id » manque"),
            ("STRICT; CREATE INDEX", "STRICT; CREATE TABLE c (id INTEGER PRIMARY KEY) STRICT; CREATE INDEX", "table « c »"),
        ] {
            let other = A.replace(from, to);
            assert_ne!(other, A, "{from}");
            let surprise = of(&other).unwrap().surprise(&sound, Column::eq);
            assert_eq!(surprise.as_deref(), Some(expected), "{from} → {to}");
        }
        assert_eq!(sound.surprise(&sound, Column::eq), None);
    }

    #[test]
    fn a_statement_with_anything_else_is_not_read() {
        for (from, to, named) in [
            ("n INTEGER", "n INTEGER COLLATE NOCASE", "table « a »"),
            ("t TEXT NOT NULL", "t TEXT NOT NULL ON CONFLICT IGNORE", "table « a »"),
            ("t TEXT NOT NULL", "t TEXT UNIQUE NOT NULL", "index « sqlite_autoindex_a_1 »"),
            ("t TEXT NOT NULL", "t TEXT /* note */ NOT NULL", "table « a »"),
            ("t TEXT NOT NULL", "t TEXT CONSTRAINT c NOT NULL", "table « a »"),
            ("n IN (0, 1))", "n IN (0, 1)) CHECK (n < 7)", "table « a »"),
            ("n IN (0, 1))", "abs(n) + 1 > 0)", "table « a »"),
            ("'l''eau'", "(1 + 1)", "table « a »"),
            ("'l''eau'", "CURRENT_TIME", "table « a »"),
            ("'l''eau'", "x'41'", "table « a »"),
            ("b (id) DEFERRABLE", "b (id) ON DELETE CASCADE DEFERRABLE", "table « a »"),
            ("REFERENCES b (id)", "REFERENCES b", "table « a »"),
            ("DEFERRED) STRICT", "DEFERRED, CHECK (n IN (1))) STRICT", "table « a »"),
            ("DEFERRED) STRICT", "DEFERRED, PRIMARY KEY (n)) STRICT", ""),
            ("DEFERRED) STRICT", "DEFERRED, g TEXT AS (t) VIRTUAL) STRICT", "table « a »"),
            ("ON a (b_id)", "ON a (b_id DESC)", "index « a_b_id »"),
            ("ON a (b_id)", "ON a (b_id) WHERE n IN (1)", "index « a_b_id »"),
            ("ON a (b_id)", "ON a (lower(t))", "index « a_b_id »"),
            ("CREATE INDEX", "CREATE UNIQUE INDEX", "index « a_b_id »"),
            ("CREATE INDEX", "CREATE VIEW v AS SELECT 1; CREATE INDEX", "view « v »"),
            ("CREATE INDEX", "CREATE TRIGGER p AFTER UPDATE ON b BEGIN DELETE FROM b; END; CREATE INDEX", "trigger « p »"),
            ("CREATE INDEX", "CREATE TABLE k (id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE INDEX", "table « k »"),
        ] {
            let other = A.replace(from, to);
            let conn = Connection::open_in_memory().unwrap();
            // Two primary keys are refused by SQLite itself.
            match conn.execute_batch(&other) {
                Ok(()) => assert_eq!(Structure::read(&conn).unwrap().unwrap_err(), named, "{to}"),
                Err(e) => assert!(named.is_empty(), "{to}: {e}"),
            }
        }
    }

    /// The statements of a dossier are read as the pragmas of SQLite describe its tables.
    #[test]
    fn the_reading_agrees_with_sqlite() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(&schema::model_sql()).unwrap();
        let structure = Structure::read(&conn).unwrap().unwrap();
        let mut seen = 0;
        for (name, table) in &structure.tables {
            let mut stmt = conn.prepare("SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?1)").unwrap();
            let told: BTreeMap<String, (String, bool, Option<String>, bool, i64)> = stmt
                .query_map([name], |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?))))
                .unwrap()
                .collect::<rusqlite::Result<_>>()
                .unwrap();
            let read = |c: &Column| (c.kind.clone(), c.not_null, c.default.clone(), c.primary_key, 0);
            assert_eq!(table.columns.iter().map(|(n, c)| (n.clone(), read(c))).collect::<BTreeMap<_, _>>(), told, "{name}");
            let mut stmt =
                conn.prepare("SELECT \"from\", \"table\", \"to\", on_update, on_delete, match FROM pragma_foreign_key_list(?1)").unwrap();
            let told: BTreeMap<String, [String; 5]> = stmt
                .query_map([name], |r| Ok((r.get(0)?, [r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?])))
                .unwrap()
                .collect::<rusqlite::Result<_>>()
                .unwrap();
            let none = || "NO ACTION".to_owned();
            let read = |(n, c): (&String, &Column)| {
                let r = c.refers.clone()?;
                Some((n.clone(), [r.table, r.column, none(), none(), "NONE".to_owned()]))
            };
            assert_eq!(table.columns.iter().filter_map(read).collect::<BTreeMap<_, _>>(), told, "{name}");
            let (strict, wr): (bool, bool) =
                conn.query_row("SELECT strict, wr FROM pragma_table_list(?1)", [name], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
            assert_eq!((table.strict, table.without_rowid), (strict, wr), "{name}");
            seen += told.len();
        }
        assert!(seen > 30, "{seen} references");
        for (name, index) in &structure.indexes {
            let mut stmt = conn.prepare("SELECT name, desc, coll, key FROM pragma_index_xinfo(?1) WHERE key = 1").unwrap();
            let told: Vec<(String, bool, String)> =
                stmt.query_map([name], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?))).unwrap().collect::<rusqlite::Result<_>>().unwrap();
            assert_eq!(told, index.columns.iter().map(|c| (c.clone(), false, "BINARY".to_owned())).collect::<Vec<_>>(), "{name}");
        }
    }
}
