//! The figures of the workbook are those of the core, and nothing typed becomes a formula.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use cpom_core::calculs::economie::economie;
use cpom_core::calculs::{Calculs, calculer};
use cpom_core::choix::{Choix, CleHypothese, Destinataire, Nature, SensBudget};
use cpom_core::decimal::{Heures, Montant, Nombre};
use cpom_core::modele::*;
use cpom_core::scenario::kept_scenarios;

use super::{FEUILLES, write};

/// A cell as stored.
#[derive(Debug, Clone, PartialEq)]
enum Lue {
    Texte(String),
    Nombre(f64),
    Formule(String, f64),
    /// A formula whose result is missing.
    FormuleVide(String),
    /// A formula whose result is words.
    FormuleMot(String, String),
}

/// Cells by sheet name, column and row (both from 1).
type Classeur = BTreeMap<String, BTreeMap<(u32, u32), Lue>>;

/// A file of the package.
fn part(octets: &[u8], nom: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(octets)).unwrap();
    let mut s = String::new();
    archive.by_name(nom).unwrap().read_to_string(&mut s).unwrap();
    s
}

/// The workbook as another program reads it.
fn read(octets: &[u8]) -> Classeur {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(octets)).unwrap();
    let mut out = Classeur::new();
    for name in book.sheet_names() {
        let values = book.worksheet_range(&name).unwrap();
        let formulas = book.worksheet_formula(&name).unwrap();
        let place = |start: Option<(u32, u32)>, row: usize, column: usize| {
            let (top, left) = start.unwrap_or_default();
            (left + u32::try_from(column).unwrap() + 1, top + u32::try_from(row).unwrap() + 1)
        };
        let sheet = out.entry(name).or_default();
        for (row, column, value) in values.used_cells() {
            let lue = match value {
                Data::Float(n) => Lue::Nombre(*n),
                #[expect(clippy::cast_precision_loss, reason = "figures of a dossier")]
                Data::Int(n) => Lue::Nombre(*n as f64),
                Data::DateTime(d) => Lue::Nombre(d.as_f64()),
                Data::String(text) => Lue::Texte(text.clone()),
                other => panic!("{other:?}"),
            };
            sheet.insert(place(values.start(), row, column), lue);
        }
        for (row, column, formula) in formulas.used_cells().filter(|c| !c.2.is_empty()) {
            let at = place(formulas.start(), row, column);
            let lue = match sheet.get(&at) {
                Some(Lue::Nombre(stored)) => Lue::Formule(formula.clone(), *stored),
                None => Lue::FormuleVide(formula.clone()),
                Some(Lue::Texte(text)) if text.is_empty() => Lue::FormuleVide(formula.clone()),
                Some(Lue::Texte(text)) => Lue::FormuleMot(formula.clone(), text.clone()),
                other => panic!("{at:?} ={formula}: {other:?}"),
            };
            sheet.insert(at, lue);
        }
    }
    out
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn written(d: &Dossier) -> (Vec<u8>, Calculs) {
    let c = calculer(d, date());
    (write(d, &c, Destinataire::Interne, None, date()).unwrap(), c)
}

fn example() -> Dossier {
    cpom_core::exemple::exemple().unwrap()
}

/// The row whose first or second cell is this text.
fn row(c: &Classeur, feuille: &str, titre: &str) -> u32 {
    // A sheet's title may say the same as one of its rows.
    let trouves = c[feuille].iter().filter(|(at, lue)| at.0 <= 2 && **lue == Lue::Texte(titre.to_owned()));
    trouves.map(|(at, _)| at.1).max().unwrap_or_else(|| panic!("{feuille}: {titre}"))
}

fn number(c: &Classeur, feuille: &str, titre: &str, colonne: u32) -> f64 {
    match c[feuille].get(&(colonne, row(c, feuille, titre))) {
        Some(Lue::Nombre(n) | Lue::Formule(_, n)) => *n,
        autre => panic!("{feuille}: {titre}: {autre:?}"),
    }
}

