//! Balance of the contract: the figures of the example, beside those of other agencies computed by hand; scenarios leave the
//! dossier as it is; nothing of it reaches the Département.

use std::collections::BTreeMap;

use cpom_api::{Session, chiffres_equilibre};
use cpom_core::calculs::concession::{AutreEffet, CelluleVisee, impact};
use cpom_core::calculs::economie::{
    Economie, Reversement, concessions, economie, hypotheses, lignes, nom_objectif, phrase, phrase_total, plafonds_essayes, reversement,
};
use cpom_core::calculs::{Calculs, calculer};
use cpom_core::choix::{
    CleHypothese, DegreReversement, GenreHypothese, LigneEquilibre, MotifReversement, NonConsomme, StatutIndicateur, StatutVersement,
    TypeVersement,
};
use cpom_core::controles::{Controle, Parametre, controler};
use cpom_core::decimal::{Montant, Nombre, Prix};
use cpom_core::modele::{Dossier, Hypothese, Versement};
use cpom_core::referentiel::referentiel;
use cpom_core::scenario::{appliquer, bascules, chiffres, cibles_touchees, verse_ou_acompte};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::outils::{Hasard, banc, exemple, jour, nouveau};

fn golden() -> Value {
    serde_json::from_str(include_str!("../golden/economie.json")).unwrap()
}

fn computed(d: &Dossier) -> (Calculs, Economie) {
    let c = calculer(d, jour());
    let e = economie(d, &c);
    (c, e)
}

fn euros(text: &str) -> Option<Montant> {
    Some(text.parse().unwrap())
}

fn prix(text: &str) -> Option<Prix> {
    Some(text.parse().unwrap())
}

/// Numbers compared as numbers, whatever their writing: 146240 and 146240.0.
fn plain(v: &Value) -> Value {
    match v {
        Value::Number(n) => json!(n.as_f64()),
        Value::Array(all) => all.iter().map(plain).collect(),
        Value::Object(all) => Value::Object(all.iter().map(|(k, v)| (k.clone(), plain(v))).collect()),
        other => other.clone(),
    }
}

#[test]
fn the_figures_of_the_example() {
    let d = exemple();
    let (c, e) = computed(&d);
    let found = plain(&serde_json::to_value(chiffres_equilibre::of(&c, &e, None)).unwrap());
    let expected = plain(&golden());
    for (annee, figures) in expected["economie"].as_object().unwrap() {
        assert_eq!(found["economie"][annee], *figures, "{annee}");
    }
    assert_eq!(found["economie"].as_object().unwrap().len(), 5);
    assert_eq!((&found["total"], &found["atterrissage_2026"]), (&expected["total"], &expected["atterrissage_2026"]));
    assert_eq!(e.effet_plafond.complet(), euros("134156"));
    assert_eq!((e.charge.minutes, e.charge.heures()), (4090, euros("118.17")));
    assert_eq!(e.annee(2025).unwrap().supplement.par_choix, euros("4719"));
    assert_eq!(phrase_total(&e).replace(['\u{202F}', '\u{A0}'], " "), "De 2024 à 2028, le contrat coûte 199 565 € au service.");
}

#[test]
fn the_margin_under_the_reference_amount() {
    let (_, e) = computed(&exemple());
    for (annee, margin) in golden()["marge_sous_reference"].as_object().unwrap() {
        assert_eq!(plain(&json!(e.annee(annee.parse().unwrap()).unwrap().marge_reference)), plain(margin), "{annee}");
    }
    assert_eq!(e.annee(2027).unwrap().marge_reference, None, "the amount of 2027 is not known yet");
    let mut d = exemple();
    d.surcharges
        .push(serde_json::from_value(json!({"id": 1, "cle": "dotation_horaire", "valable_du": "2027-01-01", "valeur": "3.3"})).unwrap());
    let (_, e) = computed(&d);
    assert_eq!(e.annee(2027).unwrap().marge_reference, euros("-5040"), "above the reference, the Département bears the excess");
}

/// The rows explain themselves, add up to the balance and draw bars that follow one another.
#[test]
fn rows_of_the_waterfall_follow_one_another() {
    let d = exemple();
    let (_, e) = computed(&d);
    for a in &e.annees {
        let rows = lignes(&d, &e, a);
        let (bars, sums) = rows.split_at(rows.len() - 2);
        assert_eq!(bars.first().unwrap().debut, Some(Montant::ZERO));
        for pair in bars.windows(2) {
            assert_eq!(pair[0].fin, pair[1].debut);
        }
        assert_eq!(bars.last().unwrap().fin, a.solde);
        assert_eq!(bars.iter().filter_map(|b| b.montant).sum::<Montant>(), a.solde.unwrap());
        assert_eq!([sums[0].montant, sums[1].montant], [a.solde, a.solde_prudent]);
        for row in &rows {
            assert!(!row.explication.formule.is_empty() && !row.explication.calcul.is_empty(), "{}", row.libelle);
        }
        let kinds: Vec<GenreHypothese> = hypotheses(&d, &e, a).iter().map(|h| h.genre).collect();
        let ceiling = rows.iter().find(|r| r.ligne == LigneEquilibre::EffetPlafond).unwrap();
        assert!(ceiling.explication.hypotheses.iter().any(|h| kinds.contains(h)));
    }
}

