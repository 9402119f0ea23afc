//! Opening safely: who has the file, where it lies, changes cut short, older and newer formats, damage.

use std::fs;
use std::path::{Path, PathBuf};

use cpom_api::appel::CHEMINS;
use cpom_api::commandes::all;
use cpom_api::erreurs::Code;
use cpom_api::{Erreur, Session, call};
use cpom_core::op::Op;
use cpom_core::store::{Acces, Fichier, header, salvage, schema};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::outils::{Montre, contexte, exemple, nouveau};

fn dossier(folder: &Path) -> PathBuf {
    let (path, file) = nouveau(folder, "a.cpom", &exemple());
    drop(file);
    path
}

fn ask(session: &mut Session, hote: &Montre, commande: &str, arguments: Value) -> Result<Value, Erreur> {
    call(session, &hote.hote, commande, arguments)
}

fn names(folder: &Path) -> Vec<String> {
    let mut n: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    n.sort();
    n
}

#[test]
fn the_one_who_has_the_file_is_named() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let (here, there) = (Montre::new(t.path(), "PC-ACCUEIL"), Montre::new(t.path(), "PC-ACCUEIL"));
    let (mut one, mut two) = (Session::default(), Session::default());
    ask(&mut one, &here, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    let refused = ask(&mut two, &there, "dossier_ouvrir", json!({"chemin": path})).unwrap_err();
    assert_eq!((refused.code, refused.details["qui"].as_str()), (Code::Verrouille, "Marie"));
    assert_eq!(refused.details["forcable"], "non", "the lock itself refuses");
    assert!(refused.phrase.contains("«\u{202F}PC-ACCUEIL\u{202F}» depuis le 21\u{A0}novembre 2026 à 09:00"), "{}", refused.phrase);
    let read = ask(&mut two, &there, "dossier_ouvrir", json!({"chemin": path, "lecture_seule": true})).unwrap();
    assert_eq!(read["lecture_seule"], true);
    ask(&mut one, &here, "dossier_fermer", json!({})).unwrap();
    assert!(!names(t.path()).iter().any(|n| n.starts_with(".~lock")), "the note goes with its holder");
}

#[test]
fn a_note_of_another_machine_asks_and_one_of_this_machine_is_a_trace() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let note = t.path().join(".~lock.a.cpom#");
    let text = |pc: &str| json!({"qui": "Paul", "ordinateur": pc, "depuis": "2026-11-20T08:30:00"}).to_string();
    let hote = Montre::new(t.path(), "PC-1");
    let mut session = Session::default();

    fs::write(&note, text("PC-2")).unwrap();
    let refused = ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap_err();
    assert_eq!((refused.code, refused.details["forcable"].as_str()), (Code::Verrouille, "oui"));
    assert_eq!(fs::read_to_string(&note).unwrap(), text("PC-2"), "a refusal leaves the note of others");
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path, "forcer": true})).unwrap();
    ask(&mut session, &hote, "dossier_fermer", json!({})).unwrap();

    fs::write(&note, text("PC-1")).unwrap();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    assert!(fs::read_to_string(&note).unwrap().contains("Marie"));
}

#[test]
fn a_change_cut_short_is_undone_at_the_next_opening_and_never_by_reading() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let sound = fs::read(&path).unwrap();
    // What a program killed inside a commit leaves: pages half written, and the journal that puts them back.
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 2; BEGIN; UPDATE articles SET texte = texte || hex(zeroblob(60000));",
    )
    .unwrap();
    let (torn, journal) = (t.path().join("b.cpom"), t.path().join("b.cpom-journal"));
    fs::copy(&path, &torn).unwrap();
    fs::copy(header::journal(&path), &journal).unwrap();
    conn.execute_batch("ROLLBACK").unwrap();
    drop(conn);
    let half = fs::read(&torn).unwrap();
    assert!(half != sound && header::pending(&torn), "the trial left nothing to undo");

    let read = Fichier::open(&torn, Acces::Lecture, &contexte(0).quand).unwrap();
    assert_eq!(read.dossier(), &exemple());
    assert_eq!(fs::read(&torn).unwrap(), half, "reading wrote");
    drop(read);
    let written = Fichier::open(&torn, Acces::Ecriture, &contexte(0).quand).unwrap();
    assert_eq!(written.dossier(), &exemple());
    assert_eq!(written.integrity().unwrap(), None);
}

