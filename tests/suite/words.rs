//! The rules of names and comments that `ARCHITECTURE.md` (*Names*) and `GLOSSAIRE.md` state, checked on the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use cpom_core::modele::TABLES;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// Words of comments that give a person's will, speech or property to a program, or that hide the subject.
const PERSONS: [&str; 14] = [
    "the hand that",
    "one hand",
    "the same hand",
    "nobody's",
    "of nobody",
    "lest",
    "owes",
    "owed",
    "dreads",
    "lives",
    "told",
    "tells",
    "speaks",
    "forgives",
];

/// Words that put a question in place of the subject: « What a column needs » says less than « Width of a column ».
const QUESTIONS: [&str; 11] = ["What", "Who", "Whom", "Whose", "Where", "Which", "How", "Why", "Something", "Anything", "Everything"];

/// Fewest letters of a documentation line that says something.
const LETTERS_MIN: usize = 15;

/// Files of these folders with one of these endings, with their text.
fn sources(folders: &[&str], endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|f| Path::new(ROOT).join(f)).collect();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() {
                if !["target", "node_modules", "generated", "gen", "corpus", "artifacts"].contains(&name.as_str()) {
                    waiting.push(path);
                }
            } else if endings.iter().any(|e| name.ends_with(e)) {
                let text = fs::read_to_string(&path).unwrap();
                out.push((path, text));
            }
        }
    }
    assert!(out.len() > 50, "the sources were not found");
    out.sort();
    out
}

fn rust() -> Vec<(PathBuf, String)> {
    sources(&["src-tauri", "tests"], &[".rs"])
}

fn short(path: &Path) -> String {
    path.strip_prefix(ROOT).unwrap_or(path).display().to_string()
}

fn identifier(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())]
}

/// The type that a line of a module declares: by `struct`, `enum`, `trait`, `type` or `union`, or by one of our macros,
/// where a type is written `Nom "name" {`.
fn declared(line: &str) -> Option<&str> {
    if let Some(inside) = line.strip_prefix("    ") {
        let nom = identifier(inside);
        let words = inside[nom.len()..].strip_prefix(" \"")?;
        return (nom.starts_with(char::is_uppercase) && (words.ends_with('{') || words.contains("\" ("))).then_some(nom);
    }
    let open = |rest: &str| rest.find(") ").map_or(0, |i| i + 2);
    let line = line.strip_prefix("pub ").unwrap_or_else(|| line.strip_prefix("pub(").map_or(line, |rest| &rest[open(rest)..]));
    ["struct ", "enum ", "trait ", "type ", "union "].iter().find_map(|k| line.strip_prefix(k)).map(identifier)
}

/// The crate a source belongs to: `src-tauri/<crate>`, `tests/host`, `tests/bench`, or the tests themselves.
fn crate_of(path: &Path) -> String {
    let short = short(path);
    let mut parts = short.split('/');
    match (parts.next(), parts.next()) {
        (Some("tests"), Some(part @ ("host" | "bench"))) => format!("tests/{part}"),
        (Some("tests"), _) => "tests".to_owned(),
        (_, part) => part.unwrap_or_default().to_owned(),
    }
}

#[test]
fn a_type_name_is_declared_in_one_crate() {
    let mut places: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (path, text) in rust() {
        for (i, line) in text.lines().enumerate() {
            if let Some(nom) = declared(line) {
                let place = format!("{}:{}", short(&path), i + 1);
                places.entry(nom.to_owned()).or_default().insert(crate_of(&path), place);
            }
        }
    }
    assert!(places.len() > 400, "the declarations were not found");
    places.retain(|_, crates| crates.len() > 1);
    assert!(places.is_empty(), "one name, types in two crates: {places:#?}");
}

/// First cell of a row of the glossary, and the rest.
type LigneGlossaire = (String, String);

/// Rows of the two tables of the glossary: words with their meaning, words with the tables of the file.
fn glossary() -> (Vec<LigneGlossaire>, Vec<LigneGlossaire>) {
    let text = fs::read_to_string(Path::new(ROOT).join("src-tauri/GLOSSAIRE.md")).unwrap();
    let rows = |text: &str| -> Vec<LigneGlossaire> {
        let cells = |l: &str| l.trim_matches(['|', ' ']).split_once(" | ").map(|(a, b)| (a.to_owned(), b.to_owned()));
        text.lines().filter(|l| l.starts_with("| ") && !l.starts_with("| word")).filter_map(cells).collect()
    };
    let (words, tables) = text.split_once("## Tables").unwrap();
    let (words, tables) = (rows(words), rows(tables));
    assert!(words.len() > 50 && tables.len() > 30, "the tables of the glossary were not found");
    (words, tables)
}

