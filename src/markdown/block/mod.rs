//! Fenced blocks with YAML inside: `fakta` (a fact box), `diagram`, `kontakt` (an organisation).

mod contact;
mod diagram;
mod fact;
mod rows;

use std::ops::Range;
use std::sync::Arc;

use super::slips;
use super::writer::Writer;
use crate::diagnostic::{Code, Source};
use crate::message;
use crate::yaml::{self, Node};

const NAMES: [&str; 3] = ["fakta", "diagram", "kontakt"];
/// What people write instead, beside slips of the pen.
const ALIASES: [(&str, &str); 11] = [
    ("fact", "fakta"),
    ("facts", "fakta"),
    ("faktaruta", "fakta"),
    ("fact-box", "fakta"),
    ("factbox", "fakta"),
    ("chart", "diagram"),
    ("graf", "diagram"),
    ("stapeldiagram", "diagram"),
    ("contact", "kontakt"),
    ("kontakta", "kontakt"),
    ("kontaktruta", "kontakt"),
];

/// Whether a fence with this name holds fields.
pub fn is_name(info: &str) -> bool {
    NAMES.contains(&info)
}

/// Writes the fenced block `info` with the content `inner`, if it is one of these. `place` is all of it.
pub fn write(writer: &mut Writer<'_>, info: &str, inner: Option<Range<usize>>, place: &Range<usize>) -> bool {
    if !NAMES.contains(&info) {
        suggest(writer, info, place);
        return false;
    }
    let Some(inner) = inner else {
        let line = writer.first_line(place);
        writer.diagnostics.push(writer.complain(
            Code::NestedBlock,
            line,
            message!(
                sv: "Ett block ({info}) kan inte stå i en lista eller ett citat.",
                en: "A block ({info}) cannot stand in a list or a quotation.",
            ),
        ));
        return false;
    };
    let source = writer.source;
    let known = writer.diagnostics.len();
    let node = yaml::parse(source, writer.absolute(inner)).unpack(&mut writer.diagnostics);
    let Some(node) = node else {
        if writer.diagnostics.len() == known {
            complain_of_emptiness(writer, info, place);
        }
        return true;
    };
    let fence = writer.absolute(writer.first_line(place));
    let empty = match info {
        "fakta" => {
            fact::read(source, &node, &fence).unpack(&mut writer.diagnostics).map(|fact| fact.write(writer))
        }
        "diagram" => diagram::read(source, &node, &fence, writer.lang)
            .unpack(&mut writer.diagnostics)
            .map(|chart| chart.write(writer)),
        _ => contact::read(source, &node, &fence)
            .unpack(&mut writer.diagnostics)
            .map(|contact| contact.write(writer)),
    }
    .is_none();
    if empty && writer.diagnostics.len() == known {
        complain_of_emptiness(writer, info, place);
    }
    true
}

fn complain_of_emptiness(writer: &mut Writer<'_>, info: &str, place: &Range<usize>) {
    let example = match info {
        "fakta" => "title: …, items: [{label: …, value: …}], text: …",
        "diagram" => "type: bar, title: …, data: [{label: …, value: 1}]",
        _ => "name: …, url: https://…",
    };
    let line = writer.first_line(place);
    writer.diagnostics.push(
        writer
            .complain(
                Code::EmptyBlock,
                line,
                message!(sv: "Blocket {info} har inget att visa.", en: "The block {info} has nothing to show."),
            )
            .with_help(message!(sv: "Fälten är: {example}", en: "The fields are: {example}")),
    );
}

/// Tells of a name that is nearly one of ours.
fn suggest(writer: &mut Writer<'_>, info: &str, place: &Range<usize>) {
    let lower = info.to_lowercase();
    let alias = ALIASES.iter().find(|(alias, _)| *alias == lower).map(|(_, name)| *name);
    let near = || {
        NAMES.into_iter().find(|name| {
            lower.len() >= 4 && strsim::osa_distance(&lower, name) <= 1 + usize::from(lower.len() > 5)
        })
    };
    let Some(name) = alias.or_else(near) else {
        if !info.is_empty() && !slips::is_code(info) {
            complain_of_foreign_block(writer, info, place);
        }
        return;
    };
    let line = writer.first_line(place);
    let Some(at) = writer.body[line.clone()].find(info) else { return };
    let word = line.start + at..line.start + at + info.len();
    let fix = writer.absolute(word.clone());
    writer.diagnostics.push(
        writer
            .complain(
                Code::UnknownBlock,
                word,
                message!(sv: "Det finns inget block som heter ”{info}”.", en: "There is no block called “{info}”."),
            )
            .with_help(message!(sv: "Menade du {name}?", en: "Did you mean {name}?"))
            .with_fix(fix, name),
    );
}

/// Tells of a block that another tool would draw.
fn complain_of_foreign_block(writer: &mut Writer<'_>, info: &str, place: &Range<usize>) {
    let line = writer.first_line(place);
    let Some(at) = writer.body[line.clone()].find(info) else { return };
    let word = line.start + at..line.start + at + info.len();
    writer.diagnostics.push(
        writer
            .complain(
                Code::UnknownBlock,
                word,
                message!(
                    sv: "Blocket ”{info}” ritas inte här, utan visas som kod.",
                    en: "The block “{info}” is not drawn here, but shown as code.",
                ),
            )
            .with_help(message!(
                sv: "Blocken heter fakta, diagram och kontakt. Är det kod: skriv text efter ```.",
                en: "The blocks are called fakta, diagram and kontakt. Where it is code, write text after ```.",
            )),
    );
}

/// A mapping without the fields that are `left_out` by their names, and those fields' places.
fn without(node: &Node, left_out: impl Fn(&str) -> bool) -> (Node, Vec<(String, std::ops::Range<usize>)>) {
    let mut node = node.clone();
    let mut taken = Vec::new();
    if let yaml::Value::Mapping(entries) = &mut node.value {
        entries.retain(|(key, _)| {
            let listed = left_out(&key.name);
            if listed {
                taken.push((key.name.clone(), key.span.clone()));
            }
            !listed
        });
    }
    (node, taken)
}

/// Something read of a block, with the mistakes on the way.
type Read<T> = crate::diagnostic::Report<Option<T>>;

/// The file a block stands in.
type File<'a> = &'a Arc<Source>;
