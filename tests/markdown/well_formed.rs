//! A small reader of HTML that finds what browsers would silently mend.

use std::collections::BTreeSet;

const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// The first fault in `html`: tags that do not match, ids that stand twice, a bare `<` or `&`.
pub fn fault(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if let Some(fault) = bare_ampersand(&rest[..at]) {
            return Some(fault);
        }
        let tag = &rest[at + 1..];
        let mut quoted = false;
        let Some(end) = tag.find(|character| {
            quoted ^= character == '"';
            character == '>' && !quoted
        }) else {
            return Some(format!("a tag without end: {tag:.40}"));
        };
        let inner = &tag[..end];
        rest = &tag[end + 1..];
        if let Some(name) = inner.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}> closes nothing, or something else: {open:?}"));
            }
            continue;
        }
        let name = inner.split([' ', '/']).next().unwrap_or_default();
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Some(format!("no tag: <{inner:.40}"));
        }
        if let Some((_, id)) = inner.split_once(" id=\"") {
            let id = id.split('"').next().unwrap_or_default();
            if !ids.insert(id) {
                return Some(format!("id {id} stands twice"));
            }
        }
        let phrasing_only = open.iter().any(|outer| ["p", "h2", "h3", "h4", "h5", "h6"].contains(outer));
        if phrasing_only
            && ["p", "div", "ul", "ol", "table", "figure", "aside", "dl", "pre", "h2"].contains(&name)
        {
            return Some(format!("<{name}> inside {open:?}"));
        }
        if !VOID.contains(&name) && !inner.ends_with('/') {
            open.push(name);
        }
    }
    bare_ampersand(rest).or_else(|| (!open.is_empty()).then(|| format!("never closed: {open:?}")))
}

fn bare_ampersand(text: &str) -> Option<String> {
    text.match_indices('&').map(|(at, _)| &text[at..]).find_map(|entity| {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#x27;"]
            .iter()
            .any(|name| entity.starts_with(name));
        (!known).then(|| format!("a bare ampersand: {entity:.20}"))
    })
}

#[test]
fn faults_are_found() {
    assert_eq!(fault("<p>a<br><em>b</em></p>"), None);
    for html in
        ["<p>", "</p>", "<p><em></p></em>", "a & b", "<p id=\"a\"></p><p id=\"a\"></p>", "<p><ul></ul></p>"]
    {
        assert!(fault(html).is_some(), "{html}");
    }
}
