//! Closing a year and opening the next, as one step that can be undone.
//!
//! [`plan`] says what closing would do before anything is written; the page shows it, the command line prints it with
//! `--essai`. [`write()`] does it through the write handle of a step that keeps a version as well
//! ([`Fichier::keep_with`](crate::store::Fichier::keep_with)). Nothing realised is copied and nothing typed is replaced: rows of the next
//! year are created empty. Deadlines are only proposed: those that the user accepted are added.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::{AnneeSaisie, actions_of, annee};
use crate::calculs::Calculs;
use crate::choix::{Choix, NaturePiece, StatutEtape};
use crate::echeancier::{EcheanceProposee, proposer};
use crate::error::{Error, Result};
use crate::modele::{
    BilanAction, BilanAnnuel, BudgetAction, Dossier, Echeance, Engagement, Entite, Etape, Exercice, Id, Justificatif, Mesure,
    MontantHoraire, Piece, Tarif,
};
use crate::op::Op;
use crate::preuves::recette;
use crate::referentiel::Referentiel;
use crate::store::{Ecriture, fields};

/// Reason why a year cannot be closed or reopened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClotureRefusee {
    /// The year is closed already.
    DejaClos,
    /// The year is not closed.
    NonClos,
    /// The year has not begun.
    AVenir,
    /// The dossier has no figure of the year, which is not one of the contract.
    Inconnue,
}

/// Result of closing a year, computed before anything is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PlanCloture {
    /// Figures and texts that the year lacks.
    pub saisie: AnneeSaisie,
    /// Whether the last day of the year is still to come.
    pub avant_la_fin: bool,
    /// Open steps of actions dated in the year or before, which become late.
    pub etapes: Vec<Id>,
    /// Actions of the year that get a yearly review to write.
    pub bilans_action: Vec<Id>,
    /// Whether the yearly report gets its row.
    pub bilan: bool,
    /// Number of empty rows that the next year gets.
    pub lignes: usize,
    /// Proofs of the year whose extraction is described: the next year gets the same, without a file.
    pub recettes: Vec<Id>,
    /// Deadlines of the next year that may be added.
    pub echeances: Vec<EcheanceProposee>,
}

/// Name of the version that closing a year keeps.
#[must_use]
pub fn nom_version(annee: i32) -> String {
    format!("Clôture {annee}")
}

/// The plan of closing a year: its gaps, and what would be written.
///
/// # Errors
/// The reason why it cannot be closed.
pub fn plan(
    d: &Dossier,
    c: &Calculs,
    r: &Referentiel,
    year: i32,
    aujourdhui: NaiveDate,
) -> std::result::Result<PlanCloture, ClotureRefusee> {
    if d.is_locked(year) {
        return Err(ClotureRefusee::DejaClos);
    }
    if year > aujourdhui.year() {
        return Err(ClotureRefusee::AVenir);
    }
    if !c.annees.toutes.contains(&year) && !d.exercices.iter().any(|e| e.annee == year) {
        return Err(ClotureRefusee::Inconnue);
    }
    let of_contract = c.annees.contrat.contains(&year);
    let last_day = NaiveDate::from_ymd_opt(year, 12, 31);
    let open = |e: &&Etape| !e.statut.is_closed() && e.statut != StatutEtape::EnRetard;
    let due = |e: &&Etape| e.echeance.zip(last_day).is_some_and(|(x, last)| x <= last);
    let reviewed = |id: Id| d.bilans_action.iter().any(|b| b.action_id == id && b.annee == year);
    Ok(PlanCloture {
        saisie: annee(d, c, year),
        avant_la_fin: last_day.is_some_and(|last| last > aujourdhui),
        etapes: d.etapes.iter().filter(open).filter(due).map(|e| e.id).collect(),
        bilans_action: if of_contract { actions_of(d, year).map(|a| a.id).filter(|id| !reviewed(*id)).collect() } else { Vec::new() },
        bilan: of_contract && !d.bilans_annuels.iter().any(|b| b.annee == year),
        lignes: next_rows(d, c, year + 1).len(),
        recettes: recipes(d, year),
        echeances: proposer(d, c, r, aujourdhui).into_iter().filter(|e| e.date.is_some_and(|date| date.year() == year + 1)).collect(),
    })
}

/// Rows that the next year of the contract lacks: amount per hour, tariff, budget of its actions, counts of indicators.
fn next_rows(d: &Dossier, c: &Calculs, next: i32) -> Vec<(&'static str, Map<String, Json>)> {
    if !c.annees.contrat.contains(&next) {
        return Vec::new();
    }
    let mut out = Vec::new();
    if d.contrat.avec_dotation == Some(true) && !d.dotations.iter().any(|m| m.annee == next) {
        out.push((MontantHoraire::TABLE.nom, fields(json!({ "annee": next }))));
    }
    if !d.tarifs.iter().any(|t| t.annee == next) {
        out.push((Tarif::TABLE.nom, fields(json!({ "annee": next }))));
    }
    for a in actions_of(d, next) {
        if !d.budgets_action.iter().any(|b| b.action_id == a.id && b.annee == next) {
            out.push((BudgetAction::TABLE.nom, fields(json!({ "action_id": a.id, "annee": next }))));
        }
    }
    for i in &d.indicateurs {
        if !d.mesures.iter().any(|m| m.indicateur_id == i.id && m.annee == next) {
            out.push((Mesure::TABLE.nom, fields(json!({ "indicateur_id": i.id, "annee": next }))));
        }
    }
    out
}

