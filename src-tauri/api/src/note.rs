//! A small file of the program’s own folder, in JSON.

use std::marker::PhantomData;
use std::path::PathBuf;

use cpom_core::Error;
use cpom_core::store::staging::write_file;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::hote::Hote;

/// The file of this name, which holds a `T`. A host without a folder has none.
pub struct NoteJson<T>(&'static str, PhantomData<fn() -> T>);

impl<T: Serialize + DeserializeOwned + Default> NoteJson<T> {
    /// Names the file.
    pub const fn new(nom: &'static str) -> Self {
        Self(nom, PhantomData)
    }

    /// Its path.
    pub fn path(&self, hote: &dyn Hote) -> Option<PathBuf> {
        Some(hote.donnees()?.join(self.0))
    }

    /// What it holds; the default when there is none, or none that can be read.
    pub fn read(&self, hote: &dyn Hote) -> T {
        let read = || serde_json::from_str(&std::fs::read_to_string(self.path(hote)?).ok()?).ok();
        read().unwrap_or_default()
    }

    /// Replaces it. A failure is silent: only what loses no data of a dossier is kept this way.
    pub fn write(&self, hote: &dyn Hote, value: &T) {
        if let (Some(path), Ok(text)) = (self.path(hote), serde_json::to_string_pretty(value)) {
            let _ = write(&path, &text);
        }
    }
}

/// Writes a text, in a folder made for it if need be.
///
/// # Errors
/// [`Error::Fichier`].
pub fn write(path: &std::path::Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Error::Fichier(folder.to_owned(), e))?;
    }
    write_file(path, text.as_bytes())
}
