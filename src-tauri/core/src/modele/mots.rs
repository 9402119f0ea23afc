//! French words for tables and fields: articles, plurals, and the descriptions of the JSON Schema.
//!
//! The words are in the declarations (`entites!`); this module combines them.

use super::entite::{ChampDef, Entite, Genre, TableDef};

/// Label of `rang`, the place of a row among its neighbours: the one column that is not a declared field.
pub const ORDRE: &str = "Ordre";

impl TableDef {
    /// Table with this name; `None` when there is none.
    #[must_use]
    pub fn de(nom: &str) -> Option<&'static Self> {
        super::TABLES.iter().find(|t| t.nom == nom)
    }

    /// Whether « le » and « de » are elided before the noun.
    fn elide(&self) -> bool {
        matches!(crate::francais::sans_accents(self.singulier).chars().next(), Some('a' | 'e' | 'h' | 'i' | 'o' | 'u' | 'y'))
    }

    /// Noun with its indefinite article: « une action ».
    #[must_use]
    pub fn une(&self) -> String {
        format!("{} {}", if self.feminin { "une" } else { "un" }, self.singulier)
    }

    /// Noun with its definite article: « l’action ».
    #[must_use]
    pub fn le(&self) -> String {
        match (self.elide(), self.feminin) {
            (true, _) => format!("l’{}", self.singulier),
            (false, true) => format!("la {}", self.singulier),
            (false, false) => format!("le {}", self.singulier),
        }
    }

    /// Noun after « de »: « de l’action », « du gestionnaire ».
    #[must_use]
    pub fn du(&self) -> String {
        if self.elide() || self.feminin { format!("de {}", self.le()) } else { format!("du {}", self.singulier) }
    }

    /// Noun for `n` rows: « action », « actions ».
    #[must_use]
    pub fn nom_pour(&self, n: usize) -> &'static str {
        if n < 2 || self.pluriel.is_empty() { self.singulier } else { self.pluriel }
    }

    /// French sentence on the content of the table.
    #[must_use]
    pub fn description(&self) -> String {
        let what = if self.note.is_empty() { format!("{}.", majuscule(&self.le())) } else { self.note.to_owned() };
        format!("{what} Table {}, rubrique «\u{202F}{}\u{202F}».", self.nom, self.rubrique.titre())
    }
}

impl ChampDef {
    /// Label for the head of a column: the short form where one is declared.
    #[must_use]
    pub const fn colonne(&self) -> &'static str {
        match self.court {
            Some(court) => court,
            None => self.libelle,
        }
    }

    /// French description of the field, for readers and writers of the interchange document.
    #[must_use]
    pub fn description(&self) -> String {
        let genre = match self.genre {
            Genre::Texte => "texte sur une ligne".to_owned(),
            Genre::TexteLong => "texte de plusieurs paragraphes".to_owned(),
            Genre::Lignes => "liste de textes".to_owned(),
            Genre::Entier => "nombre entier".to_owned(),
            Genre::Annee => "année, en quatre chiffres".to_owned(),
            Genre::Montant => "euros, deux décimales au plus".to_owned(),
            Genre::Heures => "heures, deux décimales au plus".to_owned(),
            Genre::Prix => "euros par heure, quatre décimales au plus".to_owned(),
            Genre::Nombre => "nombre, quatre décimales au plus".to_owned(),
            Genre::Date => "date AAAA-MM-JJ".to_owned(),
            Genre::Booleen => "oui ou non".to_owned(),
            Genre::Choix => "code d’une liste fermée".to_owned(),
            Genre::Lien => format!("identifiant d’une ligne de la table {}", self.lien.unwrap_or_default()),
            Genre::Octets => "contenu d’un fichier, en base64".to_owned(),
        };
        let unit = self.unite.map(|u| format!(", en {u}")).unwrap_or_default();
        let optional = if self.optionnel { ", facultatif" } else { "" };
        let mut out = format!("{} ({genre}{unit}{optional}).", self.libelle);
        for more in [self.note, self.aide].into_iter().flatten() {
            out.push(' ');
            out.push_str(more);
        }
        out
    }
}

