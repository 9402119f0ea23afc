//! The consolidated contract: what each provision said when it was signed, after each avenant, and says today.
//!
//! A column is the content of a sealed version. Where that content was not kept, the column is the next one without the
//! modifications of the avenants signed in between, and says so. A row stands for a provision that differs between two columns;
//! amounts that are all equal are one sentence. What changed without an avenant is listed.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use super::mots::{nombre_de_mots, valeur_dite};
use super::{CibleAvenant, Difference, differences, in_order, lieu, modifications_of, reculer};
use crate::calculs::{Calculs, calculer};
use crate::choix::{EtatVersion, StatutDocument};
use crate::comparaison::{Mot, Sort, Tables, comparer_textes};
use crate::francais;
use crate::modele::mots::majuscule;
use crate::modele::{Avenant, Dossier, Genre, Id, TableDef, Version};

/// Most states shown side by side, today’s included; the first and the newest are kept.
const COLONNES: usize = 5;

/// Content of a sealed version.
#[derive(Clone, Debug, PartialEq)]
pub struct EtatContenu {
    /// Identifier of its row of `versions`.
    pub version: Id,
    /// The dossier it holds.
    pub contenu: Arc<Dossier>,
}

/// State of the contract, a column of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ColonneConsolidee {
    /// Name of the state.
    pub nom: String,
    /// Its day, `AAAA-MM-JJ`; `None` for today’s, and for a version without date.
    pub date: Option<String>,
    /// Whether its content was not kept and is rebuilt from the avenants.
    pub reconstitue: bool,
}

/// Part of the table in which a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PartieConsolidee {
    /// Amounts per hour, grant, ceilings, tariffs, budgets of actions.
    Montants,
    /// Targets of indicators.
    Cibles,
    /// Dates of the contract and of actions.
    Dates,
    /// Articles, visas, annexes and other long texts: their number of words.
    Textes,
    /// Any other provision.
    Autres,
}

impl PartieConsolidee {
    /// Heading of the part.
    #[must_use]
    pub fn titre(self) -> &'static str {
        match self {
            Self::Montants => "Montants",
            Self::Cibles => "Cibles",
            Self::Dates => "Dates",
            Self::Textes => "Textes",
            Self::Autres => "Autres dispositions",
        }
    }
}

/// Provision that differs between two states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LigneConsolidee {
    /// Part of the table.
    pub partie: PartieConsolidee,
    /// Provision: « IND-16, cible 2026 ».
    pub libelle: String,
    /// Value in each state, with its unit; `None` where it is empty or unknown.
    pub valeurs: Vec<Option<String>>,
    /// Whether each value differs from that of the state before; never for the first.
    pub changees: Vec<bool>,
    /// Table of the row to go to; empty for a computed total.
    pub table: String,
    /// Identifier of that row; `None` when today’s dossier has it no longer.
    pub id: Option<Id>,
    /// Field to go to; empty for the row.
    pub champ: String,
}

/// The table, with what it does not show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Consolide {
    /// States, from the signed contract to today; fewer than two when no version is sealed.
    pub colonnes: Vec<ColonneConsolidee>,
    /// Provisions that differ, by part.
    pub lignes: Vec<LigneConsolidee>,
    /// Sentence that stands for amounts that are all equal; empty when one differs or there is one state only.
    pub montants_egaux: String,
    /// Changes between two states that no avenant says: « IND-16, cible 2027 ».
    pub sans_avenant: Vec<String>,
    /// Number of modifications written in words alone, which cannot be compared with the dossier.
    pub en_toutes_lettres: usize,
    /// Number of intermediate states that are not shown.
    pub etats_omis: usize,
}

/// Sealed versions that are states of the contract, oldest first: all but those kept at the closing of a year.
#[must_use]
pub fn etats_scelles(d: &Dossier) -> Vec<&Version> {
    let closing = |v: &Version| d.exercices.iter().any(|e| e.version_id == Some(v.id));
    let mut out: Vec<&Version> = d.versions.iter().filter(|v| v.etat == EtatVersion::Fige && !closing(v)).collect();
    out.sort_by_key(|v| (v.date, v.numero));
    out
}

