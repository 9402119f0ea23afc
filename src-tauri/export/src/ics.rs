//! Writes the dates of a dossier as a calendar file (RFC 5545), to import into an electronic diary.
//!
//! It holds the deadlines of the contract and of the law, the meetings to come, the ends of validity. All are all-day
//! events, written by the crate `icalendar` (escaping, folding at 75 bytes, CRLF). The identifier of an event is made of its
//! table, its row and the identity of the file, so that importing again updates it, and a copy by interchange, a salvage or
//! a renewal, which make a file of their own, add theirs. What the history says of the row orders the updates: SEQUENCE is
//! the number of the last step that changed what the event shows, DTSTAMP and LAST-MODIFIED its time. Since nobody is
//! invited there is no METHOD, with which DTSTAMP would be the time of the export. Invariant: the same dossier, history and
//! date give the same text; each component has its own UID and DTSTAMP, because the crate fills a missing one from
//! chance and the clock. Left out on purpose: times and guests, which the dossier does not hold. A row that is removed
//! leaves its event in the diary.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use cpom_core::calculs::{Calculs, EtatSuivi};
use cpom_core::champ;
use cpom_core::choix::{Choix, StatutEtape};
use cpom_core::modele::{Dossier, Id, mots};
use cpom_core::store::{LastChange, LastChanges, Watched};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Trigger};

use crate::composition::{SIGLE, periode};
use crate::texte::atomes::propre;

/// Days before an event at which the diary reminds of it.
const RAPPELS: [i64; 2] = [30, 7];
/// Hour of the reminders, in the local day.
const HEURE_RAPPEL: i64 = 9;
/// Most characters of the name of a contract in the title of an event; it is cut between words.
const NOM_MAX: usize = 60;

/// Fields that the events show, whose changes make updates.
pub const SHOWN: &Watched = &[
    ("contrat", &["reference", "date_debut", "date_fin"]),
    ("services", &["nom", "autorisation_echeance"]),
    ("echeances", &["date", "libelle", "responsable", "statut", "nature"]),
    ("comites", &["date", "objet", "lieu", "ordre_du_jour", "exercice"]),
    ("revues", &["type_revue", "date_reunion", "statut"]),
    ("pieces", &["libelle", "validite"]),
];
/// Tables that name the contract, in the title of every event.
const NAMING: [&str; 2] = ["contrat", "services"];

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
    /// Day on which its words changed without a change of its row: it became late.
    devenu: Option<NaiveDate>,
}

/// Identity, name and dates of the events of one dossier.
struct Marques<'a> {
    /// Part of the identifiers that distinguishes dossiers inside one diary.
    domaine: String,
    /// Short name of the contract.
    contrat: String,
    changes: &'a LastChanges,
    /// Last change of the name of the contract.
    nommage: LastChange,
    /// Day on which the calendar is written, for rows without history.
    date: NaiveDate,
}

impl Marques<'_> {
    /// Number and time of the last change of what an event shows. The journal has local times without their zone; they are
    /// written as they are, since they are compared with each other alone.
    fn version(&self, e: &EvenementAgenda) -> (u32, DateTime<Utc>) {
        let last = self.changes.of_row(e.table, e.id).later(self.nommage);
        let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN);
        let quand: NaiveDateTime = last.quand.map_or(midnight(self.date), |q| e.devenu.map_or(q, |day| q.max(midnight(day))));
        (u32::try_from(last.etape).unwrap_or(u32::MAX), quand.and_utc())
    }
}

/// Bytes of a line, its end apart (RFC 5545, 3.1).
const LIGNE_MAX: usize = 75;

/// Cuts the lines that are still too long: the crate does not count the space that begins the last piece of a folded line.
fn within_limit(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (i, line) in text.split("\r\n").enumerate() {
        if i > 0 {
            out.push_str("\r\n");
        }
        let (kept, rest) = line.split_at(line.floor_char_boundary(LIGNE_MAX));
        out.push_str(kept);
        if !rest.is_empty() {
            out.push_str("\r\n ");
            out.push_str(rest);
        }
    }
    out
}

