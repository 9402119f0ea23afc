//! Judgements on dates: late rows and next rows, made once for the window, the findings and the documents.
//!
//! A manager who reads « en retard » on the screen must find it in the file printed for the meeting. [`calculer`] reads
//! the snapshot and the day, and gives each row with a date its [`EtatSuivi`]; no other code compares a date with
//! today. The rules:
//! - a row is late from the day after its date, never on the day itself;
//! - a row that is closed ([`StatutEtape::is_closed`], [`StatutAction::is_closed`]) is never late;
//! - a row whose own state says « en retard » is late whatever its date;
//! - an action is late when its end has passed, when one of its steps is late, or when its state says so; a postponed
//!   action (« reportée ») is not late;
//! - the steps of an abandoned action are closed with it; a step of a postponed action is late only when its own state
//!   says so;
//! - a risk is closed when it is under control or set aside, or when its action is closed;
//! - a piece is no longer valid from the day after its last day.
//!
//! « En retard » is about dates; « non atteint » is about the target of an indicator and is judged in
//! `calculs/indicateurs.rs`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::choix::{StatutAction, StatutEtape};
use crate::modele::{Action, Dossier, Etape, Id, Risque};

/// State of a row with a date, as of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EtatSuivi {
    /// The row is done, realised or given up and needs no more follow-up.
    Clos,
    /// The date of the row is before the day, or its own state says « en retard ».
    EnRetard,
    /// The date of the row is the day or later, or missing, or the row is postponed.
    Ouvert,
}

/// Reason why an action is late; the first that applies, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MotifRetard {
    /// The end of the action is before the day.
    Fin,
    /// The date of one of its steps is before the day.
    Etape,
    /// The state entered for the action or for a step says « en retard ».
    Statut,
}

/// State, as of a day, of a step, deadline, decision, measure, risk or piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct LigneSuivie {
    /// Identifier of the row.
    pub id: Id,
    /// State of the row.
    pub etat: EtatSuivi,
}

/// State of an action, as of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ActionSuivie {
    /// Identifier of the action.
    pub id: Id,
    /// State of the action.
    pub etat: EtatSuivi,
    /// Reason why it is late; `None` when it is not.
    pub motif: Option<MotifRetard>,
    /// Date that has passed: the end of the action, or the earliest date of its late steps; `None` without such a date.
    pub depuis: Option<NaiveDate>,
}

/// All judgements on the dates of a dossier, as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Suivi {
    /// Day of the judgements.
    pub jour: NaiveDate,
    /// State of each action, in display order.
    pub actions: Vec<ActionSuivie>,
    /// State of each step, in display order.
    pub etapes: Vec<LigneSuivie>,
    /// State of each deadline, in display order.
    pub echeances: Vec<LigneSuivie>,
    /// State of each decision of a committee, in display order.
    pub decisions: Vec<LigneSuivie>,
    /// State of each piece, in display order; late when its last day of validity has passed.
    pub pieces: Vec<LigneSuivie>,
    /// State of each measure on working life, in display order.
    pub conditions_travail: Vec<LigneSuivie>,
    /// State of each risk, in display order; late when the date of its counter-measure has passed.
    pub risques: Vec<LigneSuivie>,
    /// Deadlines to meet: the late ones, then those to come, each group by date.
    pub prochaines: Vec<Id>,
    /// First open deadline on the day or later.
    pub prochaine_echeance: Option<Id>,
    /// Review to prepare: the first on the day or later, otherwise one without a date, otherwise the latest held.
    pub revue: Option<Id>,
}

/// State of the row `id`; open for a row added since the computation.
fn state_of(rows: &[LigneSuivie], id: Id) -> EtatSuivi {
    rows.iter().find(|l| l.id == id).map_or(EtatSuivi::Ouvert, |l| l.etat)
}

impl Suivi {
    /// State of an action; `None` for an action added since the computation.
    #[must_use]
    pub fn action(&self, id: Id) -> Option<&ActionSuivie> {
        self.actions.iter().find(|a| a.id == id)
    }

    /// Whether an action is late; false for an action added since the computation.
    #[must_use]
    pub fn action_late(&self, id: Id) -> bool {
        self.action(id).is_some_and(|a| a.etat == EtatSuivi::EnRetard)
    }

    /// State of an action on the day: late before anything else, otherwise its own.
    #[must_use]
    pub fn statut(&self, a: &Action) -> StatutAction {
        if self.action_late(a.id) { StatutAction::EnRetard } else { a.statut }
    }

