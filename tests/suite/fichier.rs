//! Refused files: each with its code, its sentence and its bytes unchanged.

use std::fs;
use std::path::{Path, PathBuf};

use cpom_api::Erreur;
use cpom_api::erreurs::Code;
use cpom_core::Error;
use cpom_core::modele::Dossier;
use cpom_core::store::{Acces, Fichier, salvage, schema};
use rusqlite::Connection;
use serde_json::Value;
use tempfile::{TempDir, tempdir};

use crate::outils::{contexte, exemple, nouveau};

fn dossier(folder: &Path) -> PathBuf {
    let (path, file) = nouveau(folder, "a.cpom", &exemple());
    drop(file);
    path
}

fn refused(path: &Path, acces: Acces) -> Erreur {
    let before = fs::read(path).unwrap_or_default();
    let names = || {
        let mut n: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
        n.sort();
        n
    };
    let around = names();
    let error = Erreur::from(Fichier::open(path, acces, &contexte(0).quand).unwrap_err());
    assert_eq!(fs::read(path).unwrap_or_default(), before, "the file was changed");
    assert_eq!(names(), around, "something was left beside the file");
    assert!(error.phrase.ends_with('.') && !error.phrase.contains('\n'), "{}", error.phrase);
    error
}

#[test]
fn a_file_of_another_kind() {
    let t = tempdir().unwrap();
    for (name, bytes) in [("vide.cpom", &b""[..]), ("texte.cpom", b"Bonjour"), ("pdf.cpom", b"%PDF-1.7\n"), ("court.cpom", b"SQLite f")] {
        let path = t.path().join(name);
        fs::write(&path, bytes).unwrap();
        let code = refused(&path, Acces::Ecriture).code;
        assert!(matches!(code, Code::PasUnDossier | Code::Endommage), "{name}: {code:?}");
    }
}

#[test]
fn a_database_of_another_program() {
    let t = tempdir().unwrap();
    let path = t.path().join("autre.cpom");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a); PRAGMA application_id = 7;").unwrap();
    assert_eq!(refused(&path, Acces::Ecriture).code, Code::PasUnDossier);
}

#[test]
fn a_file_of_a_newer_program() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let error = refused(&path, Acces::Ecriture);
    assert_eq!(error.code, Code::TropRecent);
    assert!(error.phrase.contains("Mettre Atelier CPOM à jour"));
}

#[test]
fn a_truncated_file() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let bytes = fs::read(&path).unwrap();
    for keep in [20, 99, 4096, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&path, &bytes[..keep]).unwrap();
        assert_eq!(refused(&path, Acces::Ecriture).code, Code::Endommage, "{keep}");
    }
}

#[test]
fn a_scrambled_file() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let mut bytes = fs::read(&path).unwrap();
    for byte in &mut bytes[4096..40_960] {
        *byte ^= 0x5A;
    }
    fs::write(&path, &bytes).unwrap();
    let code = refused(&path, Acces::Ecriture).code;
    assert!(matches!(code, Code::Endommage | Code::SchemaInattendu), "{code:?}");
}

#[test]
fn unexpected_contents() {
    for (what, sql) in [
        ("trigger", "CREATE TRIGGER piege AFTER UPDATE ON actions BEGIN DELETE FROM mesures; END"),
        ("view", "CREATE VIEW vue AS SELECT 1"),
        ("table", "CREATE TABLE intrus (a)"),
        ("virtual table", "CREATE VIRTUAL TABLE v USING dbstat"),
        // Of an extension that this SQLite does not have.
        (
            "other virtual table",
            "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) \
             VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING fts5(a)')",
        ),
        ("column", "ALTER TABLE actions ADD COLUMN intrus TEXT"),
        ("index", "DROP INDEX mesures_indicateur_id"),
    ] {
        let t = tempdir().unwrap();
        let path = dossier(t.path());
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        for acces in [Acces::Ecriture, Acces::Lecture] {
            assert_eq!(refused(&path, acces).code, Code::SchemaInattendu, "{what}");
        }
    }
}

#[test]
fn a_reference_to_nothing_or_a_value_of_another_kind() {
    for sql in [
        "PRAGMA foreign_keys = OFF; UPDATE actions SET objectif_id = 4242 WHERE id = 1",
        "UPDATE actions SET statut = 'inventé' WHERE id = 1",
        "UPDATE contrat SET date_debut = 'hier'",
    ] {
        let t = tempdir().unwrap();
        let path = dossier(t.path());
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        assert_eq!(refused(&path, Acces::Lecture).code, Code::Endommage, "{sql}");
    }
}

#[test]
fn a_file_open_elsewhere() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let first = Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
    for acces in [Acces::Ecriture, Acces::Lecture] {
        assert_eq!(refused(&path, acces).code, Code::Verrouille);
    }
    drop(first);
    Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
}

