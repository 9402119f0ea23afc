//! Balance of the contract in the meeting file: sentence, rows of two years, worth of concessions, money that may be taken back,
//! kept scenarios; and the time of the follow-up. All of it is reserved: the copy for the Département has nothing of it.

use chrono::Datelike;
use cpom_core::calculs::economie::{
    Economie, EconomieAnnee, au_centime_superieur, concessions, economie, hypotheses, lignes, phrase, precision, reversement,
};
use cpom_core::champ;
use cpom_core::choix::{Choix, LigneEquilibre, Nature};
use cpom_core::decimal::{Montant, taux};
use cpom_core::modele::Revue;
use cpom_core::modele::mots::majuscule;
use cpom_core::scenario::{ScenarioGarde, kept_scenarios};

use super::contexte::Contexte;
use super::format;
use super::grille::{Grille, cellule};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Balance of the year of the review and of the next, as far as the contract has them; no block without any.
pub(super) fn blocs(ctx: &Contexte, revue: Option<&Revue>) -> Vec<Bloc> {
    let e = economie(ctx.d, ctx.c);
    let now = revue.and_then(|r| r.date_reunion).map_or(ctx.c.suivi.jour.year(), |d| d.year());
    let mut years: Vec<&EconomieAnnee> = e.annees.iter().filter(|a| a.annee == now || a.annee == now + 1).collect();
    if years.is_empty() {
        years.extend(e.annees.first().filter(|a| a.annee > now).or(e.annees.last()));
    }
    let Some(year) = years.last().copied() else { return Vec::new() };
    let mut out = vec![Bloc::titre(2, "Équilibre du contrat").into(), Bloc::paragraphe(TexteRiche::new().gras(phrase(&e, year)))];
    let nature = if year.constatee { Nature::Realise } else { Nature::Previsionnel };
    let account = ctx.c.budget.iter().find(|b| b.annee == year.annee && b.nature == nature);
    out.push(Bloc::paragraphe(precision(account.and_then(|b| b.resultat), year.constatee)));
    out.push(rows(ctx, &e, &years));
    let assumed: Vec<TexteRiche> = hypotheses(ctx.d, &e, year).into_iter().map(|h| ctx.t(&h.phrase)).collect();
    if !assumed.is_empty() {
        out.push(Bloc::paragraphe("Ces chiffres reposent sur :"));
        out.push(Bloc::puces(assumed));
    }
    if e.sans_dotation {
        return out;
    }
    out.push(worth(year));
    out.extend(taken_back(ctx, &e));
    out.extend(scenarios(ctx, &e, year.annee));
    out
}

/// Rows of the balance, a column a year.
fn rows(ctx: &Contexte, e: &Economie, years: &[&EconomieAnnee]) -> Bloc {
    let g = Grille::annees("Équilibre", years.iter().map(|a| a.annee)).du_contrat(&ctx.c.annees);
    let all: Vec<(i32, Vec<_>)> = years.iter().map(|a| (a.annee, lignes(ctx.d, e, a))).collect();
    let amount = |annee: i32, ligne: LigneEquilibre| {
        let rows = &all.iter().find(|(a, _)| *a == annee)?.1;
        rows.iter().find(|r| r.ligne == ligne)?.montant
    };
    let shown = LigneEquilibre::TOUS.iter().filter(|l| all.iter().any(|(_, rows)| rows.iter().any(|r| r.ligne == **l)));
    let mut table: Vec<Ligne> = shown.map(|l| g.ligne(majuscule(l.libelle()), |a, _| amount(a, *l).map(format::euros))).collect();
    let breakeven = |prudent: bool| {
        move |a: i32| {
            let year = e.annee(a)?;
            if prudent { year.montant_equilibre_prudent } else { year.montant_equilibre }
        }
    };
    for (label, of) in [("Montant d’équilibre", breakeven(false)), ("Montant d’équilibre prudent", breakeven(true))] {
        table.push(g.ligne(label, |a, _| of(a).map(|m| format::prix(au_centime_superieur(m)))));
    }
    g.tableau().lignes(table).into()
}

/// Worth of ten cents and of one percent.
fn worth(year: &EconomieAnnee) -> Bloc {
    let colonnes = vec![Colonne::gauche(format!("Concession en {}", year.annee)).souple(1.0), Colonne::decimale("Vaut pour le service")];
    let lignes = concessions(year).into_iter().map(|c| Ligne::new([TexteRiche::from(c.libelle), cellule(c.montant.map(format::euros))]));
    Tableau::new(colonnes).lignes(lignes).into()
}

