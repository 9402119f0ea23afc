//! Reads and writes rows: the only statements on the data of a dossier.
//!
//! Names of tables and columns come from the model, never from a file or a request; values are always bound. Rows are read in
//! the order of `rang`, then `id`.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, ToSql, params_from_iter};
use serde_json::{Map, Value as Json};

use crate::error::{Error, Result};
use crate::modele::{self, Cellule, Id, TableDef, TableModifiable};

/// Distance between the ranks of two neighbours: it leaves room to move a row without changing others.
pub const PAS: i64 = 1 << 16;

impl ToSql for Cellule {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Nul => ToSqlOutput::Owned(Value::Null),
            Self::Entier(v) => ToSqlOutput::Owned(Value::Integer(*v)),
            Self::Texte(t) => ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes())),
        })
    }
}

/// The cell of a stored value; `None` for a real number, a blob or invalid UTF-8, which no field holds.
pub fn cellule(value: ValueRef<'_>) -> Option<Cellule> {
    match value {
        ValueRef::Null => Some(Cellule::Nul),
        ValueRef::Integer(v) => Some(Cellule::Entier(v)),
        ValueRef::Text(t) => std::str::from_utf8(t).ok().map(|t| Cellule::Texte(t.to_owned())),
        ValueRef::Real(_) | ValueRef::Blob(_) => None,
    }
}

/// The table of this name.
///
/// # Errors
/// [`Error::TableInconnue`].
pub fn table(nom: &str) -> Result<&'static TableDef> {
    TableDef::de(nom).ok_or_else(|| Error::TableInconnue(nom.to_owned()))
}

fn columns(table: &TableDef) -> String {
    table.champs.iter().map(|c| c.nom).collect::<Vec<_>>().join(", ")
}

/// Values of the fields of a row after its identifier, in order; the place of a value that is unreadable otherwise.
fn read(table: &TableDef, row: &rusqlite::Row<'_>) -> rusqlite::Result<std::result::Result<(Id, Vec<Cellule>), String>> {
    let id: Id = row.get(0)?;
    let mut cells = Vec::with_capacity(table.champs.len());
    for (i, champ) in table.champs.iter().enumerate() {
        match cellule(row.get_ref(i + 1)?) {
            // Control characters and absurd lengths are never written by this program.
            Some(Cellule::Texte(t)) if crate::echange::texte_correct(champ.genre, &t).is_err() => {
                return Ok(Err(format!("{}.{}", table.nom, champ.nom)));
            }
            Some(cell) => cells.push(cell),
            None => return Ok(Err(format!("{}.{}", table.nom, champ.nom))),
        }
    }
    Ok(Ok((id, cells)))
}

fn unreadable(place: &str) -> Error {
    Error::Interne(format!("valeur illisible : {place}"))
}

/// Replaces the rows of a table of a snapshot by those of the file, in display order.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails; [`Error::Interne`] for a cell that its field cannot hold.
pub fn read_into(conn: &Connection, into: &mut dyn TableModifiable) -> Result<()> {
    let table = into.def();
    let sql = format!("SELECT id, {} FROM {} ORDER BY rang, id", columns(table), table.nom);
    let mut stmt = conn.prepare_cached(&sql)?;
    let mut rows = stmt.query([])?;
    into.clear();
    let mut read_rows = 0;
    while let Some(row) = rows.next()? {
        if read_rows == crate::echange::LIGNES_MAX {
            return Err(Error::Interne(format!("trop de lignes : {}", table.nom)));
        }
        let (id, cells) = read(table, row)?.map_err(|place| unreadable(&place))?;
        into.push_row(id, cells).map_err(|champ| unreadable(&format!("{}.{champ}", table.nom)))?;
        read_rows += 1;
    }
    Ok(())
}

/// The stored cells of a row, `rang` first, then the fields in order; `None` when there is no such row.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn cells(conn: &Connection, table: &TableDef, id: Id) -> Result<Option<Vec<Cellule>>> {
    let sql = format!("SELECT rang, {} FROM {} WHERE id = ?1", columns(table), table.nom);
    let mut stmt = conn.prepare_cached(&sql)?;
    let row = stmt
        .query_row([id], |row| (0..=table.champs.len()).map(|i| Ok(cellule(row.get_ref(i)?))).collect::<rusqlite::Result<Vec<_>>>())
        .optional()?;
    row.map(|cells| cells.into_iter().collect::<Option<Vec<_>>>().ok_or_else(|| unreadable(table.nom))).transpose()
}

/// [`cells`] of a row that must exist.
///
/// # Errors
/// [`Error::LigneInconnue`], and those of [`cells`].
pub fn existing(conn: &Connection, table: &TableDef, id: Id) -> Result<Vec<Cellule>> {
    cells(conn, table, id)?.ok_or_else(|| Error::LigneInconnue(table.nom.to_owned(), id))
}

