//! The line of time of the contract on paper, from the facts that the window draws ([`cpom_core::calculs::frise`]).
//!
//! [`apercu`] is the picture of « Ce qu’il faut savoir », without the actions, which have their calendar. [`blocs`] is the line in the
//! follow-up of the complete document: one table of its days and of the deadlines with their states in words, under the picture when
//! the first pages do not have it. Both leave out the dates of the parts that the print leaves out.

use chrono::NaiveDate;
use cpom_core::annexes::{PartieEcrite, annexe};
use cpom_core::calculs::{Frise, RepereFrise, frise};
use cpom_core::champ;
use cpom_core::choix::{Choix, EtatRepere};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Echeance, Entite};

use super::contexte::{Contexte, a_completer, statut};
use super::emplacements::Emplacement;
use super::grille::{cellule, vide};
use super::synthese::court;
use super::{format, textes};
use crate::bloc::{Bloc, Colonne, Figure, Ligne, Statut, Tableau, TexteRiche};

/// Longest name of a day in a sentence, in characters.
const LIBELLE_MAX: usize = 80;
/// Heading of the part.
const TITRE: &str = "Ligne du temps";

/// A day of the line in words: « Dossier de revue à transmettre, le 30 novembre 2026 ».
fn said(r: &RepereFrise) -> String {
    format!("{}, le {}", court(&r.libelle, LIBELLE_MAX), format::date(r.date))
}

/// The days of a state in words, those that find room; `None` without any.
fn listed(f: &Frise, etat: EtatRepere, intro: &str) -> Option<String> {
    let all: Vec<String> = f.dans(etat).map(said).collect();
    let shown = all.iter().take(3).cloned().collect::<Vec<_>>().join(" ; ");
    let rest = all.len().saturating_sub(3);
    let rest = if rest > 0 { format!(" ; et {}", textes::pluriel(rest, "autre", "autres")) } else { String::new() };
    (!all.is_empty()).then(|| format!("{intro} : {shown}{rest}."))
}

/// The line, without what this print leaves out, and without the actions.
fn line(ctx: &Contexte) -> Option<Frise> {
    let mut f = frise(ctx.d, ctx.c)?;
    f.retenir(|table| ctx.imprime(table));
    f.actions.clear();
    Some(f)
}

fn outside(f: &Frise) -> Option<String> {
    (f.hors > 0).then(|| format!("{} hors de ces années.", textes::pluriel(f.hors, "date", "dates")))
}

/// The picture of « Ce qu’il faut savoir »: years, phases and days, what is late in words, and where the whole line stands.
pub(super) fn apercu(ctx: &Contexte) -> Vec<Bloc> {
    let Some(f) = line(ctx) else {
        return vec![a_completer("le premier et le dernier jour du contrat")];
    };
    let next = f.dans(EtatRepere::AVenir).next().map(|r| format!(" ; prochaine date : {}", said(r))).unwrap_or_default();
    let mut notes: Vec<String> = [(EtatRepere::EnRetard, "En retard"), (EtatRepere::AConfirmer, "Date passée, à confirmer")]
        .into_iter()
        .filter_map(|(etat, intro)| listed(&f, etat, intro))
        .collect();
    notes.extend(outside(&f));
    let suivi = annexe(ctx.d, PartieEcrite::Suivi.code()).filter(|a| !ctx.non_jointes.contains(&a.code));
    notes.extend(suivi.map(|a| format!("Chaque date : annexe {}, « {TITRE} ».", a.numero)));
    let mut figure = Figure::new(format!("{TITRE}{next}"), f);
    figure.note = Some(notes.join(" ")).filter(|n| !n.is_empty());
    vec![figure.into()]
}

/// The whole line: one table of its days with the deadlines, under its picture unless the first pages have it (`dessinee`); the table of the
/// deadlines alone as long as the contract has no period. The actions have their dates and states in their own annex.
pub(super) fn blocs(ctx: &Contexte, dessinee: bool) -> Vec<Bloc> {
    let Some(f) = line(ctx).filter(|f| !f.reperes.is_empty()) else {
        return Vec::new();
    };
    let colonnes = vec![
        Colonne::gauche("Quand").fixe(58.0),
        Colonne::gauche("Quoi").souple(1.0),
        Colonne::gauche("Ligne"),
        Colonne::gauche(champ!(Echeance.responsable).colonne()),
        Colonne::gauche("Où en est-on"),
    ];
    let of = |r: &RepereFrise| ctx.d.echeances.iter().find(|e| r.table == Echeance::TABLE.nom && r.id == e.id);
    // A day that a deadline names in the same words is the row of that deadline.
    let named = |r: &RepereFrise| ctx.d.echeances.iter().any(|e| e.date == Some(r.date) && e.libelle.trim() == r.libelle.trim());
    let days = f.reperes.iter().filter(|r| of(r).is_some() || !named(r));
    let mut rows: Vec<(Option<NaiveDate>, Ligne)> =
        days.map(|r| (Some(r.date), of(r).map_or_else(|| day(ctx, r), |e| deadline(ctx, e)))).collect();
    // Those without a date, those outside the years of the line, and those that a meeting or a payment of the same day stands for.
    let others = ctx.d.echeances.iter().filter(|e| !f.reperes.iter().any(|r| of(r).is_some_and(|x| x.id == e.id)));
    rows.extend(others.map(|e| (e.date, deadline(ctx, e))));
    rows.sort_by_key(|(date, _)| (date.is_none(), *date));
    let mut tableau = Tableau::new(colonnes).serre().lignes(rows.into_iter().map(|(_, ligne)| ligne));
    if let Some(first) = tableau.lignes.first_mut() {
        first.ancre = Some(Emplacement::Echeancier.into());
    }
    tableau.note = outside(&f).map(TexteRiche::from);
    let mut figure = Figure::new(format!("Le contrat au {}", format::date(f.jour)), f);
    figure.alternative = Some(format!("{}. Chaque date est dans le tableau qui suit.", figure.legende));
    figure.en_tableau = true;
    let mut out = vec![Bloc::titre(2, TITRE).ancre(Emplacement::Frise).into()];
    out.extend((!dessinee).then(|| figure.into()));
    out.push(tableau.into());
    out
}

fn state(etat: EtatRepere) -> TexteRiche {
    let forme = match etat {
        EtatRepere::Fait => Statut::Atteint,
        EtatRepere::EnRetard => Statut::NonAtteint,
        EtatRepere::AConfirmer => Statut::Partiel,
        EtatRepere::AVenir => Statut::AVenir,
    };
    statut(forme, etat.libelle())
}

fn day(ctx: &Contexte, r: &RepereFrise) -> Ligne {
    Ligne::new([format::courte(Some(r.date)).into(), ctx.t(&r.libelle), majuscule(r.genre.libelle()).into(), vide(), state(r.etat)])
}

fn deadline(ctx: &Contexte, e: &Echeance) -> Ligne {
    let nature = format!("Échéance {}", e.nature.libelle());
    Ligne::new([cellule(Some(format::courte(e.date))), ctx.t(&e.libelle), nature.into(), ctx.t(&e.responsable), ctx.statut_echeance(e)])
}
