//! The yearly report, in the order that the annex of the contract announces ([`sections`]).
//!
//! Each missed target has its cause and its remedy beside it, each action that moved a block of its own. A year under way has its
//! provisional figures. Texts that are not written are drafted from the figures, and marked as drafts.

use chrono::Datelike;
use cpom_core::calculs::economie::nom_objectif;
use cpom_core::calculs::{PartBudget, Total, actions_by_objective, heures_financeur};
use cpom_core::champ;
use cpom_core::choix::{Choix, Nature, StatutEtape};
use cpom_core::decimal::{Montant, taux};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Action, Etape, Id, Indicateur};

use super::contexte::{Contexte, Paires, a_completer, code_action, nom_indicateur, statut_indicateur};
use super::explications::{comment, explication, to_explain};
use super::grille::{cellule, remplie};
use super::sections::Section;
use super::textes;
use super::{
    bordereau, budget, comites, dotation, effectifs, en_cours, engagements, fiches, format, organisation, parties, propositions, qualite,
    suivi, synthese,
};
use crate::bloc::{Bloc, Colonne, GenreLigne, Ligne, Tableau, TexteRiche};

/// Sections of the report. The report prints them; the annex of the contract announces them.
pub(super) fn sections() -> Vec<Section> {
    const INDICATEURS: &str = "le Département ne peut pas vérifier l’atteinte des objectifs, que le rapport doit montrer";
    const COMPTES: &str = "le Département ne peut pas contrôler l’emploi de la dotation, que le rapport doit montrer";
    const SANS_SIGNATURE: &str = "le rapport ne peut pas être signé";
    [
        ("presentation", "Présentation et changements de l’année", None),
        ("synthese", "Synthèse", None),
        ("activite", "Activité", None),
        ("indicateurs", "Indicateurs", Some(INDICATEURS)),
        ("actions", "Fiches actions", None),
        ("comptes", "Dotation et comptes", Some(COMPTES)),
        ("effectifs", "Effectifs et formation", None),
        ("qualite", "Qualité", None),
        ("engagements", "Engagements réciproques", None),
        ("suites", "Suites à donner", None),
        ("pieces", "Preuves et pièces", None),
        (SIGNATURE, "Signature", Some(SANS_SIGNATURE)),
    ]
    .into_iter()
    .map(|(code, nom, perte)| Section::new(code, nom).perte(perte))
    .collect()
}

fn contenu(ctx: &Contexte, annee: i32, code: &str) -> Vec<Bloc> {
    match code {
        "presentation" => presentation(ctx, annee),
        "synthese" => resume(ctx, annee),
        "activite" => activite(ctx, annee),
        "indicateurs" => indicateurs(ctx, annee),
        "actions" => actions(ctx, annee),
        "comptes" => comptes(ctx, annee),
        "effectifs" => personnel(ctx, annee),
        "qualite" => qualite::blocs(ctx, annee),
        "engagements" => engager(ctx),
        "suites" => suites(ctx),
        "pieces" => preuves(ctx, annee),
        SIGNATURE => vec![parties::bloc_signatures(ctx)],
        _ => Vec::new(),
    }
}

/// The chosen sections, numbered.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let Some(annee) = ctx.annee else {
        return vec![Bloc::titre(1, "Bilan annuel").into(), a_completer("les chiffres d’une année au moins")];
    };
    let mut out = vec![Bloc::titre(1, format!("Bilan de l’année {annee}")).into()];
    out.extend(numbered(sections, "cette partie du bilan", |code| contenu(ctx, annee, code)));
    out
}

/// Code of the section in which a report or a candidature is signed.
pub(super) const SIGNATURE: &str = "signature";

