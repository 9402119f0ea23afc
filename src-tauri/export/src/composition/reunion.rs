//! The file for a meeting, in two copies whose pages go together.
//!
//! That of the Département has the facts, our demands and their reasons, and room for its answers. That of the agency has
//! the same pages, with its positions in the rooms, and after them a part of its own: messages, positions, balance of the
//! contract, questions to expect. The height of a room follows from what both copies print, never from the reserve, and
//! the agency's part comes last whatever the order chosen: so each heading of the common part is on the same page, and
//! the copy handed over reveals nothing of the reserve, its length included.

use cpom_core::calculs::{EtatSuivi, Termes, Total};
use cpom_core::champ;
use cpom_core::choix::{Choix, Destinataire, Nature, StatutAction};
use cpom_core::decimal::Montant;
use cpom_core::modele::{Action, Demande, Etape, Position, Revue};
use cpom_core::negociation;
use cpom_core::negociation::effet::Chiffrage;

use super::contexte::{Contexte, a_completer, nom_indicateur, statut_indicateur};
use super::explications::explication;
use super::grille::{Grille, cellule, remplie, vide};
use super::sections::Section;
use super::{comites, dotation, en_cours, engagements, equilibre, fiches, format, organisation, points, releve, suivi, synthese};
use crate::bloc::{Alignement, Bloc, Colonne, Definitions, Ligne, PlaceReponse, Tableau, TexteRiche};

/// Sections of the agency’s own part, which comes last.
const INTERNES: [&str; 7] = ["messages", "positions", "seances", "equilibre", "attendus", "questions", "charge"];

/// Title of the agency’s own part.
const RESERVE: &str = "Réserve du service";
/// Heading of the rounds of the negotiation.
const SEANCES: &str = "Séances et positions";
/// Lines for the answer to a demand.
const LIGNES_REPONSE: u8 = 3;
/// Lines for what is agreed at the end.
const LIGNES_SUITES: u8 = 9;

/// Sections that the copy for a recipient may hold: the agency’s part in its own copy alone, the demands in those of the
/// two parties to the negotiation.
pub(super) fn sections(pour: Destinataire) -> Vec<Section> {
    let interne = pour == Destinataire::Interne;
    let negocie = interne || pour == Destinataire::Departement;
    [
        ("resume", "Résumé et chiffres clés"),
        ("en_cours", "Année en cours"),
        ("trois_ans", "Trois ans en chiffres"),
        ("ecarts", "Écarts de l’année"),
        ("demandes", "Demandes"),
        ("engagements", "Engagements non tenus"),
        ("decisions", "Décisions de comité encore ouvertes"),
        ("actions", "Actions en retard, reportées ou abandonnées"),
        ("echeances", "Prochaines échéances"),
        ("pieces", "Pièces à renouveler"),
        ("suites", "Suites convenues en séance"),
        ("messages", "Messages clés"),
        ("positions", "Positions de repli"),
        ("seances", SEANCES),
        ("equilibre", "Équilibre du contrat"),
        ("attendus", "Ce que le Département demandera"),
        ("questions", "Questions à prévoir"),
        ("charge", equilibre::CHARGE),
    ]
    .into_iter()
    .filter(|(code, _)| interne || !INTERNES.contains(code))
    .filter(|(code, _)| negocie || *code != "demandes")
    .map(|(code, nom)| Section::new(code, nom))
    .collect()
}

/// The chosen order, the agency’s part last: what both copies print stands on the same pages.
pub(super) fn ordered(mut sections: Vec<Section>) -> Vec<Section> {
    sections.sort_by_key(|s| INTERNES.contains(&s.code.as_str()));
    sections
}

