//! The basis of the figures: conventions, values replaced; in an internal copy, the rules and the reference values too.
//!
//! The rules repeat what the program checks, and the reference values say what remains to be verified: they help the
//! agency at work, and are no part of a contract.

use chrono::NaiveDate;
use cpom_core::champ;
use cpom_core::decimal::Nombre;
use cpom_core::referentiel::{Parametre, referentiel};

use super::contexte::{Contexte, Paires};
use super::emplacements::Emplacement;
use super::grille::{cellule, non_vide};
use super::{format, textes};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Rules, conventions, reference values, overrides.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = if ctx.interne { regles(ctx) } else { Vec::new() };
    out.extend(conventions(ctx));
    if ctx.interne {
        out.extend(parametres(ctx));
    }
    out.extend(surcharges(ctx));
    out
}

fn regles(ctx: &Contexte) -> Vec<Bloc> {
    let rows: Vec<TexteRiche> = ctx.d.regles.iter().filter(|r| !r.texte.trim().is_empty()).map(|r| ctx.t(r.texte.trim())).collect();
    if rows.is_empty() {
        Vec::new()
    } else {
        vec![Bloc::titre(2, "Règles de cohérence").hors_sommaire().ancre(Emplacement::Regles).into(), Bloc::numeros(rows)]
    }
}

fn conventions(ctx: &Contexte) -> Vec<Bloc> {
    let x = &ctx.d.dossier;
    let paires = Paires::new(ctx)
        .texte(champ!(InfosDossier.titre).libelle, &x.titre)
        .dit(champ!(InfosDossier.annee_reference).libelle, x.annee_reference.map(|a| a.to_string()))
        .dit("Exercices clos", exercices(ctx))
        .dit(champ!(InfosDossier.heures_par_etp).libelle, x.heures_par_etp.map(format::heures))
        .dit(champ!(InfosDossier.seuil_partiel).libelle, x.seuil_partiel.map(cpom_core::francais::part))
        .texte(champ!(InfosDossier.regle_statut).libelle, &x.regle_statut)
        .lignes(champ!(InfosDossier.conventions).libelle, &x.conventions)
        .bloc();
    paires
        .map(|p| vec![Bloc::titre(2, "Conventions de calcul").hors_sommaire().ancre(Emplacement::Conventions).into(), p])
        .unwrap_or_default()
}

fn exercices(ctx: &Contexte) -> Option<String> {
    let closed: Vec<String> = ctx.d.exercices.iter().filter(|e| e.clos).map(|e| e.annee.to_string()).collect();
    (!closed.is_empty()).then(|| closed.join(", "))
}

/// Shipped values that apply during the years of the dossier, with their source.
fn parametres(ctx: &Contexte) -> Vec<Bloc> {
    let years = &ctx.c.annees.toutes;
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Vec::new();
    };
    let bounds = NaiveDate::from_ymd_opt(*first, 1, 1).zip(NaiveDate::from_ymd_opt(*last, 12, 31));
    let Some((from, to)) = bounds else {
        return Vec::new();
    };
    let overlaps = |p: &&Parametre| p.valable_du.is_none_or(|d| d <= to) && p.valable_au.is_none_or(|d| d >= from);
    let mut tableau =
        Tableau::new(vec![Colonne::gauche("Période"), Colonne::decimale("Valeur"), Colonne::gauche("Source et remarque").souple(1.0)]);
    let mut libelle = "";
    for p in referentiel().parametres.iter().filter(overlaps) {
        if p.libelle != libelle {
            libelle = p.libelle.as_str();
            tableau = tableau.ligne(Ligne::section(libelle));
        }
        let mut source = TexteRiche::from(p.source.as_str());
        if p.a_verifier {
            source = source.gras(if p.source.is_empty() { textes::A_VERIFIER.to_owned() } else { format!(" – {}", textes::A_VERIFIER) });
        }
        if !p.note.is_empty() {
            let fin = if source.is_empty() { "" } else { "\n" };
            source = source.discret(format!("{fin}{}", p.note));
        }
        tableau =
            tableau.ligne(Ligne::new([format::periode(p.valable_du, p.valable_au).into(), valeur(p.valeur.as_deref(), &p.unite), source]));
    }
    let texte = "Valeurs livrées avec Atelier CPOM. Celles qui portent « à vérifier » n’ont pas été relues dans un texte officiel.";
    non_vide(tableau)
        .map(|t| vec![Bloc::titre(2, "Valeurs de référence et sources").into(), Bloc::paragraphe(texte), t])
        .unwrap_or_default()
}

/// A shipped or entered value: formatted when it is a number, as written otherwise, « à saisir » when absent.
fn valeur(texte: Option<&str>, unite: &str) -> TexteRiche {
    let Some(texte) = texte else {
        return TexteRiche::new().gras("à saisir");
    };
    let decimales = texte.split_once('.').map_or(0, |(_, d)| u32::try_from(d.len()).unwrap_or(4));
    let number = texte.parse::<Nombre>().map(|n| format::nombre(n, decimales.min(4)));
    TexteRiche::from(format::avec_unite(&number.unwrap_or_else(|_| texte.to_owned()), unite))
}

fn surcharges(ctx: &Contexte) -> Vec<Bloc> {
    let colonnes = vec![
        Colonne::gauche("Valeur remplacée").souple(1.0),
        Colonne::gauche("Période"),
        Colonne::decimale("Livrée"),
        Colonne::decimale("Retenue"),
        Colonne::gauche("Source et remarque").souple(1.0),
    ];
    let lignes = ctx.d.surcharges.iter().map(|s| {
        let shipped = s.valable_du.and_then(|d| referentiel().parametre(&s.cle, d));
        let libelle = shipped.map_or(s.cle.as_str(), |p| p.libelle.as_str());
        let livree = shipped.map_or_else(super::grille::vide, |p| valeur(p.valeur.as_deref(), &p.unite));
        let source = [s.source.trim(), s.commentaire.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n");
        let cle = if ctx.interne { format!(" ({})", s.cle) } else { String::new() };
        let nom = TexteRiche::from(libelle).discret(cle);
        Ligne::new([
            nom,
            format::periode(s.valable_du, s.valable_au).into(),
            livree,
            valeur(Some(s.valeur.trim()), &s.unite),
            cellule(Some(source)),
        ])
    });
    non_vide(Tableau::new(colonnes).lignes(lignes))
        .map(|t| vec![Bloc::titre(2, "Valeurs remplacées dans ce dossier").ancre(Emplacement::Surcharges).into(), t])
        .unwrap_or_default()
}
