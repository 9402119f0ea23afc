//! Files and documents made to break the program are refused with a sentence, or shown inert.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use cpom_api::Erreur;
use cpom_api::erreurs::Code;
use cpom_core::calculs::calculer;
use cpom_core::controles::controler;
use cpom_core::modele::Dossier;
use cpom_core::referentiel::referentiel;
use cpom_core::store::{Acces, Fichier};
use cpom_core::{echange, exemple};
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, donnees_du_pdf, produire};
use cpom_tests::cibles;
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::outils::{Hasard, contexte, jour, nouveau};

fn tours(usual: u64) -> u64 {
    std::env::var("CPOM_EPREUVE_TOURS").ok().and_then(|n| n.parse::<u64>().ok()).map_or(usual, |n| n.max(usual))
}

/// Runs a fuzz body on every seed of the corpus, then on seeded variations of them.
fn run(target: &str, variations: u64, body: impl Fn(&[u8])) {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus")).join(target);
    let mut seeds: Vec<Vec<u8>> = Vec::new();
    let mut names: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    names.sort();
    for path in names {
        seeds.push(fs::read(&path).unwrap());
        println!("{target}: {}", path.display());
        body(seeds.last().unwrap());
    }
    for n in 0..tours(variations) {
        let mut h = Hasard::new(0x9E37_79B9 ^ (n << 8));
        let mut bytes = seeds[usize::try_from(h.below(seeds.len() as u64)).unwrap()].clone();
        if bytes.len() > 10_000 {
            continue;
        }
        for _ in 0..=h.below(6) {
            let at = usize::try_from(h.below(bytes.len() as u64 + 1)).unwrap();
            match h.below(5) {
                0 => bytes.truncate(at),
                1 => bytes.insert(at, u8::try_from(h.below(256)).unwrap()),
                2 => bytes.extend((0..5).map(|_| u8::try_from(h.below(256)).unwrap())),
                _ => {
                    if let Some(b) = bytes.get_mut(at) {
                        *b = u8::try_from(h.below(256)).unwrap();
                    }
                }
            }
        }
        // The test harness prints this line when the body panics.
        print!("\r{target}: variation {n} ");
        body(&bytes);
    }
}

#[test]
fn headers_made_by_others() {
    run("entete", 20_000, cibles::entete);
}

#[test]
fn files_mutated_and_cut() {
    let t = tempdir().unwrap();
    run("ouverture", 1000, |data| cibles::ouverture(data, t.path()));
}

#[test]
fn interchange_documents_made_by_others() {
    run("json", 2000, cibles::json);
}

#[test]
fn pdfs_made_by_others() {
    run("pdf", 1000, cibles::pdf);
}

#[test]
fn documents_of_absurd_size_or_depth_are_refused_with_a_sentence() {
    let doc = |contenu: &str| format!("{{\"format\":\"{}\",\"version\":1,\"contenu\":{contenu}}}", echange::FORMAT);
    for (what, text) in [
        ("depth", doc(&format!("{}{}", "[".repeat(1_000_000), "]".repeat(1_000_000)))),
        ("nested objects", doc(&"{\"axes\":".repeat(150_000))),
        ("rows", doc(&format!("{{\"axes\":[{}{{}}]}}", "{},".repeat(400_000)))),
        ("values", doc(&format!("{{\"dossier\":{{\"titre\":[{}0]}}}}", "0,".repeat(7_000_000)))),
        ("size", " ".repeat(echange::TAILLE_MAX + 1)),
        ("text", doc(&format!("{{\"dossier\":{{\"titre\":\"{}\"}}}}", "x".repeat(echange::TEXTE_MAX + 1)))),
        ("control characters", doc("{\"dossier\":{\"titre\":\"a\\u0000b\\u001b[31m\"}}")),
        ("a year of five digits", doc("{\"contrat\":{\"date_debut\":\"+12345-01-01\"}}")),
    ] {
        let error = Erreur::from(echange::read(&text).unwrap_err());
        assert_eq!(error.code, Code::Echange, "{what}");
        assert!(error.phrase.chars().count() < 400, "{what}: the document is repeated in its refusal");
    }
    let t = tempdir().unwrap();
    let path = t.path().join("grand.json");
    // A sparse file: nothing is written on the disk, and nothing must be read from it.
    fs::File::create(&path).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(Erreur::from(echange::read_file(&path).unwrap_err()).code, Code::Echange);
    let bomb = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/pdf/bombe")).unwrap();
    assert!(donnees_du_pdf(&bomb).is_err(), "two hundred megabytes were unfolded");
}

