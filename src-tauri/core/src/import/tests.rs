use serde_json::json;

use super::*;
use crate::exemple::exemple;
use crate::modele::Dossier;

fn feuille(nom: &str, rows: &[&[&str]]) -> FeuilleLue {
    let cell = |t: &&str| if t.is_empty() { Valeur::Vide } else { Valeur::Texte((*t).to_owned()) };
    FeuilleLue { nom: nom.to_owned(), lignes: rows.iter().map(|r| r.iter().map(cell).collect()).collect(), ..FeuilleLue::default() }
}

fn lire(d: &Dossier, f: &FeuilleLue) -> (Correspondance, PlanImport) {
    let c = proposer(d, f, 0, None, None);
    let plan = planifier(d, f, &c).unwrap();
    (c, plan)
}

#[test]
fn hours_by_funder_with_years_as_columns() {
    let d = exemple().unwrap();
    let libelles: Vec<&str> = d.financeurs.iter().map(|f| f.libelle.as_str()).collect();
    let f = feuille(
        "Heures",
        &[
            &["Activité de l’agence", "", ""],
            &["Financeur", "2024 réalisé", "2025 prévu"],
            &[libelles[0], "33 000,5", "34 000"],
            &[libelles[1], "12\u{202F}240", "douze"],
            &["Total", "45 240,5", ""],
        ],
    );
    let (c, plan) = lire(&d, &f);
    assert_eq!((c.cible.as_str(), c.entete), ("heures", 1));
    assert_eq!(c.colonnes[2].annee, Some(2025));
    assert_eq!(plan.totaux, 1);
    assert_eq!(plan.refus.len(), 1);
    assert_eq!((plan.refus[0].adresse.as_str(), &plan.refus[0].raison), ("C4", &Raison::PasUnNombre));
    let first = &plan.changements[0];
    assert_eq!((first.adresse.as_str(), first.champ, &first.apres), ("B3", "heures", &json!(33000.5)));
    assert_eq!(
        first.avant,
        json!(
            d.heures
                .iter()
                .find(|h| h.financeur_id == d.financeurs[0].id && h.annee == 2024 && h.nature.code() == "realise")
                .unwrap()
                .heures
        )
    );
    assert!(!first.nouvelle);
}

use crate::choix::Choix;

#[test]
fn years_as_rows_and_funders_as_columns() {
    let d = exemple().unwrap();
    let (a, b) = (d.financeurs[0].libelle.as_str(), d.financeurs[1].libelle.as_str());
    let f = feuille("Heures réalisées", &[&["Année", a, b], &["2024", "1", "2"], &["2025", "3", "4"]]);
    let (c, plan) = lire(&d, &f);
    assert_eq!(c.cible, "heures");
    assert_eq!(c.colonnes[1].ligne, Some(d.financeurs[0].id));
    assert_eq!(plan.refus, []);
    assert_eq!(plan.changements.iter().map(|x| x.apres.clone()).collect::<Vec<_>>(), [json!(1), json!(2), json!(3), json!(4)]);
}

#[test]
fn two_rows_of_headers_and_rates_left_to_their_counts() {
    let d = exemple().unwrap();
    let code = d.indicateurs[0].code.as_str();
    let f = feuille(
        "Indicateurs",
        &[
            &["", "2024", "", "", "2025", ""],
            &["Code", "Numérateur", "Dénominateur", "Valeur", "Numérateur", "Cible"],
            &[code, "10", "40", "25 %", "11", "44,5"],
            &["IND-99", "1", "2", "", "", ""],
        ],
    );
    let (c, plan) = lire(&d, &f);
    assert_eq!((c.cible.as_str(), c.entete, c.double), ("mesures", 1, true));
    assert_eq!(c.colonnes[2].annee, Some(2024));
    assert_eq!(plan.calculees, 1);
    let fields: Vec<_> = plan.changements.iter().map(|x| (x.adresse.as_str(), x.champ)).collect();
    assert!(
        fields.contains(&("B3", "numerateur")) && fields.contains(&("C3", "denominateur")) && !fields.contains(&("D3", "valeur")),
        "{fields:?}"
    );
    assert_eq!(plan.noms, [NomInconnu { nom: "IND-99".into(), cle: "ind 99".into(), ligne: None }]);
    assert_eq!(plan.refus, []);
    // The same sheet, with rows added.
    let plan = planifier(&d, &f, &Correspondance { creer: true, ..c }).unwrap();
    assert!(plan.refus.is_empty());
    assert_eq!(plan.lignes_creees, 2, "the indicator and its year");
}

