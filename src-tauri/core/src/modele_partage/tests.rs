//! Templates written, read, compared and taken; files refused as templates.

use super::*;
use crate::op::Op;
use crate::store::{ContexteEcriture, Fichier};

fn example() -> Dossier {
    crate::exemple::exemple().unwrap()
}

fn at(seconds: u32) -> ContexteEcriture {
    ContexteEcriture { quand: format!("2026-11-21T09:00:{seconds:02}"), auteur: String::new() }
}

fn take(file: &mut Fichier, m: &ModelePartage) {
    let before = file.dossier().clone();
    let body = |w: &mut Ecriture<'_>| appliquer(w, &before, m).map(|()| ((), Op::ReprendreModele { nom: m.nom.clone() }));
    file.transact(&at(1), body).unwrap();
}

#[test]
fn a_template_taken_by_another_dossier_gives_it_its_texts_and_one_step_undoes_it() {
    let folder = tempfile::tempdir().unwrap();
    let new = crate::neuf::dossier(crate::referentiel::referentiel());
    let mut file = Fichier::create(&folder.path().join("a.cpom"), false, &new, &Op::Nouveau, &at(0)).unwrap();
    let before = file.dossier().clone();
    let m = read(&write(&depuis(&example(), "Notre modèle")).unwrap()).unwrap();
    assert!(comparer(&before, &m).iter().any(|c| c.sort == SortTexte::Retire));

    take(&mut file, &m);
    let d = file.dossier().clone();
    assert_eq!(
        depuis(&d, "Notre modèle").articles.iter().map(|a| &a.titre).collect::<Vec<_>>(),
        m.articles.iter().map(|a| &a.titre).collect::<Vec<_>>()
    );
    assert_eq!(d.annexes.len(), m.annexes.len());
    assert_eq!(d.contrat.preambule, m.preambule);
    assert!(comparer(&d, &m).iter().all(|c| c.sort == SortTexte::Garde), "{:?}", comparer(&d, &m));
    let known = |c: &&MentionCitee| d.mentions.iter().any(|x| x.groupe == c.groupe && x.code == c.code);
    assert_eq!(d.couvertures.len(), m.articles.iter().flat_map(|a| &a.mentions).filter(known).count());

    file.undo(&at(20)).unwrap();
    assert_eq!(*file.dossier(), before);
}

#[test]
fn a_dossier_that_takes_its_own_template_does_not_change() {
    let folder = tempfile::tempdir().unwrap();
    let mut d = example();
    d.articles.iter_mut().for_each(|a| a.ecarte = false);
    let mut file = Fichier::create(&folder.path().join("a.cpom"), false, &d, &Op::Nouveau, &at(0)).unwrap();
    let m = depuis(file.dossier(), "x");
    assert!(comparer(file.dossier(), &m).iter().all(|c| c.sort == SortTexte::Garde));
    let before = file.dossier().clone();
    take(&mut file, &m);
    assert_eq!(*file.dossier(), before);
    assert!(file.undoable().unwrap().is_none(), "nothing to undo");
}

#[test]
fn articles_follow_the_order_of_the_template_and_keep_their_identity() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = Fichier::create(&folder.path().join("a.cpom"), false, &example(), &Op::Nouveau, &at(0)).unwrap();
    let ids: Vec<Id> = file.dossier().articles.iter().map(|a| a.id).collect();
    let mut m = depuis(file.dossier(), "x");
    m.articles.reverse();
    m.articles[0].titre = format!("  {} ", m.articles[0].titre.to_uppercase());
    take(&mut file, &m);
    let after: Vec<Id> = file.dossier().articles.iter().map(|a| a.id).collect();
    assert_eq!(after, ids.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn files_that_are_no_template_say_why() {
    let good = write(&depuis(&example(), "x")).unwrap();
    assert!(read(&good).is_ok() && read(&format!("\u{FEFF}{good}")).is_ok());
    let hostile = |f: &dyn Fn(&mut Json)| {
        let mut v: Json = serde_json::from_str(&good).unwrap();
        f(&mut v);
        v.to_string()
    };
    let cases = [
        ("", "incomplet"),
        ("bonjour", "JSON"),
        ("[]", ""),
        (r#"{"format":"atelier-cpom/dossier","version":1}"#, "modèle de contrat"),
        (&hostile(&|v| v["version"] = json!(2)), "plus récent"),
        (&hostile(&|v| v["version"] = json!(null)), "version"),
        (&hostile(&|v| v["articles"] = json!([])), "aucun article"),
        (&hostile(&|v| v["script"] = json!("x")), "champ inconnu"),
        (&hostile(&|v| v["articles"][0]["texte"] = json!("a\u{0}b")), "caractère"),
        (&hostile(&|v| v["articles"][0]["titre"] = json!("a\nb")), "retour"),
        (&hostile(&|v| v["articles"][0]["texte"] = json!("x".repeat(200_001))), "200 000"),
        (&hostile(&|v| v["articles"][0]["mentions"] = json!([{ "groupe": "autre", "code": "1" }])), "valeur inconnue"),
        (&hostile(&|v| v["articles"] = json!(vec![json!({ "titre": "a" }); 501])), "500"),
        (&good[..good.len() / 2], "incomplet"),
    ];
    for (text, why) in cases {
        match read(text) {
            Err(Error::Modele(reason)) => assert!(reason.contains(why), "{reason} / {why}"),
            other => panic!("{text:.60}: {other:?}"),
        }
    }
}

#[test]
fn the_committed_schema_is_that_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/modele.schema.json");
    let schema = schema().unwrap();
    if std::env::var_os("CPOM_ECRIRE").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), schema, "schema/modele.schema.json is out of date: run `make generate`");
}

/// Identifiers mean nothing in another dossier: a reference travels by rank, and names the right row on arrival.
#[test]
fn references_travel_with_their_articles() {
    let folder = tempfile::tempdir().unwrap();
    let mut sender = example();
    sender.articles[0].ecarte = true;
    sender.articles[4].texte = "Voir l’{{article.id-20}}, l’{{article.id-1}} et l’{{annexe.id-5}}.".into();
    sender.contrat.preambule = "Selon l’{{article.id-2}}.".into();
    let m = depuis(&sender, "x");
    assert_eq!(m.articles[3].texte, "Voir l’{{article.rang-19}}, l’{{article.id-1}} et l’{{annexe.rang-5}}.");
    let new = crate::neuf::dossier(crate::referentiel::referentiel());
    let mut file = Fichier::create(&folder.path().join("a.cpom"), false, &new, &Op::Nouveau, &at(0)).unwrap();
    take(&mut file, &m);
    let d = file.dossier();
    let row = |titre: &str| d.articles.iter().find(|a| a.titre == titre).unwrap().id;
    let (litiges, presentation) = (row(&sender.articles[19].titre), row(&sender.articles[1].titre));
    let annexe = d.annexes.iter().find(|a| a.titre == sender.annexes[4].titre).unwrap().id;
    assert_eq!(
        d.articles[3].texte,
        format!("Voir l’{{{{article.id-{litiges}}}}}, l’{{{{article.id-1}}}} et l’{{{{annexe.id-{annexe}}}}}.")
    );
    assert_eq!(d.contrat.preambule, format!("Selon l’{{{{article.id-{presentation}}}}}."));
    assert!(comparer(d, &m).iter().all(|c| c.sort == SortTexte::Garde));
}
