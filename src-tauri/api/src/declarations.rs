//! Collects the TypeScript declarations of Rust types, each once.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

/// Declarations of the visited types and of every type they use, by name.
pub struct Declarations<'a> {
    config: &'a Config,
    out: BTreeMap<String, String>,
}

impl<'a> Declarations<'a> {
    /// Collects the declarations of the types that `visit` visits.
    pub fn of(config: &'a Config, visit: impl FnOnce(&mut Self)) -> BTreeMap<String, String> {
        let mut d = Self { config, out: BTreeMap::new() };
        visit(&mut d);
        d.out
    }
}
impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            T::visit_generics(self);
            return;
        }
        let name = T::ident(self.config);
        if !self.out.contains_key(&name) {
            self.out.insert(name, format!("export {}", T::decl(self.config)));
            T::visit_dependencies(self);
            T::visit_generics(self);
        }
    }
}
