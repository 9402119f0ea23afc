//! Rows that were added, removed, changed or moved, as sentences grouped by part of the dossier.

use cpom_core::avenant::{contractual, is_figures, valeur_ecrite};
use cpom_core::comparaison::{ChampCompare, LigneComparee, Sort, Tables};
use cpom_core::designation::{Designation, plain};
use cpom_core::dire;
use cpom_core::dire::comparaison::{mot, parle, suite};
use cpom_core::francais;
use cpom_core::modele::mots::{majuscule, minuscule};
use cpom_core::modele::{Cellule, ChampDef, Genre, Id, Rubrique, TableDef};

use super::DeuxEtats;
use super::tri::{is_compared, is_long, is_read, is_whole};
use crate::bloc::{Bloc, ElementListe, Liste, TexteRiche};
use crate::composition::format;

/// Most characters of a long text that is quoted in a sentence.
const CITATION: usize = 160;

/// Tables whose code is that of the program, or says less than the name.
const SANS_CODE: [&str; 4] = ["donnees", "valeurs", "financeurs", "heures"];
/// Rows from which those of one table and of the same fate are one sentence, where each is a figure of a year.
const NOMBREUSES: usize = 6;
/// Rows from which those whose fields changed alike are one sentence.
const PAREILLES: usize = 3;
/// Most rows that such a sentence names.
const NOMMEES: usize = 12;

/// The sentences by part of the dossier; no block when nothing is left to say.
pub(super) fn blocs(etats: &DeuxEtats) -> Vec<Bloc> {
    let mut out = Vec::new();
    for rubrique in Rubrique::TOUTES {
        let mine: Vec<&LigneComparee> =
            etats.differences.iter().filter(|l| l.table.rubrique == *rubrique && is_compared(l.table)).collect();
        let mut elements = Vec::new();
        for rows in mine.chunk_by(|a, b| a.table.nom == b.table.nom) {
            of_table(etats, rows, &mut elements);
        }
        if !elements.is_empty() {
            out.push(Bloc::titre(3, rubrique.titre()).into());
            out.push(Liste { elements, ..Liste::default() }.into());
        }
    }
    out
}

/// Sentences on the rows of one table: those of many figures of a year are one, and those that changed alike.
fn of_table(etats: &DeuxEtats, rows: &[&LigneComparee], out: &mut Vec<ElementListe>) {
    let said: Vec<(&LigneComparee, ElementListe)> = rows.iter().filter_map(|l| Some((*l, sentence(etats, l)?))).collect();
    let yearly = said.first().is_some_and(|(l, _)| l.table.champs.iter().any(|c| c.nom == "annee"));
    let mut done = vec![false; said.len()];
    for at in 0..said.len() {
        if done[at] {
            continue;
        }
        let (line, own) = &said[at];
        let same_fate: Vec<usize> = (at..said.len()).filter(|i| said[*i].0.sort == line.sort).collect();
        let change = alone(etats, line);
        let alike: Vec<usize> = (at..said.len()).filter(|i| change.is_some() && alone(etats, said[*i].0) == change).collect();
        let (group, words) = if yearly && same_fate.len() > NOMBREUSES {
            (same_fate, None)
        } else if alike.len() >= PAREILLES {
            (alike, change)
        } else {
            out.push(own.clone());
            continue;
        };
        group.iter().for_each(|i| done[*i] = true);
        out.push(together(etats, &group.iter().map(|i| said[*i].0).collect::<Vec<_>>(), words));
    }
}

/// The one field that changed in a row, in words; `None` when it is not the only one, or when the row came or went.
fn alone(etats: &DeuxEtats, l: &LigneComparee) -> Option<String> {
    let mut told = l.champs.iter().filter(|c| l.sort == Sort::Modifiee && told_here(l, c));
    let first = told.next()?;
    told.next().is_none().then(|| changed(etats, l, first))
}

