//! Atelier CPOM, the door: the command line, and the way to the window.
//!
//! The window is a program of its own beside this one ([`relais`]), because a program that may show a page
//! loads a browser engine before its first line: that alone would cost an export more time and memory than
//! the export. So every subcommand starts at once, needs no display, and runs where no such engine is
//! installed. Nothing of the domain lives here.

#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod cli;
mod cli_arguments;
mod cli_texte;
mod lieux;
mod relais;

use std::process::ExitCode;

#[global_allocator]
static MEMOIRE: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        cli::SuiteCommande::Fini(code) => ExitCode::from(code),
        cli::SuiteCommande::Fenetre(fichier) => relais::fenetre(fichier.as_deref()),
    }
}

/// No pages of two mebibytes for a command that lives a tenth of a second. The window must not inherit this.
fn small_pages() {
    // A system that knows nothing of them has none.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
