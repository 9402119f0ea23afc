//! A missing figure is never a result: each figure of the financial and activity tables is taken out in turn, and no
//! other figure may become a plain figure in any document, sheet, variable or answer. What a missing figure changes is
//! a dash, an empty cell, or a sum that says what it lacks: « 358 050 (2 années sur 4) ».

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use cpom_core::calculs::{Calculs, calculer};
use cpom_core::choix::{Destinataire, SourceFinancement};
use cpom_core::decimal::Montant;
use cpom_core::modele::{Dossier, Financement, Genre, TABLES};
use cpom_core::referentiel::referentiel;
use cpom_core::variables::{Resolution, ValeurVariable, connues, resoudre};
use cpom_export::bloc::{Bloc, Graphique};
use cpom_export::composition::{DuFichier, EtatAvant, Options, TypeDocument, composer};
use cpom_export::demande::{DocumentRequest, FormatDocument, produire};
use serde_json::{Value, json};

use crate::outils::{exemple, jour};

/// Tables whose figures are added up, multiplied or divided.
const CHIFFREES: [&str; 13] = [
    "heures",
    "heures_payees",
    "publics",
    "dotation",
    "dotations",
    "versements",
    "financements",
    "montants_budget",
    "effectifs",
    "formations",
    "plans_formation",
    "investissements",
    "demandes",
];

/// Fields that are no figures, or whose absence is a rule: without hours recognised, those realised count.
const HORS_SUJET: [&str; 2] = ["annee", "heures_retenues"];

/// The example with a row in the tables that it leaves empty.
fn complete() -> Dossier {
    let mut d = exemple();
    let montant = Some(Montant::entier(1_300));
    d.financements = vec![Financement { id: 1, annee: 2026, source: SourceFinancement::Emprunt, montant, ..Financement::default() }];
    d
}

/// A dossier without one figure, with the name of what is missing.
struct Trou {
    nom: String,
    dossier: Dossier,
}

/// Every numeric field of the tables, in the first and in the last row that holds it; then the whole budget of an action
/// and all the sources of an investment, since an empty source beside another is a known zero.
fn holes() -> Vec<Trou> {
    let whole = serde_json::to_value(complete()).unwrap();
    let mut out = Vec::new();
    let mut without = |nom: String, change: &dyn Fn(&mut Value)| {
        let mut root = whole.clone();
        change(&mut root);
        out.push(Trou { nom, dossier: serde_json::from_value(root).unwrap() });
    };
    for table in TABLES.iter().filter(|t| CHIFFREES.contains(&t.nom)) {
        let numeric = |genre: Genre| matches!(genre, Genre::Entier | Genre::Montant | Genre::Heures | Genre::Prix | Genre::Nombre);
        let sources = ["autofinancement", "subvention", "emprunt"];
        let fields = table.champs.iter().filter(|c| numeric(c.genre) && c.optionnel && !HORS_SUJET.contains(&c.nom));
        for champ in fields.filter(|c| table.nom != "investissements" || !sources.contains(&c.nom)) {
            let rows: Vec<usize> = match &whole[table.nom] {
                Value::Array(rows) => (0..rows.len()).filter(|i| rows[*i][champ.nom].is_number()).collect(),
                row => row[champ.nom].is_number().then_some(0).into_iter().collect(),
            };
            let mut chosen: Vec<usize> = rows.first().into_iter().chain(rows.last()).copied().collect();
            chosen.dedup();
            for i in chosen {
                without(format!("{}[{i}].{}", table.nom, champ.nom), &|root| match &mut root[table.nom] {
                    Value::Array(rows) => rows[i][champ.nom] = Value::Null,
                    row => row[champ.nom] = Value::Null,
                });
            }
        }
    }
    let rows = |root: &mut Value, table: &str, field: &str, value: i64, fields: &[&str]| {
        for row in root[table].as_array_mut().unwrap().iter_mut().filter(|r| r[field] == json!(value)) {
            fields.iter().for_each(|f| row[f] = Value::Null);
        }
    };
    for action in [1, 18] {
        without(format!("budget of action {action}"), &|root| {
            rows(root, "budgets_action", "action_id", action, &["dotation", "autofinancement", "cofinancement"]);
        });
    }
    without("use of the dotation by action 3".to_owned(), &|root| {
        rows(root, "budgets_action", "action_id", 3, &["dotation_consommee"]);
    });
    without("sources of an investment".to_owned(), &|root| {
        rows(root, "investissements", "id", 1, &["autofinancement", "subvention", "emprunt"]);
    });
    out
}

