//! Texts and faults of the parts of an Office archive.

use super::RefusRetour;

pub(super) fn damaged(e: impl std::fmt::Display) -> RefusRetour {
    RefusRetour::Endommage(e.to_string())
}

/// Text of a reference such as `amp` or `#233`; nothing for one that XML does not define.
pub(super) fn reference(nom: &str) -> String {
    quick_xml::escape::unescape(&format!("&{nom};")).map(std::borrow::Cow::into_owned).unwrap_or_default()
}
