//! Reads JSON into a Rust type and explains in French why a value is refused.
//!
//! Users write interchange documents by hand, paste values into cells and exchange templates, so a refusal must name
//! the place, the expected value and the value found. The text is read into a `JsonNode`, deserialized with `Refusal` as
//! the error type: serde calls the constructors of that type with the kind of problem and its data (unknown field, known
//! fields…), the method called gives the kind of value that was expected, and the model ([`ChampDef`]) gives the rest.
//! Invariant: no message of a library is shown. Valid or not, a document takes this one path: each deserializer is
//! compiled for every type of row.

use std::fmt::Write;

use serde::Deserialize;
use serde::de::{self, DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde_json::{Number, Value};

use crate::decimal::{Decimal, RefusNombre};
use crate::modele::{ChampDef, Genre, TABLES, TableDef};

/// Greatest number of names proposed in a refusal.
const PROPOSED_MAX: usize = 24;
/// Length of the refused text repeated in a refusal, in characters.
const QUOTED_MAX: usize = 60;

/// Reason why a document or a value cannot be read, and its path.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// Steps of the path, from the innermost to the outermost; reversed by [`Refusal::place`].
    steps: Vec<Step>,
    reason: Reason,
}

#[derive(Debug)]
enum Step {
    Field(String),
    Index(usize),
}

/// Kind of problem, with its data; the sentence is made later.
#[derive(Debug)]
enum Reason {
    /// The text ends before the end of the document.
    Incomplete,
    /// The text is not JSON; line and column of the first fault.
    Syntax(usize, usize),
    /// Text follows the end of the document.
    Trailing,
    UnknownField(String, &'static [&'static str]),
    UnknownCode(String, &'static [&'static str]),
    MissingField(&'static str),
    RepeatedField(&'static str),
    /// A value of another kind than the one expected.
    Kind,
    /// A value of the right kind that the type refuses: too large, too precise, no such date.
    Value,
    /// [`Reason::Kind`] or [`Reason::Value`] with what was expected and what was found, when both are known.
    Found {
        same_kind: bool,
        expected: Kind,
        found: JsonNode,
    },
}

/// Kind of JSON value that a type asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bool,
    Whole,
    Number,
    Text,
    List,
    Object,
}

/// JSON value that keeps its fields in order, repeated ones included.
#[derive(Clone, Debug)]
enum JsonNode {
    Null,
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<JsonNode>),
    Object(Vec<(String, JsonNode)>),
}

/// Reads a document from its text.
///
/// # Errors
/// [`Refusal`] with the first problem found.
pub(crate) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    let mut json = serde_json::Deserializer::from_str(text);
    let node = JsonNode::deserialize(&mut json).map_err(|e| Refusal::from_json(&e))?;
    json.end().map_err(|_| Refusal::from(Reason::Trailing))?;
    T::deserialize(&node)
}

/// Reads the first fields of a document, whose type ignores the others: without the tree of the document, which only a refusal
/// needs.
///
/// # Errors
/// [`Refusal`] with the first problem found.
pub(crate) fn head<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    serde_json::from_str(text).or_else(|_| from_text(text))
}

/// Reads a value that is already parsed.
///
/// # Errors
/// [`Refusal`] with the first problem found.
pub(crate) fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Refusal> {
    T::deserialize(&JsonNode::from(value))
}

/// Reads a value that is already parsed.
///
/// # Errors
/// The place of the refused value and the reason, in French.
pub fn explained<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    from_value(value).map_err(|refusal| match refusal.place().as_str() {
        "" => refusal.reason(),
        place => format!("{place}\u{202F}: {}", refusal.reason()),
    })
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { steps: Vec::new(), reason }
    }
}

impl Refusal {
    fn from_json(e: &serde_json::Error) -> Self {
        Self::from(if e.is_eof() { Reason::Incomplete } else { Reason::Syntax(e.line(), e.column()) })
    }