#[test]
fn rows_that_name_fields_under_years() {
    let d = exemple().unwrap();
    let f = feuille("T2 Tarifs", &[&["Tarifs et prix", "2031"], &["Tarif APA", "25,10"], &["Tarif PCH", "24,90"], &["Total", "50"]]);
    let (c, plan) = lire(&d, &f);
    assert_eq!(c.cible, "tarifs");
    assert_eq!(c.colonnes[0].champ, MOT);
    assert_eq!(plan.lignes_creees, 1);
    assert_eq!(
        plan.changements.iter().map(|x| (x.champ, x.apres.clone())).collect::<Vec<_>>(),
        [("tarif_apa", json!(25.1)), ("tarif_pch", json!(24.9))]
    );
}

#[test]
fn what_the_dossier_says_already_changes_nothing() {
    let d = exemple().unwrap();
    let mut rows = vec![vec![Valeur::Texte("Emploi".into()), Valeur::Texte("2024 réalisé".into())]];
    for e in &d.emplois {
        let etp = d.effectifs.iter().find(|x| x.emploi_id == e.id && x.annee == 2024 && x.nature.code() == "realise").and_then(|x| x.etp);
        rows.push(vec![Valeur::Texte(e.libelle.clone()), etp.map_or(Valeur::Vide, |v| Valeur::Nombre(v.to_string().parse().unwrap()))]);
    }
    let (c, plan) = lire(&d, &FeuilleLue { nom: "Effectifs".into(), lignes: rows, ..FeuilleLue::default() });
    assert_eq!(c.cible, "effectifs");
    assert_eq!((plan.changements.len(), plan.refus.len()), (0, 0));
    assert!(plan.identiques >= 5);
}

#[test]
fn a_value_said_twice_is_refused_the_second_time() {
    let d = exemple().unwrap();
    let nom = d.emplois[0].libelle.as_str();
    let f = feuille("Effectifs", &[&["Emploi", "2024"], &[nom, "3,5"], &[nom, "4"]]);
    let (_, plan) = lire(&d, &f);
    assert_eq!(plan.refus[0].raison, Raison::DejaDonne("B2".into()));
    assert_eq!(plan.changements.len(), 1);
}

#[test]
fn two_tariffs_in_a_year_must_be_told_apart() {
    let mut d = exemple().unwrap();
    let mut second = d.tarifs.iter().find(|t| t.annee == 2025).unwrap().clone();
    second.id = 900;
    second.date_debut = chrono::NaiveDate::from_ymd_opt(2025, 7, 1);
    for t in d.tarifs.iter_mut().filter(|t| t.annee == 2025) {
        t.date_debut = chrono::NaiveDate::from_ymd_opt(2025, 1, 1);
    }
    d.tarifs.push(second);
    let short = feuille("Tarifs", &[&["Année", "Tarif APA"], &["2025", "26"]]);
    let (_, plan) = lire(&d, &short);
    assert_eq!(plan.refus[0].raison, Raison::Ambigu);
    let full = feuille("Tarifs", &[&["Année", "Applicable le", "Tarif APA"], &["2025", "01/07/2025", "26"]]);
    let (_, plan) = lire(&d, &full);
    assert_eq!((plan.refus.len(), plan.changements.len(), plan.lignes_creees), (0, 1, 0));
}

