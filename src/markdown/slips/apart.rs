//! Rows of a table with empty lines between them: each becomes a paragraph.

use super::table::{drawn, is_rule, pipe_cells};
use super::{Line, Page, Run};
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::prose::Kind;
use crate::message;

/// Rows so far, with nothing else between them, and what parts their cells.
#[derive(Default)]
pub struct Apart<'p> {
    rows: Vec<Line<'p>>,
    mark: char,
    /// Where the last cell of the last table ends.
    table: Option<usize>,
}

impl<'p> Apart<'p> {
    /// Passes a cell of a table that is one.
    pub fn pass_cell(&mut self, run: &Run<'_>) {
        self.table = Some(run.leaf.place.end);
    }

    /// Whether the run is more rows of the table above, from which an empty line parts them; tells of that.
    pub fn goes_on(&mut self, page: &Page<'_>, run: &Run<'p>, found: &mut Vec<Diagnostic>) -> bool {
        let Some(cell) = self.table.take() else { return false };
        let (Some(first), Some(last)) = (run.lines.first(), run.lines.last()) else { return false };
        let is_row = |line: &Line<'_>| part(line.text) == Some('|') && !is_rule(line.text);
        if run.leaf.kind != Kind::Paragraph || !run.lines.iter().all(is_row) {
            return false;
        }
        let after = page.body.get(cell..first.at).unwrap_or_default();
        let end = cell + after.find('\n').unwrap_or(after.len());
        let between = page.body.get(end..first.at).unwrap_or_default();
        let is_parted = between.matches('\n').count() > 1;
        if !is_parted || !between.trim_matches(['>', ' ', '\n', '\r', '\t']).is_empty() {
            return false;
        }
        self.table = Some(last.end());
        let row = page.body.get(..end).and_then(|above| above.lines().last()).unwrap_or_default();
        let columns = pipe_cells(row.trim_start_matches(['>', ' ']));
        let whole = page.margin(first.at).is_some_and(str::is_empty);
        let fits = run.lines.iter().all(|line| pipe_cells(line.text) <= columns);
        let diagnostic = page
            .complain(
                Code::TableSyntax,
                first.at..first.end(),
                message!(
                    sv: "Raden hör inte till tabellen: en tom rad skiljer dem åt.",
                    en: "The row is no part of the table: an empty line parts them.",
                ),
            )
            .with_help(message!(sv: "Ta bort den tomma raden.", en: "Remove the empty line."));
        let gap = page.absolute(end..first.at);
        found.push(if whole && fits { diagnostic.with_fix(gap, "\n") } else { diagnostic });
        true
    }

    pub fn look(&mut self, page: &Page<'_>, run: &Run<'p>, found: &mut Vec<Diagnostic>) {
        let row = run.lines.first().filter(|line| {
            run.lines.len() == 1 && run.leaf.kind == Kind::Paragraph && part(line.text).is_some()
        });
        let mark = row.and_then(|line| part(line.text)).unwrap_or_default();
        let goes_on = self.rows.last().is_some_and(|last| {
            let between = page.body.get(last.end()..run.leaf.place.start);
            mark == self.mark && between.is_some_and(|between| between.trim().is_empty())
        });
        if !goes_on {
            self.tell(page, found);
        }
        self.mark = mark;
        self.rows.extend(row);
    }

    pub fn tell(&mut self, page: &Page<'_>, found: &mut Vec<Diagnostic>) {
        let rows = std::mem::take(&mut self.rows);
        let [first, .., last] = rows.as_slice() else { return };
        let diagnostic = page
            .complain(
                Code::TableSyntax,
                first.at..first.end(),
                message!(
                    sv: "Det blir ingen tabell: tomma rader mellan raderna gör ett stycke av var och en.",
                    en: "This becomes no table: empty lines between the rows make a paragraph of each.",
                ),
            )
            .with_help(message!(
                sv: "Ta bort de tomma raderna, och skriv | --- | --- | under den första.",
                en: "Remove the empty lines, and write | --- | --- | below the first.",
            ));
        let columns = pipe_cells(first.text);
        let ruled = rows.get(1).is_some_and(|row| is_rule(row.text));
        let fits = rows.iter().enumerate().all(|(index, row)| {
            let cells = pipe_cells(row.text);
            if index == 1 && ruled { cells == columns } else { cells <= columns }
        });
        let whole = rows.iter().all(|row| page.margin(row.at).is_some_and(str::is_empty));
        let written = |row: &Line<'_>| page.body.get(row.at..row.end()).unwrap_or_default().to_owned();
        let table = if self.mark == '|' {
            let mut lines: Vec<String> = rows.iter().map(written).collect();
            if !ruled {
                lines.insert(1, format!("|{}", " --- |".repeat(columns)));
            }
            lines.join("\n")
        } else {
            drawn(page, self.mark, &rows)
        };
        let place = page.absolute(first.at..last.end());
        let sure = whole && (fits || self.mark != '|');
        found.push(if sure { diagnostic.with_fix(place, table) } else { diagnostic });
    }
}

/// What parts the cells of a line, if it is a row.
fn part(line: &str) -> Option<char> {
    let piped = line.len() > 2 && line.starts_with('|') && line.ends_with('|') && !line.starts_with("||");
    let first = line.split('\t').next().unwrap_or_default();
    let tabbed = first.len() < line.len()
        && first.chars().count() > 2
        && first.chars().all(|letter| letter != '\u{1}');
    if piped { Some('|') } else { tabbed.then_some('\t') }
}
