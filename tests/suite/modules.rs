//! Dependencies between the modules of a crate, read from its source, and the cycles among them.
//!
//! `syn` parses every file; each path that starts with `crate`, `super` or `self`, in an import, an expression, a type
//! or a macro, is followed to the file that defines the name, through the re-exports of the modules on the way.
//! Dependencies between a parent and its own children do not count: a Rust module re-exports its children, and these
//! use its helpers. Tests (`#[cfg(test)]`) are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// Path of a module in its crate: `["travail", "listes"]`; empty for the root of the crate.
type Module = Vec<String>;

/// Names and paths of one source file.
#[derive(Default)]
struct FichierSource {
    /// Names that the file defines.
    defined: BTreeSet<String>,
    /// Names that the file imports, each with its full path. `*` imports everything.
    imported: Vec<(String, Vec<String>)>,
    /// Paths used in the file outside its imports.
    named: Vec<Vec<String>>,
}

/// Cycles among the modules of the crate whose source is in `folder`, each as the names of its modules.
pub fn circles(folder: &Path) -> Vec<Vec<String>> {
    let sources = sources(folder);
    let arrows: BTreeMap<&Module, BTreeSet<&Module>> = sources.iter().map(|(m, s)| (m, arrows(&sources, m, s))).collect();
    let mut circles: Vec<Vec<String>> = Vec::new();
    let mut seen: BTreeSet<&Module> = BTreeSet::new();
    for module in sources.keys() {
        if seen.contains(module) {
            continue;
        }
        let after = reached(&arrows, module);
        let circle: Vec<&Module> = after.iter().copied().filter(|m| reached(&arrows, m).contains(module)).collect();
        if circle.len() > 1 {
            seen.extend(&circle);
            circles.push(circle.into_iter().map(|m| m.join("::")).collect());
        }
    }
    circles
}

/// Modules that can be reached from a module by its dependencies; itself only through a cycle.
fn reached<'a>(arrows: &BTreeMap<&'a Module, BTreeSet<&'a Module>>, from: &'a Module) -> BTreeSet<&'a Module> {
    let mut out = BTreeSet::new();
    let mut todo: Vec<&Module> = vec![from];
    while let Some(module) = todo.pop() {
        todo.extend(arrows[module].iter().copied().filter(|m| out.insert(*m)));
    }
    out
}

fn arrows<'a>(sources: &'a BTreeMap<Module, FichierSource>, module: &Module, source: &FichierSource) -> BTreeSet<&'a Module> {
    let mut out = BTreeSet::new();
    for path in source.imported.iter().map(|i| &i.1).chain(&source.named) {
        let Some(target) = definition(sources, module, path, &mut BTreeSet::new()) else { continue };
        let related = target.starts_with(module) || module.starts_with(target);
        if !related {
            out.insert(target);
        }
    }
    out
}

/// Module that defines the name at the end of a path, as seen from `module`.
fn definition<'a>(
    sources: &'a BTreeMap<Module, FichierSource>,
    module: &Module,
    path: &[String],
    tried: &mut BTreeSet<(Module, Vec<String>)>,
) -> Option<&'a Module> {
    if !tried.insert((module.clone(), path.to_vec())) {
        return None;
    }
    let mut at = module.clone();
    let mut rest = path;
    match rest.first().map(String::as_str) {
        Some("crate") => (at, rest) = (Vec::new(), &rest[1..]),
        Some("self") => rest = &rest[1..],
        Some("super") => {
            while rest.first().is_some_and(|s| s == "super") {
                at.pop();
                rest = &rest[1..];
            }
        }
        _ => {}
    }
    while let Some(next) = rest.first() {
        at.push(next.clone());
        if !sources.contains_key(&at) {
            at.pop();
            break;
        }
        rest = &rest[1..];
    }
    let (found, source) = sources.get_key_value(&at)?;
    let Some(name) = rest.first().filter(|n| *n != "*") else { return Some(found).filter(|f| *f != module) };
    if source.defined.contains(name) {
        return Some(found).filter(|f| *f != module);
    }
    let from = |import: &(String, Vec<String>), tried: &mut _| {
        let mut path = import.1.clone();
        if import.0 == "*" {
            path.pop();
            path.push(name.clone());
        }
        definition(sources, &at, &path, tried).filter(|m| sources[*m].defined.contains(name))
    };
    let named = source.imported.iter().filter(|i| i.0 == *name);
    let globs = source.imported.iter().filter(|i| i.0 == "*");
    named.chain(globs).find_map(|i| from(i, tried)).or(Some(found)).filter(|f| *f != module)
}