#[test]
fn a_job_that_is_added_takes_its_category() {
    let d = exemple().unwrap();
    let f = feuille(
        "Effectifs",
        &[
            &["Catégorie", "Emploi", "ETP 2024", "ETP 2025"],
            &["Structure", "Chargée de communication", "0,5", "1"],
            &["soignants", "Psychologue", "0,2", "0,2"],
            &["artistes", "Conteuse", "", "0,1"],
        ],
    );
    let mut c = proposer(&d, &f, 0, None, None);
    assert_eq!(c.cible, "effectifs");
    assert_eq!(c.colonnes.iter().map(|c| c.champ.as_str()).collect::<Vec<_>>(), ["emploi_id.categorie", "emploi_id", "etp", "etp"]);
    c.creer = true;
    let plan = planifier(&d, &f, &c).unwrap();
    let faits: Vec<(&str, &str, &str)> = plan
        .changements
        .iter()
        .filter(|x| x.table == "emplois")
        .map(|x| (x.adresse.as_str(), x.champ, x.apres.as_str().unwrap()))
        .collect();
    assert_eq!(
        faits,
        [
            ("B2", "libelle", "Chargée de communication"),
            ("A2", "categorie", "structure"),
            ("B3", "libelle", "Psychologue"),
            ("A3", "categorie", "soignant"),
            ("B4", "libelle", "Conteuse"),
        ]
    );
    assert_eq!(plan.refus.iter().map(|r| r.adresse.as_str()).collect::<Vec<_>>(), ["A4"]);
    assert_eq!(plan.crees[0].valeurs.get("categorie"), Some(&json!("structure")));
    assert_eq!(plan.crees[2].valeurs.get("categorie"), None);
}

#[test]
fn what_the_dossier_has_is_not_described_again() {
    let d = exemple().unwrap();
    let emploi = d.emplois[0].libelle.as_str();
    let f = feuille("Effectifs", &[&["Emploi", "Catégorie", "2030"], &[emploi, "structure", "3"]]);
    let (_, plan) = lire(&d, &f);
    assert_eq!(plan.changements.iter().map(|c| c.table).collect::<Vec<_>>(), ["effectifs"]);
    assert_eq!(plan.refus, []);
}

#[test]
fn a_budget_line_that_is_added_goes_to_its_group() {
    let d = exemple().unwrap();
    let f = feuille(
        "Compte de résultat",
        &[
            &["Sens", "Groupe", "Ligne", "2024 réalisé"],
            &["Dépenses", "2", "Analyses de pratiques", "4 200"],
            &["Recettes", "Groupe III", "Reprise sur provision", "1 000"],
        ],
    );
    let mut c = proposer(&d, &f, 0, None, None);
    c.creer = true;
    let plan = planifier(&d, &f, &c).unwrap();
    let said = |i: usize| ["sens", "groupe", "libelle"].map(|x| plan.crees[i].valeurs[x].as_str().unwrap().to_owned());
    assert_eq!(said(0), ["charge", "II", "Analyses de pratiques"]);
    assert_eq!(said(1), ["produit", "III", "Reprise sur provision"]);
    assert_eq!(plan.refus, []);
}

#[test]
fn an_indicator_that_is_added_keeps_its_code_apart_from_its_name() {
    let d = exemple().unwrap();
    let f = feuille(
        "Indicateurs",
        &[
            &["Code", "Indicateur", "Unité", "2024", "2025"],
            &[d.indicateurs[0].code.as_str(), "Un autre nom", "%", "", "44"],
            &["IND-99", "Part des plannings envoyés à temps", "%", "80", "85"],
        ],
    );
    let mut c = proposer(&d, &f, 0, None, None);
    c.creer = true;
    let plan = planifier(&d, &f, &c).unwrap();
    let made = &plan.crees[0].valeurs;
    assert_eq!(
        (&made["code"], &made["libelle"], &made["unite"]),
        (&json!("IND-99"), &json!("Part des plannings envoyés à temps"), &json!("%"))
    );
    assert!(plan.changements.iter().all(|c| c.apres != json!("Un autre nom")));
}

