//! Charts as parts of the package (DrawingML): the reader’s program draws them, and who edits can restyle them.
//!
//! The figures stand in the part itself, without a workbook behind it. A figure that is missing is a gap, never a zero. The
//! calendar is a chart of stacked bars: the part before the first day has no ground, and the state of each action stands in
//! words beside its title.

use chrono::{Datelike, NaiveDate};

use super::couleurs::{ACCENT, DISCRET, FILET};
use super::xml::{self, Element, Xml, el};
use crate::bloc::{Barres, BordGantt, Courbe, Gantt, Graphique, LigneGantt, Statut};

/// Content type of a chart.
pub(super) const TYPE: &str = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const MAIN: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// English metric units in a point.
const EMU: f32 = 12_700.0;
/// Heights of charts, and of a row of a calendar, in points.
const HAUTEUR_COURBE: f32 = 110.0;
const HAUTEUR_BARRES: f32 = 165.0;
const HAUTEUR_RANG: f32 = 23.0;
/// Most rows of a calendar in one chart.
const RANGS_MAX: usize = 26;
/// Most letters of a title in a calendar.
const LETTRES_MAX: usize = 84;
/// Most years of a curve whose years without a figure keep their place.
const ANNEES_MAX: i32 = 20;

/// Colours of series, of a contrast above 3 to 1 on white.
const SERIES: [&str; 6] = [ACCENT, "C55A11", "4E7A2F", "7F6000", "5B6472", "8A3A6A"];

/// Name of the part of a chart under `word`, by its rank from 1.
pub(super) fn name(rang: usize) -> String {
    format!("charts/graphique-{rang}.xml")
}

/// Identifier of the relation of the main part with a chart.
pub(super) fn relation(rang: usize) -> String {
    format!("rId-graphique-{rang}")
}

fn v(name: &'static str, value: impl ToString) -> Element {
    el(name).at("val", value)
}

/// A run with a chart in line with the text, of `l` by `h` points.
pub(super) fn inline(rang: usize, (l, h): (f32, f32), alternative: &str) -> Element {
    #[expect(clippy::cast_possible_truncation, reason = "a chart on a page")]
    let (cx, cy) = ((l * EMU) as i64, (h * EMU) as i64);
    let chart = el("c:chart").at("xmlns:c", CHART).at("r:id", relation(rang));
    let graphic = el("a:graphic").at("xmlns:a", MAIN).with(el("a:graphicData").at("uri", CHART).with(chart));
    // Logos have the first identifiers.
    let nomme = el("wp:docPr").at("id", 1_000 + rang).at("name", format!("Graphique {rang}")).at("descr", xml::ligne(alternative));
    let inline = el("wp:inline")
        .at("distT", 0)
        .at("distB", 0)
        .at("distL", 0)
        .at("distR", 0)
        .with(el("wp:extent").at("cx", cx).at("cy", cy))
        .with(nomme)
        .with(el("wp:cNvGraphicFramePr"))
        .with(graphic);
    el("w:r").with(el("w:drawing").with(inline))
}

/// The charts of a figure with their heights in points: several for a long calendar, none when there is nothing to draw.
pub(super) fn parts(graphique: &Graphique) -> Vec<(Element, f32)> {
    match graphique {
        Graphique::Courbe(c) => curve(c).map(|chart| (chart, HAUTEUR_COURBE)).into_iter().collect(),
        Graphique::Barres(b) => bars(b).map(|chart| (chart, HAUTEUR_BARRES)).into_iter().collect(),
        Graphique::Gantt(g) => calendar(g),
        // The line of time and the map are written in words.
        Graphique::Frise(_) | Graphique::Carte(_) => Vec::new(),
    }
}

/// Figures by rank; those that are missing have none.
fn numbers(values: &[Option<f64>], decimales: u8) -> Element {
    let points: Xml = values
        .iter()
        .enumerate()
        .filter_map(|(i, value)| Some(el("c:pt").at("idx", i).with(el("c:v").with(Xml::words((*value)?.to_string())))))
        .collect();
    let format = el("c:formatCode").with(Xml::words(number_format(decimales)));
    el("c:numLit").with(format).with(v("c:ptCount", values.len())).with(points)
}

fn number_format(decimales: u8) -> String {
    if decimales == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(usize::from(decimales.min(4)))) }
}

fn words(labels: &[String]) -> Element {
    let points: Xml =
        labels.iter().enumerate().map(|(i, l)| el("c:pt").at("idx", i).with(el("c:v").with(Xml::words(xml::ligne(l))))).collect();
    el("c:strLit").with(v("c:ptCount", labels.len())).with(points)
}

