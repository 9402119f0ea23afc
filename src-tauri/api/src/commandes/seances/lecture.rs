//! Reading of a meeting: what the screen shows of it, with or without the reserve.

use chrono::NaiveDate;
use cpom_core::calculs::concession::Impact;
use cpom_core::choix::{EtatPoint, EtatSeance, NaturePosition, Partie, PrioriteDemande};
use cpom_core::decimal::Montant;
use cpom_core::designation::plain;
use cpom_core::dire;
use cpom_core::francais;
use cpom_core::francais::typographie::typographier;
use cpom_core::modele::{Demande, Dossier, Genre, Id, Position};
use cpom_core::negociation::acte::{self, SeanceRefusee};
use cpom_core::negociation::effet::{self, Chiffrage, EffetAccords};
use cpom_core::negociation::mots::{self, ValeurPoint};
use cpom_core::negociation::{self, CiblePoint, Tour, VisePoint};
use serde::Serialize;

use super::{EssaiPositionRequest, SeanceRequest, refused};
use crate::commandes::RienRequest;
use crate::hote::Hote;
use crate::ouvert::opened;
use crate::phrases_seance;
use crate::session::{Resultat, Session};

/// Meeting as the screen shows it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SeanceView {
    /// Identifier of the meeting.
    pub seance: Id,
    /// « Séance n° 1 du 10 décembre 2026 ».
    pub nom: String,
    /// Kind and day of the review.
    pub revue: String,
    /// Place of the meeting, or that it is held in writing.
    pub lieu: String,
    /// Planned, open or closed.
    pub etat: EtatSeance,
    /// Points of the review by objective, in the order of the review.
    pub groupes: Vec<GroupePointsView>,
    /// Count of the points and worth of the agreements.
    pub compte: CompteView,
    /// Expected questions with their answers; none on a shared screen.
    pub questions: Vec<QuestionView>,
}

/// Points of one objective.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GroupePointsView {
    /// Code and title of the objective; `None` for points of the contract as a whole.
    pub objectif: Option<String>,
    /// Points of the group.
    pub points: Vec<PointView>,
}

/// Point of a review.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PointView {
    /// Identifier of the point.
    pub id: Id,
    /// Code of the point.
    pub code: String,
    /// Words of the demand.
    pub objet: String,
    /// Reason given for the demand.
    pub justification: String,
    /// Party that asks, in words.
    pub origine: Partie,
    /// State of the point.
    pub etat: EtatPoint,
    /// Day by which the agreement is carried out, `AAAA-MM-JJ`.
    pub echeance: Option<NaiveDate>,
    /// Cell that an agreement writes; `None` for a point in words.
    pub cible: Option<CibleAccordView>,
    /// Whether the cell that it named is gone.
    pub cible_perdue: bool,
    /// Rounds, newest first.
    pub tours: Vec<TourView>,
    /// Worth of the last proposals and of the agreement.
    pub effet: EffetPointView,
    /// Value proposed for an agreement: the last one of the other party, else the last one of the service.
    pub a_convenir: SaisieView,
    /// Part that the service keeps to itself; `None` on a shared screen.
    pub reserve: Option<ReservePointView>,
}

/// Cell of the dossier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CibleAccordView {
    /// Name of the table.
    pub table: String,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field.
    pub champ: String,
    /// Place in French: « IND-25, cible 2027 ».
    pub lieu: String,
    /// Present value in French; empty when the cell holds none.
    pub actuelle: String,
    /// Whether an agreement gives it words instead of a value.
    pub en_toutes_lettres: bool,
}

/// Cells that an agreement may write.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CiblesAccordView {
    /// Cells of the years that are not closed, in the order of the dossier.
    pub cibles: Vec<CibleAccordView>,
}

/// Value and words, as they are typed.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SaisieView {
    /// Value in French; empty for words alone.
    pub valeur: String,
    /// Words said with it.
    pub texte: String,
}

/// Round of a point.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TourView {
    /// Meeting of the round.
    pub seance: String,
    /// Whether it is the meeting shown.
    pub courant: bool,
    /// Proposal of the service.
    pub service: Option<PositionView>,
    /// Proposal of the other party.
    pub autre: Option<PositionView>,
    /// Agreement, disagreement, postponement or withdrawal.
    pub issue: Option<PositionView>,
}

/// Position of a party.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PositionView {
    /// Identifier of the row.
    pub id: Id,
    /// Proposal, agreement, disagreement, postponement or withdrawal.
    pub nature: NaturePosition,
    /// Value and words in French.
    pub dit: String,
    /// Value and words as they were typed.
    pub saisie: SaisieView,
    /// Whether the other party knows it.
    pub divulguee: bool,
}

