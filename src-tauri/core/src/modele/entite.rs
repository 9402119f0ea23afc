//! One description of each kind of row, from which everything else follows.
//!
//! A dossier has some seventy kinds of rows; struct, SQL table, interchange form, forms of the
//! window, history, findings and columns of documents must agree. Mechanism: `entites!` declares a row type
//! once; it yields the Rust struct and its [`TableDef`] (names, kinds, references, French words), and the
//! trait [`Entite`] moves values in and out of a row. Invariants: column order is field order; a required reference
//! deletes with its parent, an optional one empties. Where to look next: `store/schema.rs` writes the
//! SQL, `store/rows.rs` reads and writes rows.

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bords::BordDuMois;
use super::rubrique::{Ecran, Rubrique};
use crate::choix::Choix;
use crate::decimal::Decimal;

/// Identifier of a row inside its table; never reused for another object of the same dossier.
pub type Id = i32;
/// A whole number: a count, a year, a number of days.
pub type Entier = i32;
/// Short or long text; empty means not filled in.
pub type Texte = String;
/// A short list of texts, one per line.
pub type Lignes = Vec<String>;
/// A calendar date.
pub type Date = Option<NaiveDate>;

/// Kind of the values of a field, by which they are shown and stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// One line of text.
    Texte,
    /// Several paragraphs.
    TexteLong,
    /// One text per line.
    Lignes,
    /// Whole number, without unit.
    Entier,
    /// Calendar year, four digits.
    Annee,
    /// Euros, two decimals.
    Montant,
    /// Hours, two decimals.
    Heures,
    /// Euros per hour, four decimals.
    Prix,
    /// Number of four decimals.
    Nombre,
    /// Calendar day, `AAAA-MM-JJ`.
    Date,
    /// Yes or no (or unknown, when optional).
    Booleen,
    /// A code of a closed list.
    Choix,
    /// The identifier of a row of another table.
    Lien,
    /// Bytes of a file, in base64.
    Octets,
}

/// Description of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ChampDef {
    /// Column and JSON name.
    pub nom: &'static str,
    /// French label, the same in the window, the findings, the documents and the sheets.
    pub libelle: &'static str,
    /// Shorter label, for the columns of printed tables and of sheets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub court: Option<&'static str>,
    /// Unit, where the kind does not give it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unite: Option<&'static str>,
    /// Help shown under the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aide: Option<&'static str>,
    /// Complement of the label, for readers of the JSON Schema; not shown in the window.
    #[serde(skip)]
    pub note: Option<&'static str>,
    /// Kind of its values.
    pub genre: Genre,
    /// Whether it may be null.
    pub optionnel: bool,
    /// Closed list, for [`Genre::Choix`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choix: Option<&'static str>,
    /// Table referred to, for [`Genre::Lien`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lien: Option<&'static str>,
    /// Day a month alone stands for, for [`Genre::Date`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bord: Option<BordDuMois>,
}

/// Description of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TableDef {
    /// SQL and JSON name.
    pub nom: &'static str,
    /// Heading above its rows: « Axes ».
    pub titre: &'static str,
    /// Noun of one row: « action ».
    pub singulier: &'static str,
    /// Noun of several rows; empty for a table of one row.
    pub pluriel: &'static str,
    /// Whether the noun is feminine.
    pub feminin: bool,
    /// The row with its article, as the button that adds one says it: « une action ».
    pub ajout: &'static str,
    /// Part of the dossier.
    pub rubrique: Rubrique,
    /// Screen of the window that shows it.
    pub ecran: Ecran,
    /// Description of a row, for readers of the JSON Schema; empty where the noun says it.
    #[serde(skip)]
    pub note: &'static str,
    /// Whether it holds exactly one row.
    pub unique: bool,
    /// Field that links a row to its parent: the first required reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'static str>,
    /// Its fields, `id` and `rang` apart.
    pub champs: &'static [ChampDef],
}

impl TableDef {
    /// The field of this name.
    #[must_use]
    pub fn champ(&self, nom: &str) -> Option<&'static ChampDef> {
        self.champs.iter().find(|c| c.nom == nom)
    }

    /// The field of this name, looked up while compiling: use [`champ!`](crate::champ).
    ///
    /// # Panics
    /// When there is no such field, which stops the compiler.
    #[must_use]
    pub const fn champ_connu(&self, nom: &str) -> &'static ChampDef {
        let mut i = 0;
        while i < self.champs.len() {
            if same(self.champs[i].nom, nom) {
                return &self.champs[i];
            }
            i += 1;
        }
        panic!("no such field in this table");
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut i = 0;
    while i < a.len() && i < b.len() && a[i] == b[i] {
        i += 1;
    }
    i == a.len() && i == b.len()
}

/// The description of a field, by row type and name: `champ!(Action.pilote).libelle`. A field that is renamed or
/// removed stops the compiler at each use.
#[macro_export]
macro_rules! champ {
    ($ligne:ident.$champ:ident) => {{
        const CHAMP: &$crate::modele::ChampDef = <$crate::modele::$ligne as $crate::modele::Entite>::TABLE.champ_connu(stringify!($champ));
        CHAMP
    }};
}