#[test]
fn charges_that_an_action_spares_count_for_the_balance_alone() {
    let mut d = exemple();
    let action = d.actions.iter().find(|a| a.code == "ACT-08").unwrap().id;
    let row = d.budgets_action.iter_mut().find(|b| b.action_id == action && b.annee == 2027).unwrap();
    row.economie = euros("20000");
    let (_, e) = computed(&d);
    let year = e.annee(2027).unwrap();
    assert_eq!((year.solde, year.montant_equilibre), (euros("-31198"), prix("4.0190")));
    assert_eq!(year.solde_prudent, euros("-88580"));
}

#[test]
fn concessions_and_ceilings_of_the_example() {
    let (_, e) = computed(&exemple());
    let year = e.annee(2027).unwrap();
    let worth: Vec<_> = concessions(year).into_iter().map(|c| c.montant).collect();
    assert_eq!(worth, [euros("5040"), euros("5040"), euros("1713.60")]);
    let asked: Vec<Prix> = ["2.5", "3", "3.5"].iter().map(|t| t.parse().unwrap()).collect();
    let tried: Vec<_> = plafonds_essayes(year, &asked).into_iter().map(|p| (p.plafond, p.effet, p.du_contrat)).collect();
    let row = |p: &str, effect: &str, own| (p.parse::<Prix>().unwrap(), euros(effect), own);
    assert_eq!(tried, [row("2.5", "-50400", false), row("2.8", "-35280", true), row("3", "-25200", false), row("3.5", "0", false)]);
}

fn lever(cle: CleHypothese, valeur: &str) -> Hypothese {
    Hypothese { cle, annee: Some(2027), valeur: Some(valeur.parse().unwrap()), ..Hypothese::default() }
}

#[test]
fn the_stress_of_a_year_of_the_example() {
    use CleHypothese as C;
    let d = exemple();
    let (c, _) = computed(&d);
    let paid = verse_ou_acompte(&d, &c, 2027, None);
    let golden = golden();
    for (name, levers) in [
        ("base", vec![]),
        ("heures -20 %", vec![lever(C::HeuresPct, "-20")]),
        ("heures -20 %, masse salariale ajustée à 50 %", vec![lever(C::HeuresPct, "-20"), lever(C::AjustementPct, "50")]),
        ("heures -25 %", vec![lever(C::HeuresPct, "-25")]),
        ("montant horaire 3,55", vec![lever(C::MontantHoraire, "3.55")]),
        ("plafond 3,00", vec![lever(C::Plafond, "3")]),
        ("plafond 2,50", vec![lever(C::Plafond, "2.5")]),
        ("tarif 25,23", vec![lever(C::Tarif, "25.23")]),
        ("salaires +2 %", vec![lever(C::SalairesPct, "2")]),
        ("3 ETP vacants", vec![lever(C::EtpVacants, "3")]),
    ] {
        let copy = appliquer(&d, &levers);
        let (c, e) = computed(&copy);
        let found = serde_json::to_value(chiffres(&c, &e, 2027, paid)).unwrap();
        for (key, value) in golden["scenarios_2027"][name].as_object().unwrap() {
            assert_eq!(plain(&found[key]), plain(value), "{name}, {key}");
        }
    }
    let turned = bascules(&d, &[], 2027, paid);
    assert_eq!((turned.resultat_nul, turned.trop_percu), (Some("-3.31".parse().unwrap()), Some("-20".parse().unwrap())));
    let touched = cibles_touchees(&d, &c, 2027);
    assert!(!touched.is_empty() && touched.len() < d.indicateurs.len());
}

#[test]
fn a_lever_is_typed_on_years_that_are_not_closed() {
    let d = exemple();
    let all = Hypothese { annee: None, ..lever(CleHypothese::HeuresPct, "-10") };
    let closed = Hypothese { annee: Some(2025), ..all.clone() };
    assert_eq!(appliquer(&d, &[closed]), d);
    let (_, base) = computed(&d);
    let (_, after) = computed(&appliquer(&d, &[all]));
    for (a, b) in base.annees.iter().zip(&after.annees) {
        assert_eq!(a.heures == b.heures, a.constatee, "{}", a.annee);
    }
}

