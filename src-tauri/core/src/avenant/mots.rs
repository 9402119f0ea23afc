//! French words of a difference: what it is about, the field, both values.

use super::Etats;
use crate::comparaison::{ChampCompare, LigneComparee, Mot, Sort, Tables, comparer_textes};
use crate::decimal::{Heures, Montant, Nombre, Prix};
use crate::designation::{cut_to, plain};
use crate::dire;
use crate::francais;
use crate::modele::mots::{majuscule, minuscule};
use crate::modele::{Avenant, Cellule, ChampDef, Dossier, Genre, Id, Modification, TableDef};

/// Most characters of the words of a long text.
const LONGUEUR: usize = 600;
/// Words kept around a change in a long text.
const AUTOUR: usize = 3;

/// Number of the article in the printed contract, among those that are kept.
fn article(d: &Dossier, id: Id) -> Option<usize> {
    d.articles.iter().filter(|a| !a.ecarte).position(|a| a.id == id).map(|at| at + 1)
}

/// Name of a row as a list of modifications says it: « IND-16 », « Article 12 », « Tarif ».
pub(crate) fn objet(d: &Dossier, tables: &Tables, table: &'static TableDef, id: Id) -> String {
    if table.nom == "articles"
        && let Some(numero) = article(d, id)
    {
        return format!("Article {numero}");
    }
    let nom = dire::nom(tables, table, id);
    let noun = majuscule(table.singulier);
    match (nom.code.is_empty(), nom.texte.is_empty()) {
        (false, _) => nom.code,
        (true, false) if !table.unique => format!("{noun} «\u{202F}{}\u{202F}»", nom.texte),
        _ => noun,
    }
}

/// Year of a row, when it has one.
fn year(tables: &Tables, table: &TableDef, id: Id) -> Option<i64> {
    let at = table.champs.iter().position(|c| c.nom == "annee")?;
    match tables.cells(table, id)?.get(at) {
        Some(Cellule::Entier(annee)) => Some(*annee),
        _ => None,
    }
}

/// Field of a row, with the year of the row: « cible 2026 ».
pub(crate) fn champ(tables: &Tables, table: &TableDef, id: Id, champ: &ChampDef) -> String {
    let libelle = minuscule(champ.libelle);
    year(tables, table, id).map_or(libelle.clone(), |annee| format!("{libelle} {annee}"))
}

/// Unit and decimals of a target: those of its indicator.
fn target(d: &Dossier, mesure: Id) -> Option<(u32, &str)> {
    let of = d.mesures.iter().find(|m| m.id == mesure)?.indicateur_id;
    let i = d.indicateurs.iter().find(|i| i.id == of)?;
    Some((u32::try_from(i.decimales).unwrap_or(0), i.unite.trim()))
}

/// Value of a field with its unit; an empty value is an empty text.
#[must_use]
pub fn valeur(d: &Dossier, tables: &Tables, table: &TableDef, id: Id, champ: &ChampDef, cell: &Cellule) -> String {
    match cell {
        Cellule::Nul => String::new(),
        Cellule::Texte(t) if t.is_empty() => String::new(),
        Cellule::Entier(raw) if (table.nom, champ.nom) == ("mesures", "cible") => {
            let Some(value) = Nombre::try_from_raw(*raw) else { return raw.to_string() };
            let (decimales, unite) = target(d, id).unwrap_or_default();
            francais::avec_unite(value, decimales, unite)
        }
        _ => {
            let said = dire::valeur(champ, cell, tables);
            match champ.unite {
                Some("%") => format!("{said}\u{202F}%"),
                Some(unite) => format!("{said}\u{A0}{unite}"),
                None => said,
            }
        }
    }
}

/// Words of a field that changed.
pub(super) fn field(etats: &Etats<'_>, line: &LigneComparee, c: &ChampCompare) -> Modification {
    let (before, after) = (&etats.tables.0, &etats.tables.1);
    let (avant, apres) = match (c.champ.genre, &c.avant, &c.apres) {
        (Genre::TexteLong | Genre::Lignes, Cellule::Texte(a), Cellule::Texte(b)) if !a.is_empty() && !b.is_empty() => {
            excerpts(&plain(a), &plain(b))
        }
        (Genre::TexteLong | Genre::Lignes, a, b) => (long(a), long(b)),
        _ => (
            valeur(etats.avant, before, line.table, line.id, c.champ, &c.avant),
            valeur(etats.apres, after, line.table, line.id, c.champ, &c.apres),
        ),
    };
    Modification {
        objet: objet_of(etats, line.table, line.id, line.sort),
        champ: champ(after, line.table, line.id, c.champ),
        avant,
        apres,
        ..Modification::default()
    }
}

