//! Which mistakes are drawn where there are too many to read, and how the rest is told.
//!
//! Mistakes have one **cause** when they break one rule and say the same: the same unknown word, the same missing file,
//! the same field that everybody forgets. The message is that notion: what tells two causes apart stands in it.

use std::collections::{BTreeMap, BTreeSet};

use super::grouped;
use crate::diagnostic::{Code, Diagnostic, Lang, Severity};

/// So many mistakes of one cause are drawn unless somebody asks for more.
pub const OF_ONE_CAUSE: usize = 5;
/// Of one rule so many times as many are drawn: one mistake each in twenty files is read, two hundred are not.
const CAUSES: usize = 4;
/// From this many on there is a table of the rules.
const MANY: usize = 30;
/// Of what the rest is about so much is named.
const NAMED: usize = 5;
/// What is longer is not named.
const NAME_LENGTH: usize = 40;

/// The mistakes to draw, in their order, and what is left of each rule.
pub struct Digest<'a> {
    pub shown: Vec<&'a Diagnostic>,
    rest: BTreeMap<Code, Vec<&'a Diagnostic>>,
}

impl<'a> Digest<'a> {
    /// At most `limit` of one cause, and so many times four of one rule. Without a limit all are drawn.
    pub fn of(diagnostics: &'a [Diagnostic], limit: Option<usize>) -> Self {
        let Some(limit) = limit else {
            return Self { shown: diagnostics.iter().collect(), rest: BTreeMap::new() };
        };
        let mut of_rule: BTreeMap<Code, usize> = BTreeMap::new();
        let mut of_cause: BTreeMap<(Code, &str), usize> = BTreeMap::new();
        let mut digest = Self { shown: Vec::new(), rest: BTreeMap::new() };
        for diagnostic in diagnostics {
            let of_rule = of_rule.entry(diagnostic.code).or_default();
            let of_cause = of_cause.entry(cause(diagnostic)).or_default();
            if *of_cause < limit && *of_rule < limit.saturating_mul(CAUSES) {
                (*of_rule, *of_cause) = (*of_rule + 1, *of_cause + 1);
                digest.shown.push(diagnostic);
            } else {
                digest.rest.entry(diagnostic.code).or_default().push(diagnostic);
            }
        }
        digest
    }

    /// Whether all are drawn.
    pub fn is_whole(&self) -> bool {
        self.rest.is_empty()
    }

    /// One line for each rule of which not all are drawn: "och 1 711 till av unknown-term (142 ord: skola, …)".
    pub fn rest(&self, lang: Lang) -> String {
        self.rest.iter().map(|(code, rest)| line(*code, rest, lang)).collect()
    }

    /// The table of the rules, the most frequent first; empty where there are few mistakes.
    pub fn table(&self, diagnostics: &[Diagnostic], lang: Lang) -> String {
        if self.is_whole() && diagnostics.len() < MANY {
            return String::new();
        }
        table(diagnostics, lang)
    }
}

fn cause(diagnostic: &Diagnostic) -> (Code, &str) {
    (diagnostic.code, &diagnostic.message.sv)
}

fn line(code: Code, rest: &[&Diagnostic], lang: Lang) -> String {
    let causes: BTreeSet<&str> = rest.iter().map(|diagnostic| diagnostic.message.sv.as_str()).collect();
    let what = match causes.len() {
        1 => files(rest, lang),
        count => format!("{} {}{}", grouped(count, lang), noun(code, lang), names(rest)),
    };
    let (count, name) = (grouped(rest.len(), lang), code.name());
    match lang {
        Lang::Sv => format!("och {count} till av {name} ({what})\n"),
        Lang::En => format!("and {count} more of {name} ({what})\n"),
    }
}

fn files(rest: &[&Diagnostic], lang: Lang) -> String {
    let files: BTreeSet<&str> = rest.iter().map(|diagnostic| diagnostic.location.source.path()).collect();
    match (files.len(), lang) {
        (1, Lang::Sv) => "i 1 fil".to_owned(),
        (1, Lang::En) => "in 1 file".to_owned(),
        (count, Lang::Sv) => format!("i {} filer", grouped(count, lang)),
        (count, Lang::En) => format!("in {} files", grouped(count, lang)),
    }
}

/// What the causes of a rule are.
fn noun(code: Code, lang: Lang) -> &'static str {
    let (sv, en) = match code {
        Code::UnknownTerm | Code::SynonymTerm | Code::RepeatedTerm => ("ord", "words"),
        Code::UnknownMunicipality => ("namn", "names"),
        Code::UnknownField | Code::MissingField => ("fält", "fields"),
        Code::BrokenLink | Code::UnpublishedLink | Code::InvalidUrl | Code::RefusedAddress => {
            ("adresser", "addresses")
        }
        _ => ("olika", "different"),
    };
    match lang {
        Lang::Sv => sv,
        Lang::En => en,
    }
}

/// What is marked, the most frequent first: `: skola, lärare, …`. Nothing where a mark says nothing.
fn names(rest: &[&Diagnostic]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in rest {
        let Some(name) = marked(diagnostic) else { return String::new() };
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    if counts.len() < 2 {
        return String::new();
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named: Vec<&str> = counts.iter().take(NAMED).map(|(name, _)| *name).collect();
    let more = if counts.len() > NAMED { ", …" } else { "" };
    format!(": {}{more}", named.join(", "))
}

/// The text that a mistake marks, where it is short enough to stand for it.
fn marked(diagnostic: &Diagnostic) -> Option<&str> {
    let location = &diagnostic.location;
    let text = location.source.text().get(location.span.clone())?.trim().trim_matches(['"', '\'']);
    let is_name = !text.is_empty()
        && text.len() <= NAME_LENGTH
        && !text.chars().any(|letter| letter.is_control() || "[]{}".contains(letter));
    is_name.then_some(text)
}

#[derive(Default)]
struct Row<'a> {
    errors: usize,
    warnings: usize,
    files: BTreeSet<&'a str>,
}

fn table(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut rows: BTreeMap<Code, Row<'_>> = BTreeMap::new();
    for diagnostic in diagnostics {
        let row = rows.entry(diagnostic.code).or_default();
        match diagnostic.severity {
            Severity::Error => row.errors += 1,
            Severity::Warning => row.warnings += 1,
        }
        row.files.insert(diagnostic.location.source.path());
    }
    let mut rows: Vec<(Code, Row<'_>)> = rows.into_iter().collect();
    rows.sort_by_key(|(_, row)| (row.errors == 0, std::cmp::Reverse(row.errors + row.warnings)));
    let head = match lang {
        Lang::Sv => ["regel", "fel", "varningar", "filer"],
        Lang::En => ["rule", "errors", "warnings", "files"],
    };
    let width = rows.iter().map(|(code, _)| code.name().len()).max().unwrap_or(0).max(head[0].len());
    let mut text = format!("{:width$}  {:>9}  {:>9}  {:>9}\n", head[0], head[1], head[2], head[3]);
    for (code, row) in &rows {
        let [errors, warnings, files] =
            [row.errors, row.warnings, row.files.len()].map(|count| grouped(count, lang));
        text.push_str(&format!("{:width$}  {errors:>9}  {warnings:>9}  {files:>9}\n", code.name()));
    }
    text
}
