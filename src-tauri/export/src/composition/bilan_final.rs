//! The final report of a contract: all its years, targets reached and missed, money year by year, actions done and not done, what
//! is to be taken up at renewal.
//!
//! Decisions on the next contract are the agency’s reserve: its own copy alone has them, and the other says which actions and
//! targets ask for one.

use cpom_core::calculs::{PartBudget, StatutIndicateur};
use cpom_core::champ;
use cpom_core::choix::{Choix, EtatEngagement, Nature, StatutAction};
use cpom_core::decimal::Nombre;
use cpom_core::modele::{Action, Indicateur};

use super::bilan::{SIGNATURE, emploi, engager, etat, lowered, numbered, preuves};
use super::contexte::{Contexte, Paires, a_completer, code_action, nom_indicateur, statut_indicateur};
use super::explications::{explication, to_explain};
use super::grille::{cellule, vide};
use super::sections::Section;
use super::{budget, dotation, effectifs, fiches, format, heures, organisation, parties, propositions, qualite, suivi, synthese, textes};
use crate::bloc::{Bloc, ChiffreCle, Colonne, Ligne, Tableau, TexteRiche};

/// Title of the document.
pub(super) const TITRE: &str = "Bilan final du contrat";
/// Sections of the final report.
pub(super) fn sections() -> Vec<Section> {
    const INDICATEURS: &str = "le Département ne peut pas vérifier l’atteinte des objectifs du contrat";
    const COMPTES: &str = "le Département ne peut pas contrôler l’emploi de la dotation sur la durée du contrat";
    const SANS_SIGNATURE: &str = "le bilan ne peut pas être signé";
    [
        ("presentation", "Présentation du contrat", None),
        ("synthese", "Synthèse du contrat", None),
        ("activite", "Activité", None),
        ("indicateurs", "Cibles atteintes et non atteintes", Some(INDICATEURS)),
        ("actions", "Actions menées et non menées", None),
        ("comptes", "Dotation et comptes, année par année", Some(COMPTES)),
        ("effectifs", "Effectifs et formation", None),
        ("qualite", "Qualité", None),
        ("engagements", "Engagements réciproques", None),
        ("renouvellement", "Pour le renouvellement", None),
        ("pieces", "Preuves et pièces", None),
        (SIGNATURE, "Signature", Some(SANS_SIGNATURE)),
    ]
    .into_iter()
    .map(|(code, nom, perte)| Section::new(code, nom).perte(perte))
    .collect()
}

/// Years of the contract with a judged target or realised hours, the last one last.
fn told(ctx: &Contexte) -> Vec<i32> {
    let known = |a: i32| {
        ctx.c.bilans_indicateurs.iter().any(|b| b.annee == a)
            || ctx.c.activite.total(a, Nature::Realise).is_some()
            || ctx.d.bilans_annuels.iter().any(|b| b.annee == a)
    };
    ctx.annees().iter().copied().filter(|a| known(*a)).collect()
}

/// The chosen sections, numbered.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let years = told(ctx);
    let mut out = vec![Bloc::titre(1, TITRE).into()];
    let Some(last) = years.last().copied() else {
        out.push(a_completer("les chiffres d’une année du contrat au moins"));
        return out;
    };
    out.extend(numbered(sections, "cette partie du bilan", |code| match code {
        "presentation" => presentation(ctx, last),
        "synthese" => resume(ctx, &years),
        "activite" => lowered([heures::heures_realisees(ctx), heures::ecarts(ctx).into_iter().collect()].concat()),
        "indicateurs" => indicateurs(ctx, &years, last),
        "actions" => actions(ctx),
        "comptes" => comptes(ctx),
        "effectifs" => lowered([effectifs::etp(ctx, None), effectifs::formations(ctx, None), organisation::effets(ctx, None)].concat()),
        "qualite" => qualite::blocs(ctx, last),
        "engagements" => engager(ctx),
        "renouvellement" => renouvellement(ctx, last),
        "pieces" => preuves(ctx, last),
        SIGNATURE => vec![parties::bloc_signatures(ctx)],
        _ => Vec::new(),
    }));
    out
}

