//! The calendar across exports: a date that was moved is an update of its event, in a diary that holds several dossiers.

use std::collections::BTreeMap;
use std::fs;

use cpom_api::{Session, call};
use icalendar::{Calendar, Component, Event};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::outils::Montre;

struct Agenda {
    folder: TempDir,
    hote: Montre,
    session: Session,
}

impl Agenda {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let hote = Montre::new(folder.path(), "PC-1");
        let mut agenda = Self { folder, hote, session: Session::default() };
        agenda.create("a.cpom");
        agenda
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn ok(&mut self, commande: &str, arguments: Value) -> Value {
        call(&mut self.session, &self.hote.hote, commande, arguments).unwrap_or_else(|e| panic!("{commande}: {e}"))
    }

    /// A new dossier with the contents of the example, which is opened.
    fn create(&mut self, name: &str) {
        let chemin = self.path(name);
        self.ok("dossier_nouveau", json!({"chemin": chemin, "exemple": true}));
    }

    fn text(&mut self, version: Option<i64>) -> String {
        let chemin = self.path("dates.ics");
        self.ok("exporter", json!({"chemin": chemin, "demande": {"format": "ics"}, "version": version}));
        fs::read_to_string(chemin).unwrap()
    }

    fn events(&mut self, version: Option<i64>) -> BTreeMap<String, Event> {
        let calendar: Calendar = self.text(version).parse().unwrap();
        let events = calendar.components.into_iter().map(|c| c.as_event().unwrap().clone());
        events.map(|e| (e.get_uid().unwrap().to_owned(), e)).collect()
    }

    /// Identifier of a deadline to come and the day it is on.
    fn deadline(&mut self) -> (i64, String) {
        let rows = self.ok("dossier_lire", json!({"tables": ["echeances"]}));
        let rows = rows["dossier"]["echeances"].as_array().unwrap();
        let open = rows.iter().find(|r| r["statut"] == "a_venir" && r["date"].is_string()).unwrap();
        (open["id"].as_i64().unwrap(), open["date"].as_str().unwrap().to_owned())
    }

    fn move_to(&mut self, id: i64, date: &str) {
        self.hote.avance(60);
        self.ok("ligne_modifier", json!({"table": "echeances", "id": id, "champs": {"date": date}}));
    }
}

/// Sequence and stamps of an event.
fn stamps(e: &Event) -> (u32, chrono::DateTime<chrono::Utc>, chrono::DateTime<chrono::Utc>) {
    (e.get_sequence().unwrap(), e.get_timestamp().unwrap(), e.get_last_modified().unwrap())
}

#[test]
fn a_moved_date_is_an_update_and_nothing_else_is() {
    let mut agenda = Agenda::new();
    let (id, day) = agenda.deadline();
    let before = agenda.events(None);
    assert_eq!(agenda.text(None), agenda.text(None), "same dossier, history and date");
    agenda.move_to(id, "2027-05-17");
    let after = agenda.events(None);
    let moved: Vec<&String> = after.keys().filter(|uid| before.get(*uid).is_none_or(|b| stamps(b) != stamps(&after[*uid]))).collect();
    assert_eq!(moved.len(), 1);
    let uid = moved[0].clone();
    assert!(uid.starts_with(&format!("echeances-{id}@")), "{uid}");
    let ((s0, t0, _), (s1, t1, m1)) = (stamps(&before[&uid]), stamps(&after[&uid]));
    assert!(s1 > s0 && t1 > t0 && m1 == t1);
    assert_eq!(after[&uid].property_value("DTSTART"), Some("20270517"));

    // Undone and done again: each time newer than what the diary has.
    agenda.hote.avance(60);
    agenda.ok("annuler", json!({}));
    let undone = agenda.events(None);
    assert_eq!(undone[&uid].property_value("DTSTART"), Some(day.replace('-', "").as_str()));
    assert!(stamps(&undone[&uid]) > stamps(&after[&uid]));
    agenda.hote.avance(60);
    agenda.ok("retablir", json!({}));
    assert!(stamps(&agenda.events(None)[&uid]) > stamps(&undone[&uid]));
}

#[test]
fn a_shortened_history_never_goes_back() {
    let mut agenda = Agenda::new();
    let (id, _) = agenda.deadline();
    for day in ["2027-05-17", "2027-05-18"] {
        agenda.move_to(id, day);
    }
    agenda.hote.avance(60);
    agenda.ok("annuler", json!({}));
    let before = agenda.events(None);
    agenda.hote.avance(5 * 24 * 60);
    agenda.ok("historique_alleger", json!({"avant": "2026-11-25"}));
    let after = agenda.events(None);
    assert!(before.iter().all(|(uid, e)| after[uid].get_sequence() >= e.get_sequence()));
    agenda.move_to(id, "2027-05-19");
    let uid = before.keys().find(|uid| uid.starts_with(&format!("echeances-{id}@"))).unwrap();
    assert!(stamps(&agenda.events(None)[uid]) > stamps(&after[uid]));
}

#[test]
fn the_name_of_the_contract_updates_every_event() {
    let mut agenda = Agenda::new();
    let before = agenda.events(None);
    agenda.hote.avance(60);
    agenda.ok("ligne_modifier", json!({"table": "services", "id": 1, "champs": {"nom": "Service des Deux-Rives"}}));
    let after = agenda.events(None);
    assert!(after.values().all(|e| e.get_summary().unwrap().contains("Service des Deux-Rives")));
    assert!(before.iter().all(|(uid, e)| stamps(&after[uid]) > stamps(e)));
    // A field that no event shows changes nothing.
    agenda.hote.avance(60);
    agenda.ok("ligne_modifier", json!({"table": "services", "id": 1, "champs": {"adresse": "1 rue du Pont"}}));
    assert!(agenda.events(None).iter().all(|(uid, e)| stamps(&after[uid]) == stamps(e)));
}

#[test]
fn two_dossiers_of_one_gestionnaire_do_not_meet() {
    let mut agenda = Agenda::new();
    let first = agenda.events(None);
    agenda.create("b.cpom");
    let second = agenda.events(None);
    assert_eq!(first.len(), second.len());
    assert!(first.keys().all(|uid| !second.contains_key(uid)));
}

#[test]
fn a_kept_version_is_older_than_what_came_after() {
    let mut agenda = Agenda::new();
    let (id, _) = agenda.deadline();
    agenda.move_to(id, "2027-05-17");
    agenda.hote.avance(60);
    agenda.ok("version_creer", json!({"nom": "Envoi"}));
    let versions = agenda.ok("versions", json!({}));
    let version = versions.as_array().unwrap().iter().find(|v| v["nom"] == "Envoi").unwrap()["instantane"].as_i64();
    assert!(version.is_some());
    let sent = agenda.events(version);
    agenda.move_to(id, "2027-05-18");
    let uid = sent.keys().find(|uid| uid.starts_with(&format!("echeances-{id}@"))).unwrap().clone();
    assert_eq!(stamps(&agenda.events(version)[&uid]), stamps(&sent[&uid]));
    assert!(stamps(&agenda.events(None)[&uid]) > stamps(&sent[&uid]));
}
