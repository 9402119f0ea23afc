//! The table of indicators, the book that defines each of them, their yearly figures, and what is done about missed targets.
//!
//! A figure stands in one place: baseline, targets and values of the contract's years in the table, which the core of the document
//! prints; definition, trend, statuses and values of other years in the book; counts among the raw figures of the diagnosis, else
//! in a table of their own; cause and correction under the missed targets.

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
use super::grille::cellule;
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
    out.extend(yearly(ctx));
    out.extend(missed(ctx, &manquees));
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
        Colonne::decimale(reference_title(ctx)),
    ];
    for a in &annees {
        colonnes.push(Colonne::decimale(champ!(Mesure.cible).colonne()).groupe(ctx.c.annees.titre(*a)));
        colonnes.push(Colonne::decimale("Réalisé").groupe(ctx.c.annees.titre(*a)));
    }
    colonnes.push(Colonne::gauche(ctx.annee.map_or_else(|| "Statut".to_owned(), |a| format!("Statut {a}"))));
    let mut tableau = Tableau::new(colonnes).serre();
    for (axe, rows) in par_axe(ctx) {
        tableau = tableau.ligne(Ligne::section(axe.map_or_else(|| "Sans axe".into(), super::objectifs::titre_axe)));
        tableau = tableau.lignes(rows.iter().map(|i| ligne(ctx, i, &annees)));
    }
    if ctx.c.indicateurs.iter().flat_map(|c| &c.points).any(|p| p.petits_nombres && annees.contains(&p.annee)) {
        tableau = tableau.note(textes::PETITS_NOMBRES);
    }
    out.push(tableau.into());
    out
}

/// Title of the column of baselines, with their year when all have one.
fn reference_title(ctx: &Contexte) -> String {
    let mut years: Vec<i32> = ctx.c.indicateurs.iter().filter(|c| c.reference.is_some()).filter_map(|c| c.reference_annee).collect();
    years.dedup();
    match years.as_slice() {
        [one] => format!("Référence\n{one}"),
        _ => "Référence".to_owned(),
    }
}

/// Sentence on the statuses year by year; the rule of statuses is among the conventions.
fn phrase_bilans(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    let comptes: Vec<String> = ctx.c.bilans_indicateurs.iter().map(|b| format!("En {}, {}.", b.annee, textes::statuts(b))).collect();
    let mut phrase = TexteRiche::from(comptes.join(" "));
    if ctx.imprime("donnees") && ctx.d.indicateurs.iter().any(|i| !i.formule_numerateur.trim().is_empty()) {
        phrase = phrase.et(" Les numérateurs et dénominateurs qui ne sont pas dans « Comptes par année » sont des ");
        phrase = phrase.lien("chiffres bruts", Emplacement::Chiffres).et(" du diagnostic.");
    }
    phrase = phrase.et(" Référence, cibles et valeurs : ").lien("tableau des indicateurs", Emplacement::Indicateurs).et(".");
    out.push(Bloc::paragraphe(phrase));
    if ctx.c.indicateurs.iter().flat_map(|c| &c.points).any(|p| p.petits_nombres) {
        out.push(Bloc::note(textes::PETITS_NOMBRES));
    }
    out
}

fn ligne(ctx: &Contexte, i: &Indicateur, annees: &[i32]) -> Ligne {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let c = ctx.calcule(i.id);
    let number = |v: Option<Nombre>| cellule(v.map(|v| format::nombre(v, decimales)));
    // A baseline whose year is not that of the others says it.
    let title = reference_title(ctx);
    let dated = |c: &IndicateurCalcule| -> Option<String> {
        let year = c.reference_annee.filter(|_| title == "Référence").map(|a| format!(" ({a})")).unwrap_or_default();
        c.reference.map(|v| format::nombre(v, decimales) + &year)
    };
    let point = |a: i32| c.and_then(|c| c.point(a));
    let mut cellules = vec![lien_indicateur(i), nom(ctx, i), cellule(c.and_then(dated))];
    for a in annees {
        cellules.push(number(point(*a).and_then(|p| p.cible)));
        let small = point(*a).is_some_and(|p| p.petits_nombres && p.valeur.is_some());
        let value = point(*a).and_then(|p| p.valeur).map(|v| format!("{}{}", format::nombre(v, decimales), if small { "*" } else { "" }));
        cellules.push(cellule(value));
    }
    cellules.push(statut_indicateur(ctx.annee.and_then(point).and_then(|p| p.statut)));
    Ligne::new(cellules)
}

/// Name of an indicator with its unit.
fn nom(ctx: &Contexte, i: &Indicateur) -> TexteRiche {
    with_unit(ctx.t(i.libelle.trim()), &i.unite)
}

