//! Undo and redo: whatever is done, undoing all gives the start, redoing all gives the end.

use cpom_core::modele::{Dossier, Genre, TABLES};
use cpom_core::op::Op;
use cpom_core::store::{Acces, Fichier};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use tempfile::tempdir;

use crate::outils::{Hasard, contexte, exemple, nouveau};

fn snapshot(d: &Dossier) -> Value {
    serde_json::to_value(d).unwrap()
}

/// One random operation; refused ones count as nothing.
pub fn act(file: &mut Fichier, h: &mut Hasard, at: i64) {
    let table = &TABLES[usize::try_from(h.below(TABLES.len() as u64)).unwrap()];
    let all = snapshot(file.dossier());
    let ids = |nom: &str| -> Vec<i64> {
        match &all[nom] {
            Value::Array(rows) => rows.iter().map(|r| r["id"].as_i64().unwrap()).collect(),
            _ => vec![1],
        }
    };
    let mine = ids(table.nom);
    let some = |h: &mut Hasard| mine.get(usize::try_from(h.below(mine.len() as u64)).unwrap()).map(|id| i32::try_from(*id).unwrap());
    let mut values = Map::new();
    for champ in table.champs {
        if champ.genre == Genre::Lien || h.below(3) == 0 {
            let targets = champ.lien.map(ids).unwrap_or_default();
            values.insert(champ.nom.into(), h.value(champ.genre, champ.optionnel, champ.choix, &targets));
        }
    }
    let nom = table.nom.to_owned();
    let choice = h.below(12);
    let (row, other) = (some(h), some(h));
    if choice == 11 {
        return back_from_the_bin(file, h, at);
    }
    if choice >= 9 {
        return name_or_restore(file, h, at);
    }
    let _ = file.transact(&contexte(at), |w| {
        let op = match (choice, row) {
            (0..=2, _) => Op::Creer { table: nom.clone(), id: w.create(&nom, &values, other)?, objet: String::new() },
            (3..=5, Some(id)) => {
                w.update(&nom, id, &values)?;
                Op::Modifier { table: nom.clone(), id, champs: values.keys().cloned().collect(), objet: String::new() }
            }
            (6, Some(id)) => {
                w.delete(&nom, id)?;
                Op::Supprimer { table: nom.clone(), id, objet: String::new() }
            }
            (8, Some(id)) => {
                // A batch: the same row twice, a row made, another taken away.
                w.update(&nom, id, &values)?;
                let made = w.create(&nom, &values, None)?;
                w.update(&nom, made, &values)?;
                w.move_before(&nom, made, Some(id))?;
                if let Some(gone) = other.filter(|o| *o != id) {
                    w.delete(&nom, gone)?;
                }
                Op::Lot { table: nom.clone(), id, nombre: 5, geste: None, objet: String::new() }
            }
            (_, Some(id)) => {
                w.move_before(&nom, id, other)?;
                Op::Deplacer { table: nom.clone(), id, objet: String::new() }
            }
            _ => Op::Nouveau,
        };
        Ok(((), op))
    });
}

/// Keeps a version, or brings one back.
fn name_or_restore(file: &mut Fichier, h: &mut Hasard, at: i64) {
    let kept = file.versions().unwrap();
    match kept.get(usize::try_from(h.below(kept.len() as u64 + 1)).unwrap()) {
        Some(version) => {
            file.restore_version(&contexte(at), version.id).unwrap();
            let (mut then, mut now) = (file.version(version.id).unwrap().1, file.dossier().clone());
            // The list of versions records what happened: it is not restored.
            (then.versions, now.versions) = (Vec::new(), Vec::new());
            assert_eq!(then, now);
        }
        None => {
            let id = file.name_version(&contexte(at), "Version", None).unwrap().valeur;
            assert_eq!(&file.version(id).unwrap().1, file.dossier(), "a version holds its own row");
        }
    }
}

/// Puts a removed row back, unless what it belongs to is gone, or its year is closed.
fn back_from_the_bin(file: &mut Fichier, h: &mut Hasard, at: i64) {
    let bin = file.supprimees(50).unwrap();
    let Some(row) = bin.get(usize::try_from(h.below(bin.len() as u64)).unwrap()) else { return };
    let before = snapshot(file.dossier());
    let there = |file: &Fichier| cpom_core::comparaison::Tables::of(file.dossier()).cells(row.table, row.id).is_some();
    assert!(!there(file), "a row in the bin is not in the dossier");
    match file.rendre(&contexte(at), row.etape.id, row.table.nom, row.id) {
        Ok(done) => {
            assert!(there(file) && done.valeur.suite <= row.suite);
            let again = file.rendre(&contexte(at), row.etape.id, row.table.nom, row.id);
            assert!(matches!(again, Err(cpom_core::Error::LignePresente(_))));
        }
        Err(e) => {
            assert!(matches!(e, cpom_core::Error::ParentSupprime(_) | cpom_core::Error::ExerciceClos(_)), "{e}");
            assert_eq!(snapshot(file.dossier()), before);
        }
    }
}

