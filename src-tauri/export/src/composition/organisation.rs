//! How the contract is kept beside its figures: organisational means, working life, shared practices, risks, effect of
//! the training courses. Each part prints only when the dossier has rows for it.

use cpom_core::choix::{Choix, DomaineTravail, EtatRisque, Nature, NatureMoyen, NiveauRisque};
use cpom_core::modele::{ConditionTravail, Formation, MoyenOrganisation, PartagePratique, Risque};

use super::contexte::{Contexte, code_action, statut_etape};
use super::format;
use super::grille::{cellule, vide};
use super::identite::majuscule;
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, Texte};

/// A text of the dossier, or the mark of an empty cell.
fn text(ctx: &Contexte, value: &str) -> Texte {
    if value.trim().is_empty() { vide() } else { ctx.t(value.trim()) }
}

/// The action a row serves, as a link to its sheet.
fn served(ctx: &Contexte, id: Option<cpom_core::modele::Id>) -> Texte {
    id.and_then(|id| ctx.action(id)).map_or_else(vide, |a| ctx.lien_action(a))
}

/// Protocols, tools and quality approach, by kind.
pub(super) fn moyens(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.moyens_organisation.is_empty() {
        return Vec::new();
    }
    let mut tableau = Tableau::new(vec![
        Colonne::gauche("Moyen").souple(1.4),
        Colonne::gauche("Où le trouver").souple(1.0),
        Colonne::gauche("Responsable").souple(0.8),
        Colonne::gauche("Date").fixe(58.0),
        Colonne::gauche("Action"),
    ]);
    for nature in NatureMoyen::TOUS {
        let rows: Vec<&MoyenOrganisation> = ctx.d.moyens_organisation.iter().filter(|m| m.nature == *nature).collect();
        if !rows.is_empty() {
            tableau = tableau.ligne(Ligne::section(majuscule(nature.libelle())));
        }
        for m in rows {
            let mut name = text(ctx, &m.intitule);
            if !m.commentaire.trim().is_empty() {
                name = name.discret("\n");
                name.0.extend(ctx.t(m.commentaire.trim()).0);
            }
            let date = cellule(Some(format::courte(m.date)));
            tableau = tableau.ligne(Ligne::new([name, text(ctx, &m.lieu), text(ctx, &m.responsable), date, served(ctx, m.action_id)]));
        }
    }
    vec![Bloc::titre(2, "Moyens d’organisation").ancre("organisation").into(), tableau.into()]
}

/// Measures on working conditions, prevention and social dialogue.
pub(super) fn conditions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.conditions_travail.is_empty() {
        return Vec::new();
    }
    let mut tableau = Tableau::new(vec![
        Colonne::gauche("Mesure").souple(1.4),
        Colonne::gauche("Responsable").souple(0.8),
        Colonne::gauche("Échéance").fixe(58.0),
        Colonne::gauche("État"),
        Colonne::gauche("Résultat").souple(1.2),
        Colonne::gauche("Action"),
    ]);
    for domaine in DomaineTravail::TOUS {
        let rows: Vec<&ConditionTravail> = ctx.d.conditions_travail.iter().filter(|c| c.domaine == *domaine).collect();
        if !rows.is_empty() {
            tableau = tableau.ligne(Ligne::section(majuscule(domaine.libelle())));
        }
        for c in rows {
            tableau = tableau.ligne(Ligne::new([
                text(ctx, &c.mesure),
                text(ctx, &c.responsable),
                cellule(Some(format::courte(c.echeance))),
                statut_etape(c.etat),
                text(ctx, &c.resultat),
                served(ctx, c.action_id),
            ]));
        }
    }
    let title = "Conditions de travail, prévention et dialogue social";
    vec![Bloc::titre(2, title).ancre("conditions").into(), tableau.into()]
}

