//! The table of indicators, the book that defines each of them, their yearly figures, and what is done about missed targets.
//!
//! A figure stands in one place: targets and values of the contract's years in the table, definition and trend in the book, counts
//! and progress in the yearly figures, cause and correction under the missed targets.

use std::collections::BTreeSet;

use cpom_core::annexes::TABLEAU;
use cpom_core::calculs::{IndicateurCalcule, PointIndicateur, StatutIndicateur};
use cpom_core::champ;
use cpom_core::choix::{Choix, StatutDonnee};
use cpom_core::decimal::Nombre;
use cpom_core::modele::{Axe, BilanAction, Id, Indicateur};

use super::contexte::{Contexte, a_completer, code_action, lien_indicateur, statut_indicateur, with_unit};
use super::emplacements::{Emplacement, ancre_de};
use super::explications::{comment, linked_reports};
use super::grille::{cellule, remplie, vide};
use super::sections::Section;
use super::{format, graphiques, synthese, textes};
use crate::bloc::{Bloc, Colonne, ColonnesBlocs, Ligne, Tableau, TexteRiche};

/// Title of the table of all indicators.
const TABLEAU_TITRE: &str = "Tableau des indicateurs";

/// The section of the table of indicators in the core of the complete document.
pub(super) fn section() -> Section {
    const PERTE: &str = "mention obligatoire : cibles et valeurs des indicateurs de suivi des actions";
    Section::new(TABLEAU, TABLEAU_TITRE).perte(Some(PERTE)).du_coeur()
}

/// The table on landscape pages of its own, or a gap.
pub(super) fn tableau(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = synthese(ctx);
    if let Some(Bloc::Titre(t)) = out.first_mut() {
        t.niveau = 1;
    }
    if ctx.d.indicateurs.is_empty() {
        out.truncate(1);
        out.push(a_completer("les indicateurs du contrat"));
        if let Some(Bloc::Titre(t)) = out.first_mut() {
            t.a_la_suite = true;
        }
        return vec![Bloc::GarderEnsemble(out)];
    }
    vec![Bloc::Paysage(out)]
}

/// The book, the counts and the missed targets; the table is a section of the core.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.indicateurs.is_empty() {
        return vec![Bloc::titre(2, "Indicateurs").into(), a_completer("les indicateurs du contrat")];
    }
    let mut out: Vec<Bloc> = vec![Bloc::titre(2, "Définitions et courbes").into()];
    out.extend(phrase_bilans(ctx));
    let manquees = synthese::manques(ctx);
    let ids: BTreeSet<Id> = manquees.iter().map(|i| i.id).collect();
    out.extend(ctx.d.indicateurs.iter().map(|i| indicateur(ctx, i, ids.contains(&i.id))));
    out.extend(missed(ctx, &manquees));
    out.extend(yearly(ctx));
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
    let mut out = vec![Bloc::titre(2, TABLEAU_TITRE).ancre(Emplacement::Indicateurs).into()];
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
    let mut tableau = Tableau::new(colonnes).serre();
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
    with_unit(ctx.t(i.libelle.trim()), &i.unite)
}

/// An indicator of the book: its name, where it stands, its definition beside its curve, and its remarks.
fn indicateur(ctx: &Contexte, i: &Indicateur, manquee: bool) -> Bloc {
    let nom = [i.code.trim(), i.libelle.trim()].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" – ");
    let mut kept: Vec<Bloc> = vec![Bloc::titre(3, nom).ancre(ancre_de::<Indicateur>(i.id)).into()];
    let calcule = ctx.calcule(i.id);
    kept.push(Bloc::paragraphe(standing(ctx, i, calcule)));
    let droite: Vec<Bloc> = calcule.and_then(|c| graphiques::courbe(i, c)).into_iter().collect();
    kept.push(Bloc::CoteACote(ColonnesBlocs { gauche: definition(ctx, i), droite }));
    kept.extend(remarques(ctx, i, manquee));
    Bloc::GarderEnsemble(kept)
}

