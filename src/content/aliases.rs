//! Old addresses: of articles, and of terms.
//!
//! `/gammal/adress/` becomes `gammal/adress/`, below the site's own address. An old address answers as a page whatever
//! stands in it: it is a folder, dots or not, but for one that names an HTML file, which is that very file.

use crate::config::Config;
use crate::diagnostic::{Code, Fix, Message};
use crate::message;
use crate::text::address::{self, Reference};
use crate::text::composed;
use crate::yaml::{Fields, Spanned, scalar};

/// No part of a path is longer on any common file system, in bytes.
pub const LONGEST_PART: usize = 255;
/// No path as a whole; some systems have room for little more.
const LONGEST: usize = 900;

/// Why there can be no such address.
enum Wrong {
    /// It is none of the site's, or not written as one; with what was meant, where that can be seen.
    Form(Option<String>),
    /// A part that no file can be called.
    Part(String),
    Query,
    Length,
}

/// The field `aliases`, as addresses below the site's own.
pub(super) fn read(fields: &mut Fields, config: &Config) -> Vec<Spanned<String>> {
    let mut aliases: Vec<Spanned<String>> = Vec::new();
    for Spanned { value, span } in fields.texts("aliases") {
        let (alias, wrong) = parsed(&value, config);
        if let Some(wrong) = wrong {
            let message = message!(sv: "”{value}” är ingen gammal adress på webbplatsen.", en: "“{value}” is not an old address of the site.");
            let report = fields.mistake(Code::InvalidAddress, span.clone(), message);
            report.help = Some(wrong.help());
            if let Wrong::Form(Some(meant)) = wrong {
                report.fix = Some(Fix { span: span.clone(), replacement: scalar(&meant) });
            }
        }
        aliases.extend(alias.map(|value| Spanned { value, span }));
    }
    aliases
}

impl Wrong {
    fn help(&self) -> Message {
        match self {
            Self::Form(_) => message!(
                sv: "Skriv bara vägen, med / först: /gammal/adress/",
                en: "Write only the path, with / first: /old/address/"
            ),
            Self::Part(part) => message!(
                sv: "Ingen fil kan heta ”{part}”: delarna mellan / får inte vara tomma, börja eller sluta med punkt eller mellanslag, eller innehålla \\ : * ? \" < > |",
                en: "No file can be called “{part}”: the parts between / must not be empty, begin or end with a dot or a space, or hold \\ : * ? \" < > |"
            ),
            Self::Query => message!(
                sv: "Det som står efter ? når aldrig en färdig webbplats. Låt webbservern skicka vidare den adressen.",
                en: "What stands after ? never reaches a static site. Let the web server redirect that address."
            ),
            Self::Length => message!(
                sv: "Adressen är för lång: högst {LONGEST_PART} tecken mellan två /, och {LONGEST} i allt.",
                en: "The address is too long: at most {LONGEST_PART} characters between two /, and {LONGEST} in all."
            ),
        }
    }
}

/// The address below the site's own, and what is wrong with how it is written.
fn parsed(written: &str, config: &Config) -> (Option<String>, Option<Wrong>) {
    let (path, query, fragment, is_plain) = match address::read(written) {
        Ok(Reference::Site { path, query, fragment }) => (path, query, fragment, !written.contains("://")),
        Ok(Reference::File { path, query, fragment }) => {
            let looks_foreign = address::guess(&path).is_some() || path.contains('\\');
            if looks_foreign {
                return (None, Some(Wrong::Form(None)));
            }
            (format!("/{path}"), query, fragment, false)
        }
        Ok(Reference::External(url)) => {
            let own = config.own_urls.iter().chain([&config.base_url]);
            let mut inside = own.filter_map(|own| address::inside(&url, &own.origin));
            let Some(path) = inside.find(|path| in_site(path, config)) else {
                return (None, Some(Wrong::Form(None)));
            };
            match address::read_inside(path) {
                Reference::Site { path, query, fragment } => (path, query, fragment, false),
                _ => return (None, Some(Wrong::Form(None))),
            }
        }
        _ => return (None, Some(Wrong::Form(None))),
    };
    if query.is_some() {
        return (None, Some(Wrong::Query));
    }
    let path = composed(below(&path, config)).into_owned();
    match checked(&path) {
        Err(wrong) => (None, Some(wrong)),
        Ok(alias) => {
            let is_right = is_plain && fragment.is_none();
            (Some(alias), (!is_right).then(|| Wrong::Form(Some(format!("/{path}")))))
        }
    }
}

/// Whether a path of the host lies below the site's own.
fn in_site(path: &str, config: &Config) -> bool {
    let own = config.own_urls.iter().chain([&config.base_url]);
    own.map(|own| own.path.as_str()).any(|own| path.starts_with(own))
}

/// A path without that of the site, and without its first slash.
fn below<'p>(path: &'p str, config: &Config) -> &'p str {
    let own = config.own_urls.iter().chain([&config.base_url]);
    let mut own = own.map(|own| own.path.as_str()).filter(|own| *own != "/");
    own.find_map(|own| path.strip_prefix(own)).unwrap_or_else(|| &path[1..])
}

