//! The arithmetic of the example: its rules of coherence hold when the core computes everything.

use cpom_core::calculs::{Calculs, Formule, Releve, StatutIndicateur, Total, calculer};
use cpom_core::choix::{Nature, NonConsomme, RoleLigne, TypeVersement};
use cpom_core::controles::{Controle, Parametre, Severite, controler};
use cpom_core::decimal::{Heures, Montant, Nombre};
use cpom_core::modele::{Dossier, Indicateur};
use cpom_core::referentiel::referentiel;

use crate::outils::{exemple, jour};

fn both() -> (Dossier, Calculs) {
    let d = exemple();
    let c = calculer(&d, jour());
    (d, c)
}

fn raw(d: &Dossier, code: &str, annee: i32) -> Nombre {
    let id = d.donnees.iter().find(|x| x.code == code).unwrap().id;
    d.valeurs.iter().find(|v| v.donnee_id == id && v.annee == annee).unwrap().valeur.unwrap()
}

fn n(text: &str) -> Nombre {
    text.parse().unwrap()
}

#[test]
fn hours_of_all_financeurs_make_the_total_of_each_year() {
    let (_, c) = both();
    let totals = |nature| {
        c.activite
            .heures
            .iter()
            .filter(|h| h.nature == nature)
            .map(|h| (h.annee, h.total.complet().unwrap().to_string()))
            .collect::<Vec<_>>()
    };
    let pairs = |rows: &[(i32, &str)]| rows.iter().map(|(a, t)| (*a, (*t).to_owned())).collect::<Vec<_>>();
    assert_eq!(totals(Nature::Realise), pairs(&[(2021, "55000"), (2022, "55700"), (2023, "57100"), (2024, "58100"), (2025, "59380")]));
    assert_eq!(totals(Nature::Previsionnel), pairs(&[(2024, "58250"), (2025, "59630"), (2026, "61010"), (2027, "62390"), (2028, "63770")]));
    let gaps: Vec<_> = c.activite.ecarts.iter().map(|e| (e.annee, e.ecart.unwrap().to_string(), e.taux.unwrap().to_string())).collect();
    assert_eq!(gaps, [(2024, "-150".into(), "99.7".into()), (2025, "-250".into(), "99.6".into())]);
    let m = c.activite.moyennes.iter().find(|m| m.annee == 2023).unwrap();
    assert_eq!((m.heures_par_personne, m.duree_intervention), (Some(n("19.2")), Some(n("48"))));
    assert_eq!(c.activite.situations[0].total.complet(), Some(Heures::entier(45_455)));
    assert_eq!(c.activite.situations[0].prorata_prevu, Some(Heures::entier(45_758)));
}

#[test]
fn paid_hours_start_from_the_hours_of_the_activity() {
    let (_, c) = both();
    let whole = |t: Total<2>| t.complet().unwrap().to_string();
    let paid: Vec<_> =
        c.activite.payees.iter().map(|p| (p.annee, whole(p.interventions), whole(p.total), p.etp.unwrap().to_string())).collect();
    assert_eq!(paid[0], (2021, "55000".into(), "72500".into(), "39.84".into()));
    assert_eq!(c.activite.payees[0].travaillees, Some(Heures::entier(63_050)));
    assert_eq!(paid.len(), 5);
}

#[test]
fn people_by_gir_make_the_people_accompanied() {
    let (d, _) = both();
    for annee in 2021..=2025 {
        let sum: Nombre = ["gir1", "gir2", "gir3", "gir4", "pch", "autres"].iter().map(|code| raw(&d, code, annee)).sum();
        assert_eq!(sum, raw(&d, "usagers_3112", annee), "{annee}");
    }
}

#[test]
fn staff_follow_from_comings_and_goings() {
    let (d, _) = both();
    for annee in 2022..=2025 {
        assert_eq!(raw(&d, "eff", annee), raw(&d, "eff", annee - 1) + raw(&d, "ent", annee) - raw(&d, "sor", annee), "{annee}");
    }
}

