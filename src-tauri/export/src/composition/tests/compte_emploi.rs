//! The compte d’emploi: its figures added up here by hand from the rows of the dossier, what is missing, what it proves.

use cpom_core::choix::{NonConsomme, TypeVersement};
use cpom_core::decimal::Montant;
use cpom_core::modele::{Justificatif, Piece};

use super::*;

fn read(d: &Dossier, annee: i32) -> String {
    let options = Options { annee: Some(annee), ..Options::new(TypeDocument::Emploi, day()) };
    LectureDocument::de(&composer(d, &calculer(d, day()), &options)).textes
}

/// The rows of the tables of the document, as text.
fn rows(d: &Dossier, annee: i32) -> Vec<Vec<String>> {
    fn collect(blocs: &[Bloc], out: &mut Vec<Vec<String>>) {
        for b in blocs {
            match b {
                Bloc::Tableau(t) => out.extend(t.lignes.iter().map(|l| l.cellules.iter().map(|c| collapse(&c.brut())).collect())),
                Bloc::GarderEnsemble(b) | Bloc::Paysage(b) => collect(b, out),
                _ => {}
            }
        }
    }
    let options = Options { annee: Some(annee), ..Options::new(TypeDocument::Emploi, day()) };
    let mut out = Vec::new();
    collect(&composer(d, &calculer(d, day()), &options).blocs, &mut out);
    out
}

fn row<'a>(rows: &'a [Vec<String>], first: &str) -> &'a [String] {
    rows.iter().find(|r| r.first().is_some_and(|c| c.starts_with(first))).unwrap_or_else(|| panic!("no row {first}"))
}

#[test]
fn the_figures_of_the_example_follow_from_its_rows() {
    let d = exemple().unwrap();
    let all = rows(&d, 2025);
    // 34 210 h and 12 980 h at 3,30 €; the year before left 4 010 €.
    assert_eq!(row(&all, "APA")[1..], ["34 210,00", "34 210,00", "3,30", "112 893,00"]);
    assert_eq!(row(&all, "PCH")[1..], ["12 980,00", "12 980,00", "3,30", "42 834,00"]);
    assert_eq!(row(&all, "Total")[1..], ["47 190,00", "47 190,00", "3,30", "155 727,00"]);
    assert_eq!(row(&all, "Report de l’année précédente")[1], "4 010,00");
    assert_eq!(row(&all, "Disponible")[1], "159 737,00");
    assert_eq!(row(&all, "Acompte 80 %")[1..3], ["14/02/2025", "125 136,00"]);
    assert_eq!(row(&all, "Solde")[1..3], ["15/07/2026", "30 591,00"]);
    // The uses, objective by objective, added up from the rows of the budgets.
    let of = |numero: i32, part: fn(&cpom_core::modele::BudgetAction) -> Option<Montant>| -> Montant {
        let answered = cpom_core::calculs::answered_objectives(&d);
        let mine = |b: &&cpom_core::modele::BudgetAction| b.annee == 2025 && answered.get(&b.action_id) == Some(&numero);
        d.budgets_action.iter().filter(mine).filter_map(part).sum()
    };
    let subtotals: Vec<&Vec<String>> = all.iter().filter(|r| r[0] == "Total de l’objectif").collect();
    let expected =
        [(1, "26 710,00"), (2, "50 450,00"), (3, "27 410,00"), (4, "9 220,00"), (5, "32 080,00"), (6, "4 820,00"), (0, "3 260,00")];
    assert_eq!(subtotals.len(), expected.len());
    for (subtotal, (numero, written)) in subtotals.into_iter().zip(expected) {
        assert_eq!(subtotal[2], written, "objective {numero}");
        assert_eq!(collapse(&cpom_core::francais::decimal(of(numero, |b| b.dotation_consommee), 2)), written);
        assert_eq!(subtotal[1], collapse(&cpom_core::francais::decimal(of(numero, |b| b.dotation), 2)));
    }
    assert_eq!(row(&all, "Total des actions")[1..5], ["156 420,00", "153 950,00", "−2 470,00", "98,4 %"]);
    assert_eq!(row(&all, "ACT-11")[3], "−1 200,00");
    assert_eq!(row(&all, "Part consommée du disponible")[1], "96,4 %");
    assert_eq!(row(&all, "Non consommé")[1], "5 787,00");
    let said = read(&d, 2025);
    for words in ["141 570,00 €", "Le contrat reporte cette somme : 5 787 € s’ajoutent à la dotation de 2026.", "Le plafond est respecté."]
    {
        assert!(said.contains(words), "{words}");
    }
    assert!(said.contains("à justifier auprès du Département"), "actions outside the six objectives are flagged");
    for code in ["ACT-03", "ACT-07", "ACT-11", "ACT-17"] {
        let at = all.iter().position(|r| r[0].starts_with(code)).unwrap();
        assert!(all[at + 1][0].starts_with("Bilan : "), "{code}: what the review says stands below");
    }
    let mut d = d;
    let action = d.actions.iter().find(|a| a.code == "ACT-03").unwrap().id;
    let review = d.bilans_action.iter_mut().find(|b| b.action_id == action && b.annee == 2025).unwrap();
    review.analyse_ecart = "Convention signée en juillet.".into();
    assert!(rows(&d, 2025).iter().any(|r| r[0] == "Écart : Convention signée en juillet."));
    d.bilans_action.retain(|b| b.action_id != action);
    assert!(read(&d, 2025).contains("Écarts sans explication : ACT-03 [à compléter : analyse de l’écart]"));
}

