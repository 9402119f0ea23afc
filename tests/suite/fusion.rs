//! Changes of another copy: taken all, none, twice, in any order, and undone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cpom_core::fusion::{Copies, Cote, Fusionne, NoteFusion, PlanFusion, Quoi, RefusFusion};
use cpom_core::modele::{Dossier, TABLES};
use cpom_core::op::Op;
use cpom_core::store::common_history::Commun;
use cpom_core::store::{Acces, Fichier, fields};
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::annulation::act;
use crate::outils::{Hasard, contexte, exemple, nouveau};

/// The changes that `ici` may take of `la`, and whether their common state is known.
fn plan(ici: &Fichier, la: &Fichier) -> (PlanFusion, Commun) {
    let commun = ici.commun(la).unwrap();
    let known = if let Commun::Connu(then) = &commun { Some(&**then) } else { None };
    let (a, b, libres) = (ici.origines().unwrap(), la.origines().unwrap(), ici.identifiants_libres().unwrap());
    let copies = Copies { ici: ici.dossier(), la: la.dossier(), commun: known, origines_ici: &a, origines_la: &b, libres: &libres };
    (PlanFusion::of(&copies), commun)
}

fn all(plan: &PlanFusion) -> BTreeSet<String> {
    plan.changements.iter().filter(|c| c.refus.is_none()).map(|c| c.cle.clone()).collect()
}

fn take(file: &mut Fichier, at: i64, made: &Fusionne) {
    let lignes = made.lignes.clone();
    file.transact(&contexte(at), |w| {
        w.restore(&made.dossier)?;
        Ok(((), Op::Fusionner { fichier: "b.cpom".into(), nombre: made.pris.len(), table: "dossier".into(), id: 1, lignes }))
    })
    .unwrap();
}

/// A dossier and its copy, opened to be changed.
fn two(folder: &Path, d: &Dossier) -> (Fichier, Fichier) {
    let (_, a) = nouveau(folder, "a.cpom", d);
    let b = folder.join("b.cpom");
    a.copy_to(&b, false).unwrap();
    (a, Fichier::open(&b, Acces::Ecriture, &contexte(0).quand).unwrap())
}

fn write(file: &mut Fichier, at: i64, body: impl FnOnce(&mut cpom_core::store::Ecriture<'_>) -> cpom_core::Result<()>) {
    let lot = Op::Lot { table: "axes".into(), id: 1, nombre: 1, geste: None, objet: String::new() };
    file.transact(&contexte(at), |w| body(w).map(|()| ((), lot))).unwrap();
}

/// Tables of a dossier without the kept versions and what names them.
fn contents(d: &Dossier) -> BTreeMap<String, Value> {
    let Value::Object(tables) = serde_json::to_value(d).unwrap() else { unreachable!() };
    let mut out: BTreeMap<String, Value> = tables.into_iter().filter(|(nom, _)| nom != "versions").collect();
    for table in TABLES {
        for champ in table.champs.iter().filter(|c| c.lien == Some("versions")) {
            let Some(Value::Array(rows)) = out.get_mut(table.nom) else { continue };
            rows.iter_mut().for_each(|r| r[champ.nom] = Value::Null);
        }
    }
    out
}

fn choice<'a>(plan: &'a PlanFusion, cle: &str) -> &'a cpom_core::fusion::ChangementFusion {
    let found = plan.changements.iter().find(|c| c.cle == cle);
    found.unwrap_or_else(|| panic!("{cle} among {:?}", plan.changements.iter().map(|c| &c.cle).collect::<Vec<_>>()))
}

fn only(cles: &[&str]) -> BTreeSet<String> {
    cles.iter().map(|c| (*c).to_owned()).collect()
}

