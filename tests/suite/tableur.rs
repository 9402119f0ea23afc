//! Imports from spreadsheets through the commands: the shown changes are the written ones, in one step.

use cpom_api::erreurs::Code;
use cpom_api::{Erreur, HoteSansFenetre, Session, call};
use cpom_core::calculs::calculer;
use cpom_core::choix::Destinataire;
use cpom_core::modele::Dossier;
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::outils::{banc, exemple, jour};

struct Essai {
    folder: TempDir,
    hote: HoteSansFenetre,
    session: Session,
}

impl Essai {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let mut e = Self { hote: banc(folder.path()), folder, session: Session::default() };
        let chemin = e.path("a.cpom");
        e.ok("dossier_nouveau", json!({"chemin": chemin, "exemple": true}));
        e
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
        self.path(name)
    }

    fn call(&mut self, commande: &str, arguments: Value) -> Result<Value, Erreur> {
        call(&mut self.session, &self.hote, commande, arguments)
    }

    fn ok(&mut self, commande: &str, arguments: Value) -> Value {
        self.call(commande, arguments).unwrap_or_else(|e| panic!("{commande}: {e}"))
    }

    fn table(&mut self, nom: &str) -> Value {
        self.ok("dossier_lire", json!({"tables": [nom]}))["dossier"][nom].clone()
    }

    /// Index of a sheet by its name.
    fn sheet(lu: &Value, nom: &str) -> usize {
        lu["feuilles"].as_array().unwrap().iter().position(|f| f["nom"] == nom).unwrap()
    }
}

