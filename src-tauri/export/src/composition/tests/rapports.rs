//! The reports and the candidature say why, what is provisional, what is proposed, and what is missing.

use cpom_core::calculs::StatutIndicateur;
use cpom_core::choix::CauseEcart;

use super::*;

fn read(d: &Dossier, options: &Options) -> String {
    LectureDocument::de(&composer(d, &calculer(d, day()), options)).textes
}

fn report(annee: i32) -> Options {
    Options { annee: Some(annee), ..Options::new(TypeDocument::Bilan, day()) }
}

#[test]
fn each_missed_target_has_its_cause_and_its_remedy_or_asks_for_them() {
    let mut d = exemple().unwrap();
    let c = calculer(&d, day());
    let missed = c
        .indicateurs
        .iter()
        .filter_map(|i| i.point(2025))
        .filter(|p| matches!(p.statut, Some(StatutIndicateur::NonAtteint | StatutIndicateur::PartiellementAtteint)));
    let missed = missed.count();
    assert!(missed > 5);
    assert_eq!(read(&d, &report(2025)).matches("Cause et correction : ").count(), missed);
    assert!(!read(&d, &report(2025)).contains("[à compléter : cause et correction]"), "the example says them all");
    d.mesures.iter_mut().for_each(|m| m.commentaire.clear());
    d.action_indicateurs.clear();
    let said = read(&d, &report(2025));
    assert_eq!(said.matches("[à compléter : cause et correction]").count(), missed);
    // A cause that is chosen is said; the remedy is still asked for.
    d.mesures.iter_mut().filter(|m| m.annee == 2025).for_each(|m| m.cause = CauseEcart::Tiers);
    let said = read(&d, &report(2025));
    assert_eq!(said.matches("Délai d’un tiers. [à compléter : correction]").count(), missed);
}

#[test]
fn a_year_under_way_is_told_with_its_provisional_figures() {
    let d = exemple().unwrap();
    let said = read(&d, &report(2026));
    for words in ["Bilan de l’année 2026", "Année 2026 en cours", "45 455", "Atterrissage", "Indicateurs provisoires"] {
        assert!(said.contains(words), "{words}");
    }
    assert!(!read(&d, &report(2025)).contains("en cours\nChiffres provisoires"), "a closed year has its own figures");
}

#[test]
fn what_is_drafted_from_figures_never_passes_as_hers() {
    let mut d = exemple().unwrap();
    let framed = |d: &Dossier| {
        fn drafts(blocs: &[Bloc], out: &mut Vec<String>) {
            for b in blocs {
                match b {
                    Bloc::Encadre(e) if e.titre.as_deref().is_some_and(|t| t.starts_with("Proposition")) => {
                        let mut lu = LectureDocument::default();
                        lu.blocs(&e.blocs);
                        out.push(lu.textes);
                    }
                    Bloc::GarderEnsemble(b) => drafts(b, out),
                    _ => {}
                }
            }
        }
        let mut out = Vec::new();
        drafts(&composer(d, &calculer(d, day()), &report(2025)).blocs, &mut out);
        out
    };
    d.bilans_annuels.clear();
    let drafts = framed(&d);
    assert_eq!(drafts.len(), 1);
    assert!(drafts[0].contains("En 2025, le service a réalisé") && drafts[0].contains("cibles atteintes sur"), "{drafts:?}");
    assert!(drafts[0].contains("[à compléter"), "she has more to say");
    // A figure that lacks a term drafts no sentence.
    let mut holed = d.clone();
    holed.heures.iter_mut().filter(|h| h.annee == 2025).take(1).for_each(|h| h.heures = None);
    assert!(!framed(&holed)[0].contains("le service a réalisé"));
    // Her own words take the place of the draft.
    d.bilans_annuels
        .push(cpom_core::modele::BilanAnnuel { id: 1, annee: 2025, synthese: "Une bonne année.".into(), ..Default::default() });
    assert!(framed(&d).is_empty() && read(&d, &report(2025)).contains("Une bonne année."));
}

#[test]
fn an_action_that_moved_has_its_block_and_the_others_are_named() {
    let mut d = exemple().unwrap();
    let last = d.actions.last().unwrap().id;
    d.bilans_action.retain(|b| b.action_id != last);
    d.budgets_action.retain(|b| b.action_id != last);
    d.etapes.retain(|e| e.action_id != last);
    let said = read(&d, &report(2025));
    for a in &d.actions {
        // Once in the table of all actions, once over its block.
        let line = format!("\n{} {}\n", a.code, collapse(&a.intitule));
        assert_eq!(said.matches(&line).count(), if a.id == last { 1 } else { 2 }, "{}", a.code);
    }
    assert!(said.contains("Sans bilan, dépense ni étape en 2025 : ACT-18."));
}

#[test]
fn quality_says_what_the_dossier_does_not_hold() {
    let mut d = exemple().unwrap();
    let said = read(&d, &report(2025));
    assert!(said.contains("Réclamations reçues") && said.contains("Événements indésirables déclarés"));
    let id = d.donnees.iter().find(|x| x.code == "recl").unwrap().id;
    d.valeurs.retain(|v| v.donnee_id != id);
    d.services[0].derniere_evaluation.clear();
    let said = read(&d, &report(2025));
    assert!(said.contains("Non renseigné : réclamations reçues ; dernière évaluation."), "{said}");
}

#[test]
fn the_final_report_tells_every_year_and_keeps_the_decisions_of_the_renewal() {
    let d = exemple().unwrap();
    let options = Options::new(TypeDocument::BilanFinal, day());
    let given = read(&d, &options);
    for words in
        ["Bilan final du contrat", "Bilan arrêté à 2025 : ", "Actions réalisées", "Actions en cours ou en retard", "Plan de financement"]
    {
        assert!(given.contains(words), "{words}");
    }
    let decision = collapse(&d.decisions_reprise[0].justification);
    assert!(!given.contains(&decision), "the renewal is the agency’s reserve");
    assert!(read(&d, &own(TypeDocument::BilanFinal)).contains(&decision));
    // Every action stands in one of the groups.
    for a in &d.actions {
        assert!(given.contains(&format!("{} {}", a.code, collapse(&a.intitule))), "{}", a.code);
    }
    let mut over = d.clone();
    over.contrat.date_fin = NaiveDate::from_ymd_opt(2025, 12, 31);
    assert!(!read(&over, &options).contains("Bilan arrêté"));
}

#[test]
fn the_candidature_names_what_is_to_be_joined() {
    let mut d = exemple().unwrap();
    d.pieces[0].fichier = "kbis.pdf".into();
    let said = read(&d, &Options::new(TypeDocument::Candidature, day()));
    for words in ["Dossier de candidature", "Fiche ACT-01", "Dotation demandée", "atteste", "kbis.pdf"] {
        assert!(said.contains(words), "{words}");
    }
    assert_eq!(said.matches("à joindre").count(), d.pieces.len() - 1);
    assert!(said.contains(&format!("Pièces désignées : 1 sur {}.", d.pieces.len())));
}