/// The statement of a table rewritten where SQLite keeps it.
fn rewritten(table: &str, from: &str, to: &str) -> String {
    let quoted = |text: &str| text.replace('\'', "''");
    format!(
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE name = '{table}'; PRAGMA writable_schema = OFF",
        quoted(from),
        quoted(to)
    )
}

/// A table that computes, refuses or accepts otherwise than its format says is refused, however small the difference; one
/// that is only written otherwise is accepted.
#[test]
fn a_schema_is_judged_by_what_it_means() {
    let t = tempdir().unwrap();
    let refused = [
        ("dossier", "CHECK (fictif IN (0, 1))", "CHECK (fictif IN (0, 1, 2))"),
        ("dossier", " CHECK (fictif IN (0, 1))", ""),
        ("dossier", "titre TEXT NOT NULL", "titre TEXT NOT NULL CHECK (length(hex(zeroblob(1000000))) > 1)"),
        ("dossier", "titre TEXT NOT NULL", "titre TEXT NOT NULL ON CONFLICT IGNORE"),
        ("dossier", "titre TEXT NOT NULL", "titre TEXT NOT NULL COLLATE NOCASE"),
        ("dossier", "titre TEXT NOT NULL", "titre TEXT NOT NULL DEFAULT 'x'"),
        ("dossier", "titre TEXT NOT NULL", "titre TEXT NOT NULL DEFAULT (abs(1))"),
        ("dossier", "titre TEXT NOT NULL", "titre TEXT NOT NULL /* rien */"),
        ("dossier", "titre TEXT NOT NULL", "titre TEXT"),
        ("dossier", ") STRICT", ", CHECK (titre <> 'x')) STRICT"),
        ("dossier", ") STRICT", ")"),
        ("etapes", "(id) DEFERRABLE INITIALLY DEFERRED", "(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED"),
        ("etapes", "(id) DEFERRABLE INITIALLY DEFERRED", "(id)"),
        ("etapes", "REFERENCES actions", "REFERENCES axes"),
        ("etapes_action_id", "(action_id)", "(action_id DESC)"),
        ("etapes_action_id", "(action_id)", "(action_id) WHERE rang > 0"),
    ];
    let accepted = [
        ("dossier", ",\n", " ,\t"),
        ("dossier", "titre TEXT NOT NULL", "\"titre\"TEXT not null"),
        ("etapes", "actions (id)", "\"actions\"(\"id\")"),
    ];
    for (i, (table, from, to)) in refused.into_iter().chain(accepted).enumerate() {
        let folder = t.path().join(i.to_string());
        fs::create_dir(&folder).unwrap();
        let path = changed(&folder, &rewritten(table, from, to));
        let before = fs::read(&path).unwrap();
        for acces in [Acces::Lecture, Acces::Ecriture] {
            let opened = Fichier::open(&path, acces, "");
            match opened {
                Ok(file) => assert!(i >= refused.len() && file.dossier() == &crate::outils::exemple(), "{to}: accepted"),
                Err(e) => {
                    assert!(i < refused.len(), "{to}: {e}");
                    assert_eq!(Erreur::from(e).code, Code::SchemaInattendu, "{to}");
                }
            }
        }
        assert!(fs::read(&path).unwrap() == before, "{to}");
    }
}

