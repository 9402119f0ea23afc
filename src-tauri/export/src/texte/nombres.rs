//! Figures of charts: a picture is not a figure, so they come as floats. All others are written by
//! `cpom_core::francais`.

use cpom_core::francais::unites;

/// A measured number with n decimals, rounded half away from zero.
pub fn decimal(valeur: f64, decimales: u8) -> String {
    let echelle = 10_f64.powi(i32::from(decimales));
    // The small addition corrects binary representation: 2.675 is stored slightly below its value.
    let compte = (valeur * echelle + valeur.signum() * 1e-9).round();
    if !compte.is_finite() || compte.abs() > 9e15 {
        return "–".to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    unites(compte as i64, u32::from(decimales))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_rounded_as_people_do() {
        for (valeur, n, attendu) in [(2.675, 2, "2,68"), (-0.04, 1, "0,0"), (4.75, 1, "4,8"), (-4.75, 1, "−4,8"), (12.0, 0, "12")] {
            assert_eq!(decimal(valeur, n), attendu);
        }
        assert_eq!(decimal(f64::NAN, 1), "–");
    }
}
