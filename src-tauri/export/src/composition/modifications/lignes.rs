//! Rows that were added, removed, changed or moved, as sentences grouped by part of the dossier.

use cpom_core::avenant::{contractual, is_figures, valeur_ecrite};
use cpom_core::comparaison::{ChampCompare, LigneComparee, Sort, Tables};
use cpom_core::designation::{Designation, plain};
use cpom_core::dire;
use cpom_core::dire::comparaison::{mot, parle, suite};
use cpom_core::modele::mots::{majuscule, minuscule};
use cpom_core::modele::{Cellule, ChampDef, Genre, Id, Rubrique, TableDef};

use super::Etats;
use super::revises::{is_long, is_whole};
use crate::bloc::{Bloc, ElementListe, Liste, TexteRiche};

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
/// Most characters of a long text that is quoted in a sentence.
const CITATION: usize = 160;

/// Whether a table is compared in this document.
pub(super) fn is_compared(table: &TableDef) -> bool {
    table.rubrique != Rubrique::Versions && !HORS_DU_CONTRAT.contains(&table.nom)
}

/// Whether a field is read by people.
pub(super) fn is_read(champ: &ChampDef) -> bool {
    champ.genre != Genre::Octets && !NOTATION.contains(&champ.nom) && champ.lien != Some("versions")
}

/// The sentences by part of the dossier; no block when nothing is left to say.
pub(super) fn blocs(etats: &Etats) -> Vec<Bloc> {
    let lines = etats.differences();
    let mut out = Vec::new();
    for rubrique in Rubrique::TOUTES {
        let mine = lines.iter().filter(|l| l.table.rubrique == *rubrique && is_compared(l.table));
        let elements: Vec<ElementListe> = mine.filter_map(|l| sentence(etats, l)).collect();
        if !elements.is_empty() {
            out.push(Bloc::titre(3, rubrique.titre()).into());
            out.push(Liste { elements, ..Liste::default() }.into());
        }
    }
    out
}

/// A row in one sentence, several changed fields below it; `None` when the other parts of the document say all of it.
fn sentence(etats: &Etats, l: &LigneComparee) -> Option<ElementListe> {
    let added = l.sort == Sort::Ajoutee;
    let tables = if l.sort == Sort::Retiree { &etats.tables.0 } else { &etats.tables.1 };
    let name = TexteRiche::new().gras(named(tables, l.table, l.id));
    let feminine = if l.table.feminin { "e" } else { "" };
    match l.sort {
        Sort::Deplacee => Some(item(name.et(" change de place."))),
        Sort::Modifiee => {
            let fields: Vec<String> = l.champs.iter().filter(|c| told_here(l, c)).map(|c| changed(etats, l, c)).collect();
            match fields.as_slice() {
                [] => None,
                [one] => Some(item(name.et(format!(" est modifié{feminine} : {}.", minuscule(one))))),
                several => {
                    let sous = Liste::puces(
                        several.iter().enumerate().map(|(i, f)| format!("{f}{}", if i + 1 == several.len() { "." } else { " ;" })),
                    );
                    Some(ElementListe { texte: name.et(format!(" est modifié{feminine} :")), sous: Some(sous) })
                }
            }
        }
        Sort::Ajoutee | Sort::Retiree => {
            // The words of an article stand with the texts, figures of the contract with the figures.
            if is_whole(l.table) || is_figures(l.table.nom) && !l.champs.iter().any(|c| told_here(l, c) && c.champ.nom != "annee") {
                return None;
            }
            let own = dire::nom(tables, l.table, l.id);
            let mut values: Vec<String> = Vec::new();
            for c in l.champs.iter().filter(|c| parle(c) && told_here(l, c)) {
                let cell = if added { &c.apres } else { &c.avant };
                let value = value(etats, added, l, c.champ, cell);
                // What names the row is in its name already.
                if !names(&own, &plain_cell(cell), &value) {
                    values.push(format!("{} : {value}", minuscule(c.champ.libelle)));
                }
            }
            let with = suite(l);
            let with = if with.is_empty() { String::new() } else { format!(", {with}") };
            let values = if values.is_empty() { String::new() } else { format!(" – {}", values.join(" ; ")) };
            Some(item(name.et(format!(" est {}{with}{values}.", mot(l)))))
        }
    }
}

fn item(texte: TexteRiche) -> ElementListe {
    ElementListe { texte, sous: None }
}

