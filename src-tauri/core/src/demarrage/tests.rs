use super::*;
use crate::choix::{CategorieService, Habilitation, Partie};
use crate::controles::{Controle, controler};
use crate::referentiel::referentiel;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-30";

fn made(json: &str) -> Demarrage {
    preparer(referentiel(), &lire(json).unwrap(), day(TODAY))
}

/// A SAD mixte from 1 July 2027 to 30 June 2030, with an answer to every question.
fn half_years() -> Demarrage {
    made(
        r#"{"gestionnaire": " Ma  Maison ", "forme_juridique": "Association (loi de 1901 ou droit local d’Alsace-Moselle)",
        "siren": "732 829 320", "departement": "Finistère",
        "services": [{"nom": "SAD Nord", "categorie": "sad_mixte", "habilitation": "aucune"}, {"nom": "SAD Sud"}],
        "debut": "2027-07-01", "fin": "2030-06-30", "signature": "2027-06-15",
        "financeurs": ["apa", "pch", "particulier"], "objectifs": [5, 1, 1]}"#,
    )
}

#[test]
fn every_answer_lays_out_what_follows_from_it() {
    let Demarrage { dossier: mut d, plan } = half_years();
    crate::echange::verify(&mut d).unwrap();
    assert_eq!(plan.refus, []);
    assert_eq!(d.dossier.titre, "CPOM de juillet 2027 à juin 2030 – Ma Maison");
    assert_eq!(plan.annees, ["2027 (juil.–déc.)", "2028", "2029", "2030 (janv.–juin)"]);
    assert_eq!((d.dossier.annee_reference, d.exercices[0].annee), (Some(2026), 2026));
    let g = &d.gestionnaires[0];
    assert_eq!((g.raison_sociale.as_str(), g.siren.as_str()), ("Ma Maison", "732829320"));
    assert_eq!(g.statut, crate::choix::StatutJuridique::NonLucratif);
    assert_eq!(d.services.iter().map(|s| (s.nom.as_str(), s.gestionnaire_id)).collect::<Vec<_>>(), [("SAD Nord", 1), ("SAD Sud", 1)]);
    assert_eq!(d.signataires.iter().map(|s| s.role).collect::<Vec<_>>(), [Partie::Departement, Partie::Gestionnaire, Partie::Ars]);
    assert_eq!(d.financeurs.iter().map(|f| f.code.as_str()).collect::<Vec<_>>(), ["APA", "PCH", "PARTICULIER"]);
    assert_eq!(d.axes.iter().map(|a| (a.code.as_str(), a.objectif_legal)).collect::<Vec<_>>(), [("AXE-1", Some(1)), ("AXE-2", Some(5))]);
    assert_eq!(d.axes[0].libelle, referentiel().objectif_legal(1).unwrap().titre);
    let years = |of: &[i32]| assert_eq!(of, [2027, 2028, 2029, 2030]);
    years(&d.tarifs.iter().map(|t| t.annee).collect::<Vec<_>>());
    years(&d.dotations.iter().map(|t| t.annee).collect::<Vec<_>>());
    years(&d.publics.iter().map(|t| t.annee).collect::<Vec<_>>());
    years(&d.plafonds.iter().map(|t| t.annee).collect::<Vec<_>>());
    years(&d.plans_formation.iter().map(|t| t.annee).collect::<Vec<_>>());
    years(&d.financements_soins.iter().map(|t| t.annee).collect::<Vec<_>>());
    assert_eq!(d.mesures.len(), 4 * d.indicateurs.len());
    let visa = |words: &str| d.visas.iter().position(|v| v.texte.contains(words)).unwrap();
    assert!(visa("347-1") < visa("314-2-2") && visa("314-2-2") < visa("313-12-2"), "each visa in its place");
    assert!(!d.visas.iter().any(|v| v.texte.contains("314-39")), "no financial part over several years was asked for");
    assert!(plan.phrase.contains("2027 (juil.–déc.), 2028, 2029 et 2030 (janv.–juin)"), "{}", plan.phrase);
    assert!(plan.remarques.iter().any(|r| r.starts_with("2027 (juil.–déc.)") && r.contains("6 mois")), "{:?}", plan.remarques);
    assert!(plan.remarques.iter().any(|r| r.contains("agence régionale de santé")));
}

#[test]
fn no_figure_is_invented() {
    let d = half_years().dossier;
    assert!(d.mesures.iter().all(|m| m.cible.is_none() && m.numerateur.is_none() && m.denominateur.is_none() && m.valeur.is_none()));
    assert!(d.tarifs.iter().all(|t| t.tarif_apa.is_none() && t.tarif_pch.is_none() && t.supplement_prevu.is_none()));
    assert!(d.dotations.iter().all(|t| t.montant_horaire.is_none() && t.heures_convenues.is_none()));
    assert!(d.plafonds.iter().all(|t| t.plafond.is_none()) && d.heures.is_empty() && d.actions.is_empty());
}

