//! Writes numbers, prices and dates from exact integers; no float is used.

use chrono::NaiveDate;
use cpom_core::decimal::{Decimal, Heures, Montant, Nombre};
use cpom_core::francais::{self, FINE, INSECABLE, date_courte};
pub(super) use cpom_core::francais::{court as libre, date, decimal as nombre, enumeration, euros, prix, prix_nu};
use cpom_core::modele::{ChampDef, Genre};
use cpom_core::variables::ValeurVariable;

/// Decimals needed to print all these numbers without rounding: none, or two.
pub(super) fn decimales<const N: u32>(of: impl IntoIterator<Item = Decimal<N>>) -> u32 {
    if of.into_iter().all(|d| d.raw() % Decimal::<N>::ECHELLE == 0) { 0 } else { 2 }
}

/// An amount or hours without unit: two decimals when not whole, none when whole.
pub(super) fn court<const N: u32>(d: Decimal<N>) -> String {
    deux(d, decimales([d]))
}

/// An amount or hours without unit, with the given number of decimals.
pub(super) fn deux<const N: u32>(d: Decimal<N>, decimales: u32) -> String {
    francais::decimal(d, decimales)
}

/// An amount to the euro, without unit: the form of every table.
pub(super) fn ronds(m: Montant) -> String {
    deux(m, 0)
}

/// An amount to the cent when it is not whole, without unit: what is signed or paid, and has to be found again in the accounts.
pub(super) fn au_centime(m: Montant) -> String {
    court(m)
}

/// Amounts of one table, written to the euro ([`ronds`]); remembers whether one of them was not whole.
#[derive(Default)]
pub(super) struct Ronds(std::cell::Cell<bool>);

impl Ronds {
    /// The amount, without unit.
    pub(super) fn dit(&self, m: Montant) -> String {
        self.0.set(self.0.get() || m.raw() % Montant::ECHELLE != 0);
        ronds(m)
    }

    /// Remark for a table in which an amount was rounded.
    pub(super) fn note(&self) -> Option<&'static str> {
        self.0.get().then_some("Montants arrondis à l’euro : une somme peut différer d’un euro de celle des montants affichés.")
    }

    /// The same for an account, whose totals are exact.
    pub(super) fn note_du_compte(&self) -> Option<&'static str> {
        self.0.get().then_some("Lignes et groupes arrondis à l’euro ; totaux et résultat au centime.")
    }
}

/// Hours with their unit: « 42 180 h ».
pub(super) fn heures(h: Heures) -> String {
    format!("{}{INSECABLE}h", court(h))
}

/// A percentage with its sign: « 4,8 % ».
pub(super) fn pour_cent(n: Nombre, decimales: u32) -> String {
    format!("{}{FINE}%", nombre(n, decimales))
}

/// A difference: its sign is always written; zero has no sign.
pub(super) fn ecart(texte: &str, raw: i64) -> String {
    if raw > 0 && texte.bytes().any(|b| (b'1'..=b'9').contains(&b)) { format!("+{texte}") } else { texte.to_owned() }
}

/// A whole count with its thousands separator.
pub(super) fn entier(n: i32) -> String {
    francais::entier(i64::from(n))
}

/// A short date, « 12/03/2027 »; empty without a date.
pub(super) fn courte(d: Option<NaiveDate>) -> String {
    d.map(date_courte).unwrap_or_default()
}

/// Writes in French the ISO dates ("2026-12-31") that stand alone in a text. A date inside a reference
/// ("CP-2023-11-24/07") is left as it is.
pub(super) fn dates_en_clair(texte: &str) -> String {
    const LONGUEUR: usize = "2026-12-31".len();
    let mut out = String::with_capacity(texte.len());
    let mut rest = texte;
    while let Some(i) = rest.find(|c: char| c.is_ascii_digit()) {
        let before = rest[..i].chars().next_back().or_else(|| out.chars().next_back());
        let word = rest[i..].find(|c: char| !c.is_alphanumeric() && c != '-' && c != '/').map_or(rest.len(), |n| i + n);
        let alone = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '«' | ','));
        let lue = if alone && word - i == LONGUEUR { rest[i..word].parse::<NaiveDate>().ok() } else { None };
        out.push_str(&rest[..i]);
        match lue {
            Some(d) => out.push_str(&date(d)),
            None => out.push_str(&rest[i..word]),
        }
        rest = &rest[word..];
    }
    out + rest
}

/// A period, « du … au … », with the ends that are known.
pub(super) fn periode(du: Option<NaiveDate>, au: Option<NaiveDate>) -> String {
    match (du, au) {
        (Some(a), Some(b)) => format!("du {} au {}", date_courte(a), date_courte(b)),
        (Some(a), None) => format!("à partir du {}", date_courte(a)),
        (None, Some(b)) => format!("jusqu’au {}", date_courte(b)),
        (None, None) => String::new(),
    }
}

/// A number followed by its unit.
pub(super) fn avec_unite(texte: &str, unite: &str) -> String {
    match unite.trim() {
        "" => texte.to_owned(),
        "%" | "‰" => format!("{texte} {}", unite.trim()),
        u => format!("{texte}\u{A0}{u}"),
    }
}

