//! The settings as they are written to a [`Config`].

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::{BaseUrl, Config, EXCUSES, Localised, Publisher, SearchConfig, excuses, taxonomies, zone};
use crate::diagnostic::{Code, Diagnostic, Fix, Lang, Report, Severity, Source};
use crate::message;
use crate::privacy;
use crate::text::address::{self, Reference, Refusal};
use crate::text::file::{self, Overlay};
use crate::yaml::{self, Fields, Node, Spanned, Value, scalar};

/// The settings file in the root of a site.
pub const FILE_NAME: &str = "samla.yaml";

const FIELDS: &[&str] = &[
    "title",
    "description",
    "base_url",
    "language",
    "languages",
    "timezone",
    "theme",
    "publisher",
    "taxonomies",
    "page_size",
    "feed_size",
    "rules",
    "search",
    "banner",
    "allow_html",
    EXCUSES,
];

/// Reads the settings of the site in `root`. `None` only where there are none to read.
pub fn load(root: &Path) -> Report<Option<Config>> {
    load_over(root, &Overlay::default())
}

/// Like [`load`], with texts that take the place of files.
pub fn load_over(root: &Path, overlay: &Overlay) -> Report<Option<Config>> {
    let path = root.join(FILE_NAME);
    if !path.exists() {
        let source = Source::new(FILE_NAME, "");
        let folder = root.display();
        let message = message!(sv: "Här finns ingen {FILE_NAME} ({folder}).", en: "There is no {FILE_NAME} here ({folder}).");
        let report = Diagnostic::new(Code::SettingsMissing, &source, 0..0, message)
            .with_help(Code::SettingsMissing.help());
        return Report { value: None, diagnostics: vec![report] };
    }
    let mut diagnostics = Vec::new();
    let source = overlay.read(&path, FILE_NAME).unpack(&mut diagnostics);
    let mut value = source.and_then(|source| parse(&source).unpack(&mut diagnostics));
    if let Some(search) = value.as_mut().map(|config| &mut config.search)
        && let Some(path) = &search.dictionary
    {
        let source = file::read(&root.join(path), path).unpack(&mut diagnostics);
        search.words = source.map(|source| dictionary(source.text())).unwrap_or_default();
    }
    Report { value, diagnostics }
}

/// The words of a Hunspell dictionary: one entry a line, `word/flags`, and the number of entries first.
fn dictionary(text: &str) -> Vec<String> {
    let words = text.lines().filter_map(|line| line.split(['/', '\t', ' ']).next());
    let words = words.map(|word| word.trim_start_matches('\u{feff}').to_lowercase());
    words.filter(|word| !word.is_empty() && word.chars().all(char::is_alphabetic)).collect()
}

/// Reads settings. What is wrong falls back to its default, so that the content can be looked at as well.
pub fn parse(source: &Arc<Source>) -> Report<Option<Config>> {
    let text = source.text();
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut diagnostics = Vec::new();
    let node = yaml::parse(source, start..text.len()).unpack(&mut diagnostics);
    let node = match node {
        Some(node) => node,
        None if diagnostics.is_empty() => Node { span: start..start, value: Value::Mapping(Vec::new()) },
        None => return Report { value: None, diagnostics },
    };
    let mut fields = Fields::new(source, &node, FIELDS);
    fields.require("title", "title: Initiativbanken");
    let (language, languages) = languages(&mut fields);
    let mut config = Config { language, languages, ..Config::new("") };
    if let Some(title) = localised(&mut fields, "title", language) {
        config.title = title;
    }
    config.description = localised(&mut fields, "description", language).unwrap_or_default();
    config.banner = localised(&mut fields, "banner", language);
    if let Some(url) = base_url(&mut fields) {
        config.own_urls.push(url.clone());
        config.base_url = url;
    }
    if let Some(theme) = theme(&mut fields) {
        config.theme = theme;
    }
    config.publisher = publisher(&mut fields);
    config.timezone = zone::read(&mut fields);
    config.page_size = fields.whole("page_size", 1).unwrap_or(config.page_size);
    config.feed_size = fields.whole("feed_size", 1).unwrap_or(config.feed_size);
    config.allow_html = fields.bool("allow_html");
    config.rules = rules(&mut fields);
    config.search = search(&mut fields);
    let other = fields.unresolved();
    let (taxonomies, complete) = taxonomies::read(&mut fields, language);
    config.taxonomies = taxonomies;
    config.excuses = excuses(&mut fields);
    let skip = fields.field(EXCUSES).map(|field| field.node.span.clone());
    let private = privacy::check(source, skip.as_ref(), &[&config.excuses]);
    diagnostics.extend(private.diagnostics);
    config.excused = private.excused;
    diagnostics.extend(fields.finish());
    let unread = diagnostics.iter().any(|found| found.code == Code::YamlSyntax);
    config.incomplete = other || unread || !complete;
    Report { value: Some(config), diagnostics }
}

