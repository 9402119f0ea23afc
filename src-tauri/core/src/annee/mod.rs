//! The yearly routine: what a year still lacks, step by step, and what closing it does.
//!
//! The figures of a year live in ten tables. [`annee`] lists, in the order of the work, which of them are expected and which
//! are missing, each with the place to type it. Which figures are expected: those of rows in use, so that a
//! line of the shipped budget that the agency never fills is not asked for each year. Missing texts are listed apart: they
//! are no figures, and are not counted as gaps of a closed year. A raw figure or an indicator that another table gives is
//! missing as long as that table does not give it. [`cloture`] plans and writes the closing.

pub mod cloture;
pub mod figures;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::Datelike;
use serde::Serialize;

use crate::calculs::{Calculs, StatutIndicateur};
use crate::champ;
use crate::choix::{CauseEcart, Choix, EtapeAnnee, Nature, StatutAction, StatutVersement, TypeVersement};
use crate::francais::sans_accents;
use crate::modele::mots::majuscule;
use crate::modele::{Action, Dossier, Id};

/// Year to fill or filled, with what it lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AnneeSaisie {
    /// Calendar year of the figures.
    pub annee: i32,
    /// Whether it was closed, so that its figures no longer change.
    pub close: bool,
    /// Whether its accounts are said to be closed, by the act of closing or before it existed.
    pub arretee: bool,
    /// Steps, in the order of the work.
    pub rubriques: Vec<RubriqueAnnee>,
}

/// Step of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct RubriqueAnnee {
    /// The step, which gives its place in the work.
    pub cle: EtapeAnnee,
    /// Its name in French.
    pub libelle: String,
    /// Number of figures expected.
    pub attendus: usize,
    /// Figures that are missing.
    pub manques: Vec<ManqueAnnee>,
    /// Texts that are not written; not counted as figures.
    pub textes: Vec<ManqueAnnee>,
}

/// Figure or text that is missing, with the place to type it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ManqueAnnee {
    /// Table of the row.
    pub table: &'static str,
    /// Identifier of the row; `None` while there is no row for the year.
    pub id: Option<Id>,
    /// Field to fill, when there is one.
    pub champ: Option<&'static str>,
    /// Row that the missing one belongs to (a financeur, a raw figure, an action…), when there is one.
    pub parent: Option<Id>,
    /// Words for it: « APA », « ACT-01, dotation consommée ».
    pub libelle: String,
}

impl AnneeSaisie {
    /// Number of figures expected.
    #[must_use]
    pub fn attendus(&self) -> usize {
        self.rubriques.iter().map(|r| r.attendus).sum()
    }

    /// Number of figures missing.
    #[must_use]
    pub fn manques(&self) -> usize {
        self.rubriques.iter().map(|r| r.manques.len()).sum()
    }
}

/// Collects the figures and the texts of one step.
struct Releve(RubriqueAnnee);

impl Releve {
    fn new(cle: EtapeAnnee) -> Self {
        let libelle = majuscule(cle.libelle());
        Self(RubriqueAnnee { cle, libelle, attendus: 0, manques: Vec::new(), textes: Vec::new() })
    }

    /// A figure that is expected, with its place when it is missing.
    fn figure(&mut self, known: bool, place: impl FnOnce() -> ManqueAnnee) {
        self.0.attendus += 1;
        if !known {
            self.0.manques.push(place());
        }
    }

    /// A text that is expected.
    fn text(&mut self, written: &str, place: impl FnOnce() -> ManqueAnnee) {
        if written.trim().is_empty() {
            self.0.textes.push(place());
        }
    }
}

/// The rows that are in use, or all of them when none is: a new dossier is asked for everything.
fn in_use<T>(rows: &[T], used: impl Fn(&T) -> bool) -> Vec<&T> {
    let kept: Vec<&T> = rows.iter().filter(|r| used(r)).collect();
    if kept.is_empty() { rows.iter().collect() } else { kept }
}

