//! Probable reading of a sheet: its target, the row of its header, the content of each column.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::aplatie::Aplatie;
use super::cibles::{CIBLES, Cible, Pieces};
use super::correspondance::{ColonneLue, Correspondance, FIGURE, MOT};
use super::feuille::{FeuilleLue, Valeur};
use super::lecture::{annee_d_entete, annee_du_texte, nature};
use super::mots::{contient, plat};
use super::noms::{Noms, est_un_total};
use super::sommes::{self, EnPieces};
use crate::choix::Nature;
use crate::modele::{Dossier, Id};

/// Rows among which the header is looked for.
const ENTETES: usize = 30;
/// Rows whose names are looked at.
const ECHANTILLON: usize = 200;

/// The text of each header.
#[must_use]
pub fn entetes(f: &FeuilleLue, entete: usize, double: bool) -> Vec<String> {
    let mut above = String::new();
    (0..f.largeur())
        .map(|c| {
            let here = f.cellule(entete, c).texte();
            if !double || entete == 0 {
                return here;
            }
            // A merged cell holds its text in its first column only.
            let over = f.cellule(entete - 1, c).texte();
            if !over.is_empty() {
                above = over;
            }
            format!("{above} {here}").trim().to_owned()
        })
        .collect()
}

/// Proposes how to read a sheet: with the given header and target, or with the best found.
#[must_use]
pub fn proposer(d: &Dossier, f: &FeuilleLue, feuille: usize, entete: Option<usize>, cible: Option<&str>) -> Correspondance {
    let mut best: Option<(i64, &Cible, Correspondance)> = None;
    let mut named: BTreeMap<&str, Noms> = BTreeMap::new();
    let parent = |target: &Cible| target.parent.as_ref().map_or("", |p| p.table);
    let flat = &Aplatie::de(f);
    for target in CIBLES.iter().filter(|c| cible.is_none_or(|wanted| wanted == c.table)) {
        let noms = named.entry(parent(target)).or_insert_with(|| Noms::de(d, parent(target)));
        let rows = entete.map_or(0..f.lignes.len().min(ENTETES), |e| e..e + 1);
        for row in rows.filter(|r| !f.ligne_vide(*r)) {
            for double in [false, true] {
                if double && (row == 0 || f.ligne_vide(row - 1)) {
                    continue;
                }
                let (score, found) = essayer(flat, target, noms, row, double, ECHANTILLON);
                if best.as_ref().is_none_or(|b| score > b.0) {
                    best = Some((score, target, found));
                }
            }
        }
    }
    // Every row is looked at for the reading that was kept alone.
    let whole = |(_, target, found): (i64, &Cible, Correspondance)| match named.get(parent(target)) {
        Some(noms) => essayer(flat, target, noms, found.entete, found.double, f.lignes.len()).1,
        None => found,
    };
    let mut found = best.map(whole).unwrap_or_else(|| {
        let colonnes = vec![ColonneLue::default(); f.largeur()];
        let cible = cible.unwrap_or("mesures").to_owned();
        Correspondance { cible, entete: entete.unwrap_or(0), fin: f.lignes.len(), colonnes, ..Correspondance::default() }
    });
    found.feuille = feuille;
    found.noms = rapprocher(d, f, &found);
    let pieces = |c| sommes::repetees(f, c, found.entete + 1..found.fin, &found.colonnes);
    found.additionner |= Cible::de(&found.cible).is_some_and(pieces);
    found
}

/// The rows that names the dossier does not have could stand for.
fn rapprocher(d: &Dossier, f: &FeuilleLue, c: &Correspondance) -> BTreeMap<String, Id> {
    let parent = Cible::de(&c.cible).and_then(|cible| cible.parent.as_ref());
    let column = parent.and_then(|p| c.colonnes.iter().position(|x| x.champ == p.champ));
    let (Some(parent), Some(column)) = (parent, column) else { return BTreeMap::new() };
    let noms = Noms::de(d, parent.table);
    // Each name once, however many rows have it.
    let names: BTreeSet<String> = (c.entete + 1..c.fin).map(|r| f.cellule(r, column).texte()).collect();
    let unknown = names.iter().filter(|name| !est_un_total(name) && noms.trouver(name).is_none());
    unknown.filter_map(|name| Some((plat(name), noms.proche(name)?))).collect()
}

