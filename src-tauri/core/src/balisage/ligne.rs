//! Parses one line of a long text: its list mark, its pieces, the cells of a table row.

use super::{BLANCS, Marque, Morceau, SuiteMorceaux};
use crate::variables;

/// Characters that a backslash makes literal.
pub(super) const SIGNES: [char; 8] = ['\\', '*', '|', '-', '–', '•', '.', '{'];

/// Number of a list item, if it has one, and its text; `None` for a line that is not an item.
pub(super) fn element(ligne: &str) -> Option<(Option<usize>, &str)> {
    if let Some(reste) = ["- ", "– ", "• ", "* "].iter().find_map(|p| ligne.strip_prefix(p)) {
        return Some((None, reste.trim_start_matches(BLANCS)));
    }
    let chiffres = ligne.bytes().take_while(u8::is_ascii_digit).count();
    let reste = ligne[chiffres..].strip_prefix(". ")?;
    let numero = (1..=3).contains(&chiffres).then(|| ligne[..chiffres].parse().ok())??;
    Some((Some(numero), reste.trim_start_matches(BLANCS)))
}

/// Cells of a line of a table, with their escapes; `None` for a line that is not one.
pub(super) fn cellules(ligne: &str) -> Option<Vec<String>> {
    let dedans = ligne.trim_matches(BLANCS).strip_prefix('|')?;
    let mut out = vec![String::new()];
    let mut signes = dedans.chars();
    while let Some(c) = signes.next() {
        let cellule = out.last_mut()?;
        match c {
            '\\' => {
                cellule.push(c);
                cellule.extend(signes.next());
            }
            '|' => out.push(String::new()),
            c => cellule.push(c),
        }
    }
    // The line must end with a bar, so nothing remains after the last one.
    let reste = out.pop()?;
    (reste.is_empty() && !out.is_empty()).then(|| out.iter().map(|c| c.trim_matches(BLANCS).to_owned()).collect())
}

/// Parses a line into pieces.
pub(super) fn morceaux(ligne: &str) -> SuiteMorceaux {
    let mut out = SuiteMorceaux::new();
    let mut reste = ligne;
    while !reste.is_empty() {
        let (morceau, pris) = emphase(reste).unwrap_or_else(|| {
            let (m, pris) = simple(reste, Marque::Aucune);
            (vec![m], pris)
        });
        out.extend(morceau);
        reste = &reste[pris..];
    }
    fondre(out)
}

/// Words in bold or italic at the beginning of `texte`, and their length in bytes with their stars.
fn emphase(texte: &str) -> Option<(SuiteMorceaux, usize)> {
    let (borne, marque) = if texte.starts_with("**") { ("**", Marque::Gras) } else { ("*", Marque::Italique) };
    let dedans = texte.strip_prefix(borne)?;
    let fin = fin(dedans, borne)?;
    let mots = &dedans[..fin];
    if mots.is_empty() || mots.starts_with(BLANCS) || mots.ends_with(BLANCS) {
        return None;
    }
    let mut out = SuiteMorceaux::new();
    let mut reste = mots;
    while !reste.is_empty() {
        let (m, pris) = simple(reste, marque);
        out.push(m);
        reste = &reste[pris..];
    }
    Some((out, fin + 2 * borne.len()))
}

/// Position in bytes of the stars that end the emphasis, outside escapes and variables; `None` without any.
fn fin(texte: &str, borne: &str) -> Option<usize> {
    let mut at = 0;
    while at < texte.len() {
        let reste = &texte[at..];
        if reste.starts_with(borne) {
            return Some(at);
        }
        at += simple(reste, Marque::Aucune).1;
    }
    None
}

/// First character or variable of `texte`, and its length in bytes.
fn simple(texte: &str, marque: Marque) -> (Morceau, usize) {
    if let Some((nom, pris)) = variables::au_debut(texte) {
        return (Morceau::Variable(nom.to_owned(), marque), pris);
    }
    let mut signes = texte.chars();
    let premier = signes.next().unwrap_or_default();
    match (premier, signes.next()) {
        ('\\', Some(c)) if SIGNES.contains(&c) => (Morceau::Texte(c.to_string(), marque), 1 + c.len_utf8()),
        _ => (Morceau::Texte(premier.to_string(), marque), premier.len_utf8().max(1)),
    }
}

/// Joins neighbouring words of the same style.
pub(super) fn fondre(suite: SuiteMorceaux) -> SuiteMorceaux {
    let mut out = SuiteMorceaux::new();
    for morceau in suite {
        match (out.last_mut(), morceau) {
            (Some(Morceau::Texte(avant, a)), Morceau::Texte(apres, b)) if *a == b => avant.push_str(&apres),
            (_, morceau) => out.push(morceau),
        }
    }
    out
}
