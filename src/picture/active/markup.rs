//! Elements and attributes, the same in SVG, in HTML and in either within the other.

use super::Reason;
use super::address::{self, Use};
use super::css;

/// A tag with its attributes, whose values are as browsers read them.
pub struct Tag<'a> {
    /// Without a prefix, in small letters.
    pub name: &'a str,
    /// Names without a prefix, in small letters.
    pub attributes: &'a [(String, String)],
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// What is wrong with it.
    pub fn find(&self) -> Option<Reason> {
        let element = || format!("<{}>", self.name);
        match self.name {
            "script" | "handler" | "listener" => return Some(Reason::Script(element())),
            "iframe" | "frame" | "frameset" | "object" | "embed" | "applet" | "portal" | "fencedframe"
            | "base" => {
                return Some(Reason::Embedded(element()));
            }
            "meta"
                if self.get("http-equiv").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("refresh")) =>
            {
                return Some(Reason::Embedded("<meta http-equiv=\"refresh\">".to_owned()));
            }
            "set" | "animate" | "animatetransform" | "animatecolor" | "animatemotion" => {
                let target = self.get("attributename").unwrap_or_default().trim().to_ascii_lowercase();
                let target = target.rsplit(':').next().unwrap_or_default();
                if target.starts_with("on") || matches!(target, "href" | "src") {
                    return Some(Reason::Script(element()));
                }
            }
            _ => {}
        }
        self.attributes.iter().find_map(|(name, value)| self.attribute(name, value))
    }

    fn attribute(&self, name: &str, value: &str) -> Option<Reason> {
        if name.len() > 2 && name.starts_with("on") && name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Some(Reason::Handler(name.to_owned()));
        }
        match name {
            "srcdoc" => return Some(Reason::Embedded(name.to_owned())),
            "srcset" | "imagesrcset" => {
                return value
                    .split([',', ' ', '\n', '\t'])
                    .find_map(|address| address::find(address, Use::Picture));
            }
            "values" => {
                return value.split(';').find_map(|address| address::find(address, Use::Link));
            }
            "from" | "to" | "by" | "action" | "formaction" => return address::find(value, Use::Link),
            "href" | "src" | "poster" | "background" | "codebase" | "manifest" | "lowsrc" | "dynsrc" => {
                return address::find(value, self.used());
            }
            "d" | "points" | "id" | "class" => return None,
            _ => {}
        }
        css::find(value)
    }

    /// What its addresses are for.
    fn used(&self) -> Use {
        match self.name {
            "a" | "area" => Use::Link,
            "link" if !self.is_loaded() => Use::Link,
            "image" | "img" | "feimage" | "input" | "video" | "audio" | "source" | "link" | "body"
            | "table" | "td" | "th" => Use::Picture,
            _ => Use::Load,
        }
    }

    /// Whether a `<link>` is more than a note.
    fn is_loaded(&self) -> bool {
        const NOTES: [&str; 12] = [
            "canonical",
            "alternate",
            "author",
            "license",
            "next",
            "prev",
            "help",
            "search",
            "up",
            "bookmark",
            "file-list",
            "edit-time-data",
        ];
        let kinds = self.get("rel").unwrap_or_default().to_ascii_lowercase();
        !kinds.split_ascii_whitespace().all(|kind| NOTES.contains(&kind))
    }
}
