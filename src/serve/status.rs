//! The preview's own pages: what has been built and what is wrong with it.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, State};
use crate::pipeline::{Engine, rules};

use super::draw::{self, Desk, escape};
use super::inject;
use super::snapshot::Snapshot;

/// So many changed files are named.
const NAMED: usize = 5;

/// What stands at `/__samla/`.
pub(super) fn page(snapshot: &Snapshot, desk: &Desk) -> String {
    let title = desk.say("Förhandsvisningens läge", "State of the preview");
    let mut html = format!("<h1>{title}</h1>{}", built(snapshot, desk));
    let mut mistakes = snapshot.mistakes.clone();
    if let Some(engine) = &snapshot.engine {
        mistakes.extend(rules(engine.site()));
        mistakes.sort_by(|left, right| left.order().cmp(&right.order()));
    }
    html.push_str(&by_file(&mistakes, desk));
    if let Some(engine) = &snapshot.engine {
        html.push_str(&due(engine, desk));
        html.push_str(&articles(engine, &mistakes, desk));
    }
    whole(title, &html, snapshot, desk)
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
        crate::diagnostic::Lang::Sv => {
            format!("<p>Byggt {at} på {took} ms: {count} artiklar och sidor, {pages} adresser.")
        }
        crate::diagnostic::Lang::En => {
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

fn by_file(mistakes: &[Diagnostic], desk: &Desk) -> String {
    let mut html = format!("<h2>{}</h2>", draw::counted(mistakes, desk));
    for of_file in
        mistakes.chunk_by(|left, right| left.location.source.path() == right.location.source.path())
    {
        let path = escape(of_file[0].location.source.path());
        html.push_str(&format!("<h3>{path}</h3>{}", draw::list(of_file, desk, usize::MAX)));
    }
    html
}

fn due(engine: &Engine, desk: &Desk) -> String {
    let today = engine.site().options.today;
    let mut found: Vec<_> = engine
        .site()
        .articles()
        .iter()
        .filter_map(|article| Some((article.metadata().review_by.filter(|day| *day <= today)?, article)))
        .collect();
    if found.is_empty() {
        return String::new();
    }
    found.sort_by_key(|(day, article)| (*day, article.entry().source.path()));
    let items = found.iter().map(|(day, article)| format!("<li>{day} {}</li>", link(article)));
    let title = desk.say("Att se över", "Due for review");
    format!("<h2>{title} ({})</h2><ul>{}</ul>", found.len(), items.collect::<String>())
}

fn articles(engine: &Engine, mistakes: &[Diagnostic], desk: &Desk) -> String {
    let mut wrong: BTreeMap<&str, usize> = BTreeMap::new();
    for mistake in mistakes {
        *wrong.entry(mistake.location.source.path()).or_default() += 1;
    }
    let row = |title: String, state: &str, date: String, path: &str| {
        let count = wrong.get(path).map(ToString::to_string).unwrap_or_default();
        format!(
            "<tr><td>{title}</td><td>{state}</td><td>{date}</td><td>{count}</td><td>{}</td></tr>",
            desk.file_link(path, 1)
        )
    };
    let day = |date: Option<crate::text::PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let shown = engine.site().articles().iter().map(|article| {
        let path = article.entry().source.path();
        row(link(article), state(article.state, desk), day(article.metadata().date), path)
    });
    let note = desk.say("visas med --drafts", "shown with --drafts");
    let hidden = engine.site().hidden.iter().map(|parsed| {
        let (metadata, path) = (&parsed.entry.metadata, parsed.entry.source.path());
        let state = format!("{} ({note})", state(engine.state(metadata), desk));
        row(escape(&metadata.title), &state, day(metadata.date), path)
    });
    let rows: String = shown.chain(hidden).collect();
    let head = match desk.lang {
        crate::diagnostic::Lang::Sv => ["Titel", "Läge", "Datum", "Fel", "Fil"],
        crate::diagnostic::Lang::En => ["Title", "State", "Date", "Mistakes", "File"],
    };
    let head = head.join("</th><th scope=\"col\">");
    let title = desk.say("Alla artiklar och sidor", "All articles and pages");
    format!(
        "<h2>{title}</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table><thead><tr><th scope=\"col\">{head}</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

fn link(article: &Article) -> String {
    format!("<a href=\"{}\">{}</a>", escape(article.address.href()), escape(&article.metadata().title))
}

fn state(state: State, desk: &Desk) -> &str {
    match state {
        State::Published => desk.say("publicerad", "published"),
        State::Draft => desk.say("utkast", "draft"),
        State::Scheduled => desk.say("väntar på sin dag", "scheduled"),
        State::Expired => desk.say("har gått ut", "expired"),
    }
}
