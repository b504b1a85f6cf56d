//! What other tools write in square and curly brackets.

use super::Kin;
use crate::markdown::events::language_attribute;
use crate::markdown::prose::NO_PROSE;
use crate::markdown::slips::Page;

/// `[[link]]`, `[TOC]`, `[caption id="…"]`, `[/b]`, `[@key]`.
pub fn bracket(rest: &str, wiki: Option<usize>) -> Option<(usize, Kin)> {
    if rest.starts_with("[[") {
        let length = wiki?;
        let inner = &rest[2..length - 2];
        let contents = matches!(inner.to_ascii_lowercase().trim_matches(['_', NO_PROSE]), "toc" | "tof");
        let linked = rest[length..].starts_with(['(', NO_PROSE]) || inner.contains(NO_PROSE);
        return (contents || !linked).then_some((length, if contents { Kin::Contents } else { Kin::Link }));
    }
    let length = rest.find(']')? + 1;
    let inner = &rest[1..length - 1];
    if rest[length..].starts_with(['(', NO_PROSE]) {
        return None;
    }
    let piped = inner.split_once('|').map(|(_, address)| address);
    if piped.is_some_and(is_address) {
        return Some((length, Kin::Link));
    }
    if matches!(inner.to_ascii_lowercase().as_str(), "toc" | "[toc" | "_toc_") {
        return Some((length, Kin::Contents));
    }
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let letters =
        name.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_*".contains(byte)).count();
    let after = &name[letters..];
    let closes = name.len() < inner.len() && letters > 0 && after.is_empty();
    let filled = letters > 0
        && (after.starts_with('=')
            || after.strip_prefix(' ').is_some_and(|fields| {
                let key = fields
                    .bytes()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
                    .count();
                key > 0 && fields[key..].starts_with(['=', '"'])
            }));
    let bare = after.is_empty()
        && matches!(
            name.to_ascii_lowercase().as_str(),
            "gallery" | "embed" | "more" | "nextpage" | "playlist" | "contact-form-7"
        );
    let cited = inner
        .strip_prefix('@')
        .is_some_and(|key| key.starts_with(|letter: char| letter.is_ascii_alphanumeric()));
    let embedded =
        matches!(&name[..letters], "youtube" | "vimeo" | "soundcloud" | "twitter" | "tweet" | "instagram")
            && after.strip_prefix(' ').is_some_and(|id| !id.is_empty() && !id.contains(' '));
    (closes || filled || bare || cited || embedded).then_some((length, Kin::Code))
}

fn is_address(text: &str) -> bool {
    // An address that has become a link is illegible.
    let linked = text.len() >= "www.a.se".len() && text.chars().all(|letter| letter == NO_PROSE);
    linked
        || ["https://", "http://", "www.", "mailto:"].iter().any(|start| text.starts_with(start))
        || text.rsplit_once('.').is_some_and(|(_, ending)| ending == "md") && !text.contains(' ')
}

/// `&amp;ouml;`: a reference whose sign was written as one.
pub fn reference(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix("&amp;")?;
    let length = name.bytes().take(12).position(|byte| byte == b';')?;
    let name = &name[..length];
    let numbered = name.strip_prefix('#').is_some_and(|code| {
        !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'x')
    });
    let known = ["uml", "ring", "acute", "grave", "dash", "quo", "uo"].iter().any(|end| name.ends_with(end))
        || matches!(
            name,
            "nbsp"
                | "amp"
                | "lt"
                | "gt"
                | "quot"
                | "shy"
                | "hellip"
                | "bull"
                | "deg"
                | "sect"
                | "euro"
                | "copy"
        );
    (numbered || known).then_some("&amp;".len() + length + 1)
}

/// `\u00e5`
pub fn escaped(rest: &str) -> Option<usize> {
    let code = rest.strip_prefix("\\u")?.as_bytes().get(..4)?;
    code.iter().all(u8::is_ascii_hexdigit).then_some("\\u00e5".len())
}

/// `{{…}}`, `{% … %}`, `{.class}`, `{>> … <<}`.
pub fn brace(page: &Page<'_>, rest: &str, at: usize, before: Option<char>) -> Option<(usize, Kin)> {
    let until = |end: &str| rest.get(2..)?.find(end).map(|found| found + 2 + end.len());
    let hidden = |length: usize| {
        let inner = rest[..length].trim_start_matches(['{', '%', '<', '-', ' ']);
        inner.starts_with("comment") || inner.starts_with("/*")
    };
    for (start, end) in [("{{", "}}"), ("{%", "%}")] {
        if rest.starts_with(start) {
            let length = until(end)?;
            return Some((length, if hidden(length) { Kin::Comment } else { Kin::Code }));
        }
    }
    for (start, end) in [("{#-", "#}"), ("{# ", "#}"), ("{>>", "<<}")] {
        if rest.starts_with(start) {
            return until(end).map(|length| (length, Kin::Comment));
        }
    }
    for (start, end) in [("{++", "++}"), ("{--", "--}"), ("{~~", "~~}"), ("{==", "==}")] {
        if rest.starts_with(start) {
            return until(end).map(|length| (length, Kin::Mark));
        }
    }
    let length = rest.find('}')? + 1;
    let inner = &rest[1..length - 1];
    let name = |text: &str| text.starts_with(|letter: char| letter.is_ascii_alphabetic());
    let word = inner.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)).count();
    let written = page.body.get(at..).unwrap_or_default();
    let attribute = inner.starts_with(['.', '#']) && name(&inner[1..])
        || inner.starts_with(':')
        || word > 0 && inner[word..].starts_with('=');
    let macros = matches!(
        inner.split(':').next(),
        Some("color" | "colour" | "toc" | "code" | "panel" | "noformat" | "expand" | "excerpt" | "children")
    );
    let role = rest[length..].starts_with(NO_PROSE)
        && word == inner.len()
        && name(inner)
        && written[length..].starts_with('`');
    let swapped = rest[length..]
        .strip_prefix('(')
        .is_some_and(|address| address.split(')').next().is_some_and(is_address));
    if swapped && !inner.is_empty() {
        return Some((length, Kin::Link));
    }
    if attribute && language_attribute(written).is_some() && before == Some(NO_PROSE) {
        return None;
    }
    match () {
        () if attribute => Some((length, Kin::Attribute)),
        () if macros || role => Some((length, Kin::Code)),
        () => None,
    }
}
