//! Tests of upgrades: a dossier goes through made-up formats, with a history before, across and after.
//!
//! The made-up formats follow those of the program. The first of them, the *former* one, differs from today’s tables: a
//! column has another name, one was removed since, two do not exist yet. The next leads back to today’s model. A file
//! of the former format is a file of today, rewritten with its history, its folds and its kept versions as a program of that
//! format would have written them.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::schema::{self, FORMATS, Formats, Migration};
use super::{Acces, ContexteEcriture, Fichier, connection, folding, images};
use crate::Error;
use crate::echange;
use crate::modele::former_names::{FormerNames, Renamed, Retired};
use crate::modele::{Dossier, Id, TABLES, TableDef};
use crate::op::Op;

/// Tables of today as the former format has them.
const FORMER_SQL: &str = "
    ALTER TABLE actions RENAME COLUMN intitule TO titre;
    ALTER TABLE actions DROP COLUMN public_cible;
    ALTER TABLE actions DROP COLUMN public_nombre;
    ALTER TABLE actions ADD COLUMN ancien_pilote TEXT NOT NULL DEFAULT 'quelqu''un';
    ALTER TABLE contrat RENAME COLUMN reference TO numero;
    ALTER TABLE risques DROP COLUMN mesure;";

const NAMES: FormerNames = FormerNames {
    renamed: &[Renamed { table: "actions", from: "titre", to: "intitule" }, Renamed { table: "contrat", from: "numero", to: "reference" }],
    retired: &[Retired { table: "actions", column: "ancien_pilote" }],
};

/// Columns the former format does not have.
const ADDED: [(&str, &str); 3] = [("actions", "public_cible"), ("actions", "public_nombre"), ("risques", "mesure")];

fn table(nom: &str) -> &'static TableDef {
    TABLES.iter().find(|t| t.nom == nom).unwrap()
}

/// The statements that rebuild a table as the model has it, `columns` being read from `values`.
fn rebuild(nom: &str, columns: &str, values: &str) -> String {
    let sql = schema::create(table(nom));
    let (create, indexes) = sql.split_once(") STRICT;\n").unwrap();
    let create = create.replacen(&format!("CREATE TABLE {nom} "), &format!("CREATE TABLE {nom}_2 "), 1);
    format!(
        "{create}) STRICT;\nINSERT INTO {nom}_2 ({columns}) SELECT {values} FROM {nom};\nDROP TABLE {nom};\nALTER TABLE {nom}_2 RENAME TO {nom};\n{indexes}"
    )
}

/// The program’s formats, then others.
fn formats(names: FormerNames, sql: &[&str]) -> Formats {
    let copy = |m: &Migration| Migration { version: m.version, reader: m.reader, nom: m.nom, sql: m.sql, somme: m.somme };
    let mut steps: Vec<Migration> = FORMATS.steps.iter().map(copy).collect();
    for sql in sql {
        let version = i32::try_from(steps.len()).unwrap() + 1;
        steps.push(Migration { version, reader: version, nom: "essai", sql: Box::leak((*sql).to_owned().into_boxed_str()), somme: "" });
    }
    Formats { steps: Box::leak(steps.into_boxed_slice()), names }
}

/// The former format and the way back: a parent table rebuilt, a column added and one renamed by plain statements.
fn there_and_back() -> Formats {
    let kept: Vec<&str> = table("actions").champs.iter().map(|c| c.nom).filter(|c| !ADDED.contains(&("actions", c))).collect();
    let columns = format!("id, rang, {}", kept.join(", "));
    let back = rebuild("actions", &columns, &columns.replace("intitule", "titre"))
        + "ALTER TABLE contrat RENAME COLUMN numero TO reference; ALTER TABLE risques ADD COLUMN mesure TEXT NOT NULL DEFAULT '';";
    formats(NAMES, &[FORMER_SQL, &back])
}

