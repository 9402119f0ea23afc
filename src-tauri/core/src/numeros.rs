//! Registration numbers: SIREN (9 digits) and SIRET (14 digits), with the key that ends them.

/// Fault of a number, by which the sentence says the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FauteNumero {
    /// It has other signs than digits and spaces.
    Signe,
    /// It has another number of digits than it should: the number it has.
    Longueur(usize),
    /// Its check digit is wrong: a digit was mistyped.
    Cle,
}

/// The digits of a number of `length` digits, without its spaces; empty when nothing is typed.
///
/// # Errors
/// [`FauteNumero`] with the first fault.
pub fn lire(text: &str, length: usize) -> Result<String, FauteNumero> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match digits.chars().count() {
        0 => Ok(digits),
        _ if !digits.chars().all(|c| c.is_ascii_digit()) => Err(FauteNumero::Signe),
        n if n != length => Err(FauteNumero::Longueur(n)),
        _ if !luhn(&digits) => Err(FauteNumero::Cle),
        _ => Ok(digits),
    }
}

/// Whether the check digit of a SIREN or SIRET number is right (Luhn). The establishments of La Poste follow another
/// rule, but run no home-care service.
fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (i, c) in digits.chars().rev().enumerate() {
        let Some(digit) = c.to_digit(10) else { return false };
        let value = if i % 2 == 1 { digit * 2 } else { digit };
        sum += if value > 9 { value - 9 } else { value };
    }
    sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_says_its_fault() {
        for (text, expected) in [
            ("", Ok("")),
            ("  ", Ok("")),
            ("000000018", Ok("000000018")),
            ("732 829\u{A0}320", Ok("732829320")),
            ("732829321", Err(FauteNumero::Cle)),
            ("73282932x", Err(FauteNumero::Signe)),
            ("73282932", Err(FauteNumero::Longueur(8))),
        ] {
            assert_eq!(lire(text, 9), expected.map(str::to_owned), "{text}");
        }
    }
}