#[test]
fn indicators_take_their_counts_from_the_raw_figures() {
    let (d, c) = both();
    let figures = c.figures(&d);
    let mut compared = 0;
    for m in &d.mesures {
        let i = d.indicateurs.iter().find(|i| i.id == m.indicateur_id).unwrap();
        for (text, typed) in [(&i.formule_numerateur, m.numerateur), (&i.formule_denominateur, m.denominateur)] {
            let (false, Some(typed)) = (text.is_empty(), typed) else { continue };
            let found = figures.evaluer(&Formule::parse(text).unwrap(), Releve::Realise(m.annee));
            assert_eq!(found, Some(typed), "{} {}", i.code, m.annee);
            compared += 1;
        }
    }
    assert!(compared > 250, "{compared}");
}

#[test]
fn a_count_that_is_not_typed_is_the_one_its_formula_gives() {
    let (mut d, before) = both();
    let formulas = |i: &Indicateur| (!i.formule_numerateur.is_empty(), !i.formule_denominateur.is_empty());
    for m in &mut d.mesures {
        let (n, den) = formulas(d.indicateurs.iter().find(|i| i.id == m.indicateur_id).unwrap());
        m.numerateur = m.numerateur.filter(|_| !n);
        m.denominateur = m.denominateur.filter(|_| !den);
    }
    assert!(d.mesures.iter().all(|m| m.numerateur.is_none() && m.denominateur.is_none()), "every count of the example has a formula");
    let after = calculer(&d, jour());
    let values = |c: &Calculs| -> Vec<_> {
        let points = c.indicateurs.iter().flat_map(|i| i.points.iter().map(|p| (i.id, *p)));
        points.map(|(id, p)| (id, p.annee, p.numerateur.valeur, p.denominateur.valeur, p.valeur, p.cible, p.statut)).collect()
    };
    assert_eq!(values(&after), values(&before));
    assert_eq!(after.bilans_indicateurs, before.bilans_indicateurs);
    // The rows themselves may be absent: only targets are lost with them.
    d.mesures.clear();
    let bare = calculer(&d, jour());
    let realised = |c: &Calculs| -> Vec<_> {
        let points = c.indicateurs.iter().flat_map(|i| i.points.iter().map(|p| (i.id, p.annee, p.valeur)));
        points.filter(|(.., v)| v.is_some()).collect()
    };
    assert_eq!(realised(&bare), realised(&before));
    // A figure that is missing makes the count missing again, never zero.
    d.valeurs.retain(|v| v.annee != 2025);
    let point = |c: &Calculs, id| c.indicateurs.iter().find(|i| i.id == id).and_then(|i| i.point(2025).copied());
    assert_eq!(point(&calculer(&d, jour()), 2).and_then(|p| p.valeur), None);
}

#[test]
fn what_was_typed_comes_before_what_is_computed_and_both_are_told() {
    let (mut d, c) = both();
    let m = d.mesures.iter().position(|m| m.indicateur_id == 2 && m.annee == 2025).unwrap();
    let computed = c.indicateurs[1].point(2025).unwrap().numerateur;
    assert!(computed.saisi.is_some() && computed.saisi == computed.calcule && computed.divergence().is_none());
    d.mesures[m].numerateur = Some(n("7"));
    let told = |d: &Dossier| {
        let c = calculer(d, jour());
        let p = *c.indicateurs[1].point(2025).unwrap();
        let said = controler(d, &c, referentiel()).into_iter().filter(|x| x.controle == Controle::ComptesDivergents).count();
        (p.valeur, p.numerateur.divergence(), said)
    };
    assert_eq!(told(&d), (Some(n("7")), Some((n("7"), computed.calcule.unwrap())), 1));
    // A value typed in place of the counts is kept too.
    (d.mesures[m].numerateur, d.mesures[m].valeur) = (None, Some(n("9")));
    assert_eq!(told(&d), (Some(n("9")), None, 1));
    d.mesures[m].valeur = None;
    assert_eq!(told(&d), (computed.calcule, None, 0));
}

