//! Comments: they never reach a reader. One that does not end hides what was meant to be read, and one that is not
//! written as a comment shows what was not, so both are mistakes.

use std::ops::Range;

use super::pieces::Pieces;
use super::token::{self, Token, Tokens};
use super::told::What;
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::markdown::writer::Writer;
use crate::message;
use crate::text::comment::{is_dash, opening};
use crate::text::{clean, without_comments};

/// Where browsers end a comment, but Markdown does not.
const ALMOST: &str = "--!>";

impl Writer<'_> {
    /// A comment in a block of HTML.
    pub(super) fn comment(&mut self, comment: &token::Comment, html: &Pieces<'_>) {
        let written = &html.text[comment.place.clone()];
        let place = html.range(&comment.place);
        if comment.closed {
            return self.look_into_comment(written, &place);
        }
        let diagnostic = self.broken_comment(
            self.first_line(&place),
            message!(
                sv: "Kommentaren tar aldrig slut, så texten efter den visas inte.",
                en: "The comment never ends, so the text after it is not shown.",
            ),
            message!(sv: "Skriv --> där kommentaren slutar.", en: "Write --> where the comment ends."),
        );
        self.diagnostics.push(match nearly_closed(written) {
            Some(end) => {
                let end = html.range(&(comment.place.start + end.start..comment.place.start + end.end));
                diagnostic.with_fix(self.absolute(end), "-->")
            }
            None => diagnostic,
        });
    }

    /// A comment within a line.
    pub(super) fn look_into_comment(&mut self, written: &str, place: &Range<usize>) {
        let Some(inner) = written.get("<!--".len()..).and_then(|inner| inner.find("<!--")) else { return };
        let after = &self.body[place.end..];
        let Some(end) = after.find("-->").filter(|end| !after[..*end].contains("<!--")) else { return };
        let inner = place.start + "<!--".len() + inner;
        let inner = inner.min(place.end)..(inner + "<!--".len()).min(place.end);
        if self.body.get(place.end..place.end + end).is_none_or(|rest| rest.contains("\n\n")) {
            return;
        }
        self.diagnostics.push(self.broken_comment(
            inner,
            message!(
                sv: "Kommentaren har en till i sig och slutar redan vid den inres -->, så resten visas för läsaren.",
                en: "The comment holds another and ends at the inner one's -->, so readers see the rest.",
            ),
            message!(sv: "Ta bort den inre kommentarens <!-- och -->.", en: "Remove <!-- and --> of the inner comment."),
        ));
    }

    /// Text after a comment that begins a line is HTML to the parser.
    pub(super) fn note_marks(&mut self, place: &Range<usize>, html: &Pieces<'_>) {
        if !has_marks(&html.text[place.clone()]) {
            return;
        }
        let at = html.range(place);
        let line = self.body[..at.start].rfind('\n').map_or(0, |end| end + 1);
        let mut diagnostic = self
            .complain(
                Code::MarkdownInHtml,
                self.first_line(&at),
                message!(
                    sv: "Texten på samma rad som kommentaren läses inte som Markdown.",
                    en: "The text on the comment's line is not read as Markdown.",
                ),
            )
            .with_help(message!(
                sv: "Ställ kommentaren på en egen rad.",
                en: "Put the comment on a line of its own.",
            ));
        if self.body[line..].starts_with("<!--") {
            diagnostic = diagnostic.with_fix(self.absolute(at.start..at.start), "\n");
        }
        self.diagnostics.push(diagnostic);
    }

    /// Looks at the `<` (or `&lt;`) at `at`, which is text to the parser. Gives where the comment ends that begins there.
    pub fn comment_in_text(&mut self, at: usize) -> Option<usize> {
        if self.body[..at].ends_with('\\') {
            return None;
        }
        let rest = &self.body[at..];
        if let Some(length) = foreign_tag(rest) {
            return self.foreign_tag(at..at + length);
        }
        let paragraph = &rest[..end_of_paragraph(rest)];
        let comment = match Tokens::new(paragraph).next() {
            Some(Token::Comment(comment)) if comment.closed => return Some(at + comment.place.end),
            Some(Token::Comment(comment)) => &paragraph[comment.place],
            _ => paragraph,
        };
        let opening = opening(rest)?;
        let line = paragraph.lines().next().unwrap_or_default();
        let place = at..at + line.trim_end().len();
        if &rest[..opening] != "<!--" {
            return Some(self.misspelt_comment(at, opening, paragraph));
        }
        let diagnostic = self.broken_comment(
            place.clone(),
            message!(
                sv: "Kommentaren tar inte slut i stycket den börjar i, så den visas för läsaren.",
                en: "The comment does not end in the paragraph where it begins, so readers see it.",
            ),
            message!(
                sv: "Skriv --> där den slutar. Ska den gå över flera stycken börjar den på en egen rad.",
                en: "Write --> where it ends. To go over several paragraphs, it begins on a line of its own.",
            ),
        );
        let line_start = self.body[..at].rfind('\n').map_or(0, |end| end + 1);
        let in_plain_line = self.body[line_start..].starts_with(char::is_alphabetic);
        let end = nearly_closed(comment);
        let hidden = if comment.ends_with(ALMOST) { at + comment.len() } else { place.end };
        let goes_on = rest.find("-->").is_some();
        self.diagnostics.push(match end {
            Some(end) => diagnostic.with_fix(self.absolute(at + end.start..at + end.end), "-->"),
            None if goes_on && in_plain_line => diagnostic.with_fix(self.absolute(at..at), "\n"),
            None => diagnostic,
        });
        Some(hidden)
    }

    /// `<!– kolla –>`, `< !-- kolla -->`, `&lt;!-- kolla --&gt;`: no comment, though it was meant as one.
    fn misspelt_comment(&mut self, at: usize, opening: usize, paragraph: &str) -> usize {
        let line = paragraph.lines().next().unwrap_or_default().trim_end();
        let closing = closing(&paragraph[opening..]);
        let end = closing.as_ref().map_or(line.len(), |closing| opening + closing.end);
        let diagnostic = self.broken_comment(
            at..at + end.min(line.len()),
            message!(
                sv: "Det här är ingen kommentar, utan visas för läsaren.",
                en: "This is no comment: readers see it.",
            ),
            message!(
                sv: "En kommentar skrivs <!-- så här -->, med två vanliga bindestreck.",
                en: "A comment is written <!-- like this -->, with two plain hyphens.",
            ),
        );
        self.diagnostics.push(match closing {
            Some(closing) => {
                let inner = &paragraph[opening..opening + closing.start];
                diagnostic.with_fix(self.absolute(at..at + end), format!("<!--{inner}-->"))
            }
            None => diagnostic,
        });
        at + end
    }

    /// A title or alt text as readers are to have it.
    pub fn title(&mut self, title: &str, place: &Range<usize>) -> String {
        let (kept, is_broken) = without_comments(title);
        if is_broken {
            self.diagnostics.push(self.broken_comment(
                self.first_line(place),
                message!(
                    sv: "Kommentaren här är inte hel, så den visas för läsaren.",
                    en: "The comment here is not whole, so readers see it.",
                ),
                message!(
                    sv: "En kommentar skrivs <!-- så här -->. Skriv den så, eller ta bort den.",
                    en: "A comment is written <!-- like this -->. Write it so, or remove it.",
                ),
            ));
        }
        clean(&kept).into_owned()
    }

    /// A tag of Word is shown like any other, or goes where HTML is allowed.
    fn foreign_tag(&mut self, place: Range<usize>) -> Option<usize> {
        let written = &self.body[place.clone()];
        let name = written.trim_matches(['<', '>', '/']).split_whitespace().next().unwrap_or_default();
        if self.options.allow_html {
            if !written.starts_with("</") {
                self.tell_removed(name, place.clone(), What::Tags);
            }
            return Some(place.end);
        }
        let line = self.body[..place.start].rfind('\n').map_or(0, |end| end + 1);
        if !written.starts_with("</") && self.html_elements.is_news(line, name) {
            self.complain_of_html(written, place);
        }
        None
    }

    /// Text in a block of HTML that was meant as Markdown.
    pub(super) fn note_markdown(&mut self, place: &Range<usize>, html: &Pieces<'_>) {
        if has_marks(&html.text[place.clone()]) {
            let message = message!(
                sv: "Här läses texten inte som Markdown, eftersom den står ihop med en tagg.",
                en: "The text is not read as Markdown here, since it stands together with a tag.",
            );
            let help = message!(
                sv: "Ställ en tom rad före och efter texten.",
                en: "Put an empty line before and after the text.",
            );
            let written = &html.text[place.clone()];
            let start = place.start + written.len() - written.trim_start().len();
            self.tell(Code::MarkdownInHtml, html.range(&(start..place.end)), message, Some(help));
        }
    }

    fn broken_comment(&self, place: Range<usize>, message: Message, help: Message) -> Diagnostic {
        self.complain(Code::BrokenComment, place, message).with_help(help)
    }
}

