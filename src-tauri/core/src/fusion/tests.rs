use std::collections::{BTreeMap, BTreeSet};

use super::etat::{EtatCopie, renamed};
use super::{Copies, Cote, NoteFusion, PlanFusion, Quoi};
use crate::exemple::exemple;
use crate::modele::{Action, Article, Cellule, Dossier, Entite, Etape, Id, Objectif};
use crate::store::common_history::Origines;

/// The changes that `ici` may take of `la`, as copies of `commun`, the rows added since being strangers to one another.
fn plan(ici: &Dossier, la: &Dossier, commun: Option<&Dossier>) -> PlanFusion {
    let (mine, theirs) = (Origines::of_identity("a"), Origines::of_identity("b"));
    let libres: BTreeMap<&'static str, Id> = crate::modele::TABLES
        .iter()
        .map(|t| (t.nom, EtatCopie::of(ici).rows(t.nom).iter().map(|r| r.0).max().unwrap_or_default() + 1))
        .collect();
    let copies = Copies { ici, la, commun, origines_ici: &mine, origines_la: &theirs, libres: &libres };
    PlanFusion::of(&copies)
}

fn keys(plan: &PlanFusion) -> Vec<&str> {
    plan.changements.iter().map(|c| c.cle.as_str()).collect()
}

fn small() -> Dossier {
    Dossier {
        axes: vec![crate::modele::Axe { id: 1, code: "AXE-1".into(), ..Default::default() }],
        objectifs: vec![Objectif { id: 1, axe_id: 1, code: "OBJ-1.1".into(), ..Objectif::default() }],
        actions: vec![Action { id: 1, objectif_id: 1, code: "ACT-01".into(), intitule: "Tutorat".into(), ..Action::default() }],
        articles: vec![Article {
            id: 1,
            titre: "Objet".into(),
            texte: "Voir l’action {{action.ACT-02.intitule}}.".into(),
            ..Article::default()
        }],
        ..Dossier::default()
    }
}

#[test]
fn a_copy_of_itself_offers_nothing() {
    let d = exemple().unwrap();
    assert!(keys(&plan(&d, &d, Some(&d))).is_empty() && keys(&plan(&d, &d, None)).is_empty());
}

#[test]
fn what_was_only_done_here_is_no_difference_to_take() {
    let then = small();
    let (mut a, b) = (then.clone(), then.clone());
    a.actions[0].intitule = "Ici".into();
    a.etapes.push(Etape { id: 1, action_id: 1, libelle: "Une".into(), ..Etape::default() });
    let p = plan(&a, &b, Some(&then));
    assert!(keys(&p).is_empty(), "{:?}", keys(&p));
    assert_eq!(p.faits_ici, 2);
}

#[test]
fn a_removal_takes_what_was_added_under_it_here_only_as_a_conflict() {
    let then = small();
    let (mut a, mut b) = (then.clone(), then.clone());
    b.actions.clear();
    let p = plan(&a, &b, Some(&then));
    assert_eq!((keys(&p), p.changements[0].cote), (vec!["-actions/1"], Cote::Autre));
    a.etapes.push(Etape { id: 1, action_id: 1, libelle: "Une".into(), ..Etape::default() });
    let p = plan(&a, &b, Some(&then));
    assert_eq!(p.changements[0].cote, Cote::LesDeux);
    let made = p.fusionner(&BTreeSet::from(["-actions/1".to_owned()])).unwrap();
    assert!(made.dossier.actions.is_empty() && made.dossier.etapes.is_empty());
}

#[test]
fn a_code_taken_here_changes_in_the_texts_that_come() {
    let then = small();
    let (mut a, mut b) = (then.clone(), then.clone());
    let new = |intitule: &str| Action { id: 2, objectif_id: 1, code: "ACT-02".into(), intitule: intitule.into(), ..Action::default() };
    a.actions.push(new("Former les nouveaux"));
    b.actions.push(new("Acheter des tablettes"));
    b.articles[0].texte.push_str(" Aussi.");
    let p = plan(&a, &b, Some(&then));
    assert_eq!(keys(&p), ["+actions/2", "articles/1/texte"]);
    let made = p.fusionner(&keys(&p).into_iter().map(str::to_owned).collect()).unwrap();
    assert_eq!(
        made.dossier.actions.iter().map(|x| (x.id, x.code.as_str())).collect::<Vec<_>>(),
        [(1, "ACT-01"), (3, "ACT-03"), (2, "ACT-02")]
    );
    assert_eq!(made.dossier.articles[0].texte, "Voir l’action {{action.ACT-03.intitule}}. Aussi.");
    assert!(
        made.notes.iter().any(|n| matches!(n, NoteFusion::Code(..))) && made.notes.iter().any(|n| matches!(n, NoteFusion::Numero(_, 2, 3)))
    );
}

#[test]
fn references_and_cited_rows_take_other_numbers() {
    let row = Article { id: 4, texte: "Voir {{article.id-7}} et {{annexe.id-3}}.".into(), ..Article::default() };
    let moved = renamed(&Article::TABLE, &row.cellules(), &|(table, id)| (table == "articles").then(|| i64::from(id) + 10));
    assert!(moved.contains(&Cellule::Texte("Voir {{article.id-17}} et {{annexe.id-3}}.".into())), "{moved:?}");
    let step = Etape { id: 1, action_id: 5, ..Etape::default() };
    assert_eq!(renamed(&Etape::TABLE, &step.cellules(), &|_| Some(8))[0], Cellule::Entier(8));
}

#[test]
fn without_a_common_state_rows_that_share_nothing_are_two_rows() {
    let (mut a, mut b) = (small(), small());
    a.actions[0].pilote = "Directrice".into();
    b.actions[0] = Action { id: 1, objectif_id: 1, code: "ACT-01".into(), intitule: "Acheter un véhicule".into(), ..Action::default() };
    let p = plan(&a, &b, None);
    assert_eq!(keys(&p), ["-actions/1", "+actions/1"]);
    assert!(p.changements.iter().all(|c| matches!(c.quoi, Quoi::Ajout | Quoi::Retrait) && c.cote == Cote::Inconnu));
    b.actions[0].intitule = "Tutorat des nouveaux".into();
    assert_eq!(keys(&plan(&a, &b, None)), ["actions/1/intitule", "actions/1/pilote"]);
}