#[test]
fn a_file_that_will_be_refused_keeps_the_journal_beside_it() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch("CREATE TABLE intrus (a); PRAGMA cache_size = 2; BEGIN; UPDATE articles SET texte = texte || hex(zeroblob(60000));")
        .unwrap();
    let torn = t.path().join("b.cpom");
    fs::copy(&path, &torn).unwrap();
    fs::copy(header::journal(&path), header::journal(&torn)).unwrap();
    let before = (fs::read(&torn).unwrap(), fs::read(header::journal(&torn)).unwrap());
    for acces in [Acces::Ecriture, Acces::Lecture] {
        let error = Erreur::from(Fichier::open(&torn, acces, &contexte(0).quand).unwrap_err());
        assert_eq!(error.code, Code::SchemaInattendu);
    }
    assert_eq!((fs::read(&torn).unwrap(), fs::read(header::journal(&torn)).unwrap()), before);
}

#[test]
#[cfg(unix)]
fn a_file_renamed_or_removed_while_open_is_noticed_and_can_be_copied() {
    for gone in ["renamed", "removed", "replaced"] {
        let t = tempdir().unwrap();
        let path = dossier(t.path());
        let hote = Montre::new(t.path(), "PC-1");
        let mut session = Session::default();
        ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
        let edit = json!({"table": "dossier", "id": 1, "champs": {"titre": "acquis"}});
        ask(&mut session, &hote, "ligne_modifier", edit).unwrap();
        match gone {
            "renamed" => fs::rename(&path, t.path().join("b.cpom")).unwrap(),
            "removed" => fs::remove_file(&path).unwrap(),
            _ => {
                fs::copy(&path, t.path().join("c.cpom")).unwrap();
                fs::rename(t.path().join("c.cpom"), &path).unwrap();
            }
        }
        let avis = ask(&mut session, &hote, "surveiller", json!({})).unwrap();
        assert_eq!(avis["avis"][0]["sujet"], "deplace", "{gone}");
        let lost = json!({"table": "dossier", "id": 1, "champs": {"titre": "perdu"}});
        assert_eq!(ask(&mut session, &hote, "ligne_modifier", lost).unwrap_err().code, Code::Deplace, "{gone}");
        let copy = t.path().join("copie.cpom");
        ask(&mut session, &hote, "dossier_copier", json!({"chemin": copy})).unwrap();
        let kept = Fichier::open(&copy, Acces::Lecture, "").unwrap();
        assert_eq!(kept.dossier().dossier.titre, "acquis", "{gone}");
        assert!(kept.etapes().unwrap() >= 2, "{gone}: the history is copied too");
    }
}

#[test]
fn copies_in_conflict_beside_the_file_are_told() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    fs::copy(&path, t.path().join("a (copie en conflit de Marie 2026-11-21).cpom")).unwrap();
    fs::copy(&path, t.path().join("a 2025.cpom")).unwrap();
    fs::write(t.path().join("a (1).cpom"), "pas un dossier").unwrap();
    let hote = Montre::new(t.path(), "PC-1");
    let mut session = Session::default();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    let avis = ask(&mut session, &hote, "surveiller", json!({})).unwrap()["avis"].as_array().unwrap().clone();
    assert_eq!(avis.len(), 1, "{avis:?}");
    assert_eq!(avis[0]["sujet"], "copie_conflit");
    assert!(avis[0]["autre"].as_str().unwrap().ends_with("2026-11-21).cpom"));
}

