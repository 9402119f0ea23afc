//! The name by which people call a row: its title, code and year, or those of the row it belongs to.

use crate::balisage::{BlocTexte, Morceau, lire};
use crate::choix::listes;
use crate::modele::{Cellule, Genre, Id, TABLES, TableDef};
use crate::referentiel::referentiel;

/// Fields that can name a row, in order of preference.
const NOMS: [&str; 15] = [
    "intitule",
    "libelle",
    "titre",
    "raison_sociale",
    "nom",
    "denomination",
    "objet",
    "texte",
    "fonction",
    "question",
    "risque",
    "pratique",
    "mesure",
    "section",
    "description",
];
/// Longest name, in characters.
const LONGUEUR: usize = 60;

/// The name of a row, in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Designation {
    /// Code of the row (« 2.1 », « IND-04 »), empty when it has none.
    pub code: String,
    /// Title of the row, or of the row it belongs to; may be empty.
    pub texte: String,
    /// Year and nature that distinguish the row from its neighbours.
    pub precisions: Vec<String>,
}

impl Designation {
    /// Title and precisions in one text: « Tutorat », « Postes vacants, 2025 ».
    #[must_use]
    pub fn court(&self) -> String {
        let parts = std::iter::once(&self.texte).chain(&self.precisions).filter(|t| !t.is_empty());
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// Gives the cells of a row in the order of its fields, or `None` when there is no such row.
pub type Source<'a> = &'a dyn Fn(&'static TableDef, Id) -> Option<Vec<Cellule>>;

/// Composes the name of a row, reading the rows it refers to through `source`.
#[must_use]
pub fn designer(source: Source<'_>, table: &'static TableDef, id: Id) -> Designation {
    let Some(cells) = source(table, id) else { return Designation::default() };
    let cell = |nom: &str| table.champs.iter().position(|c| c.nom == nom).and_then(|at| cells.get(at));
    let text = |nom: &str| match (table.champ(nom), cell(nom)) {
        (Some(champ), Some(Cellule::Texte(t))) if champ.genre == Genre::TexteLong => plain(t),
        (_, Some(Cellule::Texte(t))) => t.split_ascii_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    let mut precisions = Vec::new();
    if let Some(Cellule::Entier(annee)) = cell("annee") {
        precisions.push(annee.to_string());
    }
    let own = NOMS.iter().map(|nom| text(nom)).find(|t| !t.is_empty()).unwrap_or_default();
    if !own.is_empty() {
        return Designation { code: text("code"), texte: cut(&own), precisions };
    }
    if let (Some(champ), Some(Cellule::Texte(code))) = (table.champ("nature"), cell("nature")) {
        precisions.extend(mot(champ.choix, code));
    }
    let parents = table.champs.iter().filter(|c| c.genre == Genre::Lien && !c.optionnel);
    let mut above = parents.filter_map(|c| {
        let parent = TABLES.iter().find(|t| Some(t.nom) == c.lien)?;
        let Some(Cellule::Entier(id)) = cell(c.nom) else { return None };
        Some(designer(source, parent, Id::try_from(*id).ok()?))
    });
    let Designation { code, texte, .. } = above.next().unwrap_or_default();
    if let Some(other) = above.next() {
        precisions.insert(0, if other.code.is_empty() { other.texte } else { other.code });
    }
    Designation { code, texte, precisions }
}

/// Long text on one line, without its markup; a variable is its label in brackets, as « [Nom du Département] ».
#[must_use]
pub fn plain(texte: &str) -> String {
    let labels = &referentiel().modele_contrat;
    let word = |piece: &Morceau| match piece {
        Morceau::Texte(words, _) => words.clone(),
        Morceau::Retour => " ".to_owned(),
        Morceau::Variable(nom, _) => {
            let label = labels.toutes_les_variables().find(|v| v.cle == *nom).map_or(nom.as_str(), |v| v.libelle.as_str());
            format!("[{label}]")
        }
    };
    let line = |pieces: &Vec<Morceau>| pieces.iter().map(word).collect::<String>();
    let lines = lire(texte).into_iter().flat_map(|bloc| match bloc {
        BlocTexte::Paragraphe(pieces) => vec![line(&pieces)],
        BlocTexte::Liste { elements, .. } => elements.iter().map(line).collect(),
        BlocTexte::Tableau { entete, lignes } => entete.iter().chain(lignes.iter().flatten()).map(line).collect(),
    });
    lines.flat_map(|l| l.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>().join(" ")
}

/// The French word of a code of a closed list; `None` without a list or for an unknown code.
#[must_use]
pub fn mot(liste: Option<&str>, code: &str) -> Option<String> {
    let liste = listes().into_iter().find(|l| Some(l.nom) == liste)?;
    liste.valeurs.iter().find(|(c, _)| *c == code).map(|(_, word)| (*word).to_owned())
}

/// Code and name of a row as one text, without the empty one: « IND-04 Taux d’absentéisme ».
#[must_use]
pub fn avec_code(code: &str, nom: &str) -> String {
    [code.trim(), nom.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A name of at most [`LONGUEUR`] characters.
pub(crate) fn cut(text: &str) -> String {
    cut_to(text, LONGUEUR)
}

/// The beginning of a text, of at most `longueur` characters with the mark that says it is cut.
#[must_use]
pub fn cut_to(text: &str, longueur: usize) -> String {
    if text.chars().count() > longueur { text.chars().take(longueur - 1).chain(['…']).collect() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_long_text_has_neither_braces_nor_markup() {
        assert_eq!(plain("la délibération du\n**{{departement.nom}}** du 3 mars"), "la délibération du [Nom du Département] du 3 mars");
        assert_eq!(plain("- un\n- *deux* {{inconnue.x}}"), "un deux [inconnue.x]");
    }

    /// A field that is renamed would otherwise leave its rows without a name.
    #[test]
    fn names_are_fields_of_the_model() {
        for nom in NOMS {
            assert!(TABLES.iter().any(|t| t.champ(nom).is_some()), "{nom}");
        }
    }
}
