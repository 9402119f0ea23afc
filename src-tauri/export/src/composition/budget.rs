//! Budget of the actions, financing plan, operating account, investments.

use cpom_core::calculs::{BudgetAnnee, PlanAnnee};
use cpom_core::champ;
use cpom_core::choix::{Choix, Groupe, Nature, SensBudget};
use cpom_core::decimal::{Heures, Montant};
use cpom_core::modele::mots::majuscule;
use cpom_core::modele::{BudgetAction, LigneBudget};

use super::contexte::{Contexte, a_completer, code_action};
use super::emplacements::Emplacement;
use super::grille::{Grille, cellule, non_vide, remplie};
use super::{format, graphiques};
use crate::bloc::{Bloc, Colonne, GenreLigne, Ligne, Tableau, TexteRiche};

/// The second half of the financial annex.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = actions(ctx);
    out.extend(plan(ctx));
    out.extend(compte(ctx, None));
    out.extend(investissements(ctx));
    out
}

/// Appends the total to a row.
fn avec_total(mut ligne: Ligne, total: Option<String>) -> Ligne {
    ligne.cellules.push(cellule(total));
    ligne
}

/// Cost of each action by year, then the part paid by the grant. The other sources are in the fiche.
fn actions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.actions.is_empty() {
        return Vec::new();
    }
    let mut out = vec![Bloc::titre(2, "Budget par action").ancre(Emplacement::BudgetActions).into()];
    if ctx.d.budgets_action.is_empty() {
        out.push(a_completer("le coût des actions par année"));
        return out;
    }
    let cost = |b: &BudgetAction| Some([b.dotation, b.autofinancement, b.cofinancement].into_iter().flatten().sum());
    out.push(par_action(ctx, "Coût prévu (€)", &cost));
    for (titre, part) in [
        ("Dotation prévue (€)", (|b| b.dotation) as fn(&BudgetAction) -> Option<Montant>),
        ("Dotation consommée (€)", |b| b.dotation_consommee),
    ] {
        if ctx.d.budgets_action.iter().any(|b| part(b).is_some_and(|m| m != Montant::ZERO)) {
            out.push(par_action(ctx, titre, &part));
        }
    }
    out
}

fn par_action(ctx: &Contexte, titre: &str, part: &dyn Fn(&BudgetAction) -> Option<Montant>) -> Bloc {
    let budgets = &ctx.d.budgets_action;
    let g = Grille::annees(titre, ctx.c.plan.annees.iter().map(|p| p.annee));
    let money = |m: Montant| format::court(m);
    // Sum of the filled-in amounts; `None` when none is filled in, because a missing amount is not zero.
    let sum = |keep: &dyn Fn(&BudgetAction) -> bool| {
        let filled: Vec<Montant> = budgets.iter().filter(|b| keep(b)).filter_map(part).collect();
        (!filled.is_empty()).then(|| money(filled.into_iter().sum()))
    };
    let mut tableau = g.tableau();
    tableau.colonnes.push(Colonne::decimale("Total"));
    for axe in &ctx.d.axes {
        let of_axis: Vec<_> = ctx.d.actions.iter().filter(|a| ctx.objectif(a.objectif_id).is_some_and(|o| o.axe_id == axe.id)).collect();
        let rows: Vec<Ligne> = of_axis
            .iter()
            .map(|a| {
                let libelle = TexteRiche::from(format!("{} {}", code_action(ctx.d, a), a.intitule.trim()));
                let ligne = g.ligne(libelle, |annee, _| sum(&|b| b.action_id == a.id && b.annee == annee));
                avec_total(ligne, sum(&|b| b.action_id == a.id))
            })
            .filter(remplie)
            .collect();
        if rows.is_empty() {
            continue;
        }
        let inside = |b: &BudgetAction| of_axis.iter().any(|a| a.id == b.action_id);
        let libelle = format!("{} {}", axe.code.trim(), axe.libelle.trim());
        tableau = tableau.lignes(rows);
        let sous_total = g.sous_total(libelle.trim(), |annee, _| sum(&|b| b.annee == annee && inside(b)));
        tableau = tableau.ligne(avec_total(sous_total, sum(&inside)));
    }
    let total = g.total("Total", |annee, _| sum(&|b| b.annee == annee));
    tableau.ligne(avec_total(total, sum(&|_| true))).into()
}

