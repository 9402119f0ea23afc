//! Writes the dates of a dossier as a calendar file (RFC 5545), to import into an electronic diary.
//!
//! It holds the deadlines of the contract and of the law, the meetings to come, the ends of validity. All are all-day
//! events, written by the crate `icalendar` (escaping, folding at 75 bytes, CRLF); the identifier of an event is made
//! of its table and its row, so that importing again updates it instead of adding another. Invariant: the same dossier
//! and date give the same text; each component has its own UID and DTSTAMP, because the crate fills a missing one from
//! chance and the clock. Left out on purpose: times and guests, which the dossier does not hold.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use cpom_core::calculs::{Calculs, EtatSuivi};
use cpom_core::champ;
use cpom_core::choix::{Choix, StatutEtape};
use cpom_core::modele::{Dossier, Id, mots};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Trigger};

use crate::texte::atomes::propre;

/// Days before an event at which the diary reminds of it.
const RAPPELS: [i64; 2] = [30, 7];

/// Event of the calendar, on one whole day.
struct EvenementAgenda {
    table: &'static str,
    id: Id,
    date: NaiveDate,
    titre: String,
    details: Vec<String>,
    categorie: &'static str,
    lieu: String,
    /// Whether the diary reminds of it at [`RAPPELS`].
    rappels: bool,
}

/// Writes the calendar of a dossier as of a date: past meetings are left out, past deadlines are kept.
#[must_use]
pub fn write(dossier: &Dossier, calculs: &Calculs, date: NaiveDate) -> String {
    let mut calendar = Calendar::empty();
    for (nom, valeur) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Atelier CPOM//Atelier CPOM//FR"),
        ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", clean(&dossier.dossier.titre).as_str()),
    ] {
        calendar.append_property((nom, valeur));
    }
    let cle = key(dossier);
    for e in events(dossier, calculs, date) {
        calendar.push(event(&e, &cle, date));
    }
    calendar.to_string()
}