/// One target read with one header, from so many rows below it: how well it fits, and the reading.
fn essayer(f: &Aplatie, cible: &Cible, noms: &Noms, entete: usize, double: bool, rows: usize) -> (i64, Correspondance) {
    let headers = entetes(f, entete, double);
    let read: Vec<EnTete> = (0..headers.len()).map(|c| lire_entete(f, cible, noms, entete, double, &headers, c)).collect();
    let mut colonnes: Vec<ColonneLue> = read.iter().map(|e| e.colonne.clone()).collect();
    second_table(f, cible, noms, entete, &mut colonnes);
    let pieces = sommes::colonnes_de_mois(f, cible, entete, &headers, &mut colonnes);
    let months = pieces == EnPieces::Additionnees;
    if !months {
        uniques(cible, &read, &mut colonnes);
    }
    let named = nommer(f, cible, noms, entete, &headers, &mut colonnes);
    decrire(cible, &headers, &mut colonnes);
    par_mot(f, cible, entete, &mut colonnes);
    let fin = fin(f, cible, noms, entete, &colonnes, rows);
    // A column of months without their year does not say it.
    let years = |c: usize| (entete + 1..fin).take(ECHANTILLON).any(|r| annee_d_entete(f.cellule(r, c)).is_some());
    let year_said = colonnes.iter().enumerate().any(|(i, c)| c.annee.is_some() || c.champ == "annee" && years(i));
    let relative = read.iter().zip(&colonnes).any(|(e, c)| e.relatif.is_some() && !c.champ.is_empty());
    let annee = if year_said && !relative { None } else { annee_de_la_feuille(f, entete) };
    let months_left = if let EnPieces::LaisseesDeCote(n) = pieces { n } else { 0 };
    let mut score = score(f, cible, &headers, entete, &colonnes, (named, months_left), double);
    // Nothing can be filed without a year.
    if cible.est_cle("annee") && !year_said && annee.is_none() {
        score -= 30;
    }
    let found = Correspondance {
        feuille: 0,
        cible: cible.table.to_owned(),
        entete,
        double,
        fin,
        annee,
        nature: cible.est_cle("nature").then(|| nature(&plat(&f.nom)).unwrap_or(Nature::Realise)),
        creer: noms.est_vide() && cible.parent.is_some(),
        noms: BTreeMap::new(),
        additionner: months,
        colonnes,
        confirmes: BTreeSet::new(),
        sans_annees_closes: false,
    };
    (score, found)
}

/// The years that the rows above the header name, those of the making of the file apart.
pub(super) fn annees_du_titre(f: &Aplatie, entete: usize) -> BTreeSet<i32> {
    (0..entete).flat_map(|r| f.annees_dites(r)).copied().collect()
}

/// The year that the name of the sheet and its title say, when they say one.
fn annee_de_la_feuille(f: &Aplatie, entete: usize) -> Option<i32> {
    let mut said = annees_du_titre(f, entete);
    said.extend(annee_du_texte(&f.nom));
    said.first().copied().filter(|_| said.len() == 1)
}

