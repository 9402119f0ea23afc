//! Components shipped in the program, with their versions and licences: the list that the window shows and that a
//! person may read as a file.
//!
//! Written from the packages themselves by `make generate` and compared by `make check`, which have the packages of every
//! system; the versions are compared with the lock files in every run.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::fleches::said;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const LISTE: &str = "ui/src/generated/composants.txt";

/// Systems for which the program is built.
const SYSTEMES: [&str; 2] = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu"];

/// Packages of the page that only its compiler uses.
const COMPILATEUR: [&str; 1] = ["svelte"];
/// Packages that the compiled page takes from the compiler.
const EXECUTION: [&str; 2] = ["clsx", "esm-env"];

/// Licence of a package of npm that its manifest leaves out: it is in its file `LICENSE`.
const SANS_MENTION: [(&str, &str); 1] = [("svelte-toolbelt", "MIT")];

/// Components that no package names: name, version, licence.
const AUTRES: [(&str, &str, &str); 5] = [
    ("Profil de couleurs sRGB v2 magic", "–", "CC0-1.0"),
    ("SQLite", "dans libsqlite3-sys", "domaine public"),
    ("Source Sans 3", "dans les documents", "OFL-1.1"),
    ("Source Serif 4", "dans les documents", "OFL-1.1"),
    ("WebView2Loader (Windows)", "dans webview2-com-sys", "BSD-3-Clause, Microsoft"),
];

type Composant = (String, String, String);

fn path(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn texte(v: &Value) -> String {
    v.as_str().unwrap_or_default().to_owned()
}

/// Packages of Rust linked in the program on each system: what its crates use, without macros, which stay in the compiler.
fn du_programme() -> BTreeSet<Composant> {
    let mut out = BTreeSet::new();
    for systeme in SYSTEMES {
        let data = json(&said(&["metadata", "--format-version", "1", "--filter-platform", systeme]));
        let packages: BTreeMap<&str, &Value> =
            data["packages"].as_array().unwrap().iter().map(|p| (p["id"].as_str().unwrap(), p)).collect();
        let nodes: BTreeMap<&str, &Value> =
            data["resolve"]["nodes"].as_array().unwrap().iter().map(|n| (n["id"].as_str().unwrap(), n)).collect();
        let is_macro = |id: &str| {
            let targets = packages[id]["targets"].as_array().unwrap();
            targets.iter().any(|t| t["kind"].as_array().unwrap().iter().any(|k| k == "proc-macro"))
        };
        let mut waiting: Vec<&str> = packages.iter().filter(|(_, p)| p["name"] == "atelier-cpom").map(|(id, _)| *id).collect();
        assert_eq!(waiting.len(), 1);
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) || is_macro(id) {
                continue;
            }
            let package = packages[id];
            if !package["source"].is_null() {
                // Older manifests separate licences with a slash instead of OR.
                let licence = texte(&package["license"]).replace('/', " OR ").replace("  ", " ");
                out.insert((texte(&package["name"]), texte(&package["version"]), licence));
            }
            for dep in nodes[id]["deps"].as_array().unwrap() {
                if dep["dep_kinds"].as_array().unwrap().iter().any(|k| k["kind"].is_null()) {
                    waiting.push(dep["pkg"].as_str().unwrap());
                }
            }
        }
    }
    out
}

/// Packages of npm in the built page: those it depends on and those they use; of the compiler, what runs in the page.
fn de_la_page() -> BTreeSet<Composant> {
    let lock = json(&fs::read_to_string(path("ui/package-lock.json")).unwrap());
    let packages = lock["packages"].as_object().unwrap();
    let manifest = &packages[""];
    let names = |v: &Value| -> Vec<String> { v.as_object().map(|o| o.keys().cloned().collect()).unwrap_or_default() };
    let mut waiting = names(&manifest["dependencies"]);
    waiting.extend(COMPILATEUR.map(str::to_owned));
    let mut out = BTreeSet::new();
    let mut seen = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let Some(package) = packages.get(&format!("node_modules/{name}")).filter(|p| p["optional"] != true) else { continue };
        if !seen.insert(name.clone()) {
            continue;
        }
        let known = SANS_MENTION.iter().find(|(n, _)| *n == name).map(|(_, l)| (*l).to_owned());
        let licence = package["license"].as_str().map(str::to_owned).or(known).unwrap_or_else(|| panic!("{name}: no licence"));
        let deps = [names(&package["dependencies"]), names(&package["peerDependencies"])].concat();
        waiting.extend(deps.into_iter().filter(|d| !COMPILATEUR.contains(&name.as_str()) || EXECUTION.contains(&d.as_str())));
        out.insert((name, texte(&package["version"]), licence));
    }
    out
}

fn liste() -> String {
    let part = |title: &str, list: Vec<Composant>| {
        let lines: Vec<String> = list.into_iter().map(|(name, version, licence)| format!("{name}\t{version}\t{licence}\n")).collect();
        format!("\n{title}\n{}", lines.concat())
    };
    let others = AUTRES.map(|(n, v, l)| (n.to_owned(), v.to_owned(), l.to_owned()));
    format!(
        "Composants livrés avec Atelier CPOM, leur version et leur licence\n{}{}{}",
        part("Programme", du_programme().into_iter().collect()),
        part("Page", de_la_page().into_iter().collect()),
        part("Polices et autres", others.into()),
    )
}

#[test]
#[ignore = "needs the packages of every system: `make check` and `make generate` run it"]
fn the_list_of_components_says_what_is_shipped() {
    let expected = liste();
    assert!(expected.lines().count() > 200, "{expected}");
    if std::env::var_os("CPOM_ECRIRE").is_some() {
        fs::write(path(LISTE), &expected).unwrap();
    }
    assert_eq!(fs::read_to_string(path(LISTE)).unwrap(), expected, "run `make generate`");
}

#[test]
fn the_list_of_components_has_the_versions_of_the_lock_files() {
    let cargo = fs::read_to_string(path("Cargo.lock")).unwrap();
    let page = json(&fs::read_to_string(path("ui/package-lock.json")).unwrap());
    let list = fs::read_to_string(path(LISTE)).unwrap();
    let mut part = "";
    let mut counts = BTreeMap::new();
    for line in list.lines().skip(1).filter(|l| !l.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, version, licence] = cells[..] else {
            part = line;
            continue;
        };
        assert!(!licence.is_empty(), "{name}");
        *counts.entry(part).or_insert(0) += 1;
        let locked = match part {
            "Programme" => cargo.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n")),
            "Page" => page["packages"][format!("node_modules/{name}")]["version"] == version,
            _ => true,
        };
        assert!(locked, "{name} {version} is no longer the version used: run `make generate`");
    }
    assert!(counts["Programme"] > 150 && counts["Page"] > 15, "{counts:?}");
    // The page depends on what the list says, and on nothing else.
    let direct = page["packages"][""]["dependencies"].as_object().unwrap();
    for name in direct.keys() {
        assert!(list.contains(&format!("\n{name}\t")), "{name} is not in the list: run `make generate`");
    }
}
