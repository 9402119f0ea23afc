//! Rules of Windows about files: numbers of its errors, names it refuses, forms of its paths.
//!
//! They are functions of numbers and texts, so that every system tests them; the functions that take an error or a path apply
//! them on Windows alone. Sources: the list of system error codes and « Naming Files, Paths, and Namespaces » of Microsoft.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Access denied: a right that is missing, but also a file that another program has open and that is to be replaced.
const ERROR_ACCESS_DENIED: i32 = 5;
/// Another program has the file open and does not share it.
const ERROR_SHARING_VIOLATION: i32 = 32;
/// Another program has locked the bytes.
const ERROR_LOCK_VIOLATION: i32 = 33;
/// The removal of the file waits for a program that has it open.
const ERROR_DELETE_PENDING: i32 = 303;
/// Another program has the file in its memory.
const ERROR_USER_MAPPED_FILE: i32 = 1224;

/// Whether an error of this number means that another program has the file open.
#[must_use]
pub fn means_held(code: i32) -> bool {
    matches!(code, ERROR_SHARING_VIOLATION | ERROR_LOCK_VIOLATION | ERROR_USER_MAPPED_FILE)
}

/// Whether an error of this number, met when a file takes its name, may pass by itself: an antivirus or an indexer reads a new
/// file for some tens of milliseconds.
#[must_use]
pub fn may_pass(code: i32) -> bool {
    means_held(code) || matches!(code, ERROR_ACCESS_DENIED | ERROR_DELETE_PENDING)
}

/// Number of an error of Windows; `None` on other systems, whose numbers mean something else.
fn number(e: &io::Error) -> Option<i32> {
    if cfg!(windows) { e.raw_os_error() } else { None }
}

/// Whether the system refused a file because another program has it open.
#[must_use]
pub fn is_held(e: &io::Error) -> bool {
    number(e).is_some_and(means_held)
}

/// Whether the system refused to replace a file that exists and is not protected: another program has it open.
#[must_use]
pub fn is_replacement_held(e: &io::Error) -> bool {
    number(e).is_some_and(may_pass)
}

/// Waits between the attempts of [`patiently`]: about a second together.
const WAITS: [u64; 8] = [5, 10, 20, 40, 80, 160, 300, 400];

/// Runs an operation on a file again as long as Windows refuses it for a reason that may pass, for about a second.
///
/// # Errors
/// Those of the last attempt.
pub fn patiently<T>(attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    repeated(attempt, |e| number(e).is_some_and(may_pass), std::thread::sleep)
}

/// Runs an operation again, after each wait of [`WAITS`], while `passing` accepts its error.
pub(crate) fn repeated<T, E>(
    mut attempt: impl FnMut() -> Result<T, E>,
    passing: impl Fn(&E) -> bool,
    mut wait: impl FnMut(Duration),
) -> Result<T, E> {
    for pause in WAITS {
        match attempt() {
            Err(e) if passing(&e) => wait(Duration::from_millis(pause)),
            done => return done,
        }
    }
    attempt()
}

/// Characters that no name of Windows holds.
const FORBIDDEN: &str = r#"<>:"/\|?*"#;
/// Names of devices, which no file takes, with or without an extension.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Fault of a name for Windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// The name of a device: `CON`, `NUL`, `COM1`…
    Device,
    /// A character that names do not hold, or a control character.
    Character(char),
    /// A full stop or a space at the end, which Windows removes.
    End,
}

/// First fault of the name of a file for Windows; `None` for a name it accepts.
#[must_use]
pub fn name_fault(name: &str) -> Option<NameFault> {
    if let Some(c) = name.chars().find(|c| FORBIDDEN.contains(*c) || c.is_control()) {
        return Some(NameFault::Character(c));
    }
    if is_device(name) {
        return Some(NameFault::Device);
    }
    name.ends_with(['.', ' ']).then_some(NameFault::End)
}

/// Whether a name is that of a device, whatever its extension, its letters and the spaces around them.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_uppercase();
    let numbered = |rest: &str| matches!(rest, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³");
    DEVICES.contains(&stem.as_str()) || ["COM", "LPT"].iter().any(|port| stem.strip_prefix(port).is_some_and(numbered))
}