/// Makes `path` a file of a format to come, which programs from `reader` on can read.
fn future(path: &Path, reader: i32) {
    let format = schema::version() + 7;
    Connection::open(path)
        .unwrap()
        .execute_batch(&format!(
            "CREATE TABLE nouveautes (id INTEGER PRIMARY KEY, rang INTEGER NOT NULL, texte TEXT NOT NULL) STRICT;
             INSERT INTO nouveautes VALUES (1, 1, 'inconnu');
             ALTER TABLE actions ADD COLUMN couleur TEXT NOT NULL DEFAULT 'bleu';
             INSERT INTO journal_etapes (op, quand, auteur, etat) VALUES ('{{\"op\":\"colorier\",\"teinte\":[1]}}', '2030-01-01T00:00:00', '', 'actif');
             PRAGMA user_version = {};",
            (reader << 16) | format
        ))
        .unwrap();
}

#[test]
fn a_file_of_a_newer_format_is_read_when_its_line_allows_it() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    future(&path, schema::version());
    let bytes = fs::read(&path).unwrap();
    let refused = Erreur::from(Fichier::open(&path, Acces::Ecriture, "").unwrap_err());
    assert_eq!((refused.code, refused.details["lisible"].as_str()), (Code::TropRecent, "oui"));
    assert!(refused.phrase.contains("lecture seule"));
    let mut file = Fichier::open(&path, Acces::Lecture, "").unwrap();
    assert_eq!(file.dossier(), &exemple());
    assert_eq!(file.historique(10).unwrap()[0].op, Op::Inconnue);
    assert_eq!(Erreur::from(file.undo(&contexte(1)).unwrap_err()).code, Code::LectureSeule);
    drop(file);
    let hote = Montre::new(t.path(), "PC-1");
    let mut session = Session::default();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path, "lecture_seule": true})).unwrap();
    assert_eq!(ask(&mut session, &hote, "surveiller", json!({})).unwrap()["avis"][0]["sujet"], "format_recent");
    ask(&mut session, &hote, "historique", json!({"limite": 10})).unwrap();
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

/// Versions sealed by a newer program match their digest: they are not called altered, and cannot be read here.
#[test]
fn a_version_sealed_by_a_newer_program_is_not_called_altered() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let mut file = Fichier::open(&path, Acces::Ecriture, "").unwrap();
    let id = file.name_version(&contexte(1), "Transmise", None).unwrap().valeur;
    file.seal_version(&contexte(2), id).unwrap();
    let document = cpom_core::echange::write(&file.version(id).unwrap().1).unwrap();
    drop(file);
    let version = cpom_core::echange::VERSION;
    let newer = document.replacen(&format!("\"version\": {version}"), &format!("\"version\": {}", version + 1), 1);
    assert_ne!(newer, document);
    let newer = newer.replacen("\"contenu\": {", "\"contenu\": {\n    \"nouveautes\": [],", 1);
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, newer.as_bytes()).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute(
            "UPDATE instantanes SET contenu = ?1, taille = ?2, sha256 = ?3",
            (encoder.finish().unwrap(), i64::try_from(newer.len()).unwrap(), cpom_core::echange::empreinte(&newer)),
        )
        .unwrap();
    // In a file of this program’s format, such a document was put there by others.
    let crafted = Fichier::open(&path, Acces::Lecture, "").unwrap();
    assert_eq!(crafted.alterees().len(), 1);
    drop(crafted);
    future(&path, schema::version());
    let file = Fichier::open(&path, Acces::Lecture, "").unwrap();
    assert_eq!(file.alterees(), []);
    assert_eq!(Erreur::from(file.version(id).unwrap_err()).code, Code::EchangeTropRecent);
}