/// « 30 mesures sont modifiées, 2025 – numérateur, dénominateur : IND-01, IND-02 »: rows of one table and of one fate.
fn together(etats: &DeuxEtats, rows: &[&LigneComparee], change: Option<String>) -> ElementListe {
    let Some(first) = rows.first() else { return ElementListe::default() };
    let tables = if first.sort == Sort::Retiree { &etats.tables.0 } else { &etats.tables.1 };
    let plural = if first.table.feminin { "es" } else { "s" };
    let verb = match first.sort {
        Sort::Ajoutee => format!("sont ajouté{plural}"),
        Sort::Retiree => format!("sont retiré{plural}"),
        Sort::Modifiee => format!("sont modifié{plural}"),
        Sort::Deplacee => "changent de place".to_owned(),
    };
    let mut years: Vec<String> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for l in rows {
        let nom = dire::nom(tables, l.table, l.id);
        let (of, id) = owner(tables, l.table, l.id).filter(|(above, _)| !above.unique && change.is_none()).unwrap_or((l.table, l.id));
        let own = if of.nom == l.table.nom { nom.clone() } else { dire::nom(tables, of, id) };
        let year = nom.precisions.iter().find(|p| p.len() == 4 && p.bytes().all(|b| b.is_ascii_digit()));
        years.extend(year.cloned());
        names.push(if own.code.is_empty() || SANS_CODE.contains(&of.nom) { own.texte } else { own.code });
    }
    for list in [&mut years, &mut names] {
        let mut seen = std::collections::BTreeSet::new();
        list.retain(|n| !n.is_empty() && seen.insert(n.clone()));
    }
    years.sort();
    let what = match change {
        Some(words) => Some(minuscule(&words)),
        None if first.sort == Sort::Modifiee => {
            let mut fields: Vec<String> = Vec::new();
            for c in rows.iter().flat_map(|l| l.champs.iter().filter(|c| told_here(l, c))) {
                let libelle = minuscule(c.champ.libelle);
                if !fields.contains(&libelle) {
                    fields.push(libelle);
                }
            }
            Some(fields.join(", "))
        }
        None => None,
    };
    let more = names.len().saturating_sub(NOMMEES);
    names.truncate(NOMMEES);
    if more > 0 {
        names.push(if more == 1 { "un autre".to_owned() } else { format!("{more} autres") });
    }
    let n = rows.len();
    let count = format!("{} {}", francais::entier(i64::try_from(n).unwrap_or(i64::MAX)), first.table.nom_pour(n));
    let years = if years.is_empty() { String::new() } else { format!(", {}", francais::enumeration(&years)) };
    let what = what.map(|w| format!(" – {w}")).unwrap_or_default();
    let names = if names.is_empty() { String::new() } else { format!(" : {}", names.join(" ; ")) };
    item(TexteRiche::new().gras(count).et(format!(" {verb}{years}{what}{names}.")))
}

/// A row in one sentence, several changed fields below it; `None` when the other parts of the document say all of it.
fn sentence(etats: &DeuxEtats, l: &LigneComparee) -> Option<ElementListe> {
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
                [one] => Some(item(name.et(format!(" est modifié{feminine} – {}.", minuscule(one))))),
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
                    // « ETP : 10,87 ETP » says its unit twice.
                    let bare = c.champ.unite.is_some_and(|u| u == c.champ.libelle);
                    values.push(if bare { value } else { format!("{} : {value}", minuscule(c.champ.libelle)) });
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

/// « L’étape « Recrutement », de l’action 2.1, »: the row, with the one it belongs to when its own name does not say it.
fn named(tables: &Tables, table: &'static TableDef, id: Id) -> String {
    let mut nom = dire::nom(tables, table, id);
    if SANS_CODE.contains(&table.nom) && !nom.texte.is_empty() {
        nom.code.clear();
    }
    let mut set_apart = !nom.precisions.is_empty();
    // « L’exercice 2024 »: a row that has nothing but a year bears it as its name.
    if nom.code.is_empty() && nom.texte.is_empty() && !nom.precisions.is_empty() {
        nom.code = nom.precisions.remove(0);
        set_apart = !nom.precisions.is_empty();
    }
    let said = dire::objet(table, &nom);
    let mut out = majuscule(&format!("{}{}", table.le(), said.strip_prefix(table.singulier).unwrap_or_default()));
    if let Some((above, parent)) = owner(tables, table, id).filter(|(above, _)| !above.unique) {
        let of = dire::nom(tables, above, parent);
        let coded = !of.code.is_empty() && !SANS_CODE.contains(&above.nom);
        // A row without words of its own bears the name of the one above.
        let borrowed = of.texte == nom.texte || (coded && of.code == nom.code);
        let name = if coded { of.code } else { format!("«\u{202F}{}\u{202F}»", of.texte) };
        if !borrowed && (coded || !of.texte.is_empty()) {
            out.push_str(&format!(", {} {name}", above.du()));
            set_apart = true;
        }
    }
    if set_apart {
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

/// Whether a field belongs to this part: it is neither a figure of the contract, nor a text that is compared word by word.
fn told_here(l: &LigneComparee, c: &ChampCompare) -> bool {
    let figure = is_figures(l.table.nom) && contractual(l.table.nom).is_some_and(|champs| champs.contains(&c.champ.nom));
    is_read(c.champ) && !figure && !(l.sort == Sort::Modifiee && (is_whole(l.table) || is_long(c)))
}

/// « pilote : « B » au lieu de « A » ».
fn changed(etats: &DeuxEtats, l: &LigneComparee, c: &ChampCompare) -> String {
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
fn value(etats: &DeuxEtats, new: bool, l: &LigneComparee, champ: &'static ChampDef, cell: &Cellule) -> String {
    let (d, tables) = if new { (etats.apres.d, &etats.tables.1) } else { (etats.avant.d, &etats.tables.0) };
    let said = valeur_ecrite(d, tables, l.table, l.id, champ, cell);
    match champ.genre {
        _ if said.is_empty() => dire::VIDE.to_owned(),
        Genre::Lignes => format!("« {} »", quoted(&said.lines().map(plain).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ; "))),
        Genre::Texte | Genre::TexteLong => format!("« {} »", quoted(&format::dates_en_clair(&plain(&said)))),
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

    #[test]
    fn long_texts_are_cut_at_a_word() {
        assert_eq!(quoted("court"), "court");
        let cut = quoted(&"mots, ".repeat(60));
        assert!(cut.ends_with("mots […]") && cut.chars().count() < CITATION + 6, "{cut}");
    }
}