/// The example with a figure missing in every table at once, and a year of the contract left to fill in.
pub fn troue() -> Dossier {
    let mut root = serde_json::to_value(complete()).unwrap();
    for (table, row, field) in [
        ("heures", 0, "heures"),
        ("heures", 40, "heures"),
        ("heures_payees", 1, "autres"),
        ("publics", 1, "pch"),
        ("dotations", 3, "montant_horaire"),
        ("versements", 1, "montant"),
        ("financements", 0, "montant"),
        ("montants_budget", 3, "montant"),
        ("effectifs", 4, "etp"),
        ("formations", 2, "stagiaires"),
        ("formations", 9, "cout_pedagogique"),
        ("investissements", 1, "montant"),
        ("budgets_action", 1, "dotation_consommee"),
    ] {
        root[table][row][field] = Value::Null;
    }
    for row in root["budgets_action"].as_array_mut().unwrap().iter_mut().filter(|r| r["action_id"] == json!(5)) {
        ["dotation", "autofinancement", "cofinancement"].iter().for_each(|f| row[*f] = Value::Null);
    }
    for table in ["heures", "montants_budget", "effectifs"] {
        root[table].as_array_mut().unwrap().retain(|r| r["annee"] != json!(2028));
    }
    serde_json::from_value(root).unwrap()
}

/// Whether a text says that something is missing: it has no figure, or a sum with its extent.
fn says_it(text: &str) -> bool {
    !text.bytes().any(|b| b.is_ascii_digit()) || (text.contains(" (") && text.contains(" sur "))
}

/// Figures of a document, each under a name that does not move: table, row and column, or label.
fn figures(d: &Dossier, c: &Calculs, options: &Options) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    collect(&composer(d, c, options).blocs, &mut out);
    out
}

fn put(out: &mut BTreeMap<String, String>, name: String, text: String) {
    let mut rank = 0;
    while out.contains_key(&format!("{name} #{rank}")) {
        rank += 1;
    }
    out.insert(format!("{name} #{rank}"), text);
}

fn collect(blocs: &[Bloc], out: &mut BTreeMap<String, String>) {
    // Pairs under a heading are those of what it names: a block that goes does not rename the others.
    let mut heading = String::new();
    for bloc in blocs {
        match bloc {
            Bloc::Titre(t) => heading.clone_from(&t.texte),
            Bloc::Tableau(t) => {
                let head = t.colonnes.first().map(|c| c.titre.brut()).unwrap_or_default();
                let table = format!("{} {head}", t.legende.as_deref().unwrap_or_default());
                for ligne in &t.lignes {
                    let label = ligne.cellules.first().map(cpom_export::bloc::TexteRiche::brut).unwrap_or_default();
                    for (i, cellule) in ligne.cellules.iter().enumerate().skip(1) {
                        let column = t.colonnes.get(i).map(|c| format!("{} {}", c.groupe.as_deref().unwrap_or_default(), c.titre.brut()));
                        put(out, format!("{table} / {label} / {}", column.unwrap_or_default()), cellule.brut());
                    }
                }
            }
            Bloc::ChiffresCles(cles) => {
                for cle in cles {
                    put(out, cle.libelle.clone(), cle.valeur.clone());
                    put(out, format!("{} (detail)", cle.libelle), cle.detail.clone().unwrap_or_default());
                }
            }
            Bloc::Definitions(definitions) => {
                for (label, text) in &definitions.paires {
                    put(out, format!("{heading} {label}"), text.brut());
                }
            }
            Bloc::Graphique(figure) => {
                if let Graphique::Barres(b) = &figure.graphique {
                    for (i, category) in b.categories.iter().enumerate() {
                        let year = category.split(" (partiel)").next().unwrap_or_default();
                        let values = b.series.iter().map(|s| (&s.nom, s.valeurs.get(i).copied().flatten()));
                        for (nom, value) in values {
                            let value = value.map(|v| v.to_string()).unwrap_or_default();
                            let marked = if category == year { value } else { format!("{value} (partiel sur l’année)") };
                            put(out, format!("chart {} {nom} {year}", b.unite), marked);
                        }
                    }
                }
            }
            Bloc::Encadre(e) => collect(&e.blocs, out),
            Bloc::Fiche(f) => {
                let mut inside = BTreeMap::new();
                collect(&f.blocs, &mut inside);
                inside.into_iter().for_each(|(name, text)| put(out, format!("{} {name}", f.bandeau.numero), text));
            }
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => collect(b, out),
            Bloc::CoteACote(c) => c.toutes().into_iter().for_each(|b| collect(b, out)),
            _ => {}
        }
    }
}

