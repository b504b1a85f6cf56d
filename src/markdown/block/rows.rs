//! Rows of a block: `items` and `data` are lists of groups of fields.

use crate::diagnostic::Fix;
use crate::message;
use crate::yaml::{Fields, Key, Node, Value, scalar};

/// The rows in the field `name`. Fields instead of a list (`{Start: 2018}`) are a mistake, but are read as the rows
/// that were meant: each has its name in `label` and its value in the field `value`. `known` are the fields of a row,
/// `example` is a list that would do.
pub fn read(fields: &mut Fields<'_>, name: &str, known: &[&str], value: &str, example: &str) -> Vec<Node> {
    let Some(field) = fields.field(name) else { return Vec::new() };
    let entries = match &field.node.value {
        Value::Sequence(items) => {
            return items.iter().filter(|item| item.value != Value::Null).cloned().collect();
        }
        Value::Mapping(entries) => entries.as_slice(),
        Value::Null | Value::Scalar { .. } => &[],
    };
    let expected = message!(sv: "en lista av rader", en: "a list of rows");
    let report = fields.wrong_type(name, field.node, &expected, example);
    let texts: Option<Vec<(&Key, &Node, &str)>> =
        entries.iter().map(|(key, value)| Some((key, value, value.text()?))).collect();
    let Some(texts) = texts.filter(|texts| !texts.is_empty()) else { return Vec::new() };
    let single = texts.iter().any(|(key, ..)| known.contains(&key.name.as_str()));
    let written: Vec<String> = if single {
        let fields: Vec<String> =
            texts.iter().map(|(key, _, text)| format!("{}: {}", key.name, scalar(text))).collect();
        vec![format!("{{{}}}", fields.join(", "))]
    } else {
        let row = |(key, _, text): &(&Key, &Node, &str)| {
            format!("{{label: {}, {value}: {}}}", scalar(&key.name), scalar(text))
        };
        texts.iter().map(row).collect()
    };
    let source = &report.location.source;
    let span = field.node.span.clone();
    let before = &source.text()[..span.start];
    let replacement = if source.text()[span.clone()].starts_with('{') {
        format!("[{}]", written.join(", "))
    } else {
        let indent = " ".repeat(before.len() - before.rfind('\n').map_or(0, |index| index + 1));
        written.iter().map(|row| format!("- {row}")).collect::<Vec<_>>().join(&format!("\n{indent}"))
    };
    report.fix = Some(Fix { span, replacement });
    if single {
        return vec![field.node.clone()];
    }
    let row = |(key, node, _): (&Key, &Node, &str)| Node {
        span: key.span.start..node.span.end,
        value: Value::Mapping(vec![
            (
                Key { span: key.span.clone(), name: "label".to_owned() },
                Node {
                    span: key.span.clone(),
                    value: Value::Scalar { text: key.name.clone(), plain: false },
                },
            ),
            (Key { span: key.span.clone(), name: value.to_owned() }, node.clone()),
        ]),
    };
    texts.into_iter().map(row).collect()
}