/// Whether the text holds what Markdown makes something of.
fn has_marks(text: &str) -> bool {
    text.contains("**")
        || text.contains("](")
        || ['*', '`'].iter().any(|mark| text.matches(*mark).count() > 1)
        || text.lines().any(|line| {
            let line = line.trim_start();
            let heading = line.trim_start_matches('#');
            heading.len() < line.len() && heading.starts_with(' ')
                || line.starts_with("- ")
                || line.starts_with('|')
        })
}

/// Whether the text is a comment and nothing else.
pub fn is_comment(text: &str) -> bool {
    matches!(Tokens::new(text).next(), Some(Token::Comment(comment)) if comment.closed && comment.place.end == text.len())
}

/// Whether `text` begins with what may be a comment or a tag, though it is text to the parser.
pub fn begins_as_tag(text: &str) -> bool {
    opening(text).is_some() || foreign_tag(text).is_some()
}

/// How long the tag of Word is at the start of `text`: `<o:p>`, `<![if !supportLists]>`.
fn foreign_tag(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('<')?;
    let name = rest.strip_prefix('/').unwrap_or(rest);
    let prefix = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_foreign = name.starts_with("![")
        || prefix > 0
            && name[prefix..].strip_prefix(':')?.starts_with(|first: char| first.is_ascii_alphabetic());
    let end = text.bytes().take(200).position(|byte| matches!(byte, b'>' | b'\n'))?;
    (is_foreign && text.as_bytes()[end] == b'>').then_some(end + 1)
}

