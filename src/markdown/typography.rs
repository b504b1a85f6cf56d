//! Quotation marks and dashes: Swedish ”…” and ’…’, English “…” and ‘…’.

use std::borrow::Cow;

use crate::diagnostic::Lang;

/// The mark that belongs where the parser made `text` of one straight quotation mark. The parser knows English
/// only; Swedish opens as it closes.
pub fn quotation_mark(text: &str, lang: Lang) -> &str {
    match (lang, text) {
        (Lang::Sv, "“") => "”",
        (Lang::Sv, "‘") => "’",
        _ => text,
    }
}

/// The same for text that no Markdown parser has seen: the texts of the block types, captions.
pub fn smarten(text: &str, lang: Lang) -> Cow<'_, str> {
    if !text.contains(['"', '\'']) && !text.contains("--") && !text.contains("...") {
        return Cow::Borrowed(text);
    }
    let text = text.replace("---", "—").replace("--", "–").replace("...", "…");
    let mut smart = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        let opens = lang == Lang::En
            && smart
                .chars()
                .next_back()
                .is_none_or(|before| before.is_whitespace() || "([–—".contains(before));
        smart.push(match character {
            '"' if opens => '“',
            '"' => '”',
            '\'' if opens => '‘',
            '\'' => '’',
            other => other,
        });
    }
    Cow::Owned(smart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_marks_become_the_language_s_own() {
        assert_eq!(smarten("\"Ja\", sa 'hon' -- 5--7 ...", Lang::Sv), "”Ja”, sa ’hon’ – 5–7 …");
        assert_eq!(smarten("\"Yes\", it's ('so')", Lang::En), "“Yes”, it’s (‘so’)");
        assert_eq!(smarten("barn- och ungdomsvård", Lang::Sv), "barn- och ungdomsvård");
    }
}