/// The meeting file of the review to prepare ([`cpom_core::calculs::Suivi::revue`]), or of the dossier when there is none.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let revue = ctx.d.revues.iter().find(|r| Some(r.id) == ctx.c.suivi.revue);
    let titre = revue.map_or_else(|| "Dossier de réunion".to_owned(), negociation::nom_revue);
    let mut out = vec![Bloc::titre(1, titre).into(), exemplaire(ctx)];
    let mut own = Vec::new();
    for section in sections.iter().filter(|s| !s.ecartee) {
        match section.code.as_str() {
            "resume" => out.extend(resume(ctx)),
            "en_cours" => out.extend(en_cours::blocs(ctx, 2, None)),
            "trois_ans" => out.extend(trois_ans(ctx)),
            "ecarts" => out.extend(ecarts(ctx)),
            "demandes" => out.extend(demandes(ctx, revue)),
            "engagements" => out.extend(engagements_departement(ctx)),
            "decisions" => out.extend(decisions(ctx)),
            "actions" => out.extend(actions(ctx)),
            "echeances" => out.extend(prochaines(ctx)),
            "pieces" => out.extend(pieces(ctx)),
            "suites" => out.extend(suites()),
            "messages" => own.extend(messages(ctx)),
            "positions" => own.extend(positions(ctx, revue)),
            "seances" => own.extend(seances(ctx, revue)),
            "equilibre" => own.extend(equilibre::blocs(ctx, revue)),
            "attendus" => own.extend(attendus(ctx)),
            "questions" => own.extend(questions(ctx, revue)),
            "charge" => own.extend(equilibre::charge(ctx)),
            _ => {}
        }
    }
    if ctx.interne && !own.is_empty() {
        out.push(Bloc::titre(1, RESERVE).into());
        out.extend(own);
    }
    out
}

/// Parties and amounts.
fn resume(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::paragraphe(synthese::presentation(ctx, Some(ctx.titre())))];
    out.extend(synthese::chiffres(ctx));
    if !ctx.d.actions.is_empty() {
        out.push(Bloc::paragraphe(format!("{}.", fiches::compte(ctx))));
    }
    if let Some(t) = engagements::compte(ctx) {
        out.push(Bloc::paragraphe(TexteRiche::new().et("Engagements : ").et(t.brut()).et(".")));
    }
    out
}

/// For whom the copy is, in a room of one height in all of them.
fn exemplaire(ctx: &Contexte) -> Bloc {
    let texte = match ctx.pour {
        Destinataire::Departement => {
            "Faits, demandes du service et place pour vos réponses. L’exemplaire du service a les mêmes pages, aux mêmes numéros."
        }
        Destinataire::Interne => {
            "Document de préparation du service : il contient ses positions de repli. Ne pas le remettre au Département, dont l’exemplaire \
             a les mêmes pages jusqu’à la réserve."
        }
        Destinataire::Ars | Destinataire::Conseil => "Faits du contrat, sans les demandes du service au Département.",
    };
    PlaceReponse { titre: ctx.pour.mention().to_owned(), lignes: 2, texte: texte.into() }.into()
}

/// Comparable figures of the last three years with accounts.
fn trois_ans(ctx: &Contexte) -> Vec<Bloc> {
    let c = ctx.c;
    let account = |a: i32| c.budget.iter().find(|b| b.annee == a && b.nature == Nature::Realise);
    let hours = |a: i32| c.activite.total(a, Nature::Realise);
    let mut years: Vec<i32> = c.annees.toutes.iter().copied().filter(|a| hours(*a).is_some() || account(*a).is_some()).collect();
    years.drain(..years.len().saturating_sub(3));
    let g = Grille::annees("Chiffres réalisés", years);
    if g.is_empty() {
        return Vec::new();
    }
    let paid = |a: i32| c.activite.payees.iter().find(|p| p.annee == a && p.nature == Nature::Realise);
    let grant = |a: i32| c.dotation.annees.iter().find(|d| d.annee == a);
    let targets = |a: i32| c.bilans_indicateurs.iter().find(|b| b.annee == a);
    let rows = [
        g.ligne("Heures d’intervention", |a, _| hours(a).and_then(|h| h.total.ecrit(format::heures))),
        g.ligne("dont éligibles à la dotation", |a, _| hours(a).and_then(|h| h.eligibles.ecrit(format::heures))),
        g.ligne("Équivalents temps plein d’intervenants", |a, _| paid(a).and_then(|p| p.etp).map(|e| format::nombre(e, 2))),
        g.ligne("Taux de présence à domicile", |a, _| paid(a).and_then(|p| p.taux_presence).map(|t| format::pour_cent(t, 1))),
        g.ligne("Coût de revient horaire", |a, _| account(a).and_then(|b| b.cout_horaire).map(format::euros)),
        g.ligne("Résultat", |a, _| account(a).and_then(|b| b.resultat).map(format::euros)),
        g.ligne("Dotation acquise", |a, _| {
            grant(a).and_then(|d| if d.a_confirmer { Some(dotation::A_CONFIRMER.to_owned()) } else { d.acquis.map(format::euros) })
        }),
        g.ligne("Dotation consommée", |a, _| grant(a).and_then(|d| d.consomme.ecrit(format::euros))),
        g.ligne("Cibles atteintes", |a, _| targets(a).map(|b| format!("{} sur {}", b.atteint, b.total))),
        g.ligne("Cibles partiellement atteintes", |a, _| targets(a).map(|b| b.partiellement_atteint.to_string())),
        g.ligne("Cibles non atteintes", |a, _| targets(a).map(|b| b.non_atteint.to_string())),
    ];
    let rows: Vec<Ligne> = rows.into_iter().filter(remplie).collect();
    if rows.is_empty() {
        // Every figure of these years lacks a term, and a table needs a row.
        return Vec::new();
    }
    let mut tableau = g.tableau();
    // These cells hold words and units: they are aligned right, not on the comma.
    tableau.colonnes.iter_mut().skip(1).for_each(|c| c.alignement = Alignement::Droite);
    vec![Bloc::titre(2, "Trois ans en chiffres").into(), tableau.lignes(rows).into()]
}

