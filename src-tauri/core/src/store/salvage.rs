//! Salvage: every row of a damaged file that can still be read, for a new file.
//!
//! Only a copy of the damaged file is opened. Each table is read row by row from its beginning, then from its end, then by
//! identifier in the gap between, so that a damaged page loses its own rows only. A field that cannot be read takes its empty
//! value; a row whose parent is lost is left out; an optional reference to a lost row is emptied. Everything is counted. The
//! history is not salvaged.

use std::fs;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension};

use super::connection::{self, Acces};
use super::schema::FORMATS;
use super::staging::Copie;
use super::{header, rows, schema_repair};
use crate::echange::{SeenIds, TEXTE_MAX, row_refusal, texte_correct, verify};
use crate::error::{Error, Result};
use crate::modele::{Cellule, Dossier, Genre, Id, TableDef, TableModifiable, defaults};

/// Counts of the salvage of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compte {
    /// Name of the table.
    pub table: &'static str,
    /// Number of rows read and kept.
    pub lues: usize,
    /// Number of kept rows with a field emptied, because it could not be read or referred to a lost row.
    pub incompletes: usize,
    /// Number of rows left out because their parent is lost, or the reference to it.
    pub ecartees: usize,
    /// Upper bound of the rows that could not be read: identifiers whose reading failed.
    pub illisibles: usize,
    /// Whether the end of the table is unknown: `illisibles` is then only the number of identifiers tried.
    pub fin_perdue: bool,
}

/// Largest number of identifiers tried one by one in a damaged range.
const ESSAIS: i64 = 20_000;
/// Number of identifiers tried after the last one read, when the end of a table is damaged too.
const AU_DELA: i64 = 2_000;

/// Reads what is left of a damaged file; gives the counts by table too.
///
/// # Errors
/// [`Error::PasUnDossier`]; [`Error::Endommage`] when no row could be read; [`Error::Fichier`], [`Error::DisquePlein`] when
/// the copy cannot be made.
pub fn read(path: &Path) -> Result<(Dossier, Vec<Compte>)> {
    let copy = prepare(path)?;
    let lost = || Error::Endommage(path.to_owned(), "aucune ligne n’a pu être lue".to_owned());
    let conn = connect_damaged(copy.path()).map_err(|_| lost())?;
    // One read transaction: without it, each of many thousand queries would lock the file and read its pages again.
    conn.execute_batch("BEGIN")?;
    let mut salvage = Recuperation { conn: &conn, ids: SeenIds::new(), comptes: Vec::new() };
    let mut dossier = Dossier::default();
    for table in dossier.tables_mut() {
        salvage.table(table);
    }
    let comptes = salvage.comptes;
    if comptes.iter().all(|c| c.lues == 0) {
        return Err(lost());
    }
    verify(&mut dossier)?;
    Ok((dossier, comptes))
}

/// Connects to a copy of a damaged file without checking it. An interrupted change is rolled back and lost pages of the
/// schema are restored, when they can be.
///
/// # Errors
/// [`Error::Sqlite`] when the schema cannot be read at all.
fn connect_damaged(copy: &Path) -> Result<Connection> {
    if connection::connect(copy, Acces::Ecriture).is_err() {
        let _ = fs::remove_file(header::journal(copy));
    }
    let look = || -> Result<Connection> {
        let conn = connection::open_file(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection::protect(&conn)?;
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0))?;
        Ok(conn)
    };
    look().or_else(|e| if schema_repair::mend(copy)? { look() } else { Err(e) })
}

/// A copy of the file, its header restored when it is damaged, its missing end filled with zeros so that SQLite accepts its
/// size.
fn prepare(path: &Path) -> Result<Copie> {
    let meta = fs::metadata(path).map_err(|e| Error::fichier(path, e))?;
    if !meta.is_file() {
        return Err(Error::PasUnDossier(path.to_owned()));
    }
    let size = meta.len();
    let start = start_of(path)?;
    let copy = Copie::begin(path)?;
    if header::parse(&start).is_err() && !schema_repair::mend_header(copy.path())? {
        return Err(match header::parse(&start) {
            Err(header::Refus::Tronque) => Error::Endommage(path.to_owned(), "en-tête incomplet".to_owned()),
            _ => Error::PasUnDossier(path.to_owned()),
        });
    }
    let header = header::parse(&start_of(copy.path())?).map_err(|_| Error::PasUnDossier(path.to_owned()))?;
    let file = fs::OpenOptions::new().write(true).open(copy.path()).map_err(|e| Error::fichier(path, e))?;
    // A header that announces an enormous size is damaged too.
    if header.taille > size && header.taille <= size.saturating_mul(64).saturating_add(1 << 24) {
        file.set_len(header.taille).map_err(|e| Error::fichier(path, e))?;
    }
    Ok(copy)
}