#[test]
fn an_action_left_out_takes_its_money_away() {
    let d = exemple();
    let action = d.actions.iter().find(|a| a.code == "ACT-01").unwrap().id;
    let gone = Hypothese { action_id: Some(action), valeur: None, ..lever(CleHypothese::ActionEcartee, "0") };
    let (_, base) = computed(&d);
    let (_, after) = computed(&appliquer(&d, &[gone]));
    let row = d.budgets_action.iter().find(|b| b.action_id == action && b.annee == 2027).unwrap();
    let [x, own, other] = [row.dotation, row.autofinancement, row.cofinancement].map(Option::unwrap_or_default);
    let (before, now) = (base.annee(2027).unwrap(), after.annee(2027).unwrap());
    assert_eq!(now.actions.cout.complet().unwrap(), before.actions.cout.complet().unwrap() - x - own - other);
    // Its cost is spared, its cofinancing lost, the grant is that of the hours.
    assert_eq!(now.solde.unwrap() - before.solde.unwrap(), x + own);
    assert!(now.manques.is_empty());
    assert_eq!(base.annee(2025), after.annee(2025));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Without levers, or with levers that change nothing, the copy is the dossier and so are its figures.
    #[test]
    fn a_scenario_without_levers_is_the_dossier(seed in any::<u64>()) {
        let mut random = Hasard::new(seed);
        let mut d = if seed % 2 == 0 { random.dossier() } else { exemple() };
        if seed % 2 == 1 {
            // The example with figures taken out at random.
            d.heures.retain(|_| random.below(12) > 0);
            d.montants_budget.retain(|_| random.below(12) > 0);
            d.tarifs.retain(|_| random.below(12) > 0);
            d.budgets_action.retain(|_| random.below(12) > 0);
        }
        let none = [lever(CleHypothese::HeuresPct, "0"), lever(CleHypothese::SalairesPct, "0"), lever(CleHypothese::EtpVacants, "0")];
        let (c, e) = computed(&d);
        for levers in [&none[..0], &none[..]] {
            let copy = appliquer(&d, levers);
            prop_assert_eq!(&copy, &d);
            let (after, economie) = computed(&copy);
            prop_assert_eq!(serde_json::to_vec(&after).unwrap(), serde_json::to_vec(&c).unwrap());
            prop_assert_eq!(&economie, &e);
        }
        // Any lever gives figures, without a panic.
        for a in &e.annees {
            let levers = [lever(CleHypothese::HeuresPct, "-12.5"), lever(CleHypothese::Plafond, "1.5")].map(|l| Hypothese { annee: Some(a.annee), ..l });
            let copy = appliquer(&d, &levers);
            let (_, after) = computed(&copy);
            for row in lignes(&copy, &after, after.annee(a.annee).unwrap()) {
                prop_assert!(!row.explication.formule.is_empty());
            }
        }
    }
}

#[test]
fn a_concession_is_worth_what_it_brings() {
    let d = exemple();
    let (c, e) = computed(&d);
    let cell = |table, id, champ| CelluleVisee { table, id, champ };
    let worth = |cible: CelluleVisee<'_>, v: &str| impact(&d, &c, &e, cible, v.parse().unwrap()).unwrap();
    let amount = d.dotations.iter().find(|m| m.annee == 2027).unwrap().id;
    for (v, expected) in golden()["dem1"].as_object().unwrap() {
        let found = worth(cell("dotations", amount, "montant_horaire"), v);
        assert_eq!(plain(&json!(found.euros)), plain(expected), "{v}");
        let gap = found.equilibre.unwrap();
        assert_eq!(Some(gap.avant), prix("-1.0158"));
        assert_eq!(gap.apres.raw() - gap.avant.raw(), v.parse::<Prix>().unwrap().raw() - 34_000);
    }
    let ceiling = d.plafonds.iter().find(|p| p.annee == 2027).unwrap().id;
    assert_eq!(worth(cell("plafonds", ceiling, "plafond"), "3").euros, Montant::entier(10_080));
    assert_eq!(worth(cell("plafonds", ceiling, "plafond"), "4").euros, Montant::entier(35_280), "nothing beyond the free supplement");
    assert_eq!(worth(cell("plafonds", ceiling, "plafond"), "2.5").euros, Montant::entier(-15_120));
    assert_eq!(worth(cell("dotations", amount, "heures_convenues"), "51000").euros, Montant::entier(2_040));
    let tariff = d.tarifs.iter().find(|t| t.annee == 2027).unwrap().id;
    let apa: Montant = d
        .heures
        .iter()
        .filter(|h| h.annee == 2027 && h.financeur_id == 1 && h.nature == cpom_core::choix::Nature::Previsionnel)
        .filter_map(|h| h.heures)
        .sum();
    assert_eq!(worth(cell("tarifs", tariff, "tarif_apa"), "26.2").euros, apa, "one euro more per hour");
    let advance = worth(cell("dotation", 1, "acompte_pct"), "90");
    assert_eq!(advance.euros, Montant::ZERO);
    assert_eq!(advance.autres, [AutreEffet::Tresorerie(euros("16381.50").unwrap()), AutreEffet::SeuilTropPercu(Nombre::entier(10))]);
    let budget = d.budgets_action.iter().find(|b| b.annee == 2027 && b.dotation.is_some()).unwrap();
    let more = (budget.dotation.unwrap() + Montant::entier(500)).to_string();
    assert_eq!(worth(cell("budgets_action", budget.id, "dotation"), &more).euros, Montant::entier(500));
    let target = d.mesures.iter().find(|m| m.annee == 2027 && m.cible.is_some()).unwrap();
    let judged = worth(cell("mesures", target.id, "cible"), &target.cible.unwrap().to_string());
    assert_eq!(judged.euros, Montant::ZERO);
    assert!(matches!(
        judged.autres[..],
        [AutreEffet::Statut {
            annee: 2025,
            statut: StatutIndicateur::Atteint
                | StatutIndicateur::PartiellementAtteint
                | StatutIndicateur::NonAtteint
                | StatutIndicateur::AApprecier,
            ..
        }]
    ));
    assert_eq!(impact(&d, &c, &e, cell("actions", 1, "pilote"), Nombre::ZERO), None);
}

