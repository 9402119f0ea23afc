//! Sheet of one action.

use super::{Bloc, Statut, Texte};

/// Sheet of one action: starts a page, and is set tighter rather than running over it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fiche {
    /// Level of its title among the headings (2 or 3 as a rule).
    pub niveau: u8,
    /// Name under which links reach it.
    pub ancre: Option<String>,
    /// The band on top of the sheet.
    pub bandeau: Bandeau,
    /// The blocks under the band.
    pub blocs: Vec<Bloc>,
}

/// The band on top of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bandeau {
    /// Printed before the title: "Fiche 1.2".
    pub numero: String,
    /// The action's title.
    pub titre: String,
    /// Axis it belongs to.
    pub axe: Option<String>,
    /// The person who leads the action.
    pub pilote: Option<String>,
    /// When it must be done.
    pub echeance: Option<String>,
    /// State of the action, with its own word.
    pub statut: Option<Statut>,
    /// Where it stands, in words of its own; printed instead of `statut`.
    pub etat: Option<Texte>,
}