#[test]
fn months_in_columns_are_added_and_their_total_is_not_read() {
    let d = exemple().unwrap();
    let (a, b) = (d.financeurs[0].libelle.as_str(), d.financeurs[1].libelle.as_str());
    let f = feuille(
        "Heures 2026",
        &[
            &["Suivi des heures réalisées"],
            &["Financeur", "janv.", "févr.", "mars", "avril", "Total"],
            &[a, "1 000,25", "1 000,25", "", "500", "2 500,5"],
            &[b, "10", "20", "30", "quarante", "60"],
            &["Total", "1 010,25", "1 020,25", "30", "500", "2 560,5"],
        ],
    );
    let (c, plan) = lire(&d, &f);
    assert!(c.additionner);
    assert_eq!((c.cible.as_str(), c.annee, c.colonnes[5].champ.as_str()), ("heures", Some(2026), ""));
    let made: Vec<(&str, &serde_json::Value, usize)> = plan.changements.iter().map(|x| (x.adresse.as_str(), &x.apres, x.autres)).collect();
    assert_eq!(made, [("B3", &json!(2500.5), 2), ("B4", &json!(60), 2)]);
    assert_eq!(plan.refus.iter().map(|r| r.adresse.as_str()).collect::<Vec<_>>(), ["E4"]);
}

#[test]
fn months_in_rows_go_to_their_year() {
    let d = exemple().unwrap();
    let a = d.financeurs[0].libelle.as_str();
    let day = |m: u32| Valeur::Date(chrono::NaiveDate::from_ymd_opt(2026, m, 1).unwrap());
    let mut f = feuille("Heures", &[&["Mois", a], &["", "100"], &["", "200"], &["", "300"]]);
    for m in 1..=3 {
        f.lignes[m as usize][0] = day(m);
    }
    let (c, plan) = lire(&d, &f);
    assert!(c.additionner);
    assert_eq!(plan.changements.iter().map(|x| (&x.apres, x.autres)).collect::<Vec<_>>(), [(&json!(600), 2)]);
    assert!(plan.changements[0].ligne.contains("2026"));
    // The names of months alone: the sheet says the year.
    let f = feuille("Heures 2026", &[&["Mois", a], &["Janvier", "100"], &["Février", "200"], &["Mars", "300"]]);
    let (_, named) = lire(&d, &f);
    assert_eq!(named.changements, plan.changements);
}

#[test]
fn a_list_of_employees_is_added_up_by_job() {
    let d = exemple().unwrap();
    let (a, b) = (d.emplois[0].libelle.as_str(), d.emplois[1].libelle.as_str());
    let f = feuille(
        "Personnel 2026",
        &[&["Nom", "Emploi", "ETP"], &["Martin", a, "0,8"], &["Durand", a, "0,8"], &["Petit", b, "1"], &["Moreau", a, "1"]],
    );
    let (c, plan) = lire(&d, &f);
    assert!(c.additionner && c.cible == "effectifs");
    assert_eq!(plan.changements.iter().map(|x| (&x.apres, x.autres)).collect::<Vec<_>>(), [(&json!(2.6), 2), (&json!(1), 0)]);
    // Left unticked, two different values for one cell are reported, as before.
    let strict = planifier(&d, &f, &Correspondance { additionner: false, ..c }).unwrap();
    assert_eq!(strict.refus.iter().map(|r| (r.adresse.as_str(), &r.raison)).collect::<Vec<_>>(), [("C5", &Raison::DejaDonne("C2".into()))]);
}

#[test]
fn rates_are_never_added() {
    let d = exemple().unwrap();
    let code = d.indicateurs[0].code.as_str();
    let f = feuille("Indicateurs 2026", &[&["Code", "Cible"], &[code, "10"], &[code, "20"]]);
    let (c, _) = lire(&d, &f);
    assert!(!c.additionner);
    let plan = planifier(&d, &f, &Correspondance { additionner: true, ..c }).unwrap();
    assert_eq!(plan.refus.len(), 1);
}

#[test]
fn names_the_dossier_writes_otherwise_are_brought_together() {
    let d = exemple().unwrap();
    let retraite = d.financeurs.iter().find(|f| f.code == "CAISSES_RETRAITE").unwrap();
    let f = feuille("Heures 2030", &[&["Financeur", "Heures"], &["APA", "1"], &["Caisse de retraite", "2"], &["Plein tarif", "3"]]);
    let (c, plan) = lire(&d, &f);
    assert_eq!(c.noms.iter().collect::<Vec<_>>(), [(&"caisse de retraite".to_owned(), &retraite.id)]);
    let said: Vec<(&str, Option<i32>)> = plan.noms.iter().map(|n| (n.nom.as_str(), n.ligne)).collect();
    assert_eq!(said, [("Caisse de retraite", Some(retraite.id)), ("Plein tarif", None)]);
    assert_eq!(plan.changements.iter().map(|c| c.adresse.as_str()).collect::<Vec<_>>(), ["B2", "B3"]);
    assert!(plan.changements[1].ligne.contains(&retraite.libelle));
    // Chosen by hand, then created when nothing is chosen.
    let chosen = std::iter::once(("plein tarif".to_owned(), d.financeurs[5].id)).collect();
    let by_hand = planifier(&d, &f, &Correspondance { noms: chosen, ..c.clone() }).unwrap();
    assert_eq!(by_hand.changements.iter().map(|c| c.adresse.as_str()).collect::<Vec<_>>(), ["B2", "B4"]);
    let made = planifier(&d, &f, &Correspondance { creer: true, ..c }).unwrap();
    assert_eq!(made.crees.len(), 1);
}