/// The file of a dossier, changed with SQL.
fn changed(folder: &Path, sql: &str) -> PathBuf {
    let (path, file) = nouveau(folder, "a.cpom", &crate::outils::exemple());
    drop(file);
    Connection::open(&path).unwrap().execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    path
}

#[test]
fn contents_no_program_of_ours_writes() {
    let long = format!("UPDATE dossier SET titre = hex(zeroblob({}))", echange::TEXTE_MAX);
    for (sql, code) in [
        ("ALTER TABLE actions ADD COLUMN g TEXT AS (intitule || 'x') VIRTUAL", Code::SchemaInattendu),
        ("UPDATE dossier SET titre = 'a' || char(0) || 'b'", Code::Endommage),
        ("UPDATE dossier SET titre = char(27) || '[31mrouge'", Code::Endommage),
        ("UPDATE contrat SET date_debut = '+12345-01-01'", Code::Endommage),
        ("PRAGMA foreign_keys = OFF; UPDATE regles SET id = 9223372036854775807 WHERE id = 1", Code::Endommage),
        ("DELETE FROM fichier", Code::Endommage),
        ("UPDATE fichier SET dossier = '../../' || char(10)", Code::Endommage),
        ("UPDATE fichier SET revision = -9223372036854775808", Code::Endommage),
        ("UPDATE fichier SET modifie_le = hex(zeroblob(500))", Code::Endommage),
        ("PRAGMA journal_mode = WAL", Code::SchemaInattendu),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 201001) INSERT INTO regles (id, rang, texte) SELECT i, i, '' FROM n",
            Code::Endommage,
        ),
        (long.as_str(), Code::Endommage),
    ] {
        let t = tempdir().unwrap();
        let path = changed(t.path(), sql);
        let before = fs::read(&path).unwrap();
        for acces in [Acces::Lecture, Acces::Ecriture] {
            let error = Erreur::from(Fichier::open(&path, acces, "").expect_err(sql));
            assert_eq!(error.code, code, "{sql}: {error}");
        }
        assert!(fs::read(&path).unwrap() == before, "{sql}");
    }
}

#[test]
fn a_history_made_by_others_never_harms_the_file() {
    let deep = format!("{}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let images = [
        ("inconnue", "1", "{}", "{}"),
        ("sqlite_schema", "1", "{\"sql\":\"x\"}", "{\"sql\":\"y\"}"),
        ("actions", "1", "{\"id\":7}", "{\"id\":1}"),
        ("actions", "1", "{\"intitule\":[1]}", "{\"intitule\":\"x\"}"),
        ("actions", "1", "{\"intitule = 1; DROP TABLE actions; --\":1}", "{}"),
        ("actions", "1", "{\"statut\":\"inventé\"}", "{\"statut\":\"x\"}"),
        ("actions", "1", "{\"intitule\":\"\\u0000\"}", "{\"intitule\":\"x\"}"),
        ("actions", "1", "{\"intitule\":null}", "{\"intitule\":\"x\"}"),
        ("actions", "1", "{\"objectif_id\":4242}", "{\"objectif_id\":1}"),
        ("actions", "1", "{\"objectif_id\":\"un\"}", "{\"objectif_id\":1}"),
        ("contrat", "1", "NULL", "{\"reference\":\"x\"}"),
        ("axes", "1", "NULL", "{\"libelle\":\"x\"}"),
        ("axes", "1", "{\"libelle\":\"incomplet\"}", "NULL"),
        ("contrat", "1", "{\"date_debut\":\"hier\"}", "{\"date_debut\":null}"),
        ("mesures", "1", "{\"valeur\":9223372036854775807}", "{\"valeur\":1}"),
        ("mesures", "1", "{\"valeur\":1e300}", "{\"valeur\":1}"),
        ("mesures", "1", "pas du JSON", "{}"),
        ("mesures", "99999999999", "{\"valeur\":1}", "{}"),
        ("mesures", "1", deep.as_str(), "{}"),
    ];
    for (table, id, avant, apres) in images {
        let t = tempdir().unwrap();
        let quoted = |image: &str| if image == "NULL" { "NULL".to_owned() } else { format!("'{}'", image.replace('\'', "''")) };
        let path = changed(
            t.path(),
            &format!(
                "INSERT INTO journal_etapes (id, op, quand, auteur, etat) VALUES (99, '{deep}', 'hier' || char(7), '<script>', 'actif');
                 INSERT INTO journal_lignes (etape_id, nom_table, ligne_id, avant, apres) VALUES (99, '{table}', {id}, {}, {});",
                quoted(avant),
                quoted(apres)
            ),
        );
        let mut file = Fichier::open(&path, Acces::Ecriture, "").unwrap();
        assert!(file.historique(10).unwrap().iter().all(|e| !e.quand.contains(char::is_control)));
        let before = file.dossier().clone();
        let error = Erreur::from(file.undo(&contexte(1)).expect_err(avant));
        assert_eq!(error.code, Code::Historique, "{table} {avant}: {error}");
        assert_eq!(file.dossier(), &before);
        drop(file);
        // The list shows the step, its sentence alone when its images cannot be read.
        let hote = crate::outils::banc(t.path());
        let mut session = cpom_api::Session::default();
        let mut ask = |commande: &str, arguments| cpom_api::call(&mut session, &hote, commande, arguments);
        ask("dossier_ouvrir", json!({"chemin": path})).unwrap();
        let listed = ask("historique", json!({"limite": 50})).unwrap_or_else(|e| panic!("{table} {avant}: {e}"));
        assert!(listed.as_array().unwrap().iter().any(|e| e["id"] == 99), "{listed}");
        ask("dossier_fermer", json!({})).unwrap();
        drop(session);
        let again = Fichier::open(&path, Acces::Ecriture, "").unwrap_or_else(|e| panic!("{table} {avant}: the undo broke the file: {e}"));
        assert_eq!(again.dossier(), &before);
    }
}

