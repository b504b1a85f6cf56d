//! What of an SVG file is words: drawings are full of figures that are no numbers of anybody.

use std::sync::Arc;

use super::report::check_text;
use super::{Checked, Excuse};
use crate::diagnostic::Source;

/// Attributes whose values are words or addresses.
const WORDS: [&str; 6] = ["href", "label", "title", "alt", "name", "content"];

/// Personal data in the words of an SVG file: its texts, descriptions, comments and links.
pub fn written(source: &Arc<Source>, excuses: &[&[Excuse]]) -> Checked {
    check_text(source, &words(source.text()), None, excuses)
}

/// The text with every tag blotted out but for the attributes that hold words, byte for byte.
fn words(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") || rest.starts_with("<![CDATA[") {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        tag(&rest[..end], &mut kept);
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// A tag: `tspan` and others within a text are invisible, all others part what they stand between.
fn tag(tag: &str, kept: &mut String) {
    let name = tag
        .trim_start_matches(['<', '/'])
        .split(|sign: char| !sign.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let blot = |text: &str, kept: &mut String| kept.extend(text.bytes().map(|_| '\0'));
    let inside = matches!(name, "tspan" | "a" | "b" | "i" | "textPath");
    kept.push(if inside { '\0' } else { '|' });
    let mut rest = &tag[1..];
    while let Some(at) = rest.find('=') {
        let (attribute, value) = (rest[..at].trim_end(), &rest[at + 1..]);
        let is_words = WORDS.iter().any(|word| attribute.ends_with(word));
        let Some(quote) = value.chars().next().filter(|sign| matches!(sign, '"' | '\'')) else {
            blot(&rest[..=at], kept);
            rest = value;
            continue;
        };
        let length = value[1..].find(quote).map_or(value.len(), |end| end + 2);
        blot(&rest[..=at], kept);
        let value = &value[..length];
        if is_words && !value[1..].starts_with("data:") {
            kept.push_str(value);
        } else {
            blot(value, kept);
        }
        rest = &rest[at + 1 + length..];
    }
    blot(rest, kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_in_their_places_and_figures_are_not() {
        for (svg, read) in [
            ("<path d=\"M850101 2390\"/>", "|"),
            ("<text x=\"1\">850101<tspan dy=\"3\">-2390</tspan></text>", "|850101-2390|"),
            ("<a xlink:href=\"tel:070\" id=\"a1\">x</a>", "\"tel:070\"x"),
            ("<image href='data:image/png;base64,070'/>å", "|å"),
            ("<!-- Åsa 070 --><title>t", "<!-- Åsa 070 -->|t"),
            ("<å å=å", "|"),
            ("a < b", "a |"),
        ] {
            let kept = words(svg);
            assert_eq!(kept.len(), svg.len(), "{svg}");
            assert_eq!(kept.replace('\0', ""), read, "{svg}");
        }
    }
}