/// The sections that are kept, numbered, each with its content; one without content says that `partie` is to be completed. The
/// places to sign stay under their heading.
pub(super) fn numbered(sections: &[Section], partie: &str, contenu: impl Fn(&str) -> Vec<Bloc>) -> Vec<Bloc> {
    let mut out = Vec::new();
    for (i, section) in sections.iter().filter(|s| !s.ecartee).enumerate() {
        let mut blocs = contenu(&section.code);
        if blocs.is_empty() {
            blocs.push(a_completer(partie));
        }
        let tete: Bloc = Bloc::titre(2, &section.nom).numero((i + 1).to_string()).into();
        if section.code == SIGNATURE {
            blocs.insert(0, tete);
            out.push(Bloc::GarderEnsemble(blocs));
        } else {
            out.push(tete);
            out.extend(blocs);
        }
    }
    out
}

/// Lowers headings by one level: shared parts stand inside a section here.
pub(super) fn lowered(blocs: Vec<Bloc>) -> Vec<Bloc> {
    blocs
        .into_iter()
        .map(|b| match b {
            Bloc::Titre(mut t) => {
                t.niveau = (t.niveau + 1).min(4);
                t.au_sommaire = false;
                Bloc::Titre(t)
            }
            Bloc::Paysage(dans) => Bloc::Paysage(lowered(dans)),
            Bloc::GarderEnsemble(dans) => Bloc::GarderEnsemble(lowered(dans)),
            autre => autre,
        })
        .collect()
}

/// The parties, and what changed in the contract during the year.
fn presentation(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let mut out = vec![Bloc::paragraphe(synthese::presentation(ctx, None))];
    let report = ctx.d.bilans_annuels.iter().find(|b| b.annee == annee);
    out.extend(
        Paires::new(ctx)
            .texte(champ!(Contrat.reference).libelle, &ctx.d.contrat.reference)
            .dit("Exercice", Some(annee.to_string()))
            .dit(champ!(BilanAnnuel.statut).libelle, report.map(|b| b.statut.libelle().to_owned()))
            .date(champ!(BilanAnnuel.date_transmission).libelle, report.and_then(|b| b.date_transmission))
            .cote_a_cote(),
    );
    let during = |d: Option<chrono::NaiveDate>| d.is_some_and(|d| d.year() == annee);
    let changed: Vec<String> = ctx
        .d
        .avenants
        .iter()
        .filter(|a| during(a.date) || during(a.date_effet))
        .map(|a| {
            let numero = a.numero.map(|n| format!(" n° {n}")).unwrap_or_default();
            format!(
                "Avenant{numero} du {} ({}) : {}",
                a.date.map(format::date).unwrap_or_default(),
                a.type_avenant.libelle(),
                a.motif.trim()
            )
        })
        .collect();
    out.push(if changed.is_empty() {
        Bloc::paragraphe("Aucun avenant n’a modifié le contrat cette année.")
    } else {
        Bloc::puces(changed)
    });
    out
}

fn resume(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let mut out: Vec<Bloc> = synthese::chiffres(ctx).into_iter().collect();
    let texts = ctx.d.bilans_annuels.iter().find(|b| b.annee == annee).map(|b| suivi::textes_bilan(ctx, b)).unwrap_or_default();
    if texts.is_empty() {
        out.extend(propositions::annee(ctx, annee).or_else(|| Some(a_completer("les faits marquants et la synthèse de l’année"))));
    }
    out.extend(texts);
    out
}

/// Realised and planned hours, by financeur.
fn activite(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let cells = |libelle: TexteRiche, of: &dyn Fn(i32, Nature) -> Total<2>| {
        let last = of(annee.saturating_sub(1), Nature::Realise);
        let (prevu, realise) = (of(annee, Nature::Previsionnel), of(annee, Nature::Realise));
        let ecart = prevu.complet().zip(realise.complet()).map(|(p, r)| format::ecart(&format::court(r - p), (r - p).raw()));
        let [last, prevu, realise] = [last, prevu, realise].map(|total| cellule(total.ecrit(format::court)));
        Ligne::new([libelle, last, prevu, realise, cellule(ecart)])
    };
    let rows: Vec<Ligne> = ctx
        .d
        .financeurs
        .iter()
        .map(|f| cells(f.libelle.as_str().into(), &|annee, nature| heures_financeur(ctx.d, f.id, annee, nature)))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let sum = cells("Total".into(), &|annee, nature| ctx.c.activite.total(annee, nature).map(|h| h.total).unwrap_or_default());
    let colonnes = vec![
        Colonne::gauche("Heures d’intervention").souple(1.0),
        Colonne::decimale(annee.saturating_sub(1).to_string()),
        Colonne::decimale(format!("Prévu {annee}")),
        Colonne::decimale(format!("Réalisé {annee}")),
        Colonne::decimale("Écart"),
    ];
    let mut out = vec![Tableau::new(colonnes).lignes(rows).ligne(Ligne { genre: GenreLigne::Total, ..sum }).into()];
    out.extend(publics(ctx, annee));
    // Before its end a year has no realised figures: those of its last count stand for it, and say that they are provisional.
    if ctx.c.activite.total(annee, Nature::Realise).is_none() {
        out.extend(en_cours::blocs(ctx, 3, Some(annee)));
    }
    out
}

