//! One sheet: title, header rows that stay in sight and come back in print, typed cells, totals.
//!
//! Figures of the dossier are integers; they become floating-point numbers here and only here, each on its own (the
//! nearest double of a decimal of fifteen digits prints back as that decimal). Text is always written as text: a cell
//! that starts with `=`, `+`, `-` or `@` never becomes a formula.

use chrono::{Datelike, NaiveDate};
use cpom_core::calculs::Total;
use cpom_core::choix::{Choix, StatutIndicateur};
use cpom_core::decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartRange, ChartSolidFill, ChartType, ConditionalFormatCell,
    ConditionalFormatCellRule, ConditionalFormatFormula, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note, Table,
    TableColumn, TableStyle, Worksheet, XlsxError,
};

use crate::texte::atomes::propre;

/// Longest text Excel keeps in a cell.
const TEXTE_MAX: usize = 32_767;
/// Longest formula that repeats its terms, in characters; Excel takes 8192.
const FORMULE_MAX: usize = 8_000;
/// First row of the first table: title, subtitle, blank.
pub(super) const DEBUT: u32 = 3;

/// Letters a landscape page holds, side by side, at a size still read.
const LETTRES_PAR_PAGE: f64 = 215.0;

/// Number format of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GenreChiffre {
    Entier,
    Annee,
    Euros,
    /// Euros with up to four decimals.
    Prix,
    Heures,
    /// Number with this many decimals.
    Decimales(u8),
    /// Points of percentage with this many decimals.
    PourCent(u8),
}

impl GenreChiffre {
    fn format(self) -> String {
        let fraction = |n: u8| if n == 0 { String::new() } else { format!(".{}", "0".repeat(usize::from(n))) };
        match self {
            Self::Entier => "#,##0".to_owned(),
            Self::Annee => "0".to_owned(),
            Self::Euros => "#,##0.00\u{A0}\"€\"".to_owned(),
            Self::Prix => "#,##0.00##\u{A0}\"€\"".to_owned(),
            // Decimals come with a figure that has some: see [`Feuille::rang`].
            Self::Heures => "#,##0".to_owned(),
            Self::Decimales(n) => format!("#,##0{}", fraction(n)),
            // The sign is quoted: the value is already in points.
            Self::PourCent(n) => format!("#,##0{}\"\u{202F}%\"", fraction(n)),
        }
    }
}

/// Colours of the statuses of indicators: ground, then words, whose contrast is above 7 to 1.
const COULEURS_STATUTS: [(StatutIndicateur, u32, u32); 5] = [
    (StatutIndicateur::Atteint, 0xE3_F3E6, 0x0F_4D1F),
    (StatutIndicateur::PartiellementAtteint, 0xFF_F1CC, 0x5A_3E00),
    (StatutIndicateur::NonAtteint, 0xFB_E3E3, 0x7A_1212),
    (StatutIndicateur::NonRenseigne, 0xEC_EFF1, 0x37_3F47),
    (StatutIndicateur::AApprecier, 0xEC_EFF1, 0x37_3F47),
];
/// Colours of the series of charts; each has a contrast above 3 to 1 on white.
const COULEURS_SERIES: [u32; 4] = [0x1F_4E79, 0xC5_5A11, 0x4E_7A2F, 0x7F_6000];
/// Rows that a chart covers.
const LIGNES_GRAPHIQUE: u32 = 18;

/// Cells of a sheet, ends included: first row, first column, last row, last column.
pub(super) type Cellules = (u32, u16, u32, u16);

/// A chart of cells, one series per row or column of them.
pub(super) struct GraphiqueExcel {
    pub titre: String,
    /// Text read to people who do not see the chart.
    pub description: String,
    pub unite: &'static str,
    pub categories: Cellules,
    pub series: Vec<(String, Cellules)>,
    pub empile: bool,
}

/// Content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum CelluleExcel {
    Vide,
    Texte(String),
    /// Text that is not cut in lines: what a row above already shows in full.
    Rappel(String),
    /// Short text in the middle.
    Mot(String),
    Date(NaiveDate),
    Nombre(f64, GenreChiffre),
    /// A formula that gives a word, without its `=`, and the word it gave when written.
    MotCalcule(String, String),
    /// A formula without its `=`, and the result it had when written, in plain notation; empty where a figure is missing.
    Formule(String, String, GenreChiffre),
}

