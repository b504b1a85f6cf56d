//! The preview's own pages: what has been built and what is wrong with it.

use std::collections::BTreeMap;

use crate::content::{Entry, Metadata};
use crate::diagnostic::{Diagnostic, Lang, Visibility};
use crate::model::Article;
use crate::pipeline::{Engine, rules};
use crate::text::Date;

use super::draw::{self, Desk, escape};
use super::inject;
use super::snapshot::Snapshot;

/// So many changed files are named.
const NAMED: usize = 5;

/// So many mistakes, articles to be reviewed, and articles are on one page each.
const ON_A_PAGE: usize = 200;

/// What stands at `/__samla/`: the first page, and others at `?page=2` and so on, of what does not fit.
pub(super) fn page(snapshot: &Snapshot, page: usize, desk: &Desk) -> String {
    let title = desk.say("Förhandsvisningens läge", "State of the preview");
    let mut html = format!("<h1>{title}</h1>{}", built(snapshot, desk));
    let mut mistakes = snapshot.mistakes();
    let (mut due, mut articles) = (Vec::new(), Vec::new());
    if let Some(engine) = &snapshot.engine {
        mistakes.extend(rules(engine.site()));
        mistakes.sort_by(|left, right| left.order().cmp(&right.order()));
        due = self::due(engine);
        articles = rows(engine, &mistakes);
    }
    let pages = mistakes.len().max(due.len()).max(articles.len()).div_ceil(ON_A_PAGE).max(1);
    let part = Part { page: page.clamp(1, pages), pages };
    html.push_str(&by_file(&mistakes, part, desk));
    html.push_str(&due_list(&due, part, desk));
    html.push_str(&table(&articles, part, desk));
    html.push_str(&part.links(desk));
    whole(title, &html, snapshot, desk)
}

/// Finds out what a page needs that takes long.
pub(super) fn prepare(engine: &Engine) {
    rules(engine.site());
}

/// One page of all.
#[derive(Clone, Copy)]
struct Part {
    page: usize,
    pages: usize,
}

impl Part {
    /// What of a list stands on the page.
    fn of<T>(self, list: &[T]) -> &[T] {
        list.chunks(ON_A_PAGE).nth(self.page - 1).unwrap_or_default()
    }

    /// How many there are, and which of them are here where that is not all.
    fn counted<T>(self, list: &[T], desk: &Desk) -> String {
        let (all, first) = (list.len(), (self.page - 1) * ON_A_PAGE + 1);
        let last = all.min(first + ON_A_PAGE - 1);
        if all <= ON_A_PAGE {
            all.to_string()
        } else {
            format!("{first}–{last} {} {all}", desk.say("av", "of"))
        }
    }

    /// Links to all pages.
    fn links(self, desk: &Desk) -> String {
        if self.pages == 1 {
            return String::new();
        }
        let link = |page| match page {
            page if page == self.page => {
                format!("<li><a href=\"?page={page}\" aria-current=\"page\">{page}</a></li>")
            }
            page => format!("<li><a href=\"?page={page}\">{page}</a></li>"),
        };
        let links: String = (1..=self.pages).map(link).collect();
        format!("<nav aria-label=\"{}\"><ul class=\"pages\">{links}</ul></nav>", desk.say("Sidor", "Pages"))
    }
}

/// What stands in place of a page that cannot be shown.
pub(super) fn broken(mistakes: &[Diagnostic], snapshot: &Snapshot, desk: &Desk) -> String {
    let title = desk.say("Sidan kan inte visas än", "The page cannot be shown yet");
    let text = desk.say(
        "Den visas så snart det här är rättat. Du behöver inte ladda om.",
        "It is shown as soon as this is mended. There is no need to reload.",
    );
    let list = draw::list(mistakes, desk, usize::MAX);
    whole(title, &format!("<h1>{title}</h1><p>{text}</p>{list}"), snapshot, desk)
}

fn whole(title: &str, main: &str, snapshot: &Snapshot, desk: &Desk) -> String {
    let script = inject::script(snapshot.generation, None, desk).replace(" defer>", " data-bare defer>");
    let lang = desk.lang.tag();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/__samla/status.css\">\n{script}</head>\n<body><main>{main}</main></body>\n</html>\n"
    )
}

fn built(snapshot: &Snapshot, desk: &Desk) -> String {
    let built = &snapshot.built;
    let (at, took) = (built.at.strftime("%Y-%m-%d %H:%M:%S"), built.took.as_millis());
    let count = snapshot.engine.as_ref().map_or(0, |engine| engine.site().articles().len());
    let pages = snapshot.engine.as_ref().map_or(0, |engine| engine.page_count());
    let mut html = match desk.lang {
        Lang::Sv => {
            format!("<p>Byggt {at} på {took} ms: {count} artiklar och sidor, {pages} adresser.")
        }
        Lang::En => {
            format!("<p>Built {at} in {took} ms: {count} articles and pages, {pages} addresses.")
        }
    };
    if !built.paths.is_empty() {
        let named: Vec<String> = built.paths.iter().take(NAMED).map(|path| escape(path)).collect();
        let more = if built.paths.len() > NAMED { " …" } else { "" };
        html.push_str(&format!(" {}: {}{more}", desk.say("Ändrat", "Changed"), named.join(", ")));
    }
    html.push_str("</p>");
    let home = snapshot.engine.as_ref().map_or("/", |engine| &engine.site().config.base_url.path);
    html.push_str(&format!(
        "<p><a href=\"{}\">{}</a></p>",
        escape(home),
        desk.say("Till webbplatsen", "To the site")
    ));
    html
}

