//! The map of the contract as a document: one landscape page, then the same facts as a table and the list of what is missing.
//!
//! The picture and the table come from [`cpom_core::carte`], which reads no reserved field; the table is what a reader of the
//! structure, and Word, have of the picture.

use cpom_core::calculs::Total;
use cpom_core::carte::{ActionCarte, Carte, IndicateurCarte, ObjectifCarte, TrouCarte, carte};
use cpom_core::choix::{Choix, GenreTrou};
use cpom_core::designation::avec_code;
use cpom_core::modele::mots::majuscule;

use super::contexte::{Contexte, a_completer};
use super::format::{self, Ronds};
use super::grille::vide;
use super::textes;
use crate::bloc::{Bloc, CarteDessinee, Colonne, Figure, Inline, Ligne, Statut, Style, Tableau, TexteRiche};

/// Title of the document.
pub(super) const TITRE: &str = "Carte du contrat";

/// The page of the map, then its table.
pub(super) fn blocs(ctx: &Contexte) -> Vec<Bloc> {
    let facts = carte(ctx.d, ctx.c);
    let head: Bloc = Bloc::titre(1, format!("{TITRE} au {}", format::date(ctx.c.suivi.jour))).into();
    if facts.vide() {
        return vec![head, a_completer("les axes, les objectifs et les actions du contrat")];
    }
    let mut figure = Figure::new("", CarteDessinee::new(facts.clone()));
    figure.en_tableau = true;
    let mut second: Vec<Bloc> = vec![Bloc::titre(1, "La carte en tableau").into(), summary(&facts), table(ctx, &facts)];
    second.extend(missing(ctx, &facts));
    vec![Bloc::Paysage(vec![head, figure.into()]), Bloc::Paysage(second)]
}

/// Numbers of axes, objectives and actions, and the whole budget.
fn summary(f: &Carte) -> Bloc {
    let counts = [
        textes::pluriel(f.axes.len(), "axe", "axes"),
        textes::pluriel(f.objectifs().count(), "objectif", "objectifs"),
        textes::pluriel(f.actions().count(), "action", "actions"),
    ];
    let money = f.total.ecrit(|m| euros(&format::ronds(m))).map(|m| format!(" ; budget de toutes les années : {m}")).unwrap_or_default();
    Bloc::chapeau(format!("{}{money}.", format::enumeration(&counts)))
}

fn table(ctx: &Contexte, f: &Carte) -> Bloc {
    let ronds = Ronds::default();
    let mut out = Tableau::new(vec![
        Colonne::gauche("Action").souple(1.1),
        Colonne::gauche("Statut"),
        Colonne::gauche("Indicateurs").souple(2.2),
        Colonne::droite("Budget (€)"),
        Colonne::gauche("Qui paie").souple(0.8),
    ])
    .serre();
    for x in &f.axes {
        out = out.ligne(Ligne::section(with_amount(ctx, &avec_code(&x.code, &x.nom), &x.montant, &ronds)));
        if x.objectifs.is_empty() {
            out = out.ligne(Ligne::detail(gap(GenreTrou::AxeSansObjectif)));
        }
        for o in &x.objectifs {
            out = out.lignes(objective(ctx, o, &ronds));
        }
    }
    if !f.sans_action.is_empty() || !f.hors_actions.is_empty() || f.a_affecter.is_some() {
        out = out.ligne(Ligne::section("Sans action"));
    }
    if !f.sans_action.is_empty() {
        out = out.ligne(Ligne::new([gap(GenreTrou::IndicateurSansAction), vide(), indicators(ctx, &f.sans_action), vide(), vide()]));
    }
    for line in &f.hors_actions {
        let amount = line.montant.map_or_else(|| TexteRiche::new().gras("[à compléter]"), |m| ronds.dit(m).into());
        let name = gap(GenreTrou::EurosSansAction).et(" : ").puis(ctx.t(&line.nom));
        out = out.ligne(Ligne::new([name, vide(), vide(), amount, majuscule(line.source.libelle()).into()]));
    }
    if let Some(left) = f.a_affecter {
        let name = gap(GenreTrou::EurosSansAction).et(" : dotation prévue qu’aucune action ne prend");
        out = out.ligne(Ligne::new([name, vide(), vide(), ronds.dit(left).into(), vide()]));
    }
    out.note = ronds.note().map(TexteRiche::from);
    out.into()
}

