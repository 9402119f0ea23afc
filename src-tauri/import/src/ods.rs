//! Measures an OpenDocument sheet before its repeated rows and cells are expanded, and finds what its reader does not give:
//! the cells shown as percentages, of which it gives the fraction, and the rows and columns that are hidden.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::limites::{CELLULES_MAX, COLONNES_MAX, FEUILLES_MAX, LIGNES_MAX, RefusTableur};

/// Sheet, row and column of a cell shown as a percentage.
pub(crate) type CellulePourcent = (String, usize, usize);

/// Attributes of a sheet that the reader of OpenDocument files leaves out.
#[derive(Debug, Default)]
pub(crate) struct OdsMarks {
    pub percents: BTreeSet<CellulePourcent>,
    /// Name of the sheet, and row.
    pub hidden_rows: BTreeSet<(String, usize)>,
    /// Name of the sheet, and column.
    pub hidden_columns: BTreeSet<(String, usize)>,
}

/// State of the walk through one sheet.
#[derive(Default)]
struct Walk {
    sheet: String,
    sheets: usize,
    row: usize,
    repeat: usize,
    column: usize,
    /// Cells the reader would hold, over all sheets.
    cells: usize,
    widest: usize,
    last: usize,
    filled: bool,
    /// Column of the next column definition.
    defined: usize,
    marks: OdsMarks,
}

/// Refuses a document that would exceed the limits once expanded; returns what its reader does not give.
pub(crate) fn measure(content: &str) -> Result<OdsMarks, RefusTableur> {
    let mut reader = Reader::from_str(content);
    reader.config_mut().check_end_names = false;
    let mut walk = Walk::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => walk.open(&e, false)?,
            Ok(Event::Empty(e)) => walk.open(&e, true)?,
            Ok(Event::End(e)) if e.name().as_ref() == "table:table-row" => walk.close_row()?,
            Ok(Event::Eof) => return Ok(walk.marks),
            Ok(_) => {}
            Err(e) => return Err(RefusTableur::Endommage(e.to_string())),
        }
    }
}

impl Walk {
    fn open(&mut self, e: &BytesStart<'_>, empty: bool) -> Result<(), RefusTableur> {
        match e.name().as_ref() {
            "table:table" => {
                self.sheets += 1;
                if self.sheets > FEUILLES_MAX {
                    return Err(RefusTableur::TropGros);
                }
                self.sheet = attribute(e, "table:name").unwrap_or_default();
                (self.row, self.widest, self.last, self.defined) = (0, 0, 0, 0);
            }
            "table:table-row" => {
                self.repeat = count(e, "table:number-rows-repeated");
                (self.column, self.filled) = (0, false);
                if is_hidden(e) {
                    let rows = self.row..self.row.saturating_add(self.repeat).min(LIGNES_MAX);
                    self.marks.hidden_rows.extend(rows.map(|r| (self.sheet.clone(), r)));
                }
                if empty {
                    self.close_row()?;
                }
            }
            "table:table-column" => {
                let end = self.defined.saturating_add(count(e, "table:number-columns-repeated"));
                if is_hidden(e) {
                    let columns = self.defined..end.min(COLONNES_MAX);
                    self.marks.hidden_columns.extend(columns.map(|c| (self.sheet.clone(), c)));
                }
                self.defined = end;
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(e, empty)?,
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, e: &BytesStart<'_>, empty: bool) -> Result<(), RefusTableur> {
        let repeat = count(e, "table:number-columns-repeated");
        let typed = attribute(e, "office:value-type");
        let formula = attribute(e, "table:formula").is_some();
        // A cell that contains text counts as filled, whatever its attributes.
        if typed.is_some() || formula || !empty {
            let end = self.column.saturating_add(repeat);
            if typed.is_some() || formula {
                self.filled = true;
                self.widest = self.widest.max(end);
                if end > COLONNES_MAX {
                    return Err(RefusTableur::TropGros);
                }
            }
            if typed.as_deref() == Some("percentage") {
                for column in self.column..end {
                    for row in self.row..self.row.saturating_add(self.repeat.min(LIGNES_MAX)) {
                        self.marks.percents.insert((self.sheet.clone(), row, column));
                        if self.marks.percents.len() > CELLULES_MAX / 4 {
                            return Err(RefusTableur::TropGros);
                        }
                    }
                }
            }
        }
        self.column = self.column.saturating_add(repeat);
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), RefusTableur> {
        self.row = self.row.saturating_add(self.repeat);
        if self.filled {
            self.last = self.row;
        }
        // The reader keeps every row up to the last filled one, at the width of the widest row.
        let all = self.last.saturating_mul(self.widest);
        self.cells = self.cells.saturating_add(if self.filled { self.column.min(self.widest) } else { 0 });
        if self.last > LIGNES_MAX || all > CELLULES_MAX || self.cells > CELLULES_MAX {
            return Err(RefusTableur::TropGros);
        }
        Ok(())
    }
}

pub(crate) fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), |t| t.into_owned()))
}

/// Whether a row or a column is hidden, by hand or by a filter.
fn is_hidden(e: &BytesStart<'_>) -> bool {
    attribute(e, "table:visibility").is_some_and(|v| v != "visible")
}

fn count(e: &BytesStart<'_>, name: &str) -> usize {
    attribute(e, name).and_then(|t| t.parse().ok()).unwrap_or(1)
}
