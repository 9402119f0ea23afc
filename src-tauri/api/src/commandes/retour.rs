//! Commands on a document of ours that comes back from the other party: reading its remarks, placing them on the points of a review,
//! noting them as positions.
//!
//! The document is read once and kept in the session, so that the remarks that are noted are those that were shown.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use cpom_core::Error;
use cpom_core::choix::{GenreRemarque, SortRemarque};
use cpom_core::comparaison::Tables;
use cpom_core::dire;
use cpom_core::modele::{Dossier, Id, TableDef};
use cpom_core::negociation::acte::SeanceRefusee;
use cpom_core::negociation::retour::{self, LieuRetour, RemarquePlacee, RemarqueRetour};
use cpom_core::negociation::{acte, nom};
use cpom_core::op::Op;
use cpom_core::store::backups::Cause;
use cpom_import::{RefusRetour, Retour, lire_retour};
use serde::{Deserialize, Serialize};

use super::seances::refused;
use crate::edition::{EditionView, answer, change, computed};
use crate::erreurs::Erreur;
use crate::hote::Hote;
use crate::ouvert::{back_up, is_open, opened};
use crate::phrases_gestes;
use crate::session::{Resultat, RetourGarde, Session};

commandes! {
    /// Reads the remarks of a document that came back, and says what would become of each; writes nothing.
    Lecture retour_lire: RetourLireRequest => RetourView,
    /// Says what would become of the remarks of the document that was read, on the points of a review or in a meeting.
    Lecture retour_placer: RetourPlacerRequest => RetourView,
    /// Notes remarks as positions of the other party, in the open meeting or in a new one in writing, as one step.
    Etape retour_noter: RetourNoterRequest => EditionView,
}

/// Document to read.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RetourLireRequest {
    /// Path of the file: `.docx`, `.xlsx`, `.pdf`.
    pub chemin: String,
}

/// Place to give to the remarks.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RetourPlacerRequest {
    /// Review of a new meeting; the one in preparation, else the last, when absent.
    #[serde(default)]
    pub revue: Option<Id>,
    /// Meeting, open or planned; when absent the open one, else a new one.
    #[serde(default)]
    pub seance: Option<Id>,
}

/// Remarks to note.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RetourNoterRequest {
    /// Review of a new meeting; the one in preparation, else the last, when absent.
    #[serde(default)]
    pub revue: Option<Id>,
    /// Meeting, open or planned; when absent the open one, else a new one.
    #[serde(default)]
    pub seance: Option<Id>,
    /// Day of a new meeting, `AAAA-MM-JJ`; that of the last remark when absent or empty.
    #[serde(default)]
    pub date: Option<String>,
    /// Ranks of the remarks to note, from 0.
    pub remarques: Vec<usize>,
}

/// Remarks of a document that came back.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RetourView {
    /// Name of the file, without its folder.
    pub fichier: String,
    /// Review whose points are looked at; `None` when the dossier has none.
    pub revue: Option<Id>,
    /// Meeting that would receive the remarks; `None` for one that would be made.
    pub seance: Option<Id>,
    /// Name of that meeting: « Séance n° 2 du 12 décembre 2026 »; empty when none can receive them.
    pub nom: String,
    /// Day of that meeting.
    pub date: NaiveDate,
    /// Sentence on why nothing can be noted; `None` when remarks can.
    pub refus: Option<String>,
    /// Remarks in the order of the document.
    pub remarques: Vec<RemarqueView>,
    /// Sheets whose cells could not be compared with the dossier.
    pub non_comparees: Vec<String>,
}