    fn within(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Adds the kind expected in place of `node`, when the problem is `node` itself.
    fn expecting(mut self, kind: Kind, node: &JsonNode) -> Self {
        if self.steps.is_empty() && matches!(self.reason, Reason::Kind | Reason::Value) {
            let same_kind = matches!(self.reason, Reason::Value);
            self.reason = Reason::Found { same_kind, expected: kind, found: node.head() };
        }
        self
    }

    /// Path of the refused value: `contenu.versements[0].montant`; empty for the document itself.
    pub(crate) fn place(&self) -> String {
        let mut out = String::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Field(name) if out.is_empty() => out.push_str(name),
                Step::Field(name) => {
                    out.push('.');
                    out.push_str(name);
                }
                Step::Index(i) => {
                    let _ = write!(out, "[{i}]");
                }
            }
        }
        out
    }

    /// Field of the model at the end of a path of a dossier: `…table[row].field` or `…table.field`.
    fn field_of_dossier(&self) -> Option<&'static ChampDef> {
        let mut names = self.steps.iter().filter_map(|s| if let Step::Field(name) = s { Some(name.as_str()) } else { None });
        let (field, table) = (names.next()?, names.next()?);
        TABLES.iter().find(|t| t.nom == table)?.champ(field)
    }

    /// Reason in French, without capital nor full stop. Uses the words of the model when the path leads to one of its
    /// fields.
    pub(crate) fn reason(&self) -> String {
        self.sentence(self.field_of_dossier())
    }

    /// Refused field and reason in French, for the values of one row of `table`.
    pub(crate) fn of_row(&self, table: &TableDef) -> (String, String) {
        let champ = self.steps.iter().rev().find_map(|s| if let Step::Field(name) = s { Some(name.as_str()) } else { None });
        (self.place(), self.sentence(champ.and_then(|c| table.champ(c))))
    }

    fn sentence(&self, champ: Option<&ChampDef>) -> String {
        match &self.reason {
            Reason::Incomplete => "le document est incomplet".to_owned(),
            Reason::Syntax(line, column) => format!("ce n’est pas du JSON correct (ligne {line}, colonne {column})"),
            Reason::Trailing => "du texte suit la fin du document".to_owned(),
            Reason::UnknownField(name, known) => format!("champ inconnu {}{}", quoted(name), proposed("champs possibles", known)),
            Reason::UnknownCode(code, known) => format!("valeur inconnue {}{}", quoted(code), proposed("valeurs possibles", known)),
            Reason::MissingField(name) => format!("champ manquant {}", quoted(name)),
            Reason::RepeatedField(name) => format!("champ répété {}", quoted(name)),
            Reason::Kind | Reason::Value => "valeur refusée".to_owned(),
            Reason::Found { same_kind: false, expected, found } => {
                // The path points to an element of the list, not to the list.
                let inside = matches!(self.steps.first(), Some(Step::Index(_)));
                let wanted = champ.filter(|_| !inside).map_or_else(|| kind_name(*expected).to_owned(), expected_by);
                format!("type incorrect\u{202F}: il faut ici {wanted}, et non {}", found.told(*expected))
            }
            Reason::Found { same_kind: true, found, .. } => refused_value(champ, found),
        }
    }
}

