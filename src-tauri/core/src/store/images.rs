//! Images of rows in the journal: JSON objects of columns, with long texts stored as differences.
//!
//! A typing error corrected in an article of twenty thousand characters must not store forty thousand. In the image of an
//! update, a long text that shares its beginning or its end with the other side is stored as a [`Rapiece`]: how many bytes of
//! the other side are kept at both ends, and the text between them. Invariant: a piece records the length of the text it
//! applies to, so that it is never applied to another one. Short texts and images of the first format are stored whole.

use serde_json::{Map, Value as Json};

use crate::error::{Error, Result};
use crate::modele::former_names::{FormerNames, Meaning};
use crate::modele::{Cellule, TableDef};

/// An image of a row: JSON values by column name.
pub type Image = Map<String, Json>;

/// Name of the column that orders rows; it is journaled like a field.
pub const RANG: &str = "rang";

/// Texts whose common ends are shorter than this, in bytes, are kept whole.
const ASSEZ: usize = 96;

/// The JSON value of a cell.
pub fn to_json(cell: &Cellule) -> Json {
    match cell {
        Cellule::Nul => Json::Null,
        Cellule::Entier(v) => Json::from(*v),
        Cellule::Texte(t) => Json::from(t.as_str()),
    }
}

/// The cell of a JSON value; `None` for a [`Rapiece`] or any other object.
pub fn from_json(value: &Json) -> Option<Cellule> {
    match value {
        Json::Null => Some(Cellule::Nul),
        Json::Number(n) => n.as_i64().map(Cellule::Entier),
        Json::String(t) => Some(Cellule::Texte(t.clone())),
        _ => None,
    }
}

/// Image of a whole row; `cells` starts with the rank.
pub fn image(table: &TableDef, cells: &[Cellule]) -> Json {
    Json::Object(row(table, cells))
}

/// Values of a whole row by column name; `cells` starts with the rank.
pub fn row(table: &TableDef, cells: &[Cellule]) -> Image {
    let names = std::iter::once(RANG).chain(table.champs.iter().map(|c| c.nom));
    names.zip(cells).map(|(n, c)| (n.to_owned(), to_json(c))).collect()
}

/// Image of the given columns.
pub fn image_of(changes: &[(&'static str, Cellule)]) -> Json {
    Json::Object(changes.iter().map(|(n, c)| ((*n).to_owned(), to_json(c))).collect())
}

/// Parses a stored image.
///
/// # Errors
/// [`Error::Interne`] when the text is not a JSON object.
pub fn parse(text: &str) -> Result<Image> {
    serde_json::from_str(text).map_err(|_| unreadable())
}

/// Parses a stored image and gives its columns the names they have today: removed columns are left out, unknown names are
/// kept and refused when the image is written.
///
/// # Errors
/// [`Error::Interne`] when the text is not a JSON object.
pub fn read(names: FormerNames, table: &TableDef, text: &str) -> Result<Image> {
    let stored = parse(text)?;
    if stored.keys().all(|name| name == RANG || table.champ(name).is_some()) {
        return Ok(stored);
    }
    let mut image = Image::new();
    for (name, value) in stored {
        match names.meaning(table, &name) {
            Meaning::Field(field) => image.insert(field.to_owned(), value),
            Meaning::Removed => None,
            Meaning::Unknown => image.insert(name, value),
        };
    }
    Ok(image)
}

fn unreadable() -> Error {
    Error::Interne("image du journal illisible".to_owned())
}

/// One side of a changed text: both ends come from the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rapiece<'a> {
    /// Number of bytes taken from the beginning of the other side.
    pub debut: usize,
    /// Number of bytes taken from the end of the other side.
    pub fin: usize,
    /// Length of the other side, in bytes.
    pub sur: usize,
    /// Text between the two ends.
    pub texte: &'a str,
}

/// The piece that a JSON value holds; `None` when the value is whole.
pub fn piece(value: &Json) -> Option<Rapiece<'_>> {
    let object = value.as_object()?;
    let number = |nom: &str| usize::try_from(object.get(nom)?.as_u64()?).ok();
    Some(Rapiece { debut: number("debut")?, fin: number("fin")?, sur: number("sur")?, texte: object.get("texte")?.as_str()? })
}

