//! Values that go on after they have ended: text after brackets, a list below a list, dashes on the field's own line.

use super::super::lines::{Line, line_above, line_at, skip_blanks};
use super::super::names;
use super::super::reader::Failure;
use super::quoting::quoted;
use super::{Edit, Mistake};
use crate::diagnostic::{Message, Span};
use crate::message;

/// `[Utkast] Trygga skolvägar`, `*Trygga* skolvägar`, `[skola], [samverkan]`: what stands after a value that has
/// ended. `line` is where the parser stopped.
pub(super) fn goes_on(text: &str, failure: &Failure, line: &Line) -> Option<Mistake> {
    let lines = [Some(line_at(text, failure.last.start)), Some(Line { start: line.start, text: line.text })];
    let above = line_above(text, line);
    lines.into_iter().chain([above]).flatten().find_map(|line| ended(text, &line))
}

fn ended(text: &str, line: &Line) -> Option<Mistake> {
    let value = line.start + value_of(line)?..line.end();
    let written = &text[value.clone()];
    let after = match written.chars().next()? {
        '[' => closing(written, '[', ']')?,
        '{' => closing(written, '{', '}')?,
        '*' | '&' | '!' => written.find(' ')?,
        _ => return None,
    };
    let rest = written[after..].trim_start();
    if rest.is_empty() || rest.starts_with('#') && written[after..].starts_with(' ') {
        return None;
    }
    if matches!(rest, "," | ";") {
        let at = value.start + after..value.end;
        return Some(Mistake {
            span: at.end - 1..at.end,
            message: message!(sv: "Efter värdet står ett tecken för mycket.", en: "There is a mark too many after the value."),
            help: message!(sv: "Ta bort {rest}", en: "Take {rest} away"),
            candidates: vec![Edit::new(at, "")],
            mendable: true,
        });
    }
    let lists: Vec<&str> = written.split(']').map(|part| part.trim_start_matches([' ', ',', ';'])).collect();
    if let [parts @ .., ""] = lists.as_slice()
        && parts.iter().all(|part| part.starts_with('[') && !part[1..].contains('['))
    {
        let joined = parts.iter().map(|part| part[1..].trim()).collect::<Vec<_>>().join(", ");
        return Some(Mistake {
            span: value.clone(),
            message: message!(sv: "Här står två listor efter varandra.", en: "There are two lists one after the other here."),
            help: message!(sv: "Skriv en enda: [{joined}]", en: "Write a single one: [{joined}]"),
            candidates: vec![Edit::new(value, format!("[{joined}]"))],
            mendable: true,
        });
    }
    let mark = &written[..written.chars().next().map_or(0, char::len_utf8)];
    let message = message!(
        sv: "Ett värde får inte börja med {mark} utan citattecken.",
        en: "A value must not begin with {mark} without quotation marks."
    );
    let first = value.start..value.start + mark.len();
    Some(quoted(text, value, first, message))
}

/// Where the value of a field begins in its line; the name may stand in quotation marks.
fn value_of(line: &Line) -> Option<usize> {
    if let Some((_, value)) = line.field() {
        return Some(value);
    }
    let from = line.key_column();
    let rest = line.text[from..].strip_prefix('"')?;
    let (name, value) = rest.split_once("\":")?;
    (!name.contains('"')).then(|| skip_blanks(line.text, line.text.len() - value.len()))
}

/// The offset after the bracket that closes the one at the start of `written`.
fn closing(written: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (index, character) in written.char_indices() {
        if character == open {
            depth += 1;
        } else if character == close {
            depth -= 1;
            if depth == 0 {
                return Some(index + close.len_utf8());
            }
        }
    }
    None
}

