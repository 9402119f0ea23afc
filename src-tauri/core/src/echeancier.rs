//! The deadlines of the law and of the contract, as proposed dates for one dossier. Nothing is added without
//! the user's choice.
//!
//! Most dates of a contract follow from its first and last day, and counting months by hand is error-prone. Mechanism:
//! each rule of `referentiel/echeances.json` that concerns the dossier gives its dates still to come; a rule that
//! starts from an event known only to the manager comes without a date. Invariants: no date is invented; a date that no
//! text sets is marked as proposed, and a fact to be checked is marked `a_verifier`. Left out on purpose: the calendar
//! of the State, which is not a deadline of the parties.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use crate::calculs::Calculs;
use crate::choix::{Habilitation, NatureEcheance};
use crate::francais::sans_accents;
use crate::import::plat;
use crate::modele::{Dossier, Id};
use crate::referentiel::{ActeurEcheance, CalculEcheance, EcheanceModele, NatureEcheanceModele, PorteeEcheance, Referentiel};

/// A deadline that the user may add to the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EcheanceProposee {
    /// Name of the deadline, with its year when it comes back each year.
    pub libelle: String,
    /// Date of the deadline; `None` when it starts from an event known only to the manager.
    pub date: Option<NaiveDate>,
    /// Party that must act: a French word.
    pub responsable: &'static str,
    /// Whether it is set by law or by the contract.
    pub nature: NatureEcheance,
    /// The rule that gives the date, in French words.
    pub regle: String,
    /// Text of law or contract that sets the rule.
    pub source: String,
    /// True when no text sets this very date: it is a proposal.
    pub date_proposee: bool,
    /// True when the rule was not read in an official text: it prints as « à vérifier ».
    pub a_verifier: bool,
    /// Financial year of a deadline that comes back each year; `None` for the others.
    pub exercice: Option<i32>,
    /// A deadline of the dossier on the same day, which may be the same one under another name.
    pub meme_jour: Option<Id>,
}

/// Whether a person in charge, as typed, is the Département or both parties: it has to act then. The program proposes « Département »
/// and « Les deux parties », and people also write a service of it.
#[must_use]
pub fn concerne_le_departement(responsable: &str) -> bool {
    let words = sans_accents(responsable);
    ["departement", "deux parties", "les parties"].iter().any(|w| words.contains(w))
}

/// The deadlines that the dossier lacks, in the order of dates, those without a date last.
#[must_use]
pub fn proposer(d: &Dossier, c: &Calculs, r: &Referentiel, aujourdhui: NaiveDate) -> Vec<EcheanceProposee> {
    let mut out: Vec<EcheanceProposee> = r.echeances.iter().filter(|e| concerns(d, e)).flat_map(|e| of_rule(d, c, e)).collect();
    out.retain(|p| p.date.is_none_or(|date| date >= aujourdhui) && !known(d, p));
    for p in &mut out {
        p.meme_jour = p.date.and_then(|date| d.echeances.iter().find(|e| e.date == Some(date))).map(|e| e.id);
    }
    out.sort_by_key(|p| (p.date.is_none(), p.date));
    out
}

fn concerns(d: &Dossier, e: &EcheanceModele) -> bool {
    let habilite = d.services.iter().any(|s| matches!(s.habilitation, Habilitation::Partielle | Habilitation::Totale));
    let covered = match e.s_applique {
        PorteeEcheance::Habilite => habilite,
        PorteeEcheance::NonHabilite => d.services.iter().any(|s| s.habilitation == Habilitation::Aucune),
        PorteeEcheance::Dotation => d.contrat.avec_dotation == Some(true),
        PorteeEcheance::Tous | PorteeEcheance::Cpom => true,
    };
    covered && e.nature != NatureEcheanceModele::Information
}

/// The dates that a rule gives for this contract.
fn of_rule(d: &Dossier, c: &Calculs, e: &EcheanceModele) -> Vec<EcheanceProposee> {
    let (debut, fin) = (d.contrat.date_debut, d.contrat.date_fin);
    // The last day of the period of `mois` months that starts on the first day of the contract.
    let after = |mois: u32| debut?.checked_add_months(Months::new(mois))?.pred_opt();
    match e.calcul {
        CalculEcheance::Annuelle { .. } => {
            let dated = |n: i32| Some((n, e.calcul.of_year(n)?));
            let dates = c.annees.contrat.iter().copied().filter_map(dated);
            let named = |(n, date)| {
                let libelle = format!("{} – exercice {n}", e.libelle);
                EcheanceProposee { exercice: Some(n), ..proposal(e, libelle, Some(date)) }
            };
            dates.map(named).collect()
        }
        CalculEcheance::PartDeLaDuree { pourcentage } => {
            let mois = c.contrat.duree_mois.and_then(|m| u32::try_from(m).ok()).map(|m| m * u32::from(pourcentage) / 100);
            single(e, mois.and_then(after))
        }
        CalculEcheance::AvantLaFin { mois } => single(e, fin.and_then(|f| f.checked_sub_months(Months::new(u32::from(mois))))),
        CalculEcheance::ApresLeDebut { mois } => single(e, after(u32::from(mois))),
        CalculEcheance::Delai { .. } | CalculEcheance::Periodique { .. } | CalculEcheance::Libre => {
            vec![proposal(e, e.libelle.clone(), None)]
        }
    }
}

/// A deadline at this date; none while the contract has no dates.
fn single(e: &EcheanceModele, date: Option<NaiveDate>) -> Vec<EcheanceProposee> {
    date.map(|date| proposal(e, e.libelle.clone(), Some(date))).into_iter().collect()
}

