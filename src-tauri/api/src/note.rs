//! Small JSON files of the program’s own folder: settings, recent dossiers, readings of spreadsheets.

use std::marker::PhantomData;
use std::path::PathBuf;

use cpom_core::Error;
use cpom_core::store::staging::write_file;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::hote::Hote;

/// JSON file of this name in the data folder of the host; it holds a `T`. Without a data folder, nothing is read or
/// written.
pub struct NoteJson<T>(&'static str, PhantomData<fn() -> T>);

impl<T: Serialize + DeserializeOwned + Default> NoteJson<T> {
    /// Declares the file; nothing is read yet.
    pub const fn new(nom: &'static str) -> Self {
        Self(nom, PhantomData)
    }

    /// Path of the file; `None` when the host has no data folder.
    pub fn path(&self, hote: &dyn Hote) -> Option<PathBuf> {
        Some(hote.donnees()?.join(self.0))
    }

    /// Path at which the file is read: where a former program wrote it, as long as this one has not; `None` when the host has no
    /// data folder.
    pub fn path_to_read(&self, hote: &dyn Hote) -> Option<PathBuf> {
        let path = self.path(hote)?;
        let former = hote.anciennes_donnees().map(|f| f.join(self.0)).filter(|former| !path.exists() && former.is_file());
        Some(former.unwrap_or(path))
    }

    /// Reads the file; the default value when it is missing or unreadable.
    pub fn read(&self, hote: &dyn Hote) -> T {
        let read = || serde_json::from_str(&std::fs::read_to_string(self.path_to_read(hote)?).ok()?).ok();
        read().unwrap_or_default()
    }

    /// Writes the file. Errors are ignored: only data whose loss is harmless is kept this way.
    pub fn write(&self, hote: &dyn Hote, value: &T) {
        if let (Some(path), Ok(text)) = (self.path(hote), serde_json::to_string_pretty(value)) {
            let _ = write(&path, &text);
        }
    }
}

/// Writes a text file; creates its folder when it is missing.
///
/// # Errors
/// [`Error::Fichier`] when the folder or the file cannot be written.
pub fn write(path: &std::path::Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| Error::fichier(folder, e))?;
    }
    write_file(path, text.as_bytes())
}
