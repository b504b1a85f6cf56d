//! Titles and summaries are plain text: they go into lists, feeds and search results. Markdown and HTML in them is
//! taken off, and told.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The elements of HTML that come along with a text from elsewhere. Any other word between < and > is a word.
const ELEMENTS: &[&str] = &[
    "a", "abbr", "b", "big", "br", "center", "cite", "code", "del", "div", "em", "font", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "ins", "li", "mark", "ol", "p", "q", "s", "small", "span", "strike",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "tr", "tt", "u", "ul", "wbr",
];

/// The text without markup; `None` where it has none.
pub(super) fn without_markup(text: &str) -> Option<String> {
    if !text.contains(['*', '_', '`', '[', '<', '&', '~']) {
        return None;
    }
    // After a word nothing is a heading, a list or a quotation: only what stands inside a line counts.
    let line = format!("x {text}");
    let mut found = line.contains('&');
    let mut plain = String::new();
    // The marks of what is open, where they are a part of a word: `2*3*4`.
    let mut kept = Vec::new();
    for (event, span) in Parser::new_ext(&line, Options::ENABLE_STRIKETHROUGH).into_offset_iter() {
        match event {
            Event::Text(part) => plain.push_str(&part),
            Event::Code(part) => {
                found = true;
                plain.push_str(&part);
            }
            Event::InlineHtml(tag) | Event::Html(tag) => {
                if is_element(&tag) {
                    found = true;
                    if tag.starts_with("<br") {
                        plain.push(' ');
                    }
                } else {
                    plain.push_str(&tag);
                }
            }
            Event::Start(Tag::Emphasis) => {
                let before = line[..span.start].chars().next_back().is_some_and(char::is_alphanumeric);
                let after = line[span.end..].chars().next().is_some_and(char::is_alphanumeric);
                let mark = if before && after { &line[span.start..=span.start] } else { "" };
                found |= mark.is_empty();
                plain.push_str(mark);
                kept.push(mark);
            }
            Event::End(TagEnd::Emphasis) => plain.push_str(kept.pop().unwrap_or_default()),
            Event::Start(Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }) => {
                found = true;
            }
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => plain.push(' '),
            _ => {}
        }
    }
    let plain = plain.strip_prefix('x').unwrap_or(&plain).split_whitespace().collect::<Vec<_>>().join(" ");
    (found && plain != text).then_some(plain)
}

/// `<b>`, `</span>`, `<br/>`, or a comment.
fn is_element(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    tag.starts_with("<!--") || ELEMENTS.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::without_markup;

    #[test]
    fn markup_is_taken_off_and_ordinary_text_is_left() {
        for (text, plain) in [
            (
                "Barn gick **tryggare** till [skolan](https://www.lerum.se) <b>nu</b>",
                "Barn gick tryggare till skolan nu",
            ),
            ("_Trygga_ skolvägar", "Trygga skolvägar"),
            ("Vård&nbsp;&amp; omsorg", "Vård & omsorg"),
            ("Kör `samla check`<br>nu", "Kör samla check nu"),
            ("~~Gammalt~~ nytt", "Gammalt nytt"),
            ("![En bild](a.jpg) text", "En bild text"),
        ] {
            assert_eq!(without_markup(text).as_deref(), Some(plain), "{text}");
        }
        for text in [
            "Barn * unga",
            "# Rubrik",
            "- Trygga skolvägar",
            "1. Första",
            "> 50 procent",
            "Barn <10 år och >12 år",
            "Vård & omsorg i R&D",
            "[Utkast] Trygga skolvägar",
            "fil_med_namn och elev*",
            "<kommun> fyller i själv",
            "5 * 3 * 2",
            "2*3*4 meter",
        ] {
            assert_eq!(without_markup(text), None, "{text}");
        }
    }
}