/// The first hundred bytes of a file, fewer when it is shorter.
fn start_of(path: &Path) -> Result<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    fs::File::open(path).and_then(|f| f.take(100).read_to_end(&mut bytes)).map_err(|e| Error::fichier(path, e))?;
    Ok(bytes)
}

struct Recuperation<'a> {
    conn: &'a Connection,
    /// Identifiers kept, by table.
    ids: SeenIds,
    comptes: Vec<Compte>,
}

impl Recuperation<'_> {
    /// Fills a table with the rows that can still be read.
    fn table(&mut self, into: &mut dyn TableModifiable) {
        let table = into.def();
        let mut compte = Compte { table: table.nom, lues: 0, incompletes: 0, ecartees: 0, illisibles: 0, fin_perdue: false };
        let found = Lecteur::new(self.conn, table).map_or_else(Lus::default, |lecteur| lecteur.all());
        (compte.illisibles, compte.fin_perdue) = (found.illisibles, found.fin_perdue && found.illisibles > 0);
        let mut kept = Vec::new();
        for (rang, id, cells) in found.lignes {
            // An identifier that no program gives: nothing can refer to the row.
            let Some(id) = Id::try_from(id).ok().filter(|id| *id > 0) else {
                compte.illisibles += 1;
                continue;
            };
            // The table holds one row at a time while each is tried.
            into.clear();
            match self.row(into, id, cells) {
                Some(whole) if row_refusal(into, 0, &self.ids).is_none() => {
                    compte.incompletes += usize::from(!whole);
                    kept.push((rang, id, into.cellules(0)));
                }
                _ => compte.ecartees += 1,
            }
        }
        kept.sort_by_key(|(rang, id, _)| (*rang, *id));
        if table.unique {
            kept.truncate(1);
        }
        into.clear();
        for (_, id, cells) in kept {
            // The cells come from this type, so they are accepted.
            compte.lues += usize::from(into.push_row(id, cells).is_ok());
        }
        let ids = if compte.lues == 0 { std::collections::BTreeSet::new() } else { into.ids().into_iter().collect() };
        self.ids.insert(table.nom, ids);
        self.comptes.push(compte);
    }

    /// Adds a row from its cells to an empty table, and gives whether all of them could be used; `None` when its parent is lost.
    fn row(&self, into: &mut dyn TableModifiable, id: Id, mut cells: Vec<Option<Cellule>>) -> Option<bool> {
        let table = into.def();
        let mut whole = true;
        let empty = defaults(table);
        for ((champ, cell), default) in table.champs.iter().zip(&mut cells).zip(&empty) {
            if let (Some(lien), Some(Cellule::Entier(to))) = (champ.lien, &*cell) {
                let there = self.ids.get(lien).is_some_and(|ids| Id::try_from(*to).is_ok_and(|to| ids.contains(&to)));
                if !there {
                    *cell = None;
                }
            }
            if champ.lien.is_some() && !champ.optionnel && cell.is_none() {
                return None;
            }
            whole &= cell.is_some();
            let read = cell.take().unwrap_or_else(|| default.clone());
            *cell = Some(match read {
                Cellule::Texte(text) if texte_correct(champ.genre, &text).is_err() => {
                    whole = false;
                    Cellule::Texte(cleaned(champ.genre, &text))
                }
                Cellule::Texte(text) if champ.genre == Genre::Lignes => Cellule::Texte(cleaned(champ.genre, &text)),
                other => other,
            });
        }
        let mut cells: Vec<Cellule> = cells.into_iter().flatten().collect();
        // Each turn empties one more field that its type refuses.
        for _ in 0..=cells.len() {
            match into.push_row(id, cells.clone()) {
                Ok(()) => return Some(whole),
                Err(nom) => {
                    let at = table.champs.iter().position(|c| c.nom == nom)?;
                    cells[at] = empty[at].clone();
                    whole = false;
                }
            }
        }
        None
    }
}