/// « Référence 12,4 % (2023) · dernière valeur 10,4 % (2025) · cible 8,8 % (2028) · ● atteint ».
fn standing(ctx: &Contexte, i: &Indicateur, c: Option<&IndicateurCalcule>) -> TexteRiche {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let dit = |v: Nombre, annee: i32| format!("{} ({annee})", format::avec_unite(&format::nombre(v, decimales), &i.unite));
    let last = c.and_then(IndicateurCalcule::last_value);
    let end = c.and_then(IndicateurCalcule::last_target);
    let gap = |nom: &str| format!("{nom} [à compléter]");
    let parts = [
        c.and_then(|c| Some(format!("Référence {}", dit(c.reference?, c.reference_annee?)))).unwrap_or_else(|| gap("Référence")),
        last.and_then(|p| Some(format!("dernière valeur {}", dit(p.valeur?, p.annee)))).unwrap_or_else(|| gap("dernière valeur")),
        end.and_then(|p| Some(format!("cible {}", dit(p.cible?, p.annee)))).unwrap_or_else(|| gap("cible")),
    ];
    let mut t = ctx.t(&parts.join(" · "));
    if let Some(statut) = last.and_then(|p| p.statut) {
        t = t.et(" · ");
        t.0.extend(statut_indicateur(Some(statut)).0);
    }
    t
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
    // The line above gives the unit beside the figures.
    let figures = ctx.calcule(i.id).is_some_and(|c| c.points.iter().any(|p| p.valeur.is_some() || p.cible.is_some()));
    push(&format!("{} : ", champ!(Indicateur.unite).libelle), if figures { "" } else { &i.unite });
    push(&format!("{} : ", champ!(Indicateur.sens).colonne()), i.sens.libelle());
    push(&format!("{} : ", champ!(Indicateur.source).libelle), &i.source);
    push(&format!("{} : ", champ!(Indicateur.frequence).libelle), i.frequence.libelle());
    push(&format!("{} : ", champ!(Indicateur.frequence_precision).colonne()), &i.frequence_precision);
    // Formulas are made of codes of raw figures: they serve the agency, which has these codes on its screen.
    let formule = [i.formule_numerateur.trim(), i.formule_denominateur.trim()];
    let formule = formule.into_iter().filter(|f| ctx.interne && !f.is_empty());
    push("Calcul : ", &formule.collect::<Vec<_>>().join(" ÷ "));
    // The axes print its words.
    if let Some(o) = i.objectif_id.and_then(|id| ctx.objectif(id)) {
        push(&format!("{} : ", champ!(Indicateur.objectif_id).libelle), &o.code);
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

/// Counts, values and progress by year, as one table: a few rows for each indicator, years in columns.
fn yearly(ctx: &Contexte) -> Vec<Bloc> {
    let measured = |p: &PointIndicateur| p.valeur.is_some() || p.numerateur.valeur.is_some() || p.denominateur.valeur.is_some();
    let mut annees: Vec<i32> = ctx.c.indicateurs.iter().flat_map(|c| &c.points).filter(|p| measured(p)).map(|p| p.annee).collect();
    annees.sort_unstable();
    annees.dedup();
    if annees.is_empty() {
        return Vec::new();
    }
    let mut colonnes = vec![Colonne::gauche("Indicateur"), Colonne::gauche("Chiffre").souple(1.0)];
    colonnes.extend(annees.iter().map(|a| Colonne::droite(a.to_string())));
    let mut tableau = Tableau::new(colonnes).serre();
    for i in &ctx.d.indicateurs {
        let Some(c) = ctx.calcule(i.id) else { continue };
        let mut rows = figures(ctx, i, c, &annees);
        rows.retain(|l| remplie(&Ligne { cellules: l.cellules[1..].to_vec(), ..Ligne::default() }));
        let last = rows.len().saturating_sub(1);
        for (n, mut ligne) in rows.into_iter().enumerate() {
            if n == 0 {
                ligne.cellules[0] = lien_indicateur(i);
            }
            tableau = tableau.ligne(if n < last { ligne.annonce() } else { ligne });
        }
    }
    if ctx.c.indicateurs.iter().flat_map(|c| &c.points).any(|p| p.petits_nombres) {
        tableau = tableau.note(textes::PETITS_NOMBRES);
    }
    vec![Bloc::titre(2, "Mesures par année").hors_sommaire().into(), tableau.into()]
}

/// The rows of an indicator: its counts, its value, its progress towards the target of the year.
fn figures(ctx: &Contexte, i: &Indicateur, c: &IndicateurCalcule, annees: &[i32]) -> Vec<Ligne> {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let row = |nom: &str, of: &dyn Fn(&PointIndicateur) -> TexteRiche| {
        let figures = annees.iter().map(|a| c.point(*a).map_or_else(vide, of));
        Ligne::new([TexteRiche::new(), nom.into()].into_iter().chain(figures).collect::<Vec<TexteRiche>>())
    };
    let unite = if i.unite.trim().is_empty() { "Valeur".to_owned() } else { format!("Valeur ({})", i.unite.trim()) };
    let value = |p: &PointIndicateur| {
        let Some(v) = p.valeur else { return vide() };
        let reference = if c.reference_annee == Some(p.annee) { " (réf.)" } else { "" };
        let small = if p.petits_nombres { "*" } else { "" };
        let said = TexteRiche::new().gras(format!("{}{small}", format::nombre(v, decimales))).et(reference);
        let sure =
            ctx.d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == p.annee).map_or(StatutDonnee::Constatee, |m| m.statut);
        if sure == StatutDonnee::Constatee { said } else { said.discret(format!(" ({})", sure.libelle())) }
    };
    let progress = |p: &PointIndicateur| {
        let progression = p.progression.map(|v| format!(" ({})", format::pour_cent(v, 1))).unwrap_or_default();
        match p.statut {
            Some(s @ (StatutIndicateur::Atteint | StatutIndicateur::PartiellementAtteint | StatutIndicateur::NonAtteint)) => {
                statut_indicateur(Some(s)).et(progression)
            }
            _ => cellule(p.progression.map(|v| format::pour_cent(v, 1))),
        }
    };
    vec![
        row(champ!(Mesure.numerateur).colonne(), &|p| cellule(p.numerateur.valeur.map(format::libre))),
        row(champ!(Mesure.denominateur).colonne(), &|p| cellule(p.denominateur.valeur.map(format::libre))),
        row(&unite, &value),
        row("Statut (progression)", &progress),
    ]
}

/// Targets of the last closed year that are missed or partly reached: by how much, why, what is done, and for when.
fn missed(ctx: &Contexte, rows: &[&Indicateur]) -> Vec<Bloc> {
    let Some(annee) = ctx.annee.filter(|_| !rows.is_empty()) else { return Vec::new() };
    let colonnes = vec![
        Colonne::gauche("Indicateur").souple(1.0),
        Colonne::gauche(format!("Cible et réalisé {annee}")),
        Colonne::gauche("Cause").souple(1.2),
        Colonne::gauche("Correction").souple(1.2),
        Colonne::gauche("Pour le"),
    ];
    let lignes = rows.iter().map(|i| {
        let decimales = u32::try_from(i.decimales).unwrap_or(0);
        let p = ctx.calcule(i.id).and_then(|c| c.point(annee));
        let dit = |v: Option<Nombre>| v.map_or_else(|| "–".to_owned(), |v| format::nombre(v, decimales));
        let ecart =
            p.and_then(|p| p.ecart).map(|v| format!(" ({})", format::ecart(&format::nombre(v, decimales), v.raw()))).unwrap_or_default();
        let mut stand =
            TexteRiche::from(format!("cible {}\nréalisé {}{ecart}\n", dit(p.and_then(|p| p.cible)), dit(p.and_then(|p| p.valeur))));
        stand.0.extend(statut_indicateur(p.and_then(|p| p.statut)).0);
        let [cause, correction, echeance] = explanation(ctx, i, annee);
        let nom = with_unit(lien_indicateur(i).et(format!(" {}", i.libelle.trim())), &i.unite);
        Ligne::new([nom, stand, cause, correction, echeance])
    });
    vec![
        Bloc::titre(2, format!("Cibles {annee} non atteintes : causes et corrections")).into(),
        Tableau::new(colonnes).serre().lignes(lignes).into(),
    ]
}

/// Cause, correction and date of a missed target: the comment on its figure, and the reports of the year on the actions that it
/// measures; the date is the end of these actions. A gap to fill in where nothing is written.
fn explanation(ctx: &Contexte, i: &Indicateur, annee: i32) -> [TexteRiche; 3] {
    let reports = linked_reports(ctx, i.id, annee);
    let gathered = |of: fn(&BilanAction) -> &str| -> Vec<String> {
        let said = reports.iter().filter(|b| !of(b).trim().is_empty());
        said.map(|b| (ctx.action(b.action_id).map(|a| code_action(ctx.d, a)), of(b).trim()))
            .map(|(code, text)| code.map_or_else(|| text.to_owned(), |code| format!("{code} : {text}")))
            .collect()
    };
    let mut causes: Vec<String> =
        [comment(ctx, i.id, annee), i.commentaire.trim()].into_iter().filter(|t| !t.is_empty()).map(str::to_owned).collect();
    causes.extend(gathered(|b| &b.analyse_ecart));
    let corrections = gathered(|b| &b.mesures_correctives);
    let ends: Vec<String> = ctx
        .d
        .actions
        .iter()
        .filter(|a| reports.iter().any(|b| b.action_id == a.id && !b.mesures_correctives.trim().is_empty()))
        .filter_map(|a| Some(format!("{} ({})", format::courte(Some(a.date_fin?)), code_action(ctx.d, a))))
        .collect();
    [causes, corrections, ends].map(|said| if said.is_empty() { ctx.t("[à compléter]") } else { ctx.t(&said.join("\n")) })
}

/// Comments and proofs, with the remark on the definition.
fn remarques(ctx: &Contexte, i: &Indicateur, manquee: bool) -> Option<Bloc> {
    let mut rows = Vec::new();
    // That of a missed target is its cause, below.
    if !i.commentaire.trim().is_empty() && !manquee {
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
