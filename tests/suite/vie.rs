//! Five years of one contract, through the commands: draft, signature, three years closed, an avenant, the last years, the final
//! report, the renewal. Each figure is compared with an account kept apart, in whole cents.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use chrono::NaiveDate;
use cpom_api::erreurs::Code;
use cpom_api::{HoteSansFenetre, Session, call};
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::outils::banc;

struct Vie {
    _folder: tempfile::TempDir,
    hote: HoteSansFenetre,
    session: Session,
    /// Days from the common era, which the host reads as the date.
    jour: Arc<AtomicI32>,
    chemin: String,
}

impl Vie {
    fn new(jour: &str) -> Self {
        let folder = tempdir().unwrap();
        let clock: Arc<AtomicI32> = Arc::default();
        let read = Arc::clone(&clock);
        let now = move || NaiveDate::from_num_days_from_ce_opt(read.load(Ordering::SeqCst)).unwrap().and_hms_opt(10, 0, 0).unwrap();
        let hote = HoteSansFenetre { horloge: Box::new(now), ..banc(folder.path()) };
        let chemin = folder.path().join("vie.cpom").to_string_lossy().into_owned();
        let mut vie = Self { _folder: folder, hote, session: Session::default(), jour: clock, chemin };
        vie.at(jour);
        let chemin = vie.chemin.clone();
        vie.ok("dossier_nouveau", json!({"chemin": chemin, "exemple": false, "ecraser": false}));
        vie
    }

    fn at(&mut self, jour: &str) {
        let day: NaiveDate = jour.parse().unwrap();
        self.jour.store(chrono::Datelike::num_days_from_ce(&day), Ordering::SeqCst);
    }

    fn ok(&mut self, commande: &str, arguments: Value) -> Value {
        call(&mut self.session, &self.hote, commande, arguments.clone()).unwrap_or_else(|e| panic!("{commande} {arguments}: {e}"))
    }

    fn refused(&mut self, commande: &str, arguments: Value) -> Code {
        call(&mut self.session, &self.hote, commande, arguments).unwrap_err().code
    }

    fn read(&mut self) -> Value {
        self.ok("dossier_lire", json!({}))
    }

    fn create(&mut self, table: &str, valeurs: Value) -> i64 {
        self.ok("ligne_creer", json!({"table": table, "valeurs": valeurs}))["id"].as_i64().unwrap()
    }

    fn modify(&mut self, table: &str, id: i64, champs: Value) {
        self.ok("ligne_modifier", json!({"table": table, "id": id, "champs": champs}));
    }

    fn row(&mut self, table: &str, of: impl Fn(&Value) -> bool) -> Value {
        let rows = self.ok("dossier_lire", json!({"tables": [table]}))["dossier"][table].clone();
        rows.as_array().unwrap().iter().find(|r| of(r)).unwrap_or_else(|| panic!("no row in {table}")).clone()
    }

    fn export(&mut self, demande: Value) -> String {
        let chemin = format!("{}.{}", self.chemin, demande["format"].as_str().unwrap());
        self.ok("exporter", json!({"demande": demande, "chemin": chemin}));
        chemin
    }
}

/// The account kept apart: hours in whole hours, money in cents.
#[derive(Default)]
struct CompteAPart {
    heures: BTreeMap<i32, i64>,
    montant: BTreeMap<i32, i64>,
    depense: BTreeMap<i32, i64>,
    report: BTreeMap<i32, i64>,
}

impl CompteAPart {
    fn acquis(&self, annee: i32) -> i64 {
        self.heures[&annee] * self.montant[&annee]
    }

    fn disponible(&self, annee: i32) -> i64 {
        self.acquis(annee) + self.report.get(&(annee - 1)).copied().unwrap_or(0)
    }

    fn close(&mut self, annee: i32) {
        self.report.insert(annee, self.disponible(annee) - self.depense[&annee]);
    }
}

