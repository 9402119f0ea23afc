//! Cause and remedy of a target that was missed, in the agency’s words: the comment on the figure, else what the linked
//! actions say of the year.

use cpom_core::calculs::StatutIndicateur;
use cpom_core::choix::{CauseEcart, Choix};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{BilanAction, Id};

use super::contexte::{Contexte, code_action};
use crate::bloc::TexteRiche;

/// Whether a target asks for a cause and a remedy.
pub(super) fn to_explain(statut: Option<StatutIndicateur>) -> bool {
    statut.is_some_and(StatutIndicateur::manquee)
}

/// The comment on the figure of a year; empty without any.
pub(super) fn comment<'a>(ctx: &Contexte<'a>, indicateur: Id, annee: i32) -> &'a str {
    ctx.d.mesures.iter().find(|m| m.indicateur_id == indicateur && m.annee == annee).map_or("", |m| m.commentaire.trim())
}

/// Reviews, in a year, of the actions that an indicator measures.
pub(super) fn linked_reports<'a>(ctx: &Contexte<'a>, indicateur: Id, annee: i32) -> Vec<&'a BilanAction> {
    let linked = |action| ctx.d.action_indicateurs.iter().any(|l| l.indicateur_id == indicateur && l.action_id == action);
    ctx.d.bilans_action.iter().filter(|b| b.annee == annee && linked(b.action_id)).collect()
}

/// The comment on the figure, else the analysis and remedy of the linked actions; `None` when nothing is written.
pub(super) fn written(ctx: &Contexte, indicateur: Id, annee: i32) -> Option<TexteRiche> {
    let comment = comment(ctx, indicateur, annee);
    if !comment.is_empty() {
        return Some(ctx.t(comment));
    }
    let mut parts = Vec::new();
    for b in linked_reports(ctx, indicateur, annee) {
        let said = b.explication();
        let code = ctx.action(b.action_id).map(|a| code_action(ctx.d, a)).unwrap_or_default();
        if !said.is_empty() {
            parts.push(format!("{code} : {said}"));
        }
    }
    (!parts.is_empty()).then(|| ctx.t(&parts.join("\n")))
}

/// The cause chosen for a missed target, then the explanation; what is lacking of the two is to be written.
pub(super) fn explication(ctx: &Contexte, indicateur: Id, annee: i32) -> TexteRiche {
    let cause = ctx.d.mesures.iter().find(|m| m.indicateur_id == indicateur && m.annee == annee).map(|m| m.cause);
    let said = written(ctx, indicateur, annee);
    let Some(cause) = cause.filter(|c| *c != CauseEcart::NonDite) else {
        return said.unwrap_or_else(|| ctx.t("[à compléter : cause et correction]"));
    };
    let mut out = TexteRiche::from(format!("{}. ", majuscule(cause.libelle())));
    out.0.extend(said.unwrap_or_else(|| ctx.t("[à compléter : correction]")).0);
    out
}
