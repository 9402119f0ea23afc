//! The map of the contract: its objectives, the actions of each, the indicators that measure them and the money they take.
//!
//! Window and paper draw one picture from these facts ([`carte`]), and both write them as a tree. Amounts are those of the financing
//! plan ([`crate::calculs::Plan`]): the cost of an action is the sum of its sources over all years, an amount that is not entered is
//! missing and never zero, and a sum that lacks a term says so. A gap of the contract is a [`TrouCarte`]: an action that is given up has
//! none. Only shared fields are read, so that the map of a copy handed over is that of the agency.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calculs::{ActionBudgets, Calculs, PartBudget, Termes, Total};
use crate::choix::{Choix, GenreTrou, SourceFinancement, StatutAction, StatutIndicateur};
use crate::decimal::Montant;
use crate::designation::avec_code;
use crate::modele::mots::majuscule;
use crate::modele::{Action, Axe, Dossier, Entite, Financement, Id, Indicateur, Objectif, RegleDotation};

/// Objectives, actions, indicators and money of a contract.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Carte {
    /// Day of the judgements.
    pub jour: NaiveDate,
    /// Axes with their objectives, in the order of the plan.
    pub axes: Vec<AxeCarte>,
    /// Indicators that measure no action, in the order of the dossier.
    pub sans_action: Vec<IndicateurCarte>,
    /// Sources that bring an amount, in the order of the plan.
    pub sources: Vec<SourceCarte>,
    /// Money of the plan that belongs to no action, a line each.
    pub hors_actions: Vec<FinancementCarte>,
    /// Planned dotation that no action takes, in euros; `None` when there is none, or when a year of either sum is missing.
    pub a_affecter: Option<Montant>,
    /// Resources of the plan over all years, in euros.
    pub total: Total<2>,
    /// Gaps of the contract, in the order of the map.
    pub trous: Vec<TrouCarte>,
}

/// Axis of the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AxeCarte {
    /// Identifier of the axis.
    pub id: Id,
    /// Code, as it is written; may be empty.
    pub code: String,
    /// Title; words that say so when it has none.
    pub nom: String,
    /// Cost of its actions over all years, in euros.
    pub montant: Total<2>,
    /// Its objectives, in the order of the plan.
    pub objectifs: Vec<ObjectifCarte>,
    /// Gaps of the axis itself.
    pub trous: Vec<GenreTrou>,
}

/// Objective of the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ObjectifCarte {
    /// Identifier of the objective.
    pub id: Id,
    /// Code, as it is written; may be empty.
    pub code: String,
    /// Title; words that say so when it has none.
    pub nom: String,
    /// Cost of its actions over all years, in euros.
    pub montant: Total<2>,
    /// Its actions, in the order of the plan.
    pub actions: Vec<ActionCarte>,
    /// Gaps of the objective itself.
    pub trous: Vec<GenreTrou>,
}

/// Action of the map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ActionCarte {
    /// Identifier of the action.
    pub id: Id,
    /// Code, as it is written; may be empty.
    pub code: String,
    /// Title; words that say so when it has none.
    pub nom: String,
    /// State on the day: late before anything else.
    pub statut: StatutAction,
    /// Cost over all years, in euros; no sum when no amount is entered.
    pub montant: Total<2>,
    /// Amount of each source that pays a part of it, in euros.
    pub sources: Vec<PartSource>,
    /// Indicators that measure it, in the order of the dossier. One that measures several actions stands under each.
    pub indicateurs: Vec<IndicateurCarte>,
    /// Gaps of the action.
    pub trous: Vec<GenreTrou>,
}

/// Part of the cost of an action that a source pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PartSource {
    /// Source of the money.
    pub source: SourceFinancement,
    /// Amount over all years, in euros.
    pub montant: Montant,
}

/// Indicator of the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct IndicateurCarte {
    /// Identifier of the indicator.
    pub id: Id,
    /// Code, as it is written; may be empty.
    pub code: String,
    /// Title; words that say so when it has none.
    pub nom: String,
    /// Last year with a value; `None` without any.
    pub annee: Option<i32>,
    /// Status in that year; `None` without a value, or without a target.
    pub statut: Option<StatutIndicateur>,
}

/// Money that a source brings over all years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SourceCarte {
    /// Source of the money.
    pub source: SourceFinancement,
    /// Amount that the actions take from it, in euros.
    pub actions: Total<2>,
    /// Amount of the lines that belong to no action, in euros.
    pub hors_actions: Total<2>,
}

