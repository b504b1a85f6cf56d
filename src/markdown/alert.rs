//! Callouts: `> [!NOTE]` and its kin. GitHub has five kinds; other tools have more, titles of one's own, and boxes that
//! fold. All are drawn as one of the five.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use super::escape::{boundary, push_attribute, put};
use super::writer::Writer;
use crate::diagnostic::Code;
use crate::message;

/// A kind of callout under one of its names.
struct Kind {
    names: &'static [&'static str],
    class: &'static str,
    sv: &'static str,
    en: &'static str,
}

const fn kind(
    class: &'static str,
    sv: &'static str,
    en: &'static str,
    names: &'static [&'static str],
) -> Kind {
    Kind { names, class, sv, en }
}

/// In lower case. The first name of each class is the one that is suggested.
const KINDS: [Kind; 22] = [
    kind("note", "Observera", "Note", &["note", "notera", "observera", "seealso", "anm", "anmärkning"]),
    kind("note", "Obs", "Note", &["obs", "nb"]),
    kind("tip", "Tips", "Tip", &["tip", "tips", "hint", "råd"]),
    kind("important", "Viktigt", "Important", &["important", "viktigt", "viktig"]),
    kind("warning", "Varning", "Warning", &["warning", "varning", "warn"]),
    kind("warning", "Se upp", "Attention", &["attention", "se upp"]),
    kind("caution", "Var försiktig", "Caution", &["caution", "försiktigt", "försiktig", "var försiktig"]),
    kind("caution", "Fara", "Danger", &["danger", "fara", "farligt"]),
    kind("caution", "Fel", "Error", &["error", "fel", "bug", "bugg"]),
    kind("caution", "Gick inte", "Failure", &["failure", "fail", "missing", "misslyckat"]),
    kind("note", "Information", "Information", &["info", "information", "upplysning"]),
    kind("tip", "Klart", "Done", &["success", "check", "done", "klart"]),
    kind("note", "Fråga", "Question", &["question", "help", "faq", "fråga", "frågor"]),
    kind("note", "Exempel", "Example", &["example", "exempel"]),
    kind("note", "Citat", "Quote", &["quote", "cite", "citat"]),
    kind("note", "Sammanfattning", "Summary", &["abstract", "summary", "tldr", "sammanfattning"]),
    kind("note", "Att göra", "To do", &["todo", "att göra"]),
    kind("note", "Definition", "Definition", &["definition"]),
    kind("note", "Fakta", "Facts", &["fakta", "facts", "fact"]),
    kind("note", "Bakgrund", "Background", &["background", "bakgrund"]),
    kind("note", "Källor", "Sources", &["sources", "källa", "källor"]),
    kind("tip", "Läs mer", "Read more", &["more", "läs mer"]),
];
/// What an unknown word is drawn as.
const FALLBACK: &Kind = &KINDS[0];
/// No word that names a kind is longer, in bytes.
const LONGEST: usize = 40;

/// `[!kind]`, with what may follow it at once.
struct Marker<'a> {
    word: &'a str,
    /// `+` is open, `-` is closed.
    fold: Option<bool>,
    /// The word, and where the title begins.
    place: Range<usize>,
    end: usize,
}

fn marker<'b>(body: &'b str, quote: &Range<usize>) -> Option<Marker<'b>> {
    // Only so much: quotes may be nested as deep as a file is long.
    let line = &body[quote.start..boundary(body, quote.end.min(quote.start + LONGEST + 20))];
    let text = line.strip_prefix('>').unwrap_or(line).trim_start_matches([' ', '\t']);
    let rest = text.strip_prefix("[!")?;
    let length = rest.find([']', '\n'])?;
    if !rest[length..].starts_with(']') {
        return None;
    }
    let word = rest[..length].split('|').next().unwrap_or_default();
    let is_word = word.starts_with(char::is_alphabetic)
        && word.chars().all(|letter| letter.is_alphanumeric() || "-_ !".contains(letter));
    let start = quote.start + (line.len() - rest.len());
    let after = &rest[length + 1..];
    let fold = match after.bytes().next() {
        Some(b'+') => Some(true),
        Some(b'-') => Some(false),
        _ => None,
    };
    let end = start + length + 1 + usize::from(fold.is_some());
    // `[!note](x.md)` is a link.
    let is_marker = is_word && !after.starts_with(['(', '[', ':']);
    is_marker.then_some(Marker { word, fold, place: start..start + word.len(), end })
}