/// Worth of the last proposals, in French sentences.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EffetPointView {
    /// Of the other party’s last proposal.
    pub autre: Option<String>,
    /// Of the service’s last proposal; of the demand as typed, when it made none.
    pub service: Option<String>,
    /// Whether the worth of the service is the one typed with the demand.
    pub service_saisi: bool,
    /// Distance between both.
    pub ecart: Option<String>,
    /// Of the agreement.
    pub accord: Option<String>,
    /// Effects of another kind, of the agreement or of the last proposal.
    pub details: Vec<String>,
}

/// Part of a point that the service keeps to itself.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ReservePointView {
    /// Priority of the demand.
    pub priorite: PrioriteDemande,
    /// Fall-back position; empty when there is none.
    pub repli: String,
    /// Worth of the fall-back position in French.
    pub impact_repli: Option<String>,
}

/// Expected question.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QuestionView {
    /// Question of the other party.
    pub question: String,
    /// Prepared answer.
    pub reponse: String,
}

/// Count of the points of a meeting.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CompteView {
    /// Points not settled.
    pub ouverts: usize,
    /// Points on which the parties agree.
    pub accords: usize,
    /// Points on which the parties disagree.
    pub desaccords: usize,
    /// Points postponed.
    pub reportes: usize,
    /// Points withdrawn.
    pub retires: usize,
    /// The whole in one sentence, with the worth of the agreements.
    pub phrase: String,
}

/// Value read while it is typed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EssaiPositionView {
    /// The value as it is read; `None` for words alone or when it is refused.
    pub lue: Option<String>,
    /// Sentence on why it cannot be taken.
    pub refus: Option<String>,
    /// Worth of the value in euros; `None` when it is not computed.
    pub effet: Option<String>,
    /// Effects of another kind.
    pub details: Vec<String>,
}

/// Reads a meeting.
///
/// # Errors
/// `aucun_dossier`; `seance` when it is gone.
pub fn seance_lire(session: &mut Session, hote: &dyn Hote, r: SeanceRequest) -> Resultat<SeanceView> {
    let jour = hote.maintenant().date();
    let file = opened(session)?;
    let d = file.dossier();
    let s = d.seances.iter().find(|s| s.id == r.seance).ok_or_else(|| refused(d, SeanceRefusee::Inconnue))?;
    // Once closed, worths are those of the state it was opened on: the agreed values are written since.
    let before = match (s.etat, s.version_id) {
        (EtatSeance::Close, Some(version)) => kept_before(file, version),
        _ => None,
    };
    let avant = before.as_ref().unwrap_or(d);
    let chiffres = Chiffrage::of(avant, jour);
    let points: Vec<&Demande> = d.demandes.iter().filter(|x| x.revue_id == s.revue_id).collect();
    let reading = MeetingReader { d, avant, chiffres: &chiffres, seance: s.id, partage: r.partage };
    let mut groupes: Vec<(Option<Id>, GroupePointsView)> = Vec::new();
    for point in &points {
        let view = reading.point(point);
        match groupes.iter_mut().find(|(o, _)| *o == point.objectif_id) {
            Some((_, g)) => g.points.push(view),
            None => {
                let objectif = point.objectif_id.and_then(|id| d.objectifs.iter().find(|o| o.id == id));
                let objectif = objectif.map(|o| format!("{} {}", o.code, o.libelle).trim().to_owned());
                groupes.push((point.objectif_id, GroupePointsView { objectif, points: vec![view] }));
            }
        }
    }
    let shown = d.questions.iter().filter(|q| !r.partage && q.revue_id == s.revue_id);
    Ok(SeanceView {
        seance: s.id,
        nom: negociation::nom(s),
        revue: d.revues.iter().find(|x| x.id == s.revue_id).map(negociation::nom_revue).unwrap_or_default(),
        lieu: negociation::lieu(s),
        etat: s.etat,
        compte: reading.compte(&points, jour),
        groupes: groupes.into_iter().map(|(_, g)| g).collect(),
        questions: shown.map(|q| QuestionView { question: plain(&q.question), reponse: plain(&q.reponse) }).collect(),
    })
}

/// Content of the version of a row; `None` when it was not kept or cannot be read.
fn kept_before(file: &cpom_core::store::Fichier, version: Id) -> Option<Dossier> {
    let kept = file.versions().ok()?.into_iter().find(|k| k.version_id == Some(version))?;
    file.version(kept.id).ok().map(|(_, d)| d)
}

/// Meeting being read.
struct MeetingReader<'a> {
    d: &'a Dossier,
    avant: &'a Dossier,
    chiffres: &'a Chiffrage,
    seance: Id,
    partage: bool,
}

