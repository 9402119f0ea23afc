//! Runs every command through `call`: a success and a failure each.

use std::collections::BTreeSet;

use cpom_api::commandes::{Effet, all};
use cpom_api::erreurs::Code;
use cpom_api::{Erreur, HoteSansFenetre, Session, call};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::outils::banc;

pub struct Essai {
    folder: TempDir,
    hote: HoteSansFenetre,
    session: Session,
}

impl Essai {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let hote = banc(folder.path());
        Self { folder, hote, session: Session::default() }
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    pub fn call(&mut self, commande: &str, arguments: Value) -> Result<Value, Erreur> {
        call(&mut self.session, &self.hote, commande, arguments)
    }

    pub fn ok(&mut self, commande: &str, arguments: Value) -> Value {
        self.call(commande, arguments).unwrap_or_else(|e| panic!("{commande}: {e}"))
    }

    pub fn refused(&mut self, commande: &str, arguments: Value) -> Code {
        let e = self.call(commande, arguments).unwrap_err();
        assert!(!e.phrase.is_empty());
        e.code
    }

    /// Closes the program and starts it again.
    pub fn restart(&mut self) {
        self.session = Session::default();
    }

    pub fn with_example() -> Self {
        let mut e = Self::new();
        let chemin = e.path("a.cpom");
        e.ok("dossier_nouveau", json!({"chemin": chemin, "exemple": true, "ecraser": false}));
        e
    }
}

#[test]
fn commands_that_need_a_dossier_say_so() {
    let mut e = Essai::new();
    for (commande, arguments) in [
        ("dossier_lire", json!({})),
        ("dossier_enregistrer", json!({})),
        ("dossier_copier", json!({"chemin": "/x.cpom"})),
        ("ligne_creer", json!({"table": "axes", "valeurs": {}})),
        ("ligne_modifier", json!({"table": "axes", "id": 1, "champs": {}})),
        ("ligne_supprimer", json!({"table": "axes", "id": 1})),
        ("ligne_deplacer", json!({"table": "axes", "id": 1})),
        ("lot", json!({"operations": [{"geste": "supprimer", "table": "axes", "id": 1}]})),
        ("lot_essayer", json!({"operations": []})),
        ("equilibre", json!({})),
        ("scenario_appliquer", json!({"leviers": []})),
        ("annuler", json!({})),
        ("retablir", json!({})),
        ("historique", json!({"limite": 5})),
        ("historique_alleger", json!({"avant": "2026-01-01"})),
        ("versions", json!({})),
        ("version_creer", json!({"nom": "A"})),
        ("version_sceller", json!({"instantane": 1})),
        ("version_restaurer", json!({"instantane": 1})),
        ("avenant_differences", json!({})),
        ("avenant_preparer", json!({"choisies": []})),
        ("avenant_signer", json!({"avenant": 1})),
        ("avenant_effet", json!({"avenant": 1})),
        ("seance_lire", json!({"seance": 1})),
        ("position_essayer", json!({"seance": 1, "demande": 1, "valeur": "3,45"})),
        ("cibles_lire", json!({})),
        ("seance_ouvrir", json!({"revue": 1})),
        ("position_noter", json!({"seance": 1, "demande": 1, "partie": "gestionnaire", "nature": "accord"})),
        ("point_rouvrir", json!({"seance": 1, "demande": 1})),
        ("point_ajouter", json!({"seance": 1, "objet": "Un point", "partie": "departement"})),
        ("seance_cloture", json!({"seance": 1})),
        ("seance_clore", json!({"seance": 1, "valeurs": [], "decisions": []})),
        ("retour_lire", json!({"chemin": "/x.docx"})),
        ("retour_placer", json!({})),
        ("retour_noter", json!({"remarques": [0]})),
        ("contrat_consolide", json!({})),
        ("comparer", json!({})),
        ("fusion_lire", json!({"fichier": "/x.cpom"})),
        ("fusion_appliquer", json!({"fichier": "/x.cpom", "choisis": ["=axes"]})),
        ("exporter", json!({"demande": {"format": "pdf"}, "chemin": "/x.pdf"})),
        ("sections_document", json!({"demande": {"document": "complet"}})),
    ] {
        assert_eq!(e.refused(commande, arguments), Code::AucunDossier, "{commande}");
    }
}

#[test]
fn every_command_refuses_what_it_does_not_understand() {
    let mut e = Essai::with_example();
    for commande in all() {
        assert_eq!(e.refused(commande.nom, json!({"nimporte": 1})), Code::Requete, "{}", commande.nom);
    }
    assert_eq!(e.refused("inconnue", json!({})), Code::Requete);
}

