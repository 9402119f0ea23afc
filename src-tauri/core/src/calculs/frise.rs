//! The line of time of the contract: its years, its phases, and the days on which something was done or is expected.
//!
//! Paper and window draw one picture from these facts ([`frise`]). Mechanism: each dated row of the follow-up becomes a
//! [`RepereFrise`] on the line of its kind; a deadline that names again a meeting, a payment or an act of the same day is
//! left to that row. Lateness is judged by [`super::Suivi`] alone: a payment or a meeting whose day is past and whose row
//! does not say that it took place is « à confirmer », not late. Invariant: the facts are those of the snapshot given,
//! so that the picture of a copy handed over shows no meeting in preparation.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{Calculs, EtatSuivi};
use crate::choix::{Choix, EtatPhase, EtatRepere, GenreRepere, StatutAction, StatutDocument, StatutEtape, StatutVersement};
use crate::francais::sans_accents;
use crate::modele::mots::majuscule;
use crate::modele::{Action, Dossier, Echeance, Entite, Id};

/// Years before and after the contract that the line may show.
const AUTOUR: i32 = 2;

/// Line of time of a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Frise {
    /// Day of the judgements, marked on the line.
    pub jour: NaiveDate,
    /// First year of the line.
    pub debut: i32,
    /// Last year of the line.
    pub fin: i32,
    /// Stretches of the line, in order, without overlap.
    pub phases: Vec<PhaseFrise>,
    /// Days on the line, by date.
    pub reperes: Vec<RepereFrise>,
    /// Stretches of the actions, in the order of the plan; those given up and those without a date are left out.
    pub actions: Vec<ActionFrise>,
    /// Number of dated rows outside its years.
    pub hors: usize,
}

/// Stretch of the line: the preparation, then each year of the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PhaseFrise {
    /// Name of the stretch: « Préparation », « 2026 », « 2027 (juil.–déc.) ».
    pub nom: String,
    /// First day of the stretch.
    pub debut: NaiveDate,
    /// Last day of the stretch.
    pub fin: NaiveDate,
    /// State on the day.
    pub etat: EtatPhase,
}

/// Day on the line, with the row of the dossier it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RepereFrise {
    /// Day of the event.
    pub date: NaiveDate,
    /// Line on which it stands.
    pub genre: GenreRepere,
    /// State on the day of the judgements.
    pub etat: EtatRepere,
    /// Words of the row, or what it is.
    pub libelle: String,
    /// Name of the table of the row.
    pub table: &'static str,
    /// Identifier of the row.
    pub id: Id,
}

/// Stretch of an action, cut to the years of the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ActionFrise {
    /// Identifier of the action.
    pub id: Id,
    /// Code and title of the action.
    pub libelle: String,
    /// First day drawn: that of the action, else the first of the contract.
    pub debut: NaiveDate,
    /// Last day drawn: that of the action, else the last of the contract.
    pub fin: NaiveDate,
    /// State on the day of the judgements: done, late or to come; an action under way is to come until its end.
    pub etat: EtatRepere,
    /// Whether it has begun and is neither done nor late.
    pub en_cours: bool,
}

impl Frise {
    /// The days in a state, by date.
    pub fn dans(&self, etat: EtatRepere) -> impl Iterator<Item = &RepereFrise> {
        self.reperes.iter().filter(move |r| r.etat == etat)
    }

    /// Keeps the days whose table passes, and the actions when theirs does: a document that leaves a part out does not show its
    /// dates.
    pub fn retenir(&mut self, passe: impl Fn(&str) -> bool) {
        self.reperes.retain(|r| passe(r.table));
        self.actions.retain(|_| passe(Action::TABLE.nom));
    }
}

/// The line of time of a dossier, as of the day of `c`; `None` when the contract has no period and no row has a date.
#[must_use]
pub fn frise(d: &Dossier, c: &Calculs) -> Option<Frise> {
    let mut all = events(d, c);
    let phases = phases(d, c);
    let years = || phases.iter().map(|p| p.debut.year()).chain(phases.last().map(|p| p.fin.year()));
    let around = |annee: i32| (annee - AUTOUR, annee + AUTOUR);
    let (first, last) = match (c.annees.contrat.first(), c.annees.contrat.last()) {
        (Some(first), Some(last)) => (*first - AUTOUR, *last + AUTOUR),
        _ => around(c.suivi.jour.year()),
    };
    let inside = |r: &RepereFrise| (first..=last).contains(&r.date.year());
    let before = all.len();
    all.retain(inside);
    let hors = before - all.len();
    let of_rows = || all.iter().map(|r| r.date.year());
    let (debut, fin) = (years().chain(of_rows()).min()?, years().chain(of_rows()).max()?);
    all.sort_by_key(|r| (r.date, r.genre));
    let actions = actions(d, c, debut, fin);
    Some(Frise { jour: c.suivi.jour, debut, fin, phases, reperes: all, actions, hors })
}

