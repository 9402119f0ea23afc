//! Acts of a meeting: opening it, noting a position, closing it with what was agreed.
//!
//! Each act is checked on the snapshot first ([`SeanceRefusee`]) and then written as one step. Closing is planned before it is
//! made ([`plan`]): the plan lists the values to write, the decisions and the points left open; [`clore`] writes those that were
//! kept. Nothing undisclosed goes into the minutes, which both parties read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::mots::{self, ValeurPoint, ValeurRefusee};
use super::{CiblePoint, Tour, VisePoint, cell, cible, etat, nom, tours};
use crate::choix::{Choix, EtatPoint, EtatSeance, ModeSeance, NaturePosition, Partie, SortAccord, StatutEtape};
use crate::designation::plain;
use crate::error::{Error, Result};
use crate::modele::mots::{majuscule, minuscule};
use crate::modele::{Cellule, Comite, DecisionComite, Demande, Dossier, Entite, Id, Participant, Position, Revue, Seance, verrou};
use crate::op::Op;
use crate::store::{Ecriture, fields};

/// Reason why an act of a meeting is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeanceRefusee {
    /// The review, the meeting or the point is gone.
    Inconnue,
    /// The dossier has no review, and so no points.
    SansRevue,
    /// None of the chosen remarks of a document can be noted.
    RienANoter,
    /// Another meeting is open; its identifier.
    AutreOuverte(Id),
    /// The meeting is open already: it is resumed, not opened.
    DejaOuverte,
    /// The meeting is closed.
    Close,
    /// The meeting is not open yet.
    NonOuverte,
    /// An agreement or a withdrawal ends the point; it is reopened first.
    PointTranche(EtatPoint),
    /// Nothing in this meeting ends the point.
    RienARouvrir,
    /// Neither a value nor words.
    Vide,
    /// The value cannot be taken for the cell of the point.
    Valeur(ValeurRefusee),
}

/// Meeting to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ouverture {
    /// Review of the meeting.
    pub revue: Id,
    /// Planned meeting to open; a new one when absent.
    pub seance: Option<Id>,
    /// Day of the meeting.
    pub date: NaiveDate,
    /// In a room or in writing.
    pub mode: ModeSeance,
    /// Place of the meeting.
    pub lieu: String,
}

/// The open meeting of a dossier; `None` when there is none.
#[must_use]
pub fn ouverte(d: &Dossier) -> Option<&Seance> {
    d.seances.iter().find(|s| s.etat == EtatSeance::Ouverte)
}

/// The meeting that [`ouvrir`] would open, as it will be.
///
/// # Errors
/// The reason why none can be opened.
pub fn ouvrable(d: &Dossier, o: &Ouverture) -> std::result::Result<Seance, SeanceRefusee> {
    if !d.revues.iter().any(|r| r.id == o.revue) {
        return Err(SeanceRefusee::Inconnue);
    }
    let planned = match o.seance {
        Some(id) => Some(d.seances.iter().find(|s| s.id == id && s.revue_id == o.revue).ok_or(SeanceRefusee::Inconnue)?),
        None => None,
    };
    match planned.map(|s| s.etat) {
        Some(EtatSeance::Ouverte) => return Err(SeanceRefusee::DejaOuverte),
        Some(EtatSeance::Close) => return Err(SeanceRefusee::Close),
        Some(EtatSeance::Prevue) | None => {}
    }
    if let Some(other) = ouverte(d) {
        return Err(SeanceRefusee::AutreOuverte(other.id));
    }
    let next = d.seances.iter().filter_map(|s| s.numero).max().unwrap_or(0).max(0).saturating_add(1);
    let numero = planned.and_then(|s| s.numero).unwrap_or(next);
    let base = planned.cloned().unwrap_or_else(|| Seance { revue_id: o.revue, ..Seance::default() });
    let lieu = o.lieu.trim().to_owned();
    Ok(Seance { numero: Some(numero), date: Some(o.date), mode: o.mode, lieu, etat: EtatSeance::Ouverte, ..base })
}

/// Name of the version kept when a meeting is opened.
#[must_use]
pub fn nom_avant(s: &Seance) -> String {
    format!("Avant la {}", minuscule(&nom(s)))
}

/// Name of the version kept when a meeting is closed.
#[must_use]
pub fn nom_apres(s: &Seance) -> String {
    format!("Après la {}", minuscule(&nom(s)))
}