#[test]
fn a_definition_changed_after_values_is_told_by_the_edit_alone() {
    let mut e = Essai::with_example();
    let edit = |e: &mut Essai, champs: Value| e.ok("ligne_modifier", json!({"table": "indicateurs", "id": 1, "champs": champs}));
    assert_eq!(edit(&mut e, json!({"responsable": "Directrice"}))["rupture"], Value::Null);
    let told = edit(&mut e, json!({"numerateur": "Autre chose est compté"}))["rupture"].clone();
    assert_eq!(told, json!({"indicateur": 1, "champ": "numerateur", "annee": 2026}));
    assert_eq!(e.ok("annuler", json!({}))["rupture"], Value::Null);
    assert_eq!(edit(&mut e, json!({"rupture_annee": 2026}))["rupture"], Value::Null);
    assert_eq!(edit(&mut e, json!({"numerateur": "Autre chose est compté"}))["rupture"], Value::Null);
}

#[test]
fn the_places_of_the_files_are_those_that_the_program_uses() {
    let mut e = Essai::new();
    let before = e.ok("a_propos", json!({}));
    assert_eq!(before["dossier"], Value::Null);
    assert_eq!(before["version"], e.ok("etat", json!({}))["version"]);
    assert_eq!(before["licence"], "MIT");
    let mut e = Essai::with_example();
    e.ok("ligne_modifier", json!({"table": "axes", "id": 1, "champs": {"libelle": "Changé"}}));
    e.ok("dossier_fermer", json!({}));
    let chemin = e.path("a.cpom");
    e.ok("dossier_ouvrir", json!({"chemin": chemin}));
    let places = e.ok("a_propos", json!({}));
    assert_eq!(places["dossier"], json!(chemin));
    let folder = |v: &Value| std::path::PathBuf::from(v.as_str().unwrap());
    let backups = e.ok("sauvegardes", json!({}))["repertoire"].clone();
    assert!(folder(&backups).starts_with(folder(&places["sauvegardes"])), "{backups} in {places}");
    assert!(folder(&places["sauvegardes"]).starts_with(folder(&places["donnees"])));
}

#[test]
fn every_command_says_what_it_does() {
    let mut names = BTreeSet::new();
    for c in all() {
        let doc = c.doc.trim();
        assert!(doc.len() > 20 && doc.ends_with('.') && doc.starts_with(char::is_uppercase), "{}: {doc:?}", c.nom);
        assert!(names.insert(c.nom), "{} twice", c.nom);
    }
}

/// Runs commands, and checks each against what its line says of the dossier.
struct Journee {
    e: Essai,
    done: BTreeSet<String>,
}

impl Journee {
    fn ok(&mut self, nom: &str, arguments: Value) -> Value {
        let undo = |e: &mut Essai| e.ok("etat", json!({}))["ouvert"].clone();
        let before = undo(&mut self.e);
        let answer = self.e.ok(nom, arguments);
        let after = undo(&mut self.e);
        let command = all().find(|c| c.nom == nom).unwrap();
        match command.effet {
            Effet::Lecture => assert_eq!(before, after, "{nom}"),
            Effet::Etape => {
                assert!(after["revision"].as_i64() > before["revision"].as_i64() && after["annuler"].is_string(), "{nom}: {after}");
                self.e.ok("annuler", json!({}));
                self.e.ok("retablir", json!({}));
            }
            Effet::Fait => {}
        }
        self.done.insert(nom.to_owned());
        answer
    }
}

