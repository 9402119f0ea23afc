//! Points that a negotiation leaves open and meetings to come, for the person who would take the dossier over.
//!
//! The agency’s own copy alone prints it: positions that were not said and fall-back positions are there.

use cpom_core::champ;
use cpom_core::choix::{Choix, EtatPoint, EtatSeance, Partie, StatutDocument};
use cpom_core::modele::{Demande, Dossier, Position, Revue, Seance};
use cpom_core::negociation::{self, mots, tours};

use super::contexte::Contexte;
use super::format;
use super::grille::vide;
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Reviews whose points still matter: those in preparation, and those with a meeting that is not closed.
fn current(d: &Dossier) -> impl Iterator<Item = &Revue> {
    let meets = |r: &Revue| d.seances.iter().any(|s| s.revue_id == r.id && s.etat != EtatSeance::Close);
    d.revues.iter().filter(move |r| r.statut == StatutDocument::EnPreparation || meets(r))
}

/// The meetings that are open or to come in a sentence, then the points that are not settled, with the last word of each party.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let d = ctx.d;
    let mut out = Vec::new();
    for revue in current(d) {
        let left = |p: &&Demande| p.revue_id == revue.id && !matches!(negociation::etat(d, p), EtatPoint::Accord | EtatPoint::Retire);
        let points: Vec<&Demande> = d.demandes.iter().filter(left).collect();
        let meetings = meetings(ctx, revue);
        if points.is_empty() && meetings.0.is_empty() {
            continue;
        }
        out.push(Bloc::titre(3, negociation::nom_revue(revue)).hors_sommaire().into());
        if !meetings.0.is_empty() {
            out.push(Bloc::paragraphe(meetings));
        }
        if !points.is_empty() {
            out.push(table(ctx, &points));
        }
    }
    out
}

/// « La séance n° 1 du 10 décembre 2026 est restée ouverte. Séance n° 2 prévue le 15 janvier 2027. »
fn meetings(ctx: &Contexte, revue: &Revue) -> TexteRiche {
    let mut said = Vec::new();
    for s in negociation::seances(ctx.d, revue.id).into_iter().filter(|s| s.etat != EtatSeance::Close) {
        said.push(match s.etat {
            EtatSeance::Ouverte => format!("{} : restée ouverte, à reprendre ou à clore.", described(s)),
            _ => format!("{} : prévue.", described(s)),
        });
    }
    if said.is_empty() && revue.statut == StatutDocument::EnPreparation {
        let day = revue.date_reunion.map(|j| format!(" La réunion est le {}.", format::date(j))).unwrap_or_default();
        said.push(format!("Aucune séance n’est ouverte ni prévue.{day}"));
    }
    ctx.t(&said.join(" "))
}

/// Name and place of a meeting.
pub(super) fn described(s: &Seance) -> String {
    let place = negociation::lieu(s);
    if place.is_empty() { negociation::nom(s) } else { format!("{}, {place}", negociation::nom(s)) }
}

fn table(ctx: &Contexte, points: &[&Demande]) -> Bloc {
    let d = ctx.d;
    let colonnes = vec![
        Colonne::gauche("Point").souple(1.4),
        Colonne::gauche("Où il en est").souple(0.7),
        Colonne::gauche("Notre dernière position").souple(1.0),
        Colonne::gauche("Celle du Département").souple(1.0),
        Colonne::gauche(champ!(Demande.position_repli).colonne()).souple(0.9),
    ];
    let lignes = points.iter().map(|p| {
        let rounds = tours(d, p);
        let (service, autre) = (rounds.iter().rev().find_map(|t| t.service), rounds.iter().rev().find_map(|t| t.autre));
        let said = |x: Option<&Position>| match x {
            None => vide(),
            Some(x) if x.divulguee => ctx.t(&mots::position(d, p, x)),
            Some(x) => ctx.t(&mots::position(d, p, x)).discret(" (non dite)"),
        };
        let by = if p.origine == Partie::Gestionnaire { String::new() } else { format!(" ({})", p.origine.libelle()) };
        let mut point = TexteRiche::new().gras(p.code.trim()).et(" ");
        point.0.extend(ctx.t(&format!("{}{by}", p.objet.trim())).0);
        if let Some(impact) = format::incidence(p.impact, format::euros) {
            point = point.discret(format!(" – {impact}"));
        }
        let due = p.echeance.map(|j| format!(", pour le {}", format::date(j))).unwrap_or_default();
        let ours = p.origine == Partie::Gestionnaire;
        let weight = if ours { format!(" ; priorité {}", p.priorite.libelle()) } else { String::new() };
        let state = format!("{}{due}{weight}", negociation::etat(d, p).libelle());
        let repli = if p.position_repli.trim().is_empty() { vide() } else { ctx.t(p.position_repli.trim()) };
        Ligne::new([point, ctx.t(&state), said(service), said(autre), repli])
    });
    Tableau::new(colonnes).serre().lignes(lignes).into()
}