/// An indicator of the book: its name, its statuses year by year and its definition beside its curve, then its remarks.
fn indicateur(ctx: &Contexte, i: &Indicateur, manquee: bool) -> Bloc {
    let nom = if i.libelle.trim().is_empty() { "Sans titre" } else { i.libelle.trim() };
    let mut titre = Bloc::titre(3, nom).ancre(ancre_de::<Indicateur>(i.id));
    if !i.code.trim().is_empty() {
        titre = titre.numero(i.code.trim());
    }
    let mut kept: Vec<Bloc> = vec![titre.into()];
    let calcule = ctx.calcule(i.id);
    let droite: Vec<Bloc> = calcule.and_then(|c| graphiques::courbe(i, c)).into_iter().collect();
    let mut gauche = vec![Bloc::serre(standing(ctx, i, calcule))];
    gauche.extend(definition(ctx, i));
    kept.push(Bloc::CoteACote(ColonnesBlocs { gauche, droite }));
    kept.extend(remarques(ctx, i, manquee));
    Bloc::GarderEnsemble(kept)
}

/// « Avant le contrat : 44,2 (2021) · 2024 : ● atteint (152,0 %) · 2025 : ◐ partiellement atteint (96,6 %) », and what is missing.
/// The baseline, the targets and the values of the contract’s years are in the table of indicators.
fn standing(ctx: &Contexte, i: &Indicateur, c: Option<&IndicateurCalcule>) -> TexteRiche {
    let decimales = u32::try_from(i.decimales).unwrap_or(0);
    let points = c.map_or(&[][..], |c| c.points.as_slice());
    let small = |p: &PointIndicateur| if p.petits_nombres { "*" } else { "" };
    let shown = |annee: i32| ctx.annees().contains(&annee) || c.is_some_and(|c| c.reference_annee == Some(annee) && c.reference.is_some());
    let before: Vec<String> = points
        .iter()
        .filter(|p| !shown(p.annee))
        .filter_map(|p| Some(format!("{}{} ({})", format::nombre(p.valeur?, decimales), small(p), p.annee)))
        .collect();
    let mut parts: Vec<TexteRiche> = Vec::new();
    if !before.is_empty() {
        parts.push(format!("Autres années : {}", before.join(", ")).into());
    }
    for p in points {
        let progression = p.progression.map(|v| format!(" ({})", format::pour_cent(v, 1))).unwrap_or_default();
        let judged =
            matches!(p.statut, Some(StatutIndicateur::Atteint | StatutIndicateur::PartiellementAtteint | StatutIndicateur::NonAtteint));
        let sure =
            ctx.d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == p.annee).map_or(StatutDonnee::Constatee, |m| m.statut);
        let unsure =
            if sure == StatutDonnee::Constatee || p.valeur.is_none() { String::new() } else { format!(", donnée {}", sure.libelle()) };
        if judged {
            let state = TexteRiche::from(format!("{} : ", p.annee)).puis(statut_indicateur(p.statut));
            parts.push(state.et(format!("{progression}{}{unsure}", small(p))));
        } else if !progression.is_empty() || !unsure.is_empty() {
            parts.push(format!("{} :{progression}{unsure}", p.annee).replace(":,", ":").into());
        }
    }
    let gaps = [
        ("référence", c.is_none_or(|c| c.reference.is_none())),
        ("dernière valeur", c.is_none_or(|c| c.last_value().is_none())),
        ("cible", c.is_none_or(|c| c.last_target().is_none())),
    ];
    let lacking: Vec<&str> = gaps.iter().filter(|(_, missing)| *missing).map(|(nom, _)| *nom).collect();
    if !lacking.is_empty() {
        parts.push(ctx.t(&format!("[à compléter : {}]", format::enumeration(&lacking))));
    }
    let mut t = TexteRiche::new();
    for (n, part) in parts.into_iter().enumerate() {
        t = t.et(if n == 0 { "" } else { " · " }).puis(part);
    }
    t
}