#[test]
fn every_command_succeeds_and_has_the_effect_its_line_says() {
    let mut j = Journee { e: Essai::with_example(), done: BTreeSet::new() };
    let path = |j: &Journee, name: &str| j.e.path(name);
    let [a, copie, neuf, pdf, modele, csv, json_, importe, repris, sauve] =
        ["a.cpom", "copie.cpom", "neuf.cpom", "a.pdf", "m.cpom-modele", "heures.csv", "a.json", "i.cpom", "r.cpom", "s.cpom"]
            .map(|n| path(&j, n));
    for nom in [
        "etat",
        "a_propos",
        "dossier_enregistrer",
        "infos",
        "referentiel",
        "echeances_proposees",
        "formules_catalogue",
        "variables",
        "surveiller",
        "fiches",
    ] {
        j.ok(nom, json!({}));
    }
    assert_eq!(j.ok("infos", json!({}))["integrite"], true);
    j.ok("dossier_lire", json!({"tables": ["axes"]}));
    j.ok("orthographe_preparer", json!({"aff": "SET UTF-8\nTRY esiantrolu\n", "dic": "2\nagence\nvisite\n"}));
    let texte = "L’agence 😀 visyte Kerlouan";
    let fautes = json!([[{"debut": 12, "fin": 18, "mot": "visyte"}, {"debut": 19, "fin": 27, "mot": "Kerlouan"}]]);
    assert_eq!(j.ok("orthographe_verifier", json!({"textes": [texte]})), fautes);
    assert_eq!(j.ok("orthographe_suggerer", json!({"mot": "visyte"})), json!(["visite"]));
    assert_eq!(j.ok("orthographe_retenir", json!({"mot": "Kerlouan"}))["mots"], json!(["Kerlouan"]));
    assert_eq!(j.ok("orthographe_verifier", json!({"textes": [texte]}))[0].as_array().unwrap().len(), 1);
    assert_eq!(j.ok("orthographe_retenir", json!({"mot": "Kerlouan", "oublier": true}))["mots"], json!([]));
    j.ok("ligne_creer", json!({"table": "axes", "valeurs": {"libelle": "Neuf"}}));
    j.ok("ligne_modifier", json!({"table": "axes", "id": 1, "champs": {"libelle": "Changé"}}));
    j.ok("ligne_deplacer", json!({"table": "axes", "id": 2, "avant": 1}));
    j.ok("ligne_supprimer", json!({"table": "questions", "id": 1}));
    let supprimee = j.ok("corbeille", json!({}))[0].clone();
    j.ok("corbeille_rendre", json!({"etape": supprimee["etape"], "table": "questions", "id": 1}));
    j.ok("lot", json!({"operations": [{"geste": "supprimer", "table": "questions", "id": 2}]}));
    j.ok("lot_essayer", json!({"operations": [{"geste": "modifier", "table": "heures", "id": 1, "champs": {"heures": 1}}]}));
    assert_eq!(
        j.ok("selection_sommer", json!({"valeurs": [0.1, 0.2, null]})),
        json!({"connues": 2, "cellules": 3, "somme": 0.3, "moyenne": null})
    );
    assert_eq!(j.ok("frise_lire", json!({}))["debut"], 2023);
    assert_eq!(j.ok("coup_oeil_lire", json!({}))["moments"].as_array().unwrap().len(), 7);
    let carte = j.ok("carte_lire", json!({"largeur": 700}));
    assert_eq!(carte["carte"]["axes"].as_array().unwrap().len(), 7);
    assert!(carte["dessin"]["zones"].as_array().unwrap().iter().any(|z| z["cle"] == "action-1"));
    assert!(j.ok("image_lire", json!({"image": "heures", "largeur": 400}))["dessin"]["formes"].as_array().unwrap().len() > 20);
    let png = json!({"chemin": path(&j, "image.png"), "png": "iVBORw0KGgo="});
    assert_eq!(j.ok("image_ecrire", png.clone())["octets"], 8);
    assert_eq!(j.e.refused("image_ecrire", json!({"chemin": png["chemin"], "png": "iVBORw=="})), Code::Requete);
    assert_eq!(j.ok("image_lire", json!({"image": "indicateur", "indicateur": 9_999, "largeur": 400})), Value::Null);
    assert!(j.ok("bilan_proposer", json!({"annee": 2025}))["phrases"].as_array().unwrap().len() >= 4);
    j.ok("equilibre", json!({"annee": 2027, "leviers": [{"cle": "heures_pct", "valeur": -5}]}));
    j.ok("scenario_appliquer", json!({"nom": "Notre demande", "leviers": [{"cle": "montant_horaire", "valeur": 3.55, "annee": 2027}]}));
    j.ok("annuler", json!({}));
    j.ok("retablir", json!({}));
    j.ok("historique", json!({"limite": 5}));
    j.ok("auteur_definir", json!({"nom": "Marie"}));
    j.ok("version_creer", json!({"nom": "Avant la réunion"}));
    let versions = j.ok("versions", json!({}));
    let gardee = versions.as_array().unwrap().iter().find_map(|v| v["instantane"].as_i64()).unwrap();
    j.ok("ligne_modifier", json!({"table": "axes", "id": 1, "champs": {"libelle": "Changé encore"}}));
    j.ok("comparer", json!({"avant": gardee}));
    j.ok("version_restaurer", json!({"instantane": gardee}));
    j.ok("version_sceller", json!({"instantane": gardee}));
    j.ok("ligne_modifier", json!({"table": "mesures", "id": 127, "champs": {"cible": 1000}}));
    j.ok("avenant_differences", json!({}));
    let avenant = j.ok("avenant_preparer", json!({"choisies": ["mesures/127/cible"]}))["id"].clone();
    j.ok("avenant_effet", json!({"avenant": avenant}));
    j.ok("contrat_consolide", json!({}));
    j.ok("avenant_signer", json!({"avenant": avenant}));
    j.ok("cibles_lire", json!({}));
    let seance = j.ok("seance_ouvrir", json!({"revue": 1, "date": "2026-12-10"}))["id"].clone();
    let point = j.ok("point_ajouter", json!({"seance": seance, "objet": "Un point", "partie": "departement"}))["id"].clone();
    j.ok("position_essayer", json!({"seance": seance, "demande": 1, "valeur": "3,45 €"}));
    j.ok("position_noter", json!({"seance": seance, "demande": point, "partie": "departement", "nature": "desaccord"}));
    j.ok("point_rouvrir", json!({"seance": seance, "demande": point}));
    j.ok("seance_lire", json!({"seance": seance}));
    j.ok("seance_cloture", json!({"seance": seance}));
    j.ok("seance_clore", json!({"seance": seance, "valeurs": [], "decisions": []}));
    let reponse = path(&j, "reponse.docx");
    std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/retours/libreoffice.docx"), &reponse).unwrap();
    j.ok("retour_lire", json!({"chemin": reponse}));
    j.ok("retour_placer", json!({}));
    j.ok("retour_noter", json!({"remarques": [0]}));
    j.ok("exporter", json!({"demande": {}, "chemin": pdf}));
    j.ok("exporter", json!({"demande": {"format": "json"}, "chemin": json_}));
    j.ok("apercu", json!({"demande": {"document": "synthese"}}));
    let preuve = path(&j, "facture.pdf");
    std::fs::write(&preuve, "abc").unwrap();
    let jointe = j.ok("piece_joindre", json!({"chemin": preuve, "cible": {"table": "budgets_action", "id": 2}}))["id"].clone();
    assert_eq!(j.ok("pieces_annee", json!({"annee": 2025}))["preuves"][0]["numero"], "P-01");
    let etats = j.ok("pieces_verifier", json!({}));
    assert!(etats.as_array().unwrap().iter().any(|e| e["id"] == jointe && e["etat"] == "present"));
    j.ok("paquet", json!({"chemin": path(&j, "paquet"), "demande": {"document": "emploi", "annee": 2025}}));
    let ailleurs = path(&j, "ailleurs.pdf");
    std::fs::rename(&preuve, &ailleurs).unwrap();
    j.ok("piece_retrouver", json!({"piece": jointe, "chemin": ailleurs}));
    j.ok("sections_document", json!({"demande": {}}));
    j.ok("modele_enregistrer", json!({"chemin": modele, "nom": "Modèle"}));
    j.ok("modele_lire", json!({"chemin": modele}));
    j.ok("ligne_modifier", json!({"table": "articles", "id": 1, "champs": {"texte": "Autre"}}));
    j.ok("modele_reprendre", json!({"chemin": modele}));
    let fiche = j.ok("fiche_garder", json!({"action": 1}))["miennes"][0].clone();
    j.ok("fiche_inserer", json!({"fiche": fiche, "objectif": 1, "code": "ACT-99"}));
    j.ok("fiche_oublier", json!({"rang": 0, "intitule": fiche["intitule"]}));
    let financeur = j.ok("dossier_lire", json!({"tables": ["financeurs"]}))["dossier"]["financeurs"][0]["libelle"].clone();
    j.ok("annee_lire", json!({"annee": 2026}));
    j.ok("phrase_ecart", json!({"indicateur": 1, "annee": 2025}));
    j.ok("exercice_clore", json!({"annee": 2026}));
    j.ok("exercice_rouvrir", json!({"annee": 2026}));
    std::fs::write(&csv, format!("Financeur;2026 réalisé;2027 réalisé\r\n{};33 000,5;34 000\r\n", financeur.as_str().unwrap())).unwrap();
    let lu = j.ok("tableur_lire", json!({"chemin": csv}));
    j.ok("tableur_proposer", json!({"feuille": 0}));
    let correspondance = json!({"correspondance": lu["proposition"]["correspondance"]});
    j.ok("tableur_essayer", correspondance.clone());
    j.ok("tableur_importer", correspondance);
    j.ok("choisir_fichier", json!({"usage": "pdf", "nom_propose": "x.pdf"}));
    j.ok("dossier_copier", json!({"chemin": copie}));
    j.ok("ligne_modifier", json!({"table": "axes", "id": 1, "champs": {"libelle": "Changé après la copie"}}));
    let autre = path(&j, "autre.cpom");
    j.ok("importer", json!({"source": json_, "chemin": autre}));
    j.ok("dossier_ouvrir", json!({"chemin": a}));
    let seen = j.ok("fusion_lire", json!({"fichier": autre}));
    let cle = seen["rubriques"][0]["lignes"][0]["choix"][0]["cle"].clone();
    j.ok("fusion_appliquer", json!({"fichier": autre, "choisis": [cle]}));
    j.ok("historique_alleger", json!({"avant": "2026-11-22"}));
    let sauvegarde = j.ok("sauvegardes", json!({}))["liste"][0]["nom"].clone();
    j.ok("sauvegarde_apercu", json!({"nom": sauvegarde}));
    j.ok("sauvegarde_restaurer", json!({"nom": sauvegarde}));
    j.ok("reprendre", json!({"ancien": a, "nouveau": repris, "debut": 2029}));
    j.ok("importer", json!({"source": json_, "chemin": importe}));
    j.ok("recuperer", json!({"chemin": copie, "vers": sauve}));
    j.ok("dossier_nouveau", json!({"chemin": neuf}));
    let reponses = json!({"gestionnaire": "Ma Maison", "objectifs": [1]});
    assert_eq!(j.ok("demarrage_lire", json!({"reponses": reponses}))["titre"], "CPOM – Ma Maison");
    let cinq = path(&j, "cinq.cpom");
    j.ok("dossier_demarrer", json!({"chemin": cinq, "reponses": reponses}));
    j.ok("dossier_ouvrir", json!({"chemin": a}));
    j.ok("dossier_fermer", json!({}));
    let all: BTreeSet<String> = all().map(|c| c.nom.to_owned()).collect();
    assert_eq!(j.done, all, "a command without its success here");
}

