//! Formulas over figures entered elsewhere, so that the counts of an indicator come from figures entered once.
//!
//! A formula adds, subtracts, multiplies and divides whole numbers and names: `h_gir12 + heures.PCH`, `eff_moy *
//! jours`, `(ent + sor) / 2`. Names: the code of a raw figure; `heures.CODE` and `heures.total` for hours of
//! intervention; `paye.total`, `paye.travaillees`, `paye.etp`, `paye.formation`, `paye.temps_collectifs`,
//! `paye.heures_par_etp`; `formation.heures`; `effectifs.intervenants`, `effectifs.soignants`, `effectifs.structure`,
//! `effectifs.total`; `calendrier.jours`. Each operation is exact to four decimals. A missing figure makes the result
//! missing.
//!
//! A raw figure that another table holds already is read there when it is not typed: its code is one of these names, or
//! the shipped dictionary says which (`jours` is `calendrier.jours`).

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::Serialize;

use super::activite::{Activite, by_financeur};
use super::moyens::{EffectifsAnnee, FormationAnnee};
use super::total::Total;
use crate::choix::Nature;
use crate::decimal::{Heures, Nombre, produit, quotient};
use crate::modele::{Donnee, Dossier, Id};
use crate::referentiel::referentiel;

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

/// Period whose figures a formula takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Releve {
    /// Realised figures of a whole year.
    Realise(i32),
    /// Planned figures of a whole year: raw figures have none.
    Prevu(i32),
    /// A count made within a year, from hours of this nature: figures of whole years say nothing of it.
    EnCours(i32, Nature),
}

impl Releve {
    fn annee(self) -> i32 {
        match self {
            Self::Realise(annee) | Self::Prevu(annee) | Self::EnCours(annee, _) => annee,
        }
    }

    fn nature(self) -> Nature {
        match self {
            Self::Realise(_) => Nature::Realise,
            Self::Prevu(_) => Nature::Previsionnel,
            Self::EnCours(_, nature) => nature,
        }
    }
}

/// Formulas of an indicator of the catalogue that can be computed in a dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FormulesCatalogue {
    /// Number in the catalogue.
    pub numero: u16,
    /// Formula of the numerator; empty when a figure of it is not in the dossier.
    pub numerateur: String,
    /// Formula of the denominator; empty when a figure of it is not in the dossier.
    pub denominateur: String,
}

/// Figures of a dossier by the names that formulas give them.
pub struct NamedFigures<'a> {
    d: &'a Dossier,
    activite: &'a Activite,
    donnees: HashMap<&'a str, &'a Donnee>,
    valeurs: HashMap<(Id, i32), Nombre>,
    heures: BTreeMap<(Id, i32, Nature), Total<2>>,
    effectifs: &'a [EffectifsAnnee],
    formations: &'a [FormationAnnee],
}

impl<'a> NamedFigures<'a> {
    /// Reads the figures of a dossier, whose hours, staff and training are already added up.
    #[must_use]
    pub fn new(d: &'a Dossier, activite: &'a Activite, effectifs: &'a [EffectifsAnnee], formations: &'a [FormationAnnee]) -> Self {
        let mut donnees = HashMap::new();
        for x in &d.donnees {
            donnees.entry(x.code.as_str()).or_insert(x);
        }
        let mut valeurs = HashMap::new();
        for v in &d.valeurs {
            if let Some(valeur) = v.valeur {
                valeurs.entry((v.donnee_id, v.annee)).or_insert(valeur);
            }
        }
        Self { d, activite, donnees, valeurs, heures: by_financeur(d), effectifs, formations }
    }

    /// Value of a formula in a period; `None` when a figure is missing or a divisor is zero.
    #[must_use]
    pub fn evaluer(&self, formule: &Formule, releve: Releve) -> Option<Nombre> {
        formule.value(&|nom| self.nommee(nom, releve))
    }

