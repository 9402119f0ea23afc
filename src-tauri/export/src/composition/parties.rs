//! « Entre les soussignés », and the places to sign.

use cpom_core::choix::Partie;
use cpom_core::modele::Signataire;

use super::contexte::{Contexte, a_completer};
use crate::bloc::{Bloc, Signature, Texte};

/// Who the contract binds.
pub(super) fn soussignes(ctx: &Contexte) -> Vec<Bloc> {
    let mut blocs = vec![Bloc::titre(2, "Entre les soussignés").into()];
    if ctx.d.signataires.is_empty() {
        blocs.push(a_completer("les parties et leurs représentants"));
        return blocs;
    }
    let last = ctx.d.signataires.len() - 1;
    for (i, s) in ctx.d.signataires.iter().enumerate() {
        blocs.push(Bloc::contrat(partie(ctx, s, if i == last { "," } else { ", et" })));
    }
    blocs.push(Bloc::contrat("il est convenu ce qui suit."));
    blocs
}

fn partie(ctx: &Contexte, s: &Signataire, fin: &str) -> Texte {
    let mut t = Texte::new();
    let nom = s.denomination.trim();
    t = if nom.is_empty() { with(t, ctx.t("[à compléter : dénomination de la partie]")) } else { t.gras(nom) };
    if let Some(g) = s.gestionnaire_id.and_then(|id| ctx.d.gestionnaires.iter().find(|g| g.id == id)) {
        for (avant, valeur) in [("", &g.forme_juridique), ("SIREN ", &g.siren)] {
            if !valeur.trim().is_empty() {
                t = t.et(format!(", {avant}{}", valeur.trim()));
            }
        }
        let ville = format!("{} {}", g.code_postal.trim(), g.commune.trim());
        let siege = [g.voie.trim(), ville.trim()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        if !siege.is_empty() {
            t = t.et(format!(", dont le siège est situé {siege}"));
        }
    }
    t = t.et(", ayant pour représentant ");
    t = if s.representant_nom.trim().is_empty() {
        with(t, ctx.t("[à compléter : nom du représentant]"))
    } else {
        t.et(s.representant_nom.trim())
    };
    if !s.representant_fonction.trim().is_empty() {
        t = t.et(format!(", {}", s.representant_fonction.trim()));
    }
    t = if s.habilitation.trim().is_empty() {
        with(t.et(" ("), ctx.t("[à compléter : acte qui autorise la signature]")).et(")")
    } else {
        t.et(format!(" ({})", s.habilitation.trim()))
    };
    match nom_court(s.role) {
        Some(court) => t.et(format!(", ci-après « {court} »{fin}")),
        None => t.et(fin),
    }
}

fn with(mut t: Texte, other: Texte) -> Texte {
    t.0.extend(other.0);
    t
}

fn nom_court(role: Partie) -> Option<&'static str> {
    match role {
        Partie::Gestionnaire => Some("le gestionnaire"),
        Partie::Departement => Some("le Département"),
        Partie::Ars => Some("l’agence régionale de santé"),
        Partie::ProtectionSociale | Partie::Commune | Partie::Autre => None,
    }
}

/// Place, date, number of originals, then one place to sign for each party.
pub(super) fn signatures(ctx: &Contexte) -> Vec<Bloc> {
    let fait = "Fait à {{contrat.lieu_signature}}, le {{contrat.date_signature}}, en {{contrat.exemplaires}} exemplaires originaux.";
    let mut kept = vec![Bloc::titre(2, "Signatures").ancre("signatures").into(), Bloc::contrat(ctx.t(fait))];
    if ctx.d.signataires.is_empty() {
        kept.push(a_completer("les signataires"));
    } else {
        kept.push(bloc_signatures(ctx));
    }
    vec![Bloc::GarderEnsemble(kept)]
}

/// One place to sign for each party.
pub(super) fn bloc_signatures(ctx: &Contexte) -> Bloc {
    let or = |a: &str, b: String| {
        if a.trim().is_empty() { b } else { a.trim().to_owned() }
    };
    let places = ctx.d.signataires.iter().map(|s| Signature {
        pour: or(&s.signature_pour, format!("Pour {}", s.denomination.trim())),
        qualite: or(&s.signature_qualite, s.representant_fonction.trim().to_owned()),
        nom: s.representant_nom.trim().to_owned(),
    });
    Bloc::BlocSignatures(places.collect())
}