#[test]
fn a_file_open_elsewhere_can_be_read_as_it_was_committed() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let mut first = Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
    let delete = |file: &mut Fichier, id| {
        let op = cpom_core::op::Op::Supprimer { table: "pieces".into(), id, objet: String::new() };
        file.transact(&contexte(1), |w| w.delete("pieces", id).map(|()| ((), op))).map(|_| ())
    };
    delete(&mut first, 1).unwrap();
    let mut copy = Fichier::open_copy(&path, &contexte(2).quand).unwrap();
    assert_eq!(copy.dossier(), first.dossier());
    assert_eq!(copy.path(), path);
    assert_eq!(Erreur::from(delete(&mut copy, 2).unwrap_err()).code, Code::LectureSeule);
    delete(&mut first, 2).unwrap();
    assert_eq!(copy.dossier().pieces.len(), first.dossier().pieces.len() + 1, "the copy stays as it was");
    assert_eq!(fs::read_dir(t.path()).unwrap().filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|x| x == "tmp")).count(), 0);
}

#[test]
fn a_missing_file_and_a_folder() {
    let t = tempdir().unwrap();
    assert_eq!(refused(&t.path().join("absent.cpom"), Acces::Ecriture).code, Code::Introuvable);
    let error = Erreur::from(Fichier::open(t.path(), Acces::Ecriture, "").unwrap_err());
    assert!(matches!(error.code, Code::PasUnDossier | Code::Fichier), "{error:?}");
}

#[test]
fn a_read_only_file_is_read_and_never_written() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    assert_eq!(refused(&path, Acces::Ecriture).code, Code::LectureSeule);
    let before = fs::read(&path).unwrap();
    let mut file = Fichier::open(&path, Acces::Lecture, &contexte(0).quand).unwrap();
    assert_eq!(file.dossier(), &exemple());
    let change = file.transact(&contexte(1), |w| w.delete("actions", 1).map(|()| ((), cpom_core::op::Op::Nouveau)));
    assert_eq!(Erreur::from(change.unwrap_err()).code, Code::LectureSeule);
    drop(file);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn nothing_is_overwritten_without_consent() {
    let t = tempdir().unwrap();
    let path = t.path().join("deja.cpom");
    fs::write(&path, "précieux").unwrap();
    let create = |ecraser| Fichier::create(&path, ecraser, &exemple(), &cpom_core::op::Op::Nouveau, &contexte(0));
    assert_eq!(Erreur::from(create(false).unwrap_err()).code, Code::ExisteDeja);
    assert_eq!(fs::read_to_string(&path).unwrap(), "précieux");
    create(true).unwrap();
    assert_eq!(fs::read_dir(t.path()).unwrap().count(), 1, "no temporary file is left");
}

#[test]
fn a_copy_is_the_same_dossier_and_not_the_file_itself() {
    let t = tempdir().unwrap();
    let (path, file) = nouveau(t.path(), "a.cpom", &exemple());
    let copy = t.path().join("copie.cpom");
    file.copy_to(&copy, false).unwrap();
    assert_eq!(Erreur::from(file.copy_to(&path, true).unwrap_err()).code, Code::ExisteDeja);
    let again = Fichier::open(&copy, Acces::Ecriture, &contexte(0).quand).unwrap();
    assert_eq!(again.dossier(), file.dossier());
    assert_eq!(again.identite().unwrap(), file.identite().unwrap());
}

#[test]
fn the_file_is_what_it_is_said_to_be() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let conn = Connection::open(&path).unwrap();
    let one = |sql: &str| conn.query_row(sql, [], |r| r.get::<_, String>(0)).unwrap();
    assert_eq!(one("PRAGMA journal_mode"), "delete");
    let kinds: Vec<String> = conn
        .prepare("SELECT DISTINCT type FROM sqlite_schema ORDER BY 1")
        .unwrap()
        .query_map([], |r| r.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(kinds, ["index", "table"]);
    let loose: i64 =
        conn.query_row("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT'", [], |r| r.get(0)).unwrap();
    assert_eq!(loose, 0);
    let app: i32 = conn.pragma_query_value(None, "application_id", |r| r.get(0)).unwrap();
    assert_eq!(&app.to_be_bytes(), b"CPOM");
}

/// Content of a kept file at the beginning of its history, as it is and at its end, when it was recorded beside it.
struct Kept {
    format: i32,
    path: PathBuf,
    debut: Option<Dossier>,
    present: Dossier,
    fin: Option<Dossier>,
}

/// The files kept from past formats, `golden/format-N.cpom`.
fn kept() -> Vec<Kept> {
    let golden = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/golden"));
    let read = |text: &str| cpom_core::echange::read(text).unwrap();
    let mut out = Vec::new();
    for format in 1.. {
        let path = golden.join(format!("format-{format}.cpom"));
        if !path.exists() {
            break;
        }
        // The first two hold the example as it was then.
        if format <= 2 {
            let present = read(&fs::read_to_string(golden.join("formats-1-et-2.json")).unwrap());
            out.push(Kept { format, path, debut: None, present, fin: None });
            continue;
        }
        let states: Value = serde_json::from_str(&fs::read_to_string(golden.join(format!("format-{format}.json"))).unwrap()).unwrap();
        let state = |nom: &str| read(&states[nom].to_string());
        out.push(Kept { format, path, debut: Some(state("debut")), present: state("present"), fin: Some(state("fin")) });
    }
    out
}

