//! Folder for the program’s own data, the same for the window and for the command line.

use std::path::PathBuf;

/// Name of the program’s folder, the `identifier` of `tauri.conf.json`.
const IDENTIFIANT: &str = "fr.atelier-cpom";

/// Path of the folder; `None` on a system without a home folder.
pub fn donnees() -> Option<PathBuf> {
    Some(dirs::data_dir()?.join(IDENTIFIANT))
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
