use chrono::NaiveDate;

use super::*;
use crate::calculs::calculer;
use crate::choix::{Choix, ChoseAFaire, EtatMoment, GenreTendance, Nature, PhaseContrat, TypeRevue};
use crate::exemple::exemple;
use crate::modele::{Gestionnaire, HeuresFinanceur, Revue, Version};
use crate::referentiel::referentiel;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(d: &Dossier, date: &str) -> CoupOeil {
    coup_oeil(d, &calculer(d, day(date)))
}

/// A project of the five answers, without deadlines near.
fn project() -> Dossier {
    let answers = r#"{"gestionnaire": "Ma Maison", "departement": "Finistère", "services": [{"nom": "SAD"}],
        "debut": "2028-01-01", "fin": "2030-12-31", "objectifs": [4]}"#;
    crate::demarrage::preparer(referentiel(), &crate::demarrage::lire(answers).unwrap(), day("2026-11-30")).dossier
}

#[test]
fn a_dossier_is_young_until_it_is_reread_sent_or_kept() {
    assert!(jeune(&crate::neuf::dossier(referentiel())) && jeune(&project()));
    assert!(!jeune(&exemple().unwrap()));
    let changes: [fn(&mut Dossier); 4] = [
        |d| d.dossier.relu_le = Some(day("2026-11-30")),
        |d| d.contrat.statut = StatutContrat::Transmis,
        |d| d.versions.push(Version { id: 1, ..Version::default() }),
        |d| d.reprise.statut = StatutReprise::Reprise,
    ];
    for change in changes {
        let mut d = project();
        change(&mut d);
        assert!(!jeune(&d));
    }
}

#[test]
fn doing_the_next_thing_gives_the_one_after() {
    let mut d = crate::neuf::dossier(referentiel());
    let next = |d: &Dossier| on(d, "2026-11-30").prochaine.map(|p| (p.table, p.champ)).unwrap();
    assert_eq!(next(&d), ("contrat", Some("date_debut")));
    d.contrat.date_debut = Some(day("2028-01-01"));
    assert_eq!(next(&d), ("contrat", Some("date_fin")));
    d = project();
    assert_eq!(next(&d), ("objectifs", Some("libelle")), "the baseline year has not come");
    // In the year of the baseline, its hours come first.
    let of_2027 = on(&d, "2027-02-01").prochaine.unwrap();
    assert_eq!((of_2027.table, of_2027.phrase.as_str()), ("heures", "Saisir les heures réalisées de 2027"));
    let hours = |heures: &str| HeuresFinanceur {
        id: 1,
        financeur_id: 1,
        annee: 2027,
        nature: Nature::Realise,
        heures: heures.parse().ok(),
        ..HeuresFinanceur::default()
    };
    d.heures.push(hours("0"));
    assert_eq!(on(&d, "2027-02-01").prochaine.unwrap().table, "objectifs", "a typed zero is a figure");
    d.actions.push(crate::modele::Action { id: 1, objectif_id: 1, ..Default::default() });
    assert_eq!(next(&d), ("mesures", Some("cible")));
    d.mesures.iter_mut().for_each(|m| m.cible = "5".parse().ok());
    assert_eq!(next(&d), ("dotations", Some("montant_horaire")));
    d.dotations[0].montant_horaire = "3.4".parse().ok();
    assert_eq!(on(&d, "2026-11-30").prochaine.unwrap().chose, ChoseAFaire::Relire);
    d.dossier.relu_le = Some(day("2026-11-30"));
    assert_eq!(on(&d, "2026-11-30").prochaine.unwrap().chose, ChoseAFaire::Garder);
    d.versions.push(Version { id: 1, ..Version::default() });
    assert_eq!(on(&d, "2026-11-30").prochaine, None);
    d.gestionnaires.push(Gestionnaire { id: 2, ..Gestionnaire::default() });
    assert_eq!(next(&d), ("gestionnaires", Some("raison_sociale")));
}

#[test]
fn a_late_deadline_comes_before_all_and_a_near_one_too() {
    let mut d = project();
    let e = crate::modele::Echeance { id: 900, libelle: "Envoyer".into(), date: Some(day("2026-12-15")), ..Default::default() };
    d.echeances.push(e);
    let near = on(&d, "2026-11-30").prochaine.unwrap();
    assert_eq!((near.phrase.as_str(), near.id), ("Envoyer", Some(900)));
    assert!(near.raison.contains("15\u{A0}décembre 2026") && !near.raison.contains("retard"), "{}", near.raison);
    assert_ne!(on(&d, "2026-10-01").prochaine.unwrap().id, Some(900), "ten weeks before, it does not press");
    assert!(on(&d, "2026-12-16").prochaine.unwrap().raison.starts_with("En retard"));
}

