//! Judgements on dates: the window, the findings and the meeting file name the same late rows.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use cpom_api::{Session, call};
use cpom_core::calculs::calculer;
use cpom_core::choix::{StatutAction, StatutEtape};
use cpom_core::controles::controler;
use cpom_core::modele::{Dossier, Id};
use cpom_core::referentiel::referentiel;
use cpom_export::composition::{ChoixSections, Options, TypeDocument, composer};
use cpom_export::demande::{DocumentRequest, FormatDocument, produire};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::outils::{Montre, exemple, jour};
use crate::poppler::{self, Order};

/// Late rows: name of the table and identifier of the row.
type Late = BTreeSet<(String, Id)>;

/// The tables of what can be late, with the code of the finding that says so.
const TABLES: [(&str, &str); 7] = [
    ("actions", "OBJ-09"),
    ("etapes", "OBJ-08"),
    ("risques", "OBJ-11"),
    ("conditions_travail", "ORG-05"),
    ("echeances", "SUI-01"),
    ("decisions", "SUI-02"),
    ("pieces", "SUI-03"),
];

/// Late rows according to the figures given to the window.
fn in_window(answer: &Value) -> Late {
    let suivi = &answer["calculs"]["suivi"];
    let rows = |table: &'static str| {
        let all = suivi[table].as_array().unwrap_or_else(|| panic!("no {table} in the answer"));
        all.iter().filter(|r| r["etat"] == "en_retard").map(move |r| (table.to_owned(), id(&r["id"])))
    };
    TABLES.iter().flat_map(|(table, _)| rows(table)).collect()
}

fn id(value: &Value) -> Id {
    Id::try_from(value.as_i64().unwrap()).unwrap()
}

/// Late rows according to the findings given to the window.
fn in_answer(answer: &Value) -> Late {
    let found = answer["constats"].as_array().unwrap();
    let late = |c: &&Value| TABLES.iter().any(|(table, code)| c["code"] == *code && c["table"] == *table);
    found.iter().filter(late).map(|c| (c["table"].as_str().unwrap().to_owned(), id(&c["id"]))).collect()
}

/// Late rows according to the command line: the same checks on the same file, on the same day.
fn in_findings(d: &Dossier, day: NaiveDate) -> Late {
    let found = controler(d, &calculer(d, day), referentiel());
    let late = |code: &str| TABLES.iter().any(|(_, c)| *c == code);
    found.iter().filter(|c| late(c.controle.code())).map(|c| (c.table.to_owned(), c.id.unwrap())).collect()
}

/// The text of the meeting file, one line, spaces made plain.
fn meeting(d: &Dossier, day: NaiveDate) -> String {
    let pdf = produire(d, &calculer(d, day), &DocumentRequest::new(FormatDocument::Pdf, TypeDocument::Reunion), day).unwrap();
    poppler::text(&pdf, Order::Page)
}

/// The lines between a heading and the next heading of the file; empty when the file does not have it.
fn part<'a>(text: &'a str, heading: &str) -> Vec<&'a str> {
    const HEADINGS: [&str; 12] = [
        "Risques en retard",
        "Mesures en retard",
        "Trois ans en chiffres",
        "Actions en retard",
        "Étapes en retard",
        "Actions reportées ou abandonnées",
        "Décisions de comité encore ouvertes",
        "Questions à prévoir",
        "Prochaines échéances",
        "Pièces à renouveler",
        "Ce que le Département demandera",
        "Engagements du Département non tenus",
    ];
    let lines = text.lines().map(str::trim);
    let after = lines.skip_while(|l| *l != heading).skip(1);
    after.take_while(|l| !HEADINGS.contains(l)).collect()
}

/// The dossier with each row that can be late marked with a word of its own, short enough for one line of a table. Of the
/// rows whose own state says « en retard » one step keeps it: dates decide for the others.
fn marked() -> Dossier {
    let mut d = exemple();
    let said = d.etapes.iter().position(|e| e.statut == StatutEtape::EnRetard);
    for (i, e) in d.etapes.iter_mut().enumerate().filter(|(i, e)| Some(*i) != said && e.statut == StatutEtape::EnRetard) {
        e.statut = if i % 2 == 0 { StatutEtape::EnCours } else { StatutEtape::AFaire };
    }
    d.decisions.iter_mut().filter(|x| x.etat == StatutEtape::EnRetard).for_each(|x| x.etat = StatutEtape::AFaire);
    d.actions.iter_mut().filter(|a| a.statut == StatutAction::EnRetard).for_each(|a| a.statut = StatutAction::EnCours);
    for (i, a) in d.actions.iter_mut().enumerate() {
        a.code = format!("A{i:02}x");
        a.intitule = String::new();
    }
    d.etapes.iter_mut().for_each(|e| e.libelle = format!("E{:02}x", e.id));
    d.echeances.iter_mut().for_each(|e| e.libelle = format!("X{:02}x", e.id));
    d.decisions.iter_mut().for_each(|x| x.texte = format!("D{:02}x", x.id));
    d.risques.iter_mut().for_each(|r| r.risque = format!("R{:02}x", r.id));
    d.conditions_travail.iter_mut().for_each(|c| c.mesure = format!("M{:02}x", c.id));
    d.pieces.iter_mut().for_each(|p| p.libelle = format!("P{:02}x", p.id));
    d.bilans_action.clear();
    d
}