    /// State of a step; open for a step added since the computation.
    #[must_use]
    pub fn etape(&self, id: Id) -> EtatSuivi {
        state_of(&self.etapes, id)
    }

    /// State of a deadline; open for a deadline added since the computation.
    #[must_use]
    pub fn echeance(&self, id: Id) -> EtatSuivi {
        state_of(&self.echeances, id)
    }

    /// State of a decision; open for a decision added since the computation.
    #[must_use]
    pub fn decision(&self, id: Id) -> EtatSuivi {
        state_of(&self.decisions, id)
    }

    /// State of a measure on working life; open for a measure added since the computation.
    #[must_use]
    pub fn condition_travail(&self, id: Id) -> EtatSuivi {
        state_of(&self.conditions_travail, id)
    }

    /// State of a risk; open for a risk added since the computation.
    #[must_use]
    pub fn risque(&self, id: Id) -> EtatSuivi {
        state_of(&self.risques, id)
    }

    /// State of a piece; open for a piece added since the computation.
    #[must_use]
    pub fn piece(&self, id: Id) -> EtatSuivi {
        state_of(&self.pieces, id)
    }
}

pub(super) fn calculer(d: &Dossier, jour: NaiveDate) -> Suivi {
    let etapes: Vec<LigneSuivie> = d.etapes.iter().map(|e| LigneSuivie { id: e.id, etat: step(d, e, jour) }).collect();
    let line = |id, statut, date| LigneSuivie { id, etat: dated(statut, date, jour) };
    let echeances: Vec<LigneSuivie> = d.echeances.iter().map(|e| line(e.id, e.statut, e.date)).collect();
    let mut open: Vec<_> = d.echeances.iter().zip(&echeances).filter(|(_, l)| l.etat != EtatSuivi::Clos).collect();
    open.sort_by_key(|(e, l)| (l.etat != EtatSuivi::EnRetard, e.date.is_none(), e.date));
    let to_come = |date: Option<NaiveDate>| date.is_some_and(|date| date >= jour);
    Suivi {
        jour,
        actions: d.actions.iter().map(|a| action(d, a, &etapes, jour)).collect(),
        decisions: d.decisions.iter().map(|x| line(x.id, x.etat, x.echeance)).collect(),
        conditions_travail: d.conditions_travail.iter().map(|c| line(c.id, c.etat, c.echeance)).collect(),
        risques: d.risques.iter().map(|r| LigneSuivie { id: r.id, etat: risk(d, r, jour) }).collect(),
        pieces: d
            .pieces
            .iter()
            .map(|p| LigneSuivie {
                id: p.id,
                etat: if p.validite.is_some_and(|last| last < jour) { EtatSuivi::EnRetard } else { EtatSuivi::Ouvert },
            })
            .collect(),
        prochaines: open.iter().filter(|(e, l)| l.etat == EtatSuivi::EnRetard || e.date.is_some()).map(|(e, _)| e.id).collect(),
        prochaine_echeance: open.iter().filter(|(e, _)| to_come(e.date)).min_by_key(|(e, _)| e.date).map(|(e, _)| e.id),
        revue: review(d, jour),
        etapes,
        echeances,
    }
}

/// State of a row from its stored state and its date.
fn dated(statut: StatutEtape, date: Option<NaiveDate>, jour: NaiveDate) -> EtatSuivi {
    if statut.is_closed() {
        EtatSuivi::Clos
    } else if statut == StatutEtape::EnRetard || date.is_some_and(|date| date < jour) {
        EtatSuivi::EnRetard
    } else {
        EtatSuivi::Ouvert
    }
}

/// State of a risk; the risk of a closed action is closed.
fn risk(d: &Dossier, r: &Risque, jour: NaiveDate) -> EtatSuivi {
    let over = d.actions.iter().find(|a| a.id == r.action_id).is_some_and(|a| a.statut.is_closed());
    match (r.etat.is_closed() || over, r.echeance) {
        (true, _) => EtatSuivi::Clos,
        (false, Some(date)) if date < jour => EtatSuivi::EnRetard,
        (false, _) => EtatSuivi::Ouvert,
    }
}

fn step(d: &Dossier, e: &Etape, jour: NaiveDate) -> EtatSuivi {
    let own = dated(e.statut, e.echeance, jour);
    match d.actions.iter().find(|a| a.id == e.action_id).map(|a| a.statut) {
        Some(StatutAction::Abandonne) => EtatSuivi::Clos,
        Some(StatutAction::Reporte) if own == EtatSuivi::EnRetard && e.statut != StatutEtape::EnRetard => EtatSuivi::Ouvert,
        _ => own,
    }
}