    /// Whether a formula may use this name.
    #[must_use]
    pub fn connait(&self, nom: &str) -> bool {
        self.donnees.contains_key(nom) || self.table(nom).is_some()
    }

    /// Formulas of the catalogue whose figures the dossier has, one item per indicator that has at least one.
    #[must_use]
    pub fn catalogue(&self) -> Vec<FormulesCatalogue> {
        let usable = |text: &Option<String>| -> String {
            let known = |t: &&String| Formule::parse(t).is_ok_and(|f| f.noms().iter().all(|nom| self.connait(nom)));
            text.as_ref().filter(known).cloned().unwrap_or_default()
        };
        let of = |i: &crate::referentiel::IndicateurModele| FormulesCatalogue {
            numero: i.numero,
            numerateur: usable(&i.formule_numerateur),
            denominateur: usable(&i.formule_denominateur),
        };
        let all = referentiel().indicateurs.iter().map(of);
        all.filter(|f| !f.numerateur.is_empty() || !f.denominateur.is_empty()).collect()
    }

    /// Value typed for a raw figure in a year.
    #[must_use]
    pub fn saisie(&self, donnee: Id, annee: i32) -> Option<Nombre> {
        self.valeurs.get(&(donnee, annee)).copied()
    }

    /// Name of the figure that another table holds for this raw figure; `None` when it is typed and nothing else.
    #[must_use]
    pub fn ailleurs<'b>(&self, donnee: &'b Donnee) -> Option<&'b str> {
        let shipped = || referentiel().donnees.iter().find(|m| m.code == donnee.code).and_then(|m| m.chiffre.as_deref());
        self.table(&donnee.code).map(|_| donnee.code.as_str()).or_else(shipped)
    }

    /// Value that another table gives under a name; `None` when it gives none.
    #[must_use]
    pub fn calculee(&self, nom: &str, releve: Releve) -> Option<Nombre> {
        let (annee, nature) = (releve.annee(), releve.nature());
        let (table, part) = nom.split_once('.')?;
        let whole_year = !matches!(releve, Releve::EnCours(..));
        match table {
            "heures" => self.hours(part, annee, nature),
            "paye" if part == "heures_par_etp" => self.d.dossier.heures_par_etp.map(plain),
            "paye" => self.paid(part, annee, nature).filter(|_| whole_year),
            "formation" if part == "heures" => {
                let of_year = self.formations.iter().find(|f| f.annee == annee && f.nature == nature);
                of_year.and_then(|f| f.heures.complet()).map(plain).filter(|_| whole_year)
            }
            "effectifs" if whole_year => {
                let of_year = self.effectifs.iter().find(|e| e.annee == annee && e.nature == nature)?;
                match part {
                    "intervenants" => of_year.intervenants.complet(),
                    "soignants" => of_year.soignants.complet(),
                    "structure" => of_year.structure.complet(),
                    "total" => of_year.total.complet(),
                    _ => None,
                }
            }
            "calendrier" if part == "jours" && whole_year => {
                let days = NaiveDate::from_ymd_opt(annee, 12, 31).map(|last| chrono::Datelike::ordinal(&last))?;
                Some(Nombre::entier(i64::from(days)))
            }
            _ => None,
        }
    }

    /// Tables from which a formula takes its figures, in words: « des données et des heures ». Empty for a number alone.
    #[must_use]
    pub fn source(&self, formule: &Formule) -> String {
        let mut words: Vec<String> = Vec::new();
        for nom in formule.noms() {
            let ailleurs = self.donnees.get(nom).map(|x| self.ailleurs(x));
            let word = match ailleurs {
                Some(None) => Some("des données"),
                Some(Some(name)) => self.table(name),
                None => self.table(nom),
            };
            if let Some(word) = word.filter(|w| !words.iter().any(|x| x == w)) {
                words.push(word.to_owned());
            }
        }
        crate::francais::enumeration(&words)
    }

    /// Table that holds a named figure, in words; `None` for a name that no table has.
    pub(super) fn table(&self, nom: &str) -> Option<&'static str> {
        let (table, part) = nom.split_once('.')?;
        match table {
            "heures" if part == "total" || self.d.financeurs.iter().any(|f| f.code == part) => Some("des heures"),
            "paye" if ["total", "travaillees", "etp", "formation", "temps_collectifs"].contains(&part) => Some("des heures payées"),
            "paye" if part == "heures_par_etp" => Some("de la durée d’un temps plein"),
            "formation" if part == "heures" => Some("des formations"),
            "effectifs" if ["intervenants", "soignants", "structure", "total"].contains(&part) => Some("des effectifs"),
            "calendrier" if part == "jours" => Some("du calendrier"),
            _ => None,
        }
    }

    /// Whether a formula reads hours of intervention.
    #[must_use]
    pub fn reads_hours(&self, formule: &Formule) -> bool {
        let elsewhere = |nom: &str| self.donnees.get(nom).and_then(|x| self.ailleurs(x)).map(str::to_owned);
        formule.noms().iter().any(|nom| elsewhere(nom).unwrap_or_else(|| (*nom).to_owned()).starts_with("heures."))
    }

    /// A raw figure as it was typed, else the figure that another table holds.
    fn nommee(&self, nom: &str, releve: Releve) -> Option<Nombre> {
        let Some(donnee) = self.donnees.get(nom).copied() else { return self.calculee(nom, releve) };
        let typed = match releve {
            Releve::Realise(annee) => self.saisie(donnee.id, annee),
            Releve::Prevu(_) | Releve::EnCours(..) => None,
        };
        typed.or_else(|| self.calculee(self.ailleurs(donnee)?, releve))
    }

    /// Hours of intervention; `None` while a term of them is missing.
    fn hours(&self, part: &str, annee: i32, nature: Nature) -> Option<Nombre> {
        if part == "total" {
            return self.activite.total(annee, nature)?.total.complet().map(plain);
        }
        let financeur = self.d.financeurs.iter().find(|f| f.code == part)?.id;
        self.heures.get(&(financeur, annee, nature))?.complet().map(plain)
    }

    /// Hours paid to field staff; `None` while a term of them is missing.
    fn paid(&self, part: &str, annee: i32, nature: Nature) -> Option<Nombre> {
        let computed = self.activite.payees.iter().find(|p| p.annee == annee && p.nature == nature)?;
        let row = self.d.heures_payees.iter().find(|p| p.annee == annee && p.nature == nature)?;
        match part {
            "total" => computed.total.complet().map(plain),
            "travaillees" => computed.travaillees.map(plain),
            "etp" => computed.etp,
            "formation" => row.formation.map(plain),
            "temps_collectifs" => row.temps_collectifs.map(plain),
            _ => None,
        }
    }
}

fn plain(h: Heures) -> Nombre {
    h.to::<4>()
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

    #[test]
    fn formulas_of_the_catalogue_are_computed_in_a_new_dossier() {
        let r = referentiel();
        let d = crate::neuf::dossier(r);
        let activite = Activite::default();
        let figures = NamedFigures::new(&d, &activite, &[], &[]);
        let usable = figures.catalogue();
        for i in &r.indicateurs {
            let found = usable.iter().find(|f| f.numero == i.numero);
            let texts = [i.formule_numerateur.as_deref(), i.formule_denominateur.as_deref()].map(Option::unwrap_or_default);
            assert_eq!(found.map_or(["", ""], |f| [f.numerateur.as_str(), f.denominateur.as_str()]), texts, "{} {}", i.numero, i.libelle);
            assert!(i.denominateur.is_some() || i.formule_denominateur.is_none(), "{}: a plain count has no denominator", i.numero);
        }
        assert!(usable.len() > 40, "{}", usable.len());
    }
}