/// A value on its way between a row and a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cellule {
    /// SQL NULL: no value.
    Nul,
    /// Integer, raw decimal, boolean or reference.
    Entier(i64),
    /// Text, date, code or lines.
    Texte(String),
}

/// A type a field may have.
pub trait Valeur: Sized {
    /// Kind of its values.
    const GENRE: Genre;
    /// Whether it may be null.
    const OPTIONNEL: bool = false;
    /// Its closed list.
    const CHOIX: Option<&'static str> = None;
    /// Row referred to.
    fn cellule(&self) -> Cellule;
    /// From the row; `None` if the cell cannot hold this type.
    fn depuis(cellule: Cellule) -> Option<Self>;
}

impl Valeur for String {
    const GENRE: Genre = Genre::Texte;
    fn cellule(&self) -> Cellule {
        Cellule::Texte(self.clone())
    }
    fn depuis(cellule: Cellule) -> Option<Self> {
        match cellule {
            Cellule::Texte(text) => Some(text),
            _ => None,
        }
    }
}

impl Valeur for Lignes {
    const GENRE: Genre = Genre::Lignes;
    fn cellule(&self) -> Cellule {
        Cellule::Texte(self.join("\n"))
    }
    fn depuis(cellule: Cellule) -> Option<Self> {
        match cellule {
            Cellule::Texte(text) if text.is_empty() => Some(Vec::new()),
            Cellule::Texte(text) => Some(text.split('\n').map(str::to_owned).collect()),
            _ => None,
        }
    }
}

impl Valeur for i32 {
    const GENRE: Genre = Genre::Entier;
    fn cellule(&self) -> Cellule {
        Cellule::Entier(i64::from(*self))
    }
    fn depuis(cellule: Cellule) -> Option<Self> {
        match cellule {
            Cellule::Entier(value) => Self::try_from(value).ok(),
            _ => None,
        }
    }
}

impl Valeur for bool {
    const GENRE: Genre = Genre::Booleen;
    fn cellule(&self) -> Cellule {
        Cellule::Entier(i64::from(*self))
    }
    fn depuis(cellule: Cellule) -> Option<Self> {
        match cellule {
            Cellule::Entier(0) => Some(false),
            Cellule::Entier(1) => Some(true),
            _ => None,
        }
    }
}

impl Valeur for NaiveDate {
    const GENRE: Genre = Genre::Date;
    fn cellule(&self) -> Cellule {
        Cellule::Texte(self.format("%Y-%m-%d").to_string())
    }
    fn depuis(cellule: Cellule) -> Option<Self> {
        match cellule {
            Cellule::Texte(text) => Self::parse_from_str(&text, "%Y-%m-%d").ok(),
            _ => None,
        }
    }
}

impl<const N: u32> Valeur for Decimal<N> {
    // Two decimals are euros unless the declaration says hours; four are numbers unless it says price.
    const GENRE: Genre = if N == 2 { Genre::Montant } else { Genre::Nombre };
    fn cellule(&self) -> Cellule {
        Cellule::Entier(self.raw())
    }
    fn depuis(cellule: Cellule) -> Option<Self> {
        match cellule {
            Cellule::Entier(raw) => Self::try_from_raw(raw),
            _ => None,
        }
    }
}

impl<C: Choix> Valeur for C {
    const GENRE: Genre = Genre::Choix;
    const CHOIX: Option<&'static str> = Some(C::LISTE);
    fn cellule(&self) -> Cellule {
        Cellule::Texte(self.code().to_owned())
    }
    fn depuis(cellule: Cellule) -> Option<Self> {
        match cellule {
            Cellule::Texte(code) => C::from_code(&code),
            _ => None,
        }
    }
}

impl<T: Valeur> Valeur for Option<T> {
    const GENRE: Genre = T::GENRE;
    const OPTIONNEL: bool = true;
    const CHOIX: Option<&'static str> = T::CHOIX;
    fn cellule(&self) -> Cellule {
        self.as_ref().map_or(Cellule::Nul, Valeur::cellule)
    }
    fn depuis(cellule: Cellule) -> Option<Self> {
        match cellule {
            Cellule::Nul => Some(None),
            other => T::depuis(other).map(Some),
        }
    }
}

/// A row type of the model.
pub trait Entite: Clone + Default + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned + 'static {
    /// Table of the entity.
    const TABLE: TableDef;
    /// Reference to [`Self::TABLE`], which would otherwise be copied at each use.
    const DEF: &'static TableDef = &Self::TABLE;
    /// Its identifier.
    fn id(&self) -> Id;
    /// Sets the identifier.
    fn set_id(&mut self, id: Id);
    /// Values in the order of [`TableDef::champs`].
    fn cellules(&self) -> Vec<Cellule>;
    /// From an identifier and values in that order; the name of the field that cannot be read otherwise.
    ///
    /// # Errors
    /// The first field whose cell does not hold its type.
    fn from_cellules(id: Id, cellules: &mut dyn Iterator<Item = Cellule>) -> Result<Self, &'static str>;
}
