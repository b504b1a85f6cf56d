//! The fields that are groups of fields: period, funding, contact, sources, image.

use super::metadata::{Contact, Funding, Image, Period, Reference};
use super::reading::order;
use crate::diagnostic::{Code, Fix};
use crate::message;
use crate::privacy;
use crate::text::address::{self, Reference as Address};
use crate::text::alternative;
use crate::yaml::{Fields, Node, Spanned, Value, guess_date, scalar};

/// Says that a group of fields stands as a plain text, and offers the group.
fn as_group(fields: &mut Fields, name: &str, node: &Node, group: Option<String>, example: &str) {
    let expected = message!(sv: "en grupp fält inom klamrar", en: "a group of fields in braces");
    let report = fields.wrong_type(name, node, &expected, example);
    if let Some(replacement) = group {
        report.help = Some(message!(sv: "Skriv {name}: {replacement}", en: "Write {name}: {replacement}"));
        report.fix = Some(Fix { span: node.span.clone(), replacement });
    }
}

/// `period: {from: 2017-01, to: 2018-12}`.
pub(super) fn period(fields: &mut Fields) -> Option<Period> {
    let field = fields.field("period")?;
    if let Some(text) = field.node.text() {
        let ends: Vec<_> = text
            .split(['–', '—'])
            .flat_map(|part| part.split(" - "))
            .flat_map(|part| part.split(" till "))
            .map(str::trim)
            .collect();
        let ends = match ends.as_slice() {
            [only] if only.len() == 9 && only.is_char_boundary(4) && only[4..].starts_with(['-', '/']) => {
                vec![&only[..4], &only[5..]]
            }
            _ => ends,
        };
        let dates: Option<Vec<_>> = ends.iter().map(|end| guess_date(end)).collect();
        let group = match dates.as_deref() {
            Some([only]) => Some(format!("{{from: {only}, to: {only}}}")),
            Some([from, to]) => Some(format!("{{from: {from}, to: {to}}}")),
            _ => None,
        };
        as_group(fields, "period", field.node, group, "{from: 2017-01, to: 2018-12}");
        return None;
    }
    if let Some(group) = two_dates(field.node) {
        as_group(fields, "period", field.node, Some(group), "");
        return None;
    }
    let mut inner = fields.mapping("period", &["from", "to"])?;
    let (from, to) = (inner.partial_date("from"), inner.partial_date("to"));
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value.last_day() < from.value.first_day()
    {
        let (start, end) = (from.value, to.value);
        order(
            &mut inner,
            &to.span,
            message!(sv: "Perioden slutar ({end}) före sin början ({start}).", en: "The period ends ({end}) before it begins ({start})."),
        );
    }
    if inner.all().next().is_none() {
        inner.require("from", "from: 2017-01");
    }
    fields.absorb(inner.finish());
    let period = Period { from: from.map(|date| date.value), to: to.map(|date| date.value) };
    (period.from.is_some() || period.to.is_some()).then_some(period)
}

/// `[2017, 2018]` or `{2017, 2018}`, as a group with names.
fn two_dates(node: &Node) -> Option<String> {
    let dates: Option<Vec<_>> = match &node.value {
        Value::Sequence(items) => items.iter().map(|item| guess_date(item.text()?)).collect(),
        Value::Mapping(entries) => entries
            .iter()
            .map(|(key, value)| guess_date(&key.name).filter(|_| value.value == Value::Null))
            .collect(),
        Value::Null | Value::Scalar { .. } => None,
    };
    let [from, to] = dates?[..] else { return None };
    Some(format!("{{from: {from}, to: {to}}}"))
}

/// `funding: {amount: 19582360, currency: SEK, source: ESF}`.
pub(super) fn funding(fields: &mut Fields) -> Option<Funding> {
    let field = fields.field("funding")?;
    if let Some(text) = field.node.text() {
        let group = match money(text) {
            Some(amount) => format!("{{amount: {amount}}}"),
            None => format!("{{source: {}}}", scalar(text)),
        };
        as_group(fields, "funding", field.node, Some(group), "{amount: 19582360, source: ESF}");
        return None;
    }
    let mut inner = fields.mapping("funding", &["amount", "currency", "source"])?;
    let amount = amount(&mut inner);
    let currency =
        inner.text("currency").map_or_else(|| "SEK".to_owned(), |written| currency(&mut inner, written));
    let source = inner.text("source").map(|text| text.value);
    if inner.field("amount").is_none() && inner.field("source").is_none() {
        inner.require("amount", "amount: 19582360");
    }
    fields.absorb(inner.finish());
    (amount.is_some() || source.is_some()).then_some(Funding { amount, currency, source })
}