fn row(e: &Economie, annee: i32, motif: MotifReversement) -> Reversement {
    e.reversements.iter().find(|r| r.annee == annee && r.motif == motif).unwrap().clone()
}

#[test]
fn what_the_departement_may_take_back_on_the_example() {
    use MotifReversement as M;
    let mut d = exemple();
    let (_, e) = computed(&d);
    let amounts: BTreeMap<_, _> = e.reversements.iter().map(|r| ((r.annee, r.motif), r.montant)).collect();
    assert_eq!([amounts[&(2024, M::HorsObjectifs)], amounts[&(2025, M::HorsObjectifs)]], [euros("3570"), euros("3260")]);
    assert_eq!(amounts[&(2024, M::TropPercu)], euros("0"));
    let unproved = row(&e, 2025, M::SansPiece);
    assert_eq!(unproved.montant, euros("153950"), "all 18 uses of the year");
    assert!(reversement(&d, &e, &unproved).phrase.starts_with("18 dépenses de 2025 sans pièce"));
    let landing = row(&e, 2026, M::TropPercu);
    assert_eq!((landing.degre, landing.montant), (DegreReversement::Probable, euros("0")));
    assert!(!amounts.contains_key(&(2027, M::TropPercu)) && !amounts.contains_key(&(2025, M::Cibles)));

    (d.dotation.part_cibles_pct, d.dotation.seuil_cibles_pct) = (Some(Nombre::entier(10)), Some(Nombre::entier(85)));
    d.dotation.resultat_max_pct = Some(Nombre::entier(1));
    let (_, e) = computed(&d);
    let targets = row(&e, 2025, M::Cibles);
    assert_eq!((targets.score, targets.montant), (Some(Nombre::entier(80)), euros("3114.54")));
    assert_eq!(row(&e, 2025, M::Surcompensation).montant, euros("4056.10"));
    d.dotation.seuil_cibles_pct = Some(Nombre::entier(80));
    assert_eq!(row(&computed(&d).1, 2025, M::Cibles).montant, euros("0"), "at the threshold, nothing");
}

/// Money that the rule of the contract gives back for a year is carried over no more.
#[test]
fn money_given_back_is_not_claimed_twice() {
    use MotifReversement as M;
    let mut d = exemple();
    let left = |d: &Dossier| {
        let (_, e) = computed(d);
        [2024, 2025].map(|annee| row(&e, annee, M::NonConsomme).montant)
    };
    assert_eq!(left(&d), [euros("0"), euros("0")], "all is carried over");
    d.dotation.non_consomme = NonConsomme::Restitution;
    assert_eq!(left(&d), [euros("4010"), euros("1777")]);
    d.dotation.non_consomme = NonConsomme::ReportPlafonne;
    d.dotation.report_plafond_pct = Some(Nombre::entier(2));
    // 4 010 − 2 924,80; then 5 787 − 1 085,20 − 3 114,54.
    assert_eq!(left(&d), [euros("1085.20"), euros("1587.26")]);
    d.dotation.report_plafond_pct = None;
    assert_eq!(left(&d), [None, None], "a ceiling without its percentage");
    d.dotation.non_consomme = NonConsomme::Restitution;
    let given = Versement {
        id: 99,
        annee: 2024,
        type_versement: TypeVersement::Restitution,
        montant: euros("-4010"),
        statut: StatutVersement::Verse,
        ..Versement::default()
    };
    d.versements.push(given);
    assert_eq!(left(&d), [euros("0"), euros("1777")]);
    let (_, e) = computed(&d);
    assert_eq!(row(&e, 2024, M::TropPercu).montant, euros("0"));

    // At the end of the contract, what is left is given back.
    let mut d = exemple();
    (d.contrat.date_fin, d.dotation.non_consomme) = ("2025-12-31".parse().ok(), NonConsomme::Report);
    assert_eq!(left(&d), [euros("0"), euros("5787")]);
}