/// Numbers and texts at their limit: what is asked is refused in French or done, never an error of the program.
#[test]
fn the_last_number_of_a_list_is_refused_with_a_sentence() {
    for (sql, commande, arguments, code) in [
        (
            "UPDATE regles SET id = 2147483647 WHERE id = 1",
            "ligne_creer",
            json!({"table": "regles", "valeurs": {}}),
            Some(Code::ValeurRefusee),
        ),
        ("UPDATE regles SET rang = 9223372036854775807 WHERE id = 2", "ligne_creer", json!({"table": "regles", "valeurs": {}}), None),
        (
            "UPDATE regles SET rang = -9223372036854775808 WHERE id = 2",
            "ligne_deplacer",
            json!({"table": "regles", "id": 3, "avant": 2}),
            None,
        ),
        ("UPDATE journal_etapes SET op = CAST(x'FFFE' AS TEXT), auteur = CAST(x'C328' AS TEXT)", "historique", json!({"limite": 50}), None),
        ("SELECT 1", "ligne_creer", json!({"table": "contrat", "valeurs": {}}), Some(Code::Requete)),
        ("SELECT 1", "ligne_supprimer", json!({"table": "dossier", "id": 1}), Some(Code::Requete)),
        ("SELECT 1", "ligne_creer", json!({"table": "regles", "valeurs": 3}), Some(Code::Requete)),
        ("SELECT 1", "ligne_modifier", json!({"table": "regles", "id": "un", "champs": {}}), Some(Code::Requete)),
        ("SELECT 1", "ligne_modifier", json!({"table": "regles", "id": 99999999999_i64, "champs": {}}), Some(Code::Requete)),
    ] {
        let t = tempdir().unwrap();
        let path = changed(t.path(), &format!("PRAGMA ignore_check_constraints = ON; {sql}"));
        let hote = crate::outils::banc(t.path());
        let mut session = cpom_api::Session::default();
        cpom_api::call(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap_or_else(|e| panic!("{sql}: {e}"));
        let answer = cpom_api::call(&mut session, &hote, commande, arguments);
        assert_eq!(answer.as_ref().err().map(|e| e.code), code, "{sql} {commande}: {answer:?}");
        if let Err(e) = answer {
            let english = ["expected", "invalid", "struct", "holds", "out of range"];
            assert!(!english.iter().any(|w| e.phrase.contains(w)), "{e}");
        }
    }
}

/// An index that contradicts its rows: nothing is written to the file, its rows can still be read, and a copy
/// is sound again.
#[test]
fn an_index_beside_its_rows_is_told_and_mended_by_a_copy() {
    let t = tempdir().unwrap();
    let (path, file) = nouveau(t.path(), "b.cpom", &crate::outils::exemple());
    drop(file);
    let root: u32 = {
        let conn = Connection::open(&path).unwrap();
        let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'mesures_indicateur_id'";
        conn.query_row(sql, [], |r| r.get(0)).unwrap()
    };
    let at = (root as usize - 1) * 4096;
    let mut bytes = fs::read(&path).unwrap();
    // The last byte of the record of the first entry, in a leaf or interior page of an index: part of a row
    // number.
    let header = if bytes[at] == 2 { 12 } else { 8 };
    let cell = at + usize::from(u16::from_be_bytes([bytes[at + header], bytes[at + header + 1]])) + if header == 12 { 4 } else { 0 };
    let last = cell + usize::from(bytes[cell]);
    bytes[last] ^= 0x40;
    fs::write(&path, &bytes).unwrap();
    let refused = Fichier::open(&path, Acces::Ecriture, "").unwrap_err();
    let refused = Erreur::from(refused);
    assert_eq!((refused.code, refused.details["lisible"].as_str()), (Code::Endommage, "oui"), "{refused:?}");
    assert!(refused.phrase.contains("un index ne correspond plus à ses lignes"), "{refused:?}");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let file = Fichier::open(&path, Acces::Lecture, "").unwrap();
    assert_eq!(file.integrity().unwrap(), Some("un index ne correspond plus à ses lignes"));
    let copy = t.path().join("c.cpom");
    file.copy_to(&copy, false).unwrap();
    let copy = Fichier::open(&copy, Acces::Lecture, "").unwrap();
    assert_eq!(copy.integrity().unwrap(), None);
    assert!(copy.dossier() == file.dossier());
}

/// A crafted folded history: the file opens, the readable steps are listed; an undo that reaches the fold stops
/// with a sentence.
#[test]
fn a_crafted_fold_is_never_more_than_a_history_that_cannot_be_read() {
    let zlib = |text: &[u8]| {
        let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut out, text).unwrap();
        out.finish().unwrap()
    };
    let step = |ligne: &str| {
        format!("[{{\"id\":-5,\"op\":\"{{}}\",\"quand\":\"hier\",\"auteur\":\"\",\"etat\":\"actif\",\"cible\":null,\"lignes\":[{ligne}]}}]")
    };
    let line = |table: &str, id: &str, avant: &str| {
        step(&format!("{{\"id\":900,\"nom_table\":\"{table}\",\"ligne_id\":{id},\"avant\":{avant},\"apres\":\"{{}}\"}}"))
    };
    let bomb = zlib(&vec![b'['; 20 << 20]);
    let mut folds: Vec<(i64, Vec<u8>)> = vec![
        (1 << 40, bomb.clone()),
        (100, bomb.clone()),
        (20 << 20, bomb),
        (10, b"rien".to_vec()),
        (-1, zlib(b"[]")),
        (i64::MAX, zlib(b"[]")),
    ];
    for text in [
        line("sqlite_schema", "1", "\"{}\""),
        line("axes", "99999999999", "\"{}\""),
        line("axes", "1", "\"pas du JSON\""),
        line("axes", "1", "\"{\\\"ordre\\\":7}\""),
        "[1]".to_owned(),
        "{}".to_owned(),
    ] {
        folds.push((i64::try_from(text.len()).unwrap(), zlib(text.as_bytes())));
    }
    for (n, (size, content)) in folds.into_iter().enumerate() {
        let t = tempdir().unwrap();
        let path = changed(t.path(), "UPDATE journal_etapes SET etat = 'fait'");
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute(
            "INSERT INTO journal_paquets (id, derniere, etapes, taille, contenu) VALUES (-5, -5, 9223372036854775807, ?1, ?2)",
            rusqlite::params![size, content],
        )
        .unwrap();
        conn.execute("INSERT INTO journal_identifiants (nom_table, dernier) VALUES ('axes', 9223372036854775807)", []).unwrap();
        drop(conn);
        let mut file = Fichier::open(&path, Acces::Ecriture, "").unwrap();
        let before = file.dossier().clone();
        assert!(file.etapes().is_ok() && file.historique(10).is_ok() && file.undoable().is_ok() && file.taille_historique().is_ok());
        assert!(file.etapes_de(&[("axes", Some(1))]).is_ok(), "{n}");
        let weighed = file.weigh_pruning("2030-01-01");
        assert!(weighed.is_ok(), "{n}: {weighed:?}");
        let lived = file.chronique("axes", 1);
        assert!(lived.is_ok() || matches!(lived, Err(cpom_core::Error::Interne(_))), "{n}: {lived:?}");
        let error = Erreur::from(file.undo(&contexte(1)).expect_err("nothing of a crafted fold is laid"));
        assert!([Code::Historique, Code::RienAAnnuler].contains(&error.code), "{n}: {error}");
        assert_eq!(file.dossier(), &before);
        let made = file.transact(&contexte(2), |w| {
            let op = cpom_core::op::Op::Creer { table: "engagements".into(), id: 1, objet: String::new() };
            w.create("engagements", &serde_json::Map::new(), None).map(|_| ((), op))
        });
        assert!(made.is_ok(), "{n}: {:?}", made.err());
        drop(file);
        assert!(Fichier::open(&path, Acces::Ecriture, "").is_ok());
    }
}

