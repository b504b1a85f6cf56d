//! Fences (` ``` `): what is never closed swallows the text below, and what other tools draw is only shown as code here.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::markdown::writer::Writer;
use crate::message;

impl Writer<'_> {
    /// Whether the fenced block at `place` lacks its end, and tells of it. `is_yaml`: it should hold fields.
    pub fn look_at_fence(&mut self, place: &Range<usize>, is_yaml: bool) -> bool {
        let block = &self.body[place.clone()];
        let opening = block.lines().next().unwrap_or_default();
        let mark = opening.chars().next().filter(|mark| matches!(mark, '`' | '~'));
        let Some(mark) = mark else { return false };
        let fence = &opening[..opening.len() - opening.trim_start_matches(mark).len()];
        let inner = place.start + opening.len();
        let lines = self.lines(inner..place.end);
        let closed = lines.last().is_some_and(|(_, line)| is_end(line, mark, fence.len(), self.depth == 1));
        let content = &lines[..lines.len() - usize::from(closed)];
        let broken = content.iter().find(|(_, line)| nearly_ends(line, mark, fence.len()));
        let reopened = |(_, line): &(usize, &str)| line.trim_matches([' ', '>']).starts_with(fence);
        if closed && broken.is_none_or(|line| !reopened(line)) {
            return false;
        }
        let line = self.first_line(place);
        let diagnostic = self.complain(
            Code::FenceUnclosed,
            line,
            message!(
                sv: "Blocket slutar inte: texten efter det blir en del av det.",
                en: "The block does not end: the text after it becomes part of it.",
            ),
        );
        let diagnostic = diagnostic.with_help(message!(
            sv: "Skriv {fence} på en egen rad där blocket slutar, utan annat på raden.",
            en: "Write {fence} on a line of its own where the block ends, with nothing else on it.",
        ));
        let fix = match broken {
            _ if self.depth > 1 || content.iter().all(|(_, line)| line.trim().is_empty()) => None,
            Some((at, line)) => Some(ended(*at, line, mark, fence)),
            None => self.end_of_block(content, is_yaml, place.end).map(|at| {
                let fresh = if self.body[..at].ends_with('\n') { "" } else { "\n" };
                (at..at, format!("{fresh}{fence}\n"))
            }),
        };
        self.diagnostics.push(match fix {
            Some((at, text)) => diagnostic.with_fix(self.absolute(at), text),
            None => diagnostic,
        });
        true
    }

    /// The lines that begin in `place`, each with where it begins.
    fn lines(&self, place: Range<usize>) -> Vec<(usize, &str)> {
        let mut at = place.start;
        let mut lines = Vec::new();
        for line in self.body[place].split_inclusive('\n') {
            lines.push((at, line.trim_end_matches(['\n', '\r'])));
            at += line.len();
        }
        // The first is what is left of the opening line.
        if !lines.is_empty() {
            lines.remove(0);
        }
        lines
    }

    /// Where a block without any end was meant to end: at the end of the text, unless a new paragraph begins.
    fn end_of_block(&self, content: &[(usize, &str)], is_yaml: bool, end: usize) -> Option<usize> {
        let mut blank = None;
        for (at, line) in content {
            if line.trim().is_empty() {
                blank = blank.or(Some(*at));
            } else if blank.is_some() && !(is_yaml && is_field(line)) {
                return blank.filter(|_| is_yaml);
            } else {
                blank = None;
            }
        }
        Some(blank.unwrap_or(end).max(self.body[..end].trim_end().len()).min(end))
    }
}

/// Whether the line reads as YAML.
fn is_field(line: &str) -> bool {
    let word = line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    line.starts_with([' ', '-']) || word > 0 && line[word..].starts_with(':')
}

/// Whether the line closes a fence of `length` marks.
fn is_end(line: &str, mark: char, length: usize, outermost: bool) -> bool {
    let bare = line.trim_start_matches(['>', ' ', '\t']);
    let indent = line.len() - bare.len();
    let run = bare.trim_end();
    run.len() >= length && run.chars().all(|letter| letter == mark) && !(outermost && indent > 3)
}

/// Whether the line was meant to close it: with too few marks, other marks, or text behind them.
fn nearly_ends(line: &str, mark: char, length: usize) -> bool {
    let bare = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    let run = bare.len() - bare.trim_start_matches(mark).len();
    let other = |mark: char| bare.chars().count() >= 3 && bare.chars().all(|letter| letter == mark);
    (run >= length && run < bare.len())
        || (run >= 2 && run == bare.len())
        || ['´', '\'', '’', '~', '`'].into_iter().any(other)
}

/// The line at `at` as an end.
fn ended(at: usize, line: &str, mark: char, fence: &str) -> (Range<usize>, String) {
    let bare = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    let start = at + line.find(bare).unwrap_or_default();
    let run = bare.len() - bare.trim_start_matches(mark).len();
    let rest = &bare[run..];
    if run >= fence.len() && rest.starts_with(char::is_whitespace) {
        return (start + run..start + bare.len() - rest.trim_start().len(), "\n\n".to_owned());
    }
    if run >= fence.len() && !rest.is_empty() {
        // The next block begins.
        return (at..at, format!("{fence}\n\n"));
    }
    (at..start + bare.len(), fence.to_owned())
}

/// Whether a name after a fence is that of a language of programs and data, whose text is meant to be read as it is.
pub fn is_code(name: &str) -> bool {
    LANGUAGES.contains(&name.trim_start_matches('.').to_ascii_lowercase().as_str())
}

#[rustfmt::skip]
const LANGUAGES: &[&str] = &[
    "apache", "apacheconf", "applescript", "asm", "awk", "bash", "bat", "batch", "bib", "bibtex", "c", "c++", "cfg",
    "clojure", "cmake", "cmd", "cobol", "code", "conf", "config", "console", "cpp", "cs", "csharp", "css", "dart",
    "dax", "diff", "docker", "dockerfile", "dos", "elixir", "elm", "email", "eml", "env", "erlang", "f#", "feature",
    "fish", "fortran", "fsharp", "gherkin", "git", "gitignore", "go", "golang", "gradle", "graphql", "groovy",
    "haskell", "hcl", "html", "http", "http-request", "ical", "ics", "ignore", "ini", "java", "javascript", "jinja",
    "jinja2", "js", "json", "json5", "jsonc", "jsx", "julia", "kotlin", "less", "liquid", "lisp", "log", "lua",
    "make", "makefile", "markdown", "matlab", "md", "nginx", "nim", "nix", "objc", "ocaml", "output", "pascal",
    "patch", "perl", "php", "plain", "plaintext", "powershell", "prolog", "properties", "proto", "protobuf", "ps1",
    "pwsh", "py", "python", "r", "rb", "regex", "robots", "rs", "rst", "ruby", "rust", "sas", "sass", "scala", "scss",
    "sed", "session", "sh", "shell", "sparql", "spss", "sql", "ssh", "stata", "svelte", "svg", "swift", "tcl",
    "terminal", "text", "toml", "ts", "tsx", "ttl", "turtle", "twig", "txt", "typescript", "vb", "vba", "vbnet",
    "vcard", "vim", "vue", "wasm", "xhtml", "xml", "xsl", "xslt", "yaml", "yml", "zig", "zsh",
];
