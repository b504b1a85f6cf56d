//! No personal data go out with the content: neither in texts and fields, nor in names of files and in drawings.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::Attachment;
use super::front_matter::Parts;
use super::metadata::Metadata;
use crate::config::{Config, EXCUSES};
use crate::diagnostic::{Code, Diagnostic, Source, Span};
use crate::privacy::{self, Checked, Excuse};
use crate::text::file;
use crate::yaml::{Fields, Node, Value};

/// Persons' names in fields where organisations belong.
pub(super) fn persons(fields: &mut Fields) {
    let mut names: Vec<&Node> = Vec::new();
    if let Some(Value::Mapping(entries)) = fields.field("contact").map(|field| &field.node.value) {
        names.extend(entries.iter().filter(|(key, _)| key.name == "name").map(|(_, value)| value));
    }
    names.extend(fields.one_or_list("organisation"));
    names.extend(fields.one_or_list("participants"));
    let source = fields.source();
    let found = names.into_iter().filter_map(|node| {
        let name = node.text()?.trim();
        privacy::is_person(name).then(|| privacy::person_as_contact(source, node.span.clone(), name))
    });
    fields.absorb(found.collect());
}

/// What is private in the file that was split into `split`. Takes what is excused out of `diagnostics`, too.
pub(super) fn check(
    source: &Arc<Source>,
    split: &Parts,
    metadata: &Metadata,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let excuses: [&[Excuse]; 2] = [&metadata.excuses, &config.excuses];
    let mut checked = privacy::check(source, metadata.spans.get(EXCUSES), &excuses);
    let name = privacy::check_name(source.path(), &excuses);
    checked.diagnostics.extend(name.diagnostics);
    checked.excused.extend(name.excused);
    let blocks = contact_blocks(source.text(), &split.body);
    checked.diagnostics.retain(|found| !is_told(source.text(), &found.location.span, diagnostics, &blocks));
    privacy::weigh(&mut checked.diagnostics, split.yaml.as_ref());
    diagnostics.append(&mut checked.diagnostics);
    diagnostics.extend(blocks.iter().filter_map(|block| named(source, block)));
    diagnostics.retain(|found| {
        let key = (found.code == Code::PersonAsContact)
            .then(|| privacy::key(&source.text()[found.location.span.clone()]))
            .flatten();
        let excuse = key.filter(|key| excuses.iter().copied().flatten().any(|excuse| excuse.key == *key));
        checked.excused.extend(excuse.clone());
        excuse.is_none()
    });
    let is_used = |key: &str| checked.excused.iter().any(|used| used == key);
    diagnostics.extend(privacy::unused(&metadata.excuses, is_used, false));
    of_site(checked.excused, config)
}

/// Which of the site's own excuses are among these, each once.
fn of_site(excused: Vec<String>, config: &Config) -> Vec<String> {
    let own = excused.into_iter().filter(|key| config.excuses.iter().any(|excuse| excuse.key == *key));
    own.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Where the fenced blocks `kontakt` are, inside their fences.
fn contact_blocks(text: &str, body: &Span) -> Vec<Span> {
    let part = &text[body.clone()];
    if !part.contains('`') && !part.contains('~') {
        return Vec::new();
    }
    let starts = part.match_indices("kontakt").filter_map(|(at, word)| {
        let fence = part[..at].trim_end_matches(' ');
        let mark = if fence.ends_with("```") { "```" } else { "~~~" };
        let opens = fence.ends_with(mark)
            && fence.trim_end_matches(['`', '~']).lines().last().is_none_or(str::is_empty);
        let line_ends = part[at + word.len()..].starts_with(['\n', '\r']);
        (opens && line_ends).then_some((at + word.len(), mark))
    });
    let inside = starts.map(|(from, mark)| {
        let end = part[from..].find(&format!("\n{mark}")).map_or(part.len(), |end| from + end);
        body.start + from..body.start + end
    });
    inside.collect()
}

/// Whether the finding is the value of a contact's field that is told by itself.
fn is_told(text: &str, span: &Span, told: &[Diagnostic], blocks: &[Span]) -> bool {
    let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let in_block = blocks.iter().any(|block| block.contains(&span.start));
    let key = text[line..span.start].trim_end_matches(['"', '\'', ' ']).strip_suffix(':');
    let told_key = |key: &str| {
        let key_end = line + key.len();
        told.iter().any(|told| told.code == Code::PrivateContact && told.location.span.end == key_end)
    };
    key.is_some_and(|key| in_block && privacy::is_contact_field(key.trim()) || told_key(key.trim_end()))
}

/// A person's name in a block.
fn named(source: &Arc<Source>, block: &Span) -> Option<Diagnostic> {
    let mut at = block.start;
    for line in source.text()[block.clone()].split_inclusive('\n') {
        if let Some(value) = line.strip_prefix("name:") {
            let name = value.trim().trim_matches(['"', '\'']);
            let start = at + line.find(name)?;
            let span = start..start + name.len();
            return privacy::is_person(name).then(|| privacy::person_as_contact(source, span, name));
        }
        at += line.len();
    }
    None
}

/// What is private in the names of files beside the articles, and in the words of drawings.
pub fn attachments(attachments: &[Attachment], config: &Config) -> Checked {
    let excuses: [&[Excuse]; 1] = [&config.excuses];
    let read = attachments.par_iter().map(|attachment| {
        let mut checked = privacy::check_name(&attachment.path, &excuses);
        let ending = Path::new(&attachment.path).extension();
        if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
            && let Some(source) = file::read(&attachment.file, &attachment.path).value
        {
            let written = privacy::written(&source, &excuses);
            checked.diagnostics.extend(written.diagnostics);
            checked.excused.extend(written.excused);
        }
        checked
    });
    let mut all = Checked::default();
    for checked in read.collect::<Vec<_>>() {
        all.diagnostics.extend(checked.diagnostics);
        all.excused.extend(checked.excused);
    }
    all.excused = of_site(all.excused, config);
    all
}
