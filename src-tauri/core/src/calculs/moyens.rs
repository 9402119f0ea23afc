//! Totals of investments, staff and training by year.

use serde::Serialize;

use super::{sum, years};
use crate::choix::{CategorieEmploi, Nature};
use crate::decimal::{Heures, Montant, Nombre, div_round, taux};
use crate::modele::{Dossier, Formation, Id};

/// Investments of a year, by source of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InvestissementAnnee {
    /// Year of the figures.
    pub annee: i32,
    /// Amount of all investments, in euros.
    pub total: Montant,
    /// Paid by the service itself, in euros.
    pub autofinancement: Montant,
    /// Paid by investment grants, in euros.
    pub subvention: Montant,
    /// Paid by loans, in euros.
    pub emprunt: Montant,
}

/// Yearly depreciation of an investment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AmortissementAnnuel {
    /// Identifier of the investment.
    pub id: Id,
    /// Amount ÷ years of depreciation, in euros, rounded to the cent.
    pub montant: Montant,
}

/// Staff of a year, in full-time equivalents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EffectifsAnnee {
    /// Year of the figures.
    pub annee: i32,
    /// Whether the staff is observed or planned.
    pub nature: Nature,
    /// Full-time equivalents of field staff.
    pub intervenants: Nombre,
    /// Full-time equivalents of nursing staff.
    pub soignants: Nombre,
    /// Full-time equivalents of management and office staff.
    pub structure: Nombre,
    /// Full-time equivalents, all categories.
    pub total: Nombre,
    /// Full-time equivalents of the structure for ten of field and nursing staff, two decimals.
    pub ratio_encadrement: Option<Nombre>,
}

/// Training of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FormationAnnee {
    /// Year of the figures.
    pub annee: i32,
    /// Whether the training is done or planned.
    pub nature: Nature,
    /// Hours summed over all trainees.
    pub heures: Heures,
    /// Cost of teaching, in euros.
    pub cout: Montant,
    /// Hours announced in the training plan of the year.
    pub prevues: Option<Heures>,
}

/// Hours of a training line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HeuresFormation {
    /// Identifier of the budget line.
    pub id: Id,
    /// Hours per trainee × number of trainees.
    pub heures: Heures,
}

pub(super) fn investissements(d: &Dossier) -> Vec<InvestissementAnnee> {
    years(d.investissements.iter().map(|i| i.annee))
        .into_iter()
        .map(|annee| {
            let of = || d.investissements.iter().filter(move |i| i.annee == annee);
            InvestissementAnnee {
                annee,
                total: of().filter_map(|i| i.montant).sum(),
                autofinancement: of().filter_map(|i| i.autofinancement).sum(),
                subvention: of().filter_map(|i| i.subvention).sum(),
                emprunt: of().filter_map(|i| i.emprunt).sum(),
            }
        })
        .collect()
}

pub(super) fn amortissements(d: &Dossier) -> Vec<AmortissementAnnuel> {
    d.investissements
        .iter()
        .filter_map(|i| {
            let years = i.duree_amortissement_ans.filter(|n| *n > 0)?;
            Some(AmortissementAnnuel { id: i.id, montant: Montant::from_raw(div_round(i128::from(i.montant?.raw()), i128::from(years))) })
        })
        .collect()
}

pub(super) fn effectifs(d: &Dossier) -> Vec<EffectifsAnnee> {
    let mut out = Vec::new();
    for nature in [Nature::Realise, Nature::Previsionnel] {
        for annee in years(d.effectifs.iter().filter(|e| e.nature == nature && e.etp.is_some()).map(|e| e.annee)) {
            let family = |categorie: CategorieEmploi| -> Nombre {
                let job = |id: Id| d.emplois.iter().any(|e| e.id == id && e.categorie == categorie);
                d.effectifs.iter().filter(|e| e.annee == annee && e.nature == nature && job(e.emploi_id)).filter_map(|e| e.etp).sum()
            };
            let (intervenants, soignants, structure) =
                (family(CategorieEmploi::Intervenant), family(CategorieEmploi::Soignant), family(CategorieEmploi::Structure));
            let ratio = taux(structure, intervenants + soignants, 10, 2);
            out.push(EffectifsAnnee {
                annee,
                nature,
                intervenants,
                soignants,
                structure,
                total: intervenants + soignants + structure,
                ratio_encadrement: ratio,
            });
        }
    }
    out
}

fn hours(f: &Formation) -> Option<Heures> {
    let (each, trainees) = f.duree_heures.zip(f.stagiaires)?;
    Some(Heures::from_raw(each.raw().saturating_mul(i64::from(trainees))))
}

pub(super) fn heures_formation(d: &Dossier) -> Vec<HeuresFormation> {
    d.formations.iter().filter_map(|f| hours(f).map(|heures| HeuresFormation { id: f.id, heures })).collect()
}

pub(super) fn formations(d: &Dossier) -> Vec<FormationAnnee> {
    let mut out = Vec::new();
    for nature in [Nature::Realise, Nature::Previsionnel] {
        for annee in years(d.formations.iter().filter(|f| f.nature == nature).map(|f| f.annee)) {
            let of = || d.formations.iter().filter(move |f| f.annee == annee && f.nature == nature);
            let Some(heures) = sum(of().map(hours)) else { continue };
            out.push(FormationAnnee {
                annee,
                nature,
                heures,
                cout: of().filter_map(|f| f.cout_pedagogique).sum(),
                prevues: sum(d.plans_formation.iter().filter(|p| p.annee == annee).map(|p| p.heures_prevues)),
            });
        }
    }
    out
}