/// Name made of `text` that every system accepts; it may be empty. Files travel, so the rules of Windows hold everywhere.
#[must_use]
pub fn plain_name(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() || FORBIDDEN.contains(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_end_matches(['.', ' ']);
    if is_device(name) { format!("_{name}") } else { name.to_owned() }
}

/// Fault of the name of a file to be created; `None` on systems that accept any name.
#[must_use]
pub fn refused_name(path: &Path) -> Option<NameFault> {
    if !cfg!(windows) {
        return None;
    }
    name_fault(&path.file_name()?.to_string_lossy())
}

/// Longest path that programs give to Windows without the form of [`verbatim`], in UTF-16 units, less the suffix of a rollback
/// journal.
const PATH_MAX: usize = 240;

/// The form `\\?\…` of a whole path, which has no limit of length; `None` when the path is short, or has that form already.
#[must_use]
pub fn verbatim(whole: &str) -> Option<String> {
    if whole.encode_utf16().count() < PATH_MAX || whole.starts_with(r"\\?\") || whole.starts_with(r"\\.\") {
        return None;
    }
    Some(match whole.strip_prefix(r"\\") {
        Some(share) => format!(r"\\?\UNC\{share}"),
        None => format!(r"\\?\{whole}"),
    })
}

/// The path in the form that a library which does not extend it by itself must be given.
#[must_use]
pub fn unlimited(path: &Path) -> PathBuf {
    let long = || verbatim(std::path::absolute(path).ok()?.to_str()?).map(PathBuf::from);
    if cfg!(windows) { long().unwrap_or_else(|| path.to_owned()) } else { path.to_owned() }
}

/// Form in which two spellings of one path of Windows are equal: letters of either case, both slashes, with and without `\\?\`.
#[must_use]
pub fn spelling(path: &str) -> String {
    let path = path.replace('/', r"\").to_lowercase();
    match (path.strip_prefix(r"\\?\unc\"), path.strip_prefix(r"\\?\")) {
        (Some(share), _) => format!(r"\\{share}"),
        (None, Some(rest)) => rest.to_owned(),
        (None, None) => path,
    }
}

/// Whether two paths are spellings of one: letter by letter, except on Windows.
#[must_use]
pub fn is_same_spelling(a: &Path, b: &Path) -> bool {
    a == b || (cfg!(windows) && spelling(&a.to_string_lossy()) == spelling(&b.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_errors_mean_what_windows_says() {
        for code in [32, 33, 1224] {
            assert!(means_held(code) && may_pass(code), "{code}");
        }
        for code in [5, 303] {
            assert!(!means_held(code) && may_pass(code), "{code}");
        }
        // Not found, path not found, disk full, name refused, name too long.
        for code in [2, 3, 112, 123, 206] {
            assert!(!means_held(code) && !may_pass(code), "{code}");
        }
        // The number 32 of Linux is a closed pipe.
        assert_eq!(is_held(&io::Error::from_raw_os_error(32)), cfg!(windows));
        assert_eq!(is_replacement_held(&io::Error::from_raw_os_error(5)), cfg!(windows));
        assert!(!is_held(&io::Error::other("text")));
    }

    #[test]
    fn an_operation_is_tried_again_for_a_second_at_most() {
        let passing = |e: &io::Error| e.kind() == io::ErrorKind::PermissionDenied;
        let refused = || io::Error::from(io::ErrorKind::PermissionDenied);
        let mut waited = Duration::ZERO;
        let mut tries = 0;
        let done = repeated(
            || {
                tries += 1;
                if tries < 4 { Err(refused()) } else { Ok(tries) }
            },
            passing,
            |pause| waited += pause,
        );
        assert_eq!((done.unwrap(), waited), (4, Duration::from_millis(35)));
        let (mut waited, mut tries) = (Duration::ZERO, 0);
        let never = || {
            tries += 1;
            Err::<(), _>(refused())
        };
        assert!(repeated(never, passing, |pause| waited += pause).is_err());
        assert_eq!((tries, waited), (WAITS.len() + 1, Duration::from_millis(1015)));
        let mut tries = 0;
        let other = || {
            tries += 1;
            Err::<(), _>(io::Error::from(io::ErrorKind::NotFound))
        };
        assert!(repeated(other, passing, |_| panic!("no wait")).is_err());
        assert_eq!(tries, 1);
    }

    #[test]
    fn names_that_windows_refuses_are_known() {
        for (name, fault) in [
            ("CON", NameFault::Device),
            ("con.cpom", NameFault::Device),
            ("Aux.pdf", NameFault::Device),
            ("NUL .cpom", NameFault::Device),
            ("com1.cpom", NameFault::Device),
            ("LPT².json", NameFault::Device),
            ("conout$", NameFault::Device),
            ("point.", NameFault::End),
            ("espace ", NameFault::End),
            ("q?.cpom", NameFault::Character('?')),
            ("a:b.cpom", NameFault::Character(':')),
            ("a\tb", NameFault::Character('\t')),
        ] {
            assert_eq!(name_fault(name), Some(fault), "{name}");
        }
        for name in
            ["Dossier « 2026 ».cpom", "CONTRAT.cpom", "COM10.cpom", "COMITÉ.pdf", "Auxiliaire.cpom", ".cpom", "nul et non avenu.pdf"]
        {
            assert_eq!(name_fault(name), None, "{name}");
        }
    }

    #[test]
    fn a_text_becomes_a_name_of_every_system() {
        for (text, name) in [
            ("CPOM 2024/2028 : agence « A »?", "CPOM 2024 2028 agence « A »"),
            ("Aux", "_Aux"),
            ("com1", "_com1"),
            ("fin. . ", "fin"),
            ("NUL:", "_NUL"),
            ("<>", ""),
            ("a\nb", "a b"),
        ] {
            assert_eq!(plain_name(text), name, "{text}");
            assert_eq!(name_fault(&format!("{name}.pdf")), None, "{text}");
        }
    }

    #[test]
    fn a_long_path_takes_the_form_without_limit() {
        let long = "x".repeat(300);
        assert_eq!(verbatim(r"C:\court"), None);
        assert_eq!(verbatim(&format!(r"C:\{long}")), Some(format!(r"\\?\C:\{long}")));
        assert_eq!(verbatim(&format!(r"\\serveur\partage\{long}")), Some(format!(r"\\?\UNC\serveur\partage\{long}")));
        assert_eq!(verbatim(&format!(r"\\?\C:\{long}")), None);
        if !cfg!(windows) {
            assert_eq!(unlimited(Path::new("a")), Path::new("a"));
        }
    }

    #[test]
    fn spellings_of_one_path_are_equal() {
        let same = |a: &str, b: &str| spelling(a) == spelling(b);
        assert!(same(r"C:\Users\Marie\É.cpom", "c:/users/marie/é.CPOM"));
        assert!(same(r"\\?\C:\a", r"C:\a"));
        assert!(same(r"\\?\UNC\Serveur\p\a", r"\\serveur\P\a"));
        assert!(!same(r"C:\a", r"D:\a"));
        assert_eq!(is_same_spelling(Path::new("/A"), Path::new("/a")), cfg!(windows));
    }
}