#[test]
fn headers_that_say_hours_of_a_funder_are_about_it() {
    let d = exemple().unwrap();
    let f = feuille("Heures réalisées", &[&["Année", "Heures APA", "Heures PCH"], &["2030", "1", "2"]]);
    let (c, plan) = lire(&d, &f);
    assert_eq!(c.colonnes[1].ligne, Some(d.financeurs[0].id));
    assert_eq!(plan.changements.len(), 2);
}

#[test]
fn a_budget_beside_what_was_done_is_planned() {
    let d = exemple().unwrap();
    let ligne = d.lignes_budget[0].libelle.as_str();
    let f = feuille("Compte de résultat", &[&["Poste", "Budget 2030", "Réalisé 2030"], &[ligne, "10", "12"]]);
    let (_, plan) = lire(&d, &f);
    let said: Vec<bool> = plan.changements.iter().map(|c| c.ligne.contains("prévu") || c.ligne.contains("prévisionnel")).collect();
    assert_eq!(said, [true, false], "{:?}", plan.changements);
}

#[test]
fn a_payroll_extract_is_about_jobs_whatever_else_it_names() {
    let d = exemple().unwrap();
    let mut rows = vec![vec!["Liste du personnel au 31/12/2026"], vec![], vec!["Matricule", "Nom", "Fonction", "Contrat", "Quotité (ETP)"]];
    let names: Vec<String> = (0..24).map(|i| format!("S{i:03}")).collect();
    // Its contracts are named like raw figures of the dossier.
    rows.extend(names.iter().map(|n| vec![n.as_str(), "Martin", "Responsable de secteur", "CDI", "0,5"]));
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let (c, plan) = lire(&d, &feuille("Personnel 31-12-2026", &rows));
    assert_eq!((c.cible.as_str(), c.entete, c.annee, c.additionner), ("effectifs", 2, Some(2026), true));
    let made: Vec<_> = plan.changements.iter().map(|x| (x.ligne.as_str(), &x.apres, x.autres)).collect();
    assert_eq!(made, [("Responsables de secteur, 2026, réalisé", &json!(12), 23)]);
}

/// The kinds of the doubts of a plan, and the cells whose values wait for a confirmation.
fn doubts(plan: &PlanImport) -> (Vec<&str>, Vec<&str>) {
    let kinds = plan.doutes.iter().map(|d| d.cle.as_str()).collect();
    (kinds, plan.changements.iter().filter(|c| c.douteux).map(|c| c.adresse.as_str()).collect())
}

#[test]
fn a_doubt_retains_its_values_until_it_is_confirmed() {
    let d = exemple().unwrap();
    let f = feuille("Heures 2030", &[&["Financeur", "Heures"], &["APA", "33.000"], &["PCH", "12 240"]]);
    let (c, plan) = lire(&d, &f);
    assert_eq!(doubts(&plan), (vec!["point:B2"], vec!["B2"]));
    assert_eq!(plan.ecrits.len(), 1, "the figure without a doubt is taken");
    let confirmes = std::iter::once("point:B2".to_owned()).collect();
    let plan = planifier(&d, &f, &Correspondance { confirmes, ..c }).unwrap();
    assert!(plan.doutes[0].confirme && plan.changements.iter().all(|c| !c.douteux));
    assert_eq!(plan.changements[0].apres, json!(33_000));
    assert_eq!(plan.ecrits.len(), 2);
}

