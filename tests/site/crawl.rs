//! Follows every link and anchor of a built site.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::Event;

/// The values of an attribute in an HTML text, entities resolved. Reads tags only, so text that looks like an
/// attribute does not count.
fn attributes(html: &str, wanted: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with("script") || rest.starts_with("!--") {
            let end = if rest.starts_with('s') { "</script" } else { "-->" };
            let tag_end = rest.find('>').unwrap_or(rest.len());
            found.extend(of_tag(&rest[..tag_end], wanted));
            rest = rest.find(end).map_or("", |at| &rest[at..]);
            continue;
        }
        let end = tag_end(rest);
        found.extend(of_tag(&rest[..end], wanted));
        rest = &rest[end..];
    }
    found
}

/// Where a tag ends, `>` inside quotes left aside.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    for (at, character) in tag.char_indices() {
        match (quote, character) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn of_tag(tag: &str, wanted: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for name in wanted {
        let needle = format!(" {name}=\"");
        if let Some(at) = tag.find(&needle) {
            let value = &tag[at + needle.len()..];
            let value = &value[..value.find('"').unwrap_or(value.len())];
            let value = quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Into::into);
            found.push(((*name).to_owned(), value));
        }
    }
    found
}

/// Links of the site that lead nowhere, as `page -> link`. The site must stand at the root of its host.
pub fn dead_links(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let pages: BTreeMap<&str, &str> = files
        .iter()
        .filter(|(path, _)| {
            std::path::Path::new(path).extension().is_some_and(|extension| extension == "html")
        })
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8")))
        .collect();
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, html)| (*path, attributes(html, &["id"]).into_iter().map(|(_, id)| id).collect()))
        .collect();
    let mut dead = Vec::new();
    for (page, html) in &pages {
        for (_, link) in attributes(html, &["href", "src", "action", "data-search-manifest"]) {
            if ["http:", "https:", "mailto:", "tel:", "data:"].iter().any(|scheme| link.starts_with(scheme)) {
                continue;
            }
            let (address, fragment) =
                link.split_once('#').map_or((link.as_str(), None), |(a, f)| (a, Some(f)));
            let address = address.split('?').next().unwrap_or_default();
            let target = match address {
                "" => (*page).to_owned(),
                _ if !address.starts_with('/') => {
                    dead.push(format!("{page} -> {link} (not from the root)"));
                    continue;
                }
                folder if folder.ends_with('/') => format!("{}index.html", &folder[1..]),
                file => file[1..].to_owned(),
            };
            if !files.contains_key(&target) {
                dead.push(format!("{page} -> {link}"));
            } else if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty())
                && !ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment))
            {
                dead.push(format!("{page} -> {link} (no such place)"));
            }
        }
    }
    dead
}

/// The texts of all elements of that name in an XML document, which must be well formed.
pub fn elements(xml: &[u8], name: &str) -> Vec<String> {
    let mut reader = Reader::from_reader(xml);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return found,
            Event::Start(tag) if tag.name().as_ref() == name => {
                inside = true;
                found.push(String::new());
            }
            Event::End(tag) if tag.name().as_ref() == name => inside = false,
            Event::Text(text) if inside => {
                found.last_mut().expect("begun").push_str(&text.xml10_content());
            }
            _ => {}
        }
    }
}

#[test]
fn dead_links_are_found() {
    let page = |html: &str| html.as_bytes().to_vec();
    let files = BTreeMap::from([
        ("index.html".to_owned(), page("<a href=\"/a/\">a</a><a href=\"/a/#x\">b</a><a href=\"#top\">c</a>")),
        (
            "a/index.html".to_owned(),
            page("<h1 id=\"y\" title=\"a > b\">A</h1><img src=\"/b.png\"><a href=\"/\">home</a>"),
        ),
    ]);
    assert_eq!(
        dead_links(&files),
        [
            "a/index.html -> /b.png",
            "index.html -> /a/#x (no such place)",
            "index.html -> #top (no such place)"
        ]
    );
}
