//! Annexes of the contract: what each one holds and the number it bears.
//!
//! The dossier lists its annexes, because each Département names and orders them. A part written by the program
//! goes to the annex whose title announces it; a part that no title announces joins a related part, or becomes an annex
//! of its own at the end. Invariant: a number depends on the dossier alone ([`annexes`]), so that an annex left out of one
//! print keeps its number, and what articles call « annexe 5 » is annex 5 of every document.

use crate::choix::DocumentImprime;
use crate::francais::sans_accents;
use crate::modele::{Dossier, Id, SectionImprimee};

/// A part written by the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartieEcrite {
    /// The gestionnaire, the services and the Département.
    Identite,
    /// The shared diagnosis.
    Diagnostic,
    /// The objectives and the fiches actions.
    Fiches,
    /// The table of indicators and their definitions.
    Indicateurs,
    /// The figures of the means.
    Finances,
    /// Staff and training.
    Effectifs,
    /// The communes of the territory.
    Territoire,
    /// Commitments, deadlines, committees.
    Suivi,
    /// The plan of the yearly report.
    Trame,
    /// The documents that go along.
    Pieces,
    /// Mandatory mentions and conventions.
    References,
}

impl PartieEcrite {
    /// Every part, in the order of the annexes of its own.
    pub const TOUTES: [Self; 11] = [
        Self::Identite,
        Self::Diagnostic,
        Self::Fiches,
        Self::Indicateurs,
        Self::Finances,
        Self::Effectifs,
        Self::Territoire,
        Self::Suivi,
        Self::Trame,
        Self::Pieces,
        Self::References,
    ];

    /// Words of a title that announce the part, without accents.
    fn mots(self) -> &'static [&'static str] {
        match self {
            Self::Identite => &["identite"],
            Self::Diagnostic => &["diagnostic"],
            Self::Fiches => &["fiches action", "fiche action", "plan d'action", "plan d’action", "objectif"],
            Self::Indicateurs => &["indicateur"],
            Self::Finances => &["financ", "budget"],
            Self::Effectifs => &["effectif", "formation", "personnel"],
            Self::Territoire => &["commune", "territoire"],
            Self::Suivi => &["dialogue", "suivi", "calendrier"],
            Self::Trame => &["trame", "rapport annuel"],
            Self::Pieces => &["piece"],
            Self::References => &["reference", "sources", "coherence"],
        }
    }

    /// Stable code: that of the section that the part opens, and of its variable (`{{annexe.finances}}`).
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Identite => "identite",
            Self::Diagnostic => "diagnostic",
            Self::Fiches => "fiches",
            Self::Indicateurs => "indicateurs",
            Self::Finances => "finances",
            Self::Effectifs => "effectifs",
            Self::Territoire => "territoire",
            Self::Suivi => "suivi",
            Self::Trame => "trame",
            Self::Pieces => "pieces",
            Self::References => "references",
        }
    }

    /// The related part whose annex receives it when no title announces it.
    fn voisine(self) -> Option<Self> {
        match self {
            Self::Indicateurs => Some(Self::Fiches),
            Self::Fiches => Some(Self::Indicateurs),
            Self::Effectifs => Some(Self::Finances),
            Self::Trame => Some(Self::Suivi),
            _ => None,
        }
    }

    /// Title of the annex when the part is alone in it.
    #[must_use]
    pub fn titre(self) -> &'static str {
        match self {
            Self::Identite => "Fiche d’identité",
            Self::Diagnostic => "Diagnostic partagé",
            Self::Fiches => "Objectifs et fiches actions",
            Self::Indicateurs => "Tableau des indicateurs",
            Self::Finances => "Annexe financière pluriannuelle",
            Self::Effectifs => "Effectifs et formation",
            Self::Territoire => "Communes du territoire",
            Self::Suivi => "Suivi du contrat",
            Self::Trame => "Trame du rapport annuel",
            Self::Pieces => "Pièces administratives",
            Self::References => "Références, règles de calcul et sources",
        }
    }
}

/// An annex, with the parts placed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexeNumerotee {
    /// Its number, from 1.
    pub numero: i32,
    /// Code of its section: that of its first part, else of its row (`annexe-12`).
    pub code: String,
    /// Its row; `None` for a part that no row announces.
    pub ligne: Option<Id>,
    /// Title as printed.
    pub titre: String,
    /// Parts written in it by the program.
    pub parties: Vec<PartieEcrite>,
}