fn by_file(mistakes: &[Diagnostic], part: Part, desk: &Desk) -> String {
    let here = part.of(mistakes);
    if here.is_empty() && !mistakes.is_empty() {
        return String::new();
    }
    let mut html = format!("<h2>{}", draw::counted(mistakes, desk));
    if here.len() < mistakes.len() {
        html.push_str(&format!(" ({})", part.counted(mistakes, desk)));
    }
    html.push_str("</h2>");
    for of_file in here.chunk_by(|left, right| left.location.source.path() == right.location.source.path()) {
        let path = escape(of_file[0].location.source.path());
        html.push_str(&format!("<h3>{path}</h3>{}", draw::list(of_file, desk, usize::MAX)));
    }
    html
}

/// The articles whose review day has come, the longest ago first.
fn due(engine: &Engine) -> Vec<(Date, &Article)> {
    let today = engine.site().options.today;
    let articles = engine.site().articles().iter();
    let found = articles
        .filter_map(|article| Some((article.metadata().review_by.filter(|day| *day <= today)?, &**article)));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(day, article)| (*day, article.entry().source.path()));
    found
}

fn due_list(due: &[(Date, &Article)], part: Part, desk: &Desk) -> String {
    let here = part.of(due);
    if here.is_empty() {
        return String::new();
    }
    let items = here.iter().map(|(day, article)| format!("<li>{day} {}</li>", link(article)));
    let title = desk.say("Att se över", "Due for review");
    format!("<h2>{title} ({})</h2><ul>{}</ul>", part.counted(due, desk), items.collect::<String>())
}

/// An article or page in the table.
struct Row<'a> {
    metadata: &'a Metadata,
    path: &'a str,
    state: Visibility,
    /// None of what is hidden.
    article: Option<&'a Article>,
    mistakes: usize,
}

/// All articles and pages: first those that are wrong, then those that readers do not see.
fn rows<'a>(engine: &'a Engine, mistakes: &[Diagnostic]) -> Vec<Row<'a>> {
    let mut wrong: BTreeMap<&str, usize> = BTreeMap::new();
    for mistake in mistakes {
        *wrong.entry(mistake.location.source.path()).or_default() += 1;
    }
    let row = |entry: &'a Entry, state, article| {
        let path = entry.source.path();
        let mistakes = wrong.get(path).copied().unwrap_or_default();
        Row { metadata: &entry.metadata, path, state, article, mistakes }
    };
    let site = engine.site();
    let shown = site.articles().iter().map(|article| row(article.entry(), article.state, Some(article)));
    let hidden = site
        .hidden
        .iter()
        .map(|parsed| row(&parsed.entry, parsed.entry.metadata.visibility(site.options.today), None));
    let mut rows: Vec<Row> = shown.chain(hidden).collect();
    rows.sort_by_key(|row| (row.mistakes == 0, row.state.is_public()));
    rows
}

fn table(rows: &[Row], part: Part, desk: &Desk) -> String {
    let here = part.of(rows);
    if here.is_empty() {
        return String::new();
    }
    let head = match desk.lang {
        Lang::Sv => ["Titel", "Läge", "Datum", "Fel", "Fil"],
        Lang::En => ["Title", "State", "Date", "Mistakes", "File"],
    };
    let head = head.join("</th><th scope=\"col\">");
    let title = desk.say("Alla artiklar och sidor", "All articles and pages");
    let (count, rows) = (part.counted(rows, desk), here.iter().map(|row| row.html(desk)).collect::<String>());
    format!(
        "<h2>{title} ({count})</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table><thead><tr><th scope=\"col\">{head}</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

impl Row<'_> {
    fn html(&self, desk: &Desk) -> String {
        let title = self.article.map_or_else(|| escape(&self.metadata.title), link);
        let note = match self.article {
            Some(_) => String::new(),
            None => format!(" ({})", desk.say("visas med --drafts", "shown with --drafts")),
        };
        let date = self.metadata.date.map(|date| date.to_string()).unwrap_or_default();
        let mistakes = if self.mistakes > 0 { self.mistakes.to_string() } else { String::new() };
        format!(
            "<tr><td>{title}</td><td>{}{note}</td><td>{date}</td><td>{mistakes}</td><td>{}</td></tr>",
            state(self.state, desk),
            desk.file_link(self.path, 1)
        )
    }
}

fn link(article: &Article) -> String {
    format!("<a href=\"{}\">{}</a>", escape(article.address.href()), escape(&article.metadata().title))
}

fn state(state: Visibility, desk: &Desk) -> &str {
    match state {
        Visibility::Published => desk.say("publicerad", "published"),
        Visibility::Draft => desk.say("utkast", "draft"),
        Visibility::Scheduled(_) => desk.say("väntar på sin dag", "scheduled"),
        Visibility::Expired => desk.say("har gått ut", "expired"),
    }
}
