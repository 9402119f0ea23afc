//! Quality of the service in a year: surveys, complaints, adverse events, evaluations, as far as the dossier holds them. What
//! it does not hold is named: a report without a word on complaints would pass for a year without any.

use cpom_core::champ;
use cpom_core::modele::{Donnee, Service};
use cpom_core::referentiel::referentiel;

use super::contexte::{Contexte, Paires};
use super::format;
use super::grille::{cellule, remplie};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Group of the dictionary of raw figures that holds those of quality.
const GROUPE: &str = "Qualité";

/// Figures of the year and of the one before, facts of each service, and what is absent.
pub(super) fn blocs(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let mut out: Vec<Bloc> = figures(ctx, annee).into_iter().collect();
    for s in &ctx.d.services {
        let titre = if ctx.d.services.len() > 1 { s.nom.trim().to_owned() } else { "Évaluation et droits des personnes".to_owned() };
        if let Some(bloc) = facts(ctx, s) {
            out.extend([Bloc::titre(3, titre).hors_sommaire().into(), bloc]);
        }
    }
    let absent = absent(ctx, annee);
    if !absent.is_empty() {
        out.push(Bloc::paragraphe(
            TexteRiche::new().gras(format!("[à compléter pour {annee}] ")).et(format!("Non renseigné : {}.", absent.join(" ; "))),
        ));
    }
    out
}

/// The figures of quality of the dossier, with what the dictionary names and the dossier lacks.
fn kept<'a>(ctx: &Contexte<'a>) -> Vec<&'a Donnee> {
    let codes = || referentiel().donnees.iter().filter(|r| r.groupe == GROUPE).map(|r| r.code.as_str());
    ctx.d.donnees.iter().filter(|d| codes().any(|c| c == d.code)).collect()
}

fn figures(ctx: &Contexte, annee: i32) -> Option<Bloc> {
    let before = annee.saturating_sub(1);
    let value = |d: &Donnee, a| cellule(ctx.c.valeur_brute(ctx.d, d.id, a).map(format::libre));
    let rows = kept(ctx)
        .into_iter()
        .map(|d| Ligne::new([ctx.t(&d.libelle), TexteRiche::new().discret(d.unite.trim()), value(d, before), value(d, annee)]));
    let rows: Vec<Ligne> = rows.filter(|l| remplie_depuis(l, 2)).collect();
    if rows.is_empty() {
        return None;
    }
    let colonnes = vec![
        Colonne::gauche("Qualité").souple(1.0),
        Colonne::gauche(champ!(Donnee.unite).colonne()),
        Colonne::decimale(before.to_string()),
        Colonne::decimale(annee.to_string()),
    ];
    Some(Tableau::new(colonnes).lignes(rows).into())
}

/// Whether a cell from this one on has a figure.
fn remplie_depuis(ligne: &Ligne, de: usize) -> bool {
    let figures = ligne.cellules.iter().skip(de - 1).cloned().collect();
    remplie(&Ligne { cellules: figures, ..Ligne::default() })
}

fn facts(ctx: &Contexte, s: &Service) -> Option<Bloc> {
    Paires::new(ctx)
        .texte(champ!(Service.derniere_evaluation).libelle, &s.derniere_evaluation)
        .texte(champ!(Service.prochaine_evaluation_has).libelle, &s.prochaine_evaluation_has)
        .texte(champ!(Service.projet_de_service).libelle, &s.projet_de_service)
        .texte(champ!(Service.forme_participation).libelle, &s.forme_participation)
        .texte(champ!(Service.referent_bientraitance).libelle, &s.referent_bientraitance)
        .oui_non(champ!(Service.charte_droits_libertes).libelle, s.charte_droits_libertes)
        .oui_non(champ!(Service.personne_qualifiee_affichee).libelle, s.personne_qualifiee_affichee)
        .cote_a_cote()
}

/// Names of what the dictionary expects of quality and of evaluations that the dossier does not hold.
fn absent(ctx: &Contexte, annee: i32) -> Vec<String> {
    let known = |code: &str| {
        let d = ctx.d.donnees.iter().find(|d| d.code == code);
        d.is_some_and(|d| ctx.c.valeur_brute(ctx.d, d.id, annee).is_some())
    };
    let expected = referentiel().donnees.iter().filter(|r| r.groupe == GROUPE && !known(&r.code));
    let mut out: Vec<String> = expected.map(|r| cpom_core::modele::mots::minuscule(r.libelle.trim())).collect();
    for (label, empty) in [
        (champ!(Service.derniere_evaluation).libelle, ctx.d.services.iter().any(|s| s.derniere_evaluation.trim().is_empty())),
        (champ!(Service.prochaine_evaluation_has).libelle, ctx.d.services.iter().any(|s| s.prochaine_evaluation_has.trim().is_empty())),
    ] {
        if empty {
            out.push(cpom_core::modele::mots::minuscule(label));
        }
    }
    out
}
