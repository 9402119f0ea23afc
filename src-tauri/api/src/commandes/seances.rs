//! Commands on the meetings of a review: reading one, noting positions, closing it with what was agreed.

use cpom_core::choix::{Choix, ModeSeance, NaturePosition, Partie};
use cpom_core::modele::{Demande, Dossier, Entite, Id, Position};
use cpom_core::negociation::acte::{self, Cloture, DecisionRetenue, Ouverture, PlanSeance, PositionDite, SeanceRefusee};
use cpom_core::op::Op;
use cpom_core::store::backups::Cause;
use cpom_core::store::fields;
use serde::Deserialize;
use serde_json::json;

use super::RienRequest;
use crate::edition::{EditionView, answer, change};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{back_up, opened};
use crate::phrases_gestes;
use crate::phrases_seance;
use crate::session::{Resultat, Session};

mod lecture;

pub use lecture::*;

commandes! {
    /// Reads a meeting: its points with their rounds, what they are worth, the count of what is agreed.
    Lecture seance_lire: SeanceRequest => SeanceView,
    /// Reads a value being typed for a point, and says what it is worth; writes nothing.
    Lecture position_essayer: EssaiPositionRequest => EssaiPositionView,
    /// Lists the cells of the dossier that an agreement may write.
    Lecture cibles_lire: RienRequest => CiblesAccordView,
    /// Opens a meeting of a review as one step: keeps the state before it as a version.
    Etape seance_ouvrir: SeanceOuvrirRequest => EditionView,
    /// Notes a position of a party on a point of the open meeting, as one step.
    Etape position_noter: PositionRequest => EditionView,
    /// Takes away what ended a point in the open meeting.
    Etape point_rouvrir: PointRequest => EditionView,
    /// Adds a point in the open meeting.
    Etape point_ajouter: PointAjouterRequest => EditionView,
    /// Says what closing a meeting would write: agreed values, decisions, points left open.
    Lecture seance_cloture: SeanceRequest => PlanSeance,
    /// Closes a meeting as one step: minutes, decisions, agreed values; then keeps the state after it as a version, which stays.
    Etape seance_clore: SeanceCloreRequest => EditionView,
}

/// Meeting to read.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeanceRequest {
    /// Identifier of the meeting.
    pub seance: Id,
    /// Whether the other party sees the screen: nothing reserved is answered.
    #[serde(default)]
    pub partage: bool,
}

/// Value being typed.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct EssaiPositionRequest {
    /// Identifier of the meeting.
    pub seance: Id,
    /// Identifier of the point.
    pub demande: Id,
    /// Value in words: « 3,48 € », « 31 mars 2027 ».
    pub valeur: String,
    /// Whether the other party sees the screen.
    #[serde(default)]
    pub partage: bool,
}

/// Meeting to open.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeanceOuvrirRequest {
    /// Identifier of the review.
    pub revue: Id,
    /// Planned meeting; a new one when absent.
    #[serde(default)]
    pub seance: Option<Id>,
    /// Day of the meeting, `AAAA-MM-JJ`; today when absent or empty.
    #[serde(default)]
    pub date: Option<String>,
    /// In a room or in writing.
    #[serde(default)]
    pub mode: ModeSeance,
    /// Place of the meeting.
    #[serde(default)]
    pub lieu: String,
}

/// Position to note.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PositionRequest {
    /// Identifier of the meeting, which is open.
    pub seance: Id,
    /// Identifier of the point.
    pub demande: Id,
    /// Party whose position it is.
    pub partie: Partie,
    /// Proposal, agreement, disagreement, postponement or withdrawal.
    pub nature: NaturePosition,
    /// Value in words, in the unit of the cell of the point; empty for words alone.
    #[serde(default)]
    pub valeur: String,
    /// Words that go with the value.
    #[serde(default)]
    pub texte: String,
    /// Whether the other party knows it; always true of what it says itself, and of what ends a point.
    #[serde(default)]
    pub divulguee: bool,
}

