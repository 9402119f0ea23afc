//! Budget of the actions, financing plan, operating account, investments.

use cpom_core::annexes::{PartieEcrite, annexe};
use cpom_core::calculs::{BudgetAnnee, PartBudget, PlanAnnee, Total};
use cpom_core::champ;
use cpom_core::choix::{Choix, Groupe, Nature, SensBudget};
use cpom_core::decimal::Montant;
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{Id, LigneBudget};

use super::contexte::{Contexte, a_completer, code_action};
use super::emplacements::Emplacement;
use super::format::Ronds;
use super::grille::{Grille, annees_entieres, cellule, non_vide};
use super::{format, graphiques};
use crate::bloc::{Alignement, Bloc, Colonne, GenreLigne, Ligne, Tableau, TexteRiche};

/// The second half of the financial annex.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = actions(ctx);
    out.extend(investissements(ctx));
    out.extend(plan(ctx));
    out.extend(compte(ctx, None));
    out
}

/// Appends the total to a row.
fn avec_total(mut ligne: Ligne, total: Option<String>) -> Ligne {
    ligne.cellules.push(cellule(total));
    ligne
}

/// Cost of each action over the contract, its part of the grant and what is used of it. Sources and years are in the fiches, years
/// by axis in the financing plan; a print without the fiches has the years here.
fn actions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.actions.is_empty() {
        return Vec::new();
    }
    let tete = Bloc::titre(2, "Budget par action").ancre(Emplacement::BudgetActions).into();
    if ctx.d.budgets_action.is_empty() {
        return vec![tete, a_completer("le coût des actions par année")];
    }
    let ronds = Ronds::default();
    let years: Vec<i32> = if ctx.imprime("etapes") { Vec::new() } else { ctx.c.plan.annees.iter().map(|p| p.annee).collect() };
    let g = Grille::annees("Budget par action (€)", years).du_contrat(&ctx.c.annees);
    let cost = |actions: Option<&[Id]>, annee: i32| match actions {
        Some(ids) => ctx.budgets.total(ids, Some(annee), PartBudget::Cout),
        None => ctx.budgets.total_of_all(Some(annee), PartBudget::Cout),
    };
    let overall = |mut ligne: Ligne, of: &dyn Fn(PartBudget) -> Total<2>| {
        let sums = [PartBudget::Cout, PartBudget::Dotation, PartBudget::Consomme].map(|part| cellule(of(part).ecrit(|m| ronds.dit(m))));
        ligne.cellules.extend(sums);
        ligne
    };
    let mut tableau = g.tableau();
    tableau.colonnes.iter_mut().skip(1).for_each(|c| c.groupe = Some("Coût prévu".to_owned()));
    tableau.colonnes.extend(["Coût", "dont dotation", "consommé"].map(|t| Colonne::decimale(t).groupe("Sur le contrat")));
    for axe in &ctx.d.axes {
        let of_axis: Vec<_> = ctx.d.actions.iter().filter(|a| ctx.objectif(a.objectif_id).is_some_and(|o| o.axe_id == axe.id)).collect();
        if of_axis.is_empty() {
            continue;
        }
        tableau = tableau.ligne(Ligne::section(format!("{} {}", axe.code.trim(), axe.libelle.trim()).trim()));
        tableau = tableau.lignes(of_axis.iter().map(|a| {
            let libelle = TexteRiche::from(format!("{} {}", code_action(ctx.d, a), a.intitule.trim()));
            let own = |part| ctx.cout(a.id).map(|c| c.part(part)).unwrap_or_default();
            overall(g.ligne(libelle, |annee, _| cost(Some(&[a.id]), annee).ecrit(|m| ronds.dit(m))), &own)
        }));
        let inside: Vec<Id> = of_axis.iter().map(|a| a.id).collect();
        let sous_total = g.sous_total("Sous-total", |annee, _| cost(Some(&inside), annee).ecrit(|m| ronds.dit(m)));
        tableau = tableau.ligne(overall(sous_total, &|part| ctx.budgets.total(&inside, None, part)));
    }
    let total = g.total("Total", |annee, _| cost(None, annee).ecrit(|m| ronds.dit(m)));
    let tableau = tableau.ligne(overall(total, &|part| ctx.budgets.total_of_all(None, part)));
    let mut notes: Vec<String> = ronds.note().map(str::to_owned).into_iter().collect();
    notes.extend(fiches_citees(ctx).map(|place| format!("Par source et par année : chaque fiche{place}.")));
    let tableau = if notes.is_empty() { tableau } else { tableau.note(notes.join(" ")) };
    vec![tete, tableau.into()]
}

