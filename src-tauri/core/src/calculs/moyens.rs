//! Totals of investments, staff and training by year.

use serde::Serialize;

use super::total::{Termes, Total};
use super::{sum, years};
use crate::choix::{CategorieEmploi, Nature};
use crate::decimal::{Heures, Montant, Nombre, div_round, taux};
use crate::modele::{Dossier, Formation, Id, Investissement};

/// Investments of a year, by source of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct InvestissementAnnee {
    /// Year of the figures.
    pub annee: i32,
    /// Amount of all investments, in euros: that of each is expected.
    pub total: Total<2>,
    /// Paid by the service itself, in euros. An empty source beside another that is filled in pays nothing; an investment
    /// without any source is a missing term of each.
    pub autofinancement: Total<2>,
    /// Paid by investment grants, in euros.
    pub subvention: Total<2>,
    /// Paid by loans, in euros.
    pub emprunt: Total<2>,
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
    /// Full-time equivalents of field staff: each job that is filled in some year is expected.
    pub intervenants: Total<4>,
    /// Full-time equivalents of nursing staff.
    pub soignants: Total<4>,
    /// Full-time equivalents of management and office staff.
    pub structure: Total<4>,
    /// Full-time equivalents, all categories.
    pub total: Total<4>,
    /// Full-time equivalents of the structure for ten of field and nursing staff, two decimals; `None` when a job lacks
    /// its figure.
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
    /// Hours summed over all trainees: those of each course are expected.
    pub heures: Total<2>,
    /// Cost of teaching, in euros: that of each course is expected.
    pub cout: Total<2>,
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
            let source = |part: fn(&Investissement) -> Option<Montant>| investment_source(of(), part);
            InvestissementAnnee {
                annee,
                total: Total::de(Termes::Investissements, of().map(|i| i.montant)),
                autofinancement: source(|i| i.autofinancement),
                subvention: source(|i| i.subvention),
                emprunt: source(|i| i.emprunt),
            }
        })
        .collect()
}

/// Amount that a source of money pays of some investments ([`InvestissementAnnee`]).
pub fn investment_source<'a>(of: impl Iterator<Item = &'a Investissement>, part: fn(&Investissement) -> Option<Montant>) -> Total<2> {
    Total::de(Termes::Investissements, of.filter(|i| part(i).is_some() || is_unfunded(i)).map(part))
}

/// Whether an investment has no source of money at all.
#[must_use]
pub fn is_unfunded(i: &Investissement) -> bool {
    i.autofinancement.is_none() && i.subvention.is_none() && i.emprunt.is_none()
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
            let used = |job: Id| d.effectifs.iter().any(|e| e.emploi_id == job && e.etp.is_some());
            let filled =
                |job: Id| sum(d.effectifs.iter().filter(|e| e.emploi_id == job && e.annee == annee && e.nature == nature).map(|e| e.etp));
            let family = |categorie: CategorieEmploi| {
                let jobs = d.emplois.iter().filter(|e| e.categorie == categorie && used(e.id));
                Total::de(Termes::Emplois, jobs.map(|e| filled(e.id)))
            };
            let (intervenants, soignants, structure) =
                (family(CategorieEmploi::Intervenant), family(CategorieEmploi::Soignant), family(CategorieEmploi::Structure));
            let field = intervenants.avec(soignants);
            let ratio_encadrement = structure.complet().zip(field.complet()).and_then(|(s, f)| taux(s, f, 10, 2));
            out.push(EffectifsAnnee { annee, nature, intervenants, soignants, structure, total: field.avec(structure), ratio_encadrement });
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
            out.push(FormationAnnee {
                annee,
                nature,
                heures: Total::de(Termes::Formations, of().map(hours)),
                cout: Total::de(Termes::Formations, of().map(|f| f.cout_pedagogique)),
                prevues: sum(d.plans_formation.iter().filter(|p| p.annee == annee).map(|p| p.heures_prevues)),
            });
        }
    }
    out
}
