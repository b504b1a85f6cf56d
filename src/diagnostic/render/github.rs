//! Mistakes as GitHub annotations: workflow commands, one a line, which GitHub shows beside the changed lines.

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Lang};

/// The workflow commands for all mistakes.
pub fn github(diagnostics: &[Diagnostic], lang: Lang, folder: &str) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let (start, end) = (diagnostic.location.start(), diagnostic.location.end());
        let mut message = diagnostic.told(lang).into_owned();
        if let Some(help) = &diagnostic.help {
            message.push('\n');
            message.push_str(help.get(lang));
        }
        writeln!(
            text,
            "::{severity} file={file},line={line},col={column},endLine={end_line},endColumn={end_column},title={title}::{message}",
            severity = diagnostic.severity.name(),
            file = property(&format!("{folder}{}", diagnostic.location.source.path())),
            line = start.line,
            column = start.column,
            end_line = end.line,
            end_column = end.column,
            title = diagnostic.code.name(),
            message = data(&message),
        )
        .expect("writing to a String succeeds");
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
