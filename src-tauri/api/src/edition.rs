//! Changes and readings of the open dossier.
//!
//! Invariant: the answer to a change, applied to the reading it refers to, equals a whole reading made after it ([`read`]
//! makes both), so the page has to ask again only when it holds another reading.

use std::collections::BTreeMap;

use cpom_core::calculs::{Attendu, Calculs, RuptureProposee, attendus, calculer};
use cpom_core::choix::Completude;
use cpom_core::controles::{Constat, PartieJugee, Severite, completude, controler};
use cpom_core::ensemble::jeune;
use cpom_core::mentions::{MentionJugee, mentions};
use cpom_core::modele::{Dossier, Ecran, Id, TableLisible};
use cpom_core::op::Op;
use cpom_core::referentiel::referentiel as reference;
use cpom_core::store::{Ecriture, Fait, Fichier};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::ecart::{Ecart, between};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{EtatDossierView, opened, state};
use crate::session::{DerniereLecture, Resultat, Session};
use crate::{phrases, phrases_gestes};

/// Place in the dossier: a row, or one of its fields.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LieuView {
    /// Name of the table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field; `None` for the whole row.
    pub champ: Option<String>,
}

/// Answer to every change.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EditionView {
    /// Identifier of the created row, if one was created.
    pub id: Option<Id>,
    /// Names of the tables that the transaction changed.
    pub tables: Vec<String>,
    /// Rows, figures and findings that differ from the last reading; `None` when there was none or when the file changed
    /// otherwise since: the page reads the dossier again.
    pub lecture: Option<EcartView>,
    /// State of the dossier after the change.
    pub etat: EtatDossierView,
    /// Place to show after an undo or a redo; `None` when the rows of the step no longer exist.
    pub lieu: Option<LieuView>,
    /// A change of definition to mark, when an indicator that has values was edited.
    pub rupture: Option<RuptureProposee>,
    /// French sentence of what was done, with the rows that went with those removed; `None` for what is typed in a field, an undo
    /// and a redo.
    pub fait: Option<String>,
}

/// Changes of the last reading, for a page that holds it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EcartView {
    /// Number of the reading that the difference applies to; a page that holds another reads the dossier again.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub depuis: u64,
    /// Number of the reading that it gives.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub numero: u64,
    /// Difference between the two readings ([`LectureView`]), their numbers apart.
    pub ecart: Ecart,
}

/// Rows of the open dossier, or of the tables asked for, with the figures and findings of the whole dossier.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LectureView {
    /// Number that answers to changes refer to; `None` for a part of the tables or a kept version.
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub numero: Option<u64>,
    /// Revision of the file at the reading.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub revision: i64,
    /// Rows by name of table; one object instead of a list for a table with a single row.
    #[cfg_attr(feature = "ts", ts(as = "Partial"))]
    pub dossier: BTreeMap<String, Value>,
    /// Whether the dossier only begins: the window then keeps its findings quiet.
    pub jeune: bool,
    /// Figures computed from the whole dossier.
    pub calculs: Calculs,
    /// Findings of the file and of the dossier.
    pub constats: Vec<ConstatView>,
    /// Completeness of each numbered part, in order.
    pub parties: Vec<PartieView>,
    /// Questions to expect from the Département at the next meeting, the most pressing first.
    pub attendus: Vec<Attendu>,
    /// Mandatory mentions, with how far their articles are written.
    pub mentions: Vec<MentionJugee>,
}

/// Type written `Partial<Dossier>` in TypeScript.
#[cfg(feature = "ts")]
pub struct Partial;

#[cfg(feature = "ts")]
impl ts_rs::TS for Partial {
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

/// Finding, with its French sentence.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ConstatView {
    /// Code of the check (`OBJ-11`).
    pub code: String,
    /// Severity of the check.
    pub severite: Severite,
    /// French sentence to show.
    pub phrase: String,
    /// Name of the table concerned.
    pub table: String,
    /// Identifier of the row concerned; `None` when the finding is about the table.
    pub id: Option<Id>,
    /// Name of the field concerned; `None` when the finding is about the row.
    pub champ: Option<String>,
}