/// Proofs of a year that say how they were extracted, and that the next year does not have yet.
fn recipes(d: &Dossier, year: i32) -> Vec<Id> {
    let proves = |piece: &Piece, year: i32| d.justificatifs.iter().any(|j| j.piece_id == piece.id && j.annee == Some(year));
    let known = |p: &Piece| d.pieces.iter().any(|other| proves(other, year + 1) && recette(other) == recette(p));
    let described = |p: &&Piece| p.nature == NaturePiece::Justificatif && !recette(p).is_empty();
    d.pieces.iter().filter(described).filter(|p| proves(p, year) && !known(p)).map(|p| p.id).collect()
}

/// Fields that, with the year, say what a proved row is about: the same ones name its row of the next year.
const SUJETS: [(&str, &[&str]); 5] = [
    ("mesures", &["indicateur_id"]),
    ("valeurs", &["donnee_id"]),
    ("budgets_action", &["action_id"]),
    ("effectifs", &["emploi_id", "nature"]),
    ("heures", &["financeur_id", "service_id", "nature"]),
];

/// Row of the next year that stands for a proved one, created without a figure when there is none; a commitment has no year and
/// stands for itself. `None` for a row that is gone, or of a table whose rows do not come back each year.
fn next_row(w: &mut Ecriture<'_>, table: &str, id: Id, next: i32) -> Result<Option<Id>> {
    if table == Engagement::TABLE.nom {
        return Ok(Some(id));
    }
    let Some((_, subject)) = SUJETS.iter().find(|(nom, _)| *nom == table) else { return Ok(None) };
    let mut values = match w.values(table, id) {
        Err(Error::LigneInconnue(..)) => return Ok(None),
        row => row?,
    };
    values.retain(|champ, _| subject.contains(&champ.as_str()));
    values.insert("annee".to_owned(), Json::from(next));
    match w.find(table, &values)? {
        Some(found) => Ok(Some(found)),
        None => w.create(table, &values, None).map(Some),
    }
}

/// Closes the year of a plan and opens the next; `version` is the row of the version kept in the same step, `retenues` are the
/// ranks of the deadlines of the plan to add.
///
/// # Errors
/// Those of [`Ecriture::create`] and [`Ecriture::update`].
pub fn write(
    w: &mut Ecriture<'_>,
    d: &Dossier,
    c: &Calculs,
    plan: &PlanCloture,
    version: Id,
    retenues: &[usize],
    aujourdhui: NaiveDate,
) -> Result<Op> {
    let year = plan.saisie.annee;
    let manques = i32::try_from(plan.saisie.manques()).map_err(|_| Error::Interne("trop de manques".to_owned()))?;
    let values = fields(json!({ "annee": year, "clos": true, "clos_le": aujourdhui, "manques": manques, "version_id": version }));
    match d.exercices.iter().find(|e| e.annee == year) {
        Some(e) => w.update(Exercice::TABLE.nom, e.id, &values)?,
        None => {
            w.create(Exercice::TABLE.nom, &values, None)?;
        }
    }
    if plan.bilan {
        w.create(BilanAnnuel::TABLE.nom, &fields(json!({ "annee": year })), None)?;
    }
    for action in &plan.bilans_action {
        w.create(BilanAction::TABLE.nom, &fields(json!({ "action_id": action, "annee": year })), None)?;
    }
    for etape in &plan.etapes {
        w.update(Etape::TABLE.nom, *etape, &fields(json!({ "statut": StatutEtape::EnRetard.code() })))?;
    }
    for (table, values) in next_rows(d, c, year + 1) {
        w.create(table, &values, None)?;
    }
    for piece in &plan.recettes {
        again(w, d, *piece, year)?;
    }
    for rank in retenues {
        let Some(e) = plan.echeances.get(*rank) else { continue };
        let values = json!({ "date": e.date, "libelle": e.libelle, "responsable": e.responsable, "nature": e.nature });
        w.create(Echeance::TABLE.nom, &fields(values), None)?;
    }
    Ok(Op::CloreExercice { annee: year })
}

/// Gives the next year the proof of this one, to extract again: its recipe without its file, linked to the same figures.
fn again(w: &mut Ecriture<'_>, d: &Dossier, piece: Id, year: i32) -> Result<()> {
    let Some(p) = d.pieces.iter().find(|p| p.id == piece) else { return Ok(()) };
    let copy = json!({
        "libelle": p.libelle, "nature": p.nature, "logiciel": p.logiciel, "rapport": p.rapport, "filtres": p.filtres,
        "nominative": p.nominative,
    });
    let copy = w.create(Piece::TABLE.nom, &fields(copy), None)?;
    for j in d.justificatifs.iter().filter(|j| j.piece_id == piece && j.annee == Some(year)) {
        let (table, row) = (j.cible_table.as_str(), j.cible_ligne);
        let Some(target) = next_row(w, table, row, year + 1)? else { continue };
        let link = json!({ "piece_id": copy, "annee": year + 1, "cible_table": table, "cible_ligne": target });
        w.create(Justificatif::TABLE.nom, &fields(link), None)?;
    }
    Ok(())
}

/// Reopens a closed year: its figures can be typed again. What closing added stays.
///
/// # Errors
/// Those of [`Ecriture::update`].
pub fn reopen(w: &mut Ecriture<'_>, d: &Dossier, year: i32) -> Result<Op> {
    let values = fields(json!({ "clos": false, "clos_le": null, "manques": null, "version_id": null }));
    for e in d.exercices.iter().filter(|e| e.annee == year && e.clos) {
        w.update(Exercice::TABLE.nom, e.id, &values)?;
    }
    Ok(Op::RouvrirExercice { annee: year })
}
