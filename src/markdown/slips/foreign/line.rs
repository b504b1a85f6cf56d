//! What other tools begin a line with: boxes, directives, imports, headings of other markup.

use crate::diagnostic::{Code, Diagnostic, Message};
use crate::markdown::colon::stands_alone;
use crate::markdown::prose::Kind;
use crate::markdown::slips::{Line, Page, Run};
use crate::message;

/// Whether a box by `:::` is open, whose end needs no word of its own.
#[derive(Default)]
pub struct Boxes {
    colons: bool,
}

/// Looks at the start of a line. Gives whether it told something.
pub fn look(
    page: &Page<'_>,
    run: &Run<'_>,
    index: usize,
    boxes: &mut Boxes,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let line = run.lines[index];
    if !line.text.starts_with(|letter: char| letter.is_ascii()) || run.leaf.kind == Kind::Cell {
        return false;
    }
    if line.text.starts_with(':') && colon(page, run, index, boxes, found) {
        return true;
    }
    if run.leaf.kind == Kind::Heading {
        return false;
    }
    if let Some((marks, text)) = heading(line.text) {
        let fixed = format!("{} {text}", "#".repeat(marks));
        let diagnostic = told(page, line.at, line.end(), what("Rubriken är", "The heading is"))
            .with_help(message!(sv: "Skriv {fixed}.", en: "Write {fixed}."));
        let of_signs = line.text.starts_with('=');
        found.push(if of_signs {
            diagnostic.with_fix(page.absolute(line.at..line.end()), fixed)
        } else {
            diagnostic
        });
        return true;
    }
    let Some((length, help)) = directive(line.text) else { return false };
    found.push(told(page, line.at, line.at + length, what("Raden är", "The line is")).with_help(help));
    true
}

fn told(page: &Page<'_>, start: usize, end: usize, message: Message) -> Diagnostic {
    page.complain(Code::ForeignSyntax, start..end, message)
}

fn what(sv: &str, en: &str) -> Message {
    Message {
        sv: format!("{sv} skriven för ett annat verktyg och visas som den står."),
        en: format!("{en} written for another tool and shown as it stands."),
    }
}

/// Looks at a line that begins with a colon. Gives whether it is of another tool or explains something.
fn colon(
    page: &Page<'_>,
    run: &Run<'_>,
    index: usize,
    boxes: &mut Boxes,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let Line { at, text } = run.lines[index];
    let rest = &text[1..];
    if let Some(name) = rest.strip_prefix("::") {
        let ends = name.trim_matches([':', ' ']).is_empty() && boxes.colons;
        boxes.colons = !ends;
        if !ends {
            found.push(told(page, at, at + text.len(), what("Rutan är", "The box is")).with_help(boxed()));
        }
        return true;
    }
    let spaced = rest.starts_with([' ', '\t']) && !rest.trim().is_empty();
    let near = rest.starts_with(char::is_alphabetic)
        && !rest.contains(':')
        && index == 1
        && stands_alone(run.lines[0].text);
    if !spaced && !near {
        return false;
    }
    let diagnostic = page
        .complain(
            Code::DefinitionSyntax,
            at..at + 1,
            message!(
                sv: "Raden börjar med kolon men förklarar inget ord.",
                en: "The line begins with a colon, but explains no term.",
            ),
        )
        .with_help(message!(
            sv: "Ordet ska stå ensamt på raden före, och raden börja med kolon och mellanslag.",
            en: "The term stands alone on the line before, and the line begins with a colon and a space.",
        ));
    found.push(if near { diagnostic.with_fix(page.absolute(at + 1..at + 1), " ") } else { diagnostic });
    true
}

fn boxed() -> Message {
    message!(
        sv: "En ruta skrivs > [!TIP] på en rad och > text på nästa, eller som ett block fakta.",
        en: "A box is written > [!TIP] on a line and > text on the next, or as a block fakta.",
    )
}