/// Completeness of a numbered part of the dossier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PartieView {
    /// The part, as the screen that edits it.
    pub ecran: Ecran,
    /// State of the part.
    pub etat: Completude,
    /// The same in words, with how many points there are.
    pub mot: String,
    /// Rank in `constats` of the first point to see to.
    pub premier: Option<usize>,
}

pub(crate) fn computed(dossier: &Dossier, hote: &dyn Hote) -> Calculs {
    calculer(dossier, hote.maintenant().date())
}

/// Reads the `wanted` tables of a snapshot (all when `None`), with its figures and its findings.
pub(crate) fn read(file: &Fichier, hote: &dyn Hote, dossier: &Dossier, wanted: Option<&[String]>) -> Resultat<LectureView> {
    let calculs = computed(dossier, hote);
    let mut constats = file.constats();
    // A kept version is not compared with the contract: the finding is about today.
    if std::ptr::eq(dossier, file.dossier()) {
        constats.extend(file.constats_des_versions()?);
    }
    constats.extend(controler(dossier, &calculs, reference()));
    constats.sort_by_key(|c| c.controle.severite());
    let shown = dossier.tables().into_iter().filter(|t| wanted.is_none_or(|w| w.iter().any(|nom| nom == t.def().nom)));
    let json = |t: &dyn TableLisible| if t.def().unique { t.json(0) } else { (0..t.len()).map(|place| t.json(place)).collect() };
    Ok(LectureView {
        numero: None,
        revision: file.revision()?,
        dossier: shown.map(|t| (t.def().nom.to_owned(), json(t))).collect(),
        jeune: jeune(dossier),
        constats: constats.iter().map(told).collect(),
        parties: completude(&constats).iter().map(part).collect(),
        attendus: attendus(dossier, &calculs),
        mentions: mentions(dossier, &calculs),
        calculs,
    })
}

pub(crate) fn told(c: &Constat) -> ConstatView {
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

/// Reads the whole dossier for the page, which will refer to this reading by its number.
pub(crate) fn read_whole(session: &mut Session, hote: &dyn Hote) -> Resultat<LectureView> {
    let file = opened(session)?;
    let mut lecture = read(file, hote, file.dossier(), None)?;
    let revision = lecture.revision;
    lecture.numero = Some(session.lue.replace(revision, as_json(&lecture)?));
    Ok(lecture)
}

fn as_json(value: &impl Serialize) -> Resultat<Value> {
    serde_json::to_value(value).map_err(|e| Erreur::interne(&e.to_string()))
}

/// Difference between the figures of the last reading and these; the figures whole when there was no reading.
pub(crate) fn figures_since(lue: &DerniereLecture, calculs: &Calculs) -> Resultat<CalculsEssayesView> {
    let after = as_json(calculs)?;
    let before = lue.lecture.as_ref().and_then(|lecture| lecture.get("calculs"));
    Ok(match before {
        None => CalculsEssayesView { depuis: None, ecart: Some(Ecart::Valeur(after)) },
        Some(before) => CalculsEssayesView { depuis: Some(lue.numero), ecart: between(before, &after) },
    })
}

/// Figures as they would be with changes being typed, for a page that holds a reading.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CalculsEssayesView {
    /// Number of the reading whose figures the difference applies to; `None` when it applies to any.
    #[cfg_attr(feature = "ts", ts(type = "number | null"))]
    pub depuis: Option<u64>,
    /// Difference between the figures of that reading and those computed; `None` when they are equal.
    pub ecart: Option<Ecart>,
}

