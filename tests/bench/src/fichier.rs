//! Measures the file: an edit against the SQLite commit of the same rows alone, an opening with a long history
//! against one without, an undo against an edit. The compared operations alternate, in an order that changes.

use std::error::Error;
use std::fs;
use std::path::Path;

use cpom_core::exemple::exemple;
use cpom_core::op::Op;
use cpom_core::store::{Acces, ContexteEcriture, Fichier};
use rusqlite::{Connection, OpenFlags, params};
use serde_json::{Map, json};

use crate::mesure::{median, time};

type IssueMesure<T> = Result<T, Box<dyn Error>>;

/// Number of steps of the long history.
const ETAPES: i64 = 20_000;
const TOURS: i64 = 400;
const OUVERTURES: usize = 41;

/// Prints one line per figure: name, a tab, milliseconds.
pub fn run(folder: &Path) -> IssueMesure<()> {
    fs::create_dir_all(folder)?;
    let (bref, long) = (folder.join("sans.cpom"), folder.join("avec.cpom"));
    Fichier::create(&bref, true, &exemple()?, &Op::Nouveau, &contexte(0))?;
    with_history(&long)?;
    println!("taille sans historique (octets)\t{}", fs::metadata(&bref)?.len());
    println!("taille avec historique (octets)\t{}", fs::metadata(&long)?.len());
    println!("étapes de l’historique\t{}", Fichier::open(&long, Acces::Lecture, "")?.etapes()?);
    edits(folder, &bref)?;
    openings(&bref, &long)
}

/// A time for each step, far enough from the previous one that the steps are not merged.
fn contexte(n: i64) -> ContexteEcriture {
    let t = chrono::DateTime::from_timestamp(1_763_700_000 + 60 * n, 0).unwrap_or_default();
    ContexteEcriture { quand: t.format("%Y-%m-%dT%H:%M:%S").to_string(), auteur: "Claire Martin".into() }
}

/// Changes one field of one row, as typing does.
fn edit(file: &mut Fichier, n: i64, id: i32) -> cpom_core::Result<()> {
    let champs = Map::from_iter([("description".to_owned(), json!(text(n)))]);
    file.transact(&contexte(n), |w| {
        w.update("actions", id, &champs)?;
        let objet = w.designation("actions", id)?;
        Ok(((), Op::Modifier { table: "actions".into(), id, champs: vec!["description".into()], objet }))
    })?;
    Ok(())
}

fn text(n: i64) -> String {
    format!("Structurer les tournées par secteur, planning stable sur deux semaines, relectures et ajustements du mois. Note {n}.")
}

/// Edits the example many times, in a memory file system where there is one, then copies the file to the disk.
fn with_history(target: &Path) -> IssueMesure<()> {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let path = folder.join(format!("cpom-bench-{}.cpom", std::process::id()));
    let mut file = Fichier::create(&path, true, &exemple()?, &Op::Nouveau, &contexte(0))?;
    let ids: Vec<i32> = file.dossier().actions.iter().map(|a| a.id).collect();
    for (n, id) in (1..ETAPES).zip(ids.iter().cycle()) {
        edit(&mut file, n, *id)?;
    }
    drop(file);
    fs::copy(&path, target)?;
    fs::remove_file(&path)?;
    Ok(())
}

/// Runs only the SQL statements of an edit, with the settings of the core.
struct Nu(Connection);

impl Nu {
    fn open(path: &Path) -> rusqlite::Result<Self> {
        let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        conn.execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; BEGIN EXCLUSIVE; COMMIT;",
        )?;
        Ok(Self(conn))
    }

    fn edit(&self, n: i64, id: i32) -> rusqlite::Result<()> {
        let (c, ContexteEcriture { quand, auteur }) = (&self.0, contexte(n));
        let image = json!({"description": text(n)}).to_string();
        let op = json!({"op": "modifier", "table": "actions", "id": id, "champs": ["description"], "objet": "Sectoriser les tournées"});
        c.execute_batch("BEGIN IMMEDIATE")?;
        c.prepare_cached("UPDATE actions SET description = ?2 WHERE id = ?1")?.execute(params![id, text(n)])?;
        c.prepare_cached("INSERT INTO journal_etapes (op, quand, auteur, etat, cible) VALUES (?1, ?2, ?3, 'actif', NULL)")?
            .execute(params![op.to_string(), quand, auteur])?;
        c.prepare_cached("INSERT INTO journal_lignes (etape_id, nom_table, ligne_id, avant, apres) VALUES (?1, 'actions', ?2, ?3, ?3)")?
            .execute(params![c.last_insert_rowid(), id, image])?;
        c.prepare_cached("UPDATE fichier SET revision = revision + 1, modifie_le = ?1")?.execute([&quand])?;
        c.execute_batch("COMMIT")
    }
}

fn edits(folder: &Path, bref: &Path) -> IssueMesure<()> {
    let (ours, bare) = (folder.join("notre.cpom"), folder.join("nu.cpom"));
    fs::copy(bref, &ours)?;
    fs::copy(bref, &bare)?;
    let mut file = Fichier::open(&ours, Acces::Ecriture, "")?;
    let nu = Nu::open(&bare)?;
    let ids: Vec<i32> = file.dossier().actions.iter().map(|a| a.id).collect();
    let (mut a, mut b, mut undo) = (Vec::new(), Vec::new(), Vec::new());
    for (n, id) in (1..=TOURS).zip(ids.iter().cycle()) {
        let mut ours = |a: &mut Vec<f64>, undo: &mut Vec<f64>| -> IssueMesure<()> {
            let (t, done) = time(|| edit(&mut file, 2 * n, *id));
            done?;
            a.push(t);
            // Every other step is undone, so that edits and undos are measured in the same file.
            if n % 2 == 0 {
                let (t, done) = time(|| file.undo(&contexte(2 * n + 1)));
                done?;
                undo.push(t);
            }
            Ok(())
        };
        if n % 4 < 2 {
            ours(&mut a, &mut undo)?;
        }
        let (t, done) = time(|| nu.edit(2 * n, *id));
        done?;
        b.push(t);
        if n % 4 >= 2 {
            ours(&mut a, &mut undo)?;
        }
    }
    println!("modification (nôtre)\t{:.3}", median(&a));
    println!("modification (SQLite seul)\t{:.3}", median(&b));
    println!("annulation\t{:.3}", median(&undo));
    Ok(())
}

fn openings(bref: &Path, long: &Path) -> IssueMesure<()> {
    let (mut sans, mut avec) = (Vec::new(), Vec::new());
    for n in 0..OUVERTURES {
        let turn = |path: &Path, into: &mut Vec<f64>| -> IssueMesure<()> {
            let (t, file) = time(|| Fichier::open(path, Acces::Ecriture, "2026-11-21T09:00:00"));
            file?;
            into.push(t);
            Ok(())
        };
        if n % 2 == 0 {
            turn(bref, &mut sans)?;
            turn(long, &mut avec)?;
        } else {
            turn(long, &mut avec)?;
            turn(bref, &mut sans)?;
        }
    }
    println!("ouverture sans historique\t{:.3}", median(&sans));
    println!("ouverture avec historique\t{:.3}", median(&avec));
    Ok(())
}