/// Small whole numbers in words, as contracts write durations.
fn en_lettres(n: i64) -> Option<&'static str> {
    usize::try_from(n - 1).ok().and_then(|i| francais::EN_LETTRES.get(i)).copied()
}

/// The value of a variable in a sentence.
pub(super) fn variable(nom: &str, valeur: &ValeurVariable) -> String {
    match valeur {
        ValeurVariable::Texte(t) => t.clone(),
        ValeurVariable::Nombre { valeur, unite, .. } if nom == "contrat.duree" => {
            let n = valeur.raw() / Nombre::ECHELLE;
            en_lettres(n).map_or_else(|| avec_unite(&nombre(*valeur, 0), unite), |mot| format!("{mot} {unite}"))
        }
        ValeurVariable::Nombre { valeur, decimales, unite } => avec_unite(&nombre(*valeur, *decimales), unite),
        ValeurVariable::Montant(m) => euros(*m),
        ValeurVariable::Prix(p) => prix(*p),
        ValeurVariable::Heures(h) => heures(*h),
        ValeurVariable::Entier(n) if nom == "contrat.exemplaires" && *n <= 12 => {
            en_lettres(*n).map_or_else(|| francais::entier(*n), str::to_owned)
        }
        // One is left in figures: « un » or « une » depends on the noun.
        ValeurVariable::Entier(n) if nom.ends_with(".lettres") && *n > 1 => {
            en_lettres(*n).map_or_else(|| francais::entier(*n), str::to_owned)
        }
        ValeurVariable::Entier(n) => francais::entier(*n),
        ValeurVariable::Date(d) => date(*d),
        ValeurVariable::Partiel(valeur, etendue) => format!("{} ({etendue})", variable(nom, valeur)),
        ValeurVariable::Liste(valeurs) => enumeration(&valeurs.iter().map(|v| variable(nom, v)).collect::<Vec<_>>()),
    }
}

/// The nearest double of a number, for drawings only.
#[expect(clippy::cast_precision_loss, reason = "only where a mark stands on a chart")]
pub(super) fn approx<const N: u32>(d: Decimal<N>) -> f64 {
    d.raw() as f64 / Decimal::<N>::ECHELLE as f64
}

/// Header of a column of figures: the short label of its field, and its unit.
pub(super) fn entete(champ: &ChampDef) -> String {
    let unite = match champ.genre {
        Genre::Montant | Genre::Prix => Some("€"),
        Genre::Heures => Some("h"),
        _ => champ.unite,
    };
    unite.map_or_else(|| champ.colonne().to_owned(), |u| format!("{} ({u})", champ.colonne()))
}

/// Incidence of a demand as written: a demand that is not about money has one of zero, typed, which reads « sans incidence ».
pub(super) fn incidence(montant: Option<Montant>, ecrire: fn(Montant) -> String) -> Option<String> {
    montant.map(|m| if m == Montant::ZERO { "sans incidence".to_owned() } else { ecrire(m) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_two_decimals_or_none() {
        assert_eq!(court(Heures::from_raw(1250)), "12,50");
        assert_eq!(heures(Heures::entier(42_180)), "42\u{202F}180\u{A0}h");
        assert_eq!(libre(Nombre::from_raw(79_700)), "7,97");
        assert_eq!(pour_cent(Nombre::from_raw(48_000), 1), "4,8\u{202F}%");
    }

    #[test]
    fn dates_of_the_interchange_read_as_french() {
        for (texte, attendu) in [
            ("2026-12-31", "31\u{A0}décembre 2026"),
            ("décision du 2023-12-01, publiée", "décision du 1er\u{A0}décembre 2023, publiée"),
            ("délibération n° CP-2023-11-24/07", "délibération n° CP-2023-11-24/07"),
            ("2023-11-24/07 et 12026-12-31", "2023-11-24/07 et 12026-12-31"),
            ("2026-13-31", "2026-13-31"),
            ("été 2026 (2026-07-01)", "été 2026 (1er\u{A0}juillet 2026)"),
            ("", ""),
        ] {
            assert_eq!(dates_en_clair(texte), attendu);
        }
    }

    #[test]
    fn gaps_and_words() {
        assert_eq!(ecart("1,2", 12), "+1,2");
        assert_eq!(ecart("0,0", 1), "0,0");
        assert_eq!(ecart("−1,2", -12), "−1,2");
        let cinq = ValeurVariable::Nombre { valeur: Nombre::entier(5), decimales: 0, unite: "ans".to_owned() };
        assert_eq!(variable("contrat.duree", &cinq), "cinq ans");
        assert_eq!(variable("contrat.exemplaires", &ValeurVariable::Entier(2)), "deux");
        assert_eq!(variable("contrat.exemplaires", &ValeurVariable::Entier(20)), "20");
        assert_eq!(variable("donnee.x.2024", &cinq), "5\u{A0}ans");
        let part = ValeurVariable::Partiel(Box::new(ValeurVariable::Entier(20)), "2 années sur 4".to_owned());
        assert_eq!(variable("x", &part), "20 (2 années sur 4)");
    }
}
