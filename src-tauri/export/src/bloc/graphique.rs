//! The data of charts.

use chrono::NaiveDate;
use cpom_core::calculs::Frise;

use super::Statut;

/// A chart's data and kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Graphique {
    /// History, target and reference year of an indicator.
    Courbe(Courbe),
    /// Bars, stacked or side by side.
    Barres(Barres),
    /// Actions and steps over the years.
    Gantt(Gantt),
    /// Years, phases and days of the contract.
    Frise(Frise),
    /// Objectives, actions, indicators and money of the contract.
    Carte(CarteDessinee),
}

impl From<Courbe> for Graphique {
    fn from(courbe: Courbe) -> Self {
        Self::Courbe(courbe)
    }
}

impl From<Barres> for Graphique {
    fn from(barres: Barres) -> Self {
        Self::Barres(barres)
    }
}

impl From<Gantt> for Graphique {
    fn from(gantt: Gantt) -> Self {
        Self::Gantt(gantt)
    }
}

impl From<Frise> for Graphique {
    fn from(frise: Frise) -> Self {
        Self::Frise(frise)
    }
}

impl From<CarteDessinee> for Graphique {
    fn from(carte: CarteDessinee) -> Self {
        Self::Carte(carte)
    }
}

/// The map of the contract, or a part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CarteDessinee {
    /// Facts that are drawn, as the core gives them.
    pub faits: cpom_core::carte::Carte,
    /// Whether axes have a line of their own and titles two lines: taller, and easier to read.
    pub aeree: bool,
    /// Largest amount of the whole map when these are a part of its facts, because one page does not hold them: bands keep its
    /// scale and the sources bear no amount.
    pub partie: Option<cpom_core::decimal::Montant>,
}

impl CarteDessinee {
    /// The map of all the facts, in its taller form.
    pub fn new(faits: cpom_core::carte::Carte) -> Self {
        Self { faits, aeree: true, partie: None }
    }
}

/// Trend drawn inside a line of text: values and targets by year, in ten-thousandths. The figures stand beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tendance {
    /// Measured values by year.
    pub mesures: Vec<(i32, i64)>,
    /// Targets by year.
    pub cibles: Vec<(i32, i64)>,
}

/// History of an indicator with its target.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Courbe {
    /// Name of what is measured, for the alternative text.
    pub nom: String,
    /// Unit printed after values ("%", "h", "€"); may be empty.
    pub unite: String,
    /// Decimals printed.
    pub decimales: u8,
    /// Measured values by year.
    pub mesures: Vec<(i32, f64)>,
    /// Targets by year; one is enough, the line starts at the reference value.
    pub cibles: Vec<(i32, f64)>,
    /// Year the targets are compared with.
    pub reference: Option<i32>,
    /// First year counted with a changed definition: no line joins the years before it to it.
    pub rupture: Option<i32>,
}

/// Bars by category, stacked or side by side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Barres {
    /// Stacked on each other instead of side by side.
    pub empilees: bool,
    /// Unit of the value axis in words, for the alternative text.
    pub nom: String,
    /// Unit printed after values; may be empty.
    pub unite: String,
    /// Decimals printed.
    pub decimales: u8,
    /// Labels of the groups of bars, usually years.
    pub categories: Vec<String>,
    /// Series of bars, one per tone, with one value per category.
    pub series: Vec<Serie>,
}

/// Named values, one per category; `None` is an unknown value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Serie {
    /// Name in the legend.
    pub nom: String,
    /// Values in the order of the categories.
    pub valeurs: Vec<Option<f64>>,
}

impl Serie {
    /// A name and its values.
    pub fn new(nom: impl Into<String>, valeurs: impl IntoIterator<Item = Option<f64>>) -> Self {
        Self { nom: nom.into(), valeurs: valeurs.into_iter().collect() }
    }
}

/// Calendar of actions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gantt {
    /// First year of the calendar.
    pub debut: i32,
    /// Last year of the calendar.
    pub fin: i32,
    /// Rows in the order drawn.
    pub lignes: Vec<LigneGantt>,
    /// Date marked by a vertical line.
    pub repere: Option<NaiveDate>,
}

/// End of a bar that has no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BordGantt {
    /// Both dates are known.
    #[default]
    Connu,
    /// The action has no first day.
    DebutAFixer,
    /// The action has no last day.
    FinAFixer,
}

impl BordGantt {
    /// The words for the missing date; empty when none is missing.
    pub fn mot(self) -> &'static str {
        match self {
            Self::Connu => "",
            Self::DebutAFixer => "début à fixer",
            Self::FinAFixer => "fin à fixer",
        }
    }
}

/// Row of a calendar: a group title when it has no dates.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LigneGantt {
    /// Words on the left of the row.
    pub libelle: String,
    /// First and last day of the bar.
    pub periode: Option<(NaiveDate, NaiveDate)>,
    /// End of the bar that is not known: the bar then reaches the edge of the contract.
    pub bord: BordGantt,
    /// Diamonds on the bar.
    pub jalons: Vec<NaiveDate>,
    /// State, drawn as a full, half or empty bar.
    pub statut: Option<Statut>,
    /// Word of the state, which is that of the action and not of a target.
    pub mot: String,
    /// A step of the row above: thinner and indented.
    pub etape: bool,
}