impl From<&str> for CelluleExcel {
    fn from(t: &str) -> Self {
        if t.is_empty() { Self::Vide } else { Self::Texte(t.to_owned()) }
    }
}

impl From<&String> for CelluleExcel {
    fn from(t: &String) -> Self {
        t.as_str().into()
    }
}

impl From<String> for CelluleExcel {
    fn from(t: String) -> Self {
        if t.is_empty() { Self::Vide } else { Self::Texte(t) }
    }
}

impl From<Option<NaiveDate>> for CelluleExcel {
    fn from(d: Option<NaiveDate>) -> Self {
        d.map_or(Self::Vide, Self::Date)
    }
}

/// A figure, or nothing: empty is not zero.
pub(super) fn chiffre<const N: u32>(valeur: Option<Decimal<N>>, genre: GenreChiffre) -> CelluleExcel {
    #[expect(clippy::cast_precision_loss, reason = "below 2^53, see the decimal type")]
    valeur.map_or(CelluleExcel::Vide, |v| CelluleExcel::Nombre(v.raw() as f64 / Decimal::<N>::ECHELLE as f64, genre))
}

/// A whole number, or nothing.
pub(super) fn entier(valeur: Option<i32>, genre: GenreChiffre) -> CelluleExcel {
    valeur.map_or(CelluleExcel::Vide, |v| CelluleExcel::Nombre(f64::from(v), genre))
}

/// A formula whose result is known; nothing where there is no result.
pub(super) fn calcul<const N: u32>(formule: impl Into<String>, resultat: Option<Decimal<N>>, genre: GenreChiffre) -> CelluleExcel {
    resultat.map_or(CelluleExcel::Vide, |r| CelluleExcel::Formule(formule.into(), r.to_string(), genre))
}

/// Cells that a formula adds up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Zone(Vec<String>);

impl Zone {
    /// The cells of a column between two rows, ends included.
    pub(super) fn colonne(col: u16, de: u32, a: u32) -> Self {
        Self(vec![format!("{}:{}", a1(de, col), a1(a, col))])
    }

    /// The cells of a row between two columns, ends included.
    pub(super) fn ligne(ligne: u32, de: u16, a: u16) -> Self {
        Self(vec![format!("{}:{}", a1(ligne, de), a1(ligne, a))])
    }

    /// Some cells, by name.
    pub(super) fn cellules(noms: Vec<String>) -> Self {
        Self(noms)
    }

    /// Some cells of a column.
    pub(super) fn lignes(col: u16, lignes: &[u32]) -> Self {
        Self(lignes.iter().map(|l| a1(*l, col)).collect())
    }

    /// A function of all the cells; it takes 255 arguments, so more are grouped.
    fn appliquer(&self, fonction: &str) -> String {
        match self.0.chunks(200).map(|c| format!("{fonction}({})", c.join(","))).collect::<Vec<_>>() {
            groupes if groupes.is_empty() => "0".to_owned(),
            groupes => groupes.join("+"),
        }
    }

    /// Their sum, whatever is missing.
    pub(super) fn somme(&self) -> String {
        self.appliquer("SUM")
    }
}

/// Cells that a sum expects to hold a figure, and those that hold one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attente {
    attendus: u32,
    connus: u32,
}

impl<const N: u32> From<Total<N>> for Attente {
    /// Each term of the total stands in a cell.
    fn from(total: Total<N>) -> Self {
        Self { attendus: total.attendus(), connus: total.attendus() - total.manquants() }
    }
}

impl Attente {
    /// One figure among the cells is enough.
    pub(super) fn une<const N: u32>(total: Total<N>) -> Self {
        Self { attendus: 1, connus: u32::from(total.somme().is_some()) }
    }