/// The contract and its avenants; before its end, the year at which the report stops.
fn presentation(ctx: &Contexte, last: i32) -> Vec<Bloc> {
    let mut out = vec![Bloc::paragraphe(synthese::presentation(ctx, None))];
    if let Some(end) = ctx.c.annees.contrat.last().filter(|end| **end > last) {
        out.push(Bloc::paragraphe(
            TexteRiche::new()
                .gras(format!("Bilan arrêté à {last} : "))
                .et(format!("le contrat court jusqu’en {end}, ce bilan n’est pas définitif.")),
        ));
    }
    out.extend(
        Paires::new(ctx)
            .texte(champ!(Contrat.reference).libelle, &ctx.d.contrat.reference)
            .dit("Période", Some(format::periode(ctx.d.contrat.date_debut, ctx.d.contrat.date_fin)).filter(|p| !p.is_empty()))
            .date(champ!(Contrat.date_signature).libelle, ctx.d.contrat.date_signature)
            .dit(champ!(Contrat.statut).libelle, Some(ctx.d.contrat.statut.libelle().to_owned()))
            .cote_a_cote(),
    );
    let avenants: Vec<String> = ctx
        .d
        .avenants
        .iter()
        .map(|a| {
            let numero = a.numero.map(|n| format!(" n° {n}")).unwrap_or_default();
            let quand = a.date.map(|d| format!(" du {}", format::date(d))).unwrap_or_default();
            format!("Avenant{numero}{quand} ({}) : {}", a.type_avenant.libelle(), a.motif.trim())
        })
        .collect();
    out.push(if avenants.is_empty() { Bloc::paragraphe("Aucun avenant n’a modifié le contrat.") } else { Bloc::puces(avenants) });
    out
}

/// Figures of the whole contract, then what was written of each year.
fn resume(ctx: &Contexte, years: &[i32]) -> Vec<Bloc> {
    let grant = &ctx.c.dotation;
    let mut keys = Vec::new();
    if let Some(t) = grant.total_acquis.ecrit(format::euros) {
        let key = ChiffreCle::new(t, "Dotation acquise sur le contrat");
        keys.push(match grant.total_consomme.ecrit(format::euros) {
            Some(used) => key.detail(format!("consommé : {used}")),
            None => key,
        });
    }
    if let Some(b) = ctx.c.bilans_indicateurs.iter().rev().find(|b| years.contains(&b.annee)) {
        let detail = format!("partiellement : {}, non atteintes : {}", b.partiellement_atteint, b.non_atteint);
        keys.push(ChiffreCle::new(format!("{} sur {}", b.atteint, b.total), format!("Cibles {} atteintes", b.annee)).detail(detail));
    }
    if !ctx.d.actions.is_empty() {
        let done = ctx.d.actions.iter().filter(|a| a.statut == StatutAction::Realise).count();
        keys.push(ChiffreCle::new(format!("{done} sur {}", ctx.d.actions.len()), "Actions réalisées"));
    }
    if !ctx.d.engagements.is_empty() {
        let kept = ctx.d.engagements.iter().filter(|e| e.etat == EtatEngagement::Tenu).count();
        keys.push(ChiffreCle::new(format!("{kept} sur {}", ctx.d.engagements.len()), "Engagements tenus"));
    }
    let mut out = Vec::new();
    if !keys.is_empty() {
        out.push(Bloc::ChiffresCles(keys));
    }
    let comptes: Vec<String> = ctx.c.bilans_indicateurs.iter().map(|b| format!("En {}, {}.", b.annee, textes::statuts(b))).collect();
    if !comptes.is_empty() {
        out.push(Bloc::puces(comptes));
    }
    let mut written = false;
    for annee in years {
        let Some(b) = ctx.d.bilans_annuels.iter().find(|b| b.annee == *annee) else { continue };
        let texts = ctx.libre(&b.synthese);
        if !texts.is_empty() {
            out.push(Bloc::titre(4, annee.to_string()).into());
            out.extend(texts);
            written = true;
        }
    }
    if !written {
        let draft = years.last().and_then(|a| propositions::annee(ctx, *a));
        out.extend(draft.or_else(|| Some(a_completer("la synthèse du contrat"))));
    }
    out
}