/// Late rows according to the words of the meeting file.
fn on_paper(d: &Dossier, text: &str) -> Late {
    let mut out = Late::new();
    let mut note = |table: &str, rows: Vec<(Id, String)>, lines: &[&str], said: bool| {
        for (id, word) in rows {
            let found = lines.iter().find(|l| l.split_whitespace().any(|w| w == word));
            // Tables that also hold what is not late say « en retard » in the row.
            if found.is_some_and(|l| !said || l.contains("en retard")) {
                out.insert((table.to_owned(), id));
            }
        }
    };
    note("actions", d.actions.iter().map(|a| (a.id, a.code.clone())).collect(), &part(text, "Actions en retard"), true);
    note("etapes", d.etapes.iter().map(|e| (e.id, e.libelle.clone())).collect(), &part(text, "Étapes en retard"), true);
    note("echeances", d.echeances.iter().map(|e| (e.id, e.libelle.clone())).collect(), &part(text, "Prochaines échéances"), true);
    let decisions = part(text, "Décisions de comité encore ouvertes");
    note("decisions", d.decisions.iter().map(|x| (x.id, x.texte.clone())).collect(), &decisions, true);
    note("risques", d.risques.iter().map(|r| (r.id, r.risque.clone())).collect(), &part(text, "Risques en retard"), false);
    let measures = d.conditions_travail.iter().map(|c| (c.id, c.mesure.clone())).collect();
    note("conditions_travail", measures, &part(text, "Mesures en retard"), false);
    note("pieces", d.pieces.iter().map(|p| (p.id, p.libelle.clone())).collect(), &part(text, "Pièces à renouveler"), false);
    out
}

#[test]
fn on_five_dates_window_findings_and_meeting_file_name_the_same_late_things() {
    let folder = TempDir::new().unwrap();
    let watch = Montre::new(folder.path(), "poste");
    let host = &watch.hote;
    let mut today = jour();
    let mut session = Session::default();
    let d = marked();
    let source = folder.path().join("a.json");
    std::fs::write(&source, cpom_core::echange::write(&d).unwrap()).unwrap();
    let ask = json!({"source": source.to_string_lossy(), "chemin": folder.path().join("a.cpom").to_string_lossy(), "ecraser": false});
    call(&mut session, host, "importer", ask).unwrap();
    let mut numbers = Vec::new();
    for day in ["2023-12-31", "2025-11-01", "2026-11-21", "2027-01-04", "2029-01-01"] {
        let day: NaiveDate = day.parse().unwrap();
        watch.avance((day - today).num_minutes());
        today = day;
        let answer = call(&mut session, host, "dossier_lire", json!({})).unwrap();
        let window = in_window(&answer);
        assert_eq!(in_answer(&answer), window, "{day}: findings of the window");
        assert_eq!(in_findings(&d, day), window, "{day}: findings of the command line");
        assert_eq!(on_paper(&d, &meeting(&d, day)), window, "{day}: the meeting file");
        numbers.push(window.len());
    }
    assert!(numbers.windows(2).all(|w| w[0] < w[1]), "more is late as time passes: {numbers:?}");
    assert_eq!(numbers[4], lateness_after_everything(&d), "after the last date, all that is open and dated is late");
}

/// Number of open rows with a date, which are late once all dates have passed.
fn lateness_after_everything(d: &Dossier) -> usize {
    let closed = |action: Id| d.actions.iter().any(|a| a.id == action && a.statut.is_closed());
    d.actions.iter().filter(|a| !a.statut.is_closed()).count()
        + d.etapes.iter().filter(|e| !e.statut.is_closed()).count()
        + d.echeances.iter().filter(|e| !e.statut.is_closed()).count()
        + d.decisions.iter().filter(|x| !x.etat.is_closed()).count()
        + d.risques.iter().filter(|r| !r.etat.is_closed() && r.echeance.is_some() && !closed(r.action_id)).count()
        + d.conditions_travail.iter().filter(|c| !c.etat.is_closed() && c.echeance.is_some()).count()
        + d.pieces.iter().filter(|p| p.validite.is_some()).count()
}

/// A date of edition stays on every document: after a month it is a finding, and an empty one is today’s.
#[test]
fn an_old_date_of_edition_is_a_finding() {
    let mut d = exemple();
    let found = |d: &Dossier, day: NaiveDate| {
        controler(d, &calculer(d, day), referentiel()).iter().filter(|c| c.controle.code() == "PAR-09").count()
    };
    d.dossier.date_edition = Some(jour());
    assert_eq!([0, 31, 32].map(|days| found(&d, jour() + Days::new(days))), [0, 0, 1]);
    assert_eq!(found(&d, jour() - Days::new(400)), 0, "to come");
    d.dossier.date_edition = None;
    assert_eq!(found(&d, jour() + Days::new(4000)), 0);
}

