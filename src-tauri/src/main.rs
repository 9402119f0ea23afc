//! Program `atelier-cpom`: the command line, which also starts the window.
//!
//! The window is a separate program installed beside this one ([`relais`]). On Linux a program that may show a page loads a
//! browser engine before its first line, which would cost an export more time and memory than the export itself: here the
//! subcommands run in this program, start at once, need no display, and work where no such engine is installed. On Windows
//! the engine is loaded when a page is shown, but a program belongs either to a console or to a window: this one belongs to its
//! console, which waits for it and shows what it prints, and has the window’s program run the subcommands (`protocole.rs`), so
//! that the core is installed once. Shortcuts and double clicks start the window’s program. The crate contains no rule of the
//! domain.

#[cfg(not(lanceur))]
mod cli;
#[cfg(not(lanceur))]
mod cli_arguments;
#[cfg(not(lanceur))]
mod cli_texte;
#[cfg(any(lanceur, test))]
mod console;
#[cfg(not(lanceur))]
mod lieux;
#[cfg(lanceur)]
mod protocole;
mod relais;

use std::process::ExitCode;

#[cfg(not(lanceur))]
#[global_allocator]
static MEMOIRE: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[cfg(not(lanceur))]
fn main() -> ExitCode {
    match cli::parse(std::env::args_os()) {
        cli::LigneLue::Fini(code) => ExitCode::from(code),
        cli::LigneLue::Commande(commande) => ExitCode::from(cli::run(*commande)),
        cli::LigneLue::Fenetre(fichier) => relais::fenetre(fichier.as_deref()),
    }
}

#[cfg(lanceur)]
fn main() -> ExitCode {
    relais::ligne(std::env::args_os().skip(1))
}
