//! « Ce qu’il faut savoir »: on two pages, who, for how long, how much, whether it works, and what is asked of the reader.
//!
//! The same parts are the first pages of the complete document, before its contents, and a document of their own for who
//! reads nothing else. In the complete document the parts follow the choice recorded for that document, and a part whose
//! annex is left out is left out too ([`Contexte::imprime`]). Texts and lists are cut, so that two pages are enough: the
//! complete document has them whole. Nothing here is reserved; demands in preparation are in the snapshot only of a copy that
//! puts them to the Département.

use cpom_core::annexes::SAVOIR;
use std::collections::BTreeSet;

use cpom_core::calculs::{EtatSuivi, IndicateurCalcule, PartBudget, Termes, Total, answered_objectives, objective_measured};
use cpom_core::champ;
use cpom_core::choix::{Choix, Partie, Priorite, Severite, StatutContrat, StatutDocument};
use cpom_core::controles::{Constat, controler};
use cpom_core::decimal::taux;
use cpom_core::echeancier::concerne_le_departement;
use cpom_core::modele::mots::{majuscule, minuscule};
use cpom_core::modele::{Demande, Id, Indicateur, Interlocuteur, TABLES};
use cpom_core::referentiel::referentiel;
use cpom_core::reserve::{PartReservee, is_reserved, reserved};

use super::contexte::{Contexte, Paires, a_completer, code_action, etat_engagement, lien_indicateur, statut_indicateur, with_unit};
use super::emplacements::Emplacement;
use super::format::ronds;
use super::grille::{Grille, cellule, remplie};
use super::sections::Section;
use super::synthese::{court, manques, messages};
use super::{TypeDocument, argument, dotation, engagements, fiches, format, ligne_du_temps, textes};
use crate::bloc::{Bloc, Colonne, Inline, Ligne, Tableau, Tendance, TexteRiche};

/// Title of the section and of the document.
pub(super) const TITRE: &str = "Ce qu’il faut savoir";
/// Most rows of a table.
const LIGNES_MAX: usize = 6;
/// Most things that are awaited from the Département.
const ATTENTES_MAX: usize = 5;
/// Most lines of what is missing.
const MANQUES_MAX: usize = 5;
/// Longest text of a cell, in characters (about two lines).
const TEXTE_MAX: usize = 130;
/// Longest name, in characters (about one line), and longest name of an indicator.
const NOM_MAX: usize = 80;
const INDICATEUR_MAX: usize = 66;

/// Code of the part that draws the line of time.
pub(super) const FRISE: &str = "frise";

/// Whether the complete document prints a part of its first pages.
pub(super) fn prints(ctx: &Contexte, part: &str) -> bool {
    let parts = super::sections_imprimees(ctx, TypeDocument::Synthese, sections());
    ctx.retient(SAVOIR) && parts.iter().any(|s| s.code == part && !s.ecartee)
}

/// The section in the list of the complete document.
pub(super) fn section() -> Section {
    Section::new(SAVOIR, TITRE).du_coeur()
}

/// Parts that may be chosen, in order.
pub(super) fn sections() -> Vec<Section> {
    [
        ("parties", "Qui et jusqu’à quand"),
        (FRISE, "Ligne du temps"),
        ("chiffres", "Montants par année"),
        ("objectifs", "Les six objectifs de la loi"),
        ("ecarts", "Indicateurs clés"),
        ("messages", "Messages clés"),
        ("actions", "Actions et engagements non tenus"),
        ("demandes", "Ce qui est demandé"),
        ("echeances", "Ce qui est attendu, et pour quand"),
        ("manques", "Ce qui manque encore au dossier"),
    ]
    .into_iter()
    .map(|(code, nom)| Section::new(code, nom))
    .chain([argument::section()])
    .collect()
}