fn solid(couleur: &str) -> Element {
    el("a:solidFill").with(el("a:srgbClr").at("val", couleur))
}

fn line(couleur: &str, largeur: u32) -> Element {
    el("a:ln").at("w", largeur).with(solid(couleur))
}

/// Small words of a chart, in a colour.
fn small(couleur: &str) -> Element {
    let runs = el("a:defRPr").at("sz", 800).with(solid(couleur));
    let paragraph = el("a:p").with(el("a:pPr").with(runs)).with(el("a:endParaRPr").at("lang", "fr-FR"));
    el("c:txPr").with(el("a:bodyPr")).with(el("a:lstStyle")).with(paragraph)
}

/// Values beside the points or bars, at a place of the schema.
fn labels(place: &str, decimales: u8) -> Element {
    let shown = [
        ("c:showLegendKey", 0),
        ("c:showVal", 1),
        ("c:showCatName", 0),
        ("c:showSerName", 0),
        ("c:showPercent", 0),
        ("c:showBubbleSize", 0),
    ];
    let format = el("c:numFmt").at("formatCode", number_format(decimales)).at("sourceLinked", 0);
    el("c:dLbls")
        .with(format)
        .with(small("333A42"))
        .with(v("c:dLblPos", place))
        .with(shown.map(|(n, x)| v(n, x)).into_iter().collect::<Xml>())
}

/// The beginning of a series, the same for lines and bars.
fn series(rang: usize, nom: &str) -> Element {
    let nom = el("c:tx").with(el("c:v").with(Xml::words(xml::ligne(nom))));
    el("c:ser").with(v("c:idx", rang)).with(v("c:order", rang)).with(nom)
}

const AXE_CATEGORIES: u32 = 101;
const AXE_VALEURS: u32 = 102;

/// Places of the axes of a chart.
struct Axes {
    categories: &'static str,
    valeurs: &'static str,
    /// Categories run from the top down.
    renverse: bool,
    /// First and last value, and the step between labels.
    bornes: Option<(i32, i32)>,
    format: String,
}

fn axes(a: &Axes) -> Xml {
    let orientation = if a.renverse { "maxMin" } else { "minMax" };
    let ticks = || -> Xml { [v("c:majorTickMark", "none"), v("c:minorTickMark", "none"), v("c:tickLblPos", "low")].into_iter().collect() };
    let categories = el("c:catAx")
        .with(v("c:axId", AXE_CATEGORIES))
        .with(el("c:scaling").with(v("c:orientation", orientation)))
        .with(v("c:delete", 0))
        .with(v("c:axPos", a.categories))
        .with(ticks())
        .with(el("c:spPr").with(line(DISCRET, 6_350)))
        .with(small("333A42"))
        .with(v("c:crossAx", AXE_VALEURS))
        .with(v("c:crosses", "autoZero"))
        // Every category has its words.
        .with(v("c:tickLblSkip", 1));
    let mut scaling = el("c:scaling").with(v("c:orientation", "minMax"));
    if let Some((de, a)) = a.bornes {
        scaling = scaling.with(v("c:max", a)).with(v("c:min", de));
    }
    let valeurs = el("c:valAx")
        .with(v("c:axId", AXE_VALEURS))
        .with(scaling)
        .with(v("c:delete", 0))
        .with(v("c:axPos", a.valeurs))
        .with(el("c:majorGridlines").with(el("c:spPr").with(line(FILET, 6_350))))
        .with(el("c:numFmt").at("formatCode", &a.format).at("sourceLinked", 0))
        .with([v("c:majorTickMark", "none"), v("c:minorTickMark", "none"), v("c:tickLblPos", "nextTo")].into_iter().collect::<Xml>())
        .with(small(DISCRET))
        .with(v("c:crossAx", AXE_CATEGORIES))
        .with(v("c:crosses", "autoZero"))
        .with(v("c:crossBetween", "between"))
        .with(a.bornes.map(|_| v("c:majorUnit", 1)));
    [categories, valeurs].into_iter().collect()
}

/// The part of a chart: its drawing, its axes, a legend when several series have names.
fn space(layout: Element, drawing: Element, a: &Axes, legende: bool) -> Element {
    let ids: Xml = [AXE_CATEGORIES, AXE_VALEURS].map(|id| v("c:axId", id)).into_iter().collect();
    let plot = el("c:plotArea").with(layout).with(drawing.with(ids)).with(axes(a));
    let chart = el("c:chart")
        .with(v("c:autoTitleDeleted", 1))
        .with(plot)
        .with(legende.then(|| el("c:legend").with(v("c:legendPos", "b")).with(v("c:overlay", 0)).with(small("333A42"))))
        .with(v("c:plotVisOnly", 1))
        .with(v("c:dispBlanksAs", "gap"));
    let bare = el("c:spPr").with(el("a:noFill")).with(el("a:ln").with(el("a:noFill")));
    el("c:chartSpace").at("xmlns:c", CHART).at("xmlns:a", MAIN).with(v("c:roundedCorners", 0)).with(chart).with(bare)
}

