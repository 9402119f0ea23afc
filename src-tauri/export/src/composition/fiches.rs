//! Sheet of an action: all its data in the dossier, on one page.

use cpom_core::calculs::{PartBudget, Total};
use cpom_core::champ;
use cpom_core::choix::{Choix, Nature};
use cpom_core::modele::{Action, BudgetAction, Id, Indicateur, mots};

use super::contexte::{Contexte, Paires, a_completer, code_action, lien_indicateur, statut_indicateur, sujet};
use super::emplacements::ancre_de;
use super::grille::{Grille, cellule};
use super::{format, organisation, textes};
use crate::bloc::{Bandeau, Bloc, ChampBandeau, Colonne, FicheAction, Ligne, Tableau, TexteRiche};

/// The sheets of all actions, in order.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    at_level(ctx, 2)
}

/// The same, under headings of this level.
pub(super) fn at_level(ctx: &Contexte, niveau: u8) -> Vec<Bloc> {
    ctx.d.actions.iter().map(|a| fiche(ctx, a, niveau)).collect()
}

/// The sheet of one action, as a document of its own.
pub(super) fn seule(ctx: &Contexte, id: Id) -> Vec<Bloc> {
    match ctx.action(id) {
        Some(action) => vec![fiche(ctx, action, 1)],
        None => vec![Bloc::titre(1, "Fiche action").into(), a_completer("cette action n’est pas dans le dossier")],
    }
}

fn fiche(ctx: &Contexte, a: &Action, niveau: u8) -> Bloc {
    let mut blocs = Vec::new();
    blocs.extend(origine(ctx, a));
    blocs.extend(textes_libres(ctx, a));
    blocs.extend(qui(ctx, a));
    blocs.extend(etapes(ctx, a));
    blocs.extend(moyens(ctx, a));
    blocs.extend(budget(ctx, a));
    blocs.extend(indicateurs(ctx, a));
    blocs.extend(risques(ctx, a));
    blocs.extend(bilans(ctx, a));
    let bandeau = Bandeau {
        numero: format!("Fiche {}", code_action(ctx.d, a)),
        titre: if a.intitule.trim().is_empty() { "[à compléter : intitulé]".to_owned() } else { a.intitule.trim().to_owned() },
        champs: en_tete(ctx, a),
    };
    Bloc::Fiche(FicheAction { niveau, ancre: Some(ancre_de::<Action>(a.id)), bandeau, blocs })
}

/// Fields under its title: axis, person in charge, end, state.
fn en_tete(ctx: &Contexte, a: &Action) -> Vec<ChampBandeau> {
    let axe = ctx.axe_de(a.objectif_id).map(|x| format!("{} {}", x.code.trim(), x.libelle.trim())).unwrap_or_default();
    let champs = [
        (champ!(Objectif.axe_id).libelle, axe.trim().into(), 17),
        (champ!(Action.pilote).libelle, a.pilote.trim().into(), 14),
        (champ!(Action.date_fin).libelle, a.date_fin.map(format::date).unwrap_or_default().into(), 9),
        (champ!(Action.statut).libelle, etat(ctx, a), 10),
    ];
    let said = champs.into_iter().filter(|(_, valeur, _): &(_, TexteRiche, _)| !valeur.is_empty());
    said.map(|(libelle, valeur, part)| ChampBandeau { libelle, valeur, part }).collect()
}

/// State of the action in words of its own, with its progress.
fn etat(ctx: &Contexte, a: &Action) -> TexteRiche {
    let etat = ctx.statut_action(a);
    match a.avancement_pct {
        Some(pct) => etat.et(format!(", {pct} %")),
        None => etat,
    }
}

/// Origin of the action: objective, orientation of the schéma, reason to carry it over.
fn origine(ctx: &Contexte, a: &Action) -> Option<Bloc> {
    let objectif = ctx.objectif(a.objectif_id).map(|o| format!("{} {}", o.code.trim(), o.libelle.trim()));
    Paires::new(ctx)
        .texte(champ!(Action.objectif_id).libelle, objectif.as_deref().unwrap_or_default().trim())
        .dit(champ!(Action.objectif_legal).colonne(), objectif_legal(ctx, a))
        .texte(champ!(Action.orientation_schema).libelle, &a.orientation_schema)
        .texte(champ!(Action.origine).libelle, &a.origine)
        .texte(champ!(Action.justification_reprise).libelle, &a.justification_reprise)
        .dit(
            champ!(Action.justification_reprise).libelle,
            (a.justification_requise && a.justification_reprise.trim().is_empty()).then(|| "[à compléter]".to_owned()),
        )
        .cote_a_cote()
}

/// The legal objective of the action, when it differs from that of its axis.
fn objectif_legal(ctx: &Contexte, a: &Action) -> Option<String> {
    let n = a.objectif_legal?;
    if n == 0 {
        return Some("hors des six objectifs".to_owned());
    }
    let libelle = ctx.d.objectifs_legaux.iter().find(|o| o.numero == n).map_or("", |o| o.libelle.trim());
    Some(if libelle.is_empty() { format!("n° {n}") } else { format!("n° {n}, {libelle}") })
}