/// Signed gap between the two values of a modification of one figure, with its unit; `None` when it is no figure, or when a value is
/// missing. A rate moves by points.
#[must_use]
pub fn ecart(d: &Dossier, m: &Modification) -> Option<String> {
    let champ = TableDef::de(&m.cible_table)?.champ(&m.cible_champ)?;
    let raw = |json: &str| -> Option<i64> {
        Some(match champ.genre {
            Genre::Montant => serde_json::from_str::<Montant>(json).ok()?.raw(),
            Genre::Heures => serde_json::from_str::<Heures>(json).ok()?.raw(),
            Genre::Prix => serde_json::from_str::<Prix>(json).ok()?.raw(),
            Genre::Nombre => serde_json::from_str::<Nombre>(json).ok()?.raw(),
            Genre::Entier => serde_json::from_str(json).ok()?,
            _ => return None,
        })
    };
    let gap = raw(&m.valeur_apres)?.checked_sub(raw(&m.valeur_avant)?)?;
    if champ.genre != Genre::Nombre {
        return Some(dire::signe(champ.genre, gap));
    }
    let of_target =
        ((m.cible_table.as_str(), champ.nom) == ("mesures", "cible")).then(|| target(d, m.cible_ligne.unwrap_or_default())).flatten();
    let (decimales, unite) = of_target.unwrap_or((0, champ.unite.unwrap_or_default()));
    let value = Nombre::try_from_raw(gap)?;
    let points = if gap.abs() < 2 * Nombre::ECHELLE { "point" } else { "points" };
    let shown = if of_target.is_some() { francais::decimal(value, decimales) } else { francais::court(value) };
    let sign = if gap > 0 { "+" } else { "" };
    Some(match unite {
        "" => format!("{sign}{shown}"),
        "%" => format!("{sign}{shown}\u{A0}{points}"),
        other => format!("{sign}{shown}\u{A0}{other}"),
    })
}

/// Name of a row in the state that has it: the second, but for an article that is left out there.
fn objet_of(etats: &Etats<'_>, table: &'static TableDef, id: Id, sort: Sort) -> String {
    let left_out = table.nom == "articles" && article(etats.apres, id).is_none();
    if sort == Sort::Retiree || left_out {
        objet(etats.avant, &etats.tables.0, table, id)
    } else {
        objet(etats.apres, &etats.tables.1, table, id)
    }
}

fn long(cell: &Cellule) -> String {
    match cell {
        Cellule::Texte(t) => cut_to(&plain(t), LONGUEUR),
        _ => String::new(),
    }
}