fn languages(fields: &mut Fields) -> (Lang, Vec<Lang>) {
    let language = fields
        .choice(
            "language",
            &[
                ("sv", &["svenska", "swedish", "se", "sv-se"], Lang::Sv),
                ("en", &["engelska", "english", "en-gb", "en-us"], Lang::En),
            ],
        )
        .unwrap_or_default();
    let mut languages = vec![language];
    for Spanned { value: tag, span } in
        fields.texts_or_several("languages", |tag| Lang::from_tag(tag).is_some())
    {
        match Lang::from_tag(&tag) {
            Some(lang) if !languages.contains(&lang) => languages.push(lang),
            Some(_) => {}
            None => {
                let message = message!(sv: "Språket ”{tag}” finns inte i Samla.", en: "Samla does not have the language “{tag}”.");
                fields.mistake(Code::InvalidValue, span, message).help =
                    Some(message!(sv: "Välj bland sv och en.", en: "Choose among sv and en."));
            }
        }
    }
    (language, languages)
}

/// A text, or one for each language: `{sv: …, en: …}`.
pub(super) fn localised(fields: &mut Fields, name: &str, main: Lang) -> Option<Localised> {
    let field = fields.field(name)?;
    if !matches!(field.node.value, Value::Mapping(_)) {
        return fields.text(name).map(|text| Localised::from(text.value.as_str()));
    }
    let mut inner = fields.mapping(name, &Lang::ALL.map(Lang::tag))?;
    let mut by_lang = BTreeMap::new();
    for lang in Lang::ALL {
        if let Some(text) = inner.text(lang.tag()) {
            by_lang.insert(lang, text.value);
        }
    }
    inner.require(main.tag(), format!("{}: …", main.tag()).as_str());
    fields.absorb(inner.finish());
    let default = by_lang.get(&main).or_else(|| by_lang.values().next())?.clone();
    Some(Localised { default, by_lang })
}

fn base_url(fields: &mut Fields) -> Option<BaseUrl> {
    let Spanned { value, span } = fields.text("base_url")?;
    let url = BaseUrl::parse(&value);
    if url.is_none() {
        let message = message!(sv: "”{value}” kan inte vara webbplatsens adress.", en: "“{value}” cannot be the site's address.");
        let report = fields.mistake(Code::InvalidUrl, span.clone(), message);
        report.help = Some(message!(
            sv: "Skriv hela adressen, med mapp om den har en: https://www.exempel.se/kunskap/",
            en: "Write the whole address, with its folder where it has one: https://www.example.se/kunskap/"
        ));
        let meant = match address::read(&value) {
            Err(Refusal::Malformed(meant)) => meant,
            Ok(Reference::External(_)) => None,
            _ if value.contains("://") => None,
            _ => Some(format!("https://{value}")).filter(|_| value.contains('.')),
        };
        if let Some(meant) = meant.filter(|meant| BaseUrl::parse(meant).is_some()) {
            report.help = Some(message!(sv: "Skriv base_url: {meant}", en: "Write base_url: {meant}"));
            report.fix = Some(Fix { span, replacement: scalar(&meant) });
        }
    }
    url
}