fn textes_libres(ctx: &Contexte, a: &Action) -> Vec<Bloc> {
    const DESCRIPTION: &str = champ!(Action.description).libelle;
    let mut out = Vec::new();
    for (titre, texte) in [
        (champ!(Action.constat).libelle, &a.constat),
        (DESCRIPTION, &a.description),
        (champ!(Action.effet_attendu).libelle, &a.effet_attendu),
    ] {
        let mut blocs = ctx.libre(texte).into_iter();
        match blocs.next() {
            Some(Bloc::Paragraphe(p)) => out.push(sujet(titre, p.texte)),
            Some(autre) => out.extend([sujet(titre, TexteRiche::new()), autre]),
            None if titre == DESCRIPTION => out.push(a_completer("la description de l’action")),
            None => {}
        }
        out.extend(blocs);
    }
    out
}

fn qui(ctx: &Contexte, a: &Action) -> Option<Bloc> {
    let public = match (a.public_cible.trim(), a.public_nombre) {
        (texte, Some(n)) if !texte.is_empty() => format!("{texte} ({})", format::entier(n)),
        (_, Some(n)) => format::entier(n),
        (texte, None) => texte.to_owned(),
    };
    Paires::new(ctx)
        .texte(champ!(Action.public_cible).libelle, &public)
        .texte(champ!(Action.territoire).libelle, &a.territoire)
        .texte(champ!(Action.equipe).libelle, &a.equipe)
        .suite(champ!(Action.partenaires).libelle, &a.partenaires)
        .dit("Calendrier", Some(format::periode(a.date_debut, a.date_fin)))
        .suite(champ!(Action.livrables).libelle, &a.livrables)
        .cote_a_cote()
}

fn etapes(ctx: &Contexte, a: &Action) -> Option<Bloc> {
    let rows: Vec<_> = ctx.d.etapes.iter().filter(|e| e.action_id == a.id).collect();
    if rows.is_empty() {
        return None;
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Etape.echeance).colonne()).fixe(58.0),
        Colonne::gauche(champ!(Etape.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(Etape.statut).colonne()),
    ];
    let lignes = rows.iter().map(|e| Ligne::new([TexteRiche::from(format::courte(e.echeance)), ctx.t(&e.libelle), ctx.statut_etape(e)]));
    Some(Tableau::new(colonnes).serre().lignes(lignes).into())
}

fn moyens(ctx: &Contexte, a: &Action) -> Option<Bloc> {
    let paires = Paires::new(ctx)
        .texte(champ!(Action.moyens_humains).libelle, &a.moyens_humains)
        .texte(champ!(Action.moyens_materiels).libelle, &a.moyens_materiels)
        .texte(champ!(Action.moyens_organisationnels).libelle, &a.moyens_organisationnels)
        .texte(champ!(Action.modalites_evaluation).libelle, &a.modalites_evaluation)
        .texte(champ!(Action.points_vigilance).libelle, &a.points_vigilance)
        .texte(champ!(Action.cofinanceur).libelle, &a.cofinanceur);
    let linked = organisation::de_l_action(ctx, a.id);
    linked.into_iter().fold(paires, |paires, (libelle, said)| paires.riche(&libelle, said)).cote_a_cote()
}

/// Budget of the action: years in columns, sources in rows, with the total of the years.
fn budget(ctx: &Contexte, a: &Action) -> Option<Bloc> {
    let rows: Vec<&BudgetAction> = ctx.d.budgets_action.iter().filter(|b| b.action_id == a.id).collect();
    let computed = ctx.cout(a.id).filter(|_| !rows.is_empty())?;
    let mut annees: Vec<i32> = rows.iter().map(|b| b.annee).chain(ctx.c.annees.contrat.iter().copied()).collect();
    annees.sort_unstable();
    annees.dedup();
    let g = Grille::annees("Budget (€)", annees).du_contrat(&ctx.c.annees);
    let ronds = format::Ronds::default();
    let line = |libelle: &str, part: PartBudget, total: Total<2>| {
        let of = |annee, _: Nature| rows.iter().find(|b| b.annee == annee).and_then(|b| part.lire(b)).map(|m| ronds.dit(m));
        let mut ligne = g.ligne(libelle, of);
        ligne.cellules.push(cellule(total.ecrit(|m| ronds.dit(m))));
        ligne
    };
    let mut tableau = g.tableau();
    tableau.colonnes.push(Colonne::decimale("Total"));
    let parts = [
        line(champ!(BudgetAction.dotation).colonne(), PartBudget::Dotation, computed.dotation),
        line(champ!(BudgetAction.autofinancement).colonne(), PartBudget::Autofinancement, computed.autofinancement),
        line(champ!(BudgetAction.cofinancement).colonne(), PartBudget::Cofinancement, computed.cofinancement),
    ];
    let total = Ligne { genre: crate::bloc::GenreLigne::SousTotal, ..line("Coût prévu", PartBudget::Cout, computed.total) };
    tableau = tableau.lignes(parts).ligne(total);
    let realised = [
        (champ!(BudgetAction.dotation_consommee), PartBudget::Consomme),
        (champ!(BudgetAction.autofinancement_realise), PartBudget::AutofinancementRealise),
        (champ!(BudgetAction.cofinancement_realise), PartBudget::CofinancementRealise),
    ];
    for (champ, part) in realised {
        if rows.iter().any(|b| part.lire(b).is_some()) {
            tableau = tableau.ligne(line(champ.colonne(), part, computed.part(part)));
        }
    }
    tableau.note = ronds.note().map(TexteRiche::from);
    Some(tableau.into())
}

