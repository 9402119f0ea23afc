//! Words compared as people read them: without case, accents nor punctuation; figures as they type them.

/// « Numérateur (n) » → « numerateur n ».
#[must_use]
pub fn plat(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'â' | 'ä' | 'á' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' => out.push('i'),
            'ô' | 'ö' => out.push('o'),
            'ù' | 'û' | 'ü' => out.push('u'),
            'ç' => out.push('c'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ÿ' => out.push('y'),
            // Accents written apart from their letter.
            '\u{300}'..='\u{36F}' => {}
            c if c.is_alphanumeric() => out.push(c),
            '%' | '€' => out.push(c),
            _ => out.push(' '),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether every word of `cherche` stands in `dans`, both already flat.
#[must_use]
pub fn contient(dans: &str, cherche: &str) -> bool {
    let words: Vec<&str> = dans.split(' ').collect();
    cherche.split(' ').all(|w| words.contains(&w))
}

/// Whether a cell says that there is nothing to say.
#[must_use]
pub fn sans_valeur(text: &str) -> bool {
    let flat = plat(text);
    flat.is_empty()
        || ["nc", "n c", "nd", "n d", "na", "n a", "so", "s o", "ns", "neant", "non connu", "non renseigne"].contains(&flat.as_str())
}

/// A number as French tables write it, with a point as its decimal sign and no other sign; `None` when it
/// is not one. With both signs the last is decimal and the other groups by three; alone, either is decimal.
#[must_use]
pub fn nombre(text: &str) -> Option<String> {
    let mut net: String = text.chars().filter(|c| !c.is_whitespace() && !"\u{200B}\u{2060}\u{FEFF}'’".contains(*c)).collect();
    net = net.replace(['\u{2212}', '\u{2012}', '\u{2013}'], "-").to_lowercase();
    if let Some(inside) = net.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        // Accountants write a loss between brackets.
        net = format!("-{inside}");
    }
    for unit in ["€/h", "€", "euros", "euro", "eur", "%", "heures", "h", "etp", "ans"] {
        if let Some(rest) = net.strip_suffix(unit) {
            net = rest.to_owned();
            break;
        }
    }
    let (negative, body) = net.strip_prefix('-').map_or((false, net.as_str()), |rest| (true, rest));
    let body = body.strip_prefix('+').unwrap_or(body);
    let plain = separators(body)?;
    Some(if negative { format!("-{plain}") } else { plain })
}

fn separators(body: &str) -> Option<String> {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let commas = body.matches(',').count();
    let points = body.matches('.').count();
    let (group, decimal) = match (commas, points) {
        (0, 0) => return (!body.is_empty() && digits(body)).then(|| body.to_owned()),
        (1, 0) => (None, ','),
        (0, 1) => (None, '.'),
        (n, 0) if n > 1 => (Some(','), '.'),
        (0, n) if n > 1 => (Some('.'), ','),
        _ if body.rfind(',') > body.rfind('.') => (Some('.'), ','),
        _ => (Some(','), '.'),
    };
    let (whole, fraction) = body.split_once(decimal).unwrap_or((body, ""));
    if !digits(fraction) || whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = match group {
        Some(sign) => {
            let mut parts = whole.split(sign);
            let first = parts.next().unwrap_or_default();
            if first.is_empty() || first.len() > 3 || !parts.all(|p| p.len() == 3 && digits(p)) {
                return None;
            }
            whole.replace(sign, "")
        }
        None => whole.to_owned(),
    };
    if !digits(&whole) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole.as_str() };
    Some(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_what_hands_add() {
        assert_eq!(plat("  Numérateur\u{A0}(n) "), "numerateur n");
        assert_eq!(plat("Cœur d’Œuvre"), "coeur d oeuvre");
        assert_eq!(plat("Re\u{301}alise\u{301}"), "realise");
        assert!(contient("heures realisees apa", "apa heures"));
        assert!(!contient("heures", "heure"));
    }

    #[test]
    fn french_figures_are_read() {
        for (text, plain) in [
            ("1 234,56", "1234.56"),
            ("1\u{202F}234,56 €", "1234.56"),
            ("1\u{A0}234", "1234"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1,234,567", "1234567"),
            ("43,8 %", "43.8"),
            ("−12,5", "-12.5"),
            ("(1 234)", "-1234"),
            ("12.5", "12.5"),
            (",5", "0.5"),
            ("24,58 €/h", "24.58"),
            ("1 520 h", "1520"),
        ] {
            assert_eq!(nombre(text).as_deref(), Some(plain), "{text}");
        }
        for bad in ["", "abc", "1,2,3", "1.2.3", "12a", "1 234,56,7", "-", "1e9", "--3", "12/2024"] {
            assert_eq!(nombre(bad), None, "{bad}");
        }
        assert!(sans_valeur("n.c.") && sans_valeur(" - ") && sans_valeur("ND") && !sans_valeur("0"));
    }
}