#[test]
fn a_target_that_is_not_typed_follows_from_planned_figures() {
    let (mut d, _) = both();
    let i = d.indicateurs.iter_mut().find(|i| i.code == "IND-02").unwrap();
    i.formule_numerateur = "heures.APA + heures.PCH".into();
    d.mesures.retain(|m| m.indicateur_id != 2);
    let planned = |d: &Dossier, annee: i32| -> Heures {
        let rows = d.heures.iter().filter(|h| h.annee == annee && h.nature == Nature::Previsionnel && [1, 2].contains(&h.financeur_id));
        rows.filter_map(|h| h.heures).sum()
    };
    let target = |d: &Dossier, annee: i32| calculer(d, jour()).indicateurs[1].point(annee).and_then(|p| p.cible);
    assert_eq!(target(&d, 2026), Some(planned(&d, 2026).to::<4>()));
    assert_eq!(target(&d, 2023), None, "a year before the contract has no target");
    d.heures.iter_mut().find(|h| h.annee == 2026 && h.nature == Nature::Previsionnel && h.financeur_id == 1).unwrap().heures = None;
    assert_eq!(target(&d, 2026), None, "a planned figure is missing");
}

#[test]
fn a_provisional_count_takes_provisional_hours_and_no_figure_of_a_whole_year() {
    let (mut d, before) = both();
    let hours = |c: &Calculs, id| c.provisoires.iter().find(|p| p.id == id).copied().unwrap();
    for m in &mut d.mesures_provisoires {
        (m.numerateur, m.denominateur, m.valeur) = (None, None, None);
    }
    let first = d.mesures_provisoires[0].id;
    let i = d.mesures_provisoires[0].indicateur_id;
    let i = d.indicateurs.iter_mut().find(|x| x.id == i).unwrap();
    (i.formule_numerateur, i.formule_denominateur) = ("heures.PCH".into(), "heures.total".into());
    let found = hours(&calculer(&d, jour()), first);
    assert_eq!(found.denominateur.calcule, before.activite.situations[0].total.complet().map(|h| h.to::<4>()));
    assert!(found.valeur.is_some());
    d.indicateurs.iter_mut().for_each(|i| i.formule_numerateur = "h_gir12".into());
    assert_eq!(hours(&calculer(&d, jour()), first).valeur, None);
}

#[test]
fn a_raw_figure_that_another_table_holds_is_read_there() {
    let (mut d, c) = both();
    let jours = d.donnees.iter().find(|x| x.code == "jours").unwrap().id;
    assert_eq!(c.valeur_brute(&d, jours, 2024), Some(n("366")));
    d.valeurs.retain(|v| v.donnee_id != jours);
    assert_eq!(calculer(&d, jour()).valeur_brute(&d, jours, 2024), Some(n("366")));
    // A raw figure named like a figure of another table is that figure.
    let mixed = d.donnees.iter().position(|x| x.code == "file_active").unwrap();
    d.donnees[mixed].code = "heures.total".into();
    let id = d.donnees[mixed].id;
    let told = |d: &Dossier| {
        let c = calculer(d, jour());
        controler(d, &c, referentiel()).into_iter().filter(|x| x.controle == Controle::DonneeDivergente).count()
    };
    assert!(told(&d) > 0, "the values typed are numbers of people");
    d.valeurs.retain(|v| v.donnee_id != id);
    assert_eq!((told(&d), calculer(&d, jour()).valeur_brute(&d, id, 2025)), (0, Some(n("59380"))));
}

