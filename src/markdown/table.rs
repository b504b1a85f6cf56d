//! Tables: a region of its own that can be scrolled, with scoped header cells.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::escape::push_attribute;
use super::writer::Writer;
use crate::diagnostic::Code;
use crate::message;

/// So many missing cells the parser may fill in on a page. A few rows that are too short are an oversight; a
/// thousand cells are a row of bars on top of many short rows, which would make megabytes of a small file.
const MOST_FILLED_CELLS: usize = 1_000;

/// A table whose end is yet to come.
pub struct OpenTable {
    alignments: Vec<Alignment>,
    place: Range<usize>,
    column: usize,
    in_head: bool,
    rows: usize,
    /// Where the name of the region goes in the HTML.
    label_at: usize,
    /// Where the head begins in the plain text.
    plain_start: usize,
    filled: usize,
    /// The cell is one too many of those that the parser has filled in.
    skipped: bool,
}

impl Writer<'_> {
    pub fn table_start(&mut self, alignments: Vec<Alignment>, place: Range<usize>) {
        self.out.text.push_str("<section class=\"table\" tabindex=\"0\" aria-label=\"");
        let label_at = self.out.text.len();
        self.out.text.push_str("\">\n<table>\n");
        self.table = Some(OpenTable {
            alignments,
            place,
            column: 0,
            in_head: true,
            rows: 0,
            label_at,
            plain_start: self.plain.len(),
            filled: 0,
            skipped: false,
        });
    }

    pub fn table_head_start(&mut self) {
        self.out.text.push_str("<thead>\n<tr>");
    }

    pub fn table_head_end(&mut self) {
        self.out.text.push_str("</tr>\n</thead>\n");
        self.tables += 1;
        let Some(table) = &mut self.table else { return };
        table.in_head = false;
        let head = self.plain.get(table.plain_start..).unwrap_or_default();
        let columns: Vec<&str> =
            head.split(CELL_BREAK).map(str::trim).filter(|cell| !cell.is_empty()).take(6).collect();
        let mut label = format!(
            "{} {}",
            match self.lang {
                crate::diagnostic::Lang::Sv => "Tabell",
                crate::diagnostic::Lang::En => "Table",
            },
            self.tables
        );
        if !columns.is_empty() {
            label.push_str(": ");
            push_attribute(&mut label, &columns.join(", "));
        }
        let at = table.label_at;
        self.out.insert(at, &label);
        self.break_plain();
    }

    pub fn table_row_start(&mut self, place: &Range<usize>) {
        let columns = self.table.as_ref().map_or(0, |table| table.alignments.len());
        self.look_at_row(place, columns);
        let Some(table) = &mut self.table else { return };
        table.column = 0;
        self.out.text.push_str(if table.rows == 0 { "<tbody>\n<tr>" } else { "<tr>" });
        table.rows += 1;
    }

    pub fn table_row_end(&mut self) {
        self.out.text.push_str("</tr>\n");
        while self.plain.ends_with(CELL_BREAK) {
            self.plain.truncate(self.plain.len() - CELL_BREAK.len());
        }
        self.break_plain();
    }

    pub fn table_cell_start(&mut self, place: &Range<usize>) {
        let Some(table) = &mut self.table else { return };
        if place.is_empty() {
            table.filled += 1;
            self.filled_cells += 1;
            table.skipped = self.filled_cells > MOST_FILLED_CELLS;
            if table.skipped {
                return;
            }
        } else {
            table.skipped = false;
        }
        if table.column > 0 && !self.plain.ends_with('\n') && !self.plain.is_empty() {
            self.plain.push_str(CELL_BREAK);
        }
        self.out.text.push_str(if table.in_head { "<th scope=\"col\"" } else { "<td" });
        self.out.text.push_str(match table.alignments.get(table.column) {
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            _ => ">",
        });
        table.column += 1;
    }

    pub fn table_cell_end(&mut self) {
        let Some(table) = &self.table else { return };
        if !table.skipped {
            self.out.text.push_str(if table.in_head { "</th>" } else { "</td>" });
        }
    }

    pub fn table_end(&mut self) {
        let Some(table) = self.table.take() else { return };
        if table.rows > 0 {
            self.out.text.push_str("</tbody>\n");
        }
        self.out.text.push_str("</table>\n</section>\n");
        self.break_plain();
        if table.filled > 0 && self.filled_cells > MOST_FILLED_CELLS {
            let filled = table.filled;
            let head = self.body[table.place.clone()].lines().next().map_or(0, str::len);
            self.diagnostics.push(
                self.complain(
                    Code::TableTooSparse,
                    table.place.start..table.place.start + head,
                    message!(
                        sv: "Tabellens rader har färre celler än dess rubrikrad: {filled} celler saknas.",
                        en: "The rows of the table have fewer cells than its head: {filled} cells are missing.",
                    ),
                )
                .with_help(message!(
                    sv: "Ge rubrikraden lika många kolumner som raderna under den.",
                    en: "Give the head as many columns as the rows below it.",
                )),
            );
        }
    }
}

/// Between the cells of a row in plain text.
const CELL_BREAK: &str = "; ";
