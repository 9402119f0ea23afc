//! Interchange format: one JSON document per dossier.
//!
//! The document passes between programs and is attached to the PDF; it outlives the file format. It is an envelope
//! (format, version, language, currency) around the snapshot; figures are plain decimal numbers, dates `AAAA-MM-JJ`,
//! and the order of rows is the order of the array. Invariant: [`write()`] then [`read`] gives the same snapshot,
//! [`read`] then [`write()`] the same bytes for a document this program wrote. The JSON Schema
//! (`schema/dossier.schema.json`) is generated from these types and compared by a test.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::decode;
use crate::error::{Error, Result};
use crate::modele::former_names::{FORMER_NAMES, FormerNames, Meaning};
use crate::modele::{Cellule, Dossier, Entite, Genre, Id, Parcours, TABLES};

/// Name of the format, in the first field of the document.
pub const FORMAT: &str = "atelier-cpom/dossier";
/// Version of the format that this program writes, and the newest it reads.
pub const VERSION: u32 = 1;
/// Largest document read, in bytes: sixty times the example, a bound against absurd input.
pub const TAILLE_MAX: usize = 64 * 1024 * 1024;
/// Greatest number of rows in a document or a table: a hundred times the example. The size of the text alone would be
/// no bound, since a row of two bytes takes hundreds in memory.
pub const LIGNES_MAX: usize = 200_000;
/// Greatest number of values in a document.
const VALEURS_MAX: usize = 6_000_000;
/// Greatest length of the text of one field, in characters.
pub const TEXTE_MAX: usize = 200_000;
/// Greatest size of a file kept in a field, in bytes once decoded from base64.
const OCTETS_MAX: usize = 1024 * 1024;

/// Interchange document: a header of four fields, then the dossier.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Dossier CPOM", description = "Document d’échange d’un dossier CPOM, tel qu’il est exporté en JSON ou joint au PDF.")]
pub struct DocumentEchange<'a> {
    /// Name of the format; always [`FORMAT`].
    #[schemars(description = format!("Nom du format, toujours {FORMAT}."))]
    pub format: String,
    /// Version of the format; at most [`VERSION`].
    #[schemars(description = "Version du format d’échange\u{202F}; un document plus récent que le programme est refusé.")]
    pub version: u32,
    /// Language of the texts; always `fr-FR`.
    #[serde(default = "langue")]
    #[schemars(description = "Langue des textes, toujours fr-FR.")]
    pub langue: String,
    /// Currency of the amounts; always `EUR`.
    #[serde(default = "devise")]
    #[schemars(description = "Monnaie des montants, toujours EUR.")]
    pub devise: String,
    /// Snapshot of the dossier.
    #[schemars(description = "Le contenu du dossier, table par table.")]
    pub contenu: Cow<'a, Dossier>,
}

fn langue() -> String {
    "fr-FR".to_owned()
}

fn devise() -> String {
    "EUR".to_owned()
}

/// Writes the document of a snapshot, indented, with a final newline.
///
/// # Errors
/// [`Error::Interne`] if a value cannot be serialized, which does not happen for the types of the model.
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

/// Reads the snapshot of a document and verifies it: no unknown field, unique identifiers, existing references.
///
/// # Errors
/// [`Error::Echange`] with the place and the reason; [`Error::EchangeTropRecent`] for a newer version of the format.
pub fn read(text: &str) -> Result<Dossier> {
    read_named(text, FORMER_NAMES)
}

/// Like [`read`], but accepts the former names of fields: a document written before a field was renamed or removed is
/// still readable.
///
/// # Errors
/// Those of [`read`].
pub(crate) fn read_named(text: &str, names: FormerNames) -> Result<Dossier> {
    if text.len() > TAILLE_MAX {
        return Err(Error::echange("", "le document dépasse 64 Mo"));
    }
    let count = |sign: u8| text.bytes().filter(|b| *b == sign).count();
    if count(b'{') > LIGNES_MAX || count(b',') > VALEURS_MAX {
        return Err(Error::echange("", "le document compte trop de lignes"));
    }
    let probe: Entete = decode::from_text(text).map_err(|r| refused(&r))?;
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

/// Document in which former names of fields are replaced by today’s. A field present under both names is left alone, so
/// that reading refuses it.
fn in_todays_names(text: &str, names: FormerNames) -> Cow<'_, str> {
    // Most documents contain no former name and are not parsed twice.
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

/// Interchange document attached to another file (a PDF), not yet checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentPorte {
    /// Bytes of the document.
    pub octets: Vec<u8>,
    /// SHA-256 recorded by the file, in hexadecimal; `None` in files of the first versions, which recorded none.
    pub empreinte: Option<String>,
}

