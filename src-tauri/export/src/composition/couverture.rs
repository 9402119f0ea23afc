//! The cover.

use cpom_core::choix::{Choix, Partie, StatutContrat};

use super::contexte::Contexte;
use super::{Options, TypeDocument, textes};
use crate::bloc::Couverture;
use crate::texte::nombres::date_longue;

/// Cover of the documents that have one; the summary and a single fiche are loose pages.
pub(super) fn couverture(ctx: &Contexte, options: &Options) -> Option<Couverture> {
    let (surtitre, titre, bandeau) = match options.document {
        TypeDocument::Complet => (textes::CPOM.to_owned(), ctx.titre(), Some("Cadre réservé à l’accusé de réception".to_owned())),
        TypeDocument::Bilan => {
            let annee = ctx.annee.map(|a| format!(" {a}")).unwrap_or_default();
            (ctx.titre(), format!("Bilan annuel{annee}"), Some("Cadre réservé à l’accusé de réception".to_owned()))
        }
        TypeDocument::Reunion | TypeDocument::Synthese | TypeDocument::Fiche(_) => return None,
    };
    let reference = ctx.d.contrat.reference.trim();
    Some(Couverture {
        surtitre,
        titre,
        periode: ctx.periode(),
        parties: parties(ctx),
        reference: (!reference.is_empty()).then(|| format!("Référence {reference}")),
        etat: Some(etat(ctx, options)),
        bandeau_libre: bandeau,
        avis: avis(ctx),
    })
}

fn parties(ctx: &Contexte) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = ctx
        .d
        .signataires
        .iter()
        .filter(|s| !s.denomination.trim().is_empty())
        .map(|s| (role(s.role).to_owned(), s.denomination.trim().to_owned()))
        .collect();
    if out.is_empty() {
        let departement = ctx.d.departement.nom.trim();
        if !departement.is_empty() {
            out.push((role(Partie::Departement).to_owned(), departement.to_owned()));
        }
        out.extend(ctx.d.gestionnaires.iter().map(|g| (role(Partie::Gestionnaire).to_owned(), g.raison_sociale.clone())));
    }
    let services: Vec<&str> = ctx.d.services.iter().map(|s| s.nom.as_str()).collect();
    if !services.is_empty() {
        let label = if services.len() > 1 { "Les services" } else { "Le service" };
        out.push((label.to_owned(), super::format::enumeration(&services)));
    }
    out
}

fn role(partie: Partie) -> &'static str {
    match partie {
        Partie::Gestionnaire => "Le gestionnaire",
        Partie::Departement => "Le Département",
        Partie::Ars => "L’agence régionale de santé",
        Partie::ProtectionSociale => "L’organisme de protection sociale",
        Partie::Commune => "La commune ou l’intercommunalité",
        Partie::Autre => "L’autre partie",
    }
}

/// Version, date, and whether it is a draft, the signed contract or its consolidation.
fn etat(ctx: &Contexte, options: &Options) -> String {
    let signed = matches!(ctx.d.contrat.statut, StatutContrat::EnCours | StatutContrat::Termine);
    let last = ctx.d.avenants.iter().filter(|a| a.statut == cpom_core::choix::StatutDocument::Signe).filter_map(|a| a.numero).max();
    let mut parts: Vec<String> = options.version.iter().cloned().collect();
    parts.push(date_longue(ctx.date));
    parts.push(match last {
        Some(numero) if signed => format!("contrat consolidé après avenant n° {numero}"),
        _ => format!("contrat : {}", ctx.d.contrat.statut.libelle()),
    });
    parts.join(" · ")
}

fn avis(ctx: &Contexte) -> Option<String> {
    let infos = &ctx.d.dossier;
    if !infos.avertissement.trim().is_empty() {
        return Some(infos.avertissement.trim().to_owned());
    }
    infos.fictif.then(|| textes::FICTIF.to_owned())
}