fn euros(m: impl Into<Option<Montant>>) -> f64 {
    m.into().unwrap().to_string().parse().unwrap()
}

#[test]
fn totals_are_those_of_the_core() {
    let (octets, c) = written(&example());
    let x = read(&octets);
    let annees = u32::try_from(c.dotation.annees.len()).unwrap();
    assert_eq!(number(&x, "T3 Dotation", "Dotation prévue", annees + 2), euros(c.dotation.total_prevu.complet()));
    assert_eq!(number(&x, "T3 Dotation", "Consommé", annees + 2), euros(c.dotation.total_consomme.complet()));
    let plan = u32::try_from(c.plan.annees.len()).unwrap();
    assert_eq!(number(&x, "T4 Plan de financement", "Total des ressources", plan + 2), euros(c.plan.total.ressources.complet()));
    assert_eq!(number(&x, "T4 Plan de financement", "Total des emplois", plan + 2), euros(c.plan.total.emplois.complet()));
    let actions: Montant = c.actions.iter().map(|a| a.total.complet().unwrap()).sum();
    assert_eq!(number(&x, "T4 Budget des actions", "Total des actions", 2 + 5 * plan + 1), euros(actions));
    let mut comptes = c.budget.clone();
    comptes.sort_by_key(|b| (b.annee, b.nature));
    for (b, colonne) in comptes.iter().zip(2..) {
        assert_eq!(number(&x, "T5 Compte de résultat", "Résultat", colonne), euros(b.resultat));
        assert_eq!(number(&x, "T7 Coût de revient", "Coût de revient horaire", colonne), euros(b.cout_horaire.unwrap()));
    }
    assert!(!comptes.is_empty());
    let premiere = c.activite.heures.iter().min_by_key(|h| (h.annee, h.nature)).unwrap();
    assert_eq!(number(&x, "T1 Heures", "Total", 3), euros(premiere.total.complet()));
}

#[test]
fn hours_are_compared_with_their_like_alone() {
    let x = read(&written(&example()).0);
    let sheet = &x["T1 Heures"];
    let columns: Vec<(u32, &str)> = sheet
        .iter()
        .filter_map(|(at, lue)| match lue {
            Lue::Texte(t) if at.1 == 4 && t.starts_with("20") => Some((at.0, t.as_str())),
            _ => None,
        })
        .collect();
    let evolution = row(&x, "T1 Heures", "Évolution sur un an");
    assert!(columns.len() > 5);
    for (column, title) in &columns {
        let (year, nature) = title.split_once(' ').unwrap();
        let before = format!("{} {nature}", year.parse::<i32>().unwrap() - 1);
        let like = columns.iter().find(|c| c.1 == before);
        match (sheet.get(&(*column, evolution)), like) {
            (Some(Lue::Formule(f, _)), Some((c, _))) => {
                let letter = char::from(b'A' + u8::try_from(c - 1).unwrap());
                assert!(f.contains(&format!("{letter}{}", row(&x, "T1 Heures", "Total"))), "{title}: {f}");
            }
            (None, None) => {}
            other => panic!("{title}: {other:?}"),
        }
    }
    assert!(!sheet.contains_key(&(columns.iter().find(|c| c.1 == "2026 provisoire").unwrap().0, evolution)));
}

