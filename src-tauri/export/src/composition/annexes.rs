//! Content of the annexes: the parts that the program writes in each, the list of all, their headings.
//!
//! The core says which annex holds a part and which number an annex bears ([`cpom_core::annexes`]).

use cpom_core::annexes::{AnnexeNumerotee, PartieEcrite, annexes};

use super::contexte::{Contexte, a_completer};
use super::emplacements::ancre_annexe;
use super::{
    bilan, bordereau, comites, contrat, diagnostic, effectifs, engagements, fiches, finances, identite, indicateurs, objectifs,
    organisation, references, reprise, savoir, sections::Section, suivi,
};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

fn partie_ecrite(partie: PartieEcrite, ctx: &Contexte) -> Vec<Bloc> {
    match partie {
        PartieEcrite::Identite => identite::blocs(ctx),
        PartieEcrite::Diagnostic => diagnostic::blocs(ctx),
        PartieEcrite::Fiches => {
            [objectifs::blocs(ctx), fiches::blocs(ctx), organisation::moyens(ctx), organisation::partages(ctx, None)].concat()
        }
        PartieEcrite::Indicateurs => indicateurs::blocs(ctx),
        PartieEcrite::Finances => finances::blocs(ctx),
        PartieEcrite::Effectifs => effectifs::blocs(ctx),
        PartieEcrite::Territoire => identite::communes(ctx),
        PartieEcrite::Suivi => {
            [engagements::blocs(ctx), suivi::blocs(ctx, savoir::prints(ctx, savoir::FRISE)), comites::blocs(ctx)].concat()
        }
        PartieEcrite::Trame => trame(ctx),
        PartieEcrite::Pieces => [suivi::pieces(ctx), bordereau::annexe(ctx)].concat(),
        PartieEcrite::References => [contrat::mentions(ctx), references::blocs(ctx), reprise::blocs(ctx)].concat(),
    }
}

/// An annex that has content, composed.
pub(super) struct Composee {
    /// The section as the choice of sections lists it.
    pub section: Section,
    /// Number of the annex, which a choice of sections does not change.
    pub numero: i32,
    /// Name under which links and the preview reach it: that of its row, whatever its number.
    pub ancre: String,
    contenu: Vec<Bloc>,
}

/// Composes the annexes that have content, in the order of their numbers.
pub(super) fn composees(ctx: &Contexte) -> Vec<Composee> {
    let composed = annexes(ctx.d).into_iter().map(|place| {
        let contenu = contenu(ctx, &place);
        let (ancre, numero) = (ancre_annexe(&place), place.numero);
        Composee { section: Section::of_annex(place), numero, ancre, contenu }
    });
    composed.filter(|a| !a.contenu.is_empty()).collect()
}

/// The blocks of an annex, with its heading.
pub(super) fn blocs(annexe: Composee) -> Vec<Bloc> {
    let tete: Bloc = Bloc::titre(1, annexe.section.nom).numero(format!("Annexe {}", annexe.numero)).ancre(annexe.ancre).a_la_suite().into();
    let mut contenu = annexe.contenu;
    // The heading of a landscape annex goes inside its landscape pages; otherwise it would be alone on a page.
    if let Some(Bloc::Paysage(dans)) = contenu.first_mut() {
        dans.insert(0, tete);
    } else {
        contenu.insert(0, tete);
    }
    // A short annex shares a page with the one before it.
    if contenu.len() <= COURTE && !contenu.iter().any(|b| matches!(b, Bloc::Paysage(_) | Bloc::Fiche(_))) {
        return vec![Bloc::GarderEnsemble(contenu)];
    }
    contenu
}

/// Most blocks of an annex that may share a page.
const COURTE: usize = 6;

/// List of the annexes, above the signatures of the contract. One that this print leaves out is listed all the same.
pub(super) fn liste(ctx: &Contexte, annexes: &[Composee]) -> Vec<Bloc> {
    if annexes.is_empty() {
        return Vec::new();
    }
    let rows = annexes.iter().map(|a| {
        let (numero, nom) = (format!("Annexe {}", a.numero), TexteRiche::from(&a.section.nom));
        if ctx.non_jointes.contains(&a.section.code) {
            return Ligne::new([numero.into(), nom.discret(" – non jointe")]);
        }
        Ligne::new([TexteRiche::new().lien(numero, a.ancre.clone()), nom])
    });
    let tableau = Tableau::new(vec![Colonne::gauche("Annexe").fixe(70.0), Colonne::gauche("Objet").souple(1.0)]).serre().lignes(rows);
    let phrase = Bloc::contrat("Les annexes ci-dessous font partie intégrante du contrat.");
    vec![Bloc::GarderEnsemble(vec![Bloc::titre(2, "Liste des annexes").hors_sommaire().into(), phrase, tableau.into()])]
}

/// The content of an annex. An empty annex of the contract says that it must be completed; an empty part of the
/// program gives nothing.
fn contenu(ctx: &Contexte, place: &AnnexeNumerotee) -> Vec<Bloc> {
    let row = place.ligne.and_then(|id| ctx.d.annexes.iter().find(|a| a.id == id));
    let mut out = row.map(|row| ctx.libre(&row.texte)).unwrap_or_default();
    for partie in &place.parties {
        out.extend(partie_ecrite(*partie, ctx));
    }
    // Only the references have nothing to say when the dossier has none: the others are parts of every contract.
    if out.is_empty() && place.parties != [PartieEcrite::References] {
        out.push(a_completer("le contenu de cette annexe"));
    }
    out
}

/// The plan of the yearly report that the program prints.
fn trame(ctx: &Contexte) -> Vec<Bloc> {
    let phrase = Bloc::paragraphe("Le rapport remis chaque année au Département suit ce plan.");
    let sections = super::sections_imprimees(ctx, super::TypeDocument::Bilan, bilan::sections());
    vec![phrase, Bloc::numeros(sections.into_iter().filter(|s| !s.ecartee).map(|s| s.nom))]
}
