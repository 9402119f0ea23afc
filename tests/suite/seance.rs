//! Meetings of a review through the commands: opened, positions noted, closed with what was agreed, undone; what the other party sees.

use cpom_api::erreurs::Code;
use cpom_core::choix::Destinataire;
use cpom_core::destinataire::pour;
use cpom_core::reserve::{PreparationMontree, without_reserve};
use serde_json::{Value, json};

use crate::appel::Essai;

fn rows(e: &mut Essai, table: &str) -> Value {
    e.ok("dossier_lire", json!({"tables": [table]}))["dossier"][table].clone()
}

fn row(e: &mut Essai, table: &str, id: i64) -> Value {
    rows(e, table).as_array().unwrap().iter().find(|r| r["id"] == id).cloned().unwrap_or(Value::Null)
}

fn findings(e: &mut Essai, code: &str) -> Vec<String> {
    let lecture = e.ok("dossier_lire", json!({"tables": []}));
    let all = lecture["constats"].as_array().unwrap().iter().filter(|c| c["code"] == code);
    all.map(|c| c["phrase"].as_str().unwrap().to_owned()).collect()
}

/// Opens the meeting of 10 December 2026.
fn opened(e: &mut Essai) -> Value {
    let done = e.ok("seance_ouvrir", json!({"revue": 1, "date": "2026-12-10", "lieu": "Hôtel du Département"}));
    assert_eq!(done["fait"], "La séance n°\u{A0}1 du 10\u{A0}décembre 2026 est ouverte.");
    done["id"].clone()
}

fn said(e: &mut Essai, seance: &Value, demande: i64, partie: &str, nature: &str, valeur: &str, texte: &str) {
    let asked = json!({"seance": seance, "demande": demande, "partie": partie, "nature": nature, "valeur": valeur, "texte": texte});
    e.ok("position_noter", asked);
}

fn point(view: &Value, id: i64) -> &Value {
    let mut all = view["groupes"].as_array().unwrap().iter().flat_map(|g| g["points"].as_array().unwrap());
    all.find(|p| p["id"] == id).unwrap()
}