/// Opens a meeting that [`ouvrable`] gave; `version` is the row of the version kept in the same step.
///
/// # Errors
/// Those of [`Ecriture::create`] and [`Ecriture::update`].
pub fn ouvrir(w: &mut Ecriture<'_>, o: &Ouverture, s: &Seance, version: Id) -> Result<Op> {
    let values = fields(json!({
        "revue_id": s.revue_id, "numero": s.numero, "date": s.date, "mode": s.mode.code(), "lieu": s.lieu, "version_id": version,
        "etat": s.etat.code(),
    }));
    let id = match o.seance {
        Some(id) => {
            w.update(Seance::TABLE.nom, id, &values)?;
            id
        }
        None => w.create(Seance::TABLE.nom, &values, None)?,
    };
    Ok(Op::OuvrirSeance { id, objet: nom(s) })
}

/// Position as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionDite {
    /// Meeting, which is open.
    pub seance: Id,
    /// Point of the review of the meeting.
    pub demande: Id,
    /// Party whose position it is; for the end of a point, the party from which it comes.
    pub partie: Partie,
    /// Proposal, agreement, disagreement, postponement or withdrawal.
    pub nature: NaturePosition,
    /// Value in words: « 3,48 € », « 31 mars 2027 ».
    pub valeur: String,
    /// Words that go with the value.
    pub texte: String,
    /// Whether the other party knows it.
    pub divulguee: bool,
}

/// The meeting, when positions can be noted in it.
///
/// # Errors
/// The reason why none can.
pub fn open(d: &Dossier, seance: Id) -> std::result::Result<&Seance, SeanceRefusee> {
    let s = d.seances.iter().find(|s| s.id == seance).ok_or(SeanceRefusee::Inconnue)?;
    match s.etat {
        EtatSeance::Ouverte => Ok(s),
        EtatSeance::Close => Err(SeanceRefusee::Close),
        EtatSeance::Prevue => Err(SeanceRefusee::NonOuverte),
    }
}

/// The open meeting and the point of its review.
///
/// # Errors
/// The reason why nothing can be noted.
pub fn en_seance(d: &Dossier, seance: Id, demande: Id) -> std::result::Result<(&Seance, &Demande), SeanceRefusee> {
    let s = open(d, seance)?;
    let point = d.demandes.iter().find(|x| x.id == demande && x.revue_id == s.revue_id).ok_or(SeanceRefusee::Inconnue)?;
    Ok((s, point))
}

/// Round of a point in a meeting; `None` when nothing was said of it there.
pub(super) fn tour<'a>(d: &'a Dossier, seance: Id, point: &Demande) -> Option<Tour<'a>> {
    tours(d, point).into_iter().find(|t| t.seance.id == seance)
}

/// The row that a typed position gives, without identifier.
///
/// # Errors
/// The reason why it cannot be noted.
pub fn notable(d: &Dossier, p: &PositionDite) -> std::result::Result<Position, SeanceRefusee> {
    let (_, point) = en_seance(d, p.seance, p.demande)?;
    let ends = tour(d, p.seance, point).and_then(|t| t.issue).map(|i| i.nature);
    if p.nature == NaturePosition::Proposition && matches!(ends, Some(NaturePosition::Accord | NaturePosition::Retrait)) {
        return Err(SeanceRefusee::PointTranche(etat(d, point)));
    }
    let typed = p.valeur.trim();
    let mut words = p.texte.trim().to_owned();
    let target = cible(d, point).cellule();
    let valeur = match target {
        _ if typed.is_empty() => None,
        Some(cible) if !mots::en_toutes_lettres(&cible) => Some(mots::lire(d, &cible, typed).map_err(SeanceRefusee::Valeur)?),
        // Without a figure or a day to write, what is typed is words.
        _ => {
            words = if words.is_empty() { typed.to_owned() } else { format!("{typed}\u{202F}; {words}") };
            None
        }
    };
    if words.is_empty() {
        words = typed.to_owned();
    }
    let says = match p.nature {
        NaturePosition::Proposition => true,
        // An agreement on a cell says what is agreed; without a cell the point itself is.
        NaturePosition::Accord => target.is_some(),
        NaturePosition::Desaccord | NaturePosition::Report | NaturePosition::Retrait => false,
    };
    if says && words.is_empty() {
        return Err(SeanceRefusee::Vide);
    }
    let (nombre, jour) = match valeur {
        Some(ValeurPoint::Nombre(n)) => (Some(n), None),
        Some(ValeurPoint::Jour(jour)) => (None, Some(jour)),
        None => (None, None),
    };
    // What the other party says, and what ends a point, is known to both.
    let divulguee = p.divulguee || p.partie != Partie::Gestionnaire || p.nature != NaturePosition::Proposition;
    Ok(Position {
        id: 0,
        demande_id: p.demande,
        seance_id: p.seance,
        partie: p.partie,
        nature: p.nature,
        valeur: nombre,
        jour,
        texte: words,
        divulguee,
    })
}