#[test]
fn a_change_of_the_other_alone_is_told_from_a_conflict() {
    let t = tempdir().unwrap();
    let (mut a, mut b) = two(t.path(), &exemple());
    write(&mut a, 10, |w| {
        w.update("actions", 1, &fields(json!({"pilote": "Directrice", "code": "ACT-01b"})))?;
        w.delete("actions", 3)
    });
    write(&mut b, 20, |w| {
        w.update("actions", 1, &fields(json!({"pilote": "Responsable", "intitule": "Autre titre"})))?;
        w.update("actions", 3, &fields(json!({"intitule": "Changée là-bas"})))?;
        w.delete("actions", 2)
    });
    let (plan, commun) = plan(&a, &b);
    assert_eq!(commun, Commun::Connu(Box::new(exemple())));
    let cote = |cle: &str| choice(&plan, cle).cote;
    assert_eq!(cote("actions/1/pilote"), Cote::LesDeux);
    assert_eq!(cote("actions/1/intitule"), Cote::Autre);
    assert_eq!((cote("+actions/3"), cote("-actions/2")), (Cote::LesDeux, Cote::Autre));
    assert!(!plan.changements.iter().any(|c| c.cle == "actions/1/code"), "made here alone");
    assert!(plan.faits_ici >= 1);
    let Quoi::Champ { avant, .. } = &choice(&plan, "actions/1/pilote").quoi else { panic!() };
    assert!(avant.is_some(), "the conflict shows the common value");
    let made = plan.fusionner(&only(&["+actions/3"])).unwrap();
    let back = made.dossier.actions.iter().find(|x| x.id == 3).unwrap();
    assert_eq!(back.intitule, "Changée là-bas");
    let steps = |d: &Dossier| d.etapes.iter().filter(|e| e.action_id == 3).count();
    assert_eq!(steps(&made.dossier), steps(&exemple()), "it comes back with its rows");
}

#[test]
fn a_row_added_on_both_sides_under_one_number_takes_another_with_its_links() {
    let t = tempdir().unwrap();
    let (mut a, mut b) = two(t.path(), &exemple());
    write(&mut a, 10, |w| w.create("actions", &fields(json!({"objectif_id": 1, "intitule": "Ici"})), None).map(|_| ()));
    write(&mut b, 10, |w| {
        let ind = w.create("indicateurs", &fields(json!({"libelle": "Indicateur neuf"})), None)?;
        let act = w.create("actions", &fields(json!({"objectif_id": 1, "intitule": "Là-bas"})), None)?;
        w.create("action_indicateurs", &fields(json!({"action_id": act, "indicateur_id": ind})), None)?;
        w.create("etapes", &fields(json!({"action_id": act, "libelle": "Étape"})), None)?;
        w.update("articles", 1, &fields(json!({"texte": format!("Voir {{{{action.ACT-{}}}}}.", "x")})))
    });
    let id = b.dossier().actions.last().unwrap().id;
    assert_eq!(a.dossier().actions.last().unwrap().id, id, "both copies gave the same number");
    let (p, _) = plan(&a, &b);
    let made = p.fusionner(&only(&[&format!("+actions/{id}")])).unwrap();
    let new = made.dossier.actions.iter().find(|x| x.intitule == "Là-bas").unwrap();
    assert_ne!(new.id, id);
    let link = made.dossier.action_indicateurs.iter().find(|l| l.action_id == new.id).unwrap();
    let ind = made.dossier.indicateurs.iter().find(|i| i.id == link.indicateur_id).unwrap();
    assert_eq!(ind.libelle, "Indicateur neuf", "the indicator comes along");
    assert_eq!(made.venus_avec.len(), 1);
    assert!(made.dossier.etapes.iter().any(|e| e.action_id == new.id));
    let (here, there) = (&a.dossier().actions.last().unwrap().code, &b.dossier().actions.last().unwrap().code);
    assert_eq!(here, there);
    assert!(new.code != *there && made.notes.iter().any(|n| matches!(n, NoteFusion::Code(_, was, is) if was == there && *is == new.code)));
    assert!(made.dossier.actions.iter().any(|x| x.id == id && x.intitule == "Ici"), "the row that was here stays");
    take(&mut a, 40, &made);
    // The same copy read again: the row is known, under the number it took.
    let (again, _) = plan(&a, &b);
    assert!(!again.changements.iter().any(|c| c.cle == format!("+actions/{id}")));
}