/// Values and targets by year. A year without a figure keeps its place, so that no line runs over it.
fn curve(c: &Courbe) -> Option<Element> {
    let known = || c.mesures.iter().chain(&c.cibles).map(|(a, _)| *a);
    let (first, last) = (known().min()?, known().max()?);
    let annees: Vec<i32> = if last - first < ANNEES_MAX {
        (first..=last).collect()
    } else {
        known().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    };
    let category = |a: &i32| match (c.reference == Some(*a), c.rupture == Some(*a)) {
        (true, true) => format!("{a} (référence, définition changée)"),
        (true, false) => format!("{a} (référence)"),
        (false, true) => format!("{a} (définition changée)"),
        (false, false) => a.to_string(),
    };
    let categories = words(&annees.iter().map(category).collect::<Vec<_>>());
    let of = |points: &[(i32, f64)]| -> Vec<Option<f64>> {
        annees.iter().map(|a| points.iter().find(|(year, _)| year == a).map(|(_, value)| *value)).collect()
    };
    let mut drawing = el("c:lineChart").with(v("c:grouping", "standard")).with(v("c:varyColors", 0));
    let unite = |nom: &str| if c.unite.is_empty() { nom.to_owned() } else { format!("{nom} ({})", c.unite) };
    let all = [(unite("Mesuré"), of(&c.mesures), SERIES[0], "circle", "t"), (unite("Cible"), of(&c.cibles), SERIES[1], "diamond", "b")];
    for (i, (nom, values, couleur, forme, place)) in all.into_iter().enumerate() {
        if values.iter().all(Option::is_none) {
            continue;
        }
        let mut ink = line(couleur, 22_225);
        if forme == "diamond" {
            ink = ink.with(el("a:prstDash").at("val", "dash"));
        }
        let mark = el("c:marker")
            .with(v("c:symbol", forme))
            .with(v("c:size", 6))
            .with(el("c:spPr").with(solid(couleur)).with(el("a:ln").with(el("a:noFill"))));
        drawing = drawing.with(
            series(i, &nom)
                .with(el("c:spPr").with(ink))
                .with(mark)
                .with(labels(place, c.decimales))
                .with(el("c:cat").with(categories.clone()))
                .with(el("c:val").with(numbers(&values, c.decimales)))
                .with(v("c:smooth", 0)),
        );
    }
    let axes = Axes { categories: "b", valeurs: "l", renverse: false, bornes: None, format: number_format(c.decimales) };
    Some(space(el("c:layout"), drawing.with(v("c:marker", 1)), &axes, true))
}

fn bars(b: &Barres) -> Option<Element> {
    if b.categories.is_empty() || b.series.iter().all(|s| s.valeurs.iter().all(Option::is_none)) {
        return None;
    }
    let grouping = if b.empilees { "stacked" } else { "clustered" };
    let categories = words(&b.categories);
    let mut drawing = el("c:barChart").with(v("c:barDir", "col")).with(v("c:grouping", grouping)).with(v("c:varyColors", 0));
    for (i, s) in b.series.iter().enumerate() {
        let values: Vec<Option<f64>> = (0..b.categories.len()).map(|n| s.valeurs.get(n).copied().flatten()).collect();
        let nom = if b.unite.is_empty() { s.nom.clone() } else { format!("{} ({})", s.nom, b.unite) };
        let mut one = series(i, &nom).with(el("c:spPr").with(solid(SERIES[i % SERIES.len()]))).with(v("c:invertIfNegative", 0));
        // Over stacked bars the figures of thin parts would cover each other: a table has them.
        if !b.empilees {
            one = one.with(labels("outEnd", b.decimales));
        }
        drawing = drawing.with(one.with(el("c:cat").with(categories.clone())).with(el("c:val").with(numbers(&values, b.decimales))));
    }
    drawing = drawing.with(v("c:gapWidth", 60)).with(b.empilees.then(|| v("c:overlap", 100)));
    let axes = Axes { categories: "b", valeurs: "l", renverse: false, bornes: None, format: number_format(b.decimales) };
    Some(space(el("c:layout"), drawing, &axes, true))
}

/// A day as a year and the part of it that is past.
fn year(day: NaiveDate) -> f64 {
    let days = if day.leap_year() { 366.0 } else { 365.0 };
    f64::from(day.year()) + f64::from(day.ordinal0()) / days
}

