//! Avenants through the commands: read from the dossier, written as one step, signed with a sealed version; and their documents.

use cpom_api::erreurs::Code;
use cpom_core::calculs::calculer;
use cpom_core::choix::Destinataire;
use cpom_export::demande::{DocumentError, DocumentRequest, FormatDocument, TypeDocument, produire};
use serde_json::{Value, json};

use crate::appel::Essai;
use crate::outils::{exemple, jour};

fn findings(e: &mut Essai, code: &str) -> Vec<String> {
    let lecture = e.ok("dossier_lire", json!({"tables": []}));
    let all = lecture["constats"].as_array().unwrap().iter().filter(|c| c["code"] == code);
    all.map(|c| c["phrase"].as_str().unwrap().to_owned()).collect()
}

fn rows(e: &mut Essai, table: &str) -> Value {
    e.ok("dossier_lire", json!({"tables": [table]}))["dossier"][table].clone()
}

#[test]
fn an_avenant_is_read_from_the_dossier_prepared_and_signed() {
    let mut e = Essai::with_example();
    let none = e.ok("avenant_differences", json!({}));
    assert_eq!(
        (none["base"]["nom"].as_str(), none["differences"].as_array().unwrap().len()),
        (Some("Contrat consolidé après avenant n° 1"), 0)
    );
    assert!(findings(&mut e, "AVE-02").is_empty());

    e.ok("ligne_modifier", json!({"table": "mesures", "id": 127, "champs": {"cible": 1000}}));
    e.ok("ligne_modifier", json!({"table": "dotations", "id": 4, "champs": {"montant_horaire": 3.5}}));
    assert_eq!(
        findings(&mut e, "AVE-02"),
        [
            "Depuis «\u{202F}Contrat consolidé après avenant n°\u{A0}1\u{202F}», 2 dispositions du contrat ont changé sans avenant\u{202F}: IND-16, cible 2027 et d’autres."
        ]
    );
    let found = e.ok("avenant_differences", json!({}));
    let keys: Vec<&str> = found["differences"].as_array().unwrap().iter().map(|d| d["cle"].as_str().unwrap()).collect();
    assert_eq!(keys, ["mesures/127/cible", "dotations/4/montant_horaire"]);
    // The target alone moves no money; both together do.
    let target = e.ok("avenant_differences", json!({"choisies": ["mesures/127/cible"]}));
    assert_eq!((target["effet"]["ecart"].as_f64(), found["effet"]["ecart"].as_f64().map(|e| e > 0.0)), (Some(0.0), Some(true)));

    let before = rows(&mut e, "modifications");
    let made = e.ok("avenant_preparer", json!({"choisies": keys}));
    assert_eq!(made["fait"], "Les modifications choisies sont écrites dans l’avenant.");
    let id = made["id"].clone();
    assert!(findings(&mut e, "AVE-02").is_empty());
    let avenant = rows(&mut e, "avenants")[1].clone();
    assert_eq!((&avenant["numero"], &avenant["statut"], &avenant["version_avant_id"]), (&json!(2), &json!("en_preparation"), &json!(2)));
    // One step, undone and done again.
    e.ok("annuler", json!({}));
    assert_eq!((rows(&mut e, "avenants").as_array().unwrap().len(), rows(&mut e, "modifications")), (1, before));
    e.ok("retablir", json!({}));

    // Prepared again, it keeps what it said by hand and leaves what is no longer chosen.
    let mine = rows(&mut e, "modifications");
    let first = mine.as_array().unwrap().iter().find(|m| m["avenant_id"] == id).unwrap()["id"].clone();
    e.ok("ligne_modifier", json!({"table": "modifications", "id": first, "champs": {"champ": "cible de 2027"}}));
    e.ok("avenant_preparer", json!({"avenant": id, "choisies": ["mesures/127/cible"]}));
    let mine: Vec<Value> = rows(&mut e, "modifications").as_array().unwrap().iter().filter(|m| m["avenant_id"] == id).cloned().collect();
    assert_eq!((mine.len(), &mine[0]["champ"], &mine[0]["valeur_apres"]), (1, &json!("cible de 2027"), &json!("1000")));
    assert_eq!(findings(&mut e, "AVE-02").len(), 1);
    e.ok("avenant_preparer", json!({"avenant": id, "choisies": keys}));

    // The dossier that departs from it is told.
    e.ok("ligne_modifier", json!({"table": "mesures", "id": 127, "champs": {"cible": 1050}}));
    assert_eq!(findings(&mut e, "AVE-01").len(), 1);
    e.ok("annuler", json!({}));

    let signed = e.ok("avenant_signer", json!({"avenant": id, "date": "2026-12-20"}));
    assert_eq!(signed["fait"], "L’avenant est signé, et le contrat consolidé est scellé.");
    let avenant = rows(&mut e, "avenants")[1].clone();
    assert_eq!((&avenant["statut"], &avenant["date"]), (&json!("signe"), &json!("2026-12-20")));
    let version = rows(&mut e, "versions").as_array().unwrap().last().cloned().unwrap();
    assert_eq!(
        (&version["libelle"], &version["etat"], &version["id"]),
        (&json!("Contrat consolidé après avenant n° 2"), &json!("fige"), &avenant["version_apres_id"])
    );
    assert!(findings(&mut e, "AVE-02").is_empty() && findings(&mut e, "VER-01").is_empty());
    let table = e.ok("contrat_consolide", json!({}));
    let columns: Vec<&str> = table["colonnes"].as_array().unwrap().iter().map(|c| c["nom"].as_str().unwrap()).collect();
    assert_eq!(columns, ["Contrat signé", "Contrat consolidé après avenant n° 1", "Contrat consolidé après avenant n° 2", "Aujourd’hui"]);
    assert_eq!(e.refused("avenant_signer", json!({"avenant": id})), Code::VersionScellee);
    assert_eq!(e.refused("avenant_preparer", json!({"avenant": id, "choisies": []})), Code::Requete);
    assert_eq!(e.refused("avenant_preparer", json!({"choisies": ["mesures/1/cible"]})), Code::Requete);

    // Undo goes round the sealed version: the avenant is no longer signed, the version stays.
    e.ok("annuler", json!({}));
    assert_eq!(rows(&mut e, "avenants")[1]["statut"], "en_preparation");
    assert_eq!(rows(&mut e, "versions").as_array().unwrap().last().unwrap()["etat"], "fige");
    assert!(findings(&mut e, "VER-01").is_empty());
    e.ok("retablir", json!({}));
    assert_eq!(rows(&mut e, "avenants")[1]["statut"], "signe");
}