/// An agency made for a test: one financeur, one action, one year of the contract to come.
fn agency() -> Value {
    json!({
        "dossier": {"annee_reference": 2026, "heures_par_etp": 1600},
        "contrat": {"date_debut": "2027-01-01", "date_fin": "2027-12-31", "avec_dotation": true},
        "axes": [{"id": 1, "objectif_legal": 2}],
        "objectifs": [{"id": 1, "axe_id": 1}],
        "actions": [{"id": 1, "objectif_id": 1, "code": "A", "part_sans_contrat_pct": 10}],
        "budgets_action": [{"id": 1, "action_id": 1, "annee": 2027, "dotation": 30000, "autofinancement": 2000, "cofinancement": 1000}],
        "financeurs": [{"id": 1, "categorie": "apa", "compte_dotation": true, "supplement": false}],
        "heures": [{"id": 1, "financeur_id": 1, "annee": 2027, "nature": "previsionnel", "heures": 10000}],
        "dotations": [{"id": 1, "annee": 2027, "montant_horaire": 3}],
        "rendus": [{"id": 1, "heures": 8, "fois_par_an": 2}],
        "lignes_budget": [{"id": 1, "sens": "charge", "groupe": "II", "role": "structure"}],
        "montants_budget": [{"id": 1, "ligne_id": 1, "annee": 2027, "nature": "previsionnel", "montant": 20000}],
        "emplois": [{"id": 1, "categorie": "structure"}],
        "effectifs": [{"id": 1, "emploi_id": 1, "annee": 2027, "nature": "previsionnel", "etp": 1}]
    })
}

fn made(change: impl FnOnce(&mut Value)) -> Dossier {
    let mut v = agency();
    change(&mut v);
    serde_json::from_value(v).unwrap()
}

/// Habilitée, no supplement, no ceiling: 30 000 + 1 000 − 33 000 + 3 300 − 16 h × 12,50 € = 1 100.
#[test]
fn an_association_habilitee_without_ceiling() {
    let d = made(|_| {});
    let (_, e) = computed(&d);
    let a = e.annee(2027).unwrap();
    assert_eq!((a.suivi_brut, a.supplement.effet, a.supplement.sans_objet), (euros("200"), euros("0"), true));
    assert_eq!((a.solde, a.montant_equilibre), (euros("1100"), prix("2.89")));
    assert_eq!((a.solde_prudent, a.montant_equilibre_prudent), (euros("-2200"), prix("3.22")));
    let rows = lignes(&d, &e, a);
    assert!(!rows.iter().any(|r| r.ligne == LigneEquilibre::EffetPlafond));
    assert!(plafonds_essayes(a, &[]).is_empty() && concessions(a).len() == 2);
    assert!(phrase(&e, a).contains("le contrat rapporte 1\u{202F}100\u{A0}€ au service"), "{}", phrase(&e, a));
    assert_eq!(a.objectifs.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [Some(2)]);
}

/// An action that does not say its legal objective, in an axis that does not either, is not yet known to be outside the six: it
/// has a row of its own, and none of its grant is said to be recoverable.
#[test]
fn an_objective_that_is_not_said_is_not_outside_the_six() {
    let numbers = |change: fn(&mut Dossier)| {
        let mut d = exemple();
        d.axes.iter_mut().for_each(|x| x.objectif_legal = None);
        d.actions.iter_mut().for_each(|a| a.objectif_legal = Some(3));
        change(&mut d);
        let (_, e) = computed(&d);
        let said = e.annee(2025).unwrap().objectifs.iter().map(|(n, _)| nom_objectif(&d, *n)).collect::<Vec<_>>();
        (said, row(&e, 2025, MotifReversement::HorsObjectifs).montant)
    };
    let third = exemple().objectifs_legaux.iter().find(|o| o.numero == 3).unwrap().libelle.clone();
    let (unsaid, outside) = ("objectif légal non précisé".to_owned(), "hors des six objectifs".to_owned());
    assert_eq!(numbers(|_| {}), (vec![third.clone()], euros("0")));
    assert_eq!(numbers(|d| d.actions[17].objectif_legal = None), (vec![third.clone(), unsaid.clone()], euros("0")));
    let both: fn(&mut Dossier) = |d| (d.actions[17].objectif_legal, d.actions[0].objectif_legal) = (Some(0), None);
    assert_eq!(numbers(both), (vec![third, outside, unsaid], euros("3260")));
}