/// A copy of a kept file in a folder of its own.
fn copied(kept: &Kept) -> (TempDir, PathBuf, Vec<u8>) {
    let t = tempdir().unwrap();
    let path = t.path().join("ancien.cpom");
    let bytes = fs::read(&kept.path).unwrap();
    assert_eq!(bytes[60..64], kept.format.to_be_bytes(), "the file kept is of the format it is named after");
    fs::write(&path, &bytes).unwrap();
    (t, path, bytes)
}

#[test]
fn a_file_is_kept_from_every_past_format() {
    assert!(kept().len() >= usize::try_from(schema::version() - 1).unwrap(), "golden/format-N.cpom: see tests/README.md");
}

/// A file of each past format: it opens, is copied byte for byte, upgraded, and nothing of it changes.
#[test]
fn a_file_of_every_format_is_copied_then_upgraded() {
    for kept in kept() {
        let (t, path, before) = copied(&kept);
        let older = kept.format < schema::version();
        let read = Fichier::open(&path, Acces::Lecture, &contexte(0).quand).unwrap();
        assert_eq!(read.dossier(), &kept.present);
        drop(read);
        assert!(fs::read(&path).unwrap() == before, "format {}: reading wrote", kept.format);
        let mut file = Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
        assert_eq!(file.format().unwrap(), schema::version());
        assert_eq!(file.dossier(), &kept.present);
        assert_eq!(file.integrity().unwrap(), None);
        let theme = serde_json::json!({ "theme": "encre" });
        file.transact(&contexte(1), |w| {
            w.update("presentation", 1, theme.as_object().unwrap())?;
            Ok(((), cpom_core::op::Op::Lot { table: "presentation".to_owned(), id: 1, nombre: 1, geste: None, objet: String::new() }))
        })
        .unwrap();
        assert_eq!(file.dossier().presentation.theme, cpom_core::choix::Theme::Encre);
        file.undo(&contexte(2)).unwrap();
        assert_eq!(file.dossier(), &kept.present);
        drop(file);
        let copy = fs::read_dir(t.path()).unwrap().map(|e| e.unwrap().path()).find(|p| *p != path);
        assert_eq!(copy.is_some(), older, "only a file that is upgraded is copied");
        assert!(copy.is_none_or(|copy| fs::read(copy).unwrap() == before), "the former file is kept as it was");
    }
}

/// Steps recorded by past formats are undone to the first and done again to the last, those that waited included.
#[test]
fn the_history_of_every_format_is_undone_to_its_beginning_and_done_again_to_its_end() {
    for kept in kept() {
        let (_t, path, _) = copied(&kept);
        let mut file = Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
        let mut states = Vec::new();
        loop {
            states.push(file.dossier().clone());
            match file.undo(&contexte(1)) {
                Ok(_) => {}
                Err(Error::RienAAnnuler) => break,
                Err(e) => panic!("format {}, step {}: {e}", kept.format, states.len()),
            }
        }
        assert!(kept.debut.is_none() || states.len() > 100, "format {}: {} steps", kept.format, states.len());
        assert!(kept.debut.is_none_or(|debut| debut == *file.dossier()), "format {}: the beginning", kept.format);
        for state in states.iter().rev().skip(1) {
            file.redo(&contexte(2)).unwrap();
            assert!(file.dossier() == state, "format {}: done again otherwise", kept.format);
        }
        while file.redo(&contexte(3)).is_ok() {}
        assert!(kept.fin.is_none_or(|fin| fin == *file.dossier()), "format {}: the end", kept.format);
        assert_eq!(file.integrity().unwrap(), None);
    }
}

/// Versions kept by past formats are read, and the sealed ones are as they were sealed.
#[test]
fn the_versions_of_every_format_are_read_and_brought_back() {
    for kept in kept() {
        let (_t, path, _) = copied(&kept);
        let mut file = Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
        assert!(file.alterees().is_empty());
        let versions = file.versions().unwrap();
        if kept.format >= 3 {
            assert!(versions.iter().any(|v| v.scelle) && versions.iter().any(|v| !v.scelle));
        }
        for version in versions {
            let (_, mut then) = file.version(version.id).unwrap();
            file.restore_version(&contexte(1), version.id).unwrap();
            then.versions.clone_from(&file.dossier().versions);
            assert_eq!(file.dossier(), &then);
        }
    }
}

/// Salvage reads a file of a past format whole: what its format does not have yet is no loss.
#[test]
fn a_file_of_every_format_is_salvaged_whole() {
    for kept in kept() {
        let (_t, path, _) = copied(&kept);
        let (salvaged, counts) = salvage::read(&path).unwrap();
        assert_eq!(salvaged, kept.present);
        let lost: Vec<_> = counts.iter().filter(|c| c.incompletes + c.ecartees + c.illisibles > 0).collect();
        assert!(lost.is_empty(), "format {}: {lost:?}", kept.format);
    }
}
