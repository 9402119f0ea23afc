//! Formulas over raw figures, so that the counts of an indicator come from figures entered once.
//!
//! A formula adds, subtracts, multiplies and divides whole numbers and names: `h_gir12 + heures.PCH`, `eff_moy *
//! jours`, `(ent + sor) / 2`. Names: the code of a raw figure; `heures.CODE` and `heures.total` for realised hours;
//! `paye.total`, `paye.travaillees`, `paye.etp`, `paye.formation`, `paye.temps_collectifs`; `formation.heures`. Each
//! operation is exact to four decimals. A missing figure makes the result missing.

use super::activite::Activite;
use super::moyens;
use crate::choix::Nature;
use crate::decimal::{Heures, Nombre, produit, quotient};
use crate::modele::Dossier;

/// Parsed formula: a tree of operations.
#[derive(Clone, Debug, PartialEq)]
pub enum Formule {
    /// Number written in the formula.
    Nombre(Nombre),
    /// Name of a figure, looked up when the formula is evaluated.
    Nom(String),
    /// Operation: its sign (`+`, `-`, `*`, `/`) and its two sides.
    Operation(char, Box<Formule>, Box<Formule>),
}

/// Greatest nesting depth of parentheses.
const PROFONDEUR: usize = 16;

impl Formule {
    /// Parses a formula of at most 500 bytes.
    ///
    /// # Errors
    /// Reason in French why the text is not a formula.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() > 500 {
            return Err("formule trop longue");
        }
        let mut parser = Parser { rest: text.trim_start(), depth: 0 };
        let formule = parser.sum()?;
        if parser.rest.is_empty() { Ok(formule) } else { Err("signe inattendu dans la formule") }
    }

    /// Names used by the formula, in order of appearance.
    #[must_use]
    pub fn noms(&self) -> Vec<&str> {
        match self {
            Self::Nombre(_) => Vec::new(),
            Self::Nom(nom) => vec![nom],
            Self::Operation(_, a, b) => [a.noms(), b.noms()].concat(),
        }
    }

    fn value(&self, of: &dyn Fn(&str) -> Option<Nombre>) -> Option<Nombre> {
        match self {
            Self::Nombre(n) => Some(*n),
            Self::Nom(nom) => of(nom),
            Self::Operation(op, a, b) => {
                let (a, b) = (a.value(of)?, b.value(of)?);
                match op {
                    '+' => Some(a + b),
                    '-' => Some(a - b),
                    '*' => Some(produit(a, b)),
                    _ => quotient(a, b, 1),
                }
            }
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
    depth: usize,
}

impl Parser<'_> {
    fn take(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.rest.chars().next().filter(|c| signs.contains(c))?;
        self.rest = self.rest[sign.len_utf8()..].trim_start();
        Some(sign)
    }

    fn sum(&mut self) -> Result<Formule, &'static str> {
        let mut left = self.product()?;
        while let Some(op) = self.take(&['+', '-', '−']) {
            let op = if op == '−' { '-' } else { op };
            left = Formule::Operation(op, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Formule, &'static str> {
        let mut left = self.term()?;
        while let Some(op) = self.take(&['*', '/', '×', '÷']) {
            let op = if op == '×' || op == '*' { '*' } else { '/' };
            left = Formule::Operation(op, Box::new(left), Box::new(self.term()?));
        }
        Ok(left)
    }

    fn term(&mut self) -> Result<Formule, &'static str> {
        if self.take(&['(']).is_some() {
            self.depth += 1;
            if self.depth > PROFONDEUR {
                return Err("trop de parenthèses");
            }
            let inner = self.sum()?;
            self.depth -= 1;
            return if self.take(&[')']).is_some() { Ok(inner) } else { Err("parenthèse non fermée") };
        }
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || "_.".contains(c))).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        if word.is_empty() {
            return Err("il manque un nombre ou un nom");
        }
        self.rest = rest.trim_start();
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return word.parse().map(Formule::Nombre).map_err(|_| "nombre illisible");
        }
        Ok(Formule::Nom(word.to_owned()))
    }
}

/// Evaluates a formula for a year from realised figures; `None` when a figure is missing or a divisor is zero.
#[must_use]
pub fn evaluer(formule: &Formule, d: &Dossier, activite: &Activite, annee: i32) -> Option<Nombre> {
    formule.value(&|nom| name(nom, d, activite, annee))
}

fn hours(h: Heures) -> Nombre {
    h.to::<4>()
}

fn name(nom: &str, d: &Dossier, activite: &Activite, annee: i32) -> Option<Nombre> {
    if let Some(code) = nom.strip_prefix("heures.") {
        if code == "total" {
            return activite.total(annee, Nature::Realise).and_then(|h| h.total.complet()).map(hours);
        }
        let financeur = d.financeurs.iter().find(|f| f.code == code)?.id;
        return super::heures_financeur(d, financeur, annee, Nature::Realise).complet().map(hours);
    }
    if let Some(part) = nom.strip_prefix("paye.") {
        let computed = activite.payees.iter().find(|p| p.annee == annee && p.nature == Nature::Realise)?;
        let row = d.heures_payees.iter().find(|p| p.annee == annee && p.nature == Nature::Realise)?;
        return match part {
            "total" => computed.total.complet().map(hours),
            "travaillees" => computed.travaillees.map(hours),
            "etp" => computed.etp,
            "formation" => row.formation.map(hours),
            "temps_collectifs" => row.temps_collectifs.map(hours),
            _ => None,
        };
    }
    if nom == "formation.heures" {
        return moyens::formations(d)
            .iter()
            .find(|f| f.annee == annee && f.nature == Nature::Realise)
            .and_then(|f| f.heures.complet())
            .map(hours);
    }
    d.valeur_brute(nom, annee)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<Nombre> {
        Formule::parse(text).unwrap().value(&|nom| match nom {
            "a" => Some(Nombre::entier(7)),
            "heures.PCH" => "10.5".parse().ok(),
            _ => None,
        })
    }

    #[test]
    fn computes_like_paper() {
        for (text, result) in [
            ("a", "7"),
            ("a + heures.PCH", "17.5"),
            ("2 + a * 3", "23"),
            ("(2 + a) × 3", "27"),
            ("a − 2 − 1", "4"),
            ("(a + 12) / 2", "9.5"),
            ("1 ÷ 3", "0.3333"),
        ] {
            assert_eq!(value(text).unwrap().to_string(), result, "{text}");
        }
        assert_eq!(value("a + absent"), None);
        assert_eq!(value("a / 0"), None);
    }

    #[test]
    fn what_is_not_a_formula_is_refused() {
        for text in ["", "a +", "(a", "a b", "a ; b", "+", &"(".repeat(40)] {
            assert!(Formule::parse(text).is_err(), "{text}");
        }
    }
}