#[test]
fn values_gaps_progress_and_statuses() {
    let (d, c) = both();
    let point = |code: &str, annee| {
        let id = d.indicateurs.iter().find(|i| i.code == code).unwrap().id;
        *c.indicateurs.iter().find(|i| i.id == id).unwrap().point(annee).unwrap()
    };
    let p = point("IND-01", 2024);
    assert_eq!((p.valeur, p.cible, p.ecart, p.progression), (Some(n("41.9")), Some(n("41.5")), Some(n("0.4")), Some(n("133.3"))));
    assert_eq!(p.statut, Some(StatutIndicateur::Atteint));
    assert_eq!(point("IND-03", 2025).statut, Some(StatutIndicateur::PartiellementAtteint));
    assert_eq!(point("IND-25", 2025).statut, Some(StatutIndicateur::NonAtteint));
    assert_eq!(point("IND-17", 2023).valeur, Some(n("12.4")));
    assert_eq!(point("IND-20", 2024).valeur, Some(n("28.2")));
    assert_eq!(point("IND-01", 2026).statut, Some(StatutIndicateur::EnCours));
    assert_eq!(point("IND-01", 2028).statut, Some(StatutIndicateur::AVenir));
    let counts: Vec<_> =
        c.bilans_indicateurs.iter().map(|b| (b.annee, b.atteint, b.partiellement_atteint, b.non_atteint, b.total)).collect();
    assert_eq!(counts, [(2024, 28, 1, 1, 30), (2025, 19, 10, 1, 30)]);
}

#[test]
fn the_grant_is_hours_times_amount_and_carries_what_is_left() {
    let (d, c) = both();
    let planned: Vec<_> = c.dotation.annees.iter().map(|a| a.montant_prevu.unwrap().to_string()).collect();
    assert_eq!(planned, ["146880", "156420", "163815", "171360", "179055"]);
    assert_eq!(c.dotation.total_prevu.complet(), Some(Montant::entier(817_530)));
    let y = &c.dotation.annees[1];
    assert_eq!(y.acquis, Some(Montant::entier(155_727)));
    assert_eq!(y.report_entrant, Some(Montant::entier(4_010)));
    assert_eq!(y.disponible, Some(Montant::entier(159_737)));
    assert_eq!(y.consomme.complet(), Some(Montant::entier(153_950)));
    assert_eq!(y.report_sortant, Some(Montant::entier(5_787)));
    assert_eq!(y.taux_consommation, Some(n("96.4")));
    for v in &d.versements {
        let year = c.dotation.annees.iter().find(|a| a.annee == v.annee).unwrap();
        let expected = if v.type_versement == TypeVersement::Acompte { year.acompte_attendu } else { year.solde_attendu };
        if v.montant.is_some() {
            assert_eq!(v.montant, expected, "{} {}", v.libelle, v.annee);
        }
    }
}

#[test]
fn actions_take_exactly_the_grant_and_the_plan_balances() {
    let (_, c) = both();
    for a in &c.dotation.annees {
        assert_eq!(a.fleche.complet(), a.montant_prevu, "{}", a.annee);
    }
    for p in &c.plan.annees {
        assert!(p.ressources.complet().is_some() && p.ressources == p.emplois, "{}", p.annee);
    }
    assert_eq!(c.plan.total.ressources.complet(), Some(Montant::entier(1_187_030)));
    assert_eq!(c.plan.total.autofinancement.complet(), Some(Montant::entier(248_500)));
    assert_eq!(c.plan.total.cofinancement.complet(), Some(Montant::entier(121_000)));
    let consumed: Montant = c.actions.iter().map(|a| a.consomme.complet().unwrap()).sum();
    assert_eq!(Some(consumed), c.dotation.total_consomme.complet());
}

#[test]
fn the_operating_account_adds_up() {
    let (d, c) = both();
    assert_eq!(c.budget.len(), 10);
    let b = c.budget.iter().find(|b| b.annee == 2023 && b.nature == Nature::Realise).unwrap();
    let expected = [1_568_000, 1_528_690, -39_310].map(|euros| Some(Montant::entier(euros)));
    assert_eq!([b.charges.complet(), b.produits.complet(), b.resultat], expected);
    assert_eq!((b.resultat_pct, b.cout_horaire), (Some(n("-2.57")), Some("27.46".parse().unwrap())));
    for b in &c.budget {
        let sum: Montant =
            b.groupes.iter().filter(|g| g.sens == cpom_core::choix::SensBudget::Charge).map(|g| g.total.complet().unwrap()).sum();
        assert_eq!(Some(sum), b.charges.complet());
    }
    let line = d.lignes_budget.iter().find(|l| l.role == RoleLigne::Dotation).unwrap().id;
    for m in d.montants_budget.iter().filter(|m| m.ligne_id == line && m.annee >= 2024) {
        let y = c.dotation.annees.iter().find(|a| a.annee == m.annee).unwrap();
        assert_eq!(m.montant, if m.nature == Nature::Realise { y.acquis } else { y.montant_prevu }, "{}", m.annee);
    }
}