fn amount(inner: &mut Fields) -> Option<u64> {
    let field = inner.field("amount")?;
    let text = field.node.text().map(str::trim);
    if let Some(amount) =
        text.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit())).and_then(|text| text.parse().ok())
    {
        return Some(amount);
    }
    let meant = text.and_then(money);
    let span = field.node.span.clone();
    let expected = message!(sv: "ett helt tal utan mellanslag", en: "a whole number without spaces");
    let report = inner.wrong_type("amount", field.node, &expected, "19582360");
    if let Some(amount) = meant {
        report.help = Some(message!(sv: "Skriv amount: {amount}", en: "Write amount: {amount}"));
        report.fix = Some(Fix { span, replacement: amount.to_string() });
    }
    meant
}

/// `19 582 360 kr`, `19.582.360`, `19,5 miljoner`.
fn money(text: &str) -> Option<u64> {
    let lower = text.trim().to_lowercase();
    let scaled = [
        ("miljoner", 1_000_000.0),
        ("miljon", 1_000_000.0),
        ("mkr", 1_000_000.0),
        ("mnkr", 1_000_000.0),
        ("tkr", 1_000.0),
    ];
    let bare = ["kronor", "kr", "sek", ":-"].iter().find_map(|unit| lower.strip_suffix(unit));
    let bare = bare.unwrap_or(&lower).trim();
    let millions = lower.strip_suffix(" kronor").or_else(|| lower.strip_suffix(" kr")).unwrap_or(&lower);
    if let Some((number, factor)) =
        scaled.iter().find_map(|(unit, factor)| Some((millions.strip_suffix(unit)?, factor)))
    {
        let number: f64 = number.trim().replace(',', ".").parse().ok()?;
        let whole = (number * factor).round();
        return format!("{whole:.0}").parse().ok();
    }
    let groups: Vec<&str> =
        bare.split([' ', '\u{a0}', '\u{202f}', '\u{2009}', '.', ',', '_', '\'']).collect();
    let grouped =
        groups.len() > 1 && groups.iter().skip(1).all(|group| group.len() == 3) || groups.len() == 1;
    let digits = groups.concat();
    (grouped && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

fn currency(inner: &mut Fields, written: Spanned<String>) -> String {
    let Spanned { value, span } = written;
    if value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return value;
    }
    let meant = match value.to_lowercase().trim_end_matches('.') {
        "kr" | "kronor" | "sek" | ":-" => Some("SEK"),
        "€" | "euro" | "eur" => Some("EUR"),
        "nok" => Some("NOK"),
        "dkk" => Some("DKK"),
        "usd" | "$" => Some("USD"),
        _ => None,
    };
    let message = message!(sv: "”{value}” är ingen valuta.", en: "“{value}” is not a currency.");
    let report = inner.mistake(Code::InvalidValue, span.clone(), message);
    report.help = Some(
        message!(sv: "Skriv valutan med tre stora bokstäver: SEK, EUR.", en: "Write the currency in three capitals: SEK, EUR."),
    );
    if let Some(meant) = meant {
        report.fix = Some(Fix { span, replacement: meant.to_owned() });
    }
    meant.unwrap_or("SEK").to_owned()
}

/// `contact: {name: Socialförvaltningen, url: https://…}`.
pub(super) fn contact(fields: &mut Fields) -> Option<Contact> {
    let field = fields.field("contact")?;
    if let Some(text) = field.node.text() {
        let group = (!text.contains('@')).then(|| format!("{{name: {}}}", scalar(text)));
        as_group(
            fields,
            "contact",
            field.node,
            group,
            "{name: Socialförvaltningen, url: https://www.partille.se}",
        );
        return None;
    }
    let mut inner = fields.mapping("contact", &["name", "url"])?;
    inner.require("name", "name: Socialförvaltningen");
    let contact = Contact {
        name: inner.text("name").map(|name| name.value).unwrap_or_default(),
        url: inner.url("url"),
    };
    let mut found = inner.finish();
    if let Value::Mapping(entries) = &field.node.value {
        for (key, _) in entries.iter().filter(|(key, _)| privacy::is_contact_field(&key.name)) {
            found.retain(|found| found.location.span != key.span);
            let message = message!(sv: "E-post och telefon publiceras inte.", en: "E-mail addresses and telephone numbers are not published.");
            fields.mistake(Code::PrivateContact, key.span.clone(), message).help = Some(message!(
                sv: "Ta bort fältet, och ange organisationens webbplats med url.",
                en: "Take the field away, and give the organisation's website with url."
            ));
        }
    }
    fields.absorb(found);
    Some(contact).filter(|contact| !contact.name.is_empty())
}

/// `sources: [{title: …, publisher: …, url: …, date: 2019}]`.
pub(super) fn sources(fields: &mut Fields) -> Vec<Reference> {
    let mut sources = Vec::new();
    for item in fields.one_or_list("sources") {
        if let Some(text) = item.text() {
            // What a bare address is called only the editor can say.
            let address = text.starts_with("https://") || text.starts_with("http://");
            let group = (!address).then(|| format!("{{title: {}}}", scalar(text)));
            let example = if address {
                format!("[{{title: Slutrapport, url: {}}}]", scalar(text))
            } else {
                String::new()
            };
            as_group(fields, "sources", item, group, &example);
            continue;
        }
        let mut inner = Fields::new(fields.source(), item, &["title", "publisher", "url", "date"]);
        inner.require("title", message!(sv: "title: Slutrapport", en: "title: Final report"));
        let source = Reference {
            title: inner.text("title").map(|title| title.value).unwrap_or_default(),
            publisher: inner.text("publisher").map(|publisher| publisher.value),
            url: inner.url("url"),
            date: inner.partial_date("date").map(|date| date.value),
        };
        fields.absorb(inner.finish());
        if !source.title.is_empty() {
            sources.push(source);
        }
    }
    sources
}

/// `image: {src: omslag.jpg, alt: …, caption: …, credit: …}`.
pub(super) fn image(fields: &mut Fields) -> Option<Image> {
    let field = fields.field("image")?;
    if let Some(text) = field.node.text() {
        // What the picture shows only the editor can say, so there is no fix.
        let example = format!("{{src: {}, alt: Barn på en gård}}", scalar(text));
        as_group(fields, "image", field.node, None, &example);
        return None;
    }
    let mut inner = fields.mapping("image", &["src", "alt", "caption", "credit"])?;
    inner.require("src", "src: omslag.jpg");
    inner.require(
        "alt",
        message!(sv: "alt: Två barn på en skolgård", en: "alt: Two children in a school yard"),
    );
    let src = inner.text("src").filter(|src| local(&mut inner, src));
    let alt = inner.text("alt").map(|alt| saying(&mut inner, alt)).unwrap_or_default();
    let caption = inner.text("caption").map(|caption| caption.value);
    let credit = inner.text("credit").map(|credit| credit.value);
    fields.absorb(inner.finish());
    Some(Image { src: src?, alt, caption, credit })
}

/// The alternative text of the image, looked at.
fn saying(inner: &mut Fields, alt: Spanned<String>) -> String {
    let address = inner.field("src").and_then(|src| src.node.text()).unwrap_or_default();
    if let Some((message, help)) = alternative::flaw(&alt.value, address) {
        inner.mistake(Code::AltText, alt.span, message).help = Some(help);
    }
    alt.value
}

/// Whether a path leads to a file of the site.
fn local(inner: &mut Fields, src: &Spanned<String>) -> bool {
    let path = &src.value;
    if matches!(address::read(path), Ok(Address::File { .. } | Address::Site { .. })) && !path.contains("://")
    {
        return true;
    }
    let message = message!(sv: "”{path}” är ingen fil bredvid artikeln.", en: "“{path}” is not a file beside the article.");
    inner.mistake(Code::InvalidAddress, src.span.clone(), message).help = Some(message!(
        sv: "Lägg bilden i content och skriv dess väg härifrån: omslag.jpg",
        en: "Put the picture into content and write its path from here: omslag.jpg"
    ));
    false
}
