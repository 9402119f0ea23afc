//! Titles and subjects of the documents.

use cpom_core::modele::Id;

use super::contexte::{Contexte, code_action};
use super::textes::CPOM;

/// Title of the meeting file.
pub(super) fn titre_reunion(ctx: &Contexte) -> String {
    format!("Dossier de réunion – {}", ctx.titre())
}

/// Title of the summary.
pub(super) fn titre_synthese(ctx: &Contexte) -> String {
    format!("{} – {}", super::savoir::TITRE, ctx.titre())
}

/// Title of the yearly report.
pub(super) fn titre_bilan(ctx: &Contexte) -> String {
    let annee = ctx.annee.map(|a| format!(" {a}")).unwrap_or_default();
    format!("Bilan annuel{annee} – {}", ctx.titre())
}

/// Title of the final report.
pub(super) fn titre_bilan_final(ctx: &Contexte) -> String {
    format!("{} – {}", super::bilan_final::TITRE, ctx.titre())
}

/// Title of the answer to a call.
pub(super) fn titre_candidature(ctx: &Contexte) -> String {
    format!("{} – {}", super::candidature::TITRE, ctx.titre())
}

/// Title of an avenant.
pub(super) fn titre_avenant(ctx: &Contexte) -> String {
    format!("{} – {}", super::avenant::titre(ctx), ctx.titre())
}

/// Title of the passation.
pub(super) fn titre_passation(ctx: &Contexte) -> String {
    format!("{} – {}", super::passation::TITRE, ctx.titre())
}

/// Title of the compte d’emploi.
pub(super) fn titre_emploi(ctx: &Contexte) -> String {
    let annee = ctx.annee.map(|a| format!(" {a}")).unwrap_or_default();
    format!("{}{annee} – {}", super::emploi::TITRE, ctx.titre())
}

/// Title of the map.
pub(super) fn titre_carte(ctx: &Contexte) -> String {
    format!("{} – {}", super::carte::TITRE, ctx.titre())
}

/// Title of a fiche printed alone.
pub(super) fn titre_fiche(ctx: &Contexte, id: Id) -> String {
    ctx.action(id).map_or_else(|| "Fiche action".to_owned(), |a| format!("Fiche {} – {}", code_action(ctx.d, a), a.intitule))
}

/// Subject, in the document’s properties.
pub(super) fn sujet(ctx: &Contexte) -> String {
    let departement = ctx.d.departement.nom.trim();
    let parts = [ctx.gestionnaires(), departement.to_owned()];
    let who: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    if who.is_empty() { CPOM.to_owned() } else { format!("{CPOM} – {}", who.join(" et ")) }
}

/// Title of the modifications.
pub(super) fn titre_modifications(ctx: &Contexte) -> String {
    format!("{} – {}", super::modifications::titre(ctx), ctx.titre())
}

/// Title of the relevé de décisions.
pub(super) fn titre_releve(ctx: &Contexte) -> String {
    super::releve::titre(ctx)
}
