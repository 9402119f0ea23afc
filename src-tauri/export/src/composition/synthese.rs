//! The summary of the dossier, on one page.

use cpom_core::calculs::{EtatSuivi, StatutIndicateur};
use cpom_core::champ;
use cpom_core::choix::Nature;
use cpom_core::modele::{Echeance, Indicateur};

use super::contexte::{Contexte, a_completer, statut_indicateur};
use super::sections::Section;
use super::{argument, dotation, engagements, fiches, format, suivi};
use crate::bloc::{Bandeau, Bloc, ChiffreCle, Colonne, FicheAction, Ligne, Tableau, TexteRiche};

/// Maximum number of rows of a table.
const LIGNES_MAX: usize = 6;
/// Maximum number of late actions.
const ACTIONS_MAX: usize = 4;
/// Maximum number of deadlines.
const ECHEANCES_MAX: usize = 5;
/// Maximum length of a list item, in characters (about one line), so that the summary fits one page.
const LIGNE_MAX: usize = 80;
/// Maximum length of a message or of a title, in characters (about two lines).
const MESSAGE_MAX: usize = 160;

/// Sections that the summary may hold.
pub(super) fn sections() -> Vec<Section> {
    [
        ("chiffres", "Chiffres clés"),
        ("messages", "Messages clés"),
        ("ecarts", "Cibles non atteintes ou partiellement atteintes"),
        ("actions", "Actions et engagements"),
        ("echeances", "Prochaines échéances"),
    ]
    .into_iter()
    .map(|(code, nom)| Section::new(code, nom))
    .chain([argument::section()])
    .collect()
}

/// The summary on one page: subject, amounts, progress, next dates. It is composed as a sheet, because the
/// layout tightens a sheet to keep it on one page.
pub(super) fn blocs(ctx: &Contexte, sections: &[Section]) -> Vec<Bloc> {
    let mut blocs = vec![Bloc::paragraphe(presentation(ctx, None))];
    for section in sections.iter().filter(|s| !s.ecartee) {
        match section.code.as_str() {
            "chiffres" => blocs.extend(chiffres(ctx)),
            "messages" => blocs.extend(messages(ctx, 4, MESSAGE_MAX)),
            "ecarts" => blocs.extend(ecarts(ctx, LIGNES_MAX)),
            "actions" => blocs.extend(actions(ctx)),
            "echeances" => blocs.extend(prochaines(ctx, ECHEANCES_MAX)),
            argument::CODE => blocs.extend(argument::blocs(ctx, 2)),
            _ => {}
        }
    }
    let annee = ctx.annee.map(|a| format!("Synthèse {a}")).unwrap_or_else(|| "Synthèse".to_owned());
    let bandeau = Bandeau { numero: annee, titre: court(&ctx.titre(), MESSAGE_MAX), ..Bandeau::default() };
    vec![Bloc::Fiche(FicheAction { niveau: 1, ancre: None, bandeau, blocs })]
}

/// Parties, duration and Département, after a title when there is none above.
pub(super) fn presentation(ctx: &Contexte, titre: Option<String>) -> TexteRiche {
    let services: Vec<&str> = ctx.d.services.iter().map(|s| s.nom.as_str()).collect();
    let parts = [
        format::enumeration(&services),
        ctx.gestionnaires(),
        ctx.d.departement.nom.trim().to_owned(),
        format::periode(ctx.d.contrat.date_debut, ctx.d.contrat.date_fin),
    ];
    let mut t = titre.map(|titre| TexteRiche::new().gras(titre)).unwrap_or_default();
    for part in parts.iter().filter(|p| !p.is_empty()) {
        let point = if t.is_empty() { "" } else { " · " };
        t = t.et(format!("{point}{part}"));
    }
    t
}