impl MeetingReader<'_> {
    fn shown(&self, p: &&Position) -> bool {
        !self.partage || p.divulguee
    }

    fn point(&self, point: &Demande) -> PointView {
        let d = self.d;
        let vise = negociation::cible(d, point);
        let cible = vise.cellule();
        let rounds = negociation::tours(d, point);
        let autre = rounds.iter().rev().find_map(|t| t.autre).filter(|p| self.shown(p));
        let service = rounds.iter().rev().find_map(|t| t.service.filter(|p| self.shown(p)));
        let accord = negociation::accord(d, point).map(|(_, p)| p);
        let tours: Vec<TourView> = rounds.iter().rev().filter_map(|t| self.tour(point, t)).collect();
        let reserve = (!self.partage).then(|| ReservePointView {
            priorite: point.priorite,
            repli: point.position_repli.trim().to_owned(),
            impact_repli: point.impact_repli.map(|m| dire::signe(Genre::Montant, m.raw())),
        });
        PointView {
            id: point.id,
            code: point.code.clone(),
            objet: typographier(&plain(&point.objet)),
            justification: typographier(&plain(&point.justification)),
            origine: point.origine,
            etat: negociation::etat(d, point),
            echeance: point.echeance,
            cible: cible.map(|c| cell_view(d, &c, mots::place(d, &c))),
            cible_perdue: vise == VisePoint::Perdu,
            tours,
            effet: self.effet(point, autre, service, accord),
            a_convenir: autre.or(service).map(|p| self.saisie(point, p)).unwrap_or_default(),
            reserve,
        }
    }

    fn tour(&self, point: &Demande, t: &Tour<'_>) -> Option<TourView> {
        let view = |p: Option<&Position>| p.filter(|p| self.shown(p)).map(|p| self.position(point, p));
        let (service, autre, issue) = (view(t.service), view(t.autre), view(t.issue));
        if service.is_none() && autre.is_none() && issue.is_none() {
            return None;
        }
        Some(TourView { seance: negociation::nom(t.seance), courant: t.seance.id == self.seance, service, autre, issue })
    }

    fn position(&self, point: &Demande, p: &Position) -> PositionView {
        PositionView {
            id: p.id,
            nature: p.nature,
            dit: mots::position(self.d, point, p),
            saisie: self.saisie(point, p),
            divulguee: p.divulguee,
        }
    }

    /// Value and words of a position as they would be typed again; words that only repeat the value are left out.
    fn saisie(&self, point: &Demande, p: &Position) -> SaisieView {
        let valeur = mots::valeur(self.d, point, p);
        let alone = !valeur.is_empty() && mots::position(self.d, point, p) == valeur;
        SaisieView { texte: if alone { String::new() } else { p.texte.trim().to_owned() }, valeur }
    }

    /// Worth of a position; `None` when it is not computed, or rests on the reserve on a shared screen.
    fn worth(&self, point: &Demande, p: &Position) -> Option<(CiblePoint, Impact)> {
        let cible = negociation::cible(self.avant, point).cellule()?;
        if self.partage && effet::rests_on_reserve(&cible) {
            return None;
        }
        Some((cible, effet::valoir(self.avant, self.chiffres, &cible, ValeurPoint::of(p)?)?))
    }

    fn effet(&self, point: &Demande, autre: Option<&Position>, service: Option<&Position>, accord: Option<&Position>) -> EffetPointView {
        let of = |p: Option<&Position>| p.and_then(|p| self.worth(point, p));
        let (theirs, ours, agreed) = (of(autre), of(service), of(accord));
        let said = |w: &Option<(CiblePoint, Impact)>| w.as_ref().map(|(_, i)| effet::euros(i)).filter(|t| !t.is_empty());
        let money = |w: &Option<(CiblePoint, Impact)>| w.as_ref().map(|(_, i)| i.euros);
        // Without a proposal of its own, the service stands by its demand, whose worth was typed.
        let typed = point.impact.filter(|m| service.is_none() && point.origine == Partie::Gestionnaire && *m != Montant::ZERO);
        let gap = match (money(&theirs), money(&ours).or(typed)) {
            (Some(a), Some(b)) if a != b => Some(francais::euros(Montant::from_raw((b - a).raw().abs()))),
            _ => None,
        };
        let details = agreed.as_ref().or(theirs.as_ref()).or(ours.as_ref()).map(|(cible, i)| self.details(cible, i)).unwrap_or_default();
        EffetPointView {
            autre: said(&theirs),
            service: said(&ours).or_else(|| typed.map(|m| dire::signe(Genre::Montant, m.raw()))),
            service_saisi: typed.is_some(),
            ecart: gap,
            accord: said(&agreed),
            details,
        }
    }

    fn details(&self, cible: &CiblePoint, impact: &Impact) -> Vec<String> {
        let mut out = effet::autres(self.avant, cible, impact);
        // The balance of the contract is the agency’s own.
        if let Some(e) = impact.equilibre.filter(|_| !self.partage) {
            let signed = |p: cpom_core::decimal::Prix| dire::signe(Genre::Prix, p.round_to(2).raw());
            out.push(format!("écart à l’équilibre\u{202F}: {} puis {}", signed(e.avant), signed(e.apres)));
        }
        out
    }

    fn compte(&self, points: &[&Demande], jour: NaiveDate) -> CompteView {
        let count = |wanted: EtatPoint| points.iter().filter(|p| negociation::etat(self.d, p) == wanted).count();
        let effets = effet::accords(self.d, self.avant, self.chiffres, jour, points, self.partage);
        let mut view = CompteView {
            ouverts: count(EtatPoint::Ouvert),
            accords: count(EtatPoint::Accord),
            desaccords: count(EtatPoint::Desaccord),
            reportes: count(EtatPoint::Reporte),
            retires: count(EtatPoint::Retire),
            phrase: String::new(),
        };
        view.phrase = counted(&view, &effets);
        view
    }
}