#[test]
fn five_answers_are_one_step_and_a_wrong_one_makes_no_file() {
    let mut e = Essai::new();
    let chemin = e.path("cinq.cpom");
    let good = json!({"gestionnaire": "Ma Maison", "siren": "732829320", "debut": "2028-07-01", "fin": "2031-06-30", "objectifs": [4]});
    let mut wrong = good.clone();
    wrong["siren"] = json!("732829321");
    let refused = e.call("dossier_demarrer", json!({"chemin": chemin, "reponses": wrong})).unwrap_err();
    assert_eq!((refused.code, refused.details["champ"].as_str()), (Code::Reponse, "siren"));
    assert!(refused.phrase.starts_with("La clé du SIREN est fausse") && !std::path::Path::new(&chemin).exists());
    let said = e.ok("demarrage_lire", json!({"reponses": wrong}));
    assert_eq!(said["refus"][0]["champ"], "siren");
    assert_eq!(e.refused("dossier_demarrer", json!({"chemin": chemin, "reponses": {"debut": "demain"}})), Code::Requete);
    let made = e.ok("dossier_demarrer", json!({"chemin": chemin, "reponses": good}));
    assert_eq!(
        (made["titre"].as_str(), made["periode"].as_str()),
        (Some("CPOM de juillet 2028 à juin 2031 – Ma Maison"), Some("2028-2031"))
    );
    let read = e.ok("dossier_lire", json!({}));
    assert_eq!((&read["jeune"], read["dossier"]["tarifs"].as_array().unwrap().len()), (&json!(true), 4));
    assert_eq!(read["calculs"]["annees"]["partielles"][0]["titre"], "2028 (juil.–déc.)");
    assert!(read["constats"].as_array().unwrap().len() > 20, "the findings are there all the same");
    e.ok("annuler", json!({}));
    let empty = e.ok("dossier_lire", json!({}))["dossier"].clone();
    assert_eq!((empty["tarifs"].clone(), empty["axes"].clone()), (json!([]), json!([])));
    assert_eq!(e.ok("etat", json!({}))["ouvert"]["annuler"], Value::Null, "one step");
    e.ok("retablir", json!({}));
    assert_eq!(e.ok("dossier_lire", json!({}))["dossier"], read["dossier"]);
    e.ok("ligne_modifier", json!({"table": "dossier", "id": 1, "champs": {"relu_le": "2026-11-30"}}));
    assert_eq!(e.ok("dossier_lire", json!({}))["jeune"], false);
}

