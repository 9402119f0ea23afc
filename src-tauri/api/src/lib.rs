//! Requests, answers and error codes between whoever asks (the window, the command line, a test) and the core.
//!
//! What for: the page knows this crate and nothing behind it; the window, the command line and the tests call the same
//! bodies. Floors, each using those below: `session` (what is held, over `hote`, the machine) ← `ouvert` (the life
//! of the open dossier) ← `edition` (changes and readings) ← [`commandes`] (what can be asked, by subject) ← [`appel`]
//! (a command by its name). Invariants: no circle between modules; every failure is a code with parameters and one French
//! sentence ([`erreurs`]); the page matches codes, never sentences. Where to look next: `generation.rs` writes the page’s
//! types from here.

pub mod appel;
pub mod commandes;
pub mod comparaison;
mod declarations;
mod dire;
mod edition;
pub mod erreurs;
pub mod generation;
mod hote;
mod note;
mod ouvert;
mod phrases;
mod phrases_surete;
mod session;

pub use appel::{call, call_partage};
pub use erreurs::Erreur;
pub use hote::{Hote, HoteSansFenetre, UsageRequest};
pub use phrases::{constat as phrase_du_constat, libelle_op, moment};
pub use phrases_surete::recuperation as phrase_de_recuperation;
pub use session::{Resultat, Session};