/// Writes the calendar of a dossier as of a date: past meetings are left out, past deadlines are kept. `changes` is what the
/// file says of the last changes of [`SHOWN`]; without file, the identifiers come from the contents and no event is an update.
#[must_use]
pub fn write(dossier: &Dossier, calculs: &Calculs, changes: &LastChanges, date: NaiveDate) -> String {
    let mut calendar = Calendar::empty();
    for (nom, valeur) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//Atelier CPOM//Atelier CPOM//FR"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", clean(&dossier.dossier.titre).as_str()),
    ] {
        calendar.append_property((nom, valeur));
    }
    let nommage = NAMING.iter().fold(LastChange::default(), |last, table| last.later(changes.of_table(table)));
    let marques = Marques { domaine: domain(dossier, changes), contrat: short_name(dossier, calculs), changes, nommage, date };
    for e in events(dossier, calculs, date) {
        calendar.push(event(&e, &marques));
    }
    within_limit(&calendar.to_string())
}

/// Domain of the identifiers: the identity of the file; without file, SIREN of the first gestionnaire and first year of the
/// contract. Title and reference are not used: they are often typed late, and identifiers must not change.
fn domain(d: &Dossier, changes: &LastChanges) -> String {
    let siren = d.gestionnaires.first().map(|g| g.siren.as_str()).unwrap_or_default();
    let siren: String = siren.chars().filter(char::is_ascii_alphanumeric).collect();
    let annee = d.contrat.date_debut.map(|j| j.year().to_string()).unwrap_or_default();
    let known = if changes.identite().is_empty() { [siren, annee] } else { [changes.identite().to_owned(), String::new()] };
    let key = known.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("-");
    if key.is_empty() { "atelier-cpom".to_owned() } else { format!("{key}.atelier-cpom") }
}

/// Short name of the contract, for titles beside those of other contracts: its years and its first service.
fn short_name(d: &Dossier, c: &Calculs) -> String {
    let mut services = d.services.iter().map(|s| s.nom.trim()).filter(|n| !n.is_empty());
    // What stands in brackets explains a name.
    let first = services.next().map(|n| n.split(" (").next().unwrap_or(n).to_owned()).unwrap_or_default();
    let others = services.count();
    let name =
        [SIGLE.to_owned(), periode(c).unwrap_or_default(), first].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
    let mut cut = String::new();
    for word in name.split(' ') {
        if !cut.is_empty() && cut.chars().count() + 1 + word.chars().count() > NOM_MAX {
            cut.push('…');
            break;
        }
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
    }
    if others > 0 { format!("{cut} +\u{202F}{others}") } else { cut }
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
                devenu: e.date.and_then(|d| d.succ_opt()).filter(|_| etat == EtatSuivi::EnRetard),
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
            devenu: None,
        })
        .collect()
}

/// Events for the end of the contract, of authorisations and of documents’ validity.
fn ends(d: &Dossier, date: NaiveDate) -> Vec<EvenementAgenda> {
    // The deadlines often include the end of the contract already.
    let dite = d.echeances.iter().any(|e| e.date == d.contrat.date_fin && e.libelle.to_lowercase().contains("fin du contrat"));
    let fin = d.contrat.date_fin.filter(|_| !dite);
    let contrat = [("contrat", d.contrat.id, fin, format!("Fin du contrat {}", d.contrat.reference.trim()))];
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
                devenu: None,
            })
        })
        .collect()
}