fn publics(ctx: &Contexte, annee: i32) -> Option<Bloc> {
    let planned = ctx.c.activite.publics.iter().find(|p| p.annee == annee).and_then(|p| p.total.ecrit(format::court));
    let counted = ctx.d.donnees.iter().find(|d| d.code == "usagers_3112");
    let real = counted.and_then(|d| ctx.c.valeur_brute(ctx.d, d.id, annee));
    Paires::new(ctx)
        .dit("Personnes prévues au 31 décembre", planned)
        .dit("Personnes accompagnées au 31 décembre", real.map(format::libre))
        .cote_a_cote()
}

fn indicateurs(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let mut tableau = Tableau::new(vec![
        Colonne::gauche(champ!(Indicateur.libelle).colonne()).souple(1.0),
        Colonne::decimale("Référence"),
        Colonne::decimale(champ!(Mesure.cible).colonne()),
        Colonne::decimale("Réalisé"),
        Colonne::decimale("Écart"),
        Colonne::decimale("Progression"),
        Colonne::gauche("Statut"),
    ]);
    for (axe, rows) in super::indicateurs::par_axe(ctx) {
        let rows: Vec<Ligne> = rows.into_iter().filter_map(|i| indicateur(ctx, i, annee)).flatten().collect();
        if !rows.is_empty() {
            let titre = axe.map_or_else(
                || TexteRiche::from("Sans axe"),
                |a| TexteRiche::from(format!("{} {}", a.code.trim(), a.libelle.trim()).trim()),
            );
            tableau = tableau.ligne(Ligne::section(titre)).lignes(rows);
        }
    }
    if tableau.lignes.is_empty() {
        return Vec::new();
    }
    if ctx.c.indicateurs.iter().filter_map(|c| c.point(annee)).any(|p| p.petits_nombres) {
        tableau = tableau.note(textes::PETITS_NOMBRES);
    }
    let mut out = vec![tableau.into()];
    let changed = ctx.d.indicateurs.iter().filter(|i| ctx.calcule(i.id).and_then(|c| c.point(annee)).is_some_and(|p| p.hors_serie));
    out.extend(changed.filter_map(|i| super::indicateurs::rupture(ctx, i)));
    out
}

/// The row of an indicator, followed by the cause and the remedy of a missed target, or by its comment.
fn indicateur(ctx: &Contexte, i: &Indicateur, annee: i32) -> Option<Vec<Ligne>> {
    let c = ctx.calcule(i.id)?;
    let p = c.point(annee)?;
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let dit = |v| format::nombre(v, decimales);
    let small = if p.petits_nombres { "*" } else { "" };
    let nom = nom_indicateur(i);
    let mut out = vec![Ligne::new([
        nom,
        cellule(c.reference.map(dit)),
        cellule(p.cible.map(dit)),
        cellule(p.valeur.map(|v| format!("{}{small}", dit(v)))),
        cellule(p.ecart.map(|v| format::ecart(&dit(v), v.raw()))),
        cellule(p.progression.map(|v| format::pour_cent(v, 1))),
        statut_indicateur(p.statut),
    ])];
    if to_explain(p.statut) {
        let mut why = TexteRiche::new().gras("Cause et correction : ");
        why.0.extend(explication(ctx, i.id, annee).0);
        out[0] = std::mem::take(&mut out[0]).annonce();
        out.push(Ligne::detail(why));
    } else {
        let said = comment(ctx, i.id, annee);
        if !said.is_empty() {
            out.push(Ligne::detail(TexteRiche::new().italique(ctx.t(said).brut())));
        }
    }
    Some(out)
}