fn cents(v: &Value) -> i64 {
    (v.as_f64().unwrap_or_else(|| panic!("{v} is no amount")) * 100.0).round() as i64
}

fn euros(cents: i64) -> Value {
    json!(cents as f64 / 100.0)
}

fn of_year(rows: &Value, annee: i32) -> Value {
    rows.as_array().unwrap().iter().find(|x| x["annee"] == annee).unwrap_or(&Value::Null).clone()
}

const DEBUT: i32 = 2027;
const FIN: i32 = 2031;

#[test]
fn five_years_of_a_contract() {
    let mut v = Vie::new("2026-09-01");
    let mut compte = CompteAPart::default();
    let bare = v.ok("equilibre", json!({}));
    assert!(bare.is_object(), "an empty dossier is no error");

    // The draft: dates, two financeurs, one action, one indicator; planned hours and amounts per hour of each year.
    v.modify("contrat", 1, json!({"date_debut": "2027-01-01", "date_fin": "2031-12-31", "statut": "projet", "reference": "CPOM-27"}));
    v.modify("dotation", 1, json!({"acompte_pct": 80, "report_initial": 0, "non_consomme": "report"}));
    let rows = v.read()["dossier"].clone();
    let eligible: Vec<i64> =
        rows["financeurs"].as_array().unwrap().iter().filter(|f| f["compte_dotation"] == true).map(|f| f["id"].as_i64().unwrap()).collect();
    assert!(eligible.len() >= 2, "APA and PCH count for the grant");
    // The agency works for two financeurs only.
    for f in rows["financeurs"].as_array().unwrap() {
        if !eligible[..2].contains(&f["id"].as_i64().unwrap()) {
            v.ok("ligne_supprimer", json!({"table": "financeurs", "id": f["id"]}));
        }
    }
    let axe = v.create("axes", json!({"libelle": "Qualité de vie au travail", "objectif_legal": 4}));
    let objectif = v.create("objectifs", json!({"axe_id": axe, "libelle": "Moins d’absences"}));
    let dates = json!({"objectif_id": objectif, "intitule": "Équipes autonomes", "date_debut": "2027-01-01", "date_fin": "2031-12-31", "statut": "en_cours", "avancement_pct": 0});
    let action = v.create("actions", dates);
    let indicateur = v.create(
        "indicateurs",
        json!({"libelle": "Taux d’absentéisme", "unite": "%", "sens": "baisse", "decimales": 1, "facteur": 100, "objectif_id": objectif}),
    );
    for (i, annee) in (DEBUT..=FIN).enumerate() {
        let n = i as i64;
        let montant = 330 + 5 * n;
        compte.montant.insert(annee, montant);
        v.create("dotations", json!({"annee": annee, "montant_horaire": euros(montant)}));
        for (rank, f) in eligible[..2].iter().enumerate() {
            let planned = 20_000 + 500 * n - 8_000 * rank as i64;
            v.create("heures", json!({"financeur_id": f, "annee": annee, "nature": "previsionnel", "heures": planned}));
        }
        v.create(
            "budgets_action",
            json!({"action_id": action, "annee": annee, "dotation": 90_000, "autofinancement": 5_000, "cofinancement": 0}),
        );
        v.create("mesures", json!({"indicateur_id": indicateur, "annee": annee, "cible": 12 - n}));
    }
    let planned = v.read()["calculs"]["dotation"]["annees"].clone();
    for (i, annee) in (DEBUT..=FIN).enumerate() {
        let n = i as i64;
        let hours = 2 * (20_000 + 500 * n) - 8_000;
        assert_eq!(cents(&of_year(&planned, annee)["montant_prevu"]), hours * compte.montant[&annee], "{annee}");
        assert_eq!(of_year(&planned, annee)["acquis"], Value::Null, "{annee}: nothing is acquired before hours are made");
    }

    // The signature is sealed.
    v.at("2026-12-15");
    v.modify("contrat", 1, json!({"statut": "en_cours", "date_signature": "2026-12-15"}));
    let made = v.ok("version_creer", json!({"nom": "Contrat signé", "date": "2026-12-15"}));
    v.ok("version_sceller", json!({"instantane": made["id"]}));
    assert_eq!(v.refused("exercice_clore", json!({"annee": 2027})), Code::ExerciceClos, "the year has not begun");

    for annee in DEBUT..=FIN {
        let n = i64::from(annee - DEBUT);
        v.at(&format!("{}-02-10", annee + 1));
        // Hours made by financeur, and the grant used.
        let mut hours = 0;
        for (rank, f) in eligible[..2].iter().enumerate() {
            let made = 20_100 + 450 * n - 8_000 * rank as i64;
            hours += made;
            v.create("heures", json!({"financeur_id": f, "annee": annee, "nature": "realise", "heures": made}));
        }
        compte.heures.insert(annee, hours);
        let used = 9_000_000 + 12_345 * (n + 1);
        compte.depense.insert(annee, used);
        let budget = v.row("budgets_action", |b| b["annee"] == annee)["id"].as_i64().unwrap();
        v.modify(
            "budgets_action",
            budget,
            json!({"dotation_consommee": euros(used), "autofinancement_realise": 5_000, "cofinancement_realise": 0}),
        );
        let mesure = v.row("mesures", |m| m["annee"] == annee)["id"].as_i64().unwrap();
        v.modify("mesures", mesure, json!({"numerateur": 110 - 10 * n, "denominateur": 1_000}));
        // Four fifths of the planned grant are paid in February.
        let planned = (2 * (20_000 + 500 * n) - 8_000) * compte.montant[&annee];
        let advance_due = planned * 80 / 100;
        let montant = euros(advance_due);
        let date = format!("{annee}-02-15");
        v.create("versements", json!({"annee": annee, "type_versement": "acompte", "statut": "verse", "montant": montant, "date": date}));

        let before = v.ok("annee_lire", json!({"annee": annee}));
        let missing = |a: &Value, table: &str| {
            a["saisie"]["rubriques"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|r| r["manques"].as_array().unwrap())
                .filter(|m| m["table"] == table)
                .count()
        };
        assert_eq!((missing(&before, "heures"), missing(&before, "mesures"), missing(&before, "budgets_action")), (0, 0, 0), "{annee}");
        assert_eq!(missing(&before, "versements"), 1, "the balance is still to be paid");
        v.ok("exercice_clore", json!({"annee": annee, "echeances": []}));
        compte.close(annee);
        assert_eq!(v.refused("ligne_modifier", json!({"table": "mesures", "id": mesure, "champs": {"numerateur": 1}})), Code::ExerciceClos);

        let read = v.read();
        let of = of_year(&read["calculs"]["dotation"]["annees"], annee);
        assert_eq!(cents(&of["acquis"]), compte.acquis(annee), "{annee}");
        assert_eq!(cents(&of["disponible"]), compte.disponible(annee), "{annee}");
        assert_eq!(cents(&of["report_sortant"]), compte.report[&annee], "{annee}");
        assert_eq!(cents(&of["solde_attendu"]), compte.acquis(annee) - advance_due, "{annee}");
        let point = of_year(&read["calculs"]["indicateurs"][0]["points"], annee);
        assert_eq!(point["valeur"].as_f64(), Some((110 - 10 * n) as f64 / 10.0), "{annee}");
        assert_eq!(point["statut"], "atteint", "{annee}: the share falls by one point a year, one below its target");
        let told: Vec<&str> = read["constats"].as_array().unwrap().iter().filter_map(|c| c["code"].as_str()).collect();
        assert!(!told.contains(&"ANN-01") && !told.contains(&"ANN-02"), "{annee}: {told:?}");

        // After the third year, the amounts of the last two are raised by an avenant.
        if annee == 2029 {
            assert!(!told.contains(&"AVE-02"), "nothing of the contract changed: {told:?}");
            for later in [2030, 2031] {
                let row = v.row("dotations", |m| m["annee"] == later)["id"].as_i64().unwrap();
                *compte.montant.get_mut(&later).unwrap() += 15;
                let montant = euros(compte.montant[&later]);
                v.modify("dotations", row, json!({"montant_horaire": montant}));
            }
            let told = v.read()["constats"].to_string();
            assert!(told.contains("AVE-02"), "the change is told until an avenant says it");
            let found = v.ok("avenant_differences", json!({}));
            let keys: Vec<Value> = found["differences"].as_array().unwrap().iter().map(|x| x["cle"].clone()).collect();
            assert_eq!(keys.len(), 2, "{found}");
            // Twice fifteen cents on the planned hours of the two years.
            let effect: i64 = (3..=4).map(|n| (2 * (20_000 + 500 * n) - 8_000) * 15).sum();
            assert!(found["effet"].to_string().contains(&format!("{}", effect / 100)), "{effect} in {}", found["effet"]);
            v.ok("avenant_preparer", json!({"choisies": keys}));
            let avenant = v.row("avenants", |_| true)["id"].as_i64().unwrap();
            v.modify(
                "avenants",
                avenant,
                json!({"numero": 1, "date": "2030-03-01", "date_effet": "2030-01-01", "motif": "Montant horaire"}),
            );
            v.export(json!({"format": "docx", "document": "avenant", "numero": 1}));
            v.ok("avenant_signer", json!({"avenant": avenant}));
            let told = v.read()["constats"].to_string();
            assert!(!told.contains("AVE-02"), "the avenant says it");
            let table = v.ok("contrat_consolide", json!({})).to_string();
            assert!(table.contains("3,45") && table.contains("3,60"), "before and after stand side by side: {table}");
        }
    }

    // Every document of the end can be written; the account of the grant has the figures kept apart.
    v.at("2032-02-10");
    let total: i64 = (DEBUT..=FIN).map(|a| compte.acquis(a)).sum();
    let read = v.read();
    let acquired: i64 = read["calculs"]["dotation"]["annees"].as_array().unwrap().iter().map(|a| cents(&a["acquis"])).sum();
    assert_eq!(acquired, total);
    for document in ["complet", "bilan", "bilan_final", "emploi", "synthese"] {
        v.export(json!({"format": "pdf", "document": document}));
    }
    let kept = v.ok("versions", json!({}));
    let names: Vec<&str> = kept.as_array().unwrap().iter().filter_map(|k| k["nom"].as_str()).collect();
    assert_eq!(names.len(), 1 + 5 + 1, "{names:?}");

    // The renewal begins where the contract ended.
    let nouveau = format!("{}.suite.cpom", v.chemin.trim_end_matches(".cpom"));
    let chemin = v.chemin.clone();
    v.ok("dossier_fermer", json!({}));
    v.ok("reprendre", json!({"ancien": chemin, "nouveau": nouveau, "debut": null, "decisions": [], "ecraser": false}));
    let next = v.read()["dossier"].clone();
    assert_eq!((&next["contrat"]["date_debut"], &next["contrat"]["date_fin"]), (&json!("2032-01-01"), &json!("2036-12-31")));
    assert!(next["avenants"].as_array().unwrap().is_empty() && next["versions"].as_array().unwrap().is_empty());
    assert_eq!(of_year(&next["exercices"], 2031)["clos"], true);
    let realised = next["heures"].as_array().unwrap().iter().filter(|h| h["nature"] == "realise").map(|h| h["heures"].as_i64().unwrap());
    assert_eq!(realised.sum::<i64>(), compte.heures.values().sum::<i64>(), "no hour that was made is lost");
    assert_eq!(v.refused("ligne_modifier", json!({"table": "heures", "id": next["heures"].as_array().unwrap().iter().find(|h| h["annee"] == 2031 && h["nature"] == "realise").unwrap()["id"], "champs": {"heures": 1}})), Code::ExerciceClos);
}