/// The annexes in the order of their numbers: that of the dossier, or the one recorded for the sections of the whole
/// dossier. Those left out of it are there too.
#[must_use]
pub fn annexes(d: &Dossier) -> Vec<AnnexeNumerotee> {
    let placed = places(d);
    let mut codes = vec![CONTRAT, SIGNATURES];
    codes.extend(placed.iter().map(|a| a.code.as_str()));
    let order: Vec<usize> = remembered(&codes, d, DocumentImprime::Complet).into_iter().filter_map(|(i, _)| i.checked_sub(2)).collect();
    order.into_iter().zip(1..).map(|(i, numero)| AnnexeNumerotee { numero, ..placed[i].clone() }).collect()
}

/// Code of the section that says what has to be known of the contract.
pub const SAVOIR: &str = "savoir";
/// Code of the section of the contract.
pub const CONTRAT: &str = "contrat";
/// Code of the section of signatures.
pub const SIGNATURES: &str = "signatures";
/// Code of the section of the table of indicators, which stands apart from the annex that defines them.
pub const TABLEAU: &str = "tableau";

/// Whether an annex stands with the contract in the core of the complete document: that of the money, unless another long part
/// shares it. The other annexes follow the core; no number depends on it.
#[must_use]
pub fn du_coeur(a: &AnnexeNumerotee) -> bool {
    use PartieEcrite as P;
    let long = |p: &P| matches!(p, P::Identite | P::Diagnostic | P::Fiches | P::Indicateurs | P::Suivi);
    a.parties.contains(&P::Finances) && !a.parties.iter().any(long)
}

/// Ranks of the sections in the order that the dossier records for a document, with whether each is left out. A section
/// that is not recorded follows the one it follows by default.
#[must_use]
pub fn remembered(codes: &[&str], d: &Dossier, document: DocumentImprime) -> Vec<(usize, bool)> {
    let rows: Vec<&SectionImprimee> = d.sections_imprimees.iter().filter(|r| r.document == document).collect();
    let (mut recorded, mut others): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
    for (i, code) in codes.iter().enumerate() {
        match rows.iter().position(|r| r.section == *code) {
            Some(rank) => recorded.push((rank, i)),
            None => others.push(i),
        }
    }
    recorded.sort_unstable();
    let mut out: Vec<(usize, bool)> = recorded.into_iter().map(|(rank, i)| (i, rows[rank].ecartee)).collect();
    for i in others {
        let place = i.checked_sub(1).and_then(|before| out.iter().position(|(o, _)| *o == before)).map_or(0, |at| at + 1);
        out.insert(place, (i, false));
    }
    out
}

/// The annexes in the order of the dossier, without their numbers.
fn places(d: &Dossier) -> Vec<AnnexeNumerotee> {
    let rows = d.annexes.iter().filter(|a| !a.titre.trim().is_empty() || !a.texte.trim().is_empty());
    let mut out: Vec<AnnexeNumerotee> = rows
        .map(|row| {
            let titre = if row.titre.trim().is_empty() { "Sans titre".to_owned() } else { row.titre.trim().to_owned() };
            AnnexeNumerotee { numero: 0, code: String::new(), ligne: Some(row.id), titre, parties: Vec::new() }
        })
        .collect();
    let parts = PartieEcrite::TOUTES;
    let titles: Vec<String> = out.iter().map(|place| sans_accents(&place.titre)).collect();
    let announced: Vec<Option<usize>> = parts.iter().map(|p| titles.iter().position(|titre| announces(titre, *p))).collect();
    for (partie, found) in parts.iter().zip(&announced) {
        let neighbour = || partie.voisine().and_then(|v| parts.iter().position(|p| *p == v)).and_then(|i| announced[i]);
        match found.or_else(neighbour) {
            Some(i) => out[i].parties.push(*partie),
            None => {
                let (titre, parties) = (partie.titre().to_owned(), vec![*partie]);
                out.push(AnnexeNumerotee { numero: 0, code: String::new(), ligne: None, titre, parties });
            }
        }
    }
    for place in &mut out {
        place.code = match (place.parties.first(), place.ligne) {
            (Some(partie), _) => partie.code().to_owned(),
            (None, ligne) => format!("annexe-{}", ligne.unwrap_or_default()),
        };
    }
    out
}