/// Rank of the first state that holds a signed avenant: the version sealed with it, else the first one not older than the avenant,
/// else today’s, which follows them all.
fn first_with(scelles: &[&Version], a: &Avenant) -> usize {
    let linked = scelles.iter().position(|v| Some(v.id) == a.version_apres_id);
    let dated = || a.date.and_then(|day| scelles.iter().position(|v| v.date.is_some_and(|d| d >= day)));
    linked.or_else(dated).unwrap_or(scelles.len())
}

/// The avenants that a sealed version does not hold: those signed after it, and those that are not signed.
#[must_use]
pub fn avenants_apres(d: &Dossier, version: Id) -> Vec<&Avenant> {
    let scelles = etats_scelles(d);
    let at = scelles.iter().position(|v| v.id == version);
    let after = |a: &&Avenant| a.statut != StatutDocument::Signe || at.is_none_or(|at| first_with(&scelles, a) > at);
    in_order(d).into_iter().filter(after).collect()
}

/// A state: its column, its dossier, and the places that the avenants which led to it say.
struct EtatContrat {
    colonne: ColonneConsolidee,
    dossier: Arc<Dossier>,
    dits: BTreeSet<CibleAvenant>,
}

/// The table of a dossier; `contenus` are those of its sealed versions, `present` is the name of its present state.
#[must_use]
pub fn consolide(d: &Dossier, contenus: &[EtatContenu], present: &str, jour: NaiveDate) -> Consolide {
    let scelles = etats_scelles(d);
    if scelles.is_empty() {
        return Consolide::default();
    }
    // From today back to the signed contract, since a state that was not kept is rebuilt from the next.
    let dits = |at: usize| -> BTreeSet<CibleAvenant> {
        let signed = |a: &&Avenant| a.statut == StatutDocument::Signe;
        let led = in_order(d).into_iter().filter(|a| if signed(a) { first_with(&scelles, a) == at } else { at == scelles.len() });
        led.flat_map(|a| modifications_of(d, a.id)).filter_map(CibleAvenant::of).collect()
    };
    let colonne = ColonneConsolidee { nom: present.to_owned(), date: None, reconstitue: false };
    let mut etats = vec![EtatContrat { colonne, dossier: Arc::new(d.clone()), dits: dits(scelles.len()) }];
    for (i, version) in scelles.iter().enumerate().rev() {
        let kept = contenus.iter().find(|c| c.version == version.id).map(|c| Arc::clone(&c.contenu));
        let reconstitue = kept.is_none();
        let dossier = kept.unwrap_or_else(|| {
            let signed = in_order(d).into_iter().filter(|a| a.statut == StatutDocument::Signe);
            let between = signed.filter(|a| first_with(&scelles, a) == i + 1);
            let undone: Vec<_> = between.flat_map(|a| modifications_of(d, a.id)).collect();
            let after = etats.last().map_or(d, |e| &e.dossier);
            Arc::new(reculer(after, &undone).dossier)
        });
        let nom = if version.libelle.trim().is_empty() { "Version".to_owned() } else { version.libelle.trim().to_owned() };
        let colonne = ColonneConsolidee { nom, date: version.date.map(|d| d.to_string()), reconstitue };
        etats.push(EtatContrat { colonne, dossier, dits: dits(i) });
    }
    etats.reverse();
    let etats_omis = etats.len().saturating_sub(COLONNES);
    // What led to a state that is not shown led to the next that is.
    let passed: Vec<CibleAvenant> = etats.drain(1..=etats_omis).flat_map(|e| e.dits).collect();
    if let Some(next) = etats.get_mut(1) {
        next.dits.extend(passed);
    }
    table(d, &etats, etats_omis, jour)
}

