//! Sentences drafted from the figures of a year, for texts that she has not written yet. They state what the figures say,
//! each from complete figures alone, and are printed as a proposal: they never pass as hers.

use cpom_core::calculs::economie::atterrissages;
use cpom_core::choix::Nature;

use super::contexte::{Contexte, code_action};
use super::explications::to_explain;
use super::{fiches, format};
use crate::bloc::{Bloc, Encadre, Ton};

/// Title over drafted sentences.
pub(super) const TITRE: &str = "Proposition tirée des chiffres, à relire et à compléter";

/// The draft of the summary of a year, in a frame that says what it is; `None` when no figure is complete.
pub(super) fn annee(ctx: &Contexte, annee: i32) -> Option<Bloc> {
    let mut lines = phrases(ctx, annee);
    if lines.is_empty() {
        return None;
    }
    lines.push("[à compléter : faits marquants, difficultés rencontrées, perspectives]".to_owned());
    Some(encadre(lines))
}

/// The sentences that the complete figures of a year allow, in order; none when no figure is complete.
pub(super) fn phrases(ctx: &Contexte, annee: i32) -> Vec<String> {
    [heures(ctx, annee), atterrissage(ctx, annee), cibles(ctx, annee), dotation(ctx, annee), resultat(ctx, annee), actions(ctx, annee)]
        .into_iter()
        .flatten()
        .collect()
}

/// Drafted lines in their frame.
pub(super) fn encadre(lines: Vec<String>) -> Bloc {
    Encadre { ton: Ton::AVerifier, titre: Some(TITRE.to_owned()), blocs: vec![Bloc::puces(lines)] }.into()
}

fn heures(ctx: &Contexte, annee: i32) -> Option<String> {
    let done = ctx.c.activite.total(annee, Nature::Realise)?.total.complet()?;
    let mut t = format!("En {annee}, le service a réalisé {} d’intervention", format::heures(done));
    let before = ctx.c.activite.total(annee.checked_sub(1)?, Nature::Realise).and_then(|h| h.total.complet());
    if let Some(before) = before {
        let gap = done - before;
        t.push_str(&format!(" ({} par rapport à {})", format::ecart(&format::heures(gap), gap.raw()), annee - 1));
    }
    if let Some(rate) = ctx.c.activite.ecarts.iter().find(|e| e.annee == annee).and_then(|e| e.taux) {
        t.push_str(&format!(", soit {} du prévu", format::pour_cent(rate, 1)));
    }
    Some(t + ".")
}

/// End of a year under way that has no realised hours yet, as its last count lets it be expected.
fn atterrissage(ctx: &Contexte, annee: i32) -> Option<String> {
    if ctx.c.activite.total(annee, Nature::Realise).is_some() {
        return None;
    }
    let landing = atterrissages(ctx.d, ctx.c).into_iter().find(|a| a.annee == annee)?;
    let grant = landing.dotation.map(|m| format!(", soit {} de dotation", format::euros(m))).unwrap_or_default();
    Some(format!(
        "Au {}, {} éligibles sont comptées ; au même rythme, l’année en compterait {}{grant}.",
        format::date(landing.date),
        format::heures(landing.comptees),
        format::heures(landing.heures)
    ))
}

fn cibles(ctx: &Contexte, annee: i32) -> Option<String> {
    let b = ctx.c.bilans_indicateurs.iter().find(|b| b.annee == annee)?;
    let mut t = format!("{} cibles atteintes sur {} jugées", b.atteint, b.total);
    let missed: Vec<String> = ctx
        .d
        .indicateurs
        .iter()
        .filter(|i| to_explain(ctx.calcule(i.id).and_then(|c| c.point(annee)).and_then(|p| p.statut)))
        .map(|i| i.code.trim().to_owned())
        .filter(|c| !c.is_empty())
        .collect();
    if !missed.is_empty() {
        t.push_str(&format!(" ; à expliquer : {}", missed.join(", ")));
    }
    Some(t + ".")
}

fn dotation(ctx: &Contexte, annee: i32) -> Option<String> {
    let grant = ctx.c.dotation.annees.iter().find(|a| a.annee == annee)?;
    let acquired = grant.acquis?;
    let mut t = format!("La dotation acquise est de {}", format::euros(acquired));
    if let Some(used) = grant.consomme.complet() {
        t.push_str(&format!(" ; {} ont été consommés", format::euros(used)));
    }
    if let Some(rate) = grant.taux_consommation {
        t.push_str(&format!(", soit {} du disponible", format::pour_cent(rate, 1)));
    }
    Some(t + ".")
}

fn resultat(ctx: &Contexte, annee: i32) -> Option<String> {
    let b = ctx.c.budget.iter().find(|b| b.annee == annee && b.nature == Nature::Realise)?;
    let result = b.resultat?;
    let cost = b.cout_horaire.map(|c| format!(", pour un coût de revient horaire de {}", format::euros(c))).unwrap_or_default();
    Some(format!("Le résultat de l’exercice est de {}{cost}.", format::euros(result)))
}

fn actions(ctx: &Contexte, annee: i32) -> Option<String> {
    if ctx.d.actions.is_empty() {
        return None;
    }
    let told: Vec<String> = ctx
        .d
        .actions
        .iter()
        .filter(|a| ctx.d.bilans_action.iter().any(|b| b.action_id == a.id && b.annee == annee))
        .map(|a| code_action(ctx.d, a))
        .collect();
    let told = if told.is_empty() { String::new() } else { format!(" ; bilan de l’année écrit pour {}", told.join(", ")) };
    Some(format!("{}{told}.", fiches::compte(ctx)))
}