/// From 1 July: half of the hours planned, then those the Département recognises, never those of the whole year.
#[test]
fn a_contract_from_the_first_of_july() {
    let d = made(|v| {
        v["contrat"]["date_debut"] = json!("2027-07-01");
        v["financeurs"][0]["supplement"] = json!(true);
        v["plafonds"] = json!([{"id": 1, "annee": 2027, "plafond": 2}]);
        v["tarifs"] = json!([{"id": 1, "annee": 2027, "supplement_libre": 3}]);
    });
    let (_, e) = computed(&d);
    let a = e.annee(2027).unwrap();
    assert_eq!((a.heures, a.dotation, a.supplement.effet), (euros("5000"), euros("15000"), euros("5000")));
    // 15 000 + 1 000 − 33 000 + 3 300 − 5 000 − 200.
    assert_eq!((a.solde, a.montant_equilibre), (euros("-18900"), prix("6.78")));
    assert!(hypotheses(&d, &e, a).iter().any(|h| h.genre == GenreHypothese::PartAnnee));

    let closed = |kept: Value| {
        let mut v = serde_json::to_value(&d).unwrap();
        v["exercices"] = json!([{"id": 1, "annee": 2027, "clos": true}]);
        v["heures"].as_array_mut().unwrap().push(json!({"id": 2, "financeur_id": 1, "annee": 2027, "nature": "realise", "heures": 10200}));
        v["budgets_action"][0]["dotation_consommee"] = json!(15300);
        v["montants_budget"][0]["nature"] = json!("realise");
        v["effectifs"][0]["nature"] = json!("realise");
        v["dotations"][0]["heures_retenues"] = kept;
        serde_json::from_value::<Dossier>(v).unwrap()
    };
    let (_, unknown) = computed(&closed(Value::Null));
    let a = unknown.annee(2027).unwrap();
    assert_eq!((a.constatee, a.heures, a.solde, a.montant_equilibre), (true, None, None, None));
    assert!(a.manques.iter().any(|m| m.renvoi.champ == Some("heures_retenues")));
    let (_, known) = computed(&closed(json!(5100)));
    let a = known.annee(2027).unwrap();
    assert_eq!((a.heures, a.dotation, a.supplement.effet), (euros("5100"), euros("15300"), euros("5100")));
    // Cost 15 300 + 2 000 + 1 000; 15 300 + 1 000 − 18 300 + 1 830 − 5 100 − 200.
    assert_eq!((a.solde, a.prevu_non_constate), (euros("-5470"), true));
}

/// Two services, one habilité: 6 000 h × (3,00 − 2,00) + 4 000 h × (2,50 − 2,00), the third financeur without supplement.
#[test]
fn two_services_have_their_own_tariffs() {
    let d = made(|v| {
        v["gestionnaires"] = json!([{"id": 1}]);
        v["services"] = json!([{"id": 1, "gestionnaire_id": 1}, {"id": 2, "gestionnaire_id": 1}]);
        v["financeurs"] = json!([
            {"id": 1, "categorie": "apa", "compte_dotation": true, "supplement": true},
            {"id": 2, "categorie": "pch", "compte_dotation": true, "supplement": false}
        ]);
        v["heures"] = json!([
            {"id": 1, "financeur_id": 1, "service_id": 1, "annee": 2027, "nature": "previsionnel", "heures": 6000},
            {"id": 2, "financeur_id": 1, "service_id": 2, "annee": 2027, "nature": "previsionnel", "heures": 4000},
            {"id": 3, "financeur_id": 2, "service_id": 1, "annee": 2027, "nature": "previsionnel", "heures": 1000}
        ]);
        v["plafonds"] = json!([{"id": 1, "annee": 2027, "plafond": 2}]);
        v["tarifs"] = json!([
            {"id": 1, "annee": 2027, "service_id": 1, "supplement_libre": 3},
            {"id": 2, "annee": 2027, "service_id": 2, "supplement_libre": 2.5}
        ]);
    });
    let (c, e) = computed(&d);
    let a = e.annee(2027).unwrap();
    assert_eq!((a.heures, a.dotation), (euros("11000"), euros("33000")));
    assert_eq!((a.supplement.heures, a.supplement.effet), (euros("10000"), euros("8000")));
    // 33 000 + 1 000 − 33 000 + 3 300 − 8 000 − 200.
    assert_eq!(a.solde, euros("-3900"));
    let more = impact(&d, &c, &e, CelluleVisee { table: "plafonds", id: 1, champ: "plafond" }, "2.8".parse().unwrap()).unwrap();
    // 6 000 × 0,80 + 4 000 × 0,50.
    assert_eq!(more.euros, Montant::entier(6_800));
}

