//! History and versions through the commands, with their French sentences.

use serde_json::{Value, json};

use cpom_api::erreurs::Code;

use crate::appel::Essai;

fn labels(steps: &Value) -> Vec<&str> {
    steps.as_array().unwrap().iter().map(|s| s["libelle"].as_str().unwrap()).collect()
}

#[test]
fn the_author_is_given_once_and_written_with_each_step() {
    let mut e = Essai::with_example();
    assert_eq!(e.ok("etat", json!({}))["auteur"], "");
    e.ok("auteur_definir", json!({"nom": "  Hélène   Roy "}));
    e.ok("ligne_modifier", json!({"table": "actions", "id": 1, "champs": {"pilote": "Cadre de secteur"}}));
    assert_eq!(e.ok("etat", json!({}))["auteur"], "Hélène Roy");
    e.restart();
    assert_eq!(e.ok("etat", json!({}))["auteur"], "Hélène Roy");
    let chemin = e.path("a.cpom");
    e.ok("dossier_ouvrir", json!({"chemin": chemin}));
    let mine = e.ok("historique", json!({"limite": 10, "auteur": "Hélène Roy"}));
    assert_eq!(mine.as_array().unwrap().len(), 1);
    assert!(labels(&e.ok("historique", json!({"limite": 10, "texte": "helene roy"})))[0].contains("pilote"));
}

#[test]
fn the_history_is_searched_and_told_where_a_value_is_edited() {
    let mut e = Essai::with_example();
    let before = e.ok("dossier_lire", json!({"tables": ["budgets_action"]}))["dossier"]["budgets_action"][2].clone();
    let (id, was) = (before["id"].clone(), before["dotation"].clone());
    for montant in [1234.5, 2000.0] {
        e.ok("ligne_modifier", json!({"table": "budgets_action", "id": id, "champs": {"dotation": montant}}));
        e.ok("ligne_modifier", json!({"table": "actions", "id": before["action_id"], "champs": {"pilote": format!("P{montant}")}}));
    }
    e.ok("annuler", json!({}));
    let place = json!({"table": "budgets_action", "id": id, "champ": "dotation"});
    let life = e.ok("historique", json!({"limite": 10, "lieu": place}));
    assert_eq!(life.as_array().unwrap().len(), 2, "{life}");
    let [new, old] = [&life[0]["changements"][0], &life[1]["changements"][0]];
    assert_eq!((&new["avant"], &new["apres"]), (&json!("1\u{202F}234,50\u{A0}€"), &json!("2\u{202F}000\u{A0}€")));
    assert_eq!(old["valeur"], was, "the value before goes back into its field");
    e.ok("ligne_modifier", json!({"table": "budgets_action", "id": id, "champs": {"dotation": old["valeur"]}}));
    assert_eq!(e.ok("dossier_lire", json!({"tables": ["budgets_action"]}))["dossier"]["budgets_action"][2], before);

    // The history of an action includes that of its budget; the history of a table is that of its rows only.
    let action = json!({"table": "actions", "id": before["action_id"]});
    assert_eq!(e.ok("historique", json!({"limite": 50, "lieu": action})).as_array().unwrap().len(), 6);
    let tables = e.ok("historique", json!({"limite": 50, "tables": ["budgets_action"]}));
    assert_eq!(tables.as_array().unwrap().len(), 3);
    let rest = e.ok("historique", json!({"limite": 50, "tables": ["budgets_action"], "avant": tables[0]["id"]}));
    assert_eq!(rest.as_array().unwrap().len(), 2);
    assert_eq!(e.refused("historique", json!({"limite": 5, "tables": ["inconnue"]})), Code::Requete);
}

#[test]
fn labels_say_precisely_what_is_undone() {
    let mut e = Essai::with_example();
    let undo = |r: &Value| r["etat"]["annuler"].as_str().unwrap().to_owned();
    let r = e.ok("ligne_modifier", json!({"table": "mesures", "id": 6, "champs": {"numerateur": 3}}));
    assert!(undo(&r).starts_with("modifier la mesure «\u{202F}") && undo(&r).contains(", 20"), "{}", undo(&r));
    let batch: Vec<Value> = (0..3).map(|_| json!({"geste": "creer", "table": "etapes", "valeurs": {"action_id": 1}})).collect();
    let r = e.ok("lot", json!({"operations": batch}));
    assert!(undo(&r).starts_with("ajouter 3 étapes de «\u{202F}"), "{}", undo(&r));
    let back = e.ok("annuler", json!({}));
    assert_eq!(back["lieu"]["table"], "actions", "the rows are gone: the action shows");
    let r = e.ok("ligne_deplacer", json!({"table": "articles", "id": 3, "avant": 1}));
    assert!(undo(&r).starts_with("déplacer l’article «\u{202F}"), "{}", undo(&r));
    assert_eq!(e.ok("annuler", json!({}))["lieu"]["id"], 3);
}

