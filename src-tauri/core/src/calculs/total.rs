//! Sums that say which of their terms are missing.
//!
//! A sum of the figures that happen to be filled in is not a result: with a line of salaries missing, charges look low and
//! the result high. [`Total`] holds the sum of the known terms with the number of terms known and expected; a rate, a
//! result or an amount carried over is computed from [`Total::complet`] alone, and a writer prints [`Total::ecrit`]:
//! « 358 050 (2 années sur 4) ». Which terms are expected is a rule of the trade, written beside each figure. Invariants:
//! nothing expected is no figure, not zero; a known zero is typed.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::decimal::Decimal;

/// Kind of the terms of a total, for the words that count them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Termes {
    /// Figures of several kinds.
    #[default]
    Montants,
    /// Calendar years.
    Annees,
    /// Financeurs of hours.
    Financeurs,
    /// Rows of a table.
    Lignes,
    /// Parts of the paid hours.
    Postes,
    /// Actions of the contract.
    Actions,
    /// Jobs of the staff.
    Emplois,
    /// Training courses.
    Formations,
    /// Investments of the plan.
    Investissements,
    /// Payments of the dotation.
    Versements,
    /// Kinds of people accompanied.
    Publics,
    /// Demands of a review.
    Demandes,
    /// Services of the contract.
    Services,
    /// Documents and meetings of the follow-up.
    Rendus,
}

impl Termes {
    /// Noun for a number of terms: « action », « actions ».
    #[must_use]
    pub fn nom(self, nombre: u32) -> &'static str {
        let (un, plusieurs) = match self {
            Self::Montants => ("montant", "montants"),
            Self::Annees => ("année", "années"),
            Self::Financeurs => ("financeur", "financeurs"),
            Self::Lignes => ("ligne", "lignes"),
            Self::Postes => ("poste", "postes"),
            Self::Actions => ("action", "actions"),
            Self::Emplois => ("emploi", "emplois"),
            Self::Formations => ("formation", "formations"),
            Self::Investissements => ("investissement", "investissements"),
            Self::Versements => ("versement", "versements"),
            Self::Publics => ("public", "publics"),
            Self::Demandes => ("demande", "demandes"),
            Self::Services => ("service", "services"),
            Self::Rendus => ("rendu", "rendus"),
        };
        if nombre < 2 { un } else { plusieurs }
    }
}

/// Sum of the known terms, with what is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Total<const N: u32> {
    somme: Option<Decimal<N>>,
    connus: u32,
    attendus: u32,
    termes: Termes,
}

impl<const N: u32> Total<N> {
    /// Adds expected terms: each item is one, `None` where it is missing.
    pub fn de(termes: Termes, valeurs: impl IntoIterator<Item = Option<Decimal<N>>>) -> Self {
        let mut out = Self { termes, ..Self::default() };
        for valeur in valeurs {
            out.attendus += 1;
            if let Some(valeur) = valeur {
                out.connus += 1;
                out.add(valeur);
            }
        }
        out
    }

    /// Adds terms that are totals: one is known when none of its own terms is missing, and is no term when it expects none.
    pub fn des(termes: Termes, totaux: impl IntoIterator<Item = Self>) -> Self {
        let mut out = Self { termes, ..Self::default() };
        for total in totaux.into_iter().filter(|t| t.attendus > 0) {
            out.attendus += 1;
            out.connus += u32::from(total.complet().is_some());
            if let Some(somme) = total.somme {
                out.add(somme);
            }
        }
        out
    }

    fn add(&mut self, valeur: Decimal<N>) {
        self.somme = Some(self.somme.unwrap_or_default() + valeur);
    }

    /// Joins the terms of two totals. The words count the terms of the side that lacks some.
    #[must_use]
    pub fn avec(self, autre: Self) -> Self {
        if self.attendus == 0 || autre.attendus == 0 {
            return if self.attendus == 0 { autre } else { self };
        }
        let mut out = match (self.manquants(), autre.manquants()) {
            (0, 1..) => autre,
            (1.., 0) => self,
            _ => Self {
                somme: None,
                connus: self.connus + autre.connus,
                attendus: self.attendus + autre.attendus,
                termes: if self.termes == autre.termes { self.termes } else { Termes::Montants },
            },
        };
        out.somme = None;
        for somme in [self.somme, autre.somme].into_iter().flatten() {
            out.add(somme);
        }
        out
    }

    /// Sum, when no term is missing.
    #[must_use]
    pub fn complet(self) -> Option<Decimal<N>> {
        self.somme.filter(|_| self.connus == self.attendus)
    }

    /// Sum, when no term is missing; zero when none is expected, because then nothing is known to be there.
    #[must_use]
    pub fn ou_zero(self) -> Option<Decimal<N>> {
        if self.attendus == 0 { Some(Decimal::ZERO) } else { self.complet() }
    }

    /// Sum of the known terms, to be shown with [`Total::etendue`]; `None` when no term is known.
    #[must_use]
    pub const fn somme(self) -> Option<Decimal<N>> {
        self.somme
    }

    /// Number of terms expected.
    #[must_use]
    pub const fn attendus(self) -> u32 {
        self.attendus
    }

    /// Number of expected terms that are missing.
    #[must_use]
    pub const fn manquants(self) -> u32 {
        self.attendus - self.connus
    }

    /// Whether a part of the terms is known and a part is missing.
    #[must_use]
    pub const fn partiel(self) -> bool {
        self.somme.is_some() && self.connus < self.attendus
    }

