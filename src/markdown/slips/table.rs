//! Tables that are none: pasted from a spreadsheet, without the line of dashes, or drawn with spaces.

use super::{Line, Page, Run};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::message;

pub fn look(page: &Page<'_>, run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let lines = &run.lines;
    if lines.len() < 2 {
        return;
    }
    let mut from = 0;
    while from + 1 < lines.len() {
        let Some((shape, length)) =
            SHAPES.iter().find_map(|shape| Some((*shape, rows(*shape, &lines[from..])?)))
        else {
            from += 1;
            continue;
        };
        let rows = &lines[from..from + length];
        found.push(match shape {
            Shape::Pipes => piped(page, rows),
            _ => separated(page, run, shape, rows, from),
        });
        from += length;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Pipes,
    Tabs,
    /// `+---+---+`
    Grid,
    Semicolons,
    Commas,
    /// Columns that only spaces hold apart.
    Spaces,
}

const SHAPES: [Shape; 6] =
    [Shape::Pipes, Shape::Tabs, Shape::Grid, Shape::Semicolons, Shape::Commas, Shape::Spaces];

/// How many of the lines are rows of such a table, if it is one.
fn rows(shape: Shape, lines: &[Line<'_>]) -> Option<usize> {
    let first = cells(shape, lines.first()?.text)?;
    if shape == Shape::Commas && !names_columns(lines.first()?.text) {
        return None;
    }
    let alike = |line: &&Line<'_>| match cells(shape, line.text) {
        Some(count) => {
            matches!(shape, Shape::Pipes | Shape::Tabs | Shape::Grid | Shape::Spaces) || count == first
        }
        None => shape == Shape::Grid && line.text.starts_with('|'),
    };
    let length = lines.iter().take_while(alike).count();
    let least = match shape {
        Shape::Semicolons if first == 2 => 3,
        Shape::Commas => 3,
        _ => 2,
    };
    (length >= least).then_some(length)
}

/// Whether commas part words, not the digits of a number.
fn names_columns(line: &str) -> bool {
    let edge = |letter: Option<char>| letter.is_some_and(char::is_alphabetic);
    line.match_indices(',')
        .all(|(at, _)| edge(line[..at].chars().next_back()) && edge(line[at + 1..].chars().next()))
}

/// How many cells the line has if it is a row.
fn cells(shape: Shape, line: &str) -> Option<usize> {
    let between = |mark: char| {
        let mut rest = line;
        let mut count = 1;
        while let Some((_, after)) = rest.split_once(mark) {
            if after.starts_with([' ', '\t']) {
                return None;
            }
            (rest, count) = (after, count + 1);
        }
        (count > 1 && !line.contains('&')).then_some(count)
    };
    match shape {
        Shape::Pipes => {
            let count = pipe_cells(line);
            (is_rule(line) || count > 1).then_some(count)
        }
        Shape::Tabs => {
            let count = line.split('\t').count();
            let first = line.split('\t').next()?;
            let bullet = first.chars().count() <= 3
                && (!first.starts_with(char::is_alphanumeric) || first.ends_with(['.', ')']));
            (count > 1 && !bullet).then_some(count)
        }
        Shape::Grid => (line.starts_with("+-") || line.starts_with("+="))
            .then(|| line.matches('+').count())
            .filter(|&count| count > 1 && line.trim_matches(['+', '-', '=', ':']).is_empty()),
        Shape::Semicolons => between(';'),
        Shape::Commas => between(','),
        Shape::Spaces => line.contains("   ").then_some(2),
    }
}

/// How many cells a row has that is written with `|`.
pub fn pipe_cells(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line).matches('|').count() + 1
}

/// The line of dashes, whatever it is drawn with.
pub fn is_rule(line: &str) -> bool {
    line.contains('|')
        && line.contains(['-', '–', '—', '_', '='])
        && line.chars().all(|letter| " |:-–—_=\t".contains(letter))
}

/// `|| År || Antal ||`, as in a wiki.
fn doubled(page: &Page<'_>, rows: &[Line<'_>]) -> Diagnostic {
    let head = rows[0];
    let single =
        |row: &Line<'_>| page.body.get(row.at..row.end()).unwrap_or_default().trim_end().replace("||", "|");
    let mut lines: Vec<String> = rows.iter().map(single).collect();
    let columns = pipe_cells(&lines[0]);
    if !lines.get(1).is_some_and(|line| is_rule(line)) {
        lines.insert(1, format!("|{}", " --- |".repeat(columns)));
    }
    let (first, second) = (&lines[0], &lines[1]);
    let diagnostic = page
        .complain(
            Code::TableSyntax,
            head.at..head.end(),
            message!(
                sv: "Det blir ingen tabell: mellan cellerna står två streck i stället för ett.",
                en: "This becomes no table: two bars stand between the cells instead of one.",
            ),
        )
        .with_help(message!(
            sv: "Skriv {first} och {second} på raden under.",
            en: "Write {first} and {second} on the line below.",
        ));
    let whole = rows.iter().all(|row| page.margin(row.at).is_some_and(str::is_empty));
    let fits = lines.iter().all(|line| pipe_cells(line) <= columns);
    let place = page.absolute(head.at..rows[rows.len() - 1].end());
    if whole && fits { diagnostic.with_fix(place, lines.join("\n")) } else { diagnostic }
}