/// Reason for which a value of the right kind is refused, in French.
fn refused_value(champ: Option<&ChampDef>, found: &JsonNode) -> String {
    let number = |refused: Result<(), RefusNombre>| refused.err().map_or_else(|| "nombre refusé".to_owned(), |r| r.to_string());
    match (champ.map(|c| c.genre), found) {
        (Some(Genre::Date), JsonNode::Text(text)) => format!("{} n’est pas une date possible de la forme AAAA-MM-JJ", quoted(text)),
        (Some(Genre::Montant | Genre::Heures), JsonNode::Number(n)) => number(Decimal::<2>::from_json(n).map(|_| ())),
        (Some(Genre::Prix | Genre::Nombre), JsonNode::Number(n)) => number(Decimal::<4>::from_json(n).map(|_| ())),
        (_, JsonNode::Number(n)) => format!("le nombre {n} est hors des bornes"),
        (_, JsonNode::Text(text)) => format!("{} ne convient pas ici", quoted(text)),
        _ => "valeur refusée".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(QUOTED_MAX).collect();
    if text.chars().count() > QUOTED_MAX {
        short.push('…');
    }
    format!("«\u{202F}{short}\u{202F}»")
}

fn proposed(what: &str, known: &[&str]) -> String {
    if known.is_empty() || known.len() > PROPOSED_MAX {
        return String::new();
    }
    format!(" ({what}\u{202F}: {})", known.join(", "))
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Bool => "vrai ou faux (true, false)",
        Kind::Whole => "un nombre entier",
        Kind::Number => "un nombre",
        Kind::Text => "un texte",
        Kind::List => "une liste",
        Kind::Object => "un objet",
    }
}

/// Kind of value that a field of the model holds, in French with its article.
fn expected_by(champ: &ChampDef) -> String {
    let what = match champ.genre {
        Genre::Texte | Genre::TexteLong => "un texte",
        Genre::Lignes => "une liste de textes",
        Genre::Entier => "un nombre entier",
        Genre::Annee => "une année (nombre entier)",
        Genre::Montant => "un montant en euros (nombre)",
        Genre::Heures => "un nombre d’heures",
        Genre::Prix => "un prix horaire (nombre)",
        Genre::Nombre => "un nombre",
        Genre::Date => "une date (texte AAAA-MM-JJ)",
        Genre::Booleen => "vrai ou faux (true, false)",
        Genre::Choix => "un code de liste (texte)",
        Genre::Lien => "l’identifiant d’une ligne (nombre entier)",
        Genre::Octets => "un fichier (texte en base64)",
    };
    let or_nothing = if champ.optionnel { " ou rien (null)" } else { "" };
    format!("{what}{or_nothing}")
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place(), self.reason())
    }
}

impl std::error::Error for Refusal {}

impl de::Error for Refusal {
    /// Drops the message, which may be a library’s and in English: the sentence is made from the value and the expected
    /// kind.
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self::from(Reason::Value)
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::from(Reason::Kind)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::from(Reason::UnknownCode(variant.to_owned(), expected))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::from(Reason::UnknownField(field.to_owned(), expected))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::from(Reason::MissingField(field))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::from(Reason::RepeatedField(field))
    }
}

impl JsonNode {
    /// Copy of the value without its elements or fields, small enough to be kept in the error.
    fn head(&self) -> Self {
        match self {
            Self::List(_) => Self::List(Vec::new()),
            Self::Object(_) => Self::Object(Vec::new()),
            other => other.clone(),
        }
    }

    /// Words for the value found, next to the expected kind: a number that is not whole is quoted.
    fn told(&self, expected: Kind) -> String {
        match self {
            Self::Number(n) if expected == Kind::Whole => n.to_string(),
            other => other.kind_name().to_owned(),
        }
    }

    fn kind_name(&self) -> &'static str {
        match self {
            Self::Null => "rien (null)",
            Self::Bool(_) => kind_name(Kind::Bool),
            Self::Number(_) => kind_name(Kind::Number),
            Self::Text(_) => kind_name(Kind::Text),
            Self::List(_) => kind_name(Kind::List),
            Self::Object(_) => kind_name(Kind::Object),
        }
    }

    /// Passes the value to `visitor`, which expects `kind`.
    fn visit<'de, V: Visitor<'de>>(&self, kind: Kind, visitor: V) -> Result<V::Value, Refusal> {
        self.give(visitor).map_err(|e| e.expecting(kind, self))
    }

    fn give<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, Refusal> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(b) => visitor.visit_bool(*b),
            Self::Number(n) => match (n.as_u64(), n.as_i64(), n.as_f64()) {
                (Some(n), ..) => visitor.visit_u64(n),
                (_, Some(n), _) => visitor.visit_i64(n),
                (.., n) => visitor.visit_f64(n.unwrap_or_default()),
            },
            Self::Text(text) => visitor.visit_str(text),
            Self::List(items) => visitor.visit_seq(Items(items.iter().enumerate())),
            Self::Object(fields) => visitor.visit_map(Fields { rest: fields.iter(), next: None }),
        }
    }
}

