//! What a template sees: borrowed view structs, the contract between Samla and a theme.
//!
//! Every template gets `site` ([`SiteView`]), `page` ([`PageView`]) and `t` (the strings of the page's language,
//! from `strings/<lang>.yaml`), and one more value named after its kind: `home`, `list`, `article`, `taxonomies`,
//! `taxonomy`, `term`, `plain`, `search`. Addresses are ready to be put into `href`: they begin with the path of
//! the site's base URL. Texts are plain and escaped by the template; only fields named `html` or `svg` hold markup.

use serde::Serialize;

/// What all pages of one language share.
#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    pub title: &'a str,
    pub description: &'a str,
    /// `sv` or `en`.
    pub lang: &'a str,
    pub home_url: &'a str,
    pub search_url: &'a str,
    /// The list of all articles.
    pub list_url: &'a str,
    /// The A–Ö index.
    pub alphabet_url: &'a str,
    /// The word index.
    pub words_url: &'a str,
    pub feed_url: &'a str,
    /// Address of the search manifest, for the client.
    pub search_manifest_url: &'a str,
    pub taxonomies: Vec<TaxonomyLink<'a>>,
    /// Plain pages of this language, in the order of their titles: about, accessibility and so on.
    pub pages: Vec<Link<'a>>,
    pub publisher: Option<Publisher<'a>>,
    /// A short message above all pages.
    pub banner: Option<&'a str>,
    pub article_count: usize,
    /// Samla's version.
    pub generator: &'a str,
    /// By logical name (`site.css`, `site.js`, `search.js`): address with the content hash.
    pub assets: &'a std::collections::BTreeMap<String, String>,
    /// While previewing: the editor's comforts are shown.
    pub preview: bool,
}

/// A link with its text.
#[derive(Clone, Debug, Serialize)]
pub struct Link<'a> {
    pub title: &'a str,
    pub url: &'a str,
}

/// Who answers for the site.
#[derive(Clone, Debug, Serialize)]
pub struct Publisher<'a> {
    pub name: &'a str,
    pub url: Option<&'a str>,
    /// Where to write to them: a page, never a person's address.
    pub contact_url: Option<&'a str>,
}

/// A taxonomy in the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct TaxonomyLink<'a> {
    /// `tags`, `municipality`, …: also the name of its search filter.
    pub id: &'a str,
    /// `Taggar`.
    pub title: &'a str,
    /// `tagg`.
    pub singular: &'a str,
    pub url: &'a str,
    pub term_count: usize,
}

/// What every page has.
#[derive(Debug, Serialize)]
pub struct PageView<'a> {
    /// `home`, `list`, `article`, `taxonomy`, `term`, `plain`, `search`, `not_found`.
    pub kind: &'a str,
    /// The page's own title, without the site's.
    pub title: &'a str,
    pub description: &'a str,
    pub lang: &'a str,
    /// Site-absolute address of this page.
    pub url: &'a str,
    /// Absolute URL.
    pub canonical: &'a str,
    /// The same page in all its languages, itself included; empty when there is only one.
    pub alternates: Vec<Alternate<'a>>,
    /// From the start page down to this page, which has no url.
    pub breadcrumbs: Vec<Crumb<'a>>,
    /// A JSON-LD document, safe to put inside `<script type="application/ld+json">`.
    pub json_ld: Option<String>,
    /// Absolute URL of a picture for link previews.
    pub image: Option<String>,
    /// Feed that follows this page's content: title and address.
    pub feed: Option<Link<'a>>,
    /// Not to be listed by search engines.
    pub noindex: bool,
    /// ISO day of the last change, where there is one.
    pub modified: Option<String>,
}

/// A page in another language.
#[derive(Debug, Serialize)]
pub struct Alternate<'a> {
    pub lang: &'a str,
    /// The language's own name: `Svenska`, `English`.
    pub label: &'a str,
    pub url: &'a str,
    /// Absolute URL, for `hreflang`.
    pub canonical: String,
    pub current: bool,
}

/// A step of the way to a page.
#[derive(Debug, Serialize)]
pub struct Crumb<'a> {
    pub title: &'a str,
    pub url: Option<&'a str>,
}

/// A date for people and machines.
#[derive(Clone, Debug, Serialize)]
pub struct DateView {
    /// `2019-03`.
    pub iso: String,
    /// `mars 2019`.
    pub text: String,
}

/// From, to, or both.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodView {
    pub from: Option<DateView>,
    pub to: Option<DateView>,
}

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView<'a> {
    pub title: &'a str,
    pub url: &'a str,
    pub summary: &'a str,
    pub lang: &'a str,
    /// Municipalities and districts, as one short text; empty when there is none.
    pub place: String,
    /// None: not known.
    pub date: Option<DateView>,
    /// Why it stands in this list (shared terms of a related article); else empty.
    pub because: Vec<&'a str>,
    /// While previewing: `draft`, `scheduled` or `expired`.
    pub state: Option<&'a str>,
}