/// Point of the open meeting.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PointRequest {
    /// Identifier of the meeting.
    pub seance: Id,
    /// Identifier of the point.
    pub demande: Id,
}

/// Point that comes up in the open meeting.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PointAjouterRequest {
    /// Identifier of the meeting, which is open.
    pub seance: Id,
    /// Words of the demand; not empty.
    pub objet: String,
    /// Party that asks.
    pub partie: Partie,
}

/// Choices made in the plan of `seance_cloture`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SeanceCloreRequest {
    /// Identifier of the meeting.
    pub seance: Id,
    /// Points whose agreed value is written.
    pub valeurs: Vec<Id>,
    /// Decisions to create.
    pub decisions: Vec<DecisionSeanceRequest>,
    /// Participants of the meeting.
    #[serde(default)]
    pub participants: Vec<ParticipantRequest>,
}

/// Decision to create.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DecisionSeanceRequest {
    /// Words of the decision.
    pub texte: String,
    /// Name or function in charge; may be empty.
    #[serde(default)]
    pub responsable: String,
    /// Day by which it is due, `AAAA-MM-JJ`; none when absent or empty.
    #[serde(default)]
    pub echeance: Option<String>,
}

/// Body that took part in the meeting.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ParticipantRequest {
    /// Body that is represented.
    pub organisme: String,
    /// People or functions, one each.
    pub fonctions: Vec<String>,
}

/// Opens a meeting.
///
/// # Errors
/// `seance` when none can be opened; `requete` for a wrong day; `aucun_dossier`; those of a change.
pub fn seance_ouvrir(session: &mut Session, hote: &dyn Hote, r: SeanceOuvrirRequest) -> Resultat<EditionView> {
    let date = super::day(hote, r.date.as_deref())?;
    let o = Ouverture { revue: r.revue, seance: r.seance, date, mode: r.mode, lieu: r.lieu };
    let d = opened(session)?.dossier();
    let s = acte::ouvrable(d, &o).map_err(|why| refused(d, why))?;
    back_up(session, hote, Cause::Seance);
    let contexte = session.contexte(hote);
    let mut made = None;
    let done = opened(session)?.keep_with(&contexte, &acte::nom_avant(&s), Some(date), |w, version| {
        let op = acte::ouvrir(w, &o, &s, version)?;
        made = Some(op.clone());
        Ok(op)
    })?;
    let id = made.as_ref().and_then(Op::lieu).map(|(_, id)| id);
    let mut view = answer(session, hote, done, |_| id, None)?;
    view.fait = made.and_then(|op| phrases_gestes::fait(&op, &[]));
    Ok(view)
}

/// Notes a position.
///
/// # Errors
/// `seance` with the reason; `aucun_dossier`; those of a change.
pub fn position_noter(session: &mut Session, hote: &dyn Hote, r: PositionRequest) -> Resultat<EditionView> {
    let d = opened(session)?.dossier().clone();
    let said = PositionDite {
        seance: r.seance,
        demande: r.demande,
        partie: r.partie,
        nature: r.nature,
        valeur: r.valeur,
        texte: r.texte,
        divulguee: r.divulguee,
    };
    let position = acte::notable(&d, &said).map_err(|why| refused(&d, why))?;
    change(session, hote, |w| Ok((None, acte::noter(w, &d, &position)?)))
}

/// Takes away what ended a point in the open meeting.
///
/// # Errors
/// `seance` with the reason; `aucun_dossier`; those of a change.
pub fn point_rouvrir(session: &mut Session, hote: &dyn Hote, r: PointRequest) -> Resultat<EditionView> {
    let d = opened(session)?.dossier().clone();
    let issue = acte::issue_a_retirer(&d, r.seance, r.demande).map_err(|why| refused(&d, why))?.id;
    let objet = d.demandes.iter().find(|x| x.id == r.demande).map(|x| x.code.clone()).unwrap_or_default();
    change(session, hote, |w| {
        w.delete(Position::TABLE.nom, issue)?;
        Ok((None, Op::RouvrirPoint { demande: r.demande, objet }))
    })
}

