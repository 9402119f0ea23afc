//! A disk that fails, is torn or is full under the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cpom_core::store::{Acces, Fichier};
use tempfile::{TempDir, tempdir};

use super::{Dit, hasard, program, renew, seed_file, tours};
use crate::outils::{contexte, exemple, nouveau};

/// Compiles the library that injects disk failures.
fn panne(folder: &TempDir) -> PathBuf {
    let library = folder.path().join("panne.so");
    let cc = std::env::var("CC").unwrap_or_else(|_| "cc".into());
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/epreuve/panne.c");
    let done = Command::new(cc).args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl").status().unwrap();
    assert!(done.success());
    library
}

fn with_fault(library: &Path, path: &Path, mode: &str, after: u64, times: u64, edits: usize) -> Dit {
    let out = program(path)
        .arg(edits.to_string())
        .env("LD_PRELOAD", library)
        .env("PANNE_CIBLE", path)
        .env("PANNE_MODE", mode)
        .env("PANNE_APRES", after.to_string())
        .env("PANNE_FOIS", times.to_string())
        .output()
        .unwrap();
    let mut said = Dit::default();
    for line in String::from_utf8_lossy(&out.stdout).lines() {
        said.hear(line);
    }
    said
}

/// Checks that the refusal is one French sentence with one of these codes.
fn sentence(said: &Dit, codes: &[&str], what: &str) {
    for (code, phrase) in &said.refus {
        assert!(codes.contains(&code.as_str()), "{what}: {code}: {phrase}");
        assert!(phrase.ends_with('.') && !phrase.contains('\n') && phrase.chars().count() > 40, "{what}: {phrase}");
    }
}

#[test]
fn killed_between_and_inside_writes() {
    let t = tempdir().unwrap();
    let (seed, path, library) = (seed_file(t.path()), t.path().join("a.cpom"), panne(&t));
    let mut h = hasard("killed_between_and_inside_writes");
    let mut reached = 0;
    for tour in 0..tours(100) {
        renew(&seed, &path);
        let mode = if tour % 2 == 0 { "tuer" } else { "dechirer" };
        let after = h.below(240);
        let said = with_fault(&library, &path, mode, after, 1, 12);
        reached += usize::from(said.faits < 12);
        said.check(&path, &format!("{mode} at call {after}"));
    }
    assert!(reached > 50, "the calls counted are not those of the file: {reached}");
}

#[test]
fn refused_writes_lose_nothing_and_work_goes_on() {
    let t = tempdir().unwrap();
    let (seed, path, library) = (seed_file(t.path()), t.path().join("a.cpom"), panne(&t));
    let mut h = hasard("refused_writes_lose_nothing_and_work_goes_on");
    let mut refusals = 0;
    // When a read fails, SQLite reports a damaged page.
    let modes: [(&str, &[&str]); 4] =
        [("eio", &["fichier"]), ("enospc", &["disque_plein"]), ("court", &["disque_plein"]), ("lire", &["fichier", "endommage"])];
    for tour in 0..tours(120) {
        renew(&seed, &path);
        let (mode, codes) = modes[tour % modes.len()];
        let after = h.below(200);
        let times = [1, 3, 40][usize::try_from(h.below(3)).unwrap()];
        let what = format!("{mode} from call {after}, {times} times");
        let said = with_fault(&library, &path, mode, after, times, 8);
        assert_eq!(said.faits, 8, "{what}: the session did not go on: {said:?}");
        sentence(&said, codes, &what);
        refusals += said.refus.len();
        said.check(&path, &what);
    }
    assert!(refusals > 40, "the disk never failed: {refusals}");
}

/// A small file system for one test, unmounted at the end; `None` where the machine does not allow it.
struct Petit(PathBuf);

impl Petit {
    fn mount(folder: &Path) -> Option<Self> {
        let at = folder.join("petit");
        fs::create_dir(&at).unwrap();
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(&at).stderr(Stdio::null()).status();
        done.is_ok_and(|s| s.success()).then_some(Self(at))
    }
}

impl Drop for Petit {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_loses_nothing_and_work_goes_on_when_room_is_made() {
    use cpom_api::erreurs::Code;
    let t = tempdir().unwrap();
    let Some(small) = Petit::mount(t.path()) else {
        println!("no small file system here: the failing disk stands for it");
        return;
    };
    let (path, mut file) = nouveau(&small.0, "a.cpom", &exemple());
    let ballast = small.0.join("lest");
    let mut filled = fs::File::create(&ballast).unwrap();
    while std::io::Write::write_all(&mut filled, &[7; 4096]).is_ok() {}
    let edit = |file: &mut Fichier, n: usize| {
        let text = serde_json::json!({"texte": format!("{n} ").repeat(20_000)});
        let op = cpom_core::op::Op::Lot { table: "articles".into(), id: 1, nombre: 1, geste: None, objet: String::new() };
        file.transact(&contexte(10), |w| w.update("articles", 1, text.as_object().unwrap()).map(|()| ((), op))).map(|f| f.revision)
    };
    let before = file.dossier().clone();
    let error = cpom_api::Erreur::from((0..50).find_map(|n| edit(&mut file, n).err()).expect("the disk was never full"));
    assert_eq!(error.code, Code::DisquePlein);
    let copy = small.0.join("copie.cpom");
    assert_eq!(cpom_api::Erreur::from(file.copy_to(&copy, false).unwrap_err()).code, Code::DisquePlein);
    assert!(!copy.exists() && fs::read_dir(&small.0).unwrap().count() <= 3, "a part of the copy is left");
    let kept = file.dossier().clone();
    assert_eq!(kept.actions, before.actions);
    assert_eq!(file.integrity().unwrap(), None);
    // The space is freed only when no program holds the file.
    drop(filled);
    fs::remove_file(&ballast).unwrap();
    let revision = edit(&mut file, 99).unwrap();
    drop(file);
    let again = Fichier::open(&path, Acces::Ecriture, &contexte(0).quand).unwrap();
    assert_eq!(again.revision().unwrap(), revision);
    assert!(again.dossier().articles[0].texte.starts_with("99 99"));
}
