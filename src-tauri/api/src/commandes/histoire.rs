//! Commands on the history, in French: steps with values before and after, shortening, name of the user.

use std::collections::{BTreeMap, BTreeSet};

use cpom_core::comparaison::Tables;
use cpom_core::designation::{Designation, designer};
use cpom_core::francais;
use cpom_core::modele::{self, Cellule, ChampDef, Id, TableDef};
use cpom_core::op::Op;
use cpom_core::store::backups::Cause;
use cpom_core::store::images::{self, Image, RANG};
use cpom_core::store::journal::Etape;
use cpom_core::store::row_history::Passage;
use cpom_core::store::{Changement, Fichier};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::edition::{LieuView, place_of};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{back_up_now, opened};
use crate::session::{Resultat, Session};
use crate::{phrases, phrases_gestes};
use cpom_core::dire;

commandes! {
    /// Reads steps of the history in French, the newest first: all, or those of a place, an author, some tables, a
    /// word.
    Lecture historique: LireHistoriqueRequest => Vec<EtapeView>,
    /// Removes the values of steps older than a day, after a backup; or only measures them.
    Fait historique_alleger: AllegerHistoriqueRequest => AllegementView,
    /// Sets the name of the user, written with each step from now on.
    Fait auteur_definir: DefinirAuteurRequest => (),
}

/// Row, or one of its fields, whose history is asked for.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PlaceRequest {
    /// Name of the table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field; the row and the rows that belong to it when absent.
    #[serde(default)]
    pub champ: Option<String>,
}

/// Filters on the steps of the history; they add up.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LireHistoriqueRequest {
    /// Greatest number of steps to answer, from 1 to 10 000.
    pub limite: i32,
    /// Only steps with a smaller number than this one.
    #[serde(default)]
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub avant: Option<i64>,
    /// Only steps that changed rows of these tables.
    #[serde(default)]
    pub tables: Option<Vec<String>>,
    /// Only steps that changed this place; their values are then complete.
    #[serde(default)]
    pub lieu: Option<PlaceRequest>,
    /// Only steps whose sentence or author contains this text; case and accents do not count.
    #[serde(default)]
    pub texte: Option<String>,
    /// Only steps by this author.
    #[serde(default)]
    pub auteur: Option<String>,
}

/// Step of the history, in French.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EtapeView {
    /// Number of the step; it grows with time.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub id: i64,
    /// Local time of the step.
    pub quand: String,
    /// Name of its author; empty when none was set.
    pub auteur: String,
    /// Sentence of the step; for an undo or a redo, with the sentence of its target.
    pub libelle: String,
    /// Whether the step is in force, neither undone nor replaced.
    pub en_vigueur: bool,
    /// Whether a shortening of the history removed its values; the step can no longer be undone.
    pub allegee: bool,
    /// Place changed by the step, when there is a single main one.
    pub lieu: Option<LieuView>,
    /// Values changed by the step; the first four, unless one place was asked for.
    pub changements: Vec<EffetView>,
    /// Number of changed values left out of `changements`.
    pub autres: usize,
}

/// Value changed by a step.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EffetView {
    /// Row and field that changed.
    pub lieu: LieuView,
    /// Name of the row in French.
    pub objet: String,
    /// Label of the field; empty when the row was added or removed.
    pub champ: String,
    /// Value before, in French; `None` when the row was added.
    pub avant: Option<String>,
    /// Value after, in French; `None` when the row was removed.
    pub apres: Option<String>,
    /// Value before, as a request writes it, to put it back; only when one place was asked for.
    #[cfg_attr(feature = "ts", ts(type = "unknown"))]
    pub valeur: Option<Value>,
}

/// Shortening of the history to make or to measure.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AllegerHistoriqueRequest {
    /// Day, `AAAA-MM-JJ`; steps before it lose their values and can no longer be undone.
    pub avant: String,
    /// Whether to measure only, without changing the file.
    #[serde(default)]
    pub essai: bool,
}

/// Result of a shortening, made or measured.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AllegementView {
    /// Number of steps that can no longer be undone.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub etapes: i64,
    /// Size of the removed values, in bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub octets: i64,
    /// Size of the history afterwards, in bytes.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub reste: i64,
    /// French sentence that sums up the result.
    pub phrase: String,
}

/// Name of the user to set.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DefinirAuteurRequest {
    /// Name to write with each step, at most 80 characters; empty for none.
    pub nom: String,
}

/// Number of steps read at a time while the filters are applied.
const PAQUET: i64 = 500;
/// Greatest number of values shown with a step, unless one place was asked for.
const VALEURS: usize = 4;

