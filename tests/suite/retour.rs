//! A document of ours that comes back: what LibreOffice writes, our workbook with changed cells, our PDF with annotations.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use cpom_api::erreurs::Code;
use cpom_core::calculs::calculer;
use cpom_core::modele::{Dossier, Id};
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire};
use lopdf::{Dictionary, Document, Object, dictionary};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::appel::Essai;
use crate::outils::{exemple, jour};

fn make(d: &Dossier, format: FormatDocument, document: TypeDocument) -> Vec<u8> {
    produire(d, &calculer(d, jour()), &DocumentRequest::new(format, document), jour()).unwrap()
}

fn action(d: &Dossier, code: &str) -> Id {
    d.actions.iter().find(|a| a.code == code).unwrap().id
}

/// Remarks of a document about the open dossier, whose file does not change.
fn read_in(e: &mut Essai, name: &str, bytes: &[u8]) -> Value {
    let (dossier, chemin) = (e.path("a.cpom"), e.path(name));
    let before = std::fs::read(&dossier).unwrap();
    std::fs::write(&chemin, bytes).unwrap();
    let out = e.ok("retour_lire", json!({"chemin": chemin}));
    assert!(std::fs::read(&dossier).unwrap() == before, "the dossier is only read");
    out
}

fn read(name: &str, bytes: &[u8]) -> Value {
    read_in(&mut Essai::with_example(), name, bytes)
}

fn remarks(r: &Value) -> &[Value] {
    r["remarques"].as_array().unwrap()
}

/// Kind, table and row, author, day, words before and after.
type RemarqueDite<'a> = (&'a str, Option<(&'a str, Id)>, &'a str, &'a str, &'a str, &'a str);

fn told(r: &Value) -> Vec<RemarqueDite<'_>> {
    remarks(r)
        .iter()
        .map(|x| {
            let text = |nom: &str| x[nom].as_str().unwrap_or_default();
            let lieu = x["lieu"]["table"].as_str().zip(x["lieu"]["id"].as_i64());
            (text("genre"), lieu.map(|(t, id)| (t, id as Id)), text("auteur"), text("date"), text("avant"), text("apres"))
        })
        .collect()
}

#[test]
fn a_document_that_cannot_be_read_says_what_to_ask_for() {
    let mut e = Essai::with_example();
    for (name, bytes, words) in
        [("a.doc", &[0xD0, 0xCF, 0x11, 0xE0][..], ".docx"), ("a.txt", b"bonjour", "Demander"), ("b.pdf", b"%PDF-1.7", "endommag")]
    {
        let chemin = e.path(name);
        std::fs::write(&chemin, bytes).unwrap();
        let refused = e.call("retour_lire", json!({"chemin": chemin})).unwrap_err();
        assert_eq!(refused.code, Code::Retour);
        assert!(refused.phrase.contains(words) && refused.phrase.contains("n’a pas changé"), "{refused}");
    }
}

/// `golden/retours/libreoffice.docx`: the contract and the fiches of the example, opened by LibreOffice, changed, saved as Word.
#[test]
fn comments_and_tracked_changes_of_libreoffice_find_their_articles_and_fiches() {
    let d = exemple();
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/retours/libreoffice.docx")).unwrap();
    let read = read("reponse.docx", &bytes);
    let article = |titre: &str| Some(("articles", d.articles.iter().find(|a| a.titre.contains(titre)).unwrap().id));
    let indicator = d.indicateurs.iter().find(|i| i.code == "IND-07").unwrap().id;
    let (grant, day) = (article("Dotation complémentaire"), "2026-12-12T10:15:00");
    assert_eq!(
        told(&read),
        [
            ("remplacement", grant, "Mme Roche", day, "juillet", "septembre"),
            (
                "commentaire",
                article("Litiges"),
                "Mme Roche",
                day,
                "Tribunal territorialement compétent",
                "Préciser : tribunal administratif ?"
            ),
            (
                "commentaire",
                Some(("actions", action(&d, "ACT-03"))),
                "M. Lebreton",
                "2026-12-13T09:00:00",
                "Demandes tardives le vendredi",
                "Et le samedi ?"
            ),
            ("commentaire", Some(("indicateurs", indicator)), "Mme Roche", day, "", "La définition du décret est plus stricte."),
        ]
    );
}

/// Changes and comments that LibreOffice makes in the contract and a fiche of the example: on an article, in cells of tables, in a fiche.
const GESTES: &str = "\
remplacer|en juillet|en septembre
commenter|à défaut d’accord amiable|Lequel ?
remplacer|Relu chaque année en juin|Relu chaque année en mars
remplacer|Demandes tardives|Demandes très tardives
commenter|Interventions touchées par une absence|La définition du décret est plus stricte.
";

