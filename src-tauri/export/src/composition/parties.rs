//! « Entre les soussignés », and the signature blocks.

use cpom_core::choix::{Destinataire, Partie};
use cpom_core::modele::{Id, Signataire, SignataireResolu, article_de_partie};

use super::contexte::{Contexte, a_completer};
use super::emplacements::Emplacement;
use super::format;
use crate::bloc::{Bloc, Signature, TexteRiche};

/// The parties that the contract binds.
pub(super) fn soussignes(ctx: &Contexte) -> Vec<Bloc> {
    let mut blocs = vec![Bloc::titre(2, "Entre les soussignés").ancre(Emplacement::Soussignes).into()];
    let rows = &ctx.d.signataires;
    if rows.is_empty() {
        blocs.push(a_completer("les parties et leurs représentants"));
        return blocs;
    }
    for (i, s) in rows.iter().enumerate() {
        let last = i + 1 == rows.len();
        let fin = match (rows.len(), i, last) {
            (2, 0, _) => ", d’une part, et",
            (2, 1, _) => ", d’autre part.",
            (_, _, true) => ".",
            _ => ", et",
        };
        blocs.push(Bloc::contrat(partie(ctx, i, s).et(fin)));
    }
    blocs
}

fn partie(ctx: &Contexte, i: usize, s: &Signataire) -> TexteRiche {
    let mut t = TexteRiche::new();
    let (role, resolved) = (s.role, ctx.d.signataire_resolu(s));
    let nom = resolved.denomination.as_str();
    t = if nom.is_empty() {
        t.puis(ctx.t("[à compléter : dénomination de la partie]"))
    } else {
        t.gras(format!("{}{nom}", article_de_partie(role, nom)))
    };
    let g = resolved.gestionnaire_id.and_then(|id| ctx.d.gestionnaires.iter().find(|g| g.id == id));
    if let Some(g) = g {
        for (avant, valeur) in [("", &resolved.forme_juridique), ("SIREN ", &resolved.siren)] {
            if !valeur.is_empty() {
                t = t.et(format!(", {avant}{valeur}"));
            }
        }
        let ville = format!("{} {}", g.code_postal.trim(), g.commune.trim());
        let siege = [g.voie.trim(), ville.trim()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
        if !siege.is_empty() {
            t = t.et(format!(", dont le siège est situé {siege}"));
        }
        t = t.et(services(ctx, g.id));
    }
    t = t.et(representation(role, &resolved.forme_juridique));
    // A copy without names says the function alone.
    let unnamed = ctx.pour == Destinataire::Conseil;
    t = if unnamed && !resolved.representant_fonction.is_empty() {
        let fonction = cpom_core::modele::mots::minuscule(&resolved.representant_fonction);
        return end(ctx, i, s, t.et(format!("la personne exerçant la fonction de {fonction}")));
    } else if resolved.representant_nom.is_empty() {
        t.puis(ctx.t("[à compléter : nom du représentant]"))
    } else {
        t.et(&resolved.representant_nom)
    };
    if !resolved.representant_fonction.is_empty() {
        t = t.et(format!(", {}", resolved.representant_fonction));
    }
    end(ctx, i, s, t)
}

/// Act that allows the signature, and short name of the party.
fn end(ctx: &Contexte, i: usize, s: &Signataire, mut t: TexteRiche) -> TexteRiche {
    t = if s.habilitation.trim().is_empty() {
        t.et(" (").puis(ctx.t("[à compléter : acte qui autorise la signature]")).et(")")
    } else {
        t.et(" (").puis(ctx.t(s.habilitation.trim())).et(")")
    };
    t.et(nom_court(ctx, i, s.role))
}

/// The services that a body runs under this contract.
fn services(ctx: &Contexte, gestionnaire: Id) -> String {
    let noms: Vec<&str> =
        ctx.d.services.iter().filter(|s| s.gestionnaire_id == gestionnaire && !s.nom.trim().is_empty()).map(|s| s.nom.trim()).collect();
    match noms.as_slice() {
        [] => String::new(),
        [seul] => format!(", gestionnaire du service « {seul} »"),
        plusieurs => {
            let noms: Vec<String> = plusieurs.iter().map(|n| format!("« {n} »")).collect();
            format!(", gestionnaire des services {}", format::enumeration(&noms))
        }
    }
}

/// « représentée par » when the gender of the party is known, otherwise a phrase without gender.
fn representation(role: Partie, forme: &str) -> &'static str {
    const FEMININ: [&str; 11] =
        ["association", "société", "fondation", "mutuelle", "union", "fédération", "régie", "coopérative", "entreprise", "sarl", "sas"];
    const MASCULIN: [&str; 5] = ["centre", "ccas", "cias", "établissement", "groupement"];
    let forme = forme.to_lowercase();
    let starts = |mots: &[&str]| mots.iter().any(|m| forme.starts_with(m));
    match role {
        Partie::Departement => ", représenté par ",
        Partie::Ars => ", représentée par ",
        _ if starts(&FEMININ) => ", représentée par ",
        _ if starts(&MASCULIN) => ", représenté par ",
        _ => ", ayant pour représentant ",
    }
}

