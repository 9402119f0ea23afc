//! Phases of the life of a contract, and the one where it stands.
//!
//! The phase under way follows from the strongest trace: the state and the dates of the contract, then meetings, then the call. A
//! phase before it that the dossier dates nowhere is said so: many contracts follow no call, and nothing is assumed of them.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use crate::calculs::Calculs;
use crate::choix::{Choix, EtatMoment, PhaseContrat, StatutContrat, TypeRevue};
use crate::francais::date;
use crate::modele::{Dossier, Id};
use crate::referentiel::{CalculEcheance, referentiel};

/// Phase of the life of the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MomentContrat {
    /// Phase that is described.
    pub phase: PhaseContrat,
    /// State of the phase on the day.
    pub etat: EtatMoment,
    /// First day that the dossier knows of it.
    pub debut: Option<NaiveDate>,
    /// Last day that the dossier knows of it, when it is another one.
    pub fin: Option<NaiveDate>,
    /// Name of the table where the phase is written.
    pub table: &'static str,
    /// Identifier of the row.
    pub id: Id,
    /// Name of the field.
    pub champ: &'static str,
}

/// The phases in order, as of the day of `c`.
pub(super) fn moments(d: &Dossier, c: &Calculs) -> Vec<MomentContrat> {
    let here = under_way(d, c.suivi.jour);
    let of = |phase: &PhaseContrat| {
        let (debut, fin) = days(d, *phase);
        let etat = match here {
            Some(here) if *phase == here => EtatMoment::EnCours,
            Some(here) if *phase < here && debut.is_some() => EtatMoment::Passee,
            Some(here) if *phase < here => EtatMoment::SansTrace,
            // Nothing says where the contract stands: a phase that no day of the dossier dates may be over or not.
            None if debut.is_none() => EtatMoment::SansTrace,
            _ => EtatMoment::AVenir,
        };
        let (table, id, champ) = place(d, *phase);
        MomentContrat { phase: *phase, etat, debut, fin, table, id, champ }
    };
    PhaseContrat::TOUS.iter().map(of).collect()
}

/// Day from which the next contract is prepared: that of the deadline `preparation_renouvellement` of the shipped list.
pub(super) fn next_prepared_from(d: &Dossier) -> Option<NaiveDate> {
    let deadline = referentiel().echeances.iter().find(|e| e.cle == "preparation_renouvellement")?;
    let CalculEcheance::AvantLaFin { mois } = deadline.calcul else { return None };
    d.contrat.date_fin?.checked_sub_months(Months::new(u32::from(mois)))
}

/// The phase under way; `None` while the dossier has no trace of any.
fn under_way(d: &Dossier, jour: NaiveDate) -> Option<PhaseContrat> {
    let passed = |day: Option<NaiveDate>| day.is_some_and(|day| day <= jour);
    let next = d.contrat.statut == StatutContrat::Termine || passed(next_prepared_from(d));
    let signed = matches!(d.contrat.statut, StatutContrat::EnCours | StatutContrat::Termine) || passed(d.contrat.date_signature);
    if signed {
        return Some(if next { PhaseContrat::Renouvellement } else { PhaseContrat::Suivi });
    }
    if d.contrat.date_signature.is_some() {
        return Some(PhaseContrat::Signature);
    }
    let negotiated = d.revues.iter().any(|r| r.type_revue == TypeRevue::Negociation);
    if negotiated || d.contrat.statut == StatutContrat::Transmis {
        return Some(PhaseContrat::Negociation);
    }
    if passed(d.departement.aac_date_candidature) || passed(d.diagnostic.date) || !d.diagnostic.synthese.trim().is_empty() {
        return Some(PhaseContrat::Diagnostic);
    }
    if passed(d.departement.aac_date_publication) {
        return Some(PhaseContrat::Candidature);
    }
    if d.departement.aac_date_publication.is_some() || d.departement.aac_date_limite.is_some() {
        return Some(PhaseContrat::Appel);
    }
    // A period alone: what is prepared first is the shared starting point.
    d.contrat.date_debut.map(|_| PhaseContrat::Diagnostic)
}