/// What looks like the end of a comment in a paragraph.
fn closing(text: &str) -> Option<Range<usize>> {
    text.match_indices('>')
        .map(|(at, _)| at..at + 1)
        .chain(text.match_indices("&gt;").map(|(at, _)| at..at + 4))
        .find_map(|end| {
            let before = text[..end.start].trim_end_matches('!').trim_end_matches(' ');
            let inner = before.trim_end_matches(is_dash);
            (inner.len() < before.len()).then_some(inner.len()..end.end)
        })
}

/// The end of a comment that is nearly `-->`, last on its line: `--!>`, `->`, `–>`.
fn nearly_closed(comment: &str) -> Option<Range<usize>> {
    if comment.ends_with(ALMOST) {
        return Some(comment.len() - ALMOST.len()..comment.len());
    }
    let mut from = 0;
    for line in comment.split_inclusive('\n') {
        let written = line.trim_end();
        for end in ["-- >", "–>", "—>", "->", "→", "--&gt;"] {
            if let Some(before) = written.strip_suffix(end) {
                return Some(from + before.len()..from + written.len());
            }
        }
        from += line.len();
    }
    None
}

/// Where the first empty line of `text` begins.
fn end_of_paragraph(text: &str) -> usize {
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            return from;
        }
        from += line.len();
    }
    text.len()
}