    /// Cells that hold totals, of which the sum is a total: those that expect something; one more than are known when the sum
    /// lacks a term that stands in none of them.
    pub(super) fn de<const N: u32>(cellules: impl IntoIterator<Item = Total<N>>, total: Total<N>) -> Self {
        let (mut expected, mut connus) = (0, 0);
        for cellule in cellules {
            expected += u32::from(cellule.attendus() > 0);
            connus += u32::from(cellule.complet().is_some());
        }
        Self { attendus: if total.complet().is_some() { expected } else { expected.max(connus + 1) }, connus }
    }

    /// The formula of a sum, `somme`, as long as no cell lacks its figure; `connus` counts the figures. A sum that lacks some
    /// is « partiel (2 sur 4) », and nothing when none is known.
    fn formule(self, connus: &str, somme: &str) -> String {
        let Self { attendus, .. } = self;
        let whole = format!("IF({connus}<{attendus},IF({connus}=0,\"\",\"partiel (\"&{connus}&\" sur {attendus})\"),{somme})");
        if whole.len() < FORMULE_MAX { whole } else { format!("IF({connus}<{attendus},\"\",{somme})") }
    }

    /// Result of the formula when the sum is not complete.
    fn partiel(self) -> String {
        if self.connus == 0 { String::new() } else { format!("partiel ({} sur {})", self.connus, self.attendus) }
    }
}

/// Sum of cells of which some must hold a figure: the cell says how many do as long as one of these is missing. Nothing where
/// the total expects nothing.
pub(super) fn somme_attendue<const N: u32>(zone: &Zone, attente: impl Into<Attente>, total: Total<N>, genre: GenreChiffre) -> CelluleExcel {
    if total.attendus() == 0 {
        return CelluleExcel::Vide;
    }
    let attente = attente.into();
    let resultat = total.complet().map_or_else(|| attente.partiel(), |r| r.to_string());
    CelluleExcel::Formule(attente.formule(&zone.appliquer("COUNT"), &zone.somme()), resultat, genre)
}

/// Sum of the cells of a column whose rows satisfy some criteria, as many of which must hold a figure as the total expects.
pub(super) fn sommes_si<const N: u32>(criteres: &str, plage: &str, total: Total<N>, genre: GenreChiffre) -> CelluleExcel {
    if total.attendus() == 0 {
        return CelluleExcel::Vide;
    }
    let attente = Attente::from(total);
    let connus = format!("SUMPRODUCT({}*ISNUMBER({plage}))", equalities(criteres));
    let resultat = total.complet().map_or_else(|| attente.partiel(), |r| r.to_string());
    CelluleExcel::Formule(attente.formule(&connus, &format!("SUMIFS({plage},{criteres})")), resultat, genre)
}

/// `(a=b)*(c=d)` from the criteria `a,b,c,d`.
fn equalities(criteres: &str) -> String {
    let parts: Vec<&str> = criteres.split(',').collect();
    parts.chunks(2).map(|pair| format!("({})", pair.join("="))).collect::<Vec<_>>().join("*")
}

/// A figure computed from other cells: empty as long as one of these holds no figure, or when the formula divides by zero.
pub(super) fn deduit<const N: u32>(
    formule: impl AsRef<str>,
    cellules: &[&str],
    resultat: Option<Decimal<N>>,
    genre: GenreChiffre,
) -> CelluleExcel {
    let formule = format!("IF(COUNT({})<{},\"\",IFERROR({},\"\"))", cellules.join(","), cellules.len(), formule.as_ref());
    CelluleExcel::Formule(formule, resultat.map(|r| r.to_string()).unwrap_or_default(), genre)
}

/// The figure of another cell, empty when that one is.
pub(super) fn repris<const N: u32>(cellule: &str, valeur: Option<Decimal<N>>, genre: GenreChiffre) -> CelluleExcel {
    deduit(cellule, &[cellule], valeur, genre)
}

/// Name of a cell as spreadsheets write it: `B4`.
pub(super) fn a1(ligne: u32, col: u16) -> String {
    row_col_to_cell(ligne, col)
}

/// Name of a column of cells that does not move: `$B$4:$B$9`.
pub(super) fn plage(col: u16, de: u32, a: u32) -> String {
    rust_xlsxwriter::utility::cell_range_absolute(de, col, a, col)
}

