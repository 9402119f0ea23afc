//! The interchange form: one JSON document per dossier.
//!
//! It is exchanged between programs, attached to PDFs and kept in named versions. A header (format, version, language,
//! currency) precedes the snapshot; figures are plain decimal numbers, dates `AAAA-MM-JJ`, rows are in display order.
//! Invariant: [`write()`] then [`read`] gives the same snapshot; [`read`] then [`write()`] gives the same bytes for a
//! document that this version of the program wrote. The JSON Schema (`schema/dossier.schema.json`) is generated from these
//! types and compared by a test.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::decode;
use crate::error::{Error, Result};
use crate::modele::former_names::{FORMER_NAMES, FormerNames, Meaning};
use crate::modele::{Cellule, Dossier, Genre, Id, TABLES, TableLisible};

/// Name of the format, first thing in the document.
pub const FORMAT: &str = "atelier-cpom/dossier";
/// Version of the format this program writes, and the newest it reads; every earlier one is read too.
///
/// It goes up with each file format that adds, renames or removes a field or a table, so that an older program answers
/// [`Error::EchangeTropRecent`] and not that a field is unknown. Version 1: fields of the file formats 1 to 3; version 2:
/// those of format 4; version 3: those of format 5. `store/schema.rs` compares the two numbers in a test.
pub const VERSION: u32 = 3;
/// Largest document read, in bytes: sixty times the example, to refuse absurd documents.
pub const TAILLE_MAX: usize = 64 * 1024 * 1024;
/// Largest number of rows of a document or of a table: a hundred times the example. A row written in two bytes takes
/// hundreds in memory, so that a bound on the size alone does not suffice.
pub const LIGNES_MAX: usize = 200_000;
/// Largest number of values of a document.
const VALEURS_MAX: usize = 6_000_000;
/// Longest text of one field, in characters.
pub const TEXTE_MAX: usize = 200_000;
/// Largest file kept in a field, in bytes.
const OCTETS_MAX: usize = 1024 * 1024;

/// The interchange document: a header of four fields, then the dossier.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Dossier CPOM", description = "Document d’échange d’un dossier CPOM, tel qu’il est exporté en JSON ou joint au PDF.")]
pub struct DocumentEchange<'a> {
    /// Name of the format: always [`FORMAT`].
    #[schemars(description = format!("Nom du format, toujours {FORMAT}."))]
    pub format: String,
    /// Version of the format, at most [`VERSION`].
    #[schemars(description = "Version du format d’échange\u{202F}; un document plus récent que le programme est refusé.")]
    pub version: u32,
    /// Language of the texts: always `fr-FR`.
    #[serde(default = "langue")]
    #[schemars(description = "Langue des textes, toujours fr-FR.")]
    pub langue: String,
    /// Currency of the amounts: always `EUR`.
    #[serde(default = "devise")]
    #[schemars(description = "Monnaie des montants, toujours EUR.")]
    pub devise: String,
    /// Content of the dossier, table by table.
    #[schemars(description = "Le contenu du dossier, table par table.")]
    pub contenu: Cow<'a, Dossier>,
}

fn langue() -> String {
    "fr-FR".to_owned()
}

fn devise() -> String {
    "EUR".to_owned()
}