/// Remark of a document that came back.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RemarqueView {
    /// Row it is about; `None` for a remark to place by hand.
    pub lieu: Option<LieuRetourView>,
    /// Place in the document, in words.
    pub ou: String,
    /// Kind of the remark.
    pub genre: GenreRemarque,
    /// Author, as the document names him or her; empty when it does not.
    pub auteur: String,
    /// Day and time, `AAAA-MM-JJTHH:MM:SS`; `None` when the document gives none.
    pub date: Option<String>,
    /// Text removed, value of the dossier, or words that a comment is about.
    pub avant: String,
    /// Text added, value of the document, or words of the comment.
    pub apres: String,
    /// Words of the remark, in French.
    pub dit: String,
    /// Author and day in French; empty when the document gives neither.
    pub qui: String,
    /// Fate of the remark.
    pub sort: SortRemarque,
    /// Whether it may be noted.
    pub notable: bool,
    /// Its point; `None` for a remark that makes no position.
    pub point: Option<PointRetourView>,
}

/// Point that a remark is about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointRetourView {
    /// Identifier of the point; `None` for one that noting would add.
    pub demande: Option<Id>,
    /// Code of the point; empty for one to add.
    pub code: String,
    /// Words of the point.
    pub objet: String,
}

/// Row of the dossier that a remark is about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LieuRetourView {
    /// Name of the table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field; `None` for the row as a whole.
    pub champ: Option<String>,
    /// Row in words: « article «\u{202F}Litiges\u{202F}» ».
    pub nom: String,
}

impl RemarqueView {
    /// The remark in one sentence: its words, who made it and when.
    #[must_use]
    pub fn phrase(&self) -> String {
        retour::phrase(&self.dit, &self.qui)
    }
}

/// Reads a document and keeps it in the session.
///
/// # Errors
/// `aucun_dossier`; `retour` for a document that cannot be read.
pub fn retour_lire(session: &mut Session, hote: &dyn Hote, r: RetourLireRequest) -> Resultat<RetourView> {
    let chemin = PathBuf::from(&r.chemin);
    opened(session)?;
    // The open dossier is never read a second time.
    if is_open(session, &chemin) {
        return Err(Erreur::retour(&chemin, &RefusRetour::PasUnDocument));
    }
    let file = opened(session)?;
    let lu = lire_retour(&chemin, file.dossier()).map_err(|refus| match refus {
        RefusRetour::Fichier(e) => Error::fichier(&chemin, e).into(),
        refus => Erreur::retour(&chemin, &refus),
    })?;
    let garde = RetourGarde { fichier: file_name(&chemin), dossier: file.identite()?, lu };
    session.retour = Some(garde);
    retour_placer(session, hote, RetourPlacerRequest::default())
}

/// Places the remarks of the document that was read.
///
/// # Errors
/// `aucun_dossier`; `requete` when no document of the open dossier was read.
pub fn retour_placer(session: &mut Session, hote: &dyn Hote, r: RetourPlacerRequest) -> Resultat<RetourView> {
    let today = hote.maintenant().date();
    let (d, garde) = both(session)?;
    let date = last_day(&garde.lu, today);
    let revue = r.revue.or_else(|| review(d, hote));
    let vers = retour::destination(d, revue, r.seance, date);
    let meeting = vers.as_ref().ok().map(|v| &v.seance);
    let tables = Tables::of(d);
    let places = retour::plan(d, meeting, &garde.lu.remarques);
    let remarques = garde.lu.remarques.iter().zip(places).map(|(remarque, placed)| shown(d, &tables, remarque, placed)).collect();
    Ok(RetourView {
        fichier: garde.fichier.clone(),
        revue: meeting.map(|s| s.revue_id).or(revue),
        seance: meeting.map(|s| s.id).filter(|id| *id != 0),
        nom: meeting.map(nom).unwrap_or_default(),
        date: meeting.and_then(|s| s.date).unwrap_or(date),
        refus: vers.as_ref().err().map(|why| refused(d, *why).phrase),
        remarques,
        non_comparees: garde.lu.non_comparees.clone(),
    })
}