    /// Extent of a partial sum, « 2 années sur 4 »; `None` when the total is complete or nothing is known.
    #[must_use]
    pub fn etendue(self) -> Option<String> {
        self.partiel().then(|| format!("{} {} sur {}", self.connus, self.termes.nom(self.connus), self.attendus))
    }

    /// Missing terms of a total of which a part is known, « 2 années sur 4 ».
    #[must_use]
    pub fn lacune(self) -> Option<String> {
        let manquants = self.manquants();
        self.partiel().then(|| format!("{manquants} {} sur {}", self.termes.nom(manquants), self.attendus))
    }

    /// The total in words, its figure written by `ecrire`: « 358 050 », or « 358 050 (2 années sur 4) » when it is partial;
    /// `None` when nothing is known.
    #[must_use]
    pub fn ecrit(self, ecrire: impl FnOnce(Decimal<N>) -> String) -> Option<String> {
        let somme = ecrire(self.somme?);
        Some(match self.etendue() {
            Some(etendue) => format!("{somme} ({etendue})"),
            None => somme,
        })
    }
}

impl<const N: u32> Serialize for Total<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Total", 2)?;
        out.serialize_field("somme", &self.somme)?;
        out.serialize_field("etendue", &self.etendue())?;
        out.end()
    }
}

#[cfg(feature = "ts")]
impl<const N: u32> ts_rs::TS for Total<N> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "Total".to_owned()
    }

    fn inline(_: &ts_rs::Config) -> String {
        "{ \
         /** Sum of the known terms; null when none is known. */ somme: number | null, \
         /** Extent of a partial sum, « 2 années sur 4 »; null when no term is missing. */ etendue: string | null, \
         }"
        .to_owned()
    }

    fn decl(config: &ts_rs::Config) -> String {
        format!("type Total = {};", Self::inline(config))
    }

    fn decl_concrete(config: &ts_rs::Config) -> String {
        Self::decl(config)
    }

    fn output_path() -> Option<std::path::PathBuf> {
        Some("Total.ts".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::Montant;
    use crate::francais::court;

    fn of(termes: Termes, valeurs: &[Option<i64>]) -> Total<2> {
        Total::de(termes, valeurs.iter().map(|v| v.map(Montant::entier)))
    }

    fn written(total: Total<2>) -> Option<String> {
        total.ecrit(court)
    }

    #[test]
    fn a_total_says_what_it_lacks() {
        let whole = of(Termes::Annees, &[Some(100_000), Some(258_050)]);
        assert_eq!((whole.complet(), written(whole)), (Some(Montant::entier(358_050)), Some("358\u{202F}050".to_owned())));
        let part = of(Termes::Annees, &[Some(100_000), None, Some(258_050), None]);
        assert_eq!((part.complet(), part.somme(), part.partiel()), (None, Some(Montant::entier(358_050)), true));
        assert_eq!(written(part), Some("358\u{202F}050 (2 années sur 4)".to_owned()));
        assert_eq!((part.lacune(), whole.lacune()), (Some("2 années sur 4".to_owned()), None));
        assert_eq!(written(of(Termes::Lignes, &[None, Some(0)])), Some("0 (1 ligne sur 2)".to_owned()));
    }

    #[test]
    fn nothing_known_or_nothing_expected_is_no_figure() {
        for total in [of(Termes::Actions, &[]), of(Termes::Actions, &[None, None])] {
            assert_eq!((total.complet(), total.somme(), total.partiel(), written(total)), (None, None, false, None));
        }
        assert_eq!(of(Termes::Actions, &[Some(0)]).complet(), Some(Montant::ZERO));
    }

    #[test]
    fn totals_of_totals_count_those_that_lack_nothing() {
        let (whole, part) = (of(Termes::Lignes, &[Some(1), Some(2)]), of(Termes::Lignes, &[Some(4), None]));
        let (unknown, none) = (of(Termes::Lignes, &[None]), of(Termes::Lignes, &[]));
        assert_eq!(Total::des(Termes::Annees, [whole, none]).complet(), Some(Montant::entier(3)));
        let total = Total::des(Termes::Annees, [whole, part, unknown, none]);
        assert_eq!(written(total), Some("7 (1 année sur 3)".to_owned()));
    }

    #[test]
    fn joined_totals_count_the_side_that_lacks_some() {
        let (whole, none) = (of(Termes::Lignes, &[Some(1), Some(2)]), Total::default());
        let (part, other) = (of(Termes::Actions, &[Some(4), None]), of(Termes::Annees, &[Some(8), None, None]));
        assert_eq!(written(whole.avec(part)), Some("7 (1 action sur 2)".to_owned()));
        assert_eq!(written(part.avec(whole)), written(whole.avec(part)));
        assert_eq!(written(part.avec(other)), Some("12 (2 montants sur 5)".to_owned()));
        assert_eq!(whole.avec(none), whole);
        assert_eq!(none.avec(part), part);
        assert_eq!(whole.avec(whole).complet(), Some(Montant::entier(6)));
    }

    #[test]
    fn the_page_reads_the_sum_and_its_extent() {
        let json = |t: Total<2>| serde_json::to_value(t).unwrap();
        assert_eq!(json(of(Termes::Annees, &[Some(3), None])), serde_json::json!({ "somme": 3, "etendue": "1 année sur 2" }));
        assert_eq!(json(of(Termes::Annees, &[Some(3)])), serde_json::json!({ "somme": 3, "etendue": null }));
        assert_eq!(json(Total::default()), serde_json::json!({ "somme": null, "etendue": null }));
    }
}
