//! The syntax of other tools within a line: wikilinks, the codes of Hugo, Jekyll and blogs, marks and comments of
//! Obsidian, formulas, attributes. Where readers would see what its writer took for hidden, that is an error.

mod codes;
mod hidden;
pub mod line;
mod marks;

use std::ops::Range;

use super::{Line, Page, Run};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::markdown::prose::{Kind, NO_PROSE};
use crate::message;
use codes::{brace, bracket, escaped, reference};
pub use hidden::look as look_for_hidden;
use marks::{block_name, command, dollars, emoji, marked, script};

/// What was found, and what to write instead.
type Found = (Range<usize>, Kin);

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kin {
    Link,
    Code,
    Attribute,
    Formula,
    Contents,
    Mark,
    Emoji,
    /// Hidden by the other tool, shown here.
    Comment,
}

/// Which bytes something may begin with.
const STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let bytes = b"[{%=^$\\:|<~+!'&";
    let mut index = 0;
    while index < bytes.len() {
        starts[bytes[index] as usize] = true;
        index += 1;
    }
    starts
};

/// Looks at a line. Gives whether it told something: one word a line is enough.
pub fn look(page: &Page<'_>, run: &Run<'_>, line: &Line<'_>, found: &mut Vec<Diagnostic>) -> bool {
    let bytes = line.text.as_bytes();
    let mut first: Option<Found> = None;
    let mut tries = 0;
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| STARTS[usize::from(**byte)]) {
        // A line of nothing but marks is not worth more time.
        tries += 1;
        if tries > MOST_TRIES {
            break;
        }
        let Some((length, kin)) = begins(page, run, line, at) else { continue };
        if kin == Kin::Comment || first.is_none() {
            first = Some((line.at + at..line.at + at + length, kin));
        }
        if kin == Kin::Comment {
            break;
        }
    }
    let Some((place, kin)) = first else { return false };
    found.push(told(page, place, kin));
    true
}

/// So many marks of a line are looked at.
const MOST_TRIES: usize = 200;
/// No code of another tool is longer, in bytes.
const LONGEST: usize = 400;

fn begins(page: &Page<'_>, run: &Run<'_>, line: &Line<'_>, at: usize) -> Option<(usize, Kin)> {
    let rest = &line.text[at..];
    let rest = &rest[..crate::markdown::escape::boundary(rest, LONGEST)];
    let before = line.text[..at].chars().next_back();
    let until =
        |end: &str| Some(rest.get(2..)?.find(end)? + 2 + end.len()).filter(|length| *length > 2 + end.len());
    let spaced = before.is_none_or(|letter| letter.is_whitespace() || "([\"”".contains(letter));
    match rest.as_bytes()[0] {
        b'[' if before == Some('[') => None,
        b'[' => bracket(rest, until("]]")),
        b'!' if rest.starts_with("![[") => until("]]").map(|length| (length, Kin::Link)),
        b'{' if before == Some('{') => None,
        b'{' => brace(page, rest, line.at + at, before),
        b'%' if rest.starts_with("%%") && spaced => until("%%").map(|length| (length, Kin::Comment)),
        b'=' if rest.starts_with("==") && before != Some('=') => {
            marked(rest, "==").map(|length| (length, Kin::Mark))
        }
        b'+' if rest.starts_with("++") && spaced => marked(rest, "++").map(|length| (length, Kin::Mark)),
        b'|' if rest.starts_with("||") && run.leaf.kind != Kind::Cell && before != Some('|') => {
            marked(rest, "||").map(|length| (length, Kin::Comment))
        }
        b'~' => script(rest, '~', before).map(|length| (length, Kin::Mark)),
        b'^' if rest.starts_with("^[") => rest.find(']').map(|end| (end + 1, Kin::Code)),
        b'^' if before.is_some_and(char::is_whitespace) => block_name(rest).map(|length| (length, Kin::Code)),
        b'^' => script(rest, '^', before).map(|length| (length, Kin::Mark)),
        b'$' if rest.starts_with("$$") && before != Some('$') => {
            Some((until("$$").unwrap_or(2), Kin::Formula))
        }
        b'$' => dollars(rest).map(|length| (length, Kin::Formula)),
        b'\\' if rest.starts_with("\\u") => escaped(rest).map(|length| (length, Kin::Code)),
        b'\\' => command(rest).map(|length| (length, Kin::Formula)),
        b'&' => reference(rest).map(|length| (length, Kin::Code)),
        b'\'' if before != Some('\'') && rest.starts_with("'''") => {
            marked(rest, "'''").map(|length| (length, Kin::Mark))
        }
        b':' => emoji(rest, spaced).map(|length| (length, Kin::Emoji)),
        b'<' if rest.starts_with("<%") => until("%>").map(|length| (length, Kin::Code)),
        b'<' if rest.starts_with("<<") => {
            until(">>").filter(|length| word_like(&rest[2..length - 2])).map(|length| (length, Kin::Code))
        }
        _ => None,
    }
}

fn told(page: &Page<'_>, place: Range<usize>, kin: Kin) -> Diagnostic {
    let (code, message) = if kin == Kin::Comment {
        (
            Code::ForeignComment,
            message!(
                sv: "Det här göms i ett annat verktyg, men läsarna här skulle se det.",
                en: "Another tool hides this, but readers here would see it.",
            ),
        )
    } else {
        (
            Code::ForeignSyntax,
            message!(
                sv: "Det här är skrivet för ett annat verktyg och visas som det står.",
                en: "This is written for another tool and shown as it stands.",
            ),
        )
    };
    page.complain(code, place, message).with_help(instead(kin))
}

fn instead(kin: Kin) -> Message {
    match kin {
        Kin::Link => message!(
            sv: "En länk skrivs [text](fil.md), en bild ![vad den visar](fil.jpg).",
            en: "A link is written [text](file.md), an image ![what it shows](file.jpg).",
        ),
        Kin::Code => message!(
            sv: "Skriv det med Markdown. Ska läsaren se koden: sätt den inom ` `.",
            en: "Write it in Markdown. Where readers should see the code, put it within ` `.",
        ),
        Kin::Attribute => message!(
            sv: "Sådana attribut går bara efter rubriker, och {{lang=en}} efter [ord]. Ta bort det.",
            en: "Such attributes only work after headings, and {{lang=en}} after [words]. Remove it.",
        ),
        Kin::Formula => message!(
            sv: "Formler ritas inte. Skriv den i ord, eller inom ` `.",
            en: "Formulas are not drawn. Write it in words, or within ` `.",
        ),
        Kin::Contents => message!(
            sv: "Innehållsförteckningen görs av sig själv. Ta bort raden.",
            en: "The table of contents is made by itself. Remove the line.",
        ),
        Kin::Mark => message!(
            sv: "Det som går är *betoning*, **fetstil** och ~~struket~~.",
            en: "What works is *emphasis*, **bold** and ~~struck out~~.",
        ),
        Kin::Emoji => message!(
            sv: "Skriv tecknet självt, till exempel 😀.",
            en: "Write the sign itself, for instance 😀.",
        ),
        Kin::Comment => message!(
            sv: "Ta bort det innan artikeln publiceras.",
            en: "Remove it before the article is published.",
        ),
    }
}

fn word_like(text: &str) -> bool {
    !text.is_empty() && text.starts_with(char::is_alphanumeric) && !text.contains(NO_PROSE)
}