#[test]
fn staff_training_and_investments_agree() {
    let (d, c) = both();
    for e in c.effectifs.iter().filter(|e| e.nature == Nature::Realise) {
        let paid = c.activite.payees.iter().find(|p| p.annee == e.annee).unwrap();
        assert_eq!(e.intervenants.complet(), paid.etp, "{}", e.annee);
    }
    let e = c.effectifs.iter().find(|e| e.annee == 2023 && e.nature == Nature::Realise).unwrap();
    assert_eq!((e.total.complet(), e.ratio_encadrement), (Some(n("45.95")), Some(n("1.17"))));
    for f in c.formations.iter().filter(|f| f.nature == Nature::Realise) {
        let paid = d.heures_payees.iter().find(|p| p.annee == f.annee).unwrap();
        assert_eq!(f.heures.complet(), paid.formation, "{}", f.annee);
    }
    for i in &d.investissements {
        let financed: Montant = [i.autofinancement, i.subvention, i.emprunt].into_iter().flatten().sum();
        assert_eq!(i.montant, Some(financed), "{}", i.libelle);
    }
    assert_eq!(c.amortissements.last().unwrap().montant, "3133.33".parse().unwrap());
}

#[test]
fn links_go_both_ways() {
    let (d, _) = both();
    for a in &d.actions {
        assert!(d.action_indicateurs.iter().any(|l| l.action_id == a.id), "{}", a.code);
    }
    for i in &d.indicateurs {
        assert!(d.action_indicateurs.iter().any(|l| l.indicateur_id == i.id), "{}", i.code);
    }
    assert_eq!(d.regles.len(), 18);
}

#[test]
fn no_finding_says_the_example_contradicts_itself() {
    let (d, c) = both();
    let found = controler(&d, &c, referentiel());
    let contradictions = [
        Controle::ComptesDivergents,
        Controle::FlechageDivergent,
        Controle::VersementDivergent,
        Controle::LigneDotationDivergente,
        Controle::EtpDivergents,
        Controle::FormationDivergente,
        Controle::PublicsDivergents,
        Controle::EffectifDivergent,
        Controle::FormuleIncorrecte,
        Controle::VariableInconnue,
        Controle::CodeEnDouble,
        Controle::MentionNonCouverte,
        Controle::LigneDivergente,
        Controle::AtterrissageSousAcompte,
        Controle::NonConsommeARendre,
        Controle::NonConsommeNonPrevu,
    ];
    for x in &found {
        assert_ne!(x.controle.severite(), Severite::Bloquant, "{x:?}");
        assert!(!contradictions.contains(&x.controle), "{x:?}");
    }
    // The checks find what the example describes: late actions, the overdue step, the decision not carried out.
    let count = |k| found.iter().filter(|x| x.controle == k).count();
    assert_eq!(count(Controle::ActionEnRetard), 4);
    assert_eq!(count(Controle::DecisionEnRetard), 1);
    assert_eq!(count(Controle::ContratCouteux), 1);
    assert!(count(Controle::MentionAVerifier) >= 3);
}

