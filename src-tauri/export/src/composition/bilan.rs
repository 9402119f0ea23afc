//! The yearly report, in the order that the annex of the contract announces ([`sections`]).

use chrono::Datelike;
use cpom_core::calculs::{PartBudget, Total, heures_financeur};
use cpom_core::champ;
use cpom_core::choix::{Choix, Nature};
use cpom_core::decimal::Montant;
use cpom_core::modele::{Action, Indicateur};

use super::contexte::{Contexte, Paires, a_completer, code_action, statut_indicateur};
use super::grille::{cellule, vide};
use super::sections::Section;
use super::textes;
use super::{budget, comites, dotation, effectifs, engagements, fiches, format, organisation, parties, suivi, synthese};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Sections of the report. The report prints them; the annex of the contract announces them.
pub(super) fn sections() -> Vec<Section> {
    const INDICATEURS: &str = "le Département ne peut pas vérifier l’atteinte des objectifs, que le rapport doit montrer";
    const COMPTES: &str = "le Département ne peut pas contrôler l’emploi de la dotation, que le rapport doit montrer";
    const SIGNATURE: &str = "le rapport ne peut pas être signé";
    [
        ("presentation", "Présentation et changements de l’année", None),
        ("synthese", "Synthèse", None),
        ("activite", "Activité", None),
        ("indicateurs", "Indicateurs", Some(INDICATEURS)),
        ("actions", "Fiches actions", None),
        ("comptes", "Dotation et comptes", Some(COMPTES)),
        ("effectifs", "Effectifs et formation", None),
        ("engagements", "Engagements réciproques", None),
        ("suites", "Suites à donner", None),
        (SIGNATURES, "Signature", Some(SIGNATURE)),
    ]
    .into_iter()
    .map(|(code, nom, perte)| Section::new(code, nom).perte(perte))
    .collect()
}

/// Code of the signature section, which cannot be left out.
const SIGNATURES: &str = "signature";

fn contenu(ctx: &Contexte, annee: i32, code: &str) -> Vec<Bloc> {
    match code {
        "presentation" => presentation(ctx, annee),
        "synthese" => resume(ctx, annee),
        "activite" => activite(ctx, annee),
        "indicateurs" => indicateurs(ctx, annee),
        "actions" => actions(ctx, annee),
        "comptes" => comptes(ctx, annee),
        "effectifs" => personnel(ctx, annee),
        "engagements" => engager(ctx),
        "suites" => suites(ctx),
        SIGNATURES => vec![parties::bloc_signatures(ctx)],
        _ => Vec::new(),
    }
}

/// The chosen sections, numbered.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let Some(annee) = ctx.annee else {
        return vec![Bloc::titre(1, "Bilan annuel").into(), a_completer("les chiffres d’une année au moins")];
    };
    let mut out = vec![Bloc::titre(1, format!("Bilan de l’année {annee}")).into()];
    for (i, section) in sections.iter().filter(|s| !s.ecartee).enumerate() {
        let mut contenu = contenu(ctx, annee, &section.code);
        let tete: Bloc = Bloc::titre(2, &section.nom).numero((i + 1).to_string()).into();
        if section.code == SIGNATURES {
            contenu.insert(0, tete);
            out.push(Bloc::GarderEnsemble(contenu));
            continue;
        }
        out.push(tete);
        if contenu.is_empty() {
            contenu.push(a_completer("cette partie du bilan"));
        }
        out.extend(contenu);
    }
    out
}

