//! The CPOM dossier: its data, its file, its arithmetic, its checks.
//!
//! Read first: [`op`] lists what a user can do, [`store`] writes it to the file, [`modele`] declares what a
//! dossier holds, [`calculs`] computes what follows from it, [`controles`] reports what is missing or
//! contradictory, [`comparaison`] says what differs between two states. Deliberately absent: windows, dialogs,
//! the clock, requests and answers. French sentences are written by the api; the core gives codes, figures and,
//! where only it knows the cause of a refusal, a reason in French.

pub mod annee;
pub mod annexes;
pub mod avenant;
pub mod balisage;
pub mod calculs;
pub mod carte;
pub mod choix;
pub mod codes;
pub mod comparaison;
pub mod controles;
pub mod decimal;
pub mod decode;
pub mod demarrage;
pub mod designation;
pub mod destinataire;
pub mod dire;
pub mod echange;
pub mod echeancier;
pub mod ensemble;
pub mod error;
pub mod exemple;
pub mod fiches;
pub mod francais;
pub mod fusion;
pub mod images;
pub mod import;
pub mod mentions;
pub mod modele;
pub mod modele_partage;
pub mod negociation;
pub mod neuf;
pub mod numeros;
pub mod op;
pub mod orthographe;
pub mod preuves;
pub mod referentiel;
pub mod relecture;
pub mod reprise;
pub mod reserve;
pub mod scenario;
pub mod store;
pub mod variables;
pub mod windows;

pub use error::{Error, Result};