/// A tariff that changes on 1 July weighs by its days: 181 of 2,50 and 184 of 3,50, hence 3,0041.
#[test]
fn several_tariffs_in_a_year_weigh_by_their_days() {
    let d = made(|v| {
        v["financeurs"][0]["supplement"] = json!(true);
        v["plafonds"] = json!([{"id": 1, "annee": 2027, "plafond": 2}]);
        v["tarifs"] = json!([
            {"id": 1, "annee": 2027, "supplement_libre": 2.5},
            {"id": 2, "annee": 2027, "date_debut": "2027-07-01", "supplement_libre": 3.5}
        ]);
    });
    let (_, e) = computed(&d);
    assert_eq!(e.annee(2027).unwrap().supplement.effet, euros("10041"));
}

/// Before a negotiation: the amount at which the contract would balance follows from its costs, the balance is unknown.
#[test]
fn a_contract_without_amount_per_hour_yet() {
    let d = made(|v| v["dotations"] = json!([]));
    let (_, e) = computed(&d);
    let a = e.annee(2027).unwrap();
    // (33 000 − 3 300 − 1 000 + 200) ÷ 10 000.
    assert_eq!((a.solde, a.montant_equilibre), (None, prix("2.89")));
    assert!(phrase(&e, a).contains("Le contrat s’équilibrerait à 2,89\u{A0}€ de l’heure."), "{}", phrase(&e, a));
    assert_eq!(e.solde.complet(), None);
}

#[test]
fn a_contract_without_grant_shows_the_cost_of_its_actions() {
    let d = made(|v| {
        v["contrat"]["avec_dotation"] = json!(false);
        v["dotations"] = json!([]);
        v["budgets_action"][0]["dotation"] = json!(null);
    });
    let (_, e) = computed(&d);
    let a = e.annee(2027).unwrap();
    assert_eq!((e.sans_dotation, a.solde, a.actions.cout.complet()), (true, None, euros("3000")));
    assert!(phrase(&e, a).starts_with("Contrat sans dotation"));
    assert!(e.reversements.is_empty() && a.manques.is_empty());
}

#[test]
fn a_public_service_without_structure_staff_enters_the_cost_of_an_hour() {
    let bare = |v: &mut Value| {
        v["emplois"] = json!([]);
        v["effectifs"] = json!([]);
    };
    let d = made(bare);
    let (_, e) = computed(&d);
    let a = e.annee(2027).unwrap();
    assert_eq!((a.solde, a.montant_equilibre), (None, None));
    assert_eq!(a.manques.iter().map(|m| m.renvoi.champ).collect::<Vec<_>>(), [Some("cout_horaire_suivi")]);
    let d = made(|v| {
        bare(v);
        v["dossier"]["cout_horaire_suivi"] = json!(30);
    });
    let (_, e) = computed(&d);
    // 16 h × 30 € instead of 200 €.
    assert_eq!(e.annee(2027).unwrap().solde, euros("820"));
}

