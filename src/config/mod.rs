//! `samla.yaml`: raw YAML to a validated [`Config`].

mod excuses;
mod parse;
mod taxonomies;
mod taxonomy;
mod zone;

pub use excuses::{EXCUSES, excuses};
pub use parse::{FILE_NAME, load, load_over, parse};
pub use taxonomies::ARTICLE_FIELDS;
pub use taxonomy::{Labels, TaxonomyConfig, TermSource, standard as standard_taxonomies, standard_fields};
pub use zone::today;

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use crate::diagnostic::{Code, Lang, Severity};
use crate::privacy::Excuse;

/// The settings of a site. Everything but the title has a default.
#[derive(Clone, Debug)]
pub struct Config {
    pub title: Localised,
    pub description: Localised,
    pub base_url: BaseUrl,
    /// The same, and where it stands otherwise: by these addresses the content may speak of the site itself.
    pub own_urls: Vec<BaseUrl>,
    /// The main language: its pages stand at the root.
    pub language: Lang,
    /// All languages, the main one first. Others stand below `/<tag>/`.
    pub languages: Vec<Lang>,
    /// The theme's name: a folder under `themes/`, or the embedded `samla`.
    pub theme: String,
    pub publisher: Option<Publisher>,
    /// In the order in which they are shown.
    pub taxonomies: Vec<TaxonomyConfig>,
    /// Articles on a page of a list, at least 1.
    pub page_size: usize,
    /// Entries in a feed, at least 1.
    pub feed_size: usize,
    /// Levels that differ from the rules' own; `None` switches a rule off.
    pub rules: BTreeMap<Code, Option<Severity>>,
    pub search: SearchConfig,
    /// Where its days begin, where the settings say so.
    pub timezone: Option<TimeZone>,
    /// A short message above all pages.
    pub banner: Option<Localised>,
    /// Raw HTML in Markdown is kept (sanitised) instead of shown as text.
    pub allow_html: bool,
    /// Taxonomies may be missing, since the settings could not be read as a whole: a field that is not there is no
    /// mistake of an article.
    pub incomplete: bool,
    /// Values that look like a person's and are none, in all articles.
    pub excuses: Vec<Excuse>,
    /// Those of them that the settings themselves use, by key.
    pub excused: Vec<String>,
}

impl Config {
    /// The settings of a site that says only its title.
    pub fn new(title: &str) -> Self {
        Self {
            title: Localised::from(title),
            description: Localised::default(),
            own_urls: Vec::new(),
            base_url: BaseUrl { origin: "http://localhost".to_owned(), path: "/".to_owned() },
            language: Lang::Sv,
            languages: vec![Lang::Sv],
            theme: "samla".to_owned(),
            publisher: None,
            taxonomies: standard_taxonomies(),
            page_size: 20,
            feed_size: 30,
            rules: BTreeMap::new(),
            search: SearchConfig::default(),
            timezone: None,
            banner: None,
            allow_html: false,
            incomplete: false,
            excuses: Vec::new(),
            excused: Vec::new(),
        }
    }
}

/// A text in the site's languages: the main language's where one is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localised {
    pub default: String,
    pub by_lang: BTreeMap<Lang, String>,
}

impl Localised {
    /// The text in `lang`, or the main one.
    pub fn get(&self, lang: Lang) -> &str {
        self.by_lang.get(&lang).unwrap_or(&self.default)
    }
}

impl From<&str> for Localised {
    fn from(text: &str) -> Self {
        Self { default: text.to_owned(), by_lang: BTreeMap::new() }
    }
}

/// Where the site will stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    /// `https://example.se`: scheme and host, without a final slash.
    pub origin: String,
    /// `/` or `/kunskap/`: begins and ends with a slash.
    pub path: String,
}

impl BaseUrl {
    /// `https://example.se/kunskap`, in pieces; `None` where it is no http or https address, or has more than a path.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        if !matches!(scheme.as_str(), "http" | "https") {
            return None;
        }
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.to_lowercase();
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !name.contains(':') || name.ends_with(']') => (name, Some(port)),
            _ => (host.as_str(), None),
        };
        let letters = |character: char| {
            character.is_alphanumeric() || matches!(character, '.' | '-' | '_' | ':' | '[' | ']')
        };
        let sound = !name.is_empty()
            && name.chars().all(letters)
            && port.is_none_or(|port| port.parse::<u16>().is_ok());
        let path = path.trim_matches('/');
        let parts = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
        let plain = path.bytes().all(|byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~' | b'%')
        });
        // `https://https//exempel.se/`: a scheme twice.
        let doubled = port.is_none() && matches!(name, "http" | "https");
        if doubled || !sound || !plain || !(path.is_empty() || parts) {
            return None;
        }
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Self { origin: format!("{scheme}://{host}"), path })
    }

    /// `taggar/` becomes `/kunskap/taggar/`.
    pub fn href(&self, relative: &str) -> String {
        format!("{}{relative}", self.path)
    }

    /// `taggar/` becomes `https://example.se/kunskap/taggar/`.
    pub fn absolute(&self, relative: &str) -> String {
        format!("{}{}{relative}", self.origin, self.path)
    }
}

/// Who answers for the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publisher {
    pub name: String,
    pub url: Option<String>,
    pub contact_url: Option<String>,
}

/// What the search is told beside the content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchConfig {
    /// Groups of words that mean the same.
    pub synonyms: Vec<Vec<String>>,
    /// A Hunspell `.dic` file, relative to the root.
    pub dictionary: Option<String>,
    /// Its words, in lower case, which add to the lexicon for splitting compounds.
    pub words: Vec<String>,
}

#[cfg(test)]
mod tests;