#[test]
fn a_file_of_a_newer_format_is_refused_otherwise() {
    for (reader, sql, code) in [
        (0, "", Code::TropRecent),
        (schema::version() + 1, "", Code::TropRecent),
        (schema::version(), "CREATE VIEW v AS SELECT 1", Code::SchemaInattendu),
        (schema::version(), "CREATE TRIGGER p AFTER UPDATE ON actions BEGIN DELETE FROM mesures; END", Code::SchemaInattendu),
        (schema::version(), "CREATE VIRTUAL TABLE v USING dbstat", Code::SchemaInattendu),
        (schema::version(), "ALTER TABLE actions ADD COLUMN g TEXT AS (intitule || 'x') VIRTUAL", Code::SchemaInattendu),
        (schema::version(), "ALTER TABLE actions DROP COLUMN intitule", Code::SchemaInattendu),
    ] {
        let t = tempdir().unwrap();
        let path = dossier(t.path());
        future(&path, reader);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let bytes = fs::read(&path).unwrap();
        let error = Erreur::from(Fichier::open(&path, Acces::Lecture, "").unwrap_err());
        assert_eq!(error.code, code, "{reader} {sql}: {error}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn salvage_keeps_every_row_that_can_be_read_and_counts_the_rest() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let sound = fs::read(&path).unwrap();
    let (all, comptes) = salvage::read(&path).unwrap();
    assert_eq!(all, exemple(), "of a sound file, everything");
    assert!(comptes.iter().all(|c| c.incompletes + c.ecartees + c.illisibles == 0));
    let total: usize = comptes.iter().map(|c| c.lues).sum();

    // One page after another is ruined, those that name the tables among them.
    let pages = sound.len() / 4096;
    let mut worst = total;
    for page in 40..pages.min(60) {
        let mut bytes = sound.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0xA5);
        fs::write(&path, &bytes).unwrap();
        assert!(Fichier::open(&path, Acces::Lecture, "").is_err(), "page {page}");
        let (some, comptes) = salvage::read(&path).unwrap();
        let read: usize = comptes.iter().map(|c| c.lues).sum();
        worst = worst.min(read);
        let told = read + comptes.iter().map(|c| c.ecartees + c.illisibles).sum::<usize>();
        assert!(told >= total, "page {page}: {} rows are neither read nor told lost", total - told);
        let (made, _) = nouveau(t.path(), &format!("sauve-{page}.cpom"), &some);
        assert_eq!(Fichier::open(&made, Acces::Ecriture, "").unwrap().dossier(), &some);
        assert_eq!(fs::read(&path).unwrap(), bytes, "the damaged file is only read");
    }
    assert!(worst > total / 4 && worst < total, "{worst} of {total}");

    // A list whose first page is ruined: how many rows it had is not known, so it is named.
    let root: u32 = {
        fs::write(&path, &sound).unwrap();
        let conn = Connection::open(&path).unwrap();
        conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'mesures'", [], |r| r.get(0)).unwrap()
    };
    let mut bytes = sound;
    bytes[(root as usize - 1) * 4096..root as usize * 4096].fill(0xA5);
    fs::write(&path, &bytes).unwrap();
    let (_, comptes) = salvage::read(&path).unwrap();
    let phrase = cpom_api::phrase_de_recuperation(&comptes);
    assert!(phrase.contains(". N’ont pu être lus qu’en partie ou pas du tout\u{202F}: mesures. Le fichier endommagé"), "{phrase}");
}

#[test]
fn salvage_of_a_cut_file_of_lost_parents_and_of_nothing() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let sound = fs::read(&path).unwrap();
    fs::write(&path, &sound[..sound.len() * 3 / 4 / 4096 * 4096 + 100]).unwrap();
    let (_, comptes) = salvage::read(&path).unwrap();
    assert!(comptes.iter().map(|c| c.lues).sum::<usize>() > 100);

    fs::write(&path, &sound).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA foreign_keys = OFF; DELETE FROM axes WHERE id = 1; UPDATE contrat SET date_debut = 'hier'; UPDATE actions SET statut = 'x' WHERE id = 2;")
        .unwrap();
    let (some, comptes) = salvage::read(&path).unwrap();
    let of = |table: &str| comptes.iter().find(|c| c.table == table).unwrap();
    assert!(of("objectifs").ecartees > 0 && of("actions").ecartees > 0, "what belonged to the lost axis is left out");
    assert_eq!((of("contrat").incompletes, some.contrat.date_debut), (1, None));
    assert_eq!(some.contrat.date_fin, exemple().contrat.date_fin);

    let hote = Montre::new(t.path(), "PC-1");
    let mut session = Session::default();
    let vers = t.path().join("sauve.cpom");
    let made = ask(&mut session, &hote, "recuperer", json!({"chemin": path, "vers": vers})).unwrap();
    assert!(made["phrase"].as_str().unwrap().contains("écartée"), "{}", made["phrase"]);
    assert_eq!(made["etat"]["chemin"], vers.to_string_lossy().as_ref());
    let over = ask(&mut session, &hote, "recuperer", json!({"chemin": path, "vers": path, "ecraser": true})).unwrap_err();
    assert_eq!(over.code, Code::ExisteDeja);

    // A reference that became something else: the row belongs to nothing any more.
    fs::write(&path, &sound).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; DROP TABLE IF EXISTS etapes_2;
             CREATE TABLE etapes_2 AS SELECT * FROM etapes; DROP TABLE etapes; ALTER TABLE etapes_2 RENAME TO etapes;
             UPDATE etapes SET action_id = x'00' WHERE id = 1; UPDATE etapes SET action_id = 'x' WHERE id = 2;
             UPDATE etapes SET id = -3 WHERE id = 3;",
        )
        .unwrap();
    let (some, comptes) = salvage::read(&path).unwrap();
    let of = |table: &str| comptes.iter().find(|c| c.table == table).unwrap();
    assert_eq!((of("etapes").ecartees, of("etapes").illisibles), (2, 1));
    assert_eq!(some.etapes.len() + 3, exemple().etapes.len());

    let nothing = t.path().join("rien.cpom");
    fs::write(&nothing, [&sound[..100], &vec![0; 20_000][..]].concat()).unwrap();
    assert_eq!(Erreur::from(salvage::read(&nothing).unwrap_err()).code, Code::Endommage);
    fs::write(&nothing, "Bonjour").unwrap();
    assert_eq!(Erreur::from(salvage::read(&nothing).unwrap_err()).code, Code::PasUnDossier);
}

