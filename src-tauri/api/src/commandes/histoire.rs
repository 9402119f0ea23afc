//! The history in French: steps, values before and after, shortening; who works.

use std::collections::{BTreeMap, BTreeSet};

use cpom_core::comparaison::Tables;
use cpom_core::designation::{Designation, designer};
use cpom_core::francais;
use cpom_core::modele::{self, Cellule, ChampDef, Entite, Id, TableDef, Visiteur};
use cpom_core::op::Op;
use cpom_core::store::backups::Cause;
use cpom_core::store::images::{self, Image, RANG};
use cpom_core::store::journal::Etape;
use cpom_core::store::row_history::Passage;
use cpom_core::store::{Changement, Fichier};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::dire;
use crate::edition::{LieuView, place_of};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{back_up_now, opened};
use crate::phrases;
use crate::session::{Resultat, Session};

commandes! {
    /// Steps of the history in French, the newest first: all, or those of a place, an author, some tables, a word.
    Lecture historique: LireHistoriqueRequest => Vec<EtapeView>,
    /// Lets go of the values of steps older than a day, backed up first; or only weighs them.
    Fait historique_alleger: AllegerHistoriqueRequest => AllegementView,
    /// Says who works, from now on and the next times.
    Fait auteur_definir: DefinirAuteurRequest => (),
}

/// A row, or one of its fields.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceRequest {
    /// Table.
    pub table: String,
    /// Row.
    pub id: Id,
    /// Field; the row and what belongs to it when absent.
    #[serde(default)]
    pub champ: Option<String>,
}

/// Which history to read.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LireHistoriqueRequest {
    /// At most so many steps.
    pub limite: i32,
    /// Only steps older than this one.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub avant: Option<i64>,
    /// Only steps that touched these tables.
    #[serde(default)]
    pub tables: Option<Vec<String>>,
    /// Only steps that touched this place; their values are then given whole.
    #[serde(default)]
    pub lieu: Option<PlaceRequest>,
    /// Only steps whose sentence or author holds these words, whatever the case and accents.
    #[serde(default)]
    pub texte: Option<String>,
    /// Only steps of this author.
    #[serde(default)]
    pub auteur: Option<String>,
}

/// A step of the history.
#[derive(Debug, Serialize, TS)]
pub struct EtapeView {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// When, local time.
    pub quand: String,
    /// By whom.
    pub auteur: String,
    /// What, in French.
    pub libelle: String,
    /// Whether it is in force.
    pub en_vigueur: bool,
    /// Whether the history was shortened since: the step is told, its values are not kept.
    pub allegee: bool,
    /// Where.
    pub lieu: Option<LieuView>,
    /// What changed, the first values.
    pub changements: Vec<EffetView>,
    /// How many more values changed.
    pub autres: usize,
}

/// A value that changed.
#[derive(Debug, Serialize, TS)]
pub struct EffetView {
    /// Where.
    pub lieu: LieuView,
    /// What the row is called.
    pub objet: String,
    /// What the field is called; empty when the row itself was added or removed.
    pub champ: String,
    /// Before, in French.
    pub avant: Option<String>,
    /// After, in French.
    pub apres: Option<String>,
    /// The value before, as the field takes it back; only when one place was asked for.
    #[ts(type = "unknown")]
    pub valeur: Option<Value>,
}

/// How far to shorten the history.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AllegerHistoriqueRequest {
    /// Steps older than this day, `AAAA-MM-JJ`, can no longer be undone.
    pub avant: String,
    /// Only say what it would take.
    #[serde(default)]
    pub essai: bool,
}

/// What shortening took, or would take.
#[derive(Debug, Serialize, TS)]
pub struct AllegementView {
    /// Steps that can no longer be undone.
    #[ts(type = "number")]
    pub etapes: i64,
    /// Bytes let go.
    #[ts(type = "number")]
    pub octets: i64,
    /// Bytes of the whole history, after.
    #[ts(type = "number")]
    pub reste: i64,
    /// The sentence that says it.
    pub phrase: String,
}

/// Who works.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DefinirAuteurRequest {
    /// The name written with each step; empty for none.
    pub nom: String,
}