#[test]
fn the_first_indicators_have_their_formulas_and_an_objective() {
    let all = made(r#"{"objectifs": [1, 2, 3, 4, 5, 6]}"#).dossier;
    assert_eq!(all.axes.len(), 6);
    for i in &all.indicateurs {
        assert!(!i.formule_numerateur.is_empty(), "{}", i.libelle);
        assert_eq!(i.formule_denominateur.is_empty(), i.denominateur.is_empty(), "{}", i.libelle);
        assert!(i.objectif_id.is_some() && !i.code.is_empty());
    }
    let r = referentiel();
    for p in &r.demarrage.indicateurs {
        let kept = p.numeros.iter().all(|n| r.indicateur(*n).is_some_and(|i| i.objectifs.contains(&p.objectif)));
        assert!(kept, "each serves objective {}", p.objectif);
    }
    assert_eq!(r.demarrage.indicateurs.len(), 6);
    // Without the hours of the PCH, the formulas that read them are left out and the count is typed.
    let without = made(r#"{"financeurs": ["apa"], "objectifs": [1]}"#).dossier;
    assert!(without.indicateurs.iter().any(|i| i.formule_numerateur.is_empty()));
}

#[test]
fn deadlines_are_those_of_the_contract_and_of_the_way_to_its_signature() {
    let Demarrage { dossier: d, plan } = half_years();
    let on = |words: &str| d.echeances.iter().filter(|e| e.libelle.contains(words)).filter_map(|e| e.date).collect::<Vec<_>>();
    assert_eq!(on("Terminer la négociation"), [day("2027-02-15")]);
    assert_eq!(on("date souhaitée"), [day("2027-06-15")]);
    assert!(on("Commencer le diagnostic").is_empty(), "twelve months before is past");
    assert!(plan.remarques.iter().any(|r| r.contains("étapes sont déjà passées")), "{:?}", plan.remarques);
    assert_eq!(on("Compte d’emploi"), ["2028-04-30", "2029-04-30", "2030-04-30", "2031-04-30"].map(day), "the last year is accounted for");
    assert!(on("durée maximale").is_empty(), "five years end after this contract");
    assert!(d.echeances.windows(2).all(|w| w[0].date <= w[1].date));
    assert_eq!(plan.echeances + plan.retroplanning.len(), d.echeances.len());
    let five = made(r#"{"debut": "2027-01-01", "fin": "2031-12-31"}"#).dossier;
    assert_eq!(five.echeances.iter().filter(|e| e.libelle.contains("durée maximale")).count(), 1);
    assert_eq!(five.dossier.titre, "CPOM 2027-2031");
}

#[test]
fn answers_left_out_leave_an_empty_dossier() {
    let Demarrage { dossier, plan } = made("{}");
    let mut empty = crate::neuf::dossier(referentiel());
    assert_eq!(dossier, empty);
    assert_eq!((plan.refus.len(), plan.remarques.len()), (0, 0));
    empty.dossier.titre.clear();
    let named = made(r#"{"services": [{"nom": "SAD Nord", "categorie": "saad_familles"}]}"#);
    assert_eq!(named.plan.titre, "CPOM – SAD Nord");
    assert!(named.plan.remarques.iter().any(|r| r.contains("à vérifier")));
    // No service here gives care, so that the ARS does not sign.
    assert_eq!(named.dossier.signataires.len(), 2);
}

#[test]
fn a_sad_mixte_has_all_its_signatories_for_the_checks() {
    for categorie in [CategorieService::SadMixte, CategorieService::SadMixteConvention, CategorieService::SadMixteGcsms] {
        let service = ServiceRepondu { nom: "S".into(), categorie, habilitation: Habilitation::Totale };
        let answers = ReponsesDemarrage { services: vec![service], ars: "ARS Bretagne".into(), ..ReponsesDemarrage::default() };
        let d = preparer(referentiel(), &answers, day(TODAY)).dossier;
        let found = controler(&d, &crate::calculs::calculer(&d, day(TODAY)), referentiel());
        assert!(!found.iter().any(|c| c.controle == Controle::ArsAbsente));
        assert_eq!(d.signataires[2].denomination, "ARS Bretagne");
        assert!(d.plafonds.is_empty(), "no supplement is limited for a service wholly habilité");
    }
}

#[test]
fn what_cannot_be_is_refused_in_one_sentence() {
    let refused = |json: &str| {
        let said = verifier(referentiel(), &lire(json).unwrap());
        said.into_iter().map(|r| (r.champ, r.phrase)).collect::<Vec<_>>()
    };
    for (json, champ, words) in [
        (r#"{"siren": "732829321"}"#, "siren", "La clé du SIREN est fausse"),
        (r#"{"siren": "73282932"}"#, "siren", "Le SIREN a 8 chiffres"),
        (r#"{"siren": "AB"}"#, "siren", "qu’avec des chiffres"),
        (r#"{"debut": "2028-01-01", "fin": "2027-01-01"}"#, "fin", "avant de commencer"),
        (r#"{"financeurs": ["apa", "loto"]}"#, "financeurs", "loto"),
        (r#"{"objectifs": [7]}"#, "objectifs", "L’objectif 7 n’existe pas"),
    ] {
        let all = refused(json);
        assert_eq!(all.len(), 1, "{all:?}");
        assert!(all[0].0 == champ && all[0].1.contains(words) && all[0].1.ends_with('.'), "{all:?}");
        // The rest is prepared as if that answer had been left out.
        let prepared = made(json);
        assert_eq!(prepared.plan.refus.len(), 1);
        crate::echange::verify(&mut prepared.dossier.clone()).unwrap();
    }
    for (json, words) in
        [("[]", "un objet JSON"), (r#"{"debut": "2027-02-30"}"#, "debut"), (r#"{"fonn": 1}"#, "champ inconnu"), ("{", "incomplet")]
    {
        let crate::Error::Reponse(why) = lire(json).unwrap_err() else { panic!("{json}") };
        assert!(why.contains(words), "{why}");
    }
    let many = ReponsesDemarrage { services: vec![ServiceRepondu::default(); 31], ..ReponsesDemarrage::default() };
    assert_eq!(verifier(referentiel(), &many)[0].champ, "services");
    assert!(
        made(r#"{"debut": "2027-01-01", "fin": "2033-12-31"}"#).plan.remarques.iter().any(|r| r.contains("84 mois")),
        "unusual, not refused"
    );
}
