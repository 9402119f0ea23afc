//! Backups: when they are made, how they are viewed and restored, and what happens when one fails.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cpom_api::erreurs::Code;
use cpom_api::{Erreur, Session, call};
use cpom_core::store::{Acces, Fichier, backups};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::outils::{Montre, contexte, exemple};

struct Essai {
    folder: TempDir,
    hote: Montre,
    session: Session,
}

impl Essai {
    fn new() -> Self {
        let folder = tempdir().unwrap();
        let hote = Montre::new(folder.path(), "PC-1");
        let mut e = Self { folder, hote, session: Session::default() };
        let chemin = e.path("a.cpom");
        e.ok("dossier_nouveau", json!({"chemin": chemin, "exemple": true}));
        e
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn call(&mut self, commande: &str, arguments: Value) -> Result<Value, Erreur> {
        call(&mut self.session, &self.hote.hote, commande, arguments)
    }

    fn ok(&mut self, commande: &str, arguments: Value) -> Value {
        self.call(commande, arguments).unwrap_or_else(|e| panic!("{commande}: {e}"))
    }

    /// Renames the dossier, `minutes` later.
    fn edit(&mut self, titre: &str, minutes: i64) {
        self.hote.avance(minutes);
        self.ok("ligne_modifier", json!({"table": "dossier", "id": 1, "champs": {"titre": titre}}));
    }

    fn list(&mut self) -> Vec<Value> {
        self.ok("sauvegardes", json!({}))["liste"].as_array().unwrap().clone()
    }

    fn titre(&mut self) -> String {
        self.ok("dossier_lire", json!({"tables": ["dossier"]}))["dossier"]["dossier"]["titre"].as_str().unwrap().to_owned()
    }
}

#[test]
fn made_before_history_is_shortened() {
    let mut e = Essai::new();
    e.edit("un", 5);
    e.hote.avance(3 * 24 * 60);
    let before = e.ok("historique", json!({"limite": 10}));
    let day = json!({"avant": "2026-11-23", "essai": true});
    e.ok("historique_alleger", day.clone());
    assert_eq!(e.list().iter().filter(|s| s["cause"] == "avant un allègement de l’historique").count(), 0);
    e.ok("historique_alleger", json!({"avant": "2026-11-23"}));
    let kept = e.list().into_iter().find(|s| s["cause"] == "avant un allègement de l’historique").unwrap();
    // The backup still holds what the shortening removed.
    e.ok("sauvegarde_apercu", json!({"nom": kept["nom"]}));
    assert_eq!(e.ok("historique", json!({"limite": 10})), before);
}

#[test]
fn made_after_a_while_of_changes_and_at_closing() {
    let mut e = Essai::new();
    e.edit("un", 5);
    assert_eq!(e.list().len(), 0, "five minutes are not long");
    e.edit("deux", 11);
    assert_eq!(e.list().len(), 1);
    e.hote.avance(60);
    assert_eq!(e.list().len(), 1, "nothing changed since");
    e.edit("trois", 1);
    let list = e.list();
    assert_eq!(list.len(), 2);
    assert_eq!((&list[0]["titre"], &list[1]["titre"]), (&json!("trois"), &json!("deux")));
    assert_eq!(list[0]["cause"], "pendant le travail");
    assert_eq!((&list[0]["etapes"], &list[0]["lisible"]), (&json!(4), &json!(true)));
    e.edit("quatre", 2);
    let chemin = e.path("a.cpom");
    e.ok("dossier_fermer", json!({}));
    e.hote.avance(1);
    e.ok("dossier_ouvrir", json!({"chemin": chemin}));
    assert_eq!(e.list()[0]["titre"], "quatre");
    e.ok("dossier_fermer", json!({}));
    assert_eq!(e.ok("sauvegardes", json!({"chemin": chemin}))["liste"].as_array().unwrap().len(), 3, "nothing changed: no backup");
}

#[test]
fn looked_at_then_put_back_as_one_step_with_where_one_was_kept() {
    let mut e = Essai::new();
    e.edit("avant", 20);
    e.ok("ligne_supprimer", json!({"table": "axes", "id": 1}));
    e.ok("ligne_deplacer", json!({"table": "pieces", "id": 1, "avant": null}));
    e.edit("après", 20);
    let kept = e.session.fichier.as_ref().unwrap().dossier().clone();
    let old = e.list()[1]["nom"].as_str().unwrap().to_owned();
    let bytes = fs::read(e.path("a.cpom")).unwrap();

    let seen = e.ok("sauvegarde_apercu", json!({"nom": old}));
    assert_eq!((&seen["titre"], &seen["lecture_seule"]), (&json!("avant"), &json!(true)));
    let apercu = e.ok("surveiller", json!({}))["apercu"].clone();
    assert_eq!((&apercu["nom"], &apercu["restaurable"]), (&json!(old), &json!(true)));
    let refused = e.call("ligne_supprimer", json!({"table": "axes", "id": 2})).unwrap_err();
    assert_eq!(refused.code, Code::LectureSeule);
    assert_eq!(fs::read(e.path("a.cpom")).unwrap(), bytes, "looking changes nothing");

    e.hote.avance(1);
    let back = e.ok("sauvegarde_restaurer", json!({"nom": old}));
    assert_eq!(back["titre"], "avant");
    assert_eq!(back["annuler"], "revenir à la sauvegarde du 21\u{A0}novembre 2026 à 09:20");
    assert_eq!(back["chemin"], e.path("a.cpom"));
    let mut expected = exemple();
    expected.dossier.titre = "avant".into();
    assert_eq!(e.session.fichier.as_ref().unwrap().dossier(), &expected);
    assert_eq!(e.list()[0]["cause"], "avant une restauration");
    assert_eq!(e.list()[0]["titre"], "après");
    e.ok("annuler", json!({}));
    assert_eq!(e.session.fichier.as_ref().unwrap().dossier(), &kept, "a restoration is undone like the rest");
    e.ok("retablir", json!({}));
    assert_eq!(e.titre(), "avant");
}

#[test]
fn copied_to_a_new_file_when_the_dossier_is_damaged() {
    let mut e = Essai::new();
    e.edit("sain", 20);
    e.ok("dossier_fermer", json!({}));
    let chemin = e.path("a.cpom");
    let bytes = fs::read(&chemin).unwrap();
    fs::write(&chemin, &bytes[..bytes.len() / 2]).unwrap();
    assert_eq!(e.call("dossier_ouvrir", json!({"chemin": chemin})).unwrap_err().code, Code::Endommage);
    let list = e.ok("sauvegardes", json!({"chemin": chemin}))["liste"].clone();
    let nom = list[0]["nom"].clone();
    e.ok("sauvegarde_apercu", json!({"nom": nom, "chemin": chemin}));
    assert_eq!(e.ok("surveiller", json!({}))["apercu"]["restaurable"], false);
    let vers = e.path("b.cpom");
    let made = e.ok("sauvegarde_restaurer", json!({"nom": nom, "chemin": chemin, "vers": vers}));
    assert_eq!((&made["titre"], &made["chemin"], &made["lecture_seule"]), (&json!("sain"), &json!(vers), &json!(false)));
    assert_eq!(fs::read(&chemin).unwrap(), &bytes[..bytes.len() / 2], "the damaged file is kept as it is");
}

#[test]
fn a_name_is_looked_up_and_never_a_path() {
    let mut e = Essai::new();
    e.edit("x", 20);
    for nom in ["../../a.cpom", "/etc/passwd", "", "lieu.txt"] {
        for commande in ["sauvegarde_apercu", "sauvegarde_restaurer"] {
            assert_eq!(e.call(commande, json!({"nom": nom})).unwrap_err().code, Code::Introuvable, "{nom}");
        }
    }
}

#[test]
fn a_backup_that_fails_is_told_and_stops_nothing() {
    let mut e = Essai::new();
    let folder = e.folder.path().join("donnees/sauvegardes");
    fs::write(&folder, "un fichier là où va un répertoire").unwrap();
    e.edit("un", 20);
    assert_eq!(e.titre(), "un");
    let avis = e.ok("surveiller", json!({}))["avis"].clone();
    assert_eq!(avis[0]["sujet"], "sauvegarde_echouee");
    fs::remove_file(&folder).unwrap();
    e.edit("deux", 20);
    assert_eq!(e.ok("surveiller", json!({}))["avis"], json!([]));
    assert_eq!(e.list().len(), 1);
}

#[test]
fn a_file_about_to_be_replaced_or_renewed_is_backed_up() {
    let mut e = Essai::new();
    e.edit("précieux", 1);
    let (a, b) = (e.path("a.cpom"), e.path("b.cpom"));
    let identite = e.session.fichier.as_ref().unwrap().identite().unwrap();
    e.ok("reprendre", json!({"ancien": a, "nouveau": b, "debut": 2029}));
    e.hote.avance(1);
    e.ok("dossier_nouveau", json!({"chemin": a, "ecraser": true}));
    let list = backups::list(&e.folder.path().join("donnees/sauvegardes").join(identite));
    let causes: Vec<_> = list.iter().map(|s| s.cause.code()).collect();
    assert_eq!(causes, ["remplacement", "reprise", "fermeture"]);
    let saved = Fichier::open(&list[0].path, Acces::Lecture, "").unwrap();
    assert_eq!(saved.dossier().dossier.titre, "précieux");
}

#[test]
fn each_is_checked_and_the_folder_stays_small() {
    let t = tempdir().unwrap();
    let (path, mut file) = crate::outils::nouveau(t.path(), "a.cpom", &exemple());
    let racine = t.path().join("s");
    let start = crate::outils::jour().and_hms_opt(9, 0, 0).unwrap();
    for n in 0..40 {
        let text = json!({"titre": n.to_string()});
        let op = cpom_core::op::Op::Lot { table: "dossier".into(), id: 1, nombre: 1, geste: None, objet: String::new() };
        file.transact(&contexte(n), |w| w.update("dossier", 1, text.as_object().unwrap()).map(|()| ((), op))).unwrap();
        backups::make(&file, &racine, backups::Cause::Periode, start + chrono::Duration::hours(5 * n)).unwrap();
    }
    let folder = backups::folder(&racine, &file.identite().unwrap());
    let list = backups::list(&folder);
    assert!((8..=12).contains(&list.len()), "{}", list.len());
    assert_eq!(Fichier::open(&list[0].path, Acces::Lecture, "").unwrap().dossier(), file.dossier());
    assert_eq!(backups::folders_of_place(&racine, &path), std::slice::from_ref(&folder));
    assert!(backups::folders_of_place(&racine, Path::new("/ailleurs.cpom")).is_empty());
    let other: Vec<PathBuf> =
        fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|x| x == "tmp")).collect();
    assert!(other.is_empty());
}