/// Writes the document that LibreOffice changes, and what it does there.
pub fn prepare(folder: &Path) {
    let mut d = exemple();
    d.articles.retain(|a| a.titre.contains("Dotation complémentaire") || a.titre == "Litiges");
    d.actions.retain(|a| a.code == "ACT-03");
    d.indicateurs.retain(|i| ["IND-07", "IND-25"].contains(&i.code.as_str()));
    let sections = Some(vec!["contrat".into(), "fiches".into()]);
    let demande = DocumentRequest { sections, ..DocumentRequest::new(FormatDocument::Docx, TypeDocument::Complet) };
    std::fs::write(folder.join("contrat.docx"), produire(&d, &calculer(&d, jour()), &demande, jour()).unwrap()).unwrap();
    std::fs::write(folder.join("gestes"), GESTES).unwrap();
}

/// Reads what LibreOffice saved: every gesture is there once, on its row.
pub fn comes_back(bytes: &[u8]) {
    let d = exemple();
    let read = read("reponse.docx", bytes);
    let article = |titre: &str| Some(("articles", d.articles.iter().find(|a| a.titre.contains(titre)).unwrap().id));
    let indicator = d.indicateurs.iter().find(|i| i.code == "IND-07").unwrap().id;
    let annexe = Some(("annexes", d.annexes.iter().find(|a| a.titre.starts_with("Fiches actions")).unwrap().id));
    let said: Vec<_> = told(&read)
        .into_iter()
        .map(|(genre, lieu, auteur, date, avant, apres)| {
            assert!(!date.is_empty() || genre == "commentaire", "{read:?}");
            (genre, lieu, auteur, avant, apres)
        })
        .collect();
    assert_eq!(
        said,
        [
            ("remplacement", article("Dotation complémentaire"), "Claire Roche", "en juillet", "en septembre"),
            ("commentaire", article("Litiges"), "M. Lebreton", "à défaut d’accord amiable", "Lequel ?"),
            ("remplacement", Some(("actions", action(&d, "ACT-03"))), "Claire Roche", "Demandes tardives", "Demandes très tardives"),
            // A table whose rows have no code is under its annex.
            ("remplacement", annexe, "Claire Roche", "Relu chaque année en juin", "Relu chaque année en mars"),
            (
                "commentaire",
                Some(("indicateurs", indicator)),
                "M. Lebreton",
                "Interventions touchées par une absence",
                "La définition du décret est plus stricte."
            ),
        ]
    );
}

/// A workbook with the text of its parts changed.
fn rewritten(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut entry = from.by_index(i).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).unwrap();
        to.start_file(&name, SimpleFileOptions::default()).unwrap();
        to.write_all(&String::from_utf8(text).map_or_else(|e| e.into_bytes(), |t| change(&name, t).into_bytes())).unwrap();
    }
    to.finish().unwrap().into_inner()
}

#[test]
fn our_workbook_says_which_cells_were_changed_and_nothing_of_the_others() {
    let d = exemple();
    // The hours alone: reading every sheet of the whole example takes long without adding anything.
    // The sheet of organisation has a second table below its first, whose rows are none of it.
    let small = Dossier {
        contrat: d.contrat.clone(),
        gestionnaires: d.gestionnaires.clone(),
        financeurs: d.financeurs.clone(),
        heures: d.heures.clone(),
        moyens_organisation: d.moyens_organisation.clone(),
        partages_pratiques: d.partages_pratiques.clone(),
        ..Dossier::default()
    };
    let ours = make(&small, FormatDocument::Xlsx, TypeDocument::Complet);
    let hours = d.heures.iter().find(|h| h.annee == 2025 && h.heures.is_some_and(|x| x.raw() == 3_421_000)).expect("APA, 34 210 h");
    let theirs = rewritten(&ours, |_, t| t.replace("<v>34210</v>", "<v>34500</v>"));
    let read = read("reponse.xlsx", &theirs);
    let changed = remarks(&read).iter().find(|r| r["lieu"]["table"] == "heures" && r["lieu"]["id"] == hours.id);
    let r = changed.unwrap_or_else(|| panic!("{read:?}"));
    // Properties of our own saving do not say who changed a value.
    assert_eq!((&r["auteur"], &r["date"], &r["sort"]), (&json!(""), &Value::Null, &json!("a_noter")));
    assert_eq!(
        (&r["genre"], &r["avant"], &r["apres"]),
        (&json!("valeur_changee"), &json!("34\u{202F}210\u{A0}h"), &json!("34\u{202F}500\u{A0}h"))
    );
    assert!(remarks(&read).iter().all(|r| r["apres"] == "34\u{202F}500\u{A0}h"), "nothing else changed: {read:?}");
}