fn piped(page: &Page<'_>, rows: &[Line<'_>]) -> Diagnostic {
    let head = rows[0];
    if head.text.starts_with("||") {
        return doubled(page, rows);
    }
    let columns = pipe_cells(head.text);
    let fits = rows.iter().all(|row| is_rule(row.text) || pipe_cells(row.text) <= columns);
    let dashes = format!("|{}", " --- |".repeat(columns));
    let rule = rows.get(1).filter(|row| is_rule(row.text));
    let (place, message) = match rule {
        Some(rule) => (
            rule.at..rule.end(),
            message!(
                sv: "Det blir ingen tabell: raden med streck ska ha lika många kolumner som rubrikraden, {columns}, och bindestreck.",
                en: "This becomes no table: the line of dashes needs as many columns as the head, {columns}, and hyphens.",
            ),
        ),
        None => (
            head.at..head.end(),
            message!(
                sv: "Det blir ingen tabell: raden med streck under rubrikraden saknas.",
                en: "This becomes no table: the line of dashes below the head is missing.",
            ),
        ),
    };
    let diagnostic = page.complain(Code::TableSyntax, place, message).with_help(message!(
        sv: "Skriv {dashes} på raden under rubrikraden.",
        en: "Write {dashes} on the line below the head.",
    ));
    match (rule, page.margin(head.at)) {
        // A sound line of dashes is not what is wrong: the lines may stand in a list without its indent.
        (Some(rule), _)
            if fits && (pipe_cells(rule.text) != columns || rule.text.contains(['–', '—', '_', '='])) =>
        {
            diagnostic.with_fix(page.absolute(rule.at..rule.end()), dashes)
        }
        (None, Some(margin)) if fits && !is_rule(head.text) => {
            diagnostic.with_fix(page.absolute(head.end()..head.end()), format!("\n{margin}{dashes}"))
        }
        _ => diagnostic,
    }
}

fn separated(page: &Page<'_>, run: &Run<'_>, shape: Shape, rows: &[Line<'_>], from: usize) -> Diagnostic {
    let place = rows[0].at..rows[rows.len() - 1].end();
    let diagnostic =
        page.complain(Code::TableSyntax, rows[0].at..rows[0].end(), message_of(shape)).with_help(message!(
            sv: "Skriv raderna som | År | Antal |, med en rad | --- | --- | under den första.",
            en: "Write the rows as | Year | Number |, with a line | --- | --- | below the first.",
        ));
    let mark = match shape {
        Shape::Tabs => '\t',
        Shape::Semicolons => ';',
        Shape::Commas => ',',
        _ => return diagnostic,
    };
    let whole = run.leaf.depth == 1 && rows.iter().all(|row| page.margin(row.at).is_some_and(str::is_empty));
    if !whole {
        return diagnostic;
    }
    let (before, after) = (from > 0, from + rows.len() < run.lines.len());
    let table = drawn(page, mark, rows);
    let text = format!("{}{table}{}", if before { "\n" } else { "" }, if after { "\n" } else { "" });
    diagnostic.with_fix(page.absolute(place), text)
}

/// The rows as a table in Markdown, without the last line break.
pub fn drawn(page: &Page<'_>, mark: char, rows: &[Line<'_>]) -> String {
    let written = |row: &Line<'_>| -> Vec<String> {
        let text = page.body.get(row.at..row.end()).unwrap_or_default();
        text.split(mark).map(|cell| cell.trim().replace('|', "\\|")).collect()
    };
    let rows: Vec<Vec<String>> = rows.iter().map(written).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let line = |cells: &[String]| {
        let padding = std::iter::repeat_n(String::new(), columns.saturating_sub(cells.len()));
        let cells: Vec<String> = cells.iter().cloned().chain(padding).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(|cells| line(cells)).collect();
    lines.insert(1, format!("|{}", " --- |".repeat(columns)));
    lines.join("\n")
}

fn message_of(shape: Shape) -> Message {
    match shape {
        Shape::Tabs => message!(
            sv: "En tabell från ett kalkylark blir ingen tabell, utan löpande text.",
            en: "A table from a spreadsheet becomes no table, but running text.",
        ),
        Shape::Semicolons | Shape::Commas => message!(
            sv: "Raderna ser ut som en tabell i CSV, men blir löpande text.",
            en: "The lines look like a table in CSV, but become running text.",
        ),
        Shape::Grid => message!(
            sv: "En tabell som är ritad med + och - blir ingen tabell, utan löpande text.",
            en: "A table drawn with + and - becomes no table, but running text.",
        ),
        Shape::Spaces | Shape::Pipes => message!(
            sv: "Flera mellanslag i rad blir ett enda: kolumnerna flyter ihop.",
            en: "Several spaces become a single one: the columns run together.",
        ),
    }
}