#[test]
fn closed_years_kept_versions_and_signed_avenants_stay() {
    let t = tempdir().unwrap();
    let (mut a, mut b) = two(t.path(), &exemple());
    let year = a.dossier().exercices.iter().find(|e| e.annee == 2025).unwrap().id;
    let frozen = a.dossier().mesures.iter().find(|m| m.annee == 2025).unwrap().id;
    write(&mut b, 10, |w| w.update("mesures", frozen, &fields(json!({"cible": 1}))));
    b.name_version(&contexte(20), "Là-bas", None).unwrap();
    write(&mut b, 30, |w| w.update("exercices", year, &fields(json!({"commentaire": "Autre"}))));
    write(&mut a, 10, |w| w.update("exercices", year, &fields(json!({"clos": true, "clos_le": "2026-04-01"}))));
    write(&mut a, 20, |w| w.update("avenants", 1, &fields(json!({"statut": "signe"}))));
    write(&mut b, 40, |w| w.update("avenants", 1, &fields(json!({"motif": "Un autre motif"}))));
    let (p, _) = plan(&a, &b);
    assert_eq!(choice(&p, &format!("mesures/{frozen}/cible")).refus, Some(RefusFusion::AnneeClose(2025)));
    assert_eq!(choice(&p, &format!("exercices/{year}/commentaire")).refus, Some(RefusFusion::AnneeClose(2025)));
    assert_eq!(choice(&p, "avenants/1/motif").refus, Some(RefusFusion::AvenantSigne));
    assert!(p.changements.iter().any(|c| c.table.nom == "versions" && c.refus == Some(RefusFusion::Version)));
    let every: BTreeSet<String> = p.changements.iter().map(|c| c.cle.clone()).collect();
    assert_eq!(p.fusionner(&every).unwrap().dossier, *a.dossier(), "refused even when asked for");
    // The store holds the same rule: a merge that also reopens the year does not pass.
    let mut other = a.dossier().clone();
    other.mesures.iter_mut().filter(|m| m.id == frozen).for_each(|m| m.cible = Some(cpom_core::decimal::Nombre::entier(7)));
    other.exercices.iter_mut().filter(|e| e.id == year).for_each(|e| e.clos_le = None);
    let op = Op::Fusionner { fichier: "b".into(), nombre: 1, table: "mesures".into(), id: frozen, lignes: Vec::new() };
    let refused = a.transact(&contexte(50), |w| w.restore(&other).map(|()| ((), op)));
    assert!(matches!(refused, Err(cpom_core::Error::ExerciceClos(2025))));
}

#[test]
fn without_a_common_state_every_difference_is_a_choice() {
    let t = tempdir().unwrap();
    let (_, a) = nouveau(t.path(), "a.cpom", &exemple());
    let mut there = exemple();
    there.actions.remove(0);
    let gone = exemple().actions[0].id;
    macro_rules! forget {
        ($($t:ident),+) => { $( there.$t.retain(|r| r.action_id != gone); )+ };
    }
    forget!(etapes, budgets_action, risques, bilans_action, action_indicateurs, decisions_reprise);
    there.actions[0].pilote = "Un autre pilote".into();
    let second = there.actions[0].id;
    there.engagements.last_mut().unwrap().texte = "Tout autre chose, sans rapport".into();
    there.axes.rotate_left(1);
    let (_, b) = nouveau(t.path(), "b.cpom", &there);
    let (p, commun) = plan(&a, &b);
    assert_eq!(commun, Commun::Etranger);
    assert!(p.changements.iter().all(|c| c.cote == Cote::Inconnu) && p.faits_ici == 0);
    assert_eq!(choice(&p, &format!("-actions/{gone}")).quoi, Quoi::Retrait);
    choice(&p, &format!("actions/{second}/pilote"));
    assert_eq!(choice(&p, "=axes").quoi, Quoi::Ordre);
    assert_eq!(contents(&p.fusionner(&all(&p)).unwrap().dossier), contents(&there));
}