/// The two pages, with the parts chosen.
pub(super) fn bloc(ctx: &Contexte, sections: &[Section]) -> Bloc {
    let mut out = vec![
        Bloc::titre(1, TITRE).ancre(Emplacement::Savoir).into(),
        Bloc::chapeau(format!("{}, au {}.", court(&ctx.titre(), TEXTE_MAX), format::date(ctx.c.suivi.jour))),
    ];
    for section in sections.iter().filter(|s| !s.ecartee) {
        let part = match section.code.as_str() {
            "parties" => parties(ctx),
            FRISE => ligne_du_temps::apercu(ctx),
            "chiffres" => amounts(ctx),
            "objectifs" => objectives(ctx),
            "ecarts" => indicators(ctx),
            "messages" if ctx.d.revues.iter().any(|r| r.messages_cles.iter().any(|m| !m.trim().is_empty())) => messages(ctx, 2, NOM_MAX),
            "actions" => broken(ctx),
            "demandes" => demands(ctx),
            "echeances" => expected(ctx),
            "manques" => missing(ctx),
            argument::CODE => argument::blocs(ctx, 2),
            _ => Vec::new(),
        };
        if !part.is_empty() {
            out.push(Bloc::GarderEnsemble(part));
        }
    }
    Bloc::DeuxPages(out)
}

fn titre(texte: impl Into<String>) -> Bloc {
    Bloc::titre(3, texte).hors_sommaire().into()
}

/// « et 3 autres, dans le dossier complet. », when a list is cut.
fn others(all: usize, shown: usize) -> Option<String> {
    (all > shown).then(|| format!("et {}, dans le dossier complet.", textes::pluriel(all - shown, "autre", "autres")))
}

/// The parties, the period of the contract, and the person to ask.
fn parties(ctx: &Contexte) -> Vec<Bloc> {
    let d = ctx.d;
    let named = |texte: &str| court(texte, TEXTE_MAX);
    let list =
        |noms: Vec<&str>| named(&format::enumeration(&noms.into_iter().map(str::trim).filter(|n| !n.is_empty()).collect::<Vec<_>>()));
    let services: Vec<&str> = d.services.iter().map(|s| s.nom.as_str()).collect();
    let ars: Vec<&str> =
        d.signataires.iter().zip(&ctx.c.signataires).filter(|(s, _)| s.role == Partie::Ars).map(|(_, r)| r.denomination.as_str()).collect();
    let mut quand = format::periode(d.contrat.date_debut, d.contrat.date_fin);
    if let Some(mois) = ctx.c.contrat.duree_mois.filter(|_| !quand.is_empty()) {
        let duree =
            if mois % 12 == 0 { textes::pluriel(usize::try_from(mois / 12).unwrap_or(0), "an", "ans") } else { format!("{mois} mois") };
        quand = format!("{quand} ({duree})");
    }
    let mut etat = majuscule(d.contrat.statut.libelle());
    match (d.contrat.statut, d.contrat.date_signature.map(format::date)) {
        (StatutContrat::Projet, _) | (_, None) => {}
        (StatutContrat::EnCours, Some(jour)) => etat = format!("Signé le {jour}, en cours"),
        (_, Some(jour)) => etat.push_str(&format!(", signé le {jour}")),
    }
    let amended = d.avenants.iter().filter(|a| a.statut == StatutDocument::Signe).count();
    if amended > 0 && ctx.imprime("avenants") {
        etat = format!("{etat} ; {}", textes::pluriel(amended, "avenant signé", "avenants signés"));
    }
    let or_gap = |texte: String, gap: &str| if texte.is_empty() { ctx.t(&format!("[à compléter : {gap}]")) } else { ctx.t(&texte) };
    let mut paires = Paires::new(ctx)
        .riche("Gestionnaire", or_gap(list(d.gestionnaires.iter().map(|g| g.raison_sociale.as_str()).collect()), "le gestionnaire"))
        .riche(if services.len() > 1 { "Services" } else { "Service" }, or_gap(list(services), "le service"))
        .riche("Département", or_gap(named(d.departement.nom.trim()), "le Département"))
        .texte("Agence régionale de santé", &list(ars))
        .riche("Durée", or_gap(quand, "le premier et le dernier jour du contrat"))
        .texte("État", &etat);
    if ctx.imprime("interlocuteurs") {
        paires = paires.riche("Contact", contact(ctx));
    }
    // The amounts have their table below, on the same page; results and demands may stand on the next.
    paires.texte("Résultats", &results(ctx)).texte("Attendu", &asked(ctx)).cote_a_cote().into_iter().collect()
}