#[test]
fn annotations_of_our_pdf_are_placed_under_their_bookmark() {
    let d = exemple();
    let id = action(&d, "ACT-03");
    let mut pdf = Document::load_mem(&make(&d, FormatDocument::Pdf, TypeDocument::Fiche(id))).unwrap();
    let page = *pdf.get_pages().values().next().unwrap();
    let note = |kind: &str, words: &str| {
        dictionary! {
            "Type" => "Annot", "Subtype" => kind, "Rect" => vec![80.into(), 300.into(), 100.into(), 320.into()],
            "T" => Object::string_literal("Mme Roche"), "Contents" => Object::string_literal(words),
            "M" => Object::string_literal("D:20261212101500+01'00'"),
        }
    };
    let mut add = |d: Dictionary| Object::Reference(pdf.add_object(d));
    let annotations =
        vec![add(note("Text", "Et le samedi ?")), add(note("StrikeOut", "")), add(note("Popup", "rien")), add(note("Highlight", ""))];
    let dictionary = pdf.get_object_mut(page).and_then(Object::as_dict_mut).unwrap();
    dictionary.set("Annots", annotations);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    let read = read("reponse.pdf", &bytes);
    let here = Some(("actions", id));
    let day = "2026-12-12T10:15:00";
    let kind = "annotation";
    assert_eq!(
        told(&read),
        [
            (kind, here, "Mme Roche", day, "", "Et le samedi ?"),
            (kind, here, "Mme Roche", day, "", "barré"),
            (kind, here, "Mme Roche", day, "", "surligné"),
        ]
    );
    let ou = remarks(&read)[0]["ou"].as_str().unwrap();
    assert!(ou.starts_with("page 1, Fiche ACT-03"), "{ou}");
}

fn rows(e: &mut Essai, table: &str) -> Vec<Value> {
    e.ok("dossier_lire", json!({"tables": [table]}))["dossier"][table].as_array().unwrap().clone()
}

/// Fate of each remark, with the code of its point.
fn fates(r: &Value) -> Vec<(&str, &str)> {
    remarks(r).iter().map(|x| (x["sort"].as_str().unwrap(), x["point"]["code"].as_str().unwrap_or("–"))).collect()
}