/// The JSON values of a row by field name, `id` left out, as `create` and `update` take them.
///
/// # Errors
/// [`Error::TableInconnue`], [`Error::LigneInconnue`]; [`Error::Interne`] for a cell that its field cannot hold.
pub fn values(conn: &Connection, nom: &str, id: Id) -> Result<Map<String, Json>> {
    let table = table(nom)?;
    let cells = existing(conn, table, id)?;
    let mut row = modele::empty_table(nom).ok_or_else(|| Error::TableInconnue(nom.to_owned()))?;
    row.push_row(id, cells[1..].to_vec()).map_err(|champ| unreadable(&format!("{nom}.{champ}")))?;
    match row.json(0) {
        Json::Object(mut all) => {
            all.remove("id");
            Ok(all)
        }
        _ => Err(unreadable(nom)),
    }
}

/// Adds a row; `cells` are in the order of [`cells`].
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn insert(conn: &Connection, table: &TableDef, id: Id, cells: &[Cellule]) -> Result<()> {
    let marks = (0..cells.len()).map(|i| format!("?{}", i + 2)).collect::<Vec<_>>().join(", ");
    let sql = format!("INSERT INTO {} (id, rang, {}) VALUES (?1, {marks})", table.nom, columns(table));
    let id = Cellule::Entier(i64::from(id));
    conn.prepare_cached(&sql)?.execute(params_from_iter(std::iter::once(&id).chain(cells)))?;
    Ok(())
}

/// Sets columns of a row; their names must come from the model.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn update(conn: &Connection, table: &TableDef, id: Id, changes: &[(&'static str, Cellule)]) -> Result<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let sets = changes.iter().enumerate().map(|(i, (nom, _))| format!("{nom} = ?{}", i + 2)).collect::<Vec<_>>().join(", ");
    let sql = format!("UPDATE {} SET {sets} WHERE id = ?1", table.nom);
    let id = Cellule::Entier(i64::from(id));
    conn.prepare_cached(&sql)?.execute(params_from_iter(std::iter::once(&id).chain(changes.iter().map(|(_, c)| c))))?;
    Ok(())
}

/// Deletes the row of this identifier.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn delete(conn: &Connection, table: &TableDef, id: Id) -> Result<()> {
    conn.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", table.nom))?.execute([id])?;
    Ok(())
}

/// Identifiers of the rows whose field `champ` refers to `id`.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn referring(conn: &Connection, table: &TableDef, champ: &'static str, id: Id) -> Result<Vec<Id>> {
    let sql = format!("SELECT id FROM {} WHERE {champ} = ?1 ORDER BY rang, id", table.nom);
    let mut stmt = conn.prepare_cached(&sql)?;
    let ids = stmt.query_map([id], |r| r.get(0))?;
    Ok(ids.collect::<std::result::Result<_, _>>()?)
}

/// Identifiers and ranks of a table, in display order.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn ranks(conn: &Connection, table: &TableDef) -> Result<Vec<(Id, i64)>> {
    let mut stmt = conn.prepare_cached(&format!("SELECT id, rang FROM {} ORDER BY rang, id", table.nom))?;
    let rows = stmt.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}

/// Identifiers of a table, in display order.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn ids(conn: &Connection, table: &TableDef) -> Result<Vec<Id>> {
    Ok(ranks(conn, table)?.into_iter().map(|(id, _)| id).collect())
}

/// The texts of a field, row by row in display order; nulls and numbers are left out.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn texts(conn: &Connection, table: &TableDef, champ: &str) -> Result<Vec<String>> {
    let Some(at) = table.champs.iter().position(|c| c.nom == champ) else { return Ok(Vec::new()) };
    let mut out = Vec::new();
    for id in ids(conn, table)? {
        if let Cellule::Texte(text) = existing(conn, table, id)?.swap_remove(at + 1) {
            out.push(text);
        }
    }
    Ok(out)
}

/// The next identifier of a table: above those of its rows and those recorded in the journal.
///
/// # Errors
/// [`Error::Sqlite`] when the statement fails.
pub fn next_id(conn: &Connection, table: &TableDef) -> Result<Id> {
    let sql = format!(
        "SELECT max(coalesce((SELECT max(id) FROM {0}), 0), coalesce((SELECT max(ligne_id) FROM journal_lignes WHERE nom_table = '{0}'), 0), \
         coalesce((SELECT dernier FROM journal_identifiants WHERE nom_table = '{0}'), 0)) + 1",
        table.nom
    );
    let next: i64 = conn.prepare_cached(&sql)?.query_row([], |r| r.get(0))?;
    Id::try_from(next).map_err(|_| Error::ValeurRefusee {
        table: table.nom.to_owned(),
        champ: "id".to_owned(),
        raison: "cette liste ne peut plus recevoir de ligne, son dernier numéro est pris".to_owned(),
    })
}