/// Two years of backups, then a day under a clock of 2035, a day in 2015, and a copy that works on its own: none is lost.
#[test]
fn a_wrong_clock_and_a_copy_remove_no_backup() {
    const DAY: i64 = 24 * 60;
    let mut e = Essai::new();
    let (a, b) = (e.path("a.cpom"), e.path("b.cpom"));
    let mut titles = 0;
    let mut session = |e: &mut Essai, chemin: &str, minutes: i64| {
        titles += 1;
        e.ok("dossier_fermer", json!({}));
        e.ok("dossier_ouvrir", json!({"chemin": chemin}));
        e.edit(&format!("Titre {titles}"), minutes);
        e.ok("dossier_fermer", json!({}));
        e.ok("dossier_ouvrir", json!({"chemin": chemin}));
    };
    for _ in 0..15 {
        session(&mut e, &a, 50 * DAY);
    }
    // One a month stays of those of the contract: two of one day become one.
    let months = |e: &mut Essai| -> BTreeSet<String> { e.list().iter().map(|s| s["quand"].as_str().unwrap()[..7].to_owned()).collect() };
    let kept = months(&mut e);
    assert_eq!(kept.len(), 15, "{:?}", e.list());
    for jump in [8 * 365, -8 * 365, -13 * 365, 13 * 365] {
        e.hote.avance(jump * DAY);
        for _ in 0..4 {
            session(&mut e, &a, 5);
        }
    }
    let avis = |e: &mut Essai| e.ok("surveiller", json!({}))["avis"].as_array().unwrap().iter().any(|a| a["sujet"] == "horloge");
    e.hote.avance(-400 * DAY);
    e.ok("dossier_fermer", json!({}));
    e.ok("dossier_ouvrir", json!({"chemin": a}));
    assert!(avis(&mut e), "the clock is behind the last change");
    e.hote.avance(400 * DAY);
    e.ok("dossier_fermer", json!({}));
    fs::copy(&a, &b).unwrap();
    e.ok("dossier_ouvrir", json!({"chemin": b}));
    for _ in 0..6 {
        session(&mut e, &b, 5);
    }
    session(&mut e, &a, 5);
    let left = months(&mut e);
    assert!(kept.is_subset(&left), "{:?}", kept.difference(&left).collect::<Vec<_>>());
    assert!(!avis(&mut e));
}

