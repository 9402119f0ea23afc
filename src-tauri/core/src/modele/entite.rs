//! Declaration of each kind of row, from which the struct, the table and the words follow.
//!
//! A dossier has some seventy kinds of rows; struct, SQL table, interchange format, forms of the window, history,
//! findings and columns of documents must agree. `entites!` declares a row type once and makes the Rust struct, its
//! [`TableDef`] (names, kinds, references, French words), and its [`Entite`] implementation, which converts a row to
//! and from cells. Invariants: column order is field order; a row is deleted with the parent that a required reference
//! names, an optional reference is emptied. `store/schema.rs` writes the SQL from here, `store/rows.rs` reads and
//! writes rows.

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bords::BordDuMois;
use super::rubrique::{Ecran, Rubrique};
use crate::choix::Choix;
use crate::decimal::Decimal;

/// Identifier of a row inside its table; never reused for another row of the same dossier.
pub type Id = i32;
/// Whole number: a count, a year, a number of days.
pub type Entier = i32;
/// Short or long text; empty when not filled in.
pub type Texte = String;
/// Short list of texts, stored one per line.
pub type Lignes = Vec<String>;
/// Calendar date; `None` when not filled in.
pub type Date = Option<NaiveDate>;

/// Kind of value of a field, which decides how it is stored and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    /// Text of one line.
    Texte,
    /// Text of several paragraphs, with markup.
    TexteLong,
    /// List of texts, one per line.
    Lignes,
    /// Whole number without unit.
    Entier,
    /// Calendar year, four digits.
    Annee,
    /// Amount in euros, two decimals, stored in cents.
    Montant,
    /// Hours with two decimals, stored in hundredths.
    Heures,
    /// Price in euros per hour, four decimals.
    Prix,
    /// Number with four decimals.
    Nombre,
    /// Calendar date, stored as `AAAA-MM-JJ`.
    Date,
    /// Yes or no; unknown when optional and empty.
    Booleen,
    /// Code of a closed list.
    Choix,
    /// Identifier of a row of another table.
    Lien,
    /// Bytes of a file, stored in base64.
    Octets,
}

/// Description of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ChampDef {
    /// Name of the SQL column and of the JSON field.
    pub nom: &'static str,
    /// French label, the same in the window, the findings, the documents and the sheets.
    pub libelle: &'static str,
    /// Shorter label, for the columns of printed tables and of sheets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub court: Option<&'static str>,
    /// Unit to show, where the kind does not imply one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unite: Option<&'static str>,
    /// Help shown under the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aide: Option<&'static str>,
    /// Precision for readers of the JSON Schema; not shown in the window.
    #[serde(skip)]
    pub note: Option<&'static str>,
    /// Kind of value in the field.
    pub genre: Genre,
    /// Whether the value may be missing.
    pub optionnel: bool,
    /// Name of the closed list, for [`Genre::Choix`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choix: Option<&'static str>,
    /// Name of the table referred to, for [`Genre::Lien`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lien: Option<&'static str>,
    /// Day that a month alone stands for, for [`Genre::Date`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bord: Option<BordDuMois>,
}

/// Description of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TableDef {
    /// Name of the SQL table and of the JSON array.
    pub nom: &'static str,
    /// Heading above its rows: « Axes ».
    pub titre: &'static str,
    /// Noun for one row: « action ».
    pub singulier: &'static str,
    /// Noun for several rows; empty for a table of one row.
    pub pluriel: &'static str,
    /// Whether the noun is feminine, for articles and agreement.
    pub feminin: bool,
    /// Noun with its article, on the button that adds a row: « une action ».
    pub ajout: &'static str,
    /// Part of the dossier it belongs to.
    pub rubrique: Rubrique,
    /// Screen of the window that shows it.
    pub ecran: Ecran,
    /// Meaning of a row, for readers of the JSON Schema; empty where the noun is enough.
    #[serde(skip)]
    pub note: &'static str,
    /// Whether the table holds exactly one row.
    pub unique: bool,
    /// Field that links a row to its parent: the first required reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<&'static str>,
    /// Fields of the table, except `id` and `rang`.
    pub champs: &'static [ChampDef],
}

