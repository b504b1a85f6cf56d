//! Which HTML is kept. Everything that is not named here goes.

/// An element that is kept.
#[derive(Debug, PartialEq, Eq)]
pub struct Element {
    pub name: &'static str,
    pub kind: Kind,
    /// Beside those that all elements may have.
    pub attributes: &'static [&'static str],
}

/// What an element may hold, and stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Paragraphs, lists, tables: anything.
    Flow,
    /// A line of text.
    Text,
    /// Only rows, cells, items.
    Rows,
    /// A part of a line.
    Inline,
    /// Nothing: `<br>` in a line, `<hr>` between blocks.
    Void { inline: bool },
}

use Kind::{Flow, Inline, Rows, Text, Void};

const GLOBAL: [&str; 6] = ["aria-label", "class", "dir", "id", "lang", "title"];
/// What is put in where it belongs, whatever is written.
const SET_BY_US: [&str; 4] = ["decoding", "loading", "rel", "tabindex"];

const fn element(name: &'static str, kind: Kind, attributes: &'static [&'static str]) -> Element {
    Element { name, kind, attributes }
}

const ELEMENTS: [Element; 69] = [
    element("a", Inline, &["href", "hreflang", "name"]),
    element("abbr", Inline, &[]),
    element("address", Flow, &[]),
    element("article", Flow, &[]),
    element("aside", Flow, &[]),
    element("b", Inline, &[]),
    element("bdi", Inline, &[]),
    element("bdo", Inline, &[]),
    element("blockquote", Flow, &[]),
    element("br", Void { inline: true }, &[]),
    element("caption", Text, &[]),
    element("cite", Inline, &[]),
    element("code", Inline, &[]),
    element("col", Void { inline: false }, &["span"]),
    element("colgroup", Rows, &["span"]),
    element("data", Inline, &["value"]),
    element("dd", Flow, &[]),
    element("del", Inline, &["datetime"]),
    element("details", Flow, &["open"]),
    element("dfn", Inline, &[]),
    element("div", Flow, &[]),
    element("dl", Rows, &[]),
    element("dt", Text, &[]),
    element("em", Inline, &[]),
    element("figcaption", Flow, &[]),
    element("figure", Flow, &[]),
    element("footer", Flow, &[]),
    element("h1", Text, &[]),
    element("h2", Text, &[]),
    element("h3", Text, &[]),
    element("h4", Text, &[]),
    element("h5", Text, &[]),
    element("h6", Text, &[]),
    element("header", Flow, &[]),
    element("hr", Void { inline: false }, &[]),
    element("i", Inline, &[]),
    element("img", Void { inline: true }, &["src", "alt", "width", "height"]),
    element("ins", Inline, &["datetime"]),
    element("kbd", Inline, &[]),
    element("li", Flow, &["value"]),
    element("mark", Inline, &[]),
    element("ol", Rows, &["reversed", "start"]),
    element("p", Text, &[]),
    element("pre", Text, &[]),
    element("q", Inline, &[]),
    element("rp", Inline, &[]),
    element("rt", Inline, &[]),
    element("ruby", Inline, &[]),
    element("s", Inline, &[]),
    element("samp", Inline, &[]),
    element("section", Flow, &[]),
    element("small", Inline, &[]),
    element("span", Inline, &[]),
    element("strong", Inline, &[]),
    element("sub", Inline, &[]),
    element("summary", Text, &[]),
    element("sup", Inline, &[]),
    element("table", Rows, &[]),
    element("tbody", Rows, &[]),
    element("td", Flow, &["colspan", "rowspan"]),
    element("tfoot", Rows, &[]),
    element("th", Flow, &["abbr", "colspan", "rowspan", "scope"]),
    element("thead", Rows, &[]),
    element("time", Inline, &["datetime"]),
    element("tr", Rows, &[]),
    element("u", Inline, &[]),
    element("ul", Rows, &[]),
    element("var", Inline, &[]),
    element("wbr", Void { inline: true }, &[]),
];

/// Old names of what is kept.
const RENAMED: [(&str, &str); 3] = [("acronym", "abbr"), ("strike", "s"), ("tt", "code")];

/// What HTML has beside those that are kept; the text in it stays. A name that is none of HTML is text: `<namn>`.
const REMOVED: [&str; 45] = [
    "area", "base", "basefont", "bgsound", "big", "blink", "body", "button", "center", "datalist", "dialog",
    "dir", "embed", "fieldset", "font", "form", "frame", "frameset", "hgroup", "html", "image", "input",
    "keygen", "label", "legend", "link", "main", "map", "marquee", "menu", "meta", "meter", "nav", "nobr",
    "optgroup", "option", "output", "param", "picture", "progress", "search", "slot", "source", "track",
    "listing",
];
/// What is removed with all that is in it.
const REMOVED_WHOLE: [&str; 20] = [
    "applet",
    "audio",
    "canvas",
    "head",
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
    "xmp",
];
const REMOVED_VOID: [&str; 14] = [
    "area", "base", "basefont", "bgsound", "embed", "frame", "image", "input", "keygen", "link", "meta",
    "param", "source", "track",
];

/// What becomes of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Kept(&'static Element),
    /// The tag goes, its content stays. `void` has none.
    Removed {
        void: bool,
    },
    RemovedWhole,
    /// It is no tag.
    Shown,
}

