//! Fenced blocks with YAML inside: `fakta` (a fact box), `diagram`, `kontakt` (an organisation).

mod contact;
mod diagram;
mod fact;

use std::ops::Range;
use std::sync::Arc;

use super::writer::Writer;
use crate::diagnostic::{Code, Fix, Source};
use crate::message;
use crate::yaml::{self, Fields, Node};

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
    let Some(name) = alias.or_else(near) else { return };
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

/// A mapping without the fields in `names`, and those fields' places.
fn without(node: &Node, names: &[&str]) -> (Node, Vec<(String, std::ops::Range<usize>)>) {
    let mut node = node.clone();
    let mut taken = Vec::new();
    if let yaml::Value::Mapping(entries) = &mut node.value {
        entries.retain(|(key, _)| {
            let listed = names.contains(&key.name.to_lowercase().as_str());
            if listed {
                taken.push((key.name.clone(), key.span.clone()));
            }
            !listed
        });
    }
    (node, taken)
}

/// A row of a list, where a comma within `{…}` has cut a value in two: `{label: Urval, value: Slumpvis, i landet}`
/// reads as a third field without a value. Tells of it and puts the value together again.
fn join_cut_values(fields: &mut Fields<'_>, node: &Node, known: &[&str]) -> Node {
    let mut node = node.clone();
    let yaml::Value::Mapping(entries) = &mut node.value else { return node };
    let mut index = 1;
    while index < entries.len() {
        let is_cut = |(key, value): &(yaml::Key, Node)| {
            value.value == yaml::Value::Null && !known.contains(&key.name.as_str()) && key.name.contains(' ')
        };
        let count = entries[index..].iter().take_while(|entry| is_cut(entry)).count();
        let before = entries[index - 1].1.text().map(str::to_owned);
        if let (1.., Some(mut joined)) = (count, before) {
            let mut span = entries[index - 1].1.span.clone();
            for (key, _) in entries.drain(index..index + count) {
                joined.push_str(", ");
                joined.push_str(&key.name);
                span.end = key.span.end;
            }
            let quoted = yaml::quote(&joined);
            let mistake = fields.mistake(
                Code::InvalidValue,
                span.clone(),
                message!(sv: "Kommat delar värdet i två.", en: "The comma cuts the value in two."),
            );
            mistake.help = Some(message!(
                sv: "Sätt värdet inom citattecken: {quoted}",
                en: "Put the value in quotation marks: {quoted}",
            ));
            mistake.fix = Some(Fix { span: span.clone(), replacement: quoted });
            let value = &mut entries[index - 1].1;
            value.span = span;
            value.value = yaml::Value::Scalar { text: joined, plain: false };
        }
        index += 1;
    }
    node
}

/// Something read of a block, with the mistakes on the way.
type Read<T> = crate::diagnostic::Report<Option<T>>;

/// The file a block stands in.
type File<'a> = &'a Arc<Source>;
