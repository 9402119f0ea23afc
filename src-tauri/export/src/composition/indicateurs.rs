//! The table of indicators, then each indicator's definition, figures and chart.

use cpom_core::calculs::{IndicateurCalcule, PointIndicateur};
use cpom_core::champ;
use cpom_core::choix::{Choix, StatutDonnee};
use cpom_core::decimal::Nombre;
use cpom_core::modele::{Axe, Indicateur};

use super::contexte::{Contexte, a_completer, lien_indicateur, statut_indicateur};
use super::emplacements::{Emplacement, ancre_de};
use super::grille::{cellule, vide};
use super::{format, graphiques, textes};
use crate::bloc::{Bloc, Colonne, Ligne, Tableau, TexteRiche};

/// Summary by axis, on landscape pages, then the sheets of the indicators.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.indicateurs.is_empty() {
        return vec![Bloc::titre(2, "Indicateurs").into(), a_completer("les indicateurs du contrat")];
    }
    let mut out = vec![Bloc::Paysage(synthese(ctx))];
    out.push(Bloc::titre(2, "Définitions et mesures").hors_sommaire().into());
    out.extend(phrase_bilans(ctx));
    for i in &ctx.d.indicateurs {
        out.push(indicateur(ctx, i));
    }
    out.extend(responsables(ctx));
    out
}

/// Persons in charge with their indicators, in the order of their first one.
fn responsables(ctx: &Contexte) -> Vec<Bloc> {
    let mut owners: Vec<(&str, Vec<&Indicateur>)> = Vec::new();
    for i in ctx.d.indicateurs.iter().filter(|i| !i.responsable.trim().is_empty()) {
        match owners.iter_mut().find(|(owner, _)| *owner == i.responsable.trim()) {
            Some((_, theirs)) => theirs.push(i),
            None => owners.push((i.responsable.trim(), vec![i])),
        }
    }
    if owners.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![Colonne::gauche(champ!(Indicateur.responsable).colonne()).souple(1.0), Colonne::gauche("Indicateurs").souple(2.0)];
    let lignes = owners.into_iter().map(|(owner, theirs)| {
        let mut codes = TexteRiche::new();
        for (n, i) in theirs.into_iter().enumerate() {
            codes = codes.et(if n == 0 { "" } else { ", " });
            codes.0.extend(lien_indicateur(i).0);
        }
        Ligne::new([ctx.t(owner), codes])
    });
    let titre: Bloc = Bloc::titre(2, "Responsables des indicateurs").hors_sommaire().into();
    vec![Bloc::GarderEnsemble(vec![titre, Tableau::new(colonnes).lignes(lignes).into()])]
}

/// Axes in order, each with its indicators, then the indicators without axis.
pub(super) fn par_axe<'a>(ctx: &Contexte<'a>) -> Vec<(Option<&'a Axe>, Vec<&'a Indicateur>)> {
    let axe_of = |i: &Indicateur| i.objectif_id.and_then(|o| ctx.axe_de(o)).map(|a| a.id);
    let mut out: Vec<(Option<&Axe>, Vec<&Indicateur>)> = Vec::new();
    for axe in &ctx.d.axes {
        out.push((Some(axe), ctx.d.indicateurs.iter().filter(|i| axe_of(i) == Some(axe.id)).collect()));
    }
    out.push((None, ctx.d.indicateurs.iter().filter(|i| axe_of(i).is_none()).collect()));
    out.retain(|(_, rows)| !rows.is_empty());
    out
}

/// The table of all indicators.
pub(super) fn synthese(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = vec![Bloc::titre(2, "Tableau des indicateurs").ancre(Emplacement::Indicateurs).into()];
    let annees = ctx.annees().to_vec();
    let mut colonnes = vec![
        Colonne::gauche(champ!(Indicateur.code).colonne()),
        Colonne::gauche(champ!(Indicateur.libelle).colonne()).souple(1.0),
        Colonne::decimale("Référence"),
    ];
    for a in &annees {
        colonnes.push(Colonne::decimale(champ!(Mesure.cible).colonne()).groupe(a.to_string()));
        colonnes.push(Colonne::decimale("Réalisé").groupe(a.to_string()));
    }
    colonnes.push(Colonne::gauche(ctx.annee.map_or_else(|| "Statut".to_owned(), |a| format!("Statut {a}"))));
    let mut tableau = Tableau::new(colonnes);
    for (axe, rows) in par_axe(ctx) {
        tableau = tableau.ligne(Ligne::section(axe.map_or_else(|| "Sans axe".into(), super::objectifs::titre_axe)));
        tableau = tableau.lignes(rows.iter().map(|i| ligne(ctx, i, &annees)));
    }
    out.push(tableau.into());
    out
}

/// Sentence on the statuses year by year; the rule of statuses is among the conventions.
fn phrase_bilans(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    let comptes: Vec<String> = ctx.c.bilans_indicateurs.iter().map(|b| format!("En {}, {}.", b.annee, textes::statuts(b))).collect();
    if !comptes.is_empty() {
        out.push(Bloc::paragraphe(comptes.join(" ")));
    }
    out
}

