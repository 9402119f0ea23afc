//! Atelier CPOM, the window: started by `atelier-cpom` with the dossier to open, if one was named.
//!
//! The window is Tauri’s; it holds one page, one command ([`dispatch`]) and the native dialogs
//! ([`native`]). Nothing of the domain is here.

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