fn action(d: &Dossier, a: &Action, etapes: &[LigneSuivie], jour: NaiveDate) -> ActionSuivie {
    let row = |etat, motif, depuis| ActionSuivie { id: a.id, etat, motif, depuis };
    if a.statut.is_closed() {
        return row(EtatSuivi::Clos, None, None);
    }
    if a.statut == StatutAction::Reporte {
        return row(EtatSuivi::Ouvert, None, None);
    }
    if let Some(fin) = a.date_fin.filter(|fin| *fin < jour) {
        return row(EtatSuivi::EnRetard, Some(MotifRetard::Fin), Some(fin));
    }
    let late: Vec<&Etape> =
        d.etapes.iter().zip(etapes).filter(|(e, l)| e.action_id == a.id && l.etat == EtatSuivi::EnRetard).map(|(e, _)| e).collect();
    match late.iter().filter_map(|e| e.echeance).filter(|date| *date < jour).min() {
        Some(date) => row(EtatSuivi::EnRetard, Some(MotifRetard::Etape), Some(date)),
        None if !late.is_empty() || a.statut == StatutAction::EnRetard => row(EtatSuivi::EnRetard, Some(MotifRetard::Statut), None),
        None => row(EtatSuivi::Ouvert, None, None),
    }
}

fn review(d: &Dossier, jour: NaiveDate) -> Option<Id> {
    let next = d.revues.iter().filter(|r| r.date_reunion.is_some_and(|date| date >= jour)).min_by_key(|r| r.date_reunion);
    let undated = || d.revues.iter().find(|r| r.date_reunion.is_none());
    next.or_else(undated).or_else(|| d.revues.iter().max_by_key(|r| r.date_reunion)).map(|r| r.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choix::Choix;
    use crate::modele::{DecisionComite, Echeance, Piece, Revue};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The day before, the day, the day after, no date.
    const DATES: [Option<&str>; 4] = [Some("2026-11-20"), Some("2026-11-21"), Some("2026-11-22"), None];

    fn at(date: Option<&str>) -> Option<NaiveDate> {
        date.map(day)
    }

    fn today() -> NaiveDate {
        day("2026-11-21")
    }

    use EtatSuivi::{Clos, EnRetard, Ouvert};

    #[test]
    fn a_deadline_a_decision_and_a_step_are_late_from_the_day_after_their_date() {
        for (statut, expected) in [
            (StatutEtape::AVenir, [EnRetard, Ouvert, Ouvert, Ouvert]),
            (StatutEtape::AFaire, [EnRetard, Ouvert, Ouvert, Ouvert]),
            (StatutEtape::EnCours, [EnRetard, Ouvert, Ouvert, Ouvert]),
            (StatutEtape::EnRetard, [EnRetard; 4]),
            (StatutEtape::Fait, [Clos; 4]),
            (StatutEtape::Abandonne, [Clos; 4]),
        ] {
            for (date, expected) in DATES.into_iter().zip(expected) {
                let d = Dossier {
                    actions: vec![Action { id: 1, statut: StatutAction::EnCours, ..Action::default() }],
                    etapes: vec![Etape { id: 2, action_id: 1, echeance: at(date), statut, ..Etape::default() }],
                    echeances: vec![Echeance { id: 3, date: at(date), statut, ..Echeance::default() }],
                    decisions: vec![DecisionComite { id: 4, echeance: at(date), etat: statut, ..DecisionComite::default() }],
                    ..Dossier::default()
                };
                let s = calculer(&d, today());
                assert_eq!((s.etape(2), s.echeance(3), s.decision(4)), (expected, expected, expected), "{statut:?} {date:?}");
                assert_eq!(s.action_late(1), expected == EnRetard, "an action is late with its step: {statut:?} {date:?}");
            }
        }
        assert_eq!(StatutEtape::TOUS.len(), 6, "a state of a step without a rule in this table");
    }

    #[test]
    fn an_action_is_late_by_its_end_its_step_or_its_state() {
        let (fin, step, said) = (Some(MotifRetard::Fin), Some(MotifRetard::Etape), Some(MotifRetard::Statut));
        // End of the action, date of its step: before, on or after the day, or none.
        for (statut, date_fin, echeance, etat, motif) in [
            (StatutAction::EnCours, DATES[0], None, EnRetard, fin),
            (StatutAction::EnCours, DATES[1], None, Ouvert, None),
            (StatutAction::EnCours, DATES[2], None, Ouvert, None),
            (StatutAction::EnCours, None, None, Ouvert, None),
            (StatutAction::ALancer, DATES[0], None, EnRetard, fin),
            (StatutAction::EnCours, DATES[2], DATES[0], EnRetard, step),
            (StatutAction::EnCours, DATES[0], DATES[0], EnRetard, fin),
            (StatutAction::EnRetard, DATES[2], DATES[0], EnRetard, step),
            (StatutAction::EnRetard, DATES[2], DATES[2], EnRetard, said),
            (StatutAction::EnRetard, None, None, EnRetard, said),
            (StatutAction::Realise, DATES[0], None, Clos, None),
            (StatutAction::Realise, DATES[0], DATES[0], Clos, None),
            (StatutAction::Abandonne, DATES[0], DATES[0], Clos, None),
            (StatutAction::Reporte, DATES[0], DATES[0], Ouvert, None),
            (StatutAction::Reporte, None, None, Ouvert, None),
        ] {
            let d = Dossier {
                actions: vec![Action { id: 1, statut, date_fin: at(date_fin), ..Action::default() }],
                etapes: vec![Etape { id: 2, action_id: 1, echeance: at(echeance), statut: StatutEtape::AFaire, ..Etape::default() }],
                ..Dossier::default()
            };
            let s = calculer(&d, today());
            let a = s.action(1).unwrap();
            assert_eq!((a.etat, a.motif), (etat, motif), "{statut:?}, fin {date_fin:?}, étape {echeance:?}");
            assert_eq!(a.depuis, if matches!(motif, None | Some(MotifRetard::Statut)) { None } else { at(DATES[0]) });
        }
    }

    #[test]
    fn a_step_follows_an_action_given_up_or_postponed() {
        for (statut, expected) in [
            (StatutAction::EnCours, EnRetard),
            // A realised action with an open step is contradictory, so the step stays late.
            (StatutAction::Realise, EnRetard),
            (StatutAction::Reporte, Ouvert),
            (StatutAction::Abandonne, Clos),
        ] {
            let d = Dossier {
                actions: vec![Action { id: 1, statut, ..Action::default() }],
                etapes: vec![Etape { id: 2, action_id: 1, echeance: at(DATES[0]), ..Etape::default() }],
                ..Dossier::default()
            };
            assert_eq!(calculer(&d, today()).etape(2), expected, "{statut:?}");
        }
    }

    #[test]
    fn a_piece_is_valid_until_its_last_day() {
        for (date, expected) in DATES.into_iter().zip([EnRetard, Ouvert, Ouvert, Ouvert]) {
            let d = Dossier { pieces: vec![Piece { id: 1, validite: at(date), ..Piece::default() }], ..Dossier::default() };
            assert_eq!(calculer(&d, today()).piece(1), expected, "{date:?}");
        }
    }

    #[test]
    fn what_comes_next_begins_with_what_is_late() {
        let e = |id, date, statut| Echeance { id, date: at(date), statut, ..Echeance::default() };
        let d = Dossier {
            echeances: vec![
                e(1, Some("2027-06-10"), StatutEtape::AVenir),
                e(2, Some("2026-04-30"), StatutEtape::AFaire),
                e(3, Some("2025-01-01"), StatutEtape::Fait),
                e(4, DATES[1], StatutEtape::AVenir),
                e(5, None, StatutEtape::AVenir),
                e(6, None, StatutEtape::EnRetard),
                e(7, DATES[2], StatutEtape::Abandonne),
            ],
            ..Dossier::default()
        };
        let s = calculer(&d, today());
        assert_eq!(s.prochaines, [2, 6, 4, 1]);
        assert_eq!(s.prochaine_echeance, Some(4), "the day itself is still to come");
        assert_eq!(calculer(&d, day("2028-01-01")).prochaine_echeance, None);
    }

    #[test]
    fn the_review_is_the_next_one_then_one_without_a_date_then_the_latest() {
        let review = |dates: &[Option<&str>]| {
            let revues = dates.iter().zip(1..).map(|(date, id)| Revue { id, date_reunion: at(*date), ..Revue::default() }).collect();
            calculer(&Dossier { revues, ..Dossier::default() }, today()).revue
        };
        assert_eq!(review(&[]), None);
        assert_eq!(review(&[None, Some("2027-01-01"), DATES[1], DATES[0]]), Some(3));
        assert_eq!(review(&[DATES[0], None]), Some(2));
        assert_eq!(review(&[Some("2025-01-01"), DATES[0], Some("2024-01-01")]), Some(2));
    }
}