/// Names of the figures that became other plain figures.
fn plain<'a>(whole: &BTreeMap<String, String>, holed: &'a BTreeMap<String, String>) -> Vec<(&'a String, &'a String)> {
    holed.iter().filter(|(name, text)| whole.get(*name) != Some(text) && !says_it(text)).collect()
}

#[test]
fn no_document_prints_a_figure_that_lacks_a_term() {
    let whole = complete();
    let handed = |kind| Options::new(kind, jour());
    let kinds = TypeDocument::SANS_ACTION.map(handed);
    let own = Options { pour: Destinataire::Interne, ..handed(TypeDocument::Reunion) };
    // Beside an empty dossier, every figure is one that came.
    let etat = EtatAvant { depuis: "la version 1".into(), precision: String::new(), contenu: Dossier::default().into() };
    let fichier = DuFichier { avant: Some(etat), ..DuFichier::default() };
    let changes = Options { fichier, ..handed(TypeDocument::Modifications) };
    let kinds: Vec<Options> = kinds.into_iter().chain([own, changes]).collect();
    let c = calculer(&whole, jour());
    let before: Vec<_> = kinds.iter().map(|kind| figures(&whole, &c, kind)).collect();
    assert!(before[0].len() > 2_000, "{} figures only", before[0].len());
    let holes = holes();
    assert!(holes.len() > 40, "{} holes only", holes.len());
    let mut marked = 0;
    for hole in &holes {
        let c = calculer(&hole.dossier, jour());
        for (kind, before) in kinds.iter().zip(&before) {
            let after = figures(&hole.dossier, &c, kind);
            let wrong = plain(before, &after);
            assert!(wrong.is_empty(), "{}, {:?}: {:?}", hole.nom, kind.document, &wrong[..wrong.len().min(5)]);
            marked += after.iter().filter(|(name, text)| before.get(*name) != Some(text)).count();
        }
    }
    assert!(marked > holes.len() * 4, "{marked} figures changed only");
}

/// Cells of a workbook, as text.
fn workbook(d: &Dossier) -> BTreeMap<String, String> {
    let request = DocumentRequest::new(FormatDocument::Xlsx, TypeDocument::Complet);
    let bytes = produire(d, &calculer(d, jour()), &request, jour()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut out = BTreeMap::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells().filter(|c| *c.2 != Data::Empty) {
            out.insert(format!("{name} {} {}", top as usize + row, left as usize + column), value.to_string());
        }
    }
    out
}

#[test]
fn no_sheet_holds_a_figure_that_lacks_a_term() {
    let before = workbook(&complete());
    for hole in holes() {
        let after = workbook(&hole.dossier);
        let wrong = plain(&before, &after);
        assert!(wrong.is_empty(), "{}: {:?}", hole.nom, &wrong[..wrong.len().min(5)]);
        let changed = before.iter().any(|(name, text)| after.get(name) != Some(text));
        assert!(changed || hole.nom.starts_with("demandes"), "{}: no cell changed", hole.nom);
    }
}

#[test]
fn no_variable_is_a_figure_that_lacks_a_term() {
    let whole = complete();
    let c = calculer(&whole, jour());
    let names: Vec<String> = connues(&whole, &c, referentiel()).into_iter().map(|v| v.nom).collect();
    let mut changed = 0;
    for hole in holes() {
        let holed = calculer(&hole.dossier, jour());
        for name in &names {
            let (before, after) = (resoudre(name, &whole, &c), resoudre(name, &hole.dossier, &holed));
            if before != after {
                let said = matches!(after, Resolution::Vide | Resolution::Valeur(ValeurVariable::Partiel(..)));
                assert!(said, "{}: {name} was {before:?}, is {after:?}", hole.nom);
                changed += 1;
            }
        }
    }
    assert!(changed > 10, "{changed} variables changed only");
}

/// Fields that tell one item of a list from another.
const CLES: [&str; 7] = ["annee", "nature", "id", "service_id", "sens", "groupe", "axe_id"];