/// Label of a field; for `rang`, [`ORDRE`]. `None` when the model has no such field.
#[must_use]
pub fn libelle(table: &str, champ: &str) -> Option<&'static str> {
    let table = TableDef::de(table)?;
    if champ == "rang" { Some(ORDRE) } else { table.champ(champ).map(|c| c.libelle) }
}

/// Text with its first letter in upper case.
#[must_use]
pub fn majuscule(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// Text with its first letter in lower case, as inside a sentence; « SIRET » and « ETP » keep their capitals.
#[must_use]
pub fn minuscule(text: &str) -> String {
    if text.chars().nth(1).is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

/// [`ChampDef::description`] of a field of this row type.
pub(crate) fn describe<E: Entite>(champ: &str) -> String {
    E::TABLE.champ(champ).map(ChampDef::description).unwrap_or_default()
}

/// Meaning of the rows of a table, for the description of [`Dossier`].
pub(crate) fn contents<E: Entite>() -> String {
    let table = E::TABLE;
    let row = if table.unique { "une seule ligne" } else { "lignes à la place où elles s’affichent" };
    format!("{} ({row}, rubrique «\u{202F}{}\u{202F}»).", table.titre, table.rubrique.titre())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modele::TABLES;

    fn table(nom: &str) -> &'static TableDef {
        TableDef::de(nom).unwrap()
    }

    #[test]
    fn articles_agree_with_their_noun() {
        assert_eq!(
            (table("actions").une(), table("actions").le(), table("actions").du()),
            ("une action".into(), "l’action".into(), "de l’action".into())
        );
        assert_eq!((table("gestionnaires").le(), table("gestionnaires").du()), ("le gestionnaire".into(), "du gestionnaire".into()));
        assert_eq!((table("etapes").le(), table("donnees").du()), ("l’étape".into(), "de la donnée".into()));
        assert_eq!(table("objectifs_legaux").nom_pour(2), "objectifs légaux");
        assert_eq!(table("objectifs_legaux").nom_pour(1), "objectif légal");
    }

    #[test]
    fn labels_are_written_as_the_window_writes_them() {
        for t in TABLES {
            for text in [t.titre, t.singulier, t.pluriel, t.ajout, t.note] {
                assert!(text.trim() == text && !text.contains('\''), "{}: {text}", t.nom);
            }
            for c in t.champs {
                assert!(c.libelle.chars().next().is_some_and(|x| x.is_uppercase() || x.is_numeric()), "{}.{}", t.nom, c.nom);
                for text in [Some(c.libelle), c.court, c.unite, c.aide, c.note].into_iter().flatten() {
                    assert!(text.trim() == text && !text.contains('\'') && !text.is_empty(), "{}.{}: {text}", t.nom, c.nom);
                }
                assert!(c.court.is_none_or(|court| court.chars().count() < c.libelle.chars().count()), "{}.{}", t.nom, c.nom);
            }
        }
    }

    /// Two fields of one row with the same label would look alike in a form, a finding or a comparison.
    #[test]
    fn fields_of_a_table_have_different_labels() {
        for t in TABLES {
            let mut seen = std::collections::BTreeSet::new();
            for c in t.champs {
                assert!(seen.insert(c.libelle), "{}.{}: « {} » twice", t.nom, c.nom, c.libelle);
            }
        }
    }

    #[test]
    fn every_description_says_something() {
        for t in TABLES {
            assert!(t.description().chars().count() >= 15, "{}", t.nom);
            for c in t.champs {
                assert!(c.description().chars().count() >= 15, "{}.{}", t.nom, c.nom);
            }
        }
        let c = table("actions").champ("public_nombre").unwrap();
        assert_eq!(c.description(), "Personnes visées (nombre entier, facultatif).");
    }

    #[test]
    fn acronyms_keep_their_capitals() {
        assert_eq!(
            (minuscule("Échéance"), minuscule("SIRET"), majuscule("à vérifier")),
            ("échéance".into(), "SIRET".into(), "À vérifier".into())
        );
    }
}
