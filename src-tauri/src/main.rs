//! Atelier CPOM: the window and the command line, one program.
//!
//! The command line is read before anything touches a display, so every subcommand works without one.
//! The window is Tauri’s; it holds one page, one command ([`dispatch`]) and the native dialogs
//! ([`native`]). Nothing of the domain lives here.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod cli;
mod cli_texte;
mod dispatch;
mod documents;
mod fenetre;
mod native;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        cli::Suite::Fini(code) => ExitCode::from(code),
        cli::Suite::Fenetre(fichier) => fenetre::open(fichier),
    }
}