#[test]
fn a_meeting_is_played_closed_and_undone() {
    let mut e = Essai::with_example();
    let before = e.ok("dossier_lire", json!({}));
    let seance = opened(&mut e);
    assert_eq!(e.refused("seance_ouvrir", json!({"revue": 1})), Code::Seance, "one meeting at a time");
    let kept = e.ok("versions", json!({}));
    let avant = kept.as_array().unwrap().iter().find(|v| v["nom"] == "Avant la séance n°\u{A0}1 du 10\u{A0}décembre 2026").unwrap();
    let avant = avant["instantane"].clone();
    assert_eq!(row(&mut e, "seances", 1)["etat"], "ouverte");

    // What is typed is read as the cell is: money, a rate, a day.
    let essai = e.ok("position_essayer", json!({"seance": seance, "demande": 1, "valeur": "3,45 €"}));
    assert_eq!((&essai["effet"], &essai["refus"]), (&json!("+2\u{202F}520\u{A0}€ en 2027"), &Value::Null));
    for (demande, wrong) in [(1, "trois euros"), (1, "77 %"), (1, "3.450"), (2, "3 €"), (3, "au printemps")] {
        let refused = e.ok("position_essayer", json!({"seance": seance, "demande": demande, "valeur": wrong}));
        assert!(refused["refus"].is_string(), "{wrong}");
        let asked = json!({"seance": seance, "demande": demande, "partie": "departement", "nature": "proposition", "valeur": wrong});
        assert_eq!(e.refused("position_noter", asked), Code::Seance, "{wrong}");
    }
    said(&mut e, &seance, 1, "departement", "proposition", "3,45 €", "");
    said(&mut e, &seance, 1, "gestionnaire", "proposition", "3,55 €", "");
    said(&mut e, &seance, 2, "departement", "proposition", "78,0 %", "");
    said(&mut e, &seance, 3, "departement", "proposition", "31/03/2027", "");
    said(&mut e, &seance, 4, "departement", "proposition", "", "d’accord, avant le 31/01/2027");

    let view = e.ok("seance_lire", json!({"seance": seance}));
    let effet = &point(&view, 1)["effet"];
    assert_eq!(
        [&effet["autre"], &effet["service"], &effet["ecart"]],
        ["+2\u{202F}520\u{A0}€ en 2027", "+7\u{202F}560\u{A0}€ en 2027", "5\u{202F}040\u{A0}€"]
    );
    assert_eq!(point(&view, 1)["a_convenir"], json!({"valeur": "3,45\u{A0}€/h", "texte": ""}));
    assert_eq!(view["compte"]["phrase"], "0 accord · 4 ouverts");

    // A proposal said again replaces the former one of the same side: still one of each.
    said(&mut e, &seance, 1, "gestionnaire", "proposition", "3,52 €", "");
    assert_eq!(rows(&mut e, "positions").as_array().unwrap().iter().filter(|p| p["demande_id"] == 1).count(), 2);
    e.ok("annuler", json!({}));
    assert_eq!(rows(&mut e, "positions")[1]["valeur"], 3.55, "each note is one step");

    said(&mut e, &seance, 1, "gestionnaire", "accord", "3,50", "");
    assert_eq!(
        e.refused(
            "position_noter",
            json!({"seance": seance, "demande": 1, "partie": "departement", "nature": "proposition", "valeur": "3,40"})
        ),
        Code::Seance,
        "an agreement ends the point"
    );
    said(&mut e, &seance, 2, "gestionnaire", "accord", "77,5 %", "");
    said(&mut e, &seance, 3, "gestionnaire", "accord", "31 mars 2027", "");
    said(&mut e, &seance, 4, "gestionnaire", "accord", "", "");
    e.ok("ligne_modifier", json!({"table": "demandes", "id": 4, "champs": {"echeance": "2027-01-31"}}));
    let view = e.ok("seance_lire", json!({"seance": seance}));
    assert_eq!(view["compte"]["phrase"], "4 accords · effet des accords\u{202F}: +5\u{202F}040\u{A0}€ en 2027");

    let plan = e.ok("seance_cloture", json!({"seance": seance}));
    let values: Vec<(&str, &str, &str)> = plan["valeurs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| (v["avant"].as_str().unwrap(), v["apres"].as_str().unwrap(), v["sort"].as_str().unwrap()))
        .collect();
    assert_eq!(
        values,
        [
            ("3,40\u{A0}€/h", "3,50\u{A0}€/h", "a_ecrire"),
            ("78,5\u{202F}%", "77,5\u{202F}%", "a_ecrire"),
            ("31\u{A0}octobre 2025", "31\u{A0}mars 2027", "a_ecrire"),
        ]
    );
    let decisions: Vec<Value> = plan["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| json!({"texte": d["texte"], "responsable": "Département", "echeance": d["echeance"]}))
        .collect();
    assert_eq!((decisions.len(), plan["ouverts"].as_array().unwrap().len()), (4, 0));
    let ready = e.ok("dossier_lire", json!({}));
    let closed = e.ok(
        "seance_clore",
        json!({
            "seance": seance, "valeurs": [1, 2, 3], "decisions": decisions,
            "participants": [{"organisme": "Département", "fonctions": ["Directrice de l’autonomie"]}],
        }),
    );
    assert_eq!(closed["fait"], "La séance n°\u{A0}1 du 10\u{A0}décembre 2026 est close.");

    let after = e.ok("dossier_lire", json!({}));
    let grant = |l: &Value| {
        let year = l["calculs"]["dotation"]["annees"].as_array().unwrap().iter().find(|a| a["annee"] == 2027).unwrap();
        (year["montant_prevu"].as_f64().unwrap(), l["calculs"]["dotation"]["total_prevu"]["somme"].as_f64().unwrap())
    };
    assert_eq!((grant(&before), grant(&after)), ((171_360.0, 817_530.0), (176_400.0, 822_570.0)));
    assert_eq!(
        (row(&mut e, "mesures", 199)["cible"].as_f64(), row(&mut e, "etapes", 19)["echeance"].as_str()),
        (Some(77.5), Some("2027-03-31"))
    );
    let count = |l: &Value, table: &str| l["dossier"][table].as_array().unwrap().len();
    assert_eq!(count(&after, "comites") - count(&before, "comites"), 1);
    assert_eq!(count(&after, "decisions") - count(&before, "decisions"), 4);
    assert_eq!(count(&after, "versions") - count(&before, "versions"), 2);
    let meeting = row(&mut e, "seances", 1);
    let minutes = row(&mut e, "comites", meeting["comite_id"].as_i64().unwrap());
    assert_eq!((&meeting["etat"], &minutes["objet"]), (&json!("close"), &json!("Revue à mi-parcours – séance n°\u{A0}1")));
    let due = rows(&mut e, "decisions").as_array().unwrap().last().unwrap().clone();
    assert_eq!((&due["echeance"], &due["comite_id"]), (&json!("2027-01-31"), &minutes["id"]));
    let fin = findings(&mut e, "FIN-01");
    assert!(fin.iter().any(|f| f.contains("171\u{202F}360") && f.contains("176\u{202F}400")), "{fin:?}");
    assert_eq!(e.refused("seance_clore", json!({"seance": seance, "valeurs": [], "decisions": []})), Code::Seance);

    // The state before it says exactly what the meeting changed.
    let said = e.ok("comparer", json!({"avant": avant})).to_string();
    for part in ["montant_horaire", "cible", "echeance"] {
        assert!(said.contains(part), "{part}");
    }
    // Once closed, the worth is still that of the state it was opened on.
    let view = e.ok("seance_lire", json!({"seance": seance}));
    assert!(view["compte"]["phrase"].as_str().unwrap().contains("+5\u{202F}040"), "{}", view["compte"]["phrase"]);

    // Undone once, all is back but the versions.
    assert_eq!(closed["etat"]["annuler"], "clore la séance n°\u{A0}1 du 10\u{A0}décembre 2026");
    e.ok("annuler", json!({}));
    let mut undone = e.ok("dossier_lire", json!({}))["dossier"].clone();
    assert_eq!(undone["versions"].as_array().unwrap().len(), count(&before, "versions") + 2, "versions stay listed");
    undone["versions"] = ready["dossier"]["versions"].clone();
    assert_eq!(undone, ready["dossier"]);
    e.ok("retablir", json!({}));
    assert_eq!(e.ok("dossier_lire", json!({}))["dossier"], after["dossier"]);
}

#[test]
fn the_other_party_sees_nothing_reserved() {
    let mut e = Essai::with_example();
    let seance = opened(&mut e);
    let asked = json!({
        "seance": seance, "demande": 1, "partie": "gestionnaire", "nature": "proposition", "valeur": "3,53 €", "texte": "gardé pour la fin",
    });
    e.ok("position_noter", asked);
    said(&mut e, &seance, 1, "departement", "proposition", "3,45 €", "");
    let own = e.ok("seance_lire", json!({"seance": seance})).to_string();
    let reserved = ["3,48", "3,53", "gardé pour la fin", "+6\u{202F}552", "haute", "ne progresse-t-il pas", "équilibre"];
    for words in reserved {
        assert!(own.contains(words), "{words}");
    }
    let shared = e.ok("seance_lire", json!({"seance": seance, "partage": true})).to_string();
    for words in reserved {
        assert!(!shared.contains(words), "{words}: {shared}");
    }
    assert!(shared.contains("3,45"));
    // A ceiling is worth what the agency would bill without it, which is its own.
    e.ok(
        "ligne_modifier",
        json!({"table": "demandes", "id": 4, "champs": {"cible_table": "plafonds", "cible_ligne": 4, "cible_champ": "plafond"}}),
    );
    let of = |e: &mut Essai, partage| e.ok("position_essayer", json!({"seance": seance, "demande": 4, "valeur": "3", "partage": partage}));
    assert_eq!(
        (of(&mut e, false)["effet"].clone(), of(&mut e, true)["effet"].clone()),
        (json!("+10\u{202F}080\u{A0}€ en 2027"), Value::Null)
    );

    // Documents carry what was said, and no more; the negotiation is between two.
    let d = e.ok("dossier_lire", json!({}))["dossier"].clone();
    let d: cpom_core::modele::Dossier = serde_json::from_value(d).unwrap();
    assert_eq!(d.positions.len(), 2);
    assert_eq!(without_reserve(&d).positions.iter().map(|p| p.valeur.unwrap().to_string()).collect::<Vec<_>>(), ["3.45"]);
    let shown = pour(&d, Destinataire::Departement, PreparationMontree { messages: true, demandes: false });
    assert!(shown.positions.is_empty() && shown.seances.is_empty() && !shown.revues.is_empty());
    let ars = pour(&d, Destinataire::Ars, PreparationMontree { messages: true, demandes: true });
    assert!(ars.positions.is_empty() && ars.seances.is_empty() && ars.demandes.is_empty());
    // Nor does the minutes say it.
    e.ok("seance_clore", json!({"seance": seance, "valeurs": [], "decisions": []}));
    let minutes = rows(&mut e, "comites").as_array().unwrap().last().unwrap().to_string();
    assert!(minutes.contains("3,45") && !minutes.contains("3,53") && !minutes.contains("gardé"), "{minutes}");
}

#[test]
fn a_target_that_is_gone_a_closed_year_and_a_second_round() {
    let mut e = Essai::with_example();
    // The step that a point puts off is removed; the year of another is closed.
    e.ok("ligne_modifier", json!({"table": "demandes", "id": 1, "champs": {"cible_ligne": 2}}));
    e.ok("ligne_supprimer", json!({"table": "etapes", "id": 19}));
    assert_eq!(
        findings(&mut e, "NEG-05"),
        ["Ce que DEM-3 devait modifier n’existe plus dans le dossier\u{202F}: choisir une autre cible, ou aucune."]
    );
    assert_eq!(findings(&mut e, "NEG-04"), ["DEM-4 n’a pas de position de repli\u{202F}: dire jusqu’où aller."]);
    let seance = opened(&mut e);
    said(&mut e, &seance, 1, "gestionnaire", "accord", "3,35 €", "");
    said(&mut e, &seance, 2, "gestionnaire", "accord", "", "une cible plus basse");
    said(&mut e, &seance, 3, "gestionnaire", "accord", "31 mars 2027", "");
    said(&mut e, &seance, 4, "departement", "desaccord", "", "");
    let view = e.ok("seance_lire", json!({"seance": seance}));
    assert_eq!(point(&view, 3)["tours"][0]["issue"]["dit"], "31 mars 2027", "a lost target leaves words");
    let plan = e.ok("seance_cloture", json!({"seance": seance}));
    let sorts: Vec<&str> = plan["valeurs"].as_array().unwrap().iter().map(|v| v["sort"].as_str().unwrap()).collect();
    assert_eq!(sorts, ["annee_close", "sans_valeur", "cible_perdue"]);
    assert_eq!(plan["ouverts"][0]["etat"], "desaccord");
    for id in [1, 2, 3, 4] {
        let asked = json!({"seance": seance, "valeurs": [id], "decisions": []});
        assert_eq!(e.refused("seance_clore", asked), Code::Seance, "{id} cannot be written");
    }
    assert_eq!(row(&mut e, "seances", 1)["etat"], "ouverte");

    // A disagreement is reopened by a new proposal; an agreement by its own gesture.
    said(&mut e, &seance, 4, "departement", "proposition", "", "en mars");
    assert_eq!(point(&e.ok("seance_lire", json!({"seance": seance})), 4)["etat"], "ouvert");
    e.ok("point_rouvrir", json!({"seance": seance, "demande": 1}));
    assert_eq!(e.refused("point_rouvrir", json!({"seance": seance, "demande": 1})), Code::Seance);
    let added = e.ok("point_ajouter", json!({"seance": seance, "objet": "Une avance de 75 %", "partie": "departement"}))["id"].clone();
    let point_added = row(&mut e, "demandes", added.as_i64().unwrap());
    assert_eq!((&point_added["code"], &point_added["origine"]), (&json!("DEM-5"), &json!("departement")));

    // The machine falls: the meeting is still open, and said to be on the next day.
    e.restart();
    let chemin = e.path("a.cpom");
    e.ok("dossier_ouvrir", json!({"chemin": chemin}));
    assert_eq!(row(&mut e, "seances", 1)["etat"], "ouverte");
    e.ok("ligne_modifier", json!({"table": "seances", "id": 1, "champs": {"date": "2026-11-20"}}));
    assert_eq!(
        findings(&mut e, "NEG-06"),
        ["Séance n°\u{A0}1 du 20\u{A0}novembre 2026\u{202F}: restée ouverte\u{202F}; la reprendre, ou la clore."]
    );
    e.ok("seance_clore", json!({"seance": seance, "valeurs": [], "decisions": []}));

    // Two rounds on one day, by number; what was said in the first stands until it is said again.
    let second = e.ok("seance_ouvrir", json!({"revue": 1, "date": "2026-11-20", "lieu": "par écrit"}))["id"].clone();
    assert_eq!(row(&mut e, "seances", second.as_i64().unwrap())["numero"], 2);
    said(&mut e, &second, 1, "departement", "proposition", "3,36 €", "");
    let view = e.ok("seance_lire", json!({"seance": second}));
    let tours = point(&view, 4)["tours"].as_array().unwrap();
    assert_eq!((tours.len(), &tours[0]["autre"]["dit"]), (1, &json!("en mars")));
    assert_eq!(point(&view, 1)["tours"][0]["courant"], true);
}

#[test]
fn agreements_and_demands_are_checked() {
    let mut e = Essai::with_example();
    let seance = opened(&mut e);
    said(&mut e, &seance, 1, "gestionnaire", "proposition", "3,52 €", "");
    assert_eq!(
        findings(&mut e, "NEG-02"),
        ["DEM-1\u{202F}: l’effet saisi (7\u{202F}560\u{A0}€) diffère de celui que donne la valeur proposée (6\u{202F}048\u{A0}€)."]
    );
    said(&mut e, &seance, 1, "gestionnaire", "accord", "3,50 €", "");
    assert!(findings(&mut e, "NEG-02").is_empty() && findings(&mut e, "NEG-03").is_empty());
    said(&mut e, &seance, 4, "gestionnaire", "accord", "", "");
    e.ok("ligne_modifier", json!({"table": "demandes", "id": 4, "champs": {"echeance": "2026-11-15"}}));
    let plain = findings(&mut e, "NEG-01");
    assert_eq!(plain.len(), 1, "due before the day, and no decision follows it");
    // Closed without writing what was agreed.
    e.ok("seance_clore", json!({"seance": seance, "valeurs": [], "decisions": []}));
    assert_eq!(findings(&mut e, "NEG-03"), ["DEM-1\u{202F}: accord à 3,50\u{A0}€/h, le dossier porte 3,40\u{A0}€/h."]);
    assert_eq!(findings(&mut e, "NEG-01"), plain);
    e.ok("annuler", json!({}));
    e.ok(
        "seance_clore",
        json!({"seance": seance, "valeurs": [1], "decisions": [{"texte": "Réunir la commission", "echeance": "2026-11-15"}]}),
    );
    assert!(findings(&mut e, "NEG-01").is_empty() && findings(&mut e, "NEG-03").is_empty(), "the decision is followed as such");
}

#[test]
fn a_dossier_only_read_refuses_a_meeting() {
    let mut e = Essai::with_example();
    let chemin = e.path("a.cpom");
    e.ok("dossier_fermer", json!({}));
    e.ok("dossier_ouvrir", json!({"chemin": chemin, "lecture_seule": true}));
    assert_eq!(e.refused("seance_ouvrir", json!({"revue": 1})), Code::LectureSeule);
}
