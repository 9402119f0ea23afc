//! The archive of a workbook: the library writes in it the system of the machine.

/// Beginning of an entry of the central directory.
const ENTRY: &[u8; 4] = b"PK\x01\x02";
/// Beginning of the record at the end of an archive, and its length without a comment.
const END: &[u8; 4] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// Number of Unix among the systems that may have made an entry.
const UNIX: u8 = 3;

/// Writes Unix as the system that made each entry, on every machine: the same workbook must give the same bytes. An archive
/// that does not end as the library ends one is left as it is.
pub fn name_one_system(archive: &mut [u8]) {
    let Some(end) = archive.len().checked_sub(END_LENGTH).filter(|end| archive[*end..].starts_with(END)) else { return };
    let number = |at: usize, length: usize| -> usize {
        archive.get(at..at + length).unwrap_or_default().iter().rev().fold(0, |n, b| (n << 8) | usize::from(*b))
    };
    // Each entry: version that made it (its second byte is the system), then the lengths of its name, extra field and comment.
    let (entries, mut at) = (number(end + 10, 2), number(end + 16, 4));
    let mut systems = Vec::with_capacity(entries);
    for _ in 0..entries {
        if !archive.get(at..).is_some_and(|rest| rest.starts_with(ENTRY)) {
            return;
        }
        systems.push(at + 5);
        at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2);
    }
    for place in systems {
        archive[place] = UNIX;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::write::SimpleFileOptions;
    use zip::{System, ZipWriter};

    fn made_by(system: System) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.xml", "dossier/b.xml"] {
            zip.start_file(name, SimpleFileOptions::default().system(system)).unwrap();
            zip.write_all(name.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_of_another_system_becomes_the_same() {
        let (unix, mut dos) = (made_by(System::Unix), made_by(System::Dos));
        assert_ne!(unix, dos);
        name_one_system(&mut dos);
        assert_eq!(unix, dos);
    }

    #[test]
    fn other_bytes_are_left_as_they_are() {
        let whole = made_by(System::Dos);
        let mut wrong = whole.clone();
        let end = wrong.len() - END_LENGTH;
        wrong[end + 16] = 255;
        for bytes in [Vec::new(), b"PK".to_vec(), whole[..whole.len() - 1].to_vec(), wrong] {
            let mut seen = bytes.clone();
            name_one_system(&mut seen);
            assert_eq!(seen, bytes);
        }
    }
}
