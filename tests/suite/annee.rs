//! Closing and reopening a year through the commands: the plan, the step, the figures that no longer change.

use serde_json::{Value, json};

use cpom_api::erreurs::Code;

use crate::appel::Essai;

fn row(rows: &Value, of: impl Fn(&Value) -> bool) -> &Value {
    rows.as_array().unwrap().iter().find(|r| of(r)).unwrap_or(&Value::Null)
}

fn closed(e: &mut Essai, annee: i32) -> Value {
    row(&e.ok("dossier_lire", json!({"tables": ["exercices"]}))["dossier"]["exercices"], |x| x["annee"] == annee).clone()
}

#[test]
fn a_year_is_planned_closed_reopened_and_closed_again() {
    let mut e = Essai::with_example();
    let before = e.ok("dossier_lire", json!({}))["dossier"].clone();
    let plan = e.ok("annee_lire", json!({"annee": 2026}));
    assert_eq!((&plan["manques"], &plan["refus"]), (&json!(189), &Value::Null));
    assert_eq!(e.ok("dossier_lire", json!({}))["dossier"], before, "reading a year writes nothing");
    let steps = plan["saisie"]["rubriques"].as_array().unwrap();
    let keys: Vec<&str> = steps.iter().map(|r| r["cle"].as_str().unwrap()).collect();
    assert_eq!(keys, ["heures", "donnees", "personnel", "comptes", "indicateurs", "actions", "bilan"]);

    let done = e.ok("exercice_clore", json!({"annee": 2026, "echeances": [0]}));
    assert_eq!(done["etat"]["annuler"], "clore l’exercice 2026");
    let year = closed(&mut e, 2026);
    assert_eq!((&year["clos"], &year["manques"]), (&json!(true), &json!(189)));
    let after = e.ok("dossier_lire", json!({}))["dossier"].clone();
    let version = row(&after["versions"], |v| v["libelle"] == "Clôture 2026");
    assert_eq!(version["id"], year["version_id"]);
    let kept = e.ok("versions", json!({}));
    assert!(row(&kept, |v| v["ligne"] == year["version_id"])["instantane"].is_number(), "the state is kept");
    assert_eq!(after["echeances"].as_array().unwrap().len(), before["echeances"].as_array().unwrap().len() + 1);
    assert!(row(&after["bilans_annuels"], |b| b["annee"] == 2026).is_object());
    let late = |d: &Value| d["etapes"].as_array().unwrap().iter().filter(|x| x["statut"] == "en_retard").count();
    assert_eq!(late(&after), late(&before) + 10);

    // What closing does is one step.
    e.ok("annuler", json!({}));
    assert_eq!(e.ok("dossier_lire", json!({}))["dossier"], before);
    e.ok("retablir", json!({}));
    assert_eq!(e.ok("dossier_lire", json!({}))["dossier"], after);

    assert_eq!(e.refused("exercice_clore", json!({"annee": 2026})), Code::ExerciceClos);
    e.ok("exercice_rouvrir", json!({"annee": 2026}));
    let year = closed(&mut e, 2026);
    assert_eq!((&year["clos"], &year["manques"], &year["version_id"]), (&json!(false), &Value::Null, &Value::Null));
    assert_eq!(e.refused("exercice_rouvrir", json!({"annee": 2026})), Code::ExerciceClos);
    e.ok("exercice_clore", json!({"annee": 2026, "echeances": []}));
    assert_eq!(closed(&mut e, 2026)["clos"], true);
}

#[test]
fn a_year_that_cannot_be_closed_says_why_and_nothing_changes() {
    let mut e = Essai::with_example();
    e.ok("exercice_clore", json!({"annee": 2025, "echeances": []}));
    for (annee, words) in [(2025, "déjà clos"), (2040, "n’a pas commencé"), (1990, "aucun chiffre")] {
        let read = e.ok("annee_lire", json!({"annee": annee}));
        assert!(read["refus"].as_str().unwrap().contains(words), "{read}");
        let refused = e.call("exercice_clore", json!({"annee": annee})).unwrap_err();
        assert_eq!(refused.code, Code::ExerciceClos);
        assert!(refused.phrase.contains(words), "{refused}");
    }
    assert_eq!(e.refused("exercice_clore", json!({"annee": 2026, "echeances": [999]})), Code::Requete);
    assert_eq!(closed(&mut e, 2026)["clos"], false);
}

