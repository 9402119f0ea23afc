//! The CPOM dossier: its data, its file, its arithmetic, its checks.
//!
//! Read first: [`op`] names what a user can do, [`store`] makes it durable, [`modele`] says what a
//! dossier holds, [`calculs`] what follows from it, [`controles`] what is missing or contradictory,
//! [`comparaison`] what differs between two states.
//! Deliberately absent: windows, dialogs, the clock, requests and answers, sentences for people.

pub mod balisage;
pub mod calculs;
pub mod choix;
pub mod comparaison;
pub mod controles;
pub mod decimal;
pub mod designation;
pub mod echange;
pub mod echeancier;
pub mod error;
pub mod exemple;
pub mod fiches;
pub mod francais;
pub mod images;
pub mod import;
pub mod modele;
pub mod modele_partage;
pub mod neuf;
pub mod op;
pub mod referentiel;
pub mod reprise;
pub mod reserve;
pub mod store;
pub mod variables;

pub use error::{Error, Result};