/// A value with a difference of the answers applied to it.
fn applied(ecart: &Value, base: Value) -> Value {
    serde_json::from_value::<cpom_api::commandes::Ecart>(ecart.clone()).unwrap().applied(base).unwrap()
}

/// An edit answers what a reading would say of the tables it touched, so the page need not ask again.
#[test]
fn an_edit_answers_what_a_reading_would_say() {
    let mut e = Essai::with_example();
    // The page has read nothing: it must read.
    let arguments = json!({"table": "contrat", "id": 1, "champs": {"reference": "C-1"}});
    assert_eq!(e.ok("ligne_modifier", arguments)["lecture"], Value::Null);
    let mut held = e.ok("dossier_lire", json!({}));
    let edits = [
        ("ligne_modifier", json!({"table": "heures", "id": 8, "champs": {"heures": 12}})),
        ("ligne_creer", json!({"table": "etapes", "valeurs": {"action_id": 1, "libelle": "Neuve"}})),
        ("ligne_deplacer", json!({"table": "axes", "id": 2, "avant": 1})),
        ("ligne_supprimer", json!({"table": "actions", "id": 3})),
        ("lot", json!({"operations": [{"geste": "modifier", "table": "contrat", "id": 1, "champs": {"date_fin": "2020-01-01"}}]})),
        ("annuler", json!({})),
        ("retablir", json!({})),
        ("version_creer", json!({"nom": "Essai"})),
    ];
    for (commande, arguments) in edits {
        let answer = e.ok(commande, arguments);
        assert!(!answer["tables"].as_array().unwrap().is_empty(), "{commande}");
        let lecture = &answer["lecture"];
        assert_eq!(lecture["depuis"], held["numero"], "{commande}");
        held = applied(&lecture["ecart"], held);
        held["numero"] = lecture["numero"].clone();
        // Reading a part of the tables leaves the number of the reading as it is.
        let part = e.ok("dossier_lire", json!({"tables": answer["tables"]}));
        assert_eq!(part["numero"], Value::Null);
        assert_eq!((&part["calculs"], &part["constats"]), (&held["calculs"], &held["constats"]), "{commande}");
        for (table, rows) in part["dossier"].as_object().unwrap() {
            assert_eq!(*rows, held["dossier"][table], "{commande}, {table}");
        }
    }
    let mut whole = e.ok("dossier_lire", json!({}));
    assert!(whole["numero"].as_u64() > held["numero"].as_u64());
    whole["numero"] = held["numero"].clone();
    assert_eq!(whole, held);
}

