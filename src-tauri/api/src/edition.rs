//! Changing and reading the open dossier: the answer every change gives, and what a reading holds.
//!
//! Invariant: what an edit answers, a reading of the same tables would say ([`read`] makes both), so the page never asks
//! again after an edit.

use std::collections::BTreeMap;

use cpom_core::calculs::{Attendu, Calculs, RuptureProposee, attendus, calculer};
use cpom_core::choix::Completude;
use cpom_core::controles::{Constat, PartieJugee, Severite, completude, controler};
use cpom_core::modele::{Dossier, Ecran, Entite, Id, Regard};
use cpom_core::op::Op;
use cpom_core::referentiel::referentiel as reference;
use cpom_core::store::{Ecriture, Fait, Fichier};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{EtatDossierView, opened, state};
use crate::phrases;
use crate::session::{Resultat, Session};

/// A place in the dossier.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LieuView {
    /// Table.
    pub table: String,
    /// Row.
    pub id: Id,
    /// Field, when one is meant.
    pub champ: Option<String>,
}

/// What a change did.
#[derive(Debug, Serialize, TS)]
pub struct EditionView {
    /// Row created, if one was.
    pub id: Option<Id>,
    /// Tables touched.
    pub tables: Vec<String>,
    /// Their rows after it, with the figures and findings that follow.
    pub lecture: LectureView,
    /// The dossier after it.
    pub etat: EtatDossierView,
    /// Where it happened, for undo and redo.
    pub lieu: Option<LieuView>,
    /// A change of definition to mark, when an indicator that has values was edited.
    pub rupture: Option<RuptureProposee>,
}

/// The open dossier, or the tables of it that were asked for, and what follows from it.
#[derive(Debug, Serialize, TS)]
pub struct LectureView {
    /// Revision read.
    #[ts(type = "number")]
    pub revision: i64,
    /// Tables by name.
    #[ts(as = "Partial")]
    pub dossier: BTreeMap<String, Value>,
    /// Computed figures.
    pub calculs: Calculs,
    /// Findings.
    pub constats: Vec<ConstatView>,
    /// Where each numbered part stands, in order.
    pub parties: Vec<PartieView>,
    /// What the Département will ask at the next meeting, the most pressing first.
    pub attendus: Vec<Attendu>,
}

/// Stands for the page’s `Partial<Dossier>`.
pub struct Partial;

impl TS for Partial {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "Partial<Dossier>".to_owned()
    }

    fn inline(config: &ts_rs::Config) -> String {
        Self::name(config)
    }

    fn visit_dependencies(visitor: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        visitor.visit::<Dossier>();
    }
}

/// A finding, with its sentence.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ConstatView {
    /// Its code.
    pub code: String,
    /// Its weight.
    pub severite: Severite,
    /// Its sentence.
    pub phrase: String,
    /// Table concerned.
    pub table: String,
    /// Row concerned.
    pub id: Option<Id>,
    /// Field concerned.
    pub champ: Option<String>,
}

/// Where a numbered part of the dossier stands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PartieView {
    /// The part, as the screen that edits it.
    pub ecran: Ecran,
    /// Where it stands.
    pub etat: Completude,
    /// The same in words, with how many points there are.
    pub mot: String,
    /// Rank in `constats` of the first point to see to.
    pub premier: Option<usize>,
}

pub(crate) fn computed(dossier: &Dossier, hote: &dyn Hote) -> Calculs {
    calculer(dossier, hote.maintenant().date())
}

/// Tables of a snapshot as JSON, by name.
struct TablesJson<'a> {
    wanted: Option<&'a [String]>,
    out: BTreeMap<String, serde_json::Value>,
}

impl Regard for TablesJson<'_> {
    type Erreur = Erreur;

    fn table<E: Entite>(&mut self, rows: &[E]) -> Resultat<()> {
        let nom = E::TABLE.nom;
        if self.wanted.is_none_or(|w| w.iter().any(|t| t == nom)) {
            let json = if E::TABLE.unique { serde_json::to_value(rows.first()) } else { serde_json::to_value(rows) };
            self.out.insert(nom.to_owned(), json.map_err(|e| Erreur::interne(&e.to_string()))?);
        }
        Ok(())
    }
}

/// Tables of a snapshot of the file (all when none are named), its figures and its findings.
pub(crate) fn read(file: &Fichier, hote: &dyn Hote, dossier: &Dossier, wanted: Option<&[String]>) -> Resultat<LectureView> {
    let calculs = computed(dossier, hote);
    let mut constats = file.constats();
    constats.extend(controler(dossier, &calculs, reference()));
    let mut tables = TablesJson { wanted, out: BTreeMap::new() };
    dossier.regarder(&mut tables)?;
    Ok(LectureView {
        revision: file.revision()?,
        dossier: tables.out,
        constats: constats.iter().map(told).collect(),
        parties: completude(&constats).iter().map(part).collect(),
        attendus: attendus(dossier, &calculs),
        calculs,
    })
}

fn told(c: &Constat) -> ConstatView {
    ConstatView {
        code: c.controle.code().to_owned(),
        severite: c.controle.severite(),
        phrase: phrases::constat(c),
        table: c.table.to_owned(),
        id: c.id,
        champ: c.champ.map(str::to_owned),
    }
}

fn part(p: &PartieJugee) -> PartieView {
    PartieView { ecran: p.ecran, etat: p.etat, mot: phrases::completude(p.etat, p.points), premier: p.premier }
}

/// One change: the operation, then the answer every change gives.
pub(crate) fn change(
    session: &mut Session,
    hote: &dyn Hote,
    body: impl FnOnce(&mut Ecriture<'_>) -> cpom_core::Result<(Option<Id>, Op)>,
) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let done = file.transact(&contexte, body)?;
    answer(file, hote, done, |id| *id, None)
}

/// What a change answers: the rows of the tables it touched, and what follows from them.
pub(crate) fn answer<T>(
    file: &Fichier,
    hote: &dyn Hote,
    done: Fait<T>,
    id: impl Fn(&T) -> Option<Id>,
    lieu: Option<LieuView>,
) -> Resultat<EditionView> {
    let tables: Vec<String> = done.tables.iter().map(|t| (*t).to_owned()).collect();
    let lecture = read(file, hote, file.dossier(), Some(&tables))?;
    Ok(EditionView { id: id(&done.valeur), tables, lecture, etat: state(file)?, lieu, rupture: None })
}

/// The place an operation names.
pub(crate) fn place_of(op: &Op) -> Option<LieuView> {
    let champ = match op {
        Op::Modifier { champs, .. } => champs.first().cloned(),
        _ => None,
    };
    op.lieu().map(|(table, id)| LieuView { table: table.to_owned(), id, champ })
}
