//! From the door to the window: the program `atelier-cpom-fenetre`, installed beside this one.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Its name, without what the system adds.
const NOM: &str = "atelier-cpom-fenetre";

/// Opens the window, on a file when one is given; returns when it is closed.
pub fn fenetre(fichier: Option<&Path>) -> ExitCode {
    let done = beside().and_then(|programme| replace(Command::new(programme).args(fichier)));
    done.unwrap_or_else(|_| {
        eprintln!(
            "Le programme de la fenêtre, {NOM}, manque ou ne démarre pas\u{202F}: aucun dossier n’a été ouvert ni modifié. Réinstaller Atelier CPOM, ou lancer «\u{202F}atelier-cpom --help\u{202F}» pour les commandes sans fenêtre."
        );
        ExitCode::from(2)
    })
}

/// The window’s program in the folder of this one.
fn beside() -> io::Result<PathBuf> {
    let here = std::env::current_exe()?;
    Ok(here.with_file_name(format!("{NOM}{}", std::env::consts::EXE_SUFFIX)))
}

/// The window takes this process’s place: same identity for whoever started it.
#[cfg(unix)]
fn replace(commande: &mut Command) -> io::Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(commande.exec())
}

/// Where a process cannot be replaced, this one waits and hands the answer on.
#[cfg(not(unix))]
fn replace(commande: &mut Command) -> io::Result<ExitCode> {
    let code = commande.status()?.code().and_then(|c| u8::try_from(c).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