pub(crate) fn historique(session: &mut Session, _: &dyn Hote, r: LireHistoriqueRequest) -> Resultat<Vec<EtapeView>> {
    let file = opened(session)?;
    let limit = usize::try_from(r.limite.clamp(1, 10_000)).unwrap_or(1);
    let telling = Recit::new(file, r.lieu.as_ref())?;
    let among = among(file, &r, &telling)?;
    let texte = francais::sans_accents(r.texte.as_deref().unwrap_or_default().trim());
    let mut out = Vec::new();
    let mut before = r.avant.unwrap_or(i64::MAX);
    loop {
        let steps = file.historique_avant(before, PAQUET)?;
        let Some(last) = steps.last() else { return Ok(out) };
        before = last.id;
        for step in &steps {
            if among.as_ref().is_some_and(|ids| !ids.contains(&step.id)) || r.auteur.as_ref().is_some_and(|a| *a != step.auteur) {
                continue;
            }
            let libelle = libelle(file, step)?;
            if !texte.is_empty() && !francais::sans_accents(&format!("{libelle} {}", step.auteur)).contains(&texte) {
                continue;
            }
            if let Some(said) = telling.step(step, libelle)? {
                out.push(said);
            }
            if out.len() == limit {
                return Ok(out);
            }
        }
    }
}

/// Numbers of the steps that the filters on place or tables allow; `None` without such a filter.
fn among(file: &Fichier, r: &LireHistoriqueRequest, telling: &Recit<'_>) -> Resultat<Option<BTreeSet<i64>>> {
    if r.lieu.is_some() {
        let places: Vec<(&str, Option<Id>)> = telling.rows.iter().map(|(t, id)| (t.nom, Some(*id))).collect();
        return Ok(Some(file.etapes_de(&places)?));
    }
    let Some(tables) = &r.tables else { return Ok(None) };
    let places: Vec<(&str, Option<Id>)> = tables.iter().map(|t| (t.as_str(), None)).collect();
    Ok(Some(file.etapes_de(&places)?))
}

/// Sentence of a step; that of an undo or a redo includes the sentence of its target.
fn libelle(file: &Fichier, step: &Etape) -> Resultat<String> {
    let said = |e: &Etape| phrases_gestes::libelle_op(&e.op);
    let target = match step.cible {
        Some(id) => file.etape(id)?,
        None => None,
    };
    Ok(match (&step.op, target) {
        (Op::Annuler { .. }, Some(of)) => format!("annuler\u{202F}: {}", said(&of)),
        (Op::Retablir { .. }, Some(of)) => format!("rétablir\u{202F}: {}", said(&of)),
        _ => said(step),
    })
}

