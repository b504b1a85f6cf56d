//! Typed values out of a mapping, every mistake said on the way.

use std::sync::Arc;

use super::{Key, Node, Spanned, Value, elsewhere, names, scalar};
use crate::diagnostic::{Code, Diagnostic, Fix, Location, Message, Source, Span};
use crate::message;
use crate::text::{composed, remark, visible};

/// A mapping that is read field by field.
///
/// `new` reports the fields that are not known. A misspelt one is read as the field that was meant, so that one run
/// says both: that `kommun` is called `municipality`, and that its value is wrong. A field without a value counts as
/// absent. `finish` gives all mistakes.
pub struct Fields<'a> {
    source: &'a Arc<Source>,
    entries: Vec<Field<'a>>,
    missing_at: Span,
    /// It is a mapping at all; otherwise nothing is said to be missing.
    readable: bool,
    /// A field stands there that nothing known is like.
    unresolved: bool,
    /// There are few fields: one that is not known takes the place of one that is missing.
    few: bool,
    diagnostics: Vec<Diagnostic>,
}

/// Groups have so many fields at most.
const FEW: usize = 8;

/// A field that stands in the mapping.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The name that was meant.
    pub name: &'a str,
    pub key: Span,
    pub node: &'a Node,
}

impl<'a> Fields<'a> {
    /// The fields of `node`, of which those in `known` may stand there. A node that is no mapping is a mistake.
    pub fn new(source: &'a Arc<Source>, node: &'a Node, known: &[&'a str]) -> Self {
        let mut fields = Self {
            source,
            entries: Vec::new(),
            missing_at: node.span.clone(),
            readable: true,
            unresolved: false,
            few: known.len() <= FEW,
            diagnostics: Vec::new(),
        };
        let Value::Mapping(entries) = &node.value else {
            fields.readable = false;
            let example = known.first().copied().unwrap_or("title");
            let report = fields.mistake(
                Code::WrongType,
                node.span.clone(),
                message!(sv: "Här ska det stå fält med namn och värde.", en: "Fields with names and values belong here."),
            );
            report.help = Some(message!(
                sv: "Skriv så här: {example}: värde – med kolon och mellanslag efter namnet.",
                en: "Write it like this: {example}: value – with a colon and a space after the name."
            ));
            return fields;
        };
        if let Some((first, _)) = entries.first() {
            fields.missing_at = first.span.clone();
        }
        // First those that are there, so that a misspelt one does not take the place of another.
        let mut unknown = Vec::new();
        for (key, value) in entries {
            let plain = visible::name(&key.name);
            match known.iter().find(|name| **name == plain) {
                Some(name) => fields.entries.push(Field { name, key: key.span.clone(), node: value }),
                None => unknown.push((key, value)),
            }
        }
        let outside = fields.outside_of_group(entries, known);
        for (key, value) in unknown {
            if outside.iter().any(|span| span.contains(&key.span.start)) {
                continue;
            }
            fields.unknown(&key.name, &key.span, value, known);
        }
        fields
    }

    /// Says which fields stand at the margin below the group they belong to, and gives the places of them.
    fn outside_of_group(&mut self, entries: &[(Key, Node)], known: &[&str]) -> Vec<Span> {
        let mut outside = Vec::new();
        for (index, (group, _)) in
            entries.iter().enumerate().filter(|(_, (_, value))| value.value == Value::Null)
        {
            let members = names::members(&group.name);
            let inner = entries[index + 1..].iter().take_while(|(key, _)| {
                members.contains(&key.name.as_str()) && !known.contains(&key.name.as_str())
            });
            let (Some((first, _)), Some((_, last))) = (inner.clone().next(), inner.last()) else { continue };
            let span = first.span.start..last.span.end.max(first.span.end);
            let group = &group.name;
            let lines = self.source.text()[span.clone()].replace('\n', "\n  ");
            let message = message!(
                sv: "Raderna hör till {group} ovanför, men är inte indragna.",
                en: "The lines belong to {group} above, but are not indented."
            );
            let report = self.mistake(Code::YamlSyntax, first.span.clone(), message);
            report.help = Some(message!(
                sv: "Dra in dem med två mellanslag.",
                en: "Indent them with two spaces."
            ));
            report.fix = Some(replace(span.clone(), format!("  {lines}")));
            outside.push(span);
        }
        outside
    }

    fn unknown(&mut self, name: &str, span: &Span, node: &'a Node, known: &[&'a str]) {
        let meant = names::field(name, known);
        let taken = meant.and_then(|meant| self.field(meant)).map(|field| field.key.clone());
        let source = self.source;
        self.unresolved |= meant.is_none();
        let name = visible(name);
        let message = if meant.is_some() && names::has_lookalike(&name) {
            message!(
                sv: "Fältet ”{name}” är skrivet med bokstäver ur ett annat alfabet.",
                en: "The field “{name}” is written with letters of another alphabet."
            )
        } else {
            message!(sv: "Fältet ”{name}” finns inte.", en: "There is no field “{name}”.")
        };
        let report = self.mistake(Code::UnknownField, span.clone(), message);
        match (meant, taken) {
            (Some(meant), None) => {
                report.help = Some(message!(sv: "Menade du {meant}?", en: "Did you mean {meant}?"));
                report.fix = Some(replace(span.clone(), meant));
                self.entries.push(Field { name: meant, key: span.clone(), node });
            }
            (Some(meant), Some(taken)) => {
                report.help = Some(message!(
                    sv: "Menade du {meant}? Det fältet finns redan: slå ihop dem.",
                    en: "Did you mean {meant}? That field is there already: merge the two."
                ));
                let location = Location { source: Arc::clone(source), span: taken };
                report.related.push((location, message!(sv: "här", en: "here")));
            }
            (None, _) if node.value == Value::Null && after_comma(source, span) => {
                report.help = Some(message!(
                    sv: "Hör det till värdet före kommat? Sätt då citattecken om hela det värdet.",
                    en: "Does it belong to the value before the comma? Then put that whole value in quotation marks."
                ));
            }
            (None, _) => report.help = Some(unknown_help(&name, node, known)),
        }
    }