/// Values of each year beside the last target, and the causes of the targets missed at the end.
fn indicateurs(ctx: &Contexte, years: &[i32], last: i32) -> Vec<Bloc> {
    let mut colonnes = vec![Colonne::gauche(champ!(Indicateur.libelle).colonne()).souple(1.0), Colonne::decimale("Référence")];
    colonnes.extend(years.iter().map(|a| Colonne::decimale(a.to_string()).groupe("Réalisé")));
    colonnes.extend([
        Colonne::decimale(format!("Cible {last}")),
        Colonne::gauche("Cibles atteintes"),
        Colonne::gauche(format!("Statut {last}")),
    ]);
    let mut tableau = Tableau::new(colonnes);
    for (axe, rows) in super::indicateurs::par_axe(ctx) {
        tableau = tableau.ligne(Ligne::section(axe.map_or_else(|| "Sans axe".into(), super::objectifs::titre_axe)));
        tableau = tableau.lignes(rows.into_iter().map(|i| indicateur(ctx, i, years, last)));
    }
    if tableau.lignes.is_empty() {
        return Vec::new();
    }
    let mut out = vec![tableau.into()];
    let missed: Vec<&Indicateur> = ctx.d.indicateurs.iter().filter(|i| to_explain(status(ctx, i, last))).collect();
    if !missed.is_empty() {
        let colonnes = vec![
            Colonne::gauche(format!("Cible {last} non atteinte ou partiellement atteinte")).souple(1.0),
            Colonne::gauche("Cause et correction").souple(1.4),
        ];
        let lignes = missed
            .iter()
            .map(|i| Ligne::new([TexteRiche::from(format!("{} {}", i.code.trim(), i.libelle.trim())), explication(ctx, i.id, last)]));
        out.push(Tableau::new(colonnes).lignes(lignes).into());
    }
    out
}

fn status(ctx: &Contexte, i: &Indicateur, annee: i32) -> Option<StatutIndicateur> {
    ctx.calcule(i.id).and_then(|c| c.point(annee)).and_then(|p| p.statut)
}

fn indicateur(ctx: &Contexte, i: &Indicateur, years: &[i32], last: i32) -> Ligne {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let number = |v: Option<Nombre>| cellule(v.map(|v| format::nombre(v, decimales)));
    let c = ctx.calcule(i.id);
    let point = |a: i32| c.and_then(|c| c.point(a));
    let mut cells = vec![nom_indicateur(i), number(c.and_then(|c| c.reference))];
    cells.extend(years.iter().map(|a| number(point(*a).and_then(|p| p.valeur))));
    let judged: Vec<StatutIndicateur> = years
        .iter()
        .filter_map(|a| status(ctx, i, *a))
        .filter(|s| matches!(s, StatutIndicateur::Atteint | StatutIndicateur::PartiellementAtteint | StatutIndicateur::NonAtteint))
        .collect();
    let reached = judged.iter().filter(|s| **s == StatutIndicateur::Atteint).count();
    cells.push(number(point(last).and_then(|p| p.cible)));
    cells.push(if judged.is_empty() { vide() } else { format!("{reached} sur {}", judged.len()).into() });
    cells.push(statut_indicateur(status(ctx, i, last)));
    Ligne::new(cells)
}

/// Actions by what became of them, with their grant over the contract and their last review.
fn actions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.actions.is_empty() {
        return Vec::new();
    }
    let mut out = vec![Bloc::paragraphe(format!("{}.", fiches::compte(ctx)))];
    let groups: [(&str, &[StatutAction]); 3] = [
        ("Actions réalisées", &[StatutAction::Realise]),
        ("Actions en cours ou en retard", &[StatutAction::EnCours, StatutAction::EnRetard]),
        ("Actions non menées", &[StatutAction::ALancer, StatutAction::Reporte, StatutAction::Abandonne]),
    ];
    for (titre, states) in groups {
        let rows: Vec<&Action> = ctx.d.actions.iter().filter(|a| states.contains(&ctx.action_state(a))).collect();
        if rows.is_empty() {
            continue;
        }
        let colonnes = vec![
            Colonne::gauche("Action").souple(1.0),
            Colonne::gauche(champ!(Action.statut).colonne()),
            Colonne::decimale("Prévue").groupe("Dotation (€)"),
            Colonne::decimale("Consommée").groupe("Dotation (€)"),
            Colonne::gauche("Dernier bilan").souple(1.4),
        ];
        let money = |a: &Action, part| cellule(ctx.budgets.total(&[a.id], None, part).ecrit(format::ronds));
        let lignes = rows.iter().map(|a| {
            let review = ctx.d.bilans_action.iter().filter(|b| b.action_id == a.id).max_by_key(|b| b.annee);
            let said = review.map_or_else(|| ctx.t("[à compléter]"), |b| fiches::bilan(ctx, b));
            Ligne::new([
                TexteRiche::from(format!("{} {}", code_action(ctx.d, a), a.intitule.trim())),
                etat(ctx, a),
                money(a, PartBudget::Dotation),
                money(a, PartBudget::Consomme),
                said,
            ])
        });
        out.extend([Bloc::titre(3, titre).into(), Tableau::new(colonnes).lignes(lignes).into()]);
    }
    out
}