#[test]
fn the_board_has_a_row_per_indicator_and_its_statuses_are_formulas() {
    let (octets, c) = written(&example());
    let x = read(&octets);
    let board = &x["Tableau de bord"];
    let d = example();
    let mut judged = 0;
    for (i, calcule) in d.indicateurs.iter().zip(&c.indicateurs) {
        let l = row(&x, "Tableau de bord", &i.code);
        for (n, annee) in (0u32..).zip(&c.annees.contrat) {
            let Some(point) = calcule.points.iter().find(|p| p.annee == *annee) else { continue };
            let word = point.statut.map(Choix::libelle).unwrap_or_default();
            match &board[&(9 + 3 * n, l)] {
                Lue::FormuleMot(f, found) => {
                    assert!(f.contains("COUNT(") && found == word, "{} {annee}: {found}", i.code);
                    judged += 1;
                }
                Lue::FormuleVide(_) => assert_eq!(word, "", "{} {annee}", i.code),
                other => panic!("{other:?}"),
            }
        }
    }
    assert!(judged > 60, "{judged}");
    // The same words in the sheet of definitions.
    let words = x["Indicateurs"].values().filter(|l| matches!(l, Lue::FormuleMot(f, _) if f.starts_with("IF(COUNT("))).count();
    assert!(words >= judged);
}

#[test]
fn all_figures_stand_in_one_table_that_a_pivot_reads() {
    let (octets, c) = written(&example());
    let d = example();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&octets)).unwrap();
    book.load_tables().unwrap();
    let table = book.table_by_name("Donnees").unwrap();
    assert_eq!(table.columns(), ["Domaine", "Code", "Libellé", "Année", "Nature", "Valeur", "Unité", "Source"]);
    let text = |v: &Data| v.to_string();
    // Hours of each year and nature add up to the totals of the core.
    for h in &c.activite.heures {
        let mine = |r: &&[Data]| text(&r[0]) == "Heures" && r[3] == Data::Float(f64::from(h.annee)) && text(&r[4]) == h.nature.libelle();
        let sum: f64 = table.data().rows().filter(mine).filter_map(|r| if let Data::Float(n) = r[5] { Some(n) } else { None }).sum();
        let total: f64 = h.total.complet().unwrap().to_string().parse().unwrap();
        assert!((sum - total).abs() < 1e-6, "{} {:?}: {sum} and {total}", h.annee, h.nature);
    }
    let mut figures = 0;
    for r in table.data().rows() {
        assert!(matches!(&r[3], Data::Float(y) if (2000.0..2100.0).contains(y)), "{r:?}");
        assert!(!text(&r[0]).is_empty() && !text(&r[2]).is_empty(), "{r:?}");
        assert!(matches!(r[5], Data::Float(_) | Data::Empty), "{r:?}");
        figures += usize::from(r[5] != Data::Empty);
    }
    assert!(figures > 1_500, "{figures}");
    assert!(d.indicateurs.iter().all(|i| table.data().rows().any(|r| text(&r[1]) == i.code)));
    // The header is the first row of the sheet, and nothing is merged.
    let range = book.worksheet_range("Données").unwrap();
    assert_eq!(range.start(), Some((0, 0)));
    for n in 1..=FEUILLES.len() + 7 {
        assert!(!part(&octets, &format!("xl/worksheets/sheet{n}.xml")).contains("<mergeCell"));
    }
    // A dossier without a figure has the table too.
    let (empty, _) = written(&Dossier::default());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&empty)).unwrap();
    book.load_tables().unwrap();
    assert_eq!(book.table_by_name("Donnees").unwrap().columns().len(), 8);
}

#[test]
fn fall_back_and_priority_are_in_the_agencys_own_copy_alone() {
    let d = example();
    let c = calculer(&d, date());
    let titles = |pour: Destinataire| -> Vec<String> {
        let x = read(&write(&d, &c, pour, None, date()).unwrap());
        x["Demandes"].iter().filter(|(at, _)| at.1 == 4).map(|(_, lue)| format!("{lue:?}")).collect()
    };
    assert_eq!((titles(Destinataire::Interne).len(), titles(Destinataire::Departement).len()), (13, 10));
    assert!(titles(Destinataire::Departement).iter().all(|t| !t.contains("Repli") && !t.contains("Priorité")));
    let x = read(&written(&d).0);
    for (sheet, rows) in [("Engagements", d.engagements.len()), ("Demandes", d.demandes.len()), ("Réunions", d.comites.len())] {
        let found = x[sheet].keys().map(|at| at.1).filter(|l| *l > 4).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(found.len(), rows, "{sheet}");
    }
}

