//! Distributes the parts of the dossier over the annexes.
//!
//! The dossier lists its annexes, because each Département names and orders them. A part written by the program
//! goes to the annex whose title announces it, so that « annexe 5 » in an article is annex 5 of the document. A
//! part that no title announces joins a related part, or becomes an annex of its own at the end.

use cpom_core::modele::Annexe;

use super::contexte::{Contexte, a_completer};
use super::emplacements::ancre_de;
use super::{
    bilan, comites, contrat, diagnostic, effectifs, engagements, fiches, finances, identite, indicateurs, objectifs, organisation,
    references, reprise, sections::Section, suivi,
};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// A part written by the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PartieEcrite {
    Identite,
    Diagnostic,
    Fiches,
    Indicateurs,
    Finances,
    Effectifs,
    Territoire,
    Suivi,
    Trame,
    Pieces,
    References,
}

const PARTIES: [PartieEcrite; 11] = [
    PartieEcrite::Identite,
    PartieEcrite::Diagnostic,
    PartieEcrite::Fiches,
    PartieEcrite::Indicateurs,
    PartieEcrite::Finances,
    PartieEcrite::Effectifs,
    PartieEcrite::Territoire,
    PartieEcrite::Suivi,
    PartieEcrite::Trame,
    PartieEcrite::Pieces,
    PartieEcrite::References,
];

impl PartieEcrite {
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

    /// Stable code of the section that the part opens.
    fn code(self) -> &'static str {
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

    /// The legal mention that is lost when the part is left out.
    fn perte(self) -> Option<&'static str> {
        match self {
            Self::Fiches => {
                Some("mentions obligatoires : objectifs poursuivis et moyens mis en œuvre, actions améliorant la qualité du service")
            }
            Self::Indicateurs => Some("mentions obligatoires : critères d’évaluation et indicateurs de suivi des actions"),
            Self::Finances => Some("mentions obligatoires : montant de la dotation, modalités de calcul et de versement"),
            Self::Territoire => Some("mention obligatoire : territoire desservi"),
            _ => None,
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
    fn titre(self) -> &'static str {
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

    fn blocs(self, ctx: &Contexte) -> Vec<Bloc> {
        match self {
            Self::Identite => identite::blocs(ctx),
            Self::Diagnostic => diagnostic::blocs(ctx),
            Self::Fiches => {
                [objectifs::blocs(ctx), fiches::blocs(ctx), organisation::moyens(ctx), organisation::partages(ctx, None)].concat()
            }
            Self::Indicateurs => indicateurs::blocs(ctx),
            Self::Finances => finances::blocs(ctx),
            Self::Effectifs => effectifs::blocs(ctx),
            Self::Territoire => identite::communes(ctx),
            Self::Suivi => [engagements::blocs(ctx), suivi::blocs(ctx), comites::blocs(ctx)].concat(),
            Self::Trame => trame(ctx),
            Self::Pieces => suivi::pieces(ctx),
            Self::References => [contrat::mentions(ctx), references::blocs(ctx), reprise::blocs(ctx)].concat(),
        }
    }
}

/// An annex as printed: its row and the parts placed in it.
struct AnnexeImprimee<'a> {
    row: Option<&'a Annexe>,
    titre: String,
    parties: Vec<PartieEcrite>,
}

/// An annex that has content, composed.
pub(super) struct Composee {
    /// The section as the choice of sections lists it.
    pub section: Section,
    /// Name under which links and the preview reach it: that of its row, whatever its number.
    ancre: String,
    contenu: Vec<Bloc>,
}

/// Composes the annexes that have content, in the order of the dossier.
pub(super) fn composees(ctx: &Contexte) -> Vec<Composee> {
    let composed = places(ctx).into_iter().map(|place| {
        let contenu = contenu(ctx, &place);
        let code = match (place.parties.first(), place.row) {
            (Some(partie), _) => partie.code().to_owned(),
            (None, row) => ancre_de::<Annexe>(row.map_or(0, |r| r.id)),
        };
        let perte = place.parties.iter().find_map(|p| p.perte());
        let ancre = place.row.map_or_else(|| format!("annexe-{code}"), |row| ancre_de::<Annexe>(row.id));
        Composee { section: Section::new(code, place.titre).perte(perte), ancre, contenu }
    });
    composed.filter(|a| !a.contenu.is_empty()).collect()
}

