//! What comes along from Word and is invisible or no YAML: hard spaces where a space must stand, bullets instead of
//! dashes, curly quotation marks around a value.

use super::lines::{Line, line_above, line_at, skip_blanks};
use super::names;
use super::syntax::{Edit, dash_above};
use crate::diagnostic::{Code, Message, Span};
use crate::message;

/// A slip that reading goes on after, with the edit that mends it.
pub(super) struct Slip {
    pub code: Code,
    pub edit: Edit,
    pub message: Message,
    pub help: Message,
}

/// All slips of the text, in order.
pub(super) fn find(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    if text.is_ascii() && !text.contains("* ") && !text.contains("**") && !may_begin_oddly(text) {
        return slips;
    }
    let mut at = 0;
    let (mut listed, mut prose) = (false, false);
    while at < text.len() {
        let line = line_at(text, at);
        at = text[at..].find('\n').map_or(text.len(), |index| at + index + 1);
        if line.blank() {
            continue;
        }
        let (begun, in_text) = (listed, prose);
        listed = line.text.trim_end().ends_with(':');
        prose = listed && names::holds_text(line.text.trim().trim_end_matches(':'));
        let blanks = line.text.len() - line.text.trim_start_matches(is_blank).len();
        if line.text[..blanks].contains(is_hard) {
            slips.push(hard_space(line.start..line.start + blanks, " ".repeat(indent(text, &line))));
        }
        let rest = &line.text[blanks..];
        let from = line.start + blanks;
        if let Some(slip) = bold_name(rest, from) {
            slips.push(slip);
            continue;
        }
        if let Some(bullet) = rest.chars().next().filter(|first| is_bullet(*first)) {
            let after = rest[bullet.len_utf8()..].trim_start_matches(is_blank);
            let length = rest.len() - after.len();
            if (begun || is_in_list(text, &line)) && length > bullet.len_utf8() {
                slips.push(Slip {
                    code: Code::YamlSyntax,
                    edit: Edit { span: from..from + length, text: "- ".to_owned() },
                    message: message!(sv: "En lista skrivs inte med {bullet}.", en: "A list is not written with {bullet}."),
                    help: message!(
                        sv: "Börja raden med ett bindestreck och ett mellanslag: - {after}",
                        en: "Begin the line with a hyphen and a space: - {after}"
                    ),
                });
                listed = true;
            }
            continue;
        }
        if let Some(slip) = list_item(rest, from).filter(|_| begun && !in_text || is_in_list(text, &line)) {
            slips.push(slip);
            listed = true;
            continue;
        }
        listed |= begun && rest.starts_with('-');
        let word = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let mark = if rest.starts_with('-') { 0 } else { word };
        if let Some(after) = rest[mark..].strip_prefix([':', '-'])
            && (mark > 0) == rest[mark..].starts_with(':')
        {
            let gap = after.len() - after.trim_start_matches(is_blank).len();
            if after[..gap].contains(is_hard) {
                let start = from + mark + 1;
                slips.push(hard_space(start..start + gap, " "));
            }
        }
    }
    slips
}

/// Whether a line begins with a number, or with a hyphen that no space follows.
fn may_begin_oddly(text: &str) -> bool {
    text.lines().any(|line| match line.trim_start().as_bytes() {
        [b'-', second, ..] => !matches!(second, b' ' | b'-'),
        [first, ..] => first.is_ascii_digit(),
        [] => false,
    })
}

/// Whether a list with dashes in the same column goes on in the line.
fn is_in_list(text: &str, line: &Line) -> bool {
    dash_above(text, line).is_some_and(|dash| dash.indent() == line.indent())
}

/// `1. samverkan` and `-samverkan`, where an item of a list belongs.
fn list_item(rest: &str, from: usize) -> Option<Slip> {
    let digits = rest.len() - rest.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    if (1..=2).contains(&digits) {
        let item = rest[digits..].strip_prefix(['.', ')'])?;
        let after = item.trim_start_matches(is_blank);
        let (number, length) = (&rest[..=digits], rest.len() - after.len());
        return (!after.is_empty() && after.len() < item.len()).then(|| Slip {
            code: Code::YamlSyntax,
            edit: Edit { span: from..from + length, text: "- ".to_owned() },
            message: message!(sv: "En lista skrivs inte med {number}", en: "A list is not written with {number}"),
            help: message!(
                sv: "Börja raden med ett bindestreck och ett mellanslag: - {after}",
                en: "Begin the line with a hyphen and a space: - {after}"
            ),
        });
    }
    let item = rest.strip_prefix('-')?;
    item.starts_with(char::is_alphabetic).then(|| Slip {
        code: Code::YamlSyntax,
        edit: Edit { span: from..from + 1, text: "- ".to_owned() },
        message: message!(sv: "Det saknas ett mellanslag efter strecket.", en: "There is no space after the dash."),
        help: message!(sv: "Skriv - och sedan värdet.", en: "Write - and then the value."),
    })
}

