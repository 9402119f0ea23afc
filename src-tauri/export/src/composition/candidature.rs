//! The answer to a call for candidates: who the service is, what it does, with whom and at what cost, what it proposes to do and by
//! what this will be seen, what it commits to, and the list of the enclosures.

use cpom_core::champ;
use cpom_core::choix::{Nature, Partie};
use cpom_core::modele::{Engagement, Piece};

use super::bilan::{SIGNATURE, lowered, numbered};
use super::contexte::{Contexte, a_completer};
use super::grille::{cellule, vide};
use super::sections::Section;
use super::{
    budget, diagnostic, dotation, effectifs, engagements, fiches, format, heures, identite, indicateurs, objectifs, parties, synthese,
    tarifs,
};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Title of the document.
pub(super) const TITRE: &str = "Dossier de candidature";
/// Sections of the answer, in the order in which calls ask for them.
pub(super) fn sections() -> Vec<Section> {
    const SANS_SIGNATURE: &str = "la candidature ne peut pas être signée";
    const FICHES: &str = "le Département ne peut pas juger les actions proposées au regard de son appel";
    const PIECES: &str = "rien ne dit quelles pièces accompagnent la candidature";
    [
        ("identite", "Identité du gestionnaire et du service, appel à candidatures", None),
        ("territoire", "Territoire", None),
        ("diagnostic", "Diagnostic et besoins", None),
        ("activite", "Activité", None),
        ("effectifs", "Effectifs et formation", None),
        ("comptes", "Comptes, tarifs et dotation demandée", None),
        ("actions", "Fiches actions", Some(FICHES)),
        ("indicateurs", "Indicateurs et cibles", None),
        ("engagements", "Engagements", None),
        ("pieces", "Liste des pièces jointes", Some(PIECES)),
        (SIGNATURE, "Attestation et signature", Some(SANS_SIGNATURE)),
    ]
    .into_iter()
    .map(|(code, nom, perte)| Section::new(code, nom).perte(perte))
    .collect()
}

fn contenu(ctx: &Contexte, code: &str) -> Vec<Bloc> {
    match code {
        "identite" => lowered(identite::blocs(ctx)),
        "territoire" => lowered(identite::communes(ctx)),
        "diagnostic" => lowered(diagnostic::blocs(ctx)),
        "activite" => lowered([heures::annees(ctx), heures::publics(ctx)].concat()),
        "effectifs" => lowered(
            [effectifs::etp(ctx, None), effectifs::heures_payees(ctx, Some(Nature::Realise)), effectifs::formations(ctx, None)].concat(),
        ),
        "comptes" => comptes(ctx),
        "actions" => actions(ctx),
        "indicateurs" if ctx.d.indicateurs.is_empty() => vec![a_completer("les indicateurs et leurs cibles")],
        "indicateurs" => lowered(indicateurs::synthese(ctx)),
        "engagements" => promises(ctx),
        "pieces" => pieces(ctx),
        SIGNATURE => signature(ctx),
        _ => Vec::new(),
    }
}

/// The chosen sections, numbered.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(1, TITRE).into(), Bloc::paragraphe(synthese::presentation(ctx, None))];
    out.extend(numbered(sections, "cette partie de la candidature", |code| contenu(ctx, code)));
    out
}

fn comptes(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = lowered([budget::compte_apres_ses_taux(ctx), tarifs::blocs(ctx)].concat());
    out.push(Bloc::titre(3, "Dotation demandée").into());
    if ctx.c.dotation.annees.iter().any(|a| a.montant_horaire.is_some()) {
        out.push(dotation::tableau_dotation(ctx));
    } else {
        out.push(a_completer("le montant horaire demandé et les heures de chaque année"));
    }
    out.extend(lowered(budget::plan(ctx)));
    out
}

/// The table of axes and actions, then the sheet of each action.
fn actions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.actions.is_empty() {
        return vec![a_completer("les fiches actions proposées")];
    }
    let mut out = lowered(objectifs::blocs(ctx));
    out.extend(fiches::at_level(ctx, 3));
    out
}

/// Commitments that the service offers; those of the Département are its own to write.
fn promises(ctx: &Contexte) -> Vec<Bloc> {
    let rows: Vec<&Engagement> = ctx.d.engagements.iter().filter(|e| e.partie == Partie::Gestionnaire).collect();
    if rows.is_empty() { vec![a_completer("les engagements du service")] } else { vec![engagements::tableau(ctx, &rows)] }
}

/// Enclosures, numbered; one without a file is to be joined.
fn pieces(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.pieces.is_empty() {
        return vec![a_completer("les pièces demandées par l’appel à candidatures")];
    }
    let named = |p: &Piece| !p.fichier.trim().is_empty();
    let ready = ctx.d.pieces.iter().filter(|p| named(p)).count();
    let colonnes = vec![
        Colonne::centre("N°").fixe(30.0),
        Colonne::gauche(champ!(Piece.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(Piece.date).colonne()).fixe(58.0),
        Colonne::gauche(champ!(Piece.validite).colonne()),
        Colonne::gauche(champ!(Piece.fichier).colonne()).souple(0.7),
    ];
    let lignes = (1..).zip(&ctx.d.pieces).map(|(n, p): (usize, _)| {
        let late = ctx.c.suivi.piece(p.id) == cpom_core::calculs::EtatSuivi::EnRetard;
        let until = match p.validite {
            None => vide(),
            Some(_) if late => TexteRiche::new().et(format::courte(p.validite)).gras(" – à renouveler"),
            Some(_) => format::courte(p.validite).into(),
        };
        let file = if named(p) { ctx.t(p.fichier.trim()) } else { TexteRiche::new().gras("à joindre") };
        Ligne::new([TexteRiche::from(n.to_string()), ctx.t(&p.libelle), cellule(Some(format::courte(p.date))), until, file])
    });
    vec![Bloc::paragraphe(format!("Pièces désignées : {ready} sur {}.", ctx.d.pieces.len())), Tableau::new(colonnes).lignes(lignes).into()]
}

/// Statement of the legal representative of each gestionnaire, and the places to sign.
fn signature(ctx: &Contexte) -> Vec<Bloc> {
    let attest = "Le représentant légal atteste que les renseignements de cette candidature sont exacts et que les actions proposées ne \
                  sont pas déjà financées pour les mêmes dépenses.";
    let mut out = vec![Bloc::paragraphe(attest)];
    out.push(parties::places(ctx, Partie::Gestionnaire).unwrap_or_else(|| a_completer("le gestionnaire qui signe")));
    out
}
