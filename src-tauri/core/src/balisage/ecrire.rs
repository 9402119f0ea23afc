//! Writes blocks as marked-up text.

use super::ligne::{SIGNES, element};
use super::{BLANCS, BlocTexte, Marque, Morceau};

/// Place where a text is written: in a cell of a table, bars are escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Endroit {
    Ligne,
    Cellule,
}

/// Writes these blocks as marked-up text; empty blocks are left out.
#[must_use]
pub fn ecrire(blocs: &[BlocTexte]) -> String {
    let texts: Vec<String> = blocs.iter().map(bloc).filter(|t| !t.is_empty()).collect();
    texts.join("\n\n")
}

fn bloc(bloc: &BlocTexte) -> String {
    match bloc {
        BlocTexte::Paragraphe(suite) => lines(suite).iter().map(|l| guard(l, false)).collect::<Vec<_>>().join("\n"),
        BlocTexte::Liste { numerotee, elements } => {
            let kept = elements.iter().map(|e| lines(e)).filter(|l| !l.is_empty());
            let item = |(i, lignes): (usize, Vec<String>)| {
                let tete = if *numerotee { format!("{}. ", i + 1) } else { "- ".to_owned() };
                let suite = lignes[1..].iter().map(|l| format!("\n  {}", guard(l, true)));
                format!("{tete}{}{}", lignes[0], suite.collect::<String>())
            };
            kept.enumerate().map(item).collect::<Vec<_>>().join("\n")
        }
        BlocTexte::Tableau { entete, lignes } => {
            let row = |cells: &[Vec<Morceau>]| {
                let cells: Vec<String> = cells.iter().map(|c| line(c, Endroit::Cellule).trim_matches(BLANCS).to_owned()).collect();
                format!("| {} |", cells.join(" | "))
            };
            let regle = format!("| {} |", vec!["---"; entete.len()].join(" | "));
            let rows = lignes.iter().map(|l| row(l));
            [row(entete), regle].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Lines of a text that are not empty.
fn lines(suite: &[Morceau]) -> Vec<String> {
    let parts = suite.split(|m| *m == Morceau::Retour).map(|l| line(l, Endroit::Ligne));
    parts.map(|l| l.trim_matches(BLANCS).to_owned()).filter(|l| !l.is_empty()).collect()
}

/// Escapes the beginning of a line that would be read as an item or a table. Number 1 begins a list and the next number
/// continues it, so inside a list every number is escaped.
fn guard(ligne: &str, en_liste: bool) -> String {
    match element(ligne) {
        Some((None, _)) => format!("\\{ligne}"),
        Some((Some(n), _)) if n == 1 || en_liste => ligne.replacen('.', "\\.", 1),
        None if ligne.starts_with('|') => format!("\\{ligne}"),
        _ => ligne.to_owned(),
    }
}

fn line(suite: &[Morceau], place: Endroit) -> String {
    let mut out = String::new();
    let mut rest = suite;
    while let Some(first) = rest.first() {
        let marque = look(first);
        let n = rest.iter().take_while(|m| look(m) == marque).count();
        let mots: String = rest[..n].iter().map(|m| piece(m, place)).collect();
        out.push_str(&marked(&mots, marque));
        rest = &rest[n..];
    }
    out
}

fn look(m: &Morceau) -> Marque {
    match m {
        Morceau::Texte(_, marque) | Morceau::Variable(_, marque) => *marque,
        Morceau::Retour => Marque::Aucune,
    }
}

/// Words with their stars. Stars must touch the words, so spaces at the ends are written outside.
fn marked(mots: &str, marque: Marque) -> String {
    let borne = match marque {
        Marque::Aucune => "",
        Marque::Gras => "**",
        Marque::Italique => "*",
    };
    let coeur = mots.trim_matches(BLANCS);
    if coeur.is_empty() || borne.is_empty() {
        return mots.to_owned();
    }
    let avant = mots.len() - mots.trim_start_matches(BLANCS).len();
    format!("{}{borne}{coeur}{borne}{}", &mots[..avant], &mots[avant + coeur.len()..])
}

fn piece(m: &Morceau, place: Endroit) -> String {
    match m {
        Morceau::Variable(nom, _) => format!("{{{{{nom}}}}}"),
        Morceau::Retour => " ".to_owned(),
        Morceau::Texte(t, _) => escape(t, place),
    }
}

fn escape(texte: &str, place: Endroit) -> String {
    let mut out = String::with_capacity(texte.len());
    let mut reste = texte;
    while let Some(c) = reste.chars().next() {
        let suite = &reste[c.len_utf8()..];
        let barre = c == '\\' && suite.chars().next().is_none_or(|s| SIGNES.contains(&s));
        // The closing braces may come in a later piece, so two opening braces are always escaped.
        let accolade = reste.starts_with("{{");
        if c == '*' || barre || accolade || (c == '|' && place == Endroit::Cellule) {
            out.push('\\');
        }
        // A line feed inside words becomes a space, since line breaks are pieces of their own.
        out.push(if c == '\n' { ' ' } else { c });
        reste = suite;
    }
    out
}
