//! Minutes of the follow-up committee.

use cpom_core::calculs::EtatSuivi;
use cpom_core::champ;
use cpom_core::modele::{Comite, DecisionComite};

use super::contexte::{Contexte, Paires};
use super::emplacements::Emplacement;
use super::format;
use super::grille::{cellule, vide};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Minutes of every meeting.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    for comite in &ctx.d.comites {
        if out.is_empty() {
            out.push(Bloc::titre(2, "Comités de suivi").ancre(Emplacement::Comites).into());
        }
        out.extend(compte_rendu(ctx, comite));
    }
    out
}

fn compte_rendu(ctx: &Contexte, c: &Comite) -> Vec<Bloc> {
    let quand = c.date.map(format::date).unwrap_or_default();
    let titre = [quand.as_str(), c.objet.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" – ");
    let mut out = vec![Bloc::titre(3, titre).into()];
    out.extend(
        Paires::new(ctx)
            .texte(champ!(Comite.lieu).libelle, &c.lieu)
            .dit(champ!(Comite.duree_minutes).libelle, c.duree_minutes.map(duree))
            .dit(champ!(Comite.exercice).libelle, c.exercice.map(|a| a.to_string()))
            .dit("Indicateurs", statuts(ctx, c))
            .suite(champ!(Comite.documents_remis).libelle, &c.documents_remis)
            .cote_a_cote(),
    );
    out.extend(participants(ctx, c));
    for (titre, lignes, numerotee) in
        [(champ!(Comite.ordre_du_jour).libelle, &c.ordre_du_jour, true), (champ!(Comite.echanges).libelle, &c.echanges, false)]
    {
        let rows: Vec<TexteRiche> = lignes.iter().filter(|l| !l.trim().is_empty()).map(|l| ctx.t(l.trim())).collect();
        if !rows.is_empty() {
            out.push(Bloc::titre(4, titre).into());
            out.push(if numerotee { Bloc::numeros(rows) } else { Bloc::puces(rows) });
        }
    }
    let rows: Vec<&DecisionComite> = ctx.d.decisions.iter().filter(|d| d.comite_id == c.id).collect();
    if !rows.is_empty() {
        out.extend([Bloc::titre(4, "Décisions").into(), decisions(ctx, &rows)]);
    }
    out
}

fn duree(minutes: i32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, m) => format!("{m} min"),
        (h, 0) => format!("{h} h"),
        (h, m) => format!("{h} h {m:02}"),
    }
}

/// Statuses of the indicators for the year that the committee examined.
fn statuts(ctx: &Contexte, c: &Comite) -> Option<String> {
    let b = ctx.c.bilans_indicateurs.iter().find(|b| Some(b.annee) == c.exercice)?;
    Some(super::textes::statuts(b))
}

fn participants(ctx: &Contexte, c: &Comite) -> Option<Bloc> {
    let rows: Vec<_> = ctx.d.participants.iter().filter(|p| p.comite_id == c.id).collect();
    if rows.is_empty() {
        return None;
    }
    let mut paires = Paires::new(ctx);
    for p in rows {
        let fonctions = p.fonctions.iter().map(|f| f.trim()).filter(|f| !f.is_empty()).collect::<Vec<_>>().join(", ");
        let fonctions = if fonctions.is_empty() { vide() } else { ctx.t(&fonctions) };
        paires = paires.riche(p.organisme.trim(), fonctions);
    }
    paires.bloc()
}

/// A table of decisions.
pub(super) fn decisions(ctx: &Contexte, rows: &[&DecisionComite]) -> Bloc {
    let colonnes = vec![
        Colonne::gauche(champ!(DecisionComite.texte).colonne()).souple(1.0),
        Colonne::gauche(champ!(DecisionComite.responsable).colonne()),
        Colonne::gauche(champ!(DecisionComite.echeance).colonne()).fixe(58.0),
        Colonne::gauche(champ!(DecisionComite.etat).colonne()),
    ];
    let lignes = rows.iter().map(|d| {
        let responsable = if d.responsable.trim().is_empty() { vide() } else { ctx.t(d.responsable.trim()) };
        Ligne::new([ctx.t(&d.texte), responsable, cellule(Some(format::courte(d.echeance))), ctx.statut_decision(d)])
    });
    Tableau::new(colonnes).lignes(lignes).into()
}

/// Decisions neither done nor given up, the late ones first.
pub(super) fn ouvertes<'a>(ctx: &Contexte<'a>) -> Vec<&'a DecisionComite> {
    let state = |d: &DecisionComite| ctx.c.suivi.decision(d.id);
    let mut rows: Vec<&DecisionComite> = ctx.d.decisions.iter().filter(|d| state(d) != EtatSuivi::Clos).collect();
    rows.sort_by_key(|d| state(d) != EtatSuivi::EnRetard);
    rows
}
