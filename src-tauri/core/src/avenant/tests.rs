//! An avenant made of each kind of difference, undone, and the consolidated contract of the example.

use super::*;
use crate::calculs::calculer;
use crate::choix::StatutDocument;
use crate::controles::{Controle, Parametre, controler, sans_avenant};
use crate::decimal::{Montant, Nombre, Prix};
use crate::exemple::{exemple, versions};
use crate::modele::{Engagement, MontantHoraire};
use crate::referentiel::referentiel;

fn jour() -> chrono::NaiveDate {
    "2026-11-21".parse().unwrap()
}

/// The example with a change of each kind: a target, words of an article, amounts of a year added and removed, rows of words.
fn amended() -> (Dossier, Dossier) {
    let before = exemple().unwrap();
    let mut d = before.clone();
    d.mesures.iter_mut().find(|m| m.id == 127).unwrap().cible = Some(Nombre::entier(1000));
    d.articles[11].texte = d.articles[11].texte.replace("en juillet", "en juin");
    d.dotations.iter_mut().find(|m| m.annee == 2027).unwrap().montant_horaire = Some("3.5".parse::<Prix>().unwrap());
    d.dotations.push(MontantHoraire {
        id: 6,
        annee: 2029,
        montant_horaire: Some("3.6".parse::<Prix>().unwrap()),
        ..MontantHoraire::default()
    });
    d.engagements.remove(0);
    d.engagements.push(Engagement { id: 99, code: "ENG-S-99".into(), texte: "Un engagement de plus".into(), ..Engagement::default() });
    // What binds nobody.
    d.actions[0].pilote = "Quelqu’un d’autre".to_owned();
    d.mesures.iter_mut().find(|m| m.id == 126).unwrap().numerateur = Some(Nombre::entier(700));
    (before, d)
}

fn said(differences: &[Difference]) -> Vec<(String, &str, &str)> {
    differences.iter().map(|d| (lieu(&d.modification), d.modification.avant.as_str(), d.modification.apres.as_str())).collect()
}

#[test]
fn contractual_fields_are_fields_that_the_departement_reads() {
    for (nom, champs) in CONTRACTUEL {
        let table = TABLES.iter().find(|t| t.nom == *nom).unwrap();
        for champ in *champs {
            assert!(table.champ(champ).is_some(), "{nom}.{champ}");
            assert!(!crate::reserve::is_reserved(nom, champ), "{nom}.{champ} is the agency’s own");
        }
    }
    assert!(CHIFFRES.iter().all(|t| contractual(t).is_some()));
}

#[test]
fn what_binds_the_parties_is_told_with_both_values() {
    let (before, d) = amended();
    let found = differences(&before, &d);
    let first = before.engagements[0].clone();
    assert_eq!(
        said(&found),
        [
            ("IND-16, cible 2027".to_owned(), "1\u{202F}100\u{A0}heures", "1\u{202F}000\u{A0}heures"),
            (format!("{}, supprimé", first.code), cut60(&first.texte).as_str(), ""),
            ("ENG-S-99, ajouté".to_owned(), "", "Un engagement de plus"),
            ("Montant horaire conventionné 2027".to_owned(), "3,40\u{A0}€/h", "3,50\u{A0}€/h"),
            ("Montant horaire conventionné 2029".to_owned(), "", "3,60\u{A0}€/h"),
            ("Article 12, texte".to_owned(), "…\u{A0}rapport annuel, en juillet.", "…\u{A0}rapport annuel, en juin."),
        ]
        .map(|(l, a, b)| (l, Box::leak(a.to_owned().into_boxed_str()) as &str, Box::leak(b.to_owned().into_boxed_str()) as &str))
    );
    let gaps: Vec<_> = found.iter().map(|x| ecart(&d, &x.modification)).collect();
    let expected = [Some("−100\u{A0}heures"), None, None, Some("+0,10\u{A0}€/h"), None, None];
    assert_eq!(gaps, expected.map(|g| g.map(str::to_owned)));
    let target = &found[0].modification;
    assert_eq!((target.valeur_avant.as_str(), target.valeur_apres.as_str(), target.cible_ligne), ("1100", "1000", Some(127)));
    // Only what is contractual is kept of a whole row.
    let row: Json = serde_json::from_str(&found[1].modification.valeur_avant).unwrap();
    assert!(row.get("texte").is_some() && row.get("etat").is_none() && row.get("commentaire").is_none(), "{row}");
}

fn cut60(text: &str) -> String {
    let text = crate::designation::plain(text);
    if text.chars().count() > 60 { text.chars().take(59).chain(['…']).collect() } else { text }
}

fn with_avenant(mut d: Dossier, chosen: &[Difference], statut: StatutDocument) -> Dossier {
    d.avenants.push(Avenant { id: 2, numero: Some(2), statut, date: "2026-12-15".parse().ok(), ..Avenant::default() });
    for (i, x) in chosen.iter().enumerate() {
        let id = 100 + Id::try_from(i).unwrap();
        d.modifications.push(Modification { id, avenant_id: 2, ..x.modification.clone() });
    }
    d
}