#[test]
fn the_balance_is_in_the_agencys_own_copy_alone_and_computed_by_formulas() {
    let mut d = example();
    d.scenarios.push(Scenario { id: 1, libelle: "Montant relevé".into(), ..Scenario::default() });
    d.hypotheses.push(Hypothese {
        id: 1,
        scenario_id: 1,
        cle: CleHypothese::MontantHoraire,
        valeur: Some("3.55".parse().unwrap()),
        ..Hypothese::default()
    });
    let c = calculer(&d, date());
    let theirs = read(&write(&d, &c, Destinataire::Departement, None, date()).unwrap());
    assert!(!theirs.contains_key("Équilibre"));
    let said = format!("{theirs:?}").to_lowercase();
    assert!(!said.contains("solde prudent") && !said.contains("sans le contrat") && !said.contains("montant relevé"));
    let ours = read(&write(&d, &c, Destinataire::Interne, None, date()).unwrap());
    let e = economie(&d, &c);
    for (a, column) in e.annees.iter().zip(2..) {
        for (label, expected) in [("Ce que le contrat rapporte ou coûte", a.solde), ("Solde prudent", a.solde_prudent)] {
            let cell = &ours["Équilibre"][&(column, row(&ours, "Équilibre", label))];
            assert!(matches!(cell, Lue::Formule(f, n) if f.contains("COUNT(") && *n == euros(expected)), "{} {label}: {cell:?}", a.annee);
        }
    }
    let total = number(&ours, "Équilibre", "Ce que le contrat rapporte ou coûte", u32::try_from(e.annees.len()).unwrap() + 2);
    assert_eq!(total, euros(e.solde.complet()));
    let scenario = kept_scenarios(&d, date()).next().unwrap();
    assert_eq!(number(&ours, "Équilibre", "Montant relevé", 5), euros(scenario.economie.annees[3].solde));
    assert_ne!(scenario.economie.annees[3].solde, e.annees[3].solde);
    // Without its amount per hour a year has no balance, and the contract has none; the amount at which it balances remains.
    d.dotations.iter_mut().find(|m| m.annee == 2027).unwrap().montant_horaire = None;
    let holed = read(&written(&d).0);
    let l = row(&holed, "Équilibre", "Ce que le contrat rapporte ou coûte");
    let cell = &holed["Équilibre"][&(5, l)];
    assert!(matches!(cell, Lue::FormuleVide(_)), "{cell:?}");
    assert!(matches!(&holed["Équilibre"][&(7, l)], Lue::FormuleMot(_, t) if t == "partiel (4 sur 5)"));
    assert_eq!(number(&holed, "Équilibre", "Montant d’équilibre", 5), 4.42);
}

#[test]
fn charts_have_words_for_who_does_not_see_them() {
    let (octets, _) = written(&example());
    let mut archive = zip::ZipArchive::new(Cursor::new(&octets)).unwrap();
    let names: Vec<String> = archive.file_names().map(|n| n.unwrap().into_owned()).collect();
    let charts = names.iter().filter(|n| n.starts_with("xl/charts/chart")).count();
    assert!(charts >= 4, "{charts} charts");
    for name in names.iter().filter(|n| n.starts_with("xl/drawings/drawing")) {
        let mut xml = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        assert!(xml.contains("descr=\"Colonnes"), "{name}");
    }
}

