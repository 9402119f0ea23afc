//! Value axes with round graduations.

/// An axis of values, with round graduations.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Echelle {
    pub bas: f64,
    pub haut: f64,
    pub pas: f64,
}

impl Echelle {
    /// An axis over the values, from zero if asked; none without a finite value.
    pub fn new(valeurs: impl IntoIterator<Item = f64>, depuis_zero: bool) -> Option<Self> {
        let (mut bas, mut haut) = (f64::INFINITY, f64::NEG_INFINITY);
        for v in valeurs.into_iter().filter(|v| v.is_finite() && v.abs() < 1e15) {
            bas = bas.min(v);
            haut = haut.max(v);
        }
        if bas > haut {
            return None;
        }
        let positif = bas >= 0.0;
        if depuis_zero {
            (bas, haut) = (bas.min(0.0), haut.max(0.0));
        } else {
            let marge = ((haut - bas) * 0.18).max(haut.abs().max(1.0) * 0.04);
            bas = if positif { (bas - marge).max(0.0) } else { bas - marge };
            haut += marge;
        }
        if haut - bas < 1e-9 {
            haut = bas + 1.0;
        }
        // Of a few counts of steps, the one that leaves the least empty.
        let essais = [4.0, 5.0, 6.0].map(|n| {
            let pas = round_step((haut - bas) / n);
            Self { bas: (bas / pas + 1e-9).floor() * pas, haut: (haut / pas - 1e-9).ceil() * pas, pas }
        });
        essais.into_iter().min_by(|a, b| (a.haut - a.bas).total_cmp(&(b.haut - b.bas)))
    }

    /// The same from the lowest to the highest of the values, without round ends; itself when all are equal.
    pub fn closer(self, valeurs: impl IntoIterator<Item = f64>) -> Self {
        let ends = valeurs.into_iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(bas, haut), v| (bas.min(v), haut.max(v)));
        if ends.1 - ends.0 < self.pas * 1e-6 { self } else { Self { bas: ends.0, haut: ends.1, ..self } }
    }

    /// The values marked on the axis.
    pub fn graduations(&self) -> Vec<f64> {
        #[expect(clippy::cast_possible_truncation, reason = "a handful of steps")]
        let n = ((self.haut - self.bas) / self.pas).round() as i32;
        (0..=n.clamp(1, 20)).map(|i| self.bas + f64::from(i) * self.pas).collect()
    }

    /// Decimals the graduations need.
    pub fn decimales(&self) -> u8 {
        (0..6)
            .find(|&n| ((self.pas * 10_f64.powi(i32::from(n))).round() / 10_f64.powi(i32::from(n)) - self.pas).abs() < self.pas * 1e-6)
            .unwrap_or(6)
    }

    /// Position of a value between the two ends, 0 to 1.
    #[expect(clippy::cast_possible_truncation, reason = "a position on paper")]
    pub fn part(&self, valeur: f64) -> f32 {
        ((valeur - self.bas) / (self.haut - self.bas)).clamp(0.0, 1.0) as f32
    }
}

fn round_step(brut: f64) -> f64 {
    let puissance = 10_f64.powf(brut.log10().floor());
    let tete = brut / puissance;
    let rond = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|r| tete <= r + 1e-9).unwrap_or(10.0);
    rond * puissance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graduations_hold_the_values() {
        for (valeurs, zero) in [
            (vec![4.1, 4.8, 5.2], false),
            (vec![0.0, 0.0], false),
            (vec![12_000.0, 45_320.0], true),
            (vec![-3.0, 7.0], true),
            (vec![0.000_4], false),
        ] {
            let e = Echelle::new(valeurs.clone(), zero).unwrap();
            let g = e.graduations();
            assert!(g.len() >= 2 && g.len() <= 9, "{g:?}");
            assert!(valeurs.iter().all(|v| e.bas <= *v + 1e-9 && *v <= e.haut + 1e-9), "{e:?}");
        }
        assert_eq!(Echelle::new([f64::NAN], true), None);
        assert_eq!(Echelle::new([0.0, 100.0], true).unwrap().graduations(), vec![0.0, 25.0, 50.0, 75.0, 100.0]);
    }
}