/// A cell of another sheet.
pub(super) fn ailleurs(feuille: &str, ligne: u32, col: u16) -> String {
    format!("'{feuille}'!{}", a1(ligne, col))
}

/// Number of a column from its place among others.
pub(super) fn col(i: usize) -> u16 {
    u16::try_from(i).unwrap_or(u16::MAX)
}

/// Kind of row, which sets its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rang {
    Normal,
    SousTotal,
    Total,
    Section,
}

/// A sheet being written, from top to bottom.
pub(super) struct Feuille<'a> {
    ws: &'a mut Worksheet,
    /// Rank of the next row to write, from 0.
    pub ligne: u32,
    nom: &'static str,
    fige: bool,
    largeurs: Vec<f64>,
    /// Number of columns of the last header; 0 before the first.
    colonnes: usize,
}

impl<'a> Feuille<'a> {
    /// Names the sheet, sets its pages, writes its title and the dossier's name.
    pub fn new(ws: &'a mut Worksheet, nom: &'static str, titre: &str, sous_titre: &str, pied: &str) -> Result<Self, XlsxError> {
        let mut feuille = Self::sans_titre(ws, nom, sous_titre, pied)?;
        feuille.ws.write_string_with_format(0, 0, texte(titre), &base().set_bold().set_font_size(14))?;
        feuille.ws.write_string_with_format(1, 0, texte(sous_titre), &base().set_font_color(0x5B_6472))?;
        feuille.ligne = DEBUT;
        Ok(feuille)
    }

    /// Names a sheet that begins with its header, for programs that read it, and sets its pages.
    pub fn sans_titre(ws: &'a mut Worksheet, nom: &'static str, sous_titre: &str, pied: &str) -> Result<Self, XlsxError> {
        let esperluette = |t: &str| propre(t).replace('&', "&&").replace('\n', " ").chars().take(100).collect::<String>();
        ws.set_name(nom)?
            .set_landscape()
            .set_paper_size(9)
            .set_margins(0.45, 0.45, 0.7, 0.65, 0.3, 0.3)
            .set_header(format!("&L&8{}&R&8{nom}", esperluette(sous_titre)))
            .set_footer(format!("&L&8{}&R&8page &P / &N", esperluette(pied)))
            .set_screen_gridlines(false)
            // Otherwise an empty result would be stored as zero.
            .set_formula_result_default("");
        Ok(Self { ws, ligne: 0, nom, fige: false, largeurs: Vec::new(), colonnes: 0 })
    }