/// Key that distinguishes dossiers inside one diary: SIREN of the first gestionnaire and first year of the contract.
/// Title and reference are not used: they are often typed late, and identifiers of events must not change.
fn key(d: &Dossier) -> String {
    let siren = d.gestionnaires.first().map(|g| g.siren.as_str()).unwrap_or_default();
    let siren: String = siren.chars().filter(char::is_ascii_alphanumeric).collect();
    let annee = d.contrat.date_debut.map(|j| j.year().to_string());
    [siren, annee.unwrap_or_default()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("-")
}

fn events(d: &Dossier, c: &Calculs, date: NaiveDate) -> Vec<EvenementAgenda> {
    let mut tous = deadlines(d, c);
    tous.extend(meetings(d, date));
    tous.extend(ends(d, date));
    // The sort is stable, so events of one day keep the order of the dossier.
    tous.sort_by_key(|e| e.date);
    tous
}

fn deadlines(d: &Dossier, c: &Calculs) -> Vec<EvenementAgenda> {
    d.echeances
        .iter()
        .filter_map(|e| {
            let etat = c.suivi.echeance(e.id);
            let statut = if etat == EtatSuivi::EnRetard { StatutEtape::EnRetard } else { e.statut };
            let mut details =
                vec![format!("{} : {}", champ!(Echeance.statut).libelle, statut.libelle()), format!("Échéance {}", e.nature.libelle())];
            if !e.responsable.is_empty() {
                details.insert(0, format!("{} : {}", champ!(Echeance.responsable).libelle, e.responsable));
            }
            Some(EvenementAgenda {
                table: "echeances",
                id: e.id,
                date: e.date?,
                titre: e.libelle.clone(),
                details,
                categorie: "Échéance",
                lieu: String::new(),
                rappels: etat != EtatSuivi::Clos,
            })
        })
        .collect()
}

fn meetings(d: &Dossier, date: NaiveDate) -> Vec<EvenementAgenda> {
    let comites = d.comites.iter().filter_map(|c| {
        let mut details = c.ordre_du_jour.clone();
        details.extend(c.exercice.map(|a| format!("Exercice {a}")));
        let titre = if c.objet.is_empty() { "Comité de suivi".to_owned() } else { format!("Comité de suivi : {}", c.objet) };
        Some(("comites", c.id, c.date?, titre, details, c.lieu.clone()))
    });
    let revues = d.revues.iter().filter_map(|r| {
        let titre = mots::majuscule(r.type_revue.libelle());
        Some(("revues", r.id, r.date_reunion?, titre, vec![format!("Préparation : {}", r.statut.libelle())], String::new()))
    });
    comites
        .chain(revues)
        .filter(|m| m.2 >= date)
        .map(|(table, id, date, titre, details, lieu)| EvenementAgenda {
            table,
            id,
            date,
            titre,
            details,
            categorie: "Réunion",
            lieu,
            rappels: false,
        })
        .collect()
}

/// Events for the end of the contract, of authorisations and of documents’ validity.
fn ends(d: &Dossier, date: NaiveDate) -> Vec<EvenementAgenda> {
    // The deadlines often include the end of the contract already.
    let dite = d.echeances.iter().any(|e| e.date == d.contrat.date_fin && e.libelle.to_lowercase().contains("fin du contrat"));
    let fin = d.contrat.date_fin.filter(|_| !dite);
    let contrat = [("contrat", d.contrat.id, fin, format!("Fin du contrat {}", d.contrat.reference))];
    let services = d.services.iter().map(|s| ("services", s.id, s.autorisation_echeance, format!("Fin de l’autorisation : {}", s.nom)));
    let pieces = d.pieces.iter().map(|p| ("pieces", p.id, p.validite, format!("Fin de validité : {}", p.libelle)));
    contrat
        .into_iter()
        .chain(services)
        .chain(pieces)
        .filter_map(|(table, id, jour, titre)| {
            let jour = jour?;
            Some(EvenementAgenda {
                table,
                id,
                date: jour,
                titre: titre.trim().to_owned(),
                details: Vec::new(),
                categorie: "Échéance",
                lieu: String::new(),
                rappels: jour >= date,
            })
        })
        .collect()
}

/// Makes an event; `cle` distinguishes dossiers, `date` is the day on which the calendar is written.
fn event(e: &EvenementAgenda, cle: &str, date: NaiveDate) -> Event {
    let domaine = if cle.is_empty() { "atelier-cpom".to_owned() } else { format!("{cle}.atelier-cpom") };
    let nom = format!("{}-{}", e.table, e.id);
    let ecrit: DateTime<Utc> = date.and_time(NaiveTime::MIN).and_utc();
    let mut event = Event::new();
    event
        .uid(&format!("{nom}@{domaine}"))
        .timestamp(ecrit)
        .starts(e.date)
        .ends(e.date.succ_opt().unwrap_or(e.date))
        .summary(&clean(&e.titre))
        .categories([e.categorie])
        // The day stays free for appointments.
        .add_property("TRANSP", "TRANSPARENT");
    if !e.details.is_empty() {
        event.description(&clean(&e.details.join("\n")));
    }
    if !e.lieu.is_empty() {
        event.location(&clean(&e.lieu));
    }
    for jours in RAPPELS.iter().filter(|_| e.rappels) {
        let avant = Trigger::before_start(chrono::Duration::days(*jours));
        let mut alarm = Alarm::display(&clean(&format!("Dans {jours} jours : {}", e.titre)), avant);
        // The trigger is in days, while the crate writes seconds: a day does not always have 24 hours.
        alarm.add_property("TRIGGER", format!("-P{jours}D")).uid(&format!("{nom}-{jours}j@{domaine}")).timestamp(ecrit);
        event.alarm(alarm);
    }
    event
}

/// Text in French typography, without control characters other than newlines.
fn clean(brut: &str) -> String {
    propre(brut).chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cpom_core::modele::{Comite, Contrat, Echeance, Piece};

    fn jour(a: i32, m: u32, j: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(a, m, j)
    }

    fn dossier() -> Dossier {
        let echeances = vec![
            Echeance {
                id: 7,
                date: jour(2027, 4, 30),
                libelle: "Rapport annuel ; bilan, comptes\\avis\nsuite \u{1}?".into(),
                ..Echeance::default()
            },
            Echeance { id: 8, date: jour(2026, 1, 31), libelle: "Fait".into(), statut: StatutEtape::Fait, ..Echeance::default() },
            Echeance { id: 9, date: None, libelle: "Sans date".into(), ..Echeance::default() },
        ];
        let comites = vec![
            Comite { id: 1, date: jour(2026, 1, 10), objet: "Passé".into(), ..Comite::default() },
            Comite {
                id: 2,
                date: jour(2026, 11, 21),
                objet: "Exercice".into(),
                lieu: "Hôtel du Département, salle 2".into(),
                ..Comite::default()
            },
        ];
        let pieces = vec![Piece { id: 3, libelle: "Attestation".into(), validite: jour(2027, 12, 31), ..Piece::default() }];
        let contrat = Contrat { date_fin: jour(2028, 12, 31), ..Contrat::default() };
        Dossier { echeances, comites, pieces, contrat, ..Dossier::default() }
    }

    fn written(d: &Dossier) -> String {
        let day = jour(2026, 11, 21).unwrap();
        write(d, &cpom_core::calculs::calculer(d, day), day)
    }

    fn calendar() -> String {
        written(&dossier())
    }

    /// Events of the text, read by the crate’s parser.
    fn read(text: &str) -> Vec<Event> {
        let calendar: Calendar = text.parse().unwrap();
        calendar.components.into_iter().map(|c| c.as_event().unwrap().clone()).collect()
    }

    fn uids(events: &[Event]) -> Vec<&str> {
        events.iter().map(|e| e.get_uid().unwrap()).collect()
    }

    /// Lines of the text, unfolded.
    fn lines(s: &str) -> Vec<String> {
        s.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_deadline_not_kept_is_said_late() {
        let mut d = dossier();
        d.echeances[0].date = jour(2026, 11, 20);
        let said = |d: &Dossier| lines(&written(d)).iter().filter(|l| l.contains("Statut\u{202F}: en retard")).count();
        assert_eq!(said(&d), 1);
        d.echeances[0].date = jour(2026, 11, 21);
        assert_eq!(said(&d), 0, "not on the day itself");
    }

    #[test]
    fn holds_what_has_a_date_and_is_not_over() {
        let events = read(&calendar());
        assert_eq!(
            uids(&events),
            [
                "echeances-8@atelier-cpom",
                "comites-2@atelier-cpom",
                "echeances-7@atelier-cpom",
                "pieces-3@atelier-cpom",
                "contrat-0@atelier-cpom"
            ]
        );
        let last = events.last().unwrap();
        let day = |d: NaiveDate| Some(icalendar::DatePerhapsTime::Date(d));
        assert_eq!((last.get_start(), last.get_end()), (day(jour(2028, 12, 31).unwrap()), day(jour(2029, 1, 1).unwrap())));
        // Two reminders for each of these: the deadline still open, the document, the end of the contract.
        let reminders: Vec<usize> = events.iter().map(|e| e.components().len()).collect();
        assert_eq!(reminders, [0, 0, 2, 2, 2]);
        let triggers: Vec<_> = last.components().iter().map(|a| a.property_value("TRIGGER").unwrap()).collect();
        assert_eq!(triggers, ["-P30D", "-P7D"]);
        assert_eq!(events[2].get_summary(), Some("Rapport annuel\u{202F}; bilan, comptes\\avis\nsuite\u{202F}?"));
    }

    #[test]
    fn nothing_comes_from_the_clock_or_from_chance() {
        let s = lines(&calendar());
        let stamps: Vec<&String> = s.iter().filter(|l| l.starts_with("DTSTAMP")).collect();
        assert_eq!(stamps.len(), 11, "five events, six reminders");
        assert!(stamps.iter().all(|l| *l == "DTSTAMP:20261121T000000Z"));
        let ids: std::collections::BTreeSet<&String> = s.iter().filter(|l| l.starts_with("UID:")).collect();
        assert_eq!(ids.len(), 11, "each its own");
        assert!(ids.iter().all(|l| l.ends_with("@atelier-cpom")));
        assert_eq!(calendar(), calendar());
    }

    #[test]
    fn the_end_of_the_contract_is_said_once() {
        let mut d = dossier();
        d.echeances[0].date = d.contrat.date_fin;
        d.echeances[0].libelle = "Fin du contrat".into();
        let events = read(&written(&d));
        assert_eq!(events.iter().filter(|e| e.get_summary().unwrap().starts_with("Fin du contrat")).count(), 1);
        assert!(uids(&events).iter().all(|u| !u.starts_with("contrat-")));
    }

    #[test]
    fn texts_are_escaped() {
        let s = lines(&calendar());
        assert!(s.contains(&"SUMMARY:Rapport annuel\u{202F}\\; bilan\\, comptes\\\\avis\\nsuite\u{202F}?".to_owned()), "{s:#?}");
        assert!(s.contains(&"LOCATION:Hôtel du Département\\, salle 2".to_owned()));
        assert!(s.contains(&"DTSTART;VALUE=DATE:20281231".to_owned()) && s.contains(&"DTEND;VALUE=DATE:20290101".to_owned()));
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let mut d = dossier();
        d.echeances[0].libelle = "é".repeat(300);
        let s = written(&d);
        assert!(s.split("\r\n").all(|l| l.len() <= 75));
        assert!(!s.replace("\r\n", "").contains(['\r', '\n']));
        assert!(lines(&s).contains(&format!("SUMMARY:{}", "é".repeat(300))));
        assert!(read(&s).iter().any(|e| e.get_summary() == Some(&"é".repeat(300))));
    }

    #[test]
    fn identifiers_do_not_move_and_two_dossiers_do_not_meet() {
        let mut d = dossier();
        d.dossier.titre = "Autre titre".into();
        d.contrat.reference = "REF".into();
        d.echeances[0].libelle = "Autre".into();
        let lus = read(&calendar());
        let avant = uids(&lus);
        assert_eq!(uids(&read(&written(&d))), avant);
        d.contrat.date_debut = jour(2029, 1, 1);
        assert!(uids(&read(&written(&d))).iter().all(|u| !avant.contains(u)));
    }
}
