//! Codes of rows (AXE-3, OBJ-1.2, ACT-07): the code of a new row, and the codes after a renumbering.
//!
//! One rule for a row added, copied, taken from a catalogue or moved to another axis: the number after the greatest
//! of its kind. Its kind is what stands before the number in the code of its last sister; without a sister, the usual
//! form of its table. Rows are sisters when they stand in one list: all the axes, actions or indicators of the
//! dossier, the objectives of one axis, the commitments of one party. People may write other codes; these are kept.

use serde::Serialize;

use crate::choix::{Choix, Partie};
use crate::modele::{Dossier, Id};

/// Codes that follow from the place of rows, for commands that move them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Numerotation {
    /// Code of an objective moved to each axis.
    pub objectifs: Vec<CodeObjectif>,
    /// Rows whose code changes when axes, objectives and actions are numbered in the order they stand.
    pub a_renumeroter: Vec<CodeChange>,
    /// The axes to begin with: one for each objective of the law the dossier lists.
    pub axes_de_la_loi: Vec<AxePropose>,
}

/// The code an objective takes in an axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CodeObjectif {
    /// Identifier of the axis.
    pub axe_id: Id,
    /// Code it takes there.
    pub code: String,
}

/// A row and the code of its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CodeChange {
    /// Name of the table: `axes`, `objectifs` or `actions`.
    #[cfg_attr(feature = "ts", ts(type = "'axes' | 'objectifs' | 'actions'"))]
    pub table: &'static str,
    /// Identifier of the row.
    pub id: Id,
    /// Code it takes there.
    pub code: String,
}

/// An axis for an objective of the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AxePropose {
    /// Title proposed for the axis.
    pub libelle: String,
    /// Number of the objective, 1 to 6 (art. L. 314-2-2 CASF).
    pub objectif_legal: i32,
}

/// The field whose value makes the rows of a table sisters; `None` when all of them are.
#[must_use]
pub fn group_field(table: &str) -> Option<&'static str> {
    match table {
        "objectifs" => Some("axe_id"),
        "engagements" => Some("partie"),
        _ => None,
    }
}

/// The usual code of a table, with a zero in the place of its number; `group` is the code of the axis and its place
/// from 1 for an objective, the code of the party for a commitment. `None` for tables whose rows are not numbered.
#[must_use]
pub fn usual(table: &str, group: (&str, usize)) -> Option<String> {
    Some(match table {
        "axes" => "AXE-0".to_owned(),
        "actions" => "ACT-00".to_owned(),
        "indicateurs" => "IND-00".to_owned(),
        "demandes" => "DEM-0".to_owned(),
        "objectifs" => {
            let (axe, place) = group;
            let numero = number(axe).map_or_else(|| place.to_string(), |(_, n, _)| n.to_string());
            format!("OBJ-{numero}.0")
        }
        "engagements" => match Partie::from_code(group.0) {
            Some(Partie::Gestionnaire) => "ENG-S-00",
            Some(Partie::Departement) => "ENG-D-00",
            Some(Partie::Ars) => "ENG-A-00",
            _ => "ENG-00",
        }
        .to_owned(),
        _ => return None,
    })
}

/// A code cut into what stands before its last number, that number, and how many digits it is written with.
fn number(code: &str) -> Option<(&str, u64, usize)> {
    let head = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let width = code.len() - head.len();
    if !(1..=9).contains(&width) {
        return None;
    }
    code[head.len()..].parse().ok().map(|n| (head, n, width))
}

/// The code after the greatest of the same kind: « ACT-12 » gives « ACT-19 » when `used` goes up to 18. A code
/// without a number stays as it is.
#[must_use]
pub fn next<'a>(model: &str, used: impl IntoIterator<Item = &'a str>) -> String {
    let Some((head, _, width)) = number(model) else { return model.to_owned() };
    let numbers = used.into_iter().filter_map(|code| number(code).filter(|(h, ..)| *h == head).map(|(_, n, _)| n));
    let next = numbers.max().unwrap_or(0).saturating_add(1);
    format!("{head}{next:0width$}")
}

/// The code of a new row, from those of its sisters in order, those of its whole table, and the usual code.
#[must_use]
pub fn proposed(sisters: &[&str], used: &[&str], usual: &str) -> String {
    let model = sisters.iter().rev().find(|code| number(code).is_some()).copied().unwrap_or(usual);
    next(model, used.iter().copied())
}