/// The example with `text` in front of every text of the user.
fn everywhere(text: &str) -> Dossier {
    let mut all: Value = serde_json::to_value(crate::outils::exemple()).unwrap();
    for table in cpom_core::modele::TABLES {
        let rows = match &mut all[table.nom] {
            Value::Array(rows) => rows.iter_mut().collect(),
            row => vec![row],
        };
        for row in rows {
            for champ in
                table.champs.iter().filter(|c| matches!(c.genre, cpom_core::modele::Genre::Texte | cpom_core::modele::Genre::TexteLong))
            {
                // Codes and formulas are looked up or computed; they are not prose.
                if let Some(was) = row[champ.nom].as_str().filter(|_| !champ.nom.contains("code") && !champ.nom.contains("formule")) {
                    row[champ.nom] = json!(format!("{text}{was}"));
                }
            }
        }
    }
    serde_json::from_value(all).unwrap()
}

fn make(d: &Dossier, format: FormatDocument) -> Vec<u8> {
    produire(d, &calculer(d, jour()), &DocumentRequest::new(format, TypeDocument::Complet), jour()).unwrap()
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|i| {
            let mut part = archive.by_index(i).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut text = Vec::new();
            part.read_to_end(&mut text).unwrap();
            (name, String::from_utf8_lossy(&text).into_owned())
        })
        .collect()
}