/// The actions that have a place between the first day of `debut` and the last of `fin`.
fn actions(d: &Dossier, c: &Calculs, debut: i32, fin: i32) -> Vec<ActionFrise> {
    let edges = NaiveDate::from_ymd_opt(debut, 1, 1).zip(NaiveDate::from_ymd_opt(fin, 12, 31));
    let Some((first, last)) = edges else { return Vec::new() };
    let place = |a: &Action| {
        a.date_debut.or(a.date_fin)?;
        let from = a.date_debut.or(d.contrat.date_debut).unwrap_or(first);
        let to = a.date_fin.or(d.contrat.date_fin).unwrap_or(last);
        (from <= to && from <= last && to >= first).then(|| (from.max(first), to.min(last)))
    };
    let shown = d.actions.iter().filter(|a| a.statut != StatutAction::Abandonne);
    shown
        .filter_map(|a| {
            let (debut, fin) = place(a)?;
            let etat = judged(c.suivi.action(a.id).map_or(EtatSuivi::Ouvert, |x| x.etat));
            let libelle = named(&format!("{} {}", a.code.trim(), a.intitule.trim()), || "Action".to_owned());
            let en_cours = etat == EtatRepere::AVenir && debut <= c.suivi.jour;
            Some(ActionFrise { id: a.id, libelle, debut, fin, etat, en_cours })
        })
        .collect()
}

/// The preparation, from the call or the candidature, then the years of the contract.
fn phases(d: &Dossier, c: &Calculs) -> Vec<PhaseFrise> {
    let (Some(debut), Some(fin)) = (d.contrat.date_debut, d.contrat.date_fin) else { return Vec::new() };
    let jour = c.suivi.jour;
    let mut out = Vec::new();
    let first = debut.year() - AUTOUR;
    let prepared = [d.departement.aac_date_publication, d.departement.aac_date_candidature].into_iter().flatten().min();
    if let (Some(from), Some(to)) = (prepared.filter(|p| *p < debut && p.year() >= first), debut.pred_opt()) {
        out.push(PhaseFrise { nom: majuscule(EtatPhase::Preparation.libelle()), debut: from, fin: to, etat: EtatPhase::Preparation });
    }
    for annee in &c.annees.contrat {
        let edges = NaiveDate::from_ymd_opt(*annee, 1, 1).zip(NaiveDate::from_ymd_opt(*annee, 12, 31));
        let Some((from, to)) = edges.map(|(a, b)| (a.max(debut), b.min(fin))) else { continue };
        let etat = match (d.is_closed(*annee), from > jour, to < jour) {
            (true, _, _) => EtatPhase::Close,
            (_, true, _) => EtatPhase::AVenir,
            (_, _, true) => EtatPhase::Ecoulee,
            _ => EtatPhase::EnCours,
        };
        out.push(PhaseFrise { nom: c.annees.titre(*annee), debut: from, fin: to, etat });
    }
    out
}

/// State of an event from whether its row says that it took place.
fn state(done: bool, date: NaiveDate, jour: NaiveDate) -> EtatRepere {
    match (done, date < jour) {
        (true, _) => EtatRepere::Fait,
        (false, true) => EtatRepere::AConfirmer,
        (false, false) => EtatRepere::AVenir,
    }
}

/// State of a row that the follow-up judges.
fn judged(etat: EtatSuivi) -> EtatRepere {
    match etat {
        EtatSuivi::Clos => EtatRepere::Fait,
        EtatSuivi::EnRetard => EtatRepere::EnRetard,
        EtatSuivi::Ouvert => EtatRepere::AVenir,
    }
}

fn named(texte: &str, autrement: impl FnOnce() -> String) -> String {
    let texte = texte.trim();
    if texte.is_empty() { autrement() } else { texte.to_owned() }
}