/// Each figure that the balance needs, taken out: no balance, and one sentence that says which.
#[test]
fn a_missing_figure_is_no_balance() {
    type Trou = (&'static str, fn(&mut Value));
    let holes: [Trou; 5] = [
        ("heures", |v| v["heures"] = json!([])),
        ("dotations", |v| v["dotations"][0]["montant_horaire"] = Value::Null),
        ("budgets_action", |v| v["budgets_action"] = json!([])),
        ("dossier", |v| v["montants_budget"] = json!([])),
        ("rendus", |v| v["rendus"][0]["heures"] = Value::Null),
    ];
    for (table, hole) in holes {
        let d = made(hole);
        let (_, e) = computed(&d);
        let a = e.annee(2027).unwrap();
        assert_eq!((a.solde, a.solde_prudent), (None, None), "{table}");
        assert!(a.manques.iter().any(|m| m.renvoi.table == table), "{table}: {:?}", a.manques);
        let rows = lignes(&d, &e, a);
        assert!(rows.iter().any(|r| r.montant.is_none() && r.explication.calcul.is_empty()), "{table}");
    }
    let d = made(|v| {
        v["financeurs"][0]["supplement"] = json!(true);
        v["contrat"]["date_fin"] = json!("2028-12-31");
        v["plafonds"] = json!([{"id": 1, "annee": 2028, "plafond": 2}]);
    });
    let (_, e) = computed(&d);
    let a = e.annee(2027).unwrap();
    assert_eq!((a.solde, a.supplement.effet), (None, None), "other years have a ceiling, so that of 2027 is missing");
    assert!(a.manques.iter().any(|m| m.renvoi.table == "plafonds"));
}

/// From 1 January to 30 June: twice the hours counted. A count of 100 days: × 365 ÷ 100.
#[test]
fn a_year_lands_from_its_last_count() {
    let counted = |from: &str, to: &str, paid: i64| {
        let d = made(|v| {
            v["heures"]
                .as_array_mut()
                .unwrap()
                .push(json!({"id": 2, "financeur_id": 1, "annee": 2027, "nature": "provisoire", "heures": 4000}));
            v["situations"] = json!([{"id": 1, "annee": 2027, "date_debut": from, "date_fin": to, "nature": "provisoire"}]);
            v["versements"] = json!([{"id": 1, "annee": 2027, "type_versement": "acompte", "montant": paid, "statut": "verse"}]);
        });
        let (_, e) = computed(&d);
        let landing = e.atterrissages[0];
        (landing.heures, landing.dotation, landing.solde, row(&e, 2027, MotifReversement::TropPercu).montant)
    };
    let h = |text: &str| euros(text).unwrap();
    assert_eq!(counted("2027-01-01", "2027-06-30", 24_000), (h("8000"), euros("24000"), euros("0"), euros("0")));
    assert_eq!(counted("2027-01-01", "2027-04-10", 50_000), (h("14600"), euros("43800"), euros("-6200"), euros("6200")));
    assert_eq!(counted("2027-02-01", "2027-03-31", 0).0, h("24745.76"), "59 days, not from January: × 365 ÷ 59");
}

#[test]
fn a_contract_that_pays_is_no_finding() {
    let costly = |d: &Dossier| {
        let found = controler(d, &calculer(d, jour()), referentiel());
        found.into_iter().find(|x| x.controle == Controle::ContratCouteux)
    };
    assert_eq!(costly(&made(|_| {})), None);
    assert_eq!(costly(&made(|v| v["dotations"] = json!([]))), None, "a balance that is not known");
    let found = costly(&exemple()).unwrap();
    let amounts = [Parametre::Entier(2027), Parametre::Montant(euros("51198").unwrap()), Parametre::Prix(prix("4.42").unwrap())];
    assert_eq!(found.parametres, amounts);
}

/// Applying a scenario writes what its levers change of the dossier, as one step; the others are named.
#[test]
fn applying_a_scenario_is_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = nouveau(folder.path(), "a.cpom", &exemple());
    drop(file);
    let hote = banc(folder.path());
    let mut session = Session::default();
    let mut call = |commande: &str, arguments: Value| cpom_api::call(&mut session, &hote, commande, arguments);
    call("dossier_ouvrir", json!({"chemin": path})).unwrap();
    let before = call("dossier_lire", json!({})).unwrap()["dossier"].clone();
    let levers = json!([
        {"cle": "montant_horaire", "valeur": 3.55, "annee": 2027},
        {"cle": "heures_pct", "valeur": -5, "annee": 2027},
        {"cle": "salaires_pct", "valeur": 2, "annee": 2027}
    ]);
    let shown = call("equilibre", json!({"annee": 2027, "leviers": levers})).unwrap();
    assert_eq!(call("dossier_lire", json!({})).unwrap()["dossier"], before, "looking changes nothing");
    let essai = &shown["essai"];
    assert_eq!(essai["non_ecrits"].as_array().unwrap().len(), 1);
    assert!(!essai["changements"].as_array().unwrap().is_empty() && !essai["cibles_touchees"].as_array().unwrap().is_empty());
    let applied = call("scenario_appliquer", json!({"nom": "Notre demande", "leviers": levers})).unwrap();
    assert_eq!(applied["etat"]["annuler"], "appliquer le scénario «\u{202F}Notre demande\u{202F}»");
    let after = call("equilibre", json!({"annee": 2027})).unwrap();
    for key in ["solde", "dotation", "eligibles"] {
        assert_eq!(after["base"]["chiffres"][key], shown["bilan_essai"]["chiffres"][key], "{key}");
    }
    assert_ne!(after["base"]["chiffres"]["charges"], shown["bilan_essai"]["chiffres"]["charges"], "wages are no figure of the dossier");
    call("annuler", json!({})).unwrap();
    assert_eq!(call("dossier_lire", json!({})).unwrap()["dossier"], before);
    let mut refused = |arguments: Value| cpom_api::call(&mut session, &hote, "scenario_appliquer", arguments).unwrap_err().phrase;
    assert!(refused(json!({"leviers": [{"cle": "salaires_pct", "valeur": 2}]})).contains("aucune hypothèse"));
    assert!(refused(json!({"leviers": [{"cle": "heures_pct", "valeur": -150}]})).contains("entre −100 et 100"));
    assert!(refused(json!({"leviers": [{"cle": "montant_horaire", "valeur": 3, "annee": 2040}]})).contains("ne couvre pas"));
    assert!(refused(json!({"leviers": [{"cle": "action_ecartee"}]})).contains("de quelle ligne"));
}
