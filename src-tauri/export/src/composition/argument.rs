//! Cost of the commitments of the contract by legal objective, and who pays it: the part of the balance that may be shown to the
//! Département. It reads the planned budgets of the actions and nothing of the reserve.

use chrono::Datelike;
use cpom_core::calculs::Total;
use cpom_core::calculs::economie::{EconomieAnnee, SommesActions, economie, nom_objectif};
use cpom_core::modele::mots::majuscule;

use super::contexte::Contexte;
use super::format;
use super::grille::cellule;
use super::sections::Section;
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Code of the section, which never changes.
pub(super) const CODE: &str = "argument";
const TITRE: &str = "Ce que coûtent les engagements";

/// The section, left out unless it is chosen.
pub(super) fn section() -> Section {
    Section::new(CODE, TITRE).facultative()
}

/// Table of the first year to come, otherwise of the last of the contract; no block without any budget.
pub(super) fn blocs(ctx: &Contexte, niveau: u8) -> Vec<Bloc> {
    let e = economie(ctx.d, ctx.c);
    let Some(year) = e.annees.iter().find(|a| a.annee > ctx.c.suivi.jour.year()).or(e.annees.last()) else { return Vec::new() };
    if year.actions.cout.somme().is_none() {
        return Vec::new();
    }
    let mut out = vec![Bloc::titre(niveau, TITRE).into()];
    if let Some(sentence) = sentence(year) {
        out.push(Bloc::paragraphe(sentence));
    }
    let colonnes = vec![
        Colonne::gauche(format!("Objectif légal, {}", year.annee)).souple(1.0),
        Colonne::decimale("Coût"),
        Colonne::decimale("Dotation"),
        Colonne::decimale("Cofinancements"),
        Colonne::decimale("Part du service"),
    ];
    let amounts = |s: &SommesActions| {
        let money = |t: Total<2>| cellule(t.ecrit(format::euros));
        [money(s.cout), money(s.dotation), money(s.cofinancement), money(s.autofinancement)]
    };
    let ligne = |(n, sums): &(Option<i32>, SommesActions)| {
        let [a, b, c, d] = amounts(sums);
        Ligne::new([TexteRiche::from(majuscule(&nom_objectif(ctx.d, *n))), a, b, c, d])
    };
    let [a, b, c, d] = amounts(&year.actions);
    let tableau = Tableau::new(colonnes).lignes(year.objectifs.iter().map(ligne));
    out.push(tableau.ligne(Ligne::total([TexteRiche::from("Total"), a, b, c, d])).into());
    out
}

/// The cost and who pays it, in one sentence; `None` when a term is missing.
fn sentence(a: &EconomieAnnee) -> Option<String> {
    let s = &a.actions;
    let cost = s.cout.ou_zero()?;
    let (grant, other, own) = (s.dotation.ou_zero()?, s.cofinancement.ou_zero()?, s.autofinancement.ou_zero()?);
    let verb = if a.constatee { "ont coûté" } else { "coûtent" };
    Some(format!(
        "En {}, les actions du contrat {verb} {} : {} de dotation, {} de cofinancements et {} payés par le service.",
        a.annee,
        format::euros(cost),
        format::euros(grant),
        format::euros(other),
        format::euros(own)
    ))
}