fn ligne(ctx: &Contexte, i: &Indicateur, annees: &[i32]) -> Ligne {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let c = ctx.calcule(i.id);
    let number = |v: Option<Nombre>| cellule(v.map(|v| format::nombre(v, decimales)));
    let point = |a: i32| c.and_then(|c| c.point(a));
    let mut cellules = vec![lien_indicateur(i), nom(ctx, i), number(c.and_then(|c| c.reference))];
    for a in annees {
        cellules.push(number(point(*a).and_then(|p| p.cible)));
        cellules.push(number(point(*a).and_then(|p| p.valeur)));
    }
    cellules.push(statut_indicateur(ctx.annee.and_then(point).and_then(|p| p.statut)));
    Ligne::new(cellules)
}

/// Name of an indicator with its unit.
fn nom(ctx: &Contexte, i: &Indicateur) -> TexteRiche {
    let nom = ctx.t(i.libelle.trim());
    if i.unite.trim().is_empty() { nom } else { nom.discret(format!(" ({})", i.unite.trim())) }
}

/// Figures, chart and definition of an indicator, kept together; two indicators fit on a page.
fn indicateur(ctx: &Contexte, i: &Indicateur) -> Bloc {
    let titre = Bloc::titre(3, i.libelle.trim()).numero(i.code.trim()).ancre(ancre_de::<Indicateur>(i.id)).hors_sommaire();
    let mut kept: Vec<Bloc> = vec![titre.into()];
    kept.extend(definition(ctx, i));
    let calcule = ctx.calcule(i.id);
    kept.extend(calcule.and_then(|c| mesures(ctx, i, c)));
    kept.extend(calcule.and_then(|c| graphiques::courbe(i, c)));
    kept.extend(remarques(ctx, i));
    Bloc::DemiPage(kept)
}

/// Definition of the counts, in two lines, then the source and the use of the indicator in small print.
fn definition(ctx: &Contexte, i: &Indicateur) -> Vec<Bloc> {
    let mut compte = TexteRiche::new();
    for (titre, texte) in
        [(champ!(Indicateur.numerateur).colonne(), &i.numerateur), (champ!(Indicateur.denominateur).colonne(), &i.denominateur)]
    {
        if !texte.trim().is_empty() {
            let debut = if compte.is_empty() { "" } else { "\n" };
            compte = compte.gras(format!("{debut}{titre} : "));
            compte.0.extend(ctx.t(texte.trim()).0);
        }
    }
    if let Some(f) = i.facteur.filter(|f| *f != 1) {
        compte = compte.et(format!(" (× {})", format::entier(f)));
    }
    let mut out = Vec::new();
    if !compte.is_empty() {
        out.push(Bloc::paragraphe(compte));
    }
    out.push(Bloc::note(ctx.t(&details(ctx, i).join(" · "))));
    out.extend(rupture(ctx, i));
    out
}

/// Note that the definition changed, and that the years before and after are not compared.
pub(super) fn rupture(ctx: &Contexte, i: &Indicateur) -> Option<Bloc> {
    let annee = i.rupture_annee?;
    let baseline = ctx.calcule(i.id).and_then(|c| c.reference_annee.filter(|a| *a < annee && c.points.iter().any(|p| p.hors_serie)));
    let reference = baseline
        .map(|a| format!(" La référence de {a} suit l’ancienne définition : la progression n’est pas calculée à partir de {annee}."));
    let code = i.code.trim();
    let text = format!(
        "{code} : la définition change en {annee} ; les années d’avant et d’après ne se comparent pas.{}",
        reference.unwrap_or_default()
    );
    Some(Bloc::note(ctx.t(&text)))
}

fn details(ctx: &Contexte, i: &Indicateur) -> Vec<String> {
    let mut out = Vec::new();
    let mut push = |titre: &str, texte: &str| {
        if !texte.trim().is_empty() {
            out.push(format!("{titre}{}", texte.trim()));
        }
    };
    push(&format!("{} : ", champ!(Indicateur.finalite).libelle), &i.finalite);
    // When there are figures, the table above them gives the unit.
    push(
        &format!("{} : ", champ!(Indicateur.unite).libelle),
        if ctx.calcule(i.id).is_some_and(|c| !c.points.is_empty()) { "" } else { &i.unite },
    );
    push(&format!("{} : ", champ!(Indicateur.sens).colonne()), i.sens.libelle());
    push(&format!("{} : ", champ!(Indicateur.source).libelle), &i.source);
    push(&format!("{} : ", champ!(Indicateur.frequence).libelle), i.frequence.libelle());
    push(&format!("{} : ", champ!(Indicateur.frequence_precision).colonne()), &i.frequence_precision);
    // Formulas are made of codes of raw figures: they serve the agency, which has these codes on its screen.
    let formule = [i.formule_numerateur.trim(), i.formule_denominateur.trim()];
    let formule = formule.into_iter().filter(|f| ctx.interne && !f.is_empty());
    push("Calcul : ", &formule.collect::<Vec<_>>().join(" ÷ "));
    if let Some(o) = i.objectif_id.and_then(|id| ctx.objectif(id)) {
        push("", &format!("{} {}", o.code.trim(), o.libelle.trim()));
    }
    if let Some(n) = i.objectif_legal {
        push(&format!("{} : ", champ!(Indicateur.objectif_legal).colonne()), &if n == 0 { "aucun".to_owned() } else { format!("n° {n}") });
    }
    push(&format!("{} : ", champ!(Indicateur.annee_reference).libelle), &i.annee_reference.map(|a| a.to_string()).unwrap_or_default());
    push("", if i.impose { champ!(Indicateur.impose).libelle } else { "" });
    push(
        &format!("{} : ", champ!(Indicateur.catalogue).libelle),
        &i.catalogue.filter(|_| ctx.interne).map(|n| n.to_string()).unwrap_or_default(),
    );
    out
}