/// A page that is taken over names files of its own: no command reads or writes a file that the user did not give.
#[test]
fn commands_touch_only_the_files_that_the_user_gave() {
    let t = tempdir().unwrap();
    let (mine, away) = (t.path().join("à moi"), t.path().join("ailleurs"));
    fs::create_dir_all(&mine).unwrap();
    fs::create_dir_all(&away).unwrap();
    let path = dossier(&mine);
    let mut hote = Montre::new(&mine, "PC-1");
    hote.hote.territoire = Some(mine.clone());
    let mut session = Session::default();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    let secret = away.join("secret.json");
    fs::write(&secret, "secret").unwrap();
    let declared = include_str!("../../ui/src/generated/api.ts");
    let mut seen = std::collections::BTreeSet::new();
    for request in declared.split("export type ").filter(|t| t.split(' ').next().is_some_and(|name| name.ends_with("Request"))) {
        for field in request.split("/**").filter(|f| f.trim_start_matches([' ', '*', '\n']).starts_with("Path of")) {
            let nom = field.split("*/").nth(1).and_then(|rest| rest.trim().split([':', '?']).next()).unwrap();
            assert!(CHEMINS.contains(&nom), "{nom} is a path of {}", request.lines().next().unwrap());
            seen.insert(nom);
        }
    }
    assert!(seen.len() >= 5, "{seen:?}");
    for commande in all() {
        for nom in CHEMINS {
            let refused = ask(&mut session, &hote, commande.nom, json!({nom: secret})).unwrap_err();
            assert!(refused.phrase.contains("n’a pas été choisi ici"), "{} {nom}: {refused}", commande.nom);
        }
    }
    assert_eq!(fs::read_to_string(&secret).unwrap(), "secret");
    // Those opened before are known without a dialog.
    let moved = away.join("déplacé.cpom");
    ask(&mut session, &hote, "dossier_copier", json!({"chemin": mine.join("b.cpom")})).unwrap();
    fs::copy(&path, &moved).unwrap();
    hote.hote.territoire = None;
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": moved})).unwrap();
    hote.hote.territoire = Some(mine);
    ask(&mut session, &hote, "dossier_fermer", json!({})).unwrap();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": moved})).unwrap();
}