/// « L’étape « Recrutement », de l’action 2.1 »: the row, with the one it belongs to when its own name does not say it.
fn named(tables: &Tables, table: &'static TableDef, id: Id) -> String {
    let nom = dire::nom(tables, table, id);
    let said = dire::objet(table, &nom);
    let mut out = majuscule(&format!("{}{}", table.le(), said.strip_prefix(table.singulier).unwrap_or_default()));
    if let Some((above, parent)) = owner(tables, table, id) {
        let of = dire::nom(tables, above, parent);
        let named = if of.code.is_empty() { of.texte.clone() } else { of.code.clone() };
        // A row without words of its own bears the name of the one above.
        let borrowed = (of.code == nom.code && !of.code.is_empty()) || (of.texte == nom.texte && of.code.is_empty());
        if !borrowed && !named.is_empty() && !above.unique {
            let quoted = if of.code.is_empty() { format!("«\u{202F}{named}\u{202F}»") } else { named };
            out.push_str(&format!(", {} {quoted},", above.du()));
        }
    }
    // A year at the end is set apart from the verb as well.
    if !out.ends_with(',') && !nom.precisions.is_empty() {
        out.push(',');
    }
    out
}

/// The row that a row belongs to.
fn owner(tables: &Tables, table: &'static TableDef, id: Id) -> Option<(&'static TableDef, Id)> {
    let at = table.champs.iter().position(|c| Some(c.nom) == table.parent)?;
    let above = table.champs[at].lien.and_then(TableDef::de)?;
    match tables.cells(table, id)?.get(at) {
        Some(Cellule::Entier(of)) => Some((above, Id::try_from(*of).ok()?)),
        _ => None,
    }
}

/// Whether a field is told in this part: neither a figure of the contract, nor a text that is compared word by word.
fn told_here(l: &LigneComparee, c: &ChampCompare) -> bool {
    let figure = is_figures(l.table.nom) && contractual(l.table.nom).is_some_and(|champs| champs.contains(&c.champ.nom));
    is_read(c.champ) && !figure && !(l.sort == Sort::Modifiee && (is_whole(l.table) || is_long(c)))
}

/// « pilote : « B » au lieu de « A » ».
fn changed(etats: &Etats, l: &LigneComparee, c: &ChampCompare) -> String {
    let before = value(etats, false, l, c.champ, &c.avant);
    let after = value(etats, true, l, c.champ, &c.apres);
    let libelle = majuscule(c.champ.libelle);
    let empty = |cell: &Cellule| matches!(cell, Cellule::Nul) || matches!(cell, Cellule::Texte(t) if t.is_empty());
    if empty(&c.avant) {
        return format!("{libelle} : {after}, vide auparavant");
    }
    let of = if c.champ.genre == Genre::Date { "du" } else { "de" };
    let gap = dire::ecart(c.champ.genre, &c.avant, &c.apres).map(|e| format!(" ({e})")).unwrap_or_default();
    format!("{libelle} : {after} au lieu {of} {before}{gap}")
}

/// A value of one of the states inside a sentence: words between quotation marks, figures and days as they are.
fn value(etats: &Etats, new: bool, l: &LigneComparee, champ: &'static ChampDef, cell: &Cellule) -> String {
    let (d, tables) = if new { (etats.apres.d, &etats.tables.1) } else { (etats.avant.d, &etats.tables.0) };
    let said = valeur_ecrite(d, tables, l.table, l.id, champ, cell);
    match champ.genre {
        _ if said.is_empty() => dire::VIDE.to_owned(),
        Genre::Texte | Genre::TexteLong | Genre::Lignes => format!("« {} »", quoted(&plain(&said))),
        Genre::Choix | Genre::Lien => format!("« {said} »"),
        _ => said,
    }
}

/// A text cut at a word, with a mark for what is left out.
fn quoted(texte: &str) -> String {
    if texte.chars().count() <= CITATION {
        return texte.to_owned();
    }
    let cut: String = texte.chars().take(CITATION).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} […]", cut[..end].trim_end_matches([',', ';', ':', '.', ' ']))
}

fn plain_cell(cell: &Cellule) -> String {
    match cell {
        Cellule::Texte(t) => plain(t),
        Cellule::Entier(n) => n.to_string(),
        Cellule::Nul => String::new(),
    }
}

/// Whether a value is part of the name of its row.
fn names(nom: &Designation, raw: &str, value: &str) -> bool {
    let cut = nom.texte.strip_suffix('…').is_some_and(|begin| raw.starts_with(begin));
    raw == nom.code || raw == nom.texte || cut || nom.precisions.iter().any(|p| p == raw || value == format!("« {p} »"))
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

    #[test]
    fn long_texts_are_cut_at_a_word() {
        assert_eq!(quoted("court"), "court");
        let cut = quoted(&"mots, ".repeat(60));
        assert!(cut.ends_with("mots […]") && cut.chars().count() < CITATION + 6, "{cut}");
    }
}