/// Targets missed or partly reached, the reason, and the remedy.
fn ecarts(ctx: &Contexte) -> Vec<Bloc> {
    let rows = synthese::manques(ctx);
    let Some(annee) = ctx.annee else {
        return vec![Bloc::titre(2, "Écarts").into(), a_completer("les réalisés de l’année")];
    };
    let mut out = vec![Bloc::titre(2, format!("Écarts de l’année {annee}")).into()];
    if rows.is_empty() {
        let judged = ctx.c.bilans_indicateurs.iter().any(|b| b.annee == annee);
        out.push(Bloc::paragraphe(if judged {
            "Aucune cible jugée n’est manquée.".to_owned()
        } else {
            format!("Aucune cible de {annee} n’est jugée : il faut une cible et une valeur réalisée.")
        }));
        return out;
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Indicateur.libelle).colonne()).souple(1.2),
        Colonne::gauche(champ!(Mesure.cible).colonne()),
        Colonne::gauche("Réalisé"),
        Colonne::gauche("Écart"),
        Colonne::gauche("Statut"),
        Colonne::gauche("Cause et correction").souple(1.4),
    ];
    let lignes = rows.iter().map(|i| {
        let decimales = u32::try_from(i.decimales).unwrap_or(0);
        let p = ctx.calcule(i.id).and_then(|c| c.point(annee));
        let nombre = |v| format::nombre(v, decimales);
        let ecart = p.and_then(|p| p.ecart).map(|v| format::ecart(&nombre(v), v.raw()));
        Ligne::new([
            nom_indicateur(i),
            cellule(p.and_then(|p| p.cible).map(nombre)),
            cellule(p.and_then(|p| p.valeur).map(nombre)),
            cellule(ecart),
            statut_indicateur(p.and_then(|p| p.statut)),
            explication(ctx, i.id, annee),
        ])
    });
    out.push(Tableau::new(colonnes).lignes(lignes).into());
    out
}

/// Demands of the review that is prepared, or all of them.
fn asked<'a>(ctx: &Contexte<'a>, revue: Option<&Revue>) -> Vec<&'a Demande> {
    ctx.d.demandes.iter().filter(|d| revue.is_none_or(|r| r.id == d.revue_id)).collect()
}

/// Each demand with its reason, its cost, and room for the answer, where our own copy has our position.
fn demandes(ctx: &Contexte, revue: Option<&Revue>) -> Vec<Bloc> {
    let rows = asked(ctx, revue);
    let mut out = vec![Bloc::titre(2, "Demandes").into()];
    if rows.is_empty() {
        out.push(a_completer("les demandes à présenter"));
        return out;
    }
    out.extend(rows.iter().map(|d| demande(ctx, d)));
    let total = Total::de(Termes::Demandes, rows.iter().map(|d| d.impact)).ecrit(format::euros).filter(|_| rows.len() > 1);
    out.extend(total.map(|total| Definitions::new().paire("Incidence de toutes les demandes", total).into()));
    out
}

