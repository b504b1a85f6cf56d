//! No private person's e-mail address or telephone number is published.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Source, Span};
use crate::message;

/// A person's contact details in `range` of the source: `fornamn.efternamn@…`, mobile numbers. Addresses of functions
/// (`info@…`) and switchboards are no persons.
pub(super) fn find(source: &Arc<Source>, range: Span) -> Vec<Diagnostic> {
    let text = source.text();
    let part = &text[range.clone()];
    let mut found: Vec<Span> = Vec::new();
    for (at, _) in part.match_indices('@') {
        found.extend(email(part, at));
    }
    found.extend(phones(part));
    let report = |span: Span| {
        let span = range.start + span.start..range.start + span.end;
        let shown = &text[span.clone()];
        let message = message!(
            sv: "”{shown}” ser ut att höra till en enskild person.",
            en: "“{shown}” seems to belong to a private person."
        );
        Diagnostic::new(Code::PrivateContact, source, span, message).with_help(message!(
            sv: "Ta bort det, eller hänvisa till organisationens webbplats.",
            en: "Take it away, or refer to the organisation's website."
        ))
    };
    found.into_iter().map(report).collect()
}

/// The address around the `@` at `at`, where its first half is two names.
fn email(text: &str, at: usize) -> Option<Span> {
    let letter = |character: char| character.is_alphanumeric() || matches!(character, '.' | '-' | '_' | '+');
    let local = text[..at].len() - text[..at].trim_end_matches(letter).len();
    let rest = &text[at + 1..];
    let domain = rest.len()
        - rest
            .trim_start_matches(|character: char| {
                character.is_alphanumeric() || matches!(character, '.' | '-')
            })
            .len();
    let domain = rest[..domain].trim_end_matches(['.', '-']).len();
    let names: Vec<&str> = text[at - local..at].split('.').collect();
    let name = |part: &&str| {
        part.chars().count() > 1
            && part.chars().all(|character| character.is_alphabetic() || character == '-')
    };
    let person = names.len() >= 2 && names.iter().all(name);
    (person && rest[..domain].contains('.')).then(|| at - local..at + 1 + domain)
}

/// Swedish mobile numbers: 07 and eight more digits, with spaces and hyphens between them, or +467….
fn phones(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(index) = text.as_bytes()[from..].iter().position(|byte| matches!(byte, b'0' | b'+')) {
        let start = from + index;
        from = start + 1;
        let before = text[..start].chars().next_back();
        if before.is_some_and(|character| character.is_alphanumeric() || matches!(character, '/' | '-' | '='))
        {
            continue;
        }
        let rest = &text[start..];
        let mut digits = String::new();
        let mut end = start;
        for (offset, character) in rest.char_indices() {
            if character.is_ascii_digit() {
                digits.push(character);
                end = start + offset + 1;
            } else if !(matches!(character, ' ' | '-' | '\u{a0}' | '–') || character == '+' && offset == 0)
            {
                break;
            }
            if digits.len() > 12 {
                break;
            }
        }
        let national = if rest.starts_with('+') {
            digits.strip_prefix("46").map(|rest| format!("0{rest}"))
        } else {
            Some(digits)
        };
        let mobile = national.is_some_and(|number| {
            number.len() == 10 && matches!(number.get(..3), Some("070" | "072" | "073" | "076" | "079"))
        });
        if mobile {
            found.push(start..end);
            from = end;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let source = Source::new("a.md", text);
        find(&source, 0..text.len()).into_iter().map(|found| text[found.location.span].to_owned()).collect()
    }

    #[test]
    fn persons_are_found_and_functions_are_not() {
        for (text, hits) in [
            ("Mejla anna.svensson@partille.se.", vec!["anna.svensson@partille.se"]),
            ("<åsa.öberg-lind@kommun.se>", vec!["åsa.öberg-lind@kommun.se"]),
            ("Ring 070-123 45 67 eller +46 70 123 45 67!", vec!["070-123 45 67", "+46 70 123 45 67"]),
            ("info@partille.se, social.2@x.se och @namn", vec![]),
            ("Växeln: 031-792 10 00. 0701 personer, 19 582 360 kr, 2070-12-34567", vec![]),
            ("https://x.se/0701234567", vec![]),
            ("a.b@c.se", vec![]),
            ("å@", vec![]),
        ] {
            assert_eq!(found(text), hits, "{text}");
        }
    }
}
