//! Reading that goes on after a mistake in the syntax: the mistake is said, the text is mended in memory and read
//! again. What to say and how to mend it is `syntax`'s work.

use std::sync::Arc;

use super::habits::{self, Slip};
use super::lines::line_at;
use super::reader::{self, Notice, Outcome};
use super::syntax::{self, Edit, Mistake};
use super::{Node, cut, hashtag, invisible, names, quote, scalar};
use crate::diagnostic::{Code, Diagnostic, Location, Report, Source, Span};
use crate::message;

/// After so many mistakes in the syntax of one file the rest is not looked for.
const MAX_REPAIRS: usize = 50;
/// A mistake in a text of more than this is not mended: reading it again and again would take long.
const MAX_MENDED: usize = 1 << 20;

/// See [`super::parse`].
pub(super) fn parse(source: &Arc<Source>, range: Span) -> Report<Option<Node>> {
    let mut draft = Draft::new(source.text(), range);
    let mut diagnostics = Vec::new();
    if let Some(span) = conflict(&draft.text) {
        let message = message!(
            sv: "Två versioner av filen har lagts ihop, och ingen har valt mellan dem.",
            en: "Two versions of the file were put together, and nobody has chosen between them."
        );
        let help = message!(
            sv: "Behåll den ena versionen mellan <<<<<<< och >>>>>>>, och ta bort de raderna.",
            en: "Keep one of the versions between <<<<<<< and >>>>>>>, and take those lines away."
        );
        let found = Diagnostic::new(Code::YamlSyntax, source, draft.place(&span), message).with_help(help);
        return Report { value: None, diagnostics: vec![found] };
    }
    if draft.text.len() <= MAX_MENDED {
        habit(source, &mut draft, &mut diagnostics);
    }
    for _ in 0..MAX_REPAIRS {
        let failure = match reader::read(&draft.text) {
            Ok(Outcome { node, notices }) => {
                if let Some(mistake) = node.as_ref().and_then(|node| syntax::missing_space(&draft.text, node))
                {
                    let edit = mistake.candidates[0].clone();
                    diagnostics.push(report(source, &draft, mistake, Some(&edit)));
                    draft.apply(&edit);
                    continue;
                }
                diagnostics.extend(notices.into_iter().map(|notice| note(source, &draft, notice)));
                let value = node.map(|mut node| {
                    let mut joined = Vec::new();
                    cut::join(&draft.text, &mut node, &mut joined);
                    diagnostics.extend(joined.iter().map(|joined| rejoined(source, &draft, joined)));
                    node.relocate(&|span| draft.place(span));
                    node
                });
                return Report { value, diagnostics };
            }
            Err(failure) => failure,
        };
        let mistake = syntax::diagnose(&draft.text, &failure);
        let left = draft.text.len() - failure.at;
        let further = |edit: &&Edit| {
            let text = edit.apply(&draft.text);
            match reader::read(&text) {
                Ok(_) => true,
                Err(next) => text.len() - next.at < left,
            }
        };
        let mendable = mistake.mendable && draft.text.len() <= MAX_MENDED;
        let offered = mistake.candidates.iter().filter(|_| mendable).find(further).cloned();
        let edit = offered.clone().or_else(|| {
            mendable
                .then(|| syntax::last_resorts(&draft.text, &failure))
                .into_iter()
                .flatten()
                .find(|edit| further(&edit))
        });
        diagnostics.push(report(source, &draft, mistake, offered.as_ref()));
        match edit {
            Some(edit) => draft.apply(&edit),
            None => break,
        }
    }
    Report { value: None, diagnostics }
}

/// The first line of a conflict that a version control system has left.
fn conflict(text: &str) -> Option<Span> {
    let start = text.match_indices("<<<<<<< ").find(|(at, _)| *at == 0 || text[..*at].ends_with('\n'))?.0;
    let rest = &text[start..];
    let whole = rest.contains("\n=======") && rest.contains("\n>>>>>>> ");
    whole.then(|| start..start + rest.lines().next().map_or(0, str::len))
}

/// Says and mends what the parser would stumble over or take for something else: each kind in the text that the one
/// before has left.
fn habit(source: &Arc<Source>, draft: &mut Draft, diagnostics: &mut Vec<Diagnostic>) {
    for find in [invisible::find, habits::listed_fields, habits::find, hashtag::find] {
        let slips = find(&draft.text);
        diagnostics.extend(slips.iter().take(MAX_REPAIRS).map(|slip| told(source, draft, slip)));
        draft.apply_all(&slips);
    }
}

