//! Findings as mistakes, but for those that are excused.

use std::sync::Arc;

use super::{Excuse, Finding, Kind, scan};
use crate::diagnostic::{Code, Diagnostic, Message, Severity, Source, Span};
use crate::message;

/// What came of checking a text.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    pub diagnostics: Vec<Diagnostic>,
    /// By what the values are known that were excused.
    pub excused: Vec<String>,
}

/// Personal data in a source, but for what is excused and what stands in `skip`: the excuses themselves.
pub fn check(source: &Arc<Source>, skip: Option<&Span>, excuses: &[&[Excuse]]) -> Checked {
    check_text(source, source.text(), skip, excuses)
}

/// The same of a text that has the places of the source's, with parts of it left out.
pub(super) fn check_text(
    source: &Arc<Source>,
    text: &str,
    skip: Option<&Span>,
    excuses: &[&[Excuse]],
) -> Checked {
    let mut checked = Checked::default();
    for finding in scan(text) {
        if skip.is_some_and(|skip| skip.start <= finding.span.start && finding.span.start < skip.end) {
            continue;
        }
        if excuses.iter().copied().flatten().any(|excuse| excuse.key == finding.key) {
            checked.excused.push(finding.key);
            continue;
        }
        let written = source.text()[finding.span.clone()].to_owned();
        checked.diagnostics.push(report(source, finding.span.clone(), finding.kind, &written));
    }
    checked
}

/// Makes warnings of findings in comments, which no reader sees: in HTML's, and in those of the YAML at `yaml`.
pub fn weigh(diagnostics: &mut [Diagnostic], yaml: Option<&Span>) {
    let is_own = |code| matches!(code, Code::IdentityNumber | Code::PrivateContact);
    for found in diagnostics.iter_mut().filter(|found| is_own(found.code)) {
        let (text, at) = (found.location.source.text(), found.location.span.start);
        let in_yaml = yaml.is_some_and(|yaml| yaml.contains(&at));
        if in_yaml && line_start(text, at).trim_start().starts_with('#') || in_comment(text, at) {
            found.severity = Severity::Warning;
        }
    }
}

/// The line up to `at`.
fn line_start(text: &str, at: usize) -> &str {
    text[..at].rsplit('\n').next().unwrap_or_default()
}

/// Whether the place lies in `<!-- … -->`, and not in an example in code that shows one.
fn in_comment(text: &str, at: usize) -> bool {
    let Some(start) = text[..at].rfind("<!--").filter(|start| !text[*start..at].contains("-->")) else {
        return false;
    };
    let before = &text[..start];
    let is_fence = |line: &&str| line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
    let in_code = before.lines().filter(is_fence).count() % 2 == 1
        || line_start(text, start).matches('`').count() % 2 == 1
        || line_start(text, start).starts_with(['\t', ' ']);
    text[at..].contains("-->") && !in_code
}

/// Personal data in the name of a file or of a folder that it lies in.
pub fn check_name(path: &str, excuses: &[&[Excuse]]) -> Checked {
    let mut checked = Checked::default();
    for part in path.split('/') {
        for Finding { kind, span, key } in scan(part) {
            if excuses.iter().copied().flatten().any(|excuse| excuse.key == key) {
                checked.excused.push(key);
                continue;
            }
            let written = &part[span];
            let message = match kind {
                Kind::Identity => message!(
                    sv: "Namnet ”{part}” innehåller ett personnummer, och står i filens adress.",
                    en: "The name “{part}” holds an identity number, and stands in the file's address."
                ),
                _ => message!(
                    sv: "Namnet ”{part}” innehåller ”{written}”, som ser ut att höra till en enskild person.",
                    en: "The name “{part}” holds “{written}”, which seems to belong to a private person."
                ),
            };
            let found = Diagnostic::new(code(kind), &Source::new(path, ""), 0..0, message);
            checked.diagnostics.push(found.with_help(message!(sv: "Byt namn på den.", en: "Rename it.")));
        }
    }
    checked
}

/// Says that a person's name stands where an organisation's belongs.
pub fn person_as_contact(source: &Arc<Source>, span: Span, name: &str) -> Diagnostic {
    let message = message!(
        sv: "”{name}” ser ut som en persons namn. Här ska en organisation stå.",
        en: "“{name}” looks like a person's name. An organisation belongs here."
    );
    Diagnostic::new(Code::PersonAsContact, source, span, message).with_help(message!(
        sv: "Skriv förvaltningens, enhetens eller föreningens namn.",
        en: "Write the name of the administration, unit or association."
    ))
}

fn code(kind: Kind) -> Code {
    match kind {
        Kind::Identity => Code::IdentityNumber,
        Kind::Telephone | Kind::Email => Code::PrivateContact,
    }
}

fn report(source: &Arc<Source>, span: Span, kind: Kind, written: &str) -> Diagnostic {
    // The message of an identity number does not repeat it: messages go into logs that others read.
    let message = match kind {
        Kind::Identity => message!(sv: "Här står ett personnummer.", en: "Here stands an identity number."),
        Kind::Telephone | Kind::Email => message!(
            sv: "”{written}” ser ut att höra till en enskild person.",
            en: "“{written}” seems to belong to a private person."
        ),
    };
    Diagnostic::new(code(kind), source, span, message).with_help(help(kind))
}

fn help(kind: Kind) -> Message {
    match kind {
        Kind::Identity => message!(
            sv: "Ta bort det. Är det ett nummer av annat slag: undanta det med fältet not_private.",
            en: "Take it away. Where it is a number of another kind, excuse it by the field not_private."
        ),
        Kind::Telephone | Kind::Email => message!(
            sv: "Ta bort det, eller hänvisa till organisationens webbplats. Hör det till en funktion: undanta det med fältet not_private.",
            en: "Take it away, or refer to the organisation's website. Where it belongs to a function, excuse it by the field not_private."
        ),
    }
}