    /// The name of the sheet, for formulas of others.
    pub fn nom(&self) -> &'static str {
        self.nom
    }

    /// Widths of the columns, in letters; the last one holds for those after it. A wide sheet prints on several pages
    /// side by side rather than in unreadably small letters.
    pub fn largeurs(&mut self, largeurs: &[f64], colonnes: usize) -> Result<(), XlsxError> {
        self.largeurs = (0..colonnes).filter_map(|i| largeurs.get(i).or(largeurs.last()).copied()).collect();
        for (i, l) in self.largeurs.iter().enumerate() {
            self.ws.set_column_width(col(i), *l)?;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few pages")]
        let pages = (self.largeurs.iter().sum::<f64>() / LETTRES_PAR_PAGE).ceil().clamp(1.0, 20.0) as u16;
        self.ws.set_print_fit_to_pages(pages, 0);
        Ok(())
    }

    /// Gives a row the height its longest text takes: not every program computes it.
    fn hauteur<'t>(&mut self, ligne: u32, textes: impl Iterator<Item = (usize, &'t str)>) -> Result<(), XlsxError> {
        let lignes = textes
            .map(|(i, t)| {
                let largeur = self.largeurs.get(i).copied().unwrap_or(12.0).max(4.0);
                #[expect(clippy::cast_precision_loss, reason = "letters of a text")]
                t.lines().map(|l| (l.chars().count() as f64 * 0.93 / largeur).ceil().max(1.0)).sum::<f64>()
            })
            .fold(1.0, f64::max);
        if lignes > 1.0 {
            // Excel allows no row higher than 409 points.
            self.ws.set_row_height(ligne, (lignes * 13.2 + 2.0).min(409.0))?;
        }
        Ok(())
    }

    /// Widths and titles of a table whose columns are all known: as many of one as of the other.
    pub fn colonnes<const N: usize>(&mut self, largeurs: [f64; N], titres: [&str; N], colonnes_figees: u16) -> Result<(), XlsxError> {
        self.largeurs(&largeurs, N)?;
        self.entete(&titres, colonnes_figees)
    }

    /// A header row. The first one of the sheet stays in sight with the columns on its left, and comes back in print.
    pub fn entete<T: AsRef<str>>(&mut self, titres: &[T], colonnes_figees: u16) -> Result<(), XlsxError> {
        self.colonnes = titres.len();
        let format = base()
            .set_bold()
            .set_background_color(0xEC_F0F5)
            .set_border_bottom(FormatBorder::Thin)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        for (i, titre) in titres.iter().enumerate() {
            let sens = if col(i) < colonnes_figees { FormatAlign::Left } else { FormatAlign::Center };
            let format = format.clone().set_align(sens);
            let titre = titre.as_ref();
            // A year alone is a number, which other programs read and sort as one.
            match titre.parse::<u16>() {
                Ok(annee) if titre.len() == 4 => {
                    let format = format.set_num_format(GenreChiffre::Annee.format());
                    self.ws.write_number_with_format(self.ligne, col(i), f64::from(annee), &format)?;
                }
                _ => {
                    self.ws.write_string_with_format(self.ligne, col(i), texte(titre), &format)?;
                }
            }
        }
        let ligne = self.ligne;
        // Bold words are a little wider.
        let titres: Vec<String> = titres.iter().map(|t| format!("{}  ", t.as_ref())).collect();
        self.hauteur(ligne, titres.iter().map(String::as_str).enumerate())?;
        if !self.fige {
            self.fige = true;
            self.ws.set_freeze_panes(self.ligne + 1, colonnes_figees)?;
            self.ws.set_repeat_rows(self.ligne, self.ligne)?;
            if colonnes_figees > 0 {
                self.ws.set_repeat_columns(0, colonnes_figees - 1)?;
            }
        }
        self.ligne += 1;
        Ok(())
    }

    /// A row; returns its number.
    pub fn rang(&mut self, rang: Rang, cellules: &[CelluleExcel]) -> Result<u32, XlsxError> {
        let ligne = self.ligne;
        for (i, cellule) in cellules.iter().enumerate() {
            self.cellule(ligne, col(i), cellule, rang)?;
        }
        self.decimales(ligne, cellules)?;
        self.hauteur(
            ligne,
            cellules.iter().enumerate().filter_map(|(i, c)| if let CelluleExcel::Texte(t) = c { Some((i, t.as_str())) } else { None }),
        )?;
        self.ligne += 1;
        Ok(ligne)
    }

    /// Shows the decimals of hours that have some.
    fn decimales(&mut self, ligne: u32, cellules: &[CelluleExcel]) -> Result<(), XlsxError> {
        let hours =
            |c: &CelluleExcel| matches!(c, CelluleExcel::Nombre(_, GenreChiffre::Heures) | CelluleExcel::Formule(.., GenreChiffre::Heures));
        let (Some(first), Some(last)) = (cellules.iter().position(hours), cellules.iter().rposition(hours)) else { return Ok(()) };
        for i in (first..=last).filter(|i| hours(&cellules[*i])) {
            let cell = a1(ligne, col(i));
            let rule = ConditionalFormatFormula::new()
                .set_rule(Formula::new(format!("=IF(ISNUMBER({cell}),{cell}<>ROUND({cell},0),FALSE)")))
                .set_format(Format::new().set_num_format("#,##0.00"));
            self.ws.add_conditional_format(ligne, col(i), ligne, col(i), &rule)?;
        }
        Ok(())
    }

    /// Colours of the words of a status in a column, from row `de` to row `a`.
    pub fn statuts(&mut self, colonne: u16, de: u32, a: u32) -> Result<(), XlsxError> {
        for (statut, fond, encre) in COULEURS_STATUTS {
            let rule = ConditionalFormatCell::new()
                .set_rule(ConditionalFormatCellRule::EqualTo(statut.libelle()))
                .set_format(Format::new().set_background_color(fond).set_font_color(encre));
            self.ws.add_conditional_format(de, colonne, a, colonne, &rule)?;
        }
        Ok(())
    }

    /// A table in the sense of spreadsheets, whose header is the next row: programs find it by its name.
    pub fn tableau<const N: usize>(
        &mut self,
        nom: &str,
        largeurs: [f64; N],
        titres: [&str; N],
        rangs: &[[CelluleExcel; N]],
    ) -> Result<(), XlsxError> {
        let entete = self.ligne;
        self.colonnes(largeurs, titres, 0)?;
        for rang in rangs {
            self.donnees(rang)?;
        }
        let colonnes: Vec<TableColumn> = titres.iter().map(|t| TableColumn::new().set_header(texte(t))).collect();
        let table = Table::new().set_name(nom).set_columns(&colonnes).set_style(TableStyle::Light1);
        // A table has at least one row.
        self.ws.add_table(entete, 0, (self.ligne - 1).max(entete + 1), col(N.saturating_sub(1)), &table)?;
        Ok(())
    }

    /// A chart of cells of this sheet, below what is written.
    pub fn graphique(&mut self, g: &GraphiqueExcel) -> Result<(), XlsxError> {
        let kind = if g.empile { ChartType::ColumnStacked } else { ChartType::Column };
        let mut chart = Chart::new(kind);
        let (mut police, mut titre) = (ChartFont::new(), ChartFont::new());
        police.set_size(9).set_color(0x26_2B33);
        titre.set_size(11).set_bold().set_color(0x1F_4E79);
        chart.title().set_name(texte(&g.titre).as_str()).set_font(&titre);
        chart.x_axis().set_font(&police);
        // An axis that does not begin at zero makes small differences look large.
        chart.y_axis().set_min(0).set_font(&police).set_num_format("#,##0").set_name(texte(g.unite).as_str()).set_name_font(&police);
        chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&police);
        chart.set_width(760).set_height(300).set_alt_text(texte(&g.description));
        for ((nom, values), couleur) in g.series.iter().zip(COULEURS_SERIES) {
            let series = chart.add_series();
            series.set_categories(&cells_of(self.nom, g.categories)).set_values(&cells_of(self.nom, *values)).set_name(texte(nom).as_str());
            series.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(couleur)));
        }
        self.ligne += 1;
        self.ws.insert_chart(self.ligne, 0, &chart)?;
        self.ligne += LIGNES_GRAPHIQUE;
        Ok(())
    }

    /// A row of data, with a cell for each title of the last header; returns its number.
    pub fn donnees(&mut self, cellules: &[CelluleExcel]) -> Result<u32, XlsxError> {
        debug_assert!(
            self.colonnes == 0 || cellules.len() == self.colonnes,
            "{}: {} cells under {} titles",
            self.nom,
            cellules.len(),
            self.colonnes
        );
        self.rang(Rang::Normal, cellules)
    }

    /// Title of a second table, after a blank row.
    pub fn titre(&mut self, titre: &str) -> Result<(), XlsxError> {
        self.ligne += 1;
        self.ws.write_string_with_format(self.ligne, 0, texte(titre), &base().set_bold().set_font_color(0x1F_4E79))?;
        self.ligne += 1;
        Ok(())
    }

    /// A remark below a table.
    pub fn note(&mut self, note: &str) -> Result<(), XlsxError> {
        if !note.trim().is_empty() {
            self.ws.write_string_with_format(self.ligne, 0, texte(note), &base().set_font_color(0x5B_6472).set_italic())?;
            self.ligne += 1;
        }
        Ok(())
    }

    /// A remark on one cell.
    pub fn commentaire(&mut self, ligne: u32, colonne: u16, remarque: &str) -> Result<(), XlsxError> {
        if !remarque.trim().is_empty() {
            self.ws.insert_note(ligne, colonne, &Note::new(texte(remarque)).add_author_prefix(false))?;
        }
        Ok(())
    }

    /// A link to another sheet, in the first column.
    pub fn lien(&mut self, vers: &str, titre: &str) -> Result<(), XlsxError> {
        let lien = format!("internal:'{}'!A1", vers.replace('\'', "''"));
        let format = base().set_font_color(0x1F_4E79).set_underline(rust_xlsxwriter::FormatUnderline::Single);
        self.ws.write_url_with_options(self.ligne, 0, lien.as_str(), texte(titre), "", Some(&format))?;
        self.ligne += 1;
        Ok(())
    }

    /// Lets rows be filtered from the header row down to the last one written.
    pub fn filtre(&mut self, entete: u32, colonnes: usize) -> Result<(), XlsxError> {
        if self.ligne > entete + 1 && colonnes > 0 {
            self.ws.autofilter(entete, 0, self.ligne - 1, col(colonnes - 1))?;
        }
        Ok(())
    }

    fn cellule(&mut self, ligne: u32, c: u16, cellule: &CelluleExcel, rang: Rang) -> Result<(), XlsxError> {
        let f = format_of(rang);
        match cellule {
            CelluleExcel::Vide => self.ws.write_blank(ligne, c, &f)?,
            CelluleExcel::Texte(t) => self.ws.write_string_with_format(ligne, c, texte(t), &f.set_text_wrap())?,
            CelluleExcel::Rappel(t) => self.ws.write_string_with_format(ligne, c, texte(t), &f)?,
            CelluleExcel::Mot(t) => self.ws.write_string_with_format(ligne, c, texte(t), &f.set_align(FormatAlign::Center))?,
            CelluleExcel::Date(d) => match excel_date(*d) {
                Some(date) => {
                    self.ws.write_datetime_with_format(ligne, c, &date, &f.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center))?
                }
                // Excel has no day before 1900.
                None => self.ws.write_string_with_format(ligne, c, d.format("%d/%m/%Y").to_string(), &f)?,
            },
            CelluleExcel::Nombre(n, genre) => self.ws.write_number_with_format(ligne, c, *n, &f.set_num_format(genre.format()))?,
            CelluleExcel::MotCalcule(formule, resultat) => {
                let formule = Formula::new(format!("={formule}")).set_result(texte(resultat));
                self.ws.write_formula_with_format(ligne, c, formule, &f.set_align(FormatAlign::Center).set_text_wrap())?
            }
            CelluleExcel::Formule(formule, resultat, genre) => {
                let formule = Formula::new(format!("={formule}")).set_result(resultat.as_str());
                // A partial sum is words, in the room of a figure.
                self.ws.write_formula_with_format(ligne, c, formule, &f.set_num_format(genre.format()).set_shrink())?
            }
        };
        Ok(())
    }
}