impl From<&Value> for JsonNode {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(b) => Self::Bool(*b),
            Value::Number(n) => Self::Number(n.clone()),
            Value::String(t) => Self::Text(t.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(fields) => Self::Object(fields.iter().map(|(k, v)| (k.clone(), Self::from(v))).collect()),
        }
    }
}

impl<'de> Deserialize<'de> for JsonNode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Builder;

        impl<'de> Visitor<'de> for Builder {
            type Value = JsonNode;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<JsonNode, E> {
                Ok(JsonNode::Null)
            }

            fn visit_bool<E>(self, b: bool) -> Result<JsonNode, E> {
                Ok(JsonNode::Bool(b))
            }

            fn visit_i64<E>(self, n: i64) -> Result<JsonNode, E> {
                Ok(JsonNode::Number(n.into()))
            }

            fn visit_u64<E>(self, n: u64) -> Result<JsonNode, E> {
                Ok(JsonNode::Number(n.into()))
            }

            fn visit_f64<E>(self, n: f64) -> Result<JsonNode, E> {
                Ok(Number::from_f64(n).map_or(JsonNode::Null, JsonNode::Number))
            }

            fn visit_str<E>(self, text: &str) -> Result<JsonNode, E> {
                Ok(JsonNode::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<JsonNode, E> {
                Ok(JsonNode::Text(text))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<JsonNode, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(JsonNode::List(items))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<JsonNode, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(JsonNode::Object(fields))
            }
        }

        deserializer.deserialize_any(Builder)
    }
}

macro_rules! expect {
    ($($method:ident => $kind:ident),+ $(,)?) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
            self.visit(Kind::$kind, visitor)
        }
    )+ };
}

impl<'de> Deserializer<'de> for &JsonNode {
    type Error = Refusal;

