//! The macro that declares row types.
//!
//! It stands above the types of `entite.rs` and the French words of `mots.rs`, and expands to paths into both.

/// Kind of a field, unless the declaration names one.
macro_rules! genre {
    ($ty:ty) => {
        <$ty as $crate::modele::entite::Valeur>::GENRE
    };
    ($ty:ty, $genre:ident) => {
        $crate::modele::entite::Genre::$genre
    };
}

/// Declares row types: structs, [`TableDef`](super::TableDef)s and conversions to and from stored cells.
///
/// Table: `Type "table"`, then `unique` if it holds one row, then in parentheses its French words and place:
/// `(une "action", des "actions", titre "Actions", ajout "une action", rubrique Objectifs ecran Objectifs, note "…")`.
/// `des` is required unless the table is unique; `ajout` only where the button that adds a row says something else
/// than article and noun; `ecran` only where it is not the screen of the [`Rubrique`](super::Rubrique); `note` only where
/// the noun does not say what a row is.
///
/// Field: `name: Type`, then `=> "table"` for a reference, or `[Genre]` where the type alone does not say the kind
/// (`[TexteLong]`, `[Heures]`, `[Prix]`, `[Annee]`); then `= "Label"`, without which nothing compiles; then, where
/// needed and in this order, `court "Short label"` for columns, `unite "ans"`, `aide "Help shown in the window."`,
/// `note "Precision for the JSON Schema."`.
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
            /// Identifier in the table.
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
    (@genre $ty:ty , $genre:ident) => { $crate::modele::declare::genre!($ty, $genre) };
    (@genre $ty:ty) => { $crate::modele::declare::genre!($ty) };
    // The parent is the first field that is a required reference.
    (@parent $champ:ident : $ty:ty => $lien:literal $(, $($rest:tt)*)?) => {
        if <$ty as $crate::modele::entite::Valeur>::OPTIONNEL { entites!(@parent $($($rest)*)?) } else { Some(stringify!($champ)) }
    };
    (@parent $champ:ident : $ty:ty $(, $($rest:tt)*)?) => { entites!(@parent $($($rest)*)?) };
    (@parent) => { None };
}

pub(crate) use {entites, genre};