/// Makes an event with its reminders.
fn event(e: &EvenementAgenda, marques: &Marques<'_>) -> Event {
    let nom = format!("{}-{}", e.table, e.id);
    let (sequence, quand) = marques.version(e);
    let domaine = &marques.domaine;
    let titre = format!("{} ({})", e.titre, marques.contrat);
    let mut event = Event::new();
    event
        .uid(&format!("{nom}@{domaine}"))
        .sequence(sequence)
        .timestamp(quand)
        .last_modified(quand)
        .starts(e.date)
        .ends(e.date.succ_opt().unwrap_or(e.date))
        .summary(&clean(&titre))
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
        let mut alarm = Alarm::display(&clean(&format!("Dans {jours} jours : {titre}")), avant);
        // The start of an all-day event is midnight in the zone of the diary: nine o’clock, `jours` days before, is one day
        // less and the hours from nine to midnight. The crate writes seconds, and a day does not always have 24 hours.
        let trigger = format!("-P{}DT{}H", jours - 1, 24 - HEURE_RAPPEL);
        alarm.add_property("TRIGGER", trigger).uid(&format!("{nom}-{jours}j@{domaine}")).timestamp(quand);
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
    use cpom_core::modele::{Comite, Contrat, Echeance, Piece, Service};

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
        write(d, &cpom_core::calculs::calculer(d, day), &LastChanges::default(), day)
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
        assert_eq!(triggers, ["-P29DT15H", "-P6DT15H"], "nine o’clock, thirty and seven days before");
        assert_eq!(events[2].get_summary(), Some("Rapport annuel\u{202F}; bilan, comptes\\avis\nsuite\u{202F}? (CPOM)"));
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
        assert!(read(&calendar()).iter().all(|e| e.get_sequence() == Some(0)), "no history, no update");
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
        assert!(s.contains(&"SUMMARY:Rapport annuel\u{202F}\\; bilan\\, comptes\\\\avis\\nsuite\u{202F}? (CPOM)".to_owned()), "{s:#?}");
        assert!(s.contains(&"LOCATION:Hôtel du Département\\, salle 2".to_owned()));
        assert!(s.contains(&"DTSTART;VALUE=DATE:20281231".to_owned()) && s.contains(&"DTEND;VALUE=DATE:20290101".to_owned()));
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let mut d = dossier();
        d.echeances[0].libelle = "é".repeat(300);
        let s = written(&d);
        assert!(s.split("\r\n").all(|l| l.len() <= 75));
        for letters in 1..200 {
            d.echeances[0].libelle = "a".repeat(letters);
            let s = written(&d);
            assert!(s.split("\r\n").all(|l| l.len() <= 75), "{letters}");
            assert!(lines(&s).contains(&format!("SUMMARY:{} (CPOM)", "a".repeat(letters))), "{letters}");
        }
        d.echeances[0].libelle = "é".repeat(300);
        let s = written(&d);
        assert!(!s.replace("\r\n", "").contains(['\r', '\n']));
        assert!(lines(&s).contains(&format!("SUMMARY:{} (CPOM)", "é".repeat(300))));
        assert!(read(&s).iter().any(|e| e.get_summary() == Some(format!("{} (CPOM)", "é".repeat(300)).as_str())));
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

    #[test]
    fn titles_name_the_contract_in_a_few_words() {
        let mut d = dossier();
        d.contrat.date_debut = jour(2024, 1, 1);
        let named = |name: &str| Service { nom: name.to_owned(), ..Service::default() };
        let titled = |d: &Dossier| read(&written(d)).last().unwrap().get_summary().unwrap().to_owned();
        d.services = vec![named("SAD des Trois-Vallées (aide et soins)")];
        assert_eq!(titled(&d), "Fin du contrat (CPOM 2024 – 2028 SAD des Trois-Vallées)");
        d.services = vec![named(&"très long nom ".repeat(9)), named("Autre")];
        let long = titled(&d);
        assert!(long.ends_with("… +\u{202F}1)") && long.chars().count() < 90, "{long}");
    }

    /// The list of what an event shows names fields of the model.
    #[test]
    fn what_makes_an_update_exists() {
        for (table, fields) in SHOWN {
            let known = cpom_core::modele::TABLES.iter().find(|t| t.nom == *table).unwrap();
            assert!(fields.iter().all(|f| known.champs.iter().any(|c| c.nom == *f)), "{table}");
        }
    }
}
