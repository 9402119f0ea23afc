//! Crashes, failing disks, a full disk: every acknowledged edit is in the file, and the file is sound.
//!
//! `cpom-epreuve` edits and acknowledges. The tests kill it at random moments, between its writes and inside
//! them, make its writes fail, and give it a disk that fills up. `CPOM_EPREUVE_TOURS` asks for more rounds than
//! the few hundred of `make test` (`make soak` does). A kill is not a power cut: what the system accepted is
//! still written, and the order of writes and flushes is SQLite’s.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cpom_core::store::{Acces, Fichier};
use cpom_tests::marque;
use tempfile::{TempDir, tempdir};

use crate::outils::{Hasard, contexte, exemple, nouveau};

/// Seed of the random moments; every test prints it, so that a failure can be repeated.
const GRAINE: u64 = 0x4350_4F4D_2026;

fn tours(usual: usize) -> usize {
    std::env::var("CPOM_EPREUVE_TOURS").ok().and_then(|n| n.parse::<usize>().ok()).map_or(usual, |n| n.max(usual))
}

fn hasard(name: &str) -> Hasard {
    let seed = std::env::var("CPOM_EPREUVE_GRAINE").ok().and_then(|n| n.parse().ok()).unwrap_or(GRAINE);
    println!("{name}: CPOM_EPREUVE_GRAINE={seed}");
    Hasard::new(seed)
}

fn seed_file(folder: &Path) -> PathBuf {
    let (path, file) = nouveau(folder, "graine.modele", &exemple());
    drop(file);
    path
}

/// A new dossier, without anything of a former round, not even its journal.
fn renew(seed: &Path, path: &Path) {
    let _ = fs::remove_file(journal(path));
    fs::copy(seed, path).unwrap();
}

fn journal(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}-journal", path.display()))
}

/// The output of the program, parsed.
#[derive(Debug, Default)]
struct Dit {
    /// Last acknowledged revision and mark.
    acquis: Option<(i64, String)>,
    /// Number of acknowledged edits.
    faits: usize,
    /// Code and sentence of each refusal.
    refus: Vec<(String, String)>,
}

impl Dit {
    fn hear(&mut self, line: &str) {
        let mut words = line.splitn(3, ' ');
        match (words.next(), words.next(), words.next()) {
            (Some(kind @ ("ouvert" | "fait")), Some(revision), Some(mark)) => {
                assert!(!mark.starts_with("incohérent"), "part of an edit in memory: {line}");
                self.acquis = Some((revision.parse().unwrap(), mark.to_owned()));
                self.faits += usize::from(kind == "fait");
            }
            (Some("refus"), Some(code), Some(phrase)) => self.refus.push((code.to_owned(), phrase.to_owned())),
            // The last line of a killed program may be cut: that edit was not acknowledged.
            _ => {}
        }
    }

    /// Checks that the file holds the acknowledged edits, or one more, that it is sound, and that undo works.
    fn check(&self, path: &Path, what: &str) {
        let mut file = Fichier::open(path, Acces::Ecriture, &contexte(0).quand).unwrap_or_else(|e| panic!("{what}: {e}"));
        let revision = file.revision().unwrap();
        let mark = marque(file.dossier()).unwrap_or_else(|why| panic!("{what}: part of an edit in the file: {why}"));
        if let Some((acquired, its_mark)) = &self.acquis {
            assert!(revision == *acquired || revision == acquired + 1, "{what}: revision {revision}, acknowledged {acquired}");
            if revision == *acquired {
                assert_eq!(&mark, its_mark, "{what}");
            }
        }
        assert_eq!(file.integrity().unwrap(), None, "{what}");
        if file.undoable().unwrap().is_some() {
            let before = file.dossier().clone();
            file.undo(&contexte(1)).unwrap();
            marque(file.dossier()).unwrap();
            file.redo(&contexte(2)).unwrap();
            assert_eq!(file.dossier(), &before, "{what}: undo and redo");
        }
    }
}

fn program(path: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cpom-epreuve"));
    command.arg(path).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit());
    command
}

/// Runs the program, and kills it after `lines` lines and a delay.
fn killed_after(path: &Path, lines: u64, moment: Duration) -> Dit {
    let mut child = program(path).spawn().unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut said = Dit::default();
    let mut line = String::new();
    for _ in 0..lines {
        line.clear();
        if reader.read_line(&mut line).unwrap() == 0 {
            break;
        }
        said.hear(line.trim_end());
    }
    // Busy waiting, because a sleep would not hit a random moment this short.
    let until = Instant::now() + moment;
    while Instant::now() < until {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    for rest in reader.lines() {
        said.hear(&rest.unwrap());
    }
    said
}

#[test]
fn killed_at_random_moments() {
    let t = tempdir().unwrap();
    let (seed, path) = (seed_file(t.path()), t.path().join("a.cpom"));
    let mut h = hasard("killed_at_random_moments");
    let (mut acknowledged, mut journals) = (0, 0);
    for tour in 0..tours(200) {
        if tour % 40 == 0 {
            renew(&seed, &path);
        }
        let lines = h.below(6);
        // When no line is awaited, the kill may happen at any moment of the opening.
        let moment = Duration::from_micros(h.below(if lines == 0 { 60_000 } else { 8_000 }));
        let said = killed_after(&path, lines, moment);
        acknowledged += said.faits;
        journals += usize::from(fs::metadata(journal(&path)).is_ok_and(|m| m.len() > 0));
        said.check(&path, &format!("round {tour}"));
    }
    println!("{acknowledged} edits acknowledged, {journals} rounds ended inside a transaction");
    assert!(acknowledged > 100, "the program was killed before it worked: {acknowledged}");
}

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
#[cfg(target_os = "linux")]
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
#[cfg(target_os = "linux")]
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
#[cfg(target_os = "linux")]
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