#[test]
fn two_versions_are_compared_before_a_meeting() {
    let mut e = Essai::with_example();
    let made = e.ok("version_creer", json!({"nom": "Transmise au Département", "date": "2026-11-02"}));
    let id = made["id"].clone();
    assert_eq!(made["tables"], json!(["versions"]));
    assert_eq!(e.ok("comparer", json!({"avant": id}))["nombre"], 0);
    let article = e.ok("dossier_lire", json!({"tables": ["articles"]}))["dossier"]["articles"][0].clone();
    let text = format!("{} Une phrase ajoutée.", article["texte"].as_str().unwrap());
    e.ok("ligne_modifier", json!({"table": "articles", "id": article["id"], "champs": {"texte": text}}));
    let hour = e.ok("dossier_lire", json!({"tables": ["dotations"]}))["dossier"]["dotations"][2].clone();
    e.ok("ligne_modifier", json!({"table": "dotations", "id": hour["id"], "champs": {"montant_horaire": 4.0}}));
    e.ok("ligne_supprimer", json!({"table": "actions", "id": 1}));
    let said = e.ok("comparer", json!({"avant": id}));
    assert_eq!(said["avant"], "«\u{202F}Transmise au Département\u{202F}»");
    let parts: Vec<&str> = said["rubriques"].as_array().unwrap().iter().map(|r| r["titre"].as_str().unwrap()).collect();
    assert_eq!(parts, ["Objectifs et actions", "Moyens", "Clauses du contrat"]);
    let action = &said["rubriques"][0]["lignes"][0];
    assert_eq!(action["mot"], "retirée");
    assert!(action["nom"].as_str().unwrap().starts_with("action ") && action["suite"].as_str().unwrap().starts_with("avec "), "{action}");
    let price = &said["rubriques"][1]["lignes"][0]["champs"][0];
    assert!(price["ecart"].as_str().unwrap().ends_with("€/h"), "{price}");
    let words = said["rubriques"][2]["lignes"][0]["champs"][0]["mots"].as_array().unwrap().clone();
    assert_eq!(words.last().unwrap(), &json!({"sort": "ajoute", "texte": " Une phrase ajoutée."}));
    assert!(!said["totaux"].as_array().unwrap().is_empty());

    // Variables take the values of the version.
    let named = |e: &mut Essai, version: Value| {
        let list = e.ok("variables", json!({"version": version}));
        let found = list.as_array().unwrap().iter().find(|v| v["nom"] == "contrat.intitule").unwrap()["valeur"].clone();
        found.as_str().unwrap().to_owned()
    };
    let was = named(&mut e, Value::Null);
    e.ok("ligne_modifier", json!({"table": "contrat", "id": 1, "champs": {"intitule": "Autre intitulé"}}));
    assert_eq!((named(&mut e, Value::Null), named(&mut e, json!(id))), ("Autre intitulé".to_owned(), was));
    e.ok("annuler", json!({}));
    // A version is read, restored and sealed.
    let then = e.ok("dossier_lire", json!({"tables": ["actions"], "version": id}));
    assert_eq!(then["dossier"]["actions"].as_array().unwrap().len(), 18);
    let json = e.path("v.json");
    e.ok("exporter", json!({"demande": {"format": "json"}, "chemin": json, "version": id}));
    assert_eq!(cpom_core::echange::read_file(json.as_ref()).unwrap().actions.len(), 18);
    let back = e.ok("version_restaurer", json!({"instantane": id}));
    assert_eq!(back["etat"]["annuler"], "revenir à la version «\u{202F}Transmise au Département\u{202F}»");
    assert_eq!(e.ok("comparer", json!({"avant": id}))["nombre"], 0);
    e.ok("version_sceller", json!({"instantane": id}));
    assert_eq!(e.refused("version_sceller", json!({"instantane": id})), Code::VersionScellee);
    let listed = e.ok("versions", json!({}));
    assert_eq!(listed[0]["scellee"], true);
    assert_eq!(e.refused("ligne_supprimer", json!({"table": "versions", "id": listed[0]["ligne"]})), Code::VersionScellee);
    assert_eq!(e.refused("version_creer", json!({"nom": "  "})), Code::Requete);
    assert_eq!(e.refused("version_restaurer", json!({"instantane": 99})), Code::LigneInconnue);
    assert_eq!(e.refused("comparer", json!({"avant": 99})), Code::LigneInconnue);
}