/// Notes remarks as positions of the other party.
///
/// # Errors
/// `seance` when no meeting can receive them or none of them can be noted; `requete` when no document was read, for a rank that is
/// not in it or a wrong day; `aucun_dossier`; those of a change.
pub fn retour_noter(session: &mut Session, hote: &dyn Hote, r: RetourNoterRequest) -> Resultat<EditionView> {
    let today = hote.maintenant().date();
    let (d, garde) = both(session)?;
    let date = match r.date.as_deref().filter(|t| !t.is_empty()) {
        Some(day) => super::day(hote, Some(day))?,
        None => last_day(&garde.lu, today),
    };
    let revue = r.revue.or_else(|| review(d, hote));
    let vers = retour::destination(d, revue, r.seance, date).map_err(|why| refused(d, why))?;
    let (d, lu, fichier) = (d.clone(), garde.lu.remarques.clone(), garde.fichier.clone());
    if r.remarques.iter().any(|rank| *rank >= lu.len()) {
        return Err(Erreur::requete("cette remarque n’est pas dans le document"));
    }
    let places = retour::plan(&d, Some(&vers.seance), &lu);
    if !r.remarques.iter().any(|rank| places.get(*rank).is_some_and(RemarquePlacee::est_notable)) {
        return Err(refused(&d, SeanceRefusee::RienANoter));
    }
    let choisies = r.remarques;
    if vers.ouverture.is_none() {
        return change(session, hote, |w| {
            let op = retour::noter(w, &d, &vers, None, &lu, &choisies, &fichier)?;
            Ok((op.lieu().map(|(_, id)| id), op))
        });
    }
    back_up(session, hote, Cause::Seance);
    let contexte = session.contexte(hote);
    let mut made = None;
    let done = opened(session)?.keep_with(&contexte, &acte::nom_avant(&vers.seance), vers.seance.date, |w, version| {
        let op = retour::noter(w, &d, &vers, Some(version), &lu, &choisies, &fichier)?;
        made = Some(op.clone());
        Ok(op)
    })?;
    let id = made.as_ref().and_then(Op::lieu).map(|(_, id)| id);
    let mut view = answer(session, hote, done, |_| id, None)?;
    view.fait = made.and_then(|op| phrases_gestes::fait(&op, &[]));
    Ok(view)
}

/// The open dossier, and the document read about it.
fn both(session: &Session) -> Resultat<(&Dossier, &RetourGarde)> {
    let file = session.fichier.as_ref().ok_or_else(Erreur::aucun_dossier)?;
    let identite = file.identite()?;
    let garde = session.retour.as_ref().filter(|g| g.dossier == identite);
    Ok((file.dossier(), garde.ok_or_else(|| Erreur::requete("aucune réponse n’a été lue pour ce dossier"))?))
}

/// Review of a new meeting: the one in preparation, else the last.
fn review(d: &Dossier, hote: &dyn Hote) -> Option<Id> {
    computed(d, hote).suivi.revue.or_else(|| d.revues.last().map(|r| r.id))
}

/// Day of the last remark, none after today; today when the document gives none.
fn last_day(lu: &Retour, today: NaiveDate) -> NaiveDate {
    lu.remarques.iter().filter_map(|r| r.date.map(|t| t.date())).filter(|day| *day <= today).max().unwrap_or(today)
}

fn file_name(chemin: &Path) -> String {
    chemin.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn shown(d: &Dossier, tables: &Tables, r: &RemarqueRetour, placed: RemarquePlacee) -> RemarqueView {
    let place = |lieu: LieuRetour| {
        let table = TableDef::de(lieu.table)?;
        let nom = dire::ligne(tables, table, lieu.id);
        Some(LieuRetourView { table: lieu.table.to_owned(), id: lieu.id, champ: lieu.champ.map(str::to_owned), nom })
    };
    let (avant, apres) = r.dites(d);
    RemarqueView {
        lieu: r.lieu.and_then(place),
        ou: r.ou.clone(),
        genre: r.genre,
        auteur: r.auteur.clone(),
        date: r.date.map(|t| t.format("%Y-%m-%dT%H:%M:%S").to_string()),
        avant,
        apres,
        dit: r.dit(d),
        qui: r.qui(),
        sort: placed.sort,
        notable: placed.est_notable(),
        point: placed.point.map(|p| PointRetourView { demande: p.demande, code: p.code, objet: p.objet }),
    }
}