/// Key figures: hours, people, targets reached, grant.
pub(super) fn chiffres(ctx: &Contexte) -> Option<Bloc> {
    let mut rows = Vec::new();
    if let Some(annee) = ctx.annee {
        if let Some(total) = ctx.c.activite.total(annee, Nature::Realise).and_then(|h| h.total.ecrit(format::heures)) {
            let ecart = ctx.c.activite.ecarts.iter().find(|e| e.annee == annee).and_then(|e| e.taux);
            let chiffre = ChiffreCle::new(total, format!("Heures réalisées en {annee}"));
            rows.push(match ecart {
                Some(t) => chiffre.detail(format!("{} du prévu", format::pour_cent(t, 1))),
                None => chiffre,
            });
        }
        if let Some(b) = ctx.c.bilans_indicateurs.iter().find(|b| b.annee == annee) {
            let detail = format!("partiellement : {}, non atteintes : {}", b.partiellement_atteint, b.non_atteint);
            rows.push(ChiffreCle::new(format!("{} sur {}", b.atteint, b.total), format!("Cibles {annee} atteintes")).detail(detail));
        }
        let grant = ctx.c.dotation.annees.iter().find(|a| a.annee == annee);
        if let Some((acquis, taux)) = grant.and_then(|x| x.acquis.map(|acquis| (acquis, x.taux_consommation))) {
            let chiffre = ChiffreCle::new(format::euros(acquis), format!("Dotation acquise en {annee}"));
            rows.push(match taux {
                Some(t) => chiffre.detail(format!("{} du disponible consommé", format::pour_cent(t, 1))),
                None => chiffre,
            });
        }
        if grant.is_some_and(|x| x.a_confirmer) {
            let chiffre = ChiffreCle::new(dotation::A_CONFIRMER, format!("Dotation acquise en {annee}"));
            rows.push(chiffre.detail("heures retenues par le Département non connues"));
        }
        let account = ctx.c.budget.iter().find(|b| b.annee == annee && b.nature == Nature::Realise);
        if let Some((b, resultat)) = account.and_then(|b| b.resultat.map(|resultat| (b, resultat))) {
            let detail = b.cout_horaire.map(|c| format!("coût horaire {}", format::euros(c))).unwrap_or_default();
            rows.push(ChiffreCle::new(format::euros(resultat), format!("Résultat {annee}")).detail(detail));
        }
    }
    if rows.len() < 3 {
        rows.extend(dotation::total_prevu(ctx).map(|t| ChiffreCle::new(t, "Dotation prévue sur le contrat")));
    }
    if rows.is_empty() { None } else { Some(Bloc::ChiffresCles(rows)) }
}

/// The key messages of the review, else the summary of the diagnosis.
pub(super) fn messages(ctx: &Contexte, n: usize, max: usize) -> Vec<Bloc> {
    let rows: Vec<TexteRiche> = ctx
        .d
        .revues
        .iter()
        .rev()
        .flat_map(|r| &r.messages_cles)
        .filter(|m| !m.trim().is_empty())
        .take(n)
        .map(|m| ctx.t(&court(m, max)))
        .collect();
    if !rows.is_empty() {
        return vec![Bloc::titre(3, "Messages clés").hors_sommaire().into(), Bloc::puces(rows)];
    }
    let synthese = ctx.d.diagnostic.synthese.trim();
    if synthese.is_empty() && ctx.annee.is_none() {
        return vec![a_completer("les chiffres, les indicateurs et les messages du dossier")];
    }
    if synthese.is_empty() { Vec::new() } else { vec![Bloc::paragraphe(ctx.t(&court(synthese, max)))] }
}

/// The beginning of a text, cut between two words.
fn court(texte: &str, max: usize) -> String {
    let texte = texte.split_whitespace().collect::<Vec<_>>().join(" ");
    if texte.chars().count() <= max {
        return texte;
    }
    let mut out = String::new();
    for mot in texte.split(' ') {
        if out.chars().count() + mot.chars().count() + 2 > max {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(mot);
    }
    if out.is_empty() {
        out = texte.chars().take(max - 1).collect();
    }
    out.push('…');
    out
}

/// Indicators whose target of the year was missed or partly reached, missed ones first.
pub(super) fn manques<'a>(ctx: &Contexte<'a>) -> Vec<&'a Indicateur> {
    let status = |i: &Indicateur| ctx.annee.and_then(|a| ctx.calcule(i.id)?.point(a)?.statut);
    let mut rows: Vec<&Indicateur> = ctx
        .d
        .indicateurs
        .iter()
        .filter(|i| matches!(status(i), Some(StatutIndicateur::NonAtteint | StatutIndicateur::PartiellementAtteint)))
        .collect();
    rows.sort_by_key(|i| status(i) != Some(StatutIndicateur::NonAtteint));
    rows
}