fn demande(ctx: &Contexte, d: &Demande) -> Bloc {
    let objet = ctx.t(d.objet.trim()).brut();
    let titre = format!("{} {objet}", d.code.trim()).trim().to_owned();
    let raison = if d.justification.trim().is_empty() { "[à compléter]" } else { d.justification.trim() };
    let faits = Definitions::new().paire(champ!(Demande.justification).libelle, ctx.t(raison));
    let faits = faits.paire(champ!(Demande.impact).libelle, cellule(format::incidence(d.impact, format::euros)));
    let (titre_place, texte) =
        if ctx.interne { ("Notre position", position(ctx, d)) } else { ("Réponse du Département", TexteRiche::new()) };
    Bloc::GarderEnsemble(vec![
        Bloc::titre(3, titre).hors_sommaire().into(),
        faits.into(),
        PlaceReponse { titre: titre_place.to_owned(), lignes: LIGNES_REPONSE, texte }.into(),
    ])
}

/// Priority, fall-back position and its cost, in one text.
fn position(ctx: &Contexte, d: &Demande) -> TexteRiche {
    let mut t = TexteRiche::new().et(format!("{} {}. ", champ!(Demande.priorite).libelle, d.priorite.libelle()));
    t = t.gras(format!("{} : ", champ!(Demande.position_repli).libelle));
    t.0.extend(fallback(ctx, d).0);
    match d.impact_repli {
        Some(m) => t.et(format!(" ({} : {})", cpom_core::modele::mots::minuscule(champ!(Demande.impact_repli).libelle), format::euros(m))),
        None => t,
    }
}

fn fallback(ctx: &Contexte, d: &Demande) -> TexteRiche {
    if d.position_repli.trim().is_empty() { vide() } else { ctx.t(d.position_repli.trim()) }
}

/// Every demand with its priority and its fall-back position in full, and what they cost together.
fn positions(ctx: &Contexte, revue: Option<&Revue>) -> Vec<Bloc> {
    let rows = asked(ctx, revue);
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Demande.objet).colonne()).souple(1.3),
        Colonne::gauche(champ!(Demande.impact).colonne()),
        Colonne::gauche(champ!(Demande.priorite).colonne()),
        Colonne::gauche(champ!(Demande.position_repli).colonne()).souple(0.8),
        Colonne::gauche(champ!(Demande.impact_repli).colonne()),
    ];
    let money = |m: Option<Montant>| cellule(format::incidence(m, format::euros));
    let lignes = rows.iter().map(|d| {
        let mut objet = TexteRiche::new().gras(d.code.trim()).et(" ");
        objet.0.extend(ctx.t(d.objet.trim()).0);
        Ligne::new([objet, money(d.impact), d.priorite.libelle().into(), fallback(ctx, d), money(d.impact_repli)])
    });
    let sum =
        |part: fn(&Demande) -> Option<Montant>| cellule(Total::de(Termes::Demandes, rows.iter().map(|d| part(d))).ecrit(format::euros));
    let (total, repli) = (sum(|d| d.impact), sum(|d| d.impact_repli));
    let total = Ligne::total([TexteRiche::from("Total"), total, TexteRiche::new(), TexteRiche::new(), repli]);
    vec![Bloc::titre(2, "Positions de repli").into(), Tableau::new(colonnes).lignes(lignes).ligne(total).into()]
}