/// Whether it works, in one line: targets reached in the last closed year, actions that are late.
fn results(ctx: &Contexte) -> String {
    let mut parts = Vec::new();
    let year = ctx.c.bilans_indicateurs.iter().find(|b| Some(b.annee) == ctx.annee && b.total > 0);
    parts.extend(year.filter(|_| ctx.imprime("indicateurs")).map(|b| {
        let reached = textes::pluriel(usize::try_from(b.atteint).unwrap_or(0), "cible atteinte", "cibles atteintes");
        format!("en {}, {reached} sur {}", b.annee, b.total)
    }));
    if ctx.imprime("actions") && !ctx.d.actions.is_empty() {
        let late = fiches::en_retard(ctx).len();
        let late = if late == 0 { "sans retard".to_owned() } else { format!("dont {late} en retard") };
        parts.push(format!("{}, {late}", textes::pluriel(ctx.d.actions.len(), "fiche action", "fiches actions")));
    }
    majuscule(&parts.join(" ; "))
}

/// Line on the demands put to the Département, else on the first act that it has to do.
fn asked(ctx: &Contexte) -> String {
    let rows = current_demands(ctx);
    if !rows.is_empty() {
        let sum = Total::de(Termes::Demandes, rows.iter().map(|x| x.impact)).ecrit(ronds);
        let sum = sum.map(|m| format!(", {m}\u{A0}€")).unwrap_or_default();
        return format!("{}{sum}", textes::pluriel(rows.len(), "demande", "demandes"));
    }
    if !ctx.imprime("echeances") {
        return String::new();
    }
    let theirs = awaited(ctx, true);
    let Some(first) = theirs.first() else { return String::new() };
    let more =
        if theirs.len() > 1 { format!(" ; et {}", textes::pluriel(theirs.len() - 1, "autre acte", "autres actes")) } else { String::new() };
    format!("{}{more}", first.said())
}

/// The person to ask at the gestionnaire, or a gap.
fn contact(ctx: &Contexte) -> TexteRiche {
    match reached(ctx) {
        Some(i) => {
            let said = [&i.nom, &i.fonction, &i.telephone, &i.courriel].map(|t| t.trim());
            ctx.t(&court(&said.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "), TEXTE_MAX))
        }
        None => ctx.t("[à compléter : contact du gestionnaire]"),
    }
}

/// The first person of the gestionnaire with a telephone or an address.
fn reached<'a>(ctx: &Contexte<'a>) -> Option<&'a Interlocuteur> {
    let ours = ctx.d.interlocuteurs.iter().filter(|i| i.partie == Partie::Gestionnaire);
    ours.into_iter().find(|i| !i.telephone.trim().is_empty() || !i.courriel.trim().is_empty())
}