fn ecarts(ctx: &Contexte, n: usize) -> Vec<Bloc> {
    let rows = manques(ctx);
    let Some(annee) = ctx.annee.filter(|_| !rows.is_empty()) else {
        return Vec::new();
    };
    let colonnes = vec![
        Colonne::gauche(champ!(Indicateur.libelle).colonne()).souple(1.0),
        Colonne::decimale(champ!(Mesure.cible).colonne()),
        Colonne::decimale("Réalisé"),
        Colonne::gauche("Statut"),
    ];
    let lignes = rows.iter().take(n).map(|i| {
        let decimales = u32::try_from(i.decimales).unwrap_or(0);
        let p = ctx.calcule(i.id).and_then(|c| c.point(annee));
        let dit = |v| super::grille::cellule(Option::map(v, |v| format::avec_unite(&format::nombre(v, decimales), &i.unite)));
        let nom = court(&format!("{} {}", i.code.trim(), i.libelle.trim()), LIGNE_MAX);
        Ligne::new([nom.into(), dit(p.and_then(|p| p.cible)), dit(p.and_then(|p| p.valeur)), statut_indicateur(p.and_then(|p| p.statut))])
    });
    let mut tableau = Tableau::new(colonnes).lignes(lignes);
    if rows.len() > n {
        tableau = tableau.note(format!("{n} indicateurs sur {} ; la suite est dans le dossier complet.", rows.len()));
    }
    vec![Bloc::titre(3, format!("Cibles {annee} non atteintes ou partiellement atteintes")).hors_sommaire().into(), tableau.into()]
}

fn actions(ctx: &Contexte) -> Vec<Bloc> {
    if ctx.d.actions.is_empty() {
        return Vec::new();
    }
    let mut out =
        vec![Bloc::titre(3, "Actions et engagements").hors_sommaire().into(), Bloc::paragraphe(format!("{}.", fiches::compte(ctx)))];
    let late = fiches::en_retard(ctx);
    if !late.is_empty() {
        let named = late.iter().take(ACTIONS_MAX);
        let mut lines: Vec<String> =
            named.map(|a| court(&format!("{} {}", super::contexte::code_action(ctx.d, a), a.intitule.trim()), LIGNE_MAX)).collect();
        lines.extend(others(late.len(), ACTIONS_MAX, "autre action en retard", "autres actions en retard"));
        out.push(Bloc::paragraphe(TexteRiche::new().gras("Actions en retard").et(" :")));
        out.push(Bloc::puces(lines));
    }
    out.extend(engagements::compte(ctx).map(|t| {
        let mut line = TexteRiche::from("Engagements : ");
        line.0.extend(t.0);
        Bloc::paragraphe(line.et("."))
    }));
    out
}

/// « et 3 autres actions en retard », when a list is cut.
fn others(all: usize, shown: usize, one: &str, several: &str) -> Option<String> {
    (all > shown).then(|| format!("et {}", super::textes::pluriel(all - shown, one, several)))
}

fn prochaines(ctx: &Contexte, n: usize) -> Vec<Bloc> {
    let rows = suivi::prochaines(ctx, n);
    if rows.is_empty() {
        return Vec::new();
    }
    let late = |e: &Echeance| ctx.c.suivi.echeance(e.id) == EtatSuivi::EnRetard;
    let line = |e: &&Echeance| {
        let when = if e.date.is_some() { format::courte(e.date) } else { "sans date".to_owned() };
        let state = if late(e) { " (en retard)" } else { "" };
        format!("{when}{state} : {}", court(&e.libelle, LIGNE_MAX))
    };
    let mut lignes: Vec<String> = rows.iter().take(n).map(line).collect();
    let all = rows.iter().filter(|e| late(e)).count();
    lignes.extend(others(all, n, "autre échéance en retard", "autres échéances en retard"));
    vec![Bloc::titre(3, "Prochaines échéances").hors_sommaire().into(), Bloc::puces(lignes)]
}
