//! HTML in the Markdown: shown as text, or sanitised where the site allows it.
//!
//! A block of HTML is sanitised as a whole, so each block is closed in itself. Tags within a line are sanitised one
//! by one and closed where the Markdown around them ends. Images and addresses within the site belong in Markdown,
//! where they are checked, and are taken out.

use crate::markdown::escape::put;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

use super::escape::push_text;
use super::writer::Writer;
use crate::diagnostic::{Code, Message};
use crate::message;

/// Tags of raw HTML that are open, each with how many Markdown elements were open around it.
#[derive(Default)]
pub struct OpenTags(Vec<(String, usize)>);

impl Writer<'_> {
    pub fn html_block(&mut self, place: Range<usize>) {
        let (html, _) = self.take_text(&place);
        if is_comment(&html) {
            return;
        }
        if self.options.allow_html {
            let clean = sanitised(&html);
            push_plain(&mut self.plain, &clean);
            self.out.text.push_str(clean.trim_end());
            self.out.text.push('\n');
        } else {
            self.complain_of_html(&html, place);
            self.out.text.push_str("<p>");
            push_text(&mut self.out.text, html.trim());
            self.out.text.push_str("</p>\n");
            self.plain.push_str(html.trim());
        }
        self.break_plain();
    }

    pub fn inline_html(&mut self, html: &str, place: Range<usize>) {
        if is_comment(html) {
            return;
        }
        if !self.options.allow_html {
            if !html.starts_with("</") {
                self.complain_of_html(html, place);
            }
            return self.push(html);
        }
        if let Some(name) = html.strip_prefix("</") {
            let name = name.trim_end_matches('>').trim().to_ascii_lowercase();
            if self.tags.0.last().is_some_and(|(open, depth)| *open == name && *depth == self.depth) {
                self.tags.0.pop();
                put!(self.out.text, "</{name}>");
            }
            return;
        }
        let clean = sanitised(html);
        let Some(name) = clean.strip_prefix('<').and_then(|rest| rest.split([' ', '>', '/']).next()) else {
            return;
        };
        let closing = format!("</{name}>");
        if INLINE.contains(&name) {
            if let Some(opening) = clean.strip_suffix(&closing) {
                self.out.text.push_str(opening);
                self.tags.0.push((name.to_owned(), self.depth));
            } else {
                self.out.text.push_str(&clean);
            }
        }
    }

    /// Closes the tags that were opened in the Markdown element that ends.
    pub fn close_raw_tags(&mut self) {
        while let Some((name, _)) = self.tags.0.pop_if(|(_, depth)| *depth >= self.depth) {
            put!(self.out.text, "</{name}>");
        }
    }

    fn complain_of_html(&mut self, html: &str, place: Range<usize>) {
        let first = html.trim_start().split([' ', '\n', '>', '/']).next().unwrap_or_default().to_owned();
        let tag = format!("{first}>");
        let end =
            place.start + self.body[place.clone()].lines().next().map_or(0, |line| line.trim_end().len());
        self.diagnostics.push(
            self.complain(
                Code::RawHtml,
                place.start..end,
                message!(
                    sv: "HTML visas som den är skriven: {tag}",
                    en: "HTML is shown as it is written: {tag}",
                ),
            )
            .with_help(instead(&first.trim_start_matches('<').to_lowercase())),
        );
    }
}

/// What may stand within a line of text.
const INLINE: [&str; 25] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
];

fn is_comment(html: &str) -> bool {
    let html = html.trim();
    html.strip_prefix("<!--")
        .is_some_and(|rest| rest.find("-->").is_some_and(|end| end + "-->".len() == rest.len()))
}

/// `html` without anything that may run, load or look as it likes.
fn sanitised(html: &str) -> String {
    // A link whose address was refused keeps its `rel`, which means nothing without one.
    policy().clean(html).to_string().replace("<a rel=\"external noopener\">", "<a>")
}

fn policy() -> &'static ammonia::Builder<'static> {
    static POLICY: OnceLock<ammonia::Builder<'static>> = OnceLock::new();
    POLICY.get_or_init(|| {
        let mut policy = ammonia::Builder::default();
        policy
            .rm_tags(["img", "map", "area", "h1"])
            .generic_attributes(HashSet::from(["class", "dir", "lang", "title"]))
            .tag_attributes(HashMap::from([
                ("a", HashSet::from(["href", "hreflang"])),
                ("data", HashSet::from(["value"])),
                ("time", HashSet::from(["datetime"])),
                ("ol", HashSet::from(["start"])),
                ("th", HashSet::from(["colspan", "rowspan", "scope"])),
                ("td", HashSet::from(["colspan", "rowspan"])),
            ]))
            .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
            .url_relative(ammonia::UrlRelative::Deny)
            .link_rel(Some("external noopener"));
        policy
    })
}

/// Appends what readers see of sanitised HTML.
fn push_plain(plain: &mut String, html: &str) {
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        push_unescaped(plain, text);
        let Some((_, after)) = tag.split_once('>') else { return };
        plain.push(' ');
        rest = after;
    }
    push_unescaped(plain, rest);
}

fn push_unescaped(plain: &mut String, text: &str) {
    let text =
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", "\u{a0}");
    plain.push_str(&text.replace("&amp;", "&"));
}

/// What to write instead of a tag.
fn instead(name: &str) -> Message {
    let (sv, en) = match name {
        "b" | "strong" => ("Fet text skrivs **så här**.", "Bold text is written **like this**."),
        "i" | "em" => ("Kursiv text skrivs *så här*.", "Italic text is written *like this*."),
        "a" => ("En länk skrivs [text](https://…).", "A link is written [text](https://…)."),
        "img" => {
            ("En bild skrivs ![vad den visar](fil.jpg).", "An image is written ![what it shows](file.jpg).")
        }
        "h1" | "h2" | "h3" | "h4" => ("En rubrik skrivs ## Rubrik.", "A heading is written ## Heading."),
        "li" | "ul" | "ol" => {
            ("Raderna i en lista börjar med - eller 1.", "The rows of a list begin with - or 1.")
        }
        "br" => (
            "En ny rad blir det av \\ sist på raden, ett nytt stycke av en tom rad.",
            "A \\ at the end of the line makes a new line, an empty line a new paragraph.",
        ),
        "p" | "div" | "span" | "font" | "u" | "o:p" => (
            "Ta bort taggen; en tom rad ger ett nytt stycke.",
            "Remove the tag; an empty line makes a new paragraph.",
        ),
        "table" | "tr" | "td" => {
            ("En tabell skrivs med | mellan cellerna.", "A table is written with | between its cells.")
        }
        _ => (
            "Skriv det med Markdown, eller inom ` ` om läsaren ska se det. HTML tillåts med allow_html: true i samla.yaml.",
            "Write it in Markdown, or within ` ` if the reader should see it. HTML is allowed by allow_html: true in samla.yaml.",
        ),
    };
    Message { sv: sv.to_owned(), en: en.to_owned() }
}
