//! The shared diagnosis: texts, then the figures of past years.

use cpom_core::calculs::{Termes, Total};
use cpom_core::champ;
use cpom_core::choix::{Choix, NatureConstat, StatutDonnee};
use cpom_core::modele::Donnee;

use super::contexte::{Contexte, Paires, a_completer};
use super::emplacements::Emplacement;
use super::grille::{Grille, remplie};
use super::{format, graphiques, heures};
use crate::bloc::{Bloc, Colonne, TexteRiche};

/// Blocks of the shared diagnosis.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let x = &ctx.d.diagnostic;
    let mut out = vec![Bloc::titre(2, "Synthèse").ancre(Emplacement::Diagnostic).into()];
    let reference = x.annee_reference.or(ctx.d.dossier.annee_reference);
    let mut quand = Vec::new();
    quand.extend(x.date.map(|d| format!("Diagnostic établi le {}", format::date(d))));
    quand.extend(reference.map(|a| format!("année de référence {a}")));
    if !quand.is_empty() {
        out.push(Bloc::chapeau(format!("{}.", cpom_core::modele::mots::majuscule(&quand.join(", ")))));
    }
    let synthese = ctx.libre(&x.synthese);
    if synthese.is_empty() && ctx.d.constats.is_empty() {
        out.push(a_completer("la synthèse du diagnostic"));
    }
    out.extend(synthese);
    out.extend(ctx.libre(&x.note));
    out.extend(constats(ctx));
    out.extend(profil(ctx));
    out.extend(heures::heures_realisees(ctx));
    out.extend(donnees(ctx));
    out.extend(commentaires(ctx));
    out
}

/// Strengths, weaknesses, opportunities, threats, needs: each kind beside its remarks.
fn constats(ctx: &Contexte) -> Option<Bloc> {
    NatureConstat::TOUS
        .iter()
        .fold(Paires::new(ctx), |paires, nature| {
            let of = ctx.d.constats.iter().filter(|c| c.nature == *nature);
            paires.lignes(titre_constat(*nature), &of.map(|c| c.texte.clone()).collect::<Vec<_>>())
        })
        .bloc()
}

fn titre_constat(nature: NatureConstat) -> &'static str {
    match nature {
        NatureConstat::Force => "Forces",
        NatureConstat::Faiblesse => "Faiblesses",
        NatureConstat::Opportunite => "Opportunités",
        NatureConstat::Menace => "Menaces",
        NatureConstat::Besoin => "Besoins du territoire",
    }
}

/// Codes of the raw figures that describe the people accompanied.
const PROFIL: [&str; 6] = ["gir1", "gir2", "gir3", "gir4", "pch", "autres"];

fn valeur(ctx: &Contexte, donnee: &Donnee, annee: i32) -> Option<cpom_core::decimal::Nombre> {
    ctx.c.valeur_brute(ctx.d, donnee.id, annee)
}

fn annees_donnees(ctx: &Contexte) -> Vec<i32> {
    let has = |a: i32| ctx.d.valeurs.iter().any(|v| v.annee == a && v.valeur.is_some());
    ctx.c.annees.toutes.iter().copied().filter(|a| has(*a)).collect()
}

/// People by GIR and by right, with a chart.
fn profil(ctx: &Contexte) -> Vec<Bloc> {
    let rows: Vec<&Donnee> = PROFIL.iter().filter_map(|code| ctx.d.donnees.iter().find(|d| d.code == *code)).collect();
    let annees = annees_donnees(ctx);
    if rows.len() < 2 || annees.is_empty() {
        return Vec::new();
    }
    let g = Grille::annees("Personnes au 31 décembre", annees.iter().copied());
    let people = |a: i32| Total::de(Termes::Publics, rows.iter().map(|d| valeur(ctx, d, a)));
    let lignes = rows.iter().map(|d| g.ligne(d.libelle.as_str(), |a, _| valeur(ctx, d, a).map(format::libre)));
    let total = g.total("Total", |a, _| people(a).ecrit(format::libre));
    let mut out = vec![Bloc::titre(2, "Personnes accompagnées").ancre(Emplacement::Publics).into()];
    let part = |d: &Donnee, a: i32| Total::de(Termes::Publics, [valeur(ctx, d, a)]);
    let series = rows.iter().map(|d| (d.libelle.as_str(), annees.iter().map(|a| part(d, *a)).collect()));
    let titles = annees.iter().map(ToString::to_string).collect();
    out.extend(graphiques::empilees("Profil des personnes accompagnées au 31 décembre", "personnes", titles, series));
    out.push(g.tableau().lignes(lignes).ligne(total).into());
    out
}

