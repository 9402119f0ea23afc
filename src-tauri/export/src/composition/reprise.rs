//! The renewal that the dossier comes from, or prepares: in internal copies alone, since it is no part of a contract.

use cpom_core::champ;
use cpom_core::choix::{Choix, DecisionReprise, StatutReprise};
use cpom_core::modele::mots::majuscule;

use super::contexte::{Contexte, Paires};
use super::emplacements::Emplacement;
use super::grille::{non_vide, vide};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Rules, decisions on actions, and the report of the renewal line by line.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    if !ctx.interne {
        return Vec::new();
    }
    let x = &ctx.d.reprise;
    let nothing = x.statut == StatutReprise::Aucune && x.regles.is_empty() && x.contrat_cible.is_empty() && x.contrat_origine.is_empty();
    if nothing && ctx.d.decisions_reprise.is_empty() && ctx.d.lignes_reprise.is_empty() {
        return Vec::new();
    }
    let mut out = vec![Bloc::titre(2, "Renouvellement").ancre(Emplacement::Reprise).into()];
    out.extend(
        Paires::new(ctx)
            .dit(champ!(Reprise.statut).libelle, Some(majuscule(x.statut.libelle())))
            .texte(champ!(Reprise.contrat_origine).libelle, &x.contrat_origine)
            .texte(champ!(Reprise.contrat_cible).libelle, &x.contrat_cible)
            .dit(champ!(Reprise.annee_reference).libelle, x.annee_reference.map(|a| a.to_string()))
            .bloc(),
    );
    let rules: Vec<TexteRiche> = x.regles.iter().filter(|r| !r.trim().is_empty()).map(|r| ctx.t(r.trim())).collect();
    if !rules.is_empty() {
        out.extend([Bloc::titre(3, champ!(Reprise.regles).libelle).into(), Bloc::puces(rules)]);
    }
    out.extend(decisions(ctx));
    out.extend(lignes(ctx));
    out
}

fn decisions(ctx: &Contexte) -> Vec<Bloc> {
    let colonnes = vec![
        Colonne::gauche(champ!(DecisionAction.action_id).colonne()).souple(1.2),
        Colonne::gauche(champ!(DecisionAction.decision).colonne()).souple(0.6),
        Colonne::gauche(champ!(DecisionAction.justification).colonne()).souple(1.0),
    ];
    let lignes = ctx.d.decisions_reprise.iter().filter_map(|r| {
        let action = ctx.action(r.action_id)?;
        let decision = TexteRiche::from(r.decision.libelle());
        let decision = if r.decision == DecisionReprise::ADecider { TexteRiche::new().gras(r.decision.libelle()) } else { decision };
        let why = if r.justification.trim().is_empty() { vide() } else { ctx.t(r.justification.trim()) };
        Some(Ligne::new([ctx.lien_action(action).et(format!(" {}", action.intitule.trim())), decision, why]))
    });
    non_vide(Tableau::new(colonnes).lignes(lignes)).map(|t| vec![Bloc::titre(3, "Décisions par action").into(), t]).unwrap_or_default()
}

fn lignes(ctx: &Contexte) -> Vec<Bloc> {
    let colonnes = vec![
        Colonne::gauche(champ!(LigneReprise.objet).colonne()).souple(1.2),
        Colonne::gauche(champ!(LigneReprise.traitement).colonne()),
        Colonne::gauche(champ!(LigneReprise.avant).colonne()).souple(0.8),
        Colonne::gauche(champ!(LigneReprise.apres).colonne()).souple(0.8),
    ];
    let mut tableau = Tableau::new(colonnes);
    let mut rubrique = "";
    for r in &ctx.d.lignes_reprise {
        if r.rubrique != rubrique {
            rubrique = &r.rubrique;
            tableau = tableau.ligne(Ligne::section(ctx.t(rubrique)));
        }
        let [avant, apres] = [&r.avant, &r.apres].map(|t| if t.trim().is_empty() { vide() } else { ctx.t(t.trim()) });
        tableau = tableau.ligne(Ligne::new([ctx.t(&r.objet), r.traitement.libelle().into(), avant, apres]));
    }
    non_vide(tableau).map(|t| vec![Bloc::titre(3, "Rapport de reprise").into(), t]).unwrap_or_default()
}
