//! Values that a comma within braces has cut: `{amount: 19,5 miljoner}` is to YAML the field `amount` and a field
//! `5 miljoner` without a value.

use super::{Key, Node, Value, names};
use crate::diagnostic::Span;

/// A value put together again.
pub(super) struct Joined {
    pub span: Span,
    pub text: String,
    /// The number that stands there with the comma of Swedish, as YAML has it.
    pub number: Option<String>,
}

/// Puts the cut values in `node` together, and tells which. `text` is what the spans are places in.
pub(super) fn join(text: &str, node: &mut Node, joined: &mut Vec<Joined>) {
    join_below(text, node, false, joined);
}

/// `counts`: below the field of a diagram, whose values are numbers.
fn join_below(text: &str, node: &mut Node, counts: bool, joined: &mut Vec<Joined>) {
    match &mut node.value {
        Value::Null | Value::Scalar { .. } => {}
        Value::Sequence(items) => items.iter_mut().for_each(|item| join_below(text, item, counts, joined)),
        Value::Mapping(entries) => {
            if text[node.span.start..].starts_with('{') {
                join_entries(text, entries, counts, joined);
            }
            for (key, value) in entries {
                join_below(text, value, counts || key.name == "data", joined);
            }
        }
    }
}

fn join_entries(text: &str, entries: &mut Vec<(Key, Node)>, counts: bool, joined: &mut Vec<Joined>) {
    let mut index = 1;
    while index < entries.len() {
        let count = entries[index..].iter().take_while(|entry| is_rest(text, entry)).count();
        let (key, value) = &entries[index - 1];
        let may_count = counts && !names::holds_text(&key.name);
        if let (1.., Some(start)) = (count, value.text()) {
            let span = value.span.start..entries[index + count - 1].0.span.end;
            let whole = format!("{start}{}", &text[value.span.end..span.end]);
            entries.drain(index..index + count);
            let value = &mut entries[index - 1].1;
            value.span = span.clone();
            let number = number(&whole).filter(|_| may_count);
            let meant = number.clone().unwrap_or_else(|| whole.clone());
            value.value = Value::Scalar { text: meant, plain: number.is_some() };
            joined.push(Joined { span, text: whole, number });
        }
        index += 1;
    }
}

/// `12,5` and `12,5 %` as `12.5`.
fn number(text: &str) -> Option<String> {
    let bare = text.trim_end_matches(['%', ' ', '\u{a0}']);
    let (whole, part) = bare.split_once(',')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.trim_start();
    (digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(part)).then(|| format!("{whole}.{part}"))
}

/// Neither has a colon nor looks like the name of a field.
fn is_rest(text: &str, (key, value): &(Key, Node)) -> bool {
    value.value == Value::Null
        && !text[key.span.end..].trim_start().starts_with(':')
        && !key.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}
