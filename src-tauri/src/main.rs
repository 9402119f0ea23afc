//! Program `atelier-cpom`: the command line, which also starts the window.
//!
//! The window is a separate program installed beside this one ([`relais`]), because a program that may show a page
//! loads a browser engine before its first line, which would cost an export more time and memory than the export
//! itself. So every subcommand starts at once, needs no display, and runs where no such engine is installed. On Windows this
//! program belongs to its console, which waits for it and shows what it prints; shortcuts and double clicks start the window
//! program instead. The crate contains no rule of the domain.

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

/// Turns transparent huge pages off: clearing pages of 2 MiB costs a short command more than they save. Only subcommands
/// call it, since the setting survives `exec` and the window must not have it.
fn small_pages() {
    // An error means that the system has no such pages.
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
