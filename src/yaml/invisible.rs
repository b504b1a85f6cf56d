//! Control characters, such as the line break that Word keeps inside a paragraph (a vertical tab). YAML allows none,
//! and the parser does not say where it met one.

use super::habits::Slip;
use super::syntax::Edit;
use crate::diagnostic::{Code, Span};
use crate::message;

/// All runs of control characters in the text, in order, each with the edit that takes it away.
pub(super) fn find(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    if !may_hold(text) {
        return slips;
    }
    let mut at = 0;
    while let Some(found) = text[at..].find(is_control) {
        let start = at + found;
        at = text[start..].find(|character| !is_control(character)).map_or(text.len(), |end| start + end);
        if start > 0 || !text.starts_with('\u{feff}') {
            slips.push(slip(text, start..at));
        }
    }
    slips
}

fn slip(text: &str, span: Span) -> Slip {
    let breaks = text[span.clone()].contains(['\u{85}', '\u{2028}', '\u{2029}']);
    let before = text[..span.start].chars().next_back().is_none_or(char::is_whitespace);
    let after = text[span.end..].chars().next().is_none_or(char::is_whitespace);
    let space = if breaks && !before && !after { " " } else { "" };
    Slip {
        code: Code::YamlSyntax,
        edit: Edit { span, text: space.to_owned() },
        message: message!(
            sv: "Här står ett osynligt tecken som inte får finnas i YAML.",
            en: "Here is an invisible character that must not stand in YAML."
        ),
        help: message!(sv: "Ta bort det.", en: "Delete it."),
    }
}

fn is_control(character: char) -> bool {
    matches!(character, '\u{feff}' | '\u{2028}' | '\u{2029}')
        || character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// Whether any byte is one that a control character has.
fn may_hold(text: &str) -> bool {
    text.bytes().any(|byte| {
        byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r') || matches!(byte, 0x7F | 0xE2 | 0xEF)
    }) || text.contains(|character: char| ('\u{80}'..='\u{9f}').contains(&character))
}