    /// Whether a field stands there that nothing known is like.
    pub fn unresolved(&self) -> bool {
        self.unresolved
    }

    /// Where a missing field is reported, instead of at the first key.
    #[must_use]
    pub fn missing_at(mut self, span: Span) -> Self {
        self.missing_at = span;
        self
    }

    /// The file.
    pub fn source(&self) -> &'a Arc<Source> {
        self.source
    }

    /// Adds a mistake that the caller has found, and gives it for help and fix.
    pub fn mistake(&mut self, code: Code, span: Span, message: Message) -> &mut Diagnostic {
        let index = self.diagnostics.len();
        self.diagnostics.push(Diagnostic::new(code, self.source, span, message));
        &mut self.diagnostics[index]
    }

    /// Takes over the mistakes of a mapping inside this one, or of anything else.
    pub fn absorb(&mut self, diagnostics: Vec<Diagnostic>) {
        self.diagnostics.extend(diagnostics);
    }

    /// All mistakes.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// The field with this name, where it stands and has a value.
    pub fn field(&self, name: &str) -> Option<Field<'a>> {
        self.entries.iter().find(|field| field.name == name && field.node.value != Value::Null).cloned()
    }

    /// All fields that stand there and have a value.
    pub fn all(&self) -> impl Iterator<Item = &Field<'a>> {
        self.entries.iter().filter(|field| field.node.value != Value::Null)
    }

    /// Reports `name` where it is missing or empty; `example` is a line that would do: `title: Färre placeringar`.
    pub fn require(&mut self, name: &str, example: impl Into<Message>) {
        let empty =
            |field: &&Field| field.name == name && (field.node.value == Value::Null || blank(field.node));
        let (span, message) = if let Some(field) = self.entries.iter().find(empty) {
            (field.key.clone(), message!(sv: "Fältet {name} är tomt.", en: "The field {name} is empty."))
        } else if self.readable && self.field(name).is_none() && !(self.few && self.unresolved) {
            (
                self.missing_at.clone(),
                message!(sv: "Fältet {name} saknas.", en: "The field {name} is missing."),
            )
        } else {
            return;
        };
        let Message { sv, en } = example.into();
        self.mistake(Code::MissingField, span, message).help =
            Some(message!(sv: "Skriv till exempel: {sv}", en: "Write, for example: {en}"));
    }

    /// A text; an empty one counts as absent.
    pub fn text(&mut self, name: &str) -> Option<Spanned<String>> {
        let field = self.field(name)?;
        self.text_of(name, field.node)
    }

    /// From the colon of a field to the end of a list that stands below it with one dash.
    fn after_dash(&self, field: &Field, node: &Node) -> Option<Span> {
        let between = self.source.text().get(field.key.end..node.span.start)?;
        let sign = between.split_whitespace().collect::<String>();
        // A dash below that could not be read is an item as well.
        let below = self.source.text()[node.span.end..].lines().skip(1).find(|line| !line.trim().is_empty());
        let alone = below.is_none_or(|line| line.starts_with("---") || !line.trim_start().starts_with('-'));
        (field.node.span == node.span && sign == ":-" && alone).then_some(field.key.end..node.span.end)
    }

    /// The text of a node that belongs to the field `name`.
    pub fn text_of(&mut self, name: &str, node: &Node) -> Option<Spanned<String>> {
        if blank(node) {
            return None;
        }
        let Some(text) = node.text() else {
            let list = self.field(name).filter(|field| field.node.span != node.span);
            let listed = list.is_some_and(|list| self.source.text()[list.node.span.start..].starts_with('['));
            let inner = inside_brackets(node, listed);
            let dashed = self.field(name).and_then(|field| self.after_dash(&field, node));
            let report = self.wrong_type(name, node, &message!(sv: "en text", en: "a text"), "…");
            if let Some(inner) = inner {
                let bracketed = report.location.source.text()[node.span.start..].starts_with('[');
                report.help = Some(if listed {
                    message!(sv: "Ta bort ett par hakparenteser: {name}: [{inner}]", en: "Take one pair of brackets away: {name}: [{inner}]")
                } else if bracketed {
                    message!(sv: "Skriv utan hakparenteser: {name}: {inner}", en: "Write it without brackets: {name}: {inner}")
                } else {
                    message!(sv: "Skriv utan streck: {name}: {inner}", en: "Write it without a dash: {name}: {inner}")
                });
                report.fix = match dashed {
                    Some(span) => Some(replace(span, format!(": {inner}"))),
                    None => bracketed.then(|| replace(node.span.clone(), inner)),
                };
            } else if let Some(list) = in_wrong_brackets(node) {
                report.help = Some(message!(
                    sv: "En lista står inom hakparenteser: {name}: {list}",
                    en: "A list stands in square brackets: {name}: {list}"
                ));
                report.fix = Some(replace(node.span.clone(), list));
            }
            return None;
        };
        let value = composed(visible(text).trim()).into_owned();
        if names::is_read(name) {
            self.remark(name, &value, &node.span);
        }
        Some(Spanned { value, span: node.span.clone() })
    }

    /// Tells of a note to colleagues in a text that readers see; each time that the field is read, once.
    fn remark(&mut self, name: &str, value: &str, span: &Span) {
        let Some(remark) = remark::first(value, remark::Suspicion::of(value)) else { return };
        let (at, length) = (remark.start, remark.len());
        let words = &value[remark];
        // A label before a title, which the editor has put into quotation marks.
        if name == "title" && at == 0 && words.starts_with('[') && length < value.len() {
            return;
        }
        let written = self.source.text().get(span.clone()).and_then(|written| written.find(words));
        let place = written.map_or(span.clone(), |at| span.start + at..span.start + at + length);
        let told = |found: &Diagnostic| found.code == Code::RemarkLeft && found.location.span == place;
        if !self.diagnostics.iter().any(told) {
            let (message, help) = remark::said(words);
            self.mistake(Code::RemarkLeft, place, message).help = Some(help);
        }
    }

    /// The items of a list; a single value is a list of one.
    pub fn one_or_list(&self, name: &str) -> Vec<&'a Node> {
        match self.field(name) {
            None => Vec::new(),
            Some(Field { node: Node { value: Value::Sequence(items), .. }, .. }) => {
                items.iter().filter(|item| item.value != Value::Null).collect()
            }
            Some(field) => vec![field.node],
        }
    }

    /// The items of a list; anything else is a mistake.
    pub fn list(&mut self, name: &str) -> Vec<&'a Node> {
        let Some(field) = self.field(name) else { return Vec::new() };
        if !matches!(field.node.value, Value::Sequence(_)) {
            self.wrong_type(name, field.node, &message!(sv: "en lista", en: "a list"), "[ett, två]");
            return Vec::new();
        }
        self.one_or_list(name)
    }

    /// Texts: a list or a single one.
    pub fn texts(&mut self, name: &str) -> Vec<Spanned<String>> {
        self.one_or_list(name).into_iter().filter_map(|item| self.text_of(name, item)).collect()
    }

    /// The fields of a mapping inside this one. Give its mistakes back with [`Fields::absorb`].
    pub fn mapping(&self, name: &str, known: &[&'a str]) -> Option<Self> {
        let field = self.field(name)?;
        Some(Self::new(self.source, field.node, known))
    }

    /// Reports that `node` is not `expected`; `example` is a value that would do.
    pub fn wrong_type(
        &mut self,
        name: &str,
        node: &Node,
        expected: &Message,
        example: &str,
    ) -> &mut Diagnostic {
        let found = match &node.value {
            Value::Null => message!(sv: "det är tomt", en: "it is empty"),
            Value::Scalar { text, .. } => message!(sv: "här står ”{text}”", en: "it says “{text}”"),
            Value::Sequence(_) => message!(sv: "här står en lista", en: "it is a list"),
            Value::Mapping(_) => {
                message!(sv: "här står fält med namn och värde", en: "it is a group of fields")
            }
        };
        let (sv, en) = (&expected.sv, &expected.en);
        let (found_sv, found_en) = (&found.sv, &found.en);
        let report = self.mistake(
            Code::WrongType,
            node.span.clone(),
            message!(
                sv: "Fältet {name} ska vara {sv}, men {found_sv}.",
                en: "The field {name} must be {en}, but {found_en}."
            ),
        );
        report.help = Some(
            message!(sv: "Skriv till exempel: {name}: {example}", en: "Write, for example: {name}: {example}"),
        );
        report
    }
}

