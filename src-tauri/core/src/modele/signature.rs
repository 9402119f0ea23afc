//! Signatories as the contract names them: each takes from its party what its own row does not say.
//!
//! The parties are typed once, in the tables of the gestionnaires and of the Département. A signatory of one of them only
//! says what differs; each field that it leaves empty is read in the row of its party. The agence régionale de santé and
//! other bodies have no row of their own: what they are called is said by the signatory.

use serde::Serialize;

use super::entite::Id;
use super::{Dossier, Gestionnaire, Signataire};
use crate::champ;
use crate::choix::Partie;
use crate::francais::plain_words;

/// Signatory with what its party says in place of its empty fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SignataireResolu {
    /// Identifier of the signatory.
    pub id: Id,
    /// Gestionnaire for which it signs; `None` for another party.
    pub gestionnaire_id: Option<Id>,
    /// Name of the body.
    pub denomination: String,
    /// Legal form of the gestionnaire; empty for another party.
    pub forme_juridique: String,
    /// SIREN of the gestionnaire; empty for another party.
    pub siren: String,
    /// Name of the person who signs.
    pub representant_nom: String,
    /// Function of the person who signs.
    pub representant_fonction: String,
    /// Heading of the signature block: « Pour … ».
    pub signature_pour: String,
    /// Words under the heading of the signature block.
    pub signature_qualite: String,
    /// Fields whose own value differs from that of the party.
    pub differences: Vec<DifferenceSignataire>,
}

/// Field of a signatory that says something else than its party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DifferenceSignataire {
    /// Name of the field.
    pub champ: &'static str,
    /// Value of the signatory.
    pub sienne: String,
    /// Value of the party.
    pub partie: String,
}

impl Dossier {
    /// Signatories of the contract, in order, each with what its party says.
    #[must_use]
    pub fn signataires_resolus(&self) -> Vec<SignataireResolu> {
        self.signataires.iter().map(|s| self.signataire_resolu(s)).collect()
    }

    /// Signatory with what its party says.
    #[must_use]
    pub fn signataire_resolu(&self, s: &Signataire) -> SignataireResolu {
        let g = self.gestionnaire_signataire(s);
        let of_party = match (g, s.role) {
            (Some(g), _) => [&g.raison_sociale, &g.representant_nom, &g.representant_fonction].map(|t| said(t)),
            (None, Partie::Departement) => [said(&self.departement.nom), "", said(&self.departement.president_fonction)],
            (None, _) => ["", "", ""],
        };
        let own = [&s.denomination, &s.representant_nom, &s.representant_fonction].map(|t| said(t));
        let champs = [champ!(Signataire.denomination), champ!(Signataire.representant_nom), champ!(Signataire.representant_fonction)];
        let mut differences = Vec::new();
        let mut resolved = champs.into_iter().zip(own).zip(of_party).map(|((champ, own), party)| {
            if !own.is_empty() && !party.is_empty() && plain_words(own) != plain_words(party) {
                differences.push(DifferenceSignataire { champ: champ.nom, sienne: own.to_owned(), partie: party.to_owned() });
            }
            if own.is_empty() { party } else { own }.to_owned()
        });
        let mut next = || resolved.next().unwrap_or_default();
        let (denomination, representant_nom, representant_fonction) = (next(), next(), next());
        drop(resolved);
        let pour = match denomination.as_str() {
            "" => String::new(),
            nom => format!("Pour {}{nom}", article_de_partie(s.role, nom).to_lowercase()),
        };
        let or = |own: &str, else_: &str| if own.trim().is_empty() { else_.to_owned() } else { own.trim().to_owned() };
        SignataireResolu {
            id: s.id,
            gestionnaire_id: g.map(|g| g.id),
            signature_pour: or(&s.signature_pour, &pour),
            signature_qualite: or(&s.signature_qualite, &representant_fonction),
            forme_juridique: g.map(|g| said(&g.forme_juridique).to_owned()).unwrap_or_default(),
            siren: g.map(|g| said(&g.siren).to_owned()).unwrap_or_default(),
            denomination,
            representant_nom,
            representant_fonction,
            differences,
        }
    }

