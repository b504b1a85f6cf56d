//! Fixes put into a text: which of them go together, and what comes out.

use super::{Code, Diagnostic, Fix};

/// Those of the mistakes, all of one file, whose fixes can be applied together: none touches the place of another.
/// What is wrong with the syntax goes first, since what stands there means something else afterwards.
pub fn together<'d>(mistakes: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<&'d Diagnostic> {
    let mut fixable: Vec<(&Fix, &Diagnostic)> =
        mistakes.into_iter().filter_map(|mistake| Some((mistake.fix.as_ref()?, mistake))).collect();
    fixable.sort_by_key(|(fix, mistake)| (!is_syntax(mistake.code), fix.span.start, fix.span.end));
    let mut chosen: Vec<(&Fix, &Diagnostic)> = Vec::new();
    for (fix, mistake) in fixable {
        // Two that end and begin at the same place are taken one after the other: the order could matter.
        let free = |(other, _): &(&Fix, &Diagnostic)| {
            fix.span.end < other.span.start || other.span.end < fix.span.start
        };
        if chosen.iter().all(free) {
            chosen.push((fix, mistake));
        }
    }
    chosen.sort_by_key(|(fix, _)| fix.span.start);
    chosen.into_iter().map(|(_, mistake)| mistake).collect()
}

fn is_syntax(code: Code) -> bool {
    matches!(code, Code::YamlSyntax | Code::FrontMatterMissing | Code::FrontMatterUnclosed)
}

/// The text with the fixes of `chosen`, which [`together`] has given.
pub fn apply(text: &str, chosen: &[&Diagnostic]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for fix in chosen.iter().filter_map(|mistake| mistake.fix.as_ref()) {
        mended.push_str(&text[at..fix.span.start]);
        mended.push_str(&fix.replacement);
        at = fix.span.end;
    }
    mended.push_str(&text[at..]);
    mended
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Source;
    use crate::message;

    #[test]
    fn fixes_that_touch_wait_for_the_next_round() {
        let source = Source::new("a.md", "ett två tre fyra");
        let mistake = |code, span: std::ops::Range<usize>, text: &str| {
            Diagnostic::new(code, &source, span.clone(), message!(sv: "x", en: "x")).with_fix(span, text)
        };
        let all = [
            mistake(Code::InvalidDate, 0..3, "1"),
            mistake(Code::InvalidDate, 2..8, "?"),
            mistake(Code::UnknownTerm, 9..12, "3"),
            mistake(Code::YamlSyntax, 12..12, "\""),
            mistake(Code::UnknownTerm, 13..17, "4"),
        ];
        assert_eq!(apply(source.text(), &together(&all)), "1 två tre\" 4");
    }
}