/// `methods: []` or `methods: BBIC` with dashes below it: what stands there goes to the dashes.
pub(super) fn dashes_below(text: &str, line: &Line) -> Option<Mistake> {
    let content = line.text.trim_start();
    if !content.starts_with("- ") && content != "-" {
        return None;
    }
    let above = line_above(text, line)?;
    if let Some(mistake) = listed_field(text, line, &above) {
        return Some(mistake);
    }
    if line.indent() < above.key_column() {
        return None;
    }
    let (_, value) = above.field()?;
    let value = above.start + value..above.end();
    let written = &text[value.clone()];
    let listed = written.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    let inner = listed.unwrap_or(written);
    if inner.is_empty() && listed.is_none() || inner.contains(['[', '{', '"', '\'', '|', '>']) {
        return None;
    }
    let indent = format!("{}{}", line_break(text), " ".repeat(line.indent()));
    let several = if listed.is_some() { ',' } else { '\n' };
    let items = inner.split(several).map(str::trim).filter(|item| !item.is_empty());
    let items = items.map(|item| format!("{indent}- {item}")).collect::<Vec<_>>().concat();
    let blanks = text[..value.start].trim_end_matches([' ', '\t']).len();
    let help = if items.is_empty() {
        message!(sv: "Ta bort [].", en: "Take [] away.")
    } else {
        message!(
            sv: "Skriv alla med streck, var och en på sin egen rad.",
            en: "Write all of them with dashes, each on a line of its own."
        )
    };
    let message = if listed.is_some() {
        message!(
            sv: "Listan är slut här, men fortsätter med streck på raderna under.",
            en: "The list ends here, but goes on with dashes on the lines below."
        )
    } else {
        message!(
            sv: "Här står ett värde, men raderna under gör fältet till en lista.",
            en: "A value stands here, but the lines below make the field a list."
        )
    };
    Some(Mistake {
        span: value.clone(),
        message,
        help,
        candidates: vec![Edit::new(blanks..value.end, items)],
        mendable: true,
    })
}

/// `- municipality: Lerum` among fields without dashes.
fn listed_field(text: &str, line: &Line, above: &Line) -> Option<Mistake> {
    let (from, column) = (line.indent(), line.key_column());
    let name = |line: &Line| line.field().map(|(colon, _)| line.text[line.key_column()..colon].to_owned());
    let mut sibling = Line { start: above.start, text: above.text };
    while sibling.indent() > from {
        sibling = line_above(text, &sibling)?;
    }
    let beside = name(&sibling).filter(|_| sibling.key_column() == from)?;
    let meant = names::is_field(&name(line)?) && names::is_field(&beside);
    let has_value = sibling.start < above.start || !above.text.trim_end().ends_with(':');
    // What stands below these is a list of groups.
    if !meant
        || !has_value
        || matches!(beside.as_str(), "sources" | "data" | "facts")
        || line.field()?.0 <= column
    {
        return None;
    }
    let span = line.start + from..line.start + column;
    Some(Mistake {
        span: span.start..span.start + 1,
        message: message!(sv: "Ett fält skrivs utan streck framför.", en: "A field is written without a dash before it."),
        help: message!(sv: "Ta bort strecket.", en: "Take the dash away."),
        candidates: vec![Edit::new(span, "")],
        mendable: true,
    })
}

/// `-skola` below `- samverkan`: a dash without a space in a list of dashes.
pub(super) fn bare_dash(text: &str, line: &Line) -> Option<Mistake> {
    let content = line.text.trim_start();
    if !content.starts_with('-') || content.starts_with("- ") || content.starts_with("--") {
        return None;
    }
    dash_above(text, line).filter(|above| above.indent() == line.indent())?;
    let start = line.start + line.indent();
    Some(Mistake {
        span: start..start + 1,
        message: message!(sv: "Det saknas ett mellanslag efter strecket.", en: "There is no space after the dash."),
        help: message!(sv: "Skriv - och sedan värdet.", en: "Write - and then the value."),
        candidates: vec![Edit::new(start..start + 1, "- ")],
        mendable: true,
    })
}