/// The name that the articles use; parties of the same role share one, given with the last of them.
fn nom_court(ctx: &Contexte, i: usize, role: Partie) -> String {
    let (un, plusieurs) = match role {
        Partie::Gestionnaire => ("le gestionnaire", "les gestionnaires"),
        Partie::Departement => ("le Département", "les Départements"),
        Partie::Ars => ("l’agence régionale de santé", "les agences régionales de santé"),
        Partie::ProtectionSociale | Partie::Commune | Partie::Autre => return String::new(),
    };
    let same: Vec<usize> = ctx.d.signataires.iter().enumerate().filter(|(_, s)| s.role == role).map(|(i, _)| i).collect();
    match same.as_slice() {
        [_] => format!(", ci-après « {un} »"),
        [.., last] if *last == i => format!(", ci-après ensemble « {plusieurs} »"),
        _ => String::new(),
    }
}

/// Place, date, number of originals, then one signature block per party.
pub(super) fn signatures(ctx: &Contexte, niveau: u8) -> Vec<Bloc> {
    let fait = "Fait à {{contrat.lieu_signature}}, le {{contrat.date_signature}}, en {{contrat.exemplaires}} exemplaires originaux.";
    let fait =
        if ctx.d.contrat.exemplaires == Some(1) { fait.replace("exemplaires originaux", "exemplaire original") } else { fait.to_owned() };
    let mut kept = vec![Bloc::titre(niveau, "Signatures").ancre(Emplacement::Signatures).into(), Bloc::contrat(ctx.t(&fait))];
    if ctx.d.signataires.is_empty() {
        kept.push(a_completer("les signataires"));
    } else {
        kept.push(bloc_signatures(ctx));
    }
    vec![Bloc::GarderEnsemble(kept)]
}

/// The signature blocks, one per party.
pub(super) fn bloc_signatures(ctx: &Contexte) -> Bloc {
    Bloc::BlocSignatures(ctx.c.signataires.iter().map(place).collect())
}

/// The signature blocks of the parties of one role; `None` when there is none.
pub(super) fn places(ctx: &Contexte, role: Partie) -> Option<Bloc> {
    let places = of_role(ctx, role);
    (!places.is_empty()).then_some(Bloc::BlocSignatures(places))
}

/// Places to sign of the parties of one role.
pub(super) fn of_role(ctx: &Contexte, role: Partie) -> Vec<Signature> {
    ctx.d.signataires.iter().zip(&ctx.c.signataires).filter(|(s, _)| s.role == role).map(|(_, resolved)| place(resolved)).collect()
}

fn place(s: &SignataireResolu) -> Signature {
    Signature {
        pour: if s.signature_pour.is_empty() { "Pour [à compléter]".to_owned() } else { s.signature_pour.clone() },
        qualite: s.signature_qualite.clone(),
        nom: s.representant_nom.clone(),
    }
}
