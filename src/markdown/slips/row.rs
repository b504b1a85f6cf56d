//! Rows of a table that hold more than its head: the parser drops the cells beyond it without a word, and takes a line of
//! text right below a table for a row.

use std::ops::Range;

use super::table::pipe_cells;
use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    /// Looks at a row of a table with so many columns.
    pub fn look_at_row(&mut self, place: &Range<usize>, columns: usize) {
        let row = self.body[place.clone()].trim_end();
        let place = place.start..place.start + row.len();
        if !row.contains('|') {
            if columns > 1 && !row.is_empty() {
                self.text_as_row(&place);
            }
            return;
        }
        if row.matches('|').count() < columns {
            return;
        }
        let plain = row.replace("\\|", "  ");
        let cells = pipe_cells(&plain);
        if cells <= columns {
            return;
        }
        let in_code = pipes_in_code(&plain);
        let beyond = after_column(&plain, columns).map_or(place.clone(), |at| place.start + at..place.end);
        let diagnostic = self.complain(
            Code::TableExtraCells,
            beyond,
            message!(
                sv: "Raden har {cells} celler men tabellens rubrikrad {columns}: det som står sist visas inte.",
                en: "The row has {cells} cells but the head of the table {columns}: what stands last is not shown.",
            ),
        );
        self.diagnostics.push(if in_code.len() == cells - columns {
            let mut fixed = row.to_owned();
            for at in in_code.into_iter().rev() {
                fixed.insert(at, '\\');
            }
            let help = message!(
                sv: "Ett | som hör till texten skrivs \\|, också i kod.",
                en: "A | that belongs to the text is written \\|, in code as well.",
            );
            diagnostic.with_help(help).with_fix(self.absolute(place), fixed)
        } else {
            diagnostic.with_help(message!(
                sv: "Ge rubrikraden och raden med streck en kolumn till, eller skriv \\| för ett streck som hör till texten.",
                en: "Give the head and the line of dashes one more column, or write \\| for a bar that belongs to the text.",
            ))
        });
    }

    fn text_as_row(&mut self, place: &Range<usize>) {
        let start = self.body[..place.start].rfind('\n').map_or(0, |before| before + 1);
        let margin = &self.body[start..place.start];
        let fix =
            margin.trim_matches(['>', ' ']).is_empty().then(|| format!("{}\n{margin}", margin.trim_end()));
        let diagnostic = self
            .complain(
                Code::TableSyntax,
                place.clone(),
                message!(
                    sv: "Raden direkt under tabellen blir en rad i den.",
                    en: "The line right below the table becomes a row of it.",
                ),
            )
            .with_help(message!(
                sv: "Lämna en tom rad efter tabellen, eller skriv | mellan cellerna.",
                en: "Leave an empty line after the table, or write | between the cells.",
            ));
        let at = self.absolute(place.start..place.start);
        self.diagnostics.push(match fix {
            Some(fix) => diagnostic.with_fix(at, fix.trim_start_matches(' ').to_owned()),
            None => diagnostic,
        });
    }
}

/// Where bars stand between two backticks.
fn pipes_in_code(row: &str) -> Vec<usize> {
    let mut inside = false;
    let mut bars = Vec::new();
    for (at, byte) in row.bytes().enumerate() {
        match byte {
            b'`' => inside = !inside,
            b'|' if inside => bars.push(at),
            _ => {}
        }
    }
    bars
}

/// Where the cell after the last of the `columns` begins.
fn after_column(row: &str, columns: usize) -> Option<usize> {
    let nth = columns - usize::from(!row.starts_with('|'));
    let (at, _) = row.match_indices('|').nth(nth)?;
    Some(at + 1 + row[at + 1..].len() - row[at + 1..].trim_start().len())
}