/// Money that the Département may take back, where there is some or where its amount is unknown.
fn taken_back(ctx: &Contexte, e: &Economie) -> Vec<Bloc> {
    let kept = e.reversements.iter().filter(|r| r.montant != Some(Montant::ZERO));
    let lignes: Vec<Ligne> = kept
        .map(|r| {
            // Without an amount, the sentence would hold figures of which one is missing.
            let said = r.montant.map_or_else(|| "Il manque un chiffre.".to_owned(), |_| reversement(ctx.d, e, r).phrase);
            Ligne::new([
                TexteRiche::from(format!("{} {}", majuscule(r.motif.libelle()), r.annee)),
                cellule(r.montant.map(format::euros)),
                r.degre.libelle().into(),
                ctx.t(&said),
            ])
        })
        .collect();
    if lignes.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche("Motif et année"),
        Colonne::decimale("Montant"),
        Colonne::gauche("Degré"),
        Colonne::gauche("Détail").souple(1.0),
    ];
    let titre = "Ce que le Département pourrait reprendre";
    vec![Bloc::titre(3, titre).into(), Tableau::new(colonnes).lignes(lignes).into()]
}

/// Kept scenarios, each on a copy of the dossier.
fn scenarios(ctx: &Contexte, e: &Economie, annee: i32) -> Vec<Bloc> {
    let of = |kept: ScenarioGarde| {
        let solde = kept.economie.annee(annee).and_then(|a| a.solde);
        let gap = solde.zip(e.annee(annee).and_then(|a| a.solde)).map(|(s, b)| s - b);
        Ligne::new([
            ctx.t(kept.scenario.libelle.trim()),
            ctx.t(&kept.leviers.join(", ")),
            cellule(solde.map(format::euros)),
            cellule(gap.map(|m| format::ecart(&format::euros(m), m.raw()))),
        ])
    };
    let lignes: Vec<Ligne> = kept_scenarios(ctx.d, ctx.c.suivi.jour).map(of).collect();
    if lignes.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche("Scénario").souple(0.8),
        Colonne::gauche("Hypothèses").souple(1.2),
        Colonne::decimale(format!("Solde {annee}")),
        Colonne::decimale("Écart"),
    ];
    vec![Bloc::titre(3, "Scénarios gardés").into(), Tableau::new(colonnes).lignes(lignes).into()]
}

/// Time of the follow-up in a year and its cost, with the documents and meetings that it asks for; no block when it asks for
/// nothing.
pub(super) fn charge(ctx: &Contexte) -> Vec<Bloc> {
    let e = economie(ctx.d, ctx.c);
    let charge = &e.charge;
    if charge.indicateurs.is_empty() && ctx.d.rendus.is_empty() {
        return Vec::new();
    }
    let mut out = vec![Bloc::titre(2, CHARGE).into()];
    if let Some(time) = charge.heures() {
        let mut text = format!("Le suivi du contrat demande {} par an", format::heures(time));
        if let Some(jobs) = ctx.d.dossier.heures_par_etp.and_then(|one| taux(time, one, 1, 3)) {
            text.push_str(&format!(", soit {} ETP", format::nombre(jobs, 3)));
        }
        let estimated = charge.indicateurs.iter().filter(|i| i.estime).count();
        if estimated > 0 {
            text.push_str(&format!(" ; le temps de {estimated} indicateurs sur {} est estimé", charge.indicateurs.len()));
        }
        out.push(Bloc::paragraphe(format!("{text}.")));
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Rendu.libelle).colonne()).souple(1.0),
        Colonne::decimale(champ!(Rendu.heures).colonne()),
        Colonne::droite(champ!(Rendu.fois_par_an).colonne()),
        Colonne::gauche(champ!(Rendu.qui).colonne()).souple(0.8),
    ];
    let lignes = ctx.d.rendus.iter().map(|r| {
        Ligne::new([
            ctx.t(r.libelle.trim()),
            cellule(r.heures.map(format::heures)),
            cellule(r.fois_par_an.map(format::entier)),
            ctx.t(r.qui.trim()),
        ])
    });
    let indicators = Ligne::new([
        TexteRiche::from("Relevés des indicateurs, dans l’année"),
        cellule(Some(format::heures(charge.heures_indicateurs()))),
        cellule(None),
        cellule(None),
    ]);
    let first = (!charge.indicateurs.is_empty()).then_some(indicators);
    out.push(Tableau::new(colonnes).lignes(first.into_iter().chain(lignes)).into());
    out
}

/// Title of the section on the time of the follow-up.
pub(super) const CHARGE: &str = "Temps du suivi";