/// Actions of the year: their states and their grant; a block for each one that moved; then risks, organisational means and
/// practices shared.
fn actions(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let beside = lowered([organisation::risques(ctx), organisation::moyens(ctx), organisation::partages(ctx, Some(annee))].concat());
    if ctx.d.actions.is_empty() {
        return beside;
    }
    let colonnes = vec![
        Colonne::gauche("Action").souple(1.0),
        Colonne::gauche(champ!(Action.statut).colonne()),
        Colonne::decimale("Prévue").groupe("Dotation (€)"),
        Colonne::decimale("Consommée").groupe("Dotation (€)"),
    ];
    let lignes = ctx.d.actions.iter().map(|a| action(ctx, a, annee));
    let sum = |part| cellule(ctx.budgets.total_of_all(Some(annee), part).ecrit(format::ronds));
    let total = Ligne::total(["Total".into(), TexteRiche::new(), sum(PartBudget::Dotation), sum(PartBudget::Consomme)]);
    let mut out = vec![Bloc::paragraphe(format!("{}.", fiches::compte(ctx))), Tableau::new(colonnes).lignes(lignes).ligne(total).into()];
    let (moved, still): (Vec<&Action>, Vec<&Action>) = ctx.d.actions.iter().partition(|a| moved(ctx, a, annee));
    out.extend(moved.into_iter().map(|a| bloc_action(ctx, a, annee)));
    if !still.is_empty() {
        let codes: Vec<String> = still.into_iter().map(|a| code_action(ctx.d, a)).collect();
        out.push(Bloc::paragraphe(format!("Sans bilan, dépense ni étape en {annee} : {}.", codes.join(", "))));
    }
    out.extend(beside);
    out
}

fn action(ctx: &Contexte, a: &Action, annee: i32) -> Ligne {
    let b = ctx.d.budgets_action.iter().find(|b| b.action_id == a.id && b.annee == annee);
    let money = |m: Option<Montant>| cellule(m.map(format::ronds));
    Ligne::new([
        TexteRiche::from(format!("{} {}", code_action(ctx.d, a), a.intitule.trim())),
        etat(ctx, a),
        money(b.and_then(|b| b.dotation)),
        money(b.and_then(|b| b.dotation_consommee)),
    ])
}

/// State of an action, with its progress.
pub(super) fn etat(ctx: &Contexte, a: &Action) -> TexteRiche {
    let etat = ctx.statut_action(a);
    match a.avancement_pct {
        Some(pct) => etat.discret(format!(" ({pct} %)")),
        None => etat,
    }
}

/// Steps of an action that fall in a year.
fn steps<'a>(ctx: &Contexte<'a>, a: &Action, annee: i32) -> Vec<&'a Etape> {
    ctx.d.etapes.iter().filter(|e| e.action_id == a.id && e.echeance.is_some_and(|d| d.year() == annee)).collect()
}

/// Whether an action moved in a year: it has a review, money spent or a step.
fn moved(ctx: &Contexte, a: &Action, annee: i32) -> bool {
    let spent = |b: &cpom_core::modele::BudgetAction| {
        [b.dotation_consommee, b.autofinancement_realise, b.cofinancement_realise].into_iter().flatten().any(|m| m != Montant::ZERO)
    };
    ctx.d.bilans_action.iter().any(|b| b.action_id == a.id && b.annee == annee)
        || ctx.d.budgets_action.iter().any(|b| b.action_id == a.id && b.annee == annee && spent(b))
        || !steps(ctx, a, annee).is_empty()
}

