//! One field, one name: the same words in the window, the findings, the history, the documents and the sheets.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use cpom_api::{libelle_op, phrase_du_constat};
use cpom_core::calculs::calculer;
use cpom_core::champ;
use cpom_core::controles::{Constat, Controle};
use cpom_core::modele::{Cellule, ChampDef, Entite, TABLES, mots};
use cpom_core::op::Op;
use cpom_core::reserve::is_reserved;
use cpom_export::demande::{DocumentRequest, FormatDocument, TypeDocument, produire};

use crate::documents::text;
use crate::outils::{exemple, jour};

/// Every kind of space made plain: typography is not what is compared.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without spaces nor hyphens: a label may be broken over lines.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"-\u{AD}\u{2010}".contains(*c)).collect()
}

fn make(format: FormatDocument) -> Vec<u8> {
    let d = exemple();
    produire(&d, &calculer(&d, jour()), &DocumentRequest::new(format, TypeDocument::Complet), jour()).unwrap()
}

#[test]
fn window_findings_and_history_say_the_label_of_the_model() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/generated/modele.ts")).unwrap();
    for table in TABLES {
        let line = page.lines().find(|l| l.starts_with(&format!("  {}: {{\"nom\"", table.nom))).unwrap();
        for c in table.champs {
            let written = format!("{{\"nom\":\"{}\",\"libelle\":{}", c.nom, serde_json::to_string(c.libelle).unwrap());
            assert!(line.contains(&written), "{}.{} in the window", table.nom, c.nom);

            let constat =
                Constat { controle: Controle::ChampVide, table: table.nom, id: Some(1), champ: Some(c.nom), parametres: Vec::new() };
            let phrase = plain(&phrase_du_constat(&constat));
            assert!(phrase.starts_with(&plain(&format!("« {} »", c.libelle))), "{}.{}: {phrase}", table.nom, c.nom);

            let op = Op::Modifier { table: table.nom.into(), id: 1, champs: vec![c.nom.into()], objet: String::new() };
            let step = plain(&libelle_op(&op));
            assert!(step.ends_with(&plain(&mots::minuscule(c.libelle))), "{}.{}: {step}", table.nom, c.nom);
        }
    }
}

/// Columns of a sheet that hold no field of the model.
const CALCULES: &[&str] = &[
    "Coût",
    "Écart à la cible",
    "Financement",
    "Amortissement annuel",
    "Amortissement (ans)",
    "Heures",
    "Indicateurs",
    "Nature",
    "Origine",
    "Progression",
    "Retard",
    "Statut",
    "Valeur",
    "Valeur de référence",
];

#[test]
fn columns_of_the_workbook_are_the_labels_of_the_model() {
    let mut livre: Xlsx<_> = Xlsx::new(Cursor::new(make(FormatDocument::Xlsx))).unwrap();
    for (feuille, champs) in [
        ("Actions", &[champ!(Action.public_cible), champ!(Action.public_nombre), champ!(Action.date_fin), champ!(Action.constat)][..]),
        (
            "Indicateurs",
            &[champ!(Indicateur.finalite), champ!(Indicateur.numerateur), champ!(Mesure.numerateur), champ!(Mesure.preuve)][..],
        ),
        ("Échéances", &[champ!(Echeance.libelle), champ!(Echeance.responsable), champ!(Echeance.statut)][..]),
        ("T8 Investissements", &[champ!(Investissement.libelle), champ!(Investissement.subvention)][..]),
        ("T9 Formation", &[champ!(Formation.intitule), champ!(Formation.duree_heures), champ!(Formation.cout_pedagogique)][..]),
        ("T10 Versements", &[champ!(Versement.type_versement), champ!(Versement.montant), champ!(Versement.statut)][..]),
    ] {
        let cells = livre.worksheet_range(feuille).unwrap();
        // Title, subtitle, an empty row, then the header.
        let header: Vec<String> =
            cells.rows().nth(3).unwrap().iter().filter(|c| **c != Data::Empty).map(|c| plain(&c.to_string())).collect();
        for c in champs {
            assert!(header.iter().any(|h| *h == plain(c.colonne()) || *h == plain(c.libelle)), "{feuille}: {} in {header:?}", c.libelle);
        }
        let known = |h: &str| TABLES.iter().flat_map(|t| t.champs).any(|c| [c.colonne(), c.libelle].iter().any(|l| plain(l) == h));
        for h in &header {
            assert!(known(h) || CALCULES.contains(&h.as_str()), "{feuille}: « {h} » is no label of the model");
        }
    }
}

/// Labels of the filled fields of a row that the document does not print, those of the reserve apart.
fn absent<E: Entite>(row: &E, document: &str, but: &[&str]) -> Vec<&'static str> {
    let filled = |v: &Cellule| !matches!(v, Cellule::Nul | Cellule::Entier(0)) && *v != Cellule::Texte(String::new());
    let said = |c: &ChampDef| [c.libelle, c.colonne()].iter().any(|l| document.contains(&solid(l)));
    let cells = row.cellules();
    E::TABLE
        .champs
        .iter()
        .zip(&cells)
        .filter(|(c, v)| filled(v) && !but.contains(&c.nom) && !is_reserved(E::TABLE.nom, c.nom) && !said(c))
        .map(|(c, _)| c.libelle)
        .collect()
}

#[test]
fn the_printed_dossier_says_the_labels_of_the_model() {
    let d = exemple();
    let document = solid(&text(&make(FormatDocument::Pdf)));
    let none: Vec<&str> = Vec::new();
    // Street, post code and town print as one address; the heading says what is fictional.
    assert_eq!(absent(&d.gestionnaires[0], &document, &["voie", "code_postal", "commune", "fictif"]), none);
    // The heading is the name of the service.
    assert_eq!(absent(&d.services[0], &document, &["gestionnaire_id", "nom"]), none);
    assert_eq!(absent(&d.departement, &document, &["fictif"]), none);
    assert_eq!(absent(&d.interlocuteurs[0], &document, &["partie"]), none);
    assert_eq!(absent(&d.communes[0], &document, &["service_id"]), none);
    assert_eq!(absent(&d.echeances[0], &document, &[]), none);
    assert_eq!(absent(&d.engagements[0], &document, &["partie", "commentaire"]), none);
    assert_eq!(absent(&d.versements[0], &document, &["type_versement"]), none);
    // Title, leader and progress are in the banner of the fiche; both dates print as one period, a count beside its public, a
    // missing reason in place of the reason.
    let banner = ["intitule", "pilote", "avancement_pct", "date_debut", "date_fin", "public_nombre", "justification_requise"];
    for action in &d.actions {
        assert_eq!(absent(action, &document, &banner), none, "{}", action.code);
    }
}
