//! Hidden parts and uncomputed formulas of a workbook, of which its reader says nothing.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::archive::Archive;
use crate::limites::{COLONNES_MAX, LIGNES_MAX};
use crate::ods::attribute;

/// Hidden parts and pending formulas of a sheet; rows and columns are counted from 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct SheetMarks {
    pub hidden_rows: BTreeSet<usize>,
    pub hidden_columns: BTreeSet<usize>,
    /// Formulas whose result the file does not hold.
    pub pending: BTreeSet<(usize, usize)>,
    /// Formulas whose result is written as 0.
    zeros: BTreeSet<(usize, usize)>,
    /// Whether a formula has another result than 0.
    computed: bool,
}

/// The marks of the sheets of an Excel workbook, by name. Parts that are missing or cannot be read give none: the reader of
/// values refuses the file when they matter.
pub(crate) fn workbook(bytes: &[u8]) -> BTreeMap<String, SheetMarks> {
    let Ok(mut archive) = Archive::new(bytes) else { return BTreeMap::new() };
    let mut part = |path: &str| archive.part(path).ok().flatten();
    let (Some(book), Some(links)) = (part("xl/workbook.xml"), part("xl/_rels/workbook.xml.rels")) else { return BTreeMap::new() };
    let mut targets = BTreeMap::new();
    walk(&links, |e| {
        if e.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(e, "Id"), attribute(e, "Target"))
        {
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id, path);
        }
    });
    let mut sheets = Vec::new();
    let mut on_load = false;
    walk(&book, |e| match e.local_name().as_ref() {
        "sheet" => {
            let id = e.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == "id").map(|a| a.value.to_string());
            sheets.extend(attribute(e, "name").zip(id));
        }
        "calcPr" => on_load = attribute(e, "fullCalcOnLoad").is_some_and(|v| ["1", "true"].contains(&v.as_str())),
        _ => {}
    });
    let mut marks: BTreeMap<String, SheetMarks> =
        sheets.into_iter().filter_map(|(name, id)| Some((name, sheet(&part(targets.get(&id)?)?)))).collect();
    // A workbook to be computed at its opening holds placeholders: a 0 is a result only if another formula has one.
    if on_load && !marks.values().any(|m| m.computed) {
        for m in marks.values_mut() {
            m.pending.append(&mut m.zeros);
        }
    }
    marks
}

fn walk(text: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => see(&e),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// A cell being walked through.
#[derive(Default)]
struct CellWalk {
    at: (usize, usize),
    text: bool,
    formula: bool,
    in_value: bool,
    value: String,
}

fn sheet(text: &str) -> SheetMarks {
    let mut marks = SheetMarks::default();
    let mut row = 0;
    let mut cell = CellWalk::default();
    let mut reader = Reader::from_str(text);
    loop {
        let event = reader.read_event();
        let empty = matches!(event, Ok(Event::Empty(_)));
        match event {
            Ok(Event::Start(e) | Event::Empty(e)) => match e.local_name().as_ref() {
                "col" if is_hidden(&e) => {
                    let bound = |name: &str| attribute(&e, name).and_then(|v| v.parse::<usize>().ok()).unwrap_or(0).min(COLONNES_MAX);
                    marks.hidden_columns.extend(bound("min").saturating_sub(1)..bound("max"));
                }
                "row" => {
                    row = attribute(&e, "r").and_then(|r| r.parse::<usize>().ok()).map_or(row, |r| r.saturating_sub(1));
                    if is_hidden(&e) && row < LIGNES_MAX {
                        marks.hidden_rows.insert(row);
                    }
                    cell.at = (row, 0);
                    row += 1;
                }
                "c" => {
                    let column = attribute(&e, "r").and_then(|r| column(&r)).unwrap_or(cell.at.1);
                    cell = CellWalk { at: (cell.at.0, column), text: attribute(&e, "t").is_some_and(|t| t != "n"), ..CellWalk::default() };
                    if empty {
                        cell.at.1 += 1;
                    }
                }
                "f" => cell.formula = true,
                "v" => cell.in_value = !empty,
                _ => {}
            },
            Ok(Event::Text(t)) if cell.in_value => cell.value.push_str(&t),
            Ok(Event::End(e)) => match e.local_name().as_ref() {
                "v" => cell.in_value = false,
                "c" => {
                    if cell.formula && !cell.text {
                        match cell.value.trim().parse::<f64>() {
                            Ok(0.0) => drop(marks.zeros.insert(cell.at)),
                            Ok(_) => marks.computed = true,
                            Err(_) => drop(marks.pending.insert(cell.at)),
                        }
                    }
                    cell.at.1 += 1;
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return marks,
            Ok(_) => {}
        }
    }
}

fn is_hidden(e: &BytesStart<'_>) -> bool {
    attribute(e, "hidden").is_some_and(|v| ["1", "true"].contains(&v.as_str()))
}

/// The column of an address: « AB12 » → 27.
fn column(address: &str) -> Option<usize> {
    let letters = address.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.take(4).fold(0_usize, |n, b| n * 26 + usize::from(b - b'A') + 1);
    number.checked_sub(1)
}