/// The grant year by year and in all, with the cost of the actions; a partial total says so.
fn amounts(ctx: &Contexte) -> Vec<Bloc> {
    if !ctx.imprime("dotations") {
        return Vec::new();
    }
    let grant = &ctx.c.dotation;
    let annees: Vec<i32> = ctx.annees().to_vec();
    let g = Grille::annees("En euros", annees.iter().copied()).du_contrat(&ctx.c.annees);
    let tete = titre("Montants par année");
    if annees.is_empty() {
        return vec![tete, a_completer("la période du contrat et ses montants")];
    }
    let of = |a: i32| grant.annees.iter().find(|x| x.annee == a);
    let row = |nom: &str, f: &dyn Fn(i32) -> Option<String>, total: Total<2>| {
        let mut ligne = g.ligne(nom, |a, _| f(a));
        ligne.cellules.push(cellule(total.ecrit(ronds)));
        ligne
    };
    let mut rows = Vec::new();
    if ctx.d.contrat.avec_dotation != Some(false) {
        rows.extend([
            row("Dotation prévue", &|a| of(a)?.montant_prevu.map(ronds), grant.total_prevu),
            row(
                "Dotation acquise",
                &|a| of(a).and_then(|x| if x.a_confirmer { Some(dotation::A_CONFIRMER.to_owned()) } else { x.acquis.map(ronds) }),
                grant.total_acquis,
            ),
            row("Dotation versée", &|a| of(a)?.verse.ecrit(ronds), grant.total_verse),
            row("Dotation consommée", &|a| of(a)?.consomme.ecrit(ronds), grant.total_consomme),
        ]);
    }
    let plan = &ctx.c.plan;
    rows.push(row("Coût prévu des actions", &|a| plan.annees.iter().find(|p| p.annee == a)?.emplois.ecrit(ronds), plan.total.emplois));
    rows.retain(remplie);
    if rows.is_empty() {
        return vec![tete, a_completer("le montant de la dotation et le coût des actions")];
    }
    let mut tableau = g.tableau().lignes(rows);
    tableau.colonnes.push(Colonne::decimale("Total"));
    let mut notes = vec!["Arrondi à l’euro.".to_owned()];
    if ctx.d.contrat.avec_dotation == Some(false) {
        notes.insert(0, "Le contrat ne porte pas de dotation complémentaire.".to_owned());
    }
    let used = grant.annees.iter().rev().find_map(|a| Some((a.annee, a.taux_consommation?)));
    notes.extend(used.map(|(a, t)| format!("En {a}, {} de la dotation disponible est consommée.", format::pour_cent(t, 1))));
    vec![tete, tableau.note(notes.join(" ")).into()]
}

/// Each objective of the law, with its actions and its part of the grant; one without an action is named.
fn objectives(ctx: &Contexte) -> Vec<Bloc> {
    if !ctx.imprime("actions") {
        return Vec::new();
    }
    let answered = answered_objectives(ctx.d);
    let ids =
        |numero: Option<i32>| -> Vec<Id> { ctx.d.actions.iter().map(|a| a.id).filter(|id| answered.get(id).copied() == numero).collect() };
    let all = ctx.budgets.total_of_all(None, PartBudget::Dotation);
    let amounts = ctx.imprime("budgets_action");
    let mut colonnes = vec![
        Colonne::centre(champ!(ObjectifLegal.numero).colonne()),
        Colonne::gauche("Objectif").souple(1.0),
        Colonne::gauche(champ!(ObjectifLegal.priorite).colonne()),
        Colonne::gauche("Actions"),
    ];
    if amounts {
        colonnes.extend([Colonne::decimale("Dotation (€)"), Colonne::decimale("Part")]);
    }
    let row = |numero: String, nom: &str, priorite: Priorite, of: &[Id]| {
        let late = of.iter().filter(|id| ctx.c.suivi.action_late(**id)).count();
        let mut actions = match (of.len(), priorite) {
            (0, Priorite::NonRetenue) => TexteRiche::new().discret("aucune"),
            (0, _) => TexteRiche::new().gras("aucune action"),
            (n, _) => textes::pluriel(n, "action", "actions").into(),
        };
        if late > 0 {
            actions = actions.et(format!(", {late} en retard"));
        }
        let rang = if priorite == Priorite::NonPrecisee { TexteRiche::new() } else { priorite.libelle().into() };
        let mut cellules = vec![numero.into(), court(nom, TEXTE_MAX).into(), rang, actions];
        if amounts {
            let own = ctx.budgets.total(of, None, PartBudget::Dotation);
            let part = own.complet().zip(all.complet()).and_then(|(a, b)| taux(a, b, 100, 1));
            cellules.extend([cellule(own.ecrit(ronds)), cellule(part.map(|p| format::pour_cent(p, 1)))]);
        }
        Ligne::new(cellules)
    };
    let mut tableau = Tableau::new(colonnes).serre();
    for legal in &referentiel().objectifs_legaux {
        let numero = i32::from(legal.numero);
        let own = ctx.d.objectifs_legaux.iter().find(|o| o.numero == numero);
        let priorite = own.map_or(Priorite::NonPrecisee, |o| o.priorite);
        let nom = own.map(|o| o.libelle.trim()).filter(|l| !l.is_empty()).unwrap_or(legal.titre.as_str());
        tableau = tableau.ligne(row(numero.to_string(), nom, priorite, &ids(Some(numero))));
    }
    for (of, nom) in [(ids(Some(0)), "Hors des six objectifs"), (ids(None), "Sans objectif indiqué")] {
        if !of.is_empty() {
            tableau = tableau.ligne(row(String::new(), nom, Priorite::NonPrecisee, &of));
        }
    }
    let mut out = vec![titre("Les six objectifs de la loi (article L. 314-2-2 du CASF)"), tableau.into()];
    if ctx.d.actions.is_empty() {
        out.push(a_completer("les actions du contrat"));
    }
    out
}

