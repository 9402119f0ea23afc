//! Words of a comparison: computed totals, rows, fields. Window, command line and documents say them alike.

use crate::choix::Choix;
use crate::comparaison::{ChampCompare, Grandeur, LigneComparee, Mot, Sort, Tables, TotalCompare, ValeurTotal, comparer_textes};
use crate::francais;
use crate::modele::{Cellule, Genre};

/// Computed total that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalDit {
    /// Name of the total, with its year.
    pub libelle: String,
    /// Value in the first state, with its unit; `None` when nothing is known of it.
    pub avant: Option<String>,
    /// Value in the second state, with its unit; `None` when nothing is known of it.
    pub apres: Option<String>,
    /// Signed difference, with its unit; `None` when a value is missing or partial.
    pub ecart: Option<String>,
}

/// Name of a computed total, its values and their difference.
#[must_use]
pub fn total(t: &TotalCompare) -> TotalDit {
    let what = match t.grandeur {
        Grandeur::DotationTotale => "Dotation prévue sur la durée du contrat",
        Grandeur::Dotation => "Dotation prévue",
        Grandeur::Ressources => "Ressources du plan de financement",
        Grandeur::Charges => "Charges du budget",
        Grandeur::Produits => "Produits du budget",
        Grandeur::Resultat => "Résultat du budget",
        Grandeur::Heures => "Heures d’intervention",
    };
    let mut libelle = what.to_owned();
    if let Some(annee) = t.annee {
        libelle.push_str(&format!(" {annee}"));
    }
    if let Some(nature) = t.nature {
        libelle.push_str(&format!(", {}", nature.libelle()));
    }
    let genre = t.grandeur.genre();
    let said = |v: &ValeurTotal| match &v.etendue {
        None => super::nombre(genre, v.valeur),
        Some(etendue) => format!("{} ({etendue})", super::nombre(genre, v.valeur)),
    };
    TotalDit {
        libelle,
        avant: t.avant.as_ref().map(said),
        apres: t.apres.as_ref().map(said),
        ecart: t.ecart().map(|difference| super::signe(genre, difference)),
    }
}

/// Word for the difference of a row, in the gender of its noun: « ajoutée ».
#[must_use]
pub fn mot(l: &LigneComparee) -> String {
    let mot = match l.sort {
        Sort::Ajoutee => "ajouté",
        Sort::Retiree => "retiré",
        Sort::Modifiee => "modifié",
        Sort::Deplacee => "déplacé",
    };
    format!("{mot}{}", if l.table.feminin { "e" } else { "" })
}

/// Phrase for the rows added or removed with a row, « avec 3 étapes et 2 risques »; empty when there are none.
#[must_use]
pub fn suite(l: &LigneComparee) -> String {
    let parts: Vec<String> = l
        .suite
        .iter()
        .map(|(table, n)| format!("{} {}", francais::entier(i64::try_from(*n).unwrap_or(i64::MAX)), table.nom_pour(*n)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("avec {}", francais::enumeration(&parts)) }
}

/// Whether a field of an added or removed row is worth a line: a « non » is not.
#[must_use]
pub fn parle(c: &ChampCompare) -> bool {
    let value = if c.avant == Cellule::Nul { &c.apres } else { &c.avant };
    !(c.champ.genre == Genre::Booleen && *value == Cellule::Entier(0))
}

/// Field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChampDit {
    /// Label of the field.
    pub libelle: String,
    /// Value in the first state; `None` when the row was added.
    pub avant: Option<String>,
    /// Value in the second state; `None` when the row was removed.
    pub apres: Option<String>,
    /// Signed difference of two figures, with its unit; `None` for other kinds of fields.
    pub ecart: Option<String>,
    /// Texts compared word by word; `avant` and `apres` are then `None`.
    pub mots: Option<Vec<Mot>>,
}

/// Label and values of a field that differs; `before` and `after` are the two states.
#[must_use]
pub fn champ(l: &LigneComparee, c: &ChampCompare, before: &Tables, after: &Tables) -> ChampDit {
    let libelle = super::champ(l.table.nom, c.champ.nom);
    let text = matches!(c.champ.genre, Genre::Texte | Genre::TexteLong | Genre::Lignes);
    if let (true, Cellule::Texte(a), Cellule::Texte(b)) = (text && l.sort == Sort::Modifiee, &c.avant, &c.apres) {
        return ChampDit { libelle, avant: None, apres: None, ecart: None, mots: Some(comparer_textes(a, b)) };
    }
    ChampDit {
        libelle,
        avant: (l.sort != Sort::Ajoutee).then(|| super::valeur(c.champ, &c.avant, before)),
        apres: (l.sort != Sort::Retiree).then(|| super::valeur(c.champ, &c.apres, after)),
        ecart: super::ecart(c.champ.genre, &c.avant, &c.apres),
        mots: None,
    }
}