/// A table beside the first, after an empty column, with names of its own: its figures are not those of the first names.
fn second_table(f: &Aplatie, cible: &Cible, noms: &Noms, entete: usize, colonnes: &mut [ColonneLue]) {
    let Some(parent) = &cible.parent else { return };
    // The title of a merged cell is that of the columns after it too: the cells alone say whether a column is empty.
    let empty = |c: usize| (entete..f.lignes.len()).all(|r| f.cellule(r, c).est_vide());
    let names = |c: usize| {
        let said = parent.mots.contains(&f.plat(entete, c));
        said || (entete + 1..f.lignes.len()).take(ECHANTILLON).filter(|r| noms.trouver(f.texte(*r, c)).is_some()).count() > 1
    };
    let mut named = false;
    let mut gap = false;
    for c in 0..colonnes.len() {
        if empty(c) {
            gap = named;
        } else if names(c) {
            if gap {
                colonnes.iter_mut().skip(c).for_each(|x| *x = ColonneLue::default());
                return;
            }
            named = true;
        }
    }
}

/// Reading of a header by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct EnTete {
    pub colonne: ColonneLue,
    /// Whether its words are those of the field and no others.
    pub exact: bool,
    /// Years counted from that of the sheet: −1 for « N-1 ».
    pub relatif: Option<i32>,
}

impl EnTete {
    /// Whether two headers say one figure as well.
    pub(super) fn same_figure(&self, other: &Self) -> bool {
        !self.colonne.champ.is_empty() && self.colonne == other.colonne && self.exact == other.exact && self.relatif == other.relatif
    }
}

/// Reads the header of a column.
pub(super) fn lire_entete(f: &FeuilleLue, cible: &Cible, noms: &Noms, entete: usize, double: bool, headers: &[String], c: usize) -> EnTete {
    let header = headers.get(c).map_or("", String::as_str);
    // A header that is a bare year comes as a number, sometimes as a date.
    let cell = f.cellule(entete, c);
    let bare = annee_d_entete(cell).filter(|_| !double && !matches!(cell, Valeur::Texte(_)));
    let (relatif, header) = match annee_relative(header).filter(|_| cible.est_cle("annee")) {
        Some((offset, rest)) => (Some(offset), rest),
        None => (None, header.to_owned()),
    };
    // « Heures T1 2026 » says hours: which part of the year is read apart.
    let header = match sommes::part_dite(&header).filter(|(.., rest)| cible.pieces == Pieces::Mois && !rest.is_empty()) {
        Some((_, year, rest)) => year.map_or_else(|| rest.clone(), |y| format!("{rest} {y}")),
        None => header,
    };
    let (colonne, exact) = colonne(cible, noms, &header, bare, relatif.is_some());
    EnTete { colonne, exact, relatif }
}

/// « Exécuté N-1 » → −1 and « Exécuté »; « N » alone only beside a word of year or nature.
fn annee_relative(header: &str) -> Option<(i32, String)> {
    let mut text = header.replace(['\u{2212}', '\u{2012}', '\u{2013}'], "-");
    for sign in ["-", "+"] {
        for around in [format!(" {sign} "), format!(" {sign}"), format!("{sign} ")] {
            text = text.replace(&format!("N{around}"), &format!("N{sign}"));
        }
    }
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | ',')).filter(|w| !w.is_empty()).collect();
    let offset = |w: &str| match w.strip_prefix('N') {
        Some("") => Some(0),
        Some(rest) if rest.len() == 2 && rest.starts_with(['-', '+']) => rest.parse().ok(),
        _ => None,
    };
    let at = words.iter().position(|w| offset(w).is_some())?;
    let rest: Vec<&str> = words.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, w)| *w).collect();
    let rest = rest.join(" ");
    let flat = plat(&rest);
    let bare = words.get(at) == Some(&"N");
    let dated = nature(&flat).is_some() || flat.split(' ').any(|w| ["annee", "exercice"].contains(&w));
    (!bare || dated).then(|| Some((offset(words.get(at)?)?, rest)))?
}

