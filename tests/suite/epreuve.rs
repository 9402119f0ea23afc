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
use tempfile::tempdir;

use crate::outils::{Hasard, contexte, exemple, nouveau};

// Failing disks are made by a library preloaded under the program, and by small file systems: both are of Linux.
#[cfg(target_os = "linux")]
mod panne;

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
