//! The contract template, the example sheets and the suggestions.

use std::collections::BTreeSet;

use super::super::*;
use super::data;

/// The variables written `{{…}}` in a text.
fn variables(texte: &str) -> Vec<&str> {
    texte.split("{{").skip(1).map(|suite| suite.split_once("}}").expect("une variable se referme").0).collect()
}

#[test]
fn mentions_are_complete_and_the_template_covers_them() {
    let r = data();
    let par_groupe = |g| r.mentions.iter().filter(move |m| m.groupe == g);
    let codes: Vec<_> = par_groupe(GroupeMentionModele::L313_11_1).map(|m| m.code.clone()).collect();
    assert_eq!(codes, (1..=13).map(|n| format!("{n}°")).collect::<Vec<_>>());
    assert_eq!(par_groupe(GroupeMentionModele::R314_136_1).count(), 6);
    assert_eq!(par_groupe(GroupeMentionModele::Sieg).count(), 6);
    for code in ["11°", "12°", "13°"] {
        assert!(r.mention(code).is_some_and(|m| !m.verifie && m.a_verifier), "{code}");
    }
    let couvre = |code: &str, avec_optionnels: bool| {
        r.modele_contrat.articles.iter().any(|a| (avec_optionnels || !a.optionnel) && a.mentions.iter().any(|m| m == code))
    };
    for m in &r.mentions {
        assert!(couvre(&m.code, true), "{}", m.code);
        // A contract without its optional articles still holds every mention that all contracts must hold.
        if m.groupe == GroupeMentionModele::L313_11_1 && m.condition == ConditionMention::Toujours {
            assert!(couvre(&m.code, false), "{}", m.code);
        }
    }
    for a in &r.modele_contrat.articles {
        assert!(a.mentions.iter().all(|c| r.mention(c).is_some()), "{}", a.titre);
    }
}

#[test]
fn the_template_is_numbered_and_its_variables_are_declared_and_used() {
    let r = data();
    let m = &r.modele_contrat;
    let numeros: Vec<_> = m.articles.iter().map(|a| usize::from(a.numero)).collect();
    assert_eq!(numeros, (1..=m.articles.len()).collect::<Vec<_>>());
    assert_eq!(m.annexes.iter().map(|a| a.numero).collect::<Vec<_>>(), (1..=9).collect::<Vec<_>>());
    let mut textes: Vec<&str> = vec![&m.parties, &m.preambule, &m.signature];
    textes.extend(m.articles.iter().map(|a| a.texte.as_str()));
    textes.extend(r.visas.iter().map(|v| v.texte.as_str()));
    // References to articles and annexes are named by the rows of the dossier.
    let reference = |nom: &str| nom.starts_with("article.") || nom.starts_with("annexe.");
    let ecrites: BTreeSet<_> = textes.iter().flat_map(|t| variables(t)).filter(|nom| !reference(nom)).collect();
    let declarees: BTreeSet<_> = m.variables.iter().map(|v| v.cle.as_str()).collect();
    assert_eq!(ecrites, declarees);
    assert!(m.autres_variables.iter().all(|v| !declarees.contains(v.cle.as_str())));
    for texte in textes {
        assert_eq!(texte.matches('[').count(), texte.matches(A_COMPLETER).count(), "{texte}");
    }
    for a in &m.articles {
        assert!(a.texte.matches('.').count() >= 2 && !a.conseil.is_empty(), "{}", a.titre);
    }
}

#[test]
fn articles_cite_annexes_and_articles_that_exist() {
    let m = &data().modele_contrat;
    let mut cited = 0;
    for a in &m.articles {
        assert!(!a.texte.contains("l’annexe") && !a.texte.contains("l’article «"), "{} : a typed reference", a.titre);
        for nom in variables(&a.texte) {
            let known = match nom.split_once('.') {
                Some(("article", cle)) => {
                    let numero = cle.strip_prefix("id-").and_then(|n| n.parse::<u16>().ok());
                    m.articles.iter().any(|x| Some(x.numero) == numero)
                }
                Some(("annexe", cle)) => crate::annexes::PartieEcrite::TOUTES.iter().any(|p| p.code() == cle),
                _ => continue,
            };
            assert!(known, "{} : {nom}", a.titre);
            cited += 1;
        }
    }
    assert!(cited > 15, "{cited}");
}

#[test]
fn only_apa_and_pch_hours_count_for_the_dotation_by_default() {
    let r = data();
    let comptees: Vec<_> =
        r.valeurs("financeur_heure").iter().filter(|v| v.compte_dotation == Some(true)).map(|v| v.code.as_str()).collect();
    assert_eq!(comptees, ["apa", "pch"]);
    assert!(r.valeurs("financeur_heure").iter().all(|v| v.compte_dotation.is_some()));
    assert!(r.valeurs("liste inconnue").is_empty());
}

#[test]
fn budget_groups_are_three_by_three() {
    let groupes: Vec<_> = data().groupes_budget.iter().map(|g| (g.nature, g.groupe.clone(), g.lignes.is_empty())).collect();
    let attendus: Vec<_> = [CoteBudget::Charges, CoteBudget::Produits]
        .into_iter()
        .flat_map(|c| ["I", "II", "III"].map(|g| (c, g.to_owned(), false)))
        .collect();
    assert_eq!(groupes, attendus);
}

#[test]
fn example_sheets_serve_every_objective_with_indicators_of_the_catalogue() {
    let r = data();
    for numero in 1..=6 {
        let n = r.fiches_exemples.iter().filter(|f| f.objectif_legal == numero).count();
        assert!((3..=5).contains(&n), "objectif {numero} : {n} fiches");
    }
    for f in &r.fiches_exemples {
        assert_eq!(f.statut, "exemples non officiels");
        assert!(!f.indicateurs.is_empty() && f.indicateurs.iter().all(|n| r.indicateur(*n).is_some()), "{}", f.code);
        assert!(!f.etapes.is_empty() && !f.risques.is_empty(), "{}", f.code);
    }
}
