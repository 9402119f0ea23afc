//! Files of the documents that prove figures: read to be hashed and copied, never changed.
//!
//! A file is a plain one of at most [`TAILLE_MAX`] bytes; a symbolic link is not followed, since it may lead elsewhere tomorrow.
//! Its content is read by pieces and only its SHA-256 and its size are kept.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::staging::Chantier;
use crate::choix::EtatFichier;
use crate::error::{Error, RefusPiece, Result};
use crate::modele::Piece;
use crate::preuves::chemins::{CheminLu, located};

/// Largest file that can be joined, in bytes: two gibibytes, less the one that its field cannot hold.
pub const TAILLE_MAX: u64 = i32::MAX as u64;

/// Content of a file, as a dossier keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContenuFichier {
    /// SHA-256, in hexadecimal.
    pub empreinte: String,
    /// Size in bytes.
    pub taille: i32,
}

/// Opens a plain file, without following a link and without waiting for a pipe.
fn open_plain(path: &Path) -> Result<File> {
    let at = |e| Error::fichier(path, e);
    let found = fs::symlink_metadata(path).map_err(at)?;
    if found.is_symlink() {
        return Err(Error::PieceRefusee(path.to_owned(), RefusPiece::Lien));
    }
    if !found.is_file() {
        return Err(Error::PasUnFichier(path.to_owned()));
    }
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // The file may have been replaced by a link or a pipe since it was looked at.
        options.custom_flags((nix::fcntl::OFlag::O_NOFOLLOW | nix::fcntl::OFlag::O_NONBLOCK).bits());
    }
    let file = options.open(path).map_err(at)?;
    let opened = file.metadata().map_err(at)?;
    if !opened.is_file() {
        return Err(Error::PasUnFichier(path.to_owned()));
    }
    if opened.len() > TAILLE_MAX {
        return Err(Error::PieceRefusee(path.to_owned(), RefusPiece::TropGros));
    }
    Ok(file)
}

/// Reads a file to its end, by pieces.
///
/// # Errors
/// [`Error::Introuvable`]; [`Error::PasUnFichier`] for a folder, a pipe or a device; [`Error::PieceRefusee`] for a link or a file that
/// is too large, or grows while it is read; [`Error::Fichier`] when the system refuses.
pub fn read(path: &Path) -> Result<ContenuFichier> {
    let mut file = open_plain(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    let mut size: u64 = 0;
    loop {
        match file.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => {
                size += n as u64;
                hash.update(&buffer[..n]);
            }
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(Error::fichier(path, e)),
        }
        if size > TAILLE_MAX {
            return Err(Error::PieceRefusee(path.to_owned(), RefusPiece::TropGros));
        }
    }
    let empreinte = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
    let taille = i32::try_from(size).map_err(|_| Error::PieceRefusee(path.to_owned(), RefusPiece::TropGros))?;
    Ok(ContenuFichier { empreinte, taille })
}

/// State of the file of a document, for a dossier in this folder. A document without file, or whose file was never read, has
/// nothing to compare with.
#[must_use]
pub fn state(piece: &Piece, folder: &Path) -> EtatFichier {
    let path = match located(&piece.fichier, folder) {
        CheminLu::Vide => return EtatFichier::SansFichier,
        CheminLu::Hors => return EtatFichier::NonVerifie,
        CheminLu::Ici(_) if piece.empreinte.trim().is_empty() => return EtatFichier::NonVerifie,
        CheminLu::Ici(path) => path,
    };
    match fs::symlink_metadata(&path) {
        // A file of another size has another content: no need to read it.
        Ok(m) if m.is_file() && piece.taille.is_some_and(|t| u64::try_from(t).is_ok_and(|t| t != m.len())) => return EtatFichier::Modifie,
        Ok(m) if !m.is_file() => return EtatFichier::Modifie,
        Ok(_) => {}
        Err(e) => return absent(&path, &e),
    }
    match read(&path) {
        Ok(found) if found.empreinte.eq_ignore_ascii_case(piece.empreinte.trim()) => EtatFichier::Present,
        Ok(_) | Err(Error::PieceRefusee(..) | Error::PasUnFichier(_)) => EtatFichier::Modifie,
        Err(Error::Introuvable(_)) => EtatFichier::Introuvable,
        Err(_) => EtatFichier::NonVerifie,
    }
}