/// A dossier that another one replaced has its copy in the list of the new one, even once that one has its own; a copy that
/// cannot be made stops the replacement, in each command.
#[test]
fn a_replaced_dossier_is_found_from_its_place() {
    let mut e = Essai::new();
    let (a, b) = (e.path("a.cpom"), e.path("b.cpom"));
    e.edit("Ancien", 5);
    e.ok("dossier_nouveau", json!({"chemin": a, "ecraser": true}));
    e.edit("Nouveau", 5);
    e.ok("dossier_fermer", json!({}));
    e.ok("dossier_ouvrir", json!({"chemin": a}));
    let replaced = |list: &[Value]| -> Vec<(String, String)> {
        let of_another = list.iter().filter(|s| s["origine"] == "d’un autre dossier qui était à cette place");
        of_another.map(|s| (s["titre"].as_str().unwrap().to_owned(), s["nom"].as_str().unwrap().to_owned())).collect()
    };
    let list = e.list();
    let found = replaced(&list);
    assert!(found.iter().any(|(titre, nom)| titre == "Ancien" && nom.contains("remplacement")), "{list:?}");
    assert!(list.iter().any(|s| s["titre"] == "Nouveau" && s["origine"].is_null()), "{list:?}");
    e.ok("sauvegarde_apercu", json!({"nom": found[0].1}));
    assert_eq!(e.titre(), "Ancien");
    e.ok("sauvegarde_restaurer", json!({"nom": found[0].1, "vers": b}));
    assert_eq!(e.titre(), "Ancien");

    // A copy over another dossier keeps that one too.
    e.ok("dossier_ouvrir", json!({"chemin": a}));
    e.ok("dossier_copier", json!({"chemin": b, "ecraser": true}));
    let list = e.ok("sauvegardes", json!({"chemin": b}))["liste"].as_array().unwrap().clone();
    assert!(list.iter().any(|s| s["cause"] == "avant un remplacement" && s["titre"] == "Ancien"), "{list:?}");

    let racine = e.hote.hote.donnees.clone().unwrap().join("sauvegardes");
    fs::remove_dir_all(&racine).unwrap();
    fs::write(&racine, "un fichier à la place du dossier des sauvegardes").unwrap();
    let before = fs::read(&b).unwrap();
    for (commande, arguments) in [
        ("dossier_nouveau", json!({"chemin": b, "ecraser": true})),
        ("dossier_copier", json!({"chemin": b, "ecraser": true})),
        ("reprendre", json!({"ancien": a, "nouveau": b, "ecraser": true})),
    ] {
        let refused = e.call(commande, arguments).unwrap_err();
        assert_eq!(refused.code, Code::Fichier, "{commande}: {refused}");
        assert!(fs::read(&b).unwrap() == before, "{commande}");
        assert_eq!(e.titre(), "Nouveau", "{commande} leaves the dossier open");
    }
}