fn sources(folder: &Path) -> BTreeMap<Module, FichierSource> {
    fn walk(folder: &Path, at: &Module, out: &mut BTreeMap<Module, FichierSource>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let inside: Module = at.iter().cloned().chain([name.clone()]).collect();
            if path.is_dir() {
                walk(&path, &inside, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let module = if ["mod", "lib", "main"].contains(&name.as_str()) { at.clone() } else { inside };
                let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                let mut source = FichierSource::default();
                for item in &file.items {
                    source.visit_item(item);
                }
                out.insert(module, source);
            }
        }
    }
    let mut out = BTreeMap::new();
    walk(folder, &Vec::new(), &mut out);
    // Modules of tests are declared under `#[cfg(test)]`, so their parent does not define them.
    let kept: BTreeSet<Module> = out.keys().filter(|m| declared(&out, m)).cloned().collect();
    out.retain(|m, _| kept.contains(m));
    out
}

fn declared(sources: &BTreeMap<Module, FichierSource>, module: &Module) -> bool {
    (1..=module.len()).all(|n| sources.get(&module[..n - 1]).is_some_and(|parent| parent.defined.contains(&module[n - 1])))
}

fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|a| a.path().is_ident("cfg") && a.parse_args::<syn::Path>().is_ok_and(|p| p.is_ident("test")))
}

impl FichierSource {
    fn import(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: String| before.iter().cloned().chain([name]).collect::<Vec<_>>();
        match tree {
            UseTree::Path(p) => self.import(&with(p.ident.to_string()), &p.tree),
            UseTree::Group(g) => g.items.iter().for_each(|t| self.import(before, t)),
            UseTree::Glob(_) => self.imported.push(("*".to_owned(), with("*".to_owned()))),
            UseTree::Name(n) if n.ident == "self" => self.imported.push((before.last().cloned().unwrap_or_default(), before.to_vec())),
            UseTree::Name(n) => self.imported.push((n.ident.to_string(), with(n.ident.to_string()))),
            UseTree::Rename(r) if r.ident == "self" => self.imported.push((r.rename.to_string(), before.to_vec())),
            UseTree::Rename(r) => self.imported.push((r.rename.to_string(), with(r.ident.to_string()))),
        }
    }

    /// Reads paths inside the tokens of a macro, which `syn` does not parse.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.end(&mut path);
                    }
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(p) if p.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.end(&mut path);
                    self.tokens(group.stream());
                    colons = 0;
                }
                _ => {
                    self.end(&mut path);
                    colons = 0;
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.named.push(path);
        }
    }
}

impl<'ast> Visit<'ast> for FichierSource {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, name) = match item {
            Item::Const(i) => (&i.attrs, Some(&i.ident)),
            Item::Enum(i) => (&i.attrs, Some(&i.ident)),
            Item::Fn(i) => (&i.attrs, Some(&i.sig.ident)),
            Item::Macro(i) => (&i.attrs, i.ident.as_ref()),
            Item::Mod(i) => (&i.attrs, Some(&i.ident)),
            Item::Static(i) => (&i.attrs, Some(&i.ident)),
            Item::Struct(i) => (&i.attrs, Some(&i.ident)),
            Item::Trait(i) => (&i.attrs, Some(&i.ident)),
            Item::Type(i) => (&i.attrs, Some(&i.ident)),
            Item::Impl(i) => (&i.attrs, None),
            Item::Use(i) => (&i.attrs, None),
            _ => return visit::visit_item(self, item),
        };
        if for_tests(attributes) {
            return;
        }
        self.defined.extend(name.map(ToString::to_string));
        if let Item::Use(u) = item {
            self.import(&[], &u.tree);
        } else {
            visit::visit_item(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.named.push(path.segments.iter().map(|s| s.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.tokens(mac.tokens.clone());
        visit::visit_macro(self, mac);
    }
}

#[test]
fn circles_are_found_through_re_exports_and_macros() {
    let t = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = t.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("lib.rs", "mod a; mod b; mod c; mod d; #[cfg(test)] mod e;");
    // a → c through b’s glob, c → a inside a macro: a cycle of two, since b only re-exports.
    write("a.rs", "use crate::b::Thing; pub fn f(_: Thing) {}");
    write("b.rs", "pub use crate::c::*;");
    write("c.rs", "pub struct Thing; fn g() { println!(\"{}\", crate::a::f(Thing)); }");
    // A parent with its child, and a module of tests, are not a cycle.
    write("d/mod.rs", "pub mod child; pub fn help() {} pub use child::Part;");
    write("d/child.rs", "use super::help; pub struct Part;");
    write("e.rs", "use crate::a::f;");
    assert_eq!(circles(t.path()), [["a", "c"]]);
}