fn told(source: &Arc<Source>, draft: &Draft, slip: &Slip) -> Diagnostic {
    let span = draft.place(&slip.edit.span);
    Diagnostic::new(slip.code, source, span.clone(), slip.message.clone())
        .with_help(slip.help.clone())
        .with_fix(span, slip.edit.text.clone())
}

/// The diagnostic of a value that a comma has cut.
fn rejoined(source: &Arc<Source>, draft: &Draft, joined: &cut::Joined) -> Diagnostic {
    let cut::Joined { span, text, number } = joined;
    let (quoted, span) = (quote(text), draft.place(span));
    if let Some(number) = number {
        let message =
            message!(sv: "Decimaler skrivs med punkt här.", en: "Decimals are written with a point here.");
        return Diagnostic::new(Code::InvalidValue, source, span.clone(), message)
            .with_help(message!(sv: "Skriv {number}", en: "Write {number}"))
            .with_fix(span, number.clone());
    }
    let message = message!(sv: "Kommat delar värdet i två.", en: "The comma cuts the value in two.");
    Diagnostic::new(Code::InvalidValue, source, span.clone(), message)
        .with_help(message!(
            sv: "Sätt värdet inom citattecken: {quoted}",
            en: "Put the value in quotation marks: {quoted}"
        ))
        .with_fix(span, quoted)
}

fn report(source: &Arc<Source>, draft: &Draft, mistake: Mistake, fix: Option<&Edit>) -> Diagnostic {
    let span = draft.place(&mistake.span);
    let mut report = Diagnostic::new(Code::YamlSyntax, source, span, mistake.message).with_help(mistake.help);
    if let Some(edit) = fix {
        report = report.with_fix(draft.place(&edit.span), edit.text.clone());
    }
    report
}

