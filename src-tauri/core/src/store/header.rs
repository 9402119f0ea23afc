//! The first hundred bytes of a file, read before SQLite may touch it.
//!
//! SQLite would create a missing file, roll back a foreign journal or report a wrong file late; here files are
//! distinguished by their bytes alone. Layout: <https://www.sqlite.org/fileformat2.html#the_database_header>.
//!
//! The compatibility line is `user_version`: its low 16 bits are the format of the file; its high 16 bits are the lowest
//! format a program must know to read it, 0 meaning the format itself, so that formats 1 to 3 are the plain numbers. A
//! program that knows the second number but not the first reads without writing.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Stored at offset 68 of every dossier: the letters CPOM.
pub const APPLICATION_ID: i32 = 0x4350_4F4D;

/// First bytes of every SQLite file.
pub const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Content of the header of a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Format of the file: a program that knows less must not write it.
    pub version: i32,
    /// Lowest format a program must know to read it.
    pub lisible_des: i32,
    /// Size in bytes the header announces.
    pub taille: u64,
}

/// Reads and checks the header; `connue` is the newest format of the program. The file is opened for reading only.
///
/// # Errors
/// [`Error::Introuvable`]; [`Error::Fichier`]; [`Error::PasUnDossier`] for another kind of file; [`Error::Endommage`] when
/// the end is missing; [`Error::SchemaInattendu`] for another journal mode; [`Error::TropRecent`] when the program is too
/// old to read it.
pub fn examine(path: &Path, connue: i32) -> Result<Header> {
    // A pipe would be waited for: its kind is asked before it is opened.
    if std::fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        return Err(Error::PasUnDossier(path.to_owned()));
    }
    let mut file = File::open(path).map_err(|e| Error::fichier(path, e))?;
    let meta = file.metadata().map_err(|e| Error::fichier(path, e))?;
    if !meta.is_file() {
        return Err(Error::PasUnDossier(path.to_owned()));
    }
    let mut bytes = Vec::with_capacity(100);
    file.by_ref().take(100).read_to_end(&mut bytes).map_err(|e| Error::fichier(path, e))?;
    let header = parse(&bytes).map_err(|why| match why {
        // Distinguished from other files, because a damaged dossier can be salvaged.
        Refus::Etranger if names_our_tables(&mut file) => Error::Endommage(path.to_owned(), "en-tête illisible".to_owned()),
        Refus::Etranger => Error::PasUnDossier(path.to_owned()),
        Refus::Tronque => Error::Endommage(path.to_owned(), "en-tête incomplet".to_owned()),
        Refus::Journal => Error::SchemaInattendu(path.to_owned(), "mode de journal".to_owned()),
    })?;
    if header.lisible_des > connue {
        return Err(Error::TropRecent(path.to_owned(), header.version, false));
    }
    // An interrupted change may have announced a size it had not written yet: its rollback journal restores the former one.
    if header.taille > meta.len() && !pending(path) {
        return Err(Error::Endommage(path.to_owned(), "la fin du fichier manque".to_owned()));
    }
    Ok(header)
}

/// Whether the file at this path is a dossier, sound or with a damaged header.
#[must_use]
pub fn is_dossier(path: &Path) -> bool {
    if !std::fs::metadata(path).is_ok_and(|m| m.is_file()) {
        return false;
    }
    let Ok(mut file) = File::open(path) else { return false };
    let mut bytes = Vec::with_capacity(100);
    file.by_ref().take(100).read_to_end(&mut bytes).is_ok()
        && match parse(&bytes) {
            Err(Refus::Etranger) => names_our_tables(&mut file),
            _ => true,
        }
}

/// Number of bytes searched by [`names_our_tables`]: the pages of the schema are among the first.
const SEARCHED: u64 = 1 << 20;

/// Whether the beginning of a file holds the statements that create the tables of a dossier, whatever its first hundred bytes
/// are.
fn names_our_tables(file: &mut File) -> bool {
    let mut bytes = Vec::new();
    if file.by_ref().take(SEARCHED).read_to_end(&mut bytes).is_err() {
        return false;
    }
    let holds = |statement: &[u8]| bytes.windows(statement.len()).any(|w| w == statement);
    bytes.len() as u64 >= 8192
        && [&b"CREATE TABLE dossier"[..], b"CREATE TABLE contrat", b"CREATE TABLE montants_budget"].into_iter().all(holds)
}