impl Writer<'_> {
    /// Opens a block quote. What it is closed with is kept until then.
    pub fn quote_start(&mut self, kind: Option<BlockQuoteKind>, place: &Range<usize>) {
        if let Some(kind) = kind {
            let name = match kind {
                BlockQuoteKind::Note => "note",
                BlockQuoteKind::Tip => "tip",
                BlockQuoteKind::Important => "important",
                BlockQuoteKind::Warning => "warning",
                BlockQuoteKind::Caution => "caution",
            };
            let kind = kind_of(name).unwrap_or(FALLBACK);
            return self.callout(kind, None, self.words(kind.sv, kind.en));
        }
        let marker = marker(self.body, place);
        let begins_a_paragraph = matches!(self.events.peek(), Some((Event::Start(Tag::Paragraph), _)));
        let Some(marker) = marker.filter(|_| begins_a_paragraph) else {
            self.out.text.push_str("<blockquote>\n");
            return self.quote_ends.push("</blockquote>\n");
        };
        let known = kind_of(&marker.word.to_lowercase());
        if known.is_none() {
            self.tell_unknown_kind(&marker);
        }
        let kind = known.unwrap_or(FALLBACK);
        let title =
            known.map_or_else(|| capitalised(marker.word), |kind| self.words(kind.sv, kind.en).to_owned());
        // The start of the paragraph that the marker stands in.
        self.events.next();
        self.depth += 1;
        let line = self.body[marker.end..place.end.max(marker.end)].lines().next().unwrap_or_default();
        let title_at = marker.end + line.len() - line.trim_start().len();
        self.done_until = self.done_until.max(title_at);
        if line.trim().is_empty() {
            self.callout(kind, marker.fold, &title);
            self.pass_over_line();
        } else {
            self.titled_callout(kind, marker.fold);
        }
    }

    pub fn quote_end(&mut self) {
        if let Some(end) = self.quote_ends.pop() {
            self.out.text.push_str(end);
        }
    }

    /// Opens a callout with the title of its kind.
    fn callout(&mut self, kind: &Kind, fold: Option<bool>, title: &str) {
        let label_at = self.callout_start(kind, fold);
        self.push(title);
        self.callout_titled(label_at, fold, title);
    }

    /// Opens a callout whose title is the rest of the line.
    fn titled_callout(&mut self, kind: &Kind, fold: Option<bool>) {
        let label_at = self.callout_start(kind, fold);
        let plain_start = self.plain.len();
        let paragraph = self.depth;
        while let Some((event, place)) = self.events.peek() {
            let place = place.clone();
            let ends = match event {
                Event::End(TagEnd::Paragraph) | Event::SoftBreak | Event::HardBreak => {
                    self.depth == paragraph
                }
                _ => false,
            };
            if ends {
                break;
            }
            if let Some((event, _)) = self.events.next() {
                self.event(event, place);
            }
        }
        self.close_html_inside();
        let title = self.plain.get(plain_start..).unwrap_or_default().trim().to_owned();
        self.callout_titled(label_at, fold, &title);
        self.pass_over_line();
    }

    /// Gives where the label goes.
    fn callout_start(&mut self, kind: &Kind, fold: Option<bool>) -> usize {
        let class = kind.class;
        let element = if fold.is_some() { "details" } else { "aside" };
        put!(self.out.text, "<{element} class=\"alert alert-{class}\"");
        let label_at = self.out.text.len();
        self.out.text.push_str(match fold {
            None => ">\n<p class=\"alert-title\">",
            Some(true) => " open>\n<summary class=\"alert-title\">",
            Some(false) => ">\n<summary class=\"alert-title\">",
        });
        self.quote_ends.push(if fold.is_some() { "</details>\n" } else { "</aside>\n" });
        label_at
    }

    fn callout_titled(&mut self, label_at: usize, fold: Option<bool>, title: &str) {
        if fold.is_some() {
            self.out.text.push_str("</summary>\n");
        } else {
            let mut label = " aria-label=\"".to_owned();
            push_attribute(&mut label, &self.unique_label(title));
            label.push('"');
            self.out.insert(label_at, &label);
            self.out.text.push_str("</p>\n");
        }
        self.break_plain();
    }

    /// Goes on after the line of the marker: the paragraph it began has more lines, or ends with it.
    fn pass_over_line(&mut self) {
        while let Some((event, place)) = self.events.next() {
            match event {
                Event::SoftBreak | Event::HardBreak => return self.out.text.push_str("<p>"),
                Event::End(TagEnd::Paragraph) => {
                    self.depth -= 1;
                    return;
                }
                event => self.event(event, place),
            }
        }
    }

    fn tell_unknown_kind(&mut self, marker: &Marker<'_>) {
        let word = marker.word;
        let lower = word.trim().to_lowercase();
        let names = KINDS.iter().flat_map(|kind| kind.names.iter().copied());
        let near = super::link::nearest(&lower, names).map(str::to_uppercase);
        let diagnostic = self.complain(
            Code::UnknownCallout,
            marker.place.clone(),
            message!(sv: "Det finns ingen ruta som heter ”{word}”.", en: "There is no box called “{word}”."),
        );
        let place = self.absolute(marker.place.clone());
        self.diagnostics.push(match near {
            Some(near) => diagnostic
                .with_help(message!(sv: "Menade du {near}?", en: "Did you mean {near}?"))
                .with_fix(place, near),
            None => diagnostic.with_help(message!(
                sv: "Skriv [!NOTE] {word}, så blir ordet rutans rubrik.",
                en: "Write [!NOTE] {word}, and the word becomes the title of the box.",
            )),
        });
    }
}

