//! Where the addresses of a body stand.

use std::ops::Range;

/// The address in `(address "title")` at or after `from`, where the link ends at `end`.
pub fn inline_span(body: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let open = from + body.get(from..end)?.find("](")? + 2;
    destination(body, open, end)
}

/// The address in the definition `[label]: address "title"` at `span`.
pub fn definition_span(body: &str, span: Range<usize>) -> Option<Range<usize>> {
    let definition = body.get(span.clone())?;
    let mut escaped = false;
    let close = definition.bytes().position(|byte| {
        let closes = byte == b']' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })?;
    let colon = definition[close..].strip_prefix("]:")?;
    destination(body, span.end - colon.len(), span.end)
}

fn destination(body: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let rest = body.get(from..end)?;
    let start = end - rest.trim_start().len();
    if let Some(pointed) = body[start..end].strip_prefix('<') {
        let length = pointed.find('>')?;
        return Some(start + 1..start + 1 + length);
    }
    let mut depth = 0_usize;
    let mut escaped = false;
    let length = body[start..end].bytes().position(|byte| {
        let ends = match byte {
            _ if escaped => false,
            b'(' => {
                depth += 1;
                false
            }
            b')' if depth == 0 => true,
            b')' => {
                depth -= 1;
                false
            }
            _ => byte.is_ascii_whitespace(),
        };
        escaped = byte == b'\\' && !escaped;
        ends
    });
    Some(start..length.map_or(end, |length| start + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_in_the_source() {
        let link = r#"[a](b_(c).md "t")"#;
        assert_eq!(&link[inline_span(link, 2, link.len()).unwrap()], "b_(c).md");
        let pointed = "[a]( <b c.md> )";
        assert_eq!(&pointed[inline_span(pointed, 2, pointed.len()).unwrap()], "b c.md");
        let definition = "[a\\]:]: b.md \"t\"";
        assert_eq!(&definition[definition_span(definition, 0..definition.len()).unwrap()], "b.md");
    }
}