/// Lowers headings by one level: shared parts stand inside a section here.
fn lowered(blocs: Vec<Bloc>) -> Vec<Bloc> {
    blocs
        .into_iter()
        .map(|b| match b {
            Bloc::Titre(mut t) => {
                t.niveau = (t.niveau + 1).min(4);
                t.au_sommaire = false;
                Bloc::Titre(t)
            }
            Bloc::Paysage(dans) => Bloc::Paysage(lowered(dans)),
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
    match ctx.d.bilans_annuels.iter().find(|b| b.annee == annee) {
        Some(b) => out.extend(suivi::textes_bilan(ctx, b)),
        None => out.push(a_completer("les faits marquants et la synthèse de l’année")),
    }
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
    let mut out = vec![Tableau::new(colonnes).lignes(rows).ligne(Ligne { genre: crate::bloc::GenreLigne::Total, ..sum }).into()];
    out.extend(publics(ctx, annee));
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

/// The row of an indicator, followed by its comment if it has one.
fn indicateur(ctx: &Contexte, i: &Indicateur, annee: i32) -> Option<Vec<Ligne>> {
    let c = ctx.calcule(i.id)?;
    let p = c.point(annee)?;
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let dit = |v| format::nombre(v, decimales);
    let small = if p.petits_nombres { "*" } else { "" };
    let nom = TexteRiche::from(format!("{} {}", i.code.trim(), i.libelle.trim())).discret(if i.unite.trim().is_empty() {
        String::new()
    } else {
        format!(" ({})", i.unite.trim())
    });
    let mut out = vec![Ligne::new([
        nom,
        cellule(c.reference.map(dit)),
        cellule(p.cible.map(dit)),
        cellule(p.valeur.map(|v| format!("{}{small}", dit(v)))),
        cellule(p.ecart.map(|v| format::ecart(&dit(v), v.raw()))),
        cellule(p.progression.map(|v| format::pour_cent(v, 1))),
        statut_indicateur(p.statut),
    ])];
    let comment = ctx.d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == annee).map_or("", |m| m.commentaire.trim());
    if !comment.is_empty() {
        out.push(Ligne::new([TexteRiche::new().italique(ctx.t(comment).brut())]));
    }
    Some(out)
}

/// Actions of the year: state, grant planned and used, review; then risks, organisational means and practices shared.
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
        Colonne::gauche("Bilan").souple(1.6),
    ];
    let lignes = ctx.d.actions.iter().map(|a| action(ctx, a, annee));
    let sum = |part| cellule(ctx.budgets.total_of_all(Some(annee), part).ecrit(format::court));
    let total = Ligne::total(["Total".into(), TexteRiche::new(), sum(PartBudget::Dotation), sum(PartBudget::Consomme)]);
    let mut out = vec![Bloc::paragraphe(format!("{}.", fiches::compte(ctx))), Tableau::new(colonnes).lignes(lignes).ligne(total).into()];
    out.extend(beside);
    out
}

fn action(ctx: &Contexte, a: &Action, annee: i32) -> Ligne {
    let b = ctx.d.budgets_action.iter().find(|b| b.action_id == a.id && b.annee == annee);
    let money = |m: Option<Montant>| cellule(m.map(format::court));
    let review = ctx.d.bilans_action.iter().find(|x| x.action_id == a.id && x.annee == annee);
    let mut etat = ctx.statut_action(a);
    if let Some(pct) = a.avancement_pct {
        etat = etat.discret(format!(" ({pct} %)"));
    }
    Ligne::new([
        TexteRiche::from(format!("{} {}", code_action(ctx.d, a), a.intitule.trim())),
        etat,
        money(b.and_then(|b| b.dotation)),
        money(b.and_then(|b| b.dotation_consommee)),
        review.map_or_else(vide, |r| fiches::bilan(ctx, r)),
    ])
}

fn comptes(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    let mut out = Vec::new();
    if ctx.c.dotation.annees.iter().any(|a| a.montant_horaire.is_some()) {
        out.extend([Bloc::titre(3, "Dotation complémentaire").into(), dotation::tableau_dotation(ctx)]);
    }
    out.extend(lowered(budget::compte(ctx, Some(annee))));
    out
}

fn personnel(ctx: &Contexte, annee: i32) -> Vec<Bloc> {
    lowered(
        [
            effectifs::etp(ctx, Some(annee)),
            effectifs::formations(ctx, Some(annee)),
            organisation::effets(ctx, Some(annee)),
            organisation::conditions(ctx),
        ]
        .concat(),
    )
}

fn engager(ctx: &Contexte) -> Vec<Bloc> {
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
