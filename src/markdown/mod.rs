//! Markdown to HTML, headings, links and plain text, in one pass over the events of the parser.
//!
//! `CommonMark` with tables, footnotes, task lists, alerts (`> [!NOTE]`), definition lists, strikethrough and
//! heading attributes (`## Rubrik {#id .class lang=en}`), and what editors of a knowledge base need beside it:
//!
//! - `[Signs of Safety]{lang=en}` marks words in another language; `[text](address){lang=en}` a link to a page in it.
//! - An image alone in its paragraph is a figure. Its title is the caption, and what follows `Foto:` (or `Photo:`,
//!   `Bild:`, `Illustration:`, `Karta:`) in it the credit: `![Alt](x.jpg "Torget. Foto: Namn")`. An image that only
//!   decorates has the title `dekor` (`decorative`) and no alt text.
//! - Fenced blocks named `fakta`, `diagram` and `kontakt` hold YAML; see [`block`].
//! - Raw HTML is shown as text, or sanitised where the site allows it. Comments are left out.
//!
//! `events` configures the parser; `writer` goes through the events; what has rules of its own stands in a module
//! of its own (`heading`, `section`, `link`, `image`, `table`, `footnote`, `alert`, `task`, `code`, `raw_html`, `block`, `chart`).

pub mod document;

mod address;
mod alert;
mod bare_link;
mod block;
mod chart;
mod code;
mod colon;
mod escape;
mod events;
mod fill;
mod footnote;
mod heading;
mod ids;
mod image;
mod link;
mod prose;
mod raw_html;
mod section;
mod slips;
mod stray;
mod table;
mod task;
mod typography;
mod writer;

use std::sync::Arc;

use crate::config::BaseUrl;
use crate::diagnostic::{Lang, Report, Source, Span};

pub use document::Document;

/// What a site decides about its Markdown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Raw HTML is kept, sanitised, instead of shown as text.
    pub allow_html: bool,
    /// Where the site will stand: whole addresses there are addresses of the site.
    pub own: &'a [BaseUrl],
}

/// Parses the Markdown in `body` of `source`, a text in `lang`.
pub fn parse(source: &Arc<Source>, body: Span, lang: Lang, options: &Options<'_>) -> Report<Document> {
    stray::parse(source, body, lang, *options)
}
