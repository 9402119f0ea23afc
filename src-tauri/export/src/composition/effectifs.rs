//! Staff, paid hours, training.

use cpom_core::calculs::{EffectifsAnnee, FormationAnnee, PayeesAnnee};
use cpom_core::champ;
use cpom_core::choix::{CategorieEmploi, Choix, Nature};
use cpom_core::decimal::{Heures, Nombre};
use cpom_core::modele::HeuresPayees;
use cpom_core::modele::mots::majuscule;

use super::contexte::{Contexte, a_completer};
use super::emplacements::Emplacement;
use super::grille::{Grille, cellule, remplie};
use super::{format, organisation};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche, Titre};

/// Staff, paid hours and training.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = etp(ctx, None);
    out.extend(heures_payees(ctx, None));
    out.extend(formations(ctx, None));
    out.extend(organisation::effets(ctx, None));
    out.extend(organisation::conditions(ctx));
    if out.is_empty() {
        out.extend([Bloc::titre(2, "Effectifs").into(), a_completer("les effectifs et la formation")]);
    }
    out
}

fn of_year<'a>(ctx: &Contexte<'a>, annee: i32, nature: Nature) -> Option<&'a EffectifsAnnee> {
    ctx.c.effectifs.iter().find(|e| e.annee == annee && e.nature == nature)
}

/// A heading, then one table per grid.
fn section(titre: Titre, grilles: Vec<Grille>, tableau: impl Fn(&Grille) -> Tableau) -> Vec<Bloc> {
    let mut out: Vec<Bloc> = vec![titre.into()];
    out.extend(grilles.iter().map(|g| tableau(g).into()));
    out
}

/// Full-time equivalents by job. `annee` keeps one year.
pub(super) fn etp(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    let g = Grille::natures("Équivalents temps plein", ctx.c, |a, n| annee.is_none_or(|only| only == a) && of_year(ctx, a, n).is_some());
    let g = if annee.is_none() { g.avec_contrat(&ctx.c.annees) } else { g };
    if g.is_empty() {
        return Vec::new();
    }
    section(Bloc::titre(2, "Effectifs").ancre(Emplacement::Effectifs), g.coupee(), |g| tableau_etp(ctx, g))
}

fn tableau_etp(ctx: &Contexte, g: &Grille) -> Tableau {
    let mut tableau = g.tableau();
    let staff = |n: Nombre| format::nombre(n, 2);
    for categorie in CategorieEmploi::TOUS {
        let jobs: Vec<_> = ctx.d.emplois.iter().filter(|e| e.categorie == *categorie).collect();
        if jobs.is_empty() {
            continue;
        }
        for job in jobs {
            let of = |a, n| ctx.d.effectifs.iter().find(|e| e.emploi_id == job.id && e.annee == a && e.nature == n).and_then(|e| e.etp);
            tableau = tableau.ligne(g.ligne(ctx.t(&job.libelle), |a, n| of(a, n).map(|x| format::nombre(x, 2))));
        }
        let family = |e: &EffectifsAnnee| match categorie {
            CategorieEmploi::Intervenant => e.intervenants,
            CategorieEmploi::Soignant => e.soignants,
            CategorieEmploi::Structure => e.structure,
        };
        tableau =
            tableau.ligne(g.sous_total(majuscule(categorie.libelle()), |a, n| of_year(ctx, a, n).and_then(|e| family(e).ecrit(staff))));
    }
    tableau = tableau.ligne(g.total("Total", |a, n| of_year(ctx, a, n).and_then(|e| e.total.ecrit(staff)))).ligne(
        g.ligne("Structure pour dix intervenants", |a, n| {
            of_year(ctx, a, n).and_then(|e| e.ratio_encadrement).map(|r| format::nombre(r, 2))
        }),
    );
    if let Some(one) = ctx.d.dossier.heures_par_etp {
        tableau = tableau.note(format!("Un équivalent temps plein : {} payées.", format::heures(one)));
    }
    tableau
}

/// Paid hours by kind. `only` keeps one nature.
pub(super) fn heures_payees(ctx: &Contexte, only: Option<Nature>) -> Vec<Bloc> {
    let row = |a: i32, n: Nature| payees(ctx, a, n);
    let g = Grille::natures("Heures payées aux intervenants", ctx.c, |a, n| only.is_none_or(|o| o == n) && row(a, n).is_some());
    if g.is_empty() {
        return Vec::new();
    }
    section(Bloc::titre(2, "Heures payées").hors_sommaire().ancre(Emplacement::HeuresPayees), g.coupee(), |g| tableau_payees(ctx, g))
}

fn payees<'a>(ctx: &Contexte<'a>, annee: i32, nature: Nature) -> Option<&'a HeuresPayees> {
    ctx.d.heures_payees.iter().find(|h| h.annee == annee && h.nature == nature)
}