/// The text with what its field refuses removed.
fn cleaned(genre: Genre, text: &str) -> String {
    if matches!(genre, Genre::Octets | Genre::Date) {
        return String::new();
    }
    let long = matches!(genre, Genre::TexteLong | Genre::Lignes);
    let kept = text.chars().filter(|c| !c.is_control() || (long && matches!(c, '\n' | '\t'))).take(TEXTE_MAX).collect::<String>();
    if genre == Genre::Lignes { kept.split('\n').filter(|l| !l.trim().is_empty()).collect::<Vec<_>>().join("\n") } else { kept }
}

/// A row as found: rank, identifier, one cell per field of the model, `None` where it cannot be read.
type LigneTrouvee = (i64, i64, Vec<Option<Cellule>>);

/// Rows read from a table.
#[derive(Default)]
struct Lus {
    lignes: Vec<LigneTrouvee>,
    illisibles: usize,
    fin_perdue: bool,
}

/// Reads one table despite errors.
struct Lecteur<'a> {
    conn: &'a Connection,
    /// Names of the columns in the file, rank first; `None` for a column that the file does not have.
    columns: Vec<Option<&'static str>>,
    /// Values of a new row, for the columns that a file of an older format does not have.
    defaults: Vec<Cellule>,
    nom: &'static str,
}

impl<'a> Lecteur<'a> {
    fn new(conn: &'a Connection, table: &TableDef) -> Option<Self> {
        let mut stmt = conn.prepare("SELECT name FROM pragma_table_info(?1)").ok()?;
        let present: Vec<String> = stmt.query_map([table.nom], |r| r.get(0)).ok()?.flatten().collect();
        let there = |nom: &'static str| present.iter().any(|p| p == nom).then_some(nom);
        there("id")?;
        let named = |nom: &'static str| there(nom).or_else(|| FORMATS.names.of_field(table, nom).find_map(there));
        let columns = std::iter::once("rang").chain(table.champs.iter().map(|c| c.nom)).map(named).collect();
        Some(Self { conn, columns, defaults: defaults(table), nom: table.nom })
    }

    fn one(&self, condition: &str, id: i64) -> rusqlite::Result<Option<LigneTrouvee>> {
        let names: Vec<&str> = self.columns.iter().map(|c| c.unwrap_or("NULL")).collect();
        let sql = format!("SELECT id, {} FROM {} WHERE {condition}", names.join(", "), self.nom);
        let read = |row: &rusqlite::Row<'_>| {
            let rang: Option<i64> = row.get(1).ok();
            let cells = self.columns[1..]
                .iter()
                .zip(&self.defaults)
                .enumerate()
                .map(|(i, (column, default))| match column {
                    Some(_) => row.get_ref(i + 2).ok().and_then(rows::cellule),
                    None => Some(default.clone()),
                })
                .collect();
            Ok((rang.unwrap_or(i64::MAX), row.get(0)?, cells))
        };
        self.conn.prepare_cached(&sql)?.query_row([id], read).optional()
    }

    fn all(&self) -> Lus {
        let mut out = Lus::default();
        let mut low = i64::MIN;
        let sound = loop {
            match self.one("id > ?1 ORDER BY id LIMIT 1", low) {
                // A damaged tree may answer with a row it has already given.
                Ok(Some(ligne)) if ligne.1 > low => {
                    low = ligne.1;
                    out.lignes.push(ligne);
                }
                Ok(None) => break true,
                Ok(Some(_)) | Err(_) => break false,
            }
        };
        if sound {
            return out;
        }
        low = low.max(0);
        let mut high = i64::MAX;
        let mut end = low.saturating_add(AU_DELA);
        while let Ok(Some(ligne)) = self.one("id < ?1 ORDER BY id DESC LIMIT 1", high) {
            if ligne.1 <= low {
                return out;
            }
            if ligne.1 >= high {
                break;
            }
            high = ligne.1;
            end = high.saturating_sub(1);
            out.lignes.push(ligne);
        }
        out.fin_perdue = high == i64::MAX;
        for id in (low.saturating_add(1)..=end).take(usize::try_from(ESSAIS).unwrap_or(0)) {
            match self.one("id = ?1", id) {
                Ok(Some(ligne)) => out.lignes.push(ligne),
                Ok(None) => {}
                Err(_) => out.illisibles += 1,
            }
        }
        out
    }
}
