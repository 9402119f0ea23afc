//! What may go wrong, told richly inside; the api turns it into a code, parameters and a sentence.

use std::path::PathBuf;

/// Result of the core.
pub type Result<T> = std::result::Result<T, Error>;

/// An error of the core.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file of this name.
    #[error("no such file: {0}")]
    Introuvable(PathBuf),
    /// A file of this name exists already; it is never overwritten.
    #[error("already exists: {0}")]
    ExisteDeja(PathBuf),
    /// The file is not SQLite, or not ours.
    #[error("not a dossier: {0}")]
    PasUnDossier(PathBuf),
    /// Ours, but damaged.
    #[error("damaged: {0} ({1})")]
    Endommage(PathBuf, String),
    /// Ours, written by a newer program; whether it can be read all the same.
    #[error("too new: {0} (format {1})")]
    TropRecent(PathBuf, i32, bool),
    /// Ours, but its tables are not those of any known format.
    #[error("unexpected schema: {0} ({1})")]
    SchemaInattendu(PathBuf, String),
    /// Open elsewhere.
    #[error("locked: {0}")]
    Verrouille(PathBuf),
    /// Opened read-only, or on a medium that cannot be written.
    #[error("read-only: {0}")]
    LectureSeule(PathBuf),
    /// Moved, renamed or removed while open, or its medium is gone.
    #[error("no longer in its place: {0}")]
    Deplace(PathBuf),
    /// No room left.
    #[error("disk full")]
    DisquePlein,
    /// A problem of files.
    #[error("input/output on {0}: {1}")]
    Fichier(PathBuf, #[source] std::io::Error),
    /// A problem of the database engine.
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// An interchange document that cannot be read.
    #[error("interchange: {lieu}: {raison}")]
    Echange {
        /// Path in the document.
        lieu: String,
        /// Why, in French.
        raison: String,
    },
    /// An interchange document of a newer format.
    #[error("interchange format {version}, newest known {connue}")]
    EchangeTropRecent {
        /// Version of the document.
        version: u32,
        /// Newest this program reads.
        connue: u32,
    },
    /// The data a PDF carries are not those whose fingerprint it recorded.
    #[error("the data carried do not match their recorded fingerprint")]
    Empreinte,
    /// A shared template that cannot be read.
    #[error("template: {0}")]
    Modele(String),
    /// There is no table of this name.
    #[error("no table {0}")]
    TableInconnue(String),
    /// There is no such row.
    #[error("no row {1} in {0}")]
    LigneInconnue(String, i32),
    /// A row that cannot be added or removed (a table of one row).
    #[error("table {0} holds exactly one row")]
    TableUnique(String),
    /// A value its field cannot hold.
    #[error("{table}.{champ}: {raison}")]
    ValeurRefusee {
        /// Table.
        table: String,
        /// Field.
        champ: String,
        /// Why, in French.
        raison: String,
    },
    /// A sealed version, which nobody changes.
    #[error("sealed version: {0}")]
    VersionScellee(String),
    /// A kept version that is no longer what was kept.
    #[error("altered version: {0}")]
    VersionAlteree(String),
    /// Nothing to undo or redo.
    #[error("nothing to undo or redo")]
    RienAAnnuler,
    /// A step of the history whose images cannot be written back.
    #[error("unreadable history: {0}")]
    Historique(PathBuf),
    /// A renewal that cannot be made.
    #[error("renewal: {0}")]
    Reprise(String),
    /// A broken invariant of the program itself.
    #[error("internal: {0}")]
    Interne(String),
}

impl Error {
    /// What a problem of the system means for the file at `path`.
    #[must_use]
    pub fn fichier(path: &std::path::Path, e: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        match e.kind() {
            K::StorageFull | K::QuotaExceeded => Self::DisquePlein,
            K::NotFound => Self::Introuvable(path.to_owned()),
            _ => Self::Fichier(path.to_owned(), e),
        }
    }

    /// [`Error::Echange`].
    #[must_use]
    pub fn echange(lieu: &str, raison: &str) -> Self {
        Self::Echange { lieu: lieu.to_owned(), raison: raison.to_owned() }
    }
}