/// Data needed to write the sentences of steps: the present content and, when one place is asked for, the whole history
/// of its rows.
pub(super) struct Recit<'a> {
    file: &'a Fichier,
    tables: Tables,
    rows: Vec<(&'static TableDef, Id)>,
    champ: Option<&'a str>,
    lives: BTreeMap<(&'static str, Id), Vec<Passage>>,
}

impl<'a> Recit<'a> {
    pub(super) fn new(file: &'a Fichier, place: Option<&'a PlaceRequest>) -> Resultat<Self> {
        let tables = Tables::of(file.dossier());
        let mut recit = Self { file, tables, rows: Vec::new(), champ: None, lives: BTreeMap::new() };
        let Some(place) = place else { return Ok(recit) };
        let table = TableDef::de(&place.table).ok_or_else(|| cpom_core::Error::TableInconnue(place.table.clone()))?;
        recit.champ = place.champ.as_deref();
        recit.rows.push((table, place.id));
        if recit.champ.is_none() {
            let children = recit.tables.enfants(table, place.id);
            recit.rows.extend(children);
        }
        for (table, id) in &recit.rows {
            recit.lives.insert((table.nom, *id), file.chronique(table.nom, *id)?);
        }
        Ok(recit)
    }

    /// Describes a step in French; `None` when it did not change the field asked for.
    fn step(&self, step: &Etape, libelle: String) -> Resultat<Option<EtapeView>> {
        let mut said = if self.rows.is_empty() { self.sketch(step)? } else { self.whole(step) };
        if self.champ.is_some() && said.is_empty() && !step.allegee {
            return Ok(None);
        }
        let autres = said.len().saturating_sub(VALEURS);
        if self.rows.is_empty() {
            said.truncate(VALEURS);
        }
        Ok(Some(EtapeView {
            id: step.id,
            quand: step.quand.clone(),
            auteur: step.auteur.clone(),
            libelle,
            en_vigueur: step.en_vigueur,
            allegee: step.allegee,
            lieu: place_of(&step.op).or_else(|| said.first().map(|c| c.lieu.clone())),
            autres: if self.rows.is_empty() { autres } else { 0 },
            changements: said,
        }))
    }

    /// Changes of a step from its stored images: of a long text, only the part that changed.
    fn sketch(&self, step: &Etape) -> Resultat<Vec<EffetView>> {
        let mut out = Vec::new();
        let changes = match self.file.changements(step, 40) {
            // Images that cannot be read: the step is listed with its sentence alone.
            Err(cpom_core::Error::Interne(_) | cpom_core::Error::TableInconnue(_)) => Vec::new(),
            other => other?,
        };
        for c in changes {
            let Changement { table, id, avant, apres } = &c;
            self.row(table, *id, avant.as_ref(), apres.as_ref(), None, &mut out);
        }
        Ok(out)
    }

    /// Changes of a step on the rows asked for, with complete values.
    fn whole(&self, step: &Etape) -> Vec<EffetView> {
        let mut out = Vec::new();
        for (table, id) in &self.rows {
            let lives = self.lives.get(&(table.nom, *id)).map(Vec::as_slice).unwrap_or_default();
            for p in lives.iter().filter(|p| p.etape == step.id) {
                self.row(table, *id, p.avant.as_ref(), p.apres.as_ref(), Some(*id), &mut out);
            }
        }
        out
    }

    fn row(
        &self,
        table: &'static TableDef,
        id: Id,
        avant: Option<&Image>,
        apres: Option<&Image>,
        takes_back: Option<Id>,
        out: &mut Vec<EffetView>,
    ) {
        let objet = self.objet(table, id, avant.or(apres));
        let (Some(a), Some(b)) = (avant, apres) else {
            if self.champ.is_none() {
                let (was, is) = (avant.map(|_| objet.clone()), apres.map(|_| objet.clone()));
                let lieu = LieuView { table: table.nom.to_owned(), id, champ: None };
                out.push(EffetView { lieu, objet, champ: String::new(), avant: was, apres: is, valeur: None });
            }
            return;
        };
        for champ in table.champs.iter().filter(|c| self.champ.is_none_or(|wanted| wanted == c.nom)) {
            let (Some(was), Some(is)) = (a.get(champ.nom), b.get(champ.nom)) else { continue };
            if was == is {
                continue;
            }
            out.push(EffetView {
                lieu: LieuView { table: table.nom.to_owned(), id, champ: Some(champ.nom.to_owned()) },
                objet: objet.clone(),
                champ: dire::champ(table.nom, champ.nom),
                avant: Some(self.value(champ, was)),
                apres: Some(self.value(champ, is)),
                valeur: takes_back.and_then(|id| as_field(table, id, a, champ.nom)),
            });
        }
        if self.champ.is_none() && out.is_empty() && a.get(RANG) != b.get(RANG) {
            let lieu = LieuView { table: table.nom.to_owned(), id, champ: None };
            out.push(EffetView { lieu, objet, champ: dire::champ(table.nom, RANG), avant: None, apres: None, valeur: None });
        }
    }

    /// Present name of the row or, when the row no longer exists, its name in the image.
    pub(super) fn objet(&self, table: &'static TableDef, id: Id, image: Option<&Image>) -> String {
        let of_image = || -> Designation {
            let cells = image.and_then(|i| cells(table, i));
            designer(&|t, i| if (t.nom, i) == (table.nom, id) { cells.clone() } else { self.tables.cells(t, i).cloned() }, table, id)
        };
        let name = if self.tables.cells(table, id).is_some() { dire::nom(&self.tables, table, id) } else { of_image() };
        dire::objet(table, &name)
    }

    pub(super) fn value(&self, champ: &ChampDef, value: &Value) -> String {
        if let Some(piece) = images::piece(value) {
            let head = if piece.debut > 0 { "…" } else { "" };
            let tail = if piece.fin > 0 { "…" } else { "" };
            return format!("{head}{}{tail}", piece.texte);
        }
        images::from_json(value).map_or_else(|| dire::VIDE.to_owned(), |cell| dire::valeur(champ, &cell, &self.tables))
    }
}

/// Cells of an image in the order of the columns; `None` unless it holds every column.
fn cells(table: &TableDef, image: &Image) -> Option<Vec<Cellule>> {
    table.champs.iter().map(|c| image.get(c.nom).and_then(images::from_json)).collect()
}

/// Stored value converted to the JSON of the field, through the type of the row.
fn as_field(table: &TableDef, id: Id, image: &Image, champ: &str) -> Option<Value> {
    let mut row = modele::empty_table(table.nom)?;
    row.push_row(id, cells(table, image)?).ok()?;
    row.json(0).get(champ).cloned()
}

pub(crate) fn historique_alleger(session: &mut Session, hote: &dyn Hote, r: AllegerHistoriqueRequest) -> Resultat<AllegementView> {
    let day = chrono::NaiveDate::parse_from_str(&r.avant, "%Y-%m-%d").map_err(|_| Erreur::requete("date attendue : AAAA-MM-JJ"))?;
    let contexte = session.contexte(hote);
    if !r.essai {
        back_up_now(session, hote, Cause::Allegement)?;
    }
    let file = opened(session)?;
    let done = if r.essai { file.weigh_pruning(&r.avant)? } else { file.prune(&contexte, &r.avant)? };
    Ok(AllegementView {
        etapes: done.etapes,
        octets: done.octets,
        reste: file.taille_historique()? - if r.essai { done.octets } else { 0 },
        phrase: phrases::allegement(done.etapes, done.octets, day, r.essai),
    })
}

pub(crate) fn auteur_definir(session: &mut Session, hote: &dyn Hote, r: DefinirAuteurRequest) -> Resultat<()> {
    let nom: String = r.nom.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).take(80).collect();
    session.nommer(hote, nom);
    Ok(())
}