/// Places where a number became another one, in the figures that the page reads. Counts of judged targets and
/// judgements on dates are no sums.
fn changed_numbers(path: &str, before: &Value, after: &Value, out: &mut Vec<String>) {
    match (before, after) {
        (Value::Object(_), Value::Object(fields)) if fields.len() == 2 && fields.contains_key("etendue") => {
            let plain = !after["somme"].is_null() && after["etendue"].is_null();
            out.extend((before != after && plain).then(|| format!("{path}: {before} → {after}")));
        }
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in new {
                changed_numbers(&format!("{path}.{name}"), old.get(name).unwrap_or(&Value::Null), value, out);
            }
        }
        (Value::Array(old), Value::Array(new)) if new.iter().all(Value::is_object) => {
            for item in new {
                let same = |other: &&Value| CLES.iter().all(|cle| other.get(*cle) == item.get(*cle));
                changed_numbers(path, old.iter().find(same).unwrap_or(&Value::Null), item, out);
            }
        }
        (old, Value::Number(new)) if *old != Value::Number(new.clone()) => out.push(format!("{path}: {old} → {new}")),
        _ => {}
    }
}

#[test]
fn the_page_reads_no_figure_that_lacks_a_term() {
    let figures = |d: &Dossier| {
        let mut all = serde_json::to_value(calculer(d, jour())).unwrap();
        for apart in ["annees", "contrat", "suivi", "numerotation", "indicateurs", "bilans_indicateurs"] {
            all.as_object_mut().unwrap().remove(apart);
        }
        all
    };
    let before = figures(&complete());
    for hole in holes() {
        let mut wrong = Vec::new();
        changed_numbers("", &before, &figures(&hole.dossier), &mut wrong);
        assert!(wrong.is_empty(), "{}: {:?}", hole.nom, &wrong[..wrong.len().min(5)]);
    }
}

#[test]
fn what_is_missing_is_found() {
    let told = |d: &Dossier| cpom_core::controles::controler(d, &calculer(d, jour()), referentiel());
    let before = told(&complete());
    // A rate that is not agreed, a figure of a plan or of a demand lack nothing that the law or a total asks for.
    let silent = ["dotation[0].acompte_pct", "plans_formation", "demandes", "duree_amortissement_ans"];
    for hole in holes().iter().filter(|h| !silent.iter().any(|s| h.nom.contains(s))) {
        let after = told(&hole.dossier);
        assert!(after.iter().any(|x| !before.contains(x)), "{}: no finding", hole.nom);
    }
}

/// Titles of the columns of the tables of a document, by the title of their first column.
fn columns(blocs: &[Bloc], out: &mut BTreeMap<String, Vec<String>>) {
    for bloc in blocs {
        match bloc {
            Bloc::Tableau(t) => {
                let titles = t.colonnes.iter().map(|c| c.titre.brut());
                out.entry(titles.clone().next().unwrap_or_default()).or_default().extend(titles.skip(1));
            }
            Bloc::Encadre(e) => columns(&e.blocs, out),
            Bloc::Fiche(f) => columns(&f.blocs, out),
            Bloc::Paysage(b) | Bloc::GarderEnsemble(b) | Bloc::DeuxPages(b) | Bloc::AuPlusPlein(b) => columns(b, out),
            _ => {}
        }
    }
}

#[test]
fn the_years_of_the_contract_are_printed_and_half_years_marked() {
    let mut d = exemple();
    d.contrat.date_debut = chrono::NaiveDate::from_ymd_opt(2024, 7, 1);
    d.contrat.date_fin = chrono::NaiveDate::from_ymd_opt(2030, 6, 30);
    let mut titles = BTreeMap::new();
    columns(&composer(&d, &calculer(&d, jour()), &Options::new(TypeDocument::Complet, jour())).blocs, &mut titles);
    for table in ["Heures", "Compte de résultat (€)", "Équivalents temps plein"] {
        for year in ["2028", "2029", "2030"] {
            assert!(titles[table].iter().any(|t| t == year), "{table}: {year} is not among {:?}", titles[table]);
        }
    }
    // The budget of an action is by year in its fiche, and for the whole contract in the table of all the actions.
    for table in ["Dotation", "Plan de financement (€)", "Budget (€)"] {
        for year in ["2024 (juil.–déc.)", "2029", "2030 (janv.–juin)"] {
            assert!(titles[table].iter().any(|t| t == year), "{table}: {year} is not among {:?}", titles[table]);
        }
    }
}
