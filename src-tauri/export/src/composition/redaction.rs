//! Turns long texts into blocks: markup read by the core, variables resolved, gaps emphasised.

use cpom_core::balisage::{self, Marque, Morceau};
use cpom_core::referentiel::A_COMPLETER;

use super::format;
use crate::bloc::{Bloc, Colonne, ElementListe, GenreParagraphe, Inline, Ligne, Liste, Paragraphe, Style, Tableau, TexteRiche};

/// Gives the value of a variable, or what to print in its place, and the anchor of the heading that it cites by its number.
pub(super) type Variables<'a> = &'a dyn Fn(&str) -> (String, Option<String>);

/// The blocks of a long text, paragraphs in the given style.
pub(super) fn blocs(variables: Variables<'_>, texte: &str, genre: GenreParagraphe) -> Vec<Bloc> {
    let contrat = genre == GenreParagraphe::Contrat;
    balisage::lire(texte)
        .into_iter()
        .map(|bloc| match bloc {
            balisage::BlocTexte::Paragraphe(suite) => Paragraphe { texte: line(variables, &suite), genre, ancre: None }.into(),
            balisage::BlocTexte::Liste { numerotee, elements } => {
                let elements = elements.iter().map(|e| ElementListe { texte: line(variables, e), sous: None }).collect();
                Bloc::Liste(Liste { numerotee, contrat, elements })
            }
            balisage::BlocTexte::Tableau { entete, lignes } => table(variables, &entete, &lignes),
        })
        .collect()
}

/// A table; a column of figures alone is aligned on their comma.
fn table(variables: Variables<'_>, entete: &[balisage::SuiteMorceaux], lignes: &[Vec<balisage::SuiteMorceaux>]) -> Bloc {
    let rows: Vec<Vec<TexteRiche>> = lignes.iter().map(|l| l.iter().map(|c| line(variables, c)).collect()).collect();
    let colonne = |(i, titre): (usize, &balisage::SuiteMorceaux)| {
        let cells: Vec<String> = rows.iter().filter_map(|r| r.get(i)).map(TexteRiche::brut).filter(|t| !t.trim().is_empty()).collect();
        let titre = line(variables, titre);
        if !cells.is_empty() && cells.iter().all(|c| figure(c)) { Colonne::decimale(titre) } else { Colonne::gauche(titre).souple(1.0) }
    };
    let colonnes = entete.iter().enumerate().map(colonne).collect();
    Tableau::new(colonnes).lignes(rows.into_iter().map(Ligne::new)).into()
}

/// Whether a cell is a number, with or without unit: « 1 234,56 € », « 12 % », « 42 180 h ».
fn figure(texte: &str) -> bool {
    let t = texte.trim().trim_end_matches(['€', '%', 'h']).trim_end();
    t.chars().any(|c| c.is_ascii_digit()) && t.chars().all(|c| c.is_ascii_digit() || " \u{A0}\u{202F},+-−–".contains(c))
}

fn line(variables: Variables<'_>, suite: &[Morceau]) -> TexteRiche {
    let mut out = TexteRiche::new();
    for morceau in suite {
        match morceau {
            Morceau::Texte(t, marque) => out = mark(out, &format::dates_en_clair(t), style(*marque)),
            Morceau::Variable(nom, marque) => match variables(nom) {
                (texte, Some(ancre)) => out.0.push(Inline::Renvoi { texte, ancre, style: style(*marque) }),
                (texte, None) => out = mark(out, &texte, style(*marque)),
            },
            Morceau::Retour => out = out.et("\n"),
        }
    }
    fondre(out)
}

fn style(marque: Marque) -> Style {
    match marque {
        Marque::Aucune => Style::Normal,
        Marque::Gras => Style::Gras,
        Marque::Italique => Style::Italique,
    }
}

/// Appends words; gaps to fill in are set in semibold.
pub(super) fn mark(mut out: TexteRiche, texte: &str, style: Style) -> TexteRiche {
    let mut rest = texte;
    while let Some(i) = rest.find(A_COMPLETER) {
        let end = rest[i..].find(']').map_or(rest.len(), |n| i + n + 1);
        if i > 0 {
            out = out.style(&rest[..i], style);
        }
        out = out.gras(&rest[i..end]);
        rest = &rest[end..];
    }
    if rest.is_empty() { out } else { out.style(rest, style) }
}

/// Merges neighbouring runs of the same style.
fn fondre(texte: TexteRiche) -> TexteRiche {
    let mut out: Vec<Inline> = Vec::new();
    for inline in texte.0 {
        match (out.last_mut(), inline) {
            (Some(Inline::Texte { texte: avant, style: a }), Inline::Texte { texte: apres, style: b }) if *a == b => avant.push_str(&apres),
            (_, inline) => out.push(inline),
        }
    }
    TexteRiche(out)
}
