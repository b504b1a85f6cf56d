//! Addresses put into the holes of a body. A link that leads nowhere becomes its text, and an image that is not there
//! its alt text: nothing on a page may point at nothing.

use super::document::Html;
use super::escape::put;

impl Html {
    /// The HTML with the holes filled. `address` gives the address for the index of a link; it is escaped here. Where it
    /// gives none, the tag goes as well. `size` gives width and height of pictures, so that nothing moves when they come.
    pub fn fill<'a>(
        &self,
        address: impl Fn(usize) -> Option<&'a str>,
        size: impl Fn(usize) -> Option<(u32, u32)>,
    ) -> String {
        let mut filling = Filling {
            text: &self.text,
            filled: String::with_capacity(self.text.len() + self.slots.len() * 32),
            from: 0,
            dropped: Vec::new(),
        };
        for slot in &self.slots {
            match address(slot.link) {
                Some(address) => {
                    filling.copy_to(slot.at);
                    filling.push_value(address);
                    if let Some((width, height)) =
                        size(slot.link).filter(|_| is_unsized_image(&self.text, slot.at))
                    {
                        // The mark that ends the address ends the height.
                        put!(filling.filled, "\" width=\"{width}\" height=\"{height}");
                    }
                }
                None => filling.drop_tag(slot.at),
            }
        }
        filling.copy_to(self.text.len());
        filling.filled
    }
}

/// Whether the tag with the hole at `at` is that of an image without a size of its own.
fn is_unsized_image(text: &str, at: usize) -> bool {
    let start = text[..at].rfind('<').unwrap_or(at);
    let end = text[at..].find('>').map_or(text.len(), |length| at + length);
    let tag = &text[start..end];
    tag.starts_with("<img ") && ![" width=", " height="].iter().any(|name| tag.contains(name))
}

/// The closing tag of every link.
const END: &str = "</a>";

struct Filling<'h> {
    text: &'h str,
    filled: String,
    /// How far the text has been taken over.
    from: usize,
    /// Where the closing tags stand whose links are dropped, in rising order.
    dropped: Vec<usize>,
}

impl Filling<'_> {
    /// Takes the text over up to `to`, but for the closing tags of links that are dropped.
    fn copy_to(&mut self, to: usize) {
        while let Some(&end) = self.dropped.first().filter(|end| **end < to) {
            self.filled.push_str(self.text.get(self.from..end).unwrap_or_default());
            self.from = self.from.max(end + END.len());
            self.dropped.remove(0);
        }
        self.filled.push_str(self.text.get(self.from..to).unwrap_or_default());
        self.from = self.from.max(to);
    }

    fn push_value(&mut self, address: &str) {
        for character in address.chars() {
            match character {
                '&' => self.filled.push_str("&amp;"),
                '"' => self.filled.push_str("&quot;"),
                '<' => self.filled.push_str("&lt;"),
                '>' => self.filled.push_str("&gt;"),
                other => self.filled.push(other),
            }
        }
    }

    /// Leaves out the tag that has the hole at `at`.
    fn drop_tag(&mut self, at: usize) {
        let Some(start) = self.text[..at].rfind('<').filter(|start| *start >= self.from) else { return };
        let end = self.text[start..].char_indices().scan(false, |is_quoted, (offset, letter)| {
            *is_quoted ^= letter == '"';
            Some((offset, letter == '>' && !*is_quoted))
        });
        let Some((length, _)) = end.into_iter().find(|(_, is_end)| *is_end) else { return };
        let tag = &self.text[start..=start + length];
        let name = tag[1..].split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name {
            "a" => {
                self.copy_to(start);
                self.from = start + tag.len();
                self.dropped.extend(self.text[self.from..].find(END).map(|offset| self.from + offset));
            }
            "img" => {
                self.copy_to(start);
                self.filled.push_str(attribute(tag, "alt"));
                self.from = start + tag.len();
            }
            // Of anything else only the attribute goes.
            _ => {
                let name = self.text[..at].rfind(' ').unwrap_or(at);
                self.copy_to(name);
                self.from = self.text[at..].find('"').map_or(at, |quote| at + quote + 1);
            }
        }
    }
}

/// The value of an attribute as it stands in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> &'t str {
    let value = tag.split_once(&format!(" {name}=\"")).map_or("", |(_, value)| value);
    value.split('"').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::document::Slot;
    use super::*;

    /// `§` stands for a hole; the links with these indexes have an address.
    fn filled(html: &str, known: &[usize]) -> String {
        let mut text = String::new();
        let mut slots = Vec::new();
        for (link, part) in html.split('§').enumerate() {
            if link > 0 {
                slots.push(Slot { at: text.len(), link: link - 1 });
            }
            text.push_str(part);
        }
        Html { text, slots }.fill(|link| known.contains(&link).then_some("/x?a&b"), |_| None)
    }

    #[test]
    fn what_leads_nowhere_becomes_its_text() {
        let link = r#"<p>Se <a href="§" title="a > b">det <em>här</em></a> och <a href="/y">y</a>.</p>"#;
        assert_eq!(filled(link, &[]), r#"<p>Se det <em>här</em> och <a href="/y">y</a>.</p>"#);
        let image = r#"<figure>
<img src="§" alt="Ett &quot;torg&quot;" loading="lazy">
</figure>"#;
        assert_eq!(filled(image, &[]), "<figure>\nEtt &quot;torg&quot;\n</figure>");
        let both = r#"<a href="§"><img src="§" alt="bild"></a><a href="§">z</a>"#;
        assert_eq!(filled(both, &[]), "bildz");
        assert_eq!(filled(both, &[0]), r#"<a href="/x?a&amp;b">bild</a>z"#);
        assert_eq!(filled(both, &[1, 2]), r#"<img src="/x?a&amp;b" alt="bild"><a href="/x?a&amp;b">z</a>"#);
        assert_eq!(filled(r#"<video poster="§" controls></video>"#, &[]), "<video controls></video>");
    }

    #[test]
    fn pictures_get_their_size() {
        let sized = |html: &str| {
            let (before, after) = html.split_once('§').unwrap();
            let slots = vec![Slot { at: before.len(), link: 0 }];
            Html { text: format!("{before}{after}"), slots }.fill(|_| Some("/x"), |_| Some((3, 2)))
        };
        assert_eq!(sized(r#"<img src="§" alt="x">"#), r#"<img src="/x" width="3" height="2" alt="x">"#);
        for other in [r#"<img src="§" width="9">"#, r#"<video poster="§">"#] {
            assert_eq!(sized(other), other.replace('§', "/x"));
        }
    }
}
