//! Program `atelier-cpom-fenetre`: the window, started by `atelier-cpom` with the dossier to open, if one was named.
//!
//! The window is Tauri’s; it shows one page, and answers one command ([`dispatch`]) with native dialogs ([`native`]).
//! The crate contains no rule of the domain.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod dispatch;
mod fenetre;
mod lieux;
mod native;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    fenetre::open(std::env::args_os().nth(1).map(PathBuf::from))
}
