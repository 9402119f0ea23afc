//! Figures of a year that its closing freezes, as the dossier has them.

use std::collections::BTreeMap;

use crate::modele::{Cellule, Dossier, Id, verrou};

/// A figure: table, row, field.
type Place = (&'static str, Id, &'static str);

/// The frozen figures of a year that are filled.
fn of(d: &Dossier, annee: i32) -> BTreeMap<Place, Cellule> {
    let mut found = BTreeMap::new();
    for rows in d.tables() {
        let (table, frozen) = (rows.def(), verrou::figures(rows.def().nom));
        if frozen.is_empty() {
            continue;
        }
        let at = |nom: &str| table.champs.iter().position(|c| c.nom == nom);
        let (year, nature) = (at("annee"), at("nature"));
        for (id, cells) in rows.rows() {
            let is = |position: Option<usize>| position.and_then(|i| cells.get(i));
            let planned = matches!(is(nature), Some(Cellule::Texte(code)) if !verrou::nature_figee(code));
            if planned || is(year) != Some(&Cellule::Entier(i64::from(annee))) {
                continue;
            }
            for (champ, cell) in table.champs.iter().zip(&cells) {
                if *cell != Cellule::Nul && frozen.contains(&champ.nom) {
                    found.insert((table.nom, id, champ.nom), cell.clone());
                }
            }
        }
    }
    found
}

/// Number of frozen figures of a year that are not in both states, or not the same.
#[must_use]
pub fn changed(then: &Dossier, now: &Dossier, annee: i32) -> usize {
    let (then, now) = (of(then, annee), of(now, annee));
    let gone = then.iter().filter(|(place, value)| now.get(place) != Some(value)).count();
    gone + now.keys().filter(|place| !then.contains_key(*place)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choix::Nature;
    use crate::decimal::Nombre;
    use crate::exemple::exemple;

    #[test]
    fn each_figure_that_is_changed_added_or_removed_counts_once() {
        let then = exemple().unwrap();
        let mut now = then.clone();
        assert_eq!(changed(&then, &now, 2025), 0);
        let measure = now.mesures.iter_mut().find(|m| m.annee == 2025 && m.numerateur.is_some()).unwrap();
        measure.numerateur = Some(Nombre::entier(987));
        measure.commentaire = "Relu".to_owned();
        now.heures.retain(|h| h.annee != 2025 || h.nature != Nature::Realise || h.financeur_id != 1);
        // Planned figures are no part of what was reported.
        now.heures.iter_mut().filter(|h| h.annee == 2025 && h.nature == Nature::Previsionnel).for_each(|h| h.heures = None);
        now.tarifs.iter_mut().filter(|t| t.annee == 2024).for_each(|t| t.supplement_observe = None);
        assert_eq!(changed(&then, &now, 2025), 2);
        assert_eq!(changed(&now, &then, 2025), 2);
        assert_eq!(changed(&then, &now, 2024), 1);
    }
}
