//! Line ends of the texts that are compiled into the program: a migration with other line ends would write dossiers whose
//! structure no other program accepts.

use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Endings of the files that are text and that the program holds or is compiled from.
const TEXTS: &[&str] = &["sql", "json", "rs", "ts", "svelte", "css", "html", "svg", "xml", "hbs", "nsi"];

/// Files below a folder, without what is built there.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "gen", "__pycache__"].iter().any(|name| path.ends_with(name)) {
                files(&path, out);
            }
        } else {
            out.push(path);
        }
    }
}

/// Paths that a Rust source includes as text.
fn included(source: &Path) -> Vec<PathBuf> {
    let text = fs::read_to_string(source).unwrap();
    let named = text.split("include_str!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    named.map(|name| source.with_file_name(name)).collect()
}

#[test]
fn no_text_of_the_program_holds_a_carriage_return() {
    let mut all = Vec::new();
    for folder in ["src-tauri", "ui/src"] {
        files(&Path::new(ROOT).join(folder), &mut all);
    }
    all.retain(|path| path.extension().is_some_and(|e| TEXTS.iter().any(|t| e == *t)));
    let shipped: Vec<PathBuf> = all.iter().filter(|p| p.extension().is_some_and(|e| e == "rs")).flat_map(|p| included(p)).collect();
    assert!(shipped.iter().any(|p| p.ends_with("migrations/0001.sql")), "the migrations were not found");
    assert!(all.iter().any(|p| p.ends_with("ui/src/main.ts")) && all.len() > 500, "the sources were not found");
    for path in all.iter().chain(&shipped) {
        // A path of `include_str!` that is not a file stands in a comment or a text.
        let bytes = fs::read(path).unwrap_or_default();
        assert!(!bytes.contains(&b'\r'), "{} holds a carriage return", path.display());
    }
}

#[test]
fn every_kind_of_binary_file_is_declared() {
    let attributes = fs::read_to_string(Path::new(ROOT).join(".gitattributes")).unwrap();
    assert!(attributes.lines().any(|l| l == "* text=auto eol=lf"));
    let mut all = Vec::new();
    for folder in ["src-tauri", "ui/src", "icons", "tests"] {
        files(&Path::new(ROOT).join(folder), &mut all);
    }
    for path in all.iter().filter(|p| !p.components().any(|c| c.as_os_str() == "corpus")) {
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(path).unwrap();
        let declared = attributes.lines().any(|l| l == format!("*.{ending} binary"));
        assert_eq!(declared, bytes.contains(&0), "{} and .gitattributes", path.display());
    }
}