/// Lists the figures and texts that a year lacks. Any year may be asked for; a year about which the dossier says nothing lacks everything.
#[must_use]
pub fn annee(d: &Dossier, c: &Calculs, annee: i32) -> AnneeSaisie {
    AnneeSaisie {
        annee,
        close: d.is_locked(annee),
        arretee: d.is_closed(annee),
        rubriques: [heures, donnees, personnel, comptes, indicateurs, actions, bilan].map(|of| of(d, c, annee).0).into(),
    }
}

/// Actions that the year concerns: begun before its end and not ended before its beginning, abandoned ones apart. An action
/// without dates is concerned.
pub(crate) fn actions_of(d: &Dossier, annee: i32) -> impl Iterator<Item = &Action> {
    d.actions.iter().filter(move |a| {
        a.statut != StatutAction::Abandonne
            && a.date_debut.is_none_or(|x| x.year() <= annee)
            && a.date_fin.is_none_or(|x| x.year() >= annee)
    })
}

fn heures(d: &Dossier, _: &Calculs, annee: i32) -> Releve {
    let mut out = Releve::new(EtapeAnnee::Heures);
    for f in in_use(&d.financeurs, |f| d.heures.iter().any(|h| h.financeur_id == f.id && h.heures.is_some())) {
        let own = || d.heures.iter().filter(|h| h.financeur_id == f.id);
        let mut services: BTreeSet<Option<Id>> = own().filter(|h| h.annee == annee && h.heures.is_some()).map(|h| h.service_id).collect();
        if services.is_empty() {
            services.insert(None);
        }
        for service in services {
            let row = own().find(|h| h.annee == annee && h.nature == Nature::Realise && h.service_id == service);
            let nom = service.and_then(|id| d.services.iter().find(|s| s.id == id)).map(|s| format!(", {}", s.nom.trim()));
            out.figure(row.is_some_and(|h| h.heures.is_some()), || ManqueAnnee {
                table: "heures",
                id: row.map(|h| h.id),
                champ: Some("heures"),
                parent: Some(f.id),
                libelle: format!("{}{}", f.libelle.trim(), nom.unwrap_or_default()),
            });
        }
    }
    let row = d.heures_payees.iter().find(|h| h.annee == annee && h.nature == Nature::Realise);
    match row {
        None => out.figure(false, || ManqueAnnee {
            table: "heures_payees",
            id: None,
            champ: None,
            parent: None,
            libelle: "Heures payées aux intervenants".to_owned(),
        }),
        Some(h) => {
            for (champ, known) in [
                (champ!(HeuresPayees.conges_payes), h.conges_payes),
                (champ!(HeuresPayees.trajets_intervacations), h.trajets_intervacations),
                (champ!(HeuresPayees.formation), h.formation),
                (champ!(HeuresPayees.temps_collectifs), h.temps_collectifs),
                (champ!(HeuresPayees.absences_remunerees), h.absences_remunerees),
                (champ!(HeuresPayees.autres), h.autres),
            ] {
                out.figure(known.is_some(), || ManqueAnnee {
                    table: "heures_payees",
                    id: Some(h.id),
                    champ: Some(champ.nom),
                    parent: None,
                    libelle: format!("Heures payées, {}", champ.libelle.to_lowercase()),
                });
            }
        }
    }
    out
}

fn donnees(d: &Dossier, c: &Calculs, annee: i32) -> Releve {
    let mut out = Releve::new(EtapeAnnee::Donnees);
    for x in in_use(&d.donnees, |x| d.valeurs.iter().any(|v| v.donnee_id == x.id && v.valeur.is_some())) {
        let row = d.valeurs.iter().find(|v| v.donnee_id == x.id && v.annee == annee);
        out.figure(c.valeur_brute(d, x.id, annee).is_some(), || ManqueAnnee {
            table: "valeurs",
            id: row.map(|v| v.id),
            champ: Some("valeur"),
            parent: Some(x.id),
            libelle: x.libelle.trim().to_owned(),
        });
    }
    out
}