/// The first bytes of a file are lost: it is said damaged, is not replaced, and every row is salvaged.
#[test]
fn a_damaged_header_loses_nothing() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let sound = fs::read(&path).unwrap();
    let ruins: [(&str, std::ops::Range<usize>, u8); 6] = [
        ("first letters", 3..4, b'x'),
        ("magic", 0..16, 0),
        ("identity of the program", 68..70, 0xFF),
        ("format", 60..64, 0),
        ("header", 0..100, 0),
        ("first sector", 0..512, 0),
    ];
    for (what, range, byte) in ruins {
        let mut bytes = sound.clone();
        bytes[range].fill(byte);
        fs::write(&path, &bytes).unwrap();
        let refused = Erreur::from(Fichier::open(&path, Acces::Ecriture, "").unwrap_err());
        assert_eq!(refused.code, Code::Endommage, "{what}: {refused}");
        assert!(header::is_dossier(&path), "{what}");
        let (all, comptes) = salvage::read(&path).unwrap_or_else(|e| panic!("{what}: {e}"));
        assert!(all == exemple() && comptes.iter().all(|c| c.incompletes + c.ecartees + c.illisibles == 0), "{what}");
        assert!(fs::read(&path).unwrap() == bytes, "the damaged file is only read");
    }
    // The sound file of another program is none, even when it has a table of the same name.
    let other = t.path().join("autre.cpom");
    Connection::open(&other)
        .unwrap()
        .execute_batch("PRAGMA application_id = 77; CREATE TABLE contrat (a); CREATE TABLE dossier (a);")
        .unwrap();
    assert_eq!(Erreur::from(Fichier::open(&other, Acces::Lecture, "").unwrap_err()).code, Code::PasUnDossier);
    assert_eq!(Erreur::from(salvage::read(&other).unwrap_err()).code, Code::PasUnDossier);
}

/// A command that fails after closing the dossier opens it again: the page goes on with what it shows.
#[test]
fn a_refused_command_leaves_the_dossier_open() {
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let hote = Montre::new(t.path(), "PC-1");
    let mut session = Session::default();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    let taken = t.path().join("pris.cpom");
    fs::write(&taken, "occupé").unwrap();
    for (n, (commande, arguments)) in [
        ("reprendre", json!({"ancien": path, "nouveau": taken})),
        ("reprendre", json!({"ancien": path, "nouveau": t.path().join("absent/b.cpom")})),
        ("recuperer", json!({"chemin": path, "vers": taken})),
        ("recuperer", json!({"chemin": path, "vers": path, "ecraser": true})),
        ("importer", json!({"source": taken, "chemin": path, "ecraser": true})),
        ("sauvegarde_restaurer", json!({"nom": "absente", "vers": path, "ecraser": true})),
    ]
    .into_iter()
    .enumerate()
    {
        ask(&mut session, &hote, commande, arguments).unwrap_err();
        let change = json!({"table": "dossier", "id": 1, "champs": {"titre": format!("Titre {n}")}});
        ask(&mut session, &hote, "ligne_modifier", change).unwrap_or_else(|e| panic!("after {commande}: {e}"));
        assert_eq!(fs::read_to_string(&taken).unwrap(), "occupé");
    }
}

