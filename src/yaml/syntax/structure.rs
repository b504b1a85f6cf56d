//! Lines and colons that do not fit together.

use super::super::lines::{Line, line_above, line_at, skip_blanks};
use super::super::reader::Failure;
use super::super::{Node, Value, names};
use super::prose::{text_goes_on, text_goes_on_below};
use super::quoting::{colon_message, quoted};
use super::value::{bare_dash, dash_above, other_mark};
use super::{Edit, Mistake};
use crate::diagnostic::Span;
use crate::message;

/// A whole document of `title:Partille` is a text to YAML, and `{title:Partille}` a field without a value; the editor
/// meant a field.
pub(in crate::yaml) fn missing_space(text: &str, root: &Node) -> Option<Mistake> {
    match &root.value {
        Value::Scalar { plain: true, .. } => no_space(&line_at(text, root.span.start)),
        _ => joined(text, root),
    }
}

/// A field inside a list or a group that has no space after its colon.
fn joined(text: &str, node: &Node) -> Option<Mistake> {
    let in_braces = text[node.span.start..].starts_with('{');
    let colon_of = |span: &Span| {
        let (word, rest) = text[span.clone()].split_once(':')?;
        let sound = names::is_field(word) && !rest.starts_with(['/', ':']) && !rest.is_empty();
        sound.then(|| (span.start + word.len(), word.to_owned()))
    };
    match &node.value {
        Value::Null | Value::Scalar { .. } => None,
        Value::Sequence(items) => items.iter().find_map(|item| match &item.value {
            Value::Scalar { plain: true, .. } => colon_of(&item.span).map(|(at, key)| after_colon(at, &key)),
            _ => joined(text, item),
        }),
        Value::Mapping(entries) => entries.iter().find_map(|(key, value)| {
            let alone = in_braces
                && value.value == Value::Null
                && !text[key.span.end..].trim_start().starts_with(':');
            let found = if alone { colon_of(&key.span) } else { None };
            found.map(|(at, key)| after_colon(at, &key)).or_else(|| joined(text, value))
        }),
    }
}

pub(super) fn no_space(line: &Line) -> Option<Mistake> {
    let from = line.key_column();
    let rest = &line.text[from..];
    let colon = rest.find(':')?;
    let key = &rest[..colon];
    let word =
        !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    let joined = rest[colon + 1..].chars().next().is_some_and(|next| !matches!(next, ' ' | '\t' | '/' | ':'));
    if !word || !joined {
        return None;
    }
    Some(after_colon(line.start + from + colon, key))
}

fn after_colon(at: usize, key: &str) -> Mistake {
    Mistake {
        span: at..at + 1,
        message: message!(
            sv: "Det saknas ett mellanslag efter kolonet.",
            en: "There is no space after the colon."
        ),
        help: message!(sv: "Skriv {key}: och sedan värdet.", en: "Write {key}: and then the value."),
        candidates: vec![Edit::new(at..at + 1, ": ")],
        mendable: true,
    }
}

pub(super) fn tab(text: &str, line: &Line) -> Option<Mistake> {
    let mut line = line_at(text, line.start);
    loop {
        let blanks = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
        let from = if line.text[..blanks].contains('\t') {
            Some(0..blanks)
        } else {
            let dash = line.text[blanks..].starts_with("-\t");
            dash.then(|| blanks + 1..skip_blanks(line.text, blanks + 1))
        };
        if let Some(range) = from {
            let spaces = if range.start > 0 {
                " ".to_owned()
            } else {
                let above = line_above(text, &line);
                let deeper =
                    above.as_ref().is_some_and(|above| above.text.trim_end().ends_with([':', '|', '>']));
                let column = above.map_or(0, |above| {
                    if line.text[blanks..].starts_with('-') {
                        let list = if deeper { None } else { dash_above(text, &line) };
                        list.map_or(above.indent(), |dash| dash.indent())
                    } else if line.field().is_some() {
                        above.key_column()
                    } else {
                        above.indent() + 2
                    }
                });
                " ".repeat(column + if deeper { 2 } else { 0 })
            };
            let span = line.start + range.start..line.start + range.end;
            return Some(Mistake {
                span: span.clone(),
                message: message!(
                    sv: "Raden är indragen med en tabb. YAML tillåter bara mellanslag.",
                    en: "The line is indented with a tab. YAML allows only spaces."
                ),
                help: message!(sv: "Byt tabben mot mellanslag.", en: "Replace the tab with spaces."),
                candidates: vec![
                    Edit::new(span.clone(), spaces),
                    Edit::new(span.clone(), ""),
                    Edit::new(span, "  "),
                ],
                mendable: true,
            });
        }
        let after = line.start + line.text.len();
        let break_at = after + text[after..].find('\n')?;
        line = line_at(text, break_at + 1);
    }
}