/// The last line above that begins with a dash, of the same list: no line between stands further to the left.
pub(in crate::yaml) fn dash_above<'t>(text: &'t str, line: &Line) -> Option<Line<'t>> {
    let mut above = line_above(text, line)?;
    let mut column = above.indent();
    loop {
        if above.indent() > column {
            return None;
        }
        if above.text.trim_start().starts_with("- ") {
            return Some(above);
        }
        column = column.min(above.indent());
        if column == 0 {
            return None;
        }
        above = line_above(text, &above)?;
    }
}

/// `tags: - skola`, `title: - Trygga skolvägar`: a dash at `at` on the line of its field.
pub(super) fn dash_on_line(text: &str, at: usize, line: &Line) -> Mistake {
    let span = at..line.end().max(at);
    let key = line.field().map_or("", |(colon, _)| &line.text[line.key_column()..colon]);
    if names::holds_text(key) {
        let message = message!(
            sv: "Ett värde får inte börja med - utan citattecken.",
            en: "A value must not begin with - without quotation marks."
        );
        return quoted(text, span, at..at + 1, message);
    }
    let item = text[span.clone()].trim_start_matches(['-', ' ']).to_owned();
    let list = format!("[{item}]");
    let mut candidates = vec![Edit::new(span.clone(), &list)];
    let mut help = message!(
        sv: "Skriv {list} här, eller varje streck på en egen rad under fältet.",
        en: "Write {list} here, or each dash on a line of its own below the field."
    );
    if let Some(rest) = more_dashes(text, line) {
        help = message!(
            sv: "Flytta ned det första strecket till en egen rad, rakt ovanför de andra.",
            en: "Move the first dash down to a line of its own, right above the others."
        );
        // The dashes below decide where the first belongs.
        let start = text[..at].trim_end_matches([' ', '\t']).len();
        let indent = format!("{}{}", line_break(text), " ".repeat(rest.indent()));
        candidates.insert(0, Edit::new(start..at, indent));
    }
    Mistake {
        span,
        message: message!(
            sv: "En lista med streck måste börja på en egen rad.",
            en: "A list with dashes must begin on a line of its own."
        ),
        help,
        candidates,
        mendable: true,
    }
}

/// How the lines of the text end.
fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

fn more_dashes<'t>(text: &'t str, line: &Line) -> Option<Line<'t>> {
    let end = line.start + line.text.len();
    let next = line_at(text, end + text[end..].find('\n')? + 1);
    next.text.trim_start().starts_with("- ").then_some(next)
}

/// `municipality = Lerum`, `municipality; Lerum`, `municipality Lerum`: a field with another mark than a colon, or none.
pub(super) fn other_mark(text: &str, line: &Line) -> Option<Mistake> {
    let from = line.key_column();
    let rest = &line.text[from..];
    let length = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
    let (word, after) = rest.split_at(length);
    let value = after.trim_start_matches([' ', '\t', '=', ';', '\u{ff1a}', ':', '→', '>', '-', '–']);
    let between = &after[..after.len() - value.len()];
    let mark = between.trim();
    let known = names::is_field(word);
    let clear = matches!(mark, "=" | ":=" | "=>" | "->" | "→" | ";" | "\u{ff1a}");
    if word.is_empty() || value.trim().is_empty() || !(clear || known && matches!(mark, "" | "-" | "–")) {
        return None;
    }
    let start = line.start + from + length;
    let message: Message = if mark.is_empty() {
        message!(sv: "Raden är inget fält: det saknas ett kolon.", en: "The line is no field: there is no colon.")
    } else {
        message!(sv: "Efter fältets namn ska det stå ett kolon, inte {mark}.", en: "A colon belongs after the name of the field, not {mark}.")
    };
    let span: Span =
        if mark.is_empty() { line.start + from..start } else { start..start + between.trim_end().len() };
    let span = if mark.is_empty() { span } else { skip_blanks(text, span.start)..span.end };
    Some(Mistake {
        span,
        message,
        help: message!(sv: "Skriv {word}: {value}", en: "Write {word}: {value}"),
        candidates: vec![Edit::new(start..start + between.len(), ": ")],
        mendable: true,
    })
}