/// An answer says what changed and no more: it does not grow with the dossier.
#[test]
fn an_edit_answers_little() {
    let mut e = Essai::with_example();
    let whole = e.ok("dossier_lire", json!({})).to_string().len();
    let edit = e.ok("ligne_modifier", json!({"table": "mesures", "id": 1, "champs": {"commentaire": "Relu"}}));
    assert!(edit.to_string().len() * 50 < whole, "{edit}");
}

#[test]
fn a_day_of_work() {
    let mut e = Essai::with_example();
    let etat = e.ok("etat", json!({}));
    assert_eq!(etat["ouvert"]["periode"], "2024-2028");
    assert_eq!(etat["recents"][0]["present"], true);

    let all = e.ok("dossier_lire", json!({}));
    assert_eq!(all["dossier"]["actions"].as_array().unwrap().len(), 18);
    assert!(!all["constats"].as_array().unwrap().is_empty());
    let some = e.ok("dossier_lire", json!({"tables": ["axes", "contrat"]}));
    assert_eq!(some["dossier"].as_object().unwrap().len(), 2);

    let made = e.ok("ligne_creer", json!({"table": "objectifs", "valeurs": {"axe_id": 1, "libelle": "Nouveau"}, "apres": 1}));
    let id = made["id"].as_i64().unwrap();
    assert_eq!(made["tables"], json!(["objectifs"]));
    assert_eq!(made["etat"]["annuler"], "ajouter un objectif «\u{202F}Nouveau\u{202F}»");
    e.ok("ligne_modifier", json!({"table": "objectifs", "id": id, "champs": {"libelle": "Renommé"}}));
    e.ok("ligne_deplacer", json!({"table": "objectifs", "id": id, "avant": 1}));
    let rows = e.ok("dossier_lire", json!({"tables": ["objectifs"]}))["dossier"]["objectifs"].clone();
    assert_eq!(rows[0]["libelle"], "Renommé");
    let gone = e.ok("ligne_supprimer", json!({"table": "objectifs", "id": id}));
    assert_eq!(gone["etat"]["annuler"], "supprimer l’objectif «\u{202F}Renommé\u{202F}»");
    let back = e.ok("annuler", json!({}));
    assert_eq!(back["lieu"], json!({"table": "objectifs", "id": id, "champ": null}));
    e.ok("retablir", json!({}));
    let steps = e.ok("historique", json!({"limite": 50}));
    assert_eq!(steps[0]["libelle"], "rétablir\u{202F}: supprimer l’objectif «\u{202F}Renommé\u{202F}»");
    assert_eq!(steps.as_array().unwrap().len(), 7);
    assert_eq!(e.ok("dossier_enregistrer", json!({}))["enregistre_a"], "2026-11-21T14:02:00");

    for (commande, arguments, code) in [
        ("ligne_creer", json!({"table": "inconnue", "valeurs": {}}), Code::Requete),
        ("ligne_creer", json!({"table": "objectifs", "valeurs": {"axe_id": 999}}), Code::ValeurRefusee),
        ("ligne_modifier", json!({"table": "contrat", "id": 1, "champs": {"date_debut": "demain"}}), Code::ValeurRefusee),
        ("ligne_modifier", json!({"table": "axes", "id": 999, "champs": {}}), Code::LigneInconnue),
        ("ligne_supprimer", json!({"table": "axes", "id": 999}), Code::LigneInconnue),
        ("ligne_deplacer", json!({"table": "axes", "id": 1, "avant": 999}), Code::LigneInconnue),
        ("retablir", json!({}), Code::RienAAnnuler),
    ] {
        assert_eq!(e.refused(commande, arguments), code, "{commande}");
    }
}

#[test]
fn a_batch_is_one_step_and_all_or_nothing() {
    let mut e = Essai::with_example();
    let operations = json!([
        {"geste": "modifier", "table": "mesures", "id": 6, "champs": {"numerateur": 12}},
        {"geste": "creer", "table": "mesures", "valeurs": {"indicateur_id": 1, "annee": 2030, "cible": 48.5}, "apres": null},
        {"geste": "supprimer", "table": "heures", "id": 8},
    ]);
    let done = e.ok("lot", json!({"operations": operations}));
    assert_eq!(done["tables"], json!(["heures", "mesures"]));
    assert_eq!(done["etat"]["annuler"], "modifier 3 valeurs");
    e.ok("annuler", json!({}));
    let chemin = e.path("apres.json");
    e.ok("exporter", json!({"demande": {"format": "json"}, "chemin": chemin}));
    assert_eq!(std::fs::read_to_string(&chemin).unwrap(), cpom_core::exemple::TEXTE);
    let wrong = json!([{"geste": "supprimer", "table": "axes", "id": 1}, {"geste": "supprimer", "table": "axes", "id": 999}]);
    assert_eq!(e.refused("lot", json!({"operations": wrong})), Code::LigneInconnue);
    assert_eq!(e.ok("dossier_lire", json!({"tables": ["axes"]}))["dossier"]["axes"].as_array().unwrap().len(), 6);
    assert_eq!(e.refused("lot", json!({"operations": []})), Code::Requete);
}