fn base() -> Format {
    Format::new().set_font_name("Calibri").set_font_size(10).set_align(FormatAlign::Top)
}

fn format_of(rang: Rang) -> Format {
    let f = base().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(0xD9_D6CE);
    match rang {
        Rang::Normal => f,
        Rang::SousTotal => f.set_bold(),
        Rang::Total => f.set_bold().set_border_top(FormatBorder::Thin).set_background_color(0xF5_F7FA),
        Rang::Section => f.set_bold().set_font_color(0x1F_4E79),
    }
}

/// Text as it is read: French typography, no character a file cannot hold, no longer than a cell.
fn texte(brut: &str) -> String {
    let mut sortie = propre(brut).replace(['\u{FFFE}', '\u{FFFF}'], "");
    // Excel counts in UTF-16 units.
    if sortie.encode_utf16().count() > TEXTE_MAX {
        let mut place = TEXTE_MAX - 1;
        sortie = sortie
            .chars()
            .take_while(|c| {
                let tient = place >= c.len_utf16();
                place = place.saturating_sub(c.len_utf16());
                tient
            })
            .chain(['…'])
            .collect();
    }
    sortie
}

fn cells_of(feuille: &str, (de, gauche, a, droite): Cellules) -> ChartRange {
    ChartRange::new_from_range(feuille, de, gauche, a, droite)
}

/// A date in Excel’s calendar, which starts in 1900.
pub(super) fn excel_date(d: NaiveDate) -> Option<ExcelDateTime> {
    let (mois, jour) = (u8::try_from(d.month()).ok()?, u8::try_from(d.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(d.year()).ok()?, mois, jour).ok()
}
