//! Starts the program `atelier-cpom-fenetre`, installed beside this one.

use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// Name of the window’s program, without the extension of the system.
const NOM: &str = "atelier-cpom-fenetre";

/// Setting of WebKitGTK that draws the page without the graphics library, unless the person has set it. A page of forms and
/// tables gains nothing from it, and loading it takes a quarter of the start and of the memory; some drivers show a white window.
#[cfg(not(lanceur))]
const SANS_CARTE: (&str, &str) = ("WEBKIT_DISABLE_COMPOSITING_MODE", "1");

/// Opens the window, on a file when one is given; returns when it is closed.
#[cfg(not(lanceur))]
pub fn fenetre(fichier: Option<&std::path::Path>) -> ExitCode {
    let done = beside().and_then(|programme| {
        let mut commande = Command::new(programme);
        if cfg!(target_os = "linux") && std::env::var_os(SANS_CARTE.0).is_none() {
            commande.env(SANS_CARTE.0, SANS_CARTE.1);
        }
        replace(commande.args(fichier))
    });
    done.unwrap_or_else(|_| missing(", ou lancer «\u{202F}atelier-cpom --help\u{202F}» pour les commandes sans fenêtre"))
}

/// Runs a command line in the window’s program, and shows here what it prints; opens the window when it names no subcommand.
#[cfg(lanceur)]
pub fn ligne(args: impl IntoIterator<Item = std::ffi::OsString>) -> ExitCode {
    let done = beside().and_then(|programme| {
        let mut commande = Command::new(programme);
        commande.arg(crate::protocole::LIGNE).args(args);
        crate::console::lend(&mut commande, &mut io::stdout(), &mut io::stderr())
    });
    done.map_or_else(|_| missing(""), |status| code(status.code()))
}

/// Says that the window’s program does not start, and the way out; returns the exit code.
fn missing(otherwise: &str) -> ExitCode {
    eprintln!(
        "Le programme de la fenêtre, {NOM}, manque ou ne démarre pas\u{202F}: aucun dossier n’a été ouvert ni modifié. Réinstaller Atelier CPOM{otherwise}."
    );
    ExitCode::from(2)
}

/// Path of the window’s program, in the folder of this one.
fn beside() -> io::Result<PathBuf> {
    let here = std::env::current_exe()?;
    Ok(here.with_file_name(format!("{NOM}{}", std::env::consts::EXE_SUFFIX)))
}

/// Replaces this process by the window, so that the caller keeps the same process identifier.
#[cfg(unix)]
fn replace(commande: &mut Command) -> io::Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(commande.exec())
}

/// Runs the window and returns its exit code, on systems where a process cannot be replaced.
#[cfg(not(any(unix, lanceur)))]
fn replace(commande: &mut Command) -> io::Result<ExitCode> {
    Ok(code(commande.status()?.code()))
}

/// Exit code of a program that ran; a failure when it ended otherwise than by itself.
#[cfg(not(unix))]
fn code(ended: Option<i32>) -> ExitCode {
    ended.and_then(|c| u8::try_from(c).ok()).map_or(ExitCode::FAILURE, ExitCode::from)
}