fn plan(ctx: &Contexte) -> Vec<Bloc> {
    let plan = &ctx.c.plan;
    if plan.total.ressources == Montant::ZERO && plan.total.emplois == Montant::ZERO {
        return vec![Bloc::titre(2, "Plan de financement").into(), a_completer("le budget des actions")];
    }
    let g = Grille::annees("Plan de financement (€)", plan.annees.iter().map(|p| p.annee));
    let money = |m: Montant| format::court(m);
    let line = |libelle: String, genre: GenreLigne, f: &dyn Fn(&PlanAnnee) -> Montant| {
        let ligne = g.ligne(libelle, |a, _| plan.annees.iter().find(|p| p.annee == a).map(|p| money(f(p))));
        Ligne { genre, ..avec_total(ligne, Some(money(f(&plan.total)))) }
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
        let of = |p: &PlanAnnee| p.emplois_par_axe.iter().filter(|e| e.axe_id == axe.id).map(|e| e.montant).sum();
        tableau = tableau.ligne(line(format!("{} {}", axe.code.trim(), axe.libelle.trim()).trim().to_owned(), normal, &of));
    }
    tableau = tableau.ligne(line("Hors fiches actions".to_owned(), normal, &|p| p.hors_actions)).ligne(line(
        "Total des emplois".to_owned(),
        GenreLigne::SousTotal,
        &|p| p.emplois,
    ));
    let mut out = vec![Bloc::titre(2, "Plan de financement").ancre(Emplacement::Financement).into(), tableau.into()];
    out.extend(financements(ctx));
    out
}

/// Financing that is attached to no action.
fn financements(ctx: &Contexte) -> Option<Bloc> {
    let colonnes = vec![
        Colonne::centre(champ!(Financement.annee).colonne()).fixe(44.0),
        Colonne::gauche(champ!(Financement.source).colonne()),
        Colonne::gauche(champ!(Financement.libelle).colonne()).souple(1.0),
        Colonne::decimale(format::entete(champ!(Financement.montant))),
    ];
    let lignes = ctx.d.financements.iter().map(|f| {
        let montant = cellule(f.montant.map(|m| format::deux(m, 2)));
        Ligne::new([TexteRiche::from(f.annee.to_string()), f.source.libelle().into(), ctx.t(&f.libelle), montant])
    });
    non_vide(Tableau::new(colonnes).legende("Financements hors fiches actions").lignes(lignes))
}

/// The operating account: groups, lines, results, cost per hour. `annee` keeps one year.
pub(super) fn compte(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    let known = |a: i32, n: Nature| annee.is_none_or(|only| only == a) && budget(ctx, a, n).is_some();
    let g = Grille::natures("Compte de résultat (€)", ctx.c, known);
    let titre = Bloc::titre(2, "Compte de résultat").ancre(Emplacement::Compte).into();
    if g.is_empty() {
        return if annee.is_none() && !ctx.d.lignes_budget.is_empty() {
            vec![titre, a_completer("les montants du budget")]
        } else {
            Vec::new()
        };
    }
    let mut out = vec![titre];
    out.extend(g.coupee().iter().map(|g| Bloc::GarderEnsemble(vec![tableau_compte(ctx, g).into()])));
    if annee.is_none() {
        out.extend(graphique(ctx));
    }
    out
}

fn tableau_compte(ctx: &Contexte, g: &Grille) -> Tableau {
    let money = |m: Montant| format::court(m);
    let mut tableau = g.tableau();
    for sens in SensBudget::TOUS {
        tableau = tableau.ligne(Ligne::section(majuscule(sens.libelle())));
        for groupe in Groupe::TOUS {
            tableau = tableau.lignes(lignes_groupe(ctx, g, *sens, *groupe));
        }
        let side = |a, n| budget(ctx, a, n).map(|b| money(if *sens == SensBudget::Charge { b.charges } else { b.produits }));
        tableau = tableau.ligne(g.sous_total(format!("Total des {}", sens.libelle()), side));
    }
    tableau
        .ligne(g.total("Résultat", |a, n| budget(ctx, a, n).map(|b| money(b.resultat))))
        .ligne(g.ligne("Résultat en % des produits", |a, n| budget(ctx, a, n).and_then(|b| b.resultat_pct).map(|p| format::nombre(p, 2))))
        .ligne(g.ligne("Heures d’intervention", |a, n| budget(ctx, a, n).and_then(|b| b.heures).map(|h: Heures| format::court(h))))
        .ligne(g.ligne("Coût de revient horaire", |a, n| budget(ctx, a, n).and_then(|b| b.cout_horaire).map(|m| format::deux(m, 2))))
        .ligne(g.ligne("Produit horaire", |a, n| budget(ctx, a, n).and_then(|b| b.produit_horaire).map(|m| format::deux(m, 2))))
}