/// The document of a snapshot, indented, with a final newline.
///
/// # Errors
/// [`Error::Interne`] when a value cannot be written as JSON, which does not happen with the types of the model.
pub fn write(dossier: &Dossier) -> Result<String> {
    let document = DocumentEchange {
        format: FORMAT.to_owned(),
        version: VERSION,
        langue: langue(),
        devise: devise(),
        contenu: Cow::Borrowed(dossier),
    };
    let mut text = serde_json::to_string_pretty(&document).map_err(|e| Error::Interne(e.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// The snapshot of a document, after a check: no unknown field, unique identifiers, references that exist.
///
/// # Errors
/// [`Error::EchangeTropRecent`]; [`Error::Echange`] with the place and the reason in French.
pub fn read(text: &str) -> Result<Dossier> {
    read_named(text, FORMER_NAMES)
}

/// [`read`] with given former names of fields, so that a document written before a field was renamed or removed is read.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_named(text: &str, names: FormerNames) -> Result<Dossier> {
    if text.len() > TAILLE_MAX {
        return Err(Error::echange("", "le document dépasse 64 Mo"));
    }
    let (rows, values) = weigh(text);
    if rows > LIGNES_MAX || values > VALEURS_MAX {
        return Err(Error::echange("", "le document compte trop de lignes"));
    }
    let probe: Entete = decode::head(text).map_err(|r| refused(&r))?;
    if probe.format.as_deref() != Some(FORMAT) {
        return Err(Error::echange("format", &format!("ce n’est pas un document « {FORMAT} »")));
    }
    match probe.version {
        Some(v) if v > VERSION => return Err(Error::EchangeTropRecent { version: v, connue: VERSION }),
        Some(1..=VERSION) => {}
        _ => return Err(Error::echange("version", "la version du format manque")),
    }
    let renamed = in_todays_names(text, names);
    let document: DocumentEchange<'_> = decode::from_text(&renamed).map_err(|r| refused(&r))?;
    let mut dossier = document.contenu.into_owned();
    verify(&mut dossier)?;
    Ok(dossier)
}

/// Numbers of objects and of separators in a document; those inside texts do not count.
fn weigh(text: &str) -> (usize, usize) {
    let (mut rows, mut values, mut inside, mut escaped) = (0, 0, false, false);
    for byte in text.bytes() {
        if inside {
            (inside, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
        } else {
            inside = byte == b'"';
            rows += usize::from(byte == b'{');
            values += usize::from(byte == b',');
        }
    }
    (rows, values)
}

/// The document with its fields under the names of today’s model. A field present under both names is unchanged, and
/// refused later.
fn in_todays_names(text: &str, names: FormerNames) -> Cow<'_, str> {
    // Most documents use no former name, and are not parsed twice.
    if !names.all().any(|(_, name)| text.contains(&format!("\"{name}\""))) {
        return Cow::Borrowed(text);
    }
    let Ok(mut document) = serde_json::from_str::<serde_json::Value>(text) else { return Cow::Borrowed(text) };
    for table in TABLES {
        let rows = match document.get_mut("contenu").and_then(|c| c.get_mut(table.nom)) {
            Some(serde_json::Value::Array(rows)) => rows.iter_mut().collect(),
            Some(row) => vec![row],
            None => continue,
        };
        for row in rows.into_iter().filter_map(serde_json::Value::as_object_mut) {
            let old: Vec<String> = row.keys().filter(|k| k.as_str() != "id" && table.champ(k).is_none()).cloned().collect();
            for name in old {
                match names.meaning(table, &name) {
                    Meaning::Field(field) if !row.contains_key(field) => {
                        let value = row.remove(&name).unwrap_or_default();
                        row.insert(field.to_owned(), value);
                    }
                    Meaning::Removed => drop(row.remove(&name)),
                    Meaning::Field(_) | Meaning::Unknown => {}
                }
            }
        }
    }
    Cow::Owned(document.to_string())
}

/// An interchange document embedded in another file, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPorte {
    /// Bytes of the document.
    pub octets: Vec<u8>,
    /// SHA-256 recorded in the file, in hexadecimal; absent in files of the first versions.
    pub empreinte: Option<String>,
}

impl DocumentPorte {
    /// The snapshot of the document; `malgre_empreinte` accepts data that do not match the recorded SHA-256.
    ///
    /// # Errors
    /// [`Error::Empreinte`]; those of [`read`].
    pub fn read(&self, malgre_empreinte: bool) -> Result<Dossier> {
        let same = self.empreinte.as_ref().is_none_or(|e| e.eq_ignore_ascii_case(&sha256(&self.octets)));
        if !same && !malgre_empreinte {
            return Err(Error::Empreinte);
        }
        read(std::str::from_utf8(&self.octets).map_err(|_| Error::echange("", "le document n’est pas du texte UTF-8"))?)
    }
}

/// The snapshot of a document in a file.
///
/// # Errors
/// [`Error::Introuvable`]; [`Error::Fichier`]; those of [`read`].
pub fn read_file(path: &std::path::Path) -> Result<Dossier> {
    let meta = std::fs::metadata(path).map_err(|e| Error::fichier(path, e))?;
    if !meta.is_file() {
        return Err(Error::PasUnFichier(path.to_owned()));
    }
    let size = meta.len();
    if size > TAILLE_MAX as u64 {
        return Err(Error::echange("", "le document dépasse 64 Mo"));
    }
    let bytes = std::fs::read(path).map_err(|e| Error::fichier(path, e))?;
    let text = String::from_utf8(bytes).map_err(|_| Error::echange("", "le document n’est pas du texte UTF-8"))?;
    read(text.strip_prefix('\u{FEFF}').unwrap_or(&text))
}

/// Whether a file begins with `{`, as interchange documents do.
#[must_use]
pub fn is_json(path: &std::path::Path) -> bool {
    use std::io::Read;
    let mut start = Vec::new();
    let read = std::fs::File::open(path).and_then(|f| f.take(64).read_to_end(&mut start));
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
    read.is_ok() && text.trim_ascii_start().first() == Some(&b'{')
}

/// Whether a file begins as PDF files do; the PDF of a dossier embeds its document.
#[must_use]
pub fn is_pdf(path: &std::path::Path) -> bool {
    use std::io::Read;
    let mut start = [0_u8; 5];
    std::fs::File::open(path).and_then(|mut f| f.read_exact(&mut start)).is_ok() && &start == b"%PDF-"
}

/// The header of a document, read without its content and without refusing unknown fields.
#[derive(Deserialize)]
struct Entete {
    format: Option<String>,
    version: Option<u32>,
}

fn refused(refusal: &decode::Refusal) -> Error {
    Error::echange(refusal.place().trim_start_matches("contenu").trim_start_matches('.'), &refusal.reason())
}

/// Checks what the types cannot: identifiers, references, texts.
///
/// An identifier that is 0 becomes the next free one, so that a document written by hand may omit identifiers that nothing
/// refers to.
///
/// # Errors
/// [`Error::Echange`] with the place and the reason in French.
pub fn verify(dossier: &mut Dossier) -> Result<()> {
    let mut seen = SeenIds::new();
    for rows in dossier.tables_mut() {
        let table = rows.def();
        if table.unique {
            rows.set_id(0, 1);
        }
        let mut next = rows.ids().into_iter().max().unwrap_or(0).max(0);
        let mut ids = std::collections::BTreeSet::new();
        for place in 0..rows.len() {
            let at = |champ: &str| format!("{}[{place}].{champ}", table.nom);
            if rows.id(place) == 0 {
                next = next.checked_add(1).ok_or_else(|| Error::echange(&at("id"), "identifiant trop grand"))?;
                rows.set_id(place, next);
            }
            let id = rows.id(place);
            if id < 0 || !ids.insert(id) {
                return Err(Error::echange(&at("id"), &format!("identifiant {id} répété ou négatif")));
            }
            row_refusal(rows, place, &seen).map_or(Ok(()), |(champ, why)| Err(Error::echange(&at(champ), &why)))?;
        }
        seen.insert(table.nom, ids);
    }
    Ok(())
}

/// Identifiers of the rows of the tables already seen.
pub(crate) type SeenIds = BTreeMap<&'static str, std::collections::BTreeSet<Id>>;

/// First field of a row that a dossier cannot hold, and the reason in French: a reference to no row of `ids`, a text its
/// field refuses; `None` for a sound row.
pub(crate) fn row_refusal(rows: &dyn TableLisible, place: usize, ids: &SeenIds) -> Option<(&'static str, String)> {
    let (champs, cells) = (rows.def().champs, rows.cellules(place));
    for (champ, cellule) in champs.iter().zip(&cells) {
        if let Some(lien) = champ.lien {
            let found = match cellule {
                Cellule::Entier(id) => ids.get(lien).is_some_and(|ids| Id::try_from(*id).is_ok_and(|id| ids.contains(&id))),
                Cellule::Nul => true,
                Cellule::Texte(_) => false,
            };
            if !found {
                return Some((champ.nom, format!("aucune ligne de « {lien} » n’a cet identifiant")));
            }
        }
        if let Cellule::Texte(text) = cellule
            && let Err(why) = texte_correct(champ.genre, text)
        {
            return Some((champ.nom, why.to_owned()));
        }
    }
    // Lines are stored as one text, which must read back to the same lines.
    let of_lines = || champs.iter().zip(&cells).filter(|(c, _)| c.genre == Genre::Lignes);
    let blank = |v: &Cellule| matches!(v, Cellule::Texte(t) if !t.is_empty() && t.split('\n').any(|l| l.trim().is_empty()));
    let wrong = of_lines().find(|(_, v)| blank(v)).or_else(|| of_lines().next().filter(|_| !rows.is_storable(place)));
    wrong.map(|(champ, _)| (champ.nom, "une ligne de liste est vide ou contient un retour à la ligne".to_owned()))
}

/// Checks a stored text against the kind of its field: no control character but tab and newline where they are allowed, a
/// bounded length, base64 for files.
///
/// # Errors
/// The reason of the refusal, in French.
pub fn texte_correct(genre: Genre, text: &str) -> std::result::Result<(), &'static str> {
    if genre == Genre::Octets {
        return octets(text).map(|_| ());
    }
    if text.chars().count() > TEXTE_MAX {
        return Err("texte de plus de 200 000 caractères");
    }
    // Only years of four digits read back from the stored form of a date.
    if genre == Genre::Date && text.len() != 10 {
        return Err("date impossible");
    }
    let newline = matches!(genre, Genre::TexteLong | Genre::Lignes);
    let allowed = |c: char| !c.is_control() || (newline && (c == '\n' || c == '\t'));
    if text.chars().all(allowed) { Ok(()) } else { Err("caractère de contrôle ou retour à la ligne interdit ici") }
}

/// The bytes of a file kept in a field as base64.
///
/// # Errors
/// The reason of the refusal, in French.
pub fn octets(base64: &str) -> std::result::Result<Vec<u8>, &'static str> {
    use base64::Engine;
    if base64.len() > OCTETS_MAX.div_ceil(3) * 4 {
        return Err("fichier de plus de 1 Mo");
    }
    base64::engine::general_purpose::STANDARD.decode(base64).map_err(|_| "contenu de fichier illisible")
}

/// SHA-256 of a document, in hexadecimal.
#[must_use]
pub fn empreinte(document: &str) -> String {
    sha256(document.as_bytes())
}

fn sha256(octets: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(octets).iter().map(|b| format!("{b:02x}")).collect()
}

/// The JSON Schema of the document.
///
/// # Errors
/// [`Error::Interne`] when it cannot be written as JSON, which does not happen.
pub fn schema() -> Result<String> {
    let schema = schemars::schema_for!(DocumentEchange<'_>);
    let mut text = serde_json::to_string_pretty(&schema).map_err(|e| Error::Interne(e.to_string()))?;
    text.push('\n');
    Ok(text)
}
