//! Removed rows come back from the bin, and what was done since stays.

use cpom_api::erreurs::Code;
use serde_json::{Value, json};

use crate::appel::Essai;

fn dossier(e: &mut Essai) -> Value {
    e.ok("dossier_lire", json!({}))["dossier"].clone()
}

fn bin(e: &mut Essai) -> Vec<Value> {
    e.ok("corbeille", json!({})).as_array().unwrap().clone()
}

/// Request for the row of the bin at this place.
fn back(of: &Value) -> Value {
    json!({"etape": of["etape"], "table": of["lieu"]["table"], "id": of["lieu"]["id"]})
}

#[test]
fn an_axis_comes_back_with_all_that_was_under_it_and_later_work_stays() {
    let mut e = Essai::with_example();
    assert!(bin(&mut e).is_empty());
    let later = json!({"table": "contrat", "id": 1, "champs": {"preambule": "Écrit depuis"}});
    e.ok("ligne_modifier", later.clone());
    let wanted = dossier(&mut e);
    e.ok("annuler", json!({}));
    e.ok("ligne_supprimer", json!({"table": "axes", "id": 1}));
    e.ok("ligne_modifier", later);
    let rows = bin(&mut e);
    assert_eq!(rows.len(), 1, "the rows of an axis are listed under it");
    let row = &rows[0];
    assert!(row["objet"].as_str().unwrap().contains("axe") && row["suite"].as_u64().unwrap() > 20, "{row}");
    assert_eq!((&row["libelle"], &row["apercu"]), (&Value::Null, &json!([])), "its name says it all");
    let done = e.ok("corbeille_rendre", back(row));
    let said = done["fait"].as_str().unwrap();
    assert!(said.starts_with("L’axe «") && said.contains(&format!("est remis, avec {} lignes.", row["suite"])), "{said}");
    assert_eq!(dossier(&mut e), wanted, "identifiers, order and references included");
    assert!(bin(&mut e).is_empty());
    assert_eq!(e.refused("corbeille_rendre", back(row)), Code::LignePresente);
    e.ok("annuler", json!({}));
    assert_eq!(bin(&mut e).len(), 1, "undone, the row is in the bin again");
}

#[test]
fn a_row_whose_owner_is_gone_waits_for_it() {
    let mut e = Essai::with_example();
    let step = dossier(&mut e)["etapes"][0].clone();
    let action = &step["action_id"];
    e.ok("ligne_supprimer", json!({"table": "etapes", "id": step["id"]}));
    e.ok("ligne_supprimer", json!({"table": "actions", "id": action}));
    let rows = bin(&mut e);
    let tables: Vec<&Value> = rows.iter().map(|r| &r["lieu"]["table"]).collect();
    assert_eq!(tables, ["actions", "etapes"], "the last removed comes first");
    assert!(!rows[1]["apercu"].as_array().unwrap().is_empty(), "values to recognise it by");
    let why = e.call("corbeille_rendre", back(&rows[1])).unwrap_err();
    assert_eq!(why.code, Code::ParentSupprime);
    assert!(why.phrase.contains("une action supprimée aussi") && why.phrase.contains("Remettre d’abord l’action"), "{why}");
    e.ok("corbeille_rendre", back(&rows[0]));
    e.ok("corbeille_rendre", back(&rows[1]));
    let there = dossier(&mut e);
    assert!(there["etapes"].as_array().unwrap().contains(&step));
}

#[test]
fn what_cannot_come_back_is_told() {
    let mut e = Essai::with_example();
    let d = dossier(&mut e);
    let tie = d["action_indicateurs"][0].clone();
    e.ok("ligne_supprimer", json!({"table": "actions", "id": tie["action_id"]}));
    e.ok("ligne_supprimer", json!({"table": "indicateurs", "id": tie["indicateur_id"]}));
    let rows = bin(&mut e);
    let said = e.ok("corbeille_rendre", back(&rows[1]))["fait"].clone();
    assert!(said.as_str().unwrap().contains("reste"), "the tie of an action to an indicator that is gone: {said}");
    let now = dossier(&mut e);
    assert!(now["actions"].as_array().unwrap().iter().any(|a| a["id"] == tie["action_id"]));
    assert!(!now["action_indicateurs"].as_array().unwrap().contains(&tie));
}

#[test]
fn a_figure_does_not_come_back_into_a_closed_year() {
    let mut e = Essai::with_example();
    let measure = dossier(&mut e)["mesures"].as_array().unwrap().iter().find(|m| m["annee"] == 2025).unwrap()["id"].clone();
    e.ok("ligne_supprimer", json!({"table": "mesures", "id": measure}));
    e.ok("exercice_clore", json!({"annee": 2025, "echeances": []}));
    let rows = bin(&mut e);
    assert_eq!(e.refused("corbeille_rendre", back(&rows[0])), Code::ExerciceClos);
    e.ok("exercice_rouvrir", json!({"annee": 2025}));
    e.ok("corbeille_rendre", back(&rows[0]));
    for wrong in [json!({"etape": 1, "table": "axes", "id": 1}), json!({"etape": -7, "table": "axes", "id": 99})] {
        assert_eq!(e.refused("corbeille_rendre", wrong), Code::LigneInconnue);
    }
    assert_eq!(e.refused("corbeille_rendre", json!({"etape": 1, "table": "autre", "id": 1})), Code::Requete);
}