#[test]
fn our_own_workbook_imported_again_changes_nothing() {
    let mut e = Essai::new();
    let chemin = e.path("x.xlsx");
    e.ok("exporter", json!({"demande": {"format": "xlsx"}, "chemin": chemin}));
    let lu = e.ok("tableur_lire", json!({"chemin": chemin}));
    for (nom, cible, moins, ecartees) in [
        ("Indicateurs", "mesures", 400, &[][..]),
        ("T1 Heures", "heures", 60, &[][..]),
        ("T2 Tarifs", "tarifs", 20, &[][..]),
        // Ratios of the sheet are not jobs: they are reported and left out. « Intervenants », the sum of the rows above, is read as one.
        ("T6 Effectifs", "effectifs", 40, &["Structure", "Structure pour dix intervenants"]),
        // A second table stands below the first.
        ("T8 Investissements", "investissements", 10, &["Par année", "Année", "2024", "2025", "2026"]),
        (
            "T9 Formation",
            "formations",
            40,
            &["Par année", "Année", "2024, réalisé", "2025, réalisé", "2026, prévisionnel", "2027, prévisionnel", "2028, prévisionnel"],
        ),
        ("Données brutes", "valeurs", 100, &[][..]),
    ] {
        let p = e.ok("tableur_proposer", json!({"feuille": Essai::sheet(&lu, nom)}));
        assert_eq!(p["correspondance"]["cible"], cible, "{nom}: {p}");
        let essai = e.ok("tableur_essayer", json!({"correspondance": p["correspondance"]}));
        assert_eq!(essai["changements"], json!([]), "{nom}");
        let said = |list: &str, text: &str| -> Vec<String> {
            essai[list].as_array().unwrap().iter().map(|r| r[text].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!([said("noms", "nom"), said("refus", "texte")].concat(), ecartees, "{nom}: {essai}");
        assert!(essai["noms"].as_array().unwrap().iter().all(|n| n["ligne"].is_null()), "{nom}: {}", essai["noms"]);
        assert!(essai["identiques"].as_u64().unwrap() >= moins, "{nom}: {}", essai["identiques"]);
    }
}

/// The agency’s own workbook has the demands of the review in preparation: they are read back, with the place that an agreement writes.
#[test]
fn the_sheet_of_demands_is_imported_again() {
    let mut e = Essai::new();
    let d = exemple();
    // The tables that the demands name: reading every sheet of the whole example takes long without adding anything.
    let small = Dossier {
        contrat: d.contrat.clone(),
        revues: d.revues.clone(),
        demandes: d.demandes.clone(),
        axes: d.axes.clone(),
        objectifs: d.objectifs.clone(),
        actions: d.actions.clone(),
        etapes: d.etapes.clone(),
        indicateurs: d.indicateurs.iter().filter(|i| i.code == "IND-25").cloned().collect(),
        mesures: d.mesures.iter().filter(|m| Some(m.id) == d.demandes[1].cible_ligne).cloned().collect(),
        dotations: d.dotations.clone(),
        ..Dossier::default()
    };
    let demande =
        DocumentRequest { pour: Some(Destinataire::Interne), ..DocumentRequest::new(FormatDocument::Xlsx, TypeDocument::Complet) };
    let chemin = e.path("demandes.xlsx");
    std::fs::write(&chemin, produire(&small, &calculer(&small, jour()), &demande, jour()).unwrap()).unwrap();
    let lu = e.ok("tableur_lire", json!({"chemin": chemin}));
    let p = e.ok("tableur_proposer", json!({"feuille": Essai::sheet(&lu, "Demandes")}));
    assert_eq!(p["correspondance"]["cible"], "demandes", "{p}");
    let essai = e.ok("tableur_essayer", json!({"correspondance": p["correspondance"]}));
    assert_eq!((&essai["changements"], &essai["noms"], &essai["refus"]), (&json!([]), &json!([]), &json!([])), "{essai}");
    assert!(essai["identiques"].as_u64().unwrap() >= 30, "{}", essai["identiques"]);
    // The place is read back from its words.
    let champs = json!({"cible_ligne": 2, "objet": "Autre", "origine": "departement"});
    e.ok("ligne_modifier", json!({"table": "demandes", "id": 1, "champs": champs}));
    let essai = e.ok("tableur_essayer", json!({"correspondance": p["correspondance"]}));
    let mut changed: Vec<&str> = essai["changements"].as_array().unwrap().iter().map(|c| c["champ"].as_str().unwrap()).collect();
    changed.sort_unstable();
    assert_eq!(changed, ["cible_ligne", "objet", "origine"], "{essai}");
    e.ok("tableur_importer", json!({"correspondance": p["correspondance"]}));
    let rows = e.ok("dossier_lire", json!({"tables": ["demandes"]}))["dossier"]["demandes"].clone();
    assert_eq!((&rows[0]["cible_ligne"], &rows[0]["origine"]), (&json!(4), &json!("gestionnaire")));
}

/// A PDF carries its workbook, which is read as if it stood alone.
#[test]
fn the_workbook_of_a_pdf_is_read_like_another() {
    let mut e = Essai::new();
    let (pdf, xlsx) = (e.path("x.pdf"), e.path("x.xlsx"));
    e.ok("exporter", json!({"demande": {"format": "pdf"}, "chemin": pdf}));
    e.ok("exporter", json!({"demande": {"format": "xlsx"}, "chemin": xlsx}));
    let names =
        |lu: &Value| -> Vec<String> { lu["feuilles"].as_array().unwrap().iter().map(|f| f["nom"].as_str().unwrap().to_owned()).collect() };
    let lu = e.ok("tableur_lire", json!({"chemin": pdf}));
    let essai = e.ok("tableur_proposer", json!({"feuille": Essai::sheet(&lu, "T1 Heures")}));
    assert_eq!(essai["correspondance"]["cible"], "heures");
    let alone = e.ok("tableur_lire", json!({"chemin": xlsx}));
    assert_eq!(names(&lu), names(&alone));
    // A summary has no workbook: it is refused like any other file that is no spreadsheet.
    e.ok("exporter", json!({"demande": {"format": "pdf", "document": "synthese"}, "chemin": pdf}));
    assert!(e.call("tableur_lire", json!({"chemin": pdf})).is_err());
}

#[test]
fn hours_of_a_csv_are_shown_then_written_as_one_step_and_remembered() {
    let mut e = Essai::new();
    let financeurs = e.table("financeurs");
    let (a, b) = (financeurs[0]["libelle"].as_str().unwrap().to_owned(), financeurs[1]["libelle"].as_str().unwrap().to_owned());
    let text = format!(
        "Financeur;2026 r\u{e9}alis\u{e9};2027 r\u{e9}alis\u{e9}\r\n{a};33 000,5;34 000\r\n{b};12 000;n.c.\r\nTotal;45 000,5;34 000\r\n"
    );
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let chemin = e.write("heures 2027.csv", &bytes);
    let lu = e.ok("tableur_lire", json!({"chemin": chemin}));
    assert_eq!((&lu["fichier"], &lu["proposition"]["retenue"]), (&json!("heures 2027.csv"), &json!(false)));
    let c = lu["proposition"]["correspondance"].clone();
    assert_eq!(c["cible"], "heures");
    let before = e.table("heures");
    let essai = e.ok("tableur_essayer", json!({"correspondance": c}));
    assert_eq!(essai["changements"].as_array().unwrap().len(), 3, "{essai}");
    assert_eq!(essai["totaux"], 1);
    assert_eq!(e.table("heures"), before, "trying writes nothing");
    let done = e.ok("tableur_importer", json!({"correspondance": c}));
    assert_eq!(done["tables"], json!(["heures"]));
    assert_eq!(done["etat"]["annuler"], "importer 3 valeurs de «\u{202F}heures 2027.csv\u{202F}»");
    for change in essai["changements"].as_array().unwrap() {
        assert!(e.table("heures").as_array().unwrap().iter().any(|h| h["heures"] == change["apres"]), "{change}");
    }
    e.ok("annuler", json!({}));
    assert_eq!(e.table("heures"), before, "one step");
    // Next year’s file has the same headers, one year later.
    let chemin = e.write("heures 2028.csv", text.replace("2027", "2028").replace("2026", "2027").as_bytes());
    let lu = e.ok("tableur_lire", json!({"chemin": chemin}));
    assert_eq!(lu["proposition"]["retenue"], true);
    assert_eq!(lu["proposition"]["correspondance"]["colonnes"][2]["annee"], 2028);
}

#[test]
fn a_doubt_confirmed_for_a_file_is_asked_again_for_the_next() {
    let mut e = Essai::new();
    let name = e.table("financeurs")[0]["libelle"].as_str().unwrap().to_owned();
    let mut last = Value::Null;
    for (file, hours) in [("heures 2026.csv", "33.000"), ("heures 2027.csv", "34.000")] {
        let year = &file[7..11];
        let chemin = e.write(file, format!("Financeur;{year} réalisé\r\n{name};{hours}\r\n").as_bytes());
        let lu = e.ok("tableur_lire", json!({"chemin": chemin}));
        let mut c = lu["proposition"]["correspondance"].clone();
        let essai = e.ok("tableur_essayer", json!({"correspondance": c}));
        assert_eq!(essai["changements"][0]["douteux"], true, "{file}: {essai}");
        assert!(e.call("tableur_importer", json!({"correspondance": c})).is_err(), "{file}: everything waits");
        c["confirmes"] = json!([essai["doutes"][0]["cle"]]);
        e.ok("tableur_importer", json!({"correspondance": c}));
        last = lu["proposition"]["retenue"].clone();
    }
    assert_eq!(last, true, "the second reading repeats the first");
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let mut e = Essai::new();
    let old = e.write("vieux.xls", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1]);
    let refused = e.call("tableur_lire", json!({"chemin": old})).unwrap_err();
    assert_eq!(refused.code, Code::Tableur);
    assert!(refused.phrase.contains("xlsx") && refused.phrase.contains("le dossier n’a pas changé"), "{refused}");
    let absent = e.path("absent.csv");
    assert_eq!(e.call("tableur_lire", json!({"chemin": absent})).unwrap_err().code, Code::Introuvable);
    assert_eq!(e.call("tableur_proposer", json!({"feuille": 0})).unwrap_err().code, Code::Requete);
    let c = json!({"feuille": 0, "cible": "mesures", "entete": 0, "double": false, "fin": 1, "colonnes": [], "annee": null, "nature": null, "creer": false});
    assert_eq!(e.call("tableur_essayer", json!({"correspondance": c})).unwrap_err().code, Code::Requete);
    let good = e.write("a.csv", b"a;b\n1;2\n");
    e.ok("tableur_lire", json!({"chemin": good}));
    let mut wrong = c.clone();
    wrong["cible"] = json!("journal_etapes");
    assert!(e.call("tableur_essayer", json!({"correspondance": wrong})).is_err());
    assert_eq!(e.call("tableur_importer", json!({"correspondance": c})).unwrap_err().code, Code::Requete);
}