/// A term with the number of articles in it.
#[derive(Clone, Debug, Serialize)]
pub struct TermLink<'a> {
    pub title: &'a str,
    pub url: &'a str,
    pub count: usize,
    pub description: Option<&'a str>,
}

/// Terms of one taxonomy on an article.
#[derive(Clone, Debug, Serialize)]
pub struct TermsView<'a> {
    pub taxonomy: TaxonomyLink<'a>,
    pub terms: Vec<TermLink<'a>>,
}

/// `home.html`
#[derive(Debug, Serialize)]
pub struct HomeView<'a> {
    pub latest: Vec<ItemView<'a>>,
    /// The taxonomies with all their terms, in order of the settings; terms in Swedish order.
    pub taxonomies: Vec<TermsView<'a>>,
    pub map: Option<MapView<'a>>,
    /// Up to three figures from articles: number, what it is, the article.
    pub figures: Vec<FigureView<'a>>,
    pub municipality_count: usize,
}

/// A number that an article tells.
#[derive(Debug, Serialize)]
pub struct FigureView<'a> {
    /// `42 %`, `21 → 10`.
    pub number: String,
    pub text: &'a str,
    pub article: Link<'a>,
}

/// A map of Sweden with the places of the articles. All lengths in the units of the viewBox.
#[derive(Debug, Serialize)]
pub struct MapView<'a> {
    pub width: u32,
    pub height: u32,
    /// One outline a county: SVG path data.
    pub counties: Vec<CountyView<'a>>,
    pub places: Vec<PlaceView<'a>>,
}

#[derive(Debug, Serialize)]
pub struct CountyView<'a> {
    pub name: &'a str,
    pub path: &'a str,
}

#[derive(Debug, Serialize)]
pub struct PlaceView<'a> {
    pub title: &'a str,
    pub url: &'a str,
    pub count: usize,
    pub x: f64,
    pub y: f64,
    /// Grows with the square root of the count.
    pub radius: f64,
}

/// `list.html`: all articles, paged.
#[derive(Debug, Serialize)]
pub struct ListView<'a> {
    pub items: Vec<ItemView<'a>>,
    pub total: usize,
    pub pager: PagerView,
}

/// Where one is in a paged list. Pages count from 1.
#[derive(Debug, Serialize)]
pub struct PagerView {
    pub current: usize,
    pub count: usize,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Addresses of pages; `None` for a gap.
    pub pages: Vec<Option<PagerLink>>,
}

#[derive(Debug, Serialize)]
pub struct PagerLink {
    pub number: usize,
    pub url: String,
    pub current: bool,
}

/// `article.html`
#[derive(Debug, Serialize)]
pub struct ArticleView<'a> {
    pub title: &'a str,
    pub summary: &'a str,
    pub date: Option<DateView>,
    pub updated: Option<DateView>,
    pub period: Option<PeriodView>,
    /// `planned`, `ongoing` or `completed`.
    pub status: Option<&'a str>,
    /// `19 582 360 kr` and where it came from.
    pub funding: Option<FundingView<'a>>,
    pub participants: &'a [String],
    pub contact: Option<ContactView<'a>>,
    /// Only taxonomies that the article has terms in.
    pub taxonomies: Vec<TermsView<'a>>,
    pub place: String,
    pub image: Option<ImageView<'a>>,
    /// The body, with ids on its headings.
    pub html: String,
    /// Headings of level 2 and 3, in order.
    pub toc: Vec<TocView<'a>>,
    pub sources: Vec<SourceView<'a>>,
    pub related: Vec<ItemView<'a>>,
    pub backlinks: Vec<ItemView<'a>>,
    /// The neighbours in the list of all articles.
    pub previous: Option<Link<'a>>,
    pub next: Option<Link<'a>>,
    pub review_by: Option<DateView>,
    /// The review day has passed (against `--today`).
    pub review_due: bool,
    /// While previewing: `draft`, `scheduled` or `expired`.
    pub state: Option<&'a str>,
    /// Minutes to read, at least 1.
    pub reading_minutes: usize,
    /// `extra` of the front matter, for a theme's own use.
    pub extra: &'a serde_json::Value,
}

#[derive(Debug, Serialize)]
pub struct FundingView<'a> {
    /// `19 582 360 kr`; empty when only the source is known.
    pub amount: String,
    pub source: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct ContactView<'a> {
    pub name: &'a str,
    pub url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct ImageView<'a> {
    pub url: String,
    /// In pixels as readers see it; none where the file does not tell.
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub alt: &'a str,
    pub caption: Option<&'a str>,
    pub credit: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct TocView<'a> {
    pub level: u8,
    pub id: &'a str,
    pub text: &'a str,
}

