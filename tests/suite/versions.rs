//! Named versions, the history of a row, shortening, and how much the history weighs.

use std::path::Path;

use cpom_core::Error;
use cpom_core::op::Op;
use cpom_core::store::{Acces, Fichier};
use serde_json::{Map, Value, json};
use tempfile::tempdir;

use crate::outils::{contexte, exemple, nouveau};

const JOUR: i64 = 86_400;

fn change(file: &mut Fichier, at: i64, table: &str, id: i32, champ: &str, value: Value) -> cpom_core::Result<()> {
    let values: Map<String, Value> = [(champ.to_owned(), value)].into_iter().collect();
    file.transact(&contexte(at), |w| {
        w.update(table, id, &values)?;
        Ok(((), Op::Modifier { table: table.into(), id, champs: vec![champ.into()], objet: String::new() }))
    })
    .map(|_| ())
}

fn open(path: &Path) -> Fichier {
    Fichier::open(path, Acces::Ecriture, &contexte(0).quand).unwrap()
}

#[test]
fn what_was_kept_outlives_the_undoing_of_its_name() {
    let t = tempdir().unwrap();
    let (path, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    let before = file.dossier().versions.len();
    let id = file.name_version(&contexte(1), "Transmise au Département", None).unwrap().valeur;
    assert_eq!(file.dossier().versions.len(), before + 1);
    let kept = file.version(id).unwrap().1;
    file.undo(&contexte(2)).unwrap();
    assert_eq!(file.dossier(), &exemple());
    drop(file);
    let mut file = open(&path);
    assert_eq!(file.version(id).unwrap().1, kept);
    file.redo(&contexte(3)).unwrap();
    assert_eq!(file.dossier(), &kept);
    assert_eq!(file.versions().unwrap()[0].version_id, file.dossier().versions.last().map(|v| v.id));
}

#[test]
fn a_version_comes_back_in_one_step_that_can_be_undone() {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    let id = file.name_version(&contexte(1), "Avant", None).unwrap().valeur;
    let then = file.dossier().clone();
    file.transact(&contexte(20), |w| {
        w.delete("axes", 1)?;
        w.move_before("articles", 3, Some(1))?;
        let made = w.create("engagements", &Map::new(), None)?;
        Ok(((), Op::Creer { table: "engagements".into(), id: made, objet: String::new() }))
    })
    .unwrap();
    change(&mut file, 40, "dossier", 1, "titre", json!("Autre")).unwrap();
    let now = file.dossier().clone();
    let steps = file.etapes().unwrap();
    file.restore_version(&contexte(60), id).unwrap();
    assert_eq!(file.dossier(), &then);
    assert_eq!(file.etapes().unwrap(), steps + 1);
    file.undo(&contexte(80)).unwrap();
    assert_eq!(file.dossier(), &now);
    assert_eq!(file.integrity().unwrap(), None);
}

#[test]
fn a_sealed_version_is_never_changed_and_undo_goes_round_it() {
    let t = tempdir().unwrap();
    let (path, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    change(&mut file, 10, "dossier", 1, "titre", json!("Signé")).unwrap();
    let id = file.name_version(&contexte(20), "Contrat signé", None).unwrap().valeur;
    let row = file.dossier().versions.last().unwrap().id;
    change(&mut file, 30, "versions", row, "libelle", json!("Contrat signé le 12")).unwrap();
    file.seal_version(&contexte(40), id).unwrap();
    assert_eq!(file.dossier().versions.last().unwrap().libelle, "Contrat signé le 12");
    assert!(matches!(file.seal_version(&contexte(41), id), Err(Error::VersionScellee(_))));
    assert!(matches!(change(&mut file, 50, "versions", row, "libelle", json!("Autre")), Err(Error::VersionScellee(_))));
    let deleted = file.transact(&contexte(51), |w| {
        w.delete("versions", row)?;
        Ok(((), Op::Supprimer { table: "versions".into(), id: row, objet: String::new() }))
    });
    assert!(matches!(deleted, Err(Error::VersionScellee(_))));
    let sealed = file.dossier().clone();
    while file.undo(&contexte(60)).is_ok() {}
    let mut expected = exemple();
    expected.versions.clone_from(&sealed.versions);
    assert_eq!(file.dossier(), &expected, "all but the sealed row is undone");
    while file.redo(&contexte(70)).is_ok() {}
    assert_eq!(file.dossier(), &sealed);
    drop(file);
    assert!(open(&path).alterees().is_empty());
}

#[test]
fn a_tampered_seal_is_found_at_opening() {
    let t = tempdir().unwrap();
    let (path, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    let id = file.name_version(&contexte(1), "Contrat scellé", None).unwrap().valeur;
    file.seal_version(&contexte(2), id).unwrap();
    drop(file);
    for sql in [
        "UPDATE instantanes SET contenu = zeroblob(40)",
        "UPDATE instantanes SET taille = 99999999999",
        "UPDATE instantanes SET sha256 = '00'",
        "UPDATE instantanes SET contenu = substr(contenu, 1, 2000)",
        "UPDATE versions SET libelle = 'Contrat corrigé' WHERE libelle = 'Contrat scellé'",
        "DELETE FROM versions WHERE libelle = 'Contrat scellé'",
    ] {
        let other = t.path().join("b.cpom");
        std::fs::copy(&path, &other).unwrap();
        let conn = rusqlite::Connection::open(&other).unwrap();
        assert_eq!(conn.execute(sql, []).unwrap(), 1, "{sql}");
        drop(conn);
        let file = open(&other);
        assert_eq!(file.alterees().len(), 1, "{sql}");
        assert_eq!(file.constats().len(), 1);
        if sql.contains("instantanes") {
            assert!(matches!(file.version(id), Err(Error::VersionAlteree(_))), "{sql}");
        }
    }
}

#[test]
fn a_file_of_the_first_format_keeps_versions_and_its_undo() {
    let t = tempdir().unwrap();
    let path = t.path().join("ancien.cpom");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/format-1.cpom"), &path).unwrap();
    let mut file = open(&path);
    let then = file.dossier().clone();
    let id = file.name_version(&contexte(1), "Première", None).unwrap().valeur;
    change(&mut file, 20, "articles", 1, "texte", json!("Autre texte")).unwrap();
    file.restore_version(&contexte(40), id).unwrap();
    for _ in 0..3 {
        file.undo(&contexte(60)).unwrap();
    }
    assert_eq!(file.dossier(), &then);
}

/// Bytes the history grew by, for each of `n` edits made by `edit`.
fn growth(n: i64, mut edit: impl FnMut(&mut Fichier, i64)) -> i64 {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    let long: String = "Le service s’engage à tenir ses comptes. ".repeat(500);
    change(&mut file, 0, "articles", 1, "texte", json!(long)).unwrap();
    let before = file.taille_historique().unwrap();
    for i in 1..=n {
        edit(&mut file, i * 60);
    }
    (file.taille_historique().unwrap() - before) / n
}

#[test]
fn the_history_grows_with_what_changed() {
    let words = growth(200, |file, at| {
        let mut text = file.dossier().articles.iter().find(|a| a.id == 1).unwrap().texte.clone();
        let middle = text.char_indices().map(|c| c.0).nth(10_000).unwrap();
        text.insert_str(middle, &format!("{at:010}"));
        change(file, at, "articles", 1, "texte", json!(text)).unwrap();
    });
    let figures = growth(200, |file, at| change(file, at, "mesures", 6, "numerateur", json!(at)).unwrap());
    let titles = growth(200, |file, at| change(file, at, "dossier", 1, "titre", json!(format!("Titre {at}"))).unwrap());
    println!(
        "history, bytes per thousand edits: {words}000 (ten characters of twenty thousand), {figures}000 (a figure), {titles}000 (a title)"
    );
    for (what, bytes) in [("words", words), ("figures", figures), ("titles", titles)] {
        assert!(bytes < 450, "{what}: {bytes} bytes an edit");
    }
}

#[test]
fn shortened_history_moves_the_ground_of_undo_and_nothing_else() {
    let t = tempdir().unwrap();
    let (path, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    let made = file.transact(&contexte(JOUR), |w| {
        let id = w.create("engagements", &Map::new(), None)?;
        Ok((id, Op::Creer { table: "engagements".into(), id, objet: String::new() }))
    });
    let made = made.unwrap().valeur;
    file.transact(&contexte(JOUR + 60), |w| {
        w.delete("engagements", made)?;
        Ok(((), Op::Supprimer { table: "engagements".into(), id: made, objet: String::new() }))
    })
    .unwrap();
    for i in 0..300 {
        let text = format!("{i} mots sans rien de commun ").repeat(100);
        change(&mut file, 2 * JOUR + i * 60, "articles", 1, "texte", json!(text)).unwrap();
    }
    let version = file.name_version(&contexte(3 * JOUR), "Gardée", None).unwrap().valeur;
    let ground = file.dossier().clone();
    change(&mut file, 40 * JOUR, "dossier", 1, "titre", json!("Récent")).unwrap();
    let now = file.dossier().clone();
    let (steps, size) = (file.etapes().unwrap(), std::fs::metadata(&path).unwrap().len());
    let day = &contexte(30 * JOUR).quand[..10];
    let weight = file.weigh_pruning(day).unwrap();
    assert_eq!((weight.etapes, file.etapes().unwrap()), (303, steps), "weighing changes nothing");
    assert_eq!(file.prune(&contexte(41 * JOUR), day).unwrap(), weight);
    assert!(std::fs::metadata(&path).unwrap().len() < size - 200_000);
    assert_eq!(file.dossier(), &now);
    drop(file);
    let mut file = open(&path);
    assert_eq!(file.dossier(), &now);
    assert_eq!(file.version(version).unwrap().1, ground);
    assert_eq!(file.etapes().unwrap(), steps + 1, "old steps are still told");
    assert_eq!(file.historique(1000).unwrap().iter().filter(|e| e.allegee).count(), 303);
    file.undo(&contexte(42 * JOUR)).unwrap();
    assert_eq!(file.dossier(), &ground);
    assert!(matches!(file.undo(&contexte(42 * JOUR)), Err(Error::RienAAnnuler)));
    file.redo(&contexte(43 * JOUR)).unwrap();
    assert_eq!(file.dossier(), &now);
    let again = file.transact(&contexte(44 * JOUR), |w| {
        let id = w.create("engagements", &Map::new(), None)?;
        Ok((id, Op::Creer { table: "engagements".into(), id, objet: String::new() }))
    });
    assert!(again.unwrap().valeur > made, "an identifier is never used again");
    assert_eq!(file.integrity().unwrap(), None);
}

#[test]
fn a_step_spoken_of_since_keeps_what_it_changed() {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    for day in 1..=3 {
        change(&mut file, day * JOUR, "dossier", 1, "titre", json!(format!("Titre {day}"))).unwrap();
    }
    file.undo(&contexte(50 * JOUR)).unwrap();
    // The third step can still be redone: only the first two may be shortened.
    let day = &contexte(30 * JOUR).quand[..10];
    assert_eq!(file.prune(&contexte(51 * JOUR), day).unwrap().etapes, 2);
    file.redo(&contexte(52 * JOUR)).unwrap();
    assert_eq!(file.dossier().dossier.titre, "Titre 3");
    file.undo(&contexte(53 * JOUR)).unwrap();
    assert!(file.undo(&contexte(54 * JOUR)).is_err());
    assert_eq!(file.chronique("dossier", 1).unwrap().len(), 4);
}
