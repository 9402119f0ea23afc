//! Place of a file: whether it is still there, whether on a network share, whether conflict copies are beside it.
//!
//! Nothing is repaired here: the situation is reported, the person decides.

use std::fs;
use std::path::{Path, PathBuf};

/// Identity of a file for the system, independent of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    device: u64,
    number: u64,
}

/// The identity of the file at this path; `None` when it cannot be read.
#[cfg(unix)]
#[must_use]
pub fn of(path: &Path) -> Option<Place> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|m| Place { device: m.dev(), number: m.ino() })
}

/// Always `None`: on this system only the name identifies a file, and an open file cannot be renamed.
#[cfg(not(unix))]
#[must_use]
pub fn of(_: &Path) -> Option<Place> {
    None
}

/// Whether two paths are names of one file: links and mounts included where the system numbers its files.
#[must_use]
pub fn is_same(a: &Path, b: &Path) -> bool {
    match (of(a), of(b)) {
        (Some(a), Some(b)) => a == b,
        _ => fs::canonicalize(a).is_ok_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b)),
    }
}

/// Whether the file at this path is still the one identified by `known`.
#[must_use]
pub fn same(path: &Path, known: Option<Place>) -> bool {
    match known {
        Some(_) => of(path) == known,
        None => path.exists(),
    }
}

/// Types of network file systems, as Linux names them.
const RESEAU: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "ceph",
    "glusterfs",
    "fuse.sshfs",
    "fuse.davfs",
    "davfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
];

/// Whether the file is on a network share, as far as the system shows it.
#[must_use]
pub fn on_network(path: &Path) -> bool {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if cfg!(windows) {
        let text = whole.to_string_lossy();
        return text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\"));
    }
    fs::read_to_string("/proc/self/mountinfo").is_ok_and(|mounts| mounted_on_network(&mounts, &whole))
}

/// Whether `path` is on a network share according to `/proc/self/mountinfo`.
#[must_use]
pub fn mounted_on_network(mounts: &str, path: &Path) -> bool {
    let kind = mounts
        .lines()
        .filter_map(|line| {
            let (before, after) = line.split_once(" - ")?;
            let point = unescape(before.split(' ').nth(4)?);
            path.starts_with(&point).then_some((point.as_os_str().len(), after.split(' ').next()?))
        })
        // Of two mounts on one point, the last hides the first.
        .max_by_key(|(length, _)| *length);
    kind.is_some_and(|(_, kind)| RESEAU.contains(&kind))
}

/// Decodes the octal escapes of `mountinfo`, such as `\040` for a space.
fn unescape(text: &str) -> PathBuf {
    let mut out = text.to_owned();
    for (code, sign) in [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")] {
        out = out.replace(code, sign);
    }
    PathBuf::from(out)
}

/// Dossiers beside `path` named as a synchronised folder names a copy made when two machines changed the same file.
#[must_use]
pub fn conflict_copies(path: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem().and_then(|s| s.to_str())) else { return Vec::new() };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e.eq_ignore_ascii_case("cpom")) && of(p).is_none_or(|a| Some(a) != of(path)))
        .filter(|p| p.file_stem().and_then(|s| s.to_str()).is_some_and(|other| is_conflict(stem, other)))
        .filter(|p| super::header::examine(p, i32::from(i16::MAX)).is_ok())
        .collect();
    found.sort();
    found
}

/// Whether `other` is the name that a synchronised folder gives to a conflict copy of `stem`.
fn is_conflict(stem: &str, other: &str) -> bool {
    let Some(rest) = other.strip_prefix(stem) else { return false };
    let rest = rest.to_lowercase();
    let inside = rest.trim_start_matches([' ', '_']);
    // « (copie en conflit de Marie 2026-11-21) », « (conflicted copy …) », « (Marie's conflicted copy) », « _conf(…) ».
    if rest != inside && inside.starts_with('(') && inside.ends_with(')') {
        let words = &inside[1..inside.len() - 1];
        return words.contains("conflit") || words.contains("conflict") || words.parse::<u8>().is_ok();
    }
    if rest.starts_with(".sync-conflict-") || inside.starts_with("conf(") || inside.starts_with("conflict-") {
        return true;
    }
    // OneDrive: « dossier-PC-DE-MARIE », « dossier-DESKTOP-4F2K1 », the name of a machine, in capitals.
    let machine = &other[stem.len()..];
    machine.strip_prefix('-').is_some_and(|name| {
        name.len() >= 3
            && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
            && name.starts_with(|c: char| c.is_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_by_the_longest_mount() {
        let mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                      40 22 0:35 / /mnt/bureau\\040commun rw shared:1 - cifs //serveur/partage rw\n\
                      41 40 8:2 / /mnt/bureau\\040commun/local rw - ext4 /dev/sdb1 rw\n";
        assert!(mounted_on_network(mounts, Path::new("/mnt/bureau commun/a.cpom")));
        assert!(!mounted_on_network(mounts, Path::new("/mnt/bureau commun/local/a.cpom")));
        assert!(!mounted_on_network(mounts, Path::new("/home/a.cpom")));
        assert!(!mounted_on_network("", Path::new("/a")) && !mounted_on_network("mal écrit", Path::new("/a")));
    }

    #[test]
    fn copies_in_conflict_are_told_by_their_names() {
        for other in [
            "Dossier (copie en conflit de Marie 2026-11-21)",
            "Dossier (Marie's conflicted copy 2026-11-21)",
            "Dossier (conflicted copy)",
            "Dossier (1)",
            "Dossier-DESKTOP-4F2K1",
            "Dossier-PC-MARIE",
            "Dossier.sync-conflict-20261121-140200-ABCDEF",
            "Dossier_conf(2026-11-21)",
        ] {
            assert!(is_conflict("Dossier", other), "{other}");
        }
        for other in ["Dossier", "Dossier 2025", "Dossier-final", "Dossier (relu)", "Autre (1)", "Dossier.format-1", "Dossier-v2"] {
            assert!(!is_conflict("Dossier", other), "{other}");
        }
    }
}