impl Writer<'_> {
    /// Looks for a marker in the paragraph at `place` that opens no callout, since no quote begins with it.
    pub fn look_for_lost_callout(&mut self, place: &Range<usize>) {
        let body = self.body;
        let Some(text) = body.get(place.clone()).filter(|text| text.contains('[') && text.contains("[!"))
        else {
            return;
        };
        let mut line_start = place.start;
        for line in text.split_inclusive('\n') {
            let start = line_start;
            line_start += line.len();
            let found = marker(body, &(start..start + line.len()));
            let Some(found) = found.filter(|found| kind_of(&found.word.to_lowercase()).is_some()) else {
                continue;
            };
            let word = found.word;
            let diagnostic = self
                .complain(
                    Code::UnknownCallout,
                    found.place.start - "[!".len()..found.end,
                    message!(
                        sv: "Det blir ingen ruta: [!{word}] ska stå först i ett citat.",
                        en: "This makes no box: [!{word}] has to stand first in a quotation.",
                    ),
                )
                .with_help(message!(
                    sv: "Börja raden, och de som hör till rutan, med > och en tom rad före.",
                    en: "Begin the line, and those of the box, with > and an empty line before.",
                ));
            let begins = body[..start].rfind('\n').map_or(0, |end| end + 1);
            let is_plain = start == place.start && begins == start && !text.contains("\n>");
            self.diagnostics.push(if is_plain {
                let quoted: String = text.split_inclusive('\n').flat_map(|line| ["> ", line]).collect();
                diagnostic.with_fix(self.absolute(place.clone()), quoted)
            } else if start > place.start && body[begins..].starts_with('>') {
                diagnostic.with_fix(self.absolute(begins..begins), "\n")
            } else {
                diagnostic
            });
            return;
        }
    }
}

fn kind_of(name: &str) -> Option<&'static Kind> {
    let name = name.trim().trim_end_matches('!');
    KINDS.iter().find(|kind| kind.names.contains(&name))
}

fn capitalised(word: &str) -> String {
    let lower = word.trim().to_lowercase();
    let mut letters = lower.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