/// Each way of writing a figure of a closed year is refused, and each thing that may be written afterwards is not.
#[test]
fn figures_of_a_closed_year_do_not_change_until_it_is_reopened() {
    let mut e = Essai::with_example();
    e.ok("exercice_clore", json!({"annee": 2025, "echeances": []}));
    let d = e.ok("dossier_lire", json!({}))["dossier"].clone();
    let of = |table: &str, annee: i32, nature: Option<&str>| {
        let rows = d[table].as_array().unwrap();
        rows.iter().find(|r| r["annee"] == annee && nature.is_none_or(|n| r["nature"] == n)).unwrap()["id"].clone()
    };
    let measure = of("mesures", 2025, None);
    let refused = [
        ("ligne_modifier", json!({"table": "mesures", "id": measure, "champs": {"numerateur": 1}})),
        ("ligne_modifier", json!({"table": "mesures", "id": measure, "champs": {"annee": 2027}})),
        ("ligne_modifier", json!({"table": "heures", "id": of("heures", 2025, Some("realise")), "champs": {"heures": null}})),
        ("ligne_supprimer", json!({"table": "budgets_action", "id": of("budgets_action", 2025, None)})),
        ("ligne_creer", json!({"table": "effectifs", "valeurs": {"emploi_id": 1, "annee": 2025, "nature": "realise", "etp": 3}})),
        (
            "lot",
            json!({"operations": [
                {"geste": "modifier", "table": "mesures", "id": of("mesures", 2026, None), "champs": {"numerateur": 1}},
                {"geste": "modifier", "table": "valeurs", "id": of("valeurs", 2025, None), "champs": {"valeur": 1}},
            ]}),
        ),
    ];
    for (commande, arguments) in &refused {
        let why = e.call(commande, arguments.clone()).unwrap_err();
        assert_eq!(why.code, Code::ExerciceClos, "{commande} {arguments}");
        assert!(why.phrase.contains("2025") && why.phrase.contains("Rouvrir"), "{why}");
        assert_eq!(e.ok("dossier_lire", json!({}))["dossier"], d, "{commande} {arguments}");
    }

    let allowed = [
        ("ligne_modifier", json!({"table": "mesures", "id": measure, "champs": {"commentaire": "Relu", "cause": "recrutement"}})),
        ("ligne_modifier", json!({"table": "heures", "id": of("heures", 2025, Some("previsionnel")), "champs": {"heures": 10}})),
        ("ligne_modifier", json!({"table": "dotations", "id": of("dotations", 2025, None), "champs": {"heures_retenues": 47000}})),
        ("ligne_modifier", json!({"table": "versements", "id": of("versements", 2025, None), "champs": {"montant": 10}})),
        ("ligne_deplacer", json!({"table": "mesures", "id": measure, "avant": null})),
        ("lot", json!({"operations": [{"geste": "copier", "table": "actions", "id": 1, "valeurs": {}, "apres": null}]})),
        ("ligne_supprimer", json!({"table": "actions", "id": 1})),
    ];
    for (commande, arguments) in allowed {
        e.ok(commande, arguments);
    }
    e.ok("exercice_rouvrir", json!({"annee": 2025}));
    for (commande, arguments) in refused {
        if arguments["table"] != "budgets_action" {
            e.ok(commande, arguments);
        }
    }
}

/// The box « Comptes arrêtés » is a fact of the accounts: it freezes nothing, and the year can still be closed.
#[test]
fn a_year_whose_accounts_are_only_said_to_be_closed_is_not_frozen() {
    let mut e = Essai::with_example();
    let before = closed(&mut e, 2025);
    assert_eq!((&before["clos"], &before["clos_le"]), (&json!(true), &Value::Null), "what the example says of 2025");
    let hours =
        row(&e.ok("dossier_lire", json!({}))["dossier"]["heures"], |h| h["annee"] == 2025 && h["nature"] == "realise")["id"].clone();
    let typed = json!({"table": "heures", "id": hours, "champs": {"heures": 12345}});
    e.ok("ligne_modifier", typed.clone());
    let year = e.ok("annee_lire", json!({"annee": 2025}));
    assert_eq!((&year["saisie"]["close"], &year["saisie"]["arretee"], &year["refus"]), (&json!(false), &json!(true), &Value::Null));
    e.ok("exercice_clore", json!({"annee": 2025, "echeances": []}));
    let year = e.ok("annee_lire", json!({"annee": 2025}));
    assert_eq!((&year["saisie"]["close"], &year["saisie"]["arretee"]), (&json!(true), &json!(true)));
    let other = json!({"table": "heures", "id": hours, "champs": {"heures": 1}});
    assert_eq!(e.refused("ligne_modifier", other.clone()), Code::ExerciceClos);
    // Reopening takes the accounts back as well; so it does for a year that was never closed by the act.
    for annee in [2025, 2024] {
        e.ok("exercice_rouvrir", json!({"annee": annee}));
        assert_eq!(closed(&mut e, annee)["clos"], false);
    }
    e.ok("ligne_modifier", other);
}