/// An action in a year: its state, its money planned and spent, its steps, its indicators, its review.
fn bloc_action(ctx: &Contexte, a: &Action, annee: i32) -> Bloc {
    let mut kept = vec![Bloc::titre(3, format!("{} {}", code_action(ctx.d, a), a.intitule.trim())).hors_sommaire().into()];
    let b = ctx.d.budgets_action.iter().find(|b| b.action_id == a.id && b.annee == annee);
    let money = |part: PartBudget| b.and_then(|b| part.lire(b)).map(format::euros);
    let named = |e: &&Etape| ctx.t(e.libelle.trim()).brut();
    let rows = steps(ctx, a, annee);
    let (done, open): (Vec<&Etape>, Vec<&Etape>) = rows.into_iter().partition(|e| e.statut == StatutEtape::Fait);
    let list = |of: &[&Etape]| of.iter().map(named).filter(|n| !n.is_empty()).collect::<Vec<_>>().join(" ; ");
    let measured = |i: &&Indicateur| {
        let p = ctx.calcule(i.id)?.point(annee)?;
        let decimales = u32::try_from(i.decimales).unwrap_or(0);
        let target = p.cible.map(|c| format!(" pour {}", format::nombre(c, decimales))).unwrap_or_default();
        Some(format!("{} {}{target}", i.code.trim(), format::nombre(p.valeur?, decimales)))
    };
    let linked = ctx.indicateurs_de(a.id);
    let measures: Vec<String> = linked.iter().filter_map(measured).collect();
    let pairs = Paires::new(ctx)
        .riche(champ!(Action.statut).libelle, etat(ctx, a))
        .texte(champ!(Action.pilote).libelle, &a.pilote)
        .dit(champ!(BudgetAction.dotation).libelle, money(PartBudget::Dotation))
        .dit(champ!(BudgetAction.dotation_consommee).libelle, money(PartBudget::Consomme))
        .dit(champ!(BudgetAction.autofinancement).libelle, money(PartBudget::Autofinancement))
        .dit(champ!(BudgetAction.autofinancement_realise).libelle, money(PartBudget::AutofinancementRealise))
        .dit(champ!(BudgetAction.cofinancement).libelle, money(PartBudget::Cofinancement))
        .dit(champ!(BudgetAction.cofinancement_realise).libelle, money(PartBudget::CofinancementRealise))
        .dit("Coût prévu", money(PartBudget::Cout))
        .dit("Coût réalisé", ctx.budgets.realised_cost(a.id, annee).ecrit(format::euros))
        .texte("Étapes faites", &list(&done))
        .texte("Étapes à faire", &list(&open))
        .texte("Indicateurs", &measures.join(" ; "));
    kept.extend(pairs.cote_a_cote());
    match ctx.d.bilans_action.iter().find(|x| x.action_id == a.id && x.annee == annee) {
        Some(review) => kept.push(Bloc::paragraphe(fiches::bilan(ctx, review))),
        None => kept.push(a_completer(&format!("le bilan {annee} de cette action"))),
    }
    Bloc::GarderEnsemble(kept)
}

fn comptes(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let mut out = Vec::new();
    if ctx.c.dotation.annees.iter().any(|a| a.montant_horaire.is_some()) {
        out.extend([Bloc::titre(3, "Dotation complémentaire").into(), dotation::tableau_dotation(ctx)]);
    }
    out.extend(emploi(ctx, Some(annee)));
    out.extend(lowered(budget::compte(ctx, Some(annee))));
    out
}

