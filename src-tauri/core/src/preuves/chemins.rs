//! Paths of the files of documents, as a dossier writes them: from the folder of the dossier, with slashes, so that a folder that
//! moves with its dossier keeps its proofs; whole when the file is elsewhere.
//!
//! Only texts are compared here, no file is looked for. A text read from a dossier made by others never leads out of its folder by
//! dots, nor to a server that the dossier itself does not lie on: opening a path there would send it the name of the user.

use std::path::{Component, Path, PathBuf};

use crate::windows;

/// Place that the text of a document leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheminLu {
    /// Nothing is written.
    Vide,
    /// Path of the file on this system.
    Ici(PathBuf),
    /// Path that cannot be followed from here: another system, a server, dots that lead out of the folder.
    Hors,
}

/// Path as the dossier writes it, and whether the file is outside the folder of the dossier; `None` when a name of the path is no
/// text. Both paths are absolute.
#[must_use]
pub fn written(path: &Path, folder: &Path) -> Option<(String, bool)> {
    if let Some(inside) = below(path, folder) {
        let names: Option<Vec<&str>> = inside.iter().map(|c| c.as_os_str().to_str()).collect();
        return Some((names?.join("/"), false));
    }
    let text = path.to_str()?;
    let text = text.strip_prefix(r"\\?\").unwrap_or(text);
    Some((if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() }, true))
}

/// Components of a path below a folder; `None` when it is not below.
fn below<'a>(path: &'a Path, folder: &Path) -> Option<Vec<Component<'a>>> {
    let mut inside = path.components();
    for part in folder.components() {
        let own = inside.next()?;
        let same = own == part || (cfg!(windows) && windows::is_same_spelling(Path::new(own.as_os_str()), Path::new(part.as_os_str())));
        if !same {
            return None;
        }
    }
    let inside: Vec<Component<'a>> = inside.collect();
    let plain = !inside.is_empty() && inside.iter().all(|c| matches!(c, Component::Normal(_)));
    plain.then_some(inside)
}

/// Server and share of a path with slashes: « //serveur/partage ».
fn share(text: &str) -> Option<String> {
    let mut names = text.strip_prefix("//")?.split('/');
    Some(format!("//{}/{}", names.next()?.to_lowercase(), names.next()?.to_lowercase()))
}

/// Whether a path begins with the letter of a drive.
fn has_drive(text: &str) -> bool {
    matches!(text.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic())
}

/// Whether the text of a document names a place outside the folder of its dossier.
#[must_use]
pub fn is_outside(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['/', '\\']) || has_drive(text)
}