fn contexte(minute: i64) -> ContexteEcriture {
    let start = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(9, 0, 0).unwrap();
    ContexteEcriture { quand: (start + chrono::Duration::minutes(minute)).format("%Y-%m-%dT%H:%M:%S").to_string(), auteur: "Essai".into() }
}

/// Two axes, each with objectives, actions and what belongs to them.
fn dossier() -> Dossier {
    let rows = |n: i32, parent: &str, text: &str| -> Vec<Value> {
        (1..=n).map(|i| json!({ "id": i, parent: (i - 1) / 2 + 1, text: format!("{text} {i}") })).collect()
    };
    let axes: Vec<Value> = (1..=2).map(|i| json!({ "id": i, "libelle": format!("Axe {i}") })).collect();
    let mesures: Vec<Value> = (1..=6).map(|i| json!({ "id": i, "indicateur_id": (i - 1) / 2 + 1, "annee": 2026 + i })).collect();
    serde_json::from_value(json!({
        "contrat": { "id": 1, "reference": "CPOM-1" },
        "axes": axes,
        "objectifs": rows(3, "axe_id", "libelle"),
        "actions": rows(6, "objectif_id", "intitule"),
        "etapes": rows(10, "action_id", "libelle"),
        "risques": rows(8, "action_id", "risque"),
        "budgets_action": rows(4, "action_id", "id").into_iter().enumerate().map(|(i, mut r)| { r["id"] = json!(i + 1); r }).collect::<Vec<_>>(),
        "indicateurs": rows(3, "objectif_id", "libelle"),
        "mesures": mesures,
        "articles": [{ "id": 1, "titre": "Objet", "texte": "phrase du contrat. ".repeat(20) }],
    }))
    .unwrap()
}

fn fresh(folder: &Path) -> (PathBuf, Fichier) {
    let path = folder.join("a.cpom");
    let mut dossier = dossier();
    echange::verify(&mut dossier).unwrap();
    let file = Fichier::create(&path, false, &dossier, &Op::Nouveau, &contexte(0)).unwrap();
    (path, file)
}

/// A row or an image as the former format has it.
fn age(table: &str, row: &mut Map<String, Value>, retired: bool) {
    for (_, added) in ADDED.iter().filter(|(t, _)| *t == table) {
        row.remove(*added);
    }
    for renamed in NAMES.renamed.iter().filter(|r| r.table == table) {
        if let Some(value) = row.remove(renamed.to) {
            row.insert(renamed.from.to_owned(), value);
        }
    }
    if table == "actions" && retired {
        row.insert("ancien_pilote".into(), json!("quelqu’un"));
    }
}

/// Rewrites a closed file of today as one of the former format.
fn make_former(path: &Path, formats: Formats, pli: i64) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch("PRAGMA foreign_keys = OFF; BEGIN").unwrap();
    folding::unfold_from(&conn, i64::MIN).unwrap();
    let lines: Vec<(i64, String, Option<String>, Option<String>)> = conn
        .prepare("SELECT id, nom_table, avant, apres FROM journal_lignes")
        .unwrap()
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    for (id, table, avant, apres) in lines {
        let whole = avant.is_none() || apres.is_none();
        let aged = |image: Option<String>| {
            image.map(|text| {
                let mut image = images::parse(&text).unwrap();
                // An update names the column that is no more when it changed it: here, with the title.
                let retired = whole || image.contains_key("intitule");
                age(&table, &mut image, retired);
                Value::Object(image).to_string()
            })
        };
        conn.execute("UPDATE journal_lignes SET avant = ?2, apres = ?3 WHERE id = ?1", (id, aged(avant), aged(apres))).unwrap();
    }
    let kept: Vec<(i64, Vec<u8>)> = conn
        .prepare("SELECT id, contenu FROM instantanes")
        .unwrap()
        .query_map([], |r| Ok((r.get(0)?, r.get(1)?)))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    for (id, packed) in kept {
        let mut document: Value = serde_json::from_reader(flate2::read::ZlibDecoder::new(packed.as_slice())).unwrap();
        for table in ["actions", "risques"] {
            for row in document["contenu"][table].as_array_mut().unwrap() {
                age(table, row.as_object_mut().unwrap(), true);
            }
        }
        age("contrat", document["contenu"]["contrat"].as_object_mut().unwrap(), false);
        let text = document.to_string();
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut encoder, text.as_bytes()).unwrap();
        conn.execute(
            "UPDATE instantanes SET contenu = ?2, taille = ?3, sha256 = ?4 WHERE id = ?1",
            (id, encoder.finish().unwrap(), i64::try_from(text.len()).unwrap(), echange::empreinte(&text)),
        )
        .unwrap();
    }
    conn.execute_batch(FORMER_SQL).unwrap();
    folding::fold(&conn, pli, usize::MAX).unwrap();
    conn.execute_batch(&format!("PRAGMA user_version = {}; COMMIT", schema::version() + 1)).unwrap();
    drop(conn);
    let conn = connection::connect(path, Acces::Lecture).unwrap();
    assert_eq!(formats.surprise(&conn, schema::version() + 1).unwrap(), None, "the file made up is of the former format");
}