#[test]
fn the_glossary_has_one_line_a_word() {
    let mut seen = BTreeSet::new();
    for (cell, meaning) in glossary().0 {
        assert!(meaning.chars().count() >= LETTERS_MIN, "{cell}: the meaning says too little");
        for word in cell.replace("**", "").split([',', '/', '→']) {
            assert!(seen.insert(word.trim().to_owned()), "« {} » has two lines", word.trim());
        }
    }
}

#[test]
fn the_glossary_places_every_table_once() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (_, tables) in glossary().1 {
        for nom in tables.split(',').map(|t| t.trim().trim_matches('`')) {
            *seen.entry(nom.to_owned()).or_default() += 1;
        }
    }
    for table in TABLES {
        assert_eq!(seen.remove(table.nom), Some(1), "table « {} »: one place under « Tables of the file » in GLOSSAIRE.md", table.nom);
    }
    assert!(seen.is_empty(), "no such tables: {seen:?}");
}

#[test]
fn a_doc_line_says_something() {
    let mut thin = Vec::new();
    for (path, text) in rust() {
        let mut lines = text.lines().enumerate().peekable();
        while let Some((i, line)) = lines.next() {
            let Some(first) = line.trim_start().strip_prefix("///") else { continue };
            let mut summary = first.trim().to_owned();
            let mut open = !summary.is_empty();
            while let Some(next) = lines.peek().and_then(|(_, l)| l.trim_start().strip_prefix("///")) {
                open &= !next.trim().is_empty();
                if open {
                    summary.push_str(next);
                }
                lines.next();
            }
            if summary.chars().count() < LETTERS_MIN {
                thin.push(format!("{}:{}: {summary}", short(&path), i + 1));
            }
        }
    }
    assert!(thin.is_empty(), "{} lines say too little:\n{}", thin.len(), thin.join("\n"));
}

#[test]
fn a_doc_comment_names_its_subject() {
    let mut found = Vec::new();
    for (path, text) in sources(&["src-tauri", "tests", "ui/src"], &[".rs", ".ts", ".svelte", ".mjs"]) {
        if path.ends_with("suite/words.rs") {
            continue;
        }
        let mut before = "";
        for (i, line) in text.lines().enumerate() {
            let line = line.trim_start();
            let opened = ["/// ", "//! ", "/** ", "/* "].iter().find_map(|s| line.strip_prefix(s)).filter(|_| !starts_like(before, line));
            let first = opened.or_else(|| line.strip_prefix("* ").filter(|_| ["/**", "/*"].contains(&before)));
            if first.is_some_and(|words| QUESTIONS.contains(&identifier(words))) {
                found.push(format!("{}:{}: {line}", short(&path), i + 1));
            }
            before = line;
        }
    }
    assert!(found.is_empty(), "{} comments begin with a question:\n{}", found.len(), found.join("\n"));
}

/// Whether two lines belong to one paragraph of a comment.
fn starts_like(before: &str, line: &str) -> bool {
    ["/// ", "//! "].iter().any(|s| before.starts_with(s) && line.starts_with(s))
}

#[test]
fn comments_give_programs_no_will_of_their_own() {
    let mut found = Vec::new();
    for (path, text) in sources(&["src-tauri", "tests", "ui/src"], &[".rs", ".ts", ".svelte", ".mjs"]) {
        if path.ends_with("suite/words.rs") {
            continue;
        }
        for (i, line) in text.lines().enumerate() {
            let line = line.trim_start();
            if !["//", "/*", "* ", "<!--"].iter().any(|s| line.starts_with(s)) {
                continue;
            }
            let plain = line.replace('’', "'").to_lowercase();
            let words = format!(" {} ", plain.split(|c: char| !c.is_alphanumeric() && c != '\'').collect::<Vec<_>>().join(" "));
            if let Some(word) = PERSONS.iter().find(|w| words.contains(&format!(" {w} "))) {
                found.push(format!("{}:{}: « {word} » in: {line}", short(&path), i + 1));
            }
        }
    }
    assert!(found.is_empty(), "{} comments to rewrite:\n{}", found.len(), found.join("\n"));
}