/// Annex of the fiches after a word, with whether it is joined: «  (annexe 3, non jointe) »; none when a choice leaves it out.
fn fiches_citees(ctx: &Contexte) -> Option<String> {
    let a = annexe(ctx.d, PartieEcrite::Fiches.code()).filter(|_| ctx.imprime("etapes"))?;
    let gone = if ctx.non_jointes.contains(&a.code) { ", non jointe" } else { "" };
    Some(format!(" (annexe {}{gone})", a.numero))
}

/// The financing plan: resources and uses year by year.
pub(super) fn plan(ctx: &Contexte) -> Vec<Bloc> {
    let plan = &ctx.c.plan;
    if plan.total.ressources.somme().is_none_or(|m| m == Montant::ZERO) {
        return vec![Bloc::titre(2, "Plan de financement").into(), a_completer("le budget des actions")];
    }
    let g = Grille::annees("Plan de financement (€)", plan.annees.iter().map(|p| p.annee)).du_contrat(&ctx.c.annees);
    let ronds = Ronds::default();
    let money = |m: Total<2>| m.ecrit(|m| ronds.dit(m));
    let line = |libelle: String, genre: GenreLigne, f: &dyn Fn(&PlanAnnee) -> Total<2>| {
        let ligne = g.ligne(libelle, |a, _| plan.annees.iter().find(|p| p.annee == a).and_then(|p| money(f(p))));
        Ligne { genre, ..avec_total(ligne, money(f(&plan.total))) }
    };
    let normal = GenreLigne::Normale;
    let mut tableau = g.tableau();
    tableau.colonnes.push(Colonne::decimale("Total"));
    tableau = tableau
        .ligne(Ligne::section("Ressources"))
        .ligne(line("Dotation complémentaire".to_owned(), normal, &|p| p.dotation))
        .ligne(line("Autofinancement".to_owned(), normal, &|p| p.autofinancement))
        .ligne(line("Cofinancements".to_owned(), normal, &|p| p.cofinancement))
        .ligne(line("Emprunts".to_owned(), normal, &|p| p.emprunt))
        .ligne(line("Total des ressources".to_owned(), GenreLigne::SousTotal, &|p| p.ressources))
        .ligne(Ligne::section("Emplois"));
    for axe in &ctx.d.axes {
        let of = |p: &PlanAnnee| p.emplois_par_axe.iter().find(|e| e.axe_id == axe.id).map(|e| e.montant).unwrap_or_default();
        tableau = tableau.ligne(line(format!("{} {}", axe.code.trim(), axe.libelle.trim()).trim().to_owned(), normal, &of));
    }
    tableau = tableau.ligne(line("Hors fiches actions".to_owned(), normal, &|p| p.hors_actions)).ligne(line(
        "Total des emplois".to_owned(),
        GenreLigne::SousTotal,
        &|p| p.emplois,
    ));
    tableau.note = ronds.note().map(TexteRiche::from);
    let mut out =
        vec![Bloc::titre(2, "Plan de financement").ancre(Emplacement::Financement).into(), Bloc::GarderEnsemble(vec![tableau.into()])];
    out.extend(financements(ctx));
    out
}

/// Financing that is attached to no action.
fn financements(ctx: &Contexte) -> Option<Bloc> {
    let ronds = Ronds::default();
    let colonnes = vec![
        Colonne::centre(champ!(Financement.annee).colonne()).fixe(44.0),
        Colonne::gauche(champ!(Financement.source).colonne()),
        Colonne::gauche(champ!(Financement.libelle).colonne()).souple(1.0),
        Colonne::decimale(format::entete(champ!(Financement.montant))),
    ];
    let lignes = ctx.d.financements.iter().map(|f| {
        let montant = cellule(f.montant.map(|m| ronds.dit(m)));
        Ligne::new([TexteRiche::from(f.annee.to_string()), f.source.libelle().into(), ctx.t(&f.libelle), montant])
    });
    let tableau = Tableau::new(colonnes).legende("Financements hors fiches actions").lignes(lignes);
    non_vide(Tableau { note: ronds.note().map(TexteRiche::from), ..tableau })
}

/// The operating account: groups, lines, results, cost per hour. `annee` keeps one year.
pub(super) fn compte(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    account(ctx, annee, false)
}

/// The same over all years, its rates first: they fill the page that the account, kept whole, does not.
pub(super) fn compte_apres_ses_taux(ctx: &Contexte) -> Vec<Bloc> {
    account(ctx, None, true)
}