/// A file with the states its history went through.
struct Life {
    file: Fichier,
    undo: Vec<Dossier>,
    redo: Vec<Dossier>,
    minute: i64,
}

impl Life {
    fn now(&mut self) -> ContexteEcriture {
        self.minute += 1;
        contexte(self.minute)
    }

    fn ids(&self, nom: &str) -> Vec<Id> {
        match &serde_json::to_value(self.file.dossier()).unwrap()[nom] {
            Value::Array(rows) => rows.iter().map(|r| Id::try_from(r["id"].as_i64().unwrap()).unwrap()).collect(),
            _ => vec![1],
        }
    }

    /// One operation drawn from numbers; in the former format the columns to come are not there to be written.
    fn act(&mut self, (kind, which, n): (u8, u16, u16), former: bool) {
        const FIELDS: [(&str, &[&str]); 7] = [
            ("axes", &["libelle"]),
            ("objectifs", &["libelle"]),
            ("actions", &["intitule", "constat", "public_cible", "public_nombre"]),
            ("etapes", &["libelle"]),
            ("risques", &["risque", "mesure"]),
            ("contrat", &["reference", "intitule"]),
            ("articles", &["titre", "texte"]),
        ];
        let (nom, fields) = FIELDS[usize::from(which) % FIELDS.len()];
        let ids = self.ids(nom);
        let row = |n: u16| ids.get(usize::from(n) % ids.len().max(1)).copied();
        let (before, steps, now) = (self.file.dossier().clone(), self.file.etapes().unwrap(), self.now());
        let mut values = Map::new();
        for (i, field) in fields.iter().enumerate().filter(|(_, f)| !(former && ADDED.contains(&(nom, f)))) {
            if (usize::from(n) >> i) % 2 == 0 {
                let value = match *field {
                    "public_nombre" => json!(n),
                    "texte" => json!(format!("{}mot {n} {}", "phrase du contrat. ".repeat(10), "suite. ".repeat(20))),
                    _ => json!(format!("{field} {n}")),
                };
                values.insert((*field).to_owned(), value);
            }
        }
        match kind % 12 {
            0..=2 => {
                if let Some(champ) = table(nom).parent.and_then(|p| table(nom).champ(p)) {
                    let parents = self.ids(champ.lien.unwrap());
                    if let Some(parent) = parents.get(usize::from(n) % parents.len().max(1)) {
                        values.insert(champ.nom.to_owned(), json!(parent));
                    }
                }
                let _ = self.file.transact(&now, |w| {
                    let id = w.create(nom, &values, None)?;
                    Ok(((), Op::Creer { table: nom.into(), id, objet: String::new() }))
                });
            }
            9 => {
                if self.file.undo(&now).is_ok() {
                    self.redo.push(before);
                    assert_eq!(self.file.dossier(), &self.undo.pop().unwrap());
                }
                return;
            }
            10 => {
                if self.file.redo(&now).is_ok() {
                    self.undo.push(before);
                    assert_eq!(self.file.dossier(), &self.redo.pop().unwrap());
                }
                return;
            }
            11 => {
                let kept = self.file.versions().unwrap();
                match kept.get(usize::from(n) % (kept.len() + 1)) {
                    Some(version) => drop(self.file.restore_version(&now, version.id).unwrap()),
                    None => drop(self.file.name_version(&now, "Version", None).unwrap()),
                }
            }
            kind => {
                let Some(id) = row(n) else { return };
                let _ = self.file.transact(&now, |w| match kind {
                    3..=6 => {
                        w.update(nom, id, &values)?;
                        Ok(((), Op::Modifier { table: nom.into(), id, champs: values.keys().cloned().collect(), objet: String::new() }))
                    }
                    7 => {
                        w.delete(nom, id)?;
                        Ok(((), Op::Supprimer { table: nom.into(), id, objet: String::new() }))
                    }
                    _ => {
                        w.move_before(nom, id, row(n / 7))?;
                        Ok(((), Op::Deplacer { table: nom.into(), id, objet: String::new() }))
                    }
                });
            }
        }
        if self.file.etapes().unwrap() > steps {
            self.undo.push(before);
            self.redo.clear();
        }
    }