    /// Gestionnaire for which a signatory signs: the one it names, else the only one there is, unless the signatory bears
    /// another name.
    #[must_use]
    pub fn gestionnaire_signataire(&self, s: &Signataire) -> Option<&Gestionnaire> {
        if s.role != Partie::Gestionnaire {
            return None;
        }
        if let Some(id) = s.gestionnaire_id {
            return self.gestionnaires.iter().find(|g| g.id == id);
        }
        let [only] = self.gestionnaires.as_slice() else { return None };
        let own = said(&s.denomination);
        (own.is_empty() || plain_words(own) == plain_words(&only.raison_sociale)).then_some(only)
    }
}

/// A text as it is written, or nothing when it is a gap left in brackets.
fn said(text: &str) -> &str {
    let text = text.trim();
    if text.starts_with('[') && text.ends_with(']') { "" } else { text }
}

/// « Le » before a Département, « L’ » before an agency; other names are written as they are.
#[must_use]
pub fn article_de_partie(role: Partie, nom: &str) -> &'static str {
    let starts = |mot: &str| nom.to_lowercase().starts_with(mot);
    match role {
        Partie::Departement if starts("département") || starts("conseil départemental") => "Le ",
        Partie::Ars if starts("agence") || starts("ars") => "L’",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dossier() -> Dossier {
        let mut d = Dossier::default();
        d.departement.nom = "Département du Finistère".into();
        d.departement.president_fonction = "Président du Conseil départemental".into();
        d.gestionnaires.push(Gestionnaire {
            id: 1,
            raison_sociale: "Association Ma Maison".into(),
            forme_juridique: "Association loi 1901".into(),
            siren: "784512369".into(),
            representant_nom: "[Nom à compléter]".into(),
            representant_fonction: "Président".into(),
            ..Gestionnaire::default()
        });
        d.signataires.push(Signataire { id: 1, role: Partie::Departement, ..Signataire::default() });
        d.signataires.push(Signataire { id: 2, role: Partie::Gestionnaire, gestionnaire_id: Some(1), ..Signataire::default() });
        d
    }

    #[test]
    fn an_empty_signatory_is_its_party() {
        let d = dossier();
        let [dept, body] = d.signataires_resolus().try_into().unwrap();
        assert_eq!(dept.denomination, "Département du Finistère");
        assert_eq!(dept.signature_pour, "Pour le Département du Finistère");
        assert_eq!(dept.signature_qualite, "Président du Conseil départemental");
        assert_eq!((body.denomination.as_str(), body.siren.as_str()), ("Association Ma Maison", "784512369"));
        assert_eq!(body.forme_juridique, "Association loi 1901");
        assert_eq!((body.representant_nom.as_str(), body.representant_fonction.as_str()), ("", "Président"), "a gap is no name");
        assert!(dept.differences.is_empty() && body.differences.is_empty());
    }

    #[test]
    fn what_a_signatory_says_comes_first_and_the_difference_is_told() {
        let mut d = dossier();
        d.signataires[1].denomination = "ASSOCIATION  Ma Maison".into();
        assert!(d.signataires_resolus()[1].differences.is_empty(), "the same name, written otherwise");
        d.signataires[1].representant_fonction = "Directrice générale".into();
        let body = d.signataires_resolus().remove(1);
        assert_eq!((body.representant_fonction.as_str(), body.signature_qualite.as_str()), ("Directrice générale", "Directrice générale"));
        assert_eq!(body.differences.iter().map(|x| x.champ).collect::<Vec<_>>(), ["representant_fonction"]);
    }

    #[test]
    fn a_signatory_without_link_is_the_only_gestionnaire_unless_named_otherwise() {
        let mut d = dossier();
        d.signataires[1].gestionnaire_id = None;
        assert_eq!(d.signataires_resolus()[1].gestionnaire_id, Some(1));
        d.signataires[1].denomination = "Fondation Autre".into();
        let other = d.signataires_resolus().remove(1);
        assert_eq!((other.gestionnaire_id, other.siren.as_str(), other.differences.len()), (None, "", 0));
        d.signataires[1].denomination.clear();
        d.gestionnaires.push(Gestionnaire { id: 2, ..Gestionnaire::default() });
        assert_eq!(d.signataires_resolus()[1].gestionnaire_id, None, "which of the two is not said");
    }

    #[test]
    fn the_agency_is_called_what_its_signatory_says() {
        let mut d = dossier();
        let ars =
            Signataire { id: 3, role: Partie::Ars, denomination: "Agence régionale de santé Bretagne".into(), ..Default::default() };
        d.signataires.push(ars);
        assert_eq!(d.signataires_resolus()[2].signature_pour, "Pour l’Agence régionale de santé Bretagne");
    }
}
