//! How the printed dossier looks and what it shows: colours, logos, sections chosen.

use super::entite::{Id, Texte, entites};
use crate::choix::{DocumentImprime, Partie, Theme, TypeImage};

entites! {
    /// Colours of what is printed.
    Presentation "presentation" unique {
        /// Set of colours.
        theme: Theme,
        /// The agency’s own colour, `#RRGGBB`; the accent of the theme when empty.
        couleur: Texte,
    }

    /// A logo printed on the cover, given by the user.
    Logo "logos" {
        /// Whose.
        partie: Partie,
        /// Body whose logo it is, when several run services.
        gestionnaire_id: Option<Id> => "gestionnaires",
        /// What is said in its place to those who cannot see it; the name of the body when empty.
        description: Texte,
        /// Kind of picture.
        type_image: TypeImage,
        /// The picture, as it was given.
        contenu: Texte [Octets],
    }

    /// A section of a printed document, in the order chosen; sections without a row follow theirs.
    SectionImprimee "sections_imprimees" {
        /// Document.
        document: DocumentImprime,
        /// Code of the section.
        section: Texte,
        /// Left out of the document.
        ecartee: bool,
    }
}
