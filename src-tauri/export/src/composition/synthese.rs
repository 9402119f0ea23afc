//! Pieces that several documents share: who is bound, key figures, key messages, targets that are missed.

use cpom_core::calculs::StatutIndicateur;
use cpom_core::choix::Nature;
use cpom_core::modele::Indicateur;

use super::contexte::{Contexte, a_completer};
use super::{dotation, format};
use crate::bloc::{Bloc, ChiffreCle, TexteRiche};

/// Parties, duration and Département, after a title when there is none above.
pub(super) fn presentation(ctx: &Contexte, titre: Option<String>) -> TexteRiche {
    let services: Vec<&str> = ctx.d.services.iter().map(|s| s.nom.as_str()).collect();
    let parts = [
        format::enumeration(&services),
        ctx.gestionnaires(),
        ctx.d.departement.nom.trim().to_owned(),
        format::periode(ctx.d.contrat.date_debut, ctx.d.contrat.date_fin),
    ];
    let mut t = titre.map(|titre| TexteRiche::new().gras(titre)).unwrap_or_default();
    for part in parts.iter().filter(|p| !p.is_empty()) {
        let point = if t.is_empty() { "" } else { " · " };
        t = t.et(format!("{point}{part}"));
    }
    t
}

/// Key figures: hours, people, targets reached, grant.
pub(super) fn chiffres(ctx: &Contexte) -> Option<Bloc> {
    let mut rows = Vec::new();
    if let Some(annee) = ctx.annee {
        if let Some(total) = ctx.c.activite.total(annee, Nature::Realise).and_then(|h| h.total.ecrit(format::heures)) {
            let ecart = ctx.c.activite.ecarts.iter().find(|e| e.annee == annee).and_then(|e| e.taux);
            let chiffre = ChiffreCle::new(total, format!("Heures réalisées en {annee}"));
            rows.push(match ecart {
                Some(t) => chiffre.detail(format!("{} du prévu", format::pour_cent(t, 1))),
                None => chiffre,
            });
        }
        if let Some(b) = ctx.c.bilans_indicateurs.iter().find(|b| b.annee == annee) {
            let detail = format!("partiellement : {}, non atteintes : {}", b.partiellement_atteint, b.non_atteint);
            rows.push(ChiffreCle::new(format!("{} sur {}", b.atteint, b.total), format!("Cibles {annee} atteintes")).detail(detail));
        }
        let grant = ctx.c.dotation.annees.iter().find(|a| a.annee == annee);
        if let Some((acquis, taux)) = grant.and_then(|x| x.acquis.map(|acquis| (acquis, x.taux_consommation))) {
            let chiffre = ChiffreCle::new(format::euros(acquis), format!("Dotation acquise en {annee}"));
            rows.push(match taux {
                Some(t) => chiffre.detail(format!("{} du disponible consommé", format::pour_cent(t, 1))),
                None => chiffre,
            });
        }
        if grant.is_some_and(|x| x.a_confirmer) {
            let chiffre = ChiffreCle::new(dotation::A_CONFIRMER, format!("Dotation acquise en {annee}"));
            rows.push(chiffre.detail("heures retenues par le Département non connues"));
        }
        let account = ctx.c.budget.iter().find(|b| b.annee == annee && b.nature == Nature::Realise);
        if let Some((b, resultat)) = account.and_then(|b| b.resultat.map(|resultat| (b, resultat))) {
            let detail = b.cout_horaire.map(|c| format!("coût horaire {}", format::euros(c))).unwrap_or_default();
            rows.push(ChiffreCle::new(format::euros(resultat), format!("Résultat {annee}")).detail(detail));
        }
    }
    if rows.len() < 3 {
        rows.extend(dotation::total_prevu(ctx).map(|t| ChiffreCle::new(t, "Dotation prévue sur le contrat")));
    }
    if rows.is_empty() { None } else { Some(Bloc::ChiffresCles(rows)) }
}

/// The key messages of the review, else the summary of the diagnosis.
pub(super) fn messages(ctx: &Contexte, n: usize, max: usize) -> Vec<Bloc> {
    let rows: Vec<TexteRiche> = ctx
        .d
        .revues
        .iter()
        .rev()
        .flat_map(|r| &r.messages_cles)
        .filter(|m| !m.trim().is_empty())
        .take(n)
        .map(|m| ctx.t(&court(m, max)))
        .collect();
    if !rows.is_empty() {
        return vec![Bloc::titre(3, "Messages clés").hors_sommaire().into(), Bloc::puces(rows)];
    }
    let synthese = ctx.d.diagnostic.synthese.trim();
    if synthese.is_empty() && ctx.annee.is_none() {
        return vec![a_completer("les chiffres, les indicateurs et les messages du dossier")];
    }
    if synthese.is_empty() { Vec::new() } else { vec![Bloc::paragraphe(ctx.t(&court(synthese, max)))] }
}

/// The beginning of a text, cut between two words.
pub(super) fn court(texte: &str, max: usize) -> String {
    let texte = texte.split_whitespace().collect::<Vec<_>>().join(" ");
    if texte.chars().count() <= max {
        return texte;
    }
    let mut out = String::new();
    for mot in texte.split(' ') {
        if out.chars().count() + mot.chars().count() + 2 > max {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(mot);
    }
    if out.is_empty() {
        out = texte.chars().take(max - 1).collect();
    }
    out.push('…');
    out
}

/// Indicators whose target of the year was missed or partly reached, missed ones first.
pub(super) fn manques<'a>(ctx: &Contexte<'a>) -> Vec<&'a Indicateur> {
    let status = |i: &Indicateur| ctx.annee.and_then(|a| ctx.calcule(i.id)?.point(a)?.statut);
    let mut rows: Vec<&Indicateur> = ctx
        .d
        .indicateurs
        .iter()
        .filter(|i| matches!(status(i), Some(StatutIndicateur::NonAtteint | StatutIndicateur::PartiellementAtteint)))
        .collect();
    rows.sort_by_key(|i| status(i) != Some(StatutIndicateur::NonAtteint));
    rows
}
