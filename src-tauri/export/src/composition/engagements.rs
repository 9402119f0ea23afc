//! Commitments of each party, with their state.

use cpom_core::champ;
use cpom_core::choix::{Choix, EtatEngagement, Partie};
use cpom_core::modele::Engagement;

use super::contexte::{Contexte, a_completer, etat_engagement};
use super::emplacements::Emplacement;
use super::grille::vide;
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Commitments of all parties.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(2, "Engagements réciproques").ancre(Emplacement::Engagements).into()];
    if ctx.d.engagements.is_empty() {
        out.push(a_completer("les engagements des parties"));
        return out;
    }
    for partie in Partie::TOUS {
        let rows: Vec<&Engagement> = ctx.d.engagements.iter().filter(|e| e.partie == *partie).collect();
        if !rows.is_empty() {
            out.push(Bloc::titre(3, titre(*partie)).into());
            out.push(tableau(ctx, &rows));
        }
    }
    out
}

fn titre(partie: Partie) -> &'static str {
    match partie {
        Partie::Gestionnaire => "Engagements du gestionnaire",
        Partie::Departement => "Engagements du Département",
        Partie::Ars => "Engagements de l’agence régionale de santé",
        Partie::ProtectionSociale => "Engagements de l’organisme de protection sociale",
        Partie::Commune => "Engagements de la commune ou de l’intercommunalité",
        Partie::Autre => "Autres engagements",
    }
}

/// A table of commitments.
pub(super) fn tableau(ctx: &Contexte, rows: &[&Engagement]) -> Bloc {
    let colonnes = vec![
        Colonne::gauche(champ!(Engagement.code).colonne()),
        Colonne::gauche(champ!(Engagement.texte).colonne()).souple(3.0),
        Colonne::gauche(champ!(Engagement.preuve).colonne()).souple(1.4),
        Colonne::gauche(champ!(Engagement.periodicite).colonne()).souple(1.0),
        Colonne::gauche(champ!(Engagement.etat).colonne()),
    ];
    let lignes = rows.iter().map(|e| {
        let mut texte = ctx.t(e.texte.trim());
        if !e.commentaire.trim().is_empty() {
            texte = texte.discret(format!("\n{}", e.commentaire.trim()));
        }
        let [code, preuve, rythme] =
            [&e.code, &e.preuve, &e.periodicite].map(|v| if v.trim().is_empty() { vide() } else { ctx.t(v.trim()) });
        Ligne::new([code, texte, preuve, rythme, etat_engagement(e.etat)])
    });
    Tableau::new(colonnes).serre().lignes(lignes).into()
}

/// Commitments of a party that are late, partly kept or not kept.
pub(super) fn non_tenus<'a>(ctx: &Contexte<'a>, departement: bool) -> Vec<&'a Engagement> {
    let late = |e: &&Engagement| matches!(e.etat, EtatEngagement::PartiellementTenu | EtatEngagement::EnRetard | EtatEngagement::NonTenu);
    ctx.d.engagements.iter().filter(|e| (e.partie == Partie::Departement) == departement).filter(late).collect()
}

/// Number of commitments by state: « tenu : 14, en cours : 2, en retard : 1 ».
pub(super) fn compte(ctx: &Contexte) -> Option<TexteRiche> {
    let mut parts = Vec::new();
    for etat in EtatEngagement::TOUS {
        let n = ctx.d.engagements.iter().filter(|e| e.etat == *etat).count();
        if n > 0 {
            parts.push(format!("{} : {n}", etat.libelle()));
        }
    }
    (!parts.is_empty()).then(|| parts.join(", ").into())
}