/// Imposed indicators, then the first of each objective of the law, then the others, in the order of the dossier.
fn key_indicators<'a>(ctx: &Contexte<'a>) -> Vec<&'a Indicateur> {
    let measured = |c: &&IndicateurCalcule| c.points.iter().any(|p| p.valeur.is_some());
    let known: BTreeSet<Id> = ctx.c.indicateurs.iter().filter(measured).map(|c| c.id).collect();
    let mut served = BTreeSet::new();
    let mut rows: Vec<(bool, bool, bool, usize, &Indicateur)> = Vec::new();
    for (n, i) in ctx.d.indicateurs.iter().enumerate() {
        let known = known.contains(&i.id);
        let legal = objective_measured(ctx.d, i).filter(|n| *n > 0 && known);
        let first = legal.is_some_and(|n| served.insert(n));
        rows.push((!known, !i.impose, !first, n, i));
    }
    rows.sort_by_key(|(unknown, free, other, n, _)| (*unknown, *free, *other, *n));
    rows.truncate(LIGNES_MAX);
    rows.sort_by_key(|r| r.3);
    rows.into_iter().map(|r| r.4).collect()
}

/// The trend of an indicator, and nothing when fewer than two years have a figure.
pub(super) fn trend(ctx: &Contexte, i: &Indicateur) -> Option<Inline> {
    let c = ctx.calcule(i.id)?;
    let of = |f: fn(&cpom_core::calculs::PointIndicateur) -> Option<cpom_core::decimal::Nombre>| -> Vec<(i32, i64)> {
        c.points.iter().filter_map(|p| Some((p.annee, f(p)?.raw()))).collect()
    };
    let t = Tendance { mesures: of(|p| p.valeur), cibles: of(|p| p.cible) };
    (t.mesures.len() + t.cibles.len() > 1).then_some(Inline::Tendance(t))
}

