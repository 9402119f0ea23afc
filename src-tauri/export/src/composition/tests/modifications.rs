//! The modifications since a kept version: figures, rows in sentences, texts word by word.

use std::sync::Arc;

use cpom_core::decimal::{Nombre, Prix};
use cpom_core::exemple::versions;
use cpom_core::modele::{Article, Etape};

use super::*;

/// The same options with a former state.
pub(super) fn since(options: Options, avant: Dossier) -> Options {
    let etat = EtatAvant { depuis: "la version 1".into(), precision: "« Signé »".into(), contenu: Arc::new(avant) };
    Options { fichier: DuFichier { avant: Some(etat), ..options.fichier }, ..options }
}

fn told(avant: Dossier, apres: &Dossier) -> String {
    let options = since(Options::new(TypeDocument::Modifications, day()), avant);
    LectureDocument::de(&composer(apres, &calculer(apres, day()), &options)).textes
}

/// Words of one part of the document, from its heading to the next.
fn part<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let at = text.find(from).unwrap_or_else(|| panic!("« {from} » is missing: {text}"));
    let rest = &text[at..];
    &rest[..rest.find(to).unwrap_or(rest.len())]
}

#[test]
fn the_example_says_what_changed_since_it_was_signed() {
    let text = told(versions().unwrap().swap_remove(0).contenu, &exemple().unwrap());
    // Many figures of a year are one sentence, and many rows that changed alike.
    let rows = part(&text, "2. Ce qui", "3. Textes");
    assert!(rows.contains("valeurs sont ajoutées, 2024 et 2025 : Personnes différentes accompagnées dans l’année ;"), "{rows}");
    assert!(rows.contains("échéances sont modifiées – statut : « fait » au lieu de « à venir » : Publication de l’appel"), "{rows}");
    assert!(rows.contains("L’exercice 2024 est modifié – ") && !rows.contains("file_active"), "{rows}");
    let figures = part(&text, "1. Chiffres", "2. Ce qui");
    assert!(figures.contains("IND-16 Heures de répit et de relayage à domicile, cible 2026"), "{figures}");
    assert!(figures.contains("1 200") && figures.contains("−250"), "{figures}");
    let texts = part(&text, "3. Textes", "Document établi");
    let article = part(texts, "Article 12", "Échéance");
    assert!(article.contains("[supprimé : septembre] [ajouté : juillet]"), "{article}");
    // The words before and after are few: the article is longer than what is printed of it.
    assert!(article.contains("[…]"), "{article}");
}

#[test]
fn each_change_is_said_once_by_the_name_of_its_row() {
    let avant = exemple().unwrap();
    let mut d = avant.clone();
    let (indicateur, action) = (d.mesures[0].indicateur_id, d.actions[0].id);
    d.mesures.iter_mut().find(|m| m.indicateur_id == indicateur && m.annee == 2027).unwrap().cible = Some(Nombre::entier(7));
    d.dotations.iter_mut().find(|x| x.annee == 2027).unwrap().montant_horaire = Some(Prix::from_raw(35_500));
    d.actions[0].pilote = "Une autre personne".into();
    d.actions[0].date_fin = NaiveDate::from_ymd_opt(2028, 3, 31);
    d.engagements.pop();
    d.etapes.push(Etape { id: 9_999, action_id: action, libelle: "Recruter une tutrice".into(), ..Etape::default() });
    let text = told(avant.clone(), &d);
    let [figures, rows, texts] =
        [("1. Chiffres", "2. Ce qui"), ("2. Ce qui", "3. Textes"), ("3. Textes", "Document établi")].map(|(a, b)| part(&text, a, b));
    assert!(figures.contains("Dotation prévue 2027") && figures.contains("3,55"), "{figures}");
    assert!(!rows.contains("3,55") && !rows.contains("mesure"), "figures stand with the figures: {rows}");
    let code = &d.actions[0].code;
    assert!(rows.contains(&format!("Pilote : « Une autre personne » au lieu de « {} »", avant.actions[0].pilote)), "{rows}");
    assert!(rows.contains("Date de fin : 31 mars 2028 au lieu du") || rows.contains("Fin : 31 mars 2028 au lieu du"), "{rows}");
    assert!(rows.contains(&format!("L’étape « Recruter une tutrice », de l’action {code}, est ajoutée")), "{rows}");
    assert!(rows.contains("est retiré"), "{rows}");
    assert!(texts.contains("Aucun texte n’a changé."), "{texts}");
    // Names, never identifiers nor the names of the program.
    for notation in ["9999", "9 999", "_id", "cible_", "valeur_"] {
        assert!(!text.contains(notation), "{notation}");
    }
}

#[test]
fn an_article_that_comes_and_one_that_goes_are_whole() {
    let avant = exemple().unwrap();
    let mut d = avant.clone();
    let gone = d.articles.remove(1);
    d.articles.push(Article { id: 9_998, titre: "Clause neuve".into(), texte: "Un seul alinéa.".into(), ..Article::default() });
    let text = told(avant, &d);
    let texts = part(&text, "3. Textes", "Document établi");
    assert!(texts.contains(&format!("Article 2 – {} (supprimé)", collapse(&gone.titre))), "{texts}");
    assert!(texts.contains("Clause neuve (ajouté)") && texts.contains("[ajouté : Un seul alinéa.]"), "{texts}");
    assert!(!part(&text, "2. Ce qui", "3. Textes").contains("Clause neuve"), "said once");
}

#[test]
fn a_change_of_markup_alone_is_told_as_such() {
    let avant = exemple().unwrap();
    let mut d = avant.clone();
    let first = d.articles[0].texte.split_whitespace().next().unwrap().to_owned();
    d.articles[0].texte = d.articles[0].texte.replacen(&first, &format!("**{first}**"), 1);
    assert!(told(avant, &d).contains("Seule la mise en forme change."));
}

#[test]
fn nothing_changed_is_one_sentence() {
    let d = exemple().unwrap();
    let text = told(d.clone(), &d);
    assert!(text.contains("Rien n’a changé depuis la version 1.") && !text.contains("Chiffres"), "{text}");
    // Versions, colours and the choice of sections are no changes of the contract.
    let mut kept = d.clone();
    kept.versions.clear();
    kept.presentation.couleur = "#123456".into();
    assert!(told(kept, &d).contains("Rien n’a changé"));
}