/// The column that the words of a header say, and whether they say nothing else. `dated` is true when the header counts its
/// year from that of the sheet.
fn colonne(cible: &Cible, noms: &Noms, header: &str, bare: Option<i32>, dated: bool) -> (ColonneLue, bool) {
    let year = bare.or_else(|| annee_du_texte(header));
    let flat = plat(header);
    let dated = dated || year.is_some();
    let kind = nature(&flat).filter(|_| dated && cible.est_cle("nature"));
    let rest: Vec<&str> = flat
        .split(' ')
        .filter(|w| !w.is_empty() && year.is_none_or(|y| *w != y.to_string()) && (kind.is_none() || nature(w).is_none()))
        .collect();
    let rest = rest.join(" ");
    let base = ColonneLue { annee: year.filter(|_| cible.est_cle("annee")), nature: kind, ..ColonneLue::default() };
    if rest.is_empty() || dated && ["annee", "exercice"].contains(&rest.as_str()) {
        let keeps = dated && cible.est_cle("annee");
        return (if keeps { ColonneLue { champ: cible.chiffre.to_owned(), ..base } } else { ColonneLue::default() }, true);
    }
    if year.is_none()
        && let Some(p) = &cible.parent
        && p.mots.contains(&rest.as_str())
    {
        return (ColonneLue { champ: p.champ.to_owned(), ..ColonneLue::default() }, true);
    }
    // « Heures APA » among columns of hours is about the APA.
    let bare = cible.mots_du_champ(cible.chiffre).iter().find_map(|m| rest.strip_prefix(m.as_str()));
    let about = noms.trouver(&rest).or_else(|| noms.trouver(bare?));
    if let Some(id) = about.filter(|_| cible.champ_dit(&rest).is_none()) {
        return (ColonneLue { champ: cible.chiffre.to_owned(), ligne: Some(id), ..base }, true);
    }
    // « Montant (k€) » says the montant, « 2027 (k€) » a figure: the unit is read apart.
    let bare_words = rest.split(' ').filter(|w| !UNITES_DES_ENTETES.contains(w)).collect::<Vec<_>>().join(" ");
    if bare_words.is_empty() && dated {
        return (ColonneLue { champ: cible.chiffre.to_owned(), ..base }, true);
    }
    let exact = cible.champ_dit(&rest).or_else(|| cible.champ_dit(&bare_words));
    // « Valeur cible 2025 » is a target though it has the word of another field: the longest words win.
    let close = || {
        let all = cible.champs.iter().flat_map(|(champ, _)| cible.mots_du_champ(champ).iter().map(move |m| (champ, m)));
        all.filter(|(_, m)| m.len() > 3 && contient(&rest, m)).max_by_key(|(_, m)| m.len()).map(|(champ, _)| *champ)
    };
    let found = exact.or_else(close).map_or_else(ColonneLue::default, |champ| ColonneLue { champ: champ.to_owned(), ..base });
    (found, exact.is_some())
}

/// Units that headers write after the name of a figure.
const UNITES_DES_ENTETES: &[&str] = &["€", "k€", "ke", "m€", "euros", "euro", "eur", "milliers", "millions", "en", "d"];

/// A field is filled by one column for the same year, nature and row: one that says it exactly before one that comes near,
/// then the first.
fn uniques(cible: &Cible, read: &[EnTete], colonnes: &mut [ColonneLue]) {
    let parent = cible.parent.as_ref().map_or("", |p| p.champ);
    let mut seen: Vec<(ColonneLue, Option<i32>)> = Vec::new();
    for exact in [true, false] {
        for (colonne, en_tete) in colonnes.iter_mut().zip(read).filter(|(c, e)| !c.champ.is_empty() && e.exact == exact) {
            let figure = (colonne.clone(), en_tete.relatif);
            // Code and label may both name the row: the first found serves.
            if seen.contains(&figure) && colonne.champ != parent {
                *colonne = ColonneLue::default();
            } else {
                seen.push(figure);
            }
        }
    }
}