fn personnel(d: &Dossier, _: &Calculs, annee: i32) -> Releve {
    let mut out = Releve::new(EtapeAnnee::Personnel);
    for e in in_use(&d.emplois, |e| d.effectifs.iter().any(|x| x.emploi_id == e.id && x.etp.is_some())) {
        let row = d.effectifs.iter().find(|x| x.emploi_id == e.id && x.annee == annee && x.nature == Nature::Realise);
        out.figure(row.is_some_and(|x| x.etp.is_some()), || ManqueAnnee {
            table: "effectifs",
            id: row.map(|x| x.id),
            champ: Some("etp"),
            parent: Some(e.id),
            libelle: e.libelle.trim().to_owned(),
        });
    }
    // A planned training is confirmed by a realised one of the same title in the year.
    let of_year = |nature| d.formations.iter().filter(move |f| f.annee == annee && f.nature == nature);
    for f in of_year(Nature::Previsionnel) {
        let done = of_year(Nature::Realise).any(|r| sans_accents(r.intitule.trim()) == sans_accents(f.intitule.trim()));
        out.figure(done, || ManqueAnnee {
            table: "formations",
            id: Some(f.id),
            champ: Some("nature"),
            parent: None,
            libelle: format!("Formation prévue, à confirmer\u{202F}: {}", f.intitule.trim()),
        });
    }
    for f in of_year(Nature::Realise) {
        for (champ, known) in [
            (champ!(Formation.duree_heures), f.duree_heures.is_some()),
            (champ!(Formation.stagiaires), f.stagiaires.is_some()),
            (champ!(Formation.cout_pedagogique), f.cout_pedagogique.is_some()),
        ] {
            out.figure(known, || ManqueAnnee {
                table: "formations",
                id: Some(f.id),
                champ: Some(champ.nom),
                parent: None,
                libelle: format!("{}, {}", f.intitule.trim(), champ.libelle.to_lowercase()),
            });
        }
    }
    out
}

fn comptes(d: &Dossier, c: &Calculs, annee: i32) -> Releve {
    let mut out = Releve::new(EtapeAnnee::Comptes);
    let of_contract = c.annees.contrat.contains(&annee);
    for l in in_use(&d.lignes_budget, |l| d.montants_budget.iter().any(|m| m.ligne_id == l.id && m.montant.is_some())) {
        let row = d.montants_budget.iter().find(|m| m.ligne_id == l.id && m.annee == annee && m.nature == Nature::Realise);
        out.figure(row.is_some_and(|m| m.montant.is_some()), || ManqueAnnee {
            table: "montants_budget",
            id: row.map(|m| m.id),
            champ: Some("montant"),
            parent: Some(l.id),
            libelle: l.libelle.trim().to_owned(),
        });
    }
    for t in d.tarifs.iter().filter(|t| t.annee == annee) {
        out.figure(t.supplement_observe.is_some(), || ManqueAnnee {
            table: "tarifs",
            id: Some(t.id),
            champ: Some("supplement_observe"),
            parent: None,
            libelle: champ!(Tarif.supplement_observe).libelle.to_owned(),
        });
    }
    if !of_contract {
        return out;
    }
    for a in &d.actions {
        let row = d.budgets_action.iter().find(|b| b.action_id == a.id && b.annee == annee);
        let planned = row.is_some_and(|b| b.dotation.is_some() || b.autofinancement.is_some() || b.cofinancement.is_some());
        if !planned && !actions_of(d, annee).any(|x| x.id == a.id) {
            continue;
        }
        for (champ, known) in [
            (champ!(BudgetAction.dotation_consommee), row.and_then(|b| b.dotation_consommee)),
            (champ!(BudgetAction.autofinancement_realise), row.and_then(|b| b.autofinancement_realise)),
            (champ!(BudgetAction.cofinancement_realise), row.and_then(|b| b.cofinancement_realise)),
        ] {
            out.figure(known.is_some(), || ManqueAnnee {
                table: "budgets_action",
                id: row.map(|b| b.id),
                champ: Some(champ.nom),
                parent: Some(a.id),
                libelle: format!("{}, {}", a.code, champ.libelle.to_lowercase()),
            });
        }
    }
    if d.contrat.avec_dotation == Some(true) {
        for genre in [TypeVersement::Acompte, TypeVersement::Solde] {
            let rows = || d.versements.iter().filter(move |v| v.annee == annee && v.type_versement == genre);
            let paid = rows().any(|v| v.statut == StatutVersement::Verse && v.montant.is_some());
            out.figure(paid, || ManqueAnnee {
                table: "versements",
                id: rows().next().map(|v| v.id),
                champ: rows().next().map(|_| "statut"),
                parent: None,
                libelle: format!("{} {annee}, non versé", majuscule(genre.libelle())),
            });
        }
    }
    out
}

