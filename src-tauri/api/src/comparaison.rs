//! Differences between two states of a dossier, in French.

use cpom_core::calculs::calculer;
use cpom_core::comparaison::{ChampCompare, LigneComparee, Mot, Sort, Tables, TotalCompare, comparer as compare, comparer_totaux};
use cpom_core::dire;
use cpom_core::dire::comparaison::{self as said, ChampDit, TotalDit};
use cpom_core::modele::{Dossier, Rubrique, mots};
use serde::Serialize;

use crate::edition::LieuView;

/// Differences between two states, to read before a meeting.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ComparaisonView {
    /// Name of the first state.
    pub avant: String,
    /// Name of the second state.
    pub apres: String,
    /// Number of rows that differ.
    pub nombre: usize,
    /// Computed figures that changed.
    pub totaux: Vec<TotalView>,
    /// Rows that differ, by part of the dossier.
    pub rubriques: Vec<RubriqueComparaisonView>,
}

/// Computed figure that changed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TotalView {
    /// Name of the figure, with its year.
    pub libelle: String,
    /// Value in the first state, with its unit; « vide » when there is none.
    pub avant: String,
    /// Value in the second state, with its unit; « vide » when there is none.
    pub apres: String,
    /// Signed difference, with its unit; empty when a value is missing or partial.
    pub ecart: String,
}

/// Part of the dossier in which rows differ.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RubriqueComparaisonView {
    /// Title of the part, as in the window.
    pub titre: String,
    /// Rows that differ, in the order of the dossier.
    pub lignes: Vec<LigneComparaisonView>,
}

/// Row that differs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LigneComparaisonView {
    /// Code of the difference: `ajoutee`, `retiree`, `modifiee`, `deplacee`.
    pub sort: String,
    /// Word for the difference, in the gender of the row: « ajoutée ».
    pub mot: String,
    /// Name of the row in French.
    pub nom: String,
    /// Place of the row, with its first changed field.
    pub lieu: LieuView,
    /// Rows added or removed with it, in a phrase; empty when there are none.
    pub suite: String,
    /// Fields that differ, or the values of a row that was added or removed.
    pub champs: Vec<ChampComparaisonView>,
}

/// Field that differs.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChampComparaisonView {
    /// Label of the field.
    pub libelle: String,
    /// Value in the first state, in French; `None` when the row was added.
    pub avant: Option<String>,
    /// Value in the second state, in French; `None` when the row was removed.
    pub apres: Option<String>,
    /// Signed difference of two figures, with its unit; `None` for other kinds of fields.
    pub ecart: Option<String>,
    /// Texts compared word by word; `avant` and `apres` are then `None`.
    pub mots: Option<Vec<MotView>>,
}

/// Part of a text compared word by word.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MotView {
    /// Code of the part: `egal`, `retire` or `ajoute`.
    pub sort: String,
    /// Text of the part.
    pub texte: String,
}

/// Compares two dossiers in French. The caller fills in the names of the two states. Figures are computed as of `jour`.
#[must_use]
pub fn comparaison(avant: &Dossier, apres: &Dossier, jour: chrono::NaiveDate) -> ComparaisonView {
    let (before, after) = (Tables::of(avant), Tables::of(apres));
    let lines = compare(&before, &after);
    let mut out = ComparaisonView { nombre: lines.len(), ..ComparaisonView::default() };
    out.totaux = comparer_totaux(&calculer(avant, jour), &calculer(apres, jour)).iter().map(total).collect();
    for rubrique in Rubrique::TOUTES {
        let mine = lines.iter().filter(|l| l.table.rubrique == *rubrique);
        let lignes: Vec<LigneComparaisonView> = mine.map(|l| line(l, &before, &after)).collect();
        if !lignes.is_empty() {
            out.rubriques.push(RubriqueComparaisonView { titre: rubrique.titre().to_owned(), lignes });
        }
    }
    out
}

pub(crate) fn total(t: &TotalCompare) -> TotalView {
    let TotalDit { libelle, avant, apres, ecart } = said::total(t);
    let or_empty = |v: Option<String>| v.unwrap_or_else(|| dire::VIDE.to_owned());
    TotalView { libelle, avant: or_empty(avant), apres: or_empty(apres), ecart: ecart.unwrap_or_default() }
}

fn line(l: &LigneComparee, before: &Tables, after: &Tables) -> LigneComparaisonView {
    let (sort, tables) = match l.sort {
        Sort::Ajoutee => ("ajoutee", after),
        Sort::Retiree => ("retiree", before),
        Sort::Modifiee => ("modifiee", after),
        Sort::Deplacee => ("deplacee", after),
    };
    LigneComparaisonView {
        sort: sort.to_owned(),
        mot: said::mot(l),
        nom: dire::ligne(tables, l.table, l.id),
        lieu: LieuView { table: l.table.nom.to_owned(), id: l.id, champ: l.champs.first().map(|c| c.champ.nom.to_owned()) },
        suite: said::suite(l),
        champs: l.champs.iter().filter(|c| l.sort == Sort::Modifiee || said::parle(c)).map(|c| field(l, c, before, after)).collect(),
    }
}

fn field(l: &LigneComparee, c: &ChampCompare, before: &Tables, after: &Tables) -> ChampComparaisonView {
    let ChampDit { libelle, avant, apres, ecart, mots } = said::champ(l, c, before, after);
    ChampComparaisonView { libelle, avant, apres, ecart, mots: mots.map(|m| m.into_iter().map(stretch).collect()) }
}

pub(crate) fn stretch(mot: Mot) -> MotView {
    let (sort, texte) = match mot {
        Mot::Egal(t) => ("egal", t),
        Mot::Retire(t) => ("retire", t),
        Mot::Ajoute(t) => ("ajoute", t),
    };
    MotView { sort: sort.to_owned(), texte }
}

/// Writes a comparison as lines of text, for the command line.
#[must_use]
pub fn texte(c: &ComparaisonView) -> String {
    if c.nombre == 0 {
        return "Aucune différence.\n".to_owned();
    }
    let mut out = String::new();
    if !c.totaux.is_empty() {
        out.push_str("Totaux\n");
        for t in &c.totaux {
            out.push_str(&format!("  {}\u{202F}: {} → {} ({})\n", t.libelle, t.avant, t.apres, t.ecart));
        }
    }
    for r in &c.rubriques {
        out.push_str(&format!("\n{}\n", r.titre));
        for l in &r.lignes {
            let suite = if l.suite.is_empty() { String::new() } else { format!(", {}", l.suite) };
            out.push_str(&format!("  {} ({}){suite}\n", mots::majuscule(&l.nom), l.mot));
            for f in &l.champs {
                out.push_str(&format!("    {}\u{202F}: {}\n", f.libelle, in_line(f).replace('\n', "\n      ")));
            }
        }
    }
    out
}

fn in_line(f: &ChampComparaisonView) -> String {
    if let Some(mots) = &f.mots {
        let mark = |m: &MotView| match m.sort.as_str() {
            "retire" => format!("[−{}−]", m.texte),
            "ajoute" => format!("[+{}+]", m.texte),
            _ => m.texte.clone(),
        };
        return mots.iter().map(mark).collect();
    }
    let values: Vec<&str> = [&f.avant, &f.apres].into_iter().flatten().map(String::as_str).collect();
    let ecart = f.ecart.as_ref().map(|e| format!(" ({e})")).unwrap_or_default();
    format!("{}{ecart}", values.join(" → "))
}