fn comptes(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    if ctx.c.dotation.annees.iter().any(|a| a.montant_horaire.is_some()) {
        out.extend([Bloc::titre(3, "Dotation complémentaire").into(), dotation::tableau_dotation(ctx)]);
    }
    out.extend(emploi(ctx, None));
    out.extend(lowered(budget::plan(ctx)));
    out.extend(lowered(budget::compte_apres_ses_taux(ctx)));
    out
}

/// Matters that ask for a decision: perspectives, actions that are not done, targets missed.
fn renouvellement(ctx: &Contexte, last: i32) -> Vec<Bloc> {
    let mut out = Vec::new();
    let texts = ctx.d.bilans_annuels.iter().filter(|b| b.annee <= last && !b.perspectives.trim().is_empty()).max_by_key(|b| b.annee);
    match texts {
        Some(b) => {
            out.push(Bloc::titre(3, format!("{} ({})", champ!(BilanAnnuel.perspectives).libelle, b.annee)).hors_sommaire().into());
            out.extend(ctx.libre(&b.perspectives));
        }
        None => out.push(a_completer("ce que le service propose pour le contrat suivant")),
    }
    let open: Vec<&Action> = ctx.d.actions.iter().filter(|a| ctx.action_state(a) != StatutAction::Realise).collect();
    if !open.is_empty() {
        let colonnes = vec![
            Colonne::gauche("Action qui n’est pas achevée").souple(1.0),
            Colonne::gauche(champ!(Action.statut).colonne()),
            Colonne::gauche("Cibles liées à reprendre"),
            Colonne::gauche("Ce que le service propose").souple(1.0),
        ];
        let lignes = open.iter().map(|a| {
            let missed: Vec<&str> =
                ctx.indicateurs_de(a.id).into_iter().filter(|i| to_explain(status(ctx, i, last))).map(|i| i.code.trim()).collect();
            Ligne::new([
                TexteRiche::from(format!("{} {}", code_action(ctx.d, a), a.intitule.trim())),
                etat(ctx, a),
                cellule(Some(missed.join(", ")).filter(|m| !m.is_empty())),
                proposed(ctx, a),
            ])
        });
        let mut tableau = Tableau::new(colonnes).lignes(lignes);
        if ctx.interne && !ctx.d.decisions_reprise.is_empty() {
            tableau = tableau.note("Les décisions sont celles que prépare le service : elles ne sont pas dans l’exemplaire remis.");
        }
        out.push(tableau.into());
    }
    out.extend(suivi_ouvert(ctx));
    out
}

/// The decision that the agency prepares, in its own copy; room to complete in the others.
fn proposed(ctx: &Contexte, a: &Action) -> TexteRiche {
    match ctx.d.decisions_reprise.iter().find(|r| ctx.interne && r.action_id == a.id) {
        Some(r) => {
            let mut t = TexteRiche::new().gras(r.decision.libelle());
            if !r.justification.trim().is_empty() {
                t = t.et(" : ");
                t.0.extend(ctx.t(r.justification.trim()).0);
            }
            t
        }
        None => ctx.t("[à compléter]"),
    }
}

/// Decisions of committees still open, which the next contract inherits.
fn suivi_ouvert(ctx: &Contexte) -> Vec<Bloc> {
    let open = super::comites::ouvertes(ctx);
    let mut out = Vec::new();
    if !open.is_empty() {
        out.extend([Bloc::titre(3, "Décisions de comité encore ouvertes").into(), super::comites::decisions(ctx, &open)]);
    }
    let next = suivi::prochaines(ctx, 8);
    if !next.is_empty() {
        out.extend([Bloc::titre(3, "Prochaines échéances").into(), suivi::echeances(ctx, &next)]);
    }
    out
}