fn table(d: &Dossier, etats: &[EtatContrat], etats_omis: usize, jour: NaiveDate) -> Consolide {
    let mut seen: BTreeSet<CibleAvenant> = BTreeSet::new();
    let mut found: Vec<Difference> = Vec::new();
    let mut sans_avenant: Vec<String> = Vec::new();
    for pair in etats.windows(2) {
        for difference in differences(&pair[0].dossier, &pair[1].dossier) {
            let cible = difference.cible();
            let name = lieu(&difference.modification);
            let said = &pair[1].dits;
            if !said.contains(&cible) && !covered_row(said, &cible) && !sans_avenant.contains(&name) {
                sans_avenant.push(name);
            }
            if seen.insert(cible) {
                found.push(difference);
            }
        }
    }
    let tables: Vec<Tables> = etats.iter().map(|e| Tables::of(&e.dossier)).collect();
    let mut lignes: Vec<LigneConsolidee> = found.iter().map(|f| provision(etats, &tables, f)).collect();
    let calculs: Vec<Calculs> = etats.iter().map(|e| calculer(&e.dossier, jour)).collect();
    lignes.extend(grants(&calculs));
    lignes.sort_by_key(|l| l.partie);
    let equal = !lignes.iter().any(|l| l.partie == PartieConsolidee::Montants);
    Consolide {
        colonnes: etats.iter().map(|e| e.colonne.clone()).collect(),
        montants_egaux: if equal { calculs.last().map(equal_amounts).unwrap_or_default() } else { String::new() },
        lignes,
        sans_avenant,
        en_toutes_lettres: d.modifications.iter().filter(|m| CibleAvenant::of(m).is_none()).count(),
        etats_omis,
    }
}

/// Whether an avenant adds or removes the whole row of a place.
fn covered_row(said: &BTreeSet<CibleAvenant>, cible: &CibleAvenant) -> bool {
    said.contains(&CibleAvenant { champ: String::new(), ..cible.clone() })
}

fn equal_amounts(c: &Calculs) -> String {
    let total = c.dotation.total_prevu.complet();
    total.map_or_else(
        || "Aucun montant du contrat n’a changé.".to_owned(),
        |t| format!("Aucun montant n’a changé\u{202F}: la dotation prévue reste de {} sur la durée du contrat.", francais::euros(t)),
    )
}

/// Part of the table in which a difference stands.
fn part(table: &'static TableDef, champ: &str) -> PartieConsolidee {
    let genre = table.champ(champ).map(|c| c.genre);
    match (table.nom, genre) {
        ("mesures", _) => PartieConsolidee::Cibles,
        ("plafonds" | "dotations" | "tarifs" | "budgets_action", _) | (_, Some(Genre::Montant | Genre::Prix)) => PartieConsolidee::Montants,
        (_, Some(Genre::Date)) => PartieConsolidee::Dates,
        ("articles" | "visas" | "annexes", _) | (_, Some(Genre::TexteLong)) => PartieConsolidee::Textes,
        _ => PartieConsolidee::Autres,
    }
}

/// Row of a difference, with its value in each state.
fn provision(etats: &[EtatContrat], tables: &[Tables], f: &Difference) -> LigneConsolidee {
    let cible = f.cible();
    let long = f.table.champ(&cible.champ).is_some_and(|c| c.genre == Genre::TexteLong);
    let valeurs = if long { words(etats, &cible) } else { etats.iter().zip(tables).map(|(e, t)| value(e, t, f, &cible)).collect() };
    let differing: Vec<Option<String>> = if long { texts(etats, &cible) } else { valeurs.clone() };
    let here = tables.last().is_some_and(|t| t.cells(f.table, cible.ligne).is_some());
    LigneConsolidee {
        partie: part(f.table, &cible.champ),
        libelle: title(etats, f, &cible),
        changees: changes(&differing),
        valeurs,
        table: cible.table.clone(),
        id: here.then_some(cible.ligne),
        champ: cible.champ,
    }
}

/// Name of the provision, with the title of an article or of an action, whose code alone says little.
fn title(etats: &[EtatContrat], f: &Difference, cible: &CibleAvenant) -> String {
    let name = lieu(&f.modification);
    let last = etats.last().map(|e| &*e.dossier);
    let titled = last.and_then(|d| match f.table.nom {
        "articles" => d.articles.iter().find(|a| a.id == cible.ligne).map(|a| a.titre.as_str()),
        "actions" => d.actions.iter().find(|a| a.id == cible.ligne).map(|a| a.intitule.as_str()),
        "mesures" => {
            let of = d.mesures.iter().find(|m| m.id == cible.ligne).map(|m| m.indicateur_id);
            d.indicateurs.iter().find(|i| Some(i.id) == of).map(|i| i.libelle.as_str())
        }
        _ => None,
    });
    match titled.map(str::trim).filter(|t| !t.is_empty()) {
        Some(titre) => format!("{name} ({titre})"),
        None => majuscule(&name),
    }
}