#[test]
fn a_missing_figure_empties_the_formulas_that_need_it() {
    let mut d = example();
    let annee = d.montants_budget.iter().map(|m| m.annee).max().unwrap();
    let charge = d.lignes_budget.iter().find(|l| l.sens == SensBudget::Charge).unwrap().id;
    d.montants_budget.iter_mut().find(|m| m.annee == annee && m.ligne_id == charge).unwrap().montant = None;
    d.contrat.date_fin = NaiveDate::from_ymd_opt(annee + 1, 12, 31);
    let x = read(&written(&d).0);
    let sheet = &x["T5 Compte de résultat"];
    let column = |title: String| sheet.iter().find(|(_, lue)| **lue == Lue::Texte(title.clone())).unwrap().0.0;
    let missing = column(format!("{annee} prévisionnel"));
    let (account, cost) = ("T5 Compte de résultat", "T7 Coût de revient");
    let total = &x[account][&(missing, row(&x, account, "Total des charges"))];
    assert!(matches!(total, Lue::FormuleMot(f, text) if f.contains("COUNT(") && text.starts_with("partiel (")), "{total:?}");
    for (name, title) in [(account, "Résultat"), (cost, "Coût de revient horaire")] {
        let found = &x[name][&(missing, row(&x, name, title))];
        assert!(matches!(found, Lue::FormuleVide(f) if f.contains("COUNT(")), "{title}: {found:?}");
    }
    // The year that was added to the contract has its column, to be filled in.
    assert_eq!(column(format!("{} prévisionnel", annee + 1)), missing + 1);
}

#[test]
fn what_is_typed_stays_text() {
    let rude = ["=1+1", "+33 1 23", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "{=1}", "a\u{0}\u{b}b\u{FFFE} <&>"];
    let formulas = |d: &Dossier| {
        read(&written(d).0)
            .values()
            .flat_map(|f| f.values())
            .filter(|l| matches!(l, Lue::Formule(..) | Lue::FormuleVide(_) | Lue::FormuleMot(..)))
            .count()
    };
    let mut d = example();
    let avant = formulas(&d);
    for (i, texte) in rude.iter().enumerate() {
        d.actions[i].intitule = (*texte).to_owned();
        d.donnees[i].libelle = (*texte).to_owned();
        d.echeances[i].libelle = (*texte).to_owned();
    }
    d.financeurs[0].libelle = rude[0].to_owned();
    d.dossier.titre = rude[4].to_owned();
    assert_eq!(formulas(&d), avant);
    let x = read(&written(&d).0);
    for texte in &rude[..4] {
        row(&x, "Actions", texte);
        row(&x, "Données brutes", texte);
        row(&x, "Échéances", texte);
    }
    row(&x, "Actions", "ab <&>");
}

#[test]
fn empty_is_not_zero_and_an_empty_dossier_opens() {
    let (octets, _) = written(&Dossier::default());
    let x = read(&octets);
    assert_eq!(x.len(), FEUILLES.len() + 1);
    let mut d = Dossier {
        financeurs: vec![Financeur { id: 1, libelle: "APA".into(), compte_dotation: true, ..Financeur::default() }],
        ..Dossier::default()
    };
    let heures =
        |id, annee, heures| HeuresFinanceur { id, financeur_id: 1, annee, nature: Nature::Realise, heures, ..HeuresFinanceur::default() };
    d.heures = vec![heures(1, 2024, Some(Heures::entier(12))), heures(2, 2025, None)];
    d.donnees = vec![Donnee { id: 1, code: "x".into(), ..Donnee::default() }];
    d.valeurs = vec![ValeurDonnee { id: 1, donnee_id: 1, annee: 2024, valeur: None, ..ValeurDonnee::default() }];
    let (octets, _) = written(&d);
    let x = read(&octets);
    assert_eq!(number(&x, "T1 Heures", "Total", 3), 12.0);
    assert!(!x["T1 Heures"].contains_key(&(4, row(&x, "T1 Heures", "Total"))), "nothing is known of 2025");
    assert!(!x["Données brutes"].contains_key(&(4, row(&x, "Données brutes", "x"))));
}