#[test]
fn a_history_that_was_shortened_is_told_unless_a_version_is_kept_on_both_sides() {
    let t = tempdir().unwrap();
    let (mut a, b) = two(t.path(), &exemple());
    write(&mut a, 10, |w| w.update("actions", 1, &fields(json!({"pilote": "Directrice"}))));
    assert!(matches!(a.commun(&b).unwrap(), Commun::Connu(_)));
    write(&mut a, 20, |w| w.update("actions", 2, &fields(json!({"pilote": "Directrice"}))));
    a.prune(&contexte(86_400 * 3), "2026-12-01").unwrap();
    assert!(matches!(a.commun(&b).unwrap(), Commun::Connu(_)), "the other history still leads back");
    let (mut a, mut b) = (a, b);
    write(&mut b, 11, |w| w.update("actions", 1, &fields(json!({"pilote": "Autre"}))));
    write(&mut b, 21, |w| w.update("actions", 4, &fields(json!({"pilote": "Autre"}))));
    b.prune(&contexte(86_400 * 3), "2026-12-01").unwrap();
    assert_eq!(a.commun(&b).unwrap(), Commun::Oublie);
    let (p, _) = plan(&a, &b);
    assert_eq!(choice(&p, "actions/1/pilote").cote, Cote::Inconnu);
    let made = p.fusionner(&all(&p)).unwrap();
    assert_eq!(contents(&made.dossier), contents(b.dossier()));
    take(&mut a, 86_400 * 4, &made);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Two copies that go their own ways, then one takes from the other.
    #[test]
    fn taking_all_none_twice_and_undoing(seed in any::<u64>()) {
        let mut h = Hasard::new(seed);
        let t = tempdir().unwrap();
        let (mut a, mut b) = two(t.path(), &Dossier::default());
        for i in 0..25 {
            act(&mut a, &mut h, 100 + i * 10);
        }
        drop(b);
        let (_, fresh) = (std::fs::remove_file(t.path().join("b.cpom")), t.path().join("b.cpom"));
        a.copy_to(&fresh, false).unwrap();
        b = Fichier::open(&fresh, Acces::Ecriture, &contexte(0).quand).unwrap();
        let start = a.dossier().clone();
        for i in 0..12 {
            act(&mut b, &mut h, 1000 + i * 10);
        }
        // Nothing was done here: what the other did is all there is, and taking it gives the other's contents.
        let (p, commun) = plan(&a, &b);
        prop_assert_eq!(commun, Commun::Connu(Box::new(start.clone())));
        prop_assert!(p.changements.iter().all(|c| c.cote == Cote::Autre));
        prop_assert_eq!(&p.fusionner(&BTreeSet::new()).unwrap().dossier, a.dossier());
        let made = p.fusionner(&all(&p)).unwrap();
        if p.changements.iter().all(|c| c.refus.is_none() || c.table.nom == "versions") && made.notes.is_empty() {
            prop_assert_eq!(contents(&made.dossier), contents(b.dossier()));
        }
        // Both went on.
        for i in 0..12 {
            act(&mut a, &mut h, 2000 + i * 10);
        }
        let (p, _) = plan(&a, &b);
        let before = a.dossier().clone();
        let some: BTreeSet<String> = all(&p).into_iter().filter(|_| h.below(2) == 0).collect();
        for choisis in [some, all(&p)] {
            let (p, _) = plan(&a, &b);
            let kept: BTreeSet<String> = choisis.intersection(&all(&p)).cloned().collect();
            let made = p.fusionner(&kept).unwrap();
            let now = a.dossier().clone();
            take(&mut a, 3000, &made);
            prop_assert_eq!(a.dossier(), &made.dossier);
            if made.dossier != now {
                a.undo(&contexte(3001)).unwrap();
                prop_assert_eq!(a.dossier(), &now);
                a.redo(&contexte(3002)).unwrap();
            }
            prop_assert_eq!(a.integrity().unwrap(), None);
        }
        prop_assert_eq!(&a.dossier().versions, &before.versions);
        // Once all is taken, the same copy brings nothing more but what cannot come.
        let (p, _) = plan(&a, &b);
        let made = p.fusionner(&all(&p)).unwrap();
        prop_assert_eq!(&made.dossier, a.dossier(), "again: {:?}", all(&p));
    }
}