fn mesures(ctx: &Contexte, i: &Indicateur, c: &IndicateurCalcule) -> Option<Bloc> {
    if c.points.is_empty() {
        return None;
    }
    let counted = |f: fn(&PointIndicateur) -> Option<Nombre>| c.points.iter().any(|p| f(p).is_some());
    let (num, den) = (counted(|p| p.numerateur.valeur), counted(|p| p.denominateur.valeur));
    let mut colonnes = vec![Colonne::centre(champ!(Mesure.annee).colonne())];
    colonnes.extend(num.then(|| Colonne::decimale(champ!(Mesure.numerateur).colonne())));
    colonnes.extend(den.then(|| Colonne::decimale(champ!(Mesure.denominateur).colonne())));
    let unite = if i.unite.trim().is_empty() { "Valeur".to_owned() } else { format!("Valeur ({})", i.unite.trim()) };
    colonnes.extend([
        Colonne::decimale(unite),
        Colonne::decimale(champ!(Mesure.cible).colonne()),
        Colonne::decimale("Écart"),
        Colonne::decimale("Progression"),
        Colonne::gauche("Statut"),
    ]);
    let mut tableau = Tableau::new(colonnes).entete_de_ligne();
    for p in &c.points {
        tableau = tableau.ligne(mesure(ctx, i, c, p, num, den));
    }
    if c.points.iter().any(|p| p.petits_nombres) {
        tableau = tableau.note(textes::PETITS_NOMBRES);
    }
    Some(tableau.into())
}

fn mesure(ctx: &Contexte, i: &Indicateur, c: &IndicateurCalcule, p: &PointIndicateur, num: bool, den: bool) -> Ligne {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let m = ctx.d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == p.annee);
    let reference = c.reference_annee == Some(p.annee);
    let annee = if reference { TexteRiche::new().gras(format!("{} (réf.)", p.annee)) } else { TexteRiche::from(p.annee.to_string()) };
    let mut cellules = vec![annee];
    cellules.extend(num.then(|| cellule(p.numerateur.valeur.map(format::libre))));
    cellules.extend(den.then(|| cellule(p.denominateur.valeur.map(format::libre))));
    let small = if p.petits_nombres { "*" } else { "" };
    cellules.push(cellule(p.valeur.map(|v| format!("{}{small}", format::nombre(v, decimales)))));
    cellules.push(cellule(p.cible.map(|v| format::nombre(v, decimales))));
    cellules.push(cellule(p.ecart.map(|v| format::ecart(&format::nombre(v, decimales), v.raw()))));
    cellules.push(cellule(p.progression.map(|v| format::pour_cent(v, 1))));
    let sure = m.map_or(StatutDonnee::Constatee, |m| m.statut);
    let mut statut = statut_indicateur(p.statut);
    if p.valeur.is_some() && sure != StatutDonnee::Constatee {
        if statut == vide() {
            statut = TexteRiche::new();
        }
        statut = statut.discret(format!(" ({})", sure.libelle()));
    }
    cellules.push(statut);
    Ligne::new(cellules)
}

/// Comments and proofs, with the remark on the definition.
fn remarques(ctx: &Contexte, i: &Indicateur) -> Option<Bloc> {
    let mut rows = Vec::new();
    if !i.commentaire.trim().is_empty() {
        rows.push(ctx.t(i.commentaire.trim()));
    }
    for m in ctx.d.mesures.iter().filter(|m| m.indicateur_id == i.id) {
        for (titre, texte) in [("", &m.commentaire), (", preuve", &m.preuve)] {
            if !texte.trim().is_empty() {
                let mut t = TexteRiche::new().gras(format!("{}{titre} : ", m.annee));
                t.0.extend(ctx.t(texte.trim()).0);
                rows.push(t);
            }
        }
    }
    (!rows.is_empty()).then(|| Bloc::puces(rows))
}