/// Number of steps read at a time when steps are filtered.
const PAQUET: i64 = 500;
/// Maximum number of values shown with a step.
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

/// Numbers of the steps asked for; `None` when no filter applies.
fn among(file: &Fichier, r: &LireHistoriqueRequest, telling: &Recit<'_>) -> Resultat<Option<BTreeSet<i64>>> {
    if r.lieu.is_some() {
        let places: Vec<(&str, Option<Id>)> = telling.rows.iter().map(|(t, id)| (t.nom, Some(*id))).collect();
        return Ok(Some(file.etapes_de(&places)?));
    }
    let Some(tables) = &r.tables else { return Ok(None) };
    let places: Vec<(&str, Option<Id>)> = tables.iter().map(|t| (t.as_str(), None)).collect();
    Ok(Some(file.etapes_de(&places)?))
}

/// The sentence of a step. The sentence of an undo says which step it undid.
fn libelle(file: &Fichier, step: &Etape) -> Resultat<String> {
    let said = |e: &Etape| phrases::libelle_op(&e.op);
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

/// What is needed to write the sentences of steps: the present content and, when one place is asked for, the
/// whole history of its rows.
struct Recit<'a> {
    file: &'a Fichier,
    tables: Tables,
    rows: Vec<(&'static TableDef, Id)>,
    champ: Option<&'a str>,
    lives: BTreeMap<(&'static str, Id), Vec<Passage>>,
}

impl<'a> Recit<'a> {
    fn new(file: &'a Fichier, place: Option<&'a PlaceRequest>) -> Resultat<Self> {
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

    /// A step in French; `None` when it did not change the field asked for.
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

    /// The effects of a step from its images alone: of long texts, only the part that changed.
    fn sketch(&self, step: &Etape) -> Resultat<Vec<EffetView>> {
        let mut out = Vec::new();
        for c in self.file.changements(step, 40)? {
            let Changement { table, id, avant, apres } = &c;
            self.row(table, *id, avant.as_ref(), apres.as_ref(), None, &mut out);
        }
        Ok(out)
    }

    /// The effects of a step on the rows asked for, with complete values.
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

    /// The present name of the row or, when it no longer exists, the name in its image.
    fn objet(&self, table: &'static TableDef, id: Id, image: Option<&Image>) -> String {
        let of_image = || -> Designation {
            let cells = image.and_then(|i| cells(table, i));
            designer(&|t, i| if (t.nom, i) == (table.nom, id) { cells.clone() } else { self.tables.cells(t, i).cloned() }, table, id)
        };
        let name = if self.tables.cells(table, id).is_some() { dire::nom(&self.tables, table, id) } else { of_image() };
        dire::objet(table, &name)
    }

    fn value(&self, champ: &ChampDef, value: &Value) -> String {
        if let Some(piece) = images::piece(value) {
            let head = if piece.debut > 0 { "…" } else { "" };
            let tail = if piece.fin > 0 { "…" } else { "" };
            return format!("{head}{}{tail}", piece.texte);
        }
        images::from_json(value).map_or_else(|| dire::VIDE.to_owned(), |cell| dire::valeur(champ, &cell, &self.tables))
    }
}

/// Cells of an image; `None` unless it holds every column.
fn cells(table: &TableDef, image: &Image) -> Option<Vec<Cellule>> {
    table.champs.iter().map(|c| image.get(c.nom).and_then(images::from_json)).collect()
}

/// A stored value converted to the kind of the field, through the type of the row.
fn as_field(table: &TableDef, id: Id, image: &Image, champ: &str) -> Option<Value> {
    struct LectureView<'a> {
        id: Id,
        cells: Vec<Cellule>,
        champ: &'a str,
    }
    impl Visiteur for LectureView<'_> {
        type Sortie = Option<Value>;
        fn visite<E: Entite>(self) -> Self::Sortie {
            let row = E::from_cellules(self.id, &mut self.cells.into_iter()).ok()?;
            serde_json::to_value(row).ok()?.get(self.champ).cloned()
        }
    }
    modele::visite(table.nom, LectureView { id, cells: cells(table, image)?, champ })?
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