/// Closing another handle of this process drops SQLite’s lock: a file dialog does it, or a command that looks at the file. The
/// dossier stays held all the same, under any of its names.
#[test]
#[cfg(target_os = "linux")]
fn no_second_writer_comes_in_when_this_process_closes_another_handle() {
    let t = tempdir().unwrap();
    let (path, link) = (dossier(t.path()), t.path().join("lien.cpom"));
    fs::hard_link(&path, &link).unwrap();
    let hote = Montre::new(t.path(), "PC-1");
    let mut session = Session::default();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    let second = |name: &Path| {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_cpom-epreuve")).arg(name).arg("2").output().unwrap();
        let said = String::from_utf8(out.stdout).unwrap();
        assert!(!said.is_empty() && said.lines().all(|l| l.starts_with("refus verrouille ")), "{said}");
    };
    let looks = [
        ("tableur_lire", json!({"chemin": path})),
        ("tableur_lire", json!({"chemin": link})),
        ("retour_lire", json!({"chemin": link})),
        ("modele_lire", json!({"chemin": path})),
        ("sauvegardes", json!({"chemin": link})),
        ("reprendre", json!({"ancien": t.path().join("absent"), "nouveau": link, "ecraser": false})),
        ("dossier_copier", json!({"chemin": link, "ecraser": true})),
        ("exporter", json!({"chemin": link, "demande": {"format": "json", "document": "complet"}})),
    ];
    for (titre, (commande, arguments)) in looks.into_iter().enumerate() {
        drop(fs::read(&path).unwrap());
        let _ = ask(&mut session, &hote, commande, arguments);
        second(&path);
        second(&link);
        let change = json!({"table": "dossier", "id": 1, "champs": {"titre": format!("Titre {titre}")}});
        ask(&mut session, &hote, "ligne_modifier", change).unwrap_or_else(|e| panic!("after {commande}: {e}"));
    }
    ask(&mut session, &hote, "dossier_fermer", json!({})).unwrap();
    let file = Fichier::open(&path, Acces::Ecriture, "2026-11-21T09:00:00").unwrap();
    assert_eq!((file.integrity().unwrap(), file.dossier().dossier.titre.as_str()), (None, "Titre 7"));
}

/// A program that takes no lock of ours wrote the file: nothing is written over its changes.
#[test]
fn a_file_written_by_another_program_is_not_written_over() {
    use std::io::{Seek, SeekFrom, Write};
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let hote = Montre::new(t.path(), "PC-1");
    let mut session = Session::default();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    let change = json!({"table": "dossier", "id": 1, "champs": {"titre": "Un"}});
    ask(&mut session, &hote, "ligne_modifier", change.clone()).unwrap();
    let counter: [u8; 4] = fs::read(&path).unwrap()[24..28].try_into().unwrap();
    let mut file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(24)).unwrap();
    file.write_all(&(u32::from_be_bytes(counter) + 1).to_be_bytes()).unwrap();
    drop(file);
    let before = fs::read(&path).unwrap();
    let change = json!({"table": "dossier", "id": 1, "champs": {"titre": "Deux"}});
    assert_eq!(ask(&mut session, &hote, "ligne_modifier", change).unwrap_err().code, Code::ModifieAilleurs);
    assert!(fs::read(&path).unwrap() == before);
}