/// Definition of the counts, then the purpose, the unit, the source and the use of the indicator in small print.
fn definition(ctx: &Contexte, i: &Indicateur) -> Vec<Bloc> {
    let mut compte = TexteRiche::new();
    for (titre, texte) in
        [(champ!(Indicateur.numerateur).colonne(), &i.numerateur), (champ!(Indicateur.denominateur).colonne(), &i.denominateur)]
    {
        if !texte.trim().is_empty() {
            let debut = if compte.is_empty() { "" } else { " · " };
            compte = compte.gras(format!("{debut}{titre} : "));
            compte.0.extend(ctx.t(texte.trim()).0);
        }
    }
    if let Some(f) = i.facteur.filter(|f| *f != 1) {
        compte = compte.et(format!(" (× {})", format::entier(f)));
    }
    let mut out = Vec::new();
    if !compte.is_empty() {
        out.push(Bloc::serre(compte));
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
    push("", &i.finalite);
    push("en ", &i.unite);
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

/// Counts by year that no other table of this print holds: those of the others are the raw figures that their formulas name.
fn yearly(ctx: &Contexte) -> Vec<Bloc> {
    let mut rows: Vec<(&Indicateur, Vec<(&str, LireCompte)>)> = Vec::new();
    for i in &ctx.d.indicateurs {
        let Some(c) = ctx.calcule(i.id) else { continue };
        let counts: [(&str, LireCompte, &str); 2] = [
            (champ!(Mesure.numerateur).colonne(), |p| p.numerateur.valeur, &i.formule_numerateur),
            (champ!(Mesure.denominateur).colonne(), |p| p.denominateur.valeur, &i.formule_denominateur),
        ];
        let own = counts.into_iter().filter(|(_, lire, formule)| !raw(ctx, c, *lire, formule)).map(|(nom, lire, _)| (nom, lire));
        let own: Vec<(&str, LireCompte)> = own.filter(|(_, lire)| c.points.iter().any(|p| lire(p).is_some())).collect();
        if !own.is_empty() {
            rows.push((i, own));
        }
    }
    let of = |i: &Indicateur| ctx.calcule(i.id).map_or(&[][..], |c| c.points.as_slice());
    let known = |(i, own): &(&Indicateur, Vec<(&str, LireCompte)>)| -> Vec<i32> {
        of(i).iter().filter(|p| own.iter().any(|(_, lire)| lire(p).is_some())).map(|p| p.annee).collect()
    };
    let mut annees: Vec<i32> = rows.iter().flat_map(known).collect();
    annees.sort_unstable();
    annees.dedup();
    if annees.is_empty() {
        return Vec::new();
    }
    let mut colonnes = vec![Colonne::gauche("Indicateur"), Colonne::gauche("Compte").souple(1.0)];
    colonnes.extend(annees.iter().map(|a| Colonne::droite(a.to_string())));
    let mut tableau = Tableau::new(colonnes).serre();
    for (i, own) in &rows {
        for (n, (nom, lire)) in own.iter().enumerate() {
            let tete = if n == 0 { lien_indicateur(i) } else { TexteRiche::new() };
            let figures = annees.iter().map(|a| cellule(ctx.calcule(i.id).and_then(|c| c.point(*a)).and_then(lire).map(format::libre)));
            let ligne = Ligne::new([tete, (*nom).into()].into_iter().chain(figures).collect::<Vec<TexteRiche>>());
            tableau = tableau.ligne(if n + 1 < own.len() { ligne.annonce() } else { ligne });
        }
    }
    vec![Bloc::titre(2, "Comptes par année").hors_sommaire().into(), tableau.into()]
}

/// Reads a count of a year.
type LireCompte = fn(&PointIndicateur) -> Option<Nombre>;

/// Whether a count is, in every year, the raw figure that its formula names and that this print holds.
fn raw(ctx: &Contexte, c: &IndicateurCalcule, lire: LireCompte, formule: &str) -> bool {
    let Some(donnee) = ctx.d.donnees.iter().find(|d| d.code == formule.trim() && ctx.imprime("donnees")) else { return false };
    c.points.iter().all(|p| lire(p).is_none_or(|v| ctx.c.valeur_brute(ctx.d, donnee.id, p.annee) == Some(v)))
}

/// Targets of the last closed year that are missed or partly reached: by how much, why, what is done, and for when.
fn missed(ctx: &Contexte, rows: &[&Indicateur]) -> Vec<Bloc> {
    let Some(annee) = ctx.annee.filter(|_| !rows.is_empty()) else { return Vec::new() };
    let colonnes = vec![
        Colonne::gauche("Indicateur").souple(1.3),
        Colonne::decimale(champ!(Mesure.cible).colonne()),
        Colonne::decimale("Réalisé"),
        Colonne::decimale("Écart"),
        Colonne::gauche("Cause").souple(1.2),
        Colonne::gauche("Correction").souple(1.0),
        Colonne::gauche("Pour le").fixe(70.0),
    ];
    // One row for each state, which it heads: the two words are not repeated on every line.
    let mut tableau = Tableau::new(colonnes).serre();
    let state = |i: &Indicateur| ctx.calcule(i.id).and_then(|c| c.point(annee)).and_then(|p| p.statut);
    let mut before = None;
    for i in rows {
        if before != Some(state(i)) {
            before = Some(state(i));
            tableau = tableau.ligne(Ligne::section(statut_indicateur(state(i))));
        }
        let decimales = u32::try_from(i.decimales).unwrap_or(0);
        let p = ctx.calcule(i.id).and_then(|c| c.point(annee));
        let dit = |v: Option<Nombre>| cellule(v.map(|v| format::nombre(v, decimales)));
        let ecart = cellule(p.and_then(|p| p.ecart).map(|v| format::ecart(&format::nombre(v, decimales), v.raw())));
        let [cause, correction, echeance] = explanation(ctx, i, annee);
        let nom = with_unit(lien_indicateur(i).et(format!(" {}", i.libelle.trim())), &i.unite);
        let (cible, valeur) = (dit(p.and_then(|p| p.cible)), dit(p.and_then(|p| p.valeur)));
        tableau = tableau.ligne(Ligne::new([nom, cible, valeur, ecart, cause, correction, echeance]));
    }
    vec![Bloc::titre(2, format!("Cibles {annee} non atteintes : causes et corrections")).into(), tableau.into()]
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
fn remarques(ctx: &Contexte, i: &Indicateur, manquee: bool) -> Vec<Bloc> {
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
    rows.into_iter().map(Bloc::serre).collect()
}