impl TableDef {
    /// Field with this name; `None` when there is none.
    #[must_use]
    pub fn champ(&self, nom: &str) -> Option<&'static ChampDef> {
        self.champs.iter().find(|c| c.nom == nom)
    }

    /// Field with this name, looked up at compile time; used by [`champ!`](crate::champ).
    ///
    /// # Panics
    /// When there is no such field, which stops the compilation.
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

/// Description of a field, by row type and name: `champ!(Action.pilote).libelle`. After a field is renamed or removed,
/// each use fails to compile.
#[macro_export]
macro_rules! champ {
    ($ligne:ident.$champ:ident) => {{
        const CHAMP: &$crate::modele::ChampDef = <$crate::modele::$ligne as $crate::modele::Entite>::TABLE.champ_connu(stringify!($champ));
        CHAMP
    }};
}

/// Value of a field in the form in which it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cellule {
    /// Missing value (SQL null).
    Nul,
    /// Integer, raw decimal, boolean or reference.
    Entier(i64),
    /// Text, date, code of a list, or lines.
    Texte(String),
}

/// Rust type that a field may have.
pub trait Valeur: Sized {
    /// Kind of value of this type.
    const GENRE: Genre;
    /// Whether the value may be missing.
    const OPTIONNEL: bool = false;
    /// Name of its closed list, for [`Genre::Choix`].
    const CHOIX: Option<&'static str> = None;
    /// Converts the value to a cell.
    fn cellule(&self) -> Cellule;
    /// Converts a cell to the value; `None` when the cell does not fit this type.
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
    // Two decimals mean euros unless the declaration says hours; four mean a number unless it says price.
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

/// Row type of the model, made by `entites!`.
pub trait Entite: Clone + Default + PartialEq + std::fmt::Debug + Serialize + DeserializeOwned + 'static {
    /// Description of its table.
    const TABLE: TableDef;
    /// Identifier of the row in its table.
    fn id(&self) -> Id;
    /// Sets the identifier of the row.
    fn set_id(&mut self, id: Id);
    /// Values of the row, in the order of [`TableDef::champs`].
    fn cellules(&self) -> Vec<Cellule>;
    /// Makes a row from an identifier and values in the same order.
    ///
    /// # Errors
    /// Name of the first field whose cell does not fit its type.
    fn from_cellules(id: Id, cellules: &mut dyn Iterator<Item = Cellule>) -> Result<Self, &'static str>;
}

/// Kind of a field: that of its type, unless the declaration names one.
macro_rules! genre {
    ($ty:ty) => {
        <$ty as $crate::modele::entite::Valeur>::GENRE
    };
    ($ty:ty, $genre:ident) => {
        $crate::modele::entite::Genre::$genre
    };
}

