//! Axes, objectives and actions, then their calendar.

use chrono::{Datelike, NaiveDate};
use cpom_core::champ;
use cpom_core::choix::{Choix, StatutEtape};
use cpom_core::modele::{Action, Axe};

use super::contexte::{Contexte, a_completer, code_action};
use super::emplacements::Emplacement;
use super::grille::cellule;
use super::{format, textes};
use crate::bloc::{Bloc, BordGantt, Colonne, Figure, Gantt, Ligne, LigneGantt, Tableau, TexteRiche};

/// The tree of objectives and the calendar of actions.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(2, "Axes, objectifs et actions").ancre(Emplacement::Objectifs).into()];
    if ctx.d.axes.is_empty() {
        out.push(a_completer("les axes et les objectifs du contrat"));
        return out;
    }
    out.push(Bloc::chapeau(format!(
        "{}, {}, {}.",
        textes::pluriel(ctx.d.axes.len(), "axe", "axes"),
        textes::pluriel(ctx.d.objectifs.len(), "objectif", "objectifs"),
        textes::pluriel(ctx.d.actions.len(), "fiche action", "fiches actions"),
    )));
    out.push(tableau(ctx));
    out.extend(calendrier(ctx));
    out
}

/// Axes, objectives and actions with who leads them and their state; their dates are in the calendar, their amounts in the financial annex.
fn tableau(ctx: &Contexte) -> Bloc {
    let mut tableau = Tableau::new(vec![
        Colonne::gauche(champ!(Action.code).colonne()),
        Colonne::gauche("Action").souple(1.0),
        Colonne::gauche(champ!(Action.pilote).colonne()),
        Colonne::gauche(champ!(Action.statut).colonne()),
    ])
    .serre();
    for axe in &ctx.d.axes {
        tableau = tableau.ligne(Ligne::section(titre_axe(axe)));
        for objectif in ctx.d.objectifs.iter().filter(|o| o.axe_id == axe.id) {
            let [code, libelle] = [&objectif.code, &objectif.libelle].map(|t| TexteRiche::new().italique(t.trim()));
            tableau = tableau.ligne(Ligne::new([code, libelle]).annonce());
            tableau = tableau.lignes(ctx.d.actions.iter().filter(|a| a.objectif_id == objectif.id).map(|a| ligne(ctx, a)));
        }
    }
    tableau.into()
}

/// Code, title and legal objective of an axis. The wording of the objective is in the identity sheet.
pub(super) fn titre_axe(axe: &Axe) -> TexteRiche {
    let mut t = TexteRiche::from(format!("{} {}", axe.code.trim(), axe.libelle.trim()).trim());
    if let Some(n) = axe.objectif_legal.filter(|n| *n > 0) {
        t = t.discret(format!(" – objectif légal n° {n}"));
    }
    t
}

fn ligne(ctx: &Contexte, action: &Action) -> Ligne {
    Ligne::new([
        ctx.lien_action(action),
        ctx.t(&action.intitule),
        cellule(Some(action.pilote.trim().to_owned())),
        ctx.statut_action(action),
    ])
}

/// First and last year of the contract, else of the actions.
fn bornes(ctx: &Contexte) -> Option<(i32, i32)> {
    let contrat = ctx.c.annees.contrat.first().copied().zip(ctx.c.annees.contrat.last().copied());
    let dates = || ctx.d.actions.iter().flat_map(|a| [a.date_debut, a.date_fin]).flatten().map(|d| d.year());
    contrat.or_else(|| dates().min().zip(dates().max()))
}

fn calendrier(ctx: &Contexte) -> Option<Bloc> {
    let (debut, fin) = bornes(ctx)?;
    let mut lignes = Vec::new();
    for axe in &ctx.d.axes {
        let of_axis = |a: &&Action| ctx.objectif(a.objectif_id).is_some_and(|o| o.axe_id == axe.id);
        let bars: Vec<LigneGantt> = ctx.d.actions.iter().filter(of_axis).filter_map(|a| ligne_gantt(ctx, a, fin)).collect();
        if bars.is_empty() {
            continue;
        }
        lignes
            .push(LigneGantt { libelle: format!("{} {}", axe.code.trim(), axe.libelle.trim()).trim().to_owned(), ..LigneGantt::default() });
        lignes.extend(bars);
    }
    let undated: Vec<String> =
        ctx.d.actions.iter().filter(|a| a.date_debut.or(a.date_fin).is_none()).map(|a| code_action(ctx.d, a)).collect();
    if lignes.is_empty() {
        return (!undated.is_empty()).then(|| a_completer("les dates des actions"));
    }
    let done = ctx.d.etapes.iter().filter(|e| e.statut == StatutEtape::Fait).count();
    let legende = format!("Calendrier des actions : {} sur {} sont faites", done, textes::pluriel(ctx.d.etapes.len(), "étape", "étapes"));
    let gantt = Gantt { debut, fin, lignes, repere: Some(ctx.date) };
    let mut out = vec![Bloc::titre(3, "Calendrier").into(), Figure::new(legende, gantt).into()];
    if !undated.is_empty() {
        out.push(Bloc::note(TexteRiche::from(format!("Sans aucune date, hors du calendrier : {}.", format::enumeration(&undated)))));
    }
    Some(Bloc::GarderEnsemble(out))
}

/// The bar of an action, which reaches the edge of the contract on the side where it has no date; `None` without any date.
fn ligne_gantt(ctx: &Contexte, a: &Action, derniere: i32) -> Option<LigneGantt> {
    let contrat = &ctx.d.contrat;
    let (periode, bord) = match (a.date_debut, a.date_fin) {
        (Some(debut), Some(fin)) => ((debut, fin), BordGantt::Connu),
        (Some(debut), None) => {
            let edge = contrat.date_fin.or_else(|| NaiveDate::from_ymd_opt(derniere, 12, 31));
            ((debut, edge.unwrap_or(debut).max(debut)), BordGantt::FinAFixer)
        }
        (None, Some(fin)) => ((contrat.date_debut.unwrap_or(fin).min(fin), fin), BordGantt::DebutAFixer),
        (None, None) => return None,
    };
    let jalons = ctx.d.etapes.iter().filter(|e| e.action_id == a.id).filter_map(|e| e.echeance).collect();
    let libelle = format!("{} {}", code_action(ctx.d, a), a.intitule.trim());
    let mot = ctx.action_state(a).libelle().to_owned();
    Some(LigneGantt { libelle, periode: Some(periode), bord, jalons, statut: Some(ctx.forme_action(a)), mot, etape: false })
}
