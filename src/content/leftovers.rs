//! Files in `content/` that no page refers to: they are not published, and what each seems to be decides what its author
//! is told.

use std::io::Read;
use std::path::Path;

use super::discover::at_file;
use super::{Attachment, near_names};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::message;
use crate::text::file;

/// What the web server or another service looks for in the root of a site, in small letters.
const OF_THE_HOST: [&str; 29] = [
    "cname",
    "robots.txt",
    "sitemap.xml",
    "atom.xml",
    "rss.xml",
    "feed.xml",
    "404.html",
    "403.html",
    "500.html",
    "_headers",
    "_redirects",
    "humans.txt",
    "security.txt",
    "ads.txt",
    "app-ads.txt",
    "llms.txt",
    "favicon.ico",
    "favicon.svg",
    "favicon.png",
    "apple-touch-icon.png",
    "site.webmanifest",
    "manifest.json",
    "manifest.webmanifest",
    "browserconfig.xml",
    "web.config",
    "staticwebapp.config.json",
    "netlify.toml",
    "vercel.json",
    "bingsiteauth.xml",
];

/// Endings of documents that people work in.
const WORKING_PAPERS: [&str; 19] = [
    "doc", "docx", "docm", "dotx", "odt", "rtf", "pages", "xls", "xlsx", "xlsm", "ods", "csv", "numbers",
    "ppt", "pptx", "odp", "msg", "eml", "one",
];

/// Endings of what other generators are made of.
const OF_OTHER_TOOLS: [&str; 23] = [
    "js", "mjs", "cjs", "ts", "jsx", "tsx", "vue", "svelte", "json", "jsonc", "toml", "yaml", "yml",
    "liquid", "njk", "hbs", "ejs", "scss", "sass", "less", "php", "py", "rb",
];

/// Other endings of Markdown.
const OTHER_MARKDOWN: [&str; 8] = ["mdown", "mkd", "mkdn", "mdwn", "mdtxt", "mdtext", "mdx", "rmd"];

/// Says why the file is not published, and what to do; nothing where its name has told already.
pub fn unlinked(file: &Attachment) -> Option<Diagnostic> {
    (!near_names::is_misnamed_vocabulary(&file.path)).then(|| described(file))
}

fn described(file: &Attachment) -> Diagnostic {
    let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
    let lower = name.to_lowercase();
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    if is_of_the_host(folder, &lower) {
        return host(&file.path, name);
    }
    if let Some(article) = article_name(name, &lower, ending, &file.file) {
        let message = message!(
            sv: "Filen ser ut som en artikel, men läses inte: artiklar slutar på .md.",
            en: "The file looks like an article, but is not read: articles end in .md."
        );
        return said(
            file,
            message,
            message!(sv: "Döp om filen till {article}", en: "Rename the file to {article}"),
        );
    }
    if WORKING_PAPERS.contains(&ending) {
        let message = message!(
            sv: "Ingen sida länkar till dokumentet, så det publiceras inte.",
            en: "No page links to the document, so it is not published."
        );
        return said(
            file,
            message,
            message!(
                sv: "Är det en artikel: klistra in texten i en .md-fil. Är det arbetsmaterial: flytta det från content. Ska läsare få det: länka, [namnet](<{name}>).",
                en: "If it is an article, paste its text into an .md file. If it is working material, move it out of content. If readers are to have it, link to it: [its name](<{name}>)."
            ),
        );
    }
    if OF_OTHER_TOOLS.contains(&ending) {
        let message = message!(
            sv: "Filen hör till ett annat verktyg. Ingen sida länkar till den, så den publiceras inte.",
            en: "The file belongs to another tool. No page links to it, so it is not published."
        );
        return said(
            file,
            message,
            message!(
                sv: "Ta bort den, eller lägg den i mappen static om den ska ut som den är.",
                en: "Take it away, or put it into the folder static where it is to go out as it is."
            ),
        );
    }
    let message = message!(
        sv: "Ingen sida använder filen, så den publiceras inte.",
        en: "No page uses the file, so it is not published."
    );
    said(
        file,
        message,
        message!(
            sv: "Visa eller länka till den från en artikel, flytta den till mappen static, eller ta bort den.",
            en: "Show it in an article or link to it, move it to the folder static, or take it away."
        ),
    )
}

fn said(file: &Attachment, message: Message, help: Message) -> Diagnostic {
    at_file(Code::UnlinkedFile, &file.path, message).with_help(help)
}

/// Whether it has the name of a file for the web server and stands at the top, where servers look.
fn is_of_the_host(folder: &str, lower: &str) -> bool {
    folder == super::FOLDER
        && (OF_THE_HOST.contains(&lower)
            || is_proof_of_ownership(lower)
            || lower.starts_with("apple-touch-icon")
            || lower.ends_with(".webmanifest"))
}

/// `google1a2b3c.html`, `yandex_….html`: what a search engine asks the owner of a site to publish.
fn is_proof_of_ownership(lower: &str) -> bool {
    let stem = lower
        .strip_suffix(".html")
        .or_else(|| lower.strip_suffix(".txt"))
        .or_else(|| lower.strip_suffix(".xml"));
    stem.is_some_and(|stem| {
        [
            "google",
            "yandex_",
            "bing",
            "pinterest-",
            "ms",
            "baidu_verify",
            "naver",
            "facebook",
            "mailru-verification",
        ]
        .iter()
        .any(|before| {
            stem.strip_prefix(before).is_some_and(|rest| rest.bytes().any(|byte| byte.is_ascii_digit()))
        })
    })
}

fn host(path: &str, name: &str) -> Diagnostic {
    let message = message!(
        sv: "Filen är till för webbservern, och publiceras inte härifrån.",
        en: "The file is meant for the web server, and is not published from here."
    );
    at_file(Code::HostFile, path, message).with_help(message!(
        sv: "Flytta den till static/{name}: det som ligger där publiceras som det är, med samma namn.",
        en: "Move it to static/{name}: what stands there is published as it is, under the same name."
    ))
}

/// What is said of a dot file or folder that only a web server can want; others are nobody's business.
pub(super) fn hidden_host_file(path: &str, name: &str) -> Option<Diagnostic> {
    let is_for_host = matches!(name, ".nojekyll" | ".htaccess" | ".htpasswd" | ".well-known" | ".domains");
    is_for_host.then(|| host(path, name))
}

/// The name that an article saved under another ending should have.
fn article_name(name: &str, lower: &str, ending: &str, file: &Path) -> Option<String> {
    if OTHER_MARKDOWN.contains(&ending) {
        return Some(format!("{}md", &name[..name.len() - ending.len()]));
    }
    if let Some(at) = [".md.", ".markdown."].iter().find_map(|mark| lower.rfind(mark)) {
        return Some(format!("{}.md", name.get(..at)?));
    }
    let is_text = matches!(ending, "txt" | "text" | "" | "htm" | "html");
    (is_text && begins_like_an_article(file)).then(|| {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        format!("{stem}.md")
    })
}

/// Whether the first lines are front matter.
fn begins_like_an_article(file: &Path) -> bool {
    let mut head = [0; 512];
    let Ok(length) = file::open(file).and_then(|mut file| file.read(&mut head)) else { return false };
    let text = String::from_utf8_lossy(&head[..length]);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with("---\n")
        || text.starts_with("---\r")
        || text.starts_with("title:")
        || text.starts_with("titel:")
}