/// An import that would change a closed year is announced by its trial; the rest can be taken without it.
#[test]
fn an_import_says_beforehand_what_it_would_change_in_a_closed_year() {
    let mut e = Essai::with_example();
    e.ok("exercice_clore", json!({"annee": 2025, "echeances": []}));
    let d = e.ok("dossier_lire", json!({}))["dossier"].clone();
    let name = |rank: usize| d["financeurs"][rank]["libelle"].as_str().unwrap().to_owned();
    let chemin = e.path("heures.csv");
    let sheet =
        format!("Financeur;2025 réalisé;2025 prévu;2026 réalisé\r\n{};12 345;11 000;777\r\n{};9 876;8 000;666\r\n", name(0), name(1));
    std::fs::write(&chemin, sheet).unwrap();
    let lu = e.ok("tableur_lire", json!({"chemin": chemin}));
    let mut asked = json!({"correspondance": lu["proposition"]["correspondance"]});
    let tried = e.ok("tableur_essayer", asked.clone());
    assert_eq!(tried["closes"].as_array().unwrap().len(), 1, "{}", tried["closes"]);
    let year = &tried["closes"][0];
    assert_eq!((&year["annee"], &year["valeurs"]), (&json!(2025), &json!(2)));
    assert!(year["lignes"][0].as_str().unwrap().contains(&name(0)) && year["lignes"][1].as_str().unwrap().contains("2025"), "{year}");
    let of_closed = |t: &Value| t["changements"].as_array().unwrap().iter().filter(|c| c["close"] == 2025).count();
    assert_eq!((of_closed(&tried), tried["changements"].as_array().unwrap().len()), (2, 6), "planned rows stay open");

    // As it stands the sheet is refused as a whole, with the way out.
    let why = e.call("tableur_importer", asked.clone()).unwrap_err();
    assert_eq!(why.code, Code::ExerciceClos);
    assert!(why.phrase.contains("2025") && why.phrase.contains("Rouvrir"), "{why}");
    assert_eq!(e.ok("dossier_lire", json!({}))["dossier"], d);

    // Without the closed year, the rest is taken and the year keeps its figures.
    asked["correspondance"]["sans_annees_closes"] = json!(true);
    let tried = e.ok("tableur_essayer", asked.clone());
    assert!(tried["changements"].as_array().unwrap().iter().all(|c| (c["close"] == 2025) == (c["laisse"] == true)), "{tried}");
    e.ok("tableur_importer", asked.clone());
    let rows = e.ok("dossier_lire", json!({"tables": ["heures"]}))["dossier"]["heures"].clone();
    let hours = |rows: &Value, annee: i32, nature: &str| {
        let financeur = d["financeurs"][0]["id"].clone();
        row(rows, |h| h["financeur_id"] == financeur && h["annee"] == annee && h["nature"] == nature && h["service_id"].is_null())["heures"]
            .clone()
    };
    let kept = hours(&d["heures"], 2025, "realise");
    assert_eq!((hours(&rows, 2025, "realise"), hours(&rows, 2025, "previsionnel")), (kept, json!(11000)));
    assert_eq!(hours(&rows, 2026, "realise"), json!(777));
    // Nothing is left to take but the closed year.
    assert_eq!(e.refused("tableur_importer", asked.clone()), Code::Requete);
    // The choice was made for this file: the next reading asks again.
    let again = e.ok("tableur_lire", json!({"chemin": chemin}));
    assert_eq!(again["proposition"]["correspondance"]["sans_annees_closes"], false);
    // Once the year is reopened the same sheet is taken.
    e.ok("exercice_rouvrir", json!({"annee": 2025}));
    asked["correspondance"]["sans_annees_closes"] = json!(false);
    e.ok("tableur_importer", asked);
    let rows = e.ok("dossier_lire", json!({"tables": ["heures"]}))["dossier"]["heures"].clone();
    assert_eq!(hours(&rows, 2025, "realise"), json!(12345));
}

