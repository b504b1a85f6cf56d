//! ```` ```fakta ````: a fact box with a title, rows of label and value, and a text.

use super::{File, Read, rows};
use crate::diagnostic::Span;
use crate::markdown::escape::put;
use crate::markdown::writer::Writer;
use crate::message;
use crate::text::slug;
use crate::yaml::{Fields, Node, Spanned};

pub struct Fact {
    title: String,
    items: Vec<(String, String)>,
    text: Option<Spanned<String>>,
}

fn read_items(fields: &mut Fields<'_>) -> Vec<(String, String)> {
    let mut items = Vec::new();
    let known = ["label", "value"];
    let example = "[{label: Start, value: 1 februari 2018}]";
    for node in rows::read(fields, "items", &known, "value", example) {
        let mut item = Fields::new(fields.source(), &node, &known);
        if matches!(node.value, crate::yaml::Value::Mapping(_)) {
            item.require("label", "label: Start");
            item.require("value", message!(sv: "value: 1 februari 2018", en: "value: 1 February 2018"));
        }
        if let (Some(label), Some(value)) = (item.text("label"), item.text("value")) {
            items.push((label.value, value.value));
        }
        let mistakes = item.finish();
        fields.absorb(mistakes);
    }
    items
}

pub fn read(source: File<'_>, node: &Node, fence: &Span) -> Read<Fact> {
    let mut fields = Fields::new(source, node, &["title", "items", "text"]).missing_at(fence.clone());
    fields.require("title", message!(sv: "title: Försöket i korthet", en: "title: The trial in short"));
    let title = fields.text("title");
    let items = read_items(&mut fields);
    let text = fields.text("text");
    let filled = !items.is_empty() || text.is_some();
    let fact = title.filter(|_| filled).map(|title| Fact { title: title.value, items, text });
    Read { value: fact, diagnostics: fields.finish() }
}

impl Fact {
    pub fn write(self, writer: &mut Writer<'_>) {
        let id = writer.ids.unique(&format!("ruta-{}", slug(&self.title)));
        put!(
            writer.out.text,
            "<aside class=\"fact-box\" aria-labelledby=\"{id}\">\n<p class=\"box-title\" id=\"{id}\">"
        );
        writer.push_smart(&self.title);
        writer.out.text.push_str("</p>\n");
        writer.break_plain();
        if !self.items.is_empty() {
            writer.out.text.push_str("<dl>\n");
            for (label, value) in &self.items {
                writer.out.text.push_str("<div><dt>");
                writer.push_smart(label);
                writer.plain.push_str(": ");
                writer.out.text.push_str("</dt><dd>");
                writer.push_smart(value);
                writer.out.text.push_str("</dd></div>\n");
                writer.break_plain();
            }
            writer.out.text.push_str("</dl>\n");
        }
        if let Some(text) = &self.text {
            writer.linked_paragraph(text);
        }
        writer.out.text.push_str("</aside>\n");
    }
}