/// State of a file that the system did not find: it is missing when the medium it was on is there.
fn absent(path: &Path, e: &io::Error) -> EtatFichier {
    let gone = matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
    if gone && medium(path).is_none_or(|m| m.is_dir()) { EtatFichier::Introuvable } else { EtatFichier::NonVerifie }
}

/// Root of the removable or remote medium that a path is on; `None` for a path on the system’s own disk.
fn medium(path: &Path) -> Option<PathBuf> {
    const MOUNTS: [(&str, usize); 4] = [("/run/media", 2), ("/media", 2), ("/mnt", 1), ("/Volumes", 1)];
    if cfg!(windows) {
        let mut root = path.components();
        let drive: PathBuf = [root.next()?, root.next()?].iter().collect();
        return Some(drive);
    }
    let (at, names) = MOUNTS.into_iter().find(|(at, _)| path.starts_with(at))?;
    // `/media/name` or `/media/user/name`: a file right below the first has no second.
    let inside: Vec<_> = path.strip_prefix(at).ok()?.components().collect();
    let names = names.min(inside.len().saturating_sub(1));
    Some(inside[..names].iter().fold(PathBuf::from(at), |root, name| root.join(name)))
}

/// Folder of the copies of proofs, beside a dossier: « NOM.pieces ».
#[must_use]
pub fn folder_beside(dossier: &Path) -> PathBuf {
    dossier.with_extension("pieces")
}

/// Copies a file into the folder of proofs of a dossier and reads the copy; a file of the same name and content is taken instead,
/// and one of the same name with another content keeps its place: the copy is called « nom (2) ».
///
/// # Errors
/// Those of [`read`]; [`Error::Fichier`], [`Error::DisquePlein`] when the copy cannot be written.
pub fn copy_beside(source: &Path, dossier: &Path) -> Result<PathBuf> {
    let content = read(source)?;
    let folder = folder_beside(dossier);
    let name = source.file_name().and_then(|n| n.to_str());
    let name = name.ok_or_else(|| Error::PieceRefusee(source.to_owned(), RefusPiece::NomIllisible))?;
    fs::create_dir_all(&folder).map_err(|e| Error::fichier(&folder, e))?;
    let (stem, extension) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).unwrap_or((name, ""));
    for n in 1..1000 {
        let suffix = if n == 1 { String::new() } else { format!(" ({n})") };
        let dot = if extension.is_empty() { "" } else { "." };
        let target = folder.join(format!("{stem}{suffix}{dot}{extension}"));
        if target.symlink_metadata().is_ok() {
            if read(&target).is_ok_and(|found| found == content) {
                return Ok(target);
            }
            continue;
        }
        copy_same(source, &content, &target, dossier)?;
        return Ok(target);
    }
    Err(Error::ExisteDeja(folder.join(name)))
}