    /// Undoes to the beginning, then does again to the end, each state compared.
    fn back_and_forth(&mut self) {
        while let Some(state) = self.undo.pop() {
            self.redo.push(self.file.dossier().clone());
            let now = self.now();
            self.file.undo(&now).unwrap();
            assert_eq!(self.file.dossier(), &state);
        }
        let now = self.now();
        assert!(matches!(self.file.undo(&now), Err(Error::RienAAnnuler)), "something is left to undo");
        while let Some(state) = self.redo.pop() {
            self.undo.push(self.file.dossier().clone());
            let now = self.now();
            self.file.redo(&now).unwrap();
            assert_eq!(self.file.dossier(), &state);
        }
        let now = self.now();
        assert!(matches!(self.file.redo(&now), Err(Error::RienAAnnuler)), "something is left to do again");
    }

    /// The successive states of each row join up, and each state has every column.
    fn lives(&self) {
        for nom in ["actions", "risques", "contrat", "articles"] {
            for id in self.ids(nom).into_iter().chain(1..8) {
                let life = self.file.chronique(nom, id).unwrap();
                for pair in life.windows(2) {
                    assert_eq!(pair[0].avant, pair[1].apres, "{nom} {id}");
                }
                for image in life.iter().flat_map(|p| [&p.avant, &p.apres]).flatten() {
                    let wanted = table(nom).champs.iter().map(|c| c.nom).chain([images::RANG]);
                    assert_eq!(image.len(), wanted.clone().count(), "{nom} {id}: {image:?}");
                    assert!(wanted.clone().all(|c| image.contains_key(c)), "{nom} {id}: {image:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// An upgrade in the middle of a random history: what was done before it is still undone and done again.
    #[test]
    fn a_history_crosses_an_upgrade(
        before in proptest::collection::vec(any::<(u8, u16, u16)>(), 0..30),
        after in proptest::collection::vec(any::<(u8, u16, u16)>(), 0..15),
        pli in proptest::sample::select(vec![2_i64, 4, 1000]),
    ) {
        let formats = there_and_back();
        let folder = tempfile::tempdir().unwrap();
        let (path, mut file) = fresh(folder.path());
        file.fold_by(pli);
        let mut life = Life { file, undo: Vec::new(), redo: Vec::new(), minute: 0 };
        for op in before {
            life.act(op, true);
        }
        let Life { file, undo, redo, minute } = life;
        let then = file.dossier().clone();
        drop(file);
        make_former(&path, formats, pli);
        let bytes = std::fs::read(&path).unwrap();

        // Read without writing: a copy is upgraded.
        let read = Fichier::open_in(formats, &path, Acces::Lecture, "", None).unwrap();
        assert_eq!(read.dossier(), &then);
        drop(read);
        assert!(std::fs::read(&path).unwrap() == bytes, "reading wrote");

        let mut file = Fichier::open_in(formats, &path, Acces::Ecriture, &contexte(minute).quand, None).unwrap();
        let kept = folder.path().join(format!("a.format-{}.cpom", schema::version() + 1));
        assert!(std::fs::read(kept).unwrap() == bytes, "the former file is kept as it was");
        assert_eq!(file.dossier(), &then);
        assert_eq!(file.format().unwrap(), formats.newest());
        file.fold_by(pli);
        let mut life = Life { file, undo, redo, minute };
        life.lives();
        for op in after {
            life.act(op, false);
        }
        life.lives();
        for version in life.file.versions().unwrap() {
            life.file.version(version.id).unwrap();
        }
        life.back_and_forth();
        prop_assert_eq!(life.file.integrity().unwrap(), None);
        // And closed and opened again.
        let Life { file, undo, redo, minute } = life;
        drop(file);
        let file = Fichier::open_in(formats, &path, Acces::Ecriture, &contexte(minute).quand, None).unwrap();
        Life { file, undo, redo, minute }.back_and_forth();
    }
}

/// Content of a database, table by table.
fn contents(conn: &Connection, but: &str) -> Vec<String> {
    let names: Vec<String> = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migrations' AND name <> ?1 ORDER BY 1")
        .unwrap()
        .query_map([but], |r| r.get(0))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    let mut out = Vec::new();
    for name in names {
        let mut stmt = conn.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = stmt.column_count();
        let mut rows = stmt.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<rusqlite::types::Value> = (0..columns).map(|i| row.get(i).unwrap()).collect();
            out.push(format!("{name} {cells:?}"));
        }
    }
    out
}

#[test]
fn a_table_that_others_refer_to_is_widened_and_nothing_around_it_moves() {
    // `objectif_legal` refuses null, then accepts it again: twice a rebuild, the second one as the recipe says.
    let columns = format!("id, rang, {}", table("actions").champs.iter().map(|c| c.nom).collect::<Vec<_>>().join(", "));
    let narrow = rebuild("actions", &columns, &columns.replace("objectif_legal", "coalesce(objectif_legal, 3)")).replacen(
        "objectif_legal INTEGER,",
        "objectif_legal INTEGER NOT NULL DEFAULT 0,",
        1,
    );
    let wide = rebuild("actions", &columns, &columns);
    let narrowed = formats(NAMES, &[&narrow]);
    let widened = formats(NAMES, &[&narrow, &wide]);
    let folder = tempfile::tempdir().unwrap();
    let (path, file) = fresh(folder.path());
    drop(file);
    let conn = connection::connect(&path, Acces::Ecriture).unwrap();
    let around = contents(&conn, "actions");
    assert!(
        around.iter().filter(|r| r.starts_with("etapes ") || r.starts_with("risques ") || r.starts_with("budgets_action ")).count() > 20
    );
    narrowed.upgrade(&conn, schema::version(), "", |_| Ok(())).unwrap();
    assert!(conn.execute("UPDATE actions SET objectif_legal = NULL", []).is_err(), "the made-up step narrows nothing");
    widened.upgrade(&conn, narrowed.newest(), "", |_| Ok(())).unwrap();
    assert_eq!(contents(&conn, "actions"), around);
    conn.execute("UPDATE actions SET objectif_legal = NULL", []).unwrap();
    let mut expected = dossier();
    expected.actions.iter_mut().for_each(|a| a.objectif_legal = None);
    assert_eq!(super::read_back::all(&conn).unwrap().actions, expected.actions);
    assert_eq!(connection::defect(&conn).unwrap(), None);
    // References bind again, in both directions.
    assert!(conn.execute("DELETE FROM actions WHERE id = 1", []).is_err());
    assert!(conn.execute("UPDATE etapes SET action_id = 4242 WHERE id = 1", []).is_err());
}

#[test]
fn a_step_that_would_harm_the_file_is_taken_back() {
    for (sql, why) in [
        ("DELETE FROM objectifs", "une ligne renvoie à une autre qui n’existe pas"),
        ("CREATE VIEW v AS SELECT 1", "view « v »"),
        ("CREATE TRIGGER p AFTER UPDATE ON actions BEGIN DELETE FROM mesures; END", "trigger « p »"),
        ("UPDATE actions SET inconnu = 1", "no such column"),
        ("ALTER TABLE actions RENAME TO actions_2; CREATE TABLE actions (id INTEGER PRIMARY KEY) STRICT; DROP TABLE actions_2", "renvoie"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (path, file) = fresh(folder.path());
        let expected = file.dossier().clone();
        drop(file);
        let formats = formats(NAMES, &[sql]);
        let error = Fichier::open_in(formats, &path, Acces::Ecriture, &contexte(1).quand, None).unwrap_err();
        assert!(error.to_string().contains(why), "{sql}: {error}");
        let file = Fichier::open(&path, Acces::Ecriture, &contexte(1).quand).unwrap();
        assert_eq!(file.dossier(), &expected, "{sql}");
        let bound: bool = file.conn.pragma_query_value(None, "foreign_keys", |r| r.get(0)).unwrap();
        assert!(bound);
    }
}

/// Foreign keys bind after an upgrade, taken back or not.
#[test]
fn references_bind_after_an_upgrade() {
    for sql in ["ALTER TABLE risques ADD COLUMN note TEXT", "SELECT inconnu"] {
        let folder = tempfile::tempdir().unwrap();
        let (path, file) = fresh(folder.path());
        drop(file);
        let conn = connection::connect(&path, Acces::Ecriture).unwrap();
        let done = formats(NAMES, &[sql]).upgrade(&conn, schema::version(), "", |_| Ok(()));
        assert_eq!(done.is_ok(), sql.starts_with("ALTER"));
        let bound: bool = conn.pragma_query_value(None, "foreign_keys", |r| r.get(0)).unwrap();
        assert!(bound && conn.is_autocommit(), "{sql}");
    }
}

#[test]
fn an_image_lacks_only_what_its_table_did_not_have_yet() {
    let formats = there_and_back();
    let actions = table("actions");
    let whole = images::row(actions, &[&[crate::modele::Cellule::Entier(1)][..], &crate::modele::defaults(actions)].concat());
    for (nom, filled) in [("public_cible", true), ("constat", false), ("intitule", false), (images::RANG, false)] {
        let mut image = whole.clone();
        image.remove(nom);
        formats.complete(actions, &mut image).unwrap();
        assert_eq!(image.contains_key(nom), filled, "{nom}");
    }
}

#[test]
fn a_document_that_names_a_field_twice_is_refused() {
    let document = |row: Value| json!({ "format": echange::FORMAT, "version": 1, "contenu": { "contrat": row } }).to_string();
    let read = |row: Value| echange::read_named(&document(row), NAMES);
    assert_eq!(read(json!({ "numero": "A-1" })).unwrap().contrat.reference, "A-1");
    assert_eq!(read(json!({ "reference": "A-2", "intitule": "numero" })).unwrap().contrat.reference, "A-2");
    assert!(matches!(read(json!({ "numero": "A-1", "reference": "A-2" })), Err(Error::Echange { .. })));
    assert!(matches!(echange::read(&document(json!({ "numero": "A-1" }))), Err(Error::Echange { .. })));
}
