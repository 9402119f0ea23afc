//! Bodies of the fuzz targets: what the program does with bytes of unknown origin. They are plain functions, so
//! that the short run of `make test` and `cargo fuzz` (`tests/fuzz`) run the same code. Each panics only when a
//! promise is broken.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use cpom_api::Erreur;
use cpom_core::op::Op;
use cpom_core::store::{Acces, ContexteEcriture, Fichier, header};
use cpom_core::{echange, exemple};

/// Reads a header. It never panics, and an accepted header states which programs can read the file.
pub fn entete(data: &[u8]) {
    if let Ok(h) = header::parse(data) {
        assert!(h.version >= 1 && (1..=h.version).contains(&h.lisible_des));
    }
}

/// Bytes of a new file with the content of the example.
fn example(folder: &Path) -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let path = folder.join("modele.cpom");
        let contexte = ContexteEcriture { quand: "2026-11-21T09:00:00".to_owned(), auteur: String::new() };
        let made = exemple::exemple().and_then(|d| Fichier::create(&path, true, &d, &Op::Nouveau, &contexte).map(drop));
        let bytes = made.ok().and_then(|()| fs::read(&path).ok()).unwrap_or_default();
        let _ = fs::remove_file(&path);
        assert!(bytes.len() > 4096, "the example cannot be written");
        bytes
    })
}

/// Changes one byte, if the file is that long.
fn change(bytes: &mut [u8], at: usize, to: impl Fn(u8) -> u8) {
    if let Some(b) = bytes.get_mut(at) {
        *b = to(*b);
    }
}

/// The example with patches, one per group of five bytes: an operation, a position on three bytes, a value.
fn patched(data: &[u8], folder: &Path) -> Vec<u8> {
    let mut bytes = example(folder).to_vec();
    for patch in data.chunks_exact(5).take(64) {
        let place = usize::from(patch[1]) << 16 | usize::from(patch[2]) << 8 | usize::from(patch[3]);
        let (at, value) = (place % bytes.len().max(1), patch[4]);
        let page = at / 4096 * 4096;
        match patch[0] % 8 {
            // Page headers are at the beginning of pages, and the first page holds the most structure.
            0 => change(&mut bytes, at % 100, |_| value),
            1 => change(&mut bytes, page + usize::from(value) % 16, |b| b ^ (patch[3] | 1)),
            2 => bytes.truncate(at.max(1)),
            3 => bytes[page..].iter_mut().take(4096).for_each(|b| *b = value),
            4 => {
                let other = (usize::from(value) * 4096) % bytes.len();
                let copy: Vec<u8> = bytes[other..].iter().take(4096).copied().collect();
                for (to, from) in bytes[page..].iter_mut().zip(copy) {
                    *to = from;
                }
            }
            5 => bytes[at..].iter_mut().take(4).for_each(|b| *b ^= value),
            _ => change(&mut bytes, at, |_| value),
        }
    }
    bytes
}

/// Opens a file. Either it is refused with a sentence and a code about the file, with no byte changed and no
/// file left beside it, or it is accepted and sound.
///
/// # Panics
/// When one of these does not hold.
pub fn ouverture(data: &[u8], folder: &Path) {
    let bytes = patched(data, folder);
    let path = folder.join("essai.cpom");
    let beside = header::journal(&path);
    let _ = fs::remove_file(&beside);
    assert!(fs::write(&path, &bytes).is_ok());
    match Fichier::open(&path, Acces::Ecriture, "2026-11-21T09:00:00") {
        Err(e) => {
            let told = Erreur::from(e);
            assert!(told.code.du_fichier(), "{told:?}");
            assert!(told.phrase.ends_with('.') && !told.phrase.contains('\n'), "{told:?}");
            assert!(fs::read(&path).is_ok_and(|now| now == bytes), "a refused file was changed: {told:?}");
            assert!(!beside.exists(), "something was left beside a refused file: {told:?}");
        }
        Ok(file) => {
            assert!(matches!(file.integrity(), Ok(None)), "an accepted file is not sound: {:?}", file.integrity());
            assert!(file.revision().is_ok() && file.historique(100).is_ok() && file.undoable().is_ok());
        }
    }
}

/// Reads an interchange document. Either it is refused with a place and a reason, or it is read to a dossier
/// that is written and read back unchanged.
///
/// # Panics
/// When the dossier is not written back unchanged.
pub fn json(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match echange::read(text) {
        Err(e) => assert!(!Erreur::from(e).phrase.is_empty()),
        Ok(dossier) => {
            let again = echange::write(&dossier).and_then(|t| echange::read(&t));
            assert!(again.is_ok_and(|d| d == dossier), "a dossier that was read cannot be read back");
        }
    }
}

/// Looks for the data embedded in a PDF, without panicking, and within the size limit.
///
/// # Panics
/// When more than the limit is decompressed.
pub fn pdf(data: &[u8]) {
    if let Ok(carried) = cpom_export::demande::donnees_du_pdf(data) {
        assert!(carried.octets.len() <= 64 << 20);
        json(&carried.octets);
    }
}
