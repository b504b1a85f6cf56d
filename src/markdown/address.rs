//! What an address in the Markdown means, and where it stands.

use std::ops::Range;

use super::document::Target;
use super::escape::percent_decoded;

/// Why an address cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    /// `javascript`, `data`, `file` and whatever else is neither web nor mail.
    Scheme(String),
    /// `//host/…`, a scheme without a host, control characters.
    Malformed,
}

/// Sorts an address.
pub fn classify(address: &str) -> Result<Target, Refusal> {
    let address = address.trim();
    if address.is_empty() {
        return Err(Refusal::Empty);
    }
    if address.starts_with("//") || address.contains(|character: char| character.is_ascii_control()) {
        return Err(Refusal::Malformed);
    }
    if let Some(fragment) = address.strip_prefix('#') {
        return Ok(Target::Fragment(percent_decoded(fragment)));
    }
    if let Some(scheme) = scheme(address) {
        return match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if has_host(&address[scheme.len()..]) => {
                Ok(Target::External(address.to_owned()))
            }
            "http" | "https" => Err(Refusal::Malformed),
            "mailto" | "tel" => Ok(Target::Contact(address.to_owned())),
            other => Err(Refusal::Scheme(other.to_owned())),
        };
    }
    let (path, fragment) = match address.split_once('#') {
        Some((path, fragment)) => (path, Some(percent_decoded(fragment))),
        None => (address, None),
    };
    let path = percent_decoded(path);
    Ok(if path.starts_with('/') { Target::Site { path, fragment } } else { Target::File { path, fragment } })
}

fn scheme(address: &str) -> Option<&str> {
    let scheme = address.split_once(':')?.0;
    let mut bytes = scheme.bytes();
    let first = bytes.next()?.is_ascii_alphabetic();
    (first && bytes.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))).then_some(scheme)
}

fn has_host(rest: &str) -> bool {
    rest.strip_prefix("://")
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric() || first == '['))
}

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
    fn addresses_are_sorted() {
        let file = |path: &str, fragment: Option<&str>| {
            Ok(Target::File { path: path.to_owned(), fragment: fragment.map(str::to_owned) })
        };
        assert_eq!(classify("../x.md#mal"), file("../x.md", Some("mal")));
        assert_eq!(classify("en%20karta.png"), file("en karta.png", None));
        assert_eq!(classify("#h%C3%A4r"), Ok(Target::Fragment("här".into())));
        assert_eq!(classify("/taggar/"), Ok(Target::Site { path: "/taggar/".into(), fragment: None }));
        assert_eq!(classify("HTTPS://a.se"), Ok(Target::External("HTTPS://a.se".into())));
        assert_eq!(classify("mailto:a@b.se"), Ok(Target::Contact("mailto:a@b.se".into())));
        assert_eq!(classify("JavaScript:alert(1)"), Err(Refusal::Scheme("javascript".into())));
        assert_eq!(classify("java\tscript:alert(1)"), Err(Refusal::Malformed));
        assert_eq!(classify("//evil.se"), Err(Refusal::Malformed));
        assert_eq!(classify("https://"), Err(Refusal::Malformed));
        assert_eq!(classify(" "), Err(Refusal::Empty));
    }

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