/// A whole amount with its unit.
fn euros(rond: &str) -> String {
    format!("{rond}\u{A0}€")
}

/// Words of a row across, with its amount.
fn with_amount(ctx: &Contexte, words: &str, total: &Total<2>, ronds: &Ronds) -> TexteRiche {
    let said = total.ecrit(|m| euros(&ronds.dit(m))).map(|m| format!(" – {m}")).unwrap_or_default();
    ctx.t(words).discret(said)
}

fn objective(ctx: &Contexte, o: &ObjectifCarte, ronds: &Ronds) -> Vec<Ligne> {
    let mut out = vec![Ligne::detail(with_amount(ctx, &avec_code(&o.code, &o.nom), &o.montant, ronds)).annonce()];
    if o.actions.is_empty() {
        out.push(Ligne::detail(gap(GenreTrou::ObjectifSansAction)));
    }
    out.extend(o.actions.iter().map(|a| action(ctx, a, ronds)));
    out
}

fn action(ctx: &Contexte, a: &ActionCarte, ronds: &Ronds) -> Ligne {
    let lacking = |genre| a.trous.contains(&genre);
    let mut name = ctx.t(&avec_code(&a.code, &a.nom));
    if lacking(GenreTrou::ActionSansMoyens) {
        name = name.et(" – ").puis(gap(GenreTrou::ActionSansMoyens));
    }
    let state = TexteRiche(vec![Inline::Statut { statut: a.statut.into(), mot: Some(a.statut.libelle().to_owned()) }]);
    let measured =
        if lacking(GenreTrou::ActionSansIndicateur) { gap(GenreTrou::ActionSansIndicateur) } else { indicators(ctx, &a.indicateurs) };
    let amount = match a.montant.ecrit(|m| ronds.dit(m)) {
        Some(said) => said.into(),
        None if lacking(GenreTrou::ActionSansBudget) => gap(GenreTrou::ActionSansBudget),
        None => vide(),
    };
    let payers: Vec<String> =
        a.sources.iter().map(|s| format!("{} {}", majuscule(s.source.libelle()), euros(&ronds.dit(s.montant)))).collect();
    let payers = if payers.is_empty() { vide() } else { payers.join("\n").into() };
    Ligne::new([name, state, measured, amount, payers])
}

/// Indicators one below the other, each with its status and the year of it.
fn indicators(ctx: &Contexte, list: &[IndicateurCarte]) -> TexteRiche {
    let mut out = TexteRiche::new();
    for (rank, i) in list.iter().enumerate() {
        if rank > 0 {
            out = out.et("\n");
        }
        out = out.puis(ctx.t(&avec_code(&i.code, &i.nom))).et(" – ");
        out = match (i.statut.map(|s| (s, Statut::of_indicator(s))), i.annee) {
            (Some((s, Some(shape))), Some(annee)) => {
                let mot = Some(format!("{} en {annee}", s.libelle()));
                out.puis(TexteRiche(vec![Inline::Statut { statut: shape, mot }]))
            }
            (Some((s, None)), Some(annee)) => out.discret(format!("{} en {annee}", s.libelle())),
            (_, Some(annee)) => out.discret(format!("sans cible en {annee}")),
            _ => out.discret("sans valeur"),
        };
    }
    if list.is_empty() { vide() } else { out }
}

/// Words of a gap.
fn gap(genre: GenreTrou) -> TexteRiche {
    TexteRiche::new().style(majuscule(genre.libelle()), Style::Gras)
}

/// The list of what is missing, by kind.
fn missing(ctx: &Contexte, f: &Carte) -> Vec<Bloc> {
    let lines: Vec<TexteRiche> = GenreTrou::TOUS
        .iter()
        .filter_map(|genre| {
            let rows: Vec<&TrouCarte> = f.trous.iter().filter(|t| t.genre == *genre).collect();
            let said = rows.iter().map(|t| match t.montant {
                Some(m) => format!("{} ({})", t.nom, euros(&format::ronds(m))),
                None => t.nom.clone(),
            });
            let said: Vec<String> = said.collect();
            (!rows.is_empty()).then(|| gap(*genre).et(" : ").puis(ctx.t(&said.join(" ; "))).et("."))
        })
        .collect();
    if lines.is_empty() {
        return vec![Bloc::paragraphe("Chaque objectif a une action, chaque action un indicateur, un budget et des moyens.")];
    }
    vec![Bloc::titre(2, "Ce qui manque").into(), Bloc::puces(lines)]
}