fn indicateurs(d: &Dossier, c: &Calculs, annee: i32) -> Releve {
    let mut out = Releve::new(EtapeAnnee::Indicateurs);
    for i in &d.indicateurs {
        let row = d.mesures.iter().find(|m| m.indicateur_id == i.id && m.annee == annee);
        let point = c.indicateurs.iter().find(|x| x.id == i.id).and_then(|x| x.point(annee));
        let place = |champ: &'static str, libelle: String| ManqueAnnee {
            table: "mesures",
            id: row.map(|m| m.id),
            champ: Some(champ),
            parent: Some(i.id),
            libelle,
        };
        let nom = format!("{} {}", i.code, i.libelle.trim());
        out.figure(point.is_some_and(|p| p.valeur.is_some()), || place("numerateur", nom.trim().to_owned()));
        if point.and_then(|p| p.statut).is_some_and(StatutIndicateur::manquee) && row.is_none_or(|m| m.cause == CauseEcart::NonDite) {
            out.text("", || place("cause", format!("{}, {}", i.code, champ!(Mesure.cause).libelle.to_lowercase())));
        }
    }
    out
}

fn actions(d: &Dossier, _: &Calculs, annee: i32) -> Releve {
    let mut out = Releve::new(EtapeAnnee::Actions);
    for a in actions_of(d, annee) {
        out.figure(a.avancement_pct.is_some(), || ManqueAnnee {
            table: "actions",
            id: Some(a.id),
            champ: Some("avancement_pct"),
            parent: None,
            libelle: format!("{}, {}", a.code, champ!(Action.avancement_pct).libelle.to_lowercase()),
        });
        let row = d.bilans_action.iter().find(|b| b.action_id == a.id && b.annee == annee);
        out.text(row.map_or("", |b| &b.texte), || ManqueAnnee {
            table: "bilans_action",
            id: row.map(|b| b.id),
            champ: Some("texte"),
            parent: Some(a.id),
            libelle: format!("{}, bilan de {annee}", a.code),
        });
    }
    out
}

fn bilan(d: &Dossier, c: &Calculs, annee: i32) -> Releve {
    let mut out = Releve::new(EtapeAnnee::Bilan);
    if !c.annees.contrat.contains(&annee) {
        return out;
    }
    let row = d.bilans_annuels.iter().find(|b| b.annee == annee);
    for (champ, written) in [
        (champ!(BilanAnnuel.faits_marquants), row.map(|b| &b.faits_marquants)),
        (champ!(BilanAnnuel.synthese), row.map(|b| &b.synthese)),
        (champ!(BilanAnnuel.difficultes), row.map(|b| &b.difficultes)),
        (champ!(BilanAnnuel.perspectives), row.map(|b| &b.perspectives)),
    ] {
        out.text(written.map_or("", String::as_str), || ManqueAnnee {
            table: "bilans_annuels",
            id: row.map(|b| b.id),
            champ: Some(champ.nom),
            parent: None,
            libelle: champ.libelle.to_owned(),
        });
    }
    out
}