/// Notes a position that [`notable`] gave: it replaces the proposal of the same side in the same meeting, or what ended the point there.
/// A proposal reopens a point that a disagreement or a postponement had ended in this meeting.
///
/// # Errors
/// Those of [`Ecriture::create`], [`Ecriture::update`] and [`Ecriture::delete`].
pub fn noter(w: &mut Ecriture<'_>, d: &Dossier, p: &Position) -> Result<Op> {
    let point = d.demandes.iter().find(|x| x.id == p.demande_id);
    let point = point.ok_or_else(|| Error::LigneInconnue(Demande::TABLE.nom.to_owned(), p.demande_id))?;
    let said = tour(d, p.seance_id, point);
    let values = values(p);
    let former = match p.nature {
        NaturePosition::Proposition => {
            if let Some(issue) = said.as_ref().and_then(|t| t.issue) {
                w.delete(Position::TABLE.nom, issue.id)?;
            }
            said.and_then(|t| if p.partie == Partie::Gestionnaire { t.service } else { t.autre })
        }
        _ => said.and_then(|t| t.issue),
    };
    match former {
        Some(row) => w.update(Position::TABLE.nom, row.id, &values)?,
        None => {
            w.create(Position::TABLE.nom, &values, None)?;
        }
    }
    Ok(Op::NoterPosition { demande: p.demande_id, objet: point.code.clone(), nature: p.nature })
}

/// Fields of a position as the store takes them.
pub(super) fn values(p: &Position) -> Map<String, Json> {
    fields(json!({
        "demande_id": p.demande_id, "seance_id": p.seance_id, "partie": p.partie.code(), "nature": p.nature.code(),
        "valeur": p.valeur, "jour": p.jour, "texte": p.texte, "divulguee": p.divulguee,
    }))
}

/// Takes away what ended a point in a meeting, so that it is open again.
///
/// # Errors
/// The reason why it cannot be.
pub fn issue_a_retirer(d: &Dossier, seance: Id, demande: Id) -> std::result::Result<&Position, SeanceRefusee> {
    let (_, point) = en_seance(d, seance, demande)?;
    tour(d, seance, point).and_then(|t| t.issue).ok_or(SeanceRefusee::RienARouvrir)
}

/// Agreement of a meeting, with the cell it writes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ValeurConvenue {
    /// Point of the agreement.
    pub demande: Id,
    /// Code of the point.
    pub code: String,
    /// Place of the cell in French; what is asked, when the cell is gone.
    pub lieu: String,
    /// Present value in French; empty when the cell holds none.
    pub avant: String,
    /// Agreed value in French.
    pub apres: String,
    /// Whether it can be written, or why not.
    pub sort: SortAccord,
    /// Year that is closed, or code of the point whose agreement replaces this one.
    pub precision: String,
    /// Value as the store takes it.
    #[serde(skip)]
    valeur: Option<(CiblePoint, Json)>,
}

/// Decision that closing a meeting would write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DecisionProposee {
    /// Point of the decision.
    pub demande: Id,
    /// Code of the point.
    pub code: String,
    /// Words of the demand and of the agreement.
    pub texte: String,
    /// Day by which it is due, `AAAA-MM-JJ`; `None` when the point has none.
    pub echeance: Option<NaiveDate>,
    /// Whether the point is postponed, not agreed.
    pub reporte: bool,
}

/// Point that a meeting leaves open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointLaisse {
    /// Identifier of the point.
    pub demande: Id,
    /// Code of the point.
    pub code: String,
    /// Words of the demand.
    pub objet: String,
    /// State of the point.
    pub etat: EtatPoint,
}

/// Result of closing a meeting, computed before anything is written.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlanSeance {
    /// Meeting to close.
    pub seance: Id,
    /// Agreements on a cell, in the order of the points.
    pub valeurs: Vec<ValeurConvenue>,
    /// Decisions: one for each agreement and each postponement.
    pub decisions: Vec<DecisionProposee>,
    /// Points that are neither agreed, postponed nor withdrawn.
    pub ouverts: Vec<PointLaisse>,
    /// Names of the parties, proposed as participants.
    pub parties: Vec<String>,
}

impl PlanSeance {
    /// Whether closing may write the value agreed on a point.
    #[must_use]
    pub fn writes(&self, demande: Id) -> bool {
        self.valeurs.iter().any(|v| v.demande == demande && v.sort == SortAccord::AEcrire)
    }
}