/// First and last days that the dossier knows of a phase; the last one only when it is another day.
fn days(d: &Dossier, phase: PhaseContrat) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let (call, contract) = (&d.departement, &d.contrat);
    let (first, last) = match phase {
        PhaseContrat::Appel => (call.aac_date_publication.or(call.aac_date_limite), call.aac_date_limite),
        PhaseContrat::Candidature => (call.aac_date_candidature.or(call.aac_date_notification), call.aac_date_notification),
        PhaseContrat::Diagnostic => (d.diagnostic.date, None),
        PhaseContrat::Negociation => {
            let of = |revue: Id| d.seances.iter().filter(move |s| s.revue_id == revue).filter_map(|s| s.date);
            let reviews = || d.revues.iter().filter(|r| r.type_revue == TypeRevue::Negociation);
            let met = || reviews().flat_map(|r| of(r.id).chain(r.date_reunion));
            (met().min(), met().max())
        }
        PhaseContrat::Signature => (contract.date_signature, None),
        PhaseContrat::Suivi => (contract.date_debut, contract.date_fin),
        PhaseContrat::Renouvellement => (next_prepared_from(d), contract.date_fin),
    };
    (first, last.filter(|last| Some(*last) != first))
}

/// Place where a phase is written.
fn place(d: &Dossier, phase: PhaseContrat) -> (&'static str, Id, &'static str) {
    match phase {
        PhaseContrat::Appel => ("departement", 1, "aac_date_publication"),
        PhaseContrat::Candidature => ("departement", 1, "aac_date_candidature"),
        PhaseContrat::Diagnostic => ("diagnostic", 1, "synthese"),
        PhaseContrat::Negociation => match d.revues.iter().find(|r| r.type_revue == TypeRevue::Negociation) {
            Some(r) => ("revues", r.id, "date_reunion"),
            None => ("contrat", 1, "statut"),
        },
        PhaseContrat::Signature => ("contrat", 1, "date_signature"),
        PhaseContrat::Suivi => ("contrat", 1, "date_debut"),
        PhaseContrat::Renouvellement => ("contrat", 1, "date_fin"),
    }
}

/// One sentence on where the contract stands.
pub(super) fn position(d: &Dossier, moments: &[MomentContrat]) -> String {
    let Some(here) = moments.iter().find(|m| m.etat == EtatMoment::EnCours) else {
        return "Aucune date ne dit encore où en est le contrat.".to_owned();
    };
    match here.phase {
        PhaseContrat::Appel => "L’appel à candidatures est attendu.".to_owned(),
        PhaseContrat::Candidature => match d.departement.aac_date_limite {
            Some(limite) => format!("La candidature est à déposer avant le {}.", date(limite)),
            None => "La candidature est à déposer.".to_owned(),
        },
        PhaseContrat::Diagnostic => "Le diagnostic partagé est à écrire, avant la négociation.".to_owned(),
        PhaseContrat::Negociation => "Le contrat se négocie.".to_owned(),
        PhaseContrat::Signature => {
            let day = here.debut.map(|day| format!(" le {}", date(day))).unwrap_or_default();
            format!("Le contrat se signe{day}.")
        }
        PhaseContrat::Suivi => match d.contrat.date_fin {
            Some(fin) => format!("Le contrat se suit année après année, jusqu’au {}.", date(fin)),
            None => "Le contrat se suit année après année.".to_owned(),
        },
        PhaseContrat::Renouvellement => match d.contrat.date_fin {
            Some(fin) => format!("Le contrat suivant est à préparer\u{202F}: celui-ci va jusqu’au {}.", date(fin)),
            None => "Le contrat suivant est à préparer.".to_owned(),
        },
    }
}
