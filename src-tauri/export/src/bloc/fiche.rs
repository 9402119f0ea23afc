//! Sheet of one action.

use super::{Bloc, Statut, Texte};

/// Sheet of one action: starts a page, and is set tighter rather than running over it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fiche {
    /// Level of its title among the headings (2 or 3 as a rule).
    pub niveau: u8,
    /// Name under which links reach it.
    pub ancre: Option<String>,
    /// The band on top.
    pub bandeau: Bandeau,
    /// Its content.
    pub blocs: Vec<Bloc>,
}

/// The band on top of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bandeau {
    /// "Fiche 1.2".
    pub numero: String,
    /// The action's title.
    pub titre: String,
    /// Axis it belongs to.
    pub axe: Option<String>,
    /// Who leads it.
    pub pilote: Option<String>,
    /// When it must be done.
    pub echeance: Option<String>,
    /// Where it stands.
    pub statut: Option<Statut>,
    /// Where it stands, in words of its own; printed instead of `statut`.
    pub etat: Option<Texte>,
}
