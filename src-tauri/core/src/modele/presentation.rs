//! Tables on the look of printed documents: colours, logos, sections chosen.

use super::Dossier;
use super::declare::entites;
use super::entite::{Id, Texte};
use crate::choix::{Choix, DocumentImprime, Partie, Theme, TypeImage};

entites! {
    /// Colours of printed documents.
    Presentation "presentation" unique (une "apparence des documents", titre "Apparence des documents", rubrique Dossier ecran Pdf) {
        theme: Theme = "Couleurs",
        couleur: Texte = "Couleur de l’agence" note "Au format #RRGGBB\u{202F}; vide, celle du thème.",
    }

    /// Logo given by the user, printed on the cover.
    Logo "logos" (un "logo", des "logos", titre "Logos", rubrique Dossier ecran Pdf) {
        partie: Partie = "Partie" note "À qui est le logo.",
        gestionnaire_id: Option<Id> => "gestionnaires" = "Gestionnaire" note "Quand plusieurs organismes gèrent des services.",
        description: Texte = "Description lue à voix haute" note "Pour qui ne voit pas l’image\u{202F}; vide, le nom de l’organisme.",
        type_image: TypeImage = "Format de l’image",
        contenu: Texte [Octets] = "Image" note "Telle que donnée.",
    }

    /// Section of a printed document, in the order chosen; a section without a row stays after the one it follows by
    /// default.
    SectionImprimee "sections_imprimees" (
        une "section imprimée", des "sections imprimées", titre "Sections imprimées", ajout "une section",
        rubrique Dossier ecran Pdf,
        note "Une section d’un document, à la place choisie\u{202F}; celles qui n’ont pas de ligne suivent la leur."
    ) {
        document: DocumentImprime = "Document",
        section: Texte = "Section" note "Code de la section.",
        ecartee: bool = "Laissée de côté",
    }
}

impl Presentation {
    /// Red, green and blue of the agency’s own colour; `None` when none is entered or the text is not a colour.
    #[must_use]
    pub fn rvb(&self) -> Option<[u8; 3]> {
        let hex = self.couleur.trim().strip_prefix('#').filter(|h| h.len() == 6 && h.bytes().all(|b| b.is_ascii_hexdigit()))?;
        let part = |i: usize| u8::from_str_radix(hex.get(i..i + 2)?, 16).ok();
        Some([part(0)?, part(2)?, part(4)?])
    }
}

impl Dossier {
    /// Name of the owner of a logo: its gestionnaire, otherwise the body of its role.
    #[must_use]
    pub fn nom_du_logo(&self, logo: &Logo) -> String {
        let gestionnaire = self.gestionnaires.iter().find(|g| Some(g.id) == logo.gestionnaire_id);
        let signataire = || self.signataires.iter().find(|s| s.role == logo.partie).map(|s| self.signataire_resolu(s).denomination);
        let nom = match (gestionnaire, logo.partie) {
            (Some(g), _) => g.raison_sociale.clone(),
            (None, Partie::Departement) if !self.departement.nom.trim().is_empty() => self.departement.nom.clone(),
            (None, Partie::Gestionnaire) if self.gestionnaires.len() == 1 => self.gestionnaires[0].raison_sociale.clone(),
            _ => signataire().unwrap_or_default(),
        };
        let nom = nom.trim();
        if nom.is_empty() { logo.partie.libelle().to_owned() } else { nom.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_six_figures_after_a_sharp() {
        let of = |c: &str| Presentation { couleur: c.into(), ..Presentation::default() }.rvb();
        assert_eq!(of("#1F4e79"), Some([0x1F, 0x4E, 0x79]));
        for wrong in ["", "1F4E79", "#1F4E7", "#1F4E7G", "#+1+2+3", "rouge", "#é1234"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