#[test]
fn what_is_missing_is_marked_and_never_left_out() {
    let mut d = exemple().unwrap();
    d.bilans_annuels.clear();
    let said = read(&d, 2025);
    assert!(said.contains("Dépenses sans pièce : 18 sur 18 dépenses, 153 950 € [à compléter : pièces]"), "{said}");
    assert!(said.contains("Autofinancement constaté en 2025 : [à compléter], pour"));
    assert!(said.contains("SIRET [à compléter : SIRET]") && said.contains("[à compléter : date de transmission]"));
    let gone = d.budgets_action.iter_mut().find(|b| b.annee == 2025 && b.action_id == d.actions[0].id).unwrap();
    gone.dotation_consommee = None;
    let all = rows(&d, 2025);
    assert_eq!(row(&all, "ACT-01")[2], "[à compléter]");
    assert_eq!(row(&all, "Non consommé")[1], "[à compléter]", "a sum with a missing term is no result");
    assert_eq!(row(&all, "Total des actions")[2], "137 630,00 (17 actions sur 18)");
    d.dotations.iter_mut().for_each(|m| m.montant_horaire = None);
    assert_eq!(row(&rows(&d, 2025), "Disponible")[1], "[à compléter]");
}

#[test]
fn what_becomes_of_the_money_left_follows_the_rule_of_the_contract() {
    let mut d = exemple().unwrap();
    let mut with = |rule, pct: Option<i64>| {
        d.dotation.non_consomme = rule;
        d.dotation.report_plafond_pct = pct.map(cpom_core::decimal::Nombre::entier);
        read(&d, 2025)
    };
    // The 4 010 € of 2024 are due for 2024: 5 787 − 4 010 are due for 2025.
    let whole = with(NonConsomme::Restitution, None);
    assert!(whole.contains("Selon le contrat, 1 777 € sont à restituer au Département."), "{whole}");
    assert!(whole.contains("Le reste, 4 010 €, est à restituer au titre des années précédentes."));
    // 1 % of 146 240 is 1 462,40 in 2024, so 2 547,60 are due; 1 % of 155 727 is 1 557,27, of 3 239,40 left.
    let capped = with(NonConsomme::ReportPlafonne, Some(1));
    let said = "Selon le contrat (1 % au plus de la dotation acquise), 1 557,27 € sont reportés sur 2026 et 1 682,13 € sont à restituer";
    assert!(capped.contains(said) && capped.contains("Le reste, 2 547,60 €,"), "{capped}");
    assert!(with(NonConsomme::ReportPlafonne, None).contains("[à compléter : part à reporter, selon le contrat]"));
    assert!(with(NonConsomme::NonPrevu, None).contains("[à compléter : ce que devient la dotation non consommée"));
    assert!(read(&d, 2026).contains("Comptes non arrêtés : ce solde est provisoire.") || read(&d, 2026).contains("[à compléter]"));
}