fn budget<'a>(ctx: &Contexte<'a>, annee: i32, nature: Nature) -> Option<&'a BudgetAnnee> {
    ctx.c.budget.iter().find(|b| b.annee == annee && b.nature == nature)
}

fn lignes_groupe(ctx: &Contexte, g: &Grille, sens: SensBudget, groupe: Groupe) -> Vec<Ligne> {
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
        (!filled.is_empty()).then(|| format::court(filled.into_iter().sum::<Montant>()))
    };
    let mut out: Vec<Ligne> = rows.iter().map(|l| g.ligne(ctx.t(&l.libelle), |a, n| amount(l, a, n))).collect();
    let nom = ctx.d.groupes_budget.iter().find(|x| x.sens == sens && x.groupe == groupe).map_or("", |x| x.libelle.trim());
    let libelle = if nom.is_empty() { majuscule(groupe.libelle()) } else { format!("{} – {nom}", majuscule(groupe.libelle())) };
    out.push(g.sous_total(libelle, |a, n| {
        let total = budget(ctx, a, n)?.groupes.iter().find(|x| x.sens == sens && x.groupe == groupe)?.total;
        Some(format::court(total))
    }));
    out
}

/// Chart of charges and products: realised where known, otherwise planned.
fn graphique(ctx: &Contexte) -> Option<Bloc> {
    let best = |a: i32| budget(ctx, a, Nature::Realise).or_else(|| budget(ctx, a, Nature::Previsionnel));
    let annees: Vec<i32> = ctx.c.annees.toutes.iter().copied().filter(|a| best(*a).is_some()).collect();
    let of = |f: fn(&BudgetAnnee) -> Montant| annees.iter().map(|a| best(*a).map(f)).collect::<Vec<_>>();
    let last = annees.iter().rev().find_map(|a| budget(ctx, *a, Nature::Realise));
    let legende = last.map_or_else(
        || "Charges et produits prévus".to_owned(),
        |b| format!("Charges et produits, réalisés jusqu’en {} : résultat de {} cette année-là", b.annee, format::euros(b.resultat)),
    );
    graphiques::cote_a_cote(&legende, "€", &annees, [("Charges", of(|b| b.charges)), ("Produits", of(|b| b.produits))].into_iter())
}

fn investissements(ctx: &Contexte) -> Vec<Bloc> {
    let rows = &ctx.d.investissements;
    if rows.is_empty() {
        return Vec::new();
    }
    const AMORTISSEMENT: &str = champ!(Investissement.duree_amortissement_ans).libelle;
    let money = |m: Option<Montant>| cellule(m.map(format::court));
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
            let yearly = ctx.c.amortissements.iter().find(|a| a.id == i.id).map(|a| format::deux(a.montant, 2));
            let [m, auto, sub, emp] = [i.montant, i.autofinancement, i.subvention, i.emprunt].map(money);
            tableau = tableau.ligne(Ligne::new([ctx.t(&i.libelle), action, m, auto, sub, emp, duree, cellule(yearly)]));
        }
        let [m, auto, sub, emp] = [year.total, year.autofinancement, year.subvention, year.emprunt].map(|x| money(Some(x)));
        tableau =
            tableau.ligne(Ligne::sous_total([TexteRiche::from(format!("Total {}", year.annee)), TexteRiche::new(), m, auto, sub, emp]));
    }
    vec![Bloc::titre(2, "Investissements").ancre(Emplacement::Investissements).into(), tableau.into()]
}