/// Findings on organisation, working life, risks and recognised hours.
#[test]
fn what_lacks_in_the_organisation_is_told() {
    type Change = fn(&mut Dossier);
    let day = |a, m, j| chrono::NaiveDate::from_ymd_opt(a, m, j);
    let told = |d: &Dossier| {
        let found = controler(d, &calculer(d, jour()), referentiel());
        found.into_iter().map(|x| x.controle).collect::<std::collections::BTreeSet<_>>()
    };
    let spoil: [(Change, Controle); 20] = [
        (|d| d.risques[3].echeance = chrono::NaiveDate::from_ymd_opt(2026, 3, 1), Controle::RisqueEchu),
        (|d| d.risques[3].responsable.clear(), Controle::RisqueSansSuivi),
        (|d| d.indicateurs[0].responsable.clear(), Controle::IndicateursSansResponsable),
        (|d| d.indicateurs[0].rupture_annee = Some(2025), Controle::ReferenceAvantRupture),
        (|d| d.moyens_organisation.clear(), Controle::AucunMoyenOrganisation),
        (|d| d.moyens_organisation[0].lieu.clear(), Controle::MoyenIncomplet),
        (|d| d.moyens_organisation[0].date = None, Controle::MoyenIncomplet),
        (|d| d.conditions_travail.clear(), Controle::ConditionsAbsentes),
        (|d| d.conditions_travail[1].responsable.clear(), Controle::ConditionIncomplete),
        (|d| d.conditions_travail[1].echeance = chrono::NaiveDate::from_ymd_opt(2026, 3, 1), Controle::ConditionEnRetard),
        (|d| d.conditions_travail[0].resultat.clear(), Controle::ConditionSansResultat),
        (|d| d.partages_pratiques[0].avec.clear(), Controle::PartageSansPartenaire),
        (|d| d.partages_pratiques[0].suite.clear(), Controle::PartageSansSuite),
        (|d| d.formations.iter_mut().for_each(|f| f.effet_attendu.clear()), Controle::EffetIncomplet),
        (
            |d| {
                for f in &mut d.formations {
                    (f.effet_attendu, f.effet_observe, f.effet_mesure) = Default::default();
                }
            },
            Controle::EffetsNonDits,
        ),
        (|d| d.dotations[0].heures_retenues = Some(cpom_core::decimal::Heures::entier(45_000)), Controle::HeuresRetenuesDivergentes),
        (
            |d| {
                d.contrat.date_debut = chrono::NaiveDate::from_ymd_opt(2024, 7, 1);
                d.dotations[0].heures_retenues = None;
            },
            Controle::HeuresDepuisEffet,
        ),
        (|d| d.contrat.date_debut = chrono::NaiveDate::from_ymd_opt(2024, 7, 1), Controle::HeuresConvenuesPartielles),
        (
            |d| {
                d.contrat.date_fin = chrono::NaiveDate::from_ymd_opt(2025, 6, 30);
                d.dotations[1].heures_retenues = None;
            },
            Controle::HeuresJusquAuTerme,
        ),
        (|d| d.formations[7].effet_mesure.clear(), Controle::EffetIncomplet),
    ];
    let before = told(&exemple());
    for (change, expected) in spoil {
        assert!(!before.contains(&expected), "{expected:?}");
        let mut d = exemple();
        change(&mut d);
        assert!(told(&d).contains(&expected), "{expected:?}");
    }
    // Within a year the contract covers in part, other hours than those of the calendar year are no contradiction.
    let mut d = exemple();
    d.contrat.date_debut = day(2024, 7, 1);
    d.dotations[0].heures_retenues = Some(cpom_core::decimal::Heures::entier(22_000));
    let found = told(&d);
    assert!(!found.contains(&Controle::HeuresRetenuesDivergentes) && !found.contains(&Controle::HeuresDepuisEffet));
}

#[test]
fn a_marked_break_is_told_of_its_indicator_alone() {
    let breaks = |d: &Dossier| {
        let found = controler(d, &calculer(d, jour()), referentiel());
        found.into_iter().filter(|c| c.controle == Controle::RuptureDeSerie).map(|c| c.id.unwrap()).collect::<Vec<_>>()
    };
    let mut d = exemple();
    assert_eq!(breaks(&d), [29], "the survey changed in 2023");
    d.indicateurs[0].rupture_annee = Some(2025);
    assert_eq!(breaks(&d), [1, 29]);
    d.indicateurs.iter_mut().for_each(|i| i.rupture_annee = None);
    assert!(breaks(&d).is_empty());
}

