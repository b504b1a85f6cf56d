//! The one thing that a previewed page has and a published one has not: the script of the preview.

use super::draw::{Desk, escape};

/// The script element for a page made of state `generation`, out of the file at a path and line.
pub(super) fn script(generation: u64, file: Option<(&str, usize)>, desk: &Desk) -> String {
    let lang = desk.lang.tag();
    let file = file.map(|(path, line)| {
        let (url, path) = (escape(&desk.editor_url(path, line)), escape(path));
        format!(" data-file=\"{path}\" data-line=\"{line}\" data-open=\"{url}\"")
    });
    let file = file.unwrap_or_default();
    format!(
        "<script src=\"/__samla/preview.js\" data-generation=\"{generation}\" data-lang=\"{lang}\"{file} defer></script>\n"
    )
}

/// Puts the script at the end of the head; at the end of a page that has none.
pub(super) fn into_page(mut page: Vec<u8>, script: &str) -> Vec<u8> {
    const HEAD_END: &[u8] = b"</head>";
    let at = page.windows(HEAD_END.len()).position(|window| window == HEAD_END).unwrap_or(page.len());
    page.splice(at..at, script.bytes());
    page
}

#[cfg(test)]
mod tests {
    use super::into_page;

    #[test]
    fn the_script_stands_once() {
        let page = |text: &str| String::from_utf8(into_page(text.into(), "<s>")).unwrap();
        assert_eq!(page("<head>a</head><p></head>"), "<head>a<s></head><p></head>");
        assert_eq!(page("a"), "a<s>");
    }
}