/// `== Rubrik ==`, `h2. Rubrik`, `= Rubrik`.
fn heading(text: &str) -> Option<(usize, &str)> {
    let level = |marks: usize| marks.clamp(2, 6);
    if let Some(rest) = text.strip_prefix('h')
        && let Some((digit, title)) = rest.split_once(". ")
        && let [digit @ b'1'..=b'6'] = digit.as_bytes()
    {
        return Some((level(usize::from(digit - b'0')), title.trim()));
    }
    let rest = text.trim_start_matches('=');
    let marks = text.len() - rest.len();
    let title = rest.strip_prefix(' ')?.trim_end_matches('=').trim();
    ((1..=6).contains(&marks) && title.starts_with(char::is_alphanumeric) && !title.contains('='))
        .then(|| (level(marks), title))
}

/// What only another tool understands at the start of a line: its length, and what to write instead.
fn directive(text: &str) -> Option<(usize, Message)> {
    let all = text.len();
    let own = || {
        message!(
            sv: "Ta bort det eller skriv det med Markdown. Ska läsaren se det: sätt det inom ` `.",
            en: "Remove it or write it in Markdown. Where readers should see it, put it within ` `.",
        )
    };
    let word = |rest: &str| rest.trim_start().starts_with(char::is_alphabetic);
    let known = |prefixes: &[&str]| prefixes.iter().any(|prefix| text.starts_with(prefix));
    for mark in ["!!! ", "!!!+ ", "??? ", "???+ ", "=== \"", "!!!- ", "???- "] {
        if text.strip_prefix(mark).is_some_and(|rest| mark.ends_with('"') || is_kind(rest)) {
            return Some((all, boxed()));
        }
    }
    // The box of a quotation, with a space too many.
    if text.starts_with("[! ") && text[3..].starts_with(char::is_alphabetic) {
        return text.find(']').map(|end| (end + 1, boxed()));
    }
    let directive = text.strip_prefix(".. ").is_some_and(|rest| word(rest) && rest.contains("::"))
        || is_import(text)
        || known(&[
            "--8<--",
            "@include",
            "@import ",
            "!include ",
            "<<[",
            "<<include",
            "#+",
            "@[",
            "bq. ",
            "{|",
            "|}",
        ])
        || text.get(..10).is_some_and(|start| start.eq_ignore_ascii_case("[!INCLUDE "))
        || ["include::", "image::", "video::", "toc::", "ifdef::", "endif::"]
            .iter()
            .any(|name| text.starts_with(name))
        || is_page_break(text)
        || is_tags(text);
    if directive {
        return Some((all, own()));
    }
    // `id:: value` of outliners.
    let name = text.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'-').count();
    (name > 0 && text[name..].starts_with(":: ")).then(|| (all, own()))
}

/// The name of a box, and perhaps its title in quotation marks.
fn is_kind(rest: &str) -> bool {
    let name = rest.bytes().take_while(|byte| byte.is_ascii_lowercase() || *byte == b'-').count();
    let title = rest[name..].trim();
    name > 1 && (title.is_empty() || title.starts_with(['"', '”', '“', '\'']))
}

fn is_import(text: &str) -> bool {
    let import = text.strip_prefix("import ").is_some_and(|rest| {
        rest.starts_with(['"', '\'', '{', '*']) || rest.contains(" from '") || rest.contains(" from \"")
    });
    let export = text.strip_prefix("export ").is_some_and(|rest| {
        ["const ", "default ", "function ", "let ", "{"].iter().any(|word| rest.starts_with(word))
    });
    import || export
}

/// Commands for a new page in print.
fn is_page_break(text: &str) -> bool {
    let command = text.trim_start_matches(['\\', '{', '/']).trim_end_matches(['}', '/']);
    command.len() < text.len() && matches!(command, "newpage" | "pagebreak" | "clearpage")
}

/// A line of nothing but hashtags.
fn is_tags(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let tag = |word: &str| {
        word.strip_prefix('#').is_some_and(|name| {
            name.starts_with(char::is_lowercase)
                && name.chars().all(|letter| letter.is_alphanumeric() || "-_/".contains(letter))
        })
    };
    text.starts_with('#') && text.split_whitespace().count() > 1 && words.all(tag)
}
