//! The cover page.

use std::sync::Arc;

use cpom_core::choix::{Choix, Partie, StatutContrat};
use cpom_core::images;
use cpom_core::modele::mots::majuscule;

use super::contexte::Contexte;
use super::sections::{self, Section};
use super::{Options, TypeDocument, bilan_final, candidature, coeur, emploi, textes};
use crate::bloc::{LogoImprime, PageDeGarde};
use crate::texte::atomes::propre;

/// Cover of a document; the summary and a fiche printed alone have none.
pub(super) fn couverture(ctx: &Contexte, options: &Options, sections: &[Section]) -> Option<PageDeGarde> {
    let (surtitre, titre, bandeau) = match options.document {
        TypeDocument::Complet => (textes::CPOM.to_owned(), ctx.titre(), Some("Cadre réservé à l’accusé de réception".to_owned())),
        TypeDocument::Bilan => {
            let annee = ctx.annee.map(|a| format!(" {a}")).unwrap_or_default();
            (ctx.titre(), format!("Bilan annuel{annee}"), Some("Cadre réservé à l’accusé de réception".to_owned()))
        }
        TypeDocument::BilanFinal => (ctx.titre(), bilan_final::TITRE.to_owned(), Some("Cadre réservé à l’accusé de réception".to_owned())),
        TypeDocument::Emploi => {
            let annee = ctx.annee.map(|a| format!(", exercice {a}")).unwrap_or_default();
            (ctx.titre(), format!("{}{annee}", emploi::TITRE), Some("Cadre réservé à l’accusé de réception".to_owned()))
        }
        TypeDocument::Candidature => (ctx.titre(), candidature::TITRE.to_owned(), Some("Cadre réservé à l’accusé de réception".to_owned())),
        TypeDocument::Reunion
        | TypeDocument::Synthese
        | TypeDocument::Avenant
        | TypeDocument::Passation
        | TypeDocument::Modifications
        | TypeDocument::Releve
        | TypeDocument::Carte
        | TypeDocument::Fiche(_) => {
            return None;
        }
    };
    let reference = ctx.d.contrat.reference.trim();
    Some(PageDeGarde {
        logos: logos(ctx),
        extrait: extrait(ctx, options, sections),
        periode: ctx.periode().filter(|p| !said(p, &[&surtitre, &titre])),
        // The line above the title is dropped when the title begins with the same words.
        surtitre: if propre(&titre).to_lowercase().starts_with(&propre(&surtitre).to_lowercase()) { String::new() } else { surtitre },
        titre,
        parties: parties(ctx),
        reference: (!reference.is_empty()).then(|| format!("Référence {reference}")),
        etat: Some(etat(ctx, options)),
        bandeau_libre: bandeau,
        avis: avis(ctx),
    })
}

/// Warning of the cover: the core printed alone, and the sections left out of it.
fn extrait(ctx: &Contexte, options: &Options, sections: &[Section]) -> Option<String> {
    let alone = options.sections.coeur && options.document == TypeDocument::Complet;
    let seen: Vec<Section> = sections.iter().filter(|s| !alone || s.coeur).cloned().collect();
    let parts = [coeur::alone(ctx).filter(|_| alone), sections::extrait(&seen)];
    let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!said.is_empty()).then_some(said)
}

/// Whether one of these titles already contains the years of the period.
fn said(periode: &str, titres: &[&str]) -> bool {
    titres.iter().any(|t| periode.split(" – ").all(|annee| t.contains(annee)))
}

/// The logos that can be printed, in order. A logo that cannot be printed is reported by a check.
pub(super) fn logos(ctx: &Contexte) -> Vec<LogoImprime> {
    let rows = ctx.d.logos.iter().take(images::LOGOS_MAX);
    rows.filter_map(|row| {
        let said = row.description.trim();
        let alternative = if said.is_empty() { format!("Logo : {}", ctx.d.nom_du_logo(row)) } else { said.to_owned() };
        images::logo(row).ok().map(|image| LogoImprime { alternative, image: Arc::new(image) })
    })
    .collect()
}

fn parties(ctx: &Contexte) -> Vec<(String, String)> {
    let signataires = ctx.d.signataires.iter().zip(&ctx.c.signataires).map(|(s, resolved)| (s.role, resolved.denomination.as_str()));
    let mut known: Vec<(Partie, &str)> = signataires.filter(|(_, nom)| !nom.is_empty()).collect();
    if known.is_empty() {
        known.push((Partie::Departement, ctx.d.departement.nom.trim()));
        known.extend(ctx.d.gestionnaires.iter().map(|g| (Partie::Gestionnaire, g.raison_sociale.trim())));
        known.retain(|(_, nom)| !nom.is_empty());
    }
    // Parties of the same role stand together, one per line, at the place of the first of them.
    let mut roles: Vec<Partie> = Vec::new();
    for (partie, _) in &known {
        if !roles.contains(partie) {
            roles.push(*partie);
        }
    }
    let mut out: Vec<(String, String)> = roles
        .into_iter()
        .map(|r| {
            let noms: Vec<&str> = known.iter().filter(|(p, _)| *p == r).map(|(_, nom)| *nom).collect();
            (role(r, noms.len() > 1).to_owned(), noms.join("\n"))
        })
        .collect();
    let services: Vec<&str> = ctx.d.services.iter().map(|s| s.nom.trim()).filter(|n| !n.is_empty()).collect();
    if !services.is_empty() {
        let label = if services.len() > 1 { "Les services" } else { "Le service" };
        out.push((label.to_owned(), services.join("\n")));
    }
    out
}

fn role(partie: Partie, plusieurs: bool) -> &'static str {
    match (partie, plusieurs) {
        (Partie::Gestionnaire, false) => "Le gestionnaire",
        (Partie::Gestionnaire, true) => "Les gestionnaires",
        (Partie::Departement, false) => "Le Département",
        (Partie::Departement, true) => "Les Départements",
        (Partie::Ars, false) => "L’agence régionale de santé",
        (Partie::Ars, true) => "Les agences régionales de santé",
        (Partie::ProtectionSociale, false) => "L’organisme de protection sociale",
        (Partie::ProtectionSociale, true) => "Les organismes de protection sociale",
        (Partie::Commune, false) => "La commune ou l’intercommunalité",
        (Partie::Commune, true) => "Les communes et intercommunalités",
        (Partie::Autre, false) => "L’autre partie",
        (Partie::Autre, true) => "Les autres parties",
    }
}

/// Version, date, and state: draft, signed contract or consolidated text.
fn etat(ctx: &Contexte, options: &Options) -> String {
    let signed = matches!(ctx.d.contrat.statut, StatutContrat::EnCours | StatutContrat::Termine);
    let last = ctx.d.avenants.iter().filter(|a| a.statut == cpom_core::choix::StatutDocument::Signe).filter_map(|a| a.numero).max();
    let mut parts: Vec<String> = options.version.iter().map(|v| majuscule(v)).collect();
    parts.push(cpom_core::francais::date(ctx.date));
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