/// Plan of closing a meeting.
///
/// # Errors
/// The reason why it cannot be closed.
pub fn plan(d: &Dossier, seance: Id) -> std::result::Result<PlanSeance, SeanceRefusee> {
    let s = open(d, seance)?;
    let points: Vec<&Demande> = d.demandes.iter().filter(|x| x.revue_id == s.revue_id).collect();
    let mut valeurs: Vec<ValeurConvenue> = points.iter().filter_map(|p| agreed(d, seance, p)).collect();
    // Of two agreements on one cell, the last holds.
    let mut last: BTreeMap<(&str, Id, &str), usize> = BTreeMap::new();
    for (at, v) in valeurs.iter().enumerate() {
        if let Some((c, _)) = &v.valeur {
            last.insert((c.table.nom, c.id, c.champ.nom), at);
        }
    }
    let replaced: Vec<Option<String>> = valeurs
        .iter()
        .enumerate()
        .map(|(at, v)| {
            let (c, _) = v.valeur.as_ref()?;
            let by = *last.get(&(c.table.nom, c.id, c.champ.nom))?;
            (by != at).then(|| valeurs[by].code.clone())
        })
        .collect();
    for (v, by) in valeurs.iter_mut().zip(replaced) {
        if let Some(code) = by {
            (v.sort, v.precision) = (SortAccord::Remplace, code);
        }
    }
    let decision = |p: &&Demande| {
        let issue = tour(d, seance, p)?.issue?;
        let reporte = issue.nature == NaturePosition::Report;
        if !reporte && issue.nature != NaturePosition::Accord {
            return None;
        }
        let agreed = mots::position(d, p, issue);
        let what = plain(&p.objet);
        let texte = match (reporte, agreed.is_empty()) {
            (false, true) => what,
            (false, false) => format!("{what}\u{202F}: {agreed}"),
            (true, true) => format!("{what}\u{202F}: reporté"),
            (true, false) => format!("{what}\u{202F}: reporté, {agreed}"),
        };
        Some(DecisionProposee { demande: p.id, code: p.code.clone(), texte, echeance: p.echeance, reporte })
    };
    let left = |p: &&Demande| {
        let etat = etat(d, p);
        let open = matches!(etat, EtatPoint::Ouvert | EtatPoint::Desaccord);
        open.then(|| PointLaisse { demande: p.id, code: p.code.clone(), objet: plain(&p.objet), etat })
    };
    let parties = d.gestionnaires.first().map(|g| g.raison_sociale.clone()).into_iter().chain([d.departement.nom.clone()]);
    Ok(PlanSeance {
        seance,
        decisions: points.iter().filter_map(decision).collect(),
        ouverts: points.iter().filter_map(left).collect(),
        valeurs,
        parties: parties.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect(),
    })
}

/// Agreement of this meeting on a point that names a cell; `None` for a point in words alone.
fn agreed(d: &Dossier, seance: Id, point: &Demande) -> Option<ValeurConvenue> {
    let issue = tour(d, seance, point)?.issue.filter(|p| p.nature == NaturePosition::Accord)?;
    let apres = mots::position(d, point, issue);
    let told = |lieu: String, avant: String, sort, precision: String, valeur| ValeurConvenue {
        demande: point.id,
        code: point.code.clone(),
        lieu,
        avant,
        apres: apres.clone(),
        sort,
        precision,
        valeur,
    };
    let cible = match cible(d, point) {
        VisePoint::Aucun => return None,
        VisePoint::Perdu => return Some(told(plain(&point.objet), String::new(), SortAccord::CiblePerdue, String::new(), None)),
        VisePoint::Cellule(cible) => cible,
    };
    let (lieu, avant) = (mots::place(d, &cible), mots::actuelle(d, &cible));
    let Some((given, value)) = mots::convenue(&cible, issue) else {
        return Some(told(lieu, avant, SortAccord::SansValeur, String::new(), None));
    };
    let valeur = Some((cible, value));
    Some(if cell(d, &cible).as_ref() == Some(&given) {
        told(lieu, avant, SortAccord::DejaEcrit, String::new(), valeur)
    } else if let Some(annee) = closed_year(d, &cible) {
        told(lieu, avant, SortAccord::AnneeClose, annee.to_string(), valeur)
    } else {
        told(lieu, avant, SortAccord::AEcrire, String::new(), valeur)
    })
}