/// Puts what a change wrote in the reading that the session keeps, and answers what differs. The reading is dropped when the
/// file had another change in between, whose tables are not known here.
fn advance(lue: &mut DerniereLecture, lecture: &LectureView) -> Resultat<Option<EcartView>> {
    let Some(Value::Object(mut known)) = lue.lecture.take().filter(|_| lue.revision + 1 == lecture.revision) else { return Ok(None) };
    let Value::Object(mut after) = as_json(lecture)? else { return Ok(None) };
    after.remove("numero");
    let mut champs = BTreeMap::new();
    if let (Some(Value::Object(tables)), Some(Value::Object(rows))) = (known.get_mut("dossier"), after.remove("dossier")) {
        // The tables that are not read again keep their rows.
        let changed = rows.into_iter().filter_map(|(table, rows)| put(tables, table, rows)).collect();
        champs.insert("dossier".to_owned(), Ecart::Objet { champs: changed, retires: Vec::new() });
    }
    champs.extend(after.into_iter().filter_map(|(nom, value)| put(&mut known, nom, value)));
    let depuis = lue.numero;
    let numero = lue.replace(lecture.revision, Value::Object(known));
    Ok(Some(EcartView { depuis, numero, ecart: Ecart::Objet { champs, retires: Vec::new() } }))
}

/// Puts a value in place of the former one, and gives its name with what differs; `None` when they are equal.
fn put(known: &mut Map<String, Value>, nom: String, value: Value) -> Option<(String, Ecart)> {
    let former = known.insert(nom.clone(), value).unwrap_or_default();
    let ecart = between(&former, known.get(&nom)?)?;
    Some((nom, ecart))
}

/// One change: the operation, then the answer every change gives.
pub(crate) fn change(
    session: &mut Session,
    hote: &dyn Hote,
    body: impl FnOnce(&mut Ecriture<'_>) -> cpom_core::Result<(Option<Id>, Op)>,
) -> Resultat<EditionView> {
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let before = counts(file.dossier());
    let mut made = None;
    let done = file.transact(&contexte, |w| {
        let (id, op) = body(w)?;
        made = Some(op.clone());
        Ok((id, op))
    })?;
    let after = counts(file.dossier());
    let removed: Vec<(&str, usize)> = before.iter().zip(&after).filter(|(b, a)| b.1 > a.1).map(|(b, a)| (b.0, b.1 - a.1)).collect();
    let mut view = answer(session, hote, done, |id| *id, None)?;
    view.fait = made.and_then(|op| phrases_gestes::fait(&op, &removed));
    Ok(view)
}

/// Number of rows of each table, in the order of the model.
fn counts(dossier: &Dossier) -> Vec<(&'static str, usize)> {
    dossier.tables().iter().map(|t| (t.def().nom, t.len())).collect()
}

/// Builds the answer to a change: what it changed of the rows, the figures and the findings, and the state.
pub(crate) fn answer<T>(
    session: &mut Session,
    hote: &dyn Hote,
    done: Fait<T>,
    id: impl Fn(&T) -> Option<Id>,
    lieu: Option<LieuView>,
) -> Resultat<EditionView> {
    Ok(answer_with_figures(session, hote, done, id, lieu)?.0)
}

/// The same answer, with all the figures after the change.
pub(crate) fn answer_with_figures<T>(
    session: &mut Session,
    hote: &dyn Hote,
    done: Fait<T>,
    id: impl Fn(&T) -> Option<Id>,
    lieu: Option<LieuView>,
) -> Resultat<(EditionView, Calculs)> {
    let tables: Vec<String> = done.tables.iter().map(|t| (*t).to_owned()).collect();
    let file = opened(session)?;
    let lecture = read(file, hote, file.dossier(), Some(&tables))?;
    let etat = state(file)?;
    let ecart = advance(&mut session.lue, &lecture)?;
    Ok((EditionView { id: id(&done.valeur), tables, lecture: ecart, etat, lieu, rupture: None, fait: None }, lecture.calculs))
}

/// Place named by an operation: its row, with the first field it changed.
pub(crate) fn place_of(op: &Op) -> Option<LieuView> {
    let champ = match op {
        Op::Modifier { champs, .. } => champs.first().cloned(),
        _ => None,
    };
    op.lieu().map(|(table, id)| LieuView { table: table.to_owned(), id, champ })
}