/// Last name of a path, in the manner of either system.
#[must_use]
pub fn file_name(text: &str) -> &str {
    text.trim().rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Place that the text of a document leads to, from the folder of its dossier.
#[must_use]
pub fn located(text: &str, folder: &Path) -> CheminLu {
    let text = text.trim();
    if text.is_empty() {
        return CheminLu::Vide;
    }
    let slashed = text.replace('\\', "/");
    if slashed.starts_with("//") {
        let here = folder.to_str().map(|f| f.strip_prefix(r"\\?\").unwrap_or(f).replace('\\', "/"));
        let own = here.as_deref().and_then(share);
        let same = cfg!(windows) && own.is_some() && own == share(&slashed);
        return if same { CheminLu::Ici(PathBuf::from(text)) } else { CheminLu::Hors };
    }
    if has_drive(text) {
        return if cfg!(windows) { CheminLu::Ici(PathBuf::from(text)) } else { CheminLu::Hors };
    }
    if text.starts_with('/') || (cfg!(windows) && text.starts_with('\\')) {
        return if cfg!(windows) { CheminLu::Hors } else { CheminLu::Ici(PathBuf::from(text)) };
    }
    let mut path = folder.to_owned();
    for name in text.split('/').filter(|n| !n.is_empty() && *n != ".") {
        if name == ".." || name.contains('\0') || (cfg!(windows) && (name.contains('\\') || windows::name_fault(name).is_some())) {
            return CheminLu::Hors;
        }
        path.push(name);
    }
    CheminLu::Ici(path)
}

/// The text of a file for a dossier in another folder, so that it leads to the same place; `None` when it need not change, or leads
/// nowhere from here.
#[must_use]
pub fn rebased(text: &str, from: &Path, to: &Path) -> Option<String> {
    if is_outside(text) || from == to {
        return None;
    }
    let CheminLu::Ici(path) = located(text, from) else { return None };
    written(&path, to).map(|(text, _)| text)
}

/// Change of the beginning of paths: what stood there, what stands there now, both without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deplacement {
    avant: String,
    apres: String,
}

impl Deplacement {
    /// The change that leads from one text to another: what is left of both without their last equal names.
    #[must_use]
    pub fn between(avant: &str, apres: &str) -> Self {
        let (before, after): (Vec<&str>, Vec<&str>) = (avant.split('/').collect(), apres.split('/').collect());
        let same = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
        let kept = |names: &[&str]| names[..names.len() - same].join("/");
        Self { avant: kept(&before), apres: kept(&after) }
    }

    /// The text after the change; `None` when it does not begin with what moved.
    #[must_use]
    pub fn applied(&self, text: &str) -> Option<String> {
        let rest = if self.avant.is_empty() {
            // Nothing stood before: the folder of the dossier itself.
            Some(text).filter(|t| !is_outside(t))
        } else {
            text.strip_prefix(&self.avant)?.strip_prefix('/')
        }?;
        let moved = if self.apres.is_empty() { rest.to_owned() } else { format!("{}/{rest}", self.apres) };
        Some(moved).filter(|m| m != text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_is_written_from_the_folder_of_its_dossier() {
        let of = |path: &str| written(Path::new(path), Path::new("/a/dossier")).unwrap();
        assert_eq!(of("/a/dossier/Preuves 2025/f.pdf"), ("Preuves 2025/f.pdf".to_owned(), false));
        assert_eq!(of("/a/autre/f.pdf"), ("/a/autre/f.pdf".to_owned(), true));
        assert_eq!(of("/a/dossier2/f.pdf"), ("/a/dossier2/f.pdf".to_owned(), true));
        assert_eq!(of("/a/dossier/../f.pdf").0, "/a/dossier/../f.pdf");
        use std::os::unix::ffi::OsStrExt;
        let strange = Path::new("/a/dossier").join(std::ffi::OsStr::from_bytes(b"f\xff.pdf"));
        assert_eq!(written(&strange, Path::new("/a/dossier")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_text_of_a_dossier_leads_only_where_it_may() {
        let of = |text: &str| located(text, Path::new("/a/dossier"));
        let here = |path: &str| CheminLu::Ici(PathBuf::from(path));
        assert_eq!(of("  "), CheminLu::Vide);
        assert_eq!(of("preuves/./f.pdf"), here("/a/dossier/preuves/f.pdf"));
        assert_eq!(of("/ailleurs/f.pdf"), here("/ailleurs/f.pdf"));
        for hors in ["../f.pdf", "preuves/../../f.pdf", "C:/f.pdf", r"\\serveur\partage\f.pdf", "//serveur/partage/f.pdf", "a\0b"] {
            assert_eq!(of(hors), CheminLu::Hors, "{hors}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_dossier_made_in_another_folder_finds_the_same_files() {
        let of = |text: &str, to: &str| rebased(text, Path::new("/a/ancien"), Path::new(to));
        assert_eq!(of("preuves/f.pdf", "/a/neuf").as_deref(), Some("/a/ancien/preuves/f.pdf"));
        assert_eq!(of("preuves/f.pdf", "/a").as_deref(), Some("ancien/preuves/f.pdf"));
        assert_eq!(
            [of("preuves/f.pdf", "/a/ancien"), of("/b/f.pdf", "/a/neuf"), of("", "/a/neuf"), of("../f.pdf", "/a/neuf")],
            [const { None }; 4]
        );
    }

    #[test]
    fn what_is_outside_is_known_from_its_text() {
        assert!(["/f.pdf", r"\\s\p\f.pdf", "C:/f.pdf", r"c:\f.pdf"].iter().all(|t| is_outside(t)));
        assert!(!["f.pdf", "preuves/f.pdf", "1:2.pdf", ""].iter().any(|t| is_outside(t)));
        assert_eq!([r"C:\Users\x\f.pdf", "a/b/f.pdf", "f.pdf", ""].map(file_name), ["f.pdf", "f.pdf", "f.pdf", ""]);
    }

    #[test]
    fn files_that_moved_together_are_found_by_what_changed_before_their_names() {
        let moved = |avant, apres, text: &str| Deplacement::between(avant, apres).applied(text);
        assert_eq!(moved("Preuves/2025/f.pdf", "Archives/2025/f.pdf", "Preuves/2024/g.pdf").as_deref(), Some("Archives/2024/g.pdf"));
        assert_eq!(moved("Preuves/2025/f.pdf", "Archives/2025/f.pdf", "Preuves 2/g.pdf"), None);
        assert_eq!(moved("f.pdf", "preuves/f.pdf", "g.pdf").as_deref(), Some("preuves/g.pdf"));
        assert_eq!(moved("f.pdf", "preuves/f.pdf", "/ailleurs/g.pdf"), None);
        assert_eq!(moved("preuves/f.pdf", "f.pdf", "preuves/a/g.pdf").as_deref(), Some("a/g.pdf"));
        assert_eq!(moved("f.pdf", "f.pdf", "g.pdf"), None, "nothing moved");
        // A file that was renamed says nothing of the others, but for those of its folder.
        assert_eq!(moved("preuves/f.pdf", "preuves/h.pdf", "preuves/g.pdf"), None);
    }
}