/// The blocks of an annex numbered from 0, with its heading.
pub(super) fn blocs(annexe: Composee, numero: usize) -> Vec<Bloc> {
    let tete: Bloc = Bloc::titre(1, annexe.section.nom).numero(format!("Annexe {}", numero + 1)).ancre(annexe.ancre).into();
    let mut contenu = annexe.contenu;
    // The heading of a landscape annex goes inside its landscape pages; otherwise it would be alone on a page.
    if let Some(Bloc::Paysage(dans)) = contenu.first_mut() {
        dans.insert(0, tete);
    } else {
        contenu.insert(0, tete);
    }
    contenu
}

/// List of the annexes, above the signatures of the contract.
pub(super) fn liste(annexes: &[Composee]) -> Vec<Bloc> {
    if annexes.is_empty() {
        return Vec::new();
    }
    let rows = annexes
        .iter()
        .enumerate()
        .map(|(i, a)| Ligne::new([TexteRiche::new().lien(format!("Annexe {}", i + 1), a.ancre.clone()), TexteRiche::from(&a.section.nom)]));
    let tableau = Tableau::new(vec![Colonne::gauche("Annexe").fixe(70.0), Colonne::gauche("Objet").souple(1.0)]).lignes(rows);
    let phrase = Bloc::contrat("Les annexes ci-dessous font partie intégrante du contrat.");
    vec![Bloc::GarderEnsemble(vec![Bloc::titre(2, "Liste des annexes").hors_sommaire().into(), phrase, tableau.into()])]
}

/// The content of an annex. An empty annex of the contract says that it must be completed; an empty part of the
/// program gives nothing.
fn contenu(ctx: &Contexte, place: &AnnexeImprimee) -> Vec<Bloc> {
    let mut out = place.row.map(|row| ctx.libre(&row.texte)).unwrap_or_default();
    for partie in &place.parties {
        out.extend(partie.blocs(ctx));
    }
    if out.is_empty() && place.row.is_some() {
        out.push(a_completer("le contenu de cette annexe"));
    }
    out
}

fn places<'a>(ctx: &Contexte<'a>) -> Vec<AnnexeImprimee<'a>> {
    let rows = ctx.d.annexes.iter().filter(|a| !a.titre.trim().is_empty() || !a.texte.trim().is_empty());
    let mut out: Vec<AnnexeImprimee> = rows
        .map(|row| {
            let titre = if row.titre.trim().is_empty() { "Sans titre".to_owned() } else { row.titre.trim().to_owned() };
            AnnexeImprimee { row: Some(row), titre, parties: Vec::new() }
        })
        .collect();
    let announced: Vec<Option<usize>> = PARTIES.iter().map(|p| out.iter().position(|place| announces(&place.titre, *p))).collect();
    for (partie, found) in PARTIES.iter().zip(&announced) {
        let neighbour = || partie.voisine().and_then(|v| PARTIES.iter().position(|p| *p == v)).and_then(|i| announced[i]);
        match found.or_else(neighbour) {
            Some(i) => out[i].parties.push(*partie),
            None => out.push(AnnexeImprimee { row: None, titre: partie.titre().to_owned(), parties: vec![*partie] }),
        }
    }
    out
}

fn announces(titre: &str, partie: PartieEcrite) -> bool {
    let folded = cpom_core::francais::sans_accents(titre);
    partie.mots().iter().any(|mot| folded.contains(mot))
}

/// The plan of the yearly report that the program prints.
fn trame(ctx: &Contexte) -> Vec<Bloc> {
    let phrase = Bloc::paragraphe("Le rapport remis chaque année au Département suit ce plan.");
    let sections = super::sections_imprimees(ctx, super::TypeDocument::Bilan, bilan::sections());
    vec![phrase, Bloc::numeros(sections.into_iter().filter(|s| !s.ecartee).map(|s| s.nom))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_announce_parts() {
        let of = |titre: &str| PARTIES.iter().filter(|p| announces(titre, **p)).copied().collect::<Vec<_>>();
        assert_eq!(of("Fiche d'identité du service"), [PartieEcrite::Identite]);
        assert_eq!(of("Fiches actions et tableau des indicateurs"), [PartieEcrite::Fiches, PartieEcrite::Indicateurs]);
        assert_eq!(of("Modalités et calendrier du dialogue de gestion"), [PartieEcrite::Suivi]);
        assert_eq!(of("Calendrier et trame du rapport annuel"), [PartieEcrite::Suivi, PartieEcrite::Trame]);
        assert_eq!(of("Effectifs et plan de formation"), [PartieEcrite::Effectifs]);
        assert_eq!(of("Pièces administratives"), [PartieEcrite::Pieces]);
        assert!(of("Convention avec l’hôpital").is_empty());
    }
}