#[test]
fn a_sentence_on_a_missed_target_names_its_figures_and_its_cause() {
    let mut e = Essai::with_example();
    let read = e.ok("dossier_lire", json!({}));
    let missed = |i: &Value| row(&i["points"], |p| p["annee"] == 2025)["statut"] == "non_atteint";
    let indicateur = row(&read["calculs"]["indicateurs"], missed)["id"].clone();
    let draft =
        |e: &mut Essai| e.ok("phrase_ecart", json!({"indicateur": indicateur, "annee": 2025}))["phrase"].as_str().unwrap().to_owned();
    let first = draft(&mut e);
    assert_eq!(first.matches("[à compléter]").count(), 2, "{first}");
    let mesure = row(&read["dossier"]["mesures"], |m| m["indicateur_id"] == indicateur && m["annee"] == 2025)["id"].clone();
    e.ok("ligne_modifier", json!({"table": "mesures", "id": mesure, "champs": {"cause": "tiers"}}));
    let second = draft(&mut e);
    assert!(second.contains("délai d’un tiers") && second.contains("pour une cible de"), "{second}");
    assert_eq!(second.matches("[à compléter]").count(), 1, "{second}");
    assert_eq!(e.refused("phrase_ecart", json!({"indicateur": 9999, "annee": 2025})), Code::Requete);
}

/// An action that is removed takes its budgets along, those of closed years too: a finding compares them with what was kept.
#[test]
fn figures_that_left_a_closed_year_are_told() {
    let mut e = Essai::with_example();
    e.ok("exercice_clore", json!({"annee": 2026, "echeances": []}));
    let told = |e: &mut Essai| {
        let read = e.ok("dossier_lire", json!({"tables": []}));
        let found: Vec<String> = read["constats"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|c| c["code"] == "ANN-02")
            .map(|c| c["phrase"].as_str().unwrap().to_owned())
            .collect();
        found
    };
    assert!(told(&mut e).is_empty());
    e.ok("ligne_supprimer", json!({"table": "actions", "id": 1}));
    // Planned grant, own money and cofinancing of the year.
    assert_eq!(told(&mut e), ["3 chiffres de 2026, année close, ont changé depuis la version «\u{202F}Clôture 2026\u{202F}»."]);
    e.ok("annuler", json!({}));
    assert!(told(&mut e).is_empty());
}

/// A proof whose extraction is described is asked for again: the same recipe, no file, the figures of the next year.
#[test]
fn closing_asks_again_for_the_proofs_that_say_how_they_were_extracted() {
    let mut e = Essai::with_example();
    let d = e.ok("dossier_lire", json!({}))["dossier"].clone();
    let of = |table: &str, annee: i32| row(&d[table], |r| r["annee"] == annee).clone();
    let recipe = json!({"libelle": "Effectifs", "nature": "justificatif", "logiciel": "Paie", "rapport": "Présents", "fichier": "a.pdf", "empreinte": "00"});
    let piece = e.ok("ligne_creer", json!({"table": "pieces", "valeurs": recipe}))["id"].clone();
    let targets = [("mesures", of("mesures", 2026)), ("effectifs", of("effectifs", 2026)), ("engagements", d["engagements"][0].clone())];
    for (table, target) in &targets {
        let link = json!({"piece_id": piece, "annee": 2026, "cible_table": table, "cible_ligne": target["id"]});
        e.ok("ligne_creer", json!({"table": "justificatifs", "valeurs": link}));
    }
    e.ok("exercice_clore", json!({"annee": 2026, "echeances": []}));
    let after = e.ok("dossier_lire", json!({}))["dossier"].clone();
    let again = row(&after["pieces"], |p| p["logiciel"] == "Paie" && p["id"] != piece);
    assert_eq!((&again["rapport"], &again["fichier"], &again["empreinte"]), (&json!("Présents"), &json!(""), &json!("")));
    let links: Vec<&Value> = after["justificatifs"].as_array().unwrap().iter().filter(|j| j["piece_id"] == again["id"]).collect();
    assert_eq!(links.len(), 3, "{links:?}");
    for ((table, target), link) in targets.iter().zip(links) {
        assert_eq!((&link["annee"], &link["cible_table"]), (&json!(2027), &json!(table)));
        let found = row(&after[*table], |r| r["id"] == link["cible_ligne"]);
        for subject in ["indicateur_id", "emploi_id", "nature", "code"] {
            assert_eq!(found[subject], target[subject], "{table}.{subject}");
        }
        assert!(*table == "engagements" || found["annee"] == 2027, "{found}");
    }
}