#[test]
fn a_trial_computes_and_writes_nothing() {
    let mut e = Essai::with_example();
    let before = e.ok("dossier_lire", json!({}));
    let rows = before["dossier"]["heures"].as_array().unwrap();
    let planned = rows.iter().find(|h| h["annee"] == 2027 && h["nature"] == "previsionnel").unwrap();
    let id = &planned["id"];
    let operations = json!([
        {"geste": "modifier", "table": "heures", "id": id, "champs": {"heures": planned["heures"].as_f64().unwrap() + 100.0}},
        {"geste": "creer", "table": "effectifs", "valeurs": {"emploi_id": 1, "annee": 2031, "nature": "previsionnel", "etp": 2.5}},
    ]);
    let answer = e.ok("lot_essayer", json!({"operations": operations}));
    assert_eq!(answer["depuis"], before["numero"]);
    let tried = applied(&answer["ecart"], before["calculs"].clone());
    let total = |calculs: &Value| {
        let years = calculs["activite"]["heures"].as_array().unwrap();
        years.iter().find(|h| h["annee"] == 2027 && h["nature"] == "previsionnel").unwrap()["total"]["somme"].as_f64().unwrap()
    };
    assert!((total(&tried) - total(&before["calculs"]) - 100.0).abs() < 0.001);
    let effectifs = tried["effectifs"].as_array().unwrap();
    assert!(effectifs.iter().any(|x| x["annee"] == 2031 && x["total"] == json!({"somme": 2.5, "etendue": "1 emploi sur 9"})));
    let mut after = e.ok("dossier_lire", json!({}));
    // Each whole reading has a number of its own.
    after["numero"] = before["numero"].clone();
    assert_eq!(after, before);
    // The batch gives the announced figures once it is written.
    e.ok("lot", json!({"operations": operations}));
    assert_eq!(e.ok("dossier_lire", json!({}))["calculs"], tried);
    for operation in [
        json!({"geste": "modifier", "table": "axes", "id": 999, "champs": {}}),
        json!({"geste": "modifier", "table": "heures", "id": 1, "champs": {"heures": "beaucoup"}}),
        json!({"geste": "supprimer", "table": "axes", "id": 1}),
        json!({"geste": "creer", "table": "inconnue", "valeurs": {}}),
    ] {
        assert_eq!(e.refused("lot_essayer", json!({"operations": [operation]})), Code::Requete);
    }
}

#[test]
fn typed_text_is_tidied_never_refused_for_its_newlines() {
    let mut e = Essai::with_example();
    let champs = json!({"intitule": "deux\r\nlignes\u{7}", "constat": "a\r\nb", "partenaires": ["un\ndeux", "", "  "]});
    e.ok("ligne_modifier", json!({"table": "actions", "id": 1, "champs": champs}));
    let row = e.ok("dossier_lire", json!({"tables": ["actions"]}))["dossier"]["actions"][0].clone();
    assert_eq!((&row["intitule"], &row["constat"], &row["partenaires"]), (&json!("deux lignes"), &json!("a\nb"), &json!(["un", "deux"])));
}