/// Whether it works: the key indicators from their baseline to their last target, then the targets that are missed.
fn indicators(ctx: &Contexte) -> Vec<Bloc> {
    if !ctx.imprime("indicateurs") {
        return Vec::new();
    }
    if ctx.d.indicateurs.is_empty() {
        return vec![titre("Indicateurs clés"), a_completer("les indicateurs du contrat")];
    }
    let colonnes = vec![
        Colonne::gauche("Indicateur").souple(1.0),
        Colonne::droite("Référence"),
        Colonne::droite("Dernier réalisé"),
        Colonne::droite("Cible finale"),
        Colonne::gauche(champ!(Action.statut).colonne()),
    ];
    let shown = key_indicators(ctx);
    let tete = titre(format!("Indicateurs clés ({} sur {})", shown.len(), ctx.d.indicateurs.len()));
    let lignes = shown.iter().map(|i| {
        let decimales = u32::try_from(i.decimales).unwrap_or(0);
        let c = ctx.calcule(i.id);
        let dated = |v: Option<cpom_core::decimal::Nombre>, annee: i32| v.map(|v| format!("{} ({annee})", format::nombre(v, decimales)));
        let last = c.and_then(IndicateurCalcule::last_value);
        let end = c.and_then(IndicateurCalcule::last_target);
        let mut realise = TexteRiche::new();
        if let (Some(curve), true) = (trend(ctx, i), last.is_some()) {
            realise.0.push(curve);
        }
        realise.0.extend(cellule(last.and_then(|p| dated(p.valeur, p.annee))).0);
        let nom = with_unit(lien_indicateur(i).et(format!(" {}", court(&i.libelle, INDICATEUR_MAX))), &court(&i.unite, 30));
        Ligne::new([
            nom,
            cellule(c.and_then(|c| dated(c.reference, c.reference_annee?))),
            realise,
            cellule(end.and_then(|p| dated(p.cible, p.annee))),
            statut_indicateur(last.and_then(|p| p.statut)),
        ])
    });
    let tableau = Tableau::new(colonnes).serre().lignes(lignes);
    let mut out = vec![tete];
    if let Some(b) = ctx.c.bilans_indicateurs.iter().find(|b| Some(b.annee) == ctx.annee) {
        let mut text = TexteRiche::from(format!("En {}, {}.", b.annee, textes::statuts(b)));
        let rows = manques(ctx);
        if !rows.is_empty() {
            text = text.et(" À expliquer : ");
            for (n, i) in rows.iter().take(12).enumerate() {
                text = text.et(if n == 0 { "" } else { ", " });
                text.0.extend(lien_indicateur(i).0);
            }
            text = text.et(others(rows.len(), 12).map_or_else(|| ".".to_owned(), |o| format!(", {o}")));
        }
        out.push(Bloc::paragraphe(text));
    }
    out.push(tableau.into());
    out
}

/// Late actions, and the commitments of either side that are not kept.
fn broken(ctx: &Contexte) -> Vec<Bloc> {
    let mut out = Vec::new();
    if !ctx.d.actions.is_empty() && ctx.imprime("actions") {
        let late = fiches::en_retard(ctx);
        let mut text = format!("{}.", fiches::compte(ctx));
        if !late.is_empty() {
            let codes: Vec<String> = late.iter().take(12).map(|a| code_action(ctx.d, a)).collect();
            text.push_str(&format!(" En retard : {}", codes.join(", ")));
            text.push_str(&others(late.len(), 12).map_or_else(|| ".".to_owned(), |o| format!(", {o}")));
        }
        out.push(Bloc::paragraphe(text));
    }
    if ctx.imprime("engagements") {
        let sides =
            [("Département", engagements::non_tenus(ctx, true)), ("Gestionnaire et autres parties", engagements::non_tenus(ctx, false))];
        let all: usize = sides.iter().map(|(_, rows)| rows.len()).sum();
        if ctx.d.engagements.is_empty() {
            out.push(a_completer("les engagements des parties"));
        } else if all == 0 {
            out.push(Bloc::paragraphe("Aucun engagement n’est signalé comme non tenu, ni en retard."));
        } else {
            let colonnes = vec![
                Colonne::gauche(champ!(Engagement.partie).colonne()),
                Colonne::gauche("Engagement non tenu").souple(1.0),
                Colonne::gauche(champ!(Engagement.etat).colonne()),
            ];
            let rows = sides.iter().flat_map(|(partie, rows)| rows.iter().map(move |e| (partie, e)));
            let lignes = rows.take(LIGNES_MAX).map(|(partie, e)| {
                let partie = if *partie == "Département" { (*partie).to_owned() } else { majuscule(e.partie.libelle()) };
                Ligne::new([partie.into(), ctx.t(&court(&e.texte, 100)), etat_engagement(e.etat)])
            });
            let mut tableau = Tableau::new(colonnes).serre().lignes(lignes);
            tableau.note = others(all, LIGNES_MAX).map(TexteRiche::from);
            out.push(tableau.into());
        }
    }
    if !out.is_empty() {
        out.insert(0, titre("Actions et engagements non tenus"));
    }
    out
}

