//! ```` ```kontakt ````: an organisation to turn to, never a private person.

use super::{File, Read, without};
use crate::diagnostic::{Code, Span};
use crate::markdown::writer::Writer;
use crate::message;
use crate::privacy;
use crate::yaml::{Fields, Node, Spanned};

pub struct Contact {
    name: String,
    url: Option<Spanned<String>>,
    text: Option<Spanned<String>>,
}

pub fn read(source: File<'_>, node: &Node, fence: &Span) -> Read<Contact> {
    let (node, private) = without(node, privacy::is_contact_field);
    let mut fields = Fields::new(source, &node, &["name", "url", "text"]).missing_at(fence.clone());
    for (name, span) in private {
        fields
            .mistake(
                Code::PrivateContact,
                span,
                message!(
                    sv: "Fältet {name} används inte: rutan leder till en organisation, inte till en person.",
                    en: "The field {name} is not used: the box leads to an organisation, not to a person.",
                ),
            )
            .help = Some(message!(
            sv: "Ta bort fältet och länka till organisationens egen kontaktsida: url: https://…",
            en: "Remove the field and link to the organisation's own contact page: url: https://…",
        ));
    }
    fields.require("name", "name: Partille kommun");
    let (name, url, text) = (fields.text("name"), fields.url("url"), fields.text("text"));
    let contact = name.map(|name| Contact { name: name.value, url, text });
    Read { value: contact, diagnostics: fields.finish() }
}

impl Contact {
    pub fn write(self, writer: &mut Writer<'_>) {
        let title = writer.words("Kontakt", "Contact");
        let label = writer.unique_label(&format!("{title}: {}", self.name));
        writer.out.text.push_str("<aside class=\"contact-box\" aria-label=\"");
        crate::markdown::escape::push_attribute(&mut writer.out.text, &label);
        writer.out.text.push_str("\">\n<p class=\"box-title\">");
        writer.push(title);
        writer.break_plain();
        writer.out.text.push_str("</p>\n<p class=\"contact-name\">");
        match self.url {
            Some(url) => writer.external_link(&url, &self.name),
            None => writer.push_smart(&self.name),
        }
        writer.break_plain();
        writer.out.text.push_str("</p>\n");
        if let Some(text) = &self.text {
            writer.linked_paragraph(text);
        }
        writer.out.text.push_str("</aside>\n");
    }
}