impl DocumentPorte {
    /// Reads the snapshot. Data that no longer match their SHA-256 are refused, unless `malgre_empreinte` is true.
    ///
    /// # Errors
    /// [`Error::Empreinte`] when the SHA-256 differs, or the errors of [`read`].
    pub fn read(&self, malgre_empreinte: bool) -> Result<Dossier> {
        let same = self.empreinte.as_ref().is_none_or(|e| e.eq_ignore_ascii_case(&sha256(&self.octets)));
        if !same && !malgre_empreinte {
            return Err(Error::Empreinte);
        }
        read(std::str::from_utf8(&self.octets).map_err(|_| Error::echange("", "le document n’est pas du texte UTF-8"))?)
    }
}

/// Reads the snapshot of a document in a file.
///
/// # Errors
/// [`Error::Introuvable`] when there is no such file, [`Error::Fichier`] when it cannot be read, or the errors of
/// [`read`].
pub fn read_file(path: &std::path::Path) -> Result<Dossier> {
    let size = std::fs::metadata(path).map_err(|e| file_error(path, e))?.len();
    if size > TAILLE_MAX as u64 {
        return Err(Error::echange("", "le document dépasse 64 Mo"));
    }
    let bytes = std::fs::read(path).map_err(|e| file_error(path, e))?;
    let text = String::from_utf8(bytes).map_err(|_| Error::echange("", "le document n’est pas du texte UTF-8"))?;
    read(text.strip_prefix('\u{FEFF}').unwrap_or(&text))
}

/// Whether the first bytes of a file are those of a JSON object, after blanks.
#[must_use]
pub fn is_json(path: &std::path::Path) -> bool {
    use std::io::Read;
    let mut start = Vec::new();
    let read = std::fs::File::open(path).and_then(|f| f.take(64).read_to_end(&mut start));
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
    read.is_ok() && text.trim_ascii_start().first() == Some(&b'{')
}

/// Whether the first bytes of a file are those of a PDF, which may carry an interchange document.
#[must_use]
pub fn is_pdf(path: &std::path::Path) -> bool {
    use std::io::Read;
    let mut start = [0_u8; 5];
    std::fs::File::open(path).and_then(|mut f| f.read_exact(&mut start)).is_ok() && &start == b"%PDF-"
}

fn file_error(path: &std::path::Path, e: std::io::Error) -> Error {
    match e.kind() {
        std::io::ErrorKind::NotFound => Error::Introuvable(path.to_owned()),
        _ => Error::Fichier(path.to_owned(), e),
    }
}

/// Header of the document, read leniently to recognise the format before the contents.
#[derive(Deserialize)]
struct Entete {
    format: Option<String>,
    version: Option<u32>,
}

fn refused(refusal: &decode::Refusal) -> Error {
    Error::echange(refusal.place().trim_start_matches("contenu").trim_start_matches('.'), &refusal.reason())
}

/// Verifies what deserialization cannot: identifiers, references, texts.
///
/// Identifiers equal to 0 are replaced by the next free one, so that a document written by hand may omit those that
/// nothing refers to.
///
/// # Errors
/// [`Error::Echange`] with the place and the reason.
pub fn verify(dossier: &mut Dossier) -> Result<()> {
    let mut verification = Verification { ids: BTreeMap::new() };
    dossier.parcourir(&mut verification)
}

struct Verification {
    /// Identifiers of the tables verified so far.
    ids: BTreeMap<&'static str, std::collections::BTreeSet<Id>>,
}

impl Parcours for Verification {
    type Erreur = Error;