    expect! {
        deserialize_bool => Bool,
        deserialize_i8 => Whole, deserialize_i16 => Whole, deserialize_i32 => Whole, deserialize_i64 => Whole,
        deserialize_u8 => Whole, deserialize_u16 => Whole, deserialize_u32 => Whole, deserialize_u64 => Whole,
        deserialize_f32 => Number, deserialize_f64 => Number,
        deserialize_char => Text, deserialize_str => Text, deserialize_string => Text,
        deserialize_bytes => Text, deserialize_byte_buf => Text,
        deserialize_seq => List,
        deserialize_map => Object,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        // Only our `Decimal` asks for any kind of value; it expects a number.
        self.visit(Kind::Number, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        if matches!(self, JsonNode::Null) { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.give(visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Refusal> {
        self.give(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Refusal> {
        self.visit(Kind::List, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Refusal> {
        self.visit(Kind::List, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Refusal> {
        // A derived type would also accept a list of values in the order of its fields; a document must name them.
        match self {
            JsonNode::Object(_) => self.visit(Kind::Object, visitor),
            _ => Err(Refusal::from(Reason::Kind).expecting(Kind::Object, self)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Result<V::Value, Refusal> {
        match self {
            JsonNode::Text(code) => visitor.visit_enum(code.as_str().into_deserializer()),
            _ => Err(Refusal::from(Reason::Kind).expecting(Kind::Text, self)),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        self.give(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refusal> {
        visitor.visit_unit()
    }
}

struct Items<'a>(std::iter::Enumerate<std::slice::Iter<'a, JsonNode>>);

impl<'de> de::SeqAccess<'de> for Items<'_> {
    type Error = Refusal;

    fn next_element_seed<T: de::DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Refusal> {
        let Some((i, item)) = self.0.next() else { return Ok(None) };
        seed.deserialize(item).map(Some).map_err(|e| e.within(Step::Index(i)))
    }
}

struct Fields<'a> {
    rest: std::slice::Iter<'a, (String, JsonNode)>,
    next: Option<&'a (String, JsonNode)>,
}

impl<'de> de::MapAccess<'de> for Fields<'_> {
    type Error = Refusal;

    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refusal> {
        self.next = self.rest.next();
        let Some((name, _)) = self.next else { return Ok(None) };
        seed.deserialize(name.as_str().into_deserializer()).map(Some)
    }

    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refusal> {
        let Some((name, value)) = self.next.take() else { return Err(Refusal::from(Reason::Value)) };
        seed.deserialize(value).map_err(|e| e.within(Step::Field(name.clone())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::{Entite, Versement};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Shape {
        name: String,
        #[serde(default)]
        lines: Vec<String>,
        #[serde(default)]
        inner: Option<Box<Shape>>,
        #[serde(default)]
        count: i32,
    }

    fn refused(text: &str) -> (String, String) {
        let r = from_text::<Shape>(text).unwrap_err();
        (r.place(), r.reason())
    }

    #[test]
    fn each_kind_of_problem_has_its_place_and_its_french() {
        for (text, place, reason) in [
            (r#"{"name":1}"#, "name", "type incorrect\u{202F}: il faut ici un texte, et non un nombre"),
            (r#"{"name":"a","lines":["x",null]}"#, "lines[1]", "type incorrect\u{202F}: il faut ici un texte, et non rien (null)"),
            (r#"{"name":"a","lines":"x"}"#, "lines", "type incorrect\u{202F}: il faut ici une liste, et non un texte"),
            (r#"{"name":"a","inner":[]}"#, "inner", "type incorrect\u{202F}: il faut ici un objet, et non une liste"),
            (r#"{"name":"a","inner":{}}"#, "inner", "champ manquant «\u{202F}name\u{202F}»"),
            (r#"{"name":"a","name":"b"}"#, "", "champ répété «\u{202F}name\u{202F}»"),
            (r#"{"name":"a","count":1.5}"#, "count", "type incorrect\u{202F}: il faut ici un nombre entier, et non 1.5"),
            (r#"{"name":"a","count":9999999999}"#, "count", "le nombre 9999999999 est hors des bornes"),
            (r#"{"name":"a"} x"#, "", "du texte suit la fin du document"),
            (r#"{"name":"a""#, "", "le document est incomplet"),
            (r#"{"name":a}"#, "", "ce n’est pas du JSON correct (ligne 1, colonne 9)"),
            (
                r#"{"name":"a","expected one of":1}"#,
                "",
                "champ inconnu «\u{202F}expected one of\u{202F}» (champs possibles\u{202F}: name, lines, inner, count)",
            ),
        ] {
            assert_eq!(refused(text), (place.to_owned(), reason.to_owned()), "{text}");
        }
    }

    #[test]
    fn the_model_says_what_a_field_holds() {
        let row = |text: &str| {
            let value: Value = serde_json::from_str(text).unwrap();
            from_value::<Versement>(&value).unwrap_err().of_row(&Versement::TABLE)
        };
        assert_eq!(row(r#"{"montant":1.234}"#), ("montant".to_owned(), "nombre de plus de 2 décimales".to_owned()));
        assert_eq!(row(r#"{"montant":1e300}"#), ("montant".to_owned(), "nombre trop grand".to_owned()));
        assert_eq!(
            row(r#"{"montant":"12"}"#).1,
            "type incorrect\u{202F}: il faut ici un montant en euros (nombre) ou rien (null), et non un texte"
        );
        assert_eq!(row(r#"{"date":"31/12/2024"}"#).1, "«\u{202F}31/12/2024\u{202F}» n’est pas une date possible de la forme AAAA-MM-JJ");
    }
}