/// Line of the plan that belongs to no action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FinancementCarte {
    /// Identifier of the line.
    pub id: Id,
    /// Words of the line with its year.
    pub nom: String,
    /// Source of the money.
    pub source: SourceFinancement,
    /// Amount in euros; `None` while it is not entered.
    pub montant: Option<Montant>,
}

/// Gap of the contract, with the row to which it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TrouCarte {
    /// Kind of the gap.
    pub genre: GenreTrou,
    /// Name of the table of the row.
    pub table: &'static str,
    /// Identifier of the row.
    pub id: Id,
    /// Code and title of the row.
    pub nom: String,
    /// Amount concerned, in euros; `None` when the gap has none.
    pub montant: Option<Montant>,
}

impl Carte {
    /// Whether there is nothing to draw: no axis, no indicator and no money.
    #[must_use]
    pub fn vide(&self) -> bool {
        self.axes.is_empty() && self.sans_action.is_empty() && self.sources.is_empty() && self.hors_actions.is_empty()
    }

    /// Its actions, in the order of the plan.
    pub fn actions(&self) -> impl Iterator<Item = &ActionCarte> {
        self.axes.iter().flat_map(|x| &x.objectifs).flat_map(|o| &o.actions)
    }

    /// Its objectives, in the order of the plan.
    pub fn objectifs(&self) -> impl Iterator<Item = &ObjectifCarte> {
        self.axes.iter().flat_map(|x| &x.objectifs)
    }
}

/// Sources of the budget of an action, with the figure of each.
const SOURCES: [(SourceFinancement, PartBudget); 3] = [
    (SourceFinancement::Dotation, PartBudget::Dotation),
    (SourceFinancement::Autofinancement, PartBudget::Autofinancement),
    (SourceFinancement::Cofinancement, PartBudget::Cofinancement),
];

/// The map of a dossier, as of the day of `c`.
#[must_use]
pub fn carte(d: &Dossier, c: &Calculs) -> Carte {
    let budgets = ActionBudgets::of(d);
    let axes = d.axes.iter().map(|x| axis(d, c, &budgets, x)).collect();
    let measured = |i: &Indicateur| d.action_indicateurs.iter().any(|l| l.indicateur_id == i.id);
    let outside = |f: &Financement| {
        let said = f.libelle.trim();
        let said = if said.is_empty() { majuscule(f.source.libelle()) } else { said.to_owned() };
        FinancementCarte { id: f.id, nom: format!("{said} ({})", f.annee), source: f.source, montant: f.montant }
    };
    let planned = c.dotation.total_prevu.complet().zip(c.dotation.total_fleche.complet());
    let mut out = Carte {
        jour: c.suivi.jour,
        axes,
        sans_action: d.indicateurs.iter().filter(|i| !measured(i)).map(|i| indicator(c, i)).collect(),
        sources: SourceFinancement::TOUS.iter().filter_map(|s| source(d, &budgets, *s)).collect(),
        hors_actions: d.financements.iter().map(outside).collect(),
        a_affecter: planned.map(|(all, taken)| all - taken).filter(|left| *left > Montant::ZERO),
        total: c.plan.total.ressources,
        trous: Vec::new(),
    };
    out.trous = gaps(&out);
    out
}

fn axis(d: &Dossier, c: &Calculs, budgets: &ActionBudgets<'_>, x: &Axe) -> AxeCarte {
    let objectifs: Vec<ObjectifCarte> = d.objectifs.iter().filter(|o| o.axe_id == x.id).map(|o| objective(d, c, budgets, o)).collect();
    let inside: Vec<Id> = objectifs.iter().flat_map(|o| &o.actions).map(|a| a.id).collect();
    AxeCarte {
        id: x.id,
        code: x.code.trim().to_owned(),
        nom: titled(&x.libelle, "Axe sans titre"),
        montant: budgets.total(&inside, None, PartBudget::Cout),
        trous: objectifs.is_empty().then_some(GenreTrou::AxeSansObjectif).into_iter().collect(),
        objectifs,
    }
}

fn objective(d: &Dossier, c: &Calculs, budgets: &ActionBudgets<'_>, o: &Objectif) -> ObjectifCarte {
    let actions: Vec<ActionCarte> = d.actions.iter().filter(|a| a.objectif_id == o.id).map(|a| action(d, c, budgets, a)).collect();
    let inside: Vec<Id> = actions.iter().map(|a| a.id).collect();
    ObjectifCarte {
        id: o.id,
        code: o.code.trim().to_owned(),
        nom: titled(&o.libelle, "Objectif sans titre"),
        montant: budgets.total(&inside, None, PartBudget::Cout),
        trous: actions.is_empty().then_some(GenreTrou::ObjectifSansAction).into_iter().collect(),
        actions,
    }
}