/// Linked indicators: baseline, last value, target of that year, final target.
fn indicateurs(ctx: &Contexte, a: &Action) -> Option<Bloc> {
    let rows = ctx.indicateurs_de(a.id);
    if rows.is_empty() {
        return None;
    }
    let colonnes = vec![
        Colonne::gauche("Indicateur").souple(1.0),
        Colonne::droite("Référence"),
        Colonne::droite("Réalisé"),
        Colonne::droite("Cible de l’année"),
        Colonne::droite("Cible finale"),
        Colonne::gauche("Statut"),
    ];
    Some(Tableau::new(colonnes).serre().lignes(rows.iter().map(|i| indicateur(ctx, i))).into())
}

fn indicateur(ctx: &Contexte, i: &Indicateur) -> Ligne {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let dit = |v| format::avec_unite(&format::nombre(v, decimales), if i.unite == "%" { "%" } else { "" });
    let mut nom = lien_indicateur(i).et(format!(" {}", i.libelle.trim()));
    if i.unite != "%" && !i.unite.trim().is_empty() {
        nom = nom.discret(format!(" ({})", i.unite.trim()));
    }
    let Some(c) = ctx.calcule(i.id) else {
        return Ligne::new([nom]);
    };
    let dated = |v: Option<cpom_core::decimal::Nombre>, annee: i32| v.map(|v| format!("{} ({annee})", dit(v)));
    let (last, end) = (c.last_value(), c.last_target());
    Ligne::new([
        nom,
        cellule(c.reference_annee.and_then(|a| dated(c.reference, a))),
        cellule(last.and_then(|p| dated(p.valeur, p.annee))),
        cellule(last.and_then(|p| p.cible).map(dit)),
        cellule(end.and_then(|p| dated(p.cible, p.annee))),
        statut_indicateur(last.and_then(|p| p.statut)),
    ])
}

fn risques(ctx: &Contexte, a: &Action) -> Vec<Bloc> {
    let rows = ctx.d.risques.iter().filter(|r| r.action_id == a.id);
    rows.flat_map(|r| {
        let mut t = ctx.t(r.risque.trim());
        if !r.mesure.trim().is_empty() {
            t = t.discret(format!(" – {} : ", mots::minuscule(champ!(Risque.mesure).libelle)));
            t.0.extend(ctx.t(r.mesure.trim()).0);
        }
        let follow_up = organisation::suivi_du_risque(ctx, r).map(|t| sujet("Suivi du risque", t));
        std::iter::once(sujet(champ!(Risque.risque).libelle, t)).chain(follow_up)
    })
    .collect()
}

/// Yearly reviews of the action, in order.
fn bilans(ctx: &Contexte, a: &Action) -> Vec<Bloc> {
    let rows = ctx.d.bilans_action.iter().filter(|b| b.action_id == a.id);
    rows.map(|b| sujet(&format!("Bilan {}", b.annee), bilan(ctx, b))).collect()
}

/// The review of one year: what was done, the gap, the remedy, the decision of the committee.
pub(super) fn bilan(ctx: &Contexte, b: &cpom_core::modele::BilanAction) -> TexteRiche {
    let mut t = ctx.t(b.texte.trim());
    for (titre, texte) in [
        (champ!(BilanAction.analyse_ecart).libelle, &b.analyse_ecart),
        (champ!(BilanAction.mesures_correctives).libelle, &b.mesures_correctives),
        (champ!(BilanAction.decision_comite).libelle, &b.decision_comite),
    ] {
        if !texte.trim().is_empty() {
            let fin = if t.is_empty() { "" } else { "\n" };
            t = t.gras(format!("{fin}{titre} : "));
            t.0.extend(ctx.t(texte.trim()).0);
        }
    }
    t
}

/// Actions late on the day, in display order.
pub(super) fn en_retard<'a>(ctx: &Contexte<'a>) -> Vec<&'a Action> {
    ctx.d.actions.iter().filter(|a| ctx.c.suivi.action_late(a.id)).collect()
}

/// Number of actions by state: « 6 fiches actions (en retard : 4, réalisée : 2) ».
pub(super) fn compte(ctx: &Contexte) -> String {
    use cpom_core::choix::StatutAction;
    let mut parts = Vec::new();
    for statut in StatutAction::TOUS {
        let n = ctx.d.actions.iter().filter(|a| ctx.action_state(a) == *statut).count();
        if n > 0 {
            parts.push(format!("{} : {n}", statut.libelle()));
        }
    }
    let total = textes::pluriel(ctx.d.actions.len(), "fiche action", "fiches actions");
    if parts.is_empty() { total } else { format!("{total} ({})", parts.join(", ")) }
}