/// The title of a row, with its state and what is missing in words.
fn title(l: &LigneGantt) -> String {
    let short: String = if l.libelle.chars().count() > LETTRES_MAX {
        format!("{}…", l.libelle.chars().take(LETTRES_MAX).collect::<String>().trim_end())
    } else {
        l.libelle.clone()
    };
    let mut out = if l.etape { format!("– {short}") } else { short };
    let missing = if l.bord == BordGantt::Connu { "" } else { l.bord.mot() };
    let said: Vec<&str> = [l.mot.as_str(), missing].into_iter().filter(|m| !m.is_empty()).collect();
    if !said.is_empty() {
        out.push_str(&format!(" ({})", said.join(", ")));
    }
    out
}

/// Colour of the bars of a state.
fn colour(statut: Option<Statut>) -> &'static str {
    match statut {
        Some(Statut::Atteint) => "1D6B3A",
        Some(Statut::Partiel) => "8A5A00",
        Some(Statut::NonAtteint) => "A3262A",
        Some(Statut::AVenir) => "6B7480",
        Some(Statut::EnCours) | None => ACCENT,
    }
}

fn calendar(g: &Gantt) -> Vec<(Element, f32)> {
    let fin = g.fin.clamp(g.debut, g.debut.saturating_add(30)) + 1;
    g.lignes
        .chunks(RANGS_MAX)
        .map(|rows| (calendar_part(rows, (g.debut, fin)), rows.len()))
        .map(|(chart, n)| {
            #[expect(clippy::cast_precision_loss, reason = "a few rows")]
            let hauteur = 30.0 + HAUTEUR_RANG * n as f32;
            (chart, hauteur)
        })
        .collect()
}

fn calendar_part(rows: &[LigneGantt], (debut, fin): (i32, i32)) -> Element {
    let inside = |x: f64| x.clamp(f64::from(debut), f64::from(fin));
    let categories = words(&rows.iter().map(title).collect::<Vec<_>>());
    let spans: Vec<Option<(f64, f64)>> = rows
        .iter()
        .map(|l| {
            let (first, last) = l.periode?;
            let (from, to) = (inside(year(first)), inside(year(last.succ_opt().unwrap_or(last))));
            Some((from, (to - from).max(0.02)))
        })
        .collect();
    let bar = |rang: usize, nom: &str, fond: Element, values: &[Option<f64>]| {
        series(rang, nom)
            .with(el("c:spPr").with(fond).with(el("a:ln").with(el("a:noFill"))))
            .with(v("c:invertIfNegative", 0))
            .with(el("c:cat").with(categories.clone()))
            .with(el("c:val").with(numbers(values, 2)))
    };
    let before: Vec<Option<f64>> = spans.iter().map(|s| s.map(|(from, _)| from)).collect();
    let mut drawing = el("c:barChart").with(v("c:barDir", "bar")).with(v("c:grouping", "stacked")).with(v("c:varyColors", 0)).with(bar(
        0,
        "Avant le début",
        el("a:noFill"),
        &before,
    ));
    let mut seen: Vec<Option<Statut>> = Vec::new();
    for l in rows.iter().filter(|l| l.periode.is_some()) {
        if !seen.contains(&l.statut) {
            seen.push(l.statut);
        }
    }
    for (i, statut) in seen.iter().enumerate() {
        let values: Vec<Option<f64>> =
            rows.iter().zip(&spans).map(|(l, s)| s.filter(|_| l.statut == *statut).map(|(_, length)| length)).collect();
        let nom = rows.iter().find(|l| l.statut == *statut && l.periode.is_some()).map(|l| l.mot.as_str()).unwrap_or_default();
        drawing = drawing.with(bar(i + 1, nom, solid(colour(*statut)), &values));
    }
    drawing = drawing.with(v("c:gapWidth", 45)).with(v("c:overlap", 100));
    // The titles have their own part of the width, so that bars of successive charts stand under each other.
    let place = [("c:xMode", "edge"), ("c:yMode", "edge")].map(|(n, x)| v(n, x)).into_iter().collect::<Xml>();
    let manual = el("c:manualLayout")
        .with(v("c:layoutTarget", "inner"))
        .with(place)
        .with(v("c:x", "0.46"))
        .with(v("c:y", "0.06"))
        .with(v("c:w", "0.52"))
        .with(v("c:h", "0.92"));
    let axes = Axes { categories: "l", valeurs: "t", renverse: true, bornes: Some((debut, fin)), format: "0".to_owned() };
    space(el("c:layout").with(manual), drawing, &axes, false)
}