/// Table of the raw figures of the dictionary.
fn donnees(ctx: &Contexte) -> Vec<Bloc> {
    let annees = annees_donnees(ctx);
    if ctx.d.donnees.is_empty() {
        return Vec::new();
    }
    if annees.is_empty() {
        return vec![Bloc::titre(2, "Chiffres bruts par année").into(), a_completer("les chiffres des années passées")];
    }
    let mut g = Grille::annees(champ!(Donnee.libelle).colonne(), annees);
    // The code stands in formulas, which internal copies alone print.
    if ctx.interne {
        g = g.avec(Colonne::gauche(champ!(Donnee.code).colonne()));
    }
    let g = g.avec(Colonne::gauche(champ!(Donnee.unite).colonne()));
    // The figures of the profile have their table above; formulas name them by the codes that internal copies print.
    let above = !ctx.interne && !profil(ctx).is_empty();
    let shown = |d: &&Donnee| !(above && PROFIL.contains(&d.code.as_str()) && marked(ctx, d).is_none());
    let lignes = ctx.d.donnees.iter().filter(shown).map(|d| {
        let code = ctx.interne.then(|| TexteRiche::new().discret(d.code.as_str()));
        let avant = code.into_iter().chain([TexteRiche::from(d.unite.as_str())]).collect();
        g.ligne_avec(ctx.t(&d.libelle), avant, |a, _| valeur(ctx, d, a).map(|n| format!("{}{}", format::libre(n), marque(ctx, d, a))))
    });
    let mut out = vec![Bloc::titre(2, "Chiffres bruts par année").ancre(Emplacement::Chiffres).into()];
    if !ctx.d.dossier.note_historique.trim().is_empty() {
        out.push(Bloc::note(ctx.t(&ctx.d.dossier.note_historique)));
    }
    let mut tableau = g.tableau().lignes(lignes.filter(remplie_ou_nommee));
    if ctx.d.valeurs.iter().any(|v| v.statut != StatutDonnee::Constatee) {
        tableau = tableau.note("* valeur estimée ; ** valeur à vérifier.");
    }
    out.push(tableau.into());
    out
}

/// A mark that a value of the figure bears, in any year.
fn marked(ctx: &Contexte, donnee: &Donnee) -> Option<&'static str> {
    ctx.c.annees.toutes.iter().map(|a| marque(ctx, donnee, *a)).find(|m| !m.is_empty())
}

/// Keeps a figure that has a value or a name: a named figure without value is still looked for by readers.
fn remplie_ou_nommee(ligne: &crate::bloc::Ligne) -> bool {
    remplie(ligne) || ligne.cellules.first().is_some_and(|c| !c.is_empty())
}

fn marque(ctx: &Contexte, donnee: &Donnee, annee: i32) -> &'static str {
    match ctx.d.valeurs.iter().find(|v| v.donnee_id == donnee.id && v.annee == annee).map(|v| v.statut) {
        Some(StatutDonnee::Estimee) => "*",
        Some(StatutDonnee::AVerifier) => "**",
        _ => "",
    }
}

fn commentaires(ctx: &Contexte) -> Vec<Bloc> {
    let mut rows = Vec::new();
    for v in ctx.d.valeurs.iter().filter(|v| !v.commentaire.trim().is_empty()) {
        let libelle = ctx.d.donnees.iter().find(|d| d.id == v.donnee_id).map_or("", |d| d.libelle.as_str());
        let mut t = TexteRiche::new().gras(format!("{libelle}, {} : ", v.annee));
        t.0.extend(ctx.t(v.commentaire.trim()).0);
        rows.push(t);
    }
    let exercices = ctx.d.exercices.iter().filter(|e| !e.commentaire.trim().is_empty());
    for e in exercices {
        let mut t = TexteRiche::new().gras(format!("Exercice {} : ", e.annee));
        t.0.extend(ctx.t(e.commentaire.trim()).0);
        rows.push(t);
    }
    if rows.is_empty() { Vec::new() } else { vec![Bloc::titre(3, "Remarques sur les chiffres").into(), Bloc::puces(rows)] }
}