    fn table<E: Entite>(&mut self, rows: &mut Vec<E>) -> Result<()> {
        let table = E::TABLE;
        if table.unique {
            for row in rows.iter_mut() {
                row.set_id(1);
            }
        }
        let mut next = rows.iter().map(Entite::id).max().unwrap_or(0).max(0);
        let mut ids = std::collections::BTreeSet::new();
        for (i, row) in rows.iter_mut().enumerate() {
            let at = |champ: &str| format!("{}[{i}].{champ}", table.nom);
            if row.id() == 0 {
                next = next.checked_add(1).ok_or_else(|| Error::echange(&at("id"), "identifiant trop grand"))?;
                row.set_id(next);
            }
            if row.id() < 0 || !ids.insert(row.id()) {
                return Err(Error::echange(&at("id"), &format!("identifiant {} répété ou négatif", row.id())));
            }
            for (champ, cellule) in table.champs.iter().zip(row.cellules()) {
                if let Some(lien) = champ.lien {
                    let found = match &cellule {
                        Cellule::Entier(id) => self.ids.get(lien).is_some_and(|ids| Id::try_from(*id).is_ok_and(|id| ids.contains(&id))),
                        Cellule::Nul => true,
                        Cellule::Texte(_) => false,
                    };
                    if !found {
                        return Err(Error::echange(&at(champ.nom), &format!("aucune ligne de « {lien} » n’a cet identifiant")));
                    }
                }
                if let Cellule::Texte(text) = &cellule {
                    texte_correct(champ.genre, text).map_err(|why| Error::echange(&at(champ.nom), why))?;
                }
            }
            if let Some(champ) = lignes_incorrectes(row) {
                return Err(Error::echange(&at(champ), "une ligne de liste est vide ou contient un retour à la ligne"));
            }
        }
        self.ids.insert(table.nom, ids);
        Ok(())
    }
}

/// Name of a field of lines whose stored text would not give the same lines again; `None` when all would.
fn lignes_incorrectes<E: Entite>(row: &E) -> Option<&'static str> {
    let mut back = row.cellules().into_iter();
    let again = E::from_cellules(row.id(), &mut back).ok()?;
    let same = serde_json::to_value(row).ok()? == serde_json::to_value(&again).ok()?;
    let blank = E::TABLE.champs.iter().zip(row.cellules()).find(|(c, v)| {
        c.genre == Genre::Lignes && matches!(v, Cellule::Texte(t) if !t.is_empty() && t.split('\n').any(|l| l.trim().is_empty()))
    });
    match (same, blank) {
        (_, Some((champ, _))) => Some(champ.nom),
        (false, None) => E::TABLE.champs.iter().find(|c| c.genre == Genre::Lignes).map(|c| c.nom),
        (true, None) => None,
    }
}

/// Checks a text: no control character except tab and newline, at most [`TEXTE_MAX`] characters, base64 for files.
///
/// # Errors
/// Reason of the refusal, in French.
pub fn texte_correct(genre: Genre, text: &str) -> std::result::Result<(), &'static str> {
    if genre == Genre::Octets {
        return octets(text).map(|_| ());
    }
    if text.chars().count() > TEXTE_MAX {
        return Err("texte de plus de 200 000 caractères");
    }
    // Only years of four digits: others would not be read back from the stored form of a date.
    if genre == Genre::Date && text.len() != 10 {
        return Err("date impossible");
    }
    let newline = matches!(genre, Genre::TexteLong | Genre::Lignes);
    let allowed = |c: char| !c.is_control() || (newline && (c == '\n' || c == '\t'));
    if text.chars().all(allowed) { Ok(()) } else { Err("caractère de contrôle ou retour à la ligne interdit ici") }
}

/// Decodes the bytes of a file kept in a field.
///
/// # Errors
/// Reason of the refusal, in French.
pub fn octets(base64: &str) -> std::result::Result<Vec<u8>, &'static str> {
    use base64::Engine;
    if base64.len() > OCTETS_MAX.div_ceil(3) * 4 {
        return Err("fichier de plus de 1 Mo");
    }
    base64::engine::general_purpose::STANDARD.decode(base64).map_err(|_| "contenu de fichier illisible")
}

/// SHA-256 of a document, in lower-case hexadecimal.
#[must_use]
pub fn empreinte(document: &str) -> String {
    sha256(document.as_bytes())
}

fn sha256(octets: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(octets).iter().map(|b| format!("{b:02x}")).collect()
}

/// JSON Schema of the interchange document, as text.
///
/// # Errors
/// [`Error::Interne`] if it cannot be serialized.
pub fn schema() -> Result<String> {
    let schema = schemars::schema_for!(DocumentEchange<'_>);
    let mut text = serde_json::to_string_pretty(&schema).map_err(|e| Error::Interne(e.to_string()))?;
    text.push('\n');
    Ok(text)
}