fn events(d: &Dossier, c: &Calculs) -> Vec<RepereFrise> {
    let jour = c.suivi.jour;
    let mut out = Vec::new();
    let mut push = |date: Option<NaiveDate>, genre, etat: &dyn Fn(NaiveDate) -> EtatRepere, libelle: String, table, id| {
        out.extend(date.map(|date| RepereFrise { date, genre, etat: etat(date), libelle, table, id }));
    };
    push(d.contrat.date_signature, GenreRepere::Acte, &|x| state(x <= jour, x, jour), "Signature du contrat".to_owned(), "contrat", 1);
    for a in &d.avenants {
        let nom = a.numero.map_or_else(|| "Avenant".to_owned(), |n| format!("Avenant n° {n}"));
        push(a.date, GenreRepere::Acte, &|x| state(a.statut == StatutDocument::Signe, x, jour), nom, "avenants", a.id);
    }
    for m in &d.comites {
        // A row of a committee holds its minutes: past its day, the meeting took place.
        push(
            m.date,
            GenreRepere::Rencontre,
            &|x| state(x < jour, x, jour),
            named(&m.objet, || "Comité de suivi".to_owned()),
            "comites",
            m.id,
        );
    }
    for r in &d.revues {
        let held = matches!(r.statut, StatutDocument::Valide | StatutDocument::Signe);
        push(r.date_reunion, GenreRepere::Rencontre, &|x| state(held, x, jour), majuscule(r.type_revue.libelle()), "revues", r.id);
    }
    for v in &d.versements {
        let etat = |x| match v.statut {
            StatutVersement::EnRetard => EtatRepere::EnRetard,
            statut => state(statut == StatutVersement::Verse, x, jour),
        };
        let nom = format!("{} {}", majuscule(&named(&v.libelle, || v.type_versement.libelle().to_owned())), v.annee);
        push(v.date, GenreRepere::Versement, &etat, nom, "versements", v.id);
    }
    for x in d.decisions.iter().filter(|x| x.etat != StatutEtape::Abandonne) {
        let etat = judged(c.suivi.decision(x.id));
        push(x.echeance, GenreRepere::Echeance, &|_| etat, named(&x.texte, || "Décision".to_owned()), "decisions", x.id);
    }
    let said: Vec<NaiveDate> = out.iter().filter(|r| r.table != "decisions").map(|r| r.date).collect();
    for e in d.echeances.iter().filter(|e| e.statut != StatutEtape::Abandonne) {
        let etat = judged(c.suivi.echeance(e.id));
        let again = etat != EtatRepere::EnRetard && e.date.is_some_and(|date| said.contains(&date));
        out.extend(e.date.filter(|_| !again).map(|date| RepereFrise {
            date,
            genre: kind(e),
            etat,
            libelle: named(&e.libelle, || "Échéance".to_owned()),
            table: "echeances",
            id: e.id,
        }));
    }
    out
}