/// Adds a point in the open meeting.
///
/// # Errors
/// `seance` with the reason; `aucun_dossier`; those of a change.
pub fn point_ajouter(session: &mut Session, hote: &dyn Hote, r: PointAjouterRequest) -> Resultat<EditionView> {
    let d = opened(session)?.dossier();
    let s = acte::open(d, r.seance).map_err(|why| refused(d, why))?;
    if r.objet.trim().is_empty() {
        return Err(refused(d, SeanceRefusee::Vide));
    }
    let values = fields(json!({ "revue_id": s.revue_id, "objet": r.objet.trim(), "origine": r.partie.code() }));
    change(session, hote, |w| {
        let table = Demande::TABLE.nom;
        let id = w.create(table, &values, None)?;
        Ok((Some(id), Op::Creer { table: table.to_owned(), id, objet: w.designation(table, id)? }))
    })
}

/// Plans the closing of a meeting.
///
/// # Errors
/// `seance` with the reason; `aucun_dossier`.
pub fn seance_cloture(session: &mut Session, _: &dyn Hote, r: SeanceRequest) -> Resultat<PlanSeance> {
    let d = opened(session)?.dossier();
    acte::plan(d, r.seance).map_err(|why| refused(d, why))
}

/// Closes a meeting, then keeps the state after it.
///
/// # Errors
/// `seance` with the reason; `requete` for a choice that is not in the plan or a wrong day; `aucun_dossier`; those of a change.
pub fn seance_clore(session: &mut Session, hote: &dyn Hote, r: SeanceCloreRequest) -> Resultat<EditionView> {
    let d = opened(session)?.dossier().clone();
    let plan = acte::plan(&d, r.seance).map_err(|why| refused(&d, why))?;
    if let Some(v) = r.valeurs.iter().find(|id| !plan.writes(**id)) {
        let code = d.demandes.iter().find(|x| x.id == *v).map_or("", |x| x.code.as_str());
        return Err(Erreur::seance(phrases_seance::non_ecrit(code)));
    }
    let mut decisions = Vec::new();
    for x in r.decisions {
        let echeance = match x.echeance.as_deref().filter(|d| !d.is_empty()) {
            Some(day) => Some(super::day(hote, Some(day))?),
            None => None,
        };
        decisions.push(DecisionRetenue { texte: x.texte, responsable: x.responsable, echeance });
    }
    let participants = r.participants.into_iter().map(|p| (p.organisme, p.fonctions)).collect();
    let choices = Cloture { valeurs: r.valeurs, decisions, participants };
    let contexte = session.contexte(hote);
    let file = opened(session)?;
    let mut made = None;
    let closed = file.transact(&contexte, |w| {
        let op = acte::clore(w, &d, &plan, &choices)?;
        made = Some(op.clone());
        Ok(((), op))
    })?;
    let after = file.dossier().seances.iter().find(|s| s.id == r.seance).cloned();
    let mut fait = made.and_then(|op| phrases_gestes::fait(&op, &[])).unwrap_or_default();
    let kept = after.map(|s| (acte::nom_apres(&s), s.date)).map(|(nom, date)| {
        let objet = nom.clone();
        file.keep_with(&contexte, &nom, date, |_, id| Ok(Op::GarderApresSeance { id, objet }))
    });
    let mut view = match kept {
        Some(Ok(kept)) => answer(session, hote, kept, |_| None, None)?,
        // The closing stands, whatever happens to the version after it.
        failed => {
            if failed.is_some() {
                fait.push_str(phrases_seance::APRES_NON_GARDEE);
            }
            answer(session, hote, closed, |()| None, None)?
        }
    };
    view.fait = Some(fait);
    Ok(view)
}

pub(super) fn refused(d: &Dossier, why: SeanceRefusee) -> Erreur {
    Erreur::seance(phrases_seance::refusee(d, why))
}