fn value(etat: &EtatContrat, tables: &Tables, f: &Difference, cible: &CibleAvenant) -> Option<String> {
    tables.cells(f.table, cible.ligne)?;
    if cible.champ.is_empty() {
        let words = if f.sort == Sort::Ajoutee { &f.modification.apres } else { &f.modification.avant };
        return Some(if words.is_empty() { "présent".to_owned() } else { words.clone() });
    }
    valeur_dite(&etat.dossier, tables, f.table, cible.ligne, &cible.champ).filter(|v| !v.is_empty())
}

/// Whether each value differs from the one before.
fn changes(valeurs: &[Option<String>]) -> Vec<bool> {
    (0..valeurs.len()).map(|i| i > 0 && valeurs[i] != valeurs[i - 1]).collect()
}

/// A long text in each state.
fn texts(etats: &[EtatContrat], cible: &CibleAvenant) -> Vec<Option<String>> {
    etats.iter().map(|e| super::present_value(&e.dossier, cible).and_then(|v| v.as_str().map(str::to_owned))).collect()
}

/// Number of words of a long text in each state, with how many changed since the state before.
fn words(etats: &[EtatContrat], cible: &CibleAvenant) -> Vec<Option<String>> {
    let texts = texts(etats, cible);
    let mut before: Option<&String> = None;
    let mut out = Vec::new();
    for text in &texts {
        out.push(text.as_ref().map(|t| {
            let n = count("mot", nombre_de_mots(t));
            match before.map(|b| replaced(b, t)) {
                Some(changed) if changed > 0 => format!("{n}, dont {}", count("changé", changed)),
                _ => n,
            }
        }));
        before = text.as_ref().or(before);
    }
    out
}

fn count(noun: &str, n: usize) -> String {
    format!("{} {noun}{}", francais::entier(i64::try_from(n).unwrap_or(i64::MAX)), if n < 2 { "" } else { "s" })
}

/// Number of words that differ between two texts.
fn replaced(avant: &str, apres: &str) -> usize {
    let (mut gone, mut come) = (0, 0);
    for mot in comparer_textes(avant, apres) {
        match mot {
            Mot::Egal(_) => {}
            Mot::Retire(t) => gone += nombre_de_mots(&t),
            Mot::Ajoute(t) => come += nombre_de_mots(&t),
        }
    }
    gone.max(come).max(usize::from(avant != apres))
}

/// Computed grant of the years in which it differs, then its total when one does.
fn grants(calculs: &[Calculs]) -> Vec<LigneConsolidee> {
    let mut years: Vec<i32> = calculs.iter().flat_map(|c| c.dotation.annees.iter().map(|a| a.annee)).collect();
    years.sort_unstable();
    years.dedup();
    let row = |libelle: String, valeurs: Vec<Option<String>>| LigneConsolidee {
        partie: PartieConsolidee::Montants,
        libelle,
        changees: changes(&valeurs),
        valeurs,
        table: String::new(),
        id: None,
        champ: String::new(),
    };
    let differs = |valeurs: &[Option<String>]| valeurs.windows(2).any(|w| w[0] != w[1]);
    let mut out = Vec::new();
    for annee in years {
        let of = |c: &Calculs| c.dotation.annees.iter().find(|a| a.annee == annee).and_then(|a| a.montant_prevu).map(francais::euros);
        let valeurs: Vec<_> = calculs.iter().map(of).collect();
        if differs(&valeurs) {
            out.push(row(format!("Dotation prévue {annee}"), valeurs));
        }
    }
    let totals: Vec<_> = calculs.iter().map(|c| c.dotation.total_prevu.ecrit(francais::euros)).collect();
    if !out.is_empty() || differs(&totals) {
        out.push(row("Dotation prévue sur la durée du contrat".to_owned(), totals));
    }
    out
}