/// The life of every row, walked back from now, holds together.
fn lives_hold_together(file: &Fichier) {
    let all = snapshot(file.dossier());
    let there = cpom_core::comparaison::Tables::of(file.dossier());
    for table in TABLES {
        let ids: Vec<i32> = match &all[table.nom] {
            Value::Array(rows) => rows.iter().map(|r| i32::try_from(r["id"].as_i64().unwrap()).unwrap()).chain([1, 2, 3, 4]).collect(),
            _ => vec![1],
        };
        for id in ids {
            let life = file.chronique(table.nom, id).unwrap();
            if let Some(last) = life.first() {
                assert_eq!(last.apres.is_some(), there.cells(table, id).is_some(), "{} {id}", table.nom);
            }
            for pair in life.windows(2) {
                assert_eq!(pair[0].avant, pair[1].apres, "{} {id}", table.nom);
                assert!(pair[0].etape > pair[1].etape);
            }
        }
    }
}

fn reopen(file: Fichier) -> Fichier {
    let path = file.path().to_owned();
    drop(file);
    Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undo_all_gives_the_start_and_redo_all_the_end(seed in any::<u64>()) {
        let mut h = Hasard::new(seed);
        let t = tempdir().unwrap();
        let (_, mut file) = nouveau(t.path(), "a.cpom", &h.dossier());
        // Old history is folded by two or three steps instead of hundreds, or not at all.
        let pli = [2, 3, 5, 1000][usize::try_from(h.below(4)).unwrap()];
        file.fold_by(pli);
        let mut states = vec![snapshot(file.dossier())];
        let mut at = 0;
        for _ in 0..25 {
            at += i64::try_from(h.below(9)).unwrap();
            let steps = file.etapes().unwrap();
            act(&mut file, &mut h, at);
            if file.etapes().unwrap() > steps {
                states.push(snapshot(file.dossier()));
            } else if let Some(last) = states.last_mut() {
                // Folded into the step before, or refused.
                *last = snapshot(file.dossier());
            }
            if h.below(6) == 0 {
                file = reopen(file);
                file.fold_by(pli);
            }
        }
        prop_assert_eq!(file.integrity().unwrap(), None);
        lives_hold_together(&file);
        for state in states.iter().rev().skip(1) {
            let step = file.undo(&contexte(at)).unwrap().valeur;
            prop_assert_eq!(&snapshot(file.dossier()), state);
            if let Some(lieu) = file.lieu(&step).unwrap() {
                let there = cpom_core::comparaison::Tables::of(file.dossier());
                let table = TABLES.iter().find(|t| t.nom == lieu.table).unwrap();
                prop_assert!(there.cells(table, lieu.id).is_some(), "undo shows a place that is there");
            }
        }
        lives_hold_together(&file);
        prop_assert!(file.undo(&contexte(at)).is_err(), "the creation itself is never undone");
        file = reopen(file);
        for state in &states[1..] {
            file.redo(&contexte(at)).unwrap();
            prop_assert_eq!(&snapshot(file.dossier()), state);
        }
        prop_assert!(file.redo(&contexte(at)).is_err());
        prop_assert_eq!(file.integrity().unwrap(), None);
    }
}

/// History of a file, as a reader sees it.
fn seen(file: &Fichier) -> Vec<String> {
    let steps = file.historique(1000).unwrap();
    let mut out: Vec<String> =
        steps.iter().map(|e| format!("{e:?} {:?} {:?}", file.changements(e, 50).unwrap(), file.etape(e.id).unwrap())).collect();
    out.push(format!("{:?}", file.historique_avant(20, 7).unwrap()));
    out.push(format!("{:?} {:?} {}", file.undoable().unwrap(), file.redoable().unwrap(), file.etapes().unwrap()));
    for table in TABLES {
        out.push(format!(
            "{} {:?} {:?}",
            table.nom,
            file.etapes_de(&[(table.nom, None)]).unwrap(),
            file.etapes_de(&[(table.nom, Some(1))]).unwrap()
        ));
        for id in 1..5 {
            out.push(format!("{} {id} {:?}", table.nom, file.chronique(table.nom, id).unwrap()));
        }
    }
    out
}