/// Words of a row that was added or removed: a row of figures says them, another its name.
pub(super) fn row(etats: &Etats<'_>, table: &'static TableDef, id: Id, said: &[(&'static ChampDef, Cellule)], added: bool) -> Modification {
    let (d, tables) = if added { (etats.apres, &etats.tables.1) } else { (etats.avant, &etats.tables.0) };
    let sort = if added { Sort::Ajoutee } else { Sort::Retiree };
    let figures: Vec<_> = match super::figures(table.nom) {
        Some(champs) => {
            let champs: Vec<_> = champs.collect();
            said.iter().filter(|(c, _)| champs.contains(&c.nom)).collect()
        }
        None => Vec::new(),
    };
    let (libelle, words) = match figures.as_slice() {
        [] => {
            let feminine = if table.feminin { "e" } else { "" };
            let nom = dire::nom(tables, table, id);
            let words = if nom.texte.is_empty() { nom.code } else { nom.texte };
            (if added { format!("ajouté{feminine}") } else { format!("supprimé{feminine}") }, words)
        }
        [(c, cell)] => (champ(tables, table, id, c), valeur(d, tables, table, id, c, cell)),
        several => {
            let parts: Vec<String> =
                several.iter().map(|(c, cell)| format!("{} {}", minuscule(c.colonne()), valeur(d, tables, table, id, c, cell))).collect();
            (year(tables, table, id).map_or_else(String::new, |a| format!("année {a}")), parts.join(", "))
        }
    };
    let (avant, apres) = if added { (String::new(), words) } else { (words, String::new()) };
    Modification { objet: objet_of(etats, table, id, sort), champ: libelle, avant, apres, ..Modification::default() }
}

/// The changed parts of both texts, each with a few words around it.
fn excerpts(avant: &str, apres: &str) -> (String, String) {
    let mots = comparer_textes(avant, apres);
    let (mut was, mut is) = (String::new(), String::new());
    let last = mots.len().saturating_sub(1);
    for (i, mot) in mots.iter().enumerate() {
        match mot {
            Mot::Egal(same) => {
                let kept = around(same, i > 0, i < last);
                was.push_str(&kept);
                is.push_str(&kept);
            }
            Mot::Retire(words) => was.push_str(words),
            Mot::Ajoute(words) => is.push_str(words),
        }
    }
    (cut_to(was.trim(), LONGUEUR), cut_to(is.trim(), LONGUEUR))
}

/// Words of a common stretch that stand beside a change, before and after it.
fn around(same: &str, after_change: bool, before_change: bool) -> String {
    let words: Vec<&str> = same.split_inclusive(char::is_whitespace).collect();
    let kept = AUTOUR * (usize::from(after_change) + usize::from(before_change)) + 1;
    if words.len() <= kept {
        return same.to_owned();
    }
    let head = if after_change { words[..=AUTOUR].concat() } else { String::new() };
    let tail = if before_change { words[words.len() - AUTOUR..].concat() } else { String::new() };
    match (after_change, before_change) {
        (true, true) => format!("{}\u{A0}[…] {tail}", head.trim_end()),
        (true, false) => format!("{}…", head.trim_end()),
        _ => format!("…\u{A0}{tail}"),
    }
}

/// Place of a modification as it is read: « IND-16, cible 2026 »; the words typed when it has no place.
#[must_use]
pub fn lieu(m: &Modification) -> String {
    let (objet, champ) = (m.objet.trim(), m.champ.trim());
    // « Plafond, plafond 2026 » says the same twice.
    if !objet.is_empty() && champ.to_lowercase().starts_with(&objet.to_lowercase()) {
        return majuscule(champ);
    }
    let parts = [objet, champ];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Value of a field in a state, with its unit; `None` when the row or the field does not exist, empty when the field is.
pub(super) fn valeur_dite(d: &Dossier, tables: &Tables, table: &'static TableDef, id: Id, nom: &str) -> Option<String> {
    let at = table.champs.iter().position(|c| c.nom == nom)?;
    let (champ, cell) = (&table.champs[at], tables.cells(table, id)?.get(at)?);
    Some(match champ.genre {
        Genre::TexteLong | Genre::Lignes => long(cell),
        _ => valeur(d, tables, table, id, champ, cell),
    })
}

/// Present value of a place, with its unit; `None` when it does not exist.
#[must_use]
pub fn valeur_de(d: &Dossier, cible: &super::CibleAvenant) -> Option<String> {
    let table = TableDef::de(&cible.table)?;
    let tables = Tables::of(d);
    if cible.champ.is_empty() {
        return Some(dire::nom(&tables, table, cible.ligne).court());
    }
    valeur_dite(d, &tables, table, cible.ligne, &cible.champ)
}

/// « Avenant n° 2 ».
#[must_use]
pub fn nom(a: &Avenant) -> String {
    a.numero.map_or_else(|| "Avenant".to_owned(), |n| format!("Avenant n°\u{A0}{n}"))
}

/// Name of the version that is sealed when an avenant is signed.
#[must_use]
pub fn nom_consolide(a: &Avenant) -> String {
    let numero = a.numero.map(|n| format!(" n° {n}")).unwrap_or_default();
    format!("Contrat consolidé après avenant{numero}")
}

/// Number of words of a long text.
#[must_use]
pub fn nombre_de_mots(texte: &str) -> usize {
    plain(texte).split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}