#[test]
fn each_contradiction_is_found_when_it_is_made() {
    type Change = fn(&mut Dossier);
    let spoil: [(&str, Change, Controle); 21] = [
        ("own part below 0", |d| d.actions[3].part_sans_contrat_pct = Some(Nombre::entier(-1)), Controle::PartHorsBornes),
        ("own part above 100", |d| d.actions[3].part_sans_contrat_pct = "100.01".parse().ok(), Controle::PartHorsBornes),
        ("part of a line", |d| d.lignes_budget[0].part_variable_pct = Some(Nombre::entier(101)), Controle::PartHorsBornes),
        ("advance above the grant", |d| d.dotation.acompte_pct = Some(Nombre::entier(180)), Controle::PartHorsBornes),
        ("grant of an action", |d| d.budgets_action[0].dotation = Some(Montant::entier(1)), Controle::FlechageDivergent),
        ("advance", |d| d.versements[0].montant = Some(Montant::entier(1)), Controle::VersementDivergent),
        ("investment", |d| d.investissements[0].emprunt = Some(Montant::entier(1)), Controle::InvestissementNonFinance),
        ("count", |d| d.mesures[0].numerateur = Some(Nombre::entier(1)), Controle::ComptesDivergents),
        ("staff", |d| d.effectifs[0].etp = Some(Nombre::entier(1)), Controle::EtpDivergents),
        ("training", |d| d.formations[0].stagiaires = Some(1), Controle::FormationDivergente),
        ("period", |d| d.contrat.date_fin = d.contrat.date_debut, Controle::PeriodeInversee),
        ("duration", |d| d.contrat.date_fin = chrono::NaiveDate::from_ymd_opt(2031, 1, 1), Controle::DureeInterdite),
        ("mention", |d| d.couvertures.clear(), Controle::MentionNonCouverte),
        ("text of a mention", |d| d.articles.iter_mut().for_each(|a| a.texte = "[à compléter]".into()), Controle::MentionARediger),
        ("tariff", |d| d.tarifs[4].tarif_apa = Some("24".parse().unwrap()), Controle::TarifSousMinimum),
        ("code", |d| d.actions[1].code = "ACT-01".into(), Controle::CodeEnDouble),
        ("line of hours", |d| d.heures[0].heures = Some(Heures::entier(1)), Controle::LigneDivergente),
        (
            "landing",
            |d| d.heures.iter_mut().filter(|h| h.nature == Nature::Provisoire).for_each(|h| h.heures = Some(Heures::entier(9_000))),
            Controle::AtterrissageSousAcompte,
        ),
        ("unspent", |d| d.dotation.non_consomme = NonConsomme::Restitution, Controle::NonConsommeARendre),
        ("rule of unspent", |d| d.dotation.non_consomme = NonConsomme::NonPrevu, Controle::NonConsommeNonPrevu),
        ("variable", |d| d.articles[0].texte = "{{service.nomm}}".into(), Controle::VariableInconnue),
    ];
    for (what, change, expected) in spoil {
        let mut d = exemple();
        change(&mut d);
        let c = calculer(&d, jour());
        let found = controler(&d, &c, referentiel());
        assert!(found.iter().any(|x| x.controle == expected), "{what}");
    }
}

/// Findings of a check, with their parameters.
fn found(d: &Dossier, controle: Controle) -> Vec<Vec<Parametre>> {
    let all = controler(d, &calculer(d, jour()), referentiel());
    all.into_iter().filter(|x| x.controle == controle).map(|x| x.parametres).collect()
}

