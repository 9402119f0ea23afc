//! Requests, answers and error codes between the core and its callers: the window, the command line, the tests.
//!
//! The page depends on this crate alone; the window, the command line and the tests run the same command bodies.
//! Layers, each using those below: `session` (state kept between commands, over `hote`, the machine) ← `ouvert`
//! (opening, backing up and closing the dossier) ← `edition` (changes and readings, with `ecart`, what differs) ← [`commandes`] (the commands, by
//! subject) ← [`appel`] (a command by its name). Invariants: no cycle between modules; every failure is a code with
//! parameters and one French sentence ([`erreurs`]); the page matches codes, never sentences. `generation.rs` writes
//! the page’s types from the types declared here; it is compiled for the tests alone (feature `ts`).

pub mod appel;
pub mod chiffres_equilibre;
pub mod commandes;
pub mod comparaison;
#[cfg(feature = "ts")]
mod declarations;
mod ecart;
mod edition;
pub mod erreurs;
pub mod fusion;
#[cfg(feature = "ts")]
pub mod generation;
mod hote;
mod note;
mod ouvert;
mod phrases;
mod phrases_gestes;
mod phrases_seance;
mod phrases_surete;
mod presence;
mod session;

pub use appel::{call, call_partage};
pub use erreurs::Erreur;
pub use hote::{Hote, HoteSansFenetre, UsageRequest};
pub use phrases::{constat as phrase_du_constat, moment};
pub use phrases_gestes::libelle_op;
pub use phrases_surete::recuperation as phrase_de_recuperation;
pub use session::{Resultat, Session};