#[test]
fn hours_recognised_as_a_whole_give_no_figure_to_each_financeur() {
    let mut d = exemple().unwrap();
    d.dotations.iter_mut().find(|m| m.annee == 2025).unwrap().heures_retenues = Some(cpom_core::decimal::Heures::entier(47_000));
    let all = rows(&d, 2025);
    assert_eq!(row(&all, "APA")[1..], ["34 210,00", "–", "3,30", "–"]);
    assert_eq!(row(&all, "Total")[2..], ["47 000,00", "3,30", "155 100,00"]);
    assert!(read(&d, 2025).contains("Le Département retient les heures en bloc"));
    // 155 727 were paid for 155 100 acquired.
    assert!(read(&d, 2025).contains("627 € à lui rendre"));
}

#[test]
fn a_restitution_is_among_the_payments() {
    let mut d = exemple().unwrap();
    let mut back = d.versements[3].clone();
    (back.id, back.type_versement, back.libelle) = (99, TypeVersement::Restitution, String::new());
    d.versements.push(back);
    assert!(
        rows(&d, 2025)
            .iter()
            .any(|r| r[0] == cpom_core::modele::mots::majuscule(cpom_core::choix::Choix::libelle(TypeVersement::Restitution)))
    );
}

#[test]
fn proofs_are_numbered_beside_the_uses_and_listed_in_order() {
    let mut d = exemple().unwrap();
    let budget = |d: &Dossier, code: &str| {
        let action = d.actions.iter().find(|a| a.code == code).unwrap().id;
        d.budgets_action.iter().find(|b| b.action_id == action && b.annee == 2025).unwrap().id
    };
    for (id, libelle, nominative) in [(91, "Facture du prestataire", false), (92, "Feuilles de présence", true)] {
        let empreinte = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".to_owned();
        d.pieces.push(Piece { id, libelle: libelle.into(), nominative, empreinte, fichier: "Mme Ourlet.pdf".into(), ..Piece::default() });
    }
    for (id, piece_id, code) in [(1, 92, "ACT-01"), (2, 91, "ACT-11"), (3, 91, "ACT-01")] {
        let cible_ligne = budget(&d, code);
        let cible_table = "budgets_action".to_owned();
        d.justificatifs.push(Justificatif { id, piece_id, annee: Some(2025), cible_table, cible_ligne, page: "p. 2".into() });
    }
    let all = rows(&d, 2025);
    assert_eq!((row(&all, "ACT-01")[7].as_str(), row(&all, "ACT-11")[7].as_str()), ("P-01, P-02", "P-01"));
    let listed = row(&all, "P-02");
    assert!(listed[1].starts_with("Feuilles de présence (à disposition sur place)"), "{listed:?}");
    assert_eq!((listed[3].as_str(), listed[5].as_str(), listed[6].as_str()), ("16 320 €", "ba7816bf8f01", "p. 2"));
    let said = read(&d, 2025);
    assert!(said.contains("Dépenses sans pièce : 16 sur 18 dépenses"));
    let report = LectureDocument::de(&composer(
        &d,
        &calculer(&d, day()),
        &Options { annee: Some(2025), ..Options::new(TypeDocument::Bilan, day()) },
    ));
    assert!(report.textes.contains("P-02\nFeuilles de présence"), "the yearly report has the same list");
    let gone = budget(&d, "ACT-11");
    d.budgets_action.retain(|b| b.id != gone);
    assert!(read(&d, 2025).contains("[à compléter : chiffre que prouve « Facture du prestataire »]"));
}

#[test]
fn the_report_shows_what_each_action_cost_beside_what_was_planned() {
    let mut d = exemple().unwrap();
    let b = d.budgets_action.iter_mut().find(|b| b.id == 2).unwrap();
    (b.autofinancement_realise, b.cofinancement_realise) = (Some(Montant::entier(2_100)), Some(Montant::ZERO));
    let options = Options { annee: Some(2025), ..Options::new(TypeDocument::Bilan, day()) };
    let said = LectureDocument::de(&composer(&d, &calculer(&d, day()), &options)).textes;
    // 16 000 + 2 200 planned; 16 320 + 2 100 spent.
    assert!(said.contains("Coût prévu\n18 200 €") && said.contains("Coût réalisé\n18 420 €"));
    // Own money was planned for the second action and is not known: its cost is not either.
    assert!(said.contains("Coût réalisé\n4 410 € (1 montant sur 3)"), "{said}");
}