/// Folding old steps changes nothing of what is seen, and an undo goes through them.
#[test]
fn a_folded_history_is_the_same_history() {
    for seed in [3, 7, 2026] {
        let (mut h, t) = (Hasard::new(seed), tempdir().unwrap());
        let start = h.dossier();
        let (_, mut plain) = nouveau(t.path(), "a.cpom", &start);
        let (path, mut folded) = nouveau(t.path(), "b.cpom", &start);
        plain.fold_by(i64::MAX);
        folded.fold_by(4);
        for at in 0..90 {
            // The same choices on both sides, some of them undos.
            let mut twin = h.clone();
            for (file, h) in [(&mut plain, &mut h), (&mut folded, &mut twin)] {
                match h.below(5) {
                    0 => drop(file.undo(&contexte(at * 60))),
                    1 => drop(file.redo(&contexte(at * 60))),
                    _ => act(file, h, at * 60),
                }
            }
            assert_eq!(plain.dossier(), folded.dossier(), "after {at}");
        }
        assert_eq!(seen(&plain), seen(&folded));
        let raw = rusqlite_folds(&path, folded);
        assert!(raw > 5, "nothing was folded: {raw}");
        let mut folded = Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
        while plain.undo(&contexte(10_000)).is_ok() {
            folded.undo(&contexte(10_000)).unwrap();
        }
        assert!(folded.undo(&contexte(10_000)).is_err());
        assert_eq!(folded.dossier(), &start);
        assert_eq!(seen(&plain), seen(&folded));
    }
}

/// Number of folds in a file, read without the core.
fn rusqlite_folds(path: &std::path::Path, file: Fichier) -> i64 {
    drop(file);
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.query_row("SELECT count(*) FROM journal_paquets", [], |r| r.get(0)).unwrap()
}

fn set_title(file: &mut Fichier, at: i64, titre: &str) {
    let mut values = Map::new();
    values.insert("titre".into(), json!(titre));
    file.transact(&contexte(at), |w| {
        w.update("dossier", 1, &values)?;
        Ok(((), Op::Modifier { table: "dossier".into(), id: 1, champs: vec!["titre".into()], objet: String::new() }))
    })
    .unwrap();
}

#[test]
fn edits_of_one_field_within_seconds_are_one_step() {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    let title = file.dossier().dossier.titre.clone();
    for (at, text) in [(0, "C"), (2, "CP"), (4, "CPOM"), (60, "CPOM 2029")] {
        set_title(&mut file, at, text);
    }
    assert_eq!(file.etapes().unwrap(), 3);
    file.undo(&contexte(70)).unwrap();
    assert_eq!(file.dossier().dossier.titre, "CPOM");
    file.undo(&contexte(71)).unwrap();
    assert_eq!(file.dossier().dossier.titre, title);
}

#[test]
fn what_was_done_before_the_file_was_closed_is_never_added_to() {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    set_title(&mut file, 0, "Avant");
    let mut file = reopen(file);
    set_title(&mut file, 2, "Après");
    file.undo(&contexte(3)).unwrap();
    assert_eq!(file.dossier().dossier.titre, "Avant");
}

#[test]
fn something_new_ends_the_redo() {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    set_title(&mut file, 0, "A");
    file.undo(&contexte(10)).unwrap();
    set_title(&mut file, 20, "B");
    assert!(file.redo(&contexte(30)).is_err());
    assert_eq!(file.dossier().dossier.titre, "B");
    file.undo(&contexte(40)).unwrap();
    assert_eq!(file.dossier(), &exemple());
}

#[test]
fn what_changes_nothing_leaves_no_trace() {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    let title = file.dossier().dossier.titre.clone();
    let before = (file.revision().unwrap(), file.etapes().unwrap());
    set_title(&mut file, 10, &title);
    assert_eq!((file.revision().unwrap(), file.etapes().unwrap()), before);
}

#[test]
fn a_panic_inside_an_operation_changes_nothing() {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    let result = file.transact::<()>(&contexte(1), |w| {
        w.delete("axes", 1)?;
        panic!("au milieu");
    });
    assert!(result.is_err());
    assert_eq!(file.dossier(), &exemple());
    let file = reopen(file);
    assert_eq!(file.dossier(), &exemple());
}

#[test]
fn deleting_an_axis_takes_its_actions_and_comes_back_whole() {
    let t = tempdir().unwrap();
    let (_, mut file) = nouveau(t.path(), "a.cpom", &exemple());
    file.transact(&contexte(1), |w| {
        w.delete("axes", 1)?;
        Ok(((), Op::Supprimer { table: "axes".into(), id: 1, objet: "Axe".into() }))
    })
    .unwrap();
    assert_eq!(file.dossier().actions.len(), 15);
    assert!(file.dossier().indicateurs.iter().any(|i| i.objectif_id.is_none()), "indicators stay, without objective");
    file.undo(&contexte(2)).unwrap();
    assert_eq!(file.dossier(), &exemple());
}