/// The diagnostic of a mistake that reading went on after.
fn note(source: &Arc<Source>, draft: &Draft, notice: Notice) -> Diagnostic {
    let new = |code, span: &Span, message| Diagnostic::new(code, source, draft.place(span), message);
    match notice {
        Notice::DuplicateKey { first, second, name } => {
            let location = Location { source: Arc::clone(source), span: draft.place(&first) };
            new(
                Code::DuplicateKey,
                &second,
                message!(sv: "Fältet {name} står två gånger.", en: "The field {name} stands twice."),
            )
            .with_help(message!(
                sv: "Bara det första räknas. Behåll ett av dem.",
                en: "Only the first counts. Keep one of them."
            ))
            .with_related(location, message!(sv: "första gången", en: "the first time"))
        }
        Notice::OddKey(span) => new(
            Code::YamlSyntax,
            &span,
            message!(sv: "Ett fältnamn måste vara ett ord.", en: "The name of a field must be a word."),
        )
        .with_help(message!(
            sv: "Text som börjar med {{ eller [ behöver citattecken: \"…\"",
            en: "A text that begins with {{ or [ needs quotation marks: \"…\""
        )),
        Notice::Comment { span, value } => {
            let report = new(
                Code::CommentInValue,
                &span,
                message!(
                    sv: "Härifrån är raden en kommentar, som inte kommer med i värdet.",
                    en: "From here on the line is a comment, which is left out of the value."
                ),
            );
            match value {
                Some(value) => {
                    let fix = quote(&draft.text[value.clone()]);
                    report
                        .with_help(message!(sv: "Hör det till texten: {fix}", en: "Where it belongs to the text: {fix}"))
                        .with_fix(draft.place(&value), fix)
                }
                None => report.with_help(Code::CommentInValue.help()),
            }
        }
        Notice::Curly { span, inner } => {
            let fix = scalar(&inner);
            let kept = quote(&draft.text[span.clone()]);
            let help = if draft.text[span.end..].trim_start().starts_with(':') {
                message!(sv: "Skriv {fix}", en: "Write {fix}")
            } else {
                message!(sv: "Skriv {fix} – eller {kept} om de ska synas.", en: "Write {fix} – or {kept} if they should be seen.")
            };
            new(
                Code::CurlyQuotes,
                &span,
                message!(
                    sv: "Krumma citattecken runt värdet räknas inte med.",
                    en: "Curly quotation marks around the value are not counted."
                ),
            )
            .with_help(help)
            .with_fix(draft.place(&span), fix)
        }
        Notice::OpenComment(span) => new(
            Code::BrokenComment,
            &span,
            message!(
                sv: "Kommentaren i värdet är inte hel, så det som följer visas inte.",
                en: "The comment in the value is not whole, so what follows is not shown.",
            ),
        )
        .with_help(message!(
            sv: "En kommentar skrivs <!-- så här -->. Skriv den så, eller ta bort den.",
            en: "A comment is written <!-- like this -->. Write it so, or remove it.",
        )),
        Notice::Alias(span) => {
            let fix = quote(&draft.text[span.clone()]);
            new(
                Code::YamlSyntax,
                &span,
                message!(
                    sv: "Ett värde får inte börja med *, som i YAML hänvisar till ett annat värde.",
                    en: "A value must not begin with *, which in YAML refers to another value."
                ),
            )
            .with_help(message!(sv: "Sätt citattecken: {fix}", en: "Put it in quotation marks: {fix}"))
            .with_fix(draft.place(&span), fix)
        }
        Notice::Property { span, node } => {
            let end = node.end.max(span.end);
            let whole = &draft.text[span.start..end];
            let report = new(
                Code::YamlSyntax,
                &span,
                message!(
                    sv: "Ett värde får inte börja med & eller !, som har en egen betydelse i YAML.",
                    en: "A value must not begin with & or !, which have a meaning of their own in YAML."
                ),
            );
            let line = line_at(&draft.text, span.start);
            let key = line.field().map_or("", |(colon, _)| &line.text[line.key_column()..colon]);
            if whole.contains(['\n', '"', '\'', '[', '{']) || node.is_empty() && node.start > span.end {
                report.with_help(message!(sv: "Ta bort det.", en: "Take it away."))
            } else if names::holds_text(key) || !whole[1..].starts_with(char::is_alphanumeric) {
                let fix = quote(whole);
                report
                    .with_help(
                        message!(sv: "Sätt citattecken: {fix}", en: "Put it in quotation marks: {fix}"),
                    )
                    .with_fix(draft.place(&(span.start..end)), fix)
            } else {
                let mark = &whole[..1];
                report
                    .with_help(message!(sv: "Ta bort {mark}.", en: "Take {mark} away."))
                    .with_fix(draft.place(&(span.start..span.start + 1)), "")
            }
        }
    }
}

/// A part of a source, mended step by step.
struct Draft {
    text: String,
    base: usize,
    /// For each byte of the text (and its end) the place it came from; `None` while nothing is mended.
    origin: Option<Vec<usize>>,
}

impl Draft {
    fn new(text: &str, range: Span) -> Self {
        Self { text: text.get(range.clone()).unwrap_or_default().to_owned(), base: range.start, origin: None }
    }

    /// A span of the text as one of the whole file.
    fn place(&self, span: &Span) -> Span {
        let at = |offset: usize| match &self.origin {
            None => offset,
            Some(origin) => origin[offset.min(origin.len() - 1)],
        };
        let start = at(span.start);
        self.base + start..self.base + at(span.end).max(start)
    }

    /// All edits at once, which stand in order and do not overlap.
    fn apply_all(&mut self, slips: &[Slip]) {
        if slips.is_empty() {
            return;
        }
        let old = self.origin.take().unwrap_or_else(|| (0..=self.text.len()).collect());
        let (mut text, mut origin, mut at) = (String::new(), Vec::new(), 0);
        for Slip { edit, .. } in slips {
            text.push_str(&self.text[at..edit.span.start]);
            origin.extend_from_slice(&old[at..edit.span.start]);
            text.push_str(&edit.text);
            origin.extend(std::iter::repeat_n(old[edit.span.start], edit.text.len()));
            at = edit.span.end;
        }
        text.push_str(&self.text[at..]);
        origin.extend_from_slice(&old[at..]);
        (self.text, self.origin) = (text, Some(origin));
    }

    fn apply(&mut self, edit: &Edit) {
        let origin = self.origin.get_or_insert_with(|| (0..=self.text.len()).collect());
        let from = origin[edit.span.start];
        origin.splice(edit.span.clone(), std::iter::repeat_n(from, edit.text.len()));
        self.text = edit.apply(&self.text);
    }
}