/// Closed year whose figures a cell belongs to; `None` when it may be written.
fn closed_year(d: &Dossier, cible: &CiblePoint) -> Option<i32> {
    if !verrou::figures(cible.table.nom).contains(&cible.champ.nom) {
        return None;
    }
    let other = |nom: &str| cell(d, &CiblePoint { champ: cible.table.champ(nom)?, ..*cible });
    if matches!(other("nature"), Some(Cellule::Texte(code)) if !verrou::nature_figee(&code)) {
        return None;
    }
    match other("annee") {
        Some(Cellule::Entier(annee)) => i32::try_from(annee).ok().filter(|a| d.is_closed(*a)),
        _ => None,
    }
}

/// Decision kept by the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRetenue {
    /// Words of the decision.
    pub texte: String,
    /// Name or function in charge.
    pub responsable: String,
    /// Day by which it is due.
    pub echeance: Option<NaiveDate>,
}

/// Choices made in the plan of a closing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cloture {
    /// Points whose agreed value is written.
    pub valeurs: Vec<Id>,
    /// Decisions to create.
    pub decisions: Vec<DecisionRetenue>,
    /// Participants: body, and who was there for it.
    pub participants: Vec<(String, Vec<String>)>,
}

/// Closes a meeting: minutes, decisions, agreed values.
///
/// # Errors
/// Those of [`Ecriture::create`] and [`Ecriture::update`].
pub fn clore(w: &mut Ecriture<'_>, d: &Dossier, plan: &PlanSeance, choices: &Cloture) -> Result<Op> {
    let gone = || Error::LigneInconnue(Seance::TABLE.nom.to_owned(), plan.seance);
    let s = d.seances.iter().find(|s| s.id == plan.seance).ok_or_else(gone)?;
    let revue = d.revues.iter().find(|r| r.id == s.revue_id);
    let comite = w.create(Comite::TABLE.nom, &minutes(d, s, revue), None)?;
    for (organisme, fonctions) in choices.participants.iter().filter(|(o, f)| !o.trim().is_empty() || !f.is_empty()) {
        let row = json!({ "comite_id": comite, "organisme": organisme.trim(), "fonctions": fonctions });
        w.create(Participant::TABLE.nom, &fields(row), None)?;
    }
    for x in &choices.decisions {
        let etat = StatutEtape::AFaire.code();
        let row = json!({
            "comite_id": comite, "texte": x.texte.trim(), "responsable": x.responsable.trim(), "echeance": x.echeance, "etat": etat,
        });
        w.create(DecisionComite::TABLE.nom, &fields(row), None)?;
    }
    for v in plan.valeurs.iter().filter(|v| choices.valeurs.contains(&v.demande) && v.sort == SortAccord::AEcrire) {
        if let Some((c, value)) = &v.valeur {
            let values = Map::from_iter([(c.champ.nom.to_owned(), value.clone())]);
            w.update(c.table.nom, c.id, &values)?;
        }
    }
    w.update(Seance::TABLE.nom, s.id, &fields(json!({ "etat": EtatSeance::Close.code(), "comite_id": comite })))?;
    Ok(Op::CloreSeance { id: s.id, objet: nom(s) })
}

/// Minutes of a meeting: its points, and what each party said of those that are not agreed.
fn minutes(d: &Dossier, s: &Seance, revue: Option<&Revue>) -> Map<String, Json> {
    let points: Vec<&Demande> = d.demandes.iter().filter(|x| x.revue_id == s.revue_id).collect();
    let named = |p: &Demande| [p.code.trim(), &plain(&p.objet)].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" – ");
    let agenda: Vec<String> = points.iter().map(|p| named(p)).collect();
    let exchange = |p: &&Demande| {
        let tour = tour(d, s.id, p)?;
        if tour.issue.is_some_and(|i| i.nature == NaturePosition::Accord) {
            return None;
        }
        let said = |who: &str, of: Option<&Position>| {
            let words = mots::position(d, p, of.filter(|x| x.divulguee)?);
            (!words.is_empty()).then(|| format!("{who}\u{202F}: {words}"))
        };
        let parts: Vec<String> =
            [said("position du service", tour.service), said("position du Département", tour.autre)].into_iter().flatten().collect();
        let state = etat(d, p).libelle();
        let words = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("\u{202F}; ")) };
        Some(format!("{}\u{202F}: {state}{words}.", named(p)))
    };
    let title = revue.map_or_else(|| "Négociation".to_owned(), |r| majuscule(r.type_revue.libelle()));
    let numero = s.numero.map(|n| format!(" – séance n°\u{A0}{n}")).unwrap_or_default();
    fields(json!({
        "date": s.date,
        "lieu": super::lieu(s),
        "objet": format!("{title}{numero}"),
        "ordre_du_jour": agenda,
        "echanges": points.iter().filter_map(exchange).collect::<Vec<_>>(),
    }))
}
