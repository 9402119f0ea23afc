//! Folder for the program’s own data, the same for the window and for the command line.

use std::path::PathBuf;

/// Name of the program’s folder, the `identifier` of `tauri.conf.json`.
const IDENTIFIANT: &str = "fr.atelier-cpom";

/// Path of the folder; `None` on a system without a home folder. On Windows it is that of this computer: the other one, of the
/// roaming profile, is copied over the network at each opening of a session, with every backup.
pub fn donnees() -> Option<PathBuf> {
    Some(dirs::data_local_dir()?.join(IDENTIFIANT))
}

/// Path of the folder that former programs used; `None` where it is the same.
pub fn anciennes_donnees() -> Option<PathBuf> {
    let former = dirs::data_dir()?.join(IDENTIFIANT);
    (Some(&former) != donnees().as_ref()).then_some(former)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_the_one_of_the_window() {
        let conf: serde_json::Value = serde_json::from_str(include_str!("../tauri.conf.json")).unwrap();
        assert_eq!(conf["identifier"], IDENTIFIANT);
    }
}
