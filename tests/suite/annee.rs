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
    // A sheet that says otherwise about the year is refused as a whole.
    let financeur = d["financeurs"][0]["libelle"].as_str().unwrap();
    let chemin = e.path("heures.csv");
    std::fs::write(&chemin, format!("Financeur;2025 réalisé\r\n{financeur};12 345\r\n")).unwrap();
    let lu = e.ok("tableur_lire", json!({"chemin": chemin}));
    let correspondance = json!({"correspondance": lu["proposition"]["correspondance"]});
    assert_eq!(e.refused("tableur_importer", correspondance), Code::ExerciceClos);

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