/// A backup that failed at closing is made at the next opening; when it fails again the window shows it.
#[test]
fn a_backup_that_failed_at_closing_is_tried_again_at_the_opening() {
    let mut e = Essai::new();
    let chemin = e.path("a.cpom");
    e.edit("un", 5);
    let racine = e.hote.hote.donnees.clone().unwrap().join("sauvegardes");
    let _ = fs::remove_dir_all(&racine);
    fs::write(&racine, "une page à la place du dossier des sauvegardes").unwrap();
    e.ok("dossier_fermer", json!({}));
    e.ok("dossier_ouvrir", json!({"chemin": chemin}));
    let said = |e: &mut Essai| e.ok("surveiller", json!({}))["avis"].as_array().unwrap().iter().any(|a| a["sujet"] == "sauvegarde_echouee");
    assert!(said(&mut e));
    e.ok("dossier_fermer", json!({}));
    fs::remove_file(&racine).unwrap();
    e.ok("dossier_ouvrir", json!({"chemin": chemin}));
    assert!(!said(&mut e) && !e.list().is_empty());
}

#[test]
fn those_of_the_former_folder_are_still_listed_and_restored() {
    let mut e = Essai::new();
    e.edit("ancien", 20);
    e.edit("ancien aussi", 20);
    assert_eq!(e.list().len(), 2);
    // A former program kept its data elsewhere.
    let (new, former) = (e.folder.path().join("donnees"), e.folder.path().join("itinerant"));
    e.ok("dossier_fermer", json!({}));
    fs::rename(&new, &former).unwrap();
    e.hote.hote.anciennes_donnees = Some(former.clone());
    let recent = e.ok("etat", json!({}))["recents"][0].clone();
    assert_eq!((&recent["chemin"], &recent["present"]), (&json!(e.path("a.cpom")), &json!(true)), "the list of recent dossiers follows");
    let kept = snapshot(&former);

    let chemin = e.path("a.cpom");
    e.ok("dossier_ouvrir", json!({"chemin": chemin}));
    e.edit("nouveau", 20);
    let list = e.list();
    let titles: Vec<&str> = list.iter().map(|s| s["titre"].as_str().unwrap()).collect();
    assert!(titles.starts_with(&["nouveau"]) && titles.contains(&"ancien"), "{titles:?}");
    assert!(list.iter().all(|s| s["origine"].is_null()), "they are its own: {list:?}");
    let ancien = list.iter().find(|s| s["titre"] == "ancien").unwrap()["nom"].clone();
    e.ok("sauvegarde_restaurer", json!({"nom": ancien}));
    assert_eq!(e.titre(), "ancien");
    e.ok("dossier_fermer", json!({}));
    assert!(new.join("sauvegardes").is_dir() && new.join("recents.json").is_file(), "written where the program keeps its data now");
    assert_eq!(snapshot(&former), kept, "the former folder is only read");

    // A dossier that no longer opens is found by its place, in the former folder as well.
    fs::remove_dir_all(&new).unwrap();
    fs::write(&chemin, "plus rien").unwrap();
    assert_eq!(e.ok("sauvegardes", json!({"chemin": chemin}))["liste"].as_array().unwrap().len(), kept.len() - 2);
}

/// Paths and bytes of the files below a folder.
fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(snapshot(&path));
        } else {
            out.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    out.sort();
    out
}
