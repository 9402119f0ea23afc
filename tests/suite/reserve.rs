//! Nothing the agency prepares for itself reaches the Département: every document, every format, through the command
//! the window and the command line run.

use std::io::{Cursor, Read};

use cpom_api::{HoteSansFenetre, Session, call};
use cpom_core::destinataire::is_personal;
use cpom_core::echange;
use cpom_core::modele::{Dossier, Genre, TABLES};
use cpom_core::op::Op;
use cpom_core::reserve::{PartReservee, is_reserved, reserved, without_reserve};
use cpom_core::store::Fichier;
use cpom_core::store::snapshots::VersionGardee;
use cpom_export::demande::{classeur_du_pdf, donnees_du_pdf};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::outils::{banc, contexte, exemple, given, nouveau};
use crate::poppler::{self, Order};

/// Day put in every reserved date: the first rereading is the only one.
const RELU_LE: &str = "2101-11-23";

const DOCUMENTS: [&str; 10] =
    ["complet", "reunion", "synthese", "bilan", "bilan_final", "candidature", "emploi", "avenant", "carte", "fiche"];

/// A figure no dossier holds; as printed, thousands apart.
const MONTANT: (f64, &str) = (9_753_135.79, "9 753 135,79");

/// A dossier open in a session, as the program has it.
struct DossierOuvert {
    folder: TempDir,
    hote: HoteSansFenetre,
    session: Session,
}

impl DossierOuvert {
    fn with(dossier: &Dossier) -> Self {
        let folder = tempdir().unwrap();
        let (path, file) = nouveau(folder.path(), "a.cpom", dossier);
        drop(file);
        let mut p = Self { hote: banc(folder.path()), folder, session: Session::default() };
        p.ok("dossier_ouvrir", json!({"chemin": path}));
        p
    }

    /// A dossier with one version, kept when it was as `avant`.
    fn since(avant: &Dossier, apres: &Dossier) -> Self {
        let folder = tempdir().unwrap();
        let path = folder.path().join("a.cpom");
        let kept = VersionGardee { version: apres.versions[0].id, quand: "2026-11-20T10:00:00".into(), contenu: avant.clone() };
        drop(Fichier::create_with_versions(&path, false, apres, &[kept], &Op::Nouveau, &contexte(0)).unwrap());
        let mut p = Self { hote: banc(folder.path()), folder, session: Session::default() };
        p.ok("dossier_ouvrir", json!({"chemin": path}));
        p
    }

    fn ok(&mut self, commande: &str, arguments: Value) -> Value {
        call(&mut self.session, &self.hote, commande, arguments).unwrap_or_else(|e| panic!("{commande}: {e}"))
    }

    /// The bytes of a document.
    fn export(&mut self, mut demande: Value) -> Vec<u8> {
        if demande["document"] == "fiche" {
            demande["action"] = json!(1);
        }
        let path = self.folder.path().join("sortie");
        self.ok("exporter", json!({"demande": demande, "chemin": path}));
        std::fs::read(path).unwrap()
    }

    /// The preview of a document.
    fn apercu(&mut self, document: &str) -> String {
        let action = (document == "fiche").then_some(1);
        let apercu = self.ok("apercu", json!({"demande": {"document": document, "action": action}}));
        apercu["pdf"].as_str().unwrap().to_owned()
    }
}

/// A copy of a dossier in which every reserved field of every row holds something of its own, made with `sel`.
fn with_reserve(dossier: &Dossier, sel: &str, choix: usize) -> Dossier {
    let mut root = serde_json::to_value(dossier).unwrap();
    for table in TABLES {
        let rows: Vec<&mut Value> = match &mut root[table.nom] {
            Value::Array(rows) => rows.iter_mut().collect(),
            row => vec![row],
        };
        for row in rows {
            for champ in table.champs.iter().filter(|c| is_reserved(table.nom, c.nom) && c.genre != Genre::Lien) {
                let word = format!("{sel} {} {}", table.nom, champ.nom);
                row[champ.nom] = match champ.genre {
                    Genre::Texte | Genre::TexteLong => json!(word),
                    Genre::Lignes => json!([word]),
                    Genre::Montant | Genre::Heures | Genre::Prix | Genre::Nombre => json!(MONTANT.0),
                    Genre::Entier | Genre::Annee => json!(9_753_135),
                    Genre::Booleen => json!(true),
                    Genre::Date => json!(RELU_LE),
                    Genre::Octets => json!("UkVTRVJWRQ=="),
                    Genre::Choix => {
                        let liste = cpom_core::choix::listes().into_iter().find(|l| Some(l.nom) == champ.choix).unwrap();
                        json!(liste.valeurs[choix % liste.valeurs.len()].0)
                    }
                    Genre::Lien => unreachable!("filtered"),
                };
            }
        }
    }
    serde_json::from_value(root).unwrap()
}