#[test]
fn an_action_past_its_end_is_told_with_its_date() {
    let mut d = exemple();
    let end = jour().checked_sub_days(Days::new(1));
    d.actions[0].date_fin = end;
    let said = |d: &Dossier| {
        let found = controler(d, &calculer(d, jour()), referentiel());
        found.iter().filter(|c| c.id == Some(1) && c.controle.code() == "OBJ-09").map(cpom_api::phrase_du_constat).collect::<Vec<_>>()
    };
    let phrases = said(&d);
    assert_eq!(phrases.len(), 1);
    assert!(phrases[0].ends_with("est en retard\u{202F}: sa fin était prévue le 20\u{A0}novembre 2026."), "{phrases:?}");
    d.actions[0].date_fin = Some(jour());
    assert!(said(&d).is_empty(), "not on the day itself");
}

/// The anchors of annexes and their numbers, in the order printed.
fn annexes(d: &Dossier, chosen: ChoixSections) -> Vec<(String, String)> {
    use cpom_export::bloc::Bloc;
    fn walk(blocs: &[Bloc], out: &mut Vec<(String, String)>) {
        for b in blocs {
            match b {
                Bloc::Titre(t) => {
                    if let (Some(ancre), Some(numero)) = (&t.ancre, &t.numero)
                        && numero.starts_with("Annexe ")
                    {
                        out.push((ancre.clone(), numero.clone()));
                    }
                }
                Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => walk(b, out),
                _ => {}
            }
        }
    }
    let options = Options { sections: chosen, ..Options::new(TypeDocument::Complet, jour()) };
    let mut out = Vec::new();
    walk(&composer(d, &calculer(d, jour()), &options).blocs, &mut out);
    out
}

#[test]
fn an_annex_keeps_its_anchor_when_one_is_left_out_or_moved() {
    let d = exemple();
    let of = |id: Id, found: &[(String, String)]| found.iter().find(|(a, _)| *a == format!("annexe-{id}")).map(|(_, n)| n.clone());
    let all = annexes(&d, ChoixSections::default());
    for (annexe, i) in d.annexes.iter().zip(1..) {
        assert_eq!(of(annexe.id, &all), Some(format!("Annexe {i}")), "{}", annexe.titre);
    }
    // The second one is left out: those after it keep their number and their anchor, since articles cite them.
    let cut = annexes(&d, ChoixSections { sans: vec!["diagnostic".into()], ..ChoixSections::default() });
    assert_eq!((of(2, &cut), of(3, &cut), of(8, &cut)), (None, Some("Annexe 3".into()), Some("Annexe 8".into())));
    // The last comes first.
    let mut moved = d.clone();
    moved.annexes.rotate_right(1);
    let moved = annexes(&moved, ChoixSections::default());
    assert_eq!((of(8, &moved), of(1, &moved)), (Some("Annexe 1".into()), Some("Annexe 2".into())));
}

/// The page shows judgements, it makes none: it neither compares a date with today nor knows which states are closed.
#[test]
fn the_page_compares_no_date_with_today() {
    let ui = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src");
    let mut seen = 0;
    let mut wrong = Vec::new();
    for folder in ["features", "state", "views"] {
        let mut folders = vec![ui.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                seen += 1;
                let text = std::fs::read_to_string(&path).unwrap();
                wrong.extend(text.lines().filter(|l| judges(l)).map(|l| format!("{}: {}", path.display(), l.trim())));
            }
        }
    }
    assert!(seen > 100, "{seen} files: the page is elsewhere");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a line of the page compares something with today, or names a closed state.
fn judges(line: &str) -> bool {
    let compared = line.match_indices("aujourdhui").any(|(at, _)| {
        let before = line[..at].trim_end_matches(|c: char| c.is_alphanumeric() || c == '_' || c == '.').trim_end();
        before.ends_with(['<', '>']) && !before.ends_with("=>") || before.ends_with("<=") || before.ends_with(">=")
    });
    compared || line.contains("'fait'") || line.contains("'abandonne'")
}

#[test]
fn the_reader_of_the_page_knows_a_judgement_when_it_sees_one() {
    for line in ["e.date < aujourdhui", "x >= monAtelier.aujourdhui", "if (s === 'fait')", "fin <= a.aujourdhui;"] {
        assert!(judges(line), "{line}");
    }
    for line in ["(aujourdhui) => 1", "() => aujourdhui", "annees(calculs, a.aujourdhui)", "en_retard"] {
        assert!(!judges(line), "{line}");
    }
}

/// Core and page fold accents alike: the page's own test reads the same cases.
#[test]
fn accents_are_folded_as_the_page_folds_them() {
    let cases: Vec<(String, String)> = serde_json::from_str(include_str!("../../src-tauri/core/src/sans_accents.json")).unwrap();
    assert!(cases.len() > 8);
    for (text, folded) in cases {
        assert_eq!(cpom_core::francais::sans_accents(&text), folded, "{text}");
    }
}