/// Use of the grant by legal objective, in a year or over the contract; no block without any amount.
pub(super) fn emploi(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    let said = |ids: &[Id], part| ctx.budgets.total(ids, annee, part);
    let cells = |libelle: TexteRiche, planned: Total<2>, used: Total<2>| {
        let rate = planned.complet().zip(used.complet()).and_then(|(p, u)| taux(u, p, 100, 1));
        let money = |t: Total<2>| cellule(t.ecrit(format::ronds));
        let mut cells = vec![libelle, money(planned), money(used)];
        // Over the contract, what is planned counts years to come: no gap says anything before its end.
        if annee.is_some() {
            let ecart = planned.complet().zip(used.complet()).map(|(p, u)| format::ecart(&format::ronds(u - p), (u - p).raw()));
            cells.extend([cellule(ecart), cellule(rate.map(|r| format::pour_cent(r, 1)))]);
        }
        Ligne::new(cells)
    };
    let rows: Vec<Ligne> = actions_by_objective(ctx.d)
        .into_iter()
        .map(|(numero, actions)| {
            let ids: Vec<Id> = actions.iter().map(|a| a.id).collect();
            let name = majuscule(&nom_objectif(ctx.d, numero));
            cells(name.into(), said(&ids, PartBudget::Dotation), said(&ids, PartBudget::Consomme))
        })
        .filter(remplie)
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let of = |part| ctx.budgets.total_of_all(annee, part);
    let total = Ligne { genre: GenreLigne::Total, ..cells("Total".into(), of(PartBudget::Dotation), of(PartBudget::Consomme)) };
    let mut colonnes =
        vec![Colonne::gauche("Objectif légal").souple(1.0), Colonne::decimale("Prévu (€)"), Colonne::decimale("Consommé (€)")];
    if annee.is_some() {
        colonnes.extend([Colonne::decimale("Écart (€)"), Colonne::decimale("Consommé")]);
    }
    let when = annee.map_or_else(|| "sur le contrat".to_owned(), |a| a.to_string());
    vec![
        Bloc::titre(3, format!("Emploi de la dotation par objectif, {when}")).hors_sommaire().into(),
        Tableau::new(colonnes).lignes(rows).ligne(total).into(),
    ]
}

fn personnel(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    lowered(
        [
            effectifs::etp(ctx, Some(annee)),
            effectifs::heures_payees(ctx, Some(Nature::Realise)),
            effectifs::formations(ctx, Some(annee)),
            organisation::effets(ctx, Some(annee)),
            organisation::conditions(ctx),
        ]
        .concat(),
    )
}

pub(super) fn engager(ctx: &Contexte) -> Vec<Bloc> {
    lowered(engagements::blocs(ctx)).into_iter().skip(1).collect()
}

/// Open decisions, then the next deadlines.
fn suites(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    let open = comites::ouvertes(ctx);
    if !open.is_empty() {
        out.extend([Bloc::titre(3, "Décisions ouvertes").into(), comites::decisions(ctx, &open)]);
    }
    let next = suivi::prochaines(ctx, 8);
    if !next.is_empty() {
        out.extend([Bloc::titre(3, "Prochaines échéances").into(), suivi::echeances(ctx, &next)]);
    }
    out
}

/// Proofs of the figures of the year, then the documents that go with the report.
pub(super) fn preuves(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let rows = ctx.d.mesures.iter().filter(|m| m.annee == annee && !m.preuve.trim().is_empty());
    let rows: Vec<Ligne> = rows
        .filter_map(|m| {
            let i = ctx.d.indicateurs.iter().find(|i| i.id == m.indicateur_id)?;
            Some(Ligne::new([TexteRiche::from(format!("{} {}", i.code.trim(), i.libelle.trim())), ctx.t(m.preuve.trim())]))
        })
        .collect();
    let mut out = Vec::new();
    let proofs = bordereau::of(ctx, Some(annee));
    if rows.is_empty() && proofs.lignes.is_empty() {
        out.push(a_completer(&format!("les preuves des indicateurs de {annee}")));
    } else if !rows.is_empty() {
        let colonnes = vec![
            Colonne::gauche(champ!(Mesure.indicateur_id).colonne()).souple(1.0),
            Colonne::gauche(champ!(Mesure.preuve).colonne()).souple(1.0),
        ];
        out.push(Tableau::new(colonnes).lignes(rows).into());
    }
    let list = bordereau::blocs(ctx, &proofs);
    if !list.is_empty() {
        out.push(Bloc::titre(3, bordereau::TITRE).hors_sommaire().into());
        out.extend(list);
    }
    out.extend(lowered(suivi::pieces(ctx)));
    out
}