fn action(d: &Dossier, c: &Calculs, budgets: &ActionBudgets<'_>, a: &Action) -> ActionCarte {
    let of = |part| budgets.total(&[a.id], None, part);
    let linked = |i: &&Indicateur| d.action_indicateurs.iter().any(|l| l.action_id == a.id && l.indicateur_id == i.id);
    let indicateurs: Vec<IndicateurCarte> = d.indicateurs.iter().filter(linked).map(|i| indicator(c, i)).collect();
    let montant = c.actions.iter().find(|x| x.id == a.id).map_or_else(Total::default, |x| x.total);
    let means = [&a.moyens_humains, &a.moyens_materiels, &a.moyens_organisationnels];
    let gaps = [
        (indicateurs.is_empty(), GenreTrou::ActionSansIndicateur),
        (montant.somme().is_none(), GenreTrou::ActionSansBudget),
        (means.iter().all(|t| t.trim().is_empty()), GenreTrou::ActionSansMoyens),
    ];
    let followed = a.statut != StatutAction::Abandonne;
    ActionCarte {
        id: a.id,
        code: a.code.trim().to_owned(),
        nom: titled(&a.intitule, "Action sans titre"),
        statut: c.suivi.statut(a),
        montant,
        sources: SOURCES
            .into_iter()
            .filter_map(|(source, part)| Some(PartSource { source, montant: of(part).somme().filter(|m| *m > Montant::ZERO)? }))
            .collect(),
        indicateurs,
        trous: gaps.into_iter().filter(|(lacking, _)| *lacking && followed).map(|(_, genre)| genre).collect(),
    }
}

fn indicator(c: &Calculs, i: &Indicateur) -> IndicateurCarte {
    let last = c.indicateurs.iter().find(|x| x.id == i.id).and_then(|x| x.last_value());
    IndicateurCarte {
        id: i.id,
        code: i.code.trim().to_owned(),
        nom: titled(&i.libelle, "Indicateur sans titre"),
        annee: last.map(|p| p.annee),
        statut: last.and_then(|p| p.statut),
    }
}

fn source(d: &Dossier, budgets: &ActionBudgets<'_>, source: SourceFinancement) -> Option<SourceCarte> {
    let part = SOURCES.into_iter().find(|(s, _)| *s == source);
    let actions = part.map_or_else(Total::default, |(_, part)| budgets.total_of_all(None, part));
    let rows = d.financements.iter().filter(|f| f.source == source);
    let hors_actions = Total::de(Termes::Lignes, rows.map(|f| f.montant));
    let brings = [actions, hors_actions].into_iter().any(|t| t.somme().is_some_and(|m| m > Montant::ZERO));
    brings.then_some(SourceCarte { source, actions, hors_actions })
}

/// Title of a row; `autrement` when it has none.
fn titled(titre: &str, autrement: &str) -> String {
    let titre = titre.trim();
    if titre.is_empty() { autrement } else { titre }.to_owned()
}

/// The gaps in the order of the map.
fn gaps(m: &Carte) -> Vec<TrouCarte> {
    let row = |genre: &GenreTrou, table, id, code: &str, nom: &str| TrouCarte {
        genre: *genre,
        table,
        id,
        nom: avec_code(code, nom),
        montant: None,
    };
    let mut out = Vec::new();
    for x in &m.axes {
        out.extend(x.trous.iter().map(|g| row(g, Axe::TABLE.nom, x.id, &x.code, &x.nom)));
        for o in &x.objectifs {
            out.extend(o.trous.iter().map(|g| row(g, Objectif::TABLE.nom, o.id, &o.code, &o.nom)));
            for a in &o.actions {
                out.extend(a.trous.iter().map(|g| row(g, Action::TABLE.nom, a.id, &a.code, &a.nom)));
            }
        }
    }
    out.extend(m.sans_action.iter().map(|i| row(&GenreTrou::IndicateurSansAction, Indicateur::TABLE.nom, i.id, &i.code, &i.nom)));
    let money = |f: &FinancementCarte| TrouCarte {
        montant: f.montant,
        ..row(&GenreTrou::EurosSansAction, Financement::TABLE.nom, f.id, "", &f.nom)
    };
    out.extend(m.hors_actions.iter().map(money));
    out.extend(m.a_affecter.map(|left| TrouCarte {
        montant: Some(left),
        ..row(&GenreTrou::EurosSansAction, RegleDotation::TABLE.nom, 1, "", "Dotation prévue")
    }));
    out
}

#[cfg(test)]
mod tests;