#[derive(Debug, Serialize)]
pub struct SourceView<'a> {
    pub title: &'a str,
    pub publisher: Option<&'a str>,
    pub url: Option<&'a str>,
    pub date: Option<DateView>,
}

/// `taxonomy.html`: all terms of a taxonomy.
#[derive(Debug, Serialize)]
pub struct TaxonomyView<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub singular: &'a str,
    /// One sentence on what the taxonomy is.
    pub description: Option<&'a str>,
    /// Terms by first letter, in Swedish order; a taxonomy that has few terms is one group with an empty letter.
    pub groups: Vec<LetterView<'a>>,
    /// Terms of the vocabulary that no article stands under just now, in Swedish order.
    pub unused: Vec<TermLink<'a>>,
    /// Terms with articles.
    pub term_count: usize,
    /// For municipalities.
    pub map: Option<MapView<'a>>,
}

#[derive(Debug, Serialize)]
pub struct LetterView<'a> {
    pub letter: String,
    pub terms: Vec<TermLink<'a>>,
}

/// `term.html`: the articles of one term, paged.
#[derive(Debug, Serialize)]
pub struct TermView<'a> {
    pub taxonomy: TaxonomyLink<'a>,
    pub title: &'a str,
    pub description: Option<&'a str>,
    pub synonyms: &'a [String],
    pub broader: Option<TermLink<'a>>,
    pub narrower: Vec<TermLink<'a>>,
    /// Terms that stand together with this one most often.
    pub related: Vec<TermLink<'a>>,
    pub items: Vec<ItemView<'a>>,
    pub total: usize,
    pub pager: PagerView,
    pub feed_url: &'a str,
    /// For a municipality: its county and SCB code.
    pub county: Option<&'a str>,
    pub code: Option<&'a str>,
}

/// `plain.html`
#[derive(Debug, Serialize)]
pub struct PlainView<'a> {
    pub title: &'a str,
    pub summary: &'a str,
    pub html: String,
    pub toc: Vec<TocView<'a>>,
    pub updated: Option<DateView>,
}

/// `alphabet.html`: all letters of the A–Ö index, or the entries of one.
#[derive(Debug, Serialize)]
pub struct AlphabetView<'a> {
    pub letters: Vec<IndexLetterView<'a>>,
    /// The letter whose entries are shown.
    pub current: Option<&'a str>,
    pub entries: Vec<IndexEntryView<'a>>,
}

#[derive(Debug, Serialize)]
pub struct IndexLetterView<'a> {
    pub title: &'a str,
    pub url: String,
    pub current: bool,
}

/// A name in the index.
#[derive(Debug, Serialize)]
pub struct IndexEntryView<'a> {
    pub title: &'a str,
    pub url: &'a str,
    /// What it is: `kommun`, `metod`; empty for an article.
    pub kind: &'a str,
    /// The target's own name, when the title is another word for it; else empty.
    pub see: &'a str,
    pub is_article: bool,
}

/// `words.html`: the word index with the words that most others contain, or the words of one letter.
#[derive(Debug, Serialize)]
pub struct WordsView<'a> {
    pub letters: Vec<IndexLetterView<'a>>,
    /// The letter whose words are shown.
    pub current: Option<&'a str>,
    /// Where no letter is shown: words that many others contain.
    pub parts: Vec<WordLink<'a>>,
    pub words: Vec<WordView<'a>>,
}

/// A word as a link to its place in the index.
#[derive(Debug, Serialize)]
pub struct WordLink<'a> {
    pub title: &'a str,
    pub url: String,
    /// How many words contain it.
    pub count: usize,
}

/// A word in its base form, with the pages that hold it.
#[derive(Debug, Serialize)]
pub struct WordView<'a> {
    pub title: &'a str,
    /// Of its place on the page.
    pub id: String,
    pub pages: Vec<IndexEntryView<'a>>,
    /// How many pages hold it besides.
    pub more: usize,
    /// Longer words that contain it.
    pub compounds: Vec<CompoundView<'a>>,
}

/// A longer word below one that it contains.
#[derive(Debug, Serialize)]
pub struct CompoundView<'a> {
    pub title: &'a str,
    /// Its own place in the index, where these are so many that their pages stand there only; else empty.
    pub url: String,
    pub pages: Vec<IndexEntryView<'a>>,
    /// How many pages hold it besides.
    pub more: usize,
}

/// `search.html`
#[derive(Debug, Serialize)]
pub struct SearchView<'a> {
    /// Filters: the taxonomies that are search filters, with their terms and counts.
    pub filters: Vec<TermsView<'a>>,
    /// The address that the form goes to without JavaScript: the A–Ö index.
    pub fallback_url: &'a str,
}