/// Copies a file whose content is known to a place that is free; nothing is left there when its content changed meanwhile.
///
/// # Errors
/// [`Error::PieceRefusee`] when the content is no longer the one that is known; [`Error::ExisteDeja`]; those of [`read`] and of
/// [`Chantier`].
pub fn copy_same(source: &Path, content: &ContenuFichier, target: &Path, dossier: &Path) -> Result<()> {
    let staged = Chantier::begin(target, false)?.like(dossier);
    let mut from = open_plain(source)?;
    let mut to = fs::OpenOptions::new().write(true).truncate(true).open(staged.path()).map_err(|e| Error::fichier(target, e))?;
    io::copy(&mut from, &mut to).map_err(|e| Error::fichier(target, e))?;
    drop(to);
    if read(staged.path())? != *content {
        return Err(Error::PieceRefusee(source.to_owned(), RefusPiece::AutreContenu));
    }
    staged.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(fichier: &str, content: &ContenuFichier) -> Piece {
        Piece { fichier: fichier.to_owned(), empreinte: content.empreinte.clone(), taille: Some(content.taille), ..Piece::default() }
    }

    #[test]
    fn a_file_is_present_changed_missing_or_not_verified() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f.pdf");
        fs::write(&path, b"abc").unwrap();
        let content = read(&path).unwrap();
        // The digest of « abc » that the standard gives.
        assert_eq!(content.empreinte, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(content.taille, 3);
        let known = piece("f.pdf", &content);
        let of = |p: &Piece| state(p, folder.path());
        assert_eq!(of(&known), EtatFichier::Present);
        fs::write(&path, b"abd").unwrap();
        assert_eq!(of(&known), EtatFichier::Modifie, "same size");
        fs::write(&path, b"abcd").unwrap();
        assert_eq!(of(&known), EtatFichier::Modifie);
        fs::remove_file(&path).unwrap();
        assert_eq!(of(&known), EtatFichier::Introuvable);
        assert_eq!(of(&piece("absent/f.pdf", &content)), EtatFichier::Introuvable);
        assert_eq!(of(&piece("", &content)), EtatFichier::SansFichier);
        assert_eq!(of(&piece("../f.pdf", &content)), EtatFichier::NonVerifie);
        assert_eq!(of(&Piece { empreinte: String::new(), ..known.clone() }), EtatFichier::NonVerifie, "its content was never read");
        fs::create_dir(&path).unwrap();
        assert_eq!(of(&known), EtatFichier::Modifie, "a folder took its place");
    }

    #[cfg(unix)]
    #[test]
    fn a_medium_that_is_away_says_nothing_of_its_files() {
        let content = ContenuFichier { empreinte: "00".repeat(32), taille: 3 };
        let folder = tempfile::tempdir().unwrap();
        for away in ["/media/cle-qui-manque/f.pdf", "/mnt/partage-qui-manque/a/f.pdf", "/run/media/personne/cle/f.pdf"] {
            assert_eq!(state(&piece(away, &content), folder.path()), EtatFichier::NonVerifie, "{away}");
        }
        let beside = folder.path().join("absent.pdf");
        assert_eq!(state(&piece(beside.to_str().unwrap(), &content), folder.path()), EtatFichier::Introuvable);
    }

    #[cfg(unix)]
    #[test]
    fn links_folders_and_devices_are_not_joined() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("f.pdf"), folder.path().join("lien.pdf"));
        fs::write(&file, b"abc").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert!(matches!(read(&link), Err(Error::PieceRefusee(_, RefusPiece::Lien))));
        assert!(matches!(read(folder.path()), Err(Error::PasUnFichier(_))));
        assert!(matches!(read(Path::new("/dev/null")), Err(Error::PasUnFichier(_))));
        assert!(matches!(read(&folder.path().join("rien")), Err(Error::Introuvable(_))));
        assert_eq!(state(&piece("lien.pdf", &read(&file).unwrap()), folder.path()), EtatFichier::Modifie);
    }

    #[test]
    fn a_file_larger_than_two_gibibytes_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gros.bin");
        // A file with a hole: nothing is written on the disk.
        File::create(&path).unwrap().set_len(TAILLE_MAX + 1).unwrap();
        assert!(matches!(read(&path), Err(Error::PieceRefusee(_, RefusPiece::TropGros))));
    }

    #[test]
    fn a_copy_stands_beside_the_dossier_once_and_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = folder.path().join("Mon dossier.cpom");
        let source = folder.path().join("facture.v2.pdf");
        fs::write(&source, b"un").unwrap();
        let copy = copy_beside(&source, &dossier).unwrap();
        assert_eq!(copy, folder.path().join("Mon dossier.pieces").join("facture.v2.pdf"));
        assert_eq!(copy_beside(&source, &dossier).unwrap(), copy, "the same content once");
        fs::write(&source, b"deux").unwrap();
        let second = copy_beside(&source, &dossier).unwrap();
        assert_eq!(second.file_name().unwrap(), "facture.v2 (2).pdf");
        assert_eq!((fs::read(&copy).unwrap(), fs::read(&second).unwrap()), (b"un".to_vec(), b"deux".to_vec()));
        assert_eq!(fs::read_dir(folder_beside(&dossier)).unwrap().count(), 2);
    }

    #[test]
    fn a_copy_of_another_content_is_not_left() {
        let folder = tempfile::tempdir().unwrap();
        let (source, target) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&source, b"abc").unwrap();
        let known = ContenuFichier { empreinte: "00".repeat(32), taille: 3 };
        assert!(matches!(copy_same(&source, &known, &target, &source), Err(Error::PieceRefusee(_, RefusPiece::AutreContenu))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