#[test]
fn a_missed_target_is_explained_by_its_own_comment_or_by_the_review_of_a_fiche() {
    let silent = |change: fn(&mut Dossier)| {
        let mut d = exemple();
        change(&mut d);
        found(&d, Controle::EcartSansCommentaire).len()
    };
    assert_eq!(silent(|_| {}), 0, "the fiches say why");
    let missed = silent(|d| {
        d.mesures.iter_mut().for_each(|m| m.commentaire.clear());
        d.indicateurs.iter_mut().for_each(|i| i.commentaire.clear());
        d.bilans_action.clear();
    });
    assert_eq!(missed, 13, "two targets of 2024 and eleven of 2025");
    // A review of another year, of a fiche without link or without words, explains nothing.
    let linked = |d: &Dossier| d.action_indicateurs.iter().filter(|l| l.indicateur_id == 13).map(|l| l.action_id).collect::<Vec<_>>();
    let of_13 = |d: &Dossier| found(d, Controle::EcartSansCommentaire).iter().filter(|p| p[0] == Parametre::Texte("IND-13".into())).count();
    for change in [
        (|d, actions| d.bilans_action.retain(|b| b.annee != 2025 || !actions.contains(&b.action_id))) as fn(&mut Dossier, &[i32]),
        |d, actions| {
            for b in d.bilans_action.iter_mut().filter(|b| actions.contains(&b.action_id)) {
                b.texte = " ".into();
            }
        },
        |d, _| d.action_indicateurs.retain(|l| l.indicateur_id != 13),
    ] {
        let mut d = exemple();
        let actions = linked(&d);
        change(&mut d, &actions);
        assert_eq!(of_13(&d), 1);
        d.mesures.iter_mut().find(|m| m.indicateur_id == 13 && m.annee == 2025).unwrap().commentaire = "Deux départs.".into();
        assert_eq!(of_13(&d), 0);
    }
}

#[test]
fn what_is_taken_outside_the_six_objectives_is_told() {
    let told = |change: fn(&mut Dossier)| {
        let mut d = exemple();
        change(&mut d);
        found(&d, Controle::DotationHorsObjectifs)
    };
    let one = |code: &str, amount: i64| vec![Parametre::Texte(code.into()), Parametre::Montant(Montant::entier(amount))];
    assert_eq!(told(|_| {}), [one("ACT-18", 16_100)]);
    assert!(told(|d| d.actions[17].objectif_legal = Some(6)).is_empty());
    assert!(told(|d| d.actions[17].objectif_legal = None).is_empty(), "its axis answers one");
    assert!(told(|d| d.budgets_action.retain(|b| b.action_id != 18)).is_empty());
    assert_eq!(told(|d| d.actions[0].objectif_legal = Some(0)).len(), 2);
    // An action that says nothing, in an axis that says nothing, is not yet known to be outside.
    let unsaid: fn(&mut Dossier) = |d| {
        d.actions[0].objectif_legal = None;
        d.axes[0].objectif_legal = None;
    };
    assert_eq!(told(unsaid).len(), 1);
}

#[test]
fn the_amount_per_hour_is_compared_with_the_refunded_one() {
    let told = |change: fn(&mut Dossier)| {
        let mut d = exemple();
        change(&mut d);
        found(&d, Controle::MontantHorsReference).into_iter().filter(|p| p[0] == Parametre::Entier(2024)).collect::<Vec<_>>()
    };
    let price = |text: &str| Parametre::Prix(text.parse().unwrap());
    let below = told(|_| {});
    assert_eq!(below.len(), 1);
    assert_eq!((&below[0][1..3], &below[0][4]), (&[price("3.2"), price("3.311")][..], &Parametre::Montant("5072.70".parse().unwrap())));
    let above = told(|d| d.dotations[0].montant_horaire = "3.4".parse().ok());
    assert_eq!((&above[0][1..3], above[0].len()), (&[price("3.4"), price("3.311")][..], 4), "no margin");
    assert!(told(|d| d.dotations[0].montant_horaire = "3.311".parse().ok()).is_empty());
    assert!(told(|d| d.dotations[0].montant_horaire = None).is_empty());
    let without_hours = told(|d| {
        d.heures.clear();
        d.dotations.iter_mut().for_each(|x| x.heures_retenues = None);
    });
    assert_eq!(without_hours[0].len(), 4, "no hours, no margin");
    let own = told(|d| {
        let cle = "dotation_horaire".to_owned();
        d.surcharges.push(cpom_core::modele::Surcharge { id: 1000, cle, valeur: "3.5".into(), ..Default::default() });
    });
    assert_eq!((&own[0][2], &own[0][3]), (&price("3.5"), &Parametre::Texte("votre valeur".into())));
}