/// Good practices given and received; `annee` keeps one year.
pub(super) fn partages(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    let rows: Vec<&PartagePratique> = ctx.d.partages_pratiques.iter().filter(|p| annee.is_none_or(|a| a == p.annee)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche("Année"),
        Colonne::gauche("Pratique").souple(1.2),
        Colonne::gauche("Sens"),
        Colonne::gauche("Avec qui").souple(0.8),
        Colonne::gauche("Ce qu’elle est devenue").souple(1.4),
        Colonne::gauche("Action"),
    ];
    let lignes = rows.iter().map(|p| {
        Ligne::new([
            Texte::from(p.annee.to_string()),
            text(ctx, &p.pratique),
            p.sens.libelle().into(),
            text(ctx, &p.avec),
            text(ctx, &p.suite),
            served(ctx, p.action_id),
        ])
    });
    vec![Bloc::titre(2, "Bonnes pratiques partagées").ancre("partages").into(), Tableau::new(colonnes).lignes(lignes).into()]
}

/// What the courses were to change, what they changed, how it was measured; `annee` keeps one year.
pub(super) fn effets(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    let told = |f: &&Formation| ![&f.effet_attendu, &f.effet_observe, &f.effet_mesure].iter().all(|x| x.trim().is_empty());
    let rows: Vec<&Formation> = ctx.d.formations.iter().filter(|f| annee.is_none_or(|a| a == f.annee)).filter(told).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche("Formation").souple(1.0),
        Colonne::gauche("Effet attendu").souple(1.0),
        Colonne::gauche("Effet observé").souple(1.0),
        Colonne::gauche("Mesure de l’effet").souple(0.8),
    ];
    let lignes = rows.iter().map(|f| {
        let planned = if f.nature == Nature::Realise { String::new() } else { format!(", {}", f.nature.libelle()) };
        let name = ctx.t(&f.intitule).discret(format!(" ({}{planned})", f.annee));
        Ligne::new([name, text(ctx, &f.effet_attendu), text(ctx, &f.effet_observe), text(ctx, &f.effet_mesure)])
    });
    vec![Bloc::titre(2, "Effet des formations").ancre("effets").into(), Tableau::new(colonnes).lignes(lignes).into()]
}

/// Whether somebody rated, took or dated a risk.
fn followed(r: &Risque) -> bool {
    r.niveau != NiveauRisque::NonCote || !r.responsable.trim().is_empty() || r.echeance.is_some() || r.etat != EtatRisque::ASurveiller
}

/// How a risk is followed: « niveau élevé, Responsable de secteur, 30/06/2026, parade en cours ».
pub(super) fn suivi_du_risque(ctx: &Contexte, r: &Risque) -> Option<Texte> {
    let level = (r.niveau != NiveauRisque::NonCote).then(|| format!("niveau {}", r.niveau.libelle()));
    let owner = Some(r.responsable.trim().to_owned()).filter(|x| !x.is_empty());
    let date = r.echeance.map(|_| format!("échéance {}", format::courte(r.echeance)));
    let parts: Vec<String> = [level, owner, date, Some(r.etat.libelle().to_owned())].into_iter().flatten().collect();
    followed(r).then(|| ctx.t(&parts.join(", ")))
}

/// The risks that are followed, of every action.
pub(super) fn risques(ctx: &Contexte) -> Vec<Bloc> {
    let rows: Vec<&Risque> = ctx.d.risques.iter().filter(|r| followed(r)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche("Action"),
        Colonne::gauche("Risque").souple(1.0),
        Colonne::gauche("Parade").souple(1.0),
        Colonne::gauche("Niveau"),
        Colonne::gauche("Responsable").souple(0.7),
        Colonne::gauche("Échéance").fixe(58.0),
        Colonne::gauche("État"),
    ];
    let lignes = rows.iter().map(|r| {
        let action = ctx.action(r.action_id).map_or_else(vide, |a| code_action(ctx.d, a).into());
        let niveau = if r.niveau == NiveauRisque::NonCote { vide() } else { r.niveau.libelle().into() };
        Ligne::new([
            action,
            text(ctx, &r.risque),
            text(ctx, &r.mesure),
            niveau,
            text(ctx, &r.responsable),
            cellule(Some(format::courte(r.echeance))),
            r.etat.libelle().into(),
        ])
    });
    vec![Bloc::titre(2, "Risques suivis").ancre("risques").into(), Tableau::new(colonnes).lignes(lignes).into()]
}