#[test]
fn another_file_is_laid_beside_the_dossier() {
    let mut e = Essai::with_example();
    let (mine, other) = (e.path("a.cpom"), e.path("a (copie en conflit).cpom"));
    e.ok("dossier_copier", json!({"chemin": other}));
    assert_eq!(e.ok("comparer", json!({"fichier": other}))["nombre"], 0);
    e.ok("ligne_modifier", json!({"table": "actions", "id": 1, "champs": {"pilote": "Cadre de secteur"}}));
    let said = e.ok("comparer", json!({"fichier": other}));
    assert_eq!((&said["nombre"], &said["avant"]), (&json!(1), &json!("«\u{202F}a (copie en conflit).cpom\u{202F}»")));
    let field = &said["rubriques"][0]["lignes"][0]["champs"][0];
    assert_eq!((&field["libelle"], &field["mots"][1]["texte"]), (&json!("Pilote"), &json!("Cadre")));
    assert_eq!(e.refused("comparer", json!({"fichier": mine})), Code::Requete);
    assert_eq!(e.refused("comparer", json!({"fichier": e.path("rien.cpom")})), Code::Introuvable);
    // The dossier is still locked by us, and can still be changed.
    assert!(cpom_core::store::connection::held(mine.as_ref()));
    e.ok("annuler", json!({}));
    assert_eq!(e.ok("comparer", json!({"fichier": other}))["nombre"], 0);
}

#[test]
fn shortening_is_said_before_it_is_done() {
    let mut e = Essai::with_example();
    e.ok("ligne_modifier", json!({"table": "dossier", "id": 1, "champs": {"titre": "A"}}));
    let weight = e.ok("historique_alleger", json!({"avant": "2027-01-01", "essai": true}));
    assert_eq!(weight["etapes"], 1);
    assert!(weight["phrase"].as_str().unwrap().contains("les versions gardées et le dossier ne changent pas"));
    assert!(e.ok("dossier_enregistrer", json!({}))["annuler"].is_string());
    e.ok("historique_alleger", json!({"avant": "2027-01-01"}));
    assert!(e.ok("dossier_enregistrer", json!({}))["annuler"].is_null());
    let told = e.ok("historique", json!({"limite": 9}));
    assert_eq!(labels(&told)[0], "alléger l’historique d’une étape");
    assert_eq!(told[1]["allegee"], true);
    assert_eq!(e.refused("historique_alleger", json!({"avant": "hier"})), Code::Requete);
}

/// The pages that name a version print what it kept, and today’s content is called by no version.
#[test]
fn a_document_names_a_version_only_over_what_it_kept() {
    let mut e = Essai::with_example();
    let path = e.path("a.pdf");
    let printed = |e: &mut Essai, version: &Value| {
        e.ok("exporter", json!({"chemin": path, "demande": {"document": "complet"}, "version": version}));
        crate::documents::text(&std::fs::read(&path).unwrap())
    };
    // The example lists three versions by hand: their content was not kept.
    let today = printed(&mut e, &Value::Null);
    assert!(!today.lines().any(|l| l.starts_with("Version ") && l.contains('·')), "today’s content bears the name of a version");
    e.ok("version_creer", json!({"nom": "Envoyée", "date": "2026-11-21"}));
    let kept = e.ok("versions", json!({}))[0]["instantane"].clone();
    e.ok("ligne_modifier", json!({"table": "articles", "id": 20, "champs": {"texte": "Conciliation par un tiers."}}));
    let today = printed(&mut e, &Value::Null);
    assert!(today.contains("Conciliation par un tiers.") && !today.contains("Version 4 – Envoyée"));
    let then = printed(&mut e, &kept);
    assert!(then.contains("Tribunal territorialement compétent") && !then.contains("Conciliation par un tiers."));
    assert!(then.contains("Version 4 – Envoyée · 21 novembre 2026"));
    // No request can put a name over another content.
    let forged = json!({"chemin": path, "demande": {"document": "complet", "version_gardee": "version 1"}, "version": null});
    assert_eq!(e.refused("exporter", forged), Code::Requete);
}
