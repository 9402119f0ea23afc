//! Program `atelier-cpom-fenetre`: the window, started by `atelier-cpom` with the dossier to open, if one was named. On Windows it
//! also runs the command lines that `atelier-cpom` hands it (`ligne.rs`).
//!
//! The window is Tauri’s; it shows one page, and answers one command ([`dispatch`]) with native dialogs ([`native`]).
//! The crate contains no rule of the domain.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

#[cfg(windows)]
mod cli;
#[cfg(windows)]
mod cli_arguments;
#[cfg(windows)]
mod cli_texte;
mod dispatch;
mod fenetre;
mod lieux;
#[cfg(windows)]
mod ligne;
mod native;
#[cfg(windows)]
mod protocole;

use std::path::PathBuf;
use std::process::ExitCode;

/// The allocator of the command line, which runs here.
#[cfg(windows)]
#[global_allocator]
static MEMOIRE: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    #[cfg(windows)]
    if std::env::args_os().nth(1).is_some_and(|a| a == protocole::LIGNE) {
        return ligne::run(std::env::args_os().skip(2));
    }
    fenetre::open(std::env::args_os().nth(1).map(PathBuf::from))
}
