//! The allowed dependencies between crates, and the crates that must not be in their trees.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Runs cargo offline and returns its output.
fn cargo(args: &[&str]) -> String {
    said(&[args, &["--offline"]].concat())
}

pub fn said(args: &[&str]) -> String {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
    let out = Command::new(cargo).args(args).args(["--locked", "--manifest-path", manifest]).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).unwrap()
}

#[test]
fn only_the_drawn_arrows_exist() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("cpom-core", &[][..]),
        ("cpom-import", &["cpom-core"][..]),
        ("cpom-api", &["cpom-core", "cpom-export", "cpom-import"][..]),
        ("cpom-export", &["cpom-core"][..]),
        ("atelier-cpom", &["cpom-api", "cpom-core", "cpom-export"][..]),
        ("cpom-tests", &["cpom-api", "cpom-core", "cpom-export"][..]),
        ("cpom-host", &["cpom-api"][..]),
        ("cpom-bench", &["cpom-core", "cpom-export"][..]),
    ]);
    let data: Value = serde_json::from_str(&cargo(&["metadata", "--format-version", "1", "--no-deps"])).unwrap();
    let ours = data["packages"].as_array().unwrap();
    assert_eq!(ours.len(), allowed.len(), "a crate was added without its arrows");
    for package in ours {
        let name = package["name"].as_str().unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let to = dependency["name"].as_str().unwrap();
            if to.starts_with("cpom-") || to == "atelier-cpom" {
                assert!(allowed[name].contains(&to), "{name} → {to}");
            }
            if to == "tauri" {
                assert_eq!(name, "atelier-cpom", "only the shell sees Tauri");
            }
        }
    }
}

/// Crates whose modules form no circle; a parent and its own children apart.
const WITHOUT_CIRCLES: &[&str] = &["api", "core", "export"];

#[test]
fn modules_form_no_circle() {
    for crate_ in WITHOUT_CIRCLES {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri").join(crate_).join("src");
        let circles = crate::modules::circles(&folder);
        assert!(circles.is_empty(), "modules of {crate_} use each other in circles: {circles:#?}");
    }
}

#[test]
fn no_network_crate_in_core_api_export() {
    let tree = cargo(&[
        "tree",
        "-p",
        "cpom-core",
        "-p",
        "cpom-import",
        "-p",
        "cpom-api",
        "-p",
        "cpom-export",
        "-e",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let names: BTreeSet<&str> = tree.lines().filter_map(|l| l.split(' ').next()).collect();
    for banned in ["hyper", "reqwest", "ureq", "tokio", "mio", "socket2", "curl", "rustls", "native-tls", "openssl", "tauri", "tiny_http"] {
        assert!(!names.contains(banned), "{banned} in the trees of core, api, export");
    }
    assert!(names.contains("rusqlite"), "the walk found nothing");
}

#[test]
fn sql_stays_in_the_store() {
    fn files(folder: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("target") && !path.ends_with("store") {
                files(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    let mut all = Vec::new();
    files(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri")), &mut all);
    assert!(all.len() > 40);
    for path in all {
        let text = std::fs::read_to_string(&path).unwrap();
        for word in ["SELECT ", "INSERT INTO", "DELETE FROM", "CREATE TABLE", "PRAGMA "] {
            assert!(!text.contains(word), "{word} in {}", path.display());
        }
    }
}

#[test]
fn the_core_has_no_clock() {
    fn walk(folder: &std::path::Path) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                for word in ["Local::now", "Utc::now", "SystemTime::now", "Instant::now"] {
                    assert!(!text.contains(word), "{word} in {}", path.display());
                }
            }
        }
    }
    for crate_ in ["core", "import", "export", "api"] {
        walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri").join(crate_).join("src"));
    }
}

/// Licences allowed for dependencies: permissive, or copyleft per file for unmodified files.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

#[test]
#[ignore = "needs every package of every system: `make check` runs it"]
fn every_dependency_may_be_given_to_an_agency() {
    let data: Value = serde_json::from_str(&said(&["metadata", "--format-version", "1"])).unwrap();
    let packages = data["packages"].as_array().unwrap();
    assert!(packages.len() > 300, "{} packages", packages.len());
    for package in packages {
        let (name, said) = (&package["name"], package["license"].as_str().unwrap_or(""));
        // Older manifests separate licences with a slash instead of OR.
        let licence = spdx::Expression::parse_mode(said, spdx::ParseMode::LAX).unwrap_or_else(|e| panic!("{name}: {said:?}: {e}"));
        let accepted = licence.evaluate(|r| r.license.id().is_some_and(|id| LICENCES.contains(&id.name)));
        assert!(accepted, "{name}: {said}");
    }
}

#[test]
fn a_host_is_only_a_machine() {
    let mut found = Vec::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for folder in ["src-tauri/src", "src-tauri/api/src", "tests/host", "tests/suite", "tests/epreuve", "tests/bench/src"] {
        let mut folders = vec![root.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("fleches.rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    found
                        .extend(text.match_indices("impl Hote for").map(|(at, _)| text[at..].split("\n}").next().unwrap().lines().count()));
                }
            }
        }
    }
    assert!((1..=3).contains(&found.len()), "{found:?}");
    assert!(found.iter().all(|lines| *lines <= 25), "lines of each: {found:?}");
}