#[test]
fn a_cell_never_becomes_a_formula_nor_a_link() {
    for text in ["=HYPERLINK(\"http://mal.example\";\"x\")", "+MALICE()", "-MALICE()", "@MALICE()", "\tMALICE()", "http://mal.example/"] {
        let parts = parts(&make(&everywhere(text), FormatDocument::Xlsx));
        let shown = parts.iter().any(|(_, p)| p.contains("MALICE()") || p.contains("mal.example"));
        assert!(shown || text.starts_with('\t'), "{text}: nothing of it is in the workbook");
        for (name, part) in &parts {
            for formula in part.split("<f>").skip(1).filter_map(|p| p.split("</f>").next()) {
                assert!(!formula.contains("MALICE") && !formula.contains("mal.example"), "{name}: {formula}");
            }
            assert!(!name.ends_with(".rels") || !part.contains("mal.example"), "{name}: a link");
            for link in part.split("<hyperlink ").skip(1).filter_map(|p| p.split("/>").next()) {
                assert!(!link.contains("mal.example") && link.contains("location="), "{name}: a link out of the workbook: {link}");
            }
        }
    }
}

#[test]
fn markup_is_shown_as_text_in_word_and_pdf() {
    let d = everywhere("<script>alert(1)</script><w:p/>&amp;\u{202E}");
    let parts = parts(&make(&d, FormatDocument::Docx));
    assert!(parts.iter().all(|(_, part)| !part.contains("<script>") && !part.contains("</script>")));
    let document = &parts.iter().find(|(name, _)| name == "word/document.xml").unwrap().1;
    assert!(document.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "the text is not shown");
    let pdf = make(&d, FormatDocument::Pdf);
    let read = lopdf::Document::load_mem(&pdf).unwrap();
    for object in read.objects.values() {
        inert(object);
    }
    let back = |pdf: &[u8]| donnees_du_pdf(pdf).unwrap().read(false).unwrap();
    assert_eq!(back(&pdf), crate::outils::given(&d, false, false), "the shared data come back as they are");
    let mut request = DocumentRequest::new(FormatDocument::Pdf, TypeDocument::Complet);
    request.pour = Some(cpom_core::choix::Destinataire::Interne);
    assert_eq!(back(&produire(&d, &calculer(&d, jour()), &request, jour()).unwrap()), d, "all the data come back as they are");
}