#[test]
fn modifications_are_undone_on_a_copy() {
    let (before, after) = amended();
    let found = differences(&before, &after);
    let d = with_avenant(after, &found, StatutDocument::EnPreparation);
    let back = reculer(&d, &modifications_of(&d, 2));
    assert_eq!(back.laissees, Vec::<Id>::new());
    let left: Vec<_> = differences(&before, &back.dossier).iter().map(|x| lieu(&x.modification)).collect();
    assert_eq!(left, Vec::<String>::new());
    // A figure that was counted meanwhile is not lost with the target.
    assert_eq!(back.dossier.mesures.iter().find(|m| m.id == 126).unwrap().numerateur, Some(Nombre::entier(700)));
    // What is written in words alone is named.
    let mut words = d.clone();
    words.modifications.push(Modification { id: 500, avenant_id: 2, objet: "Article 3".into(), ..Modification::default() });
    assert_eq!(reculer(&words, &modifications_of(&words, 2)).laissees, [500]);
}

#[test]
fn the_effect_on_the_grant_follows_from_the_amounts_alone() {
    let (before, after) = amended();
    let found = differences(&before, &after);
    let money: Vec<_> = found.into_iter().filter(|x| x.table.nom == "dotations" && x.modification.champ.ends_with("2027")).collect();
    let d = with_avenant(after, &money, StatutDocument::EnPreparation);
    let effect = effet_de(&d, 2, jour());
    let year = effect.annees.iter().find(|a| a.annee == 2027).unwrap();
    let hours = calculer(&d, jour()).dotation.annees.iter().find(|a| a.annee == 2027).unwrap().heures_prevues.unwrap();
    // Ten cents for each eligible hour.
    let expected = Montant::from_raw(hours.raw() / 10);
    assert_eq!((year.ecart, effect.ecart), (Some(expected), Some(expected)));
    assert!(effect.annees.iter().filter(|a| a.annee < 2027).all(|a| a.ecart == Some(Montant::ZERO)));
    // A year without hours has no grant and no gap, never zero.
    let unknown = effect.annees.iter().find(|a| a.annee == 2029).unwrap();
    assert_eq!((unknown.apres, unknown.ecart), (None, None));
    assert!(!effect.inchangee);
}

#[test]
fn the_first_avenant_of_the_example_moves_no_money() {
    let effect = effet_de(&exemple().unwrap(), 1, jour());
    assert!(effect.inchangee, "{effect:?}");
    assert_eq!((effect.apres.complet(), effect.laissees), (Some(Montant::entier(817_530)), 0));
    // A year whose hours are missing has an unknown grant: it is still unchanged when nothing it follows from differs, and no
    // longer when its amount does.
    let mut holed = exemple().unwrap();
    holed.heures.retain(|h| h.annee != 2027);
    assert!(effet_de(&holed, 1, jour()).inchangee);
    let mut after = holed.clone();
    after.dotations.iter_mut().find(|m| m.annee == 2027).unwrap().montant_horaire = Some("3.5".parse::<Prix>().unwrap());
    let effect = effet(&holed, &after, jour());
    assert_eq!((effect.inchangee, effect.ecart), (false, None));
}

fn contents() -> Vec<EtatContenu> {
    versions().unwrap().into_iter().map(|v| EtatContenu { version: v.version, contenu: std::sync::Arc::new(v.contenu) }).collect()
}

#[test]
fn the_consolidated_contract_of_the_example() {
    let d = exemple().unwrap();
    let table = consolide(&d, &contents(), "Aujourd’hui", jour());
    assert_eq!(
        table.colonnes.iter().map(|c| (c.nom.as_str(), c.reconstitue)).collect::<Vec<_>>(),
        [("Contrat signé", false), ("Contrat consolidé après avenant n° 1", false), ("Aujourd’hui", false)]
    );
    let said: Vec<_> = table
        .lignes
        .iter()
        .map(|l| (l.partie, l.libelle.as_str(), l.valeurs.iter().map(|v| v.as_deref().unwrap_or("–")).collect::<Vec<_>>()))
        .collect();
    let (first, then) = ("1\u{202F}200\u{A0}heures", "950\u{A0}heures");
    assert_eq!(
        said[0],
        (PartieConsolidee::Cibles, "IND-16, cible 2026 (Heures de répit et de relayage à domicile)", vec![first, then, then])
    );
    assert_eq!(said[1].1, "Article 12, texte (Dotation complémentaire : calcul et versement)");
    assert_eq!(said[1].2, ["26 mots", "26 mots, dont 1 changé", "26 mots"]);
    assert_eq!(said.len(), 3, "{said:?}");
    assert_eq!(
        table.montants_egaux,
        "Aucun montant n’a changé\u{202F}: la dotation prévue reste de 817\u{202F}530\u{A0}€ sur la durée du contrat."
    );
    assert_eq!((table.sans_avenant.len(), table.en_toutes_lettres, table.etats_omis), (0, 0, 0));
}

