//! Checks of the avenants: whether the dossier says what they say, when they bind, how far they prolong the contract.
//!
//! [`sans_avenant`] compares with the content of a sealed version, which a snapshot does not hold: the open file runs it
//! ([`crate::store::Fichier::constats_des_versions`]).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::{Constat, Controle, Parametre, Vue, n, t};
use crate::avenant::{CibleAvenant, avenants_apres, differences, in_order, lieu, modifications_of, present_value, valeur_de};
use crate::choix::TypeAvenant;
use crate::modele::{Avenant, Dossier, Id, Modification, TableDef};

/// Greatest duration in months with the extension that the law allows (art. L. 313-11 CASF).
const DUREE_PROLONGEE: i32 = 72;

pub(super) fn check(v: &mut Vue<'_>) {
    obeyed(v);
    for a in &v.d.avenants {
        if a.date_effet.is_none() {
            v.add(Controle::AvenantSansEffet, "avenants", Some(a.id), Some("date_effet"), vec![name(a)]);
        }
        if let Some(months) = prolonged(v.d, a).filter(|m| *m > DUREE_PROLONGEE) {
            v.add(Controle::ProrogationInterdite, "avenants", Some(a.id), None, vec![name(a), n(months)]);
        }
    }
}

/// « n° 1 »; empty without a number.
fn name(a: &Avenant) -> Parametre {
    Parametre::Texte(a.numero.map(|n| format!("n° {n}")).unwrap_or_default())
}

/// Places whose last avenant says another value than the dossier.
fn obeyed(v: &mut Vue<'_>) {
    let d = v.d;
    let mut last: BTreeMap<CibleAvenant, (&Avenant, &Modification)> = BTreeMap::new();
    for a in in_order(d) {
        for m in modifications_of(d, a.id) {
            if let Some(cible) = CibleAvenant::of(m) {
                last.insert(cible, (a, m));
            }
        }
    }
    let mut found: Vec<_> = last.into_iter().filter(|(cible, (_, m))| !holds(d, cible, m)).collect();
    found.sort_by_key(|(_, (_, m))| m.id);
    for (cible, (a, m)) in found {
        let table = TableDef::de(&cible.table);
        let field = table.and_then(|t| t.champ(&cible.champ));
        let here = table.filter(|_| present_value(d, &cible).is_some());
        let says = if m.apres.trim().is_empty() { "vide".to_owned() } else { m.apres.clone() };
        let has = valeur_de(d, &cible).filter(|v| !v.is_empty()).unwrap_or_else(|| "vide".to_owned());
        let parameters = vec![name(a), t(&says), Parametre::Texte(lieu(m)), Parametre::Texte(has)];
        // The place to go to is the value of the dossier; the avenant, when its row is gone.
        match here {
            Some(table) => v.add(Controle::AvenantDivergent, table.nom, Some(cible.ligne), field.map(|c| c.nom), parameters),
            None => v.add(Controle::AvenantDivergent, "avenants", Some(a.id), None, parameters),
        }
    }
}

/// Whether the dossier has the value that a modification gives.
fn holds(d: &Dossier, cible: &CibleAvenant, m: &Modification) -> bool {
    let present = present_value(d, cible);
    if cible.champ.is_empty() {
        return match (m.valeur_apres.is_empty(), present) {
            // A row of figures that was removed may stay with its other figures.
            (true, present) => present.is_none() || crate::avenant::is_figures(&cible.table),
            (false, present) => present.is_some(),
        };
    }
    // Both sides are read from their text, so that 950 and 950,00 written by hand are one number.
    let read = |text: &str| serde_json::from_str::<Json>(text).ok();
    let same = |a: &Json, b: &Json| a == b || a.as_f64().zip(b.as_f64()).is_some_and(|(a, b)| (a - b).abs() < 0.000_01);
    present.and_then(|p| read(&p.to_string())).zip(read(&m.valeur_apres)).is_some_and(|(a, b)| same(&a, &b))
}

/// Duration of the contract in months with the last day that an avenant gives it; `None` when it gives none.
fn prolonged(d: &Dossier, a: &Avenant) -> Option<i32> {
    let of_end = |m: &&Modification| m.cible_table == "contrat" && m.cible_champ == "date_fin";
    let given = modifications_of(d, a.id).into_iter().find(of_end).and_then(|m| serde_json::from_str(&m.valeur_apres).ok());
    let end = given.or_else(|| d.contrat.date_fin.filter(|_| a.type_avenant == TypeAvenant::Prorogation))?;
    crate::calculs::duree_en_mois(d.contrat.date_debut?, end)
}

/// Finding on what changed since a sealed version without an avenant; `None` when nothing did. `nom` is the name of the version.
#[must_use]
pub fn sans_avenant(scellee: &Dossier, d: &Dossier, version: Id, nom: &str) -> Option<Constat> {
    let covered: BTreeSet<CibleAvenant> =
        avenants_apres(d, version).iter().flat_map(|a| modifications_of(d, a.id)).filter_map(CibleAvenant::of).collect();
    let whole = |c: &CibleAvenant| covered.contains(&CibleAvenant { champ: String::new(), ..c.clone() });
    let left: Vec<_> = differences(scellee, d).into_iter().filter(|x| !covered.contains(&x.cible()) && !whole(&x.cible())).collect();
    let first = left.first()?;
    let count = i64::try_from(left.len()).unwrap_or(i64::MAX);
    Some(Constat {
        controle: Controle::ChangeSansAvenant,
        table: "avenants",
        id: None,
        champ: None,
        parametres: vec![t(nom), Parametre::Entier(count), Parametre::Texte(lieu(&first.modification))],
    })
}
