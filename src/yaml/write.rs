//! Texts to YAML scalars, for fixes.

use std::fmt::Write;

use super::{Value, reader};

/// The text in quotation marks: double ones where nothing must be escaped in them.
pub fn quote(text: &str) -> String {
    if text.chars().any(is_escaped) {
        let mut quoted = String::from("\"");
        for character in text.chars() {
            match character {
                '"' => quoted.push_str("\\\""),
                '\\' => quoted.push_str("\\\\"),
                '\n' => quoted.push_str("\\n"),
                '\t' => quoted.push_str("\\t"),
                control if is_escaped(control) => {
                    write!(quoted, "\\u{:04X}", u32::from(control)).expect("a String takes any text");
                }
                other => quoted.push(other),
            }
        }
        quoted.push('"');
        quoted
    } else if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// What must not stand in YAML as it is.
fn is_escaped(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// The text as it may stand anywhere in YAML, in quotation marks only where it needs them.
pub fn scalar(text: &str) -> String {
    let stands_alone = reader::read(&format!("[{text}]")).is_ok_and(|outcome| {
        outcome.notices.is_empty()
            && matches!(outcome.node.map(|node| node.value), Some(Value::Sequence(items))
                if items.len() == 1 && items[0].value == Value::Scalar { text: text.to_owned(), plain: true })
    });
    if stands_alone { text.to_owned() } else { quote(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_where_needed() {
        for (text, written) in [
            ("Partille", "Partille"),
            ("Partille: färre", "\"Partille: färre\""),
            ("sa \"hej\" och 'hå'", "sa \"hej\" och 'hå'"),
            ("\"hej\" sa hon's", "'\"hej\" sa hon''s'"),
            ("a, b", "\"a, b\""),
            ("# a", "\"# a\""),
            ("null", "\"null\""),
            ("a\nb", "\"a\\nb\""),
            ("a\u{2028}b", "\"a\\u2028b\""),
        ] {
            assert_eq!(scalar(text), written);
        }
    }
}