#[test]
fn a_part_of_the_year_is_not_the_year() {
    let d = exemple().unwrap();
    let quarters = ["Financeur", "Heures T1 2030", "Heures T2 2030", "Heures T3 2030", "Heures T4 2030"];
    let whole = feuille("Heures", &[&quarters, &["APA", "1", "2", "3", "4"]]);
    let (c, plan) = lire(&d, &whole);
    assert!(c.additionner && plan.doutes.is_empty(), "{:?}", plan.doutes);
    assert_eq!(plan.changements[0].apres, json!(10));
    let three = feuille("Heures", &[&quarters[..4], &["APA", "1", "2", "3"]]);
    assert_eq!(doubts(&lire(&d, &three).1), (vec!["mois:B2"], vec!["B2"]));
    for header in ["Heures T1 2030", "Heures 1er semestre 2030", "Heures janvier 2030", "Heures semaine 2030"] {
        let (_, plan) = lire(&d, &feuille("Heures", &[&["Financeur", header], &["APA", "33 000"]]));
        assert!(plan.est_vide() && !plan.doutes.is_empty(), "{header}: {plan:?}");
    }
    let half = [&["Période du 01/01/2030 au 30/06/2030"][..], &["Financeur", "Heures"], &["APA", "33 000"]];
    assert!(lire(&d, &feuille("Heures", &half)).1.est_vide());
}

#[test]
fn the_exact_header_wins_and_a_partial_one_is_doubtful() {
    let d = exemple().unwrap();
    let both = feuille("Heures", &[&["Financeur", "Heures dimanche 2030", "Heures 2030"], &["APA", "1 200", "31 000"]]);
    let (_, plan) = lire(&d, &both);
    assert_eq!((plan.changements[0].apres.clone(), plan.changements[0].douteux), (json!(31_000), false));
    assert_eq!(plan.doutes[0].doute, Doute::ColonneLaissee("Heures dimanche 2030".into()));
    let alone = feuille("Heures", &[&["Financeur", "Heures facturées 2030"], &["APA", "1 200"]]);
    assert_eq!(doubts(&lire(&d, &alone).1), (vec!["mesure:B"], vec!["B2"]));
    let twice = feuille("Heures", &[&["Financeur", "2030", "2030"], &["APA", "31 000", "32 000"]]);
    assert_eq!(doubts(&lire(&d, &twice).1).1, ["B2"]);
}

#[test]
fn years_that_disagree_are_told_and_the_printing_of_the_file_is_no_year() {
    let d = exemple().unwrap();
    let printed = [&["Édité le", "05/02/2031"][..], &["Période", "du 01/01/2030 au 31/12/2030"], &["Financeur", "Heures"], &["APA", "1"]];
    assert_eq!(lire(&d, &feuille("Export", &printed)).0.annee, Some(2030));
    let (c, plan) = lire(&d, &feuille("Heures 2029", &[&["Activité 2030"], &[], &["Financeur", "Heures"], &["APA", "1"]]));
    assert_eq!((c.annee, plan.doutes[0].doute.clone()), (None, Doute::PlusieursAnnees(vec![2029, 2030])));
    assert_eq!(plan.refus[0].raison, Raison::SansAnnee);
    let (_, plan) = lire(&d, &feuille("Heures 2029", &[&["Financeur", "2030"], &["APA", "1"]]));
    assert_eq!(plan.doutes[0].doute, Doute::PlusieursAnnees(vec![2029, 2030]));
}

#[test]
fn years_counted_from_that_of_the_title() {
    let d = exemple().unwrap();
    let ligne = d.lignes_budget[0].libelle.as_str();
    let rows = [&["Compte administratif 2030"][..], &["Ligne", "Exécuté N-1", "Budget N"], &[ligne, "45 000", "48 000"]];
    let (c, plan) = lire(&d, &feuille("Budget", &rows));
    assert_eq!(c.annee, Some(2030));
    let said: Vec<(bool, bool)> =
        plan.changements.iter().map(|c| (c.ligne.contains("2029") && c.ligne.contains("réalisé"), c.ligne.contains("2030"))).collect();
    assert_eq!(said, [(true, false), (false, true)], "{:?}", plan.changements);
    let (_, plan) = lire(&d, &feuille("Budget", &rows[1..]));
    assert!(plan.est_vide() && plan.refus.iter().all(|r| r.raison == Raison::SansAnnee), "{plan:?}");
}