/// Count in one sentence: « 3 accords · 1 point ouvert · effet des accords : +5 040 € en 2027 ».
fn counted(c: &CompteView, effets: &EffetAccords) -> String {
    let n = |n: usize, one: &str, many: &str| {
        format!("{} {}", francais::entier(i64::try_from(n).unwrap_or(i64::MAX)), if n > 1 { many } else { one })
    };
    let mut out = vec![n(c.accords, "accord", "accords")];
    for (count, one, many) in [
        (c.desaccords, "désaccord", "désaccords"),
        (c.reportes, "reporté", "reportés"),
        (c.retires, "retiré", "retirés"),
        (c.ouverts, "ouvert", "ouverts"),
    ] {
        if count > 0 {
            out.push(n(count, one, many));
        }
    }
    let sums = effets.sums();
    if !sums.is_empty() {
        out.push(format!("effet des accords\u{202F}: {}", sums.join(", ")));
    }
    if effets.sans_calcul > 0 {
        out.push(n(effets.sans_calcul, "accord d’effet non compté", "accords d’effet non compté"));
    }
    out.join(" · ")
}

fn cell_view(d: &Dossier, c: &CiblePoint, lieu: String) -> CibleAccordView {
    CibleAccordView {
        table: c.table.nom.to_owned(),
        id: c.id,
        champ: c.champ.nom.to_owned(),
        lieu,
        actuelle: mots::actuelle(d, c),
        en_toutes_lettres: mots::en_toutes_lettres(c),
    }
}

pub(crate) fn position_essayer(session: &mut Session, hote: &dyn Hote, r: EssaiPositionRequest) -> Resultat<EssaiPositionView> {
    let jour = hote.maintenant().date();
    let d = opened(session)?.dossier();
    let (_, point) = acte::en_seance(d, r.seance, r.demande).map_err(|why| refused(d, why))?;
    let mut view = EssaiPositionView { lue: None, refus: None, effet: None, details: Vec::new() };
    let Some(cible) = negociation::cible(d, point).cellule().filter(|c| !mots::en_toutes_lettres(c)) else { return Ok(view) };
    if r.valeur.trim().is_empty() {
        return Ok(view);
    }
    match mots::lire(d, &cible, &r.valeur) {
        Err(why) => view.refus = Some(phrases_seance::valeur_refusee(why)),
        Ok(valeur) => {
            view.lue = mots::cellule(&cible, valeur).map(|c| mots::dite(d, &cible, &c));
            let chiffres = Chiffrage::of(d, jour);
            let reading = MeetingReader { d, avant: d, chiffres: &chiffres, seance: r.seance, partage: r.partage };
            let hidden = r.partage && effet::rests_on_reserve(&cible);
            if let Some(worth) = effet::valoir(d, &chiffres, &cible, valeur).filter(|_| !hidden) {
                view.effet = Some(effet::euros(&worth)).filter(|t| !t.is_empty());
                view.details = reading.details(&cible, &worth);
            }
        }
    }
    Ok(view)
}

pub(crate) fn cibles_lire(session: &mut Session, _: &dyn Hote, _: RienRequest) -> Resultat<CiblesAccordView> {
    let d = opened(session)?.dossier();
    let all = negociation::cibles(d);
    let places = mots::places(d, &all);
    Ok(CiblesAccordView { cibles: all.iter().zip(places).map(|(c, lieu)| cell_view(d, c, lieu)).collect() })
}
