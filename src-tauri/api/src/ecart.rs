//! Difference between two JSON values, so that the answer to a change holds what changed and not the whole dossier.
//!
//! A reading of a large dossier weighs megabytes, and one edit changes some rows and figures of it. [`between`] names what
//! to replace in the former value; the page applies it to what it holds (`ui/src/state/ecart.ts`, held to the same cases,
//! `ecart_cas.json`). Invariant: applied to the former value, a difference gives the latter exactly.

use std::collections::BTreeMap;

use imara_diff::{Algorithm, Diff, InternedInput};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Difference between a value and the one that follows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Ecart {
    /// Value that replaces the former one.
    Valeur(#[cfg_attr(feature = "ts", ts(type = "unknown"))] Value),
    /// Object of which some fields differ.
    Objet {
        /// Fields that differ or are new.
        #[cfg_attr(feature = "ts", ts(type = "Record<string, Ecart>"))]
        champs: BTreeMap<String, Ecart>,
        /// Fields that the new object does not have.
        retires: Vec<String>,
    },
    /// List of the same length of which some elements differ, by their rank.
    Elements(#[cfg_attr(feature = "ts", ts(type = "Record<number, Ecart>"))] BTreeMap<usize, Ecart>),
    /// List of which stretches are replaced, in their order.
    Liste(Vec<Coupe>),
}

/// Stretch of a list that is replaced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Coupe {
    /// Rank, in the former list, of the first element removed, or of the one that the new elements come before.
    pub debut: usize,
    /// Number of elements removed.
    pub retires: usize,
    /// Elements that take their place.
    #[cfg_attr(feature = "ts", ts(type = "unknown[]"))]
    pub valeurs: Vec<Value>,
}

impl Ecart {
    /// Value that the difference makes of the former one; `None` when the difference is of another value.
    #[must_use]
    pub fn applied(self, base: Value) -> Option<Value> {
        Some(match (self, base) {
            (Self::Valeur(value), _) => value,
            (Self::Objet { champs, retires }, Value::Object(mut base)) => {
                base.retain(|nom, _| !retires.contains(nom));
                for (nom, ecart) in champs {
                    let former = base.remove(&nom).unwrap_or_default();
                    base.insert(nom, ecart.applied(former)?);
                }
                Value::Object(base)
            }
            (Self::Elements(changed), Value::Array(mut base)) => {
                for (rank, ecart) in changed {
                    let element = base.get_mut(rank)?;
                    *element = ecart.applied(element.take())?;
                }
                Value::Array(base)
            }
            (Self::Liste(coupes), Value::Array(base)) => {
                let mut out = Vec::new();
                let mut done = 0;
                for Coupe { debut, retires, valeurs } in coupes {
                    out.extend_from_slice(base.get(done..debut)?);
                    out.extend(valeurs);
                    done = debut.checked_add(retires)?;
                }
                out.extend_from_slice(base.get(done..)?);
                Value::Array(out)
            }
            (_, _) => return None,
        })
    }
}

/// Difference that makes `apres` of `avant`; `None` when they are equal.
pub(crate) fn between(avant: &Value, apres: &Value) -> Option<Ecart> {
    match (avant, apres) {
        _ if avant == apres => None,
        (Value::Object(a), Value::Object(b)) => Some(of_objects(a, b)),
        (Value::Array(a), Value::Array(b)) => Some(of_lists(a, b)),
        _ => Some(Ecart::Valeur(apres.clone())),
    }
}

fn of_objects(avant: &Map<String, Value>, apres: &Map<String, Value>) -> Ecart {
    let differs = |(nom, value): (&String, &Value)| {
        let ecart = avant.get(nom).map_or_else(|| Some(Ecart::Valeur(value.clone())), |former| between(former, value))?;
        Some((nom.clone(), ecart))
    };
    Ecart::Objet {
        champs: apres.iter().filter_map(differs).collect(),
        retires: avant.keys().filter(|nom| !apres.contains_key(*nom)).cloned().collect(),
    }
}

fn of_lists(avant: &[Value], apres: &[Value]) -> Ecart {
    if avant.len() == apres.len() && avant.iter().zip(apres).all(|(a, b)| same_row(a, b)) {
        let changed = avant.iter().zip(apres).enumerate().filter_map(|(rank, (a, b))| Some((rank, between(a, b)?)));
        return Ecart::Elements(changed.collect());
    }
    let mut input = InternedInput::default();
    input.update_before(avant.iter());
    input.update_after(apres.iter());
    let hunk = |hunk: imara_diff::Hunk| Coupe {
        debut: hunk.before.start as usize,
        retires: hunk.before.len(),
        valeurs: apres.get(hunk.after.start as usize..hunk.after.end as usize).unwrap_or_default().to_vec(),
    };
    Ecart::Liste(Diff::compute(Algorithm::Histogram, &input).hunks().map(hunk).collect())
}

/// Whether two elements of the same rank describe one thing: rows with the same identifier, or values without one.
fn same_row(a: &Value, b: &Value) -> bool {
    a.get("id") == b.get("id")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![Just(Value::Null), any::<bool>().prop_map(Value::from), (0..4i64).prop_map(Value::from)];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map("[a-c]|id", inner, 0..4).prop_map(|m| Value::Object(m.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_difference_applied_gives_the_latter(avant in any_value(), apres in any_value()) {
            match between(&avant, &apres) {
                None => prop_assert_eq!(avant, apres),
                Some(ecart) => prop_assert_eq!(ecart.applied(avant), Some(apres)),
            }
        }
    }

    #[test]
    fn cases_shared_with_the_page() {
        let cases: Vec<Map<String, Value>> = serde_json::from_str(include_str!("ecart_cas.json")).unwrap();
        assert!(!cases.is_empty());
        for case in cases {
            let ecart = between(&case["avant"], &case["apres"]).unwrap();
            assert_eq!(serde_json::to_value(&ecart).unwrap(), case["ecart"], "{}", case["cas"]);
            assert_eq!(ecart.applied(case["avant"].clone()).as_ref(), case.get("apres"), "{}", case["cas"]);
        }
    }
}