/// Path of the rollback journal of a file.
#[must_use]
pub fn journal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    PathBuf::from(name)
}

/// Whether a change is being written or was interrupted: there is a rollback journal that is neither empty nor finished
/// (a finished one has its header zeroed).
#[must_use]
pub fn pending(path: &Path) -> bool {
    let mut start = [0_u8; 8];
    File::open(journal(path)).and_then(|mut f| f.read_exact(&mut start)).is_ok() && start != [0; 8]
}

/// Splits a compatibility line into the format and the lowest format that reads it.
#[must_use]
pub fn line(user_version: i32) -> (i32, i32) {
    let (format, reader) = (user_version & 0xFFFF, (user_version >> 16) & 0x7FFF);
    (format, if reader == 0 { format } else { reader.min(format) })
}

/// Reason for which a header is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refus {
    /// Not an SQLite file, or that of another program.
    Etranger,
    /// A dossier as far as can be seen, with an incomplete header.
    Tronque,
    /// A dossier in a journal mode where part of the rows may be in another file, which opening would write.
    Journal,
}

/// Reads the first hundred bytes of a file.
///
/// # Errors
/// [`Refus`] when they are not those of a dossier.
pub fn parse(bytes: &[u8]) -> std::result::Result<Header, Refus> {
    let begins = bytes.len().min(MAGIC.len());
    if bytes.is_empty() || bytes[..begins] != MAGIC[..begins] {
        return Err(Refus::Etranger);
    }
    let (Some(pages), Some(version), Some(application)) = (be32(bytes, 28), be32(bytes, 60), be32(bytes, 68)) else {
        return Err(Refus::Tronque);
    };
    if bytes.len() < 100 {
        return Err(Refus::Tronque);
    }
    if application != APPLICATION_ID as u32 {
        return Err(Refus::Etranger);
    }
    let page = match u64::from(u16::from_be_bytes([bytes[16], bytes[17]])) {
        1 => 65_536,
        n => n,
    };
    if bytes[18..20] != [1, 1] {
        return Err(Refus::Journal);
    }
    let (version, lisible_des) = line(i32::try_from(version).map_err(|_| Refus::Etranger)?);
    if version == 0 {
        // Every dossier has a format.
        return Err(Refus::Etranger);
    }
    Ok(Header { version, lisible_des, taille: u64::from(pages) * page })
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(four))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_files_apart() {
        let mut ours = vec![0_u8; 100];
        ours[..16].copy_from_slice(MAGIC);
        ours[16..18].copy_from_slice(&4096_u16.to_be_bytes());
        ours[18..20].copy_from_slice(&[1, 1]);
        ours[28..32].copy_from_slice(&3_u32.to_be_bytes());
        ours[60..64].copy_from_slice(&1_u32.to_be_bytes());
        ours[68..72].copy_from_slice(&(APPLICATION_ID as u32).to_be_bytes());
        assert_eq!(parse(&ours), Ok(Header { version: 1, lisible_des: 1, taille: 12_288 }));
        for n in 16..100 {
            assert_eq!(parse(&ours[..n]), Err(Refus::Tronque), "{n}");
        }
        assert_eq!(parse(b""), Err(Refus::Etranger));
        assert_eq!(parse(b"%PDF-1.7 and so on"), Err(Refus::Etranger));
        for (at, value, refus) in [(68, 0, Refus::Etranger), (63, 0, Refus::Etranger), (18, 2, Refus::Journal), (60, 0x80, Refus::Etranger)]
        {
            let mut other = ours.clone();
            other[at] = value;
            assert_eq!(parse(&other), Err(refus), "byte {at}");
        }
    }

    #[test]
    fn the_compatibility_line_says_who_may_write_and_who_may_read() {
        assert_eq!(line(1), (1, 1));
        assert_eq!(line(2), (2, 2));
        assert_eq!(line(0x0002_0005), (5, 2));
        // A reader above the format means nothing more than the format.
        assert_eq!(line(0x0009_0005), (5, 5));
        assert_eq!(line(99), (99, 99));
    }
}
