//! Style sheets: what they load.

use super::Reason;
use super::address::{self, Use};

/// The first thing that a style sheet, or the value of an attribute that is read as one, loads from elsewhere.
pub fn find(css: &str) -> Option<Reason> {
    if !css.contains(['(', '\\', '@']) {
        return None;
    }
    let css = without_comments(&unescaped(css)).to_ascii_lowercase();
    for word in ["@import", "-moz-binding"] {
        if css.contains(word) {
            return Some(Reason::External(word.to_owned()));
        }
    }
    for function in ["url(", "src(", "image(", "image-set("] {
        for (at, _) in css.match_indices(function) {
            let is_namespace =
                css[..at].rsplit([';', '}']).next().is_some_and(|rule| rule.contains("@namespace"));
            let arguments = css[at + function.len()..].split(')').next().unwrap_or_default();
            let found = addresses(arguments).find_map(|address| address::find(address, Use::Picture));
            if let Some(reason) = found.filter(|_| !is_namespace) {
                return Some(reason);
            }
        }
    }
    None
}

/// What may be an address in the arguments of a function: in quotation marks, or without.
fn addresses(arguments: &str) -> impl Iterator<Item = &str> {
    arguments.split(['"', '\'', ',']).map(str::trim).filter(|address| !address.is_empty())
}

/// `\75 rl(` is `url(`.
fn unescaped(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        if digits == 0 {
            // The sign after it stands for itself.
            rest = after.strip_prefix('\n').unwrap_or(after);
            continue;
        }
        let code = u32::from_str_radix(&after[..digits], 16).ok();
        text.push(code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER));
        let after = &after[digits..];
        rest = after.strip_prefix([' ', '\n', '\t', '\r']).unwrap_or(after);
    }
    text.push_str(rest);
    text
}

fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        // An address may hold the signs of a comment, so what is within is looked at as well.
        let (within, after) = after.split_once("*/").unwrap_or((after, ""));
        if before.trim_end().ends_with(['(', '"', '\'', ':', '/']) {
            text.push_str("/*");
            text.push_str(within);
        }
        rest = after;
    }
    text.push_str(rest);
    text
}
