//! What other systems call their fields (Hugo, Jekyll, Docusaurus, Obsidian, Eleventy, `WordPress`, `MkDocs`, GOV.UK and
//! words of Swedish), and what becomes of them here where there is no such field.

use crate::diagnostic::Message;
use crate::message;

/// What to do with a field of another system that has no counterpart.
#[derive(Clone, Copy)]
enum Instead {
    /// The file's name makes the address.
    Address,
    /// The theme and the dates decide; take it away.
    Nothing,
    /// No persons.
    Person,
    /// The day of a review that has been.
    Reviewed,
    /// `published`: a truth value, or one of two days.
    Published,
    /// Hidden articles.
    Hidden,
    /// A series of articles.
    Series,
    /// Its text belongs below the metadata.
    Body,
    /// The municipality tells it.
    County,
}

use Instead::{Address, Body, County, Hidden, Nothing, Person, Published, Reviewed, Series};

/// Simplified names, as [`super::names::simplify`] gives them.
#[rustfmt::skip]
const FIELDS: &[(Instead, &[&str])] = &[
    (Address, &["slug", "permalink", "url", "uri", "path", "link", "guid", "basename", "canonical", "canonical_url",
        "canonicalurl", "adress", "lank", "webbadress"]),
    (Nothing, &["layout", "template", "weight", "order", "toc", "table_of_contents", "toc_hide", "hide_toc", "featured", "sticky",
        "pinned", "id", "uid", "uuid", "type", "kind", "typ", "parent", "grand_parent", "has_children", "nav_order", "nav_exclude", "menu",
        "menu_order", "sidebar_label", "sidebar_position", "sidebar_class_name", "displayed_sidebar", "pagination_label",
        "pagination_next", "pagination_prev", "hide_title", "hide_table_of_contents", "linktitle", "link_title", "short_title",
        "custom_edit_url", "comments", "comment_status", "ping_status", "disqus", "math", "mathjax", "mermaid", "cssclass",
        "cssclasses", "css", "style", "class", "classes", "icon", "color", "colour", "emoji", "outputs", "cascade", "build", "render",
        "render_with_liquid", "eleventynavigation", "eleventycomputed", "pagination", "search_exclude", "sitemap",
        "robots", "noindex", "iscjklanguage", "markup", "headless", "guest", "format", "post_type", "post_id", "wordpress_id", "views",
        "rating", "reading_time", "readingtime", "wordcount", "version", "revision", "position", "rank", "sort", "sortering",
        "ordning", "mall", "hide", "nav", "breadcrumb", "breadcrumbs", "header", "footer", "sidebar", "share", "license", "licence"]),
    (Person, &["author", "authors", "author_id", "author_profile", "byline", "by", "creator", "contributor", "contributors", "editor",
        "owner", "maintainer", "maintainers", "reviewed_by", "reviewer", "reviewers", "approved_by", "written_by", "responsible",
        "forfattare", "skribent", "av", "redaktor", "ansvarig", "granskad_av", "granskare", "kontaktperson", "handlaggare",
        "last_update_author"]),
    (Reviewed, &["last_reviewed_on", "last_reviewed", "reviewed", "reviewed_on", "reviewed_at", "review_date", "granskad",
        "senast_granskad", "faktagranskad"]),
    (Published, &["published", "publishedat", "published_at", "published_on", "published_date", "published_time", "publicerad",
        "publicerat", "publiceringsdatum", "pubdate", "pub_date"]),
    (Hidden, &["hidden", "unlisted", "private", "visibility", "dold", "privat"]),
    (Series, &["series", "serie", "collection", "collections", "part_of", "part"]),
    (County, &["lan", "county", "counties", "region", "regioner", "landskap", "lansstyrelse", "province", "lanskod"]),
    (Body, &["content", "body", "text", "brodtext", "innehall"]),
];

/// Whether the name is one of another system that has no counterpart here. `plain` is simplified.
pub(super) fn is_foreign(plain: &str) -> bool {
    find(plain).is_some()
}

fn find(plain: &str) -> Option<Instead> {
    FIELDS.iter().find(|(_, names)| names.contains(&plain)).map(|(instead, _)| *instead)
}

/// What an editor does with the field in an article. `plain` is simplified; `value` is what stands there.
pub(super) fn advice(plain: &str, value: Option<&str>) -> Option<Message> {
    Some(match find(plain)? {
        Address => message!(
            sv: "Ta bort raden: artikelns adress kommer från filens namn. En gammal adress som ska leda hit skrivs i aliases: aliases: [/gammal/adress/]",
            en: "Take the line away: the article's address comes from the file's name. An old address that should lead here goes into aliases: aliases: [/old/address/]"
        ),
        Nothing => message!(
            sv: "Ta bort raden: temat och artikelns datum avgör hur och i vilken ordning artiklar visas.",
            en: "Take the line away: the theme and the article's date decide how and in which order articles are shown."
        ),
        Person => message!(
            sv: "Ta bort raden: enskilda personer nämns inte. Den förvaltning eller myndighet som står bakom skrivs i organisation.",
            en: "Take the line away: single persons are not named. The department or agency behind it goes into organisation."
        ),
        Reviewed => message!(
            sv: "Dagen då artikeln senast sågs över skrivs i updated. Vem som gjorde det nämns inte.",
            en: "The day on which the article was last looked over goes into updated. The person is not named."
        ),
        Published if value.is_some_and(is_no) => {
            message!(sv: "Ett utkast skrivs så här: draft: true", en: "A draft is written like this: draft: true")
        }
        Published if value.is_some_and(is_yes) => message!(
            sv: "Ta bort raden: en artikel utan draft: true är publicerad.",
            en: "Take the line away: an article without draft: true is published."
        ),
        Published => message!(
            sv: "Dagen som artikeln är från skrivs i date. Ska den synas först en viss dag: publish_at.",
            en: "The day of the article goes into date. Where it should be shown from a certain day only: publish_at."
        ),
        Hidden => message!(
            sv: "En artikel är publicerad eller ett utkast. Ska den inte synas: draft: true",
            en: "An article is published or a draft. Where it should not be seen: draft: true"
        ),
        Series => message!(
            sv: "Ta bort raden: artiklar som hör ihop får samma tagg, eller räknas upp i related.",
            en: "Take the line away: articles that belong together get the same tag, or are listed in related."
        ),
        County => message!(
            sv: "Ta bort raden: länet följer av kommunen, som skrivs i municipality.",
            en: "Take the line away: the county follows from the municipality, which goes into municipality."
        ),
        Body => message!(
            sv: "Ta bort fältet: artikelns text skrivs under den andra raden med ---.",
            en: "Take the field away: the article's text is written below the second line of ---."
        ),
    })
}

fn is_no(value: &str) -> bool {
    matches!(value.trim().to_lowercase().as_str(), "false" | "no" | "nej" | "off" | "0")
}

fn is_yes(value: &str) -> bool {
    matches!(value.trim().to_lowercase().as_str(), "true" | "yes" | "ja" | "on" | "1")
}
