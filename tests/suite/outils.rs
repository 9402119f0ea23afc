//! Tools that several tests need: dates, temporary dossiers, random ones, a host.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::NaiveDate;
use cpom_api::HoteSansFenetre;
use cpom_core::modele::{Dossier, Genre, TABLES};
use cpom_core::op::Op;
use cpom_core::reserve::{PreparationMontree, without_preparation, without_reserve};
use cpom_core::store::lock_note::Poste;
use cpom_core::store::{ContexteEcriture, Fichier};
use cpom_export::demande::{DocumentRequest, EtatAvant};
use serde_json::{Map, Value, json};

/// The day the tests live in: that of the example’s edition.
pub fn jour() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

pub fn contexte(seconds: i64) -> ContexteEcriture {
    let t = jour().and_hms_opt(9, 0, 0).unwrap() + chrono::Duration::seconds(seconds);
    ContexteEcriture { quand: t.format("%Y-%m-%dT%H:%M:%S").to_string(), auteur: "Essai".into() }
}

pub fn exemple() -> Dossier {
    cpom_core::exemple::exemple().unwrap()
}

pub fn nouveau(folder: &Path, name: &str, dossier: &Dossier) -> (PathBuf, Fichier) {
    let path = folder.join(name);
    let file = Fichier::create(&path, false, dossier, &Op::Nouveau, &contexte(0)).unwrap();
    (path, file)
}

/// The same request with the former state of the modifications.
pub fn depuis(demande: DocumentRequest, avant: &Dossier) -> DocumentRequest {
    let contenu = Arc::new(avant.clone());
    demande.since(EtatAvant { depuis: "la version 1".into(), precision: "«\u{202F}Signée\u{202F}»".into(), contenu })
}

/// A small deterministic generator: the property gives a seed, this makes the rest.
#[derive(Clone)]
pub struct Hasard(u64);

impl Hasard {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) % n.max(1)
    }

    pub fn text(&mut self, lines: bool) -> String {
        const PIECES: &[&str] = &[
            "",
            "aide",
            "été",
            "« oui »",
            "œuvre",
            "1 234,5 €",
            "L’agence",
            "a\"b\\c",
            "<script>alert(1)</script>",
            "=SUM(A1)",
            "😀",
            "שלום",
            "\u{202E}abc",
            "{{service.nom}}",
            "ligne",
            "'; DROP TABLE actions; --",
            "\u{202F}",
            "très long mot anticonstitutionnellement",
        ];
        let mut out = String::new();
        for _ in 0..self.below(4) {
            out.push_str(PIECES[usize::try_from(self.below(PIECES.len() as u64)).unwrap()]);
            if lines && self.below(3) == 0 {
                out.push('\n');
            }
        }
        out
    }

    /// A value the field may hold.
    pub fn value(&mut self, genre: Genre, optionnel: bool, choix: Option<&str>, ids: &[i64]) -> Value {
        if optionnel && self.below(3) == 0 {
            return Value::Null;
        }
        let signed = |n: u64| i64::try_from(n).unwrap() - 5_000_000;
        match genre {
            Genre::Texte => json!(self.text(false)),
            Genre::TexteLong => json!(self.text(true)),
            Genre::Lignes => {
                let lines: Vec<String> = (0..self.below(3)).map(|i| format!("{} {i}", self.text(false)).trim().to_owned()).collect();
                json!(lines)
            }
            Genre::Entier => json!(self.below(100_000)),
            Genre::Annee => json!(2000 + self.below(60)),
            Genre::Montant | Genre::Heures => json!(signed(self.below(10_000_000)) as f64 / 100.0),
            Genre::Prix | Genre::Nombre => json!(signed(self.below(10_000_000)) as f64 / 10_000.0),
            Genre::Octets => json!("QUJD".repeat(usize::try_from(self.below(20)).unwrap())),
            Genre::Date => {
                let day = jour() + chrono::Duration::days(signed(self.below(10_000_000)) % 10_000);
                json!(day.to_string())
            }
            Genre::Booleen => json!(self.below(2) == 0),
            Genre::Choix => {
                let liste = cpom_core::choix::listes().into_iter().find(|l| Some(l.nom) == choix).unwrap();
                json!(liste.valeurs[usize::try_from(self.below(liste.valeurs.len() as u64)).unwrap()].0)
            }
            Genre::Lien => ids.get(usize::try_from(self.below(ids.len() as u64)).unwrap()).map_or(Value::Null, |id| json!(id)),
        }
    }

    /// A dossier with a few rows in every table.
    pub fn dossier(&mut self) -> Dossier {
        let mut root = Map::new();
        let mut ids: std::collections::BTreeMap<&str, Vec<i64>> = std::collections::BTreeMap::new();
        for table in TABLES {
            let mut rows = Vec::new();
            let mut id = 0;
            for _ in 0..if table.unique { 1 } else { self.below(4) } {
                id += 1 + i64::try_from(self.below(5)).unwrap();
                let mut row = Map::new();
                row.insert("id".into(), json!(if table.unique { 1 } else { id }));
                let mut orphan = false;
                for champ in table.champs {
                    let targets = champ.lien.map(|t| ids[t].clone()).unwrap_or_default();
                    orphan |= champ.lien.is_some() && !champ.optionnel && targets.is_empty();
                    row.insert(champ.nom.into(), self.value(champ.genre, champ.optionnel, champ.choix, &targets));
                }
                if !orphan {
                    ids.entry(table.nom).or_default().push(id);
                    rows.push(Value::Object(row));
                }
            }
            ids.entry(table.nom).or_default();
            let value = if table.unique { rows.pop().unwrap() } else { Value::Array(rows) };
            root.insert(table.nom.into(), value);
        }
        serde_json::from_value(Value::Object(root)).unwrap()
    }
}