#[test]
fn a_signed_contract_asks_for_its_year_then_for_the_next_contract() {
    let mut d = exemple().unwrap();
    d.echeances.clear();
    let late = on(&d, "2026-11-21").prochaine.unwrap();
    assert_eq!((late.table, late.id), ("decisions", Some(8)), "a decision that is late comes first");
    d.decisions.clear();
    let next = |date: &str| on(&d, date).prochaine.map(|p| p.chose);
    assert_eq!(next("2026-11-21"), None);
    assert_eq!(next("2027-01-15"), Some(ChoseAFaire::Annee));
    assert_eq!(next("2028-02-01"), Some(ChoseAFaire::Renouveler));
}

#[test]
fn the_phase_under_way_follows_from_the_strongest_trace() {
    let here = |d: &Dossier, date: &str| {
        let found: Vec<_> = on(d, date).moments.into_iter().filter(|m| m.etat == EtatMoment::EnCours).map(|m| m.phase).collect();
        assert!(found.len() < 2);
        found.first().copied()
    };
    let mut d = crate::neuf::dossier(referentiel());
    assert_eq!(here(&d, "2026-11-30"), None);
    assert!(on(&d, "2026-11-30").moments.iter().all(|m| m.etat == EtatMoment::SansTrace), "nothing is assumed");
    assert_eq!(on(&d, "2026-11-30").position, "Aucune date ne dit encore où en est le contrat.");
    d.departement.aac_date_publication = Some(day("2027-01-10"));
    assert_eq!(here(&d, "2026-11-30"), Some(PhaseContrat::Appel));
    assert_eq!(here(&d, "2027-01-10"), Some(PhaseContrat::Candidature));
    d.departement.aac_date_candidature = Some(day("2027-02-01"));
    assert_eq!(here(&d, "2027-02-01"), Some(PhaseContrat::Diagnostic));
    d.revues.push(Revue { id: 1, type_revue: TypeRevue::Negociation, date_reunion: Some(day("2027-04-01")), ..Revue::default() });
    assert_eq!(here(&d, "2027-02-02"), Some(PhaseContrat::Negociation));
    d.contrat.date_signature = Some(day("2027-06-15"));
    assert_eq!(here(&d, "2027-05-01"), Some(PhaseContrat::Signature));
    (d.contrat.date_debut, d.contrat.date_fin) = (Some(day("2027-07-01")), Some(day("2030-06-30")));
    assert_eq!(here(&d, "2027-06-15"), Some(PhaseContrat::Suivi));
    assert_eq!(here(&d, "2029-06-29"), Some(PhaseContrat::Suivi));
    assert_eq!(here(&d, "2029-06-30"), Some(PhaseContrat::Renouvellement));
    let moments = on(&d, "2027-08-01").moments;
    assert_eq!(moments.iter().map(|m| m.phase).collect::<Vec<_>>(), PhaseContrat::TOUS);
    let etat = |phase| moments.iter().find(|m| m.phase == phase).unwrap();
    assert_eq!(etat(PhaseContrat::Diagnostic).etat, EtatMoment::SansTrace, "nothing dates it");
    assert_eq!(
        (etat(PhaseContrat::Negociation).etat, etat(PhaseContrat::Negociation).debut),
        (EtatMoment::Passee, Some(day("2027-04-01")))
    );
    assert_eq!(etat(PhaseContrat::Renouvellement).etat, EtatMoment::AVenir);
}

#[test]
fn trends_leave_holes_and_say_them() {
    let mut d = exemple().unwrap();
    let seen = on(&d, "2026-11-21").tendances;
    assert_eq!(seen.iter().map(|t| t.genre).collect::<Vec<_>>(), GenreTendance::TOUS);
    let [heures, dotation, cibles] = seen.try_into().unwrap();
    assert_eq!(
        heures.points.iter().map(|p| (p.annee, p.valeur.is_some())).collect::<Vec<_>>()[..3],
        [(2024, true), (2025, true), (2026, false)]
    );
    assert!(heures.phrase.contains("en 2025, ") && heures.phrase.ends_with("du prévu."), "{}", heures.phrase);
    assert_eq!((heures.manque.as_str(), dotation.manque.as_str(), cibles.manque.as_str()), ("", "", ""), "2026 is not over");
    assert!(dotation.phrase.contains("utilisés en 2025") && cibles.phrase.contains("cibles atteintes sur"));
    assert_eq!(on(&d, "2027-01-15").tendances[0].manque, "Manque 2026.");
    // A financeur taken out: the year is partial, never a smaller total.
    let row = d.heures.iter_mut().find(|h| h.annee == 2025 && h.nature == Nature::Realise).unwrap();
    row.heures = None;
    let partial = on(&d, "2026-11-21").tendances.remove(0);
    assert_eq!(partial.points.iter().find(|p| p.annee == 2025).unwrap().valeur, None);
    assert!(partial.manque.starts_with("Manque 2025 (") && partial.manque.contains(" sur "), "{}", partial.manque);
    let empty = on(&project(), "2026-11-30").tendances;
    assert!(empty.iter().all(|t| t.points.iter().all(|p| p.valeur.is_none()) && t.manque.is_empty()), "no year has begun");
    assert!(on(&crate::neuf::dossier(referentiel()), "2026-11-30").tendances.is_empty());
}
