//! Refused files: each with its code, its sentence and its bytes unchanged.

use std::fs;
use std::path::{Path, PathBuf};

use cpom_api::Erreur;
use cpom_api::erreurs::Code;
use cpom_core::store::{Acces, Fichier};
use rusqlite::Connection;
use tempfile::tempdir;

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
        ("virtual table", "CREATE VIRTUAL TABLE v USING fts5(a)"),
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

/// A file kept from each past format: it opens, is upgraded, and nothing of it changes.
#[test]
fn a_file_of_the_first_format_is_upgraded() {
    upgraded(1);
}

#[test]
fn a_file_of_the_second_format_is_upgraded() {
    upgraded(2);
}

fn upgraded(from: i32) {
    let t = tempdir().unwrap();
    let path = t.path().join("ancien.cpom");
    fs::copy(format!("{}/golden/format-{from}.cpom", env!("CARGO_MANIFEST_DIR")), &path).unwrap();
    let before = fs::read(&path).unwrap();
    assert_eq!(before[60..64], from.to_be_bytes(), "the file kept is of the format it is named after");
    let mut file = Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
    assert_eq!(file.format().unwrap(), 3);
    // The example as it was then, from its interchange document.
    let then = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/formats-1-et-2.json")).unwrap();
    let then = cpom_core::echange::read(&then).unwrap();
    assert_eq!(file.dossier(), &then);
    let theme = serde_json::json!({ "theme": "encre" });
    file.transact(&contexte(1), |w| {
        w.update("presentation", 1, theme.as_object().unwrap())?;
        Ok(((), cpom_core::op::Op::Lot { table: "presentation".to_owned(), id: 1, nombre: 1, geste: None, objet: String::new() }))
    })
    .unwrap();
    assert_eq!(file.dossier().presentation.theme, cpom_core::choix::Theme::Encre);
    file.undo(&contexte(2)).unwrap();
    assert_eq!(file.dossier(), &then);
    drop(file);
    let copy = fs::read_dir(t.path()).unwrap().map(|e| e.unwrap().path()).find(|p| *p != path).unwrap();
    assert_eq!(fs::read(copy).unwrap(), before, "the former file is kept as it was");
}