fn tableau_payees(ctx: &Contexte, g: &Grille) -> Tableau {
    let row = |a: i32, n: Nature| payees(ctx, a, n);
    let computed = |a: i32, n: Nature| ctx.c.activite.payees.iter().find(|p| p.annee == a && p.nature == n);
    let dit = |h: Heures| format::court(h);
    let rate = |f: fn(&PayeesAnnee) -> Option<Nombre>| move |a, n| computed(a, n).and_then(f);
    let mut tableau = g.tableau().ligne(g.ligne("Interventions", |a, n| computed(a, n).and_then(|p| p.interventions.ecrit(dit))));
    type Part = fn(&HeuresPayees) -> Option<Heures>;
    let parts: [(&str, Part); 6] = [
        (champ!(HeuresPayees.conges_payes).libelle, |h| h.conges_payes),
        (champ!(HeuresPayees.trajets_intervacations).libelle, |h| h.trajets_intervacations),
        (champ!(HeuresPayees.formation).libelle, |h| h.formation),
        (champ!(HeuresPayees.temps_collectifs).libelle, |h| h.temps_collectifs),
        (champ!(HeuresPayees.absences_remunerees).libelle, |h| h.absences_remunerees),
        (champ!(HeuresPayees.autres).libelle, |h| h.autres),
    ];
    for (libelle, f) in parts {
        let ligne = g.ligne(libelle, |a, n| row(a, n).and_then(f).map(dit));
        if remplie(&ligne) {
            tableau = tableau.ligne(ligne);
        }
    }
    tableau
        .ligne(g.total("Total payé", |a, n| computed(a, n).and_then(|p| p.total.ecrit(dit))))
        .ligne(g.ligne("dont travaillées", |a, n| computed(a, n).and_then(|p| p.travaillees).map(dit)))
        .ligne(g.ligne("Équivalents temps plein", |a, n| rate(|p| p.etp)(a, n).map(|x| format::nombre(x, 2))))
        .ligne(g.ligne("Taux de présence à domicile (%)", |a, n| rate(|p| p.taux_presence)(a, n).map(|x| format::nombre(x, 1))))
}

fn formation<'a>(ctx: &Contexte<'a>, annee: i32, nature: Nature) -> Option<&'a FormationAnnee> {
    ctx.c.formations.iter().find(|f| f.annee == annee && f.nature == nature)
}

/// Training plans. `annee` keeps one year.
pub(super) fn formations(ctx: &Contexte, annee: Option<i32>) -> Vec<Bloc> {
    let mut years: Vec<i32> = ctx.d.formations.iter().map(|f| f.annee).chain(ctx.d.plans_formation.iter().map(|p| p.annee)).collect();
    years.sort_unstable();
    years.dedup();
    years.retain(|a| annee.is_none_or(|only| only == *a));
    if years.is_empty() {
        return Vec::new();
    }
    let mut tableau = Tableau::new(vec![
        Colonne::gauche(champ!(Formation.intitule).colonne()).souple(1.0),
        Colonne::gauche(champ!(Formation.action_id).colonne()),
        Colonne::decimale(format::entete(champ!(Formation.duree_heures))),
        Colonne::decimale(champ!(Formation.stagiaires).colonne()),
        Colonne::decimale("Heures"),
        Colonne::decimale(format::entete(champ!(Formation.cout_pedagogique))),
        Colonne::gauche(champ!(Formation.financeur).colonne()),
    ]);
    for a in years {
        for nature in [Nature::Realise, Nature::Previsionnel, Nature::Provisoire] {
            tableau = tableau.lignes(annee_formation(ctx, a, nature));
        }
        if let Some(p) = ctx.d.plans_formation.iter().find(|p| p.annee == a) {
            let planned =
                p.heures_prevues.map_or_else(|| "heures prévues à saisir".to_owned(), |h| format!("{} prévues", format::heures(h)));
            let mut texte = TexteRiche::from(format!("Plan {a} : {planned}"));
            if !p.commentaire.trim().is_empty() {
                texte = texte.et(". ");
                texte.0.extend(ctx.t(p.commentaire.trim()).0);
            }
            tableau = tableau.ligne(Ligne::new([texte]));
        }
    }
    vec![Bloc::titre(2, "Plans de formation").ancre(Emplacement::Formation).into(), tableau.into()]
}

fn annee_formation(ctx: &Contexte, annee: i32, nature: Nature) -> Vec<Ligne> {
    let rows: Vec<_> = ctx.d.formations.iter().filter(|f| f.annee == annee && f.nature == nature).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let mut out = vec![Ligne::section(format!("{annee}, {}", nature.libelle()))];
    for f in rows {
        let action = f.action_id.and_then(|id| ctx.action(id)).map_or_else(super::grille::vide, |a| ctx.lien_action(a));
        let hours = ctx.c.heures_formation.iter().find(|h| h.id == f.id).map(|h| format::court(h.heures));
        out.push(Ligne::new([
            ctx.t(&f.intitule),
            action,
            cellule(f.duree_heures.map(format::court)),
            cellule(f.stagiaires.map(format::entier)),
            cellule(hours),
            cellule(f.cout_pedagogique.map(format::ronds)),
            cellule(Some(f.financeur.trim().to_owned())),
        ]));
    }
    if let Some(t) = formation(ctx, annee, nature) {
        let (heures, cout) = (cellule(t.heures.ecrit(format::court)), cellule(t.cout.ecrit(format::ronds)));
        let empty = TexteRiche::new;
        out.push(Ligne::sous_total([TexteRiche::from(format!("Total {annee}")), empty(), empty(), empty(), heures, cout]));
    }
    out
}