/// What to do with a field that nothing here is like.
fn unknown_help(name: &str, node: &Node, known: &[&str]) -> Message {
    let article = known.contains(&"summary") && known.contains(&"title");
    let advice = article.then(|| elsewhere::advice(&names::simplify(name), node.text())).flatten();
    advice.unwrap_or_else(|| {
        if article {
            // The whole list is long, and stands there for every field of a site that moves in.
            return message!(
                sv: "Vilka fält som finns säger samla explain unknown-field. Ett eget fält skrivs under extra.",
                en: "Run samla explain unknown-field for the fields that there are. A field of your own goes below extra."
            );
        }
        let list = known.join(", ");
        message!(sv: "De fält som finns: {list}.", en: "The fields are: {list}.")
    })
}

/// Whether a comma stands before the place, on its line.
fn after_comma(source: &Source, span: &Span) -> bool {
    source.text()[..span.start].trim_end_matches([' ', '\t']).ends_with(',')
}

/// `{skola, samverkan}`, where a list was meant, as one.
fn in_wrong_brackets(node: &Node) -> Option<String> {
    let Value::Mapping(entries) = &node.value else { return None };
    let bare = !entries.is_empty() && entries.iter().all(|(_, value)| value.value == Value::Null);
    let names: Vec<String> = entries.iter().map(|(key, _)| scalar(&key.name)).collect();
    bare.then(|| format!("[{}]", names.join(", ")))
}

/// `[samverkan]` without its brackets; several only where they stand in a list already.
fn inside_brackets(node: &Node, listed: bool) -> Option<String> {
    let Value::Sequence(items) = &node.value else { return None };
    let texts: Option<Vec<String>> = items.iter().map(|item| item.text().map(scalar)).collect();
    texts.filter(|texts| texts.len() == 1 || listed && !texts.is_empty()).map(|texts| texts.join(", "))
}

/// A text of nothing but white space.
fn blank(node: &Node) -> bool {
    node.text().is_some_and(|text| text.trim().is_empty())
}

pub(super) fn replace(span: Span, replacement: impl Into<String>) -> Fix {
    Fix { span, replacement: replacement.into() }
}