/// Finds the column that names rows, by what its cells say; gives how many rows it names.
fn nommer(f: &Aplatie, cible: &Cible, noms: &Noms, entete: usize, headers: &[String], colonnes: &mut [ColonneLue]) -> usize {
    let Some(parent) = &cible.parent else { return 0 };
    let rows = || (entete + 1..f.lignes.len()).take(ECHANTILLON);
    let named = |c: usize| rows().filter(|r| noms.trouver(f.texte(*r, c)).is_some()).count();
    let mut candidates: Vec<usize> = (0..colonnes.len()).filter(|c| colonnes.get(*c).is_some_and(|x| x.champ == parent.champ)).collect();
    if candidates.is_empty() {
        candidates = (0..colonnes.len().min(8)).filter(|c| colonnes.get(*c).is_some_and(|x| x.champ.is_empty())).collect();
    }
    // The one that names most rows; where nothing is known yet, the one whose header says it best.
    let word = |c: usize| parent.mots.iter().position(|m| headers.get(c).is_some_and(|h| plat(h) == *m)).unwrap_or(usize::MAX);
    let best = candidates.iter().copied().map(|c| (named(c), c)).max_by_key(|(n, c)| (*n, std::cmp::Reverse((word(*c), *c))));
    let known = colonnes.iter().any(|c| c.champ == parent.champ);
    for c in colonnes.iter_mut().filter(|c| c.champ == parent.champ) {
        *c = ColonneLue::default();
    }
    let Some((count, at)) = best.filter(|(n, _)| *n > 0 || known) else { return 0 };
    if let Some(c) = colonnes.get_mut(at) {
        *c = ColonneLue { champ: parent.champ.to_owned(), ..ColonneLue::default() };
    }
    count
}

/// Columns that say something of the rows they name: each field once, in a column nothing else claims.
fn decrire(cible: &Cible, headers: &[String], colonnes: &mut [ColonneLue]) {
    let Some(parent) = cible.parent.as_ref().filter(|p| colonnes.iter().any(|c| c.champ == p.champ)) else { return };
    for (champ, _) in parent.champs {
        let mots = cible.mots_du_parent(champ);
        let free = |(c, header): &(&mut ColonneLue, &String)| c.champ.is_empty() && mots.contains(&plat(header));
        if let Some((colonne, _)) = colonnes.iter_mut().zip(headers).find(free) {
            colonne.champ = format!("{}.{champ}", parent.champ);
        }
    }
}

/// Rows that are fields (« Tarif APA ») under columns that are years.
fn par_mot(f: &Aplatie, cible: &Cible, entete: usize, colonnes: &mut [ColonneLue]) {
    let years = colonnes.iter().filter(|c| c.annee.is_some() && c.champ == cible.chiffre).count();
    if years == 0 || cible.champs.len() < 3 {
        return;
    }
    let words = mots_des_champs(cible);
    let says = |c: usize| (entete + 1..f.lignes.len()).take(ECHANTILLON).filter(|r| words.contains(f.plat(*r, c))).count();
    let free = (0..colonnes.len().min(8)).filter(|c| colonnes.get(*c).is_some_and(|x| x.champ.is_empty()));
    let Some((count, at)) = free.map(|c| (says(c), c)).max_by_key(|(n, c)| (*n, std::cmp::Reverse(*c))) else { return };
    if count < 2 {
        return;
    }
    if let Some(c) = colonnes.get_mut(at) {
        c.champ = MOT.to_owned();
    }
    for c in colonnes.iter_mut().filter(|c| c.annee.is_some() && c.champ == cible.chiffre) {
        c.champ = FIGURE.to_owned();
    }
}

/// The field a cell names.
#[must_use]
pub fn champ_du_mot(cible: &Cible, text: &str) -> Option<&'static str> {
    let flat = plat(text);
    champs_par_mot(cible).find(|(_, words)| words.contains(&flat)).map(|(champ, _)| champ)
}

/// The fields that a cell may name, with their flat words: all but the keys.
fn champs_par_mot(cible: &Cible) -> impl Iterator<Item = (&'static str, &'static [String])> {
    cible.champs.iter().map(|c| c.0).filter(|c| !cible.est_cle(c)).map(|c| (c, cible.mots_du_champ(c)))
}

