//! Sum of the cells selected in a sheet: exact, and never of more than is known.

use cpom_core::decimal::{Decimal, Nombre, quotient};
use serde::{Deserialize, Serialize};

use crate::hote::Hote;
use crate::session::{Resultat, Session};

/// Figures of the cells selected, all of one unit.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SelectionRequest {
    /// The figures, at most four decimals; null for a cell without one.
    pub valeurs: Vec<Option<Nombre>>,
}

/// Sum of the cells selected.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SelectionView {
    /// Number of cells that have a figure.
    pub connues: usize,
    /// Number of cells selected.
    pub cellules: usize,
    /// Sum of the figures there are; null when there is none.
    pub somme: Option<Nombre>,
    /// Mean to four decimals; null as long as a cell has no figure.
    pub moyenne: Option<Nombre>,
}

pub(crate) fn selection_sommer(_: &mut Session, _: &dyn Hote, r: SelectionRequest) -> Resultat<SelectionView> {
    Ok(added(&r.valeurs))
}

fn added(valeurs: &[Option<Nombre>]) -> SelectionView {
    let known: Vec<Nombre> = valeurs.iter().copied().flatten().collect();
    let somme = (!known.is_empty()).then(|| known.iter().copied().sum::<Nombre>());
    let nombre = i64::try_from(known.len()).ok().and_then(Decimal::<0>::try_from_raw);
    let moyenne =
        somme.filter(|_| known.len() == valeurs.len()).zip(nombre).and_then(|(somme, nombre)| quotient::<4, 0, 4>(somme, nombre, 1));
    SelectionView { connues: known.len(), cellules: valeurs.len(), somme, moyenne }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Nombre {
        text.parse().unwrap()
    }

    #[test]
    fn tenths_add_up_exactly() {
        let said = added(&[Some(n("0.1")), Some(n("0.2")), Some(n("45455.0001"))]);
        assert_eq!((said.somme, said.moyenne), (Some(n("45455.3001")), Some(n("15151.7667"))));
    }

    #[test]
    fn an_empty_cell_is_not_zero() {
        let said = added(&[Some(n("10")), None, Some(n("0"))]);
        assert_eq!(said, SelectionView { connues: 2, cellules: 3, somme: Some(n("10")), moyenne: None });
        assert_eq!(added(&[None, None]), SelectionView { connues: 0, cellules: 2, somme: None, moyenne: None });
        assert_eq!(added(&[]), SelectionView { connues: 0, cellules: 0, somme: None, moyenne: None });
    }
}
