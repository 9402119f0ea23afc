//! Changes since a kept version: figures first, then rows in sentences, then texts word by word.
//!
//! The former state comes with the request ([`super::DuFichier::avant`]), without what the recipient may not have. A figure of the
//! contract stands in the first part, the words of a long text in the third, all the rest in the second: nothing is said twice.
//! Names say the rows, never their identifiers.

mod lignes;
mod revises;
mod tri;

use cpom_core::avenant::{differences, ecart, is_figures, lieu};
use cpom_core::calculs::{Calculs, calculer};
use cpom_core::champ;
use cpom_core::comparaison::{LigneComparee, Sort, Tables, comparer, comparer_totaux};
use cpom_core::dire::comparaison::{self as dire, TotalDit};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Entite, Mesure};

use super::contexte::{Contexte, a_completer};
use super::grille::cellule;
use super::sections::Section;
use super::{EtatAvant, Options, avenant, format};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Width of a column of figures, in points: that of millions of euros with their cents.
const CHIFFRE: f32 = 74.0;

/// Sections of the document.
pub(super) fn sections() -> Vec<Section> {
    [("chiffres", "Chiffres"), ("lignes", "Ce qui est ajouté, retiré ou modifié"), ("textes", "Textes")]
        .into_iter()
        .map(|(code, nom)| Section::new(code, nom))
        .collect()
}

/// Title of the document.
pub(super) fn titre(ctx: &Contexte) -> String {
    ctx.avant.as_ref().map_or_else(|| "Modifications".to_owned(), |a| format!("Modifications depuis {}", a.depuis))
}

/// The two states that are compared.
struct DeuxEtats<'c> {
    avant: &'c Contexte<'c>,
    apres: &'c Contexte<'c>,
    tables: (Tables, Tables),
    /// Rows that differ, in the order of the tables.
    differences: Vec<LigneComparee>,
}

/// The chosen sections, numbered in the order in which they are printed.
pub(super) fn blocs(ctx: &Contexte, options: &Options, sections: &[Section]) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(1, titre(ctx)).into()];
    let Some(etat) = &ctx.avant else {
        out.push(a_completer("la version à laquelle le dossier est comparé"));
        return out;
    };
    let former: Calculs = calculer(&etat.contenu, ctx.c.suivi.jour);
    let avant = Contexte::new(&etat.contenu, &former, options);
    let tables = (Tables::of(&etat.contenu), Tables::of(ctx.d));
    let differences = comparer(&tables.0, &tables.1);
    let etats = DeuxEtats { avant: &avant, apres: ctx, tables, differences };
    out.push(Bloc::chapeau(ctx.t(&compared(ctx, etat, options))));
    let parts = [chiffres(&etats), lignes::blocs(&etats), revises::blocs(&etats)];
    if parts.iter().all(Vec::is_empty) {
        out.push(Bloc::paragraphe(format!("Rien n’a changé depuis {}.", etat.depuis)));
        return out;
    }
    let printed = sections.iter().filter(|s| !s.ecartee);
    for (numero, section) in (1..).zip(printed) {
        let (part, nothing) = match section.code.as_str() {
            "chiffres" => (&parts[0], "Aucun montant ni aucune cible n’a changé."),
            "lignes" => (&parts[1], "Rien d’autre n’est ajouté, retiré ni modifié."),
            _ => (&parts[2], "Aucun texte n’a changé."),
        };
        let heading = Bloc::titre(2, section.nom.as_str()).numero(format!("{numero}."));
        out.push(heading.into());
        if part.is_empty() {
            out.push(Bloc::paragraphe(nothing));
        }
        out.extend(part.iter().cloned());
    }
    out
}

/// « Contrat « … » : l’état du 30 novembre 2026 comparé à la version 2, « … », du 5 mars 2026. »
fn compared(ctx: &Contexte, etat: &EtatAvant, options: &Options) -> String {
    let now = match &options.version {
        Some(version) => format!("la {version}"),
        None => format!("l’état du {}", format::date(ctx.date)),
    };
    let precision = if etat.precision.is_empty() { String::new() } else { format!(", {}", etat.precision) };
    format!("« {} » : ce qui a changé entre {}{precision}, et {now}.", ctx.titre(), etat.depuis)
}

/// The computed totals and the figures of the contract that changed; no block when none did.
fn chiffres(etats: &DeuxEtats) -> Vec<Bloc> {
    let mut out = Vec::new();
    let totaux = comparer_totaux(etats.avant.c, etats.apres.c);
    if !totaux.is_empty() {
        let lignes = totaux.iter().map(|t| {
            let TotalDit { libelle, avant, apres, ecart } = dire::total(t);
            Ligne::new([TexteRiche::from(libelle), cellule(avant), cellule(apres), cellule(ecart)])
        });
        let colonnes = vec![
            Colonne::gauche("Total").souple(1.0),
            Colonne::decimale("Avant").fixe(CHIFFRE),
            Colonne::decimale("Après").fixe(CHIFFRE),
            Colonne::decimale("Écart").fixe(CHIFFRE),
        ];
        out.push(Tableau::new(colonnes).legende("Totaux calculés").entete_de_ligne().lignes(lignes).into());
    }
    out.extend(contract_figures(etats));
    out
}

/// Targets, amounts, ceilings, tariffs and budgets of the contract that changed, by kind.
fn contract_figures(etats: &DeuxEtats) -> Option<Bloc> {
    let found = differences(etats.avant.d, etats.apres.d);
    let figures: Vec<_> = found.iter().filter(|x| is_figures(x.table.nom)).collect();
    if figures.is_empty() {
        return None;
    }
    let colonnes = vec![
        Colonne::gauche("Disposition").souple(1.0),
        Colonne::decimale("Avant").fixe(CHIFFRE),
        Colonne::decimale("Après").fixe(CHIFFRE),
        Colonne::decimale("Écart").fixe(CHIFFRE),
    ];
    let mut tableau = Tableau::new(colonnes).legende("Montants et cibles du contrat").entete_de_ligne();
    let mut kind = "";
    for x in figures {
        if kind != x.table.nom {
            kind = x.table.nom;
            tableau = tableau.ligne(Ligne::section(if kind == Mesure::TABLE.nom { champ!(Mesure.cible).libelle } else { x.table.titre }));
        }
        let m = &x.modification;
        let ctx = if x.sort == Sort::Retiree { etats.avant } else { etats.apres };
        let figure = |texte: &str| cellule(Some(texte.trim().to_owned()));
        // « Plafond, plafond 2026 » would say the same twice.
        let (place, champ) = (lieu(m), m.champ.trim());
        let place = if place == majuscule(champ) { ctx.t(&place) } else { avenant::named(ctx, m).et(format!(", {champ}")) };
        tableau = tableau.ligne(Ligne::new([place, figure(&m.avant), figure(&m.apres), cellule(ecart(ctx.d, m))]));
    }
    Some(tableau.into())
}