#[test]
fn an_avenant_needs_a_version_that_was_kept() {
    let mut e = Essai::with_example();
    let (json, other) = (e.path("x.json"), e.path("sans.cpom"));
    e.ok("exporter", json!({"demande": {"format": "json"}, "chemin": json}));
    e.ok("importer", json!({"source": json, "chemin": other}));
    let view = e.ok("avenant_differences", json!({}));
    assert_eq!((view["base"].is_null(), view["bases"].as_array().unwrap().len()), (true, 0));
    assert_eq!(e.refused("avenant_preparer", json!({"choisies": []})), Code::Requete);
    // Without contents, the states are rebuilt and say so.
    let table = e.ok("contrat_consolide", json!({}));
    let rebuilt: Vec<bool> = table["colonnes"].as_array().unwrap().iter().map(|c| c["reconstitue"].as_bool().unwrap()).collect();
    assert_eq!(rebuilt, [true, true, false]);
}

fn made(request: &DocumentRequest) -> Result<Vec<u8>, DocumentError> {
    let d = exemple();
    produire(&d, &calculer(&d, jour()), request, jour())
}

#[test]
fn the_passation_stays_in_the_agency() {
    for format in [FormatDocument::Pdf, FormatDocument::Docx] {
        let own = DocumentRequest::new(format, TypeDocument::Passation);
        assert!(made(&own).is_ok());
        for pour in [Destinataire::Departement, Destinataire::Ars, Destinataire::Conseil] {
            let refused = made(&DocumentRequest { pour: Some(pour), ..own.clone() });
            assert!(matches!(refused, Err(DocumentError::PassationRemise)), "{pour:?}");
        }
    }
}

#[test]
fn an_unknown_avenant_is_refused() {
    let request = |numero| DocumentRequest { numero, ..DocumentRequest::new(FormatDocument::Docx, TypeDocument::Avenant) };
    assert!(made(&request(None)).is_ok() && made(&request(Some(1))).is_ok());
    assert_eq!(made(&request(Some(7))).unwrap_err().to_string(), "le dossier n’a pas d’avenant n° 7\u{202F}; il a l’avenant n° 1");
}