/// Rounds of the negotiation: in each meeting, both positions on each point, its end, the worth of an agreement. A position that was
/// not said is marked.
fn seances(ctx: &Contexte, revue: Option<&Revue>) -> Vec<Bloc> {
    let Some(revue) = revue else { return Vec::new() };
    let held = negociation::seances(ctx.d, revue.id);
    if held.is_empty() {
        return Vec::new();
    }
    let chiffres = Chiffrage::of(ctx.d, ctx.c.suivi.jour);
    let mut out = vec![Bloc::titre(2, SEANCES).into()];
    for s in held {
        out.push(Bloc::titre(3, format!("{}, {}", points::described(s), s.etat.libelle())).hors_sommaire().into());
        let lignes: Vec<Ligne> = asked(ctx, Some(revue))
            .into_iter()
            .filter_map(|point| {
                let said = releve::dit(ctx.d, s, point, false);
                if !said.ici {
                    return None;
                }
                let position = |p: Option<&Position>| match p {
                    None => vide(),
                    Some(p) => {
                        let words = ctx.t(&negociation::mots::position(ctx.d, point, p));
                        if p.divulguee { words } else { words.discret(" (non dite)") }
                    }
                };
                Some(Ligne::new([
                    TexteRiche::new().gras(point.code.trim()).et(" ").puis(ctx.t(point.objet.trim())),
                    position(said.service),
                    position(said.autre),
                    releve::decision(ctx, point, said.issue),
                    cellule(Some(releve::worth(ctx.d, &chiffres, point, said.issue, false))),
                ]))
            })
            .collect();
        if lignes.is_empty() {
            out.push(Bloc::paragraphe("Aucun point n’a été examiné."));
            continue;
        }
        let colonnes = vec![
            Colonne::gauche("Point").souple(1.3),
            Colonne::gauche("Notre position").souple(1.0),
            Colonne::gauche("Position du Département").souple(1.0),
            Colonne::gauche("Décision").souple(1.0),
            Colonne::gauche("Effet").souple(0.7),
        ];
        out.push(Tableau::new(colonnes).lignes(lignes).into());
    }
    out
}

/// Messages to give first.
fn messages(ctx: &Contexte) -> Vec<Bloc> {
    let rows = ctx.d.revues.iter().rev().flat_map(|r| &r.messages_cles).filter(|m| !m.trim().is_empty());
    let lines: Vec<TexteRiche> = rows.map(|m| ctx.t(m.trim())).collect();
    if lines.is_empty() { Vec::new() } else { vec![Bloc::titre(2, "Messages clés").into(), Bloc::puces(lines)] }
}

/// Room for what is agreed, the same in both copies.
fn suites() -> Vec<Bloc> {
    let place = PlaceReponse { titre: "Décision · qui · pour quand".to_owned(), lignes: LIGNES_SUITES, texte: TexteRiche::new() };
    vec![Bloc::GarderEnsemble(vec![Bloc::titre(2, "Suites convenues en séance").into(), place.into()])]
}

fn engagements_departement(ctx: &Contexte) -> Vec<Bloc> {
    let rows = engagements::non_tenus(ctx, true);
    let mut out = vec![Bloc::titre(2, "Engagements du Département non tenus").into()];
    out.push(if rows.is_empty() {
        Bloc::paragraphe("Aucun engagement du Département n’est signalé comme non tenu.")
    } else {
        engagements::tableau(ctx, &rows)
    });
    let ours = engagements::non_tenus(ctx, false);
    if !ours.is_empty() {
        out.extend([Bloc::titre(2, "Engagements du gestionnaire non tenus").into(), engagements::tableau(ctx, &ours)]);
    }
    out
}

fn decisions(ctx: &Contexte) -> Vec<Bloc> {
    let rows = comites::ouvertes(ctx);
    if rows.is_empty() {
        Vec::new()
    } else {
        vec![Bloc::titre(2, "Décisions de comité encore ouvertes").into(), comites::decisions(ctx, &rows)]
    }
}

/// Late actions and steps, then the actions that are postponed or given up: these are not late.
fn actions(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    let late = fiches::en_retard(ctx);
    if !late.is_empty() {
        out.extend([Bloc::titre(2, "Actions en retard").into(), tableau_actions(ctx, &late).note(ctx.late_on()).into()]);
    }
    let steps: Vec<&Etape> = ctx.d.etapes.iter().filter(|e| ctx.c.suivi.etape(e.id) == EtatSuivi::EnRetard).collect();
    if !steps.is_empty() {
        let colonnes = vec![
            Colonne::gauche(champ!(Etape.echeance).colonne()).fixe(58.0),
            Colonne::gauche(champ!(Etape.action_id).colonne()),
            Colonne::gauche(champ!(Etape.libelle).colonne()).souple(1.0),
            Colonne::gauche(champ!(Etape.statut).colonne()),
        ];
        let lignes = steps.iter().map(|e| {
            let action = ctx.action(e.action_id).map(|a| super::contexte::code_action(ctx.d, a));
            Ligne::new([cellule(Some(format::courte(e.echeance))), cellule(action), ctx.t(&e.libelle), ctx.statut_etape(e)])
        });
        out.extend([Bloc::titre(2, "Étapes en retard").into(), Tableau::new(colonnes).lignes(lignes).note(ctx.late_on()).into()]);
    }
    out.extend(organisation::en_retard(ctx));
    let put_off = |a: &&Action| matches!(a.statut, StatutAction::Reporte | StatutAction::Abandonne);
    let rows: Vec<&Action> = ctx.d.actions.iter().filter(put_off).collect();
    if !rows.is_empty() {
        out.extend([Bloc::titre(2, "Actions reportées ou abandonnées").into(), tableau_actions(ctx, &rows).into()]);
    }
    out
}

