//! A `#` where a value begins. YAML takes it and the rest of the line for a comment, and the value is gone without a
//! word: `tags: #samverkan`, `title: #trygg skolväg`, `[#skola]`.

use super::habits::Slip;
use super::lines::{Line, line_at};
use super::syntax::Edit;
use super::{names, quote};
use crate::diagnostic::{Code, Span};
use crate::message;

/// All values of the text that begin with `#`, in order, with the edits that keep them.
pub(super) fn find(text: &str) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut at = 0;
    // The indentation of a field whose lines below are a text of their own (`|`, `>`).
    let mut block: Option<usize> = None;
    while let Some(hash) = text[at..].find('#').map(|index| at + index) {
        // Lines without a hash matter only where they begin a block of text.
        let line = line_at(text, hash);
        for above in lines(text, at..line.start) {
            block = below(&above, block);
        }
        let inside = block.is_some_and(|indent| line.indent() > indent);
        if !inside && !line.blank() {
            in_line(text, &line, &mut slips);
        }
        block = below(&line, block);
        at = (line.start + line.text.len() + 1).min(text.len());
    }
    slips
}

/// The lines that begin in `span`.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Line<'_>> {
    let mut at = span.start;
    text[span].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        Line { start, text: line.trim_end_matches(['\r', '\n']) }
    })
}

/// The block of text that the line below stands in.
fn below(line: &Line, block: Option<usize>) -> Option<usize> {
    if line.text.trim().is_empty() || block.is_some_and(|indent| line.indent() > indent) {
        return block;
    }
    let (_, value) = line.field()?;
    let value = line.text[value..].split(' ').next().unwrap_or_default();
    let begins = value.starts_with(['|', '>'])
        && value[1..].bytes().all(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9'));
    begins.then(|| line.key_column())
}

fn in_line(text: &str, line: &Line, slips: &mut Vec<Slip>) {
    let (key, value) = match line.field() {
        Some((colon, value)) => (&line.text[line.key_column()..colon], value),
        None if line.text.trim_start().starts_with("- ") => ("", line.key_column()),
        None => return,
    };
    let rest = line.text[value..].trim_end();
    let start = line.start + value;
    if rest.starts_with('[') {
        for (index, _) in rest.match_indices('#').filter(|(index, _)| begins_item(&rest[..*index])) {
            if is_tag(&rest[index..]) {
                slips.push(unhashed(start + index..start + index + 1));
            }
        }
        return;
    }
    if !is_tag(rest) {
        return;
    }
    let tags = rest.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let all = tags.clone().all(|word| is_tag(word) && !word[1..].contains('#'));
    if !all || names::holds_text(key) {
        slips.push(quoted(text, start..start + rest.len()));
    } else if tags.clone().count() == 1 {
        slips.push(unhashed(start..start + 1));
    } else {
        let list = tags.map(|word| &word[1..]).collect::<Vec<_>>().join(", ");
        let mut slip = unhashed(start..start + rest.len());
        slip.edit.text = format!("[{list}]");
        slips.push(slip);
    }
}

/// Whether an item of a list in brackets begins after `before`.
fn begins_item(before: &str) -> bool {
    before.trim_end().ends_with(['[', ',']) && !ends_inside_quotes(before)
}

/// Whether a quotation mark that `before` opens is still open at its end.
fn ends_inside_quotes(before: &str) -> bool {
    let (mut open, mut escaped, mut at_item) = (None, false, true);
    for letter in before.chars() {
        match open {
            Some('"') if escaped => escaped = false,
            Some('"') if letter == '\\' => escaped = true,
            Some(mark) if letter == mark => open = None,
            None if at_item && matches!(letter, '"' | '\'') => open = Some(letter),
            _ => {}
        }
        at_item = matches!(letter, '[' | ',') || at_item && letter.is_whitespace();
    }
    open.is_some()
}

fn is_tag(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

fn unhashed(span: Span) -> Slip {
    Slip {
        code: Code::YamlSyntax,
        edit: Edit { span, text: String::new() },
        message: message!(
            sv: "Ett ord skrivs utan # framför. Resten av raden blir annars en kommentar.",
            en: "A term is written without # before it. Otherwise the rest of the line becomes a comment."
        ),
        help: message!(sv: "Ta bort #.", en: "Take # away."),
    }
}

fn quoted(text: &str, span: Span) -> Slip {
    let fix = quote(&text[span.clone()]);
    Slip {
        code: Code::CommentInValue,
        message: message!(
            sv: "Härifrån är raden en kommentar, som inte kommer med i värdet.",
            en: "From here on the line is a comment, which is left out of the value."
        ),
        help: message!(sv: "Hör det till texten: {fix}", en: "Where it belongs to the text: {fix}"),
        edit: Edit { span, text: fix },
    }
}
