//! Reads workbooks. The archive is measured first, then read cell by cell.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xlsx};
use chrono::NaiveDate;
use cpom_core::import::{FeuilleLue, Valeur};

use crate::archive::{Archive, damaged};
use crate::limites::{CELLULES_MAX, COLONNES_MAX, FEUILLES_MAX, LIGNES_MAX, RefusTableur};
use crate::{marks, ods};

pub(crate) fn lire(bytes: &[u8]) -> Result<Vec<FeuilleLue>, RefusTableur> {
    let mut archive = Archive::new(bytes)?;
    archive.measure()?;
    let has = |name: &str| archive.has(name);
    if has("xl/workbook.bin") {
        Err(RefusTableur::Binaire)
    } else if has("xl/workbook.xml") || has("[Content_Types].xml") {
        xlsx(bytes)
    } else if has("content.xml") {
        open_document(bytes)
    } else {
        Err(RefusTableur::PasUnTableau)
    }
}

fn xlsx(bytes: &[u8]) -> Result<Vec<FeuilleLue>, RefusTableur> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| match e {
        calamine::XlsxError::Password => RefusTableur::AncienOuProtege,
        other => damaged(other),
    })?;
    let shown: Vec<String> = book.sheets_metadata().iter().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    if shown.len() > FEUILLES_MAX {
        return Err(RefusTableur::TropGros);
    }
    let mut marks = marks::workbook(bytes);
    let mut sheets = Vec::new();
    for nom in shown {
        let mut grille = GrilleLue::default();
        // A sheet that holds only charts has no cells and is skipped.
        let Ok(mut reader) = book.worksheet_cells_reader(&nom) else { continue };
        let percent: Vec<bool> =
            reader.styles().iter().map(|s| s.number_format.as_ref().is_some_and(|n| is_percent(&n.format_code))).collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let value = from_ref(cell.get_value(), percent.get(style).copied().unwrap_or(false));
            grille.put(row as usize, column as usize, value)?;
        }
        let marks = marks.remove(&nom).unwrap_or_default();
        for (row, column) in marks.pending {
            grille.put(row, column, Valeur::JamaisCalculee)?;
        }
        sheets.push(FeuilleLue {
            nom,
            lignes: grille.rows,
            lignes_masquees: marks.hidden_rows,
            colonnes_masquees: marks.hidden_columns,
            remarques: Vec::new(),
        });
    }
    Ok(sheets)
}