fn to_piece(text: &str, other: &str, debut: usize, fin: usize) -> Json {
    serde_json::json!({ "debut": debut, "fin": fin, "sur": other.len(), "texte": &text[debut..text.len() - fin] })
}

/// Number of bytes that two texts share at their beginning and, after it, at their end.
fn common_ends(a: &str, b: &str) -> (usize, usize) {
    let debut = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (a, b) = (&a[debut..], &b[debut..]);
    let fin = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    (debut, fin)
}

/// Replaces long texts by pieces in both images of an update.
pub fn tighten(avant: &mut Image, apres: &mut Image) {
    for (nom, was) in avant.iter_mut() {
        let Some(is) = apres.get_mut(nom) else { continue };
        let (Json::String(a), Json::String(b)) = (&*was, &*is) else { continue };
        let (debut, fin) = common_ends(a, b);
        if debut + fin < ASSEZ {
            continue;
        }
        let pieces = (to_piece(a, b, debut, fin), to_piece(b, a, debut, fin));
        (*was, *is) = pieces;
    }
}

/// The whole value; `other` is the value of the column on the other side of the change.
///
/// # Errors
/// [`Error::Interne`] for a piece that does not fit `other`.
pub fn whole(value: &Json, other: Option<&Json>) -> Result<Json> {
    let Some(p) = piece(value) else { return Ok(value.clone()) };
    let text = other.and_then(Json::as_str).filter(|t| t.len() == p.sur).ok_or_else(unreadable)?;
    let head = text.get(..p.debut).ok_or_else(unreadable)?;
    let tail = text.len().checked_sub(p.fin).filter(|at| *at >= p.debut).and_then(|at| text.get(at..)).ok_or_else(unreadable)?;
    Ok(Json::String([head, p.texte, tail].concat()))
}

/// Writes the columns of `image` into the row `over`, pieces made whole.
///
/// # Errors
/// Those of [`whole`].
pub fn lay(over: &mut Image, image: &Image) -> Result<()> {
    for (nom, value) in image {
        let value = whole(value, over.get(nom))?;
        over.insert(nom.clone(), value);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn images(a: &str, b: &str) -> (Image, Image) {
        let of = |t: &str| [("texte".to_owned(), Json::from(t))].into_iter().collect();
        (of(a), of(b))
    }

    #[test]
    fn both_sides_come_back_from_what_differs() {
        let long = "à l’article premier ".repeat(20);
        for (a, b) in [
            (format!("{long}aide{long}"), format!("{long}soin{long}")),
            (long.clone(), format!("{long}{long}")),
            (format!("{long}é"), format!("{long}è")),
            (long.clone(), String::new()),
            ("court".to_owned(), "courte".to_owned()),
        ] {
            let (mut avant, mut apres) = images(&a, &b);
            tighten(&mut avant, &mut apres);
            assert_eq!(whole(&avant["texte"], Some(&Json::from(b.as_str()))).unwrap(), Json::from(a.as_str()));
            assert_eq!(whole(&apres["texte"], Some(&Json::from(a.as_str()))).unwrap(), Json::from(b.as_str()));
        }
    }

    #[test]
    fn a_small_change_of_a_long_text_is_small() {
        let long = "phrase du contrat. ".repeat(1000);
        let (mut avant, mut apres) = images(&format!("{long}un{long}"), &format!("{long}deux{long}"));
        tighten(&mut avant, &mut apres);
        let size = Json::Object(avant).to_string().len() + Json::Object(apres).to_string().len();
        assert!(size < 200, "{size}");
    }

    #[test]
    fn a_piece_is_never_laid_on_another_text() {
        let long = "x".repeat(200);
        let (mut avant, mut apres) = images(&format!("{long}a"), &format!("{long}b"));
        tighten(&mut avant, &mut apres);
        assert!(whole(&avant["texte"], Some(&Json::from("autre"))).is_err());
        assert!(whole(&avant["texte"], None).is_err());
        let crafted = serde_json::json!({ "debut": 150, "fin": 150, "sur": 200, "texte": "" });
        assert!(whole(&crafted, Some(&Json::from(long))).is_err());
    }
}