fn tableau_actions(ctx: &Contexte, rows: &[&Action]) -> Tableau {
    let colonnes = vec![
        Colonne::gauche("Action").souple(1.0),
        Colonne::gauche(champ!(Action.statut).colonne()),
        Colonne::gauche(champ!(Action.date_fin).colonne()),
        Colonne::gauche("Dernier bilan").souple(1.4),
    ];
    let lignes = rows.iter().map(|a| {
        let bilan = ctx.d.bilans_action.iter().filter(|b| b.action_id == a.id).max_by_key(|b| b.annee);
        let mut etat = ctx.statut_action(a);
        if let Some(pct) = a.avancement_pct {
            etat = etat.discret(format!(" ({pct} %)"));
        }
        let dit = bilan.map_or_else(vide, |b| fiches::bilan(ctx, b));
        Ligne::new([
            TexteRiche::from(format!("{} {}", super::contexte::code_action(ctx.d, a), a.intitule.trim())),
            etat,
            cellule(Some(format::courte(a.date_fin))),
            dit,
        ])
    });
    Tableau::new(colonnes).lignes(lignes)
}

/// Expected questions, each with whether an answer is written.
fn attendus(ctx: &Contexte) -> Vec<Bloc> {
    let rows = cpom_core::calculs::attendus(ctx.d, ctx.c);
    if rows.is_empty() {
        return Vec::new();
    }
    let lines = rows.iter().map(|a| match a.pret {
        None => ctx.t(&a.phrase),
        Some(true) => ctx.t(&a.phrase).discret(" (réponse écrite)"),
        Some(false) => ctx.t(&a.phrase).gras(" (à expliquer)"),
    });
    vec![Bloc::titre(2, "Ce que le Département demandera").into(), Bloc::puces(lines)]
}

/// Pieces to renew before the meeting.
fn pieces(ctx: &Contexte) -> Vec<Bloc> {
    let rows = suivi::perimees(ctx);
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![Colonne::gauche(champ!(Piece.libelle).colonne()).souple(1.0), Colonne::gauche(champ!(Piece.validite).colonne())];
    let lignes = rows.iter().map(|p| Ligne::new([ctx.t(&p.libelle), cellule(Some(format::courte(p.validite)))]));
    vec![Bloc::titre(2, "Pièces à renouveler").into(), Tableau::new(colonnes).lignes(lignes).into()]
}

fn questions(ctx: &Contexte, revue: Option<&Revue>) -> Vec<Bloc> {
    let mut out = Vec::new();
    for q in ctx.d.questions.iter().filter(|q| revue.is_none_or(|r| r.id == q.revue_id)) {
        if out.is_empty() {
            out.push(Bloc::titre(2, "Questions à prévoir").into());
        }
        let mut kept = vec![Bloc::paragraphe(TexteRiche::new().gras(q.question.trim()))];
        let reponse = ctx.libre(&q.reponse);
        if reponse.is_empty() {
            kept.push(a_completer("la réponse"));
        }
        kept.extend(reponse);
        out.push(Bloc::GarderEnsemble(kept));
    }
    out
}

fn prochaines(ctx: &Contexte) -> Vec<Bloc> {
    let rows = suivi::prochaines(ctx, 8);
    if rows.is_empty() { Vec::new() } else { vec![Bloc::titre(2, "Prochaines échéances").into(), suivi::echeances(ctx, &rows)] }
}