/// Declares row types; everything the program knows about a row follows from here.
///
/// Table: `Type "table"`, then `unique` if it holds one row, then in parentheses its French words and place: `(une
/// "action", des "actions", titre "Actions", ajout "une action", rubrique Objectifs ecran Objectifs, note "…")`. `des`
/// is required unless the table is unique; `ajout` only when the button that adds a row has other words than article
/// and noun; `ecran` only when it is not the screen of the [`Rubrique`]; `note` only when the noun does not explain
/// what a row is.
///
/// Field: `name: Type`, then `=> "table"` for a reference, or `[Genre]` where the type alone does not give the kind
/// (`[TexteLong]`, `[Heures]`, `[Prix]`, `[Annee]`); then the required `= "Label"`; then, when needed and in this
/// order, `court "Short label"` for columns, `unite "ans"`, `aide "Help shown in the window."`, `note "Precision for
/// the JSON Schema."`.
macro_rules! entites {
    ($( $(#[$meta:meta])* $nom:ident $table:literal $($unique:ident)? (
        $article:ident $singulier:literal $(, des $pluriel:literal)?, titre $titre:literal $(, ajout $ajout:literal)?,
        rubrique $rubrique:ident $(ecran $ecran:ident)? $(, note $quoi:literal)? $(,)?
    ) {
        $( $champ:ident : $ty:ty $(=> $lien:literal)? $([$genre:ident])? = $libelle:literal
            $(court $court:literal)? $(unite $unite:literal)? $(aide $aide:literal)? $(note $note:literal)? ),+ $(,)?
    } )+) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(deny_unknown_fields, default)]
        #[schemars(description = <$nom as $crate::modele::entite::Entite>::TABLE.description())]
        pub struct $nom {
            /// Identifier of the row in its table.
            #[schemars(description = "Identifiant de la ligne dans sa table, jamais réutilisé.")]
            pub id: $crate::modele::entite::Id,
            $(
                #[doc = $libelle]
                $(#[doc = $aide])?
                $(#[doc = $note])?
                #[schemars(description = $crate::modele::mots::describe::<$nom>(stringify!($champ)))]
                pub $champ: $ty,
            )+
        }

        impl $crate::modele::entite::Entite for $nom {
            const TABLE: $crate::modele::entite::TableDef = $crate::modele::entite::TableDef {
                nom: $table,
                titre: $titre,
                singulier: $singulier,
                pluriel: entites!(@pluriel $($unique)? $($pluriel)?),
                feminin: entites!(@feminin $article),
                ajout: entites!(@ajout $article $singulier $($ajout)?),
                rubrique: $crate::modele::rubrique::Rubrique::$rubrique,
                ecran: entites!(@ecran $rubrique $($ecran)?),
                note: entites!(@note $($quoi)?),
                unique: entites!(@unique $($unique)?),
                parent: entites!(@parent $( $champ : $ty $(=> $lien)? ),+),
                champs: &[ $( $crate::modele::entite::ChampDef {
                    nom: stringify!($champ),
                    libelle: $libelle,
                    court: entites!(@mot $($court)?),
                    unite: entites!(@mot $($unite)?),
                    aide: entites!(@mot $($aide)?),
                    note: entites!(@mot $($note)?),
                    genre: entites!(@genre $ty $(=> $lien)? $(, $genre)?),
                    optionnel: <$ty as $crate::modele::entite::Valeur>::OPTIONNEL,
                    choix: <$ty as $crate::modele::entite::Valeur>::CHOIX,
                    lien: entites!(@mot $($lien)?),
                    bord: $crate::modele::bords::bord_du_mois($table, stringify!($champ)),
                } ),+ ],
            };

            fn id(&self) -> $crate::modele::entite::Id { self.id }
            fn set_id(&mut self, id: $crate::modele::entite::Id) { self.id = id; }
            fn cellules(&self) -> Vec<$crate::modele::entite::Cellule> {
                vec![ $( $crate::modele::entite::Valeur::cellule(&self.$champ) ),+ ]
            }
            fn from_cellules(
                id: $crate::modele::entite::Id,
                cellules: &mut dyn Iterator<Item = $crate::modele::entite::Cellule>,
            ) -> Result<Self, &'static str> {
                Ok(Self { id, $( $champ: cellules.next()
                    .and_then($crate::modele::entite::Valeur::depuis)
                    .ok_or(stringify!($champ))?, )+ })
            }
        }
    )+ };
    (@unique unique) => { true };
    (@unique) => { false };
    (@mot $mot:literal) => { Some($mot) };
    (@mot) => { None };
    (@note $note:literal) => { $note };
    (@note) => { "" };
    (@pluriel $pluriel:literal) => { $pluriel };
    (@pluriel unique) => { "" };
    (@feminin une) => { true };
    (@feminin un) => { false };
    (@ajout $article:ident $singulier:literal $ajout:literal) => { $ajout };
    (@ajout $article:ident $singulier:literal) => { concat!(stringify!($article), " ", $singulier) };
    (@ecran $rubrique:ident $ecran:ident) => { $crate::modele::rubrique::Ecran::$ecran };
    (@ecran $rubrique:ident) => { $crate::modele::rubrique::Rubrique::$rubrique.ecran() };
    (@genre $ty:ty => $lien:literal) => { $crate::modele::entite::Genre::Lien };
    (@genre $ty:ty , $genre:ident) => { $crate::modele::entite::genre!($ty, $genre) };
    (@genre $ty:ty) => { $crate::modele::entite::genre!($ty) };
    // The parent is named by the first field that is a required reference.
    (@parent $champ:ident : $ty:ty => $lien:literal $(, $($rest:tt)*)?) => {
        if <$ty as $crate::modele::entite::Valeur>::OPTIONNEL { entites!(@parent $($($rest)*)?) } else { Some(stringify!($champ)) }
    };
    (@parent $champ:ident : $ty:ty $(, $($rest:tt)*)?) => { entites!(@parent $($($rest)*)?) };
    (@parent) => { None };
}

pub(crate) use {entites, genre};