/// `**title:** Trygga skolvägar`: the name in bold, as in a text.
fn bold_name(rest: &str, from: usize) -> Option<Slip> {
    let inner = rest.strip_prefix("**")?;
    let (name, after) = inner.split_once("**")?;
    let (name, after) = match name.trim_end().strip_suffix(':') {
        Some(name) => (name, after),
        None => (name, after.strip_prefix(':')?),
    };
    let word = name.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-'));
    if name.is_empty() || !word {
        return None;
    }
    let gap = after.len() - after.trim_start_matches(is_blank).len();
    Some(Slip {
        code: Code::YamlSyntax,
        edit: Edit { span: from..from + rest.len() - after.len() + gap, text: format!("{name}: ") },
        message: message!(sv: "Namnet på ett fält skrivs utan stjärnor.", en: "The name of a field is written without stars."),
        help: message!(sv: "Skriv {name}: och sedan värdet.", en: "Write {name}: and then the value."),
    })
}

/// `- title: …` on every line, as in a list: fields stand at the margin without dashes.
pub(super) fn listed_fields(text: &str) -> Vec<Slip> {
    let mut dashes: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let name = line.strip_prefix("- ").and_then(|rest| rest.split_once(':')).map(|(name, _)| name.trim());
        if name.is_some_and(names::is_field) {
            dashes.push(start);
        } else if dashes.is_empty() && !line.trim().is_empty() && !line.starts_with('#') {
            return Vec::new();
        }
    }
    let (Some(first), Some(last)) = (dashes.first(), dashes.last()) else { return Vec::new() };
    let mut kept = String::new();
    let mut from = *first;
    for dash in &dashes {
        kept.push_str(&text[from..*dash]);
        from = dash + 2;
    }
    vec![Slip {
        code: Code::YamlSyntax,
        edit: Edit { span: *first..last + 2, text: kept },
        message: message!(sv: "Fälten skrivs utan streck framför.", en: "The fields are written without dashes before them."),
        help: message!(sv: "Ta bort strecken.", en: "Take the dashes away."),
    }]
}

fn hard_space(span: Span, text: impl Into<String>) -> Slip {
    Slip {
        code: Code::YamlSyntax,
        edit: Edit { span, text: text.into() },
        message: message!(
            sv: "Här står ett hårt mellanslag (ofta från Word), som YAML inte räknar som mellanslag.",
            en: "Here is a non-breaking space (often from Word), which YAML does not count as a space."
        ),
        help: message!(sv: "Byt det mot ett vanligt mellanslag.", en: "Replace it with an ordinary space."),
    }
}

/// The column where the line belongs that hard spaces indent.
fn indent(text: &str, line: &Line) -> usize {
    let Some(above) = line_above(text, line) else { return 0 };
    let deeper = above.text.trim_end().ends_with([':', '|', '>']);
    skip_blanks(above.text, 0) + if deeper { 2 } else { 0 }
}

fn is_hard(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' | '\u{3000}')
}

fn is_blank(character: char) -> bool {
    is_hard(character) || matches!(character, ' ' | '\t')
}

fn is_bullet(character: char) -> bool {
    matches!(character, '*' | '•' | '·' | '▪' | '◦' | '‣' | '●' | '\u{f0b7}' | '–' | '—')
}

pub(super) fn is_curly(character: char) -> bool {
    matches!(
        character,
        '”' | '“'
            | '„'
            | '‟'
            | '’'
            | '‘'
            | '‚'
            | '‛'
            | '»'
            | '«'
            | '›'
            | '‹'
            | '″'
            | '′'
            | '´'
            | '`'
            | '＂'
    )
}

/// The text inside curly quotation marks that stand around all of it, as somebody writes who means YAML's; the last may
/// be a straight one.
pub(super) fn without_curly(text: &str) -> Option<&str> {
    let closes = |mark: char| is_curly(mark) || matches!(mark, '"' | '\'');
    let inner = text.strip_prefix(is_curly)?.strip_suffix(closes)?;
    let more = ['”', '“', '„', '‟', '»', '«', '″', '`', '"'];
    (!inner.trim().is_empty() && !inner.contains(more)).then_some(inner)
}
