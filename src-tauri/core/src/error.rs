//! Errors of the core. The api turns each of them into a code, parameters and a French sentence.

use std::path::PathBuf;

use crate::windows::{self, NameFault};

/// Result of the functions of the core.
pub type Result<T> = std::result::Result<T, Error>;

/// Reason why a file cannot be joined as a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusPiece {
    /// It is a symbolic link, which may lead elsewhere tomorrow.
    Lien,
    /// Its size, or that of its name in the dossier, is more than the program reads.
    TropGros,
    /// Its path holds a name that is no text.
    NomIllisible,
    /// It is the dossier itself.
    Dossier,
    /// Its content is not the one that was joined.
    AutreContenu,
}

/// An error of the core.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no file at this path.
    #[error("no such file: {0}")]
    Introuvable(PathBuf),
    /// A file exists already at this path; it is never overwritten.
    #[error("already exists: {0}")]
    ExisteDeja(PathBuf),
    /// The file is not a SQLite database, or is not a dossier.
    #[error("not a dossier: {0}")]
    PasUnDossier(PathBuf),
    /// The file is a damaged dossier; the text says what is wrong.
    #[error("damaged: {0} ({1})")]
    Endommage(PathBuf, String),
    /// The file is a dossier of a newer format: its format number, and whether it can be opened read-only.
    #[error("too new: {0} (format {1})")]
    TropRecent(PathBuf, i32, bool),
    /// The file is a dossier whose tables match no known format; the text says where they differ.
    #[error("unexpected schema: {0} ({1})")]
    SchemaInattendu(PathBuf, String),
    /// The file is open in another program.
    #[error("locked: {0}")]
    Verrouille(PathBuf),
    /// Another program, which may be of any kind, has the file open and refuses to share it.
    #[error("open in another program: {0}")]
    Occupe(PathBuf),
    /// The name cannot be that of a file on this system.
    #[error("name refused: {0} ({1:?})")]
    NomImpossible(PathBuf, NameFault),
    /// The file is open read-only, or its medium cannot be written.
    #[error("read-only: {0}")]
    LectureSeule(PathBuf),
    /// The open file was moved, renamed or removed, or its medium is gone.
    #[error("no longer in its place: {0}")]
    Deplace(PathBuf),
    /// Another program wrote the file while it was open here.
    #[error("changed by another program: {0}")]
    ModifieAilleurs(PathBuf),
    /// The file is a dossier, which a document of another kind never replaces.
    #[error("is a dossier: {0}")]
    EstUnDossier(PathBuf),
    /// The place of a file is taken by something else: a folder, a pipe, a device.
    #[error("not a plain file: {0}")]
    PasUnFichier(PathBuf),
    /// The file cannot be joined as a proof.
    #[error("not a proof: {0} ({1:?})")]
    PieceRefusee(PathBuf, RefusPiece),
    /// The disk has no room left.
    #[error("disk full")]
    DisquePlein,
    /// The folder for temporary files, at this path, cannot be used.
    #[error("temporary files in {0}: {1}")]
    Temporaire(PathBuf, #[source] std::io::Error),
    /// The system refused an operation on this file.
    #[error("input/output on {0}: {1}")]
    Fichier(PathBuf, #[source] std::io::Error),
    /// The database engine refused a statement.
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// An interchange document that cannot be read.
    #[error("interchange: {lieu}: {raison}")]
    Echange {
        /// Path of the faulty value in the document.
        lieu: String,
        /// Reason, in French.
        raison: String,
    },
    /// An interchange document of a newer format.
    #[error("interchange format {version}, newest known {connue}")]
    EchangeTropRecent {
        /// Version of the document.
        version: u32,
        /// Newest version that this program reads.
        connue: u32,
    },
    /// The data embedded in a PDF do not match the SHA-256 recorded with them.
    #[error("the data carried do not match their recorded fingerprint")]
    Empreinte,
    /// A shared template that cannot be read; the text is the reason, in French.
    #[error("template: {0}")]
    Modele(String),
    /// There is no table of this name.
    #[error("no table {0}")]
    TableInconnue(String),
    /// The table has no row of this identifier.
    #[error("no row {1} in {0}")]
    LigneInconnue(String, i32),
    /// A row cannot be added to or removed from this table, which holds exactly one row.
    #[error("table {0} holds exactly one row")]
    TableUnique(String),
    /// A value that its field cannot hold.
    #[error("{table}.{champ}: {raison}")]
    ValeurRefusee {
        /// Name of the table.
        table: String,
        /// Name of the field.
        champ: String,
        /// Reason, in French.
        raison: String,
    },
    /// The version of this name is sealed: it cannot be changed or removed.
    #[error("sealed version: {0}")]
    VersionScellee(String),
    /// The stored content of the version of this name no longer matches its SHA-256.
    #[error("altered version: {0}")]
    VersionAlteree(String),
    /// The accounts of this year are closed: its figures change again once it is reopened.
    #[error("closed year: {0}")]
    ExerciceClos(i32),
    /// The row of this name, asked back from the bin, is there already.
    #[error("row already there: {0}")]
    LignePresente(String),
    /// A row asked back from the bin belonged to a row of this table, which is no longer there.
    #[error("its {0} was removed as well")]
    ParentSupprime(String),
    /// There is nothing to undo, or nothing to redo.
    #[error("nothing to undo or redo")]
    RienAAnnuler,
    /// A step of the history of this file has images that cannot be written back.
    #[error("unreadable history: {0}")]
    Historique(PathBuf),
    /// A renewal that cannot be made; the text is the reason, in French.
    #[error("renewal: {0}")]
    Reprise(String),
    /// Answers from which a dossier cannot begin; the text is the reason, in French.
    #[error("answers: {0}")]
    Reponse(String),
    /// A broken invariant of the program, never a fault of the data.
    #[error("internal: {0}")]
    Interne(String),
}

impl Error {
    /// The error that a failed system call on `path` amounts to.
    #[must_use]
    pub fn fichier(path: &std::path::Path, e: std::io::Error) -> Self {
        use std::io::ErrorKind as K;
        match e.kind() {
            K::StorageFull | K::QuotaExceeded => Self::DisquePlein,
            K::NotFound => Self::Introuvable(path.to_owned()),
            _ if windows::is_held(&e) => Self::Occupe(path.to_owned()),
            _ => Self::Fichier(path.to_owned(), e),
        }
    }

    /// Builds an [`Error::Echange`].
    #[must_use]
    pub fn echange(lieu: &str, raison: &str) -> Self {
        Self::Echange { lieu: lieu.to_owned(), raison: raison.to_owned() }
    }
}