fn account(ctx: &Contexte, annee: Option<i32>, taux_avant: bool) -> Vec<Bloc> {
    let known = |a: i32, n: Nature| annee.is_none_or(|only| only == a) && budget(ctx, a, n).is_some();
    let g = Grille::natures("Compte de résultat (€)", ctx.c, known);
    let g = if annee.is_none() { g.avec_contrat(&ctx.c.annees) } else { g };
    let titre = Bloc::titre(2, "Compte de résultat").ancre(Emplacement::Compte).into();
    if g.is_empty() {
        return if annee.is_none() && !ctx.d.lignes_budget.is_empty() {
            vec![titre, a_completer("les montants du budget")]
        } else {
            Vec::new()
        };
    }
    let (mut out, tables) = (Vec::new(), g.coupee());
    let taux: Vec<Bloc> = tables.iter().map(|g| tableau_ratios(ctx, g).into()).collect();
    out.extend(taux.iter().filter(|_| taux_avant).cloned());
    out.extend(tables.iter().enumerate().map(|(i, g)| {
        let ronds = Ronds::default();
        let mut tableau = tableau_compte(ctx, g, &ronds);
        let notes = [annees_entieres(&ctx.c.annees).filter(|_| i + 1 == tables.len()), ronds.note_du_compte().map(str::to_owned)];
        let notes: Vec<String> = notes.into_iter().flatten().collect();
        tableau.note = (!notes.is_empty()).then(|| notes.join(" ").into());
        Bloc::GarderEnsemble(vec![tableau.into()])
    }));
    out.extend(taux.into_iter().filter(|_| !taux_avant));
    // The account is kept whole: its chart fills the page on which it does not begin.
    let out = match graphique(ctx).filter(|_| annee.is_none()) {
        Some(chart) => vec![Bloc::AuPlusPlein(std::iter::once(chart).chain(out).collect())],
        None => out,
    };
    std::iter::once(titre).chain(out).collect()
}

/// Groups and lines to the euro; the totals that are signed and the result to the cent.
fn tableau_compte(ctx: &Contexte, g: &Grille, ronds: &Ronds) -> Tableau {
    let mut tableau = g.tableau();
    for sens in SensBudget::TOUS {
        tableau = tableau.ligne(Ligne::section(majuscule(sens.libelle())));
        for groupe in Groupe::TOUS {
            tableau = tableau.lignes(lignes_groupe(ctx, g, *sens, *groupe, ronds));
        }
        let side = |a, n| {
            let b = budget(ctx, a, n)?;
            let total = if *sens == SensBudget::Charge { b.charges } else { b.produits };
            total.ecrit(format::au_centime)
        };
        tableau = tableau.ligne(g.sous_total(format!("Total des {}", sens.libelle()), side));
    }
    tableau.ligne(g.total("Résultat", |a, n| budget(ctx, a, n).and_then(|b| b.resultat).map(format::au_centime)))
}

/// Rates of the account, in a table of their own: their units and decimals are not those of its amounts.
fn tableau_ratios(ctx: &Contexte, g: &Grille) -> Tableau {
    let mut tableau = g.tableau();
    if let Some(premiere) = tableau.colonnes.first_mut() {
        premiere.titre = "Rapportés à l’heure et aux produits".into();
    }
    tableau.colonnes.iter_mut().skip(1).for_each(|c| c.alignement = Alignement::Droite);
    tableau
        .ligne(g.ligne("Résultat en % des produits", |a, n| budget(ctx, a, n).and_then(|b| b.resultat_pct).map(|p| format::nombre(p, 2))))
        .ligne(g.ligne("Heures d’intervention", |a, n| budget(ctx, a, n).and_then(|b| b.heures.ecrit(format::court))))
        .ligne(g.ligne("Coût de revient horaire (€)", |a, n| budget(ctx, a, n).and_then(|b| b.cout_horaire).map(|m| format::deux(m, 2))))
        .ligne(g.ligne("Produit horaire (€)", |a, n| budget(ctx, a, n).and_then(|b| b.produit_horaire).map(|m| format::deux(m, 2))))
}

fn budget<'a>(ctx: &Contexte<'a>, annee: i32, nature: Nature) -> Option<&'a BudgetAnnee> {
    ctx.c.budget.iter().find(|b| b.annee == annee && b.nature == nature)
}