#[test]
fn figures_keep_their_cents() {
    let versements = [11_750_410, 1, 99_999_999_999_999]
        .into_iter()
        .zip(1..)
        .map(|(raw, id)| Versement { id, annee: 2024, montant: Some(Montant::from_raw(raw)), ..Versement::default() })
        .collect();
    let mesures = vec![Mesure { id: 1, indicateur_id: 1, annee: 2024, numerateur: Some(Nombre::from_raw(12_345)), ..Mesure::default() }];
    let indicateurs = vec![Indicateur { id: 1, code: "IND-01".into(), decimales: 2, ..Indicateur::default() }];
    let d = Dossier { versements, mesures, indicateurs, ..Dossier::default() };
    let (octets, _) = written(&d);
    let xml = part(&octets, "xl/worksheets/sheet13.xml");
    for v in ["<v>117504.1</v>", "<v>0.01</v>", "<v>999999999999.99</v>", "<v>1000000117504.1</v>"] {
        assert!(xml.contains(v), "{v}");
    }
    let x = read(&octets);
    let Some(Lue::Formule(f, v)) = x["Indicateurs"].get(&(8, 5)) else { panic!("{:?}", x["Indicateurs"]) };
    assert_eq!((f.as_str(), *v), ("ROUND(E5*G5,2)", 1.23));
}

#[test]
fn counts_that_formulas_give_are_written_like_typed_ones() {
    let mut d = example();
    let typed = read(&written(&d).0);
    for m in &mut d.mesures {
        (m.numerateur, m.denominateur) = (None, None);
    }
    assert_eq!(format!("{:?}", read(&written(&d).0)["Indicateurs"]), format!("{:?}", typed["Indicateurs"]));
    // A value typed in place of counts is written as it is: no formula would give it.
    let id = d.mesures.iter().find(|m| m.indicateur_id == 1 && m.annee == 2025).unwrap().id;
    d.mesures.iter_mut().find(|m| m.id == id).unwrap().valeur = Some("12.5".parse().unwrap());
    let cells = format!("{:?}", read(&written(&d).0)["Indicateurs"]);
    assert!(cells.contains("12.5"));
}

#[test]
fn bytes_depend_on_nothing_but_dossier_and_date() {
    let d = example();
    assert_eq!(written(&d).0, written(&d).0);
    let noyau = part(&written(&d).0, "docProps/core.xml");
    assert!(noyau.contains("2026-11-21T00:00:00Z"), "{noyau}");
}

#[test]
fn sheets_are_ready_to_read_and_print() {
    let (octets, _) = written(&example());
    // The example has rows for seven of the sheets a dossier may lack.
    let feuilles = FEUILLES.len() + 7;
    for i in 2..=feuilles + 1 {
        let xml = part(&octets, &format!("xl/worksheets/sheet{i}.xml"));
        for attendu in ["orientation=\"landscape\"", "paperSize=\"9\"", "state=\"frozen\"", "fitToPage=\"1\"", "&amp;P / &amp;N"] {
            assert!(xml.contains(attendu), "{i}: {attendu}");
        }
    }
    let classeur = part(&octets, "xl/workbook.xml");
    assert_eq!(classeur.matches("_xlnm.Print_Titles").count(), feuilles);
    let (vide, _) = written(&Dossier::default());
    assert_eq!(part(&vide, "xl/workbook.xml").matches("<sheet ").count(), FEUILLES.len() + 1);
}

/// A year of the contract without tariff has its column, empty, and claims no nature.
#[test]
fn years_without_a_tariff_have_an_empty_column() {
    let mut d = cpom_core::exemple::exemple().unwrap();
    let before = read(&written(&d).0);
    d.tarifs.retain(|t| t.annee != 2027);
    let after = read(&written(&d).0);
    let (name, sheet) = after.iter().find(|(name, _)| name.starts_with("T2 ")).unwrap();
    let headed = sheet.iter().find(|(_, cell)| **cell == Lue::Nombre(2027.0));
    let ((column, row), _) = headed.expect("the year has its column");
    assert!(sheet.keys().all(|(c, r)| c != column || r <= row), "nothing under 2027");
    let widest = |book: &Classeur| book[name].keys().map(|(c, _)| *c).max();
    assert_eq!(widest(&after), widest(&before));
}