/// Whether a number format holds a percent sign that is neither quoted nor escaped.
fn is_percent(code: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    for c in code.chars() {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// Rows filled as cells are read, within the limits of the crate.
#[derive(Default)]
struct GrilleLue {
    rows: Vec<Vec<Valeur>>,
    cells: usize,
}

impl GrilleLue {
    fn put(&mut self, row: usize, column: usize, value: Valeur) -> Result<(), RefusTableur> {
        if value.est_vide() {
            return Ok(());
        }
        if row >= LIGNES_MAX || column >= COLONNES_MAX {
            return Err(RefusTableur::TropGros);
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let Some(line) = self.rows.get_mut(row) else { return Ok(()) };
        if line.len() <= column {
            self.cells += column + 1 - line.len();
            if self.cells > CELLULES_MAX {
                return Err(RefusTableur::TropGros);
            }
            line.resize(column + 1, Valeur::Vide);
        }
        if let Some(cell) = line.get_mut(column) {
            *cell = value;
        }
        Ok(())
    }
}

fn from_ref(value: &DataRef<'_>, percent: bool) -> Valeur {
    match value {
        DataRef::Empty => Valeur::Vide,
        #[allow(clippy::cast_precision_loss)]
        DataRef::Int(n) => number(*n as f64, percent),
        DataRef::Float(n) => number(*n, percent),
        DataRef::String(text) => Valeur::Texte(text.clone()),
        DataRef::SharedString(text) => Valeur::Texte((*text).to_owned()),
        DataRef::Bool(yes) => Valeur::Booleen(*yes),
        DataRef::DateTime(when) => moment(when),
        DataRef::DateTimeIso(text) => day(text),
        DataRef::DurationIso(text) => duration(text),
        DataRef::Error(e) => Valeur::Erreur(e.to_string()),
    }
}

fn from_data(value: &Data, percent: bool) -> Valeur {
    match value {
        Data::Empty => Valeur::Vide,
        #[allow(clippy::cast_precision_loss)]
        Data::Int(n) => number(*n as f64, percent),
        Data::Float(n) => number(*n, percent),
        Data::String(text) => Valeur::Texte(text.clone()),
        Data::Bool(yes) => Valeur::Booleen(*yes),
        Data::DateTime(when) => moment(when),
        Data::DateTimeIso(text) => day(text),
        Data::DurationIso(text) => duration(text),
        Data::Error(e) => Valeur::Erreur(e.to_string()),
    }
}

fn number(n: f64, percent: bool) -> Valeur {
    if percent { Valeur::Pourcentage(points(n)) } else { Valeur::Nombre(n) }
}

/// Converts a fraction to percentage points (0.438 → 43.8), without the error of binary fractions.
fn points(n: f64) -> f64 {
    let scaled = n * 100.0;
    if scaled.abs() < 1e9 { (scaled * 1e6).round() / 1e6 } else { scaled }
}

fn moment(when: &ExcelDateTime) -> Valeur {
    if when.is_duration() {
        return Valeur::Nombre(hours(when.as_f64()));
    }
    let (year, month, day, ..) = when.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)).map_or_else(|| Valeur::Nombre(when.as_f64()), Valeur::Date)
}

/// Converts days to hours, rounded to the second: durations are counted in hours.
fn hours(days: f64) -> f64 {
    (days * 86_400.0).round() / 3_600.0
}

fn day(text: &str) -> Valeur {
    let day = text.get(..10).and_then(|d| NaiveDate::parse_from_str(d, "%Y-%m-%d").ok());
    day.map_or_else(|| Valeur::Texte(text.to_owned()), Valeur::Date)
}

/// Converts an ISO 8601 duration to hours: `PT1520H30M00S` → 1520.5.
fn duration(text: &str) -> Valeur {
    let parts = || -> Option<f64> {
        let mut rest = text.strip_prefix("PT")?;
        let mut seconds = 0.0;
        for (unit, worth) in [('H', 3_600.0), ('M', 60.0), ('S', 1.0)] {
            if let Some((value, tail)) = rest.split_once(unit) {
                seconds += value.replace(',', ".").parse::<f64>().ok()? * worth;
                rest = tail;
            }
        }
        rest.is_empty().then_some(seconds / 3_600.0)
    };
    parts().map_or_else(|| Valeur::Texte(text.to_owned()), Valeur::Nombre)
}

fn open_document(bytes: &[u8]) -> Result<Vec<FeuilleLue>, RefusTableur> {
    // The reader expands repeated rows and cells, so the resulting size is computed before it is called.
    let content = Archive::new(bytes)?.part("content.xml")?.ok_or(RefusTableur::PasUnTableau)?;
    let marks = ods::measure(&content)?;
    drop(content);
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|e| match e {
        calamine::OdsError::Password => RefusTableur::AncienOuProtege,
        other => damaged(other),
    })?;
    let shown: Vec<String> = book.sheets_metadata().iter().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect();
    let mut sheets = Vec::new();
    for nom in shown {
        let range = book.worksheet_range(&nom).map_err(damaged)?;
        let Some((row0, column0)) = range.start() else { continue };
        let mut grille = GrilleLue::default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (row + row0 as usize, column + column0 as usize);
            let percent = marks.percents.contains(&(nom.clone(), row, column));
            grille.put(row, column, from_data(value, percent))?;
        }
        let of_sheet = |hidden: &BTreeSet<(String, usize)>| hidden.iter().filter(|h| h.0 == nom).map(|h| h.1).collect();
        let (lignes_masquees, colonnes_masquees) = (of_sheet(&marks.hidden_rows), of_sheet(&marks.hidden_columns));
        sheets.push(FeuilleLue { nom, lignes: grille.rows, lignes_masquees, colonnes_masquees, remarques: Vec::new() });
    }
    Ok(sheets)
}
