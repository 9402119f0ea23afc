//! Requests, answers and error codes between the page (or the tests’ server) and the core.
//!
//! What for: the page knows this crate and nothing behind it; the window, a browser test and a unit test
//! call the same bodies. Mechanism: [`commandes`] is the one list of commands, each with its request and
//! answer; [`appel::call`] runs one by name on a [`session::Session`], with a [`session::Hote`] for what
//! belongs to the machine. Invariants: every failure is a code with parameters and one French sentence
//! ([`erreurs`]); the page matches codes, never sentences. Where to look next: `generation.rs` writes
//! the page’s types from here.

pub mod appel;
pub mod commandes;
pub mod comparaison;
mod demandes_documents;
mod demandes_reprise;
mod demandes_surete;
mod demandes_tableur;
mod demandes_versions;
mod dire;
pub mod erreurs;
pub mod generation;
mod histoire;
mod phrases;
mod phrases_surete;
pub mod session;
pub mod surete;
pub mod tableur;
mod travail;
mod versions;

pub use appel::{call, call_partage};
pub use erreurs::Erreur;
pub use phrases::{constat as phrase_du_constat, libelle_op, moment};
pub use phrases_surete::recuperation as phrase_de_recuperation;
pub use session::{Hote, HoteSansFenetre, Session, Usage};
pub use travail::{exporter, lire_ancien, lire_document};
pub use versions::{instantane_numero, lister as lister_versions, version_numero};