fn lignes_groupe(ctx: &Contexte, g: &Grille, sens: SensBudget, groupe: Groupe, ronds: &Ronds) -> Vec<Ligne> {
    let rows: Vec<&LigneBudget> = ctx.d.lignes_budget.iter().filter(|l| l.sens == sens && l.groupe == groupe).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let amount = |l: &LigneBudget, a, n| {
        let filled: Vec<Montant> = ctx
            .d
            .montants_budget
            .iter()
            .filter(|m| m.ligne_id == l.id && m.annee == a && m.nature == n)
            .filter_map(|m| m.montant)
            .collect();
        (!filled.is_empty()).then(|| ronds.dit(filled.into_iter().sum::<Montant>()))
    };
    let mut out: Vec<Ligne> = rows.iter().map(|l| g.ligne(ctx.t(&l.libelle), |a, n| amount(l, a, n))).collect();
    let nom = ctx.d.groupes_budget.iter().find(|x| x.sens == sens && x.groupe == groupe).map_or("", |x| x.libelle.trim());
    let libelle = if nom.is_empty() { majuscule(groupe.libelle()) } else { format!("{} – {nom}", majuscule(groupe.libelle())) };
    out.push(g.sous_total(libelle, |a, n| {
        budget(ctx, a, n)?.groupes.iter().find(|x| x.sens == sens && x.groupe == groupe)?.total.ecrit(|m| ronds.dit(m))
    }));
    out
}

/// Chart of charges and products: realised where known, otherwise planned.
fn graphique(ctx: &Contexte) -> Option<Bloc> {
    let best = |a: i32| budget(ctx, a, Nature::Realise).or_else(|| budget(ctx, a, Nature::Previsionnel));
    let comptes: Vec<&BudgetAnnee> = ctx.c.annees.toutes.iter().filter_map(|a| best(*a)).collect();
    let annees: Vec<String> = comptes.iter().map(|b| b.annee.to_string()).collect();
    let of = |f: fn(&BudgetAnnee) -> Total<2>| comptes.iter().map(|b| f(b)).collect::<Vec<_>>();
    let last = comptes.iter().rev().filter(|b| b.nature == Nature::Realise).find_map(|b| b.resultat.map(|r| (b.annee, r)));
    let realised = comptes.iter().any(|b| b.nature == Nature::Realise);
    let legende = match last {
        Some((annee, r)) => format!("Charges et produits, réalisés jusqu’en {annee} : résultat de {} cette année-là", format::euros(r)),
        None if realised => "Charges et produits, réalisés puis prévus".to_owned(),
        None => "Charges et produits prévus".to_owned(),
    };
    graphiques::cote_a_cote(&legende, "€", annees, [("Charges", of(|b| b.charges)), ("Produits", of(|b| b.produits))].into_iter())
}

fn investissements(ctx: &Contexte) -> Vec<Bloc> {
    let rows = &ctx.d.investissements;
    if rows.is_empty() {
        return Vec::new();
    }
    const AMORTISSEMENT: &str = champ!(Investissement.duree_amortissement_ans).libelle;
    let ronds = Ronds::default();
    let money = |m: Option<Montant>| cellule(m.map(|m| ronds.dit(m)));
    let mut tableau = Tableau::new(vec![
        Colonne::gauche(champ!(Investissement.libelle).colonne()).souple(1.0),
        Colonne::gauche(champ!(Investissement.action_id).colonne()),
        Colonne::decimale(format::entete(champ!(Investissement.montant))),
        Colonne::decimale(champ!(Investissement.autofinancement).colonne()).groupe("Financement (€)"),
        Colonne::decimale(champ!(Investissement.subvention).colonne()).groupe("Financement (€)"),
        Colonne::decimale(champ!(Investissement.emprunt).colonne()).groupe("Financement (€)"),
        Colonne::gauche("Durée").groupe(AMORTISSEMENT),
        Colonne::decimale("Par an (€)").groupe(AMORTISSEMENT),
    ]);
    for year in &ctx.c.investissements {
        tableau = tableau.ligne(Ligne::section(year.annee.to_string()));
        for i in rows.iter().filter(|i| i.annee == year.annee) {
            let action = i.action_id.and_then(|id| ctx.action(id)).map_or_else(super::grille::vide, |a| ctx.lien_action(a));
            let duree = cellule(i.duree_amortissement_ans.map(|n| format!("{n} ans")));
            let yearly = ctx.c.amortissements.iter().find(|a| a.id == i.id).map(|a| ronds.dit(a.montant));
            let [m, auto, sub, emp] = [i.montant, i.autofinancement, i.subvention, i.emprunt].map(money);
            tableau = tableau.ligne(Ligne::new([ctx.t(&i.libelle), action, m, auto, sub, emp, duree, cellule(yearly)]));
        }
        let [m, auto, sub, emp] =
            [year.total, year.autofinancement, year.subvention, year.emprunt].map(|x| cellule(x.ecrit(|m| ronds.dit(m))));
        tableau =
            tableau.ligne(Ligne::sous_total([TexteRiche::from(format!("Total {}", year.annee)), TexteRiche::new(), m, auto, sub, emp]));
    }
    vec![
        Bloc::titre(2, "Investissements").ancre(Emplacement::Investissements).into(),
        Tableau { note: ronds.note().map(TexteRiche::from), ..tableau }.into(),
    ]
}