/// Every flat word that names a field in a cell.
fn mots_des_champs(cible: &Cible) -> HashSet<&'static str> {
    champs_par_mot(cible).flat_map(|(_, words)| words).map(String::as_str).collect()
}

/// The row after the last block of rows in which one is recognised, among so many: what follows is another table.
fn fin(f: &Aplatie, cible: &Cible, noms: &Noms, entete: usize, colonnes: &[ColonneLue], rows: usize) -> usize {
    let limit = f.lignes.len().min((entete + 1).saturating_add(rows));
    let at = |champ: &str| colonnes.iter().position(|c| c.champ == champ);
    let parent = cible.parent.as_ref().and_then(|p| at(p.champ));
    let mot = at(MOT);
    let year = at("annee");
    let words = if mot.is_some() { mots_des_champs(cible) } else { HashSet::new() };
    let known = |r: usize| match (parent, mot, year) {
        (Some(c), ..) if !noms.est_vide() => noms.trouver(f.texte(r, c)).is_some(),
        (_, Some(c), _) => words.contains(f.plat(r, c)),
        (None, None, Some(c)) => annee_d_entete(f.cellule(r, c)).is_some() && f.lignes.get(r).is_some_and(|l| l.len() > 2),
        _ => true,
    };
    let (mut end, mut seen) = (entete + 1, false);
    for r in entete + 1..=limit {
        if r == limit || f.ligne_vide(r) {
            if seen || end == entete + 1 {
                end = r;
            }
            seen = false;
        } else {
            seen |= known(r);
        }
    }
    end
}

fn score(
    f: &Aplatie,
    cible: &Cible,
    headers: &[String],
    entete: usize,
    colonnes: &[ColonneLue],
    (named, months_left): (usize, usize),
    double: bool,
) -> i64 {
    let used = colonnes.iter().filter(|c| !c.champ.is_empty() && cible.champ_du_parent(&c.champ).is_none());
    let figures = used.clone().filter(|c| !cible.est_cle(&c.champ)).count() + months_left;
    let keys = used.clone().filter(|c| cible.est_cle(&c.champ)).count();
    let filled = headers.iter().filter(|h| !h.is_empty()).count().max(1);
    let mut score = i64::try_from(figures.min(12) * 3 + keys * 5 + named.min(20) * 3).unwrap_or(0);
    score += i64::try_from((figures + keys) * 10 / filled).unwrap_or(0);
    // A header has words and years: a row of figures is not one, nor is the last row.
    let is_figure =
        |c: usize| annee_d_entete(f.cellule(entete, c)).is_none() && crate::francais::lecture::nombre(f.texte(entete, c)).is_some();
    score -= 12 * i64::try_from((0..headers.len()).filter(|c| is_figure(*c)).count()).unwrap_or(0);
    if entete + 1 >= f.lignes.len() {
        score -= 100;
    }
    // However many names it recognises, a reading that takes no figure is none.
    if figures == 0 && !cible.lignes_sans_chiffre {
        score -= 100;
    }
    // Nothing can be filed without what the row is about.
    let about = |champ: &str| {
        colonnes.iter().any(|c| c.champ == champ || c.ligne.is_some() && cible.parent.as_ref().is_some_and(|p| p.champ == champ))
    };
    for cle in cible.cles.iter().filter(|c| !["annee", "nature", "service_id", "date_debut"].contains(c)) {
        if !about(cle) {
            score -= 30;
        }
    }
    let name = plat(&f.nom);
    let flat = std::iter::once(name.as_str()).chain(f.mots_au_dessus(entete)).collect::<Vec<_>>().join(" ");
    score += cible.mots.iter().filter(|m| contient(&flat, m)).map(|m| 6 + i64::try_from(m.len()).unwrap_or(0) / 4).sum::<i64>();
    score * 2 - i64::from(double)
}