/// A machine whose clock stands still, where a dialog answers with the name proposed, in a folder of its own.
pub fn banc(folder: &Path) -> HoteSansFenetre {
    let asked = folder.to_owned();
    HoteSansFenetre {
        reponse: Box::new(move |_, nom| nom.map(|n| asked.join(n))),
        donnees: Some(folder.join("donnees")),
        ..HoteSansFenetre::new(|| jour().and_hms_opt(14, 2, 0).unwrap())
    }
}

/// Dossier that is hard to print: many indicators, very long words, characters that no face has, right-to-left names,
/// and not one optional figure.
pub fn penible(indicateurs: usize) -> Dossier {
    const DUR: &str = "שלום « 😀👩\u{200D}⚕️ » anticonstitutionnellement";
    let mut root = serde_json::to_value(exemple()).unwrap();
    for table in TABLES {
        let mut rows: Vec<&mut Value> = match &mut root[table.nom] {
            Value::Array(rows) => rows.iter_mut().collect(),
            row => vec![row],
        };
        for (i, row) in rows.iter_mut().enumerate() {
            for champ in table.champs {
                let chiffre = matches!(champ.genre, Genre::Montant | Genre::Heures | Genre::Prix | Genre::Nombre | Genre::Entier);
                if champ.optionnel && chiffre {
                    row[champ.nom] = Value::Null;
                } else if matches!(champ.nom, "nom" | "titre" | "libelle" | "raison_sociale") && champ.genre == Genre::Texte {
                    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(i % 3);
                    row[champ.nom] = json!(format!("{DUR} {i} {long}"));
                }
            }
        }
    }
    let list = root["indicateurs"].as_array_mut().unwrap();
    for i in list.len()..indicateurs {
        let mut one = list[i % 30].clone();
        one["id"] = json!(10_000 + i);
        one["code"] = json!(format!("IND-{i:04}"));
        list.push(one);
    }
    list.truncate(indicateurs.max(30));
    serde_json::from_value(root).unwrap()
}

/// A machine that has a name, whose clock moves on request.
pub struct Montre {
    pub hote: HoteSansFenetre,
    minutes: Arc<AtomicI64>,
}

impl Montre {
    pub fn new(folder: &Path, ordinateur: &str) -> Self {
        let minutes = Arc::new(AtomicI64::new(0));
        let elapsed = Arc::clone(&minutes);
        let poste = Poste { qui: "Marie".into(), ordinateur: ordinateur.into() };
        let clock = move || jour().and_hms_opt(9, 0, 0).unwrap() + chrono::Duration::minutes(elapsed.load(Ordering::Relaxed));
        Self { hote: HoteSansFenetre { horloge: Box::new(clock), poste, ..banc(folder) }, minutes }
    }

    pub fn avance(&self, minutes: i64) {
        self.minutes.fetch_add(minutes, Ordering::Relaxed);
    }
}

/// The copy of a dossier that the Département gets, with the parts of a review in preparation that are shown to it.
pub fn given(dossier: &Dossier, messages: bool, demandes: bool) -> Dossier {
    let mut given = without_reserve(dossier);
    without_preparation(&mut given, PreparationMontree { messages, demandes });
    given
}
