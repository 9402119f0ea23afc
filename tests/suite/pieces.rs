//! Proofs through the commands of the window and of the command line: files joined, changed, moved, handed over.

use std::path::{Path, PathBuf};
use std::process::Command;

use cpom_api::erreurs::Code;
use cpom_api::{HoteSansFenetre, Session, call};
use cpom_core::modele::Dossier;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use crate::outils::{banc, exemple, nouveau};

/// A dossier open in a folder of its own.
struct Essai {
    folder: TempDir,
    hote: HoteSansFenetre,
    session: Session,
}

impl Essai {
    fn with(dossier: &Dossier) -> Self {
        let folder = tempdir().unwrap();
        let (path, file) = nouveau(folder.path(), "Mon CPOM.cpom", dossier);
        drop(file);
        let mut e = Self { hote: banc(folder.path()), folder, session: Session::default() };
        e.ok("dossier_ouvrir", json!({"chemin": path}));
        e
    }

    fn ok(&mut self, commande: &str, arguments: Value) -> Value {
        call(&mut self.session, &self.hote, commande, arguments).unwrap_or_else(|e| panic!("{commande}: {e}"))
    }

    fn refused(&mut self, commande: &str, arguments: Value) -> Code {
        let revision = self.session.fichier.as_ref().unwrap().revision().unwrap();
        let e = call(&mut self.session, &self.hote, commande, arguments).unwrap_err();
        assert_eq!(self.session.fichier.as_ref().unwrap().revision().unwrap(), revision, "{e}");
        e.code
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    fn join(&mut self, name: &str, content: &str, cible: Option<(&str, i32)>) -> i64 {
        let path = self.write(name, content);
        let cible = cible.map(|(table, id)| json!({"table": table, "id": id}));
        self.ok("piece_joindre", json!({"chemin": path, "cible": cible}))["id"].as_i64().unwrap()
    }

    fn dossier(&self) -> &Dossier {
        self.session.fichier.as_ref().unwrap().dossier()
    }

    fn etat(&mut self, piece: i64) -> String {
        let all = self.ok("pieces_verifier", json!({}));
        let one = all.as_array().unwrap().iter().find(|e| e["id"] == piece).unwrap();
        one["etat"].as_str().unwrap().to_owned()
    }

    fn fichier(&self, piece: i64) -> String {
        self.dossier().pieces.iter().find(|p| i64::from(p.id) == piece).unwrap().fichier.clone()
    }
}

#[test]
fn joining_a_file_is_one_step_that_undo_takes_back() {
    let mut e = Essai::with(&exemple());
    let before = e.dossier().clone();
    let id = e.join("preuves/Facture.pdf", "abc", Some(("budgets_action", 2)));
    let d = e.dossier().clone();
    let piece = d.pieces.last().unwrap();
    assert_eq!((piece.fichier.as_str(), piece.taille, piece.libelle.as_str()), ("preuves/Facture.pdf", Some(3), "Facture"));
    assert_eq!(d.justificatifs[0].annee, Some(2025), "the year of the row");
    // The same content under another name, for another row: one document, two links.
    assert_eq!(e.join("copie.pdf", "abc", Some(("budgets_action", 7))), id);
    assert_eq!((e.dossier().pieces.len(), e.dossier().justificatifs.len()), (d.pieces.len(), 2));
    assert_eq!(e.fichier(id), "preuves/Facture.pdf", "the file that is in its place keeps it");
    // The same again changes nothing, and a document that is known keeps its name.
    e.join("copie.pdf", "abc", Some(("budgets_action", 7)));
    e.ok("piece_joindre", json!({"chemin": e.path("copie.pdf"), "libelle": "Autre nom"}));
    assert_eq!(e.dossier().pieces.last().unwrap().libelle, "Facture");
    assert_eq!(e.dossier().justificatifs.len(), 2);
    e.ok("annuler", json!({}));
    e.ok("annuler", json!({}));
    assert_eq!(*e.dossier(), before);
    e.ok("retablir", json!({}));
    assert_eq!(e.dossier().justificatifs.len(), 1);
}

#[test]
fn what_cannot_be_joined_is_refused_and_changes_nothing() {
    let mut e = Essai::with(&exemple());
    let file = e.write("f.pdf", "abc");
    let own = e.path("Mon CPOM.cpom");
    let on = |path: &Path, table: &str, id: i32| json!({"chemin": path, "cible": {"table": table, "id": id}});
    assert_eq!(e.refused("piece_joindre", on(&own, "budgets_action", 2)), Code::Piece);
    assert_eq!(e.refused("piece_joindre", on(&e.path("absent.pdf"), "budgets_action", 2)), Code::Introuvable);
    assert_eq!(e.refused("piece_joindre", on(&file, "actions", 1)), Code::Requete);
    assert_eq!(e.refused("piece_joindre", on(&file, "budgets_action", 99_999)), Code::LigneInconnue);
    assert_eq!(e.refused("piece_joindre", on(e.folder.path(), "budgets_action", 2)), Code::PasUnFichier);
    #[cfg(unix)]
    {
        let link = e.path("lien.pdf");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert_eq!(e.refused("piece_joindre", on(&link, "budgets_action", 2)), Code::Piece);
    }
    // The lock of the open dossier is still ours: another program is refused.
    assert!(cpom_core::store::Fichier::open(&own, cpom_core::store::Acces::Ecriture, "2026-11-21T10:00:00").is_err());
    e.ok("ligne_modifier", json!({"table": "axes", "id": 1, "champs": {"libelle": "Encore à nous"}}));
}

#[test]
fn a_file_that_changes_or_goes_is_told_and_one_that_moved_is_found_with_its_neighbours() {
    let mut e = Essai::with(&exemple());
    let a = e.join("preuves/2025/a.pdf", "aaa", Some(("budgets_action", 2)));
    let b = e.join("preuves/2025/b.pdf", "bbb", Some(("budgets_action", 7)));
    let c = e.join("preuves/c.pdf", "ccc", None);
    assert_eq!([e.etat(a), e.etat(b), e.etat(c)], ["present", "present", "present"]);
    e.write("preuves/2025/a.pdf", "aab");
    assert_eq!(e.etat(a), "modifie", "one byte, the same size");
    e.write("preuves/2025/a.pdf", "aaa");
    std::fs::rename(e.path("preuves"), e.path("archives")).unwrap();
    assert_eq!([e.etat(a), e.etat(b), e.etat(c)], ["introuvable", "introuvable", "introuvable"]);
    let wrong = e.path("archives/2025/b.pdf");
    assert_eq!(e.refused("piece_retrouver", json!({"piece": a, "chemin": wrong})), Code::Piece);
    e.ok("piece_retrouver", json!({"piece": a, "chemin": e.path("archives/2025/a.pdf")}));
    assert_eq!([e.fichier(a), e.fichier(b), e.fichier(c)], ["archives/2025/a.pdf", "archives/2025/b.pdf", "archives/c.pdf"]);
    assert_eq!([e.etat(a), e.etat(b), e.etat(c)], ["present", "present", "present"]);
    e.ok("annuler", json!({}));
    assert_eq!([e.fichier(a), e.fichier(c)], ["preuves/2025/a.pdf", "preuves/c.pdf"], "one step");
}

#[test]
fn a_file_outside_the_folder_keeps_its_whole_path_and_a_copy_stands_beside_the_dossier() {
    let outside = tempdir().unwrap();
    let mut e = Essai::with(&exemple());
    e.hote.territoire = None;
    let path = outside.path().join("f.pdf");
    std::fs::write(&path, "abc").unwrap();
    let id = e.ok("piece_joindre", json!({"chemin": path}))["id"].as_i64().unwrap();
    let whole = std::path::absolute(&path).unwrap().to_str().unwrap().replace('\\', "/");
    assert_eq!((e.fichier(id), e.etat(id)), (whole, "present".to_owned()));
    let told = e.ok("pieces_annee", json!({"annee": 2025}));
    assert!(told["pieces"].as_array().unwrap().iter().any(|p| p["id"] == id && p["ailleurs"] == true));
    e.ok("piece_joindre", json!({"chemin": path, "copier": true}));
    assert_eq!((e.fichier(id), e.etat(id)), ("Mon CPOM.pieces/f.pdf".to_owned(), "present".to_owned()));
}

/// Names and contents of the files of a folder.
fn files(folder: &Path) -> Vec<String> {
    fn walk(folder: &Path, root: &Path, out: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, out);
            } else {
                out.push(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    let mut out = Vec::new();
    walk(folder, folder, &mut out);
    out.sort();
    out
}

#[test]
fn a_package_holds_what_may_be_handed_over_and_says_what_it_leaves_out() {
    let mut e = Essai::with(&exemple());
    let named = e.join("Feuille.pdf", "noms", Some(("budgets_action", 2)));
    e.ok("ligne_modifier", json!({"table": "pieces", "id": named, "champs": {"nominative": true}}));
    e.join("b.pdf", "bbbb", Some(("budgets_action", 7)));
    e.join("c.pdf", "cccccc", Some(("budgets_action", 12)));
    e.join("change.pdf", "avant", Some(("budgets_action", 17)));
    e.write("change.pdf", "après");
    e.join("perdu.pdf", "perdu", Some(("budgets_action", 22)));
    std::fs::remove_file(e.path("perdu.pdf")).unwrap();
    let target = e.path("Paquet 2025");
    let demande = json!({"document": "emploi", "annee": 2025, "taille_max": 7});
    let made = e.ok("paquet", json!({"chemin": target, "demande": demande}));
    assert_eq!((made["pieces"].as_i64(), made["dossiers"].as_i64()), (Some(2), Some(2)));
    let avis: Vec<&str> = made["avis"].as_array().unwrap().iter().map(|a| a.as_str().unwrap()).collect();
    let about = |word: &str| avis.iter().filter(|a| a.contains(word)).count();
    assert_eq!((about("contient des noms"), about("modifié"), about("introuvable")), (1, 1, 1), "{avis:?}");
    assert_eq!(
        files(&target),
        [
            "Compte d’emploi 2025.docx",
            "Compte d’emploi 2025.pdf",
            "Pieces 1/P-02 - b.pdf",
            "Pieces 2/P-03 - c.pdf",
            "SHA256SUMS",
            "bordereau.csv"
        ]
    );
    let csv = std::fs::read_to_string(target.join("bordereau.csv")).unwrap();
    assert!(csv.starts_with('\u{FEFF}') && csv.contains("\"P-02\"") && csv.contains("Pieces 1/P-02 - b.pdf"), "{csv}");
    assert!(csv.contains("contient des noms, à disposition sur place") && csv.matches("hors du paquet").count() == 2);
    if cfg!(unix) {
        let out = Command::new("sha256sum").args(["-c", "--strict", "SHA256SUMS"]).current_dir(&target).output().unwrap();
        assert!(out.status.success(), "{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
        assert_eq!(String::from_utf8_lossy(&out.stdout).lines().count(), 5);
    }
    // Nothing is ever replaced, and nothing is left of a package that cannot be made.
    let content = files(&target);
    assert_eq!(e.refused("paquet", json!({"chemin": target, "demande": demande})), Code::ExisteDeja);
    assert_eq!(files(&target), content);
    let refus = |e: &mut Essai, demande: Value| e.refused("paquet", json!({"chemin": e.path("Autre"), "demande": demande}));
    assert_eq!(refus(&mut e, json!({"document": "complet"})), Code::Requete);
    assert_eq!(refus(&mut e, json!({"document": "bilan", "pour": "conseil"})), Code::Requete);
    assert_eq!(refus(&mut e, json!({"document": "bilan", "annee": 2050})), Code::Export);
    assert!(!e.path("Autre").exists());
    let left: Vec<_> = std::fs::read_dir(e.folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert!(left.iter().all(|n| !n.to_string_lossy().ends_with(".tmp")), "{left:?}");
}

#[test]
fn a_report_without_proof_has_a_package_all_the_same() {
    let mut e = Essai::with(&exemple());
    let target = e.path("Bilan");
    let made = e.ok("paquet", json!({"chemin": target, "demande": {"document": "bilan"}}));
    assert_eq!((made["pieces"].as_i64(), made["dossiers"].as_i64()), (Some(0), Some(0)));
    assert_eq!(files(&target).len(), 4);
}

/// A dossier made by others may name any file: it is only ever compared, and never read through a server, dots or the dossier
/// itself.
#[test]
fn a_place_written_by_others_is_not_followed() {
    let mut d = exemple();
    for (p, fichier) in d.pieces.iter_mut().zip(["../../etc/passwd", r"\\serveur\partage\f", "Mon CPOM.cpom", "/dev/zero", "C:/f.pdf"]) {
        p.fichier = fichier.to_owned();
        p.empreinte = "00".repeat(32);
        p.taille = Some(1);
    }
    let mut e = Essai::with(&d);
    let states: Vec<String> = (1..=5).map(|id| e.etat(id)).collect();
    assert_eq!(states[..3], ["non_verifie", "non_verifie", "non_verifie"]);
    assert!(states[3..].iter().all(|s| ["modifie", "non_verifie", "introuvable"].contains(&s.as_str())), "{states:?}");
    e.ok("ligne_modifier", json!({"table": "axes", "id": 1, "champs": {"libelle": "Toujours verrouillé"}}));
}

#[test]
fn a_renewed_dossier_finds_the_files_of_past_years() {
    let mut e = Essai::with(&exemple());
    let kept = e.join("preuves/a.pdf", "aaa", Some(("mesures", first_measure(&exemple(), 2025))));
    let left = e.join("preuves/b.pdf", "bbb", Some(("budgets_action", 3)));
    let year = |e: &Essai| e.dossier().budgets_action.iter().find(|b| b.id == 3).unwrap().annee;
    assert!(year(&e) > 2025, "a plan of the former contract");
    std::fs::create_dir(e.path("suivant")).unwrap();
    let (ancien, nouveau) = (e.path("Mon CPOM.cpom"), e.path("suivant/neuf.cpom"));
    let report = e.ok("reprendre", json!({"ancien": ancien, "nouveau": nouveau}));
    let said = report["rapport"].to_string();
    assert!(said.contains("Ce que prouve la pièce : a") && said.contains("Pièce : b"), "{said}");
    assert!(e.dossier().pieces.iter().all(|p| i64::from(p.id) != left));
    assert_eq!(e.dossier().justificatifs.len(), 1);
    assert_eq!(e.etat(kept), "present");
}

fn first_measure(d: &Dossier, annee: i32) -> i32 {
    d.mesures.iter().find(|m| m.annee == annee).unwrap().id
}
