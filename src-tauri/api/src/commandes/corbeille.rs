//! Commands on the bin: rows that were removed, and their return.

use cpom_core::dire;
use cpom_core::modele::{Genre, Id};
use cpom_core::op::Op;
use cpom_core::store::{LigneRendue, LigneSupprimee};
use serde::{Deserialize, Serialize};

use super::RienRequest;
use super::histoire::Recit;
use crate::edition::{EditionView, LieuView, answer};
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::phrases_gestes;
use crate::session::{Resultat, Session};

commandes! {
    /// Lists the removed rows that can be put back, the last removed first.
    Lecture corbeille: RienRequest => Vec<SupprimeeView>,
    /// Puts a removed row back, with the rows that had gone with it; what was done since stays.
    Etape corbeille_rendre: RendreRequest => EditionView,
}

/// Row of the bin.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SupprimeeView {
    /// Number of the step that removed it.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub etape: i64,
    /// The row as it was.
    pub lieu: LieuView,
    /// Name of the row in French.
    pub objet: String,
    /// Sentence of the step that removed it; `None` when that step is the removal of this very row.
    pub libelle: Option<String>,
    /// Local time of the step.
    pub quand: String,
    /// Name of its author; empty when none was set.
    pub auteur: String,
    /// Number of rows that went with it.
    pub suite: usize,
    /// First values of the row, in French, to recognise it.
    pub apercu: Vec<String>,
}

/// Removed row to put back.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RendreRequest {
    /// Number of the step that removed it.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub etape: i64,
    /// Name of its table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
}

/// Greatest number of rows listed.
const LIGNES: usize = 500;
/// Greatest number of values shown of a row, and of characters of each.
const VALEURS: usize = 3;
const SIGNES: usize = 80;

pub(crate) fn corbeille(session: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<Vec<SupprimeeView>> {
    let file = opened(session)?;
    let telling = Recit::new(file, None)?;
    let seen = |row: LigneSupprimee| SupprimeeView {
        objet: telling.objet(row.table, row.id, Some(&row.image)),
        apercu: glance(&telling, &row),
        libelle: (!removal(&row)).then(|| phrases_gestes::libelle_op(&row.etape.op)),
        etape: row.etape.id,
        lieu: LieuView { table: row.table.nom.to_owned(), id: row.id, champ: None },
        quand: row.etape.quand,
        auteur: row.etape.auteur,
        suite: row.suite,
    };
    Ok(file.supprimees(LIGNES)?.into_iter().map(seen).collect())
}

/// Whether a row was removed by itself, and not by a step that did more.
fn removal(row: &LigneSupprimee) -> bool {
    matches!(&row.etape.op, Op::Supprimer { table, id, .. } if *table == row.table.nom && *id == row.id)
}

/// The first filled fields of a row that its name does not say.
fn glance(telling: &Recit<'_>, row: &LigneSupprimee) -> Vec<String> {
    let objet = telling.objet(row.table, row.id, Some(&row.image));
    let filled = row.table.champs.iter().filter(|c| c.genre != Genre::Booleen && c.lien.is_none()).filter_map(|champ| {
        let value = row.image.get(champ.nom).filter(|v| !v.is_null() && v.as_str().is_none_or(|t| !t.trim().is_empty()))?;
        let text = short(&telling.value(champ, value));
        (!says(&objet, &text)).then(|| format!("{}\u{202F}: {text}", dire::champ(row.table.nom, champ.nom)))
    });
    filled.take(VALEURS).collect()
}

/// Whether the name of a row says a value, whole or cut.
fn says(objet: &str, text: &str) -> bool {
    let quoted = objet.split_once('«').map_or(objet, |(_, quoted)| quoted);
    let shown = quoted.split(['…', '»']).next().unwrap_or_default().trim();
    objet.contains(text.trim_end_matches('…')) || (!shown.is_empty() && text.starts_with(shown))
}

/// A value on one line, cut after [`SIGNES`] characters.
fn short(text: &str) -> String {
    let line = text.split(['\n', '\t', ' ']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SIGNES) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

pub(crate) fn corbeille_rendre(session: &mut Session, hote: &dyn Hote, r: RendreRequest) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let done = opened(session)?.rendre(&contexte, r.etape, &r.table, r.id)?;
    let rendue = done.valeur.clone();
    let lieu = LieuView { table: r.table.clone(), id: r.id, champ: None };
    let mut view = answer(session, hote, done, |_| Some(r.id), Some(lieu))?;
    let op = Op::Rendre { table: r.table, id: r.id, objet: rendue.objet.clone() };
    view.fait = phrases_gestes::fait(&op, &[]).map(|said| format!("{}{}", said.trim_end_matches('.'), with(&rendue)));
    Ok(view)
}

/// Rows that came back with the row, and those that did not, in French.
fn with(rendue: &LigneRendue) -> String {
    let lines = |n: usize| if n == 1 { "1 ligne".to_owned() } else { format!("{n} lignes") };
    let mut out = match rendue.suite {
        0 => String::new(),
        n => format!(", avec {}", lines(n)),
    };
    if rendue.laissees > 0 {
        let verb = if rendue.laissees == 1 { "reste supprimée" } else { "restent supprimées" };
        out.push_str(&format!("\u{202F}; {} {verb}, faute de ce dont elles dépendaient", lines(rendue.laissees)));
    }
    if rendue.liens_vides > 0 {
        let (n, s, verb) = (
            rendue.liens_vides,
            if rendue.liens_vides == 1 { "" } else { "s" },
            if rendue.liens_vides == 1 { "reste vide" } else { "restent vides" },
        );
        out.push_str(&format!("\u{202F}; {n} lien{s} vers une ligne supprimée depuis {verb}"));
    }
    format!("{out}.")
}
