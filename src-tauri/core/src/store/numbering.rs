//! Codes of numbered rows, read from the rows that exist ([`crate::codes`] says how codes follow each other).

use rusqlite::Connection;
use serde_json::{Map, Value as Json};

use super::rows::{self, table};
use crate::codes;
use crate::error::Result;

/// The code after the greatest one of the same form as `code` in the table.
///
/// # Errors
/// [`crate::Error::TableInconnue`], [`crate::Error::Sqlite`].
pub fn next(conn: &Connection, nom: &str, code: &str) -> Result<String> {
    let used = rows::texts(conn, table(nom)?, "code")?;
    Ok(codes::next(code, used.iter().map(String::as_str)))
}

/// The code of a row about to be created with these values; `None` for tables whose rows are not numbered, and when
/// the values hold a code, even an empty one.
///
/// # Errors
/// [`crate::Error::TableInconnue`], [`crate::Error::Sqlite`].
pub fn proposed(conn: &Connection, nom: &str, valeurs: &Map<String, Json>) -> Result<Option<String>> {
    if valeurs.contains_key("code") || codes::usual(nom, ("", 0)).is_none() {
        return Ok(None);
    }
    let group = codes::group_field(nom);
    let wanted = group.and_then(|champ| valeurs.get(champ));
    let mut sisters = Vec::new();
    for id in rows::ids(conn, table(nom)?)? {
        let row = rows::values(conn, nom, id)?;
        if group.is_none_or(|champ| row.get(champ) == wanted) {
            sisters.push(row.get("code").and_then(Json::as_str).unwrap_or_default().to_owned());
        }
    }
    let usual = match wanted {
        Some(Json::Number(axe)) => {
            let ids = rows::ids(conn, table("axes")?)?;
            let place = ids.iter().position(|id| Some(i64::from(*id)) == axe.as_i64());
            let code = match place {
                Some(at) => rows::texts(conn, table("axes")?, "code")?.swap_remove(at),
                None => String::new(),
            };
            codes::usual(nom, (&code, place.map_or(0, |at| at + 1)))
        }
        other => codes::usual(nom, (other.and_then(Json::as_str).unwrap_or_default(), 0)),
    };
    let used = rows::texts(conn, table(nom)?, "code")?;
    let [sisters, used] = [&sisters, &used].map(|list| list.iter().map(String::as_str).collect::<Vec<_>>());
    Ok(usual.map(|usual| codes::proposed(&sisters, &used, &usual)))
}