/// The demands of the review to come, when this print has them.
fn current_demands<'a>(ctx: &Contexte<'a>) -> Vec<&'a Demande> {
    let of_review = |x: &&Demande| ctx.imprime("demandes") && Some(x.revue_id) == ctx.c.suivi.revue;
    ctx.d.demandes.iter().filter(of_review).collect()
}

/// The demands of the review to come, without what the agency keeps to itself.
fn demands(ctx: &Contexte) -> Vec<Bloc> {
    let rows = current_demands(ctx);
    if rows.is_empty() {
        return Vec::new();
    }
    let colonnes = vec![
        Colonne::gauche(champ!(Demande.code).colonne()),
        Colonne::gauche(champ!(Demande.objet).colonne()).souple(1.0),
        Colonne::droite(format::entete(champ!(Demande.impact))),
    ];
    let lignes = rows
        .iter()
        .take(LIGNES_MAX)
        .map(|x| Ligne::new([ctx.t(x.code.trim()), ctx.t(&court(&x.objet, 100)), cellule(format::incidence(x.impact, ronds))]));
    let sum = Total::de(Termes::Demandes, rows.iter().map(|x| x.impact));
    let total = Ligne::total([TexteRiche::new(), "Total".into(), cellule(sum.ecrit(ronds))]);
    let mut tableau = Tableau::new(colonnes).serre().lignes(lignes).ligne(total);
    tableau.note = others(rows.len(), LIGNES_MAX).map(TexteRiche::from);
    vec![titre("Ce qui est demandé"), tableau.into()]
}

/// An act that one of the parties has to do by a day.
struct Attente {
    etat: EtatSuivi,
    date: Option<chrono::NaiveDate>,
    texte: String,
    mot: TexteRiche,
}

impl Attente {
    /// The day by which it has to be done.
    fn when(&self) -> String {
        if self.date.is_some() { format::courte(self.date) } else { "sans date".to_owned() }
    }

    /// The act with its day, and whether it is late.
    fn said(&self) -> String {
        let late = if self.etat == EtatSuivi::EnRetard { ", en retard" } else { "" };
        format!("{} ({}{late})", court(&self.texte, NOM_MAX), self.when())
    }
}

/// Open deadlines and decisions on which one side has to act, the late ones first.
fn awaited(ctx: &Contexte, departement: bool) -> Vec<Attente> {
    let deadlines = ctx.d.echeances.iter().filter(|e| concerne_le_departement(&e.responsable) == departement);
    let mut rows: Vec<Attente> = deadlines
        .map(|e| Attente { etat: ctx.c.suivi.echeance(e.id), date: e.date, texte: e.libelle.clone(), mot: ctx.statut_echeance(e) })
        .collect();
    let decisions = ctx.d.decisions.iter().filter(|x| concerne_le_departement(&x.responsable) == departement);
    rows.extend(decisions.map(|x| Attente {
        etat: ctx.c.suivi.decision(x.id),
        date: x.echeance,
        texte: x.texte.clone(),
        mot: ctx.statut_decision(x),
    }));
    rows.retain(|r| r.etat != EtatSuivi::Clos && !r.texte.trim().is_empty());
    rows.sort_by_key(|r| (r.etat != EtatSuivi::EnRetard, r.date.is_none(), r.date));
    rows
}

