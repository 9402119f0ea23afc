//! Limits of what is read, and the reasons for which a table is refused.

/// Maximum size of a file, in bytes.
pub const TAILLE_MAX: u64 = 20 << 20;
/// Maximum size of a file once decompressed, in bytes.
pub const DEPLIE_MAX: u64 = 200 << 20;
/// Maximum number of cells of a sheet, counting the empty cells between filled ones.
pub const CELLULES_MAX: usize = 1_000_000;
/// Maximum number of rows of a sheet.
pub const LIGNES_MAX: usize = 100_000;
/// Maximum number of columns of a sheet.
pub const COLONNES_MAX: usize = 2_000;
/// Maximum number of sheets of a file.
pub const FEUILLES_MAX: usize = 200;

/// Reason why a file was not read. The file itself is never written.
#[derive(Debug, thiserror::Error)]
pub enum RefusTableur {
    /// The system refused to read the file.
    #[error("input: {0}")]
    Fichier(#[from] std::io::Error),
    /// The file exceeds [`TAILLE_MAX`] or [`DEPLIE_MAX`], or has too many cells or sheets.
    #[error("too large")]
    TropGros,
    /// A former `.xls`, or a workbook with a password: both use the same container.
    #[error("former or protected workbook")]
    AncienOuProtege,
    /// A binary workbook (`.xlsb`): nothing bounds what its reader allocates.
    #[error("binary workbook")]
    Binaire,
    /// The file is neither a workbook nor text.
    #[error("not a table")]
    PasUnTableau,
    /// The workbook is damaged; the text is the reader's message.
    #[error("damaged: {0}")]
    Endommage(String),
    /// The file has no filled cell.
    #[error("empty")]
    Vide,
}
