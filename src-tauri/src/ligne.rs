//! The command line inside the window’s program, for the console that `atelier-cpom` lends it on Windows ([`crate::protocole`]).

use std::ffi::OsString;
use std::io::Read;
use std::process::ExitCode;
use std::thread;

use crate::{cli, fenetre};

/// Exit code of a command line whose console went away.
const CONSOLE_FERMEE: i32 = 130;

/// Runs a command line, given without the name of the program; shows the window when it names no subcommand.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let name = OsString::from("atelier-cpom");
    match cli::parse(std::iter::once(name).chain(args)) {
        cli::LigneLue::Fini(code) => ExitCode::from(code),
        cli::LigneLue::Fenetre(fichier) => fenetre::open(fichier),
        cli::LigneLue::Commande(commande) => {
            thread::spawn(end_with_the_console);
            ExitCode::from(cli::run(*commande))
        }
    }
}

/// Ends this process when the input, which nobody writes to, is closed: the person pressed Ctrl+C, or closed the console. The
/// file then holds what was committed, as after a power cut.
fn end_with_the_console() {
    let _ = std::io::stdin().read(&mut [0]);
    std::process::exit(CONSOLE_FERMEE);
}