#[test]
fn a_state_that_was_not_kept_is_rebuilt_from_the_avenants_and_says_so() {
    let d = exemple().unwrap();
    let kept = consolide(&d, &contents(), "Aujourd’hui", jour());
    let rebuilt = consolide(&d, &[], "Aujourd’hui", jour());
    assert_eq!(rebuilt.colonnes.iter().map(|c| c.reconstitue).collect::<Vec<_>>(), [true, true, false]);
    assert_eq!(rebuilt.lignes, kept.lignes);
    assert_eq!(rebuilt.montants_egaux, kept.montants_egaux);
    // A dossier without a sealed version has one state only.
    let mut none = d;
    none.versions.clear();
    assert_eq!(consolide(&none, &[], "Aujourd’hui", jour()), Consolide::default());
}

#[test]
fn money_that_changed_is_shown_with_its_total() {
    let (_, after) = amended();
    let table = consolide(&after, &contents(), "Aujourd’hui", jour());
    let money: Vec<_> = table.lignes.iter().filter(|l| l.partie == PartieConsolidee::Montants).map(|l| l.libelle.as_str()).collect();
    assert_eq!(
        money,
        [
            "Montant horaire conventionné 2027",
            "Montant horaire conventionné 2029",
            "Dotation prévue 2027",
            "Dotation prévue sur la durée du contrat"
        ]
    );
    assert!(table.montants_egaux.is_empty());
    assert_eq!(table.sans_avenant.len(), 6, "{:?}", table.sans_avenant);
}

fn found(d: &Dossier, controle: Controle) -> Vec<Vec<Parametre>> {
    let all = controler(d, &calculer(d, jour()), referentiel());
    all.into_iter().filter(|c| c.controle == controle).map(|c| c.parametres).collect()
}

#[test]
fn a_dossier_that_departs_from_its_avenant_is_told() {
    let mut d = exemple().unwrap();
    assert!(found(&d, Controle::AvenantDivergent).is_empty());
    d.mesures.iter_mut().find(|m| m.id == 126).unwrap().cible = Some(Nombre::entier(900));
    let text = |t: &str| Parametre::Texte(t.to_owned());
    assert_eq!(
        found(&d, Controle::AvenantDivergent),
        [vec![text("n° 1"), text("950\u{A0}heures"), text("IND-16, cible 2026"), text("900\u{A0}heures")]]
    );
    // A later avenant that says the new value makes it right.
    let base = exemple().unwrap();
    let d = with_avenant(d.clone(), &differences(&base, &d), StatutDocument::EnPreparation);
    assert!(found(&d, Controle::AvenantDivergent).is_empty());
}

#[test]
fn what_changed_without_an_avenant_is_counted_until_one_says_it() {
    let (before, after) = amended();
    let told = |d: &Dossier| sans_avenant(&before, d, 2, "Contrat consolidé").map(|c| c.parametres[1].clone());
    assert_eq!(told(&before), None);
    assert_eq!(told(&after), Some(Parametre::Entier(6)));
    let differences = differences(&before, &after);
    assert_eq!(told(&with_avenant(after.clone(), &differences[..4], StatutDocument::EnPreparation)), Some(Parametre::Entier(2)));
    assert_eq!(told(&with_avenant(after.clone(), &differences, StatutDocument::Signe)), None);
}

#[test]
fn an_avenant_needs_a_date_of_effect_and_stays_within_six_years() {
    let d = exemple().unwrap();
    assert_eq!(found(&d, Controle::AvenantSansEffet), [vec![Parametre::Texte("n° 1".into())]]);
    assert!(found(&d, Controle::ProrogationInterdite).is_empty());
    for (end, months) in [("2029-12-31", None), ("2030-01-31", Some(73))] {
        let mut longer = d.clone();
        longer.contrat.date_fin = end.parse().ok();
        let longer = with_avenant(longer.clone(), &differences(&d, &longer), StatutDocument::EnPreparation);
        let expected: Vec<Vec<Parametre>> =
            months.into_iter().map(|m| vec![Parametre::Texte("n° 2".into()), Parametre::Entier(m)]).collect();
        assert_eq!(found(&longer, Controle::ProrogationInterdite), expected, "{end}");
    }
}

/// The tables left aside change neither what differs nor its words.
#[test]
fn the_tables_that_are_compared_are_enough_to_name_every_difference() {
    let (before, d) = amended();
    let all = Etats { avant: &before, apres: &d, tables: (Tables::of(&before), Tables::of(&d)) };
    let lines = comparer(&all.tables.0, &all.tables.1);
    let whole: Vec<_> = lines.iter().filter(|l| l.sort == Sort::Modifiee).flat_map(|line| changed(&all, line)).collect();
    let found: Vec<_> = differences(&before, &d).into_iter().filter(|x| x.sort == Sort::Modifiee).collect();
    assert!(found.len() > 2 && found == whole, "{:?} became {:?}", said(&whole), said(&found));
    assert!(compared().contains("services") && !compared().contains("montants_budget"), "{:?}", compared());
}