/// Open deadlines and decisions that the Département has to act on, then those of the service.
fn expected(ctx: &Contexte) -> Vec<Bloc> {
    if !ctx.imprime("echeances") {
        return Vec::new();
    }
    let tete = titre("Ce qui est attendu du Département, et pour quand");
    let (theirs, ours) = (awaited(ctx, true), awaited(ctx, false));
    if theirs.is_empty() && ours.is_empty() {
        return if ctx.d.echeances.is_empty() { vec![tete, a_completer("les échéances du contrat")] } else { Vec::new() };
    }
    let mut out = vec![tete];
    if theirs.is_empty() {
        out.push(Bloc::paragraphe("Rien n’est attendu du Département aux échéances du dossier."));
    } else {
        let colonnes = vec![
            Colonne::gauche("Pour le").fixe(58.0),
            Colonne::gauche("Attendu").souple(1.0),
            Colonne::gauche(champ!(Echeance.statut).colonne()),
        ];
        let lignes =
            theirs.iter().take(ATTENTES_MAX).map(|r| Ligne::new([r.when().into(), ctx.t(&court(&r.texte, NOM_MAX)), r.mot.clone()]));
        let mut tableau = Tableau::new(colonnes).serre().lignes(lignes);
        tableau.note = others(theirs.len(), ATTENTES_MAX).map(TexteRiche::from);
        out.push(tableau.into());
    }
    if !ours.is_empty() {
        let said: Vec<String> = ours.iter().take(3).map(Attente::said).collect();
        out.push(Bloc::paragraphe(TexteRiche::new().gras("Le service, de son côté : ").et(format!("{}.", said.join(" ; ")))));
    }
    out
}

/// Gaps found by the checks, by table: the names of the fields that are empty, with how many rows lack each.
fn missing(ctx: &Contexte) -> Vec<Bloc> {
    let found = controler(ctx.d, ctx.c, referentiel());
    let asks = |s: Severite| matches!(s, Severite::Bloquant | Severite::ACompleter);
    // A field that the agency keeps to itself is empty in this copy and no gap of it.
    let kept = |c: &Constat| match c.champ {
        Some(champ) => is_reserved(c.table, champ),
        None => reserved(c.table) == Some(PartReservee::Table),
    };
    let mut lines = Vec::new();
    for table in TABLES.iter().filter(|t| ctx.imprime(t.nom)) {
        let of = found.iter().filter(|c| c.table == table.nom && asks(c.controle.severite()) && !kept(c));
        let mut items: Vec<(&str, usize)> = Vec::new();
        for c in of {
            let name = c.champ.and_then(|champ| table.champ(champ)).map_or("", |f| f.colonne());
            match items.iter_mut().find(|(n, _)| *n == name) {
                Some((_, n)) => *n += 1,
                None => items.push((name, 1)),
            }
        }
        if items.is_empty() {
            continue;
        }
        let points: usize = items.iter().map(|(_, n)| n).sum();
        let named: Vec<String> = items
            .iter()
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, n)| if *n > 1 { format!("{} ({n})", minuscule(name)) } else { minuscule(name) })
            .collect();
        let detail = if named.is_empty() { textes::pluriel(points, "point", "points") } else { format::enumeration(&named) };
        lines.push((points, format!("{} : {}", table.titre, court(&detail, TEXTE_MAX))));
    }
    if ctx.imprime("interlocuteurs") && reached(ctx).is_none() {
        lines.push((1, "Interlocuteurs : une personne du gestionnaire que l’on puisse joindre".to_owned()));
    }
    let tete = titre("Ce qui manque encore au dossier");
    if lines.is_empty() {
        return vec![tete, Bloc::paragraphe("Les contrôles du dossier ne signalent rien à compléter.")];
    }
    let all: usize = lines.iter().map(|(n, _)| n).sum();
    let mut shown: Vec<String> = lines.iter().take(MANQUES_MAX).map(|(_, l)| l.clone()).collect();
    let rest: usize = lines.iter().skip(MANQUES_MAX).map(|(n, _)| n).sum();
    if rest > 0 {
        shown.push(format!("ailleurs : {}", textes::pluriel(rest, "point", "points")));
    }
    let intro = format!("{} à compléter : ", textes::pluriel(all, "point", "points"));
    vec![tete, Bloc::paragraphe(TexteRiche::new().gras(intro).et(format!("{}.", shown.join(" ; "))))]
}