/// Every text and figure of the reserve, as a document would print it.
fn words(dossier: &Dossier) -> Vec<String> {
    let root = serde_json::to_value(dossier).unwrap();
    let mut out = vec![MONTANT.1.to_owned(), MONTANT.0.to_string()];
    for table in TABLES.iter().filter(|t| reserved(t.nom).is_some()) {
        let rows = match &root[table.nom] {
            Value::Array(rows) => rows.as_slice(),
            row => std::slice::from_ref(row),
        };
        for row in rows {
            let texts = table.champs.iter().filter(|c| is_reserved(table.nom, c.nom) && c.genre != Genre::Choix);
            out.extend(texts.filter_map(|c| row[c.nom].as_str().filter(|t| !t.is_empty()).map(str::to_owned)));
        }
    }
    out.sort();
    out.dedup();
    out
}

/// All text in a file: the words of a PDF and its attached data, the parts of an archive, a text as it is. All spaces
/// become plain, and line breaks of a page are dropped.
fn said(format: &str, bytes: &[u8]) -> String {
    let text = match format {
        "pdf" => {
            let inside = donnees_du_pdf(bytes).unwrap();
            let workbook = classeur_du_pdf(bytes).unwrap().map(|w| said("xlsx", &w)).unwrap_or_default();
            poppler::text(bytes, Order::Content) + &String::from_utf8(inside.octets).unwrap() + &workbook
        }
        "docx" | "xlsx" => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            let mut all = String::new();
            for i in 0..archive.len() {
                let mut part = Vec::new();
                archive.by_index(i).unwrap().read_to_end(&mut part).unwrap();
                all.push_str(&String::from_utf8_lossy(&part));
            }
            all
        }
        // Long lines of a calendar are folded.
        "ics" => String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n ", ""),
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The search of the tests below finds what is there: amounts print thousands apart, and travel without in the data.
#[test]
fn the_agency_finds_its_reserve_in_its_own_copies() {
    let marked = with_reserve(&exemple(), "Ourlet", 0);
    let words = words(&marked);
    assert!(words.len() >= 5, "{words:?}");
    let mut p = DossierOuvert::with(&marked);
    for format in ["pdf", "docx"] {
        // The preparation of a renewal and the day of the first rereading are in its data alone, the notes for a successor in the
        // passation.
        let own = |document: &str| json!({"format": format, "document": document, "pour": "interne"});
        let text = said(format, &p.export(own("reunion"))) + &said(format, &p.export(own("passation")));
        let found: Vec<_> = words.iter().filter(|w| text.contains(w.as_str())).collect();
        let expected = words.iter().filter(|w| !w.contains("decisions_reprise") && **w != RELU_LE).count();
        assert!(found.len() + 1 >= expected, "{format}: {found:?} of {words:?}");
    }
    assert!(said("json", &p.export(json!({"format": "json"}))).contains("Ourlet"), "the agency’s own copy is whole");
}

/// Both states of what changed are handed over without the reserve: none of its words, and no byte that depends on it.
#[test]
fn what_changed_is_told_without_the_reserve_of_either_state() {
    // What the parties share changes alike, whatever the reserve.
    let changed = |mut d: Dossier| {
        d.articles[2].texte.push_str(" Clause neuve.");
        d.actions[0].pilote = "Passementier".into();
        d.engagements.pop();
        d
    };
    let plain = exemple();
    let states = [
        (with_reserve(&plain, "Ourlet", 0), changed(with_reserve(&plain, "Galon", 1))),
        (plain.clone(), changed(plain.clone())),
        (without_reserve(&plain), changed(with_reserve(&plain, "Galon", 1))),
    ];
    let mut words: Vec<String> = words(&states[0].0).into_iter().chain(self::words(&states[0].1)).collect();
    words.sort();
    words.dedup();
    assert!(words.iter().any(|w| w.starts_with("Ourlet")) && words.iter().any(|w| w.starts_with("Galon")));
    let mut open: Vec<DossierOuvert> = states.iter().map(|(before, after)| DossierOuvert::since(before, after)).collect();
    for format in ["pdf", "docx"] {
        for pour in ["departement", "ars", "conseil"] {
            let demande = json!({"format": format, "document": "modifications", "pour": pour});
            let made: Vec<Vec<u8>> = open.iter_mut().map(|p| p.export(demande.clone())).collect();
            assert!(made.iter().all(|m| *m == made[0]), "{format} {pour}: the bytes depend on the reserve");
            let text = said(format, &made[0]);
            let found: Vec<_> = words.iter().filter(|w| text.contains(w.as_str())).collect();
            assert!(found.is_empty(), "{format} {pour}: {found:?}");
            assert!(text.contains("Clause neuve"), "{format} {pour}: the change is told");
            assert_eq!(text.contains("Passementier"), pour != "conseil", "{format} {pour}");
        }
        // The search finds what is there: the agency’s own copy has both.
        let own = said(format, &open[0].export(json!({"format": format, "document": "modifications", "pour": "interne"})));
        assert!(own.contains("Ourlet") && own.contains("Galon"), "{format}");
    }
    assert_eq!(open[0].apercu("modifications"), open[1].apercu("modifications"));
}

/// The relevé of a meeting is read by both parties: neither the reserve nor a position that was not said is in any of its bytes.
#[test]
fn the_releve_of_a_meeting_has_nothing_that_was_not_said() {
    let open = |d: &Dossier| DossierOuvert::with(&crate::releve::en_seance(d.clone()));
    let marked = with_reserve(&exemple(), "Ourlet", 0);
    let words = words(&marked);
    let mut silent = crate::releve::en_seance(exemple());
    silent.positions.retain(|p| p.divulguee);
    let (mut with, mut without) = (open(&marked), DossierOuvert::with(&silent));
    for format in ["pdf", "docx"] {
        let demande = json!({"format": format, "document": "releve"});
        let made = with.export(demande.clone());
        let text = said(format, &made);
        let found: Vec<_> = words.iter().map(String::as_str).chain([crate::releve::TUE, "3,48"]).filter(|w| text.contains(w)).collect();
        assert!(found.is_empty(), "{format}: {found:?}");
        assert!(text.contains("3,50"), "{format}: what was said is there");
        assert!(made == without.export(demande), "{format}: the bytes depend on what was not said");
        // The search finds what is there: the agency’s own meeting file has it.
        let own = said(format, &with.export(json!({"format": format, "document": "reunion", "pour": "interne"})));
        assert!(own.contains(crate::releve::TUE) && own.contains("(non dite)"), "{format}");
    }
    assert_eq!(with.apercu("releve"), without.apercu("releve"));
}

/// The example’s own reserve, as found in a document handed over before this was a rule.
#[test]
fn the_reserve_of_the_example_stays_at_home() {
    let d = exemple();
    let mut p = DossierOuvert::with(&d);
    // A function or a title that the shared part says too gives nothing away.
    let shared = serde_json::to_string(&without_reserve(&d)).unwrap();
    let telling = |w: &String| w.starts_with("3,48") || w == "31 mars 2027" || w.len() > 12;
    let known: Vec<String> = words(&d).into_iter().filter(|w| telling(w) && !shared.contains(w.as_str())).collect();
    assert!(known.len() >= 5, "{known:?}");
    for document in DOCUMENTS {
        let inside = String::from_utf8(donnees_du_pdf(&p.export(json!({"document": document}))).unwrap().octets).unwrap();
        assert!(known.iter().all(|w| !inside.contains(w.as_str())), "{document}");
    }
    let meeting = String::from_utf8(donnees_du_pdf(&p.export(json!({"document": "reunion", "pour": "interne"}))).unwrap().octets).unwrap();
    assert_eq!(meeting, cpom_core::exemple::TEXTE);
}

/// The subject of a meeting is put to the Département by the copy made for that meeting, and by no other file.
#[test]
fn a_review_in_preparation_is_in_what_puts_it_to_the_departement_alone() {
    let d = exemple();
    let (demande, message) = (d.demandes[0].objet.clone(), d.revues[0].messages_cles[0].clone());
    let mut p = DossierOuvert::with(&d);
    let has_in = |p: &mut DossierOuvert, demandee: Value| {
        let format = demandee["format"].as_str().unwrap_or("pdf").to_owned();
        let text = said(&format, &p.export(demandee));
        let holds = |t: &str| text.contains(&t.split_whitespace().collect::<Vec<_>>().join(" "));
        (holds(&demande), holds(&message))
    };
    let mut has = |demandee: Value| has_in(&mut p, demandee);
    for document in ["complet", "bilan", "fiche"] {
        for format in ["pdf", "docx"] {
            assert_eq!(has(json!({"document": document, "format": format})), (false, false), "{document} {format}");
        }
    }
    assert_eq!(has(json!({"format": "xlsx"})), (false, false));
    assert_eq!(has(json!({"format": "json", "pour": "departement"})), (false, false));
    assert_eq!(has(json!({"format": "json"})), (true, true), "the agency’s own copy is whole");
    assert_eq!(has(json!({"document": "synthese"})), (true, true));
    assert_eq!(has(json!({"document": "synthese", "sans_sections": ["messages"]})), (true, false));
    assert_eq!(has(json!({"document": "synthese", "sans_sections": ["demandes"]})), (false, true));
    assert_eq!(has(json!({"document": "synthese", "sans_sections": ["demandes", "messages"]})), (false, false));
    assert_eq!(has(json!({"document": "reunion"})), (true, false));
    assert_eq!(has(json!({"document": "reunion", "sans_sections": ["demandes"]})), (false, false));
    assert_eq!(has(json!({"document": "complet", "pour": "interne"})), (true, true));
    for pour in ["ars", "conseil"] {
        for document in ["reunion", "synthese"] {
            let (demandes, _) = has(json!({"document": document, "pour": pour}));
            assert!(!demandes, "{document}, {pour}: the demands are put to the Département alone");
        }
    }
    // A review that was held is part of the follow-up.
    let revue = d.revues[0].id;
    p.ok("ligne_modifier", json!({"table": "revues", "id": revue, "champs": {"statut": "valide"}}));
    assert_eq!(has_in(&mut p, json!({"document": "complet"})), (true, true));
}

/// The data of a section left out do not travel either.
#[test]
fn the_data_of_a_section_left_out_stay_at_home() {
    let d = exemple();
    let mut p = DossierOuvert::with(&d);
    let mut inside = |demande: Value| donnees_du_pdf(&p.export(demande)).unwrap().read(false).unwrap();
    let given = inside(json!({"document": "complet", "sans_sections": ["finances", "diagnostic"]}));
    assert!(given.montants_budget.is_empty() && given.heures.is_empty() && given.valeurs.is_empty() && given.constats.is_empty());
    assert!(given.tarifs.is_empty() && given.versements.is_empty() && given.situations.is_empty());
    assert_eq!((given.actions.len(), given.budgets_action.len()), (d.actions.len(), d.budgets_action.len()), "the fiches are printed");
    let given = inside(json!({"document": "complet", "sections": ["contrat", "signatures"]}));
    assert!(given.actions.is_empty() && given.indicateurs.is_empty() && given.formations.is_empty() && given.comites.is_empty());
    assert_eq!((given.articles.len(), given.gestionnaires.len()), (d.articles.len(), d.gestionnaires.len()));
    let given = inside(json!({"document": "bilan", "sans_sections": ["comptes"]}));
    assert!(given.montants_budget.is_empty() && given.versements.is_empty());
    assert_eq!(given.heures.len(), d.heures.len(), "the activity is printed");
    // The agency’s own copy is whole, whatever is printed of it.
    assert_eq!(inside(json!({"document": "complet", "sans_sections": ["finances"], "pour": "interne"})), d);
}

/// A file without the identity of the dossier it was made from, which a calendar has in its identifiers.
fn anonymous(format: &str, bytes: Vec<u8>) -> Vec<u8> {
    if format != "ics" {
        return bytes;
    }
    let text = String::from_utf8(bytes).unwrap().replace("\r\n ", "");
    let lines = text.lines().map(|l| l.split_once('@').filter(|_| l.starts_with("UID:")).map_or(l, |(row, _)| row));
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}

/// The workbook attached to the complete document holds what its data hold.
#[test]
fn the_workbook_inside_leaves_out_what_a_section_left_out_takes_with_it() {
    let d = exemple();
    let mut p = DossierOuvert::with(&d);
    let data = donnees_du_pdf(&p.export(json!({"document": "complet", "sans_sections": ["finances"]}))).unwrap();
    let data = String::from_utf8(data.octets).unwrap();
    let mut inside = |demande: Value| classeur_du_pdf(&p.export(demande)).unwrap().map(|w| said("xlsx", &w));
    let whole = inside(json!({"document": "complet"})).unwrap();
    let less = inside(json!({"document": "complet", "sans_sections": ["finances"]})).unwrap();
    let plain = |l: &&str| l.len() > 18 && l.chars().all(|c| c.is_alphanumeric() || c == ' ') && !data.contains(*l);
    let lines: Vec<&str> = d.lignes_budget.iter().map(|l| l.libelle.as_str()).filter(plain).collect();
    assert!(!lines.is_empty());
    for line in lines {
        assert!(whole.contains(line) && !less.contains(line), "{line}");
    }
    assert!(inside(json!({"document": "synthese"})).is_none(), "the complete document alone has a workbook");
    assert_ne!(inside(json!({"document": "complet", "pour": "interne"})).unwrap(), whole);
}

/// No document handed over says a word of the reserve. Stronger than a search: whatever the reserve is, it has the same bytes. So
/// no choice (the priority of a demand), no count of rows, no digest of the data reveals anything of it.
#[test]
fn documents_for_others_neither_say_the_reserve_nor_depend_on_it() {
    let one = with_reserve(&exemple(), "Ourlet", 0);
    let mut other = with_reserve(&exemple(), "Liseré", 1);
    assert!(matches!(reserved("questions"), Some(PartReservee::Table)));
    other.questions.clear();
    assert_ne!(one, other);
    assert_eq!(without_reserve(&one), without_reserve(&other));
    let words = words(&one);
    let (mut a, mut b) = (DossierOuvert::with(&one), DossierOuvert::with(&other));
    let silent = |what: &str, format: &str, bytes: &[u8]| {
        let text = said(format, bytes);
        let found: Vec<_> = words.iter().filter(|w| text.contains(w.as_str())).collect();
        assert!(found.is_empty(), "{what}: {found:?}");
    };
    for document in DOCUMENTS {
        for format in ["pdf", "docx", "xlsx", "ics"] {
            for pour in ["departement", "ars", "conseil"] {
                // The workbook and the calendar ignore the kind of document.
                if pour != "departement" && document != "complet" && matches!(format, "xlsx" | "ics") {
                    continue;
                }
                let what = format!("{document} {format} {pour}");
                let demande = json!({"format": format, "document": document, "pour": pour});
                let made = a.export(demande.clone());
                silent(&what, format, &made);
                assert!(anonymous(format, made.clone()) == anonymous(format, b.export(demande)), "{what}");
                if pour == "departement" && (document == "complet" || format == "pdf") {
                    let unsaid = a.export(json!({"format": format, "document": document}));
                    assert!(unsaid == made, "{what}: the Département is the recipient when none is named");
                }
            }
        }
        assert_eq!(a.apercu(document), b.apercu(document), "preview of {document}");
    }
    let own = json!({"document": "reunion", "pour": "interne"});
    assert_ne!(a.export(own.clone()), b.export(own), "the agency’s own copy has it");
    for pour in ["departement", "ars", "conseil"] {
        let json = json!({"format": "json", "pour": pour});
        let made = a.export(json.clone());
        silent(pour, "json", &made);
        assert_eq!(made, b.export(json));
    }
}

#[test]
fn the_reserve_is_inside_when_asked_and_its_absence_harms_nothing() {
    let d = exemple();
    let mut p = DossierOuvert::with(&d);
    let inside = |p: &mut DossierOuvert, demande: Value| donnees_du_pdf(&p.export(demande)).unwrap().read(false).unwrap();
    assert_eq!(inside(&mut p, json!({"document": "bilan", "pour": "interne"})), d);
    assert_eq!(inside(&mut p, json!({"document": "reunion"})), given(&d, false, true));
    // What the Département received is imported and renewed like any other PDF.
    let pdf = p.folder.path().join("bilan.pdf");
    p.ok("exporter", json!({"demande": {"document": "bilan"}, "chemin": pdf}));
    let path = |p: &DossierOuvert, name: &str| p.folder.path().join(name);
    let (b, r) = (path(&p, "b.cpom"), path(&p, "r.cpom"));
    p.ok("importer", json!({"source": pdf, "chemin": b}));
    assert_eq!(*p.session.fichier.as_ref().unwrap().dossier(), given(&d, false, false));
    assert_eq!(echange::write(&given(&d, false, false)).unwrap().as_bytes(), p.export(json!({"format": "json"})));
    let made = p.ok("reprendre", json!({"ancien": pdf, "nouveau": r, "debut": 2029, "decisions": []}));
    assert_eq!(made["etat"]["periode"], "2029-2033");
}

/// A copy of a dossier in which every field that may name a person names one of its own.
fn with_persons(dossier: &Dossier) -> Dossier {
    let mut root = serde_json::to_value(dossier).unwrap();
    for table in TABLES {
        let rows: Vec<&mut Value> = match &mut root[table.nom] {
            Value::Array(rows) => rows.iter_mut().collect(),
            row => vec![row],
        };
        for row in rows {
            for champ in table.champs.iter().filter(|c| is_personal(table.nom, c.nom)) {
                let word = format!("Passementier {} {}", table.nom, champ.nom);
                row[champ.nom] = if champ.genre == Genre::Lignes { json!([word]) } else { json!(word) };
            }
        }
    }
    serde_json::from_value(root).unwrap()
}

/// The copy for the conseil départemental, which becomes public, names nobody in any of its bytes.
#[test]
fn no_document_for_the_council_names_a_person() {
    let mut p = DossierOuvert::with(&with_persons(&exemple()));
    for document in DOCUMENTS {
        for format in ["pdf", "docx"] {
            let of = |pour: &str| json!({"format": format, "document": document, "pour": pour});
            let text = said(format, &p.export(of("conseil")));
            assert!(!text.contains("assementier"), "{document} {format}");
            // Its foot says for whom it is, and the search finds names where they are.
            assert!(text.contains("Exemplaire pour le conseil départemental"), "{document} {format}");
            let given = said(format, &p.export(of("departement")));
            assert!(given.contains("Exemplaire pour le Département"), "{document} {format}");
            assert!(
                matches!(document, "synthese" | "carte") && format == "docx" || given.contains("assementier"),
                "{document} {format}: names are searched for"
            );
        }
    }
    for format in ["xlsx", "ics", "json"] {
        assert!(!said(format, &p.export(json!({"format": format, "pour": "conseil"}))).contains("assementier"), "{format}");
        assert!(said(format, &p.export(json!({"format": format, "pour": "departement"}))).contains("assementier"), "{format}");
    }
    // A copy without names still says who signs, by function, and asks for nothing that was taken out.
    let complete = said("pdf", &p.export(json!({"document": "complet", "pour": "conseil"})));
    assert!(!complete.contains("nom du représentant"), "what was taken out is not missing");
}

/// Whoever may read names reads the same names: two dossiers that differ by them alone give the council the same bytes.
#[test]
fn documents_for_the_council_do_not_depend_on_names() {
    // Who answers for a step, when it is a party, is said: here each is a person, as in the other dossier.
    let mut no_party = exemple();
    for e in &mut no_party.echeances {
        e.responsable = "Responsable de secteur".into();
    }
    for x in &mut no_party.decisions {
        x.responsable = "Responsable de secteur".into();
    }
    let (mut a, mut b) = (DossierOuvert::with(&no_party), DossierOuvert::with(&with_persons(&no_party)));
    for document in DOCUMENTS {
        let demande = json!({"document": document, "pour": "conseil"});
        assert_eq!(a.export(demande.clone()), b.export(demande), "{document}");
    }
}