/// Names that SQLite reads as something else are names of files; too long a name is refused before anything is written; the
/// copies of a private dossier are private; a folder where no journal can be made opens for reading.
#[test]
#[cfg(target_os = "linux")]
fn names_and_permissions_of_files() {
    use std::os::unix::fs::PermissionsExt;
    let t = tempdir().unwrap();
    let hote = Montre::new(t.path(), "PC-1");
    let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
    for nom in [":memory:", "file:a.cpom", "file:b.cpom?mode=memory"] {
        let mut session = Session::default();
        let path = t.path().join(nom);
        ask(&mut session, &hote, "dossier_nouveau", json!({"chemin": path})).unwrap();
        ask(&mut session, &hote, "dossier_fermer", json!({})).unwrap();
        // The bare name is a file too, looked for in the current folder.
        let bare = ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": nom})).unwrap_err();
        assert_eq!(bare.code, Code::Introuvable);
        assert!(Fichier::open(&path, Acces::Ecriture, "").is_ok() && path.is_file());
    }
    let mut session = Session::default();
    for long in ["x".repeat(260), "é".repeat(122)] {
        let path = t.path().join(format!("{long}.cpom"));
        let refused = ask(&mut session, &hote, "dossier_nouveau", json!({"chemin": path})).unwrap_err();
        assert!(refused.code == Code::Fichier && refused.phrase.contains("nom trop long"), "{refused}");
        assert!(!path.exists());
    }
    let kept = t.path().join(format!("{}.cpom", "é".repeat(115)));
    ask(&mut session, &hote, "dossier_nouveau", json!({"chemin": kept})).unwrap();

    let path = dossier(t.path());
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    let (copy, json_file) = (t.path().join("copie.cpom"), t.path().join("privé.json"));
    ask(&mut session, &hote, "dossier_copier", json!({"chemin": copy})).unwrap();
    ask(&mut session, &hote, "exporter", json!({"chemin": json_file, "demande": {"format": "json", "document": "complet"}})).unwrap();
    let change = json!({"table": "dossier", "id": 1, "champs": {"titre": "Un"}});
    ask(&mut session, &hote, "ligne_modifier", change).unwrap();
    ask(&mut session, &hote, "dossier_fermer", json!({})).unwrap();
    let listed = ask(&mut session, &hote, "sauvegardes", json!({"chemin": path})).unwrap();
    let folder = PathBuf::from(listed["repertoire"].as_str().unwrap());
    let backup = folder.join(listed["liste"][0]["nom"].as_str().unwrap());
    assert_eq!([mode(&copy), mode(&json_file), mode(&backup)], [0o600; 3]);
    assert_eq!(mode(&folder), 0o700);
}

/// A document never takes the place of a dossier, nor of something that is not a plain file.
#[test]
#[cfg(unix)]
fn exports_replace_no_dossier_and_follow_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let t = tempdir().unwrap();
    let path = dossier(t.path());
    let hote = Montre::new(t.path(), "PC-1");
    let mut session = Session::default();
    ask(&mut session, &hote, "dossier_ouvrir", json!({"chemin": path})).unwrap();
    let other = t.path().join("autre.cpom");
    fs::copy(&path, &other).unwrap();
    let mut export = |target: &Path| {
        let demande = json!({"format": "json", "document": "complet"});
        ask(&mut session, &hote, "exporter", json!({"chemin": target, "demande": demande})).map_err(|e| e.code)
    };
    for target in [&path, &other] {
        let before = fs::read(target).unwrap();
        assert_eq!(export(target).unwrap_err(), Code::EstUnDossier);
        assert!(fs::read(target).unwrap() == before);
    }
    let (document, link) = (t.path().join("a.json"), t.path().join("lien.json"));
    fs::write(&document, "ancien").unwrap();
    fs::set_permissions(&document, fs::Permissions::from_mode(0o600)).unwrap();
    symlink(&document, &link).unwrap();
    export(&link).unwrap();
    assert!(link.is_symlink() && fs::read_to_string(&document).unwrap().starts_with('{'));
    assert_eq!(fs::metadata(&document).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(export(t.path()).unwrap_err(), Code::PasUnFichier);
    // The temporary file of a program that was killed goes when its name is written again.
    let left = t.path().join(".a.json.4194303-0.tmp");
    fs::write(&left, "reste").unwrap();
    export(&document).unwrap();
    assert!(!left.exists() || Path::new("/proc/4194303").exists());
}