/// The annex that a variable names: by the code of a part (`finances`), or by its row (`id-12`).
#[must_use]
pub fn annexe(d: &Dossier, cle: &str) -> Option<AnnexeNumerotee> {
    let ligne = cle.strip_prefix(PREFIXE_ID).and_then(|id| id.parse::<Id>().ok());
    annexes(d).into_iter().find(|a| match ligne {
        Some(id) => a.ligne == Some(id),
        None => a.parties.iter().any(|p| p.code() == cle),
    })
}

/// Beginning of the key of a row in a variable.
pub const PREFIXE_ID: &str = "id-";

/// Key of an annex in a variable.
#[must_use]
pub fn cle(a: &AnnexeNumerotee) -> String {
    match (a.parties.first(), a.ligne) {
        (Some(partie), _) => partie.code().to_owned(),
        (None, ligne) => format!("{PREFIXE_ID}{}", ligne.unwrap_or_default()),
    }
}

/// Whether a title, without accents, announces a part.
fn announces(titre: &str, partie: PartieEcrite) -> bool {
    partie.mots().iter().any(|mot| titre.contains(mot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_announce_parts() {
        let of = |titre: &str| PartieEcrite::TOUTES.into_iter().filter(|p| announces(&sans_accents(titre), *p)).collect::<Vec<_>>();
        assert_eq!(of("Fiche d'identité du service"), [PartieEcrite::Identite]);
        assert_eq!(of("Fiches actions et tableau des indicateurs"), [PartieEcrite::Fiches, PartieEcrite::Indicateurs]);
        assert_eq!(of("Modalités et calendrier du dialogue de gestion"), [PartieEcrite::Suivi]);
        assert_eq!(of("Calendrier et trame du rapport annuel"), [PartieEcrite::Suivi, PartieEcrite::Trame]);
        assert_eq!(of("Effectifs et plan de formation"), [PartieEcrite::Effectifs]);
        assert_eq!(of("Pièces administratives"), [PartieEcrite::Pieces]);
        assert!(of("Convention avec l’hôpital").is_empty());
    }

    #[test]
    fn the_money_is_of_the_core_unless_a_long_part_shares_its_annex() {
        let mut d = crate::exemple::exemple().unwrap();
        let core = |d: &Dossier| annexes(d).into_iter().filter(du_coeur).map(|a| a.numero).collect::<Vec<_>>();
        assert_eq!(core(&d), [4]);
        d.annexes[3].titre = "Budget et communes".into();
        assert_eq!(core(&d), [4]);
        d.annexes[3].titre = "Budget et calendrier du suivi".into();
        assert!(core(&d).is_empty());
        assert_eq!(core(&Dossier::default()), [5], "each part has an annex of its own");
    }

    #[test]
    fn a_number_follows_the_order_of_the_dossier_and_nothing_else() {
        let mut d = crate::exemple::exemple().unwrap();
        let of = |d: &Dossier, cle: &str| annexe(d, cle).map(|a| a.numero);
        let all = |d: &Dossier| ["identite", "indicateurs", "finances", "effectifs", "pieces", "references"].map(|c| of(d, c).unwrap());
        assert_eq!(all(&d), [1, 3, 4, 4, 8, 9]);
        assert_eq!((of(&d, "id-4"), of(&d, "id-99"), of(&d, "autre")), (Some(4), None, None));
        let section = |section: &str, ecartee| SectionImprimee { section: section.to_owned(), ecartee, ..SectionImprimee::default() };
        // Left out, an annex keeps its number; moved, it takes that of its place.
        d.sections_imprimees = vec![section("diagnostic", true)];
        assert_eq!(all(&d), [1, 3, 4, 4, 8, 9]);
        let moved = ["contrat", "signatures", "finances", "identite"];
        d.sections_imprimees = moved.iter().map(|code| section(code, false)).collect();
        assert_eq!((of(&d, "finances"), of(&d, "territoire"), of(&d, "identite")), (Some(1), Some(2), Some(7)));
        // A row renamed without its announcing words keeps its own key; the part then stands elsewhere.
        d.sections_imprimees.clear();
        d.annexes[3].titre = "Moyens".into();
        assert_eq!((of(&d, "id-4"), of(&d, "finances")), (Some(4), Some(9)));
    }
}
