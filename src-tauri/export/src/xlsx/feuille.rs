//! One sheet: title, header rows that stay in sight and come back in print, typed cells, totals.
//!
//! Figures of the dossier are integers; they become floating-point numbers here and only here, each on its own (the
//! nearest double of a decimal of fifteen digits prints back as that decimal). Text is always written as text: a cell
//! that starts with `=`, `+`, `-` or `@` never becomes a formula.

use chrono::{Datelike, NaiveDate};
use cpom_core::calculs::Total;
use cpom_core::decimal::Decimal;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note, Worksheet, XlsxError};

use crate::texte::atomes::propre;

/// Longest text Excel keeps in a cell.
const TEXTE_MAX: usize = 32_767;
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
            Self::Heures => "#,##0.00".to_owned(),
            Self::Decimales(n) => format!("#,##0{}", fraction(n)),
            // The sign is quoted: the value is already in points.
            Self::PourCent(n) => format!("#,##0{}\"\u{202F}%\"", fraction(n)),
        }
    }
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

/// Sum of cells of which `attendus` must hold a figure: the cell is empty as long as one of these is missing. Nothing
/// where the total expects nothing.
pub(super) fn somme_attendue<const N: u32>(zone: &Zone, attendus: u32, total: Total<N>, genre: GenreChiffre) -> CelluleExcel {
    if total.attendus() == 0 {
        return CelluleExcel::Vide;
    }
    let resultat = total.complet().map(|r| r.to_string()).unwrap_or_default();
    CelluleExcel::Formule(format!("IF({}<{attendus},\"\",{})", zone.appliquer("COUNT"), zone.somme()), resultat, genre)
}

/// Sum of the cells of a column whose rows satisfy some criteria, as many of which must hold a figure as the total expects.
pub(super) fn sommes_si<const N: u32>(criteres: &str, plage: &str, total: Total<N>, genre: GenreChiffre) -> CelluleExcel {
    if total.attendus() == 0 {
        return CelluleExcel::Vide;
    }
    let connus = format!("SUMPRODUCT({}*ISNUMBER({plage}))", equalities(criteres));
    let resultat = total.complet().map(|r| r.to_string()).unwrap_or_default();
    CelluleExcel::Formule(format!("IF({connus}<{},\"\",SUMIFS({plage},{criteres}))", total.attendus()), resultat, genre)
}

/// `(a=b)*(c=d)` from the criteria `a,b,c,d`.
fn equalities(criteres: &str) -> String {
    let parts: Vec<&str> = criteres.split(',').collect();
    parts.chunks(2).map(|pair| format!("({})", pair.join("="))).collect::<Vec<_>>().join("*")
}

/// Number of cells that a sum of sums expects, from the totals of these cells: those that expect something; one more than
/// are known when the sum lacks a term that stands in none of them.
pub(super) fn attendus<const N: u32>(cellules: impl IntoIterator<Item = Total<N>>, total: Total<N>) -> u32 {
    let (mut expected, mut known) = (0, 0);
    for cellule in cellules {
        expected += u32::from(cellule.attendus() > 0);
        known += u32::from(cellule.complet().is_some());
    }
    if total.complet().is_some() { expected } else { expected.max(known + 1) }
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
    pub fn new(ws: &'a mut Worksheet, nom: &'static str, titre: &str, sous_titre: &str, date: NaiveDate) -> Result<Self, XlsxError> {
        let esperluette = |t: &str| propre(t).replace('&', "&&").replace('\n', " ").chars().take(100).collect::<String>();
        ws.set_name(nom)?
            .set_landscape()
            .set_paper_size(9)
            .set_margins(0.45, 0.45, 0.7, 0.65, 0.3, 0.3)
            .set_header(format!("&L&8{}&R&8{nom}", esperluette(sous_titre)))
            .set_footer(format!("&L&8{}&R&8page &P / &N", esperluette(&cpom_core::francais::date(date))))
            .set_screen_gridlines(false)
            // Otherwise an empty result would be stored as zero.
            .set_formula_result_default("");
        ws.write_string_with_format(0, 0, texte(titre), &base().set_bold().set_font_size(14))?;
        ws.write_string_with_format(1, 0, texte(sous_titre), &base().set_font_color(0x5B_6472))?;
        Ok(Self { ws, ligne: DEBUT, nom, fige: false, largeurs: Vec::new(), colonnes: 0 })
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
            self.ws.write_string_with_format(self.ligne, col(i), texte(titre.as_ref()), &format.clone().set_align(sens))?;
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
        self.hauteur(
            ligne,
            cellules.iter().enumerate().filter_map(|(i, c)| if let CelluleExcel::Texte(t) = c { Some((i, t.as_str())) } else { None }),
        )?;
        self.ligne += 1;
        Ok(ligne)
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
            CelluleExcel::Formule(formule, resultat, genre) => {
                let formule = Formula::new(format!("={formule}")).set_result(resultat.as_str());
                self.ws.write_formula_with_format(ligne, c, formule, &f.set_num_format(genre.format()))?
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

/// A date in Excel’s calendar, which starts in 1900.
pub(super) fn excel_date(d: NaiveDate) -> Option<ExcelDateTime> {
    let (mois, jour) = (u8::try_from(d.month()).ok()?, u8::try_from(d.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(d.year()).ok()?, mois, jour).ok()
}