#[test]
fn thousands_of_euros_are_multiplied_and_told() {
    let d = exemple().unwrap();
    let ligne = d.lignes_budget[0].libelle.as_str();
    for (title, header) in
        [("Budget", "Budget 2030 (k€)"), ("Budget", "Montant 2030 (en milliers d’euros)"), ("Budget en k€", "Budget 2030")]
    {
        let (_, plan) = lire(&d, &feuille(title, &[&["Ligne", header], &[ligne, "46,5"]]));
        assert_eq!(plan.changements.first().map(|c| c.apres.clone()), Some(json!(46_500)), "{header}");
        assert_eq!(plan.doutes[0].doute, Doute::Milliers(1_000), "{header}");
    }
}

#[test]
fn rates_written_as_fractions_are_doubtful() {
    let d = exemple().unwrap();
    let rate = d.indicateurs.iter().find(|i| i.unite == "%").unwrap();
    let (_, plan) = lire(&d, &feuille("Indicateurs 2030", &[&["Code", "Valeur cible"], &[&rate.code, "0,925"]]));
    assert_eq!((plan.changements[0].apres.clone(), plan.changements[0].douteux), (json!(92.5), true));
}

#[test]
fn hidden_rows_and_columns_are_told() {
    let d = exemple().unwrap();
    let mut f = feuille("Heures", &[&["Financeur", "2030", "2031"], &["APA", "1 000", "2 000"], &["PCH", "500", "600"]]);
    f.lignes_masquees.insert(2);
    f.colonnes_masquees.insert(2);
    let (_, plan) = lire(&d, &f);
    assert_eq!(doubts(&plan), (vec!["masquee:C", "masquees:A3"], vec!["C2"]));
    assert_eq!(plan.changements.len(), 2);
}

#[test]
fn totals_by_other_names_are_not_rows_and_a_total_that_differs_is_told() {
    let d = Dossier::default();
    let rows = [
        &["Emploi", "ETP 2030"][..],
        &["Aide à domicile", "112"],
        &["Auxiliaire de vie", "24"],
        &["S/Total intervenants", "136"],
        &["Responsable", "2"],
        &["Assistante", "3"],
        &["Siège", "5"],
        &["Cumul structure", "141"],
        &["Total général", "150"],
    ];
    let f = feuille("Effectifs", &rows);
    let (c, plan) = lire(&d, &f);
    let jobs: Vec<&str> = plan.crees.iter().filter_map(|e| e.valeurs["libelle"].as_str()).collect();
    assert_eq!(jobs, ["Aide à domicile", "Auxiliaire de vie", "Responsable", "Assistante", "Siège"]);
    let total = plan.doutes.iter().find_map(|d| if let Doute::TotalDifferent { total, lu } = d.doute { Some((total, lu)) } else { None });
    assert_eq!(total, Some((141.0, 146.0)), "« Siège » is the sum of two small figures: a coincidence, or a total. The total tells.");
    // A sum of more rows, by a name no list has, is a total until it is confirmed as a row.
    let rows = [&["Emploi", "ETP 2030"][..], &["Aide", "112"], &["Auxiliaire", "24"], &["Employés", "3"], &["Équipe", "139"]];
    let f = feuille("Effectifs", &rows);
    let (_, plan) = lire(&d, &f);
    assert_eq!((plan.crees.len(), doubts(&plan).0), (3, vec!["sous_total:A5"]));
    let confirmes = std::iter::once("sous_total:A5".to_owned()).collect();
    assert_eq!(planifier(&d, &f, &Correspondance { confirmes, ..proposer(&d, &f, 0, None, None) }).unwrap().crees.len(), 4);
    drop(c);
}