fn theme(fields: &mut Fields) -> Option<String> {
    let Spanned { value, span } = fields.text("theme")?;
    let sound = value.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'));
    if !sound {
        let message = message!(sv: "”{value}” är inget namn på en mapp i themes.", en: "“{value}” is not the name of a folder in themes.");
        fields.mistake(Code::InvalidValue, span, message).help = Some(message!(
            sv: "Skriv bara mappens namn, med bokstäver, siffror och bindestreck.",
            en: "Write only the folder's name, in letters, digits and hyphens."
        ));
    }
    sound.then_some(value)
}

fn publisher(fields: &mut Fields) -> Option<Publisher> {
    let mut inner = fields.mapping("publisher", &["name", "url", "contact_url"])?;
    inner.require("name", "name: Exempelkommunen");
    let publisher = Publisher {
        name: inner.text("name").map(|name| name.value).unwrap_or_default(),
        url: inner.url("url").map(|url| url.value),
        contact_url: inner.url("contact_url").map(|url| url.value),
    };
    fields.absorb(inner.finish());
    Some(publisher).filter(|publisher| !publisher.name.is_empty())
}

/// `rules: {unknown-term: warning, synonym-term: off}`. What would publish broken pages cannot be lowered.
fn rules(fields: &mut Fields) -> BTreeMap<Code, Option<Severity>> {
    let names: Vec<&str> = Code::RULES.iter().map(|rule| rule.name).collect();
    let Some(mut inner) = fields.mapping("rules", &names) else { return BTreeMap::new() };
    let mut rules = BTreeMap::new();
    let given: Vec<&str> = inner.all().map(|field| field.name).collect();
    for name in given {
        let level = inner.choice(
            name,
            &[
                ("error", &["fel", "deny"], Some(Severity::Error)),
                ("warning", &["varning", "warn"], Some(Severity::Warning)),
                ("off", &["av", "false", "none", "allow", "no"], None),
            ],
        );
        let (Some(level), Some(code), Some(field)) = (level, Code::from_name(name), inner.field(name)) else {
            continue;
        };
        if code.rule().relaxable || level == Some(Severity::Error) {
            rules.insert(code, level);
            continue;
        }
        let message = message!(
            sv: "{name} är alltid ett fel och går inte att sänka eller stänga av.",
            en: "{name} is always an error and cannot be lowered or switched off."
        );
        let report = inner.mistake(Code::InvalidValue, field.node.span.clone(), message);
        report.help = Some(message!(
            sv: "Utan den skulle trasiga sidor publiceras. Ta bort raden, eller skriv {name}: error",
            en: "Without it broken pages would be published. Remove the line, or write {name}: error"
        ));
        report.fix = Some(Fix { span: field.node.span.clone(), replacement: "error".to_owned() });
    }
    fields.absorb(inner.finish());
    rules
}

fn search(fields: &mut Fields) -> SearchConfig {
    let Some(mut inner) = fields.mapping("search", &["synonyms", "dictionary"]) else {
        return SearchConfig::default();
    };
    let mut synonyms = Vec::new();
    for group in inner.list("synonyms") {
        let Value::Sequence(items) = &group.value else {
            let expected = message!(sv: "en lista av listor", en: "a list of lists");
            inner.wrong_type("synonyms", group, &expected, "[[HVB, hem för vård eller boende]]");
            continue;
        };
        synonyms.push(
            items.iter().filter_map(|item| inner.text_of("synonyms", item)).map(|word| word.value).collect(),
        );
    }
    let dictionary = inner.text("dictionary").map(|path| path.value);
    fields.absorb(inner.finish());
    SearchConfig { synonyms, dictionary, words: Vec::new() }
}