fn proposal(e: &EcheanceModele, libelle: String, date: Option<NaiveDate>) -> EcheanceProposee {
    EcheanceProposee {
        libelle,
        date,
        responsable: responsable(e.qui),
        nature: if e.nature == NatureEcheanceModele::Legale { NatureEcheance::Legale } else { NatureEcheance::Contractuelle },
        regle: e.regle.clone(),
        source: e.source.clone(),
        date_proposee: e.date_proposee,
        a_verifier: e.a_verifier,
        exercice: None,
        meme_jour: None,
    }
}

/// Words for the party that must act, as the program proposes them.
pub(crate) fn responsable(qui: ActeurEcheance) -> &'static str {
    match qui {
        ActeurEcheance::Service => "Service",
        ActeurEcheance::Departement => "Département",
        ActeurEcheance::Etat => "État",
        ActeurEcheance::LesDeux => "Les deux parties",
    }
}

/// Whether the dossier has this deadline already: same name, even at another date.
fn known(d: &Dossier, p: &EcheanceProposee) -> bool {
    let name = plat(&p.libelle);
    d.echeances.iter().any(|e| plat(&e.libelle) == name && p.date.is_none_or(|date| e.date.is_none_or(|has| has.year() == date.year())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exemple::exemple;
    use crate::modele::Echeance;
    use crate::referentiel::referentiel;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn proposed(d: &Dossier, today: &str) -> Vec<EcheanceProposee> {
        proposer(d, &crate::calculs::calculer(d, day(today)), referentiel(), day(today))
    }

    fn dates(all: &[EcheanceProposee], start: &str) -> Vec<String> {
        all.iter().filter(|p| p.libelle.starts_with(start)).filter_map(|p| p.date).map(|d| d.to_string()).collect()
    }

    /// A five-year contract from 2027, with the dotation, of a service without habilitation.
    fn five_years() -> Dossier {
        let mut d = exemple().unwrap();
        d.echeances.clear();
        (d.contrat.date_debut, d.contrat.date_fin, d.contrat.avec_dotation) =
            (Some(day("2027-01-01")), Some(day("2031-12-31")), Some(true));
        d.services.iter_mut().for_each(|s| s.habilitation = Habilitation::Aucune);
        d
    }

    #[test]
    fn the_reader_knows_what_he_has_to_do() {
        for (responsable, expected) in [
            ("Département", true),
            ("Direction de l’autonomie du Département", true),
            ("Les deux parties", true),
            ("Service", false),
            ("Directrice", false),
            ("", false),
        ] {
            assert_eq!(concerne_le_departement(responsable), expected, "{responsable}");
        }
    }

    #[test]
    fn dates_follow_from_the_contract() {
        let all = proposed(&five_years(), "2026-11-22");
        assert_eq!(dates(&all, "Compte d’emploi"), ["2028-04-30", "2029-04-30", "2030-04-30", "2031-04-30", "2032-04-30"]);
        assert_eq!(dates(&all, "Bilan à mi-parcours"), ["2029-06-30"], "the thirtieth month of sixty");
        assert_eq!(dates(&all, "Préparation du renouvellement"), ["2030-12-31"]);
        assert_eq!(dates(&all, "Fin de la durée maximale"), ["2031-12-31"]);
        assert!(all.windows(2).all(|w| w[1].date.is_none() || w[0].date <= w[1].date));
        let named = all.iter().find(|p| p.date == Some(day("2028-04-30"))).unwrap();
        assert_eq!(named.libelle, "Compte d’emploi de la dotation complémentaire – exercice 2027");
        assert!(named.a_verifier && named.date_proposee && named.nature == NatureEcheance::Contractuelle);
    }

    #[test]
    fn what_does_not_concern_the_service_or_is_past_is_left_out() {
        let mut d = five_years();
        assert!(dates(&proposed(&d, "2026-11-22"), "Propositions budgétaires").is_empty());
        d.services[0].habilitation = Habilitation::Totale;
        d.contrat.avec_dotation = Some(false);
        let all = proposed(&d, "2028-01-15");
        assert_eq!(dates(&all, "Propositions budgétaires"), ["2028-10-31", "2029-10-31", "2030-10-31"]);
        assert!(dates(&all, "Compte d’emploi").is_empty());
        assert!(all.iter().all(|p| p.responsable != "État"));
    }

    #[test]
    fn what_the_dossier_has_is_not_proposed_again() {
        let mut d = five_years();
        let before = proposed(&d, "2026-11-22");
        let first = before.iter().find(|p| p.libelle.starts_with("Bilan annuel")).unwrap().clone();
        // The same deadline, moved by the manager within its year and typed with another apostrophe.
        let moved = Echeance { id: 1, date: Some(day("2028-06-30")), libelle: first.libelle.to_uppercase(), ..Echeance::default() };
        d.echeances.push(moved);
        let after = proposed(&d, "2026-11-22");
        assert_eq!(after.len(), before.len() - 1);
        let same_day = after.iter().find(|p| p.libelle.starts_with("Dialogue de gestion")).unwrap();
        assert_eq!(same_day.meme_jour, Some(1));
    }

    #[test]
    fn without_dates_of_contract_only_rules_without_a_date_remain() {
        let mut d = five_years();
        d.contrat.date_debut = None;
        let all = proposed(&d, "2026-11-22");
        assert!(all.iter().all(|p| p.date.is_none() || p.libelle.starts_with("Préparation")), "{all:?}");
        assert!(all.iter().any(|p| p.libelle.starts_with("Évaluation de la qualité") && p.date.is_none()));
    }
}