#[test]
fn files_come_and_go() {
    let mut e = Essai::with_example();
    let (a, copy, json_, b, r, pdf) =
        (e.path("a.cpom"), e.path("c.cpom"), e.path("a.json"), e.path("b.cpom"), e.path("r.cpom"), e.path("a.pdf"));
    assert!(e.ok("dossier_copier", json!({"chemin": copy, "ecraser": false}))["octets"].as_u64().unwrap() > 10_000);
    assert_eq!(e.refused("dossier_copier", json!({"chemin": copy, "ecraser": false})), Code::ExisteDeja);
    e.ok("exporter", json!({"demande": {"format": "json"}, "chemin": json_}));
    assert_eq!(std::fs::read_to_string(&json_).unwrap(), cpom_core::exemple::TEXTE);
    e.ok("exporter", json!({"demande": {"format": "pdf"}, "chemin": pdf}));
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    assert_eq!(e.refused("exporter", json!({"demande": {"format": "json"}, "chemin": e.path("absent/a.json")})), Code::Fichier);
    let sections = e.ok("sections_document", json!({"demande": {"document": "complet"}}));
    let listed: Vec<_> = (0..2).map(|i| (&sections[i]["code"], &sections[i]["ecartee"])).collect();
    assert_eq!(listed, [(&json!("savoir"), &json!(false)), (&json!("contrat"), &json!(false))]);
    assert!(sections[1]["perte"].is_string(), "what is lost without the contract");
    assert_eq!(e.ok("sections_document", json!({"demande": {"document": "fiche", "action": 1}})), json!([]));
    assert_eq!(e.refused("sections_document", json!({"demande": {"document": "fiche"}})), Code::Export);

    e.ok("importer", json!({"source": json_, "chemin": b, "ecraser": false}));
    assert_eq!(
        e.refused("importer", json!({"source": e.path("absent.json"), "chemin": e.path("x.cpom"), "ecraser": false})),
        Code::Introuvable
    );

    let opened = e.ok("etat", json!({}))["ouvert"]["chemin"].clone();
    assert_eq!(e.refused("importer", json!({"source": opened, "chemin": e.path("x.cpom"), "ecraser": false})), Code::Echange);

    let before = std::fs::read(&a).unwrap();
    let made = e.ok("reprendre", json!({"ancien": a, "nouveau": r, "debut": 2029, "decisions": [], "ecraser": false}));
    assert_eq!(made["etat"]["periode"], "2029-2033");
    assert!(made["rapport"].as_array().unwrap().len() > 100);
    assert_eq!(std::fs::read(&a).unwrap(), before, "the former file is byte-identical");
    // An interchange document can be renewed too; a text is not a dossier.
    e.ok("reprendre", json!({"ancien": json_, "nouveau": e.path("du-json.cpom"), "decisions": []}));
    std::fs::write(e.path("texte.txt"), "Bonjour").unwrap();
    assert_eq!(
        e.refused("reprendre", json!({"ancien": e.path("texte.txt"), "nouveau": e.path("y.cpom"), "decisions": []})),
        Code::PasUnDossier
    );

    e.ok("dossier_fermer", json!({}));
    assert_eq!(e.ok("etat", json!({}))["ouvert"], Value::Null);
    assert_eq!(e.refused("dossier_ouvrir", json!({"chemin": e.path("absent.cpom"), "lecture_seule": false})), Code::Introuvable);
    assert_eq!(e.refused("dossier_nouveau", json!({"chemin": a, "exemple": false, "ecraser": false})), Code::ExisteDeja);
    let opened = e.ok("dossier_ouvrir", json!({"chemin": a, "lecture_seule": true}));
    assert_eq!(opened["lecture_seule"], true);
    assert_eq!(e.refused("ligne_supprimer", json!({"table": "axes", "id": 1})), Code::LectureSeule);
    assert_eq!(e.ok("etat", json!({}))["recents"].as_array().unwrap().len(), 4);
    assert!(e.ok("choisir_fichier", json!({"usage": "pdf", "nom_propose": "x.pdf"})).as_str().unwrap().ends_with("x.pdf"));
    assert_eq!(e.ok("choisir_fichier", json!({"usage": "pdf", "nom_propose": null})), Value::Null);
    assert_eq!(e.ok("referentiel", json!({}))["indicateurs"].as_array().unwrap().len(), 69);
    let proposed = e.ok("echeances_proposees", json!({}));
    assert!(proposed.as_array().unwrap().iter().any(|p| p["libelle"].as_str().unwrap().starts_with("Compte d’emploi")), "{proposed}");
}

#[test]
fn the_catalogue_brings_the_formulas_that_the_dossier_can_compute() {
    let mut e = Essai::with_example();
    let formula = |e: &mut Essai, numero: i64| {
        let all = e.ok("formules_catalogue", json!({}));
        all.as_array().unwrap().iter().find(|f| f["numero"] == numero).cloned()
    };
    let whole = json!({"numero": 7, "numerateur": "h_gir12 + heures.PCH", "denominateur": "heures.total"});
    assert_eq!(formula(&mut e, 7), Some(whole));
    assert_eq!(formula(&mut e, 66), None, "the dossier counts no protocols");
    // A formula whose figure is not in the dossier is not brought.
    let rows = e.ok("dossier_lire", json!({"tables": ["donnees"]}))["dossier"]["donnees"].clone();
    let id = rows.as_array().unwrap().iter().find(|d| d["code"] == "h_gir12").unwrap()["id"].clone();
    e.ok("ligne_modifier", json!({"table": "donnees", "id": id, "champs": {"code": "autre"}}));
    assert_eq!(formula(&mut e, 7).unwrap()["numerateur"], "");
}

#[test]
fn a_pdf_carries_its_dossier() {
    let mut e = Essai::with_example();
    let (pdf, b, r) = (e.path("a.pdf"), e.path("b.cpom"), e.path("r.cpom"));
    e.ok("exporter", json!({"demande": {"format": "pdf", "pour": "interne"}, "chemin": pdf}));
    e.ok("importer", json!({"source": pdf, "chemin": b, "ecraser": false}));
    let back = e.path("b.json");
    e.ok("exporter", json!({"demande": {"format": "json"}, "chemin": back}));
    assert_eq!(std::fs::read_to_string(&back).unwrap(), cpom_core::exemple::TEXTE);
    e.ok("reprendre", json!({"ancien": pdf, "nouveau": r, "debut": null, "decisions": [], "ecraser": false}));
    std::fs::write(e.path("autre.pdf"), b"%PDF-1.4\nrien").unwrap();
    assert_eq!(e.refused("importer", json!({"source": e.path("autre.pdf"), "chemin": e.path("z.cpom"), "ecraser": false})), Code::Echange);
}
