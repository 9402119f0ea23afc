//! Numbers and dates as they are printed.

use chrono::{Datelike, NaiveDate};

use super::typographie::{FINE, INSECABLE};

const MOIS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// "12 345": thousands apart by a narrow no-break space, a true minus sign.
pub fn entier(valeur: i64) -> String {
    let chiffres = valeur.unsigned_abs().to_string();
    let mut sortie = String::with_capacity(chiffres.len() + 8);
    if valeur < 0 {
        sortie.push('−');
    }
    for (i, c) in chiffres.chars().enumerate() {
        if i > 0 && (chiffres.len() - i).is_multiple_of(3) {
            sortie.push(FINE);
        }
        sortie.push(c);
    }
    sortie
}

/// A number counted in units of 10⁻ⁿ, printed with n decimals: `fixe(123456, 2)` is "1 234,56".
pub fn fixe(valeur: i64, decimales: u8) -> String {
    if decimales == 0 {
        return entier(valeur);
    }
    let base = 10_u64.saturating_pow(u32::from(decimales));
    let absolu = valeur.unsigned_abs();
    let signe = if valeur < 0 { "−" } else { "" };
    let haut = entier(i64::try_from(absolu / base).unwrap_or(i64::MAX));
    format!("{signe}{haut},{:0largeur$}", absolu % base, largeur = usize::from(decimales))
}

/// A measured number with n decimals, rounded half away from zero.
pub fn decimal(valeur: f64, decimales: u8) -> String {
    let echelle = 10_f64.powi(i32::from(decimales));
    // The tiny push undoes binary representation: 2.675 is stored a hair below itself.
    let unites = (valeur * echelle + valeur.signum() * 1e-9).round();
    if !unites.is_finite() || unites.abs() > 9e15 {
        return "–".to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    fixe(unites as i64, decimales)
}

/// "1 234,56 €" from cents.
pub fn euros(centimes: i64) -> String {
    format!("{}{INSECABLE}€", fixe(centimes, 2))
}

/// "4,8 %".
pub fn pour_cent(valeur: f64, decimales: u8) -> String {
    format!("{}{FINE}%", decimal(valeur, decimales))
}

/// "42 180 h" or "42 180,50 h" from hundredths of an hour.
pub fn heures(centiemes: i64) -> String {
    if centiemes % 100 == 0 { format!("{}{INSECABLE}h", entier(centiemes / 100)) } else { format!("{}{INSECABLE}h", fixe(centiemes, 2)) }
}

/// "12 mars 2027", "1er janvier 2024".
pub fn date_longue(date: NaiveDate) -> String {
    let jour = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
    let mois = MOIS.get(date.month0() as usize).copied().unwrap_or_default();
    format!("{jour}{INSECABLE}{mois} {}", date.year())
}

/// "12/03/2027".
pub fn date_courte(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (valeur, attendu) in [(0, "0"), (999, "999"), (1000, "1\u{202F}000"), (-1_234_567, "−1\u{202F}234\u{202F}567")] {
            assert_eq!(entier(valeur), attendu);
        }
        assert_eq!(entier(i64::MIN), "−9\u{202F}223\u{202F}372\u{202F}036\u{202F}854\u{202F}775\u{202F}808");
        assert_eq!(fixe(123_456, 2), "1\u{202F}234,56");
        assert_eq!(fixe(-5, 2), "−0,05");
        for (valeur, n, attendu) in [(2.675, 2, "2,68"), (-0.04, 1, "0,0"), (4.75, 1, "4,8"), (-4.75, 1, "−4,8"), (12.0, 0, "12")] {
            assert_eq!(decimal(valeur, n), attendu);
        }
        assert_eq!(decimal(f64::NAN, 1), "–");
        assert_eq!(euros(123_456), "1\u{202F}234,56\u{A0}€");
        assert_eq!(heures(150), "1,50\u{A0}h");
        assert_eq!(pour_cent(4.8, 1), "4,8\u{202F}%");
    }

    #[test]
    fn dates() {
        let d = |a, m, j| NaiveDate::from_ymd_opt(a, m, j).unwrap();
        assert_eq!(date_longue(d(2027, 3, 12)), "12\u{A0}mars 2027");
        assert_eq!(date_longue(d(2024, 1, 1)), "1er\u{A0}janvier 2024");
        assert_eq!(date_courte(d(2027, 3, 2)), "02/03/2027");
    }
}