/// Codes that follow from the places of a dossier.
pub(crate) fn numerotation(d: &Dossier) -> Numerotation {
    let used: Vec<&str> = d.objectifs.iter().map(|o| o.code.as_str()).collect();
    let objectifs = d.axes.iter().zip(1..).map(|(axe, place)| {
        let sisters: Vec<&str> = d.objectifs.iter().filter(|o| o.axe_id == axe.id).map(|o| o.code.as_str()).collect();
        let usual = usual("objectifs", (&axe.code, place)).unwrap_or_default();
        CodeObjectif { axe_id: axe.id, code: proposed(&sisters, &used, &usual) }
    });
    let axes = d.objectifs_legaux.iter().map(|o| AxePropose { libelle: o.libelle.clone(), objectif_legal: o.numero });
    Numerotation { objectifs: objectifs.collect(), a_renumeroter: renumbered(d), axes_de_la_loi: axes.collect() }
}

fn renumbered(d: &Dossier) -> Vec<CodeChange> {
    let mut out = Vec::new();
    let mut note = |table, id, was: &str, code: String| {
        if was != code {
            out.push(CodeChange { table, id, code });
        }
    };
    let mut actions = 0;
    for (axe, i) in d.axes.iter().zip(1..) {
        note("axes", axe.id, &axe.code, format!("AXE-{i}"));
        for (objectif, k) in d.objectifs.iter().filter(|o| o.axe_id == axe.id).zip(1..) {
            note("objectifs", objectif.id, &objectif.code, format!("OBJ-{i}.{k}"));
            for action in d.actions.iter().filter(|a| a.objectif_id == objectif.id) {
                actions += 1;
                note("actions", action.id, &action.code, format!("ACT-{actions:02}"));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exemple::exemple;

    #[test]
    fn the_next_code_is_after_the_greatest_of_its_kind() {
        for (model, used, expected) in [
            ("ACT-12", &["ACT-18", "ACT-03"][..], "ACT-19"),
            ("ACT-12", &[], "ACT-01"),
            ("ACT-9", &["ACT-9"], "ACT-10"),
            ("OBJ-1.2", &["OBJ-1.2", "OBJ-2.7"], "OBJ-1.3"),
            ("2.1", &["2.4"], "2.5"),
            ("Socle", &["Socle"], "Socle"),
            ("", &["ACT-1"], ""),
            ("X-1234567890", &[], "X-1234567890"),
            ("IND-00", &["ACT-50", "IND-04b"], "IND-01"),
        ] {
            assert_eq!(next(model, used.iter().copied()), expected, "{model}");
        }
    }

    #[test]
    fn a_new_row_follows_its_last_sister_that_has_a_number() {
        assert_eq!(proposed(&["A1", "B7", "Socle"], &["A1", "B7", "B9"], "AXE-0"), "B10");
        assert_eq!(proposed(&["Socle"], &["Socle"], "AXE-0"), "AXE-1");
        assert_eq!(proposed(&[], &["ENG-D-07"], &usual("engagements", ("gestionnaire", 0)).unwrap()), "ENG-S-01");
        assert_eq!(usual("objectifs", ("AXE-4", 2)).as_deref(), Some("OBJ-4.0"));
        assert_eq!(usual("objectifs", ("Socle", 2)).as_deref(), Some("OBJ-2.0"));
        assert_eq!(usual("mentions", ("", 0)), None);
    }

    #[test]
    fn places_give_codes() {
        let mut d = exemple().unwrap();
        let n = numerotation(&d);
        assert_eq!(n.objectifs.iter().map(|o| o.code.as_str()).collect::<Vec<_>>()[..2], ["OBJ-1.3", "OBJ-2.3"]);
        assert!(n.a_renumeroter.is_empty(), "{:?}", n.a_renumeroter);
        assert_eq!(n.axes_de_la_loi.iter().map(|a| a.objectif_legal).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
        d.axes.rotate_left(1);
        let changes = numerotation(&d).a_renumeroter;
        assert!(changes.contains(&CodeChange { table: "axes", id: 1, code: "AXE-6".into() }), "{changes:?}");
        assert!(changes.contains(&CodeChange { table: "objectifs", id: 1, code: "OBJ-6.1".into() }));
    }
}