/// Checks that nothing in the document acts: no script, no program, no form to send.
fn inert(object: &lopdf::Object) {
    let dictionary = match object {
        lopdf::Object::Array(all) => return all.iter().for_each(inert),
        lopdf::Object::Dictionary(d) => d,
        lopdf::Object::Stream(s) => &s.dict,
        _ => return,
    };
    for (key, value) in dictionary.iter() {
        assert!(!matches!(key.as_slice(), b"JS" | b"JavaScript" | b"AA"), "{dictionary:?}");
        let action = value.as_name().unwrap_or_default();
        assert!(key != b"S" || !matches!(action, b"JavaScript" | b"Launch" | b"SubmitForm" | b"ImportData"), "{dictionary:?}");
        inert(value);
    }
}

#[test]
fn extreme_values_neither_panic_nor_hang() {
    let mut d = exemple::exemple().unwrap();
    let date = |y, m, j| NaiveDate::from_ymd_opt(y, m, j);
    d.contrat.date_debut = date(1, 1, 1);
    d.contrat.date_fin = date(9999, 12, 31);
    let mut years = [i32::MIN, i32::MAX, 0, -1, 2_000_000_000].into_iter().cycle();
    d.mesures.iter_mut().for_each(|m| m.annee = years.next().unwrap());
    d.heures.iter_mut().for_each(|m| m.annee = years.next().unwrap());
    d.dotations.iter_mut().for_each(|m| m.annee = years.next().unwrap());
    d.tarifs.iter_mut().for_each(|m| m.annee = years.next().unwrap());
    d.montants_budget.iter_mut().for_each(|m| m.annee = years.next().unwrap());
    d.exercices.iter_mut().for_each(|m| m.annee = years.next().unwrap());
    let calculs = calculer(&d, jour());
    assert!(!controler(&d, &calculs, referentiel()).is_empty());
    for format in [FormatDocument::Pdf, FormatDocument::Docx, FormatDocument::Xlsx, FormatDocument::Ics] {
        make(&d, format);
    }
    let refused = cpom_core::reprise::reprendre(&d, &cpom_core::reprise::OptionsReprise { debut: None, decisions: Vec::new() });
    assert!(refused.is_err(), "no contract follows the year two thousand million");
}