/// A colon where no field may begin.
pub(super) fn colon(text: &str, failure: &Failure, line: &Line) -> Mistake {
    let at = failure.at;
    if let Some((colon, value)) = line.field() {
        if line.start + colon < at {
            return quoted(text, line.start + value..line.end(), at..at + 1, colon_message());
        }
        if let Some(above) = line_above(text, line) {
            if let Some(mistake) = no_space(&above) {
                return mistake;
            }
            if above.field().is_none() && above.indent() <= line.indent() {
                return no_colon(text, &above);
            }
            if let Some(mistake) = text_goes_on(text, line, at) {
                return mistake;
            }
        }
    }
    indentation(text, line)
}

/// A line that should be a field has no colon.
pub(super) fn no_colon(text: &str, line: &Line) -> Mistake {
    let start = line.start + line.indent();
    let end = line.end();
    let content = text[start..end].to_owned();
    if let Some(mistake) = bare_dash(text, line) {
        return mistake;
    }
    if let Some(mistake) = text_goes_on_below(text, line) {
        return mistake;
    }
    if let Some(mistake) = other_mark(text, line).or_else(|| foreign_comment(start..end, &content)) {
        return mistake;
    }
    let one_word = !content.contains(char::is_whitespace);
    let deeper = line_above(text, line).map_or(2, |above| above.indent() + 2);
    let join = Edit::new(line.start..start, " ".repeat(deeper));
    let split = content.find(' ').map(|space| start + space);
    let mut candidates = Vec::new();
    if one_word {
        candidates.push(Edit::new(end..end, ":"));
    } else if line_above(text, line).is_some_and(|above| above.field().is_some()) {
        candidates.push(join);
    } else if let Some(space) = split {
        candidates.push(Edit::new(space..space, ":"));
    }
    Mistake {
        span: start..end,
        message: message!(
            sv: "Raden är inget fält: det saknas ett kolon.",
            en: "The line is no field: there is no colon."
        ),
        help: message!(
            sv: "Skriv namn: värde. Fortsätter texten från raden ovanför ska den dras in med mellanslag.",
            en: "Write name: value. Where the text of the line above goes on, indent it with spaces."
        ),
        candidates,
        mendable: true,
    }
}

/// `<!-- … -->` or `// …`: a comment of another language.
fn foreign_comment(span: Span, content: &str) -> Option<Mistake> {
    let inner = content
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"))
        .or_else(|| content.strip_prefix("//"))?
        .trim();
    Some(Mistake {
        span: span.clone(),
        message: message!(
            sv: "Så skrivs ingen kommentar bland metadata.",
            en: "A comment among the metadata is not written like this."
        ),
        help: message!(sv: "Skriv # {inner}", en: "Write # {inner}"),
        candidates: vec![Edit::new(span, format!("# {inner}"))],
        mendable: true,
    })
}

pub(super) fn indentation(text: &str, line: &Line) -> Mistake {
    let blanks = line.indent();
    let mut columns = Vec::new();
    let mut above = line_above(text, line);
    while let Some(other) = above {
        for column in [other.key_column(), other.indent()] {
            if column != blanks && !columns.contains(&column) && columns.len() < 6 {
                columns.push(column);
            }
        }
        above = if other.indent() == 0 { None } else { line_above(text, &other) };
    }
    if !columns.contains(&0) && blanks != 0 {
        columns.push(0);
    }
    columns.sort_by_key(|column| column.abs_diff(blanks));
    let span = line.start..line.start + blanks;
    Mistake {
        span: if blanks == 0 { line.start..line.end() } else { span.clone() },
        message: message!(
            sv: "Raden är indragen fel: den hör inte ihop med raderna ovanför.",
            en: "The line is indented wrongly: it does not belong to the lines above."
        ),
        help: message!(
            sv: "Fält som hör ihop ska börja i samma kolumn.",
            en: "Fields that belong together must begin in the same column."
        ),
        candidates: columns.into_iter().map(|column| Edit::new(span.clone(), " ".repeat(column))).collect(),
        // Where a line that is neither a field nor an item belongs, nobody can say.
        mendable: line.field().is_some() || line.text.trim_start_matches(' ').starts_with('-'),
    }
}