/// The fate of the element called `name`, in lower case.
pub fn fate(name: &str) -> Fate {
    let name = RENAMED.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| *new);
    if let Ok(index) = ELEMENTS.binary_search_by(|element| element.name.cmp(name)) {
        return Fate::Kept(&ELEMENTS[index]);
    }
    if REMOVED_WHOLE.contains(&name) {
        return Fate::RemovedWhole;
    }
    // `o:p` and its kin come from Word.
    if REMOVED.contains(&name) || name.contains(':') {
        return Fate::Removed { void: REMOVED_VOID.contains(&name) };
    }
    Fate::Shown
}

impl Element {
    /// Whether it may stand in a line of text.
    pub fn is_inline(&self) -> bool {
        matches!(self.kind, Inline | Void { inline: true })
    }

    pub fn is_void(&self) -> bool {
        matches!(self.kind, Void { .. })
    }

    /// The level of a heading.
    pub fn heading_level(&self) -> Option<u8> {
        match self.name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
            _ => None,
        }
    }

    /// What it has to stand in, where only that will do.
    pub fn parents(&self) -> &'static [&'static str] {
        match self.name {
            "li" => &["ul", "ol"],
            "dt" | "dd" => &["dl", "div"],
            "caption" | "colgroup" | "thead" | "tbody" | "tfoot" => &["table"],
            "col" => &["colgroup", "table"],
            "tr" => &["table", "thead", "tbody", "tfoot"],
            "td" | "th" => &["tr"],
            "summary" => &["details"],
            "figcaption" => &["figure"],
            "rt" | "rp" => &["ruby"],
            _ => &[],
        }
    }

    /// What ends where it begins, without an end tag.
    pub fn ends(&self) -> &'static [&'static str] {
        match self.name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "rt" | "rp" => &["rt", "rp"],
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr", "caption", "colgroup"],
            "thead" | "tbody" | "tfoot" => {
                &["td", "th", "tr", "thead", "tbody", "tfoot", "caption", "colgroup"]
            }
            _ => &[],
        }
    }

    /// Whether its end tag may be left out.
    pub fn ends_by_itself(&self) -> bool {
        self.name == "p" || !self.ends().is_empty() || self.name == "colgroup"
    }

    /// Whether all that `<ul>`, `<table>` and the like may hold directly is `child`.
    pub fn admits(&self, child: &Self) -> bool {
        match self.kind {
            Flow => true,
            Rows => child.parents().contains(&self.name) || (self.name == "dl" && child.name == "div"),
            Text if self.name == "summary" => child.is_inline() || child.heading_level().is_some(),
            Text | Inline | Void { .. } => child.is_inline(),
        }
    }

    /// Whether it keeps the attribute `name`.
    pub fn keeps(&self, name: &str) -> bool {
        GLOBAL.contains(&name) || self.attributes.contains(&name)
    }
}

/// Whether nobody needs to be told that the attribute `name` goes.
pub fn is_set_by_us(name: &str) -> bool {
    SET_BY_US.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_stand_once() {
        assert!(ELEMENTS.windows(2).all(|pair| pair[0].name < pair[1].name));
        for name in REMOVED.iter().chain(&REMOVED_WHOLE) {
            assert!(!matches!(fate(name), Fate::Kept(_) | Fate::Shown), "{name}");
        }
        assert!(REMOVED_VOID.iter().all(|name| REMOVED.contains(name)));
    }

    #[test]
    fn nothing_that_runs_or_loads_is_kept() {
        for name in ["script", "style", "iframe", "object", "embed", "svg", "form", "input", "link", "base"] {
            assert!(!matches!(fate(name), Fate::Kept(_)), "{name}");
        }
        for element in &ELEMENTS {
            for name in ["style", "onclick", "srcset", "formaction", "ping", "srcdoc", "background"] {
                assert!(!element.keeps(name), "{} {name}", element.name);
            }
        }
        assert_eq!(fate("namn"), Fate::Shown);
    }
}
