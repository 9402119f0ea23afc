//! Part of the document that says a difference: the sentences, the texts, or none.

use cpom_core::comparaison::ChampCompare;
use cpom_core::modele::{Annexe, Article, Cellule, ChampDef, Entite, Genre, Rubrique, TableDef, Visa};

/// Tables that say nothing of the contract: versions that were kept, look and choice of what is printed.
const HORS_DU_CONTRAT: [&str; 4] = ["versions", "presentation", "logos", "sections_imprimees"];
/// Fields that hold the notation of the program instead of a value that people read.
const NOTATION: [&str; 13] = [
    "cible_table",
    "cible_ligne",
    "cible_champ",
    "valeur_avant",
    "valeur_apres",
    "empreinte",
    "taille",
    "contenu",
    "type_image",
    "catalogue",
    "formule_numerateur",
    "formule_denominateur",
    "cle",
];
/// Most characters of a text on one line that a sentence quotes whole.
const COURT: usize = 90;

/// Whether a table is compared in this document.
pub(super) fn is_compared(table: &TableDef) -> bool {
    table.rubrique != Rubrique::Versions && !HORS_DU_CONTRAT.contains(&table.nom)
}

/// Whether a field is read by people.
pub(super) fn is_read(champ: &ChampDef) -> bool {
    champ.genre != Genre::Octets && !NOTATION.contains(&champ.nom) && champ.lien != Some("versions")
}

/// Whether the rows of a table are texts as a whole, compared as they read.
pub(super) fn is_whole(table: &TableDef) -> bool {
    [Article::TABLE.nom, Annexe::TABLE.nom, Visa::TABLE.nom].contains(&table.nom)
}

/// Whether a changed field is compared word by word, because a sentence would be long.
pub(super) fn is_long(c: &ChampCompare) -> bool {
    let (Cellule::Texte(a), Cellule::Texte(b)) = (&c.avant, &c.apres) else { return false };
    let long = |t: &String| t.chars().count() > COURT;
    match c.champ.genre {
        Genre::TexteLong | Genre::Lignes => true,
        Genre::Texte => !a.is_empty() && !b.is_empty() && (long(a) || long(b)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cpom_core::modele::TABLES;

    /// A field that is renamed would be printed in the notation of the program.
    #[test]
    fn names_of_tables_and_fields_are_those_of_the_model() {
        for nom in HORS_DU_CONTRAT {
            assert!(TABLES.iter().any(|t| t.nom == nom), "{nom}");
        }
        for nom in NOTATION {
            assert!(TABLES.iter().any(|t| t.champ(nom).is_some()), "{nom}");
        }
    }
}