/// The line of a deadline, from its words: they choose where it is drawn and judge nothing.
fn kind(e: &Echeance) -> GenreRepere {
    const WORDS: [(GenreRepere, &[&str]); 3] = [
        (GenreRepere::Rencontre, &["comite", "reunion", "dialogue de gestion"]),
        (GenreRepere::Versement, &["acompte", "solde", "versement"]),
        (GenreRepere::Acte, &["signature", "avenant", "deliberation", "prise d'effet", "fin du contrat"]),
    ];
    let said = sans_accents(&e.libelle);
    WORDS.iter().find(|(_, words)| words.iter().any(|w| said.contains(w))).map_or(GenreRepere::Echeance, |(genre, _)| *genre)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calculs::calculer;
    use crate::exemple::exemple;
    use crate::modele::Versement;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(d: &Dossier, on: &str) -> Frise {
        frise(d, &calculer(d, day(on))).unwrap()
    }

    #[test]
    fn the_line_of_the_example_has_its_years_and_its_days() {
        let f = of(&exemple().unwrap(), "2026-11-21");
        assert_eq!((f.debut, f.fin, f.hors), (2023, 2028, 0));
        let said: Vec<_> = f.phases.iter().map(|p| (p.nom.as_str(), p.etat)).collect();
        assert_eq!(
            said,
            [
                ("Préparation", EtatPhase::Preparation),
                ("2024", EtatPhase::Close),
                ("2025", EtatPhase::Close),
                ("2026", EtatPhase::EnCours),
                ("2027", EtatPhase::AVenir),
                ("2028", EtatPhase::AVenir)
            ]
        );
        assert!(f.phases.windows(2).all(|w| w[0].fin < w[1].debut) && f.reperes.windows(2).all(|w| w[0].date <= w[1].date));
        let late: Vec<_> = f.dans(EtatRepere::EnRetard).map(|r| (r.table, r.date)).collect();
        assert_eq!(late, [("decisions", day("2026-10-31"))]);
        let on = |date: &str| f.reperes.iter().filter(|r| r.date == day(date)).map(|r| (r.table, r.genre, r.etat)).collect::<Vec<_>>();
        assert_eq!(on("2025-11-28"), [("avenants", GenreRepere::Acte, EtatRepere::Fait)], "the deadline of that day names it again");
        assert_eq!(on("2026-12-10")[0], ("revues", GenreRepere::Rencontre, EtatRepere::AVenir));
        assert_eq!(on("2027-07-15"), [("versements", GenreRepere::Versement, EtatRepere::AVenir)]);
        assert_eq!(on("2027-06-30").len(), 2);
    }

    #[test]
    fn a_day_that_is_past_is_late_only_where_the_follow_up_says_so() {
        let mut d = exemple().unwrap();
        d.versements.push(Versement { id: 90, annee: 2026, date: Some(day("2026-10-01")), ..Versement::default() });
        d.versements.push(Versement {
            id: 91,
            annee: 2026,
            date: Some(day("2026-10-02")),
            statut: StatutVersement::EnRetard,
            ..Versement::default()
        });
        let f = of(&d, "2026-11-21");
        let etat = |table: &str, id| f.reperes.iter().find(|r| r.table == table && r.id == id).map(|r| r.etat);
        assert_eq!((etat("versements", 90), etat("versements", 91)), (Some(EtatRepere::AConfirmer), Some(EtatRepere::EnRetard)));
        assert_eq!(of(&d, "2026-09-30").dans(EtatRepere::AConfirmer).count(), 0);
        let held = of(&d, "2026-12-11");
        assert_eq!(held.reperes.iter().find(|r| r.table == "revues").unwrap().etat, EtatRepere::AConfirmer, "nothing says it was held");
        // What is late stays, on the day of a meeting too.
        d.echeances[12].statut = StatutEtape::EnRetard;
        assert!(of(&d, "2026-11-21").dans(EtatRepere::EnRetard).any(|r| r.table == "echeances"));
        let mut f = of(&d, "2026-11-21");
        f.retenir(|table| table != "versements");
        assert!(f.reperes.iter().all(|r| r.genre != GenreRepere::Versement || r.table == "echeances"));
    }

    #[test]
    fn actions_stand_between_their_dates_with_the_state_that_the_follow_up_gives() {
        let mut d = exemple().unwrap();
        let all = of(&d, "2026-11-21").actions;
        assert_eq!(all.len(), d.actions.iter().filter(|a| a.statut != StatutAction::Abandonne).count());
        assert!(all.iter().all(|a| a.debut <= a.fin && (2023..=2028).contains(&a.debut.year()) && a.fin.year() <= 2028));
        let c = calculer(&d, day("2026-11-21"));
        assert!(all.iter().all(|a| (a.etat == EtatRepere::EnRetard) == c.suivi.action_late(a.id)));
        assert!(all.iter().any(|a| a.etat == EtatRepere::EnRetard) && all.iter().any(|a| a.etat == EtatRepere::Fait));
        assert!(all[0].libelle.starts_with("ACT-01 "));
        assert!(all[0].en_cours && all.iter().all(|a| !a.en_cours || a.etat == EtatRepere::AVenir));
        assert!(of(&d, "2023-06-01").actions.iter().all(|a| !a.en_cours), "none has begun");
        // Cut to the years of the line; an end alone begins with the contract; without a date or given up, it is left out.
        let shown = |d: &Dossier| of(d, "2026-11-21").actions;
        d.actions[0].date_debut = Some(day("1990-01-01"));
        d.actions[0].date_fin = Some(day("2099-01-01"));
        let cut = shown(&d);
        assert_eq!((cut[0].debut, cut[0].fin), (day("2023-01-01"), day("2028-12-31")));
        d.actions[0].date_debut = None;
        d.actions[0].date_fin = Some(day("2025-06-30"));
        let ends = shown(&d);
        assert_eq!((ends[0].debut, ends[0].fin), (day("2024-01-01"), day("2025-06-30")));
        d.actions[0].date_fin = None;
        assert_eq!(shown(&d).len(), all.len() - 1);
        d.actions[0].date_fin = Some(day("2025-06-30"));
        d.actions[0].statut = StatutAction::Abandonne;
        assert_eq!(shown(&d).len(), all.len() - 1);
    }

    #[test]
    fn dates_far_from_the_contract_do_not_stretch_the_line() {
        let mut d = exemple().unwrap();
        d.echeances[0].date = Some(day("1950-01-01"));
        let f = of(&d, "2026-11-21");
        assert_eq!((f.debut, f.fin, f.hors), (2023, 2028, 1));
        assert_eq!(frise(&Dossier::default(), &calculer(&Dossier::default(), day("2026-11-21"))), None);
        let mut undated = Dossier::default();
        undated.echeances.push(Echeance { id: 1, date: Some(day("2027-03-01")), ..Echeance::default() });
        let f = of(&undated, "2026-11-21");
        assert_eq!((f.debut, f.fin, f.phases.len(), f.reperes[0].libelle.as_str()), (2027, 2027, 0, "Échéance"));
    }
}