/// The address that a path becomes.
fn checked(path: &str) -> Result<String, Wrong> {
    let folder = path.strip_suffix('/').unwrap_or(path);
    let folder =
        folder.strip_suffix("/index.html").or_else(|| folder.strip_suffix("/index.htm")).unwrap_or(folder);
    if folder.is_empty() || folder == "index.html" {
        return Err(Wrong::Form(None));
    }
    if let Some(part) = folder.split('/').find(|part| !is_name(part)) {
        return Err(Wrong::Part(part.to_owned()));
    }
    if folder.len() > LONGEST || folder.split('/').any(|part| part.len() > LONGEST_PART) {
        return Err(Wrong::Length);
    }
    let ending = folder.rsplit('/').next().and_then(|last| last.rsplit_once('.')).map(|(_, ending)| ending);
    let is_page = ending
        .is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"));
    Ok(if is_page && !path.ends_with('/') { folder.to_owned() } else { format!("{folder}/") })
}

/// Whether a file may be called so, on any system and by the publisher.
fn is_name(part: &str) -> bool {
    !part.is_empty()
        && !part.starts_with(['.', ' '])
        && !part.ends_with(['.', ' '])
        && !part.contains(|letter: char| {
            matches!(letter, '\\' | '?' | '#' | '%' | ':' | '*' | '"' | '<' | '>' | '|')
                || letter.is_control()
                || letter.is_whitespace() && letter != ' '
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::BaseUrl;

    /// The alias, and what the fix writes; `!` where there is a mistake without a fix.
    fn read(written: &str, base: &str) -> (Option<String>, Option<String>) {
        let base_url = BaseUrl::parse(base).unwrap();
        let config = Config { own_urls: vec![base_url.clone()], base_url, ..Config::new("x") };
        let (alias, wrong) = parsed(written, &config);
        let wrong = wrong.map(|wrong| match wrong {
            Wrong::Form(Some(meant)) => meant,
            _ => "!".to_owned(),
        });
        (alias, wrong)
    }

    #[test]
    fn an_old_address_is_a_folder_whatever_stands_in_it() {
        for (written, alias) in [
            ("/gammal/adress/", "gammal/adress/"),
            ("/gammal/adress", "gammal/adress/"),
            ("/v1.2/", "v1.2/"),
            ("/guide/v1.2", "guide/v1.2/"),
            ("/2020/01/gammal.html", "2020/01/gammal.html"),
            ("/gammal.HTM", "gammal.HTM"),
            ("/gammal.html/", "gammal.html/"),
            ("/gammal/index.html", "gammal/"),
            ("/default.aspx", "default.aspx/"),
            ("/index.php/gammal", "index.php/gammal/"),
            ("/Stora/Bokstaver/", "Stora/Bokstaver/"),
            ("/åäö/", "åäö/"),
            ("/%C3%A5%C3%A4%C3%B6/", "åäö/"),
            ("/a\u{30a}r/", "år/"),
            ("/Gammal%20sida/", "Gammal sida/"),
            ("/kunskap/gammal/", "gammal/"),
            ("/kunskapen/gammal/", "kunskapen/gammal/"),
        ] {
            let found = read(written, "https://exempel.se/kunskap/");
            assert_eq!(found, (Some(alias.to_owned()), None), "{written}");
        }
    }

    #[test]
    fn other_ways_to_write_it_are_mended() {
        for (written, meant) in [
            ("https://exempel.se/kunskap/gammal/", "/gammal/"),
            ("http://www.exempel.se/kunskap/gammal/", "/gammal/"),
            ("http://localhost:4000/kunskap/gammal/", "/gammal/"),
            ("gammal-adress", "/gammal-adress"),
            ("gammal/adress/", "/gammal/adress/"),
            ("/gammal/#del", "/gammal/"),
        ] {
            let (alias, wrong) = read(written, "https://exempel.se/kunskap/");
            assert_eq!(wrong.as_deref(), Some(meant), "{written}");
            let again = read(meant, "https://exempel.se/kunskap/");
            assert_eq!(again, (alias, None), "{meant}");
        }
    }

    #[test]
    fn what_can_be_no_page_of_the_site_is_refused() {
        let long = format!("/{}/", "a".repeat(256));
        let deep = "/abcdefghij".repeat(100);
        for written in [
            "/",
            "https://exempel.se/kunskap/",
            "/index.html",
            "https://annan.se/gammal/",
            "https://exempel.se/annat/",
            "/?p=123",
            "/gammal/?sida=2",
            "/a//b/",
            "/../b/",
            "/.git/",
            "/.dold/",
            "/a./",
            "/a%20/",
            "/a:b/",
            "/a*/",
            "/a|b/",
            "/a%3Fb/",
            "C:\\gammal",
            "mailto:a@b.se",
            "//annan.se/x",
            "www.annan.se/x",
            "a\\b",
            &long,
            &deep,
        ] {
            let (alias, wrong) = read(written, "https://exempel.se/kunskap/");
            assert_eq!((alias, wrong.as_deref()), (None, Some("!")), "{written}");
        }
    }
}