#[test]
fn the_answer_becomes_positions_of_a_written_meeting_and_nothing_else() {
    let mut e = Essai::with_example();
    let before = e.ok("dossier_lire", json!({}))["dossier"].clone();
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/retours/libreoffice.docx")).unwrap();
    let read = read_in(&mut e, "reponse.docx", &bytes);
    assert_eq!(fates(&read), [("a_noter", ""); 4], "{read:?}");
    assert_eq!((&read["seance"], &read["refus"]), (&Value::Null, &Value::Null));
    // All but the second; a second remark on the same place would be in the same point.
    let done = e.ok("retour_noter", json!({"remarques": [0, 2, 3], "date": "2026-12-13"}));
    assert_eq!(done["fait"], "3 remarques de «\u{202F}reponse.docx\u{202F}» sont notées.");
    assert_eq!(done["etat"]["annuler"], "noter 3 remarques de «\u{202F}reponse.docx\u{202F}»");

    let after = e.ok("dossier_lire", json!({}))["dossier"].clone();
    for (table, rows) in before.as_object().unwrap() {
        let expected = ["demandes", "positions", "seances", "versions"].contains(&table.as_str());
        assert_eq!(rows != &after[table], expected, "{table}");
    }
    let seance = rows(&mut e, "seances")[0].clone();
    assert_eq!(
        (&seance["mode"], &seance["etat"], &seance["date"], &seance["revue_id"]),
        (&json!("par_ecrit"), &json!("ouverte"), &json!("2026-12-13"), &json!(1))
    );
    assert_eq!(e.ok("seance_lire", json!({"seance": done["id"]}))["lieu"], "par écrit");
    let points = rows(&mut e, "demandes").split_off(4);
    let said: Vec<(&str, &str, &str)> =
        points.iter().map(|p| (p["code"].as_str().unwrap(), p["origine"].as_str().unwrap(), p["cible_champ"].as_str().unwrap())).collect();
    assert_eq!(said, [("DEM-5", "departement", ""), ("DEM-6", "departement", ""), ("DEM-7", "departement", "")]);
    let positions = rows(&mut e, "positions");
    assert!(positions.iter().all(|p| p["partie"] == "departement" && p["nature"] == "proposition" && p["divulguee"] == true));
    let words = positions[0]["texte"].as_str().unwrap();
    assert!(
        words.starts_with("Remplacé «\u{202F}juillet\u{202F}» par «\u{202F}septembre\u{202F}» – Mme Roche, 12\u{A0}décembre 2026 ("),
        "{words}"
    );
    // A point on a whole row has no cell, and none that is lost.
    let constats = e.ok("dossier_lire", json!({"tables": []}))["constats"].to_string();
    assert!(!constats.contains("NEG-05"), "{constats}");

    // Read again, what is noted is marked so and not doubled; the rest is still to note, in the same meeting.
    let again = read_in(&mut e, "reponse.docx", &bytes);
    assert_eq!(fates(&again), [("deja_notee", "DEM-5"), ("a_noter", ""), ("deja_notee", "DEM-6"), ("deja_notee", "DEM-7")]);
    assert_eq!(again["seance"], done["id"]);
    assert_eq!(e.refused("retour_noter", json!({"remarques": [0, 2, 3]})), Code::Seance);
    e.ok("retour_noter", json!({"remarques": [0, 1, 2, 3]}));
    assert_eq!((rows(&mut e, "positions").len(), rows(&mut e, "seances").len()), (4, 1));

    // An agreement on a whole row is a decision, and writes nothing.
    e.ok("position_noter", json!({"seance": done["id"], "demande": points[0]["id"], "partie": "gestionnaire", "nature": "accord"}));
    let plan = e.ok("seance_cloture", json!({"seance": done["id"]}));
    assert_eq!((plan["valeurs"].as_array().unwrap().len(), plan["decisions"].as_array().unwrap().len()), (0, 1));
    // What is agreed in the meeting is not proposed again there.
    e.ok("ligne_modifier", json!({"table": "positions", "id": positions[0]["id"], "champs": {"texte": "Autre chose."}}));
    assert_eq!(fates(&e.ok("retour_placer", json!({})))[0], ("tranche", "DEM-5"));

    // Each noting is one step.
    for _ in 0..4 {
        e.ok("annuler", json!({}));
    }
    assert_eq!(e.ok("dossier_lire", json!({}))["dossier"], before);
    // The document was read about this dossier, not about another.
    let other = e.path("b.cpom");
    e.ok("dossier_nouveau", json!({"chemin": other, "exemple": false, "ecraser": false}));
    assert_eq!(e.refused("retour_placer", json!({})), Code::Requete);
    assert_eq!(e.refused("retour_noter", json!({"remarques": [0]})), Code::Requete);
}

/// A value that the other party changed in our workbook goes to the point that names its cell.
#[test]
fn a_changed_value_is_a_position_on_the_point_of_its_cell() {
    let mut e = Essai::with_example();
    let d = exemple();
    let small = Dossier { contrat: d.contrat.clone(), dotations: d.dotations.clone(), dotation: d.dotation.clone(), ..Dossier::default() };
    let ours = make(&small, FormatDocument::Xlsx, TypeDocument::Complet);
    let price = d.dotations.iter().find(|x| x.annee == 2027).unwrap();
    assert_eq!(price.montant_horaire.unwrap().raw(), 34_000);
    let theirs = rewritten(&ours, |name, t| if name.contains("sheet") { t.replace("<v>3.4</v>", "<v>3.45</v>") } else { t });
    let read = read_in(&mut e, "reponse.xlsx", &theirs);
    let at = remarks(&read).iter().position(|r| r["point"]["code"] == "DEM-1").unwrap_or_else(|| panic!("{read:?}"));
    let r = &remarks(&read)[at];
    assert_eq!(
        (&r["avant"], &r["apres"], &r["lieu"]["champ"]),
        (&json!("3,40\u{A0}€/h"), &json!("3,45\u{A0}€/h"), &json!("montant_horaire"))
    );
    let done = e.ok("retour_noter", json!({"remarques": [at]}));
    assert_eq!(rows(&mut e, "demandes").len(), 4, "the point that names the cell is taken");
    let vue = e.ok("seance_lire", json!({"seance": done["id"], "partage": true}));
    let point =
        vue["groupes"].as_array().unwrap().iter().flat_map(|g| g["points"].as_array().unwrap()).find(|p| p["code"] == "DEM-1").unwrap();
    assert_eq!(point["a_convenir"]["valeur"], "3,45\u{A0}€/h");
    assert_eq!(point["effet"]["autre"], "+2\u{202F}520\u{A0}€ en 2027");
    assert_eq!(rows(&mut e, "dotations")[3]["montant_horaire"], 3.4, "nothing is agreed yet");
    assert_eq!(fates(&e.ok("retour_placer", json!({})))[at], ("deja_notee", "DEM-1"));
}