#[test]
fn a_figure_ten_times_that_of_another_year_is_told() {
    let d = exemple().unwrap();
    let (id, last) = d
        .heures
        .iter()
        .filter(|h| h.service_id.is_none() && h.annee < 2030)
        .filter_map(|h| Some((h.financeur_id, h.annee, h.heures?)))
        .max_by_key(|h| h.1)
        .map(|(id, _, n)| (id, n))
        .unwrap();
    let nom = d.financeurs.iter().find(|f| f.id == id).unwrap().libelle.clone();
    let tenfold = (last.raw() / 10).to_string();
    let (_, plan) = lire(&d, &feuille("Heures 2030", &[&["Financeur", "Heures"], &[&nom, &tenfold]]));
    assert!(plan.doutes.iter().any(|d| matches!(d.doute, Doute::Voisins { .. })), "{:?}", plan.doutes);
    assert!(!plan.changements[0].douteux);
}

#[test]
fn a_label_that_contradicts_the_code_names_no_row() {
    let d = exemple().unwrap();
    let (a, b) = (&d.indicateurs[0], &d.indicateurs[1]);
    let rows = [&["Code", "Indicateur", "Cible"][..], &[&a.code, &b.libelle, "77"], &[&a.code, &a.libelle, "78"]];
    let (_, plan) = lire(&d, &feuille("Indicateurs 2030", &rows));
    assert!(matches!(plan.refus[0].raison, Raison::CodeContredit(_)), "{:?}", plan.refus);
    assert_eq!(plan.changements.iter().map(|c| c.adresse.as_str()).collect::<Vec<_>>(), ["C3"]);
}

#[test]
fn two_tables_side_by_side_are_not_one() {
    let d = exemple().unwrap();
    let rows =
        [&["Financeur", "Réalisé 2030", "", "Financeur", "Prévu 2031"][..], &["APA", "1", "", "PCH", "4"], &["PCH", "2", "", "APA", "3"]];
    let (_, plan) = lire(&d, &feuille("Heures", &rows));
    assert_eq!(plan.changements.iter().map(|c| c.adresse.as_str()).collect::<Vec<_>>(), ["B2", "B3"]);
    assert_eq!(doubts(&plan).0, ["laissee:E"]);
    let titled = [
        &["Réalisé", "", "", "", "Prévisionnel", "", ""][..],
        &["Financeur", "2030", "2031", "", "Financeur", "2032", "2033"],
        &["APA", "1", "2", "", "PCH", "7", "8"],
        &["PCH", "3", "4", "", "APA", "5", "6"],
    ];
    let (_, plan) = lire(&d, &feuille("Heures", &titled));
    assert_eq!(plan.changements.iter().map(|c| c.adresse.as_str()).collect::<Vec<_>>(), ["B3", "C3", "B4", "C4"]);
}

#[test]
fn figures_of_several_kinds_are_not_added_without_a_word() {
    let d = exemple().unwrap();
    let rows = [&["Financeur", "Mesure", "Heures"][..], &["APA", "Prescrites", "36 000"], &["APA", "Réalisées", "31 000"]];
    let (c, plan) = lire(&d, &feuille("Heures 2030", &rows));
    assert!(c.additionner);
    assert_eq!(doubts(&plan), (vec!["melange:B"], vec!["C2"]));
}

#[test]
fn staff_of_each_month_is_not_staff_of_the_year() {
    let d = exemple().unwrap();
    let emploi = d.emplois[0].libelle.as_str();
    let rows = [&["Emploi", "janv-30", "févr-30", "mars-30", "avr-30"][..], &[emploi, "3", "3", "4", "4"]];
    let (c, plan) = lire(&d, &feuille("ETP", &rows));
    assert_eq!((c.cible.as_str(), plan.est_vide(), doubts(&plan).0), ("effectifs", true, vec!["effectif:"]));
}

#[test]
fn rows_of_one_name_described_otherwise_are_two() {
    let d = exemple().unwrap();
    let rows =
        [&["Libellé", "Sens", "Groupe", "2030 réalisé"][..], &["Divers", "charge", "III", "500"], &["Divers", "produit", "III", "300"]];
    let f = feuille("Budget", &rows);
    let c = proposer(&d, &f, 0, None, Some("montants_budget"));
    let plan = planifier(&d, &f, &Correspondance { creer: true, ..c }).unwrap();
    assert_eq!((plan.crees.len(), plan.ecrits.len(), plan.refus.len()), (2, 2, 0));
}
