//! References to characters: `&aring;`, `&#229;`, `&#xE5;`.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// No name is longer, in bytes.
const LONGEST: usize = 34;

/// The text with its references read; what is none stays.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';');
        let written = &rest[..end.map_or(1, |end| end + 1)];
        decoded.push_str(&one(written));
        rest = &rest[written.len()..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The parser of Markdown knows the names.
fn one(written: &str) -> Cow<'_, str> {
    let inner = written.trim_start_matches('&').trim_end_matches(';').trim_start_matches('#');
    if inner.is_empty() || !inner.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Cow::Borrowed(written);
    }
    let text: String = Parser::new(written)
        .filter_map(|event| match event {
            Event::Text(text) => Some(text.into_string()),
            _ => None,
        })
        .collect();
    crate::text::clean(&text).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_become_their_characters() {
        assert_eq!(decoded("f&ouml;r&auml;lder &amp; barn&nbsp;2"), "förälder & barn\u{a0}2");
        assert_eq!(decoded("&#229;&#xE5;&lt;b&gt;"), "åå<b>");
        assert_eq!(decoded("&#11;&#150;&#x202e;a"), " –a");
        for text in ["a & b", "&", "&;", "&finnsinte;", "&#;", "AT&T;x", "&å;", "& amp;"] {
            assert_eq!(decoded(text), text);
        }
    }
}
